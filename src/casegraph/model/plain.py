"""Model objects as plain data: what JSON and YAML files hold."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from casegraph.model.record import Record

_AS_THEY_ARE = frozenset({str, int, float, bool})


def to_plain(value: DataclassInstance, *, defaults: bool = False) -> dict[str, Any]:
    """Return the fields of a dataclass as plain data, in order of definition.

    Fields at their default are left out unless `defaults` asks for them.
    """
    plain: dict[str, Any] = {}
    for name, default in _defaults(type(value)):
        content = getattr(value, name)
        if defaults or content != default:
            plain[name] = _plain(content, defaults=defaults)
    return plain


def record_to_plain(record: Record) -> dict[str, Any]:
    """Return the record as its file holds it: the format's version first, defaults left out."""
    return {"casegraph": record.casegraph, **to_plain(record)}


def record_to_json(record: Record) -> str:
    """Return the record as canonical JSON: the same record gives the same bytes."""
    return json.dumps(record_to_plain(record), ensure_ascii=False, separators=(",", ":"))


def digest(text: str | bytes) -> str:
    """Return the SHA-256 of text (as UTF-8) or bytes, in hexadecimal."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def _plain(value: object, *, defaults: bool) -> Any:
    if value is None or type(value) in _AS_THEY_ARE:
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return to_plain(value, defaults=defaults)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_plain(item, defaults=defaults) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item, defaults=defaults) for key, item in value.items()}
    return value


@lru_cache(maxsize=64)
def _defaults(kind: type[DataclassInstance]) -> tuple[tuple[str, object], ...]:
    """Return the fields of a dataclass with their defaults; no value equals `MISSING`."""
    return tuple(
        (
            item.name,
            item.default if item.default_factory is dataclasses.MISSING else item.default_factory(),
        )
        for item in dataclasses.fields(kind)
    )
