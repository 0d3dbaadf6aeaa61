"""How open each place of a room is to light from all around.

Small depth maps from directions spread evenly over the upper half of the sphere tell
which of them a place can see. Vertices of entities keep one value each; floor, walls
and ceiling, whose faces are large, get grids of values. Places near them are darkened
by how near they are.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import Camera
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats, Vector
from scenegen.geometry.rasterizer import rasterize
from scenegen.kernels import kernel
from scenegen.records.scene import Room
from scenegen.records.visibility import CEILING, FLOOR, SKIRTING, WALL
from scenegen.renderers.lighting.materials import MaterialScene, Singles
from scenegen.renderers.lighting.shadow_map import NOTHING, fronts
from scenegen.visibility.scene_mesh import ScenePart

RINGS = ((100, 4), (300, 4), (560, 4))
"""Elevation of a ring of directions, tenths of a degree, and how many are on it; their
sines are evenly spaced, so each direction stands for the same part of the sky."""

FLAT = (FLOOR, WALL, SKIRTING, CEILING)
"""Owners whose rectangles get grids of values."""

MAP_SIZE = 144
SPACING = 0.06
"""Metres between the values of a grid, about."""

LIFT = 0.03
WRAP = 0.25
"""Light that reaches a surface from behind its horizon, as a share."""

FADE = 2.4
"""How fast what hides the sky counts less with its distance; 1 / metres squared."""

CORNER_DEPTH = 0.34
CORNER_REACH = 0.3


class Grids(NamedTuple):
    """Values over the rectangles of the shell.

    Attributes:
        frames: (q, 9) a corner, and along both sides what turns metres into columns and
            rows of the grid.
        tiles: (q, 3) first value, columns, rows.
        values: (k,) openness, 0 to 1.
    """

    frames: Floats
    tiles: NDArray[np.int64]
    values: Singles


class AmbientOcclusion(NamedTuple):
    """How open a scene is.

    Attributes:
        vertices: (n,) openness of every vertex, 0 to 1; 1 for those of the grids.
        grids: openness over rectangles of the shell.
        first_face: where the shell begins.
        grid_of: (s,) the grid of each face of the shell, -1 for none.
    """

    vertices: Singles
    grids: Grids
    first_face: int
    grid_of: Ints


class GridPoints(NamedTuple):
    """Where the values of grids are.

    Attributes:
        points: (k, 3) world, metres.
        normals: (k, 3) unit vectors.
        grids: the grids, all of them open.
    """

    points: Floats
    normals: Singles
    grids: Grids


class DomeCameras(NamedTuple):
    """From where a scene is looked at to find how open it is.

    Attributes:
        cameras: one for each direction, `MAP_SIZE` pixels a side.
        towards: (d, 3) directions.
        centre: (3,) that all cameras look at.
        span: metres that they see.
        reach: depth of the centre in every map.
    """

    cameras: tuple[Camera, ...]
    towards: Floats
    centre: Floats
    span: float
    reach: float


class _Dome(NamedTuple):
    """Depth maps and how to look into them.

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


def ambient_occlusion(staging: MaterialScene) -> AmbientOcclusion:
    """Openness of a scene; the shell hides nothing."""
    surfaces = staging.surfaces
    dome, walls = _dome(staging), walls_of(staging.room)
    places, normals, grids = grid_points(staging)
    _look_up(dome, places, normals, grids.values)
    _darken_corners(walls, places, normals, grids.values)
    values = np.ones(len(surfaces.vertices), dtype=np.float32)
    for rows in rows_without_grid(staging):
        around = surfaces.vertices[rows], surfaces.normals[rows], values[rows]
        _look_up(dome, *around)
        _darken_corners(walls, *around)
    return AmbientOcclusion(values, grids, staging.shell, grids_of_faces(staging))


def _flat_parts(staging: MaterialScene) -> list[ScenePart]:
    """The parts of the shell that are made of large rectangles."""
    return [
        part
        for part in staging.scene_mesh.parts
        if part.owner in FLAT and len(part.mesh.vertices) == 2 * len(part.mesh.faces)
    ]


def rows_without_grid(staging: MaterialScene) -> list[slice]:
    """Runs of vertices that keep a value each: entities, doors and windows."""
    with_grid = {part.vertices.start for part in _flat_parts(staging)}
    parts = staging.scene_mesh.parts
    first = next(part.vertices.start for part in parts if part.owner < 0)
    fixed = [part for part in parts if part.owner < 0]
    return [
        slice(0, first),
        *(part.vertices for part in fixed if part.vertices.start not in with_grid),
    ]


def grids_of_faces(staging: MaterialScene) -> Ints:
    """(s,) the grid of each face of the shell, -1 for none."""
    grid_of = np.full(len(staging.surfaces.faces) - staging.shell, -1, dtype=np.int32)
    first = 0
    for part in _flat_parts(staging):
        count = part.faces.stop - part.faces.start
        start = part.faces.start - staging.shell
        grid_of[start : start + count] = first + np.arange(count) // 2
        first += count // 2
    return grid_of


def _dome(staging: MaterialScene) -> _Dome:
    eyes = dome_cameras(staging)
    maps = []
    for camera, way in zip(eyes.cameras, eyes.towards.tolist(), strict=True):
        faces = fronts(staging, Vector(*way))
        seen = rasterize(camera, staging.surfaces.vertices, faces)
        maps.append(np.where(seen.triangles < 0, NOTHING, seen.depth))
    axes = [camera.axes for camera in eyes.cameras]
    return _Dome(
        maps=np.array(maps, dtype=np.float32),
        towards=eyes.towards,
        rights=np.array([axis.right for axis in axes]),
        downs=np.array([axis.down for axis in axes]),
        centre=eyes.centre,
        scale=MAP_SIZE / eyes.span,
        reach=eyes.reach,
    )


def dome_cameras(staging: MaterialScene) -> DomeCameras:
    """Cameras all around the entities of a scene."""
    surfaces = staging.surfaces
    faces = surfaces.faces[: staging.shell]
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


def _rectangles(staging: MaterialScene) -> Floats:
    """(q, 4, 3) corners of the rectangles that get grids, in the order of faces."""
    vertices = staging.surfaces.vertices
    flat = [vertices[part.vertices].reshape(-1, 4, 3) for part in _flat_parts(staging)]
    return np.concatenate(flat)


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


def _normal(u: Floats, v: Floats) -> tuple[float, float, float]:
    """The cross product of two unit vectors at right angles."""
    (ux, uy, uz), (vx, vy, vz) = u, v
    return uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx


def _is_outside(staging: MaterialScene, planes: Floats) -> NDArray[np.bool_]:
    """(q,) which rectangles belong to the tops and outer sides of walls."""
    room = staging.scene_mesh.vertices[_part(staging, FLOOR).vertices]
    x, y = planes[:, :, 0], planes[:, :, 1]
    beyond = (x < room[:, 0].min()) | (x > room[:, 0].max())
    beyond |= (y < room[:, 1].min()) | (y > room[:, 1].max())
    outside: NDArray[np.bool_] = beyond.any(axis=1)
    return outside


def _part(staging: MaterialScene, owner: int) -> ScenePart:
    return next(part for part in staging.scene_mesh.parts if part.owner == owner)


def grid_points(staging: MaterialScene) -> GridPoints:
    """Where the values of the grids are, their normals, and the empty grids."""
    planes = _rectangles(staging)
    is_outside = _is_outside(staging, planes)
    places, normals, frames, tiles = [], [], [], []
    first = 0
    for (a, b, _, d), is_coarse in zip(planes, is_outside, strict=True):
        along, across = b - a, d - a
        length, width = _length(along), _length(across)
        spacing = 1.0 if is_coarse else SPACING
        columns, rows = 2 + int(length / spacing), 2 + int(width / spacing)
        s, t = np.meshgrid(
            np.arange(columns) / (columns - 1), np.arange(rows) / (rows - 1)
        )
        # A little inside of the edges, to tell a corner of the room from one of a wall
        # that juts into it.
        s, t = (each.reshape(-1, 1).clip(0.001, 0.999) for each in (s, t))
        places.append(a + along * s + across * t)
        normal = _normal(along / length, across / width)
        normals.append(np.repeat(np.array([normal]), rows * columns, axis=0))
        to_column = along / (length * length) * (columns - 1)
        to_row = across / (width * width) * (rows - 1)
        frames.append(np.concatenate([a, to_column, to_row]))
        tiles.append((first, columns, rows))
        first += rows * columns
    grids = Grids(
        frames=np.array(frames),
        tiles=np.array(tiles, dtype=np.int64),
        values=np.ones(first, dtype=np.float32),
    )
    return GridPoints(
        np.concatenate(places), np.concatenate(normals).astype(np.float32), grids
    )


def _length(vector: Floats) -> float:
    x, y, z = vector
    return float(np.sqrt(x * x + y * y + z * z))


@kernel
def _look_up(dome: _Dome, places: Floats, normals: Singles, values: Singles) -> None:
    """Multiply each value by the share of the dome that its place sees."""
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
            depth = dome.reach - (x * tx + y * ty + z * tz) - 0.03
            u = x * rights[way, 0] + y * rights[way, 1] + z * rights[way, 2]
            v = x * downs[way, 0] + y * downs[way, 1] + z * downs[way, 2]
            u = half + dome.scale * u - 0.5
            v = half + dome.scale * v - 0.5
            total += weight
            if u < 0.0 or v < 0.0 or u >= size - 1 or v >= size - 1:
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
            if facing > 0.5 or side < 0.0 or side > 1.5:
                continue
            s = x * a[6] + y * a[7] + z * a[8]
            t = x * a[9] + y * a[10] + z * a[11]
            s = max(-s, s - a[12], 0.0)
            t = max(-t, t - a[13], 0.0)
            away = side * side + s * s + t * t
            # A wall seen from beyond its end takes less light away.
            share = (max(side, 0.0) + 0.02) / (np.sqrt(away) + 0.02)
            near = away / (CORNER_REACH * CORNER_REACH)
            light *= 1.0 - CORNER_DEPTH * share / (1.0 + near)
        values[row] *= light
