"""Places by year, without overlap, whatever comes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.graph.layout import Item, layout
from casegraph.graph.timescale import LONGEST_GAP, TICK_DISTANCE, time_scale

LEFT, RIGHT = 100.0, 1100.0

items = st.lists(
    st.builds(
        Item,
        key=st.integers(0, 10**6).map(str),
        year=st.none() | st.integers(1600, 2030),
        band=st.integers(0, 3),
        half_width=st.floats(3, 90),
        above=st.floats(3, 16),
        below=st.floats(3, 40),
        labelled=st.booleans(),
        central=st.booleans(),
    ),
    max_size=40,
    unique_by=lambda item: item.key,
)


@given(items)
def test_no_two_boxes_overlap(given_items: list[Item]) -> None:
    places = layout(given_items, LEFT, RIGHT).places
    for one, other in itertools.combinations(given_items, 2):
        (x1, y1), (x2, y2) = places[one.key], places[other.key]
        apart = abs(x1 - x2) >= one.half_width + other.half_width
        above = y1 + one.below <= y2 - other.above
        below = y2 + other.below <= y1 - one.above
        assert apart or above or below


@given(items.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_the_input_does_not_matter(orders: tuple[list[Item], list[Item]]) -> None:
    one, other = orders
    assert layout(one, LEFT, RIGHT) == layout(other, LEFT, RIGHT)


@given(items)
def test_everything_stands_within_the_height(given_items: list[Item]) -> None:
    plan = layout(given_items, LEFT, RIGHT)
    for item in given_items:
        assert item.above <= plan.places[item.key][1] <= plan.height - item.below


@given(items)
def test_a_labelled_item_stands_exactly_at_its_year(given_items: list[Item]) -> None:
    plan = layout(given_items, LEFT, RIGHT)
    for item in given_items:
        if item.labelled:
            assert plan.places[item.key][0] == plan.scale.x(item.year)


def dot(key: str, year: int | None, band: int = 0, *, central: bool = False) -> Item:
    """Return an item with a label of 80 pixels."""
    return Item(key=key, year=year, band=band, half_width=40, above=10, below=30, central=central)


def test_bands_follow_each_other_downwards() -> None:
    plan = layout([dot("a", 2000, 1), dot("b", 2000, 0), dot("c", 2010, 1)], LEFT, RIGHT)
    assert plan.places["b"][1] < plan.places["a"][1] == plan.places["c"][1]


def test_a_central_item_stands_in_the_middle_and_not_level_with_another() -> None:
    others = [dot(f"o{n}", 2000) for n in range(5)]
    plan = layout([*others, dot("report", 2018, central=True)], LEFT, RIGHT)
    x, y = plan.places["report"]
    assert x > plan.places["o0"][0]
    assert abs(y - plan.height / 2) < plan.height / 4
    assert all(abs(y - plan.places[other.key][1]) >= 16 for other in others)


def test_items_without_a_label_stand_beside_each_other() -> None:
    small = [
        Item(key=str(n), year=year, band=0, half_width=5, above=5, below=5, labelled=False)
        for n, year in enumerate([2000, 2000, 2000, 2001])
    ]
    places = layout(small, LEFT, RIGHT).places
    assert len({places[str(n)][0] for n in range(3)}) == 3
    assert len({places[str(n)][1] for n in range(3)}) == 1


def test_nothing_to_place() -> None:
    plan = layout([], LEFT, RIGHT)
    assert plan.places == {}
    assert plan.height == 0
    assert plan.scale.ticks == ()


def test_years_fill_the_width_in_proportion() -> None:
    scale = time_scale([2000, 2005, 2010], LEFT, RIGHT)
    assert [scale.x(year) for year in (2000, 2005, 2010)] == [LEFT, 600, RIGHT]
    assert scale.cuts == ()


def test_a_long_gap_is_cut_and_both_its_ends_are_named() -> None:
    scale = time_scale([1900, 2000, 2004], LEFT, RIGHT)
    assert scale.x(2000) - scale.x(1900) == pytest.approx(LONGEST_GAP * scale.unit)
    assert len(scale.cuts) == 1
    assert scale.x(1900) < scale.cuts[0] < scale.x(2000)
    assert {1900, 2000} <= {year for year, _ in scale.ticks}
    assert 1950 not in scale.places


def test_works_without_a_year_stand_left_of_all() -> None:
    scale = time_scale([None, 1990, 2000], LEFT, RIGHT)
    assert scale.x(None) == LEFT
    assert scale.x(1990) > LEFT + 100
    with pytest.raises(ValueError, match="no place"):
        time_scale([1990], LEFT, RIGHT).x(None)


def test_one_year_or_none_stands_in_the_middle() -> None:
    assert time_scale([2000], LEFT, RIGHT).x(2000) == 600
    assert time_scale([None], LEFT, RIGHT).x(None) == 600


@given(st.lists(st.none() | st.integers(1600, 2030), max_size=60))
def test_named_years_keep_their_distance(years: list[int | None]) -> None:
    scale = time_scale(years, LEFT, RIGHT)
    at = [x for _, x in scale.ticks]
    assert all(after - before >= TICK_DISTANCE for before, after in itertools.pairwise(at))
    assert all(LEFT - 1e-6 <= x <= RIGHT + 1e-6 for x in scale.places.values())
    placed = sorted(scale.places)
    assert sorted(placed, key=lambda year: scale.places[year]) == placed
