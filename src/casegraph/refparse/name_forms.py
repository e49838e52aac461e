"""How names are printed: the forms, their patterns, and which of them are met in one list."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from casegraph.model.names import PARTICLES
from casegraph.refparse.text import LOWER, UPPER


class Form(Enum):
    """The order in which a list prints the parts of its names."""

    BARE = "Smith AB"
    COMMA = "Smith, A. B."
    INITIALS_FIRST = "A. B. Smith"
    FULL = "Anna Smith"
    COMMA_FULL = "Smith, Anna B."
    SINGLE = "Smith"
    ENCLOSED = "Smith (A. B.)"
    CAPITALS = "SMITH, Anna B."
    GIVEN_CAPITALS = "Anna B. SMITH"

    __hash__ = object.__hash__


def _in_any_case(words: set[str]) -> str:
    """Return a pattern of words that no other word pays for that begins with another letter."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        tails.setdefault(word[0], []).append(word[1:])
    return "|".join(
        f"[{first}{first.upper()}](?i:{'|'.join(rest)})" for first, rest in sorted(tails.items())
    )


_PARTICLE_WORDS = _in_any_case({p for p in PARTICLES if p.isalpha()} - {"e", "y", "et", "i"})
_PARTICLE = rf"(?:(?:(?:{_PARTICLE_WORDS})|e|y|St\.)\s|(?:[dlDL]'|(?:al|el|del|abu|ben|ul)-|'t\s?))"
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
_END = r"(?=\s?(?:[,;:.(&/\[]|\b(?:and|et|e|y|und)\b|$))"

_BARE = (
    rf"(?P<family>{_FAMILY}{_MORE}{{0,3}}?)\s(?:(?P<early>[JS]r|I{{2,3}})\.?\s)?"
    rf"(?P<given>(?:[{UPPER}]\.(?:\s?-?\s?[{UPPER}]\.{_NO_WORD}){{1,4}}(?:\s?[{UPPER}](?=\s?,))?"
    rf"|[{UPPER}]\.[{UPPER}](?=\s?[,;])"
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
    rf"(?P<family>{_FAMILY}{_MORE}{{0,2}}?){_SUFFIX}?(?=\s?(?:[,;:.(&\"]|\b(?:and|et|e|y)\b|$))"
)
_SINGLE = (
    rf"(?P<family>{_FAMILY}{_MORE}{{0,1}}?)(?P<given>)"
    rf"(?=\s?\((?:1[5-9]|20)\d\d|,\s?{_FAMILY}\s[{UPPER}]{{1,4}}[\s,])"
)
_FULL = (
    rf"(?P<given>[{UPPER}][{LOWER}'-]{{1,20}}(?:\s[{UPPER}]\.?){{0,2}})\s"
    rf"(?P<family>{_FAMILY}{_MORE}{{0,1}}?)(?=\s?(?:[,;.:(]|\b(?:and|et\sal)\b|&))"
)
_GIVEN_WORD = (
    rf"(?:[{UPPER}][{LOWER}'-]{{1,20}}(?:-[{UPPER}][{LOWER}]{{1,20}})?|[{UPPER}]\.|[{UPPER}](?=,))"
)
_COMMA_FULL = (
    rf"(?P<family>{_FAMILY}{_MORE}{{0,2}}?)\s?,\s?"
    rf"(?P<given>{_GIVEN_WORD}(?:\s(?:(?:de|da|do|dos|das|e|von|van)\s)?{_GIVEN_WORD}){{0,3}}?){_SUFFIX}?"
    r"(?=\s?(?:[;(&\"]|,\s(?:and|&|e|y|et)\b|\.(?:\s|$)|,\s?[\"(]|\b(?:and|e|y|et|und)\b|$)"
    rf"|,\s(?:An?|The)\s[{LOWER}]|,\s?{_FAMILY}{_MORE}{{0,2}},)"
)
_ENCLOSED = (
    rf"(?P<family>{_FAMILY}{_MORE}{{0,2}}?)\s?"
    rf"\((?P<given>[{UPPER}][{LOWER}]?\.(?:\s?-?\s?[{UPPER}][{LOWER}]?\.){{0,3}})\)"
)
_GIVEN_NAMES = (
    rf"{_GIVEN_WORD}(?:\s(?:(?:de|da|do|dos|das|e|von|van)\s)?"
    rf"(?:{_GIVEN_WORD}|[{UPPER}]\b)){{0,4}}?"
)
_CAPITAL_WORD = rf"[{UPPER}][{UPPER}'-]{{1,30}}"
_FAMILY_CAPITALS = rf"(?:(?:{_PARTICLE_WORDS})\s){{0,3}}{_CAPITAL_WORD}(?:\s{_CAPITAL_WORD}){{0,2}}"
_CAPITALS = (
    rf"(?P<family>{_FAMILY_CAPITALS})\s?,\s?(?P<given>{_GIVEN_NAMES}(?:\s{_AFTER}(?=\s?[;.,(&]))?){_SUFFIX}?"
    r"(?=\s?(?:[;.,(&\"]|\b(?:a|and|e|y|et|und)\s|$))"
)
_GIVEN_CAPITALS = (
    rf"(?P<given>{_GIVEN_NAMES})\s(?P<family>{_FAMILY_CAPITALS}){_SUFFIX}?"
    r"(?=\s?(?:[;.,(&\"]|\b(?:a|and|e|y|et|und)\s|$))"
)
_FORMS = {
    Form.CAPITALS: _CAPITALS,
    Form.GIVEN_CAPITALS: _GIVEN_CAPITALS,
    Form.ENCLOSED: _ENCLOSED,
    Form.BARE: _BARE,
    Form.COMMA: _COMMA,
    Form.INITIALS_FIRST: _INITIALS_FIRST,
    Form.FULL: _FULL,
    Form.COMMA_FULL: _COMMA_FULL,
    Form.SINGLE: _SINGLE,
}
ORDER = {
    None: (
        *(Form.BARE, Form.COMMA, Form.INITIALS_FIRST, Form.CAPITALS, Form.COMMA_FULL),
        *(Form.FULL, Form.ENCLOSED),
    ),
    Form.BARE: (Form.BARE, Form.COMMA, Form.SINGLE, Form.INITIALS_FIRST),
    Form.COMMA: (Form.COMMA, Form.BARE, Form.INITIALS_FIRST, Form.GIVEN_CAPITALS),
    Form.COMMA_FULL: (Form.COMMA_FULL, Form.COMMA, Form.FULL, Form.INITIALS_FIRST),
    Form.CAPITALS: (
        *(Form.CAPITALS, Form.GIVEN_CAPITALS, Form.COMMA_FULL, Form.COMMA, Form.FULL),
        Form.INITIALS_FIRST,
    ),
    Form.INITIALS_FIRST: (Form.INITIALS_FIRST,),
    Form.FULL: (Form.FULL, Form.INITIALS_FIRST),
    Form.ENCLOSED: (Form.ENCLOSED,),
}
"""The forms that a name may have in a list whose first name has a form, the likeliest first."""


@cache
def odd() -> re.Pattern[str]:
    """Return the pattern of a name that is printed amiss: `ffrench-Roe R`, `RoePLJr.`, `Roe`."""
    return re.compile(
        rf"(?=[\w.'\s-]{{1,90}}+[,;])"
        rf"(?:(?P<family>[{UPPER}{LOWER}][{LOWER}'-]{{2,20}}(?:[\s-][{UPPER}][\w'-]{{1,20}}){{0,2}}?)\s?"
        rf"(?P<given>[{UPPER}]\.?(?:[\s-]?[{UPPER}{LOWER}]\.?){{0,3}}?)(?P<suffix>Jr|Sr|III?)?\.?"
        rf"|(?P<whole>(?:[{UPPER}{LOWER}][\w.'-]{{0,20}}\s?){{1,4}}?))(?=\s?[,;])"
    )


@cache
def run_on() -> re.Pattern[str]:
    """Return the pattern of a last name that no sign parts from a title: `B. Roe Wool in cats`."""
    return re.compile(
        rf"(?P<given>[{UPPER}]\.(?:\s?-?\s?[{UPPER}]\.){{0,3}})\s(?P<family>(?:{_PARTICLE}){{0,3}}{_WORD})"
        rf"(?=\s[{UPPER}][\w'-]{{0,30}}\s[{LOWER}])"
    )


@cache
def pattern(form: Form) -> re.Pattern[str]:
    """Return the compiled pattern of a form: a list needs one or two, and each costs to compile."""
    return re.compile(_FORMS[form])
