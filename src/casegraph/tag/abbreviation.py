"""Whether an abbreviation means its term: by its expansion, or by the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.tag.guards.ruling import Objection
from casegraph.tag.view import phrase, view_of
from casegraph.vocab.enums import LabelKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.tag.match import Candidate, Matcher
    from casegraph.tag.site import Scene
    from casegraph.vocab.terms import Term


def meaning(candidate: Candidate, scene: Scene, matcher: Matcher) -> str | Objection:
    """Return why an abbreviation is believed, or the objection to it.

    An expansion printed in the text itself decides; then one in the record; then the record's
    conditions and the context of the term: other terms and words printed beside it.
    """
    short = candidate.label.text
    own = scene.expansions.get(short)
    if own:
        return _expanded(candidate.term, own, matcher)
    elsewhere = scene.said_elsewhere(short, candidate.term.id)
    if elsewhere.expansions:
        ruling = _expanded(candidate.term, elsewhere.expansions, matcher)
        if isinstance(ruling, str):
            return ruling
    if elsewhere.is_condition:
        return "abbreviation of a condition of the record"
    if scene.all_capitals:
        return Objection("an abbreviation in a text of capitals", unsure=True)
    support = _support(candidate, scene)
    if support:
        return f"abbreviation, supported by '{support}' in the text"
    return Objection("an abbreviation without expansion or context", unsure=True)


def _expanded(term: Term, longs: Iterable[str], matcher: Matcher) -> str | Objection:
    for long in longs:
        found = matcher.find(view_of(long))
        named = (*found.treatments, *found.conditions)
        if any(c.term is term and c.label.kind is not LabelKind.ABBREVIATION for c in named):
            return f"abbreviation, expanded as '{long}'"
    return Objection(f"the abbreviation stands for '{next(iter(longs))}'")


def _support(candidate: Candidate, scene: Scene) -> str | None:
    printed = (*scene.found.conditions, *scene.found.treatments)
    named = {c.term.id for c in printed if c.term is not candidate.term}
    text = scene.spaced
    for item in candidate.term.context:
        if item in scene.vocabulary:
            if not named.isdisjoint(scene.below((item,))):
                return item
        elif phrase(item) in text:
            return item
    return None
