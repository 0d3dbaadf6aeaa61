"""The shell of a room as meshes: floor, walls with thickness, skirting, ceiling.

Built from the outline by exact arithmetic, so it needs no files. Uvs are metres on the
surface, so that a texture of known size lies at its true scale.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from scenegen.geometry.mesh import Mesh
from scenegen.geometry.pose import Vector
from scenegen.records.scene import Room
from scenegen.records.truth import CEILING, FLOOR, SKIRTING, WALL

WALL_FACES = 3
"""Faces of a stretch of wall, in this order: the inner one, the outer one, the top."""

SKIRTING_HEIGHT = 0.09
SKIRTING_DEPTH = 0.014


class ShellPart(NamedTuple):
    """A mesh of the shell in world coordinates, and its id in instance masks."""

    owner: int
    mesh: Mesh


class Quad(NamedTuple):
    """Four corners, counter-clockwise seen from the side that is looked at."""

    a: Vector
    b: Vector
    c: Vector
    d: Vector


def shell_parts(room: Room) -> list[ShellPart]:
    """Floor, walls, skirting, and last the ceiling."""
    outline = [(x / 1000, y / 1000) for x, y in room.outline_mm]
    height, thickness = room.height_mm / 1000, room.wall_mm / 1000
    floor = _slabs(room.outline_mm, 0.0, faces_up=True)
    ceiling = _slabs(room.outline_mm, height, faces_up=False)
    walls = _walls(outline, height, thickness)
    skirting = _skirting(outline)
    return [
        ShellPart(FLOOR, _mesh(floor, room.floor.material)),
        ShellPart(WALL, _mesh(walls, room.walls.material)),
        ShellPart(SKIRTING, _mesh(skirting, room.skirting.material)),
        ShellPart(CEILING, _mesh(ceiling, room.ceiling.material)),
    ]


def _slabs(
    outline_mm: tuple[tuple[int, int], ...], z: float, *, faces_up: bool
) -> list[Quad]:
    """The outline cut into rectangles at every corner's x and y."""
    xs = sorted({x for x, _ in outline_mm})
    ys = sorted({y for _, y in outline_mm})
    quads = []
    for x0, x1 in pairwise(xs):
        for y0, y1 in pairwise(ys):
            if not _contains(outline_mm, (x0 + x1) / 2, (y0 + y1) / 2):
                continue
            west, east, south, north = x0 / 1000, x1 / 1000, y0 / 1000, y1 / 1000
            quad = Quad(
                Vector(west, south, z),
                Vector(east, south, z),
                Vector(east, north, z),
                Vector(west, north, z),
            )
            quads.append(quad if faces_up else Quad(*reversed(quad)))
    return quads


def _contains(outline_mm: tuple[tuple[int, int], ...], x: float, y: float) -> bool:
    """Whether a point is inside an axis-aligned outline: crossings of a ray to +x."""
    inside = False
    for (ax, ay), (_, by) in zip(
        outline_mm, outline_mm[1:] + outline_mm[:1], strict=True
    ):
        if ax > x and min(ay, by) < y < max(ay, by):
            inside = not inside
    return inside


def _offset(
    outline: list[tuple[float, float]], distance: float
) -> list[tuple[float, float]]:
    """The corners of an axis-aligned outline moved outwards (inwards if negative)."""
    moved = []
    for index, (x, y) in enumerate(outline):
        before = _outward(outline[index - 1], (x, y))
        after = _outward((x, y), outline[(index + 1) % len(outline)])
        moved.append(
            (
                x + distance * (before[0] + after[0]),
                y + distance * (before[1] + after[1]),
            )
        )
    return moved


def _outward(a: tuple[float, float], b: tuple[float, float]) -> tuple[int, int]:
    """The outer side of an axis-aligned edge of a counter-clockwise outline."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    return (dy > 0) - (dy < 0), (dx < 0) - (dx > 0)


def _walls(
    outline: list[tuple[float, float]], height: float, thickness: float
) -> list[Quad]:
    """Inner faces, outer faces, and the tops that a map shows."""
    outer = _offset(outline, thickness)
    quads = []
    for index, (a, b) in enumerate(zip(outline, _rolled(outline), strict=True)):
        c, d = outer[index], _rolled(outer)[index]
        quads.append(_upright(b, a, 0.0, height))
        quads.append(_upright(c, d, 0.0, height))
        quads.append(_level(a, b, d, c, height))
    return quads


def _skirting(outline: list[tuple[float, float]]) -> list[Quad]:
    """A board along every wall, with its upper edge."""
    inner = _offset(outline, -SKIRTING_DEPTH)
    quads = []
    for index, (a, b) in enumerate(zip(outline, _rolled(outline), strict=True)):
        c, d = inner[index], _rolled(inner)[index]
        quads.append(_upright(d, c, 0.0, SKIRTING_HEIGHT))
        quads.append(_level(c, d, b, a, SKIRTING_HEIGHT))
    return quads


def _rolled(outline: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return outline[1:] + outline[:1]


def _upright(
    a: tuple[float, float], b: tuple[float, float], low: float, high: float
) -> Quad:
    """A wall from a to b that is looked at with a on the left."""
    return Quad(Vector(*a, low), Vector(*b, low), Vector(*b, high), Vector(*a, high))


def _level(
    a: tuple[float, float],
    b: tuple[float, float],
    c: tuple[float, float],
    d: tuple[float, float],
    z: float,
) -> Quad:
    """A level face that is looked at from above, its corners in either order."""
    quad = Quad(Vector(*a, z), Vector(*b, z), Vector(*c, z), Vector(*d, z))
    return quad if _normal(quad).z > 0 else Quad(*reversed(quad))


def _normal(quad: Quad) -> Vector:
    """The unit normal of an axis-aligned quad."""
    ux, uy, uz = (b - a for a, b in zip(quad.a, quad.b, strict=True))
    vx, vy, vz = (d - a for a, d in zip(quad.a, quad.d, strict=True))
    normal = (uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx)
    return Vector(*(float((value > 1e-9) - (value < -1e-9)) for value in normal))


def _mesh(quads: list[Quad], material: str) -> Mesh:
    """Two triangles a quad; u runs along the wall, or east, and v up, or north."""
    vertices = np.array([corner for quad in quads for corner in quad], dtype=np.float64)
    normals = np.repeat(
        np.array([_normal(quad) for quad in quads], dtype=np.float64), 4, axis=0
    )
    level = normals[:, 2] != 0.0
    along = np.where(normals[:, 0] != 0.0, vertices[:, 1], vertices[:, 0])
    u = np.where(level, vertices[:, 0], along)
    v = np.where(level, vertices[:, 1], vertices[:, 2])
    first = np.arange(len(quads), dtype=np.int32)[:, None] * 4
    corners = np.array([0, 1, 2, 0, 2, 3], dtype=np.int32)
    return Mesh(
        vertices=vertices,
        normals=normals,
        uvs=np.stack([u, v], axis=1),
        faces=(first + corners).reshape(-1, 3),
        slots=np.zeros(2 * len(quads), dtype=np.int16),
        materials=(material,),
    )
