"""Grammars of printed styles: each a declared order of blocks; the first that fits reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.refparse.blocks import (
    authors,
    bare_year,
    closing_year,
    dated_locator,
    enclosed_year,
    last_year,
    some_authors,
    some_imprint,
    some_locator,
    title_and_container,
    undated_locator,
    web_page,
)
from casegraph.refparse.draft import Draft
from casegraph.refparse.name_forms import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from casegraph.refparse.draft import Source


@dataclass(frozen=True, slots=True)
class Grammar:
    """One printed style: the blocks that read it, in the order in which they are tried."""

    name: str
    blocks: tuple[Callable[[Draft], bool], ...]

    def read(self, source: Source) -> Draft | None:
        """Return what the blocks took, None where one of them does not fit."""
        draft = Draft(source, source.start, source.end)
        for block in self.blocks:
            if not block(draft):
                return None
        return draft


_ANY = tuple(Form)
_NOT_BARE = tuple(form for form in Form if form is not Form.BARE)
_REST = (undated_locator, title_and_container)

GRAMMARS: tuple[Grammar, ...] = (
    Grammar("springer-basic", (authors(Form.BARE, group=False), enclosed_year, *_REST)),
    Grammar("apa", (authors(*_NOT_BARE, group=False), enclosed_year, *_REST)),
    Grammar("harvard", (authors(*_ANY), bare_year, *_REST)),
    Grammar("vancouver", (authors(*_ANY), dated_locator(";", ":", "", "."), title_and_container)),
    Grammar("acs", (authors(*_ANY), dated_locator(","), title_and_container)),
    Grammar("frontiers", (authors(*_ANY), dated_locator(enclosed=True), title_and_container)),
    Grammar("year-last", (authors(*_ANY), closing_year, title_and_container)),
    Grammar("year-last", (authors(*_ANY), last_year, *_REST)),
    Grammar("undated", (authors(*_ANY), some_authors, *_REST)),
    Grammar("undated", (undated_locator, some_locator, title_and_container)),
    Grammar("undated", (authors(*_ANY), some_imprint)),
    Grammar("undated", (authors(*_ANY), web_page)),
)
