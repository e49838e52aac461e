"""JSON-LD of article pages (schema.org) as the same statements that `<meta>` elements make."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Json: TypeAlias = "str | bool | list[Json] | dict[str, Json] | None"

_ARTICLES = frozenset(
    "scholarlyarticle medicalscholarlyarticle article report thesis chapter".split()
)
_DEEPEST = 12
_TEXTS = (
    ("title", ("headline", "name")),
    ("issued", ("datePublished",)),
    ("abstract", ("abstract", "description")),
    ("licence", ("license",)),
    ("language", ("inLanguage",)),
    ("first_page", ("pageStart",)),
    ("last_page", ("pageEnd",)),
    ("pages", ("pagination",)),
)


def read_json_ld(script: str) -> list[tuple[str, str]]:
    """Return what a script states of an article, as names and values; nothing of other scripts.

    Names are those of the record's fields, `author`, `institution`, `orcid` (of the author
    before), `doi`, `issn`, `keyword`, `first_page`, `last_page`, `pages`.
    """
    try:
        value: Json = json.loads(script, parse_int=str, parse_float=str, strict=False)
    except (ValueError, RecursionError):
        return []
    article = _article(value, 0)
    return list(_statements(article)) if article else []


def _article(value: Json, depth: int) -> dict[str, Json] | None:
    """Return the first article, at the top, in a graph or as what the page is about."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, list):
        return next((found for each in value if (found := _article(each, depth + 1))), None)
    if not isinstance(value, dict):
        return None
    if _kinds(value) & _ARTICLES:
        return value
    nested = (value.get("@graph"), value.get("mainEntity"), value.get("mainEntityOfPage"))
    return next((found for each in nested if (found := _article(each, depth + 1))), None)


def _kinds(value: dict[str, Json]) -> set[str]:
    return {kind.rpartition("/")[2].lower() for kind in _strings(value.get("@type"))}


def _statements(article: dict[str, Json]) -> Iterator[tuple[str, str]]:
    for field, names in _TEXTS:
        texts = (text for name in names for text in _strings(article.get(name)))
        first = next(texts, None)
        if first:
            yield field, first
    for author in _objects(article.get("author")):
        yield from _author(author)
    for keyword in _strings(article.get("keywords")):
        yield "keyword", keyword
    for name in ("sameAs", "identifier", "@id", "url"):
        for text in _identifiers(article.get(name)):
            if "10." in text and "doi" in text.lower():
                yield "doi", text
    yield from _container(article.get("isPartOf"), 0)


def _author(author: Json) -> Iterator[tuple[str, str]]:
    if isinstance(author, str):
        yield "author", author
        return
    if not isinstance(author, dict):
        return
    family = next(iter(_strings(author.get("familyName"))), "")
    given = next(iter(_strings(author.get("givenName"))), "")
    name = next(iter(_strings(author.get("name"))), "")
    printed = f"{family}, {given}" if family and given else name or family
    if not printed:
        return
    kind = "group" if "organization" in _kinds(author) else "author"
    yield kind, printed
    for institution in _objects(author.get("affiliation")):
        for text in _strings(_name_of(institution)):
            yield "institution", text
    for name in ("@id", "sameAs", "identifier", "url"):
        for text in _identifiers(author.get(name)):
            if "orcid.org/" in text:
                yield "orcid", text


def _container(value: Json, depth: int) -> Iterator[tuple[str, str]]:
    """Yield journal, volume and issue, of which each may be part of the other."""
    for part in _objects(value):
        if not isinstance(part, dict) or depth > _DEEPEST:
            continue
        kinds = _kinds(part)
        for field, name in (("volume", "volumeNumber"), ("issue", "issueNumber")):
            yield from ((field, text) for text in _strings(part.get(name))[:1])
        if "periodical" in kinds or not kinds & {"publicationissue", "publicationvolume"}:
            yield from (("journal", text) for text in _strings(part.get("name"))[:1])
        yield from (("issn", text) for text in _strings(part.get("issn")))
        yield from _container(part.get("isPartOf"), depth + 1)


def _identifiers(value: Json) -> Iterator[str]:
    for each in _objects(value):
        if isinstance(each, dict):
            yield from (
                f"doi:{t}" if t.startswith("10.") else t for t in _strings(each.get("value"))
            )
        else:
            yield from _strings(each)


def _name_of(value: Json) -> Json:
    return value.get("name") if isinstance(value, dict) else value


def _objects(value: Json) -> list[Json]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _strings(value: Json) -> list[str]:
    """Return the texts of a value: one, a list of them, or the names and values of objects."""
    texts = []
    for each in _objects(value):
        text = each
        if isinstance(each, dict):
            text = each.get("@value") or each.get("name") or each.get("url") or each.get("@id")
        if isinstance(text, str) and text.strip():
            texts.append(" ".join(text.split()))
    return texts
