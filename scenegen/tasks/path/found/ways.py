"""The floor below a line of sight."""

from __future__ import annotations

from math import sqrt

from scenegen.geometry.angles import towards
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.polyline import Point

SIGHT_MM = 150
"""How much wider than a thing the floor before it is."""


def line_floor(start: Point, target: Footprint) -> Footprint:
    """The floor between a point and a thing, as wide as the thing and a little more."""
    (ax, ay), (bx, by, _) = start, target.spot
    x, y = bx - ax, by - ay
    middle = FloorPosition((ax + bx) // 2, (ay + by) // 2, towards(x, y, step=2))
    width = max(target.length, target.width) + SIGHT_MM
    return Footprint(middle, round(sqrt(x * x + y * y)), width)
