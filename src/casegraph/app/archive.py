"""Making an archive, bringing it up to date, and telling its state."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from casegraph.app.location import FILE_NAME, Location
from casegraph.errors import ArchiveError, CasegraphError, InvalidInputError, NotFoundError
from casegraph.issues import Issue, Severity, has_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from casegraph.store.engine import Connection
    from casegraph.vocab.own import Joined
    from casegraph.vocab.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrationAnswer:
    """What `init` or `migrate` did; `retagged` are the reports that cover other terms now."""

    archive: str
    created: bool
    schema_before: str | None
    schema: str
    vocabulary_changed: bool
    retagged: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusAnswer:
    """Which archive is used, why, and what it holds; `counts` is empty where there is none.

    `vocabulary` is the file of the user's own terms, and `own_terms` tells whether it is there.
    """

    archive: str
    reason: str
    exists: bool
    schema: str | None
    schema_needed: str
    vocabulary: str
    own_terms: bool
    counts: Mapping[str, int]


def initialize(location: Location) -> MigrationAnswer:
    """Create the archive where it is missing, migrate it, and load the bundled and own terms.

    A new archive comes into being with its vocabulary: no killed run leaves one without. Where
    terms changed, the coverage of the reports that name them is computed anew. Raises
    InvalidInputError for a faulty file of own terms: the archive stays as it was.
    """
    from casegraph.store.engine import writing
    from casegraph.store.migrate import migrate

    joined = joined_terms(location)
    changed = False

    def fill(connection: Connection) -> None:
        nonlocal changed
        changed = take_up(connection, joined.terms)

    _make_folder(location.archive)
    result = migrate(location.archive, fill)
    if result.before == result.after:
        with writing(location.archive) as connection:
            fill(connection)
    retagged: tuple[str, ...] = ()
    issues = joined.issues
    if result.before is not None:
        from casegraph.app.retag import retag

        answer = retag(location.archive)
        retagged, issues = answer.changed, (*issues, *answer.issues)
    return MigrationAnswer(
        archive=location.shown,
        created=result.before is None,
        schema_before=result.before,
        schema=result.after,
        vocabulary_changed=changed,
        retagged=retagged,
        issues=issues,
    )


def rehearse_initialize(location: Location) -> MigrationAnswer:
    """Tell what `initialize` would do; nothing is written.

    Of an archive with an older schema it is not known whether its vocabulary would change, nor
    which reports would cover other terms.
    """
    from casegraph.store.engine import writing
    from casegraph.store.schema import HEAD, state

    joined = joined_terms(location)
    revision = state(location.archive).revision
    changed = revision is None
    if revision == HEAD:
        with writing(location.archive) as connection, _taken_back(connection):
            changed = take_up(connection, joined.terms)
    return MigrationAnswer(
        archive=location.shown,
        created=revision is None,
        schema_before=revision,
        schema=HEAD,
        vocabulary_changed=changed,
        issues=joined.issues,
    )


@contextmanager
def _taken_back(connection: Connection) -> Iterator[None]:
    savepoint = connection.begin_nested()
    try:
        yield
    finally:
        savepoint.rollback()


def take_up(connection: Connection, terms: Sequence[Term]) -> bool:
    """Make these terms the archive's vocabulary, and note for which coverage must be anew."""
    from casegraph.store.queries.reports import fetch_counts
    from casegraph.store.queries.vocabulary import fetch_vocabulary
    from casegraph.store.write import save_vocabulary

    before = fetch_vocabulary(connection)
    changed = save_vocabulary(connection, terms)
    if changed and fetch_counts(connection)["reports"]:
        from casegraph.app.retag import note_changes

        note_changes(connection, before, fetch_vocabulary(connection))
    return changed


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
        own_terms = str(location.vocabulary)
        empty = Location(str(Path(folder) / FILE_NAME), "a rehearsal", own_terms)
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
        vocabulary=str(location.vocabulary),
        own_terms=location.vocabulary.is_file(),
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


def joined_terms(location: Location, path: Path | None = None) -> Joined:
    """Return the bundled terms with the user's own, from `path` or the archive's own file.

    Raises InvalidInputError with every problem where the own file is faulty.
    """
    joined = read_joined(path or location.vocabulary)
    if has_errors(joined.issues):
        raise InvalidInputError(
            f"{path or location.vocabulary} is refused",
            issues=joined.issues,
            hint="the archive keeps the terms it has",
        )
    return joined


def read_joined(path: Path) -> Joined:
    """Return the bundled terms with those of an own file, if it is there, and its problems."""
    from casegraph.vocab.own import Joined, join_own

    bundled = bundled_terms()
    if not path.exists():
        return Joined(bundled, {}, ())
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CasegraphError(f"cannot read {path}: {error.strerror}") from error
    return checked_guards(join_own(bundled, data, str(path)))


def checked_guards(joined: Joined) -> Joined:
    """Return the terms with an issue for each guard that an own term names and none is."""
    from casegraph.tag.guards.table import guards_of

    issues: list[Issue] = []
    for term in joined.terms:
        where = joined.own.get(term.id)
        if where is None:
            continue
        try:
            guards_of(term)
        except InvalidInputError as error:
            place = replace(where, path=f"{where.path}.guards")
            found = Issue("unknown-guard", Severity.ERROR, place, error.message, error.hint)
            issues.append(found)
    return replace(joined, issues=(*joined.issues, *issues))


def _make_folder(archive: str) -> None:
    if "://" in archive:
        return
    folder = Path(archive).expanduser().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"cannot make the folder {folder}: {error.strerror}") from error
