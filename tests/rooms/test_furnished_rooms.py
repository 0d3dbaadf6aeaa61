"""In furnished rooms nothing floats, collides, or stands in front of a door."""

from itertools import combinations

import pytest
import shapely

from scenegen.cameras.visibility_estimate import FLAT
from scenegen.records.scene import Room, Scene
from scenegen.records.visibility import CEILING, FLOOR, WALL
from scenegen.rooms.room_types import ROOM_KINDS
from tests.rooms.bodies import (
    Body,
    bodies,
    edge_of,
    footprint_of,
    sides_of,
    strip_before,
    top_of,
)
from tests.rooms.fixtures import HOMES
from tests.rooms.furnished import outline_of

GRID_MM = 2
"""Corners lie on whole millimetres, and halves of odd sides are rounded down."""

BODY_MM = 250
"""Half the width of a person."""

REACH_MM = 450
"""How near a person has to get to the floor in front of a door."""


@pytest.fixture(scope="session")
def crowds(scenes, catalogue) -> list[tuple[Scene, list[Body]]]:
    return [(scene, bodies(scene, catalogue)) for scene in scenes]


def on_floor(crowd: list[Body]) -> list[Body]:
    """What a person bumps into: no rugs, but curtains."""
    return [body for body in crowd if body.low == 0 and body.high > FLAT]


def test_every_kind_of_room_is_furnished(homes):
    assert set(homes) == set(ROOM_KINDS)
    for name, rooms in homes.items():
        assert len(rooms) == HOMES >= 10
        assert {scene.room.kind for scene in rooms} == {name}
        assert {scene.room.shape for scene in rooms} <= set(ROOM_KINDS[name].shapes)
        assert min(len(scene.entities) for scene in rooms) >= 5


def test_everything_rests_on_what_holds_it(crowds, catalogue):
    held = dict.fromkeys((FLOOR, WALL, CEILING), 0)
    for scene, crowd in crowds:
        for body in crowd:
            support = body.entity.support
            if support in held:
                held[support] += 1
            if support == FLOOR:
                assert body.low == 0
            elif support == WALL:
                hang = catalogue.category(body.entity.category).hang_mm
                assert body.low == hang
            elif support == CEILING:
                assert body.high == scene.room.height_mm
            else:
                host = crowd[support - 1]
                assert body.low == host.low + host.asset.surface.z_mm
    assert all(count > 20 for count in held.values())


def test_what_is_on_something_lies_wholly_on_its_level_top(crowds):
    found = 0
    for _, crowd in crowds:
        for body in crowd:
            if body.entity.support > 0:
                found += 1
                host = crowd[body.entity.support - 1]
                assert host.entity.id == body.entity.support != body.entity.id
                top = top_of(footprint_of(host.entity, host.asset), host.asset)
                assert top.buffer(GRID_MM).covers(body.plan), body.entity
    assert found > 100


def test_everything_lies_within_the_walls_and_below_the_ceiling(crowds):
    for scene, crowd in crowds:
        inner = outline_of(scene.room).buffer(GRID_MM, join_style="mitre")
        for body in crowd:
            assert inner.covers(body.plan), body.entity
            assert 0 <= body.low < body.high <= scene.room.height_mm


def test_what_hangs_on_a_wall_has_its_back_to_it(crowds):
    for scene, crowd in crowds:
        sides = sides_of(scene.room)
        for body in crowd:
            if body.entity.support == WALL and body.low > 0:
                back = edge_of(footprint_of(body.entity, body.asset), "back")
                near = [side for side in sides if side.distance(back) <= GRID_MM]
                assert any(side.buffer(GRID_MM).covers(back) for side in near)


def is_carried(upper: Body, lower: Body) -> bool:
    """Whether one stands on the other, inside of its box as on the seat of a sofa."""
    return upper.entity.support == lower.entity.id


def test_no_two_objects_are_in_one_place(crowds):
    for _, crowd in crowds:
        thick = [body for body in crowd if body.high - body.low > FLAT or body.low > 0]
        for a, b in combinations(thick, 2):
            if is_carried(a, b) or is_carried(b, a):
                continue
            if a.low < b.high and b.low < a.high:
                shared = a.plan.intersection(b.plan)
                # A sliver of the grid at an edge is no collision.
                sliver = shared.buffer(-GRID_MM)
                assert sliver.is_empty, (a.entity, b.entity)


def test_furniture_stands_apart(crowds):
    for _, crowd in crowds:
        for a, b in combinations(on_floor(crowd), 2):
            assert a.plan.distance(b.plan) > 0, (a.entity, b.entity)


def test_rugs_do_not_lie_on_each_other(crowds):
    found = 0
    for _, crowd in crowds:
        rugs = [body for body in crowd if body.low == 0 and body.high <= FLAT]
        found += len(rugs)
        for a, b in combinations(rugs, 2):
            assert not a.plan.intersects(b.plan)
    assert found > 20


def doors_of(room: Room):
    return [each for each in room.openings if each.kind == "door"]


def test_the_floor_before_doors_is_free(crowds):
    for scene, crowd in crowds:
        for door in doors_of(scene.room):
            free = strip_before(scene.room, door, 900).buffer(-GRID_MM)
            for body in on_floor(crowd):
                assert not free.intersects(body.plan), body.entity


def test_nothing_that_is_higher_than_its_sill_hides_a_window(crowds):
    seen = 0
    for scene, crowd in crowds:
        for window in scene.room.openings:
            if window.kind == "window":
                seen += 1
                front = strip_before(scene.room, window, 400).buffer(-GRID_MM)
                for body in crowd:
                    if body.entity.support == FLOOR and body.high > FLAT:
                        is_low = body.high <= max(window.sill_mm, 0)
                        assert is_low or not front.intersects(body.plan), body.entity
    assert seen > 60


def test_what_hangs_on_a_wall_covers_no_opening(crowds):
    for scene, crowd in crowds:
        for opening in scene.room.openings:
            front = strip_before(scene.room, opening, 20).buffer(-GRID_MM)
            low, high = opening.sill_mm, opening.sill_mm + opening.height_mm
            for body in crowd:
                if body.entity.support == WALL and body.low > 0:
                    is_level = body.low < high and low < body.high
                    assert not (is_level and front.intersects(body.plan))


def walks(scene: Scene, crowd: list[Body]) -> list[shapely.Polygon]:
    """The pieces of the floor that a person can stand on."""
    ground = outline_of(scene.room).buffer(-BODY_MM, join_style="mitre")
    taken = [body.plan.buffer(BODY_MM) for body in on_floor(crowd)]
    free = ground.difference(shapely.unary_union(taken))
    return list(shapely.get_parts(free))


def test_a_person_can_walk_from_every_door_to_every_other(crowds):
    for scene, crowd in crowds:
        floor = walks(scene, crowd)
        fronts = [
            strip_before(scene.room, door, 900).centroid
            for door in doors_of(scene.room)
        ]
        joined = [
            walk.area
            for walk in floor
            if all(walk.distance(front) <= REACH_MM for front in fronts)
        ]
        # Sampling knows the floor from points 200 mm apart only, so that of two pieces
        # which are about equally large it may take the other one for the larger.
        assert max(joined, default=0) > 0.4 * sum(walk.area for walk in floor)


def test_only_lamps_are_lit(crowds, catalogue):
    lit = 0
    for scene, _ in crowds:
        assert len(set(scene.light.lit)) == len(scene.light.lit)
        for number in scene.light.lit:
            lit += 1
            lamp = scene.entities[number - 1]
            assert "lamp" in catalogue.category(lamp.category).roles
    assert lit > 20


def test_entities_are_numbered_and_described_by_the_catalogue(crowds):
    for scene, crowd in crowds:
        numbers = [entity.id for entity in scene.entities]
        assert numbers == list(range(1, len(numbers) + 1))
        for body in crowd:
            assert body.entity.category == body.asset.category
            assert (body.entity.tint is not None) == body.asset.tintable
            assert body.entity.heading_tenths in range(3600)
