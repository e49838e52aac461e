"""`citation_reference`: free text as printed, or pairs (`citation_title=...; citation_doi=...`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.names import inverted_name
from casegraph.model.page_ranges import printed_in_full
from casegraph.model.record import Name, Reference
from casegraph.read.fields.composed import compose
from casegraph.read.fields.markup import plain_text
from casegraph.read.fields.printed_date import of_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casegraph.read.fields.record_builder import Position, RecordBuilder

_STARTS_WITH_PAIR = re.compile(r"\s*citation_[a-z_]+\s*=")
_FAMILY_FIRST = re.compile(r"(.*\S)\s+((?:[A-Z]\.?[\s-]?){1,4})")
_INITIALS_FIRST = re.compile(r"(?:[A-Z]{1,3}|(?:[A-Z]\.[ -]?)+)\s+[^\W\d_]{2}")
_CONTAINERS = ("journal_title", "inbook_title", "book_title", "conference_title",
               "journal_abbrev", "technical_report_institution")  # fmt: skip
_DATES = ("publication_date", "year", "date", "cover_date")
_KNOWN = frozenset(
    (
        *_CONTAINERS, *_DATES, "title", "author", "authors", "volume", "issue", "pages",
        "firstpage", "lastpage", "first_page",
        "last_page", "doi", "pmid", "issn", "isbn", "pmcid", "id", "publisher",
        "article_type", "author_institution", "fulltext_html_url", "language", "number", "url",
        "reference", "arxiv_id", "edition", "editor",
    )
)  # fmt: skip
_SCHEMES = (("doi", "doi"), ("pmid", "pmid"), ("pmcid", "pmcid"), ("issn", "issn"),
            ("isbn", "isbn"), ("arxiv_id", "arxiv"))  # fmt: skip


def reference_of(number: int, content: str, at: Position, builder: RecordBuilder) -> Reference:
    """Return one entry of the reference list; of pairs the raw text is their values, in order."""
    path = f"references[{number - 1}]"
    content = builder.clean(content, at, path)
    if not _STARTS_WITH_PAIR.match(content):
        return Reference(number=number, raw=plain_text(content) or content)
    pairs: dict[str, list[str]] = {}
    for name, value in _pairs(content):
        if value:
            pairs.setdefault(name, []).append(plain_text(value))
        if name not in _KNOWN:
            builder.unknown_field(f"citation_reference citation_{name}", value, at)
    return _of_pairs(number, content, pairs, at, builder)


def _pairs(content: str) -> list[tuple[str, str]]:
    """Return names and values; a semicolon parts them where a further name follows it."""
    starts = [found.start() for found in re.finditer(r"(?:^|;)\s*citation_[a-z_]+\s*=", content)]
    pieces = [content[a:b] for a, b in zip(starts, (*starts[1:], len(content)), strict=True)]
    pairs = []
    for piece in pieces:
        name, _, value = piece.lstrip("; ").partition("=")
        pairs.append((name.strip().removeprefix("citation_"), value.strip().rstrip(";").strip()))
    return pairs


def _of_pairs(
    number: int,
    content: str,
    pairs: Mapping[str, Sequence[str]],
    at: Position,
    builder: RecordBuilder,
) -> Reference:
    authors = [entry for name in ("author", "authors") for entry in _split(pairs.get(name, ()))]
    dates = [of_text(text).date for name in _DATES for text in pairs.get(name, ())]
    year = next((f"{date.year:04d}" for date in dates if date), None)
    title, container = _one(pairs, "title"), _one(pairs, *_CONTAINERS)
    page = _page(pairs)
    issue = _one(pairs, "issue", "number")
    raw = compose(
        authors=authors,
        year=year,
        title=title,
        journal=container,
        volume=_one(pairs, "volume"),
        issue=issue,
        page=page,
        identifier=_one(pairs, "doi"),
    )
    return Reference(
        number=number,
        raw=raw or content,
        authors=tuple(_name(author) for author in authors),
        year=year,
        title=title,
        journal=container,
        volume=_one(pairs, "volume"),
        issue=issue,
        page=page,
        identifiers=_identifiers(number, pairs, at, builder),
    )


def _one(pairs: Mapping[str, Sequence[str]], *names: str) -> str | None:
    return next((text for name in names for text in pairs.get(name, ())), None)


def _page(pairs: Mapping[str, Sequence[str]]) -> str | None:
    first = _one(pairs, "firstpage", "first_page")
    last = _one(pairs, "lastpage", "last_page")
    whole = f"{first}-{last}" if first and last else first or _one(pairs, "pages")
    return printed_in_full(whole) if whole else None


def _split(values: Sequence[str]) -> list[str]:
    """Return the authors of values that may each hold several: `J Doe, R Roe`."""
    authors: list[str] = []
    for value in values:
        if ";" in value:
            authors.extend(value.split(";"))
        elif value.count(",") > 1 or all(map(_INITIALS_FIRST.match, value.split(", "))):
            authors.extend(value.split(","))
        else:
            authors.append(value)
    return [author.strip() for author in authors if author.strip()]


def _name(printed: str) -> Name:
    """Return a name: `Doe, J`, `J. Doe`, or with its initials behind it, `Doe JA`."""
    found = _FAMILY_FIRST.fullmatch(printed)
    if "," not in printed and found:
        return Name(family=found[1], given=found[2].strip())
    return inverted_name(printed)


def _identifiers(
    number: int, pairs: Mapping[str, Sequence[str]], at: Position, builder: RecordBuilder
) -> dict[str, str]:
    held: dict[str, str] = {}
    for name, scheme in _SCHEMES:
        for printed in pairs.get(name, ()):
            path = f"references[{number - 1}].identifiers.{scheme}"
            if cleaned := builder.valid(scheme, printed, at, path):
                held.setdefault(scheme, cleaned)
    return held
