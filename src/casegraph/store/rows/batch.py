"""Rows gathered by table and written in bulk, with keys assigned here, not by the database."""

from __future__ import annotations

import itertools
import json
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import URL, func, insert, select
from sqlalchemy.engine.default import DefaultDialect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Table

Row = tuple[object, ...]

_PARAMETERS = 4000


class Batch:
    """Rows to insert; tables are written in the order they were asked for.

    On SQLite many rows go into one statement: a statement for each costs half as much again.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver = f"{connection.dialect.name}+{connection.dialect.driver}"
        self._inserts: dict[str, list[Row]] = {}
        self._many = connection.dialect.name == "sqlite"

    def rows(self, table: Table, *columns: str) -> list[Row]:
        """Return the list to put rows into: tuples of the named columns, in the table's order."""
        statement = _insert(self._driver, table, columns)
        return self._inserts.setdefault(statement, [])

    def flush(self) -> None:
        """Write all rows gathered so far."""
        for statement, rows in self._inserts.items():
            together = _PARAMETERS // len(rows[0]) if rows and self._many else 0
            joined = len(rows) // together * together if together else 0
            if joined:
                starts = range(0, joined, together)
                several = [tuple(chain.from_iterable(rows[at : at + together])) for at in starts]
                self._connection.exec_driver_sql(_of_several(statement, together), several)
            if joined < len(rows):
                self._connection.exec_driver_sql(statement, rows[joined:])
            rows.clear()


class Numbers:
    """The next free key of each table, read once and counted here."""

    def __init__(self, connection: Connection, tables: Sequence[Table]) -> None:
        highest = [select(func.max(table.c.id)).scalar_subquery() for table in tables]
        found = connection.execute(select(*highest)).one()
        self._counters = {
            table.name: itertools.count((last or 0) + 1)
            for table, last in zip(tables, found, strict=True)
        }

    def of(self, table: Table) -> Iterator[int]:
        """Return the counter of a table: its next values are the next free keys."""
        return self._counters[table.name]


@lru_cache(maxsize=256)
def _insert(driver: str, table: Table, columns: tuple[str, ...]) -> str:
    """Return the statement that inserts plain tuples of the columns, in the table's order."""
    kind = URL.create(driver).get_dialect()
    if not issubclass(kind, DefaultDialect):
        raise TypeError(f"no statements can be made for {driver}")
    dialect = kind(paramstyle="qmark" if kind.name == "sqlite" else "format")
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    if compiled.positiontup != list(columns):
        raise ValueError(f"columns of {table.name} out of order: {columns}")
    return str(compiled)


@lru_cache(maxsize=256)
def _of_several(statement: str, rows: int) -> str:
    """Return the statement that inserts so many rows, from that which inserts one."""
    head, values, row = statement.partition(" VALUES ")
    return f"{head}{values}{', '.join([row] * rows)}"


@lru_cache(maxsize=4096)
def json_list(items: tuple[str, ...]) -> str:
    """Return strings as the JSON list that a column holds."""
    return json.dumps(items, ensure_ascii=False) if items else "[]"
