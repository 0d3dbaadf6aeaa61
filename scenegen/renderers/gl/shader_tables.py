"""What shaders read of a scene, as arrays of four numbers: pure packing.

One table holds everything of which there are few: the poses of parts, materials,
lamps, windows. Other arrays hold what there is for every face and every vertex.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from scenegen.geometry.pose import Floats
from scenegen.renderers.lighting.ambient_occlusion import AmbientOcclusion
from scenegen.renderers.lighting.local_lights import LocalLights
from scenegen.renderers.lighting.materials import Materials, MaterialScene, Singles
from scenegen.renderers.lighting.reflections import ReflectedRoom
from scenegen.renderers.lighting.shading_inputs import ShadingInputs
from scenegen.renderers.lighting.sunlight import Sunlight
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
        materials: colour, metres of a repeat (negative without a texture); roughness,
            metallic, emission, share of light that it reflects.
        grids: the frame of a grid; first value, columns, rows.
        lamps: place; light.
        windows: middle; way into the room; light.
        gates: corner and way along; way out, first and last; low, high, rate.
        walls: corner and way along; way out and length.
        panes: corner and way along; way out, first and last; low and high.
    """

    texels: Singles
    parts: UniformBlock
    materials: UniformBlock
    grids: UniformBlock
    lamps: UniformBlock
    windows: UniformBlock
    gates: UniformBlock
    walls: UniformBlock
    panes: UniformBlock


def table_of(materials: MaterialScene, world: ShadingInputs) -> ShaderTable:
    """The table of a scene."""
    local_lights, sunlight = world.local_lights, world.sunlight
    blocks = [
        _parts(materials.scene_mesh.parts),
        _materials(world.materials),
        _grids(world.occlusion),
        *_local_lights(local_lights),
        *_sunlight(sunlight),
        _panes(world.reflected_room),
    ]
    first, places = 0, []
    for rows in blocks:
        places.append(UniformBlock(first, len(rows)))
        first += len(rows)
    texels = np.concatenate(blocks).reshape(-1, COLUMNS, 4)
    return ShaderTable(texels.astype(np.float32), *places)


def faces_of(materials: MaterialScene, occlusion: AmbientOcclusion) -> Singles:
    """(m, 4) of each face: its material, its grid or -1, its owner, and -1."""
    rows = np.full((len(materials.surfaces.faces), 4), -1.0, dtype=np.float32)
    rows[:, 0] = materials.surfaces.materials
    rows[occlusion.first_face :, 1] = occlusion.grid_of
    rows[:, 2] = materials.scene_mesh.owners
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


def _materials(materials: Materials) -> Floats:
    rows = _rows(len(materials.colours))
    rows[:, :3] = materials.colours
    rows[:, 3] = np.where(materials.textures < 0, -materials.metres, materials.metres)
    rows[:, 4], rows[:, 5] = materials.roughness, materials.metallic
    rows[:, 6], rows[:, 7] = materials.emission, materials.reflects
    return rows


def _grids(occlusion: AmbientOcclusion) -> Floats:
    grids = occlusion.grids
    rows = _rows(len(grids.frames))
    rows[:, :9], rows[:, 9:12] = grids.frames, grids.tiles
    return rows


def _local_lights(local_lights: LocalLights) -> tuple[Floats, Floats]:
    lamps, windows = _rows(len(local_lights.lamps)), _rows(len(local_lights.windows))
    lamps[:, :3], lamps[:, 4:7] = local_lights.lamps[:, :3], local_lights.lamps[:, 3:]
    for part in range(3):
        columns = slice(3 * part, 3 * part + 3)
        windows[:, 4 * part : 4 * part + 3] = local_lights.windows[:, columns]
    return lamps, windows


def _sunlight(sunlight: Sunlight) -> tuple[Floats, Floats]:
    gates, walls = _rows(len(sunlight.gates)), _rows(len(sunlight.walls))
    gates[:, :11], walls[:, :7] = sunlight.gates, sunlight.walls
    return gates, walls


def _panes(reflected_room: ReflectedRoom) -> Floats:
    panes = _rows(len(reflected_room.panes))
    panes[:, :10] = reflected_room.panes
    return panes
