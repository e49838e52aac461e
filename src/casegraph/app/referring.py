"""Rows of a table that refer to a report: another input or the archive must hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.app.places import at_place
from casegraph.issues import Issue, Severity, Where
from casegraph.read.record.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.model.record import Record
    from casegraph.read.base import Reading

_WHAT_TO_DO = (
    "give its table of reports, its record or its page in the same command or add it first, "
    "or give the row a title"
)
_FRONT_MATTER = "missing-front-matter"


class Stated:
    """The reports that the inputs state, by every name that a table may give them."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], str | None] = {}

    def note(self, reading: Reading, key: str | None) -> None:
        """Take the report of a reading; `key` is its key in the archive, None where refused."""
        for name in _names(reading.record or _sound(reading), reading.key):
            self._keys[name] = key or self._keys.get(name)

    def holds(self, reading: Reading) -> bool:
        """Tell whether an input states the report that a reading refers to."""
        return any(name in self._keys for name in _names(reading.record, reading.key))

    def key(self, reading: Reading) -> str | None:
        """Return the key in the archive of the report that a reading refers to, if known."""
        keys = (self._keys.get(name) for name in _names(reading.record, reading.key))
        return next(filter(None, keys), None)

    def keys(self) -> tuple[str, ...]:
        """Return the keys by which inputs name their reports."""
        return tuple(value for scheme, value in self._keys if scheme == "key")


def nowhere(reading: Reading, source: str, stated: Stated, known: Iterable[str]) -> Issue:
    """Return the error of rows whose report is neither among the inputs nor in the archive."""
    name = _shown(reading)
    if stated.holds(reading):
        detail = f"the report {name} is refused, and its rows here with it"
        return _issue(reading, source, Severity.ERROR, detail, "mend its errors, then add both")
    near = did_you_mean(reading.key, (*stated.keys(), *known)) if reading.key else None
    detail = f"no report {name} is in these files or in the archive"
    return _issue(reading, source, Severity.ERROR, detail, near or _WHAT_TO_DO)


def elsewhere(reading: Reading, source: str) -> Issue:
    """Return the remark on rows whose report only the archive may hold."""
    detail = f"no report {_shown(reading)} is in these files: add looks for it in the archive"
    return _issue(reading, source, Severity.WARNING, detail, None)


def without_front_matter(reading: Reading, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return the issues of a reading; what a report lacks is not said of rows that refer to it."""
    return tuple(i for i in issues if not (reading.refers and i.code == _FRONT_MATTER))


def _issue(
    reading: Reading, source: str, severity: Severity, detail: str, hint: str | None
) -> Issue:
    issue = Issue("unknown-report", severity, Where(path="key"), detail, hint)
    return at_place(issue, "", reading, source)


def _shown(reading: Reading) -> str:
    names = _names(reading.record, reading.key)
    return next((v if s in {"key", "doi"} else f"{s}:{v}" for s, v in names), "")


def _names(record: Record | None, key: str | None) -> tuple[tuple[str, str], ...]:
    key = key or (record.key if record else None)
    identifiers = record.identifiers.items() if record else ()
    return (*([("key", key)] if key else []), *identifiers)


def _sound(reading: Reading) -> Record | None:
    return reading.salvaged.record if reading.salvaged else None
