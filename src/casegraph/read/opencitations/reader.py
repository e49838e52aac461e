"""The reader of OpenCitations: works of Meta, citations of the Index, as CSV or JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.text import HEAD, head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.base import Reading

_META = {"id", "title", "author", "pub_date"}
_INDEX = ({"citing", "cited"}, {"citing_id", "cited_id"})
_JSON = re.compile(r'\s*\[\s*\{(?=[^{}]*"(?:citing|pub_date)"\s*:)(?=[^{}]*"(?:cited|venue)"\s*:)')


class OpenCitationsReader:
    """Reads who cites whom, and what OpenCitations knows of the works.

    A file of citations is held whole, by its rows: those of one work may stand far apart.
    """

    name = "opencitations"
    version = "2"
    suffixes: tuple[str, ...] = ()
    authority = 30

    def sniff(self, data: bytes) -> bool:
        """Tell whether the first line names columns of OpenCitations, or the first object does."""
        lowered = data[:HEAD].lower()
        if b"citing" not in lowered and b"pub_date" not in lowered:
            return False
        text = head_of(data).lstrip()
        if text.startswith("["):
            return _JSON.match(text) is not None
        from casegraph.read.opencitations.rows import columns

        names = set(columns(text.partition("\n")[0]))
        return names >= _META or any(names >= both for both in _INDEX)

    def read(self, data: bytes, source: str) -> Reading:
        """Read a file of one report; one of several is refused."""
        from casegraph.read.collection import only

        return only(self.read_all(data, source), source)

    def read_all(self, data: bytes, source: str) -> Iterator[Reading]:
        """Read every work of a file; what it needs is loaded only now."""
        from casegraph.read.opencitations.oc_file import read_opencitations_file

        for outcome in read_opencitations_file(data, source):
            yield outcome.signed(self, "text/csv")
