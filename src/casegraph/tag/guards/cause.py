"""A cause is not a treatment: the order of disease and drug, and the words between, decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.tag import words as lexis
from casegraph.tag.guards.ruling import Objection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from casegraph.tag.site import Link, Site

_AHEAD = 6
_OBJECT = 4
_NOT = frozenset({"no", "non", "not"})


def cause(site: Site, _: tuple[str, ...]) -> Objection | None:
    """Reject a drug that the text names as the cause of a disease.

    `X-associated PML`, `PML after X`, `PML caused by X`, `X complicated by PML`; but recovery
    after X, and X-associated improvement, speak of a treatment.
    """
    return _by_suffix(site) or _by_link(site) or _by_verb(site, None)


def exposure(site: Site, diseases: tuple[str, ...]) -> Objection | None:
    """Reject a drug in the patient's background, for drugs that diseases before PML are given.

    Args:
        site: the candidate.
        diseases: the conditions the drug would be a treatment of, as `pml`.

    `PML in a patient with lymphoma treated with X`, `PML on X`, `risk of PML with X` are
    background; `PML treated with X` and `X for PML` are treatment. Where the disease is named
    and nothing tells how the drug relates to it, a person decides.
    """
    if site.right[:1] == ("treated",):
        return _treated_suffix(site, diseases)
    for link in site.links:
        if _is_background(link):
            return _background(site, link, diseases)
        if link.word in lexis.AFTER and not _any(_before(site, link), lexis.speaks_of_recovery):
            return Objection(f"something comes '{link.word}' it, better or worse", unsure=True)
    return _by_verb(site, diseases) or _unrelated(site, diseases)


def negated(site: Site, _: tuple[str, ...]) -> Objection | None:
    """Reject a treatment that was not given: `without X`, `in the absence of X`, `non-X`.

    `with or without X` compares, and speaks of the treatment.
    """
    near = site.left[-3:]
    if near[-2:] == ("absence", "of") or (near and near[-1] in _NOT):
        return Objection("negated")
    if "without" in near and not {"or", "and"} & set(near[: near.index("without")][-1:]):
        return Objection("negated")
    return Objection("negated") if site.right[:1] == ("free",) else None


def _by_suffix(site: Site) -> Objection | None:
    right = site.right
    if right[:1] and right[0] in lexis.THERAPY_NOUNS:
        right = right[1:]
    if not right:
        return None
    suffix, following = right[0], right[1:_OBJECT]
    if suffix in lexis.HARM_SUFFIXES and not _any(following, lexis.speaks_of_effect):
        return Objection(f"named as a cause: '{suffix}' follows")
    if suffix in lexis.BACKGROUND_SUFFIXES:
        return Objection(f"in the background: '{suffix}' follows", unsure=True)
    return None


def _by_link(site: Site) -> Objection | None:
    for link in site.links:
        if link.word == "complicating":
            return Objection("named as a cause: 'complicating' stands before")
        harm = (link.before, link.word) in lexis.HARM_PAIRS
        if harm and not _any(_words(site, link.at - 3, link.at - 1), lexis.speaks_of_effect):
            return Objection(f"named as a cause: '{link.before} {link.word}' stands before")
        if link.word in lexis.AFTER:
            return _after(site, link)
    return None


def _after(site: Site, link: Link) -> Objection | None:
    before = _before(site, link)
    if _any(before, lexis.speaks_of_effect) or before[-2:] == ["before", "and"]:
        return None
    if site.condition_before():
        return Objection(f"named as a cause: the disease comes '{link.word}' it")
    after = site.plain_words(site.end, len(site.scene.view.words))
    if _any(after, lexis.speaks_of_recovery):
        return None
    return Objection(f"something comes '{link.word}' it", unsure=True)


def _by_verb(site: Site, diseases: tuple[str, ...] | None) -> Objection | None:
    """`X for A complicated by B` is no cause of B where A is a disease that X is for."""
    if lexis.HARM_VERBS.isdisjoint(site.right):
        return None
    for at, word in enumerate(site.right, start=site.end):
        if word not in lexis.HARM_VERBS or site.condition_starts(site.end, at, diseases):
            continue
        caused = site.condition_starts(at + 1, at + 1 + _OBJECT)
        if caused and not _any(_words(site, at + 1, at + 1 + _AHEAD), lexis.speaks_of_effect):
            return Objection(f"named as a cause: '{word}' follows")
    return None


def _treated_suffix(site: Site, diseases: tuple[str, ...]) -> Objection | None:
    if site.condition_starts(site.end + 1, site.end + 3, diseases):
        return None
    return Objection("in the background: 'treated' follows")


def _is_background(link: Link) -> bool:
    if link.word in lexis.DURING:
        return link.before not in lexis.NOT_DURING
    return (link.before, link.word) == ("treated", "with")


def _background(site: Site, link: Link, diseases: tuple[str, ...]) -> Objection | None:
    words = site.scene.view.words
    at = link.at - (link.word == "with")
    if lexis.SUCCESS & set(words[max(at - 2, 0) : at + 2]):
        return None
    while at and words[at - 1] in lexis.ADVERBS:
        at -= 1
    participle = words[link.at - (link.word == "with")] in lexis.PARTICIPLES
    if participle and any(c.end == at for c in site.scene.within(diseases)):
        return None
    if _any(site.plain_words(0, at), lexis.speaks_of_recovery):
        return None
    if not site.condition_before(diseases):
        if site.condition_after(diseases):
            return None
        return Objection("given to the patients; for what, the words do not say", unsure=True)
    others = [c for c in site.scene.conditions if c not in site.scene.within(diseases)]
    patients = words[at - 1] in lexis.PATIENTS or any(c.end == at for c in others)
    return Objection("in the background when the disease came", unsure=not patients)


def _unrelated(site: Site, diseases: tuple[str, ...]) -> Objection | None:
    named = site.scene.within(diseases)
    if not named:
        return None
    words = site.scene.view.words
    first = min(c.start for c in named)
    if lexis.RISK & {*site.left, *words[site.end : first]}:
        return Objection("named as a risk")
    own = range(site.candidate.start, site.candidate.end)
    spoken = any(
        lexis.speaks_of_therapy(word) or lexis.speaks_of_recovery(word)
        for i, word in enumerate(words)
        if i not in own
    )
    precedes = site.end <= first and words[site.end : first] != ("and",)
    subject = any(link.before in lexis.STUDIED | lexis.OF_NOUNS for link in site.links)
    if spoken or precedes or subject:
        return None
    return Objection("named beside the disease; how they relate, the words do not say", unsure=True)


def _before(site: Site, link: Link) -> list[str]:
    return site.plain_words(0, link.at)


def _words(site: Site, first: int, last: int) -> list[str]:
    words = site.scene.view.words
    return list(words[max(first, 0) : max(min(last, len(words)), 0)])


def _any(words: Iterable[str], test: Callable[[str], bool]) -> bool:
    return any(test(word) for word in words)
