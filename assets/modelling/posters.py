"""Draws posters: concerts, films, travel, exhibitions, charts and the nursery.

What they say is short and plain; smaller print is bars.
"""

import math
from collections.abc import Callable

from easel import Easel, Place, arc, curve, dots, turned
from PIL import Image
from textures import LANDS, Rgb

PAPER: Rgb = (242, 238, 228)
TALL = 0.7
"""Width by height of most sheets."""

# ---------------------------------------------------------------- concerts, films


def record() -> Image.Image:
    """A concert: half a record with a red label over stripes."""
    e = Easel(61, TALL, (236, 222, 194))
    for k, ink in enumerate(
        ((206, 66, 44), (232, 156, 54), (46, 116, 118), (38, 52, 76))
    ):
        e.box((0, 0.5 + 0.05 * k, TALL, 0.555 + 0.05 * k), ink)
    middle = (TALL / 2, 0.4)
    e.disc(middle, 0.29, (26, 25, 28))
    for k in range(6):
        e.line(arc(middle, 0.16 + 0.02 * k, 0, 360), 0.003, (70, 68, 72))
    for first in (-60, 120):
        e.shape([middle, *arc(middle, 0.285, first, first + 22)], (62, 60, 66))
    e.disc(middle, 0.11, (206, 66, 44))
    e.disc(middle, 0.016, (236, 222, 194))
    e.word((0.06, 0.76, TALL - 0.05, 0.87), (38, 40, 52), "RECORDS")
    e.word((0.06, 0.9, 0.4, 0.94), (206, 66, 44), "LIVE MUSIC")
    return e.written(0.0, 32, PAPER)


def guitar_night() -> Image.Image:
    """A rock concert: a guitar before rays of hot colours."""
    e = Easel(62, TALL, (248, 186, 66))
    middle = (0.35, 0.46)
    for k in range(20):
        ray = [middle, *arc(middle, 1.2, 18 * k, 18 * k + 9)]
        e.shape(ray, ((232, 84, 60), (206, 50, 88))[k % 2])
    e.disc(middle, 0.3, (62, 34, 86))
    ink: Rgb = (250, 232, 196)
    body = curve(
        dots(
            "0.35 0.4, 0.43 0.38, 0.46 0.46, 0.42 0.53, 0.49 0.62, 0.44 "
            "0.72, 0.35 0.74, 0.26 0.72, 0.21 0.62, 0.28 0.53, 0.24 "
            "0.46, 0.27 0.38"
        )
    )
    neck = dots("0.325 0.5, 0.375 0.5, 0.368 0.06, 0.332 0.06")
    head = dots("0.318 0.07, 0.382 0.07, 0.392 -0.03, 0.308 -0.03")
    for outline, colour in (
        (body, (214, 62, 50)),
        (neck, (42, 30, 40)),
        (head, (214, 62, 50)),
    ):
        e.shape(turned(outline, 24, middle), colour)
    for y, half in ((0.57, 0.05), (0.63, 0.05)):
        e.line(turned([(0.35 - half, y), (0.35 + half, y)], 24, middle), 0.022, ink)
    for k in range(3):
        x = 0.34 + 0.01 * k
        e.line(turned([(x, 0.0), (x, 0.63)], 24, middle), 0.003, ink)
    e.box((0, 0.82, TALL, 1), (62, 34, 86))
    e.word((0.05, 0.85, TALL - 0.02, 0.93), (248, 186, 66), "ROCK SHOW")
    e.small_print((0.05, 0.95, TALL - 0.05, 0.985), ink, 1)
    return e.written(0.0, 32, PAPER)


def stranger() -> Image.Image:
    """A film: a man with a hat in a beam of light, a long shadow."""
    e = Easel(63, TALL, (24, 26, 34))
    e.shape(dots("0.27 0.14, 0.43 0.14, 0.43 0.58, 0.27 0.58"), (244, 206, 92))
    e.shape(dots("0.27 0.58, 0.43 0.58, 0.74 0.86, -0.04 0.86"), (214, 158, 54))
    e.shape(dots("0.33 0.58, 0.37 0.58, 0.47 0.86, 0.23 0.86"), (24, 26, 34))
    e.blob(
        "0.305 0.58, 0.31 0.4, 0.29 0.34, 0.32 0.29, 0.38 0.29, "
        "0.41 0.34, 0.39 0.4, 0.395 0.58",
        (24, 26, 34),
    )
    e.disc((0.35, 0.26), 0.027, (24, 26, 34), 1.2)
    e.disc((0.35, 0.242), 0.056, (24, 26, 34), 0.22)
    e.box((0.322, 0.2, 0.378, 0.24), (24, 26, 34))
    for x in (0.08, 0.16, 0.54, 0.62):
        e.line([(x, 0.1), (x, 0.58)], 0.004, (52, 56, 70))
    e.word((0.07, 0.885, TALL - 0.06, 0.95), (190, 44, 40), "STRANGER")
    e.small_print((0.12, 0.965, TALL - 0.1, 0.985), (150, 150, 156), 1)
    e.word((0.2, 0.05, 0.51, 0.08), (244, 206, 92), "A NEW FILM")
    return e.written(0.0, 32, PAPER)


def ringed_planet() -> Image.Image:
    """A film: a ringed planet over a red desert, a small walker."""
    e = Easel(64, TALL, (20, 22, 50))
    e.sky(
        (
            (0, (18, 20, 48)),
            (0.45, (74, 44, 92)),
            (0.75, (232, 110, 84)),
            (1, (232, 110, 84)),
        )
    )
    for _ in range(70):
        x, y, r = e.rng.random(3)
        e.disc((TALL * x, 0.6 * y), 0.0015 + 0.003 * r * r, (244, 236, 226))
    middle = (0.4, 0.34)
    ring = [
        (middle[0] + 0.34 * math.cos(t / 20), middle[1] + 0.075 * math.sin(t / 20))
        for t in range(127)
    ]
    ring = turned(ring, -18, middle)
    e.line(ring, 0.012, (246, 206, 150))
    e.disc(middle, 0.19, (238, 158, 96))
    for dy, wide, ink in (
        (-0.09, 0.03, (222, 122, 80)),
        (0.0, 0.04, (250, 190, 126)),
        (0.09, 0.03, (208, 104, 76)),
    ):
        half = math.sqrt(0.188**2 - dy * dy) - 0.012
        band = [(middle[0] - half, middle[1] + dy), (middle[0] + half, middle[1] + dy)]
        e.line(turned(band, -18, middle), wide, ink)
    e.soft(
        arc((middle[0] + 0.1, middle[1] + 0.08), 0.15, -60, 130),
        (84, 40, 78),
        0.04,
        0.8,
    )
    e.line(ring[8:56], 0.014, (250, 222, 176))
    e.blob(
        "-0.1 1.1, -0.1 0.82, 0.2 0.78, 0.45 0.84, 0.8 0.76, 0.8 1.1",
        (142, 44, 56),
    )
    e.blob(
        "-0.1 1.1, -0.1 0.92, 0.3 0.86, 0.6 0.93, 0.8 0.9, 0.8 1.1",
        (86, 26, 48),
    )
    e.line([(0.17, 0.845), (0.17, 0.79)], 0.016, (250, 240, 226))
    e.disc((0.17, 0.772), 0.013, (250, 240, 226))
    e.word((0.08, 0.06, TALL - 0.06, 0.115), (250, 222, 176), "DEEP SPACE")
    e.small_print((0.1, 0.955, TALL - 0.1, 0.98), (208, 150, 140), 1)
    return e.written(0.0, 40, PAPER)


# ---------------------------------------------------------------- travel


def _banner(e: Easel, ink: Rgb, paper: Rgb, name: str) -> None:
    """The name of a place below a travel picture."""
    e.box((0, 0.85, TALL, 1), paper)
    e.word((0.07, 0.88, TALL - 0.05, 0.965), ink, name)
    e.rim(0, 0.05, paper)


def _firs(e: Easel) -> None:
    """Dark firs at both sides."""
    for x, foot, high in (
        (0.06, 0.9, 0.34),
        (0.16, 0.94, 0.26),
        (0.0, 0.95, 0.24),
        (0.66, 0.95, 0.3),
    ):
        for tier in range(4):
            top = foot - high + 0.22 * high * tier
            half = 0.024 + 0.016 * tier
            e.shape(
                [
                    (x, top),
                    (x + half, top + 0.34 * high),
                    (x - half, top + 0.34 * high),
                ],
                (22, 66, 62),
            )


def alps() -> Image.Image:
    """Travel: a snow peak, firs, a lake with a white steamer."""
    e = Easel(65, TALL, (94, 176, 206))
    e.sky(((0, (40, 120, 176)), (0.5, (196, 226, 226)), (1, (196, 226, 226))))
    e.shape(
        dots("-0.05 0.56, 0.2 0.34, 0.33 0.1, 0.46 0.3, 0.54 0.36, 0.75 0.58"),
        (110, 130, 164),
    )
    e.shape(
        dots(
            "0.33 0.1, 0.46 0.3, 0.5 0.34, 0.42 0.36, 0.4 0.5, 0.33 "
            "0.34, 0.29 0.44, 0.25 0.31"
        ),
        (248, 248, 246),
    )
    e.shape(dots("0.33 0.1, 0.25 0.27, 0.2 0.34, 0.24 0.4, 0.3 0.3"), (214, 226, 238))
    e.blob(
        "-0.1 0.66, -0.05 0.5, 0.18 0.54, 0.4 0.56, 0.6 0.5, 0.8 0.54, 0.8 0.7",
        (58, 110, 92),
    )
    e.box((0, 0.62, TALL, 0.9), (36, 112, 140))
    for k in range(6):
        y = 0.66 + 0.028 * k
        e.line(
            [(0.08 + 0.07 * (k % 3), y), (0.3 + 0.08 * (k % 2), y)],
            0.005,
            (122, 180, 190),
        )
    e.shape(dots("0.34 0.7, 0.62 0.7, 0.58 0.735, 0.37 0.735"), (246, 242, 230))
    e.box((0.4, 0.67, 0.56, 0.7), (246, 242, 230))
    e.box((0.46, 0.625, 0.495, 0.67), (200, 60, 44))
    _firs(e)
    _banner(e, (178, 50, 38), (246, 236, 212), "THE ALPS")
    return e.written(0.0, 32, PAPER)


def riviera() -> Image.Image:
    """Travel: palms, a striped parasol, a bay with sails in the sun."""
    e = Easel(66, TALL, (250, 210, 130))
    e.sky(((0, (244, 142, 92)), (0.5, (252, 218, 146)), (1, (252, 218, 146))))
    e.disc((0.42, 0.32), 0.12, (254, 240, 190))
    e.box((0, 0.46, TALL, 0.74), (32, 132, 152))
    e.blob("0.36 0.47, 0.5 0.38, 0.62 0.42, 0.8 0.34, 0.8 0.47", (96, 80, 122))
    for k in range(7):
        y = 0.49 + 0.032 * k
        half = 0.02 + 0.03 * ((k * 5) % 4)
        e.line([(0.42 - half, y), (0.42 + half, y)], 0.008, (250, 222, 158))
    for x, y, s in ((0.2, 0.53, 0.05), (0.57, 0.57, 0.075)):
        e.shape([(x, y - 1.5 * s), (x, y), (x + 0.8 * s, y)], (250, 246, 236))
        e.shape(
            [
                (x - 0.4 * s, y + 0.01),
                (x + 0.8 * s, y + 0.01),
                (x + 0.5 * s, y + 0.26 * s + 0.01),
                (x - 0.2 * s, y + 0.26 * s + 0.01),
            ],
            (178, 58, 46),
        )
    e.blob(
        "-0.1 1, -0.1 0.68, 0.2 0.72, 0.5 0.78, 0.8 0.72, 0.8 1",
        (240, 206, 150),
    )
    e.line([(0.5, 0.86), (0.46, 0.68)], 0.01, (120, 84, 60))
    for k in range(6):
        a, b = (
            arc((0.455, 0.69), 0.15, 195 + 25 * each - 8, 195 + 25 * each - 8)[0]
            for each in (k, k + 1)
        )
        e.shape([(0.445, 0.58), a, b], ((206, 62, 52), (250, 244, 230))[k % 2])
    trunk = curve(dots("0.06 0.9, 0.1 0.6, 0.07 0.36, 0.14 0.2"), closed=False)
    e.line(trunk, 0.026, (98, 66, 54))
    for turn in (-200, -160, -115, -70, -25, 15):
        tip = turned(
            dots("0.14 0.2, 0.24 0.165, 0.33 0.225, 0.25 0.2"), turn, (0.14, 0.2)
        )
        e.shape(curve(tip), (34, 88, 66))
    _banner(e, (32, 112, 138), (250, 240, 218), "RIVIERA")
    return e.written(0.0, 40, PAPER)


def city_plan() -> Image.Image:
    """A plan of a city in white lines on dark blue, cut by a river."""
    e = Easel(67, TALL, (26, 40, 62))
    line: Rgb = (226, 222, 208)
    middle = (0.34, 0.38)
    for k in range(1, 5):
        e.line(arc(middle, 0.075 * k, 0, 360), 0.006 if k % 2 else 0.003, line)
    for k in range(12):
        far = turned([(middle[0] + 1.0, middle[1])], 30 * k + 8, middle)[0]
        e.line([middle, far], 0.006 if k % 3 == 0 else 0.003, line)
    for k in range(26):
        x = -0.4 + 0.05 * k
        long = 0.2 + 0.5 * e.rng.random()
        start = e.rng.random() * 0.6
        e.line(
            turned([(x, start), (x, start + long)], 12, middle), 0.002, (150, 156, 160)
        )
        e.line(
            turned([(start - 0.2, x), (start - 0.2 + long, x)], 12, middle),
            0.002,
            (150, 156, 160),
        )
    river = curve(
        dots("-0.1 0.66, 0.15 0.56, 0.3 0.6, 0.44 0.5, 0.6 0.3, 0.8 0.26"), closed=False
    )
    e.line(river, 0.05, line)
    e.line(river, 0.042, (88, 142, 164))
    for k in (16, 22, 29):
        x, y = river[k]
        e.line([(x - 0.02, y - 0.045), (x + 0.02, y + 0.045)], 0.006, line)
    e.box((0.5, 0.6, 0.62, 0.7), (74, 112, 92))
    e.disc((0.16, 0.2), 0.05, (74, 112, 92))
    e.box((0, 0.8, TALL, 1), (238, 232, 216))
    e.word((0.12, 0.85, TALL - 0.1, 0.915), (26, 40, 62), "OLD TOWN")
    e.small_print((0.2, 0.94, TALL - 0.2, 0.965), (110, 116, 124), 1)
    e.rim(0, 0.06, (238, 232, 216))
    return e.written(0.0, 32, PAPER)


# ---------------------------------------------------------------- exhibitions, charts


def exhibition() -> Image.Image:
    """A school of design: a circle, a bar and a wedge set askew."""
    e = Easel(68, TALL, (238, 230, 212))
    middle = (0.33, 0.4)
    e.disc((0.27, 0.34), 0.2, (206, 48, 38))
    bar = dots("-0.1 0.5, 0.9 0.5, 0.9 0.58, -0.1 0.58")
    e.shape(turned(bar, -42, middle), (28, 28, 30))
    thin = dots("-0.1 0.62, 0.9 0.62, 0.9 0.635, -0.1 0.635")
    e.shape(turned(thin, -42, middle), (28, 28, 30))
    e.shape(dots("0.42 0.58, 0.66 0.58, 0.66 0.82"), (40, 86, 150))
    e.shape([(0.27, 0.34), *arc((0.27, 0.34), 0.2, 60, 150)], (232, 180, 52))
    for k in range(5):
        e.line(arc((0.62, 0.12), 0.05 + 0.03 * k, 90, 180), 0.008, (28, 28, 30))
    e.word((0.3, 0.86, 0.67, 0.93), (28, 28, 30), "ART SHOW")
    e.small_print((0.3, 0.95, 0.6, 0.975), (28, 28, 30), 1)
    return e.written(0.004, 32, PAPER)


def great_wave() -> Image.Image:
    """A wave that curls before a low sun, in flat blues."""
    e = Easel(69, TALL, (240, 226, 196))
    e.disc((0.46, 0.32), 0.17, (212, 70, 50))
    for k, ink in enumerate(((150, 190, 198), (84, 142, 170), (38, 88, 130))):
        y = 0.6 + 0.075 * k
        crest = [
            (0.1 * j - 0.1, y + 0.03 * math.sin(1.6 * j + 1.9 * k)) for j in range(11)
        ]
        e.shape([*curve(crest, closed=False), (0.9, 1.1), (-0.1, 1.1)], ink)
    wave = curve(
        dots(
            "-0.1 0.5, 0.02 0.3, 0.2 0.22, 0.36 0.3, 0.4 0.42, 0.34 "
            "0.46, 0.3 0.38, 0.22 0.38, 0.18 0.5, 0.24 0.66, 0.42 0.82, "
            "0.7 0.9, 0.8 1.1, -0.1 1.1"
        )
    )
    e.shape(wave, (24, 58, 104))
    for k in range(4):
        inner = curve(
            [
                (-0.06, 0.56 + 0.09 * k),
                (0.06 + 0.01 * k, 0.4 + 0.1 * k),
                (0.16, 0.36 + 0.12 * k),
            ],
            closed=False,
        )
        e.line(inner, 0.012, (108, 164, 190))
    for x, y in dots(
        "0.02 0.29, 0.1 0.24, 0.19 0.21, 0.28 0.24, 0.35 0.29, 0.4 0.36, "
        "0.41 0.43, 0.36 0.47"
    ):
        e.disc((x, y), 0.034, (248, 244, 232))
    for x, y in dots("0.46 0.42, 0.44 0.5, 0.5 0.36, 0.38 0.53, 0.48 0.27"):
        e.disc((x, y), 0.011, (248, 244, 232))
    for k in range(3):
        foam = [
            (0.12 * j, 0.9 + 0.04 * k + 0.012 * math.sin(3 * j + k)) for j in range(8)
        ]
        e.line(curve(foam, closed=False), 0.008, (200, 220, 220))
    e.box((0.6, 0.06, 0.64, 0.2), (212, 70, 50))
    for k in range(3):
        e.box((0.612, 0.075 + 0.04 * k, 0.628, 0.1 + 0.04 * k), (240, 226, 196))
    return e.written(0.004, 32, PAPER)


def mushrooms() -> Image.Image:
    """A school chart: nine kinds of mushrooms in rows."""
    e = Easel(70, TALL, (240, 232, 208))
    caps: tuple[tuple[Rgb, float, float], ...] = (
        ((190, 52, 40), 0.07, 0.8),
        ((150, 96, 56), 0.08, 0.9),
        ((226, 160, 62), 0.06, 0.6),
        ((122, 84, 64), 0.05, 1.5),
        ((216, 196, 158), 0.075, 0.5),
        ((172, 82, 60), 0.055, 1.1),
        ((98, 90, 110), 0.065, 0.7),
        ((206, 120, 66), 0.085, 0.55),
        ((236, 222, 190), 0.05, 1.3),
    )
    for k, (ink, wide, tall) in enumerate(caps):
        x, y = 0.14 + 0.21 * (k % 3), 0.26 + 0.25 * (k // 3)
        stem = [
            (x - 0.3 * wide, y),
            (x + 0.3 * wide, y),
            (x + 0.4 * wide, y + 0.1),
            (x - 0.4 * wide, y + 0.1),
        ]
        e.shape(stem, (226, 212, 180))
        e.shape(
            [stem[1], stem[2], (x + 0.1 * wide, y + 0.1), (x + 0.1 * wide, y)],
            (190, 172, 138),
        )
        cap = [
            (x - wide, y + 0.006),
            *[
                (x + wide * math.cos(t / 6), y - wide * tall * math.sin(t / 6))
                for t in range(18, 0, -1)
            ],
            (x + wide, y + 0.006),
        ]
        e.shape(cap, ink)
        e.disc((x, y + 0.006), wide, tuple(0.75 * c for c in ink), 0.16)
        if k == 0:
            for dx, dy in dots("-0.035 -0.02, 0 -0.042, 0.035 -0.02, 0.012 -0.014"):
                e.disc((x + dx, y + dy), 0.008, (250, 244, 232))
        e.small_print((x - 0.05, y + 0.125, x + 0.06, y + 0.14), (120, 108, 88), 1)
    e.word((0.12, 0.05, TALL - 0.1, 0.1), (70, 58, 46), "MUSHROOMS")
    e.line([(0.05, 0.125), (TALL - 0.05, 0.125)], 0.004, (70, 58, 46))
    return e.written(0.0, 40, PAPER)


SOLAR: tuple[tuple[float, float, Rgb], ...] = (
    (0.28, 0.018, (176, 160, 150)),
    (0.37, 0.028, (232, 196, 130)),
    (0.48, 0.032, (92, 150, 206)),
    (0.58, 0.022, (206, 96, 66)),
    (0.77, 0.085, (222, 178, 138)),
    (1.0, 0.068, (230, 204, 150)),
    (1.18, 0.044, (150, 206, 212)),
    (1.32, 0.042, (84, 116, 206)),
)
"""Distance, radius and colour of the planets of the chart."""


def planets() -> Image.Image:
    """A school chart: the sun and its planets on their paths."""
    e = Easel(71, 1.4, (22, 28, 56))
    for _ in range(110):
        x, y, r = e.rng.random(3)
        e.disc((1.4 * x, y), 0.0012 + 0.003 * r * r, (200, 206, 226))
    sun = (-0.06, 0.5)
    e.disc(sun, 0.24, (248, 190, 70))
    e.disc(sun, 0.2, (254, 220, 120))
    for k, (x, radius, ink) in enumerate(SOLAR):
        e.line(arc(sun, x - sun[0], -60, 60), 0.003, (86, 96, 140))
        t = (0.1, -0.3, 0.22, -0.12, 0.05, -0.16, 0.2, -0.1)[k]
        place: Place = (
            sun[0] + (x - sun[0]) * math.cos(t),
            sun[1] + (x - sun[0]) * math.sin(t),
        )
        e.disc(place, radius, ink)
        e.soft(
            arc(
                (place[0] + 0.35 * radius, place[1] + 0.2 * radius),
                0.8 * radius,
                -80,
                100,
            ),
            (24, 26, 50),
            0.25 * radius,
            0.7,
        )
        if k == 5:
            ring = [
                (place[0] + 0.12 * math.cos(s / 9), place[1] + 0.03 * math.sin(s / 9))
                for s in range(57)
            ]
            e.line(turned(ring, -15, place), 0.008, (214, 186, 140))
        e.small_print(
            (
                place[0] - 0.03,
                place[1] + radius + 0.02,
                place[0] + 0.05,
                place[1] + radius + 0.036,
            ),
            (220, 224, 236),
            1,
        )
    e.word((0.46, 0.06, 1.0, 0.12), (250, 232, 190), "THE PLANETS")
    return e.written(0.0, 40, PAPER)


# ---------------------------------------------------------------- the nursery


def whale() -> Image.Image:
    """A whale that carries a small house under the moon."""
    e = Easel(72, TALL, (188, 220, 226))
    e.disc((0.53, 0.17), 0.075, (252, 240, 200))
    for x, y in dots("0.14 0.12, 0.26 0.22, 0.1 0.32, 0.4 0.08, 0.62 0.32"):
        star = [
            p
            for k in range(5)
            for p in (
                arc((x, y), 0.022, 72 * k - 90, 72 * k - 90)[0],
                arc((x, y), 0.009, 72 * k - 54, 72 * k - 54)[0],
            )
        ]
        e.shape(star, (252, 240, 200))
    body = curve(
        dots(
            "0.08 0.62, 0.14 0.47, 0.3 0.42, 0.46 0.47, 0.56 0.58, 0.62 "
            "0.56, 0.6 0.44, 0.66 0.46, 0.68 0.58, 0.6 0.7, 0.44 0.78, "
            "0.22 0.78, 0.1 0.72"
        )
    )
    e.shape(body, (70, 118, 156))
    e.blob(
        "0.085 0.66, 0.24 0.68, 0.44 0.7, 0.5 0.745, 0.4 0.785, 0.22 0.78, 0.11 0.73",
        (232, 238, 234),
    )
    for k in range(4):
        e.line(
            [(0.16 + 0.06 * k, 0.72), (0.2 + 0.06 * k, 0.765)], 0.005, (150, 176, 188)
        )
    e.disc((0.18, 0.6), 0.016, (30, 40, 56))
    e.line(arc((0.14, 0.61), 0.07, 40, 110), 0.007, (30, 40, 56))
    e.disc((0.2, 0.65), 0.02, (238, 160, 150), 0.7)
    e.box((0.27, 0.33, 0.38, 0.44), (244, 226, 190))
    e.shape(dots("0.25 0.34, 0.325 0.25, 0.4 0.34"), (206, 90, 72))
    e.box((0.31, 0.38, 0.345, 0.44), (120, 84, 66))
    for k, ink in enumerate(((120, 178, 200), (88, 150, 182), (54, 110, 150))):
        y = 0.78 + 0.06 * k
        swell = [(0.07 * j - 0.07, y + 0.016 * (-1) ** (j + k)) for j in range(13)]
        e.shape([*curve(swell, closed=False), (0.8, 1.1), (-0.1, 1.1)], ink)
    return e.written(0.0, 32, PAPER)


COATS: tuple[Rgb, ...] = (
    (156, 104, 66),
    (222, 116, 52),
    (206, 196, 188),
    (126, 96, 74),
    (92, 92, 104),
    (244, 242, 236),
)
"""Colours of a bear, a fox, a rabbit, an owl, a cat and a panda."""

DARK: Rgb = (44, 38, 40)


def _ears(e: Easel, middle: Place, kind: int) -> None:
    """Ears as the kind has them."""
    (x, y), coat = middle, COATS[kind]
    inner = (238, 170, 160) if kind in (2, 4) else tuple(0.72 * c for c in coat)
    if kind == 2:
        for side in (-1, 1):
            e.disc((x + side * 0.035, y - 0.09), 0.024, coat, 2.4)
            e.disc((x + side * 0.035, y - 0.09), 0.011, inner, 3.2)
    elif kind in (1, 3, 4):
        for side in (-1, 1):
            e.shape(
                [
                    (x + side * 0.085, y - 0.115),
                    (x + side * 0.09, y),
                    (x + side * 0.012, y - 0.06),
                ],
                coat,
            )
    else:
        for side in (-1, 1):
            e.disc((x + side * 0.062, y - 0.066), 0.034, DARK if kind == 5 else coat)


def _animal(e: Easel, middle: Place, kind: int) -> None:
    """A head in a circle: bear, fox, rabbit, owl, cat or panda."""
    x, y = middle
    coat, dark = COATS[kind], DARK
    _ears(e, middle, kind)
    e.disc((x, y), 0.088, coat, 0.92)
    if kind == 1:
        for side in (-1, 1):
            e.shape(
                [
                    (x, y + 0.078),
                    (x + side * 0.086, y + 0.012),
                    (x + side * 0.03, y + 0.01),
                ],
                (250, 240, 226),
            )
    big = {3: 0.034, 5: 0.028}.get(kind, 0.0)
    for side in (-1, 1):
        if big:
            e.disc(
                (x + side * 0.038, y - 0.008),
                big,
                dark if kind == 5 else (248, 226, 160),
            )
        e.disc(
            (x + side * 0.038, y - 0.008), 0.011, (250, 250, 250) if kind == 5 else dark
        )
    if kind == 3:
        e.shape(
            [(x - 0.014, y + 0.012), (x + 0.014, y + 0.012), (x, y + 0.042)],
            (232, 160, 60),
        )
    else:
        if kind in (0, 4):
            e.disc((x, y + 0.035), 0.034, (232, 214, 190), 0.8)
        e.disc((x, y + 0.026), 0.014, dark, 0.75)
        e.line([(x, y + 0.026), (x, y + 0.045)], 0.004, dark)


def animals() -> Image.Image:
    """Six animals in coloured circles."""
    e = Easel(73, TALL, (246, 240, 226))
    discs: tuple[Rgb, ...] = (
        (246, 208, 126),
        (170, 208, 200),
        (240, 176, 160),
        (196, 210, 156),
        (180, 196, 226),
        (236, 198, 214),
    )
    for kind in range(6):
        middle = (0.2 + 0.3 * (kind % 2), 0.2 + 0.285 * (kind // 2))
        e.disc(middle, 0.13, discs[kind])
        _animal(e, (middle[0], middle[1] + 0.015), kind)
    e.word((0.17, 0.92, TALL - 0.15, 0.96), (96, 92, 96), "ANIMALS")
    return e.written(0.0, 40, PAPER)


def _planets_near(e: Easel) -> None:
    """Stars, a ringed planet and a green one with craters."""
    for _ in range(45):
        x, y, r = e.rng.random(3)
        e.disc((TALL * x, y), 0.003 + 0.004 * r, (250, 236, 190))
    e.disc((0.57, 0.16), 0.08, (240, 180, 120))
    e.line([(0.46, 0.19), (0.68, 0.12)], 0.014, (250, 226, 170))
    e.disc((0.1, 0.74), 0.13, (126, 190, 180))
    for x, y, r in ((0.06, 0.7, 0.025), (0.15, 0.78, 0.035), (0.14, 0.67, 0.016)):
        e.disc((x, y), r, (96, 160, 152))


def rocket() -> Image.Image:
    """A red rocket between planets, for a child."""
    e = Easel(74, TALL, (46, 62, 116))
    _planets_near(e)
    middle = (0.36, 0.46)

    def put(points: list[Place], colour: Rgb) -> None:
        e.shape(turned(points, 18, middle), colour)

    flame = curve(dots("0.3 0.68, 0.42 0.68, 0.41 0.8, 0.36 0.93, 0.31 0.8"))
    put(flame, (246, 170, 60))
    put(
        curve(dots("0.33 0.68, 0.39 0.68, 0.38 0.76, 0.36 0.83, 0.34 0.76")),
        (254, 232, 150),
    )
    for side in (-1, 1):
        put(
            [
                (0.36 + side * 0.08, 0.5),
                (0.36 + side * 0.17, 0.66),
                (0.36 + side * 0.16, 0.72),
                (0.36 + side * 0.06, 0.66),
            ],
            (206, 56, 50),
        )
    put(
        curve(
            dots(
                "0.36 0.14, 0.44 0.28, 0.46 0.46, 0.43 0.68, 0.29 0.68, "
                "0.26 0.46, 0.28 0.28"
            )
        ),
        (246, 242, 232),
    )
    put(
        curve(
            dots("0.36 0.14, 0.41 0.21, 0.435 0.29, 0.36 0.31, 0.285 0.29, 0.31 0.21")
        ),
        (206, 56, 50),
    )
    put(arc((0.36, 0.42), 0.058, 0, 360), (206, 56, 50))
    put(arc((0.36, 0.42), 0.042, 0, 360), (140, 204, 226))
    put(dots("0.29 0.6, 0.43 0.6, 0.43 0.64, 0.29 0.64"), (70, 104, 176))
    return e.written(0.0, 32, PAPER)


def world_map() -> Image.Image:
    """The lands of the world in soft colours, for a wall."""
    e = Easel(75, 1.5, (206, 226, 228))
    inks: tuple[Rgb, ...] = (
        (236, 190, 110),
        (150, 190, 140),
        (226, 140, 110),
        (190, 170, 200),
        (240, 214, 150),
    )
    for k, land in enumerate(LANDS):
        shore = [
            ((x + 180) / 240, (90 - y) / 170)
            for x, y in zip(land[0::2], land[1::2], strict=True)
        ]
        e.shape(shore, inks[k % len(inks)])
    for k in range(1, 9):
        e.line([(1.5 * k / 9, 0), (1.5 * k / 9, 1)], 0.002, (178, 204, 208))
    for k in range(1, 6):
        e.line([(0, k / 6), (1.5, k / 6)], 0.002, (178, 204, 208))
    e.rim(0, 0.05, (250, 248, 240))
    e.rim(0.04, 0.004, (96, 110, 120))
    return e.written(0.0, 32, PAPER)


POSTERS: dict[str, Callable[[], Image.Image]] = {
    "picture/record": record,
    "picture/guitar_night": guitar_night,
    "picture/stranger": stranger,
    "picture/ringed_planet": ringed_planet,
    "picture/alps": alps,
    "picture/riviera": riviera,
    "picture/city_plan": city_plan,
    "picture/exhibition": exhibition,
    "picture/great_wave": great_wave,
    "picture/mushrooms": mushrooms,
    "picture/planets": planets,
    "picture/whale": whale,
    "picture/animals": animals,
    "picture/rocket": rocket,
    "picture/world_map": world_map,
}
