"""The catalogue of checks, as Markdown, from the checks themselves."""

from __future__ import annotations

import sys
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from casegraph.app.check_catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.app.check_catalogue import CheckEntry

_HEAD = """\
# Checks

`casegraph check` looks for what is wrong in reports that are in the archive; `add` and `validate`
look for most of it before a report is stored. A finding is no verdict: each check says below how
sure it is. An *error* keeps a report out of the archive, a *warning* is wrong more often than not,
*info* is worth knowing.

- `casegraph check --explain CODE` prints what stands here of one check, `--list` the list.
- `--code` and `--ignore` choose checks, `--severity warning` leaves the information out.
- `--fix` puts right what is certain, in fields, never in the text as printed. It shows what
  changes, asks, and stores a revision, which `casegraph undo` takes back; `--dry-run` only shows.
- What is right as it is need not be told again: `casegraph check KEY --suppress CODE --at PATH
  --because TEXT` is a judgement with your name and the time. It is about that place and what stands
  there now; another place, or another value, is told. `--suppressed` lists such judgements,
  `--unsuppress` takes one back.
"""
_TITLES = {
    "report": "The report",
    "references": "References",
    "patients": "Patients",
    "archive": "Against other reports",
}


def reference() -> str:
    """Return the catalogue: every check, by what it looks at."""
    entries = sorted(catalogue(), key=lambda entry: list(_TITLES).index(entry.subject))
    parts = [_HEAD]
    for subject, some in groupby(entries, key=attrgetter("subject")):
        listed = list(some)
        parts.append(f"## {_TITLES[subject]}\n")
        parts.append("\n".join(_table(listed)) + "\n")
        parts += ["\n".join(_section(entry)) + "\n" for entry in listed]
    return "\n".join(parts)


def _table(entries: list[CheckEntry]) -> Iterator[str]:
    yield "| check | severity | `--fix` |"
    yield "|---|---|---|"
    for entry in entries:
        yield f"| `{entry.code}` | {entry.severity} | {'yes' if entry.repairs else ''} |"


def _section(entry: CheckEntry) -> Iterator[str]:
    yield f"### {entry.code}\n"
    yield entry.summary
    if entry.why:
        yield f"\n{entry.why}"
    yield f"\n- How sure: {entry.certainty}"
    yield f"- Example: {entry.example}"


if __name__ == "__main__":
    sys.stdout.write(reference())
