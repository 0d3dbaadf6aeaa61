"""One scene on the graphics card: what its shaders read, and what they are told."""

from dataclasses import dataclass
from itertools import groupby

import numpy as np

from scenegen.geometry.pose import Floats
from scenegen.records.scene import Scene
from scenegen.renderers.gl.draw_calls import DrawCall, Features, draw_calls, whole_parts
from scenegen.renderers.gl.programs import UNITS, Value
from scenegen.renderers.gl.projection import bounds_of
from scenegen.renderers.gl.shader_tables import (
    ShaderTable,
    UniformBlock,
    faces_of,
    folded,
    table_of,
)
from scenegen.renderers.gl.textures import FOUR, ONE, Texture, make_texture
from scenegen.renderers.lighting.reflections import ReflectedRoom
from scenegen.renderers.lighting.scene_lighting import LitScene, as_map
from scenegen.renderers.lighting.shadow_map import ShadowMap
from scenegen.renderers.lighting.sunlight import Sunlight
from scenegen.renderers.software.shading import AmbientLight, ShadingInputs

Told = dict[str, Value]


@dataclass(frozen=True, slots=True, eq=False)
class GpuScene:
    """A scene that can be drawn from any view.

    Attributes:
        lit: the scene with its light.
        table: its table, as it is on the card.
        textures: by the name of their sampler.
        wholes: what to draw for depth.
        low, high: (3,) corners of a box around all there is, metres.
        runs: what to draw for light, by what their shading takes.
        standing: how many of the parts a map shows.
        seen, mapped: what the shader is told for views, and for maps.
        map_glow: the light of maps.
    """

    lit: LitScene
    table: ShaderTable
    textures: dict[str, Texture]
    low: Floats
    high: Floats
    wholes: tuple[DrawCall, ...]
    runs: dict[Features, tuple[DrawCall, ...]]
    standing: int
    seen: Told
    mapped: Told
    map_glow: AmbientLight

    @property
    def scene(self) -> Scene:
        """What it shows."""
        return self.lit.scene

    def bind(self) -> None:
        """Make its textures those of their units."""
        for name, texture in self.textures.items():
            texture.bind(UNITS.index(name))

    def free(self) -> None:
        """Give its textures back."""
        for texture in set(self.textures.values()):
            texture.free()


def measured_textures(world: ShadingInputs) -> dict[str, Texture]:
    """What a processor has measured, by the names that shaders read it by."""
    sun = world.sunshine.shadows
    return {
        "vertex_openness": make_texture(ONE, [folded(world.openness.vertices)]),
        "grid_openness": make_texture(ONE, [folded(world.openness.grids.values)]),
        "main_depth": make_texture(ONE, [world.shadows.depth]),
        "main_nearest": make_texture(ONE, [world.shadows.nearest]),
        "sun_depth": make_texture(ONE, [sun.depth]),
        "sun_nearest": make_texture(ONE, [sun.nearest]),
    }


def upload_scene(lit: LitScene, measured: dict[str, Texture]) -> GpuScene:
    """Hand a scene over.

    Args:
        lit: the scene.
        measured: textures of how much light gets where.
    """
    staging, world = lit.staging, lit.world
    table = table_of(staging, world)
    low, high = bounds_of(staging.scene_mesh.vertices)
    faces = folded(faces_of(staging, world.openness))
    textures = {
        "table": make_texture(FOUR, [table.texels]),
        "faces": make_texture(FOUR, [faces]),
        **measured,
    }
    map_world = as_map(lit)
    starts = [part.faces.start for part in staging.scene_mesh.parts]
    return GpuScene(
        lit=lit,
        table=table,
        textures=textures,
        low=low,
        high=high,
        wholes=whole_parts(staging.scene_mesh.parts),
        runs=_grouped(
            draw_calls(staging, world.openness, has_sun=bool(len(world.sunshine.gates)))
        ),
        standing=starts.index(staging.scene_mesh.ceiling),
        seen=_told(world, table, is_map=False),
        mapped=_told(map_world, table, is_map=True),
        map_glow=map_world.glow,
    )


def _grouped(runs: tuple[DrawCall, ...]) -> dict[Features, tuple[DrawCall, ...]]:
    """Runs by what their shading takes."""
    return {key: tuple(group) for key, group in groupby(runs, lambda run: run.features)}


def _told(world: ShadingInputs, table: ShaderTable, *, is_map: bool) -> Told:
    return {
        "is_map": int(is_map),
        "looks": table.looks.first,
        "grids": table.grids.first,
        "lamps": _block(table.lamps, len(world.sources.lamps)),
        "windows": _block(table.windows, len(world.sources.windows)),
        "gates": _block(table.gates, len(world.sunshine.gates)),
        "walls": _block(table.walls, len(world.sunshine.walls)),
        "panes": _block(table.panes, len(world.hall.panes)),
        **_glow(world.glow),
        **_shadows("main", world.shadows),
        **_sun(world.sunshine),
        **_hall(world.hall),
    }


def _block(block: UniformBlock, count: int) -> Value:
    return np.array([block.first, count], dtype=np.int32)


def _three(values: tuple[float, float, float]) -> Value:
    return np.array(values, dtype=np.float32)


def _glow(glow: AmbientLight) -> Told:
    names = ("sun", "above", "below", "side", "ceiling", "walls", "floor")
    return {f"glow_{name}": _three(getattr(glow, name)) for name in names}


def _shadows(name: str, shadows: ShadowMap) -> Told:
    return {
        "disc": shadows.disc.astype(np.float32),
        f"{name}_frame": shadows.frame.astype(np.float32),
        f"{name}_map": np.array([shadows.scale, shadows.spread], dtype=np.float32),
    }


def _sun(sunshine: Sunlight) -> Told:
    told = _shadows("sun", sunshine.shadows)
    # Without sun its map, and so its disc, is empty; that of the main light is alike.
    del told["disc"]
    return {
        **told,
        "sun_colour": _three(sunshine.colour),
        "wall_thickness": float(sunshine.thickness),
    }


def _hall(hall: ReflectedRoom) -> Told:
    names = ("low", "high", "floor", "walls", "ceiling", "sky")
    return {f"hall_{name}": _three(getattr(hall, name)) for name in names}
