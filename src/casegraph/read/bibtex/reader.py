"""The reader of BibTeX and BibLaTeX files: a report for every entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.base import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = 65_536
_ENTRY = re.compile(
    r"^[ \t]*@(?:string[ \t]*[{(]\s*\w+\s*=|(?:preamble|comment)[ \t]*[{(]"
    r"|\w+[ \t]*[{(]\s*[^\s,{}()=\"]*\s*(?:,\s*(?:[^\s={},\"]+\s*=|[})])|[})]))",
    re.MULTILINE | re.IGNORECASE,
)
_OTHER = ("{", "[", "<")


class BibtexReader:
    """Reads what reference managers, journals and databases export as BibTeX."""

    name = "bibtex"
    version = "2"
    suffixes: tuple[str, ...] = (".bib", ".bibtex")
    authority = 55

    def sniff(self, data: bytes) -> bool:
        """Tell whether an entry, a macro or a comment of BibTeX begins a line of the text."""
        if b"@" not in data[:_HEAD] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return False
        head = _head(data)
        if "\x00" in head or head.lstrip().startswith(_OTHER):
            return False
        return _ENTRY.search(head) is not None

    def read(self, data: bytes, source: str) -> Reading:
        """Read a file of one entry; one of several is refused."""
        from casegraph.read.collection import only

        return only(self.read_all(data, source), source)

    def read_all(self, data: bytes, source: str) -> Iterator[Reading]:
        """Read every entry of a file; the libraries for it are loaded only now."""
        from casegraph.read.bibtex.bibtex_file import read_bibtex_file

        for report in read_bibtex_file(data, source):
            yield Reading(
                record=report.record,
                issues=report.issues,
                text=report.text,
                reader=self.name,
                version=self.version,
                media_type="application/x-bibtex",
                authority=self.authority,
                positions=report.positions,
                key=report.key,
            )


def _head(data: bytes) -> str:
    """Return the beginning of the content as text; what cannot be decoded is replaced."""
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data[:_HEAD].decode("utf-16" if utf16 else "utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
