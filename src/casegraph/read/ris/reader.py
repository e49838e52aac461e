"""The reader of RIS, the exchange format of reference managers and databases.

Specifications: Research Information Systems, 2001 and 2011; and what EndNote, Zotero, Mendeley,
Covidence, Rayyan, EPPI-Reviewer, JabRef, Ovid, Embase, Web of Science, Scopus and OpenAlex write.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.text import HEAD, head_of, may_hold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.base import Reading

_MARKUP = ("<", "{", "[", "@")
_TYPE = r"^[ \t]{0,8}TY {1,3}- ?[A-Z]"
_TAG = r"^[A-Z][A-Z0-9]  - "
_TOLD = r"^(?:A[UB1]|T[I1])  - ?\S"
_END = r"^ER  -[ \t]*$"
_FEWEST = 3
_SIGNS = (b"TY -", b"TY  -", b"TY   -", b"ER  -")


class RisReader:
    """Reads RIS files, one report for each record."""

    name = "ris"
    version = "2"
    suffixes: tuple[str, ...] = (".ris",)
    authority = 55

    def sniff(self, data: bytes) -> bool:
        """Tell whether a record begins with its type, or ends as only RIS ends one."""
        if b"-" not in data[:4096] or not may_hold(data[:HEAD].upper(), _SIGNS):
            return False
        head = head_of(data)
        if head.lstrip().startswith(_MARKUP):
            return False
        if re.search(_TYPE, head, re.MULTILINE | re.IGNORECASE):
            return True
        return bool(
            re.search(_END, head, re.MULTILINE)
            and re.search(_TOLD, head, re.MULTILINE)
            and len(re.findall(_TAG, head, re.MULTILINE)) >= _FEWEST
        )

    def read(self, data: bytes, source: str) -> Reading:
        """Read a file of one record; one of several is refused."""
        from casegraph.read.collection import only

        return only(self.read_all(data, source), source)

    def read_all(self, data: bytes, source: str) -> Iterator[Reading]:
        """Read every record of a file, one after the other."""
        from casegraph.read.ris.record import RIS
        from casegraph.read.tagged.file import readings

        return readings(data, source, self, RIS)
