"""The migrations: one line of revisions that makes what the tables say, up and down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Inspector, Table, create_engine, inspect
from tests.store.samples import AT, MEYER, NAMED, OTHER, TERMS, save

from casegraph.store.connect import Access, connected, parse_url
from casegraph.store.engine import reading, writing
from casegraph.store.locations import resource_folder
from casegraph.store.migrate import MigrationResult, configuration, migrate
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.removed import fetch_removed
from casegraph.store.removal import remove_report, take_kept
from casegraph.store.schema import HEAD, state
from casegraph.store.search import search
from casegraph.store.tables.complete import metadata
from casegraph.store.write import save_vocabulary

OWN_TO_SQLITE = "search_index"
OWN_TO_POSTGRESQL = {"words", "ix_search_document_words"}


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the path or address of a database that is not there yet, or empty."""
    if request.param == "sqlite":
        return str(tmp_path / "archive.db")
    return str(request.getfixturevalue("postgres_url"))


@contextmanager
def altering(archive: str) -> Iterator[Connection]:
    """Yield a connection that may change the schema, in one transaction."""
    with connected(parse_url(archive), Access.CREATE) as connection:
        yield connection


def revisions() -> list[str]:
    """Return all revisions, the first one first."""
    scripts = ScriptDirectory(str(resource_folder("migrations")))
    return [script.revision for script in scripts.walk_revisions()][::-1]


def fill(archive: str) -> None:
    """Store a small vocabulary and a report."""
    with writing(archive) as connection:
        save_vocabulary(connection, TERMS)
        save(connection, MEYER, coverage={2: (NAMED,)})


def managed(thing: object, name: str | None, kind: str, *_: object) -> bool:
    """Tell whether a thing of the schema is in the metadata, not the database's own."""
    own = OWN_TO_POSTGRESQL | {"alembic_version"}
    return name not in own and not (
        kind == "table" and isinstance(thing, Table) and thing.name.startswith(OWN_TO_SQLITE)
    )


def test_there_is_one_head_and_the_code_knows_it() -> None:
    scripts = ScriptDirectory(str(resource_folder("migrations")))
    assert scripts.get_heads() == [HEAD]
    assert revisions() == sorted(revisions())


def test_base_to_head_is_told_and_done_once(empty: str) -> None:
    assert migrate(empty) == MigrationResult(before=None, after=HEAD)
    assert migrate(empty) == MigrationResult(before=HEAD, after=HEAD)
    assert state(empty).revision == HEAD


def test_the_schema_is_what_the_tables_say(empty: str) -> None:
    migrate(empty)
    options = {"include_object": managed, "compare_type": True}
    with reading(empty) as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def constraints(inspector: Inspector, table: str) -> dict[str, object]:
    """Return what a table holds its rows to, in an order of names."""
    checks = {check["name"]: check["sqltext"] for check in inspector.get_check_constraints(table)}
    links = {
        str(link["name"]): (link["constrained_columns"], link["referred_table"], link["options"])
        for link in inspector.get_foreign_keys(table)
    }
    unique = {
        rule["name"]: rule["column_names"] for rule in inspector.get_unique_constraints(table)
    }
    key = inspector.get_pk_constraint(table)
    return {"checks": checks, "links": links, "unique": unique, "key": key}


def test_constraints_are_what_the_tables_say(empty: str, tmp_path: Path) -> None:
    migrate(empty)
    with reading(empty) as connection:
        migrated = inspect(connection)
        found = {name: constraints(migrated, name) for name in metadata.tables}
        dialect = connection.dialect.name
    if dialect == "postgresql":
        # Made by the metadata in a schema of its own beside the migrated one.
        with altering(empty) as connection:
            connection.exec_driver_sql("CREATE SCHEMA made")
            connection.exec_driver_sql("SET LOCAL search_path TO made")
            metadata.create_all(connection)
            made = inspect(connection)
            expected = {name: constraints(made, name) for name in metadata.tables}
    else:
        engine = create_engine(f"sqlite:///{tmp_path / 'made.db'}")
        with engine.begin() as connection:
            metadata.create_all(connection)
            made = inspect(connection)
            expected = {name: constraints(made, name) for name in metadata.tables}
        engine.dispose()
    assert found == expected


def test_up_down_up_with_data(empty: str) -> None:
    migrate(empty)
    fill(empty)
    with altering(empty) as connection:
        command.downgrade(configuration(connection), "base")
    assert state(empty).revision is None
    assert migrate(empty) == MigrationResult(before=None, after=HEAD)
    fill(empty)
    with reading(empty) as connection:
        assert fetch_record(connection, "meyer2018") == MEYER
        assert len(search(connection, "examplavir")) == 2


def test_each_step_down_and_up_keeps_the_data_of_the_others(empty: str) -> None:
    migrate(empty)
    fill(empty)
    kept = "SELECT number, raw, title, work_id FROM reference ORDER BY id"
    with writing(empty) as connection:
        before = connection.exec_driver_sql(kept).all()
    with altering(empty) as connection:
        command.downgrade(configuration(connection), revisions()[-3])
        assert connection.exec_driver_sql(kept).all() == before
        command.upgrade(configuration(connection), "head")
    with reading(empty) as connection:
        assert fetch_record(connection, "meyer2018") == MEYER


def test_removed_reports_go_with_their_tables_and_nothing_else(empty: str) -> None:
    migrate(empty)
    fill(empty)
    with writing(empty) as connection:
        save(connection, OTHER)
        remove_report(connection, "meyer2018b", actor="tester", at=AT)
        assert [found.key for found in fetch_removed(connection)] == ["meyer2018b"]
    with altering(empty) as connection:
        command.downgrade(configuration(connection), "0008")
        command.upgrade(configuration(connection), "head")
    with writing(empty) as connection:
        assert fetch_removed(connection) == ()
        assert fetch_record(connection, "meyer2018") == MEYER
        remove_report(connection, "meyer2018", actor="tester", at=AT)
        assert len(take_kept(connection, "meyer2018").revisions) == 1


@pytest.mark.parametrize("revision", revisions())
def test_an_older_archive_is_brought_up_to_date(empty: str, revision: str) -> None:
    with altering(empty) as connection:
        command.upgrade(configuration(connection), revision)
    assert migrate(empty) == MigrationResult(before=revision, after=HEAD)


def test_a_migration_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("killed")

    monkeypatch.setattr("casegraph.store.migrate.command.upgrade", fail)
    with pytest.raises(RuntimeError, match="killed"):
        migrate(str(tmp_path / "archive.db"))
    assert list(tmp_path.iterdir()) == []
