"""What rays meet first, between the centres of pixels as well.

`first_hits` tries every face that a ray may meet by its boxes: those of meshes, and
those of parts of them. `nearest_hits` is for views, whose faces at the centres of
pixels are known: the nearest face is one of those at the centres around, unless
something is thinner than a pixel.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.culling import FaceRuns
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel

EDGE = 1e-9
"""By so much a ray may miss a triangle, in its own coordinates: edges have no gaps."""

PART = 32
"""Faces of a mesh that have a box of their own; neighbours mostly follow each other."""

MARGIN = 1e-6
"""By so much these boxes are larger on all sides, metres."""


class FaceBuffer(NamedTuple):
    """Faces as a camera sees them.

    Attributes:
        triangles: (s, s) int32, the nearest face at the centre of each pixel, -1 for
            nothing.
        vertices: (n, 3) world, metres.
        faces: (m, 3) rows of `vertices`.
    """

    triangles: Ints
    vertices: Floats
    faces: Ints


class RayTarget(NamedTuple):
    """Meshes as rays meet them.

    Attributes:
        vertices: (n, 3) world, metres.
        faces: (m, 3) rows of `vertices`.
        boxes: (r, 6) around each mesh, as those of `geometry.culling.FaceRuns`.
        rows: (r, 2) its first part, and their end.
        part_boxes: (p, 6) around each part.
        part_rows: (p, 2) its first face, and their end.
    """

    vertices: Floats
    faces: Ints
    boxes: Floats
    rows: NDArray[np.int64]
    part_boxes: Floats
    part_rows: NDArray[np.int64]


def ray_target(vertices: Floats, faces: Ints, runs: FaceRuns) -> RayTarget:
    """Meshes as `first_hits` wants them.

    Args:
        vertices: (n, 3) world, metres.
        faces: (m, 3) rows of `vertices`.
        runs: of the faces, all of them.
    """
    rows = np.zeros((len(runs.rows), 2), dtype=np.int64)
    parts: list[tuple[int, int]] = []
    for run, (_, _, first, end) in enumerate(runs.rows.tolist()):
        begin = len(parts)
        parts += [(at, min(at + PART, end)) for at in range(first, end, PART)]
        rows[run] = begin, len(parts)
    part_rows = np.array(parts, dtype=np.int64).reshape(-1, 2)
    boxes = np.zeros((len(parts), 6), dtype=np.float64)
    if parts:
        corners, starts = vertices[faces], part_rows[:, 0]
        low, high = corners.min(axis=1), corners.max(axis=1)
        boxes[:, 0::2] = np.minimum.reduceat(low, starts, axis=0) - MARGIN
        boxes[:, 1::2] = np.maximum.reduceat(high, starts, axis=0) + MARGIN
    return RayTarget(vertices, faces, runs.boxes, rows, boxes, part_rows)


@kernel
def nearest_hits(
    origins: Floats,
    ways: Floats,
    places: Floats,
    buffer: FaceBuffer,
    found: NDArray[np.int32],
    far: Floats,
) -> None:
    """The nearest face on each ray, among those of the 3 x 3 pixels around.

    A ray that slips through between them meets the one that it misses least.

    Args:
        origins: (n, 3) where rays begin, world.
        ways: (n, 3) their directions, of any length.
        places: (n, 2) where the buffer's camera sees them, (u, v) in pixels.
        buffer: the faces.
        found: (n,) is written to: rows of faces, -1 for nothing.
        far: (n,) is written to: multiples of `ways`, 0 for nothing.
    """
    size = buffer.triangles.shape[0]
    for ray in range(len(origins)):
        column, row = int(places[ray, 0]), int(places[ray, 1])
        best, nearest = -1, 0.0
        second, second_far, least = -1, 0.0, np.inf
        for near_row in range(max(row - 1, 0), min(row + 2, size)):
            for near_column in range(max(column - 1, 0), min(column + 2, size)):
                face = buffer.triangles[near_row, near_column]
                if face < 0 or face == best:
                    continue
                hit, beside = _hit(origins[ray], ways[ray], buffer, face)
                if hit <= 0.0:
                    continue
                if beside <= EDGE and (best < 0 or hit < nearest):
                    best, nearest = face, hit
                if beside < least:
                    second, second_far, least = face, hit, beside
        if best < 0:
            best, nearest = second, second_far
        found[ray], far[ray] = best, nearest


@kernel
def first_hits(
    origins: Floats,
    ways: Floats,
    least: Floats,
    target: RayTarget,
    found: NDArray[np.int32],
    far: Floats,
) -> None:
    """The nearest face on each ray, whatever its size.

    Args:
        origins: (n, 3) where rays begin, world.
        ways: (n, 3) their directions, of any length.
        least: (n,) multiples of `ways` below which nothing counts.
        target: what they may meet.
        found: (n,) is written to: rows of faces, -1 for nothing.
        far: (n,) is written to: multiples of `ways`, 0 for nothing.
    """
    buffer = FaceBuffer(target.faces, target.vertices, target.faces)
    for ray in range(len(origins)):
        origin, way = origins[ray], ways[ray]
        best, nearest = -1, np.inf
        for run in range(len(target.rows)):
            if not _may_meet(origin, way, target.boxes[run], nearest):
                continue
            for part in range(target.rows[run, 0], target.rows[run, 1]):
                if not _may_meet(origin, way, target.part_boxes[part], nearest):
                    continue
                for face in range(target.part_rows[part, 0], target.part_rows[part, 1]):
                    hit, beside = _hit(origin, way, buffer, face)
                    if beside <= EDGE and least[ray] < hit < nearest:
                        best, nearest = face, hit
        found[ray], far[ray] = best, nearest if best >= 0 else 0.0


@kernel
def _may_meet(origin: Floats, way: Floats, box: Floats, nearest: float) -> bool:
    """Whether a ray meets a box before a multiple of its direction; so may any nan."""
    begin, end = 0.0, nearest
    for axis in range(3):
        low, high = box[2 * axis] - origin[axis], box[2 * axis + 1] - origin[axis]
        if way[axis] == 0.0:
            if low > 0.0 or high < 0.0:
                return False
            continue
        low, high = low / way[axis], high / way[axis]
        begin = max(begin, min(low, high) - EDGE)
        end = min(end, max(low, high) + EDGE)
        if begin > end:
            return False
    return True


@kernel
def _hit(
    origin: Floats, way: Floats, buffer: FaceBuffer, face: int
) -> tuple[float, float]:
    """How far along a ray the plane of a triangle is, and by how much it is missed.

    The first is a multiple of the direction, 0 for none; the second is in the
    coordinates of the triangle, not above 0 within it. Moller and Trumbore, 1997.
    """
    a = buffer.faces[face, 0]
    b = buffer.faces[face, 1]
    c = buffer.faces[face, 2]
    corners = buffer.vertices
    e0 = corners[b, 0] - corners[a, 0]
    e1 = corners[b, 1] - corners[a, 1]
    e2 = corners[b, 2] - corners[a, 2]
    f0 = corners[c, 0] - corners[a, 0]
    f1 = corners[c, 1] - corners[a, 1]
    f2 = corners[c, 2] - corners[a, 2]
    p0 = way[1] * f2 - way[2] * f1
    p1 = way[2] * f0 - way[0] * f2
    p2 = way[0] * f1 - way[1] * f0
    slope = e0 * p0 + e1 * p1 + e2 * p2
    if slope == 0.0:
        return 0.0, np.inf
    s0 = origin[0] - corners[a, 0]
    s1 = origin[1] - corners[a, 1]
    s2 = origin[2] - corners[a, 2]
    u = (s0 * p0 + s1 * p1 + s2 * p2) / slope
    q0 = s1 * e2 - s2 * e1
    q1 = s2 * e0 - s0 * e2
    q2 = s0 * e1 - s1 * e0
    v = (way[0] * q0 + way[1] * q1 + way[2] * q2) / slope
    beside = max(-u, -v, u + v - 1.0)
    return max((f0 * q0 + f1 * q1 + f2 * q2) / slope, 0.0), beside
