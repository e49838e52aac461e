"""The ZIP package of a workbook: its bounds, and what openpyxl does not tell while streaming."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.xml.functions import fromstring

from casegraph.issues import Issue, Severity, Where
from casegraph.marked import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_BYTES = 200_000_000
MAX_PARTS = 2_000
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]+[0-9]+:[A-Z]+[0-9]+)[\"']")
_FAR = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r=[\"']([A-Z]{3}[0-9]+)[\"'](?:[^>]*[^>/])?>(?!</)")
_EMPTY_ROW = re.compile(
    rb"<((?:\w+:)?row)\b[^>]*(?:/>|>(?:<(?:\w+:)?c\b[^>]*(?:/>|></(?:\w+:)?c>))*</\1>)"
)
_HIDDEN_ROW = re.compile(
    rb"<(?:\w+:)?row\b(?=[^>]*\shidden=[\"'](?:1|true))[^>]*?\sr=[\"']([0-9]+)"
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_MAX_MERGED = 20_000
_LESS = "delete the rows and columns beyond the table, formatted ones too, or save it as CSV"
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_SHEET_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook without its empty rows, and of each sheet, by its name, what is merged and hidden.

    `data` are the bytes of the package: formatted rows that hold nothing, of which a spreadsheet
    may save a million, are taken out.
    """

    data: bytes
    areas: Mapping[str, tuple[str, ...]]
    hidden: Mapping[str, tuple[int, ...]]
    has_formulas: bool

    def merged(self, sheet: str) -> tuple[str, ...]:
        """Return the merged areas of a sheet (`A2:A5`)."""
        return self.areas.get(sheet, ())

    def hidden_rows(self, sheet: str) -> tuple[int, ...]:
        """Return the numbers of the rows of a sheet that are hidden and hold something."""
        return self.hidden.get(sheet, ())


def open_package(data: bytes, source: str) -> Package:
    """Return what a package holds; raises RefusedError where it is too large to unpack."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        size = sum(part.file_size for part in parts)
        if size > MAX_BYTES or len(parts) > MAX_PARTS:
            raise _refusal(source, "too-large", f"the workbook unpacks to {size} bytes", _LESS)
        if any(part.flag_bits & 1 for part in parts):
            raise _refusal(source, "unreadable-workbook", "the workbook is behind a password")
        for name in (part.filename for part in parts if part.filename.endswith((".xml", ".rels"))):
            if b"<!DOCTYPE" in archive.read(name):
                raise _refusal(source, "unreadable-workbook", f"{name} declares entities")
        sheets = _sheets(archive)
        slimmed = {path: _EMPTY_ROW.sub(b"", archive.read(path)) for path in sheets.values()}
        slim = _with_parts(archive, slimmed)
    contents = {name: slimmed[path] for name, path in sheets.items()}
    for name, content in contents.items():
        far = _FAR.search(content)
        if far:
            detail = f"sheet {name} holds a cell far away, {far[1].decode('ascii')}"
            raise _refusal(source, "too-large", detail, _LESS)
    areas = {name: _areas(content) for name, content in contents.items()}
    hidden = {name: tuple(map(int, _HIDDEN_ROW.findall(c))) for name, c in contents.items()}
    has_formulas = any(_FORMULA.search(content) for content in contents.values())
    return Package(slim, areas, hidden, has_formulas)


def _with_parts(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in archive.namelist():
            made.writestr(name, changed[name] if name in changed else archive.read(name))
    return stream.getvalue()


def _areas(content: bytes) -> tuple[str, ...]:
    found = _MERGED.findall(content)[:_MAX_MERGED]
    return tuple(area.decode("ascii") for area in found)


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part that holds each sheet, by the sheet's name."""
    relations = fromstring(archive.read(_RELATIONS))
    targets = {item.get("Id"): item.get("Target", "") for item in relations}
    book = fromstring(archive.read(_WORKBOOK))
    names = set(archive.namelist())
    found = {}
    for item in book.iter():
        path = posixpath.normpath(posixpath.join("xl", targets.get(item.get(_SHEET_ID), "")))
        path = path.removeprefix("/")
        if item.tag.endswith("}sheet") and path in names:
            found[item.get("name", "")] = path
    return found


def _refusal(source: str, code: str, detail: str, hint: str | None = None) -> RefusedError:
    return RefusedError(Issue(code, Severity.ERROR, Where(source=source), detail, hint))
