"""Rules over the report itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.model.draft import missing_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.check.sheet import Sheet


def missing_front_matter(sheet: Sheet) -> Iterator[Finding]:
    """Find a report that lacks authors, journal, date or references, as its type has them.

    Sure: certainly.
    Example: a record that states a title only.
    """
    for name in missing_fields(sheet.record):
        if name != "title":
            yield Finding(name, f"the report has no {name}")


def undisclosed_author(sheet: Sheet) -> Iterator[Finding]:
    """Note an author without a statement, where half of the authors or more have one each.

    A statement for all, or for those who are not named, speaks for everybody.

    Sure: that no statement bears the name as printed.
    Example: four authors, and statements of three.
    """
    named = {entry.author for entry in sheet.record.disclosures if entry.author}
    for_all = any(not entry.author and not entry.derived for entry in sheet.record.disclosures)
    if not named or for_all or len(named) * 2 < len(sheet.record.authors):
        return
    for at, author in enumerate(sheet.record.authors):
        name = " ".join(part for part in (author.given, author.family, author.suffix) if part)
        if name and name not in named:
            yield Finding(f"authors[{at}]", f"no disclosure statement of {name}")
