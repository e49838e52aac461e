"""What stands behind an article: grants, references, and links to other publications."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.record import Funding, Reference
from casegraph.read.fields.record_builder import shown
from casegraph.read.pubmed_xml.elements import child_text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from casegraph.read.fields.record_builder import RecordBuilder
    from casegraph.read.pubmed_xml.elements import Elements

_SCHEMES = {"pubmed": "pmid", "doi": "doi", "pmc": "pmcid", "pmcid": "pmcid"}
_WITHDRAWN = frozenset({"RetractionIn", "ExpressionOfConcernIn", "RetractedandRepublishedIn"})
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


def funding(held: _Element, elements: Elements, builder: RecordBuilder) -> tuple[Funding, ...]:
    """Return the grants; their acronym and country say nothing that the agency does not."""
    found: dict[Funding, None] = {}
    for element in held.iterfind("GrantList/Grant"):
        agency, number = child_text(element, "Agency"), child_text(element, "GrantID")
        if agency or number:
            builder.positions.setdefault(f"funding[{len(found)}]", elements.at(element))
            found.setdefault(Funding(funder=agency or None, award_number=number or None))
    return tuple(found)


def comments(citation: _Element, elements: Elements, builder: RecordBuilder) -> None:
    """Note the links to comments, errata and the like; what withdraws the report is a warning."""
    for element in _linked(citation):
        kind = element.get("RefType") or "linked"
        if kind == "Cites":
            continue
        severity = Severity.WARNING if kind in _WITHDRAWN else Severity.INFO
        number = child_text(element, "PMID")
        source = child_text(element, "RefSource") + (f" PMID {number}" if number else "")
        detail = f"{_WORDS.sub(' ', kind).lower()}: {shown(source)}"
        builder.issue("linked-publication", severity, elements.at(element), detail)


def _linked(citation: _Element) -> Iterator[_Element]:
    yield from citation.iterfind("CommentsCorrectionsList/CommentsCorrections")


def references(root: _Element, elements: Elements, builder: RecordBuilder) -> None:
    """State the references in the order of the list, lists within lists included.

    Where there is no list, the citations that PubMed Central once gave to PubMed stand for it.
    """
    found = list(root.iter("Reference"))
    for number, element in enumerate(found, start=1):
        _reference(number, element, elements, builder)
    if found:
        return
    citation = root if root.tag == "MedlineCitation" else root.find("MedlineCitation")
    cited = [] if citation is None else _linked(citation)
    for number, element in enumerate(
        (each for each in cited if each.get("RefType") == "Cites"), start=1
    ):
        raw = child_text(element, "RefSource")
        numbers = {"pmid": child_text(element, "PMID")}
        _state(number, raw, numbers, elements.at(element), builder)


def _reference(number: int, element: _Element, elements: Elements, builder: RecordBuilder) -> None:
    numbers: dict[str, str] = {}
    for identifier in element.iterfind("ArticleIdList/ArticleId"):
        scheme = _SCHEMES.get((identifier.get("IdType") or "").lower())
        text = text_of(identifier)
        if scheme and text:
            numbers.setdefault(scheme, text)
    _state(number, child_text(element, "Citation"), numbers, elements.at(element), builder)


def _state(
    number: int, raw: str, numbers: dict[str, str], at: tuple[int, int], builder: RecordBuilder
) -> None:
    """State a reference; one that prints nothing is named by its number, or left out."""
    path = f"references[{len(builder.references)}]"
    identifiers: dict[str, str] = {}
    for scheme, value in numbers.items():
        place = f"{path}.identifiers.{scheme}"
        if value and (cleaned := builder.valid(scheme, value, at, place)):
            identifiers[scheme] = cleaned
    if not raw and not identifiers:
        builder.issue("empty-reference", Severity.INFO, at, f"reference {number} says nothing")
        return
    if not raw:
        raw = "; ".join(f"{scheme}: {value}" for scheme, value in identifiers.items())
        detail = f"reference {number} prints no text, only {raw}"
        builder.issue("reference-without-text", Severity.INFO, at, detail, f"{path}.raw")
    builder.positions[path] = at
    builder.references.append(Reference(number=number, raw=raw, identifiers=identifiers))
