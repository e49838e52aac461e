"""Rules over what was read of a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.check.base import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.check.base import Surroundings
    from casegraph.check.sheet import Sheet
    from casegraph.model.record import Record, Reference

LEAST_CONFIDENCE = 0.5
"""Below it, nine of ten labelled references are misread in a field."""


def missing_fields(sheet: Sheet) -> Iterator[Finding]:
    """Find a reference in which authors, year, title or journal could not be read.

    Sure: that they are not there; a web page or a book may have none of them.
    Example: `Doe J. In press.`
    """
    for at, reference in enumerate(sheet.references):
        if reference.title and reference.journal and reference.authors and reference.year:
            continue
        names = ("authors", "year", "title", "journal")
        missing = ", ".join(name for name in names if not getattr(reference, name))
        yield Finding(f"references[{at}]", f"no {missing} read from {_start(reference)!r}")


def low_confidence(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Note a reference that was read with little confidence: look at its fields.

    Sure: mostly; below the threshold of 0.5 nine of ten labelled references were misread in a
    field.
    Example: a reference without any punctuation.
    """
    for at, reference in enumerate(record.references):
        confidence = surroundings.confidences.get(reference.number)
        if confidence is not None and confidence < LEAST_CONFIDENCE:
            detail = f"read with a confidence of {confidence:.2f}: {_start(reference)!r}"
            yield Finding(f"references[{at}]", detail)


def _start(reference: Reference) -> str:
    return reference.raw if len(reference.raw) <= 60 else f"{reference.raw[:60]}..."
