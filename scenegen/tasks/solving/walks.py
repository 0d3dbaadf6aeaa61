"""Points beside a polyline, in any unit of length.

The second solvers use this instead of `geometry.polyline`, on which the labels rest.
"""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import NamedTuple

Point = tuple[float, float]


class Nearest(NamedTuple):
    """Where a walk comes nearest to a point.

    Attributes:
        along: length of the walk up to there.
        away: from there to the point.
        side: positive when the point is on the left in a frame whose second axis is
            on the left of the first one; 0 on the line.
        is_inner: it is neither the beginning nor the end of the walk.
    """

    along: float
    away: float
    side: float
    is_inner: bool


TIE = 1.08
"""Two points of a walk are equally near to a third when the farther one is at most this
many times as far away."""


def nearest_on(walk: tuple[Point, ...], point: Point) -> Nearest:
    """Where a walk of at least two corners comes nearest to a point."""
    return min(_feet(walk, point), key=lambda each: each.away)


def passing_of(walk: tuple[Point, ...], point: Point) -> Nearest | None:
    """Where a walk first passes a point: an inner point that is about the nearest one.

    A walk with bends may come about equally near twice. The first time counts, and the
    tolerance `TIE` absorbs the error of points that are read from masks or boxes.

    Returns:
        None when only an end of the walk is near.
    """
    feet = _feet(walk, point)
    near = TIE * min(each.away for each in feet)
    inner = [each for each in feet if each.is_inner and each.away <= near]
    return min(inner, key=lambda each: each.along, default=None)


def _feet(walk: tuple[Point, ...], point: Point) -> list[Nearest]:
    """The nearest point of every leg, in the order of the walk."""
    found = []
    before = 0.0
    total = length_of(walk)
    for start, end in pairwise(walk):
        length = hypot(end[0] - start[0], end[1] - start[1])
        if length == 0.0:
            continue
        x, y = (end[0] - start[0]) / length, (end[1] - start[1]) / length
        dx, dy = point[0] - start[0], point[1] - start[1]
        on = min(max(dx * x + dy * y, 0.0), length)
        away = hypot(dx - on * x, dy - on * y)
        along = before + on
        inner = 1e-9 < along < total - 1e-9
        found.append(Nearest(along, away, x * dy - y * dx, inner))
        before += length
    return found


def length_of(walk: tuple[Point, ...]) -> float:
    """Of all legs together."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(walk))
