"""A file of tagged records -> its readings, one record at a time: what RIS and MEDLINE share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.read.collection import (
    control_character,
    states_nothing,
    with_trailing,
)
from casegraph.read.fields.record_builder import RecordBuilder, shown
from casegraph.read.outcome import Outcome
from casegraph.read.tagged.lines import Block, blocks
from casegraph.read.text import decode, overlong_line

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from casegraph.model.record import Record
    from casegraph.read.base import Reader, Reading
    from casegraph.read.tagged.lines import Dialect


@dataclass(frozen=True, slots=True)
class TaggedFormat:
    """One format of tagged records.

    `fill` makes the record of a block and notes what it finds with the builder; `furniture`
    matches lines between records that say nothing of one (`12.`, `Record 3 of 20`).
    """

    title: str
    media_type: str
    dialect: Callable[[], Dialect]
    fill: Callable[[Block, RecordBuilder], Record]
    furniture: re.Pattern[str]


def readings(data: bytes, source: str, reader: Reader, form: TaggedFormat) -> Iterator[Reading]:
    """Yield a reading for each record of a file, or one that says why the file is refused.

    A control character refuses the record that it stands in, and no other.
    """
    text, issues = decode(data, source)
    overlong = overlong_line(text, source) if text else None
    if text is None or overlong:
        yield _refused((overlong,) if overlong else issues, "", reader, form)
        return
    found = False
    for reading in with_trailing(_each(text, source, reader, form, suspect=bool(issues))):
        found = True
        yield reading
    if not found:
        none = _error("no-record", source, 1, f"the file holds no {form.title} record")
        yield _refused((none,), text, reader, form)


def _each(
    text: str, source: str, reader: Reader, form: TaggedFormat, *, suspect: bool
) -> Iterator[Reading | tuple[Issue, ...]]:
    dialect = form.dialect()
    for block in blocks(text, dialect):
        if block.loose:
            yield _unread(block, source, form)
        if block.entries:
            bad = control_character(block.text, source, block.line) if suspect else None
            if bad:
                yield _refused((bad,), block.text, reader, form)
            else:
                yield _read_block(block, source, reader, form, dialect)


def _read_block(
    block: Block, source: str, reader: Reader, form: TaggedFormat, dialect: Dialect
) -> Reading:
    builder = RecordBuilder(source, (block.line, 1))
    record = form.fill(block, builder)
    issues = tuple(builder.issues)
    if states_nothing(record):
        empty = _error("empty-record", source, block.line, "the record states nothing")
        return _refused((empty, *issues), block.text, reader, form)
    if issues and has_errors(issues):
        return _refused(issues, block.text, reader, form)
    places = _Places(block.text, block.line, form, dialect)
    return Outcome(record, issues, block.text, places).signed(reader, form.media_type)


class _Places(Mapping[str, tuple[int, int]]):
    """The places of a record's fields, found by reading it anew when one of them is asked for.

    Few readings are ever asked, and of a large file the places would be most of what it leaves.
    """

    __slots__ = ("_dialect", "_form", "_found", "_line", "_text")

    def __init__(self, text: str, line: int, form: TaggedFormat, dialect: Dialect) -> None:
        self._text = text
        self._line = line
        self._form = form
        self._dialect = dialect
        self._found: dict[str, tuple[int, int]] | None = None

    def __getitem__(self, path: str) -> tuple[int, int]:
        return self._all()[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[str, tuple[int, int]]:
        if self._found is None:
            builder = RecordBuilder("", (1, 1))
            before = self._line - 1
            for block in blocks(self._text, self._dialect):
                self._form.fill(block, builder)
                break
            self._found = {
                path: (before + line, column) for path, (line, column) in builder.positions.items()
            }
        return self._found


def _unread(block: Block, source: str, form: TaggedFormat) -> tuple[Issue, ...]:
    """Return an issue for every line that belongs to no record, furniture left out."""
    return tuple(
        Issue(
            "unread-line",
            Severity.INFO,
            Where(source=source, line=number),
            f"not part of a record: {shown(line)}",
        )
        for number, line in block.loose
        if not form.furniture.fullmatch(line)
    )


def _error(code: str, source: str, line: int, detail: str) -> Issue:
    return Issue(code, Severity.ERROR, Where(source=source, line=line), detail)


def _refused(issues: tuple[Issue, ...], text: str, reader: Reader, form: TaggedFormat) -> Reading:
    return Outcome(None, issues, text).signed(reader, form.media_type)
