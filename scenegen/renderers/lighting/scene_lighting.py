"""A scene with all of its light, ready to be drawn from any view."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.geometry.pose import Floats
from scenegen.records.scene import Rgb, Scene
from scenegen.renderers.lighting.ambient import AmbientLight, ambient_light, map_light
from scenegen.renderers.lighting.ambient_occlusion import (
    AmbientOcclusion,
    ambient_occlusion,
)
from scenegen.renderers.lighting.local_lights import (
    NO_LOCAL_LIGHTS,
    LocalLights,
    place_local_lights,
)
from scenegen.renderers.lighting.materials import (
    Light,
    Materials,
    MaterialScene,
    Surfaces,
    material_scene,
)
from scenegen.renderers.lighting.reflections import ReflectedRoom, reflected_room
from scenegen.renderers.lighting.shadow_map import ShadowMap, cast_shadows
from scenegen.renderers.lighting.sunlight import Cast, Sunlight, direct_sunlight
from scenegen.renderers.lighting.textures import Texels, TextureAtlas
from scenegen.renderers.lighting.tone import code_table, linear, linear_table

PAPER: Rgb = (164, 163, 160)
"""sRGB of what lies outside of the room."""


class ShadingInputs(NamedTuple):
    """All that shading reads.

    Attributes:
        surfaces, materials, texels: triangles, their materials, their textures.
        decode: light of an sRGB code.
        codes: sRGB code of light in `STEPS` steps.
        paper: display light of what lies outside of the room.
        occlusion: how much light from all around gets where.
        shadows: of the main light.
        ambient: main light, and light from all around.
        local_lights: lamps and windows.
        sunlight: direct sun through windows.
        reflected_room: what mirrors show.
    """

    surfaces: Surfaces
    materials: Materials
    texels: Texels
    decode: Floats
    codes: NDArray[np.uint8]
    paper: Light
    occlusion: AmbientOcclusion
    shadows: ShadowMap
    ambient: AmbientLight
    local_lights: LocalLights
    sunlight: Sunlight
    reflected_room: ReflectedRoom


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
