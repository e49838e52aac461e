"""Every check, in the order of its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.check import clinical, pages, privacy, quotes, references, report, same_patient
from casegraph.check.base import Check, WiderCheck
from casegraph.issues import Severity

if TYPE_CHECKING:
    from casegraph.check.base import Surroundings
    from casegraph.issues import Issue
    from casegraph.model.record import Record

CHECKS: tuple[Check, ...] = (
    Check("missing-front-matter", Severity.WARNING, report.missing_front_matter),
    Check("undisclosed-author", Severity.INFO, report.undisclosed_author),
    Check("contradicting-statements", Severity.ERROR, references.contradicting_statements),
    Check("number-gap", Severity.WARNING, references.number_gap),
    Check("missing-fields", Severity.WARNING, references.missing_fields),
    Check("page-range-is-issn", Severity.WARNING, pages.pages_are_an_issn),
    Check("page-span-too-long", Severity.WARNING, pages.span_too_long),
    Check("last-page-before-first", Severity.WARNING, pages.last_page_before_first),
    Check("electronic-location", Severity.INFO, pages.electronic_location),
    Check("year-after-title", Severity.WARNING, references.year_after_title),
    Check("day-without-month", Severity.WARNING, references.day_without_month),
    Check("year-after-report", Severity.WARNING, report.year_in_the_future_of_the_report),
    Check("missing-link", Severity.WARNING, references.missing_link),
    Check("authors-cut", Severity.INFO, references.authors_cut),
    Check("wrong-alphabet", Severity.WARNING, references.wrong_alphabet),
    Check("duplicate-reference", Severity.WARNING, references.duplicate_reference),
    Check("age-over-89", Severity.WARNING, privacy.age_over_89),
    Check("full-date", Severity.WARNING, privacy.full_date),
    Check("small-place", Severity.WARNING, privacy.small_place),
    Check("named-person", Severity.WARNING, privacy.named_person),
    Check("patient-initials", Severity.INFO, privacy.patient_initials),
    Check("personal-number", Severity.WARNING, privacy.personal_number),
    Check("unknown-unit", Severity.WARNING, clinical.unknown_unit),
    Check("comparator-in-text", Severity.WARNING, clinical.comparator_in_text),
    Check("comparator-without-value", Severity.WARNING, clinical.comparator_without_value),
    Check("undetectable-with-value", Severity.WARNING, clinical.undetectable_with_value),
    Check("undetectable-in-words", Severity.INFO, clinical.undetectable_in_words),
    Check("death-contradicted", Severity.WARNING, clinical.death_contradicted),
    Check("death-of-a-finding", Severity.WARNING, clinical.death_of_a_finding),
    Check("stop-before-start", Severity.WARNING, clinical.stop_before_start),
    Check("steps-out-of-order", Severity.WARNING, clinical.steps_out_of_order),
)

WIDER_CHECKS: tuple[WiderCheck, ...] = (
    WiderCheck("step-without-term", Severity.WARNING, clinical.step_without_term),
    WiderCheck("unknown-assay", Severity.INFO, clinical.unknown_assay),
    WiderCheck("unknown-finding", Severity.INFO, clinical.unknown_finding),
    WiderCheck("quote-not-found", Severity.WARNING, quotes.quote_not_found),
    WiderCheck("quote-not-verified", Severity.INFO, quotes.quote_not_verified),
    WiderCheck("same-patient-likely", Severity.WARNING, same_patient.same_patient_likely),
)


def check(record: Record) -> tuple[Issue, ...]:
    """Return every finding of every check in a record, references in their order."""
    return tuple(issue for rule in CHECKS for issue in rule.run(record))


def check_widely(record: Record, surroundings: Surroundings) -> tuple[Issue, ...]:
    """Return what the checks that look beyond a record find in it."""
    return tuple(issue for rule in WIDER_CHECKS for issue in rule.run(record, surroundings))
