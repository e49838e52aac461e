"""Files that were never records, or were made to do harm: issues, never a traceback or a hang."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.test_record_broken import SOUND

from casegraph.issues import has_errors
from casegraph.read.base import Reading
from casegraph.read.record.reader import RecordReader

TEN_MB = 10_000_000


def read(data: bytes) -> Reading:
    reading = RecordReader().read(data, "file.yaml")
    assert (reading.record is None) == has_errors(reading.issues)
    assert all(issue.where.source == "file.yaml" for issue in reading.issues)
    assert all(str(issue) and issue.detail.isprintable() for issue in reading.issues)
    return reading


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes(data: bytes) -> None:
    read(data)


@given(st.text(st.sampled_from("{}[]\"':,-?&*!|>%@`#~ \n\tab1\\<\ufeff\u2028"), max_size=60))
@settings(max_examples=400, deadline=None)
def test_any_signs_of_yaml_and_json(text: str) -> None:
    read(text.encode())
    read(f"title: {text}".encode())
    read(f'{{"title": {text}}}'.encode())


@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=3))
@settings(max_examples=300, deadline=None)
def test_a_sound_record_with_a_few_bytes_changed(offset: int, change: bytes) -> None:
    data = SOUND.encode()
    read(data[:offset] + change + data[offset + len(change) :])


_PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.sampled_from(["title", "authors", "references", "cases", "casegraph"]), _PLAIN)
@settings(max_examples=200, deadline=None)
def test_any_data_under_a_field(name: str, value: object) -> None:
    read(json.dumps({name: value}, allow_nan=True).encode())


@pytest.mark.parametrize(
    "content",
    [
        "[" * TEN_MB,
        "{" * TEN_MB,
        '{"a":' * 100_000,
        "- " * 1_000_000,
        "? " * 1_000_000,
        "[a," * 1_000_000,
        "".join(" " * depth + "a:\n" for depth in range(500)),
        '{"a": ' * 40 + "1" + "}" * 40,
    ],
    ids=["brackets", "braces", "json", "dashes", "questions", "lists", "indents", "forty"],
)
def test_nesting_is_bounded(content: str) -> None:
    [issue] = read(content.encode()).issues
    assert issue.code in {"too-deep", "complex-key"}


@pytest.mark.parametrize(
    "opening", ["title: ", "title: '", '{"title": "', "", "references: [", "#"]
)
def test_ten_megabytes_in_one_line(opening: str) -> None:
    closing = {"'": "'", '"': '"}', "[": "]"}.get(opening[-1:], "")
    content = opening + "word " * (TEN_MB // 5) + closing
    reading = read(content.encode())
    assert max((len(str(issue)) for issue in reading.issues), default=0) < 500
    if opening.startswith(("title", "{")):
        assert reading.record is not None
        assert len(reading.record.title or "") >= TEN_MB - 1


def test_the_number_of_values_is_bounded() -> None:
    content = "keywords: [" + "a," * 300_000 + "]"
    assert [issue.code for issue in read(content.encode()).issues] == ["too-large"]


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60)]
    issues = read("\n".join(lines).encode()).issues
    assert {issue.code for issue in issues} >= {"yaml-alias"}


def test_valid_json_is_always_read() -> None:
    plain = {
        "title": "a/b \U0001f9e0 \u2028 \ufeff",
        "notes": "tab\there",
        "volume": 24,
        "issue": 1e400,
    }
    written = json.dumps(plain, indent="\t").replace("/", "\\/").replace("Infinity", "24.10")
    record = read(written.encode()).record
    assert record is not None
    assert (record.title, record.volume, record.issue) == (plain["title"], "24", "24.10")


def test_yaml_1_2_rules() -> None:
    content = (
        "title: NO\nlanguage: no\nissued: 2018-10\nvolume: 24.10\nissue: 0123\npage: 1:30\n"
        "journal: Yes\nnotes: a\u2028b\u2029c\nabstract: >\n  folded\n  text\n"
    )
    record = read(content.encode()).record
    assert record is not None
    assert (record.title, record.language, record.issued) == ("NO", "no", "2018-10")
    assert (record.volume, record.issue, record.page) == ("24.10", "0123", "1:30")
    assert (record.journal, record.notes) == ("Yes", "a\u2028b\u2029c")
    assert record.abstract == "folded text\n"


def test_line_ends_of_any_system_and_a_byte_order_mark() -> None:
    for data in (
        b"\xef\xbb\xbf" + SOUND.encode(),
        SOUND.replace("\n", "\r\n").encode(),
        SOUND.replace("\n", "\r").encode(),
        b"\xff\xfe" + SOUND.encode("utf-16-le"),
        b"\xfe\xff" + SOUND.encode("utf-16-be"),
    ):
        reading = read(data)
        assert reading.record == read(SOUND.encode()).record
        assert reading.positions["cases[0].age"] == (45, 10)
