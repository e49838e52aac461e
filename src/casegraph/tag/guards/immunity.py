"""Immunity given or measured: transferred cells, antibodies and vaccines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.tag import words as lexis
from casegraph.tag.guards.ruling import Objection, Refinement

if TYPE_CHECKING:
    from casegraph.tag.guards.ruling import Ruling
    from casegraph.tag.site import Site

_NEAR = 3
_FOR_AHEAD = 8
_OBJECT_LINKS = frozenset({"with", "against", "targeting", "for", "of", "to", "using", "directed"})
_OBJECT_REACH = 6
_ANTIBODY_DRUG = frozenset({"monoclonal", "passive", "therapeutic", "mab", "infusion"})


def transferred(site: Site, _: tuple[str, ...]) -> Objection | None:
    """Reject virus-specific cells that are measured; a word beside them must say they are given.

    `adoptive`, `allogeneic`, `infusion`, `transfer`, `donor`, or cells `for` a disease.
    """
    after = site.right[:_NEAR]
    if lexis.MEASURED & set(after[:2]):
        return Objection("cells of the patient, measured")
    if any(link.before in lexis.MEASURED for link in site.links):
        return Objection("cells of the patient, measured")
    if lexis.TRANSFER & {*site.left[-_NEAR:], *site.own_words, *after}:
        return None
    if after[:1] == ("for",) and (
        any(lexis.speaks_of_therapy(word) for word in after)
        or site.condition_starts(site.end, site.end + _FOR_AHEAD)
    ):
        return None
    if any(link.word in ("with", "by") and _treats(site) for link in site.links):
        return None
    return Objection("no word says that the cells are given", unsure=True)


def therapeutic_antibody(site: Site, _: tuple[str, ...]) -> Objection | None:
    """Reject antibodies that are a test (levels, index, serostatus) and not a drug."""
    words = site.scene.view.words
    if lexis.MEASURED & {*site.right[:2], *(link.before for link in site.links)}:
        return Objection("antibodies of the patient, measured")
    if _ANTIBODY_DRUG & set(words) or lexis.FOLLOWING & set(site.right[:2]):
        return None
    served = site.right[:1] in (("for",), ("as",)) and any(
        lexis.speaks_of_therapy(word) for word in site.right[:_OBJECT_REACH]
    )
    return None if served else Objection("no word says that the antibodies are given")


def vaccine(site: Site, names: tuple[str, ...]) -> Ruling:
    """Reject vaccination against anything but the disease or its agent.

    Args:
        site: the candidate.
        names: the agent, the term of the vaccine against it, and the disease. Where the object
            is the agent or its protein VP1, the mention is of that vaccine; where it is the
            disease, of the class.
    """
    agent, narrower, disease = names
    scene = site.scene
    objects = {i: c.end for c in scene.agents if c.term.id == agent for i in (c.start,)}
    words = scene.view.words
    objects.update({i: i + 2 for i in range(len(words) - 1) if words[i : i + 2] == ("vp", "1")})
    before = [i for i, end in objects.items() if end == site.start]
    if before:
        return Refinement(narrower, min(before), site.end, "its object stands before it")
    if not site.right or site.right[0] not in _OBJECT_LINKS:
        return Objection("vaccination without the agent as its object")
    near = [end for i, end in objects.items() if site.end < i <= site.end + _OBJECT_REACH]
    if near:
        return Refinement(narrower, site.start, max(near), "the agent is its object")
    if site.right[0] in ("against", "for") and any(
        site.end < c.start <= site.end + _NEAR for c in scene.within((disease,))
    ):
        return None
    return Objection("vaccination without the agent as its object")


def _treats(site: Site) -> bool:
    return any(lexis.speaks_of_therapy(word) for word in site.left)
