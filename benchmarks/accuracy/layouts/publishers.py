"""Pages of Elsevier, Wiley and Oxford University Press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accuracy.layouts.forms import (
    BANNERS,
    ELSEVIER_FIGURE,
    body,
    keywords,
    labels,
    noise,
    references,
    shuffled_case,
    statements,
    three_lines,
    vancouver,
)

if TYPE_CHECKING:
    from benchmarks.accuracy.layouts.article import Article, Sheet

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SCOPUS = labels("View PDF", "View article", "View in Scopus", "Google Scholar", before="\n")
_SCOPUS_2018 = labels(
    "Article", "Download PDF", "CrossRef", "View Record in Scopus", "Google Scholar", before="\n"
)
_WILEY = labels("Crossref", "CAS", "PubMed", "Web of Science®", "Google Scholar", before="\n")
_OUP = labels("Crossref", "PubMed", "Google Scholar", before="\n", between="\n", shuffled=True)


def elsevier(sheet: Sheet, article: Article) -> None:
    """Print ScienceDirect."""
    pages = article.page or ""
    place = f"Pages {pages}" if "-" in pages else pages
    noise(sheet, BANNERS, 2)
    sheet.field("journal", article.journal, article.journal)
    sheet.put(f"Volume {article.volume}, October {article.year}, {place}", "")
    sheet.expected |= {
        "volume": article.volume,
        "page": article.page,
        "issued": f"{article.year}-10",
    }
    sheet.field("article_type", article.kind, article.kind)
    sheet.field("title", article.title, article.title)
    sheet.maybe("Author links open overlay panel")
    _lettered(sheet, article)
    sheet.put("", sheet.any("Show more", "Add to Mendeley"), "Outline", "Share", "Cite")
    sheet.field("doi", article.doi, f"https://doi.org/{article.doi}")
    sheet.put("Get rights and content", "Under a Creative Commons license", "open access", "")
    sheet.put("Highlights", "•\tA rare cause of weakness.", "•\tTreatment helped.", "")
    sheet.expected["abstract"] = list(article.abstract)
    sheet.put("Abstract", *article.abstract, "")
    keywords(sheet, article, "Keywords", "lines")
    _elsevier_back(sheet, article)


def _elsevier_back(sheet: Sheet, article: Article) -> None:
    body(sheet, ELSEVIER_FIGURE, numbered=True)
    sheet.headed("Funding", article.funding)
    sheet.expected["funding"] = article.funding
    statements(
        sheet,
        article,
        "Declaration of Competing Interest",
        "Conflict of interest",
        "Declaration of competing interest",
        "Conflicts of interest",
    )
    sheet.headed(sheet.any("Acknowledgements", "Acknowledgment"), article.acknowledgement)
    sheet.expected["acknowledgement"] = article.acknowledgement
    sheet.maybe("Recommended articles", "")
    sheet.put("References", "")
    references(
        sheet,
        article,
        numbers=("bracketed alone", "bracketed"),
        links=sheet.chance.choice((_SCOPUS, _SCOPUS_2018)),
        style=three_lines,
    )
    sheet.put("", "Cited by (12)", "")
    line = f"© {article.year} Elsevier Ltd. All rights reserved."
    sheet.field("copyright", line, line)


def _lettered(sheet: Sheet, article: Article) -> None:
    """Print names with letters, and the affiliations one letter and one line each."""
    joint = sheet.any(" ", "")
    names = []
    for number, author in enumerate(article.authors):
        marks = [_LETTERS[place - 1] for place in author.places] + ["*"] * (not number)
        names.append(
            author.name + joint * bool(marks) + sheet.any(", ", ",").join(marks)
            if joint
            else author.name + (" " + ",".join(marks) if marks else "")
        )
    sheet.put(", ".join(names))
    sheet.expected["authors"] = [author.name for author in article.authors]
    sheet.expected["links"] = [author.places for author in article.authors]
    for number, address in enumerate(article.affiliations, start=1):
        sheet.put(_LETTERS[number - 1], address)
    sheet.expected["affiliations"] = list(article.affiliations)
    sheet.put(
        f"Received 14 May {article.year}, Revised 2 June {article.year}, Accepted 27 August "
        f"{article.year}, Available online 3 October {article.year}."
    )


def wiley(sheet: Sheet, article: Article) -> None:
    """Print Wiley Online Library."""
    pages = article.page or ""
    issue = f", Issue {article.issue}" if article.issue else ""
    sheet.field("journal", article.journal, article.journal)
    place = f"p. {pages}" if "-" in pages else pages
    sheet.put(f"Volume {article.volume}{issue} {place}")
    sheet.expected |= {"volume": article.volume, "page": article.page}
    if article.issue:
        sheet.expected["issue"] = article.issue
    kind = shuffled_case(sheet, article.kind)
    sheet.field("article_type", kind, kind, sheet.any("Open Access", "Free Access", ""))
    sheet.field("title", article.title, article.title)
    degrees = sheet.any("", " MD", ", MD, PhD")
    sheet.put(", ".join(f"{author.name}{degrees}" for author in article.authors))
    sheet.expected["authors"] = [author.name for author in article.authors]
    sheet.put(f"First published: 03 October {article.year}")
    sheet.expected["issued"] = f"{article.year}-10-03"
    sheet.field("doi", article.doi, f"https://doi.org/{article.doi}")
    sheet.put("Citations: 12", "", "About", "Sections", "PDF", "Tools", "Share", "")
    sheet.expected["abstract"] = list(article.abstract)
    sheet.put(shuffled_case(sheet, "Abstract"), "", *article.abstract, "")
    if sheet.chance.random() < 0.5:
        keywords(sheet, article, shuffled_case(sheet, "Keywords"), "commas")
    _wiley_back(sheet, article, kind)


def _wiley_back(sheet: Sheet, article: Article, kind: str) -> None:
    body(
        sheet,
        ("FIGURE 1", "Open in figure viewer", "PowerPoint", "Imaging on admission."),
        numbered=True,
    )
    sheet.put(
        "ACKNOWLEDGEMENTS" if kind.isupper() else "Acknowledgements", article.acknowledgement, ""
    )
    sheet.expected["acknowledgement"] = article.acknowledgement
    statements(
        sheet,
        article,
        "CONFLICT OF INTEREST",
        "Conflict of Interest Statement",
        "CONFLICTS OF INTEREST",
    )
    sheet.put("AUTHOR CONTRIBUTIONS", "All authors wrote the manuscript.", "")
    sheet.put(shuffled_case(sheet, "References"), "")
    references(
        sheet, article, numbers=("glued", "dotted", "bare", "alone"), links=_WILEY, style=vancouver
    )
    noise(sheet, ("Citing Literature", "Download PDF", "Recommended", "Metrics", "Details"), 4)


def oxford(sheet: Sheet, article: Article) -> None:
    """Print Oxford Academic."""
    pages = (article.page or "").replace("-", "–")
    issue = f", Issue {article.issue}" if article.issue else ""
    place = f"Pages {pages}" if "–" in pages else pages
    sheet.put(sheet.any("JOURNAL ARTICLE", "Skip to Main Content", ""))
    kind = shuffled_case(sheet, article.kind)
    if sheet.chance.random() < 0.7:
        sheet.field("article_type", kind, kind)
    sheet.field("title", article.title, article.title + sheet.any(" Open Access", " Free", ""))
    sheet.put(", ".join(author.name for author in article.authors), "")
    sheet.expected["authors"] = [author.name for author in article.authors]
    sheet.field(
        "journal",
        article.journal,
        f"{article.journal}, Volume {article.volume}{issue}, October {article.year}, {place}, "
        f"https://doi.org/{article.doi}",
    )
    sheet.expected |= {"volume": article.volume, "page": article.page, "doi": article.doi}
    if article.issue:
        sheet.expected["issue"] = article.issue
    sheet.put(f"Published: 03 October {article.year}", *sheet.any(("Article history",), ()))
    sheet.expected["issued"] = f"{article.year}-10-03"
    sheet.put(
        "", "PDF", "Split View", "Views", "Cite", "Permissions", "Icon Permissions", "Share", ""
    )
    sheet.expected["abstract"] = list(article.abstract)
    sheet.put("Abstract", *article.abstract, "")
    if sheet.chance.random() < 0.6:
        keywords(sheet, article, "Keywords:", "commas")
    sheet.maybe("Topic: weaknessreflex", "Issue Section: Case Report")
    _oxford_back(sheet, article)


def _oxford_back(sheet: Sheet, article: Article) -> None:
    body(sheet, ("Figure 1", "Imaging on admission.", "Open in new tab", "Download slide"))
    statements(
        sheet,
        article,
        "CONFLICT OF INTEREST STATEMENT",
        "Conflict of interest",
        "Conflict of Interest",
    )
    sheet.put(shuffled_case(sheet, "Funding"), article.funding, "")
    sheet.expected["funding"] = article.funding
    sheet.put(shuffled_case(sheet, "References"), "")
    references(
        sheet, article, numbers=("alone", "bare alone", "dotted"), links=_OUP, style=vancouver
    )
    line = f"© The Author(s) {article.year}. Published by Oxford University Press."
    sheet.field("copyright", line, "", line)
    noise(sheet, ("Email alerts", "Citing articles via", "Advertisement", "Metrics"), 3)


LAYOUTS = (
    elsevier,
    wiley,
    oxford,
)
