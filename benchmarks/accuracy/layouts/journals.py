"""Pages of Lippincott (LWW) and Frontiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accuracy.layouts.forms import (
    SHARES,
    body,
    keywords,
    labels,
    noise,
    references,
    shuffled_case,
    statements,
    vancouver,
)

if TYPE_CHECKING:
    from benchmarks.accuracy.layouts.article import Article, Person, Sheet

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LWW = labels("PubMed", "CrossRef", "Google Scholar", before="\nCited Here... | ", between=" | ")
_FRONTIERS = labels(
    "PubMed Abstract", "CrossRef Full Text", "Google Scholar", before="\n", between=" | "
)


def lippincott(sheet: Sheet, article: Article) -> None:
    """Print journals.lww.com: family names first, with degrees."""
    kind = sheet.any(article.kind, article.kind.upper())
    sheet.field("article_type", kind, kind)
    sheet.field("title", article.title, article.title)
    degrees = sheet.any("MD", "MD, PhD", "")
    letters = sheet.any("letters", "digits")
    names = [_inverted(author, degrees, letters) for author in article.authors]
    sheet.put("; ".join(names))
    sheet.expected["authors"] = [author.name for author in article.authors]
    sheet.expected["families"] = [author.family for author in article.authors]
    sheet.expected["links"] = [author.places for author in article.authors]
    sheet.put("Author Information")
    for number, address in enumerate(article.affiliations, start=1):
        sheet.put(f"{_LETTERS[number - 1] if letters == 'letters' else number}{address}")
    sheet.expected["affiliations"] = list(article.affiliations)
    issue = f"({article.issue})" if article.issue else ""
    sheet.field(
        "journal",
        article.journal,
        f"{article.journal} {article.volume}{issue}:p {article.page}, October {article.year}. "
        f"| DOI: {article.doi}",
    )
    sheet.expected |= {
        "volume": article.volume,
        "page": article.page,
        "doi": article.doi,
        "issued": f"{article.year}-10",
    }
    if article.issue:
        sheet.expected["issue"] = article.issue
    sheet.put(sheet.any("OPEN", "Free", "Buy"), "Metrics", "")
    sheet.expected["abstract"] = list(article.abstract)
    sheet.put("Abstract", *article.abstract, "")
    if sheet.chance.random() < 0.5:
        keywords(sheet, article, "Keywords:", "semicolons")
    _lippincott_back(sheet, article)


def _lippincott_back(sheet: Sheet, article: Article) -> None:
    body(sheet, ("Figure 1", "Imaging on admission."), numbered=True)
    sheet.put("Acknowledgments", article.acknowledgement, "")
    sheet.expected["acknowledgement"] = article.acknowledgement
    sheet.put("Financial support and sponsorship", article.funding, "")
    sheet.expected["funding"] = article.funding
    statements(sheet, article, "Conflicts of interest", "Conflicts of Interest")
    sheet.put(shuffled_case(sheet, "References"), "")
    references(sheet, article, numbers=("dotted", "bracketed"), links=_LWW, style=vancouver)
    sheet.maybe(
        "View full references list", "Source", "© 2018 by Lippincott Williams & Wilkins, Inc."
    )
    noise(sheet, SHARES, 2)


def _inverted(author: Person, degrees: str, letters: str) -> str:
    marks = ",".join(_LETTERS[p - 1] if letters == "letters" else str(p) for p in author.places)
    given = f", {author.given}" if author.given else ""
    return (
        f"{author.family}{given} {degrees}".strip() + marks
        if degrees or letters == "digits"
        else (f"{author.family}{given} {marks}".strip())
    )


def frontiers(sheet: Sheet, article: Article) -> None:
    """Print frontiersin.org."""
    kind = sheet.any(f"{article.kind.upper()} article", article.kind.upper())
    sheet.field("article_type", kind.removesuffix(" article"), kind)
    sheet.field("journal", article.journal, f"{article.journal}, 03 October {article.year}")
    sheet.expected["issued"] = f"{article.year}-10-03"
    sheet.put("Sec. Neuroinfectious Diseases")
    joint = sheet.any(" - ", "‑")
    sheet.put(f"Volume {article.volume}{joint}{article.year} | https://doi.org/{article.doi}", "")
    sheet.expected |= {"volume": article.volume, "doi": article.doi}
    sheet.field("title", article.title, article.title, "")
    names = [
        f"{author.name}{','.join(map(str, author.places))}{'*' * (not number)}"
        for number, author in enumerate(article.authors)
    ]
    sheet.put("\n".join(names) if sheet.chance.random() < 0.5 else ", ".join(names))
    sheet.expected["authors"] = [author.name for author in article.authors]
    sheet.expected["links"] = [author.places for author in article.authors]
    sheet.put(
        *(f"{number}{address}" for number, address in enumerate(article.affiliations, start=1))
    )
    sheet.expected["affiliations"] = list(article.affiliations)
    sheet.expected["abstract"] = list(article.abstract)
    sheet.put("", *sheet.any(("Abstract",), ()), *article.abstract, "")
    body(sheet)
    sheet.put(
        "Author Contributions",
        "All authors wrote the manuscript.",
        "",
        "Funding",
        article.funding,
        "",
    )
    _frontiers_back(sheet, article)


def _frontiers_back(sheet: Sheet, article: Article) -> None:
    sheet.expected["funding"] = article.funding
    statements(
        sheet,
        article,
        "Conflict of Interest",
        "Conflict of Interest Statement",
        "Conflict of interest",
    )
    sheet.put("Acknowledgments", article.acknowledgement, "")
    sheet.expected["acknowledgement"] = article.acknowledgement
    sheet.put("References", "")
    references(sheet, article, numbers=("dotted", "none"), links=_FRONTIERS, style=vancouver)
    keywords(sheet, article, "Keywords:", "commas")
    first = article.authors[0]
    sheet.put(
        f"Citation: {first.family} {first.initials[:1]} ({article.year}) {article.title}. "
        f"{article.journal} {article.volume}:{article.page}. doi: {article.doi}",
        "",
    )
    sheet.expected["page"] = article.page
    sheet.put(
        f"Received: 14 May {article.year}; Accepted: 27 August {article.year};",
        f"Published: 03 October {article.year}.",
        "",
        "Edited by:",
        "",
        "Ada Reviewer, University of Tales, Norway",
        "",
    )
    line = (
        f"Copyright © {article.year} {first.family}. This is an open-access article distributed "
        "under the terms of the Creative Commons Attribution License (CC BY)."
    )
    sheet.field("copyright", line, line, "")
    sheet.put(f"*Correspondence: {first.name}, author@example.org")


LAYOUTS = (
    lippincott,
    frontiers,
)
