"""Rules over what other reports of the archive print of the same works and journals."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.journals import may_be_same_journal
from casegraph.check.titles import is_similar
from casegraph.model.names import ascii_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.check.base import Surroundings
    from casegraph.model.citing import PrintedElsewhere
    from casegraph.model.record import Record, Reference

_LEAST_AGREEING = 2
_LEAST_OF_JOURNAL = 3
_SHARE_OF_JOURNAL = 0.8
_STEM = re.compile(
    r"(10\.\d{4,9}/(?:s\d{5}(?=-)|(?:j|journal)\.[a-z]+|s?\d{4}-?\d{3}[\dx](?=\()|[a-z]{2,}(?=[\d./-])))"
)
_FIRST_PAGE = re.compile(r"[a-z]*0*(\d+)", re.IGNORECASE)


def title_contradicted(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Find a title that no other report prints for the same work.

    The two were joined by an identifier: it is another paper's, or the title is misprinted.

    Sure: mostly; a translated title is one of two titles of a work.
    Example: a DOI that three reports cite with another title.
    """
    for at, reference, others in _cited(record, surroundings):
        own = ascii_form(reference.title or "")
        titles = [ascii_form(other.title) for other in others if other.title]
        if own and titles and not any(is_similar(own, title) for title in titles):
            other = next(other for other in others if other.title)
            detail = f"{other.report} prints the title {other.title!r} for the same work"
            yield Finding(f"references[{at}].title", detail, "is the identifier the right one?")


def year_contradicted(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Find a year that differs by more than one from what other reports print for the same work.

    A year's difference is common: papers appear online before they do in print.

    Sure: nearly always, where two reports agree against it.
    Example: 2004, where two other reports print 2014.
    """
    for at, reference, others in _cited(record, surroundings):
        usual = _usual([other.year[:4] for other in others if other.year])
        own = (reference.year or "")[:4]
        if usual and own.isdigit() and usual.isdigit() and abs(int(own) - int(usual)) > 1:
            detail = f"year {own}, where other reports print {usual} for the same work"
            yield Finding(f"references[{at}].year", detail)


def pages_contradicted(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Find a first page that differs from what other reports print for the same work.

    Sure: mostly, where two reports agree against it; a work may be printed twice.
    Example: `653-655`, where two other reports print 652-655.
    """
    for at, reference, others in _cited(record, surroundings):
        own = _first_page(reference.page)
        pages = (_first_page(other.page) for other in others)
        usual = _usual([page for page in pages if page])
        if own and usual and own != usual:
            detail = f"page {own}, where other reports print {usual} for the same work"
            yield Finding(f"references[{at}].page", detail)


def journal_contradicted(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Find a journal that differs from what other reports print for the same work.

    Sure: mostly, where two reports agree against it; forms of one journal are told apart from
    other journals by their words.
    Example: `J Neurol`, where two other reports print J Neurovirol.
    """
    for at, reference, others in _cited(record, surroundings):
        journals = [other.journal for other in others if other.journal]
        own = reference.journal
        if not own or len(journals) < _LEAST_AGREEING:
            continue
        if not any(may_be_same_journal(own, journal) for journal in journals):
            detail = f"journal {own!r}, where other reports print {journals[0]!r} for the same work"
            yield Finding(f"references[{at}].journal", detail)


def volume_of_another_year(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Find a year that no other citation of this volume of the journal prints.

    The references of the whole archive tell in which year a volume appeared.

    Sure: nearly always, where two agree against it and the difference is more than a year.
    Example: `J Virol 78` of 1994, where the others print 2004.
    """
    if surroundings.cited is None:
        return
    for at, reference in enumerate(record.references):
        own = (reference.year or "")[:4]
        if not reference.journal or not reference.volume or not own.isdigit():
            continue
        volume = (ascii_form(reference.journal), reference.volume)
        years = surroundings.cited.volumes.get(volume, {})
        if max(years.values(), default=0) < _LEAST_AGREEING:
            continue
        usual = max(years, key=lambda year: (years[year], year), default=own)
        near = any(abs(int(year) - int(own)) <= 1 for year in years if year != own)
        agree = years.get(usual, 0) >= _LEAST_AGREEING and years.get(usual, 0) > years.get(own, 0)
        if agree and not near and abs(int(usual) - int(own)) > 1:
            detail = f"volume {reference.volume} of {own}, where others print {usual}"
            yield Finding(f"references[{at}].year", detail)


def identifier_of_another_journal(record: Record, surroundings: Surroundings) -> Iterator[Finding]:
    """Find a DOI whose form is that of another journal than the one printed.

    Publishers write a code of the journal into its DOIs; the archive's other references tell
    whose it is.

    Sure: mostly, where most of at least three references agree; a journal may have been renamed.
    Example: `10.1128/jvi.00123-04` with the journal `J Neurol`.
    """
    if surroundings.cited is None:
        return
    for at, reference in enumerate(record.references):
        stem = doi_stem(reference.identifiers.get("doi", ""))
        if not stem or not reference.journal:
            continue
        usual = _whose(surroundings.cited.journals.get(stem, {}), reference.journal)
        if usual:
            detail = f"{stem}... is a DOI of {usual!r}, the reference prints {reference.journal!r}"
            yield Finding(f"references[{at}].identifiers.doi", detail)


def doi_stem(doi: str) -> str | None:
    """Return the part of a DOI that names the journal (`10.1007/s13365`), None where none does."""
    found = _STEM.match(doi.lower())
    return found[1] if found else None


def _cited(
    record: Record, surroundings: Surroundings
) -> Iterator[tuple[int, Reference, tuple[PrintedElsewhere, ...]]]:
    if surroundings.cited is None:
        return
    for at, reference in enumerate(record.references):
        others = surroundings.cited.works.get(reference.number)
        if others:
            yield at, reference, others


def _usual(values: list[str]) -> str | None:
    """Return what most of the values are, None where fewer than two agree."""
    if not values:
        return None
    value, count = Counter(values).most_common(1)[0]
    return value if count >= _LEAST_AGREEING and count * 2 > len(values) else None


def _first_page(page: str | None) -> str | None:
    found = _FIRST_PAGE.match(page or "")
    return found[1] if found else None


def _whose(journals: Mapping[str, int], own: str) -> str | None:
    """Return the journal that most references with a DOI of this form print, if it is another."""
    total = sum(journals.values())
    same = sum(count for journal, count in journals.items() if may_be_same_journal(journal, own))
    if total < _LEAST_OF_JOURNAL + 1 or total - same < _SHARE_OF_JOURNAL * total:
        return None
    usual = max(sorted(journals), key=lambda journal: journals[journal])
    agree = sum(count for name, count in journals.items() if may_be_same_journal(name, usual))
    return usual if agree >= _SHARE_OF_JOURNAL * total and agree >= _LEAST_OF_JOURNAL else None
