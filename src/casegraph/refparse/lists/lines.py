"""The lines of a pasted reference list, and which of them are headings or page furniture."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def _letters(*, upper: bool) -> str:
    """Return a character class' content: the letters of one case, Latin to Cyrillic."""
    chars = (chr(code) for code in range(0x41, 0x530))
    return "".join(c for c in chars if c.isalpha() and c.isupper() is upper)


UPPER = _letters(upper=True)
LOWER = _letters(upper=False)
LONGEST_LINE = 262_144
"""Characters; a longer line is no part of a list."""

_HEADING = re.compile(
    r"[\W\d]{0,8}(?:cited |selected |further |supplementary )?"
    r"(?:references?(?: list| cited| and notes)?|reference list|bibliograph(?:y|ies|ie|ia|ía|ische)"
    r"|works cited|literature(?: cited)?|sources|notes and references"
    r"|literatur(?:verzeichnis|angaben)?|quellen(?:verzeichnis)?|schrifttum"
    r"|références(?: bibliographiques)?|referencias(?: bibliográficas)?"
    r"|referências(?: bibliográficas)?|riferimenti(?: bibliografici)?|bibliografia|letteratura"
    r"|litteratur(?:förteckning)?|referenser|referanser|literatuur|referenties|piśmiennictwo"
    r"|literatura|kaynaklar|kaynakça|irodalom|список литературы|литература|参考文献|引用文献|文献)"
    r"[\s:.\-–—_=*#]{0,80}",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:page|seite|p\.|стр\.)\s*\d{1,4}(?:\s*(?:of|von|de|/)\s*\d{1,4})?|\d{1,4}\s*(?:of|/)\s*\d{1,4}"
    r"|[-–—]\s*\d{1,4}\s*[-–—]|(?:author|nih-pa author) manuscript.{0,80}"
    r"|downloaded from .{1,200}|(?:©|\(c\)(?=\s*(?:19|20)\d\d)|copyright\b).{0,200}"
    r"|(?:print|online|electronic)?\s*issn:?\s*\d{4}-\d{3}[\dx](?:\s*\(\w+\))?"
    r"|this article is protected by copyright.{0,120}|all rights reserved\.?"
    r"|(?:show|hide|view|load|see) (?:all|more|less|fewer)?\s*references?.{0,20}"
    r"|download references?|export citations?|open in a new tab|back to top|references? \(\d+\)"
    r"|[-_=*·.~]{3,}",
    re.IGNORECASE,
)
_EDGE_NUMBERS = re.compile(r"^[\d\s|·]+|[\d\s|·]+$")
_PAGE_NUMBER = re.compile(r"\d{1,4}")
_DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BLANK = f" \t\u00a0\u200b{_DIRECTIONS}\u2028\u2029\ufeff\f\v\r"
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>)+(?: |$)")
"""What mail programs set before the lines of a text they quote."""
_FEWEST_REPEATS = 3
_SHORTEST_HEAD = 12
_LONGEST_HEAD = 120
_PARTICLE = r"(?:(?:[a-z]{1,4}|[dlDL]['’])[ ]?){0,3}"
_INITIALS = rf"(?:[{UPPER}][.\u00a0 -]{{0,2}}){{1,4}}"
_FAMILY = rf"{_PARTICLE}[{UPPER}][{UPPER}{LOWER}'’\u2010\u2011-]{{1,30}}"
_AUTHOR = re.compile(
    rf"{_FAMILY}(?:[ ]{_FAMILY}){{0,2}}[ ]?,?[ \u00a0]{_INITIALS}(?![^\W\d_])"
    rf"|(?:[{UPPER}]\.[ \u00a0-]?){{1,4}}{_FAMILY}(?:[ ]{_FAMILY}){{0,2}}(?=,|[ ](?:and|et|&)[ ])"
    rf"|{_FAMILY},[ ][{UPPER}][{LOWER}]+(?=[ ,.;])"
)
_BEGINNING = re.compile(
    rf"[\"'“‘«(\[¿¡]?(?:[{UPPER}]|[^\W\d_{UPPER}{LOWER}]|\d{{1,2}}(?:st|nd|rd|th)\b"
    rf"|{_PARTICLE}[{UPPER}])|[_\u2014\u2015-]{{2,12}}|\u2014,"
)
_DATED = re.compile(
    r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:in press|forthcoming|im druck|sous presse|n\.d\.)"
    r"|\b10\.\d{4}|https?://",
    re.IGNORECASE,
)


_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def narrow(text: str) -> str:
    """Return a text with plain digits, letters and signs for those of full width, one for one."""
    return text if text.isascii() else text.translate(_WIDE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `text` has no outer white space, `indent` counts that before it.

    `gap` counts the blank lines before it.
    """

    number: int
    text: str
    indent: int
    gap: int

    def tail(self, offset: int) -> Line:
        """Return the rest of the line from an offset in its text."""
        rest = self.text[offset:].lstrip(_BLANK)
        return replace(self, text=rest, indent=self.indent + len(self.text) - len(rest))


def split_lines(text: str) -> list[Line]:
    """Return the lines that hold more than white space; a text set in double space is closed up."""
    found: list[Line] = []
    last = 0
    for number, whole in enumerate(_LINE_END.split(text), start=1):
        quote = _QUOTE.match(whole)
        printed = whole[quote.end() :] if quote else whole
        stripped = printed.strip(_BLANK)
        if stripped:
            lead = printed[: len(printed) - len(printed.lstrip(_BLANK))]
            indent = len(lead.lstrip("\ufeff\f").expandtabs(8))
            found.append(Line(number, stripped, indent, number - last - 1))
            last = number
    gaps = [line.gap for line in found[1:]]
    if not gaps or min(gaps) == 0 or _are_entries(found):
        return found
    return [found[0], *(replace(line, gap=line.gap - min(gaps)) for line in found[1:])]


def is_heading(text: str) -> bool:
    """Tell whether a line is the heading of a reference list, in the languages that are known."""
    return len(text) < _LONGEST_HEAD and _HEADING.fullmatch(text) is not None


def begins_like_author(text: str) -> bool:
    """Tell whether a text begins with a name as reference lists print them."""
    return _AUTHOR.match(narrow(text[:_LONGEST_HEAD])) is not None


def begins_like_entry(text: str) -> bool:
    """Tell whether a text begins as a reference may: with a name, a capital, a quotation mark."""
    return _BEGINNING.match(text) is not None


def is_dated(text: str) -> bool:
    """Tell whether a text holds what almost every reference does: a year, or an address."""
    return _DATED.search(narrow(text)) is not None


def furniture(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines that are part of the page and not of the list."""
    heads = _running_heads(lines)
    return {
        line.number
        for line in lines
        if line.text in heads
        or (len(line.text) < 2 * _LONGEST_HEAD and _FURNITURE.fullmatch(line.text))
    }


def _running_heads(lines: Sequence[Line]) -> set[str]:
    """Return the lines that stand alone on several pages, but for the page's number."""
    alone: dict[str, set[str]] = {}
    times: Counter[str] = Counter()
    for line, stands in zip(lines, _standing_alone(lines), strict=True):
        core = _EDGE_NUMBERS.sub("", line.text) if len(line.text) < _LONGEST_HEAD else ""
        if stands and len(core) >= _SHORTEST_HEAD:
            alone.setdefault(core, set()).add(line.text)
            times[core] += 1
    return set().union(*(alone[core] for core in alone if times[core] >= _FEWEST_REPEATS))


def _standing_alone(lines: Sequence[Line]) -> Iterable[bool]:
    """Yield for each line whether a blank line or a page number stands before and behind it."""
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        behind = lines[at + 1] if at + 1 < len(lines) else None
        opens = before is None or line.gap > 0 or is_page_number(before)
        closes = behind is None or behind.gap > 0 or is_page_number(behind)
        yield opens and closes


def is_page_number(line: Line) -> bool:
    """Tell whether a line holds a number and nothing else."""
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _are_entries(lines: Sequence[Line]) -> bool:
    """Tell whether most lines are whole references: blank lines between such part them."""
    whole = sum(is_dated(line.text) and begins_like_entry(line.text) for line in lines)
    return whole * 2 > len(lines)
