"""The bird's-eye grid of a view, and the finer grid of places in its picture.

24 x 24 cells. A perspective view has an egocentric grid: cells of 0.6 m on the floor,
the camera at the middle of the lower edge, forward is up, right is right; pitch and
shift of the camera play no part. A map has a grid over its own picture. What lies
beyond the grid is in the nearest cell. Places in a picture are on a 336-pixel grid.

Why so. What is asked is how a room looks from elsewhere, which takes directions and
distances from where one is now: an egocentric grid holds them without naming a world
frame that no picture shows. 24 cells of 0.6 m reach 14.4 m ahead and 7.2 m to either
side, which covers nearly every room from where its pictures are taken, and a cell is
about as large as a chair, so that two objects seldom share one. Clamping to the border
loses no object: its direction is nearly kept, and the depth code beside the cell says
how far it is. That code and the column of the box in the picture are finer than the
cell (1.7 % of the distance, 1/336 of the picture): a reader that needs a place on the
floor gets it from them. 336 is 14 times 24: a cell of a map is a square of whole
pixels.
"""

import math
from typing import NamedTuple

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.pose import Vector
from scenegen.records.rig import View
from scenegen.records.visibility import Box
from scenegen.tokens.depth_grid import BEYOND, floor_code

CELLS = 24
CELL_METRES = 0.6
BOX_GRID = 336


class GridPlace(NamedTuple):
    """Where something is on a grid.

    Attributes:
        row, column: its cell.
        distance: depth code of the distance over the floor from the camera to it;
            `BEYOND` on a map, which has no position of a camera.
    """

    row: int
    column: int
    distance: int


def place_of(view: View, point_mm: tuple[int, int, int]) -> GridPlace:
    """The place of a point of the world on the grid of a view."""
    if view.is_map:
        row, column = _map_cell(view, point_mm)
        distance = BEYOND
    else:
        row, column = _floor_cell(view, point_mm)
        distance = floor_code(view.position_mm, point_mm)
    return GridPlace(_within(row, CELLS), _within(column, CELLS), distance)


def pixel_of(view: View, point_mm: tuple[int, int, int]) -> tuple[int, int] | None:
    """Column and row of a point in the picture; None when it lies beyond."""
    found = view.camera(BOX_GRID).project(_metres(point_mm))
    if found.depth <= 0.0:
        return None
    column, row = math.floor(found.u), math.floor(found.v)
    if not (0 <= column < BOX_GRID and 0 <= row < BOX_GRID):
        return None
    return column, row


def on_box_grid(box: Box, size: int) -> tuple[int, int, int, int]:
    """The pixels of the grid that a half-open pixel box reaches into, inclusive."""
    return (
        box.x0 * BOX_GRID // size,
        box.y0 * BOX_GRID // size,
        (box.x1 * BOX_GRID - 1) // size,
        (box.y1 * BOX_GRID - 1) // size,
    )


def _floor_cell(view: View, point_mm: tuple[int, int, int]) -> tuple[int, int]:
    """Row and column on the floor ahead of the camera, perhaps beyond the grid."""
    east = (point_mm[0] - view.position_mm[0]) / 1000
    north = (point_mm[1] - view.position_mm[1]) / 1000
    cos, sin = cosine(view.heading_tenths), sine(view.heading_tenths)
    forward = east * cos + north * sin
    right = east * sin - north * cos
    return (
        CELLS - 1 - math.floor(forward / CELL_METRES),
        CELLS // 2 + math.floor(right / CELL_METRES),
    )


def _map_cell(view: View, point_mm: tuple[int, int, int]) -> tuple[int, int]:
    """Row and column in the picture of a map, perhaps beyond it."""
    point = view.camera(CELLS).project(_metres(point_mm))
    return math.floor(point.v), math.floor(point.u)


def _metres(point_mm: tuple[int, int, int]) -> Vector:
    x, y, z = point_mm
    return Vector(x / 1000, y / 1000, z / 1000)


def _within(cell: int, cells: int) -> int:
    return min(max(cell, 0), cells - 1)
