"""Journal, titles, type, volume, pages and identifiers of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.page_ranges import printed_in_full
from casegraph.read.fields.languages import language_code
from casegraph.read.fields.record_builder import shown
from casegraph.read.fields.work_types import of_publication_type
from casegraph.read.jats.kinds import (
    ABSTRACTS,
    ARTICLE,
    ARTICLE_META_ASIDE,
    ARTICLE_META_READ,
    NO_REPORT,
    NOTICES,
)
from casegraph.read.jats.text import XML_LANG, first_text, plain, text_of
from casegraph.read.wording.headings import ARTICLE_TYPES
from casegraph.read.wording.lines import label
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from lxml.etree import _Element

    from casegraph.read.jats.account import Account

_SCHEMES = {"doi": "doi", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid", "arxiv": "arxiv"}
_AT_ARTICLE = re.compile(
    r"(?P<volume>\w[\w./-]*)\s*,\s*(?:article|art\.?)\s*(?:id\b|no\b\.?|number\b)?\s*"
    r"(?P<article>\w[\w.-]*)",
    re.IGNORECASE,
)
"""A volume that is marked up with the number of the article in it: `30, article 11`."""
_UNNUMBERED = re.compile(r"\W*suppl(?:ements?)?\W*", re.IGNORECASE)
_DASH = re.compile("[-‐-―−]")
_PRESENTED = re.compile(r"\b(?:poster|oral|meeting|congress|conference|symposium)\b", re.IGNORECASE)
_STOPS = (".", "?", "!", ":", "–", "—")


def read_title(article_meta: _Element, account: Account) -> str | None:
    """Return the title with its subtitle, without marks of footnotes.

    A translated title is taken only where there is no other.
    """
    group = article_meta.find("title-group")
    if group is None:
        return None
    for title, subtitle in (
        ("article-title", "subtitle"),
        ("trans-title-group/trans-title", "trans-title-group/trans-subtitle"),
        ("trans-title", "trans-subtitle"),
    ):
        element = group.find(title)
        text = _unmarked(element) if element is not None else ""
        if element is not None and text:
            account.place("title", element)
            below = [_unmarked(each) for each in group.iterfind(subtitle)]
            return " ".join((_with_stop(text) if any(below) else text, *filter(None, below)))
    return None


def _with_stop(title: str) -> str:
    return title if title.endswith(_STOPS) else f"{title}:"


def _unmarked(element: _Element) -> str:
    """Return the text of a title without the marks that point to notes."""
    marks = {each for each in element.iter("xref", "fn", "named-content") if _is_mark(each)}
    if not marks:
        return text_of(element)
    return plain("".join(_without(element, marks)))


def _is_mark(element: _Element) -> bool:
    return element.tag != "named-content" and element.get("ref-type") not in {"chem", "fig"}


def _without(element: _Element, marks: set[_Element]) -> list[str]:
    pieces = [element.text or ""]
    for child in element:
        if child not in marks and not _is_only(child, marks):
            pieces += _without(child, marks)
        pieces.append(child.tail or "")
    return pieces


def _is_only(element: _Element, marks: set[_Element]) -> bool:
    """Tell whether an element, such as a superscript, holds marks and commas only."""
    if not any(child in marks for child in element):
        return False
    outside = [element.text or "", *(child.tail or "" for child in element)]
    return all(child in marks for child in element) and not "".join(outside).strip(" ,;")


def read_article_type(article_meta: _Element, account: Account) -> str | None:
    """Return the printed heading that names the kind of article.

    Of several subjects the one that is known as a kind of article is taken, whatever its level;
    else the first of the group of headings.
    """
    subjects = list(article_meta.iterfind("article-categories//subject"))
    known = [each for each in subjects if _kind_of_heading(text_of(each))]
    headings = [
        each
        for group in article_meta.iterfind("article-categories/subj-group")
        if group.get("subj-group-type") in {"heading", "article-type", "ArticleType"}
        for each in group.iter("subject")
    ]
    for element in (*known, *headings):
        if text := text_of(element):
            account.place("article_type", element)
            return text
    return None


def read_type(article: _Element, printed: str | None, account: Account) -> WorkType:
    """Return the kind of publication, by the article's type and its printed heading.

    A heading that names a case report decides where the type is a general one; notices about
    other articles (corrections, retractions) stay what they are.
    """
    stated = (article.get("article-type") or "").strip().lower()
    named = _kind_of_heading(printed or "")
    if stated in ABSTRACTS and _is_of_meeting(article, printed or ""):
        return WorkType.CONFERENCE_PAPER
    if stated in ARTICLE and named is not WorkType.CASE_REPORT:
        return ARTICLE[stated]
    if named and stated not in NOTICES:
        return named
    if stated not in NO_REPORT:
        detail = f"the article's type {stated!r} is not known" if stated else "no article type"
        account.report("unknown-type", Severity.INFO, detail, article, "type")
    return WorkType.OTHER


def _kind_of_heading(printed: str) -> WorkType | None:
    """Return the kind that a heading names; a case report is known in several languages."""
    is_case = of_publication_type(printed) is WorkType.CASE_REPORT
    return WorkType.CASE_REPORT if is_case else ARTICLE_TYPES.get(label(printed))


def _is_of_meeting(article: _Element, printed: str) -> bool:
    """Tell whether an abstract was presented: by the conference that is named, or its heading."""
    conference = article.find("front/article-meta/conference")
    return conference is not None or _PRESENTED.search(printed) is not None


def read_language(article: _Element, account: Account) -> str | None:
    """Return the language of the article, where it is stated."""
    stated = (article.get(XML_LANG) or "").strip()
    code = language_code(stated) if stated else None
    if stated and code is None:
        detail = f"no known language: {shown(stated)}"
        account.report("unknown-language", Severity.WARNING, detail, article, "language")
    return code


def read_journal(journal_meta: _Element | None, account: Account) -> tuple[str | None, str | None]:
    """Return the journal's title, and its abbreviation: that of ISO 4, else that of the NLM."""
    if journal_meta is None:
        return None, None
    account.place("journal", journal_meta)
    title = first_text(journal_meta, "journal-title-group/journal-title", "journal-title")
    short = first_text(
        journal_meta,
        "journal-id[@journal-id-type='iso-abbrev']",
        "journal-title-group/abbrev-journal-title",
        "abbrev-journal-title",
        "journal-id[@journal-id-type='nlm-ta']",
        "journal-id[@journal-id-type='pubmed']",
    )
    if short:
        account.place("journal_abbreviation", journal_meta)
    return title or short, short


def read_volume(article_meta: _Element, account: Account) -> tuple[str | None, str | None]:
    """Return volume and issue; a supplement stands behind the volume: `24 Suppl 2`."""
    for tag in ("volume", "issue"):
        if (element := article_meta.find(tag)) is not None:
            account.place(tag, element)
    return read_volume_of(article_meta), read_issue_of(article_meta)


def read_volume_of(holder: _Element) -> str | None:
    """Return the volume of an article or a citation with its supplement's number, not its title."""
    printed = first_text(holder, "volume")
    at_article = _AT_ARTICLE.fullmatch(printed or "")
    volume = at_article["volume"] if at_article else printed
    supplement = _supplement(holder)
    if not supplement or _UNNUMBERED.fullmatch(supplement):
        return volume
    named = supplement if "suppl" in supplement.lower() else f"Suppl {supplement}"
    return f"{volume} {named}" if volume else named


def read_issue_of(holder: _Element) -> str | None:
    """Return the issue; a supplement without a number of its own stands behind it."""
    issue, supplement = first_text(holder, "issue"), _supplement(holder)
    bare = (issue or "").strip("() ")
    issue = issue if "(" in bare else bare or None
    if supplement and _UNNUMBERED.fullmatch(supplement):
        return f"{issue} {supplement}" if issue else supplement
    return issue


def _supplement(holder: _Element) -> str | None:
    """Return a supplement as it is numbered or named, not its title."""
    is_title = holder.find("supplement/*[@content-type='supplement-title']") is not None
    return None if is_title else first_text(holder, "supplement")


def read_pages(holder: _Element) -> str | None:
    """Return the pages in full, or the electronic location, or the article's number."""
    first, last = first_text(holder, "fpage"), first_text(holder, "lpage")
    if first and last and first != last and not _DASH.search(first):
        return printed_in_full(f"{first}-{last}")
    printed = first or first_text(holder, "page-range") or first_text(holder, "elocation-id")
    if not printed and (found := _AT_ARTICLE.fullmatch(first_text(holder, "volume") or "")):
        printed = found["article"]
    return printed_in_full(printed) if printed else None


def read_identifiers(
    article_meta: _Element, journal_meta: _Element | None, account: Account
) -> dict[str, str]:
    """Return the article's identifiers, and the ISSN of its journal."""
    found: dict[str, str] = {}
    for element in article_meta.iterfind("article-id"):
        scheme = _SCHEMES.get((element.get("pub-id-type") or "").lower())
        path = f"identifiers.{scheme}"
        if scheme and scheme not in found:
            value = account.identifier(scheme, text_of(element), element, path)
            if value:
                found[scheme] = value
                account.place(path, element)
    issn = _issn(journal_meta, account) if journal_meta is not None else None
    return found | ({"issn": issn} if issn else {})


def _issn(journal_meta: _Element, account: Account) -> str | None:
    """Return the ISSN that links all media of a journal, else that of print, else another."""
    order = {"issn-l": 0, "ppub": 1, "print": 1}
    ranked: list[tuple[int, str]] = []
    for element in (*journal_meta.iterfind("issn-l"), *journal_meta.iterfind("issn")):
        value = account.identifier("issn", text_of(element), element, "identifiers.issn")
        kind = (
            "issn-l"
            if element.tag == "issn-l"
            else (element.get("pub-type") or element.get("publication-format") or "")
        )
        if value:
            ranked.append((order.get(kind, 2), value))
    return min(ranked, key=lambda each: each[0])[1] if ranked else None


def report_unread(article_meta: _Element, account: Account) -> None:
    """Report the parts of the front matter that the reader does not know."""
    for element in article_meta:
        tag = str(element.tag)
        if tag not in ARTICLE_META_READ and tag not in ARTICLE_META_ASIDE:
            detail = f"<{tag}> is not known in the front matter: {shown(text_of(element))}"
            account.report("not-read", Severity.INFO, detail, element)
