"""From tags to what the archive keeps: coverage assertions and condition mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.model.coverage import ConditionMention, Coverage
from casegraph.tag.tagger import METHOD
from casegraph.tag.view import view_of
from casegraph.vocab.enums import Basis, CoverageRole

if TYPE_CHECKING:
    from casegraph.tag.mention import Mention, Tags

_STRENGTH = (Basis.NAMED, Basis.ABBREVIATION, Basis.CLASS)
_CUES = frozenset({"trial", "study", "review"})
"""Words of which one stands in every title that tells a role."""


def coverage_of(tags: Tags, place: str = "title") -> tuple[Coverage, ...]:
    """Return one assertion per treatment of a text, by its strongest mention, to be judged.

    `place` names the text that was tagged.
    """
    if not tags.treatments:
        return ()
    best: dict[str, Mention] = {}
    for mention in tags.treatments:
        known = best.get(mention.term)
        if known is None or _rank(mention) < _rank(known):
            best[mention.term] = mention
    conditions = tuple(dict.fromkeys(mention.term for mention in tags.conditions))
    role = role_of(tags.text)
    return tuple(
        Coverage(
            treatment=mention.term,
            basis=mention.basis,
            conditions=conditions,
            role=role,
            quote=mention.quote,
            place=place,
            span=mention.span,
            reason=mention.reason,
            method=METHOD,
        )
        for mention in best.values()
    )


def conditions_of(tags: Tags, place: str = "title") -> tuple[ConditionMention, ...]:
    """Return the first mention of each condition of a text."""
    if not tags.conditions:
        return ()
    first: dict[str, Mention] = {}
    for mention in tags.conditions:
        first.setdefault(mention.term, mention)
    return tuple(
        ConditionMention(
            condition=mention.term,
            quote=mention.quote,
            place=place,
            span=mention.span,
            method=METHOD,
        )
        for mention in first.values()
    )


def role_of(title: str) -> CoverageRole:
    """Return what a title says for certain of the work: a trial, a review, or nothing.

    A case report that also reviews the literature is not called a review.
    """
    view = view_of(title)
    if _CUES.isdisjoint(view.words):
        return CoverageRole.NOT_STATED
    words = set(view.words)
    randomized = {"randomized", "placebo"} & words and {"trial", "study"} & words
    phased = "phase" in words and "trial" in words
    if randomized or phased or {"clinical", "trial"} <= words:
        return CoverageRole.TRIAL
    whole_clause = any(
        word == "review" and view.clause(at, at + 1)[1] == at + 1
        for at, word in enumerate(view.words)
    )
    if {"systematic", "review"} <= words or (whole_clause and not {"case", "report"} & words):
        return CoverageRole.REVIEW
    return CoverageRole.NOT_STATED


def _rank(mention: Mention) -> tuple[int, bool]:
    return _STRENGTH.index(mention.basis), mention.inferred
