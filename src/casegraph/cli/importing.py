"""The command that imports many files at once."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.import_progress import Silent, shown_progress
from casegraph.cli.interruption import ended_as_interrupted
from casegraph.cli.messages import print_issues, say
from casegraph.cli.output import Table, emit, told
from casegraph.cli.session import (
    ArchiveOption,
    DryRunOption,
    FormatOption,
    JsonOption,
    archive_of,
    session_of,
    target_of,
)
from casegraph.errors import CasegraphError, ExitCode
from casegraph.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.app.importing.counting import Tally
    from casegraph.app.importing.run import Wishes
    from casegraph.app.location import Location
    from casegraph.cli.import_progress import Progress
    from casegraph.cli.session import Session
    from casegraph.issues import Issue

_MOST_SHOWN = 20

PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help=(
            "Files of any format that is read, folders of them, and archives "
            "(.zip, .tar, .tar.gz, .tgz, .tar.bz2, .tar.xz), with any number of reports in each; "
            "files packed as .gz, .bz2 or .xz."
        ),
    ),
]
FromOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="FORMAT",
        help="Read every file as this format; found by content when left out.",
        show_default=False,
    ),
]
RejectsOption = Annotated[
    Path | None,
    typer.Option(
        "--rejects",
        metavar="FILE",
        help="Write what is refused to a file, a line of JSON for each: its place, text, issues.",
        show_default=False,
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite the file of rejects.")]
ResumeOption = Annotated[
    bool,
    typer.Option("--resume", help="Do not read files again that were taken in wholly before."),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        max=256,
        help="Processes that read: one for each core when left out.",
        show_default=False,
    ),
]
MessageOption = Annotated[
    str | None,
    typer.Option(
        "--message", "-m", help="What the history of the reports says.", show_default=False
    ),
]


def import_(
    context: typer.Context,
    paths: PathsArgument,
    reader: FromOption = None,
    rejects: RejectsOption = None,
    resume: ResumeOption = False,
    jobs: JobsOption = None,
    message: MessageOption = None,
    archive: ArchiveOption = None,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Import thousands of reports from files, folders and archives of any format.

    Example: casegraph import reports.zip --rejects rejects.jsonl
    """
    session = session_of(context)
    target = target_of(form, as_json)
    teller = _Teller(session, most=0 if rejects else _MOST_SHOWN)
    location = archive_of(context, archive)
    with _early_end_told(teller, dry_run=dry_run), ended_as_interrupted():
        from casegraph.app.importing.run import Wishes

        wishes = Wishes(
            reader=reader,
            jobs=jobs or os.cpu_count() or 1,
            rejects=rejects,
            overwrite=force,
            resume=resume,
            dry_run=dry_run,
            message=message,
        )
        tally = _imported(session, location, paths, wishes, teller)
    say(session, f"{_sum(tally)}{' (nothing was written)' if dry_run else ''}")
    if tally.rejected and rejects:
        say(session, f"what was rejected is in {rejects}")
    emit(_table(tally, rejects, dry_run=dry_run), target)
    if tally.rejected:
        raise typer.Exit(ExitCode.INVALID)


@contextmanager
def _early_end_told(teller: _Teller, *, dry_run: bool) -> Iterator[None]:
    """Say what was stored, where an import ends before its end."""
    try:
        yield
    except KeyboardInterrupt:
        teller.tell_end("interrupted", dry_run=dry_run)
        raise
    except CasegraphError:
        if teller.tally:
            teller.tell_end("ended early", dry_run=dry_run)
        raise


def _imported(
    session: Session, location: Location, paths: list[str], wishes: Wishes, teller: _Teller
) -> Tally:
    """Import with progress and messages."""
    from casegraph.app.archive import ensure_archive, rehearsal
    from casegraph.app.importing.run import import_files

    with (
        shown_progress(quiet=session.quiet) as teller.progress,
        rehearsal(location) if wishes.dry_run else nullcontext(location) as used,
    ):
        if not wishes.dry_run and ensure_archive(location):
            say(session, f"created {location.shown} ({location.reason})")
        return import_files(used.archive, paths, wishes, teller.tell)


class _Teller:
    """Tells how far an import is, the first of its errors, and, if asked, what is no input."""

    def __init__(self, session: Session, most: int) -> None:
        self.tally: Tally | None = None
        self.progress: Progress = Silent()
        self._left = most
        self._hidden = most == 0
        self._session = session

    def tell(self, tally: Tally, issues: tuple[Issue, ...]) -> None:
        """Take the news of one part of the import."""
        self.tally = tally
        self.progress.update(tally)
        if self._session.verbose:
            for issue in (each for each in issues if each.code == "skipped"):
                say(self._session, f"skipped {issue.where.source}: {issue.detail}")
        errors = [issue for issue in issues if issue.severity is Severity.ERROR]
        shown, self._left = errors[: self._left], max(0, self._left - len(errors))
        print_issues(shown, least=Severity.ERROR)
        if len(shown) < len(errors) and not self._hidden:
            self._hidden = True
            print("hint: --rejects FILE keeps these and all others", file=sys.stderr)

    def tell_end(self, how: str, *, dry_run: bool) -> None:
        """Tell what is in the archive for good, and how to go on."""
        say(self._session, f"{how}: {_sum(self.tally)}")
        if not dry_run:
            say(self._session, "hint: the same command with --resume goes on from here")


def _sum(tally: Tally | None) -> str:
    if tally is None:
        return "nothing was stored"
    return (
        f"{tally.read} read: {tally.added} added, {tally.updated} updated, "
        f"{tally.unchanged} unchanged, {tally.rejected} rejected"
    )


def _table(tally: Tally, rejects: Path | None, *, dry_run: bool) -> Table:
    numbers = {name: getattr(tally, name) for name in _NUMBERS}
    issues = [
        {"code": code, "severity": severity.value, "count": count}
        for (code, severity), count in sorted(tally.issues.items())
    ]
    skipped = dict(sorted(tally.skipped.items()))
    rows: list[tuple[object, ...]] = [
        (told(name, dry_run=dry_run).replace("_", " "), number) for name, number in numbers.items()
    ]
    rows += [(f"skipped: {reason}", count) for reason, count in skipped.items()]
    rows += [(f"{each['severity']} {each['code']}", each["count"]) for each in issues]
    document: dict[str, object] = {
        **numbers,
        "skipped": skipped,
        "issues": issues,
        "rejects": str(rejects) if rejects else None,
    }
    return Table(("what", "number"), rows, document)


_NUMBERS = (
    *("files", "taken_before", "read", "added", "updated", "unchanged", "rejected", "drafts"),
)
