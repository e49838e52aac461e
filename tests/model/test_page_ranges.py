from __future__ import annotations

import pytest

from casegraph.model.page_ranges import expand, printed_in_full


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("592-5", "592-595"),
        ("e53-6", "e53-e56"),
        ("S12-4", "S12-S14"),
        ("1180 - 92", "1180-1192"),
        ("12-15", "12-15"),
        ("595-2", "595-2"),
        ("e53", "e53"),
        ("xi-xiv", "xi-xiv"),
    ],
)
def test_a_shortened_range_is_completed(printed: str, full: str) -> None:
    assert expand(printed) == full


@pytest.mark.parametrize("printed", ["592–5", "592—5", "592−5", "592--5", " 592\u00a0– 5 "])
def test_any_dash_parts_printed_pages(printed: str) -> None:
    assert printed_in_full(printed) == "592-595"
