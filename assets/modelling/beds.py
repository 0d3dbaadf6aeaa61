"""Beds beside the plain ones: iron and bunk beds, and cribs."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from forms import ball, loft, ring
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    cushion,
    ellipse,
    lathe,
    leg,
    pillow,
    prism,
    slab,
    smooth_path,
    tube,
)

# ------------------------------------------------------------------------- bedding


def _rumpled(part: Part, x: float, y: float, z: float) -> Part:
    """A duvet with low folds in its upper side, moved to where it lies."""

    def fold(a: float, b: float, c: float) -> Point:
        share = max(0.0, min(1.0, c / 0.03))
        return (a, b, c + 0.012 * share * math.sin(8.0 * a + 1.0) * math.sin(9.0 * b))

    return part.warp(fold).move(x, y, z)


def _bunk(m: Model, z: float, cloth: str) -> None:
    """Mattress, duvet and pillow of a berth along x; z is the mattress' underside."""
    m.add(box((1.9, 0.86, 0.13), (0, 0, z + 0.065), 0.03), "paper/white")
    duvet = cushion((1.36, 0.88, 0.12), (0, 0, 0), 0.05, 0.012, (4, 2, 1), 1)
    m.add(_rumpled(duvet, 0.25, 0, z + 0.115), cloth)
    fold = cushion((0.2, 0.87, 0.05), (-0.42, 0, z + 0.165), 0.024, 0.006, (1, 1, 1), 1)
    m.add(fold, "paper/white")
    rest = pillow(0.42, 0.62, 0.14, 4, 0.04).turn("Y", 10)
    m.add(rest.move(-0.7, 0, z + 0.175), "paper/white")


# -------------------------------------------------------------------------- a bed


def bed_iron() -> Model:
    """A black iron double bed with brass balls, under a coloured duvet."""
    m, iron, brass = Model(), "metal/black", "metal/brass"
    half, deep = 0.74, 1.01
    for y, top in ((deep, 1.12), (-deep, 0.74)):
        for x in (-half, half):
            m.add(lathe([(0.021, 0), (0.021, top)], 10, (x, y, 0)), iron)
            m.add(ball((0.064, 0.064, 0.064), (x, y, top + 0.026), 8, 5), brass)
        low, bars = 0.34, top - 0.1
        arch = [(-half, y, bars), (-0.4, y, bars + 0.06), (0, y, bars + 0.1)]
        arch += [(0.4, y, bars + 0.06), (half, y, bars)]
        m.add(tube(smooth_path(arch, 3), 0.014, 6), iron)
        for z in (low, bars - 0.08):
            m.add(tube([(-half, y, z), (half, y, z)], 0.011, 6), iron)
        for k in range(-3, 4):
            x = 0.185 * k
            rise = bars + 0.1 - 0.1 * (x / half) ** 2 - 0.006
            m.add(tube([(x, y, low), (x, y, rise)], 0.0085, 5), iron)
            m.add(ball((0.036, 0.036, 0.036), (x, y, bars - 0.08), 6, 4), brass)
    m.pair(box((0.03, 2 * deep, 0.06), (half - 0.005, 0, 0.31), 0.004), iron)
    m.add(cushion((1.44, 1.97, 0.22), (0, 0, 0.42), 0.05, 0.005, (1, 1, 1), 1),
          "paper/white")  # fmt: skip
    duvet = cushion((1.58, 1.5, 0.25), (0, 0, 0), 0.06, 0.014, (5, 5, 1), 1)
    m.add(_rumpled(duvet, 0, -0.215, 0.445), "fabric/linen")
    fold = cushion((1.585, 0.28, 0.09), (0, 0.44, 0.55), 0.042, 0.01, (4, 1, 1), 1)
    m.add(fold, "paper/white")
    for x in (-0.36, 0.36):
        rest = pillow(0.66, 0.44, 0.18, 5, 0.04).turn("X", 22)
        m.add(rest.move(x, 0.76, 0.62), "paper/white")
    return m


# ----------------------------------------------------------------------- bunk beds


def _ladder(m: Model, x: float, tops: Flat, lean: float, material: str) -> None:
    """A ladder at the front, from the floor to heights `tops` = (stiles, last rung)."""
    stile, rung = tops
    for side in (-0.19, 0.19):
        path: list[Point] = [(x + side, -0.485 - lean, 0.0), (x + side, -0.485, stile)]
        m.add(leg(path[0], path[1], 0.045, 0.045, 4), material)
    for k in range(5):
        z = 0.25 + (rung - 0.25) * k / 4
        y = -0.485 - lean * (1.0 - z / stile)
        m.add(box((0.38, 0.05, 0.028), (x, y, z), 0.0), material)


def bunk_pine() -> Model:
    """Two pine berths between square posts, an upright ladder at the right."""
    m, wood = Model(), "wood/pine"
    for x in (-0.99, 0.99):
        for y in (-0.45, 0.45):
            m.add(box((0.07, 0.07, 1.68), (x, y, 0.84), 0.008), wood)
        for z in (0.32, 0.6, 0.78, 1.2, 1.42, 1.58):
            m.add(box((0.03, 0.86, 0.09), (x, 0, z), 0.0), wood)
    for z in (0.32, 1.2):
        for y in (-0.45, 0.45):
            m.add(box((1.96, 0.032, 0.14), (0, y, z), 0.005), wood)
        m.add(box((1.93, 0.86, 0.02), (0, 0, z + 0.01), 0.0), wood)
    for z in (1.42, 1.58):
        m.add(box((1.96, 0.026, 0.085), (0, 0.45, z), 0.004), wood)
        m.add(box((1.35, 0.026, 0.085), (-0.3, -0.45, z), 0.004), wood)
    m.add(box((0.05, 0.03, 0.46), (0.36, -0.45, 1.4), 0.004), wood)
    _ladder(m, 0.66, (1.66, 1.14), 0.0, wood)
    for z in (0.34, 1.22):
        _bunk(m, z, "fabric/linen")
    return m


def _hoop(x: float, top: float, bend: float = 0.12) -> list[Point]:
    """A bar across the end of a bed at x, from floor to floor with round corners."""
    path: list[Point] = [(x, -0.46, 0.0), (x, -0.46, top - bend)]
    for k in range(1, 4):
        t = math.pi / 2 * k / 4
        path.append(
            (x, -0.46 + bend * (1 - math.cos(t)), top - bend * (1 - math.sin(t)))
        )
    path.append((x, -0.46 + bend, top))
    return [*path, *[(a, -b, c) for a, b, c in reversed(path)]]


def bunk_metal() -> Model:
    """Two berths in a frame of black steel tube, a slanting ladder in front."""
    m, metal = Model(), "metal/black"
    for x in (-0.99, 0.99):
        m.add(tube(_hoop(x, 1.72), 0.024, 6), metal)
        for z in (0.34, 0.72, 1.2, 1.46):
            m.add(tube([(x, -0.46, z), (x, 0.46, z)], 0.016, 6), metal)
        for k in range(-2, 3):
            for low, high in ((0.34, 0.72), (1.2, 1.46)):
                bar = [(x, 0.15 * k, low), (x, 0.15 * k, high)]
                m.add(tube(bar, 0.009, 4), metal)
    for y in (-0.46, 0.46):
        for z in (0.34, 1.2):
            m.add(tube([(-0.99, y, z), (0.99, y, z)], 0.02, 6), metal)
    for z in (0.335, 1.195):
        m.add(box((1.96, 0.9, 0.02), (0, 0, z), 0.0), metal)
    m.add(tube([(-0.99, 0.46, 1.5), (0.99, 0.46, 1.5)], 0.016, 6), metal)
    guard: list[Point] = [(-0.99, -0.46, 1.5), (0.2, -0.46, 1.5), (0.3, -0.46, 1.46)]
    m.add(tube([*guard, (0.34, -0.46, 1.2)], 0.016, 6), metal)
    for k in range(5):
        x = -0.75 + 0.23 * k
        m.add(tube([(x, -0.46, 1.2), (x, -0.46, 1.5)], 0.009, 4), metal)
    for side in (-0.19, 0.19):
        rail: list[Point] = [(0.66 + side, -0.74, 0.0), (0.66 + side, -0.475, 1.24)]
        rail += [(0.66 + side, -0.45, 1.4), (0.66 + side, -0.41, 1.42)]
        m.add(tube(rail, 0.018, 6), metal)
    for k in range(4):
        z = 0.25 + 0.27 * k
        y = -0.74 + 0.265 * z / 1.24
        m.add(tube([(0.47, y, z), (0.85, y, z)], 0.015, 6), metal)
    for z in (0.345, 1.205):
        _bunk(m, z, "fabric/wool")
    return m


def bunk_house() -> Model:
    """Two berths in a little painted house: gable roof, panelled lower front."""
    m, paint = Model(), "paint/plain"
    eaves, ridge = 1.78, 2.2
    for x in (-0.99, 0.99):
        for y in (-0.45, 0.45):
            m.add(box((0.07, 0.07, eaves), (x, y, eaves / 2), 0.006), paint)
            slope = [(y * 1.2, eaves - 0.085), (y * 1.2, eaves + 0.015)]
            slope += [(0.0, ridge), (0.0, ridge - 0.1)]
            m.add(prism(slope, 0.06, "X", 0.004).move(x + 0.002 * (y > 0)), paint)
        for z in (0.33, 1.2, 1.5):
            m.add(box((0.03, 0.86, 0.12), (x, 0, z), 0.0), paint)
        m.add(box((0.018, 0.86, 0.34), (x, 0, 0.51), 0.0), paint)
    m.add(box((1.96, 0.05, 0.08), (0, 0, ridge - 0.055), 0.005), paint)
    for z in (0.33, 1.2):
        for y in (-0.45, 0.45):
            m.add(box((1.96, 0.032, 0.16), (0, y, z), 0.005), paint)
        m.add(box((1.93, 0.86, 0.02), (0, 0, z + 0.01), 0.0), "wood/pine")
    m.add(box((1.96, 0.026, 0.09), (0, 0.45, 1.5), 0.004), paint)
    m.add(box((1.38, 0.026, 0.09), (-0.29, -0.45, 1.5), 0.004), paint)
    for k in range(8):
        x = -0.84 + 0.17 * k
        m.add(box((0.07, 0.02, 0.26), (x, -0.45, 1.38), 0.0), paint)
    m.add(box((0.05, 0.03, 0.36), (0.385, -0.45, 1.375), 0.0), paint)
    for x in (-0.48, 0.48):
        m.add(slab((x - 0.46, -0.47, 0.05), (x + 0.46, 0.3, 0.25), 0.005), "wood/pine")
        m.add(box((0.2, 0.014, 0.03), (x, -0.474, 0.17), 0.0), "wood/black")
    _ladder(m, 0.68, (1.5, 1.14), 0.0, "wood/pine")
    for z, cloth in ((0.35, "book/ochre"), (1.22, "book/blue")):
        _bunk(m, z, cloth)
    return m


# --------------------------------------------------------------------------- cribs


def _bars(m: Model, spots: Sequence[Flat], up: Flat, material: str) -> None:
    """Upright slim bars at (x, y) spots between two heights."""
    for x, y in spots:
        m.add(tube([(x, y, up[0]), (x, y, up[1])], 0.0095, 4), material)


def _cot_bed(m: Model, z: float, cloth: str) -> None:
    """Board, mattress, a short duvet and a small pillow, head at -x."""
    m.add(box((1.2, 0.6, 0.02), (0, 0, z - 0.01), 0.0), "wood/pine")
    m.add(cushion((1.17, 0.58, 0.11), (0, 0, z + 0.055), 0.03, 0.0, (1, 1, 1), 1),
          "paper/white")  # fmt: skip
    duvet = cushion((0.74, 0.575, 0.07), (0, 0, 0), 0.034, 0.014, (4, 3, 1), 1)
    m.add(_rumpled(duvet, 0.19, 0, z + 0.115), cloth)
    rest = pillow(0.26, 0.4, 0.09, 5, 0.04)
    m.add(rest.move(-0.43, 0, z + 0.135), "paper/white")


def crib_arched() -> Model:
    """A pine crib: solid ends with arched tops, painted bars along its sides."""
    m, wood, paint = Model(), "wood/pine", "paint/plain"
    for x in (-0.62, 0.62):
        arch = [(-0.33, 0.2), (0.33, 0.2), (0.33, 0.9)]
        arch += [(0.33 * math.cos(t), 0.9 + 0.14 * math.sin(t))
                 for t in (math.pi * k / 12 for k in range(1, 12))]  # fmt: skip
        m.add(prism([*arch, (-0.33, 0.9)], 0.028, "X", 0.006).move(x), wood)
        for y in (-0.31, 0.31):
            m.add(box((0.05, 0.045, 0.22), (x, y, 0.11), 0.006), wood)
    for y in (-0.3, 0.3):
        for z in (0.3, 0.88):
            m.add(box((1.22, 0.028, 0.045), (0, y, z), 0.005), wood)
    spots = [(0.0805 * (k - 7), y) for y in (-0.3, 0.3) for k in range(15)]
    _bars(m, spots, (0.3, 0.88), paint)
    _cot_bed(m, 0.42, "book/cream")
    return m


def crib_drawer() -> Model:
    """A white crib with bars on all sides over a wide drawer, on castors."""
    m, white = Model(), "wood/white"
    for x in (-0.61, 0.61):
        for y in (-0.32, 0.32):
            m.add(box((0.055, 0.05, 0.9), (x, y, 0.5), 0.01), white)
            wheel = lathe([(0.03, -0.012), (0.03, 0.012)], 10).turn("Y", 90)
            m.add(wheel.move(x, y, 0.03), "plastic/black")
            m.add(box((0.03, 0.03, 0.04), (x, y, 0.045), 0.0), "metal/steel")
    for z, high in ((0.42, 0.05), (0.93, 0.05)):
        for y in (-0.32, 0.32):
            m.add(box((1.22, 0.03, high), (0, y, z), 0.006), white)
        m.pair(box((0.034, 0.64, high), (0.61, 0, z), 0.006), white)
    spots = [(0.081 * (k - 6.5), y) for y in (-0.32, 0.32) for k in range(14)]
    spots += [(x, 0.085 * (k - 3)) for x in (-0.61, 0.61) for k in range(7)]
    _bars(m, spots, (0.42, 0.93), white)
    m.add(slab((-0.6, -0.3, 0.1), (0.6, 0.315, 0.4), 0.003), white)
    m.add(slab((-0.575, -0.335, 0.125), (0.575, -0.29, 0.375), 0.006), "wood/oak")
    for x in (-0.3, 0.3):
        knob = lathe([(0.01, -0.004), (0.022, 0.016), (0.02, 0.026), (0, 0.03)], 10)
        m.add(knob.turn("X", 90).move(x, -0.335, 0.26), white)
    _cot_bed(m, 0.44, "fabric/wool")
    return m


def crib_oval() -> Model:
    """An oval crib of oak with bars all around, tall legs, a hanging mobile."""
    m, wood = Model(), "wood/oak"
    wide, deep = 1.24, 0.7

    def hoop(z: float, thick: float) -> Part:
        path = [(x, y, z) for x, y in ellipse(wide, deep, 24)]
        return tube(path, thick, 4, closed=True)

    m.add(hoop(0.86, 0.02), wood)
    m.add(hoop(0.34, 0.02), wood)
    spots = ellipse(wide, deep, 30)
    _bars(m, spots, (0.34, 0.86), wood)
    floor = prism(ellipse(wide - 0.01, deep - 0.01, 24), 0.02, "Z", 0.0)
    m.add(floor.move(0, 0, 0.345), wood)
    rows = ((0.92, 0.355), (0.96, 0.375), (0.96, 0.43), (0.9, 0.455))
    bed = [[(x * s, y * s, z) for x, y in ellipse(wide, deep, 22)] for s, z in rows]
    m.add(loft(bed), "paper/white")
    duvet = cushion((0.62, 0.56, 0.07), (0, 0, 0), 0.034, 0.014, (4, 3, 1), 1)
    duvet.warp(lambda x, y, z: (x, y * (1.0 - 0.5 * max(0.0, x) ** 2 * 4), z))
    m.add(_rumpled(duvet, 0.16, 0, 0.46), "fabric/linen")
    rest = pillow(0.24, 0.36, 0.08, 5, 0.04)
    m.add(rest.move(-0.36, 0, 0.48), "paper/white")
    for sx in (-1, 1):
        for sy in (-1, 1):
            foot = (sx * 0.47, sy * 0.27, 0.0)
            m.add(leg(foot, (sx * 0.4, sy * 0.235, 0.35), 0.032, 0.05, 8), wood)
    arm: list[Point] = [(-0.6, 0.06, 0.84), (-0.6, 0.06, 1.25), (-0.5, 0.05, 1.4)]
    m.add(tube(smooth_path([*arm, (-0.3, 0.0, 1.42)], 4), 0.01, 6), wood)
    m.add(tube([(-0.3, 0, 1.42), (-0.3, 0, 1.3)], 0.004, 4), "paper/white")
    m.add(ring(0.13, 0.008, (-0.3, 0, 1.3), 16, 4), wood)
    m.add(tube([(-0.43, 0, 1.3), (-0.17, 0, 1.3)], 0.005, 4), wood)
    names = ("plastic/red", "plastic/yellow", "plastic/blue", "plastic/green")
    for k, name in enumerate(names):
        t = math.pi / 2 * k
        x, y = -0.3 + 0.13 * math.cos(t), 0.13 * math.sin(t)
        z = 1.16 + 0.03 * (k % 2)
        m.add(tube([(x, y, 1.3), (x, y, z)], 0.003, 4), "paper/white")
        m.add(ball((0.055, 0.055, 0.055), (x, y, z - 0.01), 7, 4), name)
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "bed/iron": bed_iron,
    "bunk_bed/pine": bunk_pine,
    "bunk_bed/metal": bunk_metal,
    "bunk_bed/house": bunk_house,
    "crib/arched": crib_arched,
    "crib/drawer": crib_drawer,
    "crib/oval": crib_oval,
}
