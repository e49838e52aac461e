"""The reports, references and works of an archive, written in the formats of references."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.app.works import require_report, require_work
from casegraph.export.bibliography import Subject, item_exporter, says_something
from casegraph.export.files import write_file
from casegraph.export.opencitations import identifiers_of, write_citations
from casegraph.model.item import item_of_record, item_of_reference, item_of_work
from casegraph.store.engine import reading
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.reports import fetch_reports
from casegraph.store.queries.works import fetch_citations, fetch_works

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from casegraph.model.item import Item
    from casegraph.store.engine import Connection

    Pair = tuple[Item, Item]


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """How many items or citations were written, and how many say nothing that could be."""

    written: int
    left_out: int = 0


def export_items(
    archive: str,
    format_name: str,
    output: Path | BinaryIO,
    *,
    names: Sequence[str] = (),
    subject: Subject = Subject.REPORTS,
    force: bool = False,
) -> WrittenAnswer:
    """Write reports, their references, or works to a file, whole or not at all, or to a stream.

    `names` are the reports, or the works, that are meant; all when empty. Raises NotFoundError
    for a name that the archive does not hold. What says nothing is left out, and counted.
    """
    chosen = item_exporter(format_name)
    count = left_out = 0

    def counted(items: Iterable[Item]) -> Iterator[Item]:
        nonlocal count, left_out
        for item in items:
            if says_something(item):
                count += 1
                yield item
            else:
                left_out += 1

    with reading(archive) as connection:
        items = counted(_items(connection, names, subject))
        _write(output, lambda stream: chosen.write(items, stream), force=force)
    return WrittenAnswer(count, left_out)


def export_citations(
    archive: str, output: Path | BinaryIO, *, names: Sequence[str] = (), force: bool = False
) -> WrittenAnswer:
    """Write the citations of the reports named, or of all, as OpenCitations' table.

    A citation from or to a work without an identifier cannot be told there, and is counted; a
    work that a list cites twice is one citation. The rows of a report stand together, in printed
    order, the reports by their identifiers: what is read of them is written as the same bytes.
    """
    with reading(archive) as connection:
        pairs = _citations(connection, names)
    cells = [(identifiers_of(citing), identifiers_of(cited)) for citing, cited in pairs]
    named = {both: pair for both, pair in zip(cells, pairs, strict=True) if all(both)}
    ordered = [named[both] for both in sorted(named, key=lambda both: both[0])]
    _write(output, lambda stream: write_citations(ordered, stream), force=force)
    return WrittenAnswer(len(ordered), sum(not all(both) for both in cells))


def _items(connection: Connection, names: Sequence[str], subject: Subject) -> Iterator[Item]:
    if subject is Subject.WORKS:
        wanted = {require_work(connection, name) for name in names}
        works = fetch_works(connection)
        return (item_of_work(work) for work in works if not wanted or work.key in wanted)
    keys = _reports(connection, names)
    if subject is Subject.REPORTS:
        return (item_of_record(fetch_record(connection, key), key) for key in keys)
    return (
        item_of_reference(reference, f"{key}-{reference.number}")
        for key in keys
        for reference in fetch_record(connection, key).references
    )


def _reports(connection: Connection, names: Sequence[str]) -> list[str]:
    """Return the keys of the reports named, in the order given, or of all, in their own."""
    if names:
        return list(dict.fromkeys(require_report(connection, name) for name in names))
    return [report.key for report in fetch_reports(connection)]


def _citations(connection: Connection, names: Sequence[str]) -> list[Pair]:
    citing = {require_report(connection, name) for name in names}
    works = {work.key: item_of_work(work) for work in fetch_works(connection)}
    return [
        (works[citation.citing], works[citation.cited])
        for citation in fetch_citations(connection)
        if not citing or citation.citing in citing
    ]


def _write(output: Path | BinaryIO, write: Callable[[BinaryIO], None], *, force: bool) -> None:
    if isinstance(output, Path):
        write_file(output, write, force=force)
    else:
        write(output)
