"""Vocabulary files: YAML as curators extend it, read into terms with every problem at once.

A file names its `vocabulary` and `version` and lists `terms`, each with `id`, `label` and where
needed `kind`, `broader`, `synonyms`, `abbreviations`, `misspellings`, `identifiers` and
`former_identifiers` (codes by scheme), `guards`, `context` and `note`.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, TypeGuard, TypeVar

from casegraph.issues import Issue, Severity, Where
from casegraph.marked import Marked, join_path, parent_of
from casegraph.marked_yaml import read_yaml
from casegraph.vocab.enums import LabelKind, TermKind, VocabularyName
from casegraph.vocab.hierarchy import check_terms
from casegraph.vocab.terms import Code, Label, Term

if TYPE_CHECKING:
    from collections.abc import Iterable
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
    "id", "label", "kind", "broader", *_LABELS, *_CODES, "guards", "context", "note",
)  # fmt: skip


def load_vocabulary(paths: Iterable[Path]) -> tuple[tuple[Term, ...], tuple[Issue, ...]]:
    """Return the terms of all files and what is wrong in them; a faulty term is left out."""
    terms: list[tuple[Term, Where]] = []
    issues: list[Issue] = []
    for path in paths:
        file = _File(str(path), _read(path))
        terms += file.terms()
        issues += file.issues
    issues += check_terms(terms)
    return tuple(term for term, _ in terms), tuple(issues)


def _read(path: Path) -> Marked:
    source = str(path)
    try:
        return read_yaml(path.read_bytes().decode("utf-8-sig"), source)
    except UnicodeDecodeError as error:
        detail = f"not UTF-8 text: byte at offset {error.start}"
        issue = Issue("wrong-encoding", Severity.ERROR, Where(source=source), detail)
        return Marked(None, issues=(issue,))


class _File:
    """One vocabulary file under reading."""

    def __init__(self, source: str, marked: Marked) -> None:
        self.source = source
        self.marked = marked
        self.issues = list(marked.issues)

    def terms(self) -> list[tuple[Term, Where]]:
        """Return the sound terms of the file with their places."""
        data = self.marked.data
        if not isinstance(data, dict):
            if not self.issues:
                self._report("not-a-vocabulary", "", "expected 'vocabulary', 'version' and 'terms'")
            return []
        self._check_fields(data, "", _FILE_FIELDS)
        vocabulary = self._member(VocabularyName, data.get("vocabulary"), "vocabulary")
        entries = data.get("terms")
        if not isinstance(entries, list):
            self._report("wrong-type", "terms", "expected a list of terms")
            return []
        if vocabulary is None:
            return []
        found = (self._term(item, f"terms[{i}]", vocabulary) for i, item in enumerate(entries))
        return [entry for entry in found if entry]

    def _term(
        self, entry: Plain, path: str, vocabulary: VocabularyName
    ) -> tuple[Term, Where] | None:
        if not isinstance(entry, dict):
            self._report("wrong-type", path, "expected a term as a mapping of fields")
            return None
        before = len(self.issues)
        self._check_fields(entry, path, _TERM_FIELDS)
        kind = entry.get("kind", TermKind.CONCEPT.value)
        term = Term(
            id=self._text(entry, "id", path, required=True) or "",
            vocabulary=vocabulary,
            label=self._text(entry, "label", path, required=True) or "",
            kind=self._member(TermKind, kind, join_path(path, "kind")) or TermKind.CONCEPT,
            broader=self._text(entry, "broader", path),
            labels=self._labels(entry, path),
            codes=self._codes(entry, path),
            guards=self._texts(entry.get("guards"), join_path(path, "guards")),
            context=self._texts(entry.get("context"), join_path(path, "context")),
            note=self._text(entry, "note", path),
        )
        return (term, self._where(path)) if len(self.issues) == before else None

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
                where = self._where(join_path(path, name))
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


def _is_texts(value: Plain) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
