"""Laws of the light that rooms get."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.angles import difference
from scenegen.records.scene import Light, Opening, Room
from scenegen.rooms.lighting import ASKEW, HOURS, OVERCAST_PCT, light_room
from scenegen.rooms.outlines import rectangle
from scenegen.rooms.placement import walls_of
from tests.rooms.furnished import seeds, stream, wide_rooms
from tests.visibility.hand_made import room_of

LAMPS = (3, 5, 8, 13)


def window(wall: int) -> Opening:
    return Opening("window", wall, 300, 900, 900, 1200)


def glazed(room: Room, *walls: int) -> Room:
    """The room with windows in some of its walls, and a door."""
    door = Opening("door", 0, 300, 850, 0, 2050)
    return replace(room, openings=(door, *(window(wall) for wall in walls)))


def lights(room: Room, lamps: tuple[int, ...] = LAMPS, count: int = 400) -> list[Light]:
    return [light_room(stream(seed), room, lamps) for seed in range(count)]


@pytest.fixture(scope="module")
def lounge() -> Room:
    return glazed(room_of(rectangle(5000, 4000)), 0, 1)


@given(room=wide_rooms, seed=seeds, wall=st.integers(0, 3))
def test_the_sun_shines_in_through_a_window(room: Room, seed: int, wall: int) -> None:
    light = light_room(stream(seed), glazed(room, wall), LAMPS)
    outward = walls_of(room)[wall].inward + 1800
    if light.sun is not None:
        assert abs(difference(light.sun.heading_tenths, outward)) <= ASKEW
        low, high = (350, 550) if light.time == "noon" else (150, 300)
        assert low <= light.sun.elevation_tenths <= high


@given(room=wide_rooms, seed=seeds)
def test_a_room_without_windows_has_no_sun_but_is_lit(room: Room, seed: int) -> None:
    light = light_room(stream(seed), glazed(room), LAMPS)
    assert light.sun is None
    assert light.lit == LAMPS
    assert light_room(stream(seed), glazed(room), ()).strength >= 50


@given(room=wide_rooms, seed=seeds)
def test_the_same_stream_gives_the_same_light(room: Room, seed: int) -> None:
    room = glazed(room, 0)
    one, other = (light_room(stream(seed), room, LAMPS) for _ in range(2))
    assert one == other


def test_times_of_day_come_as_often_as_they_should(lounge: Room) -> None:
    drawn = Counter(light.time for light in lights(lounge, count=1000))
    for hour in HOURS:
        assert abs(drawn[hour.time] / 10 - hour.weight) < 5
    days = [light for light in lights(lounge, count=1000) if light.time != "night"]
    overcast = sum(light.sun is None for light in days) / len(days)
    assert abs(100 * overcast - OVERCAST_PCT) < 6


def test_lamps_are_lit_when_it_is_dark(lounge: Room) -> None:
    share = {hour.time: Counter[int]() for hour in HOURS}
    for light in lights(lounge):
        assert set(light.lit) <= set(LAMPS)
        share[light.time].update({1: len(light.lit), 0: len(LAMPS) - len(light.lit)})
    lit = {time: count[1] / count.total() for time, count in share.items()}
    assert lit["night"] == 1.0
    assert 0.6 < lit["evening"] < 0.9
    assert max(lit["morning"], lit["noon"]) < 0.25


def test_a_night_without_lamps_has_a_bright_main_light(lounge: Room) -> None:
    nights = [light for light in lights(lounge, ()) if light.time == "night"]
    assert nights
    assert all(light.strength >= 50 and light.sun is None for light in nights)


OUTSIDES = ("floor/oak", "outside/park_noon", "outside/back_yard_night")


def test_windows_show_a_place_that_there_is_at_that_time(lounge: Room) -> None:
    drawn = [light_room(stream(seed), lounge, LAMPS, OUTSIDES) for seed in range(200)]
    wanted = {"morning": None, "noon": "park", "evening": None, "night": "back_yard"}
    shifts = set()
    for light in drawn:
        place = None if light.outside is None else light.outside.place
        assert place == wanted[light.time]
        assert light.outside is None or light.backdrop in OUTSIDES
        shifts.add(0 if light.outside is None else light.outside.shift_pct)
    assert min(shifts) >= 0
    assert max(shifts) <= 99
    assert len(shifts) > 40


@given(room=wide_rooms, seed=seeds)
def test_what_windows_show_changes_nothing_else(room: Room, seed: int) -> None:
    plain = light_room(stream(seed), glazed(room, 0), LAMPS)
    light = light_room(stream(seed), glazed(room, 0), LAMPS, OUTSIDES)
    assert replace(light, outside=None) == plain
    assert light_room(stream(seed), glazed(room), LAMPS, OUTSIDES).outside is None
