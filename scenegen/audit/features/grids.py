"""Features of how far middles of boxes on a map are from the points of a grid.

What is set down on a grid that everybody can work out stands at a place that is known
to the millimetre. A box is seldom even about that place: how far its middle is from it
tells which way the thing is turned; and things that stand on no grid were there before.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

import numpy as np

from scenegen.audit.features.facing import on_page, page_directions, starts_of
from scenegen.audit.features.lines import Points, places_of
from scenegen.audit.features.marks import STANDS, add_angle, wrapped
from scenegen.audit.features.sheet import GIVER, MARKS, FlatTable, ShownView, Values
from scenegen.records.item import Facts
from scenegen.records.rig import View
from scenegen.tokens.birds_eye_grid import BOX_GRID

GRIDS = ((200, 100), (200, 0), (100, 0), (50, 0))
"""Distances of points, and the first one from the corner of the room, millimetres."""


def add_own_grids(table: FlatTable, shown: ShownView, facts: Facts) -> None:
    """Add how far each candidate's box is from the nearest point of each grid."""
    view = _map_of(facts, shown)
    if view is None:
        return
    points = places_of(shown, is_map=True)
    for title, offsets in _offsets(view, facts, points):
        gap = np.hypot(offsets[:, 0], offsets[:, 1])
        name = f"{shown.name}: millimetres from its middle to {title}"
        table.add(name, gap, inputs=(shown.name,))


def add_giver_grids(
    table: FlatTable, shown: ShownView, giver: ShownView, facts: Facts
) -> None:
    """Add the way from grid points to the giver's middle, and candidates beside it.

    Args:
        table: of the item.
        shown: what the map shows of the candidates.
        giver: what it shows of the thing that gives the direction, one row.
        facts: of the item.
    """
    view = _map_of(facts, shown)
    if view is None or np.isnan(giver.column[0]):
        return
    points, home = (places_of(each, is_map=True) for each in (shown, giver))
    inputs = (shown.name, GIVER)
    for title, offsets in _offsets(view, facts, home):
        way = float(offsets[0, 0]), float(offsets[0, 1])
        guess, length = on_page(view, way), hypot(*way)
        right, up = _turned(guess, length)
        said = f"{shown.name}: the giver's middle beside {title}"
        table.add(f"{said}, to the right", right, inputs=inputs, is_odd=True)
        table.add(f"{said}, upwards", up, inputs=inputs)
        for label, start in starts_of(shown, home[0]):
            seen = (*inputs, MARKS) if label in STANDS else inputs
            off = wrapped(page_directions(points - start, 1) - guess)
            said = f"the direction to the giver's middle from {title}"
            add_angle(table, f"{shown.name}: angle at {label} off {said}", off, seen)


def _turned(direction: float, length: float) -> tuple[float, float]:
    """An offset of a direction on the page: to the right, and upwards."""
    angle = np.radians(direction)
    return float(length * np.sin(angle)), float(length * np.cos(angle))


def _map_of(facts: Facts, shown: ShownView) -> View | None:
    (view,) = (each for each in facts.rig.views if each.name == shown.name)
    return view if view.is_map else None


def _offsets(view: View, facts: Facts, points: Points) -> Iterator[tuple[str, Points]]:
    """From the nearest point of each grid to places on a map, millimetres, (k, 2)."""
    floor = np.array([_on_floor(view, u + 0.5, v + 0.5) for u, v in points])
    corner = np.array(facts.scene.room.outline_mm).min(axis=0)
    for step, first in GRIDS:
        beyond = floor - corner - first + step / 2
        offsets = beyond % step - step / 2
        kind = "the middle of a cell" if first else "a corner"
        yield f"{kind} of the grid of {step} mm", offsets


def _on_floor(view: View, u: float, v: float) -> Values:
    """Where a pixel of a map lies on the floor, millimetres, (2,)."""
    camera = view.camera(BOX_GRID)
    near, far = (camera.unproject(u, v, depth) for depth in (0.0, 1.0))
    share = near.z / (near.z - far.z)
    x = near.x + share * (far.x - near.x)
    y = near.y + share * (far.y - near.y)
    return np.array([1000 * x, 1000 * y])
