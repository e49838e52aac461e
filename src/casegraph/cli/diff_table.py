"""How a field-level diff of a record is printed: lines for people, documents for programs."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from casegraph.cli.messages import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.model.diff import Change

_RED, _GREEN, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[0m"
_LONGEST_SHOWN = 160


def diff_lines(changes: Sequence[Change], *, colour: bool) -> list[str]:
    """Return the lines of a diff: each field's path, what it was (`-`) and what it is (`+`).

    A whole entry that came or went shows its fields below each other; long text is shortened
    around the first place where it differs. With `colour` the lines carry terminal colours.
    """
    return [line for change in changes for line in _change_lines(change, colour=colour)]


def print_changes(changes: Sequence[Change]) -> None:
    """Print a diff on standard error, in colours where that is a terminal that takes them."""
    dull = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    for line in diff_lines(changes, colour=sys.stderr.isatty() and not dull):
        print(line, file=sys.stderr)


def change_document(change: Change) -> dict[str, object]:
    """Return a change as JSON shows it: path, before and after; null is a field that was not."""
    return {"path": change.path, "before": change.before, "after": change.after}


def _change_lines(change: Change, *, colour: bool) -> Iterator[str]:
    yield one_line(change.path)
    start = _first_difference(change.before, change.after)
    for mark, shade, value in (("-", _RED, change.before), ("+", _GREEN, change.after)):
        for text in _value_lines(value, start):
            line = f"  {mark} {text}"
            yield f"{shade}{line}{_PLAIN}" if colour else line


def _value_lines(value: Any, start: int) -> Iterator[str]:
    if isinstance(value, dict):
        for name, held in value.items():
            yield f"{one_line(name)}: {_in_one_line(held, 0)}"
    elif isinstance(value, list):
        yield from (_in_one_line(item, 0) for item in value)
    elif value is not None:
        yield _in_one_line(value, start)


def _in_one_line(value: Any, start: int) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    begin = max(0, start - _LONGEST_SHOWN // 2) if len(text) > _LONGEST_SHOWN else 0
    end = begin + _LONGEST_SHOWN
    shown = one_line(text[begin:end])
    return f"{'...' if begin else ''}{shown}{'...' if end < len(text) else ''}"


def _first_difference(before: Any, after: Any) -> int:
    if not isinstance(before, str) or not isinstance(after, str):
        return 0
    pairs = enumerate(zip(before, after, strict=False))
    shorter = min(len(before), len(after))
    return next((at for at, (one, other) in pairs if one != other), shorter)
