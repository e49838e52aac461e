"""The same page printed another way says the same: a page is changed, and read as before."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from benchmarks.accuracy.variations import shown
from benchmarks.synthetic import page

from casegraph.read.page.reader import PageReader

if TYPE_CHECKING:
    from collections.abc import Callable

_ENTRY = re.compile(r"^  (?P<number>\d+)\. (?!\d+\.)(?P<text>.*)$", re.MULTILINE)
_AUTHORS = re.compile(r"(?:^  • .*\n)+", re.MULTILINE)
_FIRST_ENTRY = re.compile(r"\n\n\n(?=  1\. (?!1\.))")
_LABELS = re.compile(r"(?:CrossRef|PubMed Central|PubMedCentral|PubMed|Google Scholar)+$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _numbered(form: str) -> Callable[[str], str]:
    return lambda text: _ENTRY.sub(lambda m: form.format(m["number"]) + m["text"], text)


def _digits(table: dict[int, int], behind: str) -> Callable[[str], str]:
    return lambda text: _ENTRY.sub(
        lambda m: m["number"].translate(table) + behind + m["text"], text
    )


def _replaced(pattern: str, replacement: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, replacement, text, flags=re.MULTILINE)


def _listed(between: str, last: str, before: str = "") -> Callable[[str], str]:
    def change(text: str) -> str:
        found = _AUTHORS.search(text)
        assert found
        *names, end = [line.removeprefix("  • ") for line in found[0].splitlines()]
        whole = f"{between.join(names)}{last}{end}" if names else end
        return text.replace(found[0], f"{before}{whole}\n")

    return change


def _headed(name: str) -> Callable[[str], str]:
    return lambda text: _FIRST_ENTRY.sub(f"\n\n{name}\n\n", text, count=1)


NUMBERS = {
    "plain": "{}. ", "brackets": "[{}] ", "brackets and stop": "[{}]. ", "glued": "[{}]",
    "parentheses": "({}) ", "one parenthesis": "{}) ", "tab": "{}.\t", "bare": "{} ",
    "no space": "{}.", "on its own line": "{}.\n", "bare on its own line": "{}\n", "hash": "#{} ",
    "R": "R{}. ", "bullet": "• {}. ", "bullet and bare": "• {} ", "dash": "{}- ", "colon": "{}: ",
    "escaped": "{}\\. ", "arrow before": "↵{}. ", "arrow behind": "{}. ↵ ", "wide": "{}.      ",
    "blank lines": "\n{}. ",
}  # fmt: skip
CHANGES: dict[str, Callable[[str], str]] = {
    **{f"numbers: {name}": _numbered(form) for name, form in NUMBERS.items()},
    "numbers: raised": _digits(_RAISED, " "),
    "numbers: full width": _digits(_WIDE, "． "),
    "numbers: zero before": lambda text: _ENTRY.sub(
        lambda m: f"{int(m['number']):02}. {m['text']}", text
    ),
    "heading: References": _headed("References"),
    "heading: Literature cited": _headed("Literature cited"),
    "heading: Markdown": _replaced(
        r"^(Conflict of interest|Copyright information|Authors and Affiliations)$", r"## \1"
    ),
    "heading: strong": _replaced(
        r"^(Conflict of interest|Copyright information|Authors and Affiliations)$", r"**\1**"
    ),
    "heading: Abstract in the line": _replaced(r"^(Case Report\n\n+)(?=\S)", r"\1Abstract "),
    "authors: without bullets": _replaced(r"^  • ", ""),
    "authors: by commas": _listed(", ", ", "),
    "authors: by commas and and": _listed(", ", " and "),
    "authors: by semicolons": _listed("; ", "; "),
    "authors: by points": _listed(" · ", " · "),
    "authors: behind By": _listed(", ", " and ", "By "),
    "authors: dashes": _replaced(r"^  • ", "- "),
    "affiliations: brackets": _replaced(r"^  (\d+)\. \1\.", r"[\1] "),
    "affiliations: raised": _replaced(r"^  (\d+)\. \1\.", r"\1"),
    "composed of parts": lambda text: unicodedata.normalize("NFD", text),
    "no blank lines": _replaced(r"\n\n+", "\n"),
    "twice the blank lines": _replaced(r"\n", "\n\n"),
    "line ends": _replaced(r"\n", "\r\n"),
    "white space behind": _replaced(r"$", "   "),
    "white space before": _replaced(r"^(?=.)", "    "),
    "invisible characters": _replaced(r"^(?=.)", "\u200b"),
}


def _same(first: str, second: str) -> None:
    before, after = (PageReader().read(text.encode(), "page").record for text in (first, second))
    assert before is not None
    assert after is not None
    assert shown(after) == shown(before)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_page_printed_another_way_says_the_same(change: Callable[[str], str]) -> None:
    for number in (3, 7):
        text = page(number).replace("invented patient who", "invented Ménière patient who")
        assert change(text) != text
        _same(text, change(text))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_real_page_printed_another_way_says_the_same(
    shared: Path, change: Callable[[str], str]
) -> None:
    for path in sorted((shared / "corpus" / "pages").glob("*.txt"))[::5]:
        text = path.read_text(encoding="utf-8")
        _same(unicodedata.normalize("NFC", text), change(text))


@pytest.mark.parametrize("form", ["  • ", "", "- "])
def test_entries_without_numbers_are_numbered_as_printed(form: str) -> None:
    _same(page(5), _numbered(form)(page(5)))


def test_labels_may_be_missing_or_stand_in_lines_of_their_own() -> None:
    read = PageReader().read(page(5).encode(), "page").record
    bare = _ENTRY.sub(lambda m: f"  {m['number']}. {_LABELS.sub('', m['text'])}", page(5))
    below = _ENTRY.sub(lambda m: f"{m['number']}.\n{m['text']}\nScopus (12) View in Article", bare)
    assert read
    for text in (bare, below):
        record = PageReader().read(text.encode(), "page").record
        assert record
        assert [one.raw for one in record.references] == [one.raw for one in read.references]


def test_an_identifier_below_a_reference_is_its_own() -> None:
    text = _ENTRY.sub(
        lambda m: f"{m['number']}. {_LABELS.sub('', m['text'])}\ndoi: 10.1234/ref.{m['number']}",
        page(5),
    )
    record = PageReader().read(text.encode(), "page").record
    assert record
    assert "doi" not in record.identifiers
    assert [one.raw.rpartition(" ")[2] for one in record.references] == [
        f"10.1234/ref.{number}" for number in range(1, 16)
    ]


def test_a_wrapped_page_says_the_same() -> None:
    lines = page(4).split("\n")
    wrapped = "\n".join(
        "\n".join(textwrap.wrap(line, 100, subsequent_indent="     ")) if len(line) > 100 else line
        for line in lines
    )
    assert wrapped != page(4)
    _same(page(4), wrapped)


@pytest.mark.parametrize(
    ("wrapped", "whole"),
    [("long-\nterm course", "long-term course"), ("short-\nand a drug", "short- and a drug")],
)
def test_a_word_broken_at_its_hyphen_is_one_word_again(wrapped: str, whole: str) -> None:
    text = page(4).replace("disease or a drug", f"disease or a {wrapped}")
    record = PageReader().read(text.encode(), "page").record
    assert record
    assert whole in (record.abstract or "")


def test_a_title_may_end_in_the_word_literature() -> None:
    text = page(4).replace(", report 4\n", ": a case and review of the\nLiterature\n")
    record = PageReader().read(text.encode(), "page").record
    assert record
    assert (record.title or "").endswith("a case and review of the Literature")
    assert len(record.references) == 15
