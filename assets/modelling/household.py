"""Housekeeping and bath: ironing, drying, showers, dressing tables, islands, racks."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from fittings import SHAKER, front, knob, pull
from forms import ball, band, crate, loft
from stands import around, boards, castors, disc, posts, rods, spread
from toolkit import (
    Flat,
    Model,
    Point,
    box,
    ellipse,
    lathe,
    leg,
    prism,
    rounded,
    slab,
    smooth_path,
    tube,
)
from wares import draped, folded, tray

CHROME, BLACK, WHITE = "metal/chrome", "metal/black", "ceramic/white"

# ------------------------------------------------------------------ ironing boards


def _board(nose: float, tail: float, half: float) -> list[Flat]:
    """The outline of an ironing board in (x, y): pointed at +x, blunt at -x."""
    side = [(-tail, 0.72 * half), (-tail + 0.06, half), (0.25 * nose, half)]
    side += [(0.62 * nose, 0.8 * half), (0.88 * nose, 0.45 * half), (nose, 0.12 * half)]
    return [*side, *[(x, -y) for x, y in reversed(side)]]


def _iron(m: Model, at: Point, shell: str, turn: float = 0.0) -> None:
    """A flat iron that lies on its sole, its nose to +x."""

    def sole(k: float, z: float, back: float = -0.11) -> list[Point]:
        return [(back * k, 0.055 * k, z), (0.0, 0.058 * k, z), (0.09 * k, 0.032 * k, z),
                (0.135 * k, 0.0, z), (0.09 * k, -0.032 * k, z), (0.0, -0.058 * k, z),
                (back * k, -0.055 * k, z)]  # fmt: skip

    parts = Model()
    parts.add(loft([sole(1.0, 0.0), sole(1.0, 0.016)]), "metal/steel")
    parts.add(loft([sole(0.96, 0.014), sole(0.85, 0.05), sole(0.5, 0.075)]), shell)
    grip: list[Point] = [
        (-0.075, 0, 0.05),
        (-0.08, 0, 0.125),
        (0.03, 0, 0.13),
        (0.06, 0, 0.06),
    ]
    parts.add(tube(grip, 0.014, 6), "plastic/black")
    for part, material in parts.parts:
        m.add(part.turn("Z", turn).move(*at), material)


def ironing_modern() -> Model:
    """A padded board on crossed white tubes, with an iron on its wire rest."""
    m, metal = Model(), "plastic/white"
    m.add(
        prism(_board(0.62, 0.5, 0.19), 0.03, "Z", 0.008).move(0, 0, 0.9), "fabric/linen"
    )
    m.add(prism(_board(0.6, 0.48, 0.175), 0.014, "Z").move(0, 0, 0.88), metal)
    for y in (-0.03, 0.03):
        s = 1 if y > 0 else -1
        rods(m, [((-0.42 * s, y, 0.02), (0.34 * s, y, 0.878))], 0.014, metal)
        rods(m, [((-0.42 * s, -0.22, 0.018), (-0.42 * s, 0.22, 0.018))], 0.018, metal)
    rods(m, [((0.0, -0.05, 0.494), (0.0, 0.05, 0.494))], 0.01, "metal/steel")
    rest: list[Point] = [
        (-0.46, -0.09, 0.895),
        (-0.7, -0.09, 0.895),
        (-0.72, 0.0, 0.895),
        (-0.7, 0.09, 0.895),
        (-0.46, 0.09, 0.895),
    ]
    m.add(tube(rest, 0.006, 5), "metal/steel")
    for y in (-0.03, 0.03):
        rods(m, [((-0.46, y, 0.895), (-0.715, y, 0.895))], 0.005, "metal/steel", 4)
    _iron(m, (-0.6, 0, 0.898), "plastic/blue", 180.0)
    return m


def ironing_wooden() -> Model:
    """An old wooden board with a checked cover on two trestle legs, a shirt on it."""
    m, wood = Model(), "wood/pine"
    m.add(
        prism(_board(0.66, 0.52, 0.17), 0.024, "Z", 0.006).move(0, 0, 0.85),
        "fabric/linen",
    )
    m.add(prism(_board(0.65, 0.51, 0.165), 0.02, "Z").move(0, 0, 0.832), wood)
    for y in (-0.12, 0.12):
        rods(m, [((-0.45, y, 0.012), (0.3, y, 0.83))], 0.018, wood, 4)
        rods(m, [((0.45, y * 0.7, 0.012), (-0.32, y * 0.7, 0.83))], 0.018, wood, 4)
    for x, z, half in ((-0.38, 0.09, 0.13), (0.37, 0.09, 0.1), (0.0, 0.5, 0.13)):
        rods(m, [((x, -half, z), (x, half, z))], 0.013, wood)
    _shirt_on(m, 0.862)
    _iron(m, (-0.36, 0.03, 0.862), "plastic/red", 20.0)
    return m


def _shirt_on(m: Model, z: float) -> None:
    """A shirt that lies over a board and hangs down on both its sides."""
    half = 0.185
    line = [
        (-half - 0.012, z - 0.24),
        (-half, z + 0.002),
        (half, z + 0.002),
        (half + 0.012, z - 0.3),
    ]
    inner = [(y * 0.94, h - 0.012) for y, h in reversed(line)]
    m.add(prism([*line, *inner], 0.46, "X").move(0.12, 0, 0), "book/blue")
    collar = box((0.05, 0.16, 0.02), (0.35, 0.0, z + 0.008), 0.0)
    m.add(collar, "paper/white")


def ironing_station() -> Model:
    """A broad board on four legs with a shelf for linen and a steam iron upright."""
    m = Model()
    m.add(
        prism(_board(0.64, 0.5, 0.22), 0.034, "Z", 0.01).move(0, 0, 0.92),
        "fabric/linen",
    )
    m.add(prism(_board(0.62, 0.48, 0.2), 0.016, "Z").move(0, 0, 0.897), BLACK)
    m.four(leg((0.4, 0.2, 0), (0.26, 0.12, 0.895), 0.024, 0.024, 8), BLACK)
    m.add(box((0.72, 0.34, 0.018), (0, 0, 0.26), 0.0), "wood/oak")
    folded(
        m,
        (-0.12, 0, 0.268),
        (0.34, 0.28, 0.06),
        ("plaster/white", "book/cream", "book/blue"),
    )
    m.add(slab((-0.72, -0.14, 0.9), (-0.44, 0.14, 0.915), 0.004), BLACK)
    body = Model()
    _iron(body, (0, 0, 0), "plastic/white", 180.0)
    for part, material in body.parts:
        m.add(part.turn("Y", 62).move(-0.61, 0, 1.005), material)
    return m


# -------------------------------------------------------------------- drying racks


def drying_wings() -> Model:
    """A winged airer of white wire on crossed legs, hung with towels and shirts."""
    m, wire = Model(), "plastic/white"
    for x in (-0.28, 0.28):
        for s in (-1, 1):
            rods(m, [((x, -0.3 * s, 0.012), (x, 0.27 * s, 0.95))], 0.011, wire)
    for y in (-0.3, 0.3):
        rods(m, [((-0.33, y, 0.012), (0.33, y, 0.012))], 0.011, wire)
    for y in spread(-0.27, 0.27, 7):
        rods(m, [((-0.28, y, 0.95), (0.28, y, 0.95))], 0.005, wire, 4)
    for side in (-1, 1):
        rods(m, [((side * 0.28, -0.28, 0.95), (side * 0.28, 0.28, 0.95))], 0.008, wire)
        for y in (-0.27, 0.27):
            rods(m, [((side * 0.28, y, 0.95), (side * 0.82, y, 1.1))], 0.008, wire)
        for t in spread(0.2, 1.0, 5):
            x, z = side * (0.28 + 0.54 * t), 0.95 + 0.15 * t
            rods(m, [((x, -0.27, z), (x, 0.27, z))], 0.005, wire, 4)
    draped(m, (0.0, -0.27, 0.95), 0.42, (0.5, 0.42), "fabric/linen")
    draped(m, (-0.05, 0.0, 0.95), 0.3, (0.38, 0.4), "book/red")
    draped(m, (0.02, 0.27, 0.95), 0.46, (0.55, 0.5), "book/cream")
    _along_y(m, (0.604, -0.02, 1.04), 0.4, (0.45, 0.36), "book/blue")
    _along_y(m, (-0.82, 0.0, 1.1), 0.44, (0.36, 0.48), "plaster/white")
    _along_y(m, (-0.496, 0.05, 1.01), 0.24, (0.3, 0.3), "book/ochre")
    return m


def _along_y(m: Model, at: Point, wide: float, falls: Flat, cloth: str) -> None:
    """A cloth over a bar that runs along y."""
    one = Model()
    draped(one, (0, 0, 0), wide, falls, cloth)
    for part, material in one.parts:
        m.add(part.turn("Z", 90).move(*at), material)


def drying_tower() -> Model:
    """A tower of three tiers of bars on castors, laundry on every tier."""
    m, metal = Model(), CHROME
    for x in (-0.34, 0.34):
        for y in (-0.02, 0.02):
            rods(m, [((x, y, 0.08), (x, y, 1.35))], 0.011, metal)
        m.add(box((0.03, 0.6, 0.025), (x, 0, 0.085), 0.0), metal)
    castors(m, (0.34, 0.27), 0.075)
    for z in (0.5, 0.92, 1.34):
        for y in (-0.28, -0.14, 0.14, 0.28):
            rods(m, [((-0.35, y, z), (0.35, y, z))], 0.006, metal, 4)
        for x in (-0.34, 0.34):
            rods(m, [((x, -0.28, z), (x, 0.28, z))], 0.009, metal)
    for x, y, z, wide, cloth in (
        (-0.1, -0.28, 1.34, 0.4, "fabric/linen"),
        (0.12, 0.14, 1.34, 0.36, "book/cream"),
        (0.05, -0.28, 0.92, 0.5, "book/blue"),
        (-0.1, 0.28, 0.92, 0.42, "book/red"),
        (-0.08, -0.14, 0.5, 0.34, "plaster/white"),
        (0.1, 0.28, 0.5, 0.3, "book/green"),
    ):
        draped(m, (x, y, z), wide, (0.32, 0.28), cloth)
    return m


def drying_horse() -> Model:
    """A folding clothes horse of beech bars: towels and a jumper over them."""
    m, wood = Model(), "wood/pine"
    for x in (-0.36, 0.36):
        for s in (-1, 1):
            foot, top = (x, -0.26 * s, 0.012), (x, 0.05 * s, 1.12)
            m.add(tube([foot, top], 0.015, 4), wood)
    for z in (0.3, 0.68, 1.06):
        for s in (-1, 1):
            y = s * (0.26 - 0.31 * z / 1.12)
            rods(m, [((-0.4, y, z), (0.4, y, z))], 0.011, wood)
    for z, s, x, wide, cloth in (
        (1.06, -1, -0.12, 0.42, "fabric/linen"),
        (0.68, -1, 0.1, 0.46, "book/blue"),
        (0.68, 1, -0.06, 0.5, "plaster/white"),
        (0.3, -1, -0.15, 0.26, "book/red"),
        (1.06, 1, 0.22, 0.24, "book/ochre"),
    ):
        y = s * (0.26 - 0.31 * z / 1.12)
        draped(m, (x, y, z), wide, (0.26, 0.24), cloth)
    return m


# ------------------------------------------------------------------------- showers
# Panes are frosted: a pale sheet that one does not see through.

PANE = "glass/frosted"


def _tray(m: Model, outline: Sequence[Flat], high: float = 0.12) -> None:
    """A white shower tray with a raised rim and a drain."""
    m.add(prism(outline, high, "Z", 0.008).move(0, 0, high / 2), WHITE)
    inner = [(x * 0.9, y * 0.9) for x, y in outline]
    m.add(prism(inner, 0.004, "Z").move(0, 0, high), "plastic/white")
    m.add(lathe([(0.045, 0), (0.045, 0.004)], 12, (0, 0.1, high + 0.002)), CHROME)


def _rail(m: Model, x: float, y: float) -> None:
    """A riser rail with mixer, hose and a hand shower on a back panel at `y`."""
    rods(m, [((x, y - 0.05, 1.0), (x, y - 0.05, 1.9))], 0.01, CHROME)
    for z in (1.02, 1.88):
        rods(m, [((x, y, z), (x, y - 0.05, z))], 0.012, CHROME)
    m.add(
        tube([(x - 0.13, y - 0.04, 1.0), (x + 0.13, y - 0.04, 1.0)], 0.026, 8), CHROME
    )
    rods(m, [((x, y, 1.0), (x, y - 0.06, 1.0))], 0.02, CHROME)
    head = lathe([(0.02, 0.03), (0.07, 0.0), (0.065, -0.012)], 12)
    m.add(head.turn("X", -35).move(x, y - 0.17, 1.8), CHROME)
    rods(m, [((x, y - 0.05, 1.72), (x, y - 0.16, 1.815))], 0.012, CHROME)
    hose: list[Point] = [
        (x, y - 0.055, 1.73),
        (x + 0.05, y - 0.09, 1.3),
        (x + 0.03, y - 0.09, 0.85),
        (x, y - 0.05, 0.98),
    ]
    m.add(tube(smooth_path(hose, 3), 0.007, 4), CHROME)


def _pane(m: Model, low: Point, high: Point, frame: str, bar: float = 0.03) -> None:
    """A framed frosted pane, level with x or with y, between two corners."""
    m.add(slab(low, high, 0.0), PANE)
    along_x = high[0] - low[0] > high[1] - low[1]
    for z in (low[2], high[2] - bar):
        m.add(
            slab(
                (low[0] - 0.004, low[1] - 0.004, z),
                (high[0] + 0.004, high[1] + 0.004, z + bar),
                0.0,
            ),
            frame,
        )
    for end in (0, 1):
        a, b = list(low), list(high)
        k = 0 if along_x else 1
        a[k], b[k] = (low[k], low[k] + bar) if end == 0 else (high[k] - bar, high[k])
        a[1 - k], b[1 - k] = low[1 - k] - 0.005, high[1 - k] + 0.005
        m.add(slab((a[0], a[1], a[2]), (b[0], b[1], b[2]), 0.0), frame)


def shower_square() -> Model:
    """A square cabin: white back, frosted sides in chrome frames, a door half open."""
    m, h = Model(), 0.45
    _tray(m, [(-h, -h), (h, -h), (h, h), (-h, h)])
    m.add(slab((-h, h - 0.02, 0.1), (h, h, 2.0), 0.0), "plastic/white")
    for x in (-h, h - 0.012):
        _pane(m, (x, -h + 0.01, 0.11), (x + 0.012, h - 0.01, 2.0), CHROME)
    _pane(m, (-h, -h, 0.11), (0.03, -h + 0.012, 2.0), CHROME)
    m.add(slab((-h, -h - 0.008, 1.97), (h, -h + 0.02, 2.01), 0.0), CHROME)
    m.add(slab((-h, -h - 0.008, 0.11), (h, -h + 0.02, 0.135), 0.0), CHROME)
    door = Model()
    _pane(door, (0.0, -0.006, 0.13), (0.42, 0.006, 1.97), CHROME)
    door.add(box((0.02, 0.06, 0.2), (0.38, -0.02, 1.05), 0.0), CHROME)
    for part, material in door.parts:
        m.add(part.turn("Z", 112).move(h - 0.01, -h, 0), material)
    _rail(m, 0.0, h - 0.02)
    return m


def shower_curved() -> Model:
    """A cabin with a round front of frosted panes between chrome posts, slid open."""
    m, h = Model(), 0.45
    arc = [
        (h * math.cos(t), -0.05 - 0.4 * math.sin(t))
        for t in (math.radians(15 * k) for k in range(13))
    ]
    _tray(m, [(-h, h), *reversed(arc), (h, h)])
    m.add(slab((-h, h - 0.02, 0.1), (h, h, 2.0), 0.0), "plastic/white")
    for x in (-h, h - 0.012):
        _pane(m, (x, -0.05, 0.11), (x + 0.012, h - 0.01, 2.0), CHROME)
    for z in (0.125, 1.985):
        m.add(tube([(x * 0.985, y * 0.985, z) for x, y in arc], 0.018, 6), CHROME)
    for first, last in ((0, 4), (8, 12)):
        line = arc[first : last + 1]
        wall = [(x * 0.995, y * 0.995) for x, y in line]
        wall += [(x * 0.97, y * 0.97) for x, y in reversed(line)]
        m.add(prism(wall, 1.86, "Z").move(0, 0, 1.055), PANE)
    for k in (4, 8):
        x, y = arc[k]
        m.add(box((0.03, 0.03, 1.87), (x * 0.985, y * 0.985, 1.055), 0.0), CHROME)
    m.add(
        tube([(arc[4][0] - 0.03, arc[4][1] - 0.012, z) for z in (0.9, 1.2)], 0.012, 6),
        CHROME,
    )
    _rail(m, -0.1, h - 0.02)
    return m


def shower_walk_in() -> Model:
    """A walk-in shower: a stone back, a black gridded screen, a rain head."""
    m, h = Model(), 0.47
    _tray(m, [(-h, -h), (h, -h), (h, h), (-h, h)], 0.08)
    m.add(slab((-h, h - 0.02, 0.06), (h, h, 2.1), 0.0), "stone/marble")
    _pane(m, (h - 0.014, -h + 0.01, 0.07), (h, h - 0.01, 2.05), BLACK, 0.035)
    for z in (0.72, 1.38):
        m.add(slab((h - 0.019, -h, z), (h + 0.005, h, z + 0.022), 0.0), BLACK)
    m.add(slab((h - 0.019, -0.011, 0.08), (h + 0.005, 0.011, 2.04), 0.0), BLACK)
    rods(m, [((-h, -h + 0.03, 2.03), (h, -h + 0.03, 2.03))], 0.012, BLACK)
    rods(m, [((-h + 0.02, -h + 0.03, 2.03), (-h + 0.02, h, 2.03))], 0.012, BLACK)
    y = h - 0.06
    rods(
        m,
        [
            ((-0.05, y, 1.0), (-0.05, y, 1.95)),
            ((-0.05, y, 1.95), (-0.05, y - 0.32, 1.98)),
        ],
        0.013,
        BLACK,
    )
    m.add(disc(0.13, 1.945, 1.965, 20).move(-0.05, y - 0.32, 0), BLACK)
    for z in (1.02, 1.6):
        rods(m, [((-0.05, h, z), (-0.05, y, z))], 0.014, BLACK)
    m.add(tube([(-0.18, y, 1.0), (0.08, y, 1.0)], 0.026, 8), BLACK)
    m.add(slab((-0.36, h - 0.13, 1.12), (-0.16, h - 0.01, 1.14), 0.0), BLACK)
    for x, colour in ((-0.31, "plastic/white"), (-0.24, "plastic/blue")):
        m.add(
            lathe(
                [(0.026, 0), (0.026, 0.14), (0.01, 0.15), (0.01, 0.175)],
                8,
                (x, h - 0.07, 1.138),
            ),
            colour,
        )
    return m


# ----------------------------------------------------------------- dressing tables


def _looking_glass(
    m: Model, outline: Sequence[Flat], at: Point, frame: str, tilt: float = -6.0
) -> None:
    """A framed mirror in the (x, z) plane that leans back a little."""
    parts = Model()
    parts.add(prism(outline, 0.026, "Y", 0.006), frame)
    parts.add(
        prism([(x * 0.9, z * 0.9) for x, z in outline], 0.004, "Y").move(0, -0.014, 0),
        "glass/mirror",
    )
    for part, material in parts.parts:
        m.add(part.turn("X", tilt).move(*at), material)


def dressing_oval() -> Model:
    """A white dressing table on curved legs: three drawers, an oval mirror on arms."""
    m, white = Model(), "wood/white"
    m.add(box((1.05, 0.44, 0.026), (0, 0, 0.75), 0.008, 2), white)
    m.add(slab((-0.48, -0.18, 0.58), (0.48, 0.2, 0.74), 0.003), white)
    for x, wide in ((-0.33, 0.27), (0.0, 0.36), (0.33, 0.27)):
        front(m, (x - wide / 2, 0.595), (x + wide / 2, 0.73), -0.175, white, SHAKER[:3])
        knob(m, (x, -0.195, 0.662), "metal/brass", 0.9)
    for x in (-0.45, 0.45):
        for y in (-0.155, 0.17):
            sx, sy = math.copysign(1, x), math.copysign(1, y)
            path: list[Point] = [
                (x + 0.02 * sx, y + 0.02 * sy, 0.0),
                (x - 0.005 * sx, y, 0.2),
                (x + 0.025 * sx, y + 0.015 * sy, 0.48),
                (x, y, 0.64),
            ]
            curve = smooth_path(path, 2)
            m.add(
                tube(
                    curve,
                    [0.016 + 0.016 * k / (len(curve) - 1) for k in range(len(curve))],
                    7,
                ),
                white,
            )
    m.add(box((0.5, 0.1, 0.03), (0, 0.15, 0.775), 0.005), white)
    m.pair(
        tube(
            smooth_path(
                [(0.2, 0.15, 0.78), (0.26, 0.15, 0.95), (0.27, 0.155, 1.12)], 2
            ),
            0.014,
            6,
        ),
        white,
    )
    _looking_glass(m, ellipse(0.5, 0.66, 24), (0, 0.15, 1.13), white)
    m.pair(ball((0.035, 0.035, 0.035), (0.262, 0.155, 1.13), 6, 4), "metal/brass")
    return m


def dressing_midcentury() -> Model:
    """A walnut dressing table: a round mirror to one side, two drawers, slim legs."""
    m, wood = Model(), "wood/walnut"
    m.add(slab((-0.55, -0.22, 0.58), (0.55, 0.22, 0.76), 0.004), wood)
    for x in (-0.27, 0.27):
        front(m, (x - 0.265, 0.6), (x + 0.265, 0.742), -0.215, "paint/plain")
        m.add(box((0.12, 0.02, 0.016), (x, -0.242, 0.72), 0.0), "metal/brass")
    m.four(leg((0.5, 0.19, 0), (0.45, 0.15, 0.59), 0.024, 0.045, 8), wood)
    rods(m, [((0.28, 0.16, 0.755), (0.28, 0.16, 1.0))], 0.012, "metal/brass")
    m.add(box((0.2, 0.1, 0.014), (0.28, 0.16, 0.766), 0.0), "metal/brass")
    _looking_glass(m, ellipse(0.56, 0.56, 26), (0.28, 0.155, 1.14), "metal/brass")
    return m


def dressing_triple() -> Model:
    """A painted kneehole dressing table with drawers and a mirror in three wings."""
    m, paint = Model(), "paint/plain"
    for x in (-0.4, 0.4):
        m.add(slab((x - 0.18, -0.19, 0.05), (x + 0.18, 0.21, 0.74), 0.003), paint)
        m.add(slab((x - 0.165, -0.17, 0.0), (x + 0.165, 0.2, 0.06), 0.0), "wood/black")
        for low, high in ((0.07, 0.3), (0.3, 0.52), (0.52, 0.73)):
            front(m, (x - 0.17, low), (x + 0.17, high), -0.185, paint)
            knob(m, (x, -0.205, (low + high) / 2), "metal/brass")
    m.add(slab((-0.24, -0.17, 0.62), (0.24, 0.2, 0.74), 0.0), paint)
    m.add(box((1.22, 0.46, 0.03), (0, 0, 0.755), 0.008, 2), "wood/oak")
    arch = [
        (-0.22, 0.0),
        (0.22, 0.0),
        (0.22, 0.56),
        (0.14, 0.64),
        (0.0, 0.67),
        (-0.14, 0.64),
        (-0.22, 0.56),
    ]
    _frame_glass(m, arch, paint, (0.0, 0.18, 0.77), 0.0)
    wing = [(0.0, 0.0), (0.25, 0.0), (0.25, 0.48), (0.14, 0.56), (0.0, 0.56)]
    _frame_glass(m, wing, paint, (0.222, 0.18, 0.77), -32.0)
    _frame_glass(
        m, [(-x, z) for x, z in reversed(wing)], paint, (-0.222, 0.18, 0.77), 32.0
    )
    return m


def _frame_glass(
    m: Model, outline: Sequence[Flat], frame: str, at: Point, yaw: float
) -> None:
    """An upright framed mirror that stands on z 0 of its outline, turned by `yaw`."""
    cx = sum(x for x, _ in outline) / len(outline)
    top = max(z for _, z in outline)
    parts = Model()
    parts.add(prism(outline, 0.024, "Y"), frame)
    glass = [(cx + (x - cx) * 0.84, top / 2 + (z - top / 2) * 0.88) for x, z in outline]
    parts.add(prism(glass, 0.004, "Y").move(0, -0.013, 0), "glass/mirror")
    for part, material in parts.parts:
        m.add(part.turn("Z", yaw).move(*at), material)


# ------------------------------------------------------------------ kitchen islands


def island_shaker() -> Model:
    """A painted island: framed panels, drawers and doors, an oak top that oversails."""
    m, paint = Model(), "paint/plain"
    m.add(slab((-0.65, -0.29, 0.08), (0.65, 0.25, 0.87), 0.003), paint)
    m.add(slab((-0.61, -0.25, 0.0), (0.61, 0.22, 0.09), 0.0), "wood/black")
    m.add(box((1.46, 0.76, 0.04), (0, 0.04, 0.885), 0.008, 2), "wood/oak")
    for k in range(3):
        x = -0.43 + 0.43 * k
        front(m, (x - 0.213, 0.68), (x + 0.213, 0.855), -0.285, paint)
        front(m, (x - 0.213, 0.09), (x + 0.213, 0.68), -0.285, paint, SHAKER)
        pull(m, (x, -0.303, 0.77), 0.12, "metal/brass")
        knob(m, (x + (0.16 if k < 2 else -0.16), -0.303, 0.6), "metal/brass")
    for x in (-0.33, 0.33):
        side = Model()
        front(side, (x - 0.31, 0.09), (x + 0.31, 0.86), 0.0, paint, SHAKER)
        for part, material in side.parts:
            m.add(part.turn("Z", 180).move(0, 0.247, 0), material)
    return m


def island_waterfall() -> Model:
    """A marble slab that runs down both ends of a walnut block, shelves in one end."""
    m, wood, stone = Model(), "wood/walnut", "stone/marble"
    m.add(slab((-0.9, -0.42, 0.86), (0.9, 0.42, 0.91), 0.004), stone)
    m.pair(slab((0.85, -0.419, 0.0), (0.899, 0.419, 0.87), 0.003), stone)
    m.add(slab((-0.86, -0.36, 0.08), (0.4, 0.2, 0.87), 0.0), wood)
    m.add(slab((-0.84, -0.32, 0.0), (0.84, 0.18, 0.09), 0.0), "wood/black")
    for k in range(3):
        x = -0.64 + 0.42 * k
        for low, high in ((0.1, 0.46), (0.46, 0.67), (0.67, 0.85)):
            front(m, (x - 0.209, low), (x + 0.209, high), -0.355, wood)
    m.add(slab((0.4, 0.17, 0.08), (0.86, 0.2, 0.87), 0.0), wood)
    for z in (0.09, 0.46):
        m.add(slab((0.39, -0.37, z), (0.86, 0.18, z + 0.025), 0.0), wood)
    for k, colour in enumerate(
        ("book/red", "book/ochre", "book/blue", "book/cream", "book/green")
    ):
        m.add(
            slab(
                (0.44 + 0.045 * k, -0.33, 0.484),
                (0.48 + 0.045 * k, -0.12, 0.72 + 0.02 * (k % 3)),
                0.0,
            ),
            colour,
        )
    m.add(
        crate(
            [
                (0.3, 0.3, 0.05, 0.0),
                (0.36, 0.36, 0.05, 0.22),
                (0.32, 0.32, 0.05, 0.22),
                (0.3, 0.3, 0.05, 0.16),
            ]
        ).move(0.62, -0.12, 0.114),
        "wicker/natural",
    )
    return m


def island_butcher() -> Model:
    """A butcher's block on painted legs with castors: drawers, a slatted shelf."""
    m, paint = Model(), "paint/plain"
    m.add(slab((-0.62, -0.34, 0.84), (0.62, 0.34, 0.91), 0.008, 2), "wood/pine")
    posts(m, (0.54, 0.27), (0.08, 0.845), 0.075, paint, 0.005)
    castors(m, (0.54, 0.27), 0.085)
    for y in (-0.275, 0.275):
        m.add(box((1.05, 0.03, 0.17), (0, y, 0.755), 0.0), paint)
    for x in (-0.545, 0.545):
        m.add(box((0.03, 0.52, 0.17), (x, 0, 0.755), 0.0), paint)
    for x in (-0.25, 0.25):
        front(m, (x - 0.22, 0.685), (x + 0.22, 0.83), -0.285, paint)
        pull(m, (x, -0.303, 0.76), 0.12, BLACK)
    boards(m, (-0.56, -0.29, 0.2), (0.56, 0.29, 0.22), 5, "wood/pine", 0.025)
    for x in (-0.54, 0.54):
        m.add(box((0.05, 0.5, 0.04), (x, 0, 0.185), 0.0), paint)
    for x in (-0.3, 0.28):
        basket = crate(
            [
                (0.38, 0.34, 0.05, 0.0),
                (0.44, 0.42, 0.05, 0.24),
                (0.4, 0.38, 0.05, 0.24),
                (0.38, 0.34, 0.05, 0.15),
            ]
        )
        m.add(basket.move(x, 0, 0.219), "wicker/natural")
    rods(
        m,
        [
            ((0.66, -0.24, 0.78), (0.66, 0.24, 0.78)),
            ((0.55, -0.24, 0.78), (0.66, -0.24, 0.78)),
            ((0.55, 0.24, 0.78), (0.66, 0.24, 0.78)),
        ],
        0.01,
        BLACK,
    )
    _along_y(m, (0.66, 0.02, 0.78), 0.26, (0.34, 0.3), "book/red")
    return m


# ------------------------------------------------------------------- magazine racks


def _magazines(m: Model, at: Point, lean: float, seed: int) -> None:
    """Four magazines that stand side by side, covers to the front."""
    x, y, z = at
    for k, colour in enumerate(("book/red", "paper/white", "book/blue", "book/ochre")):
        high = 0.27 + 0.015 * ((k + seed) % 3)
        page = box((0.21, 0.012, high), (0, 0, high / 2), 0.0).turn("X", lean + 2.0 * k)
        m.add(page.move(x + 0.008 * ((k * seed) % 3), y + 0.02 * k, z), colour)


def magazines_sling() -> Model:
    """A leather sling between two crossed wooden frames, magazines in it."""
    m, wood = Model(), "wood/oak"
    for x in (-0.2, 0.2):
        for s in (-1, 1):
            rods(m, [((x, -0.17 * s, 0.01), (x, 0.17 * s, 0.36))], 0.012, wood)
    for y in (-0.17, 0.17):
        rods(m, [((-0.22, y, 0.36), (0.22, y, 0.36))], 0.013, wood)
    rods(m, [((-0.2, 0, 0.185), (0.2, 0, 0.185))], 0.01, wood)
    line = [
        (-0.18, 0.365),
        (-0.15, 0.25),
        (-0.08, 0.13),
        (0.0, 0.1),
        (0.08, 0.13),
        (0.15, 0.25),
        (0.18, 0.365),
    ]
    inner = [(y * 0.95, z + 0.008) for y, z in reversed(line)]
    m.add(prism([*line, *inner], 0.36, "X"), "leather/plain")
    _magazines(m, (-0.05, -0.04, 0.12), 6.0, 1)
    _magazines(m, (0.06, 0.02, 0.125), -6.0, 2)
    return m


def magazines_wire() -> Model:
    """A V of black wire on hoops with a wooden handle."""
    m = Model()
    for y, s in ((-0.15, -1), (0.15, 1)):
        rods(
            m,
            [
                ((-0.19, y, 0.34), (0.19, y, 0.34)),
                ((-0.19, s * 0.03, 0.06), (0.19, s * 0.03, 0.06)),
            ],
            0.008,
            BLACK,
        )
        for x in spread(-0.19, 0.19, 7):
            rods(m, [((x, s * 0.03, 0.06), (x, y, 0.34))], 0.004, BLACK, 4)
    for x in (-0.19, 0.19):
        rods(m, [((x, -0.03, 0.06), (x, 0.03, 0.06))], 0.008, BLACK)
        hoop: list[Point] = [
            (x, -0.14, 0.008),
            (x, -0.03, 0.06),
            (x, 0.03, 0.06),
            (x, 0.14, 0.008),
        ]
        m.add(tube(hoop, 0.008, 5), BLACK)
        rods(m, [((x, 0.0, 0.06), (x, 0.0, 0.44))], 0.008, BLACK)
    m.add(tube([(-0.2, 0, 0.44), (0.2, 0, 0.44)], 0.014, 8), "wood/oak")
    _magazines(m, (-0.03, -0.09, 0.065), 10.0, 1)
    _magazines(m, (0.03, 0.03, 0.065), -12.0, 3)
    return m


def magazines_box() -> Model:
    """A painted box with two compartments on short legs, a grip cut into its middle."""
    m, paint = Model(), "paint/plain"
    for y in (-0.13, 0.12):
        m.add(slab((-0.2, y, 0.07), (0.2, y + 0.012, 0.3), 0.0), paint)
    middle = [
        (-0.2, 0.07),
        (0.2, 0.07),
        (0.2, 0.3),
        (0.12, 0.42),
        (-0.12, 0.42),
        (-0.2, 0.3),
    ]
    m.add(prism(middle, 0.014, "Y"), paint)
    m.add(
        prism(rounded(0.12, 0.035, 0.016, 2), 0.017, "Y").move(0, 0, 0.375),
        "wood/black",
    )
    end = [(-0.13, 0.07), (0.132, 0.07), (0.132, 0.3), (0.0, 0.36), (-0.13, 0.3)]
    m.pair(prism(end, 0.014, "X").move(0.2, 0, 0), paint)
    m.add(slab((-0.2, -0.13, 0.06), (0.2, 0.132, 0.075), 0.0), paint)
    m.four(leg((0.19, 0.12, 0), (0.17, 0.1, 0.065), 0.018, 0.028, 8), "wood/oak")
    _magazines(m, (-0.05, -0.1, 0.072), 3.0, 1)
    _magazines(m, (0.06, 0.03, 0.072), 1.0, 2)
    return m


# ----------------------------------------------------------------- umbrella stands


def _umbrella(m: Model, foot: Point, top: Point, cloth: str, grip: str) -> None:
    """A rolled umbrella from its tip to a crook handle."""
    f = [foot[k] + (top[k] - foot[k]) * 0.12 for k in range(3)]
    g = [foot[k] + (top[k] - foot[k]) * 0.72 for k in range(3)]
    h = [foot[k] + (top[k] - foot[k]) * 0.8 for k in range(3)]
    m.add(tube([foot, top], 0.006, 5), BLACK)
    line: list[Point] = [(f[0], f[1], f[2]), (g[0], g[1], g[2]), (h[0], h[1], h[2])]
    m.add(tube(line, [0.013, 0.032, 0.014], 7), cloth)
    x, y, z = top
    crook: list[Point] = [
        (x, y, z - 0.06),
        (x, y, z + 0.01),
        (x + 0.02, y, z + 0.045),
        (x + 0.055, y, z + 0.045),
        (x + 0.07, y, z + 0.005),
    ]
    m.add(tube(crook, 0.011, 6), grip)


def umbrellas_ceramic() -> Model:
    """A tall glazed jar with two painted bands and three umbrellas."""
    m = Model()
    jar = [
        (0.0, 0.0),
        (0.1, 0.0),
        (0.105, 0.02),
        (0.12, 0.3),
        (0.13, 0.5),
        (0.14, 0.52),
        (0.13, 0.53),
        (0.118, 0.5),
        (0.108, 0.3),
        (0.095, 0.03),
        (0.0, 0.03),
    ]
    m.add(lathe(jar, 20), "ceramic/plain")
    for z, r in ((0.1, 0.1108), (0.42, 0.1268)):
        m.add(
            band(
                [(r, z), (r + 0.003, z), (r + 0.005, z + 0.03), (r + 0.001, z + 0.03)],
                20,
            ),
            "ceramic/blue",
        )
    _umbrella(m, (0.02, 0.02, 0.03), (-0.09, -0.02, 0.86), "book/red", "wood/walnut")
    _umbrella(m, (-0.02, 0.0, 0.03), (0.1, -0.03, 0.84), "plastic/black", "wood/oak")
    _umbrella(m, (0.0, -0.04, 0.03), (0.02, 0.1, 0.9), "book/blue", "plastic/black")
    return m


def umbrellas_iron() -> Model:
    """A square iron frame with a drip tray and four umbrellas."""
    m = Model()
    tray(m, (-0.13, -0.13, 0.02), (0.13, 0.13, 0.06), BLACK, 0.006)
    posts(m, (0.125, 0.125), (0.0, 0.56), 0.014, BLACK, 0.0)
    for z in (0.3, 0.55):
        for k in (-0.125, 0.125):
            rods(
                m,
                [((-0.125, k, z), (0.125, k, z)), ((k, -0.125, z), (k, 0.125, z))],
                0.007,
                BLACK,
                5,
            )
    rods(
        m,
        [((0, -0.125, 0.55), (0, 0.125, 0.55)), ((-0.125, 0, 0.55), (0.125, 0, 0.55))],
        0.006,
        BLACK,
        5,
    )
    for x, y, cloth, grip in (
        (-0.06, -0.06, "book/ochre", "wood/oak"),
        (0.06, -0.06, "book/blue", "plastic/black"),
        (-0.06, 0.06, "plastic/black", "wood/walnut"),
        (0.06, 0.06, "book/green", "wood/oak"),
    ):
        _umbrella(m, (x, y, 0.024), (x * 1.5, y * 1.4, 0.82 + 0.4 * x), cloth, grip)
    return m


def umbrellas_wooden() -> Model:
    """A slatted round tub of oak between two hoops, with two umbrellas and a stick."""
    m, wood = Model(), "wood/oak"
    m.add(disc(0.125, 0.03, 0.05, 18), wood)
    for turn, _ in around(14, 0.0):
        slat = box((0.034, 0.012, 0.5), (0, -0.13, 0.25), 0.0)
        m.add(slat.turn("Z", turn), wood)
    for z in (0.06, 0.42):
        m.add(
            band([(0.134, z), (0.141, z), (0.141, z + 0.03), (0.134, z + 0.03)], 20),
            "metal/brass",
        )
    _umbrella(m, (0.03, 0.0, 0.048), (-0.1, 0.03, 0.85), "book/green", "wood/walnut")
    _umbrella(m, (-0.03, -0.02, 0.048), (0.09, 0.02, 0.88), "book/red", "plastic/black")
    m.add(
        tube(
            [
                (0.0, -0.04, 0.048),
                (0.01, -0.11, 0.86),
                (0.01, -0.115, 0.9),
                (0.05, -0.115, 0.92),
                (0.1, -0.115, 0.9),
            ],
            0.011,
            6,
        ),
        "wood/walnut",
    )
    return m


# -------------------------------------------------------------------- towel racks


def towels_ladder() -> Model:
    """A wooden ladder that leans on the wall, towels over three of its rungs."""
    m, wood = Model(), "wood/oak"
    m.pair(leg((0.25, -0.2, 0), (0.22, 0.19, 1.75), 0.036, 0.036, 4), wood)
    for z in (0.3, 0.62, 0.94, 1.26, 1.58):
        t = z / 1.75
        y, x = -0.2 + 0.39 * t, 0.25 - 0.03 * t
        rods(m, [((-x, y, z), (x, y, z))], 0.013, wood)
    for z, wide, fall, cloth in (
        (1.58, 0.36, (0.42, 0.3), "fabric/linen"),
        (0.94, 0.4, (0.36, 0.3), "plaster/white"),
        (0.62, 0.3, (0.24, 0.2), "fabric/linen"),
    ):
        draped(m, (0.0, -0.2 + 0.39 * z / 1.75, z), wide, fall, cloth, 0.022)
    return m


def towels_chrome() -> Model:
    """A chromed stand with three bars at different heights, two towels on it."""
    m = Model()
    for x in (-0.3, 0.3):
        m.add(box((0.03, 0.34, 0.02), (x, 0, 0.01), 0.003), CHROME)
        rods(m, [((x, 0, 0.01), (x, 0, 0.92))], 0.013, CHROME, 8)
        for y, z in ((-0.12, 0.68), (0.12, 0.8)):
            rods(m, [((x, 0, z - 0.06), (x, y, z))], 0.01, CHROME)
    for y, z in ((-0.12, 0.68), (0.0, 0.92), (0.12, 0.8)):
        rods(m, [((-0.31, y, z), (0.31, y, z))], 0.011, CHROME, 8)
    draped(m, (-0.06, -0.12, 0.68), 0.36, (0.46, 0.3), "fabric/linen", 0.022)
    draped(m, (0.04, 0.0, 0.92), 0.44, (0.5, 0.4), "plaster/white", 0.022)
    return m


def towels_shelf() -> Model:
    """A black rack with rolled towels on a top shelf and hanging ones below."""
    m = Model()
    posts(m, (0.27, 0.12), (0.0, 1.0), 0.02, BLACK, 0.0)
    for z in (0.12, 0.99):
        m.add(box((0.54, 0.25, 0.016), (0, 0, z), 0.0), "wood/oak")
        for y in (-0.12, 0.12):
            rods(m, [((-0.27, y, z), (0.27, y, z))], 0.01, BLACK, 4)
    for k, x in enumerate((-0.17, 0.0, 0.17)):
        roll = lathe(
            [(0.068, -0.11), (0.072, -0.1), (0.072, 0.1), (0.068, 0.11)], 12
        ).turn("X", 90)
        m.add(roll.move(x, 0, 1.066), "fabric/linen" if k != 1 else "plaster/white")
    rods(
        m,
        [
            ((-0.27, -0.12, 0.82), (0.27, -0.12, 0.82)),
            ((-0.27, 0.12, 0.7), (0.27, 0.12, 0.7)),
        ],
        0.009,
        BLACK,
    )
    draped(m, (-0.05, -0.12, 0.82), 0.38, (0.48, 0.36), "fabric/linen", 0.022)
    draped(m, (0.06, 0.12, 0.7), 0.36, (0.36, 0.4), "book/blue", 0.022)
    folded(
        m,
        (0.0, 0, 0.127),
        (0.38, 0.22, 0.06),
        ("plaster/white", "fabric/linen", "plaster/white"),
    )
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "ironing_board/modern": ironing_modern,
    "ironing_board/wooden": ironing_wooden,
    "ironing_board/station": ironing_station,
    "drying_rack/wings": drying_wings,
    "drying_rack/tower": drying_tower,
    "drying_rack/horse": drying_horse,
    "shower/square": shower_square,
    "shower/curved": shower_curved,
    "shower/walk_in": shower_walk_in,
    "dressing_table/oval": dressing_oval,
    "dressing_table/midcentury": dressing_midcentury,
    "dressing_table/triple": dressing_triple,
    "kitchen_island/shaker": island_shaker,
    "kitchen_island/waterfall": island_waterfall,
    "kitchen_island/butcher": island_butcher,
    "magazine_rack/sling": magazines_sling,
    "magazine_rack/wire": magazines_wire,
    "magazine_rack/box": magazines_box,
    "umbrella_stand/ceramic": umbrellas_ceramic,
    "umbrella_stand/iron": umbrellas_iron,
    "umbrella_stand/wooden": umbrellas_wooden,
    "towel_rack/ladder": towels_ladder,
    "towel_rack/chrome": towels_chrome,
    "towel_rack/shelf": towels_shelf,
}
