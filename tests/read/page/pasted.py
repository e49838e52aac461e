"""Pasted text, read."""

from __future__ import annotations

from casegraph.model.record import Record
from casegraph.read.base import Reading
from casegraph.read.page.reader import PageReader

REFERENCES = """References
1. Able A, Baker BC (2004) A first tale of ataxia. J Tales 3(1):4–8
2. Cole D (2007) A second tale of ataxia. J Tales 6(2):14–18
"""


def reading_of(text: str) -> Reading:
    """Return what the reader of pages makes of a text."""
    return PageReader().read(text.encode(), "page")


def record_of(text: str) -> Record:
    """Return the record of a text that is a page."""
    record = reading_of(text).record
    assert record is not None
    return record
