"""Findings of checks that curators judged right as they are: appended, never changed."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table

from casegraph.store.tables.base import metadata, number, text

suppression = Table(
    "suppression",
    metadata,
    number(),
    Column("work_id", Integer, ForeignKey("work.id"), nullable=False, index=True),
    text("code", required=True),
    text("place", required=True),
    text("seen", required=True),
    Column("stands", Boolean, nullable=False),
    text("reason"),
    text("actor", required=True),
    text("at", required=True),
    comment="Findings not to be told any more; of one code and place the last row counts.",
)
