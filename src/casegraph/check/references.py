"""Rules over what was read of a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.kinds import wanted_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.check.base import Surroundings
    from casegraph.check.sheet import Sheet
    from casegraph.model.record import Record, Reference

LEAST_CONFIDENCE = 0.5
"""Below it, nine of ten labelled references are misread in a field."""


def missing_fields(sheet: Sheet) -> Iterator[Finding]:
    """Find a reference in which a field could not be read that a citation of its kind has.

    After ICMJE and NLM: an article has authors, year, title and journal, a book title and year, a
    web page a title. An identifier alone names its work; what is in press has no year yet.

    Sure: that they could not be read; an article may be printed without authors, and some styles
    of chemistry leave out titles.
    Example: `Doe J. J Test 2001;4:1-9.`, which lacks the title.
    """
    for at, reference in enumerate(sheet.references):
        if reference.title and reference.journal and reference.authors and reference.year:
            continue
        wanted = wanted_fields(reference)
        missing = ", ".join(name for name in wanted if not getattr(reference, name))
        if missing:
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
