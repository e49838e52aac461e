"""Authors and affiliations of a RIS record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.fields.affiliation_list import AffiliationList
from casegraph.read.fields.cut_lists import uncut
from casegraph.read.fields.inverted_names import author_at, author_named, family_first, key_of
from casegraph.read.fields.orcids import orcids
from casegraph.read.ris import tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.ris.fields import Fields
    from casegraph.read.tagged.lines import Entry

_AND = re.compile(r"\s+(?:and|&)\s+")
_LINKED = re.compile(r"\[([^\]]{2,2000})\]\s*")
_NAMED = re.compile(r"([^:@;]{3,80}):\s+(?=\S)")
_INITIALS_FIRST = re.compile(r"((?:[^\W\d_]\.[- ]?){1,4} ?[^\W\d_][^:@;,]{1,60}),\s+(?=\S)")
"""The name that Embase writes before the address of its author (`J.A. Doe, Clinic, Ulm`)."""

_MAIL = re.compile(r"[\w.+-]{1,100}@[\w.-]{1,200}")


def authors(fields: Fields, builder: RecordBuilder) -> None:
    """State the authors in their order, and the addresses, linked where the file links them.

    An address that stands behind an author (OpenAlex), or behind names in brackets (Web of
    Science), is theirs; of all others no link is known.
    """
    if fields.first(*tags.ADDRESSES):
        _with_addresses(fields, builder)
    else:
        for entry in fields.in_order(*tags.AUTHORS):
            _state(entry, builder)
    for entry in fields.filled("AI"):
        orcids(entry.value, entry.at, builder)


def _with_addresses(fields: Fields, builder: RecordBuilder) -> None:
    affiliations = AffiliationList()
    entries = fields.in_order(*tags.AUTHORS, *tags.ADDRESSES)
    interleaved = _interleaved(entries)
    for entry in entries:
        if entry.tag in tags.AUTHORS:
            _state(entry, builder)
        else:
            _addresses(entry, builder, affiliations, interleaved=interleaved)
    affiliations.state(builder)


def _state(entry: Entry, builder: RecordBuilder) -> None:
    """State the author of an entry, or the several that a file joins in one."""
    value, cut = uncut(entry.value)
    if cut:
        builder.authors_cut(entry.at)
    one = value.count(",") == 1 and ";" not in value and "\n" not in value
    if one and not _is_list(value):
        builder.author(author_named(value.strip()), entry.at)
        return
    for name in _names(value):
        builder.author(author_named(name), entry.at)


def _names(value: str) -> Iterator[str]:
    pieces = re.split(r"[;\n]", value) if ";" in value or "\n" in value else [value]
    if _is_list(value):
        pieces = value.split(",")
    for piece in pieces:
        parts = _AND.split(piece) if piece.count(",") > 1 else [piece]
        whole = parts if all("," in part for part in parts) else [piece]
        for part in whole:
            if text := part.strip():
                yield text


def _is_list(value: str) -> bool:
    """Tell whether an entry holds several names with initials behind them: `Doe J, Roe RA`."""
    if not value.partition(",")[0][-1:].isupper():
        return False
    pieces = value.split(",")
    return len(pieces) > 1 and all(map(_has_initials_behind, pieces))


def _has_initials_behind(piece: str) -> bool:
    *family, last = piece.split() or [""]
    return (
        bool(family)
        and last.isalpha()
        and last.isupper()
        and len(last) < 4
        and (not piece.isupper())
    )


def _interleaved(entries: Sequence[Entry]) -> bool:
    """Tell whether an address stands between two authors: each is that of the one before."""
    seen_address = False
    for entry in entries:
        if entry.tag in tags.AUTHORS and seen_address:
            return True
        seen_address = seen_address or entry.tag == "C1"
    return False


def _addresses(
    entry: Entry,
    builder: RecordBuilder,
    affiliations: AffiliationList,
    *,
    interleaved: bool,
) -> None:
    for line in entry.value.split("\n"):
        text = line.strip()
        linked = _LINKED.match(text)
        named = _NAMED.match(text) or _INITIALS_FIRST.match(text)
        owner = author_at(builder.authors, named[1]) if named else None
        if linked:
            _link(linked[1], text[linked.end() :], entry, builder, affiliations)
        elif named and owner is not None:
            _own(owner, text[named.end() :], entry, builder, affiliations)
        elif interleaved and builder.authors and entry.tag == "C1":
            affiliations.add(text, len(builder.authors) - 1)
        elif text and (entry.tag == "AD" or affiliations.looks_like_one(text)):
            affiliations.add(text)
        elif text:
            builder.set_aside(f"field {entry.tag}", text, entry.at)


def _own(
    owner: int, address: str, entry: Entry, builder: RecordBuilder, affiliations: AffiliationList
) -> None:
    """Take the address that Ovid writes behind the name of its author; one of mail is no place."""
    if _MAIL.fullmatch(address):
        builder.set_aside("an address of electronic mail", address, entry.at, "affiliations")
    else:
        affiliations.add(address, owner)


def _link(
    names: str, address: str, entry: Entry, builder: RecordBuilder, affiliations: AffiliationList
) -> None:
    wanted = {key_of(family_first(name)) for name in names.split(";")}
    indexes = [at for at, author in enumerate(builder.authors) if key_of(author) in wanted]
    for index in indexes:
        affiliations.add(address, index)
    if not indexes:
        affiliations.add(address)
        builder.set_aside("names of no author before an address", names, entry.at, "affiliations")
