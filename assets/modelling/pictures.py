"""Draws the pictures that hang on walls: `pictures.py [name ...]`.

Landscapes, portraits, still lives, abstracts and photographs are here, posters in
posters.py, calendars in calendars.py. Every picture is written square and stretched to
the aspect of its frame.
"""

import math
import sys
from collections.abc import Callable, Sequence

import numpy as np
from calendars import CALENDARS
from easel import Easel, Place, arc, around, curve, dots, turned
from PIL import Image
from posters import POSTERS
from textures import ROOT, Rgb, smooth

# ---------------------------------------------------------------- landscapes


def _trunks(e: Easel) -> None:
    """White trunks with dark marks, shaded on the right."""
    trunks = (
        (0.08, 0.022, 0.8),
        (0.2, 0.03, 0.86),
        (0.33, 0.02, 0.76),
        (0.43, 0.042, 0.94),
        (0.57, 0.024, 0.8),
        (0.67, 0.032, 0.89),
    )
    for k, (x, wide, foot) in enumerate(trunks):
        lean = 0.02 * math.sin(5.0 * k)
        e.shape(
            [
                (x - wide, foot),
                (x + wide, foot),
                (x + 0.7 * wide + lean, -0.02),
                (x - 0.7 * wide + lean, -0.02),
            ],
            (232, 226, 212),
        )
        e.soft(
            [
                (x + 0.3 * wide, foot),
                (x + wide, foot),
                (x + 0.7 * wide + lean, 0),
                (x + 0.2 * wide + lean, 0),
            ],
            (140, 130, 134),
            0.004,
            0.9,
        )
        for mark in range(9):
            at = foot * (0.05 + 0.1 * mark) + 0.02 * math.sin(7.0 * mark + k)
            off = wide * (0.5 if mark % 2 else -0.55)
            e.disc((x + off + lean * (1 - at), at), 0.55 * wide, (58, 50, 48), 0.3)


def birches() -> Image.Image:
    """White trunks in an autumn wood."""
    e = Easel(11, 0.75, (206, 150, 70))
    e.sky(
        (
            (0, (222, 196, 130)),
            (0.45, (216, 146, 62)),
            (0.7, (150, 96, 48)),
            (1, (92, 74, 42)),
        )
    )
    leaves = e.cloudy(0.035, 0.03)
    e.blend((236, 186, 72), smooth(0.5, 1.0, leaves))
    e.blend((178, 78, 38), smooth(0.6, 1.1, e.cloudy(0.03, 0.025)))
    _, y = e.places()
    e.blend(
        (122, 60, 30), smooth(0.72, 0.8, y) * smooth(-0.2, 0.6, e.cloudy(0.06, 0.012))
    )
    _trunks(e)
    e.brushed(0.008)
    return e.written(0.006, 40)


def _houses(e: Easel) -> None:
    """Five rows of houses, each with a roof and two windows."""
    walls = (
        (238, 206, 150),
        (226, 168, 112),
        (242, 228, 198),
        (220, 146, 116),
        (236, 190, 130),
    )
    for row in range(5):
        for column in range(7):
            left = 0.38 + 0.135 * column + 0.06 * (row % 2) - 0.05 * row
            low = 0.44 + 0.12 * row - 0.035 * column
            k = row * 3 + column * 2
            wide, high = 0.1 + 0.03 * (k % 3), 0.09 + 0.022 * (k % 4)
            e.box((left, low - high, left + wide, low + 0.1), walls[k % 5])
            e.box(
                (left + 0.62 * wide, low - high, left + wide, low + 0.1),
                tuple(0.8 * c for c in walls[k % 5]),
            )
            e.shape(
                [
                    (left - 0.01, low - high),
                    (left + 0.5 * wide, low - high - 0.045),
                    (left + wide + 0.01, low - high),
                ],
                (178, 84, 56),
            )
            for pane in (0.2, 0.66):
                at = left + pane * wide
                e.box(
                    (at, low - 0.6 * high, at + 0.016, low - 0.3 * high), (64, 84, 96)
                )


def village() -> Image.Image:
    """Ochre houses with red roofs that climb a hill above the sea."""
    e = Easel(12, 1.25, (150, 196, 224))
    e.sky(((0, (96, 158, 214)), (0.4, (206, 228, 232)), (1, (230, 226, 204))))
    _, y = e.places()
    e.blend((248, 246, 240), 0.8 * smooth(0.8, 1.5, e.cloudy(0.12, 0.04)) * (y < 0.3))
    e.box((0, 0.42, 1.25, 0.62), (46, 110, 150))
    e.blend(
        (120, 172, 190),
        smooth(0.7, 1.2, e.cloudy(0.05, 0.008)) * (y > 0.42) * (y < 0.62),
    )
    hill = curve(dots("0.2 1.1, 0.3 0.62, 0.62 0.34, 0.9 0.22, 1.35 0.2, 1.4 1.1"))
    e.shape(hill, (108, 124, 72))
    _houses(e)
    for at, low in dots("0.34 0.78, 0.42 0.9, 0.28 0.88, 1.2 0.52, 1.12 0.94"):
        e.disc((at, low), 0.035, (44, 78, 48), 3.2)
    e.blob("-0.1 1.1, -0.1 0.74, 0.12 0.7, 0.3 0.84, 0.62 1.1", (86, 106, 58))
    e.shape(dots("0.06 0.6, 0.16 0.6, 0.14 0.63, 0.08 0.63"), (120, 60, 44))
    e.shape(dots("0.11 0.59, 0.11 0.47, 0.18 0.59"), (250, 246, 236))
    e.brushed(0.007)
    return e.written(0.012, 48)


def harbour() -> Image.Image:
    """A city at night over still water, its lights running down."""
    e = Easel(13, 2.0, (16, 24, 52))
    e.sky(
        (
            (0, (14, 20, 48)),
            (0.55, (66, 60, 110)),
            (0.6, (170, 110, 116)),
            (1, (12, 18, 40)),
        )
    )
    e.box((0, 0.6, 2, 1), (18, 28, 58))
    left = 0.0
    for k in range(26):
        wide = 0.05 + 0.06 * e.rng.random()
        middle = 1 - abs(left - 1.05) / 1.1
        high = 0.05 + 0.3 * middle * e.rng.random() + 0.1 * max(0.0, middle)
        tone = 14 + 12 * (k % 3)
        e.box((left, 0.6 - high, left + wide, 0.61), (tone, tone + 6, tone + 30))
        for _ in range(7):
            px, py = (
                left + wide * e.rng.random() * 0.85,
                0.59 - high * 0.9 * e.rng.random(),
            )
            light = ((255, 214, 130), (255, 176, 96), (214, 226, 250))[
                int(e.rng.integers(3))
            ]
            e.box((px, py, px + 0.012, py + 0.014), light)
            e.soft(
                [
                    (px - 0.004, 0.62),
                    (px + 0.018, 0.62),
                    (px + 0.02, 0.64 + 0.3 * e.rng.random()),
                    (px - 0.006, 0.66),
                ],
                light,
                0.004,
                0.8,
            )
        left += wide * 0.96
    e.disc((0.42, 0.2), 0.07, (246, 236, 206))
    ripple = smooth(0.3, 0.9, e.cloudy(0.1, 0.006))
    _, y = e.places()
    e.blend((20, 30, 62), 0.75 * ripple * (y > 0.615))
    e.brushed(0.005, 0.002)
    return e.written(0.01, 48)


def _pine(e: Easel) -> None:
    """Flat cushions of needles."""
    for px, py, wide in (
        (0.16, 0.65, 0.1),
        (0.07, 0.74, 0.085),
        (0.2, 0.76, 0.07),
        (0.13, 0.83, 0.06),
    ):
        for k in range(5):
            e.disc(
                (px + wide * (k - 2) * 0.34, py + 0.006 * abs(k - 2)),
                0.34 * wide,
                (46, 50, 48),
                0.45,
            )


def ink_peaks() -> Image.Image:
    """Brush and ink: peaks in mist, a pine, a red seal."""
    e = Easel(14, 0.5, (238, 230, 212))
    for k, (low, high, tone) in enumerate(
        ((0.42, 0.12, 186), (0.56, 0.2, 140), (0.7, 0.34, 84))
    ):
        x0 = (0.3, 0.12, 0.36)[k]
        peak = [
            (x0 - 0.22, low),
            (x0 - 0.1, high + 0.1),
            (x0 - 0.04, high + 0.03),
            (x0, high),
            (x0 + 0.05, high + 0.08),
            (x0 + 0.1, high + 0.13),
            (x0 + 0.25, low),
        ]
        e.shape(curve(peak, 6), (tone, tone, tone + 4))
        fade = [
            (-0.1, low - 0.12),
            (0.6, low - 0.12),
            (0.6, low + 0.1),
            (-0.1, low + 0.1),
        ]
        e.soft(fade, (238, 230, 212), 0.045, 1.0)
    trunk = curve(dots("0.06 1.02, 0.1 0.86, 0.07 0.76, 0.16 0.66"), closed=False)
    e.line(trunk, 0.016, (40, 38, 40))
    _pine(e)
    e.stroke(
        "0.28 0.93, 0.36 0.915, 0.44 0.93",
        0.005,
        (70, 66, 64),
    )
    e.box((0.37, 0.05, 0.44, 0.12), (186, 48, 38))
    for row in range(4):
        e.line(
            [(0.415, 0.16 + 0.035 * row), (0.425, 0.18 + 0.035 * row)],
            0.007,
            (50, 46, 44),
        )
    e.blend((214, 202, 176), 0.35 * smooth(0.4, 1.6, e.cloudy(0.1, 0.1, 1.2)))
    return e.written(0.004, 32)


# ---------------------------------------------------------------- portraits


def _bust(e: Easel, skin: Rgb, shade: Rgb, middle: Place, size: float) -> None:
    """Neck, ears and the oval of a head, lit from the left."""
    x, y = middle
    e.shape(around(middle, size, "-0.36 0, 0.34 0, 0.44 1.75, -0.46 1.75"), shade)
    oval = (
        "0 -1.05, 0.7 -0.6, 0.7 0.25, 0.34 0.98, "
        "0 1.12, -0.34 0.98, -0.7 0.25, -0.7 -0.6"
    )
    head = curve(around(middle, size, oval))
    e.shape(head, skin)
    right = [p for p in head if p[0] > x + 0.12 * size]
    e.soft(
        [(x + 0.3 * size, y - 0.9 * size), *right, (x + 0.12 * size, y + size)],
        shade,
        0.05 * size + 0.012,
        0.75,
    )


def _face(e: Easel, middle: Place, size: float, inks: tuple[Rgb, Rgb, Rgb]) -> None:
    """Brows, eyes, a nose and a mouth; inks are line, shade and lips."""
    (x, y), (ink, shade, lips) = middle, inks
    for side in (-1, 1):
        cx = x + side * 0.31 * size
        brow = around((cx, y), size, "-0.19 -0.2, 0 -0.28, 0.19 -0.2")
        e.line(curve(brow, closed=False), 0.055 * size, ink)
        e.disc((cx, y - 0.04 * size), 0.15 * size, (240, 234, 222), 0.5)
        e.disc((cx, y - 0.04 * size), 0.075 * size, ink)
        lid = around((cx, y), size, "-0.17 -0.04, 0 -0.13, 0.17 -0.04")
        e.line(curve(lid, closed=False), 0.04 * size, ink)
    nose = around(middle, size, "0.04 -0.1, 0.13 0.3, -0.06 0.35")
    e.line(curve(nose, closed=False), 0.05 * size, shade)
    e.disc((x, y + 0.64 * size), 0.2 * size, lips, 0.42)


def lady() -> Image.Image:
    """A woman with a dark bob and a green dress before an ochre wall."""
    e = Easel(21, 0.8, (206, 150, 78))
    e.blend((226, 178, 104), smooth(-0.5, 1.5, e.cloudy(0.25, 0.3)))
    x, y, s = 0.41, 0.4, 0.19
    e.blob(
        "0.41 0.14, 0.61 0.18, 0.65 0.4, 0.62 0.62, 0.2 0.62, 0.17 0.4, 0.21 0.18",
        (52, 34, 32),
    )
    dress = curve(
        dots(
            "0.27 0.74, 0.41 0.8, 0.55 0.74, 0.73 0.84, 0.83 1.1, -0.01 1.1, 0.09 0.84"
        )
    )
    _bust(e, (234, 186, 152), (198, 138, 108), (x, y), s)
    e.shape(
        dots("0.31 0.66, 0.51 0.66, 0.61 0.76, 0.41 0.84, 0.21 0.76"),
        (226, 172, 138),
    )
    e.shape(dress, (40, 92, 78))
    e.soft(
        dots("0.51 0.8, 0.86 0.82, 0.86 1.1, 0.53 1.1"),
        (24, 60, 56),
        0.04,
        0.8,
    )
    e.blob(
        "0.24 0.42, 0.25 0.25, 0.35 0.2, 0.51 0.24, 0.57 0.42, 0.61 0.3, "
        "0.53 0.15, 0.31 0.14, 0.2 0.26",
        (52, 34, 32),
    )
    for k in range(9):
        t = math.radians(20 + 17.5 * k)
        e.disc(
            (x + 0.115 * math.cos(t), 0.69 + 0.08 * math.sin(t)), 0.011, (246, 238, 224)
        )
    e.brushed(0.007, 0.003)
    _face(e, (x, y), s, ((58, 38, 34), (190, 128, 98), (186, 62, 56)))
    return e.written(0.012, 48)


def gentleman() -> Image.Image:
    """A bearded man in a dark coat, lit from the left, in the old manner."""
    e = Easel(22, 0.8, (46, 34, 26))
    e.soft(arc((0.3, 0.4), 0.4, 0, 360), (104, 76, 50), 0.14, 0.9)
    x, y, s = 0.4, 0.38, 0.175
    e.blob(
        "0.28 0.66, 0.52 0.66, 0.7 0.76, 0.82 1.1, -0.02 1.1, 0.1 0.76",
        (30, 28, 34),
    )
    e.blob(
        "0.4 0.13, 0.57 0.22, 0.55 0.42, 0.25 0.42, 0.23 0.22",
        (70, 46, 30),
    )
    _bust(e, (222, 172, 132), (140, 88, 58), (x, y), s)
    e.shape(
        dots(
            "0.29 0.66, 0.4 0.78, 0.51 0.66, 0.56 0.71, 0.43 0.84, 0.4 0.79, "
            "0.37 0.84, 0.24 0.71"
        ),
        (232, 224, 206),
    )
    beard = dots(
        "0.275 0.4, 0.33 0.48, 0.4 0.465, 0.47 0.48, 0.525 0.4, 0.52 0.55, "
        "0.45 0.65, 0.4 0.67, 0.35 0.65, 0.28 0.55"
    )
    e.shape(curve(beard), (84, 54, 36))
    e.soft(
        dots("0.4 0.48, 0.53 0.38, 0.53 0.58, 0.4 0.68"),
        (48, 32, 26),
        0.02,
        0.8,
    )
    e.blob(
        "0.27 0.28, 0.32 0.24, 0.44 0.23, 0.53 0.3, 0.55 0.21, 0.4 0.14, 0.25 0.21",
        (70, 46, 30),
    )
    e.soft(dots("0.62 0, 0.8 0, 0.8 1, 0.55 1"), (22, 16, 14), 0.08, 0.7)
    e.brushed(0.007, 0.003)
    _face(e, (x, y - 0.01), s, ((44, 30, 26), (150, 96, 64), (150, 74, 62)))
    return e.written(0.012, 48)


# ---------------------------------------------------------------- still life


def _fruit(e: Easel, middle: Place, radius: float, colour: Rgb) -> None:
    """A round fruit with its light and its shade."""
    x, y = middle
    e.disc(middle, radius, colour)
    dark = tuple(0.62 * c for c in colour)
    light = tuple(0.45 * c + 140 for c in colour)
    e.soft(
        arc((x + 0.25 * radius, y + 0.3 * radius), 0.7 * radius, -30, 120),
        dark,
        0.3 * radius,
        0.8,
    )
    e.soft(
        arc((x - 0.35 * radius, y - 0.35 * radius), 0.22 * radius, 0, 360),
        light,
        0.12 * radius,
        0.9,
    )


def _pots(e: Easel) -> None:
    """A dark bottle and a white jug with blue rings."""
    bottle = dots(
        "0.94 0.74, 0.94 0.42, 0.975 0.33, 0.98 0.16, 1.03 0.16, "
        "1.035 0.33, 1.07 0.42, 1.07 0.74"
    )
    e.soft(
        dots("0.96 0.7, 1.24 0.72, 1.24 0.78, 0.98 0.78"), (150, 138, 124), 0.02, 0.9
    )
    e.shape(bottle, (36, 62, 44))
    e.soft(
        dots("0.955 0.45, 0.97 0.45, 0.97 0.7, 0.955 0.7"), (150, 184, 150), 0.006, 0.9
    )
    jug = curve(
        dots(
            "0.2 0.78, 0.14 0.62, 0.17 0.46, 0.23 0.38, 0.21 0.27, 0.38 "
            "0.27, 0.37 0.38, 0.43 0.46, 0.46 0.62, 0.4 0.78"
        )
    )
    e.stroke(
        "0.22 0.34, 0.09 0.36, 0.08 0.52, 0.17 0.6",
        0.03,
        (158, 176, 190),
    )
    e.shape(jug, (206, 216, 222))
    e.soft(
        dots("0.34 0.3, 0.38 0.3, 0.46 0.6, 0.4 0.8, 0.32 0.8"),
        (112, 132, 150),
        0.03,
        0.9,
    )
    e.line(arc((0.3, 0.27), 0.085, 0, 180), 0.02, (90, 110, 130))
    for y in (0.55, 0.59):
        e.line([(0.155, y), (0.44, y)], 0.012, (58, 92, 140))


def lemons() -> Image.Image:
    """A jug, a bottle and a bowl of fruit on a white cloth."""
    e = Easel(31, 1.25, (70, 88, 92))
    e.sky(((0, (52, 68, 74)), (0.6, (98, 112, 110)), (1, (98, 112, 110))))
    e.blend((124, 134, 124), 0.5 * smooth(0.2, 1.6, e.cloudy(0.3, 0.3)))
    e.box((0, 0.64, 1.25, 1), (226, 216, 196))
    for x0, x1 in dots("0.1 0.02, 0.42 0.36, 0.8 0.92, 1.05 1.2"):
        e.soft(
            [(x0, 0.78), (x0 + 0.02, 0.78), (x1 + 0.06, 1), (x1, 1)],
            (168, 158, 146),
            0.014,
            0.9,
        )
    _pots(e)
    for place, colour in (
        ((0.6, 0.56), (226, 128, 40)),
        ((0.72, 0.53), (230, 190, 50)),
        ((0.82, 0.57), (196, 60, 44)),
        ((0.69, 0.6), (232, 146, 46)),
    ):
        _fruit(e, place, 0.075, colour)
    e.blob(
        "0.5 0.62, 0.71 0.66, 0.92 0.62, 0.86 0.78, 0.71 0.82, 0.56 0.78",
        (118, 74, 58),
    )
    e.soft(dots("0.74 0.66, 0.92 0.64, 0.84 0.8, 0.72 0.82"), (70, 44, 40), 0.025, 0.8)
    _fruit(e, (0.44, 0.86), 0.07, (234, 200, 60))
    _fruit(e, (1.0, 0.88), 0.062, (146, 168, 62))
    e.brushed(0.008)
    return e.written(0.012, 48)


def sunflowers() -> Image.Image:
    """A bunch of yellow flowers in a blue jug."""
    e = Easel(32, 0.8, (140, 186, 190))
    e.blend((168, 206, 202), smooth(-0.5, 1.5, e.cloudy(0.1, 0.14)))
    e.box((0, 0.78, 0.8, 1), (206, 146, 92))
    e.line([(0, 0.78), (0.8, 0.78)], 0.008, (150, 92, 58))
    places = dots("0.2 0.34, 0.4 0.18, 0.6 0.32, 0.42 0.4, 0.24 0.54, 0.58 0.52")
    for x, y in places:
        e.line(
            curve([(x, y), (0.4 + 0.4 * (x - 0.4), 0.56), (0.4, 0.66)], closed=False),
            0.014,
            (74, 106, 50),
        )
    for k, (x, y) in enumerate(dots("0.1 0.48, 0.7 0.44, 0.3 0.6, 0.52 0.62, 0.5 0.1")):
        leaf = curve(
            [(x - 0.07, y), (x, y - 0.035), (x + 0.08, y + 0.01), (x, y + 0.04)]
        )
        e.shape(turned(leaf, 40.0 * k, (x, y)), (84, 124, 60))
    for k, (x, y) in enumerate(places):
        for petal in range(14):
            t = 360 / 14 * petal + 9 * k
            tip = [
                (x, y - 0.03),
                (x + 0.03, y - 0.075),
                (x, y - 0.125),
                (x - 0.03, y - 0.075),
            ]
            e.shape(
                turned(tip, t, (x, y)),
                ((240, 184, 36), (248, 206, 66), (224, 150, 30))[petal % 3],
            )
        e.disc((x, y), 0.05, (94, 58, 30))
        e.disc((x - 0.01, y - 0.01), 0.026, (136, 88, 40))
    jug = curve(
        dots(
            "0.3 0.92, 0.25 0.8, 0.29 0.68, 0.32 0.62, 0.48 0.62, 0.51 "
            "0.68, 0.55 0.8, 0.5 0.92"
        )
    )
    e.shape(jug, (44, 84, 140))
    e.soft(dots("0.44 0.64, 0.52 0.68, 0.55 0.82, 0.46 0.92"), (24, 48, 92), 0.025, 0.9)
    e.soft(dots("0.31 0.7, 0.34 0.7, 0.32 0.84, 0.29 0.8"), (150, 186, 224), 0.012, 0.9)
    e.brushed(0.008)
    return e.written(0.012, 48)


def robin() -> Image.Image:
    """A print of a robin on a twig with berries, on cream paper."""
    e = Easel(33, 0.75, (240, 232, 212))
    e.stroke(
        "-0.02 0.8, 0.22 0.72, 0.5 0.74, 0.78 0.62",
        0.016,
        (98, 74, 54),
    )
    e.stroke(
        "0.5 0.74, 0.6 0.84, 0.66 0.9",
        0.009,
        (98, 74, 54),
    )
    for x, y, t in (
        (0.12, 0.7, -50),
        (0.18, 0.83, 70),
        (0.6, 0.63, -40),
        (0.68, 0.76, 60),
        (0.55, 0.86, 110),
    ):
        leaf = curve([(x - 0.06, y), (x, y - 0.028), (x + 0.07, y), (x, y + 0.028)])
        e.shape(turned(leaf, t, (x, y)), (96, 124, 78))
    for x, y in dots("0.66 0.92, 0.62 0.95, 0.7 0.96, 0.1 0.86, 0.06 0.89"):
        e.disc((x, y), 0.024, (186, 44, 40))
    e.shape(dots("0.2 0.62, 0.04 0.74, 0.08 0.78, 0.28 0.66"), (92, 76, 58))
    e.blob(
        "0.2 0.62, 0.24 0.46, 0.36 0.32, 0.5 0.34, 0.55 0.48, 0.48 0.64, 0.34 0.7",
        (226, 216, 196),
    )
    e.blob(
        "0.33 0.4, 0.42 0.27, 0.54 0.34, 0.56 0.48, 0.48 0.58, 0.38 0.54",
        (212, 104, 44),
    )
    e.blob(
        "0.3 0.36, 0.36 0.24, 0.46 0.21, 0.52 0.27, 0.44 0.3, 0.36 0.42",
        (112, 94, 72),
    )
    e.blob("0.16 0.66, 0.2 0.5, 0.31 0.36, 0.39 0.48, 0.34 0.6", (104, 86, 66))
    e.stroke(
        "0.2 0.62, 0.3 0.58, 0.35 0.48",
        0.008,
        (70, 58, 46),
    )
    e.shape(dots("0.545 0.285, 0.61 0.305, 0.545 0.32"), (70, 62, 54))
    e.disc((0.475, 0.275), 0.016, (28, 24, 22))
    for x in (0.36, 0.42):
        e.line([(x, 0.67), (x + 0.01, 0.735)], 0.008, (120, 84, 60))
    e.mount((248, 246, 240), 0.1, (196, 186, 166))
    return e.written(0.004, 48)


# ---------------------------------------------------------------- abstracts


def fields() -> Image.Image:
    """Two soft fields of colour, one above the other."""
    e = Easel(41, 0.8, (150, 44, 34))
    e.soft(dots("0.07 0.08, 0.73 0.08, 0.73 0.5, 0.07 0.5"), (232, 128, 44), 0.014)
    e.soft(dots("0.07 0.56, 0.73 0.56, 0.73 0.92, 0.07 0.92"), (84, 22, 38), 0.016)
    e.soft(
        dots("0.08 0.44, 0.72 0.44, 0.72 0.49, 0.08 0.49"), (244, 182, 86), 0.02, 0.8
    )
    e.blend((250, 160, 70), 0.22 * smooth(0, 1.6, e.cloudy(0.2, 0.03, 1)))
    e.blend((60, 14, 26), 0.22 * smooth(0.2, 1.8, e.cloudy(0.25, 0.05, 1)))
    return e.written(0.004, 32)


def gestures() -> Image.Image:
    """Broad strokes of a wide brush in blue, ochre and black on bare canvas."""
    e = Easel(42, 1.5, (236, 230, 218))
    strokes: tuple[tuple[Sequence[Place], float, Rgb], ...] = (
        (dots("-0.1 0.3, 0.4 0.22, 0.9 0.42, 1.6 0.3"), 0.26, (126, 172, 190)),
        (dots("0.1 0.86, 0.5 0.62, 0.96 0.8, 1.45 0.6"), 0.2, (38, 78, 120)),
        (dots("0.28 0.1, 0.42 0.45, 0.36 0.9"), 0.12, (220, 160, 60)),
        (dots("0.84 0.06, 1.16 0.34, 0.98 0.66, 1.28 0.94"), 0.1, (206, 84, 56)),
        (dots("0.52 0.16, 0.82 0.3, 0.62 0.56, 0.92 0.88"), 0.045, (30, 30, 34)),
        (dots("1.08 0.2, 1.3 0.12, 1.42 0.24"), 0.035, (30, 30, 34)),
    )
    for path, wide, colour in strokes:
        spine = curve(path, 24, closed=False)
        bristles = 17
        for k in range(bristles):
            off = (k / (bristles - 1) - 0.5) * wide
            tone = 0.9 + 0.2 * e.rng.random()
            skip, stop = (int(6 * e.rng.random() * each) for each in (1, 2))
            hair = [
                (x + 0.35 * off, y + off) for x, y in spine[skip : len(spine) - stop]
            ]
            e.line(
                hair,
                wide / bristles * 1.25,
                tuple(min(255.0, c * tone) for c in colour),
            )
    for _ in range(40):
        x, y, r = e.rng.random(3)
        e.disc((1.5 * x, y), 0.002 + 0.007 * r * r, (38, 60, 92))
    e.brushed(0.005, 0.002)
    return e.written(0.008, 40)


def tiles_of_paint() -> Image.Image:
    """A grid of squares in close tones with discs in some of them."""
    e = Easel(43, 1.0, (232, 224, 208))
    inks: tuple[Rgb, ...] = (
        (34, 68, 92),
        (206, 92, 62),
        (232, 184, 92),
        (122, 158, 146),
        (240, 226, 196),
        (92, 52, 62),
    )
    for row in range(5):
        for column in range(5):
            first, second = (
                inks[(3 * row + 2 * column + row * column + k) % 6]
                for k in (0, 1 + row % 3)
            )
            x, y = 0.05 + 0.18 * column, 0.05 + 0.18 * row
            e.box((x, y, x + 0.18, y + 0.18), first)
            kind = (row * 2 + column * 3 + row * column) % 4
            if kind == 0:
                e.disc((x + 0.09, y + 0.09), 0.07, second)
            elif kind == 1:
                e.shape([(x, y + 0.18), *arc((x, y + 0.18), 0.18, -90, 0)], second)
            elif kind == 2:
                e.shape([(x + 0.18, y), *arc((x + 0.18, y), 0.18, 90, 180)], second)
            else:
                e.shape([(x, y), (x + 0.18, y), (x, y + 0.18)], second)
    return e.written(0.01, 48)


# ---------------------------------------------------------------- photographs, maps


def _planks(e: Easel) -> None:
    """The boards and posts of the jetty, smaller far away."""
    for k in range(16):
        y = 0.55 + 0.45 * (k / 16) ** 1.8
        half = 0.015 + 0.255 * (y - 0.54) / 0.46
        e.line(
            [(0.75 - half, y), (0.75 + half, y)],
            0.003 + 0.005 * k / 16,
            (104, 102, 100),
        )
    for k in range(5):
        y = 0.57 + 0.36 * (k / 5) ** 1.4
        half = 0.02 + 0.26 * (y - 0.54) / 0.46
        for side in (-1, 1):
            x = 0.75 + side * half
            e.box(
                (
                    x - 0.006 - 0.003 * k,
                    y - 0.04 - 0.035 * k,
                    x + 0.006 + 0.003 * k,
                    y + 0.03,
                ),
                (34, 33, 34),
            )


def jetty() -> Image.Image:
    """A photograph in black and white: a jetty into a misty lake."""
    e = Easel(51, 1.5, (200, 200, 200))
    e.sky(
        (
            (0, (150, 152, 154)),
            (0.42, (232, 232, 230)),
            (0.5, (206, 207, 207)),
            (1, (92, 94, 97)),
        )
    )
    for k, tone in enumerate((196, 164, 120)):
        ridge = [
            (
                0.1 * j,
                0.47
                - (0.05 + 0.02 * k) * abs(math.sin(1.3 * j * 0.5 + 2.1 * k))
                - 0.02 * math.sin(3.1 * j),
            )
            for j in range(-1, 17)
        ]
        e.soft(
            [*curve(ridge, 4, closed=False), (1.6, 0.5), (-0.1, 0.5)],
            (tone, tone, tone + 1),
            0.006,
        )
    e.soft(dots("-0.1 0.47, 1.6 0.47, 1.6 0.53, -0.1 0.53"), (226, 226, 225), 0.02)
    e.shape(dots("0.735 0.54, 0.765 0.54, 1.02 1, 0.48 1"), (62, 60, 60))
    _planks(e)
    e.mount((246, 245, 242), 0.13, (214, 212, 208))
    return e.written(0.0, 40)


def dunes() -> Image.Image:
    """A photograph: ridges of sand in a low sun."""
    e = Easel(52, 1.4, (240, 196, 140))
    e.sky(((0, (118, 158, 196)), (0.34, (246, 220, 188)), (1, (246, 220, 188))))
    layers = (
        (0.34, (226, 172, 122), 0.04, 0.4),
        (0.46, (214, 146, 92), 0.06, 1.7),
        (0.62, (196, 118, 68), 0.09, 3.2),
        (0.82, (160, 86, 50), 0.08, 4.6),
    )
    for level, colour, swing, turn in layers:
        crest = [
            (0.1 * j, level + swing * math.sin(0.42 * j + turn)) for j in range(-1, 17)
        ]
        edge = curve(crest, 6, closed=False)
        e.shape([*edge, (1.7, 1.1), (-0.1, 1.1)], colour)
        lit = tuple(min(255.0, 1.18 * c + 10) for c in colour)
        e.soft(
            [*edge, *[(x - 0.12, y + 0.07) for x, y in reversed(edge)]], lit, 0.02, 0.8
        )
    _, y = e.places()
    e.blend((120, 66, 42), 0.16 * smooth(0.2, 1.2, e.cloudy(0.12, 0.006)) * (y > 0.4))
    return e.written(0.006, 56)


def _compass(e: Easel) -> None:
    """A compass rose with its lines."""
    middle = (0.98, 0.72)
    for k in range(16):
        e.line(
            [middle, turned([(middle[0], middle[1] - 0.5)], 22.5 * k, middle)[0]],
            0.0016,
            (150, 104, 70),
        )
    for k in range(8):
        long = 0.13 if k % 2 == 0 else 0.08
        for side, ink in ((-1, (110, 50, 36)), (1, (232, 216, 178))):
            ray = [
                middle,
                (middle[0] + side * 0.022, middle[1] - 0.03),
                (middle[0], middle[1] - long),
            ]
            e.shape(turned(ray, 45 * k, middle), ink)
    e.disc(middle, 0.018, (110, 50, 36))


def old_chart() -> Image.Image:
    """An old map: a ragged coast, islands, a grid and a compass rose."""
    e = Easel(53, 1.35, (222, 200, 156))
    x, y = e.places()
    land = (
        e.cloudy(0.2, 0.2)
        + 0.22 * e.cloudy(0.05, 0.05)
        + 1.6 * np.tanh(4 * (0.55 - x - 0.3 * y))
        + 0.8 * np.tanh(5 * (x - 1.05))
    )
    e.blend((168, 192, 176), 0.75 * (land < 0))
    rim = np.exp(-((land / 0.1) ** 2))
    e.blend((96, 70, 44), 0.9 * rim)
    e.blend((214, 176, 110), 0.5 * (land > 0.15))
    e.blend(
        (140, 110, 72), 0.8 * (land > 0.6) * smooth(1.0, 1.3, e.cloudy(0.012, 0.012))
    )
    for k in range(1, 9):
        e.line([(0.15 * k, 0), (0.15 * k, 1)], 0.002, (150, 122, 84))
    for k in range(1, 7):
        e.line([(0, 0.15 * k), (1.35, 0.15 * k)], 0.002, (150, 122, 84))
    _compass(e)
    e.blend((150, 110, 62), 0.3 * smooth(0.4, 1.8, e.cloudy(0.3, 0.3, 1.2)))
    e.rim(0.015, 0.03, (196, 170, 122))
    e.rim(0.035, 0.006, (92, 66, 42))
    return e.written(0.0, 24)


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "picture/birches": birches,
    "picture/village": village,
    "picture/harbour": harbour,
    "picture/ink_peaks": ink_peaks,
    "picture/lady": lady,
    "picture/gentleman": gentleman,
    "picture/lemons": lemons,
    "picture/sunflowers": sunflowers,
    "picture/robin": robin,
    "picture/fields": fields,
    "picture/gestures": gestures,
    "picture/tiles_of_paint": tiles_of_paint,
    "picture/jetty": jetty,
    "picture/dunes": dunes,
    "picture/old_chart": old_chart,
    **POSTERS,
    **CALENDARS,
}


def main(names: list[str]) -> None:
    """Draw the named pictures, or all."""
    for name in names or list(PICTURES):
        path = ROOT / f"{name}.png"
        PICTURES[name]().save(path, optimize=True)
        sys.stdout.write(f"{path.stat().st_size / 1024:7.1f} kB  {name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
