"""Tables of rows against plain trigonometry, in rooms with a loose giver."""

from functools import cache
from itertools import islice

import numpy as np
import pytest

from scenegen.errors import Rejected
from scenegen.seeding import Key, Stream
from scenegen.tasks.perspective.facing.foreseen import obstructed
from scenegen.tasks.perspective.facing.fours import plans_of_four
from scenegen.tasks.perspective.facing.givers import FREED
from scenegen.tasks.perspective.facing.plans import by_giver
from scenegen.tasks.perspective.facing.rows import (
    HALF_VIEW,
    PARALLAX,
    SPINS,
    SearchedRoom,
    confused,
    parallax_bands,
    rows_of,
    seen_from_giver,
)
from scenegen.tasks.perspective.facing.slots import facing_slot
from scenegen.tasks.search.freeing import freed
from scenegen.tasks.search.pictures import LensRanges, Pictures
from scenegen.tasks.search.sights import SightTable
from scenegen.tasks.search.things import RoomThings
from tests.tasks.search.rooms import catalogue, eyes_of, room

KINDS = ("living_room", "gym")

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
def test_bands_of_the_parallax_are_those_of_an_angle(kind):
    found, rows = searched(kind)
    thing, cross, giver, _ = places(found, rows)
    angle = turned(bearing(thing, cross) - bearing(thing, giver))
    bounds = np.array(PARALLAX) / 10
    sure = plainly(angle, bounds)
    bands = np.searchsorted(bounds, angle)
    assert sure.sum() > 100
    assert (parallax_bands(found, rows) == bands)[sure].all()


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
def test_twins_come_first_whose_views_from_the_giver_are_as_dealt(unit):
    found, rows = searched(KINDS[0])
    slot = facing_slot(Key(7, "train", "perspective", unit), 0, 1)
    rng = np.random.default_rng(unit)
    twins = rng.permutation(len(rows.thing))[:60], rng.permutation(len(rows.thing))[:60]
    order = by_giver(found, rows, twins, slot)
    assert sorted(order.tolist()) == list(range(60))
    if slot.kind.name == "facing_in_view":
        seen = seen_from_giver(found, rows)
        wanted = slot.from_giver & 1, slot.from_giver >> 1
        met = sum(seen[each] == bit for each, bit in zip(twins, wanted, strict=True))
    else:
        band = parallax_bands(found, rows)
        met = sum((band[each] == slot.from_giver).astype(int) for each in twins)
    assert (np.diff(np.asarray(met, dtype=int)[order]) <= 0).all()


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
