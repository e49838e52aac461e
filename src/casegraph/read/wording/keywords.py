"""Keywords: which lines list them, and how a line of them is split."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.read.wording.lines import NBSP, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.read.wording.lines import Ledger, Line

SENTENCE_BREAK = re.compile(r"[a-z)\d][.!?]\s+[A-Z]")
MARKS = re.compile(r"[;·•|∙⋅]")
_SEPARATORS = re.compile(r"\s*[;·•|∙⋅]\s*|\s+[–—]\s+")
_SPACES = re.compile(r"[ \t]+")
_COMMA = re.compile(r"\s*,\s*")
_GLUED = re.compile(r"(?<=[a-z)]{3})(?=[A-Z][a-z]{2})")
_LONGEST_RUN = 1500
_LONGEST_KEYWORD = 12
_LONGEST_OF_LIST = 6
_UNSEPARATED = 6
_FEWEST = 3


def is_keyword_run(line: Line) -> bool:
    """Tell whether a line without a heading lists keywords: runs with no-break spaces between."""
    text = line.text
    if len(text) > _LONGEST_RUN or SENTENCE_BREAK.search(text):
        return False
    if text.endswith((".", "?", "!")) and not line.trailing:
        return False
    runs = text.split(NBSP)
    return (line.trailing or len(runs) > 1) and all(
        len(run.split()) <= _LONGEST_KEYWORD for run in runs
    )


def is_comma_list(text: str) -> bool:
    """Tell whether a line lists three keywords or more, commas or semicolons between them."""
    if (
        len(text) > _LONGEST_RUN
        or text.endswith((".", "?", "!", ":"))
        or SENTENCE_BREAK.search(text)
    ):
        return False
    pieces = (_SEPARATORS if ";" in text else _COMMA).split(text)
    return len(pieces) >= _FEWEST and all(
        0 < len(piece.split()) <= _LONGEST_OF_LIST and not piece.startswith(("and ", "but ", "or "))
        for piece in pieces
    )


def ends_list(lines: Sequence[Line]) -> bool:
    """Tell whether the keywords end with these lines: they list several, and nothing goes on."""
    text = lines[-1].text if lines else ""
    whole = " ".join(line.text for line in lines)
    return not text.endswith((",", ";", "·", "•", "|")) and len(_split_keywords(whole)) > 1


def read_keywords(lines: Sequence[Line], journal: str | None, ledger: Ledger) -> tuple[str, ...]:
    """Return the keywords of all lines: no-break spaces separate them, else marks, else commas.

    A line that holds the name of the journal alone belongs to the foot of the page.
    """
    found: list[str] = []
    for line in lines:
        if found and journal and plain(line.text).casefold() == journal.casefold():
            ledger.furniture(line)
            continue
        for keyword in _split_keywords(line.text):
            ledger.take(f"keywords[{len(found)}]", [line])
            found.append(keyword)
    glued = _GLUED.split(found[0]) if len(found) == 1 else []
    if len(glued) >= _FEWEST:
        ledger.report(
            "keywords-glued",
            Severity.INFO,
            "the keywords are printed without a separator; each capital behind a word begins one",
            path="keywords[0]",
        )
        return tuple(glued)
    if len(found) == 1 and len(found[0].split()) >= _UNSEPARATED:
        ledger.report(
            "keywords-not-separated",
            Severity.WARNING,
            "the keywords are printed in one run that shows no separator",
            path="keywords[0]",
            hint="separate the keywords with semicolons",
        )
    return tuple(found)


def _split_keywords(printed: str) -> list[str]:
    text = _SPACES.sub(" ", printed)
    if NBSP in text and not _SEPARATORS.search(text):
        pieces = text.split(NBSP)
    elif _SEPARATORS.search(text):
        pieces = _SEPARATORS.split(text)
    else:
        pieces = _COMMA.split(text)
    return [plain(piece).strip(" ,;") for piece in pieces if piece.strip(" ,;\u00a0")]
