"""The authors of an entry, with the ORCID iDs that files give beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.record import Author
from casegraph.read.bibtex.names import read_names

if TYPE_CHECKING:
    from casegraph.read.bibtex.entry import Field
    from casegraph.read.fields.record_builder import RecordBuilder

_DIGITS = 6
"""More than the number of an author has."""

_ANNOTATION = re.compile(r"([0-9]+)\s*=\s*\"?([^\";]+)")


def authors(field: Field, builder: RecordBuilder) -> None:
    """State the authors of a list of names, and what is odd about it."""
    names = read_names(builder.clean(field.value, field.at, "authors"))
    for remark in names.odd:
        builder.warn("odd-names", remark, field.at, "authors")
    if names.cut:
        builder.authors_cut(field.at)
    for name in names.names:
        author = Author(
            family=name.family, given=name.given, suffix=name.suffix, literal=name.literal
        )
        builder.author(author, field.at)


def annotated_orcids(field: Field, builder: RecordBuilder) -> None:
    """Give the authors the iDs of a data annotation: `author+an:orcid = {1="0000-..."}`."""
    for number, printed in _ANNOTATION.findall(field.value):
        index = int(number) - 1 if len(number) < _DIGITS else -1
        if 0 <= index < len(builder.authors):
            builder.orcid(index, printed, field.at)
        else:
            builder.set_aside(f"an ORCID iD of no author {number}", printed, field.at, "authors")
