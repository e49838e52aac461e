"""The printed reference list: number, raw text and link labels of each entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.record import Reference
from casegraph.read.page.noise import LOOSE_LINKS, SURE_LINKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.read.page.lines import Ledger, Line

_NUMBER = re.compile(
    r"\[(?P<bracketed>\d{1,4})\]\s*|"
    r"(?P<plain>\d{1,4})(?:[.)]\s*(?:(?P=plain)[.)]\s*)?(?!\d)|\t\s*)"
)
_BARE_NUMBER = re.compile(r"(?P<bare>\d{1,4})(?:$|\s+|(?=[^\W\d_]))")
_BULLET = re.compile(r"[•·●▪◦‣*]\s*")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_LONGEST_JUMP = 20
_SHORTEST = 25
_SHORTEST_UNNUMBERED = 20
_FIRST_LINES = 3
_LONGEST_RUN = 400
_BETWEEN = " \t\u00a0\u2002\u2003\u2009|[]·•,"
_LAST_CHARACTERS = frozenset(_BETWEEN) | {name[-1] for name in SURE_LINKS + LOOSE_LINKS}
_SURE = frozenset(SURE_LINKS)
_OPENING = " \t\u00a0\u2002\u2003\u2009|[·•"
_ALWAYS = frozenset(
    {"Google Scholar", "Google scholar", "CrossRef", "Crossref", "CrossRef Full Text"}
)
_VIEW_AT = frozenset({"View at:", "Cited Here...", "Cited Here…", "Cited Here"})


def looks_like_reference(text: str) -> bool:
    """Tell whether a numbered line is an entry of a reference list."""
    found = _NUMBER.match(text)
    if not found or len(text) < _SHORTEST:
        return False
    return bool(_YEAR.search(text, found.end())) or bool(split_links(text)[1])


def is_link_line(text: str) -> bool:
    """Tell whether a line holds nothing but link labels."""
    return len(text) <= _LONGEST_RUN and not split_links(text)[0]


def split_links(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a reference's text and the link labels at its end, in printed order.

    A word that is also an ordinary word (`Article`, `PubMed`) counts as a label only in a run
    that is glued to the text, set in brackets, stands alone, or holds a label that is nothing else.
    """
    if text[-1:] not in _LAST_CHARACTERS:
        return text, ()
    run = _run_reversed().match(text[::-1])
    if run is None:
        return text, ()
    start = len(text) - run.end()
    raw = text[:start].rstrip(_OPENING)
    labels, is_sure, is_likely = _labels(text[start:])
    marks = text[len(raw) : start]
    if not raw or is_sure or "[" in marks or "|" in marks or (is_likely and not marks):
        return raw, labels
    return text, ()


@cache
def _run_reversed() -> re.Pattern[str]:
    """Return the form of a run of labels, read from its end to its beginning."""
    names = sorted(SURE_LINKS + LOOSE_LINKS, key=len, reverse=True)
    either = "|".join(re.escape(name[::-1]) for name in names)
    return re.compile(rf"(?:[{re.escape(_BETWEEN)}]*(?:{either}))+")


@lru_cache(maxsize=4096)
def _labels(run: str) -> tuple[tuple[str, ...], bool, bool]:
    """Return the labels of a run, whether one is no ordinary word, and whether one is likely."""
    names = sorted(SURE_LINKS + LOOSE_LINKS, key=len, reverse=True)
    found: list[str] = []
    end = len(run)
    while end:
        name = next((name for name in names if run.endswith(name, 0, end)), None)
        if name:
            found.append(name)
        end -= len(name) if name else 1
    labels = tuple(name for name in reversed(found) if name not in _VIEW_AT)
    return labels, not _ALWAYS.isdisjoint(found), not _SURE.isdisjoint(found)


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

    def goes_on(self, line: Line) -> bool:
        """Tell whether a line without a number belongs to this entry."""
        if is_link_line(line.text):
            return bool(self.texts)
        follows = not line.gap and line.number == self.lines[-1] + 1
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
    return tuple(
        Reference(number=entry.number, raw=" ".join(entry.texts), links=entry.links)
        for entry in entries
    )


def _number_form(lines: Sequence[Line]) -> re.Pattern[str] | None:
    """Return the form of the list's numbers, None where it prints none.

    A number without any mark behind it is one only where the list begins with 1.
    """
    first = lines[:_FIRST_LINES]
    if any(_NUMBER.match(line.text) for line in first):
        return _NUMBER
    bare = [found for line in first if (found := _BARE_NUMBER.match(line.text))]
    return _BARE_NUMBER if bare and bare[0]["bare"] == "1" else None


def _numbered(lines: Sequence[Line], form: re.Pattern[str]) -> list[_Entry]:
    entries: list[_Entry] = []
    last: _Entry | None = None
    for line in lines:
        found = form.match(line.text)
        number = int(found[found.lastgroup or 0]) if found else 0
        if found and (last is None or last.gives_way(number, line, bare=form is _BARE_NUMBER)):
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
    """Return the entries of a list without numbers, each from its first line to its links."""
    entries: list[_Entry] = []
    for line in lines:
        bullet = _BULLET.match(line.text)
        last = entries[-1] if entries else None
        if (last and is_link_line(line.text)) or (
            last and not bullet and last.goes_on(line) and not _is_entry(line)
        ):
            last.extend(line)
        elif _is_entry(line) or (last and (last.links or line.gap) and len(line.text) > _SHORTEST):
            entries.append(_Entry(len(entries) + 1, line.column, (line.number, line.column), []))
            entries[-1].extend(line, bullet.end() if bullet else 0)
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
