"""A file of PubMed XML, cut into its articles by one pass over the bytes.

Each article is parsed on its own: memory stays that of one article, and one that is broken does
not take the others with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(
    rb"<!--|<!\[CDATA\[|<(?P<close>/?)(?P<name>PubmedArticle|PubmedBookArticle|MedlineCitation|"
    rb"DeleteCitation|PubmedArticleSet|PubmedBookArticleSet|MedlineCitationSet)(?=[\s>/])"
)
_ENDS = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z][\w.-]{0,40})[\"']")
_NAMESPACE = re.compile(rb"\sxmlns:[\w.-]{1,40}\s*=\s*(?:\"[^\"<]{0,500}\"|'[^'<]{0,500}')")
_LONGEST_TAG = 4000
_SETS = frozenset({b"PubmedArticleSet", b"PubmedBookArticleSet", b"MedlineCitationSet"})


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one element, its name, and the line of the file that it begins in.

    `data` is UTF-8. A piece without a name is text between elements. `namespaces` are those
    which the outermost element declares.
    """

    name: str
    data: bytes
    line: int
    namespaces: bytes = b""


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the XML declaration names."""
    found = _ENCODING.search(data[:400])
    return found[1].decode("ascii", "replace") if found else None


def pieces(data: bytes) -> Iterator[Piece]:
    """Yield the articles and lists of deleted ones in a file of UTF-8, and the text between them.

    An element that is never closed ends where the next one of its kind begins, or its set ends.
    """
    cutter = _Cutter(data)
    at = 0
    while found := _MARK.search(data, at):
        at = found.end()
        end = _ENDS.get(found[0])
        if end:
            close = data.find(end, at)
            at = len(data) if close < 0 else close + len(end)
            continue
        yield from cutter.mark(found)
    yield from cutter.rest()


class _Cutter:
    """Follows the marks of a file in order."""

    __slots__ = ("_counted", "_data", "_done", "_line", "_name", "_namespaces", "_start")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._name = b""
        self._start = 0
        self._done = 0
        self._counted = 0
        self._line = 1
        self._namespaces = b""

    def mark(self, found: re.Match[bytes]) -> Iterator[Piece]:
        """Take one start or end of an element."""
        name, closes = found["name"], bool(found["close"])
        if name in _SETS:
            yield from self._set(found, closes=closes)
        elif closes:
            if name == self._name:
                yield self._cut(self._tag_end(found))
        elif not self._name or name == self._name:
            yield from self._begin(found)

    def rest(self) -> Iterator[Piece]:
        """Yield what is left at the end of the file."""
        if self._name:
            yield self._cut(len(self._data))
        yield from self._between(len(self._data))

    def _set(self, found: re.Match[bytes], *, closes: bool) -> Iterator[Piece]:
        if self._name:
            yield self._cut(found.start())
        yield from self._between(found.start())
        self._done = self._tag_end(found)
        if not closes:
            names = _NAMESPACE.findall(self._data, found.end(), self._done)
            self._namespaces = b"".join(names)

    def _begin(self, found: re.Match[bytes]) -> Iterator[Piece]:
        if self._name:
            yield self._cut(found.start())
        yield from self._between(found.start())
        self._name, self._start = found["name"], found.start()
        end = self._tag_end(found)
        if self._data[end - 2 : end] == b"/>":
            yield self._cut(end)

    def _tag_end(self, found: re.Match[bytes]) -> int:
        """Return the end of a tag; one longer than any real one ends at its name."""
        end = self._data.find(b">", found.end(), found.end() + _LONGEST_TAG)
        return found.end() if end < 0 else end + 1

    def _cut(self, end: int) -> Piece:
        name, self._name = self._name, b""
        self._done = end
        line = self._line_at(self._start)
        return Piece(name.decode(), self._data[self._start : end], line, self._namespaces)

    def _between(self, end: int) -> Iterator[Piece]:
        text = self._data[self._done : end]
        if text.strip():
            yield Piece("", text, self._line_at(self._done))
        self._done = max(self._done, end)

    def _line_at(self, offset: int) -> int:
        self._line += self._data.count(b"\n", self._counted, offset)
        self._counted = offset
        return self._line
