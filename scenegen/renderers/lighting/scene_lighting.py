"""A scene with all of its light, ready to be drawn from any view."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from scenegen.catalogue import Catalogue
from scenegen.records.scene import Rgb, Scene
from scenegen.renderers.lighting.ambient import ON_MAPS, ambience
from scenegen.renderers.lighting.ambient_occlusion import Openness, measure_openness
from scenegen.renderers.lighting.local_lights import NO_SOURCES, place_sources
from scenegen.renderers.lighting.materials import Staging, set_stage
from scenegen.renderers.lighting.reflections import hall_of
from scenegen.renderers.lighting.shadow_map import cast_shadows
from scenegen.renderers.lighting.sunlight import Cast, let_sun_in
from scenegen.renderers.lighting.textures import TextureShelf
from scenegen.renderers.lighting.tone import code_table, linear, linear_table
from scenegen.renderers.software.shading import World

PAPER: Rgb = (164, 163, 160)
"""sRGB of what lies outside of the room."""


class LitScene(NamedTuple):
    """A scene, its triangles, and what their shading reads."""

    scene: Scene
    staging: Staging
    world: World


class Ways(NamedTuple):
    """Who measures how much light gets where.

    Attributes:
        openness: how open a scene is.
        cast: shadow maps, as `shadow.cast_shadows`.
    """

    openness: Callable[[Staging], Openness]
    cast: Cast


ON_PROCESSOR = Ways(measure_openness, cast_shadows)


def light_scene(
    scene: Scene, catalogue: Catalogue, shelf: TextureShelf, ways: Ways = ON_PROCESSOR
) -> LitScene:
    """The scene with its light.

    Raises:
        AssetError: an asset or a material of the scene cannot be used.
    """
    staging = set_stage(scene, catalogue, shelf)
    sources = place_sources(scene, staging, catalogue)
    world = World(
        surfaces=staging.surfaces,
        looks=staging.looks,
        texels=shelf.texels,
        decode=linear_table(),
        codes=code_table(),
        paper=linear(PAPER),
        openness=ways.openness(staging),
        shadows=ways.cast(staging, scene.light),
        glow=ambience(staging, scene.light, sources),
        sources=sources,
        sunshine=let_sun_in(staging, scene.light.sun, cast=ways.cast),
        hall=hall_of(staging, scene.light.time),
    )
    return LitScene(scene, staging, world)


def as_map(lit: LitScene) -> World:
    """The world as maps show it: walls in ink, and the even light of any other map."""
    world, staging = lit.world, lit.staging
    even = replace(ON_MAPS, elevation_tenths=lit.scene.light.elevation_tenths)
    return world._replace(
        surfaces=world.surfaces._replace(looks=staging.map_looks),
        glow=ambience(staging, even, NO_SOURCES),
        sources=NO_SOURCES,
        sunshine=let_sun_in(staging, None),
    )
