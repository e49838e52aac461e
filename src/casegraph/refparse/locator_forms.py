"""How locators are printed: the patterns, each compiled when it is first met."""

from __future__ import annotations

import re
from functools import cache

from casegraph.refparse.text import MONTH, YEAR

_DATE = (
    rf"(?:[\s,;]{{0,2}}{MONTH}(?:\s?[/-]\s?{MONTH})?(?:\s?\d{{1,2}}(?:\s?[-/]\s?\d{{1,2}})?)?"
    r"|[\s;,]{1,2}\d{1,2}(?:\s\d{1,2})?(?=\s?;))"
)
_MONTH_WORD = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b\.?"
)
_BEFORE = (
    rf"(?:(?:{_MONTH_WORD}(?:\s?[-/]\s?{_MONTH_WORD})?\s(?:\d{{1,2}},?\s)?(?:{YEAR}\s)?)?(?P<open>\(\s?)?(?P<before>{YEAR}[a-z]?)(?![\w/-])(?:{_DATE})?(?(open)\s?\))"
    r"(?P<separator>\s{0,60}+[;,:.]?\s?))?"
)
_START = (
    r"(?=[0-9A-Z(vnis,])(?:(?<![\w\-/(])(?<!\d\.)"
    r"|(?<=[a-z]{3})(?=\d{1,3}\s?(?:\([^()]{1,12}\)\s?)?:\s?[A-Za-z]?\d))"
)
_FIRST = (
    r"(?=\d|\(\s?\d|[A-Z]{1,2}\d|[IVXLC]{1,7}\s?[(:,]|[Vv](?:ol|OL|\b)|[Nn](?:[or]?\b|um|[º°])"
    r"|[Ii]ss|[Ss]uppl|SUPPL|P(?:t|art)|Spec|,[\s,]?[NnIiSsP]"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|septembre|novembre)"
)
"""A cheap look at what a locator begins with, ahead of the slow forms of its parts."""
_VOLUME = (
    r"(?P<volume>(?:\b(?:(?:[Vv]ols?|VOL|[Vv])\b|(?<=[.,;]\s)[Vv]olume|[Vv]olume(?=\s\d{1,4},\s[Ii]ss))\s?\.?\s?)?"
    r"(?P<volume_value>[A-Z]{0,2}\d{1,4}[A-OQ-Za-oq-z]?(?:\s?[-/]\s?(?:\d{1,4}|[A-Z]\b))?(?![\w])"
    r"|[IVXLC]{1,7}(?=\s?[(:,])))"
)
_NUMBER = r"\b(?:[Nn][or]?|[Nn]um|[Ii]ss(?:ue)?|[Nn][º°])\b\s?[.º°]{0,2}\s?"
_SUPPLEMENT = (
    r"(?:[Ss]uppl(?:ement|\.)?|SUPPL\.?|Pt\.?|Part|Spec(?:ial)?\s(?:No|[Ii]ssue)\.?)"
    rf"\s?(?!{YEAR}\b)(?:[A-Z]?\d{{1,4}}|[A-Z]\b)?(?:-\d{{1,3}})?"
)


def _part(name: str) -> str:
    """Return the pattern of an issue that is printed as words: `no. 2`, `Suppl 1`."""
    return (
        rf"(?:[\s,]{{0,2}}(?P<{name}>{_NUMBER}(?P<{name}_number>\d{{1,4}}(?:[-/]\d{{1,4}})?)(?!\w)"
        rf"|{_SUPPLEMENT}))"
    )


_DATED = rf"(?:(?:\d{{1,2}}\s)?{MONTH}(?:\s?[-/]\s?{MONTH})?\s(?:\d{{1,2}},\s)?)?"
"""What may stand before a year: month or season, two of them, a day before or behind."""
_YEAR_ENDS = rf"[^()]{{0,30}}{YEAR}\s?\)"
"""A cheap look at what is in parentheses, ahead of the slow names of months."""
_ISSUE = (
    rf"(?:\s?,?\s?\(\s?+(?!(?={_YEAR_ENDS}){_DATED}(?:19|20)\d\d\s?\))"
    r"(?P<issue>[^()]{1,40}?)\s?\))?"
)
_ATOM = r"(?:\d{7}X\d{6,10}|[A-Za-z]{0,6}\d{1,17}(?:\.?[A-Za-z]{1,2}\d{0,4})?)"
_MARK = (
    r"(?:\b(?:pp?|PP?|pgs?|[Pp]ages?|[Pp]ágs?|[Aa]rt(?:icle)?|e?ID)\b\.?\s?"
    r"(?:ID\b|[Nn]o\b\.?|[Nn]umber\b)?[.:]?\s?)"
)
_PAGE = (
    rf"(?:(?P<page_value>{_ATOM}(?:\s?-{{1,3}}\s?{_ATOM})?"
    r"|[ivxlcIVXLC]{1,8}(?:\s?-\s?[ivxlcIVXLC]{1,8})?)(?!\w))"
)
_BODY = rf"(?P<core>)(?:{_VOLUME}{_ISSUE}{_part('part')}?|{_part('alone')}(?=\s?[:,;]|\.\s[Pp]))"
_INSIDE = (
    rf"(?:\s?,?\s?\((?={_YEAR_ENDS})\s?{_DATED}(?P<inside>{YEAR})\s?\)"
    rf"|,(?=[^,:]{{0,30}}(?:1[5-9]|20)\d)\s?{_DATED}(?P<amid>{YEAR})(?=[,.]\s?[Pp](?:p|ages?)?\b|\s?:\s?\d))?"
)
_THIRD = (
    r"(?:,\s?(?P<third>\d{1,4}(?:\s?-\s?\d{1,2})?)"
    rf"(?:(?=,\s?(?!{YEAR}[\s.]*$)[A-Za-z]?\d)|(?=\s?\({YEAR}\)\s?,?\s?[A-Za-z]?\d))"
    r"|\s(?P<loose>\d{1,2})(?=\s?:)"
    rf"|\s?:\s?(?P<colon>\d{{1,3}})(?=\s?:\s?[A-Za-z]?\d|\s?\({_DATED}{YEAR}\)\s?[:,]))?"
)
_CLOSE = rf"(?=[\s.]*(?:\(?{YEAR}\)?[\s.]*)?$)"
_FORMS = {
    "complete": (
        rf"{_START}{_FIRST}{_BEFORE}{_BODY}{_THIRD}{_INSIDE}"
        rf"(?P<between>\s?[:,;]\s?|\s?\.?\s(?=[Pp\d]|[A-Za-z]\d)|(?<=\))(?=[A-Za-z]?\d))(?P<page>(?P<mark>{_MARK})?{_PAGE})"
    ),
    "short": rf"{_START}{_FIRST}{_BEFORE}{_BODY}{_INSIDE}(?=\s?(?:[.,;:\]]|$))",
    "pages": rf"(?<!\w){_BEFORE}(?P<core>)(?P<page>{_MARK}{_PAGE})",
    "gost": (
        rf"(?P<before>{YEAR})(?P<separator>[\s.,;-]{{1,5}})(?P<core>)"
        r"(?:(?P<volume>(?:[VTØ]|[Vv]ol)\.?\s?(?P<volume_value>\d{1,4}))[\s.,;-]{1,5})?"
        r"(?:(?P<part>(?:№|N[or]?)\.?\s?(?P<part_number>\d{1,4}(?:\s?[-/]\s?\d{1,4})?))[\s.,;-]{1,5})?"
        r"(?P<page>(?P<mark>(?:[PSCØ]|[Pp]p)\.\s?)(?P<page_value>[A-Za-z]?\d{1,6}(?:\s?-{1,3}\s?[A-Za-z]?\d{1,6})?))"
    ),
    "range": (
        r"(?<=[A-Za-z)]),\s?(?P<core>)(?P<page>(?P<page_value>\d{1,6}\s?-{1,3}\s?\d{1,6}))(?=[\s.]*$)"
    ),
    "posted": (
        rf"\b(?P<before>{YEAR})(?:{_DATE})?(?P<separator>\s?[;:]\s?)(?P<core>)"
        r"(?P<page>(?P<page_value>20\d\d\.\d\d\.\d\d\.\d{6,10}"
        r"|S\d{4}-\d{3}[\dX]\(\d\d\)\d{5}-[\dX]))"
    ),
    "spaced": (
        rf"{_START}(?P<before>{YEAR})[a-z]?(?P<separator>[\s,;]{{1,2}})(?P<core>)"
        r"(?P<volume>(?P<volume_value>\d{1,4}))(?:\s(?P<issue>\d{1,2}))?"
        rf"\s(?P<page>(?P<page_value>(?P<first>\d{{1,6}})[\s-](?P<last>\d{{1,6}}(?:\.e\d{{1,5}})?))){_CLOSE}"
    ),
    "electronic": (
        rf"{_START}(?:(?P<before>{YEAR})[a-z]?(?P<separator>[\s,;]{{1,2}}))?(?P<core>)"
        rf"(?P<volume>(?P<volume_value>\d{{1,3}}))(?P<page>(?P<page_value>e\d{{1,8}})){_CLOSE}"
    ),
    "glued": (
        rf"{_START}(?:(?P<before>{YEAR})[a-z]?(?P<separator>[\s,;]{{1,2}}))?(?P<core>)"
        rf"(?P<run>\d{{5,13}})(?:-(?P<last>\d{{1,6}}))?{_CLOSE}"
    ),
    "after": (
        rf"\s?[,;.]?\s?(?:\((?:{MONTH}\s)?(?P<closed>{YEAR}[a-z]?)\)"
        rf"|(?:{MONTH}\s)?(?P<after>{YEAR}[a-z]?)(?![\w-]))"
    ),
    "closed": rf"[\s\].,;)]*(?:$|\(?(?:{MONTH}\s?)?{YEAR}|\[|[A-Z(])",
    "ended": r"[\s\].,;:)]*$",
}


@cache
def form(name: str) -> re.Pattern[str]:
    """Return a compiled pattern by its name: most references need one or two of them."""
    return re.compile(_FORMS[name])
