"""What the pixels of a view show, from the rasteriser that decides labels."""

import numpy as np
from numpy.typing import NDArray

from scenegen.dense.rays import FaceBuffer, nearest_hits
from scenegen.dense.targets import DenseLayers
from scenegen.geometry.camera import NEAR, Camera
from scenegen.geometry.pose import Floats
from scenegen.geometry.rasterizer import faces_seen
from scenegen.records.rig import View
from scenegen.records.visibility import FOG
from scenegen.visibility.map_mesh import shown_mesh
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import SceneMesh

LEAST = 1e-12
"""Below it a product of a normal and a ray counts as none."""


def view_layers(scene_mesh: SceneMesh, view: View, size: int) -> DenseLayers:
    """The layers of a view at `size` x `size` pixels; of maps, of what they show."""
    seen = observe_view(scene_mesh, view, size)
    shown, camera = shown_mesh(scene_mesh, view), view.camera(size)
    triangles = faces_seen(camera, shown.vertices, shown.faces)
    triangles[(seen.ids == FOG) | (seen.depth <= 0.0)] = -1
    facings = facings_of(shown)
    origins, ways = pixel_rays(camera)
    plane = _on_planes(shown, facings, triangles, (origins, ways))
    # At grazing angles a plane says nothing: depth stays between that of the corners.
    low, high = _bounds(shown, triangles, camera)
    depth = np.where(triangles < 0, 0.0, np.minimum(np.maximum(plane, low), high))
    _refine(shown, (origins, ways), triangles, depth)
    return DenseLayers(
        triangles, seen.ids, depth, facing_camera(facings, triangles, ways, camera)
    )


def _refine(
    shown: SceneMesh,
    rays: tuple[Floats, Floats],
    triangles: NDArray[np.int32],
    depth: Floats,
) -> None:
    """Put what rays through centres meet in place of what is there.

    The rasteriser snaps corners to parts of a pixel, so that it may see a face from its
    edge which the ray just misses. Owners stay: they are those of labels.
    """
    size = len(triangles)
    rows, columns = np.indices((size, size)) + 0.5
    places = np.stack([columns.ravel(), rows.ravel()], axis=1)
    found, far = np.full(size * size, -1, dtype=np.int32), np.zeros(size * size)
    origins, ways = (np.ascontiguousarray(each.reshape(-1, 3)) for each in rays)
    buffer = FaceBuffer(triangles.copy(), shown.vertices, shown.faces)
    nearest_hits(origins, ways, places, buffer, found, far)
    hits, reach = found.reshape(size, size), far.reshape(size, size)
    is_same = shown.owners[hits] == shown.owners[triangles]
    better = (triangles >= 0) & (hits >= 0) & (reach > NEAR) & is_same
    triangles[better] = hits[better]
    depth[better] = reach[better]


def pixel_rays(camera: Camera) -> tuple[Floats, Floats]:
    """Rays through the centres of pixels: (s, s, 3) each, see `rays_through`."""
    centres = np.arange(camera.size, dtype=np.float64) + 0.5
    return rays_through(camera, centres[None, :], centres[:, None])


def rays_through(camera: Camera, u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """(..., 3) where rays through places of a picture begin, and their directions.

    A direction has the length that makes its multiples depths.

    Args:
        camera: of the picture.
        u: places, pixels from its left side.
        v: the same from its upper side.
    """
    numbers = camera.numbers
    x = ((u - numbers.principal_u) / numbers.scale)[..., None]
    y = ((v - numbers.principal_v) / numbers.scale)[..., None]
    right, down = np.array(numbers.right), np.array(numbers.down)
    forward, origin = np.array(numbers.forward), np.array(numbers.origin)
    aside = x * right + y * down
    if camera.is_orthographic:
        return origin + aside, np.zeros_like(aside) + forward
    return np.zeros_like(aside) + origin, aside + forward


def facings_of(scene_mesh: SceneMesh) -> Floats:
    """(m, 3) unit normals of faces, zero for one without area."""
    corners = scene_mesh.vertices[scene_mesh.faces]
    ux, uy, uz = (corners[:, 1] - corners[:, 0]).T
    vx, vy, vz = (corners[:, 2] - corners[:, 0]).T
    x, y, z = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
    length = np.sqrt(x * x + y * y + z * z)
    scale = 1.0 / np.where(length > 0.0, length, 1.0)
    return np.stack([x * scale, y * scale, z * scale], axis=1)


def facing_camera(
    facings: Floats, triangles: NDArray[np.int32], ways: Floats, camera: Camera
) -> Floats:
    """(h, w, 3) normals of what is seen, towards the camera, with its axes.

    Args:
        facings: of all faces, see `facings_of`.
        triangles: (h, w) faces that are seen, -1 for nothing.
        ways: (h, w, 3) directions of rays, world.
        camera: whose axes are wanted.
    """
    normals = facings[triangles]
    away = product_of(normals, ways) > 0.0
    normals = np.where(away[..., None], -normals, normals)
    axes = [np.array(axis) for axis in camera.axes]
    turned = np.stack([product_of(normals, axis) for axis in axes], axis=-1)
    return np.where((triangles < 0)[..., None], 0.0, turned)


def _on_planes(
    shown: SceneMesh,
    facings: Floats,
    triangles: NDArray[np.int32],
    rays: tuple[Floats, Floats],
) -> Floats:
    """(h, w) where rays meet the planes of faces, as multiples of their directions."""
    origins, ways = rays
    normals = facings[triangles]
    places = shown.vertices[shown.faces[triangles, 0]]
    slope = product_of(normals, ways)
    slope = np.where(np.abs(slope) < LEAST, LEAST, slope)
    return product_of(normals, places - origins) / slope


def _bounds(
    shown: SceneMesh, triangles: NDArray[np.int32], camera: Camera
) -> tuple[Floats, Floats]:
    """(h, w) least and most depth of the corners of faces."""
    depths = camera.to_camera(shown.vertices)[:, 2][shown.faces]
    return depths.min(axis=1)[triangles], depths.max(axis=1)[triangles]


def product_of(one: Floats, other: Floats) -> Floats:
    """(...) the scalar products of (..., 3) vectors, terms in their order."""
    found: Floats = (
        one[..., 0] * other[..., 0]
        + one[..., 1] * other[..., 1]
        + one[..., 2] * other[..., 2]
    )
    return found
