"""The reader of records: one report as YAML or JSON, written by a person or by `show --json`."""

from __future__ import annotations

import dataclasses
import re

from casegraph.model.archive import BY_A_PERSON
from casegraph.model.record import Record
from casegraph.read.base import Reading
from casegraph.read.text import head_of

_FIELD_NAMES = "|".join(item.name for item in dataclasses.fields(Record))
_FIELD = rf"[\"']?({_FIELD_NAMES})[\"']?[ \t]*:(?=\s|$)"
_FIRST_FIELD = re.compile(_FIELD)
_LATER_FIELD = re.compile(rf"\n{_FIELD}")
_FIELD_IN_BRACES = re.compile(rf"[{{,]\s*\"?({_FIELD_NAMES})\"?\s*:")
_PREAMBLE = re.compile(r"(?:\s+|#[^\n]*(?:\n|$)|%[^\n]*(?:\n|$)|---(?=\s))*+")


class RecordReader:
    """Reads a record; what a person wrote wins over what a reader took from a page."""

    name = "record"
    version = "1"
    suffixes: tuple[str, ...] = (".yaml", ".yml", ".json")
    authority = BY_A_PERSON

    def sniff(self, data: bytes) -> bool:
        """Tell whether the content is a mapping that names fields of a record.

        Its first line is such a field, or two of them stand at the left margin, or it is one
        mapping in braces with such a field.
        """
        head = head_of(data)
        start = _PREAMBLE.match(head)
        content = head[start.end() :] if start else head
        if content.startswith("{"):
            return _FIELD_IN_BRACES.search(content) is not None
        if _FIRST_FIELD.match(content):
            return True
        return len(set(_LATER_FIELD.findall(content))) >= 2

    def read(self, data: bytes, source: str) -> Reading:
        """Read one report; the libraries for it are loaded only now."""
        from casegraph.read.record.file import read_record_file

        file = read_record_file(data, source)
        return Reading(
            record=file.record,
            issues=file.issues,
            text=file.text,
            reader=self.name,
            version=self.version,
            media_type=file.media_type,
            authority=self.authority,
            positions=file.marked.positions,
            salvaged=file.salvaged,
        )
