"""The graph of an archive, built from its works and the citations between them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import networkx as nx

from casegraph.errors import NotFoundError, UsageError
from casegraph.graph.attributes import Owner, Relation, Value, declared
from casegraph.model.names import ascii_form, citation_form, display
from casegraph.model.record import Author
from casegraph.vocab.enums import CoverageStatus, GraphNodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from casegraph.model.coverage import Coverage
    from casegraph.model.record import Name
    from casegraph.model.work import Citation, Work

KINDS = (
    GraphNodeKind.WORK,
    GraphNodeKind.PERSON,
    GraphNodeKind.TREATMENT,
    GraphNodeKind.CONDITION,
)
_NO_LABELS: Mapping[str, str] = MappingProxyType({})
_SEPARATOR = "; "


def build(
    works: Iterable[Work],
    citations: Iterable[Citation],
    *,
    kinds: Iterable[GraphNodeKind] = (GraphNodeKind.WORK,),
    labels: Mapping[str, str] = _NO_LABELS,
) -> nx.DiGraph[str]:
    """Return the directed graph of works, citing to cited, with nodes of other kinds on request.

    Nodes are named by text that stays: a work by its citation key, others as `person:harel-asaff`,
    `treatment:il-7`, `condition:pml`. `labels` maps the ids of terms to what people call them.
    Where one work cites another several times, the edge keeps the smallest number and its weight
    counts. Edges of other kinds join works to what is selected: `wrote`, `covers`, `about`.
    """
    wanted = frozenset(kinds)
    _refuse_unknown(wanted)
    graph: nx.DiGraph[str] = nx.DiGraph()
    known = tuple(works)
    if GraphNodeKind.WORK in wanted:
        _add_works(graph, known, labels)
        _add_citations(graph, citations)
    for work in known:
        if GraphNodeKind.PERSON in wanted:
            _add_people(graph, work)
        if GraphNodeKind.TREATMENT in wanted:
            _add_treatments(graph, work, labels)
        if GraphNodeKind.CONDITION in wanted:
            _add_conditions(graph, work, labels)
    return graph


def person_id(name: Name) -> str:
    """Return the node of a person: by ORCID iD where known, by the full printed name otherwise.

    Names that differ in more than case, accents and punctuation are never taken for one person.
    """
    if isinstance(name, Author) and name.orcid:
        return f"person:{name.orcid}"
    parts = (name.literal,) if name.literal else (name.family, name.given, name.suffix)
    return "person:" + "-".join(_slug(part) for part in parts if part)


def _slug(text: str) -> str:
    return ascii_form(text) or "u" + "-".join(f"{ord(character):x}" for character in text)


def _refuse_unknown(kinds: frozenset[GraphNodeKind]) -> None:
    unknown = sorted(kinds.difference(KINDS))
    if unknown:
        raise UsageError(
            f"the graph has no nodes of kind {', '.join(unknown)}",
            hint=f"known kinds: {', '.join(KINDS)}",
        )


def _add_works(graph: nx.DiGraph[str], works: Iterable[Work], labels: Mapping[str, str]) -> None:
    for work in works:
        treatments = (entry.treatment for entry in _standing(work) if entry.treatment)
        values: dict[str, Value | None] = {
            "label": work.short_label,
            "name": work.title or work.short_label,
            "kind": GraphNodeKind.WORK.value,
            "year": work.year,
            "type": work.type.value if work.type else None,
            "authors": _SEPARATOR.join((*work.authors, *(("et al",) if work.et_al else ()))),
            "journal": work.journal,
            "doi": work.identifiers.get("doi"),
            "pmid": work.identifiers.get("pmid"),
            "is_report": work.is_report,
            "cited_by": 0,
            "treatments": _listed(treatments, labels),
            "conditions": _listed(_conditions(work), labels),
        }
        graph.add_node(work.key, **declared(Owner.NODE, values))


def _add_citations(graph: nx.DiGraph[str], citations: Iterable[Citation]) -> None:
    for citation in citations:
        citing, cited = citation.citing, citation.cited
        for key in (citing, cited):
            if key not in graph:
                raise NotFoundError(f"reference {citation.number} of {citing}: no work {key}")
        if not graph.has_edge(citing, cited):
            graph.nodes[cited]["cited_by"] += 1
            number, intent, weight = citation.number, citation.intent.value, 1
        else:
            edge = graph.edges[citing, cited]
            first = min((edge["number"], edge["intent"]), (citation.number, citation.intent.value))
            (number, intent), weight = first, edge["weight"] + 1
        _link(graph, citing, cited, Relation.CITES, number=number, intent=intent, weight=weight)


def _add_people(graph: nx.DiGraph[str], work: Work) -> None:
    for name in work.people:
        node = person_id(name)
        orcid = name.orcid if isinstance(name, Author) else None
        _add_node(
            graph, node, GraphNodeKind.PERSON, citation_form(name), display(name), orcid=orcid
        )
        if work.key in graph:
            _link(graph, node, work.key, Relation.WROTE)


def _add_treatments(graph: nx.DiGraph[str], work: Work, labels: Mapping[str, str]) -> None:
    bases: dict[str, dict[str, None]] = {}
    for entry in _standing(work):
        if entry.treatment:
            bases.setdefault(entry.treatment, {})[entry.basis.value] = None
    for term, basis in bases.items():
        node = f"treatment:{term}"
        name = labels.get(term, term)
        _add_node(graph, node, GraphNodeKind.TREATMENT, name, name)
        if work.key in graph:
            _link(graph, work.key, node, Relation.COVERS, basis=_SEPARATOR.join(basis))


def _add_conditions(graph: nx.DiGraph[str], work: Work, labels: Mapping[str, str]) -> None:
    for term in _conditions(work):
        node = f"condition:{term}"
        name = labels.get(term, term)
        _add_node(graph, node, GraphNodeKind.CONDITION, name, name)
        if work.key in graph:
            _link(graph, work.key, node, Relation.ABOUT)


def _add_node(
    graph: nx.DiGraph[str],
    node: str,
    kind: GraphNodeKind,
    label: str,
    name: str,
    *,
    orcid: str | None = None,
) -> None:
    if node not in graph:
        values = {"label": label, "name": name, "kind": kind.value, "orcid": orcid}
        graph.add_node(node, **declared(Owner.NODE, values))


def _link(
    graph: nx.DiGraph[str],
    source: str,
    target: str,
    relation: Relation,
    *,
    weight: int = 1,
    **values: Value,
) -> None:
    found = declared(Owner.EDGE, {"relation": relation.value, "weight": weight, **values})
    graph.add_edge(source, target, **found)


def _standing(work: Work) -> list[Coverage]:
    return [entry for entry in work.coverage if entry.status is not CoverageStatus.REJECTED]


def _conditions(work: Work) -> tuple[str, ...]:
    covered = (term for entry in _standing(work) for term in entry.conditions)
    return tuple(dict.fromkeys((*work.conditions, *covered)))


def _listed(terms: Iterable[str], labels: Mapping[str, str]) -> str:
    return _SEPARATOR.join(labels.get(term, term) for term in dict.fromkeys(terms))
