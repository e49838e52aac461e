from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casegraph.issues import Issue
from casegraph.read.text import HEAD, decode, head_of, is_unreadable, may_hold


def only(data: bytes) -> Issue:
    text, [issue] = decode(data, "page.txt")
    assert issue.where.source == "page.txt"
    assert text is None
    return issue


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04\x14\x00word/document.xml", "Word"),
        (b"PK\x03\x04\x14\x00xl/workbook.xml", "Excel"),
        (b"PK\x03\x04\x14\x00other", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "Office"),
        (b"{\\rtf1\\ansi text}", "rich-text"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"text\x00text", "binary"),
    ],
)
def test_binary_files_are_named(data: bytes, words: str) -> None:
    issue = only(data)
    assert issue.code == "binary-file"
    assert words in issue.detail


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty_files_are_refused(data: bytes) -> None:
    assert only(data).code == "empty-file"


@pytest.mark.parametrize(
    ("data", "line", "column", "offset"),
    [
        ("one\r\ntwo é".encode("cp1252"), 2, 5, 9),
        (b"\xef\xbb\xbfone\ntwo \xe9", 2, 5, 11),
        (b"one\rtwo\n\n\xff", 4, 1, 9),
        (b"\xe2\x82", 1, 1, 0),
    ],
)
def test_eight_bit_encodings_are_refused_with_their_place(
    data: bytes, line: int, column: int, offset: int
) -> None:
    issue = only(data)
    assert issue.code == "wrong-encoding"
    assert (issue.where.line, issue.where.column) == (line, column)
    assert f"at offset {offset}" in issue.detail


def test_utf_32_and_broken_utf_16_are_refused() -> None:
    assert only("text".encode("utf-32")).code == "wrong-encoding"
    assert only(b"\xff\xfea\x00b").code == "wrong-encoding"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["TI  - A title\r\nAU  - Åkesson, Ö. 😀\n", "a" * 9_000 + "é"])
def test_utf_16_without_a_mark_is_named(text: str, encoding: str) -> None:
    issue = only(text.encode(encoding))
    assert (issue.code, issue.hint) == ("wrong-encoding", "save the file as UTF-8")
    assert "UTF-16 without a byte-order mark" in issue.detail


@pytest.mark.parametrize("data", [b"\x00" * 64, b"a\x00\x01\x00", b"a\x00\x00b", b"ab\x00cdefg"])
def test_other_zeros_are_those_of_a_binary_file(data: bytes) -> None:
    assert only(data).code == "binary-file"


def test_the_beginning_tells_what_no_reader_reads() -> None:
    assert all(map(is_unreadable, (b"%PDF-1.7", b"TI\x00\x00")))
    packed = b"PK\x03\x04\x14\x00"
    assert not any(map(is_unreadable, (packed, b"", b"TI  - text", "text".encode("utf-16"))))


def test_each_kind_of_control_character_is_named_once() -> None:
    text, issues = decode("ab\nc\x07d\x07\n\x85\tok\u00a0".encode(), "page.txt")
    assert text == "ab\nc\x07d\x07\n\x85\tok\u00a0"
    assert [(i.code, i.where.line, i.where.column) for i in issues] == [
        ("control-character", 2, 2),
        ("control-character", 3, 1),
    ]
    assert "2 times" in issues[0].detail


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
@settings(max_examples=100)
def test_text_is_kept_but_for_its_line_ends(text: str) -> None:
    visible = f"x{text}"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        decoded, _ = decode(f"{visible}\r\n{visible}\r".encode(encoding), "page.txt")
        assert decoded == f"{visible}\n{visible}\n"


@given(st.binary(max_size=200))
@settings(max_examples=200)
def test_any_bytes_give_text_or_an_issue(data: bytes) -> None:
    text, issues = decode(data, "page.txt")
    assert (text is not None) or issues


def test_ten_megabytes_of_control_characters() -> None:
    text, issues = decode(b"x" + b"\x01\x02" * 5_000_000, "page.txt")
    assert text is not None
    assert len(issues) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_a_sign_that_the_text_holds_may_be_there(encoding: str) -> None:
    assert may_hold("é\r\nTY  - JOUR".encode(encoding), (b"PMID-", b"TY  -"))


def test_a_sign_is_not_there_where_no_encoding_could_hide_it() -> None:
    assert not may_hold(b"TY - JOUR", (b"PMID-", b"TY  -"))


@pytest.mark.parametrize(
    "data",
    [
        "é\nb".encode(),
        b"\xef\xbb\xbf" + "é\r\nb".encode(),
        "é\rb".encode("utf-16"),
    ],
)
def test_the_head_of_a_file_is_text_without_its_mark(data: bytes) -> None:
    assert head_of(data) == "é\nb"


def test_the_head_of_a_file_is_read_whatever_its_bytes_are() -> None:
    assert head_of(b"a\xffb") == "a\ufffdb"
    assert len(head_of(b"a" * (HEAD + 1))) == HEAD
    assert head_of("é".encode(), 1) == "\ufffd"
