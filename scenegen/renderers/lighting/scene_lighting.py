"""A scene with all of its light, ready to be drawn from any view."""

from collections.abc import Callable
from typing import NamedTuple

from scenegen.catalogue import Catalogue
from scenegen.records.rig import View
from scenegen.records.scene import Rgb, Scene
from scenegen.renderers.lighting.ambient import ambient_light, map_light
from scenegen.renderers.lighting.ambient_occlusion import (
    AmbientOcclusion,
    ambient_occlusion,
)
from scenegen.renderers.lighting.backdrops import eye_of, part_uvs
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
    """A scene, its triangles, and what their shading reads.

    Attributes:
        scene: the whole scene.
        above: the map whose part of it this is; None for all of it.
        materials: the triangles.
        world: their light.
    """

    scene: Scene
    above: View | None
    materials: MaterialScene
    world: ShadingInputs

    def is_of(self, scene: Scene, above: View | None) -> bool:
        """Whether it serves a scene, for views in the room or for a map."""
        return self.scene == scene and self.above == above


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
    *,
    above: View | None = None,
) -> LitScene:
    """The scene with its light.

    Args:
        scene: the scene.
        catalogue: where meshes and materials come from.
        atlas: the textures so far; those that are missing are added.
        backend: what bakes light.
        above: the map that it is lit for: only what that shows, walls in ink, and the
            even light of all maps. None for views in the room.

    Raises:
        AssetError: an asset or a material of the scene cannot be used.
    """
    materials = material_scene(scene, catalogue, atlas, above=above)
    if above is None:
        light = scene.light
        local_lights = place_local_lights(scene, materials, catalogue)
    else:
        light, local_lights = map_light(above), NO_LOCAL_LIGHTS
    world = ShadingInputs(
        surfaces=materials.surfaces,
        materials=materials.table,
        texels=atlas.texels,
        decode=linear_table(),
        codes=code_table(),
        paper=linear(PAPER),
        occlusion=backend.occlusion(materials),
        shadows=backend.cast(materials, light),
        ambient=ambient_light(materials, light, local_lights),
        local_lights=local_lights,
        sunlight=direct_sunlight(materials, light.sun, cast=backend.cast),
        reflected_room=reflected_room(materials, scene.light.time),
    )
    return LitScene(scene, above, materials, world)


def as_seen(lit: LitScene, view: View) -> ShadingInputs:
    """The world as a view shows it: windows depend on where the eye is."""
    world, materials = lit.world, lit.materials
    backdrop = materials.backdrop
    if backdrop is None:
        return world
    part = materials.scene_mesh.parts[backdrop.part]
    uvs = world.surfaces.uvs.copy()
    uvs[part.vertices] = part_uvs(backdrop, part, eye_of(view))
    return world._replace(surfaces=world.surfaces._replace(uvs=uvs))
