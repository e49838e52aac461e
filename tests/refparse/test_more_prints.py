"""Prints that lists of other fields, languages and publishers have: made-up references."""

from __future__ import annotations

import pytest

from casegraph.model.record import Name
from casegraph.refparse.parse import parse
from casegraph.vocab.enums import WorkType

PLACE = "J Wool Res. 2011;3(1):4-9."


def people(printed: str) -> list[tuple[str | None, str | None]]:
    return [(name.family, name.given) for name in parse(printed).authors]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Ito, M.T., Roe E.O., ", [("Ito", "M.T."), ("Roe", "E.O.")]),
        ("Ito, M. Roe, J. Poe, K. ", [("Ito", "M."), ("Roe", "J."), ("Poe", "K.")]),
        ("Ito, MT. Roe, J. & Poe, K. ", [("Ito", "MT"), ("Roe", "J."), ("Poe", "K.")]),
        ("Ito M.T, Roe J. ", [("Ito", "M.T"), ("Roe", "J")]),
        ("Ito M, J Roe. ", [("Ito", "M"), ("Roe", "J")]),
        ("Ito M *, Roe J†, Poe K. ", [("Ito", "M"), ("Roe", "J"), ("Poe", "K")]),
        ("Mia J Ito, Jane Roe. ", [("Ito", "Mia J"), ("Roe", "Jane")]),
        ("Mia J. Ito et al. ", [("Ito", "Mia J.")]),
        ("M. Ito and Al Roe. ", [("Ito", "M."), ("Roe", "Al")]),
        ("ITO (M.), ROE (J.-P.), ", [("ITO", "M."), ("ROE", "J.-P.")]),
        ("ITO, Mia Ann, Jo B. VAN ROE a Al POE, 2011. ",
         [("ITO", "Mia Ann"), ("VAN ROE", "Jo B."), ("POE", "Al")]),
        ("Ito M, Roe J and, Poe K. ", [("Ito", "M"), ("Roe", "J"), ("Poe", "K")]),
    ],
)  # fmt: skip
def test_lists_of_names(printed: str, names: list[tuple[str, str]]) -> None:
    parsed = parse(f"{printed}Counting of sheep. {PLACE}")
    assert [(name.family, name.given) for name in parsed.authors] == names
    assert (parsed.title, parsed.journal) == ("Counting of sheep", "J Wool Res")


def test_initials_in_front_are_no_families_behind() -> None:
    names = people(f"Ito, M., J. Roe, K.L. Poe, and A. Coe. 2011. Counting. {PLACE}")
    assert names == [("Ito", "M."), ("Roe", "J."), ("Poe", "K.L."), ("Coe", "A.")]


def test_a_quoted_title_ends_a_list_without_a_comma() -> None:
    parsed = parse(
        'J. Roe and K. L. Poe "Counting sheep," J Wool Res, Vol. 3, No. 1, pp. 4-9, 2011.'
    )
    assert [name.family for name in parsed.authors] == ["Roe", "Poe"]
    assert parsed.title == "Counting sheep"


@pytest.mark.parametrize(
    "printed",
    [
        "Roe, Jane. ‘Counting, in Wales’. Wool Letters 20, no. 3 (November 1948): 305–312.",
        "Roe, Jane. “Counting, in Wales.” Wool Letters 20, no. 3 (Fall 1948): 305–312.",
        "Roe, Jane, “Counting, in Wales,” Wool Letters, vol. 20, no. 3, 4 Apr. 1948, pp. 305–312.",
        "Roe, J. “Counting, in Wales”, Wool Letters, Vol. 20, No. 3, May / June 1948, pp. 305-312",
        "Jane Roe, ‘Counting, in Wales’, Wool Letters, 20: 3 (1948), 305-312.",
        "Roe, J., 1948. Counting, in Wales. Wool Letters, 20:3: 305-312.",
        "Roe, J. Counting, in Wales. Wool Letters 20, (1948), 305-312.",
        "Roe J. Counting, in Wales // Wool Letters. 1948. V. 20. № 3. P. 305–312.",
        "Roe J. Counting, in Wales // Wool Letters. – 1948. – T. 20, № 3. – S. 305–312.",
    ],
)
def test_the_print_of_other_fields(printed: str) -> None:
    parsed = parse(printed)
    assert parsed.title == "Counting, in Wales"
    assert (parsed.authors[0].family, parsed.journal) == ("Roe", "Wool Letters")
    assert (parsed.year, parsed.volume, parsed.page) == ("1948", "20", "305-312")
    assert parsed.issue == (None if ", (1948)" in printed else "3")


@pytest.mark.parametrize(
    ("printed", "page"),
    [
        ("J Wool Res. 2021 Mar 1.", None),
        ("J Wool Res. 2021 Mar 1:S1234-5678(21)00001-2.", "S1234-5678(21)00001-2"),
        ("medRxiv [Preprint]. 2021 Mar 1:2021.02.26.21252554.", "2021.02.26.21252554"),
    ],
)
def test_a_day_is_no_volume(printed: str, page: str | None) -> None:
    parsed = parse(f"Ito M, Roe J. Counting of sheep. {printed} doi: 10.1000/sheep.1")
    assert (parsed.year, parsed.volume, parsed.page) == ("2021", None, page)
    assert parsed.title == "Counting of sheep"


def test_a_small_volume_behind_a_month_stays_one() -> None:
    parsed = parse("Ito M. Counting of sheep. J Wool Res 2021 Mar;12(3):45-9.")
    assert (parsed.year, parsed.volume, parsed.issue) == ("2021", "12", "3")


def test_a_supplement_has_no_year_for_its_number() -> None:
    parsed = parse("Ito M. Counting of sheep. J Wool Suppl. 1996;14(6):S39-S46.")
    assert (parsed.year, parsed.volume, parsed.issue, parsed.page) == ("1996", "14", "6", "S39-S46")


def test_pages_alone_behind_a_journal() -> None:
    parsed = parse("Ito M. (1996). Counting of sheep. J Wool Res, 39–46.")
    assert (parsed.journal, parsed.page) == ("J Wool Res", "39-46")


@pytest.mark.parametrize(
    ("printed", "author", "title"),
    [
        ("CDC. Wool. https://example.org/wool (accessed 3 May 2020)", "CDC", "Wool"),
        ("Wool Institute. On wool. https://example.org/. Accessed May 3, 2020.",
         "Wool Institute", "On wool"),
        ("U.S. Wool and Tin Administration. Label. https://example.org/.",
         "U.S. Wool and Tin Administration", "Label"),
        ("On wool. https://example.org/. Accessed 3 May 2020.", None, "On wool"),
    ],
)  # fmt: skip
def test_pages_of_the_web(printed: str, author: str | None, title: str) -> None:
    parsed = parse(printed)
    assert parsed.authors == ((Name(literal=author),) if author else ())
    assert (parsed.title, parsed.type) == (title, WorkType.WEB_PAGE)
    assert parsed.identifiers["url"].startswith("https://example.org/")
    assert parsed.leftover == ()


def test_the_year_of_a_revision() -> None:
    parsed = parse("Wool Institute. On wool. https://example.org/. Revised April 2019.")
    assert (parsed.title, parsed.journal, parsed.year) == ("On wool", None, "2019")


@pytest.mark.parametrize(
    ("printed", "title", "publisher", "place"),
    [
        ("Roe J. On wool. Oslo, Academic Press; 1991.", "On wool", "Academic Press", "Oslo"),
        ("Roe, J. 1991. On wool. Wiley, New York.", "On wool", "Wiley", "New York"),
        ("Roe, J. (1991), On wool (Oslo: Oslo University Press).",
         "On wool", "Oslo University Press", "Oslo"),
        ("Roe, J., On wool, 2nd edn, Oslo: Oslo University Press, 1991",
         "On wool", "Oslo University Press", "Oslo"),
        ("Roe, Jane. On wool. Oslo: Tin, 1991.", "On wool", "Tin", "Oslo"),
        ("WOOLOX (tinol) [package insert]. Oslo, NO: Tin Inc.",
         "WOOLOX (tinol) [package insert]", "Tin Inc", "Oslo, NO"),
    ],
)  # fmt: skip
def test_books(printed: str, title: str, publisher: str, place: str) -> None:
    parsed = parse(printed)
    assert (parsed.title, parsed.publisher, parsed.place) == (title, publisher, place)
    assert (parsed.type, parsed.journal) == (WorkType.BOOK, None)


def test_a_thesis_is_no_part_of_its_title() -> None:
    parsed = parse("Roe, J. 1962. A study of wool. Ph.D. dissertation. Oslo University.")
    assert (parsed.title, parsed.type) == ("A study of wool", WorkType.THESIS)


@pytest.mark.parametrize(
    ("printed", "book"),
    [
        ("In Proc. Conference on Wool, pages 4-9, 1991.", "Proc. Conference on Wool"),
        ("In WOOL Workshop, pages 4-9, 1991.", "WOOL Workshop"),
        ("in: Poe K (eds.), Wool and tin, Plenum Press, Oslo, 1991.", "Wool and tin"),
    ],
)
def test_the_book_of_a_chapter(printed: str, book: str) -> None:
    assert parse(f"Roe, J. Counting of sheep. {printed}").journal == book


def test_in_vivo_is_a_journal() -> None:
    assert parse("Roe J. Counting of sheep. In Vivo 2011;3:4-9.").journal == "In Vivo"


def test_points_without_blanks() -> None:
    parsed = parse("Roe J, Poe K.Counting of sheep.BMJ.2002;324:1")
    assert (parsed.title, parsed.journal, parsed.volume) == ("Counting of sheep", "BMJ", "324")


def test_signs_of_full_width() -> None:
    parsed = parse("Roe J, Poe K. Counting of sheep. BMJ. ２００２；３２４（２）：１－５．")
    assert (parsed.year, parsed.volume, parsed.issue, parsed.page) == ("2002", "324", "2", "1-5")
    assert (parsed.title, parsed.leftover) == ("Counting of sheep", ())


CLEAN = "Roe J, Poe K, et al. Counting of sheep. J Wool Res 2011;3(1):4-9."


@pytest.mark.parametrize(
    "raw",
    [
        CLEAN.replace(" ", "  "),
        CLEAN.replace(" ", " \t\n"),
        f". {CLEAN}",
        f"32-{CLEAN}",
        f"[32]. {CLEAN}",
        CLEAN.replace("K, et", "K,   et"),
    ],
)
def test_blanks_and_labels_change_nothing(raw: str) -> None:
    parsed, clean = parse(raw), parse(CLEAN)
    assert (parsed.authors, parsed.et_al) == (clean.authors, True)
    assert (parsed.title, parsed.journal) == ("Counting of sheep", "J Wool Res")
    assert (parsed.year, parsed.volume, parsed.issue, parsed.page) == ("2011", "3", "1", "4-9")
    assert parsed.leftover == ()
    start, end = parsed.spans["title"]
    assert " ".join(raw[start:end].split()) == "Counting of sheep"


def test_the_last_number_may_be_the_year() -> None:
    parsed = parse('J. Roe and K. Poe, "Counting of sheep," J Wool Res 6, 25-32, 1977.')
    assert (parsed.volume, parsed.issue, parsed.page, parsed.year) == ("6", None, "25-32", "1977")


@pytest.mark.parametrize(
    "raw",
    [
        "Wool Institute. On wool. Oslo: Wool Institute; 2010.",
        "Roe J. On wool. Oslo: Tin Press; 2010.",
    ],
)
def test_a_book_is_not_doubted_for_having_no_volume(raw: str) -> None:
    assert parse(raw).confidence > 0.2
