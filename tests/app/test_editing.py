"""Working files: whose lines are whose, where problems stand, and what is never lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.app.archive import initialize
from casegraph.app.editing import annotate, examine, resume, start, store
from casegraph.app.history import latest
from casegraph.app.ingest import add
from casegraph.app.inputs import Input
from casegraph.app.location import Location
from casegraph.app.meanwhile import compare
from casegraph.app.rewrite import rewrite
from casegraph.app.working_files import (
    WorkingFile,
    composed,
    create,
    edits_folder,
    kept_files,
    lines_above,
    own_text,
    recognize,
)
from casegraph.errors import InvalidInputError, UndecidedError, UsageError

REPORT = b"""key: smith2020
title: A report of its own
authors: [{family: Smith, given: Jo}]
journal: Journal of Reports
issued: "2020"
abstract: What happened.
"""
LINES = st.lists(st.text(st.characters(exclude_categories=["C", "Z"])), max_size=8)


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """Return an archive with one small report."""
    path = str(tmp_path / "one.db")
    initialize(Location(path, "a test"))
    [answer] = add(path, [Input("report.yaml", REPORT)])
    assert answer.key == "smith2020", answer.issues
    return path


@pytest.fixture
def file(archive: str, tmp_path: Path) -> WorkingFile:
    """Return a fresh working file of the report."""
    return start(archive, "smith2020", tmp_path / "edits")


def change(file: WorkingFile, old: str, new: str) -> None:
    text = file.path.read_text(encoding="utf-8")
    assert old in text
    file.path.write_text(text.replace(old, new), encoding="utf-8")


@given(LINES, LINES)
def test_the_persons_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], notes: list[str]
) -> None:
    text = "\n".join([*lines, "end"])
    path = tmp_path_factory.mktemp("text") / "text.yaml"
    whole = composed(text, notes)
    path.write_text(whole, encoding="utf-8")
    assert own_text(path) == (text, ())
    assert whole.split("\n")[lines_above(len(notes)) :] == text.split("\n")


def test_a_note_is_one_line_that_every_record_may_hold(tmp_path: Path) -> None:
    path = tmp_path / "text.yaml"
    path.write_text(composed("end", ["two\nlines and \x07"]), encoding="utf-8")
    assert path.read_text(encoding="utf-8").splitlines()[1:] == [r"#! two\nlines and \x07", "end"]
    assert own_text(path) == ("end", ())


@pytest.mark.parametrize(
    "key", ["smith2020", "a/b", "../up", "ü ber", "x" * 500, "a-r1-00000000.yaml", "."]
)
def test_files_are_told_apart_by_their_keys(tmp_path: Path, key: str) -> None:
    file = create(tmp_path / "edits", key, 3, "title: x\n", [])
    other = create(tmp_path / "edits", f"{key}x", 3, "title: x\n", [])
    assert file.path.parent == tmp_path / "edits"
    assert recognize(file.path, key) == file
    assert recognize(other.path, key) is None
    assert kept_files(key, tmp_path / "edits") == (file,)


def test_every_archive_has_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    one, other, server = (
        edits_folder(Location(name, "a test"))
        for name in ("one/casegraph.db", "other/casegraph.db", "postgresql://u:secret@h/x")
    )
    assert len({one, other, server}) == 3
    assert edits_folder(Location(str(tmp_path / "one/casegraph.db"), "a test")) == one
    assert "secret" not in str(server)


def test_a_change_is_examined_then_stored(archive: str, file: WorkingFile) -> None:
    change(file, "title: A report", "title: Another report")
    draft = examine(archive, file)
    assert [c.path for c in draft.changes] == ["title"]
    assert latest(archive, "smith2020")[1] == 1
    assert store(archive, file, draft, "why").revision == 2
    assert not file.path.exists()
    record, revision = latest(archive, "smith2020")
    assert (record.title, record.abstract, revision) == (
        "Another report of its own",
        "What happened.",
        2,
    )


def test_a_refused_text_is_not_stored(archive: str, file: WorkingFile) -> None:
    change(file, "title: A", "titel: A")
    draft = examine(archive, file)
    assert draft.record is None
    with pytest.raises(InvalidInputError) as refused:
        store(archive, file, draft)
    assert refused.value.issues == draft.issues
    assert file.path.exists()


def test_annotating_again_replaces_the_notes(archive: str, file: WorkingFile) -> None:
    change(file, "title: A", "titel: A")
    before = own_text(file.path)
    for _ in range(3):
        [issue, *others] = annotate(file, examine(archive, file))
        lines = file.path.read_text(encoding="utf-8").splitlines()
        assert lines[(issue.where.line or 0) - 1].startswith("titel: A")
        assert sum(line.startswith("#! ") for line in lines) == 2 + 2 * len(others) + bool(
            issue.hint
        )
        assert own_text(file.path) == before


def test_a_warning_that_the_report_had_before_is_no_news(archive: str, file: WorkingFile) -> None:
    entry = "references:\n  - number: 1\n    raw: Smith J (2020) A title. J Rep 1:5000-5999\n"
    change(file, "abstract:", f"{entry}abstract:")
    draft = examine(archive, file)
    assert [issue.code for issue in draft.issues if "pages" in issue.detail]
    store(archive, file, draft)
    again = start(archive, "smith2020", file.path.parent)
    change(again, "title: A", "title: The")
    assert [issue for issue in examine(archive, again).issues if "pages" in issue.detail] == []


def test_what_others_changed_is_told_apart(archive: str, file: WorkingFile) -> None:
    record, _ = latest(archive, "smith2020")
    change(file, "title: A", "title: My")
    change(file, "abstract: What", "abstract: That")
    theirs = replace(record, abstract=None)
    rewrite(archive, "smith2020", theirs, reader="edit", text="", message="theirs")
    with pytest.raises(UndecidedError, match="changed meanwhile"):
        examine(archive, file)
    found = compare(archive, file)
    assert [c.path for c in found.ours] == ["title", "abstract"]
    assert [(c.path, c.before, c.after) for c in found.theirs] == [
        ("abstract", "What happened.", None)
    ]


def test_a_text_of_an_older_revision_moves_to_the_latest(archive: str, file: WorkingFile) -> None:
    record, _ = latest(archive, "smith2020")
    change(file, "title: A", "title: My\nnotes: y\n#")
    rewrite(
        archive, "smith2020", replace(record, notes="x"), reader="edit", text="", message="theirs"
    )
    folder = file.path.parent
    with pytest.raises(UndecidedError):
        resume(archive, "smith2020", file.path, folder, move=False)
    moved = resume(archive, "smith2020", file.path, folder)
    assert (moved.revision, kept_files("smith2020", folder)) == (2, (moved,))
    assert '#! notes: null -> "x"' in moved.path.read_text(encoding="utf-8").splitlines()
    assert [c.path for c in examine(archive, moved).changes] == ["title", "notes"]


def test_what_others_changed_elsewhere_is_joined(archive: str, file: WorkingFile) -> None:
    record, _ = latest(archive, "smith2020")
    change(file, "title: A", "title: My")
    text = file.path.read_bytes()
    theirs = replace(record, abstract="Else.", volume="3")
    rewrite(archive, "smith2020", theirs, reader="edit", text="", message="theirs")
    assert resume(archive, "smith2020", file.path, file.path.parent, move=False) == file
    draft = examine(archive, file)
    assert (draft.revision, [c.path for c in draft.changes]) == (2, ["title"])
    assert [c.path for c in draft.theirs] == ["abstract", "volume"]
    assert file.path.read_bytes() == text
    rewrite(
        archive, "smith2020", replace(theirs, page="9"), reader="edit", text="", message="again"
    )
    with pytest.raises(UndecidedError):
        store(archive, file, draft)
    assert store(archive, file, examine(archive, file)).revision == 4
    after, _ = latest(archive, "smith2020")
    assert (after.title, after.abstract, after.volume, after.page) == (
        "My report of its own",
        "Else.",
        "3",
        "9",
    )


def test_a_text_of_the_latest_revision_stays_where_it_is(archive: str, file: WorkingFile) -> None:
    text = file.path.read_bytes()
    assert resume(archive, "smith2020", file.path, file.path.parent) == file
    assert file.path.read_bytes() == text


def test_another_reports_file_is_refused(archive: str, file: WorkingFile) -> None:
    other = file.path.rename(file.path.with_name("other.yaml"))
    with pytest.raises(UsageError, match="holds no edit of smith2020"):
        resume(archive, "smith2020", other, other.parent)


def test_a_text_in_utf_16_is_read_and_annotated_as_utf_8(archive: str, file: WorkingFile) -> None:
    text = file.path.read_text(encoding="utf-8").replace("title: A", "titel: Ä")
    file.path.write_bytes(text.encode("utf-16"))
    draft = examine(archive, file)
    annotate(file, draft)
    assert "titel: Ä" in file.path.read_text(encoding="utf-8")


def test_what_is_no_text_is_left_as_it_is(archive: str, file: WorkingFile) -> None:
    data = "title: Fälle".encode("latin-1")
    file.path.write_bytes(data)
    draft = examine(archive, file)
    assert (draft.text, draft.record) == (None, None)
    assert [issue.code for issue in annotate(file, draft)] == ["wrong-encoding"]
    assert file.path.read_bytes() == data
