"""What shaders read of a scene, as arrays of four numbers: pure packing.

One table holds everything of which there are few: the poses of parts, looks, lamps,
windows. Other arrays hold what there is for every face and every vertex.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from scenegen.geometry.pose import Floats
from scenegen.renderers.lighting.ambient_occlusion import AmbientOcclusion
from scenegen.renderers.lighting.local_lights import LocalLights
from scenegen.renderers.lighting.materials import Materials, MaterialScene, Singles
from scenegen.renderers.lighting.reflections import ReflectedRoom
from scenegen.renderers.lighting.sunlight import Sunlight
from scenegen.renderers.software.shading import ShadingInputs
from scenegen.visibility.scene_mesh import ScenePart

COLUMNS = 4
"""Texels in a row of the table."""

WIDTH = 1024
"""Texels in a row of arrays that are longer than a texture may be wide."""


class UniformBlock(NamedTuple):
    """Rows of the table: the first one, and how many."""

    first: int
    size: int


class ShaderTable(NamedTuple):
    """The table of a scene.

    Attributes:
        texels: (r, COLUMNS, 4) its rows.
        parts: a row for each part: three rows of its pose; first vertex and owner.
        looks: colour, metres of a repeat (negative without a texture); roughness,
            metallic, glow, share of light that it takes.
        grids: the frame of a grid; first value, columns, rows.
        lamps: place; light.
        windows: middle; way into the room; light.
        gates: corner and way along; way out, first and last; low, high, rate.
        walls: corner and way along; way out and length.
        panes: corner and way along; way out, first and last; low and high.
    """

    texels: Singles
    parts: UniformBlock
    looks: UniformBlock
    grids: UniformBlock
    lamps: UniformBlock
    windows: UniformBlock
    gates: UniformBlock
    walls: UniformBlock
    panes: UniformBlock


def table_of(staging: MaterialScene, world: ShadingInputs) -> ShaderTable:
    """The table of a scene."""
    sources, sunshine = world.sources, world.sunshine
    blocks = [
        _parts(staging.scene_mesh.parts),
        _looks(world.looks),
        _grids(world.openness),
        *_sources(sources),
        *_sunshine(sunshine),
        _panes(world.hall),
    ]
    first, places = 0, []
    for rows in blocks:
        places.append(UniformBlock(first, len(rows)))
        first += len(rows)
    texels = np.concatenate(blocks).reshape(-1, COLUMNS, 4)
    return ShaderTable(texels.astype(np.float32), *places)


def faces_of(staging: MaterialScene, openness: AmbientOcclusion) -> Singles:
    """(m, 4) of each face: its look, that on maps, its grid or -1, its owner."""
    rows = np.full((len(staging.surfaces.faces), 4), -1.0, dtype=np.float32)
    rows[:, 0], rows[:, 1] = staging.surfaces.looks, staging.map_looks
    rows[openness.first_face :, 2] = openness.grid_of
    rows[:, 3] = staging.scene_mesh.owners
    return rows


def folded(values: Singles) -> Singles:
    """(n, c) or (n,) as (h, WIDTH, c): row after row, filled up with zeros."""
    flat = values if values.ndim == 2 else values[:, None]
    height = max(-(-len(flat) // WIDTH), 1)
    cells = np.zeros((height * WIDTH, flat.shape[1]), dtype=np.float32)
    cells[: len(flat)] = flat
    return cells.reshape(height, WIDTH, -1)


def _rows(count: int) -> Floats:
    return np.zeros((count, COLUMNS * 4))


def _parts(parts: Sequence[ScenePart]) -> Floats:
    rows = _rows(len(parts))
    for row, part in zip(rows, parts, strict=True):
        # Where the axes of the body point to in the world are the columns of its pose.
        axes = part.pose.turn(np.eye(3))
        for line, origin in enumerate(part.pose.origin):
            row[4 * line : 4 * line + 3], row[4 * line + 3] = axes[:, line], origin
        row[12], row[13] = part.vertices.start, part.owner
    return rows


def _looks(looks: Materials) -> Floats:
    rows = _rows(len(looks.light))
    rows[:, :3] = looks.light
    rows[:, 3] = np.where(looks.textures < 0, -looks.metres, looks.metres)
    rows[:, 4], rows[:, 5] = looks.roughness, looks.metallic
    rows[:, 6], rows[:, 7] = looks.glow, looks.takes
    return rows


def _grids(openness: AmbientOcclusion) -> Floats:
    grids = openness.grids
    rows = _rows(len(grids.frames))
    rows[:, :9], rows[:, 9:12] = grids.frames, grids.tiles
    return rows


def _sources(sources: LocalLights) -> tuple[Floats, Floats]:
    lamps, windows = _rows(len(sources.lamps)), _rows(len(sources.windows))
    lamps[:, :3], lamps[:, 4:7] = sources.lamps[:, :3], sources.lamps[:, 3:]
    for part in range(3):
        columns = slice(3 * part, 3 * part + 3)
        windows[:, 4 * part : 4 * part + 3] = sources.windows[:, columns]
    return lamps, windows


def _sunshine(sunshine: Sunlight) -> tuple[Floats, Floats]:
    gates, walls = _rows(len(sunshine.gates)), _rows(len(sunshine.walls))
    gates[:, :11], walls[:, :7] = sunshine.gates, sunshine.walls
    return gates, walls


def _panes(hall: ReflectedRoom) -> Floats:
    panes = _rows(len(hall.panes))
    panes[:, :10] = hall.panes
    return panes
