"""What squares may be made of: bits of places, by pairs of things and ways."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.geometry.view_signs import Bits, pair_places
from scenegen.tasks.perspective.facing.planes import Plane
from scenegen.tasks.perspective.facing.slots import THING, TURNED, X
from scenegen.tasks.search.things import Ints

MARKS = 60
"""Places of the X in a picture that are searched: the bits of one word."""

TURNS = 60
"""Pairs of ways that are tried in one picture for a place and two pairs of things."""


class Corners(NamedTuple):
    """What squares may be made of.

    Attributes:
        found: (n, 4) two pairs of things, and two ways.
        bits: (n, 2) places of the X with either number, as bits.
    """

    found: Ints
    bits: Bits

    def places(self, rows: Ints, plane: Plane, rng: Generator) -> Ints:
        """(k, 2) a place with either number for some rows, drawn."""
        first = _any_bits(self.bits[rows, 0], rng)
        if X not in plane:
            return np.stack([first, first], axis=1)
        return np.stack([first, _any_bits(self.bits[rows, 1], rng)], axis=1)


def corners_of(seen: Ints, plane: Plane, turns: Ints) -> Corners:
    """What squares may be made of in one picture.

    Of squares of place and way, both things are in view in one case that is not
    "exactly one", and neither is in the other.

    Args:
        seen: (x, t, s) of things that are seen, or not; see `sights_of`.
        plane: of the squares.
        turns: (m, 2) ways that are tried for a place and two pairs.
    """
    one, both, none = pair_places(seen)
    if THING not in plane:
        first = one[:, :, None] & both[:, None, :]
        second = none[:, :, None] & one[:, None, :]
        pair, way, other = np.nonzero((first != 0) & (second != 0))
        found = pair, pair, way, other
        bits = first[pair, way, other], second[pair, way, other]
    elif TURNED not in plane:
        first = one[:, None] & (both | none)[None]
        second = first.transpose(1, 0, 2)
        pair, more, way = np.nonzero((first != 0) & (second != 0))
        found = pair, more, way, way
        bits = first[pair, more, way], second[pair, more, way]
    else:
        way, other = turns.T
        first = one[:, way] & (both | none)[:, other]
        second = (both | none)[:, way] & one[:, other]
        words = first[:, None] & second[None]
        pair, more, turn = np.nonzero(words)
        found = pair, more, way[turn], other[turn]
        bits = words[pair, more, turn], words[pair, more, turn]
    return Corners(np.stack(found, axis=1), np.stack(bits, axis=1))


def some_turns(count: int, plane: Plane, rng: Generator) -> Ints:
    """(m, 2) some pairs of so many ways, for squares of one place."""
    if X in plane:
        return np.zeros((0, 2), dtype=np.int64)
    every = np.stack(np.triu_indices(count, 1), axis=1)
    found: Ints = every[rng.permutation(len(every))[:TURNS]]
    return found


def _any_bits(words: Bits, rng: Generator) -> Ints:
    """(n,) the number of one of the bits that are set in each word."""
    places = np.arange(MARKS, dtype=np.uint64)
    is_set = (words[:, None] >> places) & np.uint64(1)
    drawn = np.where(is_set == 1, rng.random((len(words), MARKS)), -1.0)
    found: Ints = drawn.argmax(axis=1)
    return found
