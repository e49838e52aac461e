"""Days of the calendar in running text, in the forms in which they are printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = (
    r"(?:Jan(?:uary|uar|vier)?|Feb(?:ruary|ruar)?|Mar(?:ch|s|zo)?|Apr(?:il)?|May|Mai|June?|Juni?"
    r"|July?|Juli|Aug(?:ust)?|Sept?(?:ember|embre)?|O[ck]t(?:ober|obre)?|Nov(?:ember|embre)?"
    r"|De[cz](?:ember)?|M[äa]rz|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre"
    r"|octobre|novembre|d[ée]cembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|sep?tiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio"
    r"|settembre|ottobre|dicembre|janeiro|fevereiro|mar[çc]o|maio|junho|julho|setembro|outubro"
    r"|novembro|dezembro)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[89]|20)\d\d"
_NAMED = (
    re.compile(rf"(?<!\d){_DAY}(?:st|nd|rd|th|\.|er|º)?[\s-]*(?:of |de |di )?\s*{MONTHS}"
               rf"[\s,-]*(?:de |del )?{_YEAR}(?!\d)"),
    re.compile(rf"(?<!\w){MONTHS}[\s-]*{_DAY}(?:st|nd|rd|th)?[\s,-]+{_YEAR}(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}[\s-]+{MONTHS}[\s-]+{_DAY}(?!\d)"),
    re.compile(rf"(?<=[Oo]n ){MONTHS} {_DAY}(?:st|nd|rd|th)?(?![\d.])"),
    re.compile(rf"(?<=[Oo]n )(?:the )?{_DAY}(?:st|nd|rd|th)? (?:of )?{MONTHS}(?!\w)"),
    re.compile(r"(?:1[89]|20)\d\d\s*年\s*\d{1,2}\s*[月]\s*\d{1,2}\s*日"),
)  # fmt: skip
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<year>(?:1[89]|20)\d\d)(?P<s1>[-/.])(?P<month>\d{1,2})(?P=s1)(?P<day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<s2>[-/.])(?P<second>\d{1,2})(?P=s2)(?P<last>(?:1[89]|20)\d\d))"
    r"(?![\d/-])"
)
_IN_A_YEAR = re.compile(
    rf"\b(?:in|since|until|till|by|from|during|after|before|of|early|late|mid|end|year|{MONTHS})"
    rf"[ ,-]+({_YEAR})(?![\d./,-]*\d|\s*(?:copies|cells|[mµn]?g\b|m?l\b|IU\b|U\b|%|/))",
    re.IGNORECASE,
)


def days_in(text: str) -> Iterator[str]:
    """Yield every day of the calendar that the text prints, as printed.

    `12 March 2015`, `March 12, 2015`, `on March 12`, `2015-03-12`, `12.3.2015`, `3/12/2015`; month
    names in English, German, French, Spanish, Italian and Portuguese. A month with its year is
    no day, and numbers that are no day of the calendar (`2015-23-45`) are none either.
    """
    end = 0
    named = (found for pattern in _NAMED for found in pattern.finditer(text))
    for found in sorted(named, key=lambda found: (found.start(), -found.end())):
        if found.start() >= end:
            yield found[0]
            end = found.end()
    for found in _NUMERIC.finditer(text):
        if _is_day(found):
            yield found[0]


def years_in(text: str) -> Iterator[int]:
    """Yield every year of the calendar that the text prints with a word of time before it.

    `in 2015`, `since March 2015`; a bare number may be a value.
    """
    for found in _IN_A_YEAR.finditer(text):
        yield int(found[1])


def _is_day(found: re.Match[str]) -> bool:
    year = found["year"] or found["last"]
    if found["year"]:
        pairs = [(int(found["month"]), int(found["day"]))]
    else:
        first, second = int(found["first"]), int(found["second"])
        pairs = [(first, second), (second, first)]
    return any(parse_date(f"{year}-{month:02d}-{day:02d}") for month, day in pairs)
