"""Positions on the floor from tokens: a cell of 0.6 m, cut by a ring of distances.

A token gives the cell of the bird's-eye grid that holds an object, and the bin of its
distance. Each alone is coarse. Their intersection is mostly a small patch, and its
centroid is the position with the least expected squared error, if all points of the
patch are equally likely.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import atan2, cos, hypot, radians, sin
from typing import NamedTuple

from scenegen.records.item import MapEntry, MapMark
from scenegen.tokens.birds_eye_grid import CELL_METRES, CELLS
from scenegen.tokens.depth_grid import BEYOND, distance_of, tolerance_of

STEPS = 24
"""Points a side by which a cell is sampled."""


class EstimatedPosition(NamedTuple):
    """A point of the floor in the frame of a camera, metres."""

    forward: float
    right: float


class Placement(NamedTuple):
    """The pose of a camera in the floor frame of another one.

    Attributes:
        at: its position.
        turn: of its heading, radians, positive to the left.
    """

    at: EstimatedPosition
    turn: float

    def place(self, own: EstimatedPosition) -> EstimatedPosition:
        """A position in its own frame, in the frame of the other camera."""
        c, s = cos(self.turn), sin(self.turn)
        return EstimatedPosition(
            self.at.forward + own.forward * c + own.right * s,
            self.at.right - own.forward * s + own.right * c,
        )


def position_of(placed: MapEntry | MapMark) -> EstimatedPosition:
    """The centroid of the part of a cell that is at the distance of an entry.

    Where the cell and the bin of the distance miss each other, which rounding allows,
    the middle of the cell is moved to the distance.
    """
    near = (CELLS - 1 - placed.row) * CELL_METRES
    left = (placed.column - CELLS // 2) * CELL_METRES
    middle = EstimatedPosition(near + CELL_METRES / 2, left + CELL_METRES / 2)
    away, half = distance_of(placed.distance), tolerance_of(placed.distance)
    if placed.distance == BEYOND or away is None or half is None:
        return middle
    steps = [(step + 0.5) * CELL_METRES / STEPS for step in range(STEPS)]
    patch = [
        EstimatedPosition(near + up, left + across)
        for up in steps
        for across in steps
        if abs(hypot(near + up, left + across) - away) <= half
    ]
    if not patch:
        shrink = away / max(hypot(*middle), 1e-9)
        return EstimatedPosition(middle.forward * shrink, middle.right * shrink)
    return _mean(patch)


def distance_between(start: EstimatedPosition, end: EstimatedPosition) -> float:
    """Metres over the floor."""
    return hypot(end.forward - start.forward, end.right - start.right)


def turned(at: EstimatedPosition, turn_tenths: int) -> Placement:
    """A camera that was moved without a turn, and then turned."""
    return Placement(at, radians(turn_tenths / 10))


def fitted(
    pairs: Iterable[tuple[EstimatedPosition, EstimatedPosition]],
) -> Placement | None:
    """The placement that takes the first positions closest to the second ones.

    Least squares over all pairs. In two dimensions that has a closed form: with both
    sets relative to their centroids, the best rotation is the direction of the sum of
    (dot product, cross product) over the pairs, and the translation then takes one
    centroid to the other.

    Args:
        pairs: of a position in the frame of the camera that is placed, and the same
            position in the other frame.

    Returns:
        None when there are fewer than two pairs.
    """
    known = tuple(pairs)
    if len(known) < 2:
        return None
    own = _mean([each for each, _ in known])
    other = _mean([each for _, each in known])
    along = across = 0.0
    for here, there in known:
        f, r = here.forward - own.forward, here.right - own.right
        g, q = there.forward - other.forward, there.right - other.right
        along += f * g + r * q
        across += r * g - f * q
    turn = atan2(across, along)
    moved = Placement(EstimatedPosition(0.0, 0.0), turn).place(own)
    at = EstimatedPosition(other.forward - moved.forward, other.right - moved.right)
    return Placement(at, turn)


def _mean(positions: list[EstimatedPosition]) -> EstimatedPosition:
    count = len(positions)
    return EstimatedPosition(
        sum(each.forward for each in positions) / count,
        sum(each.right for each in positions) / count,
    )
