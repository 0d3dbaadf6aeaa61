"""Which floor is taken: footprints in whole millimetres.

Corners are whole millimetres, and all comparisons of them are exact, so that an object
fits on every machine or on none.
"""

from collections.abc import Callable, Hashable, Iterable
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.footprint import Box, Footprint
from scenegen.geometry.polygons import is_clear, lies_free, lies_inside
from scenegen.records.scene import Room
from scenegen.rooms.placement import SKIRTING_GAP, Extent, Stretch, Wall, gaps_between

Found = TypeVar("Found")

Corners = NDArray[np.int64]
"""Corners of a footprint, or of several, millimetres."""

_NONE: Corners = np.zeros((0, 4, 2), dtype=np.int64)


class _Obstacles:
    """Footprints in the order in which they are added, as each wall has them before it.

    Walls are asked about again and again, for other depths and margins, while few
    obstacles are added; so what each takes up before a wall is worked out once.

    Attributes:
        corners: (n, 4, 2) millimetres.
    """

    def __init__(self, *footprints: Footprint) -> None:
        """These, or none."""
        self.corners = _NONE
        self._boxes: list[Box] = []
        self._extents: dict[Wall, list[Extent]] = {}
        for footprint in footprints:
            self.add(footprint)

    def add(self, footprint: Footprint) -> None:
        """One more."""
        corners = np.array(footprint.corners(), dtype=np.int64)
        self.corners = np.concatenate([self.corners, corners[None]])
        self._boxes.append(footprint.box)

    def cut(self, count: int) -> None:
        """Only the first ones again."""
        self.corners = self.corners[:count]
        del self._boxes[count:]
        for known in self._extents.values():
            del known[count:]

    def before(self, wall: Wall) -> list[Extent]:
        """The extent of each along a wall and away from it."""
        known = self._extents.setdefault(wall, [])
        known += [wall.extent_of(each) for each in self._boxes[len(known) :]]
        return known


class PlanMark(NamedTuple):
    """How much of a floor was taken at some time.

    Attributes:
        taken, kept, low: how many footprints were taken, kept free, kept low.
    """

    taken: int
    kept: int
    low: int


class FloorPlan:
    """A room's floor: the footprints on it, and what has to stay free or low."""

    def __init__(self, room: Room) -> None:
        """An empty room."""
        self.footprints: list[Footprint] = []
        self._outline = np.array(room.outline_mm, dtype=np.int64)
        self._taken = _Obstacles()
        self._kept = _Obstacles()
        self._low: list[tuple[_Obstacles, int]] = []
        self._closed = _Obstacles()
        self._reserved = _NONE
        self._found: dict[Hashable, Any] = {}
        # As flat boxes, so that walls block as footprints do.
        self._edges = [
            (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
            for (ax, ay), (bx, by) in pairwise((*room.outline_mm, room.outline_mm[0]))
        ]
        self._edges_before: dict[Wall, list[Extent]] = {}

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
        return lies_free(
            footprint.rectangle,
            wall_gap,
            self._outline,
            clearance,
            self._taken.corners,
            self._reserved,
        ) and self.admits_height(footprint, height)

    def has_room(self, footprint: Footprint, clearance: int, wall_gap: int) -> bool:
        """As `fits`, but reserved floor counts as free."""
        return lies_free(
            footprint.rectangle,
            wall_gap,
            self._outline,
            clearance,
            self._taken.corners,
            _NONE,
        )

    def is_open(self, footprint: Footprint, clearance: int, wall_gap: int) -> bool:
        """As `has_room`, but not on parts that are closed for now."""
        return lies_free(
            footprint.rectangle,
            wall_gap,
            self._outline,
            clearance,
            self._taken.corners,
            self._closed.corners,
        )

    def holds(self, footprint: Footprint, wall_gap: int) -> bool:
        """Whether a footprint lies inside the room, with a gap to the walls."""
        return lies_inside(footprint.rectangle, wall_gap, self._outline)

    def free_along(
        self, wall: Wall, depth: int, clearance: int, height: int
    ) -> list[Stretch]:
        """Where along a wall an object fits with its back to it, from end to end.

        In the frame of an axis-aligned wall every obstacle is an interval along it and
        an interval away from it, exact in whole millimetres. Those that reach into the
        strip that the object would take block their interval; the rest is free. A
        turned obstacle counts as the box around it, so that a free stretch is free.

        Args:
            wall: of the room.
            depth: of the object, away from the wall, millimetres.
            clearance: free floor to other objects, millimetres.
            height: of the object, millimetres.
        """
        key = wall, depth, clearance, height
        found: list[Stretch] | None = self._found.get(key)
        if found is None:
            found = self._found[key] = self._stretches(*key)
        return found

    def recall(self, key: Hashable, find: Callable[[], Found]) -> Found:
        """What was found since the floor last changed: one object asks over and over.

        Args:
            key: what is asked for.
            find: finds it, where it was not asked for before.
        """
        if key not in self._found:
            self._found[key] = find()
        found: Found = self._found[key]
        return found

    def _stretches(
        self, wall: Wall, depth: int, clearance: int, height: int
    ) -> list[Stretch]:
        low = [each for each, most in self._low if height > most]
        # Touching is too near, so that a millimetre more has to be free.
        beside = clearance + 1
        blocked = _within(self._taken.before(wall), depth + beside, beside)
        for still in (self._kept, self._closed, *low):
            blocked += _within(still.before(wall), depth + 1, SKIRTING_GAP)
        edges = self._edges_before.get(wall)
        if edges is None:
            edges = [wall.extent_of(each) for each in self._edges]
            self._edges_before[wall] = edges
        blocked += _within(edges, depth + SKIRTING_GAP, SKIRTING_GAP)
        return gaps_between(wall, blocked, SKIRTING_GAP)

    def admits_height(self, footprint: Footprint, height: int) -> bool:
        """Whether what is on this floor may be so high, whatever takes it already."""
        low = [each for each, most in self._low if height > most]
        return all(is_clear(footprint.rectangle, 0, each.corners) for each in low)

    def add(self, footprint: Footprint) -> None:
        """Take the floor under a footprint."""
        self._found.clear()
        self.footprints.append(footprint)
        self._taken.add(footprint)

    def keep(self, footprint: Footprint) -> None:
        """Keep floor free from now on, for people or cameras."""
        self._found.clear()
        self._kept.add(footprint)
        self._reserve()

    def close(self, *parts: Footprint) -> None:
        """Take nothing on these parts of the floor until others are closed instead."""
        self._found.clear()
        self._closed = _Obstacles(*parts)
        self._reserve()

    def _reserve(self) -> None:
        """Gather what nothing is placed on, for kernels."""
        self._reserved = np.concatenate([self._kept.corners, self._closed.corners])

    def mark(self) -> PlanMark:
        """How much is taken now."""
        return PlanMark(len(self.footprints), len(self._kept.corners), len(self._low))

    def undo(self, mark: PlanMark) -> None:
        """Free what was taken since; parts that are closed stay so."""
        self._found.clear()
        del self.footprints[mark.taken :]
        self._taken.cut(mark.taken)
        self._kept.cut(mark.kept)
        self._reserve()
        del self._low[mark.low :]

    def limit(self, footprint: Footprint, height: int) -> None:
        """Let no object on this floor be higher than so many millimetres."""
        self._found.clear()
        self._low.append((_Obstacles(footprint), height))


def _within(
    extents: Iterable[Extent], depth: int, margin: int
) -> list[tuple[int, int]]:
    """What obstacles block of a strip along a wall, grown by a margin."""
    # Across a thin wall, what is behind it may be near enough to count.
    nearest, farthest = min(0, SKIRTING_GAP - margin), SKIRTING_GAP + depth
    return [
        (start - margin, end + margin)
        for start, end, near, far in extents
        if far > nearest and near < farthest
    ]
