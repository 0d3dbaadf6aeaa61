"""Which floor is taken: footprints on the millimetre grid, judged by shapely.

Corners are whole millimetres, and GEOS's predicates are exact for such coordinates, so
that an object fits on every machine or on none.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely

from scenegen.geometry.angles import cosine, sine
from scenegen.records.scene import Room


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

    def polygon(self, margin: int = 0) -> shapely.Polygon:
        """As a shapely polygon, grown by `margin`."""
        return shapely.polygons(np.array(self.corners(margin), dtype=np.float64))


class FloorPlan:
    """A room's floor: the footprints on it, and what has to stay free or low."""

    def __init__(self, room: Room) -> None:
        """An empty room."""
        self.outline = shapely.Polygon(room.outline_mm)
        shapely.prepare(self.outline)
        self._bounds = self.outline.bounds
        self.footprints: list[Footprint] = []
        self._taken = np.array([], dtype=np.object_)
        self._kept = np.array([], dtype=np.object_)
        self._low: list[tuple[shapely.Polygon, int]] = []

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
        if not self.has_room(footprint, clearance, wall_gap):
            return False
        polygon = footprint.polygon()
        if bool(shapely.intersects(polygon, self._kept).any()):
            return False
        return not any(
            height > most and zone.intersects(polygon) for zone, most in self._low
        )

    def has_room(self, footprint: Footprint, clearance: int, wall_gap: int) -> bool:
        """As `fits`, whatever has been reserved."""
        west, south, east, north = self._bounds
        x, y, _ = footprint.spot
        if not (west < x < east and south < y < north):
            return False
        if not shapely.covers(self.outline, footprint.polygon(wall_gap)):
            return False
        grown = footprint.polygon(clearance)
        return not bool(shapely.intersects(grown, self._taken).any())

    def add(self, footprint: Footprint) -> None:
        """Take the floor under a footprint."""
        self.footprints.append(footprint)
        self._taken = np.append(self._taken, footprint.polygon())

    def keep(self, footprint: Footprint) -> None:
        """Leave a place free from now on, to walk or to look from."""
        self._kept = np.append(self._kept, footprint.polygon())

    def limit(self, footprint: Footprint, height: int) -> None:
        """Let nothing stand at a place that is higher than so many millimetres."""
        self._low.append((footprint.polygon(), height))
