"""Every check, in the order of its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.check import pages, references, report
from casegraph.check.base import Check
from casegraph.issues import Severity

if TYPE_CHECKING:
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
)


def check(record: Record) -> tuple[Issue, ...]:
    """Return every finding of every check in a record, references in their order."""
    return tuple(issue for rule in CHECKS for issue in rule.run(record))
