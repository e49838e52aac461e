"""The funding statement, taken apart where the sentence has a common form."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.model.record import Funding
from casegraph.read.wording.lines import joined, paragraphs, plain
from casegraph.read.wording.prose import is_prose
from casegraph.read.wording.statements import People, sentences, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.read.wording.lines import Ledger, Line

_NONE = re.compile(
    r"\b(?:no|not|nil|none|without)\b[^.;]{0,60}\b(?:fund|grant|support|financ|sponsor)|"
    r"^\W*(?:none|nil|no|n/?a|not\s+applicable|nothing\s+to\s+declare)\W*$|"
    r"\bfund\w*\b[^.;]{0,40}\b(?:none|not\s+applicable|nil)\b|\bno\s+role\b",
    re.IGNORECASE,
)
_HOW = r"(?:\s+(?:in\s+(?:part|full)|part(?:ly|ially)|financially|entirely|solely))?"
_SUPPORT = re.compile(
    rf"\b(?:supported|funded|financed|sponsored|provided|awarded|received|obtained){_HOW}\s+"
    r"(?:by|through|with|from)\s+|"
    r"\b(?:funding|funds|support|grants?|awards?)\s+(?:from|by)\s+|"
    r"\b(?:received|receives|acknowledges?|thanks?)\s+(?=[^.;]{0,80}(?:fund|grant|support|award|fellow))",
    re.IGNORECASE,
)
_PIECES = re.compile(
    r"\s*;\s*(?:and\s+)?|(?<=[)\]])\s*,?\s+(?:and\s+)?(?:by\s+|from\s+)?(?=the\s+[A-Z]|an?\s|[A-Z])|"
    r",?\s+and\s+(?=(?:by\s+|from\s+)?the\s+[A-Z])|,?\s+and\s+(?:by|from)\s+|"
    r",?\s+and\s+(?=an?\s+[^.;]{0,60}(?:award|grant|fellowship|scholarship))",
)
_LEAD = re.compile(r"^(?:(?:by|from|through|in\s+part|partly)\s+)+", re.IGNORECASE)
_NUMBER = r"(?:[A-Z]\d\d )?(?=[\w./-]{0,24}\d)[A-Z0-9](?:[\w./-]{0,38}\w)?"
_IN_BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]]{1,160})[)\]]")
_BEHIND_WORD = re.compile(
    r"\b(?:grants?|awards?|projects?|contracts?|agreement|numbers?|nos?|nrs?|id|code)\b[\s.:#]*"
    rf"(?P<numbers>{_NUMBER}(?:(?:\s*[,;/]\s*(?:and\s+)?|\s+and\s+){_NUMBER})*)",
    re.IGNORECASE,
)
_ONE_NUMBER = re.compile(rf"(?<![\w./-]){_NUMBER}")
_DIGITS = re.compile(r"\d{3}|[A-Z]+[-/]?\d|\d+(?:[-/]\d+){2}", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)\d\d)?")
"""A year or a period, which is never the number of an award."""
_NUMBER_WORDS = re.compile(
    r"\b(?:numbers?|nos?|nrs?|agreement|under|code)\b[\s.:#]*(?=$|from|of|by|,|\s)", re.IGNORECASE
)
_AWARD_FIRST = re.compile(
    r"(?:(?:an?|the|his|her|their|this)\s+)?(?P<award>[^.;]{0,120}?\b(?:awards?|fellowships?|grants?|"
    r"scholarships?|prizes?|stipends?|funding|funds|support|programme|program))\b(?-i:[^A-Z]){0,40}?"
    r"\b(?:from|of|by)\s+(?:the\s+)?(?P<funder>(?-i:[A-Z0-9]).*)",
    re.IGNORECASE,
)
_FUNDER_FIRST = re.compile(
    r"(?:[Tt]he\s+|an?\s+)?(?P<funder>[A-Z].*?)(?:\s+(?P<award>(?:[Rr]esearch\s+)?(?:[Gg]rants?|[Aa]wards?)))?$"
)
_FIELD_OF_NAME = (
    r"\s+(?:the\s+)?(?!Drs?\b|Prof)[A-Z][a-z][\w’'-]*"
    r"(?:\s+(?:(?:and|&|of|the|in)\s+){0,2}[A-Z][a-z][\w’'-]*)*"
    r"\s*(?:$|[,;(]|(?:for|to|in|during|as|under|via|through|with)\s)"
)
"""What `for` adds to the name of a programme: `Plan for Science and Technology`."""
_CLAUSE = re.compile(
    rf"[\s,]+(?:for(?!{_FIELD_OF_NAME})|to|in\s+order|during|as|which|who|under|via|through|with)\s+.*|(?<=[a-z]{{3}})\.\s.*"
)
_RECIPIENT = re.compile(
    r"[\s,(]{0,3}\b(?:awarded\s+)?(?:to|for)\s+(?:Dr\.?\s+)?(?P<name>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3})\)?"
)


def read_funding(lines: Sequence[Line], persons: People, ledger: Ledger) -> tuple[Funding, ...]:
    """Return one entry per award or funder, each with its statement word for word.

    A statement that names no funder in a known form is kept whole, without fields.
    """
    found: list[Funding] = []
    for group in paragraphs(lines):
        text = joined(group)
        if not (is_prose(text) or _NONE.search(text) or _SUPPORT.search(text) or _numbers(text)):
            continue
        for entry in list(_entries(text, persons)) or [Funding()]:
            ledger.take(f"funding[{len(found)}]", group)
            found.append(replace(entry, statement=text))
    return tuple(found)


def _entries(text: str, persons: People) -> Iterator[Funding]:
    for start, end in sentences(text, persons):
        yield from parse_funding(text[start:end], persons)


def parse_funding(sentence: str, persons: People) -> list[Funding]:
    """Return the awards that a sentence names; their statement is left to the caller."""
    support = _SUPPORT.search(sentence)
    if _NONE.search(sentence) or not (support or _numbers(sentence)):
        return []
    found: list[Funding] = []
    named = subject_of(sentence, persons).authors
    speaker = persons.names[named[0]] if len(named) == 1 else None
    for piece in _PIECES.split(plain(sentence[support.end() if support else 0 :]).rstrip(" .")):
        found += _awards(_LEAD.sub("", piece.strip()), persons, speaker)
    return found


def _awards(piece: str, persons: People, speaker: str | None) -> list[Funding]:
    numbers = _numbers(piece)
    recipient, rest = _recipient(piece, persons)
    recipient = recipient or speaker
    funder, award = _funder_and_award(_without_numbers(rest, _tokens(piece)))
    if not funder:
        return []
    whole = Funding(funder=funder, award=award, recipient=recipient)
    return [replace(whole, award_number=number) for number in numbers] or [whole]


def _recipient(piece: str, persons: People) -> tuple[str | None, str]:
    for match in _RECIPIENT.finditer(piece):
        author = persons.find(match["name"].rstrip("."))
        if author is not None:
            return persons.names[author], piece[: match.start()] + piece[match.end() :]
    return None, piece


def _numbers(piece: str) -> list[str]:
    return [token for token in _tokens(piece) if not _YEARS.fullmatch(token)]


def _tokens(piece: str) -> list[str]:
    """Return what stands where the numbers of awards do: the numbers, and years beside them."""
    places = [found["inside"] for found in _IN_BRACKETS.finditer(piece)]
    places += [found["numbers"] for found in _BEHIND_WORD.finditer(piece)]
    tokens = [token for place in places for token in _ONE_NUMBER.findall(place)]
    return list(dict.fromkeys(token for token in tokens if _DIGITS.search(token)))


def _without_numbers(piece: str, tokens: Sequence[str]) -> str:
    rest = _IN_BRACKETS.sub("", piece)
    for token in tokens:
        rest = rest.replace(token, " ")
    return plain(_NUMBER_WORDS.sub(" ", rest))


def _funder_and_award(piece: str) -> tuple[str | None, str | None]:
    """Return the funder and the proper name of the award; `a grant` is no name."""
    found = _AWARD_FIRST.match(piece) or _FUNDER_FIRST.match(piece)
    if not found:
        return None, None
    funder = _CLAUSE.sub("", found["funder"]).strip(" .,;:-")
    name = (found["award"] or "").strip()
    proper = any(word[0].isupper() for word in name.split()[:-1])
    return funder or None, name if proper else None
