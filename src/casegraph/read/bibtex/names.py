"""Lists of names: `First von Last`, `von Last, First`, `von Last, Jr, First`, `{A Group}`.

BibLaTeX's extended format names the parts: `given=Jan, family=Berg, prefix=van`. The particles
stand in the family name, as the record has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from casegraph.model.names import split_name
from casegraph.model.record import Name
from casegraph.read.bibtex.latex import to_text
from casegraph.read.fields.cut_lists import uncut

if TYPE_CHECKING:
    from collections.abc import Iterator

_AND = re.compile(r"\s+and(?=\s)|[{}]", re.IGNORECASE)
_PLAIN_AND = re.compile(r"\s+and(?=\s)", re.IGNORECASE)
_COMMA = re.compile(r"\\.|[{},]")
_SEMICOLON = re.compile(r"\\.|[{};]")
_SPACE = re.compile(r"\\.|[{}]|[\s~]+")
_PART = re.compile(
    r"\s*\"?\s*((?:given|family|prefix|suffix)(?:-i)?|useprefix)\s*=(.*?)\"?\s*", re.DOTALL
)
_PLAIN_NAME = re.compile(r"[^{}\\~$=,]*(?:,[^{}\\~$=,]*)?")
_GROUP = re.compile(
    r"\s(?:group|consortium|collaboration|collaborators|committee|investigators|network|society|"
    r"association|initiative|alliance|trialists|team)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s+[0-9]{4}$")
"""What DBLP writes behind a name that several persons have (`Jane Doe 0001`)."""

_OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a list, whether it is cut (`and others`, `et al.`), and what is odd about it."""

    names: tuple[Name, ...]
    cut: bool = False
    odd: tuple[str, ...] = ()


def read_names(value: str) -> Names:
    """Return the names of a list whose entries `and` joins; semicolons are accepted with a word."""
    odd: list[str] = []
    value, cut = uncut(value)
    entries = [entry.strip() for entry in _entries(value) if entry.strip()]
    if len(entries) == 1 and ";" in value:
        entries = [entry.strip() for entry in _split(value, _SEMICOLON) if entry.strip()]
        if len(entries) > 1:
            odd.append("names are parted by semicolons, not by 'and'")
    if entries and entries[-1].lower() == _OTHERS:
        entries, cut = entries[:-1], True
    read = [_name(entry) for entry in entries]
    odd.extend(remark for _, remark in read if remark)
    return Names(tuple(name for name, _ in read if name), cut, tuple(odd))


def _entries(value: str) -> Iterator[str]:
    """Yield the entries of a list; `and` in braces is a word of a name."""
    if "{" not in value:
        yield from _PLAIN_AND.split(value)
        return
    depth = start = 0
    for mark in _AND.finditer(value):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        elif depth <= 0:
            yield value[start : mark.start()]
            start = mark.end()
    yield value[start:]


@lru_cache(maxsize=65536)
def _name(printed: str) -> tuple[Name | None, str | None]:
    """Return a name, and what is odd about it."""
    if _PLAIN_NAME.fullmatch(printed):
        return _plain_name(printed), None
    if _is_enclosed(printed, by_accent=True):
        literal = _text(printed)
        if len(literal) != 1 or not printed.startswith("{\\"):
            return (Name(literal=literal) if literal else None), None
    named = _named_parts(printed) if "=" in printed else None
    if named is not None:
        return named, None
    parts = [_text(part) for part in _split(printed, _COMMA)]
    if len(parts) == 1:
        return _first_von_last(printed), None
    odd = f"more than two commas in the name {_text(printed)!r}" if len(parts) > 3 else None
    family, *rest = parts
    suffix = rest.pop(0) if len(rest) > 1 else None
    given = " ".join(part for part in rest if part)
    return _sound(Name(family=family or None, given=given or None, suffix=suffix or None)), odd


def _plain_name(printed: str) -> Name | None:
    """Return a name without a sign of LaTeX that has one comma at most."""
    family, comma, given = printed.partition(",")
    if not comma and _GROUP.search(printed):
        return Name(literal=" ".join(printed.split()))
    if not comma:
        return _sound(split_name(_NUMBERED.sub("", printed)))
    family, given = " ".join(family.split()), " ".join(given.split())
    return _sound(Name(family=family or None, given=given or None))


def _named_parts(printed: str) -> Name | None:
    """Return a name of BibLaTeX's extended format, None for any other."""
    parts: dict[str, str] = {}
    for part in _split(printed, _COMMA):
        found = _PART.fullmatch(part)
        if not found:
            return None
        parts[found[1]] = _text(found[2].strip().strip('"'))
    family = " ".join(part for part in (parts.get("prefix"), parts.get("family")) if part)
    name = Name(
        family=family or None,
        given=parts.get("given") or None,
        suffix=parts.get("suffix") or None,
    )
    return _sound(name)


def _first_von_last(printed: str) -> Name | None:
    """Return a name without commas: particles begin with a small letter, braces hold words."""
    if "{" not in printed and "\\" not in printed:
        return _sound(split_name(_text(printed)))
    words = [word for word in _split(printed, _SPACE) if word]
    texts = [_text(word) for word in words]
    last = len(words) - 1
    small = [at for at in range(last) if _is_particle(words[at], texts[at])]
    braced = any(_is_enclosed(word) for word in words)
    if not small and not braced:
        return _sound(split_name(" ".join(texts)))
    start = small[0] if small else last
    given, family = " ".join(texts[:start]), " ".join(texts[start:])
    return _sound(Name(family=family or None, given=given or None))


def _is_particle(word: str, text: str) -> bool:
    return not _is_enclosed(word) and text[:1].islower()


def _is_enclosed(printed: str, *, by_accent: bool = False) -> bool:
    """Tell whether one pair of braces holds all of it, and (unless told) no command begins it."""
    if not printed.startswith("{") or not printed.endswith("}"):
        return False
    if printed.startswith("{\\") and not by_accent:
        return False
    depth = 0
    for at, sign in enumerate(printed):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return at == len(printed) - 1
    return False


def _split(value: str, separator: re.Pattern[str]) -> list[str]:
    """Return the pieces between the separators that stand in no braces."""
    pieces: list[str] = []
    depth = start = 0
    for mark in separator.finditer(value):
        sign = mark[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif depth <= 0 and not sign.startswith("\\"):
            pieces.append(value[start : mark.start()])
            start = mark.end()
    pieces.append(value[start:])
    return pieces


def _text(value: str) -> str:
    return to_text(value)[0].strip()


def _sound(name: Name) -> Name | None:
    return name if name.family or name.given else None
