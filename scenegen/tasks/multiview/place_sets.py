"""Sets of places that may be taken.

Thousands of sets are tried with each of hundreds of rigs. So a set is a row of flags,
or the bits of one number, of which `geometry.shown_sets` finds those that fit.
"""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.tasks.multiview.shown_table import Flags, Ints

SETS = 600
"""Sets of places that are tried with each of many rigs."""


class Effort(NamedTuple):
    """How many ways to take places are tried.

    Attributes:
        sets: of places, with each rig; a draw of them where there are more.
        of_rig: sets kept of a rig at most.
        enough: sets kept of all rigs, after which no more is tried.
        twins: made of all sets with each two of the views, about; one or more of each.
        of_set: made of one of them at most.
    """

    sets: int
    of_rig: int
    enough: int
    twins: int
    of_set: int


WIDE = Effort(SETS, 3, 4_000, 1, 1)
"""To find which of thousands of rigs show what is asked for at all."""

DEEP = Effort(10_000, 300, 8_000, 16_000, 8)
"""To find the best twins of a few rigs that do."""


def place_sets(rng: Generator, may: Flags, size: int, *, most: int = SETS) -> Flags:
    """(s, n) sets of places in an order that is drawn: all, or a draw of very many.

    Args:
        rng: draws.
        may: (n,) places that may be taken.
        size: how many are.
        most: sets that are drawn where there are more.
    """
    places = np.flatnonzero(may)
    if comb(len(places), size) <= most:
        every = np.array(list(combinations(places, size)), dtype=np.int64)
        chosen = every[rng.permutation(len(every))]
    else:
        lots = rng.integers(1 << 20, size=(most, len(places)))
        chosen = places[np.argsort(lots, axis=1, kind="stable")[:, :size]]
    sets = np.zeros((len(chosen), len(may)), dtype=np.bool_)
    np.put_along_axis(sets, chosen.reshape(-1, size), True, axis=1)
    return sets


def tally(counts: Ints) -> int:
    """What the counts of one rig are together, as `shown_tallies` gives them."""
    return int(np.left_shift(np.int64(1), 4 * counts).sum())


def bits_of(flags: Flags) -> Ints:
    """(p,) rows of (p, n) flags as whole numbers; n < 63."""
    bits = np.zeros(len(flags), dtype=np.int64)
    for place in range(flags.shape[1]):
        bits += flags[:, place].astype(np.int64) << place
    return bits


def flags_of(bits: int, count: int) -> Flags:
    """(n,) flags of a whole number, as many as there are places."""
    flags: Flags = (bits >> np.arange(count, dtype=np.int64)) & 1 == 1
    return flags


def total(numbers: Ints, *, axis: int) -> Ints:
    """Sums of whole numbers, which are the same in whatever order they are added."""
    found: Ints = numbers.sum(axis=axis)
    return found
