"""What one reference says twice: in its text, its identifiers, its dates."""

from __future__ import annotations

from typing import Any

import pytest
from tests.check.lists import found, reference

from casegraph.vocab.enums import WorkType


@pytest.mark.parametrize(
    ("doi", "year", "objects"),
    [
        ("10.1016/j.bjps.2012.03.009", "2021", True),
        ("10.1016/j.bjps.2012.03.009", "2010", True),
        ("10.1016/j.bjps.2012.03.009", "2012", False),
        ("10.1016/j.bjps.2012.03.009", "2015", False),
        ("10.1016/j.bjps.2012.03.009", "2011", False),
        ("10.3389/fimmu.2018.01298", "2008", True),
        ("10.1155/2014/514753", "2004", True),
        ("10.1136/bcr-2013-200123", "2018", True),
        ("10.1111/j.1365-2141.2011.08986.x", "2001", True),
        ("10.1007/s13365-009-0001-1", "2021", False),
        ("10.1016/s0169-409x(01)00187-9", "2021", False),
    ],
)
def test_the_year_in_a_doi(doi: str, year: str, objects: bool) -> None:
    one = reference(identifiers={"doi": doi}, year=year)
    assert bool(found("year-against-doi", one)) is objects


@pytest.mark.parametrize(
    ("printed", "objects"),
    [
        ("doi:10.1000/other", True),
        ("https://doi.org/10.1000/other.", True),
        ("doi:10.1000/one-a.", False),
        ("doi:10.1000/one\u2013a", False),
        ("doi:10.1000/one-a/suppl", False),
        ("10.1000/other 10.1000/one-a", False),
        ("no identifier, 10.5 mg", False),
    ],
)
def test_the_doi_that_is_printed(printed: str, objects: bool) -> None:
    one = reference(raw=f"Doe J (2001) A title. {printed}", identifiers={"doi": "10.1000/one-a"})
    assert bool(found("doi-against-print", one)) is objects


@pytest.mark.parametrize(
    ("read", "objects"),
    [
        ("Accessed 3 May 1999", True),
        ("[accessed 1999 Apr 18]", True),
        ("[cited 1998 Jan]", True),
        ("Acesso em: 7 out. 1999", True),
        ("Accessed 3 May 2001", False),
        ("Accessed 3 May 2012", False),
        ("cited in a report of 1999", False),
    ],
)
def test_a_page_that_was_read_before_it_was_there(read: str, objects: bool) -> None:
    one = reference(raw=f"WHO (2001) A page. https://example.org. {read}")
    assert bool(found("accessed-before-year", one)) is objects


def test_what_is_in_press_for_years() -> None:
    def issues(raw: str, issued: str | None, **fields: Any) -> bool:
        one = reference(**{"raw": raw, "volume": None, **fields})
        return bool(found("in-press-for-years", one, issued=issued))

    assert issues("Doe J (2001) A title. J Test (in press)", "2018")
    assert issues("Doe J. A title. J Test 2001 [Epub ahead of print]", "2003-05")
    assert not issues("Doe J (2001) A title. J Test (in press)", "2002")
    assert not issues("Doe J (2001) A title. J Test (in press)", None)
    assert not issues("Doe J (2001) A title. J Test 4 (in press)", "2018", volume="4")
    assert not issues("Doe J (2001) Impressions. J Test", "2018")


@pytest.mark.parametrize(
    ("kind", "lacks", "told"),
    [
        (WorkType.JOURNAL_ARTICLE, ("journal",), "no journal read"),
        (WorkType.JOURNAL_ARTICLE, ("authors", "year"), "no authors, year read"),
        (WorkType.BOOK, ("journal", "volume", "page", "authors"), None),
        (WorkType.BOOK, ("journal", "title"), "no title read"),
        (WorkType.BOOK_CHAPTER, ("journal",), "no journal read"),
        (WorkType.THESIS, ("journal", "volume"), None),
        (WorkType.WEB_PAGE, ("journal", "volume", "authors", "year"), None),
        (WorkType.WEB_PAGE, ("title",), "no title read"),
        (WorkType.DATASET, ("journal", "year"), None),
        (None, ("journal", "volume"), None),
        (None, ("journal",), "no journal read"),
        (WorkType.OTHER, ("journal", "volume", "year"), "no year read"),
    ],
)
def test_what_a_citation_has_depends_on_its_kind(
    kind: WorkType | None, lacks: tuple[str, ...], told: str | None
) -> None:
    empty: dict[str, Any] = {name: () if name == "authors" else None for name in lacks}
    details = [issue.detail for issue in found("missing-fields", reference(type=kind, **empty))]
    assert [detail[: len(told or "")] for detail in details] == ([told] if told else [])


def test_an_identifier_alone_and_a_work_in_press_lack_nothing() -> None:
    bare: dict[str, Any] = {
        **dict.fromkeys(("title", "journal", "year", "volume", "page")),
        "authors": (),
    }
    identifiers = {"doi": "10.1000/a", "pmid": "12"}
    for raw in ("10.1000/A", "doi:10.1000/a pmid:12", "12"):
        assert not found("missing-fields", reference(raw=raw, identifiers=identifiers, **bare))
    assert found("missing-fields", reference(raw="See 10.1000/a", identifiers=identifiers, **bare))
    in_press = "Doe J, Roe R. Title 1. J Test (in press)"
    assert not found("missing-fields", reference(raw=in_press, year=None))
    assert found("missing-fields", reference(raw=in_press, year=None, title=None))
