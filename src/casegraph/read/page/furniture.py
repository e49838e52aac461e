"""What the pages of a publisher print around a report: declared tables, no behaviour.

Keys are compared in lower case, without a closing colon.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Mapping


class Section(Enum):
    """The parts of a page; `OTHER` is a known part that a record has no field for.

    `VOLUME`, `TYPE`, `DATES` and `IDENTIFIERS` are single lines that are known by their form.
    """

    FRONT = "front"
    AUTHORS = "authors"
    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    BODY = "body"
    ACKNOWLEDGEMENT = "acknowledgement"
    FUNDING = "funding"
    ETHICS = "ethics"
    CONFLICT = "conflict"
    OTHER = "other"
    REFERENCES = "references"
    COPYRIGHT = "copyright"
    AFFILIATIONS = "affiliations"
    VOLUME = "volume"
    TYPE = "type"
    DATES = "dates"
    IDENTIFIERS = "identifiers"
    CITE = "cite"
    END = "end"


_HEADINGS_BY_SECTION: Mapping[Section, tuple[str, ...]] = {
    Section.AUTHORS: ("authors", "author", "author list"),
    Section.ABSTRACT: ("abstract", "summary"),
    Section.KEYWORDS: ("keywords", "key words", "keyword", "key-words", "index terms"),
    Section.ACKNOWLEDGEMENT: (
        "acknowledgement", "acknowledgements", "acknowledgment", "acknowledgments",
    ),
    Section.FUNDING: (
        "funding", "funding information", "funding source", "funding sources", "funding statement",
        "source of funding", "sources of funding", "source of support", "financial support",
        "grant support", "study funding",
    ),
    Section.ETHICS: (
        "compliance with ethical standards", "compliance with ethics guidelines",
        "compliance with ethical guidelines", "ethics declarations", "declarations",
        "ethical standards",
    ),
    Section.CONFLICT: (
        "conflict of interest", "conflicts of interest", "conflict of interests",
        "conflicts of interests", "conflict of interest statement",
        "conflict of interest disclosure", "conflict of interest disclosures",
        "competing interest", "competing interests", "declaration of interest",
        "declaration of interests", "declaration of competing interest",
        "declaration of competing interests", "declaration of conflicting interests",
        "potential conflict of interest", "potential conflicts of interest", "disclosure",
        "disclosures", "disclosure statement", "author disclosures", "financial disclosure",
        "financial disclosures", "duality of interest",
    ),
    Section.OTHER: (
        "abbreviations", "additional information", "author contribution", "author contributions",
        "authors' contributions", "authors’ contributions", "authors' information",
        "authors’ information", "availability of data and material",
        "availability of data and materials", "consent", "consent for publication",
        "consent to participate", "consent to publish", "data availability",
        "data availability statement", "code availability", "electronic supplementary material",
        "supplementary information", "supplementary material", "supplementary materials",
        "ethical approval", "ethics approval", "ethics approval and consent to participate",
        "ethics statement", "human and animal rights", "informed consent", "notes",
        "patient consent", "publisher's note", "publisher’s note",
        "research involving human participants and/or animals", "statement of human rights",
        "statement of informed consent", "corresponding author", "correspondence",
    ),
    Section.REFERENCES: (
        "references", "reference", "reference list", "bibliography", "literature cited",
        "literature", "works cited",
    ),
    Section.COPYRIGHT: (
        "copyright information", "copyright", "copyright and license", "copyright and licence",
        "rights and permissions", "permissions", "license", "licence",
    ),
    Section.AFFILIATIONS: (
        "authors and affiliations", "author information", "affiliation", "affiliations",
        "author affiliations", "authors' affiliations", "authors’ affiliations",
        "author details", "authors & affiliations",
    ),
    Section.CITE: (
        "about this article", "about article", "cite article", "cite this article",
        "cite this article as", "how to cite", "how to cite?", "how to cite this article",
        "citation", "article info", "article information",
    ),
    Section.END: (
        "personalised recommendations", "personalized recommendations", "recommended articles",
        "similar content being viewed by others", "explore related subjects", "related articles",
    ),
}  # fmt: skip
HEADINGS: Mapping[str, Section] = {
    name: section for section, names in _HEADINGS_BY_SECTION.items() for name in names
}

RUN_IN = re.compile(
    r"(?P<name>(?i:key[ -]?words|funding(?: information| sources?)?|acknowledge?ments?|"
    r"(?:potential )?conflicts? of interests?|competing interests?|disclosures?|"
    r"declaration of (?:competing |conflicting )?interests?))"
    r"(?:\s*[:—–]\s*|\.\s+|\s+(?=[A-Z\"“]))(?=\S)"
)
RUN_IN_COLON = re.compile(
    r"(?P<name>abstract|summary|authors?|affiliations?)\s*[:—–]\s*(?=\S)", re.IGNORECASE
)

FURNITURE = frozenset({
    "about", "accesses", "accepted", "advertisement", "altmetric", "article", "article metrics",
    "author email", "bookmark", "buy article pdf", "cite", "cite as", "cite paper", "contents",
    "copy to clipboard", "correspondence to", "doi", "download", "download article",
    "download citation", "download pdf", "email author", "email authors", "endnote",
    "export citation",
    "facebook", "figures", "first online", "full text", "get shareable link", "google scholar",
    "home", "issue date", "journal home", "journals & books", "linkedin", "log in", "main",
    "mendeley", "menu", "metrics", "metrics details", "navigation", "next article", "open access",
    "other actions", "outline", "papers", "peer review reports", "pdf", "powerpoint",
    "previous article", "print",
    "provided by the springer nature sharedit content-sharing initiative", "published",
    "publishing model", "read cube", "readcube", "received", "ris", "refworks",
    "reprints and permissions", "revised", "save", "search", "search options", "share",
    "share article", "share this article", "skip to main content", "springerlink", "subjects",
    "supplementary files", "tables", "twitter", "version of record", "view author publications",
    "view pdf", "you can also search for this author in pubmed google scholar",
    "you can also search for this author in", "zotero", "bibtex", "enw",
    "anyone you share the following link with will be able to read this content:",
    "sorry, a shareable link is not currently available for this article.",
    "view author's orcid profile", "view author’s orcid profile",
})  # fmt: skip

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = rf"(?:\d{{1,2}}\s+{_MONTH}\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
_HISTORY = (
    r"(?:received(?: in revised form)?|revised|accepted|first online|published(?: online)?|"
    r"available online|issue date|version of record)"
)
DATE = re.compile(_DAY, re.IGNORECASE)
HISTORY = re.compile(rf"(?:{_HISTORY}\s*:?\s*{_DAY}[\s/;|,.•·]*)+|{_DAY}", re.IGNORECASE)
PUBLISHED = re.compile(rf"\bpublished(?P<online> online)?\s*:?\s*(?P<date>{_DAY})", re.IGNORECASE)
FIRST_ONLINE = re.compile(
    rf"\b(?:first online|available online)\s*:?\s*(?P<date>{_DAY})", re.IGNORECASE
)

FURNITURE_PATTERNS = re.compile(
    r"(?:[\d.,]+\s*k?\s*(?:accesses|altmetric|citations?|downloads|mentions|readers|shares|views)"
    r"[\s|•·]*)+(?:explore all metrics)?"
    r"|(?:print|online|electronic) issn:?\s*\d{4}-\d{3}[\dx]|issn:?\s*\d{4}-\d{3}[\dx]"
    r"|publisher name\s.{1,80}|springer nature remains neutral with regard to .{1,200}"
    r"|use our pre-submission checklist.{0,40}|avoid common mistakes on your manuscript\.?"
    r"|(?:e-?mail|corresponding author)s?:?\s*\S+@\S+|\S+@\S+\.\w{2,}",
    re.IGNORECASE,
)

ARTICLE_TYPES: Mapping[str, WorkType] = {
    **dict.fromkeys(
        (
            "case report", "case reports", "case study", "case studies", "case series", "case",
            "clinical case report", "clinical case", "brief report", "short report",
            "brief clinical report", "clinical vignette", "case-based review", "case based review",
            "case report and review", "case report and literature review",
            "case report and review of the literature", "case report with literature review",
            "case report and review of literature", "images", "image", "clinical image",
            "clinical images", "images in clinical medicine", "clinical quiz", "unusual case",
            "case presentation",
        ),
        WorkType.CASE_REPORT,
    ),
    **dict.fromkeys(
        (
            "letter", "letters", "letter to the editor", "letter to the editors",
            "letters to the editor", "correspondence", "research letter", "scientific letter",
            "clinical letter",
        ),
        WorkType.LETTER,
    ),
    **dict.fromkeys(
        ("review", "review article", "review paper", "mini review", "mini-review",
         "systematic review", "literature review"),
        WorkType.REVIEW,
    ),
    **dict.fromkeys(("editorial", "commentary", "editorial comment"), WorkType.EDITORIAL),
    **dict.fromkeys(
        (
            "original article", "original paper", "original research", "original contribution",
            "original investigation", "original communication", "research article", "research",
            "research note", "research paper", "short communication", "brief communication",
            "rapid communication", "short paper", "technical note", "clinical article", "report",
            "pictorial essay",
        ),
        WorkType.JOURNAL_ARTICLE,
    ),
}  # fmt: skip

SUBHEADINGS = frozenset({
    "aim", "aims", "background", "background and aims", "background and objectives",
    "background and purpose", "case", "case description", "case descriptions", "case presentation",
    "case presentations", "case report", "case reports", "case series", "case study",
    "case summary", "clinical case", "clinical findings", "clinical presentation",
    "clinical significance", "conclusion", "conclusion(s)", "conclusions", "context", "design",
    "diagnosis", "diagnoses", "discussion", "discussion and conclusion",
    "discussion and conclusions", "findings", "highlights", "importance", "intervention",
    "interventions", "introduction", "learning points", "lessons", "limitations", "main findings",
    "material and methods", "materials and methods", "method", "methods", "motivation",
    "objective", "objectives", "observation", "observations", "outcome", "outcomes", "patient",
    "patient and methods", "patient concerns", "patient presentation", "patients",
    "patients and methods", "presentation of case", "purpose", "rationale", "result", "results",
    "results and discussion", "setting", "significance", "symptoms and clinical findings",
    "therapy", "treatment",
})  # fmt: skip

SURE_LINKS = ("Google Scholar", "PubMed Central", "PubMedCentral", "CrossRef", "Crossref", "PubMed")
LOOSE_LINKS = (
    "Web of Science", "Free Full Text", "Full Text", "View Article", "MathSciNet", "zbMATH",
    "Chem Abs", "ChemPort", "Scopus", "MEDLINE", "Article", "Abstract", "MATH", "ISI", "CAS",
    "ADS", "PDF",
)  # fmt: skip
