"""The tagger: which treatments and conditions a text is about, each with its words and reason."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from casegraph.tag.abbreviation import meaning
from casegraph.tag.context import Context, context_of, part_of
from casegraph.tag.guards.ruling import Objection, Refinement
from casegraph.tag.guards.table import guards_of
from casegraph.tag.match import matcher_of
from casegraph.tag.mention import Mention, Rejection, Tags
from casegraph.tag.site import Scene, Site
from casegraph.vocab.enums import Basis, LabelKind, TermKind, VocabularyName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    from casegraph.tag.context import Said
    from casegraph.tag.match import Candidate, Found
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

    def holds_in(self, context: Context) -> bool:
        """Tell whether the text is tagged alike in a context."""
        leaning = self.leaning
        return not leaning or all(context.said_of(*asked) == leaning[asked] for asked in leaning)


class Tagger:
    """Tags texts with the terms of one vocabulary.

    Raises InvalidInputError where the vocabulary names a guard that does not exist.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._matcher = matcher_of(vocabulary)
        self._known: dict[str, _Known] = {}
        self._part = lru_cache(_MOST_KNOWN)(partial(part_of, matcher=self._matcher))
        self._below = lru_cache(maxsize=1000)(self._narrower)
        self._guards = {term.id: guards_of(term) for term in vocabulary}

    def context(self, texts: Iterable[str]) -> Context:
        """Return the context that a record's title, abstract, keywords and other texts make."""
        return context_of(map(self._part, texts))

    def tag(self, text: str, context: Context = _NO_CONTEXT) -> Tags:
        """Return the mentions of a text; `context` is what its record says elsewhere."""
        known = self._known.get(text)
        if known and known.holds_in(context):
            return known.tags
        whole = self._matcher.look(text)
        if whole is None:
            return Tags(text)
        judged: list[_Judged] = []
        leaning: dict[tuple[str, str], Said] = {}
        for found in self._stretches(whole):
            judged += self._judged(found, context, leaning)
        tags = _tags(text, judged)
        if len(text) <= _LONGEST_KNOWN:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[text] = _Known(tags, leaning)
        return tags

    def _narrower(self, ids: tuple[str, ...]) -> frozenset[str]:
        """Return the terms, all below them, and what is made of one of them and another."""
        below = frozenset[str]().union(*map(self._vocabulary.narrower, ids))
        return below.union(whole for whole, parts in _COMPOUNDS.items() if below & set(parts))

    def _stretches(self, whole: Found) -> Iterable[Found]:
        if len(whole.view.words) <= _STRETCH:
            return (whole,)
        return map(self._matcher.find, whole.view.stretches(_STRETCH))

    def _judged(
        self, found: Found, context: Context, leaning: dict[tuple[str, str], Said]
    ) -> list[_Judged]:
        if not found.conditions and not found.treatments:
            return []
        scene = Scene(found, self._vocabulary, self._below, context)
        about = self._conditions(scene)
        covered = [(candidate, self._judge(scene, candidate)) for candidate in found.treatments]
        leaning.update(scene.leaning)
        return [*about, *self._specified(scene, covered)]

    def _conditions(self, scene: Scene) -> list[_Judged]:
        judged: list[_Judged] = []
        for candidate in scene.found.conditions:
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
    if inferred:
        reason = f"inferred from a misspelling of '{term.label}'"
    span = scene.view.span(candidate.start, candidate.end)
    return Mention(
        term.id, _basis(term, candidate), scene.view.text[slice(*span)], span, reason, inferred
    )


def _basis(term: Term, candidate: Candidate) -> Basis:
    if term.kind is TermKind.CLASS:
        return Basis.CLASS
    return Basis.ABBREVIATION if _is_abbreviation(candidate) else Basis.NAMED


def _is_abbreviation(candidate: Candidate) -> bool:
    return candidate.label.kind is LabelKind.ABBREVIATION


def _rejection(scene: Scene, candidate: Candidate, guard: str, why: Objection) -> Rejection:
    term = candidate.term
    span = scene.view.span(candidate.start, candidate.end)
    quote = scene.view.text[slice(*span)]
    return Rejection(term.id, term.vocabulary, guard, why.reason, quote, span, why.unsure)
