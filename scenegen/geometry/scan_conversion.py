"""Which pixels a snapped triangle covers, and how far away it is there.

Coverage. A pixel is covered when its centre is inside all three edges. An edge function
(Pineda, 1988) is the cross product of the edge and the vector from its start to the
centre: positive on the inner side. It is linear, so one step in x or y adds a constant,
and the columns that one row of pixels covers follow from one division per edge instead
of a test per pixel. A centre exactly on an edge belongs to the triangle whose left or
top edge it is (the fill rule of Direct3D and OpenGL), so of two triangles that share an
edge exactly one covers it. All of this is in 64-bit integers: there are no rounding
errors that processors could disagree about.

Why integers cannot overflow: triangles are clipped to a guard band of 2**16 pixels
around the principal point, which is within the picture, and pictures have at most 2**13
pixels a side, so snapped coordinates stay below 2**29, their differences below 2**30,
products below 2**60, and an edge function, a difference of two products, below 2**61.

Depth. Over the picture, 1 / depth is linear for a perspective camera and depth itself
for an orthographic one. This key is evaluated from the plane of the unsnapped triangle
and clamped to its vertices, so that a triangle seen edge-on cannot stick out of itself.
Its floats are computed from the same inputs by the same operations in one fixed order,
without fused multiply-add and without a running sum along the row, so they too are the
same everywhere, whichever part of the picture is asked for.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.camera import CameraNumbers
from scenegen.geometry.clipping import (
    BITS,
    HALF,
    ClippedTriangles,
    OwnedFaces,
    PixelBounds,
    ProjectedVertices,
    SnappedTriangle,
    bounds_of,
)
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel

_FLAT = 1e-20

FEW = 6
"""Columns of a triangle that are asked one by one."""


class RasterBuffers(NamedTuple):
    """What is written while triangles are drawn.

    Attributes:
        keys: (s, s) depth keys, which grow towards the camera.
        triangles: (s, s) nearest faces, -1 where there is none.
        stamps: (s, s) the last owner that covered a pixel.
        amodal_px, touches_border: by owner, see `InstanceBuffers`.
    """

    keys: Floats
    triangles: NDArray[np.int32]
    stamps: NDArray[np.int16]
    amodal_px: NDArray[np.int64]
    touches_border: NDArray[np.bool_]


class DepthPlane(NamedTuple):
    """Depth key at pixel coordinates (u, v): base + du * u + dv * v, clamped."""

    base: float
    du: float
    dv: float
    low: float
    high: float


class EdgeFunction(NamedTuple):
    """An edge function: its value at the first pixel, and what a step adds to it."""

    value: int
    step_x: int
    step_y: int


@kernel
def clear_window(buffers: RasterBuffers, window: PixelBounds) -> None:
    """Nothing is seen in a window yet."""
    first, end = window.x0, window.x1 + 1
    for line in range(window.y0, window.y1 + 1):
        buffers.keys[line, first:end] = -math.inf
        buffers.triangles[line, first:end] = -1
        buffers.stamps[line, first:end] = 0


@kernel
def scan_convert(
    lens: CameraNumbers,
    points: ProjectedVertices,
    mesh: OwnedFaces,
    pieces: ClippedTriangles,
    buffers: RasterBuffers,
) -> None:
    """Draw the part of triangles that lies in a window, in their order."""
    size = lens.size
    keys, triangles, stamps = buffers.keys, buffers.triangles, buffers.stamps
    for piece in range(len(pieces.faces)):
        row = pieces.faces[piece]
        corners = _clockwise(pieces.corners, piece)
        bounds = bounds_of(corners, pieces.window)
        columns = bounds.x1 - bounds.x0 + 1
        e, f, g = _edges_of(corners, bounds)
        plane, is_planar = DepthPlane(0.0, 0.0, 0.0, 0.0, 0.0), False
        owner = mesh.owners[row]
        for line in range(bounds.y0, bounds.y1 + 1):
            start, stop = _columns(e, f, g, columns)
            start, stop = bounds.x0 + start, bounds.x0 + stop
            e, f, g = _next_row(e), _next_row(f), _next_row(g)
            if start >= stop:
                continue
            if not is_planar:
                # Most small triangles cover no centre of a pixel.
                plane = _plane(lens, points.camera, points.keys, mesh.faces[row])
                is_planar = True
            base = plane.base + plane.dv * (line + 0.5)
            for column in range(start, stop):
                key = base + plane.du * (column + 0.5)
                key = min(max(key, plane.low), plane.high)
                if key > keys[line, column]:
                    keys[line, column] = key
                    triangles[line, column] = row
            if owner > 0:
                fresh = 0
                for column in range(start, stop):
                    fresh += stamps[line, column] != owner
                    stamps[line, column] = owner
                buffers.amodal_px[owner] += fresh
                if line in (0, size - 1) or start == 0 or stop == size:
                    buffers.touches_border[owner] = True


@kernel
def _clockwise(corners: NDArray[np.int64], piece: int) -> SnappedTriangle:
    """The corners of a triangle, clockwise in the picture (v runs down)."""
    ax, ay = corners[piece, 0], corners[piece, 1]
    bx, by = corners[piece, 2], corners[piece, 3]
    cx, cy = corners[piece, 4], corners[piece, 5]
    if (bx - ax) * (cy - ay) < (by - ay) * (cx - ax):
        return SnappedTriangle(ax, ay, cx, cy, bx, by)
    return SnappedTriangle(ax, ay, bx, by, cx, cy)


@kernel
def _edges_of(
    corners: SnappedTriangle, bounds: PixelBounds
) -> tuple[EdgeFunction, EdgeFunction, EdgeFunction]:
    """The three edge functions, at the centre of the first pixel of the bounds."""
    ax, ay, bx, by, cx, cy = corners
    u, v = (bounds.x0 << BITS) + HALF, (bounds.y0 << BITS) + HALF
    return (
        _edge(ax, ay, bx, by, u, v),
        _edge(bx, by, cx, cy, u, v),
        _edge(cx, cy, ax, ay, u, v),
    )


@kernel
def _edge(ax: int, ay: int, bx: int, by: int, u: int, v: int) -> EdgeFunction:
    """The edge from a to b at (u, v): not negative on its inner side.

    Points on the edge are inside if it is a left edge (it rises) or a top edge.
    """
    dx, dy = bx - ax, by - ay
    value = dx * (v - ay) - dy * (u - ax)
    if not (dy < 0 or (dy == 0 and dx > 0)):
        value -= 1
    return EdgeFunction(value, -(dy << BITS), dx << BITS)


@kernel
def _next_row(edge: EdgeFunction) -> EdgeFunction:
    """The same edge one line further down."""
    return EdgeFunction(edge.value + edge.step_y, edge.step_x, edge.step_y)


@kernel
def _columns(
    e: EdgeFunction, f: EdgeFunction, g: EdgeFunction, columns: int
) -> tuple[int, int]:
    """The columns of a row in which no edge function is negative.

    Where there are few, asking each costs less than three divisions.
    """
    if columns > FEW:
        start, stop = _span(e.value, e.step_x, 0, columns)
        start, stop = _span(f.value, f.step_x, start, stop)
        return _span(g.value, g.step_x, start, stop)
    start, a, b, c = 0, e.value, f.value, g.value
    while start < columns and (a | b | c) < 0:
        start, a, b, c = start + 1, a + e.step_x, b + f.step_x, c + g.step_x
    stop = start
    while stop < columns and (a | b | c) >= 0:
        stop, a, b, c = stop + 1, a + e.step_x, b + f.step_x, c + g.step_x
    return start, stop


@kernel
def _span(value: int, step: int, start: int, stop: int) -> tuple[int, int]:
    """The columns of [start, stop) in which an edge function is not negative."""
    if step == 0:
        return (start, stop) if value >= 0 else (start, start)
    if step > 0:
        return (max(start, -(value // step)), stop) if value < 0 else (start, stop)
    if value < 0:
        return start, start
    return start, min(stop, value // -step + 1)


@kernel
def _plane(lens: CameraNumbers, camera: Floats, keys: Floats, face: Ints) -> DepthPlane:
    """How the depth key of a face runs over the picture."""
    a, b, c = face[0], face[1], face[2]
    low = min(keys[a], keys[b], keys[c])
    high = max(keys[a], keys[b], keys[c])
    ax, ay, az = camera[a, 0], camera[a, 1], camera[a, 2]
    px, py, pz = camera[b, 0] - ax, camera[b, 1] - ay, camera[b, 2] - az
    qx, qy, qz = camera[c, 0] - ax, camera[c, 1] - ay, camera[c, 2] - az
    nx, ny, nz = py * qz - pz * qy, pz * qx - px * qz, px * qy - py * qx
    across = nz if lens.is_orthographic else nx * ax + ny * ay + nz * az
    if abs(across) < _FLAT:
        return DepthPlane(low, 0.0, 0.0, low, high)
    shrink = 1.0 / across
    du, dv = nx * shrink / lens.scale, ny * shrink / lens.scale
    base = nz * shrink
    if lens.is_orthographic:
        base = -az - (nx * ax + ny * ay) * shrink
    base = base - du * lens.principal_u - dv * lens.principal_v
    return DepthPlane(base, du, dv, low, high)


@kernel
def depths_from_keys(keys: Floats, triangles: Ints, is_orthographic: bool) -> None:
    """Turn keys into metres, in place."""
    for row in range(keys.shape[0]):
        for column in range(keys.shape[1]):
            if triangles[row, column] < 0:
                keys[row, column] = 0.0
            elif is_orthographic:
                keys[row, column] = -keys[row, column]
            else:
                keys[row, column] = 1.0 / keys[row, column]
