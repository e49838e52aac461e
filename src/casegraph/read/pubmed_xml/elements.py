"""Looking at elements of PubMed XML: their text, and their place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


class Elements:
    """Finds elements of one article; `line` is the line of the file that the article begins in."""

    __slots__ = ("_first", "root")

    def __init__(self, root: _Element, line: int) -> None:
        self.root = root
        self._first = line - 1

    def at(self, element: _Element) -> tuple[int, int]:
        """Return line and column of an element; the parser tells no columns."""
        return self._first + (element.sourceline or 1), 1

    def each(self, path: str) -> Iterator[tuple[_Element, str]]:
        """Yield the elements at a path that hold text, with it."""
        for element in self.root.iterfind(path):
            text = text_of(element)
            if text:
                yield element, text

    def first(self, *paths: str) -> tuple[_Element, str] | None:
        """Return the first element with text at the first path that has one."""
        return next((found for path in paths for found in self.each(path)), None)


def text_of(element: _Element | None) -> str:
    """Return the text of an element and all within it, with single spaces."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def child_text(element: _Element, *names: str) -> str:
    """Return the text of the first of the children that has some."""
    return next((text for name in names if (text := text_of(element.find(name)))), "")
