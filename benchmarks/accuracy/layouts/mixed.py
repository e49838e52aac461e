"""Pages of no publisher: any order, heading, language and number form that pages have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accuracy.layouts.forms import (
    BANNERS,
    NUMBERS,
    SHARES,
    SUPERSCRIPTS,
    as_printed,
    body,
    keywords,
    labels,
    no_links,
    noise,
    references,
    semicolons,
    statements,
    vancouver,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.accuracy.layouts.article import Article, Person, Sheet

_HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "abstract": ("Abstract", "ABSTRACT", "Summary", "Abstract:"),
        "keywords": ("Keywords", "KEYWORDS", "Key words", "Keywords:", "Key Words:"),
        "thanks": ("Acknowledgements", "ACKNOWLEDGMENTS", "Acknowledgment", "Acknowledgements:"),
        "funding": ("Funding", "Source of funding", "FUNDING", "Financial support", "Funding:"),
        "conflict": ("Conflict of interest", "Disclosure", "DISCLOSURES", "Competing interests",
                     "Declaration of interests", "Conflicts of interest:",
                     "Conflict of Interest Statement"),
        "references": ("References", "REFERENCES", "Reference", "Literature cited", "References:"),
        "affiliations": ("Affiliations", "Author affiliations", "Authors and Affiliations",
                         "Author details", "AFFILIATIONS"),
    },
    "de": {
        "abstract": ("Zusammenfassung",), "keywords": ("Schlüsselwörter",),
        "thanks": ("Danksagung",),
        "funding": ("Förderung",), "conflict": ("Interessenkonflikt",),
        "references": ("Literatur",),
        "affiliations": ("Autoren und Einrichtungen", "Affiliations"),
    },
    "fr": {
        "abstract": ("Résumé",), "keywords": ("Mots clés", "Mots-clés"),
        "thanks": ("Remerciements",),
        "funding": ("Financement",), "conflict": ("Conflit d’intérêts", "Liens d'intérêts"),
        "references": ("Références",), "affiliations": ("Affiliations",),
    },
    "es": {
        "abstract": ("Resumen",), "keywords": ("Palabras clave", "Palabras clave:"),
        "thanks": ("Agradecimientos",), "funding": ("Financiación",),
        "conflict": ("Conflicto de intereses",), "references": ("Bibliografía", "Referencias"),
        "affiliations": ("Affiliations",),
    },
    "pt": {
        "abstract": ("Resumo",), "keywords": ("Palavras-chave", "Palavras-chave:"),
        "thanks": ("Agradecimentos",), "funding": ("Financiamento",),
        "conflict": ("Conflitos de interesse", "Conflito de interesses"),
        "references": ("Referências",),
        "affiliations": ("Affiliations",),
    },
}  # fmt: skip
_LINKS = (
    labels("CrossRef", "PubMed", "Google Scholar", shuffled=True),
    labels("PubMed", "CrossRef", "Google Scholar", before="\n", between="\n", shuffled=True),
    labels("Article", "PubMed", "PubMed Central", "CAS", "Google Scholar", before=" ", between=" "),
    labels("Article", "CAS", "PubMed", "Google Scholar", before="\n", between="\u00a0\u00a0"),
    labels("Crossref", "PubMed", "Scopus", "Google Scholar", before=" [", between="] [", after="]"),
    labels("View Article", "PubMed", "Google Scholar", before="\n", between=" | "),
    labels(
        "Full Text", "PubMed", "Scopus", "Crossref", "Google Scholar", before="\n• ", between="\n• "
    ),
    labels("PubMed", "Web of Science", "Crossref", before="\n", between=", "),
    no_links,
)


def free_order(sheet: Sheet, article: Article) -> None:
    """Print the parts of the page in one of many orders, each in one of many forms."""
    noise(sheet, BANNERS, 3)
    headings = _HEADINGS[sheet.any("en", "en", "en", "de", "fr", "es", "pt")]
    _top(sheet, article)
    has_head = sheet.chance.random() < 0.8
    sheet.expected["abstract"] = list(article.abstract)
    paragraphs = [line for text in article.abstract for line in (text, "")]
    sheet.put(*((sheet.any(*headings["abstract"]),) if has_head else ()), "", *paragraphs)
    heading = sheet.any(*headings["keywords"])
    forms = ("commas", "semicolons", "middots", "bars", "nbsp", "lines", "spaced lines")
    plain = sheet.any(*(forms if heading[-1] != ":" else forms[:4]))
    if sheet.chance.random() < 0.8:
        keywords(sheet, article, heading, plain)
    if sheet.chance.random() < 0.5 and has_head:
        body(sheet, numbered=sheet.chance.random() < 0.5)
    parts = [_thanks, _funding, _conflict, _references, _copyright]
    sheet.chance.shuffle(parts)
    for part in parts:
        part(sheet, article, headings)
    noise(sheet, SHARES, 2)


def _top(sheet: Sheet, article: Article) -> None:
    """Print title, authors, affiliations, type, date and place in one of many orders."""
    heading = (
        (_kind, _title, _authors, _date, _place),
        (_place, _title, _authors, _kind, _date),
        (_title, _kind, _authors, _place, _date),
        (_place, _kind, _title, _authors, _date),
        (_title, _authors, _place, _kind, _date),
        (_kind, _place, _title, _date, _authors),
    )
    for part in sheet.chance.choice(heading):
        part(sheet, article)
        sheet.gap(1)


def _kind(sheet: Sheet, article: Article) -> None:
    kind = sheet.any(article.kind, article.kind.upper(), article.kind.capitalize())
    sheet.field(
        "article_type",
        kind,
        sheet.any("{}", "{} | Open Access", "Open Access {}", "{}:").format(kind),
    )


def _title(sheet: Sheet, article: Article) -> None:
    sheet.field("title", article.title, article.title)


def _date(sheet: Sheet, article: Article) -> None:
    day = sheet.any("03 October {}", "3 October {}", "October 3, {}", "3 Oct {}").format(
        article.year
    )
    form = sheet.any(
        "Published: {}",
        "Published {}",
        "First published: {}",
        f"Received: 1 May {article.year} / Accepted: 2 June {article.year} / Published: {{}}",
        f"Received 1 May {article.year}\nAccepted 2 June {article.year}\nPublished {{}}",
    )
    sheet.put(*form.format(day).split("\n"))
    sheet.expected["issued"] = f"{article.year}-10-03"


def _place(sheet: Sheet, article: Article) -> None:
    dash = (article.page or "").replace("-", sheet.any("-", "–", "−"))
    forms = {
        f"{article.journal} {article.year};{article.volume}:{dash}": article.page,
        f"{article.journal} {article.volume}:{dash} ({article.year})": article.page,
        f"{article.journal}. {article.year}; {article.volume}: {dash}.": article.page,
        f"{article.journal} volume {article.volume}, {dash} ({article.year})": article.page,
        f"{article.journal}, Vol. {article.volume}, {dash} ({article.year})": article.page,
        f"{article.journal}\nVolume {article.volume} ({article.year}), Article ID {dash}": (
            article.page
        ),
        f"{article.journal}\n{article.year}, Volume {article.volume}, pp {dash}": article.page,
        f"{article.journal} volume {article.volume} ({article.year})": None,
    }
    text = sheet.any(*forms)
    sheet.field("journal", article.journal, *text.split("\n"))
    sheet.expected |= {"volume": article.volume, "page": forms[text]}
    if sheet.chance.random() < 0.5:
        sheet.field(
            "doi",
            article.doi,
            sheet.any("DOI: {}", "https://doi.org/{}", "doi:{}").format(article.doi),
        )


def _authors(sheet: Sheet, article: Article) -> None:
    form = sheet.any("bullets", "superscripts", "digits", "letters", "lines", "plain", "degrees")
    marked = form in {"superscripts", "digits", "letters", "lines"}
    names = [_marked(author, form) for author in article.authors]
    if form == "bullets":
        sheet.put(*(f"• {name}" for name in names))
    elif form == "lines":
        sheet.put(*(f"{name}," for name in names[:-1]), names[-1])
    else:
        last = sheet.any(" and ", " & ", ", and ", ", ")
        joint = sheet.any(", ", "; ") if form == "plain" and last == ", " else ", "
        sheet.put(
            last.join(filter(None, (joint.join(names[:-1]), names[-1])))
            if joint == ", "
            else joint.join(names)
        )
    sheet.expected["authors"] = [author.name for author in article.authors]
    if marked:
        sheet.expected["links"] = [author.places for author in article.authors]
    sheet.gap(1)
    for number, address in enumerate(article.affiliations, start=1):
        mark = "abcdefghijklmnopqrstuvwxyz"[number - 1] if form == "letters" else str(number)
        mark = mark.translate(SUPERSCRIPTS) if form == "superscripts" else mark
        sheet.put(f"{mark} {address}" if marked or len(article.affiliations) > 1 else address)
    sheet.expected["affiliations"] = list(article.affiliations)


def _marked(author: Person, form: str) -> str:
    digits = ",".join(map(str, author.places))
    letters = ",".join("abcdefghijklmnopqrstuvwxyz"[place - 1] for place in author.places)
    return {
        "superscripts": author.name + digits.translate(SUPERSCRIPTS),
        "digits": author.name + digits,
        "lines": f"{author.name} {digits}",
        "letters": f"{author.name} {letters}".strip(),
        "degrees": f"{author.name}, MD",
    }.get(form, author.name)


Headings = dict[str, tuple[str, ...]]


def _thanks(sheet: Sheet, article: Article, headings: Headings) -> None:
    _run(sheet, sheet.any(*headings["thanks"]), article.acknowledgement)
    sheet.expected["acknowledgement"] = article.acknowledgement


def _funding(sheet: Sheet, article: Article, headings: Headings) -> None:
    _run(sheet, sheet.any(*headings["funding"]), article.funding)
    sheet.expected["funding"] = article.funding


def _run(sheet: Sheet, heading: str, text: str) -> None:
    sheet.put(*((f"{heading} {text}",) if heading[-1] == ":" else (heading, text)), "")


def _conflict(sheet: Sheet, article: Article, headings: Headings) -> None:
    heading = sheet.any(*headings["conflict"])
    if heading[-1] == ":":
        sheet.field("disclosures", article.conflict, f"{heading} {article.conflict}", "")
    else:
        statements(sheet, article, heading)


def _references(sheet: Sheet, article: Article, headings: Headings) -> None:
    sheet.put(sheet.any(*headings["references"]))
    style: Callable[..., list[str]] = sheet.chance.choice((as_printed, vancouver, semicolons))
    references(
        sheet, article, numbers=tuple(NUMBERS), links=sheet.chance.choice(_LINKS), style=style
    )
    sheet.put("")


def _copyright(sheet: Sheet, article: Article, headings: Headings) -> None:
    del headings
    line = sheet.any(
        "© {1} {0}",
        "Copyright © {0} {1}",
        "© {0} The Authors. Published by Widget Press.",
        "Copyright {0} {1} et al.",
        "(c) {0} {1}",
    ).format(article.year, article.holder)
    sheet.maybe("Copyright information", "")
    sheet.field("copyright", line, line, "")


LAYOUTS = (free_order,)
