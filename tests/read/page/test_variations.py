"""Pages in the layouts of publishers: every printed field is read, or an issue speaks of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.accuracy.layouts.article import Article
from benchmarks.accuracy.variations import (
    LAYOUTS,
    Tally,
    articles,
    compare,
    page_of,
    printed,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.page import variations
from tests.strategies import records

from casegraph.model.record import Record
from casegraph.read.page.page import read_record
from casegraph.read.page.reader import PageReader
from casegraph.read.wording.lines import Ledger, split_lines


@settings(max_examples=40, deadline=None)
@given(article=variations.articles())
def test_an_article_is_read_in_every_layout(article: Article) -> None:
    tally = compare([("synthetic", article)])
    assert tally.pages >= len(LAYOUTS)
    assert tally.misses == []


@settings(max_examples=40, deadline=None)
@given(record=records(), seed=st.integers(0, 99), chosen=st.integers(0, len(LAYOUTS) - 1))
def test_no_line_of_any_record_is_lost_in_any_layout(
    record: Record, seed: int, chosen: int
) -> None:
    page = page_of(printed(LAYOUTS[chosen], variations.of_record(record), str(seed)))
    ledger = Ledger(split_lines(page), "page")
    read_record(ledger)
    unread = {issue.where.line for issue in ledger.close() if issue.code == "unread-line"}
    assert unread | set(ledger.uses) == {line.number for line in ledger.lines}


def test_the_articles_of_the_corpus_are_read_in_every_layout(shared: Path) -> None:
    known = list(articles(shared / "corpus" / "pages"))[::6]
    tally = compare(known)
    assert tally.score >= 0.97
    assert tally.silent == 0
    assert {
        name for name, counts in tally.layouts.items() if counts[False] > counts[True] / 20
    } == set()


def test_the_same_seed_prints_the_same_page(shared: Path) -> None:
    name, article = next(iter(articles(shared / "corpus" / "pages")))
    for layout in LAYOUTS:
        pages = {page_of(printed(layout, article, name)) for _ in range(2)}
        assert len(pages) == 1


def test_the_comparison_counts_what_is_wrong_and_what_is_silent(shared: Path) -> None:
    name, article = next(iter(articles(shared / "corpus" / "pages")))
    page = page_of(printed(LAYOUTS[0], article, name))
    reading = PageReader().read(page.encode(), name)
    tally = Tally()
    tally.count("layout", name, reading, "volume", ("1", "2"))
    tally.count("layout", name, reading, "volume", ("1", "1"))
    assert (tally.right["volume"], tally.total["volume"], tally.silent) == (1, 2, 1)
    assert tally.score == 0.5


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\u200b", "\ufeff", "\u00a0", "\t"])
def test_invisible_characters_and_line_ends_change_no_field(end: str, mark: str) -> None:
    lines = ["Journal of Tales", "Volume 3 (2014), pages 5–6", "Slow recovery after examplinib",
             "Mara Lindqvist1 and Idris Okafor2", "Case Report", "Abstract", "We saw a patient.",
             "References", "1. Able A (2001) On tales. J Tales 1:1–9"]  # fmt: skip
    clean = PageReader().read("\n".join(lines).encode(), "page").record
    spoiled = end.join(f"{mark}{line}{mark if mark != chr(160) else ''}" for line in lines)
    assert clean is not None
    assert PageReader().read(spoiled.encode(), "page").record == clean
