"""The command that opens a report in the user's editor: edit."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.edit_shown import (
    Outcome,
    discarded_table,
    outcome_table,
    tell_conflict,
    tell_draft,
)
from casegraph.cli.editor import find_editor, open_editor
from casegraph.cli.kept_edits import ask, discard_kept, offer, tell_kept
from casegraph.cli.messages import print_issues, say
from casegraph.cli.output import emit, told
from casegraph.cli.session import (
    ArchiveOption,
    DryRunOption,
    FormatOption,
    JsonOption,
    KeyArgument,
    Session,
    archive_of,
    session_of,
    target_of,
)
from casegraph.errors import CasegraphError, InvalidInputError, UndecidedError, UsageError
from casegraph.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.app.editing import Draft
    from casegraph.app.working_files import WorkingFile
    from casegraph.issues import Issue

ContinueOption = Annotated[
    Path | None,
    typer.Option(
        "--continue",
        metavar="FILE",
        help="Go on with a text that an earlier edit kept, or with any record.",
        show_default=False,
    ),
]
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


def edit(
    context: typer.Context,
    key: KeyArgument,
    archive: ArchiveOption = None,
    message: Annotated[
        str | None,
        typer.Option("--message", "-m", metavar="TEXT", help=_WHY),
    ] = None,
    continued: ContinueOption = None,
    discard: Annotated[
        bool, typer.Option("--discard", help="Delete the texts that earlier edits kept instead.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Store, or discard, without asking.")
    ] = False,
    dry_run: DryRunOption = False,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Edit a record in your editor, see what changes, and store it.

    Example: casegraph edit harel2018 -m "dose as printed"
    """
    from casegraph.app.archive import require_archive

    location, session = archive_of(context, archive), session_of(context)
    target = target_of(form, as_json)
    require_archive(location)
    if discard:
        kept = _discard(context, archive, key, continued, yes=yes, dry_run=dry_run)
        emit(discarded_table(kept, dry_run=dry_run), target)
        return
    editor = find_editor(os.environ)
    file, keep = _open_file(context, archive, key, continued, yes=yes)
    wishes = _Wishes(session, location.archive, editor, message, yes, dry_run)
    say(session, f"editing {file.key} in {file.path}")
    fresh = continued is None and not keep
    written = file.path.read_bytes()
    try:
        outcome = _edit(wishes, file, fresh=fresh)
    finally:
        _leave(context, archive, file, written if fresh else None)
    _tell_outcome(session, outcome, dry_run=dry_run)
    emit(outcome_table(outcome, dry_run=dry_run), target)


def _open_file(
    context: typer.Context, archive: str | None, key: str, continued: Path | None, *, yes: bool
) -> tuple[WorkingFile, bool]:
    """Return the file to edit, new or to go on with, and whether its text was kept before."""
    from casegraph.app.editing import kept_of, resume, start
    from casegraph.app.working_files import edits_folder

    location = archive_of(context, archive)
    folder = edits_folder(location)
    if continued is None and not yes and sys.stdin.isatty():
        continued = offer(kept_of(location.archive, key, folder))
    if continued:
        file = resume(location.archive, key, continued, folder, move=not yes)
        return file, continued.resolve().parent == folder.resolve()
    others = kept_of(location.archive, key, folder)
    file = start(location.archive, key, folder)
    if others:
        more = f" ({len(others) - 1} more)" if len(others) > 1 else ""
        tell_kept(context, archive, others[-1], f"an earlier edit is kept{more}")
    return file, False


def _leave(
    context: typer.Context, archive: str | None, file: WorkingFile, written: bytes | None
) -> None:
    """Tell where a text is kept; `written` is what casegraph wrote, which nobody needs again."""
    from casegraph.app.working_files import discard, is_empty

    if not file.path.exists():
        return
    if is_empty(file.path) or file.path.read_bytes() == written:
        discard(file)
    else:
        tell_kept(context, archive, file, "your text is kept")


def _edit(wishes: _Wishes, file: WorkingFile, *, fresh: bool) -> Outcome:
    """Open the editor until the text is stored, changes nothing, or the user stops.

    A fresh text, as casegraph wrote it, that is not changed is no edit, whatever it holds.
    """
    from casegraph.app.working_files import discard, own_text

    line: int | None = None
    known: tuple[Issue, ...] = ()
    while True:
        before, _ = own_text(file.path)
        open_editor(wishes.editor, file.path, line)
        text, _ = own_text(file.path)
        draft = None if fresh and text == before else _examine(wishes, file)
        fresh = False
        if draft is None or (draft.record and not draft.changes):
            discard(file)
            return Outcome(file.key, "unchanged", file.revision)
        if draft.record is None:
            known = _go_on(file, draft, known, unchanged=text == before)
            line = next((issue.where.line for issue in known if issue.where.line), None)
            continue
        outcome = _decide(wishes, file, draft)
        if outcome:
            return outcome
        line = None


def _examine(wishes: _Wishes, file: WorkingFile) -> Draft:
    from casegraph.app.editing import examine

    try:
        return examine(wishes.archive, file)
    except UndecidedError:
        tell_conflict(wishes.archive, file)
        raise


def _go_on(
    file: WorkingFile, draft: Draft, known: Sequence[Issue], *, unchanged: bool
) -> tuple[Issue, ...]:
    """Write the problems into the file and return them, printed unless they were told just now.

    Where nothing was mended, the user is asked first; raises InvalidInputError where the user
    stops, or cannot be asked.
    """
    from casegraph.app.editing import annotate

    errors = annotate(file, draft)
    if errors != known:
        print_issues(errors, least=Severity.ERROR)
    stuck = unchanged or draft.text is None
    if stuck and ask("problems remain. edit again? [y/n]", "yn") != "y":
        raise InvalidInputError(f"{file.shown} is refused: {_NOTHING_STORED}")
    return errors


def _decide(wishes: _Wishes, file: WorkingFile, draft: Draft) -> Outcome | None:
    """Show what changes and store it if the user wants so; None asks for another edit.

    What others stored in the meantime is joined, and the user asked anew.
    """
    from casegraph.app.editing import store

    _tell_issues(wishes.session, draft.issues)
    if not (wishes.yes and wishes.session.quiet):
        tell_draft(draft)
    if wishes.dry_run:
        return Outcome(file.key, "stored", draft.revision, draft.changes)
    answer = "y" if wishes.yes else ask("store? [y/n/e(dit again)]", "yne")
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
        return _decide_anew(wishes, file)
    return Outcome(stored.key, "stored", stored.revision, stored.changes)


def _decide_anew(wishes: _Wishes, file: WorkingFile) -> Outcome | None:
    """Join a text with what was stored since it was examined, and let the user decide on that."""
    from casegraph.app.working_files import discard

    draft = _examine(wishes, file)
    if draft.record is None:
        raise InvalidInputError(f"{file.shown} is refused", issues=draft.issues)
    if draft.changes:
        return _decide(wishes, file, draft)
    discard(file)
    return Outcome(file.key, "unchanged", draft.revision)


def _tell_outcome(session: Session, outcome: Outcome, *, dry_run: bool) -> None:
    status = told(outcome.status, dry_run=dry_run)
    say(session, f"{outcome.key}: {status}, revision {outcome.revision}")


def _tell_issues(session: Session, issues: Sequence[Issue]) -> None:
    print_issues(issues, least=Severity.ERROR if session.quiet else Severity.WARNING)


def _discard(
    context: typer.Context,
    archive: str | None,
    key: str,
    continued: Path | None,
    *,
    yes: bool,
    dry_run: bool,
) -> tuple[WorkingFile, ...]:
    if continued is not None:
        raise UsageError("--discard and --continue contradict each other")
    return discard_kept(context, archive, key, yes=yes, dry_run=dry_run)
