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

    Fits = Callable[[Source], bool]
    Block = Callable[[Draft], bool]


@dataclass(frozen=True, slots=True)
class Grammar:
    """One printed style: the blocks that read it, in the order in which they are tried.

    `fits` tells by names and locator alone whether a source may be printed in this style.
    """

    name: str
    fits: Fits
    blocks: tuple[Block, ...]

    def read(self, source: Source) -> Draft | None:
        """Return what the blocks took, None where one of them does not fit."""
        if not self.fits(source):
            return None
        draft = Draft(source, source.start, source.end)
        for block in self.blocks:
            if not block(draft):
                return None
        return draft


def _bare(source: Source) -> bool:
    return not source.people or source.people.form is Form.BARE


def _not_bare(source: Source) -> bool:
    return not source.people or source.people.form is not Form.BARE


def _dated(*separators: str, enclosed: bool = False) -> Fits:
    """Return what tells whether a year stands in front of the locator, with one of these signs."""

    def fits(source: Source) -> bool:
        place = source.place
        if not place or not place.before or place.enclosed is not enclosed:
            return False
        return not separators or place.separator in separators

    return fits


def _closed(source: Source) -> bool:
    return source.place is not None and source.place.after is not None


def _any(_: Source) -> bool:
    return True


_REST = (undated_locator, title_and_container)
_LOCATED = (authors(), dated_locator, title_and_container)

GRAMMARS: tuple[Grammar, ...] = (
    Grammar("springer-basic", _bare, (authors(group=False), enclosed_year, *_REST)),
    Grammar("apa", _not_bare, (authors(group=False), enclosed_year, *_REST)),
    Grammar("harvard", _any, (authors(), bare_year, *_REST)),
    Grammar("vancouver", _dated(";", ":", "", "."), _LOCATED),
    Grammar("acs", _dated(","), _LOCATED),
    Grammar("frontiers", _dated(enclosed=True), _LOCATED),
    Grammar("year-last", _closed, (authors(), closing_year, title_and_container)),
    Grammar("year-last", _any, (authors(), last_year, *_REST)),
    Grammar("undated", _any, (authors(), some_authors, *_REST)),
    Grammar("undated", _any, (undated_locator, some_locator, title_and_container)),
    Grammar("undated", _any, (authors(), some_imprint)),
    Grammar("undated", _any, (authors(), web_page)),
)
