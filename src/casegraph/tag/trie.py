"""A trie over folded words: the longest known sequence that starts at a word."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Entry = TypeVar("Entry")


@dataclass(slots=True)
class _Node(Generic[Entry]):
    children: dict[str, _Node[Entry]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


class Trie(Generic[Entry]):
    """Entries by the words of their labels.

    `starts` maps the first word of labels to the words that may follow it, None where the word is
    a label itself: most words of a text are told by it to start none.
    """

    def __init__(self) -> None:
        self._root: _Node[Entry] = _Node()
        self.starts: dict[str, set[str] | None] = {}

    def add(self, words: Sequence[str], entry: Entry) -> None:
        """Store an entry under its words."""
        first, *rest = words
        following = self.starts.setdefault(first, set())
        if following is not None and rest:
            following.add(rest[0])
        else:
            self.starts[first] = None
        node = self._root
        for word in words:
            node = node.children.setdefault(word, _Node())
        node.entries.append(entry)

    def hits(self, words: Sequence[str]) -> list[int]:
        """Return the places of words that start a label as far as the next word tells."""
        starts = self.starts
        found: list[int] = []
        for at in [at for at, word in enumerate(words) if word in starts]:
            following = starts[words[at]]
            if following is None or (at + 1 < len(words) and words[at + 1] in following):
                found.append(at)
        return found

    def sequences(self, words: Sequence[str], start: int) -> list[tuple[int, list[Entry]]]:
        """Return the ends and entries of all labels that start at a word, the longest first."""
        found: list[tuple[int, list[Entry]]] = []
        node = self._root
        for end in range(start, len(words)):
            following = node.children.get(words[end])
            if following is None:
                break
            node = following
            if node.entries:
                found.append((end + 1, node.entries))
        return found[::-1]
