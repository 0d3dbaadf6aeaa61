"""Where a person can stand: all of it, in one piece, with room for the body."""

from collections import deque

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.rooms.walkable import CELL, walkable
from tests.rooms.furnished import outline_of, wide_rooms
from tests.visibility.hand_made import joineds, outlines, room_of

bodies = st.integers(100, 500)
obstacles = st.lists(
    st.builds(
        Footprint,
        st.builds(
            FloorPosition,
            st.integers(0, 8000),
            st.integers(0, 8000),
            st.integers(0, 3599),
        ),
        st.integers(100, 3000),
        st.integers(100, 3000),
    ),
    max_size=5,
)
rooms = (outlines | joineds).map(room_of)
Cell = tuple[int, int]


def free_cells(room, things, body) -> list[Cell]:
    """Every grid point where a body can stand, one by one."""
    outline = outline_of(room)
    west, south, east, north = (int(bound) for bound in outline.bounds)
    xs = range(west + CELL // 2, east, CELL)
    ys = range(south + CELL // 2, north, CELL)
    grown = [shapely.Polygon(each.corners(body)) for each in things]
    return [
        (x, y)
        for x in xs
        for y in ys
        if outline.contains_properly(
            shapely.box(x - body, y - body, x + body, y + body)
        )
        and not any(shapely.intersects_xy(each, x, y) for each in grown)
    ]


def pieces(cells: list[Cell]) -> list[set[Cell]]:
    """Cells that are reached from one another by steps to the four sides."""
    left = set(cells)
    found = []
    for cell in cells:
        if cell not in left:
            continue
        left.remove(cell)
        piece, queue = {cell}, deque([cell])
        while queue:
            x, y = queue.popleft()
            for dx, dy in ((CELL, 0), (-CELL, 0), (0, CELL), (0, -CELL)):
                step = x + dx, y + dy
                if step in left:
                    left.remove(step)
                    piece.add(step)
                    queue.append(step)
        found.append(piece)
    return found


def points_of(room, things, body) -> list[Cell]:
    return [(int(x), int(y)) for x, y in walkable(room, things, body).points]


@given(rooms, obstacles, bodies)
def test_the_floor_is_a_largest_piece_of_the_free_cells(room, things, body):
    found = points_of(room, things, body)
    expected = pieces(free_cells(room, things, body))
    assert len(found) == max((len(piece) for piece in expected), default=0)
    assert not found or set(found) in expected


@given(rooms, obstacles, bodies)
def test_points_are_sorted_and_appear_once(room, things, body):
    found = points_of(room, things, body)
    assert found == sorted(set(found))
    assert walkable(room, things, body).points.dtype == np.dtype(np.int64)


@given(rooms, obstacles, bodies)
def test_a_body_touches_neither_walls_nor_objects(room, things, body):
    for x, y in points_of(room, things, body):
        here = shapely.Point(x, y)
        assert outline_of(room).contains(here)
        assert outline_of(room).exterior.distance(here) >= body
        for each in things:
            assert each.polygon().distance(here) >= body - 2


@given(wide_rooms, bodies)
def test_an_empty_rectangle_is_walkable_up_to_its_walls(room, body):
    found = points_of(room, [], body)
    if len(room.outline_mm) == 4:
        assert found == free_cells(room, [], body)


def test_a_room_that_is_full_has_no_floor():
    room = room_of(((0, 0), (3000, 0), (3000, 3000), (0, 3000)))
    full = [Footprint(FloorPosition(1500, 1500, 0), 2600, 2600)]
    assert points_of(room, full, 300) == []


@pytest.mark.parametrize(("door", "is_whole"), [(1000, True), (500, False)])
def test_a_door_joins_two_halves_when_the_body_fits_through(door, is_whole):
    room = room_of(((0, 0), (6000, 0), (6000, 4000), (0, 4000)))
    wall = Footprint(FloorPosition(2500, (4000 - door) // 2, 900), 4000 - door, 200)
    found = points_of(room, [wall], 300)
    assert any(x > 3000 for x, _ in found)
    assert any(x < 2000 for x, _ in found) == is_whole


@given(wide_rooms, st.integers(-1000, 9000), st.integers(-1000, 9000))
def test_the_nearest_point_is_the_first_of_the_nearest(room, x, y):
    floor = walkable(room, [], 100)
    points = [(int(a), int(b)) for a, b in floor.points]
    expected = min(points, key=lambda point: (point[0] - x) ** 2 + (point[1] - y) ** 2)
    assert floor.nearest(x, y) == expected
