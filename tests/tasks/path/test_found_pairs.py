"""Pairs that finished rooms offer: one input differs, and the answers are sure."""

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
from shapely import LineString, Point, Polygon

from scenegen.cameras.visibility_estimate import entity_boxes
from scenegen.errors import Rejected
from scenegen.geometry.angles import QUARTER, difference
from scenegen.geometry.polyline import legs_of, nearest_point_on
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.seeding import Key, Stream
from scenegen.tasks.path.found import fronts, lines, ringed
from scenegen.tasks.path.found.brief import FoundBrief
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.found.stands import HIGH_M, WalkShape, draw_stands
from scenegen.tasks.path.kinds import KINDS
from scenegen.tasks.path.kinds.facing_view import FacingView
from scenegen.tasks.search.freeing import loosened
from scenegen.tasks.search.sights import clear_points
from scenegen.tasks.search.things import RoomThings, footprint_of
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh

ROOMS = 36
SEATS = FacingView.freed
SHAPE = WalkShape((2000, 5500), 1)
MAP_PX = 448


@pytest.fixture(scope="module")
def rooms(catalogue) -> list[FinishedRoom]:
    sampler, found = RoomSampler(RoomParams(area_pct=170), catalogue), []
    names = ("living_room", "office", "dining_room", "bedroom")
    for number in range(ROOMS):
        kind = ROOM_KINDS[names[number % len(names)]]
        rng = Key(3, "test", "rooms", number).stream(Stream.SCENE)
        try:
            scene = sampler.furnish(kind, rng)
            seat = loosened(scene, catalogue, rng, SEATS, spots=400)
        except Rejected:
            continue
        things = RoomThings.of(seat.rest, catalogue)
        found.append(
            FinishedRoom.of(
                things, catalogue, up=900, margin_mm=150, slant=0, loose=seat
            )
        )
    return found


def brief_of(kind: str, differs: str, **changes) -> FoundBrief:
    found = FoundBrief(
        kind=KINDS[kind],  # type: ignore[arg-type]
        variant="map",
        differs=differs,
        right=(0, 1),
        shape=SHAPE,
        shapes=(SHAPE,),
        wishes={},
    )
    return replace(found, **changes)


def pairs_of(rooms, brief, each=6):
    """Pairs of all rooms, with their rooms."""
    for number, room in enumerate(rooms):
        rng = Key(4, "test", "pairs", number).stream(Stream.SCENE)
        try:
            for pair in islice(brief.kind.find(room, brief, rng), each):
                yield room, pair
        except Rejected:
            continue


@pytest.mark.parametrize("bends", [0, 1, 2, 3])
def test_walks_are_free_bend_as_wanted_and_have_m1_on_a_straight_piece(rooms, bends):
    shape, seen = WalkShape((2000, 8000), bends), 0
    for room in rooms:
        rng = Key(5, "test", "walks", bends).stream(Stream.SCENE)
        stands = draw_stands(rng, room.things.floor, shape, most=5)
        solids = [
            each.footprint.polygon()
            for each in entity_boxes(room.things.scene, room.catalogue)
        ]
        outline = Polygon(room.things.scene.room.outline_mm)
        for stand in range(len(stands)):
            points, marker = stands.points(stand), stands.marker(stand)
            assert len(points) == bends + 2
            way = LineString(points).buffer(200)
            assert outline.contains(way)
            assert not any(way.intersects(solid) for solid in solids)
            assert LineString(points).distance(Point(marker)) <= 2
            legs = legs_of(points)
            arc = nearest_point_on(legs, marker).arc
            for leg in legs:
                assert abs(leg.before - arc) > 600
            seen += 1
    assert seen


@pytest.mark.parametrize("differs", ["m1", "thing", "walk"])
def test_twins_of_a_line_of_sight_differ_in_that_input_alone(rooms, differs):
    found = 0
    for _, pair in pairs_of(rooms, brief_of("seen_over", differs)):
        first, second = pair.stops
        assert pair.scenes.first is pair.scenes.second
        assert (first.points == second.points) is (differs != "walk")
        assert (first.marker == second.marker) is (differs == "thing")
        assert len(set(pair.asked)) == (2 if differs == "thing" else 1)
        found += 1
    assert found


@pytest.mark.parametrize("differs", ["m1", "thing", "walk"])
def test_something_always_stands_on_the_line(rooms, differs):
    for room, pair in pairs_of(rooms, brief_of("seen_over", differs)):
        boxes = {
            each.entity.id: each
            for each in entity_boxes(room.things.scene, room.catalogue)
        }
        for member, stop in enumerate(pair.stops):
            asked = pair.asked[min(member, len(pair.asked) - 1)]
            row = room.things.row_of(asked)
            target = room.things.scene.entities[row].position_mm[:2]
            line = LineString([stop.marker, target])
            assert any(
                line.intersects(box.footprint.polygon())
                for number, box in boxes.items()
                if number != asked
            )


def test_either_answer_may_be_that_of_the_first_twin(rooms):
    for right in ((0, 1), (1, 0)):
        brief = brief_of("seen_over", "m1", right=right)
        for room, pair in pairs_of(rooms, brief, each=2):
            row = room.things.row_of(pair.asked[0])
            for stop, answer in zip(pair.stops, right, strict=True):
                eyes = np.array([stop.marker], dtype=np.int64)
                clear, _ = clear_points(room.things, eyes, np.array([row]), HIGH_M)
                is_hidden = int(clear[0, 0]) == 0
                assert is_hidden is (answer == lines.HIDDEN)


def test_twins_of_a_front_differ_in_how_the_loose_seat_is_turned(rooms):
    looks: list[int] = []
    for room, pair in pairs_of(rooms, brief_of("facing_view", "turned")):
        assert pair.stops[0][:2] == pair.stops[1][:2]
        giver = room.loose.thing
        assert giver.category in fronts.GIVERS
        assert giver.id == pair.asked[4]
        one, two = ({each.id: each for each in scene.entities} for scene in pair.scenes)
        assert [number for number in one if one[number] != two[number]] == [giver.id]
        for scene, stop in zip((one, two), pair.stops, strict=True):
            assert scene[giver.id].heading_tenths == stop.look
            looks.append(stop.look)
    assert len(set(looks)) > 9, looks


def test_of_four_things_one_is_before_each_twin_and_two_before_none(rooms):
    for room, pair in pairs_of(rooms, brief_of("facing_view", "turned")):
        four = [
            room.things.scene.entities[room.things.row_of(each)]
            for each in pair.asked[:4]
        ]
        assert len({each.category for each in four}) == 4
        for member, stop in enumerate(pair.stops):
            away = [abs(off_look(stop, each.position_mm[:2])) for each in four]
            assert away[member] <= ringed.WELL + 2


def test_each_of_the_four_is_before_a_seat_of_the_same_outline(rooms):
    for room, pair in pairs_of(rooms, brief_of("facing_view", "turned")):
        assert pair.rest.asked == pair.asked
        stops, asked = [*pair.stops, *pair.rest.stops], pair.asked[:4]
        assert len({stop.look % QUARTER for stop in stops}) == 1
        assert len({stop[:2] for stop in stops}) == 1
        for stop, each in zip(stops, asked, strict=True):
            thing = room.things.scene.entities[room.things.row_of(each)]
            assert abs(off_look(stop, thing.position_mm[:2])) <= ringed.WELL + 2
        scenes = [*pair.scenes, *pair.rest.scenes]
        headings = [scene.entities[-1].heading_tenths for scene in scenes]
        assert headings == [stop.look for stop in stops]


def test_the_box_of_the_seat_on_the_map_does_not_tell_its_front(rooms, catalogue):
    seen = 0
    for room, pair in pairs_of(rooms, brief_of("facing_view", "turned")):
        sizes = []
        for scene in (*pair.scenes, *pair.rest.scenes):
            above = observe_view(
                build_scene_mesh(scene, catalogue.mesh), room.map, MAP_PX
            )
            (box,) = [s.box for s in above.sightings if s.entity == pair.asked[4]]
            sizes.append((box.x1 - box.x0, box.y1 - box.y0))
        for length in zip(*sizes, strict=True):
            assert max(length) - min(length) <= 1 + max(length) // 25, sizes
        seen += 1
    assert seen > 3


def off_look(stop, place) -> int:
    from scenegen.geometry.angles import towards

    dx, dy = place[0] - stop.marker[0], place[1] - stop.marker[1]
    return difference(towards(dx, dy, step=2), stop.look)


def test_the_seat_is_plainly_the_nearest_of_its_kind_to_the_start(rooms):
    for room, pair in pairs_of(rooms, brief_of("facing_view", "turned")):
        start = np.array(pair.stops[0].points[0]) / 1000
        seat = np.array(pair.scenes.first.entities[-1].position_mm[:2]) / 1000
        own = float(np.hypot(*(seat - start)))
        gaps = np.hypot(*(room.things.middles[room.is_rival, :2] - start).T)
        assert fronts.BESIDE_M[0] < own < fronts.BESIDE_M[1]
        assert all(gaps > own + fronts.RIVAL_M)


def test_the_seat_is_never_in_the_way_of_the_walk(rooms):
    found = 0
    for room, pair in pairs_of(rooms, brief_of("facing_view", "turned")):
        way = LineString(pair.stops[0].points).buffer(250)
        for scene in pair.scenes:
            seat = footprint_of(scene.entities[-1], room.catalogue)
            assert not way.intersects(seat.polygon())
            found += 1
    assert found
