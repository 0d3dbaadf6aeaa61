"""Margins of answers about a walk, on boxes placed by hand."""

from dataclasses import replace

import pytest

from scenegen.errors import Rejected
from scenegen.geometry.polyline import legs_of
from scenegen.records.rig import Route
from scenegen.tasks.path import checks
from scenegen.tasks.path.checks import EntityExtent
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.visibility.hand_made import above, box, mesh_of, scene_of

STRAIGHT = Route(((0, 0), (4000, 0)), (2000, 0), has_line=True, has_arrows=False)
(LEG,) = legs_of(STRAIGHT.points_mm)
BACK = replace(STRAIGHT, is_reversed=True)


def extent(x: int, y: int, *, heading: int = 0, size: int = 400) -> EntityExtent:
    return EntityExtent((x, y), heading, size, size)


@pytest.mark.parametrize(
    ("x", "is_clear"), [(1000, False), (1260, False), (1700, True)]
)
def test_an_object_below_a_disc_is_not_clear(x, is_clear):
    route = Route(((1000, 2500), (4200, 2500)), None, has_line=True, has_arrows=False)
    view = replace(above(), route=route)
    scene = scene_of(box(1, "box/cube", x, 2500))
    page = observe_view(build_scene_mesh(scene, mesh_of), view, 256)

    def check() -> None:
        checks.check_map(page, (1, 0), least_pcm=100, clear_percent=90)

    if is_clear:
        check()
        return
    with pytest.raises(Rejected, match=checks.UNCLEAR_ON_MAP):
        check()


def test_left_becomes_right_on_the_way_back():
    north, south = extent(2000, 900), (extent(2000, -900), extent(4900, 0))
    assert checks.check_side(STRAIGHT, north, south, side="left") == 450
    assert checks.check_side(BACK, north, south, side="right") == 450
    for route, side in ((STRAIGHT, "right"), (BACK, "left")):
        with pytest.raises(Rejected, match=checks.NOT_BESIDE):
            checks.check_side(route, north, south, side=side)


def test_what_is_ahead_is_not_beside():
    ahead, beside = extent(3500, 700), extent(2100, 900)
    others = (ahead, extent(2000, -900))
    assert checks.check_side(STRAIGHT, beside, others, side="left") > 250
    with pytest.raises(Rejected):
        checks.check_side(STRAIGHT, ahead, (beside,), side="left")


def test_the_first_on_the_way_there_is_the_last_on_the_way_back():
    near, far, behind = extent(900, 700), extent(3100, -800), extent(-900, 300)
    assert checks.check_order(STRAIGHT, near, (far, behind)) == 2200
    assert checks.check_order(BACK, far, (near,)) == 2200
    with pytest.raises(Rejected, match=checks.NOT_FIRST):
        checks.check_order(STRAIGHT, far, (near,))


@pytest.mark.parametrize("y", [700, 2500])
def test_what_is_little_behind_the_start_leaves_doubt(y):
    right = extent(1500, 700)
    for x in (-200, -650):
        with pytest.raises(Rejected, match=checks.NOT_FIRST):
            checks.check_order(STRAIGHT, right, (extent(x, y),))
    assert checks.check_order(STRAIGHT, right, (extent(-750, y),)) > 4000


@pytest.mark.parametrize(("x", "counts"), [(149, False), (151, True), (3851, False)])
def test_what_is_passed_first_is_well_inside_the_walk(x, counts):
    for place, route in ((x, STRAIGHT), (4000 - x, BACK)):
        never = extent(2000, 3000)
        if counts:
            assert checks.check_order(route, extent(place, 700), (never,)) > 0
            continue
        with pytest.raises(Rejected, match=checks.NOT_FIRST):
            checks.check_order(route, extent(place, 700), (never,))


@pytest.mark.parametrize(
    ("y", "heading", "gap"), [(0, 0, 450), (300, 0, 150), (-300, 0, 150)]
)
def test_an_object_reaches_into_the_way_as_far_as_its_box_does(y, heading, gap):
    found = checks.check_way(LEG, (extent(2000, y, heading=heading),), ())
    assert found == gap


def test_a_corner_counts_as_much_as_a_side():
    # Turned by 45 degrees, a square of 400 mm reaches 283 mm from its middle.
    assert checks.check_way(LEG, (), (extent(2000, 733, heading=450),)) == 200
    with pytest.raises(Rejected, match=checks.NOT_CLEARLY_FREE):
        checks.check_way(LEG, (), (extent(2000, 700, heading=450),))


def test_what_is_past_the_end_is_not_in_the_way():
    assert checks.check_way(LEG, (), (extent(4500, 0),)) == 300
    with pytest.raises(Rejected, match=checks.NOT_CLEARLY_FREE):
        checks.check_way(LEG, (extent(4500, 0),), ())
