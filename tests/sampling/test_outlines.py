"""Outlines are axis-aligned, counter-clockwise, on the grid, and as large as asked."""

from collections import Counter

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from scenegen.sampling.outlines import (
    GRID,
    draw_outline,
    ell,
    finish_room,
    rectangle,
    side_for,
)
from scenegen.sampling.palette import FLOORS, WALL_MATERIALS, daylight
from tests.sampling.furnished import seeds, stream

hundreds = st.integers(10, 90).map(lambda n: 100 * n)
areas = st.integers(800, 6000)


@given(hundreds, hundreds)
def test_a_rectangle_runs_counter_clockwise_around_its_area(length, width):
    outline = shapely.Polygon(rectangle(length, width))
    assert outline.exterior.is_ccw
    assert outline.equals(shapely.box(0, 0, length, width))


@given(hundreds, hundreds, st.integers(1, 9), st.integers(1, 9), st.integers(0, 7))
def test_an_l_is_a_rectangle_without_one_corner(length, width, a, b, turn):
    notch = length * a // 10, width * b // 10
    corners = ell(length, width, notch=notch, turn=turn)
    west = 0 if turn % 4 in (1, 2) else length - notch[0]
    south = 0 if turn % 4 in (2, 3) else width - notch[1]
    missing = shapely.box(west, south, west + notch[0], south + notch[1])
    outline = shapely.Polygon(corners)
    assert len(corners) == 6
    assert outline.exterior.is_ccw
    assert outline.equals(shapely.box(0, 0, length, width) - missing)


@given(seeds, areas, st.booleans())
def test_drawn_outlines_have_straight_walls_on_the_grid(seed, area, is_ell):
    corners = draw_outline(stream(seed), area, is_ell=is_ell)
    assert len(corners) == (6 if is_ell else 4)
    assert shapely.Polygon(corners).exterior.is_ccw
    for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
        assert (a[0] == b[0]) != (a[1] == b[1])
        assert a[0] % GRID == a[1] % GRID == 0


@given(seeds, areas, st.booleans())
def test_drawn_outlines_are_about_as_large_as_asked(seed, area, is_ell):
    outline = shapely.Polygon(draw_outline(stream(seed), area, is_ell=is_ell))
    share = outline.area / 10_000 / area
    # Sides are rounded down to the grid; an L grows by 39 % and loses up to a quarter.
    assert 0.85 <= share <= (1.26 if is_ell else 1.0)
    west, south, east, north = outline.bounds
    assert max(east - west, north - south) <= 1.65 * min(east - west, north - south)


def test_both_ways_to_lie_and_all_four_missing_corners_occur():
    boxes = [draw_outline(stream(seed), 2000, is_ell=False) for seed in range(40)]
    assert {x > y for _, _, (x, y), _ in boxes} == {True, False}
    ells = [draw_outline(stream(seed), 2000, is_ell=True) for seed in range(40)]
    missing = Counter(
        (x > 0, y > 0)
        for corners in ells
        for x in (0, max(x for x, _ in corners))
        for y in (0, max(y for _, y in corners))
        if (x, y) not in corners
    )
    assert len(missing) == 4
    assert sum(missing.values()) == len(ells)


@given(areas, st.integers(100, 200))
def test_a_side_is_the_longest_on_the_grid_that_does_not_exceed_the_area(area, aspect):
    side = side_for(area, aspect)
    assert side % GRID == 0
    if side > GRID:
        assert side * side * aspect / 100 <= area * 10_000
    assert (side + GRID) ** 2 * aspect / 100 > area * 10_000


@given(seeds, areas, st.booleans())
def test_finished_rooms_are_plausible(seed, area, is_ell):
    rng = stream(seed)
    outline = draw_outline(rng, area, is_ell=is_ell)
    room = finish_room(rng, outline)
    assert room.outline_mm == outline
    assert room.shape == ("l" if is_ell else "rectangle")
    assert room.height_mm in range(2500, 2901, 50)
    assert room.floor in FLOORS
    assert room.walls.material in WALL_MATERIALS
    light = daylight(rng)
    assert light.heading_tenths in range(3600)
    assert 450 <= light.elevation_tenths <= 700


@pytest.mark.parametrize("seed", range(3))
def test_one_stream_gives_one_room(seed):
    rooms = [
        finish_room(rng, draw_outline(rng, 2500, is_ell=True))
        for rng in (stream(seed), stream(seed))
    ]
    assert rooms[0] == rooms[1]
    assert rooms[0] != finish_room(stream(seed + 50), rooms[0].outline_mm)
