"""The printed reference list: number, raw text and link labels of each entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.record import Reference
from casegraph.read.page.furniture import LOOSE_LINKS, SURE_LINKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.read.page.lines import Ledger, Line

_NUMBER = re.compile(
    r"\[(?P<bracketed>\d{1,4})\]\s*|"
    r"(?P<plain>\d{1,4})(?:[.)]\s*(?:(?P=plain)[.)]\s*)?(?!\d)|\t\s*)"
)
_BULLET = re.compile(r"[•·●▪◦‣*]\s*")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_LONGEST_JUMP = 20
_SHORTEST = 25
_LABELS = SURE_LINKS + LOOSE_LINKS
_SHORTEST_UNNUMBERED = 20


def looks_like_reference(text: str) -> bool:
    """Tell whether a numbered line is an entry of a reference list."""
    found = _NUMBER.match(text)
    if not found or len(text) < _SHORTEST:
        return False
    return bool(_YEAR.search(text, found.end())) or bool(split_links(text)[1])


def is_link_line(text: str) -> bool:
    """Tell whether a line holds nothing but link labels."""
    return not split_links(text)[0]


def split_links(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a reference's text and the link labels glued to its end, in printed order.

    A word that is also an ordinary word (`Article`, `PubMed`) counts as a label only in a run
    that is glued to the text, stands alone, or holds a label that is nothing else.
    """
    end = len(text.rstrip())
    labels: list[str] = []
    start = end
    while label := next((one for one in _LABELS if text.endswith(one, 0, start)), None):
        labels.append(label)
        start -= len(label)
        while start and text[start - 1].isspace():
            start -= 1
    gap = text[start : start + 1].isspace()
    sure = "Google Scholar" in labels or any(label.lower() == "crossref" for label in labels)
    glued = not gap and any(label in SURE_LINKS for label in labels)
    if labels and (sure or glued or not start):
        return text[:start], tuple(reversed(labels))
    return text, ()


@dataclass(slots=True)
class _Entry:
    """A reference while its lines are being collected; `column` is that of its number."""

    number: int
    column: int
    lines: list[Line]
    texts: list[Line] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def extend(self, line: Line) -> None:
        """Append a line, its link labels set apart."""
        raw, links = split_links(line.text)
        if not raw and not self.texts:
            raw, links = line.text, ()
        self.links.extend(links)
        self.lines.append(line)
        if raw:
            self.texts.append(replace(line, text=raw))

    def goes_on(self, line: Line) -> bool:
        """Tell whether a line without a number belongs to this entry."""
        if is_link_line(line.text):
            return bool(self.texts)
        follows = not line.gap and line.number == self.lines[-1].number + 1
        return not self.links and (follows or not self.texts)

    def gives_way(self, number: int, line: Line) -> bool:
        """Tell whether a numbered line starts a new entry, rather than continues this one."""
        if number == self.number + 1 or self.links or line.gap:
            return True
        return line.column == self.column and abs(number - self.number) <= _LONGEST_JUMP


def read_references(lines: Sequence[Line], ledger: Ledger) -> tuple[Reference, ...]:
    """Return the entries of the list in printed order; their lines go into the ledger."""
    numbered = any(_NUMBER.match(line.text) for line in lines)
    entries = [e for e in (_numbered(lines) if numbered else _unnumbered(lines)) if e.texts]
    for index, entry in enumerate(entries):
        ledger.take(_path(index), [*entry.texts, *entry.lines])
    _report_order(entries, ledger)
    if entries and not numbered:
        ledger.report(
            "references-not-numbered",
            Severity.INFO,
            "the reference list prints no numbers; its entries are numbered in printed order",
            path=_path(0),
        )
    return tuple(
        Reference(
            number=entry.number,
            raw=" ".join(line.text for line in entry.texts),
            links=tuple(entry.links),
        )
        for entry in entries
    )


def _numbered(lines: Sequence[Line]) -> list[_Entry]:
    entries: list[_Entry] = []
    for line in lines:
        found = _NUMBER.match(line.text)
        number = int(found["bracketed"] or found["plain"]) if found else 0
        if found and (not entries or entries[-1].gives_way(number, line)):
            entries.append(_Entry(number, line.column, [line]))
            if found.end() < len(line.text):
                entries[-1].extend(line.tail(found.end()))
        elif entries and entries[-1].goes_on(line):
            entries[-1].extend(line)
    return entries


def _unnumbered(lines: Sequence[Line]) -> list[_Entry]:
    entries: list[_Entry] = []
    for line in lines:
        bullet = _BULLET.match(line.text)
        if entries and not bullet and entries[-1].goes_on(line) and not _is_entry(line):
            entries[-1].extend(line)
        elif _is_entry(line):
            entries.append(_Entry(len(entries) + 1, line.column, []))
            entries[-1].extend(line.tail(bullet.end()) if bullet else line)
    return entries


def _is_entry(line: Line) -> bool:
    return len(line.text) >= _SHORTEST_UNNUMBERED and bool(_YEAR.search(line.text))


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
