"""JSON read with the place of every value; numbers keep their text (RFC 8259)."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from casegraph.marked import CONTROL_CHARACTERS, Marked, MarkedBuilder, RefusedError

if TYPE_CHECKING:
    from casegraph.marked import Position

_TOKEN = re.compile(
    r"""[ \t\n\r:,]*+(?:
        (?P<open>[{\[]) | (?P<close>[}\]])
      | (?P<string>"(?:[^"\\]++|\\.)*+")
      | (?P<word>true|false|null)
      | (?P<constant>NaN|-?Infinity)
      | (?P<number>-?[0-9][0-9.eE+-]*+)
    )""",
    re.VERBOSE | re.DOTALL,
)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


def read_json(text: str, source: str) -> Marked:
    """Return the data of a JSON text; every problem becomes an issue with its place.

    Control characters are read as U+FFFD: `casegraph.read.text.decode` names them.
    """
    text = CONTROL_CHARACTERS.sub("\ufffd", text)
    builder = MarkedBuilder(source)
    try:
        _check_syntax(text, builder)
        _feed(text, builder)
    except RefusedError as refused:
        return builder.finish(refused)
    return builder.finish()


def _check_syntax(text: str, builder: MarkedBuilder) -> None:
    """Refuse what is no JSON; what is too deep for this check is too deep for the builder too."""
    try:
        json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        detail = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise builder.refusal("json-syntax", (error.lineno, error.colno), detail) from error
    except RecursionError:
        return


def _feed(text: str, builder: MarkedBuilder) -> None:
    """Hand the tokens of a text that is known to be JSON to the builder."""
    lines = _Lines(text)
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or ""
        content = token[kind]
        at = lines.position(token.start(kind))
        if kind == "open":
            builder.open({} if content == "{" else [], at)
        elif kind == "close":
            builder.close()
        elif kind == "string" and builder.wants_key:
            builder.key(json.loads(content), at)
        elif kind == "string":
            builder.value(json.loads(content), at)
        elif kind == "constant":
            raise builder.refusal("json-constant", at, f"{content} is no value of JSON")
        else:
            builder.value(_WORDS.get(content, content), at)


class _Lines:
    """Offsets of a text as line and column, both counted from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def position(self, offset: int) -> Position:
        """Return line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
