"""Light without a place: the main light, and what the surfaces of a room throw back.

Interreflection is not followed. A room is convex, or nearly, and its surfaces are
matte, so what they throw at each other is even enough to be two colours, one for
surfaces that look up and one for those that look down, mixed by the normal: they depend
on the mean colours of floor, walls and ceiling and on how much light the scene has.
The light of lamps that comes back from the room is that of an integrating sphere: all
of their power over all of the surfaces. Ambient occlusion shapes it where it is used.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from scenegen.geometry.angles import TURN, sine
from scenegen.records.rig import View
from scenegen.records.scene import Light, Room
from scenegen.renderers.lighting.distant_lights import FULL_STRENGTH, main_light
from scenegen.renderers.lighting.local_lights import LocalLights
from scenegen.renderers.lighting.materials import MaterialScene, RgbLight
from scenegen.renderers.lighting.walls import wall_lines

TINTS: Mapping[str, RgbLight] = {
    "morning": (0.97, 0.99, 1.05),
    "noon": (1.0, 1.0, 1.0),
    "evening": (1.05, 0.98, 0.92),
    "night": (1.04, 1.0, 0.93),
}
"""Tint of light from all around, by time of day."""

KEYS: Mapping[str, float] = {
    "morning": 1.0,
    "noon": 1.0,
    "evening": 0.82,
    "night": 0.64,
}
"""Key of pictures by time of day: how light they are, 1 for those of a day."""

SPHERE = 12.566
"""Square metres at a metre from a lamp."""

BOUNCE = 0.6
"""Share of the light of lamps that comes back from the room."""

ON_MAPS = Light(450, 700, (252, 251, 248), strength=60, ambient=50)
"""The light of all maps, whatever the time of day; its heading counts from up the page.
It falls from the upper left, as in relief maps, and steeply, for short shadows."""


class AmbientLight(NamedTuple):
    """Light without a place: the main light, and what comes from all around.

    The sun is no part of it: it comes in by windows only, see `sunlight`.

    Attributes:
        main: direct light of the main light on a white surface that faces it.
        above, below: light from all around on surfaces that look up or down.
        side: added to surfaces that face the main light, taken from the others.
        ceiling, walls, floor: their light as glossy surfaces show it.
        level: luminance of an ordinary room under this light.
        key: how light pictures are meant to be, 1 for those of a day.
    """

    main: RgbLight
    above: RgbLight
    below: RgbLight
    side: RgbLight
    ceiling: RgbLight
    walls: RgbLight
    floor: RgbLight
    level: float
    key: float


def map_light(above: View) -> Light:
    """The even light of a map."""
    heading = (above.heading_tenths + ON_MAPS.heading_tenths) % TURN
    return replace(ON_MAPS, heading_tenths=heading)


def ambient_share(light: Light) -> float:
    """The light from all around, 1 where a white surface would be 1 in it."""
    return light.ambient / FULL_STRENGTH


def ambient_light(
    materials: MaterialScene, light: Light, local_lights: LocalLights
) -> AmbientLight:
    """The ambient light of a scene in its room."""
    strength, around = light.strength / FULL_STRENGTH, ambient_share(light)
    tint = TINTS[light.time]
    spilt = _spilt(materials.room, local_lights)
    main = main_light(light)
    high = max(sine(light.elevation_tenths), 0.0)
    on_floor = 0.55 * strength * high + 0.55 * around
    floor = _scaled(materials.floor, on_floor)
    walls = _scaled(materials.walls, 0.25 * strength + 0.75 * around)
    even = 0.95 * around + 0.28 * strength
    above = _mixed((around, around, around), walls, 0.3)
    below = _mixed(_mixed((1.02 * even, even, 0.97 * even), floor, 0.25), walls, 0.25)
    ceiling = _scaled(materials.ceiling, 1.1 * around)
    return AmbientLight(
        main=main,
        above=_sum(_product(above, tint), _scaled(spilt, BOUNCE)),
        below=_sum(_product(below, tint), _scaled(spilt, BOUNCE)),
        side=_scaled(main, 0.12),
        ceiling=_sum(_product(ceiling, tint), _product(materials.ceiling, spilt)),
        walls=_sum(_product(walls, tint), _product(materials.walls, spilt)),
        floor=_sum(_product(floor, tint), _product(materials.floor, spilt)),
        level=0.38 * (around + 0.4 * strength) + 0.38 * (1.0 + BOUNCE) * spilt[1],
        key=KEYS[light.time],
    )


def _spilt(room: Room, local_lights: LocalLights) -> RgbLight:
    """What all surfaces of a room get of its lamps, on the average."""
    walls = sum(wall.length for wall in wall_lines(room))
    xs, ys = zip(*room.outline_mm, strict=True)
    floor = (max(xs) - min(xs)) * (max(ys) - min(ys)) / 1_000_000
    surfaces = 2.0 * floor + walls * room.height_mm / 1000
    red, green, blue = 0.0, 0.0, 0.0
    for lamp in local_lights.lamps.tolist():
        red, green, blue = red + lamp[3], green + lamp[4], blue + lamp[5]
    return _scaled((red, green, blue), SPHERE / surfaces)


def _scaled(light: RgbLight, factor: float) -> RgbLight:
    return light[0] * factor, light[1] * factor, light[2] * factor


def _product(light: RgbLight, tint: RgbLight) -> RgbLight:
    return light[0] * tint[0], light[1] * tint[1], light[2] * tint[2]


def _sum(light: RgbLight, other: RgbLight) -> RgbLight:
    return light[0] + other[0], light[1] + other[1], light[2] + other[2]


def _mixed(light: RgbLight, other: RgbLight, share: float) -> RgbLight:
    keep = 1.0 - share
    return (
        light[0] * keep + other[0] * share,
        light[1] * keep + other[1] * share,
        light[2] * keep + other[2] * share,
    )
