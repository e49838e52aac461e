"""Patterns that are compiled when they are first used: most references need few of them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    class _Find(Protocol):
        def __call__(self, text: str, start: int = ..., end: int = ..., /) -> re.Match[str] | None:
            """Return a match, None where there is none."""

    class _FindAll(Protocol):
        def __call__(
            self, text: str, start: int = ..., end: int = ..., /
        ) -> Iterator[re.Match[str]]:
            """Yield the matches from left to right."""


class Pattern:
    """A regular expression whose methods are those of `re.Pattern`."""

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.source = source
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.source, self._flags)

    @cached_property
    def match(self) -> _Find:
        """What matches at a place."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> _Find:
        """What matches a whole stretch."""
        return self.compiled.fullmatch

    @cached_property
    def search(self) -> _Find:
        """What finds the first match."""
        return self.compiled.search

    @cached_property
    def finditer(self) -> _FindAll:
        """What finds all matches."""
        return self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[[str], list[str]]:
        """What returns the text of all matches."""
        return self.compiled.findall
