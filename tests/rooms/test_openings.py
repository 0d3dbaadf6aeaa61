"""Doors and windows lie in their walls, apart, and their floor lies in the room."""

from collections import Counter
from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from scenegen.records.scene import Opening, Room
from scenegen.rooms.openings import (
    DOOR_DEPTH,
    DOOR_MARGIN,
    GAP,
    LINTEL,
    NARROWEST,
    WIDEST,
    WINDOW_DEPTH,
    door_position,
    keep_clear,
    open_walls,
    window_zones,
)
from scenegen.rooms.outlines import GRID, Outline, draw_outline
from scenegen.rooms.placement import walls_of
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.shell.windows import SILL_EARS, SILL_THICKNESS
from tests.rooms.furnished import seeds, stream
from tests.rooms.open_rooms import KINDS, kinds, of_kind, open_rooms
from tests.visibility.hand_made import outlines


def lengths(outline: Outline) -> list[int]:
    pairs = zip(outline, outline[1:] + outline[:1], strict=True)
    return [abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairs]


def apart(room_outline: Outline, openings: tuple[Opening, ...]) -> None:
    """Each opening keeps the gap to the corners of its wall and to its neighbours."""
    for wall, length in enumerate(lengths(room_outline)):
        edge = 0
        for each in openings:
            if each.wall == wall:
                assert each.offset_mm >= edge + GAP
                edge = each.offset_mm + each.width_mm
        assert edge == 0 or edge + GAP <= length


@given(open_rooms())
def test_openings_lie_apart_inside_their_walls(room):
    apart(room.outline_mm, room.openings)
    for each in room.openings:
        assert each.offset_mm % GRID == 0
        assert 0 <= each.sill_mm < each.sill_mm + each.height_mm
        assert each.sill_mm + each.height_mm <= room.height_mm - LINTEL


@given(open_rooms())
def test_openings_are_sorted_by_wall_and_offset(room):
    places = [(each.wall, each.offset_mm) for each in room.openings]
    assert places == sorted(set(places))


@given(open_rooms())
def test_a_room_has_as_many_doors_and_windows_as_its_kind_wants(room):
    counts = ROOM_KINDS[room.kind].openings
    assert 1 <= len(of_kind(room, "door")) <= counts.doors[1]
    windows = len(of_kind(room, "window"))
    assert windows <= counts.windows[1]
    assert windows > 0 or counts.windows[0] == 0


@given(open_rooms())
def test_doors_and_windows_have_the_sizes_of_real_ones(room):
    for door in of_kind(room, "door"):
        assert 800 <= door.width_mm <= 900
        assert 2000 <= door.height_mm <= 2100
        assert door.sill_mm == 0
    for window in of_kind(room, "window"):
        assert NARROWEST <= window.width_mm <= WIDEST
        assert window.sill_mm in (0, 100, 200, 300, 850, 900, 950, 1000)
        assert 2050 <= window.sill_mm + window.height_mm <= 2300


@given(open_rooms())
def test_some_wall_is_left_without_a_window(room):
    walls = {window.wall for window in of_kind(room, "window")}
    assert len(walls) <= 2
    corners = len(room.outline_mm)
    if len(walls) == 2:
        a, b = sorted(walls)
        assert b - a in (1, corners - 1)


@given(seeds, outlines, kinds)
def test_odd_and_narrow_rooms_keep_to_the_same_gaps(seed, outline, kind):
    openings = open_walls(stream(seed), outline, ROOM_KINDS[kind].openings)
    apart(outline, openings)
    has_door = any(each.kind == "door" for each in openings)
    assert has_door or max(lengths(outline)) < 2 * GAP + 900


@given(open_rooms())
def test_the_floor_before_doors_and_windows_lies_in_the_room(room):
    floor = shapely.Polygon(room.outline_mm)
    for door, footprint in zip(of_kind(room, "door"), keep_clear(room), strict=True):
        strip = footprint.polygon()
        assert strip.area == (DOOR_DEPTH + 50) * (door.width_mm + 2 * DOOR_MARGIN)
        assert shapely.covers(floor.buffer(1), strip)
        assert touches_wall(room, door, strip)
    for window, zone in zip(of_kind(room, "window"), window_zones(room), strict=True):
        strip = zone.footprint.polygon()
        assert zone.sill_mm == max(window.sill_mm - SILL_THICKNESS, 0)
        assert strip.area == WINDOW_DEPTH * (window.width_mm + 2 * SILL_EARS)
        assert shapely.covers(floor.buffer(1), strip)
        assert touches_wall(room, window, strip)


def touches_wall(room: Room, opening: Opening, strip: shapely.Polygon) -> bool:
    """Whether a strip of floor begins at its opening, by the outline itself."""
    a = shapely.Point(room.outline_mm[opening.wall])
    edge = shapely.LineString(
        [a, room.outline_mm[(opening.wall + 1) % len(room.outline_mm)]]
    )
    ends = (opening.offset_mm, opening.offset_mm + opening.width_mm)
    return all(strip.distance(edge.interpolate(end)) <= 1 for end in ends)


@given(open_rooms())
def test_a_door_is_reached_from_a_point_on_the_floor_it_keeps_free(room):
    doors = of_kind(room, "door")
    for door, footprint in zip(doors, keep_clear(room), strict=True):
        spot = shapely.Point(door_position(door, room))
        assert footprint.polygon().contains(spot)
        wall = walls_of(room)[door.wall]
        away = abs(spot.x - wall.x) if wall.along % 1800 else abs(spot.y - wall.y)
        assert away == DOOR_DEPTH // 2


@given(open_rooms(), st.integers(1, 3))
def test_openings_of_a_room_turned_by_quarters_stay_in_their_walls(room, quarters):
    corners = room.outline_mm
    for _ in range(quarters):
        corners = tuple((-y, x) for x, y in corners)
    turned = replace(room, outline_mm=corners)
    for before, after in zip(keep_clear(room), keep_clear(turned), strict=True):
        x, y = before.spot.x, before.spot.y
        for _ in range(quarters):
            x, y = -y, x
        assert (after.spot.x, after.spot.y) == (x, y)
        turn = (after.spot.heading_tenths - before.spot.heading_tenths) % 3600
        assert turn == 900 * quarters


@pytest.mark.parametrize("kind", KINDS)
def test_all_walls_sizes_and_numbers_occur(kind):
    counts = ROOM_KINDS[kind].openings
    rooms = [
        open_walls(stream(seed), draw_outline(stream(seed), 2400), counts)
        for seed in range(60)
    ]
    doors = Counter(sum(each.kind == "door" for each in room) for room in rooms)
    least, most = counts.doors
    assert set(doors) == set(range(least, most + 1))
    assert {each.wall for room in rooms for each in room} == {0, 1, 2, 3}


def test_one_stream_gives_one_set_of_openings():
    outline = draw_outline(stream(1), 2000)
    counts = ROOM_KINDS["bedroom"].openings
    first, second = (open_walls(stream(5), outline, counts) for _ in range(2))
    assert first == second
    assert first != open_walls(stream(6), outline, counts)


@given(seeds, st.sampled_from(["bedroom", "living_room", "kitchen"]))
def test_two_doors_of_a_rectangle_are_in_different_walls(seed, kind):
    rng = stream(seed)
    openings = open_walls(rng, draw_outline(rng, 2000), ROOM_KINDS[kind].openings)
    walls = [each.wall for each in openings if each.kind == "door"]
    assert len(walls) == len(set(walls))
