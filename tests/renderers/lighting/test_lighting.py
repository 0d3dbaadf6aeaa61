"""Sun through windows, lamps, windows by day, and what mirrors show of them."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.records.rig import PerspectiveLens, View
from scenegen.records.scene import Entity, Opening, Scene
from scenegen.records.visibility import CEILING
from scenegen.renderers.lighting.local_lights import NO_LOCAL_LIGHTS, place_local_lights
from scenegen.renderers.lighting.materials import material_scene
from scenegen.renderers.lighting.reflections import reflected_room, seen_in_mirror
from scenegen.renderers.lighting.textures import TextureAtlas
from scenegen.renderers.software.renderer import SoftwareRenderer
from tests.renderers.sample_room import (
    EASTERN_SUN,
    WINDOW,
    BoxCatalogue,
    box_entity,
    eye_view,
    map_view,
    room_scene,
    windowed,
)

SIZE = 160
DOWN = View("down", False, (2000, 1800, 2400), 900, -900, PerspectiveLens(1000))
"""From under the ceiling; the floor is at a depth of 2.4 metres."""

LAMP = box_entity(1, "lamp/20x20x40", 900, 1800)
NIGHT = replace(room_scene(LAMP, floor="floor/white").light, strength=12, ambient=12)


def light_of(scene: Scene, view: View = DOWN) -> np.ndarray:
    """(SIZE, SIZE) luminance of a picture, brought to the same middle."""
    with SoftwareRenderer(BoxCatalogue(), SIZE) as renderer:
        rgb = renderer.draw(scene, view).rgb.astype(float)
    shade: np.ndarray = 0.2126 * rgb[..., 0] + 0.7152 * rgb[..., 1]
    shade += 0.0722 * rgb[..., 2]
    shade /= np.median(shade)
    return shade


def patch_of(scene: Scene, view: View = DOWN) -> np.ndarray:
    """(SIZE, SIZE) where the sun shines."""
    shaded = replace(scene, light=replace(scene.light, sun=None))
    return light_of(scene, view) > 1.08 * light_of(shaded, view)


def bare(*things: Entity) -> Scene:
    return room_scene(*things, floor="floor/white")


def floor_at(column: float, row: float) -> tuple[float, float]:
    """The place on the floor that a pixel of `DOWN` shows."""
    x, y, _ = DOWN.camera(SIZE).unproject(column + 0.5, row + 0.5, 2.4)
    return x, y


def test_a_patch_of_sun_lies_where_geometry_puts_it() -> None:
    sunny = windowed(bare(), WINDOW, sun=EASTERN_SUN)
    rows, columns = np.nonzero(patch_of(sunny))
    pixels = zip(columns.tolist(), rows.tolist(), strict=True)
    on_floor = [floor_at(column, row) for column, row in pixels]
    places = np.array([place for place in on_floor if place[0] < 3.9])
    # At 45 degrees the upper edge, cut by the outer side of the wall, falls 2.0 metres
    # in, the lower edge 0.9 metres in; the window is from 1.2 to 2.4 along the wall.
    low, high = places.min(axis=0), places.max(axis=0)
    assert abs((low + high) / 2 - [2.55, 1.8]).max() < 0.05
    assert abs(high - low - [1.1, 1.2]).max() < 0.25
    assert len(places) > 200


def test_there_is_no_sun_without_a_window_to_it() -> None:
    for scene in (windowed(bare()), windowed(bare(), WINDOW)):
        heading = 0 if not scene.room.openings else 1800
        sun = replace(EASTERN_SUN, heading_tenths=heading)
        sunny = replace(scene, light=replace(scene.light, sun=sun))
        assert np.array_equal(light_of(sunny), light_of(scene))


def test_a_door_lets_no_sun_in() -> None:
    door = Opening("door", 1, 1200, 850, 0, 2050)
    sunny = windowed(bare(), door, sun=EASTERN_SUN)
    assert not patch_of(sunny).any()


def test_furniture_stands_in_the_way_of_the_sun() -> None:
    sunny = windowed(bare(), WINDOW, sun=EASTERN_SUN)
    screened = bare(box_entity(1, "box/10x200x240", 3700, 1800))
    screened = windowed(screened, WINDOW, sun=EASTERN_SUN)
    assert patch_of(screened)[:, : SIZE // 2 + 40].sum() < 20
    assert patch_of(sunny)[:, : SIZE // 2 + 40].sum() > 400


def test_an_inner_corner_of_the_room_keeps_the_sun_out() -> None:
    square = ((0, 0), (4000, 0), (4000, 3600), (0, 3600))
    ell = ((0, 0), (4000, 0), (4000, 1500), (2000, 1500), (2000, 3600), (0, 3600))
    south_east = replace(EASTERN_SUN, heading_tenths=3150, elevation_tenths=200)
    window = Opening("window", 1, 100, 1300, 900, 1400)
    patches = []
    for outline in (square, ell):
        room = replace(bare().room, outline_mm=outline)
        scene = windowed(replace(bare(), room=room), window, sun=south_east)
        patches.append(patch_of(scene))
    # Its rays reach the floor of the west only across what the L shape lacks.
    west = slice(0, SIZE // 2 - 4)
    assert patches[0][:, west].sum() > 50
    assert not patches[1][:, west].any()


def test_sun_is_not_shown_on_maps() -> None:
    plain = windowed(bare(), WINDOW)
    sunny = windowed(bare(), WINDOW, sun=EASTERN_SUN)
    night = windowed(bare(), WINDOW, time="night")
    at_noon = light_of(plain, map_view())
    assert np.array_equal(light_of(sunny, map_view()), at_noon)
    # Only what windows show changes, and a map shows that on edge.
    assert abs(light_of(night, map_view()) - at_noon).max() < 0.02


def test_it_is_brighter_near_a_lamp_that_is_lit() -> None:
    scene = replace(bare(LAMP), light=NIGHT)
    off, on = light_of(scene), light_of(windowed(scene, lit=(1,)))
    gain = on / off
    middle = SIZE // 2
    # The lamp stands 1.1 metres to the west of the middle of the picture.
    near, far = gain[middle, middle - 24 : middle - 16], gain[middle, -20:-10]
    assert near.mean() > 1.1 * far.mean()


def test_a_lamp_that_is_off_gives_no_light_and_hardly_glows() -> None:
    off = replace(bare(LAMP), light=NIGHT)
    on = windowed(off, lit=(1,))
    catalogue = BoxCatalogue()
    for scene, count in ((off, 0), (on, 1)):
        materials = material_scene(scene, catalogue, TextureAtlas())
        assert len(place_local_lights(scene, materials, catalogue).lamps) == count
        emission = materials.table.emission[materials.surfaces.materials[0]]
        assert emission > 1.0 if count else emission < 0.1


def test_the_light_of_a_lamp_is_in_the_middle_of_what_glows() -> None:
    hung = replace(LAMP, position_mm=(900, 1800, 1900), support=CEILING)
    catalogue = BoxCatalogue()
    for lamp, height in ((LAMP, 0.2), (hung, 1.88)):
        scene = windowed(bare(lamp), lit=(1,))
        materials = material_scene(scene, catalogue, TextureAtlas())
        row = place_local_lights(scene, materials, catalogue).lamps[0]
        assert np.allclose(row[:3], [0.9, 1.8, height])


def test_by_day_it_is_brighter_before_a_window() -> None:
    gain = light_of(windowed(bare(), WINDOW)) / light_of(windowed(bare()))
    row = gain[SIZE // 2]
    assert row[SIZE // 2 + 25] > 1.02 * row[SIZE // 2 - 40]


@pytest.mark.parametrize("view", [DOWN, eye_view(), map_view()])
def test_sun_and_lamps_give_the_same_bytes_twice(view: View) -> None:
    scene = windowed(
        room_scene(LAMP, box_entity(2, "box/60x60x80", 2600, 2000)),
        WINDOW,
        time="evening",
        sun=EASTERN_SUN,
        lit=(1,),
    )
    assert np.array_equal(light_of(scene, view), light_of(scene, view))


def test_a_mirror_shows_windows_and_the_colours_of_the_room() -> None:
    scene = windowed(bare(), WINDOW)
    room = reflected_room(material_scene(scene, BoxCatalogue(), TextureAtlas()), "noon")
    around = ((0.5, 0.5, 0.5), (0.4, 0.4, 0.4))
    eastwards = (1.0, 0.0, 0.0)
    seen = [
        seen_in_mirror(room, NO_LOCAL_LIGHTS, around, ((1.0, 1.8, height), eastwards))
        for height in (1.5, 0.4)
    ]
    assert seen[0] == room.sky
    assert 0.0 < seen[1][0] < seen[0][0]
    red, _, blue = seen[1]
    assert red > blue
