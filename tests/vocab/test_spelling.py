from __future__ import annotations

import pytest

from casegraph.vocab.spelling import is_slip, offer


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("maravirok", "maraviroc"),
        ("maravioc", "maraviroc"),
        ("maraviroic", "maraviroc"),
        ("maravrioc", "maraviroc"),
        ("progresive multifocal", "progressive multifocal"),
    ],
)
def test_one_slip_in_one_long_word_is_near(name: str, known: str) -> None:
    assert is_slip(name, known)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("maraviroc", "maraviroc"),
        ("tocilizumab", "atezolizumab"),
        ("prednisone", "prednisolone"),
        ("nivolumabx", "pembrolizumab"),
        ("cd8 count", "cd4 count"),
        ("interleukin 2", "interleukin 7"),
        ("jcv123a", "jcv123b"),
        ("il 7", "il 2"),
        ("cuont", "count"),
        ("maravirok hydrochlorid", "maraviroc hydrochloride"),
        ("maraviroc two", "maraviroc"),
        ("", "maraviroc"),
    ],
)
def test_anything_else_is_not(name: str, known: str) -> None:
    assert not is_slip(name, known)


def test_what_is_offered() -> None:
    assert offer(()) is None
    assert offer(["a", "b"]) == "did you mean a or b?"
