"""Every real file of the formats is claimed by one reader and read, or refused with a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from casegraph.issues import Severity
from casegraph.read.base import CollectionReader, Reader, Reading
from casegraph.read.bibtex.reader import BibtexReader
from casegraph.read.csl_json.reader import CslJsonReader
from casegraph.read.html.reader import HtmlReader
from casegraph.read.opencitations.reader import OpenCitationsReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

READERS: tuple[Reader, ...] = (
    BibtexReader(),
    CslJsonReader(),
    OpenCitationsReader(),
    HtmlReader(),
)
ENTRY = re.compile(r"^[ \t]*@(?!comment|string|preamble|set\b|xdata)\w+[ \t]*[{(]",
                   re.MULTILINE | re.IGNORECASE)  # fmt: skip


def readings(reader: Reader, path: Path) -> Iterator[Reading]:
    if isinstance(reader, CollectionReader):
        yield from reader.read_all(path.read_bytes(), path.name)
    else:
        yield reader.read(path.read_bytes(), path.name)


def files(shared: Path) -> list[Path]:
    found = [path for path in (shared / "corpus").rglob("*") if path.is_file()]
    assert len(found) > 200
    return found


def test_each_reader_claims_the_files_of_its_format_and_no_other(shared: Path) -> None:
    for path in files(shared):
        claimed = {reader.name for reader in READERS if reader.sniff(path.read_bytes())}
        if path.suffix == ".bib" and ENTRY.search(path.read_text("utf-8", "replace")):
            assert claimed == {"bibtex"}, path.name
        elif path.name.startswith(("manubot", "inspirehep")) and path.suffix == ".json":
            is_empty = path.stat().st_size < 20
            assert claimed == (set() if is_empty else {"csl-json"}), path.name
        elif path.suffix != ".json":
            assert claimed == set(), path.name


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_every_file_is_read_or_refused_with_a_line(reader: Reader, shared: Path) -> None:
    for path in files(shared):
        if not reader.sniff(path.read_bytes()):
            continue
        found = list(readings(reader, path))
        assert found
        for reading in found:
            assert all(issue.where.line and issue.where.source for issue in reading.issues)
            refused = any(issue.severity is Severity.ERROR for issue in reading.issues)
            assert refused is (reading.record is None), path.name
            assert reading.text


def test_no_entry_of_a_bibtex_file_is_lost(shared: Path) -> None:
    for path in (shared / "corpus" / "formats").rglob("*.bib"):
        there = len(ENTRY.findall(path.read_text("utf-8", "replace")))
        found = list(readings(BibtexReader(), path))
        assert len(found) == max(there, 1), path.name
