"""Four things of which each could be the right one.

If what is right were drawn from things that can be seen, and the other options from all
else, a reader who is told no direction would still guess: what is large, near or in the
open is more often right. Here each of the four is the only one in view for some
direction, and chance decides for which of them a unit asks. So all that does not depend
on the direction, such as the things, the place to stand or the walk, is blind by
construction.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import comb
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.tasks.search.things import Flags

SIZE = 4

LOTS = 2**31
"""Things are in the order of the lots that they draw, of so many."""

ORDERS = 6
"""How often the same four is drawn on average, in different orders, at most."""


class Four(NamedTuple):
    """Four things, and for each a direction in which it alone is in view.

    Attributes:
        things: four columns.
        ways: four rows.
    """

    things: tuple[int, ...]
    ways: tuple[int, ...]


def fours_of(shown: Flags, beside: Flags, rng: Generator, tries: int) -> Iterator[Four]:
    """Fours of things seen from one place, in a random order.

    Args:
        shown: (w, t) things that are in view for each of w directions.
        beside: (w, t) things that are plainly not.
        rng: draws the fours, their order, and their directions.
        tries: fours that are drawn, at most.
    """
    able = np.flatnonzero(shown.any(axis=0))
    if len(able) < SIZE:
        return
    count = min(tries, ORDERS * comb(len(able), SIZE))
    lots = rng.integers(0, LOTS, (count, len(able)))
    things = able[np.argsort(lots, axis=1, kind="stable")[:, :SIZE]]
    others = np.count_nonzero(beside[:, things], axis=2)
    alone = shown[:, things] & (others == SIZE - 1)[:, :, None]
    for row in np.flatnonzero(alone.any(axis=0).all(axis=1)):
        ways = [np.flatnonzero(alone[:, row, each]) for each in range(SIZE)]
        yield Four(
            tuple(int(each) for each in things[row]),
            tuple(int(each[int(rng.integers(len(each)))]) for each in ways),
        )
