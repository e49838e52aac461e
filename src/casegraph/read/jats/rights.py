"""Copyright line and licence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.ids import clean_url
from casegraph.read.jats.text import XLINK_HREF, first_text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from casegraph.read.jats.account import Account

_LICENCE_REF = "{*}license_ref"
_NAME = re.compile(
    r"Creative\s+Commons\s+Public\s+Domain\s+[A-Z]\w+|"
    r"Creative\s+Commons\s+(?:[A-Z][\w-]*\s+){0,3}(?:\d\.\d\s+)?(?:[A-Z]\w+\s+)?[Ll]icen[sc]e|"
    r"CC[ -]BY(?:-(?:NC|ND|SA)){0,2}(?:\s+\d\.\d)?|CC0(?:\s+\d\.\d)?"
)
_ADDRESS = re.compile(r"https?://creativecommons\.org/[^\s()<>]{1,80}", re.IGNORECASE)


def read_copyright(article_meta: _Element, account: Account) -> str | None:
    """Return the copyright line as printed, or one made of the stated year and holder."""
    for element in article_meta.iter("copyright-statement"):
        if text := text_of(element):
            account.place("copyright", element)
            return text
    year = first_text(article_meta, ".//copyright-year")
    holder = first_text(article_meta, ".//copyright-holder")
    return f"© {year} {holder}" if year and holder else None


def read_licence(article_meta: _Element, account: Account) -> str | None:
    """Return the licence's address, or else its name; a Creative Commons address is preferred."""
    addresses = [
        (element, address)
        for element, text in _addresses(article_meta)
        if (address := clean_url(text.strip()))
    ]
    common = [each for each in addresses if "creativecommons.org" in each[1].lower()]
    for element, address in (*common, *addresses):
        account.place("licence", element)
        return address
    for element in article_meta.iter("license"):
        printed = f"{text_of(element)} {element.get('license-type') or ''}"
        if found := _ADDRESS.search(printed) or _NAME.search(printed):
            account.place("licence", element)
            return found[0].rstrip(".,;")
    return None


def _addresses(article_meta: _Element) -> Iterator[tuple[_Element, str]]:
    """Yield the addresses of a licence: stated as such, then linked in its text."""
    licences = list(article_meta.iter("license"))
    for element in article_meta.iter(_LICENCE_REF):
        yield element, text_of(element)
    for element in licences:
        yield element, element.get(XLINK_HREF) or ""
    for licence in licences:
        for element in licence.iter("ext-link", "uri"):
            yield element, element.get(XLINK_HREF) or text_of(element)
