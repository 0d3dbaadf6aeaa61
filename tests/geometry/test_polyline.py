"""Walks against shapely, and what is to the left of whom."""

from hypothesis import assume, given
from hypothesis import strategies as st
from shapely import LineString, Point

from scenegen.geometry.polyline import (
    aside,
    first_passing,
    leg_at,
    legs_of,
    length_of,
    nearest_point_on,
)

places = st.tuples(st.integers(-5000, 5000), st.integers(-5000, 5000))
walks = st.lists(places, min_size=2, max_size=5, unique=True).map(tuple)


@given(walks, places)
def test_the_foot_is_as_far_as_shapely_says(points, place):
    line = LineString(points)
    foot = nearest_point_on(legs_of(points), place)
    assert abs(foot.away - line.distance(Point(place))) <= 1
    held = min(max(foot.arc, 0), length_of(legs_of(points)))
    assert line.interpolate(held).distance(Point(place)) <= foot.away + 2


@given(walks, st.integers(0, 100))
def test_a_way_ends_on_the_leg_that_holds_it(points, percent):
    legs = legs_of(points)
    way = length_of(legs) * percent // 100
    leg = leg_at(legs, way)
    there = Point(leg.at(way - leg.before))
    assert LineString(points).interpolate(way).distance(there) <= 2


@given(walks, places)
def test_nothing_is_passed_that_is_out_of_reach(points, place):
    legs = legs_of(points)
    foot = nearest_point_on(legs, place)
    if foot.is_inner:
        assert first_passing(legs, place, reach=foot.away) is not None
    assert first_passing(legs, place, reach=foot.away - 1) is None


def test_what_is_behind_the_start_or_past_the_end_is_not_passed():
    legs = legs_of(((0, 0), (3000, 0)))
    assert nearest_point_on(legs, (-400, 300)) == (-400, 500, False)
    assert nearest_point_on(legs, (3300, -400)) == (3300, 500, False)
    assert first_passing(legs, (-400, 300), reach=9000) is None
    assert first_passing(legs, (700, 300), reach=300) == 700


@given(places, places)
def test_left_and_right_are_mirror_images(along, offset):
    assume(along != (0, 0) and offset != (0, 0))
    left = aside(along, offset, side="left")
    assert abs(left + aside(along, offset, side="right") - 1800) <= 2
    assert left == aside(along, (-offset[0], -offset[1]), side="right")


def test_a_walker_who_looks_east_has_the_north_on_the_left():
    assert aside((1, 0), (0, 1), side="left") == 0
    assert aside((1, 0), (1, 0), side="left") == 900
    assert aside((1, 0), (0, 1), side="right") == 1800
