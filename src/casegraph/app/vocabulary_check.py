"""What is wrong in the vocabularies: in their files, and between them and the archive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.app.archive import read_joined
from casegraph.errors import NotFoundError
from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.vocab.terms import Vocabulary, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from casegraph.app.location import Location
    from casegraph.store.queries.naming import NameUse
    from casegraph.vocab.terms import Term

_REPORTS_SHOWN = 3


def check_vocabulary(location: Location, file: Path | None = None) -> tuple[Issue, ...]:
    """Return the problems of the bundled files and of the own one, or of `file` in its place.

    Then those of the archive: names in its records that no term holds, or several, and codes
    that were replaced. Nothing is changed. Raises NotFoundError where `file` is not there.
    """
    from casegraph.store.schema import state

    if file is not None and not file.is_file():
        raise NotFoundError(f"no file {file}")
    joined = read_joined(file or location.vocabulary)
    issues = (*_bundled_issues(), *joined.issues)
    if has_errors(issues) or state(location.archive).revision is None:
        return issues
    return (*issues, *_archive_issues(location, joined.terms, compare=file is None))


def _bundled_issues() -> tuple[Issue, ...]:
    from casegraph.store.locations import resource_folder
    from casegraph.vocab.load import load_vocabulary

    return load_vocabulary(sorted((resource_folder("seeds") / "vocabulary").glob("*.yaml")))[1]


def _archive_issues(location: Location, terms: Sequence[Term], *, compare: bool) -> Iterator[Issue]:
    from casegraph.store.engine import reading
    from casegraph.store.queries.naming import fetch_names
    from casegraph.store.queries.vocabulary import fetch_vocabulary

    with reading(location.archive) as connection:
        held = fetch_vocabulary(connection)
        uses = fetch_names(connection)
    if compare and held.terms != tuple(terms):
        detail = "the archive has other terms than the files"
        where = Where(source=str(location.vocabulary))
        hint = "casegraph init takes them up"
        yield Issue("not-taken-up", Severity.WARNING, where, detail, hint)
    yield from name_issues(uses, Vocabulary(tuple(terms)))


def name_issues(uses: Sequence[NameUse], vocabulary: Vocabulary) -> Iterator[Issue]:
    """Yield an issue for each name that is no one term's, or is a code that was replaced.

    A name is told once for each part of the record, with the reports that use it.
    """
    reports: dict[NameUse, list[str]] = {}
    for use in uses:
        reports.setdefault(replace(use, report=""), []).append(use.report)
    for use, keys in reports.items():
        found = vocabulary.find(use.name, use.vocabulary)
        kind = use.vocabulary.value if use.vocabulary else None
        where = Where(source=_listed(keys), path=use.part)
        if not found:
            of = f"of the {kind} vocabulary" if kind else "of any vocabulary"
            hint = vocabulary.suggestion(use.name, use.vocabulary)
            detail = f"{use.name!r} is no term {of}"
            yield Issue("unknown-name", Severity.WARNING, where, detail, hint)
        elif len(found) > 1:
            detail = f"{use.name!r} may mean {', '.join(term.id for term in found)}"
            hint = "write the id of the one that is meant"
            yield Issue("ambiguous-name", Severity.WARNING, where, detail, hint)
        elif current := _replaced_by(use.name, found[0]):
            detail = f"{use.name!r} is a former code of {found[0].label}"
            yield Issue("former-code", Severity.WARNING, where, detail, f"now {current}")


def _replaced_by(name: str, term: Term) -> str | None:
    """Return the current code, or the label, in place of a former code; None for other names."""
    asked = fold(name)
    schemes = [
        code.scheme
        for code in term.codes
        if code.former and asked in {fold(code.value), fold(f"{code.scheme}:{code.value}")}
    ]
    if not schemes:
        return None
    current = (c for c in term.codes if c.scheme == schemes[0] and not c.former)
    return next((f"{code.scheme}:{code.value}" for code in current), term.label)


def _listed(keys: Sequence[str]) -> str:
    shown = ", ".join(keys[:_REPORTS_SHOWN])
    more = len(keys) - _REPORTS_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown
