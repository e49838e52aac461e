"""One file as a record: decoded, parsed, validated and asked its rules, all problems at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from casegraph.issues import Issue, Severity, Where, has_errors
from casegraph.marked import CONTROL_CHARACTERS, Marked, path_of
from casegraph.marked_yaml import read_yaml
from casegraph.model.record import RECORD_VERSION, Record
from casegraph.read.base import Salvaged
from casegraph.read.json_text import read_json
from casegraph.read.record.errors import did_you_mean, show, translate, where_is
from casegraph.read.record.identifiers import normalize
from casegraph.read.record.rules import Problem, apply_rules
from casegraph.read.record.salvage import Salvage
from casegraph.read.record.schema import record_adapter
from casegraph.read.record.shape import fields_of, without_empty
from casegraph.read.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.marked import Plain
    from casegraph.read.record.shape import Loc


@dataclass(frozen=True, slots=True)
class RecordFile:
    """What a file gave: its record (None with any error), text, kind, issues and places.

    `salvaged` is the sound part of a record with errors.
    """

    record: Record | None
    text: str
    media_type: str
    marked: Marked
    issues: tuple[Issue, ...]
    salvaged: Salvaged | None = None


_STRANGE_FOR_ONE_KNOWN = 2
"""Unknown fields for each known one, up to which data is a record with mistakes."""

_LONGEST = 16_000_000
"""Characters of a record; one with 10,000 references has a third of that."""


def read_record_file(data: bytes, source: str) -> RecordFile:
    """Read the bytes of a YAML or JSON file; the content decides which, not the name."""
    text, issues = decode(data, source)
    too_large = None if text is None else _too_large(text, source)
    if text is None or too_large:
        refusal = (too_large,) if too_large else issues
        return RecordFile(None, "", "application/octet-stream", Marked(None), refusal)
    marked, media_type = _parse(text, source)
    sound, found = record_of(marked, source)
    every = _in_order((*issues, *marked.issues, *found))
    if has_errors(every):
        return RecordFile(None, text, media_type, marked, every, sound)
    return RecordFile(sound.record if sound else None, text, media_type, marked, every)


def _too_large(text: str, source: str) -> Issue | None:
    """Return the error of a text that is longer than any record, None for any other."""
    if len(text) <= _LONGEST:
        return None
    detail = f"a record of more than {_LONGEST // 1_000_000} million characters"
    return Issue("too-large", Severity.ERROR, Where(source=source), detail)


def _parse(text: str, source: str) -> tuple[Marked, str]:
    """Return the marked data and its media type; what is no JSON may still be YAML in braces."""
    start = text.lstrip()[:1]
    if start in {"{", "["}:
        marked = read_json(text, source)
        if not _is_broken(marked):
            return marked, "application/json"
        in_braces = read_yaml(text, source)
        if _is_broken(in_braces) and text.lstrip()[1:].lstrip()[:1] in {'"', "}", "{"}:
            return marked, "application/json"
        return in_braces, "application/yaml"
    return read_yaml(text, source), "application/yaml"


def _is_broken(marked: Marked) -> bool:
    return any(issue.code in {"json-syntax", "yaml-syntax"} for issue in marked.issues)


def record_of(marked: Marked, source: str) -> tuple[Salvaged | None, tuple[Issue, ...]]:
    """Return what is sound of the record, all of it where nothing is wrong, and the issues."""
    if marked.data is None and marked.issues:
        return None, ()
    refusal = _refusal(marked, source)
    if refusal:
        return None, (refusal,)
    data = without_empty(marked.data)
    salvage = Salvage(data)
    issues: tuple[Issue, ...] = ()
    record: Record | None
    try:
        record = record_adapter().validate_python(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        issues = translate(errors, marked, source)
        record = salvage.record(errors)
    problems = list(_forbidden_text(data, ()))
    if record is not None:
        record, of_identifiers = normalize(record)
        of_rules = apply_rules(record, salvage.incomplete)
        in_place = (
            replace(problem, loc=salvage.original(problem.loc))
            for problem in (*of_identifiers, *of_rules)
        )
        problems += [each for each in in_place if not salvage.is_incomplete(each.loc)]
    sound = None if record is None else Salvaged(record, salvage.origins)
    return sound, (*issues, *(_issue(problem, marked, source) for problem in problems))


def _refusal(marked: Marked, source: str) -> Issue | None:
    """Return why the data is no record at all, None where it may be one."""
    data = marked.data
    top = where_is("", marked, source)
    if data is None:
        return _error("empty-file", top, "the file holds no data")
    if isinstance(data, list) and any(isinstance(item, dict) for item in data):
        detail = "expected one report, got a list"
        return _error("several-reports", top, detail, "keep one report in each file")
    if not isinstance(data, dict):
        detail = f"expected a report as a mapping of fields, got {show(data)}"
        return _error("not-a-record", top, detail, "a record has lines such as 'title: ...'")
    return _other_version(data, marked, source) or _of_another_kind(data, top)


def _other_version(data: dict[str, Plain], marked: Marked, source: str) -> Issue | None:
    version = data.get("casegraph")
    if version is None or version == RECORD_VERSION:
        return None
    where = where_is("casegraph", marked, source)
    detail = f"record version {show(version)} is not known, only {RECORD_VERSION!r} is"
    return _error("unsupported-version", where, detail, "a newer casegraph may read it")


def _of_another_kind(data: dict[str, Plain], top: Where) -> Issue | None:
    """Return the refusal of data of another kind, which may share a name or two with a record."""
    known = tuple(fields_of(Record))
    strange = [name for name in data if name not in known]
    own = len(data) - len(strange)
    if "casegraph" in data or (own and len(strange) <= _STRANGE_FOR_ONE_KNOWN * own):
        return None
    near = (did_you_mean(name, known) for name in strange)
    hint = next((words for words in near if words), None) if own == 0 else None
    known_here = f"only {own} of its {len(data)} fields are" if own else "it holds none of"
    detail = f"this is no record: {known_here} a record's fields"
    return _error("not-a-record", top, detail, hint or f"some are {', '.join(known[:6])}")


def _forbidden_text(data: Plain, loc: Loc) -> Iterator[Problem]:
    """Find characters that escapes brought in and that no archive or export can hold."""
    if isinstance(data, str):
        found = CONTROL_CHARACTERS.search(data)
        if found:
            detail = f"the text holds the control character U+{ord(found[0]):04X}"
            yield Problem("control-character", loc, detail, "remove it")
    elif isinstance(data, list):
        for i, item in enumerate(data):
            yield from _forbidden_text(item, (*loc, i))
    elif isinstance(data, dict):
        for name, item in data.items():
            yield from _forbidden_text(name, (*loc, name))
            yield from _forbidden_text(item, (*loc, name))


def _issue(problem: Problem, marked: Marked, source: str) -> Issue:
    where = where_is(path_of(problem.loc), marked, source)
    return Issue(problem.code, problem.severity, where, problem.detail, problem.hint)


def _in_order(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    return tuple(sorted(issues, key=lambda i: (i.where.line or 0, i.where.column or 0)))


def _error(code: str, where: Where, detail: str, hint: str | None = None) -> Issue:
    return Issue(code, Severity.ERROR, where, detail, hint)
