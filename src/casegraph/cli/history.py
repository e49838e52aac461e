"""Commands for the history of reports: history, undo, remove, purge."""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.app.actors import to_the_second
from casegraph.cli.asking import confirm
from casegraph.cli.diff_table import change_document, diff_lines
from casegraph.cli.messages import one_line, say
from casegraph.cli.output import Table, emit, emit_text, told
from casegraph.cli.session import (
    ArchiveOption,
    DryRunOption,
    ForceOption,
    Format,
    FormatOption,
    JsonOption,
    KeyArgument,
    OutputOption,
    Session,
    archive_of,
    session_of,
    target_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from casegraph.app.history import HistoryAnswer, HistoryEntry, UndoAnswer
    from casegraph.app.removal import RemovalAnswer
    from casegraph.model.diff import Change

RemovedKeyArgument = Annotated[
    str, typer.Argument(metavar="KEY", help="Citation key of a removed report.")
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]


def history(
    context: typer.Context,
    key: KeyArgument,
    revision: Annotated[
        int | None,
        typer.Argument(metavar="N", help="Only this revision, with its diff.", show_default=False),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Print what each revision changed, field by field.")
    ] = False,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List the changes of a report, the newest first, field by field.

    Example: casegraph history harel2018 --diff
    """
    from casegraph.app.history import history as history_of

    answer = history_of(archive_of(context, archive).archive, key, revision)
    if answer.removed:
        removed = answer.removed
        when = to_the_second(removed.at)
        say(session_of(context), f"{answer.key} was removed by {removed.actor} at {when}")
    target = target_of(form, as_json, output, force)
    with_diff = diff or revision is not None
    if with_diff and target.resolve() is Format.TABLE:
        emit_text(_page(answer, coloured=output is None and _is_coloured(sys.stdout)), target)
        return
    emit(_changes_table(answer) if with_diff else _revisions_table(answer), target)


def undo(
    context: typer.Context,
    key: KeyArgument,
    to: Annotated[
        int | None,
        typer.Option(
            "--to", metavar="N", help="Go back to the record after revision N.", show_default=False
        ),
    ] = None,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take back the last change of a report, or go back to any revision.

    Example: casegraph undo harel2018 --to 1

    An undo is a revision itself: undoing it brings back what it took away. A removed report is
    brought back as it was, with its key and its history.
    """
    from casegraph.app.history import UndoStatus
    from casegraph.app.history import undo as undo_change

    session, used = session_of(context), archive_of(context, archive).archive
    answer = undo_change(used, key, to=to, dry_run=True)
    _tell_changes(session, answer.changes)
    if to is None and answer.status is UndoStatus.UNCHANGED:
        further = f"casegraph undo {answer.key} --to N goes further back"
        say(session, f"revision {answer.seen} changed no field: {further}")
    if not dry_run and answer.status is not UndoStatus.UNCHANGED:
        confirm(_question(answer), yes=yes)
        answer = undo_change(used, key, to=answer.restored, expected=answer.seen)
    emit(_undo_table(answer, dry_run=dry_run), target_of(form, as_json))


def remove(
    context: typer.Context,
    key: KeyArgument,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a report out of the archive; undo brings it back.

    Example: casegraph remove harel2018

    Its record, sources and history are kept apart, out of every answer, until they are purged.
    """
    from casegraph.app.removal import RemovalStatus
    from casegraph.app.removal import remove as remove_report

    used = archive_of(context, archive).archive
    answer = remove_report(used, key, dry_run=True)
    if not dry_run:
        if answer.status is not RemovalStatus.UNCHANGED:
            confirm(f"remove {answer.key} ({answer.title or 'untitled'})?", yes=yes)
            answer = remove_report(used, answer.key)
        say(session_of(context), f"casegraph undo {answer.key} brings it back")
    emit(_removal_table(answer, dry_run=dry_run), target_of(form, as_json))


def purge(
    context: typer.Context,
    key: RemovedKeyArgument,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Delete a removed report for good.

    Example: casegraph purge harel2018

    Its record, sources and history are lost; nothing brings them back.
    """
    from casegraph.app.removal import purge as purge_report

    used = archive_of(context, archive).archive
    answer = purge_report(used, key, dry_run=True)
    if not dry_run:
        what = f"{answer.key} and its {answer.revisions} revisions"
        confirm(f"delete {what} for good?", yes=yes)
        answer = purge_report(used, answer.key)
    emit(_removal_table(answer, dry_run=dry_run), target_of(form, as_json))


def removed_table(archive: str) -> Table:
    """Return the removed reports of an archive, as `list --removed` prints them."""
    from casegraph.app.removal import list_removed

    columns = ("key", "title", "revisions", "removed_by", "removed_at")
    removed = list_removed(archive)
    texts = [(r.key, r.title, r.revisions, r.actor, r.at) for r in removed]
    rows = [(*text[:-1], _moment(text[-1])) for text in texts]
    return Table(columns, rows, [dict(zip(columns, text, strict=True)) for text in texts])


def _question(answer: UndoAnswer) -> str:
    if answer.restored is None:
        return f"bring {answer.key} back, with its {answer.seen} revisions?"
    return f"undo {answer.key} to revision {answer.restored}?"


def _tell_changes(session: Session, changes: Sequence[Change]) -> None:
    if not session.quiet:
        for line in diff_lines(changes, colour=_is_coloured(sys.stderr)):
            print(line, file=sys.stderr)


def _page(answer: HistoryAnswer, *, coloured: bool) -> str:
    lines: list[str] = []
    for entry in answer.entries:
        head = (str(entry.revision), to_the_second(entry.at), entry.actor, entry.message or "")
        lines.append(one_line(f"revision {'  '.join(head)}".rstrip()))
        lines.extend(f"  {line}" for line in diff_lines(entry.changes, colour=coloured))
    return "\n".join([*lines, ""])


def _revisions_table(answer: HistoryAnswer) -> Table:
    columns = ("revision", "at", "actor", "message", "changes")
    rows = [(e.revision, _moment(e.at), e.actor, e.message, len(e.changes)) for e in answer.entries]
    return Table(columns, rows, [_entry_document(entry) for entry in answer.entries])


def _changes_table(answer: HistoryAnswer) -> Table:
    columns = ("revision", "at", "actor", "message", "path", "before", "after")
    rows = [
        (
            entry.revision,
            _moment(entry.at),
            entry.actor,
            entry.message,
            change.path,
            *_sides(change),
        )
        for entry in answer.entries
        for change in entry.changes
    ]
    return Table(columns, rows, [_entry_document(entry) for entry in answer.entries])


def _entry_document(entry: HistoryEntry) -> dict[str, object]:
    return {
        "revision": entry.revision,
        "at": entry.at,
        "actor": entry.actor,
        "message": entry.message,
        "changes": [change_document(change) for change in entry.changes],
    }


def _undo_table(answer: UndoAnswer, *, dry_run: bool) -> Table:
    columns = ("key", "status", "revision", "changes")
    status = told(answer.status.value, dry_run=dry_run)
    row = (answer.key, status, answer.revision, len(answer.changes))
    document = {
        "key": answer.key,
        "status": answer.status.value,
        "dry_run": dry_run,
        "revision": answer.revision,
        "changes": [change_document(change) for change in answer.changes],
    }
    return Table(columns, [row], document)


def _removal_table(answer: RemovalAnswer, *, dry_run: bool) -> Table:
    columns = ("key", "status", "title", "revisions")
    status = told(answer.status.value, dry_run=dry_run)
    document = {
        "key": answer.key,
        "status": answer.status.value,
        "dry_run": dry_run,
        "title": answer.title,
        "revisions": answer.revisions,
    }
    return Table(columns, [(answer.key, status, answer.title, answer.revisions)], document)


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at)


def _sides(change: Change) -> tuple[str | None, str | None]:
    return _side(change.before), _side(change.after)


def _side(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _is_coloured(stream: TextIO) -> bool:
    if not stream.isatty() or os.environ.get("NO_COLOR"):
        return False
    return os.environ.get("TERM") != "dumb"
