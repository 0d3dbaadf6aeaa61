"""Which part of the walls is taken: openings, furniture before them, what hangs there.

Every wall is a rectangle of (distance from its first corner, height) in millimetres,
and all that takes a part of it is an upright rectangle there. Two of those are a gap
apart when one interval of theirs is, along the wall or in height: the separating axes
of axis-aligned boxes, four comparisons of integers. Furniture blocks the wall behind it
up to just above its own height, so a picture may hang over a sofa but not behind it.
"""

from typing import NamedTuple

from scenegen.geometry.footprint import Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placement import Stretch, gaps_between, walls_of

OPENING_GAP = 100
"""Free wall around doors and windows, millimetres."""

HANGING_GAP = 80
"""Free wall between objects that hang, millimetres."""

BEFORE_MM = 450
"""Furniture no farther from a wall than this takes the wall behind it, millimetres."""

OVER_MM = 60
"""Free wall above furniture before it, millimetres."""


class Patch(NamedTuple):
    """A rectangle on a wall, millimetres.

    Attributes:
        wall: index of the wall.
        start, end: along the wall, from its first corner.
        low, high: above the floor.
    """

    wall: int
    start: int
    end: int
    low: int
    high: int

    def meets(self, other: "Patch", gap: int) -> bool:
        """Whether two patches are nearer to each other than a gap."""
        return (
            self.wall == other.wall
            and self.start - gap < other.end
            and other.start - gap < self.end
            and self.low - gap < other.high
            and other.low - gap < self.high
        )


class WallPlan:
    """The walls of a room and what is on them so far."""

    def __init__(self, room: Room) -> None:
        """Bare walls with their openings."""
        self.walls = walls_of(room)
        self._height = room.height_mm
        self._openings = tuple(
            Patch(
                each.wall,
                each.offset_mm,
                each.offset_mm + each.width_mm,
                each.sill_mm,
                each.sill_mm + each.height_mm,
            )
            for each in room.openings
        )
        self._hung: list[Patch] = []
        self._behind: list[Patch] = []

    def holds(self, patch: Patch) -> bool:
        """Whether a patch does not reach beyond the ends of its wall."""
        return patch.start >= 0 and patch.end <= self.walls[patch.wall].length

    def fits(self, patch: Patch) -> bool:
        """Whether an object may hang there."""
        wall = self.walls[patch.wall]
        if patch.start < HANGING_GAP or patch.end > wall.length - HANGING_GAP:
            return False
        if patch.high > self._height - HANGING_GAP:
            return False
        return not (
            any(patch.meets(each, OPENING_GAP) for each in self._openings)
            or any(patch.meets(each, HANGING_GAP) for each in self._hung)
            or any(patch.meets(each, 0) for each in self._behind)
        )

    def free_along(self, low: int, high: int) -> list[Stretch]:
        """Where on all walls something may hang between two heights.

        Args:
            low: its lower edge above the floor, millimetres.
            high: its upper edge.
        """
        if high > self._height - HANGING_GAP:
            return []
        taken = (
            (self._openings, OPENING_GAP),
            (self._hung, HANGING_GAP),
            (self._behind, 0),
        )
        free: list[Stretch] = []
        for number, wall in enumerate(self.walls):
            blocked = [
                (each.start - gap, each.end + gap)
                for patches, gap in taken
                for each in patches
                if each.wall == number
                and low - gap < each.high
                and each.low < high + gap
            ]
            free += gaps_between(wall, blocked, HANGING_GAP)
        return free

    def patch_behind(self, footprint: Footprint, low: int, high: int) -> Patch | None:
        """The part of the wall that a footprint has its back to, if to any.

        Args:
            footprint: of an object that hangs.
            low: its lower edge above the floor, millimetres.
            high: its upper edge.
        """
        for number, wall in enumerate(self.walls):
            if wall.inward != footprint.spot.heading_tenths:
                continue
            back = wall.inward_to(footprint.spot) - (footprint.length + 1) // 2
            along = wall.along_to(footprint.spot)
            is_here = 0 <= along <= wall.length and abs(back) <= 3
            if is_here:
                half = footprint.width // 2
                return Patch(number, along - half, along + half, low, high)
        return None

    def leaves_hung(self, footprint: Footprint, height: int) -> bool:
        """Whether an object on the floor would stand before nothing that hangs."""
        if not self._hung:
            return True
        return not any(
            patch.meets(each, 0)
            for patch in self._behind_it(footprint, height)
            for each in self._hung
        )

    def hang(self, patch: Patch) -> None:
        """Take a part of a wall."""
        self._hung.append(patch)

    def block_behind(self, footprint: Footprint, height: int) -> None:
        """Take the walls behind an object on the floor, `height` millimetres high."""
        self._behind += self._behind_it(footprint, height)

    def mark(self) -> tuple[int, int]:
        """How many parts are taken now by what hangs, and by what is before them."""
        return len(self._hung), len(self._behind)

    def undo(self, mark: tuple[int, int]) -> None:
        """Free what was taken since."""
        del self._hung[mark[0] :]
        del self._behind[mark[1] :]

    def _behind_it(self, footprint: Footprint, height: int) -> list[Patch]:
        """The parts of the walls that an object on the floor is close to."""
        box = footprint.box
        behind = []
        for number, wall in enumerate(self.walls):
            start, end, gap, _ = wall.extent_of(box)
            if gap <= BEFORE_MM and start < wall.length and end > 0:
                behind.append(Patch(number, start, end, 0, height + OVER_MM))
        return behind
