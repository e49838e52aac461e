"""Abstracts: sections, paragraphs, wrapped lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casegraph.read.fields.abstracts import joined_sections, parted, unwrapped


def test_labels_that_the_source_keeps_apart_are_paragraphs() -> None:
    assert joined_sections([("AIM", "To see."), (None, "More."), ("END", "")]) == (
        "AIM\n\nTo see.\n\nMore."
    )


def test_labels_in_running_text_are_paragraphs() -> None:
    assert parted("AIM AND SCOPE: To see. RESULTS: Seen (p<0.05). CONCLUSION: Good.") == (
        "AIM AND SCOPE\n\nTo see.\n\nRESULTS\n\nSeen (p<0.05).\n\nCONCLUSION\n\nGood."
    )


def test_one_label_or_capitals_within_a_sentence_part_nothing() -> None:
    for text in ("AIM: To see: it.", "We used: PCR, MRI: both. Then HIV: none.", "no labels"):
        assert parted(text) == text


def test_a_label_without_a_section_and_text_before_the_first_are_kept() -> None:
    assert parted("We saw. AIM: To see. METHODS: ") == ("We saw.\n\nAIM\n\nTo see.\n\nMETHODS:")


def test_sections_told_by_attribute_or_in_text_are_alike() -> None:
    told = [("AIM", "To see."), ("RESULTS", "Seen.")]
    assert parted("AIM: To see. RESULTS: Seen.") == joined_sections(told)


@given(st.text(alphabet="ABC: .ab", max_size=200))
def test_parting_changes_only_spaces_and_the_colons_of_labels(text: str) -> None:
    plain = "".join(text.replace(":", "").split())
    assert "".join(parted(text).replace(":", "").split()) == plain
    assert "".join(unwrapped(text).replace(":", "").split()) == plain


def test_a_very_long_text_is_parted_in_linear_time() -> None:
    text = "METHODS: A. " * 50_000
    assert parted(text).count("\n\n") == 99_999
    assert parted(": " + "A" * 1_000_000 + ": ").startswith(":")
