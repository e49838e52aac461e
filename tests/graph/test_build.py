"""The graph holds what the model says, under names that stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from casegraph.errors import NotFoundError, UsageError
from casegraph.graph.attributes import ATTRIBUTES, Owner, Relation, ValueType, declared
from casegraph.graph.build import KINDS, build, person_id
from casegraph.model.coverage import Coverage
from casegraph.model.record import Author, Name
from casegraph.model.work import Citation, Work
from casegraph.vocab.enums import Basis, CoverageStatus, GraphNodeKind, Intent, WorkType

if TYPE_CHECKING:
    import networkx as nx

REPORT = Work(
    key="report2020",
    type=WorkType.CASE_REPORT,
    title="A report",
    authors=("Okafor", "Li"),
    people=(Author(family="Okafor", given="Ada", orcid="0000-0002-1825-0097"), Name(family="Li")),
    et_al=True,
    journal="J Cases",
    year=2020,
    identifiers={"doi": "10.1000/1", "pmid": "77"},
    is_report=True,
)
CITED = Work(
    key="trial2010",
    coverage=(
        Coverage(treatment="maraviroc", basis=Basis.CLASS, conditions=("pml",)),
        Coverage(treatment="maraviroc", basis=Basis.CURATOR),
        Coverage(treatment="il-7", basis=Basis.NAMED, status=CoverageStatus.REJECTED),
        Coverage(treatment=None, basis=Basis.CURATOR),
    ),
    conditions=("hiv",),
)
LABELS = {"maraviroc": "Maraviroc", "pml": "PML", "hiv": "HIV infection"}
LINK = Citation(citing="report2020", cited="trial2010", number=4)


def everything() -> nx.DiGraph[str]:
    """Return the graph of the two works with all kinds of nodes."""
    return build((REPORT, CITED), (LINK,), kinds=KINDS, labels=LABELS)


def test_a_work_carries_its_bibliography() -> None:
    graph = build((REPORT, CITED), (LINK,))
    assert graph.nodes["report2020"] == {
        "label": "Okafor 2020",
        "name": "A report",
        "kind": "work",
        "year": 2020,
        "type": "case-report",
        "authors": "Okafor; Li; et al",
        "journal": "J Cases",
        "doi": "10.1000/1",
        "pmid": "77",
        "is_report": True,
        "cited_by": 0,
    }


def test_what_is_not_known_is_absent() -> None:
    graph = build((REPORT, CITED), (LINK,), labels=LABELS)
    assert graph.nodes["trial2010"] == {
        "label": "trial2010",
        "name": "trial2010",
        "kind": "work",
        "is_report": False,
        "cited_by": 1,
        "treatments": "Maraviroc",
        "conditions": "HIV infection; PML",
    }


def test_an_edge_goes_from_citing_to_cited() -> None:
    graph = build((REPORT, CITED), (LINK,))
    assert list(graph.edges(data=True)) == [
        (
            "report2020",
            "trial2010",
            {"relation": "cites", "number": 4, "intent": "cites", "weight": 1},
        )
    ]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_several_references_to_one_work_are_one_edge_of_the_first(order: tuple[int, ...]) -> None:
    links = (
        LINK,
        replace(LINK, number=9),
        replace(LINK, number=2, intent=Intent.DISAGREES_WITH),
    )
    graph = build((REPORT, CITED), [links[at] for at in order])
    assert graph.edges["report2020", "trial2010"] == {
        "relation": "cites",
        "number": 2,
        "intent": "disagreesWith",
        "weight": 3,
    }
    assert graph.nodes["trial2010"]["cited_by"] == 1


def test_only_works_unless_more_is_asked_for() -> None:
    graph = build((REPORT, CITED), (LINK,))
    assert set(graph) == {"report2020", "trial2010"}


def test_other_kinds_join_the_works() -> None:
    graph = everything()
    assert set(graph) == {
        "report2020",
        "trial2010",
        "person:0000-0002-1825-0097",
        "person:li",
        "treatment:maraviroc",
        "condition:hiv",
        "condition:pml",
    }
    relations = {(a, b): data["relation"] for a, b, data in graph.edges(data=True)}
    assert relations == {
        ("report2020", "trial2010"): "cites",
        ("person:0000-0002-1825-0097", "report2020"): "wrote",
        ("person:li", "report2020"): "wrote",
        ("trial2010", "treatment:maraviroc"): "covers",
        ("trial2010", "condition:hiv"): "about",
        ("trial2010", "condition:pml"): "about",
    }
    assert graph.edges["trial2010", "treatment:maraviroc"]["basis"] == "class; curator"
    assert graph.nodes["person:0000-0002-1825-0097"] == {
        "label": "Okafor A",
        "name": "Ada Okafor",
        "kind": "person",
        "orcid": "0000-0002-1825-0097",
    }
    assert graph.nodes["condition:pml"]["label"] == "PML"
    assert graph.nodes["report2020"]["cited_by"] == 0


def test_kinds_without_works_have_no_edges_to_them() -> None:
    graph = build((REPORT, CITED), (LINK,), kinds=(GraphNodeKind.TREATMENT,))
    assert list(graph) == ["treatment:maraviroc"]
    assert not graph.edges


def test_every_value_is_declared_with_its_type_and_its_kind() -> None:
    types = {ValueType.STRING: str, ValueType.INT: int, ValueType.BOOLEAN: bool}
    table = {attribute.name: attribute for attribute in ATTRIBUTES}
    carried = [(data, data["kind"]) for _, data in everything().nodes(data=True)]
    carried += [(data, data["relation"]) for _, _, data in everything().edges(data=True)]
    for data, kind in carried:
        for name, value in data.items():
            assert type(value) is types[table[name].type]
            assert kind in table[name].kinds
    assert {name for data, _ in carried for name in data} == set(table)


def test_no_two_attributes_share_a_name_in_any_case() -> None:
    names = [attribute.name.lower() for attribute in ATTRIBUTES]
    assert len(set(names)) == len(names)


def test_an_undeclared_attribute_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        declared(Owner.NODE, {"colour": "red"})
    with pytest.raises(ValueError, match="label"):
        declared(Owner.EDGE, {"label": "an edge has none"})


def test_a_citation_of_an_unknown_work_is_refused() -> None:
    with pytest.raises(NotFoundError, match="reference 4 of report2020: no work trial2010"):
        build((REPORT,), (LINK,))


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="organization") as refused:
        build((), (), kinds=(GraphNodeKind.ORGANIZATION,))
    assert refused.value.hint == "known kinds: work, person, treatment, condition"


@pytest.mark.parametrize(
    ("name", "node"),
    [
        (Name(family="Delgado-Alvarado", given="Manuel"), "person:delgadoalvarado-manuel"),
        (Name(family="Müller", given="J", suffix="Jr"), "person:muller-j-jr"),
        (Name(literal="CADIRIS Study Team"), "person:cadirisstudyteam"),
        (Name(family="†"), "person:u2020"),
    ],
)
def test_a_person_is_named_by_the_full_name(name: Name, node: str) -> None:
    assert person_id(name) == node


def test_initials_and_a_given_name_are_not_taken_for_one_person() -> None:
    assert person_id(Name(family="Li", given="W")) != person_id(Name(family="Li", given="Wei"))


def test_every_relation_is_in_the_table() -> None:
    relation = next(a for a in ATTRIBUTES if a.name == "relation")
    assert set(relation.kinds) == set(Relation)
