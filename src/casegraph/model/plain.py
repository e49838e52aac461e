"""Model objects as plain data: what JSON and YAML files hold."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from casegraph.model.record import Record


def to_plain(value: DataclassInstance, *, defaults: bool = False) -> dict[str, Any]:
    """Return the fields of a dataclass as plain data, in order of definition.

    Fields at their default are left out unless `defaults` asks for them.
    """
    plain: dict[str, Any] = {}
    for item in dataclasses.fields(value):
        content = getattr(value, item.name)
        if defaults or not _is_default(item, content):
            plain[item.name] = _plain(content, defaults=defaults)
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
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return to_plain(value, defaults=defaults)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_plain(item, defaults=defaults) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item, defaults=defaults) for key, item in value.items()}
    return value


def _is_default(item: dataclasses.Field[Any], content: object) -> bool:
    if item.default_factory is not dataclasses.MISSING:
        return bool(content == item.default_factory())
    return item.default is not dataclasses.MISSING and bool(content == item.default)
