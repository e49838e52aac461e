"""Counting what a bibliographic file holds without reading it: marks in its text, nothing more.

These counts stand against what the readers make of the same file, so they share no code with them.
"""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TY = re.compile(r"^[ \t\ufeff]*TY {1,3}- ?\S", re.MULTILINE)
_ER = re.compile(r"^[ \t]*ER {1,3}-", re.MULTILINE)
_PMID = re.compile(r"^\ufeff?PMID- ?[0-9]", re.MULTILINE)
_ARTICLE = re.compile(r"<Pubmed(?:Book)?Article[\s>]")
_CITATION = re.compile(r"<MedlineCitation[\s>]")
_ENTRY = re.compile(r"^[ \t\ufeff]*@[ \t]*([A-Za-z]+)\s*[{(]", re.MULTILINE)
_NO_ENTRY = frozenset({"comment", "preamble", "string", "set", "xdata"})
_BIBLIOGRAPHIC = frozenset({"title", "author", "DOI", "URL", "issued", "container-title"})


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records a file holds, and of them how many titles, DOIs and authors."""

    records: int = 0
    titles: int = 0
    dois: int = 0
    authors: int = 0


def format_of(text: str) -> str | None:
    """Return the format that the marks of a text tell, None where it has none of them."""
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")):
        return "csl-json"
    if start.startswith("<"):
        return "pubmed-xml" if _ARTICLE.search(text) or _CITATION.search(text) else None
    if _ENTRY.search(text):
        return "bibtex"
    if _TY.search(text) or _ER.search(text):
        return "ris"
    return "medline" if _PMID.search(text) else None


def count(text: str, form: str) -> Counts:
    """Return what a text in a format holds."""
    counters: dict[str, Callable[[str], Counts]] = {
        "ris": _ris,
        "medline": _medline,
        "pubmed-xml": _pubmed,
        "bibtex": _bibtex,
        "csl-json": _csl,
    }
    return counters[form](text)


def as_text(data: bytes) -> str:
    """Return a file as text, whatever is wrong with it."""
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = data.decode("utf-16" if utf16 else "utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _ris(text: str) -> Counts:
    records = re.split(r"^[ \t]*ER {1,3}-.*$", text, flags=re.MULTILINE)
    return Counts(
        records=max(len(_TY.findall(text)), len(_ER.findall(text))),
        titles=_having(records, r"^(?:T1|TI|CT) {1,2}-[ \t]*\S"),
        dois=_having(records, r"^DO {1,2}-.*10\.\d{4}"),
        authors=len(re.findall(r"^(?:AU|A1) {1,2}-[ \t]*\S", text, re.MULTILINE)),
    )


def _medline(text: str) -> Counts:
    records = re.split(r"^(?=\ufeff?PMID- ?[0-9])", text, flags=re.MULTILINE)
    full = len(re.findall(r"^FAU - *\S", text, re.MULTILINE))
    short = len(re.findall(r"^AU  - *\S", text, re.MULTILINE))
    return Counts(
        records=len(_PMID.findall(text)),
        titles=_having(records, r"^(?:TI |BTI) - *\S"),
        dois=_having(records, r"^(?:LID|AID) -.*10\.\d{4}"),
        authors=max(full, short) + len(re.findall(r"^CN  - *\S", text, re.MULTILINE)),
    )


def _pubmed(text: str) -> Counts:
    records = _ARTICLE.split(text)[1:] or _CITATION.split(text)[1:]
    return Counts(
        records=len(records),
        titles=_having(records, r"<(?:ArticleTitle|BookTitle|VernacularTitle)\b[^>]*>\s*[^<\s]"),
        dois=sum("10." in _own_ids(record) for record in records),
        authors=sum(map(_pubmed_authors, records)),
    )


def _own_ids(record: str) -> str:
    """Return the article's own DOIs: those of its references stand within them."""
    own = re.sub(r"<ReferenceList>.*</ReferenceList>", "", record, flags=re.DOTALL)
    found = re.findall(r'<(?:ArticleId IdType|ELocationID EIdType)="doi"[^>]*>([^<]*)', own)
    return " ".join(found)


def _pubmed_authors(record: str) -> int:
    authors = re.findall(r"<Author\b(?! ValidYN=\"N\").*?</Author>", record, re.DOTALL)
    lists = re.findall(r'<AuthorList\b[^>]*Type="editors".*?</AuthorList>', record, re.DOTALL)
    named = [each for each in authors if "<LastName>" in each or "<CollectiveName" in each]
    editors = sum(len(re.findall(r"<Author[\s>]", str(each))) for each in lists)
    return len(named) - editors


def _bibtex(text: str) -> Counts:
    starts = [found for found in _ENTRY.finditer(text) if found[1].lower() not in _NO_ENTRY]
    ends = [*(found.start() for found in starts[1:]), len(text)]
    records = [text[found.start() : end] for found, end in zip(starts, ends, strict=True)]
    return Counts(
        records=len(records),
        titles=_having(records, r"(?:^|[\s,])title\s*=\s*[{\"]*\s*[^\s{}\"]"),
        dois=_having(records, r"(?:^|[\s,])doi\s*=\s*[{\"]*[^}\"\n]*10\.\d{4}"),
    )


def _csl(text: str) -> Counts:
    items = list(_items(text))
    return Counts(
        records=len(items),
        titles=sum(bool(item.get("title")) for item in items),
        dois=sum("10." in str(item.get("DOI") or "") for item in items),
        authors=sum(len(_list(item.get("author"))) for item in items),
    )


def _items(text: str) -> Iterator[dict[str, object]]:
    try:
        data: object = json.loads(text)
    except ValueError:
        return
    if isinstance(data, dict):
        inner = data.get("items", data.get("message", data))
        data = inner.get("items", inner) if isinstance(inner, dict) else inner
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict) and _BIBLIOGRAPHIC & item.keys():
            yield item


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _having(records: list[str], pattern: str) -> int:
    wanted = re.compile(pattern, re.MULTILINE | re.IGNORECASE)
    return sum(bool(wanted.search(record)) for record in records)
