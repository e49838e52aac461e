"""Every check, in the order of its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casegraph.check import (
    agreement,
    archive,
    authors,
    clinical,
    identifiers,
    letters,
    lists,
    pages,
    privacy,
    quotes,
    references,
    repeated,
    report,
    same_patient,
    typography,
    wording,
    years,
)
from casegraph.check.base import Check, Subject, WiderCheck, issue_of
from casegraph.check.sheet import sheet_of
from casegraph.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.check.base import Finding, Surroundings
    from casegraph.issues import Issue
    from casegraph.model.record import Record

CHECKS: tuple[Check, ...] = (
    Check("missing-front-matter", Severity.WARNING, Subject.REPORT, report.missing_front_matter),
    Check("undisclosed-author", Severity.INFO, Subject.REPORT, report.undisclosed_author),
    Check(
        "contradicting-statements",
        Severity.ERROR,
        Subject.REFERENCES,
        lists.contradicting_statements,
    ),
    Check("number-gap", Severity.WARNING, Subject.REFERENCES, lists.number_gap),
    Check("number-order", Severity.WARNING, Subject.REFERENCES, lists.number_order),
    Check("alphabetical-order", Severity.WARNING, Subject.REFERENCES, lists.alphabetical_order),
    Check("missing-fields", Severity.WARNING, Subject.REFERENCES, references.missing_fields),
    Check("page-range-is-issn", Severity.WARNING, Subject.REFERENCES, pages.pages_are_an_issn),
    Check("page-span-too-long", Severity.WARNING, Subject.REFERENCES, pages.span_too_long),
    Check(
        "last-page-before-first", Severity.WARNING, Subject.REFERENCES, pages.last_page_before_first
    ),
    Check(
        "page-range-shortened",
        Severity.INFO,
        Subject.REFERENCES,
        pages.shortened_range,
        repairs=True,
    ),
    Check("electronic-location", Severity.INFO, Subject.REFERENCES, pages.electronic_location),
    Check("page-without-volume", Severity.INFO, Subject.REFERENCES, pages.page_without_volume),
    Check("year-after-title", Severity.WARNING, Subject.REFERENCES, years.year_after_title),
    Check("day-without-month", Severity.WARNING, Subject.REFERENCES, years.day_without_month),
    Check("year-after-report", Severity.WARNING, Subject.REFERENCES, years.year_after_report),
    Check("implausible-year", Severity.WARNING, Subject.REFERENCES, years.implausible_year),
    Check("year-against-doi", Severity.WARNING, Subject.REFERENCES, agreement.year_against_doi),
    Check(
        "accessed-before-year",
        Severity.WARNING,
        Subject.REFERENCES,
        agreement.accessed_before_year,
    ),
    Check("in-press-for-years", Severity.INFO, Subject.REFERENCES, agreement.in_press_for_years),
    Check("volume-is-year", Severity.INFO, Subject.REFERENCES, years.volume_is_year),
    Check("volume-against-year", Severity.WARNING, Subject.REFERENCES, years.volume_against_year),
    Check("missing-link", Severity.INFO, Subject.REFERENCES, identifiers.missing_link),
    Check("missing-identifier", Severity.INFO, Subject.REFERENCES, identifiers.missing_identifier),
    Check(
        "malformed-doi",
        Severity.WARNING,
        Subject.REFERENCES,
        identifiers.malformed_doi,
        repairs=True,
    ),
    Check("doi-against-print", Severity.WARNING, Subject.REFERENCES, agreement.doi_against_print),
    Check(
        "identifier-repeated", Severity.WARNING, Subject.REFERENCES, repeated.identifier_repeated
    ),
    Check("broken-doi", Severity.WARNING, Subject.REFERENCES, identifiers.broken_doi),
    Check("wrong-check-digit", Severity.WARNING, Subject.REFERENCES, identifiers.wrong_check_digit),
    Check(
        "identifier-swapped",
        Severity.WARNING,
        Subject.REFERENCES,
        identifiers.identifier_swapped,
        repairs=True,
    ),
    Check("malformed-pmid", Severity.WARNING, Subject.REFERENCES, identifiers.malformed_pmid),
    Check("malformed-url", Severity.WARNING, Subject.REFERENCES, identifiers.malformed_url),
    Check("authors-cut", Severity.INFO, Subject.REFERENCES, authors.authors_cut),
    Check("author-form", Severity.INFO, Subject.REFERENCES, authors.author_form),
    Check("et-al-policy", Severity.INFO, Subject.REFERENCES, authors.et_al_policy),
    Check("repeated-author", Severity.INFO, Subject.REFERENCES, authors.repeated_author),
    Check("odd-author", Severity.WARNING, Subject.REFERENCES, authors.odd_author),
    Check(
        "wrong-alphabet", Severity.WARNING, Subject.REFERENCES, letters.wrong_alphabet, repairs=True
    ),
    Check("mojibake", Severity.WARNING, Subject.REFERENCES, letters.mojibake, repairs=True),
    Check(
        "hidden-character",
        Severity.WARNING,
        Subject.REFERENCES,
        letters.hidden_character,
        repairs=True,
    ),
    Check("lost-character", Severity.WARNING, Subject.REFERENCES, letters.lost_character),
    Check("broken-spacing", Severity.INFO, Subject.REFERENCES, typography.broken_spacing),
    Check(
        "unbalanced-brackets", Severity.WARNING, Subject.REFERENCES, typography.unbalanced_brackets
    ),
    Check("unbalanced-quotes", Severity.WARNING, Subject.REFERENCES, typography.unbalanced_quotes),
    Check("title-in-capitals", Severity.INFO, Subject.REFERENCES, typography.title_in_capitals),
    Check("title-holds-more", Severity.WARNING, Subject.REFERENCES, wording.title_holds_more),
    Check("doubled-word", Severity.INFO, Subject.REFERENCES, wording.doubled_word),
    Check("placeholder", Severity.INFO, Subject.REFERENCES, wording.placeholder),
    Check("title-cut", Severity.WARNING, Subject.REFERENCES, typography.title_cut),
    Check(
        "stray-punctuation",
        Severity.WARNING,
        Subject.REFERENCES,
        typography.stray_punctuation,
        repairs=True,
    ),
    Check(
        "markup-left", Severity.WARNING, Subject.REFERENCES, typography.markup_left, repairs=True
    ),
    Check(
        "duplicate-reference", Severity.WARNING, Subject.REFERENCES, repeated.duplicate_reference
    ),
    Check("cites-itself", Severity.WARNING, Subject.REFERENCES, lists.cites_itself),
    Check("cites-retracted", Severity.WARNING, Subject.REFERENCES, lists.cites_retracted),
    Check("journal-forms", Severity.INFO, Subject.REFERENCES, lists.journal_forms),
    Check("age-over-89", Severity.WARNING, Subject.PATIENTS, privacy.age_over_89),
    Check("full-date", Severity.WARNING, Subject.PATIENTS, privacy.full_date),
    Check("small-place", Severity.WARNING, Subject.PATIENTS, privacy.small_place),
    Check("named-person", Severity.WARNING, Subject.PATIENTS, privacy.named_person),
    Check("patient-initials", Severity.INFO, Subject.PATIENTS, privacy.patient_initials),
    Check("personal-number", Severity.WARNING, Subject.PATIENTS, privacy.personal_number),
    Check(
        "year-after-publication",
        Severity.WARNING,
        Subject.PATIENTS,
        clinical.year_after_publication,
    ),
    Check("unknown-unit", Severity.WARNING, Subject.PATIENTS, clinical.unknown_unit),
    Check("comparator-in-text", Severity.WARNING, Subject.PATIENTS, clinical.comparator_in_text),
    Check(
        "comparator-without-value",
        Severity.WARNING,
        Subject.PATIENTS,
        clinical.comparator_without_value,
    ),
    Check(
        "undetectable-with-value",
        Severity.WARNING,
        Subject.PATIENTS,
        clinical.undetectable_with_value,
    ),
    Check("undetectable-in-words", Severity.INFO, Subject.PATIENTS, clinical.undetectable_in_words),
    Check("death-contradicted", Severity.WARNING, Subject.PATIENTS, clinical.death_contradicted),
    Check("death-of-a-finding", Severity.WARNING, Subject.PATIENTS, clinical.death_of_a_finding),
    Check("stop-before-start", Severity.WARNING, Subject.PATIENTS, clinical.stop_before_start),
    Check("steps-out-of-order", Severity.WARNING, Subject.PATIENTS, clinical.steps_out_of_order),
)

WIDER_CHECKS: tuple[WiderCheck, ...] = (
    WiderCheck("low-confidence", Severity.INFO, Subject.REFERENCES, references.low_confidence),
    WiderCheck("step-without-term", Severity.WARNING, Subject.PATIENTS, clinical.step_without_term),
    WiderCheck("unknown-assay", Severity.INFO, Subject.PATIENTS, clinical.unknown_assay),
    WiderCheck("unknown-finding", Severity.INFO, Subject.PATIENTS, clinical.unknown_finding),
    WiderCheck("quote-not-found", Severity.WARNING, Subject.PATIENTS, quotes.quote_not_found),
    WiderCheck(
        "quote-in-another-section",
        Severity.WARNING,
        Subject.PATIENTS,
        quotes.quote_in_another_section,
    ),
    WiderCheck("quote-not-verified", Severity.INFO, Subject.PATIENTS, quotes.quote_not_verified),
    WiderCheck(
        "same-patient-likely", Severity.WARNING, Subject.ARCHIVE, same_patient.same_patient_likely
    ),
    WiderCheck("title-contradicted", Severity.WARNING, Subject.ARCHIVE, archive.title_contradicted),
    WiderCheck("year-contradicted", Severity.WARNING, Subject.ARCHIVE, archive.year_contradicted),
    WiderCheck("pages-contradicted", Severity.WARNING, Subject.ARCHIVE, archive.pages_contradicted),
    WiderCheck(
        "journal-contradicted", Severity.WARNING, Subject.ARCHIVE, archive.journal_contradicted
    ),
    WiderCheck(
        "volume-of-another-year", Severity.WARNING, Subject.ARCHIVE, archive.volume_of_another_year
    ),
    WiderCheck(
        "doi-of-another-journal",
        Severity.WARNING,
        Subject.ARCHIVE,
        archive.identifier_of_another_journal,
    ),
)


_WITHOUT_PATIENTS = tuple(rule for rule in CHECKS if rule.subject is not Subject.PATIENTS)


def check(record: Record) -> tuple[Issue, ...]:
    """Return every finding of every check in a record, references in their order."""
    sheet = sheet_of(record)
    rules = CHECKS if record.cases else _WITHOUT_PATIENTS
    return tuple([issue_of(rule, record, found) for rule in rules for found in rule.rule(sheet)])


def check_widely(record: Record, surroundings: Surroundings) -> tuple[Issue, ...]:
    """Return what the checks that look beyond a record find in it."""
    return tuple(issue for rule in WIDER_CHECKS for issue in rule.run(record, surroundings))


def repairs_of(record: Record) -> Iterator[tuple[Check, Finding]]:
    """Yield the findings that say for certain what should stand in a record instead."""
    sheet = sheet_of(record)
    for rule in CHECKS:
        if rule.repairs:
            for found in rule.rule(sheet):
                if found.repairs:
                    yield rule, found
