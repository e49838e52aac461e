"""Several readings of one report become one record; nothing a person stated is lost."""

from __future__ import annotations

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
    merged, _ = merge([CURATED, PAGE])
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
    merged, _ = merge([CURATED, PAGE])
    assert [reference.number for reference in merged.references] == [1, 2, 3]
    assert merged.references[0].coverage[0].treatment == "none"
    assert merged.references[0].links == ("CrossRef",)
    assert merged.references[2].title == "Stated"


def test_disagreements_are_told() -> None:
    _, disagreements = merge([CURATED, PAGE])
    told = {found.path: (found.kept, found.set_aside) for found in disagreements}
    assert told["references[1].title"] == ("Stated", "Read")
    assert told["disclosures[0].entity"] == ("Acme", "Acme Inc")
    assert "abstract" not in told
    assert "title" not in told


def test_one_reading_is_itself_and_merging_again_changes_nothing() -> None:
    assert merge([PAGE]) == (PAGE, ())
    once, _ = merge([CURATED, PAGE])
    again, disagreements = merge([once, once])
    assert again == once
    assert disagreements == ()
