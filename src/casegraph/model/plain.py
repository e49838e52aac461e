"""Model objects as plain data: what JSON and YAML files hold."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from _typeshed import DataclassInstance

    from casegraph.model.record import Record

_AS_THEY_ARE: dict[type, bool] = dict.fromkeys((str, int, float, bool, type(None)), True)
_FIELDS = "__dataclass_fields__"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_plain(value: DataclassInstance, *, defaults: bool = False) -> dict[str, Any]:
    """Return the fields of a dataclass as plain data, in order of definition.

    Fields at their default are left out unless `defaults` asks for them.
    """
    contents, fields = _fields(type(value))
    plain: dict[str, Any] = {}
    for content, (name, default) in zip(contents(value), fields, strict=True):
        if not defaults and (content is default or content == default):
            continue
        known = _AS_THEY_ARE.get(type(content))
        plain[name] = content if known else _plain(content, defaults)
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


def _plain(value: Any, defaults: bool) -> Any:
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is tuple or kind is list:
        return [_plain(item, defaults) for item in value]
    if hasattr(kind, _FIELDS):
        return to_plain(value, defaults=defaults)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(key): _plain(item, defaults) for key, item in value.items()}
    return value


@lru_cache(maxsize=64)
def _fields(
    kind: type[DataclassInstance],
) -> tuple[Callable[[object], Sequence[object]], tuple[tuple[str, object], ...]]:
    """Return what reads all fields of a dataclass, and their names and defaults.

    No value equals the default of a field that has none.
    """
    fields = tuple(
        (
            item.name,
            item.default if item.default_factory is dataclasses.MISSING else item.default_factory(),
        )
        for item in dataclasses.fields(kind)
    )
    names = [name for name, _ in fields]
    if len(names) > 1:
        return attrgetter(*names), fields
    return lambda value: [getattr(value, name) for name in names], fields
