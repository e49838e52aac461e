"""A file of PubMed XML -> its readings, one article at a time."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.read.collection import control_character, states_nothing, with_trailing
from casegraph.read.fields.record_builder import RecordBuilder, shown
from casegraph.read.outcome import Outcome
from casegraph.read.pubmed_xml.article import read_article
from casegraph.read.pubmed_xml.book import read_book
from casegraph.read.pubmed_xml.cut import Piece, declared_encoding, pieces
from casegraph.read.pubmed_xml.elements import Elements
from casegraph.read.pubmed_xml.unknown import note_unknown
from casegraph.read.text import UTF16, name_binary
from casegraph.read.xml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.base import Reader, Reading

MEDIA_TYPE = "application/vnd.pubmed+xml"
_PMID = re.compile(rb"<PMID\b[^>]*>\s*([0-9]+)\s*<")
_ASIDE = re.compile(
    rb"<!--.*?-->|<\?.*?\?>|<!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>|<[^>]{0,2000}>", re.DOTALL
)
_PLACE = re.compile(r", line [0-9]+, column [0-9]+$")
_LINE = re.compile(r"line ([0-9]+)")
_LOOKED_AT = 10_000


def readings(data: bytes, source: str, reader: Reader) -> Iterator[Reading]:
    """Yield a reading for each article of a file, or one that says why the file is refused."""
    content, refusal = _as_utf8(data, source)
    if content is None:
        yield _refused(reader, "", *refusal)
        return
    found = False
    for reading in with_trailing(_each(content, source, reader)):
        found = True
        yield reading
    if not found:
        detail = "the file holds no article of PubMed"
        yield _refused(reader, "", _error("no-record", source, 1, detail))


def _as_utf8(data: bytes, source: str) -> tuple[bytes | None, tuple[Issue, ...]]:
    """Return the file in UTF-8, from the encoding that it states; None where that fails."""
    kind = name_binary(data)
    if kind:
        return None, (_error("binary-file", source, 1, f"this is {kind}, not XML"),)
    if data.startswith(UTF16):
        encoding = "utf-16"
    else:
        data = data.removeprefix(codecs.BOM_UTF8)
        encoding = declared_encoding(data) or "utf-8"
    try:
        text = data.decode(encoding)
    except LookupError:
        detail = f"the file states an encoding that is not known: {shown(encoding)}"
        return None, (_error("wrong-encoding", source, 1, detail),)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        detail = f"not {encoding.upper()} text: byte 0x{data[error.start]:02x}"
        return None, (_error("wrong-encoding", source, line, detail, "save the file as UTF-8"),)
    return (data if encoding.lower() in {"utf-8", "utf8"} else text.encode()), ()


def _each(content: bytes, source: str, reader: Reader) -> Iterator[Reading | tuple[Issue, ...]]:
    for piece in pieces(content):
        if not piece.name:
            yield _between(piece, source)
        elif piece.name == "DeleteCitation":
            yield _deleted(piece, source)
        else:
            yield _read(piece, source, reader)


def _read(piece: Piece, source: str, reader: Reader) -> Reading:
    text = piece.data.decode("utf-8", "replace")
    bad = control_character(text, source, piece.line)
    if bad:
        return _refused(reader, text, bad)
    root, problems = parse_xml(_wrapped(piece), source)
    if root is None:
        moved = (_moved(issue, piece.line) for issue in problems)
        return _refused(reader, text, *moved)
    builder = RecordBuilder(source, (piece.line, 1))
    element = root[0] if piece.namespaces else root
    make = read_book if piece.name == "PubmedBookArticle" else read_article
    record = make(element, builder, piece.line)
    note_unknown(element, Elements(element, piece.line), builder)
    issues = tuple(builder.issues)
    if record is None or states_nothing(record):
        empty = _error("empty-record", source, piece.line, "the article states nothing")
        return _refused(reader, text, empty, *issues)
    if has_errors(issues):
        return _refused(reader, text, *issues)
    return Outcome(record, issues, text, builder.positions).signed(reader, MEDIA_TYPE)


def _wrapped(piece: Piece) -> bytes:
    if not piece.namespaces:
        return piece.data
    return b"<Set" + piece.namespaces + b">" + piece.data + b"</Set>"


def _between(piece: Piece, source: str) -> tuple[Issue, ...]:
    """Return an issue for text between articles that is no markup, by the first of it."""
    text = _ASIDE.sub(b" ", piece.data[:_LOOKED_AT]).decode("utf-8", "replace").strip()
    if not text:
        return ()
    where = Where(source=source, line=piece.line)
    return (Issue("unread-line", Severity.INFO, where, f"not part of an article: {shown(text)}"),)


def _deleted(piece: Piece, source: str) -> tuple[Issue, ...]:
    numbers = [number.decode() for number in _PMID.findall(piece.data)]
    where = Where(source=source, line=piece.line)
    detail = f"PubMed has deleted {len(numbers)} records: {shown(' '.join(numbers))}"
    return (Issue("deleted-records", Severity.INFO, where, detail),)


def _moved(issue: Issue, first: int) -> Issue:
    """Return an issue of a piece at its line of the file."""
    line = first + (issue.where.line or 1) - 1
    plain = _PLACE.sub("", issue.detail)
    detail = _LINE.sub(lambda found: f"line {int(found[1]) + first - 1}", plain)
    return replace(issue, detail=detail, where=replace(issue.where, line=line))


def _error(code: str, source: str, line: int, detail: str, hint: str | None = None) -> Issue:
    return Issue(code, Severity.ERROR, Where(source=source, line=line), detail, hint)


def _refused(reader: Reader, text: str, *issues: Issue) -> Reading:
    return Outcome(None, issues, text).signed(reader, MEDIA_TYPE)
