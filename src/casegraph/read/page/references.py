"""The printed reference list: number, raw text and link labels of each entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.link_labels import is_link_line, split_links
from casegraph.model.record import Reference
from casegraph.read.page.forms import is_identifier
from casegraph.read.page.list_start import (
    BARE_NUMBER,
    BULLET,
    FIRST_AUTHOR,
    NUMBER,
    YEAR,
    number_of,
)
from casegraph.read.wording.lines import join_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.read.wording.lines import Ledger, Line

_LONGEST_JUMP = 20
_SHORTEST = 25
_SHORTEST_UNNUMBERED = 20
_FIRST_LINES = 3
_FEWEST_LABELS = 2
_ISSUED = re.compile(r"(?:(?!\. )\D){2,60}(?:1[89]|20)\d\d[,;:]\s?\d{1,4}\s?[(:]")
_CAPTION = re.compile(r"^(?:.{0,60}\s)?(?:Fig(?:ure|\.)|Table)\s?\d{1,2}[.:]\s")
_LABEL = re.compile(r"[^\W\d_][^\d.,;:()]{0,60}(?: et al\.?)?,? \(?(?:1[89]|20)\d\d[a-z]?\)?")


@dataclass(slots=True)
class _Entry:
    """A reference while its lines are being collected.

    `column` is that of its number, `place` that of its text; `lines` are the numbers of its lines.
    """

    number: int
    column: int
    place: tuple[int, int]
    lines: list[int]
    texts: list[str] = field(default_factory=list)
    links: tuple[str, ...] = ()

    def extend(self, line: Line, start: int = 0) -> None:
        """Append a line from an offset on, its link labels set apart."""
        text = line.text
        if start:
            rest = text[start:]
            text = rest.lstrip()
            start += len(rest) - len(text)
        raw, links = split_links(text)
        if not raw and not self.texts:
            raw, links = text, ()
        if not self.texts:
            self.place = (line.number, line.column + start)
        if links:
            self.links += links
        self.lines.append(line.number)
        if raw:
            self.texts.append(raw)

    def reference(self) -> Reference:
        """Return the entry; labels that a line break had cut in two are set apart now."""
        raw, links = join_texts(self.texts), self.links
        if len(self.texts) > 1 and not links:
            raw, links = split_links(raw)
        return Reference(number=self.number, raw=raw, links=links)

    def goes_on(self, line: Line) -> bool:
        """Tell whether a line without a number belongs to this entry."""
        if is_link_line(line.text):
            return bool(self.texts)
        follows = not line.gap and line.number == self.lines[-1] + 1
        if follows and is_identifier(line.text):
            return True
        return not self.links and (follows or not self.texts)

    def gives_way(self, number: int, line: Line, *, bare: bool) -> bool:
        """Tell whether a numbered line starts a new entry, rather than continues this one."""
        if number == self.number + 1:
            return True
        if bare:
            return False
        if self.links or line.gap:
            return True
        return line.column == self.column and abs(number - self.number) <= _LONGEST_JUMP


def read_references(lines: Sequence[Line], ledger: Ledger) -> tuple[Reference, ...]:
    """Return the entries of the list in printed order; their lines go into the ledger."""
    title = ledger.text_at("title")
    lines = [line for line in lines if line.text != title] if title else lines
    number = _number_form(lines)
    read = _numbered(lines, number) if number else _unnumbered(lines)
    entries = [entry for entry in read if entry.texts]
    for index, entry in enumerate(entries):
        ledger.place(_path(index), entry.place, entry.lines)
    _report_order(entries, ledger)
    if entries and not number:
        ledger.report(
            "references-not-numbered",
            Severity.INFO,
            "the reference list prints no numbers; its entries are numbered in printed order",
            path=_path(0),
        )
    return tuple(entry.reference() for entry in entries)


def _number_form(lines: Sequence[Line]) -> re.Pattern[str] | None:
    """Return the form of the list's numbers, None where it prints none.

    A number without any mark behind it is one only where the list begins with 1.
    """
    first = lines[:_FIRST_LINES]
    if any(NUMBER.match(line.text) for line in first):
        return NUMBER
    bare = [found for line in first if (found := BARE_NUMBER.match(line.text))]
    return BARE_NUMBER if bare and number_of(bare[0]) == 1 else None


def _numbered(lines: Sequence[Line], form: re.Pattern[str]) -> list[_Entry]:
    entries: list[_Entry] = []
    last: _Entry | None = None
    for line in lines:
        found = form.match(line.text)
        number = number_of(found) if found else 0
        if found and (last is None or last.gives_way(number, line, bare=form is BARE_NUMBER)):
            last = _Entry(number, line.column, (line.number, line.column), [])
            entries.append(last)
            if found.end() < len(line.text):
                last.extend(line, found.end())
            else:
                last.lines.append(line.number)
        elif last and last.goes_on(line):
            last.extend(line)
    return entries


def _unnumbered(lines: Sequence[Line]) -> list[_Entry]:
    """Return the entries of a list without numbers, each from its first line to its links.

    Where lines of names and years (`Doe et al., 2014`) head the entries, each ends at the next.
    """
    labels = {line.number for line in lines if _LABEL.fullmatch(line.text)}
    headed = len(labels) >= _FEWEST_LABELS
    entries: list[_Entry] = []
    for line in lines:
        last = entries[-1] if entries else None
        if headed and line.number in labels:
            entries.append(_entry(len(entries) + 1, line))
            entries[-1].lines.append(line.number)
        elif last and _continues(last, line, headed=headed):
            last.extend(line)
        elif _is_entry(line) or _follows_entry(last, line):
            bullet = BULLET.match(line.text)
            entries.append(_entry(len(entries) + 1, line))
            entries[-1].extend(line, bullet.end() if bullet else 0)
    return entries


def _entry(number: int, line: Line) -> _Entry:
    return _Entry(number, line.column, (line.number, line.column), [])


def _continues(last: _Entry, line: Line, *, headed: bool) -> bool:
    """Tell whether a line of a list without numbers belongs to the entry above it."""
    if is_link_line(line.text):
        return True
    if headed:
        return not last.links
    if BULLET.match(line.text):
        return False
    is_undated = not last.links and not any(YEAR.search(text) for text in last.texts)
    if is_undated and _ISSUED.match(line.text):
        return True
    return last.goes_on(line) and not _is_entry(line)


def _follows_entry(last: _Entry | None, line: Line) -> bool:
    """Tell whether a line without a year is an entry, by its place and its form."""
    if len(line.text) <= _SHORTEST:
        return False
    if last is None:
        return FIRST_AUTHOR.match(line.text) is not None
    return bool(last.links or line.gap) and not _CAPTION.search(line.text)


def _is_entry(line: Line) -> bool:
    return len(line.text) >= _SHORTEST_UNNUMBERED and bool(YEAR.search(line.text))


def _path(index: int) -> str:
    return f"references[{index}]"


def _report_order(entries: Sequence[_Entry], ledger: Ledger) -> None:
    seen: set[int] = set()
    expected = 1
    for index, entry in enumerate(entries):
        if entry.number in seen:
            ledger.report(
                "duplicate-reference-number",
                Severity.ERROR,
                f"reference number {entry.number} is printed twice",
                path=_path(index),
                hint="give each entry of the list its own number",
            )
        elif entry.number != expected:
            ledger.report(
                "skipped-reference-number",
                Severity.WARNING,
                f"reference {entry.number} follows where {expected} is expected",
                path=_path(index),
            )
        seen.add(entry.number)
        expected = entry.number + 1
