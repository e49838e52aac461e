"""Author lines whose link letters are glued to the names, as a copied page runs them together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.read.page.authors import is_name
from casegraph.read.wording.addresses import is_affiliation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.read.wording.lines import Ledger, Line

_PANEL = "author links open overlay panel"
_MARKS = re.compile(r"(?<=[^\W\d_A-Z])(?P<marks>[a-f](?:,[a-f])*)[*⁎∗]?(?=[A-ZÀ-Þ][^\W\d_A-Z]|$)")
_NEXT = re.compile(r"\s*&\s+(?=[A-ZÀ-Þ])|(?=https?://orcid\.org/)|(?<=\d{3}[\dX])\s+")
_NAMED = re.compile(
    r"(?P<name>[A-ZÀ-Þ][^\W\d_]*(?:[ -](?:[A-Z]\.|[A-ZÀ-Þ][^\W\d_]+)){1,4}?)"
    r"(?P<letter>[a-f])\s+(?P<address>[A-ZÀ-Þ].+?)(?=\s?(?:Correspondence|E-?mail)|$)"
)
_MAY_NAME = re.compile(
    r"[^\W\d_A-Z](?P<letter>[a-f]) (?:Cent|Clini|College|Depart|Divisi|Facult|Hospital|"
    r"Institut|School|Secti|Servi|Unit|Universit)"
)
_CORRESPONDENCE = re.compile(r"\SCorrespondence|orcid\.org/")
_SHORTEST = 40
_LONGEST = 4000
_FEWEST = 2


def unglued(line: Line, ledger: Ledger) -> Sequence[Line]:
    """Return an author line as lines that other pages print, any other line as it is.

    Two forms are known: names run together with their letters behind a link to all authors, and
    names with a letter and the whole address behind each.
    """
    if len(line.text) < _SHORTEST:
        return (line,)
    if line.text[0] in "aA" and line.text.casefold().startswith(_PANEL):
        return [_names_apart(line, ledger)]
    if len(line.text) <= _LONGEST and _CORRESPONDENCE.search(line.text) and _names_one(line.text):
        return _people(line, ledger) or [line]
    return [line]


def _names_one(text: str) -> bool:
    """Tell whether a line may name a person with a letter: its first, or one behind others."""
    found = _MAY_NAME.search(text)
    return found is not None and (found["letter"] == "a" or "&" in text[: found.start()])


def _names_apart(line: Line, ledger: Ledger) -> Line:
    """Return the line with its letters set off, as it is where a piece would be no whole name."""
    text = line.text[len(_PANEL) :].strip()
    found = list(_MARKS.finditer(text))
    starts = [0, *(match.end() for match in found)]
    names = [text[start : match.start()] for start, match in zip(starts, found, strict=False)]
    if len(names) < _FEWEST or starts[-1] < len(text):
        return line
    if not all(" " in name and "," not in name and is_name(name) for name in names):
        return line
    _report(line, ledger)
    marks = [match["marks"] for match in found]
    return line.reading(", ".join(f"{name} {m}" for name, m in zip(names, marks, strict=True)))


def _people(line: Line, ledger: Ledger) -> list[Line]:
    """Return name and address of each person on lines of their own, nothing for another line."""
    found: list[Line] = []
    is_known = False
    for piece in filter(None, _NEXT.split(line.text)):
        named = _NAMED.match(piece)
        if named and is_name(named["name"]) and is_affiliation(named["address"]):
            texts = [f"{named['name']} {named['letter']}", named["address"]]
            is_known = True
        else:
            texts = [piece]
        found += [line.reading(text) for text in texts]
    if not is_known:
        return []
    _report(line, ledger)
    return found


def _report(line: Line, ledger: Ledger) -> None:
    ledger.report(
        "letter-behind-name",
        Severity.INFO,
        "letters glued to the authors' names are taken for the marks of affiliations",
        line=line,
    )
