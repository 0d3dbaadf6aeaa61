"""Drawn positions belong to their class, and pairs are the cheapest that have room."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenegen.tasks.perspective.floor_projection import BEYOND
from scenegen.tasks.perspective.target_placement import (
    best_pair,
    draw_near_pair,
    draw_position,
    row_difference,
)
from tests.tasks.perspective.test_kinds import GRID, TARGET, candidates_for

CANDIDATES = candidates_for("relative_position", ("left", "right"))

indices = st.sets(st.integers(0, len(GRID) - 1), min_size=1, max_size=40)
seeds = st.integers(0, 2**32).map(np.random.default_rng)


def flags_of(numbers):
    flags = np.zeros(len(GRID), dtype=np.bool_)
    flags[sorted(numbers)] = True
    return flags


def has_room(one: int, other: int) -> bool:
    away = GRID[one] - GRID[other]
    return bool(away[0] ** 2 + away[1] ** 2 > (2 * TARGET.radius + 50) ** 2)


@given(seeds, indices)
def test_a_drawn_position_is_marked(rng, numbers):
    assert draw_position(rng, flags_of(numbers)) in numbers


@given(seeds, indices, indices)
def test_the_second_of_a_near_pair_is_among_the_nearest_third(rng, ones, others):
    one, other = draw_near_pair(CANDIDATES, flags_of(ones), flags_of(others), rng)
    assert one in ones
    away = {n: int(((GRID[n] - GRID[one]) ** 2).sum()) for n in others}
    nearer = sum(each < away[other] for each in away.values())
    assert nearer < max(1, len(others) // 3)


@given(seeds, indices, indices)
def test_the_best_pair_differs_least_in_its_row(rng, ones, others):
    found = best_pair(
        CANDIDATES,
        TARGET,
        flags_of(ones),
        flags_of(others),
        rng,
        row_difference(CANDIDATES),
    )
    v = CANDIDATES.shown.v
    costs = {
        (a, b): abs(v[b] - v[a]) for a, b in product(ones, others) if has_room(a, b)
    }
    least = min(costs.values(), default=BEYOND)
    if found is None:
        assert least > BEYOND / 2
    else:
        assert costs[found] == least


def test_a_class_without_positions_has_no_pair():
    none, some = flags_of(()), flags_of((3,))
    for first, second in ((none, some), (some, none)):
        rng = np.random.default_rng(1)
        cost = row_difference(CANDIDATES)
        assert best_pair(CANDIDATES, TARGET, first, second, rng, cost) is None
