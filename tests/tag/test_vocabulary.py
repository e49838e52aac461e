"""The bundled vocabulary: every concept, every code, every guard."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from casegraph.errors import InvalidInputError
from casegraph.tag.guards.table import GUARDS, guards_of
from casegraph.tag.tagger import Tagger
from casegraph.vocab.enums import TermKind, VocabularyName
from casegraph.vocab.terms import Term, Vocabulary

if TYPE_CHECKING:
    from pathlib import Path


def test_every_guard_is_used_and_explained(vocabulary: Vocabulary) -> None:
    used = {text.partition(":")[0] for term in vocabulary for text in term.guards}
    assert used == set(GUARDS)
    assert all(guard.__doc__ for guard in GUARDS.values())


def test_guards_and_contexts_name_known_terms(vocabulary: Vocabulary) -> None:
    for term in vocabulary:
        for name, _, arguments in guards_of(term):
            if name in ("exposure", "setting", "target", "therapy-cue", "vaccine"):
                assert all(argument in vocabulary for argument in arguments), term.id


def test_an_unknown_guard_is_refused() -> None:
    term = Term("x", VocabularyName.TREATMENT, "x", guards=("nonsense:pml",))
    with pytest.raises(InvalidInputError, match="nonsense"):
        Tagger(Vocabulary((term,)))


def test_the_acquired_syndrome_is_not_the_inherited_one(vocabulary: Vocabulary) -> None:
    codes = {(code.scheme, code.value) for code in vocabulary["icl"].codes}
    assert {("mesh", "D018344"), ("mondo", "0005807")} <= codes
    assert ("mondo", "0014226") not in {(c.scheme, c.value) for t in vocabulary for c in t.codes}


@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("IL-7", "il-7"),
        ("interleukin 7", "il-7"),
        ("MVC", "maraviroc"),
        ("mesh:C502411", "maraviroc"),
        ("D000077592", "maraviroc"),
        ("vaccination", "vaccination"),
        ("PML", "pml"),
        ("MONDO:0016318", "pml"),
        ("HIV infection", "hiv"),
        ("Hemiparesis", "hemiparesis"),
        ("HP:0005407", "decreased-cd4-proportion"),
        ("CD4 count", "cd4-count"),
        ("20447-9", "hiv-rna"),
    ],
)
def test_names_a_reader_uses_find_one_term(vocabulary: Vocabulary, name: str, term: str) -> None:
    assert [found.id for found in vocabulary.find(name)] == [term]


def test_vaccination_covers_the_vaccine_and_a_class_is_no_member(vocabulary: Vocabulary) -> None:
    assert "jcv-vp1-vaccine" in vocabulary.narrower("vaccination")
    assert vocabulary["ccr5-antagonist"].kind is TermKind.CLASS
    assert vocabulary["maraviroc"].kind is TermKind.CONCEPT


def test_every_checked_concept_is_kept(vocabulary: Vocabulary, shared: Path) -> None:
    listed = json.loads((shared / "vocabulary" / "treatments.json").read_text(encoding="utf-8"))
    assert [entry["id"] for entry in listed] == [
        term.id for term in vocabulary.of(VocabularyName.TREATMENT)
    ]
    for entry in listed:
        term = vocabulary[entry["id"]]
        for field, former in (("identifiers", False), ("former_identifiers", True)):
            expected = {(s, value) for s, values in entry[field].items() for value in values}
            assert {(c.scheme, c.value) for c in term.codes if c.former is former} == expected
        assert term.broader == entry["broader"]
        assert set(entry["misspellings"]) <= {label.text for label in term.labels}
