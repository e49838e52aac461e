"""What pydantic finds wrong with a record, in plain words and with its place in the file."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.marked import Marked, nearest_part, path_of
from casegraph.model.fields import DATE_PATTERN, KEY_PATTERN, NUMBER_PATTERN
from casegraph.read.record.shape import (
    Slot,
    choices_of,
    describe,
    description_at,
    fields_of,
    kinds,
    slot_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic_core import ErrorDetails

    from casegraph.marked import Position
    from casegraph.read.record.shape import Loc

_SHOWN = 60
_BOUND = re.compile(r"[<>~≤≥]|undetect|below|above|under|over", re.IGNORECASE)
_FORMS = {
    DATE_PATTERN: "a date as year, year-month or year-month-day",
    KEY_PATTERN: "lower-case letters, digits and hyphens, a letter first",
    NUMBER_PATTERN: "a number with a decimal point",
}


def translate(errors: Iterable[ErrorDetails], marked: Marked, source: str) -> tuple[Issue, ...]:
    """Return one issue for each place with errors; those of one union are one issue.

    A list that is too short only because its items are faulty is no issue of its own.
    """
    issues: dict[str, Issue] = {}
    found = tuple(errors)
    faulty = {error["loc"][:-1] for error in found}
    for error in found:
        if error["type"] == "too_short" and error["loc"] in faulty:
            continue
        issue = _issue(error, marked, source)
        issues.setdefault(issue.where.path or "", issue)
    return tuple(issues.values())


def faulty_loc(error: ErrorDetails) -> Loc:
    """Return the place whose removal takes the error away: for a missing field, its mapping."""
    if error["type"] == "missing":
        return error["loc"][:-1]
    if error["type"] == "unexpected_keyword_argument":
        return error["loc"]
    return slot_at(error["loc"]).loc


def where_is(path: str, marked: Marked, source: str) -> Where:
    """Return the place of a field, or of the nearest that holds it where it is not there."""
    held = nearest_part(path, marked.positions)
    return _where(path, marked.positions.get(held, (1, 1)), source)


def show(value: object) -> str:
    """Return a value as a message quotes it."""
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else f"{value[:_SHOWN]}...")
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "nothing"
    return "a list" if isinstance(value, list) else "a mapping"


def nearest(name: str, known: Sequence[str]) -> str | None:
    """Return the known word that looks most like a name, None where none does."""
    lowered = {word.lower(): word for word in known}
    close = difflib.get_close_matches(name.lower(), lowered, n=1, cutoff=0.6)
    return lowered[close[0]] if close else None


def did_you_mean(name: str, known: Sequence[str]) -> str | None:
    """Return the hint that names the nearest known word, None where none is near."""
    near = nearest(name, known)
    return f"did you mean {near}?" if near else None


def _issue(error: ErrorDetails, marked: Marked, source: str) -> Issue:
    kind = error["type"]
    if kind == "unexpected_keyword_argument":
        return _unknown_field(error["loc"], marked, source)
    if kind == "missing":
        where = where_is(path_of(error["loc"]), marked, source)
        name = error["loc"][-1]
        return _error("missing-field", where, f"the field {name!r} is required")
    slot = slot_at(error["loc"])
    where = where_is(path_of(slot.loc), marked, source)
    if kind in {"string_too_short", "too_short"}:
        return _error("empty-field", where, "must not be empty")
    if kind == "greater_than_equal":
        least = error["ctx"]["ge"]
        return _error(
            "out-of-range", where, f"must be at least {least}, got {show(error['input'])}"
        )
    if kind == "string_pattern_mismatch":
        return _wrong_form(error, slot, where)
    return _wrong_value(error["input"], slot, where)


def _unknown_field(loc: Loc, marked: Marked, source: str) -> Issue:
    path = path_of(loc)
    where = _where(path, marked.keys.get(path, (1, 1)), source)
    known = list(fields_of(slot_at(loc[:-1]).takes))
    name = str(loc[-1])
    hint = did_you_mean(name, known) or f"known fields: {', '.join(known)}"
    return _error("unknown-field", where, f"unknown field {name!r}", hint)


def _wrong_form(error: ErrorDetails, slot: Slot, where: Where) -> Issue:
    description, examples = description_at(slot.loc)
    expected = _FORMS.get(str(error["ctx"]["pattern"])) or _as_clause(description)
    hint = f"for example {', '.join(map(str, examples))}" if examples else None
    if _BOUND.match(str(error["input"])):
        hint = "write the number in value, and in comparator one of <, <=, >, >=, ~, undetectable"
    detail = f"expected {expected}, got {show(error['input'])}"
    return _error("wrong-form", where, detail, hint)


def _as_clause(description: str) -> str:
    return description[:1].lower() + description[1:].rstrip(".")


def _wrong_value(found: object, slot: Slot, where: Where) -> Issue:
    detail = f"expected {describe(slot.takes)}, got {show(found)}"
    choices = choices_of(slot.takes)
    if not choices or not isinstance(found, str):
        return _error("wrong-type", where, detail, _type_hint(found, slot))
    near = did_you_mean(found, [choice for choice in choices if not choice.isdecimal()])
    also = None if choices[0] in detail else f"or one of {', '.join(choices)}"
    return _error("unknown-value", where, detail, near or also)


def _type_hint(found: object, slot: Slot) -> str | None:
    wants_text = str in kinds(slot.takes)
    if found is None:
        return "give a value, or leave it out"
    if wants_text and isinstance(found, bool):
        return f"put it in quotes if the word is meant: '{show(found)}'"
    if wants_text:
        return "put text that starts with '[' or '{', or that holds ': ', in quotes"
    if fields_of(slot.takes):
        return f"its fields are {', '.join(fields_of(slot.takes))}"
    if isinstance(found, str) and describe(slot.takes) == "a list":
        return "write each item on a line of its own after '- ', or all of them as [a, b]"
    return None


def _where(path: str, at: Position, source: str) -> Where:
    return Where(source=source, line=at[0], column=at[1], path=path or None)


def _error(code: str, where: Where, detail: str, hint: str | None = None) -> Issue:
    return Issue(code, Severity.ERROR, where, detail, hint)
