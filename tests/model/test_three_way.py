"""Changes made apart from each other are joined, or told: none is lost, none is made up."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies import records

from casegraph.model.case import Case, TherapyStep
from casegraph.model.coverage import CoverageStatement
from casegraph.model.record import Author, Record, Reference
from casegraph.model.three_way import join

DOE, ROE, VOE = (Author(family=name, given="Ann") for name in ("Doe", "Roe", "Voe"))
ONE, TWO, THREE = (Reference(number=number, raw=f"raw {number}") for number in (1, 2, 3))
FIRST, SECOND = TherapyStep(agents=("A",), dose="1 mg"), TherapyStep(agents=("B",), dose="1 mg")
FEWER = settings(
    max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
FIELDS = [item.name for item in dataclasses.fields(Record)]


def steps(*given: TherapyStep) -> Record:
    return Record(cases=(Case(therapy=given),))


@FEWER
@given(records(), records())
def test_what_one_side_alone_changed_is_as_that_side_has_it(base: Record, other: Record) -> None:
    assert join(base, base, other) == (other, ())
    assert join(base, other, base) == (other, ())
    assert join(base, other, other) == (other, ())


@FEWER
@given(records(), records(), records(), st.sets(st.sampled_from(FIELDS)))
def test_changes_of_different_fields_are_all_there(
    base: Record, one: Record, other: Record, names: set[str]
) -> None:
    ours = replace(base, **{name: getattr(one, name) for name in FIELDS if name in names})
    theirs = replace(base, **{name: getattr(other, name) for name in FIELDS if name not in names})
    wanted = {n: getattr(ours if n in names else theirs, n) for n in FIELDS}
    assert join(base, ours, theirs) == (Record(**wanted), ())
    assert join(base, theirs, ours) == (Record(**wanted), ())


@FEWER
@given(records(), records(), records())
def test_a_contradiction_is_told_by_either_side_and_changes_nothing_of_ours(
    base: Record, ours: Record, theirs: Record
) -> None:
    joined, told = join(base, ours, theirs)
    turned, told_too = join(base, theirs, ours)
    assert bool(told) == bool(told_too)
    for name in FIELDS:
        three = [getattr(state, name) for state in (base, ours, theirs)]
        if three[0] != three[1] and not isinstance(three[1], tuple | dict):
            assert getattr(joined, name) == three[1]
        disputed = [one for one in told if one.path.partition("[")[0].partition(".")[0] == name]
        if not disputed and not isinstance(three[1], tuple):
            assert getattr(joined, name) == getattr(turned, name)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "joined"),
    [
        pytest.param(
            Record(references=(ONE, TWO)),
            Record(references=(ONE, replace(TWO, page="5"))),
            Record(references=(replace(ONE, page="7"), TWO, THREE)),
            Record(references=(replace(ONE, page="7"), replace(TWO, page="5"), THREE)),
            id="entries are known by their number",
        ),
        pytest.param(
            Record(references=(ONE, TWO, THREE)),
            Record(references=(TWO, THREE)),
            Record(references=(ONE, TWO)),
            Record(references=(TWO,)),
            id="what either side deleted stays deleted",
        ),
        pytest.param(
            Record(authors=(DOE, ROE)),
            Record(authors=(replace(DOE, orcid="0000-0002-1825-0097"), ROE)),
            Record(authors=(ROE, DOE)),
            Record(authors=(ROE, replace(DOE, orcid="0000-0002-1825-0097"))),
            id="the order is that of the side that changed it",
        ),
        pytest.param(
            steps(FIRST),
            steps(replace(FIRST, dose="2 mg")),
            steps(FIRST, SECOND),
            steps(replace(FIRST, dose="2 mg"), SECOND),
            id="an appended step joins a changed one",
        ),
        pytest.param(
            steps(FIRST, SECOND),
            steps(FIRST, replace(SECOND, dose="2 mg")),
            steps(FIRST, replace(SECOND, route="oral")),
            steps(FIRST, replace(SECOND, dose="2 mg", route="oral")),
            id="fields of one step",
        ),
        pytest.param(
            Record(references=(ONE,)),
            Record(references=(replace(ONE, coverage=(CoverageStatement(treatment="a"),)),)),
            Record(references=(replace(ONE, page="5"),)),
            Record(
                references=(replace(ONE, page="5", coverage=(CoverageStatement(treatment="a"),)),)
            ),
            id="fields of one reference",
        ),
        pytest.param(
            Record(identifiers={"doi": "10.1/x"}),
            Record(identifiers={"doi": "10.1/x", "pmid": "7"}),
            Record(identifiers={}),
            Record(identifiers={"pmid": "7"}),
            id="identifiers one by one",
        ),
    ],
)
def test_changes_beside_each_other_are_joined(
    base: Record, ours: Record, theirs: Record, joined: Record
) -> None:
    assert join(base, ours, theirs) == (joined, ())
    assert join(base, theirs, ours) == (joined, ())


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "path"),
    [
        (Record(title="a"), Record(title="b"), Record(title="c"), "title"),
        (Record(), Record(title="b"), Record(title="c"), "title"),
        (Record(title="a"), Record(), Record(title="c"), "title"),
        (
            Record(references=(ONE, TWO)),
            Record(references=(ONE,)),
            Record(references=(ONE, replace(TWO, page="5"))),
            "references",
        ),
        (
            Record(references=(ONE, TWO)),
            Record(references=(ONE, replace(TWO, page="4"))),
            Record(references=(ONE, replace(TWO, page="5"))),
            "references[1].page",
        ),
        (
            Record(authors=(DOE,)),
            Record(authors=(ROE, DOE)),
            Record(authors=(DOE, VOE)),
            "authors",
        ),
        (
            steps(FIRST, SECOND),
            steps(replace(FIRST, dose="2 mg"), SECOND),
            steps(SECOND, FIRST),
            "cases[0].therapy",
        ),
        (
            steps(FIRST, FIRST),
            steps(replace(FIRST, dose="2 mg"), FIRST),
            steps(SECOND, FIRST),
            "cases[0].therapy[0]",
        ),
        (
            steps(FIRST),
            steps(FIRST, SECOND),
            steps(FIRST, replace(SECOND, dose="2 mg")),
            "cases[0].therapy",
        ),
        (
            Record(keywords=("a",)),
            Record(keywords=("a", "b")),
            Record(keywords=("a", "c")),
            "keywords",
        ),
    ],
)
def test_what_both_changed_is_ours_and_is_told(
    base: Record, ours: Record, theirs: Record, path: str
) -> None:
    joined, [told] = join(base, ours, theirs)
    assert joined == ours
    assert told.path == path
    assert join(base, theirs, ours)[0] == theirs
