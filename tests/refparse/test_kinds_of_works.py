"""Books, chapters, theses, preprints, web pages: the type that the print shows, and its fields."""

from __future__ import annotations

import pytest

from casegraph.refparse.parse import parse
from casegraph.vocab.enums import WorkType

HEAD = "Ito M, Roe JB. "


@pytest.mark.parametrize(
    ("printed", "type_"),
    [
        ("Counting sheep. J Wool Res. 2014;12:3-9", WorkType.JOURNAL_ARTICLE),
        ("Counting sheep. 2nd ed. Oslo: Wool Press; 2012.", WorkType.BOOK),
        ("Counting sheep. In: Poe K, editor. Wool. Oslo: Fleece; 2012. p. 3-9.",
         WorkType.BOOK_CHAPTER),
        ("Counting sheep [dissertation]. Oslo: University of Oslo; 2012.", WorkType.THESIS),
        ("Counting sheep in wool. bioRxiv [Preprint]. 2020.", WorkType.PREPRINT),
        ("Counting sheep. arXiv:1401.12345. 2014", WorkType.PREPRINT),
        ("Counting sheep. Presented at: Wool Days; 2012; Oslo", WorkType.CONFERENCE_PAPER),
        ("Counting sheep. In: Proceedings of the 12th Congress on Wool; 2012; Oslo. p. 3-9.",
         WorkType.CONFERENCE_PAPER),
        ("Sheep facts. 2015. https://wool.example/facts. Accessed May 3, 2016.", WorkType.WEB_PAGE),
        ("Counting sheep [letter]. J Wool Res. 2014;12:3-9", WorkType.LETTER),
        ("Counting sheep. J Wool Res (in press)", None),
    ],
)  # fmt: skip
def test_type(printed: str, type_: WorkType | None) -> None:
    parsed = parse(HEAD + printed)
    assert parsed.type is type_
    assert parsed.title is not None
    assert parsed.title.startswith(("Counting sheep", "Sheep facts"))
    assert [name.family for name in parsed.authors] == ["Ito", "Roe"]


@pytest.mark.parametrize(
    ("printed", "edition", "place", "publisher"),
    [
        ("2nd ed. Philadelphia, PA: Saunders; 2003.", "2nd ed.", "Philadelphia, PA", "Saunders"),
        ("New York: Wool & Sons; 2003.", None, "New York", "Wool & Sons"),
        ("3. ed. São Paulo: Lã Viva, 2003.", "3. ed.", "São Paulo", "Lã Viva"),
        ("Springer, Berlin; 2003", None, "Berlin", "Springer"),
    ],
)
def test_imprint(
    printed: str, edition: str | None, place: str | None, publisher: str | None
) -> None:
    parsed = parse(f"{HEAD}Counting sheep: a guide. {printed}")
    assert (parsed.title, parsed.journal, parsed.year) == ("Counting sheep: a guide", None, "2003")
    assert (parsed.edition, parsed.place, parsed.publisher) == (edition, place, publisher)
    assert parsed.leftover == ()


@pytest.mark.parametrize(
    "book",
    [
        "In: Poe K, Coe A, editors. Handbook of sheep. Oslo: Fleece; 2003. p. 12-20.",
        "In: Poe, K.; Coe, A. (eds.). Handbook of sheep. Oslo: Fleece, 2003. p. 12-20.",
        "In K. Poe & A. Coe (Eds.), Handbook of sheep (pp. 12-20). Oslo: Fleece, 2003.",
    ],
)
def test_a_chapter(book: str) -> None:
    parsed = parse(f"{HEAD}Counting by hand. {book}")
    assert (parsed.title, parsed.journal) == ("Counting by hand", "Handbook of sheep")
    assert [name.family for name in parsed.editors] == ["Poe", "Coe"]
    assert parsed.page == "12-20"


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("[cited 2016 May 3]", "2016 May 3"),
        ("(accessed 3 May 2016)", "3 May 2016"),
        ("Acesso em: 3 maio 2016.", "3 maio 2016"),
        ("Retrieved May 3, 2016, from", "May 3, 2016"),
    ],
)
def test_date_of_access_is_not_the_date_of_the_work(printed: str, date: str) -> None:
    parsed = parse(f"{HEAD}Sheep facts. Oslo: Fleece; 2012 {printed} https://wool.example/")
    assert (parsed.year, parsed.accessed, parsed.place) == ("2012", date, "Oslo")


def test_a_note_of_language_is_no_part_of_the_title() -> None:
    parsed = parse(f"{HEAD}[Counting sheep]. [Article in French]. Rev Laine. 2014;12:3-9.")
    assert (parsed.title, parsed.journal) == ("Counting sheep", "Rev Laine")
    raw = f"{HEAD}Counting sheep [in French]. Rev Laine. 2014;12:3-9."
    assert parse(raw).title == "Counting sheep"
    assert [raw[slice(*span)] for span in parse(raw).leftover] == ["in French"]
