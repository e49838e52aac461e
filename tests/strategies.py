"""Generators of records and of what they are made of, shared by all tests."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from casegraph.model.case import Case, Evidence, Finding, Measurement, TherapyStep
from casegraph.model.coverage import CoverageStatement
from casegraph.model.record import (
    Affiliation,
    Author,
    Disclosure,
    Funding,
    Name,
    Record,
    Reference,
)
from casegraph.vocab.enums import (
    Attribution,
    Comparator,
    CoverageRole,
    DisclosureCategory,
    Intent,
    Missing,
    Outcome,
    Sex,
    VitalStatus,
    WorkType,
)

T = TypeVar("T")
_CHARACTERS = st.characters(
    codec="utf-8",
    exclude_categories=["Cc", "Cs"],
    exclude_characters="\ufffe\uffff",
    include_characters="\t\n",
)
TRICKY = (
    "NO", "no", "y", "true", "True", "null", "~", "", " ", "2018", "2018-10", "2018-10-05",
    "24.10", "0123", "0x1F", "1e3", "1:30", ".inf", "-", "- a", "? a", ": a", "a: b", "a #b",
    "#a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "'a'", '"a"', "{a}", "[a]", "a,b", "=",
    "<<", "---", "...", "a\u00a0b", "\u00a0", "a\u2028b", "\u2029", "\ufeffa", "a\u200db", "a\nb",
    "a\n", "\na", "a\n\nb", " a\nb", "a \nb", "a\n b", "a\tb", "\ta", "a  b", "a ", " a", "ß",
    "γ-interferon", "日本", "e\u0301", "🧠", "\U000e0001", "\ue000", "\\u0041", "C:\\x", "10:30",
    "key: |", "Yes", "off", "a" * 130, "word " * 40 + "end", "long  gap " * 30 + "x",
    "line one\n" * 3 + "last " * 40 + "x",
)  # fmt: skip


def texts(*, empty: bool = False) -> st.SearchStrategy[str]:
    """Return texts a record can hold, with those that YAML readers are known to mistake."""
    held = st.text(_CHARACTERS, max_size=20)
    if empty:
        return st.one_of(st.sampled_from(TRICKY), held)
    tricky = [text for text in TRICKY if text.strip()]
    return st.one_of(st.sampled_from(tricky), held.map(lambda text: text if text.strip() else "x"))


def dates() -> st.SearchStrategy[str]:
    """Return partial dates that exist."""
    day = st.dates(min_value=date(1000, 1, 1)).map(date.isoformat)
    return st.tuples(day, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0][: pair[1]])


def names() -> st.SearchStrategy[Name]:
    """Return people and collective names."""
    person = st.builds(Name, family=texts(), given=_maybe(texts()), suffix=_maybe(texts()))
    return st.one_of(person, st.builds(Name, literal=texts()))


def identifiers() -> st.SearchStrategy[dict[str, str]]:
    """Return identifiers in normal form, and of schemes that are not known."""
    known = st.fixed_dictionaries(
        {},
        optional={
            "doi": st.from_regex(r"10\.[0-9]{4}/[a-z0-9]{1,9}", fullmatch=True),
            "pmid": st.from_regex(r"[1-9][0-9]{0,7}", fullmatch=True),
            "pmcid": st.from_regex(r"PMC[1-9][0-9]{0,7}", fullmatch=True),
            "issn": st.just("0378-5955"),
            "isbn": st.just("9780306406157"),
            "url": st.just("https://example.org/a?b=c#d"),
        },
    )
    other = st.dictionaries(texts().map(lambda name: f"{name}-id"), texts(), max_size=1)
    return st.tuples(known, other).map(lambda pair: {**pair[0], **pair[1]})


def references(number: int) -> st.SearchStrategy[Reference]:
    """Return references with this number."""
    return st.builds(
        Reference,
        number=st.just(number),
        raw=texts(),
        authors=_some(names()),
        et_al=st.booleans(),
        year=_maybe(st.from_regex(r"[0-9]{4}[a-z]?", fullmatch=True)),
        title=_maybe(texts()),
        journal=_maybe(texts()),
        volume=_maybe(texts()),
        issue=_maybe(texts()),
        page=_maybe(texts()),
        type=_maybe(st.sampled_from(WorkType)),
        identifiers=identifiers(),
        links=_some(texts()),
        intent=_maybe(st.sampled_from(Intent)),
        coverage=_some(
            st.builds(
                CoverageStatement,
                treatment=texts(),
                conditions=_some(texts()),
                role=st.sampled_from(CoverageRole),
                quote=_maybe(texts()),
                source=_maybe(texts()),
            )
        ),
    )


def cases() -> st.SearchStrategy[Case]:
    """Return patients."""
    evidence = _some(st.builds(Evidence, section=_maybe(texts()), quote=_maybe(texts())))
    measurements = _some(
        st.builds(
            Measurement,
            assay=texts(),
            value=st.from_regex(r"-?[0-9]{1,4}(\.[0-9]{1,3})?", fullmatch=True),
            comparator=st.sampled_from(Comparator),
            unit=_maybe(texts()),
            specimen=_maybe(texts()),
            time=_maybe(texts()),
            interpretation=_maybe(texts()),
            evidence=evidence,
        )
    )
    step = st.builds(
        TherapyStep,
        agents=st.lists(texts(), min_size=1, max_size=2).map(tuple),
        dose=_maybe(texts()),
        route=_maybe(texts()),
        start=_maybe(texts()),
        stop=_maybe(texts()),
        reason_for_change=_maybe(texts()),
        clinical=_maybe(st.sampled_from(Outcome)),
        virological=_maybe(st.sampled_from(Outcome)),
        radiological=_maybe(st.sampled_from(Outcome)),
        outcome_detail=_maybe(texts()),
        measurements=measurements,
        attribution=_maybe(st.sampled_from(Attribution)),
        evidence=evidence,
    )
    finding = st.builds(
        Finding,
        finding=texts(),
        detail=_maybe(texts()),
        excluded=st.booleans(),
        time=_maybe(texts()),
        evidence=evidence,
    )
    return st.builds(
        Case,
        label=_maybe(texts()),
        age=st.one_of(st.none(), st.integers(0, 89), st.just(">89"), st.sampled_from(Missing)),
        sex=st.one_of(st.none(), st.sampled_from(Sex), st.sampled_from(Missing)),
        conditions=_some(texts()),
        exposures=_some(texts()),
        findings=_some(finding),
        measurements=measurements,
        therapy=_some(step),
        outcome=_maybe(st.sampled_from(Outcome)),
        vital_status=st.one_of(st.none(), st.sampled_from(VitalStatus), st.sampled_from(Missing)),
        follow_up=_maybe(texts()),
        missing=st.dictionaries(texts(), st.sampled_from(Missing), max_size=2),
        evidence=evidence,
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Return records without errors, every field of the format among them."""
    affiliations = tuple(
        draw(_affiliations(number)) for number in range(1, draw(st.integers(0, 2)) + 1)
    )
    return Record(
        key=draw(_maybe(st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True))),
        type=draw(st.sampled_from(WorkType)),
        article_type=draw(_maybe(texts())),
        title=draw(texts()),
        authors=draw(_some(_authors([item.number for item in affiliations]))),
        affiliations=affiliations,
        journal=draw(_maybe(texts())),
        journal_abbreviation=draw(_maybe(texts())),
        issued=draw(_maybe(dates())),
        volume=draw(_maybe(texts())),
        issue=draw(_maybe(texts())),
        page=draw(_maybe(texts())),
        language=draw(_maybe(st.sampled_from(["en", "no", "de"]))),
        identifiers=draw(identifiers()),
        keywords=draw(_some(texts())),
        abstract=draw(_maybe(texts(empty=True))),
        acknowledgement=draw(_maybe(texts(empty=True))),
        funding=draw(_some(_funding())),
        disclosures=draw(_some(_disclosures())),
        copyright=draw(_maybe(texts())),
        licence=draw(_maybe(texts())),
        references=tuple(
            draw(references(number)) for number in range(1, draw(st.integers(0, 3)) + 1)
        ),
        cases=draw(_some(cases())),
        notes=draw(_maybe(texts(empty=True))),
    )


def _authors(numbers: list[int]) -> st.SearchStrategy[Author]:
    links = (
        _maybe(st.lists(st.sampled_from(numbers), max_size=2).map(tuple)) if numbers else st.none()
    )
    return st.builds(
        Author,
        family=texts(),
        given=_maybe(texts()),
        suffix=_maybe(texts()),
        literal=_maybe(texts()),
        orcid=_maybe(st.just("0000-0002-1825-0097")),
        affiliations=links,
        corresponding=_maybe(st.booleans()),
    )


def _affiliations(number: int) -> st.SearchStrategy[Affiliation]:
    return st.builds(
        Affiliation,
        number=st.just(number),
        name=texts(),
        city=_maybe(texts()),
        region=_maybe(texts()),
        country=_maybe(st.sampled_from(["NO", "US"])),
        country_printed=_maybe(texts()),
        ror=_maybe(st.just("0231d2y50")),
        printed=_maybe(texts()),
    )


def _funding() -> st.SearchStrategy[Funding]:
    text = _maybe(texts())
    return st.builds(
        Funding,
        funder=text,
        award=text,
        award_number=text,
        recipient=text,
        statement=text,
        derived=st.booleans(),
    )


def _disclosures() -> st.SearchStrategy[Disclosure]:
    return st.builds(
        Disclosure,
        author=st.none(),
        statement=_maybe(texts()),
        none_declared=st.booleans(),
        entity=_maybe(texts()),
        category=_maybe(st.sampled_from(DisclosureCategory)),
        derived=st.booleans(),
    )


def _maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.one_of(st.none(), strategy)


def _some(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)
