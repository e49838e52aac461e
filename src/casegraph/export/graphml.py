"""GraphML: one file that Gephi, Cytoscape, yEd, igraph and networkx open right the first time.

What the readers need, beyond the GraphML 1.0 schema:

- Gephi takes a key whose identifier or name is `label` for the node's label, in any case, and
  complains of keys without a type; so the keys bear the attributes' names, and the key of yEd's
  graphics is `Label`.
- yEd shows only the text of a `NodeLabel` of its own namespace.
- Cytoscape reads no attribute of a node after the first foreign element, and fails on a typed key
  without a name; so yEd's graphics stand last in a node, under a key that has neither.
- igraph refuses two keys of one name, and reads an attribute that is absent as empty.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from casegraph.export.markup import attribute, content
from casegraph.graph.attributes import ATTRIBUTES, Attribute, Owner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import BinaryIO

    import networkx as nx

    from casegraph.graph.attributes import Value

YED_LABEL_KEY = "Label"
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:y="http://www.yworks.com/xml/graphml"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">
"""


def write_graphml(graph: nx.DiGraph[str], stream: BinaryIO) -> None:
    """Write the graph, nodes and edges in the order of their names: the same graph, the same bytes.

    An attribute that no node or edge carries is not declared, one without a value is not written.
    Raises ValueError where the graph holds an attribute that the table does not declare.
    """
    stream.writelines(part.encode() for part in _document(graph))


def _document(graph: nx.DiGraph[str]) -> Iterator[str]:
    nodes = sorted(graph.nodes.items(), key=itemgetter(0))
    neighbours = sorted(graph.adjacency(), key=itemgetter(0))
    node_keys = _used(Owner.NODE, (values for _, values in nodes))
    edge_keys = _used(Owner.EDGE, (values for _, of in neighbours for values in of.values()))
    yield _HEAD
    yield from _declarations((*node_keys, *edge_keys))
    yield '  <graph id="casegraph" edgedefault="directed">\n'
    for node, values in nodes:
        yield _node(node, values, node_keys)
    for source, of in neighbours:
        for target in sorted(of):
            yield _edge(source, target, of[target], edge_keys)
    yield "  </graph>\n</graphml>\n"


def _used(owner: Owner, carried: Iterable[Mapping[str, Value]]) -> tuple[Attribute, ...]:
    names: set[str] = set()
    for values in carried:
        names.update(values)
    known = tuple(a for a in ATTRIBUTES if a.owner is owner and a.name in names)
    strangers = names.difference(key.name for key in known)
    if strangers:
        raise ValueError(f"{owner} attributes that the table does not declare: {strangers}")
    return known


def _declarations(keys: Iterable[Attribute]) -> Iterator[str]:
    for key in keys:
        yield (
            f'  <key id="{key.name}" for="{key.owner}" attr.name="{key.name}"'
            f' attr.type="{key.type}"/>\n'
        )
    yield f'  <key id="{YED_LABEL_KEY}" for="node" yfiles.type="nodegraphics"/>\n'


def _node(node: str, values: Mapping[str, Value], keys: Iterable[Attribute]) -> str:
    label = content(str(values["label"]))
    return (
        f"    <node id={attribute(node)}>\n{_data(values, keys)}"
        f'      <data key="{YED_LABEL_KEY}"><y:ShapeNode><y:NodeLabel>{label}</y:NodeLabel>'
        "</y:ShapeNode></data>\n    </node>\n"
    )


def _edge(source: str, target: str, values: Mapping[str, Value], keys: Iterable[Attribute]) -> str:
    ends = f"source={attribute(source)} target={attribute(target)}"
    return f"    <edge {ends}>\n{_data(values, keys)}    </edge>\n"


def _data(values: Mapping[str, Value], keys: Iterable[Attribute]) -> str:
    lines = []
    for key in keys:
        value = values.get(key.name)
        text = "" if value is None else _text(value)
        if text:
            lines.append(f'      <data key="{key.name}">{text}</data>\n')
    return "".join(lines)


def _text(value: Value) -> str:
    if isinstance(value, str):
        return content(value)
    return str(value).lower()
