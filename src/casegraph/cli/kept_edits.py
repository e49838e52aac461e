"""Texts that earlier edits of a report left: to go on with, or to discard."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

from casegraph.cli.asking import confirm
from casegraph.cli.messages import one_line, say
from casegraph.cli.session import archive_of, session_of
from casegraph.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import typer

    from casegraph.app.working_files import WorkingFile


def tell_kept(context: typer.Context, archive: str | None, file: WorkingFile, how: str) -> None:
    """Print the command that goes on with a kept text, on the archive that the user named."""
    words = ["casegraph", "edit", file.key, "--continue", str(file.path)]
    if archive or session_of(context).archive:
        words += ["--archive", archive_of(context, archive).shown]
    print(one_line(f"{how}: {shlex.join(words)}"), file=sys.stderr)


def offer(kept: Sequence[WorkingFile]) -> Path | None:
    """Ask whether to go on with the latest of some kept texts, and return it if so.

    The user may discard it instead. Where nobody can be asked, None is returned.
    """
    from casegraph.app.working_files import discard

    if not kept:
        return None
    latest = kept[-1]
    print(one_line(f"an earlier edit is kept, or open elsewhere: {latest.path}"), file=sys.stderr)
    answer = ask("go on with it? [y/n/d(iscard it)]", "ynd")
    if answer == "d":
        discard(latest)
    return latest.path if answer == "y" else None


def discard_kept(
    context: typer.Context, archive: str | None, name: str, *, yes: bool, dry_run: bool
) -> tuple[WorkingFile, ...]:
    """Delete the texts that earlier edits of a report left, once the user agrees; return them.

    Raises NotFoundError where none is kept.
    """
    from casegraph.app.editing import kept_of
    from casegraph.app.working_files import discard, edits_folder

    location = archive_of(context, archive)
    kept = kept_of(location.archive, name, edits_folder(location))
    if not kept:
        raise NotFoundError(f"no text of an earlier edit of {name} is kept")
    for file in kept:
        say(session_of(context), f"{'would discard' if dry_run else 'to discard'}: {file.path}")
    if not dry_run:
        confirm(f"discard {len(kept)} kept text{'s' if len(kept) > 1 else ''}?", yes=yes)
        for file in kept:
            discard(file)
    return kept


def ask(question: str, answers: str) -> str | None:
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
