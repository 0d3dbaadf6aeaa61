"""The exact rasteriser: which triangle each pixel shows, the same on every machine.

Vertices are projected, clipped and snapped (`clipping`), triangles are drawn into a
depth buffer (`scan_conversion`), and what is left of every instance is counted
(`instance_counts`). Nothing is culled by its orientation. The nearer surface wins; ties
go to the earlier face.
"""

from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.camera import Camera
from scenegen.geometry.clipping import (
    ClippedTriangles,
    OwnedFaces,
    PixelBounds,
    ProjectedVertices,
    clip_and_snap,
    count_pieces,
    project,
    window_of,
)
from scenegen.geometry.culling import FaceRuns, mark_shown
from scenegen.geometry.instance_counts import (
    count_visible,
    mark_contacts,
    measure_instances,
    owners_of,
)
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.geometry.scan_conversion import (
    RasterBuffers,
    clear_window,
    depths_from_keys,
    scan_convert,
)

Number = TypeVar("Number", bound=np.generic)

MAX_SIZE = 8192
"""Pixels a side of the largest picture."""


class FaceBuffers(NamedTuple):
    """The nearest face of every pixel.

    Attributes:
        triangles: (s, s) int32, the nearest face, -1 where there is nothing.
        depth: (s, s) float64, metres along the optical axis, 0 where there is nothing.
    """

    triangles: Ints
    depth: Floats


class InstanceBuffers(NamedTuple):
    """The instance mask of a picture, and counts; rows are owners, row 0 is unused.

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


def rasterize(camera: Camera, vertices: Floats, faces: Ints) -> FaceBuffers:
    """The nearest face and its depth at every pixel centre.

    Args:
        camera: at most `MAX_SIZE` pixels a side.
        vertices: (n, 3) world points, metres.
        faces: (m, 3) rows of `vertices`.

    Raises:
        ValueError: when the picture is larger than `MAX_SIZE`.
    """
    buffers = _rasterize_faces(camera, vertices, faces)
    depths_from_keys(buffers.keys, buffers.triangles, camera.is_orthographic)
    return FaceBuffers(buffers.triangles, buffers.keys)


def faces_seen(camera: Camera, vertices: Floats, faces: Ints) -> Ints:
    """The `triangles` of `rasterize`, where no depth is needed."""
    return _rasterize_faces(camera, vertices, faces).triangles


def rasterize_instances(
    camera: Camera,
    vertices: Floats,
    faces: Ints,
    owners: NDArray[np.int16],
    entities: int,
    runs: FaceRuns | None = None,
) -> InstanceBuffers:
    """Instance mask, depth, and visible and amodal pixels of every owner.

    The amodal pixels of an owner are those that its faces cover, whatever is in front.
    They are counted while its faces are drawn: a stamp per pixel says whether the owner
    has been there, which works because the faces of an owner lie in one run.

    Args:
        camera: at most `MAX_SIZE` pixels a side.
        vertices: (n, 3) world points, metres.
        faces: (m, 3) rows of `vertices`; the faces of an owner lie in one run.
        owners: (m,) instance of each face; only those above 0 are counted.
        entities: the largest owner.
        runs: of the faces, of which those that miss the picture take no time.

    Raises:
        ValueError: when an owner is above `entities`, or the picture is larger than
            `MAX_SIZE`.
    """
    if len(owners) and int(owners.max()) > entities:
        raise ValueError(f"owner {owners.max()} is above entities = {entities}")
    buffers = _rasterize_all(
        camera, vertices, faces, owners=owners, entities=entities, runs=runs
    )
    depths_from_keys(buffers.keys, buffers.triangles, camera.is_orthographic)
    ids = np.zeros(buffers.triangles.shape, dtype=np.int16)
    visible_px = np.zeros(entities + 1, dtype=np.int64)
    boxes = np.zeros((entities + 1, 4), dtype=np.int32)
    nearest = np.zeros(entities + 1, dtype=np.float64)
    owners_of(buffers.triangles, owners, ids)
    measure_instances(ids, buffers.keys, visible_px, boxes, nearest)
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
    runs: FaceRuns | None = None,
) -> NDArray[np.int64]:
    """`visible_px` of `rasterize_instances` for some owners, and nothing else.

    Only the window that those owners may cover is drawn, with everything in it.

    Args:
        camera: at most `MAX_SIZE` pixels a side.
        vertices: (n, 3) world points, metres.
        faces: (m, 3) rows of `vertices`.
        owners: (m,) instance of each face.
        wanted: (k,) the owners above 0 that are counted; rows are owners.
        runs: of the faces, of which those that miss the window take no time.

    Returns:
        (k,) pixels, 0 for owners that are not wanted.

    Raises:
        ValueError: when the picture is larger than `MAX_SIZE`.
    """
    picture = _whole_picture(camera)
    found = np.zeros(len(wanted), dtype=np.int64)
    if runs is None:
        runs = FaceRuns.whole(len(vertices), len(faces))
        rows = runs.rows
    else:
        rows = runs.rows[_shown(camera, runs, picture) & runs.owned(owners, wanted)]
    points = _projected(camera, vertices, rows)
    drawn = OwnedFaces(_only_read(faces), owners, rows)
    window = window_of(camera.size, points, drawn, wanted)
    if window.x0 > window.x1 or window.y0 > window.y1:
        return found
    rows = runs.rows[_shown(camera, runs, window)]
    project(camera.numbers, _only_read(vertices), rows, points)
    unowned = OwnedFaces(_only_read(faces), np.zeros(len(faces), dtype=np.int16), rows)
    buffers = _rasterize_window(camera, points, unowned, entities=0, window=window)
    count_visible(buffers.triangles, window, owners, wanted, found)
    return found


def blanked(
    counted: InstanceBuffers, blank: NDArray[np.bool_], owner: int
) -> InstanceBuffers:
    """The buffers with some pixels masked out; amodal pixels and borders stay.

    Args:
        counted: stays as it is.
        blank: (s, s) those pixels.
        owner: their id from now on, not above 0.
    """
    ids = np.where(blank, np.int16(owner), counted.ids)
    depth = np.where(blank, 0.0, counted.depth)
    visible_px = np.zeros_like(counted.visible_px)
    boxes = np.zeros_like(counted.boxes)
    nearest = np.zeros_like(counted.nearest)
    measure_instances(ids, depth, visible_px, boxes, nearest)
    return counted._replace(
        ids=ids, depth=depth, visible_px=visible_px, boxes=boxes, nearest=nearest
    )


def contacts(ids: NDArray[np.int16], entities: int) -> NDArray[np.bool_]:
    """Which entities share a pixel edge: (n + 1, n + 1) and symmetric."""
    touching = np.zeros((entities + 1, entities + 1), dtype=np.bool_)
    mark_contacts(ids, touching)
    return touching


def _rasterize_faces(camera: Camera, vertices: Floats, faces: Ints) -> RasterBuffers:
    """Rasterise faces without counting instances."""
    unowned = np.zeros(len(faces), dtype=np.int16)
    return _rasterize_all(camera, vertices, faces, owners=unowned, entities=0)


def _rasterize_all(
    camera: Camera,
    vertices: Floats,
    faces: Ints,
    *,
    owners: NDArray[np.int16],
    entities: int,
    runs: FaceRuns | None = None,
) -> RasterBuffers:
    """Rasterise all faces on the whole picture."""
    runs = runs or FaceRuns.whole(len(vertices), len(faces))
    window = _whole_picture(camera)
    shown = _shown(camera, runs, window)
    rows = runs.rows[shown]
    buffers = _rasterize_window(
        camera,
        _projected(camera, vertices, rows),
        OwnedFaces(_only_read(faces), owners, rows),
        entities=entities,
        window=window,
    )
    # What misses the picture is beyond its border.
    beyond = owners[runs.rows[~shown, 2]]
    buffers.touches_border[beyond[beyond > 0]] = True
    return buffers


def _whole_picture(camera: Camera) -> PixelBounds:
    """All pixels of a picture.

    Raises:
        ValueError: when it is larger than `MAX_SIZE`.
    """
    if not 0 < camera.size <= MAX_SIZE:
        raise ValueError(f"size must be 1..{MAX_SIZE} pixels, not {camera.size}")
    edge = camera.size - 1
    return PixelBounds(0, edge, 0, edge)


def _shown(camera: Camera, runs: FaceRuns, window: PixelBounds) -> NDArray[np.bool_]:
    """(r,) which runs may cover a pixel of a window."""
    shown = np.zeros(len(runs.rows), dtype=np.bool_)
    mark_shown(camera.numbers, runs, window, shown)
    return shown


def _projected(
    camera: Camera, vertices: Floats, rows: NDArray[np.int64]
) -> ProjectedVertices:
    """The vertices of some runs in a camera, projected and snapped."""
    count = len(vertices)
    vertices = _only_read(vertices)
    points = ProjectedVertices(
        camera=_unwritten((count, 3), np.float64),
        snapped=_unwritten((count, 2), np.int64),
        keys=_unwritten(count, np.float64),
        outside=_unwritten(count, np.uint8),
    )
    project(camera.numbers, vertices, rows, points)
    return points


def _only_read(array: NDArray[Number]) -> NDArray[Number]:
    """A view that cannot be written: kernels are compiled for one kind of arrays."""
    view = array.view()
    view.setflags(write=False)
    return view


def _unwritten(shape: int | tuple[int, ...], dtype: type[Number]) -> NDArray[Number]:
    """An array whose elements kernels write before they read them.

    Fresh pages of zeros cost as much as the kernels that fill them.
    """
    return np.empty(shape, dtype)  # noqa: TID251


def _rasterize_window(
    camera: Camera,
    points: ProjectedVertices,
    mesh: OwnedFaces,
    *,
    entities: int,
    window: PixelBounds,
) -> RasterBuffers:
    """Rasterise runs in a window of the picture; here visibility is decided.

    Returns:
        Buffers that hold nothing of use outside of the window.
    """
    lens, shape = camera.numbers, (camera.size, camera.size)
    buffers = RasterBuffers(
        keys=_unwritten(shape, np.float64),
        triangles=_unwritten(shape, np.int32),
        stamps=_unwritten(shape, np.int16),
        amodal_px=np.zeros(entities + 1, dtype=np.int64),
        touches_border=np.zeros(entities + 1, dtype=np.bool_),
    )
    clear_window(buffers, window)
    room = count_pieces(points.outside, mesh)
    pieces = ClippedTriangles(
        faces=_unwritten(room, np.int32),
        corners=_unwritten((room, 6), np.int64),
        window=window,
    )
    cut = buffers.touches_border
    count = clip_and_snap(lens, points, mesh, cut, pieces)
    pieces = ClippedTriangles(pieces.faces[:count], pieces.corners[:count], window)
    scan_convert(lens, points, mesh, pieces, buffers)
    return buffers
