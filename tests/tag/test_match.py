"""Candidates: what is passed over at a glance holds no label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.tag.match import Matcher, matcher_of
from casegraph.tag.view import view_of

if TYPE_CHECKING:
    from casegraph.vocab.terms import Vocabulary

WORDS = st.sampled_from(
    "PML IL 7 IL-7 human virus immunodeficiency B cell - – (HIV) HIV-1 of a JC maraviroc,"
    " interferon alpha β : <i>PML</i>".split()
)


@pytest.fixture(scope="module")
def matcher(vocabulary: Vocabulary) -> Matcher:
    return matcher_of(vocabulary)


@given(words=st.lists(WORDS, max_size=8))
def test_a_text_passed_over_holds_no_label(matcher: Matcher, words: list[str]) -> None:
    text = " ".join(words)
    view = view_of(text)
    found = matcher.find(view)
    assert matcher.look(text) in (
        (found,) if found.treatments or found.conditions else (found, None)
    )


def test_most_texts_are_passed_over(matcher: Matcher) -> None:
    assert not matcher.look("The awkward age for butterflies")
    assert not matcher.look("Human evolution in the Pleistocene")
    assert matcher.look("Human immunodeficiency virus in the lung")


@given(words=st.lists(WORDS, max_size=8))
def test_words_keep_their_places(words: list[str]) -> None:
    text = "  ".join(words)
    view = view_of(text)
    assert [view_of(view.printed(i, i + 1)).words for i in range(len(view.words))] == [
        (word,) for word in view.words
    ]
    bounds = [view.clause(at, at + 1) for at in range(len(view.words))]
    assert bounds == sorted(bounds)
    assert all(first <= at < last for at, (first, last) in enumerate(bounds))
