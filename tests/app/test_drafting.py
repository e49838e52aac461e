"""Drafts of records from pasted pages: every doubt told, no data changed by a comment."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from casegraph.app.archive import bundled_terms
from casegraph.app.doubts import find_doubts
from casegraph.app.drafting import DOUBT, SCHEMA_FILE, draft, template_text
from casegraph.app.inputs import Input, read
from casegraph.errors import InvalidInputError
from casegraph.model.record import Affiliation, Author, Disclosure, Funding, Record
from casegraph.vocab.enums import DisclosureCategory
from casegraph.vocab.terms import Vocabulary

TERMS = Vocabulary(bundled_terms())
PAGE = """Fictitious Journal of Nervous Medicine

, Volume 7, Issue 2, pp 101–104 | Cite as

Mefloquine and maraviroc in a gardener with a white matter disease

  • Ana Lima Duarte
  • Piet van Dam
  • Li M Chen
Case Report

A 47-year-old gardener came with a weak right hand. Mefloquine was given, then maraviroc.

Mefloquine\u00a0Maraviroc\u00a0

The authors thank Examplix Pharmaceuticals for providing maraviroc.

Funding information

This study was supported by a Travel Award from the Society of Gardeners.

Compliance with ethical standards

Conflict of interest

Ana Lima Duarte has received consulting fees from Examplix Pharmaceuticals.

Piet van Dam reports no disclosures.

Li M Chen reports no disclosures.


  1. Rose A, Tulip B (2011) Maraviroc of white matter. J Imag Neurol 3(1):10–14Google Scholar
  2. Weeds among the flowers, told in 1999 without any order whatsoeverGoogle Scholar

Copyright information

© Society of Gardeners 2019

Authors and Affiliations

  1. 1.Institute of PlantsLisbonPortugal
  2. 2.Clinic of GardensUtrechtThe Netherlands

About this article

A line that nobody expects 4711
"""


def comments_above(text: str, line: str) -> str:
    """Return the comments directly above the first line that holds some words."""
    lines = text.split("\n")
    at = next(i for i, held in enumerate(lines) if line in held and "# " not in held)
    found: list[str] = []
    while at and lines[at - 1].lstrip().startswith("#"):
        at -= 1
        found.insert(0, lines[at].lstrip("# "))
    return " ".join(found)


def given(text: str = PAGE) -> Input:
    return Input("page.txt", text.encode())


def number_of(words: str) -> int:
    return next(at for at, line in enumerate(PAGE.split("\n"), start=1) if words in line)


def test_a_draft_reads_as_the_record_that_was_read() -> None:
    answer = draft(given(), TERMS, beside=True)
    assert answer.record == read(given()).record
    assert read(Input("draft.yaml", answer.text.encode())).record == answer.record
    assert answer.text.startswith(f"# yaml-language-server: $schema={SCHEMA_FILE}\n")
    assert (
        answer.doubts
        == sum(line.lstrip().startswith(f"# {DOUBT}") for line in answer.text.split("\n"))
        - answer.unread
    )


def test_every_doubtful_field_says_what_was_read_and_from_which_line() -> None:
    text = draft(given(), TERMS, beside=True).text
    name = comments_above(text, "- family: Duarte")
    assert f"line {number_of('Ana Lima Duarte')}: " in name
    assert "'Lima Duarte'" in name
    assert "taken from the copyright line" in comments_above(text, "issued:")
    assert f"line {number_of('© Society')}: " in comments_above(text, "issued:")
    assert "Institute of Plants | Lisbon | Portugal" in comments_above(text, "- number: 1")
    assert "no number was read" in comments_above(text, "- funder:")
    assert "derived from another statement" in comments_above(text, "- statement: The authors")
    assert "Piet van Dam" in comments_above(text, "authors:")
    assert "family" not in comments_above(text, "- family: Chen")


def test_a_reference_shows_what_is_read_from_it() -> None:
    text = draft(given(), TERMS, beside=True).text
    read_as = comments_above(text, 'raw: "Rose A')
    assert "authors Rose A, Tulip B; year 2011; title Maraviroc of white matter" in read_as
    assert "journal J Imag Neurol; volume 3; issue 1; page 10-14" in read_as
    assert "covers: maraviroc (named: 'Maraviroc')" in read_as
    assert "coverage: [{treatment: NAME, source: WHERE}]" in read_as
    second = comments_above(text[text.index("references:") :], "- number: 2")
    assert f"line {number_of('Weeds among')}: " in second
    assert "no year, title" in second


def test_what_was_not_read_stands_at_the_end() -> None:
    answer = draft(given(), TERMS, beside=True)
    end = answer.text[answer.text.index("# Not found") :]
    assert answer.unread == 1
    assert f"# ? line {number_of('4711')}: not read" in end
    assert "A line that nobody expects 4711" in end
    assert "identifiers" in end.split("\n")[0]
    assert all(line.startswith("#") for line in end.splitlines())


def test_an_example_of_coverage_is_put_to_use_in_its_place() -> None:
    text = draft(given(), TERMS, beside=True).text
    used = text.replace(
        "# coverage: [{treatment: NAME, source: WHERE}]",
        "coverage: [{treatment: maraviroc, source: abstract}]",
        1,
    )
    record = read(Input("draft.yaml", used.encode())).record
    assert record is not None
    assert [entry.treatment for entry in record.references[0].coverage] == ["maraviroc"]


def test_what_keeps_a_draft_out_of_the_archive_is_told_at_its_place() -> None:
    doubled = PAGE.replace("  2. Weeds", "  1. Weeds")
    text = draft(given(doubled), TERMS, beside=True).text
    assert "number 1 is used twice" in text


@pytest.mark.parametrize("text", ["", "hello", "\x00\x01", "<html></html>", PAGE[:60]])
def test_what_is_no_page_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        draft(given(text), TERMS, beside=True)
    assert refused.value.issues


def test_real_pages_are_drafted_without_a_change(shared: Path) -> None:
    pages = [
        *(shared / "seed").glob("*.txt"),
        *sorted((shared / "corpus/pages").glob("*.txt"))[:12],
    ]
    assert len(pages) > 5
    for page in pages:
        answer = draft(Input(page.name, page.read_bytes()), TERMS, beside=True)
        assert read(Input("draft.yaml", answer.text.encode())).record == answer.record
        assert answer.doubts > 0


def test_without_a_file_the_schema_is_told_how_to_get() -> None:
    hint = f"# casegraph schema -o {SCHEMA_FILE}"
    for text in (template_text(beside=False), draft(given(), TERMS, beside=False).text):
        assert text.split("\n")[1].startswith(hint)
    assert hint not in template_text(beside=True)


@pytest.mark.parametrize(
    ("family", "name", "other"),
    [
        ("Farber", "Rebecca Straus", "Straus Farber"),
        ("van Dam", "Piet", "Dam"),
        ("Chen", "Li M.", None),
        ("Chen", "Li M", None),
        ("Chen", "Li", None),
        ("Berg", "Jens-Petter", None),
    ],
)
def test_a_family_name_is_doubted_where_another_split_is_likely(
    family: str, name: str, other: str | None
) -> None:
    record = Record(title="T", authors=(Author(family=family, given=name),))
    found = [doubt.detail for doubt in find_doubts(record)]
    assert bool(found) == bool(other)
    assert all(repr(other) in detail for detail in found)


def test_a_sound_record_gives_no_doubt() -> None:
    sound = Record(
        title="T",
        authors=(Author(family="Doe", given="Jane", affiliations=(1,)),),
        affiliations=(
            Affiliation(number=1, name="A", city="B", country="NL", printed="A, B, NL"),
            Affiliation(number=2, name="A", country="NL"),
        ),
        funding=(Funding(funder="F", award_number="1"),),
        disclosures=(
            Disclosure(statement="None.", none_declared=True),
            Disclosure(entity="E", category=DisclosureCategory.GRANTS),
        ),
    )
    assert list(find_doubts(sound)) == []
    derived = dataclasses.replace(
        sound, funding=(dataclasses.replace(sound.funding[0], derived=True),)
    )
    assert [doubt.path for doubt in find_doubts(derived)] == ["funding[0]"]
