"""Sentences of a statement, and the authors they speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from casegraph.model.names import display, initials
from casegraph.read.wording.lines import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casegraph.model.record import Author

_CAPITAL = "A-ZÀ-ÖØ-ÞĆČĎĐĞİŁŃŇŐŒŘŚŞŠŤŮŰŹŻŽ"
_BREAK = re.compile(rf"(?<=[.!?])[\"”)]?\s+(?=[\"“(]?[{_CAPITAL}0-9])|;\s+(?=[{_CAPITAL}])")
_TITLES = frozenset(
    {"dr.", "drs.", "prof.", "mr.", "mrs.", "ms.", "st.", "no.", "fig.", "vs.", "nos."}
)
_COMPANY_FORM = frozenset({"inc.", "ltd.", "co.", "corp.", "llc.", "s.a.", "pty."})
_FRESH_START = re.compile(
    r"(?:The|All|No|None|Other|He|She|They|We|This|Neither|Both|Dr|Drs|Prof|Author|Authors|"
    r"Remaining|In)\b"
)
_TITLE = re.compile(r"(?:(?:Drs?|Prof|Mr|Mrs|Ms)\.?|Professors?|Authors?)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*(?:and|und|&)\s|,|&|\b(?:and|und|et|y)\b)\s*")
_ALL = re.compile(
    r"(?:(?:all|each|both|none)(?: of)?(?: the)?(?: other)? (?:co-?)?authors?|"
    r"the authors?|authors?|we|i)\b",
    re.IGNORECASE,
)
_BY_PLACE = re.compile(r"the (?:(?P<first>first)|senior|last) author\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:all )?(?:the |of the )?(?:remaining|other|rest of the)(?: \w+)? (?:co-?)?authors?\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:he|she|they)\b", re.IGNORECASE)
_OPENINGS = frozenset(
    {"The", "All", "There", "We", "None", "This", "Authors", "Both", "Each", "Neither", "No"}
)
_LONGEST_OPENING = 12
_LONGEST_WORD = 40
_NAME_WORD = re.compile(r"[^\s,:;()]+")
_LONGEST_NAME = 120
_MOST_WORDS = 7
_MOST_INITIALS = 6
_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}[A-Z]\.?|[A-Z]\.")


@dataclass(slots=True)
class People:
    """The authors of a page by every way a statement may name them: full, family, initials."""

    authors: Sequence[Author]
    names: tuple[str, ...]
    _aliases: Mapping[str, int] | None = None

    def find(self, text: str) -> int | None:
        """Return which author a name means, None where it is no author or several."""
        if self._aliases is None:
            self._aliases = _all_aliases(self.authors)
        return self._aliases.get(_key(text))

    def may_begin(self, sentence: str) -> bool:
        """Tell, at little cost, whether a sentence may begin with an author's name."""
        word = sentence[:_LONGEST_OPENING].partition(" ")[0]
        return word not in _OPENINGS or any(word in name for name in self.names)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a sentence speaks of; `others` means all authors not named before."""

    authors: tuple[int, ...] = ()
    everyone: bool = False
    others: bool = False
    pronoun: bool = False
    end: int = 0


def people(authors: Sequence[Author]) -> People:
    """Return the authors as statements name them."""
    return People(authors, tuple(display(author) for author in authors))


def _all_aliases(authors: Sequence[Author]) -> dict[str, int]:
    """Return the authors by alias; an alias of two authors is left out."""
    aliases: dict[str, int | None] = {}
    for index, author in enumerate(authors):
        for alias in _aliases(author):
            known = aliases.setdefault(alias, index)
            if known != index:
                aliases[alias] = None
    return {alias: index for alias, index in aliases.items() if index is not None}


def _aliases(author: Author) -> set[str]:
    if author.literal or not author.family:
        return {_key(display(author))}
    family, given = author.family, author.given or ""
    first = given.split()[0] if given else ""
    short, of_family = initials(given), initials(family)
    names = {
        display(author),
        f"{first} {family}",
        family,
        f"{short} {family}",
        f"{' '.join(short)} {family}",
        f"{short[:1]} {family}",
        f"{family} {short}",
        short + of_family,
        short[:1] + of_family,
        short + family[:1].upper(),
        short[:1] + family[:1].upper(),
        short + "".join(word[0] for word in family.split()),
    }
    return {_key(name) for name in names if len(name.strip()) > 1}


def _key(name: str) -> str:
    """Return a name as names are compared; capitals alone are initials, however they are set."""
    text = plain(name.replace(".", " "))
    if text.isupper():
        compact = text.replace(" ", "").replace("-", "")
        if len(compact) <= _MOST_INITIALS:
            return compact
    return text.casefold()


def sentences(text: str, persons: People) -> list[tuple[int, int]]:
    """Return the offsets of the sentences of a statement, semicolons before a name included."""
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _BREAK.finditer(text):
        if _ends_sentence(text, start, found, persons):
            spans.append((start, found.start() + len(found[0].strip().lstrip(";"))))
            start = found.end()
    spans.append((start, len(text)))
    return [(start, end) for start, end in spans if text[start:end].strip()]


def _ends_sentence(text: str, start: int, found: re.Match[str], persons: People) -> bool:
    following = text[found.end() : found.end() + 120]
    if found[0].startswith(";"):
        return bool(subject_of(following, persons).authors or subject_of(following, persons).others)
    before = text[max(start, found.start() - _LONGEST_WORD) : found.start()]
    word = before.rsplit(None, 1)[-1].lower().lstrip("(")
    if word in _TITLES:
        return False
    if _INITIALS.fullmatch(word.upper()):
        name = subject_of(text[start : found.end() + _LONGEST_NAME], persons)
        if name.authors and start + name.end > found.start():
            return False
    if word in _COMPANY_FORM or _INITIALS.fullmatch(word.upper()):
        whole = subject_of(text[found.start() - len(word) : found.end() + 120], persons)
        if whole.authors and whole.end > len(word):
            return False
        return bool(_FRESH_START.match(following) or subject_of(following, persons).authors)
    return True


def subject_of(sentence: str, persons: People) -> Subject:
    """Return whom a sentence speaks of, by its first words."""
    if others := _OTHERS.match(sentence):
        return Subject(others=True, end=others.end())
    named, end = _named(sentence, persons) if persons.may_begin(sentence) else ([], 0)
    if named:
        return Subject(authors=tuple(named), end=end)
    if pronoun := _PRONOUN.match(sentence):
        return Subject(pronoun=True, end=pronoun.end())
    if (place := _BY_PLACE.match(sentence)) and persons.names:
        author = 0 if place["first"] else len(persons.names) - 1
        return Subject(authors=(author,), end=place.end())
    if everyone := _ALL.match(sentence):
        return Subject(everyone=True, end=everyone.end())
    return Subject()


def _named(sentence: str, persons: People) -> tuple[list[int], int]:
    """Return the authors a sentence begins with, and where their names end."""
    found: list[int] = []
    place = end = 0
    while True:
        title = _TITLE.match(sentence, place)
        begin = title.end() if title else place
        match = _longest_name(sentence, begin, persons)
        if match is None:
            return found, end
        author, end = match
        found.append(author)
        link = _AND.match(sentence, end)
        if not link:
            return found, end
        place = link.end()


def _longest_name(sentence: str, begin: int, persons: People) -> tuple[int, int] | None:
    found = _NAME_WORD.finditer(sentence[begin : begin + _LONGEST_NAME])
    words = [word.end() for word in islice(found, _MOST_WORDS)]
    for length in range(len(words), 0, -1):
        text = sentence[begin : begin + words[length - 1]]
        author = persons.find(text.removesuffix("’s").removesuffix("'s"))
        if author is not None:
            return author, begin + words[length - 1]
    return None
