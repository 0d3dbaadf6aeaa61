"""Footprints fit exactly when they lie in the room and clear of one another."""

from dataclasses import replace

import pytest
import shapely
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.rooms.floor_plan import FloorPlan
from scenegen.rooms.placement import SKIRTING_GAP, Stretch, walls_of
from tests.rooms.furnished import (
    exact,
    footprints,
    outline_of,
    sides,
    spots,
    wide_rooms,
)
from tests.visibility.hand_made import room_of

GRID_MM = 2
"""Corners lie on whole millimetres, and halves of odd sides are rounded down."""

steps = st.integers(-4000, 4000)
clearances = st.integers(0, 400)
small = st.integers(50, 400)
medium = st.integers(100, 900)


@given(spots, steps, steps)
def test_an_offset_is_undone_by_going_back(spot, forward, left):
    away = spot.offset(forward, left)
    back = away.offset(-forward, -left)
    assert abs(back.x - spot.x) <= 1
    assert abs(back.y - spot.y) <= 1
    assert away.heading_tenths == spot.heading_tenths
    squared = (away.x - spot.x) ** 2 + (away.y - spot.y) ** 2
    assert squared**0.5 == pytest.approx((forward**2 + left**2) ** 0.5, abs=1)


def test_forward_is_where_the_heading_points_and_left_is_left_of_it():
    spot = FloorPosition(100, 200, 900)
    assert spot.offset(50, 0) == (100, 250, 900)
    assert spot.offset(0, 50) == (50, 200, 900)
    assert spot.turned(2800) == (100, 200, 100)
    assert spot.turned(-1000).heading_tenths == 3500


@given(footprints, clearances)
def test_corners_are_those_of_the_rectangle_on_the_grid(footprint, margin):
    corners = footprint.corners(margin)
    ideal = shapely.get_coordinates(exact(footprint, margin).exterior)[:4]
    assert all(type(value) is int for corner in corners for value in corner)
    for corner, wanted in zip(corners, ideal, strict=True):
        assert corner == pytest.approx(tuple(wanted), abs=1.3)
    assert shapely.LinearRing(corners).is_ccw
    assert footprint.polygon(margin).equals(shapely.Polygon(corners))


@given(footprints, st.integers(-4, 4), st.integers(-4, 4))
def test_equal_footprints_meet_corner_to_corner_as_far_off_as_any_can(one, gap, aside):
    x, y, heading = one.spot.offset(one.length + gap, one.width + aside)
    other = Footprint(FloorPosition(x, y, heading), one.length, one.width)
    assert one.meets(other) == one.polygon().intersects(other.polygon())


@given(footprints, sides, sides, st.integers(0, 3599), st.data())
def test_footprints_meet_when_their_corners_say_so(one, length, width, heading, data):
    margin = data.draw(clearances)
    reach = (one.length + one.width + length + width) // 2 + margin
    along, across = (data.draw(st.integers(-reach, reach)) for _ in range(2))
    x, y, _ = one.spot.offset(along, across)
    other = Footprint(FloorPosition(x, y, heading), length, width)
    touching = one.polygon(margin).intersects(other.polygon())
    assert one.meets(other, margin) == touching


@given(wide_rooms, st.data(), clearances)
def test_what_fits_lies_in_the_room_clear_of_all_others(room, data, clearance):
    plan = FloorPlan(room)
    for footprint in data.draw(st.lists(inside(room, medium), max_size=8)):
        if plan.fits(footprint, clearance):
            plan.add(footprint)
    inner = outline_of(room).buffer(-20 + GRID_MM, join_style="mitre")
    for number, footprint in enumerate(plan.footprints):
        assert inner.covers(exact(footprint))
        for other in plan.footprints[:number]:
            apart = exact(footprint).distance(exact(other))
            assert apart > 0
            assert apart >= clearance - GRID_MM


def inside(room, extents=sides):
    """Footprints whose middle lies in the bounding box of a room."""
    xs, ys = zip(*room.outline_mm, strict=True)
    places = st.builds(
        FloorPosition,
        st.integers(min(xs), max(xs)),
        st.integers(min(ys), max(ys)),
        st.integers(0, 3599),
    )
    return st.builds(Footprint, places, extents, extents)


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(wide_rooms, st.data(), clearances, st.integers(0, 200))
def test_what_has_room_to_spare_fits(room, data, clearance, gap):
    plan = FloorPlan(room)
    for footprint in data.draw(st.lists(inside(room, small), max_size=3)):
        plan.add(footprint)
    candidate = data.draw(inside(room, small))
    inner = outline_of(room)
    spacious = inner.covers(exact(candidate, gap + GRID_MM)) and not any(
        exact(candidate, clearance + GRID_MM).intersects(exact(other, GRID_MM))
        for other in plan.footprints
    )
    assume(spacious)
    assert plan.fits(candidate, clearance, wall_gap=gap)


@given(wide_rooms, st.data(), clearances)
def test_more_clearance_never_helps(room, data, clearance):
    plan = FloorPlan(room)
    plan.add(data.draw(inside(room)))
    candidate = data.draw(inside(room))
    if plan.fits(candidate, clearance + 50):
        assert plan.fits(candidate, clearance)
    if plan.fits(candidate, clearance, wall_gap=70):
        assert plan.fits(candidate, clearance, wall_gap=20)


ROOM = room_of(((0, 0), (3000, 0), (3000, 2000), (0, 2000)))


def test_touching_is_too_near_for_neighbours_but_not_for_walls():
    plan = FloorPlan(ROOM)
    plan.add(Footprint(FloorPosition(500, 500, 0), 400, 400))
    assert not plan.fits(Footprint(FloorPosition(900, 500, 0), 400, 400), 0)
    assert plan.fits(Footprint(FloorPosition(901, 500, 0), 400, 400), 0)
    assert not plan.fits(Footprint(FloorPosition(1000, 500, 0), 400, 400), 100)
    assert plan.fits(Footprint(FloorPosition(2780, 500, 0), 400, 400), 100)
    assert not plan.fits(Footprint(FloorPosition(2781, 500, 0), 400, 400), 100)
    assert plan.fits(Footprint(FloorPosition(2800, 500, 0), 400, 400), 100, wall_gap=0)


def test_the_notch_of_an_l_is_not_floor():
    outline = ((0, 0), (4000, 0), (4000, 2000), (2000, 2000), (2000, 4000), (0, 4000))
    plan = FloorPlan(room_of(outline))
    assert not plan.fits(Footprint(FloorPosition(3000, 3000, 0), 200, 200), 0)
    assert not plan.fits(Footprint(FloorPosition(1900, 1900, 450), 600, 600), 0)
    assert plan.fits(Footprint(FloorPosition(1000, 3000, 0), 200, 200), 0)


MIDDLE = Footprint(FloorPosition(1500, 1000, 0), 400, 400)


def test_reserved_floor_has_room_but_takes_no_object():
    plan = FloorPlan(ROOM)
    plan.keep(Footprint(FloorPosition(1500, 1000, 0), 800, 800))
    assert not plan.fits(MIDDLE, 0)
    assert plan.has_room(MIDDLE, 0, wall_gap=20)
    beside = Footprint(FloorPosition(2101, 1000, 0), 400, 400)
    # What is kept is free of things, not of the clearance around them.
    assert plan.fits(beside, 100)
    assert plan.footprints == []


def test_a_place_with_a_limit_takes_only_what_is_no_higher():
    plan = FloorPlan(ROOM)
    plan.limit(Footprint(FloorPosition(1500, 1000, 0), 800, 800), 900)
    assert plan.fits(MIDDLE, 0, height=900)
    assert not plan.fits(MIDDLE, 0, height=901)
    assert plan.fits(Footprint(FloorPosition(500, 500, 0), 400, 400), 0, height=2500)


def test_of_several_limits_the_lowest_counts():
    plan = FloorPlan(ROOM)
    for height in (1200, 300):
        plan.limit(Footprint(FloorPosition(1500, 1000, 0), 800, 800), height)
    assert plan.fits(MIDDLE, 0, height=300)
    assert not plan.fits(MIDDLE, 0, height=800)


@given(wide_rooms, st.data(), st.integers(0, 200))
def test_a_plan_holds_what_the_outline_covers(room, data, gap):
    candidate = data.draw(inside(room, medium))
    plan = FloorPlan(room)
    outline = outline_of(room)
    if outline.covers(exact(candidate, gap + GRID_MM)):
        assert plan.holds(candidate, gap)
    if not outline.covers(exact(candidate, gap - GRID_MM)):
        assert not plan.holds(candidate, gap)


@given(footprints, footprints, st.integers(0, 300))
def test_footprints_meet_when_their_polygons_do(one, other, margin):
    meets = one.polygon(margin).intersects(other.polygon())
    assert one.meets(other, margin) == bool(meets)


depths = st.integers(50, 900)
heights = st.integers(100, 2000)


def at_stretch(stretch: Stretch, depth: int, width: int, shift: int) -> Footprint:
    """With its back to the wall, its left side so far from the start of a stretch."""
    wall = stretch.wall
    start = FloorPosition(wall.x, wall.y, wall.along)
    along = start.offset(stretch.start + shift + (width + 1) // 2, 0)
    face = along._replace(heading_tenths=wall.inward)
    return Footprint(face.offset(SKIRTING_GAP + (depth + 1) // 2, 0), depth, width)


@given(wide_rooms, st.data(), clearances, depths, heights)
def test_a_free_stretch_of_wall_holds_what_is_as_wide(
    room, data, clearance, depth, height
):
    plan = FloorPlan(room)
    for footprint in data.draw(st.lists(inside(room, medium), max_size=4)):
        plan.add(footprint)
    plan.keep(data.draw(inside(room, medium)))
    plan.limit(data.draw(inside(room, medium)), 900)
    plan.close(data.draw(inside(room, medium)))
    for wall in walls_of(room):
        for stretch in plan.free_along(wall, depth, clearance, height):
            for width in {stretch.length - 1, stretch.length // 2} - {0}:
                for shift in (0, stretch.length - 1 - width):
                    footprint = at_stretch(stretch, depth, width, shift)
                    assert plan.fits(footprint, clearance, height=height)


def square_in(room):
    """As `inside`, square to the walls."""
    return inside(room, medium).map(
        lambda each: replace(
            each, spot=each.spot._replace(heading_tenths=each.spot[2] // 900 * 900)
        )
    )


@given(wide_rooms, st.data(), clearances, depths)
def test_beyond_the_free_stretches_of_a_wall_nothing_fits(room, data, clearance, depth):
    plan = FloorPlan(room)
    for footprint in data.draw(st.lists(square_in(room), max_size=5)):
        plan.add(footprint)
    for wall in walls_of(room):
        free = plan.free_along(wall, depth, clearance, 500)
        ends = [end for each in free for end in (each.start - 1, each.end + 1)]
        for along in (*ends, *range(SKIRTING_GAP + 1, wall.length - SKIRTING_GAP, 371)):
            if not SKIRTING_GAP < along < wall.length - SKIRTING_GAP:
                continue
            thin = at_stretch(Stretch(wall, along - 1, along + 1), depth, 2, 0)
            fits = plan.fits(thin, clearance, wall_gap=SKIRTING_GAP)
            homes = [each for each in free if each.start < along < each.end]
            assert fits == bool(homes), (wall, along, free)


def test_free_stretches_follow_what_is_taken_kept_limited_and_closed():
    plan = FloorPlan(ROOM)
    south = walls_of(ROOM)[0]
    block = Footprint(FloorPosition(1500, 300, 0), 400, 400)
    whole = [Stretch(south, 30, 2970)]

    def free(height: int = 500) -> list[Stretch]:
        return plan.free_along(south, 300, 100, height)

    assert free() == whole
    plan.close(block)
    assert [each[1:] for each in free()] == [(30, 1270), (1730, 2970)]
    plan.close()
    assert free() == whole
    plan.limit(block, 900)
    assert free(900) == whole
    assert [each[1:] for each in free(901)] == [(30, 1270), (1730, 2970)]
    plan.keep(Footprint(FloorPosition(2500, 300, 0), 400, 400))
    assert [each[1:] for each in free()] == [(30, 2270), (2730, 2970)]
    plan.add(block)
    assert [each[1:] for each in free()] == [(30, 1199), (1801, 2270), (2730, 2970)]


def test_nothing_is_placed_on_closed_floor_until_it_is_opened():
    plan = FloorPlan(ROOM)
    plan.keep(MIDDLE)
    assert plan.is_open(MIDDLE, 0, 20)
    assert not plan.fits(MIDDLE, 0)
    plan = FloorPlan(ROOM)
    plan.close(Footprint(FloorPosition(1500, 1000, 0), 800, 800))
    assert not plan.fits(MIDDLE, 0)
    assert not plan.is_open(MIDDLE, 0, 20)
    assert plan.has_room(MIDDLE, 0, 20)
    plan.close(Footprint(FloorPosition(500, 500, 0), 800, 800))
    assert plan.fits(MIDDLE, 0)
    plan.close()
    assert plan.fits(Footprint(FloorPosition(500, 500, 0), 400, 400), 0)
