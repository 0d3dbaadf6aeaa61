"""Squares against plain trigonometry, and the sides of them that are asked."""

import math
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import combinations, islice, product
from typing import NamedTuple

import numpy as np
import pytest

from scenegen.cameras.visibility_estimate import directions
from scenegen.errors import Rejected, SamplingError
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.records.twins import ScenePair
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.seeding import Key, Stream
from scenegen.tasks.perspective.facing.givers import FREED
from scenegen.tasks.perspective.facing.phrasing import FACING_WORDINGS
from scenegen.tasks.perspective.facing.placed_squares import (
    MARKED,
    PlacedSquare,
    placed_squares,
    plans_of_sides,
)
from scenegen.tasks.perspective.facing.planes import case_of
from scenegen.tasks.perspective.facing.rows import (
    NOVEL_FOV,
    SPINS,
    SearchedRoom,
    directions_of,
)
from scenegen.tasks.perspective.facing.sampler import FacingSampler
from scenegen.tasks.perspective.facing.shots import (
    PAIR_SHARE,
    Shots,
    open_pictures,
    shots_of,
)
from scenegen.tasks.perspective.facing.slots import THING, TURNED, X, facing_slot
from scenegen.tasks.perspective.facing.squares import (
    Squares,
    squares_of,
)
from scenegen.tasks.perspective.facing.sure_sights import SureSights
from scenegen.tasks.perspective.facing.told import (
    WEIGHTS,
    ShownCases,
    SquareRows,
    odds,
    told,
    told_by_ways,
)
from scenegen.tasks.perspective.facing.two_pictures import shared_counts
from scenegen.tasks.search.freeing import loosened_choices
from scenegen.tasks.search.pictures import LensRanges, Pictures
from scenegen.tasks.search.sights import SightTable
from scenegen.tasks.search.things import RoomThings
from tests.tasks.search.rooms import catalogue, eyes_of

RANGES = LensRanges((1350, 1650), (-110, -30), (660, 780))
LENSES = (550, 1000)
HEADING = 300
NAME = "facing_one_in_view"

STARTS = (27, 71, 137)
"""Of the rooms that are tried; most have no square with free floor for a giver."""


class Found(NamedTuple):
    room: SearchedRoom
    shots: Shots
    squares: Squares
    placed: list[PlacedSquare]


PLANES = ((X, TURNED), (X, THING), (THING, TURNED))

SEARCHES = [*((start, PLANES[0]) for start in STARTS), *((27, p) for p in PLANES[1:])]
"""Rooms that are searched, and for what."""


@cache
def searched(start, views=1, plane=PLANES[0]):
    """The first room with squares, and with givers for some of them."""
    sampler = RoomSampler(RoomParams(), catalogue())
    kinds = list(ROOM_KINDS.values())
    for attempt in range(start, start + 2000):
        rng = Key(5, "test", "squares", 0, attempt).stream(Stream.SCENE)
        try:
            scene = sampler.furnish(kinds[attempt % len(kinds)], rng)
            choices = loosened_choices(
                scene, catalogue(), rng, FREED, spots=200, choices=4
            )
        except Rejected:
            continue
        things = RoomThings.of(choices[0].rest, catalogue())
        sights = SightTable.of(things, eyes_of(things, 160))
        shown = Pictures.of(things, sights, rng, RANGES)
        nothing = np.zeros((len(shown), len(things)), dtype=np.bool_)
        whole = SearchedRoom(things, sights, shown, nothing, len(SPINS))
        room = open_pictures(whole, views)
        shots = shots_of(room, views, rng)
        squares = squares_of(room, shots, looks_of(HEADING), plane, rng)
        if not len(squares.shot):
            continue
        search = plane, views
        found = placed_squares(whole, choices, HEADING, search, (catalogue(), rng))
        placed = list(islice(found, 4))
        if placed:
            return Found(room, shots, squares, placed)
    raise AssertionError(start)


def looks_of(heading):
    return directions((heading + np.array(SPINS)) % 3600)


def offs(found, camera, cross, thing, look):
    """Degrees off the way to look, for the lens of the picture and for two others."""
    shown = found.shown
    heading = math.radians(shown.heading[camera] / 10)
    way = found.things.middles[thing, :2] - found.sights.eyes[cross]
    for factor in (
        1.0,
        *(
            0.5 / math.tan(math.radians(fov / 20)) / shown.focal[camera]
            for fov in LENSES
        ),
    ):
        angles = []
        for x, y in (way, look):
            ahead = (x * math.cos(heading) + y * math.sin(heading)) * factor
            left = y * math.cos(heading) - x * math.sin(heading)
            angles.append(math.atan2(left, ahead))
        yield abs((math.degrees(angles[0] - angles[1]) + 180) % 360 - 180)


def status(found, camera, cross, thing, look):
    """1 in a view of 78 degrees for every lens, -1 aside for every lens, else 0."""
    true, *assumed = offs(found, camera, cross, thing, look)
    if true < 30 and max(assumed) < 36:
        return 1
    return -1 if true > 48 and min(assumed) > 42 else 0


@pytest.mark.parametrize(("start", "plane"), SEARCHES)
def test_the_cases_of_a_square_alternate_for_every_lens(start, plane):
    found, shots, squares, _ = searched(start, plane=plane)
    looks = looks_of(HEADING)
    for row in range(0, len(squares.shot), 7):
        camera = shots.first[squares.shot[row]]
        counts = {}
        for values in product((0, 1), (0, 1)):
            case = case_of(plane, *values)
            cross = squares.crosses[row, case.place]
            look = looks[squares.ways[row, case.way]]
            pair = squares.pairs[row, case.pair]
            seen = [status(found, camera, cross, thing, look) for thing in pair]
            assert 0 not in seen
            counts[values] = seen.count(1)
        assert counts[0, 0] == counts[1, 1] == 1
        if plane == (X, TURNED):
            assert {counts[0, 1], counts[1, 0]} == {0, 2}
        else:
            assert {counts[0, 1], counts[1, 0]} <= {0, 2}


@pytest.mark.parametrize(("start", "plane"), SEARCHES)
def test_both_inputs_of_a_plane_vary_and_the_third_one_does_not(start, plane):
    squares = searched(start, plane=plane).squares
    for name, differs in (
        (X, squares.crosses[:, 0] != squares.crosses[:, 1]),
        (THING, (squares.pairs[:, 0] != squares.pairs[:, 1]).any(axis=1)),
        (TURNED, squares.ways[:, 0] != squares.ways[:, 1]),
    ):
        assert (differs == (name in plane)).all()


@pytest.mark.parametrize(("start", "plane"), SEARCHES)
def test_a_picture_shows_all_that_a_square_names(start, plane):
    found, shots, squares, _ = searched(start, plane=plane)
    shown, cameras = found.shown, shots.first[squares.shot][:, None]
    assert shown.named[cameras[:, :, None], squares.pairs].all()
    assert shown.marks.framed[cameras, squares.crosses].all()


def cases_of(found, shots, squares, row):
    camera = int(shots.first[squares.shot[row]])
    large = found.shown.area[camera] > PAIR_SHARE
    things = np.flatnonzero(found.shown.named[camera] & large)
    marks = np.unique(squares.crosses[row])
    looks = looks_of(HEADING)
    seen = SureSights.of(found, looks).signs((camera, camera), (marks, things))
    return ShownCases(found, (camera, camera), marks, seen, looks)


@pytest.mark.parametrize("start", STARTS)
def test_what_ways_tell_is_counted_again(start):
    found, shots, squares, _ = searched(start)
    for row in range(0, 40, 3):
        cases = cases_of(found, shots, squares, row)
        table = told_by_ways(cases)[..., list(WEIGHTS).index("odds")]
        for place, way in product(range(len(cases.marks)), squares.ways[row]):
            signs = cases.seen[place, :, way]
            ones = [a * b < 0 for a, b in combinations(signs, 2)]
            assert table[place, way] == pytest.approx(np.mean(ones))


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_odds_are_counted_again(axis):
    seen = np.random.default_rng(axis).integers(-1, 2, (5, 4, 6))
    pairs = list(combinations(range(4), 2))
    found = odds(seen, axis)
    counts = np.zeros((3, *found.shape[:-1]))
    for place, pair, way in np.ndindex(5, len(pairs), 6):
        signs = [int(seen[place, each, way]) for each in pairs[pair]]
        if 0 not in signs:
            known = tuple(np.delete([place, pair, way], axis))
            counts[(signs.count(1), *known)] += 1
    none, one, both = counts
    assert found[..., 0] == pytest.approx((1 + one) / (2 + one + none))
    assert found[..., 1] == pytest.approx((1 + one) / (2 + one + both))


@pytest.mark.parametrize("plane", PLANES[1:])
def test_what_is_told_is_nothing_where_cases_are_alike(plane):
    """By hand: two places, two ways and three things, all of them in view."""
    room, seen = searched(STARTS[0]).room, np.ones((2, 3, 2), dtype=np.int64)
    cases = ShownCases(room, (0, 0), np.arange(2), seen, looks_of(0)[:2])
    rows = SquareRows(*(np.array([[0, 1]]) for _ in range(3)))
    assert told(cases, plane, rows) == pytest.approx([0.0])
    # The first pair is "exactly one" from the first place, or the first way.
    seen[(0, 1) if X in plane else (slice(None), 1, 0)] = -1
    shares = 3 / 4 - 1 / 2, 3 / 4 - 1 / 4
    assert told(cases, plane, rows)[0] == pytest.approx(sum(shares))


@pytest.mark.parametrize("plane", PLANES)
def test_those_squares_come_first_that_tell_least(plane):
    found = searched(STARTS[0], plane=plane).squares.told
    assert (np.diff(found) >= 0).all()
    assert found[0] < found[-1]


@pytest.mark.parametrize(
    ("plane", "differs"), [(plane, each) for plane in PLANES for each in plane]
)
def test_sides_of_a_square_are_twins_with_the_answers_of_their_slot(plane, differs):
    starts = [start for start, each in SEARCHES if each == plane]
    every = [each for start in starts for each in searched(start, plane=plane).placed]
    rng = np.random.default_rng(3)
    slot = facing_slot(Key(7, "train", "perspective", 0), 0, 1, (NAME,))
    for placed, answers in product(every, ((0, 1), (1, 0))):
        dealt = replace(slot, differs=differs, answers=answers, crossed=plane)
        cases: Counter[tuple[object, ...]] = Counter()
        for plan in plans_of_sides(placed, dealt, rng):
            assert len(set(plan.cross)) == 1 + (differs == X)
            assert len(set(plan.spin)) == 1 + (differs == TURNED)
            assert (plan.named[:2] != plan.named[2:]) == (differs == THING)
            for member in (0, 1):
                seen = _in_view(placed.room, plan, member)
                assert seen.count(1) + seen.count(-1) == 2
                assert (seen.count(1) == 1) == (answers[member] == 0)
                pair = plan.named[2 * member : 2 * member + 2]
                cases[plan.cross[member], plan.spin[member], pair] += 1
        assert len(cases) == 4
        assert set(cases.values()) == {1}


def _in_view(found, plan, member):
    giver, spin = np.array([plan.giver[member]]), np.array([plan.spin[member]])
    (look,) = directions_of(found.things, giver, spin)
    return [
        status(found, 0, plan.cross[member], thing, look)
        for thing in plan.named[2 * member : 2 * member + 2]
    ]


@pytest.mark.parametrize(
    ("start", "plane"), [(STARTS[1], PLANES[0]), *((STARTS[0], p) for p in PLANES)]
)
def test_of_two_pictures_the_second_one_alone_shows_what_is_asked_about(start, plane):
    for placed in searched(start, views=2, plane=plane).placed:
        shown, giver = placed.room.shown, len(placed.room.things) - 1
        pair = list(placed.named)
        assert len(shown) == 2
        assert shown.named[0, giver]
        assert not shown.glimpsed[1, giver]
        assert shown.named[1, pair].all()
        assert not shown.glimpsed[0, pair].any()
        assert shown.marks.framed[0, MARKED].all()
        assert not shown.marks.framed[1, MARKED].any()


def test_squares_of_a_room_share_no_picture():
    """What one picture shows badly, the next one may show well."""
    for start in STARTS:
        shown = [each.room.shown for each in searched(start).placed]
        pictures = {
            (*each.eyes_mm[each.eye[0]].tolist(), int(each.heading[0]))
            for each in shown
        }
        assert len(pictures) == len(shown)


def test_a_giver_stands_on_free_floor_away_from_both_marks():
    every = (searched(start, plane=plane) for start, plane in SEARCHES)
    for placed in (each for found in every for each in found.placed):
        giver = placed.room.things.middles[-1, :2]
        away = placed.room.sights.eyes[MARKED] - giver
        assert (np.hypot(*away.T) > 0.4).all()


def recipe_of(most=400):
    series = {
        "task": "perspective",
        "splits": {"test": 40},
        "params": {"kinds": [NAME]},
        "max_attempts": most,
    }
    return read_recipe({"version": 1, "name": "t", "seed": 23, "series": [series]})


@pytest.fixture(scope="module")
def units():
    with open_generator(recipe_of(), draws=False) as generator:
        made = [generator.make("perspective", "test", unit).twins for unit in (0, 1)]
        for facts in (each for twins in made for each in twins):
            right = facts.question.answer_index
            assert generator.solve(facts) == right
            assert generator.solve_from_masks(facts) == right
            assert generator.solve_from_tokens(facts) in (right, None)
    return made


def test_a_side_is_asked_only_where_the_other_one_is_as_good(units, monkeypatch):
    """The same unit, but that the answers of the other side are exchanged."""
    first, _ = units[0]
    proposals = FacingSampler.proposals

    def spoilt(self, slot, key):
        for twins in proposals(self, slot, key):
            (other,) = twins.others
            swapped = replace(
                other,
                scenes=ScenePair(other.scenes.second, other.scenes.first),
                rigs=other.rigs[::-1],
            )
            yield replace(twins, others=(swapped,))

    monkeypatch.setattr(FacingSampler, "proposals", spoilt)
    recipe = recipe_of(most=first.attempt + 1)
    with (
        open_generator(recipe, draws=False) as generator,
        pytest.raises(SamplingError),
    ):
        generator.make("perspective", "test", 0)


def test_twins_of_units_differ_in_one_input(units):
    for first, second in units:
        assert first.twin_of == second.twin_of
        marks = [each.rig.views[0].floor_marks for each in (first, second)]
        assert (marks[0] != marks[1]) == (first.twin_of == X)
        assert (first.scene.entities != second.scene.entities) == (
            first.twin_of == TURNED
        )
        assert (first.question.text != second.question.text) == (first.twin_of == THING)
        assert first.question.answer_index != second.question.answer_index


@pytest.mark.parametrize("wording", FACING_WORDINGS[NAME], ids=lambda each: each.id)
def test_every_wording_tells_how_wide_the_view_is(wording):
    told = re.search(r"(\d+) degrees( to either side)?", wording.text)
    assert told is not None
    halves = 2 if told[2] else 1
    assert int(told[1]) * halves * 10 == NOVEL_FOV


def test_an_answer_is_yes_where_one_of_both_is_within_the_view(units):
    for facts in (each for twins in units for each in twins):
        *things, giver = facts.question.evidence.instances
        by_id = {each.id: each for each in facts.scene.entities}
        (mark,) = facts.rig.views[0].floor_marks
        inside = 0
        for thing in things:
            x, y, _ = by_id[thing].position_mm
            way = math.degrees(
                math.atan2(y - mark.position_mm[1], x - mark.position_mm[0])
            )
            off = (way - by_id[giver].heading_tenths / 10 + 180) % 360 - 180
            inside += abs(off) < 39
        right = facts.question.options[facts.question.answer_index]
        assert right == ("yes" if inside == 1 else "no")


def test_things_that_two_pictures_share_are_counted():
    rng = np.random.default_rng(3)
    shown = rng.random((12, 37)) < 0.4
    first, second = rng.integers(0, 12, (2, 50))
    found = shared_counts(shown, first, second)
    assert found.tolist() == (shown[first] & shown[second]).sum(axis=1).tolist()
