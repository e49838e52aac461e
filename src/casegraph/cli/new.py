"""The command for new records: a template, a draft from a page, questions in the terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.messages import say
from casegraph.cli.output import emit_text
from casegraph.cli.session import (
    ArchiveOption,
    ForceOption,
    OutputOption,
    Session,
    Target,
    archive_of,
    session_of,
)
from casegraph.cli.tables import write_table
from casegraph.errors import UsageError

if TYPE_CHECKING:
    from casegraph.app.drafting import DraftAnswer
    from casegraph.vocab.terms import Vocabulary


AnswersArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="[ANSWERS]",
        help="With --resume: the file of answers; the last one when left out.",
        show_default=False,
    ),
]
PageOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="PAGE|-",
        help="Draft the record from a pasted page; - is stdin.",
        show_default=False,
    ),
]
TableOption = Annotated[
    str | None,
    typer.Option(
        "--table",
        metavar="KIND",
        help="An empty table to fill in, .csv or .xlsx: reports, therapy or references.",
        show_default=False,
    ),
]
InteractiveOption = Annotated[
    bool, typer.Option("--interactive", "-i", help="Ask for the record in the terminal.")
]
ResumeOption = Annotated[
    bool, typer.Option("--resume", help="Go on with questions that were interrupted.")
]
AddOption = Annotated[
    bool, typer.Option("--add", help="With --interactive: add the record to the archive.")
]


def new(
    context: typer.Context,
    answers: AnswersArgument = None,
    page: PageOption = None,
    table: TableOption = None,
    interactive: InteractiveOption = False,
    resume: ResumeOption = False,
    add: AddOption = False,
    archive: ArchiveOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Start a record: from a template, from a pasted page, or by questions in the terminal.

    Example: casegraph new --from page.txt -o report.yaml
    """
    asks = interactive or resume
    _refuse_contradictions(page, table, asks=asks)
    _refuse_without_questions(answers, resume=resume, add=add and not asks)
    if asks:
        from casegraph.cli.questions_asked import ask_for_record

        target = Target(None, output, force)
        ask_for_record(
            context, answers=answers, resume=resume, add=add, archive=archive, target=target
        )
    elif table is not None:
        write_table(session_of(context), table, output, force=force)
    elif page is not None:
        from casegraph.app.vocabulary import known_vocabulary

        vocabulary = known_vocabulary(archive_of(context, archive))
        _write_draft(session_of(context), page, vocabulary, Target(None, output, force))
    else:
        _write_template(session_of(context), output, force=force)


def _refuse_contradictions(page: str | None, table: str | None, *, asks: bool) -> None:
    ways = {"--from": page is not None, "--table": table is not None, "--interactive": asks}
    asked = [name for name, wanted in ways.items() if wanted]
    if len(asked) > 1:
        raise UsageError(f"{' and '.join(asked)} contradict each other")


def _refuse_without_questions(answers: Path | None, *, resume: bool, add: bool) -> None:
    if answers is not None and not resume:
        raise UsageError(f"{answers} has no meaning without --resume", hint="did you mean --from?")
    if add:
        raise UsageError("--add goes with --interactive", hint="casegraph add FILE")


def _write_template(session: Session, output: Path | None, *, force: bool) -> None:
    from casegraph.app.drafting import template_text

    _write(session, template_text(beside=output is not None), output, force=force)


def _write_draft(session: Session, page: str, vocabulary: Vocabulary, target: Target) -> None:
    from casegraph.app.drafting import draft
    from casegraph.app.inputs import collect

    inputs = collect([page], sys.stdin.buffer).inputs
    if len(inputs) != 1:
        raise UsageError(f"--from takes one page, {page} holds {len(inputs)}")
    answer = draft(inputs[0], vocabulary, beside=target.output is not None)
    _write(session, answer.text, target.output, force=target.force)
    say(session, _summary(answer))


def _write(session: Session, text: str, output: Path | None, *, force: bool) -> None:
    """Write a record's file, and beside it the schema that its first line names."""
    from casegraph.app.drafting import schema_to_write, write_schema

    schema = schema_to_write(output) if output else None
    emit_text(text, Target(None, output, force))
    if schema:
        write_schema(schema)
    if output:
        say(session, f"wrote {output}{f' and {schema}' if schema else ''}")


def _summary(answer: DraftAnswer) -> str:
    counts = (
        f"references: {len(answer.record.references)}",
        f"doubtful places, marked '# ?': {answer.doubts}",
        f"lines of the page not read: {answer.unread}",
    )
    return ", ".join(counts)
