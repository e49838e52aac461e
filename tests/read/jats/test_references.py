from __future__ import annotations

import pytest
from tests.read.jats.samples import article, reading, record, refs

from casegraph.model.record import Name, Reference
from casegraph.vocab.enums import WorkType

NAMES = (
    '<person-group person-group-type="author"><name><surname>Doe</surname>'
    "<given-names>JB</given-names></name><name><surname>van Roe</surname><given-names>R."
    "</given-names><suffix>Jr</suffix></name><etal/></person-group>"
)
ELEMENT = (
    f'<element-citation publication-type="journal">{NAMES}<article-title>Fever at <italic>night'
    "</italic>.</article-title><source>J Made Up</source><year>2014a</year><volume>12</volume>"
    "<issue>(3)</issue><fpage>592</fpage><lpage>5</lpage>"
    '<pub-id pub-id-type="doi">10.1000/F.1</pub-id><pub-id pub-id-type="pmid">77</pub-id>'
    '<pub-id pub-id-type="other">zz</pub-id></element-citation>'
)


def one(citation: str) -> Reference:
    (found,) = record(article(back=refs(citation))).references
    return found


def test_a_citation_of_elements_is_composed_in_its_order() -> None:
    assert one(ELEMENT) == Reference(
        number=1,
        raw="Doe JB, van Roe R. Jr, et al. Fever at night. J Made Up. 2014a;12(3):592–5. "
        "doi:10.1000/F.1",
        authors=(
            Name(family="Doe", given="JB"),
            Name(family="van Roe", given="R.", suffix="Jr"),
        ),
        et_al=True,
        year="2014a",
        title="Fever at night",
        journal="J Made Up",
        volume="12",
        issue="3",
        page="592-595",
        type=WorkType.JOURNAL_ARTICLE,
        identifiers={"doi": "10.1000/f.1", "pmid": "77"},
    )


def test_a_mixed_citation_is_kept_as_printed() -> None:
    found = one(
        '<mixed-citation publication-type="journal"><label>1.</label>\n'
        "<string-name><surname>Doe</surname> <given-names>J</given-names></string-name> , "
        "<italic>et al</italic>. "
        "<article-title>Fever</article-title>. <source>J Made Up</source> (<year>2014</year>)\n  "
        "<volume>12</volume>:<page-range>59–62</page-range>. doi: "
        '<pub-id pub-id-type="doi">10.1000/f.1</pub-id>.'
        '<pub-id pub-id-type="pmid">77</pub-id></mixed-citation>'
    )
    assert found.raw == ("Doe J, et al. Fever. J Made Up (2014) 12:59–62. doi: 10.1000/f.1.")
    assert found.authors == (Name(family="Doe", given="J"),)
    assert found.et_al
    assert found.page == "59-62"
    assert found.identifiers == {"doi": "10.1000/f.1", "pmid": "77"}


def test_a_mixed_citation_gets_the_separators_that_its_marks_stand_for() -> None:
    found = one(
        "<mixed-citation><person-group><name><surname>Doe</surname><given-names>J</given-names>"
        "</name><name><surname>Roe</surname><given-names>R</given-names></name><etal/>"
        "</person-group>. <article-title>Fever</article-title><source>J Made Up</source>; "
        "<year>2014</year></mixed-citation>"
    )
    assert found.raw == "Doe J, Roe R, et al. Fever J Made Up; 2014"


def test_a_citation_in_plain_words_has_its_text_only() -> None:
    found = one("<mixed-citation>Doe J. Fever. J Made Up 2014;12:5.</mixed-citation>")
    assert found.raw == "Doe J. Fever. J Made Up 2014;12:5."
    assert (found.authors, found.title, found.type) == ((), None, None)


def test_names_behind_the_title_are_those_of_editors() -> None:
    found = one(
        "<mixed-citation><name><surname>Doe</surname><given-names>J</given-names></name>. "
        "<chapter-title>Night</chapter-title>. In: <name><surname>Roe</surname><given-names>R"
        "</given-names></name>, ed. <source>Fevers</source>. <year>2001</year>.</mixed-citation>"
    )
    assert found.authors == (Name(family="Doe", given="J"),)
    assert found.raw == "Doe J. Night. In: Roe R, ed. Fevers. 2001."


def test_an_identifier_that_is_printed_as_address_stays_in_the_print() -> None:
    found = one(
        "<mixed-citation>Doe. Fever. <pub-id pub-id-type='doi'>https://doi.org/10.1000/f.1</pub-id>"
        "</mixed-citation>"
    )
    assert found.raw == "Doe. Fever. https://doi.org/10.1000/f.1"
    assert found.identifiers == {"doi": "10.1000/f.1"}


def test_alternatives_give_the_print_and_the_fields() -> None:
    printed = "<mixed-citation>Doe, J., Fever, Made Up 12 (2014)</mixed-citation>"
    wrapped = one(f"<citation-alternatives>{ELEMENT}{printed}</citation-alternatives>")
    side_by_side = one(f"{ELEMENT}{printed}")
    assert wrapped == side_by_side
    assert wrapped.raw == "Doe, J., Fever, Made Up 12 (2014)"
    assert wrapped.volume == "12"


@pytest.mark.parametrize("tag", ["citation", "nlm-citation"])
def test_the_citations_of_the_older_formats(tag: str) -> None:
    found = one(
        f'<{tag} citation-type="journal"><person-group person-group-type="author"><name>'
        "<surname>Doe</surname><given-names>J</given-names></name></person-group>"
        "<article-title>Fever</article-title><source>J Made Up</source><year>1999</year>"
        f"<volume>3</volume><supplement>2</supplement><fpage>e5</fpage></{tag}>"
    )
    assert (found.title, found.volume, found.page) == ("Fever", "3 Suppl 2", "e5")
    assert found.raw == "Doe J. Fever. J Made Up. 1999;3 2:e5."


def test_books_and_their_chapters() -> None:
    editors = (
        '<person-group person-group-type="editor"><name><surname>Roe</surname>'
        "<given-names>R</given-names></name></person-group>"
    )
    printer = "<publisher-loc>Oslo</publisher-loc><publisher-name>Fjord</publisher-name>"
    whole = one(
        f'<element-citation publication-type="book">{NAMES}<source>Fevers</source>{printer}'
        "<year>2001</year></element-citation>"
    )
    assert (whole.title, whole.journal, whole.type) == ("Fevers", None, WorkType.BOOK)
    assert whole.raw.endswith("Fevers. Oslo: Fjord; 2001.")
    part = one(
        f'<element-citation publication-type="book">{NAMES}<chapter-title>Night</chapter-title>'
        f"{editors}<source>Fevers</source>{printer}<year>2001</year><fpage>3</fpage>"
        "<lpage>9</lpage></element-citation>"
    )
    assert (part.title, part.journal) == ("Night", "Fevers")
    assert part.type is WorkType.BOOK_CHAPTER
    assert [name.family for name in part.authors] == ["Doe", "van Roe"]
    assert "Roe R, editor. Fevers" in part.raw


def test_a_page_of_the_web_is_known_by_its_address() -> None:
    found = one(
        '<element-citation publication-type="webpage"><collab>Fever Board</collab>'
        "<source>Fevers of today</source><year>2020</year><comment>Available from: "
        '<ext-link ext-link-type="uri" xlink:href="https://example.org/fevers">here</ext-link>'
        "</comment></element-citation>"
    )
    assert found.authors == (Name(literal="Fever Board"),)
    assert (found.title, found.type) == ("Fevers of today", WorkType.WEB_PAGE)
    assert found.identifiers == {"url": "https://example.org/fevers"}


@pytest.mark.parametrize(
    ("link", "identifiers"),
    [
        ("https://doi.org/10.1000/f%3C1", {"doi": "10.1000/f<1"}),
        ("http://www.ncbi.nlm.nih.gov/pubmed/123", {"pmid": "123"}),
        ("https://pubmed.ncbi.nlm.nih.gov/123/", {"pmid": "123"}),
        ("nowhere", {}),
    ],
)
def test_identifiers_in_links(link: str, identifiers: dict[str, str]) -> None:
    found = one(f'<mixed-citation>Doe. <ext-link xlink:href="{link}">x</ext-link></mixed-citation>')
    assert found.identifiers == identifiers


def test_a_wrong_identifier_is_told_with_line_and_path() -> None:
    found = reading(
        article(
            back="\n\n"
            + refs("<mixed-citation>Doe <pub-id pub-id-type='pmid'>12x</pub-id></mixed-citation>")
        )
    )
    (issue,) = found.issues
    assert issue.where.line == 3
    assert issue.where.path == "references[0].identifiers.pmid"
    assert found.positions["references[0]"] == (3, 1)


def test_numbers_as_printed_and_numbered_on_where_they_do_not_rise() -> None:
    cited = "<mixed-citation>A 2001</mixed-citation>"
    back = (
        f"<ref-list><ref><label>[1]</label>{cited}</ref><ref><label>2.</label>{cited}{cited}</ref>"
        f"<ref><label>4</label>{cited}</ref><ref-list><title>Further reading</title>"
        f"<ref><label>1</label>{cited}</ref><ref>{cited}</ref></ref-list></ref-list>"
    )
    found = reading(article(back=back))
    assert found.record is not None
    assert [reference.number for reference in found.record.references] == [1, 2, 3, 4, 5, 6]
    assert [issue.code for issue in found.issues] == ["renumbered-references"]


def test_a_list_without_numbers() -> None:
    back = (
        "<ref-list><ref><label>Doe 2001</label><mixed-citation>A</mixed-citation></ref>"
        "<ref><note><p>Remark.</p></note></ref><ref/></ref-list>"
    )
    found = reading(article(back=back))
    assert found.record is not None
    assert [(r.number, r.raw) for r in found.record.references] == [
        (1, "A"),
        (2, "Remark."),
    ]
    assert [issue.code for issue in found.issues] == ["empty-reference"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ("<volume>30, article 11</volume>", ("30", None, "11")),
        ("<volume>15, Article ID E8</volume>", ("15", None, "E8")),
        ("<volume>30, article 11</volume><fpage>4</fpage>", ("30", None, "4")),
        ("<volume>143A</volume>", ("143A", None, None)),
        (
            "<volume>50</volume><issue>4</issue><supplement>supplement</supplement>",
            ("50", "4 supplement", None),
        ),
        ("<volume>50</volume><supplement>Suppl.</supplement>", ("50", "Suppl.", None)),
        ("<volume>50</volume><issue>(4)</issue>", ("50", "4", None)),
        ("<volume>50</volume><issue>4 (Suppl 1)</issue>", ("50", "4 (Suppl 1)", None)),
    ],
)
def test_volume_issue_and_article_are_told_apart(
    parts: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    citation = f"<element-citation><source>J</source><year>2001</year>{parts}</element-citation>"
    (found,) = record(article(back=refs(citation))).references
    assert (found.volume, found.issue, found.page) == expected
