"""A molecule of the body is not a drug: genes, receptors, levels, and words of giving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.tag import words as lexis
from casegraph.tag.guards.ruling import Objection

if TYPE_CHECKING:
    from casegraph.tag.site import Link, Site

_FOR_AHEAD = 8
_IN_AHEAD = 6
_AS_AHEAD = 6
_TRIAL = frozenset({"trial", "randomized", "placebo"})


def biology(site: Site, _: tuple[str, ...]) -> Objection | None:
    """Reject a receptor, a gene, or the body's own molecule being measured.

    `IL-7 receptor`, `IL-2 production`, `expression of IL-2`, `serum IL-7`. A name that only the
    drug bears (aldesleukin) passes.
    """
    if not _shared_name(site):
        return None
    if site.right and site.right[0] in lexis.BIOLOGY:
        return Objection(f"a molecule of the body: '{site.right[0]}' follows")
    if _given(site):
        return None
    if site.left and site.left[-1] in lexis.BODY:
        return Objection(f"a molecule of the body: '{site.left[-1]}' stands before")
    if any(link.before in lexis.BIOLOGY_OF for link in site.links):
        return Objection("a molecule of the body, measured or expressed")
    return None


def therapy_cue(site: Site, diseases: tuple[str, ...]) -> Objection | None:
    """Reject the body's own molecule where no word says that it is given.

    `IL-7 administration`, `efficacy of IL-7`, `treated with IL-7`, `IL-7 for therapeutic
    application` and a trial whose title it opens pass; `IL-7: a review` does not. A name that only
    the drug bears passes.
    """
    if not _shared_name(site) or _given(site) or _serves(site, diseases):
        return None
    if any(_governs(site, link) for link in site.links):
        return None
    if not site.left and _TRIAL & set(site.scene.view.words):
        return None
    unsure = bool(site.scene.within(diseases))
    return Objection("no word says that it is given", unsure=unsure)


def subtype(site: Site, others: tuple[str, ...]) -> Objection | None:
    """Reject a class whose neighbour makes it another member: `interferon gamma`."""
    near = {*site.left[-1:], *site.right[:1]}
    other = next((word for word in others if word in near), None)
    return Objection(f"'{other}' makes it something else") if other else None


def _shared_name(site: Site) -> bool:
    return site.own_words[0] in lexis.MOLECULE_NAMES


def _given(site: Site) -> bool:
    if lexis.FOLLOWING & set(site.right[:2]):
        return True
    return bool(lexis.GIVEN_FORMS & set(site.left[-3:]))


def _serves(site: Site, diseases: tuple[str, ...]) -> bool:
    link, ahead = site.right[:1], site.right[1 : 1 + _AS_AHEAD]
    therapy = any(lexis.speaks_of_therapy(word) for word in ahead)
    if link == ("for",):
        return therapy or site.condition_starts(site.end, site.end + _FOR_AHEAD)
    if link == ("in",):
        return therapy or site.condition_starts(site.end, site.end + _IN_AHEAD, diseases)
    return therapy and link == ("as",)


def _governs(site: Site, link: Link) -> bool:
    if link.word == "of":
        return link.before in lexis.OF_NOUNS
    if link.word == "to":
        return any(word.startswith("respon") for word in site.left)
    if link.word in ("with", "using", "by", "through", "via", *lexis.AFTER):
        return any(
            lexis.speaks_of_therapy(word) or lexis.speaks_of_recovery(word) for word in site.left
        )
    return False
