"""Intervals cover the truth as often as they say, and tests are exact."""

from fractions import Fraction
from math import comb, isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import PCG64, Generator

from scenegen.scoring.intervals import (
    mcnemar,
    paired_difference,
    share_of,
    unpaired_difference,
)


def twins(rng: Generator, pairs: int, share: float) -> tuple[list[float], list[int]]:
    """Twins that are right or wrong together."""
    rights = rng.random(pairs) < share
    return np.repeat(rights.astype(float), 2).tolist(), np.repeat(
        np.arange(pairs), 2
    ).tolist()


def test_an_interval_covers_the_truth_in_about_95_of_100():
    rng = Generator(PCG64(5))
    covered = 0
    for _ in range(200):
        figure = share_of(*twins(rng, 100, 0.4))
        covered += figure.low <= 40 <= figure.high
    assert 180 <= covered <= 199


def test_twins_that_go_together_count_as_one():
    hits, pairs = twins(Generator(PCG64(6)), 100, 0.5)
    wide, narrow = share_of(hits, pairs), share_of(hits, list(range(len(hits))))
    assert wide.value == narrow.value
    assert (wide.high - wide.low) / (narrow.high - narrow.low) == pytest.approx(
        2**0.5, rel=0.1
    )


def test_the_same_items_give_the_same_interval():
    hits, pairs = twins(Generator(PCG64(7)), 50, 0.5)
    assert share_of(hits, pairs) == share_of(hits, [f"u{pair}" for pair in pairs])


def test_all_or_none_is_not_certain():
    assert share_of([1.0] * 20, range(20)) == (100.0, 85.0, 100.0)
    assert share_of([0.0] * 20, range(20)) == (0.0, 0.0, 15.0)
    assert share_of([1.0], [0]) == (100.0, 0.0, 100.0)
    half = share_of([1.0, 0.0] * 30, [n // 2 for n in range(60)])
    assert half == pytest.approx((50, 45, 55))


def test_of_nothing_nothing_is_known():
    for figure in (
        share_of([], []),
        paired_difference([], [], []),
        unpaired_difference([1.0], [0], [], []),
    ):
        assert all(isnan(each) for each in figure)


def test_differences_are_signed_and_pairing_narrows_them():
    rng = Generator(PCG64(8))
    ones = (rng.random(300) < 0.6).astype(float).tolist()
    others = [each if rng.random() < 0.9 else 0.0 for each in ones]
    places = list(range(300))
    paired = paired_difference(ones, others, places)
    unpaired = unpaired_difference(ones, places, others, places)
    assert paired.value == pytest.approx(unpaired.value)
    assert 0 < paired.low < paired.high
    assert paired.high - paired.low < (unpaired.high - unpaired.low) / 2
    assert paired_difference(others, ones, places).value == -paired.value


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_is_the_two_sided_binomial_test(one, other):
    count, fewer = one + other, min(one, other)
    tail = sum(Fraction(comb(count, n), 2**count) for n in range(fewer + 1))
    assert mcnemar(one, other) == pytest.approx(min(1.0, float(2 * tail)))
    assert mcnemar(one, other) == mcnemar(other, one)


def test_mcnemar_takes_whole_data_sets():
    assert mcnemar(0, 0) == 1.0
    assert mcnemar(5000, 5000) == 1.0
    assert mcnemar(0, 2000) == 0.0
    assert mcnemar(2, 10) == pytest.approx(0.0385742)
