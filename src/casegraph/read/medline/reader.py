"""The reader of MEDLINE display format: `.nbib` files of PubMed, and what PMC and Ovid write so.

Elements: "MEDLINE/PubMed Data Element (Field) Descriptions", National Library of Medicine.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.text import HEAD, head_of, may_hold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.base import Reading

_MARKUP = ("<?", "<!", "{", "[", "@")
_NUMBER = r"^(?:PMID-|PMC -|UI  -) {0,3}(?:PMC)?[0-9]"
_TITLE = r"^(?:TI|BTI) {1,2}- \S"
_OVID = r"^VN {1,2}- {0,3}Ovid\b"
_SIGNS = (b"PMID-", b"PMC -", b"UI  -", b"TI -", b"TI  -")
_MEDLINE_ONLY = r"^(?:FAU |OWN |STAT|DP  |PHST|JT  |AID |LID )- \S"


class MedlineReader:
    """Reads MEDLINE files, one report for each record."""

    name = "medline"
    version = "2"
    suffixes: tuple[str, ...] = (".nbib", ".medline")
    authority = 65

    def sniff(self, data: bytes) -> bool:
        """Tell whether lines begin with MEDLINE's tags: the number of a record, or a few others."""
        if not may_hold(data[:HEAD], _SIGNS):
            return False
        head = head_of(data)
        if head.lstrip().startswith(_MARKUP) or re.search(r"^TY  -", head, re.MULTILINE):
            return False
        if re.search(_NUMBER, head, re.MULTILINE):
            return True
        title = re.search(_TITLE, head, re.MULTILINE)
        return bool(title and re.search(f"{_MEDLINE_ONLY}|{_OVID}", head, re.MULTILINE))

    def read(self, data: bytes, source: str) -> Reading:
        """Read a file of one record; one of several is refused."""
        from casegraph.read.collection import only

        return only(self.read_all(data, source), source)

    def read_all(self, data: bytes, source: str) -> Iterator[Reading]:
        """Read every record of a file, one after the other."""
        from casegraph.read.medline.record import MEDLINE
        from casegraph.read.tagged.file import readings

        return readings(data, source, self, MEDLINE)
