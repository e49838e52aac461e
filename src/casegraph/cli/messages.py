"""Messages and errors on standard error; standard output is data only."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from casegraph.errors import InvalidInputError
from casegraph.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typer import Context, TyperException

    from casegraph.cli.session import Session
    from casegraph.errors import CasegraphError
    from casegraph.issues import Issue


def say(session: Session, message: str) -> None:
    """Print a message, unless quiet was asked for."""
    if not session.quiet:
        print(one_line(message), file=sys.stderr)


def report_error(error: CasegraphError) -> None:
    """Print an error with every problem behind it and what to do next."""
    problems = error.issues if isinstance(error, InvalidInputError) else ()
    if problems:
        print_issues(problems, least=Severity.ERROR)
    else:
        _print("error", error.message)
    if error.hint:
        _print("hint", error.hint)


def report_usage_error(error: TyperException) -> None:
    """Print what is wrong with the words of a command, or the help where there were none."""
    text = error.format_message()
    if text.startswith("Usage:"):
        print(text, file=sys.stderr)
        return
    text = " ".join(text.split())
    asked, _, suggestion = text.partition(" Did you mean ")
    near = getattr(error, "possibilities", None)
    if near:
        asked, suggestion = error.message, f"{', '.join(sorted(near))}?"
    _print("error", f"{asked[:1].lower()}{asked[1:].rstrip('.')}")
    context: Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else "casegraph"
    _print("hint", f"did you mean {suggestion}" if suggestion else f"see {command} --help")


def print_issues(issues: Iterable[Issue], *, least: Severity) -> None:
    """Print issues that weigh at least as much as `least`, the gravest first, with their hints."""
    order = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    shown = [issue for issue in issues if order.index(issue.severity) <= order.index(least)]
    for issue in sorted(shown, key=lambda issue: order.index(issue.severity)):
        _print(issue.severity.value, str(issue))
        if issue.hint:
            _print("hint", issue.hint)


def counted(number: int, noun: str) -> str:
    """Return a number of things: `1 report`, `2 reports`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def one_line(text: str) -> str:
    """Return text as one line: what would break it, or steer the terminal, is escaped."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def _print(kind: str, text: str) -> None:
    print(f"{kind}: {one_line(text)}", file=sys.stderr)
