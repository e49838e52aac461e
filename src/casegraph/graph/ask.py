"""Questions to the graph: what a work cites, and what cites it."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.errors import NotFoundError
from casegraph.graph.attributes import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from casegraph.graph.attributes import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """The reference that makes a link: the report that prints it, its number, its intent (CiTO)."""

    report: str
    number: int
    intent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A work at the other end of a citation.

    `weight` counts the references that make the link; of several in one list, `reports` holds
    the one printed first.
    """

    work: str
    label: str
    name: str
    year: int | None
    doi: str | None
    weight: int
    reports: tuple[Mention, ...]


def cites(graph: nx.DiGraph[str], key: str) -> tuple[Link, ...]:
    """Return the works that `key` cites, in the order of its printed list."""
    _require(graph, key)
    links = [
        _link(graph, cited, key, edge)
        for _, cited, edge in graph.out_edges(key, data=True)
        if edge["relation"] == Relation.CITES
    ]
    return tuple(sorted(links, key=lambda link: (link.reports[0].number, link.work)))


def cited_by(graph: nx.DiGraph[str], key: str) -> tuple[Link, ...]:
    """Return the works that cite `key`, the oldest first; works without a year come last."""
    _require(graph, key)
    links = [
        _link(graph, citing, citing, edge)
        for citing, _, edge in graph.in_edges(key, data=True)
        if edge["relation"] == Relation.CITES
    ]
    return tuple(sorted(links, key=lambda link: (link.year is None, link.year, link.work)))


def _link(graph: nx.DiGraph[str], work: str, citing: str, edge: Mapping[str, Value]) -> Link:
    node = graph.nodes[work]
    return Link(
        work=work,
        label=node["label"],
        name=node["name"],
        year=node.get("year"),
        doi=node.get("doi"),
        weight=int(edge["weight"]),
        reports=(Mention(report=citing, number=int(edge["number"]), intent=str(edge["intent"])),),
    )


def _require(graph: nx.DiGraph[str], key: str) -> None:
    if key not in graph:
        close = difflib.get_close_matches(key, graph.nodes, n=3)
        hint = f"did you mean {' or '.join(close)}?" if close else None
        raise NotFoundError(f"no work {key} in the graph", hint=hint)
