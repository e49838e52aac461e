"""Rules over the report itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.check.base import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.model.record import Record

_EXPECTED = ("authors", "journal", "issued", "references")


def missing_front_matter(record: Record) -> Iterator[Finding]:
    """Find a report without authors, journal, date or references."""
    for name in _EXPECTED:
        if not getattr(record, name):
            yield Finding(name, f"the report has no {name}")


def year_in_the_future_of_the_report(record: Record) -> Iterator[Finding]:
    """Find a reference dated more than a year after the report that cites it."""
    issued = re.match(r"\d{4}", record.issued or "")
    if not issued:
        return
    for index, reference in enumerate(record.references):
        year = re.match(r"\d{4}", reference.year or "")
        if year and int(year[0]) > int(issued[0]) + 1:
            detail = f"year {reference.year} is after the report's own, {record.issued}"
            yield Finding(f"references[{index}].year", detail)


def undisclosed_author(record: Record) -> Iterator[Finding]:
    """Note an author without a statement, where other authors have one each."""
    named = {entry.author for entry in record.disclosures if entry.author}
    if not named:
        return
    for index, author in enumerate(record.authors):
        name = " ".join(part for part in (author.given, author.family, author.suffix) if part)
        if name and name not in named:
            yield Finding(f"authors[{index}]", f"no disclosure statement of {name}")
