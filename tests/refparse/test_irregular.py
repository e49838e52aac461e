"""Forms that depart from the rule: made-up references, one trait each."""

from __future__ import annotations

import pytest

from casegraph.model.record import Name
from casegraph.refparse.parse import parse
from casegraph.vocab.enums import WorkType

HEAD = "Ito M, Roe JB (2011) "


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("van Ito M, Roe-Poe JB", [("van Ito", "M"), ("Roe-Poe", "JB")]),
        ("De La Ito MA, d'Oro G", [("De La Ito", "MA"), ("d'Oro", "G")]),
        ("van der Ito MA, al-Said B", [("van der Ito", "MA"), ("al-Said", "B")]),
        ("O’Ito M, McRoe J-P, Öz Ç", [("O’Ito", "M"), ("McRoe", "J-P"), ("Öz", "Ç")]),
        ("Ito\u00a0M, von\u00a0Roe J", [("Ito", "M"), ("von Roe", "J")]),
        ("Ito M , Roe J", [("Ito", "M"), ("Roe", "J")]),
        ("Ito M, Roe J, and Poe K", [("Ito", "M"), ("Roe", "J"), ("Poe", "K")]),
        ("Ito Silva M, Eh Dam VSK", [("Ito Silva", "M"), ("Eh Dam", "VSK")]),
        ("Silva Roe M de CP, Ito AB", [("Silva Roe", "M de CP"), ("Ito", "AB")]),
        ("Ito M, Moin, Roe J", [("Ito", "M"), ("Moin", None), ("Roe", "J")]),
        ("Ito M, Roe Jet al", [("Ito", "M"), ("Roe", "J")]),
    ],
)  # fmt: skip
def test_names(printed: str, names: list[tuple[str, str | None]]) -> None:
    parsed = parse(f"{printed} (2011) Counting sheep. J Wool Res 3:4–9")
    assert [(name.family, name.given) for name in parsed.authors] == names
    assert (parsed.year, parsed.title, parsed.style) == ("2011", "Counting sheep", "springer-basic")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Roe JA Jr", Name(family="Roe", given="JA", suffix="Jr")),
        ("Roe JA III", Name(family="Roe", given="JA", suffix="III")),
        ("Roe HNIII", Name(family="Roe", given="HN", suffix="III")),
        ("Roe Jr J", Name(family="Roe", given="J", suffix="Jr")),
        ("the Wool Study Group", Name(literal="the Wool Study Group")),
        ("for the Wool Study Group", Name(literal="the Wool Study Group")),
    ],
)
def test_the_last_of_two_authors(printed: str, name: Name) -> None:
    parsed = parse(f"Ito M, {printed} (2011) Counting sheep. J Wool Res 3:4–9")
    assert parsed.authors == (Name(family="Ito", given="M"), name)
    assert parsed.leftover == ()


def test_a_group_alone() -> None:
    parsed = parse("International Wool Organization (2012b) Rules of counting. J Wool Res 3:4")
    assert parsed.authors == (Name(literal="International Wool Organization"),)
    assert (parsed.year, parsed.title) == ("2012b", "Rules of counting")


@pytest.mark.parametrize("printed", [" et al", " et al.", ", et al", " ET AL."])
def test_a_list_that_is_cut(printed: str) -> None:
    parsed = parse(f"Ito M, Roe J{printed} (2011) Counting sheep. J Wool Res 3:4–9")
    assert parsed.et_al
    assert [name.family for name in parsed.authors] == ["Ito", "Roe"]
    assert parsed.spans["authors"] == (0, len(f"Ito M, Roe J{printed}"))


@pytest.mark.parametrize(
    ("title", "journal"),
    [
        ("Does it count? A trial of rams vs. ewes", "J Neuro-Oncol"),
        ("Sheep of 1999 (a survey): wool (2004) and milk", "The Journal of the Sheep Society"),
        ("Sheep, counted!", "PLoS One"),
        ("“Wool”: notes on a word", "Lancet HIV"),
        ("Wool. Part II. Milk", "Neurology: Neuroimmunology Neuroinflammation"),
        ("Notes on Nav1.8 and E. ovis in sheep", "Arch. Dis. Child"),
        ("Wool in renal failure", "Free Radic. Biol. Med"),
        ("Wool", "Int. J. Sports Physiol. Perform"),
        ("Wool in the neck", "J Bone Joint Surg (Am)"),
        ("Wool in the neck", "mBio"),
        ("Spindles in vivo", "In Vivo"),
        ("Wool", "Journal of Neurology, Neurosurgery and Psychiatry"),
        ("Blood", "Blood"),
        ("Notes on wool (in sheep. A survey)", "J Wool Res"),
    ],
)
def test_the_boundary_of_title_and_journal(title: str, journal: str) -> None:
    parsed = parse(f"{HEAD}{title}{'' if title[-1] in '?!' else '.'} {journal} 12(3):4–9")
    assert (parsed.title, parsed.journal) == (title, journal)
    assert parsed.leftover == ()


@pytest.mark.parametrize(
    ("printed", "volume", "issue", "page"),
    [
        ("71(8):1030–1035", "71", "8", "1030-1035"),
        ("12:592–5", "12", None, "592-595"),
        ("12:e53–6", "12", None, "e53-e56"),
        ("12:e60–e67", "12", None, "e60-e67"),
        ("12(Suppl 1):S12–S15", "12", "Suppl 1", "S12-S15"),
        ("23 Suppl 2:S45–50", "23", "Suppl 2", "S45-S50"),
        ("100(Pt 2):7", "100", "Pt 2", "7"),
        ("9(7–8):638345", "9", "7-8", "638345"),
        ("3:115.e1–4", "3", None, "115.e1-115.e4"),
        ("3:xii–xiv", "3", None, "xii-xiv"),
        ("2017:8206826", "2017", None, "8206826"),
        ("2017, Article ID 8206826", "2017", None, "8206826"),
        ("15(1693):128–133", "15", "1693", "128-133"),
        ("3:98–5", "3", None, "98-5"),
        ("31(10):p. e13087", "31", "10", "e13087"),
        ("12(3)", "12", "3", None),
        ("12", "12", None, None),
        ("XII:3–4", "XII", None, "3-4"),
    ],
)
def test_locators(printed: str, volume: str, issue: str | None, page: str | None) -> None:
    parsed = parse(f"{HEAD}Counting sheep. J Wool Res {printed}")
    assert (parsed.volume, parsed.issue, parsed.page) == (volume, issue, page)
    assert (parsed.title, parsed.journal) == ("Counting sheep", "J Wool Res")
    assert parsed.leftover == ()


def left(raw: str) -> list[str]:
    """Return the printed text of what no field took up."""
    return [raw[start:end] for start, end in parse(raw).leftover]


@pytest.mark.parametrize(
    ("printed", "notes"),
    [
        ("J Wool Res (in press)", ["in press"]),
        ("J Wool Res. Epub 2015 Mar 3", ["Epub 2015 Mar 3"]),
        ("J Wool Res [Epub ahead of print]", ["Epub ahead of print"]),
        ("J Wool Res", []),
    ],
)
def test_a_journal_without_locator(printed: str, notes: list[str]) -> None:
    raw = f"{HEAD}Counting sheep. {printed}"
    parsed = parse(raw)
    assert (parsed.title, parsed.journal, parsed.volume) == ("Counting sheep", "J Wool Res", None)
    assert left(raw) == notes


def test_identifiers_are_taken_out_of_the_text() -> None:
    raw = f"{HEAD}Sheep. J Wool Res 3:4. https://doi.org/10.1000/AB(3)c. PMID: 123; PMC4567"
    parsed = parse(raw)
    assert parsed.identifiers == {"doi": "10.1000/ab(3)c", "pmid": "123", "pmcid": "PMC4567"}
    start, end = parsed.spans["doi"]
    assert raw[start:end] == "https://doi.org/10.1000/AB(3)c"
    assert (parsed.volume, parsed.page, parsed.leftover) == ("3", "4", ())


def test_a_chapter_stands_in_a_book() -> None:
    raw = (
        f"{HEAD}Counting by hand. In: Poe K, Coe A (eds) Handbook of sheep, 2nd edn. "
        "Springer, Berlin, pp 12–20"
    )
    parsed = parse(raw)
    assert (parsed.title, parsed.journal, parsed.page) == (
        "Counting by hand",
        "Handbook of sheep",
        "12-20",
    )
    assert (parsed.type, parsed.edition, parsed.publisher, parsed.place) == (
        WorkType.BOOK_CHAPTER,
        "2nd edn",
        "Springer",
        "Berlin",
    )
    assert [name.family for name in parsed.editors] == ["Poe", "Coe"]
    assert left(raw) == []


def test_a_publisher_is_no_journal() -> None:
    raw = f"{HEAD}Handbook of sheep. Springer, Berlin"
    parsed = parse(raw)
    assert (parsed.title, parsed.journal) == ("Handbook of sheep", None)
    assert (parsed.type, parsed.publisher, parsed.place) == (WorkType.BOOK, "Springer", "Berlin")
    assert left(raw) == []


def test_a_thesis() -> None:
    raw = f"{HEAD}Handbook of sheep. Dissertation, University of Wool"
    parsed = parse(raw)
    assert (parsed.type, parsed.title, parsed.journal) == (
        WorkType.THESIS,
        "Handbook of sheep",
        None,
    )
    assert left(raw) == ["Dissertation, University of Wool"]


def test_a_web_page() -> None:
    raw = "Wool Institute (2018) Sheep facts. https://wool.example/facts. Accessed 3 May 2018"
    parsed = parse(raw)
    assert parsed.identifiers == {"url": "https://wool.example/facts"}
    assert (parsed.title, left(raw)) == ("Sheep facts", [])
    assert parsed.accessed == "3 May 2018"


def test_a_missing_year_is_missing() -> None:
    parsed = parse("Ito M, Roe J Counting the uncountable. J Wool Res 3(7):7–9")
    assert (parsed.year, parsed.title) == (None, "Counting the uncountable")
    assert (parsed.journal, parsed.volume, parsed.page) == ("J Wool Res", "3", "7-9")


def test_a_missing_title_and_journal_are_missing() -> None:
    parsed = parse("Ito M (2015) Counting sheep")
    assert (parsed.title, parsed.journal, parsed.volume, parsed.page) == (
        "Counting sheep",
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    "title", ["Rams vs. Ewes of Ovis sp. Nova", "Notes on wool (in sheep. A survey)"]
)
def test_a_point_that_ends_no_title(title: str) -> None:
    parsed = parse(f"Ito M (2015) {title}")
    assert (parsed.title, parsed.journal) == (title, None)


@pytest.mark.parametrize("number", ["1499", "2100", "0000"])
def test_a_number_that_cannot_be_a_year_is_none(number: str) -> None:
    assert parse(f"Ito M ({number}) Counting sheep. J Wool Res 3:7").year is None


@pytest.mark.parametrize(
    ("raw", "lost"),
    [
        ("Ito M, Roe J Sheep in wool. J Wool Res 2006; 1;42(7):e53–6", ["1"]),
        ("Ito M, Roe J Sheep in wool. J Wool Res. 2006;42(7):e53–6.", []),
        ("Ito M, Roe J. Sheep in wool. J Wool Res. 2006 Jul 15;42(7):e53-6.", ["Jul 15"]),
        ("Ito M, Roe J, et al. Sheep in wool. J Wool Res. 2006;42(7):e53-e56. doi:10.1000/x", []),
        ("12. Ito M, Roe J. Sheep in wool. J Wool Res 2006; 42 (7): e53–e56", []),
    ],
)
def test_a_year_between_journal_and_volume(raw: str, lost: list[str]) -> None:
    parsed = parse(raw)
    assert [name.family for name in parsed.authors] == ["Ito", "Roe"]
    assert (parsed.title, parsed.journal, parsed.year) == ("Sheep in wool", "J Wool Res", "2006")
    assert (parsed.volume, parsed.issue, parsed.page) == ("42", "7", "e53-e56")
    assert left(raw) == lost


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("A trial of wool", "Roe"),
        ("HIV in sheep", "Roe"),
        ("E. ovis in sheep", "Roe"),
        ("MRI of the Ewe", "Roe"),
        ("I saw a sheep", "Roe"),
    ],
)
def test_a_title_that_begins_like_initials(title: str, family: str) -> None:
    parsed = parse(f"Ito M, {family} JB {title}. J Wool Res. 2006;4:5–9.")
    assert parsed.authors[1:] == (Name(family=family, given="JB"),)
    assert parsed.title == title


@pytest.mark.parametrize(
    ("raw", "style"),
    [
        ("Ito, M. B., & Roe, J. (2011). Sheep in wool. Wool Research, 12(3), 45-50.", "apa"),
        ("Ito MB, Roe J. 2011. Sheep in wool. Wool Research 12(3): 45-50.", "harvard"),
        ("Ito, M. B.; Roe, J. Sheep in wool. Wool Research 2011, 12(3), 45-50.", "acs"),
        ("Ito MB, Roe J. Sheep in wool. Wool Research (2011) 12(3):45–50.", "frontiers"),
        ("Ito, M. B. & Roe, J. Sheep in wool. Wool Research 12(3), 45–50 (2011).", "year-last"),
        ("M.B. Ito, J. Roe, Sheep in wool, Wool Research 12 (3) (2011) 45–50.", "year-last"),
        (
            "ITO, M. B.; ROE, J. Sheep in wool. Wool Research, v. 12, n. 3, p. 45-50, 2011.",
            "year-last",
        ),
    ],
)  # fmt: skip
def test_other_printed_styles(raw: str, style: str) -> None:
    parsed = parse(raw)
    assert [(name.family or "").title() for name in parsed.authors] == ["Ito", "Roe"]
    assert (parsed.title, parsed.journal, parsed.year) == ("Sheep in wool", "Wool Research", "2011")
    assert (parsed.volume, parsed.issue, parsed.page) == ("12", "3", "45-50")
    assert parsed.style == style


def test_text_that_is_no_reference_is_left_over() -> None:
    parsed = parse(" 1 2 ")
    assert (parsed.style, parsed.authors, parsed.title) == (None, (), None)
    assert len(parsed.leftover) == 1
