from __future__ import annotations

import pytest

from casegraph.model.dates import PartialDate
from casegraph.model.record import Author
from casegraph.read.fields.composed import compose
from casegraph.read.fields.keyword_lists import parted
from casegraph.read.fields.languages import language_code
from casegraph.read.fields.markup import plain_text
from casegraph.read.fields.record_builder import RecordBuilder


def built() -> RecordBuilder:
    return RecordBuilder("made", (1, 1))


def codes(builder: RecordBuilder) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.where.line) for issue in builder.issues]


def test_the_first_value_stays_and_another_one_is_named() -> None:
    builder = built()
    for line, value in enumerate(("A  title", "A title", "", "Other"), start=2):
        builder.text("title", value, (line, 1))
    assert builder.record().title == "A title"
    assert builder.positions == {"title": (2, 1)}
    assert codes(builder) == [("set-aside", 5)]


def test_identifiers_are_cleaned_or_named() -> None:
    builder = built()
    builder.identifier("doi", "https://doi.org/10.5555/A", (2, 1))
    builder.identifier("doi", "10.5555/a", (3, 1))
    builder.identifier("doi", "10.5555/b", (4, 1))
    builder.identifier("pmid", "many", (5, 1))
    assert builder.record().identifiers == {"doi": "10.5555/a"}
    assert codes(builder) == [("set-aside", 4), ("invalid-identifier", 5)]


def test_an_orcid_is_given_to_its_author_or_named_with_its_place() -> None:
    builder = built()
    builder.author(Author(family="Doe"), (2, 1))
    builder.orcid(0, "0000-0002-1825-0098", (3, 1))
    assert builder.authors[0].orcid is None
    builder.orcid(0, "https://orcid.org/0000-0002-1825-0097", (4, 1))
    assert builder.authors[0].orcid == "0000-0002-1825-0097"
    (issue,) = builder.issues
    assert (issue.code, issue.where.line) == ("invalid-identifier", 3)
    assert issue.where.path == "authors[0].orcid"


def test_an_address_is_a_doi_too_where_none_is_known() -> None:
    builder = built()
    builder.address("https://doi.org/10.5555/A", (2, 1))
    builder.address("https://doi.org/10.5555/A", (3, 1))
    assert builder.record().identifiers == {
        "doi": "10.5555/a",
        "url": "https://doi.org/10.5555/A",
    }
    assert not builder.issues


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        ("fever, JC virus", ["fever", "JC virus"]),
        ("fever, high; JC virus", ["fever, high", "JC virus"]),
        ("fever | JC virus", ["fever", "JC virus"]),
        ("fever", ["fever"]),
    ],
)
def test_keywords_of_one_text(listed: str, words: list[str]) -> None:
    assert parted(listed) == words


def test_a_type_that_is_not_known_is_told() -> None:
    builder = built()
    builder.unknown_type("scroll", (2, 1))
    builder.unknown_type("", (3, 1))
    assert [issue.detail for issue in builder.issues] == [
        "unknown type 'scroll'",
        "the record states no type",
    ]


@pytest.mark.parametrize(
    ("printed", "identifiers"),
    [
        ("1538-2443 (Electronic)", {"issn": "1538-2443"}),
        ("15382443", {"issn": "1538-2443"}),
        ("978-3-86490-311-3 (pbk)", {"isbn": "9783864903113"}),
        ("0-596-00827-9", {"isbn": "9780596008277"}),
        ("1538-2443 978-3-86490-311-3", {"issn": "1538-2443", "isbn": "9783864903113"}),
    ],
)
def test_form_and_check_digit_tell_issn_from_isbn(
    printed: str, identifiers: dict[str, str]
) -> None:
    builder = built()
    builder.serial_numbers(printed, (1, 1), scheme="isbn")
    assert builder.record().identifiers == identifiers
    assert not builder.issues


def test_pages_dates_and_what_is_none() -> None:
    builder = built()
    builder.page("652 -- 5", (2, 1))
    builder.issued(PartialDate(2018, 10), "Oct 2018", (3, 1))
    builder.issued(None, "soon", (4, 1))
    builder.language("Klingonese", (5, 1))
    record = builder.record()
    assert (record.page, record.issued, record.language) == ("652-655", "2018-10", None)
    assert codes(builder) == [("invalid-date", 4), ("unknown-language", 5)]


def test_control_characters_are_an_error_and_line_ends_are_spaces() -> None:
    builder = built()
    assert builder.clean("a\n b\tc", (1, 1)) == "a b c"
    assert not builder.issues
    assert builder.clean("a\x07b\ud800", (2, 1)) == "a\ufffdb\ufffd"
    assert codes(builder) == [("control-character", 2)]


@pytest.mark.parametrize(
    ("printed", "code"),
    [("en", "en"), ("en-GB", "en"), ("eng", "en"), ("ger", "de"), ("English", "en"),
     ("ngerman", "de"), ("pt_BR", "pt"), ("xx", None), ("no language", None), ("", None)],
)  # fmt: skip
def test_languages(printed: str, code: str | None) -> None:
    assert language_code(printed) == code


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("H<sub>2</sub>O", "H2O"),
        ("<jats:title>Aim</jats:title><jats:p>To see</jats:p>", "Aim To see"),
        ("p < 0.05 and a<b>c</b>", "p < 0.05 and ac"),
        ("A &amp; B&nbsp;C &lt;i&gt;", "A & B C <i>"),
        ("<" * 50, "<" * 50),
    ],
)
def test_markup(marked: str, plain: str) -> None:
    assert plain_text(marked) == plain


def test_a_reference_of_fields_is_a_line_of_text() -> None:
    whole = compose(authors=("Doe J",), year="2014", title="A?", journal="J T", volume="1",
                    issue="2", page="3-4", identifier="10.5555/x")  # fmt: skip
    assert whole == "Doe J (2014) A? J T 1(2):3-4. 10.5555/x"
    assert compose(identifier="10.5555/x") == "10.5555/x"
    assert compose(year="1999") == "(1999)"
    assert compose() == ""


@pytest.mark.parametrize(
    "author",
    [
        Author(literal="et al."),
        Author(family="et al"),
        Author(given="et", family="al."),
        Author(literal="et al.,"),
        Author(family="others"),
        Author(family="and others"),
    ],
)
def test_the_mark_of_a_cut_list_is_no_author(author: Author) -> None:
    builder = RecordBuilder("made", (1, 1))
    builder.author(author, (3, 1))
    builder.author(Author(family="Etal", given="A"), (4, 1))
    assert [each.family for each in builder.authors] == ["Etal"]
    assert [(each.code, each.where.line) for each in builder.issues] == [("authors-cut", 3)]
