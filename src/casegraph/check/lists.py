"""Rules over the list as a whole: its order, what it prints twice or should not hold."""

from __future__ import annotations

import re
from operator import gt
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.journals import is_same_journal, letters_of
from casegraph.model.coverage import NO_TREATMENT
from casegraph.model.dates import year_of
from casegraph.model.names import ascii_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.check.sheet import Sheet

_LEAST_ALPHABETICAL = 8
_SHARE_IN_ORDER = 0.85
_PARTICLES = 2
"""Names that a style may sort elsewhere: more falls than these and the list is not sorted."""

_SORTED_APART = frozenset({"Mc", "Ma", "O'", "O’", "D'", "D’"})
_LEAST_TITLE = 20
_RETRACTED = re.compile(
    r"^\W*retracted\b(?!\s+(?:\w+\s+)?(?:lid|eyelid|nipple|mandible|tongue|tendon))\s*(?:article)?\W"
    r"|\[retracted|\bretracted (?:article|paper|publication)\b"
    r"|^\W*(?:retraction(?: (?:to|of))?:|retraction not(?:ice|e)\b|statement of retraction)"
    r"|\bexpression of concern\b|\(retracted\b",
    re.IGNORECASE,
)
_MARKED_RETRACTED = re.compile(
    r"[\[(]retracted\b|\bretracted in:|\bretraction in:|\bexpression of concern in:", re.IGNORECASE
)


def number_gap(sheet: Sheet) -> Iterator[Finding]:
    """Find a number that the list leaves out: lists count from 1, so a reference got lost.

    Sure: nearly always.
    Example: `1, 2, 4`.
    """
    expected = 1
    for at, reference in enumerate(sheet.references):
        if reference.number > expected:
            missing = f"{expected}" if reference.number == expected + 1 else f"{expected} and on"
            yield Finding(f"references[{at}].number", f"before it, number {missing} is missing")
        expected = reference.number + 1


def number_order(sheet: Sheet) -> Iterator[Finding]:
    """Find a number that is not greater than the one before it.

    Sure: nearly always: two lists were joined, or a number was misread.
    Example: `1, 2, 2, 3`.
    """
    before = 0
    for at, reference in enumerate(sheet.references):
        if reference.number <= before:
            detail = f"number {reference.number} follows number {before}"
            yield Finding(f"references[{at}].number", detail)
        before = reference.number


def alphabetical_order(sheet: Sheet) -> Iterator[Finding]:
    """Find a reference out of its place in a list that is sorted by first authors.

    Sure: mostly; styles differ in where they sort particles and groups, which are left out.
    Example: `Abel, Cain, Baker, Doe`.
    """
    references = sheet.references
    if len(references) < _LEAST_ALPHABETICAL:
        return
    firsts = [families[0] or "" if families else "" for families in sheet.families]
    if _are_plainly_sorted(firsts):
        return
    most = (1 - _SHARE_IN_ORDER) * len(firsts)
    if sum(map(gt, firsts, firsts[1:])) > most + _PARTICLES:
        return
    known = [(at, key) for at, family in enumerate(firsts) if (key := _sorted_by(family))]
    falls = [place for place in range(1, len(known)) if known[place][1] < known[place - 1][1]]
    if len(known) < _LEAST_ALPHABETICAL or len(falls) > (1 - _SHARE_IN_ORDER) * len(known):
        return
    for place in falls:
        at, before = known[place][0], known[place - 1][0]
        yield Finding(f"references[{at}]", f"{firsts[at]} stands after {firsts[before]}")


def cites_itself(sheet: Sheet) -> Iterator[Finding]:
    """Find a reference that is the report itself.

    Sure: nearly always, by an identifier or by the whole title and the year: a list of citing
    papers was pasted, or the wrong DOI.
    Example: reference 7 has the report's own DOI.
    """
    own, title = sheet.record.identifiers, ascii_form(sheet.record.title or "")
    if not own and not title:
        return
    issued = year_of(sheet.record.issued) if len(title) >= _LEAST_TITLE else None
    for at, reference in enumerate(sheet.references):
        pairs = own and reference.identifiers
        same = pairs and any(own.get(scheme) == value for scheme, value in pairs.items())
        if not same and issued and sheet.years[at] == issued and reference.title:
            same = ascii_form(reference.title) == title
        if same:
            yield Finding(f"references[{at}]", "is the report itself")


def cites_retracted(sheet: Sheet) -> Iterator[Finding]:
    """Find a cited work whose title says that it was retracted, or is in doubt.

    What rests on it must be read again.

    Sure: mostly, by the words that publishers put before or after such titles, and databases after
    such references.
    Example: `RETRACTED: A new treatment of PML`.
    """
    if b"retract" not in sheet.folded and b"expression of concern" not in sheet.folded:
        return
    for at, reference in enumerate(sheet.references):
        found = _RETRACTED.search(reference.title) if reference.title else None
        if found:
            yield Finding(f"references[{at}].title", f"the title says: {found[0].strip()!r}")
            continue
        found = _MARKED_RETRACTED.search(reference.raw)
        if found:
            yield Finding(f"references[{at}]", f"the reference says: {found[0]!r}")


def journal_forms(sheet: Sheet) -> Iterator[Finding]:
    """Note a journal that the list prints in more than one form.

    Sure: mostly: the words of one form begin as those of the other do, one by one. A full stop at
    the end makes no form of its own.
    Example: `J Virol` beside `Journal of Virology`.
    """
    forms: dict[str, dict[str, int]] = {}
    for at, journal in enumerate(sheet.journals):
        if journal:
            form = journal.rstrip(". ")
            forms.setdefault(letters_of(form), {}).setdefault(form, at)
    for known in forms.values():
        if len(known) > 1:
            yield from _other_forms(sheet, known)


def contradicting_statements(sheet: Sheet) -> Iterator[Finding]:
    """Find a reference that is stated to cover no treatment, and to cover one.

    Sure: certainly, by what the curator wrote.
    Example: `treatment: none` beside `treatment: il-7`.
    """
    for at, reference in enumerate(sheet.references):
        if len(reference.coverage) < 2:
            continue
        treatments = [entry.treatment for entry in reference.coverage]
        others = [name for name in treatments if name != NO_TREATMENT]
        if others and len(others) < len(treatments):
            detail = f"stated to cover no treatment, and to cover {', '.join(others)}"
            yield Finding(f"references[{at}].coverage", detail)


def _are_plainly_sorted(names: list[str]) -> bool:
    """Tell at a glance whether names without accents stand in their order."""
    together = "".join(names)
    folded = [name.lower() for name in names]
    return together.isascii() and together.isalpha() and folded == sorted(folded)


def _sorted_by(family: str) -> str | None:
    if not family[:1].isupper() or " " in family or family[:2] in _SORTED_APART:
        return None
    return ascii_form(family)


def _other_forms(sheet: Sheet, known: dict[str, int]) -> Iterator[Finding]:
    (first, place), *others = known.items()
    for form, at in others:
        if is_same_journal(first, form):
            number = sheet.references[place].number
            detail = f"{form!r} is {first!r} in reference {number}"
            yield Finding(f"references[{at}].journal", detail)
