"""Vocabulary files: YAML as curators extend it, read into terms with every problem at once.

A file names its `vocabulary` and `version` and lists `terms`, each with `id`, `label` and where
needed `kind`, `broader`, `synonyms`, `abbreviations`, `misspellings`, `identifiers` and
`former_identifiers` (codes by scheme), `guards`, `context` and `note`. A file with terms of
several vocabularies names the `vocabulary` in each term instead.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard, TypeVar

from casegraph.issues import Issue, Severity, Where
from casegraph.marked import Marked, join_path, parent_of
from casegraph.marked_yaml import read_yaml
from casegraph.vocab.enums import LabelKind, TermKind, VocabularyName
from casegraph.vocab.hierarchy import check_terms
from casegraph.vocab.terms import Code, Label, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from casegraph.marked import Plain

_Member = TypeVar("_Member", VocabularyName, TermKind)
_LABELS = {
    "synonyms": LabelKind.SYNONYM,
    "abbreviations": LabelKind.ABBREVIATION,
    "misspellings": LabelKind.MISSPELLING,
}
_CODES = {"identifiers": False, "former_identifiers": True}
_FILE_FIELDS = ("vocabulary", "version", "terms")
_TERM_FIELDS = (
    "id", "vocabulary", "label", "kind", "broader", *_LABELS, *_CODES, "guards", "context", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as its file states it: the place of the entry, and the fields it names."""

    term: Term
    where: Where
    stated: frozenset[str]


def load_vocabulary(paths: Iterable[Path]) -> tuple[tuple[Term, ...], tuple[Issue, ...]]:
    """Return the terms of all files and what is wrong in them; a faulty term is left out."""
    terms: list[tuple[Term, Where]] = []
    issues: list[Issue] = []
    for path in paths:
        entries, found = read_entries(path.read_bytes(), str(path))
        terms += [(entry.term, entry.where) for entry in entries]
        issues += found
    issues += check_terms(terms)
    return tuple(term for term, _ in terms), tuple(issues)


def read_entries(
    data: bytes, source: str, known: Mapping[str, Term] | None = None
) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """Return the sound entries of one file, and what is wrong in the others.

    An entry under the id of a `known` term extends it: label, kind and vocabulary may be left out.
    """
    file = _File(source, read_marked(data, source), known or {})
    return tuple(file.entries()), tuple(file.issues)


def read_marked(data: bytes, source: str) -> Marked:
    """Return the data of a vocabulary file with the place of every value."""
    try:
        return read_yaml(data.decode("utf-8-sig"), source)
    except UnicodeDecodeError as error:
        detail = f"not UTF-8 text: byte at offset {error.start}"
        issue = Issue("wrong-encoding", Severity.ERROR, Where(source=source), detail)
        return Marked(None, issues=(issue,))


class _File:
    """One vocabulary file under reading."""

    def __init__(self, source: str, marked: Marked, known: Mapping[str, Term]) -> None:
        self.source = source
        self.marked = marked
        self.known = known
        self.issues = list(marked.issues)

    def entries(self) -> list[Entry]:
        """Return the sound terms of the file with their places."""
        data = self.marked.data
        if not isinstance(data, dict):
            if not self.issues:
                self._report("not-a-vocabulary", "", "expected 'vocabulary', 'version' and 'terms'")
            return []
        self._check_fields(data, "", _FILE_FIELDS)
        entries = [] if "terms" in data and data["terms"] is None else data.get("terms")
        vocabulary = None
        if data.get("vocabulary") is not None or not _each_names_its_own(entries, self.known):
            vocabulary = self._member(VocabularyName, data.get("vocabulary"), "vocabulary")
            if vocabulary is None:
                return []
        if not isinstance(entries, list):
            self._report("wrong-type", "terms", "expected a list of terms")
            return []
        found = (self._entry(item, f"terms[{i}]", vocabulary) for i, item in enumerate(entries))
        return [entry for entry in found if entry]

    def _entry(self, entry: Plain, path: str, vocabulary: VocabularyName | None) -> Entry | None:
        if not isinstance(entry, dict):
            self._report("wrong-type", path, "expected a term as a mapping of fields")
            return None
        before = len(self.issues)
        self._check_fields(entry, path, _TERM_FIELDS)
        term_id = self._text(entry, "id", path, required=True) or ""
        known = self.known.get(term_id)
        label = self._text(entry, "label", path, required=known is None)
        term = Term(
            id=term_id,
            vocabulary=self._vocabulary(entry, path, known, vocabulary),
            label=label or (known.label if known else ""),
            kind=self._kind(entry, path, known),
            broader=self._text(entry, "broader", path),
            labels=self._labels(entry, path),
            codes=self._codes(entry, path),
            guards=self._texts(entry.get("guards"), join_path(path, "guards")),
            context=self._texts(entry.get("context"), join_path(path, "context")),
            note=self._text(entry, "note", path),
        )
        if len(self.issues) > before:
            return None
        return Entry(term, self._where(path), frozenset(entry))

    def _vocabulary(
        self,
        entry: dict[str, Plain],
        path: str,
        known: Term | None,
        of_file: VocabularyName | None,
    ) -> VocabularyName:
        place = join_path(path, "vocabulary")
        own = None
        if entry.get("vocabulary") is not None:
            own = self._member(VocabularyName, entry["vocabulary"], place)
        found = own or (known.vocabulary if known else of_file)
        if known and found is not known.vocabulary:
            detail = f"the id {known.id!r} is that of a {known.vocabulary.value}"
            self._report("duplicate-id", place, detail)
        return found or VocabularyName.TREATMENT

    def _kind(self, entry: dict[str, Plain], path: str, known: Term | None) -> TermKind:
        if "kind" not in entry:
            return known.kind if known else TermKind.CONCEPT
        place = join_path(path, "kind")
        return self._member(TermKind, entry["kind"], place) or TermKind.CONCEPT

    def _labels(self, entry: dict[str, Plain], path: str) -> tuple[Label, ...]:
        return tuple(
            Label(text, kind)
            for field, kind in _LABELS.items()
            for text in self._texts(entry.get(field), join_path(path, field))
        )

    def _codes(self, entry: dict[str, Plain], path: str) -> tuple[Code, ...]:
        codes: list[Code] = []
        for field, former in _CODES.items():
            schemes = entry.get(field) or {}
            place = join_path(path, field)
            if not isinstance(schemes, dict):
                self._report("wrong-type", place, "expected lists of codes by scheme")
                continue
            for scheme, values in schemes.items():
                texts = self._texts(values, join_path(place, scheme))
                codes += [Code(scheme, value, former) for value in texts]
        return tuple(codes)

    def _texts(self, value: Plain, path: str) -> tuple[str, ...]:
        if value is None:
            return ()
        if _is_texts(value):
            return tuple(value)
        self._report("wrong-type", path, "expected a list of texts")
        return ()

    def _text(
        self, entry: dict[str, Plain], field: str, path: str, *, required: bool = False
    ) -> str | None:
        value = entry.get(field)
        if isinstance(value, str) and value.strip():
            return value
        if value is None and required:
            self._report("missing-field", path, f"a term needs the field {field!r}")
        elif value is not None:
            self._report("wrong-type", join_path(path, field), "expected text")
        return None

    def _member(self, choices: type[_Member], value: Plain, path: str) -> _Member | None:
        known = {member.value: member for member in choices}
        if isinstance(value, str) and value in known:
            return known[value]
        self._report("unknown-value", path, f"expected one of {', '.join(known)}, got {value!r}")
        return None

    def _check_fields(self, entry: dict[str, Plain], path: str, known: tuple[str, ...]) -> None:
        for name in entry:
            if name not in known:
                close = difflib.get_close_matches(name, known, n=1)
                hint = f"did you mean {close[0]}?" if close else None
                place = join_path(path, name)
                line, column = self.marked.keys[place]
                where = Where(source=self.source, line=line, column=column, path=place)
                detail = f"unknown field {name!r}"
                self.issues.append(Issue("unknown-field", Severity.ERROR, where, detail, hint))

    def _report(self, code: str, path: str, detail: str) -> None:
        self.issues.append(Issue(code, Severity.ERROR, self._where(path), detail))

    def _where(self, path: str) -> Where:
        held = path
        while held and held not in self.marked.positions:
            held = parent_of(held)
        line, column = self.marked.positions.get(held, (1, 1))
        return Where(source=self.source, line=line, column=column, path=path or None)


def _each_names_its_own(entries: Plain, known: Mapping[str, Term]) -> bool:
    """Tell whether the file needs no vocabulary of its own: every term has one."""
    return isinstance(entries, list) and all(
        isinstance(entry, dict) and ("vocabulary" in entry or entry.get("id") in known)
        for entry in entries
    )


def _is_texts(value: Plain) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
