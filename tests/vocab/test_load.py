from __future__ import annotations

from pathlib import Path

import pytest

from casegraph.issues import Issue, Severity, has_errors
from casegraph.vocab.enums import LabelKind, TermKind, VocabularyName
from casegraph.vocab.load import load_vocabulary
from casegraph.vocab.terms import Code, Label, Term, Vocabulary

SOUND = """\
vocabulary: treatment
version: "1"
terms:
  - id: ccr5-antagonist
    label: CCR5 antagonist
    kind: class
  - id: maraviroc
    label: maraviroc
    broader: ccr5-antagonist
    synonyms: [UK-427857, NO]
    abbreviations: [MVC]
    misspellings: [maraviroq]
    identifiers:
      atc: [J05AX09]
      mesh: [D000077592]
    former_identifiers:
      mesh: [C502411]
    guards: [drug]
    context: [HIV]
    note: an entry inhibitor
"""


def load(folder: Path, *contents: str) -> tuple[tuple[Term, ...], tuple[Issue, ...]]:
    paths = []
    for number, content in enumerate(contents):
        path = folder / f"{number}.yaml"
        path.write_text(content, "utf-8")
        paths.append(path)
    return load_vocabulary(paths)


def test_a_term_holds_every_field(tmp_path: Path) -> None:
    terms, issues = load(tmp_path, SOUND)
    assert issues == ()
    assert terms[0].kind is TermKind.CLASS
    assert terms[1] == Term(
        id="maraviroc",
        vocabulary=VocabularyName.TREATMENT,
        label="maraviroc",
        broader="ccr5-antagonist",
        labels=(
            Label("UK-427857", LabelKind.SYNONYM),
            Label("NO", LabelKind.SYNONYM),
            Label("MVC", LabelKind.ABBREVIATION),
            Label("maraviroq", LabelKind.MISSPELLING),
        ),
        codes=(
            Code("atc", "J05AX09"),
            Code("mesh", "D000077592"),
            Code("mesh", "C502411", former=True),
        ),
        guards=("drug",),
        context=("HIV",),
        note="an entry inhibitor",
    )


@pytest.mark.parametrize(
    ("right", "wrong", "code", "line", "path"),
    [
        ("vocabulary: treatment", "vocabulary: treatments", "unknown-value", 1, "vocabulary"),
        ('version: "1"', 'versoin: "1"', "unknown-field", 2, "versoin"),
        ("  - id: maraviroc\n    label", "  - label", "missing-field", 7, "terms[1]"),
        ("id: maraviroc", "id: ccr5-antagonist", "duplicate-id", 7, "terms[1].id"),
        ("kind: class", "kind: klass", "unknown-value", 6, "terms[0].kind"),
        ("broader: ccr5-antagonist", "broader: ccr5", "unknown-broader", 7, "terms[1].broader"),
        ("kind: class", "broader: maraviroc", "cycle", 4, "terms[0].broader"),
        ("synonyms: [UK-427857, NO]", "synonyms: UK", "wrong-type", 10, "terms[1].synonyms"),
        ("synonyms: [", "synonym: [", "unknown-field", 10, "terms[1].synonym"),
        ("[UK-427857, NO]", "[CCR5-antagonist]", "shared-label", 7, "terms[1]"),
        ("atc: [J05AX09]", "atc: J05AX09", "wrong-type", 14, "terms[1].identifiers.atc"),
        ("label: maraviroc", "label: true", "wrong-type", 8, "terms[1].label"),
        ("note: an", "note: a\n    note: an", "duplicate-key", 21, "terms[1].note"),
        ("guards: [drug]", "guards: [*x]", "yaml-alias", 18, "terms[1].guards[0]"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, right: str, wrong: str, code: str, line: int, path: str | None
) -> None:
    assert SOUND.count(right) == 1
    _, issues = load(tmp_path, SOUND.replace(right, wrong))
    issue = next(issue for issue in issues if issue.code == code)
    assert issue.where.line == line
    assert issue.where.path == path


def test_a_cycle_of_several_terms_is_reported_once(tmp_path: Path) -> None:
    entries = "".join(
        f"  - {{id: t{i}, label: term {i}, broader: t{(i + 1) % 5}}}\n" for i in range(5)
    )
    below = "  - {id: u, label: below, broader: t3}\n"
    _, issues = load(tmp_path, f"vocabulary: finding\nversion: '1'\nterms:\n{entries}{below}")
    [issue] = issues
    assert issue.code == "cycle"
    assert "t0 > t1 > t2 > t3 > t4 > t0" in issue.detail


def test_terms_of_all_files_are_checked_together(tmp_path: Path) -> None:
    other = "vocabulary: condition\nversion: '1'\nterms:\n  - {id: maraviroc, label: x}\n"
    _, issues = load(tmp_path, SOUND, other)
    assert [issue.code for issue in issues] == ["duplicate-id"]
    assert (issues[0].where.source or "").endswith("1.yaml")
    assert "0.yaml:7" in issues[0].detail


def test_an_abbreviation_may_have_two_meanings(tmp_path: Path) -> None:
    entry = "  - {id: other, label: other, %s: [MVC]}\n"
    _, issues = load(tmp_path, SOUND + entry % "abbreviations")
    assert issues == ()
    _, issues = load(tmp_path, SOUND + entry % "synonyms")
    assert [(issue.code, issue.severity) for issue in issues] == [
        ("shared-label", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    "content", ["", "- a\n", "text", "terms: x\nvocabulary: finding\n", "a: ["]
)
def test_what_is_no_vocabulary_is_refused(tmp_path: Path, content: str) -> None:
    terms, issues = load(tmp_path, content)
    assert terms == ()
    assert has_errors(issues)


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("label: é".encode("latin-1"))
    assert [issue.code for issue in load_vocabulary([path])[1]] == ["wrong-encoding"]


def test_the_bundled_vocabularies_are_sound(repository: Path) -> None:
    paths = sorted((repository / "seeds" / "vocabulary").glob("*.yaml"))
    terms, issues = load_vocabulary(paths)
    assert not has_errors(issues)
    assert {"treatment", "condition"} <= {term.vocabulary.value for term in terms}
    vocabulary = Vocabulary(terms)
    for name in ("IL-7", "interleukin 7", "MVC", "PML"):
        assert vocabulary.find(name), name
