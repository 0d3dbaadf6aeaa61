"""The lights of a room for Blender: the same ones as in `software`, with real shadows.

The main light and the light from all around come through walls and ceiling, and only
entities throw shadows of them. Their light is thrown back by the room as often as a
preset allows, which needs no light of its own as it does in `software`. The sun has to
come in by the windows.

How bright and of which colour all of it is comes from `lighting`, in which 1 is what
makes a white surface 1. Blender counts power instead: pi of a distant light does the
same. The numbers here say only how rays and environment maps differ from `lighting`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import pi

from scenegen.records.rig import View
from scenegen.records.scene import Light, Scene, Sun
from scenegen.renderers.cycles.protocol import ENTITIES, EVERYTHING, INNER, STANDING
from scenegen.renderers.lighting.ambient import TINTS, ambient_share, map_light
from scenegen.renderers.lighting.distant_lights import main_light, sun_light
from scenegen.renderers.lighting.local_lights import LocalLights
from scenegen.renderers.lighting.materials import RgbLight, Xyz
from scenegen.renderers.lighting.shadow_map import SOFT, direction_of
from scenegen.renderers.lighting.sunlight import SPREAD
from scenegen.renderers.lighting.walls import windows_of

MAPS: Mapping[str, str] = {
    "morning": "sunrise.exr",
    "noon": "courtyard.exr",
    "evening": "sunset.exr",
    "night": "interior.exr",
}
"""The environment maps that come with Blender, by time of day."""

FROM_ABOVE, FROM_BELOW = 1.2, 0.6
"""Light from all around on level surfaces, as a share of what the scene says."""

IN_ROOMS, ON_ALL_MAPS = 0.85, 1.2
"""What all light is multiplied by, so that pictures have as much of it as those of
`software`: rooms throw light back, maps have no ceiling that would."""

LAMP_RADIUS = 0.07
"""Metres."""

INWARD = 0.02
"""How far the light of a window is in front of its wall, metres."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """A light as `cycles.blender` takes it.

    Attributes:
        kind: "SUN", Blender's word for any distant light, "POINT" or "AREA".
        power: in the unit of Blender's lamps of that kind.
        colour: what the power is multiplied by.
        place: metres; of a SUN it does not matter.
        towards: unit vector to where its light comes from; of an AREA, away from where
            it shines.
        angle: how wide a SUN is, radians.
        radius: of a POINT, metres.
        extent: width and height of an AREA, metres.
        map: the file of an environment map whose colours it has, or None.
        blockers: what throws shadows of it: INNER, ENTITIES, STANDING or EVERYTHING.
        spares: the entity that throws none either; 0 for none.
        is_for_ceiling: nothing but the ceiling gets its light.
        is_mirrored: surfaces show highlights of it.
    """

    kind: str
    power: float
    colour: RgbLight
    place: Xyz = (0.0, 0.0, 0.0)
    towards: Xyz = (0.0, 0.0, 1.0)
    angle: float = 0.0
    radius: float = 0.0
    extent: tuple[float, float] = (0.0, 0.0)
    map: str | None = None
    blockers: str = ENTITIES
    spares: int = 0
    is_for_ceiling: bool = False
    is_mirrored: bool = True


def lights_of(scene: Scene, local_lights: LocalLights) -> tuple[Lamp, ...]:
    """All light of a room."""
    light = scene.light
    lamps = [_main(light), *_around(light)]
    if light.sun is not None:
        lamps.append(_sun(light.sun))
    lamps += _windows(scene, local_lights)
    lamps += _lit(scene, local_lights)
    return _levelled(lamps, IN_ROOMS)


def lights_on_map(above: View) -> tuple[Lamp, ...]:
    """The even light of a map."""
    even = map_light(above)
    return _levelled([_main(even), *_around(even)], ON_ALL_MAPS)


def _levelled(lamps: list[Lamp], level: float) -> tuple[Lamp, ...]:
    return tuple(replace(lamp, power=level * lamp.power) for lamp in lamps)


def _main(light: Light) -> Lamp:
    """The distant light with a soft edge."""
    return Lamp(
        "SUN",
        power=pi,
        colour=main_light(light),
        towards=direction_of(light),
        angle=2.0 * SOFT,
        blockers=INNER,
    )


def _around(light: Light) -> Iterator[Lamp]:
    """Light from above and from below, with the colours of an environment map."""
    above = Lamp(
        "SUN",
        power=pi * FROM_ABOVE * ambient_share(light),
        colour=TINTS[light.time],
        angle=pi,
        map=MAPS[light.time],
        blockers=STANDING,
        is_mirrored=False,
    )
    yield above
    # Under furniture it stays dark.
    yield replace(
        above,
        power=pi * FROM_BELOW * ambient_share(light),
        towards=(0.0, 0.0, -1.0),
        blockers=ENTITIES,
        is_for_ceiling=True,
    )


def _sun(sun: Sun) -> Lamp:
    """The sun, which walls keep out."""
    return Lamp(
        "SUN",
        power=pi,
        colour=sun_light(sun),
        towards=direction_of(sun),
        angle=SPREAD,
        blockers=EVERYTHING,
    )


def _windows(scene: Scene, local_lights: LocalLights) -> Iterator[Lamp]:
    """A panel of sky before each window."""
    openings = windows_of(scene.room)
    for opening, row in zip(openings, local_lights.windows.tolist(), strict=True):
        width, height = opening.width_mm / 1000, opening.height_mm / 1000
        x, y, z, inward_x, inward_y, _, *light = row
        yield Lamp(
            "AREA",
            power=pi * pi,
            colour=(light[0], light[1], light[2]),
            place=(x + INWARD * inward_x, y + INWARD * inward_y, z),
            towards=(-inward_x, -inward_y, 0.0),
            extent=(width, height),
        )


def _lit(scene: Scene, local_lights: LocalLights) -> Iterator[Lamp]:
    """The lamps that are switched on; their own shades let their light through."""
    lit = [entity.id for entity in scene.entities if entity.id in scene.light.lit]
    for owner, row in zip(lit, local_lights.lamps.tolist(), strict=True):
        x, y, z, *light = row
        yield Lamp(
            "POINT",
            power=4.0 * pi * pi,
            colour=(light[0], light[1], light[2]),
            place=(x, y, z),
            radius=LAMP_RADIUS,
            spares=owner,
        )
