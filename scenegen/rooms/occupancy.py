"""What is free in a room: floor and walls by their plans, and the space above.

What an object asks for depends on its layer: a chair takes floor and leaves a way to
the doors, a picture takes a part of a wall. One thing is asked of every layer, whoever
comes second: that no other body is in the same place. Bodies are upright boxes, so two
of them are apart when their heights are, or their footprints.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.footprint import Footprint
from scenegen.records.scene import Room
from scenegen.rooms.floor_plan import FloorPlan, PlanMark
from scenegen.rooms.openings import sill_boards
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.reachability import Reachability
from scenegen.rooms.relations import OnTop, Stacked
from scenegen.rooms.wall_plan import Patch, WallPlan

TALL_CASE = 1250
"""Furniture as high as this has no rug below it, millimetres."""

CASES = frozenset(
    ("chest_of_drawers", "sideboard", "shoe_rack", "filing_cabinet", "counter")
)
"""Lower furniture that stands flat on the floor, and not on the rug of another."""

HEADROOM = 1950
"""Free height below what hangs over the open floor, millimetres."""


class _Box(NamedTuple):
    """Space that is kept for an object that only another twin has, from the floor up.

    Attributes:
        footprint: the floor below it.
        top_mm: height of its upper edge.
    """

    footprint: Footprint
    top_mm: int


class OccupancyMark(NamedTuple):
    """What a room held at some time.

    Attributes:
        floor, walls, passage: of its plans.
        placed, held: how many objects were in it, and for how many room was left.
    """

    floor: PlanMark
    walls: tuple[int, int]
    passage: NDArray[np.bool_]
    placed: int
    held: int


class Occupancy:
    """A room with what has been placed in it.

    Attributes:
        room: the room.
        plan: which floor is taken.
        walls: which parts of the walls are taken.
        passage: whether people can still walk.
        placed: the objects, in their order.
    """

    def __init__(self, room: Room, clearance: int) -> None:
        """An empty room.

        Args:
            room: the room.
            clearance: free floor between objects that ask for no other, millimetres.
        """
        self.room = room
        self.plan = FloorPlan(room)
        self.walls = WallPlan(room)
        self.passage = Reachability(room)
        self.placed: list[PlacedEntity] = []
        self._clearance = clearance
        self._held: list[_Box] = []
        self._boards = sill_boards(room)
        # What is on the top of each object.
        self._borne: dict[PlacedEntity, list[PlacedEntity]] = {}

    def admits(self, new: PlacedEntity) -> bool:
        """Whether nothing is in the way of a new object."""
        if new.relation.layer == "flat":
            # It lies below what is on the floor.
            return self._has_flat_floor(new)
        return self._has_place(new) and not self._meets_a_body(new)

    def add(self, placed: PlacedEntity) -> None:
        """Take what an object takes up."""
        self.placed.append(placed)
        if placed.bearer is not None:
            self._borne.setdefault(placed.bearer, []).append(placed)
        if placed.is_low:
            self.plan.add(placed.footprint)
            self.passage.add(placed.footprint)
            self.walls.block_behind(placed.footprint, placed.asset.size_mm[2])
        elif isinstance(placed.relation, Stacked):
            top = placed.z_mm + placed.asset.size_mm[2]
            self.walls.block_behind(placed.footprint, top)
        elif placed.relation.layer == "pane":
            # It is wider than its window: what is high stays clear of its ends.
            self.plan.limit(placed.footprint, placed.z_mm)
        elif placed.relation.layer == "wall":
            patch = self._patch(placed)
            if patch is not None:
                self.walls.hang(patch)

    def mark(self) -> OccupancyMark:
        """What is in the room now."""
        return OccupancyMark(
            self.plan.mark(),
            self.walls.mark(),
            self.passage.mark(),
            len(self.placed),
            len(self._held),
        )

    def undo(self, mark: OccupancyMark) -> None:
        """Take out what came since."""
        self.plan.undo(mark.floor)
        self.walls.undo(mark.walls)
        self.passage.undo(mark.passage)
        for each in self.placed[mark.placed :]:
            if each.bearer is not None:
                self._borne[each.bearer].remove(each)
        del self.placed[mark.placed :]
        del self._held[mark.held :]

    def hold(self, footprint: Footprint, height: int) -> None:
        """Leave room for an object on the floor that only another twin has.

        Args:
            footprint: the floor that it takes.
            height: of it, millimetres.
        """
        middle, length, width = footprint.spot, footprint.length, footprint.width
        gap = 2 * self._clearance
        self.plan.keep(Footprint(middle, length + gap, width + gap))
        self.passage.add(footprint)
        self.walls.block_behind(footprint, height)
        self._held.append(_Box(footprint, height))

    def _has_place(self, new: PlacedEntity) -> bool:
        """Whether what the layer of an object takes up is free."""
        layer = new.relation.layer
        if new.is_low:
            return self._has_floor(new)
        if layer == "top":
            return self._has_top(new)
        if layer == "wall":
            patch = self._patch(new)
            return patch is not None and self.walls.fits(patch)
        if layer == "pane":
            patch = self._patch(new)
            return patch is not None and self.walls.holds(patch)
        if layer == "ceiling":
            has_headroom = new.host is not None or new.z_mm >= HEADROOM
            return has_headroom and self.plan.holds(new.footprint, 100)
        return True

    def _has_floor(self, new: PlacedEntity) -> bool:
        """Whether the floor below an object is free, and a way to all doors remains."""
        usual = new.relation.clearance is None
        clearance = self._clearance if usual else new.relation.clearance or 0
        height = new.asset.size_mm[2]
        # What belongs before a window may be higher than its sill.
        limited = 0 if new.relation.layer == "window" else height
        return (
            self.plan.fits(new.footprint, clearance, height=limited)
            and self.walls.leaves_hung(new.footprint, height)
            and self.passage.admits(new.footprint)
        )

    def _has_flat_floor(self, new: PlacedEntity) -> bool:
        """Whether a rug or mat lies in the room, and on no other one.

        Rugs may run under tables and chairs, but not under wardrobes and the like; what
        has no host of its own lies on free floor.
        """
        if not self.plan.holds(new.footprint, 20):
            return False
        for each in self.placed:
            is_crossed = each.relation.layer == "flat"
            is_above = each.is_low and each is not new.host
            is_case = each.asset.size_mm[2] >= TALL_CASE or each.asset.category in CASES
            is_asked = is_crossed or (is_above and (new.host is None or is_case))
            if is_asked and each.footprint.meets(new.footprint):
                return False
        return True

    def _has_top(self, new: PlacedEntity) -> bool:
        """Whether it is wholly on a top, clear of sills and of what else is on it."""
        gap, host = new.relation.clearance or 0, new.bearer
        # What is lower than a sill may stand below it, but not what it carries.
        if any(
            new.z_mm < board.high
            and board.low < new.top_mm
            and new.footprint.meets(board.footprint)
            for board in self._boards
        ):
            return False
        if host is None or not OnTop(()).holds(self.room, new.footprint, host.as_host):
            return False
        return not any(
            new.footprint.meets(each.footprint, gap)
            for each in self._borne.get(host, ())
        )

    def _meets_a_body(self, new: PlacedEntity) -> bool:
        """Whether another body is where a new one would be.

        What carries an object may be around it, as the back of a sofa is; and nothing
        is in the way of a rug.
        """
        low, high = new.z_mm, new.top_mm
        bearer = new.bearer
        for each in self.placed:
            if (
                each.z_mm < high
                and low < each.top_mm
                and each is not bearer
                and each.relation.layer != "flat"
                and each.footprint.meets(new.footprint)
            ):
                return True
        return any(
            low < each.top_mm and each.footprint.meets(new.footprint)
            for each in self._held
        )

    def _patch(self, new: PlacedEntity) -> Patch | None:
        """The part of a wall that an object hangs on."""
        return self.walls.patch_behind(new.footprint, new.z_mm, new.top_mm)
