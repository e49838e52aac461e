"""What the XML of an article says, by plain paths of the standard (JATS 1.x).

The paths are written here and not shared with the reader that they are held against. Texts are
compared by letters and digits, so that spacing and punctuation put between elements do not count;
names, numbers and identifiers exactly.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from casegraph.model.names import display

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from benchmarks.accuracy.pages import Pair
    from casegraph.model.record import Name, Record, Reference

_CONFLICT = re.compile(r"conflict|compet|duality|\bdisclosures?\b", re.IGNORECASE)
_HREF = "{http://www.w3.org/1999/xlink}href"
_CITATIONS = ("element-citation", "mixed-citation", "citation", "nlm-citation")
_CASE = re.compile(r"case\s+(?:reports?|stud(?:y|ies)|series)", re.IGNORECASE)


def pairs(article: _Element, record: Record) -> Iterator[Pair]:
    """Yield name, expected and found value of every field of an article."""
    (meta,) = article.iterfind("front/article-meta")
    yield from _bibliography(article, meta, record)
    yield from _authors(meta, record)
    yield from _affiliations(meta, record)
    yield from _texts(meta, record)
    yield from _statements(article, record)
    yield from _references(article, record)


def _bibliography(article: _Element, meta: _Element, record: Record) -> Iterator[Pair]:
    title = meta.xpath("title-group/article-title//text()[not(ancestor::xref or ancestor::fn)]")
    subtitle = meta.xpath("title-group/subtitle//text()[not(ancestor::xref or ancestor::fn)]")
    journal = article.find("front/journal-meta")
    yield "title", _letters("".join([*title, *subtitle])), _letters(record.title)
    yield "journal", _path(journal, ".//journal-title"), _plain(record.journal)
    short = _path(journal, "journal-id[@journal-id-type='iso-abbrev']")
    short = short or _path(journal, ".//abbrev-journal-title")
    if short:
        yield "journal_abbreviation", short, _plain(record.journal_abbreviation)
    supplement = _path(meta, "supplement")
    yield (
        "volume",
        _letters(_path(meta, "volume") + supplement),
        _letters((record.volume or "").replace("Suppl " if "uppl" not in supplement else "\0", "")),
    )
    yield "issue", _path(meta, "issue"), _plain(record.issue)
    yield "page", _pages(meta), _plain(record.page)
    yield "issued", _issued(meta), _plain(record.issued)
    subjects = {_text(each) for each in meta.iterfind("article-categories//subject")}
    yield "article_type", bool(subjects), record.article_type in subjects
    kind = "case-report" if any(_CASE.fullmatch(each) for each in subjects) else None
    if kind or article.get("article-type") == "case-report":
        yield "type", "case-report", str(record.type)
    for scheme, kinds in (("doi", {"doi"}), ("pmid", {"pmid"}), ("pmcid", {"pmc", "pmcid"})):
        stated = [_text(e) for e in meta.iterfind("article-id") if e.get("pub-id-type") in kinds]
        bare = record.identifiers.get(scheme, "").removeprefix("PMC")
        yield scheme, stated[0].lower().removeprefix("pmc") if stated else "", bare
    issns = {_text(each) for each in article.iterfind("front/journal-meta/issn")}
    yield "issn", bool(issns), record.identifiers.get("issn") in issns


def _issued(meta: _Element) -> str:
    """Return the earliest whole electronic date, else the most precise other date."""
    electronic, other = [], []
    for element in meta.iterfind("pub-date"):
        kind = element.get("pub-type") or element.get("publication-format") or "pub"
        parts = [_path(element, part).zfill(2) for part in ("year", "month", "day")]
        known = "-".join(part for part in parts if part.strip("0"))
        if kind in {"epub", "electronic"}:
            electronic.append(known)
        elif kind in {"ppub", "print", "collection", "epub-ppub", "pub"}:
            other.append(known)
    whole = sorted(each for each in electronic if len(each) == 10)
    return next(iter((*whole, *sorted(other, key=len, reverse=True), *electronic)), "")


def _authors(meta: _Element, record: Record) -> Iterator[Pair]:
    contribs = meta.xpath("contrib-group/contrib[not(@contrib-type) or @contrib-type='author']")
    yield "author_count", len(contribs), len(record.authors)
    for contrib, author in zip(contribs, record.authors, strict=False):
        yield "author_name", _name(contrib), _named(author)
        orcids = contrib.xpath("contrib-id[@contrib-id-type='orcid']")
        yield "author_orcid", "".join(map(_text, orcids))[-19:], _plain(author.orcid)
        marked = contrib.get("corresp") == "yes" or contrib.xpath("xref[@ref-type='corresp']")
        if marked:
            yield "author_corresponding", True, author.corresponding
        rids = [rid for x in contrib.xpath("xref[@ref-type='aff']") for rid in x.get("rid").split()]
        ids = [each.get("id") for each in meta.iter("aff")]
        expected = [_same(meta, ids.index(rid)) for rid in dict.fromkeys(rids) if rid in ids]
        numbers = author.affiliations or ()
        found = [_letters(record.affiliations[number - 1].printed) for number in numbers]
        yield "author_affiliations", expected, found


def _same(meta: _Element, index: int) -> str:
    return _affiliation(list(meta.iter("aff"))[index])


def _affiliations(meta: _Element, record: Record) -> Iterator[Pair]:
    elements = {_affiliation(each): each for each in meta.iter("aff")}
    yield "affiliation_count", len(elements), len(record.affiliations)
    for (letters, element), found in zip(elements.items(), record.affiliations, strict=False):
        yield "affiliation_printed", letters, _letters(found.printed)
        if country := _path(element, ".//country"):
            yield "affiliation_country", country, _plain(found.country_printed)
        names = [_letters(_text(each)) for each in element.iter("institution")]
        if names:
            yield "affiliation_name", True, _letters(found.name).endswith("".join(names[-1:]))
            yield "affiliation_name", True, all(name in _letters(found.name) for name in names)


def _affiliation(element: _Element) -> str:
    texts = element.xpath(
        ".//text()[not(ancestor::label or ancestor::institution-id or ancestor::xref)]"
        "[not(ancestor::sup[not(preceding-sibling::*) and"
        " not(normalize-space(preceding-sibling::text()))])]"
    )
    return _letters("".join(texts))


def _texts(meta: _Element, record: Record) -> Iterator[Pair]:
    abstracts = meta.xpath("abstract[not(@abstract-type)]")
    for abstract in abstracts[:1]:
        pieces = abstract.xpath("p|sec|*[not(self::title)]")
        yield "abstract", _letters("".join(map(_text, pieces))), _letters(record.abstract)
        headings = [_text(each) for each in abstract.iterfind("sec/title")]
        paragraphs = (record.abstract or "").split("\n\n")
        yield "abstract_headings", headings, [each for each in paragraphs if each in headings]
    groups = meta.xpath("kwd-group[not(contains(@kwd-group-type, 'abbr'))]")
    keywords = [_text(each) for group in groups for each in group.iter("kwd")]
    yield "keywords", keywords, list(record.keywords)
    statements = [_text(each) for each in meta.iter("copyright-statement")]
    yield "copyright", "".join(statements[:1]), _plain(record.copyright)
    licences = list(meta.iter("license"))
    if licences:
        whole = " ".join(etree.tostring(each, encoding="unicode") for each in licences)
        yield "licence", True, bool(record.licence) and str(record.licence) in whole


def _statements(article: _Element, record: Record) -> Iterator[Pair]:
    stated = _letters("".join(d.statement or "" for d in record.disclosures if not d.derived))
    for text in dict.fromkeys(_conflicts(article)):
        yield "disclosures", True, _letters(text) in stated
    thanks = article.xpath("back/ack[not(title) or contains(title, 'cknowledg')]/p")
    yield (
        "acknowledgement",
        True,
        all(_letters(_text(each)) in _letters(record.acknowledgement) for each in thanks),
    )
    numbers = {_text(each) for each in article.iterfind("front//award-group/award-id")}
    yield "award_numbers", True, numbers <= {f.award_number for f in record.funding}
    funding = article.xpath("//sec[title='Funding']/p|//notes[title='Funding']/p")
    money = _letters("".join(f.statement or "" for f in record.funding))
    for paragraph in funding:
        yield "funding", True, _letters(_text(paragraph)) in money


def _conflicts(article: _Element) -> Iterator[str]:
    """Yield the paragraphs of sections and notes that are headed or typed as interests."""
    for holder in article.iter("sec", "notes", "fn"):
        title = _path(holder, "title")
        kinds = [holder.get(name) or "" for name in ("sec-type", "notes-type", "fn-type")]
        typed = not title and any(kind in {"conflict", "COI-statement"} for kind in kinds)
        if (title and _CONFLICT.search(title) and len(title) < 60) or typed:
            yield from (_text(each) for each in holder.iterfind("p"))


def _references(article: _Element, record: Record) -> Iterator[Pair]:
    citations = list(article.iter(*_CITATIONS))
    yield "reference_count", len(citations), len(record.references)
    for citation, reference in zip(citations, record.references, strict=False):
        yield from _reference(citation, reference)


def _reference(citation: _Element, reference: Reference) -> Iterator[Pair]:
    groups = citation.xpath("person-group[not(@person-group-type='editor')]")
    names = [each for group in groups for each in group if each.tag in {"name", "collab"}]
    names += [each for each in citation if each.tag in {"name", "collab"}]
    yield (
        "reference_authors",
        [_name(each) for each in names],
        [_named(name) for name in reference.authors],
    )
    cut = bool(citation.xpath("person-group[not(@person-group-type='editor')]/etal|etal"))
    if cut:
        yield "reference_et_al", True, reference.et_al
    yield "reference_year", _path(citation, "year")[:4], _plain(reference.year)[:4]
    title = _path(citation, "article-title") or _path(citation, "chapter-title")
    source = _path(citation, "source")
    yield "reference_title", _letters(title or _only(citation, source)), _letters(reference.title)
    in_source = "" if not title and _only(citation, source) else source
    yield "reference_journal", _letters(in_source), _letters(reference.journal)
    supplement = _path(citation, "supplement")
    volume, _, article = _path(citation, "volume").partition(", article ")
    issue = _path(citation, "issue")
    if supplement.isalpha():
        issue, supplement = f"{issue} {supplement}".strip(), ""
    yield (
        "reference_volume",
        volume + supplement,
        re.sub(r" (?:Suppl )?(?=\S*$)" if supplement else r"\Z", "", _plain(reference.volume)),
    )
    yield "reference_issue", issue, _plain(reference.issue)
    yield "reference_page", _pages(citation) or article, _plain(reference.page)
    for scheme in ("doi", "pmid"):
        stated = _path(citation, f"pub-id[@pub-id-type='{scheme}']").lower()
        if stated:
            yield f"reference_{scheme}", stated, reference.identifiers.get(scheme, "")
    words = citation.xpath(".//text()[not(ancestor::pub-id or ancestor::label)]")
    left = [word for text in words for word in re.findall(r"\w+", text)]
    yield "reference_raw", True, all(word in reference.raw for word in left)


def _only(citation: _Element, source: str) -> str:
    """Return the source where it is the cited work itself: a book or a page without chapters."""
    kind = citation.get("publication-type") or citation.get("citation-type") or ""
    return source if kind not in {"journal", "", "confproc"} else ""


def _pages(holder: _Element) -> str:
    """Return pages in full: a short last page is completed by the digits of the first."""
    first, last = _path(holder, "fpage"), _path(holder, "lpage")
    if not first and (printed := _path(holder, "page-range")):
        first, _, last = re.sub("[–—]", "-", printed).partition("-")
    first = re.sub(r"^pp?\.\s*", "", first)
    if last and last != first:
        if first.isdigit() and last.isdigit() and len(last) < len(first):
            last = first[: -len(last)] + last
        found, short = re.fullmatch(r"(\D+)(\d+)", first), re.fullmatch(r"(\D*)(\d+)", last)
        if found and short and len(short[2]) <= len(found[2]):
            number = found[2][: len(found[2]) - len(short[2])] + short[2]
            last = f"{found[1]}{number}" if short[1] in {"", found[1]} else last
        return f"{first}-{last}"
    return first or _path(holder, "elocation-id")


def _name(element: _Element) -> str:
    if element.tag == "collab":
        return _text(element)
    collab = _path(element, "collab") if element.find("name") is None else ""
    parts = (_path(element, f".//{part}") for part in ("given-names", "surname", "suffix"))
    return collab or " ".join(part for part in parts if part)


def _named(name: Name) -> str:
    return _plain(display(name))


def _path(element: _Element | None, path: str) -> str:
    found = element.find(path) if element is not None else None
    return _text(found) if found is not None else ""


def _text(element: _Element) -> str:
    return _plain("".join(element.itertext()))


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _letters(text: str | None) -> str:
    return "".join(letter for letter in (text or "").lower() if letter.isalnum())
