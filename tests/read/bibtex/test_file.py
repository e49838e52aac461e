from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.issues import Severity
from casegraph.model.record import Author, Record
from casegraph.read.base import CollectionReader, Reading
from casegraph.read.bibtex import blocks
from casegraph.read.bibtex.reader import BibtexReader
from casegraph.vocab.enums import WorkType

READER = BibtexReader()
WHOLE = r"""% Encoding: UTF-8
@string{jnl = "Journal of " # {Invented Cases}}

@article{doe2018,
  author    = {Doe, Jane and van Berg, Jan and {Rare Study Group}},
  author+an:orcid = {1="0000-0002-1825-0097"; 2="0000-0000-0000-0000"},
  title     = {A rare fever of {\"U}nknown kind},
  subtitle  = {a report},
  journal   = jnl,
  shortjournal = {J Invent Cases},
  year      = 2018, month = oct # "~3",
  volume    = {24}, number = {5}, pages = {652--5},
  doi       = {https://doi.org/10.5555/Invented.1},
  pmid      = {12345}, issn = {1538-2443, 1355-0284},
  keywords  = {fever; case, rare},
  language  = {ngerman},
  abstract  = {Words about 50\% of it.},
  note      = {PMCID: PMC777},
  publisher = {Nobody},
  mood      = {cheerful},
}
"""


def readings(text: str) -> list[Reading]:
    return list(READER.read_all(text.encode(), "made.bib"))


def only(text: str) -> Record:
    [reading] = readings(text)
    assert reading.record is not None, [str(issue) for issue in reading.issues]
    return reading.record


def codes(reading: Reading) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.where.line) for issue in reading.issues]


def test_every_field_of_an_entry() -> None:
    [reading] = readings(WHOLE)
    assert reading.record == Record(
        type=WorkType.JOURNAL_ARTICLE,
        title="A rare fever of Ünknown kind: a report",
        authors=(
            Author(family="Doe", given="Jane", orcid="0000-0002-1825-0097"),
            Author(family="van Berg", given="Jan"),
            Author(literal="Rare Study Group"),
        ),
        journal="Journal of Invented Cases",
        journal_abbreviation="J Invent Cases",
        issued="2018-10-03",
        volume="24",
        issue="5",
        page="652-655",
        language="de",
        identifiers={
            "doi": "10.5555/invented.1",
            "pmid": "12345",
            "pmcid": "PMC777",
            "issn": "1538-2443",
        },
        keywords=("fever", "case, rare"),
        abstract="Words about 50% of it.",
        notes="PMCID: PMC777",
    )
    assert codes(reading) == [("invalid-identifier", 6), ("set-aside", 14), ("unknown-field", 20)]
    assert reading.positions["title"] == (7, 3)
    assert reading.positions["volume"] == (12, 3)
    assert reading.positions["page"] == (12, 35)
    assert reading.text.startswith("@article{doe2018,")
    assert (reading.reader, reading.authority, reading.key) == ("bibtex", 55, "doe2018")


def test_a_broken_entry_is_an_error_with_its_line_and_the_others_are_read(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.CRITICAL)
    text = "@book{a, title={A}}\n\n@book{b, title={B\n@book{c, title={C}}\n@book d, title={D}\n"
    found = readings(text)
    assert [reading.record and reading.record.title for reading in found] == ["A", None, "C", None]
    assert codes(found[1]) == [("broken-entry", 3)]
    assert found[1].text == "@book{b, title={B"
    assert codes(found[3]) == [("broken-entry", 5)]
    assert capsys.readouterr() == ("", "")


def test_keys_given_twice_are_kept_both() -> None:
    found = readings(
        "@book{a, title={A}}\n@book{a, title={B}}\n@book{, title={C}}\n@book{, title={D}}"
    )
    assert [reading.record and reading.record.title for reading in found] == ["A", "B", "C", "D"]
    assert [codes(reading) for reading in found] == [[], [("duplicate-key", 2)], [], []]


def test_a_field_given_twice_keeps_the_first() -> None:
    [reading] = readings("@book{a, title={A},\n TITLE={B}}")
    assert reading.record is not None
    assert reading.record.title == "A"
    assert codes(reading) == [("duplicate-field", 2)]


def test_parentheses_comments_and_preambles() -> None:
    text = '@preamble{"x"}\nfree words\n@comment{ {not} closed\n@book(a, title="A (1)")\n'
    assert only(text).title == "A (1)"


def test_what_inherits_is_complete_wherever_its_parent_stands() -> None:
    text = (
        "@inproceedings{a, title={A}, crossref={p}}\n@xdata{x, volume={7}}\n"
        "@proceedings{p, title={P}, year={2015}, doi={10.5555/p}, editor={E}, xdata={x}}\n"
    )
    paper, proceedings = (reading.record for reading in readings(text))
    assert paper is not None
    assert proceedings is not None
    assert (paper.title, paper.journal, paper.issued, paper.volume) == ("A", "P", "2015", "7")
    assert paper.identifiers == {}
    assert (proceedings.title, proceedings.type) == ("P", WorkType.BOOK)


def test_entries_that_inherit_from_each_other_end() -> None:
    first, second = readings("@book{a, crossref={b}}\n@book{b, title={B}, crossref={a}}\n")
    assert first.record is not None
    assert first.record.title == "B"
    assert second.record is not None


def test_a_parent_that_is_nowhere_is_named() -> None:
    [reading] = readings("@book{a, title={A},\n crossref={gone}}")
    assert codes(reading) == [("missing-entry", 2)]


@pytest.mark.parametrize(
    ("fields", "identifiers"),
    [
        ("eprint={2101.00001}, archiveprefix={arXiv}", {"arxiv": "2101.00001"}),
        ("eprint={123}, eprinttype={pubmed}", {"pmid": "123"}),
        ("isbn={0022-3263}", {"issn": "0022-3263"}),
        ("isbn={978-3-86490-311-3}", {"isbn": "9783864903113"}),
        (r"url={https://doi.org/10.5555/a\_b}",
         {"doi": "10.5555/a_b", "url": "https://doi.org/10.5555/a_b"}),
        ("doi={http://doi.example.org/10.5555/x}", {"doi": "10.5555/x"}),
    ],
)  # fmt: skip
def test_identifiers_in_their_many_places(fields: str, identifiers: dict[str, str]) -> None:
    assert only(f"@misc{{a, title={{A}}, {fields}}}").identifiers == identifiers


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("phdthesis", WorkType.THESIS),
        ("incollection", WorkType.BOOK_CHAPTER),
        ("online", WorkType.WEB_PAGE),
        ("dataset", WorkType.DATASET),
        ("gizmo", WorkType.OTHER),
    ],
)
def test_types(kind: str, read: WorkType) -> None:
    [reading] = readings(f"@{kind}{{a, title={{A}}}}")
    assert reading.record is not None
    assert reading.record.type is read
    assert codes(reading) == ([("unknown-type", 1)] if kind == "gizmo" else [])


def test_stretches_of_a_file_are_read_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = WHOLE + "".join(
        f"@book{{k{n}, title={{T{n}}},\n\n crossref={{doe2018}}}}\n" for n in range(40)
    )
    whole = readings(text)
    monkeypatch.setattr(blocks, "_STRETCH", 1)
    assert readings(text) == whole
    assert len(whole) == 41


def test_a_declared_encoding_is_read_and_one_that_is_not_declared_is_refused() -> None:
    content = "@book{a, title={Zürich}}".encode("cp1252")
    [declared] = READER.read_all(b"% Encoding: Cp1252\n" + content, "a.bib")
    assert declared.record is not None
    assert declared.record.title == "Zürich"
    [refused] = READER.read_all(content, "a.bib")
    assert codes(refused) == [("wrong-encoding", 1)]


@pytest.mark.parametrize("text", ["% nothing\n", "@comment{x}\n", "@string{a = {b}}\n"])
def test_a_file_without_entries_is_refused(text: str) -> None:
    [reading] = readings(text)
    assert reading.record is None
    assert codes(reading)[-1][0] == "no-entry"


def test_one_report_is_read_and_several_are_refused() -> None:
    assert isinstance(READER, CollectionReader)
    assert READER.read(WHOLE.encode(), "a.bib").record is not None
    refused = READER.read(b"@book{a, title={A}}\n@book{b, title={B}}", "a.bib")
    assert refused.record is None
    assert refused.issues[0].code == "several-reports"


def test_a_macro_bomb_and_an_empty_entry_are_named() -> None:
    bomb = '@string{s0="aaaaaaaaaa"}\n' + "".join(
        f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60)
    )
    [reading] = readings(bomb + "@book{a, title=s60}")
    assert "too-large" in {code for code, _ in codes(reading)}
    [empty] = readings("@book{a,}")
    assert empty.record is None
    assert ("empty-entry", 1) in codes(empty)


@pytest.mark.parametrize(
    ("text", "is_bibtex"),
    [
        (WHOLE, True),
        ("words before\n\n@Article{,\n author = {A}}", True),
        ("@string(a = {b})", True),
        ("Write to me:\n@doe on the net", False),
        ('{"title": "@book{a, title={A}}"}', False),
        ("title: T\nnotes: x\n", False),
        ("<html>\n@media{a, b}</html>", False),
        ("TY  - JOUR\nER  - \n", False),
    ],
)
def test_the_content_tells(text: str, is_bibtex: bool) -> None:
    assert READER.sniff(text.encode()) is is_bibtex
    assert READER.sniff(text.encode("utf-16")) is is_bibtex


@given(st.text(alphabet='@{}(),="#\\ \nabk', max_size=80))
def test_any_text_is_read_or_refused_with_a_line(text: str) -> None:
    found = readings(f"x\n{text}")
    assert found
    for reading in found:
        if reading.record is None:
            errors = [i for i in reading.issues if i.severity is Severity.ERROR]
            assert errors
            assert all(issue.where.line for issue in errors)
