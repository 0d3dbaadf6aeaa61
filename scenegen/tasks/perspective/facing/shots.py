"""Pictures in which squares are looked for: one that shows all, or two together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.tasks.perspective.facing.rows import SearchedRoom
from scenegen.tasks.perspective.facing.two_pictures import (
    asked_of,
    camera_pairs,
    crosses_of,
)
from scenegen.tasks.search.things import Flags, Ints

LEAST_THINGS = 3
"""Of two things alone it would be known which ones are meant."""

PAIR_SHARE = 0.006
"""Part of the picture that each thing of a pair fills at least."""

MOST_AREA, CAMERA_M = 0.25, 0.9
"""Part of a picture that one thing fills at most, and depth of what it shows, at
least, metres."""

PAIRS = 24_000
"""Pairs of pictures that are tried in a room."""

SHARED = 2
"""Things that both of two pictures show, at least: one is not enough to lay the floor
of one on that of the other."""


class Shots(NamedTuple):
    """n pictures, or pairs of them, of a room with t things and e places.

    Attributes:
        first, second: (n,) rows of cameras; of one picture, twice the same.
        marks: (n, e) places of which the first one may show an X.
        things: (n, t) what the second one shows and may be asked about.
    """

    first: Ints
    second: Ints
    marks: Flags
    things: Flags

    def at(self, chosen: Ints | Flags) -> Shots:
        """Some of them."""
        return Shots(
            self.first[chosen],
            self.second[chosen],
            self.marks[chosen],
            self.things[chosen],
        )


def shots_of(room: SearchedRoom, views: int, rng: Generator) -> Shots:
    """Those of which it is not known which of their things are asked about.

    Args:
        room: to search.
        views: visible pictures, 1 or 2.
        rng: draws pairs of pictures.
    """
    shown, is_open = room.shown, _is_open(room)
    if views == 1:
        first = second = np.flatnonzero(is_open)
        marks, things = shown.marks.framed[first], shown.named[second]
    else:
        large = shown.named & (shown.area > PAIR_SHARE)
        ends = is_open & (np.count_nonzero(large, axis=1) >= LEAST_THINGS)
        able = np.flatnonzero(is_open), np.flatnonzero(ends)
        first, second = camera_pairs(room, able, PAIRS, rng)
        both = shown.framed[first] & shown.framed[second] & room.things.is_large
        enough = np.count_nonzero(both, axis=1) >= SHARED
        first, second = first[enough], second[enough]
        marks, things = (f(room, first, second) for f in (crosses_of, asked_of))
    things = things & (shown.area[second] > PAIR_SHARE)
    is_rich = np.count_nonzero(things, axis=1) >= LEAST_THINGS
    return Shots(first, second, marks, things).at(is_rich & marks.any(axis=1))


def _is_open(room: SearchedRoom) -> Flags:
    """(c,) pictures with nothing right before the camera."""
    shown = room.shown
    fills = shown.glimpsed & ((shown.area > MOST_AREA) | (shown.depth < CAMERA_M))
    found: Flags = np.logical_not(fills.any(axis=1))
    return found
