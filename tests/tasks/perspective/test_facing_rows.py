"""Tables of rows against plain trigonometry, in rooms with a loose giver."""

from functools import cache
from itertools import islice

import numpy as np
import pytest

from scenegen.errors import Rejected
from scenegen.seeding import Key, Stream
from scenegen.tasks.perspective.facing.blind_odds import ODDS, blind_odds
from scenegen.tasks.perspective.facing.crossed import CROSSED_FIELDS, crossed_plans
from scenegen.tasks.perspective.facing.flat_features import (
    AWAY,
    FRONTS,
    OFF_GIVER,
    RIGHT,
    amid,
    front_features,
    front_in_picture,
    giver_widths,
)
from scenegen.tasks.perspective.facing.foreseen import obstructed
from scenegen.tasks.perspective.facing.fours import plans_of_four
from scenegen.tasks.perspective.facing.givers import FREED
from scenegen.tasks.perspective.facing.plans import (
    UNLIKE,
    WEIGHTS,
    alike_outlines,
    by_giver,
    by_what_fronts_tell,
    odds_score,
)
from scenegen.tasks.perspective.facing.rows import (
    HALF_VIEW,
    SPINS,
    SearchedRoom,
    confused,
    is_far,
    left_of_giver,
    rows_of,
    seen_from_giver,
    side_answers,
    view_answers,
)
from scenegen.tasks.perspective.facing.slots import TURNED, facing_slot
from scenegen.tasks.search.freeing import freed
from scenegen.tasks.search.pictures import LensRanges, Pictures
from scenegen.tasks.search.sights import SHOWN, SightTable
from scenegen.tasks.search.things import RoomThings
from tests.tasks.search.rooms import catalogue, eyes_of, room

KINDS = ("living_room", "gym")
ONE_THING = ("facing_side", "facing_in_view")

RANGES = LensRanges((1350, 1650), (-110, -30), (660, 780))


def draws(kind):
    """A room with its giver on one spot after the other, and what draws them."""
    rng = Key(5, "test", "rows", 0, 0).stream(Stream.SCENE)
    for _ in range(20):
        try:
            scene, loose = freed(room(kind).scene, catalogue(), rng, FREED)
        except Rejected:
            continue
        things = RoomThings.of(scene, catalogue())
        sights = SightTable.of(things, eyes_of(things, 60))
        shown = Pictures.of(things, sights, rng, RANGES)
        yield SearchedRoom.of(things, shown, loose, views=1), rng


@cache
def searched(kind):
    """The first draw of a giver with many rows."""
    for found, rng in draws(kind):
        rows = rows_of(found, rng, any_clear=True)
        if len(rows.thing) > 1000:
            return found, rows
    raise AssertionError(kind)


def places(found, rows):
    """(n, 2) metres: the things, the Xs, the givers; and (n,) headings, degrees."""
    middles = found.things.middles[:, :2]
    headings = np.array([each.heading_tenths for each in found.things.scene.entities])
    looks = (headings[rows.giver] + np.array(SPINS)[rows.spin]) / 10
    eyes = found.sights.eyes[rows.cross]
    return middles[rows.thing], eyes, middles[rows.giver], looks


def bearing(start, end):
    way = end - start
    return np.degrees(np.arctan2(way[:, 1], way[:, 0]))


def turned(degrees):
    return np.abs((degrees + 180) % 360 - 180)


def plainly(values, bounds):
    """Whether values are not at a bound, which rounding would decide."""
    return (np.abs(values[:, None] - np.array(bounds)) > 0.01).all(axis=1)


@pytest.mark.parametrize("kind", KINDS)
def test_left_of_the_giver_is_left_of_its_direction(kind):
    found, rows = searched(kind)
    thing, _, giver, looks = places(found, rows)
    off = (bearing(giver, thing) - looks + 180) % 360 - 180
    sure = plainly(np.abs(off), [0, 180])
    is_left = left_of_giver(found, rows)
    assert 0 < is_left.sum() < len(is_left)
    assert (is_left == (off > 0))[sure].all()


@pytest.mark.parametrize("kind", KINDS)
def test_the_view_from_the_giver_is_that_of_an_angle(kind):
    found, rows = searched(kind)
    thing, _, giver, looks = places(found, rows)
    off = turned(bearing(giver, thing) - looks)
    sure = plainly(off, [HALF_VIEW / 10])
    seen = seen_from_giver(found, rows)
    assert 0 < seen.sum() < len(seen)
    assert (seen == (off < HALF_VIEW / 10))[sure].all()


@pytest.mark.parametrize("unit", range(10))
def test_what_is_true_from_the_giver_is_the_same_for_twins_and_dealt(unit):
    found, rows = searched(KINDS[0])
    slot = facing_slot(Key(7, "train", "perspective", unit), 0, 1, ONE_THING)
    rng = np.random.default_rng(unit)
    twins = rng.permutation(len(rows.thing))[:60], rng.permutation(len(rows.thing))[:60]
    is_view = slot.kind.name == "facing_in_view"
    true = (seen_from_giver if is_view else left_of_giver)(found, rows)
    same = np.flatnonzero(true[twins[0]] == true[twins[1]])
    order = by_giver(found, rows, twins, slot)
    assert sorted(order.tolist()) == same.tolist()
    met = true[twins[0]][order] == slot.from_giver
    assert 0 < len(order) < 60
    assert (np.diff(met.astype(int)) <= 0).all()


def off_sight(found, rows):
    """(n,) radians from the line of sight of a giver to its front."""
    _, _, giver, looks = places(found, rows)
    eyes = found.sights.eyes[found.shown.eye[rows.camera]]
    return np.radians(looks - bearing(eyes, giver))


def outlines(found, rows):
    """(n,) radians, by the corners of boxes as they are turned."""
    _, _, giver, _ = places(found, rows)
    eyes = found.sights.eyes[found.shown.eye[rows.camera]]
    away = np.linalg.norm(giver - eyes, axis=1)
    across = off_sight(found, rows)
    half = found.things.sizes[rows.giver][:, :2] / 2
    corners = [
        ahead * half[:, 0] * np.sin(across) + left * half[:, 1] * np.cos(across)
        for ahead in (-1, 1)
        for left in (-1, 1)
    ]
    return (np.max(corners, axis=0) - np.min(corners, axis=0)) / away


@pytest.mark.parametrize("kind", KINDS)
def test_the_width_of_a_giver_is_that_of_its_turned_box(kind):
    found, rows = searched(kind)
    assert np.allclose(giver_widths(found, rows), outlines(found, rows))


@pytest.mark.parametrize("kind", KINDS)
def test_the_front_in_the_picture_is_that_of_the_line_of_sight(kind):
    found, rows = searched(kind)
    right, away = front_in_picture(found, rows)
    off = off_sight(found, rows)
    assert np.allclose(right, -np.sin(off))
    assert np.allclose(away, np.cos(off))


@pytest.mark.parametrize("kind", KINDS)
def test_fronts_are_held_against_where_the_thing_is(kind):
    found, rows = searched(kind)
    shown = found.shown
    right, away = front_in_picture(found, rows)
    beside = np.sign(shown.u[rows.camera, rows.thing] - 0.5)
    beyond = np.sign(
        shown.depth[rows.camera, rows.thing] - shown.depth[rows.camera, rows.giver]
    )
    for is_side, across, along in ((False, right, away), (True, away, right)):
        table = front_features(found, rows, is_side=is_side)
        columns = dict(zip(FRONTS, table.T, strict=True))
        assert np.allclose(columns["front_col"], across * beside)
        assert np.allclose(columns["front_giver_ddepth"], along * beyond)


@pytest.mark.parametrize("unit", range(6))
def test_twins_of_which_fronts_tell_what_is_dealt_come_first(unit):
    found, rows = searched(KINDS[0])
    slot = facing_slot(Key(7, "train", "perspective", unit), 0, 1, ONE_THING)
    is_view = slot.kind.name == "facing_in_view"
    rng = np.random.default_rng(unit)
    one = rng.permutation(len(rows.thing))[:300]
    given = rows.camera * len(found.things.ids) + rows.giver
    other = np.array([rng.choice(np.flatnonzero(given == given[each])) for each in one])
    order = by_what_fronts_tell(found, rows, (one, other), slot)
    agree = by_giver(found, rows, (one, other), slot)
    if slot.differs != TURNED:
        assert order.tolist() == agree.tolist()
        return
    first, second = (rows.at(each[agree]) for each in (one, other))
    told = [
        front_features(found, each, is_side=not is_view) for each in (first, second)
    ]
    good = np.ones(len(agree), dtype=np.bool_)
    for name in (AWAY, OFF_GIVER) if is_view else (RIGHT,):
        good &= (told[1] - told[0])[:, FRONTS.index(name)] * slot.wishes[name] > 0
    agree = agree[good]
    assert sorted(order) == sorted(agree)
    first, second = (rows.at(each[order]) for each in (one, other))
    widths = outlines(found, first), outlines(found, second)
    apart = np.abs(widths[0] - widths[1]) / np.maximum(*widths)
    alike = alike_outlines(found, first, second)
    sure = np.abs(apart - UNLIKE) > 1e-6
    assert (alike == (apart <= UNLIKE))[sure].all()
    own = (seen_from_giver if is_view else left_of_giver)(found, first)
    score = 2 * alike + 2 * (own == slot.from_giver)
    before, after = (
        front_features(found, each, is_side=not is_view) for each in (first, second)
    )
    for column, name in enumerate(FRONTS):
        met = (after - before)[:, column] * slot.wishes.get(name, 0) > 0
        score = score + WEIGHTS.get(name, 1) * met
    odds = [blind_odds(found, each, is_side=not is_view) for each in (first, second)]
    score = score + odds_score(odds[1] / odds[0], slot)
    assert len(set(score.tolist())) > 2
    assert (np.diff(score) <= 0).all()


def test_near_odds_and_those_with_the_dealt_sign_count_for_more():
    slot = facing_slot(Key(7, "train", "perspective", 0), 0, 1, ONE_THING)
    signs = np.array([slot.wishes[name] for name in ODDS])
    apart = 1.0 + np.arange(0, 6)[:, None] * np.ones(2)
    met, unmet = odds_score(apart**signs, slot), odds_score(apart**-signs, slot)
    assert (np.diff(met) <= 0).all()
    assert (met[1:] > unmet[1:]).all()
    assert met[0] == unmet[0]


@pytest.mark.parametrize("kind", KINDS)
def test_of_crossed_plans_each_input_has_both_answers_with_either_other(kind):
    slots = (
        facing_slot(Key(7, "train", "perspective", unit), 0, 1, ONE_THING)
        for unit in range(400)
    )
    slot = next(each for each in slots if each.crossed)
    every = [
        (found, plan)
        for found, rng in draws(kind)
        for plan in islice(crossed_plans(found, slot, rng), 5)
    ]
    assert every
    for found, plan in every:
        rows = plan.rows
        assert len(set(zip(*rows, strict=True))) == 4
        seen = view_answers(found, rows)
        assert (seen.seen | seen.aside).all()
        first, second = (getattr(rows, CROSSED_FIELDS[each]) for each in slot.crossed)
        for values in (first, second):
            for value in set(values.tolist()):
                assert sorted(seen.aside[values == value]) == [False, True]
        same = {"camera", "giver", "cross", "thing", "spin"}
        for name in same - {CROSSED_FIELDS[each] for each in slot.crossed}:
            assert len(set(getattr(rows, name).tolist())) == 1
        assert seen.aside[:2].astype(int).tolist() == list(slot.answers)


def test_odds_without_the_x_are_those_over_all_places_of_the_picture():
    found, rows = searched(KINDS[0])
    some = rows.at(np.arange(0, len(rows.thing), max(len(rows.thing) // 40, 1)))
    odds = blind_odds(found, some, is_side=True)
    for number in range(len(some.thing)):
        one = some.at(np.array([number]))
        places = np.flatnonzero(found.shown.marks.framed[one.camera[0]])
        every = one.at(np.zeros(len(places), np.int64))._replace(cross=places)
        sure, answers = side_answers(found, every)
        ways = found.things.middles[every.thing, :2] - found.sights.eyes[places]
        sure &= is_far(found, places, every.thing) & (np.hypot(*ways.T) > 1.2)
        sure &= found.sights.clear[places, every.thing] >= SHOWN
        right = np.count_nonzero(sure & (answers == 1))
        left = np.count_nonzero(sure & (answers == 0))
        if one.giver[0] != one.thing[0]:
            assert odds[number, 0] == (right + 1) / (left + 1)


def test_the_middle_of_a_picture_is_amid_the_places_that_it_shows():
    found, _ = searched(KINDS[0])
    for middle, framed in zip(amid(found), found.shown.marks.framed, strict=True):
        if framed.any():
            eyes = found.sights.eyes[framed]
            assert middle == pytest.approx((eyes.min(axis=0) + eyes.max(axis=0)) / 2)


def test_signs_of_fronts_fall_to_half_of_the_units_each():
    slots = [
        facing_slot(Key(7, "train", "perspective", n), 0, 1, ONE_THING)
        for n in range(400)
    ]
    for kind in ("facing_side", "facing_in_view"):
        wishes = [each.wishes for each in slots if each.kind.name == kind]
        for name in FRONTS:
            assert abs(sum(each[name] for each in wishes)) <= 2


def test_which_of_the_two_is_true_from_the_giver_falls_to_half_of_the_units():
    slots = [
        facing_slot(Key(7, "train", "perspective", n), 0, 1, ONE_THING)
        for n in range(400)
    ]
    for kind in ("facing_side", "facing_in_view"):
        own = [each.from_giver for each in slots if each.kind.name == kind]
        assert abs(sum(own) - len(own) / 2) <= 2


def test_a_view_into_a_wall_is_foreseen():
    found, rows = searched(KINDS[0])
    eyes, outline = found.sights.eyes, found.things.outline
    low, high = outline.min(axis=0), outline.max(axis=0)
    near = np.minimum(eyes - low, high - eyes).min(axis=1)
    some = rows.at(np.arange(0, len(rows.thing), max(len(rows.thing) // 400, 1)))
    spoilt = obstructed(found, some)
    assert 0 < spoilt.sum() < len(spoilt)
    # The floor about its X is seen less, or something is before it, where it is narrow.
    assert near[some.cross][spoilt].mean() < near[some.cross][~spoilt].mean()


def test_views_of_fours_are_neither_mistaken_nor_obstructed():
    planned = [
        (found, plan)
        for kind in (*KINDS, "office", "studio")
        for found, rng in draws(kind)
        for plan in islice(plans_of_four(found, rng), 20)
    ]
    assert planned
    for found, plan in planned:
        assert not obstructed(found, plan.rows).any()
        named = np.tile([plan.giver[0], *plan.named], (2, 1))
        assert not confused(found, plan.rows, named).any()
