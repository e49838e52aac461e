"""Many records with one mistake each: every one is refused at its line, with its field."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.broken import SOUND, Broken, broken_records, page_of
from tests.cli.conftest import Run

from casegraph.app.archive import bundled_terms
from casegraph.app.inputs import Input
from casegraph.app.validate import ValidateAnswer, validate
from casegraph.issues import Severity
from casegraph.vocab.terms import Vocabulary

BROKEN = tuple(broken_records())


@pytest.fixture(scope="module")
def answers() -> dict[str, ValidateAnswer]:
    """Return what is said of every broken record, and of the sound one, by name."""
    inputs = [Input(broken.name, broken.text.encode()) for broken in BROKEN]
    inputs.append(Input("sound", page_of(SOUND).text.encode()))
    return {answer.file: answer for answer in validate(inputs, Vocabulary(bundled_terms()))}


def test_the_sound_record_is_sound(answers: dict[str, ValidateAnswer]) -> None:
    sound = answers["sound"]
    assert sound.valid
    assert sound.missing == ()


def test_there_are_many_different_mistakes() -> None:
    assert len({broken.text for broken in BROKEN}) == len(BROKEN) >= 100


@pytest.mark.parametrize("broken", BROKEN, ids=[broken.name for broken in BROKEN])
def test_a_mistake_is_told_at_its_place(answers: dict[str, ValidateAnswer], broken: Broken) -> None:
    answer = answers[broken.name]
    errors = [issue for issue in answer.issues if issue.severity is Severity.ERROR]
    assert not answer.valid
    assert [issue.where.line for issue in errors] == [broken.line], errors
    if broken.path is not None:
        assert errors[0].where.path == broken.path


def test_add_refuses_them_all_and_makes_no_archive(run: Run, tmp_path: Path) -> None:
    chosen = BROKEN[::6]
    for at, broken in enumerate(chosen):
        (tmp_path / f"{at:03}.yaml").write_text(broken.text, encoding="utf-8")
    ran = run("add", *(f"{at:03}.yaml" for at in range(len(chosen))), "--json")
    assert ran.code == 3
    told = [
        [issue["line"] for issue in answer["issues"] if issue["severity"] == "error"]
        for answer in ran.data
    ]
    assert told == [[broken.line] for broken in chosen]
    assert {answer["status"] for answer in ran.data} == {"invalid"}
    assert not (tmp_path / "casegraph.db").exists()
