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
    node_keys = _used(Owner.NODE, (data for _, data in graph.nodes(data=True)))
    edge_keys = _used(Owner.EDGE, (data for _, _, data in graph.edges(data=True)))
    yield _HEAD
    yield from _declarations((*node_keys, *edge_keys))
    yield '  <graph id="casegraph" edgedefault="directed">\n'
    for node in sorted(graph):
        yield _node(node, graph.nodes[node], node_keys)
    for source in sorted(graph):
        for target in sorted(graph[source]):
            yield _edge(source, target, graph.edges[source, target], edge_keys)
    yield "  </graph>\n</graphml>\n"


def _used(owner: Owner, carried: Iterable[Mapping[str, Value]]) -> tuple[Attribute, ...]:
    names = {name for values in carried for name in values}
    known = tuple(a for a in ATTRIBUTES if a.owner is owner and a.name in names)
    strangers = names.difference(attribute.name for attribute in known)
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
    found = ((key.name, _text(values[key.name])) for key in keys if key.name in values)
    return "".join(f'      <data key="{name}">{text}</data>\n' for name, text in found if text)


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return content(value) if isinstance(value, str) else str(value)
