"""Ways that may be blocked, in finished rooms: shapely says what is in them."""

from collections import Counter
from itertools import islice

import numpy as np
import pytest
from shapely import LineString, Polygon

from scenegen.cameras.visibility_estimate import entity_boxes
from scenegen.errors import Rejected
from scenegen.records.visibility import FLOOR
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.seeding import Key, Stream
from scenegen.tasks.path.found import open_floor, straight
from scenegen.tasks.path.found.brief import FoundBrief, FoundPair
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.kinds import Blocked
from scenegen.tasks.search.things import RoomThings

ROOMS = 10
SHAPE = straight.LENGTHS[2]
BODY_M = 0.5


@pytest.fixture(scope="module")
def rooms(catalogue) -> list[FinishedRoom]:
    sampler, found = RoomSampler(RoomParams(), catalogue), []
    for number in range(ROOMS):
        rng = Key(8, "test", "rooms", number).stream(Stream.SCENE)
        try:
            scenes = list(open_floor.open_rooms(sampler, SHAPE.length_mm[1], rng))
        except Rejected:
            continue
        found += [
            FinishedRoom.of(
                RoomThings.of(scene, catalogue),
                catalogue,
                up=900,
                margin_mm=150,
                slant=Blocked.map_slant,
            )
            for scene in scenes
        ]
    return found


@pytest.fixture(scope="module")
def pairs(rooms) -> list[tuple[FinishedRoom, FoundPair]]:
    brief = FoundBrief(Blocked(), "map", "walk", (0, 1), SHAPE, (SHAPE,), {})
    found = []
    for number, room in enumerate(rooms):
        rng = Key(9, "test", "pairs", number).stream(Stream.SCENE)
        try:
            pairs = list(islice(straight.find_pairs(room, brief, rng), 3))
        except Rejected:
            continue
        found += [(room, pair) for pair in pairs]
    assert found
    return found


def solids(room: FinishedRoom) -> dict[int, Polygon]:
    """Footprints by id of what is on the floor and no rug."""
    return {
        each.entity.id: each.footprint.polygon()
        for each in entity_boxes(room.things.scene, room.catalogue)
        if each.entity.support == FLOOR
        and room.catalogue.asset(each.entity.asset).size_mm[2] > 40
    }


def test_things_stand_about_on_free_floor_one_of_each_kind(rooms):
    for room in rooms:
        there, entities = solids(room), room.things.scene.entities
        added = entities[-open_floor.COUNT :]
        outline = Polygon(room.things.scene.room.outline_mm)
        counts = Counter(each.category for each in entities)
        for each in added:
            assert counts[each.category] == 1
            assert outline.contains(there[each.id])
            rest = [there[number] for number in there if number != each.id]
            assert min(map(there[each.id].distance, rest)) > open_floor.GAP_MM - 5


def test_the_answer_is_what_reaches_into_the_strip(pairs):
    answers: Counter[bool] = Counter()
    for room, pair in pairs:
        there = solids(room)
        for right, stop in zip(pair.asked[:2], pair.stops, strict=True):
            line = LineString(stop.points)
            strip = line.buffer(1000 * BODY_M / 2, cap_style="flat")
            touched = [n for n, each in there.items() if each.intersects(strip)]
            assert touched == ([right] if right else [])
            clear = [each for number, each in there.items() if number != right]
            assert min(map(strip.distance, clear)) >= 200
            answers[bool(right)] += 1
    assert set(answers) == {False, True}


def test_the_answer_is_on_neither_end_of_the_way(pairs):
    for room, pair in pairs:
        there = solids(room)
        for right, stop in zip(pair.asked[:2], pair.stops, strict=True):
            ends = LineString(stop.points).boundary
            assert not right or there[right].distance(ends) >= 400


def test_walks_are_of_the_wanted_length_and_keep_off_the_walls(pairs):
    low, high = SHAPE.length_mm
    for room, pair in pairs:
        outline = Polygon(room.things.scene.room.outline_mm)
        for stop in pair.stops:
            line = LineString(stop.points)
            assert low <= line.length <= high
            assert outline.contains(line.buffer(270))
            assert stop.marker == stop.points[0]


def test_twins_walk_equally_far_at_the_same_slope(pairs):
    for _, pair in pairs:
        slopes = {
            tuple(sorted(abs(b - a) for a, b in zip(*stop.points, strict=True)))
            for stop in pair.stops
        }
        assert len(slopes) == 1


def test_four_different_answers_are_offered_of_which_chance_takes_two(pairs):
    for room, pair in pairs:
        assert pair.scenes.first is pair.scenes.second is room.things.scene
        assert len(set(pair.asked)) == 4
        assert 0 in pair.asked
        assert len({*pair.stops, *pair.rest.stops}) == 4
        assert pair.rest.asked == pair.asked
    places = Counter(pair.asked.index(0) for _, pair in pairs)
    assert len(places) > 1


def test_a_walk_is_sure_of_what_an_ellipse_in_its_box_reaches(rooms):
    # Where only the corner of a box is in the way, a round thing would not be.
    room = rooms[0]
    things = room.things
    row = len(things) - 1
    x, y = (1000 * things.middles[row, :2]).round().astype(np.int64)
    half = things.sizes[row, :2].max() / 2
    able = np.arange(len(things)) == row
    for across in range(0, 900, 50):
        starts = np.array([[x - 3000, y + across]], dtype=np.int64)
        ends = np.array([[x + 3000, y + across]], dtype=np.int64)
        lines = straight.WalkEnds(starts, ends, np.zeros(1, dtype=np.int64))
        found = straight.sure_walks(things, able, lines)
        is_sure = row in found.answer
        if across / 1000 > half + BODY_M / 2 - straight.INSIDE_M:
            assert not is_sure


def test_a_room_with_two_things_that_a_noun_names_has_no_pair(rooms):
    brief = FoundBrief(Blocked(), "map", "walk", (0, 1), SHAPE, (SHAPE,), {})
    room = rooms[0]
    named = np.flatnonzero(room.is_named)[: straight.SIZE - 1]
    few = np.isin(np.arange(len(room.things)), named)
    object.__setattr__(room, "is_named", few)
    rng = Key(9, "test", "pairs", 0).stream(Stream.SCENE)
    with pytest.raises(Rejected, match="no_pair"):
        next(straight.find_pairs(room, brief, rng))
