"""The tagger: which treatments and conditions a text is about, each with its words and reason."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from casegraph.tag.abbreviation import meaning
from casegraph.tag.context import Context, context_of
from casegraph.tag.guards.ruling import Objection, Refinement
from casegraph.tag.guards.table import guards_of
from casegraph.tag.match import matcher_of
from casegraph.tag.mention import Mention, Rejection, Tags
from casegraph.tag.site import Scene, Site
from casegraph.tag.view import view_of
from casegraph.vocab.enums import Basis, LabelKind, TermKind, VocabularyName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    from casegraph.tag.context import Said
    from casegraph.tag.match import Candidate
    from casegraph.tag.view import View
    from casegraph.vocab.terms import Term, Vocabulary

    _Judged: TypeAlias = tuple[Candidate, Mention | Rejection]

METHOD = "tag/1"

_STRETCH = 200
"""Words judged together: more than any title has; a longer text is judged in parts."""

_MOST_KNOWN = 20_000
_LONGEST_KNOWN = 1000
"""Texts (their characters) whose tags are remembered, since many reports cite one work."""

_COMPOUNDS = {"pml-iris": ("pml", "iris")}
_LISTING = frozenset({"and", "or", "other", "versus", "vs", "plus"})
_NO_CONTEXT = Context()


class _Known(NamedTuple):
    """The tags of a text, which hold where a record says the same of these abbreviations."""

    tags: Tags
    leaning: Mapping[tuple[str, str], Said]


class Tagger:
    """Tags texts with the terms of one vocabulary.

    Raises InvalidInputError where the vocabulary names a guard that does not exist.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._matcher = matcher_of(vocabulary)
        self._known: dict[str, _Known] = {}
        self._below = lru_cache(maxsize=1000)(self._narrower)
        self._guards = {term.id: guards_of(term) for term in vocabulary}

    def context(self, texts: Iterable[str]) -> Context:
        """Return the context that a record's title, abstract, keywords and other texts make."""
        return context_of(texts, self._matcher)

    def tag(self, text: str, context: Context = _NO_CONTEXT) -> Tags:
        """Return the mentions of a text; `context` is what its record says elsewhere."""
        known = self._known.get(text)
        if known and all(context.said_of(*asked) == said for asked, said in known.leaning.items()):
            return known.tags
        if not self._matcher.may_find(text):
            return Tags(text)
        judged: list[_Judged] = []
        leaning: dict[tuple[str, str], Said] = {}
        for view in view_of(text).stretches(_STRETCH):
            judged += self._judged(view, context, leaning)
        tags = _tags(text, judged)
        if len(text) <= _LONGEST_KNOWN:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[text] = _Known(tags, leaning)
        return tags

    def _narrower(self, ids: tuple[str, ...]) -> frozenset[str]:
        return frozenset().union(*(self._vocabulary.narrower(term) for term in ids))

    def _judged(
        self, view: View, context: Context, leaning: dict[tuple[str, str], Said]
    ) -> list[_Judged]:
        conditions = self._matcher.conditions(view)
        treatments = self._matcher.treatments(view)
        if not conditions and not treatments:
            return []
        scene = Scene(view, self._vocabulary, self._below, context, (*conditions, *treatments))
        about = self._conditions(scene, conditions)
        covered = [(candidate, self._judge(scene, candidate)) for candidate in treatments]
        leaning.update(scene.leaning)
        return [*about, *self._specified(scene, covered)]

    def _conditions(self, scene: Scene, candidates: tuple[Candidate, ...]) -> list[_Judged]:
        judged: list[_Judged] = []
        for candidate in candidates:
            answer = self._judge(scene, candidate)
            judged.append((candidate, answer))
            if isinstance(answer, Mention):
                scene.conditions.append(candidate)
            elif answer.guard == "agent":
                scene.agents.append(candidate)
        return judged

    def _judge(self, scene: Scene, candidate: Candidate) -> Mention | Rejection:
        reason = "named in the text"
        if scene.view.glued_before(candidate.end):
            return _rejection(scene, candidate, "boundary", Objection("the word runs on"))
        if _is_abbreviation(candidate):
            ruling = meaning(candidate, scene, self._matcher)
            if isinstance(ruling, Objection):
                return _rejection(scene, candidate, "abbreviation", ruling)
            reason = ruling
        site = Site(scene, candidate)
        for name, guard, arguments in self._guards[candidate.term.id]:
            answer = guard(site, arguments)
            if isinstance(answer, Objection):
                return _rejection(scene, candidate, name, answer)
            if isinstance(answer, Refinement):
                return self._refined(scene, candidate, answer)
        return _mention(scene, candidate, reason)

    def _refined(self, scene: Scene, candidate: Candidate, answer: Refinement) -> Mention:
        term = self._vocabulary[answer.term]
        view = scene.view
        return Mention(
            term=term.id,
            basis=_basis(term, candidate),
            quote=view.printed(answer.start, answer.end),
            span=view.span(answer.start, answer.end),
            reason=answer.reason,
        )

    def _specified(self, scene: Scene, judged: list[_Judged]) -> list[_Judged]:
        """Reject a class that only introduces a member named beside it: `X, a Y inhibitor`."""
        if len(judged) < 2:
            return judged
        return [
            (candidate, self._said_exactly(scene, candidate, answer, judged) or answer)
            for candidate, answer in judged
        ]

    def _said_exactly(
        self,
        scene: Scene,
        candidate: Candidate,
        answer: Mention | Rejection,
        judged: list[_Judged],
    ) -> Rejection | None:
        if isinstance(answer, Rejection) or answer.basis is not Basis.CLASS:
            return None
        members = self._below((answer.term,)) - {answer.term}
        for other, named in judged:
            first, second = sorted((candidate, other), key=lambda c: c.start)
            between = scene.view.words[first.end : second.start]
            if isinstance(named, Rejection) or named.term not in members:
                continue
            if not _LISTING & set(between):
                objection = Objection(f"said more exactly by '{named.quote}'")
                return _rejection(scene, candidate, "specified", objection)
        return None


def _tags(text: str, judged: list[_Judged]) -> Tags:
    treatments: list[Mention] = []
    conditions: list[Mention] = []
    rejected: list[Rejection] = []
    for candidate, answer in judged:
        if isinstance(answer, Rejection):
            rejected.append(answer)
        elif candidate.term.vocabulary is VocabularyName.TREATMENT:
            treatments.append(answer)
        else:
            conditions.append(answer)
    return Tags(text, tuple(treatments), _compounded(tuple(conditions)), tuple(rejected))


def _compounded(found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Join conditions that together have a name of their own, and name the parts of one."""
    if len(found) < 2 and not any(mention.term in _COMPOUNDS for mention in found):
        return found
    mentions = list(found)
    terms = {mention.term for mention in mentions}
    for whole, (main, part) in _COMPOUNDS.items():
        if whole in terms and main not in terms:
            printed = next(m for m in mentions if m.term == whole)
            mentions.insert(mentions.index(printed), _renamed(printed, main))
        if main in terms and part in terms:
            mentions = [_renamed(m, whole) if m.term == part else m for m in mentions]
    return tuple(mentions)


def _renamed(mention: Mention, term: str) -> Mention:
    reason = f"read from '{mention.quote}' and the conditions beside it"
    return Mention(
        term=term, basis=mention.basis, quote=mention.quote, span=mention.span, reason=reason
    )


def _mention(scene: Scene, candidate: Candidate, reason: str) -> Mention:
    term = candidate.term
    inferred = candidate.label.kind is LabelKind.MISSPELLING
    return Mention(
        term=term.id,
        basis=_basis(term, candidate),
        quote=scene.view.printed(candidate.start, candidate.end),
        span=scene.view.span(candidate.start, candidate.end),
        reason=f"inferred from a misspelling of '{term.label}'" if inferred else reason,
        inferred=inferred,
    )


def _basis(term: Term, candidate: Candidate) -> Basis:
    if term.kind is TermKind.CLASS:
        return Basis.CLASS
    return Basis.ABBREVIATION if _is_abbreviation(candidate) else Basis.NAMED


def _is_abbreviation(candidate: Candidate) -> bool:
    return candidate.label.kind is LabelKind.ABBREVIATION


def _rejection(scene: Scene, candidate: Candidate, guard: str, why: Objection) -> Rejection:
    return Rejection(
        term=candidate.term.id,
        vocabulary=candidate.term.vocabulary,
        guard=guard,
        reason=why.reason,
        quote=scene.view.printed(candidate.start, candidate.end),
        span=scene.view.span(candidate.start, candidate.end),
        unsure=why.unsure,
    )
