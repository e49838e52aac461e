"""What the head of a publisher's page says of its article: `<meta>` elements and JSON-LD.

Scripts are not run and nothing is fetched. The parser repairs broken markup; depth and the length
of one text are bounded by libxml2.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.read.text import name_binary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_CHARSET = re.compile(
    rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,80}encoding=[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_HEAD = 16_384
LARGEST = 24_000_000
"""How many bytes a page may have: its elements take about thirty times as much memory."""

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# What pages that name these encodings hold, after the WHATWG Encoding Standard, section 4.2.
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030",
    "gbk": "gb18030", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
_TEXT_CODECS = ("utf", "cp", "iso8859", "mac", "koi8", "shift_jis", "euc", "gb", "big5", "iso2022")
_LABELS = ("name", "property", "itemprop")


@dataclass(frozen=True, slots=True)
class Meta:
    """One statement: its name in lower case, its content, and its line in the file."""

    name: str
    content: str
    line: int


def text_of_page(data: bytes, source: str) -> tuple[str | None, tuple[Issue, ...]]:
    """Return the markup of a page by its byte-order mark, its declared encoding, else UTF-8."""
    kind = name_binary(data)
    if kind:
        return None, (_error(source, "binary-file", f"this is {kind}, not text"),)
    if len(data) > LARGEST:
        return None, (_error(source, "too-large", f"a page of {len(data)} bytes is too large"),)
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    encoding = _MARKS.get(mark) or _declared(data) or "utf-8"
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        detail = f"not {encoding.upper()} text: byte 0x{data[error.start]:02x}"
        return None, (_error(source, "wrong-encoding", detail, line),)
    if not text.strip():
        return None, (_error(source, "empty-file", "the file is empty"),)
    return text, ()


def parse_page(text: str) -> _Element | None:
    """Return the root element of a page, None where there is no element in it."""
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def metas_of(root: _Element) -> Iterator[Meta]:
    """Yield what the meta elements state, in the order of the page, wherever they stand."""
    for element in root.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        label = next((value for key in _LABELS if (value := element.get(key))), None)
        if label and content:
            yield Meta(label.strip().lower(), content, element.sourceline or 1)


def scripts_of(root: _Element) -> Iterator[tuple[str, int]]:
    """Yield the text and the line of every JSON-LD script."""
    for element in root.iter("script"):
        if (element.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            yield element.text or "", element.sourceline or 1


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD])
    label = found and (found[1] or found[2])
    if not label:
        return None
    try:
        name = codecs.lookup(label.decode("ascii", "replace")).name
    except LookupError:
        return None
    return _MEANT.get(name, name) if name.startswith(_TEXT_CODECS) or name in _MEANT else None


def _error(source: str, code: str, detail: str, line: int | None = None) -> Issue:
    where = Where(source=source, line=line, column=line and 1)
    return Issue(code, Severity.ERROR, where, detail)
