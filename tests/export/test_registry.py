"""The formats: each by its name, each the same twice."""

from __future__ import annotations

import io

import pytest
from tests.export.samples import first_citations, first_picture, first_works

from casegraph.errors import UsageError
from casegraph.export.registry import EXPORTERS, Exporter, Material, exporter
from casegraph.graph.build import build

STARTS = {"graphml": b"<graphml ", "svg": b"<svg "}


@pytest.mark.parametrize("known", EXPORTERS, ids=lambda known: known.name)
def test_each_format_is_found_and_writes_itself(known: Exporter) -> None:
    material = Material(graph=build(first_works(), first_citations()), picture=first_picture())
    documents = []
    for _ in range(2):
        stream = io.BytesIO()
        exporter(known.name).write(material, stream)
        documents.append(stream.getvalue())
    assert documents[0] == documents[1]
    assert STARTS[known.name] in documents[0]
    assert known.suffix == f".{known.name}"
    assert known.description


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no export format pdf") as refused:
        exporter("pdf")
    assert refused.value.hint == "known formats: graphml, svg"
