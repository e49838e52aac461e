"""Commands that ask: references, coverage, search."""

from __future__ import annotations

from typing import Annotated

import typer

from casegraph.cli.completion import complete_condition, complete_treatment
from casegraph.cli.output import Table, emit
from casegraph.cli.session import (
    ArchiveOption,
    ForceOption,
    Format,
    FormatOption,
    JsonOption,
    KeyOrAllArgument,
    OutputOption,
    archive_of,
    target_of,
)
from casegraph.vocab.enums import Basis

TreatmentOption = Annotated[
    list[str] | None,
    typer.Option(
        "--treatment",
        "-t",
        metavar="T",
        help="A treatment, by any of its names.",
        autocompletion=complete_treatment,
    ),
]


def references(
    context: typer.Context,
    key: KeyOrAllArgument = None,
    treatment: TreatmentOption = None,
    condition: Annotated[
        list[str] | None,
        typer.Option(
            "--condition",
            "-c",
            metavar="C",
            help="A condition, by any of its names.",
            autocompletion=complete_condition,
        ),
    ] = None,
    basis: Annotated[
        list[Basis] | None, typer.Option("--basis", help="What the coverage rests on.")
    ] = None,
    include_class: Annotated[
        bool,
        typer.Option("--include-class", help="Also references that name only the drug's class."),
    ] = False,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List references, and which treatments each covers, in which words.

    Example: casegraph references --treatment IL-7 --condition PML
    """
    from casegraph.app.references import ReferenceQuestion, ask_references
    from casegraph.cli.reference_table import reference_table

    question = ReferenceQuestion(
        report=key,
        treatments=tuple(treatment or ()),
        conditions=tuple(condition or ()),
        bases=tuple(basis or ()),
        include_class=include_class,
        with_issues=as_json or form in {Format.JSON, Format.JSONL},
    )
    found = ask_references(archive_of(context, archive).archive, question)
    emit(reference_table(found), target_of(form, as_json, output, force))


def coverage(
    context: typer.Context,
    key: KeyOrAllArgument = None,
    treatment: TreatmentOption = None,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print the matrix of references by treatments, with its gaps.

    Example: casegraph coverage harel2018 -t IL-7 -t maraviroc -t vaccination
    """
    from casegraph.app.coverage import ask_coverage
    from casegraph.cli.coverage_table import coverage_table

    answer = ask_coverage(archive_of(context, archive).archive, key, tuple(treatment or ()))
    emit(coverage_table(answer), target_of(form, as_json, output, force))


def search(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help='Words, "a phrase", or a beginning*.')
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 50,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Search titles, names, abstracts and reference texts.

    Example: casegraph search interleukin vaccin*
    """
    from casegraph.app.searching import search_archive

    hits = search_archive(archive_of(context, archive).archive, " ".join(words), limit)
    columns = ("report", "work", "field", "number", "snippet")
    rows = [(hit.report, hit.work, hit.field, hit.number, hit.snippet) for hit in hits]
    document = [dict(zip(columns, row, strict=True)) for row in rows]
    emit(Table(columns, rows, document), target_of(form, as_json, output, force))
