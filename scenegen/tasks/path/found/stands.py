"""Walks over the floor of a finished room, and where M1 may be on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.angles import cosine
from scenegen.geometry.free_floor import clear_legs
from scenegen.geometry.polygons import Points
from scenegen.rooms.walkable import CELL
from scenegen.tasks.path.walks import Walk, crosses_itself

if TYPE_CHECKING:
    from numpy.random import Generator

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LOW_M, HIGH_M = 1.25, 1.7
"""Heights of the eyes of short and of tall people who stand, metres."""

TRIES = 1500
"""Polylines that are drawn at once."""

LEG_MM = 900
"""Length of a leg, at least."""

STRAIGHT_MM = 1240
"""Length of a leg that M1 may be on, at least: half of it keeps the painted discs of M1
and of the ends apart."""

BEND = (350, 1050)
"""How much a walk turns at a corner, (least, most), tenths of a degree."""

LONG_LEG_MM = 1860
"""Legs from this length have two places for M1, at a third and at two thirds."""

SAMPLE_MM = 100
"""Distance of the points of a leg that are looked up on the floor, about."""

LONGEST_LEG_MM = 5000
"""Length of a leg, at most."""

CORNERS, STARTS = 80, 12
"""Points of the floor among which corners, and starts, are drawn."""


class WalkShape(NamedTuple):
    """What a walk is like.

    Attributes:
        length_mm: (least, most).
        bends: number of its corners.
    """

    length_mm: tuple[int, int]
    bends: int


SHAPES = (
    WalkShape((2000, 3500), 0), WalkShape((2000, 3500), 1), WalkShape((2500, 4500), 1),
    WalkShape((3000, 5500), 1), WalkShape((3000, 5500), 2), WalkShape((4000, 7000), 2),
    WalkShape((3500, 8000), 3),
)  # fmt: skip
"""Of walks; each falls to equally many units, of those with enough bends."""


@dataclass(frozen=True, slots=True, eq=False)
class Stands:
    """Places of M1 on walks; s of them on w walks with c corners, the ends included.

    Attributes:
        walks: (w, c, 2) corners in the order of walking, millimetres.
        walk: (s,) number of the walk.
        at: (s, 2) M1, millimetres.
        along: (s, 2) direction of the leg of M1, of length 1.
    """

    walks: Points
    walk: Ints
    at: Points
    along: Floats

    def __len__(self) -> int:
        """The number of places."""
        return len(self.walk)

    def of(self, rows: Flags) -> Stands:
        """Some of them; walks stay as they are."""
        return Stands(self.walks, self.walk[rows], self.at[rows], self.along[rows])

    def points(self, stand: int) -> tuple[tuple[int, int], ...]:
        """The corners of the walk of a place, millimetres."""
        corners = self.walks[self.walk[stand]]
        return tuple((int(x), int(y)) for x, y in corners)

    def marker(self, stand: int) -> tuple[int, int]:
        """The position of M1, millimetres."""
        x, y = self.at[stand]
        return int(x), int(y)


def draw_stands(
    rng: Generator,
    floor: Points,
    shape: WalkShape,
    *,
    most: int,
    starts: Points | None = None,
    places: Points | None = None,
) -> Stands:
    """Walks on the floor of a room, each with all places that M1 may have on it.

    Args:
        rng: the stream of the scene stage.
        floor: (f, 2) grid points where a person can stand, millimetres.
        shape: what walks are like.
        most: walks, at most.
        starts: (n, 2) those of them where walks begin; all when None.
        places: (p, 2) those of them that M1 is next to; any when None.
    """
    walks = _walks(rng, floor, floor if starts is None else starts, shape)
    walks = walks[rng.permutation(len(walks))]
    if places is not None:
        stands = _stands_on(walks)
        walks = walks[np.unique(stands.walk[_are_next_to(places, stands.at)])]
    walks = walks[: 2 * most]
    if shape.bends > 1:
        tidy = [not crosses_itself(_corners(each)) for each in walks]
        walks = walks[np.array(tidy, dtype=np.bool_).reshape(len(walks))]
    stands = _stands_on(walks[:most])
    if places is not None:
        stands = stands.of(_are_next_to(places, stands.at))
    return stands


def _are_next_to(places: Points, points: Points) -> Flags:
    """(n,) whether the grid point that is nearest to a point is one of some places."""
    low = places.min(axis=0)
    cells = (places - low) // CELL
    size = cells.max(axis=0) + 1
    is_place = np.zeros(size, dtype=np.bool_)
    is_place[cells[:, 0], cells[:, 1]] = True
    at = (points - low + CELL // 2) // CELL
    inside = ((at >= 0) & (at < size)).all(axis=1)
    next_to = np.zeros(len(points), dtype=np.bool_)
    next_to[inside] = is_place[at[inside, 0], at[inside, 1]]
    return next_to


def _walks(rng: Generator, floor: Points, starts: Points, shape: WalkShape) -> Points:
    """(n, c, 2) walks of a shape whose legs are free.

    Corners are drawn one after the other among those that can be reached in a straight
    line from the last one: of corners that are drawn at once, hardly any chain is free.
    """
    count = shape.bends + 2
    if not len(floor) or not len(starts):
        return np.zeros((0, count, 2), dtype=np.int64)
    corners = floor[np.sort(rng.permutation(len(floor))[:CORNERS])]
    first = starts[np.sort(rng.permutation(len(starts))[:STARTS])]
    reach = _reach(floor, first, corners)
    rows, kept = _step(rng, reach, rng.integers(0, len(first), TRIES))
    walks = np.stack([first[kept[0]], corners[rows]], axis=1)
    reach = _reach(floor, corners, corners)
    for _ in range(shape.bends):
        following, kept = _step(rng, reach, rows)
        walks = np.concatenate([walks[kept[1]], corners[following][:, None]], axis=1)
        rows = following
        bends = _bends_well(walks)
        walks, rows = walks[bends], rows[bends]
    lengths = _sum(_length((walks[:, 1:] - walks[:, :-1]).astype(np.float64)))
    low, high = shape.length_mm
    found: Points = walks[(low <= lengths) & (lengths <= high)]
    return found


def _step(rng: Generator, reach: Flags, rows: Ints) -> tuple[Ints, tuple[Ints, Ints]]:
    """From each of some rows to a random column that it reaches.

    Returns:
        The columns; and the rows that they are reached from, with their places.
    """
    counts = np.count_nonzero(reach, axis=1)
    starts = np.cumsum(counts) - counts
    columns = np.nonzero(reach)[1]
    places = np.flatnonzero(counts[rows] > 0)
    rows = rows[places]
    chosen = starts[rows] + rng.integers(0, np.maximum(counts[rows], 1))
    return columns[chosen], (rows, places)


def _reach(floor: Points, starts: Points, ends: Points) -> Flags:
    """(a, b) whether legs between points are free, and long enough."""
    legs = ends[None] - starts[:, None]
    lengths = _length(legs.astype(np.float64))
    first, last = np.nonzero((lengths >= LEG_MM) & (lengths <= LONGEST_LEG_MM))
    reach = np.zeros(lengths.shape, dtype=np.bool_)
    reach[first, last] = _is_free(floor, starts[first], legs[first, last])
    return reach


def _bends_well(walks: Points) -> Flags:
    """(n,) whether walks turn neither too little nor too much at their last corner."""
    legs = (walks[:, -2:] - walks[:, -3:-1]).astype(np.float64)
    one, two = legs[:, 0], legs[:, 1]
    dots = one[:, 0] * two[:, 0] + one[:, 1] * two[:, 1]
    scale = _length(one) * _length(two)
    least, most = (cosine(each) for each in BEND)
    fits: Flags = (dots <= least * scale) & (dots >= most * scale)
    return fits


def _is_free(floor: Points, starts: Points, legs: Points) -> Flags:
    """(n,) whether a person can stand at all points of legs."""
    low = floor.min(axis=0)
    cells = (floor - low) // CELL
    free = np.zeros(cells.max(axis=0) + 1, dtype=np.bool_)
    free[cells[:, 0], cells[:, 1]] = True
    steps = LONGEST_LEG_MM // SAMPLE_MM
    return clear_legs(free, starts - low + CELL // 2, legs, CELL, steps)


def _stands_on(walks: Points) -> Stands:
    """All places for M1 on walks."""
    ways = walks[:, 1:] - walks[:, :-1]
    legs = ways.astype(np.float64)
    lengths = _length(legs)
    is_long = lengths >= LONG_LEG_MM
    is_short = (lengths >= STRAIGHT_MM) & ~is_long
    # At a third, half-way, and at two thirds.
    above, below = np.array([1, 1, 2]), np.array([3, 2, 3])
    walk, leg, part = np.nonzero(np.stack([is_long, is_short, is_long], axis=2))
    own = ways[walk, leg] * above[part, None] // below[part, None]
    along = legs[walk, leg] / lengths[walk, leg, None]
    return Stands(walks, walk, walks[walk, leg] + own, along)


def _corners(walk: Points) -> Walk:
    return Walk.of(tuple((int(x), int(y)) for x, y in walk))


def gaps(one: Floats | Points, other: Floats | Points) -> Floats:
    """(n, k) distances of points (n, 2) and (k, 2)."""
    return _length((one[:, None] - other[None]).astype(np.float64))


def _length(vectors: Floats) -> Floats:
    """(...,) lengths of (..., 2) vectors."""
    x, y = vectors[..., 0], vectors[..., 1]
    lengths: Floats = np.sqrt(x * x + y * y)
    return lengths


def _sum(values: Floats) -> Floats:
    """(n,) sums of the rows of (n, k) values, from the left."""
    total = np.zeros(len(values))
    for column in range(values.shape[1]):
        total = total + values[:, column]
    return total
