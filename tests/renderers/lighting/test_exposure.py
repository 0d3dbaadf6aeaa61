"""No picture is dark, pale or clipped, at any time of day."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.records.scene import Finish, Light, Opening, Rgb, Scene
from scenegen.renderers.lighting.exposure import (
    clipped_share,
    exposure_faults,
    mean_luminance,
)
from scenegen.renderers.software.renderer import SoftwareRenderer
from scenegen.rooms.lighting import light_room
from scenegen.seeding import Key, Stream
from tests.renderers.sample_room import (
    GREEN,
    WINDOW,
    BoxCatalogue,
    box_entity,
    eye_view,
    map_view,
    room_scene,
    windowed,
)

LAMPS = (3, 4)
FURNISHED = room_scene(
    box_entity(1, "box/60x60x80", 2400, 2200, GREEN),
    box_entity(2, "box/40x90x180", 3600, 1200, (12, 10, 10)),
    box_entity(3, "lamp/20x20x40", 1200, 3000),
    box_entity(4, "lamp/30x30x160", 3300, 3100, (250, 20, 20)),
)
VIEWS = (eye_view(), eye_view("view_1", 200), eye_view("view_2", 800), map_view())
SOUTH = Opening("window", 0, 600, 1800, 200, 2000)
WALLS: tuple[Rgb, ...] = ((250, 250, 250), (214, 208, 196), (30, 24, 22), (90, 10, 10))


def lights(time: str) -> list[Light]:
    """Two lights of a time of day, as rooms get them."""
    room = windowed(FURNISHED, SOUTH, WINDOW).room
    streams = (Key(seed, "test", "light", 0).stream(Stream.SCENE) for seed in range(60))
    drawn = [light_room(rng, room, LAMPS) for rng in streams]
    return [light for light in drawn if light.time == time][:2]


def pictures(scene: Scene) -> list[np.ndarray]:
    with SoftwareRenderer(BoxCatalogue(), 128) as renderer:
        return [renderer.draw(scene, view).rgb for view in VIEWS]


@pytest.mark.parametrize("time", ["morning", "noon", "evening", "night"])
@pytest.mark.parametrize("walls", WALLS)
def test_every_view_of_every_room_is_well_exposed(time: str, walls: Rgb) -> None:
    scene = windowed(FURNISHED, SOUTH, WINDOW)
    room = replace(scene.room, walls=Finish("wall/plain", walls))
    drawn = lights(time)
    assert len(drawn) == 2
    for light in drawn:
        for rgb in pictures(replace(scene, room=room, light=light)):
            assert exposure_faults(rgb) == ()


def test_nights_are_darker_than_days() -> None:
    scene = windowed(FURNISHED, SOUTH, WINDOW)
    night, noon = (replace(scene, light=lights(time)[0]) for time in ("night", "noon"))
    for dark, light in zip(pictures(night)[:3], pictures(noon)[:3], strict=True):
        assert mean_luminance(dark) < mean_luminance(light)


def even(code: int) -> np.ndarray:
    return np.full((8, 8, 3), code, dtype=np.uint8)


@pytest.mark.parametrize(("code", "words"), [(40, "0.157"), (200, "0.784")])
def test_a_dark_or_pale_picture_is_told(code: int, words: str) -> None:
    (fault,) = exposure_faults(even(code))
    assert words in fault


def test_clipped_pixels_are_counted_in_any_channel() -> None:
    rgb = even(128)
    assert exposure_faults(rgb) == ()
    rgb[0, 0, 2], rgb[0, 1, 0] = 254, 1
    assert clipped_share(rgb) == 2 / 64
    assert exposure_faults(rgb) == ("3.1% of the pixels clipped, more than 2%",)
