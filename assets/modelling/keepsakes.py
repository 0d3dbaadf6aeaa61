"""What shelves and side tables show: figures, small plants, music, games, crafts."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from forms import ball, loft, ring
from small_forms import blade, fronted, hollow, marks, spot
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    lathe,
    prism,
    rounded,
    slab,
    tube,
)

BLACK, BRASS = "plastic/black", "metal/brass"

# -------------------------------------------------------------------------- figurines


def figure_cat() -> Model:
    """A sitting china cat that looks to the front."""
    m, china = Model(), "ceramic/plain"
    body = [
        (0.0, 0.0),
        (0.05, 0.0),
        (0.056, 0.03),
        (0.04, 0.09),
        (0.024, 0.13),
        (0.0, 0.135),
    ]
    m.add(lathe(body, 10), china)
    m.add(ball((0.066, 0.058, 0.056), (0, -0.012, 0.15), 9, 5), china)
    for sign in (-1.0, 1.0):
        ear = lathe([(0.014, 0.0), (0.0, 0.03)], 4).turn("Y", sign * 12)
        m.add(ear.move(sign * 0.02, -0.01, 0.167), china)
        m.add(
            tube(
                [(sign * 0.016, -0.03, 0.08), (sign * 0.018, -0.046, 0.006)], 0.011, 5
            ),
            china,
        )
        m.add(
            ball((0.007, 0.006, 0.008), (sign * 0.012, -0.0385, 0.155), 4, 3),
            "lacquer/black",
        )
    m.add(ball((0.008, 0.006, 0.006), (0, -0.0415, 0.144), 4, 3), "food/icing")
    tail: list[Point] = [
        (0.03, 0.04, 0.012),
        (0.065, 0.02, 0.012),
        (0.062, -0.03, 0.01),
        (0.035, -0.055, 0.01),
    ]
    m.add(tube(tail, [0.011, 0.011, 0.01, 0.006], 5), china)
    return m


def figure_bust() -> Model:
    """A white bust on a dark plinth: shoulders, neck and head."""
    m, stone = Model(), "stone/marble"
    m.add(slab((-0.055, -0.05, 0.0), (0.055, 0.05, 0.05), 0.003), "stone/granite")
    m.add(lathe([(0.03, 0.048), (0.022, 0.07)], 8), stone)
    chest = lathe(
        [
            (0.0, 0.065),
            (0.045, 0.07),
            (0.085, 0.12),
            (0.07, 0.15),
            (0.03, 0.17),
            (0.026, 0.2),
            (0.0, 0.2),
        ],
        10,
    )
    m.add(chest.scale(1.0, 0.55, 1.0), stone)
    m.add(ball((0.082, 0.1, 0.115), (0, -0.008, 0.245), 9, 6), stone)
    m.add(ball((0.096, 0.094, 0.076), (0, 0.012, 0.275), 8, 4), stone)
    nose = [(-0.008, 0.236), (0.008, 0.236), (0.0, 0.266)]
    m.add(prism(nose, 0.026, "Y").move(0, -0.055, 0), stone)
    return m


def figure_loop() -> Model:
    """An abstract figure: a twisted ring of brass on a black block."""
    m = Model()
    m.add(slab((-0.06, -0.04, 0.0), (0.06, 0.04, 0.045), 0.003), "stone/granite")
    path: list[Point] = []
    radii: list[float] = []
    for k in range(18):
        t = 2.0 * math.pi * k / 18
        path.append(
            (0.085 * math.sin(t), 0.022 * math.sin(2.0 * t), 0.15 - 0.1 * math.cos(t))
        )
        radii.append(0.014 + 0.007 * math.cos(t - 0.7))
    m.add(tube(path, radii, 6, closed=True), BRASS)
    m.add(tube([(0, 0, 0.03), (0, 0, 0.06)], 0.006, 5), BRASS)
    return m


def figure_bird() -> Model:
    """A wooden bird on two legs of wire, its beak to the left."""
    m, wood = Model(), "wood/walnut"
    m.add(lathe([(0.05, 0.0), (0.048, 0.014)], 12), "wood/oak")
    body = ball((0.15, 0.075, 0.085), (0, 0, 0), 10, 6)
    m.add(body.turn("Y", 24).move(0, 0, 0.14), wood)
    m.add(ball((0.06, 0.056, 0.056), (-0.056, 0, 0.192), 9, 5), wood)
    m.add(
        lathe([(0.009, 0.0), (0.0, 0.036)], 5).turn("Y", -98).move(-0.081, 0, 0.192),
        BRASS,
    )
    m.add(
        blade((0.03, 0.0, 0.125), (0.08, 0.0, 0.1), (0.14, 0.0, 0.075), 0.05, 0.016),
        wood,
    )
    for sign in (-1.0, 1.0):
        m.add(
            tube(
                [(0.0, sign * 0.012, 0.012), (-0.005, sign * 0.014, 0.115)], 0.0028, 4
            ),
            BRASS,
        )
        m.add(ball((0.008, 0.006, 0.008), (-0.066, sign * 0.0255, 0.2), 4, 3), BLACK)
        wing = blade(
            (-0.04, sign * 0.034, 0.16),
            (0.01, sign * 0.038, 0.14),
            (0.06, sign * 0.026, 0.11),
            0.012,
            0.05,
        )
        m.add(wing, "wood/oak")
    return m


# ----------------------------------------------------------------------- small plants


def _pot(m: Model, width: float, high: float, material: str, sides: int = 12) -> None:
    """A flower pot full of soil; `width` at its rim."""
    r = width / 2.0
    profile = [(r * 0.74, 0.0), (r, high)]
    m.add(hollow(profile, 0.005, high - 0.012, sides), material)
    m.add(spot(r - 0.007, 0, 0, high - 0.011, sides), "soil/dark", sheet=True)


def plant_cactus() -> Model:
    """A ribbed ball cactus with a pink flower in a clay pot."""
    m = Model()
    _pot(m, 0.12, 0.09, "ceramic/terracotta")
    m.add(lathe([(0.063, 0.07), (0.064, 0.093)], 12), "ceramic/terracotta")
    m.add(spot(0.052, 0, 0, 0.0937, 10), "soil/dark", sheet=True)
    sides = 16
    rings = []
    for r, z in (
        (0.03, 0.085),
        (0.05, 0.11),
        (0.052, 0.145),
        (0.036, 0.18),
        (0.008, 0.19),
    ):
        rings.append([
            (r * (1.1 if k % 2 else 0.84) * math.cos(2 * math.pi * k / sides),
             r * (1.1 if k % 2 else 0.84) * math.sin(2 * math.pi * k / sides), z)
            for k in range(sides)
        ])  # fmt: skip
    m.add(loft(rings), "leaf/dark")
    for k in range(5):
        t = 2.0 * math.pi * k / 5
        tip = (0.004 + 0.026 * math.cos(t), 0.026 * math.sin(t), 0.21)
        m.add(
            blade(
                (0.004, 0, 0.186),
                (0.004 + 0.014 * math.cos(t), 0.014 * math.sin(t), 0.202),
                tip,
                0.016,
                0.004,
            ),
            "petal/rose",
        )
    return m


def plant_columns() -> Model:
    """A pillar cactus with two bent arms in a glazed pot."""
    m = Model()
    _pot(m, 0.11, 0.085, "ceramic/plain")
    m.add(
        tube([(0, 0, 0.07), (0, 0, 0.22), (0, 0, 0.262)], [0.026, 0.028, 0.008], 9),
        "leaf/green",
    )
    for sign, low in ((-1.0, 0.125), (1.0, 0.16)):
        path: list[Point] = [
            (sign * 0.015, 0, low),
            (sign * 0.058, 0, low + 0.005),
            (sign * 0.064, 0, low + 0.05),
            (sign * 0.064, 0, low + 0.078),
        ]
        m.add(tube(path, [0.014, 0.016, 0.016, 0.005], 7), "leaf/green")
    dice = random.Random(3)
    for _ in range(8):
        t, z = dice.uniform(0, 6.28), dice.uniform(0.1, 0.22)
        at = (0.0275 * math.cos(t), 0.0275 * math.sin(t), z)
        m.add(ball((0.006, 0.006, 0.006), at, 3, 2), "book/cream")
    return m


def plant_succulent() -> Model:
    """A rosette of fat pointed leaves in a low bowl with gravel."""
    m = Model()
    m.add(
        hollow([(0.05, 0.0), (0.07, 0.025), (0.07, 0.06)], 0.006, 0.048, 13),
        "ceramic/plain",
    )
    m.add(spot(0.064, 0, 0, 0.049, 12), "book/cream", sheet=True)
    for count, reach, rise, width, turn in (
        (8, 0.075, 0.075, 0.038, 0.0),
        (7, 0.055, 0.1, 0.034, 0.4),
        (5, 0.03, 0.115, 0.026, 0.1),
    ):
        for k in range(count):
            t = 2.0 * math.pi * k / count + turn
            c, s = math.cos(t), math.sin(t)
            tip = (reach * c, reach * s, rise)
            middle = (0.62 * reach * c, 0.62 * reach * s, 0.05 + (rise - 0.05) * 0.55)
            m.add(
                blade((0.004 * c, 0.004 * s, 0.045), middle, tip, width, 0.013),
                ("leaf/pale", "leaf/green", "food/apple")[(8 - count) % 3],
            )
    return m


def plant_herbs() -> Model:
    """A bushy pot of basil in a tin."""
    m = Model()
    m.add(hollow([(0.05, 0.0), (0.055, 0.1)], 0.003, 0.088, 12), "paint/plain")
    m.add(spot(0.052, 0, 0, 0.089, 12), "soil/dark", sheet=True)
    m.add(slab((-0.03, -0.0545, 0.035), (0.03, -0.03, 0.065), 0.0), "paper/white")
    dice = random.Random(11)
    for k in range(7):
        t = 0.9 * k
        r = 0.006 + 0.006 * k
        top = (1.5 * r * math.cos(t), 1.5 * r * math.sin(t), 0.2 - 0.012 * k)
        m.add(
            tube(
                [(r * 0.6 * math.cos(t), r * 0.6 * math.sin(t), 0.085), top], 0.002, 3
            ),
            "leaf/pale",
        )
        for j in range(3):
            a = t + 2.1 * j + dice.uniform(-0.3, 0.3)
            c, s = math.cos(a), math.sin(a)
            x, y, z = top
            if j > 1:
                x, y, z = 0.88 * x, 0.88 * y, 0.8 * z + 0.017
            root = (x - 0.004 * c, y - 0.004 * s, z)
            m.add(
                blade(
                    root,
                    (x + 0.024 * c, y + 0.024 * s, z + 0.014),
                    (x + 0.05 * c, y + 0.05 * s, z - 0.006),
                    0.036,
                    0.006,
                ),
                "leaf/green" if (j + k) % 3 else "food/apple",
            )
    return m


def plant_aloe() -> Model:
    """Upright pointed leaves of an aloe in a square pot."""
    m = Model()
    rings = [
        [(x, y, z) for x, y in rounded(w, w, 0.008, 1)]
        for w, z in ((0.09, 0.0), (0.11, 0.09), (0.1, 0.09), (0.098, 0.078))
    ]
    m.add(loft(rings), "concrete/plain")
    m.add(marks([(-0.049, -0.049, 0.049, 0.049)], 0.0788), "soil/dark", sheet=True)
    for count, reach, rise, width in (
        (7, 0.09, 0.2, 0.03),
        (5, 0.045, 0.26, 0.026),
        (1, 0.006, 0.28, 0.022),
    ):
        for k in range(count):
            t = 2.0 * math.pi * k / count + 0.3 * count
            c, s = math.cos(t), math.sin(t)
            middle = (0.45 * reach * c, 0.45 * reach * s, 0.078 + (rise - 0.078) * 0.4)
            m.add(
                blade(
                    (0.01 * c, 0.01 * s, 0.074),
                    middle,
                    (reach * c, reach * s, rise),
                    width,
                    0.014,
                ),
                "leaf/dark" if k % 2 else "leaf/green",
            )
    return m


# -------------------------------------------------------------------- record players


def _platter(m: Model, x: float, y: float, z: float, radius: float, label: str) -> None:
    """A turntable with a record on it."""
    m.add(lathe([(radius, 0.0), (radius, 0.0145)], 16, (x, y, z)), "lacquer/black")
    m.add(spot(radius * 0.75, x, y, z + 0.0151, 14), "metal/black", sheet=True)
    m.add(spot(radius * 0.34, x, y, z + 0.0158, 10), label, sheet=True)
    m.add(box((0.006, 0.006, 0.016), (x, y, z + 0.018), 0.0), "metal/chrome")


def _arm(m: Model, pivot: Point, head: Point) -> None:
    """A tone arm from its pivot to its head on the record."""
    x, y, z = pivot
    m.add(lathe([(0.02, -0.03), (0.016, 0.004)], 8, pivot), "metal/chrome")
    m.add(
        tube([(x, y + 0.03, z + 0.003), (x, y, z + 0.004), head], 0.0035, 4),
        "metal/chrome",
    )
    m.add(box((0.014, 0.024, 0.009), head, 0.0), BLACK)


def player_hifi() -> Model:
    """A turntable of oak with its dust cover raised."""
    m = Model()
    m.add(slab((-0.22, -0.17, 0.015), (0.22, 0.17, 0.075), 0.004), "wood/oak")
    m.add(slab((-0.2, -0.15, 0.0), (0.2, 0.15, 0.016), 0.0), BLACK)
    _platter(m, -0.045, 0.0, 0.0745, 0.148, "book/red")
    _arm(m, (0.165, 0.1, 0.1), (0.055, -0.045, 0.098))
    for k in range(2):
        m.add(
            lathe([(0.012, 0.0), (0.012, 0.01)], 7, (0.16 + 0.034 * k, -0.13, 0.0745)),
            "metal/chrome",
        )
    lid = slab((-0.218, -0.003, 0.0), (0.218, 0.003, 0.33), 0.0).turn("X", -12)
    m.add(lid.move(0, 0.168, 0.07), "glass/clear")
    m.pair(
        slab((0.214, -0.055, 0.0), (0.219, 0.0, 0.33), 0.0)
        .turn("X", -12)
        .move(0, 0.168, 0.07),
        "glass/clear",
    )
    return m


def player_suitcase() -> Model:
    """A portable player in an open case with a cloth lining and a handle."""
    m, case = Model(), "leather/plain"
    m.add(slab((-0.19, -0.14, 0.0), (0.19, 0.14, 0.08), 0.005), case)
    m.add(marks([(-0.178, -0.128, 0.178, 0.128)], 0.0808), "book/cream", sheet=True)
    _platter(m, -0.04, 0.0, 0.079, 0.1, "plastic/yellow")
    _arm(m, (0.12, 0.08, 0.105), (0.03, -0.03, 0.102))
    lid = slab((-0.19, -0.03, 0.0), (0.19, 0.0, 0.28), 0.005).turn("X", -14)
    m.add(lid.move(0, 0.15, 0.075), case)
    inner = fronted(marks([(-0.178, 0.012, 0.178, 0.268)]), -0.0308).turn("X", -14)
    m.add(inner.move(0, 0.15, 0.075), "book/cream", sheet=True)
    for x in (-0.14, 0.14):
        m.add(slab((x - 0.012, -0.146, 0.05), (x + 0.012, -0.138, 0.075), 0.0), BRASS)
        m.add(
            fronted(spot(0.03, x * 0.75, 0.036, 0, 10), -0.1408),
            "metal/black",
            sheet=True,
        )
    grip: list[Point] = [
        (-0.05, -0.136, 0.05),
        (-0.045, -0.17, 0.05),
        (0.045, -0.17, 0.05),
        (0.05, -0.136, 0.05),
    ]
    m.add(tube(grip, 0.008, 4), "bark/brown")
    return m


HORN: Sequence[tuple[float, float, float, float]] = (
    (0.012, 0.12, 0.16, 0.0), (0.018, 0.14, 0.24, 0.0), (0.03, 0.1, 0.32, 55.0),
    (0.065, 0.0, 0.385, 72.0), (0.15, -0.1, 0.42, 72.0), (0.143, -0.101, 0.42, 72.0),
    (0.05, 0.01, 0.388, 72.0),
)  # fmt: skip
"""Rings of a horn from its foot to its throat: radius, y, z, lean (degrees)."""


def _horn(sides: int = 12) -> Part:
    """The horn of a gramophone, open to the front."""
    turns = [2.0 * math.pi * k / sides for k in range(sides)]
    rings = []
    for radius, y, z, lean in HORN:
        c, s = math.cos(math.radians(lean)), math.sin(math.radians(lean))
        arms = [(radius * math.cos(t), radius * math.sin(t)) for t in turns]
        rings.append([(a, y + b * c, z + b * s) for a, b in arms])
    return loft(rings)


def player_gramophone() -> Model:
    """A gramophone: a walnut box, a record, a fluted brass horn."""
    m = Model()
    m.add(slab((-0.16, -0.16, 0.0), (0.16, 0.16, 0.025), 0.0), "wood/walnut")
    m.add(slab((-0.145, -0.145, 0.02), (0.145, 0.145, 0.13), 0.0), "wood/walnut")
    _platter(m, 0.0, -0.015, 0.1295, 0.115, "book/red")
    m.add(_horn(), BRASS)
    m.add(
        tube([(0, 0.12, 0.16), (0.05, 0.03, 0.165), (0.06, -0.03, 0.15)], 0.007, 4),
        BRASS,
    )
    m.add(tube([(0.14, 0, 0.08), (0.19, 0, 0.08), (0.195, 0, 0.13)], 0.006, 4), BRASS)
    return m


# ------------------------------------------------------------------------ board games


def _piece(m: Model, x: float, y: float, z: float, high: float, colour: str) -> None:
    """A turned piece: a pawn, taller for a king."""
    profile = [(0.014, 0.0), (0.0085, high * 0.6), (0.0, high)]
    m.add(lathe(profile, 5, (x, y, z)), colour)


def game_chess() -> Model:
    """A chess board in the middle of a game."""
    m, z, side = Model(), 0.0175, 0.043
    m.add(slab((-0.2, -0.2, 0.0), (0.2, 0.2, z), 0.0), "wood/walnut")
    pale = [
        (side * (a - 4), side * (b - 4), side * (a - 3), side * (b - 3))
        for a in range(8)
        for b in range(8)
        if (a + b) % 2
    ]
    m.add(marks(pale, z + 0.0007), "wood/pine", sheet=True)
    spots = ((0, 0, 0.05), (3, 0, 0.075), (4, 0, 0.082), (2, 2, 0.045), (5, 1, 0.045))
    for a, b, high in spots:
        _piece(m, side * (a - 3.5), side * (b - 3.5), z, high, "paper/white")
        _piece(
            m, side * ((a + 1) % 8 - 3.5), side * (3.5 - b), z, high, "lacquer/black"
        )
    return m


def _game_box(
    m: Model, size: Point, at: Point, turn: float, colours: tuple[str, str, str]
) -> None:
    """A flat carton with a lid: a title, and a round picture on it."""
    w, d, h = size
    body, title, sign = colours
    carton = slab((-w / 2, -d / 2, 0.0), (w / 2, d / 2, h), 0.0)
    parts: list[tuple[Part, str, bool]] = [(carton, body, False)]
    parts.append(
        (marks([(-w * 0.42, d * 0.2, w * 0.42, d * 0.4)], h + 0.0008), title, True)
    )
    parts.append((spot(d * 0.2, 0, -d * 0.12, h + 0.0008, 10), sign, True))
    front = fronted(marks([(-w * 0.3, h * 0.3, w * 0.2, h * 0.7)]), -d / 2 - 0.0008)
    parts.append((front, title, True))
    parts.append(
        (fronted(spot(h * 0.28, w * 0.33, h * 0.5, 0, 8), -d / 2 - 0.0008), sign, True)
    )
    for part, material, is_sheet in parts:
        m.add(part.turn("Z", turn).move(*at), material, sheet=is_sheet)


def game_boxes() -> Model:
    """Three boxed games in a pile, titles to the front."""
    m = Model()
    _game_box(
        m,
        (0.36, 0.26, 0.055),
        (0, 0, 0),
        0,
        ("book/blue", "plastic/yellow", "plastic/red"),
    )
    _game_box(
        m,
        (0.3, 0.22, 0.05),
        (0.01, 0.0, 0.0548),
        5,
        ("plastic/red", "paper/white", "plastic/yellow"),
    )
    _game_box(
        m,
        (0.24, 0.2, 0.045),
        (-0.01, 0.0, 0.1046),
        -6,
        ("book/green", "book/cream", "plastic/orange"),
    )
    return m


def game_track() -> Model:
    """A board with a track of coloured squares, pawns of four colours, two dice."""
    m, z = Model(), 0.006
    m.add(slab((-0.19, -0.19, 0.0), (0.19, 0.19, z), 0.0), "book/cream")
    names = ("plastic/red", "plastic/blue", "plastic/yellow", "plastic/green")
    around: list[Flat] = [(-0.16 + 0.04 * k, -0.16) for k in range(8)]
    around += [(0.16, -0.16 + 0.04 * k) for k in range(8)]
    around += [(0.16 - 0.04 * k, 0.16) for k in range(8)]
    around += [(-0.16, 0.16 - 0.04 * k) for k in range(8)]
    for k, name in enumerate(names):
        cells = [(x - 0.017, y - 0.017, x + 0.017, y + 0.017) for x, y in around[k::4]]
        m.add(marks(cells, z + 0.0007), name, sheet=True)
        a, b = (-1 if k % 2 else 1) * 0.07, (-1 if k > 1 else 1) * 0.07
        m.add(spot(0.045, a, b, z + 0.0007, 10), name, sheet=True)
        for dx in (-0.016, 0.016):
            _piece(m, a + dx, b + 0.01, z, 0.04, name)
    _piece(m, around[5][0], around[5][1], z, 0.04, names[0])
    for x, turn in ((-0.014, 20), (0.016, 50)):
        m.add(
            box((0.018, 0.018, 0.018), (x, 0.0, z + 0.0088), 0.0).turn(
                "Z", turn, (x, 0, 0)
            ),
            "paper/white",
        )
    return m


# -------------------------------------------------------------------- sewing machines


def _machine(m: Model, body: str, trim: str) -> None:
    """The arm, the pillar and the bed of a sewing machine, its wheel to the right."""
    m.add(slab((-0.19, -0.075, 0.0), (0.19, 0.075, 0.06), 0.0), body)
    arm = [
        (0.19, 0.055),
        (0.19, 0.285),
        (0.175, 0.3),
        (-0.17, 0.3),
        (-0.19, 0.28),
        (-0.19, 0.17),
    ]
    arm += [(-0.115, 0.17), (-0.1, 0.2), (0.07, 0.2), (0.085, 0.055)]
    m.add(prism(arm, 0.115, "Y", 0.006), body)
    wheel = lathe([(0.045, 0.0), (0.042, 0.026)], 10).turn("Y", 90)
    m.add(wheel.move(0.188, 0, 0.23), trim)
    m.add(slab((-0.158, -0.006, 0.1), (-0.146, 0.006, 0.175), 0.0), "metal/chrome")
    m.add(slab((-0.168, -0.022, 0.062), (-0.136, 0.012, 0.068), 0.0), "metal/chrome")
    m.add(slab((-0.15, -0.001, 0.06), (-0.1485, 0.001, 0.105), 0.0), "metal/chrome")
    m.add(slab((-0.19, -0.06, 0.0598), (-0.1, 0.06, 0.0612), 0.0), "metal/brushed")
    spool = lathe([(0.016, 0.0), (0.016, 0.04)], 7, (0.06, 0.0, 0.299))
    m.add(spool, "plastic/red")
    m.add(box((0.006, 0.006, 0.06), (0.06, 0.0, 0.325), 0.0), "metal/chrome")


def sewing_modern() -> Model:
    """A white electric machine with dials and a piece of cloth under its needle."""
    m = Model()
    _machine(m, "plastic/white", "plastic/plain")
    for x in (0.12, 0.05, -0.02):
        knob = lathe([(0.017, 0.0), (0.015, 0.012)], 7).turn("X", 90)
        m.add(knob.move(x, -0.057, 0.25), "plastic/plain")
    m.add(
        fronted(marks([(0.1, 0.09, 0.17, 0.17)]), -0.0583), "metal/brushed", sheet=True
    )
    cloth = [(-0.3, -0.11), (-0.11, -0.12), (-0.1, 0.06), (-0.28, 0.08)]
    m.add(prism(cloth, 0.004).move(0, 0, 0.0625), "book/blue")
    return m


def sewing_antique() -> Model:
    """A black iron machine with gold lines on a wooden base."""
    m, iron = Model(), "lacquer/black"
    m.add(slab((-0.21, -0.1, 0.0), (0.21, 0.1, 0.05), 0.004), "wood/oak")
    m.add(slab((-0.18, -0.08, 0.048), (0.18, 0.08, 0.062), 0.0), iron)
    arm: list[Point] = [
        (0.13, 0, 0.05),
        (0.125, 0, 0.14),
        (0.12, 0, 0.22),
        (0.06, 0, 0.26),
        (-0.04, 0, 0.24),
        (-0.13, 0, 0.235),
    ]
    m.add(tube(arm, [0.05, 0.032, 0.034, 0.034, 0.026, 0.03], 8), iron)
    head = [(0.0, 0.17), (0.026, 0.172), (0.03, 0.26), (0.0, 0.28)]
    m.add(lathe(head, 9, (-0.14, 0, 0)), iron)
    m.add(tube([(-0.14, 0, 0.175), (-0.14, 0, 0.062)], 0.005, 4), "metal/chrome")
    m.add(slab((-0.16, -0.02, 0.0615), (-0.12, 0.02, 0.068), 0.0), "metal/chrome")
    m.add(
        ring(0.062, 0.009, (0, 0, 0), 12, 4).turn("Y", 90).move(0.19, 0, 0.215),
        "metal/chrome",
    )
    m.add(tube([(0.14, 0, 0.215), (0.195, 0, 0.215)], 0.018, 6), iron)
    m.add(box((0.012, 0.12, 0.014), (0.19, 0, 0.215), 0.0), "metal/chrome")
    m.add(box((0.012, 0.014, 0.12), (0.19, 0, 0.215), 0.0), "metal/chrome")
    m.add(tube([(0.19, -0.05, 0.25), (0.225, -0.05, 0.25)], 0.009, 5), "wood/oak")
    m.add(slab((-0.07, -0.032, 0.24), (0.06, 0.032, 0.246), 0.0), BRASS)
    m.add(fronted(marks([(-0.17, 0.053, 0.17, 0.057)]), -0.0807), BRASS, sheet=True)
    m.add(lathe([(0.013, 0.0), (0.013, 0.035)], 6, (0.05, 0, 0.29)), "book/red")
    return m


def sewing_compact() -> Model:
    """A painted machine with a pale face plate, threads on two spools."""
    m, paint = Model(), "paint/plain"
    _machine(m, paint, "paper/white")
    m.add(
        fronted(marks([(-0.08, 0.215, 0.1, 0.28)]), -0.0583), "paper/white", sheet=True
    )
    m.add(fronted(spot(0.02, 0.14, 0.13, 0, 10), -0.0583), "paper/white", sheet=True)
    m.add(fronted(marks([(0.138, 0.13, 0.142, 0.148)]), -0.059), BLACK, sheet=True)
    m.add(
        lathe([(0.016, 0.0), (0.016, 0.04)], 7, (0.015, 0.0, 0.299)), "plastic/yellow"
    )
    drawer = slab((0.02, -0.079, 0.012), (0.16, -0.07, 0.048), 0.0)
    m.add(drawer, "paper/white")
    return m


# ------------------------------------------------------------------------- paint jars


def _brush(m: Model, foot: Point, top: Point, hair: str, wide: float) -> None:
    """A paint brush that stands on the end of its handle, its hair up."""
    reach = [top[k] - foot[k] for k in range(3)]

    def at(share: float) -> Point:
        x, y, z = (foot[k] + share * reach[k] for k in range(3))
        return (x, y, z)

    m.add(
        tube([foot, at(0.7)], [0.003, 0.0045], 4),
        "wood/oak" if hair != "bark/brown" else "book/red",
    )
    m.add(tube([at(0.68), at(0.84)], [0.0045, wide], 4), "metal/chrome")
    m.add(tube([at(0.83), at(0.93), top], [wide, wide * 1.15, 0.001], 4), hair)


BRISTLES: Sequence[tuple[float, float, float, str, float]] = (
    (-0.05, 0.0, 0.22, "plastic/blue", 0.007),
    (0.045, 0.01, 0.23, "bark/brown", 0.008),
    (-0.01, 0.04, 0.245, "plastic/red", 0.006),
    (0.015, -0.035, 0.215, "plastic/yellow", 0.007),
)
"""Brushes in a jar: x, y, z of the tip, colour of the hair, half its width."""


def paint_glass() -> Model:
    """A jam jar with five brushes, their hair in colours, in murky water."""
    m = Model()
    m.add(lathe([(0.036, 0.0), (0.039, 0.006), (0.039, 0.058)], 12), "ceramic/blue")
    m.add(
        hollow([(0.0388, 0.057), (0.0388, 0.088), (0.033, 0.106)], 0.002, 0.062, 12),
        "glass/clear",
    )
    for x, y, z, hair, wide in BRISTLES:
        _brush(m, (-0.2 * x, -0.2 * y, 0.06), (x, y, z), hair, wide)
    return m


def paint_tin() -> Model:
    """A tin with runs of paint down its side and three broad brushes in it."""
    m = Model()
    m.add(hollow([(0.045, 0.0), (0.045, 0.11)], 0.003, 0.07, 13), "metal/brushed")
    m.add(lathe([(0.0458, 0.02), (0.0458, 0.09)], 13), "paper/white")
    for k, (turn, low, colour) in enumerate(
        (
            (-120, 0.05, "plastic/red"),
            (-95, 0.03, "plastic/blue"),
            (-60, 0.06, "plastic/yellow"),
        )
    ):
        t = math.radians(turn)
        x, y = 0.0455 * math.cos(t), 0.0455 * math.sin(t)
        m.add(
            box((0.012, 0.006, 0.111 - low), (0, 0, 0), 0.0)
            .turn("Z", turn + 90)
            .move(x, y, (0.111 + low) / 2),
            colour,
        )
        top = (0.04 * (k - 1), 0.012, 0.235 - 0.015 * k)
        foot: Point = (-0.01 * (k - 1), 0.0, 0.068)
        m.add(tube([foot, top], 0.006, 4), "wood/pine")
        m.add(box((0.03, 0.01, 0.02), (top[0], top[1], top[2]), 0.0), "metal/chrome")
        m.add(box((0.028, 0.008, 0.034), (top[0], top[1], top[2] + 0.025), 0.0), colour)
    return m


def paint_palette() -> Model:
    """A jar of brushes on a wooden palette with dabs of paint."""
    m = Model()
    turns = [2.0 * math.pi * k / 16 for k in range(16)]
    outline = [
        (
            0.15 * math.cos(t) * (0.82 if k == 3 else 1.0),
            0.105 * math.sin(t) * (0.7 if k == 3 else 1.0),
        )
        for k, t in enumerate(turns)
    ]
    m.add(prism(outline, 0.008).move(0, 0, 0.004), "wood/pine")
    for k, name in enumerate(("red", "yellow", "blue", "green", "white", "orange")):
        t = math.radians(150 + 38 * k)
        at = (0.112 * math.cos(t), 0.072 * math.sin(t), 0.0078)
        m.add(lathe([(0.02, 0.0), (0.0, 0.009)], 6, at), f"plastic/{name}")
    m.add(
        hollow([(0.032, 0.0), (0.032, 0.08)], 0.003, 0.05, 10).move(0.03, 0.02, 0.0076),
        "ceramic/plain",
    )
    for x, y, z, hair, wide in BRISTLES[:3]:
        _brush(
            m,
            (0.03 - 0.2 * x, 0.02 - 0.2 * y, 0.0565),
            (0.03 + x, 0.02 + y, z - 0.01),
            hair,
            wide,
        )
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "figurine/cat": figure_cat,
    "figurine/bust": figure_bust,
    "figurine/loop": figure_loop,
    "figurine/bird": figure_bird,
    "small_plant/cactus": plant_cactus,
    "small_plant/columns": plant_columns,
    "small_plant/succulent": plant_succulent,
    "small_plant/herbs": plant_herbs,
    "small_plant/aloe": plant_aloe,
    "record_player/hifi": player_hifi,
    "record_player/suitcase": player_suitcase,
    "record_player/gramophone": player_gramophone,
    "board_game/chess": game_chess,
    "board_game/boxes": game_boxes,
    "board_game/track": game_track,
    "sewing_machine/modern": sewing_modern,
    "sewing_machine/antique": sewing_antique,
    "sewing_machine/compact": sewing_compact,
    "paint_jar/glass": paint_glass,
    "paint_jar/tin": paint_tin,
    "paint_jar/palette": paint_palette,
}
