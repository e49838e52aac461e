"""Completing a record: what its references say, what they cover, which terms it names."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.model.coverage import NO_TREATMENT, ConditionMention, Coverage
from casegraph.model.record import Record, Reference
from casegraph.refparse.parse import parse
from casegraph.tag.coverage import conditions_of, coverage_of
from casegraph.vocab.enums import Basis, CoverageStatus, VocabularyName, WorkType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.model.coverage import CoverageStatement
    from casegraph.model.reference import ParsedReference
    from casegraph.tag.context import Context
    from casegraph.tag.tagger import Tagger
    from casegraph.vocab.terms import Vocabulary

NOT_UNDERSTOOD = "not-understood"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteRecord:
    """A record whose references hold what their raw text says, and the words left over."""

    record: Record
    leftovers: Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """What the references of a record cover, by reference number."""

    coverage: Mapping[int, tuple[Coverage, ...]]
    conditions: Mapping[int, tuple[ConditionMention, ...]]


def complete(record: Record) -> CompleteRecord:
    """Read every reference's raw text; what the record states itself stays as it is.

    What has a title and no type is a case report; of what a list of citations names by an
    identifier alone nothing is known.
    """
    references = []
    leftovers: dict[int, str] = {}
    for reference in record.references:
        parsed = parse(reference.raw)
        references.append(_completed(reference, parsed))
        if parsed.leftover:
            left = " ".join(reference.raw[start:end] for start, end in parsed.leftover)
            leftovers[reference.number] = left
    kind = record.type or (WorkType.CASE_REPORT if record.title else None)
    completed = dataclasses.replace(record, type=kind, references=tuple(references))
    return CompleteRecord(record=completed, leftovers=leftovers)


def leftover_issues(completed: CompleteRecord) -> Iterator[Issue]:
    """Yield an issue for every reference in which some words were not understood."""
    for index, reference in enumerate(completed.record.references):
        left = completed.leftovers.get(reference.number)
        if left:
            where = Where(path=f"references[{index}].raw")
            yield Issue(NOT_UNDERSTOOD, Severity.INFO, where, f"not understood: {left!r}")


def tag_references(record: Record, tagger: Tagger, vocabulary: Vocabulary) -> Tagged:
    """Return the coverage of every reference: by its title, and by the curator's statements."""
    context = tagger.context(_texts(record))
    coverage: dict[int, tuple[Coverage, ...]] = {}
    conditions: dict[int, tuple[ConditionMention, ...]] = {}
    for reference in record.references:
        read, about = _tagged_title(reference, tagger, context)
        if not reference.coverage:
            coverage[reference.number], conditions[reference.number] = read, about
            continue
        stated = tuple(_stated(entry, vocabulary) for entry in reference.coverage)
        if any(entry.treatment is None for entry in stated):
            read = tuple(_overruled(entry) for entry in read)
        known = {mention.condition for mention in about}
        added = [
            ConditionMention(condition=condition)
            for entry in stated
            for condition in entry.conditions
            if condition not in known
        ]
        coverage[reference.number] = (*read, *stated)
        conditions[reference.number] = (*about, *dict.fromkeys(added))
    return Tagged(coverage=coverage, conditions=conditions)


def term_issues(record: Record, vocabulary: Vocabulary) -> Iterator[Issue]:
    """Yield an issue for every term the record names that the vocabulary does not hold."""
    for path, name, kind, severity in _named_terms(record):
        if len(vocabulary.find(name, kind)) == 1:
            continue
        detail, hint = _unresolved(name, kind, vocabulary)
        yield Issue("unknown-term", severity, Where(path=path), detail, hint)


def _unresolved(name: str, kind: VocabularyName, vocabulary: Vocabulary) -> tuple[str, str | None]:
    found = vocabulary.find(name, kind)
    if found:
        meanings = ", ".join(term.id for term in found)
        return f"{name!r} may mean {meanings}", "write the id of the one that is meant"
    detail = f"{name!r} is no term of the {kind.value} vocabulary"
    return detail, vocabulary.suggestion(name, kind)


def _completed(reference: Reference, parsed: ParsedReference) -> Reference:
    return Reference(
        number=reference.number,
        raw=reference.raw,
        authors=reference.authors or parsed.authors,
        et_al=reference.et_al or parsed.et_al,
        year=reference.year or parsed.year,
        title=reference.title or parsed.title,
        journal=reference.journal or parsed.journal,
        volume=reference.volume or _beside(parsed.volume, reference.page),
        issue=reference.issue or _beside(parsed.issue, reference.page),
        page=reference.page or parsed.page,
        type=reference.type or parsed.type,
        identifiers={**parsed.identifiers, **reference.identifiers},
        links=reference.links,
        intent=reference.intent,
        coverage=reference.coverage,
    )


def _beside(read: str | None, page: str | None) -> str | None:
    """Return what was read as volume or issue, None where it is a part of pages that are stated."""
    if read and page is not None and "-" in read and read in page:
        return None
    return read


def _tagged_title(
    reference: Reference, tagger: Tagger, context: Context
) -> tuple[tuple[Coverage, ...], tuple[ConditionMention, ...]]:
    text, place = (reference.title, "title") if reference.title else (reference.raw, "raw")
    tags = tagger.tag(text, context)
    return coverage_of(tags, place), conditions_of(tags, place)


def _stated(entry: CoverageStatement, vocabulary: Vocabulary) -> Coverage:
    treatment = None
    if entry.treatment != NO_TREATMENT:
        treatment = vocabulary.find(entry.treatment, VocabularyName.TREATMENT)[0].id
    conditions = (vocabulary.find(name, VocabularyName.CONDITION) for name in entry.conditions)
    return Coverage(
        treatment=treatment,
        basis=Basis.CURATOR,
        conditions=tuple(terms[0].id for terms in conditions if terms),
        role=entry.role,
        quote=entry.quote,
        place="curator",
        status=CoverageStatus.ACCEPTED,
        source=entry.source,
        reason="stated by a curator",
    )


def _overruled(entry: Coverage) -> Coverage:
    reason = f"{entry.reason}; a curator judged that the work covers no treatment"
    return dataclasses.replace(entry, status=CoverageStatus.REJECTED, reason=reason)


def _named_terms(record: Record) -> Iterator[tuple[str, str, VocabularyName, Severity]]:
    for index, reference in enumerate(record.references):
        for place, entry in enumerate(reference.coverage):
            path = f"references[{index}].coverage[{place}]"
            if entry.treatment != NO_TREATMENT:
                yield f"{path}.treatment", entry.treatment, VocabularyName.TREATMENT, Severity.ERROR
            for at, name in enumerate(entry.conditions):
                yield f"{path}.conditions[{at}]", name, VocabularyName.CONDITION, Severity.ERROR
    for index, case in enumerate(record.cases):
        for at, name in enumerate(case.conditions):
            path = f"cases[{index}].conditions[{at}]"
            yield path, name, VocabularyName.CONDITION, Severity.WARNING
        for place, step in enumerate(case.therapy):
            for at, name in enumerate(step.agents):
                path = f"cases[{index}].therapy[{place}].agents[{at}]"
                yield path, name, VocabularyName.TREATMENT, Severity.WARNING


def _texts(record: Record) -> Iterator[str]:
    for text in (record.title, record.abstract, *record.keywords):
        if text:
            yield text
    for reference in record.references:
        if reference.title:
            yield reference.title
