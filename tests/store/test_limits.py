"""Conditions over many items: they find what they name, on every kind of database."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, Text, create_engine, insert, select

from casegraph.store.limits import among, rows_of

_THING = Table("thing", MetaData(), Column("id", Integer, primary_key=True), Column("name", Text))
_TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=5)


@given(st.lists(_TEXTS, min_size=1, unique=True), st.sets(_TEXTS))
def test_what_is_named_is_found_and_nothing_else(held: list[str], more: set[str]) -> None:
    rows = [{"id": number, "name": name} for number, name in enumerate(held)]
    asked = {*held[::2], *more}
    numbers = {row["id"] for row in rows if row["name"] in asked}
    with create_engine("sqlite://").begin() as connection:
        _THING.metadata.create_all(connection)
        connection.execute(insert(_THING), rows)
        by_name = [select(_THING.c.id).where(w) for w in among(connection, _THING.c.name, asked)]
        by_number = [select(_THING.c.id).where(w) for w in among(connection, _THING.c.id, numbers)]
        assert {n for q in by_name for n in connection.execute(q).scalars()} == numbers
        assert {n for q in by_number for n in connection.execute(q).scalars()} == numbers
        listed = rows_of(connection, held)
        assert [*connection.execute(select(listed.c.value)).scalars()] == held


def test_no_items_ask_nothing() -> None:
    with create_engine("sqlite://").begin() as connection:
        assert not [*among(connection, _THING.c.id, [])]
