"""Shops and cafes: small tables, counters, shelves of goods, clothes rails, tills."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from fittings import SHAKER, front
from forms import ball, band, limb, loft
from stands import around, boards, castors, disc, rods, spread
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    ellipse,
    lathe,
    leg,
    prism,
    slab,
    smooth_path,
    tube,
)
from wares import (
    BRIGHT,
    COAT,
    CUTS,
    DRESS,
    SHIRT,
    Cut,
    carton,
    folded,
    garment,
    jar,
    tin,
    tray,
)

BLACK = "metal/black"

# --------------------------------------------------------------------- cafe tables


def cafe_bistro() -> Model:
    """A round marble top with a brass rim on a cast-iron foot with three claws."""
    m = Model()
    m.add(disc(0.3, 0.715, 0.738), "stone/marble")
    m.add(band([(0.296, 0.712), (0.306, 0.712), (0.306, 0.734), (0.296, 0.734)], 28),
          "metal/brass")  # fmt: skip
    column = [(0.0, 0.1), (0.05, 0.1), (0.055, 0.16), (0.03, 0.2), (0.024, 0.45)]
    column += [(0.04, 0.48), (0.026, 0.51), (0.026, 0.66), (0.13, 0.706), (0.13, 0.717)]
    m.add(lathe(column, 12), BLACK)
    foot = [(0.02, 0.11), (0.02, 0.18), (0.1, 0.15), (0.19, 0.05), (0.25, 0.04)]
    foot += [(0.265, 0.02), (0.265, 0.0), (0.21, 0.0), (0.15, 0.04), (0.09, 0.1)]
    for turn, _ in around(3, 0.0, 30.0):
        m.add(prism(foot, 0.045, "X", 0.008).turn("Z", turn), BLACK)
    return m


def cafe_square() -> Model:
    """A square oak top on a steel column with a square plate for a foot."""
    m = Model()
    m.add(box((0.66, 0.66, 0.03), (0, 0, 0.733), 0.005, 2), "wood/oak")
    m.add(box((0.3, 0.3, 0.01), (0, 0, 0.714), 0.0), BLACK)
    m.add(box((0.06, 0.06, 0.71), (0, 0, 0.36), 0.005), BLACK)
    m.add(box((0.42, 0.42, 0.016), (0, 0, 0.008), 0.005), BLACK)
    return m


def cafe_folding() -> Model:
    """A painted folding table for a terrace: pressed round top on crossed legs."""
    m, paint = Model(), "paint/plain"
    m.add(disc(0.32, 0.712, 0.724), paint)
    m.add(
        band([(0.312, 0.695), (0.324, 0.695), (0.324, 0.727), (0.312, 0.727)], 28),
        paint,
    )
    for y in (-0.17, 0.17):
        side = 0.012 if y < 0 else -0.012
        for sign in (-1, 1):
            a = (-0.27 * sign, y + side * sign, 0.012)
            rods(m, [(a, (0.22 * sign, y + side * sign, 0.712))], 0.01, paint)
    for sign in (-1, 1):
        rods(m, [((0.27 * sign, -0.2, 0.012), (0.27 * sign, 0.2, 0.012))], 0.01, paint)
    rods(m, [((0.0, -0.18, 0.385), (0.0, 0.18, 0.385))], 0.007, paint)
    return m


def cafe_tulip() -> Model:
    """A round white top on one stem that flows into a wide foot."""
    m = Model()
    stem = [(0.0, 0.0), (0.22, 0.0), (0.225, 0.008), (0.16, 0.022), (0.07, 0.06)]
    stem += [(0.034, 0.16), (0.026, 0.35), (0.034, 0.56), (0.07, 0.68), (0.16, 0.716)]
    m.add(lathe([*stem, (0.0, 0.716)], 22), "plastic/white")
    m.add(disc(0.35, 0.714, 0.738, 32), "wood/oak")
    return m


# ------------------------------------------------------------------------ counters


def _shelved(m: Model, half: float, depth: Flat, z: Flat, wood: str) -> None:
    """The keeper's side of a counter: two ends, a plinth and two shelves."""
    low, high = z
    for x in (-half, half - 0.03):
        m.add(slab((x, depth[0], low), (x + 0.03, depth[1], high), 0.003), wood)
    for h in (low + 0.08, (low + high) / 2.0):
        m.add(
            slab(
                (-half + 0.02, depth[0], h),
                (half - 0.02, depth[1] - 0.03, h + 0.024),
                0.0,
            ),
            wood,
        )
    m.add(
        slab(
            (-half + 0.02, depth[1] - 0.09, low),
            (half - 0.02, depth[1] - 0.06, low + 0.09),
            0.0,
        ),
        wood,
    )


def counter_slats() -> Model:
    """A shop counter: upright oak slats before a dark ground, a white top."""
    m, half = Model(), 0.8
    m.add(slab((-half, -0.26, 0.06), (half, -0.235, 0.93), 0.0), "wood/black")
    m.add(
        slab((-half + 0.03, -0.23, 0.0), (half - 0.03, -0.2, 0.07), 0.0), "wood/black"
    )
    for x in spread(-half + 0.022, half - 0.022, 27):
        m.add(slab((x - 0.02, -0.285, 0.06), (x + 0.02, -0.255, 0.93), 0.0), "wood/oak")
    _shelved(m, half, (-0.25, 0.27), (0.0, 0.93), "wood/oak")
    m.add(
        slab((-half - 0.04, -0.31, 0.925), (half + 0.04, 0.3, 0.965), 0.006, 2),
        "wood/white",
    )
    return m


def counter_bar() -> Model:
    """A walnut bar: framed panels, a granite top and a brass rail for the feet."""
    m, wood, half = Model(), "wood/walnut", 1.0
    m.add(slab((-half, -0.22, 0.0), (half, -0.19, 1.05), 0.003), wood)
    for x in (-0.75, -0.25, 0.25, 0.75):
        front(m, (x - 0.245, 0.14), (x + 0.245, 0.97), -0.215, wood, SHAKER)
    m.add(slab((-half - 0.01, -0.245, 0.0), (half + 0.01, -0.21, 0.13), 0.006), wood)
    m.add(slab((-half - 0.01, -0.25, 0.97), (half + 0.01, -0.21, 1.06), 0.008), wood)
    _shelved(m, half, (-0.2, 0.25), (0.0, 1.05), wood)
    m.add(
        slab((-half - 0.06, -0.35, 1.05), (half + 0.06, 0.27, 1.09), 0.01, 2),
        "stone/granite",
    )
    rail: list[Point] = [(-half, -0.36, 0.2), (half, -0.36, 0.2)]
    m.add(tube(rail, 0.022, 10), "metal/brass")
    for x in (-0.8, 0.0, 0.8):
        m.add(
            tube([(x, -0.24, 0.1), (x, -0.35, 0.12), (x, -0.36, 0.2)], 0.013, 6),
            "metal/brass",
        )
    return m


def counter_reception() -> Model:
    """A reception desk: a coloured front with round ends, a raised ledge, a low top."""
    m, paint, white = Model(), "paint/plain", "wood/white"
    arc = [(0.9 - 0.3 * (1 - math.cos(t)), -0.3 + 0.3 * (1 - math.sin(t)))
           for t in (math.radians(15 * k) for k in range(7))]  # fmt: skip
    arc = [(0.9, 0.34), *arc]
    skin = [*arc, *[(-x, y) for x, y in reversed(arc)]]
    inner = [(x * 0.965, y + 0.03 if y < 0.3 else y) for x, y in reversed(skin)]
    wall = [*skin, *inner]
    m.add(prism(wall, 1.0, "Z").move(0, 0, 0.57), paint)
    m.add(
        prism([(x * 0.975, y * 0.96) for x, y in wall], 0.08, "Z").move(0, 0, 0.04),
        "wood/black",
    )
    ledge = [(x * 1.03, y - 0.02) for x, y in skin] + [
        (x * 0.82, y + 0.19) for x, y in reversed(skin) if y < 0.1
    ]
    m.add(prism(_clean(ledge), 0.035, "Z", 0.006).move(0, 0, 1.085), white)
    top = [(x * 0.97, y + 0.02) for x, y in skin]
    m.add(prism(top, 0.03, "Z", 0.0).move(0, 0, 0.735), white)
    m.add(box((0.9, 0.02, 0.022), (0, -0.305, 0.82), 0.003), "metal/steel")
    m.add(slab((-0.75, 0.05, 0.08), (-0.35, 0.33, 0.725), 0.003), white)
    return m


def _bakes(m: Model, deck: float, shelf: float) -> None:
    """Cakes on the deck of a showcase, loaves and buns on its shelf."""
    icing = ("book/cream", "wood/walnut", "book/red", "paper/white")
    for k, x in enumerate(spread(-0.51, 0.51, 4)):
        m.add(
            lathe([(0.13, 0.0), (0.13, 0.008)], 12, (x, -0.06, deck)), "plastic/white"
        )
        cake = [(0.1, 0.006), (0.1, 0.075), (0.09, 0.083)]
        m.add(lathe(cake, 12, (x, -0.06, deck)), icing[k])
        for _, (u, v) in around(5, 0.065):
            spot = (x + u, v - 0.06, deck + 0.087)
            m.add(ball((0.03, 0.03, 0.026), spot, 5, 3), icing[(k + 2) % 4])
    for x in spread(-0.56, -0.08, 4):
        loaf = ball((0.12, 0.26, 0.11), (x, 0.05, shelf + 0.05), 8, 5)
        m.add(loaf, "wood/oak")
    for x in spread(0.12, 0.58, 4):
        for y in (-0.02, 0.12):
            m.add(ball((0.1, 0.1, 0.075), (x, y, shelf + 0.034), 7, 4), "wood/pine")


def counter_bakery() -> Model:
    """A cafe counter with an open showcase of cakes and bread over a painted base."""
    m, half, deck, shelf = Model(), 0.75, 0.8, 1.0
    m.add(slab((-half, -0.26, 0.09), (half, 0.3, deck - 0.02), 0.003), "paint/plain")
    for x in (-0.5, 0.0, 0.5):
        front(
            m,
            (x - 0.245, 0.12),
            (x + 0.245, deck - 0.04),
            -0.255,
            "paint/plain",
            SHAKER,
        )
    m.add(slab((-half + 0.03, -0.22, 0.0), (half - 0.03, 0.27, 0.1), 0.0), "wood/black")
    m.add(
        slab((-half - 0.02, -0.31, deck - 0.03), (half + 0.02, 0.31, deck), 0.004),
        "wood/oak",
    )
    end = [(-0.27, deck), (0.29, deck), (0.29, 1.2), (-0.12, 1.2), (-0.24, 1.0)]
    m.pair(prism(end, 0.014, "X").move(half - 0.01, 0, 0), "glass/frosted")
    m.add(slab((-half, 0.27, deck - 0.01), (half, 0.285, 1.2), 0.0), "wood/white")
    m.add(
        slab((-half + 0.005, -0.1, shelf - 0.014), (half - 0.005, 0.275, shelf), 0.0),
        "glass/frosted",
    )
    m.add(
        slab((-half - 0.02, -0.14, 1.195), (half + 0.02, 0.31, 1.225), 0.005, 2),
        "wood/oak",
    )
    m.add(
        slab((-half, -0.285, deck - 0.005), (half, -0.265, deck + 0.045), 0.0),
        "metal/steel",
    )
    _bakes(m, deck - 0.002, shelf - 0.002)
    return m


def _clean(outline: list[Flat]) -> list[Flat]:
    """An outline without points that lie on their predecessor."""
    return [p for k, p in enumerate(outline) if math.dist(p, outline[k - 1]) > 1e-4]


# ------------------------------------------------------------------ shelves of goods


def _row(m: Model, rng: random.Random, across: Flat, at: Flat, high: float) -> None:
    """A row of one or two kinds of goods on a shelf at (y, z), as shops face them."""
    x, (y, z) = across[0], at
    while x < across[1] - 0.08:
        kind, colour = rng.choice("cctj"), rng.choice(BRIGHT)
        wide = rng.choice((0.1, 0.125, 0.15))
        tall = min(high, rng.uniform(0.14, 0.25))
        for _ in range(rng.randint(2, 3)):
            if x + wide > across[1]:
                return
            middle = (x + wide / 2.0, y + 0.07, z)
            if kind == "c":
                carton(m, middle, (wide * 0.94, 0.14, tall), colour)
            elif kind == "t":
                tin(m, middle, wide * 0.46, tall * 0.75, colour)
            else:
                jar(m, middle, wide * 0.46, tall * 0.8, colour, "plastic/white")
            x += wide
        x += 0.012


def display_gondola() -> Model:
    """Shop shelving of white sheet metal: price rails, rows of cartons and tins."""
    m, rng, white, half = Model(), random.Random(3), "plastic/white", 0.6
    m.add(slab((-half, 0.19, 0.0), (half, 0.22, 1.75), 0.0), white)
    m.pair(
        slab((half - 0.03, 0.15, 0.0), (half + 0.01, 0.225, 1.76), 0.003),
        "plastic/black",
    )
    m.add(slab((-half, -0.22, 0.0), (half, 0.2, 0.15), 0.003), white)
    m.add(slab((-half, -0.225, 0.03), (half, -0.215, 0.12), 0.0), "plastic/black")
    for z, y in ((0.15, -0.22), (0.55, -0.17), (0.92, -0.17), (1.27, -0.17)):
        m.add(slab((-half, y, z), (half, 0.2, z + 0.022), 0.0), white)
        m.add(
            slab((-half, y - 0.012, z - 0.012), (half, y, z + 0.026), 0.0),
            "plastic/red",
        )
        _row(m, rng, (-half + 0.02, half - 0.02), (y + 0.02, z + 0.021), 0.27)
    m.add(slab((-half, 0.17, 1.6), (half, 0.2, 1.76), 0.0), "plastic/red")
    return m


def display_boutique() -> Model:
    """An open oak case for clothes: piles of folded jumpers, hat boxes, hung shirts."""
    m, wood, half, rng = Model(), "wood/oak", 0.7, random.Random(9)
    m.add(slab((-half, 0.2, 0.05), (half, 0.22, 1.88), 0.0), wood)
    for x in (-half, -0.0125, half - 0.025):
        m.add(slab((x, -0.22, 0.0), (x + 0.025, 0.21, 1.9), 0.003), wood)
    for z in (0.06, 1.875):
        m.add(slab((-half, -0.22, z), (half, 0.21, z + 0.025), 0.003), wood)
    for z in (0.45, 0.82, 1.19, 1.54):
        m.add(slab((-half + 0.02, -0.21, z), (0.0, 0.2, z + 0.022), 0.0), wood)
    for z in (0.085, 0.472, 0.842, 1.212):
        for x in (-0.51, -0.19):
            cloths = [
                rng.choice((*BRIGHT, "fabric/wool", "fabric/wool")) for _ in range(3)
            ]
            folded(m, (x, -0.03, z - 0.001), (0.26, 0.3, 0.06), cloths)
    m.add(tube([(0.0, 0.0, 1.72), (half - 0.01, 0.0, 1.72)], 0.013, 8), "metal/brass")
    for k, x in enumerate(spread(0.09, 0.6, 5)):
        cloth = ("fabric/wool", "book/cream", "book/blue")[k % 3]
        garment(m, (x, -0.02, 1.72), cloth, Cut(0.7, 0.29, 0.34, 0.4))
    m.add(slab((0.0, -0.21, 0.45), (half - 0.02, 0.2, 0.472), 0.0), wood)
    for z, r, card in ((0.47, 0.15, "book/cream"), (0.62, 0.12, "book/red")):
        m.add(
            lathe(
                [(r, 0), (r, 0.13), (r + 0.008, 0.13), (r + 0.008, 0.152)],
                16,
                (0.35, 0, z),
            ),
            card,
        )
    for x in (0.17, 0.5):
        folded(
            m,
            (x, -0.03, 0.084),
            (0.27, 0.3, 0.07),
            ("fabric/wool", "book/ochre", "book/cream"),
        )
    return m


def display_market() -> Model:
    """A grocer's stand: a pine rack of slanted crates heaped with fruit."""
    m, wood, half = Model(), "wood/pine", 0.55
    m.pair(slab((half - 0.03, 0.14, 0.0), (half, 0.2, 1.6), 0.003), wood)
    m.pair(slab((half - 0.03, -0.3, 0.0), (half, -0.24, 0.55), 0.003), wood)
    side = [(-0.29, 0.5), (-0.29, 0.55), (0.19, 1.0), (0.19, 0.94)]
    m.pair(prism(side, 0.028, "X").move(half - 0.015, 0, 0), wood)
    for k in range(4):
        m.add(
            slab((-half, 0.172, 1.12 + 0.12 * k), (half, 0.19, 1.22 + 0.12 * k), 0.0),
            wood,
        )
    m.add(slab((-half, 0.16, 1.58), (half, 0.21, 1.64), 0.004), "paint/plain")
    m.add(
        slab((-half - 0.02, -0.12, 1.62), (half + 0.02, 0.22, 1.65), 0.004),
        "paint/plain",
    )
    fruit = (
        "plastic/red",
        "plastic/orange",
        "plastic/green",
        "plastic/yellow",
        "leaf/pale",
        "fur/brown",
    )
    for row, (y, z) in enumerate(((-0.15, 0.22), (-0.1, 0.55), (0.06, 0.86))):
        for column in range(2):
            x = (column - 0.5) * (half - 0.02)
            _crate(m, (x, y, z), fruit[2 * row + column], 20.0 * row + column)
    m.add(slab((-half + 0.01, -0.28, 0.17), (half - 0.01, 0.16, 0.2), 0.0), wood)
    return m


def _crate(m: Model, at: Point, fruit: str, seed: float) -> None:
    """A crate that leans to the front, heaped with round fruit, behind a price card."""
    rng, c = random.Random(seed), Model()
    tray(c, (-0.25, -0.17, 0.0), (0.25, 0.17, 0.11), "wood/pine")
    c.add(slab((-0.24, -0.16, 0.05), (0.24, 0.16, 0.075), 0.0), fruit)
    for y, count in ((-0.105, 4), (0.0, 3), (0.105, 4)):
        for x in spread(-0.06 * count + 0.06, 0.06 * count - 0.06, count):
            size = rng.uniform(0.105, 0.125)
            spot = (x + rng.uniform(-0.01, 0.01), y, 0.095 + rng.uniform(-0.008, 0.012))
            c.add(ball((size, size, size * 0.92), spot, 6, 3), fruit)
    c.add(box((0.12, 0.006, 0.07), (0, -0.172, 0.07), 0.0), "paper/white")
    for part, material in c.parts:
        m.add(part.turn("X", 24.0).move(*at), material)
    for side in (-1, 1):
        cleat = box((0.025, 0.3, 0.03), (side * 0.262, 0, 0.0), 0.0).turn("X", 24.0)
        m.add(cleat.move(at[0], at[1], at[2]), "wood/pine")


# -------------------------------------------------------------------- clothes racks


def _wardrobe(m: Model, xs: list[float], z: float, seed: int) -> None:
    """Garments of several cuts along an x rail; every third one takes the tint."""
    rng = random.Random(seed)
    for k, x in enumerate(xs):
        cloth = "fabric/linen" if k % 3 == 1 else rng.choice(BRIGHT)
        garment(
            m,
            (x, rng.uniform(-0.01, 0.01), z),
            cloth,
            CUTS[(k + seed) % len(CUTS)],
            90.0 + rng.uniform(-9.0, 9.0),
        )


def rack_rolling() -> Model:
    """A steel rail between two uprights on castors, full of clothes."""
    m, steel, half = Model(), "metal/chrome", 0.6
    rods(m, [((-half - 0.08, 0, 1.55), (half + 0.08, 0, 1.55))], 0.014, steel, 8)
    for x in (-half, half):
        rods(m, [((x, 0, 0.1), (x, 0, 1.55))], 0.016, steel, 8)
        m.add(box((0.04, 0.5, 0.03), (x, 0, 0.1), 0.006), steel)
    castors(m, (half, 0.22), 0.088)
    rods(m, [((-half, 0, 0.2), (half, 0, 0.2))], 0.012, steel)
    _wardrobe(m, list(spread(-0.5, 0.52, 9)), 1.55, 1)
    return m


def rack_wooden() -> Model:
    """Two wooden trestles, a rail of clothes and a slatted shelf with folded ones."""
    m, wood, half = Model(), "wood/oak", 0.58
    for x in (-half, half):
        for sign in (-1, 1):
            m.add(
                leg((x, 0.24 * sign, 0), (x, -0.02 * sign, 1.62), 0.03, 0.03, 4), wood
            )
    rods(m, [((-half - 0.09, 0, 1.535), (half + 0.09, 0, 1.535))], 0.016, wood, 8)
    boards(m, (-half - 0.01, -0.2, 0.24), (half + 0.01, 0.2, 0.26), 4, wood, 0.02)
    for x in (-half, half):
        m.add(box((0.03, 0.43, 0.03), (x, 0, 0.228), 0.0), wood)
    _wardrobe(m, list(spread(-0.48, 0.36, 7)), 1.535, 4)
    folded(m, (-0.3, 0, 0.258), (0.3, 0.3, 0.06), ("book/cream", "fabric/linen"))
    folded(m, (0.25, 0, 0.258), (0.28, 0.28, 0.06), ("book/blue", "book/ochre"))
    return m


def rack_round() -> Model:
    """A round rail on a pole, as shops have it, with clothes all around."""
    m, steel, z, r = Model(), "metal/chrome", 1.28, 0.34
    ring: list[Point] = [(x, y, z) for _, (x, y) in around(20, r)]
    m.add(tube(ring, 0.013, 6, closed=True), steel)
    for turn, (x, y) in around(4, r, 45.0):
        rods(m, [((0, 0, z), (x, y, z))], 0.009, steel)
        foot = box((0.44, 0.035, 0.025), (0.22, 0, 0.0125), 0.004)
        m.add(foot.turn("Z", turn), steel)
    m.add(lathe([(0.022, 0.0), (0.022, z), (0.03, z + 0.02), (0, z + 0.05)], 10), steel)
    for k, (turn, (x, y)) in enumerate(around(11, r, 8.0)):
        cloth = "fabric/linen" if k % 3 == 0 else BRIGHT[k % 5]
        cut = (SHIRT, DRESS, SHIRT, COAT)[k % 4]
        garment(m, (x, y, z), cloth, cut, turn)
    return m


# ----------------------------------------------------------------------- mannequins

SKIN = "plastic/white"
TRUNK = ((0.84, 0.33, 0.21), (0.95, 0.34, 0.22), (1.08, 0.25, 0.18), (1.2, 0.29, 0.2),
         (1.33, 0.34, 0.22), (1.42, 0.37, 0.17), (1.46, 0.2, 0.13), (1.49, 0.1, 0.1),
         (1.56, 0.095, 0.1))  # fmt: skip
"""(height, width, depth) of a figure from hip to neck, metres."""


def _hull(rows: list[tuple[float, float, float]], sides: int = 12) -> Part:
    """A skin over level ellipses (height, width, depth)."""
    return loft([[(x, y, z) for x, y in ellipse(w, d, sides)] for z, w, d in rows])


def _figure(m: Model, body: str, *, legs: bool = True) -> None:
    """A standing shop-window figure with arms at its sides and a smooth head."""
    m.add(_hull(list(TRUNK)), body)
    m.add(ball((0.15, 0.19, 0.23), (0, -0.01, 1.66), 10, 7), body)
    arm: list[Point] = [
        (0.18, 0.0, 1.4),
        (0.235, 0.03, 1.14),
        (0.24, -0.06, 0.9),
        (0.235, -0.075, 0.84),
    ]
    m.pair(limb(arm, [0.045, 0.037, 0.024, 0.028], 7), body)
    if legs:
        path: list[Point] = [(0.085, 0, 0.88), (0.09, -0.01, 0.5), (0.095, 0.015, 0.09)]
        m.pair(tube(path, [0.088, 0.056, 0.036], 9), body)
        m.pair(ball((0.08, 0.22, 0.09), (0.097, -0.035, 0.05), 8, 5), body)


def _stand(m: Model, radius: float = 0.2) -> None:
    """A round steel foot with a rod that holds the figure."""
    m.add(disc(radius, 0.0, 0.014, 24), "metal/chrome")
    rods(m, [((0.0, 0.06, 0.01), (0.0, 0.06, 0.9))], 0.009, "metal/chrome")


def mannequin_dress() -> Model:
    """A white figure in a sleeveless dress with a wide skirt and a belt."""
    m, cloth = Model(), "fabric/velvet"
    _figure(m, SKIN)
    _stand(m)
    skirt = [(0.5, 0.64, 0.5), (0.56, 0.6, 0.46), (0.8, 0.47, 0.34), (1.0, 0.33, 0.23)]
    bodice = [
        (1.085, 0.275, 0.205),
        (1.2, 0.315, 0.225),
        (1.33, 0.365, 0.245),
        (1.4, 0.35, 0.2),
    ]
    part = _hull([*skirt, *bodice, (1.44, 0.24, 0.15)], 20)

    def pleat(x: float, y: float, z: float) -> Point:
        share = 0.09 * max(0.0, 1.0 - z) * math.cos(10.0 * math.atan2(y, x))
        return (x * (1 + share), y * (1 + share), z)

    m.add(part.warp(pleat), cloth)
    m.add(_hull([(1.05, 0.3, 0.225), (1.1, 0.295, 0.222)], 16), "book/cream")
    return m


def mannequin_suit() -> Model:
    """A dark figure in a jacket over a white shirt with a tie, and trousers."""
    m, cloth = Model(), "fabric/wool"
    _figure(m, "plastic/black")
    _stand(m, 0.22)
    leg_path: list[Point] = [(0.085, 0, 0.93), (0.09, -0.005, 0.5), (0.097, 0.01, 0.07)]
    m.pair(tube(leg_path, [0.1, 0.078, 0.068], 9), "book/blue")
    coat = [(0.78, 0.42, 0.29), (0.95, 0.4, 0.28), (1.1, 0.35, 0.25), (1.3, 0.42, 0.28)]
    m.add(_hull([*coat, (1.42, 0.45, 0.225), (1.475, 0.22, 0.16)], 14), cloth)
    sleeve: list[Point] = [(0.185, 0, 1.41), (0.245, 0.03, 1.14), (0.25, -0.05, 0.92)]
    m.pair(tube(sleeve, [0.075, 0.06, 0.052], 8), cloth)
    m.add(_hull([(1.44, 0.15, 0.15), (1.51, 0.125, 0.125)], 10), "paper/white")
    lapels = (
        (((-0.06, 0.17), (0.0, -0.02), (0.06, 0.17)), 0.03, "paper/white"),
        (((-0.018, 0.16), (-0.026, 0.03), (0.0, -0.015), (0.026, 0.03), (0.018, 0.16)),
         0.042, "book/red"),
    )  # fmt: skip
    for outline, deep, cloth_of in lapels:
        part = prism(outline, deep, "Y").turn("X", -20)
        m.add(part.move(0, -0.133, 1.3), cloth_of)
    for z in (1.0, 1.1):
        m.add(
            lathe([(0.012, 0), (0.01, 0.012)], 6).turn("X", 90).move(0.0, -0.12, z),
            "plastic/black",
        )
    return m


def mannequin_tailor() -> Model:
    """A tailor's bust without arms on a turned stand with three feet, in a blouse."""
    m, wood, cloth = Model(), "wood/walnut", "fabric/linen"
    bust = [
        (0.86, 0.3, 0.2),
        (0.95, 0.35, 0.23),
        (1.09, 0.26, 0.19),
        (1.2, 0.29, 0.2),
        (1.33, 0.34, 0.22),
        (1.42, 0.37, 0.18),
        (1.46, 0.2, 0.14),
        (1.54, 0.1, 0.1),
    ]
    m.add(_hull(bust, 14), "book/cream")
    m.add(
        lathe([(0.052, 1.53), (0.05, 1.55), (0.02, 1.57), (0.024, 1.6), (0, 1.61)], 10),
        wood,
    )
    dress = [(z, w * 1.07 + 0.01, d * 1.1) for z, w, d in bust[1:6]]
    skirt = [(0.62, 0.56, 0.42), (0.8, 0.44, 0.32)]
    m.add(_hull([*skirt, *dress], 18), cloth)
    tape: list[Point] = [
        (0.075, -0.13, 1.2),
        (0.08, -0.115, 1.42),
        (0.06, 0.0, 1.5),
        (-0.02, 0.06, 1.5),
        (-0.08, -0.02, 1.49),
        (-0.085, -0.115, 1.4),
        (-0.075, -0.138, 1.15),
    ]
    m.add(tube(smooth_path(tape, 2), 0.011, 4), "plastic/yellow")
    pole = [
        (0.022, 0.14),
        (0.03, 0.2),
        (0.018, 0.26),
        (0.018, 0.6),
        (0.03, 0.66),
        (0.02, 0.88),
    ]
    m.add(lathe([(0.0, 0.12), *pole], 10), wood)
    for turn, _ in around(3, 0.0, 30.0):
        foot: list[Point] = [
            (0.01, 0, 0.17),
            (0.12, 0, 0.15),
            (0.22, 0, 0.05),
            (0.27, 0, 0.018),
        ]
        m.add(tube(smooth_path(foot, 2), 0.018, 6).turn("Z", turn), wood)
    return m


# -------------------------------------------------------------------- cash registers


def register_keys() -> Model:
    """A shop till: drawer below, sloped keys, a printed slip and a raised display."""
    m, dark = Model(), "plastic/black"
    m.add(slab((-0.2, -0.2, 0.0), (0.2, 0.2, 0.09), 0.004), dark)
    m.add(slab((-0.185, -0.208, 0.015), (0.185, -0.19, 0.078), 0.0), "metal/steel")
    m.add(box((0.06, 0.01, 0.016), (0, -0.21, 0.05), 0.0), dark)
    body = [
        (-0.19, 0.085),
        (-0.19, 0.11),
        (0.02, 0.19),
        (0.06, 0.25),
        (0.18, 0.25),
        (0.19, 0.085),
    ]
    m.add(prism(body, 0.37, "X"), "book/cream")
    for row in range(4):
        for column in range(4):
            key = (
                "plastic/red"
                if column == 3 and row < 2
                else "plastic/white"
                if column < 3
                else dark
            )
            y = -0.15 + 0.042 * row
            z = 0.11 + (y + 0.19) * 0.381 + 0.004
            cap = box((0.034, 0.03, 0.014), (0, 0, 0), 0.0).turn("X", 20.8)
            m.add(cap.move(-0.145 + 0.042 * column, y, z), key)
    m.add(slab((0.07, 0.08, 0.245), (0.15, 0.086, 0.32), 0.0), "paper/white")
    m.add(box((0.03, 0.03, 0.1), (-0.09, 0.12, 0.29), 0.0), dark)
    m.add(box((0.17, 0.045, 0.075), (-0.09, 0.11, 0.355), 0.0), dark)
    m.add(box((0.14, 0.006, 0.045), (-0.09, 0.087, 0.355), 0.0), "plastic/green")
    return m


def register_antique() -> Model:
    """An ornate brass till: two rows of round keys under a crest with its numbers."""
    m, brass = Model(), "metal/brass"
    m.add(slab((-0.2, -0.19, 0.0), (0.2, 0.19, 0.1), 0.0), "wood/walnut")
    m.add(slab((-0.17, -0.198, 0.02), (0.17, -0.185, 0.08), 0.0), brass)
    m.add(ball((0.025, 0.03, 0.025), (0, -0.205, 0.05), 6, 4), brass)
    body = [
        (-0.17, 0.09),
        (-0.17, 0.12),
        (-0.04, 0.2),
        (-0.02, 0.34),
        (0.05, 0.4),
        (0.14, 0.37),
        (0.17, 0.09),
    ]
    m.add(prism(body, 0.35, "X"), brass)
    for row in range(2):
        for column in range(5):
            y = -0.125 + 0.05 * row
            x, z = -0.12 + 0.06 * column, 0.145 + 0.032 * row
            m.add(
                tube([(x, y, z - 0.01), (x, y - 0.012, z + 0.026)], 0.015, 5),
                "plastic/white",
            )
    crest = [
        (-0.17, 0.35),
        (0.17, 0.35),
        (0.17, 0.45),
        (0.09, 0.47),
        (0.0, 0.51),
        (-0.09, 0.47),
        (-0.17, 0.45),
    ]
    m.add(prism(crest, 0.05, "Y").move(0, 0.06, 0), brass)
    m.add(box((0.26, 0.01, 0.06), (0, 0.034, 0.42), 0.0), "plastic/black")
    for k, colour in enumerate(("plastic/white", "plastic/white", "plastic/red")):
        m.add(box((0.045, 0.004, 0.042), (-0.07 + 0.07 * k, 0.029, 0.42), 0.0), colour)
    m.add(
        tube([(0.17, -0.02, 0.2), (0.22, -0.04, 0.24), (0.22, -0.06, 0.3)], 0.011, 5),
        BLACK,
    )
    m.add(ball((0.035, 0.035, 0.035), (0.22, -0.065, 0.31), 6, 4), "wood/walnut")
    return m


def register_tablet() -> Model:
    """A modern till: a flat drawer, a tilted white screen and a slip printer."""
    m, white = Model(), "plastic/white"
    m.add(slab((-0.21, -0.2, 0.0), (0.21, 0.2, 0.1), 0.004), "plastic/black")
    m.add(slab((-0.195, -0.208, 0.02), (0.195, -0.19, 0.085), 0.0), "plastic/black")
    m.add(
        lathe([(0.014, 0), (0.012, 0.008)], 8).turn("X", 90).move(0, -0.205, 0.05),
        "metal/chrome",
    )
    m.add(disc(0.075, 0.098, 0.112, 12).move(-0.05, 0.02, 0), white)
    m.add(box((0.05, 0.025, 0.16), (-0.05, 0.016, 0.18), 0.0), white)
    screen = Model()
    screen.add(box((0.29, 0.02, 0.2), (0, 0, 0), 0.006), white)
    screen.add(box((0.265, 0.006, 0.175), (0, -0.009, 0), 0.0), "glass/screen")
    for k, tone in enumerate(
        (
            "plastic/blue",
            "plastic/green",
            "plastic/orange",
            "plastic/white",
            "plastic/white",
            "plastic/red",
        )
    ):
        x, z = -0.085 + 0.085 * (k % 3), 0.04 - 0.075 * (k // 3)
        screen.add(box((0.07, 0.004, 0.06), (x, -0.0125, z), 0.0), tone)
    for part, material in screen.parts:
        m.add(part.turn("X", -22).move(-0.05, 0.0, 0.27), material)
    m.add(slab((0.1, -0.06, 0.098), (0.2, 0.1, 0.2), 0.0), white)
    m.add(slab((0.118, 0.0, 0.19), (0.182, 0.005, 0.26), 0.0), "paper/white")
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "cafe_table/bistro": cafe_bistro,
    "cafe_table/square": cafe_square,
    "cafe_table/folding": cafe_folding,
    "cafe_table/tulip": cafe_tulip,
    "counter/slats": counter_slats,
    "counter/bar": counter_bar,
    "counter/reception": counter_reception,
    "counter/bakery": counter_bakery,
    "display_shelf/gondola": display_gondola,
    "display_shelf/boutique": display_boutique,
    "display_shelf/market": display_market,
    "clothes_rack/rolling": rack_rolling,
    "clothes_rack/wooden": rack_wooden,
    "clothes_rack/round": rack_round,
    "mannequin/dress": mannequin_dress,
    "mannequin/suit": mannequin_suit,
    "mannequin/tailor": mannequin_tailor,
    "cash_register/keys": register_keys,
    "cash_register/antique": register_antique,
    "cash_register/tablet": register_tablet,
}
