"""The reader of articles in JATS (NISO Z39.96) and in the NLM formats before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.text import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.base import Reading


class JatsReader:
    """Reads articles as PubMed Central and publishers give them, one or several in a file."""

    name = "jats"
    version = "2"
    suffixes: tuple[str, ...] = (".nxml", ".jats")
    authority = 80

    def sniff(self, data: bytes) -> bool:
        """Tell whether the first element is an article, or holds one, with JATS's front matter."""
        head = head_of(data)
        root = re.match(
            r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+"
            r"<(?:[\w.-]+:)?(?P<name>[A-Za-z][\w.-]*)(?P<rest>[^>]*)",
            head,
            re.DOTALL,
        )
        if root is None or root["name"].lower() in {"html", "body", "div"}:
            return False
        if re.search(r"<(?:[\w.-]+:)?(?:journal-meta|article-meta)\b", head):
            return True
        declared = head[: root.start("name")] + root["rest"]
        known = re.search(r"//NLM//DTD|/JATS|jats\.nlm\.nih\.gov|dtd\.nlm\.nih\.gov", declared)
        return root["name"] in {"article", "pmc-articleset"} and (
            root["name"] == "pmc-articleset" or known is not None
        )

    def read(self, data: bytes, source: str) -> Reading:
        """Read the one article of a file; a file of several is refused."""
        from casegraph.read.collection import only

        return only(self.read_all(data, source), source)

    def read_all(self, data: bytes, source: str) -> Iterator[Reading]:
        """Read one article after the other; a file without any is refused with one error."""
        from casegraph.read.jats.documents import read_documents

        for outcome in read_documents(data, source):
            yield outcome.signed(self, "application/jats+xml")
