"""Revisions in their order, and what is kept of removed reports, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.store.samples import AT, MEYER, NGUYEN, OTHER, save, works

from casegraph.errors import InvalidInputError, NotFoundError
from casegraph.model.archive import RemovedReport
from casegraph.model.plain import record_to_json
from casegraph.store.engine import writing
from casegraph.store.queries.history import fetch_latest, fetch_revisions
from casegraph.store.queries.lookup import find_works
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.removed import (
    fetch_removed,
    fetch_removed_revisions,
    find_removed,
    removed_works,
)
from casegraph.store.queries.reports import fetch_counts, fetch_sources
from casegraph.store.removal import give_back, remove_report, take_kept
from casegraph.store.search import search

KEY = "meyer2018"
CHANGED = replace(MEYER, notes="changed")


def test_revisions_follow_one_another(archive: str) -> None:
    with writing(archive) as connection:
        save(connection, MEYER)
        save(connection, CHANGED)
        first, second = fetch_revisions(connection, KEY)
        assert (first.ordinal, first.before_json, first.at) == (1, None, AT)
        assert first.after_json == second.before_json == record_to_json(MEYER)
        assert fetch_latest(connection, KEY) == second
        assert fetch_latest(connection, "nobody1999") is None
        assert fetch_revisions(connection, "nobody1999") == ()


def test_a_removed_report_is_kept_apart(archive: str) -> None:
    with writing(archive) as connection:
        save(connection, MEYER)
        save(connection, CHANGED)
        save(connection, OTHER)
        history = fetch_revisions(connection, KEY)
        remove_report(connection, KEY, actor="tester", at=AT)
        assert fetch_removed(connection) == (
            RemovedReport(key=KEY, title=MEYER.title, revisions=2, actor="tester", at=AT),
        )
        assert find_removed(connection, KEY) == fetch_removed(connection)[0]
        assert fetch_removed_revisions(connection, KEY) == history
        assert [work.identifiers for work in removed_works(connection)] == [MEYER.identifiers]
        assert set(works(connection)) == {"meyer2018b", "nguyen2011"}
        assert find_works(connection, NGUYEN.identifiers["doi"])
        assert {hit.report for hit in search(connection, "fever")} == {"meyer2018b"}
        with pytest.raises(NotFoundError):
            fetch_record(connection, KEY)


def test_all_that_is_kept_is_given_back(archive: str) -> None:
    with writing(archive) as connection:
        save(connection, MEYER)
        save(connection, CHANGED)
        before = fetch_counts(connection)
        history, sources = fetch_revisions(connection, KEY), fetch_sources(connection, KEY)
        remove_report(connection, KEY, actor="tester", at=AT)
        kept = take_kept(connection, KEY)
        assert (kept.record_json, kept.sources) == (record_to_json(CHANGED), sources)
        assert kept.revisions == history
        assert fetch_removed(connection) == ()
        save(connection, MEYER)
        give_back(connection, KEY, kept)
        *earlier, last = fetch_revisions(connection, KEY)
        assert tuple(earlier) == history
        assert (last.ordinal, last.before_json) == (3, record_to_json(CHANGED))
        assert fetch_counts(connection) == before
        assert len(fetch_sources(connection, KEY)) == 1


def test_the_key_of_a_removed_report_is_given_to_no_other(archive: str) -> None:
    with writing(archive) as connection:
        save(connection, MEYER)
        remove_report(connection, KEY, actor="tester", at=AT)
        assert save(connection, replace(OTHER, references=())) == ("meyer2018b",)
        with pytest.raises(InvalidInputError, match="belongs to a removed report"):
            save(connection, replace(OTHER, title="A third one", key=KEY))
        with pytest.raises(NotFoundError, match="no removed report"):
            take_kept(connection, "meyer2018b")
