"""The authors of a page: as bullets, as a line, or one on a line; and who of them corresponds."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from casegraph.model.names import display
from casegraph.read.page.author_lines import BY, parse_author_line
from casegraph.read.page.authors import (
    MARKS_ALONE,
    ORCID,
    is_name,
    parse_author,
    read_author,
    with_whole_families,
    without_repetition,
)
from casegraph.read.page.contributors import author_blocks
from casegraph.read.page.glued_letters import with_glued_letters
from casegraph.read.wording.addresses import is_affiliation
from casegraph.read.wording.headings import Section
from casegraph.read.wording.lines import label, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.model.record import Author
    from casegraph.read.page.parts import Parts
    from casegraph.read.wording.lines import Ledger, Line

_LINES_ABOVE = 2
_MOST_LINKS = 50
_LONGEST_NUMBER = 3
_MOST_AUTHORS = 1000
_MOST_NOTES = 100
_SHORTEST_TITLE = 3
_LONGEST_NAME = 160
_GOES_ON = re.compile(r"(?:[,;&]| and)\s*$")
_MARKED = re.compile(r"[^\W\d][\s,]*(?:(?:[\d*†‡§¶#✉⁰¹²³⁴⁵⁶⁷⁸⁹]|\(\d{1,2}\))[\s,]*)+$")
Found = tuple["Author", "Line"]


def read_authors(parts: Parts, ledger: Ledger) -> tuple[tuple[Author, ...], list[Line]]:
    """Return the authors in printed order, and the lines that name them."""
    found = _bulleted(parts, ledger) or _listed(parts)
    top = sorted((*parts[Section.FRONT], *parts[Section.AUTHORS]), key=attrgetter("number"))
    blocks = author_blocks(top)
    if len(blocks) > len(found):
        found = [(block.author, line) for block in blocks for line in block.names[:1]]
        for index, block in enumerate(blocks):
            ledger.take(f"authors[{index}]", block.names)
            for line in block.addresses:
                ledger.furniture(line)
    lines = [line for _, line in found]
    authors = without_repetition([author for author, _ in found])
    for index, line in enumerate(lines):
        ledger.take(f"authors[{index % len(authors)}]", [line])
    for index, line in enumerate(lines):
        below = ledger.following(line)
        if below and _stands_below(below, line) and _lacks(line.text, below.text):
            ledger.take(f"authors[{index % len(authors)}]", [below])
            lines[index] = below
    authors = with_glued_letters(authors, lines, parts, ledger)
    return _with_correspondence(with_whole_families(authors), parts, ledger), lines


def _bulleted(parts: Parts, ledger: Ledger) -> list[Found]:
    """Return the authors that stand behind bullets, with the numbers and marks that follow them."""
    found: list[Found] = []
    for line in (*parts[Section.FRONT], *parts[Section.AUTHORS]):
        if line.number not in parts.bullets:
            continue
        if found and line.text.isdigit():
            last, place = found[-1]
            links = last.affiliations or ()
            if len(links) < _MOST_LINKS and len(line.text) <= _LONGEST_NUMBER:
                found[-1] = replace(last, affiliations=(*links, int(line.text))), place
            ledger.furniture(line)
        elif found and label(line.text).startswith("email author"):
            found[-1] = replace(found[-1][0], corresponding=True), found[-1][1]
            ledger.furniture(line)
        elif author := read_author(line.text):
            if not author.corresponding and _is_marked_below(line, ledger):
                author = replace(author, corresponding=True)
            found.append((author, line))
    return found


def _is_marked_below(line: Line, ledger: Ledger) -> bool:
    """Tell whether the next line of the page says `Email author`."""
    following = ledger.following(line)
    return bool(
        following
        and following.text[:1] in "eE"
        and label(following.text).startswith("email author")
    )


def _listed(parts: Parts) -> list[Found]:
    headed = parts[Section.AUTHORS]
    if headed and headed[0].number > _last_of_abstract(parts):
        above = _one_by_line([x for x in parts[Section.FRONT] if x.number not in parts.bullets])
        if _are_marked([author for author, _ in above]):
            return above
    texts = headed or [line for line in parts[Section.FRONT] if line.number not in parts.bullets]
    run = _one_by_line(texts)
    if run:
        return _in_one_line_above(run, texts) or run
    listing = [
        (at, authors) for at, line in enumerate(texts) if (authors := parse_author_line(line.text))
    ]
    if listing:
        at, authors = next((one for one in listing if _are_marked(one[1])), listing[0])
        if at != listing[0][0]:
            return [(author, texts[at]) for author in authors]
        if len(listing) > 1 and at < _LINES_ABOVE and listing[1][0] - at <= _LINES_ABOVE:
            at, authors = listing[1]  # the first is a title that reads like a list of names
        return [(author, texts[at]) for author in authors]
    if headed:
        return [(parse_author(line.text), line) for line in headed if is_name(line.text)]
    return _alone(texts)


def _in_one_line_above(run: Sequence[Found], texts: Sequence[Line]) -> list[Found]:
    """Return the authors from the line above that names the same, empty where none does."""
    names = [display(author) for author, _ in run]
    for line in texts:
        if line.number >= run[0][1].number:
            break
        listed = parse_author_line(line.text) if names[0] in line.text else None
        if listed and [display(author) for author in listed] == names:
            return [(author, line) for author in listed]
    return []


def _last_of_abstract(parts: Parts) -> int:
    """Return the number of the last line of the abstract, a number behind all where none is."""
    return max((line.number for line in parts[Section.ABSTRACT]), default=sys.maxsize)


def _are_marked(authors: Sequence[Author]) -> bool:
    return any(one.affiliations or one.orcid or one.corresponding for one in authors)


def _begins_run(texts: Sequence[Line], at: int) -> bool:
    """Tell whether a plain name opens a run of names, one on a line, with the title above them."""
    if not 0 < at < len(texts) - 1:
        return False
    above, line, below = texts[at - 1 : at + 2]
    is_below_title = line.gap > 0 or above.number == line.number - 1
    return is_below_title and " " in plain(below.text) and _precedes_name(texts, at)


def _precedes_name(texts: Sequence[Line], at: int) -> bool:
    """Tell whether the next line of the page is a name."""
    below = texts[at + 1] if at + 1 < len(texts) else None
    return (
        below is not None
        and below.number == texts[at].number + 1
        and len(below.text) <= _LONGEST_NAME
        and is_name(below.text)
        and not is_affiliation(below.text)
    )


def _one_by_line(texts: Sequence[Line]) -> list[Found]:
    """Return the authors of a page that prints each on a line, set off by commas or marks.

    The marks or the ORCID iD of an author may stand on a line of their own below the name.
    """
    found: list[Found] = []
    last: Line | None = None
    for at, line in enumerate(texts):
        goes_on = _GOES_ON.search(line.text)
        name = line.text[: goes_on.start()] if goes_on else line.text
        if found and _belongs_to(found[-1][0], name):
            found[-1] = _with_marks(found[-1][0], name), found[-1][1]
            last = line
            continue
        is_joined = goes_on or (last is not None and bool(_GOES_ON.search(last.text)))
        is_marked = _MARKED.search(name) or (
            at + 1 < len(texts) and " " in plain(name) and _stands_below(texts[at + 1], line)
        )
        follows = last is not None and line.number == last.number + 1
        is_set_off = is_joined or follows or is_marked or _begins_run(texts, at)
        whole = is_joined or " " in plain(name) or _precedes_name(texts, at)
        if len(name) <= _LONGEST_NAME and is_set_off and whole and is_name(name):
            found.append((parse_author(name), line))
            last = line
        elif len(found) > 1:
            break
        else:
            found.clear()
            last = None
    return found if len(found) > 1 else []


def is_behind_name(text: str) -> bool:
    """Tell whether a text holds nothing but the marks or the ORCID iD of the author above it."""
    return MARKS_ALONE.fullmatch(text) is not None or ORCID.fullmatch(text) is not None


def _belongs_to(author: Author, text: str) -> bool:
    """Tell whether a text holds marks that an author lacks, or an ORCID iD."""
    return is_behind_name(text) and not (author.affiliations and MARKS_ALONE.fullmatch(text))


def _lacks(name: str, text: str) -> bool:
    """Tell whether a line is one author's name without the marks that the line below it holds."""
    return is_name(name) and _belongs_to(parse_author(name), text)


def _stands_below(line: Line, name: Line) -> bool:
    """Tell whether a line holds what belongs to the name on the line above it."""
    text = _GOES_ON.sub("", line.text)
    return line.number == name.number + 1 and is_behind_name(text)


def _with_marks(author: Author, marks: str) -> Author:
    """Return an author with what stands on the line below the name."""
    found = parse_author(f"{display(author)} {marks}")
    return replace(
        author,
        affiliations=author.affiliations or found.affiliations,
        orcid=author.orcid or found.orcid,
        corresponding=author.corresponding or found.corresponding,
    )


def _alone(texts: Sequence[Line]) -> list[Found]:
    """Return the one author of a page: the first name behind a longer line."""
    titled = False
    for line in texts:
        if titled and " " in plain(line.text):
            name = BY.sub("", line.text, count=1)
            if is_name(name):
                return [(parse_author(name), line)]
            inverted = parse_author_line(line.text)
            if inverted:
                return [(author, line) for author in inverted]
        titled = titled or len(line.text.split()) > _SHORTEST_TITLE
    return []


def _with_correspondence(
    authors: tuple[Author, ...], parts: Parts, ledger: Ledger
) -> tuple[Author, ...]:
    """Return the authors with those marked whom a line `Correspondence to` names."""
    held = list(authors)
    notes = parts[Section.CORRESPONDENCE]
    for line in notes:
        ledger.explain(line, "whom to write to")
    for line in notes[:_MOST_NOTES]:
        text = plain(line.text)
        for index, author in enumerate(authors[:_MOST_AUTHORS]):
            if display(author) in text:
                held[index] = replace(held[index], corresponding=True)
                ledger.take(f"authors[{index}]", [line])
    return tuple(held)
