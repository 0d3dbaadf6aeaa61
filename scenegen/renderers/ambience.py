"""The light of a room that has no place: what its surfaces throw at each other."""

from collections.abc import Mapping

from scenegen.geometry.angles import sine
from scenegen.records.scene import Light as Lighting
from scenegen.renderers.shading import Glow
from scenegen.renderers.staging import Light, Staging
from scenegen.renderers.tone import linear

TINTS: Mapping[str, Light] = {
    "morning": (0.97, 0.99, 1.05),
    "noon": (1.0, 1.0, 1.0),
    "evening": (1.05, 0.98, 0.92),
    "night": (1.03, 1.0, 0.95),
}
"""What light from all around is multiplied by, by time of day."""

KEYS: Mapping[str, float] = {"morning": 1.0, "noon": 1.0, "evening": 0.82, "night": 0.5}
"""How light pictures are meant to be, by time of day."""

ON_MAPS = Lighting(0, 0, (252, 251, 248), strength=60, ambient=50)
"""Colour and strength of the light of all maps, whatever the time of day."""


def ambience(staging: Staging, light: Lighting) -> Glow:
    """What the light of a scene becomes in its room."""
    strength, around = light.strength / 100, light.ambient / 100
    tint = TINTS[light.time]
    sun = _scaled(linear(light.colour), strength)
    high = max(sine(light.elevation_tenths), 0.0)
    on_floor = 0.55 * strength * high + 0.55 * around
    floor = _scaled(staging.floor, on_floor)
    walls = _scaled(staging.walls, 0.25 * strength + 0.75 * around)
    even = 0.95 * around + 0.28 * strength
    above = _mixed((around, around, around), walls, 0.3)
    below = _mixed(_mixed((1.02 * even, even, 0.97 * even), floor, 0.25), walls, 0.25)
    ceiling = _scaled(staging.ceiling, 1.1 * around)
    return Glow(
        sun=sun,
        above=_tinted(above, tint),
        below=_tinted(below, tint),
        side=_scaled(sun, 0.12),
        ceiling=_tinted(ceiling, tint),
        walls=_tinted(walls, tint),
        floor=_tinted(floor, tint),
        level=0.38 * (around + 0.4 * strength),
        key=KEYS[light.time],
    )


def _scaled(light: Light, factor: float) -> Light:
    return light[0] * factor, light[1] * factor, light[2] * factor


def _tinted(light: Light, tint: Light) -> Light:
    return light[0] * tint[0], light[1] * tint[1], light[2] * tint[2]


def _mixed(light: Light, other: Light, share: float) -> Light:
    keep = 1.0 - share
    return (
        light[0] * keep + other[0] * share,
        light[1] * keep + other[1] * share,
        light[2] * keep + other[2] * share,
    )
