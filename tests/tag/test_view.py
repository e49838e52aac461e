"""The normalised view: printed variants become one, and every word keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.tag.tagger import Tagger
from casegraph.tag.trie import Trie
from casegraph.tag.view import LONGEST, phrase, view_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IL-7", "IL7"),
        ("IL-7", "il\u20117"),
        ("IL-7", "IL 7"),
        ("IL\u00a07", "IL\u20137"),
        ("CD4+ T cells", "CD4(+) T-cell"),
        ("CD4<sup>+</sup> T cells", "CD4 T-Cells"),
        ("IFN-\u03b2", "IFN-beta"),
        ("interferon-\u00df", "interferon beta"),
        ("IFN\u00df", "IFN-\u03b2"),
        ("interferon alfa", "interferon-\u03b1"),
        ("leucoencephalopathies", "Leukoencephalopathy"),
        ("leuko\u00adencephalopathy", "leukoencephalopathy"),
        ("chronic lymphocytic leukaemia", "Chronic Lymphocytic Leukemia"),
        ("immunised", "immunized"),
        ("na\u00efve", "nai\u0308ve"),
        ("viruses", "virus"),
        ("VSTs", "VST"),
        ("CELLS", "cell"),
    ],
)
def test_printed_variants_are_one(one: str, other: str) -> None:
    assert view_of(one).words == view_of(other).words


@pytest.mark.parametrize(
    ("one", "other"),
    [("IL-2", "IL-21"), ("AIDS", "aids"), ("Stra\u00dfe", "Strabetae"), ("IL-7", "IL-7R")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert view_of(one).words != view_of(other).words


def test_clauses_are_told_apart() -> None:
    view = view_of("- PML: a case. One 2.5 mg dose - why?!no (a:b)")
    bounds = [view.clause(at, at + 1) for at in range(len(view.words))]
    ends = [(0, 1), (1, 3), (3, 8), (8, 9), (9, 11), (11, 12)]
    assert bounds == [end for end in ends for _ in range(*end)]
    assert view.clause(2, 9) == (1, 9)


def test_a_stretch_is_a_view_of_its_own() -> None:
    view = view_of("On IL7: a case of IL-7 in PML. And more")
    whole, *parts = (*view.stretches(99), *view.stretches(4))
    assert whole is view
    assert [part.words for part in parts] == [view.words[:4], view.words[4:8], view.words[8:]]
    assert [span for part in parts for span in part.spans] == list(view.spans)
    assert [part.printed(0, len(part.words)) for part in parts] == [
        "On IL7: a",
        "case of IL-7",
        "in PML. And more",
    ]
    assert [part.clause(0, 1) for part in parts] == [(0, 3), (0, 4), (0, 2)]
    assert parts[0].glued_before(2)
    assert not parts[1].glued_before(0)


def test_glued_words_are_known() -> None:
    view = view_of("IL7 IL-7")
    assert [view.glued_before(i) for i in range(len(view.words))] == [False, True, False, False]


def test_phrases_are_whole_words() -> None:
    assert phrase("mass") in view_of("Mass spectrometry").spaced
    assert phrase("mass") not in view_of("massive bleeding").spaced


@given(st.text())
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    view = view_of(text)
    offsets = [offset for span in view.spans for offset in span]
    assert offsets == sorted(offsets)
    assert all(start < end <= len(text) for start, end in view.spans)
    assert len(view.words) == len(view.spans)
    if view.words:
        assert view.printed(0, len(view.words)) in text


def test_the_longest_sequence_comes_first() -> None:
    trie: Trie[str] = Trie()
    trie.add(("il", "2"), "short")
    trie.add(("il", "2", "therapy"), "long")
    words = ("il", "2", "therapy", "il")
    assert trie.sequences(words, 0) == [(3, ["long"]), (2, ["short"])]
    assert trie.sequences(words, 3) == []
    assert set(trie.starts) == {"il"}


def test_of_a_text_of_millions_of_characters_the_beginning_is_seen() -> None:
    view = view_of("first " + "in a hill " * 300_000)
    assert view.words[:3] == ("first", "in", "a")
    assert len(view.text) == LONGEST


def test_the_end_of_such_a_text_is_not_looked_for_terms(tagger: Tagger) -> None:
    tags = tagger.tag("maraviroc " + "in a hill " * 300_000 + "mefloquine")
    assert [mention.term for mention in tags.treatments] == ["maraviroc"]
