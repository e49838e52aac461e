"""Pages of Karger and of PubMed Central."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accuracy.layouts.forms import (
    PMC_FIGURE,
    body,
    keywords,
    labels,
    no_links,
    references,
    statements,
    vancouver,
)

if TYPE_CHECKING:
    from benchmarks.accuracy.layouts.article import Article, Sheet

_PMC = labels(
    "PMC free article",
    "PubMed",
    "CrossRef",
    "Google Scholar",
    before=" [",
    between="] [",
    after="]",
)
_PMC_2024 = labels(
    "DOI", "PMC free article", "PubMed", "Google Scholar", before=" [", between="] [", after="]"
)


def karger(sheet: Sheet, article: Article) -> None:
    """Print karger.com."""
    pages = (article.page or "").replace("-", "–")
    sheet.field("article_type", article.kind, f"{article.kind}| October 03 {article.year}")
    sheet.expected["issued"] = f"{article.year}-10-03"
    sheet.field("title", article.title, article.title + sheet.any(" Open Access", ""))
    sheet.maybe("Subject Area: Neurology")
    sheet.put(sheet.any("; ", ";").join(author.name for author in article.authors))
    sheet.expected["authors"] = [author.name for author in article.authors]
    issue = f" ({article.issue})" if article.issue else ""
    sheet.put("Author affiliations")
    sheet.field(
        "journal",
        article.journal,
        f"{article.journal} ({article.year}) {article.volume}{issue}: {pages}.",
    )
    sheet.expected |= {"volume": article.volume, "page": article.page}
    if article.issue:
        sheet.expected["issue"] = article.issue
    sheet.field("doi", article.doi, f"https://doi.org/{article.doi}")
    sheet.put(
        "Article history", "Split-Screen", "Views", "PDF", "Share", "Tools", "Search Site", ""
    )
    sheet.expected["abstract"] = list(article.abstract)
    sheet.put("Abstract", *article.abstract, "")
    keywords(sheet, article, "Keywords:", "commas")
    body(sheet, ("Fig. 1.", "Imaging on admission.", "Close modal"))
    statements(sheet, article, "Conflict of Interest Statement", "Disclosure Statement")
    sheet.put("Funding Sources", article.funding, "")
    sheet.expected["funding"] = article.funding
    sheet.put("References")
    references(
        sheet,
        article,
        numbers=("alone", "dotted"),
        links=sheet.chance.choice(
            (no_links, labels("Crossref", "PubMed", "Google Scholar", before="\n", between="\n"))
        ),
        style=vancouver,
    )
    line = f"© {article.year} The Author(s). Published by S. Karger AG, Basel"
    sheet.field("copyright", line, line)


def pmc(sheet: Sheet, article: Article) -> None:
    """Print PubMed Central as it was until 2024."""
    issue = f"({article.issue})" if article.issue else ""
    sheet.put(*sheet.any(("Logo of casereports",), ()))
    sheet.field(
        "journal",
        article.journal,
        f"{article.journal}. {article.year}; {article.volume}{issue}: {article.page}.",
    )
    sheet.put(
        f"Published online {article.year} Oct 3. doi: {article.doi}",
        "PMCID: PMC1234567",
        "PMID: 12345678",
    )
    sheet.expected |= {
        "volume": article.volume,
        "page": article.page,
        "issued": article.year,
        "doi": article.doi,
        "pmcid": "PMC1234567",
        "pmid": "12345678",
    }
    if article.issue:
        sheet.expected["issue"] = article.issue
    sheet.field("title", article.title, article.title)
    names = []
    for number, author in enumerate(article.authors):
        marks = ", ".join([*map(str, author.places), *(["*"] * (not number))])
        names.append(f"{author.name} {marks}")
    sheet.put(" and ".join(filter(None, (", ".join(names[:-1]), names[-1]))))
    sheet.expected["authors"] = [author.name for author in article.authors]
    sheet.expected["links"] = [author.places for author in article.authors]
    arrow = sheet.any("", " ►")
    sheet.put(
        f"Author information{arrow} Article notes{arrow} Copyright and License information{arrow}"
        + sheet.any("", " PMC Disclaimer"),
        "",
    )
    sheet.expected["abstract"] = list(article.abstract)
    sheet.put("Abstract", *article.abstract)
    keywords(sheet, article, "Keywords:", "commas")
    sheet.put("Go to:")
    _pmc_back(sheet, article)


def _pmc_back(sheet: Sheet, article: Article) -> None:
    body(sheet, PMC_FIGURE)
    sheet.put("Go to:", "Acknowledgments", article.acknowledgement, "Go to:")
    sheet.expected["acknowledgement"] = article.acknowledgement
    statements(sheet, article, "Conflict of Interests", "Competing interests")
    sheet.put("Go to:", "References")
    references(sheet, article, numbers=("dotted",), links=_PMC, style=vancouver)
    sheet.put(f"Articles from {article.journal} are provided here courtesy of Widget Press")


def pmc_2024(sheet: Sheet, article: Article) -> None:
    """Print PubMed Central as it is since 2024."""
    issue = f"({article.issue})" if article.issue else ""
    sheet.put("Skip to main content", "")
    sheet.field("journal", article.journal, article.journal)
    sheet.put(
        f". {article.year} Oct 3;{article.volume}{issue}:{article.page}. doi: {article.doi}", ""
    )
    sheet.expected |= {
        "volume": article.volume,
        "page": article.page,
        "doi": article.doi,
        "issued": f"{article.year}-10-03",
        "pmcid": "PMC1234567",
        "pmid": "12345678",
    }
    if article.issue:
        sheet.expected["issue"] = article.issue
    sheet.field("title", article.title, article.title)
    names = [
        f"{author.name} {','.join(map(str, author.places))}{',✉' * (not number)}"
        for number, author in enumerate(article.authors)
    ]
    sheet.put(", ".join(names), "", "Author information")
    sheet.expected["authors"] = [author.name for author in article.authors]
    sheet.expected["links"] = [author.places for author in article.authors]
    sheet.put(*(f"{n}{address}" for n, address in enumerate(article.affiliations, 1)))
    sheet.expected["affiliations"] = list(article.affiliations)
    sheet.put(
        "✉",
        "Corresponding author.",
        "Article notes",
        "Copyright and License information",
        "PMCID: PMC1234567  PMID: 12345678",
        "",
    )
    sheet.expected["abstract"] = list(article.abstract)
    sheet.put("Abstract", *article.abstract, "")
    keywords(sheet, article, "Keywords:", "commas")
    _pmc_2024_back(sheet, article)


def _pmc_2024_back(sheet: Sheet, article: Article) -> None:
    body(sheet, ("Figure 1.", "Open in a new tab", "Imaging on admission."))
    sheet.put("Funding Statement", article.funding, "")
    sheet.expected["funding"] = article.funding
    sheet.put("Footnotes", "")
    statements(sheet, article, "Declaration of competing interest", "Conflicts of Interest")
    sheet.put("References")
    form = sheet.any("dotted", "indented")
    references(sheet, article, numbers=(form,), links=_PMC_2024, style=vancouver)
    sheet.put(
        "[Ref list]", f"Articles from {article.journal} are provided here courtesy of Widget Press"
    )


LAYOUTS = (
    karger,
    pmc,
    pmc_2024,
)
