"""Model objects as plain data: what JSON and YAML files hold."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from _typeshed import DataclassInstance

    from casegraph.model.record import Record

_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_plain(value: DataclassInstance, *, defaults: bool = False) -> dict[str, Any]:
    """Return the fields of a dataclass as plain data, in order of definition.

    Fields at their default are left out unless `defaults` asks for them.
    """
    plain: dict[str, Any] = (_WHOLE if defaults else _STATED)[type(value)](value)
    return plain


def record_to_plain(record: Record) -> dict[str, Any]:
    """Return the record as its file holds it: the format's version first, defaults left out."""
    return {"casegraph": record.casegraph, **to_plain(record)}


def record_to_json(record: Record) -> str:
    """Return the record as canonical JSON: the same record gives the same bytes."""
    return _ENCODER.encode(record_to_plain(record))


def digest(text: str | bytes) -> str:
    """Return the SHA-256 of text (as UTF-8) or bytes, in hexadecimal."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


class _Makers(dict[type, "Callable[[Any], Any]"]):
    """What makes plain data of the objects of each class, built when the first of them is met."""

    def __init__(self, *, defaults: bool) -> None:
        super().__init__()
        self._defaults = defaults

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        maker = self[kind] = self._maker(kind)
        return maker

    def _maker(self, kind: type) -> Callable[[Any], Any]:
        if kind in {tuple, list}:
            return self._of_items
        if dataclasses.is_dataclass(kind):
            return self._of_fields(kind)
        if issubclass(kind, Enum):
            return attrgetter("value")
        return self._of_entries if issubclass(kind, dict) else _itself

    def _of_items(self, items: Sequence[Any]) -> list[Any]:
        return [self[type(item)](item) for item in items]

    def _of_entries(self, entries: Mapping[Any, Any]) -> dict[str, Any]:
        return {str(key): self[type(item)](item) for key, item in entries.items()}

    def _of_fields(self, kind: type[DataclassInstance]) -> Callable[[Any], dict[str, Any]]:
        fields = [
            (field.name, dataclasses.MISSING if self._defaults else _default(field))
            for field in dataclasses.fields(kind)
        ]

        def make(value: Any) -> dict[str, Any]:
            plain = {}
            for name, default in fields:
                content = getattr(value, name)
                if content is default or content == default:
                    continue
                held = type(content)
                plain[name] = content if held in _AS_THEY_ARE else self[held](content)
            return plain

        return make


def _default(field: dataclasses.Field[Any]) -> object:
    """Return the default of a field; no content equals that of a field that has none."""
    factory = field.default_factory
    return field.default if factory is dataclasses.MISSING else factory()


def _itself(value: Any) -> Any:
    return value


_STATED = _Makers(defaults=False)
_WHOLE = _Makers(defaults=True)
