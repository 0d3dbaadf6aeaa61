"""The lens of a view, estimated from its tokens: what makes boxes and cells agree.

Cells and distances give a position to some 20 cm. Field of view and pitch of the camera
are not among the tokens, but every object lies in its cell and at its distance, in the
direction of its box, so that each object constrains the lens: the best of a table of
lenses makes directions good to about a degree. A grid is searched, since the misfit has
flat parts (inside a cell hardly anything pulls), on which a descent would stop.

The shift of a lens need not be known. A level camera has upright verticals: the column
of a pixel alone gives its bearing, wherever in the picture the horizon is. Only the
published camera is pitched, always by the same angle.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from math import atan2, cos, hypot, radians, sin, tan
from typing import NamedTuple

from scenegen.records.item import MapEntry, MapMark, ViewTokens
from scenegen.tasks.solving.floor_from_tokens import EstimatedPosition, position_of
from scenegen.tasks.solving.token_sheet import MIDDLE
from scenegen.tokens.birds_eye_grid import BOX_GRID, CELL_METRES, CELLS
from scenegen.tokens.depth_grid import distance_of

Placed = MapEntry | MapMark

DEGREES = (*product(range(50, 92, 2), (0,)), (90, -30))
"""Fields of view and pitches that are tried: level cameras, and the published one."""

PULL = 0.05
"""Weight of the distance to the middle of a cell, against that to its border."""

WITNESSES = 3
"""Fewer objects do not determine a lens."""


class EstimatedLens(NamedTuple):
    """Field of view and pitch of a camera.

    Attributes:
        slope: tangent of half its field of view.
        pitch: radians, positive looks up.
    """

    slope: float
    pitch: float

    def bearing(self, pixel: tuple[float, float]) -> float:
        """Radians to the right of the camera's heading at which a pixel lies."""
        across = (pixel[0] - MIDDLE) / (BOX_GRID / 2) * self.slope
        down = (pixel[1] - MIDDLE) / (BOX_GRID / 2) * self.slope
        return atan2(across, cos(self.pitch) + down * sin(self.pitch))


def positions_of(view: ViewTokens) -> dict[int | str, EstimatedPosition]:
    """Positions of objects and marks before a camera, by instance or label."""
    lens = _lens_of(view)
    placed: dict[int | str, Placed] = {each.instance: each for each in view.entries}
    placed.update({mark.label: mark for mark in view.marks})
    return {name: _position(each, lens) for name, each in placed.items()}


def _position(placed: Placed, lens: EstimatedLens | None) -> EstimatedPosition:
    """The point at the distance and in the direction of the box, kept in the cell.

    Without a lens, or for a box that is cut, only cell and distance count.
    """
    if lens is None or not _is_whole(placed):
        return position_of(placed)
    ahead = _ahead(placed, lens)
    (near, left), side = _corner(placed), CELL_METRES
    return EstimatedPosition(
        min(max(ahead.forward, near), near + side),
        min(max(ahead.right, left), left + side),
    )


@cache
def _lens_of(view: ViewTokens) -> EstimatedLens | None:
    """The lens that leaves the least between cells and directions."""
    placed: tuple[Placed, ...] = (*view.entries, *view.marks)
    whole = [each for each in placed if _is_whole(each)]
    if len(whole) < WITNESSES:
        return None
    lenses = [
        EstimatedLens(tan(radians(o / 2)), radians(pitch)) for o, pitch in DEGREES
    ]
    return min(lenses, key=lambda lens: sum(_misfit(each, lens) for each in whole))


def _misfit(placed: Placed, lens: EstimatedLens) -> float:
    """How far the direction of a box leads off its cell, squared metres."""
    ahead = _ahead(placed, lens)
    near, left = _corner(placed)
    half = CELL_METRES / 2
    f, r = abs(ahead.forward - near - half), abs(ahead.right - left - half)
    outside = hypot(max(f - half, 0.0), max(r - half, 0.0))
    return outside * outside + PULL * PULL * (f * f + r * r)


def _ahead(placed: Placed, lens: EstimatedLens) -> EstimatedPosition:
    away = distance_of(placed.distance) or 0.0
    bearing = lens.bearing(_pixel(placed))
    return EstimatedPosition(away * cos(bearing), away * sin(bearing))


def _corner(placed: Placed) -> tuple[float, float]:
    """The near left corner of a cell."""
    forward = (CELLS - 1 - placed.row) * CELL_METRES
    return forward, (placed.column - CELLS // 2) * CELL_METRES


def _is_whole(placed: Placed) -> bool:
    """Whether the border of the picture does not cut it, and its distance is known."""
    if distance_of(placed.distance) is None:
        return False
    if isinstance(placed, MapMark):
        return True
    x0, _, x1, _ = placed.box
    return x0 > 0 and x1 < BOX_GRID - 1


def _pixel(placed: Placed) -> tuple[float, float]:
    """The middle of a box, or of a mark."""
    if isinstance(placed, MapMark):
        return float(placed.pixel[0]), float(placed.pixel[1])
    x0, y0, x1, y1 = placed.box
    return (x0 + x1) / 2, (y0 + y1) / 2
