"""Messages and errors on standard error; standard output is data only."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from casegraph.errors import InvalidInputError
from casegraph.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casegraph.cli.session import Session
    from casegraph.errors import CasegraphError
    from casegraph.issues import Issue


def say(session: Session, message: str) -> None:
    """Print a message, unless quiet was asked for."""
    if not session.quiet:
        print(message, file=sys.stderr)


def report_error(error: CasegraphError) -> None:
    """Print an error with every problem behind it and what to do next."""
    problems = error.issues if isinstance(error, InvalidInputError) else ()
    if problems:
        print_issues(problems, least=Severity.ERROR)
    else:
        print(f"error: {error.message}", file=sys.stderr)
    if error.hint:
        print(f"hint: {error.hint}", file=sys.stderr)


def print_issues(issues: Iterable[Issue], *, least: Severity) -> None:
    """Print issues that weigh at least as much as `least`, the gravest first, with their hints."""
    order = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    shown = [issue for issue in issues if order.index(issue.severity) <= order.index(least)]
    for issue in sorted(shown, key=lambda issue: order.index(issue.severity)):
        print(f"{issue.severity.value}: {issue}", file=sys.stderr)
        if issue.hint:
            print(f"hint: {issue.hint}", file=sys.stderr)


def issue_document(issue: Issue) -> dict[str, object]:
    """Return an issue as JSON shows it."""
    return {
        "code": issue.code,
        "severity": issue.severity.value,
        "line": issue.where.line,
        "column": issue.where.column,
        "where": issue.where.path or issue.where.source,
        "detail": issue.detail,
        "hint": issue.hint,
    }
