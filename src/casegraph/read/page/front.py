"""Front matter: journal, volume line, title, article type, authors and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.read.page.affiliations import addresses_in
from casegraph.read.page.bylines import read_authors
from casegraph.read.page.forms import article_type_of
from casegraph.read.page.titles import JOURNAL_TRAIL, title_of
from casegraph.read.page.volume import VolumeLine, parse_pages, parse_volume
from casegraph.read.wording.headings import (
    ARTICLE_TYPES,
    DATE,
    Section,
)
from casegraph.read.wording.lines import joined, label, paragraphs, plain
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.model.record import Author
    from casegraph.read.page.parts import Parts
    from casegraph.read.wording.lines import Ledger, Line

_SMALL_WORDS = frozenset(
    {"a", "and", "der", "des", "di", "for", "für", "in", "of", "on", "the", "und"}
)
_LONGEST_JOURNAL = 14
_LINES_AT_TOP = 6
_ACCESS = re.compile(r"\s+(?:(?i:open access|free access)|Free)$")
_TRAIL_MARKS = (" / ", " Aims and scope", "»", "›", " > ")
_ACCESS_ENDINGS = ("ccess", "CCESS", " Free")
_DATED_JOURNAL = re.compile(
    r"(?P<journal>[A-Z][^,]{2,100}), (?P<date>\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})"
)


@dataclass(frozen=True, slots=True)
class Front:
    """What the top of a page says; `rest` are its lines behind title and authors.

    `addresses` are lines among them that hold the authors' affiliations; `named` are all lines of
    the front and those below a heading `Authors`.
    """

    title: str | None
    journal: str | None
    volume: VolumeLine | None
    article_type: str | None
    authors: tuple[Author, ...]
    addresses: tuple[Line, ...]
    named: tuple[Line, ...]
    rest: tuple[Line, ...]


def read_front(parts: Parts, ledger: Ledger) -> Front:
    """Return the front matter; its lines go into the ledger."""
    authors, author_lines = read_authors(parts, ledger)
    texts = [line for line in parts[Section.FRONT] if not ledger.is_taken(line)]
    naming = (*parts[Section.FRONT], *parts[Section.AUTHORS])
    volume_line = next(iter(parts[Section.VOLUME]), None)
    volume = parse_volume(volume_line.text) if volume_line else None
    type_line = next(iter(parts[Section.TYPE]), None)
    last = max((line.number for line in author_lines), default=0)
    if not last:
        anchors = [line.number for line in (type_line, volume_line) if line]
        last = max(anchors, default=0)
    unmarked = [line for line in texts if line.number not in parts.bullets]
    journal = _journal(unmarked, last, volume_line, volume)
    group = title_of(paragraphs([line for line in unmarked if line is not journal]), last)
    if journal and not _names_journal(journal.text):
        whole = title_of(paragraphs(unmarked), last)
        if whole and journal in whole:
            group, journal = whole, None
    _enter(ledger, journal, group, volume_line, volume, type_line)
    title = _without_access(plain(joined(group)), ledger) if group else None
    cited = _cited(title, parts, ledger) if title and not (volume and volume.page) else None
    named = _journal_name(journal, parts) if journal else None
    behind = tuple(line for line in texts if line.number > last and not ledger.is_taken(line))
    addresses = addresses_in(behind)
    held = {line.number for line in addresses}
    return Front(
        title=title,
        journal=(named if volume_line else None) or _first(volume, cited, "journal") or named,
        volume=_whole(volume, cited),
        article_type=article_type_of(type_line.text) if type_line else None,
        authors=authors,
        addresses=addresses,
        named=naming,
        rest=tuple(line for line in behind if line.number not in held) if held else behind,
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
        if volume.doi:
            ledger.take("identifiers.doi", [volume_line])


def _journal_name(line: Line, parts: Parts) -> str:
    """Return the journal that a line names; a day behind it is the day of publication."""
    dated = _DATED_JOURNAL.fullmatch(line.text)
    if dated and DATE.fullmatch(dated["date"]):
        parts.add(Section.DATES, line.reading(f"Published: {dated['date']}"))
        return plain(dated["journal"])
    trail = JOURNAL_TRAIL.fullmatch(line.text)
    return plain(trail["journal"] if trail else line.text)


def _cited(title: str, parts: Parts, ledger: Ledger) -> VolumeLine | None:
    """Return what the page's own citation says behind the report's title."""
    for line in parts[Section.CITE]:
        text = plain(line.text)
        at = text.casefold().find(title.casefold())
        found = parse_volume(text[at + len(title) :].strip(" .")) if at >= 0 else parse_volume(text)
        found = found or parse_pages(text)
        if found and (at >= 0 or (found.page and (found.issued or not found.volume))):
            for path in ("journal", "volume", "issue", "page"):
                if getattr(found, path) and path not in ledger.positions:
                    ledger.take(path, [line])
            return found
    return None


def _first(volume: VolumeLine | None, cited: VolumeLine | None, name: str) -> str | None:
    found: str | None = getattr(volume, name, None) or getattr(cited, name, None)
    return found


def _whole(volume: VolumeLine | None, cited: VolumeLine | None) -> VolumeLine | None:
    if not (volume and cited):
        return volume or cited
    return replace(volume, issue=volume.issue or cited.issue, page=volume.page or cited.page)


def _without_access(title: str, ledger: Ledger) -> str:
    """Return a title without the label `Open Access` or `Free` that is printed behind it."""
    bare = _ACCESS.sub("", title) if title.endswith(_ACCESS_ENDINGS) else title
    if title != bare and title.endswith(" Free"):
        ledger.report(
            "label-behind-title",
            Severity.INFO,
            "the word Free behind the title is taken for a label of free access",
            path="title",
        )
    return bare


def _journal(
    texts: Sequence[Line], last: int, volume_line: Line | None, volume: VolumeLine | None
) -> Line | None:
    """Return the line of the journal's title: before the volume line, or first on the page.

    `last` is the number of the last author's line.
    """
    for line in texts[:_LINES_AT_TOP]:
        text = line.text
        if "," in text and text[-1].isdigit() and _DATED_JOURNAL.fullmatch(text):
            return line
        if any(mark in text for mark in _TRAIL_MARKS) and JOURNAL_TRAIL.fullmatch(text):
            return line
    if volume_line and volume:
        if volume.journal:
            return None
        above = [line for line in texts if line.number < volume_line.number]
        side = [line for line in above if line.number > last] or above
        likely = [line for line in side if _is_journal(line.text)]
        return next(reversed(likely or side), None)
    before = [line for line in texts if line.number < last]
    return next((line for line in before[:-1][:_LINES_AT_TOP] if _is_journal(line.text)), None)


def _names_journal(text: str) -> bool:
    forms = (_DATED_JOURNAL, JOURNAL_TRAIL)
    return _is_journal(text) or any(form.fullmatch(text) for form in forms)


def _is_journal(text: str) -> bool:
    words = plain(text).split()
    if len(words) > _LONGEST_JOURNAL or not text[0].isalpha() or text.endswith((".", "?", "!")):
        return False
    return all(
        word[0].isupper() or word[0] in "(&:–-" or word.lower() in _SMALL_WORDS for word in words
    )


def work_type(article_type: str | None) -> WorkType:
    """Return the kind of publication that an article type as printed stands for."""
    return ARTICLE_TYPES.get(label(article_type or ""), WorkType.CASE_REPORT)
