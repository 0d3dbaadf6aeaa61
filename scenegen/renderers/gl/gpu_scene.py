"""One scene on the graphics card: textures and uniforms of its shaders."""

from dataclasses import dataclass
from itertools import groupby

import numpy as np

from scenegen.geometry.pose import Floats
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
from scenegen.renderers.lighting.ambient import AmbientLight
from scenegen.renderers.lighting.reflections import ReflectedRoom
from scenegen.renderers.lighting.scene_lighting import LitScene
from scenegen.renderers.lighting.shading_inputs import ShadingInputs
from scenegen.renderers.lighting.shadow_map import ShadowMap
from scenegen.renderers.lighting.sunlight import Sunlight

Uniforms = dict[str, Value]


@dataclass(frozen=True, slots=True, eq=False)
class GpuScene:
    """A scene that can be drawn from any view.

    Attributes:
        lit: the scene with its light.
        table: its table, as it is on the card.
        textures: by the name of their sampler.
        depth_calls: what to draw for depth.
        low, high: (3,) corners of a box around all there is, metres.
        calls: what to draw for light, by what its shading takes.
        uniforms: of the shaders.
    """

    lit: LitScene
    table: ShaderTable
    textures: dict[str, Texture]
    low: Floats
    high: Floats
    depth_calls: tuple[DrawCall, ...]
    calls: dict[Features, tuple[DrawCall, ...]]
    uniforms: Uniforms

    def bind(self) -> None:
        """Make its textures those of their units."""
        for name, texture in self.textures.items():
            texture.bind(UNITS.index(name))

    def free(self) -> None:
        """Give its textures back."""
        for texture in set(self.textures.values()):
            texture.free()


def baked_textures(world: ShadingInputs) -> dict[str, Texture]:
    """The light that the processor has baked, by the names of samplers."""
    sun = world.sunlight.shadows
    return {
        "vertex_occlusion": make_texture(ONE, [folded(world.occlusion.vertices)]),
        "grid_occlusion": make_texture(ONE, [folded(world.occlusion.grids.values)]),
        "main_depth": make_texture(ONE, [world.shadows.depth]),
        "main_nearest": make_texture(ONE, [world.shadows.nearest]),
        "sun_depth": make_texture(ONE, [sun.depth]),
        "sun_nearest": make_texture(ONE, [sun.nearest]),
    }


def upload_scene(lit: LitScene, baked: dict[str, Texture]) -> GpuScene:
    """A scene on the graphics card.

    Args:
        lit: the scene.
        baked: its baked light, by the names of samplers.
    """
    materials, world = lit.materials, lit.world
    table = table_of(materials, world)
    low, high = bounds_of(materials.scene_mesh.vertices)
    faces = folded(faces_of(materials, world.occlusion))
    textures = {
        "table": make_texture(FOUR, [table.texels]),
        "faces": make_texture(FOUR, [faces]),
        **baked,
    }
    return GpuScene(
        lit=lit,
        table=table,
        textures=textures,
        low=low,
        high=high,
        depth_calls=whole_parts(materials.scene_mesh.parts),
        calls=_grouped(
            draw_calls(
                materials, world.occlusion, has_sun=bool(len(world.sunlight.gates))
            )
        ),
        uniforms=_uniforms(world, table),
    )


def _grouped(calls: tuple[DrawCall, ...]) -> dict[Features, tuple[DrawCall, ...]]:
    """Draw calls by what their shading takes."""
    return {
        key: tuple(group) for key, group in groupby(calls, lambda call: call.features)
    }


def _uniforms(world: ShadingInputs, table: ShaderTable) -> Uniforms:
    return {
        "materials": table.materials.first,
        "grids": table.grids.first,
        "lamps": _block(table.lamps, len(world.local_lights.lamps)),
        "windows": _block(table.windows, len(world.local_lights.windows)),
        "gates": _block(table.gates, len(world.sunlight.gates)),
        "walls": _block(table.walls, len(world.sunlight.walls)),
        "panes": _block(table.panes, len(world.reflected_room.panes)),
        **_ambient(world.ambient),
        **_shadows("main", world.shadows),
        **_sun(world.sunlight),
        **_room(world.reflected_room),
    }


def _block(block: UniformBlock, count: int) -> Value:
    return np.array([block.first, count], dtype=np.int32)


def _three(values: tuple[float, float, float]) -> Value:
    return np.array(values, dtype=np.float32)


def _ambient(ambient: AmbientLight) -> Uniforms:
    names = ("main", "above", "below", "side", "ceiling", "walls", "floor")
    return {f"ambient_{name}": _three(getattr(ambient, name)) for name in names}


def _shadows(name: str, shadows: ShadowMap) -> Uniforms:
    return {
        "disc": shadows.disc.astype(np.float32),
        f"{name}_frame": shadows.frame.astype(np.float32),
        f"{name}_map": np.array([shadows.scale, shadows.spread], dtype=np.float32),
    }


def _sun(sunlight: Sunlight) -> Uniforms:
    uniforms = _shadows("sun", sunlight.shadows)
    # Without sun its map, and so its disc, is empty; that of the main light is alike.
    del uniforms["disc"]
    return {
        **uniforms,
        "sun_colour": _three(sunlight.colour),
        "wall_thickness": float(sunlight.thickness),
    }


def _room(room: ReflectedRoom) -> Uniforms:
    names = ("low", "high", "floor", "walls", "ceiling", "sky")
    return {f"room_{name}": _three(getattr(room, name)) for name in names}
