"""Four things of which each could be the right one.

If what is right were drawn from things that can be seen, and the other options from all
else, a reader who is told no direction would still guess: what is large, near or in the
open is more often right. Here each of the four is the only one in view for some
direction, and chance decides for which of them a unit asks. So all that does not depend
on the direction, such as the things, the place to stand or the walk, is blind by
construction.

The direction is the front of a thing that stands elsewhere, and who looks from there
sees much the same. So of the directions in which a thing is alone in view those are
taken where another of the four is nearer to the front of that thing as seen from its
own place, and fours come first of which but one is the nearest: then the place to
stand counts, too. All four count for this, whichever of them are asked, so that
blindness to the direction stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import comb
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.tasks.search.things import Flags, Floats, Ints

SIZE = 4

LOTS = 2**31
"""Things are in the order of the lots that they draw, of so many."""

LEAST_M = 0.001
"""From a place to a thing that is not right above it, at least, metres."""

ORDERS = 6
"""How often the same four is drawn on average, in different orders, at most."""


class Four(NamedTuple):
    """Four things, and for each a direction in which it alone is in view.

    Attributes:
        things: four columns.
        ways: four rows.
        told: for how many of the ways the right one is nearest to the front of what
            gives the direction, seen from there.
    """

    things: tuple[int, ...]
    ways: tuple[int, ...]
    told: int

    @property
    def excess(self) -> int:
        """How far `told` is from what chance would tell."""
        return abs(self.told - 1)


def nearness(axes: Floats, away: Floats) -> Floats:
    """(w, t) cosines of the angles between directions and things; 0 right above.

    Args:
        axes: (w, 2) of length 1.
        away: (t, 2) from a place to things, metres.
    """
    x, y = away[:, 0], away[:, 1]
    along = axes[:, [0]] * x + axes[:, [1]] * y
    cosines: Floats = along / np.maximum(np.sqrt(x * x + y * y), LEAST_M)
    return cosines


def fours_of(
    shown: Flags,
    beside: Flags,
    near: Floats,
    rng: Generator,
    tries: int,
    classes: int = 1,
) -> Iterator[Four]:
    """Fours of things seen from one place, in a random order.

    Args:
        shown: (w, t) things that are in view for each of w directions.
        beside: (w, t) things that are plainly not.
        near: (w, t) `nearness` at what gives the direction.
        rng: draws the fours, their order, and their directions.
        tries: fours that are drawn, at most.
        classes: the ways of a four are equal modulo this number, which divides w.
    """
    others = np.count_nonzero(beside, axis=1) >= SIZE - 1
    able = np.flatnonzero(shown[others].any(axis=0))
    if len(able) < SIZE:
        return
    count = min(tries, ORDERS * comb(len(able), SIZE))
    lots = rng.integers(0, LOTS, (count, len(able)))
    things = able[np.argsort(lots, axis=1, kind="stable")[:, :SIZE]]
    others = np.count_nonzero(beside[:, things], axis=2)
    alone = shown[:, things] & (others == SIZE - 1)[:, :, None]
    held = alone.reshape(-1, classes, *alone.shape[1:]).any(axis=0).all(axis=2)
    for each, row in zip(*np.nonzero(held), strict=True):
        own = np.arange(int(each), len(shown), classes)
        four = things[row]
        yield _four(four, own, alone[own, row], near[own][:, four], rng)


def _four(things: Ints, own: Ints, alone: Flags, near: Floats, rng: Generator) -> Four:
    """Four things, each with one of the ways, (w, 4), in which it is alone in view."""
    astray = near < near.max(axis=1, keepdims=True)
    ways, told = [], 0
    for each in range(SIZE):
        able = np.flatnonzero(alone[:, each] & astray[:, each])
        if not len(able):
            able, told = np.flatnonzero(alone[:, each]), told + 1
        ways.append(int(own[able[int(rng.integers(len(able)))]]))
    return Four(tuple(int(each) for each in things), tuple(ways), told)
