"""Commands that ask the citation graph: graph cites, graph cited-by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from casegraph.cli.output import Table, emit
from casegraph.cli.session import (
    ArchiveOption,
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    archive_of,
    target_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.graph.ask import Link

WorkArgument = Annotated[
    str, typer.Argument(metavar="WORK", help="Citation key, DOI, pmid:N or pmcid:PMCN.")
]


def cites(
    context: typer.Context,
    work: WorkArgument,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List the works that a work cites, in the order of its printed list.

    Example: casegraph graph cites harel2018
    """
    from casegraph.app.graphs import cites as ask_cites

    found = ask_cites(archive_of(context, archive).archive, work)
    emit(_table(found), target_of(form, as_json, output, force))


def cited_by(
    context: typer.Context,
    work: WorkArgument,
    archive: ArchiveOption = None,
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List the works that cite a work, the oldest first.

    Example: casegraph graph cited-by berger1998
    """
    from casegraph.app.graphs import cited_by as ask_cited_by

    found = ask_cited_by(archive_of(context, archive).archive, work)
    emit(_table(found), target_of(form, as_json, output, force))


def _table(links: Sequence[Link]) -> Table:
    columns = ("work", "label", "year", "title", "doi", "weight", "reports")
    rows = [
        (link.work, link.label, link.year, link.name, link.doi, link.weight, _places(link))
        for link in links
    ]
    document = [
        {
            "work": link.work,
            "label": link.label,
            "year": link.year,
            "title": link.name,
            "doi": link.doi,
            "weight": link.weight,
            "reports": [
                {"report": made.report, "number": made.number, "intent": made.intent}
                for made in link.reports
            ],
        }
        for link in links
    ]
    return Table(columns, rows, document, wide=frozenset({"label", "weight"}))


def _places(link: Link) -> str:
    return "; ".join(f"{made.report} [{made.number}]" for made in link.reports)
