"""The account of every line: a field, known furniture, or an issue; nothing is lost in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casegraph.model.plain import record_to_plain
from casegraph.read.page.page import read_record
from casegraph.read.page.reader import PageReader
from casegraph.read.wording.lines import Ledger, Use, paragraphs, split_lines

CASES = Path(__file__).parent / "cases"
CLASSIC = (CASES / "classic" / "input.txt").read_text("utf-8")
NAMES = sorted(folder.name for folder in CASES.iterdir())

words = st.text(alphabet="bdfghkmpqvwxz", min_size=2, max_size=8)
noise = st.lists(words, min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_a_page_is_accounted_for_once(name: str) -> None:
    reading = PageReader().read((CASES / name / "input.txt").read_bytes(), name)
    ledger = Ledger(split_lines(reading.text), name)
    read_record(ledger)
    unread = {issue.where.line for issue in ledger.close() if issue.code == "unread-line"}
    assert unread.isdisjoint(ledger.uses)
    assert unread | set(ledger.uses) == {line.number for line in ledger.lines}


@settings(max_examples=300, deadline=None)
@given(text=noise, data=st.data())
def test_noise_is_reported_and_changes_nothing_else(text: str, data: st.DataObject) -> None:
    lines = CLASSIC.split("\n")
    place = data.draw(st.integers(0, len(lines)))
    clean = fields(CLASSIC)
    reading = PageReader().read("\n".join([*lines[:place], text, *lines[place:]]).encode(), "page")
    unread = [issue for issue in reading.issues if issue.code == "unread-line"]
    if unread:
        assert [issue.where.line for issue in unread] == [place + 1]
        assert text in unread[0].detail
        assert reading.record == PageReader().read(CLASSIC.encode(), "page").record
    else:
        noisy = fields("\n".join([*lines[:place], text, *lines[place:]]))
        changed = {name for name in clean if noisy[name] != clean[name]}
        assert changed <= {"title", "abstract", "acknowledgement", "disclosures", "funding"}
        assert any(line.strip() for line in lines[max(0, place - 1) : place + 1])
        for name in changed:
            assert noisy[name].replace(f"{text} ", "").replace(f" {text}", "") == clean[name]


def fields(page: str) -> dict[str, str]:
    record = PageReader().read(page.encode(), "page").record
    assert record is not None
    plain = record_to_plain(record)
    return {name: json.dumps(content, ensure_ascii=False) for name, content in plain.items()}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=30))
def test_any_text_is_read_or_refused_with_every_line_accounted_for(texts: list[str]) -> None:
    ledger = Ledger(split_lines("\n".join(texts)), "any")
    read_record(ledger)
    unread = {issue.where.line for issue in ledger.close() if issue.code == "unread-line"}
    assert unread | set(ledger.uses) == {line.number for line in ledger.lines}


@settings(max_examples=100, deadline=None)
@given(st.permutations([line for line in CLASSIC.split("\n") if line.strip()]))
def test_a_page_in_any_order_loses_no_line(lines: list[str]) -> None:
    ledger = Ledger(split_lines("\n\n".join(lines)), "shuffled")
    read_record(ledger)
    unread = {issue.where.line for issue in ledger.close() if issue.code == "unread-line"}
    assert unread | set(ledger.uses) == {line.number for line in ledger.lines}
    assert unread.isdisjoint(ledger.uses)


@given(st.binary(max_size=400))
def test_bytes_are_never_a_traceback(data: bytes) -> None:
    reader = PageReader()
    reader.sniff(data)
    reading = reader.read(data, "bytes")
    assert reading.record is not None or reading.issues


def test_a_line_keeps_its_place() -> None:
    first, second = split_lines("\n\t one \r\n\r\n\u00a0two\u00a0\n")
    assert (first.number, first.text, first.column, first.gap) == (2, "one", 3, 1)
    assert (second.number, second.text, second.column, second.gap) == (4, "two", 2, 1)
    assert second.trailing
    assert not first.trailing
    assert first.tail(1).column == 4


def test_wrapped_lines_are_one_paragraph_and_short_sentences_are_not() -> None:
    wrapped = "A first line that is quite long and goes on\nover the end of the line.\nShort one."
    groups = paragraphs(split_lines(wrapped))
    assert [len(group) for group in groups] == [2, 1]
    assert [len(group) for group in paragraphs(split_lines("One.\n\nTwo."))] == [1, 1]


def test_a_line_too_long_to_be_read_is_reported() -> None:
    reading = PageReader().read((CLASSIC + "x" * 60_000 + "\n").encode(), "long")
    (issue,) = reading.issues
    assert issue.code == "unread-line"
    assert "60,000 characters" in issue.detail
    assert len(issue.detail) < 300


def test_a_field_outweighs_furniture() -> None:
    (line,) = split_lines("one")
    ledger = Ledger((line,), "page")
    ledger.furniture(line)
    ledger.take("title", [line])
    assert ledger.uses == {1: Use.FIELD}
    assert ledger.positions == {"title": (1, 1)}
    assert ledger.close() == ()


def test_a_title_that_reads_like_names_is_not_the_authors() -> None:
    page = (
        "Tales in Medicine\n\n, Volume 1, pp 5–6 | Cite as\n\nHeart Failure and Skin Necrosis\n\n"
        "Clara Nowak, Idris Okafor & Gunadi\n\nCase Report\n\n© 2001 Tales\n"
    )
    record = PageReader().read(page.encode(), "page").record
    assert record is not None
    assert record.title == "Heart Failure and Skin Necrosis"
    assert [author.family for author in record.authors] == ["Nowak", "Okafor", "Gunadi"]


@pytest.mark.parametrize("blank", ["\n\n", "\n\n\n"])
def test_more_blank_lines_change_nothing(blank: str) -> None:
    page = (CASES / "headed" / "input.txt").read_text("utf-8")
    spaced = page.replace("Nurs Tales", "\0").replace("\n\0", " Nurs Tales").replace("\n", blank)
    clean = PageReader().read(page.encode(), "page").record
    assert PageReader().read(spaced.encode(), "page").record == clean
