"""Reference lists for the tests of checks."""

from __future__ import annotations

from typing import Any

from casegraph.check.registry import check
from casegraph.issues import Issue
from casegraph.model.record import Author, Name, Record, Reference


def reference(number: int = 1, **fields: Any) -> Reference:
    """Return a reference that no check objects to, with some fields of one's own."""
    given: dict[str, Any] = {
        "raw": f"Doe J, Roe R (2001) Title {number}. J Test 41:1-2",
        "authors": (Name(family="Doe", given="J"), Name(family="Roe", given="R")),
        "year": "2001",
        "title": f"Title {number}",
        "journal": "J Test",
        "volume": "41",
        "page": "1-2",
    }
    return Reference(number=number, **{**given, **fields})


def record(*references: Reference, **fields: Any) -> Record:
    """Return a report with a list of references."""
    given: dict[str, Any] = {"authors": (Author(family="Doe"),), "journal": "J", "issued": "2018"}
    return Record(references=references, **{**given, **fields})


def found(code: str, *references: Reference, **fields: Any) -> list[Issue]:
    """Return what one check finds in a list."""
    return [issue for issue in check(record(*references, **fields)) if issue.code == code]


def by(*families: str) -> list[Reference]:
    """Return a list of references by these first authors."""
    return [
        reference(
            number,
            raw=f"{family} J, Roe R (2001) Title {number}. J Test 41:1-2",
            authors=(Name(family=family, given="J"), Name(family="Roe", given="R")),
        )
        for number, family in enumerate(families, start=1)
    ]
