"""The formats an archive is shared in; adding one is a new file and one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from casegraph.errors import UsageError
from casegraph.export.graphml import write_graphml
from casegraph.export.svg import write_svg

if TYPE_CHECKING:
    from typing import BinaryIO

    import networkx as nx

    from casegraph.export.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What an exporter may draw on: the graph, and the picture of its works."""

    graph: nx.DiGraph[str]
    picture: Picture


class Exporter(Protocol):
    """One output format: its name on the command line, what it is for, the suffix of its files."""

    name: str
    description: str
    suffix: str

    def write(self, material: Material, stream: BinaryIO) -> None:
        """Write the material; the same material gives the same bytes."""
        ...


class GraphmlExporter:
    """The citation graph with its attributes."""

    name = "graphml"
    description = "citation graph for Gephi, Cytoscape, yEd, igraph and networkx"
    suffix = ".graphml"

    def write(self, material: Material, stream: BinaryIO) -> None:
        """Write the graph as GraphML."""
        write_graphml(material.graph, stream)


class SvgExporter:
    """The picture of the citation graph."""

    name = "svg"
    description = "picture of the citations by year, coloured by treatment"
    suffix = ".svg"

    def write(self, material: Material, stream: BinaryIO) -> None:
        """Write the picture as SVG."""
        write_svg(material.picture, stream)


EXPORTERS: tuple[Exporter, ...] = (GraphmlExporter(), SvgExporter())


def exporter(name: str) -> Exporter:
    """Return the exporter of a format; UsageError names the known ones where there is none."""
    for known in EXPORTERS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in EXPORTERS)
    raise UsageError(f"no export format {name}", hint=f"known formats: {names}")
