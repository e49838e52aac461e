"""The words by which formats name a kind of publication, and the kind each of them means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def of_ris(printed: str) -> WorkType | None:
    """Return the kind that a RIS type (`JOUR`) means, None for one that RIS does not know."""
    return RIS.get(printed.strip().upper())


def of_bibtex(printed: str) -> WorkType | None:
    """Return the kind that a BibTeX or BibLaTeX entry type (`@inbook`) means, None if unknown."""
    return BIBTEX.get(printed.strip().lstrip("@").lower())


def of_csl(printed: str) -> WorkType | None:
    """Return the kind that a CSL type (`article-journal`) means, None for an unknown one."""
    return CSL.get(printed.strip().lower())


def of_publication_types(printed: Iterable[str]) -> tuple[WorkType, str] | None:
    """Return the kind that PubMed's publication types mean together, and the one that decides.

    The most telling wins, wherever it stands: a case report is a case report though it is a
    journal article and a letter as well. None where no publication type is known.
    """
    known = [(kind, name) for name in printed if (kind := of_publication_type(name))]
    return min(known, key=_telling) if known else None


def of_publication_type(printed: str) -> WorkType | None:
    """Return the kind that one publication type of PubMed means, None where it tells none."""
    return PUBLICATION.get(printed.strip().rstrip(".").lower())


def _telling(known: tuple[WorkType, str]) -> tuple[int, bool]:
    kind, name = known
    return _TELLING.index(kind), name.strip().lower() != "journal article"


_TELLING = (
    WorkType.CASE_REPORT,
    WorkType.PREPRINT,
    WorkType.CLINICAL_TRIAL,
    WorkType.REVIEW,
    WorkType.LETTER,
    WorkType.EDITORIAL,
    WorkType.CONFERENCE_PAPER,
    WorkType.DATASET,
    WorkType.THESIS,
    WorkType.BOOK_CHAPTER,
    WorkType.BOOK,
    WorkType.WEB_PAGE,
    WorkType.JOURNAL_ARTICLE,
    WorkType.OTHER,
)


def _table(words: Mapping[WorkType, str], *, separator: str | None = None) -> dict[str, WorkType]:
    return {word: kind for kind, listed in words.items() for word in listed.split(separator)}


RIS: Mapping[str, WorkType] = _table(
    {
        WorkType.JOURNAL_ARTICLE: "JOUR JFULL EJOUR MGZN NEWS INPR ARTICLE",
        WorkType.BOOK: "BOOK EBOOK EDBOOK WHOLE CLSWK CTLG SER MUSIC DICT ENCYC ANCIENT",
        WorkType.BOOK_CHAPTER: "CHAP ECHAP",
        WorkType.THESIS: "THES",
        WorkType.CONFERENCE_PAPER: "CONF CPAPER ABST",
        WorkType.DATASET: "DATA AGGR DBASE",
        WorkType.WEB_PAGE: "ELEC WEB BLOG ICOMM POST",
        WorkType.PREPRINT: "PREPRINT UNPB",
        WorkType.OTHER: (
            "GEN ADVS ART BILL CASE CHART COMP EQUA FIGURE GOVDOC GRANT GRNT HEAR LEGAL MANSCPT "
            "MAP MPCT MULTI PAMP PAT PCOMM RPRT SLIDE SOUND STAND STAT UNBILL VIDEO STD "
            "INTV UNKNOWN"
        ),
    }
)
"""Types of the RIS specifications of 2001 and 2011, and those of EndNote, Zotero and JabRef.

A manuscript that is not published (`UNPB`) is what Zotero and EndNote write for a preprint.
"""

BIBTEX: Mapping[str, WorkType] = _table(
    {
        WorkType.JOURNAL_ARTICLE: "article suppperiodical periodical review",
        WorkType.BOOK: (
            "book mvbook collection mvcollection proceedings mvproceedings reference mvreference "
            "booklet manual bookinbook"
        ),
        WorkType.BOOK_CHAPTER: "inbook incollection inreference suppbook suppcollection",
        WorkType.CONFERENCE_PAPER: "inproceedings conference",
        WorkType.THESIS: "phdthesis mastersthesis thesis",
        WorkType.DATASET: "dataset data",
        WorkType.WEB_PAGE: "online electronic www webpage",
        WorkType.PREPRINT: "unpublished preprint",
        WorkType.OTHER: (
            "misc techreport report patent software standard artwork audio bibnote commentary "
            "image jurisdiction legislation legal letter movie music performance video xdata set"
        ),
    }
)
"""Entry types of BibTeX and BibLaTeX."""

CSL: Mapping[str, WorkType] = _table(
    {
        WorkType.JOURNAL_ARTICLE: (
            "article-journal article-magazine article-newspaper journal-article periodical "
            "paper-journal journal magazine newspaper"
        ),
        WorkType.REVIEW: "review",
        WorkType.BOOK: "book classic collection monograph reference-book edited-book",
        WorkType.BOOK_CHAPTER: "chapter entry entry-dictionary entry-encyclopedia book-chapter",
        WorkType.THESIS: "thesis dissertation",
        WorkType.CONFERENCE_PAPER: "paper-conference speech event proceedings-article",
        WorkType.DATASET: "dataset",
        WorkType.WEB_PAGE: "webpage post post-weblog",
        WorkType.PREPRINT: "manuscript preprint posted-content",
        WorkType.OTHER: (
            "article bill broadcast document figure graphic hearing interview legal_case "
            "legislation map motion_picture musical_score pamphlet patent performance "
            "personal_communication regulation report review-book software song standard treaty"
        ),
    }
)
"""Types of CSL 1.0.2, and those of Crossref that files hold in their place."""

PUBLICATION: Mapping[str, WorkType] = _table(
    {
        WorkType.CASE_REPORT: (
            "case reports|case report|relato de caso|relatos de caso|relato de casos|relatos de "
            "casos|caso clínico|casos clínicos|reporte de caso|reporte de casos|reportes de casos|"
            "informe de caso|presentación de caso|presentación de casos|cas clinique|cas cliniques|"
            "rapport de cas|rapports de cas|fallbericht|fallberichte|kasuistik|kasuistiken|"
            "caso clinico|casi clinici"
        ),
        WorkType.PREPRINT: "preprint|working paper",
        WorkType.CLINICAL_TRIAL: (
            "clinical trial|clinical trial, phase i|clinical trial, phase ii|"
            "clinical trial, phase iii|clinical trial, phase iv|controlled clinical trial|"
            "randomized controlled trial|pragmatic clinical trial|equivalence trial|"
            "adaptive clinical trial|clinical trial, veterinary|"
            "randomized controlled trial, veterinary"
        ),
        WorkType.REVIEW: (
            "review|systematic review|meta-analysis|scoping review|review, tutorial|"
            "review, academic|review, multicase|review literature|network meta-analysis|"
            "review of reported cases|consensus development conference|practice guideline|guideline"
        ),
        WorkType.LETTER: "letter",
        WorkType.EDITORIAL: "editorial",
        WorkType.CONFERENCE_PAPER: (
            "congress|congresses|meeting abstract|meeting abstracts|conference abstract|"
            "conference paper|conference review|conference proceeding"
        ),
        WorkType.DATASET: "dataset",
        WorkType.THESIS: (
            "academic dissertation|academic dissertations|dissertation|thesis|doctoral thesis|"
            "master thesis"
        ),
        WorkType.BOOK_CHAPTER: "book chapter",
        WorkType.BOOK: "book|books|monograph",
        WorkType.WEB_PAGE: "blog|web archive|webcast",
        WorkType.JOURNAL_ARTICLE: (
            "journal article|article|classical article|historical article|comparative study|"
            "multicenter study|observational study|validation study|evaluation study|twin study|"
            "clinical study|corrected and republished article|published erratum|"
            "comment|introductory journal article|newspaper article|clinical trial protocol|"
            "clinical conference|english abstract|original article|research article"
        ),
        WorkType.OTHER: (
            "technical report|news|biography|autobiography|portrait|video-audio media|lecture|"
            "address|personal narrative|interview|patient education handout|legal case|"
            "interactive tutorial|directory|bibliography|dictionary|overall|"
            "retraction of publication|retraction notice|expression of concern|erratum|note|"
            "short survey|festschrift|government publication|legislation|duplicate publication"
        ),
    },
    separator="|",
)
"""Publication types of MeSH (tree V), and the like words of Embase, repositories and journals."""
