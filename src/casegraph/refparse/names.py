"""The block of authors: names in every printed order, collective names, et al."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache

from casegraph.model.names import PARTICLES, split_name
from casegraph.model.record import Name
from casegraph.refparse.pattern import Pattern
from casegraph.refparse.text import LOWER, UPPER, YEAR


class Form(Enum):
    """The order in which a list prints the parts of its names."""

    BARE = "Smith AB"
    COMMA = "Smith, A. B."
    INITIALS_FIRST = "A. B. Smith"
    FULL = "Anna Smith"
    COMMA_FULL = "Smith, Anna B."
    SINGLE = "Smith"


@dataclass(frozen=True, slots=True)
class AuthorList:
    """The list at the head of a reference: its names and where it ends.

    `end` lies behind the last name or `et al`; `form` is that of the first name.
    """

    names: tuple[Name, ...]
    et_al: bool
    start: int
    end: int
    form: Form | None


_PARTICLE_WORDS = "|".join(
    sorted({p for p in PARTICLES if p.isalpha()} - {"e", "y", "et", "i"}, key=len, reverse=True)
)
_PARTICLE = (
    rf"(?:(?:(?i:{_PARTICLE_WORDS})|e|y|St\.)\s|(?:[dlDL]'|(?:al|el|del|abu|ben|ul)-|'t\s?))"
)
_WORD = rf"(?:d[ei]|l[ae]|v[ao]n)?[{UPPER}][\w'-]{{1,30}}"
_FAMILY = (
    rf"(?:(?:{_PARTICLE}){{0,3}}(?:{_WORD}|[{UPPER}](?=\s[{UPPER}]{{1,2}}\b))"
    rf"|(?:de|van|von)(?=\s[{UPPER}]{{2,4}}\b))"
)
_MORE = rf"(?:\s(?:{_PARTICLE}){{0,2}}{_WORD})"
_LETTER = rf"(?:[{UPPER}]|[CKPSTZ]h(?=[{UPPER}]|\b)|Y[aeu](?=[{UPPER}]))"
_NO_WORD = rf"(?!\s(?!and\s|und\s|et\s|van\s|der\s|dos\s)[{LOWER}]{{3}})"
_INNER = r"(?:\s(?:de|da|do|dos|das|del|van|von|la|e|y)\b\.?){1,2}"
_DOTTED = (
    rf"[{UPPER}][{LOWER}]?\.{_NO_WORD}(?:\s?-?\s?[{UPPER}]\.{_NO_WORD}"
    rf"|{_INNER}\s[{UPPER}]\.?(?=\s?[.,;&(])){{0,4}}"
)
_SUFFIX = r"(?:,?\s?\b(?P<suffix>[JS]r|JR|I{2,3}|IV|2n?d|3r?d|4th)\b\.?)"
_AFTER = r"(?:da|de|do|dos|das|del|van|von|der)"
_END = r"(?=\s?(?:[,;:.(&/\[]|and\b|et\b|e\b|y\b|und\b|$))"

_BARE = (
    rf"(?P<family>{_FAMILY}{_MORE}{{0,3}}?)\s(?:(?P<early>[JS]r|I{{2,3}})\.?\s)?"
    rf"(?P<given>(?:[{UPPER}]\.(?:\s?-?\s?[{UPPER}]\.{_NO_WORD}){{1,4}}(?:\s?[{UPPER}](?=\s?,))?"
    rf"|{_LETTER}{{1,4}}(?:III|Jr)?(?:-(?:[{UPPER}]{{1,2}}|[{LOWER}]\b))?"
    rf"(?:(?:\s[{UPPER}]){{1,3}}{_END}(?!\.\s[{LOWER}]{{3}}))?"
    rf"(?:\s(?:de|da|do|dos)\s[{UPPER}]{{1,3}}\b)?"
    rf"|(?<=[{LOWER}]\s)[{UPPER}]{{5}})(?:\s{_AFTER}(?=\s?[,;.&(]))?)"
    rf"(?:(?=et\sal\b)|(?<=\.)(?=[{UPPER}][{LOWER}]|\d)|(?![\w'-]))"
    rf"(?!,\s?[{UPPER}]\.(?!\s?(?:[{UPPER}]\.\s?){{0,3}}[{UPPER}][{LOWER}]))"
    rf"{_SUFFIX}?"
)
_COMMA = (
    rf"(?P<family>{_FAMILY}{_MORE}{{0,3}}?)(?:\s(?P<early>[JS]r|JR|I{{2,3}})\.?)?\s?,\s?"
    rf"(?P<given>(?:{_DOTTED}(?:[{UPPER}](?=\s?[;,]))?|(?:{_LETTER}{{1,4}}|[{UPPER}](?:\s[{UPPER}]){{0,3}})"
    rf"(?:-[{UPPER}]{{1,2}})?{_END})(?:\s{_AFTER}(?=\s?[,;.&(]))?)(?!(?!and\b|und\b|et\b)[{LOWER}])"
    rf"{_SUFFIX}?"
)
_INITIALS_FIRST = (
    rf"(?P<given>{_DOTTED}(?:\s?[{UPPER}](?=\s[{UPPER}][{LOWER}]))?|[{UPPER}](?:-?[{UPPER}]){{0,2}}(?=\s))\s?"
    rf"(?P<family>{_FAMILY}{_MORE}{{0,2}}?){_SUFFIX}?(?=\s?(?:[,;:.(&]|and\b|et\b|e\b|y\b|$))"
)
_SINGLE = (
    rf"(?P<family>{_FAMILY}{_MORE}{{0,1}}?)(?P<given>)"
    rf"(?=\s?\((?:1[5-9]|20)\d\d|,\s?{_FAMILY}\s[{UPPER}]{{1,4}}[\s,])"
)
_FULL = (
    rf"(?P<given>[{UPPER}][{LOWER}'-]{{1,20}}(?:\s[{UPPER}]\.?){{0,2}})\s"
    rf"(?P<family>{_FAMILY}{_MORE}{{0,1}}?)(?=\s?(?:[,;.:(]|and\b|&))"
)
_GIVEN_WORD = rf"(?:[{UPPER}][{LOWER}'-]{{1,20}}(?:-[{UPPER}][{LOWER}]{{1,20}})?|[{UPPER}]\.)"
_COMMA_FULL = (
    rf"(?P<family>{_FAMILY}{_MORE}{{0,2}}?)\s?,\s?"
    rf"(?P<given>{_GIVEN_WORD}(?:\s(?:(?:de|da|do|dos|das|e|von|van)\s)?{_GIVEN_WORD}){{0,3}}?){_SUFFIX}?"
    r"(?=\s?(?:[;(&\"]|,\s(?:and|&|e|y|et)\b|\.(?:\s|$)|,\s?[\"(]|\b(?:and|e|y|et|und)\b|$)"
    rf"|,\s?{_FAMILY}{_MORE}{{0,2}},)"
)
_FORMS = {
    Form.BARE: _BARE,
    Form.COMMA: _COMMA,
    Form.INITIALS_FIRST: _INITIALS_FIRST,
    Form.FULL: _FULL,
    Form.COMMA_FULL: _COMMA_FULL,
    Form.SINGLE: _SINGLE,
}
_ORDER = {
    None: (Form.BARE, Form.COMMA, Form.INITIALS_FIRST, Form.COMMA_FULL, Form.FULL),
    Form.BARE: (Form.BARE, Form.COMMA, Form.SINGLE, Form.INITIALS_FIRST),
    Form.COMMA: (Form.COMMA, Form.INITIALS_FIRST),
    Form.COMMA_FULL: (Form.COMMA_FULL, Form.COMMA, Form.FULL, Form.INITIALS_FIRST),
    Form.INITIALS_FIRST: (Form.INITIALS_FIRST,),
    Form.FULL: (Form.FULL,),
}
_SEPARATOR = Pattern(
    r"\s?(?:\.?\s?[,;]\s?|\.\s?)?(?:(?:and|und|e|y|et(?!\sal\b)|&)\s|&amp;\s?)\s?"
    r"|\s?(?:\.\s?)?[,;]{1,2}\s?(?:(?:\.{2,3}|…)\s?|&\s?)?|/\s?"
)
_ET_AL = Pattern(
    r"\s?[,;.]{0,2}\s?(?:and\s|&\s|,\s?)?[\[(]?(?:et\s?al(?![a-z])"
    r"|and others\b|e cols?\b|et coll?\b|y cols?\b)[\])]?\.?",
    re.IGNORECASE,
)
_LISTS = frozenset({Form.BARE, Form.COMMA, Form.INITIALS_FIRST})
_SURE = 3
"""As many full names in a row are a list of authors; fewer may be the words of a title."""
_YEAR_OR_QUOTE = Pattern(rf"[\s.,]{{0,3}}(?:\"|\(?{YEAR}[a-z]?\b)")
_APART = Pattern(r"\s([^\W\d_a-z])(?=\s[^\W\d_a-z][a-z])")
_GLUED_SUFFIX = Pattern(rf"([{UPPER}]{{1,3}})(III|Jr)")
_FAMILY_SUFFIX = Pattern(r"(.+?)\s(Jr|Sr|III)")


@cache
def _odd() -> re.Pattern[str]:
    """Return the pattern of a name that is printed amiss: `ffrench-Roe R`, `RoePLJr.`, `Roe`."""
    return re.compile(
        rf"(?:(?P<family>[{UPPER}{LOWER}][{LOWER}'-]{{2,20}}(?:[\s-][{UPPER}][\w'-]{{1,20}}){{0,2}}?)\s?"
        rf"(?P<given>[{UPPER}]\.?(?:[\s-]?[{UPPER}{LOWER}]\.?){{0,3}}?)(?P<suffix>Jr|Sr|III?)?\.?"
        rf"|(?P<whole>(?:[{UPPER}{LOWER}][\w.'-]{{0,20}}\s?){{1,4}}?))(?=\s?[,;])"
    )


@cache
def _pattern(form: Form) -> re.Pattern[str]:
    """Return the compiled pattern of a form: a list needs one or two, and each costs to compile."""
    return re.compile(_FORMS[form])


def authors(text: str, raw: str, start: int, end: int) -> AuthorList | None:
    """Return the list of persons that the text begins with, None where it begins with none.

    `text` is the view of `raw` in which the names are found; they are given as `raw` prints them.
    """
    names: list[Name] = []
    form: Form | None = None
    at = stop = start
    while at < end:
        found = _name(text, at, end, form)
        if not found and form in _LISTS and names and not _ET_AL.match(text, stop, end):
            found = _odd_name(text, at, end, form)
        if not found:
            break
        match, now = found
        form = form or now
        names.append(_as_name(match, raw))
        stop = match.end()
        separator = _SEPARATOR.match(text, stop, end)
        if not separator:
            break
        at = separator.end()
    if form is Form.BARE and any(" " in (name.given or "") for name in names):
        apart = _APART.match(text, stop, end)
        if apart:
            names[-1] = replace(names[-1], given=f"{names[-1].given} {apart[1]}")
            stop = apart.end()
    tail = _ET_AL.match(text, stop, end)
    if not names or not (tail or _is_sure(text, start, stop, form, len(names))):
        return None
    return AuthorList(tuple(names), bool(tail), start, tail.end() if tail else stop, form)


def _is_sure(text: str, start: int, stop: int, form: Form | None, count: int) -> bool:
    """Tell whether full names are a list of authors, not words of a title."""
    if form is Form.FULL:
        return count >= _SURE
    if form is not Form.COMMA_FULL:
        return True
    family = text[start:stop].partition(",")[0]
    return count > 1 or family.isupper() or _YEAR_OR_QUOTE.match(text, stop) is not None


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
    for candidate in _ORDER[form]:
        match = _pattern(candidate).match(text, at, end)
        mixed = form is Form.BARE and candidate is Form.INITIALS_FIRST
        if match and not (mixed and "." not in match["given"]):
            return match, candidate
    return None


def _odd_name(text: str, at: int, end: int, form: Form | None) -> tuple[re.Match[str], Form] | None:
    """Return a name no form fits, where a name of the list's form follows it."""
    odd = _odd().match(text, at, end)
    if not odd:
        return None
    separator = _SEPARATOR.match(text, odd.end(), end)
    following = separator and _name(text, separator.end(), end, form)
    if not following or following[1] is not form or not following[0]["given"]:
        return None
    return odd, form or Form.BARE


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
