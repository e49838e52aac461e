"""What holds for every text: nothing is lost, nothing is claimed twice, nothing is raised."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casegraph.model.page_ranges import expand
from casegraph.refparse.parse import MAX_LENGTH, parse
from casegraph.refparse.repair import repair
from casegraph.refparse.text import fold, leftovers, view

if TYPE_CHECKING:
    from types import FrameType

PIECES = st.sampled_from(
    [
        "Ito M", "van Roe AB", "Müller-Öz Ç", "O’Hara J", ", ", "; ", " et al", " and ", " ", ". ",
        "(2014)", "(2011b) ", "1998", "2006; 1;", "Counting sheep in wool", "Does it work? ",
        "J Neuro-Oncol", "Proc. Natl. Acad. Sci.", " 12", "(3)", "(Suppl 1)", ":", "45–50",
        "e60–e67",
        ", pp. ", "vol. 3, no. 2", "In: ", "(eds) ", "doi:10.1000/ab.c(1)2", "PMID: 12345",
        "https://x.org/a_b", "[12] ", "CrossRef", "Google Scholar", "“", "”", "\u00a0", "ﬁ",
        "(", ")",
        "GarcÃ­a J", "Î²-sheep", "e\u0301", "ef\u00adfect", "wo-\nol", "â€œ", "ÃƒÂ¼ ",
        "Springer, Berlin",
        "New York: Springer; ", "2nd ed. ", "Accessed 3 May 2018", "[cited 2012 May 3]",
        "2012 119 1334 1343",
        "2002 224764768", "Ito, Mina; ", "[Article in French]", "bioRxiv",
        "WHO Study Group", "in press", "Epub 2012 Mar", "²", "٣", "K", "http://[", "A. B. ", "É.",
    ]
)  # fmt: skip
REFERENCES = st.lists(PIECES, max_size=25).map("".join)


@given(st.one_of(st.text(max_size=200), REFERENCES))
@example("Ito M (2014) A. J 2014;12(3):4, 2015")
@example("(0)DOI:10.0000/0")
@example("‘(2000)=")
@example("‘DOI:10.0000/0“(2000")
@example("A A(2000(:Vol.0")
@example("Ito M (2014) Sheep. http://a\u2100b.example/x")
@example("10.1000/a 10.1000/b PMC123 PMC456")
def test_every_letter_and_digit_is_accounted_for_once(raw: str) -> None:
    parsed = parse(raw)
    spans = sorted([*parsed.spans.values(), *parsed.leftover])
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    whole = repair(raw)
    origin = whole.origin or range(len(raw) + 1)
    lost = [c for at, c in enumerate(whole.text) if c.isalnum() and origin[at] not in covered]
    assert lost == []


@given(REFERENCES)
def test_title_journal_and_year_are_the_printed_text(raw: str) -> None:
    parsed = parse(raw)
    for name, value in (
        ("title", parsed.title),
        ("journal", parsed.journal),
        ("year", parsed.year),
    ):
        if value is not None:
            start, end = parsed.spans[name]
            assert repair(raw[start:end]).text == value
        else:
            assert name not in parsed.spans


@given(REFERENCES)
def test_reading_twice_gives_the_same(raw: str) -> None:
    assert parse(raw) == parse(raw)


@given(st.text(max_size=300))
def test_the_view_moves_no_offset(raw: str) -> None:
    assert len(view(raw)) == len(raw)


@given(st.text(st.characters(min_codepoint=0x41, max_codepoint=0x52F), max_size=60))
def test_folding_keeps_offsets_and_cases(text: str) -> None:
    folded = fold(text)
    assert [(c.isupper(), c.islower(), c.isalpha()) for c in folded] == [
        (c.isupper(), c.islower(), c.isalpha()) for c in text
    ]


@given(st.integers(1, 99_999), st.integers(0, 999), st.sampled_from(["", "e", "S", "C"]))
def test_a_short_range_is_completed_to_the_full_one(first: int, more: int, letter: str) -> None:
    last = first + more
    shared = next(
        (i for i, (a, b) in enumerate(zip(str(first), str(last), strict=False)) if a != b),
        len(str(first)) - 1,
    )
    short = str(last)[shared:] if len(str(first)) == len(str(last)) else str(last)
    assert expand(f"{letter}{first}-{letter}{last}") == f"{letter}{first}-{letter}{last}"
    assert expand(f"{letter}{first}-{short}") == f"{letter}{first}-{letter}{last}"


@pytest.mark.parametrize(
    "piece",
    [
        "(", '"', "A. ", "Ito M, ", "a,", "12(3):45 ", "In: ", "Med. ", "2000 ", "vol. ", "[1] ",
        "1", "9,", "Ã¼", "a-\n", "New York: ", "ed. ", "Ito, Mina; ", "[cited 2012 ", "10.1000/",
        "Jan ", "et al ", "Sheep of Spain ",
    ],
)  # fmt: skip
def test_a_hostile_line_is_read_to_its_end(piece: str) -> None:
    raw = piece * (MAX_LENGTH // 8 // len(piece))
    parsed = parse(raw)
    covered = sum(end - start for start, end in [*parsed.spans.values(), *parsed.leftover])
    assert covered >= sum(c.isalnum() for c in repair(raw).text)


@pytest.mark.parametrize(
    "piece",
    [
        "Ito M, ", "Ito, M., ", "A. ", "(", "12(3):45 ", "In: ", "Med. ", "2000 ", "vol. ", "Jan ",
        "et al ", "10.1000/", "Ã¼", "J Wool Res. 2014;12:3-5. ", "New York: ", "[cited 2012 ", "Ł",
    ],
)  # fmt: skip
def test_the_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    short, long = (_work(piece * (size // len(piece))) for size in (10_000, 40_000))
    assert long < 6 * short + 2_000


def _work(raw: str) -> int:
    """Return how many calls reading a text takes: of functions, and of patterns."""
    cost = 0

    def count(_frame: FrameType, event: str, arg: object) -> None:
        nonlocal cost
        if event == "call" or (
            event == "c_call" and isinstance(getattr(arg, "__self__", None), re.Pattern)
        ):
            cost += 1

    sys.setprofile(count)
    try:
        parse(raw)
    finally:
        sys.setprofile(None)
    return cost


def test_what_touches_a_span_is_left_over() -> None:
    assert leftovers("ab12, cd", [(0, 2), (6, 7)]) == ((2, 4), (7, 8))


def test_the_end_of_a_gap_is_found_behind_much_punctuation() -> None:
    raw = "a b" + "(" * 10_000_000
    assert leftovers(raw, ()) == ((0, 3),)


def test_what_is_too_long_for_a_reference_is_left_over_whole() -> None:
    parsed = parse("Ito M, " * 200_000)
    assert parsed.style is None
    assert parsed.leftover == ((0, 7 * 200_000 - 2),)
