"""All that a question asks about and looks from, in a room without furniture yet."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from scenegen.catalogue import Asset
from scenegen.geometry.angles import towards
from scenegen.geometry.floor_symbols import TIP
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.rig import Rig, View
from scenegen.rooms.furnisher import Furnisher
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.floor_projection import relative_to
from scenegen.tasks.perspective.kinds.base import PerspectiveKind


@dataclass(frozen=True, slots=True)
class PerspectiveSetup:
    """Everything that a question is about.

    Attributes:
        kind: of the question.
        brief: what is wanted.
        assets: models of the targets, in the order of their categories.
        views: visible views, with the marks on the floor of the first one.
        novel: the view on the X, with the facing after the turn.
        positions: for either twin, of each target.
    """

    kind: PerspectiveKind
    brief: PerspectiveBrief
    assets: tuple[Asset, ...]
    views: tuple[View, ...]
    novel: View
    positions: tuple[tuple[FloorPosition, ...], tuple[FloorPosition, ...]]

    @property
    def cross(self) -> tuple[int, int]:
        """Where the X is, millimetres."""
        return self.novel.position_mm[:2]

    @property
    def rig(self) -> Rig:
        """The views of both twins."""
        return Rig("vantage", (*self.views, self.novel))

    def footprints(self, member: int) -> tuple[Footprint, ...]:
        """The floor that each target takes in one twin."""
        return tuple(
            Footprint(position, *asset.size_mm[:2])
            for asset, position in zip(self.assets, self.positions[member], strict=True)
        )


def floor_kept_free(setup: PerspectiveSetup) -> tuple[Footprint, ...]:
    """The floor around the marks, between them and the camera, and before cameras."""
    start, cross = setup.views[0], setup.cross
    eye = start.position_mm[:2]
    below_cameras = [
        Footprint(FloorPosition(*view.position_mm[:2], view.heading_tenths), 500, 500)
        for view in setup.views
    ]
    square = Footprint(FloorPosition(*cross, start.heading_tenths), 700, 700)
    floors = (square, *below_cameras, _strip(eye, cross, 500))
    if not setup.brief.has_arrow:
        return floors
    facing = FloorPosition(*cross, setup.novel.heading_tenths)
    tip = facing.offset(TIP, 0)
    arrow = Footprint(facing.offset(600, 0), 900, 450)
    return (*floors, arrow, _strip(eye, tip[:2], 300))


def floor_kept_low(setup: PerspectiveSetup) -> tuple[Footprint, ...]:
    """The floor below the lines of sight to the targets, in either twin.

    From the last visible camera to all of them; from the X to those that the view on it
    may show. What an occluder is to hide counts among these: nothing else may hide it.
    """
    last, cross, occluder = setup.views[-1], setup.cross, setup.kind.occluder
    lines = []
    for member in (0, 1):
        for number, floor in enumerate(setup.footprints(member)):
            wide = floor.length + (floor.width - floor.length) // 2
            lines.append(_strip(last.position_mm[:2], floor.spot[:2], wide))
            is_shown = (
                _is_ahead(setup, floor.spot) if occluder is None else number != occluder
            )
            if is_shown:
                lines.append(_strip(cross, floor.spot[:2], wide))
    return tuple(dict.fromkeys(lines))


def has_floor(furnisher: Furnisher, setup: PerspectiveSetup) -> bool:
    """Whether all that is planned is free floor, with doors still in reach."""
    for floor in (*floor_kept_free(setup), *floor_kept_low(setup)):
        if not furnisher.plan.holds(floor, 0):
            return False
    for member in (0, 1):
        for floor, asset in zip(setup.footprints(member), setup.assets, strict=True):
            is_free = furnisher.plan.fits(floor, 100, 60, asset.size_mm[2])
            if not (is_free and furnisher.passage.admits(floor)):
                return False
    return True


def _is_ahead(setup: PerspectiveSetup, position: FloorPosition) -> bool:
    """Whether the view on the X may show what is at a position."""
    point = np.array([position[:2]], dtype=np.int64)
    ahead, left = relative_to(setup.cross, setup.novel.heading_tenths, point)
    return bool(ahead[0] > abs(left[0]))


def _strip(start: tuple[int, int], end: tuple[int, int], width: int) -> Footprint:
    """The floor between two positions."""
    x, y = end[0] - start[0], end[1] - start[1]
    middle = FloorPosition(
        (start[0] + end[0]) // 2, (start[1] + end[1]) // 2, towards(x, y, step=2)
    )
    return Footprint(middle, round(sqrt(x * x + y * y)), width)
