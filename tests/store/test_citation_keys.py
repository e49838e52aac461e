"""Citation keys: made, counted on, stated, refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.store.samples import (
    BERGER,
    MEYER,
    OTHER,
    save,
    works,
)

from casegraph.errors import InvalidInputError
from casegraph.model.record import Author, Record
from casegraph.store.engine import reading, writing
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.references import fetch_references
from casegraph.store.queries.works import fetch_works


def test_keys_count_on_past_those_in_use(archive: str) -> None:
    twins = [
        replace(BERGER, number=n, raw=f"Berger {n}", title=f"A long enough title, number {n}")
        for n in range(1, 30)
    ]
    with writing(archive) as connection:
        save(connection, replace(MEYER, references=tuple(twins[:3])))
        save(connection, replace(OTHER, references=tuple(twins[3:])))
        keys = [ref.work for ref in fetch_references(connection, None)]
    letters = ["", *"bcdefghijklmnopqrstuvwxyz", "aa", "ab", "ac"]
    assert keys == [f"berger2000{letter}" for letter in letters]


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (Record(title="The odd case", issued="1999"), "case1999"),
        (Record(authors=(Author(literal="3M Study Group"),), issued="2001"), "w3mstudygroup2001"),
        (Record(authors=(Author(family="Müller-Öz"),)), "mulleroz"),
        (Record(authors=(Author(family="Østergård"),), issued="2020-02-03"), "ostergard2020"),
        (Record(), "untitled"),
        (Record(title=" ", issued="2018"), "untitled2018"),
    ],
)
def test_keys_are_ascii_whatever_is_missing(archive: str, record: Record, key: str) -> None:
    with writing(archive) as connection:
        assert save(connection, record) == (key,)


def test_without_a_year_the_next_key_has_a_hyphen(archive: str) -> None:
    with writing(archive) as connection:
        first = Record(title="One long title", authors=(Author(family="Roy"),))
        second = replace(first, title="Other long title")
        assert save(connection, first, second) == ("roy", "roy-b")


def test_a_stated_key_wins_and_is_unique(archive: str) -> None:
    stated = replace(MEYER, key="berger2000")
    with writing(archive) as connection:
        assert save(connection, stated) == ("berger2000",)
        assert set(works(connection)) == {"berger2000", "berger2000b", "nguyen2011"}
        assert save(connection, replace(MEYER, key="renamed")) == ("renamed",)
        assert save(connection, MEYER) == ("renamed",)
        assert fetch_record(connection, "renamed").key is None


@pytest.mark.parametrize("taken", ["meyer2018", "nguyen2011"])
def test_a_taken_key_is_refused_and_nothing_changes(archive: str, taken: str) -> None:
    with writing(archive) as connection:
        save(connection, MEYER)
        before = fetch_works(connection)
    message = f"the key {taken} belongs to another work"
    with pytest.raises(InvalidInputError, match=message), writing(archive) as connection:
        save(connection, replace(OTHER, key=taken))
    with reading(archive) as connection:
        assert fetch_works(connection) == before


def test_two_reports_cannot_state_one_key(archive: str) -> None:
    pair = [replace(MEYER, key="same"), replace(OTHER, key="same")]
    message = "two reports state the key same"
    with pytest.raises(InvalidInputError, match=message), writing(archive) as connection:
        save(connection, *pair)


def test_two_works_of_one_name_pass_over_a_key_that_a_record_states(archive: str) -> None:
    first = replace(OTHER, key="berger2000b", references=())
    twins = replace(
        MEYER, references=(BERGER, replace(BERGER, number=2, title="Another matter", page="90"))
    )
    with writing(archive) as connection:
        save(connection, first)
        save(connection, twins)
        assert {"berger2000", "berger2000b", "berger2000c"} <= set(works(connection))
