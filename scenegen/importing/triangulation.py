"""Polygons cut into triangles.

Files hold polygons of any number of corners, hollow ones too. A triangle is cut off
where a corner is convex and no other corner lies in it (an ear); every simple polygon
has two of those (Meisters, 1975), so the loop ends. It takes cubic time at worst, which
is why a budget is kept over all polygons of a material.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.importing.mesh_parts import crossed

Numbers = NDArray[np.int64]

Corner = tuple[int, int, int]
"""Rows of a point, of its texture coordinates and of its normal."""

PATIENCE = 50_000_000
"""Steps that the polygons of one material may take, at worst; then all are taken for
convex ones, so that no file can keep an import busy for ever.
"""

Flat = list[tuple[float, float]]


def triangulated(polygons: Sequence[Sequence[Corner]], points: Floats) -> Numbers:
    """The corners of the triangles of all polygons.

    Args:
        polygons: corners in their order; a polygon may be hollow, not crossed.
        points: (n, 3) that corners refer to.

    Returns:
        (m, 3, 3): rows of the point, of its texture coordinates and of its normal, for
        each corner of each triangle.
    """
    threes = [polygon for polygon in polygons if len(polygon) == 3]
    fours = [polygon for polygon in polygons if len(polygon) == 4]
    parts = [np.array(threes, dtype=np.int64).reshape(-1, 3, 3)]
    parts.append(_halves(np.array(fours, dtype=np.int64).reshape(-1, 4, 3), points))
    effort = 0
    for polygon in polygons:
        count = len(polygon)
        if count > 4:
            corners = np.array(polygon, dtype=np.int64)
            effort += count * count * count
            if effort <= PATIENCE:
                ears = _triangles(_flattened(points[corners[:, 0]]))
            else:
                ears = [(0, row, row + 1) for row in range(1, count - 1)]
            parts.append(corners[np.array(ears)])
    return np.concatenate(parts)


def _halves(fours: Numbers, points: Floats) -> Numbers:
    """Two triangles for each polygon of four corners, along the diagonal inside it."""
    one, two = fours[:, [0, 1, 2]], fours[:, [0, 2, 3]]
    a = crossed(points, one[:, :, 0])
    b = crossed(points, two[:, :, 0])
    agree = a[:, 0] * b[:, 0] + a[:, 1] * b[:, 1] + a[:, 2] * b[:, 2] >= 0.0
    keep = agree[:, None, None]
    one = np.where(keep, one, fours[:, [0, 1, 3]])
    two = np.where(keep, two, fours[:, [1, 2, 3]])
    return np.concatenate([one, two])


def _flattened(ring: Floats) -> Flat:
    """A ring of points in the plane that it lies in best, counter-clockwise."""
    after = np.roll(ring, -1, axis=0)
    normal = [
        float(((ring[:, j] - after[:, j]) * (ring[:, k] + after[:, k])).sum())
        for j, k in ((1, 2), (2, 0), (0, 1))
    ]
    drop = max(range(3), key=lambda axis: abs(normal[axis]))
    u, v = ring[:, (drop + 1) % 3], ring[:, (drop + 2) % 3]
    if normal[drop] < 0.0:
        u, v = v, u
    return list(zip(u.tolist(), v.tolist(), strict=True))


def _triangles(ring: Flat) -> list[tuple[int, int, int]]:
    """Places in the ring of the corners of each triangle: ears, cut off one by one."""
    left = list(range(len(ring)))
    found = []
    while len(left) > 3:
        place = _ear(ring, left)
        found.append((left[place - 1], left[place], left[(place + 1) % len(left)]))
        left.pop(place)
    found.append((left[0], left[1], left[2]))
    return found


def _ear(ring: Flat, left: list[int]) -> int:
    """A corner that can be cut off; any when the ring is crossed or flat."""
    count = len(left)
    for place in range(1, count + 1):
        here = place % count
        a, b, c = left[here - 1], left[here], left[(here + 1) % count]
        if _turn(ring[a], ring[b], ring[c]) <= 0.0:
            continue
        others = (ring[each] for each in left if each not in (a, b, c))
        if not any(_holds(ring[a], ring[b], ring[c], point) for point in others):
            return here
    return 1


def _turn(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> float:
    """Positive when a, b, c turn to the left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _holds(
    a: tuple[float, float],
    b: tuple[float, float],
    c: tuple[float, float],
    point: tuple[float, float],
) -> bool:
    """Whether a triangle that turns left holds a point that is none of its corners."""
    if point in (a, b, c):
        return False
    sides = (_turn(a, b, point), _turn(b, c, point), _turn(c, a, point))
    return min(sides) >= 0.0
