"""Rows of a table of points: the nearest one, and those of one point."""

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.polygons import Points
from scenegen.kernels import allocating, kernel


@kernel
def nearest_row(points: Points, x: int, y: int) -> int:
    """The row of (n, 2) points that is nearest to (x, y); the first one of several."""
    found, least = 0, -1
    for row in range(len(points)):
        dx, dy = points[row, 0] - x, points[row, 1] - y
        square = dx * dx + dy * dy
        if least < 0 or square < least:
            found, least = row, square
    return found


@allocating
def rows_at(points: Points, x: int, y: int) -> NDArray[np.int64]:
    """The rows of (n, 2) points that are at (x, y), ascending."""
    count = 0
    rows = np.zeros(len(points), dtype=np.int64)
    for row in range(len(points)):
        if points[row, 0] == x and points[row, 1] == y:
            rows[count] = row
            count += 1
    return rows[:count].copy()
