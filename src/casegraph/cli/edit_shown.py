"""What edit shows: what others and the user changed, and what became of the edit."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.cli.diff_table import change_document, diff_lines
from casegraph.cli.output import Table, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.app.editing import Draft
    from casegraph.app.working_files import WorkingFile
    from casegraph.model.diff import Change


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an edit."""

    key: str
    status: str
    revision: int
    changes: tuple[Change, ...] = ()


def tell_conflict(archive: str, file: WorkingFile) -> None:
    """Print what others changed since the file's revision, and what this edit changes."""
    from casegraph.app.meanwhile import compare

    found = compare(archive, file)
    for whose, changes in (("changed meanwhile", found.theirs), ("your changes", found.ours)):
        print(f"{whose}:", file=sys.stderr)
        tell_changes(changes)


def tell_draft(draft: Draft) -> None:
    """Print what storing a draft changes, below what others changed meanwhile."""
    if draft.theirs:
        print("changed meanwhile, and joined with yours:", file=sys.stderr)
        tell_changes(draft.theirs)
        print("your changes:", file=sys.stderr)
    tell_changes(draft.changes)


def tell_changes(changes: Sequence[Change]) -> None:
    """Print changes on standard error, field by field."""
    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    colour = colour and os.environ.get("TERM") != "dumb"
    for text in diff_lines(changes, colour=colour):
        print(text, file=sys.stderr)


def discarded_table(kept: Sequence[WorkingFile], *, dry_run: bool) -> Table:
    """Return the kept texts that were deleted, or would be."""
    status = told("discarded", dry_run=dry_run)
    rows = [(file.key, status, file.revision, file.shown) for file in kept]
    document = [
        {
            "key": file.key,
            "status": "discarded",
            "dry_run": dry_run,
            "revision": file.revision,
            "file": file.shown,
        }
        for file in kept
    ]
    return Table(("key", "status", "revision", "file"), rows, document)


def outcome_table(outcome: Outcome, *, dry_run: bool) -> Table:
    """Return what became of an edit, or would become of it."""
    columns = ("key", "status", "revision", "changes")
    status = told(outcome.status, dry_run=dry_run)
    rows = [(outcome.key, status, outcome.revision, len(outcome.changes))]
    document = {
        "key": outcome.key,
        "status": outcome.status,
        "dry_run": dry_run,
        "revision": outcome.revision,
        "changes": [change_document(change) for change in outcome.changes],
    }
    return Table(columns, rows, document)
