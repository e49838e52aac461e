"""Rules against what could identify a patient, after the HIPAA safe-harbour list (45 CFR 164.514).

They read what was written about the patients, not what the paper prints about itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.check.ages_in_text import OLDEST_AGE_STATED, ages_over_89_in
from casegraph.check.base import Finding
from casegraph.check.case_texts import case_texts, cases
from casegraph.check.dates_in_text import days_in
from casegraph.check.names_in_text import initials_in_label, name_in_label, people_in
from casegraph.check.places_in_text import places_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.check.sheet import Sheet

_NO_NAME = "write 'the patient', or number the patients, such as 'Patient 1'"
_NUMBER_OF = re.compile(
    r"\b(?:MRN|SSN|(?:medical|hospital|patient|health|case|social security|insurance|policy|NHS"
    r"|chart|record|account|passport|identity|ID)(?: (?:record|security|insurance|card|chart))?"
    r" ?(?:number|no\.|nr\.?|#|ID))\s*(?:is|was|[:=#])?\s*(?=[A-Z-]{0,6}\d)[A-Z\d][A-Z\d/-]{3,}"
    r"|\b(?:MRN|SSN)\s*[:#=]?\s*\d[\d-]{3,}"
    r"|(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"\b(?:tel|phone|telephone|mobile|fax)\b\.?(?: (?:number|no\.?))?\s*[:=]?\s*"
    r"\+?\d[\d ()./-]{5,}\d"
    r"|(?<![\w+])\+\d{1,3}[ -]?\(?\d{1,4}\)?(?:[ -]?\d{2,4}){2,4}(?!\w)"
    r"|(?<!\w)\(\d{3}\) ?\d{3}-\d{4}(?!\d)|(?<![\d-])\d{3}-\d{3}-\d{4}(?![\d-])",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def age_over_89(sheet: Sheet) -> Iterator[Finding]:
    """Find a single age over 89, in figures or words: so few live so long that it points to one.

    Sure: nearly always.
    Example: `a 93-year-old man`.
    """
    for path, case in cases(sheet.record):
        if isinstance(case.age, int) and case.age > OLDEST_AGE_STATED:
            yield Finding(f"{path}.age", f"an age of {case.age} years", "write '>89'")
    for path, text in case_texts(sheet.record):
        for age in ages_over_89_in(text):
            yield Finding(path, f"an age over 89 stands here: {age!r}", "write 'over 89'")


def full_date(sheet: Sheet) -> Iterator[Finding]:
    """Find a day of the calendar beside a patient: write when it was, relative to presentation.

    Sure: nearly always.
    Example: `admitted on 3 May 2014`.
    """
    for path, text in case_texts(sheet.record):
        for day in days_in(text):
            hint = "write the time relative to presentation, such as '-3 weeks', or the year"
            yield Finding(path, f"a full date stands here: {day!r}", hint)


def small_place(sheet: Sheet) -> Iterator[Finding]:
    """Find a place smaller than a state beside a patient: a town, a street, a postal code.

    Sure: mostly; a word may be a place and a name of something else.
    Example: `a man from Springfield, IL`.
    """
    for path, text in case_texts(sheet.record):
        for place in places_in(text):
            hint = "keep the state or the country only"
            yield Finding(path, f"a place below a state stands here: {place!r}", hint)


def named_person(sheet: Sheet) -> Iterator[Finding]:
    """Find what reads as the name of a patient, or of those around the patient.

    Sure: mostly; the name of a method may read as one.
    Example: `Mr. Doe was admitted`.
    """
    for path, case in cases(sheet.record):
        name = name_in_label(case.label or "")
        if name:
            yield Finding(f"{path}.label", f"a person's name stands here: {name!r}", _NO_NAME)
    for path, text in case_texts(sheet.record):
        for name in people_in(text):
            yield Finding(path, f"a person's name stands here: {name!r}", _NO_NAME)


def patient_initials(sheet: Sheet) -> Iterator[Finding]:
    """Find a patient whose label is a person's initials: with the rest they may point to one.

    Sure: at most half of the time: labels such as `PT` look the same.
    Example: the label `J.D.`.
    """
    for path, case in cases(sheet.record):
        initials = initials_in_label(case.label or "")
        if initials:
            detail = f"these may be a person's initials: {initials!r}"
            yield Finding(f"{path}.label", detail, "number the patients, such as 'Patient 1'")


def personal_number(sheet: Sheet) -> Iterator[Finding]:
    """Find a number of a record, an insurance or a telephone, or an address of e-mail.

    Sure: nearly always.
    Example: `MRN 0012345`.
    """
    kinds = ((_NUMBER_OF, "a personal number"), (_PHONE, "a telephone number"))
    for path, text in case_texts(sheet.record):
        for pattern, kind in (*kinds, (_EMAIL, "an address of e-mail")):
            for found in pattern.finditer(text):
                yield Finding(path, f"{kind} stands here: {found[0]!r}", "leave it out")
