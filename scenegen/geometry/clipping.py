"""From world triangles to triangles on the pixel grid: projection, clipping, snapping.

Clipping. A projection divides by depth, which fails at the camera and turns what is
behind it inside out, so triangles are cut at a near plane before they are divided. They
are cut at a guard band as well, far outside the picture, for the sake of integers only:
inside it coordinates fit the edge functions of `scan_conversion`. Cutting one convex
polygon at one plane after the other (Sutherland and Hodgman, 1974) keeps it convex, and
a fan of its corners is a triangulation. A cut is always computed from the inner to the
outer end of an edge, so that the two triangles of that edge get the same point, bit for
bit, and no crack opens between them.

Snapping. Vertices are rounded to 1/4096 of a pixel. From there on coverage is integer
arithmetic, so it is the same on every machine, and neighbours share their edges.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.camera import NEAR, CameraNumbers
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.kernels import allocating, kernel

BITS = 12
"""Binary digits of a pixel's fraction."""

UNIT = 1 << BITS
HALF = UNIT // 2

_GUARD = 65536.0
"""Half the side of the guard band around the principal point, pixels."""

_BEHIND, _LEFT, _RIGHT, _ABOVE, _BELOW = 1, 2, 4, 8, 16


class ProjectedVertices(NamedTuple):
    """Vertices in a camera.

    Attributes:
        camera: (n, 3) camera coordinates, metres.
        snapped: (n, 2) picture coordinates, 1/4096 pixel; 0 for those outside.
        keys: (n,) depth keys, see `scan_conversion`.
        outside: (n,) bits, by which planes a vertex is outside of.
    """

    camera: Floats
    snapped: NDArray[np.int64]
    keys: Floats
    outside: NDArray[np.uint8]


class OwnedFaces(NamedTuple):
    """The faces of a mesh that are drawn.

    Attributes:
        faces: (m, 3) all of them, rows of the vertices.
        owners: (m,) instance of each.
        runs: (r, 4) those that are drawn, see `FaceRuns.rows`.
    """

    faces: Ints
    owners: NDArray[np.int16]
    runs: NDArray[np.int64]


class SnappedTriangle(NamedTuple):
    """A triangle on the picture, 1/4096 pixel."""

    ax: int
    ay: int
    bx: int
    by: int
    cx: int
    cy: int


class PixelBounds(NamedTuple):
    """Pixels whose centres may be covered; the ends belong to it."""

    x0: int
    x1: int
    y0: int
    y1: int


class ClippedTriangles(NamedTuple):
    """Triangles on the picture that may cover a pixel of a window, ordered as faces."""

    faces: Ints
    corners: NDArray[np.int64]
    window: PixelBounds


@kernel
def project(
    lens: CameraNumbers,
    vertices: Floats,
    runs: NDArray[np.int64],
    points: ProjectedVertices,
) -> None:
    """Take vertices from the world to the camera, the picture, and the pixel grid.

    Of `runs` (see `FaceRuns.rows`) only; the points of others stay unwritten.
    """
    for run in range(len(runs)):
        _project_run(lens, vertices, (runs[run, 0], runs[run, 1]), points)


@kernel
def _project_run(
    lens: CameraNumbers,
    vertices: Floats,
    ends: tuple[int, int],
    points: ProjectedVertices,
) -> None:
    """Project the vertices of one run."""
    right, down, forward = lens.right, lens.down, lens.forward
    for row in range(ends[0], ends[1]):
        x = vertices[row, 0] - lens.origin.x
        y = vertices[row, 1] - lens.origin.y
        z = vertices[row, 2] - lens.origin.z
        across = x * right.x + y * right.y + z * right.z
        along = x * down.x + y * down.y + z * down.z
        depth = x * forward.x + y * forward.y + z * forward.z
        points.camera[row, 0] = across
        points.camera[row, 1] = along
        points.camera[row, 2] = depth
        points.keys[row] = _key(lens, max(depth, NEAR))
        outside = _outside(lens, across, along, depth)
        points.outside[row] = outside
        if outside == 0:
            u, v = _snap(lens, across, along, depth)
            points.snapped[row, 0] = u
            points.snapped[row, 1] = v


@kernel
def _key(lens: CameraNumbers, depth: float) -> float:
    """A number that is linear over the picture and grows towards the camera."""
    return -depth if lens.is_orthographic else 1.0 / depth


@kernel
def _outside(lens: CameraNumbers, across: float, along: float, depth: float) -> int:
    """Which of the near plane and the sides of the guard band a point is beyond."""
    reach = _GUARD / lens.scale
    if not lens.is_orthographic:
        reach = reach * depth
    outside = _BEHIND if depth < NEAR else 0
    outside |= _LEFT if across < -reach else 0
    outside |= _RIGHT if across > reach else 0
    outside |= _ABOVE if along < -reach else 0
    outside |= _BELOW if along > reach else 0
    return outside


@kernel
def _snap(
    lens: CameraNumbers, across: float, along: float, depth: float
) -> tuple[int, int]:
    """Picture coordinates in units of 1/4096 pixel."""
    shrink = 1.0 if lens.is_orthographic else 1.0 / depth
    u = lens.principal_u + lens.scale * across * shrink
    v = lens.principal_v + lens.scale * along * shrink
    return (
        math.floor(u * UNIT + 0.5),
        math.floor(v * UNIT + 0.5),
    )


@kernel
def count_pieces(outside: NDArray[np.uint8], mesh: OwnedFaces) -> int:
    """How many pieces there can be at most; a clipped face has up to eight corners."""
    count = 0
    for run in range(len(mesh.runs)):
        for row in range(mesh.runs[run, 2], mesh.runs[run, 3]):
            face = mesh.faces[row]
            is_inside = outside[face[0]] | outside[face[1]] | outside[face[2]] == 0
            count += 1 if is_inside else 6
    return count


@allocating
def clip_and_snap(
    lens: CameraNumbers,
    points: ProjectedVertices,
    mesh: OwnedFaces,
    cut: NDArray[np.bool_],
    pieces: ClippedTriangles,
) -> int:
    """Find the triangles that may cover a pixel of a window; how many there are.

    Owners above 0 that are not wholly inside of the picture are marked in `cut`.
    """
    outside, snapped, owners = points.outside, points.snapped, mesh.owners
    polygons = np.zeros((9, 3)), np.zeros((9, 3))
    edge = lens.size << BITS
    kept = 0
    for run in range(len(mesh.runs)):
        for row in range(mesh.runs[run, 2], mesh.runs[run, 3]):
            face = mesh.faces[row]
            a, b, c = face[0], face[1], face[2]
            if outside[a] | outside[b] | outside[c]:
                if owners[row] > 0:
                    cut[owners[row]] = True
                if outside[a] & outside[b] & outside[c] == 0:
                    _load(points.camera, face, polygons[0])
                    kept = _clip_one(lens, row, polygons, pieces, kept)
                continue
            ax, bx, cx = snapped[a, 0], snapped[b, 0], snapped[c, 0]
            ay, by, cy = snapped[a, 1], snapped[b, 1], snapped[c, 1]
            if owners[row] > 0 and (
                min(ax, bx, cx, ay, by, cy) < 0 or max(ax, bx, cx, ay, by, cy) > edge
            ):
                cut[owners[row]] = True
            corners = SnappedTriangle(ax, ay, bx, by, cx, cy)
            bounds = bounds_of(corners, pieces.window)
            if bounds.x0 <= bounds.x1 and bounds.y0 <= bounds.y1:
                kept = _keep(row, corners, pieces, kept)
    return kept


@kernel
def _keep(
    row: int, corners: SnappedTriangle, pieces: ClippedTriangles, kept: int
) -> int:
    """Add a triangle; how many there are then."""
    pieces.faces[kept] = row
    pieces.corners[kept, 0] = corners.ax
    pieces.corners[kept, 1] = corners.ay
    pieces.corners[kept, 2] = corners.bx
    pieces.corners[kept, 3] = corners.by
    pieces.corners[kept, 4] = corners.cx
    pieces.corners[kept, 5] = corners.cy
    return kept + 1


@kernel
def bounds_of(corners: SnappedTriangle, window: PixelBounds) -> PixelBounds:
    """The pixels of a window whose centres lie in the box of a triangle."""
    ax, ay, bx, by, cx, cy = corners
    return PixelBounds(
        x0=max((min(ax, bx, cx) + (HALF - 1)) >> BITS, window.x0),
        x1=min((max(ax, bx, cx) - HALF) >> BITS, window.x1),
        y0=max((min(ay, by, cy) + (HALF - 1)) >> BITS, window.y0),
        y1=min((max(ay, by, cy) - HALF) >> BITS, window.y1),
    )


@kernel
def window_of(
    size: int,
    points: ProjectedVertices,
    mesh: OwnedFaces,
    wanted: NDArray[np.bool_],
) -> PixelBounds:
    """The pixels that faces of wanted owners may cover; all when one is clipped."""
    x0, x1, y0, y1 = size, -1, size, -1
    outside, owners = points.outside, mesh.owners
    for run in range(len(mesh.runs)):
        for row in range(mesh.runs[run, 2], mesh.runs[run, 3]):
            if owners[row] <= 0 or not wanted[owners[row]]:
                continue
            a, b, c = mesh.faces[row, 0], mesh.faces[row, 1], mesh.faces[row, 2]
            if outside[a] & outside[b] & outside[c]:
                continue
            if outside[a] | outside[b] | outside[c]:
                return PixelBounds(0, size - 1, 0, size - 1)
            for corner in (a, b, c):
                u, v = (
                    points.snapped[corner, 0] >> BITS,
                    points.snapped[corner, 1] >> BITS,
                )
                x0, x1 = min(x0, u), max(x1, u)
                y0, y1 = min(y0, v), max(y1, v)
    return PixelBounds(max(x0, 0), min(x1, size - 1), max(y0, 0), min(y1, size - 1))


@kernel
def _load(camera: Floats, face: Ints, polygon: Floats) -> None:
    """Copy the corners of a face."""
    for corner in range(3):
        for axis in range(3):
            polygon[corner, axis] = camera[face[corner], axis]


@kernel
def _clip_one(
    lens: CameraNumbers,
    row: int,
    polygons: tuple[Floats, Floats],
    pieces: ClippedTriangles,
    kept: int,
) -> int:
    """Clip a face to the near plane and the guard band, and keep it as a fan."""
    polygon, spare = polygons
    count = 3
    for side in range(5):
        count = _clip(lens, side, polygon, count, spare)
        polygon, spare = spare, polygon
    for corner in range(2, count):
        for slot, vertex in enumerate((0, corner - 1, corner)):
            u, v = _snap(
                lens, polygon[vertex, 0], polygon[vertex, 1], polygon[vertex, 2]
            )
            pieces.corners[kept, 2 * slot] = u
            pieces.corners[kept, 2 * slot + 1] = v
        pieces.faces[kept] = row
        kept += 1
    return kept


@kernel
def _clip(
    lens: CameraNumbers, side: int, polygon: Floats, count: int, clipped: Floats
) -> int:
    """The part of a convex polygon on the inner side; how many corners it has.

    The cut of an edge is always computed from its inner to its outer end, so that the
    two faces of an edge get the same point.
    """
    kept = 0
    for corner in range(count):
        after = corner + 1 if corner + 1 < count else 0
        here = _distance_inside(lens, side, polygon, corner)
        there = _distance_inside(lens, side, polygon, after)
        if here >= 0.0:
            for axis in range(3):
                clipped[kept, axis] = polygon[corner, axis]
            kept += 1
        if (here >= 0.0) != (there >= 0.0):
            inner, outer, near, far = corner, after, here, there
            if here < 0.0:
                inner, outer, near, far = after, corner, there, here
            share = near / (near - far)
            for axis in range(3):
                start = polygon[inner, axis]
                clipped[kept, axis] = start + share * (polygon[outer, axis] - start)
            if side == 0:
                clipped[kept, 2] = NEAR
            kept += 1
    return kept


@kernel
def _distance_inside(
    lens: CameraNumbers, side: int, polygon: Floats, corner: int
) -> float:
    """How far a corner is inside of a clipping plane; negative when outside."""
    depth = float(polygon[corner, 2])
    if side == 0:
        return depth - NEAR
    reach = _GUARD / lens.scale
    if not lens.is_orthographic:
        reach = reach * depth
    place = float(polygon[corner, (side - 1) // 2])
    return reach - place if side % 2 else reach + place
