from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.model.record import Affiliation, Author, Funding, Name, Record, Reference
from casegraph.read.csl_json.reader import CslJsonReader
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from casegraph.read.base import Reading

READER = CslJsonReader()
ITEM = """[
 {"id": "doe2018", "type": "article-journal",
  "title": "A <i>rare</i> fever in CD4<sup>+</sup> cells, p < 0.05 &amp; more",
  "container-title": "Journal of Invented Cases", "container-title-short": "J Invent Cases",
  "author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van"},
             {"family": "Doe", "given": "Jane", "suffix": "Jr"},
             {"family": "Aragona", "dropping-particle": "d'"},
             {"literal": "Rare Study Group"}],
  "issued": {"date-parts": [["2018", 10, "03"]]},
  "page": "652–5", "volume": 24, "issue": "5",
  "DOI": "https://doi.org/10.5555/Invented.1", "PMID": 12345, "ISSN": ["1538-2443", "1355-0284"],
  "language": "en-GB", "genre": "Case Report",
  "abstract": "<jats:title>Aim</jats:title><jats:p>To see.</jats:p>",
  "keyword": "fever; case", "note": "PMCID: PMC777\\nseen in print",
  "publisher": "Nobody", "mood": "cheerful"}
]"""
MESSAGE = {
    "status": "ok",
    "message-type": "work",
    "message": {
        "DOI": "10.5555/invented.1",
        "type": "journal-article",
        "title": ["A rare fever"],
        "subtitle": ["a report"],
        "container-title": ["Journal of Invented Cases"],
        "short-container-title": ["J Invent Cases"],
        "issued": {"date-parts": [[None]]},
        "published-online": {"date-parts": [[2018, 9]]},
        "author": [
            {
                "given": "Jane",
                "family": "Doe",
                "ORCID": "http://orcid.org/0000-0002-1825-0097",
                "affiliation": [{"name": "Hospital A"}, {"name": "Institute B"}],
            },
            {"name": "Rare Study Group", "sequence": "additional", "affiliation": []},
        ],
        "funder": [{"name": "A Fund", "award": ["N1", "N2"]}],
        "license": [{"URL": "https://creativecommons.org/licenses/by/4.0/"}],
        "reference": [
            {"key": "x_CR2", "unstructured": "Roe R (2010) A thing. J Things 1:2-5"},
            {
                "key": "x_CR1",
                "author": "J. Roe",
                "year": "2009",
                "article-title": "Another thing",
                "journal-title": "J Things",
                "volume": "1",
                "first-page": "7",
                "DOI": "10.5555/other",
            },
            {"key": "x_CR3"},
        ],
    },
}


def readings(text: str) -> list[Reading]:
    return list(READER.read_all(text.encode(), "made.json"))


def only(value: object) -> Record:
    [reading] = readings(json.dumps(value))
    assert reading.record is not None, [str(issue) for issue in reading.issues]
    return reading.record


def codes(reading: Reading) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.where.line) for issue in reading.issues]


def test_every_variable_of_an_item() -> None:
    [reading] = readings(ITEM)
    assert reading.record == Record(
        type=WorkType.CASE_REPORT,
        article_type="Case Report",
        title="A rare fever in CD4+ cells, p < 0.05 & more",
        authors=(
            Author(family="van Berg", given="Jan"),
            Author(family="Doe", given="Jane", suffix="Jr"),
            Author(family="d'Aragona"),
            Author(literal="Rare Study Group"),
        ),
        journal="Journal of Invented Cases",
        journal_abbreviation="J Invent Cases",
        issued="2018-10-03",
        volume="24",
        issue="5",
        page="652-655",
        language="en",
        identifiers={
            "doi": "10.5555/invented.1",
            "pmid": "12345",
            "pmcid": "PMC777",
            "issn": "1538-2443",
        },
        keywords=("fever", "case"),
        abstract="Aim\n\nTo see.",
        notes="seen in print",
    )
    assert codes(reading) == [("set-aside", 11), ("unknown-field", 15)]
    assert reading.positions["title"] == (3, 3)
    assert reading.positions["page"] == (10, 3)
    assert reading.text.startswith('{"id"')
    assert (reading.key, reading.authority) == ("doe2018", 60)


def test_a_work_of_crossref_with_its_references() -> None:
    record = only(MESSAGE)
    assert (record.title, record.issued) == ("A rare fever: a report", "2018-09")
    assert record.authors == (
        Author(family="Doe", given="Jane", orcid="0000-0002-1825-0097", affiliations=(1, 2)),
        Author(literal="Rare Study Group"),
    )
    assert record.affiliations[1] == Affiliation(
        number=2, name="Institute B", printed="Institute B"
    )
    assert record.funding == (
        Funding(funder="A Fund", award_number="N1"),
        Funding(funder="A Fund", award_number="N2"),
    )
    assert record.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert record.references == (
        Reference(
            number=1,
            raw="J. Roe (2009) Another thing. J Things 1:7. 10.5555/other",
            authors=(Name(family="Roe", given="J."),),
            year="2009",
            title="Another thing",
            journal="J Things",
            volume="1",
            page="7",
            identifiers={"doi": "10.5555/other"},
        ),
        Reference(number=2, raw="Roe R (2010) A thing. J Things 1:2-5"),
    )


ONE = {"id": "a", "type": "book", "title": "A", "publisher-place": "Here"}


@pytest.mark.parametrize(
    "value",
    [[ONE], ONE, {"items": [ONE]}, {"references": [ONE]}, {"message": {"items": [ONE]}}],
)
def test_items_wherever_they_stand(value: object) -> None:
    assert READER.sniff(json.dumps(value).encode())
    assert only(value).title == "A"


@pytest.mark.parametrize(
    ("issued", "date", "is_remarked"),
    [
        ({"date-parts": [[2018]]}, "2018", False),
        ({"date-parts": [["2018", "10"], ["2019"]]}, "2018-10", True),
        ({"date-parts": [[2018, 10, 21, 13]]}, "2018-10-21", True),
        ({"date-parts": [[2018, 21]]}, "2018", True),
        ({"date-parts": [[2018]], "circa": "1"}, "2018", True),
        ({"date-parts": [[2018]], "season": "2"}, "2018", True),
        ({"date-parts": [2018, 3]}, "2018-03", False),
        ({"raw": "3 October 2018"}, "2018-10-03", False),
        ({"literal": "Winter 2018"}, "2018", True),
        ("2018-10-03", "2018-10-03", False),
    ],
)
def test_dates(issued: object, date: str, is_remarked: bool) -> None:
    [reading] = readings(json.dumps({**ONE, "issued": issued}))
    assert reading.record is not None
    assert reading.record.issued == date
    assert ("inexact-date" in dict(codes(reading))) is is_remarked


@pytest.mark.parametrize("issued", [{}, {"date-parts": [[None]]}, {"date-parts": []}, None])
def test_an_empty_date_is_no_problem(issued: object) -> None:
    [reading] = readings(json.dumps({**ONE, "issued": issued}))
    assert not reading.issues


def test_a_broken_item_is_an_error_with_its_line_and_the_others_are_read() -> None:
    text = (
        '[{"id": "a", "title": "A"},\n{"id": "b", "title": [}]},\n{"id": "c", "title": "C"},\n3, {}'
    )
    found = readings(text)
    titles = [reading.record.title for reading in found if reading.record]
    assert titles == ["A", "C"]
    assert ("json-syntax", 2) in codes(found[1])
    assert [codes(reading)[0] for reading in found[-3:]] == [
        ("no-item", 4),
        ("empty-entry", 4),
        ("json-syntax", 4),
    ]


def test_a_key_given_twice_and_a_value_of_the_wrong_kind_are_named() -> None:
    [reading] = readings('{"id": "a",\n"title": "A",\n"title": "B",\n"volume": {"x": 1}}')
    assert reading.record is not None
    assert reading.record.title == "B"
    assert codes(reading)[:2] == [("duplicate-key", 3), ("unexpected-value", 4)]


def test_characters_that_no_text_can_hold_are_an_error() -> None:
    [reading] = readings('{"id": "a", "title": "A\\ud800"}')
    assert reading.record is None
    assert ("control-character", 1) in codes(reading)


@pytest.mark.parametrize(
    "value",
    [
        {"name": "a-package", "version": "1.0.0", "type": "module", "author": "Jane"},
        [{"source": "A2", "target": "editor", "when": {"type": ["book"]}}],
        {"author": "NAME", "issued": "DATE", "DOI": "STRING", "type": "STRING"},
        {"casegraph": "1", "title": "T", "type": "book", "references": [{"number": 1, "raw": "x"}]},
        {"title": "T", "authors": [{"family": "Doe"}], "identifiers": {"doi": "10.5555/x"}},
        {"sort": [{"author": [{"family": "b"}], "id": "b"}]},
        [1, 2],
        [[ONE]],
        [{}],
        {},
    ],
)
def test_other_json_is_not_claimed(value: object) -> None:
    assert not READER.sniff(json.dumps(value).encode())


def test_json_that_holds_no_item_is_refused_when_asked_for() -> None:
    [reading] = readings('{"apples": 1, "pears": 2}')
    assert codes(reading)[-1] == ("no-item", 1)
    [empty] = readings("[]")
    assert codes(empty) == [("no-item", 1)]


def test_deep_nesting_is_named() -> None:
    for text in ("[" * 50_000, '[{"a":' * 50_000, "[" + "[" * 50_000 + "]" * 50_000 + "]"):
        assert not READER.sniff(text.encode())
        assert readings(text)[0].issues[0].code == "too-deep"


@given(st.text(alphabet='{}[]",:0a\\ \n', max_size=60))
def test_any_text_ends_in_readings_with_lines(text: str) -> None:
    found = readings(f"[{text}")
    assert found
    assert all(reading.record is not None or reading.issues[0].where.line for reading in found)


@given(st.lists(st.sampled_from([ONE, {**ONE, "title": "é\n\"x\""}]), min_size=1, max_size=5),
       st.sampled_from([None, 1, 4]))  # fmt: skip
def test_nothing_is_lost_however_it_is_laid_out(items: list[dict[str, str]], indent: int) -> None:
    text = json.dumps(items, indent=indent)
    found = readings(text)
    assert len(found) == len(items)
    lines = text.split("\n")
    for reading in found:
        assert reading.record is not None
        line, column = reading.positions["title"]
        assert lines[line - 1][column - 1 :].startswith('"title"')


@pytest.mark.parametrize(
    ("kind", "genre", "read"),
    [
        ("article-journal", "review", WorkType.REVIEW),
        ("article-journal", "Clinical Trial", WorkType.CLINICAL_TRIAL),
        ("article-journal", "letter", WorkType.LETTER),
        ("article-journal", "editorial", WorkType.EDITORIAL),
        ("article-journal", "Case Report", WorkType.CASE_REPORT),
        ("article", "preprint", WorkType.PREPRINT),
        ("article", "Working paper", WorkType.PREPRINT),
        ("article", "poem", WorkType.OTHER),
        ("thesis", "review", WorkType.THESIS),
    ],
)
def test_the_genre_tells_kinds_of_articles_apart(kind: str, genre: str, read: WorkType) -> None:
    assert only([{"type": kind, "title": "A", "genre": genre}]).type is read


def test_what_the_custom_object_holds_and_a_list_that_is_cut() -> None:
    custom = {"orcid": {"2": "0000-0002-1825-0097"}, "identifiers": {"registry": "X-1"}}
    authors = [{"family": "Roe"}, {"family": "Doe"}, {"literal": "others"}]
    item = {"type": "book", "title": "A", "author": authors, "custom": custom}
    [reading] = readings(json.dumps([item], indent=1))
    assert reading.record is not None
    assert reading.record.authors == (
        Author(family="Roe"),
        Author(family="Doe", orcid="0000-0002-1825-0097"),
    )
    assert reading.record.identifiers == {"registry": "X-1"}
    assert [code for code, _ in codes(reading)] == ["authors-cut"]


def test_issues_of_a_name_and_of_a_reference_have_their_own_lines() -> None:
    text = """[{"type": "book", "title": "A", "author": [
      {"family": "Roe"},
      {"family": "Doe", "mood": "glad"}],
    "reference": [
      {"unstructured": "Roe R. X. 2001."},
      {"unstructured": "Doe J. Y. 2002.", "DOI": "none"},
      7]}]"""
    [reading] = readings(text)
    assert codes(reading) == [
        ("unknown-field", 3),
        ("unexpected-value", 7),
        ("invalid-identifier", 6),
    ]
    assert reading.positions["authors[1]"][0] == 3
    assert reading.positions["references[1]"][0] == 6


def test_keys_beside_the_items_and_what_stands_behind_them_are_named() -> None:
    text = """{"made by": "hand",
    "items": [{"type": "book", "title": "A"}],
    "seen": {"title": 1}}
    left"""
    first, last = readings(text)
    assert codes(first) == [("unknown-field", 1), ("unknown-field", 3)]
    assert (last.record, codes(last)) == (None, [("json-syntax", 4)])
    assert [codes(each) for each in readings('[{"type": "book"}]\n]')[1:]] == [[("json-syntax", 2)]]


def test_objects_that_follow_one_another_are_all_read() -> None:
    text = "".join(f'{{"type": "book", "title": "A{number}"}}\n' for number in range(3))
    assert [each.record.title for each in readings(text) if each.record] == ["A0", "A1", "A2"]


def test_numbers_that_are_none_or_too_long_to_count() -> None:
    [reading] = readings('[{"type": "book", "title": "A", "volume": NaN, "issue": -Infinity}]')
    assert [code for code, _ in codes(reading)] == ["unexpected-value", "unexpected-value"]
    assert reading.record is not None
    assert (reading.record.volume, reading.record.issue) == (None, None)
    digits = "9" * 10_000
    assert only(json.loads(f'[{{"type": "book", "volume": "{digits}"}}]')).volume == digits
    [reading] = readings(f'[{{"type": "book", "title": "A", "volume": {digits}}}]')
    assert reading.record is not None
    assert reading.record.volume == digits


def test_a_lone_surrogate_is_an_error_wherever_it_stands() -> None:
    for key in ("title", "keyword", "note", "publisher-place"):
        [reading] = readings(f'[{{"id": "\\ud800", "type": "book", "{key}": "a \\ud800"}}]')
        assert reading.key is None
        assert (reading.record is None) == (key != "publisher-place")


def test_a_long_run_of_entries_that_are_no_objects_is_one_error() -> None:
    found = readings("[" + "1," * 5000 + '{"type": "book", "title": "A"}]')
    assert [each.record is None for each in found] == [True, False]


def test_utf_16_is_read() -> None:
    data = ITEM.encode("utf-16")
    assert READER.sniff(data)
    [read] = READER.read_all(data, "f")
    assert read.record == readings(ITEM)[0].record


def test_the_identifier_of_a_reference_that_is_none_is_told_by_its_path() -> None:
    cited = [{"unstructured": "Roe R. One."}, {"article-title": "Two", "DOI": "none"}]
    [reading] = readings(json.dumps({"type": "journal-article", "title": "T", "reference": cited}))
    told = [issue for issue in reading.issues if issue.code == "invalid-identifier"]
    assert [issue.where.path for issue in told] == ["references[1].identifiers.doi"]


def test_a_range_of_pages_in_a_reference_is_completed_whatever_its_dash() -> None:
    cited = [{"article-title": "Two", "journal-title": "J Nil", "first-page": "592–5"}]
    record = only({"type": "journal-article", "title": "T", "reference": cited})
    assert record.references[0].page == "592-595"


def test_an_affiliation_is_taken_apart_and_stands_once() -> None:
    clinic = {
        "name": "Clinic of Fevers, Bern, Switzerland",
        "id": [{"id": "https://ror.org/02k7v4d05", "id-type": "ROR"}],
    }
    people = [
        {"family": "Doe", "affiliation": [clinic]},
        {"affiliation": [{"name": "Of nobody, Ulm, Germany"}]},
        {"family": "Roe", "affiliation": [{"name": "Clinic of Fevers, Bern, Switzerland."}]},
    ]
    record = only({"type": "journal-article", "title": "T", "author": people})
    assert [author.affiliations for author in record.authors] == [(1,), (1,)]
    first = record.affiliations[0]
    assert (first.name, first.city, first.country) == ("Clinic of Fevers", "Bern", "CH")
    assert first.ror == "02k7v4d05"
    assert first.printed == clinic["name"]
