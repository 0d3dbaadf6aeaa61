"""Colours and finishes that go together."""

from typing import TYPE_CHECKING

from scenegen.records.scene import Finish, Light, Rgb
from scenegen.sampling.places import between, pick

if TYPE_CHECKING:
    from numpy.random import Generator

WALLS: tuple[Rgb, ...] = (
    (240, 236, 228),
    (232, 230, 224),
    (222, 226, 220),
    (214, 222, 226),
    (236, 226, 206),
    (226, 214, 206),
    (204, 214, 204),
    (198, 208, 218),
    (232, 216, 200),
)

FLOORS: tuple[Finish, ...] = (
    Finish("floor/oak_planks"),
    Finish("floor/oak_planks"),
    Finish("floor/walnut_herringbone"),
    Finish("floor/tiles_pale"),
    Finish("floor/tiles_terracotta"),
    Finish("floor/concrete"),
    Finish("floor/carpet", (188, 180, 168)),
    Finish("floor/carpet", (150, 160, 172)),
)

WALL_MATERIALS = (
    "wall/paint",
    "wall/paint",
    "wall/paint",
    "wall/plaster",
    "wall/wallpaper",
    "wall/panels",
    "wall/brick",
)

SCHEMES: tuple[tuple[Rgb, ...], ...] = (
    ((176, 58, 46), (231, 196, 150), (92, 84, 78), (214, 160, 70)),
    ((44, 82, 122), (222, 214, 200), (196, 120, 70), (120, 144, 160)),
    ((62, 104, 84), (224, 208, 176), (148, 92, 62), (196, 188, 92)),
    ((128, 62, 86), (226, 206, 202), (84, 92, 110), (212, 146, 122)),
    ((32, 110, 118), (238, 222, 190), (222, 130, 62), (90, 96, 100)),
    ((92, 78, 124), (222, 216, 226), (186, 168, 96), (76, 82, 90)),
    ((196, 156, 56), (232, 226, 212), (70, 88, 112), (150, 74, 56)),
    ((104, 120, 74), (236, 228, 210), (178, 96, 72), (74, 70, 66)),
)
"""Four tints that look well in one room."""


def wall_finish(rng: "Generator") -> Finish:
    """One finish for all walls of a room."""
    material = pick(rng, WALL_MATERIALS)
    tint = pick(rng, WALLS)
    return Finish(material, tint)


def daylight(rng: "Generator") -> Light:
    """A high light from any side, warm or cool, with plenty of light all around."""
    colour = pick(rng, ((255, 244, 226), (255, 250, 240), (248, 250, 255)))
    return Light(
        heading_tenths=between(rng, 0, 3599),
        elevation_tenths=between(rng, 480, 680),
        colour=colour,
        strength=between(rng, 52, 68),
        ambient=between(rng, 44, 56),
    )
