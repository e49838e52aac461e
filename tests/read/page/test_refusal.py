"""What is no page: refused whole, with one error that says what it looks like and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegraph.issues import Severity
from casegraph.read.page.reader import PageReader
from casegraph.read.page.refusal import likeness

CLASSIC = (Path(__file__).parent / "cases" / "classic" / "input.txt").read_text("utf-8")
BODY = "A man came to the clinic with a cough. He was seen twice and got better by himself.\n\n" * 8
LIST = "milk\nbread\neggs\nsalt\ntea\n"
REFERENCES = "".join(
    f"  {n}. Able A (200{n}) On the matter of {n}. J Num {n}:1–9Google Scholar\n"
    for n in range(1, 8)
)
OTHERS = {
    "RIS": "TY  - JOUR\nTI  - A title of some kind\nER  - \n",
    "BibTeX": "% made by hand\n@article{able2001,\n  title = {A title},\n}\n",
    "MEDLINE": "PMID- 12345\nTI  - A title\n",
    "HTML": "<!DOCTYPE html>\n<html><head><title>A page</title></head></html>\n",
    "XML": '<?xml version="1.0"?>\n<article><front/></article>\n',
    "JSON": '{"title": "A title", "authors": []}\n',
    "YAML": "# a record\ncasegraph: '1'\ntitle: A title\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_format_is_named_and_refused(name: str) -> None:
    data = OTHERS[name].encode()
    assert not PageReader().sniff(data)
    reading = PageReader().read(data, "file.txt")
    assert reading.record is None
    (issue,) = reading.issues
    assert issue.severity is Severity.ERROR
    assert f"but {name}" in issue.detail
    assert issue.hint


@pytest.mark.parametrize(
    ("text", "like"),
    [
        (BODY, "running text"),
        (LIST, "a plain list"),
        (REFERENCES, "a reference list alone"),
    ],
)
def test_a_text_without_front_matter_is_refused_whole(text: str, like: str) -> None:
    reading = PageReader().read(text.encode(), "file.txt")
    assert reading.record is None
    (issue,) = reading.issues
    assert issue.code == "not-a-page"
    assert issue.severity is Severity.ERROR
    assert "no title" in issue.detail
    assert like in issue.detail
    assert issue.hint
    assert issue.where.source == "file.txt"


@pytest.mark.parametrize("text", [BODY, LIST])
def test_running_text_is_not_taken_for_a_page(text: str) -> None:
    assert not PageReader().sniff(text.encode())


@pytest.mark.parametrize("data", [b"", b" \n\n\t\n", b"\x00\x01\x02\x03", b"\x89PNG\r\n\x1a\n"])
def test_an_empty_or_binary_file_is_refused(data: bytes) -> None:
    assert not PageReader().sniff(data)
    reading = PageReader().read(data, "file.txt")
    assert reading.record is None
    assert [issue.severity for issue in reading.issues] == [Severity.ERROR]


def test_a_page_in_another_encoding_is_refused() -> None:
    reading = PageReader().read(CLASSIC.encode("cp1252"), "file.txt")
    assert reading.record is None
    assert reading.issues


def test_a_page_without_its_authors_is_read_with_a_warning() -> None:
    lines = [line for line in CLASSIC.split("\n") if "•" not in line]
    reading = PageReader().read("\n".join(lines).encode(), "file.txt")
    assert reading.record is not None
    assert (
        reading.record.title
        == "Slow recovery after a first course of examplinib in a patient with sample ataxia"
    )
    assert [i.code for i in reading.issues if i.severity is Severity.WARNING] == ["no-authors"]


def test_a_page_without_references_is_read_with_a_warning() -> None:
    lines = [line for line in CLASSIC.split("\n") if "Google Scholar" not in line]
    reading = PageReader().read("\n".join(lines).encode(), "file.txt")
    assert reading.record is not None
    assert reading.record.references == ()
    assert "no-references" in {issue.code for issue in reading.issues}


def test_ten_megabytes_in_one_line_are_refused() -> None:
    reading = PageReader().read(b"word " * 2_000_000, "file.txt")
    assert reading.record is None
    assert len(reading.issues) == 1


def test_likeness_of_nothing() -> None:
    assert likeness(references=0, lines=0, words=0) == "an empty file"
