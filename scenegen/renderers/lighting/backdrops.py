"""What a window shows, as a camera sees it: a picture that stands far behind the wall.

The picture is a vertical plane, parallel to the pane and `distance` behind it. Where
the ray from an eye through a point of the pane meets that plane is an affine function
of the point, since both planes are parallel:

    q = eye + (distance + gap) / gap * (p - eye),   gap = (eye - p) . normal

So texture coordinates at the corners of a pane, made anew for each view, are exact
everywhere between them, and all renderers draw windows as they draw any other textured
face. The horizon of the picture is at the height of the eyes of a person who stands in
the room; along the wall the picture is repeated without an end. Upwards and downwards
it ends, beyond what is seen from most places; from those very near to a window, heights
are compressed until the pane is filled.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue, Material
from scenegen.geometry.pose import Floats, Vector
from scenegen.records.rig import View
from scenegen.records.scene import Light
from scenegen.renderers.lighting.textures import TextureAtlas
from scenegen.visibility.scene_mesh import SceneMesh, ScenePart

Uvs = NDArray[np.float32]

EYE_HEIGHT = 1.5
"""Metres above the floor at which the horizon of a picture stands."""

HORIZON_SHARE = 0.44
"""Share of the height of a picture that is below its horizon, see `scenery.TOP`."""

MARGIN = 0.01
"""Share of the height of a picture that is kept clear of its upper and lower edges,
where smaller versions of it mix the two."""

NEAREST = 0.05
"""Metres before a pane that an eye is taken to be away from it at least."""

TURN = 0.25
"""Part of the picture by which a wall of another direction sees it moved along."""


class Backdrop(NamedTuple):
    """The panes of a scene, and the picture behind them.

    Attributes:
        part: number of the part of the scene mesh that has the panes.
        corners: (q, 4) vertices of each pane, rows of the part.
        places: (q, 4, 3) of those, metres in the world.
        normals: (q, 3) unit vectors, level, into the room.
        distance: of the picture behind a pane, metres.
        metres: width of the picture, and of texture coordinates from edge to edge.
        rise: height of the picture, metres.
        shift: share of its width by which it is moved along.
    """

    part: int
    corners: NDArray[np.int32]
    places: Floats
    normals: Floats
    distance: float
    metres: float
    rise: float
    shift: float


def backdrop_of(
    scene_mesh: SceneMesh, light: Light, catalogue: Catalogue, atlas: TextureAtlas
) -> Backdrop | None:
    """The backdrop of a scene; None without windows or a picture that stands off.

    Args:
        scene_mesh: of the scene.
        light: says what windows show.
        catalogue: says how far away that is.
        atlas: has its picture, if there is one.
    """
    texture = atlas.find(light.backdrop)
    for number, part in enumerate(scene_mesh.parts):
        if part.owner < 0 and light.backdrop in part.mesh.materials:
            material = catalogue.material(light.backdrop)
            if texture is None or material.distance_m <= 0.0:
                return None
            width, height = atlas.size(texture)
            return _backdrop(number, part, light, (material, height / width))
    return None


def _backdrop(
    number: int, part: ScenePart, light: Light, shown: tuple[Material, float]
) -> Backdrop:
    """The backdrop of a part of the shell, whose panes are quads of their own.

    Args:
        number: of the part.
        part: has the panes.
        light: says how far the picture is moved along.
        shown: its material, and its height over its width.
    """
    material, tall = shown
    mesh = part.mesh
    slot = mesh.materials.index(light.backdrop)
    corners = np.unique(mesh.faces[mesh.slots == slot]).reshape(-1, 4)
    return Backdrop(
        part=number,
        corners=corners,
        places=mesh.vertices[corners],
        normals=mesh.normals[corners[:, 0]],
        distance=material.distance_m,
        metres=material.metres,
        rise=material.metres * tall,
        shift=0.0 if light.outside is None else light.outside.shift_pct / 100,
    )


def backdrop_uvs(backdrop: Backdrop, eye: Vector) -> Floats:
    """(q, 4, 2) texture coordinates of the corners of panes, for one eye.

    Args:
        backdrop: the panes and the picture.
        eye: in the world, metres.
    """
    places, normals = backdrop.places, backdrop.normals
    x, y, z = (places[:, :, axis] - eye[axis] for axis in range(3))
    nx, ny = normals[:, None, 0], normals[:, None, 1]
    gap = np.maximum(-(x * nx + y * ny), NEAREST)
    growth = (backdrop.distance + gap) / gap
    # To the right, as seen from inside.
    along = (eye.y + growth * y) * nx - (eye.x + growth * x) * ny
    facing = np.where(nx == 0.0, 1.0 + ny, nx)
    turned = backdrop.metres * (backdrop.shift + TURN * facing)
    up = _heights(backdrop, eye.z, z, growth) / backdrop.rise + HORIZON_SHARE
    return np.stack([along + turned, up * backdrop.metres], axis=2)


def _heights(backdrop: Backdrop, eye: float, z: Floats, growth: Floats) -> Floats:
    """Heights over the horizon of the picture, all of them on the picture.

    Args:
        backdrop: the picture.
        eye: height of the eye, metres.
        z: (q, 4) heights of the corners over the eye.
        growth: (q, 4) by how much the picture is farther away than the pane.
    """
    high = (1.0 - HORIZON_SHARE - MARGIN) * backdrop.rise
    low = (MARGIN - HORIZON_SHARE) * backdrop.rise
    level = min(max(eye - EYE_HEIGHT, low), high)
    top = np.maximum(z.max(axis=1, keepdims=True), 1e-6)
    foot = np.minimum(z.min(axis=1, keepdims=True), -1e-6)
    most = np.minimum((high - level) / top, (low - level) / foot)
    heights: Floats = level + np.minimum(growth, most) * z
    return heights


def part_uvs(backdrop: Backdrop, part: ScenePart, eye: Vector) -> Uvs:
    """(n, 2) texture coordinates of the part that has the panes, for one eye."""
    uvs = part.mesh.uvs.astype(np.float32)
    uvs[backdrop.corners] = backdrop_uvs(backdrop, eye)
    return uvs


def seen_parts(
    parts: tuple[ScenePart, ...], backdrop: Backdrop | None, view: View
) -> tuple[ScenePart, ...]:
    """The parts of a scene, their panes as a view shows them; maps show them as is."""
    if backdrop is None or view.is_map:
        return parts
    part = parts[backdrop.part]
    uvs = part_uvs(backdrop, part, eye_of(view)).astype(np.float64)
    seen = replace(part, mesh=replace(part.mesh, uvs=uvs))
    return (*parts[: backdrop.part], seen, *parts[backdrop.part + 1 :])


def eye_of(view: View) -> Vector:
    """Where the camera of a view is, metres."""
    x, y, z = view.position_mm
    return Vector(x / 1000, y / 1000, z / 1000)
