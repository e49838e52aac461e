"""The reference list of a work of Crossref: free text, fields, or no more than a DOI."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.names import inverted_name
from casegraph.model.page_ranges import printed_in_full
from casegraph.model.record import Reference
from casegraph.read.csl_json.fields import REFERENCE_PARTS
from casegraph.read.fields.composed import compose
from casegraph.read.fields.markup import plain_text
from casegraph.read.fields.record_builder import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.read.csl_json.items import Json
    from casegraph.read.fields.record_builder import Position, RecordBuilder

_LAST_NUMBER = re.compile(r"([0-9]{1,5})\D*$")
_MOST_SKIPPED = 20
_YEAR = re.compile(r"[0-9]{4}[a-z]?")


def read_references(
    value: Json, at: Position, places: Sequence[Position], builder: RecordBuilder
) -> None:
    """Add the references of a work to its record, in the order of their numbers.

    `at` is the place of the list, `places` are those of its entries.
    """
    if not isinstance(value, list):
        if value:
            detail = f"reference holds {shown(str(value))} where a list is expected"
            builder.warn("unexpected-value", detail, at, "references")
        return
    entries: list[dict[str, Json]] = []
    held: list[Position] = []
    for index, entry in enumerate(value):
        place = places[index] if index < len(places) else at
        if isinstance(entry, dict):
            entries.append(entry)
            held.append(place)
        else:
            detail = f"an entry of the reference list is no object: {shown(str(entry))}"
            builder.warn("unexpected-value", detail, place, "references")
    listed = zip(_numbers(entries), entries, held, strict=True)
    for number, entry, place in sorted(listed, key=lambda each: each[0]):
        reference = _reference(number, entry, place, builder)
        if reference:
            builder.reference(reference, place)


def _numbers(entries: Sequence[dict[str, Json]]) -> list[int]:
    """Return the numbers of the entries: their keys' where these count them, else in order.

    Crossref does not keep the printed order; the keys (`10.1007/..._CR12`, `ref12`) hold it.
    """
    found = [_LAST_NUMBER.search(str(entry.get("key") or "")) for entry in entries]
    numbers = [int(match[1]) for match in found if match]
    counts = len(set(numbers)) == len(entries) and min(numbers, default=0) > 0
    if counts and max(numbers) <= len(entries) + _MOST_SKIPPED:
        return numbers
    return list(range(1, len(entries) + 1))


def _reference(
    number: int, entry: dict[str, Json], at: Position, builder: RecordBuilder
) -> Reference | None:
    path = f"references[{len(builder.references)}]"
    parts = {
        key: builder.clean(plain_text(value), at, path)
        for key, value in entry.items()
        if isinstance(value, str)
    }
    for key, value in entry.items():
        if key not in REFERENCE_PARTS and value:
            builder.unknown_field(f"reference.{key}", str(value), at)
    raw = parts.get("unstructured") or _as_printed(parts)
    if not raw:
        key = parts.get("key", "")
        builder.set_aside(f"reference {number}, which says nothing", key, at, path)
        return None
    year = parts.get("year", "")
    if year and not _YEAR.fullmatch(year):
        builder.warn("invalid-date", f"reference {number}: no year: {shown(year)}", at, path)
        year = ""
    author = parts.get("author")
    return Reference(
        number=number,
        raw=raw,
        authors=(inverted_name(author),) if author else (),
        year=year or None,
        title=parts.get("article-title") or parts.get("volume-title") or None,
        journal=parts.get("journal-title") or parts.get("series-title") or None,
        volume=parts.get("volume") or None,
        issue=parts.get("issue") or None,
        page=printed_in_full(parts["first-page"]) if parts.get("first-page") else None,
        identifiers=_identifiers(path, parts, at, builder),
    )


def _identifiers(
    path: str, parts: dict[str, str], at: Position, builder: RecordBuilder
) -> dict[str, str]:
    held: dict[str, str] = {}
    for key, scheme in (("DOI", "doi"), ("ISSN", "issn"), ("ISBN", "isbn")):
        printed = parts.get(key)
        if not printed:
            continue
        number = printed.rpartition("issn/")[2].rpartition("isbn/")[2]
        if cleaned := builder.valid(scheme, number, at, f"{path}.identifiers.{scheme}"):
            held[scheme] = cleaned
    return held


def _as_printed(parts: dict[str, str]) -> str:
    """Return a reference that is given in fields alone as a line of text."""
    standard = parts.get("standard-designator")
    author = parts.get("author")
    return compose(
        authors=(author,) if author else (),
        year=parts.get("year"),
        title=parts.get("article-title") or parts.get("volume-title") or standard,
        journal=parts.get("journal-title") or parts.get("series-title"),
        volume=parts.get("volume"),
        issue=parts.get("issue"),
        page=parts.get("first-page"),
        identifier=parts.get("DOI") or parts.get("ISBN") or parts.get("ISSN"),
    )
