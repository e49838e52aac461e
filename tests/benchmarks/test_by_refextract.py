from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from benchmarks.accuracy import by_refextract
from benchmarks.accuracy.by_refextract import as_parsed, extract, measure, sample

from casegraph.model.record import Name


def test_the_parts_of_one_reference_are_joined() -> None:
    parsed = as_parsed(
        [
            {"author": ["Almond A, Birch B and C. D. Elm et al."], "year": ["2014"], "title": []},
            {"journal_title": ["A. Journal"], "journal_volume": ["3"], "journal_page": ["1-4"]},
            {"doi": ["doi:10.1000/ABC"], "journal_year": ["2015"]},
        ]
    )
    assert parsed.authors == (
        Name(family="Almond", given="A"),
        Name(family="Birch", given="B"),
        Name(family="Elm", given="C. D."),
    )
    assert (parsed.year, parsed.title, parsed.journal) == ("2015", None, "A. Journal")
    assert (parsed.volume, parsed.issue, parsed.page) == ("3", None, "1-4")
    assert parsed.identifiers == {"doi": "10.1000/abc"}


def test_initials_behind_a_comma_belong_to_the_name_before() -> None:
    parsed = as_parsed([{"author": ["Almond, A. B., Birch, C."]}])
    assert parsed.authors == (
        Name(family="Almond", given="A. B."),
        Name(family="Birch", given="C."),
    )


@pytest.mark.parametrize(("length", "size", "step"), [(10, 5, 2), (3, 5, 1), (1000, 10, 100)])
def test_a_sample_is_spread_over_all(length: int, size: int, step: int) -> None:
    places = sample(range(length), size)
    assert places == list(range(0, length, step))[:size]
    assert len(places) == min(length, size)


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a Python that answers every string with its first word as the author."""
    script = tmp_path / "worker.py"
    script.write_text(
        "import json, sys\n"
        "for line in sys.stdin:\n"
        "    print(json.dumps([{'author': [json.loads(line).split()[0]]}]))\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(by_refextract, "WORKER", script)
    return Path(sys.executable)


def test_strings_go_to_the_worker_and_come_back_in_order(worker: Path) -> None:
    read = extract(worker, ["Almond 2014\nnext line", "Bärch 2015"])
    assert [parsed.authors for parsed in read] == [
        (Name(family="Almond"),),
        (Name(family="Bärch"),),
    ]


def test_both_are_measured_on_the_same_references(worker: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gold" / "references"
    folder.mkdir(parents=True)
    gold = {"raw": "Almond A (2014) A title. J Test 3:1-4", "authors": ["Almond A"], "style": "s"}
    (folder / "a.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    figures = measure(tmp_path, worker)
    assert figures["refextract, 1 of all"]["authors"] == 0.0
    assert figures["casegraph, the same"]["authors"] == 1.0
