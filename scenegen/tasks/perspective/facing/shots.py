"""Pictures in which squares are looked for: one that shows all, or two together."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.tasks.perspective.facing.rows import SearchedRoom
from scenegen.tasks.perspective.facing.two_pictures import (
    asked_of,
    camera_pairs,
    crosses_of,
    shared_counts,
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

    def with_marks(self) -> Shots:
        """Those that may show an X somewhere."""
        return self.at(np.flatnonzero(self.marks.any(axis=1)))


def open_pictures(room: SearchedRoom, views: int) -> SearchedRoom:
    """The room with those pictures alone that `shots_of` may take.

    They are few, one of three for two pictures and one of thirty for one; where they
    show marks is worked out when it is asked for, and then of these alone.

    Args:
        room: with all its pictures.
        views: visible pictures, 1 or 2.
    """
    usable = _is_open(room)
    if views == 1:
        usable &= _is_rich(_large(room))
    return replace(room, shown=room.shown.at(usable), giver=room.giver[usable])


def shots_of(room: SearchedRoom, views: int, rng: Generator) -> Shots:
    """Those of which it is not known which of their things are asked about.

    Args:
        room: to search, with its `open_pictures`.
        views: visible pictures, 1 or 2.
        rng: draws pairs of pictures.
    """
    shown, large = room.shown, _large(room)
    able = np.arange(len(shown))
    if views == 1:
        return Shots(able, able, shown.marks.framed, large).with_marks()
    ends = np.flatnonzero(_is_rich(large))
    first, second = camera_pairs(room, (able, ends), PAIRS, rng)
    known = shown.framed & room.things.is_large
    enough = shared_counts(known, first, second) >= SHARED
    first, second = first[enough], second[enough]
    things = asked_of(room, first, second) & large[second]
    is_rich = _is_rich(things)
    first, second = first[is_rich], second[is_rich]
    marks = crosses_of(room, first, second)
    return Shots(first, second, marks, things[is_rich]).with_marks()


def _large(room: SearchedRoom) -> Flags:
    """(c, t) what pictures show large enough to be asked about."""
    large: Flags = room.shown.named & (room.shown.area > PAIR_SHARE)
    return large


def _is_rich(things: Flags) -> Flags:
    """(n,) pictures that show enough of (n, t) things."""
    rich: Flags = np.count_nonzero(things, axis=1) >= LEAST_THINGS
    return rich


def _is_open(room: SearchedRoom) -> Flags:
    """(c,) pictures with nothing right before the camera."""
    shown = room.shown
    fills = shown.glimpsed & ((shown.area > MOST_AREA) | (shown.depth < CAMERA_M))
    found: Flags = np.logical_not(fills.any(axis=1))
    return found
