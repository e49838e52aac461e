"""Rules against what could identify a patient, after the HIPAA safe-harbour list (45 CFR 164.514).

They read what was written about the patients, not what the paper prints about itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.check.base import Finding
from casegraph.check.case_texts import case_texts, cases
from casegraph.check.dates_in_text import days_in
from casegraph.check.places_in_text import places_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.model.record import Record

OLDEST_AGE_STATED = 89
_AGE = re.compile(
    r"\b(?:aged?|age (?:of|was|is|at \w+)|age[:=])\s*(\d{2,3})\b"
    r"(?!\s*[-–]?\s*(?:days?|weeks?|months?|hours?|%|kg|mg))"
    r"|\b(\d{2,3})[\s-]*(?:years?|yrs?|y)\.?[\s-]*(?:old|of age)\b"
    r"|\b(\d{2,3})\s?(?:y/o|yo|jährig\w*|ans)\b",
    re.IGNORECASE,
)
_NAMED_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Herr|Herrn|Frau|Mme|Monsieur|Madame|Señora?|Sra?|Signora?)\b\.? "
    r"(?:[A-ZÀ-Þ]\.? ?){0,2}[A-ZÀ-Þ][a-zß-ÿ'’-]+"
    r"|\b(?:named|(?:[Pp]atient|[Hh]is|[Hh]er)(?:'s|’s)? name (?:is|was))"
    r" [A-ZÀ-Þ][a-zß-ÿ]+ [A-ZÀ-Þ][a-zß-ÿ]+"
)
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


def age_over_89(record: Record) -> Iterator[Finding]:
    """Find an age over 89 stated as a number: so few live so long that it points to a person."""
    for path, case in cases(record):
        if isinstance(case.age, int) and case.age > OLDEST_AGE_STATED:
            yield Finding(f"{path}.age", f"an age of {case.age} years", "write '>89'")
    for path, text in case_texts(record):
        for found in _AGE.finditer(text):
            age = int(next(group for group in found.groups() if group))
            if age > OLDEST_AGE_STATED:
                yield Finding(path, f"an age over 89 stands here: {found[0]!r}", "write 'over 89'")


def full_date(record: Record) -> Iterator[Finding]:
    """Find a day of the calendar beside a patient: write when it was, relative to presentation."""
    for path, text in case_texts(record):
        for day in days_in(text):
            hint = "write the time relative to presentation, such as '-3 weeks', or the year"
            yield Finding(path, f"a full date stands here: {day!r}", hint)


def small_place(record: Record) -> Iterator[Finding]:
    """Find a place smaller than a state beside a patient: a town, a street, a postal code."""
    for path, text in case_texts(record):
        for place in places_in(text):
            hint = "keep the state or the country only"
            yield Finding(path, f"a place below a state stands here: {place!r}", hint)


def named_person(record: Record) -> Iterator[Finding]:
    """Find what reads as the name of a patient: a title of courtesy before a name."""
    for path, text in case_texts(record):
        for found in _NAMED_PERSON.finditer(text):
            hint = "write 'the patient', or the paper's own label, such as 'Patient 1'"
            yield Finding(path, f"a person's name stands here: {found[0]!r}", hint)


def personal_number(record: Record) -> Iterator[Finding]:
    """Find a number of a record, an insurance or a telephone, or an address of e-mail."""
    kinds = ((_NUMBER_OF, "a personal number"), (_PHONE, "a telephone number"))
    for path, text in case_texts(record):
        for pattern, kind in (*kinds, (_EMAIL, "an address of e-mail")):
            for found in pattern.finditer(text):
                yield Finding(path, f"{kind} stands here: {found[0]!r}", "leave it out")
