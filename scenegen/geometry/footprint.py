"""Positions and rectangles on the floor, in whole millimetres.

Corners are whole millimetres, and all comparisons of them are exact, so that an object
fits on every machine or on none.
"""

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

import numpy as np
import shapely

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.polygons import Rectangle, corners_of, meet

FloorPoint = tuple[int, int]
"""x and y on the floor, millimetres."""


class FloorPosition(NamedTuple):
    """A position on the floor in millimetres, and a heading in tenths of a degree."""

    x: int
    y: int
    heading_tenths: int

    def offset(self, forward: int, left: int) -> "FloorPosition":
        """The position `forward` and `left` millimetres away, with the same heading."""
        cos, sin = cosine(self.heading_tenths), sine(self.heading_tenths)
        return FloorPosition(
            self.x + round(forward * cos - left * sin),
            self.y + round(forward * sin + left * cos),
            self.heading_tenths,
        )

    def turned(self, tenths: int) -> "FloorPosition":
        """The same position with the heading turned counter-clockwise."""
        return self._replace(heading_tenths=(self.heading_tenths + tenths) % 3600)


@dataclass(frozen=True, slots=True)
class Footprint:
    """A rectangle on the floor.

    Attributes:
        spot: its centre, and the direction of its length.
        length, width: extent along and across the heading, millimetres.
    """

    spot: FloorPosition
    length: int
    width: int

    def corners(self, margin: int = 0) -> tuple[tuple[int, int], ...]:
        """The four corners of the rectangle grown by `margin` on every side."""
        x, y, heading = self.spot
        cos, sin = cosine(heading), sine(heading)
        length, width = self.length // 2 + margin, self.width // 2 + margin
        ax, ay = length * cos, length * sin
        bx, by = -width * sin, width * cos
        return (
            (x + round(ax + bx), y + round(ay + by)),
            (x + round(bx - ax), y + round(by - ay)),
            (x + round(-ax - bx), y + round(-ay - by)),
            (x + round(ax - bx), y + round(ay - by)),
        )

    @property
    def rectangle(self) -> Rectangle:
        """As kernels take it."""
        x, y, heading = self.spot
        cos, sin = cosine(heading), sine(heading)
        return Rectangle(x, y, cos, sin, self.length, self.width)

    @property
    def _reach(self) -> float:
        """From its centre to its corners, millimetres."""
        return sqrt(self.length * self.length + self.width * self.width) / 2

    def meets(self, other: "Footprint", margin: int = 0) -> bool:
        """Whether it touches another one, once it is grown by `margin`.

        Circles around both are compared first: they exclude most pairs.
        """
        dx, dy = self.spot.x - other.spot.x, self.spot.y - other.spot.y
        # Corners are rounded to millimetres.
        most = self._reach + other._reach + 2 * abs(margin) + 4
        if dx * dx + dy * dy > most * most:
            return False
        ours, theirs = self.rectangle, other.rectangle
        return meet(corners_of(ours, margin), corners_of(theirs, 0))

    def polygon(self, margin: int = 0) -> shapely.Polygon:
        """As a shapely polygon, grown by `margin`."""
        return shapely.polygons(np.array(self.corners(margin), dtype=np.float64))
