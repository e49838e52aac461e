"""A line that is longer than any record is refused with its number, by every tagged format."""

from __future__ import annotations

import pytest

from casegraph.read.base import CollectionReader
from casegraph.read.record.reader import RecordReader
from casegraph.read.registry import choose
from casegraph.read.text import LONGEST_LINE, overlong_line


@pytest.mark.parametrize(
    ("document", "line"),
    [
        ("TY  - JOUR\nTI  - {}\nER  - \n", 2),
        ("PMID- 1\nTI  - {}\n", 2),
        ("@article{{a,\ntitle = {{{}}}\n}}\n", 2),
    ],
    ids=["ris", "medline", "bibtex"],
)
def test_an_overlong_line_is_refused(document: str, line: int) -> None:
    data = document.format("A" * LONGEST_LINE).encode()
    reader = choose(data)
    assert isinstance(reader, CollectionReader)
    [reading] = reader.read_all(data, "a")
    assert reading.record is None
    assert [(i.code, i.where.line) for i in reading.issues] == [("line-too-long", line)]


def test_many_lines_are_no_long_line() -> None:
    lines = "A" * 1000 + "\n"
    assert overlong_line(lines * (LONGEST_LINE // 1000 + 1), "a") is None
    assert overlong_line("A" * LONGEST_LINE, "a") is None
    assert overlong_line("A" * LONGEST_LINE + "\nB", "a") is None
    found = overlong_line("B\n" + "A" * (LONGEST_LINE + 1), "a")
    assert found is not None
    assert found.where.line == 2


@pytest.mark.parametrize("title", ["A" * 16_000_000, "\n  words" * 2_000_001])
def test_what_is_longer_than_any_record_is_no_record(title: str) -> None:
    reading = RecordReader().read(f'casegraph: "1"\ntitle: {title}\n'.encode(), "a")
    assert reading.record is None
    assert [issue.code for issue in reading.issues] == ["too-large"]
