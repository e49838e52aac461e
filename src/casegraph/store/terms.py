"""Loading the controlled vocabulary into the archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from casegraph.errors import InvalidInputError
from casegraph.model.plain import digest, to_plain
from casegraph.store.rows.batch import Batch, json_list
from casegraph.store.tables.clinical import (
    case_condition,
    case_exposure,
    finding,
    measurement,
    therapy_agent,
)
from casegraph.store.tables.terms import archive_property, term, term_code, term_label
from casegraph.vocab.enums import VocabularyName
from casegraph.vocab.terms import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from casegraph.store.rows.batch import Row
    from casegraph.vocab.terms import Term

_DIGEST = "vocabulary-sha256"
_FIELDS = ("position", "vocabulary", "label", "kind", "broader_id", "guards", "context", "note")
_NAMED = (
    (case_condition, "name", VocabularyName.CONDITION),
    (case_exposure, "name", None),
    (finding, "finding", VocabularyName.FINDING),
    (measurement, "assay", VocabularyName.ASSAY),
    (therapy_agent, "name", VocabularyName.TREATMENT),
)


def save_vocabulary(connection: Connection, terms: Sequence[Term]) -> bool:
    """Make these terms the archive's vocabulary; return whether that changed anything.

    Terms that are no longer among them are retired, as coverage may name them. Names in cases
    are linked to the terms anew. Raises InvalidInputError for a broader term that is missing.
    """
    missing = {entry.broader for entry in terms if entry.broader} - {entry.id for entry in terms}
    if missing:
        raise InvalidInputError(f"the vocabulary lacks the broader term {min(missing)}")
    wanted = digest(json.dumps([to_plain(entry) for entry in terms], ensure_ascii=False))
    stored = select(archive_property.c.value).where(archive_property.c.name == _DIGEST)
    known = connection.execute(stored).scalar()
    if known == wanted:
        return False
    _write_terms(connection, terms)
    _link_cases(connection, Vocabulary(tuple(terms)))
    connection.execute(delete(archive_property).where(archive_property.c.name == _DIGEST))
    connection.execute(insert(archive_property).values(name=_DIGEST, value=wanted))
    return True


def _write_terms(connection: Connection, terms: Sequence[Term]) -> None:
    connection.execute(update(term).values(is_retired=True, broader_id=None))
    connection.execute(delete(term_label))
    connection.execute(delete(term_code))
    known = set(connection.execute(select(term.c.id)).scalars())
    batch = Batch(connection)
    rows = batch.rows(term, "id", *_FIELDS, "is_retired")
    labels = batch.rows(term_label, "term_id", "position", "text", "kind")
    codes = batch.rows(term_code, "term_id", "position", "scheme", "value", "former")
    for place, entry in enumerate(terms, start=1):
        if entry.id in known:
            _update(connection, place, entry)
        else:
            rows.append((entry.id, *_fields(place, entry), False))
        for at, label in enumerate(entry.labels, start=1):
            labels.append((entry.id, at, label.text, label.kind.value))
        for at, code in enumerate(entry.codes, start=1):
            codes.append((entry.id, at, code.scheme, code.value, code.former))
    batch.flush()


def _update(connection: Connection, place: int, entry: Term) -> None:
    plain = {"guards": list(entry.guards), "context": list(entry.context)}
    values = dict(zip(_FIELDS, _fields(place, entry), strict=True)) | plain
    connection.execute(update(term).where(term.c.id == entry.id).values(**values, is_retired=False))


def _fields(place: int, entry: Term) -> Row:
    lists = (json_list(entry.guards), json_list(entry.context))
    kinds = (entry.vocabulary.value, entry.label, entry.kind.value)
    return (place, *kinds, entry.broader, *lists, entry.note)


def _link_cases(connection: Connection, vocabulary: Vocabulary) -> None:
    for table, column, kind in _NAMED:
        for name in connection.execute(select(table.c[column]).distinct()).scalars().all():
            found = vocabulary.find(name, kind)
            linked = found[0].id if len(found) == 1 else None
            changed = update(table).where(table.c[column] == name)
            connection.execute(changed.values(term_id=linked))
