"""YAML read by the rules of YAML 1.2, with the place of every value.

Every scalar is its text as written, so that `NO`, `2018-10` and `24.10` stay what they are; only
unquoted `true`, `false` and `null` in the spellings of the core schema (YAML 1.2.2, 10.3.2) have
a meaning of their own. What a record never needs and a text may hold by accident is refused:
tags, anchors, aliases, merge keys and a second document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import yaml

from casegraph.marked import CONTROL_CHARACTERS, Marked, MarkedBuilder, RefusedError

if TYPE_CHECKING:
    from casegraph.marked import Position

_CORE: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}
_LINE_SEPARATORS = ("\u2028", "\u2029")
_PRIVATE_USE = range(0xE000, 0xF900)
_QUOTE_HINT = "put text that starts with '&', '*' or '!' in quotes"
_SECOND_COLON = (
    "a second ': ' in one line, or a line indented too far",
    "put text that holds ': ' in quotes",
)
_NAMED_CHARACTER = re.compile(r"character '.*' that")
_PLAIN_WORDS = {
    "mapping values are not allowed in this context": _SECOND_COLON,
    "mapping values are not allowed here": _SECOND_COLON,
    "found character that cannot start any token": (
        "a tab in the indentation, or text that starts with '@', '`' or '%'",
        "indent with spaces; put such text in quotes",
    ),
    "found unexpected end of stream": ("a quote that is opened here is never closed", None),
    "found unknown escape character": (
        "a backslash in double quotes that starts no known escape",
        "use single quotes, or write \\\\",
    ),
    "did not find expected key": (
        "expected the next field name here",
        "check the indentation and the quotes of the lines before",
    ),
    "could not find expected ':'": (
        "expected ':' after a field name",
        "check the indentation, or the quotes of the lines before",
    ),
    "did not find expected '-' indicator": (
        "expected the next item of the list ('- ') here",
        "check the indentation",
    ),
    "did not find expected ',' or ']'": ("a list in brackets that is not closed", None),
    "did not find expected ',' or '}'": ("a mapping in braces that is not closed", None),
}
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = (
    yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
)


def read_yaml(text: str, source: str) -> Marked:
    """Return the data of one YAML document; every problem becomes an issue with its place.

    Control characters are read as U+FFFD: `casegraph.read.text.decode` names them.
    """
    stand_ins = _stand_ins(text)
    for separator, stand_in in stand_ins.items():
        text = text.replace(separator, stand_in)
    printable = CONTROL_CHARACTERS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    builder = MarkedBuilder(source)
    driver = _Driver(builder, {stand_in: found for found, stand_in in stand_ins.items()})
    try:
        for event in yaml.parse(printable, Loader=_LOADER):
            driver.take(event)
    except RefusedError as refused:
        return builder.finish(refused)
    except yaml.MarkedYAMLError as error:
        return builder.finish(_syntax_error(builder, error))
    return builder.finish()


def _stand_ins(text: str) -> dict[str, str]:
    """Return a character that the text does not hold for each line separator that it holds.

    YAML 1.2 reads U+2028 and U+2029 as text; the library follows 1.1, where they break lines.
    """
    found = [separator for separator in _LINE_SEPARATORS if separator in text]
    held = set(text) if found else set()
    free = (chr(code) for code in _PRIVATE_USE if chr(code) not in held)
    return dict(zip(found, free, strict=False))


class _Mark(Protocol):
    """A place as the parser counts it: lines and columns from 0."""

    line: int
    column: int


class _Driver:
    """Feeds the events of the parser to a builder."""

    def __init__(self, builder: MarkedBuilder, restore: dict[str, str]) -> None:
        self._builder = builder
        self._restore = restore
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take one event."""
        at = _position(event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            self._begin_document(at)
        elif isinstance(event, yaml.NodeEvent):
            self._take_node(event, at)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._builder.close()

    def _begin_document(self, at: Position) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._builder.refusal(
                "several-documents",
                at,
                "a second document starts here",
                "keep one document (one report) in each file",
            )

    def _take_node(self, event: yaml.NodeEvent, at: Position) -> None:
        builder = self._builder
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            mark = "alias" if isinstance(event, yaml.AliasEvent) else "anchor"
            builder.report(
                "yaml-alias", at, f"{mark} {event.anchor!r} is not accepted; {_QUOTE_HINT}"
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            builder.report("yaml-tag", at, f"tag {tag!r} is not accepted; {_QUOTE_HINT}")
        if isinstance(event, yaml.MappingStartEvent):
            builder.open({}, at)
        elif isinstance(event, yaml.SequenceStartEvent):
            builder.open([], at)
        elif isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event, at)
        else:
            self._take_text("", at)

    def _take_scalar(self, event: yaml.ScalarEvent, at: Position) -> None:
        text: str = event.value
        for stand_in, separator in self._restore.items():
            text = text.replace(stand_in, separator)
        if self._builder.wants_key and event.implicit[0] and text == "<<":
            self._builder.report("yaml-merge", at, "merge keys ('<<') are not accepted")
        if self._builder.wants_key or not event.implicit[0]:
            self._take_text(text, at)
        else:
            self._builder.value(_CORE.get(text, text), at)

    def _take_text(self, text: str, at: Position) -> None:
        if self._builder.wants_key:
            self._builder.key(text, at)
        else:
            self._builder.value(text, at)


def _position(mark: _Mark | None) -> Position:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _syntax_error(builder: MarkedBuilder, error: yaml.MarkedYAMLError) -> RefusedError:
    problem = error.problem or error.context or "not YAML"
    known = _NAMED_CHARACTER.sub("character that", problem)
    detail, hint = _PLAIN_WORDS.get(known, (problem, None))
    opened = problem == "found unexpected end of stream" and error.context_mark is not None
    mark = error.context_mark if opened else error.problem_mark
    return builder.refusal("yaml-syntax", _position(mark), f"not valid YAML: {detail}", hint)
