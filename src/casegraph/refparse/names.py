"""The block of authors: names in every printed order, collective names, et al."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from casegraph.model.names import split_name
from casegraph.model.record import Name
from casegraph.refparse.abbreviations import GROUP
from casegraph.refparse.name_forms import ORDER, Form, odd, pattern, run_on
from casegraph.refparse.pattern import Pattern
from casegraph.refparse.text import LOWER, UPPER, YEAR

if TYPE_CHECKING:
    from casegraph.model.reference import Span


class AuthorList(NamedTuple):
    """The list at the head of a reference: its names and where it ends.

    `end` lies behind the last name or `et al`; `form` is that of the first name.
    """

    names: tuple[Name, ...]
    et_al: bool
    start: int
    end: int
    form: Form | None


_MARKS = r"(?:\s?[*†‡]{1,3})?\s{0,3}"
"""What may stand behind a name: signs of notes."""
_SEPARATOR = Pattern(
    rf"[,;]\s(?=[{UPPER}])"
    rf"|{_MARKS}(?:\.?\s?[,;]\s{{0,3}}|\.\s?)?(?:(?:and|und|e|y|et(?!\sal\b)|&),?\s|&amp;\s?)\s?"
    rf"|\sa\s(?=[^\n,]{{0,40}}[{UPPER}]{{2}})"
    rf"|{_MARKS}(?:\.\s?)?[,;]{{1,2}}\s{{0,3}}(?:(?:\.{{2,3}}|…|\.\s\.\s\.)\s?|&\s?)?|/\s?"
)
_LEFT_OUT = ("…", "...", ". . .")
"""What stands in a list for names that are not printed."""
_ET_AL = Pattern(
    r"\s?[,;.]{0,2}\s{0,3}(?:and\s|&\s|,\s?)?[\[(]?(?:et\s{0,3}al(?![a-z])"
    r"|and others\b|e cols?\b|et coll?\b|y cols?\b)[\])]?\.?",
    re.IGNORECASE,
)
_LISTS = frozenset({Form.BARE, Form.COMMA, Form.INITIALS_FIRST})
_SURE = 3
"""As many full names in a row are a list of authors; fewer may be the words of a title."""
_YEAR_OR_QUOTE = Pattern(rf"[\s.,]{{0,3}}(?:[\"']|\(?{YEAR}[a-z]?\b)")
_QUOTE = Pattern(r"[.,]?\s?[\"']")
_SENTENCE = Pattern(rf"\.?\s(?=[\"'¿¡]?[{UPPER}])")
_POINT = Pattern(rf"\.?\s(?=[{UPPER}])")
_AND = Pattern(r"[\s,]{1,2}(?:and|&)\s")
WITH_INITIAL = Pattern(
    rf"[{UPPER}][{LOWER}'-]{{1,20}}\s[{UPPER}]\.?\s[{UPPER}][{LOWER}][\w'-]{{0,30}}"
    r"(?:,\s|,?\s(?:and|&)\s|,?\set\sal\b)"
)
_APART = Pattern(r"\s([^\W\d_a-z])(?=\s[^\W\d_a-z][a-z])")
_GLUED_SUFFIX = Pattern(rf"([{UPPER}]{{1,3}})(III|Jr)")
_FAMILY_SUFFIX = Pattern(r"(.+?)\s(Jr|Sr|III)")


def authors(text: str, raw: str, start: int, end: int) -> AuthorList | None:
    """Return the list of persons that the text begins with, None where it begins with none.

    `text` is the view of `raw` in which the names are found; they are given as `raw` prints them.
    """
    if WITH_INITIAL.match(text, start, end):
        full = _list(text, raw, (start, end), Form.FULL)
        if full and (full.et_al or len(full.names) > 1):
            return full
    return _list(text, raw, (start, end), None)


def _list(text: str, raw: str, window: Span, given: Form | None) -> AuthorList | None:
    """Return the list of persons at the beginning of a window, the form of the first as told."""
    start, end = window
    names: list[Name] = []
    form = given
    alike = True
    at = stop = start
    while at < end:
        found = _name(text, at, end, form) or _unlike(text, at, stop, end, form)
        if not found:
            break
        match, now = found
        form = form or now
        names.append(_as_name(match, raw))
        stop = match.end()
        alike = alike and now is Form.COMMA
        behind = _next(text, stop, end, inverted=alike)
        if behind is None:
            break
        at = behind
    if form is Form.BARE and any(" " in (name.given or "") for name in names):
        apart = _APART.match(text, stop, end)
        if apart:
            names[-1] = replace(names[-1], given=f"{names[-1].given} {apart[1]}")
            stop = apart.end()
    tail = _ET_AL.match(text, stop, end)
    if not names or not (given or tail or _is_sure(text, start, stop, form, len(names))):
        return None
    et_al = tail is not None or any(sign in text[start:stop] for sign in _LEFT_OUT)
    return AuthorList(tuple(names), et_al, start, tail.end() if tail else stop, form)


def _next(text: str, stop: int, end: int, *, inverted: bool) -> int | None:
    """Return where the next name may begin: behind a separator.

    Where all names are `inverted`, a point alone may part them: `Roe, J. Coe, C.`
    """
    separator = _SEPARATOR.match(text, stop, end)
    if separator:
        return separator.end()
    point = _POINT.match(text, stop, end) if inverted else None
    return point.end() if point and pattern(Form.COMMA).match(text, point.end(), end) else None


def _unlike(
    text: str, at: int, stop: int, end: int, form: Form | None
) -> tuple[re.Match[str], Form] | None:
    """Return a name that is not printed in the form of its list, the last one behind `stop`."""
    if form not in _LISTS or at == stop or _ET_AL.match(text, stop, end):
        return None
    if form is Form.INITIALS_FIRST and _AND.match(text, stop, end):
        match = pattern(Form.FULL).match(text, at, end)
        if match and not GROUP.search(match[0]):
            return match, Form.FULL
    found = _odd_name(text, at, end, form)
    if found or form is not Form.INITIALS_FIRST:
        return found
    last = run_on().match(text, at, end)
    return (last, form) if last else None


def _is_sure(text: str, start: int, stop: int, form: Form | None, count: int) -> bool:
    """Tell whether full names are a list of authors, not words of a title."""
    if form is Form.FULL:
        return count >= _SURE or _QUOTE.match(text, stop) is not None
    if form not in {Form.COMMA_FULL, Form.CAPITALS}:
        return True
    family = text[start:stop].partition(",")[0]
    if count > 1 or family.isupper() or _YEAR_OR_QUOTE.match(text, stop) is not None:
        return True
    return _SENTENCE.match(text, stop) is not None


def collective(text: str, raw: str, start: int, end: int) -> AuthorList:
    """Return a list of one author: the printed name of a group."""
    tail = next((m for m in _ET_AL.finditer(text, start, end) if m.end() == end), None)
    stop = tail.start() if tail else end
    name = Name(literal=_printed(raw, start, stop).rstrip(" ,;"))
    return AuthorList((name,), bool(tail), start, end, None)


def join(people: AuthorList, group: AuthorList) -> AuthorList:
    """Return one list of persons and the group named behind them."""
    names = people.names + group.names
    return AuthorList(names, group.et_al, people.start, group.end, people.form)


def _name(text: str, at: int, end: int, form: Form | None) -> tuple[re.Match[str], Form] | None:
    for candidate in ORDER[form]:
        match = pattern(candidate).match(text, at, end)
        if match and (candidate is form or _may_be_mixed(match, form, candidate)):
            return match, candidate
    return None


def _may_be_mixed(match: re.Match[str], form: Form | None, candidate: Form) -> bool:
    """Tell whether a name printed unlike those before it is no word of a title."""
    if "." in match["given"] or form not in {Form.BARE, Form.COMMA}:
        return True
    if candidate is Form.INITIALS_FIRST and form is Form.BARE:
        return match["given"] not in {"A", "I"} and match.string.startswith(".", match.end())
    return candidate is not Form.BARE


def _odd_name(text: str, at: int, end: int, form: Form | None) -> tuple[re.Match[str], Form] | None:
    """Return a name no form fits, where a name of the list's form follows it."""
    found = odd().match(text, at, end)
    if not found:
        return None
    separator = _SEPARATOR.match(text, found.end(), end)
    following = separator and _name(text, separator.end(), end, form)
    if not following or following[1] is not form or not following[0]["given"]:
        return None
    return found, form or Form.BARE


def _printed(raw: str, start: int, end: int) -> str:
    return " ".join(raw[start:end].split())


def _as_name(match: re.Match[str], raw: str) -> Name:
    groups = match.re.groupindex
    if "whole" in groups and match["whole"]:
        return split_name(_printed(raw, *match.span("whole")))
    suffix = (match["suffix"] if "suffix" in groups else None) or (
        match["early"] if "early" in groups else None
    )
    at, end = match.span("family")
    family = raw[at:end]
    at, end = match.span("given")
    return _person(family, raw[at:end], suffix)


@lru_cache(maxsize=65_536)
def _person(family: str, given: str, suffix: str | None) -> Name:
    """Return the name of its printed parts; a suffix may be glued to the initials."""
    family, given = " ".join(family.split()), " ".join(given.split())
    glued = _GLUED_SUFFIX.fullmatch(given)
    if glued and not suffix:
        given, suffix = glued[1], glued[2]
    early = _FAMILY_SUFFIX.fullmatch(family)
    if early and not suffix:
        family, suffix = early[1], early[2]
    return Name(family=family, given=given or None, suffix=suffix)
