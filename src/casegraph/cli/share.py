"""Commands that share the archive: export."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from casegraph.cli.messages import say
from casegraph.cli.output import standard_output
from casegraph.cli.session import (
    ArchiveOption,
    ForceOption,
    OutputOption,
    archive_of,
    session_of,
)
from casegraph.errors import UsageError
from casegraph.vocab.enums import GraphNodeKind


class ExportFormat(StrEnum):
    """The formats of `casegraph.export.registry`, known here without importing networkx."""

    GRAPHML = "graphml"
    SVG = "svg"


def export(
    context: typer.Context,
    form: Annotated[ExportFormat, typer.Argument(metavar="FORMAT", help="graphml or svg.")],
    kinds: Annotated[
        str,
        typer.Option(
            "--kinds",
            metavar="KIND,...",
            help="Kinds of nodes in the graph: work, person, treatment, condition.",
        ),
    ] = "work",
    treatment: Annotated[
        list[str] | None,
        typer.Option(
            "--treatment", "-t", metavar="T", help="A treatment to colour; all when left out."
        ),
    ] = None,
    archive: ArchiveOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Export the citation graph as GraphML, or as a picture.

    Example: casegraph export graphml -o citations.graphml
    """
    from casegraph.app.sharing import export as export_graph

    with standard_output() as stream:
        answer = export_graph(
            archive_of(context, archive).archive,
            form.value,
            output or stream.buffer,
            force=force,
            kinds=[_kind(name.strip()) for name in kinds.split(",")],
            treatments=tuple(treatment or ()),
        )
    if output:
        say(session_of(context), f"wrote {output}: {answer.nodes} nodes, {answer.edges} edges")


def _kind(name: str) -> GraphNodeKind:
    try:
        return GraphNodeKind(name)
    except ValueError:
        known = ", ".join(kind.value for kind in GraphNodeKind)
        raise UsageError(f"no kind of node is called {name!r}", hint=f"known: {known}") from None
