"""Ambient occlusion: how much of the light from all around reaches each place.

The sky that a place sees is sampled in twelve directions, spread so that each stands
for the same part of the upper half of the sphere. Instead of casting rays from every
place, the entities are drawn once from each direction into a small depth map, and a
place is looked up in all twelve: the cost is that of twelve small pictures and twelve
look-ups a place, whatever the number of faces. Directions count by the cosine to the
normal, as diffuse light does, wrapped a little around the horizon, since light that is
thrown back comes from below it too. What hides the sky from far away counts less, for
it throws light back itself. Look-ups are interpolated between the four texels around
them, which hides how coarse the maps are.

The shell of the room would hide the whole sky; it is left out of the maps, and darkens
what is near it by a formula of the distance to its rectangles instead.

Twelve directions would show as twelve edges in sharp light. But nothing is evaluated
at pixels: entities keep one value a vertex, and floor, walls and ceiling, whose faces
are large, a grid of values (`occlusion_grids`); between them is interpolated.
"""

from typing import NamedTuple

import numpy as np

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import Camera
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats, Vector
from scenegen.geometry.rasterizer import rasterize
from scenegen.kernels import kernel
from scenegen.records.scene import Room
from scenegen.renderers.lighting.materials import MaterialScene, Singles
from scenegen.renderers.lighting.occlusion_grids import (
    Grids,
    grid_points,
    grids_of_faces,
    rows_without_grid,
)
from scenegen.renderers.lighting.shadow_map import NOTHING, fronts

RINGS = ((100, 4), (300, 4), (560, 4))
"""Elevation of a ring of directions, tenths of a degree, and how many are on it; their
sines are evenly spaced, so each direction stands for the same part of the sky."""

MAP_SIZE = 144
"""Texels a side of a depth map."""

LIFT, BIAS = 0.03, 0.03
"""Metres by which a place is moved along its normal, and towards a direction, so that
no surface hides itself."""

WRAP = 0.25
"""Light that reaches a surface from behind its horizon, as a share."""

FADE = 2.4
"""How fast what hides the sky counts less with its distance; 1 / metres squared."""

CORNER_DEPTH, CORNER_REACH = 0.34, 0.3
"""Share of the light that a rectangle of the shell takes from what touches it, and the
distance in metres at which it takes half as much."""

CORNER_FAR = 1.5
"""Metres before a rectangle beyond which it takes none."""

CORNER_SOFT = 0.02
"""Metres over which a rectangle takes less from what lies beyond its end."""

LEAST_LIGHT = 0.2
"""Share of the light from all around that finds its way into any crease."""


class AmbientOcclusion(NamedTuple):
    """Ambient occlusion of a scene: 1 where nothing is near, 0 where all is hidden.

    Attributes:
        vertices: (n,) of every vertex; 1 for those of the grids.
        grids: over rectangles of the shell.
        first_face: where the shell begins.
        grid_of: (s,) the grid of each face of the shell, -1 for none.
    """

    vertices: Singles
    grids: Grids
    first_face: int
    grid_of: Ints


class DomeCameras(NamedTuple):
    """The cameras of the depth maps around a scene.

    Attributes:
        cameras: one for each direction, `MAP_SIZE` pixels a side.
        towards: (d, 3) unit vectors to the cameras.
        centre: (3,) that all cameras look at, metres.
        span: width of what they see, metres.
        reach: depth of the centre in every map.
    """

    cameras: tuple[Camera, ...]
    towards: Floats
    centre: Floats
    span: float
    reach: float


class _Dome(NamedTuple):
    """Depth maps and how to look them up.

    Attributes:
        maps: (d, s, s) depth, large where there is nothing.
        towards: (d, 3) directions.
        rights, downs: (d, 3) axes of the maps.
        centre: their common centre.
        scale: texels a metre.
        reach: depth of the centre in every map.
    """

    maps: Singles
    towards: Floats
    rights: Floats
    downs: Floats
    centre: Floats
    scale: float
    reach: float


def ambient_occlusion(materials: MaterialScene) -> AmbientOcclusion:
    """Ambient occlusion of a scene; the shell is in none of the depth maps."""
    surfaces = materials.surfaces
    dome, walls = _dome(materials), walls_of(materials.room)
    places, normals, grids = grid_points(materials)
    _hide_sky(dome, places, normals, grids.values)
    _darken_corners(walls, places, normals, grids.values)
    values = np.ones(len(surfaces.vertices), dtype=np.float32)
    for rows in rows_without_grid(materials):
        around = surfaces.vertices[rows], surfaces.normals[rows], values[rows]
        _hide_sky(dome, *around)
        _darken_corners(walls, *around)
    return AmbientOcclusion(values, grids, materials.shell, grids_of_faces(materials))


def _dome(materials: MaterialScene) -> _Dome:
    dome = dome_cameras(materials)
    maps = []
    for camera, towards in zip(dome.cameras, dome.towards.tolist(), strict=True):
        faces = fronts(materials, Vector(*towards))
        seen = rasterize(camera, materials.surfaces.vertices, faces)
        maps.append(np.where(seen.triangles < 0, NOTHING, seen.depth))
    axes = [camera.axes for camera in dome.cameras]
    return _Dome(
        maps=np.array(maps, dtype=np.float32),
        towards=dome.towards,
        rights=np.array([axis.right for axis in axes]),
        downs=np.array([axis.down for axis in axes]),
        centre=dome.centre,
        scale=MAP_SIZE / dome.span,
        reach=dome.reach,
    )


def dome_cameras(materials: MaterialScene) -> DomeCameras:
    """Cameras all around the entities of a scene."""
    surfaces = materials.surfaces
    faces = surfaces.faces[: materials.shell]
    used = surfaces.vertices[: int(faces.max()) + 1] if len(faces) else np.zeros((1, 3))
    low, high = used.min(axis=0), used.max(axis=0)
    centre_mm = [round(float(a + b) * 500) for a, b in zip(low, high, strict=True)]
    dx, dy, dz = high - low
    span = float(np.sqrt(dx * dx + dy * dy + dz * dz)) + 0.2
    cameras, towards = [], []
    reach_mm = round(span * 500) + 200
    for heading, elevation in _directions():
        cos = cosine(elevation)
        way = Vector(cos * cosine(heading), cos * sine(heading), sine(elevation))
        position = [
            c + round(reach_mm * w) for c, w in zip(centre_mm, way, strict=True)
        ]
        camera = Camera.orthographic(
            (position[0], position[1], position[2]),
            heading + 1800,
            pitch_tenths=-elevation,
            span_mm=round(span * 1000),
            size=MAP_SIZE,
        )
        cameras.append(camera)
        towards.append(way)
    return DomeCameras(
        cameras=tuple(cameras),
        towards=np.array(towards),
        centre=np.array(centre_mm) / 1000,
        span=span,
        reach=reach_mm / 1000,
    )


def _directions() -> list[tuple[int, int]]:
    """Heading and elevation, rings turned against each other."""
    return [
        (3600 * index // count + 250 * ring, elevation)
        for ring, (elevation, count) in enumerate(RINGS)
        for index in range(count)
    ]


def walls_of(room: Room) -> Floats:
    """(w, 14) the large rectangles of a room: corner, normal, sides, lengths.

    Floor and ceiling are those of the smallest rectangle around the room.
    """
    outline = [(x / 1000, y / 1000) for x, y in room.outline_mm]
    top = room.height_mm / 1000
    west, east = min(x for x, _ in outline), max(x for x, _ in outline)
    south, north = min(y for _, y in outline), max(y for _, y in outline)
    length, width = east - west, north - south
    rows: list[tuple[float, ...]] = [
        (west, south, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, length, width),
        (west, south, top, 0, 0, -1, 1, 0, 0, 0, 1, 0, length, width),
    ]
    for (ax, ay), (bx, by) in zip(outline, outline[1:] + outline[:1], strict=True):
        length = abs(bx - ax) + abs(by - ay)
        x, y = (bx - ax) / length, (by - ay) / length
        rows.append((ax, ay, 0, -y, x, 0, x, y, 0, 0, 0, 1, length, top))
    return np.array(rows, dtype=np.float64)


@kernel
def _hide_sky(dome: _Dome, places: Floats, normals: Singles, values: Singles) -> None:
    """Multiply each value by the share of the sky that its place sees."""
    maps, towards, rights, downs = dome.maps, dome.towards, dome.rights, dome.downs
    size = maps.shape[1]
    half = size / 2
    for row in range(len(places)):
        nx, ny, nz = normals[row, 0], normals[row, 1], normals[row, 2]
        x = places[row, 0] + LIFT * nx - dome.centre[0]
        y = places[row, 1] + LIFT * ny - dome.centre[1]
        z = places[row, 2] + LIFT * nz - dome.centre[2]
        total = seen = 1e-9
        for way in range(len(maps)):
            tx, ty, tz = towards[way, 0], towards[way, 1], towards[way, 2]
            weight = nx * tx + ny * ty + nz * tz + WRAP
            if weight <= 0.0:
                continue
            depth = dome.reach - (x * tx + y * ty + z * tz) - BIAS
            u = x * rights[way, 0] + y * rights[way, 1] + z * rights[way, 2]
            v = x * downs[way, 0] + y * downs[way, 1] + z * downs[way, 2]
            u = half + dome.scale * u - 0.5
            v = half + dome.scale * v - 0.5
            total += weight
            # Written so that what is not a number is outside as well.
            if not (u >= 0.0 and v >= 0.0 and u < size - 1 and v < size - 1):
                seen += weight
                continue
            column, line = int(u), int(v)
            fu, fv = u - column, v - line
            over = (1.0 - fu) * _passed(depth - maps[way, line, column])
            over += fu * _passed(depth - maps[way, line, column + 1])
            under = (1.0 - fu) * _passed(depth - maps[way, line + 1, column])
            under += fu * _passed(depth - maps[way, line + 1, column + 1])
            seen += weight * (over * (1.0 - fv) + under * fv)
        values[row] *= seen / total


@kernel
def _passed(gap: float) -> float:
    """The light that passes what lies `gap` metres before a place.

    What is far away throws back light of its own, so it hides less.
    """
    if gap <= 0.0:
        return 1.0
    return 1.0 - 1.0 / (1.0 + gap * gap * FADE)


@kernel
def _darken_corners(
    walls: Floats, places: Floats, normals: Singles, values: Singles
) -> None:
    """Take away light near rectangles of the shell that a place does not lie in."""
    for row in range(len(places)):
        nx, ny, nz = normals[row, 0], normals[row, 1], normals[row, 2]
        light = 1.0
        for wall in range(len(walls)):
            a = walls[wall]
            facing = nx * a[3] + ny * a[4] + nz * a[5]
            x, y, z = (
                places[row, 0] - a[0],
                places[row, 1] - a[1],
                places[row, 2] - a[2],
            )
            side = x * a[3] + y * a[4] + z * a[5]
            if facing > 0.5 or side < 0.0 or side > CORNER_FAR:
                continue
            s = x * a[6] + y * a[7] + z * a[8]
            t = x * a[9] + y * a[10] + z * a[11]
            s = max(-s, s - a[12], 0.0)
            t = max(-t, t - a[13], 0.0)
            away = side * side + s * s + t * t
            # A wall takes less light from what lies beyond its end.
            share = (max(side, 0.0) + CORNER_SOFT) / (np.sqrt(away) + CORNER_SOFT)
            near = away / (CORNER_REACH * CORNER_REACH)
            light *= 1.0 - CORNER_DEPTH * share / (1.0 + near)
        values[row] *= light


@kernel
def softened(occlusion: float) -> float:
    """Ambient occlusion as shading uses it: no crease is without any light."""
    return LEAST_LIGHT + (1.0 - LEAST_LIGHT) * occlusion
