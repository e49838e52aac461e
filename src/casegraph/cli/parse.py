"""The command that reads reference lists: parse."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casegraph.cli.messages import print_issues, say
from casegraph.cli.output import Table, emit, standard_output
from casegraph.cli.session import (
    ForceOption,
    Format,
    JsonOption,
    OutputOption,
    Target,
    session_of,
)
from casegraph.errors import ExitCode, UsageError
from casegraph.issues import Severity
from casegraph.model.names import citation_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from casegraph.app.parsing import ParsedEntry, ParsedList
    from casegraph.cli.session import Session
    from casegraph.issues import Issue
    from casegraph.model.record import Name
    from casegraph.model.reference import ParsedReference


class ParseFormat(StrEnum):
    """Forms in which the references of a list are written."""

    JSONL = "jsonl"
    JSON = "json"
    TABLE = "table"
    TSV = "tsv"
    CSV = "csv"
    CSL_JSON = "csl-json"
    RIS = "ris"
    BIBTEX = "bibtex"


_COLUMNS = (
    *("number", "authors", "year", "title", "journal", "volume", "issue", "page"),
    *("identifiers", "style", "confidence", "leftover"),
)
_TABLES = {
    ParseFormat.TABLE: Format.TABLE,
    ParseFormat.TSV: Format.TSV,
    ParseFormat.CSV: Format.CSV,
}
_WIDE = frozenset({"identifiers", "style", "confidence"})


def parse(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help=("Texts with a reference list, numbered in any form or not at all; - is stdin."),
        ),
    ],
    form: Annotated[
        ParseFormat | None,
        typer.Option("--format", "-f", help="Form of the output.", show_default="jsonl"),
    ] = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Read the references of a pasted list into their fields; no archive is needed.

    Example: casegraph parse references.txt -f ris -o references.ris
    """
    from casegraph.app.parsing import lists_in

    form = _form(form, as_json=as_json)
    session = session_of(context)
    told = _Told(session)
    entries = told.entries(lists_in(files, sys.stdin.buffer))
    if form in _TABLES:
        emit(_table(list(entries)), Target(_TABLES[form], output, force))
    else:
        _write(entries, form, output, force=force)
    if output:
        say(session, f"wrote {output}: {told.count} reference{'s' * (told.count != 1)}")
    if told.refused:
        raise typer.Exit(ExitCode.INVALID)


def _form(form: ParseFormat | None, *, as_json: bool) -> ParseFormat:
    if as_json and form not in {None, ParseFormat.JSON}:
        raise UsageError(f"--json and --format {form} contradict each other")
    return ParseFormat.JSON if as_json else form or ParseFormat.JSONL


class _Told:
    """Tells the issues of each list as its entries are taken, and counts."""

    def __init__(self, session: Session) -> None:
        self._least = Severity.INFO if session.verbose else Severity.WARNING
        self._quiet = session.quiet
        self.count = 0
        self.refused = False

    def entries(self, lists: Iterable[ParsedList]) -> Iterator[ParsedEntry]:
        """Yield the entries of all lists."""
        for each in lists:
            self._tell(each.issues)
            for entry in each.entries:
                self._tell(entry.issues)
                self.count += 1
                yield entry

    def _tell(self, issues: Iterable[Issue]) -> None:
        errors = [issue for issue in issues if issue.severity is Severity.ERROR]
        self.refused = self.refused or bool(errors)
        print_issues(errors if self._quiet else issues, least=self._least)


def _write(
    entries: Iterable[ParsedEntry], form: ParseFormat, output: Path | None, *, force: bool
) -> None:
    """Write entries as they come: to a file whole or not at all, or to standard output."""
    if output:
        from casegraph.export.files import write_file

        write_file(output, lambda stream: _render(entries, form, stream), force=force)
        return
    with standard_output() as stream:
        _render(entries, form, stream.buffer)


def _render(entries: Iterable[ParsedEntry], form: ParseFormat, stream: BinaryIO) -> None:
    if form is ParseFormat.JSONL:
        stream.writelines(f"{_json(entry)}\n".encode() for entry in entries)
    elif form is ParseFormat.JSON:
        stream.write(b"[")
        written = enumerate(map(_json, entries))
        stream.writelines(f"{',' * (at > 0)}\n{document}".encode() for at, document in written)
        stream.write(b"\n]\n")
    else:
        from casegraph.app.parsing import items_of
        from casegraph.export.bibliography import item_exporter

        item_exporter(form.value).write(items_of(entries), stream)


def _json(entry: ParsedEntry) -> str:
    return json.dumps(_document(entry), ensure_ascii=False)


def _document(entry: ParsedEntry) -> dict[str, Any]:
    listed, parsed = entry.listed, entry.parsed
    return {
        "source": entry.source,
        "line": listed.line,
        "number": listed.number,
        "label": listed.label,
        "raw": listed.raw,
        "links": list(listed.links),
        "style": parsed.style,
        "confidence": round(parsed.confidence, 3),
        "fields": _fields(parsed),
        "spans": {name: list(span) for name, span in parsed.spans.items()},
        "leftover": list(entry.leftover),
        "issues": [issue.to_plain() for issue in entry.issues],
    }


def _fields(parsed: ParsedReference) -> dict[str, Any]:
    return {
        "type": parsed.type.value if parsed.type else None,
        "authors": [_name(name) for name in parsed.authors],
        "et_al": parsed.et_al,
        "year": parsed.year,
        "title": parsed.title,
        "journal": parsed.journal,
        "volume": parsed.volume,
        "issue": parsed.issue,
        "page": parsed.page,
        "editors": [_name(name) for name in parsed.editors],
        "edition": parsed.edition,
        "publisher": parsed.publisher,
        "place": parsed.place,
        "accessed": parsed.accessed,
        "identifiers": dict(parsed.identifiers),
    }


def _name(name: Name) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "suffix": name.suffix,
        "literal": name.literal,
    }
    return {part: value for part, value in parts.items() if value}


def _table(entries: Sequence[ParsedEntry]) -> Table:
    return Table(
        columns=_COLUMNS,
        rows=[_row(entry) for entry in entries],
        document=[_document(entry) for entry in entries],
        wide=_WIDE,
    )


def _row(entry: ParsedEntry) -> tuple[object, ...]:
    parsed = entry.parsed
    names = ", ".join(citation_form(name) for name in parsed.authors)
    return (
        entry.listed.number,
        f"{names} et al" if parsed.et_al else names,
        parsed.year,
        parsed.title,
        parsed.journal,
        parsed.volume,
        parsed.issue,
        parsed.page,
        " ".join(f"{scheme}:{value}" for scheme, value in parsed.identifiers.items()),
        parsed.style,
        f"{parsed.confidence:.2f}",
        " … ".join(entry.leftover),
    )
