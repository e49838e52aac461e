"""What `add` says: of each input what became of it, and in the end how many of each there were."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from casegraph.cli.diff_table import change_document, print_changes
from casegraph.cli.messages import counted, one_line, say
from casegraph.cli.output import Table, told
from casegraph.errors import CasegraphError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from casegraph.app.ingest import AddAnswer
    from casegraph.app.inputs import Input, Skipped
    from casegraph.cli.session import Session

_KINDS = ("added", "updated", "draft", "unchanged", "invalid")
_COLUMNS = ("file", "key", "status", "draft", "references", "issues")


class Copies:
    """The copies of what came in by standard input, kept until it is stored."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._paths: list[Path] = []

    def make(self, inputs: Sequence[Input], *, announce: bool) -> None:
        """Keep a copy of every pasted input, and name it: from here on nothing is lost."""
        from casegraph.app.inputs import PASTED
        from casegraph.app.keeping import keep

        for given in inputs:
            if given.name != PASTED or not given.data.strip():
                continue
            try:
                path = keep(given.data)
            except CasegraphError as error:
                print(f"warning: {PASTED} is kept nowhere: {error.message}", file=sys.stderr)
                continue
            self._paths.append(path)
            if announce:
                say(self._session, f"{PASTED} is kept in {path} until it is stored")

    def settle(self, answers: Sequence[AddAnswer]) -> None:
        """Remove the copies of what was stored; say where those of refused text are."""
        from casegraph.app.inputs import PASTED
        from casegraph.app.keeping import release

        refused = any(a.file == PASTED and a.status.value == "invalid" for a in answers)
        for path in self._paths:
            if refused:
                text = f"hint: the text is kept: mend {path} and add that file"
                print(one_line(text), file=sys.stderr)
            else:
                release(path)


def say_skipped(session: Session, skipped: Sequence[Skipped]) -> None:
    """Name what was left alone in a folder."""
    for each in skipped:
        say(session, f"skipped {each.name}: {each.reason}")


def say_answer(session: Session, answer: AddAnswer, *, dry_run: bool) -> None:
    """Say what an input changes, or what a new report is, and whether it stays a draft."""
    if session.quiet or answer.status.value == "invalid":
        return
    if answer.rewritten and answer.status.value == "unchanged":
        since = f"{answer.key} was changed in the archive since: casegraph history {answer.key}"
        say(session, f"{answer.file} says nothing new; {since}")
    if dry_run and answer.status.value == "added":
        counts = (
            counted(answer.authors, "author"),
            counted(answer.references, "reference"),
            counted(answer.cases, "case"),
        )
        say(session, f"{answer.file} would be added as {answer.key}: {', '.join(counts)}")
    if answer.changes and (dry_run or sys.stderr.isatty()):
        verb = "would change" if dry_run else "changed"
        say(session, f"{answer.file} {verb} {answer.key}:")
        print_changes(answer.changes)
    if answer.draft:
        lacks = ", ".join(answer.missing)
        say(session, f"{answer.key} is a draft: it lacks {lacks}")


def say_sum(session: Session, answers: Sequence[AddAnswer], *, dry_run: bool) -> None:
    """Say how many inputs there were and what became of them; the numbers add up."""
    found = [_kind(answer) for answer in answers]
    counts = ", ".join(f"{found.count(kind)} {kind}" for kind in _KINDS if kind in found)
    rehearsed = " (nothing was written)" if dry_run else ""
    say(session, f"{len(answers)} read: {counts}{rehearsed}")


def add_table(answers: Sequence[AddAnswer], *, dry_run: bool) -> Table:
    """Return the answers as a table, and as the document of JSON."""
    rows = [
        (
            answer.file,
            answer.key,
            told(answer.status.value, dry_run=dry_run),
            answer.draft,
            answer.references,
            len(answer.issues),
        )
        for answer in answers
    ]
    return Table(_COLUMNS, rows, [_document(answer, dry_run=dry_run) for answer in answers])


def _document(answer: AddAnswer, *, dry_run: bool) -> dict[str, object]:
    return {
        "file": answer.file,
        "key": answer.key,
        "status": answer.status.value,
        "dry_run": dry_run,
        "draft": answer.draft,
        "missing": list(answer.missing),
        "references": answer.references,
        "authors": answer.authors,
        "cases": answer.cases,
        "changes": [change_document(change) for change in answer.changes],
        "issues": [issue.to_plain() for issue in answer.issues],
    }


def _kind(answer: AddAnswer) -> str:
    """Return the one kind an answer counts as: what was stored as a draft is counted as such."""
    stored = answer.status.value in {"added", "updated"}
    return "draft" if stored and answer.draft else answer.status.value
