"""The declared table of guards: the names a vocabulary may use, and their rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.errors import InvalidInputError
from casegraph.tag.guards.biology import biology, subtype, therapy_cue
from casegraph.tag.guards.cause import cause, exposure, negated
from casegraph.tag.guards.immunity import therapeutic_antibody, transferred, vaccine
from casegraph.tag.guards.meaning import (
    absent,
    agent,
    homonym,
    setting,
    syndrome,
    target,
    viral_part,
)
from casegraph.vocab.enums import VocabularyName

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casegraph.tag.guards.ruling import Guard
    from casegraph.vocab.terms import Term

GUARDS: Mapping[str, Guard] = {
    "agent": agent,
    "biology": biology,
    "exposure": exposure,
    "homonym": homonym,
    "setting": setting,
    "subtype": subtype,
    "syndrome": syndrome,
    "target": target,
    "therapeutic-antibody": therapeutic_antibody,
    "therapy-cue": therapy_cue,
    "transferred": transferred,
    "vaccine": vaccine,
    "viral-part": viral_part,
}
"""Guards a term names, as `name` or `name:argument,argument`."""

COMMON: Mapping[VocabularyName, Mapping[str, Guard]] = {
    VocabularyName.TREATMENT: {"negated": negated, "cause": cause},
    VocabularyName.CONDITION: {"absent": absent},
}
"""Guards that every term of a vocabulary passes."""

BoundGuard = tuple[str, "Guard", tuple[str, ...]]


def guards_of(term: Term) -> tuple[BoundGuard, ...]:
    """Return the guards of a term, each with its name and arguments, the common ones first.

    Raises InvalidInputError where the vocabulary names a guard that does not exist.
    """
    common = COMMON.get(term.vocabulary, {})
    bound: list[BoundGuard] = [(name, guard, ()) for name, guard in common.items()]
    for text in term.guards:
        name, _, arguments = text.partition(":")
        guard = GUARDS.get(name)
        if guard is None:
            message = f"the term {term.id} names a guard that does not exist: {name!r}"
            raise InvalidInputError(message, hint=f"known guards: {', '.join(GUARDS)}")
        bound.append((name, guard, tuple(a.strip() for a in arguments.split(",") if a.strip())))
    return tuple(bound)
