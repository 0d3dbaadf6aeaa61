"""Places are where their names say: at the wall, in a corner, before, around."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.angles import difference
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.rooms.placement import (
    GRID,
    SKIRTING_GAP,
    Wall,
    around,
    at_wall,
    before,
    in_corner,
    in_open,
    walls_of,
)
from scenegen.seeding import between, pick
from tests.rooms.furnished import exact, outline_of, ray, seeds, stream, wide_rooms
from tests.visibility.hand_made import outlines, room_of

rooms = outlines.map(room_of)
thick = st.integers(150, 800)
hosts = st.builds(
    Footprint,
    st.builds(
        FloorPosition,
        st.integers(-500, 500),
        st.integers(-500, 500),
        st.integers(0, 3599),
    ),
    st.integers(400, 1500),
    st.integers(400, 2200),
)


def seen_from(host: FloorPosition, spot: FloorPosition) -> tuple[float, float]:
    """How far a spot lies ahead of a host, and to its left."""
    angle = np.radians(host.heading_tenths / 10)
    x, y = spot.x - host.x, spot.y - host.y
    return (
        x * np.cos(angle) + y * np.sin(angle),
        y * np.cos(angle) - x * np.sin(angle),
    )


@given(rooms)
def test_walls_run_around_the_room_with_the_floor_on_their_inner_side(room):
    walls = walls_of(room)
    assert sum(wall.length for wall in walls) == outline_of(room).length
    for wall, after in zip(walls, walls[1:] + walls[:1], strict=True):
        end = FloorPosition(wall.x, wall.y, wall.along).offset(wall.length, 0)
        assert end[:2] == (after.x, after.y)
        foot = FloorPosition(wall.x, wall.y, wall.along).offset(wall.length // 2, 0)
        inner = foot._replace(heading_tenths=wall.inward).offset(1, 0)
        outer = foot._replace(heading_tenths=wall.inward).offset(-1, 0)
        assert outline_of(room).contains(shapely.Point(inner[:2]))
        assert not outline_of(room).intersects(shapely.Point(outer[:2]))


@given(wide_rooms, seeds, thick, thick)
def test_at_a_wall_the_back_is_to_the_wall_and_the_front_to_the_room(
    room, seed, depth, width
):
    spot = at_wall(stream(seed), room, depth, width)
    if spot is None:
        assert min(wall.length for wall in walls_of(room)) < width + 2 * SKIRTING_GAP
        return
    stands = [
        (behind, along)
        for wall in walls_of(room)
        for behind, along in [from_wall(wall, spot)]
        if wall.inward == spot.heading_tenths
        and SKIRTING_GAP - 1 <= behind - depth / 2 <= SKIRTING_GAP + 1
        and along - width / 2 >= SKIRTING_GAP - 1
        and along + width / 2 <= wall.length - SKIRTING_GAP + 1
    ]
    assert stands


def from_wall(wall: Wall, spot: FloorPosition) -> tuple[float, float]:
    """How far a spot lies before a wall, and along it from its start."""
    along, behind = seen_from(FloorPosition(wall.x, wall.y, wall.along), spot)
    return behind, along


def test_a_wall_that_is_too_short_gives_no_place():
    room = room_of(((0, 0), (1000, 0), (1000, 9000), (0, 9000)))
    spots = [at_wall(stream(seed), room, 400, 1800) for seed in range(60)]
    assert None in spots
    headings = {spot.heading_tenths for spot in spots if spot is not None}
    assert headings == {0, 1800}


@given(wide_rooms, seeds, thick, thick)
def test_in_a_corner_the_back_is_to_one_wall_and_the_corner_near(
    room, seed, depth, width
):
    spot = in_corner(stream(seed), room, depth, width)
    stands = [
        (behind, along)
        for wall in walls_of(room)
        for behind, along in [from_wall(wall, spot)]
        if wall.inward == spot.heading_tenths
        and 59 <= behind - depth / 2 <= 201
        and 59 <= along - width / 2 <= 201
    ]
    assert stands


def test_every_corner_is_used():
    room = room_of(((0, 0), (4000, 0), (4000, 4000), (0, 4000)))
    spots = [in_corner(stream(seed), room, 300, 300) for seed in range(40)]
    assert {(spot.x > 2000, spot.y > 2000) for spot in spots} == {
        (False, False), (False, True), (True, False), (True, True),
    }  # fmt: skip


@given(rooms, seeds)
def test_in_the_open_is_anywhere_on_the_grid(room, seed):
    spot = in_open(stream(seed), room)
    west, south, east, north = outline_of(room).bounds
    assert west <= spot.x <= east
    assert south <= spot.y <= north
    assert spot.x % GRID == spot.y % GRID == 0
    assert spot.heading_tenths in range(0, 3600, 150)


def test_in_the_open_reaches_every_edge_and_heading():
    room = room_of(((0, 0), (200, 0), (200, 100), (0, 100)))
    rng = stream(1)
    found = [in_open(rng, room) for _ in range(600)]
    assert {spot.x for spot in found} == {0, 50, 100, 150, 200}
    assert {spot.y for spot in found} == {0, 50, 100}
    assert {spot.heading_tenths for spot in found} == set(range(0, 3600, 150))


@given(hosts, seeds, thick, st.tuples(st.integers(0, 600), st.integers(0, 600)))
def test_what_is_before_something_faces_it_across_the_gap(host, seed, depth, gap):
    low, high = sorted(gap)
    spot = before(stream(seed), host, depth, gap=(low, high))
    ahead, left = seen_from(host.spot, spot)
    assert low - 2 <= ahead - host.length / 2 - depth / 2 <= high + 2
    assert abs(left) <= host.width / 6 + 2
    assert difference(spot.heading_tenths, host.spot.heading_tenths) == -1800
    assert ray(*spot, reach=high + depth + 2).intersects(exact(host))


@given(hosts, seeds, st.integers(200, 600), st.integers(200, 600))
def test_seats_around_a_table_face_it_and_do_not_stand_in_it(host, seed, depth, width):
    spot = around(stream(seed), host, depth, width)
    table, seat = exact(host), exact(Footprint(spot, depth, width))
    assert ray(*spot, reach=depth + 200).intersects(table)
    inward = [difference(spot.heading_tenths, host.spot.heading_tenths + 900 * side)
              for side in range(4)]  # fmt: skip
    assert min(abs(turn) for turn in inward) <= 60
    # A turn of 6 degrees brings a corner of the seat nearer by a tenth of its width.
    assert seat.distance(table) >= 38 - 0.1 * width or seat.distance(table) > 0
    assert middle_gap(spot, table) <= depth / 2 + 162


def middle_gap(spot: FloorPosition, table: shapely.Polygon) -> float:
    return float(shapely.Point(spot.x, spot.y).distance(table))


def test_seats_go_to_all_four_sides_and_share_a_long_one():
    host = Footprint(FloorPosition(0, 0, 0), 800, 2000)
    spots = [around(stream(seed), host, 450, 450) for seed in range(200)]
    sides = {900 * round((spot.heading_tenths - 1800) / 900) % 3600 for spot in spots}
    assert sides == {0, 900, 1800, 2700}
    long_side = sorted({round(spot.y, -1) for spot in spots if spot.x > 500})
    assert long_side == pytest.approx([-670, 0, 670], abs=10)


@given(rooms)
def test_the_middle_is_that_of_the_bounding_box(room):
    west, south, east, north = outline_of(room).bounds
    assert room.middle_mm == ((west + east) // 2, (south + north) // 2)


@given(st.integers(-50, 50), st.integers(0, 12), st.integers(1, 7))
def test_numbers_in_between_include_both_ends_and_keep_the_step(low, steps, step):
    rng = stream(5)
    high = low + steps * step
    found = {between(rng, low, high, step) for _ in range(60 * (steps + 1))}
    assert found == set(range(low, high + 1, step))


def test_a_range_that_the_step_does_not_fill_stays_below_its_end():
    rng = stream(6)
    assert {between(rng, 0, 10, 4) for _ in range(100)} == {0, 4, 8}


def test_everything_is_picked_about_equally_often():
    rng = stream(7)
    picks = [pick(rng, "abcd") for _ in range(4000)]
    for letter in "abcd":
        assert 850 < picks.count(letter) < 1150
