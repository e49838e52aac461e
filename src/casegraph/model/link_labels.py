"""The labels of links that publishers' pages print behind a reference."""

from __future__ import annotations

import re

SURE_LABELS = (
    "Google Scholar", "Google scholar", "PubMed Central Full Text", "PubMed Central",
    "PubMedCentral", "PubMed/NCBI", "PubMed Abstract", "PubMed", "CrossRef Full Text", "CrossRef",
    "Crossref", "Web of Science®", "Web of Science ®", "View in Scopus", "View Record in Scopus",
    "PMC free article", "Free PMC article", "View Article", "View article", "View in Article",
    "View in article", "Publisher Site", "Publisher Full Text", "View PDF", "Full Text PDF",
    "Full-Text PDF", "OpenUrl", "Europe PMC", "Semantic Scholar", "Go to reference",
    "View at Publisher", "View at Google Scholar", "View at Scopus", "View at Zentralblatt MATH",
    "View at PubMed", "View at Web of Science", "View at MathSciNet",
    "Full Text via CrossRef", "Abstract/FREE Full Text", "Abstract/Free Full Text",
    "FREE Full Text", "External Resources", "Crossref (DOI)", "Pubmed/Medline (NLM)",
    "Chemical Abstracts Service (CAS)", "ISI Web of Science (ISI)", "Wiley Online Library",
    "Taylor & Francis Online", "Cross Ref", "Add to Citavi project by DOI",
    "Search in Google Scholar",
    "Citing articles",
)  # fmt: skip
"""Labels that are hardly ever the last words of a reference."""

LOOSE_LABELS = (
    "Web of Science", "ISI Web of Science", "Free Full Text", "Full Text HTML", "Full Text",
    "Full-Text HTML", "Full-Text", "Full text", "View Full Text", "View Abstract", "MathSciNet",
    "zbMATH", "Chem Abs", "Chemical Abstracts", "ChemPort", "Scopus", "SCOPUS", "MEDLINE",
    "Medline", "Article", "Abstract", "Summary", "MATH", "ISI", "CAS", "ADS", "PDF", "Download PDF",
    "DOI", "OpenURL", "Open URL", "WorldCat", "Search ADS", "Pubmed", "Embase", "J-STAGE", "SciELO",
    "Link", "Links", "Green Version", "Direct Link", "Export Citation", "Citation", "Jump to",
    "Google Books", "ResearchGate", "Dimensions",
    "BMJ Links", "External link", "Cited Here...", "Cited Here…", "Cited Here", "View at:",
)  # fmt: skip
"""Labels that are ordinary words, or names of journals and databases, as well."""

NEVER_WORDS = frozenset({
    "Google Scholar", "Google scholar", "CrossRef", "Crossref", "CrossRef Full Text", "OpenUrl",
    "PMC free article", "PubMed/NCBI", "Free PMC article", "View Record in Scopus", "PubMedCentral",
    "zbMATH", "MathSciNet", "ChemPort", "Chem Abs", "Europe PMC", "PubMed Central Full Text",
    "View in Article", "Full Text PDF", "Full-Text PDF", "PubMed Abstract",
    "Publisher Full Text", "View at Publisher", "View at Google Scholar", "View at Scopus",
    "Full Text via CrossRef", "Abstract/FREE Full Text",
    "Abstract/Free Full Text", "External Resources", "Crossref (DOI)", "Pubmed/Medline (NLM)",
})  # fmt: skip
"""Labels that are nothing but labels, wherever they stand."""

_LIKELY = frozenset(SURE_LABELS)
_NO_LINKS = frozenset({"View at:", "Cited Here...", "Cited Here…", "Cited Here"})
_BY_END = {
    end: tuple(
        sorted((x for x in (*SURE_LABELS, *LOOSE_LABELS) if x.endswith(end)), key=len, reverse=True)
    )
    for end in {label[-1] for label in (*SURE_LABELS, *LOOSE_LABELS)}
}
_BETWEEN = " \t\u00a0\u2002\u2003\u2009[]|·•;,/↵→↗\u200b"
_OPENING = " \t\u00a0\u2002\u2003\u2009|[·•↵→↗\u200b"
_COUNT = re.compile(r"\s?(?:\(\d{1,5}\)|Times Cited: \d{1,5})$")
_LONGEST_COUNT = 20
_LONGEST_RUN = 400


def split_links(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a reference's text and the link labels behind it, in printed order.

    A word that is also an ordinary one (`Article`, `PubMed`) counts as a label only in a run that
    stands alone, is glued to the text, is set in brackets, or holds a label that is nothing else.
    A label may have a count behind it: `Scopus (12)`.
    """
    start = len(text.rstrip(_BETWEEN))
    labels: list[str] = []
    floor = max(0, len(text) - _LONGEST_RUN)
    while found := _label_before(text, floor, start):
        label, begins = found
        labels.append(label)
        start = len(text[:begins].rstrip(_BETWEEN))
    if not labels:
        return text, ()
    raw = text[: text.find(labels[-1], start)].rstrip(_OPENING)
    marks = text[len(raw) : text.find(labels[-1], start)]
    if raw and not _is_run(labels, marks):
        return text, ()
    return raw, tuple(label for label in reversed(labels) if label not in _NO_LINKS)


def is_link_line(text: str) -> bool:
    """Tell whether a line holds nothing but link labels."""
    if len(text) > _LONGEST_RUN:
        return False
    return bool(text) and not split_links(text)[0]


def _is_run(labels: list[str], marks: str) -> bool:
    if "[" in marks or "|" in marks or not NEVER_WORDS.isdisjoint(labels):
        return True
    return not marks and (len(labels) > 1 or not _LIKELY.isdisjoint(labels))


def _label_before(text: str, floor: int, end: int) -> tuple[str, int] | None:
    """Return the longest label that ends at a place, or before a count there, and its beginning."""
    if text[end - 1 : end] == ")" or text[end - 1 : end].isdigit():
        count = _COUNT.search(text[:end], max(0, end - _LONGEST_COUNT))
        end = count.start() if count else end
    labels = _BY_END.get(text[end - 1 : end], ())
    if not text.endswith(labels, floor, end):
        return None
    for label in labels:
        if text.endswith(label, floor, end):
            return label, end - len(label)
    return None
