"""Rules of a record that its types cannot say; each is pure and names code and place."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model import names
from casegraph.model.dates import parse_date
from casegraph.model.plain import to_plain
from casegraph.model.record import Record
from casegraph.vocab.enums import Comparator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from casegraph.model.case import Case, Measurement
    from casegraph.model.record import Name
    from casegraph.read.record.shape import Loc

_OLDEST_AGE_STATED = 89


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found, at a place of the record."""

    code: str
    loc: Loc
    detail: str
    hint: str | None = None
    severity: Severity = Severity.ERROR


def empty_record(record: Record) -> Iterator[Problem]:
    """A record states at least one thing; what it lacks otherwise makes it a draft."""
    if not to_plain(replace(record, key=None, type=None)):
        yield Problem("empty-record", (), "the record states nothing")


def issued_date(record: Record) -> Iterator[Problem]:
    """The date of publication is a day, month or year of the calendar."""
    if record.issued is not None and parse_date(record.issued) is None:
        detail = f"there is no such date: {record.issued!r}"
        yield Problem("invalid-date", ("issued",), detail)


def nameless_authors(record: Record) -> Iterator[Problem]:
    """Every author has a family name or a collective name."""
    yield from _nameless(("authors",), record.authors)
    for i, reference in enumerate(record.references):
        yield from _nameless(("references", i, "authors"), reference.authors)


def duplicate_numbers(record: Record) -> Iterator[Problem]:
    """A number stands for one reference, or for one affiliation."""
    yield from _doubled("references", [item.number for item in record.references])
    yield from _doubled("affiliations", [item.number for item in record.affiliations])


def unknown_affiliations(record: Record) -> Iterator[Problem]:
    """An author's affiliations are numbers of the list of affiliations."""
    known = {item.number for item in record.affiliations}
    for i, author in enumerate(record.authors):
        for j, number in enumerate(author.affiliations or ()):
            if number not in known:
                listed = ", ".join(map(str, sorted(known))) or "none"
                yield Problem(
                    "unknown-affiliation",
                    ("authors", i, "affiliations", j),
                    f"there is no affiliation {number}",
                    f"numbers of the list of affiliations: {listed}",
                )


def unknown_authors(record: Record) -> Iterator[Problem]:
    """A disclosure speaks for an author of the report, named in full, in short or by initials."""
    if any(True for _ in nameless_authors(replace(record, references=()))):
        return
    known = {form for author in record.authors for form in _forms(author)}
    for i, disclosure in enumerate(record.disclosures):
        if disclosure.author is not None and names.ascii_form(disclosure.author) not in known:
            listed = "; ".join(names.display(author) for author in record.authors) or "none"
            yield Problem(
                "unknown-author",
                ("disclosures", i, "author"),
                f"{disclosure.author!r} is no author of the report",
                f"its authors: {listed}",
            )


def empty_measurements(record: Record) -> Iterator[Problem]:
    """A measurement says a value, a result in words, or that nothing was detectable."""
    for loc, measurement in _measurements(record):
        undetectable = measurement.comparator is Comparator.UNDETECTABLE
        if measurement.value is None and not measurement.interpretation and not undetectable:
            detail = "a measurement needs a value, an interpretation, or comparator 'undetectable'"
            yield Problem("empty-measurement", loc, detail)


def ages(record: Record) -> Iterator[Problem]:
    """Ages over 89 are kept as a class, so that no patient can be known by an age."""
    for i, case in enumerate(record.cases):
        if not isinstance(case.age, int):
            continue
        if case.age < 0:
            yield Problem("out-of-range", ("cases", i, "age"), f"an age of {case.age} years")
        elif case.age > _OLDEST_AGE_STATED:
            detail = f"an age of {case.age} years is kept as a class"
            yield Problem("age-over-89", ("cases", i, "age"), detail, "write '>89'")


RULES: tuple[tuple[Callable[[Record], Iterator[Problem]], frozenset[str]], ...] = (
    (empty_record, frozenset(item.name for item in fields(Record))),
    (issued_date, frozenset()),
    (nameless_authors, frozenset()),
    (duplicate_numbers, frozenset()),
    (unknown_affiliations, frozenset({"affiliations"})),
    (unknown_authors, frozenset({"authors"})),
    (empty_measurements, frozenset()),
    (ages, frozenset()),
)


def apply_rules(record: Record, incomplete: frozenset[str]) -> Iterator[Problem]:
    """Return what the rules find; `incomplete` names fields that could not be read in full.

    A rule that looks for something in a field is silent where that field is incomplete.
    """
    for rule, needs in RULES:
        if not needs & incomplete:
            yield from rule(record)


def _nameless(loc: Loc, authors: Iterable[Name]) -> Iterator[Problem]:
    for i, author in enumerate(authors):
        if not (author.family or "").strip() and not (author.literal or "").strip():
            detail = "an author needs a family name, or a collective name as 'literal'"
            yield Problem("nameless-author", (*loc, i), detail)


def _doubled(field: str, numbers: list[int]) -> Iterator[Problem]:
    seen: dict[int, int] = {}
    for i, number in enumerate(numbers):
        if number in seen:
            detail = f"number {number} is used twice, first by {field}[{seen[number]}]"
            yield Problem("duplicate-number", (field, i, "number"), detail)
        seen.setdefault(number, i)


def _forms(author: Name) -> set[str]:
    given, family = author.given or "", author.family or ""
    short = names.initials(given)
    everything = names.initials(f"{given} {family}")
    forms = (
        names.display(author),
        names.citation_form(author),
        f"{family} {given}",
        f"{given} {family}",
        f"{short} {family}",
        family,
        everything,
    )
    return {names.ascii_form(form) for form in forms} - {""}


def _measurements(record: Record) -> Iterator[tuple[Loc, Measurement]]:
    for i, case in enumerate(record.cases):
        for loc, held in _held(("cases", i), case):
            for j, measurement in enumerate(held):
                yield (*loc, "measurements", j), measurement


def _held(loc: Loc, case: Case) -> Iterator[tuple[Loc, tuple[Measurement, ...]]]:
    yield loc, case.measurements
    for k, step in enumerate(case.therapy):
        yield (*loc, "therapy", k), step.measurements
