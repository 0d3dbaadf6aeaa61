"""Whether a person can still get to every door once something stands in the way."""

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.footprint import Footprint
from scenegen.geometry.polygons import corners_of, reaches, take
from scenegen.records.scene import Room
from scenegen.rooms.openings import door_spot
from scenegen.rooms.walkable import standing_room

BODY_MM = 250
"""Half the width of the body that can reach every door."""

DOOR_MM = 300
"""How near to the spot before a door that body gets, along x and along y."""

Flags = NDArray[np.bool_]


class Reachability:
    """The free floor of a room, as it gets less.

    Its points lie `CELL` apart and a body may stand on each. An obstacle is grown by
    the body to a rectangle, whose corners reach 103 mm farther than the body does: more
    than a straight step between two neighbouring points can cut from such a corner.
    """

    def __init__(self, room: Room) -> None:
        """An empty room."""
        self._ground = standing_room(room, BODY_MM)
        self._free = self._ground.free
        doors = [door_spot(each, room) for each in room.openings if each.kind == "door"]
        windows = [
            (*_reach(self._ground.xs, x), *_reach(self._ground.ys, y)) for x, y in doors
        ]
        self._windows = np.array(windows, dtype=np.int64).reshape(-1, 4)

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
        free = self._free.copy()
        corners = corners_of(footprint.rectangle, BODY_MM)
        take(free, self._ground.xs, self._ground.ys, corners)
        return free

    def _is_open(self, free: Flags) -> bool:
        return reaches(free, self._windows)


def _reach(lines: NDArray[np.int64], place: int) -> tuple[int, int]:
    """The first line of a grid that is near to a place, and the end of those."""
    first = int(np.searchsorted(lines, place - DOOR_MM, side="left"))
    end = int(np.searchsorted(lines, place + DOOR_MM, side="right"))
    return first, end
