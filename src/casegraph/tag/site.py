"""The site of a candidate: the words and conditions around it, as the guards read them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from casegraph.tag import words as lexis
from casegraph.tag.context import expansions_in
from casegraph.vocab.enums import VocabularyName

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from casegraph.tag.context import Context
    from casegraph.tag.match import Candidate
    from casegraph.tag.view import View
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


@dataclass(frozen=True)
class Scene:
    """One text with everything found in it.

    `candidates` are the labels printed, of conditions and treatments; `conditions` and `agents`
    are those of them that were believed.
    """

    view: View
    vocabulary: Vocabulary
    context: Context
    candidates: tuple[Candidate, ...]
    conditions: list[Candidate] = field(default_factory=list)
    agents: list[Candidate] = field(default_factory=list)

    @cached_property
    def all_capitals(self) -> bool:
        """Tell whether the text is printed in capitals, so that case says nothing."""
        return self.view.text.isupper()

    @cached_property
    def expansions(self) -> dict[str, list[str]]:
        """Return the long forms that the text itself gives to its abbreviations."""
        found: dict[str, list[str]] = {}
        for short, long in expansions_in(self.view.printed(0, len(self.view.words), margin=1)):
            found.setdefault(short, []).append(long)
        return found

    @cached_property
    def groups(self) -> dict[int, tuple[int, int]]:
        """Return for each treatment's start the bounds of the list it is joined to by and, or."""
        runs: list[list[Candidate]] = []
        for candidate in self.candidates:
            if candidate.term.vocabulary is not VocabularyName.TREATMENT:
                continue
            if runs and self._joined(runs[-1][-1], candidate):
                runs[-1].append(candidate)
            else:
                runs.append([candidate])
        return {one.start: (run[0].start, run[-1].end) for run in runs for one in run}

    def within(self, ids: Collection[str]) -> list[Candidate]:
        """Return the believed conditions and agents that are one of the terms or below one."""
        wanted = {narrow for term in ids for narrow in self.vocabulary.narrower(term)}
        return [c for c in (*self.conditions, *self.agents) if c.term.id in wanted]

    def _joined(self, one: Candidate, other: Candidate) -> bool:
        between = self.view.words[one.end : other.start]
        same_clause = self.view.clauses[one.start] == self.view.clauses[other.start]
        return same_clause and all(word in lexis.JOINING for word in between)


@dataclass(frozen=True)
class Site:
    """One candidate in its scene."""

    scene: Scene
    candidate: Candidate

    @cached_property
    def _bounds(self) -> tuple[int, int]:
        own = self.candidate.start, self.candidate.end
        if self.candidate.term.vocabulary is not VocabularyName.TREATMENT:
            return own
        return self.scene.groups[self.candidate.start]

    @property
    def start(self) -> int:
        """The first word of the candidate and of what it is joined to."""
        return self._bounds[0]

    @property
    def end(self) -> int:
        """The word after the candidate and what it is joined to."""
        return self._bounds[1]

    @cached_property
    def left(self) -> tuple[str, ...]:
        """The words before it in its clause."""
        clauses, at = self.scene.view.clauses, self.start
        first = at
        while first and clauses[first - 1] == clauses[at]:
            first -= 1
        return self.scene.view.words[first:at]

    @cached_property
    def right(self) -> tuple[str, ...]:
        """The words after it in its clause."""
        view = self.scene.view
        last = self.end
        while last < len(view.words) and view.clauses[last] == view.clauses[self.end - 1]:
            last += 1
        return view.words[self.end : last]

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The chain of links that governs it, the nearest first.

        `PML after treatment with X` gives `(treatment) with`, then `(PML) after`.
        """
        return tuple(_links(self.left, self.start - len(self.left)))

    @property
    def own_words(self) -> tuple[str, ...]:
        """The folded words of the candidate itself."""
        return self.scene.view.words[self.candidate.start : self.candidate.end]

    def condition_before(self, ids: Collection[str] | None = None) -> bool:
        """Tell whether a condition (one of `ids`) is printed anywhere before it."""
        return any(c.end <= self.start for c in self._conditions(ids))

    def condition_after(self, ids: Collection[str] | None = None) -> bool:
        """Tell whether a condition (one of `ids`) is printed anywhere after it."""
        return any(c.start >= self.end for c in self._conditions(ids))

    def condition_starts(self, first: int, last: int, ids: Collection[str] | None = None) -> bool:
        """Tell whether a condition (one of `ids`) starts from word `first` up to word `last`."""
        return any(first <= c.start < last for c in self._conditions(ids))

    def plain_words(self, first: int, last: int) -> list[str]:
        """Return the words from `first` up to `last` that belong to no condition."""
        taken = {i for c in self.scene.conditions for i in range(c.start, c.end)}
        return [self.scene.view.words[i] for i in range(first, last) if i not in taken]

    def _conditions(self, ids: Collection[str] | None) -> Sequence[Candidate]:
        return self.scene.conditions if ids is None else self.scene.within(ids)


def _links(left: Sequence[str], offset: int) -> Iterator[Link]:
    at = len(left)
    for _ in range(_CHAIN):
        near = range(at - 1, max(at - 1 - _REACH, -1), -1)
        found = next((i for i in near if left[i] in lexis.LINKS), None)
        if found is None:
            return
        before = left[found - 1] if found else ""
        yield Link(found + offset, before, left[found])
        if before not in lexis.THERAPY_NOUNS:
            return
        at = found - 1
