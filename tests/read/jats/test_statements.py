from __future__ import annotations

import pytest
from tests.read.jats.samples import article, reading, record

from casegraph.model.record import Disclosure, Funding
from casegraph.vocab.enums import DisclosureCategory

NONE = "The authors declare that they have no conflict of interest."
NONE_DECLARED = Disclosure(statement=NONE, none_declared=True)


@pytest.mark.parametrize(
    ("meta", "body", "back"),
    [
        (f'<author-notes><fn fn-type="conflict"><p>{NONE}</p></fn></author-notes>', "", ""),
        (f'<author-notes><fn fn-type="COI-statement"><p>{NONE}</p></fn></author-notes>', "", ""),
        (f"<author-notes><fn><p>{NONE}</p></fn></author-notes>", "", ""),
        (f"<author-notes><fn><p>Competing interests: {NONE}</p></fn></author-notes>", "", ""),
        ("", "", f'<fn-group><fn fn-type="conflict"><p>{NONE}</p></fn></fn-group>'),
        ("", "", f"<fn-group><title>Competing Interests</title><fn><p>{NONE}</p></fn></fn-group>"),
        ("", "", f'<sec sec-type="COI-statement"><title>Conflict</title><p>{NONE}</p></sec>'),
        ("", "", f"<sec><title>5. Declaration of Interest Statement</title><p>{NONE}</p></sec>"),
        ("", "", f"<fn-group><fn><label>Competing interests</label><p>{NONE}</p></fn></fn-group>"),
        (f'<author-notes><p content-type="COI-statement">{NONE}</p></author-notes>', "", ""),
        ("", "", f"<sec><title>Conflicto de intereses</title><p>{NONE}</p></sec>"),
        ("", "", f"<sec><title>Conflits d’intérêts</title><p>{NONE}</p></sec>"),
        ("", "", f'<notes notes-type="COI-statement"><p>{NONE}</p></notes>'),
        ("", "", f"<ack><title>Disclosures</title><p>{NONE}</p></ack>"),
        (
            "",
            "",
            f"<app-group><app><title>Disclosure</title><p>{NONE}</p></app></app-group>",
        ),
        (
            "",
            "",
            (
                "<ack><title>Declarations</title><sec><title>Ethics</title><p>Given.</p></sec>"
                f"<sec><title>Competing interests</title><p>{NONE}</p></sec></ack>"
            ),
        ),
        (
            "",
            "",
            (
                "<sec><title>Ethics declarations</title><p><bold>Consent</bold> Given.</p>"
                f"<p><bold>Conflict of Interest:</bold> {NONE}</p></sec>"
            ),
        ),
        (
            "",
            "",
            f"<notes><title>Declarations</title><p>Conflict of interest</p><p>{NONE}</p></notes>",
        ),
        (
            "",
            f"<sec><title>X</title><sec><title>Disclosure</title><p>{NONE}</p></sec></sec>",
            "",
        ),
        (
            f"<author-notes><fn fn-type='conflict'><p>{NONE}</p></fn></author-notes>",
            "",
            f"<sec><title>Conflict of Interests</title><p>{NONE}</p></sec>",
        ),
    ],
)
def test_interests_are_found_wherever_they_stand(meta: str, body: str, back: str) -> None:
    found = record(article(meta, body=body, back=back))
    assert found.disclosures == (NONE_DECLARED,)
    assert (found.funding, found.acknowledgement) == ((), None)


def test_interests_by_author_and_company() -> None:
    people = (
        '<contrib-group><contrib contrib-type="author"><name><surname>Doe</surname>'
        '<given-names>Jane</given-names></name></contrib><contrib contrib-type="author"><name>'
        "<surname>Roe</surname><given-names>Rex B</given-names></name></contrib></contrib-group>"
    )
    back = (
        "<sec><title>Conflicts of interest</title><p>JD has received consulting fees from Biogen."
        " RBR declares no competing interests.</p></sec>"
    )
    first, second = record(article(back=back, authors=people)).disclosures
    assert (first.author, first.entity) == ("Jane Doe", "Biogen")
    assert first.category is DisclosureCategory.CONSULTING_FEES
    assert (second.author, second.none_declared) == ("Rex B Roe", True)


def test_the_remaining_authors_are_those_not_named_in_the_paragraphs_before() -> None:
    people = "".join(
        f'<contrib contrib-type="author"><name><surname>{family}</surname><given-names>{given}'
        "</given-names></name></contrib>"
        for given, family in (("Jane", "Doe"), ("Rex", "Poe"), ("Amy", "Fox"))
    )
    back = (
        "<sec><title>Conflict of interest</title><p>JD and AF work for the company Biogen Inc.</p>"
        "<p>The remaining authors declare no competing interests.</p></sec>"
    )
    authors = f"<contrib-group>{people}</contrib-group>"
    found = record(article(back=back, authors=authors)).disclosures
    assert [(each.author, each.none_declared) for each in found] == [
        ("Jane Doe", False),
        ("Amy Fox", False),
        ("Rex Poe", True),
    ]


def test_a_statement_of_no_known_form_is_kept_whole() -> None:
    back = "<sec><title>Conflict of interest</title><p>See form</p></sec>"
    assert record(article(back=back)).disclosures == (Disclosure(statement="See form"),)


def test_what_is_no_statement_is_none() -> None:
    back = (
        '<fn-group><fn fn-type="other"><p>Academic Editor: A. Roe</p></fn></fn-group>'
        "<sec><title>Author contributions</title><p>JD wrote, funded and supported it.</p></sec>"
        "<glossary><title>Abbreviations</title><p>CT: computed tomography</p></glossary>"
    )
    body = (
        "<sec><title>Interests of patients</title><p>We had no conflict of interest.</p></sec>"
        "<sec><title>Ventilatory support</title><p>It was funded by effort.</p></sec>"
        "<sec><title>Disclosure of the diagnosis</title><p>She was told.</p></sec>"
    )
    found = record(article(body=body, back=back))
    assert (found.disclosures, found.funding, found.acknowledgement) == ((), (), None)


def test_thanks_stand_apart_from_what_is_declared_beside_them() -> None:
    back = (
        "<ack><title>Acknowledgements</title><p>We thank the ward.</p><p>And the staff.</p>"
        "<sec><title>Funding</title><p>None.</p></sec>"
        "<sec><title>Availability of data</title><p>On request.</p></sec></ack>"
    )
    found = record(article(back=back))
    assert found.acknowledgement == "We thank the ward.\n\nAnd the staff."
    assert found.funding == (Funding(statement="None."),)


def test_a_supply_that_is_thanked_for_is_a_derived_interest() -> None:
    back = "<ack><p>We thank Biogen Inc. for providing the study drug.</p></ack>"
    (found,) = record(article(back=back)).disclosures
    assert (found.entity, found.derived) == ("Biogen Inc", True)
    assert found.category is DisclosureCategory.MATERIALS_OR_SERVICES


def test_awards_that_are_marked_up() -> None:
    meta = (
        "<funding-group><award-group><funding-source><institution-wrap><institution>Fever Fund"
        '</institution><institution-id institution-id-type="FundRef">10.13039/1</institution-id>'
        "</institution-wrap></funding-source><award-id>F1</award-id><award-id>F2</award-id>"
        "<principal-award-recipient><name><surname>Doe</surname><given-names>Jane</given-names>"
        "</name></principal-award-recipient></award-group><award-group><funding-source>Night Fund"
        '<named-content content-type="fundref-id">10.13039/2</named-content></funding-source>'
        "</award-group><funding-statement>Fever Fund and Night Fund paid.</funding-statement>"
        "</funding-group>"
    )
    statement = "Fever Fund and Night Fund paid."
    assert record(article(meta)).funding == (
        Funding(funder="Fever Fund", award_number="F1", recipient="Jane Doe", statement=statement),
        Funding(funder="Fever Fund", award_number="F2", recipient="Jane Doe", statement=statement),
        Funding(funder="Night Fund", statement=statement),
    )


def test_the_statement_gives_the_number_that_is_not_marked_up() -> None:
    meta = (
        "<funding-group><award-group><funding-source>Fever Fund</funding-source></award-group>"
        "</funding-group>"
    )
    back = (
        '<fn-group><fn fn-type="financial-disclosure"><p><bold>Funding.</bold> This work was '
        "supported by the Fever Fund (grant no. FF-2018).</p></fn></fn-group>"
    )
    (found,) = record(article(meta, back=back)).funding
    assert (found.funder, found.award_number) == ("Fever Fund", "FF-2018")
    assert found.statement == "This work was supported by the Fever Fund (grant no. FF-2018)."


def test_a_number_that_is_marked_up_is_not_overruled_by_the_statement() -> None:
    meta = (
        "<funding-group><award-group><funding-source>Fever Fund</funding-source>"
        "<award-id>FF-1</award-id></award-group><funding-statement>Supported by the Fever Fund "
        "(grant no. FF-2018).</funding-statement></funding-group>"
    )
    assert [funding.award_number for funding in record(article(meta)).funding] == ["FF-1"]


@pytest.mark.parametrize(
    "place",
    [
        '<fn-group><fn fn-type="supported-by"><p>{}</p></fn></fn-group>',
        "<notes><title>Funding information</title><p>{}</p></notes>",
        "<sec><title>Sources of support</title><p>{}</p></sec>",
        "<fn-group><fn><p>{}</p></fn></fn-group>",
    ],
)
def test_funding_in_prose(place: str) -> None:
    statement = "This study was supported by the National Fever Fund (grant no. NF-1234)."
    (found,) = record(article(back=place.format(statement))).funding
    assert (found.funder, found.award_number) == ("National Fever Fund", "NF-1234")
    assert (found.statement, found.derived) == (statement, False)


def test_funding_that_only_the_thanks_name_is_derived() -> None:
    back = (
        "<ack><p>We thank the ward. This work was funded by the National Fever Fund"
        " (grant no. NF-1234).</p></ack>"
    )
    found = reading(article(back="\n" + back))
    assert found.record is not None
    (funding,) = found.record.funding
    assert (funding.funder, funding.derived) == ("National Fever Fund", True)
    assert found.positions["funding[0]"] == (2, 1)
