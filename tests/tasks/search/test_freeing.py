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
from tools.room_figures.bodies import Crowd
from tools.room_figures.laws import broken

SEATS = Movable(("chair", "armchair"), added=("chair",))


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
    assert found or kind != "living_room"


@pytest.mark.parametrize("movable", [SEATS, FREED])
@pytest.mark.parametrize("kind", KINDS)
def test_all_else_stays_and_the_only_one_of_its_kind_is_moved(kind, movable):
    before = {each.id: each for each in room(kind).scene.entities}
    names = [each.category for each in before.values()]
    alike = {n: {n, *catalogue().category(n).similar} for n in {*names, "chair"}}
    only = [
        each.id
        for each in before.values()
        if each.category in movable.moved
        and each.support == FLOOR
        and sum(name in alike[each.category] for name in names) == 1
    ]
    for seed in range(4):
        try:
            scene, number = freed_in(kind, movable, seed)
        except Rejected:
            continue
        assert not only or number in only
        assert [e for e in scene.entities if e.id != number] == [
            e for e in before.values() if e.id != number
        ]


def test_it_is_a_named_model_where_there_is_one_of_its_category():
    named = Movable(("chair",), ("chair",), models=("chair/ladderback",))
    found = 0
    for kind in KINDS:
        for seed in range(4):
            try:
                scene, number = freed_in(kind, named, seed)
            except Rejected:
                continue
            (thing,) = (each for each in scene.entities if each.id == number)
            assert thing.asset == "chair/ladderback"
            found += 1
    assert found
    other = Movable(("chair",), ("chair",), models=("sofa/none",))
    assert len(other.models_of("chair", catalogue())) > 1


@pytest.mark.parametrize("movable", [SEATS, FREED])
@pytest.mark.parametrize("kind", KINDS)
def test_it_breaks_no_law_of_furnished_rooms(kind, movable):
    for seed in range(20, 30):
        try:
            scene, _ = freed_in(kind, movable, seed)
        except Rejected:
            continue
        assert broken(Crowd(scene, catalogue())) == []
