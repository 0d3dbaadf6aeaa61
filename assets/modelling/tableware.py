"""What a table is laid with: plates, bowls, glasses, teapots, trays and cake stands."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forms import ball, band, loft, ring
from small_forms import arch, blade, cup, hollow, marks, sleeve, spot
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    lathe,
    prism,
    rounded,
    tube,
)

CHINA = "ceramic/plain"
"""The glaze that an entity's tint colours."""

# ---------------------------------------------------------------------------- plates


def _plate(radius: float, sides: int = 14) -> Part:
    """A dinner plate with a flat rim."""
    well, rise = radius * 0.66, radius * 0.16
    profile = [(0.0, 0.0), (well * 0.9, 0.0), (radius, rise), (radius, rise + 0.003)]
    profile += [(well, rise * 0.32), (0.0, rise * 0.28)]
    return lathe(profile, sides)


def _fork(m: Model, x: float, y: float, z: float) -> None:
    """A fork 19 cm long along y, its tines to the back."""
    steel = "metal/chrome"
    shaft: list[Point] = [(x, y - 0.095, z), (x, y - 0.02, z), (x, y + 0.035, z)]
    m.add(tube(shaft, [0.006, 0.003, 0.004], 4, flat=0.5), steel)
    m.add(box((0.022, 0.022, 0.003), (x, y + 0.042, z), 0.0), steel)
    for k in (-1.0, 0.0, 1.0):
        tine = box((0.0045, 0.046, 0.0028), (x + 0.0085 * k, y + 0.073, z), 0.0)
        m.add(tine, steel)


def _knife(m: Model, x: float, y: float, z: float) -> None:
    """A table knife 21 cm long along y, its edge to the left."""
    outline = [(0.005, -0.105), (0.007, 0.0), (0.008, 0.085), (0.002, 0.105)]
    outline += [(-0.007, 0.08), (-0.008, 0.0), (-0.005, -0.02), (-0.006, -0.105)]
    m.add(prism(outline, 0.003).move(x, y, z), "metal/chrome")


def plate_setting() -> Model:
    """A place laid on a linen mat: a plate, a fork, a knife."""
    m = Model()
    m.add(prism(rounded(0.42, 0.3, 0.02, 2), 0.004).move(0, 0, 0.002), "fabric/linen")
    m.add(_plate(0.13).move(0, 0, 0.0035), "ceramic/white")
    _fork(m, -0.165, 0.0, 0.0062)
    _knife(m, 0.165, 0.0, 0.0055)
    return m


def plate_breakfast() -> Model:
    """Fried eggs, toast and half a tomato on a plate."""
    m = Model()
    m.add(_plate(0.13), CHINA)
    dice = random.Random(4)
    for x, y in ((-0.028, -0.03), (0.03, 0.01)):
        turns = [2.0 * math.pi * k / 9 for k in range(9)]
        lobes = [0.038 + dice.uniform(-0.006, 0.006) for _ in turns]
        rim = [
            (r * math.cos(t), r * math.sin(t))
            for r, t in zip(lobes, turns, strict=True)
        ]
        m.add(prism(rim, 0.006).move(x, y, 0.0085), "paper/white")
        yolk = [(0.016, 0.0), (0.013, 0.008), (0.0, 0.011)]
        m.add(lathe(yolk, 7, (x, y, 0.011)), "plastic/yellow")
    for y, turn in ((0.05, 20.0), (0.062, 24.0)):
        toast = prism(rounded(0.08, 0.08, 0.016, 1), 0.011)
        m.add(toast.turn("X", 16).turn("Z", turn).move(-0.045, y, 0.024), "food/bread")
    m.add(ball((0.05, 0.05, 0.034), (0.052, -0.05, 0.012), 7, 4), "plastic/red")
    leaf = blade(
        (0.02, 0.06, 0.004), (0.05, 0.06, 0.016), (0.09, 0.045, 0.013), 0.035, 0.014
    )
    m.add(leaf, "leaf/green")
    return m


def plate_sandwiches() -> Model:
    """Two sandwiches cut into triangles, salad between the slices."""
    m = Model()
    m.add(_plate(0.115, 16), CHINA)
    half: list[Flat] = [(-0.068, -0.034), (0.068, -0.034), (0.0, 0.034)]
    wide: list[Flat] = [(-0.074, -0.037), (0.074, -0.037), (0.0, 0.037)]
    layers = (("food/bread", 0.014, half), ("leaf/green", 0.005, wide),
              ("plastic/red", 0.006, half), ("food/bread", 0.014, half))  # fmt: skip
    for turn, y in ((-8.0, -0.032), (172.0, 0.034)):
        z = 0.006
        for material, thick, outline in layers:
            layer = prism(outline, thick).move(0, 0, z + thick / 2)
            m.add(layer.turn("Z", turn).move(0.0, y, 0.0), material)
            z += thick - 0.0003
    return m


def plate_stack() -> Model:
    """Four plates in a pile."""
    m = Model()
    for k in range(3):
        plate = lathe([(0.08, 0.0), (0.13, 0.021), (0.13, 0.024)], 12)
        m.add(plate.move(0, 0, 0.0062 * k), "ceramic/white" if k % 2 else CHINA)
    m.add(_plate(0.13, 12).move(0, 0, 0.0186), "ceramic/white")
    return m


# ----------------------------------------------------------------------------- bowls


def _spoon(m: Model, head: Point, end: Point, material: str, wide: float) -> None:
    """A spoon from its head to the end of its handle."""
    m.add(tube([head, end], [0.003, 0.0045], 4), material)
    m.add(ball((wide, wide * 1.4, 0.008), head, 7, 3), material)


def bowl_cereal() -> Model:
    """A bowl of cereal in milk, a spoon in it."""
    m = Model()
    outside = [(0.035, 0.0), (0.042, 0.006), (0.07, 0.035), (0.078, 0.06)]
    m.add(hollow(outside, 0.005, 0.046, 14), CHINA)
    m.add(spot(0.069, 0, 0, 0.047, 14), "paper/white", sheet=True)
    dice = random.Random(2)
    for _ in range(9):
        t, r = dice.uniform(0, 6.28), 0.055 * math.sqrt(dice.random())
        flake = marks([(-0.011, -0.009, 0.011, 0.009)])
        flake.turn("X", dice.uniform(-16, 16)).turn("Z", dice.uniform(0, 90))
        m.add(
            flake.move(r * math.cos(t), r * math.sin(t), 0.0481),
            "book/ochre",
            sheet=True,
        )
    _spoon(m, (0.03, 0.01, 0.05), (0.112, 0.05, 0.085), "metal/chrome", 0.026)
    return m


def bowl_salad() -> Model:
    """A large wooden bowl of green salad with tomatoes and two servers."""
    m = Model()
    outside = [(0.06, 0.0), (0.09, 0.02), (0.122, 0.06), (0.13, 0.1)]
    m.add(hollow(outside, 0.008, 0.07, 13), "wood/oak")
    dice = random.Random(8)
    for k in range(12):
        t, r = 2.4 * k, 0.028 * math.sqrt(k)
        x, y = r * math.cos(t), r * math.sin(t)
        tip = (
            x + 0.05 * math.cos(t),
            y + 0.05 * math.sin(t),
            0.098 + dice.uniform(0, 0.02),
        )
        root = (x - 0.03 * math.cos(t), y - 0.03 * math.sin(t), 0.068)
        colour = ("leaf/green", "leaf/pale", "food/apple")[k % 3]
        m.add(blade(root, (x, y, 0.115), tip, 0.06, 0.012), colour)
    for x, y in ((0.06, -0.05), (-0.045, -0.06), (0.01, 0.04)):
        m.add(ball((0.034, 0.034, 0.03), (x, y, 0.105), 5, 3), "plastic/red")
    for sign in (-1.0, 1.0):
        foot = (sign * 0.03, 0.04, 0.071)
        m.add(
            tube([foot, (sign * 0.115, 0.12, 0.185)], [0.006, 0.008], 4), "wood/walnut"
        )
    return m


def bowl_noodles() -> Model:
    """A blue bowl of noodle soup with an egg, chopsticks across its rim."""
    m = Model()
    outside = [(0.036, 0.0), (0.04, 0.012), (0.076, 0.045), (0.084, 0.075)]
    m.add(hollow(outside, 0.005, 0.06, 12), "ceramic/blue")

    m.add(spot(0.076, 0, 0, 0.061, 12), "wood/pine", sheet=True)
    m.add(ball((0.04, 0.032, 0.02), (0.03, 0.025, 0.061), 7, 4), "paper/white")
    m.add(ball((0.018, 0.016, 0.008), (0.03, 0.025, 0.071), 5, 3), "plastic/orange")
    for k in range(3):
        shift = 0.012 * k
        leaf = blade(
            (-0.06 + shift, 0.03, 0.061),
            (-0.03 + shift, 0.035, 0.07),
            (0.0, 0.05, 0.063),
            0.016,
            0.004,
        )
        m.add(leaf, "leaf/green")
    for y in (-0.022, -0.034):
        stick: list[Point] = [(-0.1, y - 0.012, 0.0765), (0.135, y + 0.012, 0.0775)]
        m.add(tube(stick, [0.0025, 0.0042], 4), "book/red")
    return m


def bowl_nest() -> Model:
    """Two mixing bowls, one in the other, and a wooden spoon."""
    m = Model()
    for s, z, material in ((1.0, 0.0, CHINA), (0.8, 0.0185, "ceramic/white")):
        rim = [(0.065, 0.0), (0.118, 0.085), (0.135, 0.115)]
        scaled = [(r * s, h * s) for r, h in rim]
        m.add(hollow(scaled, 0.009 * s, 0.02 * s, 12).move(0, 0, z), material)
    _spoon(m, (0.0, 0.0, 0.0375), (0.12, 0.1, 0.16), "wood/oak", 0.04)
    return m


# ---------------------------------------------------------------------- wine glasses


@dataclass(frozen=True, slots=True)
class Wine:
    """How a glass is filled: row of its bowl, length of its stem (m), drink, sides."""

    fill: int
    stem: float
    drink: str
    sides: int = 11


def _stemmed(m: Model, bowl: Sequence[Flat], style: Wine, at: Flat = (0, 0)) -> None:
    """A glass on a stem.

    `bowl` lists (radius, height above the stem); it is full up to row `style.fill`.
    """
    (x, y), stem, sides = at, style.stem, style.sides
    foot = [(0.0, 0.0), (0.034, 0.0), (0.006, 0.006), (0.0035, stem)]
    foot += [(bowl[0][0], stem + bowl[0][1]), (0.0, stem + 0.002)]
    m.add(lathe(foot, sides, (x, y, 0)), "glass/clear")
    lifted = [(r, stem + z) for r, z in bowl]
    full, upper = lifted[: style.fill + 1], lifted[style.fill :]
    body = [(0.0, stem - 0.002), *full, (0.0, full[-1][1] + 0.0006)]
    m.add(lathe(body, sides, (x, y, 0)), style.drink)
    inner = [(r - 0.0018, z) for r, z in reversed(upper)]
    m.add(band([*upper, *inner], sides, (x, y, 0)), "glass/clear")


ROUND: list[Flat] = [(0.008, 0.0), (0.03, 0.014), (0.044, 0.045), (0.043, 0.07)]
ROUND.append((0.034, 0.105))
TULIP: list[Flat] = [(0.007, 0.0), (0.026, 0.018), (0.035, 0.05), (0.033, 0.08)]
TULIP.append((0.028, 0.1))
FLUTE: list[Flat] = [(0.006, 0.0), (0.018, 0.035), (0.025, 0.11), (0.021, 0.155)]


def glass_red() -> Model:
    """A round glass of red wine."""
    m = Model()
    _stemmed(m, ROUND, Wine(2, 0.085, "drink/wine"))
    return m


def glass_white() -> Model:
    """A slender glass of white wine."""
    m = Model()
    _stemmed(m, TULIP, Wine(2, 0.09, "wax/ivory"))
    return m


def glass_flutes() -> Model:
    """Two flutes of sparkling wine, their feet side by side."""
    m, fizz = Model(), Wine(2, 0.075, "food/pastry", 7)
    _stemmed(m, FLUTE, fizz, (-0.0323, 0.0))
    _stemmed(m, FLUTE, fizz, (0.0323, 0.0))
    return m


# ----------------------------------------------------------------------- fruit bowls


def _fruit(
    m: Model, at: Point, width: float, material: str, stalk: bool = False
) -> None:
    """A round fruit; apples have a stalk."""
    x, y, z = at
    m.add(ball((width, width, width * 0.94), at, 7, 4), material)
    if stalk:
        top = z + 0.46 * width
        m.add(
            tube([(x, y, top - 0.004), (x + 0.004, y, top + 0.012)], 0.002, 3),
            "bark/brown",
        )


def _banana(m: Model, at: Point, turn: float, lift: float = 0.0) -> None:
    """A banana bent over, its ends dark."""
    knots: list[Point] = [(-0.085, 0, 0.0), (-0.05, 0, 0.028), (0.0, 0, 0.04)]
    knots += [(0.05, 0, 0.028), (0.085, 0, -0.004)]
    radii = [0.006, 0.016, 0.0185, 0.015, 0.005]
    part = tube(knots, radii, 5).turn("X", lift).turn("Z", turn)
    m.add(part.move(*at), "plastic/yellow")


def fruit_china() -> Model:
    """A china bowl of apples, oranges and a banana."""
    m = Model()
    outside = [(0.055, 0.0), (0.115, 0.04), (0.135, 0.075)]
    m.add(hollow(outside, 0.006, 0.012, 12), CHINA)
    for x, y, z, material in (
        (-0.053, -0.036, 0.056, "book/red"),
        (0.022, -0.054, 0.0555, "plastic/orange"),
        (0.06, 0.013, 0.0555, "food/apple"),
        (-0.005, 0.034, 0.062, "plastic/orange"),
    ):
        _fruit(m, (x, y, z), 0.08, material, material != "plastic/orange")
    _banana(m, (-0.055, 0.055, 0.07), 128.0, 10.0)
    return m


def fruit_wire() -> Model:
    """A basket of black wire full of oranges and lemons."""
    m, wire = Model(), "metal/black"
    m.add(ring(0.135, 0.004, (0, 0, 0.09), 14, 3), wire)
    for k in range(7):
        t = 2.0 * math.pi * k / 7
        c, s = math.cos(t), math.sin(t)
        rib: list[Point] = [(0.07 * c, 0.07 * s, 0.003), (0.115 * c, 0.115 * s, 0.04)]
        m.add(tube([*rib, (0.135 * c, 0.135 * s, 0.09)], 0.0028, 3), wire)
    m.add(lathe([(0.07, 0.002), (0.07, 0.005)], 10), wire)
    spots: Sequence[Point] = (
        (-0.055, -0.03, 0.045),
        (0.045, -0.05, 0.045),
        (0.03, 0.055, 0.045),
        (-0.02, 0.0, 0.098),
    )
    for k, at in enumerate(spots):
        _fruit(m, at, 0.082, "plastic/orange" if k != 1 else "plastic/yellow")
    return m


def fruit_bananas() -> Model:
    """A low wooden dish with a hand of bananas, a pear and an apple."""
    m = Model()
    outside = [(0.1, 0.0), (0.14, 0.022), (0.15, 0.04)]
    m.add(hollow(outside, 0.012, 0.012, 14), "wood/walnut")
    for k in (-1, 0, 1):
        _banana(m, (-0.04, 0.015 + 0.034 * k, 0.034), 14.0 * k - 10, 10.0 * k)
    pear = [(0.0, 0.0), (0.026, 0.006), (0.037, 0.032), (0.014, 0.085), (0.0, 0.092)]
    m.add(lathe(pear, 6, (0.07, -0.06, 0.011)), "food/apple")
    m.add(tube([(0.07, -0.06, 0.098), (0.075, -0.06, 0.122)], 0.002, 3), "bark/brown")
    _fruit(m, (0.075, 0.05, 0.05), 0.076, "book/red", True)
    return m


# --------------------------------------------------------------------------- teapots


def teapot_round() -> Model:
    """A round china teapot with a curved spout and an ear handle."""
    m = Model()
    body = [
        (0.0, 0.0),
        (0.05, 0.0),
        (0.078, 0.035),
        (0.083, 0.065),
        (0.062, 0.105),
        (0.042, 0.116),
    ]
    body += [(0.009, 0.131), (0.015, 0.146), (0.0, 0.156)]
    m.add(lathe(body, 12), CHINA)
    spout: list[Point] = [
        (-0.062, 0, 0.045),
        (-0.1, 0, 0.06),
        (-0.112, 0, 0.095),
        (-0.135, 0, 0.118),
    ]
    m.add(tube(spout, [0.026, 0.016, 0.011, 0.009], 6), CHINA)
    ear: list[Point] = [
        (0.06, 0, 0.1),
        (0.105, 0, 0.112),
        (0.128, 0, 0.078),
        (0.11, 0, 0.04),
        (0.072, 0, 0.028),
    ]
    m.add(arch(ear, 0.008, 4), CHINA)
    m.add(sleeve([(0.049, 0.1125), (0.0405, 0.1168)], 12), "metal/brass", sheet=True)
    return m


def teapot_iron() -> Model:
    """A squat black iron teapot under a tall hoop, on a wooden trivet."""
    m, iron = Model(), "metal/black"
    m.add(box((0.16, 0.16, 0.012), (0, 0, 0.006), 0.0), "wood/oak")
    body = [
        (0.0, 0.01),
        (0.06, 0.012),
        (0.092, 0.04),
        (0.092, 0.062),
        (0.062, 0.092),
        (0.045, 0.096),
    ]
    body += [(0.01, 0.11), (0.015, 0.123), (0.0, 0.13)]
    m.add(lathe(body, 13), iron)
    m.add(sleeve([(0.0932, 0.047), (0.0932, 0.056)], 13), "metal/copper", sheet=True)
    spout: list[Point] = [(-0.075, 0, 0.06), (-0.105, 0, 0.072), (-0.128, 0, 0.1)]
    m.add(tube(spout, [0.02, 0.015, 0.01], 6), iron)
    hoop: list[Point] = [
        (-0.06, 0, 0.09),
        (-0.07, 0, 0.15),
        (0.0, 0, 0.2),
        (0.07, 0, 0.15),
        (0.06, 0, 0.09),
    ]
    m.add(arch(hoop, 0.005, 4, 2), "metal/copper")
    return m


def teapot_tall() -> Model:
    """A tall white pot with blue bands and an angular handle."""
    m, white = Model(), "ceramic/white"
    body = [
        (0.0, 0.0),
        (0.06, 0.0),
        (0.066, 0.01),
        (0.056, 0.1),
        (0.046, 0.17),
        (0.05, 0.175),
    ]
    body += [(0.01, 0.196), (0.015, 0.214), (0.0, 0.222)]
    m.add(lathe(body, 12), white)
    for z, r in ((0.035, 0.0638), (0.11, 0.0552)):
        m.add(
            sleeve([(r + 0.0008, z), (r - 0.0008, z + 0.016)], 12),
            "ceramic/blue",
            sheet=True,
        )
    spout: list[Point] = [
        (-0.05, 0, 0.08),
        (-0.085, 0, 0.11),
        (-0.095, 0, 0.155),
        (-0.115, 0, 0.18),
    ]
    m.add(tube(spout, [0.022, 0.014, 0.01, 0.009], 6), white)
    ear: list[Point] = [
        (0.044, 0, 0.16),
        (0.092, 0, 0.165),
        (0.098, 0, 0.12),
        (0.054, 0, 0.05),
    ]
    m.add(arch(ear, 0.008, 4), white)
    return m


# ----------------------------------------------------------------------------- trays


def _dish(width: float, depth: float, rim: float, wall: float = 0.008) -> Part:
    """A shallow box without a lid: the body of a tray."""
    radius = min(width, depth) * 0.09
    sections = [(width, depth, 0.0), (width, depth, rim)]
    sections += [
        (width - 2 * wall, depth - 2 * wall, rim),
        (width - 2 * wall, depth - 2 * wall, 0.007),
    ]
    rings = [[(x, y, z) for x, y in rounded(w, d, radius, 1)] for w, d, z in sections]
    return loft(rings)


def tray_coffee() -> Model:
    """A wooden tray with two cups of coffee and a jug of milk."""
    m = Model()
    m.add(_dish(0.42, 0.28, 0.035, 0.01), "wood/oak")
    m.pair(box((0.012, 0.11, 0.014), (0.212, 0, 0.027), 0.0), "metal/black")
    cup(m, (-0.1, -0.05, 0.0068), CHINA, "drink/coffee", 1.1)
    cup(m, (0.06, 0.04, 0.0068), CHINA, "drink/coffee", 1.1)
    jug = [(0.028, 0.0), (0.036, 0.02), (0.03, 0.055), (0.033, 0.075)]
    m.add(hollow(jug, 0.003, 0.06, 8).move(-0.08, 0.07, 0.0068), "ceramic/white")
    return m


def tray_tea() -> Model:
    """A round brass tray with a pot and two glasses of mint tea."""
    m = Model()
    m.add(hollow([(0.17, 0.0), (0.18, 0.02)], 0.006, 0.006, 14), "metal/brass")
    body = [
        (0.0, 0.0),
        (0.035, 0.0),
        (0.056, 0.03),
        (0.05, 0.06),
        (0.024, 0.1),
        (0.028, 0.115),
    ]
    body += [(0.006, 0.14), (0.0, 0.16)]
    m.add(lathe(body, 8, (0.02, 0.06, 0.0055)), "metal/chrome")
    spout: list[Point] = [
        (-0.02, 0.06, 0.045),
        (-0.06, 0.06, 0.08),
        (-0.075, 0.06, 0.115),
    ]
    m.add(tube(spout, [0.014, 0.009, 0.006], 4), "metal/chrome")
    ear: list[Point] = [(0.045, 0.06, 0.1), (0.09, 0.06, 0.1), (0.075, 0.06, 0.05)]
    m.add(tube([*ear, (0.065, 0.06, 0.04)], 0.005, 4), "metal/chrome")
    for x, y in ((-0.07, -0.04), (0.05, -0.08)):
        glass = [(0.022, 0.0), (0.03, 0.075)]
        m.add(hollow(glass, 0.002, 0.06, 7).move(x, y, 0.0055), "book/ochre")
        leaf = blade(
            (x, y, 0.06), (x + 0.012, y, 0.09), (x + 0.03, y + 0.006, 0.1), 0.02, 0.004
        )
        m.add(leaf, "leaf/green")
    return m


def tray_breakfast() -> Model:
    """A painted tray with a cup, a croissant on a plate and a glass of juice."""
    m = Model()
    m.add(_dish(0.45, 0.3, 0.03), "paint/plain")
    m.add(_plate(0.085, 10).move(0.08, 0.02, 0.0068), "ceramic/white")
    turns = [math.radians(205 - 42 * k) for k in range(6)]
    curl = [
        (0.08 + 0.042 * math.cos(t), 0.0 + 0.045 * math.sin(t), 0.03) for t in turns
    ]
    radii = [0.007, 0.016, 0.022, 0.022, 0.016, 0.007]
    m.add(tube(curl, radii, 5), "food/pastry")
    cup(m, (-0.11, -0.06, 0.0068), "ceramic/white", "drink/coffee", 1.1)
    glass = [(0.026, 0.0), (0.033, 0.085)]
    m.add(hollow(glass, 0.002, 0.078, 8).move(-0.11, 0.06, 0.0068), "plastic/orange")
    m.add(box((0.06, 0.15, 0.008), (0.18, -0.03, 0.0108), 0.0), "book/cream")
    return m


# ----------------------------------------------------------------------- cake stands


def _pedestal(radius: float, high: float, sides: int = 12) -> Part:
    """A flat plate on a waisted foot."""
    profile = [(0.0, 0.0), (0.07, 0.0), (0.02, 0.025), (0.02, high - 0.022)]
    profile += [(radius, high - 0.004), (radius, high + 0.003), (0.0, high)]
    return lathe(profile, sides)


def _wedge(radius: float, thick: float, first: float, last: float, steps: int) -> Part:
    """A cake with a slice cut out: a sector between two angles (degrees)."""
    turns = [math.radians(first + (last - first) * k / steps) for k in range(steps + 1)]
    outline = [
        (0.0, 0.0),
        *[(radius * math.cos(t), radius * math.sin(t)) for t in turns],
    ]
    return prism(outline, thick)


def cake_layers() -> Model:
    """A layer cake with a slice cut out, cherries on its icing."""
    m, z = Model(), 0.1195
    m.add(_pedestal(0.15, 0.12), CHINA)
    for material, radius, thick in (
        ("food/bread", 0.112, 0.03),
        ("food/icing", 0.114, 0.012),
        ("food/bread", 0.112, 0.03),
        ("food/icing", 0.116, 0.018),
    ):
        layer = _wedge(radius, thick, -35.0, 265.0, 10)
        m.add(layer.move(0, 0, z + thick / 2), material)
        z += thick - 0.0004
    for k in range(5):
        t = math.radians(-15 + 61 * k)
        at = (0.085 * math.cos(t), 0.085 * math.sin(t), z + 0.008)
        m.add(ball((0.026, 0.026, 0.024), at, 5, 3), "plastic/red")
    return m


def cake_tiers() -> Model:
    """Two tiers of cupcakes round a brass stem."""
    m = Model()
    for radius, z in ((0.135, 0.02), (0.095, 0.17)):
        tier = [(0.0, z), (radius * 0.8, z), (radius, z + 0.012), (0.0, z + 0.007)]
        m.add(lathe(tier, 12), CHINA)
    m.add(
        lathe([(0.05, 0.0), (0.012, 0.022), (0.005, 0.05), (0.005, 0.29)], 4),
        "metal/brass",
    )
    m.add(ring(0.02, 0.004, (0, 0, 0), 6, 3).turn("X", 90).move(0, 0, 0.308),
          "metal/brass")  # fmt: skip
    icing = ("food/icing", "book/cream", "drink/coffee")
    for count, reach, z in ((4, 0.084, 0.0275), (3, 0.052, 0.1775)):
        for k in range(count):
            t = 2.0 * math.pi * (k + 0.3) / count
            x, y = reach * math.cos(t), reach * math.sin(t)
            m.add(lathe([(0.021, 0.0), (0.03, 0.032)], 5, (x, y, z)), "food/pastry")
            top = [(0.034, 0.0), (0.026, 0.018), (0.0, 0.036)]
            m.add(lathe(top, 5, (x, y, z + 0.031)), icing[k % 3])
    return m


def cake_bundt() -> Model:
    """A fluted ring cake under running icing on a low wooden stand."""
    m, sides = Model(), 14
    m.add(lathe([(0.0, 0.0), (0.06, 0.0), (0.06, 0.05), (0.145, 0.058), (0.145, 0.07),
                 (0.0, 0.07)], 14), "wood/walnut")  # fmt: skip
    profile = [
        (0.025, 0.0),
        (0.1, 0.0),
        (0.115, 0.03),
        (0.095, 0.07),
        (0.065, 0.085),
        (0.03, 0.07),
    ]
    rings = []
    for r, z in profile:
        line = []
        for k in range(sides):
            t = 2.0 * math.pi * k / sides
            flute = 1.06 if k % 2 else 0.94
            line.append((r * flute * math.cos(t), r * flute * math.sin(t), z + 0.0695))
        rings.append(line)
    m.add(loft(rings, closed=True), "food/bread")
    top = []
    for r, z, drip in ((0.088, 0.074, 0.022), (0.066, 0.09, 0.0), (0.034, 0.077, 0.01)):
        line = []
        for k in range(sides):
            t = 2.0 * math.pi * k / sides
            low = drip if k % 3 == 0 else 0.0
            grow = 1.0 + (2.0 * low if r > 0.07 else 0.0)
            line.append(
                (
                    r * grow * 1.06 * math.cos(t),
                    r * grow * 1.06 * math.sin(t),
                    z - low + 0.0705,
                )
            )
        top.append(line)
    low = [[(x, y, z - 0.012) for x, y, z in top[1]]]
    m.add(loft([*top, *low], closed=True), "paper/white")
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "plate/setting": plate_setting,
    "plate/breakfast": plate_breakfast,
    "plate/sandwiches": plate_sandwiches,
    "plate/stack": plate_stack,
    "bowl/cereal": bowl_cereal,
    "bowl/salad": bowl_salad,
    "bowl/noodles": bowl_noodles,
    "bowl/nest": bowl_nest,
    "wine_glass/red": glass_red,
    "wine_glass/white": glass_white,
    "wine_glass/flutes": glass_flutes,
    "fruit_bowl/china": fruit_china,
    "fruit_bowl/wire": fruit_wire,
    "fruit_bowl/bananas": fruit_bananas,
    "teapot/round": teapot_round,
    "teapot/iron": teapot_iron,
    "teapot/tall": teapot_tall,
    "tray/coffee": tray_coffee,
    "tray/tea": tray_tea,
    "tray/breakfast": tray_breakfast,
    "cake_stand/layers": cake_layers,
    "cake_stand/tiers": cake_tiers,
    "cake_stand/bundt": cake_bundt,
}
