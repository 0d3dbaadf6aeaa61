"""A scene with all of its light, ready to be drawn from any view."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from scenegen.catalogue import Catalogue
from scenegen.records.scene import Rgb, Scene
from scenegen.renderers.lighting.ambient import ON_MAPS, ambient_light
from scenegen.renderers.lighting.ambient_occlusion import (
    AmbientOcclusion,
    ambient_occlusion,
)
from scenegen.renderers.lighting.local_lights import NO_SOURCES, place_local_lights
from scenegen.renderers.lighting.materials import MaterialScene, material_scene
from scenegen.renderers.lighting.reflections import reflected_room
from scenegen.renderers.lighting.shadow_map import cast_shadows
from scenegen.renderers.lighting.sunlight import Cast, direct_sunlight
from scenegen.renderers.lighting.textures import TextureAtlas
from scenegen.renderers.lighting.tone import code_table, linear, linear_table
from scenegen.renderers.software.shading import ShadingInputs

PAPER: Rgb = (164, 163, 160)
"""sRGB of what lies outside of the room."""


class LitScene(NamedTuple):
    """A scene, its triangles, and what their shading reads."""

    scene: Scene
    staging: MaterialScene
    world: ShadingInputs


class LightingBackend(NamedTuple):
    """Who measures how much light gets where.

    Attributes:
        openness: how open a scene is.
        cast: shadow maps, as `shadow.cast_shadows`.
    """

    openness: Callable[[MaterialScene], AmbientOcclusion]
    cast: Cast


ON_PROCESSOR = LightingBackend(ambient_occlusion, cast_shadows)


def light_scene(
    scene: Scene,
    catalogue: Catalogue,
    shelf: TextureAtlas,
    ways: LightingBackend = ON_PROCESSOR,
) -> LitScene:
    """The scene with its light.

    Raises:
        AssetError: an asset or a material of the scene cannot be used.
    """
    staging = material_scene(scene, catalogue, shelf)
    sources = place_local_lights(scene, staging, catalogue)
    world = ShadingInputs(
        surfaces=staging.surfaces,
        looks=staging.looks,
        texels=shelf.texels,
        decode=linear_table(),
        codes=code_table(),
        paper=linear(PAPER),
        openness=ways.openness(staging),
        shadows=ways.cast(staging, scene.light),
        glow=ambient_light(staging, scene.light, sources),
        sources=sources,
        sunshine=direct_sunlight(staging, scene.light.sun, cast=ways.cast),
        hall=reflected_room(staging, scene.light.time),
    )
    return LitScene(scene, staging, world)


def as_map(lit: LitScene) -> ShadingInputs:
    """The world as maps show it: walls in ink, and the even light of any other map."""
    world, staging = lit.world, lit.staging
    even = replace(ON_MAPS, elevation_tenths=lit.scene.light.elevation_tenths)
    return world._replace(
        surfaces=world.surfaces._replace(looks=staging.map_looks),
        glow=ambient_light(staging, even, NO_SOURCES),
        sources=NO_SOURCES,
        sunshine=direct_sunlight(staging, None),
    )
