"""What is settled before a room is furnished: cameras, an X, places for the things."""

from dataclasses import dataclass, replace
from math import sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from scenegen.catalogue import Asset
from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN, towards
from scenegen.geometry.floor_symbols import TIP
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.polygons import Points
from scenegen.records.rig import FloorMark, PerspectiveLens, Rig, View
from scenegen.rooms.floor_plan import FloorPlan
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.walkable import floor_grid
from scenegen.seeding import between
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.candidate_positions import (
    AssetExtent,
    CandidatePositions,
)
from scenegen.tasks.perspective.floor_projection import (
    Flags,
    FloorProjection,
    glimpse,
    seen_along,
)
from scenegen.tasks.perspective.target_placement import STANDS, Places

if TYPE_CHECKING:
    from numpy.random import Generator

FLOOR_GAP = 330
"""Free floor between a wall and the middle of anything that is placed, millimetres."""

LONG_MM, SHORT_MM = 1500, 4800
"""Least and most floor between the first camera and the X, millimetres."""

CROSS_EDGE = 0.045
"""How far all of an X is from the border of its picture, in sides."""

CROSS_HALF_MM = 190
"""From the middle of an X to the ends of its bars, along and across, millimetres."""

CROSS_PCM = 100
"""Part of the picture that the square around an X fills, per cent mille, at least."""

CLEAR_AHEAD_MM = 1700
"""Floor before a wall that the view on the X has, millimetres."""

FACED_TENTHS = 450
"""How far a thing is turned from the first camera, tenths of a degree, at most."""

ROOM, LOW_ROW = 0.25, 0.7
"""Width that an X leaves beside it, and how low it is where things are below it, in
sides of the picture."""

AIMS = 4
"""Places of which a camera looks towards the farthest."""

OTHER_SIDE = MappingProxyType({"further": 0.35, "closer": 0.25})
"""How near to the border an X is from which things stand away, in sides; by which of
two things is nearer to the other border."""

SECOND_TRIES = 40

ASTRAY = 350
"""How far from what lies ahead of the X the second camera looks, at most, tenths."""

FOCUS_MM, SIGN_OUT_MM = 2000, 950
"""How far ahead of the X the second picture looks, and what reaches no farther from
the X is outside of it, millimetres."""

FLATTEST_TENTHS = -120
"""Of the view on the X, unless the first one is flatter still."""


@dataclass(frozen=True, slots=True)
class PerspectiveSetup:
    """All that a question is about.

    Attributes:
        brief: what is asked.
        assets: of its categories.
        views: visible views, with the signs on the floor in the first one.
        novel: the view on the X, as one faces there after the turn.
        spots: for either twin, the place of each thing.
    """

    brief: PerspectiveBrief
    assets: tuple[Asset, ...]
    views: tuple[View, ...]
    novel: View
    spots: tuple[tuple[FloorPosition, ...], tuple[FloorPosition, ...]]

    @property
    def cross(self) -> tuple[int, int]:
        """Where the X is, millimetres."""
        return self.novel.position_mm[:2]

    @property
    def rig(self) -> Rig:
        """The views of both twins."""
        return Rig("vantage", (*self.views, self.novel))

    def floors(self, member: int) -> tuple[Footprint, ...]:
        """The floor that each thing takes in one twin."""
        return tuple(
            Footprint(spot, *asset.size_mm[:2])
            for asset, spot in zip(self.assets, self.spots[member], strict=True)
        )


@dataclass(frozen=True, slots=True)
class Lenses:
    """Ranges that cameras are drawn from, (least, most).

    Attributes:
        eye_mm: height, millimetres.
        pitch_tenths: negative looks down, tenths of a degree.
        fov_tenths: field of view, tenths of a degree.
    """

    eye_mm: tuple[int, int]
    pitch_tenths: tuple[int, int]
    fov_tenths: tuple[int, int]

    def draw(self, rng: "Generator") -> View:
        """A camera that still stands nowhere."""
        low, high = self.fov_tenths
        return View(
            name="view_0",
            is_hidden=False,
            position_mm=(0, 0, between(rng, *self.eye_mm, 10)),
            heading_tenths=0,
            pitch_tenths=between(rng, *self.pitch_tenths, 5),
            lens=PerspectiveLens(between(rng, low // 2, high // 2, 5) * 2),
        )


@dataclass(frozen=True, slots=True)
class PerspectiveSetupSearch:
    """Looks for cameras, an X and places in empty rooms.

    Attributes:
        brief: what is wanted.
        assets: of its categories.
        bulks: of these.
        lenses: what cameras are drawn from.
        tries: cameras that are tried in one room.
        crosses: places of the X that are tried for one camera.
    """

    brief: PerspectiveBrief
    assets: tuple[Asset, ...]
    bulks: tuple[AssetExtent, ...]
    lenses: Lenses
    tries: int
    crosses: int

    def plot(self, furnisher: Furnisher, rng: "Generator") -> PerspectiveSetup:
        """The first that fits.

        Raises:
            Rejected: "no_cross" when no X is in any picture, "no_stand" when nothing
                can stand where it must, "no_floor" when it can, but is in the way.
        """
        grid = _grid(furnisher, rng)
        if len(grid) < 40:
            raise Rejected("no_floor")
        reached = 0
        for _ in range(self.tries):
            start = _posed(self.lenses.draw(rng), grid, rng)
            look = FloorProjection.of(start, grid)
            fits = _holds_cross(look, self.brief) & _leaves_room(look, self.brief)
            choices = np.flatnonzero(fits)
            for cross in rng.permutation(choices)[: self.crosses]:
                reached = max(reached, 1)
                found = self._at(look, int(cross), grid, furnisher.plan, rng)
                if found is None:
                    continue
                reached = 2
                if _has_floor(furnisher, found):
                    return found
        raise Rejected(("no_cross", "no_stand", "no_floor")[reached])

    def _at(
        self,
        look: FloorProjection,
        cross: int,
        grid: Points,
        plan: FloorPlan,
        rng: "Generator",
    ) -> PerspectiveSetup | None:
        """With one camera and one X of the grid; None when the things have no place."""
        brief, start = self.brief, look.view
        heading = (start.heading_tenths + brief.turn_tenths) % TURN
        facing = FloorPosition(int(grid[cross, 0]), int(grid[cross, 1]), heading)
        ahead = facing.offset(CLEAR_AHEAD_MM, 0)
        if not plan.holds(Footprint(ahead, 100, 100), 20):
            return None
        novel = _on_cross(start, facing, brief)
        looks: tuple[FloorProjection, ...] = (look,)
        if brief.views > 1:
            second = self._second(start, novel, grid, rng)
            if second is None:
                return None
            looks = (look, FloorProjection.of(second, grid))
        board = CandidatePositions.of(brief, grid, cross, looks, novel)
        places = STANDS[brief.kind](board, self.bulks, rng)
        if places is None:
            return None
        spots = self._spots(board, places, rng)
        views = _marked(start, novel, brief), *(each.view for each in looks[1:])
        return PerspectiveSetup(brief, self.assets, views, novel, spots)

    def _second(
        self, start: View, novel: View, grid: Points, rng: "Generator"
    ) -> View | None:
        """Another camera, which does not show the X, but what lies ahead of it."""
        facing = FloorPosition(*novel.position_mm[:2], novel.heading_tenths)
        focus = facing.offset(FOCUS_MM, 0)[:2]
        for _ in range(SECOND_TRIES):
            x, y = (int(each) for each in grid[int(rng.integers(len(grid)))])
            heading = towards(focus[0] - x, focus[1] - y, step=10)
            heading = (heading + between(rng, -ASTRAY, ASTRAY, 10)) % TURN
            sign = glimpse(start, (x, y), heading, facing[:2])
            reach = SIGN_OUT_MM * sign.grow
            is_beside = abs(sign.u - 0.5) > 0.5 + reach
            if not (is_beside or sign.v > 1 + reach):
                continue
            middle = glimpse(start, (x, y), heading, focus)
            if abs(middle.u - 0.5) < 0.3 and middle.v < 1:
                return replace(
                    start,
                    name="view_1",
                    position_mm=(x, y, start.position_mm[2]),
                    heading_tenths=heading,
                )
        return None

    def _spots(
        self, board: CandidatePositions, places: Places, rng: "Generator"
    ) -> tuple[tuple[FloorPosition, ...], tuple[FloorPosition, ...]]:
        """Places with headings; what stands at one place always faces the same way."""
        turns = {
            place: between(rng, -FACED_TENTHS, FACED_TENTHS, 150)
            for place in sorted({each for twin in places for each in twin})
        }
        eye = board.shown.view.position_mm
        cross = board.novel.position_mm

        def spot(number: int, place: int) -> FloorPosition:
            x, y = int(board.points[place, 0]), int(board.points[place, 1])
            if board.brief.kind == "visibility" and number == 1:
                return FloorPosition(x, y, towards(cross[0] - x, cross[1] - y))
            facing = towards(eye[0] - x, eye[1] - y)
            return FloorPosition(x, y, (facing + turns[place]) % TURN)

        first, second = (
            tuple(spot(number, place) for number, place in enumerate(twin))
            for twin in places
        )
        return first, second


def _grid(furnisher: Furnisher, rng: "Generator") -> Points:
    """(n, 2) places in the room, shifted a little from room to room."""
    ground = floor_grid(furnisher.room, FLOOR_GAP)
    rows, columns = np.nonzero(ground.free)
    shift = rng.integers(-90, 91, 2)
    return np.stack([ground.xs[rows], ground.ys[columns]], axis=1) + shift


def _posed(lens: View, grid: Points, rng: "Generator") -> View:
    """A camera at some place that looks towards the farthest of a few others."""
    x, y = (int(each) for each in grid[int(rng.integers(len(grid)))])
    away = grid[rng.integers(0, len(grid), AIMS)] - np.array([x, y], dtype=np.int64)
    far = int(np.argmax(away[:, 0] * away[:, 0] + away[:, 1] * away[:, 1]))
    return replace(
        lens,
        position_mm=(x, y, lens.position_mm[2]),
        heading_tenths=towards(int(away[far, 0]), int(away[far, 1]), step=10),
    )


def _on_cross(start: View, facing: FloorPosition, brief: PerspectiveBrief) -> View:
    """What one sees on the X after the turn."""
    pitch = start.pitch_tenths
    return replace(
        start,
        name="novel_view",
        is_hidden=True,
        position_mm=(facing.x, facing.y, start.position_mm[2]),
        heading_tenths=facing.heading_tenths,
        pitch_tenths=pitch if brief.is_fixed else max(pitch, FLATTEST_TENTHS),
    )


def _marked(start: View, novel: View, brief: PerspectiveBrief) -> View:
    """The first view with the signs on its floor."""
    cross = novel.position_mm[:2]
    marks = [FloorMark("cross", cross, start.heading_tenths)]
    if brief.has_arrow:
        marks.append(FloorMark("arrow", cross, novel.heading_tenths))
    return replace(start, floor_marks=tuple(marks))


def _holds_cross(look: FloorProjection, brief: PerspectiveBrief) -> Flags:
    """(n,) where all of an X is in the picture, and large enough."""
    reach = (1000 if brief.has_arrow else CROSS_HALF_MM) * look.grow
    fits = (look.u - reach > CROSS_EDGE) & (look.u + reach < 1 - CROSS_EDGE)
    fits &= (look.ahead > LONG_MM) & (look.ahead < SHORT_MM)
    near, far = look.row(CROSS_HALF_MM), look.row(-CROSS_HALF_MM)
    fits &= (near < 1 - CROSS_EDGE) & (far > CROSS_EDGE)
    size = 2 * CROSS_HALF_MM * look.grow * (near - far)
    fits &= size * 100_000 > CROSS_PCM
    return fits


def _leaves_room(look: FloorProjection, brief: PerspectiveBrief) -> Flags:
    """(n,) beside which an X leaves room in the picture for what stands by it."""
    low = np.full(len(look.u), 0.5 if brief.before == "right" else 0.0)
    high = np.full(len(look.u), 0.5 if brief.before == "left" else 1.0)
    if brief.side == "left":
        high = np.minimum(high, look.u)
    elif brief.side == "right":
        low = np.maximum(low, look.u)
    fits: Flags = high - low > ROOM
    if brief.outer:
        # Only far from the X to the side, what is nearer to it may be the lower one.
        away = np.abs(look.u - (0.0 if brief.side == "right" else 1.0))
        fits &= away < OTHER_SIDE[brief.outer]
    if brief.row == "below":
        fits &= look.v < LOW_ROW
    return fits


def _has_floor(furnisher: Furnisher, plot: PerspectiveSetup) -> bool:
    """Whether all that is planned is free floor, with doors still in reach."""
    for floor in (*kept(plot), *sights(plot)):
        if not furnisher.plan.holds(floor, 0):
            return False
    for member in (0, 1):
        for floor, asset in zip(plot.floors(member), plot.assets, strict=True):
            is_free = furnisher.plan.fits(floor, 100, 60, asset.size_mm[2])
            if not (is_free and furnisher.passage.admits(floor)):
                return False
    return True


def kept(plot: PerspectiveSetup) -> tuple[Footprint, ...]:
    """The floor around the signs, between them and the camera, and before cameras."""
    start, cross = plot.views[0], plot.cross
    eye = start.position_mm[:2]
    feet = [
        Footprint(FloorPosition(*view.position_mm[:2], view.heading_tenths), 500, 500)
        for view in plot.views
    ]
    square = Footprint(FloorPosition(*cross, start.heading_tenths), 700, 700)
    floors = (square, *feet, _strip(eye, cross, 500))
    if not plot.brief.has_arrow:
        return floors
    facing = FloorPosition(*cross, plot.novel.heading_tenths)
    tip = facing.offset(TIP, 0)
    arrow = Footprint(facing.offset(600, 0), 900, 450)
    return (*floors, arrow, _strip(eye, tip[:2], 300))


def sights(plot: PerspectiveSetup) -> tuple[Footprint, ...]:
    """The floor below the lines of sight to the things, each to be kept low."""
    last, cross = plot.views[-1], plot.cross
    lines = []
    is_hidden = plot.brief.kind == "visibility"
    for member in (0, 1):
        for number, floor in enumerate(plot.floors(member)):
            wide = floor.length + (floor.width - floor.length) // 2
            lines.append(_strip(last.position_mm[:2], floor.spot[:2], wide))
            is_shown = number == 0 if is_hidden else _is_ahead(plot, floor.spot)
            if is_shown:
                lines.append(_strip(cross, floor.spot[:2], wide))
    return tuple(dict.fromkeys(lines))


def _is_ahead(plot: PerspectiveSetup, spot: FloorPosition) -> bool:
    """Whether the view on the X may show what stands at a place."""
    place = np.array([spot[:2]], dtype=np.int64)
    ahead, left = seen_along(plot.cross, plot.novel.heading_tenths, place)
    return bool(ahead[0] > abs(left[0]))


def _strip(start: tuple[int, int], end: tuple[int, int], width: int) -> Footprint:
    """The floor between two places."""
    x, y = end[0] - start[0], end[1] - start[1]
    middle = FloorPosition(
        (start[0] + end[0]) // 2, (start[1] + end[1]) // 2, towards(x, y, step=2)
    )
    return Footprint(middle, round(sqrt(x * x + y * y)), width)
