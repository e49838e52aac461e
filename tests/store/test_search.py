"""Full-text search: what is found, in which order, marked how; and input of any kind."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.postgres import Server
from tests.store.samples import MEYER, NGUYEN, OTHER, save

from casegraph.model.record import Author
from casegraph.store.engine import reading, writing
from casegraph.store.phrases import MARK_END, MARK_START, Phrase, marked, parse_words
from casegraph.store.search import search

ABSTRACT = "Fever in one adult. Interleukin 7 was given; IL-6 and 7 others were not."


@pytest.fixture
def filled(archive: str) -> str:
    """Return an archive with two reports in it."""
    return fill(archive)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return an archive with two reports in it, for tests that only read."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        return fill(str(shutil.copy(template, tmp_path_factory.mktemp("library") / "archive.db")))
    server: Server = request.getfixturevalue("postgres_server")
    return fill(server.url(server.create(template=request.getfixturevalue("postgres_template"))))


def fill(archive: str) -> str:
    """Store two reports, and return the archive."""
    with writing(archive) as connection:
        save(connection, replace(MEYER, abstract=ABSTRACT), OTHER)
    return archive


def found(archive: str, words: str) -> list[tuple[str, str, int | None]]:
    """Return report, field and number of what a search finds, sorted."""
    with reading(archive) as connection:
        hits = search(connection, words)
    return sorted((hit.report, hit.field, hit.number or 0) for hit in hits)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("adult", [("meyer2018", "abstract", 0)]),
        ("ADULTS", [("meyer2018", "reference", 1)]),
        ("adult*", [("meyer2018", "abstract", 0), ("meyer2018", "reference", 1)]),
        ("another", [("meyer2018b", "title", 0)]),
        ("roy", [("meyer2018", "names", 0)]),
        ("IL-7", [("meyer2018", "reference", 2), ("meyer2018b", "reference", 7)]),
        ("il 7", [("meyer2018", "abstract", 0), *([("meyer2018", "reference", 2)]),
                  ("meyer2018b", "reference", 7)]),
        ('"IL 7"', [("meyer2018", "reference", 2), ("meyer2018b", "reference", 7)]),
        ('"interleukin 7"', [("meyer2018", "abstract", 0)]),
        ('"7 interleukin"', []),
        ('"interleu"*', [("meyer2018", "abstract", 0)]),
        ("sample-fe*", [("meyer2018", "reference", 1), ("meyer2018", "reference", 2),
                        ("meyer2018", "title", 0), ("meyer2018b", "reference", 7),
                        ("meyer2018b", "title", 0)]),
        ("fever adult", [("meyer2018", "abstract", 0)]),
        ("fever nowhere", []),
        ("e60.", [("meyer2018", "reference", 2), ("meyer2018b", "reference", 7)]),
        ("", []),
        (" \t\n", []),
        ("- * \" ' ( ) : ^ & | ! <->", []),
    ],
)  # fmt: skip
def test_what_is_found(library: str, words: str, expected: list[object]) -> None:
    assert found(library, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "fever AND", "NOT fever", "fever OR", "NEAR(fever adult)", "text:fever", "fever)",
        "((fever", '"fever', 'fe"ver', "^fever", "fever + adult", "-fever", "fever:*", "'fever",
        "fever & !adult", "fever\\", "fever<->", "fever; DROP TABLE report", "%fever%", "**",
        "fever\0adult", "\ud800 fever", "*", "fever **", "_", "{fever}", "search_index", "fever ~",
        "1e5 0x7 7.7 -7 +7", " ".join(f"word{n}" for n in range(5000)), "x" * 100_000, "é" * 3000,
        "\u202e\ufeff",
    ],
)  # fmt: skip
def test_no_input_is_a_syntax_error(library: str, words: str) -> None:
    with reading(library) as connection:
        assert isinstance(search(connection, words), tuple)


@settings(max_examples=80, deadline=None)
@given(words=st.text())
def test_any_text_may_be_searched_for(library: str, words: str) -> None:
    with reading(library) as connection:
        assert isinstance(search(connection, words), tuple)


def test_operators_are_words(library: str) -> None:
    assert found(library, "adults OR another") == []
    assert found(library, "adult NOT fever") == [("meyer2018", "abstract", 0)]


def test_accents_may_be_left_out_on_sqlite(sqlite_archive: str) -> None:
    archive = str(sqlite_archive)
    with writing(archive) as connection:
        save(connection, MEYER)
    expected = [("meyer2018", "reference", 2)]
    assert found(archive, "nguyen olander") == expected
    assert found(archive, "Nguyễn Ölander") == expected
    assert found(archive, "nguye\u0302\u0303n") == expected


def test_hits_name_report_and_work_and_mark_the_words(library: str) -> None:
    with reading(library) as connection:
        hits = search(connection, "examplavir il-7")
    assert [(hit.report, hit.work) for hit in hits] == [
        ("meyer2018", "nguyen2011"),
        ("meyer2018b", "nguyen2011"),
    ]
    words = f"{MARK_START}Examplavir{MARK_END} for sample fever with {MARK_START}IL-7{MARK_END}"
    assert words in hits[0].snippet


def test_better_texts_come_first_and_ties_in_the_order_of_keys(library: str) -> None:
    with reading(library) as connection:
        hits = search(connection, "fever")
        assert search(connection, "fever") == hits
        assert search(connection, "fever", limit=2) == hits[:2]
        assert search(connection, "fever", limit=0) == ()
    ranks = [hit.rank for hit in hits]
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[0] > ranks[-1]
    tied = [hit.report for hit in hits if hit.field == "reference" and hit.number in {2, 7}]
    assert tied == ["meyer2018", "meyer2018b"]


def test_a_text_about_the_word_comes_before_one_that_mentions_it(archive: str) -> None:
    mentions = replace(MEYER, abstract=f"{'plain words ' * 60} quagga {'plain words ' * 60}")
    with writing(archive) as connection:
        save(connection, mentions, replace(OTHER, title="The quagga"))
        hits = search(connection, "quagga")
    assert [hit.field for hit in hits] == ["title", "abstract"]


def test_what_is_replaced_is_found_no_more(filled: str) -> None:
    renamed = replace(MEYER, authors=(Author(family="Baxter"), *MEYER.authors[1:]), references=())
    with writing(filled) as connection:
        save(connection, renamed)
    assert found(filled, "adult*") == []
    assert found(filled, "baxter") == [("meyer2018", "names", 0)]


def test_the_title_of_a_reference_is_found_where_the_print_lacks_it(archive: str) -> None:
    silent = replace(NGUYEN, raw="Nguyễn T. Ann Ex 2011;5:e60")
    with writing(archive) as connection:
        save(connection, replace(MEYER, references=(silent,)))
    assert found(archive, '"sample fever with"') == [("meyer2018", "reference", 2)]


def test_words_are_phrases() -> None:
    assert parse_words('IL-7 "sample fever"* vir* "a b') == (
        Phrase(("IL", "7")),
        Phrase(("sample", "fever"), is_prefix=True),
        Phrase(("vir",), is_prefix=True),
        Phrase(("a", "b")),
    )


def test_a_snippet_is_cut_at_blanks_around_the_words() -> None:
    text = f"{'before ' * 40}the \u0002Word\u0003 stands{' after' * 80}"
    snippet = marked(text, parse_words("word"))
    assert snippet.startswith("…before before")
    assert f"the {MARK_START}Word{MARK_END} stands after" in snippet
    assert snippet.endswith("after…")
    assert len(snippet) < 300


def test_a_snippet_without_the_words_is_the_start() -> None:
    assert marked("some text", parse_words("other")) == "some text"
    assert marked("", parse_words("other")) == ""


@given(text=st.text(), words=st.text())
def test_a_snippet_adds_nothing_but_marks(text: str, words: str) -> None:
    snippet = marked(text, parse_words(words))
    assert snippet.count(MARK_START) == snippet.count(MARK_END)
    plain = snippet.replace(MARK_START, "").replace(MARK_END, "").strip("…").split()
    clean = text.replace(MARK_START, "").replace(MARK_END, "")
    assert all(word in clean for word in plain)
