"""The menus that a site prints above a report: navigation, outlines, banners, trails."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from casegraph.read.page.list_start import looks_like_reference
from casegraph.read.page.volume import parse_volume
from casegraph.read.wording.headings import ARTICLE_TYPES, HEADINGS, SUBHEADINGS, Section
from casegraph.read.wording.lines import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.read.wording.lines import Line

_NAVIGATION = frozenset(
    """
    about access accessibility account accounts active advanced ahead aims alert alerts all an and
    announcements apps archive archives article articles at author authors basket board book books
    browse buy by cart citation citations collection collections contact content contents cookies
    cover current
    download downloads early ebooks editorial editors email english events explore export figures
    find first for free full get go guide guidelines help hide home homepage impact in indexing
    information instructions issue issues join journal journals jump keys latest library links list
    log
    login logout main manuscript manuscripts media menu metrics more most my navigation new news
    next of old on online open or order our out page papers pdf permissions policies policy preview
    previous print privacy profile publish published purchase rapid read register reprints request
    resources responses reviewers rss save scope search see section sections services settings
    share shop show sign
    site sitemap skip special specialties submission submissions submit subscribe subscription
    subscriptions support supplements switch table tables text the this to toc tools topics track
    up us
    user users view volumes website with you what your
    bmc elsevier frontiers hindawi karger mdpi myncbi nature ncbi nih nlm plos pmc pubmed sage
    sciencedirect
    scielo springer springerlink thieme wiley
    """.split()
)
_KNOWN = frozenset(HEADINGS) | SUBHEADINGS
_NO_MENU = frozenset(ARTICLE_TYPES) | _KNOWN
_PUBLISHERS = frozenset({
    "aan journals", "bmj journals", "cambridge core", "dove medical press", "dovepress",
    "hindawi publishing corporation", "j-stage", "j-stage home", "jama network", "lww journals",
    "national institutes of health",
    "national library of medicine", "oxford academic", "oxford university press", "sage journals",
    "taylor & francis online", "taylor and francis online", "thieme connect",
    "wiley online library",
    "us national library of medicine",
    "us national library of medicine national institutes of health",
    "scielo - scientific electronic library online", "the lancet journals", "wolters kluwer",
})  # fmt: skip
_BANNER_WORDS = (
    "cookie", "javascript", "official website", "here", "library", "pmc", "access", "healthcare",
    "preview", "explore", "logo", "skip", "article in", "cover image", "permalink", "reuse",
    "visiting",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\D)")
_LONGEST_MENU = 120
_LONGEST_BANNER = 400
_LONGEST_ITEM = 90
_RUNNING_TEXT = 220
_SHORTEST_ABSTRACT = 80
_LINES_AT_TOP = 200
_FEWEST_HEADINGS = 3
_FEWEST_REPEATED = 2


def menus(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines above a report that are menus of the site."""
    top = _top(lines)
    found = {line.number for line in top if is_menu(line.text)}
    trails = [line.number for line in top if _is_trail(line.text)]
    if trails and any(parse_volume(line.text) for line in top):
        found.update(trails)
    return frozenset(found.union(*_outlines(top, lines)))


def _top(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines above the first running text of the page, or its first reference."""
    for at, (line, below) in enumerate(pairwise(lines[:_LINES_AT_TOP])):
        size = len(line.text)
        if size > _RUNNING_TEXT and not _is_banner(line.text):
            return lines[:at]
        if size > _LONGEST_ITEM and looks_like_reference(line.text):
            return lines[:at]
        if _is_abstract(line.text) and len(below.text) >= _SHORTEST_ABSTRACT:
            return lines[:at]
    return lines[:_LINES_AT_TOP]


def _is_abstract(text: str) -> bool:
    return len(text) <= _LONGEST_ITEM and HEADINGS.get(label(text)) is Section.ABSTRACT


def is_menu(text: str) -> bool:
    """Tell whether a line is one of a site's menus or banners, by its words."""
    if len(text) > _LONGEST_MENU:
        return _is_banner(text)
    name = label(text)
    if name in _NO_MENU:
        return False
    words = _WORD.findall(name)
    if words and not any(map(str.isdigit, text)) and _NAVIGATION.issuperset(words):
        return True
    return name in _PUBLISHERS or _is_banner(text)


def _is_banner(text: str) -> bool:
    if len(text) > _LONGEST_BANNER:
        return False
    folded = text.casefold()
    return any(word in folded for word in _BANNER_WORDS) and _banner().search(text) is not None


@cache
def _banner() -> re.Pattern[str]:
    """Return the words of notices that have nothing to do with the report."""
    return re.compile(
        r"\bcookies?\b.{0,200}\b(?:agree|accept|continue|continuing|experience|polic(?:y|ies)|site|"
        r"website|settings)\b|\bcookies? polic|javascript is (?:currently )?(?:disabled|required)|"
        r"enable javascript|^an official website of|^here['’]s how you know|"
        r"^as a library, nlm provides|^learn more: pmc|^access (?:provided )?by\b|"
        r"how to access preview-only|^intended for healthcare professionals$|"
        r"^this (?:is a|article is) preview|^explore this journal|^(?:logo of )?.{1,60} logo$|"
        r"^skip to\b|^\[skip to|^(?:next|previous) article in\b|^(?:issue )?cover image$|"
        r"^if you wish to reuse|^thank you for visiting|^pmc search update$|^permalink$",
        re.IGNORECASE,
    )


def _is_trail(text: str) -> bool:
    """Tell whether a short line is one step of the way from the journal to the article."""
    return len(text) <= _LONGEST_ITEM and _trail().fullmatch(text) is not None


@cache
def _trail() -> re.Pattern[str]:
    return re.compile(
        r"Fig(?:ure|s|ures)?\.? \(?\d+\)?|Tables? \(?\d+\)?|(?:Extras|Videos?|Cited by) \(\d+\)|"
        r"v\.\s?\d+\s?\(.{1,20}\);.{1,40}|PMC\d+|Vol(?:ume|\.)\s?\d+|Issue\s?\d+|"
        r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (?:19|20)\d\d",
    )


def _outlines(top: Sequence[Line], lines: Sequence[Line]) -> Iterator[set[int]]:
    """Yield the lines of each outline: a run of headings that stand over their text below."""
    short = [line.text for line in top if len(line.text) <= _LONGEST_ITEM]
    if sum(map(_is_heading, short)) < _FEWEST_HEADINGS:
        return
    printed = Counter(_heading(line.text) for line in lines if len(line.text) <= _LONGEST_ITEM)
    run: list[Line] = []
    for line in (*top, None):
        goes_on = line and _is_item(line, printed)
        if line and goes_on and not (run and line.gap > run[-1].gap > -1 and not run[-1].gap):
            run.append(line)
            continue
        names = [_heading(one.text) for one in run]
        known = [at for at, name in enumerate(names) if name in _KNOWN]
        repeated = sum(printed[names[at]] > 1 for at in known)
        if len(known) >= _FEWEST_HEADINGS and repeated >= _FEWEST_REPEATED:
            yield {one.number for one in run[known[0] : known[-1] + 1]}
        run = [line] if line and goes_on else []


def _is_item(line: Line, printed: Counter[str]) -> bool:
    name = _heading(line.text)
    return len(line.text) <= _LONGEST_ITEM and (name in _KNOWN or printed[name] > 1)


def _is_heading(text: str) -> bool:
    return _heading(text) in _KNOWN


def _heading(text: str) -> str:
    name = label(text)
    number = _NUMBER.match(name)
    return name[number.end() :] if number else name
