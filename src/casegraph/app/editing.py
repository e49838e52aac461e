"""Editing a report by hand: what a person's text would change, its problems, and storing it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.app.complete import complete
from casegraph.app.duplicates import same_patients
from casegraph.app.history import latest
from casegraph.app.joining import EDIT
from casegraph.app.meanwhile import Wanted, contradiction, contradicts, joined, record_as_of
from casegraph.app.places import place
from casegraph.app.rewrite import RewriteAnswer, rewrite
from casegraph.app.working_files import (
    SCHEMA_FILE,
    WorkingFile,
    composed,
    create,
    discard,
    kept_files,
    lines_above,
    own_text,
    recognize,
    write_text,
)
from casegraph.errors import InvalidInputError, NotFoundError, UsageError
from casegraph.issues import Severity
from casegraph.model.diff import Change, diff
from casegraph.read.record.reader import RecordReader
from casegraph.read.record.schema import json_schema
from casegraph.read.record.writer import record_to_yaml
from casegraph.store.engine import reading as reading_archive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from casegraph.issues import Issue
    from casegraph.model.record import Record
    from casegraph.read.base import Reading

_LONGEST_SHOWN = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a working file holds.

    `text` is the person's own, without casegraph's lines, and None where it is no text at all;
    `record` is None where an issue keeps it out of the archive; the lines of issues are those
    of `text`. `changes` are the fields that differ from the archived record, which is at
    `revision`. Where others changed it since the file's revision, `theirs` is what they changed,
    and `record` holds it too.
    """

    text: str | None
    record: Record | None
    changes: tuple[Change, ...]
    issues: tuple[Issue, ...]
    revision: int = 0
    theirs: tuple[Change, ...] = ()


def start(archive: str, name: str, folder: Path) -> WorkingFile:
    """Write the record that `name` means, as it stands, to a new working file."""
    record, revision = latest(archive, name)
    key = record.key or name
    note = f"{key}, revision {revision}: save and close the editor; comments are not stored"
    return _new(folder, key, revision, record_to_yaml(record), [note])


def resume(archive: str, name: str, given: Path, folder: Path, *, move: bool = True) -> WorkingFile:
    """Return a working file that goes on with a text kept in a file, made from the latest revision.

    The file of an earlier edit is gone on with itself unless somebody changed the report in
    contradiction to it; then its text moves to a new one, whose notes tell what changed
    meanwhile. A file from elsewhere is copied and stays. Raises NotFoundError where the file is
    missing, InvalidInputError where it is no text, UsageError where it is the edit of another
    report, UndecidedError where the text would have to move and `move` is not set.
    """
    record, revision = latest(archive, name)
    key = record.key or name
    text, issues = own_text(given)
    if text is None:
        raise InvalidInputError(f"{given} is refused", issues=issues)
    if given.resolve().parent != folder.resolve():
        return _new(folder, key, revision, text, [f"{key}: the text of {given}"])
    file = recognize(given.resolve(), key)
    if file is None:
        raise UsageError(f"{given} holds no edit of {key}", hint=_kept(key, folder))
    if not contradicts(archive, file, text):
        return file
    if not move:
        raise contradiction(file, f"it is at revision {revision}, not {file.revision}")
    theirs = diff(record_as_of(archive, key, file.revision), record)
    notes = [f"{key} was changed meanwhile; what you store now takes the place of:"]
    moved = _new(folder, key, revision, text, [*notes, *(_shown(change) for change in theirs)])
    discard(file)
    return moved


def kept_of(archive: str, name: str, folder: Path) -> tuple[WorkingFile, ...]:
    """Return the texts that earlier edits of a report left, the one changed last at the end.

    A report that is removed is named by its key.
    """
    try:
        key = latest(archive, name)[0].key or name
    except NotFoundError:
        key = name
    return kept_files(key, folder)


def examine(archive: str, file: WorkingFile) -> Draft:
    """Read the working file and find what storing it would change; nothing is stored.

    What others changed since the file's revision is joined with it. Raises UndecidedError where
    that contradicts what the file changes.
    """
    text, issues = own_text(file.path)
    if text is None:
        return Draft(text=None, record=None, changes=(), issues=issues)
    reading = RecordReader().read(text.encode(), file.path.name)
    record = reading.record
    if record is None:
        return Draft(text=text, record=None, changes=(), issues=reading.issues)
    wanted = joined(archive, file, record)
    try:
        answer = _rewrite(archive, file, wanted, text)
    except InvalidInputError as refused:
        issues = (*reading.issues, *_placed(refused.issues, wanted.record, reading, file))
        return Draft(text=text, record=None, changes=(), issues=issues)
    news = _news(archive, file, wanted, answer) if answer.changes else ()
    return Draft(
        text=text,
        record=wanted.record,
        changes=answer.changes,
        issues=(*reading.issues, *_placed(news, wanted.record, reading, file)),
        revision=wanted.revision,
        theirs=wanted.theirs,
    )


def store(
    archive: str, file: WorkingFile, draft: Draft, message: str | None = None
) -> RewriteAnswer:
    """Store what was examined as the report's next revision, and remove the working file.

    Raises UndecidedError where the report was changed since it was examined.
    """
    if draft.record is None or draft.text is None:
        raise InvalidInputError(f"{file.shown} is refused", issues=draft.issues)
    words = message or f"edit {file.key}"
    wanted = Wanted(draft.record, draft.revision)
    answer = _rewrite(archive, file, wanted, draft.text, words)
    discard(file)
    return answer


def annotate(file: WorkingFile, draft: Draft) -> tuple[Issue, ...]:
    """Write the errors above the text and return them with their lines in the file as it is now.

    What is no text stays as it is.
    """
    errors = [issue for issue in draft.issues if issue.severity is Severity.ERROR]
    if draft.text is None:
        return tuple(errors)
    count = 1 + sum(2 if issue.hint else 1 for issue in errors)
    shifted = tuple(_shifted(issue, lines_above(count)) for issue in errors)
    problems = "1 problem" if len(shifted) == 1 else f"{len(shifted)} problems"
    notes = [f"{problems} (this note is replaced each time, and never stored)"]
    for issue in shifted:
        notes.extend(_notes_of(issue))
    write_text(file.path, composed(draft.text, notes))
    return shifted


def _placed(
    issues: Iterable[Issue], record: Record, reading: Reading, file: WorkingFile
) -> Iterator[Issue]:
    """Give issues of a record, which name its fields, their lines in the text."""
    own = complete(reading.record).record if reading.record else None
    for issue in issues:
        found = place(issue, record, reading, file.path.name, own)
        yield replace(issue, where=found.where)


def _news(
    archive: str, file: WorkingFile, wanted: Wanted, answer: RewriteAnswer
) -> tuple[Issue, ...]:
    """Return the issues that the report, as it stands, does not have already."""
    standing, revision = latest(archive, file.key)
    before = _rewrite(archive, file, Wanted(standing, revision), "").issues
    found = (*answer.issues, *_same_patients(archive, file.key, wanted.record))
    old = {(i.code, i.detail) for i in (*before, *_same_patients(archive, file.key, standing))}
    return tuple(issue for issue in found if (issue.code, issue.detail) not in old)


def _same_patients(archive: str, key: str, record: Record) -> tuple[Issue, ...]:
    with reading_archive(archive) as connection:
        return same_patients(connection, key, complete(record).record)


def _rewrite(
    archive: str, file: WorkingFile, wanted: Wanted, text: str, message: str | None = None
) -> RewriteAnswer:
    return rewrite(
        archive,
        file.key,
        wanted.record,
        reader=EDIT,
        text=text,
        message=message or "",
        expected=wanted.revision,
        dry_run=message is None,
    )


def _new(folder: Path, key: str, revision: int, text: str, notes: list[str]) -> WorkingFile:
    """Write a new working file, with the schema that its editor is told of beside it."""
    file = create(folder, key, revision, text, notes)
    schema = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    write_text(folder / SCHEMA_FILE, schema)
    return file


def _kept(key: str, folder: Path) -> str | None:
    names = ", ".join(file.shown for file in kept_files(key, folder))
    return f"kept for {key}: {names}" if names else None


def _shifted(issue: Issue, lines: int) -> Issue:
    line = issue.where.line
    return issue if line is None else replace(issue, where=replace(issue.where, line=line + lines))


def _notes_of(issue: Issue) -> list[str]:
    line = f"line {issue.where.line}" if issue.where.line else None
    parts = (line, issue.where.path, issue.detail)
    text = ": ".join(part for part in parts if part)
    return [text, f"hint: {issue.hint}"] if issue.hint else [text]


def _shown(change: Change) -> str:
    before, after = (json.dumps(v, ensure_ascii=False) for v in (change.before, change.after))
    return f"{change.path}: {before[:_LONGEST_SHOWN]} -> {after[:_LONGEST_SHOWN]}"
