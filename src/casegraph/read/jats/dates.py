"""The date of publication among the dates that an article carries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.dates import PartialDate, date_of_parts, parse_date
from casegraph.read.jats.text import first_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from casegraph.read.jats.account import Account

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_ELECTRONIC = frozenset({"epub", "electronic", "epublish", "online", "epub-original"})
_PRINT = ("ppub", "print", "epub-ppub", "collection", "issue-pub", "pub", "publication")
_NO_PUBLICATION = frozenset({
    "accepted", "corrected", "ecorrected", "epreprint", "nihms-submitted", "pcorrected",
    "pmc-release", "preprint", "received", "retracted", "eretracted", "rev-recd", "rev-request",
    "software-release", "release", "submitted",
})  # fmt: skip


def read_issued(article_meta: _Element, account: Account) -> str | None:
    """Return the date of publication.

    It is the earliest complete electronic date; without one the most precise date of print, issue
    or collection; then an electronic date that is not complete. Where there is none of these, the
    year of the copyright is taken, and that is said. No part is filled in.
    """
    dated = [
        (kind, date, element)
        for element in article_meta.iterfind("pub-date")
        if (date := _date(element)) and (kind := _kind(element)) not in _NO_PUBLICATION
    ]
    online = [each for each in dated if each[0] in _ELECTRONIC]
    whole = sorted((each for each in online if each[1].day), key=lambda each: each[1])
    printed = sorted((each for each in dated if each[0] not in _ELECTRONIC), key=_rank)
    for _, date, element in (*whole, *printed, *online):
        account.place("issued", element)
        return str(date)
    return _year_of_copyright(article_meta, account)


def _rank(dated: tuple[str, PartialDate, _Element]) -> tuple[int, int]:
    kind, date, _ = dated
    return -(bool(date.month) + bool(date.day)), _PRINT.index(kind) if kind in _PRINT else 99


def _kind(element: _Element) -> str:
    """Return what a date is of: `pub-type`, or `date-type` with the format of publication."""
    kind = (element.get("pub-type") or element.get("date-type") or "pub").lower()
    form = (element.get("publication-format") or "").lower()
    return form if kind in {"pub", "publication"} and form else kind


def _date(element: _Element) -> PartialDate | None:
    year = first_text(element, "year", "string-date/year") or ""
    month = first_text(element, "month", "string-date/month") or ""
    day = first_text(element, "day", "string-date/day") or ""
    stated = parse_date((element.get("iso-8601-date") or "")[:10])
    in_words = _YEAR.search(first_text(element, "string-date") or "")
    known = date_of_parts(year, month, day) or stated
    return known or (date_of_parts(in_words[0]) if in_words else None)


def _year_of_copyright(article_meta: _Element, account: Account) -> str | None:
    years: Sequence[_Element] = list(article_meta.iter("copyright-year"))
    for element in years:
        date = date_of_parts(element.text or "")
        if date:
            account.place("issued", element)
            detail = f"no date of publication is given; {date} is the year of the copyright"
            account.report("issued-from-elsewhere", Severity.INFO, detail, element, "issued")
            return str(date)
    return None
