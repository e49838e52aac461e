"""The bytes of a file as text: the one place where encodings are decided.

UTF-8 is read with or without a byte-order mark, UTF-16 with one. Eight-bit encodings are refused,
not guessed: any byte is a letter in all of them, so that a wrong guess changes names and drugs
without a trace.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.marked import CONTROL_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""The marks with which files in UTF-16 begin."""

_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
HEAD = 65_536
"""Bytes of a file that are looked at to tell its format."""

_LOOKED_AT = 4_096

LONGEST_LINE = 4_000_000
"""Characters that one line of a tagged format or of BibTeX may have."""

_NEWLINE = re.compile("\r\n?")
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Office document (.doc, .xls)"),
    (b"{\\rtf", "a rich-text document (.rtf)"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
)
_PACKED = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"mimetypeapplication/epub+zip", "an e-book (.epub)"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"),
)


def decode(data: bytes, source: str) -> tuple[str | None, tuple[Issue, ...]]:
    """Return the text of a file, its line ends as line feeds, and what is wrong with it.

    The text is None where the file was refused: empty, binary, or in an encoding that is not
    accepted. Control characters other than tab and line end are errors, one issue for each kind;
    the text still holds them, so that the rest of the file can be read for further problems.
    """
    if _is_unmarked_utf16(data[:_LOOKED_AT]):
        detail = "the file is in UTF-16 without a byte-order mark"
        return None, (_error("wrong-encoding", source, detail, hint="save the file as UTF-8"),)
    kind = name_binary(data)
    if kind:
        return None, (_error("binary-file", source, f"this is {kind}, not text"),)
    text, issue = _decode(data, source)
    if text is None:
        return None, (issue,) if issue else ()
    if not text or text.isspace():
        return None, (_error("empty-file", source, "the file is empty"),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, _control_characters(text, source)


def overlong_line(text: str, source: str) -> Issue | None:
    """Return the error of a line that is longer than any record, None where there is none."""
    if len(text) <= LONGEST_LINE:
        return None
    start, line = 0, 1
    while (end := text.find("\n", start)) >= 0 and end - start <= LONGEST_LINE:
        start, line = end + 1, line + 1
    if (end if end >= 0 else len(text)) - start <= LONGEST_LINE:
        return None
    where = Where(source=source, line=line)
    detail = f"a line of more than {LONGEST_LINE // 1_000_000} million characters"
    return Issue("line-too-long", Severity.ERROR, where, detail)


def name_binary(data: bytes) -> str | None:
    """Return what kind of binary file this is, None where it may be text."""
    if data.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _PACKED if part in data), "a ZIP archive")
    known = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if known:
        return known
    marked = data.startswith((*_MARKS, *_UTF32))
    return "a binary file" if b"\x00" in data and not marked else None


def is_unreadable(head: bytes) -> bool:
    """Tell from its beginning that no reader reads a file: it is binary, and not packed."""
    return not head.startswith(b"PK\x03\x04") and name_binary(head) is not None


def head_of(data: bytes, size: int = HEAD) -> str:
    """Return the beginning of a file as text, for a look at its format.

    Line ends are line feeds; what cannot be decoded is replaced.
    """
    encoding = "utf-16" if data.startswith(UTF16) else "utf-8-sig"
    text = data[:size].decode(encoding, errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def may_hold(head: bytes, signs: Iterable[bytes]) -> bool:
    """Tell, without decoding it, whether the beginning of a file may hold one of some ASCII signs.

    UTF-16 writes them with other bytes between, and may hold any.
    """
    return head.startswith(UTF16) or any(sign in head for sign in signs)


def _is_unmarked_utf16(head: bytes) -> bool:
    """Tell whether bytes are UTF-16 that no mark names: of plain letters every second byte is 0."""
    first, second = head[::2].count(0), head[1::2].count(0)
    few, many = sorted((first, second))
    if many * 4 < len(head) or few * 8 > many or head.startswith(UTF16):
        return False
    decoder = codecs.getincrementaldecoder("utf-16-be" if first == many else "utf-16-le")()
    try:
        text = decoder.decode(head)
    except UnicodeDecodeError:
        return False
    return bool(text) and not CONTROL_CHARACTERS.search(text.replace("\r", "\n"))


def _decode(data: bytes, source: str) -> tuple[str | None, Issue | None]:
    if data.startswith(_UTF32):
        detail = "the file is in UTF-32"
        return None, _error("wrong-encoding", source, detail, hint="save the file as UTF-8")
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    encoding = _MARKS.get(mark, "utf-8")
    content = data[len(mark) :]
    try:
        return content.decode(encoding), None
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding)
        offset = len(mark) + error.start
        return None, _undecodable(before, offset, data[offset], source, encoding)


def _undecodable(before: str, offset: int, byte: int, source: str, encoding: str) -> Issue:
    lines = _NEWLINE.sub("\n", before).split("\n")
    return Issue(
        "wrong-encoding",
        Severity.ERROR,
        Where(source=source, line=len(lines), column=len(lines[-1]) + 1),
        f"not {encoding.upper()} text: byte 0x{byte:02x} at offset {offset}",
        "save the file as UTF-8 (it may be in Windows-1252 or another eight-bit encoding)",
    )


def _control_characters(text: str, source: str) -> tuple[Issue, ...]:
    if not CONTROL_CHARACTERS.search(text):
        return ()
    counts = Counter(found[0] for found in CONTROL_CHARACTERS.finditer(text))
    issues = []
    for character, count in counts.items():
        offset = text.index(character)
        line = text.count("\n", 0, offset) + 1
        column = offset - (text.rfind("\n", 0, offset) + 1) + 1
        times = "" if count == 1 else f", {count} times in this file"
        issues.append(
            Issue(
                "control-character",
                Severity.ERROR,
                Where(source=source, line=line, column=column, span=(offset, offset + 1)),
                f"control character U+{ord(character):04X}{times}",
                "remove it",
            )
        )
    return tuple(issues)


def _error(code: str, source: str, detail: str, hint: str | None = None) -> Issue:
    return Issue(code, Severity.ERROR, Where(source=source), detail, hint)
