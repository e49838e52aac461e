"""RIS: what its tags become, and what programs really write."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.ris.samples import READER, reading, readings, record

from casegraph.issues import Severity
from casegraph.model.record import Record
from casegraph.read.base import Reading
from casegraph.read.fields.record_builder import RecordBuilder
from casegraph.read.ris.dates import date_of
from casegraph.read.ris.record import RIS, fill
from casegraph.read.tagged.lines import Block
from casegraph.vocab.enums import WorkType


def codes(found: Reading) -> list[str]:
    return [issue.code for issue in found.issues]


def test_a_whole_article() -> None:
    text = (
        "TY  - JOUR\r\nAU  - Almond, Ada B.\r\nA1  - Birch, Ben, Jr\r\nT1  - Two drugs\r\n"
        "JF  - Annals of Nothing\r\nJA  - Ann. Noth.\r\nPY  - 2014/05/03/\r\nVL  - 50(2)\r\n"
        "SP  - 592\r\nEP  - 5\r\nDO  - https://doi.org/10.5555/ABC\r\nSN  - 0378-5955 (print)\r\n"
        "LA  - English\r\nKW  - one; two\r\nKW  - *three\r\nAB  - We saw it.\r\nER  -\r\n"
    )
    found = record_of(text)
    assert [(a.family, a.given, a.suffix) for a in found.authors] == [
        ("Almond", "Ada B.", None),
        ("Birch", "Ben", "Jr"),
    ]
    assert (found.title, found.journal, found.journal_abbreviation) == (
        "Two drugs",
        "Annals of Nothing",
        "Ann. Noth.",
    )
    assert (found.issued, found.volume, found.issue, found.page) == (
        "2014-05-03",
        "50",
        "2",
        "592-595",
    )
    assert found.identifiers == {"doi": "10.5555/abc", "issn": "0378-5955"}
    assert (found.language, found.keywords) == ("en", ("one", "two", "three"))
    assert (found.abstract, found.type) == ("We saw it.", WorkType.JOURNAL_ARTICLE)


def record_of(text: str) -> Record:
    (only,) = readings(text)
    assert only.record
    return only.record


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("BOOK", WorkType.BOOK),
        ("CHAP", WorkType.BOOK_CHAPTER),
        ("THES", WorkType.THESIS),
        ("CPAPER", WorkType.CONFERENCE_PAPER),
        ("UNPB", WorkType.PREPRINT),
        ("jour", WorkType.JOURNAL_ARTICLE),
        ("GEN", WorkType.OTHER),
    ],
)
def test_types(kind: str, wanted: WorkType) -> None:
    assert reading(kind=kind).issues == ()
    assert record(kind=kind).type is wanted


def test_an_unknown_type_is_told() -> None:
    found = reading(kind="NOVELTY")
    assert found.record
    assert found.record.type is WorkType.OTHER
    assert [(i.code, i.severity, i.where.line) for i in found.issues] == [
        ("unknown-type", Severity.INFO, 1)
    ]


def test_the_database_may_tell_the_type_more_exactly() -> None:
    assert record("M3  - Review").type is WorkType.REVIEW
    assert record("N1  - eng\nCase Reports\nJournal Article").type is WorkType.CASE_REPORT
    assert record("M3  - 10.5555/x").article_type is None
    assert record("M3  - Case Reports", kind="BOOK").type is WorkType.BOOK


def test_a_missing_type_is_told() -> None:
    (only,) = readings("TI  - a\nER  - ")
    assert codes(only) == ["unknown-type"]
    assert only.record
    assert only.record.type is WorkType.OTHER


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["PY  - 2014/05/03/"], "2014-05-03"),
        (["PY  - 2014///Spring"], "2014"),
        (["PY  - 2014/13//"], "2014"),
        (["PY  - 2014/02/30/"], "2014-02"),
        (["Y1  - 2015/october"], "2015-10"),
        (["PY  - 2024", "DA  - 2024-02-01"], "2024-02-01"),
        (["PY  - 2024", "DA  - 2023/02/01"], "2024"),
        (["PY  - 2010", "PD  - SEP 22"], "2010-09-22"),
        (["PY  - 2010", "PD  - NOV-DEC"], "2010"),
        (["DA  - May 2014"], "2014-05"),
        (["DA  - 03/05/2014"], "2014"),
        (["DA  - 25/05/2014"], "2014-05-25"),
    ],
)
def test_dates(lines: list[str], wanted: str) -> None:
    assert record(*lines).issued == wanted


def test_a_year_that_is_none_is_told() -> None:
    found = reading("PY  - in press")
    assert found.record
    assert found.record.issued is None
    assert [(i.code, i.where.line) for i in found.issues] == [("invalid-date", 3)]


@given(st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 28))
def test_a_date_comes_back(year: int, month: int, day: int) -> None:
    for form in (f"{year}/{month:02}/{day:02}/", f"{year}-{month:02}-{day:02}"):
        assert str(date_of(form)) == f"{year}-{month:02}-{day:02}"


@given(st.text(max_size=40))
def test_any_date_is_read_or_none(printed: str) -> None:
    found = date_of(printed)
    assert found is None or f"{found.year:04d}" in printed


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["SP  - 307-356"], "307-356"),
        (["SP  - 307–56"], "307-356"),
        (["SP  - 17", "EP  - 17"], "17"),
        (["SP  - e53", "EP  - e60"], "e53-e60"),
        (["SP  - pp. 12-15"], "12-15"),
        (["C7  - Article 1234"], "1234"),
        (["SP  - No", "EP  - Specified"], None),
        (["EP  - 9"], None),
    ],
)
def test_pages(lines: list[str], wanted: str | None) -> None:
    found = reading(*lines)
    assert found.record
    assert found.record.page == wanted
    assert bool(found.issues) == (wanted is None)


def test_the_pages_of_a_book_are_counted_not_placed() -> None:
    found = reading("SP  - 250", "SN  - 978-0-306-40615-7", "T2  - Series", kind="BOOK")
    assert found.record
    assert (found.record.page, found.record.journal) == (None, None)
    assert found.record.identifiers == {"isbn": "9780306406157"}


def test_a_chapter_stands_in_its_book() -> None:
    found = record("T2  - The Book", "ED  - Editor, E.", kind="CHAP")
    assert (found.title, found.journal) == ("A title", "The Book")


@pytest.mark.parametrize(
    ("line", "family", "given", "literal"),
    [
        ("Liu R.", "Liu", "R.", None),
        ("Brown C D", "Brown", "C D", None),
        ("van den Berg J.-P.", "van den Berg", "J.-P.", None),
        ("Jane van Doe", "van Doe", "Jane", None),
        ("Pine Valley Study Group", None, None, "Pine Valley Study Group"),
        ("Ministry of Silence,", None, None, "Ministry of Silence"),
        ("Madonna", "Madonna", None, None),
    ],
)
def test_names(line: str, family: str | None, given: str | None, literal: str | None) -> None:
    (author,) = record(f"AU  - {line}").authors
    assert (author.family, author.given, author.literal) == (family, given, literal)


def test_several_names_in_one_entry() -> None:
    for joined in ("Almond, A.; Birch, B.", "Almond, A. and Birch, B.", "Almond, A.\nBirch, B."):
        assert [a.family for a in record(f"AU  - {joined}").authors] == ["Almond", "Birch"]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["UR  - http://dx.doi.org/10.5555/x"], {"doi": "10.5555/x"}),
        (["DO  - //doi.org/10.5555/x"], {"doi": "10.5555/x"}),
        (["M3  - doi: 10.5555/x"], {"doi": "10.5555/x"}),
        (["M3  - https://doi.org/10.5555/x"], {"doi": "10.5555/x"}),
        (["SP  - https://doi.org/10.5555/x"], {"doi": "10.5555/x"}),
        (["AN  - PMID: 123"], {"pmid": "123"}),
        (["AN  - 123", "DP  - PubMed"], {"pmid": "123"}),
        (["AN  - 123", "DB  - Embase"], {}),
        (["ID  - 123"], {}),
        (["C2  - PMC1234567"], {"pmcid": "PMC1234567"}),
        (["UR  - https://pubmed.ncbi.nlm.nih.gov/123/"], {"pmid": "123"}),
        (["UR  - https://a.example/x", "UR  - https://b.example"], {"url": "https://a.example/x"}),
        (["L1  - internal-pdf://1/a.pdf"], {}),
    ],
)
def test_identifiers(lines: list[str], wanted: dict[str, str]) -> None:
    assert record(*lines).identifiers == wanted


def test_an_invalid_identifier_is_told_with_its_line() -> None:
    found = reading("DO  - nonsense", "SN  - 1234-5670")
    assert found.record
    assert found.record.identifiers == {}
    assert [(i.code, i.severity, i.where.line) for i in found.issues] == [
        ("invalid-identifier", Severity.WARNING, 3),
        ("invalid-identifier", Severity.WARNING, 4),
    ]


def test_fields_that_a_program_put_on_one_line() -> None:
    found = record("DO  - 10.5555/x     LK  - https://a.example     VL  - 7")
    assert (found.identifiers["doi"], found.volume) == ("10.5555/x", "7")


def test_keywords_that_one_line_holds() -> None:
    assert record("KW  - a, b, c").keywords == ("a", "b", "c")
    assert record("KW  - Virus, JC", "KW  - Brain").keywords == ("Virus, JC", "Brain")
    assert record("KW  - a\nb\na").keywords == ("a", "b")


def test_addresses_between_authors_are_theirs() -> None:
    found = record(
        "AU  - Almond, A.",
        "C1  - Hospital One, Bern, Switzerland",
        "AU  - Birch, B.",
        "C1  - Hospital Two, Ulm, Germany",
        "C1  - Hospital One, Bern, Switzerland",
    )
    assert [a.affiliations for a in found.authors] == [(1,), (2, 1)]
    assert [(a.number, a.country) for a in found.affiliations] == [(1, "CH"), (2, "DE")]


def test_addresses_with_names_in_brackets() -> None:
    found = record(
        "AU  - Almond, AB", "AU  - Birch, B", "C1  - [Birch, B; Elm, E] Univ Ulm, Ulm, Germany"
    )
    assert [a.affiliations for a in found.authors] == [None, (1,)]


def test_addresses_that_nothing_links() -> None:
    found = record("AU  - Almond, A.", "AD  - Hospital One, Bern, Switzerland")
    assert found.authors[0].affiliations is None
    assert found.affiliations[0].printed == "Hospital One, Bern, Switzerland"


def test_funding() -> None:
    found = record("FU  - Moon Fund [M-1, M-2]; Sun Fund", "FX  - We thank the moon.")
    assert [(f.funder, f.award_number, f.statement) for f in found.funding] == [
        ("Moon Fund", "M-1", None),
        ("Moon Fund", "M-2", None),
        ("Sun Fund", None, None),
        (None, None, "We thank the moon."),
    ]


def test_abstract_and_notes() -> None:
    found = record("AB  - Short.", "N2  - Short. And long.", "N1  - mine", "RN  - more")
    assert (found.abstract, found.notes) == ("Short. And long.", "mine\nmore")
    assert codes(reading("AB  - One.", "N2  - Another.")) == ["set-aside"]


def test_labelled_sections_become_paragraphs() -> None:
    found = record("AB  - BACKGROUND: We saw. METHODS: We looked. It was (RESULTS: no label).")
    assert found.abstract == (
        "BACKGROUND\n\nWe saw.\n\nMETHODS\n\nWe looked. It was (RESULTS: no label)."
    )


def test_wrapped_lines_are_joined_and_long_ones_are_paragraphs() -> None:
    assert record("AB  - a wrapped\nline of text").abstract == "a wrapped line of text"
    long = "word " * 40
    assert record(f"AB  - {long}end.\nThen more").abstract == f"{long}end.\n\nThen more"


def test_what_is_not_known_is_told_and_what_is_known_is_set_aside() -> None:
    found = reading("QQ  - what", "PB  - Press", "CY  - Town", "ZZ  -")
    assert [(i.code, i.where.line) for i in found.issues] == [("unknown-field", 3)]


def test_positions_are_lines_of_the_file() -> None:
    first, second = readings(
        "TY  - JOUR\nTI  - a\nER  - \n\nTY  - JOUR\nTI  - b\nDO  - 10.5555/b\n"
    )
    assert first.positions["title"] == (2, 7)
    assert second.positions["identifiers.doi"] == (7, 7)
    assert second.text == "TY  - JOUR\nTI  - b\nDO  - 10.5555/b"


def test_text_between_records_is_told_and_counters_are_not() -> None:
    first, second = readings("1.\nTY  - JOUR\nTI  - a\nER  - \n2.\nhello\nTY  - JOUR\nTI  - b\n")
    assert [(i.code, i.where.line) for i in first.issues] == [("unread-line", 6)]
    assert second.issues == ()


def test_an_empty_record_is_refused_and_the_others_are_read() -> None:
    found = readings("TY  - JOUR\nER  - \nTY  - JOUR\nTI  - a\nER  - \n")
    assert [each.record is None for each in found] == [True, False]
    assert [(i.code, i.where.line) for i in found[0].issues] == [("empty-record", 1)]


def test_a_control_character_refuses_its_record_only() -> None:
    found = readings("TY  - JOUR\nTI  - a\x01\nER  - \nTY  - JOUR\nTI  - b\nER  - \n")
    assert [each.record is None for each in found] == [True, False]
    (issue,) = found[0].issues
    assert (issue.code, issue.where.line, issue.where.column) == ("control-character", 2, 8)
    assert found[0].text.startswith("TY  - JOUR\nTI  - a")


def test_an_eight_bit_encoding_is_refused_with_a_hint() -> None:
    (only,) = READER.read_all("TY  - JOUR\nAU  - Müller, A\nER  - ".encode("cp1252"), "a.ris")
    assert only.record is None
    (issue,) = only.issues
    assert issue.code == "wrong-encoding"
    assert issue.where.line == 2
    assert issue.hint


def test_utf16_and_marks_and_old_line_ends() -> None:
    text = "TY  - JOUR\rTI  - ü\rER  - \r"
    for data in (text.encode("utf-16"), text.encode("utf-8-sig")):
        assert READER.sniff(data)
        (only,) = READER.read_all(data, "a")
        assert only.record
        assert only.record.title == "ü"


def test_one_report_is_read_and_several_are_refused() -> None:
    one = b"TY  - JOUR\nTI  - a\nER  - \n"
    assert READER.read(one, "a").record
    several = READER.read(one * 2, "a")
    assert several.record is None
    assert several.issues[0].code == "several-reports"


@pytest.mark.parametrize("data", [b"", b"no tags here", b"\x00\x01", b"ER  - \n"])
def test_what_holds_no_record_is_one_refusal(data: bytes) -> None:
    (only,) = READER.read_all(data, "a")
    assert only.record is None
    assert any(issue.severity is Severity.ERROR for issue in only.issues)


def test_reading_is_lazy() -> None:
    found = READER.read_all(b"TY  - JOUR\nTI  - a\nER  - \n" * 50_000, "a")
    assert next(found).record
    assert next(found).positions["title"] == (5, 7)


@given(st.text(alphabet="TYAUIERDO  -\n10./x", max_size=300))
def test_any_text_gives_readings_and_never_an_exception(text: str) -> None:
    found = readings("TY  - JOUR\n" + text)
    assert found
    for each in found:
        assert each.record or any(i.severity is Severity.ERROR for i in each.issues)


def test_places_of_fields_on_one_line() -> None:
    found = reading("AB  - one\ntwo  DO  - 10.5555/x  VL  - 7")
    assert found.positions["identifiers.doi"] == (4, 12)
    assert found.positions["volume"] == (4, 29)


@pytest.mark.parametrize("tag", ["AB", "TI", "AU", "KW", "DO", "UR", "SP", "SN", "AD", "C1", "FU"])
@pytest.mark.parametrize("part", ["a", "(", "a ", "A: ", "1-", "[a;b] ", "; a", "\na", "  TI  - x"])
def test_endless_values_take_linear_time(tag: str, part: str) -> None:
    text = f"TY  - JOUR\nID  - 1\n{tag}  - " + part * (200_000 // len(part)) + "\nER  - \n"
    (only,) = readings(text)
    assert len(only.text) > 190_000


def test_positions_are_found_when_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    filled: list[int] = []

    def counting(block: Block, builder: RecordBuilder) -> Record:
        filled.append(block.line)
        return fill(block, builder)

    form = replace(RIS, fill=counting)
    monkeypatch.setattr("casegraph.read.ris.record.RIS", form)
    first, second = readings(
        "1.\n\nTY  - JOUR\nTI  - a\nwrapped\nAU  - A\nER  - \n\nty  - BOOK\nti  - b\ner  - \n"
    )
    assert filled == [3, 9]
    assert dict(first.positions) == {"title": (4, 7), "authors[0]": (6, 7)}
    assert dict(second.positions) == {"title": (10, 7)}
    assert len(first.positions) == 2
    assert filled == [3, 9, 1, 1]


def test_memory_is_that_of_the_text_and_a_little() -> None:
    one = f"TY  - JOUR\nTI  - A title\nAB  - {'words ' * 200}\nKW  - é\nER  - \n\n"
    data = (one * 8000).encode()
    tracemalloc.start()
    found = sum(1 for _ in READER.read_all(data, "a.ris"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == 8000
    assert peak < 2.2 * len(data)
