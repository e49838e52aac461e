"""Full-text search over titles, names, abstracts and reference texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Float, Integer, cast, column, func, literal_column, select, table
from sqlalchemy.dialects.postgresql import REGCONFIG

from casegraph.model.stored import SearchHit
from casegraph.store.phrases import Phrase, marked, parse_words
from casegraph.store.tables.bibliography import work
from casegraph.store.tables.report import report
from casegraph.store.tables.search import search_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Select


_BY_LENGTH = 1  # PostgreSQL divides the rank by 1 + the logarithm of the length of the text


def search(connection: Connection, words: str, *, limit: int = 20) -> tuple[SearchHit, ...]:
    """Return the texts that hold all of the words, the best first.

    A word is found whatever its case, and on SQLite its accents; a hyphenated word and words
    between double quotes are found next to each other and in order; `*` ends a word that may go
    on. No other character has a meaning. `rank` is higher for better texts; its scale is the
    database's own.
    """
    phrases = parse_words(words)
    if not phrases or limit < 1:
        return ()
    sqlite = connection.dialect.name == "sqlite"
    query = _fts5(phrases) if sqlite else _tsvector(phrases)
    return tuple(
        SearchHit(
            report=row.report,
            work=row.work or "",
            field=row.field,
            number=row.number,
            snippet=marked(row.text, phrases),
            rank=row.rank,
        )
        for row in connection.execute(query.limit(limit))
    )


def _fts5(phrases: Sequence[Phrase]) -> Select[Any]:
    """Return the query on SQLite; a phrase is an FTS5 string, in which nothing is an operator."""
    match = " AND ".join(
        f'"{" ".join(phrase.tokens)}"{"*" if phrase.is_prefix else ""}' for phrase in phrases
    )
    index = table("search_index", column("rowid", Integer), column("rank", Float))
    query = _documents(-index.c.rank).join(index, index.c.rowid == search_document.c.id)
    return query.where(literal_column("search_index").op("MATCH")(match))


def _tsvector(phrases: Sequence[Phrase]) -> Select[Any]:
    """Return the query on PostgreSQL; tokens are quoted lexemes of the `simple` configuration."""
    match = " & ".join(f"({' <-> '.join(_lexemes(phrase))})" for phrase in phrases)
    asked = func.to_tsquery(cast("simple", REGCONFIG), match)
    words: ColumnElement[str] = literal_column("search_document.words")
    return _documents(func.ts_rank(words, asked, _BY_LENGTH)).where(words.op("@@")(asked))


def _lexemes(phrase: Phrase) -> list[str]:
    quoted = [f"'{token}'" for token in phrase.tokens]
    return [*quoted[:-1], f"{quoted[-1]}:*" if phrase.is_prefix else quoted[-1]]


def _documents(rank: ColumnElement[float]) -> Select[Any]:
    """Return the query for found texts: the best first, then in the order of the archive."""
    own, named = work.alias("own"), work.alias("named")
    found = search_document.c
    return (
        select(
            own.c.citation_key.label("report"),
            named.c.citation_key.label("work"),
            *(found.field, found.number, found.text, rank.label("rank")),
        )
        .join_from(search_document, report, report.c.id == found.report_id)
        .join(own, own.c.id == report.c.work_id)
        .join(named, named.c.id == found.work_id, isouter=True)
        .order_by(rank.desc(), own.c.citation_key, found.field, found.number, found.id)
    )
