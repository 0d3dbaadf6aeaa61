"""The free floor of a room, as flags of the points of a grid: what can be reached.

All coordinates are whole millimetres in int64, as in `polygons`.
"""

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.polygons import (
    Flags,
    Points,
    Rectangle,
    corners_of,
    holds_point,
)
from scenegen.kernels import allocating, kernel, shared


@allocating
def body_points(xs: Points, ys: Points, body: int, outline: Points) -> Flags:
    """(i, j) the grid points around which a square body lies within a polygon.

    Args:
        xs: (i,) columns of the grid, millimetres.
        ys: (j,) rows of the grid, millimetres.
        body: half the side of the square, millimetres.
        outline: (n, 2) corners of a room with axis-aligned walls.
    """
    free = np.zeros((len(xs), len(ys)), dtype=np.bool_)
    for i in range(len(xs)):
        for j in range(len(ys)):
            # A square that no wall meets is inside as a whole, or outside.
            free[i, j] = not _is_split(xs[i], ys[j], body, outline) and holds_point(
                outline, xs[i], ys[j]
            )
    return free


@kernel
def _is_split(x: int, y: int, body: int, outline: Points) -> bool:
    """Whether an axis-aligned wall meets a square.

    To touch is to meet. A wall between two rooms is thinner than a body, so that a
    square may be cut though all its corners are inside.
    """
    for row in range(len(outline)):
        ax, ay = outline[row - 1, 0], outline[row - 1, 1]
        bx, by = outline[row, 0], outline[row, 1]
        if (
            min(ax, bx) <= x + body
            and max(ax, bx) >= x - body
            and min(ay, by) <= y + body
            and max(ay, by) >= y - body
        ):
            return True
    return False


@shared
def take(free: Flags, xs: Points, ys: Points, corners: Points) -> None:
    """Clear the grid points within a convex polygon, or on its border, in place."""
    west = east = corners[0, 0]
    south = north = corners[0, 1]
    for row in range(1, len(corners)):
        west, east = min(west, corners[row, 0]), max(east, corners[row, 0])
        south, north = min(south, corners[row, 1]), max(north, corners[row, 1])
    for i in range(len(xs)):
        if not west <= xs[i] <= east:
            continue
        for j in range(len(ys)):
            if not (free[i, j] and south <= ys[j] <= north):
                continue
            x, y = xs[i], ys[j]
            within = True
            for row in range(len(corners)):
                ax, ay = corners[row - 1, 0], corners[row - 1, 1]
                bx, by = corners[row, 0], corners[row, 1]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) < 0:
                    within = False
                    break
            if within:
                free[i, j] = False


@shared
def largest_piece(free: Flags) -> Flags:
    """The largest set of grid points that are connected by steps to the four sides.

    Every piece is flooded from its first point in the order of rows, so each point is
    visited once. Of several equally large pieces the first one counts, so the result
    does not depend on the order in which a flood spreads.
    """
    rows, columns = free.shape
    pieces = np.zeros(free.shape, dtype=np.int32)
    stack = np.zeros((free.size, 2), dtype=np.int32)
    piece = best = most = 0
    for row in range(rows):
        for column in range(columns):
            if not free[row, column] or pieces[row, column]:
                continue
            piece += 1
            size = _flood(free, pieces, stack, row, column, piece)
            if size > most:
                best, most = piece, size
    largest = np.zeros(free.shape, dtype=np.bool_)
    for row in range(rows):
        for column in range(columns):
            largest[row, column] = free[row, column] and pieces[row, column] == best
    return largest


@kernel
def _flood(
    free: Flags,
    pieces: NDArray[np.int32],
    stack: NDArray[np.int32],
    row: int,
    column: int,
    piece: int,
) -> int:
    """Mark the piece of a point, depth first with a stack; how many points it has."""
    rows, columns = free.shape
    stack[0, 0], stack[0, 1] = row, column
    pieces[row, column] = piece
    held, size = 1, 0
    while held:
        held -= 1
        size += 1
        i, j = stack[held, 0], stack[held, 1]
        for di, dj in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            a, b = i + di, j + dj
            if not (0 <= a < rows and 0 <= b < columns):
                continue
            if free[a, b] and not pieces[a, b]:
                pieces[a, b] = piece
                stack[held, 0], stack[held, 1] = a, b
                held += 1
    return size


@allocating
def reaches(free: Flags, windows: Points) -> bool:
    """Whether two thirds of the free points are one piece, with points in all windows.

    Demanding all of them would reject rooms for a gap behind a sofa; less would let
    furniture cut a room in halves.

    Args:
        free: (i, j) the points.
        windows: (w, 4) first row, end of rows, first column, end of columns.
    """
    piece = largest_piece(free)
    rows, columns = free.shape
    # A coarse grid may take the smaller of two like halves of a room for the larger.
    floor = _count(free, 0, rows, 0, columns)
    if floor == 0 or 3 * _count(piece, 0, rows, 0, columns) < 2 * floor:
        return False
    for row in range(len(windows)):
        a, b, c, d = windows[row]
        if _count(piece, a, b, c, d) == 0:
            return False
    return True


@kernel
def _count(flags: Flags, top: int, low: int, left: int, right: int) -> int:
    """How many flags of a window are set."""
    count = 0
    for row in range(top, low):
        for column in range(left, right):
            if flags[row, column]:
                count += 1
    return count


@allocating
def stays_open(
    free: Flags, xs: Points, ys: Points, place: Rectangle, margin: int, windows: Points
) -> bool:
    """As `reaches`, once a grown rectangle has taken its points; nothing is changed."""
    left = free.copy()
    take(left, xs, ys, corners_of(place, margin))
    return reaches(left, windows)


@allocating
def clear_legs(
    free: Flags, starts: Points, legs: Points, cell: int, steps: int
) -> Flags:
    """(n,) whether all points of legs are in free cells of a grid.

    Args:
        free: (i, j) cells of the grid.
        starts: (n, 2) where legs begin, from the corner of the grid, millimetres.
        legs: (n, 2) to where they end, millimetres.
        cell: side of a cell, millimetres.
        steps: into how many parts a leg is divided; its points are between these.
    """
    clear = np.ones(len(legs), dtype=np.bool_)
    for leg in range(len(legs)):
        for step in range(steps + 1):
            x = (starts[leg, 0] + legs[leg, 0] * step // steps) // cell
            y = (starts[leg, 1] + legs[leg, 1] * step // steps) // cell
            if not free[x, y]:
                clear[leg] = False
                break
    return clear
