"""Whether a person can still get to every door once something stands in the way."""

from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import ndimage

from scenegen.records.scene import Room
from scenegen.sampling.floor_plan import Footprint
from scenegen.sampling.openings import door_spot
from scenegen.sampling.walkable import CELL, standing_room

BODY_MM = 250
"""Half the width of the body that can reach every door."""

DOOR_MM = 300
"""How near to the spot before a door that body gets, along x and along y."""

Flags = NDArray[np.bool_]


class Passage:
    """The free floor of a room, as it gets less.

    Its points lie `CELL` apart and a body may stand on each. An obstacle is grown by
    the body to a rectangle, whose corners reach 103 mm farther than the body does: more
    than a straight step between two neighbouring points can cut from such a corner.
    """

    def __init__(self, room: Room) -> None:
        """An empty room."""
        ground = standing_room(room, BODY_MM)
        self._x, self._y = ground.x, ground.y
        self._free = ground.free
        doors = [door_spot(each, room) for each in room.openings if each.kind == "door"]
        self._doors = [
            (abs(self._x - x) <= DOOR_MM) & (abs(self._y - y) <= DOOR_MM)
            for x, y in doors
        ]

    def admits(self, footprint: Footprint) -> bool:
        """Whether all doors are reached from most of the floor if this stands there."""
        return self._is_open(self._without(footprint))

    def add(self, footprint: Footprint) -> None:
        """Take the floor under a footprint."""
        self._free = self._without(footprint)

    @property
    def is_open(self) -> bool:
        """Whether all doors are reached from most of the floor."""
        return self._is_open(self._free)

    def _without(self, footprint: Footprint) -> Flags:
        """The free points that an obstacle leaves."""
        polygon = footprint.polygon(BODY_MM)
        shapely.prepare(polygon)
        free = self._free.copy()
        rows, columns = _window(footprint, self._x, self._y)
        block = rows, columns
        free[block] &= ~shapely.intersects_xy(polygon, self._x[block], self._y[block])
        return free

    def _is_open(self, free: Flags) -> bool:
        pieces, count = ndimage.label(free)
        if count == 0:
            return False
        sizes = np.bincount(pieces.ravel(), minlength=count + 1)[1:]
        largest = 1 + int(np.argmax(sizes))
        return _all_meet(pieces == largest, self._doors)


def _all_meet(piece: Flags, doors: Iterable[Flags]) -> bool:
    return all(bool((piece & door).any()) for door in doors)


def _window(
    footprint: Footprint, x: NDArray[np.int64], y: NDArray[np.int64]
) -> tuple[slice, slice]:
    """The rows and columns of the grid that a grown footprint may reach."""
    corners = footprint.corners(BODY_MM)
    spans = []
    for axis, lines in enumerate((x[:, 0], y[0, :])):
        low = min(corner[axis] for corner in corners) - CELL
        high = max(corner[axis] for corner in corners) + CELL
        first, last = np.searchsorted(lines, [low, high])
        spans.append(slice(int(first), int(last)))
    return spans[0], spans[1]
