"""From tags to coverage assertions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from casegraph.tag.coverage import conditions_of, coverage_of, role_of
from casegraph.vocab.enums import Basis, CoverageRole, CoverageStatus

if TYPE_CHECKING:
    from casegraph.tag.tagger import Tagger


def test_one_assertion_per_treatment(tagger: Tagger) -> None:
    title = "Maraviroc for PML-IRIS in HIV infection: MVC concentrations"
    (coverage,) = coverage_of(tagger.tag(title))
    assert coverage.treatment == "maraviroc"
    assert coverage.basis is Basis.NAMED
    assert coverage.quote == "Maraviroc"
    assert coverage.span == (0, 9)
    assert coverage.place == "title"
    assert coverage.conditions == ("pml", "pml-iris", "hiv")
    assert coverage.role is CoverageRole.NOT_STATED
    assert coverage.status is CoverageStatus.SUGGESTED
    assert coverage.method == "tag/1"
    assert coverage.reason


def test_the_strongest_mention_stands(tagger: Tagger) -> None:
    (coverage,) = coverage_of(tagger.tag("MVC in HIV infection: what maraviroc does"), "raw")
    assert (coverage.basis, coverage.quote, coverage.place) == (Basis.NAMED, "maraviroc", "raw")


def test_conditions_are_said_once(tagger: Tagger) -> None:
    title = "Progressive multifocal leukoencephalopathy (PML) in AIDS"
    first, second = conditions_of(tagger.tag(title))
    assert (first.condition, first.quote) == ("pml", title[:42])
    assert (second.condition, second.place, second.method) == ("aids", "title", "tag/1")


def test_no_treatment_is_no_coverage(tagger: Tagger) -> None:
    assert coverage_of(tagger.tag("A review of PML in HIV")) == ()


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("A randomised trial of maraviroc", CoverageRole.TRIAL),
        ("Cidofovir for PML: a phase II trial", CoverageRole.TRIAL),
        ("A clinical trial of mefloquine", CoverageRole.TRIAL),
        ("Checkpoint inhibitors in PML: a systematic review", CoverageRole.REVIEW),
        ("Mirtazapine in PML: a review", CoverageRole.REVIEW),
        ("Mirtazapine in PML: case report and literature review", CoverageRole.NOT_STATED),
        ("Peer review of mefloquine", CoverageRole.NOT_STATED),
        ("Mefloquine in PML", CoverageRole.NOT_STATED),
    ],
)
def test_roles_are_read_only_where_certain(title: str, role: CoverageRole) -> None:
    assert role_of(title) is role
