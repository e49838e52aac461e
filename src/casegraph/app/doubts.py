"""What a curator should look at in a record that was read by machine, field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from casegraph.model.names import citation_form, display

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from casegraph.model.record import Affiliation, Author, Record, Reference

_INITIAL = re.compile(r"[^\W\d_](?:\.?-?[^\W\d_])?\.?|[A-Z]{1,3}")
_MOST_AUTHORS = 3


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that may have been read wrong, and why."""

    path: str
    detail: str


def find_doubts(record: Record) -> Iterator[Doubt]:
    """Yield the doubts that a record itself gives rise to, in the order of its parts."""
    for rule in _RULES:
        yield from rule(record)


def reading_of(reference: Reference) -> str:
    """Return the fields of a completed reference in a line, as a person checks them."""
    names = [citation_form(author) for author in reference.authors]
    others = len(names) - _MOST_AUTHORS
    people = ", ".join(names[:_MOST_AUTHORS]) + (f" and {others} more" if others > 0 else "")
    fields = {
        "authors": f"{people} et al" if reference.et_al else people,
        "year": reference.year,
        "title": reference.title,
        "journal": reference.journal,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.page,
        **reference.identifiers,
    }
    return "; ".join(f"{name} {value}" for name, value in fields.items() if value) or "nothing"


def guessed_family_names(record: Record) -> Iterator[Doubt]:
    """Where a family name begins is not printed: in names of three words or more it is a guess."""
    for index, author in enumerate(record.authors):
        other = _other_split(author)
        if other:
            guess = f"family name {author.family!r} is a guess from {display(author)!r}"
            yield Doubt(f"authors[{index}].family", f"{guess}; it may be {other!r}")


def unlinked_authors(record: Record) -> Iterator[Doubt]:
    """With several affiliations, a page that prints no numbers does not say whose each is."""
    names = [display(author) for author in record.authors if author.affiliations is None]
    if names and len(record.affiliations) > 1:
        detail = f"no link to an affiliation was read for {', '.join(names)}"
        yield Doubt("authors", f"{detail}; add 'affiliations: [1]' where it is known")


def glued_affiliations(record: Record) -> Iterator[Doubt]:
    """Pages print the parts of an affiliation without anything between them."""
    for index, affiliation in enumerate(record.affiliations):
        parts = [part for part in _parts(affiliation) if part]
        printed = affiliation.printed or ""
        if any(f"{before}{after}" in printed for before, after in pairwise(parts)):
            detail = f"printed as {printed!r}, split into {' | '.join(parts)}"
            yield Doubt(f"affiliations[{index}]", detail)
        elif affiliation.country is None:
            detail = f"no country was read from {printed or affiliation.name!r}"
            yield Doubt(f"affiliations[{index}]", detail)


def incomplete_funding(record: Record) -> Iterator[Doubt]:
    """A grant has a funder and, most often, a number."""
    for index, funding in enumerate(record.funding):
        held = {"funder": funding.funder, "number": funding.award_number}
        missing = [name for name, value in held.items() if not value]
        if missing:
            detail = f"no {' and no '.join(missing)} was read from the statement"
            yield Doubt(f"funding[{index}]", detail)


def derived_statements(record: Record) -> Iterator[Doubt]:
    """What is derived was stated elsewhere, and not as a disclosure or as funding."""
    for index, disclosure in enumerate(record.disclosures):
        path = f"disclosures[{index}]"
        if disclosure.derived:
            category = f", ICMJE item {disclosure.category.value}" if disclosure.category else ""
            detail = f"derived from another statement of the paper: {disclosure.entity}{category}"
            yield Doubt(path, f"{detail}; remove it if it is no tie")
        elif not disclosure.none_declared and disclosure.category is None:
            yield Doubt(path, "the statement was not understood: no ICMJE category, not 'none'")
    for index, funding in enumerate(record.funding):
        if funding.derived:
            yield Doubt(f"funding[{index}]", "derived from another statement of the paper")


_RULES: tuple[Callable[[Record], Iterator[Doubt]], ...] = (
    guessed_family_names,
    unlinked_authors,
    glued_affiliations,
    incomplete_funding,
    derived_statements,
)


def _other_split(author: Author) -> str | None:
    """Return the family name of the next likely split, None where there is no doubt."""
    given, family = (author.given or "").split(), (author.family or "").split()
    if author.literal or len(given) + len(family) < 3:
        return None
    if len(given) > 1 and not _INITIAL.fullmatch(given[-1]):
        return f"{given[-1]} {author.family}"
    return family[-1] if len(family) > 1 else None


def _parts(affiliation: Affiliation) -> tuple[str | None, ...]:
    region, country = affiliation.region, affiliation.country_printed
    return affiliation.name, affiliation.city, region, country
