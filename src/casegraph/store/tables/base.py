"""What all tables share: the metadata, the names of constraints, and common columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Text

if TYPE_CHECKING:
    from enum import Enum

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING_CONVENTION)


def number() -> Column[int]:
    """Return the key of a table whose rows others point to; the writer assigns it."""
    return Column("id", Integer, primary_key=True, autoincrement=False)


def position() -> Column[int]:
    """Return the place of a row in its printed list, counted from 1, as part of the key."""
    return Column("position", Integer, primary_key=True, autoincrement=False)


def part_of(table: str, *, in_key: bool = False, indexed: bool = False) -> Column[int]:
    """Return the column of the row that this one is a part of, and is deleted with."""
    target = ForeignKey(f"{table}.id", ondelete="CASCADE")
    name = f"{table}_id"
    if in_key:
        return Column(name, Integer, target, primary_key=True, autoincrement=False)
    return Column(name, Integer, target, nullable=False, index=indexed)


def text(name: str, *, required: bool = False, indexed: bool = False) -> Column[Any]:
    """Return a column of text."""
    return Column(name, Text, nullable=not required, index=indexed or None)


def choice(name: str, kind: type[Enum], *, required: bool = False) -> Column[Any]:
    """Return a column for the values of an enumeration, held to them by a check."""
    check = CheckConstraint(one_of(name, *(str(member.value) for member in kind)), name=name)
    return Column(name, Text, check, nullable=not required)


def one_of(name: str, *values: str) -> str:
    """Return the condition that a column holds one of some values.

    They are compared one by one: for a list SQLite would build a table at each row.
    """
    return " OR ".join(f"{name} = {_literal(value)}" for value in values)


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
