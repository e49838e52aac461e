"""Rules over how references are printed: spacing, brackets, capitals, punctuation, markup."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.sheet import reference_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.check.sheet import Sheet

_BRACKETS = (("(", ")"), ("[", "]"))
_QUOTES = (("“", "”"), ("«", "»"))
_MARKS = frozenset("“”«»")
_STRAIGHT = re.compile(r'(?<!\w)"|"(?![\w-])')
_LOOSE_SPACE = re.compile(r"\w ,|\w \.(?=\s|$)")
_SHORTEST_TITLE_IN_CAPITALS = 20
_CUT = ("...", "…", ". .")
_STRAY_IN_NUMBERS = ".,;:/ "
_STRAY = ",;: "
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8});")
_TEX = re.compile(r"\\[A-Za-z]+\s*\{|\{\\|\{[A-Z][A-Za-z]*\}")
_TAG = re.compile(r"</?(?:i|b|em|strong|su[bp]|italic|bold|sc|u|p|br)\s*/?>", re.IGNORECASE)


def broken_spacing(sheet: Sheet) -> Iterator[Finding]:
    """Note a space before a comma or a full stop.

    Pasted text breaks so where the page had markup; it is read all the same.

    Sure: certainly, by the characters.
    Example: `Doe J , Roe R . A title`.
    """
    if b" ," not in sheet.folded and b" ." not in sheet.folded:
        return
    for at, reference in enumerate(sheet.references):
        found = _LOOSE_SPACE.search(reference.raw)
        if found:
            around = reference.raw[max(0, found.start() - 12) : found.end() + 8]
            yield Finding(f"references[{at}].raw", f"a space too many: {around!r}")


def unbalanced_brackets(sheet: Sheet) -> Iterator[Finding]:
    """Find a title in which a bracket is opened and not closed, or closed and not opened.

    A part of the title was taken for something else, or is missing.

    Sure: mostly; the bracket may be missing in print.
    Example: `Treatment of PML (a review`.
    """
    if not any(mark in sheet.titles for mark in "()[]"):
        return
    for at, title in sheet.titled:
        for opening, closing in _BRACKETS:
            if (opening in title or closing in title) and (
                title.count(opening) != _closings(title, opening, closing)
            ):
                yield Finding(f"references[{at}].title", f"{opening} and {closing} do not match")


def unbalanced_quotes(sheet: Sheet) -> Iterator[Finding]:
    """Find a title in which a quotation is opened and not closed, or closed and not opened.

    Sure: mostly; the mark may be missing in print.
    Example: `The “one and a half syndrome`.
    """
    if '"' not in sheet.titles and _MARKS.isdisjoint(sheet.strange):
        return
    for at, title in sheet.titled:
        odd = '"' in title and len(_STRAIGHT.findall(title)) % 2 == 1
        for opening, closing in () if title.isascii() else _QUOTES:
            odd = odd or title.count(opening) != title.count(closing)
        if odd:
            yield Finding(f"references[{at}].title", "the quotation marks do not match")


def title_in_capitals(sheet: Sheet) -> Iterator[Finding]:
    """Note a title printed in capitals: names and abbreviations in it cannot be told apart.

    Sure: certainly, by its letters.
    Example: `PROGRESSIVE MULTIFOCAL LEUKOENCEPHALOPATHY`.
    """
    for at, title in sheet.titled:
        if len(title) >= _SHORTEST_TITLE_IN_CAPITALS and " " in title and title.isupper():
            yield Finding(f"references[{at}].title", "the title is printed in capitals")


def title_cut(sheet: Sheet) -> Iterator[Finding]:
    """Find a title that ends in an ellipsis: a list of results was pasted, not the reference.

    Sure: nearly always; a few titles end so.
    Example: `Progressive multifocal leukoencephalopathy in...`.
    """
    may_be_cut = "..." in sheet.raw or "…" in sheet.strange
    for at, title in sheet.titled:
        if title.endswith(_CUT) or (may_be_cut and _is_followed_by_dots(title, at, sheet)):
            yield Finding(f"references[{at}].title", f"the title is cut: {title[-24:]!r}")


def stray_punctuation(sheet: Sheet) -> Iterator[Finding]:
    """Find a field that starts or ends in punctuation of the list around it.

    Sure: certainly: no title starts with a comma, no volume ends in a semicolon. `--fix` strips it.
    Example: volume `24;`.
    """
    for at, one in enumerate(sheet.references):
        title, journal, volume, issue = one.title, one.journal, one.volume, one.issue
        if title and (title[-1] in _STRAY or title[0] in _STRAY):
            yield from _stripped(f"references[{at}].title", title, _STRAY)
        if journal and (journal[-1] in _STRAY or journal[0] in _STRAY):
            yield from _stripped(f"references[{at}].journal", journal, _STRAY)
        if volume and not volume.isalnum():
            yield from _stripped(f"references[{at}].volume", volume, _stray_in(volume))
        if issue and not issue.isalnum():
            yield from _stripped(f"references[{at}].issue", issue, _stray_in(issue))
    for at, page in sheet.other_pages:
        yield from _stripped(f"references[{at}].page", page, _STRAY_IN_NUMBERS)


def markup_left(sheet: Sheet) -> Iterator[Finding]:
    """Find markup of a web page, or of TeX, that was left in a field.

    Sure: certainly for the marks of HTML and JATS. `--fix` decodes entities; marks of italics
    and the like it takes out. What TeX means is not put right.
    Example: `Interleukin&#x2010;7 in <i>JC virus</i> infection`.
    """
    if not any(mark in sheet.words for mark in "<&{"):
        return
    for at, reference in enumerate(sheet.references):
        for path, text in reference_texts(at, reference):
            plain = _plain(text)
            if plain != text:
                yield Finding(path, f"markup is left: {text[:60]!r}", repairs={path: plain})
            elif _TEX.search(text):
                yield Finding(path, f"markup of TeX is left: {text[:60]!r}")


def _is_followed_by_dots(title: str, at: int, sheet: Sheet) -> bool:
    raw = sheet.references[at].raw
    end = raw.find(title) + len(title)
    return raw[max(end, 0) :].lstrip().startswith(("...", "…"))


def _closings(title: str, opening: str, closing: str) -> int:
    """Count closing brackets; those of an enumeration, `1)` or `a)`, close nothing."""
    count = title.count(closing)
    if closing == ")" and count > title.count(opening):
        count -= len(re.findall(r"(?:^|\s)(?:\d{1,2}|[a-z]|[ivx]{1,4})\)", title))
    return count


def _stray_in(number: str) -> str:
    """Return what is stray around a volume or an issue: an abbreviation keeps its full stop."""
    return _STRAY if number[-2:-1].isalpha() and number[-1] == "." else _STRAY_IN_NUMBERS


def _stripped(path: str, text: str, stray: str) -> Iterator[Finding]:
    bare = text.strip(stray)
    if bare not in {"", text}:
        yield Finding(path, f"stray punctuation: {text!r}", repairs={path: bare})


def _plain(text: str) -> str:
    before = ""
    while text != before and ("&" in text or "<" in text):
        before, text = text, _ENTITY.sub(lambda found: html.unescape(found[0]), _TAG.sub("", text))
    return text
