"""Sets of places that may be taken, and what views show of each of them.

Thousands of sets are tried with each of hundreds of rigs. So a set is a row of flags,
or the bits of one number; and what views show of it is a number of which those of
several views can be added up and compared at once.
"""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from scenegen.tasks.multiview.shown_table import Flags, Ints

Counts = NDArray[np.int8]

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


def shown_of_sets(seen: Flags, sets: Flags) -> Counts:
    """(v, s) how many of the objects each view shows, by the places that are taken."""
    shown = np.zeros((len(seen), len(sets)), dtype=np.int8)
    for place in range(seen.shape[1]):
        shown += seen[:, place, None] & sets[:, place]
    return shown


def weights_of_sets(weights: Ints, sets: Flags) -> Ints:
    """(v, s) the sum of the weights of the places that are taken, in each view."""
    found = np.zeros((len(weights), len(sets)), dtype=np.int64)
    for place in range(weights.shape[1]):
        found += weights[:, place, None] * sets[:, place]
    return found


def tallies(counts: Counts | Ints) -> Ints:
    """Counts below 15 as numbers whose sum says how often each count occurs.

    A count of c is 16**c: up to 15 counts can be added up, in any order.
    """
    return np.left_shift(np.int64(1), 4 * counts.astype(np.int64))


def tally(counts: Ints) -> int:
    """The sum of `tallies` of the counts of one rig."""
    return int(tallies(counts).sum())


def bits_of(flags: Flags) -> Ints:
    """(p,) rows of (p, n) flags as whole numbers; n < 63."""
    bits = np.zeros(len(flags), dtype=np.int64)
    for place in range(flags.shape[1]):
        bits += flags[:, place].astype(np.int64) << place
    return bits


def total(numbers: Ints, *, axis: int) -> Ints:
    """Sums of whole numbers, which are the same in whatever order they are added."""
    found: Ints = numbers.sum(axis=axis)
    return found
