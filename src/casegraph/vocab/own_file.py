"""The text of an own vocabulary file: an entry is put in, and no other character changes."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

from casegraph.marked_yaml import read_yaml
from casegraph.vocab.enums import LabelKind, TermKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from casegraph.marked import Marked, Plain
    from casegraph.vocab.terms import Term

_HEAD = """\
# Terms of our own, beside those that come with casegraph. `casegraph vocab add` writes here;
# after a change by hand, `casegraph init` takes it up and `casegraph vocab check` looks it over.
# The id of a bundled term extends that term: its label may be left out, names are added to it.
version: "1"
terms:
"""
_PLAIN = re.compile(r"[A-Za-z](?:[\w ./()-]*[\w)])?", re.ASCII)
_MEANINGFUL = frozenset({"true", "false", "null"})
_ITEM = re.compile(r"( *)- ")
_COMMENT = re.compile(r"(?:^|\s)#")
_FIELDS = {
    "synonyms": LabelKind.SYNONYM,
    "abbreviations": LabelKind.ABBREVIATION,
    "misspellings": LabelKind.MISSPELLING,
}


def entry_of(term: Term, *, extends: bool = False) -> dict[str, Plain]:
    """Return a term as the entry of an own file; one that extends another states only its id."""
    entry: dict[str, Plain] = {"id": term.id}
    if not extends:
        entry |= {"vocabulary": term.vocabulary.value, "label": term.label}
        if term.kind is not TermKind.CONCEPT:
            entry["kind"] = term.kind.value
    if term.broader:
        entry["broader"] = term.broader
    for field, kind in _FIELDS.items():
        entry |= _unless_empty(field, [la.text for la in term.labels if la.kind is kind])
    for field, former in (("identifiers", False), ("former_identifiers", True)):
        codes: dict[str, list[Plain]] = {}
        for code in term.codes:
            if code.former is former:
                codes.setdefault(code.scheme, []).append(code.value)
        if codes:
            entry[field] = {**codes}
    entry |= _unless_empty("guards", term.guards)
    entry |= _unless_empty("context", term.context)
    if term.note:
        entry["note"] = term.note
    return entry


def with_entry(text: str, source: str, entry: Mapping[str, Plain]) -> str | None:
    """Return the text of an own file with an entry, None where it cannot be put in.

    An empty text begins a new file. A new entry stands behind the last one; where the file has one
    of that id, it gets what is new in this one. What was there is the same to the character, but
    for lists that grow. Entries in brackets cannot be added to, nor a list beside a comment.
    """
    if not text.strip():
        return text + _HEAD + "\n".join(_lines(entry, "  ")) + "\n"
    old = read_yaml(text.removeprefix("\ufeff"), source)
    if not isinstance(old.data, dict) or "terms" not in old.data:
        return None
    terms = _terms(old)
    lines = io.StringIO(text, newline="").readlines()
    at = next((n for n, held in enumerate(terms) if _has_id(held, entry["id"])), None)
    if at is None:
        terms = [*terms, dict(entry)]
        _insert(lines, _end_of_terms(old, lines), _lines(entry, _indentation(old, lines)))
    else:
        joined = _joined(terms[at], dict(entry))
        if not _amend(lines, old, at, joined):
            return None
        terms = [*terms[:at], joined, *terms[at + 1 :]]
    changed = "".join(lines)
    new = read_yaml(changed.removeprefix("\ufeff"), source)
    return changed if new.data == {**old.data, "terms": terms} and not new.issues else None


def _has_id(held: Plain, term_id: Plain) -> bool:
    return isinstance(held, dict) and held.get("id") == term_id


def _joined(held: Plain, more: Plain) -> Plain:
    """Return a value with what another adds: fields to a mapping, items to a list."""
    if isinstance(held, dict) and isinstance(more, dict):
        return {**held, **{name: _joined(held.get(name), value) for name, value in more.items()}}
    if isinstance(held, list) and isinstance(more, list):
        return [*held, *(item for item in more if item not in held)]
    return more


def _amend(lines: list[str], old: Marked, at: int, entry: Plain) -> bool:
    """Write the fields of an entry that grow anew; tell whether no comment would be lost by it."""
    path = f"terms[{at}]"
    held = _terms(old)[at]
    if not isinstance(held, dict) or not isinstance(entry, dict):
        return False
    following = old.positions.get(f"terms[{at + 1}]")
    end = following[0] - 1 if following else _end_of_terms(old, lines)
    places = {field: old.keys[f"{path}.{field}"] for field in held}
    starts = sorted(line - 1 for line, _ in places.values())
    column = min(column for _, column in places.values()) - 1
    added = {field: value for field, value in entry.items() if field not in held}
    new = [line for field, value in added.items() for line in _field(field, value, " " * column)]
    _insert(lines, _end_of_text(lines, starts[-1], end), new)
    for field, (line, column) in sorted(places.items(), key=lambda item: item[1], reverse=True):
        if entry[field] == held[field]:
            continue
        start = line - 1
        behind = _end_of_text(lines, start, min((s for s in starts if s > start), default=end))
        if any(_COMMENT.search(text) for text in lines[start:behind]):
            return False
        lead = lines[start][: column - 1]
        first, *rest = _field(field, entry[field], " " * (column - 1))
        ending = _ending(lines)
        lines[start:behind] = [f"{lead}{first.lstrip()}{ending}", *(f"{r}{ending}" for r in rest)]
    return True


def _insert(lines: list[str], at: int, new: Iterable[str]) -> None:
    ending = _ending(lines)
    if at and not lines[at - 1].endswith(("\n", "\r")):
        lines[at - 1] += ending
    lines[at:at] = [line + ending for line in new]


def _ending(lines: list[str]) -> str:
    return "\r\n" if lines[0].endswith("\r\n") else "\n"


def _end_of_text(lines: list[str], start: int, end: int) -> int:
    """Return the line behind the last one that is neither empty nor a comment."""
    while end > start + 1 and (not lines[end - 1].strip() or _is_comment(lines[end - 1])):
        end -= 1
    return end


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _terms(marked: Marked) -> list[Plain]:
    terms = marked.data.get("terms") if isinstance(marked.data, dict) else None
    return terms if isinstance(terms, list) else []


def _end_of_terms(marked: Marked, lines: list[str]) -> int:
    """Return the line behind the last term; comments before a next field belong to that."""
    start = marked.keys["terms"][0]
    top = [line for path, (line, _) in marked.keys.items() if "." not in path and "[" not in path]
    end = min((line - 1 for line in top if line > start), default=len(lines))
    followed = end < len(lines)
    while end > start and (
        not lines[end - 1].strip() or (followed and lines[end - 1].startswith("#"))
    ):
        end -= 1
    return end


def _indentation(marked: Marked, lines: list[str]) -> str:
    first = marked.positions.get("terms[0]")
    found = _ITEM.match(lines[first[0] - 1]) if first else None
    return found[1] if found else "  "


def _lines(entry: Mapping[str, Plain], indentation: str) -> Iterator[str]:
    inner = f"{indentation}  "
    lines = [line for field, value in entry.items() for line in _field(field, value, inner)]
    yield f"{indentation}- {lines[0].lstrip()}"
    yield from lines[1:]


def _field(field: str, value: Plain, indentation: str) -> Iterator[str]:
    lead = f"{indentation}{field}:"
    if isinstance(value, dict):
        yield lead
        for scheme, values in value.items():
            yield f"{indentation}  {_scalar(scheme)}: {_flow(values)}"
    else:
        yield f"{lead} {_flow(value)}"


def _flow(value: Plain) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_flow(item) for item in value)}]"
    return _scalar(str(value))


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.casefold() not in _MEANINGFUL:
        return text
    return json.dumps(text, ensure_ascii=False)


def _unless_empty(field: str, texts: Iterable[str]) -> dict[str, Plain]:
    items: list[Plain] = list(texts)
    return {field: items} if items else {}
