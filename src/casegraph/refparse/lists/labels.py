"""The labels that reference lists print before their entries, in every form of numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from casegraph.model.numbered_list import Candidate, entry_starts
from casegraph.refparse.lists.lines import begins_like_author, begins_like_entry, narrow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from casegraph.refparse.lists.lines import Line

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER = re.compile(
    r"(?P<mark>↵\s*|\^|#|№\s?|\*\*|(?:Ref(?:erence)?|No|Nr|R|S)[.\s]?\s?(?=\d))?(?:"
    r"[\[{<]\s?(?P<bracket>\d{1,6})(?P<bracket_part>[a-z]?)\s?[\]}>][.:)]?"
    r"|\(\s?(?P<paren>\d{1,4})(?P<paren_part>[a-z]?)\s?\)[.:]?"
    r"|(?P<dot>\d{1,6})(?P<dot_part>[a-z]?)\\?[.º°](?:\s?[-–—])?(?!\d)"
    r"|(?P<close>\d{1,6})(?P<close_part>[a-z]?)[)\]:/](?!\d)"
    r"|(?P<dash>\d{1,3})(?P<dash_part>)[-–—](?=[ \u00a0]?[^\W\d_])"
    r"|(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,6})(?P<superscript_part>)"
    r"|(?P<tab>\d{1,6})(?P<tab_part>[a-z]?)\t"
    r"|(?P<space>\d{1,6})(?P<space_part>[a-z]?)(?:[ \u00a0]{1,8}[-–—][ \u00a0]|[ \u00a0]{1,8})"
    r"|(?P<glued>\d{1,6})(?P<glued_part>)(?=[^\W\d_])"
    r"|(?P<alone>\d{1,6})(?P<alone_part>[a-z]?)$)(?:\*\*)?[ \t\u00a0]{0,40}"
)
_TWICE = re.compile(r"[\[(]?(?P<number>\d{1,6})(?:[\])]|\.(?!\d)|\))[ \t\u00a0]{0,40}")
_ROMAN = re.compile(r"[(\[]?(?P<roman>[ivxlc]{1,7}|[IVXLC]{1,7})(?:[.)\]]\s{0,8}|\t)")
_LETTER = re.compile(r"[(\[]?(?P<letter>[a-z])[)\].]\s{0,8}")
_SUB = re.compile(r"\(?(?P<letter>[a-h])[).]\s{0,8}")
_BULLET = re.compile(
    r"(?:[•·●▪◦‣⁃∙■□○*►➢✓–—+-]|\[(?!\d)[^\]\s]{2,40}\])[ \t\u00a0]{1,20}|[•●▪◦‣∙■►➢]"
)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LOCATED = re.compile(
    r"[\d(\[:;,.–-]|(?:p|pp|vol|no|doi|https?|suppl|discussion|quiz|available|epub)\b",
    re.IGNORECASE,
)
_FORMS = (
    "bracket",
    "paren",
    "dot",
    "close",
    "dash",
    "superscript",
    "tab",
    "space",
    "glued",
    "alone",
)
_WEAK = frozenset({"dash", "space", "glued", "alone", "paren"})
_FEWEST = 2
_LONGEST = 120
"""Characters that a label and the blanks around it may have."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a line: as printed, its number, and where the text begins.

    `part` counts the entries of one number: `1a` is 1; 0 without a letter.
    """

    printed: str
    number: int
    part: int
    form: str
    end: int


def numbered_starts(lines: Sequence[Line]) -> dict[int, Label]:
    """Return the labels of the lines that begin entries, by the place of the line.

    Empty where the list is not numbered. Numbers are looked for first, then roman ones and
    letters, which names may begin with, too: they count only as an unbroken sequence.
    """
    found = _chain(lines, _numeric)
    if found:
        return _with_parts(lines, found)
    for read in (_roman, _letter):
        found = _chain(lines, read)
        numbers = [label.number for label in found.values()]
        if len(found) >= _FEWEST and numbers == list(range(1, len(found) + 1)):
            return found
    return {}


def bullet(text: str) -> int:
    """Return the length of the bullet, or of the key in brackets, that a line begins with."""
    found = _BULLET.match(text)
    return found.end() if found else 0


def _numeric(text: str) -> Label | None:
    plain = narrow(text[:_LONGEST])
    found = _NUMBER.match(plain)
    if not found:
        return None
    form = next(name for name in _FORMS if found[name] is not None)
    number = int(found[form].translate(_SUPERSCRIPT))
    letter = found[f"{form}_part"]
    end = found.end()
    again = _TWICE.match(plain, end)
    if again and int(again["number"]) == number:
        end = again.end()
    printed = text[:end].strip()
    return Label(printed, number, ord(letter) - ord("a") + 1 if letter else 0, form, end)


def _roman(text: str) -> Label | None:
    found = _ROMAN.match(narrow(text[:_LONGEST]))
    if not found:
        return None
    values = [_VALUES[letter] for letter in found["roman"].lower()]
    number = sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return Label(found[0].strip(), number, 0, "roman", found.end())


def _letter(text: str) -> Label | None:
    found = _LETTER.match(narrow(text[:_LONGEST]))
    if not found:
        return None
    return Label(found[0].strip(), ord(found["letter"]) - ord("a") + 1, 0, "letter", found.end())


def _chain(lines: Sequence[Line], read: Callable[[str], Label | None]) -> dict[int, Label]:
    """Return the labels that form the list's sequence, by the place of their line."""
    labels = {at: label for at, line in enumerate(lines) if (label := read(line.text))}
    places = list(labels)
    candidates = [_candidate(lines, at, labels[at]) for at in places]
    chosen = [places[start] for start in entry_starts(candidates)]
    found = {at: labels[at] for at in chosen}
    return found if _is_list(found) and not _are_pages(lines, found) else {}


def _are_pages(lines: Sequence[Line], found: dict[int, Label]) -> bool:
    """Tell whether numbers that stand alone between blank lines are those of pages."""
    if any(label.form != "alone" for label in found.values()):
        return False
    gaps = [lines[at + 1].gap if at + 1 < len(lines) else 1 for at in found]
    return min(gaps) > 0 and found[min(found)].number != 1


def _candidate(lines: Sequence[Line], at: int, label: Label) -> Candidate:
    line = lines[at]
    rest = line.text[label.end :]
    if not rest and at + 1 < len(lines):
        rest = lines[at + 1].text
    likely = begins_like_entry(rest) and not _LOCATED.match(rest)
    if label.form in _WEAK:
        likely = likely and (begins_like_author(rest) or label.number < 1000)
    return Candidate(
        label.number, label.part, label.form, line.indent, line.indent + label.end, likely
    )


def _is_list(found: dict[int, Label]) -> bool:
    """Tell whether labels are those of a list: two that follow, or one before the only entry."""
    numbers = [label.number for label in found.values()]
    following = sum(b - a in {0, 1} for a, b in pairwise(numbers))
    if following:
        return following * 2 >= len(numbers) - 1
    if len(found) != 1:
        return False
    [(at, label)] = found.items()
    return label.number == 1 and label.form not in _WEAK if at else label.form != "glued"


def _with_parts(lines: Sequence[Line], found: dict[int, Label]) -> dict[int, Label]:
    """Add the lines `(b)`, `(c)` that stand under an entry whose text begins with `(a)`."""
    complete: dict[int, Label] = {}
    number = part = 0
    for at, line in enumerate(lines):
        label = found.get(at)
        if label:
            number, part = label.number, 0
            sub = _SUB.match(line.text, label.end)
            if sub and sub["letter"] == "a" and not label.part:
                part = 1
                label = Label(line.text[: sub.end()].strip(), number, 1, label.form, sub.end())
            complete[at] = label
        elif part and (sub := _SUB.match(line.text)) and ord(sub["letter"]) - ord("a") == part:
            part += 1
            complete[at] = Label(sub[0].strip(), number, part, "sub", sub.end())
    return complete
