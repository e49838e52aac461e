"""The normalised view: printed variants become one, and every word keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.tag.trie import Trie
from casegraph.tag.view import phrase, view_of


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


def test_clauses_are_counted() -> None:
    view = view_of("PML: a case. One 2.5 mg dose - why? no")
    assert view.clauses == (0, 1, 1, 2, 2, 2, 2, 2, 3, 4)


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
    assert len(view.words) == len(view.spans) == len(view.clauses)
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
