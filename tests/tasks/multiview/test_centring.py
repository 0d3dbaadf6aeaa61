"""What is in the middle of a picture counts whole, what is beside it in part."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from scenegen.cameras.candidate_views import CandidateViews
from scenegen.records.visibility import Box, Sighting
from scenegen.seeding import Key, Stream
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.centring import CENTRED, centring, likely_centring
from scenegen.tasks.multiview.search import RigFits, RigSearch
from scenegen.tasks.multiview.shown_table import ShownTable
from scenegen.tasks.showing import Showing

BRIEF = CountBrief("stool", (3, 2), 1, (1, 1), (1, 0), "exchanged", "walk", 3)
FLAGS = np.ones(4, dtype=np.bool_)


def shown_at(x0: int, x1: int) -> int:
    sighting = Sighting(1, 40, 40, False, Box(x0, 10, x1, 20), 1000)
    return centring(Showing(200, {1: sighting}, ()), 1)


@pytest.mark.parametrize(
    ("box", "found"),
    [
        ((90, 110), CENTRED),
        ((40, 60), CENTRED),
        ((140, 160), CENTRED),
        ((20, 40), 20),
        ((160, 180), 20),
        ((0, 20), 0),
        ((180, 200), 0),
    ],
)
def test_the_middle_of_a_box_says_how_centred_a_thing_is(box, found):
    assert shown_at(*box) == found


def test_what_is_not_seen_is_not_centred():
    assert centring(Showing(200, {}, ()), 1) == 0


def test_places_on_the_plan_say_how_centred_things_are_likely_to_be():
    # From the origin, eastwards, with a lens as wide as it is long.
    seen = np.ones((1, 5), dtype=np.bool_)
    atlas = CandidateViews(
        np.zeros((1, 2), np.int64), np.zeros(1, np.int64), seen, seen
    )
    # In the middle, a quarter and 0.35 of the width aside, beyond the picture, behind.
    places = [(2000, 0), (2000, 500), (2000, -700), (2000, 2000), (-2000, 0)]
    found = likely_centring(atlas, np.array(places, dtype=np.int64), 1.0)
    assert found.tolist() == [[CENTRED, CENTRED, 20, 0, 0]]


def table_of(centred: np.ndarray, cut: np.ndarray | None = None) -> ShownTable:
    """Two views show each object, and nothing else."""
    seen = np.repeat(np.eye(4, dtype=np.bool_), 2, axis=0)
    none = np.zeros((8, 4, 4), dtype=np.bool_)
    unsure = np.zeros_like(seen)
    cut = unsure if cut is None else cut
    flat = np.zeros((8, 4), dtype=np.int64)
    return ShownTable(seen, seen, seen, unsure, none, centred, cut, flat, flat)


@pytest.mark.parametrize("percent", [0, 100])
def test_of_rigs_that_fit_the_one_with_things_where_they_are_dealt_is_found(percent):
    centred = np.repeat(np.eye(4, dtype=np.int64), 2, axis=0) * CENTRED
    centred[1::2] = 0  # the repeating views show their object at the border
    brief = replace(BRIEF, centred=percent)
    search = RigSearch(table_of(centred), brief, FLAGS, FLAGS)
    rigs = np.array(list(product((0, 1), (2, 3), (4, 5))), dtype=np.int64)
    for unit in range(8):
        found = search.find(Key(1, "test", "rigs", unit).stream(Stream.CAMERAS), rigs)
        assert found is not None
        assert {row % 2 for row in found.rows} == {0 if percent else 1}


@pytest.mark.parametrize("needed", [2, 3])
def test_where_all_views_are_needed_those_that_cut_nothing_off_come_first(needed):
    seen = np.repeat(np.eye(4, dtype=np.bool_), 2, axis=0)
    cut = seen.copy()
    cut[::2] = False  # the repeating views cut their object off
    centred = np.repeat(np.eye(4, dtype=np.int64), 2, axis=0) * CENTRED
    centred[::2] = 0  # and show it where it is dealt
    brief = replace(BRIEF, centred=100, views_needed=needed)
    search = RigSearch(table_of(centred, cut), brief, FLAGS, FLAGS)
    rigs = np.array([[0, 2, 4], [1, 3, 5]], dtype=np.int64)
    taken = np.array([[True, True, True, False]] * 2)
    off = search.off_centre(RigFits(rigs, taken, taken))
    assert int(off.argmin()) == (0 if brief.needs_all_views else 1)
