"""Values that PubMed writes alike in its XML and in MEDLINE: types, dates, pages, grants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.dates import PartialDate, date_of_parts
from casegraph.model.record import Disclosure, Funding
from casegraph.read.fields import work_types
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.model.record import Author
    from casegraph.read.fields.record_builder import Position, RecordBuilder

_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_BESIDE = re.compile(
    r"\s*[;,]\s*(?:quiz|discussion|author reply|passim|table of contents).*", re.IGNORECASE
)
_TRANSLATED = re.compile(
    r"\[(.+?)\.?\]\.?(?:\s*\[article in [^\]]*\]\.?)?", re.IGNORECASE | re.DOTALL
)
_NOT_THERE = re.compile(r"\[?not available\.?\]?\.?", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2}_?|[A-Z]{2,4}_")
_HEADING = re.compile(
    r"(?:conflicts? of interests?|competing interests?|declarations? of (?:competing )?interests?|"
    r"disclosures?)(?: (?:statement|disclosure))?\s*[:.]?\s+(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_RETRACTED = "retracted publication"
_ELOCATION = re.compile(r"e[0-9]{1,9}|[0-9]{1,6}")


def medline_date(printed: str) -> PartialDate | None:
    """Return the date of `2014 May 3` or `20140503`; of `2014 May-Jun` or `2014 Spring` the year.

    Of a span over years it is the first (`1998 Dec-1999 Jan`). None without a year.
    """
    text = printed.strip()
    compact = _COMPACT.fullmatch(text)
    if compact:
        return date_of_parts(*compact.groups())
    found = _YEAR.search(text)
    if found is None:
        return None
    month, day, *more = (*text[found.end() :].split(), "", "")
    return date_of_parts(found[0]) if any(more) else date_of_parts(found[0], month, day)


def medline_pages(printed: str) -> str:
    """Return the pages of `MedlinePgn`, without the quiz or reply that stands behind some."""
    return _BESIDE.sub("", " ".join(printed.split()))


def is_location(printed: str) -> bool:
    """Tell whether a publisher's number is an electronic location (`e32822`), as pages are."""
    return bool(_ELOCATION.fullmatch(printed.strip()))


def plain_title(printed: str) -> str:
    """Return a title without the full stop that PubMed adds, and without its brackets.

    Brackets mark a title that PubMed translated. Empty where PubMed says that there is none.
    """
    title = " ".join(printed.split())
    if _NOT_THERE.fullmatch(title):
        return ""
    translated = _TRANSLATED.fullmatch(title)
    title = translated[1] if translated and "[" not in translated[1] else title
    last = title.rsplit(" ", 1)[-1]
    return title.removesuffix(".") if last.count(".") == 1 else title


def grant(printed: str) -> Funding:
    """Return the grant of `Number/Acronym/Agency/Country`, of which parts may be missing.

    PubMed Central writes `Number || Acronym`.
    """
    from casegraph.model.countries import country_code

    parts = [part.strip() for part in printed.replace("||", "/").split("/")]
    if len(parts) > 1 and (not parts[-1] or country_code(parts[-1])):
        parts.pop()
    agency = parts.pop()
    if parts and _ACRONYM.fullmatch(parts[-1]) and any(parts[:-1]):
        parts.pop()
    number = "/".join(part for part in parts if part)
    return Funding(funder=agency or None, award_number=number or None)


def state_type(stated: Sequence[tuple[str, Position]], builder: RecordBuilder) -> None:
    """State the kind that publication types mean together; a retraction is a warning."""
    for text, at in stated:
        if text.lower() == _RETRACTED:
            builder.warn("retracted", "the publication was retracted", at, "type")
    told = work_types.of_publication_types(text for text, _ in stated)
    if told:
        builder.type, name = told
        builder.text("article_type", name, next(at for text, at in stated if text == name))
        return
    builder.type = WorkType.OTHER
    at = stated[0][1] if stated else builder.at
    builder.unknown_type(", ".join(text for text, _ in stated), at)


def disclosures(statement: str, authors: Sequence[Author]) -> tuple[Disclosure, ...]:
    """Return the statements of interest of one text, by author where it names them."""
    from casegraph.read.wording.disclosures import read_disclosures
    from casegraph.read.wording.lines import Ledger, split_lines
    from casegraph.read.wording.statements import people

    text = _HEADING.sub("", " ".join(statement.split()), count=1)
    if not text:
        return ()
    lines = split_lines(text)
    found = read_disclosures(lines, people(authors), Ledger(lines, ""))
    return found or (Disclosure(statement=text),)
