"""Reference lists as they come from mails, archives and paragraphs: nothing is run together."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from casegraph.issues import Severity
from casegraph.refparse.lists.listing import read_list

ENTRIES = (
    "Abel K, Berg L. A rare infection of the brain. J Imag Med 2004;12(3):45-52.",
    "World Society of Examples. Guideline for patients. Utrecht: Example Press; 2016.",
    "Cole P. Rash in 12 children and 3. adults of a family. Clin Rep. 2011;7:101-9.",
    "Faro, B., & Gill, H. (2020). When to stop. Journal of Imagined Cases, 8(2), 77-80.",
    "CDC. Fever. https://example.org/fever (accessed 3 May 2020)",
)
PARAGRAPHS: dict[str, Callable[[int], str]] = {
    "point": lambda n: f"{n}. ",
    "parenthesis": lambda n: f"{n}) ",
    "parentheses": lambda n: f"({n}) ",
    "brackets": lambda n: f"[{n}] ",
    "full width": lambda n: f"{chr(0xFF10 + n)}．",
}
LABELS: dict[str, Callable[[int], str]] = {
    "dash": lambda n: f"{n}-",
    "dash and blank": lambda n: f"{n}- ",
    "number sign": lambda n: f"№ {n}. ",
    "braces": lambda n: f"{{{n}}} ",
    "angles": lambda n: f"<{n}> ",
    "ordinal": lambda n: f"{n}º ",
    "point and dash": lambda n: f"{n}.– ",
    "bold": lambda n: f"**{n}.** ",
    "letters": lambda n: f"({chr(96 + n)}) ",
}


def raws(text: str) -> tuple[str, ...]:
    return tuple(entry.raw for entry in read_list(text, "list.txt").references)


def warnings(text: str) -> list[tuple[str, int | None]]:
    found = read_list(text, "list.txt").issues
    return [(i.code, i.where.line) for i in found if i.severity is not Severity.INFO]


def numbered(label: Callable[[int], str]) -> list[str]:
    return [label(n) + entry for n, entry in enumerate(ENTRIES, start=1)]


@pytest.mark.parametrize("width", [48, 72, 100, 10_000])
@pytest.mark.parametrize("label", PARAGRAPHS)
def test_a_numbered_list_in_one_paragraph(label: str, width: int) -> None:
    text = textwrap.fill(
        " ".join(numbered(PARAGRAPHS[label])),
        width,
        break_long_words=False,
        break_on_hyphens=False,
    )
    assert raws(text) == ENTRIES
    assert warnings(text) == []


def test_labels_are_kept_as_printed() -> None:
    found = read_list("\n".join(numbered(PARAGRAPHS["full width"])), "list.txt").references
    assert [entry.label for entry in found] == ["１．", "２．", "３．", "４．", "５．"]
    assert [entry.number for entry in found] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("label", LABELS)
def test_labels_of_other_forms(label: str) -> None:
    text = "\n".join(numbered(LABELS[label]))
    assert raws(text) == ENTRIES
    assert warnings(text) == []


def test_a_number_that_begins_a_line_further_down_parts_no_line_before_it() -> None:
    first = "Abel K. Two of three letters. J Imag Med 2004;12:1. 2. Berg L was the second."
    assert raws(f"1. {first}\n2. {ENTRIES[1]}") == (first, ENTRIES[1])


def test_a_heading_behind_a_list_ends_nothing() -> None:
    text = "\n".join(numbered(PARAGRAPHS["point"]))
    assert raws(f"{text}\n\nReferences\n") == ENTRIES
    assert warnings(f"{text}\n\nReferences\n") == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines(end: str) -> None:
    assert raws(end.join(ENTRIES)) == ENTRIES


def test_a_list_quoted_in_a_mail() -> None:
    assert raws("\n".join(f"> {entry}" for entry in ENTRIES)) == ENTRIES
    assert raws("\n".join(f">> {line}" for line in numbered(PARAGRAPHS["point"]))) == ENTRIES


def test_numbers_of_pages_are_none_of_the_list() -> None:
    head = "\n\nImaginary Journal 2020;5:1-9\n\n{}\n\n"
    text = "".join(entry + head.format(n) for n, entry in enumerate(ENTRIES, start=12))
    assert raws(text) == ENTRIES


def test_a_line_of_a_letter_in_parentheses_is_no_copyright() -> None:
    assert raws(f"{ENTRIES[0]}\n(c) 2004 Example Press. All rights reserved.") == ENTRIES[:1]


@pytest.mark.parametrize(
    "text",
    [
        " ".join(ENTRIES),
        f"{ENTRIES[0]} {ENTRIES[2]}",
        f"{ENTRIES[3]} {ENTRIES[4]}",
        f"{ENTRIES[1]} {ENTRIES[0]}",
        f"• {ENTRIES[0]} • {ENTRIES[2]}",
        f"¹{ENTRIES[0]} ²{ENTRIES[2]}",
    ],
)
def test_references_that_nothing_parts_are_told(text: str) -> None:
    assert ("several-references", 1) in warnings(text)


@pytest.mark.parametrize(
    "raw",
    [
        *ENTRIES,
        "Abel K. Cases, 1993–2004. Imag Paediatr. 2007;7:1-9. Epub 2007 May 3.",
        "Abel K. Cases. Imag Paediatr. 2007;7:1-9. Erratum in: Imag Paediatr. 2008;8:7.",
        "Abel K. Cases. Imag Paediatr 2007;7:1-9. [Article in German 2007]",
        "Abel K. Cancer in rats, 2016. CA Imag J 2016;7:1-9. doi: 10.1000/x.2016",
    ],
)
def test_one_reference_is_not_taken_for_several(raw: str) -> None:
    assert "several-references" not in [code for code, _ in warnings(raw)]
