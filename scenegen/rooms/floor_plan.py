"""Which floor is taken: footprints in whole millimetres.

Corners are whole millimetres, and all comparisons of them are exact, so that an object
fits on every machine or on none.
"""

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.footprint import Footprint
from scenegen.geometry.polygons import is_clear, lies_inside
from scenegen.records.scene import Room

Corners = NDArray[np.int64]
"""Corners of a footprint, or of several, millimetres."""


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
            footprint: of the object to be placed.
            clearance: free floor to every other footprint, millimetres.
            wall_gap: free floor to the walls, millimetres.
            height: of the object to be placed there, millimetres.
        """
        rectangle = footprint.rectangle
        low = [corners for corners, most in self._low if height > most]
        return (
            self.has_room(footprint, clearance, wall_gap)
            and is_clear(rectangle, 0, self._kept)
            and (not low or is_clear(rectangle, 0, np.stack(low)))
        )

    def has_room(self, footprint: Footprint, clearance: int, wall_gap: int) -> bool:
        """As `fits`, but reserved floor counts as free."""
        is_inside = self.holds(footprint, wall_gap)
        return is_inside and is_clear(footprint.rectangle, clearance, self._taken)

    def holds(self, footprint: Footprint, wall_gap: int) -> bool:
        """Whether a footprint lies inside the room, with a gap to the walls."""
        return lies_inside(footprint.rectangle, wall_gap, self._outline)

    def add(self, footprint: Footprint) -> None:
        """Take the floor under a footprint."""
        self.footprints.append(footprint)
        self._taken = np.concatenate([self._taken, _corners_of(footprint)[None]])

    def keep(self, footprint: Footprint) -> None:
        """Keep floor free from now on, for people or cameras."""
        self._kept = np.concatenate([self._kept, _corners_of(footprint)[None]])

    def limit(self, footprint: Footprint, height: int) -> None:
        """Let no object on this floor be higher than so many millimetres."""
        self._low.append((_corners_of(footprint), height))


def _corners_of(footprint: Footprint) -> Corners:
    """(4, 2) as `Footprint.corners` gives them."""
    return np.array(footprint.corners(), dtype=np.int64)
