"""Articles of every kind, in words of no real paper, to be printed in the layouts of publishers."""

from __future__ import annotations

from benchmarks.accuracy.layouts.article import Article, Cited, Person
from hypothesis import strategies as st

from casegraph.model.names import display
from casegraph.model.record import Record

_GIVEN = ("Mara", "Idris", "Yuki", "Jean-Paul", "Zoë", "Ömer", "Li", "Anna B.", "Tom")
_FAMILY = (
    "Lindqvist", "Okafor", "Tanabe", "van der Berg", "Nowak", "Çiçek", "de la Cruz", "O'Hara",
    "Straus-Field", "Ma", "Xu",
)  # fmt: skip
_HOSPITALS = ("Hill Hospital", "University of Tales", "Institute of Samples", "Royal Clinic")
_CITIES = (
    "Oslo, Norway", "Springfield, IL 62701, USA", "Kyoto 606-8507, Japan", "London NW3 2QG, UK",
)  # fmt: skip
_SUBJECTS = ("sample ataxia", "paper skin", "nominal fever", "a widget in the lung")
_JOURNALS = ("Journal of Tales", "Case Reports in Samples", "Widget Medicine", "Acta Nominalia")
_KEYWORDS = ("Case report", "Examplinib", "IL-7", "Paper skin", "Magnetic resonance", "β-widget")


def people(affiliations: int) -> st.SearchStrategy[tuple[Person, ...]]:
    """Return one to six authors of different names, each at one or two of the affiliations."""
    places = st.lists(st.integers(1, affiliations), min_size=1, max_size=2, unique=True)
    person = st.builds(
        Person,
        st.sampled_from(_GIVEN),
        st.sampled_from(_FAMILY),
        places.map(lambda numbers: tuple(sorted(numbers))),
    )
    by_family = st.lists(person, min_size=1, max_size=6, unique_by=lambda one: one.family)
    return by_family.map(tuple)


@st.composite
def cited(draw: st.DrawFn, number: int) -> Cited:
    """Return a reference in the style of Springer, with its parts or as one text."""
    year = str(draw(st.integers(1950, 2024)))
    title = f"On {draw(st.sampled_from(_SUBJECTS))} number {number}"
    journal = draw(st.sampled_from(("J Tales", "Widget Med", "Ann Samples")))
    volume, first = str(draw(st.integers(1, 400))), draw(st.integers(1, 900))
    raw = f"Able A, Baker BC ({year}) {title}. {journal} {volume}:{first}–{first + 7}"
    if draw(st.booleans()):
        return Cited(raw, (), None, None, None, None, None)
    return Cited(raw, ("Able A", "Baker BC"), title, journal, year, volume, f"{first}–{first + 7}")


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Return an article with all that a page can print."""
    places = tuple(
        f"{hospital}, {draw(st.sampled_from(_CITIES))}"
        for hospital in draw(st.lists(st.sampled_from(_HOSPITALS), min_size=1, unique=True))
    )
    year = str(draw(st.integers(2012, 2024)))
    subject = draw(st.sampled_from(_SUBJECTS))
    first = draw(st.integers(1, 900))
    count = draw(st.integers(1, 12))
    authors = draw(people(len(places)))
    return Article(
        title=f"Slow recovery from {subject} after a first course of examplinib",
        journal=draw(st.sampled_from(_JOURNALS)),
        volume=str(draw(st.integers(1, 400))),
        issue=draw(st.none() | st.integers(1, 12).map(str)),
        page=draw(st.sampled_from((f"{first}-{first + 4}", f"e{first}", f"{first + 9000}"))),
        year=year,
        kind=draw(st.sampled_from(("Case Report", "Case report", "Letter to the Editor"))),
        authors=authors,
        affiliations=places,
        abstract=(
            (
                f"We saw a patient with {subject} who got better by and by. "
                "The course was watched for two years, and no relapse was seen in that time."
            ),
        ),
        keywords=tuple(draw(st.lists(st.sampled_from(_KEYWORDS), min_size=2, unique=True))),
        acknowledgement="We thank the patient and all who helped on the ward of the hospital.",
        funding="This work was supported by the Fund for Tales (grant number FT-1234).",
        conflict="The authors declare that they have no conflict of interest.",
        references=tuple(draw(cited(number)) for number in range(1, count + 1)),
        holder=authors[0].family,
        doi=f"10.1234/tales.{year}.{first}",
    )


def of_record(record: Record) -> Article:
    """Return what a page prints of a record, whatever its texts are."""
    names = [Person("", display(author) or "?", ()) for author in record.authors]
    raws = [reference.raw for reference in record.references]
    return Article(
        title=record.title or "?",
        journal=record.journal or "?",
        volume=record.volume or "?",
        issue=record.issue,
        page=record.page,
        year=(record.issued or "2014")[:4],
        kind=record.article_type or "?",
        authors=tuple(names) or (Person("", "?", ()),),
        affiliations=tuple(one.name for one in record.affiliations),
        abstract=(record.abstract or "?",),
        keywords=record.keywords or ("?",),
        acknowledgement=record.acknowledgement or "?",
        funding=next((one.statement for one in record.funding if one.statement), "?"),
        conflict=next((one.statement for one in record.disclosures if one.statement), "?"),
        references=tuple(Cited(raw, (), None, None, None, None, None) for raw in raws),
        holder="?",
        doi=record.identifiers.get("doi", "10.1234/x"),
    )
