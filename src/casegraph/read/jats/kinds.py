"""What the types of JATS stand for: declared tables, no behaviour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from collections.abc import Mapping

ARTICLE: Mapping[str, WorkType] = {
    "article-commentary": WorkType.EDITORIAL,
    "brief-report": WorkType.JOURNAL_ARTICLE,
    "case-report": WorkType.CASE_REPORT,
    "case-series": WorkType.CASE_REPORT,
    "case-study": WorkType.CASE_REPORT,
    "clinical-trial": WorkType.CLINICAL_TRIAL,
    "data-paper": WorkType.JOURNAL_ARTICLE,
    "dissertation": WorkType.THESIS,
    "editorial": WorkType.EDITORIAL,
    "letter": WorkType.LETTER,
    "meta-analysis": WorkType.REVIEW,
    "methods-article": WorkType.JOURNAL_ARTICLE,
    "mini-review": WorkType.REVIEW,
    "original-article": WorkType.JOURNAL_ARTICLE,
    "preprint": WorkType.PREPRINT,
    "rapid-communication": WorkType.JOURNAL_ARTICLE,
    "reply": WorkType.LETTER,
    "research-article": WorkType.JOURNAL_ARTICLE,
    "review": WorkType.REVIEW,
    "review-article": WorkType.REVIEW,
    "systematic-review": WorkType.REVIEW,
}

NO_REPORT = frozenset({
    "abstract", "addendum", "announcement", "article-information", "book-review",
    "books-received", "calendar", "collection", "correction", "corrected-article",
    "discussion", "editorial-material", "erratum", "expression-of-concern", "front-matter",
    "in-brief", "introduction", "meeting-report", "news", "obituary", "oration", "other",
    "partial-retraction", "product-review", "removal", "reprint", "retraction",
    "retraction-notice", "translation",
})  # fmt: skip
ABSTRACTS = frozenset({"abstract", "conference-abstract", "meeting-abstract"})
NOTICES = NO_REPORT - {"other", "abstract", "collection", "discussion", "in-brief"}

CITED: Mapping[str, WorkType] = {
    "book": WorkType.BOOK,
    "book-chapter": WorkType.BOOK_CHAPTER,
    "chapter": WorkType.BOOK_CHAPTER,
    "clinicaltrial": WorkType.CLINICAL_TRIAL,
    "commun": WorkType.OTHER,
    "conf-proc": WorkType.CONFERENCE_PAPER,
    "conf-proceedings": WorkType.CONFERENCE_PAPER,
    "conference": WorkType.CONFERENCE_PAPER,
    "confproc": WorkType.CONFERENCE_PAPER,
    "data": WorkType.DATASET,
    "database": WorkType.DATASET,
    "dataset": WorkType.DATASET,
    "discussion": WorkType.OTHER,
    "edited-book": WorkType.BOOK,
    "editedbook": WorkType.BOOK,
    "gov": WorkType.OTHER,
    "guideline": WorkType.OTHER,
    "journal": WorkType.JOURNAL_ARTICLE,
    "journal-article": WorkType.JOURNAL_ARTICLE,
    "letter": WorkType.LETTER,
    "news": WorkType.OTHER,
    "newspaper": WorkType.OTHER,
    "other": WorkType.OTHER,
    "patent": WorkType.OTHER,
    "periodical": WorkType.OTHER,
    "preprint": WorkType.PREPRINT,
    "report": WorkType.OTHER,
    "review": WorkType.REVIEW,
    "software": WorkType.OTHER,
    "standard": WorkType.OTHER,
    "thesis": WorkType.THESIS,
    "web": WorkType.WEB_PAGE,
    "web-page": WorkType.WEB_PAGE,
    "webpage": WorkType.WEB_PAGE,
    "website": WorkType.WEB_PAGE,
    "weblink": WorkType.WEB_PAGE,
}

ABSTRACTS_ASIDE = frozenset({
    "ascii", "author-highlights", "editor", "editor-summary", "executive-summary", "graphical",
    "highlights", "key-points", "lay-abstract", "lay-summary", "plain-language-summary", "precis",
    "short", "stereochemical", "synopsis", "teaser", "toc", "video", "visual-abstract",
    "web-summary", "what-is-already-known", "what-this-study-adds",
})  # fmt: skip
KEYWORDS_ASIDE = frozenset({
    "abbr", "abbreviation", "abbreviations", "abbrv", "classification", "class", "heading",
    "hwp-journal-coll", "inspec", "jel", "msc", "npg-subject", "npg.subject", "pacs",
    "research-organism", "subject",
})  # fmt: skip

ARTICLE_META_READ = frozenset({
    "abstract", "aff", "aff-alternatives", "article-categories", "article-id", "author-notes",
    "contrib-group", "copyright-holder", "copyright-statement", "copyright-year", "elocation-id",
    "fpage", "funding-group", "issue", "kwd-group", "license", "lpage", "notes", "page-range",
    "permissions", "pub-date", "supplement", "title-group", "unstructured-kwd-group", "volume",
})  # fmt: skip
ARTICLE_META_ASIDE: Mapping[str, str] = {
    "alternate-form": "files of the article",
    "article-version": "the version of the article",
    "article-version-alternatives": "the version of the article",
    "conference": "the conference at which it was presented",
    "contract-num": "contract numbers",
    "contract-sponsor": "sponsors",
    "counts": "numbers of pages, figures and words",
    "custom-meta-group": "the publisher's own fields",
    "custom-meta-wrap": "the publisher's own fields",
    "email": "addresses",
    "ext-link": "links",
    "fpage-seq": "order on a page",
    "history": "dates of receipt and acceptance",
    "isbn": "the book's number",
    "issue-id": "the issue's number at the publisher",
    "issue-part": "the part of the issue",
    "issue-sponsor": "the issue's sponsor",
    "issue-title": "the issue's title",
    "issue-title-group": "the issue's title",
    "processing-meta": "how the file was made",
    "product": "the reviewed product",
    "pub-date-not-available": "a mark that there is no date",
    "pub-history": "earlier versions",
    "related-article": "articles about this one",
    "related-object": "objects about this one",
    "self-uri": "addresses of the article",
    "supplementary-material": "further files",
    "support-group": "support",
    "trans-abstract": "translated abstracts",
    "uri": "links",
    "volume-id": "the volume's number at the publisher",
    "volume-issue-group": "the same volume and issue for other readers",
    "volume-series": "the series of the volume",
    "x": "generated text",
}
