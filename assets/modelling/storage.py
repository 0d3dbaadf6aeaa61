"""Furniture to keep things in: chests, sideboards, shelves, racks and coat stands."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forms import ball, limb, loft, ring
from occluders import Bay, coffer, fill, run
from toolkit import (
    Flat,
    Model,
    Part,
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

Pull = Callable[[Model, float, float, float], None]
"""Puts a handle on a front that faces -Y: model, x, depth y of the front, z."""

# --------------------------------------------------------------- handles and fronts


def _knob(material: str, radius: float = 0.017) -> Pull:
    """A round knob."""
    r = radius
    profile = [(0.4 * r, -0.004), (0.4 * r, 0.01), (r, 0.017), (0.95 * r, 0.026)]

    def put(m: Model, x: float, y: float, z: float) -> None:
        m.add(lathe([*profile, (0, 0.031)], 10).turn("X", 90).move(x, y, z), material)

    return put


def _bar(material: str, length: float = 0.16) -> Pull:
    """A square bar on two posts."""

    def put(m: Model, x: float, y: float, z: float) -> None:
        m.add(box((length, 0.011, 0.013), (x, y - 0.028, z), 0.003), material)
        for side in (-1, 1):
            at = (x + side * (length / 2 - 0.02), y - 0.012, z)
            m.add(box((0.01, 0.03, 0.01), at, 0.0), material)

    return put


def _cup(material: str, wide: float = 0.1) -> Pull:
    """A half-round cup to reach under."""
    outline = [(0.003, -0.018), (-0.024, -0.018), (-0.023, 0.0), (-0.014, 0.014)]

    def put(m: Model, x: float, y: float, z: float) -> None:
        part = prism([*outline, (0.003, 0.018)], wide, "X", 0.004)
        m.add(part.move(x, y, z), material)

    return put


def _drop(material: str) -> Pull:
    """A hanging bow on two roses."""

    def put(m: Model, x: float, y: float, z: float) -> None:
        for side in (-0.042, 0.042):
            rose = lathe([(0.015, -0.004), (0.014, 0.006), (0.006, 0.014)], 8)
            m.add(rose.turn("X", 90).move(x + side, y, z), material)
        bow: list[Point] = [(x - 0.042, y - 0.01, z), (x - 0.032, y - 0.016, z - 0.028)]
        bow += [(x + 0.032, y - 0.016, z - 0.028), (x + 0.042, y - 0.01, z)]
        m.add(tube(bow, 0.0045, 5), material)

    return put


@dataclass(frozen=True, slots=True)
class Drawers:
    """How the drawer fronts of one piece look.

    Attributes:
        face: y of the body's front; the fronts stand out from it.
        material: of the fronts.
        pull: their handle; wide fronts get two.
        gap: between fronts, metres.
    """

    face: float
    material: str
    pull: Pull
    gap: float = 0.007


def _drawer(m: Model, style: Drawers, across: Flat, up: Flat) -> None:
    """One drawer front between x limits and heights, with its handles."""
    g, y = style.gap / 2.0, style.face
    low, high = (across[0] + g, y - 0.018, up[0] + g), (across[1] - g, y, up[1] - g)
    m.add(slab(low, high, 0.004), style.material)
    wide, x, z = across[1] - across[0], sum(across) / 2.0, sum(up) / 2.0
    for shift in (-0.27 * wide, 0.27 * wide) if wide > 0.55 else (0.0,):
        style.pull(m, x + shift, y - 0.018, z)


def _rows(m: Model, style: Drawers, across: Flat, rows: Sequence[float]) -> None:
    """Drawers over the whole width between successive heights, from below."""
    for low, high in itertools.pairwise(rows):
        _drawer(m, style, across, (low, high))


def _shade(m: Model, low: Point, high: Point) -> None:
    """A dark ground a little before a body: what one sees through the gaps."""
    m.add(slab(low, high, 0.0), "wood/black")


def _door(m: Model, low: Point, high: Point, frame: str, field: str) -> None:
    """A framed door with a sunken field; its front lies at y of `low`."""
    w, y = 0.055, low[1]
    m.add(
        slab((low[0] + 0.01, y + 0.009, low[2] + 0.01),
             (high[0] - 0.01, high[1], high[2] - 0.01), 0.0),
        field,
    )  # fmt: skip
    for left, right in ((low[0], low[0] + w), (high[0] - w, high[0])):
        m.add(slab((left, y, low[2]), (right, high[1], high[2]), 0.003), frame)
    for z in (low[2], high[2] - w):
        rail = slab((low[0] + w, y, z), (high[0] - w, high[1], z + w), 0.003)
        m.add(rail, frame)


# --------------------------------------------------------------- chests of drawers


def chest_pine() -> Model:
    """A country chest: two small drawers over three wide ones, wooden knobs."""
    m, wood = Model(), "wood/pine"
    m.add(slab((-0.45, -0.22, 0.1), (0.45, 0.24, 0.935), 0.003), wood)
    _shade(m, (-0.424, -0.221, 0.125), (0.424, -0.2, 0.917))
    m.add(box((0.97, 0.51, 0.03), (0, 0, 0.95), 0.01, 2), wood)
    m.add(box((0.93, 0.482, 0.022), (0, 0.001, 0.926), 0.006), wood)
    style = Drawers(-0.218, wood, _knob("wood/walnut", 0.024))
    for x in (-0.213, 0.213):
        _drawer(m, style, (x - 0.213, x + 0.213), (0.745, 0.917))
    _rows(m, style, (-0.426, 0.426), (0.123, 0.345, 0.555, 0.745))
    bracket = [(-0.47, 0.0), (-0.37, 0.0), (-0.33, 0.06), (-0.25, 0.075)]
    skirt = [*bracket, *[(-x, z) for x, z in reversed(bracket)], (0.47, 0.12)]
    for y in (-0.232, 0.231):
        m.add(prism([*skirt, (-0.47, 0.12)], 0.024, "Y", 0.003).move(0, y, 0), wood)
    m.pair(slab((0.446, -0.222, 0.0), (0.4695, 0.222, 0.1195), 0.003), wood)
    return m


def chest_tallboy() -> Model:
    """A narrow tall chest: oak frame on legs, six painted drawers with cups."""
    m, wood = Model(), "wood/oak"
    half, top = 0.29, 1.3
    m.pair(slab((half - 0.022, -0.22, 0.15), (half, 0.22, top), 0.003), wood)
    wide = half + 0.003
    m.add(slab((-wide, -0.223, top - 0.024), (wide, 0.223, top + 0.003), 0.004), wood)
    m.add(slab((-wide, -0.223, 0.147), (wide, 0.223, 0.172), 0.004), wood)
    m.add(slab((-half + 0.01, -0.19, 0.16), (half - 0.01, 0.21, top - 0.01), 0.0),
          wood)  # fmt: skip
    _shade(m, (-half + 0.02, -0.191, 0.17), (half - 0.02, -0.18, top - 0.022))
    rows = [0.17 + k * (top - 0.022 - 0.17) / 6 for k in range(7)]
    style = Drawers(-0.188, "paint/plain", _cup("metal/black"), 0.009)
    _rows(m, style, (-half + 0.021, half - 0.021), rows)
    m.four(leg((half - 0.02, 0.2, 0), (half - 0.04, 0.18, 0.152), 0.026, 0.045, 8),
           wood)  # fmt: skip
    return m


def _bow(half: float, y: float, swell: float, steps: int = 10) -> list[Flat]:
    """Points of a bowed front from right to left: swollen by `swell` at x = 0."""
    line = [1.0 - 2.0 * k / steps for k in range(steps + 1)]
    return [(half * s, y - swell * (1.0 - s * s)) for s in line]


def chest_bow() -> Model:
    """A bow-fronted walnut commode under marble, three drawers, brass bows."""
    m, wood, brass = Model(), "wood/walnut", "metal/brass"

    def block(half: float, y: float, back: float, low: float, high: float) -> Part:
        outline = [(-half, back), (half, back), *_bow(half, y, 0.075)]
        return prism(outline, high - low, "Z", 0.004).move(0, 0, (low + high) / 2)

    m.add(block(0.5, -0.18, 0.24, 0.13, 0.83), wood)
    m.add(block(0.53, -0.205, 0.25, 0.83, 0.86), "stone/marble")
    m.add(block(0.515, -0.192, 0.245, 0.11, 0.155), wood)
    pull = _drop(brass)
    for low, high in ((0.17, 0.385), (0.395, 0.605), (0.615, 0.815)):

        def front(u: float, v: float, low: float = low, high: float = high) -> Point:
            s = 0.94 * (2.0 * u - 1.0)
            return (0.5 * s, -0.187 - 0.075 * (1 - s * s), low + (high - low) * v)

        m.add(shell(front, 10, 1, 0.02), wood)
        middle = (low + high) / 2
        for s in (-0.5, 0.5):
            pull(m, 0.5 * s, -0.197 - 0.075 * (1 - s * s), middle + 0.012)
        plate = lathe([(0.017, -0.004), (0.014, 0.004), (0.0, 0.005)], 8)
        m.add(plate.turn("X", 90).move(0, -0.272, middle + 0.03), brass)
    foot = [(0.0, 0.03), (0.25, 0.024), (0.5, 0.034), (0.8, 0.06), (1.0, 0.075)]
    for x, y in ((0.46, 0.2), (0.45, -0.17)):
        path = [(x + 0.03 * (1 - t) ** 2, y * (1 + 0.08 * (1 - t) ** 2), 0.125 * t)
                for t, _ in foot]  # fmt: skip
        m.pair(tube(path, [d / 2 for _, d in foot], 8), wood)
        tip = lathe([(0.02, 0), (0.019, 0.02), (0.013, 0.03)], 8)
        m.pair(tip.move(x + 0.03, y * 1.08, 0.0), brass)
    return m


# --------------------------------------------------------------------- nightstands


def nightstand_shelf() -> Model:
    """One painted drawer over an open shelf, on slim oak legs."""
    m, wood, paint = Model(), "wood/oak", "paint/plain"
    m.add(box((0.46, 0.4, 0.022), (0, 0, 0.549), 0.005, 2), wood)
    m.add(slab((-0.205, -0.165, 0.385), (0.205, 0.18, 0.54), 0.003), paint)
    _shade(m, (-0.195, -0.166, 0.392), (0.195, -0.15, 0.537))
    style = Drawers(-0.163, paint, _knob("metal/brass"))
    _drawer(m, style, (-0.198, 0.198), (0.39, 0.538))
    m.four(leg((0.21, 0.18, 0), (0.195, 0.165, 0.54), 0.024, 0.042, 4), wood)
    m.add(box((0.385, 0.33, 0.018), (0, 0, 0.17), 0.004), wood)
    m.add(slab((-0.14, -0.1, 0.1785), (0.07, 0.05, 0.205), 0.002), "book/blue")
    return m


def nightstand_block() -> Model:
    """A walnut block with two drawers and brass knobs on a plinth."""
    m, wood = Model(), "wood/walnut"
    m.add(slab((-0.225, -0.17, 0.05), (0.225, 0.2, 0.535), 0.003), wood)
    _shade(m, (-0.207, -0.171, 0.075), (0.207, -0.15, 0.525))
    m.add(slab((-0.24, -0.2, 0.53), (0.24, 0.205, 0.555), 0.008, 2), wood)
    m.add(slab((-0.215, -0.155, 0.0), (0.215, 0.185, 0.055), 0.0), "wood/black")
    m.add(slab((-0.235, -0.195, 0.045), (0.235, 0.203, 0.075), 0.005), wood)
    style = Drawers(-0.169, wood, _knob("metal/brass", 0.02), 0.008)
    _rows(m, style, (-0.209, 0.209), (0.078, 0.305, 0.526))
    return m


def nightstand_wicker() -> Model:
    """A black metal frame with a woven door under an open compartment."""
    m, metal, wood = Model(), "metal/black", "wood/oak"
    for y in (-0.165, 0.165):
        m.pair(box((0.02, 0.02, 0.575), (0.195, y, 0.2875), 0.002), metal)
    for z in (0.15, 0.42, 0.585):
        high = 0.018 if z < 0.5 else 0.022
        m.add(box((0.42 if z < 0.5 else 0.44, 0.36 if z < 0.5 else 0.38, high),
                  (0, 0, z), 0.003), wood)  # fmt: skip
    m.pair(slab((0.178, -0.15, 0.158), (0.19, 0.155, 0.412), 0.0), wood)
    m.add(slab((-0.185, 0.14, 0.158), (0.185, 0.152, 0.58), 0.0), wood)
    low, high = (-0.182, -0.167, 0.162), (0.182, -0.147, 0.408)
    _door(m, low, high, wood, "wicker/natural")
    _knob(metal, 0.013)(m, 0.153, -0.167, 0.3)
    m.add(slab((-0.12, -0.1, 0.4285), (0.1, 0.05, 0.455), 0.002), "book/red")
    return m


def nightstand_drum() -> Model:
    """A fluted round cabinet with a door under a marble disc."""
    m, paint = Model(), "paint/plain"
    flutes = []
    for k in range(72):
        t, r = 2.0 * math.pi * k / 72, (0.208, 0.208, 0.198)[k % 3]
        flutes.append((r * math.cos(t), r * math.sin(t)))
    m.add(prism(flutes, 0.47, "Z", 0.0).move(0, 0, 0.275), paint)
    m.add(lathe([(0.19, 0), (0.19, 0.05)], 28), "wood/black")
    disc = [(0.222, 0.508), (0.227, 0.513), (0.227, 0.53), (0.222, 0.535)]
    m.add(lathe(disc, 36), "stone/marble")
    for x in (-0.12, 0.12):
        m.add(box((0.006, 0.02, 0.45), (x, -0.168, 0.275), 0.0), "wood/black")
    m.add(box((0.014, 0.03, 0.11), (0.095, -0.196, 0.31), 0.003), "metal/brass")
    return m


# ---------------------------------------------------------------------- sideboards


def sideboard_midcentury() -> Model:
    """A long walnut sideboard: three drawers between ribbed doors, splayed legs."""
    m, wood = Model(), "wood/walnut"
    half, low, top = 0.88, 0.2, 0.75
    for z in (low, top - 0.024):
        board = slab((-half - 0.003, -0.212, z), (half + 0.003, 0.212, z + 0.024))
        m.add(board, wood)
    m.pair(slab((half - 0.024, -0.209, low + 0.01), (half, 0.209, top - 0.01), 0.003),
           wood)  # fmt: skip
    m.add(slab((-half + 0.01, -0.165, low + 0.01), (half - 0.01, 0.2, top - 0.01), 0.0),
          "wood/black")  # fmt: skip
    for x in (-0.285, 0.285):
        m.add(slab((x - 0.012, -0.207, low + 0.02), (x + 0.012, 0, top - 0.02), 0.0),
              wood)  # fmt: skip
    style = Drawers(-0.163, wood, _bar("metal/brass", 0.2), 0.008)
    _rows(m, style, (-0.272, 0.272), (0.226, 0.395, 0.56, 0.724))
    for side in (-1, 1):
        for k in range(14):
            x = side * (0.319 + 0.0405 * k)
            rib = slab((x - 0.0165, -0.192, 0.23), (x + 0.0165, -0.16, 0.72), 0.0)
            m.add(rib, wood)
        _knob("metal/brass", 0.014)(m, side * 0.319, -0.192, 0.475)
    m.four(leg((0.78, 0.18, 0), (0.7, 0.14, low + 0.005), 0.022, 0.045, 9), wood)
    m.add(box((1.45, 0.03, 0.04), (0, 0.13, low - 0.018), 0.0), wood)
    m.add(box((1.45, 0.03, 0.04), (0, -0.13, low - 0.018), 0.0), wood)
    return m


def sideboard_buffet() -> Model:
    """A painted country sideboard: three drawers over three doors, an oak top."""
    m, paint = Model(), "paint/plain"
    half, face = 0.74, -0.2
    m.add(slab((-half, face, 0.08), (half, 0.215, 0.865), 0.003), paint)
    _shade(m, (-half + 0.03, face - 0.001, 0.11), (half - 0.03, face + 0.02, 0.855))
    m.add(box((2 * half + 0.06, 0.46, 0.035), (0, 0, 0.88), 0.01, 2), "wood/oak")
    style = Drawers(face + 0.002, paint, _cup("metal/black", 0.085))
    for k in (-1, 0, 1):
        x = 0.475 * k
        _drawer(m, style, (x - 0.232, x + 0.232), (0.675, 0.852))
        _door(m, (x - 0.228, face - 0.018, 0.118), (x + 0.228, face + 0.002, 0.67),
              paint, paint)  # fmt: skip
        side = -1 if k > 0 else 1
        _knob("metal/black", 0.015)(m, x + side * 0.2, face - 0.018, 0.42)
    m.add(slab((-half - 0.012, face - 0.026, 0.075), (half + 0.012, 0.217, 0.113),
               0.008), paint)  # fmt: skip
    foot = lathe([(0.026, 0), (0.04, 0.018), (0.04, 0.05), (0.028, 0.08)], 10)
    m.four(foot.move(half - 0.05, 0.16, 0), paint)
    return m


def sideboard_steel() -> Model:
    """A low white sideboard on a steel sled base, an open oak bay between doors."""
    m, white, wood = Model(), "wood/white", "wood/oak"
    half, low, top = 0.82, 0.16, 0.68
    for z in (low, top - 0.02):
        board = slab((-half - 0.003, -0.203, z), (half + 0.003, 0.203, z + 0.02))
        m.add(board, white)
    m.pair(slab((half - 0.02, -0.1995, low + 0.01), (half, 0.1995, top - 0.01), 0.002),
           white)  # fmt: skip
    m.add(slab((-half + 0.01, 0.18, low + 0.01), (half - 0.01, 0.195, top - 0.01), 0.0),
          wood)  # fmt: skip
    for x in (-0.3, 0.3):
        m.add(slab((x - 0.01, -0.197, low + 0.015), (x + 0.01, 0.185, top - 0.015),
                   0.0), wood)  # fmt: skip
    m.add(slab((-0.295, -0.19, 0.4), (0.295, 0.185, 0.418), 0.002), wood)
    m.add(slab((-0.292, -0.194, low + 0.02), (0.292, 0.18, low + 0.026), 0.0), wood)
    rng = random.Random(7)
    fill(m, rng, Bay(-0.29, 0.29, 0.418, 0.24, -0.16, 0.3), 0.0)
    fill(m, rng, Bay(-0.29, 0.29, low + 0.026, 0.21, -0.16, 0.3), 1.0)
    for side in (-1, 1):
        a, b = sorted((side * 0.313, side * 0.797))
        m.add(slab((a - 0.002, -0.18, low + 0.021), (b + 0.002, 0.181, top - 0.021),
                   0.0), "wood/black")  # fmt: skip
        m.add(slab((a, -0.199, low + 0.026), (b, -0.178, top - 0.026), 0.003), white)
        x = side * 0.35
        m.add(box((0.012, 0.018, 0.26), (x, -0.206, 0.43), 0.003), "metal/black")
    for x in (-0.6, 0.6):
        for y in (-0.16, 0.16):
            m.add(box((0.03, 0.03, 0.162), (x, y, 0.081), 0.003), "metal/steel")
        m.add(box((0.0298, 0.34, 0.0298), (x, 0, 0.0149), 0.003), "metal/steel")
    m.add(box((1.2, 0.025, 0.025), (0, 0.16, 0.145), 0.0), "metal/steel")
    return m


# ---------------------------------------------------------------- filing cabinets


def _label(m: Model, x: float, y: float, z: float) -> None:
    """A card in a holder on a front that faces -Y."""
    m.add(box((0.085, 0.006, 0.045), (x, y, z), 0.0), "metal/steel")
    m.add(box((0.07, 0.003, 0.032), (x, y - 0.003, z), 0.0), "paper/white")


def filing_tall() -> Model:
    """A painted steel cabinet of four deep drawers with steel handles and cards."""
    m, paint, metal = Model(), "paint/plain", "metal/steel"
    m.add(slab((-0.235, -0.29, 0.03), (0.235, 0.31, 1.32), 0.004), paint)
    m.add(slab((-0.225, -0.28, 0.0), (0.225, 0.3, 0.035), 0.0), "metal/black")
    _shade(m, (-0.22, -0.291, 0.055), (0.22, -0.27, 1.275))
    for k in range(4):
        low, high = 0.055 + 0.305 * k, 0.355 + 0.305 * k
        m.add(slab((-0.216, -0.31, low + 0.004), (0.216, -0.285, high), 0.005), paint)
        _cup(metal, 0.13)(m, 0, -0.31, high - 0.15)
        _label(m, 0, -0.3115, high - 0.075)
    lock = lathe([(0.012, 0), (0.012, 0.006)], 10).turn("X", 90)
    m.add(lock.move(0.18, -0.29, 1.298), metal)
    return m


def filing_mobile() -> Model:
    """A low cabinet on castors: two shallow drawers over a deep one, white."""
    m, white = Model(), "plastic/white"
    m.add(slab((-0.2, -0.25, 0.075), (0.2, 0.27, 0.6), 0.006, 2), white)
    _shade(m, (-0.185, -0.251, 0.095), (0.185, -0.24, 0.575))
    for low, high in ((0.097, 0.345), (0.35, 0.46), (0.465, 0.575)):
        m.add(slab((-0.188, -0.27, low), (0.188, -0.245, high), 0.005), "paint/plain")
        grip = box((0.12, 0.012, 0.022), (0, -0.267, high - 0.032), 0.0)
        m.add(grip, "metal/black")
    lock = lathe([(0.01, 0), (0.01, 0.006)], 10).turn("X", 90)
    m.add(lock.move(0.15, -0.27, 0.545), "metal/steel")
    wheel = lathe([(0.03, -0.011), (0.03, 0.011)], 12).turn("Y", 90)
    m.four(wheel.move(0.16, 0.22, 0.03), "plastic/black")
    m.four(box((0.036, 0.045, 0.032), (0.16, 0.22, 0.062), 0.0), "metal/steel")
    return m


def filing_lateral() -> Model:
    """A wide dark cabinet of three drawers with pulls over their full width."""
    m, body = Model(), "metal/black"
    m.add(slab((-0.45, -0.21, 0.0), (0.45, 0.23, 1.03), 0.005), body)
    m.add(slab((-0.455, -0.235, 1.02), (0.455, 0.235, 1.045), 0.006, 2), "wood/oak")
    for k in range(3):
        low = 0.05 + 0.322 * k
        m.add(slab((-0.437, -0.228, low), (0.437, -0.205, low + 0.275), 0.004),
              "metal/steel")  # fmt: skip
        lip = [(0.0, 0.0), (-0.03, 0.012), (-0.03, 0.022), (0.0, 0.036)]
        rail = prism(lip, 0.874, "X", 0.003)
        m.add(rail.move(0, -0.205, low + 0.276), "metal/steel")
        _label(m, -0.32, -0.2295, low + 0.2)
    lock = lathe([(0.011, 0), (0.011, 0.006)], 10).turn("X", 90)
    m.add(lock.move(0.4, -0.228, 0.9), "metal/black")
    return m


# --------------------------------------------------------------------- wall shelves


def shelf_plank() -> Model:
    """A thick floating oak board with a row of books and a box."""
    m = Model()
    m.add(slab((-0.5, -0.11, 0), (0.5, 0.11, 0.038), 0.004), "wood/oak")
    rng = random.Random(21)
    fill(m, rng, Bay(-0.46, 0.2, 0.038, 0.3, -0.11, 0.2), 0.0)
    coffer(m, rng, Bay(0.2, 0.46, 0.038, 0.16, -0.1, 0.2), 0.23, 0.22)
    return m


def shelf_brackets() -> Model:
    """Two pine boards on black iron brackets, with books and boxes on both."""
    m, iron = Model(), "metal/black"
    for z in (0.17, 0.5):
        m.add(box((0.84, 0.2, 0.026), (0, 0.0, z), 0.004), "wood/pine")
    for x in (-0.31, 0.31):
        m.add(slab((x - 0.014, 0.1, 0.0), (x + 0.014, 0.112, 0.56), 0.002), iron)
        for z in (0.151, 0.481):
            m.add(slab((x - 0.012, -0.085, z), (x + 0.012, 0.101, z + 0.0065), 0.0),
                  iron)  # fmt: skip
            knots: list[Point] = [(x, 0.104, z - 0.13), (x, 0.05, z - 0.1)]
            knots += [(x, -0.03, z - 0.045), (x, -0.075, z + 0.002)]
            m.add(tube(smooth_path(knots, 3), 0.007, 5), iron)
    rng = random.Random(5)
    fill(m, rng, Bay(-0.38, 0.12, 0.183, 0.26, -0.1, 0.2), 0.0)
    m.add(slab((0.17, -0.08, 0.183), (0.39, 0.09, 0.31), 0.006), "paint/plain")
    m.add(slab((0.165, -0.085, 0.295), (0.395, 0.093, 0.335), 0.005), "paint/plain")
    m.add(box((0.06, 0.006, 0.028), (0.28, -0.082, 0.235), 0.0), "metal/brass")
    above = Bay(-0.4, 0.4, 0.513, 0.23, -0.1, 0.2)
    coffer(m, rng, above, -0.39, 0.24)
    coffer(m, rng, above, 0.18, 0.2)
    run(m, rng, above, -0.1, 0.2)
    return m


def shelf_cubes() -> Model:
    """Three painted open cubes in steps, with books and small boxes in them."""
    m, paint = Model(), "paint/plain"
    side, deep, board = 0.34, 0.22, 0.018
    rng = random.Random(3)
    for k, (x, z) in enumerate(((-0.325, 0.12), (0.0, 0.0), (0.325, 0.2))):
        half, t = side / 2, board
        y = deep / 2 - 0.0005 * k
        for low in (z, z + side - t):
            m.add(slab((x - half, -y, low), (x + half, y, low + t), 0.003), paint)
        for edge in (x - half, x + half - t):
            high = (edge + t - 0.001, y - 0.001, z + side - 0.008)
            m.add(slab((edge + 0.001, -y + 0.001, z + 0.008), high, 0.0), paint)
        inner = half - 0.005
        m.add(slab((x - inner, 0.096, z + 0.005),
                   (x + inner, 0.105, z + side - 0.005), 0.0), "wood/oak")  # fmt: skip
        if k != 1:
            bay = Bay(x - half + t, x + half - t, z + t, side - 2 * t, -0.1, 0.19)
            fill(m, rng, bay, 0.0)
    coffer(m, rng, Bay(-0.15, 0.15, 0.018, 0.2, -0.1, 0.19), -0.12, 0.22)
    return m


# ---------------------------------------------------------------------- shoe racks


def _sole(width: float, length: float) -> list[Flat]:
    """Outline of a sole, toe to -Y."""
    half = [(0.0, -0.5), (0.3, -0.47), (0.5, -0.3), (0.44, -0.02), (0.38, 0.25),
            (0.32, 0.44), (0.0, 0.5)]  # fmt: skip
    right = [(x * width, y * length) for x, y in half]
    return [*right, *[(-x, y) for x, y in reversed(right[1:-1])]]


def _shoe(upper: str, sole: str, high: float, at: Point) -> list[tuple[Part, str]]:
    """A left shoe standing at a point, toe to -Y; `high` is its top at the heel."""
    outline = _sole(0.09, 0.27)
    base = prism(outline, 0.022, "Z", 0.0).move(0, 0, 0.011)

    def ring_at(z: float, shrink: float, toe: float) -> list[Point]:
        """The sole drawn in, what lies before y = `toe` laid back to it."""
        thin = (1.0, 0.75)
        return [
            (x * shrink * thin[y <= toe], max(y * 0.97, toe + 0.05 * y), z)
            for x, y in outline
        ]

    rings = [ring_at(0.018, 0.96, -1.0), ring_at(0.05, 0.92, -0.12)]
    rings += [ring_at(0.075, 0.78, -0.055), ring_at(0.1, 0.72, 0.0)]
    if high > 0.13:
        rings.append(ring_at(high, 0.74, 0.01))
    made = [(base, sole), (loft(rings), upper)]
    top = rings[-1][0][2]
    hole = [(x * 0.8, 0.06 + (y - 0.06) * 0.8, top + 0.002) for x, y, _ in rings[-1]]
    sunk = [(x, y, top - 0.01) for x, y, _ in hole]
    made.append((loft([sunk, hole]), "metal/black"))
    return [(part.move(*at), name) for part, name in made]


Kind = tuple[str, str, float]


def _shoes(m: Model, x: float, y: float, z: float, kind: Kind) -> None:
    """A pair of shoes side by side; kind is upper, sole and height."""
    for side in (-1, 1):
        for part, name in _shoe(*kind, (x + side * 0.053, y, z)):
            m.add(part, name)


TRAINER = ("plastic/red", "plastic/white", 0.1)
LOAFER = ("leather/plain", "wood/black", 0.1)
CANVAS = ("book/blue", "plastic/white", 0.1)
BOOT = ("leather/plain", "wood/black", 0.24)
BLACK = ("metal/black", "wood/black", 0.1)
WELLINGTON = ("plastic/yellow", "plastic/yellow", 0.27)


def rack_slatted() -> Model:
    """A pine rack of two slatted tiers under a solid top, with four pairs of shoes."""
    m, wood = Model(), "wood/pine"
    m.add(box((0.76, 0.33, 0.024), (0, 0, 0.518), 0.005, 2), wood)
    for x in (-0.35, 0.35):
        for y in (-0.135, 0.135):
            m.add(box((0.034, 0.034, 0.51), (x, y, 0.255), 0.004), wood)
    for z in (0.09, 0.3):
        for k in range(4):
            slat = box((0.7, 0.045, 0.014), (0, 0.084 * (k - 1.5), z), 0.0)
            m.add(slat, wood)
        m.pair(box((0.02, 0.27, 0.034), (0.348, 0, z - 0.008), 0.0), wood)
    for x, z, kind in (
        (-0.2, 0.097, LOAFER), (0.07, 0.097, TRAINER),
        (-0.1, 0.307, CANVAS), (0.21, 0.307, BLACK),
    ):  # fmt: skip
        _shoes(m, x, -0.005, z, kind)
    return m


def rack_wire() -> Model:
    """A black metal rack of two tilted wire tiers and an oak top, with shoes."""
    m, metal = Model(), "metal/black"
    m.add(box((0.86, 0.3, 0.026), (0, 0, 0.627), 0.005, 2), "wood/oak")
    for x in (-0.4, 0.4):
        hoop: list[Point] = [(x, -0.13, 0.0), (x, -0.13, 0.62)]
        m.add(tube(hoop, 0.011, 6), metal)
        m.add(tube([(x, 0.13, 0.0), (x, 0.13, 0.62)], 0.011, 6), metal)
        for z in (0.1, 0.36):
            rail: list[Point] = [(x, -0.13, z - 0.03), (x, 0.13, z + 0.045)]
            m.add(tube(rail, 0.008, 5), metal)
    for z in (0.1, 0.36):
        for k in range(5):
            y = -0.115 + 0.0575 * k
            up = z - 0.03 + (y + 0.13) * 0.2885
            m.add(tube([(-0.4, y, up), (0.4, y, up)], 0.006, 5), metal)
    for x, z, kind in (
        (-0.24, 0.1, BLACK), (0.03, 0.1, TRAINER), (0.27, 0.1, LOAFER),
        (-0.16, 0.36, LOAFER), (0.14, 0.36, CANVAS),
    ):  # fmt: skip
        for side in (-1, 1):
            for part, name in _shoe(*kind, (x + side * 0.053, 0.0, 0.0)):
                m.add(part.turn("X", 16).move(0, 0.0, z + 0.0135), name)
    return m


def rack_cubbies() -> Model:
    """A painted bench of six pigeonholes with shoes and boots under a thick top."""
    m, paint = Model(), "paint/plain"
    half, deep, top = 0.48, 0.17, 0.56
    m.add(box((2 * half + 0.04, 2 * deep + 0.03, 0.04), (0, 0, top), 0.008, 2),
          "wood/oak")  # fmt: skip
    for k in range(4):
        x = -half + 0.01 + k * (2 * half - 0.02) / 3
        m.add(slab((x - 0.01, -deep, 0), (x + 0.01, deep, top - 0.015), 0.003), paint)
    for z in (0.03, 0.235):
        low, high = (-half + 0.01, -deep + 0.004, z), (half - 0.01, deep - 0.003, z)
        m.add(slab(low, (*high[:2], z + 0.018), 0.0), paint)
    m.add(slab((-half + 0.01, deep - 0.012, 0.02), (half - 0.01, deep - 0.002, top),
               0.0), "wood/white")  # fmt: skip
    for x, z, kind in (
        (-0.315, 0.048, BLACK), (0.0, 0.048, TRAINER), (0.315, 0.048, CANVAS),
        (-0.315, 0.253, WELLINGTON), (0.315, 0.253, BLACK),
    ):  # fmt: skip
        _shoes(m, x, -0.025, z, kind)
    m.add(slab((-0.12, -0.12, 0.253), (0.12, 0.12, 0.38), 0.004), "book/cream")
    m.add(slab((-0.125, -0.125, 0.365), (0.125, 0.125, 0.395), 0.004), "plastic/blue")
    return m


# --------------------------------------------------------------------- coat stands


def _around(count: int, start: float = 0.0) -> list[Flat]:
    """Cosine and sine of directions evenly around."""
    turns = [math.radians(start) + 2.0 * math.pi * k / count for k in range(count)]
    return [(math.cos(t), math.sin(t)) for t in turns]


def stand_bentwood() -> Model:
    """A Vienna coat stand of bent walnut: scrolled hooks, arched feet, a ring."""
    m, wood = Model(), "wood/walnut"
    pole = [(0.022, 0.3), (0.024, 0.7), (0.022, 1.74), (0.034, 1.76), (0.034, 1.785)]
    m.add(lathe([*pole, (0.02, 1.81), (0.03, 1.84), (0, 1.87)], 12), wood)
    for c, s in _around(4, 45.0):

        def bent(line: Sequence[Flat], c: float = c, s: float = s) -> list[Point]:
            return smooth_path([(r * c, r * s, z) for r, z in line], 3)

        hook = [(0.02, 1.52), (0.07, 1.55), (0.13, 1.63), (0.15, 1.71), (0.2, 1.76)]
        m.add(tube(bent([*hook, (0.235, 1.74)]), 0.0135, 4), wood)
        peg = [(0.02, 1.46), (0.06, 1.41), (0.11, 1.41), (0.135, 1.45)]
        m.add(tube(bent(peg), 0.01, 4), wood)
        foot = [(0.022, 0.62), (0.06, 0.42), (0.16, 0.25), (0.2, 0.12), (0.29, 0.014)]
        m.add(tube(bent(foot), 0.0145, 5), wood)
        m.add(ball((0.026, 0.026, 0.026), (0.235 * c, 0.235 * s, 1.738), 7, 5), wood)
    m.add(ring(0.172, 0.011, (0, 0, 0.235), 20, 5), wood)
    m.add(lathe([(0.04, 0.31), (0.034, 0.29), (0.0, 0.27)], 12), wood)
    return m


def _coat(m: Model, at: Point, cloth: str) -> None:
    """A long coat that hangs by its collar from a point, its front to -Y."""
    x, y, z = at
    rows = [(0.07, 0.06, 0.0, 0.0), (0.15, 0.09, -0.06, 0.0), (0.34, 0.13, -0.12, 0.05)]
    rows += [(0.37, 0.16, -0.25, 0.06), (0.33, 0.16, -0.5, 0.09)]
    rows += [(0.37, 0.19, -0.75, 0.13), (0.42, 0.22, -1.0, 0.17)]
    rings = []
    for wide, deep, drop, fold in rows:
        line = []
        for k in range(20):
            t = 2.0 * math.pi * k / 20
            swell = 1.0 + fold * math.cos(6.0 * t + 0.8)
            line.append((x + wide / 2 * swell * math.cos(t),
                         y + deep / 2 * swell * math.sin(t), z + drop))  # fmt: skip
        rings.append(line)
    m.add(loft(rings), cloth)
    for side in (-1, 1):
        arm = [(0.14, 0, -0.13), (0.2, -0.01, -0.3), (0.205, -0.035, -0.5)]
        arm = [(side * a, b, c) for a, b, c in [*arm, (0.19, -0.05, -0.66)]]
        sleeve = tube(arm, [0.05, 0.058, 0.052, 0.048], 9, flat=0.9)
        m.add(sleeve.move(x, y, z), cloth)
        edge = [(0.03, -0.045, -0.03), (0.05, -0.075, -0.14), (0.012, -0.1, -0.33)]
        lapel = tube([(side * a, b, c) for a, b, c in edge], [0.02, 0.026, 0.008], 5)
        m.add(lapel.move(x, y, z), cloth)
    for drop in (0.42, 0.54, 0.66):
        dot = lathe([(0.012, -0.02), (0.012, 0.006)], 7).turn("X", 90)
        m.add(dot.move(x + 0.02, y - 0.096, z - drop), "wood/black")


def stand_dressed() -> Model:
    """A black stand: six long arms with brass knobs, a coat, an umbrella below."""
    m, metal = Model(), "metal/black"
    m.add(lathe([(0.019, 0.1), (0.019, 1.74)], 10), metal)
    m.add(ball((0.07, 0.07, 0.08), (0, 0, 1.77), 10, 6), "metal/brass")
    for c, s in _around(6, 270.0):
        arm: list[Point] = [(0, 0, 1.6), (0.16 * c, 0.16 * s, 1.6)]
        arm += [(0.27 * c, 0.27 * s, 1.64), (0.29 * c, 0.29 * s, 1.7)]
        m.add(tube(arm, 0.012, 5), metal)
        knob = ball((0.05, 0.05, 0.05), (0.29 * c, 0.29 * s, 1.71), 8, 5)
        m.add(knob, "metal/brass")
    for c, s in _around(4, 45.0):
        foot: list[Point] = [(0, 0, 0.2), (0.14 * c, 0.14 * s, 0.14)]
        m.add(tube([*foot, (0.3 * c, 0.3 * s, 0.012)], 0.014, 5), metal)
    m.add(ring(0.2, 0.012, (0, 0, 0.5), 18, 4), metal)
    m.add(tube([(-0.2, 0, 0.5), (0.2, 0, 0.5)], 0.01, 5), metal)
    m.add(ring(0.18, 0.012, (0, 0, 0.115), 18, 4), metal)
    m.add(lathe([(0.18, 0.1), (0.18, 0.112)], 18), metal)
    _coat(m, (0, -0.2, 1.6), "fabric/wool")
    _umbrella(m, 0.15, 0.1)
    return m


def _umbrella(m: Model, x: float, y: float) -> None:
    """A rolled red umbrella that stands in the ring of a coat stand."""
    cloth = [(0.012, 0.112), (0.03, 0.3), (0.034, 0.62), (0.012, 0.68)]
    m.add(lathe(cloth, 8, (x, y, 0)), "book/red")
    m.add(lathe([(0.008, 0.66), (0.008, 0.82)], 6, (x, y, 0)), "wood/walnut")
    crook: list[Point] = [(x, y, 0.82), (x, y, 0.86), (x + 0.05, y + 0.03, 0.88)]
    crook.append((x + 0.075, y + 0.045, 0.83))
    m.add(tube(smooth_path(crook, 2), 0.011, 5), "wood/walnut")


def stand_tripod() -> Model:
    """A modern stand of three crossing oak poles with painted pegs."""
    m, wood = Model(), "wood/oak"
    for k, (c, s) in enumerate(_around(3, 90.0)):
        twist = 0.045
        foot = (0.27 * c, 0.27 * s, 0.0)
        side = (-s * twist, c * twist)
        head = (-0.13 * c + side[0], -0.13 * s + side[1], 1.74 - 0.03 * k)
        m.add(leg(foot, head, 0.034, 0.034, 9), wood)
        for share, out in ((0.97, 1.0), (0.86, -1.0), (0.72, 1.0)):
            p = tuple(a + (b - a) * share for a, b in zip(foot, head, strict=True))
            way = (-s * out, c * out)
            peg = [p, (p[0] + 0.05 * way[0] - 0.05 * c, p[1] + 0.05 * way[1] - 0.05 * s,
                       p[2] + 0.035)]  # fmt: skip
            m.add(limb(peg, [0.011, 0.014], 7), "paint/plain")  # type: ignore[arg-type]
    m.add(lathe([(0.035, 1.12), (0.05, 1.14), (0.05, 1.18), (0.035, 1.2)], 14),
          "metal/brass")  # fmt: skip
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "chest_of_drawers/pine": chest_pine,
    "chest_of_drawers/tallboy": chest_tallboy,
    "chest_of_drawers/bow": chest_bow,
    "nightstand/shelf": nightstand_shelf,
    "nightstand/block": nightstand_block,
    "nightstand/wicker": nightstand_wicker,
    "nightstand/drum": nightstand_drum,
    "sideboard/midcentury": sideboard_midcentury,
    "sideboard/buffet": sideboard_buffet,
    "sideboard/steel": sideboard_steel,
    "filing_cabinet/tall": filing_tall,
    "filing_cabinet/mobile": filing_mobile,
    "filing_cabinet/lateral": filing_lateral,
    "wall_shelf/plank": shelf_plank,
    "wall_shelf/brackets": shelf_brackets,
    "wall_shelf/cubes": shelf_cubes,
    "shoe_rack/slatted": rack_slatted,
    "shoe_rack/wire": rack_wire,
    "shoe_rack/cubbies": rack_cubbies,
    "coat_stand/bentwood": stand_bentwood,
    "coat_stand/dressed": stand_dressed,
    "coat_stand/tripod": stand_tripod,
}
