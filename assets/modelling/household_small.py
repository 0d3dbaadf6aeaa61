"""Small things of bedrooms and bathrooms: clocks, frames, soap, towels, bedding."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from forms import ball, coiled, loft
from small_forms import fronted, hollow, marks, patch, sleeve, spot
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    cushion,
    lathe,
    pillow,
    prism,
    rounded,
    slab,
    tube,
)

BLACK, WHITE = "plastic/black", "plastic/white"

# ---------------------------------------------------------------------- alarm clocks


def _dial(m: Model, radius: float, z: float, y: float) -> None:
    """Marks and hands at ten past ten on a dial that looks to the front."""
    ticks = []
    for k in range(4):
        t = math.pi * k / 2.0
        x, h = 0.82 * radius * math.cos(t), z + 0.82 * radius * math.sin(t)
        w = radius * 0.05
        ticks.append((x - w, h - w, x + w, h + w))
    m.add(fronted(marks(ticks), y - 0.0008), BLACK, sheet=True)
    for turn, long, wide in ((60.0, 0.5, 0.05), (-60.0, 0.72, 0.035)):
        hand = marks([(-wide * radius, -0.1 * radius, wide * radius, long * radius)])
        hand.turn("Z", turn)
        m.add(fronted(hand.move(0, z, 0), y - 0.0012), BLACK, sheet=True)


def clock_bells() -> Model:
    """A round clock on two feet with two bells and a hammer."""
    m, paint, z = Model(), "paint/plain", 0.068
    case = lathe([(0.05, -0.022), (0.054, -0.018), (0.054, 0.022)], 16)
    m.add(case.turn("X", -90).move(0, 0, z), paint)
    m.add(fronted(spot(0.047, 0, z, 0, 16), -0.0228), "paper/white", sheet=True)
    _dial(m, 0.045, z, -0.0228)
    for sign in (-1.0, 1.0):
        bell = lathe([(0.026, 0.0), (0.021, 0.013), (0.0, 0.02)], 9)
        m.add(bell.turn("Y", sign * 32).move(sign * 0.03, 0, z + 0.0455), "metal/brass")
        foot: list[Point] = [(sign * 0.03, 0, 0.03), (sign * 0.044, 0, 0.0)]
        m.add(tube(foot, [0.006, 0.004], 4), "metal/brass")
    m.add(
        slab((-0.003, -0.003, z + 0.05), (0.003, 0.003, z + 0.082), 0.0), "metal/brass"
    )
    m.add(box((0.018, 0.009, 0.009), (0, 0, z + 0.078), 0.0), "metal/brass")
    return m


SEGMENTS: dict[str, Sequence[tuple[float, float, float, float]]] = {
    "a": ((0.1, 0.92, 0.9, 1.0),), "b": ((0.82, 0.52, 1.0, 0.96),),
    "c": ((0.82, 0.04, 1.0, 0.48),), "d": ((0.1, 0.0, 0.9, 0.08),),
    "e": ((0.0, 0.04, 0.18, 0.48),), "f": ((0.0, 0.52, 0.18, 0.96),),
    "g": ((0.1, 0.46, 0.9, 0.54),),
}  # fmt: skip
"""The bars of a digit in the unit square, each (x0, z0, x1, z1)."""


def _digits(
    words: Sequence[tuple[float, str]], wide: float, high: float, low: float
) -> Part:
    """Digits of bars, each given as (left edge, its segments)."""
    bars = [
        (left + wide * a, low + high * b, left + wide * c, low + high * d)
        for left, lit in words
        for name in lit
        for a, b, c, d in SEGMENTS[name]
    ]
    return marks(bars)


def clock_digital() -> Model:
    """A black wedge with red digits that say 7:30, a long button on top."""
    m = Model()
    side: list[Flat] = [(-0.045, 0.0), (0.045, 0.0), (0.04, 0.068), (-0.03, 0.072)]
    m.add(prism(side, 0.17, "X", 0.004), BLACK)
    lean = math.degrees(math.atan2(0.015, 0.072))
    glass = fronted(marks([(-0.075, 0.01, 0.075, 0.064)]), 0.0)
    m.add(glass.turn("X", -lean).move(0, -0.0458, 0), "glass/screen", sheet=True)
    words = ((-0.05, "abc"), (-0.008, "abcdg"), (0.028, "abcdef"))
    lit = _digits(words, 0.025, 0.036, 0.018)
    m.add(
        fronted(lit, 0.0).turn("X", -lean).move(0, -0.0465, 0),
        "plastic/red",
        sheet=True,
    )
    colon = marks([(-0.0175, 0.026, -0.0135, 0.03), (-0.0175, 0.042, -0.0135, 0.046)])
    m.add(
        fronted(colon, 0.0).turn("X", -lean).move(0, -0.0465, 0),
        "plastic/red",
        sheet=True,
    )
    m.add(slab((-0.04, -0.012, 0.066), (0.04, 0.012, 0.077), 0.0), "metal/brushed")
    return m


def clock_cube() -> Model:
    """A small cube of oak with a large white dial."""
    m, z = Model(), 0.052
    m.add(box((0.1, 0.055, 0.1), (0, 0, z - 0.002), 0.006), "wood/oak")
    m.add(fronted(spot(0.043, 0, z, 0, 16), -0.0285), "paper/white", sheet=True)
    _dial(m, 0.042, z, -0.0285)
    m.add(slab((-0.012, -0.012, 0.095), (0.012, 0.012, 0.108), 0.002), "metal/brass")
    return m


# ---------------------------------------------------------------------- photo frames


def _person(
    m: Model, x: float, low: float, size: float, y: float, colours: tuple[str, str, str]
) -> None:
    """Head, hair and shoulders of a person in a photograph."""
    coat, skin, hair = colours
    arc = [math.pi * k / 6 for k in range(7)]
    body = [
        (x + 0.62 * size * math.cos(t), low + 0.8 * size * math.sin(t)) for t in arc
    ]
    m.add(fronted(patch(body), y), coat, sheet=True)
    m.add(
        fronted(spot(0.36 * size, x, low + 1.2 * size, 0, 9), y - 0.0005),
        hair,
        sheet=True,
    )
    m.add(
        fronted(spot(0.28 * size, x, low + 1.1 * size, 0, 8), y - 0.001),
        skin,
        sheet=True,
    )


def _frame(m: Model, width: float, height: float, bar: float, wood: str) -> None:
    """A frame of four bars around a photograph, its face near y = -0.006."""
    w = width / 2.0
    for low, high in (
        ((-w, -0.01, 0.0), (w, 0.006, bar)),
        ((-w, -0.01, height - bar), (w, 0.006, height)),
        ((-w, -0.0098, bar - 0.001), (bar - w, 0.0058, height - bar + 0.001)),
        ((w - bar, -0.0098, bar - 0.001), (w, 0.0058, height - bar + 0.001)),
    ):  # fmt: skip
        m.add(slab(low, high, 0.0), wood)
    m.add(
        slab(
            (bar - w - 0.004, -0.003, bar - 0.004),
            (w - bar + 0.004, 0.004, height - bar + 0.004),
            0.0,
        ),
        "paper/white",
    )


def _leaning(m: Model, degrees: float, strut: float) -> Model:
    """A frame put on a table: leant back, held up by a strut."""
    for part, _ in m.parts:
        part.turn("X", -degrees)
    lean = math.radians(degrees)
    y, z = strut * math.sin(lean), strut * math.cos(lean)
    leg: list[Point] = [(0, y, z), (0, y + 0.42 * strut, 0.004)]
    m.add(tube(leg, 0.006, 4), BLACK)
    return m


def frame_portrait() -> Model:
    """An oak frame with the portrait of a woman."""
    m = Model()
    _frame(m, 0.16, 0.21, 0.016, "wood/oak")
    m.add(
        fronted(marks([(-0.056, 0.024, 0.056, 0.186)]), -0.0036),
        "glass/water",
        sheet=True,
    )
    _person(m, 0.0, 0.024, 0.08, -0.0042, ("book/red", "food/pastry", "bark/brown"))
    return _leaning(m, 12.0, 0.13)


def frame_couple() -> Model:
    """A white frame, broader than high, with two people before hills."""
    m = Model()
    _frame(m, 0.24, 0.18, 0.02, "paint/plain")
    m.add(fronted(marks([(-0.1, 0.02, 0.1, 0.16)]), -0.0036), "glass/water", sheet=True)
    hills = [
        (-0.1, 0.02),
        (0.1, 0.02),
        (0.1, 0.075),
        (0.04, 0.1),
        (-0.03, 0.07),
        (-0.1, 0.095),
    ]
    m.add(fronted(patch(hills), -0.0042), "leaf/pale", sheet=True)
    _person(m, -0.036, 0.02, 0.066, -0.0046, ("book/blue", "food/pastry", "bark/brown"))
    _person(m, 0.046, 0.02, 0.06, -0.0046, ("plastic/red", "food/pastry", "book/ochre"))
    return _leaning(m, 12.0, 0.11)


def frame_folding() -> Model:
    """Two brass frames hinged together, a child in one, the sea in the other."""
    m = Model()
    for sign in (-1.0, 1.0):
        leaf = Model()
        _frame(leaf, 0.13, 0.17, 0.01, "metal/brass")
        leaf.add(
            fronted(marks([(-0.052, 0.013, 0.052, 0.157)]), -0.0036),
            "glass/water",
            sheet=True,
        )
        if sign < 0:
            _person(
                leaf,
                0.0,
                0.014,
                0.07,
                -0.0042,
                ("plastic/yellow", "food/pastry", "bark/brown"),
            )
        else:
            sea = fronted(marks([(-0.052, 0.03, 0.052, 0.085)]), -0.0042)
            leaf.add(sea, "ceramic/blue", sheet=True)
            sand = fronted(marks([(-0.052, 0.013, 0.052, 0.04)]), -0.0048)
            leaf.add(sand, "book/cream", sheet=True)
            leaf.add(
                fronted(spot(0.014, 0.025, 0.125, 0, 9), -0.0042),
                "plastic/yellow",
                sheet=True,
            )
        for part, material in leaf.parts:
            part.move(sign * 0.066, 0, 0).turn("Z", sign * -24)
            m.add(part, material, sheet=True)
    m.add(lathe([(0.004, 0.005), (0.004, 0.165)], 6), "metal/brass")
    return m


# ------------------------------------------------------------------- soap dispensers


def _pump(m: Model, z: float, material: str) -> None:
    """A collar, a stem and the spout of a soap pump, which looks to the front."""
    m.add(lathe([(0.015, z - 0.004), (0.015, z + 0.016)], 8), material)
    m.add(lathe([(0.005, z + 0.014), (0.005, z + 0.04)], 5), material)
    m.add(slab((-0.011, -0.012, z + 0.036), (0.011, 0.014, z + 0.048), 0.0), material)
    spout: list[Point] = [
        (0, 0.0, z + 0.042),
        (0, -0.04, z + 0.042),
        (0, -0.046, z + 0.03),
    ]
    m.add(tube(spout, 0.0045, 4), material)


def soap_round() -> Model:
    """A round glazed bottle with a chromed pump."""
    m = Model()
    body = [
        (0.0, 0.0),
        (0.036, 0.0),
        (0.04, 0.012),
        (0.038, 0.1),
        (0.014, 0.122),
        (0.0, 0.122),
    ]
    m.add(lathe(body, 14), "ceramic/plain")
    _pump(m, 0.122, "metal/chrome")
    return m


def soap_square() -> Model:
    """A square amber bottle with a white label and a black pump."""
    m = Model()
    rings = [
        [(x, y, z) for x, y in rounded(w, w, r, 2)]
        for w, r, z in ((0.062, 0.01, 0.0), (0.066, 0.012, 0.1), (0.03, 0.014, 0.13))
    ]
    m.add(loft(rings), "drink/coffee")
    m.add(slab((-0.026, -0.0338, 0.025), (0.026, -0.02, 0.082), 0.0), "paper/white")
    m.add(
        fronted(
            marks([(-0.018, 0.06, 0.018, 0.068), (-0.012, 0.044, 0.012, 0.048)]),
            -0.0345,
        ),
        BLACK,
        sheet=True,
    )
    _pump(m, 0.13, BLACK)
    return m


def soap_dish() -> Model:
    """A pump bottle and a bar of soap on a small tray of marble."""
    m = Model()
    m.add(
        prism(rounded(0.2, 0.095, 0.02, 2), 0.012).move(0.04, 0, 0.006), "stone/marble"
    )
    part = Model()
    body = [(0.0, 0.0), (0.033, 0.0), (0.033, 0.1), (0.015, 0.112), (0.0, 0.112)]
    part.add(lathe(body, 12), "glass/green")
    _pump(part, 0.112, "metal/brass")
    for piece, material in part.parts:
        m.add(piece.move(-0.005, 0, 0.0115), material)
    bar = prism(rounded(0.075, 0.05, 0.02, 2), 0.022, "Z", 0.005)
    m.add(bar.turn("Z", 12).move(0.085, 0, 0.0225), "wax/ivory")
    return m


# ---------------------------------------------------------------- toothbrush glasses


def _brush(m: Model, foot: Point, tip: Point, colour: str) -> None:
    """A toothbrush that stands in a glass, its bristles to the front."""
    m.add(tube([foot, tip], [0.0055, 0.004], 4), colour)
    x, y, z = tip
    m.add(box((0.012, 0.006, 0.03), (x, y, z), 0.0), colour)
    m.add(box((0.011, 0.012, 0.024), (x, y - 0.008, z + 0.001), 0.0), WHITE)


def brushes_glass() -> Model:
    """A glass with two toothbrushes leaning apart."""
    m = Model()
    m.add(hollow([(0.032, 0.0), (0.037, 0.105)], 0.002, 0.02, 13), "glass/clear")
    _brush(m, (0.012, 0.0, 0.02), (-0.045, 0.0, 0.175), "plastic/red")
    _brush(m, (-0.012, 0.006, 0.02), (0.042, 0.012, 0.18), "plastic/blue")
    return m


def brushes_cup() -> Model:
    """A glazed cup with brushes and a tube of paste, cap down."""
    m = Model()
    m.add(
        hollow([(0.037, 0.0), (0.039, 0.095)], 0.004, 0.03, 13),
        "ceramic/plain",
    )
    m.add(sleeve([(0.0398, 0.04), (0.0398, 0.05)], 13), "ceramic/white", sheet=True)
    _brush(m, (0.01, 0.008, 0.03), (-0.042, 0.012, 0.17), "plastic/green")
    _brush(m, (0.0, 0.01, 0.03), (-0.01, 0.038, 0.182), "plastic/orange")
    for sections, material in (
        (
            [(0.024, 0.024, 0.03), (0.036, 0.03, 0.05), (0.05, 0.005, 0.165)],
            "paper/white",
        ),
        ([(0.0415, 0.0235, 0.085), (0.046, 0.0155, 0.12)], "plastic/red"),
    ):
        rings = [
            [(x, y, z) for x, y in rounded(w, d, 0.4 * d, 1)] for w, d, z in sections
        ]
        paste = loft(rings).turn("Y", 8, (0, 0, 0.03))
        m.add(paste.move(0.014, -0.012, 0), material)
    return m


def brushes_electric() -> Model:
    """An electric toothbrush on its charger beside a stone tumbler with a brush."""
    m = Model()
    m.add(slab((-0.085, -0.04, 0.0), (0.085, 0.04, 0.008), 0.0), "wood/oak")
    m.add(lathe([(0.03, 0.0), (0.028, 0.02)], 10, (-0.045, 0, 0.0075)), WHITE)
    body = [
        (0.0, 0.0),
        (0.014, 0.002),
        (0.0165, 0.06),
        (0.011, 0.14),
        (0.005, 0.15),
        (0.004, 0.2),
        (0.0, 0.202),
    ]
    m.add(lathe(body, 9, (-0.045, 0, 0.026)), WHITE)
    m.add(box((0.014, 0.01, 0.016), (-0.045, -0.007, 0.222), 0.0), "plastic/blue")
    m.add(fronted(spot(0.006, -0.045, 0.1, 0, 7), -0.0165), "plastic/blue", sheet=True)
    m.add(
        hollow([(0.034, 0.0), (0.034, 0.09)], 0.005, 0.03, 11).move(0.043, 0, 0.0075),
        "stone/granite",
    )
    _brush(m, (0.04, 0.0, 0.038), (0.075, 0.0, 0.18), "plastic/yellow")
    return m


# --------------------------------------------------------------------------- towels


def _fold(width: float, deep: float, thick: float) -> Part:
    """One fold of a towel: long x, its round fold to the front."""
    half = thick / 2.0
    arc = [math.radians(90 + 36 * k) for k in range(6)]
    front = [
        (-deep / 2 + half + half * math.cos(t), half + half * math.sin(t)) for t in arc
    ]
    return prism([*front, (deep / 2, 0.0), (deep / 2, thick)], width, "X")


def _towel(m: Model, at: Point, size: Point, cloth: str, turn: float) -> None:
    """A towel folded in two, one fold on the other."""
    width, deep, thick = size
    for k in range(2):
        part = _fold(width, deep, thick / 2.0 + 0.0006).move(0, 0, k * thick / 2.0)
        m.add(part.turn("Z", turn).move(*at), cloth)


def towels_stack() -> Model:
    """Three towels of two colours in a neat pile."""
    m = Model()
    for k, (cloth, turn) in enumerate(
        (("fabric/wool", 0), ("paper/white", 2), ("fabric/wool", -2))
    ):
        _towel(m, (0, 0, 0.0445 * k), (0.32 - 0.01 * k, 0.23, 0.045), cloth, turn)
    return m


def _roll(
    m: Model, y: float, z: float, radius: float, cloth: str, length: float
) -> None:
    """A rolled towel along y, its spiral to the front."""
    part = lathe(
        [
            (radius * 0.97, -length / 2),
            (radius, -length / 2 + 0.01),
            (radius, length / 2),
        ],
        11,
    )
    m.add(part.turn("X", -90).move(y, 0, z), cloth)
    turns = [1.15 * k for k in range(9)]
    spiral: list[Point] = [
        (
            y + radius * (0.12 + 0.088 * k) * math.cos(t),
            -length / 2 - 0.001,
            z + radius * (0.12 + 0.088 * k) * math.sin(t),
        )
        for k, t in enumerate(turns)
    ]
    m.add(tube(spiral, 0.0022, 3), "paper/tape")


def towels_rolled() -> Model:
    """Three rolled towels, two below and one on top."""
    m, r = Model(), 0.055
    for x, z, cloth in (
        (-r, r, "fabric/linen"),
        (r, r, "paper/white"),
        (0.0, r * 2.72, "fabric/linen"),
    ):
        _roll(m, x, z, r + 0.0012, cloth, 0.26)
    return m


def towels_soap() -> Model:
    """A thick bath towel with a woven border, a flannel and soap on it."""
    m = Model()
    _towel(m, (0, 0, 0), (0.3, 0.22, 0.07), "fabric/wool", 0)
    for x in (-0.1, 0.1):
        m.add(
            slab((x - 0.012, -0.113, 0.004), (x + 0.012, 0.0, 0.0716), 0.0),
            "paper/white",
        )
    _towel(m, (0.0, 0.0, 0.0705), (0.15, 0.13, 0.026), "paper/white", 8)
    bar = prism(rounded(0.08, 0.052, 0.02, 2), 0.022, "Z", 0.005)
    m.add(bar.turn("Z", -14).move(0.0, -0.01, 0.107), "food/icing")
    return m


# ----------------------------------------------------------------- detergent bottles


def _label(
    m: Model,
    rectangle: tuple[float, float, float, float],
    y: float,
    colours: tuple[str, str],
) -> None:
    """A label on the front of a bottle with a round mark and a line."""
    a, b, c, d = rectangle
    m.add(slab((a, y, b), (c, y + 0.02, d), 0.0), colours[0])
    x, r = (a + c) / 2.0, (c - a) * 0.3
    m.add(fronted(spot(r, x, d - r * 1.5, 0, 9), y - 0.0007), colours[1], sheet=True)
    m.add(
        fronted(marks([(a + 0.01, b + 0.012, c - 0.01, b + 0.024)]), y - 0.0007),
        colours[1],
        sheet=True,
    )


def _flask(
    sections: Sequence[tuple[float, float, float]], radius: float = 0.02
) -> Part:
    """A bottle over round-cornered rectangles, each (width, depth, z)."""
    return loft(
        [
            [(x, y, z) for x, y in rounded(w, d, min(radius, 0.45 * min(w, d)), 2)]
            for w, d, z in sections
        ]
    )


def detergent_laundry() -> Model:
    """A big bottle of washing liquid with a grip at its side and a round cap."""
    m, plastic = Model(), "plastic/plain"
    m.add(
        _flask(
            [
                (0.17, 0.09, 0.0),
                (0.18, 0.1, 0.015),
                (0.18, 0.1, 0.15),
                (0.1, 0.08, 0.2),
                (0.07, 0.07, 0.215),
            ]
        ),
        plastic,
    )
    grip: list[Point] = [
        (0.035, 0, 0.2),
        (0.075, 0, 0.215),
        (0.085, 0, 0.18),
        (0.078, 0, 0.13),
    ]
    m.add(tube(grip, 0.013, 5), plastic)
    m.add(lathe([(0.037, 0.21), (0.037, 0.262), (0.033, 0.266)], 12), "plastic/blue")
    _label(m, (-0.07, 0.025, 0.055, 0.14), -0.0515, ("paper/white", "plastic/blue"))
    return m


def detergent_spray() -> Model:
    """A spray bottle with a trigger."""
    m = Model()
    m.add(
        _flask(
            [
                (0.085, 0.06, 0.0),
                (0.09, 0.065, 0.01),
                (0.088, 0.06, 0.12),
                (0.04, 0.036, 0.175),
                (0.034, 0.032, 0.2),
            ]
        ),
        "plastic/plain",
    )
    m.add(lathe([(0.02, 0.197), (0.02, 0.22)], 9), WHITE)
    head = [
        (-0.055, 0.245),
        (-0.05, 0.265),
        (0.03, 0.268),
        (0.04, 0.24),
        (0.015, 0.215),
        (-0.015, 0.215),
        (-0.022, 0.24),
    ]
    m.add(prism(head, 0.03, "X"), WHITE)
    m.add(box((0.012, 0.014, 0.014), (0, -0.058, 0.255), 0.0), "plastic/red")
    trigger: list[Point] = [(0, -0.022, 0.242), (0, -0.045, 0.222), (0, -0.042, 0.19)]
    m.add(tube(trigger, [0.009, 0.007, 0.005], 4), "plastic/red")
    _label(m, (-0.034, 0.02, 0.034, 0.105), -0.0335, ("plastic/yellow", "plastic/red"))
    return m


def detergent_dishes() -> Model:
    """Washing-up liquid with a push cap, a sponge beside it."""
    m = Model()
    m.add(
        _flask(
            [
                (0.07, 0.045, 0.0),
                (0.075, 0.05, 0.012),
                (0.058, 0.042, 0.1),
                (0.07, 0.048, 0.16),
                (0.03, 0.03, 0.2),
            ]
        ),
        "plastic/plain",
    )
    m.add(
        lathe([(0.016, 0.198), (0.014, 0.218), (0.006, 0.222), (0.006, 0.235)], 8),
        WHITE,
    )
    _label(m, (-0.024, 0.035, 0.024, 0.125), -0.0262, ("paper/white", "plastic/green"))
    m.add(slab((0.036, -0.035, 0.0), (0.105, 0.055, 0.022), 0.003), "plastic/yellow")
    m.add(slab((0.036, -0.035, 0.0215), (0.105, 0.055, 0.03), 0.0), "leaf/dark")
    return m


# ---------------------------------------------------------------------- tissue boxes


def _tissue(m: Model, z: float, size: float = 1.0) -> None:
    """A crumpled tissue that is pulled half out of a box."""
    shape = lathe(
        [(0.02, 0.0), (0.03, 0.03), (0.052, 0.06), (0.018, 0.045), (0.0, 0.035)], 8
    )

    def wave(x: float, y: float, h: float) -> Point:
        t = math.atan2(y, x)
        lift = (0.018 * math.cos(2.0 * t + 0.4) + 0.008 * math.cos(3.0 * t)) * (
            h / 0.06
        )
        return (x * size * 1.2, y * size * 0.55, (h + lift) * size)

    m.add(shape.warp(wave).move(0, 0, z), "paper/white")


def tissues_cube() -> Model:
    """A cube of card with dots, a tissue standing out of it."""
    m = Model()
    m.add(box((0.12, 0.12, 0.125), (0, 0, 0.0625), 0.003), "plastic/plain")
    m.add(
        patch(
            [
                (0.042 * math.cos(t), 0.028 * math.sin(t))
                for t in (2 * math.pi * k / 12 for k in range(12))
            ],
            0.1256,
        ),
        "metal/black",
        sheet=True,
    )
    for x, z in ((-0.03, 0.09), (0.03, 0.09), (0.0, 0.06), (-0.03, 0.03), (0.03, 0.03)):
        m.add(fronted(spot(0.01, x, z, 0, 7), -0.0606), "paper/white", sheet=True)
    _tissue(m, 0.12)
    return m


def tissues_flat() -> Model:
    """A long flat box with a wavy band of colour."""
    m = Model()
    m.add(box((0.23, 0.115, 0.075), (0, 0, 0.0375), 0.002), "paper/white")
    wave = [
        (-0.114, 0.0),
        (0.114, 0.0),
        (0.114, 0.05),
        (0.05, 0.03),
        (-0.03, 0.055),
        (-0.114, 0.03),
    ]
    m.add(fronted(patch(wave), -0.0582), "plastic/plain", sheet=True)
    m.add(
        patch(
            [
                (0.075 * math.cos(t), 0.022 * math.sin(t))
                for t in (2 * math.pi * k / 12 for k in range(12))
            ],
            0.0756,
        ),
        "metal/black",
        sheet=True,
    )
    _tissue(m, 0.07, 1.15)
    return m


def tissues_wood() -> Model:
    """A cover of walnut with a chromed slot."""
    m = Model()
    m.add(box((0.25, 0.13, 0.09), (0, 0, 0.045), 0.004), "wood/walnut")
    m.add(slab((-0.08, -0.02, 0.088), (0.08, 0.02, 0.0925), 0.0), "metal/brass")
    m.add(marks([(-0.074, -0.014, 0.074, 0.014)], 0.0931), "metal/black", sheet=True)
    _tissue(m, 0.088, 1.05)
    return m


# -------------------------------------------------------------------- wicker baskets


def _woven(
    width: float, deep: float, high: float, rows: int, round_: float = 0.5
) -> Part:
    """A basket of coiled wicker, hollow to a third of its height."""

    def section(share: float) -> list[Point]:
        grow = 0.84 + 0.16 * math.sqrt(share)
        outline = rounded(
            width * grow, deep * grow, round_ * min(width, deep) * grow * 0.98, 2
        )
        return [(x, y, high * share) for x, y in outline]

    rings = coiled(section, rows, 0.012)
    inner = [
        [(x * 0.9, y * 0.9, z) for x, y, z in rings[-1]],
        [(x * 0.86, y * 0.86, high * 0.45) for x, y, z in rings[-1]],
    ]
    return loft([*rings, *inner])


def basket_handle() -> Model:
    """A round basket with a tall handle, a cloth and buns in it."""
    m = Model()
    m.add(_woven(0.28, 0.28, 0.12, 3), "wicker/natural")
    hoop: list[Point] = [
        (-0.128, 0, 0.09),
        (-0.125, 0, 0.19),
        (-0.06, 0, 0.265),
        (0.06, 0, 0.265),
        (0.125, 0, 0.19),
        (0.128, 0, 0.09),
    ]
    m.add(tube(hoop, 0.008, 4), "wicker/natural")
    m.add(lathe([(0.11, 0.05), (0.112, 0.1), (0.0, 0.085)], 8), "fabric/linen")
    for x, y in ((-0.045, -0.03), (0.05, -0.025), (0.0, 0.045)):
        m.add(ball((0.085, 0.08, 0.06), (x, y, 0.11), 6, 4), "food/bread")
    return m


def basket_yarn() -> Model:
    """A low basket with balls of wool and two knitting needles."""
    m = Model()
    m.add(_woven(0.3, 0.24, 0.11, 3), "wicker/natural")
    wool = (
        ("book/red", -0.06, 0.02, 0.1),
        ("fabric/wool", 0.055, 0.03, 0.105),
        ("book/ochre", 0.005, -0.045, 0.1),
    )
    for cloth, x, y, size in wool:
        m.add(ball((size, size, size), (x, y, 0.1), 7, 4), cloth)
    for sign in (-1.0, 1.0):
        m.add(
            tube([(0.05, 0.03, 0.13), (0.05 + sign * 0.07, -0.02, 0.26)], 0.0035, 3),
            "metal/brass",
        )
        m.add(
            box((0.012, 0.012, 0.012), (0.05 + sign * 0.07, -0.02, 0.26), 0.0),
            "plastic/red",
        )
    return m


def basket_box() -> Model:
    """An oblong basket with two grips and a rolled cloth liner."""
    m = Model()
    m.add(_woven(0.3, 0.22, 0.17, 4, 0.16), "wicker/natural")
    liner = loft(
        [
            [(x, y, z) for x, y in rounded(w, d, 0.03, 1)]
            for w, d, z in (
                (0.31, 0.23, 0.14),
                (0.312, 0.232, 0.175),
                (0.264, 0.184, 0.178),
                (0.246, 0.166, 0.148),
            )
        ]
    )
    m.add(liner, "fabric/linen")
    for sign in (-1.0, 1.0):
        grip: list[Point] = [
            (sign * 0.148, -0.04, 0.13),
            (sign * 0.166, -0.035, 0.19),
            (sign * 0.166, 0.035, 0.19),
            (sign * 0.148, 0.04, 0.13),
        ]
        m.add(tube(grip, 0.008, 4), "bark/brown")
    return m


# ---------------------------------------------------------------------- bed linen


def _lying(part: Part) -> Part:
    """A pillow with a nearly flat underside, as it lies on a bed."""
    return part.warp(lambda x, y, z: (x, y, z if z > 0.0 else 0.35 * z))


def pillow_plain() -> Model:
    """A plump white pillow."""
    m = Model()
    m.add(_lying(pillow(0.6, 0.4, 0.2, 7, 0.04)), "paper/white")
    return m


def pillow_oxford() -> Model:
    """A coloured pillow with a flat border all round."""
    m = Model()
    m.add(prism(rounded(0.66, 0.44, 0.015, 1), 0.01).move(0, 0, 0.005), "fabric/linen")
    m.add(_lying(pillow(0.6, 0.38, 0.2, 7, 0.02)).move(0, 0, 0.02), "fabric/linen")
    return m


def pillow_pair() -> Model:
    """Two pillows, one askew on the other, white on a colour."""
    m = Model()
    m.add(_lying(pillow(0.62, 0.4, 0.17, 6, 0.04)), "fabric/linen")
    upper = _lying(pillow(0.58, 0.38, 0.16, 6, 0.05)).turn("X", 4).turn("Z", 9)
    m.add(upper.move(0.01, 0.0, 0.092), "paper/white")
    return m


def pillow_striped() -> Model:
    """A white pillow with three blue stripes along its length."""
    m, pull = Model(), 0.03
    m.add(_lying(pillow(0.6, 0.4, 0.19, 6, pull)), "paper/white")
    # The stripes run along three lines of the pillow's own grid.
    lines = [0.55 * t + 0.45 * math.sin(0.5 * math.pi * t) for t in (-1 / 3, 0, 1 / 3)]
    steps = [0.55 * t + 0.45 * math.sin(0.5 * math.pi * t) for t in (-2 / 3, -1 / 3)]
    along = [-0.96, *steps, 0.0, *(-t for t in reversed(steps)), 0.96]
    for v in lines:
        path: list[Point] = []
        for u in along:
            fat = ((1.0 - u**4) * (1.0 - v**4)) ** 0.6
            x = 0.3 * u * (1.0 - pull * (1.0 - v * v))
            y = 0.2 * v * (1.0 - pull * (1.0 - u * u))
            path.append((x, y, 0.095 * fat))
        m.add(tube(path, 0.015, 4, flat=0.25), "book/blue")
    return m


def blanket_fringed() -> Model:
    """A folded wool blanket with a pale stripe and a fringe at its open end."""
    m = Model()
    for k in range(3):
        part = _fold(0.44, 0.34 - 0.012 * k, 0.032).move(0, 0.004 * k, 0.0315 * k)
        m.add(part, "fabric/wool")
    for x in (-0.13, 0.13):
        m.add(
            slab((x - 0.022, -0.15, 0.05), (x + 0.022, 0.166, 0.0962), 0.0),
            "book/cream",
        )
    for k in range(14):
        x = -0.21 + 0.42 * k / 13
        m.add(box((0.01, 0.05, 0.012), (x, 0.19, 0.052), 0.0), "book/cream")
    return m


def blanket_quilt() -> Model:
    """A thick quilt folded in two soft layers, its squares stitched."""
    m = Model()
    for k in range(2):
        layer = cushion((0.48, 0.36, 0.085), (0, 0, 0), 0.04, 0.016, (2, 2, 1), 1)
        m.add(layer.move(0, -0.008 * k, 0.05 + 0.082 * k), "fabric/linen")
    seams = []
    for k in (-1, 0, 1):
        seams.append((-0.2, 0.09 * k - 0.012, 0.2, 0.09 * k - 0.008))
        seams.append((0.13 * k - 0.002, -0.145, 0.13 * k + 0.002, 0.13))
    part = marks(seams).warp(lambda x, y, z: (x, y, 0.191 - 0.2 * (x * x + y * y)))
    m.add(part, "paper/tape", sheet=True)
    return m


def blanket_knitted() -> Model:
    """A folded throw of thick knitted cables that run over its fold."""
    m = Model()
    m.add(_fold(0.42, 0.3, 0.045), "fabric/wool")
    m.add(_fold(0.42, 0.3, 0.045).move(0, 0.004, 0.0445), "fabric/wool")
    for k in range(8):
        x = -0.185 + 0.0528 * k
        path: list[Point] = [(x, 0.15, 0.0895), (x, -0.12, 0.0895), (x, -0.148, 0.068)]
        m.add(tube([*path, (x, -0.128, 0.046)], 0.0165, 4), "fabric/wool")
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "alarm_clock/bells": clock_bells,
    "alarm_clock/digital": clock_digital,
    "alarm_clock/cube": clock_cube,
    "photo_frame/portrait": frame_portrait,
    "photo_frame/couple": frame_couple,
    "photo_frame/folding": frame_folding,
    "soap_dispenser/round": soap_round,
    "soap_dispenser/square": soap_square,
    "soap_dispenser/dish": soap_dish,
    "toothbrush_glass/clear": brushes_glass,
    "toothbrush_glass/cup": brushes_cup,
    "toothbrush_glass/electric": brushes_electric,
    "folded_towels/stack": towels_stack,
    "folded_towels/rolled": towels_rolled,
    "folded_towels/soap": towels_soap,
    "detergent_bottle/laundry": detergent_laundry,
    "detergent_bottle/spray": detergent_spray,
    "detergent_bottle/dishes": detergent_dishes,
    "tissue_box/cube": tissues_cube,
    "tissue_box/flat": tissues_flat,
    "tissue_box/wood": tissues_wood,
    "wicker_basket/handle": basket_handle,
    "wicker_basket/yarn": basket_yarn,
    "wicker_basket/box": basket_box,
    "bed_pillow/plain": pillow_plain,
    "bed_pillow/oxford": pillow_oxford,
    "bed_pillow/pair": pillow_pair,
    "bed_pillow/striped": pillow_striped,
    "blanket/fringed": blanket_fringed,
    "blanket/quilt": blanket_quilt,
    "blanket/knitted": blanket_knitted,
}
