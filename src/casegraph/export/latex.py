"""Text for a BibTeX field in braces: LaTeX's own characters escaped, capitals kept."""

from __future__ import annotations

import re

from casegraph.export.plain_line import one_line

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')")
_ESCAPE = str.maketrans(_SPECIAL)
_TITLE_CASE = 0.6
_VERBATIM = {"{": "%7B", "}": "%7D", "\\": "%5C"}


def escaped(text: str) -> str:
    """Return text in which every character means itself.

    Braces are written as commands: BibTeX counts them even behind a backslash. Signs that TeX sets
    as one (two hyphens, two quotation marks) are parted.
    """
    plain = " ".join(one_line(text).split()).translate(_ESCAPE)
    return _LIGATURE.sub("{}", plain)


def verbatim(text: str) -> str:
    """Return an address or a DOI, which no style typesets: only what breaks the file is encoded."""
    return "".join(_VERBATIM.get(character, character) for character in one_line(text))


def protected(title: str) -> str:
    """Return a title whose capitals a style keeps: words that hold one stand in braces.

    In a title set in capitals throughout (`Treatment of Rare Diseases`) only words with a capital
    behind their first letter, or with a digit beside a capital, are names or abbreviations.
    """
    words = " ".join(one_line(title).split()).split(" ")
    capitalized = [word[:1].isupper() for word in words[1:] if len(word) > 3]
    headline = len(capitalized) > 2 and sum(capitalized) > _TITLE_CASE * len(capitalized)
    return " ".join(
        f"{{{escaped(word)}}}"
        if _keeps_case(word, first=not at, headline=headline)
        else escaped(word)
        for at, word in enumerate(words)
    )


def _keeps_case(word: str, *, first: bool, headline: bool) -> bool:
    letters = word.lstrip("([\"'“‘«")
    inner = any(character.isupper() for character in letters[1:])
    if inner or (letters[:1].isupper() and any(character.isdigit() for character in letters)):
        return True
    return letters[:1].isupper() and not first and not headline
