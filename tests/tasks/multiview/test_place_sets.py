"""All sets of places are tried where they are few, and a draw of them else."""

from itertools import combinations

import numpy as np

from scenegen.seeding import Key, Stream
from scenegen.tasks.multiview.place_sets import SETS, place_sets


def stream():
    return Key(7, "test", "search", 1).stream(Stream.CAMERAS)


def as_tuples(sets) -> list[tuple[int, ...]]:
    return [tuple(int(place) for place in np.flatnonzero(row)) for row in sets]


def test_few_sets_are_all_there_once_and_take_no_place_that_may_not_be():
    may = np.array([True, False, True, True, True, False, True])
    found = as_tuples(place_sets(stream(), may, 3))
    assert sorted(found) == sorted(combinations((0, 2, 3, 4, 6), 3))


def test_of_very_many_sets_some_are_drawn():
    found = place_sets(stream(), np.ones(16, dtype=np.bool_), 8)
    assert found.shape == (SETS, 16)
    assert (found.sum(axis=1) == 8).all()
    assert len(set(as_tuples(found))) > SETS // 2


def test_there_is_no_set_of_more_places_than_may_be_taken():
    assert place_sets(stream(), np.array([True, False, True]), 3).shape == (0, 3)
