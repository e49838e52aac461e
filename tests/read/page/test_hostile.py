"""Hostile pages: huge lines, many lines, many authors; the work grows as the input does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from casegraph.read.page.reader import PageReader

CLASSIC = (Path(__file__).parent / "cases" / "classic" / "input.txt").read_text("utf-8")
TOP = "Journal of X\n\n, Volume 3, Issue 1, pp 5–6 | Cite as\n\nA title of some words\n\n"


def name(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def authors(count: int) -> str:
    bullets = "".join(f"  • Ann N{name(number)}\n" for number in range(count))
    ending = "Case Report\n\nConflict of interest\n\nThe other authors declare none.\n"
    return TOP + bullets + ending


def marks(count: int) -> str:
    return TOP + "• Able Baker\n" + "• 1\n" * count + "Case Report\n"


def references(count: int) -> str:
    entries = (f"{n}. Able A (2001) On n. J Num {n}:1–9Google Scholar\n" for n in range(1, count))
    return f"{CLASSIC}\nReferences\n{''.join(entries)}"


def affiliations(count: int) -> str:
    return CLASSIC + "".join(f"{n}. {n}.Hill HospitalNew YorkUSA\n" for n in range(1, count))


def correspondence(count: int) -> str:
    return CLASSIC + "Correspondence to Able Baker\n" * count


def body(count: int) -> str:
    return CLASSIC + "Introduction\n\n" + "word and word\n" * count


PAGES = (authors, marks, references, affiliations, correspondence, body)


def calls(data: bytes) -> int:
    """Return how many functions of Python are called in reading a page."""
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(profile)
    try:
        PageReader().read(data, "page")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_twice_the_input_is_at_most_twice_the_work(page: Callable[[int], str]) -> None:
    PageReader().read(page(400).encode(), "page")
    assert calls(page(800).encode()) <= 2.3 * calls(page(400).encode())


@pytest.mark.parametrize("text", ["x, ", "a@b ", "1 ", "[1] ", "© ", "• ", "Google Scholar"])
def test_one_huge_line_in_a_page_is_told_of_and_changes_nothing(text: str) -> None:
    clean = PageReader().read(CLASSIC.encode(), "page").record
    reading = PageReader().read(f"{CLASSIC}\n{text * 2_000_000}".encode(), "page")
    assert reading.record == clean
    assert [issue.code for issue in reading.issues] == ["unread-line"]
    assert len(reading.issues[0].detail) < 300


def test_an_author_with_countless_marks_keeps_a_bounded_number() -> None:
    record = PageReader().read(marks(10_000).encode(), "page").record
    assert record is not None
    assert len(record.authors[0].affiliations or ()) <= 50


def test_all_of_very_many_authors_are_read() -> None:
    record = PageReader().read(authors(10_000).encode(), "page").record
    assert record is not None
    assert len(record.authors) == 10_000
