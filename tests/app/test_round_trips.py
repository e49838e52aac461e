"""What is written is read again: the fields that a format holds, as they were."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import records

from casegraph.export.bibliography import item_exporter, says_something
from casegraph.export.reference_text import AMA, VANCOUVER, Style, reference_text
from casegraph.model.dates import PartialDate
from casegraph.model.item import Item, item_of_record
from casegraph.model.record import Author, Name, Record
from casegraph.read.base import CollectionReader
from casegraph.read.bibtex.reader import BibtexReader
from casegraph.read.csl_json.reader import CslJsonReader
from casegraph.read.opencitations.reader import OpenCitationsReader
from casegraph.read.ris.reader import RisReader
from casegraph.refparse.parse import parse
from casegraph.vocab.enums import WorkType

FIELDS = (
    *("type", "title", "authors", "journal", "journal_abbreviation", "issued", "volume", "issue"),
    *("page", "language", "identifiers", "keywords", "abstract"),
)
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufeff\u200b]+")
_ARTICLES = frozenset(
    {
        *(WorkType.CASE_REPORT, WorkType.REVIEW, WorkType.CLINICAL_TRIAL),
        *(WorkType.LETTER, WorkType.EDITORIAL),
    }
)


@dataclass(frozen=True, kw_only=True)
class Held:
    """What a format holds of a record, as its documentation has it.

    `without` are fields that it has not; `gone` are characters that it gives a meaning of its own,
    `gone_in_names` further ones in names; `kinds` the types that it tells; `bare` those of whose
    works it tells no container; `one_word` whether a collective name may be of one word.
    """

    reader: CollectionReader
    without: frozenset[str] = frozenset()
    gone: str = ""
    gone_in_names: str = ""
    kinds: Callable[[WorkType], WorkType] = lambda kind: kind
    bare: frozenset[WorkType] = frozenset()
    one_word: bool = True


FORMATS = {
    # A comma parts the parts of a name and ends a collective one, a semicolon parts names in many
    # files, one word without a comma is a family name; a book is in no container: its own title
    # stands in all tags of titles.
    "ris": Held(
        reader=RisReader(),
        gone_in_names=",;",
        bare=frozenset({WorkType.BOOK}),
        one_word=False,
    ),
    "bibtex": Held(reader=BibtexReader()),
    # Texts of CSL hold the tags of HTML, and those of Crossref its entities too.
    "csl-json": Held(reader=CslJsonReader(), gone="<&"),
    # Semicolons part people, brackets hold identifiers, commas part names; there is no escape.
    # A name without a comma is a family name. The types are those of its vocabulary.
    "opencitations-meta": Held(
        reader=OpenCitationsReader(),
        without=frozenset({"journal_abbreviation", "language", "keywords", "abstract"}),
        gone=";[]",
        gone_in_names=",",
        kinds=lambda kind: WorkType.JOURNAL_ARTICLE if kind in _ARTICLES else kind,
        one_word=False,
    ),
}
# No format holds two spaces, a line break or a control character in a value; keywords stand in
# one value, which commas, semicolons or strokes part (an asterisk marks one in PubMed's RIS).
IN_KEYWORDS = ";,*|"
SCHEMES = frozenset({"doi", "pmid", "pmcid", "issn", "isbn", "url"})


def held(record: Record, form: Held) -> Record:
    """Return the part of a record that a format holds, its texts on one line."""

    def text(value: str | None, gone: str = "") -> str | None:
        kept = "".join(" " if sign in form.gone + gone else sign for sign in value or "")
        return _SPACES.sub(" ", kept).strip() or None

    def person(author: Author) -> Author:
        literal = text(author.literal, form.gone_in_names)
        if literal and (form.one_word or len(literal.split()) > 1):
            return Author(literal=literal)
        family = text(author.family, form.gone_in_names) or "Doe"
        return Author(family=family, given=text(author.given, form.gone_in_names) or "J")

    kind = form.kinds(record.type or WorkType.CASE_REPORT)
    journal = None if kind in form.bare else text(record.journal)
    return Record(
        type=kind,
        title=text(record.title),
        authors=tuple(person(author) for author in record.authors),
        journal=journal,
        journal_abbreviation=text(record.journal_abbreviation) if journal else None,
        issued=record.issued,
        volume=text(record.volume),
        issue=text(record.issue),
        page="12-19" if record.page and len(record.page) > 3 else "e7-e12",
        language=record.language,
        identifiers={s: v for s, v in record.identifiers.items() if s in SCHEMES},
        keywords=tuple(dict.fromkeys(k for w in record.keywords if (k := text(w, IN_KEYWORDS)))),
        abstract=text(record.abstract),
    )


def again(record: Record, name: str) -> Record:
    """Return a record that was written in a format and read again."""
    stream = io.BytesIO()
    item_exporter(name).write([item_of_record(record, "key2000")], stream)
    reader = FORMATS[name].reader
    assert reader.sniff(stream.getvalue())
    [reading] = reader.read_all(stream.getvalue(), "file")
    assert reading.record is not None, reading.issues
    return reading.record


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40, deadline=None)
@given(record=records())
def test_what_a_format_holds_is_read_as_it_was(name: str, record: Record) -> None:
    given_record = held(record, FORMATS[name])
    read = again(given_record, name)
    for field in FIELDS:
        if field not in FORMATS[name].without:
            assert getattr(read, field) == getattr(given_record, field), field


_INITIALS = st.from_regex(r"[A-Z]{1,2}", fullmatch=True)
_FAMILIES = st.sampled_from(
    ("Abel", "Cole", "Dürr", "van der Berg", "O'Leary", "Delgado-Alvarado", "de Groot", "Eze")
)
_WORDS = st.sampled_from(
    (
        "fever",
        "in",
        "two",
        "sisters",
        "CD4",
        "after",
        "IL-7",
        "brain",
        "of",
        "the",
        "rare",
        "β-cell",
    )
)
_TITLES = st.lists(_WORDS, min_size=4, max_size=12).map(
    lambda words: f"Infection {' '.join(words)} report"
)
_JOURNALS = st.sampled_from(
    ("J Neurovirol", "Clin Infect Dis", "Lancet", "N Engl J Med", "Ann Neurol", "JAMA Neurol")
)


@st.composite
def _pages(draw: st.DrawFn) -> str:
    first = draw(st.integers(1, 2000))
    letter = draw(st.sampled_from(("", "e")))
    last = first + draw(st.integers(1, 40))
    return draw(st.sampled_from((f"{letter}{first}", f"{letter}{first}-{letter}{last}")))


_ARTICLE = st.builds(
    Item,
    key=st.just("key"),
    type=st.just(WorkType.JOURNAL_ARTICLE),
    title=_TITLES,
    authors=st.lists(
        st.builds(Name, family=_FAMILIES, given=_INITIALS), min_size=1, max_size=6
    ).map(tuple),
    et_al=st.booleans(),
    container=_JOURNALS,
    issued=st.integers(1950, 2025).map(PartialDate),
    volume=st.integers(1, 400).map(str),
    issue=st.one_of(st.none(), st.integers(1, 24).map(str)),
    page=_pages(),
    identifiers=st.sampled_from(({}, {"doi": "10.1000/abc.12"}, {"pmid": "12345678"})),
)


@pytest.mark.parametrize("style", [VANCOUVER, AMA], ids=["vancouver", "ama"])
@settings(max_examples=60, deadline=None)
@given(item=_ARTICLE)
def test_the_text_of_an_article_is_parsed_to_its_fields(style: Style, item: Item) -> None:
    parsed = parse(reference_text(item, style))
    assert parsed.authors == item.authors
    assert parsed.et_al == item.et_al
    assert (parsed.title, parsed.journal) == (item.title, item.container)
    assert parsed.year == str(item.issued)
    assert (parsed.volume, parsed.issue, parsed.page) == (item.volume, item.issue, item.page)
    assert dict(parsed.identifiers) == dict(item.identifiers)
    assert parsed.leftover == ()


@pytest.mark.parametrize("name", ["ris", "bibtex", "csl-json"])
@pytest.mark.parametrize(
    "little",
    [
        Item(key="a", issued=PartialDate(2017, 8)),
        Item(key="a", volume="7"),
        Item(key="a", page="e12"),
        Item(key="a", type=WorkType.BOOK, authors=(Name(literal="Study Group"),)),
    ],
)
def test_little_is_enough_to_be_read_again(name: str, little: Item) -> None:
    assert says_something(little)
    stream = io.BytesIO()
    item_exporter(name).write([little], stream)
    [reading] = FORMATS[name].reader.read_all(stream.getvalue(), "file")
    assert reading.record is not None, reading.issues


def test_key_and_type_alone_say_nothing() -> None:
    assert not says_something(Item(key="a", type=WorkType.BOOK))


@pytest.mark.parametrize("name", ["ris", "bibtex", "csl-json"])
@pytest.mark.parametrize("et_al", [True, False])
def test_a_cut_list_of_authors_is_read_as_one(name: str, *, et_al: bool) -> None:
    names = (Name(family="Doe", given="J"), Name(literal="Study Group"))
    item = Item(key="a", title="A title", authors=names, et_al=et_al, container="A journal")
    stream = io.BytesIO()
    item_exporter(name).write([item], stream)
    [reading] = FORMATS[name].reader.read_all(stream.getvalue(), "file")
    assert reading.record
    assert [each.family or each.literal for each in reading.record.authors] == [
        "Doe",
        "Study Group",
    ]
    assert reading.record.notes is None
    assert [issue.code for issue in reading.issues] == ["authors-cut"] * et_al
