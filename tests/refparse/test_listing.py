"""Reference lists in every form that people paste them in."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.issues import Severity
from casegraph.refparse.lists.listing import ReferenceList, read_list

ENTRIES = tuple(
    """\
Abel K, van der Berg L (2004) A rare infection of the brain. J Imag Med 12(3):45–52
Cole P, Dürr-Weber M, Eze O et al. Fever without a cause in two. Clin Made Up Rep. 2011;7:101-9.
de Groot T. 1999. Follow-up after a first course of an invented drug. Ann Fict 3, 1–12. \
https://doi.org/10.1000/afm.3.1
World Society of Examples. Guideline for made-up patients. Utrecht: Example Press; 2016.
Faro, B., & Gill, H. (2020). When to stop: a report. Journal of Imagined Cases, 8(2), e77.
Haas R (2009) CD4 counts in invented disease. Imag Immunol 182:1–6
Ibsen J, Jonas K, O'Leary M. The end of a long list of names, and of the years in it which were \
never counted. Lancet Fict. 1987;2:12–14.
Kahn L. Steroids, 2. Relapse and recovery. N Imag J Med 1976; 294: 11-13.
Lund A, Moe B. Nine letters on the eye. Imag Eye 2001; 5: 9.
Nash C. Ten tables on the ear. Imag Ear 2002; 6: 10-20.
Otto D. Eleven figures on the nose. Imag Nose 2003; 7: 11-21.
""".splitlines()
)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi")
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LABELS: dict[str, Callable[[int], str]] = {
    "point": lambda n: f"{n}. ",
    "point glued": lambda n: f"{n}.",
    "point tab": lambda n: f"{n}.\t",
    "parenthesis": lambda n: f"{n}) ",
    "parentheses": lambda n: f"({n}) ",
    "brackets": lambda n: f"[{n}] ",
    "brackets glued": lambda n: f"[{n}]",
    "blank": lambda n: f"{n} ",
    "no-break space": lambda n: f"{n}.\u00a0",
    "tab": lambda n: f"{n}\t",
    "superscript": lambda n: str(n).translate(SUPERSCRIPT),
    "glued": str,
    "twice": lambda n: f"{n}. {n}. ",
    "twice glued": lambda n: f"  {n}. [{n}]",
    "aligned right": lambda n: f"{n:3d}. ",
    "own line": lambda n: f"{n}.\n",
    "own line, number alone": lambda n: f"{n}\n",
    "own line, gap": lambda n: f"[{n}]\n\n",
    "letter before": lambda n: f"R{n}. ",
    "roman": lambda n: f"{ROMAN[n - 1]}. ",
    "roman capitals": lambda n: f"{ROMAN[n - 1].upper()}. ",
    "roman parentheses": lambda n: f"({ROMAN[n - 1]}) ",
    "letters": lambda n: f"{chr(96 + n)}) ",
}
LINES: dict[str, Callable[[str], str]] = {
    "whole": lambda entry: entry,
    "wrapped": lambda entry: wrapped(entry, 80),
    "narrow": lambda entry: wrapped(entry, 48),
    "hanging": lambda entry: wrapped(entry, 72).replace("\n", "\n     "),
    "apart": lambda entry: wrapped(entry, 80) + "\n",
    "linked": lambda entry: f"{entry}\nPubMed\nCrossRef Google Scholar\n",
}
LAYOUTS: dict[str, Callable[[Sequence[str]], str]] = {
    "a line each": "\n".join,
    "blank lines": "\n\n".join,
    "wrapped, blank lines": lambda raws: "\n\n".join(wrapped(raw, 80) for raw in raws),
    "wrapped": lambda raws: "\n".join(wrapped(raw, 80) for raw in raws),
    "hanging": lambda raws: "\n".join(wrapped(raw, 80).replace("\n", "\n\t") for raw in raws),
    "first line in": lambda raws: "\n".join("   " + wrapped(raw, 70) for raw in raws),
    "bullets": lambda raws: "\n".join(f"• {raw}" for raw in raws),
    "bullets, wrapped": lambda raws: "\n".join(f"- {wrapped(raw, 60)}" for raw in raws),
    "keys": lambda raws: "\n".join(f"[Key{n:02d}] {raw}" for n, raw in enumerate(raws)),
}


def wrapped(entry: str, width: int) -> str:
    return "\n".join(textwrap.wrap(entry, width, break_long_words=False, break_on_hyphens=False))


def read(text: str) -> ReferenceList:
    return read_list(text, "list.txt")


def raws(text: str) -> list[str]:
    return [entry.raw for entry in read(text).references]


def codes(text: str, least: Severity = Severity.WARNING) -> list[tuple[str, int | None]]:
    order = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    shown = order[: order.index(least) + 1]
    return [(i.code, i.where.line) for i in read(text).issues if i.severity in shown]


@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("label", LABELS)
def test_labels_of_every_form(label: str, lines: str) -> None:
    entries = ENTRIES[:8] if label == "letters" else ENTRIES
    text = "\n".join(LINES[lines](LABELS[label](n) + e) for n, e in enumerate(entries, start=1))
    found = read(text).references
    assert [entry.raw for entry in found] == list(entries)
    assert [entry.number for entry in found] == list(range(1, len(entries) + 1))
    assert all(entry.label for entry in found)
    assert codes(text) == []
    if lines == "linked":
        assert {entry.links for entry in found} == {("PubMed", "CrossRef", "Google Scholar")}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_lists_without_numbers(layout: str) -> None:
    text = LAYOUTS[layout](ENTRIES)
    found = read(text).references
    assert [entry.raw for entry in found] == list(ENTRIES)
    assert [entry.number for entry in found] == list(range(1, len(ENTRIES) + 1))
    assert codes(text) == []
    assert codes(text, Severity.INFO) == [("references-not-numbered", 1)]


@given(
    order=st.permutations(ENTRIES),
    count=st.integers(2, len(ENTRIES)),
    label=st.sampled_from(["point", "brackets", "blank", "parentheses", "own line", "tab"]),
    lines=st.sampled_from(sorted(LINES)),
    first=st.integers(1, 400),
)
def test_any_part_of_a_list_is_read(
    order: Sequence[str], count: int, label: str, lines: str, first: int
) -> None:
    entries = list(enumerate(order[:count], start=first))
    found = read("\n".join(LINES[lines](LABELS[label](n) + entry) for n, entry in entries))
    assert [(entry.number, entry.raw) for entry in found.references] == entries


def test_lines_are_told() -> None:
    text = "References\n\n1. Abel K (2004) A rare infection.\nJ Imag Med 12:4\n\n2. " + ENTRIES[1]
    assert [entry.line for entry in read(text).references] == [3, 6]


def test_one_line_holds_a_whole_list() -> None:
    for label in ("{}. ", "[{}] ", "[{}]"):
        line = " ".join(label.format(n) + entry for n, entry in enumerate(ENTRIES, start=1))
        assert raws(f"References: {line}") == list(ENTRIES)


def test_a_number_in_a_title_begins_no_entry_where_each_has_its_line() -> None:
    title = "Kahn L. Steroids and a long account of what was seen in the clinic of invention, 2. "
    entry = title + "Relapse. 3. Recovery, or the second part of the story of one patient. "
    entry += "Imaginary Journal of Medicine 1976; 294: 11-13."
    assert raws(f"1. {entry}\n2. {ENTRIES[0]}\n3. {ENTRIES[1]}") == [entry, *ENTRIES[:2]]


def test_sub_numbers() -> None:
    text = "\n".join(
        f"{label} {entry}"
        for label, entry in zip(("1a.", "1b.", "2.", "3. (a)", "(b)", "4."), ENTRIES, strict=False)
    )
    found = read(text).references
    assert [entry.label for entry in found] == ["1a.", "1b.", "2.", "3. (a)", "(b)", "4."]
    assert [entry.number for entry in found] == [1, 1, 2, 3, 3, 4]
    assert [entry.raw for entry in found] == list(ENTRIES[:6])
    assert codes(text) == []


def test_a_second_list_is_read_where_it_cites_something() -> None:
    first = "".join(f"{n}. {e}\n" for n, e in enumerate(ENTRIES[:4], start=1))
    second = "".join(f"{n}. {e}\n" for n, e in enumerate(ENTRIES[4:7], start=1))
    assert raws(first + second) == list(ENTRIES[:7])
    assert [code for code, _ in codes(first + second)] == ["duplicate-reference-number"] * 3
    places = "1. Hospital of Examples, Oslo\n2. Institute of Fiction, Bergen\n"
    assert raws(first + places) == list(ENTRIES[:4])
    assert codes(first + places) == [("unread-line", 5), ("unread-line", 6)]


def test_wrapped_lines_that_begin_with_a_number_go_on() -> None:
    entry = "Abel K. A rare infection. J Imag Med 2004;\n12. Suppl 3: S45-52."
    text = f"10. {entry}\n11. {ENTRIES[1]}\n12. {ENTRIES[2]}"
    assert [reference.number for reference in read(text).references] == [10, 11, 12]
    assert raws(text)[0] == entry.replace("\n", " ")


def test_gaps_and_repeats_are_told_with_their_lines() -> None:
    numbers = (1, 2, 4, 4, 5)
    text = "\n".join(f"{n}. {e}" for n, e in zip(numbers, ENTRIES, strict=False))
    assert [entry.number for entry in read(text).references] == list(numbers)
    assert codes(text) == [("skipped-reference-number", 3), ("duplicate-reference-number", 4)]


def test_hyphens_at_the_ends_of_lines() -> None:
    text = (
        "1. Abel K, Delgado-\nAlvarado M. Immunother-\napy in a double-\nblind trial of IL-\n7. "
        "J Imag Med 2004;12:45-\n52. https://doi.org/10.1000/\nabc\n"
        "2. Cole P. Immunotherapy, or a double test of the blind. Clin Made Up 2005;1:\u00ad1."
    )
    assert raws(text)[0] == (
        "Abel K, Delgado-Alvarado M. Immunotherapy in a double-blind trial of IL-7. "
        "J Imag Med 2004;12:45-52. https://doi.org/10.1000/abc"
    )


def test_a_word_printed_with_its_hyphen_elsewhere_keeps_it() -> None:
    text = (
        "1. Abel K. Follow-up of two. J Imag Med 2004;12:4.\n"
        "2. Cole P. A long follow-\nup of the re-\nlapse of others. J Imag Med 2005;13:5."
    )
    assert "A long follow-up of the relapse of others" in raws(text)[1]


def test_headings_and_page_furniture_are_set_aside() -> None:
    page = "\n\n{}\n\nAbel et al. A page of an invented journal\n\n"
    body = "".join(
        f"{n}. {wrapped(e, 60)}" + (page.format(100 + n) if n % 3 == 0 else "\n")
        for n, e in enumerate(ENTRIES, start=1)
    )
    text = f"LITERATURVERZEICHNIS:\n\n{body}\nDownloaded from example.org by a reader\n"
    assert raws(text) == list(ENTRIES)
    assert codes(text) == []
    told = [code for code, _ in codes(text, Severity.INFO)]
    assert told == ["page-furniture"] * 7


@pytest.mark.parametrize(
    "heading",
    ["References", "REFERENCES", "8. References", "Bibliography:", "Literatur", "Références",
     "Referencias bibliográficas", "Bibliografia", "Литература", "参考文献", "## References"],
)  # fmt: skip
def test_headings_in_many_languages(heading: str) -> None:
    text = f"{heading}\n" + "\n".join(ENTRIES)
    assert raws(text) == list(ENTRIES)
    assert codes(text) == []


def test_what_fits_no_entry_is_told_and_nothing_else_is_lost() -> None:
    text = (
        "We thank the patient, who read the whole of this.\n\nReferences\n"
        + "\n".join(f"{n}. {e}" for n, e in enumerate(ENTRIES, start=1))
        + "\n\nFigure legends\n\nA picture of nothing."
    )
    assert raws(text) == list(ENTRIES)
    assert codes(text) == [("unread-line", 1), ("unread-line", 16), ("unread-line", 18)]


LINK_RUNS = {
    "CrossRefPubMedGoogle Scholar": ("CrossRef", "PubMed", "Google Scholar"),
    " [PubMed] [CrossRef] [Google Scholar]": ("PubMed", "CrossRef", "Google Scholar"),
    " [PMC free article] [PubMed]": ("PMC free article", "PubMed"),
    "\nView Article\nPubMed/NCBI\nGoogle Scholar": (
        "View Article", "PubMed/NCBI", "Google Scholar",
    ),
    "\nArticle CAS PubMed PubMed Central Google Scholar": (
        "Article", "CAS", "PubMed", "PubMed Central", "Google Scholar",
    ),
    "\nView Article | PubMed Abstract | CrossRef Full Text | Google Scholar": (
        "View Article", "PubMed Abstract", "CrossRef Full Text", "Google Scholar",
    ),
    "\nOpenUrlCrossRefPubMedWeb of Science": ("OpenUrl", "CrossRef", "PubMed", "Web of Science"),
    "\nFull Text PDF": ("Full Text PDF",),
}  # fmt: skip


@pytest.mark.parametrize("run", LINK_RUNS)
def test_link_labels_are_set_apart(run: str) -> None:
    for form in ("{}. {}{}", "[{}] {}{}\n"):
        text = "\n".join(form.format(n, e, run) for n, e in enumerate(ENTRIES, start=1))
        found = read(text).references
        assert [entry.raw for entry in found] == list(ENTRIES)
        assert {entry.links for entry in found} == {LINK_RUNS[run]}


def test_ordinary_words_are_no_link_labels() -> None:
    raw = "Abel K (2004) What a reader wants of PubMed. Imag Libr 2:1–2 Abstract"
    found = read(f"1. {raw}\n2. {ENTRIES[1]}").references
    assert (found[0].raw, found[0].links) == (raw, ())


NO_LISTS = {
    "prose": "This is a letter.\nIt says nothing that could be cited.\n",
    "numbers": "1\n2\n3\n4\n",
    "a plain list": "1. milk\n2. eggs\n3. bread\n",
    "blank": " \n\t\n",
    "one word": "References",
    "long line": "x" * 300_000,
}


@pytest.mark.parametrize("text", NO_LISTS.values(), ids=NO_LISTS)
def test_a_text_that_is_no_list_is_refused(text: str) -> None:
    found = read(text)
    assert found.references == ()
    assert [i.where.line for i in found.issues if i.severity is Severity.ERROR] == [1]


@given(st.text(max_size=400))
def test_any_text_gives_entries_or_an_error(text: str) -> None:
    found = read(text)
    refused = any(issue.severity is Severity.ERROR for issue in found.issues)
    assert refused is not bool(found.references)
    assert all(issue.where.line for issue in found.issues)


@given(st.lists(st.sampled_from([*ENTRIES, "", "7", "iv.", "CrossRef", "- ", "Note.", "[3]"])))
def test_no_word_is_lost(lines: list[str]) -> None:
    text = "\n".join([*lines, f"1. {ENTRIES[0]}"])
    found = read(text)
    told = {issue.where.line for issue in found.issues}
    kept = "".join(entry.raw + "".join(entry.links) for entry in found.references)
    for number, line in enumerate(lines, start=1):
        if len(line) > 10 and number not in told and found.references:
            assert "".join(line.split()) in "".join(kept.split())


def test_numbers_have_no_end() -> None:
    text = "".join(f"{n}. {ENTRIES[0]}\n" for n in range(9_990, 10_020))
    assert [entry.number for entry in read(text).references] == list(range(9_990, 10_020))


HOSTILE = {
    "digits": "1\n" * 3000,
    "one number": f"1. {ENTRIES[0]}\n" * 3000,
    "one entry": f"1. {ENTRIES[0]}\n" + "word-\n" * 3000,
    "headings": "References\n" * 3000 + ENTRIES[0],
    "labels in a line": "1. " + "[1] " * 50_000 + ENTRIES[0],
    "links in a line": f"1. {ENTRIES[0]}" + " PubMed" * 30_000,
    "initials": "1. " + "A. " * 60_000 + "2004",
    "dashes": "1. " + "-" * 200_000 + "2004",
    "blanks": "1. " + " " * 200_000 + "2004",
    "addresses": "1. " + "http://" * 30_000 + "2004",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_lists_come_to_an_end(text: str) -> None:
    found = read(text)
    refused = any(issue.severity is Severity.ERROR for issue in found.issues)
    assert refused is not bool(found.references)
