"""The variables of CSL 1.0.2, and what Crossref and Zotero add, that the record does not hold."""

from __future__ import annotations

import re

SET_ASIDE = frozenset(
    # CSL 1.0.2, appendix IV: names
    "editor translator chair collection-editor compiler composer container-author contributor "
    "curator director editorial-director executive-producer guest host illustrator interviewer "
    "narrator organizer original-author performer producer recipient reviewed-author "
    "script-writer series-creator editor-translator "
    # dates
    "accessed available-date event-date original-date submitted published-other "
    # standard variables
    "annote archive archive-place archive_collection archive_location authority call-number "
    "citation-key citation-label citation-number collection-title dimensions division event "
    "event-place event-title first-reference-note-number jurisdiction locator medium "
    "original-publisher original-publisher-place original-title part-title publisher "
    "publisher-place references reviewed-genre reviewed-title scale section source status "
    "title-short shortTitle volume-title year-suffix categories shared-from id custom "
    # number variables
    "chapter-number collection-number edition number number-of-pages number-of-volumes "
    "page-first part-number printing-number supplement-number version page-count "
    # Crossref REST, work
    "abstractSource aliases alternative-id approved archive article-numberType assertion "
    "authenticated-orcid clinical-trial-number component-number content-created content-domain "
    "content-updated created degree deposited description edition-number event free-to-read "
    "group-title indexed institution is-referenced-by-count isbn-type issn-type issue-title "
    "journal-issue link member original-language-title posted prefix proceedings-subject "
    "publisher-location reference-count references-count relation resource review score "
    "short-title standards-body subject subtype update-policy update-to updated-by "
    "published-print published-online published accepted special_numbering "
    "container-title-full award project crossmark license-ref "
    # DOI content negotiation of DataCite, Zotero, Mendeley, Manubot
    "copyright short_url citation_key system_id collection-number-roman schema "
    "note-raw journalAbbreviation-raw contributorType".split()
)
"""Keys that are known, and that the record deliberately does not hold."""

PREPRINT_SERVERS = frozenset({
    "arxiv", "authorea", "biorxiv", "chemrxiv", "eartharxiv", "jmir preprints", "medrxiv",
    "national bureau of economic research", "open science framework", "osf", "osf preprints",
    "preprints", "preprints.org", "psyarxiv", "qeios", "research square", "scielo preprints",
    "socarxiv", "ssrn", "techrxiv",
})  # fmt: skip
"""Where preprints and working papers are posted, by the names that items give of it."""

PREPRINT_DOI = re.compile(
    r"(?<![\d.])10\.(?:48550/arxiv\.|1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8}|20944/preprints|21203/rs\."
    r"|2139/ssrn|26434/chemrxiv|31219/osf|31234/osf|31235/osf|2196/preprints|1590/scielopreprints"
    r"|22541/au\.|36227/techrxiv|3386/w\d)",
    re.IGNORECASE,
)
"""How the DOIs of these servers begin: arXiv, bioRxiv, medRxiv and those above."""

NAME_PARTS = frozenset(
    "family given suffix literal name non-dropping-particle dropping-particle ORCID orcid "
    "affiliation sequence authenticated-orcid comma-suffix static-ordering isInstitution "
    "parse-names prefix role id".split()
)
"""Keys of a name that are read, or that say nothing of it."""

REFERENCE_PARTS = frozenset(
    "key DOI doi-asserted-by unstructured author year article-title journal-title volume-title "
    "series-title standard-designator standards-body edition component issue volume first-page "
    "ISSN ISBN isbn-type issn-type type".split()
)
"""Keys of an entry of Crossref's reference list."""
