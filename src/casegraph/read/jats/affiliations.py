"""The affiliations of an article and the marks by which its authors refer to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from casegraph.model.countries import country_code
from casegraph.model.ids import clean_ror
from casegraph.model.record import Affiliation
from casegraph.read.jats.text import XML_LANG, first_text, plain, seamed, text_of
from casegraph.read.wording.addresses import parse_affiliation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from casegraph.read.jats.account import Account

_PARTS = frozenset({
    "addr-line", "city", "country", "email", "institution", "institution-wrap", "named-content",
    "postal-code", "state",
})  # fmt: skip
_NOT_PRINTED = frozenset({"institution-id", "label", "fn", "xref", "ext-link"})
_MARK = re.compile(r"[\s(\[]*(?:\d{1,3}|[a-z]{1,2}|[A-Z]|[IVX]{2,5}|[*†‡§¶#∥‖]{1,3})[\s)\].,:]*")
_SEGMENT_END = re.compile(r"[,;.(]")
_REGIONS = ("state", "region", "country-part")
_FORMS = frozenset({"original", "normalized"})
_PRINTED = "institution[@content-type='original']"
_SEPARATOR = re.compile(r"[\s,;]+(?:and\s+)?")


@dataclass(slots=True)
class Affiliations:
    """The affiliations in printed order; by id, by mark and by element, their numbers."""

    printed: list[Affiliation] = field(default_factory=list)
    by_id: dict[str, list[int]] = field(default_factory=dict)
    by_mark: dict[str, int] = field(default_factory=dict)
    by_element: dict[_Element, list[int]] = field(default_factory=dict)

    def within(self, element: _Element) -> list[int]:
        """Return the numbers of the affiliations that stand in an element itself."""
        own = (each for each in self.by_element if _holder(each) is element)
        return [number for each in own for number in self.by_element[each]]

    def pointed_at(self, xref: _Element) -> tuple[list[int], bool]:
        """Return the numbers that a mark at an author's name means, and whether all are known."""
        ids = (xref.get("rid") or "").split()
        marks = [mark_of(text) for text in _SEPARATOR.split(text_of(xref))]
        by_mark = [self.by_mark[mark] for mark in marks if mark in self.by_mark]
        by_id = [number for each in ids for number in self.by_id.get(each, ())]
        several = any(len(self.by_id.get(each, ())) > 1 for each in ids)
        if by_mark and (several or not by_id):
            return by_mark, True
        return by_id, bool(by_id) and all(each in self.by_id for each in ids)


def _holder(element: _Element) -> _Element | None:
    """Return what an affiliation stands in, alone or among forms of it in other languages."""
    parent = element.getparent()
    has_others = parent is not None and parent.tag == "aff-alternatives"
    return parent.getparent() if parent is not None and has_others else parent


def mark_of(text: str) -> str:
    """Return the mark of an affiliation without brackets and stops."""
    return text.strip(" ()[].,:")


def read_affiliations(article_meta: _Element, account: Account) -> Affiliations:
    """Return the affiliations wherever they stand; one that is repeated is listed once."""
    found = Affiliations()
    known: dict[str, int] = {}
    for element in _elements(article_meta):
        numbers: list[int] = []
        for mark, text, part in _entries(element):
            number = known.setdefault(text, len(found.printed) + 1)
            if number > len(found.printed):
                account.place(f"affiliations[{number - 1}]", element)
                found.printed.append(_affiliation(number, text, part))
            numbers.append(number)
            if mark:
                found.by_mark.setdefault(mark, number)
        found.by_element[element] = numbers
        holder = element.getparent()
        alternatives = (holder,) if holder is not None and holder.tag == "aff-alternatives" else ()
        for each in (element, *alternatives):
            if rid := each.get("id"):
                found.by_id[rid] = numbers
    return found


def _elements(article_meta: _Element) -> Iterator[_Element]:
    """Yield the affiliations of authors; of forms of one affiliation, one."""
    of_editors = _ids_of_editors(article_meta)
    for element in article_meta.iter("aff"):
        holder, parent = _holder(element), element.getparent()
        if holder is None or parent is None or _is_of_editor(holder):
            continue
        if {element.get("id"), parent.get("id")} & of_editors:
            continue
        if parent is holder or _preferred(parent) is element:
            yield element


def _preferred(alternatives: _Element) -> _Element:
    """Return the English form of an affiliation, without one the first."""
    forms = list(alternatives.iterfind("aff"))
    english = (form for form in forms if (form.get(XML_LANG) or "").startswith("en"))
    return next(english, forms[0])


def _ids_of_editors(article_meta: _Element) -> set[str | None]:
    """Return the ids of affiliations to which editors and reviewers point, and no author."""
    by_role: dict[bool, set[str | None]] = {True: set(), False: set()}
    for contrib in article_meta.iter("contrib"):
        group = contrib.getparent()
        is_editor = _is_of_editor(contrib) or (group is not None and _is_of_editor(group))
        pointers = (each.get("rid") or "" for each in contrib.iter("xref"))
        by_role[is_editor].update(rid for pointer in pointers for rid in pointer.split())
    return by_role[True] - by_role[False]


def _is_of_editor(holder: _Element) -> bool:
    kind = (holder.get("contrib-type") or holder.get("content-type") or "").lower()
    return holder.tag in {"contrib", "contrib-group"} and ("editor" in kind or "review" in kind)


def _entries(element: _Element) -> Iterator[tuple[str, str, _Element | None]]:
    """Yield mark, printed text and element of each affiliation that an element holds.

    Old files hold several in one element, each behind its mark. SciELO and Redalyc give the text
    as printed beside the parts that they make of it.
    """
    printed = element.find(_PRINTED)
    if printed is not None and (text := text_of(printed).strip(" ;,")):
        yield mark_of(text_of(element.find("label"))), text, element
        return
    marks = [child for child in element if child.tag in {"label", "sup"} and _is_mark(child)]
    if len(marks) < 2 or (element.text or "").strip(" ;\n\t"):
        mark = marks[0] if marks and marks[0] is element[0] else None
        forms = element.iterfind("institution[@content-type='normalized']")
        aside = dict.fromkeys(forms, "") | ({mark: ""} if mark is not None else {})
        text = seamed(
            element, seams=_PARTS, between=", ", without=_NOT_PRINTED, instead=aside
        ).strip(" ;,")
        if text:
            yield mark_of(text_of(mark)), text, element
        return
    pieces: list[str] = []
    current = ""
    for child in element:
        if child in marks:
            yield from _entry(current, pieces)
            current, pieces = mark_of(text_of(child)), [child.tail or ""]
        else:
            pieces += [text_of(child), child.tail or ""]
    yield from _entry(current, pieces)


def _entry(mark: str, pieces: list[str]) -> Iterator[tuple[str, str, None]]:
    text = plain("".join(pieces)).strip(" ;,")
    if text:
        yield mark, text, None


def _is_mark(element: _Element) -> bool:
    return bool(_MARK.fullmatch(text_of(element)))


def _affiliation(number: int, printed: str, element: _Element | None) -> Affiliation:
    """Return an affiliation: what is marked up in it, else what its text says."""
    read = parse_affiliation(number, printed)
    if element is None:
        return read
    country = element.find(".//country")
    printed_country = text_of(country).strip(" .,;") or read.country_printed
    code = (country.get("country") or "").upper() if country is not None else ""
    stated = code if re.fullmatch("[A-Z]{2}", code) else country_code(printed_country or "")
    return replace(
        read,
        name=_institution(element, printed) or read.name,
        city=_place(element, "city") or read.city,
        region=next(filter(None, (_place(element, kind) for kind in _REGIONS)), None)
        or read.region,
        country=stated or read.country,
        country_printed=printed_country,
        ror=_ror(element),
    )


def _institution(element: _Element, printed: str) -> str | None:
    """Return the printed text up to the last institution, which may be marked without its ward."""
    names = [
        name
        for each in element.iter("institution")
        if each.get("content-type") not in _FORMS and (name := text_of(each).strip(" ,;"))
    ]
    end = max((printed.rfind(name) + len(name) for name in names if name in printed), default=0)
    if end and element.find(_PRINTED) is not None:
        end += len(_SEGMENT_END.split(printed[end:], maxsplit=1)[0])
    return printed[:end] or None


def _place(element: _Element, kind: str) -> str | None:
    path = f".//named-content[@content-type='{kind}']"
    text = first_text(element, f".//{kind}", f".//addr-line[@content-type='{kind}']", path)
    return text.strip(" ,;") if text else None


def _ror(element: _Element) -> str | None:
    for each in element.iter("institution-id"):
        text = text_of(each)
        if each.get("institution-id-type", "").lower() == "ror" or "ror.org" in text:
            return clean_ror(text)
    return None
