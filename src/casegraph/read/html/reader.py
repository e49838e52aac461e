"""The reader of article pages that a browser saved: their metadata, not their text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casegraph.read.base import Reading

_HEAD = 8192
_START = re.compile(
    rb"(?:\s+|<\?xml[^>]{0,200}>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class HtmlReader:
    """Reads the metadata that publishers write into their pages for search engines."""

    name = "html"
    version = "2"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")
    authority = 58

    def sniff(self, data: bytes) -> bool:
        """Tell whether the content begins as HTML does."""
        head = data[:_HEAD]
        for mark in _MARKS:
            head = head.removeprefix(mark)
        if data.startswith(_MARKS[1:]):
            head = head.replace(b"\x00", b"")
        return _START.match(head) is not None

    def read(self, data: bytes, source: str) -> Reading:
        """Read one page; the libraries for it are loaded only now."""
        from casegraph.read.html.html_file import read_html_file

        return read_html_file(data, source).signed(self, "text/html")
