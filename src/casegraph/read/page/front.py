"""Front matter: journal, volume line, title, article type, authors and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.ids import clean_doi
from casegraph.read.page.authors import (
    is_name,
    parse_author,
    parse_author_line,
    with_whole_families,
    without_repetition,
)
from casegraph.read.page.furniture import (
    ARTICLE_TYPES,
    DATE,
    FIRST_ONLINE,
    PUBLISHED,
    Section,
)
from casegraph.read.page.lines import joined, paragraphs, plain
from casegraph.read.page.sections import article_type_of, label
from casegraph.read.page.volume import VolumeLine, iso_date, parse_volume
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.model.record import Author
    from casegraph.read.page.lines import Ledger, Line
    from casegraph.read.page.sections import Parts

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SMALL_WORDS = frozenset(
    {"a", "and", "der", "des", "di", "for", "für", "in", "of", "on", "the", "und"}
)
_LONGEST_JOURNAL = 14
_SHORTEST_TITLE = 3
_LINES_ABOVE = 2
_LONGEST_TITLE = 600


@dataclass(frozen=True, slots=True)
class Front:
    """What the top of a page says; `rest` are its lines behind title and authors."""

    title: str | None
    journal: str | None
    volume: VolumeLine | None
    article_type: str | None
    authors: tuple[Author, ...]
    rest: tuple[Line, ...]


def read_front(parts: Parts, ledger: Ledger) -> Front:
    """Return the front matter; its lines go into the ledger."""
    authors, author_lines = _authors(parts, ledger)
    texts = [line for line in parts[Section.FRONT] if not ledger.is_taken(line)]
    volume_line = next(iter(parts[Section.VOLUME]), None)
    volume = parse_volume(volume_line.text) if volume_line else None
    type_line = next(iter(parts[Section.TYPE]), None)
    last = max((line.number for line in author_lines), default=0)
    if not last:
        anchors = [line.number for line in (type_line, volume_line) if line]
        last = max(anchors, default=0)
    unmarked = [line for line in texts if line.number not in parts.bullets]
    journal = _journal(unmarked, last, volume_line, volume)
    groups = paragraphs([line for line in unmarked if line is not journal])
    title = _title(groups, last)
    _enter(ledger, journal, title, volume_line, volume, type_line)
    return Front(
        title=plain(joined(title)) if title else None,
        journal=plain(journal.text) if journal else (volume.journal if volume else None),
        volume=volume,
        article_type=article_type_of(type_line.text) if type_line else None,
        authors=authors,
        rest=tuple(line for line in texts if line.number > last and not ledger.is_taken(line)),
    )


def _enter(
    ledger: Ledger,
    journal: Line | None,
    title: list[Line] | None,
    volume_line: Line | None,
    volume: VolumeLine | None,
    type_line: Line | None,
) -> None:
    ledger.take("title", title or [])
    ledger.take("journal", [journal] if journal else [])
    if type_line:
        ledger.take("article_type", [type_line])
    if volume_line and volume:
        for path in ("journal", "volume", "issue", "page", "issued"):
            if getattr(volume, path):
                ledger.take(path, [volume_line])


def _journal(
    texts: Sequence[Line], last: int, volume_line: Line | None, volume: VolumeLine | None
) -> Line | None:
    """Return the line of the journal's title: before the volume line, or first on the page.

    `last` is the number of the last author's line.
    """
    if volume_line and volume:
        if volume.journal:
            return None
        above = [line for line in texts if line.number < volume_line.number]
        side = [line for line in above if line.number > last] or above
        likely = [line for line in side if _is_journal(line.text)]
        return next(reversed(likely or side), None)
    before = [line for line in texts if line.number < last]
    return before[0] if len(before) > 1 and _is_journal(before[0].text) else None


def _is_journal(text: str) -> bool:
    words = plain(text).split()
    if len(words) > _LONGEST_JOURNAL or not text[0].isalpha() or text.endswith((".", "?", "!")):
        return False
    return all(
        word[0].isupper() or word[0] in "(&:–-" or word.lower() in _SMALL_WORDS for word in words
    )


def _title(groups: Sequence[list[Line]], last: int) -> list[Line] | None:
    """Return the lines of the title: the longest text above the authors, else the first below.

    Without a line of front matter (`last` is 0) nothing tells a title from running text.
    """
    above = [group for group in groups if group[0].number < last and _is_title(group)]
    if above:
        return max(above, key=lambda group: len(joined(group).split()))
    below = [group for group in groups if group[0].number > last > 0]
    return next((group for group in below[:2] if _is_title(group)), None)


def _is_title(group: list[Line]) -> bool:
    text = joined(group)
    return len(text.split()) >= _SHORTEST_TITLE and len(text) <= _LONGEST_TITLE


def _authors(parts: Parts, ledger: Ledger) -> tuple[tuple[Author, ...], list[Line]]:
    candidates = parts[Section.AUTHORS] or parts[Section.FRONT]
    bullets = [line for line in candidates if line.number in parts.bullets and is_name(line.text)]
    if bullets:
        found = [(parse_author(line.text), line) for line in bullets]
    else:
        found = _authors_in_line(parts)
    lines = [line for _, line in found]
    authors = without_repetition(
        [
            author
            if author.corresponding
            else replace(author, corresponding=_marked_below(line, ledger))
            for author, line in found
        ]
    )
    for index, line in enumerate(lines):
        ledger.take(f"authors[{index % len(authors)}]", [line])
    return with_whole_families(authors), lines


def _marked_below(line: Line, ledger: Ledger) -> bool | None:
    """Return True where the next line of the page says `Email author`."""
    for following in ledger.lines:
        if following.number > line.number:
            return True if label(following.text).startswith("email author") else None
    return None


def _authors_in_line(parts: Parts) -> list[tuple[Author, Line]]:
    headed = parts[Section.AUTHORS]
    texts = headed or [line for line in parts[Section.FRONT] if line.number not in parts.bullets]
    listing = [
        (at, authors) for at, line in enumerate(texts) if (authors := parse_author_line(line.text))
    ]
    if listing:
        at, authors = listing[0]
        if len(listing) > 1 and at < _LINES_ABOVE and listing[1][0] - at <= _LINES_ABOVE:
            at, authors = listing[1]  # the first is a title that reads like a list of names
        return [(author, texts[at]) for author in authors]
    if headed:
        return [(parse_author(line.text), line) for line in headed if is_name(line.text)]
    titled = False
    for line in texts:
        if titled and is_name(line.text) and " " in plain(line.text):
            return [(parse_author(line.text), line)]
        titled = titled or len(line.text.split()) > _SHORTEST_TITLE
    return []


def work_type(article_type: str | None) -> WorkType:
    """Return the kind of publication that an article type as printed stands for."""
    return ARTICLE_TYPES.get(label(article_type or ""), WorkType.CASE_REPORT)


def read_issued(
    volume: VolumeLine | None, copyright_line: str | None, parts: Parts, ledger: Ledger
) -> str | None:
    """Return the date of publication from the best place the page prints one."""
    stated = [
        line for line in (*parts[Section.TYPE], *parts[Section.DATES]) if DATE.search(line.text)
    ]
    for line in parts[Section.DATES]:
        ledger.furniture(line)
    if volume and volume.issued:
        return volume.issued
    published = _printed_date(stated, online=False)
    if published:
        ledger.take("issued", [published[1]])
        return published[0]
    years = set(_YEAR.findall(copyright_line or ""))
    if len(years) == 1:
        return _from_elsewhere(years.pop(), "the copyright line", "copyright", ledger)
    online = _printed_date(stated, online=True)
    if online:
        ledger.take("issued", [online[1]])
        return _from_elsewhere(online[0], "the date of first publication online", "issued", ledger)
    return None


def _from_elsewhere(date: str, place: str, path: str, ledger: Ledger) -> str:
    if path in ledger.positions:
        ledger.positions.setdefault("issued", ledger.positions[path])
    ledger.report(
        "issued-from-elsewhere",
        Severity.INFO,
        f"the page prints no date of publication; {date} is taken from {place}",
        path="issued",
    )
    return date


def _printed_date(lines: Sequence[Line], *, online: bool) -> tuple[str, Line] | None:
    for line in lines:
        for pattern in (PUBLISHED, FIRST_ONLINE):
            for found in pattern.finditer(line.text):
                is_online = pattern is FIRST_ONLINE or bool(found["online"])
                date = iso_date(found["date"])
                if date and is_online is online:
                    return date, line
    return None


def read_identifiers(parts: Parts, ledger: Ledger) -> dict[str, str]:
    """Return the report's own DOI where the page prints it, once or again."""
    found: str | None = None
    for line in (*parts[Section.IDENTIFIERS], *parts[Section.CITE]):
        ledger.explain(line, "how to cite the report")
        printed = _DOI.search(line.text)
        doi = clean_doi(printed[0]) if printed else None
        if doi and found in {None, doi}:
            found = doi
            ledger.take("identifiers.doi", [line])
    return {"doi": found} if found else {}
