"""Convex polygons on the floor: which meet, and what lies inside.

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
