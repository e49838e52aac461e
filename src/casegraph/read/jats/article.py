"""One article -> its record and its whole text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from casegraph.issues import Severity
from casegraph.model.names import display
from casegraph.model.record import Record
from casegraph.read.jats import front
from casegraph.read.jats.abstract import read_abstract, read_keywords
from casegraph.read.jats.affiliations import read_affiliations
from casegraph.read.jats.contributors import read_authors, read_members
from casegraph.read.jats.dates import read_issued
from casegraph.read.jats.references import read_references
from casegraph.read.jats.rights import read_copyright, read_licence
from casegraph.read.jats.statements import read_statements
from casegraph.read.jats.text import blocks, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from casegraph.read.jats.account import Account

_XMLNS = "{"


def read_article(article: _Element, account: Account) -> Record | None:
    """Return the record of an article, None (and an error) where it has no front matter."""
    prepare(article, account)
    meta = article.find("front/article-meta")
    if meta is None:
        detail = "an article without front matter (<article-meta>)"
        account.report("no-front-matter", Severity.ERROR, detail, article)
        return None
    journal_meta = article.find("front/journal-meta")
    front.report_unread(meta, account)
    article_type = front.read_article_type(meta, account)
    journal, abbreviation = front.read_journal(journal_meta, account)
    volume, issue = front.read_volume(meta, account)
    affiliations = read_affiliations(meta, account)
    authors = read_authors(meta, affiliations, account)
    stated = read_statements(article, authors, account)
    return Record(
        type=front.read_type(article, article_type, account),
        article_type=article_type,
        title=front.read_title(meta, account),
        authors=authors,
        affiliations=tuple(affiliations.printed),
        journal=journal,
        journal_abbreviation=abbreviation,
        issued=read_issued(meta, account),
        volume=volume,
        issue=issue,
        page=front.read_pages(meta),
        language=front.read_language(article, account),
        identifiers=front.read_identifiers(meta, journal_meta, account),
        keywords=read_keywords(meta, account),
        abstract=read_abstract(meta, account),
        acknowledgement=stated.acknowledgement,
        funding=stated.funding,
        disclosures=stated.disclosures,
        copyright=read_copyright(meta, account),
        licence=read_licence(meta, account),
        references=read_references(article, account),
    )


def prepare(article: _Element, account: Account) -> None:
    """Bring an article into one form: names without namespace, one text for each formula.

    Formulas in TeX stand beside the same in MathML; breaks of lines are white space. What is
    published with the article under a front of its own (replies, translations) is set aside.
    """
    if str(article.tag).startswith(_XMLNS):
        own = str(article.tag).partition("}")[0] + "}"
        for element in article.iter(f"{own}*"):
            element.tag = str(element.tag)[len(own) :]
    for tag in ("sub-article", "response"):
        for element in list(article.iterfind(tag)):
            kind = element.get("article-type") or element.get("response-type") or tag
            detail = f"an article of its own in the file is left aside: {kind}"
            account.report("not-read", Severity.INFO, detail, element)
            article.remove(element)
    etree.strip_elements(article, "tex-math", with_tail=False)
    for element in article.iter("break"):
        element.tail = f" {element.tail or ''}"


def all_text(article: _Element) -> str:
    """Return the text of an article that has no record."""
    return "\n".join(filter(None, blocks(article))) + "\n"


def full_text(article: _Element, record: Record) -> str:
    """Return the text of an article, a paragraph on each line, its record's texts word for word."""
    lines: dict[str, None] = {}
    for line in _lines(article, record):
        lines.setdefault(line)
    lines.pop("", None)
    return "\n".join(lines) + "\n"


def _lines(article: _Element, record: Record) -> Iterator[str]:
    yield from (record.journal or "", record.article_type or "", record.title or "")
    yield from map(text_of, article.iterfind("front/article-meta/title-group//trans-title"))
    yield ", ".join(display(author) for author in record.authors)
    yield ", ".join(
        name for meta in article.iterfind("front/article-meta") for _, name in read_members(meta)
    )
    yield from (affiliation.printed or "" for affiliation in record.affiliations)
    yield from (record.abstract or "").split("\n\n")
    yield "; ".join(record.keywords)
    yield from (
        line
        for front_part in article.iterfind("front/article-meta/author-notes")
        for line in blocks(front_part)
    )
    yield from (text_of(each) for each in article.iterfind(".//funding-statement"))
    for path in ("body", "floats-group", "floats-wrap", "back"):
        for part in article.iterfind(path):
            yield from blocks(part)
    yield record.copyright or ""
    yield from (text_of(each) for each in article.iterfind("front/article-meta//license"))
    yield from (reference.raw for reference in record.references)
