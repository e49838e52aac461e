from __future__ import annotations

import pytest

from casegraph.issues import Severity, has_errors
from casegraph.vocab.enums import LabelKind, TermKind, VocabularyName
from casegraph.vocab.own import Joined, join_own
from casegraph.vocab.terms import Code, Label, Term, Vocabulary

BUNDLED = (
    Term("antibody", VocabularyName.TREATMENT, "antibody", TermKind.CLASS, guards=("biology",)),
    Term(
        "examplimab",
        VocabularyName.TREATMENT,
        "examplimab",
        broader="antibody",
        labels=(Label("EX-1", LabelKind.SYNONYM), Label("EXM", LabelKind.ABBREVIATION)),
        codes=(Code("atc", "X01"),),
        context=("disease",),
    ),
    Term("disease", VocabularyName.CONDITION, "a disease"),
)


def join(*entries: str) -> Joined:
    text = "version: '1'\nterms:\n" + "".join(f"  - {entry}\n" for entry in entries)
    return join_own(BUNDLED, text.encode(), "own.yaml")


def term(joined: Joined, term_id: str) -> Term:
    return Vocabulary(joined.terms)[term_id]


def codes(joined: Joined) -> list[tuple[str, Severity, int | None]]:
    return [(issue.code, issue.severity, issue.where.line) for issue in joined.issues]


def test_an_own_term_stands_behind_the_bundled_ones() -> None:
    joined = join("{id: mine, vocabulary: treatment, label: My drug, broader: antibody}")
    assert joined.issues == ()
    assert [t.id for t in joined.terms] == ["antibody", "examplimab", "disease", "mine"]
    assert term(joined, "mine").broader == "antibody"
    assert set(joined.own) == {"mine"}


def test_an_entry_under_a_bundled_id_extends_the_term() -> None:
    joined = join("{id: examplimab, synonyms: [EX-2], identifiers: {mesh: [D1]}, context: [virus]}")
    assert joined.issues == ()
    extended = term(joined, "examplimab")
    assert [label.text for label in extended.labels] == ["EX-1", "EXM", "EX-2"]
    assert extended.codes == (Code("atc", "X01"), Code("mesh", "D1"))
    assert extended.context == ("disease", "virus")
    assert (extended.label, extended.broader) == ("examplimab", "antibody")
    assert [t.id for t in joined.terms] == [t.id for t in BUNDLED]


def test_what_an_extension_leaves_out_stays() -> None:
    extended = term(join("{id: antibody, synonyms: [immunoglobulin]}"), "antibody")
    assert (extended.kind, extended.guards) == (TermKind.CLASS, ("biology",))


def test_a_label_of_its_own_wins_and_is_named() -> None:
    joined = join("{id: examplimab, label: Examplimabum}")
    assert codes(joined) == [("now-bundled", Severity.WARNING, 3)]
    assert term(joined, "examplimab").label == "Examplimabum"
    assert Vocabulary(joined.terms).find("examplimab")[0].label == "Examplimabum"


@pytest.mark.parametrize("label", ["Examplimab", "ex 1"])
def test_a_term_that_is_bundled_since_becomes_one_with_it(label: str) -> None:
    joined = join(
        f"{{id: mine, vocabulary: treatment, label: {label}, synonyms: [old name]}}",
        "{id: below, vocabulary: treatment, label: below, broader: mine}",
    )
    assert codes(joined) == [("now-bundled", Severity.WARNING, 3)]
    vocabulary = Vocabulary(joined.terms)
    assert "mine" not in vocabulary
    for name in ("mine", label, "old name", "EX-1"):
        assert [found.id for found in vocabulary.find(name)] == ["examplimab"], name
    assert vocabulary["below"].broader == "examplimab"
    assert vocabulary["examplimab"].label == "examplimab"
    assert set(joined.own) == {"examplimab", "below"}


def test_a_synonym_that_is_bundled_since_stays_with_the_own_term() -> None:
    joined = join("{id: mine, vocabulary: treatment, label: other, synonyms: [EX-1]}")
    assert codes(joined) == [("shared-label", Severity.WARNING, 3)]
    assert [found.id for found in Vocabulary(joined.terms).find("ex-1")] == ["mine"]


def test_a_preferred_label_stays_with_the_bundled_term() -> None:
    joined = join("{id: mine, vocabulary: treatment, label: other, synonyms: [Examplimab]}")
    assert codes(joined) == [("shared-label", Severity.WARNING, 3)]
    assert [found.id for found in Vocabulary(joined.terms).find("examplimab")] == ["examplimab"]
    assert term(joined, "mine").labels == ()


def test_an_abbreviation_may_mean_both() -> None:
    joined = join("{id: mine, vocabulary: treatment, label: other, abbreviations: [EXM]}")
    assert joined.issues == ()
    assert len(Vocabulary(joined.terms).find("EXM")) == 2


def test_vocabularies_do_not_share_labels() -> None:
    joined = join("{id: mine, vocabulary: finding, label: a disease}")
    assert joined.issues == ()
    assert "mine" in Vocabulary(joined.terms)


@pytest.mark.parametrize(
    ("entries", "code", "line", "path"),
    [
        (["{id: a, label: b}"], "unknown-value", 1, "vocabulary"),
        (["{id: a, vocabulary: treatment}"], "missing-field", 3, "terms[0]"),
        (["{id: a, vocabulary: drug, label: b}"], "unknown-value", 3, "terms[0].vocabulary"),
        (["{id: disease, vocabulary: treatment}"], "duplicate-id", 3, "terms[0].vocabulary"),
        (["{id: disease}", "{id: disease}"], "duplicate-id", 4, "terms[1].id"),
        (["{id: disease, label: [x]}"], "wrong-type", 3, "terms[0].label"),
        (["{id: disease, synonym: [x]}"], "unknown-field", 3, "terms[0].synonym"),
        (["{id: disease, broader: antibody}"], "unknown-broader", 3, "terms[0].broader"),
        (["{id: antibody, broader: examplimab}"], "cycle", 3, "terms[0].broader"),
        (["{id: disease, synonyms: [x"], "yaml-syntax", 4, None),
        (["{id: disease, kind: sort}"], "unknown-value", 3, "terms[0].kind"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    entries: list[str], code: str, line: int, path: str | None
) -> None:
    joined = join(*entries)
    assert has_errors(joined.issues)
    found = {issue.code: issue for issue in joined.issues}
    assert code in found, found
    assert found[code].where.line == line
    assert path is None or found[code].where.path == path
    assert found[code].where.source == "own.yaml"


def test_the_bundled_terms_are_not_blamed() -> None:
    doubled = (*BUNDLED, Term("twin", VocabularyName.TREATMENT, "examplimab"))
    assert join_own(doubled, b"version: '1'\nvocabulary: finding\nterms: []\n", "o").issues == ()
