"""Making an archive, bringing it up to date, and telling its state."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from casegraph.app.location import FILE_NAME, Location
from casegraph.errors import ArchiveError, CasegraphError, NotFoundError
from casegraph.issues import has_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.store.engine import Connection
    from casegraph.vocab.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrationAnswer:
    """What `init` or `migrate` did."""

    archive: str
    created: bool
    schema_before: str | None
    schema: str
    vocabulary_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusAnswer:
    """Which archive is used, why, and what it holds; `counts` is empty where there is none."""

    archive: str
    reason: str
    exists: bool
    schema: str | None
    schema_needed: str
    counts: Mapping[str, int]


def initialize(location: Location) -> MigrationAnswer:
    """Create the archive where it is missing, migrate it, and load the bundled vocabulary.

    A new archive comes into being with its vocabulary: no killed run leaves one without.
    """
    from casegraph.store.engine import writing
    from casegraph.store.migrate import migrate
    from casegraph.store.write import save_vocabulary

    terms = bundled_terms()
    changed = False

    def fill(connection: Connection) -> None:
        nonlocal changed
        changed = save_vocabulary(connection, terms)

    _make_folder(location.archive)
    result = migrate(location.archive, fill)
    if result.before == result.after:
        with writing(location.archive) as connection:
            fill(connection)
    return MigrationAnswer(
        archive=location.shown,
        created=result.before is None,
        schema_before=result.before,
        schema=result.after,
        vocabulary_changed=changed,
    )


def ensure_archive(location: Location) -> bool:
    """Create the archive where there is none; return whether it was created."""
    from casegraph.store.schema import state

    if state(location.archive).revision is not None:
        return False
    return initialize(location).created


@contextmanager
def rehearsal(location: Location) -> Iterator[Location]:
    """Yield the archive, or an empty one that is thrown away where there is none."""
    from casegraph.store.schema import state

    if state(location.archive).revision is not None:
        yield location
        return
    with TemporaryDirectory() as folder:
        empty = Location(str(Path(folder) / FILE_NAME), "a rehearsal")
        initialize(empty)
        yield empty


def require_archive(location: Location) -> None:
    """Raise NotFoundError where there is no archive."""
    from casegraph.store.schema import state

    if state(location.archive).revision is None:
        raise NotFoundError(f"no archive at {location.shown}", hint="casegraph init")


def status(location: Location) -> StatusAnswer:
    """Return the state of the archive without changing or creating anything."""
    from casegraph.store.engine import reading
    from casegraph.store.queries.reports import fetch_counts
    from casegraph.store.schema import HEAD, state

    found = state(location.archive)
    held: Mapping[str, int] = {}
    if found.exists and found.revision == HEAD:
        with reading(location.archive) as connection:
            held = fetch_counts(connection)
    return StatusAnswer(
        archive=location.shown,
        reason=location.reason,
        exists=found.exists,
        schema=found.revision,
        schema_needed=HEAD,
        counts=held,
    )


def bundled_terms() -> tuple[Term, ...]:
    """Return the terms of the vocabularies that come with casegraph."""
    from casegraph.store.locations import resource_folder
    from casegraph.vocab.load import load_vocabulary

    files = sorted((resource_folder("seeds") / "vocabulary").glob("*.yaml"))
    terms, issues = load_vocabulary(files)
    if has_errors(issues):
        raise CasegraphError(f"the bundled vocabulary is damaged: {issues[0]}")
    return terms


def _make_folder(archive: str) -> None:
    if "://" in archive:
        return
    folder = Path(archive).expanduser().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"cannot make the folder {folder}: {error.strerror}") from error
