"""The exact rasteriser: which triangle each pixel sees, the same on every machine.

Vertices are snapped to 1/4096 of a pixel, and edges are decided by 64-bit integers with
a top-left rule, so a pixel on a shared edge belongs to exactly one of its triangles.
Nothing is culled by its orientation. The nearer surface wins; ties go to the earlier
face. Depth comes from the plane of the unsnapped triangle, clamped to its vertices.

Why integers cannot overflow: triangles are clipped to a guard band of 2**16 pixels
around the picture's centre, and pictures have at most 2**13 pixels a side, so snapped
coordinates stay below 2**29, their differences below 2**30, products below 2**60, and
an edge function, a difference of two products, below 2**61.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.camera import NEAR, Camera, CameraNumbers
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.kernels import allocating, kernel

MAX_SIZE = 8192
"""Pixels a side of the largest picture."""

_BITS = 12
_UNIT = 1 << _BITS
_HALF = _UNIT // 2
_GUARD = 65536.0
_FLAT = 1e-20
_BEHIND, _LEFT, _RIGHT, _ABOVE, _BELOW = 1, 2, 4, 8, 16


class FaceBuffers(NamedTuple):
    """What the renderer needs to know of visibility.

    Attributes:
        triangles: (s, s) int32, the nearest face, -1 where there is nothing.
        depth: (s, s) float64, metres along the optical axis, 0 where there is nothing.
    """

    triangles: Ints
    depth: Floats


class InstanceBuffers(NamedTuple):
    """What labels need to know of visibility; rows are owners, row 0 is unused.

    Attributes:
        ids: (s, s) int16, the owner of the nearest face, 0 where there is nothing.
        depth: (s, s) float64, metres along the optical axis, 0 where there is nothing.
        visible_px: (n + 1,) int64, pixels in which the owner is nearest.
        amodal_px: (n + 1,) int64, pixels it would cover if nothing were in the way.
        touches_border: (n + 1,) bool, the amodal mask reaches a pixel on the border, or
            a part of the owner lies beyond the border or before the near plane.
        boxes: (n + 1, 4) int32, half open bounds x0, y0, x1, y1 of the visible pixels,
            all zero when there are none.
        nearest: (n + 1,) float64, depth of the nearest visible pixel, 0 when there is
            none.
    """

    ids: NDArray[np.int16]
    depth: Floats
    visible_px: NDArray[np.int64]
    amodal_px: NDArray[np.int64]
    touches_border: NDArray[np.bool_]
    boxes: Ints
    nearest: Floats


class _Points(NamedTuple):
    """Vertices as the camera has them."""

    camera: Floats
    snapped: NDArray[np.int64]
    keys: Floats
    outside: NDArray[np.uint8]


class _Buffers(NamedTuple):
    """What is written while pieces are drawn; keys grow towards the camera."""

    keys: Floats
    triangles: NDArray[np.int32]
    stamps: NDArray[np.int16]
    amodal_px: NDArray[np.int64]
    touches_border: NDArray[np.bool_]


class _Corners(NamedTuple):
    """A triangle on the picture in whole units."""

    ax: int
    ay: int
    bx: int
    by: int
    cx: int
    cy: int


class _Bounds(NamedTuple):
    """Pixels whose centres may be covered; the ends belong to it."""

    x0: int
    x1: int
    y0: int
    y1: int


class _Pieces(NamedTuple):
    """Triangles on the picture that may cover a pixel of a window, ordered as faces."""

    faces: Ints
    corners: NDArray[np.int64]
    window: _Bounds


class _Plane(NamedTuple):
    """Depth key at pixel coordinates (u, v): base + du * u + dv * v, clamped."""

    base: float
    du: float
    dv: float
    low: float
    high: float


class _Edge(NamedTuple):
    """An edge function: its value at the first pixel, and what a step adds to it."""

    value: int
    step_x: int
    step_y: int


def rasterize(camera: Camera, vertices: Floats, faces: Ints) -> FaceBuffers:
    """The nearest face and its depth at every pixel centre.

    Args:
        camera: at most `MAX_SIZE` pixels a side.
        vertices: (n, 3) world points, metres.
        faces: (m, 3) rows of `vertices`.

    Raises:
        ValueError: when the picture is larger than `MAX_SIZE`.
    """
    buffers = _draw_for_nobody(camera, vertices, faces)
    _settle(buffers.keys, buffers.triangles, camera.is_orthographic)
    return FaceBuffers(buffers.triangles, buffers.keys)


def faces_seen(camera: Camera, vertices: Floats, faces: Ints) -> Ints:
    """The `triangles` of `rasterize`, for those who need no depth."""
    return _draw_for_nobody(camera, vertices, faces).triangles


def rasterize_instances(
    camera: Camera,
    vertices: Floats,
    faces: Ints,
    owners: NDArray[np.int16],
    entities: int,
) -> InstanceBuffers:
    """Who is visible where, and how much of each owner there would be to see.

    Args:
        camera: at most `MAX_SIZE` pixels a side.
        vertices: (n, 3) world points, metres.
        faces: (m, 3) rows of `vertices`; the faces of an owner lie in one run.
        owners: (m,) who a face belongs to; only owners above 0 are counted.
        entities: the largest owner.

    Raises:
        ValueError: when an owner is above `entities`, or the picture is larger than
            `MAX_SIZE`.
    """
    if len(owners) and int(owners.max()) > entities:
        raise ValueError(f"owner {owners.max()} is above entities = {entities}")
    buffers = _draw(camera, vertices, faces, owners=owners, entities=entities)
    _settle(buffers.keys, buffers.triangles, camera.is_orthographic)
    ids = np.zeros(buffers.triangles.shape, dtype=np.int16)
    visible_px = np.zeros(entities + 1, dtype=np.int64)
    boxes = np.zeros((entities + 1, 4), dtype=np.int32)
    nearest = np.zeros(entities + 1, dtype=np.float64)
    _name(buffers.triangles, owners, ids)
    _measure(ids, buffers.keys, visible_px, boxes, nearest)
    return InstanceBuffers(
        ids=ids,
        depth=buffers.keys,
        visible_px=visible_px,
        amodal_px=buffers.amodal_px,
        touches_border=buffers.touches_border,
        boxes=boxes,
        nearest=nearest,
    )


def pixels_of(
    camera: Camera,
    vertices: Floats,
    faces: Ints,
    owners: NDArray[np.int16],
    wanted: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """`visible_px` of `rasterize_instances` for some owners; nothing else is drawn.

    Args:
        camera: at most `MAX_SIZE` pixels a side.
        vertices: (n, 3) world points, metres.
        faces: (m, 3) rows of `vertices`.
        owners: (m,) who a face belongs to.
        wanted: (k,) the owners above 0 that are counted; rows are owners.

    Returns:
        (k,) pixels, 0 for owners that are not wanted.

    Raises:
        ValueError: when the picture is larger than `MAX_SIZE`.
    """
    points = _see(camera, vertices)
    found = np.zeros(len(wanted), dtype=np.int64)
    window = _window(camera.size, points, faces, owners, wanted)
    if window.x0 > window.x1 or window.y0 > window.y1:
        return found
    nobody = np.zeros(len(faces), dtype=np.int16)
    buffers = _paint(camera, points, faces, owners=nobody, entities=0, window=window)
    _tally(buffers.triangles, window, owners, wanted, found)
    return found


def blanked(
    counted: InstanceBuffers, blank: NDArray[np.bool_], owner: int
) -> InstanceBuffers:
    """What is left when some pixels show nothing; amodal pixels and borders stay.

    Args:
        counted: stays as it is.
        blank: (s, s) those pixels.
        owner: who they belong to now, not above 0.
    """
    ids = np.where(blank, np.int16(owner), counted.ids)
    depth = np.where(blank, 0.0, counted.depth)
    visible_px = np.zeros_like(counted.visible_px)
    boxes = np.zeros_like(counted.boxes)
    nearest = np.zeros_like(counted.nearest)
    _measure(ids, depth, visible_px, boxes, nearest)
    return counted._replace(
        ids=ids, depth=depth, visible_px=visible_px, boxes=boxes, nearest=nearest
    )


def contacts(ids: NDArray[np.int16], entities: int) -> NDArray[np.bool_]:
    """Which entities share a pixel edge: (n + 1, n + 1) and symmetric."""
    touching = np.zeros((entities + 1, entities + 1), dtype=np.bool_)
    _find_contacts(ids, touching)
    return touching


def _draw_for_nobody(camera: Camera, vertices: Floats, faces: Ints) -> _Buffers:
    """Draw faces without counting whose they are."""
    nobody = np.zeros(len(faces), dtype=np.int16)
    return _draw(camera, vertices, faces, owners=nobody, entities=0)


def _draw(
    camera: Camera,
    vertices: Floats,
    faces: Ints,
    *,
    owners: NDArray[np.int16],
    entities: int,
) -> _Buffers:
    """Draw all faces on the whole picture."""
    points = _see(camera, vertices)
    edge = camera.size - 1
    return _paint(
        camera,
        points,
        faces,
        owners=owners,
        entities=entities,
        window=_Bounds(0, edge, 0, edge),
    )


def _see(camera: Camera, vertices: Floats) -> _Points:
    """The vertices as a camera has them.

    Raises:
        ValueError: when its picture is larger than `MAX_SIZE`.
    """
    if not 0 < camera.size <= MAX_SIZE:
        raise ValueError(f"size must be 1..{MAX_SIZE} pixels, not {camera.size}")
    count = len(vertices)
    points = _Points(
        camera=np.zeros((count, 3), dtype=np.float64),
        snapped=np.zeros((count, 2), dtype=np.int64),
        keys=np.zeros(count, dtype=np.float64),
        outside=np.zeros(count, dtype=np.uint8),
    )
    _project(camera.numbers, vertices, points)
    return points


def _paint(
    camera: Camera,
    points: _Points,
    faces: Ints,
    *,
    owners: NDArray[np.int16],
    entities: int,
    window: _Bounds,
) -> _Buffers:
    """Draw what a window shows of all faces; here visibility is decided."""
    lens, shape = camera.numbers, (camera.size, camera.size)
    buffers = _Buffers(
        keys=np.full(shape, -math.inf, dtype=np.float64),
        triangles=np.full(shape, -1, dtype=np.int32),
        stamps=np.zeros(shape, dtype=np.int16),
        amodal_px=np.zeros(entities + 1, dtype=np.int64),
        touches_border=np.zeros(entities + 1, dtype=np.bool_),
    )
    room = _count_pieces(points.outside, faces)
    pieces = _Pieces(
        faces=np.zeros(room, dtype=np.int32),
        corners=np.zeros((room, 6), dtype=np.int64),
        window=window,
    )
    cut = buffers.touches_border
    count = _place(lens, points, faces, owners, cut, pieces)
    pieces = _Pieces(pieces.faces[:count], pieces.corners[:count], window)
    _fill(lens, points, faces, owners, pieces, buffers)
    return buffers


@kernel
def _project(lens: CameraNumbers, vertices: Floats, points: _Points) -> None:
    """Vertices to the camera, on to the picture, and there to whole units."""
    right, down, forward = lens.right, lens.down, lens.forward
    for row in range(len(vertices)):
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
    half = lens.size / 2
    u = half + lens.scale * across * shrink
    v = half + lens.scale * along * shrink
    return (
        math.floor(u * _UNIT + 0.5),
        math.floor(v * _UNIT + 0.5),
    )


@kernel
def _count_pieces(outside: NDArray[np.uint8], faces: Ints) -> int:
    """How many pieces there can be at most; a clipped face has up to eight corners."""
    count = 0
    for row in range(len(faces)):
        a, b, c = faces[row, 0], faces[row, 1], faces[row, 2]
        count += 1 if outside[a] | outside[b] | outside[c] == 0 else 6
    return count


@allocating
def _place(
    lens: CameraNumbers,
    points: _Points,
    faces: Ints,
    owners: NDArray[np.int16],
    cut: NDArray[np.bool_],
    pieces: _Pieces,
) -> int:
    """Find the pieces that may cover a pixel of a window; how many they are.

    Owners above 0 that are not wholly inside of the picture are marked in `cut`.
    """
    outside, snapped = points.outside, points.snapped
    polygon, spare = np.zeros((9, 3)), np.zeros((9, 3))
    edge = lens.size << _BITS
    kept = 0
    for row in range(len(faces)):
        a, b, c = faces[row, 0], faces[row, 1], faces[row, 2]
        if outside[a] | outside[b] | outside[c]:
            if owners[row] > 0:
                cut[owners[row]] = True
            if outside[a] & outside[b] & outside[c] == 0:
                _load(points.camera, faces[row], polygon)
                kept = _place_clipped(lens, row, (polygon, spare), pieces, kept)
            continue
        ax, bx, cx = snapped[a, 0], snapped[b, 0], snapped[c, 0]
        ay, by, cy = snapped[a, 1], snapped[b, 1], snapped[c, 1]
        if owners[row] > 0 and (
            min(ax, bx, cx, ay, by, cy) < 0 or max(ax, bx, cx, ay, by, cy) > edge
        ):
            cut[owners[row]] = True
        bounds = _bounds(_Corners(ax, ay, bx, by, cx, cy), pieces.window)
        if bounds.x0 <= bounds.x1 and bounds.y0 <= bounds.y1:
            pieces.faces[kept] = row
            pieces.corners[kept, 0] = ax
            pieces.corners[kept, 1] = ay
            pieces.corners[kept, 2] = bx
            pieces.corners[kept, 3] = by
            pieces.corners[kept, 4] = cx
            pieces.corners[kept, 5] = cy
            kept += 1
    return kept


@kernel
def _bounds(corners: _Corners, window: _Bounds) -> _Bounds:
    """The pixels of a window whose centres lie in the box of a triangle."""
    ax, ay, bx, by, cx, cy = corners
    return _Bounds(
        x0=max((min(ax, bx, cx) + (_HALF - 1)) >> _BITS, window.x0),
        x1=min((max(ax, bx, cx) - _HALF) >> _BITS, window.x1),
        y0=max((min(ay, by, cy) + (_HALF - 1)) >> _BITS, window.y0),
        y1=min((max(ay, by, cy) - _HALF) >> _BITS, window.y1),
    )


@kernel
def _window(
    size: int,
    points: _Points,
    faces: Ints,
    owners: NDArray[np.int16],
    wanted: NDArray[np.bool_],
) -> _Bounds:
    """The pixels that faces of wanted owners may cover; all when one is clipped."""
    x0, x1, y0, y1 = size, -1, size, -1
    for row in range(len(faces)):
        if owners[row] <= 0 or not wanted[owners[row]]:
            continue
        a, b, c = faces[row, 0], faces[row, 1], faces[row, 2]
        outside = points.outside
        if outside[a] & outside[b] & outside[c]:
            continue
        if outside[a] | outside[b] | outside[c]:
            return _Bounds(0, size - 1, 0, size - 1)
        for corner in (a, b, c):
            u, v = (
                points.snapped[corner, 0] >> _BITS,
                points.snapped[corner, 1] >> _BITS,
            )
            x0, x1 = min(x0, u), max(x1, u)
            y0, y1 = min(y0, v), max(y1, v)
    return _Bounds(max(x0, 0), min(x1, size - 1), max(y0, 0), min(y1, size - 1))


@kernel
def _load(camera: Floats, face: Ints, polygon: Floats) -> None:
    """Copy the corners of a face."""
    for corner in range(3):
        for axis in range(3):
            polygon[corner, axis] = camera[face[corner], axis]


@kernel
def _place_clipped(
    lens: CameraNumbers,
    row: int,
    polygons: tuple[Floats, Floats],
    pieces: _Pieces,
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
        here = _inwards(lens, side, polygon, corner)
        there = _inwards(lens, side, polygon, after)
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
def _inwards(lens: CameraNumbers, side: int, polygon: Floats, corner: int) -> float:
    """How far a corner is inside of a clipping plane; negative when outside."""
    depth = float(polygon[corner, 2])
    if side == 0:
        return depth - NEAR
    reach = _GUARD / lens.scale
    if not lens.is_orthographic:
        reach = reach * depth
    place = float(polygon[corner, (side - 1) // 2])
    return reach - place if side % 2 else reach + place


@kernel
def _edge(ax: int, ay: int, bx: int, by: int, u: int, v: int) -> _Edge:
    """The edge from a to b at (u, v): not negative on its inner side.

    Points on the edge are inside if it is a left edge (it rises) or a top edge.
    """
    dx, dy = bx - ax, by - ay
    value = dx * (v - ay) - dy * (u - ax)
    if not (dy < 0 or (dy == 0 and dx > 0)):
        value -= 1
    return _Edge(value, -(dy << _BITS), dx << _BITS)


@kernel
def _plane(lens: CameraNumbers, camera: Floats, keys: Floats, face: Ints) -> _Plane:
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
        return _Plane(low, 0.0, 0.0, low, high)
    shrink = 1.0 / across
    du, dv = nx * shrink / lens.scale, ny * shrink / lens.scale
    base = nz * shrink
    if lens.is_orthographic:
        base = -az - (nx * ax + ny * ay) * shrink
    half = lens.size / 2
    return _Plane(base - du * half - dv * half, du, dv, low, high)


@kernel
def _fill(
    lens: CameraNumbers,
    points: _Points,
    faces: Ints,
    owners: NDArray[np.int16],
    pieces: _Pieces,
    buffers: _Buffers,
) -> None:
    """Draw what a window shows of the pieces, in order."""
    size = lens.size
    keys, triangles, stamps = buffers.keys, buffers.triangles, buffers.stamps
    for piece in range(len(pieces.faces)):
        row = pieces.faces[piece]
        corners = _oriented(pieces.corners, piece)
        bounds = _bounds(corners, pieces.window)
        columns = bounds.x1 - bounds.x0 + 1
        e, f, g = _edges(corners, bounds)
        plane = _plane(lens, points.camera, points.keys, faces[row])
        owner = owners[row]
        for line in range(bounds.y0, bounds.y1 + 1):
            start, stop = _span(e.value, e.step_x, 0, columns)
            start, stop = _span(f.value, f.step_x, start, stop)
            start, stop = _span(g.value, g.step_x, start, stop)
            start, stop = bounds.x0 + start, bounds.x0 + stop
            e, f, g = _next(e), _next(f), _next(g)
            if start >= stop:
                continue
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
def _oriented(corners: NDArray[np.int64], piece: int) -> _Corners:
    """The corners of a piece, clockwise as one sees them in the picture."""
    ax, ay = corners[piece, 0], corners[piece, 1]
    bx, by = corners[piece, 2], corners[piece, 3]
    cx, cy = corners[piece, 4], corners[piece, 5]
    if (bx - ax) * (cy - ay) < (by - ay) * (cx - ax):
        return _Corners(ax, ay, cx, cy, bx, by)
    return _Corners(ax, ay, bx, by, cx, cy)


@kernel
def _edges(corners: _Corners, bounds: _Bounds) -> tuple[_Edge, _Edge, _Edge]:
    """The three edge functions, at the centre of the first pixel of the bounds."""
    ax, ay, bx, by, cx, cy = corners
    u, v = (bounds.x0 << _BITS) + _HALF, (bounds.y0 << _BITS) + _HALF
    return (
        _edge(ax, ay, bx, by, u, v),
        _edge(bx, by, cx, cy, u, v),
        _edge(cx, cy, ax, ay, u, v),
    )


@kernel
def _next(edge: _Edge) -> _Edge:
    """The same edge one line further down."""
    return _Edge(edge.value + edge.step_y, edge.step_x, edge.step_y)


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
def _settle(keys: Floats, triangles: Ints, is_orthographic: bool) -> None:
    """Turn keys into metres, in place."""
    for row in range(keys.shape[0]):
        for column in range(keys.shape[1]):
            if triangles[row, column] < 0:
                keys[row, column] = 0.0
            elif is_orthographic:
                keys[row, column] = -keys[row, column]
            else:
                keys[row, column] = 1.0 / keys[row, column]


@kernel
def _name(triangles: Ints, owners: NDArray[np.int16], ids: NDArray[np.int16]) -> None:
    """From faces to their owners."""
    for row in range(triangles.shape[0]):
        for column in range(triangles.shape[1]):
            triangle = triangles[row, column]
            if triangle >= 0:
                ids[row, column] = owners[triangle]


@kernel
def _tally(
    triangles: Ints,
    window: _Bounds,
    owners: NDArray[np.int16],
    wanted: NDArray[np.bool_],
    found: NDArray[np.int64],
) -> None:
    """Count the pixels of a window that show wanted owners."""
    for row in range(window.y0, window.y1 + 1):
        for column in range(window.x0, window.x1 + 1):
            triangle = triangles[row, column]
            if triangle >= 0 and owners[triangle] > 0 and wanted[owners[triangle]]:
                found[owners[triangle]] += 1


@kernel
def _measure(
    ids: NDArray[np.int16],
    depth: Floats,
    visible_px: NDArray[np.int64],
    boxes: Ints,
    nearest: Floats,
) -> None:
    """Count, bound and range the visible pixels of every owner above 0."""
    for row in range(ids.shape[0]):
        for column in range(ids.shape[1]):
            owner = ids[row, column]
            if owner <= 0:
                continue
            if visible_px[owner] == 0:
                nearest[owner] = depth[row, column]
                boxes[owner, 0] = column
                boxes[owner, 1] = row
            visible_px[owner] += 1
            nearest[owner] = min(nearest[owner], depth[row, column])
            boxes[owner, 0] = min(boxes[owner, 0], column)
            boxes[owner, 2] = max(boxes[owner, 2], column + 1)
            boxes[owner, 3] = row + 1


@kernel
def _find_contacts(ids: NDArray[np.int16], touching: NDArray[np.bool_]) -> None:
    """Mark the pairs of entities with adjacent pixels."""
    rows, columns = ids.shape
    for row in range(rows):
        for column in range(columns):
            here = ids[row, column]
            if here <= 0:
                continue
            for below, right in ((0, 1), (1, 0)):
                if row + below == rows or column + right == columns:
                    continue
                there = ids[row + below, column + right]
                if there > 0 and there != here:
                    touching[here, there] = True
                    touching[there, here] = True
