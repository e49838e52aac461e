"""Names of people and groups in JATS, marked up or printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.names import PARTICLES, inverted_name, split_name
from casegraph.model.record import Name
from casegraph.read.jats.text import XML_LANG, first_text, seamed, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMES = frozenset(
    {"anonymous", "collab", "collab-alternatives", "name", "name-alternatives", "string-name"}
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")
_ASIDE = frozenset(
    {"address", "aff", "contrib-group", "contrib-id", "email", "fn", "label", "xref"}
)
_PARTS = frozenset({"institution", "addr-line", "country", "named-content"})


def name_of(element: _Element) -> Name | None:
    """Return the name that an element holds, None where it holds none."""
    if element.tag in {"name-alternatives", "collab-alternatives"}:
        return _of_alternatives(element)
    if element.tag == "anonymous":
        return Name(literal="Anonymous")
    if element.tag in {"collab", "institution", "on-behalf-of"}:
        literal = seamed(element, seams=_PARTS, between=", ", without=_ASIDE).strip(" ,;")
        return Name(literal=literal) if literal else None
    if element.find("surname") is not None or element.find("given-names") is not None:
        return _structured(element)
    return _printed(text_of(element))


def _of_alternatives(element: _Element) -> Name | None:
    """Return the name in Latin letters, where several forms of one name are given."""
    forms = [child for child in element if child.tag in NAMES]
    latin = [form for form in forms if text_of(form)[:1] < "\u0250"]
    english = [form for form in latin if (form.get(XML_LANG) or "").startswith("en")]
    for form in (*english, *latin, *forms):
        if name := name_of(form):
            return name
    return None


def _structured(element: _Element) -> Name | None:
    family, given = first_text(element, "surname"), first_text(element, "given-names")
    prefix, suffix = first_text(element, "prefix"), first_text(element, "suffix")
    if prefix and family and all(word in PARTICLES for word in prefix.split()):
        family = f"{prefix} {family}"
    if not family:
        return Name(literal=given) if given else None
    return Name(family=family, given=given, suffix=suffix)


def _printed(text: str) -> Name | None:
    """Return a name that is printed without marks: `Doe, J`, `Doe J` or `Jane Doe`."""
    bare = text.strip(" ,;")
    if not bare:
        return None
    if "," in bare:
        return inverted_name(bare)
    family, _, initials = bare.rpartition(" ")
    if family and initials.isupper() and _INITIALS.fullmatch(initials):
        return Name(family=family, given=initials)
    return split_name(bare)
