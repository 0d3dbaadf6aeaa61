"""Folds, bootstrap intervals and shuffled labels, all by pairs of twins.

Twins share nearly everything, so they stay together: in one fold, in one draw of the
bootstrap, in one exchange of labels. Streams are fixed, so that an audit of the same
items gives the same figures.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.random import PCG64, Generator, SeedSequence
from numpy.typing import NDArray

FOLDS = 5
DRAWS = 1000
LEVEL = 95.0

_FOLDS, _DRAWS, _LABELS = range(3)

Hits = NDArray[np.float64]
"""How far each item is answered right, 0 to 1, (n,)."""


class Share(NamedTuple):
    """A share of items with its two-sided 95 % interval, per cent."""

    figure: float
    low: float
    high: float


def stream(purpose: int, number: int = 0) -> Generator:
    """A fixed stream of random numbers."""
    return Generator(PCG64(SeedSequence(2026, spawn_key=(purpose, number))))


def folds_of(pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """The fold of each item, 0 to `FOLDS` - 1; equally many pairs in each.

    Args:
        pairs: number of the pair of each item, 0, 1, ..., (n,).
    """
    count = int(pairs.max(initial=-1)) + 1
    return (stream(_FOLDS).permutation(count) % FOLDS)[pairs]


def share_of(hits: Hits, pairs: NDArray[np.int64]) -> Share:
    """The mean of hits, with an interval by bootstrap over pairs.

    Where the bootstrap cannot see how uncertain a share of all or none is, the rule of
    three can: with n pairs, 3 / n is still likely.
    """
    count = int(pairs.max(initial=-1)) + 1
    if count == 0:
        return Share(float("nan"), float("nan"), float("nan"))
    sums = np.bincount(pairs, weights=hits, minlength=count)
    sizes = np.bincount(pairs, minlength=count).astype(float)
    drawn = stream(_DRAWS).integers(count, size=(DRAWS, count))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    tail = (100 - LEVEL) / 2
    low, high = np.percentile(means, [tail, 100 - tail])
    figure = float(hits.mean())
    if figure in (0.0, 1.0):
        low, high = (0.0, min(3 / count, 1.0)) if figure == 0 else (1 - 3 / count, 1.0)
    return Share(100 * figure, 100 * max(float(low), 0.0), 100 * min(float(high), 1.0))


def exchanged(pairs: NDArray[np.int64], number: int = 0) -> NDArray[np.int64]:
    """For each item, the item whose label it gets when labels are shuffled.

    Pairs exchange their labels as wholes, and half of them turn theirs round, so that
    what a label has to do with its item is gone and twins still differ.
    """
    rng = stream(_LABELS, number)
    members: list[list[int]] = [[] for _ in range(int(pairs.max(initial=-1)) + 1)]
    for place, pair in enumerate(pairs.tolist()):
        members[pair].append(place)
    source = np.zeros(len(pairs), dtype=np.int64)
    for size in sorted({len(each) for each in members}):
        alike = np.array([each for each in members if len(each) == size])
        for own, other in zip(alike, rng.permutation(alike), strict=True):
            source[own] = rng.permutation(other)
    return source
