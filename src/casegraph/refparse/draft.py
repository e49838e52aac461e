"""What grammars share and what one grammar has read so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.refparse.text import clip

if TYPE_CHECKING:
    from casegraph.model.record import Name
    from casegraph.model.reference import Span
    from casegraph.refparse.locator import Locator
    from casegraph.refparse.names import AuthorList


@dataclass(frozen=True, slots=True)
class Source:
    """One reference as every grammar sees it: the text, and findings that all of them use.

    `text` is the view of `raw`, its identifiers blanked; `start` and `end` bound what is to be
    read in it. `online` tells that an address or a date of access is printed.
    """

    raw: str
    text: str
    start: int
    end: int
    people: AuthorList | None
    place: Locator | None
    online: bool
    joined: dict[bool, AuthorList | None] = field(default_factory=dict)
    """The people with the group named beside them, kept for the grammars that come next."""


@dataclass(slots=True)
class Draft:
    """The unread window of a source and the fields taken from it.

    `fields` holds the span of each value, `spans` its place with the word that marks it
    (`pp. 12-15`); `located` tells that the window ends where a locator begins.
    """

    source: Source
    start: int
    end: int
    people: AuthorList | None = None
    located: bool = False
    editors: tuple[Name, ...] = ()
    fields: dict[str, Span] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)

    def take(self, name: str, value: Span | None, span: Span | None = None) -> None:
        """Keep a field, where there is one."""
        if not value:
            return
        text = self.source.text
        value = clip(text, value)
        if value[0] < value[1]:
            self.fields[name] = value
            self.spans[name] = clip(text, span) if span else value
