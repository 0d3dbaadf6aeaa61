"""Fours of which each thing is the only one in view for some direction."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenegen.tasks.search.fours import fours_of, nearness

NOWHERE = np.zeros((6, 6))
"""All things are equally near to every front."""


def drawn(seed: int, ways: int, things: int):
    rng = np.random.default_rng(seed)
    state = rng.integers(0, 5, (ways, things))
    near = rng.integers(0, 9, (ways, things)) / 9
    return state == 0, state > 1, near, rng


@given(st.integers(0, 2**31), st.integers(1, 24), st.integers(0, 9))
def test_in_each_of_its_directions_one_of_the_four_is_in_view(seed, ways, things):
    shown, beside, near, rng = drawn(seed, ways, things)
    for four in fours_of(shown, beside, near, rng, 40):
        assert len(set(four.things)) == 4
        for thing, way in zip(four.things, four.ways, strict=True):
            assert shown[way, thing]
            others = [each for each in four.things if each != thing]
            assert beside[way, others].all()


def test_a_four_that_exists_is_found():
    shown = np.eye(4, dtype=bool)
    found = list(fours_of(shown, ~shown, NOWHERE[:4, :4], np.random.default_rng(1), 40))
    assert {each.things for each in found} >= {(0, 1, 2, 3)} or len(found) == 6
    assert all(each.ways == each.things for each in found)


def test_what_is_never_alone_in_view_is_in_no_four():
    shown = np.eye(5, dtype=bool)
    beside = ~shown
    shown[4, 3], beside[4, 3] = True, False
    found = list(
        fours_of(shown, beside, NOWHERE[:5, :5], np.random.default_rng(1), 200)
    )
    assert found
    assert not any({3, 4} <= set(each.things) for each in found)


def test_which_two_are_asked_about_does_not_depend_on_their_places():
    shown = np.eye(6, dtype=bool)
    rng = np.random.default_rng(3)
    counts = np.zeros(6, dtype=int)
    for _ in range(200):
        for four in fours_of(shown, ~shown, NOWHERE, rng, 10):
            counts[list(four.things[:2])] += 1
    assert counts.min() > 0.9 * counts.mean()


@given(st.integers(0, 2**31), st.integers(1, 24), st.integers(0, 9))
def test_it_is_counted_what_the_view_from_the_giver_tells(seed, ways, things):
    shown, beside, near, rng = drawn(seed, ways, things)
    for four in fours_of(shown, beside, near, rng, 40):
        seen = near[list(four.ways)][:, list(four.things)]
        told = [seen[each, each] == max(seen[each]) for each in range(4)]
        assert four.told == sum(told)
        assert four.excess == abs(four.told - 1)


def test_ways_are_taken_in_which_the_giver_would_see_another_thing():
    shown = np.repeat(np.eye(4, dtype=bool), 2, axis=0)
    near = shown.astype(float)
    near[::2] = 1 - near[::2]
    for four in fours_of(shown, ~shown, near, np.random.default_rng(1), 40):
        assert not four.told
        assert all(way % 2 == 0 for way in four.ways)


def test_nearness_is_the_cosine_of_an_angle():
    axes = np.array([[1.0, 0.0], [0.0, 1.0]])
    away = np.array([[2.0, 0.0], [-3.0, 0.0], [1.0, 1.0], [0.0, 0.0]])
    found = nearness(axes, away)
    assert found[0].tolist() == [1.0, -1.0, 1 / np.sqrt(2.0), 0.0]
    assert found[1].tolist() == [0.0, 0.0, 1 / np.sqrt(2.0), 0.0]


@given(st.integers(0, 2**31), st.integers(1, 4), st.integers(1, 6), st.integers(4, 9))
def test_all_ways_of_a_four_are_of_one_class(seed, turns, classes, things):
    shown, beside, near, rng = drawn(seed, turns * classes, things)
    for four in fours_of(shown, beside, near, rng, 40, classes):
        assert len({way % classes for way in four.ways}) == 1
        for thing, way in zip(four.things, four.ways, strict=True):
            assert shown[way, thing]


def test_a_four_of_one_class_is_found_whatever_else_there_is():
    shown = np.zeros((12, 4), dtype=bool)
    shown[[1, 4, 7, 10], range(4)] = True
    shown[[0, 2, 3, 5], range(4)] = True
    rng = np.random.default_rng(1)
    found = list(fours_of(shown, ~shown, np.zeros((12, 4)), rng, 40, 3))
    assert {tuple(sorted(each.ways)) for each in found} == {(1, 4, 7, 10)}
