"""Which lights a room has for Blender, and what keeps them out."""

from dataclasses import replace
from math import isclose, pi

import pytest

from scenegen.records.scene import Scene
from scenegen.renderers.cycles.lights import (
    IN_ROOMS,
    MAPS,
    Lamp,
    lights_of,
    lights_on_map,
)
from scenegen.renderers.cycles.protocol import EVERYTHING, INNER
from scenegen.renderers.lighting import distant_lights
from scenegen.renderers.lighting.ambient import ambient_light
from scenegen.renderers.lighting.local_lights import NO_LOCAL_LIGHTS, place_local_lights
from scenegen.renderers.lighting.materials import RgbLight, material_scene
from scenegen.renderers.lighting.sunlight import direct_sunlight
from scenegen.renderers.lighting.textures import TextureAtlas
from tests.renderers.sample_room import (
    EASTERN_SUN,
    WINDOW,
    BoxCatalogue,
    box_entity,
    map_view,
    room_scene,
    windowed,
)

LAMP = box_entity(1, "lamp/20x20x40", 900, 1800)
BARE = room_scene(LAMP)


def lights(scene: Scene) -> tuple[Lamp, ...]:
    catalogue = BoxCatalogue()
    materials = material_scene(scene, catalogue, TextureAtlas())
    return lights_of(scene, place_local_lights(scene, materials, catalogue))


def added(scene: Scene) -> Lamp:
    """What a scene has beside the lights of the bare one."""
    (lamp,) = (each for each in lights(scene) if each not in lights(BARE))
    return lamp


def test_walls_keep_out_the_sun_and_not_the_main_light() -> None:
    main = lights(BARE)[0]
    assert main.blockers == INNER
    sun = added(windowed(BARE, sun=EASTERN_SUN))
    assert sun.blockers == EVERYTHING
    assert isclose(sun.towards[0], sun.towards[2])


def test_a_window_is_a_panel_that_shines_into_the_room() -> None:
    panel = added(windowed(BARE, WINDOW))
    assert panel.extent == (1.2, 1.2)
    # The window is in the east wall, and the light comes from outside.
    assert panel.towards == (1.0, 0.0, 0.0)
    assert 3.9 < panel.place[0] < 4.0


def test_a_lamp_that_is_lit_shines_through_its_own_shade() -> None:
    lamp = added(windowed(BARE, lit=(1,)))
    assert lamp.kind == "POINT"
    assert lamp.spares == 1
    assert lamp.place[:2] == pytest.approx((0.9, 1.8))


def test_light_from_all_around_has_the_colours_of_the_time_of_day() -> None:
    for time, file in MAPS.items():
        scene = replace(BARE, light=replace(BARE.light, time=time))
        assert {lamp.map for lamp in lights(scene)} == {None, file}


def test_maps_have_light_from_the_upper_left_whichever_way_they_are_turned() -> None:
    for quarter in range(4):
        above = replace(map_view(), heading_tenths=900 * quarter)
        right, down, _ = above.camera(64).axes
        main, *_ = lights_on_map(above)
        for way in (right, down):
            assert sum(a * b for a, b in zip(main.towards, way, strict=True)) < -0.2


SUNNY = windowed(BARE, WINDOW, sun=EASTERN_SUN)


def traced(lamp: Lamp) -> RgbLight:
    """What a distant light makes of a white surface that faces it.

    Without the factor by which all light of rooms is levelled.
    """
    red, green, blue = (
        channel * lamp.power / (pi * IN_ROOMS) for channel in lamp.colour
    )
    return red, green, blue


def traced_sun() -> RgbLight:
    """The sun as Blender gets it."""
    (sun,) = (lamp for lamp in lights(SUNNY) if lamp.blockers == EVERYTHING)
    return traced(sun)


def shaded_sun() -> RgbLight:
    """The sun as `software` and `gl` shade with it."""
    materials = material_scene(SUNNY, BoxCatalogue(), TextureAtlas())
    return direct_sunlight(materials, SUNNY.light.sun).colour


def test_the_sun_is_that_of_the_other_renderers() -> None:
    assert traced_sun() == pytest.approx(shaded_sun())
    # Warm, and brighter than the light of a lit white surface.
    assert shaded_sun()[0] > 2.0 > shaded_sun()[2] > 1.0


def test_the_main_light_is_that_of_the_other_renderers() -> None:
    materials = material_scene(SUNNY, BoxCatalogue(), TextureAtlas())
    shaded = ambient_light(materials, SUNNY.light, NO_LOCAL_LIGHTS).main
    assert traced(lights(SUNNY)[0]) == pytest.approx(shaded)


def test_one_number_makes_the_sun_of_all_renderers_stronger(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    twice = tuple(2.0 * channel for channel in shaded_sun())
    half = distant_lights.FULL_STRENGTH / 2
    monkeypatch.setattr(distant_lights, "FULL_STRENGTH", half)
    assert shaded_sun() == pytest.approx(twice)
    assert traced_sun() == pytest.approx(twice)


def test_a_window_gives_what_it_gives_in_the_other_renderers() -> None:
    catalogue = BoxCatalogue()
    scene = windowed(BARE, WINDOW)
    materials = material_scene(scene, catalogue, TextureAtlas())
    (row,) = place_local_lights(scene, materials, catalogue).windows
    panel = added(scene)
    # A Lambertian panel spreads its power over pi, which pi more make up for.
    power = panel.power / (pi * pi * IN_ROOMS)
    assert [power * channel for channel in panel.colour] == pytest.approx(row[6:9])
