"""By which signs CSL-JSON is told from other JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.csl_json.items import LISTS, MESSAGE
from casegraph.read.csl_json.tokens import TOKEN, members
from casegraph.read.fields import work_types

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_RECORDS = frozenset(
    "casegraph authors affiliations identifiers cases disclosures article_type journal".split()
)
_FIRST = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"')
_NEXT_STRING = re.compile(rb'(?P<before>[^"]*+)(?P<string>"(?:[^"\\]++|\\.)*+")', re.DOTALL)
_LONG = 1_000
_ANY = re.compile(r'[\["]')
_MARKS = {
    "author": re.compile(r"\["),
    "editor": re.compile(r"\["),
    "issued": re.compile(r"\{"),
    "DOI": re.compile(r'[\["\s]*(?:https?:|doi:|10\.)', re.IGNORECASE),
    "PMID": re.compile(r'"?[0-9]'),
    "PMCID": re.compile(r'"PMC[0-9]', re.IGNORECASE),
    "id": re.compile(r'"'),
    "URL": re.compile(r'"(?:https?|ftp):'),
    **dict.fromkeys(("container-title", "container-title-short", "citation-key", "ISSN",
                     "ISBN", "publisher-place"), _ANY),
}  # fmt: skip
_PLAIN = frozenset({"title", "page", "volume", "publisher", "abstract"})
_ITEMS_SEEN = 5
_ENOUGH = 3


def shortened(data: bytes, size: int) -> str:
    """Return so many bytes of the beginning of a JSON text, its long strings left empty.

    An abstract of megabytes would hide the keys behind it.
    """
    pieces: list[bytes] = []
    offset = taken = 0
    while taken < size and (found := _NEXT_STRING.match(data, offset)):
        kept = found["string"] if len(found["string"]) < _LONG else b'""'
        pieces += (found["before"], kept)
        taken += len(found["before"]) + len(kept)
        offset = found.end()
    pieces.append(data[offset : offset + max(size - taken, 0)])
    return b"".join(pieces).decode("utf-8-sig", errors="replace")


def is_csl(head: str) -> bool:
    """Tell whether the beginning of a JSON text shows items of CSL or works of Crossref."""
    start = _skip(head, 0)
    if head[start : start + 1] == "[":
        return any(_is_item(head, at) for at in _objects(head, start))
    return head[start : start + 1] == "{" and _is_object_of_items(head, start)


def _is_object_of_items(head: str, start: int) -> bool:
    for name, _, value in members(head, start):
        sign = head[value : value + 1]
        if name in _OF_RECORDS:
            return False
        if name in LISTS and sign == "[":
            return any(_is_item(head, at) for at in _objects(head, value))
        if name == MESSAGE and sign == "{":
            return _is_object_of_items(head, value)
    return _is_item(head, start)


def _objects(head: str, start: int) -> Iterator[int]:
    """Yield where the first objects of a list are, as far as they lie in the head."""
    depth = seen = 0
    for found in TOKEN.finditer(head, start):
        sign = found[0]
        if sign in "{[":
            if depth == 1:
                if sign != "{" or seen == _ITEMS_SEEN:
                    return
                seen += 1
                yield found.start()
            depth += 1
        elif sign in "}]":
            depth -= 1
            if depth == 0:
                return


def _is_item(head: str, start: int) -> bool:
    weight, is_marked = 0, False
    for name, _, value in members(head, start):
        if name in _OF_RECORDS:
            return False
        known, marks = _weight(name, head, value)
        weight += known
        is_marked = is_marked or marks
    return is_marked and weight >= _ENOUGH


def _weight(name: str, head: str, value: int) -> tuple[int, bool]:
    """Return how much a key and its value weigh, and whether none but CSL writes them so."""
    if name == "type":
        found = _STRING.match(head, value)
        return (2, False) if found and work_types.of_csl(found[1]) else (0, False)
    if name in _MARKS:
        return (1, True) if _MARKS[name].match(head, value) else (0, False)
    return (1, False) if name in _PLAIN else (0, False)


def _skip(head: str, offset: int) -> int:
    found = _FIRST.match(head, offset)
    return found.end() if found else offset
