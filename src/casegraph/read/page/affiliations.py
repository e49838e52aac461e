"""The list of affiliations: its numbers, and the authors it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.countries import country_at_end
from casegraph.model.names import ascii_form, display
from casegraph.read.page.author_lines import parse_author_line
from casegraph.read.page.authors import SUPERSCRIPTS, parse_author
from casegraph.read.wording.addresses import (
    LONGEST_ADDRESS,
    is_affiliation,
    names_institution,
    parse_affiliation,
)
from casegraph.read.wording.lines import join_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.model.record import Affiliation, Author
    from casegraph.read.wording.lines import Ledger, Line

_NUMBER = re.compile(
    r"(?:[\[(](?P<bracketed>\d{1,3})[\])]|(?P<plain>\d{1,3})(?:\s*[.)]|(?=[^\W\d])|\s|$))\s*"
    r"(?:(?P<again>\d{1,3})[.)]\s*|(?P<bare>\d{1,3})(?=[^\W\d]))?"
)
_LETTER = re.compile(r"(?P<letter>[a-z])(?:$|\s+(?=\S)|[.)]\s*|(?=[A-ZÀ-Þ]))")
_NEXT = re.compile(r";\s*(?=\d{1,2}\s?[A-ZÀ-Þ][^\W\d_A-Z])")
_LONGEST_LINE = 4000
_LONGEST_NAME = 160


def read_affiliations(
    lines: Sequence[Line], authors: Sequence[Author], ledger: Ledger
) -> tuple[tuple[Affiliation, ...], dict[int, tuple[int, ...]]]:
    """Return the printed list, and by author the numbers that the list itself links to him."""
    short = [one for line in lines if len(line.text) <= _LONGEST_LINE for one in _each(line)]
    found = _List(ledger)
    known: dict[str, int] = {}
    is_marked = any(_mark(line.text)[0] for line in short)
    for line in short:
        number, start = _mark(line.text) if is_marked else (None, 0)
        if number and start >= len(line.text):
            found.pending = (number, line)
            continue
        named: list[int] = []
        if not (number or found.pending):
            known = known or {ascii_form(display(one)): at for at, one in enumerate(authors)}
            named = _named_authors(line.text, known)
        if named and found.affiliations:
            found.link(named, line)
        elif number or found.pending or (not is_marked and is_affiliation(line.text)):
            found.add(line, number, start)
        elif found.goes_on(line):
            found.extend(line)
    links = {index: tuple(numbers) for index, numbers in found.links.items()}
    return tuple(found.affiliations), links


def _each(line: Line) -> list[Line]:
    """Return the affiliations of a line that prints several, with their numbers: `1A; 2B`."""
    text = line.text
    starts = [found.end() for found in _NEXT.finditer(text)] if text[0].isdigit() else []
    if not starts:
        return [line]
    bounds = zip([0, *starts], [*starts, len(text)], strict=True)
    return [line.tail(start).reading(text[start:end].strip(" ;")) for start, end in bounds]


def addresses_in(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines behind the authors that are affiliations by form, with their marks."""
    found: list[Line] = []
    mark: Line | None = None
    for line in lines:
        text = line.text
        if len(text) > LONGEST_ADDRESS:
            break
        number, start = _mark(text)
        if number and start >= len(text):
            mark = line
            continue
        is_one = bool(number or mark) and is_affiliation(text[start:])
        if is_one or (", " in text and country_at_end(text) and names_institution(text)):
            found += [mark, line] if mark else [line]
        elif len(text) > _LONGEST_NAME:
            break
        mark = None
    return tuple(found)


@dataclass(slots=True)
class _List:
    """The list as it grows; `pending` is a number that stands on a line of its own."""

    ledger: Ledger
    affiliations: list[Affiliation] = field(default_factory=list)
    links: dict[int, list[int]] = field(default_factory=dict)
    numbers: set[int] = field(default_factory=set)
    pending: tuple[int, Line] | None = None
    last: Line | None = None

    def link(self, authors: Sequence[int], line: Line) -> None:
        """Enter a line of names under the affiliation before it."""
        for index in authors:
            self.links.setdefault(index, []).append(self.affiliations[-1].number)
        self.ledger.take(f"affiliations[{len(self.affiliations) - 1}]", [line])

    def goes_on(self, line: Line) -> bool:
        """Tell whether a line without a number is the rest of the address above it."""
        return (
            self.last is not None
            and line.number == self.last.number + 1
            and country_at_end(self.last.text) is None
        )

    def extend(self, line: Line) -> None:
        """Append the rest of a wrapped address to the last affiliation."""
        whole = self.affiliations[-1]
        printed = join_texts([whole.printed or whole.name, line.text])
        self.affiliations[-1] = parse_affiliation(whole.number, printed)
        self.ledger.take(f"affiliations[{len(self.affiliations) - 1}]", [line])
        self.last = line

    def add(self, line: Line, number: int | None, start: int) -> None:
        """Enter an affiliation with the number printed before it, or its place in the list."""
        path = f"affiliations[{len(self.affiliations)}]"
        tail = line.tail(start) if start else line
        self.ledger.take(path, [tail])
        if self.pending:
            number = self.pending[0]
            self.ledger.take(path, [self.pending[1]])
            self.pending = None
        number = number or len(self.affiliations) + 1
        if number in self.numbers:
            self.ledger.report(
                "duplicate-affiliation-number",
                Severity.WARNING,
                f"affiliation number {number} is printed twice",
                path=path,
            )
        self.numbers.add(number)
        self.affiliations.append(parse_affiliation(number, tail.text))
        self.last = line


def _mark(text: str) -> tuple[int | None, int]:
    """Return the number at the start of a line, 1 for the letter a, and where the rest begins."""
    printed = _NUMBER.match(text if text[0].isascii() else text.translate(SUPERSCRIPTS))
    if printed:
        held = printed["again"] or printed["bare"] or printed["bracketed"] or printed["plain"]
        return int(held), printed.end()
    letter = _LETTER.match(text)
    return (ord(letter["letter"]) - ord("a") + 1, letter.end()) if letter else (None, 0)


def _named_authors(text: str, known: dict[str, int]) -> list[int]:
    authors = parse_author_line(text) or (parse_author(text),)
    places = [known.get(ascii_form(display(author))) for author in authors]
    return [place for place in places if place is not None] if None not in places else []
