"""Letters of affiliations that a page glues to its authors' names: `Jane Doea, John Roeb`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.read.wording.headings import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casegraph.model.record import Author
    from casegraph.read.page.parts import Parts
    from casegraph.read.wording.lines import Ledger, Line

_OF_ADDRESS = re.compile(r"(?P<letter>[a-h])(?:$|[.)]?\s*(?=[A-ZÀ-Þ][^\W\d_A-Z]))")
_OF_AUTHOR = re.compile(r",\s?(?P<letter>[a-h])(?=\s*(?:[,;*†]|$|and\b|&|[A-ZÀ-Þ]))")
_BEHIND_COMMA = re.compile(r"[^\W\d_],[a-h](?=[,\s*†])")
_GLUED = re.compile(r"(?P<name>.*[^\W\d_]{2,}|I{1,3}|IV|[JS]r\.?)(?P<letter>[a-h])")
_LONGEST_LINE = 4000


def with_glued_letters(
    authors: Sequence[Author], lines: Sequence[Line], parts: Parts, ledger: Ledger
) -> list[Author]:
    """Return the authors, letters of affiliations that are glued to their names set apart.

    They are, where the page marks its affiliations by letters and the name of every author who
    has no other mark ends in one of these, and no letter stands apart from a name but behind a
    comma. `lines` are those that name the authors.
    """
    addresses = (*parts[Section.FRONT], *parts[Section.AFFILIATIONS])
    letters = _letters(_OF_ADDRESS, addresses, at_start=True) | _letters(_OF_AUTHOR, lines)
    text = " ".join(line.text for line in lines)
    glued = {
        at: author
        for at, one in enumerate(authors)
        if not one.affiliations or _may_have_more(one, text)
        for author in (_unglued(one, letters),)
    }
    apart = any(one.affiliations for at, one in enumerate(authors) if at not in glued)
    if "a" not in letters or None in glued.values() or (apart and not _BEHIND_COMMA.search(text)):
        return list(authors)
    if all(one.affiliations for one in authors):
        return list(authors)
    found = list(authors)
    for at, author in glued.items():
        if author:
            found[at] = author
            ledger.report(
                "letter-behind-name",
                Severity.INFO,
                "the letter glued to the author's name is taken for the mark of an affiliation",
                path=f"authors[{at}]",
            )
    return found


def _letters(
    form: re.Pattern[str], lines: Iterable[Line], *, at_start: bool = False
) -> frozenset[str]:
    texts = (line.text for line in lines if len(line.text) <= _LONGEST_LINE)
    found = ([form.match(text)] if at_start else list(form.finditer(text)) for text in texts)
    return frozenset(match["letter"] for matches in found for match in matches if match)


def _may_have_more(author: Author, text: str) -> bool:
    """Tell whether an author with marks may have a letter before them: `Roe IIIa, c`, `Roeb 1`."""
    if author.suffix:
        return True
    return re.search(rf"{re.escape(author.family or '')} \d", text) is not None


def _unglued(author: Author, letters: frozenset[str]) -> Author | None:
    field = "suffix" if author.suffix else "family"
    glued = _GLUED.fullmatch(author.suffix or author.family or "")
    if not glued or glued["letter"] not in letters:
        return None
    more = author.affiliations if author.suffix else None
    numbers = (ord(glued["letter"]) - ord("a") + 1, *(more or ()))
    if field == "suffix":
        return replace(author, suffix=glued["name"], affiliations=numbers)
    return replace(author, family=glued["name"], affiliations=numbers)
