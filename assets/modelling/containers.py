"""Containers: cardboard boxes, laundry baskets and waste bins."""

from __future__ import annotations

import math

from forms import ball, coiled, crate, crumple, level, loft, ring
from toolkit import (
    Model,
    Part,
    Point,
    box,
    cushion,
    ellipse,
    lathe,
    leg,
    prism,
    rounded,
    shell,
    slab,
    smooth_path,
    tube,
)

# ------------------------------------------------------------------ cardboard boxes


def box_closed() -> Model:
    """A closed moving box: two flaps meet under a strip of tape; a label in front."""
    m = Model()
    m.add(slab((-0.3, -0.225, 0), (0.3, 0.225, 0.438), 0.004), "paper/kraft")
    for y in (-1, 1):
        low, high = sorted((y * 0.003, y * 0.2275))
        m.add(slab((-0.3025, low, 0.438), (0.3025, high, 0.446), 0.002), "paper/kraft")
    m.add(slab((-0.3045, -0.032, 0.436), (0.3045, 0.032, 0.448), 0), "paper/tape")
    for x in (-1, 1):
        low, high = sorted((x * 0.29, x * 0.306))
        m.add(slab((low, -0.0315, 0.33), (high, 0.0315, 0.447), 0), "paper/tape")
    m.add(slab((0.06, -0.2275, 0.22), (0.22, -0.22, 0.33), 0), "paper/white")
    for k, width in enumerate((0.11, 0.11, 0.07)):
        line = slab((0.08, -0.2295, 0), (0.08 + width, -0.225, 0.01), 0)
        m.add(line.move(0, 0, 0.295 - 0.025 * k), "plastic/black")
    for x in (-0.22, -0.15):
        m.add(_up_arrow(0.06, 0.1).move(x, -0.2265, 0.25), "plastic/black")
    return m


def _up_arrow(width: float, height: float) -> Part:
    """The arrow printed on boxes that must stand upright."""
    a, b = width / 2.0, width / 5.0
    outline = [(-b, 0), (b, 0), (b, height * 0.5), (a, height * 0.5), (0, height)]
    outline += [(-a, height * 0.5), (-b, height * 0.5)]
    return prism(outline, 0.004, "Y")


def _open_box(width: float, depth: float, height: float, wall: float) -> Part:
    """Four walls and a floor."""
    inside = (width - 2 * wall, depth - 2 * wall)
    corner = 0.004
    return crate(
        [
            (width, depth, corner, 0),
            (width, depth, corner, height),
            (*inside, corner, height),
            (*inside, corner, wall),
        ]
    )


def box_open() -> Model:
    """An open box: four flaps folded out at different angles, packing paper inside."""
    m, wide, deep, high = Model(), 0.5, 0.42, 0.42
    m.add(_open_box(wide, deep, high, 0.01), "paper/kraft")
    flaps = ((0.0, deep / 2, wide, -42.0), (180.0, deep / 2, wide, -62.0),
             (90.0, wide / 2, deep, 38.0), (270.0, wide / 2, deep, -24.0))  # fmt: skip
    for yaw, reach, along, lift in flaps:
        flap = box((along - 0.008, 0.2, 0.007), (0, -0.1, 0), 0.0015).turn("X", -lift)
        flap.move(0, -reach + 0.004, high - 0.002).turn("Z", yaw)
        m.add(flap, "paper/kraft")
    m.add(slab((-0.03, -0.2125, 0), (0.03, -0.2, 0.12), 0), "paper/tape")
    m.add(slab((-0.03, 0.2, 0), (0.03, 0.2125, 0.12), 0), "paper/tape")
    spots = ((-0.11, -0.08, 0.3), (0.11, -0.07, 0.29), (-0.02, 0.07, 0.31),
             (0.12, 0.08, 0.27), (-0.12, 0.08, 0.27))  # fmt: skip
    for seed, spot in enumerate(spots):
        paper = crumple(ball((0.2, 0.18, 0.14), spot, 8, 5), 0.022, seed)
        m.add(paper, "paper/white")
    m.add(slab((-0.24, -0.2, 0.2), (0.24, 0.2, 0.25), 0), "paper/white")
    return m


def box_handles() -> Model:
    """A tall archive box: deep lid, dark hand holes, stripes printed round it."""
    m = Model()
    m.add(slab((-0.21, -0.21, 0), (0.21, 0.21, 0.5), 0.004), "paper/kraft")
    m.add(_cap(0.44, 0.44, 0.36, 0.5), "paper/kraft")
    for turn in (0.0, 90.0, 180.0, 270.0):
        hole = prism(rounded(0.13, 0.045, 0.022, 4), 0.006, "Y")
        m.add(hole.move(0, -0.21, 0.29).turn("Z", turn), "plastic/black")
    m.add(_sleeve(0.424, 0.06, 0.1), "book/red")
    m.add(slab((-0.2225, -0.03, 0.41), (0.2225, 0.03, 0.522), 0), "paper/tape")
    m.add(slab((-0.12, -0.2225, 0.395), (0.12, -0.21, 0.47), 0), "paper/white")
    m.add(slab((-0.09, -0.2245, 0.425), (0.09, -0.215, 0.44), 0), "plastic/black")
    return m


def _cap(width: float, depth: float, low: float, high: float) -> Part:
    """A lid with a deep rim that rests on a box whose top is at `high`."""
    return slab(
        (-width / 2, -depth / 2, low), (width / 2, depth / 2, high + 0.02), 0.005
    )


def _sleeve(width: float, low: float, high: float) -> Part:
    """A printed stripe all the way round a square box."""
    return slab((-width / 2, -width / 2, low), (width / 2, width / 2, high), 0)


# ------------------------------------------------------------------ laundry baskets


def _round(radius: float, z: float, sides: int = 24) -> list[Point]:
    return level(ellipse(2 * radius, 2 * radius, sides), z)


def _towel(size: Point, at: Point, turn: float) -> Part:
    """A folded towel: a soft slab."""
    return (
        cushion(size, (0, 0, 0), size[2] * 0.42, 0.012, (3, 3, 1), 1)
        .turn("Z", turn)
        .move(*at)
    )


def basket_round() -> Model:
    """A round woven basket with two hoop handles and folded towels on top."""
    m = Model()
    inner = [_round(0.238, 0.43), _round(0.235, 0.34)]
    coils = coiled(
        lambda t: _round(0.2 + 0.062 * t * (1.7 - 0.7 * t), 0.43 * t), 8, 0.02
    )
    m.add(loft([*coils, *inner]), "wicker/natural")
    m.add(ring(0.252, 0.019, (0, 0, 0.437), 24, 5), "wicker/natural")
    for x in (-1, 1):
        knots = [(x * 0.26, -0.09, 0.37), (x * 0.272, -0.085, 0.5)]
        knots += [
            (x * 0.275, 0, 0.555),
            (x * 0.272, 0.085, 0.5),
            (x * 0.26, 0.09, 0.37),
        ]
        m.add(tube(smooth_path(knots, 2), 0.016, 5), "wicker/natural")
    m.add(_towel((0.33, 0.3, 0.075), (0, 0.0, 0.373), 8), "plaster/white")
    m.add(_towel((0.31, 0.27, 0.07), (0.01, 0, 0.44), -7), "book/blue")
    m.add(_towel((0.29, 0.25, 0.065), (-0.01, 0.01, 0.503), 12), "fur/cream")
    return m


def basket_hamper() -> Model:
    """A tall coiled hamper: cloth liner over the rim, clothes heaped, a sleeve out."""
    m = Model()
    high = 0.56
    inner = [_oblong(0.41, 0.31, high), _oblong(0.41, 0.31, high - 0.06)]
    coils = coiled(
        lambda t: _oblong(0.4 + 0.05 * t, 0.3 + 0.05 * t, high * t), 9, 0.024
    )
    m.add(loft([*coils, *inner]), "wicker/natural")
    fold = [
        _oblong(w, d, z)
        for w, d, z in (
            (0.485, 0.385, 0.43), (0.482, 0.382, 0.57), (0.46, 0.36, 0.58),
            (0.40, 0.30, 0.575), (0.40, 0.30, 0.555), (0.45, 0.35, 0.555),
            (0.466, 0.366, 0.43),
        )
    ]  # fmt: skip
    m.add(loft(fold, closed=True), "plaster/white")
    m.add(loft([_oblong(0.42, 0.32, 0.5), _oblong(0.42, 0.32, 0.52)]), "fur/cream")
    for x in (-1, 1):
        knots = [(x * 0.222, -0.07, 0.36), (x * 0.27, -0.06, 0.345)]
        knots += [(x * 0.27, 0.06, 0.345), (x * 0.222, 0.07, 0.36)]
        m.add(tube(smooth_path(knots, 3), 0.014, 6), "wicker/natural")
    heaps = (
        ((0.32, 0.28, 0.2), (0.05, -0.01, 0.57), "book/red"),
        ((0.26, 0.24, 0.18), (-0.08, 0.05, 0.57), "fur/cream"),
    )
    for seed, (size, spot, cloth) in enumerate(heaps):
        m.add(crumple(ball(size, spot, 12, 7), 0.013, seed + 4), cloth)
    drop = smooth_path(
        [(0, 0.06, 0.645), (0, -0.1, 0.645), (0, -0.2, 0.59), (0, -0.208, 0.33)], 3
    )
    last = len(drop) - 1
    sleeve = shell(
        lambda u, v: (-0.14 + 0.14 * u, *drop[round(v * last)][1:]), 2, last, 0.014
    )
    m.add(sleeve, "book/blue")
    return m


def _oblong(width: float, depth: float, z: float, steps: int = 26) -> list[Point]:
    """A rounded rectangle with corners spread evenly along its edge."""
    points: list[Point] = []
    for k in range(steps):
        t = 2.0 * math.pi * (k + 0.5) / steps
        c, s = math.cos(t), math.sin(t)
        share = (abs(c) ** 5 + abs(s) ** 5) ** -0.2
        points.append((width / 2 * c * share, depth / 2 * s * share, z))
    return points


def basket_slotted() -> Model:
    """A plastic laundry basket: slotted walls, wide rim with grips, heap of clothes."""
    m, bars = Model(), 28
    low, high = (0.44, 0.32), (0.6, 0.45)

    def at(share: float, grow: float = 0.0) -> list[Point]:
        w = low[0] + (high[0] - low[0]) * share + grow
        d = low[1] + (high[1] - low[1]) * share + grow
        return _oblong(w, d, 0.4 * share, bars)

    tub = [at(0), at(0.2), at(0.2, -0.02), at(0.06, -0.02)]
    m.add(loft(tub), "plastic/plain")
    rim = [
        at(0.86),
        at(0.98),
        at(1.0, 0.07),
        at(1.06, 0.07),
        at(1.06, -0.02),
        at(0.86, -0.02),
    ]
    m.add(loft(rim, closed=True), "plastic/plain")
    middle = [at(0.5, 0.002), at(0.57, 0.002), at(0.57, -0.02), at(0.5, -0.02)]
    m.add(loft(middle, closed=True), "plastic/plain")
    for a, b in zip(at(0.18, -0.012), at(0.88, -0.012), strict=True):
        m.add(leg(a, b, 0.021, 0.021, 4), "plastic/plain")
    for x in (-1, 1):
        grip = box((0.05, 0.16, 0.03), (x * 0.345, 0, 0.415), 0.012)
        m.add(grip, "plastic/plain")
    heaps = (
        ((0.4, 0.34, 0.24), (-0.07, 0.0, 0.37), "plaster/white"),
        ((0.34, 0.32, 0.22), (0.12, -0.03, 0.38), "fur/cream"),
        ((0.34, 0.26, 0.13), (0.0, 0.04, 0.46), "book/red"),
    )
    for seed, (size, spot, cloth) in enumerate(heaps):
        m.add(crumple(ball(size, spot, 12, 7), 0.017, seed + 20), cloth)
    m.add(loft([_oblong(0.42, 0.3, 0.06), _oblong(0.54, 0.4, 0.34)]), "book/blue")
    return m


# ---------------------------------------------------------------------- waste bins


def _sized(m: Model, wide: float, high: float) -> Model:
    """A model scaled across and upwards: a bin beside a desk is 40 cm high at most."""
    for part, _ in m.parts:
        part.scale(wide, wide, high)
    return m


def bin_basket() -> Model:
    """An oblong open bin heaped with paper: a black bag over its rim, an arrow ring."""
    m = Model()
    body = [(0.25, 0.19, 0.03, 0.0), (0.33, 0.26, 0.035, 0.32)]
    body += [(0.345, 0.275, 0.04, 0.325), (0.345, 0.275, 0.04, 0.34)]
    m.add(crate([*body, (0.315, 0.245, 0.03, 0.34), (0.235, 0.175, 0.02, 0.02)]),
          "plastic/plain")  # fmt: skip
    bag = [(0.338, 0.268, 0.275), (0.357, 0.287, 0.346), (0.308, 0.238, 0.346)]
    rings = [level(rounded(w, d, 0.035, 3), z) for w, d, z in [*bag, (0.3, 0.23, 0.28)]]
    liner = loft(rings, closed=True)
    liner.warp(
        lambda x, y, z: (x, y, z + 0.014 * math.sin(60 * x + 45 * y) * (z < 0.3))
    )
    m.add(liner, "plastic/black")
    for k in range(3):
        arrow = _up_arrow(0.05, 0.075).move(-0.045, 0, -0.035).turn("Y", 120.0 * k)
        m.add(arrow.turn("X", 6.5).move(0, -0.112, 0.14), "plastic/white")
    spots = [(-0.08, -0.03, 0.31), (0.07, -0.04, 0.31), (0.02, 0.05, 0.32)]
    spots += [(-0.01, -0.01, 0.34), (-0.08, 0.05, 0.29), (0.09, 0.04, 0.28)]
    spots += [(0.0, 0.0, 0.22), (0.0, 0.0, 0.14), (0.0, 0.0, 0.07)]
    for seed, spot in enumerate(spots):
        wad = crumple(ball((0.13, 0.11, 0.11), spot, 7, 5), 0.011, seed + 7)
        m.add(wad, "paper/kraft" if seed == 1 else "paper/white")
    return m


def bin_wire() -> Model:
    """An open wire basket, wider at the top, with crumpled paper heaped in it."""
    m, low, high, tall, n = Model(), 0.135, 0.19, 0.46, 22
    m.add(lathe([(low, 0), (low + 0.004, 0.012), (low, 0.02)], 24), "metal/black")
    for k in range(n):
        for twist in (-1.0, 1.0):
            path = []
            for share in (0.0, 0.5, 1.0):
                t = 2.0 * math.pi * (k + twist * 1.5 * share) / n
                r = low + (high - low) * share
                path.append(
                    (r * math.cos(t), r * math.sin(t), 0.012 + (tall - 0.02) * share)
                )
            m.add(tube(path, 0.0034, 3), "metal/black")
    m.add(ring(high, 0.011, (0, 0, tall), 24, 4), "metal/black")
    m.add(ring(low + 0.03, 0.006, (0, 0, 0.25), 22, 3), "metal/black")
    spots = [(-0.06, -0.07, 0.4), (0.08, -0.05, 0.41), (0.0, 0.08, 0.42)]
    spots += [(0.02, 0.0, 0.47), (-0.08, 0.05, 0.35), (0.05, -0.03, 0.31)]
    spots += [(-0.04, 0.02, 0.25), (0.02, 0.0, 0.15), (-0.03, -0.03, 0.07)]
    for seed, spot in enumerate(spots):
        size = 0.15 if seed < 4 else 0.13
        m.add(crumple(ball((size, size, size * 0.9), spot, 7, 5), 0.013, seed + 40),
              "paper/white")  # fmt: skip
    return _sized(m, 0.86, 0.74)


def bin_swing() -> Model:
    """A square swing-top bin: tapered body, sloping hood, dark flap."""
    m = Model()
    body = [
        (0.28, 0.24, 0.035, 0),
        (0.29, 0.25, 0.035, 0.015),
        (0.35, 0.31, 0.04, 0.47),
    ]
    m.add(crate([*body, (0.345, 0.305, 0.04, 0.475)]), "plastic/plain")
    rim = [(0.345, 0.305, 0.04, 0.47), (0.37, 0.33, 0.045, 0.475)]
    rim += [(0.37, 0.33, 0.045, 0.51), (0.36, 0.32, 0.045, 0.52)]
    m.add(crate(rim), "plastic/black")
    hood = [
        (-0.155, 0.505),
        (0.155, 0.505),
        (0.145, 0.54),
        (0.03, 0.685),
        (-0.03, 0.685),
        (-0.145, 0.54),
    ]
    m.add(prism(hood, 0.34, "X", 0.012, 2), "plastic/plain")
    for y in (-1, 1):
        flap = box((0.25, 0.155, 0.014), (0, 0, 0), 0.005)
        flap.turn("X", y * -51.5).move(0, y * 0.0895, 0.617)
        m.add(flap, "plastic/black")
    m.add(slab((-0.05, -0.1565, 0.3), (0.05, -0.13, 0.34), 0.004), "metal/steel")
    return _sized(m, 0.82, 0.58)


MODELS = {
    "cardboard_box/closed": box_closed,
    "cardboard_box/open": box_open,
    "cardboard_box/handles": box_handles,
    "laundry_basket/round": basket_round,
    "laundry_basket/hamper": basket_hamper,
    "laundry_basket/slotted": basket_slotted,
    "waste_bin/basket": bin_basket,
    "waste_bin/wire": bin_wire,
    "waste_bin/swing": bin_swing,
}
