"""The readers there are, and which of them an input asks for.

A new format is a new module and one line here. Every reader loads the libraries it needs when it
reads, not when it is listed.
"""

from __future__ import annotations

import difflib
from pathlib import PurePath
from typing import TYPE_CHECKING

from casegraph.errors import UsageError
from casegraph.read.bibtex.reader import BibtexReader
from casegraph.read.csl_json.reader import CslJsonReader
from casegraph.read.html.reader import HtmlReader
from casegraph.read.jats.reader import JatsReader
from casegraph.read.medline.reader import MedlineReader
from casegraph.read.opencitations.reader import OpenCitationsReader
from casegraph.read.page.reader import PageReader
from casegraph.read.pubmed_xml.reader import PubmedXmlReader
from casegraph.read.record.reader import RecordReader
from casegraph.read.ris.reader import RisReader
from casegraph.read.table.reader import SpreadsheetReader

if TYPE_CHECKING:
    from casegraph.read.base import Reader

READERS: tuple[Reader, ...] = (
    SpreadsheetReader(),
    OpenCitationsReader(),
    CslJsonReader(),
    BibtexReader(),
    RecordReader(),
    JatsReader(),
    PubmedXmlReader(),
    RisReader(),
    MedlineReader(),
    HtmlReader(),
    PageReader(),
)


def choose(data: bytes, source: str = "", forced: str | None = None) -> Reader | None:
    """Return the reader that an input asks for, None where no reader knows it.

    The content decides; the ending of the name is asked only where the content does not tell.
    `forced` names a reader and overrides both; raises UsageError where there is none of the name.
    """
    if forced is not None:
        return _named(forced)
    suffix = PurePath(source).suffix.lower()
    by_content = (reader for reader in READERS if reader.sniff(data))
    by_name = (reader for reader in READERS if suffix in reader.suffixes)
    return next(by_content, None) or next(by_name, None)


def _named(name: str) -> Reader:
    readers = {reader.name: reader for reader in READERS}
    if name in readers:
        return readers[name]
    close = difflib.get_close_matches(name.lower(), readers, n=1)
    hint = f"did you mean {close[0]}?" if close else f"known formats: {', '.join(readers)}"
    raise UsageError(f"there is no input format {name!r}", hint=hint)
