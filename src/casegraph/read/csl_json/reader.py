"""The reader of CSL-JSON: a report for every item; of Crossref's REST interface, for every work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.read.text import UTF16, head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.base import Reading

_HEAD = 131_072
_YAML_HEAD = 4_096
_YAML = re.compile(
    rb"^references:[ \t]*\r?\n[ \t]*-[ \t]+"
    rb"(?:id|author|DOI|URL|issued|accessed|container-title|citation-key|abstract)[ \t]*:",
    re.MULTILINE,
)


class CslJsonReader:
    """Reads what Zotero, Mendeley, Pandoc, Crossref and DOI resolvers write as CSL-JSON."""

    name = "csl-json"
    version = "2"
    suffixes: tuple[str, ...] = (".csljson",)
    authority = 60

    def sniff(self, data: bytes) -> bool:
        """Tell whether the content is JSON with items of CSL, or a message of Crossref.

        The same items in YAML are claimed, too, to be refused by their name.
        """
        if _YAML.search(data[:_YAML_HEAD]):
            return True
        first = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        if first not in {b"[", b"{"} and not data.startswith(UTF16):
            return False
        head = head_of(data, _HEAD)
        if head.lstrip()[:1] not in {"[", "{"}:
            return False
        from casegraph.read.csl_json.signs import is_csl, shortened

        return is_csl(head) or (len(data) > _HEAD and is_csl(shortened(data, _HEAD)))

    def read(self, data: bytes, source: str) -> Reading:
        """Read a file of one item; one of several is refused."""
        from casegraph.read.collection import only

        return only(self.read_all(data, source), source)

    def read_all(self, data: bytes, source: str) -> Iterator[Reading]:
        """Read every item of a file; what it needs is loaded only now."""
        from casegraph.read.csl_json.csl_file import read_csl_file

        for outcome in read_csl_file(data, source):
            yield outcome.signed(self, "application/vnd.citationstyles.csl+json")
