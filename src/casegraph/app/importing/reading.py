"""From a file to its reports, complete, checked and tagged: what needs no archive."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from casegraph.app.assemble import match_keys, prepare
from casegraph.app.importing.events import Finished, PassedOver, Ready, Refused
from casegraph.app.ingest import source_of
from casegraph.app.inputs import NO_READER, Input, content_of, printable, read_all
from casegraph.app.refused import refused_issues
from casegraph.identify.keys import match_key
from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.model.archive import ImportedFile
from casegraph.model.plain import digest
from casegraph.read.registry import choose
from casegraph.tag.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.app.importing.events import Event, Place, Unread
    from casegraph.model.record import Record
    from casegraph.read.base import Reading
    from casegraph.vocab.terms import Vocabulary

LARGEST_FILE = 2 << 30


@dataclass(slots=True)
class FileReader:
    """Reads files for one archive's vocabulary; `forced` names the reader of them all."""

    vocabulary: Vocabulary
    forced: str | None = None
    tagger: Tagger = field(init=False)

    def __post_init__(self) -> None:
        """Build the tagger once."""
        self.tagger = Tagger(self.vocabulary)

    def read(self, file: Unread) -> Iterator[Event]:
        """Yield the reports of a file, and its end; one that cannot be read is refused."""
        try:
            data = file_bytes(file)
        except OSError as error:
            yield refused(file.place, "unreadable", error.strerror or str(error))
            return
        given = Input(printable(file.place.name), data)
        records = 0
        last: Reading | None = None
        for reading in read_all(given, self.forced):
            records += 1
            last = reading
            if reading.reader == NO_READER and not (file.asked or choose(data, given.name)):
                yield PassedOver(file.place, "no reader knows it")
                return
            yield self._event(file, given, reading)
        if last is not None:
            yield Finished(
                file.place,
                ImportedFile(
                    sha256=given.sha256,
                    reader=last.reader,
                    version=last.version,
                    file_name=given.name,
                    records=records,
                ),
            )

    def _event(self, file: Unread, given: Input, reading: Reading) -> Ready | Refused:
        record = reading.record
        if record is None or has_errors(reading.issues):
            issues = refused_issues(reading, given.name, lambda: self.vocabulary)
            return Refused(file.place, _line(issues), reading.text, issues)
        source = source_of(given, reading, record)
        if file.held and digest(source.record_json) in file.held and not _names_terms(record):
            return Ready(file.place, reading, source, record, (match_key(record),))
        prepared = prepare(self.vocabulary, self.tagger, source, reading, record)
        keys = match_keys(prepared.completed.record)
        return Ready(file.place, reading, source, record, keys, prepared)


def file_bytes(file: Unread) -> bytes:
    """Return the bytes of a file; raises OSError where it cannot be read, or is too large."""
    if file.data is not None:
        return file.data
    path = Path(file.place.file)
    if path.stat().st_size > LARGEST_FILE:
        raise OSError(errno.EFBIG, f"larger than {LARGEST_FILE >> 20} MB: split it")
    return content_of(path)


def refused(place: Place, code: str, detail: str, hint: str | None = None) -> Refused:
    """Return the refusal of a file as a whole."""
    issue = Issue(code, Severity.ERROR, Where(source=printable(place.name)), detail, hint)
    return Refused(place, None, "", (issue,))


def _names_terms(record: Record) -> bool:
    """Tell whether a record is right only as long as the vocabulary holds what it names."""
    return any(reference.coverage for reference in record.references)


def _line(issues: tuple[Issue, ...]) -> int | None:
    lines = (i.where.line for i in issues if i.severity is Severity.ERROR)
    return next((line for line in lines if line is not None), None)
