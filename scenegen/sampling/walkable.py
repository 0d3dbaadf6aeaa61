"""Where a person can stand: free floor on a grid, in one connected piece."""

from dataclasses import dataclass
from itertools import product

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy import ndimage

from scenegen.records.scene import Room
from scenegen.sampling.floor_plan import Footprint

CELL = 200
"""Distance of the grid points, millimetres."""


@dataclass(frozen=True, slots=True, eq=False)
class Walkable:
    """Grid points that a person can reach from one another.

    Attributes:
        points: (n, 2) int64 millimetres, sorted by x, then y.
    """

    points: NDArray[np.int64]

    def nearest(self, x: int, y: int) -> tuple[int, int]:
        """The grid point nearest to a place; the first one of several."""
        away = self.points - np.array([x, y], dtype=np.int64)
        squares = away[:, 0] * away[:, 0] + away[:, 1] * away[:, 1]
        found = self.points[int(np.argmin(squares))]
        return int(found[0]), int(found[1])


def walkable(room: Room, obstacles: list[Footprint], body_mm: int) -> Walkable:
    """The largest connected piece of the floor on which a body can stand.

    Args:
        room: the room.
        obstacles: what stands in it.
        body_mm: free floor that the body needs on every side of its centre.
    """
    outline = shapely.Polygon(room.outline_mm)
    shapely.prepare(outline)
    west, south, east, north = (int(bound) for bound in outline.bounds)
    xs = np.arange(west + CELL // 2, east, CELL, dtype=np.int64)
    ys = np.arange(south + CELL // 2, north, CELL, dtype=np.int64)
    grid_x, grid_y = np.meshgrid(xs, ys, indexing="ij")
    free = np.ones(grid_x.shape, dtype=np.bool_)
    for dx, dy in product((-body_mm, body_mm), repeat=2):
        free &= shapely.contains_xy(outline, grid_x + dx, grid_y + dy)
    for obstacle in obstacles:
        polygon = obstacle.polygon(body_mm)
        shapely.prepare(polygon)
        free &= ~shapely.intersects_xy(polygon, grid_x, grid_y)
    pieces, count = ndimage.label(free)
    sizes = [int(np.count_nonzero(pieces == piece)) for piece in range(1, count + 1)]
    largest = 1 + sizes.index(max(sizes)) if sizes else -1
    rows, columns = np.nonzero(pieces == largest)
    return Walkable(np.stack([xs[rows], ys[columns]], axis=1))
