"""The main light and the sun as linear light: what a scene says in codes and per cent.

Both are so far away that their light is the same everywhere, shadows apart. All
renderers take it from here, whatever unit they need it in: what changes its colour or
its strength here changes it in all pictures. Which colours and strengths scenes have is
drawn in `rooms/lighting.py`, once for a scene, and stored with its facts.
"""

from scenegen.records.scene import Light, Rgb, Sun
from scenegen.renderers.lighting.materials import RgbLight
from scenegen.renderers.lighting.tone import linear

FULL_STRENGTH = 100
"""Strength, per cent, at which white light makes a white surface that faces it 1."""


def main_light(light: Light) -> RgbLight:
    """The main light of a scene, on a white surface that faces it."""
    return _light(light.colour, light.strength)


def sun_light(sun: Sun) -> RgbLight:
    """The light of the sun, on a white surface that faces it."""
    return _light(sun.colour, sun.strength)


def _light(colour: Rgb, strength: int) -> RgbLight:
    red, green, blue = linear(colour)
    share = strength / FULL_STRENGTH
    return red * share, green * share, blue * share
