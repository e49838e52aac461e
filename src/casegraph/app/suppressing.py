"""Judging findings right as they are, and taking such a judgement back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.app.actors import current_actor, now
from casegraph.app.checking import CheckQuestion, check_reports, refuse_unknown
from casegraph.app.works import require_report
from casegraph.check.fields import named_place
from casegraph.check.silenced import seen
from casegraph.errors import NotFoundError
from casegraph.model.suppression import Suppression
from casegraph.store.engine import reading, writing
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.suppressions import fetch_suppressions
from casegraph.store.suppressions import append_suppressions

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressionAnswer:
    """The judgements on one report that were added, or taken back."""

    report: str
    suppressions: tuple[Suppression, ...]


def suppress(
    archive: str, name: str, code: str, *, reason: str, place: str | None, dry_run: bool = False
) -> SuppressionAnswer:
    """Judge the findings of a check in one report right as they are, or the one at a place.

    A place is a path as `check` prints it, or as a diff does. What another place holds, now or
    later, is still told. Raises NotFoundError where the check finds nothing there.
    """
    found = check_reports(archive, CheckQuestion(report=name, codes=(code,)))
    open_archive = reading if dry_run else writing
    with open_archive(archive) as connection:
        key = require_report(connection, name)
        record = fetch_record(connection, key)
        at, actor = now(), current_actor()
        wanted = None if place is None else named_place(record, place)
        paths = dict.fromkeys(one.issue.where.path or "" for one in found.findings)
        entries = tuple(
            Suppression(
                code=code,
                place=named_place(record, path),
                seen=seen(record, path),
                reason=reason,
                actor=actor,
                at=at,
            )
            for path in paths
            if wanted in {None, named_place(record, path)}
        )
        if not entries:
            raise NotFoundError(
                _nothing(code, key, place), hint=_places(named_place(record, p) for p in paths)
            )
        if not dry_run:
            append_suppressions(connection, key, entries, stands=True)
    return SuppressionAnswer(report=key, suppressions=entries)


def unsuppress(
    archive: str, name: str, code: str, *, reason: str, place: str | None, dry_run: bool = False
) -> SuppressionAnswer:
    """Take back the judgements on a check's findings in one report, or the one at a place.

    Raises NotFoundError where there is none.
    """
    refuse_unknown((code,))
    open_archive = reading if dry_run else writing
    with open_archive(archive) as connection:
        key = require_report(connection, name)
        wanted = None if place is None else named_place(fetch_record(connection, key), place)
        held = [e for e in fetch_suppressions(connection, key).get(key, ()) if e.code == code]
        at, actor = now(), current_actor()
        entries = tuple(
            Suppression(
                code=code, place=entry.place, seen=entry.seen, reason=reason, actor=actor, at=at
            )
            for entry in held
            if wanted in {None, entry.place}
        )
        if not entries:
            raise NotFoundError(
                f"no finding of {code} is suppressed in {key}{f' at {place}' if place else ''}",
                hint=_places(entry.place for entry in held),
            )
        if not dry_run:
            append_suppressions(connection, key, entries, stands=False)
    return SuppressionAnswer(report=key, suppressions=entries)


def _nothing(code: str, key: str, place: str | None) -> str:
    return f"{code} finds nothing in {key}{f' at {place}' if place else ''}"


def _places(places: Iterable[str]) -> str | None:
    listed = ", ".join(places)
    return f"there is: {listed}" if listed else None
