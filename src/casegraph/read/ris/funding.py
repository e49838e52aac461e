"""The funding of a RIS record, as Web of Science writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from casegraph.model.record import Funding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.ris.fields import Fields
    from casegraph.read.tagged.lines import Entry

_GRANT = re.compile(
    r"(?P<funder>(?:(?!Funding Source:)[^\[\];])+)(?:\[(?P<numbers>[^\[\]]{0,500})\])?"
    r"(?:\s*Funding Source:(?P<source>[^\[\];]+))?",
    re.IGNORECASE,
)
_BETWEEN_NUMBERS = re.compile(r"[,;]\s+")


class _Grant(NamedTuple):
    """What one piece of the field says: `source` is whom the database names as the funder."""

    funder: str
    numbers: list[str]
    source: str


def funding(fields: Fields, builder: RecordBuilder) -> None:
    """State the grants of FU (`Body [number, number]; ...`), each once, and the statement of FX."""
    for entry in fields.filled("FU"):
        for grant in _grants(" ".join(entry.value.split())):
            _grant(grant, entry, builder)
    for entry in fields.filled("FX"):
        _fund(Funding(statement=" ".join(entry.value.split())), entry, builder)


def _grants(printed: str) -> Iterator[_Grant]:
    for found in _GRANT.finditer(printed):
        funder, source = found["funder"].strip(), (found["source"] or "").strip()
        numbers = _BETWEEN_NUMBERS.split(found["numbers"] or "")
        if funder:
            yield _Grant(funder, [number.strip() for number in numbers if number.strip()], source)


def _grant(grant: _Grant, entry: Entry, builder: RecordBuilder) -> None:
    """State a grant under the name of its funder, unless its source is known to give it."""
    known = {(each.funder, each.award_number) for each in builder.funding}
    for number in grant.numbers:
        if not {(grant.funder, number), (grant.source, number)} & known:
            _fund(Funding(funder=grant.funder, award_number=number), entry, builder)
    for funder in (grant.funder, grant.source):
        if funder and all(each.funder != funder for each in builder.funding):
            _fund(Funding(funder=funder), entry, builder)


def _fund(award: Funding, entry: Entry, builder: RecordBuilder) -> None:
    builder.positions[f"funding[{len(builder.funding)}]"] = entry.at
    builder.funding.append(award)
