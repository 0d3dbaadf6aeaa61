"""The views of a scene that are worth having, judged on the plan, many at a time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray

from scenegen.geometry.angles import TURN, cosine, sine
from scenegen.records.rig import View
from scenegen.records.scene import Room
from scenegen.sampling.prospect import Flags, Solid, Surveyor
from scenegen.sampling.sight import TALL, Eye, Points

if TYPE_CHECKING:
    from numpy.random import Generator

HEADINGS = 24
"""Directions judged at every place."""

THINGS = 3
"""Objects that every view should show, as far as the plan can tell."""

SIDES = (1, -1)


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """Views that are free, show something, and do not show everything.

    Attributes:
        eyes: (n, 2) int64, where each view stands, millimetres.
        headings: (n,) int64, tenths of a degree.
        whole: (n, counted) what each is likely to show whole.
    """

    eyes: Points
    headings: NDArray[np.int64]
    whole: Flags

    def __len__(self) -> int:
        """The number of views."""
        return len(self.headings)


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """The free space of a room: its outline, and what stands in it.

    Attributes:
        outline: the floor.
        low: footprints of everything.
        tall: footprints of what blocks sight.
        near_mm: free floor at the feet of a view; twice as far before its face.
        ahead_mm: floor ahead of a view before a wall.
    """

    outline: shapely.Polygon
    low: shapely.STRtree
    tall: shapely.STRtree
    near_mm: int
    ahead_mm: int

    @classmethod
    def of(
        cls, room: Room, solids: list[Solid], *, near_mm: int, ahead_mm: int
    ) -> "Space":
        """The space of a furnished room."""
        outline = shapely.Polygon(room.outline_mm)
        shapely.prepare(outline)
        tall = [solid for solid in solids if solid.height >= TALL]
        trees = [
            shapely.STRtree([solid.footprint.polygon() for solid in each])
            for each in (solids, tall)
        ]
        return cls(outline, trees[0], trees[1], near_mm, ahead_mm)

    def is_free(self, eye: Eye, headings: NDArray[np.int64]) -> Flags:
        """(h,) whether views from an eye have room at their feet and in their face."""
        cos = np.array([cosine(int(heading)) for heading in headings])
        sin = np.array([sine(int(heading)) for heading in headings])
        x, y = eye[0] + self.ahead_mm * cos, eye[1] + self.ahead_mm * sin
        free: Flags = shapely.contains_xy(self.outline, x, y)
        near = self.near_mm
        for tree, reach in ((self.low, near), (self.tall, 2 * near)):
            wedges = shapely.polygons(_wedges(eye, cos, sin, (reach, near)))
            free[tree.query(wedges, predicate="intersects")[0]] = False
        return free


def _wedges(
    eye: Eye,
    cos: NDArray[np.float64],
    sin: NDArray[np.float64],
    size: tuple[int, int],
) -> NDArray[np.float64]:
    """(h, 3, 2) triangles from an eye, of `size` (reach, half width), whole mm."""
    reach, half = size
    corners = np.zeros((len(cos), 3, 2), dtype=np.float64)
    corners[:, 0] = eye
    for row, side in enumerate(SIDES, start=1):
        corners[:, row, 0] = eye[0] + np.rint(reach * cos - side * half * sin)
        corners[:, row, 1] = eye[1] + np.rint(reach * sin + side * half * cos)
    return corners


def survey(  # noqa: PLR0913
    rng: "Generator",
    eyes: Points,
    space: Space,
    surveyor: Surveyor,
    lens: View,
    *,
    fewest: int,
    step: int,
) -> Atlas:
    """The good views from some places.

    Args:
        rng: draws the first heading at each place.
        eyes: (e, 2) places, millimetres.
        space: what is free.
        surveyor: what is seen.
        lens: height, pitch and field of view.
        fewest: counted objects of the emptier twin; every view must miss one of them.
        step: angle between the headings at one place, tenths of a degree.
    """
    places, directions, wholes = [], [], []
    for eye in ((int(x), int(y)) for x, y in eyes):
        start = int(rng.integers(step))
        headings = np.arange(start, start + TURN, step, dtype=np.int64) % TURN
        headings = headings[space.is_free(eye, headings)]
        if len(headings) == 0:
            continue
        seen = surveyor.judge(lens, eye, headings)
        # The object that only the fuller twin has is the last one.
        partial = np.count_nonzero(seen.glimpsed[:, :-1], axis=1) < fewest
        good = partial & (seen.things >= THINGS)
        places.append(np.full((np.count_nonzero(good), 2), eye, dtype=np.int64))
        directions.append(headings[good])
        wholes.append(seen.whole[good])
    if not places:
        nothing = np.zeros(0, dtype=np.int64)
        return Atlas(np.zeros((0, 2), np.int64), nothing, np.zeros((0, 1), np.bool_))
    return Atlas(
        np.concatenate(places), np.concatenate(directions), np.concatenate(wholes)
    )
