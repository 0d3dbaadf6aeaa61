"""Where light from all around gets in a room."""

import dataclasses

import numpy as np
import shapely

from scenegen.renderers.lighting.ambient_occlusion import ambient_occlusion
from scenegen.renderers.lighting.materials import material_scene
from scenegen.renderers.lighting.occlusion_grids import grid_points
from scenegen.renderers.lighting.textures import TextureAtlas
from tests.renderers.sample_room import BoxCatalogue, room_scene

ELL = ((0, 0), (11000, 0), (11000, 4400), (6900, 4400), (6900, 8300), (0, 8300))


def test_an_empty_l_shaped_room_is_dark_only_near_its_walls() -> None:
    scene = room_scene()
    room = dataclasses.replace(scene.room, shape="l", outline_mm=ELL)
    empty = dataclasses.replace(scene, room=room)
    materials = material_scene(empty, BoxCatalogue(), TextureAtlas())
    places, normals, _ = grid_points(materials)
    walls = shapely.LinearRing(np.array(ELL) / 1000)
    away = shapely.distance(walls, shapely.points(places[:, :2]))
    level = np.abs(normals[:, 2]) > 0.9
    inside = shapely.contains_xy(shapely.Polygon(walls), places[:, 0], places[:, 1])
    values = ambient_occlusion(materials).grids.values
    assert values[level & inside & (away > 1.2)].min() > 0.95
    assert values[level & inside & (away < 0.05)].max() < 0.9
