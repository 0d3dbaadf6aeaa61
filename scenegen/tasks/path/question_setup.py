"""What is settled before a room is furnished: a walk, places beside it, its views."""

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
from scenegen.tasks.path.placement import PlacedTargets, has_floor
from scenegen.tasks.path.side_view_search import (
    ObstacleBox,
    end_views,
    may_show,
    side_view,
    viewpoint_at,
)
from scenegen.tasks.path.target_placement import FloorAreas, sizes_of, stand_by
from scenegen.tasks.path.walks import Walk, draw_walk

if TYPE_CHECKING:
    from numpy.random import Generator


@dataclass(frozen=True, slots=True)
class PathSetup:
    """A walk with all that belongs to it.

    Attributes:
        up: direction that is up on the page, tenths of a degree.
        walk: in the order of walking.
        cast: the things that are asked about.
        side: the view to be imagined.
        ends: the views from the ends, if there are any.
    """

    up: int
    walk: Walk
    cast: PlacedTargets
    side: View
    ends: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class PathSetupSearch:
    """Looks for walks in empty rooms.

    Attributes:
        brief: what is wanted.
        assets: of its categories; None for nothing.
        side, end: cameras that are to be posed, to the side and from an end.
        tries: walks that are tried in one room.
    """

    brief: PathBrief
    assets: tuple[Asset | None, ...]
    side: View
    end: View
    tries: int

    def plot(self, furnisher: Furnisher, rng: "Generator") -> PathSetup:
        """A walk in a room, free places beside it, and views that show what they must.

        Raises:
            Rejected: "no_walk", "no_stand", "no_floor" or "no_view", how far it came.
        """
        brief, reached = self.brief, 0
        turn = between(rng, 1, 3) if brief.turns_map else 0
        up = (turn + 1) * (TURN // 4) % TURN
        sizes = sizes_of(self.assets, brief.right)
        for _ in range(self.tries):
            walk = draw_walk(rng, furnisher.room, furnisher.plan, brief, up=up)
            if walk is None:
                continue
            reached = max(reached, 1)
            ends = self._end_views(rng, walk)
            ground = FloorAreas(furnisher.plan, partial(self._is_open, ends))
            for company in stand_by(rng, walk, brief, sizes, ground):
                reached = max(reached, 2)
                cast = PlacedTargets(brief, self.assets, company)
                if not has_floor(furnisher, cast):
                    continue
                reached = 3
                side = self._side_view(walk, cast)
                if side is not None:
                    return PathSetup(up, walk, cast, side, ends)
        raise Rejected(("no_walk", "no_stand", "no_floor", "no_view")[reached])

    def _side_view(self, walk: Walk, cast: PlacedTargets) -> View | None:
        """The view to the side, or along a way that may be blocked."""
        is_free = self.brief.kind != "blocked"
        spot = cast.company.right.place.spot
        others = tuple(map(ObstacleBox, cast.floors[1:], cast.heights[1:]))
        return side_view(
            self.side,
            viewpoint_at(walk, self.brief, spot[:2]),
            self._wanted(spot),
            others if is_free else (),
            is_free=is_free,
        )

    def _wanted(self, spot: FloorPosition) -> tuple[ObstacleBox, ...]:
        """What takes turns at the place of the right thing."""
        return tuple(
            ObstacleBox(Footprint(spot, *asset.size_mm[:2]), asset.size_mm[2])
            for place in self.brief.right
            if (asset := self.assets[place]) is not None
        )

    def _end_views(self, rng: "Generator", walk: Walk) -> tuple[View, ...]:
        if self.brief.variant != "map_ego":
            return ()
        return end_views(rng, self.end, self._ends(walk))

    def _is_open(self, ends: tuple[View, ...], spot: FloorPosition) -> bool:
        """Whether the views from the ends do not give away what stands at M1."""
        if self.brief.kind != "side_object":
            return True
        return not any(may_show(view, self._wanted(spot)) for view in ends)

    def _ends(self, walk: Walk) -> tuple[Leg, Leg]:
        """The pieces of the walk that begin at the discs 1 and 2."""
        first, last = walk.legs[0], legs_of(walk.points[::-1])[0]
        return (last, first) if self.brief.is_reversed else (first, last)
