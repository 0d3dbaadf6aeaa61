"""The light of a room that has no place: what its surfaces throw at each other."""

from scenegen.geometry.angles import sine
from scenegen.records.scene import Light as Lamp
from scenegen.renderers.shading import Glow
from scenegen.renderers.staging import Light, Staging
from scenegen.renderers.tone import linear


def ambience(staging: Staging, light: Lamp) -> Glow:
    """What the light of a scene becomes in its room."""
    strength, around = light.strength / 100, light.ambient / 100
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
        above=above,
        below=below,
        side=_scaled(sun, 0.12),
        ceiling=ceiling,
        walls=walls,
        floor=floor,
        level=0.38 * (around + 0.4 * strength),
    )


def _scaled(light: Light, factor: float) -> Light:
    return light[0] * factor, light[1] * factor, light[2] * factor


def _mixed(light: Light, other: Light, share: float) -> Light:
    keep = 1.0 - share
    return (
        light[0] * keep + other[0] * share,
        light[1] * keep + other[1] * share,
        light[2] * keep + other[2] * share,
    )
