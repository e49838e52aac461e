"""The fields of BibTeX and BibLaTeX that the record has no room for, and what entries inherit.

Names are in lower case. Sources: btxdoc (BibTeX's manual), the BibLaTeX manual sections 2.2 and
2.3, and the fields that JabRef, Zotero, Mendeley, BibDesk, DBLP and PubMed converters write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SET_ASIDE = frozenset(
    # who and where it was made
    "publisher address location organization institution school editor editora editorb editorc "
    "editortype editoratype editorbtype editorctype translator annotator commentator introduction "
    "foreword afterword holder bookauthor shortauthor shorteditor nameaddon authortype namea nameb "
    "namec origpublisher origlocation affiliation affiliations "
    # which part of what
    "series chapter edition part volumes number-of-pages pagetotal numpages bookpagination "
    "pagination maintitle mainsubtitle maintitleaddon booktitleaddon titleaddon shorttitle "
    "origtitle reprinttitle indextitle issuetitle issuesubtitle issuetitleaddon journaltitleaddon "
    "shortseries eventtitle eventtitleaddon venue eventdate howpublished type entrysubtype "
    "version origdate origlanguage origyear urldate urlyear accessed lastchecked pubstate status "
    "articletype "
    # how it is cited, sorted and kept
    "crossref xref xdata ids key label shorthand shorthandintro sortkey sortname sortshorthand "
    "sorttitle sortyear sortindextitle presort gender hyphenation indexsorttitle options "
    "related relatedtype relatedstring relatedoptions entryset execute keyword-list library "
    "lista listb listc listd liste listf usera userb userc userd usere userf verba verbb verbc "
    "file pdf ps eprintclass primaryclass eprint_class archive collaboration addendum "
    "owner timestamp created revised added modified creationdate modificationdate groups group "
    "rating read printed priority ranking qualityassured relevance review comment username "
    "bibsource biburl bib-source localfile local-url posted-at priority-date citeulike-article-id "
    "researchnotes web_url web_url_date web_url_type web_url_pages "
    # what databases add
    "pii nlm-id nlmid nlm_id country pst pubmodel citation-subset issn-linking issn-print acmid "
    "article-id citation-identifier medline-pst mesh subject category "
    "research-areas web-of-science-categories author-email number-of-cited-references "
    "times-cited usage-count-last-180-days usage-count-since-2013 journal-iso doc-delivery-number "
    "unique-id da oa esi-highly-cited-paper esi-hot-paper funding-acknowledgement funding-text "
    "researcherid-numbers eissn-linking keywords-plus earlyaccessdate early-access-date "
    "funding_details correspondence_address1 sponsors chemicals_cas molecular_seqnumbers "
    "tradenames manufacturers page_count cited_by conference_date conference_code "
    "publication_stage document_type coden "
    "source publication_type mrnumber zblnumber mrclass mrreviewer adsurl adsnote "
    "bibcode slaccitation reportnumber inspire hal_id hal_version swhid repository introducedin "
    "s2id corpusid isbn-print month_numeric asin lccn oclc ean refid id "
    "size pages-total interhash intrahash biburl-bibsonomy".split()
)
"""Fields that are known, and that the record deliberately does not hold."""

SET_ASIDE_BEGINNINGS = ("bdsk-", "mendeley-", "jabref-", "date-", "zotero-", "__markedentry", "x-")
"""Beginnings of the names that reference managers give to fields of their own."""

NEVER_INHERITED = frozenset(
    "crossref xdata xref ids key label shorthand shorthandintro sortkey options presort related "
    "relatedtype relatedstring relatedoptions entryset entrysubtype execute doi url eprint pmid "
    "pmcid abstract keywords note pages eid articleno file annotation annote".split()
)
"""Fields that say of a whole work what is not true of its parts."""

_BOOK_PARTS = frozenset(
    "inbook bookinbook suppbook incollection suppcollection inproceedings conference "
    "inreference".split()
)
_BOOKS = frozenset(
    "book mvbook collection mvcollection proceedings mvproceedings reference mvreference "
    "booklet manual".split()
)
_TO_PART = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "titleaddon": "booktitleaddon",
    "shorttitle": "",
}
_TO_ARTICLE = {
    "title": "journaltitle",
    "subtitle": "journalsubtitle",
    "titleaddon": "journaltitleaddon",
    "shorttitle": "",
}


def inherited_names(parent: str, child: str) -> Mapping[str, str]:
    """Return under which name an entry type inherits fields of another, where it is not the same.

    The title of a book is the book title of its chapter; an empty name is not inherited.
    """
    if child in _BOOK_PARTS and parent in _BOOKS:
        return _TO_PART
    if parent == "periodical" and child in {"article", "suppperiodical"}:
        return _TO_ARTICLE
    return {}


def is_set_aside(name: str) -> bool:
    """Tell whether a field is known and deliberately not held, `OPTauthor` of Emacs among them."""
    if name in SET_ASIDE or name.startswith(SET_ASIDE_BEGINNINGS):
        return True
    return name.startswith(("opt", "alt")) and (name[3:] in SET_ASIDE or name[3:] in _COMMON)


_COMMON = frozenset(
    "author title journal booktitle year month volume number pages note doi url isbn issn "
    "abstract keywords".split()
)
