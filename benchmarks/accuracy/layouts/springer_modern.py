"""Pages of Springer, BioMed Central and Nature as they look since 2020."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accuracy.layouts.forms import (
    BANNERS,
    NBSP,
    ORCID,
    SHARES,
    body,
    keywords,
    labels,
    noise,
    references,
    statements,
)

if TYPE_CHECKING:
    from benchmarks.accuracy.layouts.article import Article, Sheet

_SPACED = labels(
    "Article",
    "CAS",
    "PubMed",
    "PubMed Central",
    "Google Scholar",
    before="\n",
    between=" ",
    after=" ",
)
_CC = "http://creativecommons.org/licenses/by/4.0/"


def modern(sheet: Sheet, article: Article) -> None:
    """Print link.springer.com, BMC or nature.com as they are since 2020, an open article."""
    noise(sheet, BANNERS, 4)
    if sheet.chance.random() < 0.5:
        sheet.put("Home", article.journal, "Article", "")
    sheet.put(sheet.any("Download PDF", "View PDF", "Download ePub"), "")
    open_access = sheet.any("Open access", "Open Access")
    published = f"Published: 03 October {article.year}"
    if sheet.chance.random() < 0.5:
        sheet.put(article.kind, open_access, published, "", article.title, "")
    else:
        sheet.put(article.title, "", article.kind, open_access, published, "")
    sheet.expected |= {"title": article.title, "article_type": article.kind}
    sheet.expected["issued"] = f"{article.year}-10-03"
    _modern_names(sheet, article)
    _modern_volume(sheet, article)
    sheet.maybe("Show authors", "")
    sheet.put("3284 Accesses", "5 Citations", "1 Altmetric", "Metrics details", "")
    sheet.headed("Abstract", *_paragraphs(sheet, article))
    sheet.maybe("Peer Review reports", "Similar content being viewed by others", "")
    body(sheet)
    sheet.put("References", "")
    references(sheet, article, numbers=("none", "dotted", "alone"), links=_SPACED)
    sheet.put("Download references", "")
    sheet.headed("Acknowledgements", article.acknowledgement)
    sheet.expected["acknowledgement"] = article.acknowledgement
    sheet.headed("Funding", article.funding)
    sheet.expected["funding"] = article.funding
    sheet.headed("Availability of data and materials", "All data are in this article.")
    _author_information(sheet, article)
    _declarations(sheet, article)
    _rights(sheet, is_open=True)
    _about(sheet, article)


def subscribed(sheet: Sheet, article: Article) -> None:
    """Print link.springer.com since 2020, an article behind the paywall."""
    sheet.put(
        "Advertisement",
        "",
        "SpringerLink",
        "Log in",
        "Menu",
        "Find a journal",
        "Publish with us",
        "Track your research",
        "Search",
        "Cart",
        "Home",
        article.journal,
        "Article",
        "",
    )
    sheet.field("title", article.title, article.title)
    sheet.field("article_type", article.kind, article.kind)
    sheet.put(f"Published: 03 October {article.year}", "")
    sheet.expected["issued"] = f"{article.year}-10-03"
    _modern_volume(sheet, article)
    _modern_names(sheet, article)
    sheet.maybe("Show authors")
    sheet.put("213 Accesses", "", "7 Citations", "", "Explore all metrics", "")
    sheet.headed("Abstract", *_paragraphs(sheet, article))
    _subscribed_back(sheet, article)


def _subscribed_back(sheet: Sheet, article: Article) -> None:
    sheet.put(
        "This is a preview of subscription content, log in via an institution to check access.",
        "",
        "Access this article",
        "Log in via an institution",
        "Subscribe and save",
        "Springer+ Basic",
        "€32.70 /Month",
        "Get 10 units per month",
        "Download Article/Chapter or eBook",
        "1 Unit = 1 Article or 1 Chapter",
        "Cancel anytime",
        "Subscribe now",
        "Buy Now",
        "Buy article PDF 39,95 €",
        "Price includes VAT (Germany)",
        "Instant access to the full article PDF.",
        "Rent this article via DeepDyve",
        "Institutional subscriptions",
        "",
    )
    sheet.put(
        "Similar content being viewed by others",
        "",
        "A related report on another patient",
        "Article 12 March 2019",
        "",
        "Explore related subjects",
        "Discover the latest articles in related subjects.",
        "",
    )
    sheet.put("References", "")
    references(sheet, article, numbers=("none", "dotted"), links=_SPACED)
    sheet.put("Download references", "")
    sheet.headed("Acknowledgments", article.acknowledgement)
    sheet.expected["acknowledgement"] = article.acknowledgement
    sheet.headed("Funding", article.funding)
    sheet.expected["funding"] = article.funding
    _author_information(sheet, article)
    _declarations(sheet, article)
    _rights(sheet, is_open=False)
    _about(sheet, article)


def _paragraphs(sheet: Sheet, article: Article) -> list[str]:
    sheet.expected["abstract"] = list(article.abstract)
    return [line for text in article.abstract for line in (text, "")][:-1]


def _modern_names(sheet: Sheet, article: Article) -> None:
    """Print the names with the numbers of their affiliations, over several lines."""
    lines = []
    for number, author in enumerate(article.authors):
        orcid = f" ORCID: orcid.org/{ORCID}" if number == 1 else ""
        lines.append(f"{author.name}{orcid}{','.join(map(str, author.places))}")
    if len(article.authors) > 1:
        sheet.expected["orcid"] = [None, ORCID] + [None] * (len(article.authors) - 2)
    sheet.expected["authors"] = [author.name for author in article.authors]
    if sheet.chance.random() < 0.5:
        sheet.put(
            *(f"{line}, " for line in lines[:-2]),
            *(f"{line} &" for line in lines[-2:-1]),
            lines[-1],
            "",
        )
    else:
        joined = ", ".join(lines[:-1])
        sheet.put(f"{joined} & {lines[-1]}" if joined else lines[0], "")


def _modern_volume(sheet: Sheet, article: Article) -> None:
    pages = (article.page or "").replace("-", "–")
    place = f"pages {pages}" if "–" in pages else f"Article number: {pages}"
    cite = sheet.any(" Cite this article", "Cite this article", "")
    sheet.field(
        "journal",
        article.journal,
        f"{article.journal} volume {article.volume}, {place} ({article.year}){cite}",
        "",
    )
    sheet.expected |= {"volume": article.volume, "page": article.page}


def _author_information(sheet: Sheet, article: Article) -> None:
    sheet.put("Author information", sheet.any("", "Author notes"), "Authors and Affiliations", "")
    for number, address in enumerate(article.affiliations, start=1):
        names = [author.name for author in article.authors if number in author.places]
        joined = " & ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""
        sheet.put(address, "", *((joined, "") if joined else ()))
    sheet.expected["affiliations"] = list(article.affiliations)
    sheet.expected["links"] = [author.places for author in article.authors]
    sheet.maybe(
        *(
            f"View author publications\nYou can also search for this author in "
            f"PubMed{NBSP}Google Scholar"
            for _ in article.authors[:2]
        )
    )
    sheet.put("Contributions", "", "All authors wrote and approved the manuscript.", "")
    sheet.put("Corresponding author", "", f"Correspondence to {article.authors[0].name}.", "")
    sheet.expected["corresponding"] = [0]


def _declarations(sheet: Sheet, article: Article) -> None:
    sheet.put("Ethics declarations", "")
    sheet.maybe("Ethics approval and consent to participate", "", "Not applicable.", "")
    sheet.maybe("Consent for publication", "", "The patient gave written consent.", "")
    statements(sheet, article, "Competing interests", "Conflict of interest", "Competing Interests")
    sheet.put(
        "Additional information",
        "",
        "Publisher's Note",
        "",
        "Springer Nature remains neutral with regard to jurisdictional claims in published maps "
        "and institutional affiliations.",
        "",
    )


def _rights(sheet: Sheet, *, is_open: bool) -> None:
    sheet.put("Rights and permissions", "")
    if is_open:
        sheet.put(
            "Open Access This article is licensed under a Creative Commons Attribution 4.0 "
            f"International License. To view a copy of this licence, visit {_CC}.",
            "",
        )
        sheet.expected["licence"] = _CC
    sheet.put("Reprints and permissions", "")


def _about(sheet: Sheet, article: Article) -> None:
    first = article.authors[0]
    sheet.put(
        "About this article",
        sheet.any("", "Check for updates. Verify currency and authenticity via CrossMark"),
        "Cite this article",
        "",
        f"{first.family}, {first.initials[:1]}. {article.title}. {article.journal} "
        f"{article.volume}, {article.page} ({article.year}). https://doi.org/{article.doi}",
        "",
        "Download citation",
        "",
    )
    days = (
        ("Received", "14 May 2015"),
        ("Accepted", "27 August 2015"),
        ("Published", f"03 October {article.year}"),
        ("Issue Date", f"December {article.year}"),
        ("DOI", f"https://doi.org/{article.doi}"),
    )
    joint = sheet.any("\n", ": ", "\n\n")
    for name, value in days:
        sheet.put(*f"{name}{joint}{value}".split("\n"), "")
    sheet.expected["doi"] = article.doi
    noise(sheet, SHARES, 2)
    sheet.put(
        "Share this article",
        "Anyone you share the following link with will be able to read this content:",
        "Get shareable link",
        "Provided by the Springer Nature SharedIt content-sharing initiative",
        "",
    )
    keywords(sheet, article, "Keywords", sheet.any("lines", "spaced lines"))
    sheet.maybe("Use our pre-submission checklist", "Avoid common mistakes on your manuscript.")


LAYOUTS = (
    modern,
    subscribed,
)
