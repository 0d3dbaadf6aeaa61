"""Where the ray of a pixel meets a face, and what is interpolated there.

The weights of a face's corners come from the intersection of the ray with the plane of
the face (Moller and Trumbore), in the world, not from the edges of its picture: so they
are right under perspective without a division by depth, and a sample just outside of
the face, as the middle of a group of samples may be, gets weights that are cut to it.
The footprint of a pixel in the texture is the difference to the rays of its neighbours.
"""

from typing import NamedTuple

import numpy as np

from scenegen.geometry.camera import CameraNumbers
from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel
from scenegen.renderers.lighting.ambient_occlusion import softened
from scenegen.renderers.lighting.materials import Singles, Xyz
from scenegen.renderers.lighting.occlusion_grids import occlusion_on_grid
from scenegen.renderers.lighting.shading_inputs import ShadingInputs


class SurfacePoint(NamedTuple):
    """A point of a surface as a camera sees it.

    Attributes:
        place: in the world.
        normal: unit vector, on the side that is seen.
        to_camera: unit vector towards the camera.
        uv: metres on the surface.
        uv_steps: how u and v change by a pixel to the right, then by one down.
        occlusion: ambient occlusion, 1 where nothing is near.
    """

    place: Xyz
    normal: Xyz
    to_camera: Xyz
    uv: tuple[float, float]
    uv_steps: tuple[float, float, float, float]
    occlusion: float


@kernel
def surface_point(
    eye: CameraNumbers, world: ShadingInputs, face: int, x: float, y: float
) -> SurfacePoint:
    """Where the ray of a pixel meets a face, with all that is interpolated there."""
    surfaces = world.surfaces
    a, b, c = surfaces.faces[face, 0], surfaces.faces[face, 1], surfaces.faces[face, 2]
    corners = (
        _corner(surfaces.vertices, a),
        _corner(surfaces.vertices, b),
        _corner(surfaces.vertices, c),
    )
    q, r = _weights(eye, corners, x, y)
    q = min(max(q, 0.0), 1.0)
    r = min(max(r, 0.0), 1.0 - q)
    p = 1.0 - q - r
    place = _blend(corners, p, q, r)
    uvs = surfaces.uvs
    u = p * uvs[a, 0] + q * uvs[b, 0] + r * uvs[c, 0]
    v = p * uvs[a, 1] + q * uvs[b, 1] + r * uvs[c, 1]
    steps = (0.0, 0.0, 0.0, 0.0)
    if world.materials.textures[surfaces.materials[face]] >= 0:
        steps = _steps(eye, corners, _uv_edges(uvs, a, b, c), x, y)
    view = _view(eye, place)
    normals = surfaces.normals
    nx = p * normals[a, 0] + q * normals[b, 0] + r * normals[c, 0]
    ny = p * normals[a, 1] + q * normals[b, 1] + r * normals[c, 1]
    nz = p * normals[a, 2] + q * normals[b, 2] + r * normals[c, 2]
    facing = surfaces.facings[face]
    back = facing[0] * view[0] + facing[1] * view[1] + facing[2] * view[2] < 0.0
    scale = 1.0 / (np.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12)
    scale = -scale if back else scale
    occlusion = world.occlusion
    grid = -1
    if face >= occlusion.first_face:
        grid = occlusion.grid_of[face - occlusion.first_face]
    if grid >= 0:
        share = occlusion_on_grid(occlusion.grids, grid, place)
    else:
        share = p * occlusion.vertices[a] + q * occlusion.vertices[b]
        share += r * occlusion.vertices[c]
    share = softened(share)
    normal = (nx * scale, ny * scale, nz * scale)
    return SurfacePoint(place, normal, view, (u, v), steps, share)


@kernel
def _corner(vertices: Floats, row: int) -> Xyz:
    return vertices[row, 0], vertices[row, 1], vertices[row, 2]


@kernel
def _blend(corners: tuple[Xyz, Xyz, Xyz], p: float, q: float, r: float) -> Xyz:
    a, b, c = corners
    return (
        p * a[0] + q * b[0] + r * c[0],
        p * a[1] + q * b[1] + r * c[1],
        p * a[2] + q * b[2] + r * c[2],
    )


@kernel
def _uv_edges(
    uvs: Singles, a: int, b: int, c: int
) -> tuple[float, float, float, float]:
    """How u and v change along the two edges of a face that start at its corner a."""
    return (
        uvs[b, 0] - uvs[a, 0],
        uvs[b, 1] - uvs[a, 1],
        uvs[c, 0] - uvs[a, 0],
        uvs[c, 1] - uvs[a, 1],
    )


@kernel
def _steps(
    eye: CameraNumbers,
    corners: tuple[Xyz, Xyz, Xyz],
    edges: tuple[float, float, float, float],
    x: float,
    y: float,
) -> tuple[float, float, float, float]:
    """How u and v change by one pixel to the right, and by one down."""
    q, r = _weights(eye, corners, x, y)
    q_right, r_right = _weights(eye, corners, x + 1.0, y)
    q_down, r_down = _weights(eye, corners, x, y + 1.0)
    ub, vb, uc, vc = edges
    return (
        (q_right - q) * ub + (r_right - r) * uc,
        (q_right - q) * vb + (r_right - r) * vc,
        (q_down - q) * ub + (r_down - r) * uc,
        (q_down - q) * vb + (r_down - r) * vc,
    )


@kernel
def _weights(
    eye: CameraNumbers, corners: tuple[Xyz, Xyz, Xyz], x: float, y: float
) -> tuple[float, float]:
    """Weights of the corners b and c where the ray of (x, y) meets their plane."""
    a, b, c = corners
    across = (x - eye.principal_u) / eye.scale
    along = (y - eye.principal_v) / eye.scale
    ox = eye.right.x * across + eye.down.x * along
    oy = eye.right.y * across + eye.down.y * along
    oz = eye.right.z * across + eye.down.z * along
    dx, dy, dz = eye.forward.x, eye.forward.y, eye.forward.z
    tx, ty, tz = eye.origin.x - a[0], eye.origin.y - a[1], eye.origin.z - a[2]
    if eye.is_orthographic:
        tx, ty, tz = tx + ox, ty + oy, tz + oz
    else:
        dx, dy, dz = dx + ox, dy + oy, dz + oz
    ex, ey, ez = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    fx, fy, fz = c[0] - a[0], c[1] - a[1], c[2] - a[2]
    px, py, pz = dy * fz - dz * fy, dz * fx - dx * fz, dx * fy - dy * fx
    spread = ex * px + ey * py + ez * pz
    if abs(spread) < 1e-18:
        return 0.3333333333333333, 0.3333333333333333
    qx, qy, qz = ty * ez - tz * ey, tz * ex - tx * ez, tx * ey - ty * ex
    scale = 1.0 / spread
    return (tx * px + ty * py + tz * pz) * scale, (dx * qx + dy * qy + dz * qz) * scale


@kernel
def _view(eye: CameraNumbers, place: Xyz) -> Xyz:
    """The unit vector from a place towards the camera."""
    if eye.is_orthographic:
        return -eye.forward.x, -eye.forward.y, -eye.forward.z
    x, y, z = eye.origin.x - place[0], eye.origin.y - place[1], eye.origin.z - place[2]
    scale = 1.0 / (np.sqrt(x * x + y * y + z * z) + 1e-12)
    return x * scale, y * scale, z * scale
