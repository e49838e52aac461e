"""The reader of BibTeX and BibLaTeX files: a report for every entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.text import HEAD, head_of, may_hold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.base import Reading

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
        if not may_hold(data[:HEAD], (b"@",)):
            return False
        head = head_of(data)
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

        for outcome in read_bibtex_file(data, source):
            yield outcome.signed(self, "application/x-bibtex")
