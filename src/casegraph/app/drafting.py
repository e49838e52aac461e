"""Writing records for a person to complete: the template, and a draft from a pasted page."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.app.complete import NOT_UNDERSTOOD, complete, tag_references
from casegraph.app.doubts import find_doubts, reading_of
from casegraph.app.evidence import record_issues
from casegraph.app.inputs import read
from casegraph.app.reports import record_schema
from casegraph.errors import InvalidInputError, UsageError
from casegraph.export.files import write_file
from casegraph.issues import Severity
from casegraph.marked import nearest_part
from casegraph.model.archive import BY_A_PERSON
from casegraph.tag.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from casegraph.app.inputs import Input
    from casegraph.issues import Issue
    from casegraph.model.coverage import Coverage
    from casegraph.model.record import Record
    from casegraph.read.base import Reading
    from casegraph.vocab.terms import Vocabulary

SCHEMA_FILE = "record.schema.json"
DOUBT = "? "
_UNREAD = "unread-line"
_NOT_PRINTED = ("key", "journal_abbreviation", "language", "notes", "cases", "type")
_COVERAGE = "coverage: [{treatment: NAME, source: WHERE}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAnswer:
    """A draft: the file's text, the record it holds, and what to look at in it.

    `doubts` counts the comments that mark a doubtful place, `unread` the lines of the page that
    no field took up.
    """

    text: str
    record: Record
    doubts: int
    unread: int
    issues: tuple[Issue, ...]


def template_text(*, beside: bool) -> str:
    """Return the commented template; `beside` tells that the schema's file lies next to it."""
    from casegraph.read.record.template import template

    return _with_schema_hint(template(SCHEMA_FILE), beside=beside)


def draft(given: Input, vocabulary: Vocabulary, *, beside: bool) -> DraftAnswer:
    """Return the record read from an input as YAML, with a comment at every doubtful field.

    What the references cover, and which names are known, is told by the terms of `vocabulary`.
    Reading the text gives the record that was read: comments change nothing. Raises
    InvalidInputError where the input is refused.
    """
    from casegraph.read.record.annotate import annotate, comment
    from casegraph.read.record.writer import record_to_yaml

    reading = read(given)
    if reading.record is None:
        raise InvalidInputError(f"{given.name} is refused", issues=reading.issues)
    record = reading.record
    text = record_to_yaml(record, SCHEMA_FILE)
    doubts = list(_doubts(reading, record, text, vocabulary))
    notes: dict[str, list[str]] = {}
    for path, note in (*doubts, *_read_from_references(record, vocabulary)):
        notes.setdefault(path, []).append(note)
    unread = [issue for issue in reading.issues if issue.code == _UNREAD]
    notes[""] = [*_opening(given, len(doubts), len(unread)), *notes.get("", ())]
    lines = [annotate(text, notes).rstrip("\n"), *comment(_ending(record, unread)), ""]
    return DraftAnswer(
        text=_with_schema_hint("\n".join(lines), beside=beside),
        record=record,
        doubts=len(doubts),
        unread=len(unread),
        issues=reading.issues,
    )


def schema_to_write(output: Path) -> Path | None:
    """Return where the schema beside an output file is to be written, None where it lies there.

    Raises UsageError where a file of that name is somebody else's.
    """
    path = output.parent / SCHEMA_FILE
    try:
        held = json.loads(path.read_bytes())
    except FileNotFoundError:
        return path
    except (OSError, ValueError):
        held = None
    schema = record_schema()
    if held == schema:
        return None
    if isinstance(held, dict) and held.get("title") == schema["title"]:
        return path
    raise UsageError(f"{path} is not the schema of a record", hint="write to another folder")


def write_schema(path: Path) -> None:
    """Write the record's JSON Schema; an older one is replaced."""
    text = json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n"

    def write(stream: BinaryIO) -> None:
        stream.write(text.encode())

    write_file(path, write, force=True)


def _with_schema_hint(text: str, *, beside: bool) -> str:
    if beside:
        return text
    first, _, rest = text.partition("\n")
    return f"{first}\n# casegraph schema -o {SCHEMA_FILE} writes the schema named above\n{rest}"


def _doubts(
    reading: Reading, record: Record, text: str, vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """Yield a path and a note for everything in the record that may be wrong."""
    completed = complete(record)
    printed = (reading.text,) if reading.authority < BY_A_PERSON else ()
    checked = record_issues(completed, vocabulary, printed)
    telling = (i for i in checked if i.severity is not Severity.INFO or i.code == NOT_UNDERSTOOD)
    issues = (*telling, *_refusals(text))
    found = [(doubt.path, doubt.detail) for doubt in find_doubts(completed.record)]
    found += [(issue.where.path or "", issue.detail) for issue in issues]
    for issue in reading.issues:
        if issue.code != _UNREAD:
            yield issue.where.path or "", _note(issue.where.line, issue.detail)
    for path, detail in found:
        yield path, _note(_line(path, reading.positions), detail)


def _refusals(text: str) -> Iterator[Issue]:
    """Yield what keeps the draft as it stands from being added."""
    from casegraph.read.record.reader import RecordReader

    for issue in RecordReader().read(text.encode(), "").issues:
        if issue.severity is Severity.ERROR:
            yield issue


def _note(line: int | None, detail: str) -> str:
    return f"{DOUBT}line {line}: {detail}" if line else f"{DOUBT}{detail}"


def _line(path: str, positions: Mapping[str, tuple[int, int]]) -> int | None:
    held = nearest_part(path, positions)
    return positions[held][0] if held else None


def _read_from_references(record: Record, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield what each reference is read as, and the example to state more about it."""
    completed = complete(record).record
    coverage = tag_references(completed, Tagger(vocabulary), vocabulary).coverage
    for index, reference in enumerate(completed.references):
        path = f"references[{index}].raw"
        yield path, f"read as: {reading_of(reference)}"
        covered = list(_covered(coverage[reference.number], vocabulary))
        if covered:
            yield path, f"covers: {', '.join(covered)}"
        if not reference.coverage:
            yield path, _COVERAGE


def _covered(entries: Iterable[Coverage], vocabulary: Vocabulary) -> Iterator[str]:
    for entry in entries:
        if entry.treatment:
            yield f"{vocabulary[entry.treatment].label} ({entry.basis.value}: {entry.quote!r})"


def _opening(given: Input, doubts: int, unread: int) -> Iterator[str]:
    yield f"Drafted from {given.name}. Search for '# ?': {_count(doubts, 'doubtful place')}."
    if unread:
        yield f"At the end of this file: {_count(unread, 'line')} of it that found no field."


def _ending(record: Record, unread: Iterable[Issue]) -> Iterator[str]:
    absent = [
        item.name
        for item in dataclasses.fields(record)
        if item.name not in _NOT_PRINTED and not getattr(record, item.name)
    ]
    if absent:
        yield f"Not found in what was read: {', '.join(absent)}."
    if not record.cases:
        yield "The patients are not read from a page: 'casegraph new' shows the fields of 'cases'."
    for issue in unread:
        yield f"{DOUBT}line {issue.where.line}: {issue.detail}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
