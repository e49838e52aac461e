"""The attributes of the graph: one table, from which it is built, written and described."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from casegraph.vocab.enums import GraphNodeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int | bool


class ValueType(StrEnum):
    """The type of an attribute, named as GraphML names it (`attr.type`)."""

    STRING = "string"
    INT = "int"
    BOOLEAN = "boolean"


class Owner(StrEnum):
    """What carries an attribute (GraphML's `for`)."""

    NODE = "node"
    EDGE = "edge"


class Relation(StrEnum):
    """What an edge says of its two ends."""

    CITES = "cites"
    WROTE = "wrote"
    COVERS = "covers"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of nodes or edges.

    `kinds` are the kinds of nodes, or the relations, that carry it. No two attributes share a
    name, not even one of nodes with one of edges: a name is its own identifier in every format.
    """

    name: str
    type: ValueType
    owner: Owner
    kinds: tuple[GraphNodeKind, ...] | tuple[Relation, ...]
    description: str


_ANY_NODE = (
    GraphNodeKind.WORK,
    GraphNodeKind.PERSON,
    GraphNodeKind.TREATMENT,
    GraphNodeKind.CONDITION,
)
_WORK = (GraphNodeKind.WORK,)
_ANY_EDGE = tuple(Relation)

ATTRIBUTES: tuple[Attribute, ...] = (
    Attribute(
        "label", ValueType.STRING, Owner.NODE, _ANY_NODE, "Short name: first author and year."
    ),
    Attribute("name", ValueType.STRING, Owner.NODE, _ANY_NODE, "Full name: the title of a work."),
    Attribute("kind", ValueType.STRING, Owner.NODE, _ANY_NODE, "What the node stands for."),
    Attribute("year", ValueType.INT, Owner.NODE, _WORK, "Year of publication."),
    Attribute("type", ValueType.STRING, Owner.NODE, _WORK, "Kind of publication, after FaBiO."),
    Attribute("authors", ValueType.STRING, Owner.NODE, _WORK, "Authors as printed, with `; `."),
    Attribute("journal", ValueType.STRING, Owner.NODE, _WORK, "Journal as printed."),
    Attribute("doi", ValueType.STRING, Owner.NODE, _WORK, "Digital object identifier."),
    Attribute("pmid", ValueType.STRING, Owner.NODE, _WORK, "PubMed number."),
    Attribute(
        "is_report", ValueType.BOOLEAN, Owner.NODE, _WORK, "Archived with its own references."
    ),
    Attribute("cited_by", ValueType.INT, Owner.NODE, _WORK, "Number of works that cite it."),
    Attribute(
        "treatments", ValueType.STRING, Owner.NODE, _WORK, "Treatments it covers, with `; `."
    ),
    Attribute("conditions", ValueType.STRING, Owner.NODE, _WORK, "Conditions it names, with `; `."),
    Attribute("orcid", ValueType.STRING, Owner.NODE, (GraphNodeKind.PERSON,), "ORCID iD."),
    Attribute("relation", ValueType.STRING, Owner.EDGE, _ANY_EDGE, "What the edge says."),
    Attribute(
        "number", ValueType.INT, Owner.EDGE, (Relation.CITES,), "Number in the printed list."
    ),
    Attribute(
        "intent", ValueType.STRING, Owner.EDGE, (Relation.CITES,), "Why it cites, after CiTO."
    ),
    Attribute(
        "weight", ValueType.INT, Owner.EDGE, _ANY_EDGE, "Number of references that make the edge."
    ),
    Attribute(
        "basis", ValueType.STRING, Owner.EDGE, (Relation.COVERS,), "What coverage rests on, `; `."
    ),
)
_BY_NAME = {attribute.name: attribute for attribute in ATTRIBUTES}


def declared(owner: Owner, values: Mapping[str, Value | None]) -> dict[str, Value]:
    """Return the values that are there, in the table's order; an absent or empty one is left out.

    Raises ValueError where a name is not in the table.
    """
    strangers = [name for name in values if name not in _BY_NAME or _BY_NAME[name].owner != owner]
    if strangers:
        raise ValueError(f"{owner} attributes that the table does not declare: {strangers}")
    return {
        attribute.name: value
        for attribute in ATTRIBUTES
        if (value := values.get(attribute.name)) is not None and value != ""
    }
