"""What people hang on walls: hooks, boards, calendars, towels, racks, screens.

Modelled with the wall at y 0 and everything in front of it.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from decoration import _canvas
from forms import band, loft, ring
from toolkit import (
    Flat,
    Model,
    Point,
    box,
    lathe,
    leg,
    prism,
    shell,
    slab,
    smooth_path,
    tube,
)

WHITE, BLACK, CHROME = "plastic/white", "plastic/black", "metal/chrome"
OAK, PAPER, IRON = "wood/oak", "paper/white", "metal/black"

# ---------------------------------------------------------------------- coat hooks


def _hook(m: Model, x: float, z: float, metal: str) -> None:
    """A bent hook that reaches 7 cm from the wall."""
    path: list[Point] = [(x, -0.015, z), (x, -0.05, z - 0.03), (x, -0.07, z + 0.01)]
    m.add(tube(path, 0.006, 4), metal)


def _coat(m: Model, x: float, z: float, long: float, cloth: str) -> None:
    """A coat that hangs by its collar: narrow shoulders, a wide hem, two sleeves."""
    rings: list[Sequence[Point]] = []
    for share, wide, deep in (
        (0.0, 0.05, 0.04),
        (0.05, 0.12, 0.07),
        (0.16, 0.19, 0.09),
        (0.6, 0.185, 0.1),
        (1.0, 0.215, 0.11),
    ):
        rings.append(
            [
                (
                    x + wide * math.cos(t),
                    -0.075 + deep * 0.6 * math.sin(t),
                    z - long * share,
                )
                for t in (math.radians(36 * k) for k in range(10))
            ]
        )
    m.add(loft(rings), cloth)
    for side in (-1, 1):
        arm: list[Point] = [
            (x + side * 0.13, -0.08, z - 0.07 * long),
            (x + side * 0.2, -0.085, z - 0.35 * long),
            (x + side * 0.215, -0.1, z - 0.66 * long),
        ]
        m.add(tube(arm, [0.05, 0.055, 0.05], 6), cloth)
    m.add(box((0.008, 0.012, 0.78 * long), (x, -0.138, z - 0.55 * long), 0), BLACK)


def _tote(m: Model, x: float, z: float) -> None:
    """A cloth bag on two long handles."""
    m.add(box((0.3, 0.07, 0.32), (x, -0.06, z - 0.42), 0.02), "fabric/linen")
    for y in (-0.04, -0.08):
        strap: list[Point] = [
            (x - 0.08, y, z - 0.27),
            (x - 0.02, -0.06, z),
            (x + 0.02, -0.06, z),
            (x + 0.08, y, z - 0.27),
        ]
        m.add(tube(strap, 0.008, 3), "fabric/linen")


def _hat(m: Model, x: float, z: float) -> None:
    """A felt hat hung by its brim."""
    brim = [
        (0.0, 0.0),
        (0.15, 0.004),
        (0.155, 0.012),
        (0.09, 0.02),
        (0.085, 0.09),
        (0.06, 0.11),
        (0, 0.112),
    ]
    m.add(lathe(brim, 14).turn("X", 78).move(x, -0.03, z - 0.1), "bark/brown")


def hooks_coat() -> Model:
    """An oak board with five black hooks, a coat and a scarf."""
    m = Model()
    m.add(slab((-0.4, -0.02, -0.06), (0.4, 0, 0.06), 0.003), OAK)
    for k in range(5):
        _hook(m, 0.16 * (k - 2), 0.0, IRON)
    _coat(m, -0.16, 0.0, 0.85, "fabric/wool")
    for side, low in ((-1, -0.62), (1, -0.5)):
        tail = slab(
            (0.32 + side * 0.05 - 0.05, -0.075 - 0.01 * side, low),
            (0.32 + side * 0.05 + 0.05, -0.05, -0.005),
            0.008,
        )
        m.add(tail, "book/ochre")
    m.add(box((0.14, 0.05, 0.04), (0.32, -0.05, 0.0), 0.012), "book/ochre")
    return m


def hooks_bag() -> Model:
    """A white shelf with pegs below it, a bag and a hat."""
    m = Model()
    m.add(slab((-0.38, -0.016, -0.07), (0.38, 0, 0.07), 0.002), "wood/white")
    m.add(slab((-0.4, -0.17, 0.07), (0.4, 0, 0.088), 0.002), "wood/white")
    for k in range(4):
        peg = tube(
            [(0.2 * (k - 1.5), -0.01, -0.01), (0.2 * (k - 1.5), -0.085, 0.01)], 0.011, 6
        )
        m.add(peg, "wood/pine")
    _tote(m, -0.1, 0.0)
    _hat(m, 0.2, 0.02)
    return m


def hooks_pair() -> Model:
    """A walnut panel with three brass hooks and two jackets."""
    m = Model()
    m.add(slab((-0.35, -0.018, -0.1), (0.35, 0, 0.1), 0.004), "wood/walnut")
    for k in range(3):
        _hook(m, 0.25 * (k - 1), 0.02, "metal/brass")
    _coat(m, -0.25, 0.02, 0.72, "book/blue")
    _coat(m, 0.25, 0.02, 0.66, "leather/plain")
    return m


# ---------------------------------------------------------- notice boards, calendars


def _note(
    m: Model, place: Flat, size: Flat, front: float, paper: str, pin: str
) -> None:
    """A sheet of paper with a pin at its top, a little askew."""
    (x, z), (wide, high) = place, size
    sheet = box((wide, 0.002, high), (0, 0, 0), 0)
    sheet.turn("Y", 9.0 * math.sin(23.0 * x + 11.0 * z)).move(x, -front - 0.0008, z)
    m.add(sheet, paper)
    m.add(box((0.014, 0.01, 0.014), (x, -front - 0.006, z + 0.4 * high), 0), pin)


PAPERS = (
    PAPER,
    "plastic/yellow",
    "book/cream",
    PAPER,
    "plastic/orange",
    "book/blue",
    PAPER,
)
PINS = ("plastic/red", "plastic/blue", "plastic/green", "plastic/orange")


def _notes(m: Model, half: Flat, front: float, seed: int, count: int) -> None:
    """Papers of several sizes in a loose grid."""
    dice = random.Random(seed)
    columns = round(math.sqrt(count * half[0] / half[1]))
    rows = -(-count // columns)
    for k in range(count):
        row, column = divmod(k, columns)
        x = (
            -half[0]
            + (column + 0.5) * 2 * half[0] / columns
            + dice.uniform(-0.02, 0.02)
        )
        z = half[1] - (row + 0.5) * 2 * half[1] / rows + dice.uniform(-0.02, 0.02)
        size = ((0.12, 0.17), (0.09, 0.09), (0.17, 0.12), (0.1, 0.15))[k % 4]
        _note(m, (x, z), size, front, PAPERS[(k + seed) % 7], PINS[k % 4])


def _bordered(m: Model, width: float, height: float, field: str, frame: str) -> None:
    """A board between four bars."""
    m.add(slab((-width / 2, -0.012, -height / 2), (width / 2, 0, height / 2), 0), field)
    for x in (-width / 2, width / 2):
        m.add(box((0.026, 0.022, height + 0.026), (x, -0.011, 0), 0.003), frame)
    for z in (-height / 2, height / 2):
        m.add(box((width - 0.026, 0.02, 0.026), (0, -0.01, z), 0), frame)


def board_cork() -> Model:
    """A wide cork board in a pine frame, full of papers."""
    m = Model()
    _bordered(m, 0.9, 0.6, "paper/kraft", "wood/pine")
    _notes(m, (0.4, 0.26), 0.012, 3, 11)
    return m


def board_felt() -> Model:
    """A large grey felt board in a steel frame."""
    m = Model()
    _bordered(m, 1.2, 0.8, "fabric/wool", "metal/brushed")
    _notes(m, (0.52, 0.34), 0.012, 8, 10)
    return m


def board_upright() -> Model:
    """A narrow upright board without a frame, in dark felt."""
    m = Model()
    m.add(slab((-0.25, -0.02, -0.45), (0.25, 0, 0.45), 0.004), "book/green")
    _notes(m, (0.21, 0.4), 0.02, 5, 8)
    return m


def board_grid() -> Model:
    """A black wire grid with clips and cards."""
    m, half, high = Model(), 0.35, 0.45
    m.add(slab((-half, -0.006, high - 0.07), (half, 0, high), 0), "wood/oak")
    m.add(slab((-half, -0.006, -high), (half, 0, -high + 0.03), 0), "wood/oak")
    for k in range(8):
        x = half * (k / 3.5 - 1) * 0.98
        m.add(box((0.006, 0.006, 2 * high), (x, -0.008, 0), 0), IRON)
    for k in range(9):
        z = high * (k / 4 - 1) * 0.98
        m.add(box((2 * half, 0.006, 0.006), (0, -0.009, z), 0), IRON)
    _notes(m, (0.28, 0.36), 0.0115, 6, 6)
    return m


def calendar_month() -> Model:
    """A month below a picture, on a wire binding."""
    m = Model()
    _canvas(m, 0.3, 0.44, 0.006, "picture/calendar_month")
    m.add(box((0.26, 0.014, 0.014), (0, -0.003, 0.22), 0), IRON)
    return m


def calendar_strip() -> Model:
    """Three months below each other on a narrow board."""
    m = Model()
    _canvas(m, 0.3, 0.72, 0.008, "picture/calendar_strip")
    m.add(box((0.3, 0.014, 0.03), (0, -0.004, 0.36), 0.002), "book/blue")
    return m


def calendar_year() -> Model:
    """A year planner, wide, between two battens."""
    m = Model()
    _canvas(m, 0.84, 0.58, 0.006, "picture/calendar_year")
    for z in (-0.29, 0.29):
        m.add(box((0.86, 0.016, 0.022), (0, -0.004, z), 0), OAK)
    return m


# -------------------------------------------------------------- towels, rolls, soap


def _towel(
    m: Model, x: float, wide: float, top: float, drop: Flat, y: float, cloth: str
) -> None:
    """A towel over a bar at height `top`; `drop` is its front and its rear length."""

    def cloth_at(u: float, v: float) -> Point:
        path = ((0.0, drop[0]), (0.42, 0.0), (0.58, 0.0), (1.0, drop[1]))
        k = 0 if v < 0.42 else 1 if v < 0.58 else 2
        (a, za), (b, zb) = path[k], path[k + 1]
        t = (v - a) / (b - a)
        out = 0.018 if k == 0 else -0.014 if k == 2 else 0.018 - 0.032 * t
        wave = 0.004 * math.sin(9.0 * u + 3.0 * v)
        return (
            x + wide * (u - 0.5),
            y - out - wave,
            top + 0.012 - (za + (zb - za) * t),
        )

    m.add(shell(cloth_at, 3, 10, 0.01), cloth)
    hem = box((wide * 0.99, 0.003, 0.025), (x, y - 0.0255, top - drop[0] + 0.05), 0)
    m.add(hem, PAPER)


def towel_bar() -> Model:
    """A chrome bar on an oak board, with a bath towel."""
    m = Model()
    m.add(slab((-0.32, -0.018, -0.045), (0.32, 0, 0.045), 0.003), OAK)
    for x in (-0.29, 0.29):
        m.add(tube([(x, -0.01, 0), (x, -0.085, 0)], 0.008, 6), CHROME)
    m.add(tube([(-0.31, -0.08, 0), (0.31, -0.08, 0)], 0.009, 8), CHROME)
    _towel(m, -0.02, 0.44, 0.0, (0.52, 0.38), -0.08, "fabric/wool")
    return m


def towel_ladder() -> Model:
    """A white heated ladder of rungs, with a towel over one of them."""
    m, half, high = Model(), 0.24, 1.05
    for x in (-half, half):
        m.add(slab((x - 0.02, -0.035, 0), (x + 0.02, 0, high), 0.004), WHITE)
    for z in (0.06, 0.14, 0.22, 0.3, 0.46, 0.54, 0.62, 0.78, 0.86, 0.94, 1.01):
        m.add(tube([(-half, -0.04, z), (half, -0.04, z)], 0.012, 5), WHITE)
    _towel(m, 0.03, 0.36, 0.79, (0.4, 0.3), -0.042, "fabric/wool")
    return m


def towel_ring() -> Model:
    """A brass ring on a plate, with a small towel through it."""
    m = Model()
    m.add(slab((-0.045, -0.012, -0.045), (0.045, 0, 0.045), 0.004), "metal/brass")
    m.add(tube([(0, -0.01, 0.0), (0, -0.06, 0.0)], 0.009, 6), "metal/brass")
    hoop = ring(0.085, 0.006, sides=14, section=4).turn("X", 90)
    m.add(hoop.move(0, -0.06, -0.085), "metal/brass")
    _towel(m, 0, 0.15, -0.165, (0.26, 0.22), -0.06, "fabric/wool")
    return m


def towel_pair() -> Model:
    """Two black bars, one before the other, with two towels."""
    m = Model()
    m.add(slab((-0.36, -0.012, -0.05), (0.36, 0, 0.05), 0.002), IRON)
    for x in (-0.33, 0.33):
        m.add(slab((x - 0.008, -0.155, -0.012), (x + 0.008, 0, 0.012), 0), IRON)
    for y in (-0.075, -0.145):
        m.add(tube([(-0.34, y, 0), (0.34, y, 0)], 0.008, 6), IRON)
    _towel(m, -0.16, 0.26, 0.0, (0.46, 0.4), -0.145, "fabric/wool")
    _towel(m, 0.15, 0.28, 0.0, (0.56, 0.4), -0.075, "book/cream")
    return m


def _roll(m: Model, at: Point) -> None:
    """A paper roll on its cardboard core."""
    for inner, outer, half, sides, material in (
        (0.02, 0.055, 0.05, 10, PAPER),
        (0.017, 0.0215, 0.0505, 5, "paper/kraft"),
    ):
        section = [(inner, -half), (outer, -half), (outer, half), (inner, half)]
        m.add(band(section, sides).turn("Y", 90).move(*at), material)


def roll_arm() -> Model:
    """A chrome plate with a bent arm, the paper hanging down."""
    m = Model()
    m.add(slab((-0.035, -0.012, 0.03), (0.035, 0, 0.1), 0.003), CHROME)
    arm: list[Point] = [
        (0, -0.01, 0.065),
        (0, -0.075, 0.05),
        (0, -0.075, 0.0),
        (0.02, -0.075, 0),
        (0.09, -0.075, 0),
    ]
    m.add(tube(arm, 0.007, 5), CHROME)
    _roll(m, (0.025, -0.075, -0.012))
    m.add(box((0.098, 0.002, 0.1), (0.025, -0.127, -0.06), 0), PAPER)
    return m


def roll_covered() -> Model:
    """A roll below a curved steel flap on a back plate."""
    m = Model()
    m.add(slab((-0.07, -0.01, -0.07), (0.07, 0, 0.07), 0.002), "metal/brushed")
    _roll(m, (0, -0.07, 0))

    def flap(u: float, v: float) -> Point:
        t = math.radians(95 - 125 * v)
        return (0.138 * (u - 0.5), -0.068 - 0.062 * math.cos(t), 0.062 * math.sin(t))

    m.add(shell(flap, 1, 6, 0.003), "metal/brushed")
    m.add(slab((-0.068, -0.07, 0.055), (0.068, 0, 0.06), 0), "metal/brushed")
    m.pair(slab((0.064, -0.085, -0.01), (0.069, 0, 0.012), 0), "metal/brushed")
    return m


def roll_shelf() -> Model:
    """An oak box with one roll in use and two in store."""
    m = Model()
    m.add(slab((-0.08, -0.012, -0.02), (0.08, 0, 0.38), 0.002), OAK)
    for x in (-0.074, 0.074):
        m.add(slab((x - 0.006, -0.13, -0.02), (x + 0.006, 0, 0.38), 0), OAK)
    for z in (0.11, 0.372):
        m.add(slab((-0.08, -0.13, z), (0.08, 0, z + 0.01), 0), OAK)
    m.add(tube([(-0.075, -0.07, 0.035), (0.075, -0.07, 0.035)], 0.019, 6), OAK)
    _roll(m, (0, -0.07, 0.035))
    for z in (0.17, 0.27):
        m.add(lathe([(0.055, z - 0.05), (0.055, z + 0.05)], 9, (0, -0.07, 0)), PAPER)
    return m


def _flask(m: Model, at: Point, size: Flat, colour: str, cap: str) -> None:
    """A bottle of shampoo with a cap; `size` is its radius and height."""
    radius, high = size
    profile = [
        (radius, 0),
        (radius, 0.78 * high),
        (0.5 * radius, 0.86 * high),
        (0.5 * radius, high),
    ]
    m.add(lathe(profile[:3], 7, at), colour)
    x, y, z = at
    m.add(
        box((0.9 * radius, 0.9 * radius, 0.2 * high), (x, y, z + 0.93 * high), 0), cap
    )


def _flasks(m: Model, places: Sequence[Point]) -> None:
    """Different bottles at places."""
    kinds = (
        ((0.03, 0.2), "book/blue", WHITE), ((0.026, 0.16), "book/cream", BLACK),
        ((0.032, 0.14), "book/green", WHITE), ((0.025, 0.19), "book/ochre", WHITE),
        ((0.03, 0.17), "plastic/orange", WHITE),
    )  # fmt: skip
    for k, at in enumerate(places):
        size, colour, cap = kinds[k % len(kinds)]
        _flask(m, at, size, colour, cap)


def soap_glass() -> Model:
    """A glass shelf on a chrome rail, with bottles and a bar of soap."""
    m = Model()
    m.add(slab((-0.25, -0.014, -0.025), (0.25, 0, 0.012), 0.002), CHROME)
    m.add(slab((-0.25, -0.13, 0.0), (0.25, -0.004, 0.008), 0.002), "glass/water")
    m.add(tube([(-0.24, -0.125, 0.035), (0.24, -0.125, 0.035)], 0.005, 5), CHROME)
    for x in (-0.24, 0.24):
        m.add(tube([(x, -0.125, 0.0), (x, -0.125, 0.038)], 0.005, 4), CHROME)
    _flasks(m, [(-0.18, -0.07, 0.007), (-0.09, -0.075, 0.007), (0.0, -0.07, 0.007)])
    m.add(box((0.08, 0.05, 0.03), (0.14, -0.07, 0.022), 0.01), "plastic/orange")
    return m


def soap_basket() -> Model:
    """Two black wire baskets above one another, full of bottles."""
    m = Model()
    m.add(slab((-0.15, -0.008, 0.0), (0.15, 0, 0.06), 0), IRON)
    m.add(slab((-0.15, -0.008, 0.3), (0.15, 0, 0.36), 0), IRON)
    m.pair(slab((0.115, -0.008, 0.0), (0.125, 0, 0.46), 0), IRON)
    for low in (0.0, 0.3):
        m.add(slab((-0.15, -0.115, low), (0.15, -0.002, low + 0.006), 0), IRON)
        m.add(slab((-0.15, -0.118, low + 0.055), (0.15, -0.112, low + 0.062), 0), IRON)
        m.pair(slab((0.144, -0.118, low), (0.15, 0, low + 0.062), 0), IRON)
    _flasks(m, [(-0.1, -0.06, 0.005), (-0.02, -0.06, 0.005), (0.07, -0.06, 0.005),
                (-0.06, -0.06, 0.305), (0.05, -0.06, 0.305)])  # fmt: skip
    return m


def soap_ledge() -> Model:
    """A thick oak ledge with a dispenser, a cup with brushes and a bottle."""
    m = Model()
    m.add(slab((-0.28, -0.12, 0.0), (0.28, 0, 0.045), 0.005), OAK)
    m.add(slab((-0.28, -0.012, 0.04), (0.28, 0, 0.085), 0.002), OAK)
    m.add(
        lathe([(0.034, 0), (0.034, 0.12), (0.014, 0.14)], 9, (-0.17, -0.06, 0.044)),
        "ceramic/white",
    )
    m.add(
        tube(
            [(-0.17, -0.06, 0.18), (-0.17, -0.06, 0.215), (-0.17, -0.1, 0.215)],
            0.006,
            4,
        ),
        CHROME,
    )
    m.add(
        lathe(
            [(0.03, 0), (0.034, 0.09), (0.028, 0.09), (0.026, 0.01)],
            9,
            (0.0, -0.06, 0.044),
        ),
        "ceramic/blue",
    )
    for side, ink in ((-1, "plastic/red"), (1, "plastic/green")):
        m.add(
            leg(
                (0.008 * side, -0.06, 0.05), (0.03 * side, -0.06, 0.225), 0.01, 0.008, 4
            ),
            ink,
        )
        m.add(box((0.014, 0.018, 0.028), (0.031 * side, -0.064, 0.222), 0), WHITE)
    _flasks(m, [(0.12, -0.06, 0.044), (0.2, -0.065, 0.044)])
    return m


# -------------------------------------------------------------------- kitchen, hall


def _jars(m: Model, y: float, z: float, row: Sequence[float], first: int) -> None:
    """Spice jars with caps, each of another spice."""
    spices = (
        "book/red",
        "book/ochre",
        "leaf/dark",
        "bark/brown",
        "book/cream",
        "wood/walnut",
        "leaf/pale",
    )
    for k, x in enumerate(row):
        jar = lathe([(0.023, 0), (0.023, 0.075)], 6, (x, y, z))
        m.add(jar, spices[(k + first) % len(spices)])
        m.add(box((0.034, 0.034, 0.026), (x, y, z + 0.087), 0), IRON)


def spice_shelf() -> Model:
    """A pine rack of two boards with a rail before the jars."""
    m = Model()
    for x in (-0.2, 0.2):
        m.add(slab((x - 0.007, -0.075, 0), (x + 0.007, 0, 0.34), 0), "wood/pine")
    m.add(slab((-0.2, -0.008, 0.0), (0.2, 0, 0.06), 0), "wood/pine")
    for z in (0.0, 0.17):
        m.add(slab((-0.2, -0.075, z), (0.2, -0.002, z + 0.012), 0), "wood/pine")
        m.add(slab((-0.2, -0.078, z + 0.04), (0.2, -0.07, z + 0.055), 0), "wood/pine")
    _jars(m, -0.038, 0.012, (-0.15, -0.09, -0.03, 0.04, 0.11), 0)
    _jars(m, -0.038, 0.182, (-0.12, -0.05, 0.03, 0.13), 3)
    return m


def spice_tiers() -> Model:
    """Three black steel ledges on a back plate."""
    m = Model()
    m.add(slab((-0.15, -0.006, 0), (0.15, 0, 0.48), 0), IRON)
    for row, z in enumerate((0.02, 0.18, 0.34)):
        m.add(slab((-0.15, -0.07, z), (0.15, 0, z + 0.006), 0), IRON)
        m.add(slab((-0.15, -0.072, z), (0.15, -0.067, z + 0.03), 0), IRON)
        _jars(
            m,
            -0.036,
            z + 0.006,
            ((-0.1, -0.03, 0.06), (-0.08, 0.01, 0.1), (-0.06, 0.07))[row],
            2 * row,
        )
    return m


def spice_rail() -> Model:
    """A steel rail with hooks: ladles and a small shelf of jars."""
    m = Model()
    m.add(slab((-0.4, -0.01, 0.2), (0.4, 0, 0.24), 0.002), "metal/brushed")
    m.add(tube([(-0.38, -0.04, 0.22), (0.38, -0.04, 0.22)], 0.007, 6), "metal/brushed")
    for x in (-0.36, 0.36):
        m.add(tube([(x, 0, 0.22), (x, -0.045, 0.22)], 0.006, 4), "metal/brushed")
    m.add(slab((-0.36, -0.075, 0.1), (-0.02, -0.002, 0.11), 0), OAK)
    m.add(slab((-0.36, -0.006, 0.1), (-0.02, 0, 0.205), 0), OAK)
    _jars(m, -0.04, 0.11, (-0.31, -0.25, -0.18, -0.1), 1)
    for k, (x, wide) in enumerate(((0.08, 0.04), (0.18, 0.032), (0.29, 0.045))):
        m.add(box((0.012, 0.006, 0.2), (x, -0.05, 0.12), 0), CHROME)
        head = lathe([(0.0, -0.02), (wide, 0.0), (wide, 0.006)], 8).turn(
            "X", 90 if k == 1 else 60
        )
        m.add(head.move(x, -0.048, 0.012), CHROME)
    return m


def _keys(m: Model, x: float, z: float, metal: str) -> None:
    """A bunch of two keys on a ring, with a tag."""
    m.add(box((0.004, 0.03, 0.004), (x, -0.02, z), 0), "metal/steel")
    m.add(box((0.02, 0.003, 0.02), (x, -0.03, z - 0.012), 0), metal)
    for side, low in ((-1, 0.075), (1, 0.065)):
        m.add(
            box((0.01, 0.003, 0.045), (x + 0.006 * side, -0.03, z - low + 0.02), 0),
            metal,
        )
    m.add(box((0.022, 0.004, 0.022), (x, -0.032, z - 0.034), 0), metal)


def _row_of_keys(m: Model, half: float, z: float, count: int) -> None:
    """Keys on some of the hooks of a row, bare hooks between."""
    for k in range(count):
        x = half * (2 * k / (count - 1) - 1)
        if k % 3 != 2:
            _keys(m, x, z, ("metal/brass", "metal/steel")[k % 2])
        else:
            m.add(box((0.004, 0.03, 0.004), (x, -0.02, z), 0), "metal/steel")


def keys_house() -> Model:
    """A board in the shape of a house with four hooks."""
    m = Model()
    outline = [
        (-0.13, -0.08),
        (0.13, -0.08),
        (0.13, 0.06),
        (0.16, 0.06),
        (0, 0.18),
        (-0.16, 0.06),
        (-0.13, 0.06),
    ]
    m.add(prism(outline, 0.014, "Y").move(0, -0.007, 0), "wood/pine")
    m.add(slab((-0.03, -0.016, 0.03), (0.03, -0.01, 0.09), 0), "book/red")
    _row_of_keys(m, 0.09, -0.03, 4)
    return m


def keys_shelf() -> Model:
    """A small white letter box above a row of hooks."""
    m = Model()
    m.add(slab((-0.16, -0.01, -0.1), (0.16, 0, 0.12), 0), "wood/white")
    m.add(slab((-0.16, -0.075, -0.02), (0.16, -0.002, -0.01), 0), "wood/white")
    m.add(slab((-0.16, -0.075, -0.02), (0.16, -0.068, 0.07), 0), "wood/white")
    m.pair(slab((0.152, -0.075, -0.02), (0.16, 0, 0.07), 0), "wood/white")
    for k, (x, ink) in enumerate(
        ((-0.05, PAPER), (0.04, "paper/kraft"), (0.0, "book/cream"))
    ):
        letter = box((0.17, 0.003, 0.13), (x, -0.03 - 0.012 * k, 0.055), 0)
        m.add(letter.turn("X", 8, (x, -0.03, 0)), ink)
    _row_of_keys(m, 0.12, -0.06, 5)
    return m


def keys_bar() -> Model:
    """A walnut bar with five brass hooks."""
    m = Model()
    m.add(slab((-0.19, -0.018, -0.025), (0.19, 0, 0.025), 0.004), "wood/walnut")
    _row_of_keys(m, 0.15, -0.012, 5)
    return m


def _extinguisher(m: Model, radius: float, high: float, red: str) -> None:
    """A cylinder on a back plate, with a band, a head and a handle."""
    y = -radius - 0.008
    m.add(slab((-0.05, -0.01, 0.12), (0.05, 0, high - 0.06), 0), "metal/steel")
    body = [
        (0.8 * radius, 0),
        (radius, 0.015),
        (radius, high - 0.1),
        (0.75 * radius, high - 0.05),
        (0.3 * radius, high - 0.03),
        (0.3 * radius, high),
    ]
    m.add(lathe(body, 10, (0, y, 0)), red)
    label = lathe(
        [(radius + 0.001, 0.42 * high), (radius + 0.001, 0.66 * high)], 10, (0, y, 0)
    )
    m.add(label, PAPER)
    m.add(
        lathe(
            [(radius + 0.002, 0.7 * high), (radius + 0.002, 0.73 * high)], 10, (0, y, 0)
        ),
        "metal/steel",
    )
    m.add(box((0.03, 0.11, 0.014), (0, y - 0.03, high + 0.015), 0.003), BLACK)
    m.add(box((0.03, 0.1, 0.01), (0, y - 0.035, high + 0.045), 0), red)
    m.add(box((0.024, 0.024, 0.06), (0, y, high + 0.02), 0), "metal/steel")


def extinguisher_powder() -> Model:
    """A large powder extinguisher with a hose down its side."""
    m = Model()
    _extinguisher(m, 0.08, 0.46, "plastic/red")
    hose: list[Point] = [
        (0.01, -0.1, 0.475),
        (0.1, -0.13, 0.44),
        (0.105, -0.12, 0.25),
        (0.1, -0.11, 0.1),
    ]
    m.add(tube(smooth_path(hose, 2), 0.009, 5), BLACK)
    return m


def extinguisher_small() -> Model:
    """A small one without a hose."""
    m = Model()
    _extinguisher(m, 0.055, 0.32, "plastic/red")
    m.add(tube([(0, -0.06, 0.335), (0, -0.14, 0.33)], 0.01, 5), BLACK)
    return m


def extinguisher_horn() -> Model:
    """A slim tall one with a wide black horn."""
    m = Model()
    _extinguisher(m, 0.065, 0.52, "plastic/red")
    hose: list[Point] = [
        (0.01, -0.08, 0.535),
        (0.095, -0.11, 0.52),
        (0.105, -0.11, 0.36),
    ]
    m.add(tube(smooth_path(hose, 2), 0.01, 5), BLACK)
    m.add(
        lathe([(0.038, 0.0), (0.034, 0.05), (0.014, 0.2)], 8, (0.105, -0.11, 0.16)),
        BLACK,
    )
    return m


# ------------------------------------------------------------------- screens, mirrors


def _screen(m: Model, width: float, height: float, z: float, case: str) -> None:
    """A flat screen: dark glass in a narrow case, on a plate at the wall."""
    m.add(slab((-0.2, -0.035, z - 0.16), (0.2, 0, z + 0.16), 0), BLACK)
    m.add(box((width, 0.03, height), (0, -0.05, z), 0.004), case)
    pane = box((width - 0.024, 0.004, height - 0.03), (0, -0.066, z + 0.003), 0)
    m.add(pane, "glass/screen")
    chin = box((width - 0.01, 0.004, 0.009), (0, -0.066, z - height / 2 + 0.007), 0)
    m.add(chin, "metal/brushed")


def tv_medium() -> Model:
    """A black screen of 49 inches."""
    m = Model()
    _screen(m, 1.1, 0.63, 0.315, BLACK)
    return m


def tv_large() -> Model:
    """A screen of 65 inches above a sound bar."""
    m = Model()
    _screen(m, 1.45, 0.83, 0.545, BLACK)
    m.add(box((1.0, 0.08, 0.065), (0, -0.045, 0.0325), 0.012), "metal/black")
    m.add(slab((-0.3, -0.04, 0.0), (0.3, 0, 0.15), 0), BLACK)
    return m


def tv_framed() -> Model:
    """A screen in an oak frame, flat like a picture."""
    m = Model()
    _screen(m, 1.23, 0.7, 0.36, OAK)
    for z in (0.012, 0.708):
        m.add(box((1.25, 0.04, 0.024), (0, -0.05, z), 0), OAK)
    for x in (-0.613, 0.613):
        m.add(box((0.024, 0.04, 0.7), (x, -0.05, 0.36), 0), OAK)
    return m


def tv_tilted() -> Model:
    """A smaller screen on an arm, tilted down."""
    m = Model()
    m.add(slab((-0.14, -0.012, 0.06), (0.14, 0, 0.36), 0), BLACK)
    m.add(tube([(0, -0.01, 0.24), (0, -0.11, 0.26)], 0.02, 6), BLACK)
    case = box((0.78, 0.035, 0.46), (0, -0.12, 0.23), 0.005)
    pane = box((0.755, 0.004, 0.43), (0, -0.139, 0.233), 0)
    chin = box((0.77, 0.004, 0.009), (0, -0.139, 0.008), 0)
    parts = ((case, BLACK), (pane, "glass/screen"), (chin, "metal/brushed"))
    for part, material in parts:
        m.add(part.turn("X", 7, (0, -0.12, 0.23)), material)
    return m


def _mirror_door(m: Model, low: Flat, high: Flat, y: float) -> None:
    """A mirror that covers a door, with a small gap."""
    gap = 0.005
    m.add(
        slab(
            (low[0] + gap, y - 0.016, low[1] + gap),
            (high[0] - gap, y, high[1] - gap),
            0,
        ),
        "glass/mirror",
    )


def cabinet_double() -> Model:
    """Two mirrored doors in a white case."""
    m = Model()
    m.add(slab((-0.3, -0.12, 0), (0.3, 0, 0.65), 0.003), "wood/white")
    for left, right in ((-0.3, 0.0), (0.0, 0.3)):
        _mirror_door(m, (left, 0), (right, 0.65), -0.118)
    for x in (-0.022, 0.022):
        m.add(box((0.01, 0.014, 0.05), (x, -0.139, 0.22), 0), CHROME)
    return m


def cabinet_ledge() -> Model:
    """One mirrored door beside open shelves with flasks, in oak."""
    m = Model()
    m.add(slab((-0.35, -0.012, 0), (0.35, 0, 0.6), 0), OAK)
    for x in (-0.344, 0.13, 0.344):
        m.add(slab((x - 0.008, -0.13, 0), (x + 0.008, 0, 0.6), 0), OAK)
    for z in (0.0, 0.588):
        m.add(slab((-0.352, -0.13, z), (0.352, 0, z + 0.014), 0), OAK)
    for z in (0.2, 0.4):
        m.add(slab((0.13, -0.12, z), (0.344, 0, z + 0.012), 0), OAK)
    _mirror_door(m, (-0.35, 0.002), (0.132, 0.6), -0.128)
    _flasks(m, [(0.19, -0.06, 0.013), (0.27, -0.06, 0.013), (0.24, -0.06, 0.211)])
    m.add(box((0.12, 0.08, 0.05), (0.235, -0.06, 0.436), 0.01), "book/cream")
    return m


def cabinet_triple() -> Model:
    """Three mirrored doors of a white case, a steel ledge below with a cup."""
    m = Model()
    m.add(slab((-0.45, -0.13, 0.12), (0.45, 0, 0.72), 0.003), "wood/white")
    for k in range(3):
        _mirror_door(m, (-0.45 + 0.3 * k, 0.12), (-0.15 + 0.3 * k, 0.72), -0.128)
    m.add(slab((-0.47, -0.17, 0.715), (0.47, 0, 0.75), 0.004), "metal/brushed")
    m.add(slab((-0.45, -0.12, 0.0), (0.45, 0, 0.012), 0), "metal/brushed")
    m.add(slab((-0.45, -0.01, 0.0), (0.45, 0, 0.125), 0), "metal/brushed")
    m.add(lathe([(0.028, 0), (0.03, 0.09)], 8, (-0.2, -0.06, 0.011)), "ceramic/blue")
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "coat_hooks/coat": hooks_coat,
    "coat_hooks/bag": hooks_bag,
    "coat_hooks/pair": hooks_pair,
    "notice_board/cork": board_cork,
    "notice_board/felt": board_felt,
    "notice_board/upright": board_upright,
    "notice_board/grid": board_grid,
    "calendar/month": calendar_month,
    "calendar/strip": calendar_strip,
    "calendar/year": calendar_year,
    "towel_rail/bar": towel_bar,
    "towel_rail/ladder": towel_ladder,
    "towel_rail/ring": towel_ring,
    "towel_rail/pair": towel_pair,
    "toilet_roll_holder/arm": roll_arm,
    "toilet_roll_holder/covered": roll_covered,
    "toilet_roll_holder/shelf": roll_shelf,
    "soap_shelf/glass": soap_glass,
    "soap_shelf/basket": soap_basket,
    "soap_shelf/ledge": soap_ledge,
    "spice_rack/shelf": spice_shelf,
    "spice_rack/tiers": spice_tiers,
    "spice_rack/rail": spice_rail,
    "key_rack/house": keys_house,
    "key_rack/shelf": keys_shelf,
    "key_rack/bar": keys_bar,
    "fire_extinguisher/powder": extinguisher_powder,
    "fire_extinguisher/small": extinguisher_small,
    "fire_extinguisher/horn": extinguisher_horn,
    "wall_tv/medium": tv_medium,
    "wall_tv/large": tv_large,
    "wall_tv/framed": tv_framed,
    "wall_tv/tilted": tv_tilted,
    "medicine_cabinet/double": cabinet_double,
    "medicine_cabinet/ledge": cabinet_ledge,
    "medicine_cabinet/triple": cabinet_triple,
}
