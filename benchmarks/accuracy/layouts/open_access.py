"""Pages of MDPI, PLOS and Hindawi."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accuracy.layouts.forms import (
    SUPERSCRIPTS,
    body,
    keywords,
    labels,
    noise,
    references,
    semicolons,
    statements,
    vancouver,
)

if TYPE_CHECKING:
    from benchmarks.accuracy.layouts.article import Article, Sheet

_MDPI = labels("Google Scholar", "CrossRef", "PubMed", before=" [", between="] [", after="]")
_PLOS = labels("View Article", "PubMed/NCBI", "Google Scholar", before="\n", between=" ")
_HINDAWI = labels("Publisher Site", "Google Scholar", before="\nView at: ", between=" | ")
_CC = "https://creativecommons.org/licenses/by/4.0/"


def mdpi(sheet: Sheet, article: Article) -> None:
    """Print mdpi.com."""
    kind = article.kind
    sheet.field("article_type", kind, *sheet.any((f"Open Access{kind}",), ("Open Access", kind)))
    sheet.field("title", article.title, article.title)
    names = []
    for number, author in enumerate(article.authors):
        marks = ",".join(map(str, author.places)) + ",*" * (not number)
        orcid = sheet.any("ORCID", "[ORCID]", "") if number == 1 else ""
        names.append(f"{author.name} {marks}{orcid}")
    lead = sheet.any("by ", "")
    sheet.put(lead + " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))))
    sheet.expected["authors"] = [author.name for author in article.authors]
    sheet.expected["links"] = [author.places for author in article.authors]
    alone = sheet.chance.random() < 0.7
    for number, address in enumerate(article.affiliations, start=1):
        sheet.put(*((str(number), address) if alone else (f"{number} {address}",)))
    sheet.expected["affiliations"] = list(article.affiliations)
    sheet.put("*", "Author to whom correspondence should be addressed.")
    issue = f"({article.issue})" if article.issue else ""
    sheet.field(
        "journal",
        article.journal,
        f"{article.journal} {article.year}, {article.volume}{issue}, {article.page}; "
        f"https://doi.org/{article.doi}",
    )
    sheet.expected |= {"volume": article.volume, "page": article.page, "doi": article.doi}
    if article.issue:
        sheet.expected["issue"] = article.issue
    year = article.year
    sheet.put(
        f"{sheet.any('Submission received', 'Received')}: 14 May {year} / Revised: 2 August "
        f"{year} / Accepted: 27 August {year} / Published: 3 October {year}"
    )
    sheet.expected["issued"] = f"{year}-10-03"
    _mdpi_back(sheet, article)


def _mdpi_back(sheet: Sheet, article: Article) -> None:
    year = article.year
    sheet.put(
        "(This article belongs to the Section Neurology)",
        "Downloadkeyboard_arrow_down",
        "Browse Figure",
        "Versions Notes",
        "",
    )
    sheet.expected["abstract"] = list(article.abstract)
    sheet.put("Abstract", *article.abstract)
    keywords(sheet, article, "Keywords:", "semicolons")
    body(sheet, ("Figure 1. Imaging on admission.",), numbered=True)
    sheet.put(
        "Author Contributions", "All authors wrote the manuscript.", "Funding", article.funding
    )
    sheet.expected["funding"] = article.funding
    sheet.put(
        "Institutional Review Board Statement",
        "Not applicable.",
        "Informed Consent Statement",
        "Informed consent was obtained.",
        "Data Availability Statement",
        "Not applicable.",
    )
    sheet.field(
        "acknowledgement", article.acknowledgement, "Acknowledgments", article.acknowledgement
    )
    statements(sheet, article, "Conflicts of Interest")
    sheet.put("References")
    references(sheet, article, numbers=("dotted", "none"), links=_MDPI, style=semicolons)
    line = (
        f"© {year} by the authors. Licensee MDPI, Basel, Switzerland. This article is an open "
        f"access article distributed under the terms of the Creative Commons Attribution "
        f"(CC BY) license ({_CC})."
    )
    sheet.field("copyright", line, line)
    sheet.expected["licence"] = _CC


def plos(sheet: Sheet, article: Article) -> None:
    """Print journals.plos.org."""
    sheet.put("OPEN ACCESS", "PEER-REVIEWED")
    kind = article.kind.upper()
    sheet.field("article_type", kind, kind, "")
    sheet.field("title", article.title, article.title)
    sheet.put(", ".join(author.name for author in article.authors))
    sheet.expected["authors"] = [author.name for author in article.authors]
    sheet.put(f"Published: October 3, {article.year}", f"https://doi.org/{article.doi}", "")
    sheet.expected |= {"issued": f"{article.year}-10-03", "doi": article.doi}
    sheet.put("Article", "Authors", "Metrics", "Comments", "Media Coverage", "")
    sheet.expected["abstract"] = list(article.abstract)
    sheet.put("Abstract", *article.abstract, "")
    first = article.authors[0]
    sheet.put(
        f"Citation: {first.family} {first.initials[:1]} ({article.year}) {article.title}. "
        f"{article.journal} {article.volume}({article.issue or 1}): {article.page}. "
        f"https://doi.org/{article.doi}",
        "",
    )
    sheet.expected |= {"journal": article.journal, "volume": article.volume, "page": article.page}
    sheet.put(
        "Editor: Ada Reviewer, University of Tales, NORWAY",
        "",
        f"Received: May 14, {article.year}; Accepted: August 27, {article.year}; Published: "
        f"October 3, {article.year}",
        "",
    )
    line = (
        f"Copyright: © {article.year} {first.family} et al. This is an open access article "
        "distributed under the terms of the Creative Commons Attribution License."
    )
    sheet.field("copyright", line, line, "")
    sheet.put("Data Availability: All relevant data are within the paper.", "")
    sheet.field("funding", article.funding, f"Funding: {article.funding}", "")
    sheet.field("disclosures", article.conflict, f"Competing interests: {article.conflict}", "")
    _plos_back(sheet, article)


def _plos_back(sheet: Sheet, article: Article) -> None:
    body(
        sheet,
        (
            "Download:",
            "PPT",
            "PowerPoint slide",
            "PNG",
            "larger image",
            "Fig 1. Imaging on admission.",
        ),
    )
    sheet.put("Acknowledgments", article.acknowledgement, "")
    sheet.expected["acknowledgement"] = article.acknowledgement
    sheet.put("References")
    references(sheet, article, numbers=("dotted",), links=_PLOS, style=vancouver)


def hindawi(sheet: Sheet, article: Article) -> None:
    """Print hindawi.com, the layout of 2020 or that of 2014."""
    year = article.year
    if sheet.chance.random() < 0.5:
        sheet.put(f"{article.journal} / {year} / Article", "")
        sheet.put(
            f"{article.kind} | Open Access",
            f"Volume {article.volume} |Article ID {article.page} | https://doi.org/{article.doi}",
            "Show citation",
            "",
        )
    else:
        sheet.put(
            article.journal,
            f"Volume {article.volume} ({year}), Article ID {article.page}, 4 pages",
            f"http://dx.doi.org/{article.doi}",
            article.kind,
            "",
        )
    sheet.expected |= {
        "journal": article.journal,
        "volume": article.volume,
        "page": article.page,
        "doi": article.doi,
        "article_type": article.kind,
    }
    sheet.field("title", article.title, article.title, "")
    marks = [
        author.name + ",".join(map(str, author.places)).translate(sheet.any(SUPERSCRIPTS, {}))
        for author in article.authors
    ]
    sheet.put(" and ".join(filter(None, (", ".join(marks[:-1]), marks[-1]))), "")
    _hindawi_back(sheet, article)


def _hindawi_back(sheet: Sheet, article: Article) -> None:
    year = article.year
    sheet.expected["authors"] = [author.name for author in article.authors]
    sheet.expected["links"] = [author.places for author in article.authors]
    sheet.put(
        "Show more", "", *(f"{n}{address}" for n, address in enumerate(article.affiliations, 1))
    )
    sheet.expected["affiliations"] = list(article.affiliations)
    sheet.put(
        "",
        "Academic Editor: Ada Reviewer",
        f"Received 14 May {year}",
        f"Accepted 27 Aug {year}",
        f"Published 03 Oct {year}",
        "",
    )
    sheet.expected["issued"] = f"{year}-10-03"
    sheet.expected["abstract"] = list(article.abstract)
    sheet.put("Abstract", "", *article.abstract, "")
    body(sheet, numbered=True)
    statements(
        sheet, article, "Conflict of Interests", "Conflicts of Interest", "Competing Interests"
    )
    sheet.put("Acknowledgments", "", article.acknowledgement, "")
    sheet.expected["acknowledgement"] = article.acknowledgement
    sheet.put("References", "")
    references(sheet, article, numbers=("dotted", "none"), links=_HINDAWI, style=vancouver)
    line = (
        f"Copyright © {year} {article.holder} et al. This is an open access article distributed "
        "under the Creative Commons Attribution License, which permits unrestricted use."
    )
    sheet.put("", "Copyright", "")
    sheet.field("copyright", line, line, "")
    noise(
        sheet, ("More related articles", "PDF Download Citation", "Views 1012", "Downloads 512"), 4
    )


LAYOUTS = (
    mdpi,
    plos,
    hindawi,
)
