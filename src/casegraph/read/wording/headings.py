"""What the pages of a publisher print around a report: declared tables, no behaviour.

Keys are compared in lower case, without a closing colon.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Mapping


class Section(StrEnum):
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
    CORRESPONDENCE = "correspondence"
    END = "end"


_HEADINGS_BY_SECTION: Mapping[Section, tuple[str, ...]] = {
    Section.AUTHORS: ("authors", "author", "author list", "autoren", "auteurs", "autores"),
    Section.ABSTRACT: (
        "abstract", "summary", "zusammenfassung", "résumé", "resumen", "resumo", "riassunto",
    ),
    Section.KEYWORDS: (
        "keywords", "key words", "keyword", "key-words", "index terms", "schlüsselwörter",
        "schlagwörter", "mots clés", "mots-clés", "palabras clave", "palavras-chave",
        "palavras chave", "parole chiave",
    ),
    Section.ACKNOWLEDGEMENT: (
        "additional contributions", "acknowledgement", "acknowledgements", "acknowledgment",
        "acknowledgments", "danksagung",
        "remerciements", "agradecimientos", "agradecimentos", "ringraziamenti",
    ),
    Section.FUNDING: (
        "funding", "funding information", "funding source", "funding sources", "funding statement",
        "source of funding", "sources of funding", "source of support", "financial support",
        "funding/support", "funding and support", "payment/services info",
        "grant support", "study funding", "financial support and sponsorship", "förderung",
        "finanzierung", "financement", "financiación", "financiamiento", "financiamento",
    ),
    Section.ETHICS: (
        "compliance with ethical standards", "compliance with ethics guidelines",
        "compliance with ethical guidelines", "ethics declarations", "declarations",
        "ethical standards", "einhaltung ethischer richtlinien",
    ),
    Section.CONFLICT: (
        "financial relationships", "other relationships",
        "conflict of interest", "conflicts of interest", "conflict of interests",
        "conflicts of interests", "conflict of interest statement",
        "conflict of interest disclosure", "conflict of interest disclosures",
        "competing interest", "competing interests", "declaration of interest",
        "declaration of interests", "declaration of competing interest",
        "declaration of competing interests", "declaration of conflicting interests",
        "potential conflict of interest", "potential conflicts of interest", "disclosure",
        "disclosures", "disclosure statement", "author disclosures", "financial disclosure",
        "financial disclosures", "duality of interest", "conflict of interests statement",
        "conflicts of interest statement", "conflict of interest/disclosure",
        "declaration of conflict of interest", "declaration of conflicts of interest",
        "declaration of conflicting interest", "competing interests statement",
        "competing financial interests", "conflicts of interest disclosures",
        "interessenkonflikt", "interessenkonflikte", "conflit d'intérêt", "conflit d’intérêt",
        "conflits d'intérêts", "conflits d’intérêts", "conflit d'intérêts", "conflit d’intérêts",
        "liens d'intérêts", "liens d’intérêts", "déclaration d'intérêts",
        "déclaration d’intérêts", "déclaration de liens d'intérêts",
        "déclaration de liens d’intérêts", "conflicto de intereses", "conflictos de intereses",
        "conflicto de interés", "conflictos de interés", "conflito de interesse",
        "conflito de interesses",
        "conflitos de interesse", "conflitos de interesses", "conflitto di interessi",
    ),
    Section.OTHER: (
        "human subjects", "animal subjects", "intellectual property info", "contributors",
        "role of the funder", "role of the funder/sponsor", "peer review", "orcid id", "orcid ids",
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
        "statement of informed consent", "correspondence", "contributions", "highlights",
        "authors' contribution",
        "authors’ contribution", "author contributions statement", "credit author statement",
        "credit authorship contribution statement", "acknowledgement of patient",
        "consent statement",
        "data availability statement", "data sharing statement", "availability of data",
        "availability of data and materials", "data accessibility", "ethics", "ethics statements",
        "ethical approval and consent", "ethical consideration", "ethical considerations",
        "ethical consent", "human ethics", "institutional review board statement",
        "informed consent statement", "patient consent statement", "patient perspective",
        "patient consent for publication", "provenance and peer review", "guarantor",
        "registration of research studies", "sources of supplementary data",
        "supporting information",
        "supplementary information", "supplementary data", "supplementary material", "appendix",
        "teaching points", "statement of ethics", "statement of patient consent", "footnotes",
        "contributor information", "plain language summary", "graphical abstract", "editor",
        "edited by", "reviewed by", "academic editor", "handling editor", "equal contributions",
        "declaration of generative ai in scientific writing", "rights and content",
        "sommaire", "hinweis des verlags", "supplement material", "associated data",
    ),
    Section.REFERENCES: (
        "references", "reference", "reference list", "bibliography", "literature cited",
        "literature", "works cited", "references and notes", "literatur", "literaturverzeichnis",
        "références", "références bibliographiques", "bibliographie", "referencias",
        "referencias bibliográficas", "bibliografía", "referências", "referências bibliográficas",
        "bibliografia",
    ),
    Section.COPYRIGHT: (
        "copyright information", "copyright", "copyright and license", "copyright and licence",
        "rights and permissions", "license", "licence", "copyright and license information",
        "copyright and licence information", "copyright & licensing", "rights & permissions",
        "copyright statement", "urheberrechtsinformationen", "rechte und genehmigungen",
    ),
    Section.AFFILIATIONS: (
        "authors and affiliations", "author information", "affiliation", "affiliations",
        "author affiliations", "authors' affiliations", "authors’ affiliations",
        "author details", "authors & affiliations", "autor:innen und affiliationen",
        "autoren und einrichtungen", "author info", "information about the authors",
        "informations sur les auteurs", "affiliations et auteurs", "author affiliation",
        "author affiliations article information", "author affiliations and article information",
    ),
    Section.CITE: (
        "about this article", "about article", "cite article", "cite this article",
        "cite this article as", "how to cite", "how to cite?", "how to cite this article",
        "citation", "article info", "article information", "zitieren", "diesen artikel zitieren",
        "cite this article as:", "how to cite this article:", "recommended citation",
        "about the article", "citer cet article", "share and cite", "mdpi and acs style",
        "ama style", "apa style", "chicago/turabian style", "article / publication details",
        "publication history",
    ),
    Section.CORRESPONDENCE: ("corresponding author", "corresponding authors", "author contacts"),
    Section.END: (
        "personalised recommendations", "personalized recommendations", "recommended articles",
        "similar content being viewed by others", "explore related subjects", "related articles",
        "access this article", "recommended reading", "more related articles", "citing literature",
        "recommended", "cited by", "related content", "you may also like", "citing articles via",
        "email alerts", "more from oxford academic", "most read", "most cited", "latest",
        "this is a preview of subscription content", "buy or subscribe", "access options",
        "articles citing this article", "people also looked at", "sections", "related research",
        "recommendations", "discover content", "similar articles", "cited by other articles",
        "links to ncbi databases", "further reading", "media coverage", "comments", "contact us",
        "switch edition", "our content", "other sites", "follow us", "quick links", "useful links",
        "about sciencedirect", "about wiley online library", "publication types", "mesh terms",
    ),
}  # fmt: skip
HEADINGS: Mapping[str, Section] = {
    name: section for section, names in _HEADINGS_BY_SECTION.items() for name in names
}

RUN_IN = re.compile(
    r"(?P<name>(?i:key[ -]?words|funding(?: information| sources?)?|acknowledge?ments?|"
    r"(?:potential )?conflicts? of interests?|competing interests?|disclosures?|"
    r"declaration of (?:competing |conflicting )?interests?|contributors|"
    r"provenance and peer review|"
    r"patient consent(?: for publication)?))"
    r"(?:\s*[:—–]\s*|\.\s+|\s+(?=[A-Z\"“]))(?=\S)"
)
RUN_IN_ABSTRACT = re.compile(
    r"(?P<name>Abstract|ABSTRACT|Summary|SUMMARY)(?:\s*[:.—–]\s*|\s+|(?=[A-Z]))(?=[A-Z\"“(])"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = (
    rf"(?:\d{{1,2}}\.?\s+{_MONTH}\.?\s+\d{{4}}|{_MONTH}\.?\s+\d{{1,2}},?\s+\d{{4}}"
    rf"|\d{{4}}\s+{_MONTH}\s+\d{{1,2}}|\d{{4}}-\d\d-\d\d)"
)
_HISTORY = (
    r"(?:(?:submission )?received(?: in revised form)?|revised|accepted(?: for publication)?|"
    r"first online|issue online|version of record online|"
    r"manuscript (?:accepted|received|revised)|"
    r"(?:first )?published(?: online)?|available online|issue date|version of record|epub)"
)
_GIVEN = r"[\s/;|,.•·]*"
DATE = re.compile(_DAY, re.IGNORECASE)
HISTORY = re.compile(
    rf"(?:{_HISTORY}\s*:?\s*{_DAY}{_GIVEN})+(?:doi:?\s*\S+|article history)?|{_DAY}\.?",
    re.IGNORECASE,
)
PUBLISHED = re.compile(rf"\bpublished(?P<online> online)?\s*:?\s*(?P<date>{_DAY})", re.IGNORECASE)
FIRST_ONLINE = re.compile(
    rf"\b(?:first online|available online)\s*:?\s*(?P<date>{_DAY})", re.IGNORECASE
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
            "case presentation", "clinical challenge", "clinical problem-solving",
            "clinical reasoning",
            "practical pearl", "clinical conundrum", "images in neurology", "neuroimages",
            "teaching neuroimages", "relato de caso", "relatos de casos", "caso clínico",
            "casos clínicos", "reporte de caso", "reporte de casos", "presentación de caso",
            "informe de caso", "fallbericht", "kasuistik", "cas clinique", "caso clinico",
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
    "therapy", "treatment", "patient information", "case 1", "case 2", "case 3",
    "diagnostic assessment", "therapeutic intervention", "follow-up and outcomes", "history",
    "clinical history", "investigations", "differential diagnosis", "background/aim",
    "background/aims", "background and aim", "background and objective", "study design",
    "clinical presentation and intervention", "case details", "patient characteristics",
    "level of evidence", "clinical discussion", "introduction and importance", "strengths",
    "timeline", "discussion and review of the literature", "literature review", "learning point",
    "key messages", "key clinical message", "established facts", "novel insights", "main",
    "einleitung", "hintergrund", "fallbericht", "kasuistik", "fallbeschreibung", "diskussion",
    "schlussfolgerung", "schlussfolgerungen", "fazit", "fazit für die praxis", "methode",
    "methoden", "ergebnisse", "ziel", "introducción", "caso clínico", "presentación del caso",
    "discusión", "conclusión", "conclusiones", "introdução", "relato de caso", "relato do caso",
    "apresentação do caso", "discussão", "conclusão", "conclusões", "observation clinique",
    "cas clinique", "présentation du cas",
})  # fmt: skip
