"""Pages of Springer and BioMed Central as they looked from 2012 to 2019."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accuracy.layouts.forms import (
    BANNERS,
    NBSP,
    body,
    keywords,
    labels,
    noise,
    references,
    statements,
)

if TYPE_CHECKING:
    from benchmarks.accuracy.layouts.article import Article, Sheet

_GLUED = labels("PubMed", "PubMedCentral", "CrossRef", "Google Scholar", shuffled=False)
_LINES = labels("CrossRef", "PubMed", "PubMed Central", "Google Scholar", before="\n", between="\n")
_VIEW = labels("View Article", "PubMed", "PubMed Central", "Google Scholar")
_CC = "http://creativecommons.org/licenses/by/4.0/"


def classic(sheet: Sheet, article: Article) -> None:
    """Print SpringerLink as it was from 2016 to 2019, with all of its headings."""
    pages = (article.page or "").replace("-", "–")
    issue = f", Issue{NBSP}{article.issue}" if article.issue else ""
    prefix = f"pp {pages}" if "-" in (article.page or "") else pages
    noise(sheet, BANNERS, 3)
    sheet.field("journal", article.journal, article.journal, "")
    month = sheet.any("", f"October {article.year}, ")
    _numbered(sheet, article)
    sheet.expected["issued"] = f"{article.year}-10" if month else article.year
    sheet.put(f"{month or ', '}Volume {article.volume}{issue}, {prefix} | Cite as", "")
    sheet.field("title", article.title, article.title, "")
    tabs = sheet.chance.random() < 0.5
    if tabs:
        sheet.put("  • Authors", "  • Authors and affiliations", "")
    _bullets(sheet, article)
    if tabs:
        _linked_bullets(sheet, article)
    sheet.field("article_type", article.kind, sheet.any("", "Open Access") + article.kind)
    sheet.put("First Online: 29 June 2015", "Received: 16 March 2015", "Accepted: 22 May 2015", "")
    sheet.maybe("  • 1.2k Downloads", "  • 3 Citations", "")
    sheet.headed("Abstract", *_paragraphs(sheet, article))
    keywords(sheet, article, sheet.any("Keywords", "Key words"), sheet.any("nbsp", "semicolons"))
    if sheet.chance.random() < 0.5:
        sheet.put("Notes", "")
    sheet.headed(sheet.any("Acknowledgements", "Acknowledgments"), article.acknowledgement)
    sheet.expected["acknowledgement"] = article.acknowledgement
    sheet.headed("Funding information", article.funding)
    sheet.expected["funding"] = article.funding
    sheet.put("Compliance with ethical standards", "")
    statements(sheet, article, "Conflict of interest", "Conflicts of interest")
    if sheet.chance.random() < 0.7:
        sheet.put("References", "")
    references(sheet, article, numbers=("dotted", "indented", "alone", "tabbed"), links=_GLUED)
    _classic_end(sheet, article)


def _classic_end(sheet: Sheet, article: Article) -> None:
    sheet.put("", "Copyright information", "")
    line = f"© {sheet.any('Springer-Verlag Berlin Heidelberg', 'The Author(s)')} {article.year}"
    sheet.field("copyright", line, line, "")
    sheet.put("Authors and Affiliations", "")
    _linked_bullets(sheet, article)
    _doubled(sheet, article)
    _about_classic(sheet, article)
    sheet.maybe("Personalised recommendations")


def dropped(sheet: Sheet, article: Article) -> None:
    """Print the same page as a browser that drops its headings gives it."""
    pages = (article.page or "").replace("-", "–")
    issue = f", Issue{NBSP}{article.issue}" if article.issue else ""
    _numbered(sheet, article)
    sheet.field("journal", article.journal, article.journal, "")
    sheet.put(f", Volume {article.volume}{issue}, {pages} | Cite as", "")
    sheet.field("title", article.title, article.title, "")
    _bullets(sheet, article)
    sheet.field("article_type", article.kind, article.kind, "", "")
    sheet.put(*_paragraphs(sheet, article), "")
    run = "".join(word + NBSP for word in article.keywords)
    sheet.field("keywords", list(article.keywords), run, "", "")
    sheet.field("acknowledgement", article.acknowledgement, "", article.acknowledgement, "")
    sheet.headed("Funding information", article.funding)
    sheet.expected["funding"] = article.funding
    statements(sheet, article, "Conflict of interest")
    references(sheet, article, numbers=("indented",), links=_GLUED)
    line = f"©{NBSP}The Author(s){NBSP}{article.year}"
    sheet.field("copyright", line, "", line, "")
    sheet.expected["issued"] = article.year
    _doubled(sheet, article)


def bmc_2014(sheet: Sheet, article: Article) -> None:
    """Print BioMed Central as it was from 2014 to 2016."""
    location = f"{article.volume}:{article.page}"
    sheet.expected |= {"volume": article.volume, "page": article.page}
    sheet.maybe("Menu", "Search", "")
    sheet.field("article_type", article.kind, article.kind, "Open Access", "")
    sheet.field("title", article.title, article.title, "")
    sheet.put(_glued_names(sheet, article, email="Email author"))
    sheet.field("journal", article.journal, f"{article.journal}{article.year}{location}")
    sheet.field("doi", article.doi, f"https://doi.org/{article.doi}")
    line = f"© {article.holder} et al. {article.year}"
    sheet.field("copyright", line, line)
    dates = (
        "Received: 3 January 2015",
        "Accepted: 14 May 2015",
        f"Published: 3 October {article.year}",
    )
    sheet.put(*((f"{NBSP}".join(dates),) if sheet.chance.random() < 0.5 else dates), "")
    sheet.expected["issued"] = f"{article.year}-10-03"
    sheet.headed("Abstract", *_paragraphs(sheet, article))
    keywords(sheet, article, "Keywords", sheet.any("lines", "nbsp"))
    _bmc_2014_back(sheet, article)


def _bmc_2014_back(sheet: Sheet, article: Article) -> None:
    body(sheet)
    sheet.headed("Declarations")
    sheet.headed("Acknowledgements", article.acknowledgement)
    sheet.expected["acknowledgement"] = article.acknowledgement
    sheet.headed("Funding", article.funding)
    sheet.expected["funding"] = article.funding
    sheet.put(
        "Open Access",
        f"This article is distributed under the terms of the Creative Commons "
        f"Attribution 4.0 International License ({_CC}), which permits unrestricted use.",
        "",
    )
    sheet.expected["licence"] = _CC
    statements(sheet, article, "Competing interests")
    sheet.headed("Authors’ contributions", "All authors wrote and approved the manuscript.")
    sheet.headed(sheet.any("Authors’ Affiliations", "Author details"))
    for number, address in enumerate(article.affiliations, start=1):
        sheet.put(
            *sheet.any(
                (f"({number})", address), (f"({number})\t{address}",), (f"{number}{address}",)
            )
        )
    sheet.expected["affiliations"] = list(article.affiliations)
    sheet.put("", "References", "")
    references(sheet, article, numbers=("dotted", "alone"), links=_VIEW)


def glued_2012(sheet: Sheet, article: Article) -> None:
    """Print SpringerLink as it was from 2012 to 2015, its references number by number."""
    _numbered(sheet, article)
    pages = (article.page or "").replace("-", "–")
    issue = f", Issue {article.issue}" if article.issue else ""
    sheet.field("article_type", article.kind, article.kind)
    sheet.field("journal", article.journal, article.journal)
    sheet.put(f"October {article.year}, Volume {article.volume}{issue}, pp {pages}", "")
    sheet.expected["issued"] = f"{article.year}-10"
    sheet.put("First online: 29 June 2015", "")
    sheet.field("title", article.title, article.title, "")
    sheet.put(*(f"  • {author.name}" for author in article.authors), "")
    sheet.expected["authors"] = [author.name for author in article.authors]
    sheet.maybe("Look Inside", "Get Access", "")
    sheet.headed("Abstract", *_paragraphs(sheet, article))
    keywords(sheet, article, "Keywords", "spaced lines")
    sheet.put("References", "")
    references(sheet, article, numbers=("alone", "bracketed alone", "bare alone"), links=_LINES)
    sheet.put("", "About this Article", "Title", article.title, "Journal", article.journal, "")
    sheet.put("Copyright", "")
    line = f"Copyright © {article.year} {article.holder}"
    sheet.field("copyright", line, line, "")
    sheet.put("Author Affiliations", "")
    for number, address in enumerate(article.affiliations, start=1):
        sheet.put(f"{number}. {address}")
    sheet.expected["affiliations"] = list(article.affiliations)


def _numbered(sheet: Sheet, article: Article) -> None:
    sheet.expected |= {"volume": article.volume, "page": article.page}
    if article.issue:
        sheet.expected["issue"] = article.issue


def _paragraphs(sheet: Sheet, article: Article) -> list[str]:
    sheet.expected["abstract"] = list(article.abstract)
    return [line for text in article.abstract for line in (text, "")][:-1]


def _bullets(sheet: Sheet, article: Article) -> None:
    for number, author in enumerate(article.authors):
        mark = "Email author" if not number else ""
        sheet.put(f"  • {author.name.replace(' ', NBSP)}{mark}")
    sheet.expected["authors"] = [author.name for author in article.authors]
    sheet.expected["corresponding"] = [0]


def _linked_bullets(sheet: Sheet, article: Article) -> None:
    for number, author in enumerate(article.authors):
        sheet.put(f"  • {author.name}", *(f"    • {place}" for place in author.places))
        sheet.put(*(("  • Email author",) if not number else ()))
    sheet.expected["links"] = [author.places for author in article.authors]


def _doubled(sheet: Sheet, article: Article) -> None:
    for number, address in enumerate(article.affiliations, start=1):
        sheet.put(f"  {number}. {number}.{address}")
    sheet.expected["affiliations"] = list(article.affiliations)
    sheet.put("")


def _about_classic(sheet: Sheet, article: Article) -> None:
    first = article.authors[0]
    sheet.put(
        "About this article",
        "",
        "Cite this article as:",
        f"{first.family}, {first.initials[:1]}. et al. {article.journal} ({article.year}) "
        f"{article.volume}: {article.page}. https://doi.org/{article.doi}",
        "",
    )
    sheet.expected["doi"] = article.doi
    sheet.put(
        "  • Received 16 March 2015",
        "  • Accepted 22 May 2015",
        f"  • DOI https://doi.org/{article.doi}",
        "  • Publisher Name Springer Paris",
        "  • Print ISSN 0378-5955",
        "  • Online ISSN 0378-5955",
        "",
    )


def _glued_names(sheet: Sheet, article: Article, email: str = "") -> str:
    names = [
        author.name + ",".join(map(str, author.places)) + (email if not number else "")
        for number, author in enumerate(article.authors)
    ]
    sheet.expected["authors"] = [author.name for author in article.authors]
    sheet.expected["links"] = [author.places for author in article.authors]
    if email:
        sheet.expected["corresponding"] = [0]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


LAYOUTS = (
    classic,
    dropped,
    bmc_2014,
    glued_2012,
)
