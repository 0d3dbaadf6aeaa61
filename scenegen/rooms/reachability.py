"""Whether a person can still get to every door when furniture is in the way."""

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.footprint import Footprint
from scenegen.geometry.free_floor import reaches, stays_open, take
from scenegen.geometry.polygons import corners_of
from scenegen.records.scene import Room
from scenegen.rooms.openings import door_position
from scenegen.rooms.walkable import floor_grid

BODY_MM = 250
"""Half the width of the body that can reach every door."""

DOOR_MM = 300
"""How near to the floor before a door that body has to get, along x and along y."""

Flags = NDArray[np.bool_]


class Reachability:
    """The free floor of a room, as furniture takes it.

    The floor is a grid of points `CELL` apart, free where a square body fits. What an
    object takes are the points inside its footprint grown by the body (a Minkowski sum,
    rounded up to a rectangle), so that a path for the body is a path for a point. One
    flood fill finds the largest connected piece; the room is passable while that piece
    holds two thirds of the free points and comes near to every door.

    Why points are enough: a step between two neighbours could cut a corner of an
    obstacle. But the grown rectangle's corners reach 103 mm farther than a round body
    does, which is more than a straight step of 200 mm can cut from such a corner.
    """

    def __init__(self, room: Room) -> None:
        """An empty room."""
        self._grid = floor_grid(room, BODY_MM)
        self._free = self._grid.free
        doors = [
            door_position(each, room) for each in room.openings if each.kind == "door"
        ]
        near = [
            (*_reach(self._grid.xs, x), *_reach(self._grid.ys, y)) for x, y in doors
        ]
        self._near_doors = np.array(near, dtype=np.int64).reshape(-1, 4)

    def admits(self, footprint: Footprint) -> bool:
        """Whether doors stay within reach of most of the floor with one more object."""
        grid = self._grid
        return stays_open(
            self._free,
            grid.xs,
            grid.ys,
            footprint.rectangle,
            BODY_MM,
            self._near_doors,
        )

    def add(self, footprint: Footprint) -> None:
        """Take the floor under a footprint."""
        self._free = self._without(footprint)

    def mark(self) -> Flags:
        """The points that are free now, which nothing changes in place."""
        return self._free

    def undo(self, mark: Flags) -> None:
        """Free what was taken since."""
        self._free = mark

    @property
    def is_open(self) -> bool:
        """Whether all doors are reached from most of the floor."""
        return self._is_open(self._free)

    def _without(self, footprint: Footprint) -> Flags:
        """The points that are still free beside an obstacle."""
        free = self._free.copy()
        corners = corners_of(footprint.rectangle, BODY_MM)
        take(free, self._grid.xs, self._grid.ys, corners)
        return free

    def _is_open(self, free: Flags) -> bool:
        return reaches(free, self._near_doors)


def _reach(lines: NDArray[np.int64], at: int) -> tuple[int, int]:
    """The first line of a grid that is near to a coordinate, and the end of those."""
    first = int(np.searchsorted(lines, at - DOOR_MM, side="left"))
    end = int(np.searchsorted(lines, at + DOOR_MM, side="right"))
    return first, end
