"""One light thing set down where it can be turned, against shapely."""

from dataclasses import replace

import pytest
import shapely

from scenegen.cameras.visibility_estimate import FLAT
from scenegen.errors import Rejected
from scenegen.records.visibility import FLOOR
from scenegen.seeding import Key, Stream
from scenegen.tasks.perspective.facing.givers import FREED
from scenegen.tasks.search.freeing import Movable, freed
from scenegen.tasks.search.things import footprint_of
from tests.tasks.search.rooms import KINDS, catalogue, room

SEATS = Movable(("chair", "armchair"), ("chair",), is_alone=False)


def freed_in(kind: str, movable: Movable, seed: int):
    rng = Key(seed, "test", "freeing", 0).stream(Stream.SCENE)
    return freed(room(kind).scene, catalogue(), rng, movable)


@pytest.mark.parametrize("movable", [SEATS, FREED])
@pytest.mark.parametrize("kind", KINDS)
def test_it_touches_nothing_whichever_way_it_is_turned(kind, movable):
    found = 0
    for seed in range(8):
        try:
            scene, number = freed_in(kind, movable, seed)
        except Rejected:
            continue
        found += 1
        (thing,) = (each for each in scene.entities if each.id == number)
        solid = shapely.union_all(
            [
                footprint_of(each, catalogue()).polygon()
                for each in scene.entities
                if each.id != number
                and each.support == FLOOR
                and catalogue().asset(each.asset).size_mm[2] > FLAT
            ]
        )
        walls = shapely.Polygon(scene.room.outline_mm)
        for heading in range(0, 3600, 150):
            floor = footprint_of(replace(thing, heading_tenths=heading), catalogue())
            assert walls.contains(floor.polygon())
            assert not floor.polygon().intersects(solid)
    assert found


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_of_the_room_if_the_room_has_one(kind):
    before = {each.id: each for each in room(kind).scene.entities}
    for seed in range(4):
        try:
            scene, number = freed_in(kind, SEATS, seed)
        except Rejected:
            continue
        has_seat = any(
            each.category in SEATS.moved and each.support == FLOOR
            for each in before.values()
        )
        assert (number in before) is has_seat
        assert [e for e in scene.entities if e.id != number] == [
            e for e in before.values() if e.id != number
        ]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_else_may_be_taken_for_what_is_named_alone(kind):
    for seed in range(4):
        try:
            scene, number = freed_in(kind, FREED, seed)
        except Rejected:
            continue
        (name,) = (each.category for each in scene.entities if each.id == number)
        alike = {name, *catalogue().category(name).similar}
        assert [e.id for e in scene.entities if e.category in alike] == [number]
