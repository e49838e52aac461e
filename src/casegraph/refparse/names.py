"""The block of authors: names in every printed order, collective names, et al."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from casegraph.model.names import PARTICLES
from casegraph.model.record import Name
from casegraph.refparse.text import LOWER, UPPER


class Form(Enum):
    """The order in which a list prints the parts of its names."""

    BARE = "Smith AB"
    COMMA = "Smith, A. B."
    INITIALS_FIRST = "A. B. Smith"
    FULL = "Anna Smith"
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
_WORD = rf"[{UPPER}][\w'-]{{1,30}}"
_FAMILY = (
    rf"(?:(?:{_PARTICLE}){{0,3}}(?:{_WORD}|[{UPPER}](?=\s[{UPPER}]{{1,2}}\b))"
    rf"|(?:de|van|von)(?=\s[{UPPER}]{{2,4}}\b))"
)
_MORE = rf"(?:\s(?:{_PARTICLE}){{0,2}}{_WORD})"
_LETTER = rf"(?:[{UPPER}]|[CKPSTZ]h(?=[{UPPER}]|\b)|Y[aeu](?=[{UPPER}]))"
_NO_WORD = rf"(?!\s(?!and\s|und\s|et\s|van\s|der\s|dos\s)[{LOWER}]{{3}})"
_DOTTED = rf"[{UPPER}][{LOWER}]?\.{_NO_WORD}(?:\s?-?\s?[{UPPER}]\.{_NO_WORD}){{0,4}}"
_SUFFIX = r"(?:,?\s?\b(?P<suffix>[JS]r|JR|I{2,3}|IV|2nd|3rd|4th)\b\.?)"
_AFTER = r"(?:da|de|do|dos|das|del|van|von|der)"
_END = r"(?=\s?(?:[,;:.(&/\[]|and\b|et\b|e\b|y\b|und\b|$))"

_BARE = (
    rf"(?P<family>{_FAMILY}{_MORE}{{0,3}}?)\s"
    rf"(?P<given>[{UPPER}]\.(?:\s?-?\s?[{UPPER}]\.{_NO_WORD}){{1,4}}"
    rf"|{_LETTER}{{1,4}}(?:III|Jr)?(?:-[{UPPER}]{{1,2}})?"
    rf"(?:(?:\s[{UPPER}]){{1,3}}{_END}(?!\.\s[{LOWER}]{{3}}))?"
    rf"(?:\s(?:de|da|do|dos)\s[{UPPER}]{{1,3}}\b)?"
    rf"|(?<=[{LOWER}]\s)[{UPPER}]{{5}})(?:(?=et\sal\b)|(?![\w'-]))"
    rf"(?!,\s?[{UPPER}]\.)(?:\s{_AFTER}(?=[,;.]))?"
    rf"{_SUFFIX}?"
)
_COMMA = (
    rf"(?P<family>{_FAMILY}{_MORE}{{0,3}}?)(?:\s(?P<early>[JS]r|JR|I{{2,3}})\.?)?\s?,\s?"
    rf"(?P<given>{_DOTTED}|(?:{_LETTER}{{1,4}}|[{UPPER}](?:\s[{UPPER}]){{0,3}})"
    rf"(?:-[{UPPER}]{{1,2}})?{_END})(?![{LOWER}])"
    rf"(?:\s{_AFTER}(?=\s?[,;.&(]))?{_SUFFIX}?"
)
_INITIALS_FIRST = (
    rf"(?P<given>{_DOTTED}|[{UPPER}]{{1,3}}(?=\s))\s?"
    rf"(?P<family>{_FAMILY}{_MORE}{{0,2}}?){_SUFFIX}?(?=\s?(?:[,;:.(&]|and\b|et\b|e\b|y\b|$))"
)
_SINGLE = (
    rf"(?P<family>{_FAMILY}{_MORE}{{0,1}}?)(?P<given>)"
    rf"(?=\s?\((?:1[5-9]|20)\d\d|,\s?{_FAMILY}\s[{UPPER}]{{1,4}}[\s,])"
)
_FULL = (
    rf"(?P<given>[{UPPER}][{LOWER}'-]{{1,20}}(?:\s[{UPPER}]\.){{0,2}})\s"
    rf"(?P<family>{_FAMILY}{_MORE}{{0,1}}?)(?=\s?(?:[,;.:(]|and\b|&))"
)
_FORMS = {
    Form.BARE: _BARE,
    Form.COMMA: _COMMA,
    Form.INITIALS_FIRST: _INITIALS_FIRST,
    Form.FULL: _FULL,
    Form.SINGLE: _SINGLE,
}
_ORDER = {
    None: (Form.BARE, Form.COMMA, Form.INITIALS_FIRST, Form.FULL),
    Form.BARE: (Form.BARE, Form.COMMA, Form.SINGLE),
    Form.COMMA: (Form.COMMA, Form.INITIALS_FIRST),
    Form.INITIALS_FIRST: (Form.INITIALS_FIRST,),
    Form.FULL: (Form.FULL,),
}
_SEPARATOR = re.compile(
    r"\s?(?:\.?\s?[,;]\s?|\.\s)?(?:(?:and|und|e|y|&)\s|&amp;\s?)\s?"
    r"|\s?(?:\.\s?)?[,;]\s?(?:(?:\.{2,3}|…)\s?|&\s?)?|/\s?"
)
_ET_AL = re.compile(
    r"\s?[,;.]?\s?(?:and\s|&\s)?[\[(]?(?:et\s?al(?![a-z])"
    r"|and others\b|e cols?\b|et coll?\b|y cols?\b)[\])]?\.?",
    re.IGNORECASE,
)
_SURE = 3
"""As many full names in a row are a list of authors; fewer may be the words of a title."""
_GLUED_SUFFIX = re.compile(rf"([{UPPER}]{{1,3}})(III|Jr)")
_FAMILY_SUFFIX = re.compile(r"(.+?)\s(Jr|Sr|III)")


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
    if not names or (form is Form.FULL and len(names) < _SURE):
        return None
    tail = _ET_AL.match(text, stop, end)
    return AuthorList(tuple(names), bool(tail), start, tail.end() if tail else stop, form)


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
        if match:
            return match, candidate
    return None


def _printed(raw: str, start: int, end: int) -> str:
    return " ".join(raw[start:end].split())


def _as_name(match: re.Match[str], raw: str) -> Name:
    parts = match.groupdict()
    family = _printed(raw, *match.span("family"))
    given = _printed(raw, *match.span("given"))
    suffix = parts.get("suffix") or parts.get("early")
    glued = _GLUED_SUFFIX.fullmatch(given)
    if glued and not suffix:
        given, suffix = glued[1], glued[2]
    early = _FAMILY_SUFFIX.fullmatch(family)
    if early and not suffix:
        family, suffix = early[1], early[2]
    return Name(family=family, given=given or None, suffix=suffix)
