"""The site of a candidate: the words and conditions around it, as the guards read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from casegraph.tag import words as lexis
from casegraph.tag.context import expansions_in
from casegraph.vocab.enums import VocabularyName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from casegraph.tag.context import Context, Said
    from casegraph.tag.match import Candidate, Found
    from casegraph.vocab.terms import Vocabulary

_REACH = 5
_CHAIN = 3


class Link(NamedTuple):
    """A word that ties a treatment to what stands before it: `(treatment) with`, `(PML) after`.

    `at` is its index in the text's words, `before` the word in front of it in the same clause.
    """

    at: int
    before: str
    word: str


class Scene:
    """One text with everything found in it.

    `found` holds the labels printed; `conditions` and `agents` are those of them that were
    believed. What guards ask for is worked out when one asks;
    `leaning` holds what they were told of the rest of the record.
    """

    __slots__ = (
        *("_expansions", "_groups", "_spaced", "agents", "below", "conditions", "found"),
        *("_context", "leaning", "view", "vocabulary"),
    )

    def __init__(
        self,
        found: Found,
        vocabulary: Vocabulary,
        below: Callable[[tuple[str, ...]], frozenset[str]],
        context: Context,
    ) -> None:
        self.found = found
        self.view = found.view
        self.vocabulary = vocabulary
        self.below = below
        self._context = context
        self.leaning: dict[tuple[str, str], Said] = {}
        self.conditions: list[Candidate] = []
        self.agents: list[Candidate] = []
        self._expansions: dict[str, list[str]] | None = None
        self._groups: dict[int, tuple[int, int]] | None = None
        self._spaced: str | None = None

    def said_elsewhere(self, short: str, term: str) -> Said:
        """Return what the record says elsewhere of an abbreviation and its term."""
        said = self._context.said_of(short, term)
        self.leaning[short, term] = said
        return said

    @property
    def all_capitals(self) -> bool:
        """Tell whether the text is printed in capitals, so that case says nothing."""
        return self.view.text.isupper()

    @property
    def spaced(self) -> str:
        """The folded words with a space around each, in which `phrase` finds whole words only."""
        if self._spaced is None:
            self._spaced = self.view.spaced
        return self._spaced

    @property
    def expansions(self) -> dict[str, list[str]]:
        """Return the long forms that the text itself gives to its abbreviations."""
        if self._expansions is None:
            self._expansions = {}
            if "(" in self.view.text or "[" in self.view.text:
                printed = self.view.printed(0, len(self.view.words), margin=1)
                for short, long in expansions_in(printed):
                    self._expansions.setdefault(short, []).append(long)
        return self._expansions

    @property
    def groups(self) -> dict[int, tuple[int, int]]:
        """Return for each treatment's start the bounds of the list it is joined to by and, or."""
        if self._groups is None:
            runs: list[list[Candidate]] = []
            for candidate in self.found.treatments:
                if runs and self._joined(runs[-1][-1], candidate):
                    runs[-1].append(candidate)
                else:
                    runs.append([candidate])
            self._groups = {one.start: (run[0].start, run[-1].end) for run in runs for one in run}
        return self._groups

    def within(self, ids: tuple[str, ...]) -> list[Candidate]:
        """Return the believed conditions and agents that are one of the terms or below one."""
        wanted = self.below(ids)
        return [c for c in (*self.conditions, *self.agents) if c.term.id in wanted]

    def _joined(self, one: Candidate, other: Candidate) -> bool:
        between = self.view.words[one.end : other.start]
        same_clause = self.view.clause(one.start, one.end)[1] > other.start
        return same_clause and all(word in lexis.JOINING for word in between)


class Site:
    """One candidate in its scene.

    `start` and `end` are the bounds of the candidate with what it is joined to; `left` and
    `right` are the words before and after it in its clause.
    """

    __slots__ = ("_links", "candidate", "end", "left", "right", "scene", "start")

    def __init__(self, scene: Scene, candidate: Candidate) -> None:
        self.scene = scene
        self.candidate = candidate
        self._links: tuple[Link, ...] | None = None
        start, end = candidate.start, candidate.end
        if candidate.term.vocabulary is VocabularyName.TREATMENT:
            start, end = scene.groups[start]
        self.start, self.end = start, end
        first, last = scene.view.clause(start, end)
        self.left = scene.view.words[first:start]
        self.right = scene.view.words[end:last]

    @property
    def links(self) -> tuple[Link, ...]:
        """The chain of links that governs it, the nearest first.

        `PML after treatment with X` gives `(treatment) with`, then `(PML) after`.
        """
        if self._links is None:
            self._links = tuple(_links(self.left, self.start - len(self.left)))
        return self._links

    @property
    def own_words(self) -> tuple[str, ...]:
        """The folded words of the candidate itself."""
        return self.scene.view.words[self.candidate.start : self.candidate.end]

    def condition_before(self, ids: tuple[str, ...] | None = None) -> bool:
        """Tell whether a condition (one of `ids`) is printed anywhere before it."""
        return any(c.end <= self.start for c in self._conditions(ids))

    def condition_after(self, ids: tuple[str, ...] | None = None) -> bool:
        """Tell whether a condition (one of `ids`) is printed anywhere after it."""
        return any(c.start >= self.end for c in self._conditions(ids))

    def condition_starts(self, first: int, last: int, ids: tuple[str, ...] | None = None) -> bool:
        """Tell whether a condition (one of `ids`) starts from word `first` up to word `last`."""
        return any(first <= c.start < last for c in self._conditions(ids))

    def plain_words(self, first: int, last: int) -> list[str]:
        """Return the words from `first` up to `last` that belong to no condition."""
        taken = {i for c in self.scene.conditions for i in range(c.start, c.end)}
        return [self.scene.view.words[i] for i in range(first, last) if i not in taken]

    def _conditions(self, ids: tuple[str, ...] | None) -> Sequence[Candidate]:
        return self.scene.conditions if ids is None else self.scene.within(ids)


def _links(left: Sequence[str], offset: int) -> Iterator[Link]:
    end = len(left)
    for _ in range(_CHAIN):
        for at in range(end - 1, max(end - 1 - _REACH, -1), -1):
            if left[at] in lexis.LINKS:
                break
        else:
            return
        before = left[at - 1] if at else ""
        yield Link(at + offset, before, left[at])
        if before not in lexis.THERAPY_NOUNS:
            return
        end = at - 1
