"""A map shows the whole room, and tall things at its far wall."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.cameras.map_camera import RISE_MM, view_from_above
from scenegen.geometry.pose import Vector
from scenegen.records.scene import Room
from tests.visibility.hand_made import outlines, room_of

SIZE = 448
rooms = outlines.map(room_of)


@given(rooms, st.integers(0, 3), st.integers(0, 400), st.sampled_from([0, 120]))
def test_all_of_a_room_is_in_the_picture(
    room: Room, quarter: int, margin: int, slant: int
):
    view = view_from_above(
        "map",
        room,
        is_hidden=True,
        up_tenths=900 * quarter,
        margin_mm=margin,
        slant_tenths=slant,
    )
    camera = view.camera(SIZE)
    xs, ys = zip(*room.outline_mm, strict=True)
    beyond = room.wall_mm
    inside = product((min(xs), max(xs)), (min(ys), max(ys)), (0, RISE_MM))
    around = product(
        (min(xs) - beyond, max(xs) + beyond), (min(ys) - beyond, max(ys) + beyond), (0,)
    )
    for x, y, z in (*inside, *around):
        at = camera.project(Vector(x / 1000, y / 1000, z / 1000))
        assert -0.5 <= at.u <= SIZE + 0.5
        assert -0.5 <= at.v <= SIZE + 0.5
        assert at.depth > 1.0


@pytest.mark.parametrize("up", [0, 900, 1800, 2700])
def test_what_is_up_the_page_is_ahead_and_what_is_high_leans_there(up):
    room = room_of(((0, 0), (4000, 0), (4000, 4000), (0, 4000)))
    view = view_from_above("map", room, is_hidden=True, up_tenths=up, margin_mm=100)
    camera = view.camera(SIZE)
    low, high = (camera.project(Vector(2.0, 2.0, z)) for z in (0.0, 1.0))
    assert low.u == pytest.approx(high.u)
    lean = (low.v - high.v) / camera.scale
    assert 0.15 < lean < 0.3


@pytest.mark.parametrize("up", [0, 900, 1800, 2700])
def test_without_a_slant_what_is_high_is_where_its_floor_is(up):
    room = room_of(((0, 0), (4000, 0), (4000, 4000), (0, 4000)))
    view = view_from_above(
        "map", room, is_hidden=True, up_tenths=up, margin_mm=100, slant_tenths=0
    )
    camera = view.camera(SIZE)
    for x, y in ((0.5, 3.0), (2.0, 2.0), (3.7, 0.2)):
        low, high = (camera.project(Vector(x, y, z)) for z in (0.0, 1.5))
        assert (low.u, low.v) == pytest.approx((high.u, high.v))
