"""The demonstration: the bundled report in a fresh archive, its matrix, graph and picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.app.archive import initialize
from casegraph.app.coverage import ask_coverage
from casegraph.app.ingest import add
from casegraph.app.inputs import Input
from casegraph.app.location import FILE_NAME, Location
from casegraph.app.reports import list_reports, show_report
from casegraph.app.sharing import export
from casegraph.errors import CasegraphError

if TYPE_CHECKING:
    from casegraph.app.coverage import CoverageAnswer
    from casegraph.model.record import Record

REPORT = "harel-2018.yaml"
KEY = "harel2018"
TREATMENTS = ("IL-7", "maraviroc", "vaccination")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAnswer:
    """What the demonstration made, and the answer to the first question."""

    archive: Path
    record: Record
    coverage: CoverageAnswer
    works: int
    citations: int
    graphml: Path
    svg: Path


def run_demo(folder: Path) -> DemoAnswer:
    """Archive the bundled report under `folder` and export its graph; again is the same.

    An archive there that holds other reports is somebody's work: it is refused, not touched.
    """
    from casegraph.store.locations import resource_folder

    archive = folder / FILE_NAME
    location = Location(str(archive), "made by demo")
    if archive.exists():
        _refuse_other_reports(location)
    initialize(location)
    report = resource_folder("seeds") / "reports" / REPORT
    (answer,) = add(location.archive, [Input(REPORT, report.read_bytes())])
    if answer.key is None:
        raise CasegraphError(f"the bundled report is damaged: {answer.issues[0]}")
    graphml = folder / "citations.graphml"
    svg = folder / "citations.svg"
    counts = export(location.archive, "graphml", graphml, force=True)
    export(location.archive, "svg", svg, force=True, treatments=TREATMENTS)
    return DemoAnswer(
        archive=archive,
        record=show_report(location.archive, answer.key),
        coverage=ask_coverage(location.archive, answer.key, TREATMENTS),
        works=counts.nodes,
        citations=counts.edges,
        graphml=graphml,
        svg=svg,
    )


def _refuse_other_reports(location: Location) -> None:
    others = [report.key for report in list_reports(location.archive) if report.key != KEY]
    if others:
        raise CasegraphError(
            f"{location.archive} holds other reports ({', '.join(others[:3])})",
            hint="name another folder with -o",
        )
