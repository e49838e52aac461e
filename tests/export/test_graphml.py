"""GraphML as its readers take it: the schema, networkx, igraph, and the rules of three programs."""

from __future__ import annotations

import importlib
import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.export.samples import TREATMENTS, first_citations, first_works

from casegraph.export.graphml import write_graphml
from casegraph.graph.attributes import ATTRIBUTES, Owner, ValueType
from casegraph.graph.build import KINDS, build
from casegraph.model.work import Citation, Work

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

lxml = importlib.import_module("lxml.etree")
G = "{http://graphml.graphdrawing.org/xmlns}"
Y = "{http://www.yworks.com/xml/graphml}"
SCHEMA = """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
    targetNamespace="http://graphml.graphdrawing.org/xmlns"
    xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:g="http://graphml.graphdrawing.org/xmlns">
  <xs:simpleType name="domain"><xs:restriction base="xs:NMTOKEN">
    <xs:enumeration value="node"/><xs:enumeration value="edge"/>
  </xs:restriction></xs:simpleType>
  <xs:simpleType name="kind"><xs:restriction base="xs:NMTOKEN">
    <xs:enumeration value="string"/><xs:enumeration value="int"/><xs:enumeration value="boolean"/>
  </xs:restriction></xs:simpleType>
  <xs:complexType name="data" mixed="true">
    <xs:sequence>
      <xs:any namespace="http://www.yworks.com/xml/graphml" processContents="skip" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="key" type="xs:NMTOKEN" use="required"/>
  </xs:complexType>
  <xs:element name="graphml"><xs:complexType><xs:sequence>
    <xs:element name="key" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
      <xs:attribute name="id" type="xs:NMTOKEN" use="required"/>
      <xs:attribute name="for" type="domain" use="required"/>
      <xs:attribute name="attr.name" type="xs:NMTOKEN"/>
      <xs:attribute name="attr.type" type="kind"/>
      <xs:attribute name="yfiles.type" type="xs:NMTOKEN"/>
    </xs:complexType></xs:element>
    <xs:element name="graph"><xs:complexType><xs:sequence>
      <xs:element name="node" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element name="data" type="data" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence><xs:attribute name="id" type="xs:NMTOKEN" use="required"/>
      </xs:complexType></xs:element>
      <xs:element name="edge" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element name="data" type="data" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence>
      <xs:attribute name="source" type="xs:NMTOKEN" use="required"/>
      <xs:attribute name="target" type="xs:NMTOKEN" use="required"/>
      </xs:complexType></xs:element>
    </xs:sequence>
    <xs:attribute name="id" type="xs:NMTOKEN" use="required"/>
    <xs:attribute name="edgedefault" use="required" fixed="directed"/>
    </xs:complexType></xs:element>
  </xs:sequence></xs:complexType>
    <xs:key name="keys"><xs:selector xpath="g:key"/><xs:field xpath="@id"/></xs:key>
    <xs:key name="nodes"><xs:selector xpath="g:graph/g:node"/><xs:field xpath="@id"/></xs:key>
    <xs:keyref name="of" refer="keys">
      <xs:selector xpath="g:graph/g:node/g:data|g:graph/g:edge/g:data"/><xs:field xpath="@key"/>
    </xs:keyref>
    <xs:keyref name="from" refer="nodes">
      <xs:selector xpath="g:graph/g:edge"/><xs:field xpath="@source"/>
    </xs:keyref>
    <xs:keyref name="to" refer="nodes">
      <xs:selector xpath="g:graph/g:edge"/><xs:field xpath="@target"/>
    </xs:keyref>
  </xs:element>
</xs:schema>
"""


def sample() -> nx.DiGraph[str]:
    """Return a graph with nodes and edges of every kind."""
    return build(first_works(), first_citations(), kinds=KINDS, labels=dict(TREATMENTS))


def written(graph: nx.DiGraph[str]) -> bytes:
    """Return the bytes of the graph as GraphML."""
    stream = io.BytesIO()
    write_graphml(graph, stream)
    return stream.getvalue()


def as_file(graph: nx.DiGraph[str], folder: Path) -> str:
    """Return the name of a file that holds the graph as GraphML."""
    path = folder / "graph.graphml"
    path.write_bytes(written(graph))
    return str(path)


def test_networkx_reads_back_the_same_graph() -> None:
    graph = sample()
    read = nx.read_graphml(io.BytesIO(written(graph)))
    assert read.is_directed()
    assert not read.is_multigraph()
    assert {node: read.nodes[node] for node in read} == {n: graph.nodes[n] for n in graph}
    assert {(a, b): data for a, b, data in read.edges(data=True)} == {
        (a, b): data for a, b, data in graph.edges(data=True)
    }
    types = {ValueType.STRING: str, ValueType.INT: int, ValueType.BOOLEAN: bool}
    table = {attribute.name: types[attribute.type] for attribute in ATTRIBUTES}
    for _, data in read.nodes(data=True):
        assert {name: type(value) for name, value in data.items()} == {n: table[n] for n in data}


def test_igraph_reads_back_the_same_graph(tmp_path: Path) -> None:
    graph = sample()
    read = igraph.Graph.Read_GraphML(as_file(graph, tmp_path))
    assert read.is_directed()
    assert set(read.vs["id"]) == set(graph)
    names = {a.name for a in ATTRIBUTES if a.owner is Owner.NODE}
    assert set(read.vs.attributes()) == {"id", *names}
    for vertex in read.vs:
        data = graph.nodes[vertex["id"]]
        assert {name: vertex[name] for name in data} == data
    ends = {(read.vs[e.source]["id"], read.vs[e.target]["id"]): e for e in read.es}
    assert set(ends) == set(graph.edges)
    for (source, target), edge in ends.items():
        data = graph.edges[source, target]
        assert {name: edge[name] for name in data} == data


def test_it_is_valid_graphml() -> None:
    schema = lxml.XMLSchema(lxml.fromstring(SCHEMA))
    schema.assertValid(lxml.fromstring(written(sample())))


def test_the_schema_of_this_test_refuses_what_is_wrong() -> None:
    schema = lxml.XMLSchema(lxml.fromstring(SCHEMA))
    document = written(sample())
    for right, wrong in (
        (b'edgedefault="directed"', b'edgedefault="both"'),
        (b'attr.type="int"', b'attr.type="number"'),
        (b'id="harel2018"', b'id="harel 2018"'),
        (b'id="year" for', b'id="label" for'),
        (b'<data key="year">', b'<data key="yr">'),
        (b'target="berger1998"', b'target="nobody"'),
    ):
        assert right in document
        assert not schema.validate(lxml.fromstring(document.replace(right, wrong)))


def keys_of(root: Element) -> dict[str, Element]:
    """Return the declared keys by identifier."""
    return {str(key.get("id")): key for key in root.iterfind(f"{G}key")}


def test_keys_bear_the_names_of_the_attributes() -> None:
    keys = keys_of(ElementTree.fromstring(written(sample())))
    plain = {name: key for name, key in keys.items() if key.get("yfiles.type") is None}
    assert {
        (name, key.get("attr.name"), key.get("attr.type"), key.get("for"))
        for name, key in plain.items()
    } == {(a.name, a.name, a.type.value, a.owner.value) for a in ATTRIBUTES}


def test_what_no_node_carries_is_not_declared() -> None:
    keys = keys_of(ElementTree.fromstring(written(build((Work(key="a"),), ()))))
    assert set(keys) == {"label", "name", "kind", "is_report", "cited_by", "Label"}


def test_no_value_is_empty() -> None:
    root = ElementTree.fromstring(
        written(build((Work(key="a", authors=("A",), title="\x01", year=0),), ()))
    )
    texts = {data.get("key"): "".join(data.itertext()) for data in root.iter(f"{G}data")}
    assert all(texts.values())
    assert texts["year"] == "0"
    assert "name" not in texts


def gephi(document: bytes) -> tuple[dict[str, str], set[str], list[str]]:
    """Read as Gephi does: the labels by node, the columns of nodes, and what it complains of.

    Identifier or title, in any case, may name a property of nodes; `d3` is a label as well.
    """
    properties = {"label", "d3", "x", "y", "xpos", "ypos", "z", "size", "r", "g", "b"}
    root = ElementTree.fromstring(document)
    labels: set[str] = set()
    columns: set[str] = set()
    complaints = []
    for name, key in keys_of(root).items():
        titles = {name.lower(), str(key.get("attr.name") or name).lower()}
        if key.get("for") == "node" and titles & properties:
            labels.add(name)
            complaints += [f"{name} is a {p}" for p in titles & properties - {"label", "d3"}]
        elif key.get("attr.type") not in {"string", "int", "boolean"}:
            complaints.append(f"{name} has no type")
        else:
            columns.add(name)
    shown = {}
    for node in root.iter(f"{G}node"):
        for data in node.iterfind(f"{G}data"):
            text = "".join(part for part in data.itertext() if part.strip())
            if data.get("key") in labels and text:
                shown[str(node.get("id"))] = text
    return shown, columns, complaints


def test_gephi_shows_the_short_labels_and_complains_of_nothing() -> None:
    graph = sample()
    shown, columns, complaints = gephi(written(graph))
    assert complaints == []
    assert shown == {node: data["label"] for node, data in graph.nodes(data=True)}
    assert columns == {a.name for a in ATTRIBUTES} - {"label"}


def cytoscape(document: bytes) -> dict[str, dict[str, str]]:
    """Read as Cytoscape does: a node takes values until an element other than `data` ends."""
    read: dict[str, dict[str, str]] = {}
    types: dict[str, tuple[str | None, str | None]] = {}
    values: dict[str, str] | None = None
    key = ""
    for event, element in ElementTree.iterparse(io.BytesIO(document), events=("start", "end")):
        tag = element.tag.rpartition("}")[2]
        if event == "start" and tag == "key":
            types[element.get("id", "")] = (element.get("attr.name"), element.get("attr.type"))
        elif event == "start" and tag == "node":
            values = read.setdefault(element.get("id", ""), {})
        elif event == "start" and tag == "data":
            key = element.get("key", "")
        elif event == "end":
            name, kind = types.get(key, (None, None))
            if values is not None and tag in {"data", "NodeLabel"} and kind and element.text:
                values[str(name)] = element.text
            values = values if tag == "data" else None
    return read


def test_cytoscape_reads_every_value_of_every_node() -> None:
    graph = sample()
    read = cytoscape(written(graph))
    for node, data in graph.nodes(data=True):
        assert set(read[node]) == set(data)
        assert read[node]["label"] == data["label"]
    assert None not in {name for values in read.values() for name in values}


def test_yed_finds_the_labels_in_its_own_namespace() -> None:
    graph = sample()
    root = ElementTree.fromstring(written(graph))
    (graphics,) = (k for k, e in keys_of(root).items() if e.get("yfiles.type") == "nodegraphics")
    path = f"{G}data[@key='{graphics}']/{Y}ShapeNode/{Y}NodeLabel"
    assert {node.get("id"): node.findtext(path) for node in root.iter(f"{G}node")} == {
        node: data["label"] for node, data in graph.nodes(data=True)
    }


def test_the_order_of_the_input_does_not_change_the_bytes() -> None:
    labels = dict(TREATMENTS)
    backwards = build(first_works()[::-1], first_citations()[::-1], kinds=KINDS, labels=labels)
    assert written(backwards) == written(sample())


def test_an_empty_graph_is_a_graph(tmp_path: Path) -> None:
    graph = build((), ())
    assert len(nx.read_graphml(io.BytesIO(written(graph)))) == 0
    assert igraph.Graph.Read_GraphML(as_file(graph, tmp_path)).vcount() == 0


def test_an_undeclared_attribute_is_refused() -> None:
    graph = sample()
    graph.nodes["harel2018"]["colour"] = "red"
    with pytest.raises(ValueError, match="colour"):
        written(graph)


def forbidden(character: str) -> bool:
    """Tell whether XML 1.0 forbids a character."""
    code = ord(character)
    return (
        (code < 0x20 and character not in "\t\n\r")
        or 0xD800 <= code <= 0xDFFF
        or code in {0xFFFE, 0xFFFF}
    )


@example("\ufffe")
@example("]]>")
@example("\ufffe\uffff\ufffd\ud7ff\ud800\ue000\x00\x0b&<>\r")
@given(st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=60))
def test_any_title_survives_but_for_forbidden_characters(title: str) -> None:
    works = (Work(key="a", title=title, year=2000), Work(key="b"))
    graph = build(works, (Citation(citing="a", cited="b", number=1),))
    read = nx.read_graphml(io.BytesIO(written(graph)))
    kept = "".join(character for character in title if not forbidden(character))
    assert read.nodes["a"].get("name", "") == kept
    assert read.nodes["a"]["year"] == 2000
    assert list(read.edges) == [("a", "b")]


@pytest.mark.parametrize(
    "title", ["<b>&amp; \"quoted\" 'x' ]]>", "β-glucan 𝛽 北京 ﷺ", "a\rb\r\nc\td"]
)
def test_igraph_reads_hard_titles(title: str, tmp_path: Path) -> None:
    read = igraph.Graph.Read_GraphML(as_file(build((Work(key="a", title=title),), ()), tmp_path))
    assert read.vs["name"] == [title]
