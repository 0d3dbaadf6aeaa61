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


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A grid over a room.

    Attributes:
        x, y: (i, j) int64 places of its points, millimetres; x grows with i, y with j.
        free: (i, j) where a body may stand.
    """

    x: NDArray[np.int64]
    y: NDArray[np.int64]
    free: NDArray[np.bool_]


def standing_room(room: Room, body_mm: int) -> Ground:
    """Where a body may stand in an empty room.

    Args:
        room: the room.
        body_mm: free floor that the body needs on every side of its centre.
    """
    outline = shapely.Polygon(room.outline_mm)
    shapely.prepare(outline)
    west, south, east, north = (int(bound) for bound in outline.bounds)
    xs = np.arange(west + CELL // 2, east, CELL, dtype=np.int64)
    ys = np.arange(south + CELL // 2, north, CELL, dtype=np.int64)
    x, y = np.meshgrid(xs, ys, indexing="ij")
    free = np.ones(x.shape, dtype=np.bool_)
    for dx, dy in product((-body_mm, body_mm), repeat=2):
        free &= shapely.contains_xy(outline, x + dx, y + dy)
    return Ground(x, y, free)


def walkable(room: Room, obstacles: list[Footprint], body_mm: int) -> Walkable:
    """The largest connected piece of the floor on which a body can stand.

    Args:
        room: the room.
        obstacles: what stands in it.
        body_mm: free floor that the body needs on every side of its centre.
    """
    ground = standing_room(room, body_mm)
    free = ground.free
    for obstacle in obstacles:
        polygon = obstacle.polygon(body_mm)
        shapely.prepare(polygon)
        free &= ~shapely.intersects_xy(polygon, ground.x, ground.y)
    pieces, count = ndimage.label(free)
    sizes = [int(np.count_nonzero(pieces == piece)) for piece in range(1, count + 1)]
    largest = 1 + sizes.index(max(sizes)) if sizes else -1
    chosen = pieces == largest
    return Walkable(np.stack([ground.x[chosen], ground.y[chosen]], axis=1))
