from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model.record import Author, Record, Reference
from casegraph.read.opencitations.cells import Identified, identifiers, people
from casegraph.read.opencitations.reader import OpenCitationsReader
from casegraph.read.opencitations.rows import LONGEST
from casegraph.read.registry import choose
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from casegraph.read.base import Reading

READER = OpenCitationsReader()
META = (
    '"id","title","author","pub_date","venue","volume","issue","page","type","publisher","editor"\n'
    '"doi:10.5555/a omid:br/1 pmid:12345","A ""rare""\nfever","Doe, Jane [orcid:0000-0002-1825-0097'
    ' omid:ra/1]; van Berg, Jan; Rare Study Group [omid:ra/2]","2018-10","Journal Of Cases '
    '[issn:1538-2443 omid:br/2]","24","5","652-655","journal article","Nobody [crossref:1]",""\n'
    '"doi:10.5555/b","B","","2018-13","","","","","riddle","",""\n'
    '"doi:10.5555/c","C"\n'
)
INDEX = (
    "oci,citing,cited,creation,timespan,journal_sc,author_sc\n"
    "1-2,10.5555/a,10.5555/x,2018-10,P1Y,no,no\n"
    "1-3,10.5555/b,10.5555/x,2019,P1Y,no,no\n"
    "1-4,10.5555/a,doi:10.5555/y pmid:123 omid:br/3,2018-10,P2Y,no,no\n"
    "1-4,10.5555/a,10.5555/x,2018-10,P1Y,no,no\n"
    "1-5,,10.5555/x,2018,P1Y,no,no\n"
)


def readings(text: str) -> list[Reading]:
    return list(READER.read_all(text.encode(), "made.csv"))


def codes(reading: Reading) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.where.line) for issue in reading.issues]


def test_works_of_meta() -> None:
    first, second, third = readings(META)
    assert first.record == Record(
        type=WorkType.JOURNAL_ARTICLE,
        title='A "rare" fever',
        authors=(
            Author(family="Doe", given="Jane", orcid="0000-0002-1825-0097"),
            Author(family="van Berg", given="Jan"),
            Author(literal="Rare Study Group"),
        ),
        journal="Journal Of Cases",
        issued="2018-10",
        volume="24",
        issue="5",
        page="652-655",
        identifiers={"doi": "10.5555/a", "pmid": "12345", "issn": "1538-2443"},
    )
    assert first.issues == ()
    assert first.text.startswith('"doi:10.5555/a')
    assert second.record is not None
    assert codes(second) == [("unknown-type", 4), ("inexact-date", 4)]
    assert third.record is None
    assert codes(third) == [("broken-row", 5)]


def test_citations_of_one_work_are_one_report_wherever_they_stand() -> None:
    broken, first, second = readings(INDEX)
    assert codes(broken) == [("broken-row", 6)]
    assert first.record == Record(
        issued="2018-10",
        identifiers={"doi": "10.5555/a"},
        references=(
            Reference(number=1, raw="10.5555/x", identifiers={"doi": "10.5555/x"}),
            Reference(
                number=2,
                raw="doi:10.5555/y pmid:123 omid:br/3",
                identifiers={"doi": "10.5555/y", "pmid": "123"},
            ),
        ),
    )
    assert codes(first) == [("duplicate-reference", 5)]
    assert first.positions["references[1]"] == (4, 1)
    assert second.record is not None
    assert second.record.issued == "2019"


@pytest.mark.parametrize(
    "header", ["citing,cited", '"citing","cited"', "citing_id,citing_publication_date,cited_id"]
)
def test_headers_of_the_index(header: str) -> None:
    width = header.count(",")
    cells = ["10.5555/a", *["2018"] * (width - 1), "10.5555/b"]
    text = f"{header}\n{','.join(cells)}\n"
    assert READER.sniff(text.encode())
    [reading] = readings(text)
    assert reading.record is not None
    assert [each.raw for each in reading.record.references] == ["10.5555/b"]


def test_the_json_of_the_interface() -> None:
    meta = [{"id": "doi:10.5555/a", "title": "A", "author": "Doe, J", "pub_date": "2018",
             "venue": "", "type": "book"}]  # fmt: skip
    index = [{"oci": "1-2", "citing": "doi:10.5555/a", "cited": "doi:10.5555/b"}]
    for value in (meta, index):
        text = json.dumps(value)
        assert READER.sniff(text.encode())
        [reading] = readings(text)
        assert reading.record is not None
        assert reading.record.identifiers == {"doi": "10.5555/a"}


def test_cells() -> None:
    assert identifiers("doi:10.5555/A:b pmid:1 10.5555/c x") == (
        ("doi", "10.5555/A:b"),
        ("pmid", "1"),
        ("doi", "10.5555/c"),
    )
    assert people("Doe, J [orcid:1; x:2]; Group") == (
        Identified("Doe, J", (("orcid", "1;"), ("x", "2"))),
        Identified("Group"),
    )


@pytest.mark.parametrize(
    "text",
    ["key,title,doi\na,b,c\n", "id,title,author\n1,2,3\n", '[{"id": "a", "author": []}]',
     "I was citing him, and cited her.\n", "citing: a\ncited: b\n"],
)  # fmt: skip
def test_other_tables_and_texts_are_not_claimed(text: str) -> None:
    assert not READER.sniff(text.encode())


def test_the_table_reader_leaves_these_files_alone() -> None:
    for text in (META, INDEX):
        chosen = choose(text.encode(), "file.csv")
        assert chosen is not None
        assert chosen.name == "opencitations"


def test_a_file_without_rows_and_a_cell_that_does_not_end_are_named() -> None:
    assert codes(readings("citing,cited\n")[0]) == [("no-rows", 1)]
    assert codes(readings('citing,cited\n"10.5555/a')[0]) == [("broken-row", 2)]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), min_size=1, max_size=20))
def test_no_citation_is_lost(edges: list[tuple[int, int]]) -> None:
    text = "citing,cited\n" + "".join(f"10.5555/a{a},10.5555/b{b}\n" for a, b in edges)
    found = {
        (reading.record.identifiers["doi"], reference.identifiers["doi"])
        for reading in readings(text)
        if reading.record
        for reference in reading.record.references
    }
    assert found == {(f"10.5555/a{a}", f"10.5555/b{b}") for a, b in edges}


def test_a_line_that_is_too_long_is_an_error_and_the_next_one_is_read() -> None:
    text = META.partition("\n")[0] + "\n" + "," * (LONGEST + 1) + META[META.index("\n") :]
    found = readings(text)
    assert [each.record is None for each in found] == [True, False, False, True]
    assert codes(found[0]) == [("broken-row", 2)]


def test_a_month_of_one_digit_and_a_header_with_half_a_quotation() -> None:
    header = '"id","title","author","pub_date","venue","volume","issue","page","type"\n'
    [work] = readings(f'{header}"doi:10.5555/a","A","Doe, J","1982-6","","","","","book"\n')
    assert work.record is not None
    assert (work.record.issued, work.issues) == ("1982-06", ())
    citations = (
        'citing_id","citing_publication_date","cited_id","cited_publication_date"\n'
        '"doi:10.5555/a","2021-9","doi:10.5555/x","1999-2"\n'
    )
    assert READER.sniff(citations.encode())
    [work] = readings(citations)
    assert work.record is not None
    assert work.record.issued == "2021-09"
    assert [reference.year for reference in work.record.references] == ["1999"]
