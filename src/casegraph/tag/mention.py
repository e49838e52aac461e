"""What the tagger answers: mentions, and candidates it rejected with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from casegraph.vocab.enums import Basis, VocabularyName

Span = tuple[int, int]


class Mention(NamedTuple):
    """A term that a text is about.

    `quote` holds the printed words at `span` (offsets in the text); `inferred` tells that they
    are a known misspelling.
    """

    term: str
    basis: Basis
    quote: str
    span: Span
    reason: str
    inferred: bool = False


class Rejection(NamedTuple):
    """A printed label that is no mention: the `guard` that rejected it and why.

    `unsure` marks what the words alone do not decide: a person should.
    """

    term: str
    vocabulary: VocabularyName
    guard: str
    reason: str
    quote: str
    span: Span
    unsure: bool = False


class Tags(NamedTuple):
    """The treatments and conditions of one text, in printed order, and what was rejected."""

    text: str
    treatments: tuple[Mention, ...] = ()
    conditions: tuple[Mention, ...] = ()
    rejected: tuple[Rejection, ...] = ()
