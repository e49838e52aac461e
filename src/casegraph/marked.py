"""Plain data that remembers where in its file every value stands.

`CONTROL_CHARACTERS` matches what no text of a record, a vocabulary or an export can hold: control
characters but tab and line end, lone surrogates, and the two noncharacters YAML and XML exclude.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from casegraph.issues import Issue, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

Scalar: TypeAlias = str | bool | None
Plain: TypeAlias = "Scalar | list[Plain] | dict[str, Plain]"
Position: TypeAlias = tuple[int, int]

CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
MAX_DEPTH = 32
MAX_VALUES = 250_000
_BARE_KEY = re.compile(r"[^\W\d][\w-]*")


@dataclass(frozen=True, slots=True)
class Marked:
    """What a file holds: its data, the place of every value and key, and what is wrong with it.

    `data` is None where the file could not be read to its end; `positions` and `keys` map field
    paths (`references[4].page`) to line and column, both counted from 1, of the value and of the
    name it stands under.
    """

    data: Plain
    positions: Mapping[str, Position] = field(default_factory=dict)
    keys: Mapping[str, Position] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


def join_path(base: str, part: str | int) -> str:
    """Return the path of a field or an item; a name that is no plain word stands in brackets."""
    if isinstance(part, int):
        return f"{base}[{part}]"
    if not _BARE_KEY.fullmatch(part):
        return f"{base}[{json.dumps(part, ensure_ascii=False)}]"
    return f"{base}.{part}" if base else part


def path_of(parts: Iterable[str | int]) -> str:
    """Return the path of a sequence of field names and item numbers."""
    path = ""
    for part in parts:
        path = join_path(path, part)
    return path


def parent_of(path: str) -> str:
    """Return the path of what holds a field or an item, empty at the top."""
    quoted = path.rfind('["') if path.endswith('"]') else -1
    return path[: quoted if quoted >= 0 else max(path.rfind("."), path.rfind("["), 0)]


def nearest_part(path: str, known: Container[str]) -> str:
    """Return a path itself, or that of the nearest part around it that is known; else empty."""
    while path and path not in known:
        path = parent_of(path)
    return path


class RefusedError(Exception):
    """The file cannot be read further; carries the issue that says why."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(str(issue))
        self.issue = issue


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open; `key` is the name that waits for its value."""

    holds: list[Plain] | dict[str, Plain]
    path: str
    key: str | None = None
    doubled: bool = False


class MarkedBuilder:
    """Builds marked data from the tokens of a file, in their order.

    In a mapping names and values alternate. Depth and number of values are bounded, so that no
    file can exhaust memory or the stack.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._stack: list[_Frame] = []
        self._count = 0
        self._data: Plain = None
        self._positions: dict[str, Position] = {}
        self._keys: dict[str, Position] = {}
        self._issues: list[Issue] = []

    @property
    def wants_key(self) -> bool:
        """Tell whether the next token is the name of a field."""
        return bool(self._stack) and self._awaits_key(self._stack[-1])

    def open(self, container: list[Plain] | dict[str, Plain], at: Position) -> None:
        """Begin a list or a mapping."""
        if self.wants_key:
            raise self.refusal(
                "complex-key", at, "a field name must be text, not a list or mapping"
            )
        if len(self._stack) >= MAX_DEPTH:
            raise self.refusal("too-deep", at, f"nested more than {MAX_DEPTH} levels deep")
        path = self._place(container, at)
        self._stack.append(_Frame(container, path))

    def close(self) -> None:
        """End the innermost list or mapping."""
        self._stack.pop()

    def key(self, name: str, at: Position) -> None:
        """Take the name of a field of the innermost mapping."""
        frame = self._stack[-1]
        path = join_path(frame.path, name)
        frame.key = name
        frame.doubled = name in frame.holds
        if frame.doubled:
            line = self._keys[path][0]
            self.report("duplicate-key", at, f"{name!r} is given twice, first in line {line}", path)
        else:
            self._keys[path] = at

    def value(self, value: Scalar, at: Position) -> None:
        """Take a value into the innermost list or mapping."""
        self._place(value, at)

    def report(self, code: str, at: Position, detail: str, path: str | None = None) -> None:
        """Note a problem that does not keep the rest from being read."""
        self._issues.append(self._issue(code, at, detail, path or self._here()))

    def refusal(
        self, code: str, at: Position, detail: str, hint: str | None = None
    ) -> RefusedError:
        """Return the error that ends the reading at this place."""
        return RefusedError(self._issue(code, at, detail, self._here(), hint))

    def finish(self, refused: RefusedError | None = None) -> Marked:
        """Return what was built; after a refusal only the places and the issues."""
        issues = (*self._issues, refused.issue) if refused else tuple(self._issues)
        data = None if refused else self._data
        return Marked(data, self._positions, self._keys, issues)

    def _issue(
        self, code: str, at: Position, detail: str, path: str | None, hint: str | None = None
    ) -> Issue:
        where = Where(source=self._source, line=at[0], column=at[1], path=path)
        return Issue(code, Severity.ERROR, where, detail, hint)

    def _here(self) -> str | None:
        """Return the path of the next value, or of the mapping that awaits a name."""
        if not self._stack:
            return None
        frame = self._stack[-1]
        if isinstance(frame.holds, list):
            return join_path(frame.path, len(frame.holds))
        return (frame.path if frame.key is None else join_path(frame.path, frame.key)) or None

    @staticmethod
    def _awaits_key(frame: _Frame) -> bool:
        return isinstance(frame.holds, dict) and frame.key is None

    def _place(self, value: Plain, at: Position) -> str:
        self._count += 1
        if self._count > MAX_VALUES:
            raise self.refusal("too-large", at, f"more than {MAX_VALUES} values in one file")
        if not self._stack:
            self._data = value
            self._positions[""] = at
            return ""
        frame = self._stack[-1]
        if isinstance(frame.holds, list):
            path = join_path(frame.path, len(frame.holds))
            frame.holds.append(value)
        else:
            name, frame.key = frame.key or "", None
            path = join_path(frame.path, name)
            if frame.doubled:
                return path
            frame.holds[name] = value
        self._positions[path] = at
        return path
