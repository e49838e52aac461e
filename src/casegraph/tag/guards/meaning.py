"""What a label means here: abbreviations, homonyms, subjects and settings."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from casegraph.tag import words as lexis
from casegraph.tag.guards.ruling import Objection
from casegraph.tag.view import phrase

if TYPE_CHECKING:
    from casegraph.tag.site import Site

_VIRAL_PARTS = frozenset(
    "gp tat nef rev vpr vpu vif gag env ltr envelope integrase capsid reverse".split()
)
_NEGATING = frozenset({"non", "no", "not", "without"})
_NEGATED = frozenset({"negative", "seronegative", "uninfected", "free", "naive", "like"})
_ELSE = frozenset(
    {
        ("other", "than"),
        ("absence", "of"),
        ("unrelated", "to"),
        ("exclusion", "of"),
        ("negative", "for"),
        ("seronegative", "for"),
        ("uninfected", "with"),
    }
)
_UNINFECTED = ("not", "infected", "with")
_NEGATION_REACH = 3
_IMITATING = frozenset({"mimicking", "mimic", "resembling", "simulating"})


@lru_cache(maxsize=1000)
def _phrases(others: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((other, phrase(other)) for other in others)


def homonym(site: Site, others: tuple[str, ...]) -> Objection | None:
    """Reject a label where another word of the text shows that it means something else."""
    text = site.scene.spaced
    for other, printed in _phrases(others):
        if printed in text:
            return Objection(f"'{other}' shows that it means something else")
    return None


def target(site: Site, diseases: tuple[str, ...]) -> Objection | None:
    """Reject a treatment of many diseases where the text names none of `diseases`."""
    if site.scene.within(diseases):
        return None
    return Objection("the text names no condition that it is a treatment of here")


def setting(site: Site, diseases: tuple[str, ...]) -> Objection | None:
    """Reject a treatment that is only the setting, as antiretroviral therapy in HIV.

    It is covered where it is itself a treatment of a disease named (`diseases`), or is what the
    work studies: `impact of X`, `X intensification`, or X opening the text.
    """
    if site.scene.within(diseases):
        return None
    if lexis.STUDIED & {*site.right[:1], *(link.before for link in site.links)}:
        return None
    if site.start == 0 and site.right[:1] in (("for",), ("in",), ("versus",), ("and",)):
        return None
    return Objection("the setting, not what the work is about")


def syndrome(site: Site, _: tuple[str, ...]) -> Objection | None:
    """Reject the first words of a syndrome's name: `immune restoration disease`."""
    if {"syndrome", "disease", "inflammatory"} & set(site.right[:2]):
        return Objection("part of a syndrome's name")
    return None


def viral_part(site: Site, _: tuple[str, ...]) -> Objection | None:
    """Reject a virus whose protein is meant, not the infection: `HIV-1 gp120`."""
    if _VIRAL_PARTS & set(site.right[:1]):
        return Objection(f"a part of the virus: '{site.right[0]}' follows")
    return None


def agent(_: Site, __: tuple[str, ...]) -> Objection | None:
    """Reject an infectious agent as a condition; it still serves other guards as context."""
    return Objection("an agent, not a condition")


def absent(site: Site, _: tuple[str, ...]) -> Objection | None:
    """Reject a condition the patients do not have: `non-AIDS`, `HIV-negative`, `without HIV`.

    `with or without HIV` compares, and speaks of the condition.
    """
    if site.right and site.right[0] in _NEGATED:
        return Objection(f"negated: '{site.right[0]}' follows")
    near = site.left[-_NEGATION_REACH:]
    if near[-2:] in _ELSE or near == _UNINFECTED or (near and near[-1] in _IMITATING):
        return Objection("named only as what it is not")
    if _NEGATING.isdisjoint(near):
        return None
    for back, word in enumerate(reversed(near), start=1):
        if word in lexis.LINKS and word != "without":
            return None
        if word in _NEGATING and (back == 1 or word == "without"):
            compared = {"or", "and"} & set(site.left[-back - 1 : -back])
            return None if compared else Objection(f"negated: '{word}' stands before")
    return None
