"""Rows are written as they were gathered, however many go into one statement."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, create_engine, select

from casegraph.store.rows.batch import Batch

NOTE = Table("note", MetaData(), Column("id", Integer, primary_key=True), Column("text", Text))


@pytest.mark.parametrize("number", [0, 1, 1999, 2000, 2001, 6100])
def test_every_row_is_written_once(number: int) -> None:
    rows = [(n, f"no. {n}" if n % 3 else None) for n in range(number)]
    with create_engine("sqlite://").begin() as connection:
        NOTE.create(connection)
        batch = Batch(connection)
        batch.rows(NOTE, "id", "text").extend(rows)
        batch.flush()
        batch.flush()
        held = connection.execute(select(NOTE).order_by(NOTE.c.id)).all()
    assert [tuple(row) for row in held] == rows
