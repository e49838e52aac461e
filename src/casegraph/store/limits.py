"""What databases set limits to: parameters of a statement, the size of an index entry, numbers."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Text, column, func, select, values

from casegraph.model.ids import LONGEST_IDENTIFIER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import ColumnElement, Connection, FromClause

_Item = TypeVar("_Item")

LARGEST_NUMBER = 2**31 - 1  # PostgreSQL's integer
LONGEST_INDEXED = LONGEST_IDENTIFIER  # characters; PostgreSQL's limit is 2,704 bytes

# Below the least limit on parameters of a statement: 32,766 on SQLite, 65,535 on PostgreSQL.
_CHUNK = 10_000


def chunks(items: Collection[_Item], size: int = _CHUNK) -> Iterator[list[_Item]]:
    """Yield the items in lists short enough for one statement's parameters."""
    ordered = list(items)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]


def among(
    connection: Connection, field: ColumnElement[_Item], items: Collection[_Item]
) -> Iterator[ColumnElement[bool]]:
    """Yield conditions of which one holds where a field has one of the items: none for no items.

    SQLite takes all items as one parameter, a list in JSON: a parameter for each would cost more
    than the search.
    """
    if connection.dialect.name != "sqlite":
        yield from (field.in_(some) for some in chunks(items))
    elif items:
        yield field.in_(select(_listed(items).c.value))


def rows_of(connection: Connection, texts: Collection[str]) -> FromClause:
    """Return texts as rows of one column `value`, few enough for one statement's parameters."""
    if connection.dialect.name == "sqlite":
        return _listed(texts)
    return values(column("value", Text), name="asked").data([(text,) for text in texts]).cte()


def _listed(items: Collection[object]) -> FromClause:
    return func.json_each(json.dumps(list(items))).table_valued(column("value", Text))


def indexable(text: str) -> str:
    """Return a text that an index holds: the text itself, or its start and its digest."""
    if len(text) <= LONGEST_INDEXED:
        return text
    return f"{text[: LONGEST_INDEXED - 100]}#{hashlib.sha256(text.encode()).hexdigest()}"
