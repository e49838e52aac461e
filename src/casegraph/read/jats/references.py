"""The reference list of an article: one reference for each citation, in printed order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.record import Reference
from casegraph.read.jats.citations import read_citation
from casegraph.read.jats.printed import printed
from casegraph.read.jats.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from casegraph.read.jats.account import Account

_CITATIONS = frozenset({"citation", "element-citation", "mixed-citation", "nlm-citation"})
_NUMBER = re.compile(r"\W*(\d{1,4})\W*")
_MOST_MISSING = 50


def read_references(article: _Element, account: Account) -> tuple[Reference, ...]:
    """Return the references of all lists.

    A reference keeps its printed number where the numbers rise; one without a number, a second
    list that begins anew, and further citations under one number are numbered on.
    """
    found: list[Reference] = []
    renumbered: list[_Element] = []
    last = 0
    for ref in article.iter("ref"):
        for at, (marked, shown) in enumerate(_citations(ref)):
            label = _label(ref, shown) if at == 0 else None
            number = label if label and last < label <= last + _MOST_MISSING else last + 1
            if at or (label and label != number):
                renumbered.append(ref)
            reference = _reference(number, marked, shown, f"references[{len(found)}]", account)
            if reference is None:
                account.report("empty-reference", Severity.WARNING, "no text", ref)
                continue
            account.place(f"references[{len(found)}]", ref)
            found.append(reference)
            last = number
    if renumbered:
        detail = f"{len(renumbered)} references are numbered otherwise than printed, from here on"
        account.report("renumbered-references", Severity.INFO, detail, renumbered[0])
    return tuple(found)


def _citations(ref: _Element) -> Iterator[tuple[_Element | None, _Element]]:
    """Yield the citations of a reference: the one with the fields, and the one that is printed."""
    count = 0
    for holder in (ref, *ref.iterfind("citation-alternatives")):
        group = [each for each in holder if each.tag in _CITATIONS]
        count += len(group)
        tags = sorted(str(each.tag) for each in group)
        if group and (holder is not ref or tags == ["element-citation", "mixed-citation"]):
            mixed = [each for each in group if each.tag in {"mixed-citation", "citation"}]
            marked = max(group, key=_richness)
            yield marked, mixed[0] if mixed else marked
        else:
            yield from ((each, each) for each in group)
    if not count:
        yield None, ref


def _richness(citation: _Element) -> int:
    return sum(1 for _ in citation.iter())


def _label(ref: _Element, citation: _Element) -> int | None:
    for holder in (ref, citation):
        if found := _NUMBER.fullmatch(text_of(holder.find("label"))):
            return int(found[1]) or None
    return None


def _reference(
    number: int, marked: _Element | None, shown: _Element, path: str, account: Account
) -> Reference | None:
    raw = printed(shown)
    if not raw:
        return None
    if marked is None:
        return Reference(number=number, raw=raw)
    return read_citation(number, raw, marked, path, account)
