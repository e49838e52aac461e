"""A record laid out for the checks: what several of them need, worked out once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from casegraph.model.dates import year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.model.record import Record, Reference

LONGEST_ARTICLE = 300
"""Pages: a range of more is a whole work, or misprinted."""

_ASCII = bytes(range(128))
_year = lru_cache(maxsize=4096)(year_of)
_FAMILY = attrgetter("family")
_RANGE = re.compile(r"([A-Za-z]*)(\d+)-([A-Za-z]*)(\d+)")


class PageRange(NamedTuple):
    """A page range: the reference's place in the list, and the first and last page.

    `letters` and `last_letters` stand before the numbers (`e60-e67`).
    """

    at: int
    letters: str
    first: int
    last_letters: str
    last: int
    printed: str


@dataclass(slots=True)
class Sheet:
    """A record with its reference list as columns.

    `raw` holds all references as printed, a line each, `folded` the same in lower-case UTF-8;
    `titles` all titles, a line each, `titled` the place and title of those that have one; `words`
    every field of report and references that holds words. `strange` are the characters beyond
    ASCII in any of them. `years` holds the four digits of each reference as a number, `journals`
    what each prints, `families` the family names of each, `names` all of them, a line each.
    `odd_ranges` are the page ranges that are not plain: with letters, longer than any article, or
    ending before they begin; `other_pages` the place and text of pages that are neither ranges nor
    bare numbers.
    """

    record: Record
    references: tuple[Reference, ...]
    raw: str
    folded: bytes
    titles: str
    titled: list[tuple[int, str]]
    words: str
    strange: frozenset[str]
    years: list[int | None]
    journals: list[str | None]
    families: list[list[str | None]]
    names: str
    odd_ranges: list[PageRange]
    other_pages: list[tuple[int, str]]


def sheet_of(record: Record) -> Sheet:
    """Lay out a record."""
    references = record.references
    raw = "\n".join([reference.raw for reference in references])
    titles = "\n".join([reference.title or "" for reference in references])
    journals = [reference.journal for reference in references]
    families = [list(map(_FAMILY, reference.authors)) for reference in references]
    names = "\n".join(filter(None, chain.from_iterable(families)))
    own = [text for _, text in report_texts(record)]
    words = "\n".join([titles, names, *filter(None, journals), *own])
    encoded = raw.encode(errors="surrogatepass")
    odd_ranges, other_pages = _pages(references)
    return Sheet(
        record=record,
        references=references,
        raw=raw,
        folded=encoded.lower(),
        titles=titles,
        titled=[(at, one.title) for at, one in enumerate(references) if one.title],
        words=words,
        strange=_strange(encoded + words.encode(errors="surrogatepass")),
        years=[_year(reference.year) for reference in references],
        journals=journals,
        families=families,
        names=names,
        odd_ranges=odd_ranges,
        other_pages=other_pages,
    )


def _strange(encoded: bytes) -> frozenset[str]:
    """Return the characters beyond ASCII: deleting bytes is much faster than looking at each."""
    beyond = encoded.translate(None, _ASCII)
    return frozenset(beyond.decode(errors="replace")) if beyond else frozenset()


def is_range(page: str) -> bool:
    """Tell whether a page is a range of numbers, letters before them or not."""
    return _RANGE.fullmatch(page) is not None


def _pages(
    references: tuple[Reference, ...],
) -> tuple[list[PageRange], list[tuple[int, str]]]:
    odd: list[PageRange] = []
    others: list[tuple[int, str]] = []
    for at, reference in enumerate(references):
        page = reference.page
        if not page or page.isdecimal():
            continue
        first, _, last = page.partition("-")
        if first.isdecimal() and last.isdecimal():
            if not 0 <= int(last) - int(first) <= LONGEST_ARTICLE:
                odd.append(PageRange(at, "", int(first), "", int(last), page))
            continue
        found = _RANGE.fullmatch(page)
        if found:
            letters, digits, last_letters, last = found.groups()
            odd.append(PageRange(at, letters, int(digits), last_letters, int(last), page))
        else:
            others.append((at, page))
    return odd, others


def all_texts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield the path and text of every field of report and references that holds words."""
    yield from report_texts(sheet.record)
    for at, reference in enumerate(sheet.references):
        yield from reference_texts(at, reference)


def reference_texts(at: int, reference: Reference) -> list[tuple[str, str]]:
    """Return the path and text of the fields of a reference that hold words, its raw text apart."""
    path = f"references[{at}]"
    fields = [(f"{path}.title", reference.title), (f"{path}.journal", reference.journal)]
    for place, name in enumerate(reference.authors):
        fields += [
            (f"{path}.authors[{place}].family", name.family),
            (f"{path}.authors[{place}].given", name.given),
            (f"{path}.authors[{place}].literal", name.literal),
        ]
    return [(where, text) for where, text in fields if text]


def report_texts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the path and text of the fields of a report's own that hold words."""
    for name in ("title", "journal", "abstract"):
        text = getattr(record, name)
        if text:
            yield name, text
    for place, author in enumerate(record.authors):
        if author.family:
            yield f"authors[{place}].family", author.family
        if author.given:
            yield f"authors[{place}].given", author.given
