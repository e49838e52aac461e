"""The loop that RIS and MEDLINE share: lines that begin with a tag, gathered into records.

Both formats pad the tag to four columns and put a hyphen and a space behind it (`TI  - `,
`PMID- `). That form is found by slices; all others are the business of the format's dialect.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_PIECE = 1 << 18
_VALUE = 6


class Entry(NamedTuple):
    """One tag with its value, whose lines are parted by line feeds, and its place in the file.

    `at` is the line and column of the value, both counted from 1.
    """

    tag: str
    value: str
    at: tuple[int, int]


class Tagged(NamedTuple):
    """A line that begins with a tag, and the offset of its value."""

    tag: str
    start: int


@dataclass(slots=True)
class Block:
    """The lines of one record: its entries, and the lines that belong to none of them.

    `line` is that of the first tag, `text` holds all lines from there on, as they stand. `loose`
    lists with their numbers the lines before the first tag, and others that are part of no value.
    `after_blank` tells whether a blank line stands behind the last line that is part of a value.
    """

    line: int = 1
    text: str = ""
    entries: list[Entry] = field(default_factory=list)
    loose: list[tuple[int, str]] = field(default_factory=list)
    after_blank: bool = True


class Dialect(Protocol):
    """What a format says of its tags.

    `padded` maps the first six columns of a line in the plain form to its tag. `borders` are the
    tags for which `begins` is asked whether they begin a record; it is asked for any tag that
    follows a blank line as well. `end` is the tag that ends a record, empty where there is none.
    Where values go on `indented`, a line that has neither a tag nor an indent belongs to none.
    """

    @property
    def padded(self) -> Mapping[str, str]:
        """Return the tags by the six columns that they fill with their hyphen."""
        ...

    @property
    def borders(self) -> Collection[str]:
        """Return the tags that may begin a record."""
        ...

    @property
    def end(self) -> str:
        """Return the tag that ends a record."""
        ...

    @property
    def behind(self) -> Collection[str]:
        """Return the tags that begin no record, as they stand behind the end of one."""
        ...

    @property
    def indented(self) -> bool:
        """Tell whether the lines that go on with a value are indented."""
        ...

    def tag_of(self, line: str) -> Tagged | None:
        """Return the tag of a line that is not in the plain form, None where it has none."""
        ...

    def begins(self, tag: str, block: Block) -> bool:
        """Tell whether a tag begins another record than the one that is being read."""
        ...


def blocks(text: str, dialect: Dialect) -> Iterator[Block]:
    """Yield the records of a text one by one; text behind the last one is its own block.

    A line in the plain form within a record is taken here; all others are the gatherer's.
    """
    gatherer = _Gatherer(dialect)
    special = {*dialect.borders, dialect.end}
    within = {form: tag for form, tag in dialect.padded.items() if tag not in special}
    new = tuple.__new__  # half the cost of the constructor, on the one path that counts
    plain, lines, entries = gatherer.state()
    for number, line in enumerate(lines_of(text), start=1):
        if plain and (tag := within.get(line[:_VALUE])):
            lines.append(line)
            entries.append(new(Entry, (tag, line[_VALUE:], (number, _VALUE + 1))))
            continue
        tag = dialect.padded.get(line[:_VALUE])
        found = Tagged(tag, _VALUE) if tag else dialect.tag_of(line) if line else None
        if found is None or (not entries and found.tag in dialect.behind):
            gatherer.untagged(line, number)
            plain = False
            continue
        if gatherer.is_complete(found.tag):
            yield gatherer.close()
        gatherer.tagged(found, line, number)
        if found.tag == dialect.end:
            yield gatherer.close()
        plain, lines, entries = gatherer.state()
    yield from gatherer.rest()


def padded(tags: Iterable[str]) -> dict[str, str]:
    """Return tags by the six columns that they fill with their hyphen in the plain form."""
    return {f"{tag:<4}- ": tag for tag in tags}


def lines_of(text: str) -> Iterator[str]:
    """Return the lines of a text one by one; no more than a piece of it is copied at a time."""
    return chain.from_iterable(_pieces(text))


def _pieces(text: str) -> Iterator[list[str]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE)
        end = len(text) if end < 0 else end
        yield text[start:end].split("\n")
        start = end + 1


class _Gatherer:
    """Gathers lines into the block of one record after the other.

    `lines` are those of the block, `entries` those of its tags.
    """

    __slots__ = ("_block", "_dialect", "_more", "entries", "lines")

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._open()

    def state(self) -> tuple[bool, list[str], list[Entry]]:
        """Return whether a record is open behind a line with a tag, `lines` and `entries`.

        A plain tag in the line behind it then needs no further thought.
        """
        return bool(self.entries), self.lines, self.entries

    def is_complete(self, tag: str) -> bool:
        """Tell whether the block is complete before a line with this tag."""
        if not self.entries:
            return False
        if tag not in self._dialect.borders and not self._block.after_blank:
            return False
        return self._dialect.begins(tag, self._block)

    def tagged(self, found: Tagged, line: str, number: int) -> None:
        """Take a line with its tag; what a value is left to the lines after it stays open."""
        if self._more:
            self._finish()
        if not self.entries:
            self._block.line = number
            self.lines.clear()
        value = line[found.start :]
        if found.tag == self._dialect.end and value and not value.isspace():
            self._block.loose.append((number, line))
        self._block.after_blank = False
        self.lines.append(line)
        self.entries.append(Entry(found.tag, value, (number, found.start + 1)))

    def untagged(self, line: str, number: int) -> None:
        """Take a line without a tag: blank, of the value before it, or of no value at all."""
        self.lines.append(line)
        if not line or line.isspace():
            self._block.after_blank = True
        elif self.entries and (line[0] in " \t" or not self._dialect.indented):
            self._block.after_blank = False
            self._more.append(line)
        else:
            self._block.loose.append((number, line))

    def close(self) -> Block:
        """Return the block that is complete, and begin another."""
        if self._more:
            self._finish()
        done = self._block
        done.text = "\n".join(self.lines).strip("\n")
        self._open()
        self._block.after_blank = done.after_blank
        return done

    def rest(self) -> Iterator[Block]:
        """Yield what is left at the end of the text."""
        if self.entries or self._block.loose:
            yield self.close()

    def _open(self) -> None:
        self._block = Block()
        self._more: list[str] = []
        self.entries: list[Entry] = self._block.entries
        self.lines: list[str] = []

    def _finish(self) -> None:
        """Give the last entry the lines that went on with it."""
        tag, value, at = self.entries[-1]
        self.entries[-1] = Entry(tag, "\n".join([value, *self._more]), at)
        self._more = []
