"""What is fixed before a room is furnished: cameras, an X, positions of the targets.

Nested loops run cheap checks first, expensive ones last: for each of some random
cameras, all floor points are projected at once; for each of a few points where an X
fits, the kind of question draws positions for its targets; for each result, the floor
plan is asked whether everything has room. The first setup that passes is taken.
Cameras, crosses and positions are drawn uniformly and accepted or not, so that no kind
of setup is preferred beyond what the conditions themselves prefer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN, cosine, sine, towards
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.polygons import Points
from scenegen.records.rig import FloorMark, PerspectiveLens, View
from scenegen.records.scene import Room
from scenegen.rooms.floor_plan import FloorPlan
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.openings import keep_clear
from scenegen.rooms.walkable import floor_grid
from scenegen.seeding import between
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.candidate_positions import (
    AssetExtent,
    CandidatePositions,
)
from scenegen.tasks.perspective.checks import NOVEL
from scenegen.tasks.perspective.floor_projection import (
    Flags,
    FloorProjection,
    Lengths,
    project_point,
)
from scenegen.tasks.perspective.kinds.base import PerspectiveKind
from scenegen.tasks.perspective.planned import PerspectiveSetup, has_floor
from scenegen.tasks.perspective.target_placement import TwinPositions

FLOOR_GAP = 330
"""Free floor between a wall and the middle of anything that is placed, millimetres."""

LEAST_POINTS = 40
"""Floor points of a room, at least."""

LEAST_MM, MOST_MM = 1500, 4800
"""Floor between the first camera and the X, millimetres."""

CROSS_EDGE = 0.045
"""How far all of an X is from the border of its picture, in sides."""

CROSS_HALF_MM = 190
"""From the middle of an X to the ends of its bars, along and across, millimetres."""

ARROW_REACH_MM = 1000
"""From the middle of an X to the tip of an arrow, and a little beyond it."""

CROSS_ROOM_MM = 400
"""From the middle of an X to the nearest wall, millimetres."""

CROSS_PCM = 100
"""Part of the picture that the square around an X fills, per cent mille, at least."""

CLEAR_AHEAD_MM = 1700
"""Floor before a wall that the view on the X has, millimetres."""

FACED_TENTHS = 450
"""How far a target is turned from the first camera, tenths of a degree, at most."""

SIDE_ROOM, LOW_ROW = 0.25, 0.76
"""Width that an X leaves beside it for targets, and how low it is at most where targets
are below it, in sides of the picture."""

AIMS = 4
"""Random points, towards the farthest of which a camera is aimed."""

SECOND_TRIES = 40
"""Second cameras that are tried for one X."""

ASTRAY_TENTHS = 350
"""How far from what lies ahead of the X the second camera is aimed, at most."""

FOCUS_MM, MARK_OUT_MM = 2000, 950
"""How far ahead of the X the second picture is aimed, and what reaches no farther from
the X is outside of it, millimetres."""


class _Ground(NamedTuple):
    """Where something may be placed in an empty room.

    Attributes:
        points: (n, 2) positions, millimetres.
        from_walls: (n,) to the nearest wall, along x or along y, millimetres.
        spare: (n,) to the nearest wall or floor before a door, in the same way.
    """

    points: Points
    from_walls: Lengths
    spare: Lengths

    @classmethod
    def of(cls, room: Room, rng: Generator) -> _Ground:
        """A grid over a room, shifted a little from room to room."""
        grid = floor_grid(room, FLOOR_GAP)
        rows, columns = np.nonzero(grid.free)
        shift = rng.integers(-90, 91, 2)
        points = np.stack([grid.xs[rows], grid.ys[columns]], axis=1) + shift
        corners = np.array(room.outline_mm, dtype=np.int64)
        walls = np.stack([corners, np.roll(corners, -1, axis=0)], axis=1)
        doors = [np.array(each.corners(), dtype=np.int64) for each in keep_clear(room)]
        from_walls = _away(points, walls)
        from_doors = [_away(points, door[None]) for door in doors]
        return cls(points, from_walls, np.minimum.reduce([from_walls, *from_doors]))


@dataclass(frozen=True, slots=True)
class CameraRanges:
    """Ranges that cameras are drawn from, (least, most).

    Attributes:
        eye_mm: height, millimetres.
        pitch_tenths: direction to the middle of the picture, negative looks down,
            tenths of a degree.
        fov_tenths: field of view, tenths of a degree.
        is_level: the camera is level and its lens is shifted, so that what is upright
            is upright in the picture; else the camera is pitched.
    """

    eye_mm: tuple[int, int]
    pitch_tenths: tuple[int, int]
    fov_tenths: tuple[int, int]
    is_level: bool = True

    def draw(self, rng: Generator) -> View:
        """A camera above the origin."""
        low, high = self.fov_tenths
        height = between(rng, *self.eye_mm, 10)
        look = between(rng, *self.pitch_tenths, 5)
        fov = between(rng, low // 2, high // 2, 5) * 2
        return View(
            name="view_0",
            is_hidden=False,
            position_mm=(0, 0, height),
            heading_tenths=0,
            pitch_tenths=0 if self.is_level else look,
            lens=PerspectiveLens.levelled(fov, look if self.is_level else 0),
        )


@dataclass(frozen=True, slots=True)
class PerspectiveSetupSearch:
    """Searches empty rooms for cameras, an X and positions of the targets.

    Attributes:
        kind: of the question.
        brief: what is wanted.
        assets: models of the targets, in the order of their categories.
        extents: of these.
        cameras: what cameras are drawn from.
        tries: cameras that are tried in one room.
        crosses: positions of the X that are tried for one camera.
    """

    kind: PerspectiveKind
    brief: PerspectiveBrief
    assets: tuple[Asset, ...]
    extents: tuple[AssetExtent, ...]
    cameras: CameraRanges
    tries: int
    crosses: int

    def search(self, furnisher: Furnisher, rng: Generator) -> PerspectiveSetup:
        """The first setup that fits.

        Raises:
            Rejected: "no_cross" when no X is in any picture, "no_stand" when no target
                can be where it must, "no_floor" when it can, but is in the way.
        """
        ground = _Ground.of(furnisher.room, rng)
        if len(ground.points) < LEAST_POINTS:
            raise Rejected("no_floor")
        reached = 0
        for _ in range(self.tries):
            start = _posed(self.cameras.draw(rng), ground.points, rng)
            projection = FloorProjection.of(start, ground.points)
            for cross in self._crosses(projection, ground, furnisher.plan, rng):
                reached = max(reached, 1)
                found = self._at(projection, cross, ground, rng)
                if found is None:
                    continue
                reached = 2
                if has_floor(furnisher, found):
                    return found
        raise Rejected(("no_cross", "no_stand", "no_floor")[reached])

    def _crosses(
        self,
        projection: FloorProjection,
        ground: _Ground,
        plan: FloorPlan,
        rng: Generator,
    ) -> Iterator[tuple[int, FloorPosition]]:
        """A few points for the X of one camera, each with the facing after the turn."""
        fits = _holds_cross(projection, self.brief) & self._leaves_room(projection)
        fits &= ground.from_walls > CROSS_ROOM_MM
        heading = projection.view.heading_tenths + self.brief.turn_tenths
        left = self.crosses
        for cross in rng.permutation(np.flatnonzero(fits)):
            x, y = (int(each) for each in ground.points[cross])
            facing = FloorPosition(x, y, heading % TURN)
            ahead = facing.offset(CLEAR_AHEAD_MM, 0)
            if not plan.holds(Footprint(ahead, 100, 100), 20):
                continue
            yield int(cross), facing
            left -= 1
            if not left:
                return

    def _leaves_room(self, projection: FloorProjection) -> Flags:
        """(n,) beside which an X leaves room in the picture for the targets."""
        brief, u = self.brief, projection.u
        low = np.full(len(u), 0.5 if brief.half == "right" else 0.0)
        high = np.full(len(u), 0.5 if brief.half == "left" else 1.0)
        if brief.side == "left":
            high = np.minimum(high, u)
        elif brief.side == "right":
            low = np.maximum(low, u)
        fits: Flags = high - low > SIDE_ROOM
        if brief.outer:
            # Only far from the X to the side, what is nearer to it may be the lower.
            away = np.abs(u - (0.0 if brief.side == "right" else 1.0))
            fits &= away < self.kind.border_shares[brief.outer]
        if brief.row == "below":
            fits &= projection.v < LOW_ROW
        return fits

    def _at(
        self,
        projection: FloorProjection,
        cross: tuple[int, FloorPosition],
        ground: _Ground,
        rng: Generator,
    ) -> PerspectiveSetup | None:
        """With one camera and one X of the grid; None when the targets do not fit."""
        brief, start, grid = self.brief, projection.view, ground.points
        number, facing = cross
        novel = _on_cross(start, facing)
        projections: tuple[FloorProjection, ...] = (projection,)
        if brief.views > 1:
            second = _second_view(start, novel, grid, rng)
            if second is None:
                return None
            projections = (projection, FloorProjection.of(second, grid))
        candidates = CandidatePositions.of(
            brief, grid, ground.spare, number, projections, novel
        )
        chosen = self.kind.place_targets(candidates, self.extents, rng)
        if chosen is None:
            return None
        positions = self._positions(candidates, chosen, rng)
        views = _marked(start, novel, brief), *(each.view for each in projections[1:])
        return PerspectiveSetup(self.kind, brief, self.assets, views, novel, positions)

    def _positions(
        self, candidates: CandidatePositions, chosen: TwinPositions, rng: Generator
    ) -> tuple[tuple[FloorPosition, ...], tuple[FloorPosition, ...]]:
        """Positions with headings.

        A heading belongs to a position, not to a target: whatever is placed there in
        either twin has the same.
        """
        turns = {
            each: between(rng, -FACED_TENTHS, FACED_TENTHS, 150)
            for each in sorted({each for twin in chosen for each in twin})
        }
        eye = candidates.shown.view.position_mm
        cross = candidates.novel.position_mm

        def at(number: int, index: int) -> FloorPosition:
            x, y = (int(each) for each in candidates.points[index])
            if number == self.kind.occluder:
                return FloorPosition(x, y, towards(cross[0] - x, cross[1] - y))
            facing = towards(eye[0] - x, eye[1] - y)
            return FloorPosition(x, y, (facing + turns[index]) % TURN)

        first, second = (
            tuple(at(number, index) for number, index in enumerate(twin))
            for twin in chosen
        )
        return first, second


def _away(points: Points, corners: Points) -> Lengths:
    """(n,) from points to the nearest of (k, c, 2) boxes, along x or y, millimetres."""
    low, high = corners.min(axis=1), corners.max(axis=1)
    outside = np.maximum(low - points[:, None], points[:, None] - high)
    nearest: Lengths = np.maximum(outside, 0).max(axis=2).min(axis=1) * 1.0
    return nearest


def _posed(lens: View, grid: Points, rng: Generator) -> View:
    """A camera at some point that is aimed at the farthest of a few others.

    So that it looks into the depth of the room rather than at the nearest wall.
    """
    x, y = (int(each) for each in grid[int(rng.integers(len(grid)))])
    away = grid[rng.integers(0, len(grid), AIMS)] - np.array([x, y], dtype=np.int64)
    far = int(np.argmax(away[:, 0] * away[:, 0] + away[:, 1] * away[:, 1]))
    return replace(
        lens,
        position_mm=(x, y, lens.position_mm[2]),
        heading_tenths=towards(int(away[far, 0]), int(away[far, 1]), step=10),
    )


def _on_cross(start: View, facing: FloorPosition) -> View:
    """The view on the X after the turn."""
    return replace(
        start,
        name=NOVEL,
        is_hidden=True,
        position_mm=(facing.x, facing.y, start.position_mm[2]),
        heading_tenths=facing.heading_tenths,
    )


def _second_view(start: View, novel: View, grid: Points, rng: Generator) -> View | None:
    """Another camera, which does not show the X, but what lies ahead of it."""
    facing = FloorPosition(*novel.position_mm[:2], novel.heading_tenths)
    focus = facing.offset(FOCUS_MM, 0)[:2]
    for _ in range(SECOND_TRIES):
        x, y = (int(each) for each in grid[int(rng.integers(len(grid)))])
        heading = towards(focus[0] - x, focus[1] - y, step=10)
        heading = (heading + between(rng, -ASTRAY_TENTHS, ASTRAY_TENTHS, 10)) % TURN
        mark = project_point(start, (x, y), heading, facing[:2])
        reach = MARK_OUT_MM * mark.magnification
        is_beside = abs(mark.u - 0.5) > 0.5 + reach
        if not (is_beside or mark.v > 1 + reach):
            continue
        middle = project_point(start, (x, y), heading, focus)
        if abs(middle.u - 0.5) < 0.3 and middle.v < 1:
            return replace(
                start,
                name="view_1",
                position_mm=(x, y, start.position_mm[2]),
                heading_tenths=heading,
            )
    return None


def _marked(start: View, novel: View, brief: PerspectiveBrief) -> View:
    """The first view with the marks on its floor."""
    cross = novel.position_mm[:2]
    marks = [FloorMark("cross", cross, start.heading_tenths)]
    if brief.has_arrow:
        marks.append(FloorMark("arrow", cross, novel.heading_tenths))
    return replace(start, floor_marks=tuple(marks))


def _holds_cross(projection: FloorProjection, brief: PerspectiveBrief) -> Flags:
    """(n,) where all of an X and its arrow is in the picture, and large enough."""
    u, magnification = projection.u, projection.magnification
    near, far = projection.row(CROSS_HALF_MM), projection.row(-CROSS_HALF_MM)
    fits = (projection.ahead > LEAST_MM) & (projection.ahead < MOST_MM)
    fits &= _is_framed(u, near, CROSS_HALF_MM * magnification) & (far > CROSS_EDGE)
    size = 2 * CROSS_HALF_MM * magnification * (near - far)
    fits &= size * 100_000 > CROSS_PCM
    if brief.has_arrow:
        turn = brief.turn_tenths % TURN
        nearer, left = -ARROW_REACH_MM * cosine(turn), ARROW_REACH_MM * sine(turn)
        fits &= _is_framed(projection.column(nearer, left), projection.row(nearer), 0)
    return fits


def _is_framed(u: Lengths, v: Lengths, reach: Lengths | int) -> Flags:
    """(n,) well inside the picture, but for its upper border."""
    is_inside: Flags = (u - reach > CROSS_EDGE) & (u + reach < 1 - CROSS_EDGE)
    return is_inside & (v < 1 - CROSS_EDGE)
