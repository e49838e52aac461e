"""Sharing the archive: its citation graph in a file, in the formats of `casegraph.export`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.app.coverage import assertions_for, columns_of, state_of
from casegraph.app.references import stands
from casegraph.app.terms import asked_terms
from casegraph.export.files import write_file
from casegraph.export.picture import Picture
from casegraph.export.registry import Material, exporter
from casegraph.graph.build import build
from casegraph.store.engine import reading
from casegraph.store.queries.vocabulary import fetch_vocabulary
from casegraph.store.queries.works import fetch_citations, fetch_works
from casegraph.vocab.enums import GraphNodeKind, VocabularyName

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from casegraph.model.coverage import Coverage
    from casegraph.model.work import Citation, Work
    from casegraph.vocab.enums import Basis
    from casegraph.vocab.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True)
class ExportAnswer:
    """How many nodes and edges the exported graph has."""

    nodes: int
    edges: int


def export(
    archive: str,
    format_name: str,
    output: Path | BinaryIO,
    *,
    force: bool = False,
    kinds: Sequence[GraphNodeKind] = (GraphNodeKind.WORK,),
    treatments: Sequence[str] = (),
) -> ExportAnswer:
    """Write the archive's graph to a file, whole or not at all, or to an open stream.

    `treatments` are those that the picture colours: by default, all that a work covers.
    """
    chosen = exporter(format_name)
    with reading(archive) as connection:
        vocabulary = fetch_vocabulary(connection)
        works = fetch_works(connection)
        citations = fetch_citations(connection)
    labels = {term.id: term.label for term in vocabulary}
    graph = build(works, citations, kinds=kinds, labels=labels)
    picture = _picture(works, citations, vocabulary, treatments)
    material = Material(graph=graph, picture=picture)

    def write(stream: BinaryIO) -> None:
        chosen.write(material, stream)

    if isinstance(output, Path):
        write_file(output, write, force=force)
    else:
        write(output)
    return ExportAnswer(graph.number_of_nodes(), graph.number_of_edges())


def _picture(
    works: tuple[Work, ...],
    citations: tuple[Citation, ...],
    vocabulary: Vocabulary,
    treatments: Sequence[str],
) -> Picture:
    standing = {work.key: [c for c in work.coverage if stands(c)] for work in works}
    covered = [c.treatment for found in standing.values() for c in found if c.treatment]
    if treatments:
        columns = asked_terms(vocabulary, treatments, VocabularyName.TREATMENT)
    else:
        columns = columns_of(covered, vocabulary)
    reports = [work.short_label for work in works if work.is_report]
    title = (
        f"{reports[0]} and the works it cites"
        if len(reports) == 1
        else "Reports and the works they cite"
    )
    return Picture(
        works=works,
        citations=citations,
        title=title,
        treatments=tuple((term.id, term.label) for term in columns),
        covers={key: _covers(found, columns, vocabulary) for key, found in standing.items()},
        states={key: state_of(found) for key, found in standing.items()},
    )


def _covers(
    standing: Sequence[Coverage], columns: Sequence[Term], vocabulary: Vocabulary
) -> dict[str, Basis]:
    """Return the strongest basis by treatment; what has no column stands under its own id."""
    covers: dict[str, Basis] = {}
    shown: set[str | None] = {None}
    for term in columns:
        found = assertions_for(term.id, standing, vocabulary)
        shown.update(entry.treatment for entry in found)
        if found:
            covers[term.id] = found[0].basis
    for entry in standing:
        if entry.treatment and entry.treatment not in shown:
            covers.setdefault(entry.treatment, entry.basis)
    return covers
