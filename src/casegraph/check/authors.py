"""Rules over the authors of references."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.kinds import is_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.check.sheet import Sheet
    from casegraph.model.record import Name, Reference

_LEAST_LIST = 5
_SHARE = 0.8
_FIRST_NAME_REACH = 40
_GIVEN_AHEAD = re.compile(r"(?:\b[A-Z]\.[ -]?){1,3} ?\Z|\b[A-Z]{1,3} \Z")
_GIVEN_AFTER = re.compile(
    r",? ?(?:(?P<full>(?<=, )[A-Z][a-zà-ÿ]{2,})"
    r"|(?P<first>[A-Z]\.?)(?P<more>[ -]?[A-Z](?! ?[a-z])\.?)?"
    r"[A-Z.]{0,4}(?P<end>,|\W|$))"
)
_LONGEST_LIST = 20
_NO_DIGIT = bytes(set(range(256)) - set(b"0123456789"))
_MANY = 7
_GLUED = re.compile(r"[a-zà-ÿ][A-Z]{2,}[a-zà-ÿ]|^(?:and|&)\s")
_CAPITALS = re.compile(r"[A-Z][A-Z][a-zà-ÿ]")
_LEAST_CUT = 3


def authors_cut(sheet: Sheet) -> Iterator[Finding]:
    """Note a list of authors that ends in "et al": the others are not known from here.

    Sure: certainly, as it is printed.
    Example: `Doe J, Roe R, et al`.
    """
    for at, reference in enumerate(sheet.references):
        if reference.et_al:
            count = len(reference.authors)
            yield Finding(f"references[{at}].authors", f"'et al' after {count} authors")


def author_form(sheet: Sheet) -> Iterator[Finding]:
    """Note authors in another form than those of the list: it was pasted from elsewhere.

    Three things are compared where the list is of one form: dots after initials, initials or
    given names in full, family or given name first.

    Sure: that the form differs, mostly; it is a matter of style, but often the sign of a slip.
    Example: `J. Doe` among `Roe R`.
    """
    if len(sheet.references) < _LEAST_LIST:
        return
    if len(set(map(_beginning, sheet.references, sheet.families))) == 1:
        return
    forms = [_form(reference) for reference in sheet.references]
    known = [form for form in forms if form]
    if len(known) < _LEAST_LIST:
        return
    usual, count = Counter(known).most_common(1)[0]
    if count == len(known) or count < _SHARE * len(known):
        return
    for at, form in enumerate(forms):
        if form and form != usual and is_article(sheet.references[at]):
            start = sheet.references[at].raw[:20]
            detail = f"authors as {form} ({start!r}), in the others as {usual}"
            yield Finding(f"references[{at}].authors", detail)


def et_al_policy(sheet: Sheet) -> Iterator[Finding]:
    """Note a list of authors that is cut after another number, or not cut where others are.

    A style cuts long lists after a number of its own: three or six, mostly.

    Sure: that it differs; it is a matter of style.
    Example: `et al` after two authors, where it stands after six in the others.
    """
    cut = [len(reference.authors) for reference in sheet.references if reference.et_al]
    if len(cut) < _LEAST_CUT:
        return
    usual, count = Counter(cut).most_common(1)[0]
    longest = max(_MANY, usual)
    whole = [one for one in sheet.references if not one.et_al and len(one.authors) > longest]
    if count < _SHARE * len(cut) or len(cut) < _SHARE * (len(cut) + len(whole)):
        return
    for at, reference in enumerate(sheet.references):
        named = len(reference.authors)
        if reference.et_al and named != usual:
            detail = f"'et al' after {named} authors, in the others after {usual}"
            yield Finding(f"references[{at}].authors", detail)
        elif not reference.et_al and named > longest:
            detail = f"{named} authors, where others are cut after {usual}"
            yield Finding(f"references[{at}].authors", detail)


def repeated_author(sheet: Sheet) -> Iterator[Finding]:
    """Find an author that one reference names twice.

    Sure: half of the time; two people of one name and initials often write a paper together.
    Example: `Doe J, Roe R, Doe J`.
    """
    for at, families in enumerate(sheet.families):
        count = len(families)
        if not 1 < count <= _LONGEST_LIST or len(set(families)) == count:
            continue
        names = [(name.family, name.given) for name in sheet.references[at].authors]
        for name, times in Counter(names).items():
            if times > 1 and name[0] and name[1]:
                detail = f"{name[0]} {name[1]} is named {times} times"
                yield Finding(f"references[{at}].authors", detail)


def odd_author(sheet: Sheet) -> Iterator[Finding]:
    """Find what is read as an author and cannot be one: digits, single letters, glued names.

    The reference was misread, or is misprinted: family name and initials exchanged, a title or a
    number among the names.

    Sure: mostly; a few family names are of one letter.
    Example: family name `J`, given name `Doe`.
    """
    digits = sheet.names.encode(errors="replace").translate(None, _NO_DIGIT)
    short = min(map(len, sheet.names.split("\n"))) <= 1
    if not digits and not short and not _may_hold_no_name(sheet.names):
        return
    for at, families in enumerate(sheet.families):
        for place, family in enumerate(families):
            if family and (len(family) == 1 or not family.isalpha() or _CAPITALS.search(family)):
                problem = _problem(sheet.references[at].authors[place])
                if problem:
                    yield Finding(f"references[{at}].authors[{place}]", problem)


def _may_hold_no_name(names: str) -> bool:
    """Tell at a glance whether one of many names may be glued, or words such as `et al`."""
    return any(word in names for word in ("et al", "and ", "& ")) or bool(_CAPITALS.search(names))


def _beginning(reference: Reference, families: list[str | None]) -> tuple[bool, str, bool]:
    """Return what tells at a glance that two references begin in one form."""
    raw, family = reference.raw, (families[0] if families else None) or ""
    after = raw[len(family) : len(family) + 5]
    return raw.startswith(family), after[:1], "." in after


def _form(reference: Reference) -> str | None:
    """Return the form of a reference's first author in words, None where it says nothing."""
    family = reference.authors[0].family if reference.authors else None
    raw = reference.raw
    if not family:
        return None
    place = 0 if raw.startswith(family) else raw.find(family, 0, _FIRST_NAME_REACH + len(family))
    if place < 0:
        return None
    if place > 1 and _GIVEN_AHEAD.search(raw, 0, place):
        return "initials, then family name"
    found = _GIVEN_AFTER.match(raw, place + len(family))
    if not found or (not found["full"] and not found["more"] and found["end"] != ","):
        return None
    if found["full"]:
        return "family name, then given names in full"
    return f"family name, then initials {'with' if '.' in found['first'] else 'without'} dots"


def _problem(name: Name) -> str | None:
    family, given = name.family or "", name.given or ""
    if " " not in family and any(character.isdigit() for character in family):
        return f"digits in a name: {family!r}"
    if len(family) == 1 and family.isupper() and len(given) > 2 and not given.isupper():
        return f"family and given name exchanged? family {family!r}, given {given!r}"
    if _GLUED.search(family):
        return f"names that are glued together: {family!r}"
    if family.casefold() in {"et al", "et al.", "al", "and others"}:
        return f"{family!r} is no name"
    return None
