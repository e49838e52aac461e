"""One mistake at a time in a sound record: each is named once, with its line and field."""

from __future__ import annotations

import pytest

from casegraph.issues import Severity
from casegraph.read.base import Reading
from casegraph.read.record.reader import RecordReader

SOUND = """\
casegraph: "1"
key: doe2020
type: case-report
title: A rare case
authors:
  - family: Doe
    given: Jane
    orcid: 0000-0002-1825-0097
    affiliations: [1]
    corresponding: true
  - literal: The Study Group
affiliations:
  - number: 1
    name: Lenox Hill Hospital
    country: US
    ror: 0231d2y50
journal: Journal of Cases
issued: 2020-02-29
volume: 24
language: no
identifiers:
  doi: 10.1000/abc
  issn: 0378-5955
keywords:
  - PML
  - Maraviroc
disclosures:
  - author: Jane Doe
    category: 4
    entity: Acme
references:
  - number: 1
    raw: Roe R (2001) One. J 1:1-2
    et_al: false
    year: 2001
    coverage:
      - treatment: maraviroc
        role: review
  - number: 2
    raw: Poe P (2002) Two. J 2:1-2
    authors:
      - {family: Poe, given: P}
    intent: supports
cases:
  - age: 63
    sex: female
    missing:
      HIV status: not-reported
    measurements:
      - assay: CD4 count
        value: 140
    therapy:
      - agents: [maraviroc]
        clinical: stable
"""

MISTAKES = [
    ("casegraph: \"1\"", "casegraph: \"2\"", "unsupported-version", 1, "casegraph", "version '2'"),
    ("key: doe2020", "key: Doe 2020", "wrong-form", 2, "key", "got 'Doe 2020'"),
    ("type: case-report", "type: case-reports", "unknown-value", 3, "type", "got 'case-reports'"),
    ("title: A rare case", "title: true", "wrong-type", 4, "title", "expected text, got true"),
    ("title: A rare case", "title: [A rare case]", "wrong-type", 4, "title", "got a list"),

    ("title: A rare case", "titel: A rare case", "unknown-field", 4, "titel", "'titel'"),
    ("title: A rare case", "title: A case: one", "yaml-syntax", 4, None, "': '"),
    ("title: A rare case", "title: 'A rare case", "yaml-syntax", 4, None, "never closed"),
    ("title: A rare case", "title: &a A rare case", "yaml-alias", 4, "title", "anchor 'a'"),
    ("title: A rare case", "title: !!str 12", "yaml-tag", 4, "title", "tag"),
    ("title: A rare case", "title: A\ntitle: B", "duplicate-key", 5, "title", "line 4"),
    ("title: A rare case", "title: \"A \\u0007 case\"", "control-character", 4, "title", "U+0007"),
    ("title: A rare case", "title: A \x07 case", "control-character", 4, None, "U+0007"),
    ("  - family: Doe\n    given", "  - given", "nameless-author", 6, "authors[0]", "family"),
    ("orcid: 0000-0002-1825-0097", "orcid: 0000-0002-1825-0098", "invalid-identifier", 8,
     "authors[0].orcid", "ORCID"),
    ("affiliations: [1]", "affiliations: [7]", "unknown-affiliation", 9,
     "authors[0].affiliations[0]", "no affiliation 7"),
    ("affiliations: [1]", "affiliations: 1", "wrong-type", 9, "authors[0].affiliations", "a list"),
    ("affiliations: [1]", "affiliations: [one]", "wrong-type", 9, "authors[0].affiliations[0]",
     "expected a whole number, got 'one'"),
    ("corresponding: true", "corresponding: yes", "wrong-type", 10, "authors[0].corresponding",
     "expected true or false, got 'yes'"),
    ("corresponding: true", "corresponding: 1", "wrong-type", 10, "authors[0].corresponding",
     "expected true or false, got '1'"),
    ("  - literal: The Study Group", "  - The Study Group", "wrong-type", 11, "authors[1]",
     "a mapping of fields"),
    ("  - number: 1\n    name: L", "  - number: 0\n    name: L", "out-of-range", 13,
     "affiliations[0].number", "at least 1"),
    ("    name: Lenox Hill Hospital\n", "", "missing-field", 13, "affiliations[0].name", "'name'"),
    ("country: US", "country: USA", "wrong-form", 15, "affiliations[0].country", "3166"),
    ("ror: 0231d2y50", "ror: 0231d2y51", "invalid-identifier", 16, "affiliations[0].ror", "ROR"),
    ("issued: 2020-02-29", "issued: 2019-02-29", "invalid-date", 18, "issued", "no such date"),
    ("issued: 2020-02-29", "issued: 29.2.2020", "wrong-form", 18, "issued", "a date as year"),
    ("identifiers:\n  doi: 10.1000/abc", "identifiers:\n  doi: abc", "invalid-identifier", 22,
     "identifiers.doi", "DOI"),
    ("issn: 0378-5955", "issn: 0378-5954", "invalid-identifier", 23, "identifiers.issn", "ISSN"),
    ("issn: 0378-5955", "ISSN: 0378-5955", "unknown-scheme", 23, "identifiers.ISSN", "'ISSN'"),
    ("keywords:\n  - PML\n", "keywords:\n  -\n", "wrong-type", 25, "keywords[0]", "got nothing"),
    ("  - PML\n", "\t- PML\n", "yaml-syntax", 25, None, "tab"),
    ("author: Jane Doe", "author: John Doe", "unknown-author", 28, "disclosures[0].author",
     "'John Doe'"),
    ("category: 4", "category: 14", "unknown-value", 29, "disclosures[0].category", "got '14'"),
    ("    raw: Roe R (2001) One. J 1:1-2\n", "", "missing-field", 32, "references[0].raw", "'raw'"),
    ("raw: Roe R (2001) One. J 1:1-2", "raw: ''", "empty-field", 33, "references[0].raw", "empty"),
    ("et_al: false", "et_al: no", "wrong-type", 34, "references[0].et_al", "true or false"),
    ("year: 2001", "year: 2001-2002", "wrong-form", 35, "references[0].year", "2001-2002"),
    ("year: 2001", "pages: 1-2", "unknown-field", 35, "references[0].pages", "'pages'"),
    ("role: review", "role: reviewed", "unknown-value", 38, "references[0].coverage[0].role",
     "got 'reviewed'"),
    ("number: 2", "number: 1", "duplicate-number", 39, "references[1].number", "references[0]"),
    ("number: 2", "number: two", "wrong-type", 39, "references[1].number", "got 'two'"),
    ("number: 2", "number: 2.5", "wrong-type", 39, "references[1].number", "got '2.5'"),
    ("{family: Poe, given: P}", "{given: P}", "nameless-author", 42, "references[1].authors[0]",
     "family"),
    ("{family: Poe, given: P}", "{family: Poe, given: P", "yaml-syntax", 43, None, "not valid"),
    ("intent: supports", "intent: support", "unknown-value", 43, "references[1].intent", "support"),
    ("age: 63", "age: twelve", "unknown-value", 45, "cases[0].age",
     "expected a whole number, got 'twelve'"),
    ("age: 63", "age: 95", "age-over-89", 45, "cases[0].age", "95 years"),
    ("age: 63", "age: -1", "out-of-range", 45, "cases[0].age", "-1"),
    ("sex: female", "sex: femal", "unknown-value", 46, "cases[0].sex", "got 'femal'"),
    ("HIV status: not-reported", "HIV status: unsure", "unknown-value", 48,
     'cases[0].missing["HIV status"]', "got 'unsure'"),
    ("value: 140", "value: 1,40", "wrong-form", 51, "cases[0].measurements[0].value", "'1,40'"),
    ("        value: 140\n", "", "empty-measurement", 50, "cases[0].measurements[0]", "value"),
    ("agents: [maraviroc]", "agents: []", "empty-field", 53, "cases[0].therapy[0].agents", "empty"),
    ("agents: [maraviroc]", "agents: [*all]", "yaml-alias", 53,
     "cases[0].therapy[0].agents[0]", "alias 'all'"),
    ("clinical: stable", "clinical: better", "unknown-value", 54, "cases[0].therapy[0].clinical",
     "improved, stable, worse"),
    ("clinical: stable", "<<: stable", "yaml-merge", 54, "cases[0].therapy[0]", "merge keys"),
    ("clinical: stable", "[a]: stable", "complex-key", 54, "cases[0].therapy[0]", "field name"),
    ("        clinical: stable\n", "---\ntitle: Another\n", "several-documents", 54, "",
     "second document"),
]  # fmt: skip


def read(content: str) -> Reading:
    return RecordReader().read(content.encode(), "report.yaml")


def test_the_sound_record_is_sound() -> None:
    reading = read(SOUND)
    assert reading.issues == ()
    assert reading.record is not None
    assert reading.record.volume == "24"
    assert reading.record.language == "no"
    assert reading.record.issued == "2020-02-29"
    assert reading.record.cases[0].age == 63
    assert reading.record.authors[0].corresponding is True


@pytest.mark.parametrize(("right", "wrong", "code", "line", "path", "words"), MISTAKES)
def test_a_mistake_is_named_with_its_place(
    right: str, wrong: str, code: str, line: int, path: str | None, words: str
) -> None:
    assert SOUND.count(right) == 1
    reading = read(SOUND.replace(right, wrong))
    issue = next(issue for issue in reading.issues if issue.code == code)
    assert issue.where.line == line
    if path:
        assert issue.where.path == path
    assert words in issue.detail
    assert (reading.record is None) == (issue.severity is Severity.ERROR)


def test_the_line_of_an_error_reads_as_promised() -> None:
    [issue] = read("title: T\ncases:\n  - age: twelve\n").issues
    assert str(issue) == "report.yaml:3:10: cases[0].age: expected a whole number, got 'twelve'"
    assert issue.hint is not None
    assert "'>89'" in issue.hint or ">89" in issue.hint


def test_all_problems_are_named_at_once_in_the_order_of_the_file() -> None:
    content = SOUND
    chosen = {
        "age: 63": "age: twelve",
        "number: 2": "number: 1",
        "doi: 10.1000/abc": "doi: abc",
        "author: Jane Doe": "author: Nobody",
        "year: 2001": "years: 2001",
        "issued: 2020-02-29": "issued: 2020-02-30",
        "title: A rare case": "title: A rare case\ntitle: Again",
    }
    for right, wrong in chosen.items():
        content = content.replace(right, wrong)
    found = [(issue.code, issue.where.line) for issue in read(content).issues]
    assert found == [
        ("duplicate-key", 5),
        ("invalid-date", 19),
        ("invalid-identifier", 23),
        ("unknown-author", 29),
        ("unknown-field", 36),
        ("duplicate-number", 40),
        ("unknown-value", 46),
    ]


def test_places_are_those_of_the_file_when_items_before_are_faulty() -> None:
    content = (
        "title: T\n"
        "references:\n"
        "  - number: one\n"
        "    raw: a\n"
        "  - just text\n"
        "  - {number: 3, raw: c, identifiers: {pmid: x}}\n"
    )
    found = [(issue.code, issue.where.path) for issue in read(content).issues]
    assert found == [
        ("wrong-type", "references[0].number"),
        ("wrong-type", "references[1]"),
        ("invalid-identifier", "references[2].identifiers.pmid"),
    ]


def test_what_could_not_be_read_is_not_missed_elsewhere() -> None:
    content = (
        "title: T\n"
        "autors:\n  - family: Doe\n"
        "disclosures:\n  - author: Doe\n"
    )  # fmt: skip
    assert [issue.code for issue in read(content).issues] == ["unknown-field"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("- title: A\n- title: B\n", "several-reports"),
        ('[{"title": "A"}]', "several-reports"),
        ("just some words\n", "not-a-record"),
        ("- a\n- b\n", "not-a-record"),
        ("name: x\nvalue: y\n", "not-a-record"),
        ("{}", "not-a-record"),
        ("# only a comment\n", "empty-file"),
        ("null", "empty-file"),
        ('{"title": "A",, }', "json-syntax"),
        ('{"title": NaN}', "json-constant"),
        ('{"title": "A", "title": "B"}', "duplicate-key"),
        ('{"title": "A \\ud800"}', "control-character"),
        ('{"casegraph": 2, "titl": 1}', "unsupported-version"),
    ],
)
def test_what_is_no_record_is_refused_with_one_issue(content: str, code: str) -> None:
    reading = read(content)
    assert [issue.code for issue in reading.issues] == [code]
    assert reading.record is None
    assert reading.issues[0].where.line == 1


@pytest.mark.parametrize(
    "name", ["Jane Doe", "J. Doe", "Doe J", "JD", "J.D.", "Doe, Jane", "jane doe", "Doe"]
)
def test_a_disclosure_names_its_author_in_any_usual_form(name: str) -> None:
    assert read(SOUND.replace("author: Jane Doe", f"author: {name}")).issues == ()


def test_identifiers_are_kept_in_normal_form() -> None:
    content = SOUND.replace("10.1000/abc", "https://doi.org/10.1000/ABC").replace(
        "0231d2y50", "https://ror.org/0231d2y50"
    )
    record = read(content).record
    assert record is not None
    assert record.identifiers["doi"] == "10.1000/abc"
    assert record.affiliations[0].ror == "0231d2y50"


def test_fields_left_empty_are_left_out() -> None:
    record = read("title: T\nkeywords:\nabstract: ~\nreferences: null\ncases:\n").record
    assert record is not None
    assert (record.keywords, record.abstract, record.references) == ((), None, ())


def test_every_field_has_its_place() -> None:
    positions = read(SOUND).positions
    assert positions["references[1].authors[0].given"] == (42, 30)
    assert positions["references"] == (32, 3)
    assert positions["references[1]"] == (39, 5)
    assert positions["cases[0].age"] == (45, 10)
    assert positions['cases[0].missing["HIV status"]'] == (48, 19)
