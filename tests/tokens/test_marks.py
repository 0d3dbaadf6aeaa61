from dataclasses import replace

import pytest

from scenegen.geometry.angles import cosine, sine
from scenegen.records.item import MapMark
from scenegen.records.rig import FloorMark, Route
from scenegen.tokens.depth_grid import BEYOND, floor_code
from scenegen.tokens.marks import map_marks
from tests.strategies import MAP, SIZE, Patch, paint, view

AHEAD = 2500
"""A place on the floor before the camera of `view`, millimetres from it."""


def floored(camera):
    """What a camera shows of an empty room: floor wherever a ray points down."""
    visibility = paint(camera, ())
    depth = visibility.depth.copy()
    lens = camera.camera(SIZE)
    for row in range(SIZE):
        ray = lens.unproject(SIZE / 2, row + 0.5, 1.0).z - lens.origin.z
        depth[row] = -lens.origin.z / ray if ray < 0 else 50.0
    return replace(visibility, depth=depth)


def marked(kind, *, ahead=AHEAD, turn=0):
    """A camera with a mark on the floor straight ahead."""
    camera = view(0, heading_tenths=450)
    x, y, _ = camera.position_mm
    place = (x + round(ahead * cosine(450)), y + round(ahead * sine(450)))
    return replace(camera, floor_marks=(FloorMark(kind, place, 450 + turn),))


def test_a_cross_has_the_mark_x_at_its_middle():
    camera = marked("cross")
    (mark,) = map_marks(floored(camera))
    place = camera.floor_marks[0].position_mm
    assert (mark.label, mark.row) == ("X", 23 - 4)
    assert mark.column in (11, 12)
    assert abs(mark.pixel[0] - 168) <= 1
    assert mark.pixel[1] > 168
    assert mark.distance == floor_code(camera.position_mm, place)


@pytest.mark.parametrize(("turn", "side"), [(900, -1), (-900, 1)])
def test_an_arrow_is_marked_at_its_tip(turn, side):
    (mark,) = map_marks(floored(marked("arrow", turn=turn)))
    assert mark.label == "ARROW"
    assert (mark.pixel[0] - 168) * side > 40


@pytest.mark.parametrize("ahead", [-2500, 300])
def test_a_floor_mark_out_of_the_picture_has_no_mark(ahead):
    assert map_marks(floored(marked("cross", ahead=ahead))) == ()


def test_a_floor_mark_that_furniture_hides_has_no_mark():
    camera = marked("cross")
    hidden = paint(camera, (Patch(1, (0, 0, SIZE, SIZE), 1.0),))
    assert map_marks(hidden) == ()


def walk(**changes):
    """The marks of a walk with one bend over the map of 6 m."""
    points = ((500, 500), (500, 3500), (4500, 3500))
    route = replace(Route(points, (2500, 3500), True, True), **changes)
    return map_marks(paint(replace(MAP, route=route), ()))


def test_a_walk_is_marked_from_1_to_2_whichever_way_it_leads():
    expected = (
        MapMark("1", 20, 4, (56, 280), BEYOND),
        MapMark("BEND", 8, 4, (56, 112), BEYOND),
        MapMark("M1", 8, 12, (168, 112), BEYOND),
        MapMark("2", 8, 20, (280, 112), BEYOND),
    )
    assert walk() == walk(is_reversed=True) == walk(has_arrows=False) == expected


def test_the_middle_is_on_its_own_leg():
    found = [mark.label for mark in walk(middle_mm=(500, 2000))]
    assert found == ["1", "M1", "BEND", "2"]


def test_bends_that_are_not_drawn_have_no_marks():
    found = [mark.label for mark in walk(has_line=False, middle_mm=None)]
    assert found == ["1", "2"]


def test_most_views_have_no_marks():
    assert map_marks(paint(view(0), ())) == map_marks(paint(MAP, ())) == ()
