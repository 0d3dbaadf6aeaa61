"""All directions from one place, as a picture of 360 by 180 degrees.

Column j of a picture w pixels wide looks 180 - (j + 0.5) * 360 / w degrees to the left
of its heading, row i (90 - (i + 0.5) * 360 / w) degrees above the horizon: its middle
is straight ahead. Widths are such that the centres of pixels are whole tenths of a
degree, whose sines are exact. What a pixel shows is what the ray through its centre
meets. Pictures are put together from the six sides of a cube.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.dense.layers import facings_of
from scenegen.dense.rays import first_hits, ray_target
from scenegen.dense.targets import PANORAMA, DenseLayers
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import NEAR, Camera
from scenegen.geometry.pose import Floats
from scenegen.records.rig import PerspectiveLens, View
from scenegen.visibility.scene_mesh import SceneMesh

WIDTHS = (100, 120, 150, 180, 200, 300, 360, 450, 600, 900, 1800)
"""Widths, pixels: all for which the centres of pixels are whole tenths of a degree."""

SIDES = ((0, 0), (900, 0), (1800, 0), (2700, 0), (0, 900), (0, -900))
"""Of a cube: turn from the heading, and pitch, tenths of a degree."""

RIGHT_ANGLE = PerspectiveLens(900)


class CubePlaces(NamedTuple):
    """Where the pixels of a panorama are in the pictures of a cube.

    Attributes:
        side: (h, w) number of the picture.
        u, v: (h, w) where in it, in units of its side from its upper left corner.
    """

    side: NDArray[np.int64]
    u: Floats
    v: Floats


def width_for(resolution: int) -> int:
    """Pixels of a panorama of views of that resolution: about twice as many."""
    return max(width for width in WIDTHS if width <= max(2 * resolution, WIDTHS[0]))


def panorama_view(position_mm: tuple[int, int, int], heading_tenths: int) -> View:
    """The place of a panorama, and the direction of its middle."""
    return View(PANORAMA, True, position_mm, heading_tenths % 3600, 0, RIGHT_ANGLE)


def cube_views(view: View) -> tuple[View, ...]:
    """The six pictures around the place of a panorama."""
    return tuple(
        View(
            f"{PANORAMA}_{number}",
            True,
            view.position_mm,
            (view.heading_tenths + turn) % 3600,
            pitch,
            RIGHT_ANGLE,
        )
        for number, (turn, pitch) in enumerate(SIDES)
    )


def directions(view: View, width: int) -> Floats:
    """(w / 2, w, 3) unit vectors through the centres of pixels, world."""
    step = 3600 // width
    turns = [view.heading_tenths + 1800 - step // 2 - step * j for j in range(width)]
    rises = [900 - step // 2 - step * i for i in range(width // 2)]
    level = np.array([(cosine(turn), sine(turn)) for turn in turns])
    flat = np.array([cosine(rise) for rise in rises])[:, None]
    found = np.zeros((width // 2, width, 3))
    found[..., 0] = flat * level[:, 0]
    found[..., 1] = flat * level[:, 1]
    found[..., 2] = np.array([sine(rise) for rise in rises])[:, None]
    return found


def cube_places(view: View, ways: Floats) -> CubePlaces:
    """Where rays of a panorama meet the sides of its cube."""
    side = np.full(ways.shape[:2], -1, dtype=np.int64)
    u, v = np.zeros(ways.shape[:2]), np.zeros(ways.shape[:2])
    for number, each in enumerate(cube_views(view)):
        x, y, z = _in_camera(each.camera(1), ways)
        mine = (side < 0) & (z >= np.abs(x)) & (z >= np.abs(y)) & (z > 0.0)
        depth = np.where(mine, z, 1.0)
        side[mine] = number
        u[mine] = (0.5 + 0.5 * x / depth)[mine]
        v[mine] = (0.5 + 0.5 * y / depth)[mine]
    return CubePlaces(side, u, v)


def panorama_layers(scene_mesh: SceneMesh, view: View, width: int) -> DenseLayers:
    """What the pixels of a panorama show; depth is distance."""
    ways = directions(view, width)
    rays = ways.reshape(-1, 3)
    origins = np.zeros(rays.shape) + np.array(view.camera(1).origin)
    found, far = np.full(len(rays), -1, dtype=np.int32), np.zeros(len(rays))
    target = ray_target(scene_mesh.vertices, scene_mesh.faces, scene_mesh.runs)
    first_hits(origins, rays, np.full(len(rays), NEAR), target, found, far)
    triangles, depth = found.reshape(ways.shape[:2]), far.reshape(ways.shape[:2])
    ids = np.where(triangles < 0, 0, scene_mesh.owners[triangles]).astype(np.int16)
    return DenseLayers(
        triangles, ids, depth, _normals(scene_mesh, triangles, ways, view)
    )


def of_cube(places: CubePlaces, pictures: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(h, w, 3) the panorama of six (s, s, 3) pictures, between their pixels."""
    size = pictures.shape[1]
    x = np.minimum(np.maximum(places.u * size - 0.5, 0.0), size - 1.0)
    y = np.minimum(np.maximum(places.v * size - 0.5, 0.0), size - 1.0)
    left = np.minimum(x.astype(np.int64), size - 2)
    top = np.minimum(y.astype(np.int64), size - 2)
    along, below = (x - left)[..., None], (y - top)[..., None]
    side = places.side
    upper = _mixed(pictures[side, top, left], pictures[side, top, left + 1], along)
    lower = _mixed(
        pictures[side, top + 1, left], pictures[side, top + 1, left + 1], along
    )
    return np.floor(_mixed(upper, lower, below) + 0.5).astype(np.uint8)


def _mixed(
    one: NDArray[np.generic], other: NDArray[np.generic], share: Floats
) -> Floats:
    first, second = one.astype(np.float64), other.astype(np.float64)
    found: Floats = first * (1.0 - share) + second * share
    return found


def _normals(
    scene_mesh: SceneMesh, triangles: NDArray[np.int32], ways: Floats, view: View
) -> Floats:
    """(h, w, 3) normals with the axes of the direction of the middle."""
    normals = facings_of(scene_mesh)[triangles]
    x, y, z = (normals[..., axis] * ways[..., axis] for axis in range(3))
    normals = np.where((x + y + z > 0.0)[..., None], -normals, normals)
    turned = np.stack(_in_camera(view.camera(1), normals), axis=-1)
    return np.where((triangles < 0)[..., None], 0.0, turned)


def _in_camera(camera: Camera, ways: Floats) -> tuple[Floats, Floats, Floats]:
    """Directions with the axes of a camera: to the right, down, forward."""
    right, down, forward = (
        ways[..., 0] * axis.x + ways[..., 1] * axis.y + ways[..., 2] * axis.z
        for axis in camera.axes
    )
    return right, down, forward
