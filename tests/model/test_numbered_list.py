"""Telling the numbers of entries from other numbers at the beginnings of lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model import numbered_list
from casegraph.model.numbered_list import Candidate, entry_starts


def entry(number: int, *, part: int = 0, form: str = "dot", likely: bool = True) -> Candidate:
    return Candidate(number, part, form, 0, len(str(number)) + 2, likely)


@given(first=st.integers(1, 500), count=st.integers(1, 60))
def test_a_sequence_is_taken_whole(first: int, count: int) -> None:
    candidates = [entry(number) for number in range(first, first + count)]
    assert entry_starts(candidates) == list(range(count))


def test_numbers_within_entries_are_passed_over() -> None:
    volume, year = entry(24, likely=False), entry(2014, likely=False)
    candidates = [entry(1), volume, entry(2), year, entry(3), entry(4)]
    assert entry_starts(candidates) == [0, 2, 4, 5]


def test_of_two_equal_numbers_the_one_that_begins_an_entry_is_taken() -> None:
    assert entry_starts([entry(1), entry(2, likely=False), entry(2), entry(3)]) == [0, 2, 3]


def test_gaps_repeats_and_a_second_list_are_kept() -> None:
    numbers = [1, 2, 5, 6, 6, 7, 1, 2, 3]
    assert entry_starts([entry(number) for number in numbers]) == list(range(len(numbers)))


def test_a_number_in_another_form_is_passed_over() -> None:
    candidates = [entry(8), entry(9, form="space", likely=False), entry(9), entry(10)]
    assert entry_starts(candidates) == [0, 2, 3]


def test_letters_follow_one_another() -> None:
    candidates = [entry(1, part=1), entry(1, part=2), entry(2), entry(3, part=1), entry(3, part=2)]
    assert entry_starts(candidates) == [0, 1, 2, 3, 4]


def test_no_candidates_make_no_list() -> None:
    assert entry_starts([]) == []


def test_the_work_grows_with_the_number_of_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0
    step = numbered_list._step

    def counted(earlier: Candidate, later: Candidate) -> float:
        nonlocal steps
        steps += 1
        return step(earlier, later)

    monkeypatch.setattr(numbered_list, "_step", counted)
    entry_starts([entry(1)] * 2000)
    assert steps <= 2000 * 8
