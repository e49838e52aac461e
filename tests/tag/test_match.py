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
    found = (*matcher.treatments(view), *matcher.conditions(view))
    assert matcher.may_find(text) or not found
    assert matcher.may_find(text) == matcher.may_find(text)


def test_most_texts_are_passed_over(matcher: Matcher) -> None:
    assert not matcher.may_find("The awkward age for butterflies")
    assert not matcher.may_find("Human evolution in the Pleistocene")
    assert matcher.may_find("Human immunodeficiency virus in the lung")


@given(words=st.lists(WORDS, max_size=8))
def test_words_keep_their_places(words: list[str]) -> None:
    text = "  ".join(words)
    view = view_of(text)
    assert [view_of(view.printed(i, i + 1)).words for i in range(len(view.words))] == [
        (word,) for word in view.words
    ]
    assert list(view.clauses) == sorted(view.clauses)
