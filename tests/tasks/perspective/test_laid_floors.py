"""The estimate over rows of a room agrees with what judges a finished scene."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.geometry.angles import cosine, sine
from scenegen.records.rig import FloorMark, Rig
from scenegen.seeding import Key, Stream
from scenegen.tasks.assumed_lens import ShownThings, with_lens
from scenegen.tasks.perspective.facing.laid_floors import (
    KNOWN_SHARE,
    SPARE,
    side_holds,
)
from scenegen.tasks.perspective.facing.rows import Rows, SearchedRoom, side_answers
from scenegen.tasks.search.pictures import LensRanges, Pictures
from scenegen.tasks.search.sights import POINTS, SightTable
from tests.tasks.search.rooms import eyes_of, room

EXTREMES = (550, 1000)
ROWS = 3000


@pytest.fixture(scope="module")
def searched():
    things = room("living_room")
    sights = SightTable.of(things, eyes_of(things, 40))
    ranges = LensRanges((1300, 1600), (-80, -70), (660, 780))
    rng = Key(5, "test", "lens", 0).stream(Stream.CAMERAS)
    shown = Pictures.of(things, sights, rng, ranges)
    return SearchedRoom.of(things, shown, 0, views=2)


def drawn_rows(searched, rng):
    """Rows of which the first picture shows X and giver, the second the thing."""
    shown, count = searched.shown, len(searched.things)
    first, second = rng.integers(0, len(shown), (2, 100 * ROWS))
    cross = rng.integers(0, len(shown.eyes_mm), 100 * ROWS)
    giver, thing = rng.integers(0, count, (2, 100 * ROWS))
    good = shown.marks.framed[first, cross] & shown.glimpsed[second, thing]
    good &= shown.glimpsed[first, giver] & ~shown.glimpsed[first, thing]
    some = np.flatnonzero(good)[:ROWS]
    rows = Rows(first, cross, giver, np.zeros_like(giver), thing).at(some)
    second = second[some]
    _, answers = side_answers(searched, rows)
    return rows, second, answers


def picture(searched, camera, view):
    """By the same estimate of what a picture shows."""
    shown, ids = searched.shown, searched.things.ids
    clear = searched.sights.clear[shown.eye[camera]]
    known = shown.area[camera] * clear > KNOWN_SHARE * POINTS
    seen = shown.glimpsed[camera]
    return ShownThings(view, tuple(ids[seen].tolist()), tuple(ids[seen & known]))


def angle_of(searched, rows, number, second, fov):
    """Tenths of a degree from the giver's front to the thing, or None."""
    shown, things = searched.shown, searched.things
    first, cross, giver, _, thing = (int(each[number]) for each in rows)
    views = shown.view(first), shown.view(second, "view_1")
    x, y = (int(each) for each in shown.eyes_mm[cross])
    views = replace(views[0], floor_marks=(FloorMark("cross", (x, y), 0),)), views[1]
    pictures = [
        picture(searched, camera, view)
        for camera, view in zip((first, second), views, strict=True)
    ]
    if len({*pictures[0].known} & {*pictures[1].known}) < 2:
        return None
    scene, rig = with_lens(things.scene, Rig("vantage", views), pictures, fov)
    cx, cy = rig.views[0].floor_marks[0].position_mm
    ax, ay, _ = scene.entities[thing].position_mm
    heading = scene.entities[giver].heading_tenths
    c, s = cosine(heading), sine(heading)
    dx, dy = ax - cx, ay - cy
    return np.degrees(np.arctan2(dy * c - dx * s, dx * c + dy * s)) * 10


def test_rows_hold_where_a_finished_scene_holds(searched):
    rows, second, answers = drawn_rows(searched, np.random.default_rng(2))
    holds = side_holds(searched, rows, second, answers)
    told = 0
    for number in range(len(holds)):
        angles = [
            angle_of(searched, rows, number, int(second[number]), fov)
            for fov in EXTREMES
        ]
        if None in angles:
            assert holds[number]
            continue
        least = min(-each if answers[number] else each for each in angles)
        most = max(abs(each) for each in angles)
        if abs(least - SPARE) > 10 and most < 1750:
            assert holds[number] == (least > SPARE)
            told += not holds[number]
    assert 30 < told < np.count_nonzero(holds)
