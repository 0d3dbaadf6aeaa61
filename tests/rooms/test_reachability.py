"""A passage knows whether a person still gets from door to door."""

from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Opening
from scenegen.rooms.openings import door_position
from scenegen.rooms.reachability import BODY_MM, DOOR_MM, Reachability
from scenegen.rooms.walkable import CELL, walkable
from tests.rooms.furnished import exact
from tests.rooms.open_rooms import open_rooms
from tests.visibility.hand_made import room_of

WEST = Opening("door", 3, 1600, 800, 0, 2000)
EAST = Opening("door", 1, 1600, 800, 0, 2000)
ROOM = replace(
    room_of(((0, 0), (6000, 0), (6000, 4000), (0, 4000))), openings=(EAST, WEST)
)


def wall_across(gap: int, x: int = 3000) -> Footprint:
    """Across the room from its north wall, up to a gap before its south wall."""
    length = 4000 - gap
    return Footprint(FloorPosition(x, gap + length // 2, 900), length, 200)


def small_things(room):
    xs, ys = zip(*room.outline_mm, strict=True)
    spots = st.builds(
        FloorPosition,
        st.integers(min(xs), max(xs)),
        st.integers(min(ys), max(ys)),
        st.integers(0, 3599),
    )
    return st.builds(Footprint, spots, st.integers(200, 2000), st.integers(200, 900))


@given(open_rooms())
def test_empty_rooms_are_open(room):
    assert Reachability(room).is_open


@pytest.mark.parametrize(("gap", "is_open"), [(0, False), (400, False), (1000, True)])
def test_a_wall_across_the_room_needs_a_gap_as_wide_as_a_person(gap, is_open):
    passage = Reachability(ROOM)
    assert passage.admits(wall_across(gap)) == is_open
    passage.add(wall_across(gap))
    assert passage.is_open == is_open


def test_asking_takes_no_floor():
    passage = Reachability(ROOM)
    assert not passage.admits(wall_across(0))
    assert passage.is_open
    assert passage.admits(Footprint(FloorPosition(3000, 2000, 0), 500, 500))


def test_two_halves_of_a_wall_close_what_each_leaves_open():
    passage = Reachability(ROOM)
    south = Footprint(FloorPosition(3000, 900, 900), 1800, 200)
    north = Footprint(FloorPosition(3000, 3100, 900), 1800, 200)
    assert passage.admits(south)
    assert passage.admits(north)
    passage.add(south)
    assert not passage.admits(north)


def test_the_floor_before_a_door_cannot_be_taken():
    passage = Reachability(ROOM)
    assert not passage.admits(Footprint(FloorPosition(500, 2000, 0), 1000, 1400))
    assert not passage.admits(Footprint(FloorPosition(5500, 2000, 0), 1000, 1400))
    assert passage.admits(Footprint(FloorPosition(500, 500, 0), 900, 900))


def test_windows_need_no_passage():
    window = replace(WEST, kind="window", sill_mm=900, height_mm=1200)
    passage = Reachability(replace(ROOM, openings=(EAST, window)))
    assert passage.admits(Footprint(FloorPosition(500, 2000, 0), 900, 1400))


def test_a_room_is_not_left_in_two_halves_though_one_has_all_doors():
    passage = Reachability(replace(ROOM, openings=(WEST,)))
    assert not passage.admits(wall_across(0, x=3000))
    assert passage.admits(wall_across(0, x=5400))


@given(open_rooms(), st.data())
def test_what_is_admitted_leaves_one_floor_that_reaches_all_doors(room, data):
    passage = Reachability(room)
    stands = []
    for footprint in data.draw(st.lists(small_things(room), max_size=6)):
        if passage.admits(footprint):
            passage.add(footprint)
            stands.append(footprint)
    assert passage.is_open
    points = walkable(room, stands, BODY_MM).points.tolist()
    for door in room.openings:
        if door.kind == "door":
            x, y = door_position(door, room)
            assert any(
                abs(x - a) <= DOOR_MM and abs(y - b) <= DOOR_MM for a, b in points
            )


@given(st.integers(0, 3599), st.integers(-600, 600), st.integers(-600, 600))
def test_steps_between_points_that_are_left_keep_the_body_clear(heading, dx, dy):
    thing = Footprint(FloorPosition(3000 + dx, 2000 + dy, heading), 900, 500)
    points = {(int(x), int(y)) for x, y in walkable(ROOM, [thing], BODY_MM).points}
    grown = exact(thing).buffer(BODY_MM - 3)
    for x, y in points:
        for step in ((x + CELL, y), (x, y + CELL)):
            if step in points:
                assert not shapely.LineString([(x, y), step]).intersects(grown)
