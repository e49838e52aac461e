"""Which references are one work, and which only look alike."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casegraph.identify.keys import match_key
from casegraph.identify.match import WorkIndex
from casegraph.model.archive import KnownWork
from casegraph.model.record import Author, Name, Record, Reference
from casegraph.vocab.enums import MatchMethod, WorkType

PML = "Progressive multifocal leukoencephalopathy"


def reference(**fields: Any) -> Reference:
    given_fields: dict[str, Any] = {
        "number": 1,
        "raw": "raw",
        "authors": (Name(family="Berger", given="JR"),),
        "year": "2000",
        "title": PML,
    }
    return Reference(**{**given_fields, **fields})


def known(entry: Reference | Record, work_id: int = 7) -> KnownWork:
    return KnownWork(
        work_id=work_id,
        key=f"work{work_id}",
        match_key=match_key(entry),
        identifiers=entry.identifiers,
        is_report=False,
        page=entry.page,
    )


def index(*works: KnownWork) -> WorkIndex:
    made = WorkIndex()
    made.add(works)
    return made


def test_an_identifier_decides_over_a_different_title() -> None:
    first = reference(identifiers={"doi": "10.1/x"})
    match = index(known(first)).match(reference(title="Other", identifiers={"doi": "10.1/x"}))
    assert (match.work_id, match.method) == (7, MatchMethod.IDENTIFIER)
    assert match.reasons == ("same doi 10.1/x",)


def test_a_contradicting_identifier_refuses_the_same_title() -> None:
    first = reference(identifiers={"doi": "10.1/x"}, page="1-2")
    match = index(known(first)).match(reference(identifiers={"doi": "10.1/y"}, page="1-2"))
    assert match.work_id is None


def test_the_same_title_and_author_in_another_year_is_another_work() -> None:
    made = index(known(reference()))
    assert made.match(reference(year="2007")).work_id is None
    assert made.match(reference(year="2000")).work_id == 7


def test_the_same_title_and_year_on_another_page_is_another_work() -> None:
    made = index(known(reference(page="361-368")))
    assert made.match(reference(page="361")).work_id == 7
    assert made.match(reference(page=None)).work_id == 7
    assert made.match(reference(page="12-14")).work_id is None


def test_a_short_title_needs_the_page() -> None:
    made = index(known(reference(title="Reply", page="5")))
    assert made.match(reference(title="Reply")).work_id is None
    assert made.match(reference(title="Reply", page="5-6")).work_id == 7


def test_two_candidates_stay_unresolved() -> None:
    made = index(known(reference(page="1"), 1), known(reference(page="9"), 2))
    match = made.match(reference(page=None))
    assert (match.work_id, match.method) == (None, MatchMethod.NEW)


def test_new_works_of_a_batch_are_found_again() -> None:
    made = WorkIndex()
    first = made.match(reference(page="1-2"))
    again = made.match(reference(page="1"))
    other = made.match(reference(page="99"))
    assert first.new == again.new == 1
    assert other.new == 2
    assert {first.work_id, again.work_id, other.work_id} == {None}


def test_a_report_is_found_by_a_reference_to_it() -> None:
    report = Record(
        title=PML + " in a patient", authors=(Author(family="Berger"),), issued="2000-05-01"
    )
    assert index(known(report)).match(reference(title=f"{PML} in a patient.")).work_id == 7


def test_without_a_title_the_place_or_the_text_is_the_key() -> None:
    place = reference(title=None, journal="J Virol", volume="85", page="7256")
    assert match_key(place).startswith("@jvirol|85|7256|2000|berger")
    bare = reference(title=None, authors=(), year=None, raw="see the archive of the clinic")
    assert match_key(bare) == "#seethearchiveoftheclinic"


@given(st.text(), st.text(), st.sampled_from(["2000", "", "2014a"]))
def test_keys_set_case_accents_and_punctuation_aside(title: str, family: str, year: str) -> None:
    one = reference(title=title, authors=(Name(family=family),), year=year or None)
    two = reference(title=f" {title}. ", authors=(Name(family=f"{family}."),), year=year or None)
    assert match_key(one) == match_key(two)


def test_a_long_title_is_enough_where_year_and_author_are_not_stated() -> None:
    long = f"{PML} treated with a made-up agent in a made-up clinic"
    made = index(known(reference(title=long)))
    assert made.match(Record(title=long)).work_id == 7
    assert made.match(Record(title=long, issued="2001")).work_id is None
    assert made.match(reference(title=PML, year=None, authors=())).work_id is None


def test_abstracts_of_a_supplement_under_one_doi_are_several_works() -> None:
    first = reference(identifiers={"doi": "10.1/supplement"}, page="S1")
    other = reference(
        number=2, title="A fever in a dog", identifiers={"doi": "10.1/supplement"}, page="S2"
    )
    assert index(known(first)).match(other).work_id is None
    assert index(known(first)).match(replace(other, page=None)).work_id == 7
    assert index(known(first)).match(replace(first, page="S12")).work_id == 7
    assert index(known(first)).match(replace(first, title=f"{PML}s", page="1")).work_id == 7


def book(**fields: Any) -> Reference:
    isbn = {"isbn": "9783161484100"}
    return reference(type=WorkType.BOOK, title="Handbook of nil", identifiers=isbn, **fields)


def test_a_book_is_known_by_its_isbn_and_its_title() -> None:
    made = index(known(book(year="2000")))
    assert made.match(book(year="2001", authors=())).work_id == 7
    assert made.match(replace(book(year="2001"), title="Skin")).work_id is None


def test_chapters_of_a_book_share_its_isbn() -> None:
    made = index(known(book()))
    chapter = replace(book(), type=WorkType.BOOK_CHAPTER, title="The skin of painters")
    untyped = replace(chapter, type=None, title="The hand of painters", journal="Handbook of nil")
    assert made.match(chapter).work_id is None
    assert made.match(untyped).work_id is None
