"""In furnished rooms nothing floats, collides, or stands in front of a door."""

from collections import Counter, defaultdict
from itertools import combinations

import pytest
import shapely

from scenegen.cameras.visibility_estimate import FLAT
from scenegen.records.scene import Room, Scene
from scenegen.records.visibility import CEILING, FLOOR, WALL, WINDOW
from scenegen.rooms.outlines import parts_of
from scenegen.rooms.palette import ROLES_OF_COLOUR
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.shell.windows import SILL_REACH
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
from tests.rooms.furnished import exact, outline_of

GRID_MM = 2
"""Corners lie on whole millimetres, and halves of odd sides are rounded down."""

BODY_MM = 250
"""Half the width of a person."""

REACH_MM = 450
"""How near a person has to get to the floor in front of a door."""


@pytest.fixture(scope="session")
def crowds(scenes, catalogue) -> list[tuple[Scene, list[Body]]]:
    return [(scene, bodies(scene, catalogue)) for scene in scenes]


BEHIND_MM = 60
"""Free floor behind what is next to a wall but does not touch it, as a radiator."""

SILL_MM = 40
"""How far what is on a window board reaches into the window at most."""


def on_floor(crowd: list[Body]) -> list[Body]:
    """What a person bumps into: no rugs, but curtains and radiators."""
    return [
        body
        for body in crowd
        if (body.low == 0 and body.high > FLAT) or body.entity.category == "radiator"
    ]


def test_every_kind_of_room_is_furnished(homes):
    assert set(homes) == set(ROOM_KINDS)
    for name, rooms in homes.items():
        assert len(rooms) == HOMES >= 5
        assert {scene.room.kind for scene in rooms} == {name}
        assert {scene.room.shape for scene in rooms} <= set(ROOM_KINDS[name].shapes)
        assert min(len(scene.entities) for scene in rooms) >= 10


def test_everything_rests_on_what_holds_it(crowds, catalogue):
    held = dict.fromkeys((FLOOR, WALL, CEILING, WINDOW), 0)
    for scene, crowd in crowds:
        for body in crowd:
            support = body.entity.support
            if support in held:
                held[support] += 1
            if support == FLOOR:
                assert body.low == 0
            elif body.entity.category == "blind":
                assert support == WALL
                assert hangs_before_a_window(scene.room, body)
            elif support == WALL:
                hang = catalogue.category(body.entity.category).hang_mm
                assert body.low == hang
            elif support == CEILING:
                assert body.high == scene.room.height_mm
            elif support == WINDOW:
                assert len(boards_below(scene.room, body)) == 1, body.entity
            else:
                host = crowd[support - 1]
                surface = host.asset.surface
                least = min((min(row) for row in surface.soft_mm), default=surface.z_mm)
                assert least <= body.low - host.low <= surface.z_mm
    assert all(count > 20 for count in held.values())


def hangs_before_a_window(room: Room, body: Body) -> bool:
    """Whether a blind covers a window from a little above its head."""
    for window in room.openings:
        front = strip_before(room, window, 150)
        head = window.sill_mm + window.height_mm
        covers = body.plan.intersection(front).area > 0.9 * (
            window.width_mm * body.asset.size_mm[0]
        )
        if window.kind == "window" and covers and body.high == head + 40:
            return True
    return False


def boards_below(room: Room, body: Body) -> list[int]:
    """The walls with a window whose board an object lies on, at its height."""
    found = []
    for window in room.openings:
        board = strip_before(room, window, SILL_REACH + GRID_MM).union(
            strip_before(room, window, -SILL_MM)
        )
        is_level = body.low == window.sill_mm + 4
        if window.kind == "window" and is_level and board.covers(body.plan):
            found.append(window.wall)
    return found


def test_what_is_on_something_lies_wholly_on_its_level_top(crowds):
    found = 0
    for _, crowd in crowds:
        for body in crowd:
            if body.entity.support > 0:
                found += 1
                host = crowd[body.entity.support - 1]
                assert host.entity.id == body.entity.support != body.entity.id
                top = top_of(footprint_of(host.entity, host.asset), host.asset)
                assert top.buffer(GRID_MM + 1).covers(body.plan), body.entity
    assert found > 100


def test_everything_lies_within_the_walls_and_below_the_ceiling(crowds):
    for scene, crowd in crowds:
        inner = outline_of(scene.room).buffer(GRID_MM, join_style="mitre")
        deeper = outline_of(scene.room).buffer(SILL_MM, join_style="mitre")
        for body in crowd:
            within = deeper if body.entity.support == WINDOW else inner
            assert within.covers(body.plan), body.entity
            assert 0 <= body.low < body.high <= scene.room.height_mm


def test_what_hangs_on_a_wall_has_its_back_to_it(crowds):
    for scene, crowd in crowds:
        sides = sides_of(scene.room)
        for body in crowd:
            if body.entity.support == WALL and body.low > 0:
                back = edge_of(footprint_of(body.entity, body.asset), "back")
                is_fixed = body.entity.category in ("radiator", "blind")
                gap = GRID_MM + (BEHIND_MM if is_fixed else 0)
                near = [side for side in sides if side.distance(back) <= gap]
                assert any(side.buffer(gap).covers(back) for side in near)


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
                is_blind = body.entity.category == "blind"
                if body.entity.support == WALL and body.low > 0 and not is_blind:
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


def test_radiators_hang_below_the_boards_of_windows_where_there_is_one(crowds):
    below = 0
    for scene, crowd in crowds:
        for body in crowd:
            if body.entity.category != "radiator":
                continue
            for window in scene.room.openings:
                front = strip_before(scene.room, window, 400).buffer(-GRID_MM)
                if front.intersects(body.plan):
                    assert body.high <= window.sill_mm - 50
                    below += 1
    assert below > 30


def test_every_room_has_a_switch_by_a_door_and_a_lamp(homes, catalogue):
    for scene in (scene for rooms in homes.values() for scene in rooms):
        crowd = bodies(scene, catalogue)
        switches = [each for each in crowd if each.entity.category == "light_switch"]
        fronts = [strip_before(scene.room, door, 100) for door in doors_of(scene.room)]
        for switch in switches:
            away = min(front.distance(switch.plan) for front in fronts)
            assert 110 - GRID_MM <= away <= 200 + GRID_MM
        lamps = [
            each
            for each in crowd
            if each.entity.support == CEILING
            and each.asset.category != "smoke_detector"
        ]
        assert lamps, scene.room


def test_most_rooms_have_switches_and_sockets(homes):
    scenes = [scene for rooms in homes.values() for scene in rooms]
    for name in ("light_switch", "socket", "radiator"):
        having = [
            any(entity.category == name for entity in scene.entities)
            for scene in scenes
        ]
        assert sum(having) >= 0.75 * len(having), name


ALWAYS = {
    "living_room": ("sofa", "coffee_table", "tv_stand", "rug"),
    "bedroom": ("bed", "nightstand"),
    "dining_room": ("dining_table",),
    "kitchen": ("kitchen_cabinet", "kitchen_sink", "stove", "dining_table"),
    "office": ("desk", "office_chair"),
    "bathroom": ("washbasin", "toilet"),
    "classroom": ("school_desk", "lectern"),
    "cafe": ("counter",),
}
"""Main pieces, without which a person would not know the room."""


@pytest.mark.parametrize("kind", ALWAYS)
def test_rooms_have_their_main_pieces(kind, homes):
    for scene in homes[kind]:
        there = Counter(entity.category for entity in scene.entities)
        assert set(ALWAYS[kind]) <= set(there)
        if kind in ("kitchen", "dining_room"):
            assert there["chair"] >= 4
        if kind == "bathroom":
            assert there["bathtub"] + there["shower"] >= 1


def test_no_picture_hangs_twice_in_a_room(homes):
    hung = 0
    for scene in (scene for rooms in homes.values() for scene in rooms):
        pictures = Counter(
            entity.asset
            for entity in scene.entities
            if entity.category in ("painting", "poster")
        )
        hung += sum(pictures.values())
        assert max(pictures.values(), default=1) == 1
    assert hung > 100


def bare_runs(room: Room, crowd: list[Body]) -> list[float]:
    """How long the pieces of wall are on which nothing is at the height of the eye."""
    low, high = 1250, 1900
    runs: list[float] = []
    for side in sides_of(room):
        taken = [
            (opening.offset_mm, opening.offset_mm + opening.width_mm)
            for opening in room.openings
            if sides_of(room)[opening.wall] == side
            and opening.sill_mm < high
            and low < opening.sill_mm + opening.height_mm
        ]
        for body in crowd:
            is_level = body.low < high and low < body.high
            if is_level and side.distance(body.plan) <= 450:
                ends = [
                    side.project(shapely.Point(corner))
                    for corner in body.plan.exterior.coords
                ]
                taken.append((min(ends), max(ends)))
        edges = [0.0]
        for start, end in sorted(taken):
            runs.append(start - edges[-1])
            edges.append(max(edges[-1], end))
        runs.append(side.length - edges[-1])
    return runs


def test_few_long_stretches_of_wall_are_bare(homes, catalogue):
    longest = [
        max(bare_runs(scene.room, bodies(scene, catalogue)))
        for rooms in homes.values()
        for scene in rooms
    ]
    # 2.4 m, and what is left free beside openings and things.
    assert sum(run <= 2600 for run in longest) >= 0.8 * len(longest)


def test_what_plays_one_part_in_a_room_has_one_colour(homes):
    shared = 0
    for scene in (scene for rooms in homes.values() for scene in rooms):
        tints = defaultdict(list)
        for entity in scene.entities:
            role = ROLES_OF_COLOUR.get(entity.category)
            if role and entity.tint is not None:
                tints[role].append(entity.tint)
        for colours in tints.values():
            shared += len(colours) - 1
            assert len(set(colours)) == 1
    assert shared > 200


def test_most_tops_carry_something(homes, catalogue):
    """Tables, counters and shelves, not seats."""
    bare = full = 0
    for scene in (scene for rooms in homes.values() for scene in rooms):
        crowd = bodies(scene, catalogue)
        holding = {body.entity.support for body in crowd}
        for body in crowd:
            roles = catalogue.category(body.entity.category).roles
            has_top = body.asset.surface is not None and "surface" in roles
            if has_top and "seat" not in roles and body.entity.support == FLOOR:
                full += body.entity.id in holding
                bare += body.entity.id not in holding
    assert full > 200
    assert bare <= 0.25 * (bare + full)


def joined_scenes(homes) -> list[Scene]:
    return [
        scene
        for rooms in homes.values()
        for scene in rooms
        if scene.room.shape == "joined"
    ]


def test_the_opening_between_two_rooms_is_free(homes, catalogue):
    for scene in joined_scenes(homes):
        first, second = map(exact, parts_of(scene.room.outline_mm))
        gap = (outline_of(scene.room) - first.union(second)).buffer(-1).buffer(1)
        # Half a metre before it, as wide as it is: its two longer sides moved apart.
        west, south, east, north = gap.bounds
        along_x = round(east - west) == 240
        reach = (500, 0) if along_x else (0, 500)
        ahead = shapely.box(
            west - reach[0], south - reach[1], east + reach[0], north + reach[1]
        ).buffer(-GRID_MM, join_style="mitre")
        for body in on_floor(bodies(scene, catalogue)):
            assert not ahead.intersects(body.plan), body.entity
