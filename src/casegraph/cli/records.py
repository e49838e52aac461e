"""Commands for reports and their records: add, validate, list, show, schema."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.adding import Copies, add_table, say_answer, say_skipped, say_sum
from casegraph.cli.messages import print_issues, say
from casegraph.cli.output import Table, emit, emit_text, to_json
from casegraph.cli.session import (
    ArchiveOption,
    DryRunOption,
    ForceOption,
    Format,
    FormatOption,
    JsonOption,
    KeyArgument,
    OutputOption,
    Session,
    archive_of,
    session_of,
    target_of,
)
from casegraph.errors import ExitCode, UsageError
from casegraph.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.app.ingest import AddAnswer
    from casegraph.issues import Issue


class RecordForm(StrEnum):
    """Forms in which a record is written."""

    YAML = "yaml"
    JSON = "json"


RecordFormOption = Annotated[
    RecordForm | None,
    typer.Option(
        "--format", "-f", help="Form of the record: yaml when left out.", show_default=False
    ),
]
FilesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help=(
            "Records (YAML, JSON), pasted pages, tables (CSV, TSV, XLSX; a row for each report, "
            "therapy step or reference, joined by key, DOI or PubMed number), or folders of them; "
            "- is stdin. casegraph new --table KIND writes an empty table."
        ),
    ),
]


def add(
    context: typer.Context,
    files: FilesArgument,
    archive: ArchiveOption = None,
    dry_run: DryRunOption = False,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add reports from records, tables or pasted pages, each in one transaction.

    Example: casegraph add page.txt harel-2018.yaml
    """
    from casegraph.app.archive import ensure_archive, rehearsal
    from casegraph.app.ingest import add as add_reports
    from casegraph.app.inputs import collect

    session = session_of(context)
    collected = collect(files, sys.stdin.buffer)
    say_skipped(session, collected.skipped)
    copies = Copies(session)
    copies.make(collected.inputs, announce=not dry_run)
    location = archive_of(context, archive)

    def prepare() -> None:
        if not dry_run and ensure_archive(location):
            say(session, f"created {location.shown} ({location.reason})")

    answers: list[AddAnswer] = []
    with rehearsal(location) if dry_run else nullcontext(location) as used:
        try:
            for answer in add_reports(
                used.archive, collected.inputs, dry_run=dry_run, prepare=prepare
            ):
                _tell(session, answer.issues)
                say_answer(session, answer, dry_run=dry_run)
                answers.append(answer)
            copies.settle(answers)
            if len(answers) > 1:
                say_sum(session, answers, dry_run=dry_run)
        finally:
            # What was added before an error stays added: it is told all the same.
            if answers or not collected.inputs:
                emit(add_table(answers, dry_run=dry_run), target_of(form, as_json))
    if any(answer.status.value == "invalid" for answer in answers):
        raise typer.Exit(ExitCode.INVALID)


def validate(
    context: typer.Context,
    files: FilesArgument,
    form: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check files as add would, without an archive.

    Example: casegraph validate harel-2018.yaml
    """
    from casegraph.app.inputs import collect
    from casegraph.app.validate import validate as validate_inputs
    from casegraph.app.vocabulary import known_vocabulary

    session = session_of(context)
    collected = collect(files, sys.stdin.buffer)
    say_skipped(session, collected.skipped)
    answers = []
    location = archive_of(context, None)
    vocabulary = known_vocabulary(location)
    for answer in validate_inputs(collected.inputs, vocabulary, location.archive):
        _tell(session, answer.issues)
        answers.append(answer)
    columns = ("file", "valid", "draft", "reader", "references", "issues")
    rows = [
        (a.file, a.valid, bool(a.missing), a.reader, a.references, len(a.issues)) for a in answers
    ]
    document = [
        {
            "file": answer.file,
            "valid": answer.valid,
            "draft": bool(answer.missing),
            "missing": list(answer.missing),
            "reader": answer.reader,
            "references": answer.references,
            "issues": [issue.to_plain() for issue in answer.issues],
        }
        for answer in answers
    ]
    emit(Table(columns, rows, document), target_of(form, as_json))
    if not all(answer.valid for answer in answers):
        raise typer.Exit(ExitCode.INVALID)


def list_(
    context: typer.Context,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Only drafts: reports that still lack fields.")
    ] = False,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
    removed: Annotated[bool, typer.Option("--removed", help="List the removed ones.")] = False,
) -> None:
    """List the archived reports.

    Example: casegraph list --json
    """
    if removed:
        from casegraph.cli.history import removed_table

        table = removed_table(archive_of(context, archive).archive)
        emit(table, target_of(form, as_json, output, force))
        return
    from casegraph.app.reports import list_reports

    reports = list_reports(archive_of(context, archive).archive)
    columns = ("key", "title", "journal", "year", "references", "cases", "draft")
    rows = [
        (r.key, r.title, r.journal, r.year, r.references, r.cases, r.draft)
        for r in reports
        if r.draft or not drafts
    ]
    document = [dict(zip(columns, row, strict=True)) for row in rows]
    emit(Table(columns, rows, document), target_of(form, as_json, output, force))


def show(
    context: typer.Context,
    key: KeyArgument,
    archive: ArchiveOption = None,
    form: RecordFormOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
    at: Annotated[
        int | None,
        typer.Option("--at", metavar="N", help="As after revision N.", show_default=False),
    ] = None,
) -> None:
    """Print the whole record of a report, in the form that add accepts.

    Example: casegraph show harel2018 --json
    """
    from casegraph.app.reports import record_text, show_report

    if as_json and form is RecordForm.YAML:
        raise UsageError("--json and --format yaml contradict each other")
    in_json = as_json or form is RecordForm.JSON
    record = show_report(archive_of(context, archive).archive, key, at=at)
    emit_text(record_text(record, as_json=in_json), target_of(None, in_json, output, force))


def schema(output: OutputOption = None, force: ForceOption = False) -> None:
    """Print the JSON Schema of the record.

    Example: casegraph schema -o record.schema.json
    """
    from casegraph.app.reports import record_schema

    emit_text(to_json(record_schema()), target_of(Format.JSON, True, output, force))


def _tell(session: Session, issues: Sequence[Issue]) -> None:
    if session.quiet:
        least = Severity.ERROR
    else:
        least = Severity.INFO if session.verbose else Severity.WARNING
    print_issues(issues, least=least)
