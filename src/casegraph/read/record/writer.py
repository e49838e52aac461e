"""A record as YAML that a person likes to read and that every YAML reader reads alike.

Text stands bare only where it starts with a letter and cannot be taken for anything else by the
rules of YAML 1.1 or 1.2; long text is folded, text of several lines kept literally, and all other
text is quoted, with what cannot be seen (a no-break space, say) written as an escape.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from casegraph.model.plain import record_to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.model.record import Record

_WIDTH = 100
_LONGEST_KEY = 100
_BARE = re.compile(r"[^\W\d_](?:[\w./()+&%=<>~;’'-]| (?! )|,(?= )|:(?=\w))*(?<![ ,])")
_MEANING = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_FOLDABLE = re.compile(r"[^\s](?:[^\s]| (?=[^\s]))*")


def record_to_yaml(record: Record, schema: str | None = None) -> str:
    """Return the record as YAML; reading it gives an equal record.

    `schema` is the address or path of the JSON Schema, named in the first line for editors.
    """
    head = [f"# yaml-language-server: $schema={schema}"] if schema else []
    return "\n".join([*head, *_mapping(record_to_plain(record), 0), ""])


def _mapping(content: dict[str, object], indent: int) -> Iterator[str]:
    pad = " " * indent
    for name, value in content.items():
        key = _inline(name)
        if len(key) > _LONGEST_KEY:
            yield f"{pad}? {key}"
            key = ""
        yield from _entry(f"{pad}{key}:", value, indent)


def _entry(opening: str, value: object, indent: int) -> Iterator[str]:
    if isinstance(value, dict) and value:
        yield opening
        yield from _mapping(value, indent + 2)
    elif isinstance(value, list) and value and not all(isinstance(item, int) for item in value):
        yield opening
        for item in value:
            yield from _item(item, indent + 2)
    else:
        yield from _leaf(opening, value, indent + 2)


def _item(value: object, indent: int) -> Iterator[str]:
    pad = " " * indent
    if isinstance(value, dict) and value:
        first, *rest = _mapping(value, indent + 2)
        yield f"{pad}- {first[indent + 2 :]}"
        yield from rest
    else:
        yield from _leaf(f"{pad}-", value, indent + 2)


def _leaf(opening: str, value: object, indent: int) -> Iterator[str]:
    """Write a value without parts: in its line, or as a block below it."""
    if not isinstance(value, str):
        yield f"{opening} {json.dumps(value)}"
    elif _is_literal(value):
        yield f"{opening} |{'' if value.endswith(chr(10)) else '-'}"
        lines = value.removesuffix("\n").split("\n")
        yield from (f"{' ' * indent}{line}" if line else "" for line in lines)
    elif len(opening) + len(value) >= _WIDTH and value.isprintable() and _FOLDABLE.fullmatch(value):
        yield f"{opening} >-"
        yield from _folded(value, indent)
    else:
        yield f"{opening} {_inline(value)}"


def _inline(text: str) -> str:
    """Return text bare where that is safe, quoted with escapes where it is not."""
    if text.isprintable() and _BARE.fullmatch(text) and text.lower() not in _MEANING:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else _escape(c) for c in quoted)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _is_literal(text: str) -> bool:
    """Tell whether a block of lines holds the text exactly: all visible, none ends in space."""
    lines = text.removesuffix("\n").split("\n")
    return (
        len(lines) > 1
        and bool(lines[0])
        and bool(lines[-1])
        and all(line.isprintable() and line == line.strip(" ") for line in lines)
    )


def _folded(text: str, indent: int) -> Iterator[str]:
    """Break text at its spaces; each break is read as the space it stands for."""
    line = ""
    for word in text.split(" "):
        if line and indent + len(line) + 1 + len(word) > _WIDTH:
            yield f"{' ' * indent}{line}"
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield f"{' ' * indent}{line}"
