"""Places with something to ask about on each of four sides."""

import numpy as np
import pytest

from scenegen.errors import Rejected
from scenegen.geometry.angles import QUARTER, TURN
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.rooms.walkable import CELL
from scenegen.seeding import Key, Stream
from scenegen.tasks.path.found import fronts
from scenegen.tasks.path.found.ringed import FINE, are_ringed, ringed_floor, views
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.found.stands import WalkShape, draw_stands
from scenegen.tasks.search.things import RoomThings

ROOMS = 24


@pytest.fixture(scope="module")
def rooms(catalogue) -> list[FinishedRoom]:
    sampler, found = RoomSampler(RoomParams(area_pct=130), catalogue), []
    names = ("hallway", "office", "childrens_room", "laundry")
    for number in range(ROOMS):
        rng = Key(6, "test", "ringed", number).stream(Stream.SCENE)
        try:
            scene = sampler.furnish(ROOM_KINDS[names[number % len(names)]], rng)
        except Rejected:
            continue
        things = RoomThings.of(scene, catalogue)
        found.append(FinishedRoom.of(things, catalogue, up=900, margin_mm=150, slant=0))
    return found


def test_four_directions_at_right_angles_have_to_show_something():
    seen = np.zeros((3, 8, 5), dtype=np.bool_)
    for turn, thing in enumerate((0, 1, 2, 3)):
        seen[0, 2 * turn + 1, thing] = True
        seen[1, 2 * turn + turn % 2, thing] = True
        seen[2, 2 * turn, 4] = turn < 3
    assert are_ringed(seen, 2).tolist() == [True, False, False]
    assert are_ringed(seen[:0], 2).tolist() == []


def test_ringed_floor_is_all_floor_with_such_views_and_no_other(rooms):
    found = 0
    for room in rooms:
        rows = np.flatnonzero(room.is_named)
        floor = room.things.floor
        seen, beside = views(room.things, floor, rows, tuple(range(0, TURN, FINE)))
        assert not (seen & beside).any()
        expected = floor[are_ringed(seen, QUARTER // FINE)]
        assert ringed_floor(room.things, rows).tolist() == expected.tolist()
        found += len(expected)
    assert found


def test_m1_is_next_to_the_places_that_are_given(rooms):
    shape, found = WalkShape((2000, 5500), 1), 0
    for number, room in enumerate(rooms):
        floor = room.things.floor
        rng = Key(7, "test", "walks", number).stream(Stream.SCENE)
        places = floor[rng.permutation(len(floor))[: len(floor) // 8]]
        if not len(places):
            continue
        stands = draw_stands(rng, floor, shape, most=20, places=places)
        for at in stands.at:
            away = np.abs(places - at).max(axis=1)
            assert away.min() <= CELL // 2
        assert len(stands.walk) == len(stands.at) == len(stands.along)
        found += len(stands)
    assert found


def test_a_room_without_enough_to_name_may_hold_no_question(rooms):
    for room in rooms:
        nothing = np.zeros(len(room.things), dtype=np.bool_)
        everything = np.ones(len(room.things), dtype=np.bool_)
        may_hold = fronts.may_hold(room, nothing)
        is_seat = np.isin(room.things.categories, fronts.GIVERS)
        few = np.count_nonzero(room.is_named & ~is_seat) < 4
        assert not (may_hold and few)
        # What may come to carry something can only help.
        assert fronts.may_hold(room, everything) or not may_hold
