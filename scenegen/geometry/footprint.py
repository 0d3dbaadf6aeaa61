"""Positions and rectangles on the floor, in whole millimetres.

Corners are whole millimetres, and all comparisons of them are exact, so that an object
fits on every machine or on none.
"""

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

import numpy as np
import shapely

from scenegen.geometry.angles import QUARTER, cosine, sine
from scenegen.geometry.polygons import Rectangle, corners_of, meet

FloorPoint = tuple[int, int]
"""x and y on the floor, millimetres."""

Box = tuple[int, int, int, int]
"""West, south, east and north, millimetres."""


class FloorPosition(NamedTuple):
    """A position on the floor in millimetres, and a heading in tenths of a degree."""

    x: int
    y: int
    heading_tenths: int

    def offset(self, forward: int, left: int) -> "FloorPosition":
        """The position `forward` and `left` millimetres away, with the same heading."""
        # Most headings are square to the axes, where nothing is rounded.
        if self.heading_tenths == 0:
            return FloorPosition(self.x + forward, self.y + left, 0)
        if self.heading_tenths == QUARTER:
            return FloorPosition(self.x - left, self.y + forward, QUARTER)
        if self.heading_tenths == 2 * QUARTER:
            return FloorPosition(self.x - forward, self.y - left, 2 * QUARTER)
        if self.heading_tenths == 3 * QUARTER:
            return FloorPosition(self.x + left, self.y - forward, 3 * QUARTER)
        cos, sin = cosine(self.heading_tenths), sine(self.heading_tenths)
        return FloorPosition(
            self.x + round(forward * cos - left * sin),
            self.y + round(forward * sin + left * cos),
            self.heading_tenths,
        )

    def turned(self, tenths: int) -> "FloorPosition":
        """The same position with the heading turned counter-clockwise."""
        return FloorPosition(self.x, self.y, (self.heading_tenths + tenths) % 3600)


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
    def box(self) -> Box:
        """The box around its corners."""
        x, y, heading = self.spot
        if heading % QUARTER == 0:
            ahead, aside = self.length // 2, self.width // 2
            if heading % (2 * QUARTER):
                ahead, aside = aside, ahead
            return x - ahead, y - aside, x + ahead, y + aside
        xs, ys = zip(*self.corners(), strict=True)
        return min(xs), min(ys), max(xs), max(ys)

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

        Of most pairs both are square to the axes, and then their boxes tell. Of others,
        circles around both are compared first: they exclude most pairs.
        """
        (x, y, heading), (other_x, other_y, other_heading) = self.spot, other.spot
        dx, dy = x - other_x, y - other_y
        length, width = self.length // 2 + margin, self.width // 2 + margin
        far, wide = other.length // 2, other.width // 2
        is_square = not (heading % QUARTER or other_heading % QUARTER)
        # What has no extent has no sides that could separate.
        if is_square and margin >= 0 and min(length, width, far, wide) > 0:
            if heading % (2 * QUARTER):
                length, width = width, length
            if other_heading % (2 * QUARTER):
                far, wide = wide, far
            return abs(dx) <= length + far and abs(dy) <= width + wide
        # Corners are rounded to millimetres.
        most = self._reach + other._reach + 2 * abs(margin) + 4
        if dx * dx + dy * dy > most * most:
            return False
        ours, theirs = self.rectangle, other.rectangle
        return meet(corners_of(ours, margin), corners_of(theirs, 0))

    def polygon(self, margin: int = 0) -> shapely.Polygon:
        """As a shapely polygon, grown by `margin`."""
        return shapely.polygons(np.array(self.corners(margin), dtype=np.float64))
