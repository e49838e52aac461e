"""Importing the same files a second time changes nothing."""

from __future__ import annotations

from pathlib import Path

from tests.app.importing.samples import content, made

from casegraph.app.importing.counting import Tally
from casegraph.app.importing.run import Wishes, import_files
from casegraph.store.engine import reading
from casegraph.store.queries.lookup import find_works

WHOLE = (
    "TY  - JOUR\nAU  - Abel, A.\nTI  - A rash of no known kind\nJO  - J Nil\nVL  - 3\nPY  - 2001\n"
    "DO  - 10.5555/rash\nER  - \n"
)
WITHOUT_VOLUME = WHOLE.replace("VL  - 3\n", "")
OTHER_READER = (
    "@article{abel, author = {Abel, A.}, title = {A rash of no known kind}, journal = {J Nil},\n"
    " year = {2001}, doi = {10.5555/rash}, pages = {7--9}}\n"
)


def imported(archive: str, folder: Path) -> Tally:
    return import_files(archive, [str(folder)], Wishes(), lambda *_: None)


def test_what_only_repeated_its_own_kind_is_known_when_other_kinds_came_after_it(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "1.ris").write_text(WHOLE)
    (folder / "2.ris").write_text(WITHOUT_VOLUME)
    (folder / "3.bib").write_text(OTHER_READER)
    archive = made(str(tmp_path / "archive.db"), tmp_path)
    first = imported(archive, folder)
    assert (first.added, first.updated, first.unchanged) == (1, 1, 1)
    before = content(archive)
    second = imported(archive, folder)
    assert (second.added, second.updated, second.unchanged) == (0, 0, 3)
    assert content(archive) == before


def test_chapters_are_reports_of_their_own_beside_the_book_whose_isbn_they_state(
    tmp_path: Path,
) -> None:
    stated = "booktitle = {Handbook of nil}, year = {2001}, isbn = {978-3-16-148410-0}"
    entries = [
        f"@incollection{{a, author = {{Abel, A.}}, title = {{The skin}}, {stated}}}",
        f"@incollection{{b, author = {{Brandt, B.}}, title = {{The hand}}, {stated}}}",
        "@book{c, author = {Castor, C.}, title = {Handbook of nil}, isbn = {9783161484100}}",
    ]
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "1.bib").write_text("\n".join(entries))
    archive = made(str(tmp_path / "archive.db"), tmp_path)
    assert imported(archive, folder).added == 3
    with reading(archive) as connection:
        named = find_works(connection, "isbn:9783161484100")
        assert [work.key for work in named] == ["castor"]
    assert imported(archive, folder).unchanged == 3
