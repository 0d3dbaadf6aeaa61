"""Where a person can walk: free floor on a grid, in one connected piece."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.footprint import Footprint
from scenegen.geometry.free_floor import body_points, largest_piece, take
from scenegen.geometry.polygons import corners_of
from scenegen.records.scene import Room

CELL = 200
"""Distance of the grid points, millimetres."""

MIDDLE = (CELL // 2, CELL // 2)
"""Of the first cell of a grid, from its corner, millimetres."""


@dataclass(frozen=True, slots=True, eq=False)
class Walkable:
    """Grid points that a person can reach from one another.

    Attributes:
        points: (n, 2) int64 millimetres, sorted by x, then y.
    """

    points: NDArray[np.int64]

    def nearest(self, x: int, y: int) -> tuple[int, int]:
        """The grid point nearest to (x, y), millimetres; the first one of several."""
        away = self.points - np.array([x, y], dtype=np.int64)
        squares = away[:, 0] * away[:, 0] + away[:, 1] * away[:, 1]
        found = self.points[int(np.argmin(squares))]
        return int(found[0]), int(found[1])


@dataclass(frozen=True, slots=True, eq=False)
class FloorGrid:
    """A grid over a room.

    Attributes:
        xs: (i,) int64 columns of its points, millimetres, ascending.
        ys: (j,) int64 rows of its points, millimetres, ascending.
        free: (i, j) points around which a body fits.
    """

    xs: NDArray[np.int64]
    ys: NDArray[np.int64]
    free: NDArray[np.bool_]


def floor_grid(
    room: Room, body_mm: int, first_mm: tuple[int, int] = MIDDLE
) -> FloorGrid:
    """The grid of an empty room, free where a body fits.

    Args:
        room: the room.
        body_mm: free floor that the body needs on every side of its centre.
        first_mm: the first point, from the corner of the bounding box of the room.
    """
    outline = np.array(room.outline_mm, dtype=np.int64)
    (west, south), (east, north) = outline.min(axis=0), outline.max(axis=0)
    xs = np.arange(west + first_mm[0], east, CELL, dtype=np.int64)
    ys = np.arange(south + first_mm[1], north, CELL, dtype=np.int64)
    return FloorGrid(xs, ys, body_points(xs, ys, body_mm, outline))


def walkable(
    room: Room,
    obstacles: list[Footprint],
    body_mm: int,
    first_mm: tuple[int, int] = MIDDLE,
) -> Walkable:
    """The largest connected piece of the floor on which a body can walk.

    Args:
        room: the room.
        obstacles: footprints of what is in the way.
        body_mm: free floor that the body needs on every side of its centre.
        first_mm: see `floor_grid`.
    """
    grid = floor_grid(room, body_mm, first_mm)
    for each in obstacles:
        corners = corners_of(each.rectangle, body_mm)
        take(grid.free, grid.xs, grid.ys, corners)
    rows, columns = np.nonzero(largest_piece(grid.free))
    return Walkable(np.stack([grid.xs[rows], grid.ys[columns]], axis=1))
