"""Convex polygons on the floor: which meet, what lies inside, what can be reached.

All coordinates are whole millimetres in int64, so that every comparison is exact.
Polygons are (n, 2) arrays of corners, counter-clockwise; touching is meeting.

Two convex polygons are disjoint exactly when some line separates them, and then the
line through an edge of one of them does (the separating axis theorem in the plane). So
`meet` needs only the sign of one cross product per edge and corner. A product of two
differences of millimetres stays below 2**63 for rooms of up to 2,000 km: no tolerance
is needed, and a placement that fits on one machine fits on all.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.kernels import allocating, kernel, shared

Points = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Rectangle(NamedTuple):
    """Where a rectangle lies, and how large it is.

    Attributes:
        x, y: its middle, millimetres.
        cos, sin: of the direction of its length.
        length, width: along and across that direction, millimetres.
    """

    x: int
    y: int
    cos: float
    sin: float
    length: int
    width: int


@shared
def corners_of(place: Rectangle, margin: int) -> Points:
    """(4, 2) the corners of a rectangle grown by a margin, rounded; front left first.

    They are rounded as offsets from the middle, in opposite pairs, so they always make
    a parallelogram, which is convex.
    """
    length, width = place.length // 2 + margin, place.width // 2 + margin
    ax, ay = length * place.cos, length * place.sin
    bx, by = -width * place.sin, width * place.cos
    corners = np.zeros((4, 2), dtype=np.int64)
    corners[0, 0], corners[0, 1] = int(np.rint(ax + bx)), int(np.rint(ay + by))
    corners[1, 0], corners[1, 1] = int(np.rint(bx - ax)), int(np.rint(by - ay))
    for row in range(2):
        for axis, middle in enumerate((place.x, place.y)):
            offset = corners[row, axis]
            corners[row, axis] = middle + offset
            corners[row + 2, axis] = middle - offset
    return corners


@kernel
def _turn(a: Points, b: Points, c: Points) -> int:
    """Positive when c lies left of the line from a to b, 0 when on it."""
    return int((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))


@kernel
def _is_beyond(one: Points, other: Points) -> bool:
    """Whether all of a polygon lies outside one of the edges of another one."""
    for row in range(len(other)):
        start, end = other[row - 1], other[row]
        beyond = True
        for corner in range(len(one)):
            if _turn(start, end, one[corner]) >= 0:
                beyond = False
                break
        if beyond:
            return True
    return False


@kernel
def meet(one: Points, other: Points) -> bool:
    """Whether two convex polygons share a point, by separating axes."""
    return not (_is_beyond(one, other) or _is_beyond(other, one))


@kernel
def meets_any(one: Points, others: Points) -> bool:
    """Whether a convex polygon meets one of (n, k, 2) others."""
    for row in range(len(others)):  # noqa: SIM110
        if meet(one, others[row]):
            return True
    return False


@allocating
def are_clear(polygons: Points, others: Points) -> Flags:
    """(n,) which of (n, k, 2) convex polygons meet none of the others."""
    clear = np.ones(len(polygons), dtype=np.bool_)
    for row in range(len(polygons)):
        clear[row] = not meets_any(polygons[row], others)
    return clear


@shared
def is_clear(place: Rectangle, margin: int, others: Points) -> bool:
    """Whether a grown rectangle meets none of (n, 4, 2) others."""
    return not meets_any(corners_of(place, margin), others)


@kernel
def is_cut(eye: Points, target: Points, obstacle: Points) -> bool:
    """Whether the segment between two points meets a convex polygon.

    A segment is a convex polygon of two corners, and the separating lines to try are
    its own and those of the polygon's edges.
    """
    left = right = True
    for corner in range(len(obstacle)):
        side = _turn(eye, target, obstacle[corner])
        left, right = left and side > 0, right and side < 0
    if left or right:
        return False
    for row in range(len(obstacle)):
        start, end = obstacle[row - 1], obstacle[row]
        if _turn(start, end, eye) < 0 and _turn(start, end, target) < 0:
            return False
    return True


@allocating
def clear_sights(eyes: Points, targets: Points, obstacles: Points, own: Flags) -> Flags:
    """(e, t) which targets have a clear line of sight to an eye; their own never block.

    Args:
        eyes: (e, 2) millimetres.
        targets: (t, 2) millimetres.
        obstacles: (o, k, 2) convex polygons.
        own: (t, o) which obstacle a target is a part of.
    """
    clear = np.ones((len(eyes), len(targets)), dtype=np.bool_)
    for eye in range(len(eyes)):
        for row in range(len(targets)):
            for column in range(len(obstacles)):
                if not own[row, column] and is_cut(
                    eyes[eye], targets[row], obstacles[column]
                ):
                    clear[eye, row] = False
                    break
    return clear


@kernel
def holds_point(outline: Points, x: int, y: int) -> bool:
    """Whether a point lies within a simple polygon, and not on its border.

    A ray to the right crosses the border an odd number of times from inside. An edge
    counts when its ends lie on different sides of the ray, one of them inclusive, so
    that a corner on the ray is counted once.
    """
    inside = False
    for row in range(len(outline)):
        ax, ay = outline[row - 1, 0], outline[row - 1, 1]
        bx, by = outline[row, 0], outline[row, 1]
        turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        if (
            turn == 0
            and min(ax, bx) <= x <= max(ax, bx)
            and min(ay, by) <= y <= max(ay, by)
        ):
            return False
        if (ay > y) != (by > y) and (turn > 0) == (by > ay):
            inside = not inside
    return inside


@allocating
def hold_points(outline: Points, points: Points) -> Flags:
    """(n,) which points lie within a simple polygon, and not on its border."""
    within = np.zeros(len(points), dtype=np.bool_)
    for row in range(len(points)):
        within[row] = holds_point(outline, points[row, 0], points[row, 1])
    return within


@kernel
def _enters(start: Points, end: Points, one: Points) -> bool:
    """Whether a segment goes through the inside of a convex polygon."""
    left = right = True
    for corner in range(len(one)):
        side = _turn(start, end, one[corner])
        left, right = left and side >= 0, right and side <= 0
    if left or right:
        return False
    for row in range(len(one)):
        before, after = one[row - 1], one[row]
        if _turn(before, after, start) <= 0 and _turn(before, after, end) <= 0:
            return False
    return True


@shared
def lies_inside(place: Rectangle, margin: int, outline: Points) -> bool:
    """Whether a grown rectangle lies within a simple polygon; it may touch its border.

    A connected set lies in another when one of its points does and it does not meet the
    border. As touching is allowed, "meets" is: an edge passes through its interior.
    """
    if not holds_point(outline, place.x, place.y):
        return False
    corners = corners_of(place, margin)
    for row in range(len(outline)):
        if _enters(outline[row - 1], outline[row], corners):
            return False
    return True


@allocating
def lies_free(
    place: Rectangle,
    gap: int,
    outline: Points,
    margin: int,
    taken: Points,
    reserved: Points,
) -> bool:
    """Whether a rectangle lies within a polygon, clear of two sets of others.

    In one call, as calling a kernel takes longer than most of these comparisons.

    Args:
        place: the rectangle.
        gap: it is grown by this within the polygon, millimetres.
        outline: (n, 2) corners of the polygon.
        margin: it is grown by this before the first set, millimetres.
        taken: (m, 4, 2) corners of the first set.
        reserved: the same of the second one.
    """
    return (
        lies_inside(place, gap, outline)
        and is_clear(place, margin, taken)
        and is_clear(place, 0, reserved)
    )


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
