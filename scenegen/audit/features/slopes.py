"""Features of how depth runs over the box of a giver, which tells how it is turned.

The side of a thing that a picture shows recedes to the left or to the right, unless it
faces the camera, and the depth grid has that in its cells. How much farther one half of
a box is than the other, over how wide it is, is the direction in which that side runs;
square to it the thing may face. On a map, a back is nearer to the eye than a seat.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.features.axis import floor_starts, laid_on_floor, metres_of
from scenegen.audit.features.marks import STANDS, add_angle, wrapped
from scenegen.audit.features.sheet import GIVER, MARKS, FlatTable, ShownView, Values
from scenegen.records.item import Facts
from scenegen.tasks.solving.token_sheet import MIDDLE
from scenegen.tokens.birds_eye_grid import BOX_GRID
from scenegen.tokens.depth_grid import CELLS

RIGHT, BACK = 90.0, 180.0
"""Degrees to the right, and to the viewer."""


class Slope(NamedTuple):
    """How depth runs over a box, metres; NaN where the grid shows nothing there.

    Attributes:
        across: by how much the right half is farther than the left one.
        up: by how much the upper half is farther than the lower one.
        beyond: by how much the box is farther than the thing itself.
        ends: by how much both outer thirds are farther than the middle one.
    """

    across: float
    up: float
    beyond: float
    ends: float


def add_slopes(
    table: FlatTable, shown: ShownView, giver: ShownView, facts: Facts
) -> None:
    """Add how depth runs over the giver, and how candidates lie to that.

    Args:
        table: of the item.
        shown: what the picture shows of the candidates.
        giver: what it shows of the thing that gives the direction, one row.
        facts: of the item.
    """
    (view,) = (each for each in facts.rig.views if each.name == shown.name)
    if np.isnan(giver.column[0]):
        return
    slope = slope_of(giver)
    width, inputs = float(giver.x1[0] - giver.x0[0] + 1), (shown.name, GIVER)
    # Halves are half a width apart. A map is drawn to scale: it needs no distance.
    metres = 1.0 if view.is_map else metres_of(float(giver.depth[0]))
    lean = slope.across / (width / MIDDLE * metres / 2)
    name = f"{shown.name}: depth over the giver"
    for title, value, is_odd in (
        ("right minus left", slope.across, True),
        ("right minus left, by its width", lean, True),
        ("right from left, by its width", abs(lean), False),
        ("upper minus lower", slope.up, False),
        ("beyond its own", slope.beyond, False),
        ("ends beyond its middle", slope.ends, False),
    ):
        table.add(f"{name}, {title}", value, inputs=inputs, is_odd=is_odd)
    points, home = (laid_on_floor(each, is_map=view.is_map) for each in (shown, giver))
    for label, start in floor_starts(shown, home, is_map=view.is_map):
        seen = (*inputs, MARKS) if label in STANDS else inputs
        right, down = (points - start).T
        # On a map, where depth grows; in a picture, square to the side that is shown.
        faces = (
            np.degrees(np.arctan2(slope.across, slope.up))
            if view.is_map
            else BACK - np.degrees(np.arctan(lean))
        )
        off = wrapped(np.degrees(np.arctan2(right, -down)) - faces)
        title = f"{shown.name}: angle at {label} off the depth of the giver"
        add_angle(table, title, off, seen)
        lined = np.abs(RIGHT - np.abs(off)) - RIGHT / 2
        title = f"{title}, rather on its line than beside"
        table.add(title, lined, inputs=seen, role="way")
        if not view.is_map:
            _add_signs(table, (name, label), (right, -down, lean), seen)


def _add_signs(
    table: FlatTable,
    names: tuple[str, str],
    ways: tuple[Values, Values, float],
    inputs: tuple[str, ...],
) -> None:
    """Add whether candidates are where a leaning side runs, by signs alone.

    Args:
        table: of the item.
        names: of the depth, and of where the reader stands.
        ways: how far candidates are to the right and ahead of there, and how much
            farther the right of the giver is than its left.
        inputs: see `FlatFeature`.
    """
    (name, label), (right, ahead, lean) = names, ways
    quarter = np.sign(right * ahead) * lean
    table.add(f"{name}, times quarter at {label}", quarter, inputs=inputs)
    beside = np.sign(np.abs(right) - np.abs(ahead)) * lean
    title = f"{name}, times more beside than before {label}"
    table.add(title, beside, inputs=inputs, is_odd=True)


def slope_of(giver: ShownView) -> Slope:
    """How depth runs over the box of a giver."""
    x0, x1 = float(giver.x0[0]), float(giver.x1[0]) + 1
    y0, y1 = float(giver.y0[0]), float(giver.y1[0]) + 1
    metres = np.array([[metres_of(code) for code in row] for row in giver.grid])
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    third = (x1 - x0) / 3

    def mean(columns: tuple[float, float], rows: tuple[float, float]) -> float:
        return mean_depth(metres, columns, rows)

    across = mean((x, x1), (y0, y1)) - mean((x0, x), (y0, y1))
    up = mean((x0, x1), (y0, y)) - mean((x0, x1), (y, y1))
    beyond = mean((x0, x1), (y0, y1)) - metres_of(float(giver.depth[0]))
    middle = mean((x0 + third, x1 - third), (y0, y1))
    outer = mean((x0, x0 + third), (y0, y1)) + mean((x1 - third, x1), (y0, y1))
    return Slope(across, up, beyond, outer / 2 - middle)


def mean_depth(
    metres: NDArray[np.float64],
    columns: tuple[float, float],
    rows: tuple[float, float],
) -> float:
    """The mean depth of a part of a picture; each cell counts as much as it is in it.

    Args:
        metres: of the cells, (10, 10), NaN where they show nothing.
        columns: pixels from and to.
        rows: pixels from and to.
    """
    weights = np.outer(_share(rows), _share(columns)) * ~np.isnan(metres)
    total = float(weights.sum())
    if total == 0:
        return float("nan")
    return float((np.nan_to_num(metres) * weights).sum()) / total


def _share(span: tuple[float, float]) -> Values:
    """How many pixels of each row or column of cells are in a span, (10,)."""
    edges = np.arange(CELLS + 1) * BOX_GRID / CELLS
    inside = np.minimum(edges[1:], span[1]) - np.maximum(edges[:-1], span[0])
    return np.asarray(inside.clip(0), dtype=np.float64)
