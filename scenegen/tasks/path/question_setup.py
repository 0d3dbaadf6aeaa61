"""What is settled before a room is furnished: a walk, objects beside it, its views."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from scenegen.catalogue import Asset
from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.polyline import Leg, legs_of
from scenegen.records.rig import View
from scenegen.rooms.furnisher import Furnisher
from scenegen.seeding import between
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.placed_targets import PlacedTargets, has_floor
from scenegen.tasks.path.side_view_search import (
    ObstacleBox,
    end_views,
    may_show,
    side_view,
)
from scenegen.tasks.path.target_search import (
    FloorAreas,
    find_target_positions,
    sizes_of,
)
from scenegen.tasks.path.walks import Walk, WalkForm, draw_walk

if TYPE_CHECKING:
    from numpy.random import Generator


@dataclass(frozen=True, slots=True)
class PathSetup:
    """A walk with all that belongs to it.

    Attributes:
        up: direction that is up on the page, tenths of a degree.
        walk: in the order of walking.
        targets: the objects that are asked about.
        side: the view to be imagined.
        ends: the views from the ends, if there are any.
    """

    up: int
    walk: Walk
    targets: PlacedTargets
    side: View
    ends: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class PathSetupSearch:
    """Searches empty rooms for walks around which a question can be staged.

    Attributes:
        brief: what is wanted.
        assets: of its categories.
        side, end: cameras that are to be posed, to the side and from an end.
        tries: walks that are tried in one room.
    """

    brief: PathBrief
    assets: tuple[Asset, ...]
    side: View
    end: View
    tries: int

    def find(self, furnisher: Furnisher, rng: Generator) -> PathSetup:
        """A walk in a room, free positions beside it, and views that show them.

        Everything that the answer rests on is settled in the empty room, and kept free
        while the rest is furnished around it: the other order, a question about a
        furnished room, would find few rooms with the layout that falls to the unit.

        Raises:
            Rejected: "no_walk", "no_stand", "no_floor" or "no_view", how far it came.
        """
        brief, reached = self.brief, 0
        turn = between(rng, 1, 3) if brief.turns_map else 0
        up = (turn + 1) * (TURN // 4) % TURN
        form = self._form(up)
        sizes = sizes_of(self.assets, brief.right)
        for _ in range(self.tries):
            walk = draw_walk(rng, furnisher.room, furnisher.plan, form)
            if walk is None:
                continue
            reached = max(reached, 1)
            ends = self._end_views(rng, walk)
            floor = FloorAreas(furnisher.plan, partial(self._is_open, walk, ends))
            for positions in find_target_positions(rng, walk, brief, sizes, floor):
                reached = max(reached, 2)
                targets = PlacedTargets(brief, self.assets, positions)
                if not has_floor(furnisher, targets):
                    continue
                reached = 3
                side = self._side_view(walk, targets)
                if side is not None:
                    return PathSetup(up, walk, targets, side, ends)
        raise Rejected(("no_walk", "no_stand", "no_floor", "no_view")[reached])

    def _form(self, up: int) -> WalkForm:
        """The walk that is wanted on a page with some direction up."""
        brief = self.brief
        heading = brief.heading * (TURN // 4) + up - TURN // 4
        return WalkForm(brief.length_mm, brief.bends, heading, brief.kind.has_marker)

    def _side_view(self, walk: Walk, targets: PlacedTargets) -> View | None:
        """The view that is to be imagined."""
        kind, position = self.brief.kind, targets.positions.right.candidate.position
        others = map(ObstacleBox, targets.floors[1:], targets.heights[1:])
        return side_view(
            self.side,
            kind.viewpoint(walk, self.brief, position[:2]),
            self._right_boxes(position),
            tuple(others),
        )

    def _right_boxes(self, position: FloorPosition) -> tuple[ObstacleBox, ...]:
        """What takes turns at the right position."""
        assets = [self.assets[place] for place in self.brief.right]
        return tuple(
            ObstacleBox(Footprint(position, *asset.size_mm[:2]), asset.size_mm[2])
            for asset in assets
        )

    def _end_views(self, rng: Generator, walk: Walk) -> tuple[View, ...]:
        if not self.brief.shows_ends:
            return ()
        return end_views(rng, self.end, self._ends(walk))

    def _is_open(
        self, walk: Walk, ends: tuple[View, ...], position: FloorPosition
    ) -> bool:
        """Whether a view from the walk frames the right object, and none from its ends.

        Most positions that fail are too near: a level camera does not show the floor at
        its feet. They fail here, before other objects are placed around them.
        """
        boxes = self._right_boxes(position)
        viewpoint = self.brief.kind.viewpoint(walk, self.brief, position[:2])
        if side_view(self.side, viewpoint, boxes, ()) is None:
            return False
        if not self.brief.kind.is_hidden_from_ends:
            return True
        return not any(may_show(view, boxes) for view in ends)

    def _ends(self, walk: Walk) -> tuple[Leg, Leg]:
        """The legs that begin at the points 1 and 2."""
        first, last = walk.legs[0], legs_of(walk.points[::-1])[0]
        return (last, first) if self.brief.is_reversed else (first, last)
