"""The reader of a publisher's page, pasted as text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.issues import Issue, has_errors
from casegraph.read.base import Reading
from casegraph.read.text import decode

if TYPE_CHECKING:
    from casegraph.model.record import Record


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads the page of a case report as SpringerLink and pages like it print it."""

    name: str = "page"
    version: str = "2"
    suffixes: tuple[str, ...] = (".txt",)
    authority: int = 50

    def sniff(self, data: bytes) -> bool:
        """Tell whether the text shows the signs of a publisher's page."""
        from casegraph.read.page.refusal import looks_like_page

        return looks_like_page(data.decode("utf-8", errors="replace"))

    def read(self, data: bytes, source: str) -> Reading:
        """Read one page; what is no such page is refused whole, with one error.

        Letters with marks are composed (Unicode's NFC): some systems paste `é` as two characters.
        """
        text, problems = decode(data, source)
        if text is None or has_errors(problems):
            return self._reading(None, problems, text or "", {})
        from casegraph.read.page.page import read_page

        text = unicodedata.normalize("NFC", text)
        record, issues, positions = read_page(text, source)
        return self._reading(record, (*problems, *issues), text, positions)

    def _reading(
        self,
        record: Record | None,
        issues: tuple[Issue, ...],
        text: str,
        positions: dict[str, tuple[int, int]],
    ) -> Reading:
        return Reading(
            record=record,
            issues=issues,
            text=text,
            reader=self.name,
            version=self.version,
            media_type="text/plain",
            authority=self.authority,
            positions=positions,
        )
