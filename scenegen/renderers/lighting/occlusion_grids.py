"""Grids of ambient occlusion over the rectangles of the shell of a room.

Floor, walls and ceiling have few and large faces, so values at their corners would miss
all that stands between. Each rectangle gets a grid of values of its own instead, one
every few centimetres, found in advance and interpolated bilinearly when it is shaded: a
place then costs four reads, and no seam shows, because the values of neighbouring
rectangles are found by the same formula.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel
from scenegen.records.visibility import CEILING, FLOOR, SKIRTING, WALL
from scenegen.renderers.lighting.materials import MaterialScene, Singles, Xyz
from scenegen.visibility.scene_mesh import ScenePart

FLAT = (FLOOR, WALL, SKIRTING, CEILING)
"""Owners whose rectangles get grids of values."""

SPACING, COARSE_SPACING = 0.06, 1.0
"""Metres between the values of a grid, about; the latter on the tops and outer sides of
walls, which only maps show."""

INSIDE = 1.001
"""By how many cells, from the end of a grid, places are kept inside of it."""


class Grids(NamedTuple):
    """Values over the rectangles of the shell.

    Attributes:
        frames: (q, 9) a corner, and along both sides what turns metres into columns and
            rows of the grid.
        tiles: (q, 3) first value, columns, rows.
        values: (k,) ambient occlusion, 1 where nothing is near.
    """

    frames: Floats
    tiles: NDArray[np.int64]
    values: Singles


class GridPoints(NamedTuple):
    """Where the values of grids are.

    Attributes:
        points: (k, 3) world, metres.
        normals: (k, 3) unit vectors.
        grids: the grids, all values 1.
    """

    points: Floats
    normals: Singles
    grids: Grids


def _flat_parts(materials: MaterialScene) -> list[ScenePart]:
    """The parts of the shell that are made of large rectangles."""
    return [
        part
        for part in materials.scene_mesh.parts
        if part.owner in FLAT and len(part.mesh.vertices) == 2 * len(part.mesh.faces)
    ]


def rows_without_grid(materials: MaterialScene) -> list[slice]:
    """Runs of vertices that keep a value each: entities, doors and windows."""
    with_grid = {part.vertices.start for part in _flat_parts(materials)}
    parts = materials.scene_mesh.parts
    first = next(part.vertices.start for part in parts if part.owner < 0)
    fixed = [part for part in parts if part.owner < 0]
    return [
        slice(0, first),
        *(part.vertices for part in fixed if part.vertices.start not in with_grid),
    ]


def grids_of_faces(materials: MaterialScene) -> Ints:
    """(s,) the grid of each face of the shell, -1 for none."""
    grid_of = np.full(
        len(materials.surfaces.faces) - materials.shell, -1, dtype=np.int32
    )
    first = 0
    for part in _flat_parts(materials):
        count = part.faces.stop - part.faces.start
        start = part.faces.start - materials.shell
        grid_of[start : start + count] = first + np.arange(count) // 2
        first += count // 2
    return grid_of


def _rectangles(materials: MaterialScene) -> Floats:
    """(q, 4, 3) corners of the rectangles that get grids, in the order of faces."""
    vertices = materials.surfaces.vertices
    flat = [
        vertices[part.vertices].reshape(-1, 4, 3) for part in _flat_parts(materials)
    ]
    return np.concatenate(flat)


def _normal(u: Floats, v: Floats) -> tuple[float, float, float]:
    """The cross product of two unit vectors at right angles."""
    (ux, uy, uz), (vx, vy, vz) = u, v
    return uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx


def _is_outside(materials: MaterialScene, planes: Floats) -> NDArray[np.bool_]:
    """(q,) which rectangles belong to the tops and outer sides of walls."""
    room = materials.scene_mesh.vertices[_part(materials, FLOOR).vertices]
    x, y = planes[:, :, 0], planes[:, :, 1]
    beyond = (x < room[:, 0].min()) | (x > room[:, 0].max())
    beyond |= (y < room[:, 1].min()) | (y > room[:, 1].max())
    outside: NDArray[np.bool_] = beyond.any(axis=1)
    return outside


def _part(materials: MaterialScene, owner: int) -> ScenePart:
    return next(part for part in materials.scene_mesh.parts if part.owner == owner)


def grid_points(materials: MaterialScene) -> GridPoints:
    """Where the values of the grids are, their normals, and the empty grids."""
    planes = _rectangles(materials)
    is_outside = _is_outside(materials, planes)
    places, normals, frames, tiles = [], [], [], []
    first = 0
    for (a, b, _, d), is_coarse in zip(planes, is_outside, strict=True):
        along = b - a
        across = _square_to(along, d - a)
        length, width = _length(along), _length(across)
        spacing = COARSE_SPACING if is_coarse else SPACING
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


def _square_to(along: Floats, across: Floats) -> Floats:
    """What of one side is at right angles to the other: mitred ends are slanted."""
    ax, ay, az = along
    x, y, z = across
    share = (ax * x + ay * y + az * z) / (ax * ax + ay * ay + az * az)
    square: Floats = across - share * along
    return square


def _length(vector: Floats) -> float:
    x, y, z = vector
    return float(np.sqrt(x * x + y * y + z * z))


@kernel
def occlusion_on_grid(grids: Grids, which: int, place: Xyz) -> float:
    """Ambient occlusion between the values of a grid."""
    frame = grids.frames[which]
    first, columns, rows = (
        grids.tiles[which, 0],
        grids.tiles[which, 1],
        grids.tiles[which, 2],
    )
    x, y, z = place[0] - frame[0], place[1] - frame[1], place[2] - frame[2]
    s = x * frame[3] + y * frame[4] + z * frame[5]
    t = x * frame[6] + y * frame[7] + z * frame[8]
    # Written so that what is not a number is at the edge.
    s = min(s, columns - INSIDE) if s > 0.0 else 0.0
    t = min(t, rows - INSIDE) if t > 0.0 else 0.0
    column, row = int(s), int(t)
    fs, ft = s - column, t - row
    at = first + row * columns + column
    values = grids.values
    over = values[at] + fs * (values[at + 1] - values[at])
    under = values[at + columns]
    under += fs * (values[at + columns + 1] - values[at + columns])
    return float(over + ft * (under - over))
