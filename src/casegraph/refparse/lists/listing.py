"""A pasted reference list, however it is numbered and broken into lines -> its entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from casegraph.model.link_labels import is_link_line, split_links
from casegraph.refparse.lists.joining import Words, join
from casegraph.refparse.lists.labels import Label, bullet, numbered_starts
from casegraph.refparse.lists.layouts import SHORTEST, looks_like_entry, unnumbered_starts
from casegraph.refparse.lists.lines import Line, begins_like_author, is_dated, is_page_number
from casegraph.refparse.lists.notes import Notes, readable_lines
from casegraph.refparse.lists.seams import holds_several
from casegraph.refparse.lists.sections import closed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from casegraph.issues import Issue

_ENDS = frozenset(".?!)]/0123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReference:
    """One entry of a reference list.

    `raw` is its text on one line, without label and link labels, a point behind authors and title
    where only line ends part them; `label` is as printed, None where
    the list prints none; `number` is what it says, or the place of the entry. `line` is that of
    its beginning in the source, from 1. `links` are the link labels, in printed order.
    """

    number: int
    label: str | None
    raw: str
    line: int
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The entries of a list in printed order, and what is wrong with it."""

    references: tuple[ListedReference, ...]
    issues: tuple[Issue, ...]


@dataclass(slots=True)
class _Entry:
    """An entry while its lines are being collected."""

    line: int
    label: Label | None
    texts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    dated: bool = False

    def extend(self, text: str) -> None:
        """Append a line, its link labels set apart."""
        raw, links = split_links(text)
        if not raw and not self.texts:
            raw, links = text, ()
        self.links.extend(links)
        if raw:
            self.texts.append(raw)
            self.dated = self.dated or is_dated(raw)

    def is_over(self, line: Line) -> bool:
        """Tell whether a line without a label stands behind this entry, rather than in it.

        It does behind link labels; behind a blank line it does where the entry has all it needs.
        """
        if self.links or not line.gap or not self.texts:
            return bool(self.links)
        return self.dated and self.texts[-1][-1] in _ENDS

    def begins_anew(self, before: _Entry) -> bool:
        """Tell whether the numbers of a list begin again here."""
        if self.label is None or before.label is None:
            return False
        return self.label.number == 1 and before.label.number > 1

    def is_reference(self) -> bool:
        """Tell whether this looks like a reference, with a number or without."""
        text = " ".join(self.texts)
        return looks_like_entry(text) or (len(text) >= SHORTEST and begins_like_author(text))


def read_list(text: str, source: str) -> ReferenceList:
    """Return the entries of a pasted reference list and its issues, each with its line.

    Labels may have any form, or there may be none; entries may be wrapped, hyphenated, indented,
    or a line each. What fits no entry becomes an issue; headings, labels and the hyphens of broken
    words are known parts of a list. A text that is no list has an error and no entries.
    """
    notes = Notes(source)
    lines = readable_lines(text, notes)
    labels = numbered_starts(lines)
    found = _numbered(lines, labels, notes) if labels else _unnumbered(lines, notes)
    entries = _of_lists([entry for entry in found if entry.texts], notes)
    words = Words(line.text for line in lines)
    references = tuple(_reference(at, entry, words) for at, entry in enumerate(entries, start=1))
    if not any(looks_like_entry(reference.raw) for reference in references):
        notes.refuse(lines)
        return ReferenceList((), notes.by_line())
    for reference in references:
        if holds_several(reference.raw):
            notes.several(reference.line, reference.number)
    _note_order(references, entries, notes)
    return ReferenceList(references, notes.by_line())


def _numbered(lines: Sequence[Line], labels: Mapping[int, Label], notes: Notes) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for at, line in enumerate(lines):
        label = labels.get(at)
        if label:
            if entry:
                yield entry
            entry = _Entry(line.number, label)
            entry.extend(line.tail(label.end).text)
        elif _is_page_number(lines, at):
            notes.furniture(line)
        elif entry is None or (not is_link_line(line.text) and entry.is_over(line)):
            notes.unread(line)
        else:
            entry.extend(line.text)
    if entry:
        yield entry


def _unnumbered(lines: Sequence[Line], notes: Notes) -> Iterator[_Entry]:
    kept = []
    for at, line in enumerate(lines):
        if _is_page_number(lines, at):
            notes.furniture(line)
        else:
            kept.append(line)
    starts = unnumbered_starts(kept)
    for line in kept[: starts[0]] if starts else kept:
        notes.unread(line)
    for start, end in pairwise([*starts, len(kept)]):
        head = kept[start]
        entry = _Entry(head.number, None)
        entry.extend(head.text[bullet(head.text) :])
        for line in kept[start + 1 : end]:
            entry.extend(line.text)
        if entry.is_reference():
            yield entry
        else:
            for line in kept[start:end]:
                notes.unread(line)


def _of_lists(entries: list[_Entry], notes: Notes) -> list[_Entry]:
    """Return the entries without those of further lists, numbered anew, that cite nothing."""
    restarts = [at for at, entry in enumerate(entries) if at and entry.begins_anew(entries[at - 1])]
    kept: list[_Entry] = []
    for start, end in pairwise([0, *restarts, len(entries)]):
        if start == 0 or any(entry.is_reference() for entry in entries[start:end]):
            kept.extend(entries[start:end])
        else:
            for entry in entries[start:end]:
                notes.unread(Line(entry.line, " ".join(entry.texts), 0, 0))
    return kept


def _is_page_number(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line holds a number alone, with a blank line before or behind it."""
    behind = lines[at + 1].gap if at + 1 < len(lines) else 0
    return is_page_number(lines[at]) and (lines[at].gap or behind) > 0


def _reference(place: int, entry: _Entry, words: Words) -> ListedReference:
    label = entry.label
    return ListedReference(
        number=label.number if label else place,
        label=label.printed if label else None,
        raw=join(closed(entry.texts), words),
        line=entry.line,
        links=tuple(entry.links),
    )


def _note_order(
    references: Sequence[ListedReference], entries: Sequence[_Entry], notes: Notes
) -> None:
    """Note gaps and repeats of printed numbers; of a list without any, that it has none."""
    seen: set[tuple[int, int]] = set()
    last = 0
    for entry in entries:
        if entry.label is None:
            notes.unnumbered(references[0].line)
            return
        number, part = entry.label.number, entry.label.part
        if (number, part) in seen:
            notes.repeated(entry.line, number)
        elif number != last + 1 and not (number == last and part):
            notes.skipped(entry.line, number, last + 1)
        seen.add((number, part))
        last = number
