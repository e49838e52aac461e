"""References that print authors, title and source on a line each: made-up ones."""

from __future__ import annotations

import pytest

from casegraph.refparse.lists.listing import read_list
from casegraph.refparse.lists.sections import closed
from casegraph.refparse.parse import parse

LINES = (
    ("C.S. Tan, I.J. Koralnik", "Progressive wool and other disorders", "Lancet Wool, 9 (2010)"),
    ("K. Lee", "Outcomes of wool in cats", "Brain, 10 (4) (2011)"),
    ("A. Smith, B. Jones", "Treatment of wool", "Wool, 11 (2012)"),
    ("A. Smith, B. Jones, et al.", "Treatment: what do we know?", "J. Wool Res., 12 (2013)"),
    ("K.J. van der Berg", "Progressive disease of Sheep", "Am J Clin Wool, 13 (2014)"),
)
FAMILIES = (["Tan", "Koralnik"], ["Lee"], ["Smith", "Jones"], ["Smith", "Jones"], ["van der Berg"])


@pytest.mark.parametrize("label", ["", "[{}]\n", "[{}] ", "{}\n"])
def test_line_ends_part_authors_title_and_source(label: str) -> None:
    entries = (
        label.format(n) + "\n".join(lines) + f", pp. {n}25-{n}37"
        for n, lines in enumerate(LINES, start=1)
    )
    listed = read_list("\n".join(entries), "list.txt").references
    parsed = [parse(reference.raw) for reference in listed]
    assert [[name.family for name in entry.authors] for entry in parsed] == [*FAMILIES]
    assert [entry.title for entry in parsed] == [lines[1] for lines in LINES]
    assert [entry.journal for entry in parsed] == [
        lines[2].partition(",")[0].rstrip(".") for lines in LINES
    ]
    assert [entry.leftover for entry in parsed] == [()] * len(LINES)


def test_lines_may_be_broken_once_more() -> None:
    lines = [
        *("A. Smith, B. Jones,", "C. Doe, D. Garcia Lopez", "Treatment of wool: what"),
        *("do we know", "J. Wool Res., 9 (2012), pp. 125-137"),
    ]
    expected = [line + "." * (at in {1, 3}) for at, line in enumerate(lines)]
    assert [*closed(lines)] == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["Smith A, Jones", "B. Wool in cats. J Wool", "Res 2012;9:125-137."],
        ["Smith A, Jones B. Wool", "in cats", "Wool 2012;9:125-137."],
        ["A. Smith, B. Jones", "Wool 2012;9:125-137."],
        ["A. Smith, B. Jones", "Wool in cats", "and dogs of 9 farms 2012"],
        ["A. Smith, B. Jones", "C. Doe, D. Roe", "Wool 9 (2012) 1-9"],
    ],
)
def test_lines_that_are_only_wrapped_stay(lines: list[str]) -> None:
    assert [*closed(lines)] == lines


def test_a_journal_broken_in_two_lines_is_not_parted() -> None:
    lines = ["Smith A, Jones B", "Wool in cats. Journal of", "Medicine 2012;9:125-137."]
    assert [*closed(lines)] == ["Smith A, Jones B.", *lines[1:]]


@pytest.mark.parametrize(
    ("raw", "families"),
    [
        ("K. Lee Outcomes of wool. Brain, 9 (2011), pp. 25-37", set()),
        ("A. Lee, K. Lee Outcomes of wool Brain, 9 (2011), pp. 25-37", {"Lee"}),
        ("A. Roe, J.D. Piette Spanish wool Wool Care, 31 (2008), pp. 408-414", {"Roe", "Piette"}),
        ("Anna Roe, Ida Poe, Eva Roland. Wool. J Wool Res. 2011;3:4-9.", {"Roe", "Poe", "Roland"}),
        ("ROE, Maria Rachel Poe da. Wool e mais. Secuencia, n.45, p.5-26. 1999.", {"ROE"}),
    ],
)
def test_no_name_ends_within_a_word(raw: str, families: set[str]) -> None:
    parsed = parse(raw)
    assert {name.family for name in parsed.authors} <= families
    if parsed.authors:
        assert not raw[parsed.spans["authors"][1]].isalpha()


@pytest.mark.parametrize("sign", ["…", "...", ". . ."])
def test_names_left_out_are_told(sign: str) -> None:
    parsed = parse(f"Kell, S., Tan, C., {sign} Roe, I. J. (2010). Wool. J Wool Res, 9, 42-43.")
    assert [name.family for name in parsed.authors] == ["Kell", "Tan", "Roe"]
    assert parsed.et_al
