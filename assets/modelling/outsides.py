"""What windows show: fourteen places, each at four times of day.

A place has a storey, which is how high the eye is above its ground, and a season. It is
painted once (`scenery`, `scenery_parts`) and lit four times. `textures.py` writes the
files; how far away each place stands in the rooms says `distance_m` in
assets/materials.toml.
"""

from collections.abc import Callable
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray
from scenery import HOURS, Paint, Painting, Point, Rgb, light_of, lit
from scenery_parts import (
    BLOSSOM,
    DARK_GREEN,
    GOLD,
    RUST,
    SNOW,
    SPRING,
    SUMMER,
    Facade,
    bare_tree,
    box,
    car,
    chimney,
    conifer,
    dormer,
    fence,
    flowers,
    gable,
    ground,
    hedge,
    lamp_post,
    ridge,
    roof,
    row_house,
    shadow,
    tree,
    wall,
    wing,
    woods,
)

ASPHALT: Rgb = (96, 96, 98)
PAVING: Rgb = (168, 162, 152)
LAWN: Rgb = (96, 134, 60)
BRICK: Rgb = (150, 84, 66)
SLATE: Rgb = (84, 88, 98)
TILES: Rgb = (158, 84, 60)
CARS: tuple[Rgb, ...] = (
    (150, 34, 34), (44, 70, 110), (206, 208, 208), (58, 62, 66), (124, 134, 138),
    (36, 84, 70), (226, 222, 210),
)  # fmt: skip


def street(p: Painting) -> None:
    """Ground floor, summer: terraced houses across a street."""
    eye, z = 2.3, 17.0
    woods(p, z=60, eye=eye, height=12, colours=(SUMMER, DARK_GREEN))
    walls = (
        BRICK,
        (206, 190, 160),
        (172, 108, 82),
        (222, 214, 200),
        (186, 172, 150),
        (140, 96, 82),
    )
    wide = 2.5 * z / 6
    for number, colour in enumerate(walls):
        x = -1.25 * z + number * wide
        rise = 6.2 + 0.5 * (number % 2)
        look = Facade(
            colour,
            floors=2,
            storey=rise / 2,
            pitch=wide / 3,
            doors=3,
            window=(1.3, 1.6),
        )
        roof(
            p,
            (x, x + wide),
            z=z,
            eye=eye,
            rise=(rise, rise + 3.0),
            colour=SLATE if number % 3 else TILES,
        )
        row_house(p, look, x=(x, x + wide), z=z, eye=eye)
        chimney(p, x + 0.6, rise + 3.9, z=z, eye=eye)
    ground(p, eye=eye, colour=PAVING, z=(13.2, z))
    ground(p, eye=eye, colour=ASPHALT, z=(7.4, 13.2))
    ground(p, eye=eye, colour=(190, 186, 178), z=(13.1, 13.4), rough=0.03)
    ground(p, eye=eye, colour=PAVING, z=(3.6, 7.4))
    for x in (-15.5, -3.0, 11.5):
        shadow(p, (x - 3, x + 4), (12.6, 16.5), eye=eye)
        tree(p, x, 14.4, eye=eye, height=7.4, colour=SUMMER, clear=0.34)
    for number, x in enumerate((-12.2, -7.0, 1.2, 6.4, 15.2)):
        car(p, x, 12.3, eye=eye, colour=CARS[number], facing=1 if number % 2 else -1)
    lamp_post(p, 3.9, 13.6, eye=eye)
    lamp_post(p, -9.6, 13.6, eye=eye)
    hedge(p, (-6, 6), z=4.6, eye=eye, height=1.15, colour=DARK_GREEN)


def avenue(p: Painting) -> None:
    """Second floor, autumn: an avenue with shops under tall houses."""
    eye, z = 8.6, 25.0
    walls = (
        (222, 206, 176),
        (196, 168, 140),
        (210, 202, 190),
        (178, 120, 96),
        (228, 216, 190),
    )
    wide = 2.5 * z / 5
    for number, colour in enumerate(walls):
        x = -1.25 * z + number * wide
        storey = (3.3, 3.15, 3.4, 3.2, 3.3)[number]
        look = Facade(
            colour,
            floors=5,
            storey=storey,
            pitch=wide / 5,
            window=(1.2, 1.9),
            shops=True,
            sill=0.7,
        )
        rise = look.height
        roof(
            p,
            (x, x + wide),
            z=z,
            eye=eye,
            rise=(rise, rise + 2.6),
            colour=SLATE,
            hip=1.5,
        )
        for at in (0.2, 0.5, 0.8):
            middle = x + at * wide
            dormer(p, middle, (rise + 0.3, rise + 2.0), z=z, eye=eye)
        row_house(p, look, x=(x, x + wide), z=z, eye=eye, sun=0.95 - 0.1 * (number % 2))
        box(
            p,
            (x, x + wide),
            (rise - 0.35, rise + 0.1),
            z=z,
            eye=eye,
            colour=(226, 220, 208),
        )
        chimney(p, x + wide - 0.5, rise + 4.0, z=z, eye=eye)
    _avenue_below(p, eye=eye, z=z)


def _avenue_below(p: Painting, *, eye: float, z: float) -> None:
    """The street with its cars and trees."""
    ground(p, eye=eye, colour=PAVING, z=(20.5, z))
    ground(p, eye=eye, colour=ASPHALT, z=(9.0, 20.5))
    ground(p, eye=eye, colour=(206, 204, 198), z=(14.6, 14.75), rough=0.02)
    for number, x in enumerate((-22, -15, -4.5, 3.2, 9.5, 20)):
        car(p, x, 19.4, eye=eye, colour=CARS[number], facing=-1)
    for x in (-26, -17, -8, 1, 10, 19):
        tree(
            p,
            x + 2 * p.rng.random(),
            20.4,
            eye=eye,
            height=8.5 + p.rng.random(),
            colour=GOLD if p.rng.random() < 0.6 else RUST,
            clear=0.34,
            spread=0.3,
        )
    for number, x in enumerate((-8, 5)):
        car(p, x, 15.8, eye=eye, colour=CARS[-1 - number])
    for x in (-5.8, 7.6):
        lamp_post(p, x, 20.8, eye=eye, height=6.5)
    for x in (-11.5, -2.9, 5.6):
        tree(
            p,
            x,
            9.6,
            eye=eye,
            height=8.0 + 0.8 * p.rng.random(),
            colour=GOLD,
            clear=0.3,
            spread=0.3,
            clusters=170,
        )


def courtyard(p: Painting) -> None:
    """Third floor, summer: a white courtyard with balconies and a tree."""
    eye, z, side = 11.4, 21.0, 13.4
    look = Facade(
        (216, 208, 192), floors=6, pitch=3.35, balconies=2, window=(1.5, 1.75), sill=0.6
    )
    row_house(p, look, x=(-side, side), z=z, eye=eye, sun=0.9)
    box(p, (-side, side), (18.0, 18.5), z=z, eye=eye, colour=(150, 146, 140))
    for x in (-9, -2.5, 6):
        chimney(p, x, 20.4, z=z + 0.5, eye=eye, colour=(170, 150, 132))
    for at, sun in ((-side, 0.2), (side, 0.75)):
        wing(
            p,
            Facade((206, 196, 178), floors=6, pitch=3.2, window=(1.2, 1.6)),
            side=at,
            z=(10.5, z),
            eye=eye,
            sun=sun,
        )
    ground(p, eye=eye, colour=PAVING, z=(17, z), x=(-side, side))
    ground(p, eye=eye, colour=LAWN, z=(9, 19.6), x=(-9, 9))
    for x, away, high in ((-4.2, 15.5, 9.6), (6.0, 17.0, 7.4), (0.8, 18.6, 5.2)):
        tree(p, x, away, eye=eye, height=high, colour=SUMMER, clear=0.2, clusters=150)


def backyard(p: Painting) -> None:
    """Ground floor, winter: snow in a yard behind brick houses."""
    eye, z = 2.2, 19.0
    wide = 2.5 * z / 5
    for number, colour in enumerate(
        (BRICK, (134, 78, 64), (160, 98, 76), (126, 84, 72), (152, 90, 70))
    ):
        x = -1.25 * z + number * wide
        look = Facade(
            colour, floors=3, storey=2.9, pitch=wide / 3, window=(1.1, 1.5), brick=0.09
        )
        roof(p, (x, x + wide), z=z, eye=eye, rise=(8.7, 10.6), colour=SNOW)
        row_house(p, look, x=(x, x + wide), z=z, eye=eye, sun=0.6)
        chimney(p, x + 0.7, 12.0, z=z, eye=eye)
    ground(p, eye=eye, colour=SNOW, z=(9, z), rough=0.04)
    for x in (-10.5, 6.5):
        bare_tree(p, x, 13.5, eye=eye, height=8.5)
    conifer(p, -2.0, 14.0, eye=eye, height=5.5, snow=True)
    conifer(p, 14.0, 14.5, eye=eye, height=4.2, snow=True)
    wall(p, (-1.25 * 9, 1.25 * 9), z=9.0, eye=eye, height=1.75, colour=BRICK)
    box(p, (-1.25 * 9, 1.25 * 9), (1.76, 1.87), z=9.0, eye=eye, colour=SNOW)
    ground(p, eye=eye, colour=SNOW, z=(3.5, 9), rough=0.05)
    bare_tree(p, 4.2, 7.4, eye=eye, height=6.0)
    hedge(p, (-9.5, 9.5), z=4.2, eye=eye, height=0.5, colour=(66, 78, 56), snow=True)
    lamp_post(p, -1.6, 8.8, eye=eye, height=3.0)


def garden(p: Painting) -> None:
    """Ground floor, spring: blossom, a lawn and a hedge."""
    eye = 2.0
    woods(p, z=46, eye=eye, height=12, colours=(SPRING, (128, 152, 72), DARK_GREEN))
    for x, colour in ((-20, (222, 214, 200)), (12, (196, 130, 100))):
        row_house(
            p,
            Facade(colour, floors=2, storey=2.8, pitch=2.6),
            x=(x, x + 9),
            z=30,
            eye=eye,
        )
        gable(p, (x, x + 9), z=30, eye=eye, rise=(5.6, 9.4), wall=colour, colour=TILES)
    woods(
        p, z=22, eye=eye, height=5.5, colours=(SPRING, SUMMER, (120, 150, 66)), gap=1.1
    )
    hedge(p, (-30, 30), z=15, eye=eye, height=1.9, colour=(62, 100, 46))
    ground(p, eye=eye, colour=LAWN, z=(3.0, 15), rough=0.13)
    _garden_things(p, eye=eye)


def _garden_things(p: Painting, *, eye: float) -> None:
    """Blossom, a shed and beds."""
    for x, away in ((-9, 12.5), (3.5, 12.0), (12.5, 12.5)):
        shadow(p, (x - 2, x + 3), (away - 2.2, away + 1.5), eye=eye)
        tree(
            p,
            x,
            away,
            eye=eye,
            height=4.8,
            colour=BLOSSOM,
            clear=0.26,
            spread=0.4,
            clusters=140,
        )
    box(p, (-4.6, -2.0), (0, 2.1), z=13.4, eye=eye, colour=(120, 86, 60))
    gable(
        p,
        (-4.7, -1.9),
        z=13.4,
        eye=eye,
        rise=(2.0, 2.9),
        wall=(112, 78, 54),
        colour=(86, 84, 84),
    )
    box(p, (-3.9, -3.0), (0.1, 1.85), z=13.3, eye=eye, colour=(94, 66, 46))
    for x in ((-13, -5.2), (0, 1.6), (5.2, 11)):
        hedge(p, x, z=11.2, eye=eye, height=0.45, colour=(70, 108, 50))
        flowers(
            p,
            x,
            (10.6, 11.4),
            eye=eye,
            colours=((226, 60, 60), (246, 206, 70), (250, 246, 240), (190, 96, 180)),
            count=60,
        )
    hedge(p, (-6.0, 6.0), z=3.6, eye=eye, height=0.75, colour=(78, 112, 54))
    flowers(
        p,
        (-4.4, 4.4),
        (3.5, 3.7),
        eye=eye,
        colours=((236, 120, 150), (250, 240, 244)),
        count=50,
    )


def back_garden(p: Painting) -> None:
    """Ground floor, autumn: a board fence under golden trees."""
    eye, z = 2.1, 18.0
    woods(p, z=40, eye=eye, height=11, colours=(GOLD, RUST, (132, 126, 58)))
    for x, wide, colour in (
        (-21, 10, (214, 204, 188)),
        (-7.5, 8, BRICK),
        (6, 11, (196, 176, 150)),
    ):
        row_house(
            p,
            Facade(colour, floors=2, storey=2.75, pitch=wide / 3),
            x=(x, x + wide),
            z=z,
            eye=eye,
        )
        roof(
            p,
            (x, x + wide),
            z=z,
            eye=eye,
            rise=(5.5, 8.4),
            colour=TILES if wide > 9 else SLATE,
            hip=1.0,
        )
        chimney(p, x + 0.3 * wide, 9.4, z=z, eye=eye)
    woods(
        p,
        z=14,
        eye=eye,
        height=4.4,
        colours=(GOLD, RUST, (150, 132, 52), DARK_GREEN),
        gap=1.3,
        clusters=50,
    )
    _back_garden_near(p, eye=eye)


def _back_garden_near(p: Painting, *, eye: float) -> None:
    """A lawn with leaves, trees and a bench before a fence."""
    fence(p, (-13, 13), z=9.4, eye=eye, height=1.75, colour=(158, 122, 86))
    ground(p, eye=eye, colour=(112, 126, 62), z=(3.4, 9.4), rough=0.16)
    for _ in range(160):
        away = 3.6 + 5.6 * p.rng.random()
        x = (p.rng.random() - 0.5) * 2.4 * away
        ground(
            p,
            eye=eye,
            colour=GOLD if p.rng.random() < 0.6 else RUST,
            z=(away, away * 1.012 + 0.03),
            x=(x, x + 0.14),
        )
    tree(
        p,
        -5.2,
        8.4,
        eye=eye,
        height=5.4,
        colour=GOLD,
        clear=0.3,
        spread=0.36,
        clusters=170,
    )
    tree(
        p,
        6.4,
        8.8,
        eye=eye,
        height=4.6,
        colour=RUST,
        clear=0.3,
        spread=0.36,
        clusters=140,
    )
    hedge(p, (-2.6, 2.8), z=8.8, eye=eye, height=0.8, colour=(96, 104, 56))
    box(p, (0.4, 2.2), (0.42, 0.5), z=6.6, eye=eye, colour=(150, 116, 80))
    for x in (0.5, 2.05):
        box(p, (x, x + 0.1), (0, 0.45), z=6.6, eye=eye, colour=(120, 92, 64))
    box(p, (0.4, 2.2), (0.62, 0.9), z=6.9, eye=eye, colour=(140, 106, 72))


def skyline(p: Painting) -> None:
    """Twelfth floor, summer: towers over a city."""
    eye = 40.0
    ridge(p, z=3200, eye=eye, height=120, swing=40, colour=(86, 104, 96), rough=0.01)
    ground(p, eye=eye, colour=(132, 136, 126), z=(60, 4000), rough=0.3)
    for depth, count, low, high in (
        (1300, 46, 26, 96),
        (760, 30, 28, 110),
        (430, 18, 22, 84),
        (250, 13, 16, 44),
        (190, 7, 40, 84),
    ):
        for number in p.rng.permutation(count):
            _tower(p, depth, number / count, (low, high), eye=eye)
    for depth in (150, 118, 92):
        count = int(2.5 * depth / 22)
        for number in range(count):
            _flat_roof(p, depth, number / count, eye=eye)


def _tower(
    p: Painting, depth: float, part: float, rise: tuple[float, float], *, eye: float
) -> None:
    """A tall house, one of its sides in shade."""
    colours = (
        (186, 182, 174),
        (156, 168, 180),
        (202, 190, 170),
        (134, 146, 158),
        (176, 150, 130),
    )
    z = depth * (0.9 + 0.2 * p.rng.random())
    wide = 16 + 14 * p.rng.random()
    x = (-1.25 + 2.5 * part) * z + 10 * p.rng.random()
    high = rise[0] + (rise[1] - rise[0]) * float(p.rng.random()) ** 2.2
    colour = colours[int(p.rng.integers(5))]
    is_glass = p.rng.random() < 0.35
    look = Facade(
        colour,
        frame=colour,
        floors=int(high / 3.3),
        storey=3.3,
        pitch=3.2 if is_glass else 4.0,
        window=(2.9, 2.6) if is_glass else (2.0, 1.7),
        sill=0.4 if is_glass else 0.9,
        brick=0,
    )
    row_house(p, look, x=(x, x + wide), z=z, eye=eye, sun=0.95)
    shade = Facade(
        tuple(0.8 * each for each in colour),
        frame=colour,
        floors=look.floors,
        storey=3.3,
        pitch=look.pitch,
        window=look.window,
        sill=look.sill,
        brick=0,
    )
    row_house(p, shade, x=(x + wide, x + wide * 1.45), z=z, eye=eye, sun=0.15)
    if p.rng.random() < 0.5:
        box(
            p,
            (x + 0.3 * wide, x + 0.6 * wide),
            (look.height, look.height + 4),
            z=z,
            eye=eye,
            colour=(150, 150, 148),
        )


def _flat_roof(p: Painting, z: float, part: float, *, eye: float) -> None:
    """A house seen from above: roof, parapet and front."""
    wide, deep = 18 + 4 * p.rng.random(), 16.0
    high = 12 + 8 * p.rng.random()
    x = (-1.25 + 2.5 * part) * z
    drop = eye - high
    colour = ((176, 168, 158), (150, 92, 74), (198, 190, 176), (140, 132, 124))[
        int(p.rng.integers(4))
    ]
    top = [
        (x / z, -drop / z),
        ((x + wide) / z, -drop / z),
        ((x + wide) / (z + deep), -drop / (z + deep)),
        (x / (z + deep), -drop / (z + deep)),
    ]
    grey = 118 + 40 * p.rng.random()
    p.polygon(top, Paint(light_of((grey, grey, grey * 0.97)), z, 0.95))
    row_house(
        p,
        Facade(colour, floors=int(high / 3), pitch=3.0, brick=0.03),
        x=(x, x + wide),
        z=z,
        eye=eye,
        base=high - 3 * int(high / 3),
        sun=0.6,
    )
    box(
        p, (x, x + wide), (high - 0.4, high + 0.3), z=z, eye=eye, colour=(186, 182, 174)
    )
    for _ in range(2):
        at, away = x + wide * (0.15 + 0.6 * p.rng.random()), z + 6 + 4 * p.rng.random()
        box(
            p, (at, at + 3), (high, high + 1.8), z=away, eye=eye, colour=(170, 170, 168)
        )


def rooftops(p: Painting) -> None:
    """Fifth floor, spring: tiled roofs, chimneys and a church."""
    eye = 17.0
    ridge(p, z=2600, eye=eye, height=150, swing=60, colour=(94, 116, 98), rough=0.01)
    ridge(p, z=900, eye=eye, height=24, swing=7, colour=(92, 118, 70), rough=0.12)
    ground(p, eye=eye, colour=(128, 120, 112), z=(24, 900), rough=0.2)
    for depth, count in (
        (420, 60),
        (300, 46),
        (215, 34),
        (150, 26),
        (105, 20),
        (72, 15),
        (48, 11),
    ):
        for number in p.rng.permutation(count):
            _tiled(p, depth, number / count, eye=eye)
        if depth == 215:
            _church(p, -38, 190, eye=eye)
        if depth in (150, 72):
            for _ in range(5):
                tree(
                    p,
                    (p.rng.random() - 0.5) * 2.4 * depth,
                    depth * 0.85,
                    eye=eye,
                    height=13,
                    colour=SPRING,
                    clusters=60,
                )
    for number in range(6):
        _tiled(p, 30, number / 6 + 0.04, eye=eye)


def _tiled(p: Painting, depth: float, part: float, *, eye: float) -> None:
    """A house under tiles, its roof in view."""
    reds = (TILES, (172, 96, 66), (142, 74, 56), (184, 112, 78), SLATE)
    walls = ((226, 214, 190), (206, 180, 150), (232, 226, 214), (190, 150, 124))
    z = depth * (0.94 + 0.12 * p.rng.random())
    wide = 10 + 6 * p.rng.random() if depth > 40 else 13.0
    x = (-1.25 + 2.5 * part) * z
    high = 9.2 + 3.2 * p.rng.random()
    colour = walls[int(p.rng.integers(4))]
    tiles = reds[int(p.rng.integers(5))]
    row_house(
        p,
        Facade(colour, floors=4, storey=high / 4, pitch=2.8),
        x=(x, x + wide),
        z=z,
        eye=eye,
        sun=0.8,
    )
    if p.rng.random() < 0.35:
        gable(
            p,
            (x, x + wide),
            z=z,
            eye=eye,
            rise=(high, high + 0.38 * wide),
            wall=colour,
            colour=tiles,
        )
        return
    roof(
        p,
        (x, x + wide),
        z=z,
        eye=eye,
        rise=(high, high + 4.2),
        colour=tiles,
        hip=1.6 * p.rng.random(),
    )
    chimney(p, x + wide * (0.2 + 0.6 * p.rng.random()), high + 5.2, z=z, eye=eye)
    if depth < 160:
        for at in (0.3, 0.7):
            middle = x + at * wide
            dormer(p, middle, (high + 0.9, high + 2.5), z=z, eye=eye)


def _church(p: Painting, x: float, z: float, *, eye: float) -> None:
    """A nave and a tower with a green spire."""
    stone = (206, 196, 176)
    box(p, (x, x + 30), (0, 17), z=z, eye=eye, colour=stone)
    roof(p, (x, x + 30), z=z, eye=eye, rise=(17, 27), colour=SLATE)
    box(p, (x - 8, x + 1), (0, 36), z=z - 2, eye=eye, colour=(216, 206, 186))
    box(p, (x - 4.6, x - 2.4), (27, 32), z=z - 3, eye=eye, colour=(70, 66, 62), sun=0.3)
    tip = (x - 3.5, 62.0)
    for left, right, tone in ((x - 8, x - 3.5, 1.0), (x - 3.5, x + 1, 0.6)):
        points = [
            (left / z, (36 - eye) / z),
            (right / z, (36 - eye) / z),
            (tip[0] / z, (tip[1] - eye) / z),
        ]
        p.polygon(points, Paint(light_of((110, 150, 132)) * tone, z, 0.9 * tone))


def park(p: Painting) -> None:
    """First floor, summer: lawns, paths and a pond between old trees."""
    eye = 5.6
    ridge(p, z=500, eye=eye, height=18, swing=4, colour=(70, 98, 58), rough=0.1)
    for x, wide, floors in ((-150, 40, 6), (-20, 26, 7), (60, 44, 5)):
        row_house(
            p,
            Facade((208, 196, 176), floors=floors, pitch=3.4),
            x=(x, x + wide),
            z=170,
            eye=eye,
        )
    woods(
        p,
        z=110,
        eye=eye,
        height=17,
        colours=(SUMMER, DARK_GREEN, (96, 128, 56)),
        gap=0.5,
    )
    ground(p, eye=eye, colour=(106, 142, 66), z=(5, 110), rough=0.1)
    woods(
        p,
        z=66,
        eye=eye,
        height=14,
        colours=(SUMMER, (92, 126, 54), DARK_GREEN),
        gap=1.1,
        clusters=46,
    )
    ground(
        p, eye=eye, colour=(128, 156, 176), z=(36, 48), x=(-34, 16), rough=0.03, sun=0.6
    )
    ground(p, eye=eye, colour=(206, 190, 160), z=(27, 30), rough=0.04)
    ground(p, eye=eye, colour=(206, 190, 160), z=(11.5, 13.6), rough=0.04)
    _park_things(p, eye=eye)


def _park_things(p: Painting, *, eye: float) -> None:
    """Old trees, lamps and benches."""
    for x, away, high in (
        (-36, 42, 12),
        (-22, 33, 11),
        (9, 44, 13),
        (27, 38, 12),
        (19, 24, 10.5),
        (-13.5, 21, 11.5),
    ):
        shadow(p, (x - 3.5, x + 5), (away - 4, away + 3), eye=eye)
        tree(
            p,
            x,
            away,
            eye=eye,
            height=high,
            colour=SUMMER if away > 30 else (84, 122, 50),
            clusters=150,
            clear=0.2,
            spread=0.38,
        )
    for x in (-6, 6.5):
        lamp_post(p, x, 14.2, eye=eye, height=4.2)
    for x, away in ((-2.4, 14.0), (11.4, 14.0)):
        box(p, (x, x + 1.7), (0.38, 0.46), z=away, eye=eye, colour=(110, 78, 52))
        box(p, (x, x + 1.7), (0.55, 0.9), z=away + 0.2, eye=eye, colour=(120, 86, 56))
    hedge(p, (-9, 9), z=7.0, eye=eye, height=1.9, colour=(64, 98, 46))


def harbour(p: Painting) -> None:
    """Fourth floor, summer: boats on the water below green hills."""
    eye = 13.5
    ridge(
        p,
        z=2400,
        eye=eye,
        height=300,
        swing=110,
        colour=(92, 116, 96),
        rough=0.012,
        waves=2,
    )
    ridge(
        p,
        z=1100,
        eye=eye,
        height=80,
        swing=26,
        colour=(84, 116, 66),
        rough=0.06,
        waves=3,
    )
    _far_shore(p, eye=eye)
    box(p, (-400, 400), (0, 2), z=286, eye=eye, colour=(176, 170, 158))
    for x, tall in ((-150, 40), (-112, 46), (130, 42)):
        _crane(p, x, tall, 280, eye=eye)
    p.mirror(-eye / 280, colour=(20, 42, 56), depth=160, gain=0.55)
    _harbour_near(p, eye=eye)


def _far_shore(p: Painting, *, eye: float) -> None:
    """Houses on a slope, row over row."""
    for depth, low in ((420, 26), (350, 11), (290, 2)):
        for number in range(24):
            x = (-1.25 + 2.5 * (number + p.rng.random()) / 24) * depth
            colour = (
                (236, 228, 214),
                (222, 196, 160),
                (214, 150, 120),
                (240, 238, 232),
            )[int(p.rng.integers(4))]
            high = 7 + 5 * p.rng.random()
            row_house(
                p,
                Facade(colour, floors=3, storey=high / 3, pitch=3.2),
                x=(x, x + 13),
                z=depth,
                eye=eye,
                base=low,
            )
            roof(
                p,
                (x, x + 13),
                z=depth,
                eye=eye,
                rise=(low + high, low + high + 4),
                colour=TILES,
                hip=2.0,
            )


def _harbour_near(p: Painting, *, eye: float) -> None:
    """Boats, and the quay."""
    for x, away, high in (
        (-70, 150, 17),
        (-20, 125, 15),
        (16, 100, 14),
        (52, 140, 16),
        (-38, 78, 13),
        (36, 70, 12),
        (84, 96, 14),
    ):
        _boat(p, x, away, high, eye=eye)
    ground(p, eye=eye, colour=(178, 172, 162), z=(16, 46), rough=0.05)
    ground(p, eye=eye, colour=(120, 116, 110), z=(44.5, 46), rough=0.05)
    for x in range(-50, 50, 10):
        box(p, (x, x + 0.5), (0, 0.9), z=44, eye=eye, colour=(66, 66, 66))
    for x in (-33, -9, 15, 39):
        lamp_post(p, x, 42, eye=eye, height=7)
    for number, x in enumerate((-24, -13, -5, 8, 22)):
        car(p, x, 32, eye=eye, colour=CARS[number])
    for x in (-19, 2, 29):
        tree(p, x, 27, eye=eye, height=8, colour=SUMMER, clusters=120)


def _crane(p: Painting, x: float, tall: float, z: float, *, eye: float) -> None:
    """A harbour crane: two legs, a boom."""
    steel = Paint(light_of((176, 70, 56)), z, 0.8)
    for aside in (-7, 7):
        p.line(
            [
                ((x + aside) / z, (3 - eye) / z),
                ((x + 0.4 * aside) / z, (0.75 * tall - eye) / z),
            ],
            2.0 / z,
            steel,
        )
    p.line(
        [((x - 14) / z, (0.75 * tall - eye) / z), ((x + 40) / z, (tall + 6 - eye) / z)],
        2.0 / z,
        steel,
    )
    p.line(
        [
            (x / z, (0.7 * tall - eye) / z),
            ((x + 3) / z, (tall + 8 - eye) / z),
            ((x + 26) / z, (tall + 2 - eye) / z),
        ],
        0.9 / z,
        steel,
    )


def _boat(p: Painting, x: float, z: float, high: float, *, eye: float) -> None:
    """A sailing boat; some have their sails up."""
    hull, deck = -eye / z, (1.5 - eye) / z
    white = Paint(light_of((240, 240, 238)), z, 0.9)
    p.polygon(
        [
            ((x - 5.5) / z, deck),
            ((x + 5) / z, deck),
            ((x + 4) / z, hull),
            ((x - 4.6) / z, hull),
        ],
        white,
    )
    p.polygon(
        [
            ((x - 4.8) / z, hull + 0.4 / z),
            ((x + 4.3) / z, hull + 0.4 / z),
            ((x + 4) / z, hull),
            ((x - 4.6) / z, hull),
        ],
        Paint(light_of((52, 70, 110)), z, 0.8),
    )
    p.polygon(
        [
            ((x - 2) / z, deck),
            ((x + 2.4) / z, deck),
            ((x + 1.8) / z, deck + 0.8 / z),
            ((x - 1.6) / z, deck + 0.8 / z),
        ],
        Paint(light_of((214, 206, 190)), z, 0.9),
    )
    p.line(
        [(x / z, deck), (x / z, (high - eye) / z)],
        max(0.22 / z, 0.0016),
        Paint(light_of((150, 140, 128)), z, 0.9),
    )
    if p.rng.random() < 0.6:
        _sails(p, x, z, high, eye=eye)


def _sails(p: Painting, x: float, z: float, high: float, *, eye: float) -> None:
    """A mainsail and a jib."""
    deck = (1.5 - eye) / z
    white = Paint(light_of((240, 240, 238)), z, 0.9)
    p.polygon(
        [
            ((x + 0.3) / z, deck + 1.2 / z),
            ((x + 4.6) / z, deck + 1.2 / z),
            ((x + 0.3) / z, (high - eye) / z),
        ],
        white,
    )
    p.polygon(
        [
            ((x - 0.3) / z, deck + 0.8 / z),
            ((x - 5) / z, deck + 0.4 / z),
            ((x - 0.3) / z, (0.9 * high - eye) / z),
        ],
        Paint(light_of((226, 222, 210)), z, 0.8),
    )


def hills(p: Painting) -> None:
    """First floor, spring: fields and a village before hills."""
    eye = 6.0
    _ridges(p, eye=eye)
    _church(p, 70, 300, eye=eye)
    for number in range(9):
        x, z = -60 + number * 17 + 6 * p.rng.random(), 240 + 30 * p.rng.random()
        colour = ((232, 226, 212), (214, 186, 150))[number % 2]
        row_house(
            p,
            Facade(colour, floors=2, storey=2.8, pitch=3),
            x=(x, x + 12),
            z=z,
            eye=eye,
        )
        roof(p, (x, x + 12), z=z, eye=eye, rise=(5.6, 10), colour=TILES, hip=1.0)
    _meadows(p, eye=eye)


def _ridges(p: Painting, *, eye: float) -> None:
    """Hills behind each other, with hedgerows."""
    ridge(
        p,
        z=3000,
        eye=eye,
        height=620,
        swing=200,
        colour=(104, 122, 116),
        rough=0.008,
        waves=2,
    )
    ridge(
        p,
        z=1500,
        eye=eye,
        height=210,
        swing=70,
        colour=(90, 120, 78),
        rough=0.03,
        waves=3,
    )
    for z, height, colour in (
        (800, 64, (126, 156, 74)),
        (520, 26, (172, 178, 92)),
        (330, 9, (110, 148, 68)),
    ):
        ridge(
            p,
            z=z,
            eye=eye,
            height=height,
            swing=0.4 * height,
            colour=colour,
            rough=0.03,
            waves=2,
        )
        woods(
            p,
            z=z,
            eye=eye,
            height=10 + 0.012 * z,
            colours=(DARK_GREEN, SUMMER),
            gap=3.4,
            clusters=12,
        )


def _meadows(p: Painting, *, eye: float) -> None:
    """Fields with trees and hedges."""
    ground(p, eye=eye, colour=(120, 158, 70), z=(24, 240), rough=0.06)
    ground(p, eye=eye, colour=(186, 184, 96), z=(110, 170), rough=0.06)
    ground(p, eye=eye, colour=(138, 116, 84), z=(74, 100), rough=0.1)
    woods(
        p, z=100, eye=eye, height=5, colours=(DARK_GREEN, SUMMER), gap=1.2, clusters=16
    )
    for x, z, high in ((-52, 62, 12), (18, 58, 11), (34, 66, 13), (-16, 44, 10)):
        shadow(p, (x - 4, x + 6), (z - 4, z + 3), eye=eye)
        tree(p, x, z, eye=eye, height=high, colour=SPRING, clusters=130)
    hedge(p, (-40, 40), z=25.2, eye=eye, height=1.6, colour=(70, 104, 52))
    ground(p, eye=eye, colour=(104, 144, 62), z=(5, 25), rough=0.12)
    for x in (-8.5, -2.0, 6.5, 15):
        tree(
            p,
            x,
            16.5,
            eye=eye,
            height=4.2,
            colour=BLOSSOM if x > 0 else SPRING,
            clusters=130,
            clear=0.25,
            spread=0.4,
        )


def suburb(p: Painting) -> None:
    """Ground floor, summer: detached houses behind lawns and drives."""
    eye, z = 2.2, 24.0
    woods(p, z=48, eye=eye, height=13, colours=(SUMMER, DARK_GREEN, (100, 130, 58)))
    _suburb_houses(p, eye=eye, z=z)
    _suburb_near(p, eye=eye, z=z)


def _suburb_houses(p: Painting, *, eye: float, z: float) -> None:
    """Houses with garages."""
    for x, wide, colour, tiles in (
        (-29, 12, (226, 218, 200), SLATE),
        (-10, 13, (188, 120, 92), (120, 90, 78)),
        (11, 12, (206, 212, 214), TILES),
    ):
        row_house(
            p,
            Facade(
                colour, floors=2, storey=2.8, pitch=wide / 4, doors=4, window=(1.5, 1.5)
            ),
            x=(x, x + wide),
            z=z,
            eye=eye,
        )
        roof(
            p,
            (x - 0.3, x + wide + 0.3),
            z=z,
            eye=eye,
            rise=(5.6, 9.4),
            colour=tiles,
            hip=2.6,
        )
        gable(
            p,
            (x + 0.55 * wide, x + wide),
            z=z - 0.8,
            eye=eye,
            rise=(5.6, 8.6),
            wall=colour,
            colour=tiles,
        )
        box(
            p,
            (x + wide + 0.2, x + wide + 4.4),
            (0, 2.9),
            z=z + 0.6,
            eye=eye,
            colour=colour,
        )
        box(
            p,
            (x + wide + 0.8, x + wide + 3.8),
            (0, 2.3),
            z=z + 0.5,
            eye=eye,
            colour=(236, 234, 228),
        )
        chimney(p, x + 0.25 * wide, 10.2, z=z, eye=eye)


def _suburb_near(p: Painting, *, eye: float, z: float) -> None:
    """Lawns, drives, trees and the street."""
    ground(p, eye=eye, colour=LAWN, z=(13.4, z), rough=0.1)
    for x in (-15, 5, 25):
        ground(
            p, eye=eye, colour=(176, 170, 162), z=(13.4, z), x=(x, x + 3.6), rough=0.03
        )
    car(p, 6.8, 20.5, eye=eye, colour=CARS[1])
    ground(p, eye=eye, colour=PAVING, z=(12, 13.4))
    ground(p, eye=eye, colour=ASPHALT, z=(6.6, 12))
    ground(p, eye=eye, colour=LAWN, z=(3.4, 6.6), rough=0.14)
    for x, away, high in ((-18.5, 19, 7.5), (1.2, 18, 8.5), (21.5, 19.5, 7)):
        shadow(p, (x - 2.5, x + 4), (away - 3, away + 2), eye=eye)
        tree(
            p,
            x,
            away,
            eye=eye,
            height=high,
            colour=SUMMER,
            clear=0.22,
            spread=0.38,
            clusters=150,
        )
    for x in (-24, -3.5, 13.5):
        hedge(p, (x, x + 5.5), z=z - 1.5, eye=eye, height=0.9, colour=DARK_GREEN)
    car(p, -6.5, 11.4, eye=eye, colour=CARS[0], facing=-1)
    lamp_post(p, -2.2, 12.6, eye=eye)
    hedge(p, (-6.4, -1.4), z=5.2, eye=eye, height=0.95, colour=(72, 108, 50))
    hedge(p, (1.0, 6.4), z=5.2, eye=eye, height=0.95, colour=(72, 108, 50))


CANAL_WALLS = (
    BRICK,
    (88, 60, 54),
    (206, 184, 150),
    (168, 100, 76),
    (120, 78, 66),
    (216, 204, 184),
    (142, 86, 66),
    (100, 70, 62),
    (190, 140, 108),
    (158, 92, 74),
)


def canal(p: Painting) -> None:
    """First floor, autumn: gabled houses across a canal."""
    eye, z = 5.4, 24.0
    wide = 2.5 * z / 10
    for number in p.rng.permutation(10):
        x = -1.25 * z + number * wide
        storey = 2.75 + 0.12 * (number * 7 % 4)
        look = Facade(
            CANAL_WALLS[number],
            floors=4,
            storey=storey,
            pitch=wide / 3,
            window=(1.25, 1.85),
            doors=3,
            brick=0.07,
            sill=0.6,
        )
        top = look.height
        _canal_gable(p, number, (x, x + wide), top, CANAL_WALLS[number], (eye, z))
        middle = x + wide / 2
        box(
            p,
            (middle - 0.5, middle + 0.5),
            (top + 0.3, top + 1.6),
            z=z,
            eye=eye,
            colour=(54, 60, 70),
            sun=0.4,
        )
        row_house(p, look, x=(x, x + wide), z=z, eye=eye, sun=0.85)
        box(
            p,
            (x, x + wide),
            (top - 0.2, top + 0.1),
            z=z,
            eye=eye,
            colour=(226, 222, 212),
        )
    _canal_below(p, eye=eye, z=z)


def _canal_gable(
    p: Painting,
    number: int,
    x: Point,
    top: float,
    colour: Rgb,
    at: Point,
) -> None:
    """Steps, a bell or a pitched roof, by turns; `at` is height of the eye, and z."""
    eye, z = at
    if number % 3 == 0:
        for step in range(4):
            inset = 0.45 + 0.72 * step
            box(
                p,
                (x[0] + inset, x[1] - inset),
                (top - 0.1, top + 0.75 * (step + 1)),
                z=z,
                eye=eye,
                colour=colour,
            )
    elif number % 3 == 1:
        points = [
            (x[0] + 0.1, top),
            (x[0] + 1.2, top + 1.4),
            (x[0] + 1.6, top + 2.8),
            ((x[0] + x[1]) / 2, top + 3.5),
            (x[1] - 1.6, top + 2.8),
            (x[1] - 1.2, top + 1.4),
            (x[1] - 0.1, top),
        ]
        p.polygon(
            [(a / z, (b - eye) / z) for a, b in points],
            Paint(light_of(colour), z, 0.85),
        )
    else:
        roof(
            p,
            x,
            z=z,
            eye=eye,
            rise=(top, top + 2.6),
            colour=TILES,
            hip=1.2,
        )


def _canal_below(p: Painting, *, eye: float, z: float) -> None:
    """Quays, trees and boats on the water."""
    ground(p, eye=eye, colour=(150, 126, 108), z=(20.5, z))
    for number, x in enumerate((-20, -9.5, 5.5, 17)):
        car(p, x, 21.4, eye=eye, colour=CARS[number])
    for x in (-25, -14.5, -3.5, 10.5, 22.5):
        tree(
            p,
            x,
            20.8,
            eye=eye,
            height=8.5,
            colour=GOLD if int(x) % 2 else (168, 140, 60),
            clear=0.32,
            spread=0.3,
            clusters=120,
        )
    for x in (-6.8, 13.6):
        lamp_post(p, x, 20.7, eye=eye, height=4.2)
    box(p, (-30, 30), (-1.6, 0), z=20.4, eye=eye, colour=(112, 84, 70), sun=0.5)
    p.mirror(-(eye + 1.5) / 20.4, colour=(22, 28, 24), depth=18, gain=0.5)
    for x, colour in ((-10, (56, 84, 70)), (4.5, (120, 52, 44))):
        box(p, (x, x + 7.5), (-1.5, -0.6), z=18, eye=eye, colour=colour)
        box(p, (x + 1.4, x + 6.2), (-0.6, 0.3), z=18.2, eye=eye, colour=(206, 196, 176))
        for at in (2.0, 3.4, 4.8):
            box(
                p,
                (x + at, x + at + 0.7),
                (-0.4, 0.1),
                z=18.1,
                eye=eye,
                colour=(56, 64, 74),
                sun=0.4,
            )
    ground(p, eye=eye, colour=(146, 124, 106), z=(4, 9.2), rough=0.08)
    box(p, (-14, 14), (0, 0.25), z=9.2, eye=eye, colour=(160, 152, 142))
    for x in (-9.4, 8.2):
        tree(
            p,
            x,
            8.6,
            eye=eye,
            height=6.6,
            colour=GOLD,
            clear=0.34,
            spread=0.26,
            clusters=170,
        )


def estate(p: Painting) -> None:
    """Sixth floor, winter: blocks of flats in the snow."""
    eye = 20.0
    ridge(p, z=1800, eye=eye, height=60, swing=18, colour=(150, 158, 166), rough=0.02)
    ground(p, eye=eye, colour=SNOW, z=(24, 2500), rough=0.05)
    woods(
        p, z=520, eye=eye, height=14, colours=((98, 94, 92), (84, 92, 88)), clusters=14
    )
    _blocks(p, eye=eye)
    _estate_near(p, eye=eye)


def _blocks(p: Painting, *, eye: float) -> None:
    """Long blocks of flats."""
    colours = ((206, 200, 190), (186, 172, 158), (196, 204, 210), (214, 190, 160))
    for z, x, wide, floors in (
        (330, -400, 90, 9),
        (300, -180, 70, 12),
        (320, 40, 100, 9),
        (280, 240, 80, 11),
        (170, -200, 64, 8),
        (150, -70, 46, 14),
        (165, 30, 70, 8),
        (150, 130, 50, 10),
    ):
        look = Facade(
            colours[int(p.rng.integers(4))],
            floors=floors,
            storey=2.9,
            pitch=3.4,
            brick=0,
            balconies=2,
            window=(1.7, 1.4),
        )
        row_house(p, look, x=(x, x + wide), z=z, eye=eye, sun=0.7)
        row_house(
            p,
            Facade(
                tuple(0.75 * c for c in look.wall),
                floors=floors,
                storey=2.9,
                pitch=12,
                brick=0,
            ),
            x=(x + wide, x + wide + 11),
            z=z,
            eye=eye,
            sun=0.2,
        )
        box(
            p,
            (x, x + wide + 11),
            (look.height, look.height + 1.0),
            z=z,
            eye=eye,
            colour=SNOW,
        )


def _estate_near(p: Painting, *, eye: float) -> None:
    """Streets, cars and trees in the snow."""
    ground(p, eye=eye, colour=(120, 122, 126), z=(84, 93), rough=0.05)
    for number in range(14):
        car(
            p,
            -104 + 15 * number + 5 * p.rng.random(),
            94,
            eye=eye,
            colour=CARS[number % 7],
        )
    for _ in range(16):
        z = 60 + 60 * p.rng.random()
        bare_tree(
            p,
            (p.rng.random() - 0.5) * 2.4 * z,
            z,
            eye=eye,
            height=9 + 3 * p.rng.random(),
        )
    ground(p, eye=eye, colour=(170, 172, 176), z=(50, 53), rough=0.05)
    for x in (-54, -30, -6, 18, 42):
        lamp_post(p, x, 54, eye=eye, height=6)
    for x in (-34, -12, 21, 38):
        conifer(
            p,
            x + 4 * p.rng.random(),
            40,
            eye=eye,
            height=11 + 3 * p.rng.random(),
            snow=True,
        )
    for x in (-22, 8):
        bare_tree(p, x, 33, eye=eye, height=13)


Scene = Callable[[Painting], None]

SCENES: dict[str, tuple[Scene, float]] = {
    "street": (street, 0.1),
    "avenue": (avenue, 0.1),
    "courtyard": (courtyard, 0.0),
    "backyard": (backyard, 0.75),
    "garden": (garden, 0.0),
    "back_garden": (back_garden, 0.3),
    "skyline": (skyline, 0.0),
    "rooftops": (rooftops, 0.1),
    "park": (park, 0.0),
    "harbour": (harbour, 0.0),
    "hills": (hills, 0.1),
    "suburb": (suburb, 0.0),
    "canal": (canal, 0.4),
    "estate": (estate, 0.7),
}
"""How each is painted, and how overcast it is."""


@cache
def painted(name: str) -> Painting:
    """A place without light; four pictures share it."""
    seed = sum(ord(letter) * 31**place for place, letter in enumerate(name)) % 2**32
    painting = Painting(np.random.Generator(np.random.PCG64(seed)))
    SCENES[name][0](painting)
    return painting


def picture(name: str, time: str) -> NDArray[np.uint8]:
    """A place at a time of day, (h, w, 3) sRGB."""
    return lit(painted(name), HOURS[time], SCENES[name][1])


OUTSIDES: dict[str, Callable[[], NDArray[np.uint8]]] = {
    f"outside/{name}_{time}": partial(picture, name, time)
    for name in SCENES
    for time in HOURS
}
"""All pictures by the ids of their materials."""
