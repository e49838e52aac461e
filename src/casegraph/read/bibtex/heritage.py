"""The fields of an entry: its own, and those of the entries it names in `crossref` and `xdata`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.read.bibtex.blocks import Parents
from casegraph.read.bibtex.entry import Field
from casegraph.read.bibtex.fields import NEVER_INHERITED, inherited_names
from casegraph.read.bibtex.values import TooLargeError, value_of
from casegraph.read.fields.record_builder import RecordBuilder, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casegraph.read.bibtex.blocks import Entry

_DEEPEST = 16


def fields_of(entry: Entry, macros: Mapping[str, str], builder: RecordBuilder) -> dict[str, Field]:
    """Return the fields of an entry by their names in lower case; the first of a name stays."""
    fields: dict[str, Field] = {}
    undefined: list[str] = []
    for key, raw, at in entry.fields:
        try:
            value = value_of(raw, macros, undefined)
        except TooLargeError:
            builder.issue("too-large", Severity.ERROR, at, f"macros make {key} too large")
            continue
        if undefined:
            for macro in undefined:
                builder.warn("undefined-macro", f"the macro {shown(macro)} is not defined", at)
            undefined.clear()
        name = key.lower()
        if name not in fields:
            fields[name] = Field(value, at)
        elif value.strip() != fields[name].value.strip():
            builder.warn("duplicate-field", f"{name} is given twice: {shown(value)}", at)
    return fields


class Heritage:
    """Completes entries by what they inherit; an entry inherits from each other one once."""

    def __init__(self, text: str, source: str, macros: Mapping[str, str]) -> None:
        self._parents = Parents(text)
        self._source = source
        self._macros = macros

    def complete(self, kind: str, fields: dict[str, Field], builder: RecordBuilder) -> None:
        """Add to the fields of an entry those of the entries it names, and of theirs."""
        if "crossref" in fields or "xdata" in fields:
            self._complete(kind, fields, builder, set())

    def _complete(
        self, kind: str, fields: dict[str, Field], builder: RecordBuilder, seen: set[str]
    ) -> None:
        for relation, key, named in _named(fields):
            if key in seen or len(seen) >= _DEEPEST:
                continue
            seen.add(key)
            parent = self._parents.get(key)
            if parent is None:
                detail = f"{relation} names {shown(key)}, which is no entry of this file"
                builder.warn("missing-entry", detail, named.at)
                continue
            unheard = RecordBuilder(self._source, (parent.line, 1))
            inherited = fields_of(parent, self._macros, unheard)
            self._complete(parent.kind, inherited, unheard, seen)
            names = inherited_names(parent.kind, kind) if relation == "crossref" else {}
            _add(fields, inherited, names)


def _named(fields: Mapping[str, Field]) -> Iterator[tuple[str, str, Field]]:
    """Yield the relation, the key and the field of every entry that is named."""
    for relation in ("xdata", "crossref"):
        field = fields.get(relation)
        for key in field.value.split(",") if field else ():
            if field and key.strip():
                yield relation, key.strip(), field


def _add(
    fields: dict[str, Field], inherited: Mapping[str, Field], names: Mapping[str, str]
) -> None:
    for theirs, field in inherited.items():
        mine = names.get(theirs, theirs)
        if mine and mine not in fields and theirs not in NEVER_INHERITED:
            fields[mine] = field
