"""Several readings of one report become one record; nothing a person stated is lost."""

from __future__ import annotations

from casegraph.model.archive import AS_PRINTED, BY_A_PERSON
from casegraph.model.coverage import CoverageStatement
from casegraph.model.merge import merge
from casegraph.model.record import Affiliation, Author, Disclosure, Funding, Record, Reference

CURATED = Record(
    key="doe2018",
    title="A case",
    authors=(Author(family="Doe", given="Ann", orcid="0000-0002-1825-0097"),),
    affiliations=(Affiliation(number=1, name="Clinic", ror="0231d2y50"),),
    disclosures=(
        Disclosure(author="Ann Doe", entity="Acme", category=None),
        Disclosure(author="Bo Roe", none_declared=True),
    ),
    funding=(Funding(funder="A Society", award="A prize"),),
    references=(
        Reference(number=1, raw="one", coverage=(CoverageStatement(treatment="none"),)),
        Reference(number=3, raw="three", title="Stated"),
    ),
    identifiers={"doi": "10.1/x"},
)
PAGE = Record(
    title="A case",
    abstract="What happened.",
    authors=(Author(family="Doe", given="A."), Author(family="Roe", given="Bo")),
    affiliations=(Affiliation(number=1, name="Clinic", city="Town"),),
    disclosures=(
        Disclosure(author="Ann Doe", entity="Acme Inc", statement="Ann Doe was paid."),
        Disclosure(author="Bo Roe", none_declared=True, statement="Bo Roe: none."),
    ),
    funding=(Funding(funder="A  society", statement="Paid by a society."),),
    references=(
        Reference(number=1, raw="one", links=("CrossRef",)),
        Reference(number=2, raw="two"),
        Reference(number=3, raw="three", title="Read"),
    ),
    identifiers={"pmid": "7", "doi": "10.1/y"},
)


def test_what_is_missing_is_filled_and_what_is_stated_stays() -> None:
    merged, _ = merge([CURATED, PAGE], [BY_A_PERSON, AS_PRINTED])
    assert merged.abstract == "What happened."
    assert merged.key == "doe2018"
    assert merged.identifiers == {"doi": "10.1/x", "pmid": "7"}
    assert [author.family for author in merged.authors] == ["Doe"]
    assert merged.authors[0].given == "Ann"
    assert merged.affiliations[0].city == "Town"
    assert merged.affiliations[0].ror == "0231d2y50"
    assert merged.funding[0].statement == "Paid by a society."
    assert merged.disclosures[0].entity == "Acme"
    assert [entry.statement for entry in merged.disclosures] == [
        "Ann Doe was paid.",
        "Bo Roe: none.",
    ]


def test_references_are_joined_by_number_and_none_is_dropped() -> None:
    merged, _ = merge([CURATED, PAGE], [BY_A_PERSON, AS_PRINTED])
    assert [reference.number for reference in merged.references] == [1, 2, 3]
    assert merged.references[0].coverage[0].treatment == "none"
    assert merged.references[0].links == ("CrossRef",)
    assert merged.references[2].title == "Stated"


def test_disagreements_are_told() -> None:
    _, disagreements = merge([CURATED, PAGE], [BY_A_PERSON, AS_PRINTED])
    told = {found.path: (found.kept, found.set_aside) for found in disagreements}
    assert told["references[1].title"] == ("Stated", "Read")
    assert told["disclosures[0].entity"] == ("Acme", "Acme Inc")
    assert "abstract" not in told
    assert "title" not in told


def test_one_reading_is_itself_and_merging_again_changes_nothing() -> None:
    assert merge([PAGE], [AS_PRINTED]) == (PAGE, ())
    once, _ = merge([CURATED, PAGE], [BY_A_PERSON, AS_PRINTED])
    again, disagreements = merge([once, once], [BY_A_PERSON, BY_A_PERSON])
    assert again == once
    assert disagreements == ()


JATS, PUBMED, OPENCITATIONS = 80, 70, 30


def referring(*references: Reference) -> Record:
    """Return a record of a reference list."""
    return Record(title="A case", references=references)


def numbers_and_texts(record: Record) -> list[tuple[int, str, dict[str, str]]]:
    """Return what tells the references of a record apart."""
    return [(entry.number, entry.raw, entry.identifiers) for entry in record.references]


def test_a_page_keeps_its_printed_text_beside_the_fields_of_another_file() -> None:
    tagged = referring(
        Reference(number=1, raw="Doe J. Rare infection. J Test 2014;1:2", year="2014")
    )
    printed = referring(Reference(number=1, raw="Doe J (2014) Rare infection. J Test 1:2"))
    merged, _ = merge([tagged, printed], [JATS, AS_PRINTED])
    assert merged.references[0].raw == printed.references[0].raw
    assert merged.references[0].year == "2014"


def test_lists_of_files_that_are_numbered_otherwise_are_joined_by_what_they_say() -> None:
    one = Reference(
        number=1, raw="Almond A. On almonds. J Nuts 2001;1:2", identifiers={"pmid": "1"}
    )
    two = Reference(number=2, raw="Birch B. Of birches. J Trees 2002;3:4")
    three = Reference(number=3, raw="Cedar C. Cedars. J Trees 2003;5:6", identifiers={"pmid": "3"})
    shifted = Reference(
        number=2, raw="Cedar C. 2003", identifiers={"pmid": "3", "doi": "10.1000/3"}
    )
    merged, told = merge([referring(one, two, three), referring(one, shifted)], [JATS, PUBMED])
    assert numbers_and_texts(merged) == [
        (1, one.raw, {"pmid": "1"}),
        (2, two.raw, {}),
        (3, three.raw, {"pmid": "3", "doi": "10.1000/3"}),
    ]
    assert told == ()


def test_one_number_for_two_references_keeps_the_first_and_tells_the_other() -> None:
    ours = Reference(number=1, raw="Almond A. On almonds. J Nuts 2001;1:2")
    theirs = Reference(number=1, raw="Birch B. Of birches. J Trees 2002;3:4")
    merged, told = merge([referring(ours), referring(theirs)], [JATS, PUBMED])
    assert merged.references == (ours,)
    assert [(found.kept, found.set_aside) for found in told] == [(ours.raw, theirs.raw)]


def test_citations_without_a_printed_list_complete_one_and_add_nothing_to_it() -> None:
    printed = Reference(number=1, raw="Almond A. On almonds", identifiers={"doi": "10.1000/1"})
    known = Reference(number=7, raw="doi:10.1000/1", identifiers={"doi": "10.1000/1", "pmid": "11"})
    unknown = Reference(number=8, raw="doi:10.1000/8", identifiers={"doi": "10.1000/8"})
    merged, told = merge(
        [referring(printed), referring(known, unknown)], [AS_PRINTED, OPENCITATIONS]
    )
    assert numbers_and_texts(merged) == [(1, printed.raw, {"doi": "10.1000/1", "pmid": "11"})]
    assert [found.set_aside for found in told] == [unknown.raw]
    alone, _ = merge([Record(title="A case"), referring(known, unknown)], [JATS, OPENCITATIONS])
    assert alone.references == (known, unknown)


def test_a_person_decides_over_the_numbers_of_a_page_only() -> None:
    stated = referring(Reference(number=1, raw="x", identifiers={"doi": "10.1000/1"}))
    cited = referring(
        Reference(number=1, raw="doi:10.1000/9", identifiers={"doi": "10.1000/9"}),
        Reference(number=2, raw="doi:10.1000/1", identifiers={"doi": "10.1000/1", "pmid": "1"}),
    )
    merged, _ = merge([stated, cited], [BY_A_PERSON, OPENCITATIONS])
    assert numbers_and_texts(merged) == [(1, "x", {"doi": "10.1000/1", "pmid": "1"})]


def test_affiliations_with_other_numbers_are_not_mixed() -> None:
    ours = Record(
        authors=(Author(family="Doe", given="A"),),
        affiliations=(Affiliation(number=1, name="Clinic"), Affiliation(number=2, name="School")),
    )
    theirs = Record(
        authors=(Author(family="Doe", given="A", orcid="0000-0002-1825-0097", affiliations=(1,)),),
        affiliations=(Affiliation(number=1, name="School", city="Town"),),
    )
    merged, _ = merge([ours, theirs], [JATS, AS_PRINTED])
    assert merged.affiliations == ours.affiliations
    assert merged.authors[0].affiliations is None
    assert merged.authors[0].orcid == "0000-0002-1825-0097"


def test_letter_case_and_spacing_are_no_disagreement() -> None:
    ours, theirs = (
        Record(journal="Journal of NeuroVirology"),
        Record(journal="Journal of  neurovirology"),
    )
    assert merge([ours, theirs], [JATS, PUBMED]) == (ours, ())
    assert merge([Record(volume="1.5"), Record(volume="15")], [JATS, PUBMED])[1] != ()
