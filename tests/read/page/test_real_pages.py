"""Real pages: the first page against its truth, and the corpus against its gold."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.accuracy.pages import compare, measure

from casegraph.issues import Severity
from casegraph.model.names import display
from casegraph.model.record import Disclosure, Record
from casegraph.read.base import Reading
from casegraph.read.page.reader import PageReader
from casegraph.vocab.enums import DisclosureCategory, WorkType


@pytest.fixture(scope="module")
def reading(shared: Path) -> Reading:
    (page,) = sorted((shared / "seed").glob("*.txt"))
    assert PageReader().sniff(page.read_bytes())
    return PageReader().read(page.read_bytes(), page.name)


@pytest.fixture(scope="module")
def record(reading: Reading) -> Record:
    assert reading.record is not None
    return reading.record


def test_the_bibliography_of_the_first_page(record: Record) -> None:
    assert record.journal == "Journal of NeuroVirology"
    assert (record.volume, record.issue, record.page) == ("24", "5", "652-655")
    assert record.issued == "2018"
    assert record.article_type == "Case Report"
    assert record.type is WorkType.CASE_REPORT
    assert record.title is not None
    assert record.title.startswith("Successful treatment of progressive multifocal")
    assert record.title.endswith("in a patient with idiopathic CD4 lymphocytopenia")
    assert record.identifiers == {}


def test_the_authors_of_the_first_page(record: Record) -> None:
    assert [(author.given, author.family) for author in record.authors] == [
        ("Asaff", "Harel"),
        ("Sam", "Horng"),
        ("Tarah", "Gustafson"),
        ("Anil", "Ramineni"),
        ("Rebecca Straus", "Farber"),
        ("Michelle", "Fabian"),
    ]
    assert all(author.affiliations is None for author in record.authors)


def test_the_affiliations_of_the_first_page(record: Record) -> None:
    assert [(a.number, a.name, a.city, a.country) for a in record.affiliations] == [
        (1, "Mount Sinai Hospital", "New York", "US"),
        (2, "Lenox Hill Hospital", "New York", "US"),
        (3, "Columbia University Medical Center", "New York", "US"),
    ]
    assert {a.country_printed for a in record.affiliations} == {"USA"}
    assert all(a.region is None and a.ror is None for a in record.affiliations)


def test_the_keywords_of_the_first_page(record: Record) -> None:
    assert record.keywords == (
        "Progressive multifocal leukoencephalopathy",
        "CD4 lymphocytopenia",
        "Interleukin-7",
        "Maraviroc",
    )


def test_the_disclosures_of_the_first_page(record: Record) -> None:
    stated = [d for d in record.disclosures if not d.derived]
    assert [d.author for d in stated] == [display(author) for author in record.authors]
    assert [(d.entity, d.category, d.none_declared) for d in stated] == [
        ("Teva Pharmaceuticals", DisclosureCategory.CONSULTING_FEES, False),
        (None, None, True),
        (None, None, True),
        (None, None, True),
        (None, None, True),
        ("Biogen pharmaceuticals", DisclosureCategory.CONSULTING_FEES, False),
    ]
    assert record.disclosures[6:] == (
        Disclosure(
            statement=record.acknowledgement,
            entity="RevImmune",
            category=DisclosureCategory.MATERIALS_OR_SERVICES,
            derived=True,
        ),
    )


def test_the_funding_of_the_first_page(record: Record) -> None:
    (funding,) = record.funding
    assert funding.award == "Institutional Clinical Training Award"
    assert funding.funder == "National Multiple Sclerosis Society"
    assert funding.award_number is None
    assert funding.recipient is None


def test_the_texts_of_the_first_page_are_verbatim(reading: Reading, record: Record) -> None:
    texts = [record.abstract, record.acknowledgement, record.copyright, record.funding[0].statement]
    texts += [d.statement for d in record.disclosures]
    texts += [a.printed for a in record.affiliations]
    texts += [reference.raw for reference in record.references]
    assert all(text and text in reading.text for text in texts)
    assert record.copyright == "©\u00a0Journal of NeuroVirology, Inc.\u00a02018"


def test_the_references_of_the_first_page(record: Record) -> None:
    assert [reference.number for reference in record.references] == list(range(1, 16))
    assert [r.number for r in record.references if r.links == ("Google Scholar",)] == [4]
    assert record.references[10].links == ("PubMed", "Google Scholar")
    assert record.references[14].raw.endswith("PLoS One 8(3):e59705")
    assert "\u00df1" in record.references[14].raw.replace(" ", "")


def test_the_first_page_is_read_without_a_remainder(reading: Reading) -> None:
    (issue,) = reading.issues
    assert issue.code == "issued-from-elsewhere"
    assert issue.severity is Severity.INFO
    assert issue.where.line == reading.positions["copyright"][0]


def test_the_corpus_is_read_right(shared: Path) -> None:
    figures = measure(shared / "corpus" / "pages")
    assert figures["pages"] >= 50
    assert figures["score"] >= 0.98
    weak = {
        name: counts
        for name, counts in figures["fields"].items()
        if counts["right"] < 0.98 * counts["total"] and name != "author_families"
    }
    assert not weak


def test_the_comparison_counts_what_is_wrong(shared: Path, tmp_path: Path) -> None:
    gold = min((shared / "corpus" / "pages").glob("*.gold.json"))
    page = gold.with_name(gold.name.replace(".gold.json", ".txt"))
    (tmp_path / gold.name).write_bytes(gold.read_bytes())
    text = page.read_text("utf-8").replace(", Volume", ", Volume 9", 1)
    (tmp_path / page.name).write_text(text, "utf-8")
    tally, pages = compare(tmp_path)
    assert pages == 1
    assert {miss.split(": ")[1] for miss in tally.misses} >= {"volume"}
    assert measure(tmp_path)["score"] < 1
