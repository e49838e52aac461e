"""Rules over the references of a printed list, one by one and beside their neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.model.coverage import NO_TREATMENT
from casegraph.model.names import ascii_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.model.record import Record, Reference

_NEEDED = ("authors", "year", "title", "journal")
_LINK_SHARE = 0.5
_DAY_WITHOUT_MONTH = re.compile(r"\b(?:1[5-9]|20)\d\d\s*;\s*(\d{1,2})\s*;\s*\d+\s*[(:]")
_SHARP_S_AS_BETA = re.compile(r"(?<![a-zäöüß])ß(?=[\s\d-]|$)")
_GREEK_OR_CYRILLIC_IN_LATIN = re.compile(
    r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]|[A-Za-z]{2}[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]"
)


def missing_fields(record: Record) -> Iterator[Finding]:
    """Find a reference in which authors, year, title or journal could not be read."""
    for index, reference in enumerate(record.references):
        missing = [name for name in _NEEDED if not getattr(reference, name)]
        if missing:
            detail = f"no {', '.join(missing)} read from {_start(reference)!r}"
            yield Finding(f"references[{index}]", detail)


def year_after_title(record: Record) -> Iterator[Finding]:
    """Find a year printed after the title in a list that prints it before the title."""
    places = [_year_is_late(reference) for reference in record.references]
    known = [late for late in places if late is not None]
    if known.count(True) * 2 >= len(known):
        return
    for index, late in enumerate(places):
        if late:
            year = record.references[index].year
            detail = f"year {year} stands after the title, in the others before it"
            yield Finding(f"references[{index}].year", detail)


def day_without_month(record: Record) -> Iterator[Finding]:
    """Find a day of the month between year and volume whose month was lost: `2006; 1;42(7)`."""
    for index, reference in enumerate(record.references):
        found = _DAY_WITHOUT_MONTH.search(reference.raw)
        if found:
            detail = f"the day {found[1]} stands after the year without its month"
            yield Finding(f"references[{index}].year", detail)


def missing_link(record: Record) -> Iterator[Finding]:
    """Find a reference without the link to CrossRef that most of the list has.

    Publishers link what they could match to a DOI; one that failed is often misprinted.
    """
    linked = ["CrossRef" in reference.links for reference in record.references]
    if not linked or sum(linked) < len(linked) * _LINK_SHARE:
        return
    for index, (reference, has_link) in enumerate(zip(record.references, linked, strict=True)):
        if not has_link and "PubMed" not in reference.links:
            detail = f"no CrossRef link, where {sum(linked)} of {len(linked)} references have one"
            yield Finding(f"references[{index}].links", detail, "is the journal printed right?")


def authors_cut(record: Record) -> Iterator[Finding]:
    """Note a list of authors that ends in "et al": the others are not known from here."""
    for index, reference in enumerate(record.references):
        if reference.et_al:
            count = len(reference.authors)
            yield Finding(f"references[{index}].authors", f"'et al' after {count} authors")


def wrong_alphabet(record: Record) -> Iterator[Finding]:
    """Find a letter of another alphabet that looks like the right one.

    A German sharp s (U+00DF) that stands alone or before a digit is a Greek beta; a Cyrillic or
    Greek capital inside a Latin word is a Latin letter.
    """
    for index, reference in enumerate(record.references):
        for found in _SHARP_S_AS_BETA.finditer(reference.raw):
            around = reference.raw[max(0, found.start() - 12) : found.end() + 6].strip()
            detail = f"U+00DF (German sharp s) stands where a Greek beta belongs: {around!r}"
            yield Finding(f"references[{index}].title", detail)
        for found in _GREEK_OR_CYRILLIC_IN_LATIN.finditer(reference.raw):
            detail = f"letters of two alphabets in one word: {found[0]!r}"
            yield Finding(f"references[{index}]", detail)


def number_gap(record: Record) -> Iterator[Finding]:
    """Find a number that the list leaves out: lists count from 1, so a reference got lost."""
    expected = 1
    for index, reference in enumerate(record.references):
        if reference.number > expected:
            missing = f"{expected}" if reference.number == expected + 1 else f"{expected} and on"
            yield Finding(f"references[{index}].number", f"before it, number {missing} is missing")
        expected = reference.number + 1


def duplicate_reference(record: Record) -> Iterator[Finding]:
    """Find a work that the list prints twice: same title, year and first author."""
    seen: dict[tuple[str, str, str], int] = {}
    for index, reference in enumerate(record.references):
        if not reference.title or not reference.authors:
            continue
        author = reference.authors[0].family or reference.authors[0].literal or ""
        key = (ascii_form(reference.title), reference.year or "", ascii_form(author))
        first = seen.setdefault(key, reference.number)
        if first != reference.number:
            detail = f"prints the work of reference {first} again"
            yield Finding(f"references[{index}]", detail)


def contradicting_statements(record: Record) -> Iterator[Finding]:
    """Find a reference that is stated to cover no treatment, and to cover one."""
    for index, reference in enumerate(record.references):
        treatments = [entry.treatment for entry in reference.coverage]
        others = [name for name in treatments if name != NO_TREATMENT]
        if others and len(others) < len(treatments):
            detail = f"stated to cover no treatment, and to cover {', '.join(others)}"
            yield Finding(f"references[{index}].coverage", detail)


def _year_is_late(reference: Reference) -> bool | None:
    if not reference.title or not reference.year:
        return None
    title = reference.raw.find(reference.title)
    year = reference.raw.find(reference.year)
    return title < year if title >= 0 and year >= 0 else None


def _start(reference: Reference) -> str:
    return reference.raw if len(reference.raw) <= 60 else f"{reference.raw[:60]}..."
