"""Shares of items with intervals, and differences, by bootstrap over pairs of twins.

Twins share nearly everything, so that a draw takes both or neither. The streams are
fixed: the same marks give the same figures.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from math import nan
from typing import NamedTuple

import numpy as np
from numpy.random import PCG64, Generator, SeedSequence
from numpy.typing import NDArray

DRAWS = 2000
LEVEL = 95.0
AT_ONCE = 100
"""Draws that are held in memory together."""

Values = NDArray[np.float64]


class Figure(NamedTuple):
    """A figure with its two-sided 95 % interval, per cent."""

    value: float
    low: float
    high: float


def share_of(hits: Sequence[float], pairs: Sequence[Hashable]) -> Figure:
    """The mean of hits, each 0 to 1.

    Args:
        hits: of each item.
        pairs: what each item shares with its twin alone.
    """
    return _mean_of(hits, pairs, least=0.0)


def paired_difference(
    ones: Sequence[float], others: Sequence[float], pairs: Sequence[Hashable]
) -> Figure:
    """The mean of one minus the mean of the other, of the same items."""
    changes = [one - other for one, other in zip(ones, others, strict=True)]
    return _mean_of(changes, pairs, least=-1.0)


def unpaired_difference(
    ones: Sequence[float],
    one_pairs: Sequence[Hashable],
    others: Sequence[float],
    other_pairs: Sequence[Hashable],
) -> Figure:
    """The mean of some items minus the mean of others."""
    if not ones or not others:
        return Figure(nan, nan, nan)
    first, second = _by_pair(ones, one_pairs), _by_pair(others, other_pairs)
    value = float(first[0].sum() / first[1].sum() - second[0].sum() / second[1].sum())
    low, high = _bounds(_means(*first, 1) - _means(*second, 2))
    return Figure(100 * value, 100 * low, 100 * high)


def mcnemar(only_one: int, only_other: int) -> float:
    """The exact two-sided chance of so uneven a split of the items that differ.

    Args:
        only_one: items that one file alone has right.
        only_other: items that the other file alone has right.
    """
    count, fewer = only_one + only_other, min(only_one, only_other)
    tail, ways = 0, 1  # ways to have 0, 1, ... of them: exact, in whole numbers
    for number in range(fewer + 1):
        tail += ways
        ways = ways * (count - number) // (number + 1)
    return min(1.0, float(2 * tail / (1 << count)))


def _mean_of(
    values: Sequence[float], pairs: Sequence[Hashable], *, least: float
) -> Figure:
    """The mean of values from `least` to 1.

    Where all pairs are alike the bootstrap sees no uncertainty. Then the rule of three
    does: of n pairs, 3 / n may still be otherwise, as far as they can.
    """
    if not values:
        return Figure(nan, nan, nan)
    sums, sizes = _by_pair(values, pairs)
    value = float(sums.sum() / sizes.sum())
    low, high = _bounds(_means(sums, sizes, 0))
    if len(set((sums / sizes).tolist())) == 1:
        otherwise = min(3 / len(sums), 1.0)
        low = value - (value - least) * otherwise
        high = value + (1 - value) * otherwise
    return Figure(100 * value, 100 * low, 100 * high)


def _by_pair(
    values: Sequence[float], pairs: Sequence[Hashable]
) -> tuple[Values, Values]:
    """The sum and the number of the values of each pair, (pairs,)."""
    numbers = {pair: number for number, pair in enumerate(dict.fromkeys(pairs))}
    places = np.array([numbers[pair] for pair in pairs])
    sums = np.bincount(places, weights=np.array(values, dtype=np.float64))
    return np.asarray(sums, dtype=np.float64), np.bincount(places).astype(np.float64)


def _means(sums: Values, sizes: Values, purpose: int) -> Values:
    """The means of `DRAWS` draws of pairs, (DRAWS,)."""
    rng = Generator(PCG64(SeedSequence(2026, spawn_key=(purpose,))))
    parts = []
    for _ in range(DRAWS // AT_ONCE):
        drawn = rng.integers(len(sums), size=(AT_ONCE, len(sums)))
        parts.append(sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1))
    return np.concatenate(parts)


def _bounds(means: Values) -> tuple[float, float]:
    tail = (100 - LEVEL) / 2
    low, high = np.percentile(means, [tail, 100 - tail])
    return float(low), float(high)
