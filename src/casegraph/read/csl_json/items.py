"""The items of a JSON file, one after the other, each with the places of its keys.

An item that is broken is passed over to where its brackets close, so that the others are read.
Numbers keep their text. The whole is linear: no part of the file is scanned more than three times.
Objects may also follow one another without a list, as in JSON Lines.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from casegraph.read.csl_json.tokens import (
    TOKEN,
    Places,
    end_of_value,
    entries,
    members,
    unquoted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.read.fields.record_builder import Position

Json: TypeAlias = "str | bool | list[Json] | dict[str, Json] | None"

LISTS = frozenset({"items", "references"})
MESSAGE = "message"
_ENVELOPE = frozenset(
    "status message-type message-version message facets total-results items-per-page query "
    "next-cursor items references".split()
)
_WITH_ENTRIES = ("author", "reference")
_PIECE = 65_536
_LARGEST = 16_000_000
_SPACE = re.compile(r"[ \t\n\r]*")
_BETWEEN = re.compile(r"[ \t\n\r,]*")
_SCALARS = re.compile(
    r'(?:(?:[^\s"{}\[\],:]++|"(?:[^"\\]++|\\.)*+")[ \t\n\r]*+,[ \t\n\r]*+){1000,}+', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its value or why there is none, its text, and where it and its keys stand.

    `doubled` holds the keys that are given twice, of which JSON keeps the last; `entries` where the
    entries of its lists of authors and references stand. `aside` is no item but a key beside the
    list of items, and its place.
    """

    value: Json
    text: str
    at: Position
    keys: Mapping[str, Position] = field(default_factory=dict)
    doubled: tuple[tuple[str, Position], ...] = ()
    entries: Mapping[str, tuple[Position, ...]] = field(default_factory=dict)
    error: tuple[str, str, Position] | None = None
    aside: tuple[str, Position] | None = None


class _TooLargeError(Exception):
    """An item is larger than any item can be."""


@dataclass(frozen=True, slots=True)
class _Start:
    """Where the items begin, whether in a list, in how many objects, and the keys before them."""

    offset: int
    is_list: bool
    depth: int = 0
    before: tuple[tuple[str, int], ...] = ()


def items_of(text: str) -> Iterator[Item]:
    """Yield the items of a list, of `{"items": [...]}`, of Crossref's message, or the one item.

    What stands beside and behind them is yielded too: as an item that is `aside`, or an error.
    """
    places = Places(text)
    start = _locate(text)
    for name, offset in start.before:
        yield Item(None, "", (1, 1), aside=(name, places.position(offset)))
    decoder = json.JSONDecoder(
        parse_int=str, parse_float=str, parse_constant=_no_number, strict=False
    )
    offset = start.offset + start.is_list
    while True:
        offset = _after(_BETWEEN if start.is_list else _SPACE, text, offset)
        if offset >= len(text) and start.is_list:
            problem = ("json-syntax", "the list does not end", places.position(len(text)))
            yield Item(None, "", problem[2], error=problem)
            return
        if offset >= len(text) or (start.is_list and text[offset] == "]"):
            break
        run = _SCALARS.match(text, offset) if start.is_list else None
        if run:
            yield _no_items(run, places.position(offset))
            offset = run.end()
            continue
        item, offset = _item(text, offset, decoder, places)
        yield item
        if not start.is_list and (start.depth or not _is_object(text, offset)):
            break
    yield from _behind(text, offset + start.is_list, start.depth, places)


def _is_object(text: str, offset: int) -> bool:
    first = _after(_SPACE, text, offset)
    return text[first : first + 1] == "{"


def _no_items(run: re.Match[str], at: Position) -> Item:
    """Return a long run of entries that are no objects as one item that is refused."""
    problem = ("no-item", "more than a thousand entries one after the other are no objects", at)
    return Item(None, run[0], at, error=problem)


def _no_number(name: str) -> Json:
    """Return NaN or an infinity, which JSON has not, in a form that nobody takes for a text."""
    return [[name]]


def _behind(text: str, offset: int, depth: int, places: Places) -> Iterator[Item]:
    """Yield what stands behind the items: keys of the objects around them, anything else."""
    name, name_at = "", 0
    open_objects = depth
    for token in TOKEN.finditer(text, _after(_SPACE, text, offset)):
        sign = token[0]
        if open_objects <= 0:
            problem = ("json-syntax", f"not valid JSON: {sign[:20]!r} behind the end of the items",
                       places.position(token.start()))  # fmt: skip
            yield Item(None, text[token.start() :], problem[2], error=problem)
            return
        if sign in "{[":
            open_objects += 1
        elif sign in "}]":
            open_objects -= 1
            depth = min(depth, open_objects)
        elif sign == ":" and open_objects == depth and name not in _ENVELOPE:
            yield Item(None, "", (1, 1), aside=(name, places.position(name_at)))
        elif len(sign) > 1 and sign[0] == '"':
            name, name_at = unquoted(sign), token.start()
    if open_objects > 0:
        problem = ("json-syntax", "the object around the items does not end",
                   places.position(len(text)))  # fmt: skip
        yield Item(None, "", problem[2], error=problem)


def _locate(text: str) -> _Start:
    """Return where the items are."""
    start = _after(_SPACE, text, 0)
    if text[start : start + 1] != "{":
        return _Start(start, text[start : start + 1] == "[")
    before: list[tuple[str, int]] = []
    for name, name_at, value in members(text, start):
        if name in LISTS and _is_list_of_objects(text, value):
            return _Start(value, True, 1, tuple(before))
        if name == MESSAGE and text[value] == "{":
            return _in_message(text, value, before)
        if name not in _ENVELOPE:
            before.append((name, name_at))
    return _Start(start, False)


def _in_message(text: str, start: int, before: list[tuple[str, int]]) -> _Start:
    """Return where the items of a message of Crossref are; without a list it is a work itself."""
    beside: list[tuple[str, int]] = []
    for name, name_at, value in members(text, start):
        if name == "items" and text[value] == "[":
            return _Start(value, True, 2, (*before, *beside))
        if name not in _ENVELOPE:
            beside.append((name, name_at))
    return _Start(start, False, 1, tuple(before))


def _is_list_of_objects(text: str, start: int) -> bool:
    first = _after(_SPACE, text, start + 1)
    return text[start] == "[" and text[first : first + 1] in {"{", "]"}


def _item(text: str, start: int, decoder: json.JSONDecoder, places: Places) -> tuple[Item, int]:
    at = places.position(start)
    try:
        value, end = _decode(text, start, decoder)
    except json.JSONDecodeError as error:
        end = max(end_of_value(text, start), start + 1)
        reason = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        problem = ("json-syntax", reason, places.position(start + error.pos))
        return Item(None, text[start:end], at, error=problem), end
    except _TooLargeError:
        end = end_of_value(text, start)
        detail = f"an item of {end - start} characters is too large"
        return Item(None, text[start:end], at, error=("too-large", detail, at)), end
    except RecursionError:
        end = end_of_value(text, start)
        return Item(None, text[start:end], at, error=("too-deep", "nested too deep", at)), end
    if not isinstance(value, dict):
        return Item(value, text[start:end], at), end
    return _laid_out(value, text, (start, end), at, places), end


def _laid_out(value: Json, text: str, span: tuple[int, int], at: Position, places: Places) -> Item:
    """Return an item with the places of its keys, and of the entries of its lists."""
    found = list(members(text, span[0]))
    inner = {
        name: tuple(entries(text, offset))
        for name, _, offset in found
        if name in _WITH_ENTRIES and text[offset] == "["
    }
    offsets = sorted({*(at for _, at, _ in found), *(at for each in inner.values() for at in each)})
    held = {offset: places.position(offset) for offset in offsets}
    keys: dict[str, Position] = {}
    doubled: list[tuple[str, Position]] = []
    for name, offset, _ in found:
        if name in keys:
            doubled.append((name, held[offset]))
        keys[name] = held[offset]
    listed = {name: tuple(held[offset] for offset in each) for name, each in inner.items()}
    return Item(value, text[slice(*span)], at, keys, tuple(doubled), listed)


def _decode(text: str, start: int, decoder: json.JSONDecoder) -> tuple[Json, int]:
    """Return the value that starts here and its end; an error counts from the start.

    The decoder sees a piece of the text: for its errors it counts the lines of all that it sees.
    """
    piece = text[start : start + _PIECE]
    try:
        value, length = decoder.raw_decode(piece)
    except json.JSONDecodeError:
        end = end_of_value(text, start)
        if end <= start + len(piece):
            raise
        if end - start > _LARGEST:
            raise _TooLargeError from None
        value, length = decoder.raw_decode(text[start:end])
    return value, start + length


def _after(pattern: re.Pattern[str], text: str, offset: int) -> int:
    found = pattern.match(text, offset)
    return found.end() if found else offset
