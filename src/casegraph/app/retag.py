"""Computing coverage anew after a change of the vocabulary, for the reports it concerns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.app.complete import tag_references, term_issues
from casegraph.issues import Severity
from casegraph.store.engine import reading, writing
from casegraph.store.queries.naming import fetch_names, report_texts, reports_covering
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.vocabulary import fetch_vocabulary
from casegraph.store.retag import pending_terms, replace_coverage, set_pending_terms
from casegraph.tag.match import Matcher
from casegraph.tag.tagger import Tagger
from casegraph.tag.view import view_of
from casegraph.vocab.enums import VocabularyName
from casegraph.vocab.terms import Term, Vocabulary, fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casegraph.issues import Issue
    from casegraph.store.engine import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class RetagAnswer:
    """The reports whose coverage differs now, and those that name a term that is no more.

    `issues` says which name of which report; the coverage of such a report stays as it is.
    """

    changed: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()


def note_changes(connection: Connection, before: Vocabulary, after: Vocabulary) -> None:
    """Keep which terms changed, in the transaction that changes them, until all is tagged anew."""
    names = {term: list(some) for term, some in pending_terms(connection).items()}
    for term_id, some in changed_terms(before, after).items():
        names[term_id] = list(dict.fromkeys((*names.get(term_id, ()), *some)))
    set_pending_terms(connection, names)


def changed_terms(before: Vocabulary, after: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """Return the names, old and new, of the terms that differ, and of all that is below them."""
    old, new = ({term.id: term for term in vocabulary} for vocabulary in (before, after))
    ids = {term_id for term_id in {**old, **new} if old.get(term_id) != new.get(term_id)}
    below = ids.union(*(v.narrower(term_id) for term_id in ids for v in (before, after)))
    return {
        term_id: tuple(
            dict.fromkeys(
                text
                for vocabulary in (before, after)
                if term_id in vocabulary
                for text in _texts(vocabulary[term_id])
            )
        )
        for term_id in sorted(below)
    }


def retag(archive: str) -> RetagAnswer:
    """Compute anew the coverage of the reports that name a changed term, each in a transaction.

    The records and their history stay as they are, and so does what a person decided. A run that
    is cut short is finished by the next.
    """
    with reading(archive) as connection:
        pending = pending_terms(connection)
        if not pending:
            return RetagAnswer()
        keys = _concerned(connection, pending)
        vocabulary = fetch_vocabulary(connection)
    tagger = Tagger(vocabulary)
    changed: list[str] = []
    issues: list[Issue] = []
    for key in keys:
        with writing(archive) as connection:
            differs, found = _retag_report(connection, vocabulary, tagger, key)
        issues += found
        if differs:
            changed.append(key)
    with writing(archive) as connection:
        if pending_terms(connection) == pending:
            set_pending_terms(connection, {})
    return RetagAnswer(changed=tuple(changed), issues=tuple(issues))


def rehearse_retag(archive: str, terms: Sequence[Term]) -> RetagAnswer:
    """Return what `retag` would do with these terms, without writing anything."""
    with reading(archive) as connection:
        before, after = fetch_vocabulary(connection), Vocabulary(tuple(terms))
        names = changed_terms(before, after)
        keys = _concerned(connection, names) if names else ()
        old, new = Tagger(before), Tagger(after)
        changed: list[str] = []
        for key in keys:
            record = fetch_record(connection, key)
            if tag_references(record, old, before) != tag_references(record, new, after):
                changed.append(key)
    return RetagAnswer(changed=tuple(changed))


def _retag_report(
    connection: Connection, vocabulary: Vocabulary, tagger: Tagger, key: str
) -> tuple[bool, tuple[Issue, ...]]:
    record = fetch_record(connection, key)
    unknown = tuple(
        replace(issue.within(key), severity=Severity.WARNING)
        for issue in term_issues(record, vocabulary)
        if issue.severity is Severity.ERROR
    )
    if unknown:
        return False, unknown
    tagged = tag_references(record, tagger, vocabulary)
    return replace_coverage(connection, key, tagged.coverage, tagged.conditions), ()


def _concerned(connection: Connection, names: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the reports that name any of the terms, or whose coverage does."""
    terms = [
        Term(f"{term_id}/{at}", VocabularyName.TREATMENT, text)
        for term_id, texts in names.items()
        for at, text in enumerate(texts)
    ]
    matcher = Matcher(Vocabulary(tuple(terms)))
    keys = set(reports_covering(connection, set(names)))
    keys |= {key for key, text in report_texts(connection) if matcher.treatments(view_of(text))}
    folded = {fold(text) for texts in names.values() for text in texts} | set(names)
    stated = (use for use in fetch_names(connection) if use.part == "coverage")
    keys |= {use.report for use in stated if use.name in folded or fold(use.name) in folded}
    return tuple(sorted(keys))


def _texts(term: Term) -> tuple[str, ...]:
    codes = (text for code in term.codes for text in (code.value, f"{code.scheme}:{code.value}"))
    return (term.label, *(label.text for label in term.labels), *codes)
