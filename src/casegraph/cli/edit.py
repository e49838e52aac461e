"""The command that opens a report in the user's editor: edit."""

from __future__ import annotations

import os
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.diff_table import change_document, diff_lines
from casegraph.cli.editor import find_editor, open_editor
from casegraph.cli.messages import one_line, print_issues, say
from casegraph.cli.output import Table, emit
from casegraph.cli.session import (
    ArchiveOption,
    DryRunOption,
    FormatOption,
    JsonOption,
    Session,
    archive_of,
    session_of,
    target_of,
)
from casegraph.errors import CasegraphError, InvalidInputError, UndecidedError
from casegraph.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.app.editing import Draft
    from casegraph.app.location import Location
    from casegraph.app.working_files import WorkingFile
    from casegraph.issues import Issue
    from casegraph.model.diff import Change

_WHY = "Why, for the history; comments in the text itself are not stored."
_NOTHING_STORED = "nothing is stored"


@dataclass(frozen=True, slots=True)
class _Wishes:
    """How the user wants to edit: where, with which editor, and what may be done unasked."""

    session: Session
    archive: str
    editor: tuple[str, ...]
    message: str | None
    yes: bool
    dry_run: bool


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of an edit."""

    key: str
    status: str
    revision: int
    changes: tuple[Change, ...] = ()


def edit(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help="Citation key, DOI or pmid:N.")],
    archive: ArchiveOption = None,
    message: Annotated[
        str | None,
        typer.Option("--message", "-m", metavar="TEXT", help=_WHY),
    ] = None,
    continued: Annotated[
        Path | None,
        typer.Option(
            "--continue",
            metavar="FILE",
            help="Go on with a text that an earlier edit kept, or with any record.",
            show_default=False,
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Store without asking.")] = False,
    dry_run: DryRunOption = False,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Edit a record in your editor, see what changes, and store it.

    Example: casegraph edit harel2018 -m "dose as printed"
    """
    from casegraph.app.archive import require_archive

    location = archive_of(context, archive)
    target = target_of(form, as_json, None, False)
    require_archive(location)
    session, editor = session_of(context), find_editor(os.environ)
    wishes = _Wishes(session, location.archive, editor, message, yes, dry_run)
    file, others = _open_file(location, key, continued, may_move=not yes)
    for other in others:
        _tell(f"an earlier edit is kept: {_command(context, archive, other)}")
    say(session, f"editing {file.key} in {file.path}")
    try:
        outcome = _edit(wishes, file, fresh=continued is None)
    finally:
        if file.path.exists():
            _tell(f"your text is kept: {_command(context, archive, file)}")
    say(session, f"{outcome.key}: {outcome.status}, revision {outcome.revision}")
    emit(_table(outcome), target)


def _open_file(
    location: Location, name: str, continued: Path | None, *, may_move: bool
) -> tuple[WorkingFile, tuple[WorkingFile, ...]]:
    """Return the file to edit, new or to go on with; beside a new one, what earlier edits kept."""
    from casegraph.app.editing import resume, start
    from casegraph.app.working_files import edits_folder, kept_files

    folder = edits_folder(location)
    if continued:
        return resume(location.archive, name, continued, folder, move=may_move), ()
    file = start(location.archive, name, folder)
    return file, tuple(other for other in kept_files(file.key, folder) if other != file)


def _command(context: typer.Context, option: str | None, file: WorkingFile) -> str:
    """Return the command that goes on with a kept file, on the archive that the user named."""
    words = ["casegraph", "edit", file.key, "--continue", str(file.path)]
    if option or session_of(context).archive:
        words += ["--archive", archive_of(context, option).shown]
    return shlex.join(words)


def _edit(wishes: _Wishes, file: WorkingFile, *, fresh: bool) -> _Outcome:
    """Open the editor until the text is stored, changes nothing, or the user stops.

    A fresh text, as casegraph wrote it, that is not changed is no edit, whatever it holds.
    """
    from casegraph.app.working_files import discard, own_text

    line: int | None = None
    while True:
        before, _ = own_text(file.path)
        open_editor(wishes.editor, file.path, line)
        text, _ = own_text(file.path)
        draft = None if fresh and text == before else _examine(wishes, file)
        fresh = False
        if draft is None or (draft.record and not draft.changes):
            discard(file)
            return _Outcome(file.key, "unchanged", file.revision)
        if draft.record is None:
            line = _go_on(file, draft, unchanged=text == before)
            continue
        _tell_issues(wishes.session, draft.issues)
        outcome = _decide(wishes, file, draft)
        if outcome:
            return outcome
        line = None


def _examine(wishes: _Wishes, file: WorkingFile) -> Draft:
    from casegraph.app.editing import examine

    try:
        return examine(wishes.archive, file)
    except UndecidedError:
        _tell_conflict(wishes, file)
        raise


def _go_on(file: WorkingFile, draft: Draft, *, unchanged: bool) -> int | None:
    """Write the problems into the file and return the line of the first.

    Where nothing was mended, the user is asked first; raises InvalidInputError where the user
    stops, or cannot be asked.
    """
    from casegraph.app.editing import annotate

    errors = annotate(file, draft)
    print_issues(errors, least=Severity.ERROR)
    stuck = unchanged or draft.text is None
    if stuck and _ask("problems remain. edit again? [y/n]", "yn") != "y":
        raise InvalidInputError(f"{file.shown} is refused: {_NOTHING_STORED}")
    return next((issue.where.line for issue in errors if issue.where.line), None)


def _decide(wishes: _Wishes, file: WorkingFile, draft: Draft) -> _Outcome | None:
    """Show what changes and store it if the user wants so; None asks for another edit."""
    from casegraph.app.editing import store

    if not (wishes.yes and wishes.session.quiet):
        _tell_changes(draft.changes)
    if wishes.dry_run:
        return _Outcome(file.key, "not stored", file.revision, draft.changes)
    answer = "y" if wishes.yes else _ask("store? [y/n/e(dit again)]", "yne")
    if answer == "e":
        return None
    if answer is None:
        raise CasegraphError(
            f"{_NOTHING_STORED}: nobody can be asked", hint="--yes stores without asking"
        )
    if answer == "n":
        raise CasegraphError(_NOTHING_STORED)
    try:
        stored = store(wishes.archive, file, draft, wishes.message)
    except UndecidedError:
        _tell_conflict(wishes, file)
        raise
    return _Outcome(stored.key, "stored", stored.revision, stored.changes)


def _ask(question: str, answers: str) -> str | None:
    """Return the letter that the user answers with, None where nobody is there to answer."""
    if not sys.stdin.isatty():
        return None
    while True:
        print(question, end=" ", file=sys.stderr, flush=True)
        said = sys.stdin.readline()
        if not said:
            return None
        letter = said.strip()[:1].lower()
        if letter and letter in answers:
            return letter


def _tell_conflict(wishes: _Wishes, file: WorkingFile) -> None:
    """Print what others changed since the file's revision, and what this edit changes."""
    from casegraph.app.editing import compare

    found = compare(wishes.archive, file)
    for whose, changes in (("changed meanwhile", found.theirs), ("your changes", found.ours)):
        _tell(f"{whose}:")
        _tell_changes(changes)


def _tell_changes(changes: Sequence[Change]) -> None:
    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    colour = colour and os.environ.get("TERM") != "dumb"
    for text in diff_lines(changes, colour=colour):
        print(text, file=sys.stderr)


def _tell_issues(session: Session, issues: Sequence[Issue]) -> None:
    print_issues(issues, least=Severity.ERROR if session.quiet else Severity.WARNING)


def _tell(text: str) -> None:
    print(one_line(text), file=sys.stderr)


def _table(outcome: _Outcome) -> Table:
    columns = ("key", "status", "revision", "changes")
    rows = [(outcome.key, outcome.status, outcome.revision, len(outcome.changes))]
    document = {
        "key": outcome.key,
        "status": outcome.status,
        "revision": outcome.revision,
        "changes": [change_document(change) for change in outcome.changes],
    }
    return Table(columns, rows, document)
