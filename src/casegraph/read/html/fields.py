"""Which names state what in the metadata of article pages, the most telling vocabulary first.

Highwire Press tags (`citation_*`, as Google Scholar's inclusion guidelines list them), bepress
(`bepress_citation_*`, the same names), PRISM 3.0, Dublin Core and Open Graph. What a less telling
vocabulary repeats is taken only where the better ones say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX_OF_BEPRESS = "bepress_"
OWN = "citation_"

TEXTS: Mapping[str, tuple[str, ...]] = {
    "title": (
        "citation_title", "dc.title", "dcterms.title", "prism.title", "eprints.title",
    ),
    "journal": (
        "citation_journal_title", "prism.publicationname", "citation_conference_title",
        "citation_conference", "citation_inbook_title", "citation_book_title", "dc.source",
        "dcterms.ispartof", "eprints.publication",
    ),
    "journal_abbreviation": ("citation_journal_abbrev", "citation_journal_abbreviation"),
    "volume": (
        "citation_volume", "prism.volume", "dc.citation.volume", "dc.source.volume",
        "eprints.volume",
    ),
    "issue": (
        "citation_issue", "prism.number", "dc.citation.issue", "dc.source.issue", "eprints.number",
    ),
    "article_type": (
        "citation_article_type", "citation_section", "prism.section", "dc.type.articletype",
    ),
    "copyright": ("prism.copyright", "dc.copyright"),
}  # fmt: skip
DATES = (
    "citation_publication_date", "citation_date", "citation_cover_date", "prism.publicationdate",
    "prism.coverdate", "dc.date", "dcterms.issued", "dc.date.issued", "dcterms.date",
    "citation_online_date", "citation_year", "eprints.date", "article:published_time",
)  # fmt: skip
FIRST_PAGES = ("citation_firstpage", "citation_first_page", "prism.startingpage")
LAST_PAGES = ("citation_lastpage", "citation_last_page", "prism.endingpage")
PAGES = (
    "citation_pages", "prism.pagerange", "citation_article_number", "citation_elocation_id",
    "citation_elocation", "dc.identifier.pagenumber", "eprints.pagerange",
)  # fmt: skip
IDENTIFIERS: Mapping[str, tuple[str, ...]] = {
    "doi": ("citation_doi", "prism.doi", "dc.identifier.doi", "eprints.id_number", "doi"),
    "pmid": ("citation_pmid", "citation_pubmed_id", "ncbi_pmid"),
    "pmcid": ("citation_pmcid", "citation_pmc_id"),
    "arxiv": ("citation_arxiv_id",),
}
SERIALS: Mapping[str, tuple[str, ...]] = {
    "issn": ("citation_issn", "prism.issn", "prism.eissn", "citation_eissn", "dc.source.issn"),
    "isbn": ("citation_isbn", "prism.isbn"),
}
ADDRESSES = (
    "citation_public_url", "citation_abstract_html_url", "citation_fulltext_html_url",
    "citation_full_html_url", "prism.url", "og:url",
)  # fmt: skip
LANGUAGES = ("citation_language", "dc.language", "dcterms.language")
KEYWORDS = ("citation_keywords", "citation_keyword", "prism.keyword", "dc.subject")
ABSTRACTS = ("citation_abstract", "dcterms.abstract", "dc.description.abstract", "eprints.abstract")
SHORT_ABSTRACTS = ("dc.description", "dcterms.description")
RIGHTS = ("dc.rights", "dcterms.rights", "dcterms.license", "citation_license", "dc.rights.license")
AUTHORS = ("citation_author", "citation_authors", "dc.creator", "dc.creator.personalname",
           "eprints.creators_name")  # fmt: skip
TYPES = ("citation_article_type", "dc.type", "prism.section", "citation_section",
         "prism.aggregationtype", "dc.type.articletype")  # fmt: skip

SET_ASIDE = frozenset(
    "citation_publisher citation_pdf_url citation_xml_url citation_fulltext_world_readable "
    "citation_fulltext_url citation_springer_api_url citation_full_xml_url citation_id "
    "citation_mjid citation_id_from_sass_path citation_access citation_journal_id "
    "citation_author_email citation_editor citation_editor_institution citation_num_pages "
    "citation_technical_report_institution citation_technical_report_number "
    "citation_dissertation_institution citation_dissertation_name citation_patent_number "
    "citation_patent_country citation_series_title citation_conference_sequence_num "
    "citation_conference_series_id citation_conference_abbrev citation_price citation_refs_url "
    "citation_funding_source citation_fulltext citation_subtitle citation_supplement_url "
    "citation_dataset_url citation_corporate_author citation_publication_type citation_pdf "
    "citation_abstract_pdf_url citation_epub_url citation_cover_image citation_status "
    "citation_translator citation_number citation_place citation_thumbnail citation_url "
    "citation_submitted citation_received citation_accepted citation_affiliation "
    "citation_discipline citation_categories citation_book_series citation_inbook_editor "
    "citation_pii citation_type "
    "citation_summary_html_url".split()
)
"""Names of Highwire that are known, and that the record does not hold."""

SIGNS = frozenset({"citation_title", "dc.title", "dcterms.title", "prism.publicationname",
                   "citation_doi", "prism.doi", "eprints.title"})  # fmt: skip
"""Names of which one at least says that a page is that of an article."""

READ = frozenset(
    name
    for names in (
        *TEXTS.values(), *IDENTIFIERS.values(), *SERIALS.values(), DATES, FIRST_PAGES, LAST_PAGES,
        PAGES, ADDRESSES, LANGUAGES, KEYWORDS, ABSTRACTS, RIGHTS, AUTHORS, TYPES,
        ("citation_author_institution", "citation_author_affiliation", "citation_author_orcid",
         "citation_reference", "citation_collaboration"),
    )
    for name in names
)  # fmt: skip
"""Names that are read."""
