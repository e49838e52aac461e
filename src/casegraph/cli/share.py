"""Commands that share the archive: export."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import BinaryIO


class ExportFormat(StrEnum):
    """The formats of `casegraph.export`, known here without importing them."""

    GRAPHML = "graphml"
    SVG = "svg"
    CSL_JSON = "csl-json"
    RIS = "ris"
    BIBTEX = "bibtex"
    OPENCITATIONS = "opencitations"
    OPENCITATIONS_META = "opencitations-meta"
    VANCOUVER = "vancouver"
    AMA = "ama"


class What(StrEnum):
    """What is exported as references: the subjects of `casegraph.export.bibliography`."""

    REPORTS = "reports"
    REFERENCES = "references"
    WORKS = "works"


_OF_GRAPHS = frozenset({"--kinds", "--treatment"})
_OF_CITATIONS = frozenset({"KEY"})
_OF_REFERENCES = frozenset({"KEY", "--what"})
_TAKES = {
    ExportFormat.GRAPHML: _OF_GRAPHS,
    ExportFormat.SVG: _OF_GRAPHS,
    ExportFormat.OPENCITATIONS: _OF_CITATIONS,
}


FormatArgument = Annotated[
    ExportFormat,
    typer.Argument(
        metavar="FORMAT",
        help=(
            "The citation graph: graphml, svg. Its citations: opencitations. References: "
            "csl-json, ris, bibtex, opencitations-meta, vancouver, ama."
        ),
    ),
]
KeysArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[KEY...]",
        help="The reports to export, all when left out; with --what works, the works.",
    ),
]
WhatOption = Annotated[
    What | None,
    typer.Option(
        "--what",
        help="Of references: the reports themselves, what they cite, or all works they make up.",
        show_default="reports",
    ),
]
KindsOption = Annotated[
    str | None,
    typer.Option(
        "--kinds",
        metavar="KIND,...",
        help="Kinds of nodes in the graph: work, person, treatment, condition.",
        show_default="work",
    ),
]
TreatmentOption = Annotated[
    list[str] | None,
    typer.Option(
        "--treatment", "-t", metavar="T", help="A treatment to colour; all when left out."
    ),
]


def export(
    context: typer.Context,
    form: FormatArgument,
    key: KeysArgument = None,
    what: WhatOption = None,
    kinds: KindsOption = None,
    treatment: TreatmentOption = None,
    archive: ArchiveOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Export the citation graph, or the reports and references for a reference manager.

    Example: casegraph export graphml -o citations.graphml
    """
    given = {"KEY": key, "--what": what, "--kinds": kinds, "--treatment": treatment}
    _refuse_strangers(form, (option for option, value in given.items() if value))
    found = archive_of(context, archive).archive
    names = tuple(key or ())
    with standard_output() as stream:
        target = output or stream.buffer
        if form is ExportFormat.OPENCITATIONS:
            told = _citations(found, target, names, force=force)
        elif form in _TAKES:
            shown = [_kind(name.strip()) for name in (kinds or "work").split(",")]
            told = _graph(found, form, target, shown, tuple(treatment or ()), force=force)
        else:
            told = _references(found, form, target, names, what or What.REPORTS, force=force)
    if output:
        say(session_of(context), f"wrote {output}: {told}")


def _graph(
    archive: str,
    form: ExportFormat,
    target: Path | BinaryIO,
    kinds: Sequence[GraphNodeKind],
    treatments: Sequence[str],
    *,
    force: bool,
) -> str:
    from casegraph.app.sharing import export as export_graph

    answer = export_graph(
        archive, form.value, target, force=force, kinds=kinds, treatments=treatments
    )
    return f"{answer.nodes} nodes, {answer.edges} edges"


def _references(
    archive: str,
    form: ExportFormat,
    target: Path | BinaryIO,
    names: Sequence[str],
    what: What,
    *,
    force: bool,
) -> str:
    from casegraph.app.bibliography import export_items
    from casegraph.export.bibliography import Subject

    subject = Subject(what.value)
    answer = export_items(archive, form.value, target, names=names, subject=subject, force=force)
    told = f"{answer.written} {what.value if answer.written != 1 else what.value[:-1]}"
    return f"{told}; {answer.left_out} left out that say nothing" if answer.left_out else told


def _citations(archive: str, target: Path | BinaryIO, names: Sequence[str], *, force: bool) -> str:
    from casegraph.app.bibliography import export_citations

    answer = export_citations(archive, target, names=names, force=force)
    return (
        f"{answer.written} citations; {answer.left_out} left out, "
        "whose works have no DOI, PubMed number or address"
    )


def _refuse_strangers(form: ExportFormat, given: Iterable[str]) -> None:
    """Raise UsageError for the first option that has no meaning for a format."""
    taken = _TAKES.get(form, _OF_REFERENCES)
    stranger = next((option for option in given if option not in taken), None)
    if stranger:
        hint = f"{form.value} takes {' and '.join(sorted(taken))}"
        if form is ExportFormat.OPENCITATIONS:
            hint += "; opencitations-meta writes the works"
        raise UsageError(f"{stranger} has no meaning for {form.value}", hint=hint)


def _kind(name: str) -> GraphNodeKind:
    try:
        return GraphNodeKind(name)
    except ValueError:
        known = ", ".join(kind.value for kind in GraphNodeKind)
        raise UsageError(f"no kind of node is called {name!r}", hint=f"known: {known}") from None
