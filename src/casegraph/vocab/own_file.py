"""The text of an own vocabulary file: a new entry is put in, and no other character changes."""

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
    """Return the text of an own file with one more entry, None where it cannot be put in.

    An empty text begins a new file. The entry stands behind the last one, and what was there
    is the same to the character; a list in brackets, for one, cannot be added to like this.
    """
    if not text.strip():
        return text + _HEAD + "\n".join(_lines(entry, "  ")) + "\n"
    old = read_yaml(text.removeprefix("\ufeff"), source)
    if not isinstance(old.data, dict) or "terms" not in old.data:
        return None
    lines = io.StringIO(text, newline="").readlines()
    ending = "\r\n" if lines[0].endswith("\r\n") else "\n"
    at = _end_of_terms(old, lines)
    if at and not lines[at - 1].endswith(("\n", "\r")):
        lines[at - 1] += ending
    lines[at:at] = [line + ending for line in _lines(entry, _indentation(old, lines))]
    changed = "".join(lines)
    expected = {**old.data, "terms": [*_terms(old), dict(entry)]}
    new = read_yaml(changed.removeprefix("\ufeff"), source)
    return changed if new.data == expected and not new.issues else None


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
    mark = "- "
    for field, value in entry.items():
        lead = f"{indentation}{mark}{field}:"
        mark = "  "
        if isinstance(value, dict):
            yield lead
            for scheme, values in value.items():
                yield f"{indentation}    {_scalar(scheme)}: {_flow(values)}"
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
