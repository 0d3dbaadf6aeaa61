"""Places to stand that have something plain to see on each of four sides.

For who looks a quarter of a turn farther each time, one thing after the other is alone
in view: only at such a place can all of four things be right for seats of the same
outline. Few places of few rooms are like that, so they are looked for first, on the
grid of the floor, before any walk is laid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scenegen.cameras.visibility_estimate import directions
from scenegen.geometry.angles import QUARTER, TURN, cosine, sine
from scenegen.tasks.path.found.stands import HIGH_M, LOW_M
from scenegen.tasks.search.fours import SIZE
from scenegen.tasks.search.sights import SHOWN, clear_points

if TYPE_CHECKING:
    from scenegen.geometry.polygons import Points
    from scenegen.tasks.search.things import Flags, Floats, Ints, RoomThings

WELL, OUT = 280, 480
"""What is in the view is no farther off its middle, what is not at least so much."""

SHARE = 0.006
"""Part of the view that a thing in it fills, at least, about."""

FOCAL = 0.62
"""Focal length of the view, sides of the picture, about."""

NEAR_M = 1.3
"""From M1 to a thing in the view, metres, at least."""

FINE = 100
"""Between two directions that are tried on the grid, tenths of a degree."""


def views(
    things: RoomThings, at: Points, rows: Ints, headings: tuple[int, ...]
) -> tuple[Flags, Flags]:
    """(s, h, r) what is plainly in the view of each heading, and plainly beside it.

    What cannot be seen from a place is neither.

    Args:
        things: of the room.
        at: (s, 2) places to stand, millimetres.
        rows: (r,) of things.
        headings: h directions, tenths of a degree.
    """
    away = _away(things, at, rows)
    plain = (_is_large(things, away, rows) & _is_clear(things, at, rows))[:, None]
    beside: Flags = plain & ~_is_within(away, headings, OUT)
    return plain & _is_within(away, headings, WELL), beside


def ringed_floor(things: RoomThings, rows: Ints) -> Points:
    """(k, 2) the floor at which there is something on each of four sides, millimetres.

    Args:
        things: of the room.
        rows: (r,) of things that may be asked about.
    """
    headings = tuple(range(0, TURN, FINE))
    floor = things.floor
    if len(rows) < SIZE or not len(floor):
        return floor[:0]
    away = _away(things, floor, rows)
    large = _is_large(things, away, rows)
    # What is clear to see costs most, so that it is asked for last.
    some = np.flatnonzero(np.count_nonzero(large, axis=1) >= SIZE)
    seen = large[some][:, None] & _is_within(away[some], headings, WELL)
    ringed = are_ringed(seen, QUARTER // FINE)
    some, seen = some[ringed], seen[ringed]
    clear = _is_clear(things, floor[some], rows)
    return floor[some[are_ringed(seen & clear[:, None], QUARTER // FINE)]]


def are_ringed(seen: Flags, classes: int) -> Flags:
    """(s,) whether something is seen in each of four directions at right angles.

    Args:
        seen: (s, h, r) what is in view for h headings in equal steps around.
        classes: so many of these steps are a right angle.
    """
    turns = seen.shape[1] // classes
    some = seen.any(axis=2).reshape(len(seen), turns, classes)
    ringed: Flags = np.any(np.all(some, axis=1), axis=1)
    return ringed


def _away(things: RoomThings, at: Points, rows: Ints) -> Floats:
    """(s, r, 2) from places to things, metres."""
    away: Floats = things.middles[None, rows, :2] - at[:, None] / 1000
    return away


def _is_large(things: RoomThings, away: Floats, rows: Ints) -> Flags:
    """(s, r) whether things are large in a view, and not too near."""
    far = np.sqrt(away[..., 0] * away[..., 0] + away[..., 1] * away[..., 1])
    size = FOCAL / np.maximum(far, 0.3)
    large: Flags = (things.fronts[None, rows] * size * size > SHARE) & (far > NEAR_M)
    return large


def _is_clear(things: RoomThings, at: Points, rows: Ints) -> Flags:
    """(s, r) whether short and tall people see things."""
    low, high = (
        clear_points(things, at, rows, height_m)[0] for height_m in (LOW_M, HIGH_M)
    )
    clear: Flags = (low >= SHOWN) & (high >= SHOWN)
    return clear


def _is_within(away: Floats, headings: tuple[int, ...], angle: int) -> Flags:
    """(s, h, r) whether things are less than an angle off directions."""
    axes = directions(np.array(headings, dtype=np.int64))
    x, y = away[:, None, :, 0], away[:, None, :, 1]
    cos, sin = axes[None, :, None, 0], axes[None, :, None, 1]
    ahead, left = x * cos + y * sin, np.abs(y * cos - x * sin)
    within: Flags = left * cosine(angle) < ahead * sine(angle)
    return within
