"""The reader of PubMed XML, as E-utilities, the yearly baseline and the daily updates hold it.

Document type: PubMedArticle, National Library of Medicine; older files have MedlineCitationSet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.text import HEAD, head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.base import Reading

_ROOT = (
    r"\s*(?:(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>)\s*)*+"
    r"<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticleSet|PubmedBookArticle|"
    r"MedlineCitationSet|MedlineCitation|DeleteCitation)[\s>/]"
)


class PubmedXmlReader:
    """Reads PubMed XML, one report for each article; no ending of a name is PubMed's own."""

    name = "pubmed-xml"
    version = "2"
    suffixes: tuple[str, ...] = ()
    authority = 70

    def sniff(self, data: bytes) -> bool:
        """Tell whether the outermost element is one of PubMed's."""
        if b"<" not in data[:HEAD]:
            return False
        return bool(re.match(_ROOT, head_of(data), re.DOTALL))

    def read(self, data: bytes, source: str) -> Reading:
        """Read a file of one article; one of several is refused."""
        from casegraph.read.collection import only

        return only(self.read_all(data, source), source)

    def read_all(self, data: bytes, source: str) -> Iterator[Reading]:
        """Read every article of a file, one after the other."""
        from casegraph.read.pubmed_xml.file import readings

        return readings(data, source, self)
