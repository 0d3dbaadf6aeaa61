"""A scene with all of its light, ready to be drawn from any view."""

from collections.abc import Callable
from typing import NamedTuple

from scenegen.catalogue import Catalogue
from scenegen.records.scene import Rgb, Scene
from scenegen.renderers.lighting.ambient import ambient_light, map_light
from scenegen.renderers.lighting.ambient_occlusion import (
    AmbientOcclusion,
    ambient_occlusion,
)
from scenegen.renderers.lighting.local_lights import (
    NO_LOCAL_LIGHTS,
    place_local_lights,
)
from scenegen.renderers.lighting.materials import (
    MaterialScene,
    material_scene,
)
from scenegen.renderers.lighting.reflections import reflected_room
from scenegen.renderers.lighting.shading_inputs import ShadingInputs
from scenegen.renderers.lighting.shadow_map import cast_shadows
from scenegen.renderers.lighting.sunlight import Cast, direct_sunlight
from scenegen.renderers.lighting.textures import TextureAtlas
from scenegen.renderers.lighting.tone import code_table, linear, linear_table

PAPER: Rgb = (164, 163, 160)
"""sRGB of what lies outside of the room."""


class LitScene(NamedTuple):
    """A scene, its triangles, and what their shading reads."""

    scene: Scene
    materials: MaterialScene
    world: ShadingInputs


class LightingBackend(NamedTuple):
    """What computes ambient occlusion and shadow maps: the processor, or a card.

    Attributes:
        occlusion: ambient occlusion of a scene.
        cast: shadow maps, as `shadow_map.cast_shadows`.
    """

    occlusion: Callable[[MaterialScene], AmbientOcclusion]
    cast: Cast


ON_PROCESSOR = LightingBackend(ambient_occlusion, cast_shadows)


def light_scene(
    scene: Scene,
    catalogue: Catalogue,
    atlas: TextureAtlas,
    backend: LightingBackend = ON_PROCESSOR,
) -> LitScene:
    """The scene with its light.

    Raises:
        AssetError: an asset or a material of the scene cannot be used.
    """
    materials = material_scene(scene, catalogue, atlas)
    local_lights = place_local_lights(scene, materials, catalogue)
    world = ShadingInputs(
        surfaces=materials.surfaces,
        materials=materials.table,
        texels=atlas.texels,
        decode=linear_table(),
        codes=code_table(),
        paper=linear(PAPER),
        occlusion=backend.occlusion(materials),
        shadows=backend.cast(materials, scene.light),
        ambient=ambient_light(materials, scene.light, local_lights),
        local_lights=local_lights,
        sunlight=direct_sunlight(materials, scene.light.sun, cast=backend.cast),
        reflected_room=reflected_room(materials, scene.light.time),
    )
    return LitScene(scene, materials, world)


def as_map(lit: LitScene) -> ShadingInputs:
    """The world as maps show it: walls in ink, and the even light of any other map."""
    world, materials = lit.world, lit.materials
    return world._replace(
        surfaces=world.surfaces._replace(materials=materials.map_materials),
        ambient=ambient_light(materials, map_light(lit.scene.light), NO_LOCAL_LIGHTS),
        local_lights=NO_LOCAL_LIGHTS,
        sunlight=direct_sunlight(materials, None),
    )
