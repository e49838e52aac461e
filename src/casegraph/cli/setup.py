"""Commands that make an archive and tell its state: demo, init, status, migrate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casegraph.cli.messages import print_issues, say
from casegraph.cli.output import Table, emit
from casegraph.cli.session import (
    ArchiveOption,
    DryRunOption,
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    archive_of,
    session_of,
    target_of,
)
from casegraph.issues import Severity

DEMO_FOLDER = Path("casegraph-demo")


def demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder to write to.")
    ] = DEMO_FOLDER,
    as_json: JsonOption = False,
) -> None:
    """Archive the bundled report and answer the first question with it.

    Example: casegraph demo -o my-demo
    """
    from casegraph.app.demo import run_demo
    from casegraph.cli.demo_page import print_demo

    print_demo(run_demo(output), as_json=as_json)


def init(
    context: typer.Context,
    archive: ArchiveOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Create the archive with its schema and the bundled vocabularies.

    Example: casegraph init --archive pml.db
    """
    _bring_up_to_date(context, archive, dry_run=dry_run, as_json=as_json)


def migrate(
    context: typer.Context,
    archive: ArchiveOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Bring an archive made by an earlier version up to date.

    Example: casegraph migrate --archive pml.db
    """
    from casegraph.app.archive import require_archive

    require_archive(archive_of(context, archive))
    _bring_up_to_date(context, archive, dry_run=dry_run, as_json=as_json)


def status(
    context: typer.Context,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Tell which archive is used, why, and what it holds.

    Example: casegraph status --json
    """
    from casegraph.app.archive import status as ask_status

    answer = ask_status(archive_of(context, archive))
    facts: dict[str, object] = {
        "archive": answer.archive,
        "reason": answer.reason,
        "exists": answer.exists,
        "schema": answer.schema,
        "schema_needed": answer.schema_needed,
        "vocabulary": answer.vocabulary,
        "own_terms": answer.own_terms,
    }
    rows = [*facts.items(), *answer.counts.items()]
    document = {**facts, "counts": dict(answer.counts)}
    emit(Table(("fact", "value"), rows, document), target_of(form, as_json, output, force))


def _bring_up_to_date(
    context: typer.Context, archive: str | None, *, dry_run: bool, as_json: bool
) -> None:
    from casegraph.app.archive import initialize, rehearse_initialize

    bring = rehearse_initialize if dry_run else initialize
    answer = bring(archive_of(context, archive))
    session = session_of(context)
    if not session.quiet:
        print_issues(answer.issues, least=Severity.WARNING)
    if as_json:
        document = {
            "archive": answer.archive,
            "created": answer.created,
            "schema_before": answer.schema_before,
            "schema": answer.schema,
            "vocabulary_changed": answer.vocabulary_changed,
            "retagged": list(answer.retagged),
        }
        emit(Table((), [], document), target_of(None, True))
        return
    if answer.retagged:
        say(session, f"coverage changed in {', '.join(answer.retagged)}")
    would = "would have " if dry_run else ""
    if answer.created:
        say(session, f"{would}created {answer.archive}")
    elif answer.schema_before != answer.schema or answer.vocabulary_changed:
        say(session, f"{would}brought {answer.archive} up to date")
    else:
        say(session, f"{answer.archive} is up to date")
