"""The line that prints journal, volume, issue and pages, in the forms publishers use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from casegraph.read.wording.lines import plain

_LONGEST = 250
_LONGEST_WHOLE = 90
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_GERMAN_MONTHS = {"mär": "mar", "mai": "may", "okt": "oct", "dez": "dec"}
_MONTH = r"(?:Jan|Feb|Mar|Mär|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)[a-zä]*\.?"
_DASH = "-‐‑‒–—−"
_YEAR = r"(?:19|20)\d\d"
_LOCATION = (
    rf"(?:[A-Za-z]{{2,5}}-)?[A-Za-z]{{0,4}}\d[\w.]*(?:\s?[{_DASH}]\s?[A-Za-z]{{0,4}}\d[\w.]*)?"
)
_ISSUE = rf"\w+(?:[{_DASH}/]\w+)?(?:\s+Suppl\w*\.?\s*\w*)?"
_DIGIT = re.compile(r"\d")
_CITE_ENDINGS = ("cite as", "cite this article", "download citation")
_CITE = re.compile(r"\s*\|?\s*(?:cite (?:as|this article)|download citation)\s*$", re.IGNORECASE)
_AHEAD = re.compile(
    r"[\s.;]*(?:\bepub\b|\becollection\b|\bonline ahead of print|\bpublished online\b).{0,60}$",
    re.IGNORECASE,
)
_DOI = re.compile(
    r"[\s,;.|]*(?:(?:\b|(?<=\d))doi:?\s*)?(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/\S+)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class VolumeLine:
    """What a volume line prints; `issued` is a year, year-month or day, pages have a hyphen.

    A report published ahead of its volume has pages alone.
    """

    journal: str | None
    volume: str | None
    issue: str | None
    page: str | None
    issued: str | None
    doi: str | None = None


@cache
def _named() -> re.Pattern[str]:
    """Return the form of lines that say `Volume`."""
    return re.compile(
        rf"(?P<journal>[^,]*?)[\s,]*(?:(?P<month>{_MONTH})?(?:[{_DASH}/]{_MONTH})?\s*"
        rf"(?P<year>{_YEAR})(?:,\s*|\s+(?=Volume)))?"
        r"\b[Vv]ol(?:ume|\.)\s*(?P<volume>\w[\w.]*(?:-\d+)?)"
        rf"(?:\s+[{_DASH}]\s+(?P<dashed>{_YEAR})$|[{_DASH}](?P<joined>{_YEAR})$)?"
        rf"(?:,\s*(?P<year_within>{_YEAR})(?=\s+-\s+[Ii]ssue|,\s*[Pp]ages|,\s*\d))?"
        rf"(?:(?:,|\s+-)?\s*[Ii]ssues?\s*(?P<issue>{_ISSUE})"
        r"|,?\s*(?P<supplement>[Ss]uppl(?:ement|\.)?\s*\w+)"
        rf"|\s*\((?P<bracketed_first>{_YEAR})\)(?:\s*[Ii]ssue\s*(?P<issue_behind>{_ISSUE}))?"
        r"|\s*\((?P<number>\w+)\))?"
        rf"(?:,\s*(?:(?P<day>\d{{1,2}})\s+)?(?P<month_behind>{_MONTH})\s+(?P<year_behind>{_YEAR}))?"
        r"(?:[,|]?\s*(?:[Pp]ages?|pp?\.?)\s*"
        r"|[\s,|]*[Aa]rticle(?:\s+(?:[Nn]umber|[Nn]o\.?|ID))?\s*:?\s*|,\s*|:\s*|\s+(?=e?\d))?"
        rf"(?P<page>{_LOCATION})?(?:,\s*\d{{1,3}} pages)?,?\s*(?:\((?P<bracketed>{_YEAR})\))?[.|]?"
    )


@cache
def _short() -> re.Pattern[str]:
    """Return the form `Journal 2018, 12(3): 45-49`, year before, behind or left out."""
    return re.compile(
        rf"(?P<journal>[^,\d]*?)[\s,.]*(?:(?P<month>{_MONTH})\s+)?"
        rf"(?:[(]?(?P<year>{_YEAR})[)]?(?:\s(?P<month_behind>{_MONTH})"
        rf"(?:-{_MONTH})?(?:\s(?P<day>\d{{1,2}}))?)?"
        r"[\s,;:]*)?"
        r"(?P<volume>\d{1,4})\s*(?:\((?P<issue>[^()]{1,20})\))?\s*:\s*p?\s*"
        rf"(?P<page>{_LOCATION})(?:(?:,\s*|(?<=\d)(?=[A-Z]))(?P<month_last>{_MONTH})\s+(?:(?P<day_last>\d{{1,2}}),\s*)?(?P<year_last>{_YEAR}))?"
        rf"\s*(?:\((?P<bracketed>{_YEAR})\))?[.\s|]*"
    )


@cache
def _commas() -> re.Pattern[str]:
    """Return the forms `Journal 2018, 6(4), 90` and `Journal 6, 90 (2018)`."""
    return re.compile(
        rf"(?P<journal>[^,\d]*?)[\s,](?:(?P<year>{_YEAR}),\s*)?(?P<volume>\d{{1,4}})\s*"
        rf"(?:\((?P<issue>[^()]{{1,20}})\))?,\s*(?P<page>{_LOCATION})"
        rf"(?:\s*\((?P<bracketed>{_YEAR})\))?\.?"
    )


@cache
def _spaced() -> re.Pattern[str]:
    """Return the form `Journal May 2017, 88 (20) e193-e197`."""
    return re.compile(
        rf"(?P<journal>[^,\d]*?)[\s,]*(?:(?P<month>{_MONTH})\s+)?(?:(?P<day>\d{{1,2}}),?\s+)?"
        rf"(?P<year>{_YEAR})[,;]\s*(?P<volume>\d{{1,4}})\s*\((?P<issue>[^()]{{1,20}})\)"
        rf"(?:[\s,:]+(?P<page>{_LOCATION}))?[\s;.]*"
    )


@cache
def _with_place() -> re.Pattern[str]:
    """Return the form `Journal vol.78 no.5 São Paulo May 2020`."""
    return re.compile(
        r"(?P<journal>[^\d]*?)[\s,]*\b[Vv]ol\.?\s*(?P<volume>\d{1,4})[\s,.]+"
        r"(?:[Nn](?:o|um|úm)?[.º°]*\s*(?P<issue>\d[\w-]*)[\s,.]+)?"
        rf"(?:pp?\.?\s*(?P<page>{_LOCATION})[\s,.]+)?"
        rf"[^\d,]{{0,40}}?(?:(?P<month>{_MONTH})\s+)?(?P<year>{_YEAR})\.?"
    )


@cache
def _year_first() -> re.Pattern[str]:
    """Return the form `Published 4 May 2020 Volume 2020:13 Pages 21-24`."""
    return re.compile(
        rf"(?:[Pp]ublished\s+(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\s+{_YEAR}\s+)?"
        rf"[Vv]olume\s+(?P<year>{_YEAR}):(?P<volume>\d{{1,4}})(?:\s*\((?P<number>\w+)\))?"
        rf"(?:\s+[Ii]ssue\s+(?P<issue>{_ISSUE}))?\s+[Pp]ages?\s+(?P<page>{_LOCATION})"
    )


@cache
def _bare() -> re.Pattern[str]:
    """Return the form `155:1923`, which no time of day has."""
    return re.compile(
        rf"(?P<volume>\d{{1,4}}):"
        rf"(?P<page>e?\d{{3,7}}(?:[{_DASH}]\d+)?|e?\d+[{_DASH}]\d+)"
    )


@cache
def _pages() -> re.Pattern[str]:
    """Return the form of pages alone: `pp 1-5` before `Cite as`, or `Pages 1731-1734`."""
    return re.compile(
        rf"(?:pp?\.?|[Pp]ages?)\s*"
        rf"(?P<page>[A-Za-z]?\d+\s?[{_DASH}]\s?[A-Za-z]?\d+)(?:\s*\|.*)?"
    )


def parse_pages(text: str) -> VolumeLine | None:
    """Return the pages of a line that prints `Pages`, their range, and no volume."""
    found = _pages().fullmatch(plain(text)) if text[:5] in {"Pages", "pages"} else None
    return VolumeLine(None, None, None, _hyphenated(found["page"]), None) if found else None


@lru_cache(maxsize=256)
def parse_volume(text: str) -> VolumeLine | None:
    """Return what a volume line prints, None for any other line."""
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return None
    printed = _AHEAD.sub("", plain(text))
    doi = _DOI.search(printed) if "10." in printed else None
    core = printed[: doi.start()] if doi else printed
    core = _CITE.sub("", core) if core.rstrip().casefold().endswith(_CITE_ENDINGS) else core
    marked = core != printed or printed.startswith((",", ". "))
    found = _matched(core, marked=marked)
    if found is None:
        return None
    held = found.groupdict()
    return VolumeLine(
        journal=(held.get("journal") or "").strip(" ,.") or None,
        volume=held.get("volume"),
        issue=_first(held, "issue", "issue_behind", "number", "supplement"),
        page=_hyphenated(held["page"]),
        issued=_issued(held),
        doi=doi["doi"].rstrip(".,;") if doi else None,
    )


def is_whole_volume(text: str) -> bool:
    """Tell whether a line names a journal, its volume, pages and date, and nothing else."""
    volume = parse_volume(text) if len(text) <= _LONGEST_WHOLE else None
    if not (volume and volume.page and volume.issued):
        return False
    return ":" not in volume.journal if volume.journal else "Volume" in text


def is_running_head(text: str, printed: str) -> bool:
    """Tell whether a line cites the report itself: `Doe J, et al. J Tales 2018;7:31. doi:10...`.

    `printed` is the volume line of the report.
    """
    if "10." not in text or len(text) > _LONGEST:
        return False
    cited, own = parse_volume(text.partition(" et al")[2].strip(" .,:")), parse_volume(printed)
    if not (cited and own and cited.doi):
        return False
    return cited.page is not None and (cited.volume, cited.page) == (own.volume, own.page)


def _matched(core: str, *, marked: bool) -> re.Match[str] | None:
    found = _named().fullmatch(core) if "ol" in core else None
    if found and (marked or any(found[name] for name in ("page", "issue", "bracketed", "joined"))):
        return found
    if found and (found["dashed"] or found["bracketed_first"]):
        return found
    found = _short().fullmatch(core) if ":" in core else None
    if found and (marked or (found["journal"] and _year(found.groupdict()))):
        return found
    found = _commas().fullmatch(core) if "," in core else None
    if found and _year(found.groupdict()):
        return found
    found = _plainer(core, marked=marked)
    if found:
        return found
    found = _spaced().fullmatch(core) if "(" in core else None
    return found if found and (found["page"] or not found["journal"]) else None


def _plainer(core: str, *, marked: bool) -> re.Match[str] | None:
    """Return what a form says that needs neither journal nor year beside it."""
    found = None
    if "ol" in core:
        found = _year_first().fullmatch(core) or _with_place().fullmatch(core)
    if found is None and ":" in core:
        found = _bare().fullmatch(core)
    if found is None and marked and core.startswith("p"):
        found = _pages().fullmatch(core)
    return found


def _first(held: dict[str, str | None], *names: str) -> str | None:
    return next((value for name in names if (value := held.get(name))), None)


def _year(held: dict[str, str | None]) -> str | None:
    return _first(
        held,
        "year",
        "bracketed",
        "bracketed_first",
        "dashed",
        "joined",
        "year_within",
        "year_behind",
        "year_last",
    )


def _hyphenated(page: str | None) -> str | None:
    return re.sub(rf"\s?[{_DASH}]\s?", "-", page).rstrip(".") if page else None


def _issued(held: dict[str, str | None]) -> str | None:
    year, month = _year(held), _first(held, "month", "month_behind", "month_last")
    if not (year and month):
        return year
    day = _first(held, "day", "day_last")
    short = month[:3].lower()
    issued = f"{year}-{_MONTHS.index(_GERMAN_MONTHS.get(short, short)) + 1:02d}"
    return f"{issued}-{int(day):02d}" if day else issued


def iso_date(printed: str) -> str | None:
    """Return a printed day (`29 June 2018`, `June 29, 2018`, `2018-06-29`) as ISO 8601."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", printed):
        return printed
    year = re.search(r"\b\d{4}\b", printed)
    day = re.search(r"\b\d{1,2}\b", printed)
    month = re.search(r"[A-Za-z]{3}", printed)
    if not (year and day and month and month[0].lower() in _MONTHS):
        return None
    return f"{year[0]}-{_MONTHS.index(month[0].lower()) + 1:02d}-{int(day[0]):02d}"
