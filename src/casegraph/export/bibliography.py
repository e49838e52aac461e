"""The formats that references are shared in; adding one is a new file and one line here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from casegraph.errors import UsageError
from casegraph.export.bibtex import write_bibtex
from casegraph.export.csl_json import write_csl_json
from casegraph.export.opencitations import write_meta
from casegraph.export.reference_text import AMA, VANCOUVER, write_references
from casegraph.export.ris import write_ris

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import BinaryIO

    from casegraph.model.item import Item


class Subject(StrEnum):
    """What of an archive is exported as references."""

    REPORTS = "reports"
    REFERENCES = "references"
    WORKS = "works"


@dataclass(frozen=True, slots=True)
class ItemExporter:
    """One format of references: its name on the command line, what it is for, its files' suffix."""

    name: str
    description: str
    suffix: str
    write: Callable[[Iterable[Item], BinaryIO], None]


ITEM_EXPORTERS = (
    ItemExporter("csl-json", "references for citation processors", ".json", write_csl_json),
    ItemExporter("ris", "references for Zotero, EndNote, Mendeley", ".ris", write_ris),
    ItemExporter("bibtex", "references for LaTeX and JabRef", ".bib", write_bibtex),
    ItemExporter("opencitations-meta", "metadata for OpenCitations", ".csv", write_meta),
    ItemExporter(
        "vancouver",
        "reference list as text, ICMJE and NLM",
        ".txt",
        partial(write_references, style=VANCOUVER),
    ),
    ItemExporter(
        "ama", "reference list as text, AMA 11th", ".txt", partial(write_references, style=AMA)
    ),
)


def says_something(item: Item) -> bool:
    """Tell whether an item names a publication: all but its key and its type may be missing.

    What says nothing is no entry in any format: no reader would take it for one.
    """
    told = (item.title, item.authors, item.identifiers, item.abstract, item.keywords, item.note)
    published = (item.container, item.container_abbreviation, item.editors, item.publisher)
    placed = (item.issued, item.volume, item.issue, item.page)
    return any((*told, *published, *placed))


def item_exporter(name: str) -> ItemExporter:
    """Return the exporter of a format of references; UsageError names the known ones."""
    for known in ITEM_EXPORTERS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in ITEM_EXPORTERS)
    raise UsageError(f"no format of references {name}", hint=f"known formats: {names}")
