"""The labels of links that publishers' pages print behind a reference."""

from __future__ import annotations

_LABELS = (
    "Google Scholar", "PubMed Central Full Text", "PubMed Central", "PubMedCentral", "PubMed/NCBI",
    "PMC free article", "Free PMC article", "Free Full Text", "Full Text PDF", "Full Text HTML",
    "Full Text", "CrossRef Full Text", "CrossRef", "Crossref", "PubMed Abstract", "PubMed",
    "View Article", "View in Article", "View Record in Scopus", "View Abstract", "View PDF",
    "Download PDF", "Web of Science", "Web of Science ®", "ISI Web of Science", "MathSciNet",
    "zbMATH", "Chem Abs", "Chemical Abstracts", "ChemPort", "Scopus", "MEDLINE", "Medline",
    "OpenUrl", "Open URL", "Article", "Abstract", "MATH", "ISI", "CAS", "ADS", "PDF", "DOI", "Link",
    "Export Citation", "Citation", "Go to reference", "Jump to", "Europe PMC", "Semantic Scholar",
    "Google Books", "ResearchGate", "Dimensions", "BMJ Links", "External link",
)  # fmt: skip
_SURE = frozenset(
    {"google scholar", "crossref", "openurl", "pmc free article", "pubmed/ncbi", "free pmc article"}
    | {"crossref full text", "view record in scopus", "pubmedcentral", "zbmath"}
    | {"mathscinet", "chemport", "chem abs", "europe pmc", "pubmed central full text"}
)
_BY_END = {
    end: tuple(sorted((x for x in _LABELS if x.endswith(end)), key=len, reverse=True))
    for end in {label[-1] for label in _LABELS}
}
_BETWEEN = " \t\u00a0[]|·•;,/↵→↗\u200b"
_LONGEST_RUN = 400


def split_links(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a reference's text and the link labels behind it, in printed order.

    A word that is also an ordinary one (`Article`, `PubMed`) counts as a label only in a run that
    stands alone, stands in square brackets, or holds a label that is nothing else.
    """
    end = len(text.rstrip(_BETWEEN))
    labels: list[str] = []
    start = end
    floor = max(0, len(text) - _LONGEST_RUN)
    while label := _label_before(text, floor, start):
        labels.append(label)
        start = len(text[: start - len(label)].rstrip(_BETWEEN))
    opening = text[start:].lstrip()
    if not labels or not (not start or opening.startswith("[") or _is_sure(text, start, labels)):
        return text, ()
    return text[:start], tuple(reversed(labels))


def is_link_line(text: str) -> bool:
    """Tell whether a line holds nothing but link labels."""
    rest, labels = split_links(text)
    return bool(labels) and not rest


def _is_sure(text: str, start: int, labels: list[str]) -> bool:
    glued = not text[start : start + 1].isspace() and len(labels) > 1
    return glued or any(label.lower() in _SURE for label in labels)


def _label_before(text: str, floor: int, end: int) -> str | None:
    """Return the longest label that ends at a place."""
    for label in _BY_END.get(text[end - 1 : end], ()):
        if end - len(label) >= floor and text.endswith(label, 0, end):
            return label
    return None
