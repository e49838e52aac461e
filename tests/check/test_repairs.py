"""What is put right for certain: fields, never the printed text, and at once."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.check.lists import record, reference

from casegraph.app.check_fixes import repaired
from casegraph.app.checking import CheckQuestion
from casegraph.check.fields import named_place, with_values
from casegraph.check.registry import CHECKS, repairs_of
from casegraph.check.silenced import Silenced, seen
from casegraph.model.paths import value_at
from casegraph.model.record import Name, Record
from casegraph.model.suppression import Suppression

ALL = CheckQuestion()


def fixed(found: Record, question: CheckQuestion = ALL) -> tuple[Record, tuple[str, ...]]:
    return repaired(found, question, Silenced(found, ()))


@pytest.mark.parametrize(
    ("field", "before", "after", "codes"),
    [
        ("page", "592-5", "592-595", ("page-range-shortened",)),
        ("page", "592–5.", "592-595", ("stray-punctuation", "page-range-shortened")),
        ("volume", "24;", "24", ("stray-punctuation",)),
        ("title", "FernÃ¡ndez,", "Fernández", ("mojibake", "stray-punctuation")),
        ("title", "a Рrogressive disease", "a Progressive disease", ("wrong-alphabet",)),
        ("title", "Прoгресс болезни", "Прогресс болезни", ("wrong-alphabet",)),
        ("title", "phospholipase ß1", "phospholipase β1", ("wrong-alphabet",)),
        ("title", "In <i>JC&amp;amp;K</i> virus", "In JC&K virus", ("markup-left",)),
        ("title", "leuko\u00adde\ufb01ciency", "leukodeficiency", ("hidden-character",)),
        (
            "identifiers",
            {"doi": "https://doi.org/10.1000/A."},
            {"doi": "10.1000/a"},
            ("malformed-doi",),
        ),
        (
            "identifiers",
            {"doi": "doi: http://dx.doi.org/10.1000/a"},
            {"doi": "10.1000/a"},
            ("malformed-doi",),
        ),
        (
            "identifiers",
            {"pmid": "PMC12", "pmcid": "34"},
            {"pmid": "34", "pmcid": "PMC12"},
            ("identifier-swapped",),
        ),
        ("identifiers", {"pmid": "PMC12"}, {"pmcid": "PMC12"}, ("identifier-swapped",)),
    ],
)
def test_what_is_certain_is_put_right_at_once(
    field: str, before: Any, after: Any, codes: tuple[str, ...]
) -> None:
    one = reference(**{field: before})
    right, found = fixed(record(one))
    assert right == record(dataclasses.replace(one, **{field: after}))
    assert set(found) == set(codes)
    assert fixed(right) == (right, ())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "the cytokine TGFΒ in cells"),
        ("title", "Die STRAß und GROß"),
        ("title", "Ä– and AT&T; R&D"),
        ("page", "120-118"),
        ("identifiers", {"doi": "none"}),
        ("identifiers", {"pmid": "12", "pmcid": "PMC12"}),
    ],
)
def test_what_is_not_certain_stays(field: str, value: Any) -> None:
    before = record(reference(**{field: value}))
    assert fixed(before) == (before, ())


def test_names_are_put_right() -> None:
    before = record(reference(authors=(Name(family="FernÃ¡ndez", given="J"),)))
    right, _ = fixed(before)
    assert right.references[0].authors[0].family == "Fernández"


def test_only_what_is_asked_for_is_put_right() -> None:
    before = record(reference(volume="24;", page="592-5"))
    for question in (
        CheckQuestion(codes=("stray-punctuation",)),
        CheckQuestion(ignored=("page-range-shortened",)),
    ):
        right, codes = fixed(before, question)
        assert (right.references[0].volume, right.references[0].page) == ("24", "592-5")
        assert codes == ("stray-punctuation",)


def test_what_a_curator_judged_right_stays() -> None:
    before = record(reference(volume="24;"))
    path = "references[0].volume"
    judged = Suppression(
        code="stray-punctuation",
        place=named_place(before, path),
        seen=seen(before, path),
        reason="printed so",
        actor="doe",
        at="2026-01-01T00:00:00+00:00",
    )
    assert repaired(before, ALL, Silenced(before, [judged])) == (before, ())
    other = record(reference(volume="25;"))
    assert repaired(other, ALL, Silenced(other, [judged]))[1] == ("stray-punctuation",)


TEXT = st.text(alphabet="aBрРß–Ã©¡Î²β<>&;amp/i,. 10-5", max_size=20)


@given(title=TEXT, page=TEXT, doi=TEXT)
def test_repairs_come_to_rest_and_leave_the_print(title: str, page: str, doi: str) -> None:
    before = record(reference(title=title, page=page, identifiers={"doi": f"10.1000/{doi}"}))
    after, _ = fixed(before)
    assert [one.raw for one in after.references] == [one.raw for one in before.references]
    assert fixed(after)[0] == after


def test_checks_that_repair_say_so() -> None:
    some = record(
        reference(1, page="592-5", title="FernÃ¡ndez;", volume="1;"),
        reference(2, title="Рrogress", identifiers={"doi": "doi:10.1000/a", "pmid": "PMC1"}),
        reference(3, title="In <i>JC</i>, a de\ufb01cit"),
    )
    assert {rule.code for rule, _ in repairs_of(some)} == {
        rule.code for rule in CHECKS if rule.repairs
    }


def test_fields_are_found_and_changed_by_their_paths() -> None:
    before = record(reference(5, identifiers={"doi": "a", "pmid": "1"}))
    path = "references[0].identifiers.doi"
    assert value_at(before, path) == "a"
    assert value_at(before, "references[3].page") is None
    assert named_place(before, path) == "references[number=5].identifiers.doi"
    after = with_values(before, {path: None, "references[0].authors[1].family": "Poe"})
    assert after.references[0].identifiers == {"pmid": "1"}
    assert after.references[0].authors[1] == Name(family="Poe", given="R")


def test_the_printed_text_is_never_changed() -> None:
    with pytest.raises(ValueError, match="raw"):
        with_values(record(reference()), {"references[0].raw": "other"})
