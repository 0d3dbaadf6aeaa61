"""Which floor is taken: footprints on the millimetre grid.

Corners are whole millimetres, and all comparisons of them are exact, so that an object
fits on every machine or on none.
"""

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.rectangle import Rectangle
from scenegen.records.scene import Room

Corners = NDArray[np.int64]
"""Corners of a footprint, or of several, millimetres."""


class Spot(NamedTuple):
    """A place on the floor in millimetres, and a heading in tenths of a degree."""

    x: int
    y: int
    heading_tenths: int

    def offset(self, forward: int, left: int) -> "Spot":
        """The spot that lies `forward` and `left` millimetres away, same heading."""
        cos, sin = cosine(self.heading_tenths), sine(self.heading_tenths)
        return Spot(
            self.x + round(forward * cos - left * sin),
            self.y + round(forward * sin + left * cos),
            self.heading_tenths,
        )

    def turned(self, tenths: int) -> "Spot":
        """The same place with the heading turned counter-clockwise."""
        return self._replace(heading_tenths=(self.heading_tenths + tenths) % 3600)


@dataclass(frozen=True, slots=True)
class Footprint:
    """A rectangle on the floor.

    Attributes:
        spot: its centre, and the direction of its length.
        length, width: extent along and across the heading, millimetres.
    """

    spot: Spot
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
        """As compiled code sees it."""
        x, y, heading = self.spot
        cos, sin = cosine(heading), sine(heading)
        return Rectangle(x, y, cos, sin, self.length, self.width)

    @property
    def _reach(self) -> float:
        """From its centre to its corners, millimetres."""
        return sqrt(self.length * self.length + self.width * self.width) / 2

    def meets(self, other: "Footprint", margin: int = 0) -> bool:
        """Whether it touches another one, once it is grown by `margin`."""
        dx, dy = self.spot.x - other.spot.x, self.spot.y - other.spot.y
        # Corners are rounded to millimetres.
        most = self._reach + other._reach + 2 * abs(margin) + 4
        if dx * dx + dy * dy > most * most:
            return False
        # Here, so that reading a recipe, which names this package, loads no compiler.
        from scenegen.geometry.plane import corners_of, meet

        ours, theirs = self.rectangle, other.rectangle
        return meet(corners_of(ours, margin), corners_of(theirs, 0))

    def polygon(self, margin: int = 0) -> shapely.Polygon:
        """As a shapely polygon, grown by `margin`."""
        return shapely.polygons(np.array(self.corners(margin), dtype=np.float64))


class FloorPlan:
    """A room's floor: the footprints on it, and what has to stay free or low."""

    def __init__(self, room: Room) -> None:
        """An empty room."""
        self.footprints: list[Footprint] = []
        self._outline = np.array(room.outline_mm, dtype=np.int64)
        self._taken = np.zeros((0, 4, 2), dtype=np.int64)
        self._kept = np.zeros((0, 4, 2), dtype=np.int64)
        self._low: list[tuple[Corners, int]] = []

    def fits(
        self, footprint: Footprint, clearance: int, wall_gap: int = 20, height: int = 0
    ) -> bool:
        """Whether a footprint lies inside the room, clear of all others.

        Args:
            footprint: the rectangle to be placed.
            clearance: free floor to every other footprint, millimetres.
            wall_gap: free floor to the walls, millimetres.
            height: of what is to stand there, millimetres.
        """
        from scenegen.geometry.plane import is_clear

        place = footprint.rectangle
        low = [corners for corners, most in self._low if height > most]
        return (
            self.has_room(footprint, clearance, wall_gap)
            and is_clear(place, 0, self._kept)
            and (not low or is_clear(place, 0, np.stack(low)))
        )

    def has_room(self, footprint: Footprint, clearance: int, wall_gap: int) -> bool:
        """As `fits`, whatever has been reserved."""
        from scenegen.geometry.plane import is_clear

        is_inside = self.holds(footprint, wall_gap)
        return is_inside and is_clear(footprint.rectangle, clearance, self._taken)

    def holds(self, footprint: Footprint, wall_gap: int) -> bool:
        """Whether a footprint lies inside the room, with a gap to the walls."""
        # Here, so that reading a recipe, which names this package, loads no compiler.
        from scenegen.geometry.plane import lies_inside

        return lies_inside(footprint.rectangle, wall_gap, self._outline)

    def add(self, footprint: Footprint) -> None:
        """Take the floor under a footprint."""
        self.footprints.append(footprint)
        self._taken = np.concatenate([self._taken, _corners_of(footprint)[None]])

    def keep(self, footprint: Footprint) -> None:
        """Leave a place free from now on, to walk or to look from."""
        self._kept = np.concatenate([self._kept, _corners_of(footprint)[None]])

    def limit(self, footprint: Footprint, height: int) -> None:
        """Let nothing stand at a place that is higher than so many millimetres."""
        self._low.append((_corners_of(footprint), height))


def _corners_of(footprint: Footprint) -> Corners:
    """(4, 2) as `Footprint.corners` gives them."""
    return np.array(footprint.corners(), dtype=np.int64)
