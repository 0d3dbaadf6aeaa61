"""Tables: dining, coffee and side tables, desks, and television stands."""

from __future__ import annotations

import math
from collections.abc import Callable

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
    tube,
)


def _disc(radius: float, low: float, high: float, sides: int = 32) -> Part:
    """A round table top with eased edges between two heights."""
    e = min(0.008, (high - low) * 0.3)
    rim = [(0.0, low), (radius - e, low), (radius, low + e), (radius, high - e)]
    return lathe([*rim, (radius - e, high), (0.0, high)], sides)


def _apron(m: Model, half: Flat, z: float, height: float, wood: str) -> None:
    """Four rails below a top; `half` is how far their middles lie out in x and y."""
    for sign in (-1, 1):
        rail = box((2.0 * half[0], 0.022, height), (0, sign * half[1], z), 0.003)
        m.add(rail, wood)
        rail = box((0.022, 2.0 * half[1], height), (sign * half[0], 0, z), 0.003)
        m.add(rail, wood)


def _pull(m: Model, x: float, y: float, z: float, length: float, metal: str) -> None:
    """A bar handle on a front that faces -Y at depth `y`."""
    m.add(box((length, 0.012, 0.012), (x, y - 0.026, z), 0.003), metal)
    for sign in (-1, 1):
        at = (x + sign * (length / 2.0 - 0.015), y - 0.012, z)
        m.add(box((0.01, 0.028, 0.01), at, 0.0), metal)


def _knob(m: Model, x: float, y: float, z: float, metal: str) -> None:
    """A round knob on a front that faces -Y at depth `y`."""
    profile = [
        (0.006, -0.004),
        (0.006, 0.012),
        (0.016, 0.018),
        (0.017, 0.026),
        (0.01, 0.031),
        (0.0, 0.032),
    ]
    m.add(lathe(profile, 10).turn("X", 90).move(x, y, z), metal)


# ------------------------------------------------------------------- dining tables


def dining_rectangular() -> Model:
    """A rectangular dining table: board top, apron, square tapered legs."""
    m, wood = Model(), "wood/oak"
    for k in range(5):
        y = 0.18 * (k - 2)
        m.add(box((1.64, 0.1795, 0.034), (0, y, 0.733), 0.0025), wood)
    m.pair(box((0.11, 0.9, 0.0345), (0.8755, 0, 0.733), 0.004), wood)
    _apron(m, (0.79, 0.36), 0.666, 0.1, wood)
    m.four(leg((0.8, 0.37, 0), (0.79, 0.36, 0.717), 0.05, 0.085, 4), wood)
    return m


def dining_round() -> Model:
    """A round dining table on a turned pedestal with four curved feet."""
    m, wood = Model(), "wood/walnut"
    m.add(_disc(0.6, 0.718, 0.75, 40), wood)
    m.add(
        lathe(
            [(0.0, 0.67), (0.28, 0.672), (0.31, 0.69), (0.31, 0.722), (0.0, 0.722)], 24
        ),
        wood,
    )
    column = [
        (0.0, 0.12), (0.075, 0.12), (0.09, 0.15), (0.09, 0.24), (0.065, 0.27),
        (0.06, 0.3), (0.085, 0.36), (0.092, 0.42), (0.075, 0.52), (0.055, 0.58),
        (0.075, 0.6), (0.075, 0.62), (0.12, 0.68), (0.0, 0.68),
    ]  # fmt: skip
    m.add(lathe(column, 18), wood)
    foot = [
        (0.03, 0.16), (0.03, 0.26), (0.13, 0.235), (0.25, 0.15), (0.34, 0.07),
        (0.4, 0.05), (0.43, 0.03), (0.43, 0.0), (0.36, 0.0), (0.29, 0.03),
        (0.2, 0.1), (0.12, 0.145),
    ]  # fmt: skip
    for k in range(4):
        m.add(prism(foot, 0.06, "X", 0.01).turn("Z", 45 + 90 * k), wood)
    return m


def dining_trestle() -> Model:
    """A farmhouse table: thick board on two crossed trestles with a long tie."""
    m, wood = Model(), "wood/pine"
    for k in range(4):
        m.add(box((1.9, 0.2205, 0.042), (0, 0.22 * (k - 1.5), 0.739), 0.003), wood)
    for x in (-0.68, 0.68):
        for sign in (-1, 1):
            bar = box((0.075, 0.075, 0.93), (0, 0, 0), 0.008).turn("X", 45 * sign)
            m.add(bar.move(x + 0.012 * sign, 0, 0.356), wood)
        m.add(box((0.1, 0.76, 0.05), (x, 0, 0.695), 0.008), wood)
        m.add(box((0.11, 0.76, 0.05), (x, 0, 0.025), 0.008), wood)
    m.add(box((1.5, 0.045, 0.09), (0, 0, 0.36), 0.006), wood)
    return m


# ------------------------------------------------------------------- coffee tables


def coffee_shelf() -> Model:
    """A rectangular coffee table with a slatted lower shelf."""
    m, wood = Model(), "wood/oak"
    for k in range(4):
        m.add(box((0.95, 0.1555, 0.03), (0, 0.155 * (k - 1.5), 0.415), 0.003), wood)
    m.pair(box((0.1, 0.62, 0.0305), (0.5255, 0, 0.415), 0.004), wood)
    _apron(m, (0.52, 0.255), 0.375, 0.06, wood)
    m.four(leg((0.525, 0.26, 0), (0.525, 0.26, 0.402), 0.045, 0.055, 4), wood)
    _apron(m, (0.525, 0.26), 0.13, 0.035, wood)
    for k in range(7):
        m.add(box((1.05, 0.052, 0.014), (0, 0.074 * (k - 3), 0.152), 0.003), wood)
    return m


def coffee_round() -> Model:
    """A round coffee table: marble top with a metal rim on a wire drum."""
    m, metal = Model(), "metal/black"
    m.add(_disc(0.43, 0.362, 0.392, 40), "stone/marble")
    m.add(_disc(0.415, 0.35, 0.3625, 32), metal)
    for z, r in ((0.0085, 0.3), (0.342, 0.39)):
        ring = [
            (r * math.cos(math.pi * k / 16), r * math.sin(math.pi * k / 16), z)
            for k in range(32)
        ]
        m.add(tube(ring, 0.0085, 6, closed=True), metal)
    for k in range(12):
        t = math.pi * k / 6
        c, s = math.cos(t), math.sin(t)
        m.add(
            tube([(0.3 * c, 0.3 * s, 0.009), (0.39 * c, 0.39 * s, 0.342)], 0.0065, 6),
            metal,
        )
    return m


def coffee_oval() -> Model:
    """An oval mid-century coffee table with slanted, brass-tipped legs."""
    m, wood = Model(), "wood/walnut"
    m.add(prism(ellipse(1.25, 0.6, 40), 0.026, "Z", 0.008).move(0, 0, 0.412), wood)
    m.add(prism(ellipse(0.78, 0.3, 24), 0.03, "Z", 0.005).move(0, 0, 0.388), wood)
    low, high = (0.46, 0.22, 0.0), (0.31, 0.11, 0.398)
    tip = (0.46 - 0.15 * 0.2, 0.22 - 0.11 * 0.2, 0.0796)
    m.four(leg(tip, high, 0.0232, 0.038, 10), wood)
    m.four(leg(low, tip, 0.0195, 0.0252, 10), "metal/brass")
    return m


# --------------------------------------------------------------------- side tables


def side_pedestal() -> Model:
    """A round side table: marble top on a slim brass pedestal."""
    m, brass = Model(), "metal/brass"
    m.add(_disc(0.235, 0.525, 0.55, 32), "stone/marble")
    m.add(_disc(0.12, 0.512, 0.5255, 20), brass)
    foot = [
        (0.0, 0.0),
        (0.165, 0.0),
        (0.172, 0.006),
        (0.168, 0.014),
        (0.1, 0.024),
        (0.04, 0.04),
        (0.022, 0.07),
    ]
    stem = [
        (0.018, 0.1),
        (0.018, 0.28),
        (0.03, 0.29),
        (0.03, 0.305),
        (0.018, 0.315),
        (0.018, 0.48),
        (0.04, 0.514),
        (0.0, 0.514),
    ]
    m.add(lathe([*foot, *stem], 22), brass)
    return m


def side_drawer() -> Model:
    """A square side table with one drawer and a lower shelf, painted below its top."""
    m, paint = Model(), "paint/plain"
    for k in range(3):
        m.add(box((0.48, 0.1495, 0.026), (0, 0.15 * (k - 1), 0.567), 0.004), "wood/oak")
    m.add(slab((-0.2, -0.172, 0.42), (0.2, 0.18, 0.556), 0.003), paint)
    m.add(slab((-0.166, -0.19, 0.43), (0.166, -0.165, 0.545), 0.005), paint)
    _knob(m, 0, -0.19, 0.488, "metal/brass")
    m.four(leg((0.205, 0.185, 0), (0.19, 0.17, 0.556), 0.028, 0.044, 4), paint)
    m.add(box((0.4, 0.36, 0.02), (0, 0, 0.16), 0.004), "wood/oak")
    return m


def side_tray() -> Model:
    """A butler's table: an oblong painted tray with grips on crossed oak legs."""
    m, paint, wood = Model(), "paint/plain", "wood/oak"
    m.add(slab((-0.28, -0.2, 0.5), (0.28, 0.2, 0.514), 0.0), paint)
    for y in (-0.196, 0.196):
        m.add(box((0.58, 0.016, 0.048), (0, y, 0.52), 0.004), paint)
    m.pair(box((0.016, 0.384, 0.03), (0.282, 0, 0.511), 0.0), paint)
    grip: list[Point] = [(0.284, -0.1, 0.535), (0.325, -0.075, 0.54)]
    grip += [(0.325, 0.075, 0.54), (0.284, 0.1, 0.535)]
    m.pair(tube(grip, 0.012, 6), "metal/brass")
    for y, side in ((-0.15, 1), (0.15, -1)):
        m.pair(box((0.03, 0.022, 0.02), (0.2, y, 0.493), 0.0), wood)
        m.add(leg((-0.24 * side, y, 0), (0.2 * side, y, 0.49), 0.03, 0.03, 4), wood)
        near = y - 0.034 if y > 0 else y + 0.034
        m.add(leg((0.24 * side, near, 0), (-0.2 * side, near, 0.49), 0.03, 0.03, 4),
              wood)  # fmt: skip
    for x, z in ((-0.17, 0.08), (0.17, 0.08), (-0.19, 0.48), (0.19, 0.48)):
        m.add(box((0.026, 0.32, 0.026), (x, 0, z), 0.0), wood)
    return m


def side_nest() -> Model:
    """A square side table: wooden top on two metal hoops."""
    m, metal = Model(), "metal/black"
    for k in range(3):
        board = box((0.42, 0.1395, 0.024), (0, 0.14 * (k - 1), 0.535), 0.003)
        m.add(board, "wood/walnut")
    m.pair(box((0.022, 0.4638, 0.034), (0.221, 0, 0.533), 0.003), metal)
    for y in (-0.221, 0.221):
        m.add(box((0.43, 0.0218, 0.0338), (0, y, 0.533), 0.003), metal)
    for y in (-0.19, 0.19):
        m.pair(box((0.02, 0.02, 0.51), (0.2, y, 0.265), 0.003), metal)
        for z in (0.01, 0.509):
            m.add(box((0.42, 0.0198, 0.0198), (0, y, z), 0.003), metal)
    for x in (-0.2, 0.2):
        for z in (0.0102, 0.5088):
            m.add(box((0.0196, 0.38, 0.0196), (x, 0, z), 0.0), metal)
    m.add(box((0.41, 0.37, 0.016), (0, 0, 0.13), 0.003), "wood/walnut")
    return m


# --------------------------------------------------------------------------- desks


def desk_pedestal() -> Model:
    """A broad oak desk top between a cupboard with an open shelf and a side board."""
    m, wood, front = Model(), "wood/oak", "paint/plain"
    m.add(box((1.4, 0.68, 0.03), (0, 0, 0.735), 0.005, 2), wood)
    m.add(slab((0.285, -0.27, 0.0), (0.655, 0.3, 0.065), 0.0), "wood/black")
    # Of boards and not of one block: the shelf above the door is open to the front.
    m.add(slab((0.27, -0.29, 0.06), (0.67, 0.32, 0.505), 0.003), front)
    for x in (0.27, 0.652):
        m.add(slab((x, -0.29, 0.5), (x + 0.018, 0.32, 0.721), 0.002), front)
    m.add(slab((0.28, 0.302, 0.5), (0.66, 0.32, 0.721), 0.0), front)
    m.add(slab((0.277, -0.311, 0.07), (0.663, -0.285, 0.495), 0.004), wood)
    _knob(m, 0.315, -0.311, 0.4, "metal/black")
    for k, (ink, tall) in enumerate((("blue", 0.17), ("red", 0.15), ("cream", 0.18))):
        x = 0.3 + 0.042 * k
        low, high = (x, -0.22, 0.505), (x + 0.038, 0.02, 0.505 + tall)
        m.add(slab(low, high, 0.002), f"book/{ink}")
    m.add(slab((0.46, -0.24, 0.505), (0.63, 0.02, 0.545), 0.0), "paper/white")
    m.add(slab((-0.66, -0.29, 0.0), (-0.625, 0.32, 0.721), 0.004), front)
    m.add(slab((-0.63, 0.27, 0.36), (0.28, 0.29, 0.721), 0.0), front)
    return m


def desk_writing() -> Model:
    """A slim writing desk with two drawers and a low rail at the back."""
    m, wood = Model(), "wood/walnut"
    m.add(box((1.2, 0.6, 0.026), (0, 0, 0.747), 0.005, 2), wood)
    m.add(slab((-0.56, -0.262, 0.61), (0.56, 0.27, 0.735), 0.003), wood)
    for x in (-0.265, 0.265):
        m.add(slab((x - 0.255, -0.282, 0.62), (x + 0.255, -0.255, 0.727), 0.004), wood)
        _knob(m, x, -0.282, 0.675, "metal/brass")
    m.four(leg((0.55, 0.26, 0), (0.53, 0.24, 0.735), 0.028, 0.05, 4), wood)
    m.add(slab((-0.58, 0.272, 0.755), (0.58, 0.29, 0.83), 0.004), wood)
    return m


def desk_hutch() -> Model:
    """A painted desk with an oak top under a row of pigeonholes, two drawers."""
    m, paint, wood = Model(), "paint/plain", "wood/oak"
    m.add(box((1.16, 0.62, 0.028), (0, 0, 0.742), 0.006, 2), wood)
    m.add(slab((-0.53, -0.255, 0.61), (0.53, 0.28, 0.73), 0.003), paint)
    for x in (-0.265, 0.265):
        m.add(slab((x - 0.245, -0.275, 0.618), (x + 0.245, -0.25, 0.722), 0.004), paint)
        for side in (-0.12, 0.12):
            _knob(m, x + side, -0.275, 0.67, "metal/black")
    m.four(leg((0.53, 0.265, 0), (0.51, 0.25, 0.73), 0.036, 0.056, 4), paint)
    m.add(slab((-0.565, 0.05, 1.05), (0.565, 0.295, 1.074), 0.005), wood)
    m.add(slab((-0.545, 0.272, 0.75), (0.545, 0.287, 1.055), 0.0), paint)
    for x in (-0.54, -0.27, 0.27, 0.54):
        m.add(slab((x - 0.01, 0.07, 0.75), (x + 0.01, 0.28, 1.055), 0.002), paint)
    m.add(slab((-0.535, 0.075, 0.93), (0.535, 0.28, 0.945), 0.0), paint)
    for x in (-0.405, 0.405):
        m.add(slab((x - 0.122, 0.066, 0.944), (x + 0.122, 0.2, 1.044), 0.003), paint)
        _knob(m, x, 0.066, 0.998, "metal/black")
    books = ("book/red", "book/blue", "book/cream", "book/green", "book/ochre")
    for k, name in enumerate(books):
        x, high = -0.515 + 0.04 * k, 0.145 + 0.008 * (k * 3 % 4)
        m.add(slab((x, 0.1, 0.755), (x + 0.037, 0.25, 0.755 + high), 0.0), name)
    for k, high in enumerate((0.02, 0.034)):
        at = (0.4 - 0.01 * k, 0.17, 0.756 + high / 2 + 0.02 * k)
        m.add(box((0.21, 0.17, high), at, 0.0), ("paper/kraft", "paper/white")[k])
    return m


# ------------------------------------------------------------------------ TV stands


def _panel(m: Model, y: float, middle: float, width: float) -> None:
    """A flat television without feet, its screen facing -Y, about a height."""
    height = width * 0.575
    m.add(box((width, 0.03, height), (0, y, middle), 0.008), "plastic/black")
    m.add(
        box(
            (width - 0.026, 0.004, height - 0.034), (0, y - 0.0155, middle + 0.005), 0.0
        ),
        "glass/screen",
    )
    m.add(
        box(
            (width * 0.62, 0.035, height * 0.5),
            (0, y + 0.025, middle - height * 0.12),
            0.012,
        ),
        "plastic/black",
    )


def _television(m: Model, y: float, z: float, width: float) -> None:
    """A flat television on two feet, its screen facing -Y, standing at height z."""
    _panel(m, y, z + 0.055 + width * 0.575 / 2.0, width)
    for sign in (-1, 1):
        x = sign * width * 0.36
        foot: list[Point] = [
            (x, y - 0.13, z + 0.008),
            (x, y, z + 0.075),
            (x, y + 0.13, z + 0.008),
        ]
        m.add(tube(foot, 0.011, 4), "metal/black")


def tv_low() -> Model:
    """A low walnut cabinet with two doors and open shelves, a television on top."""
    m, wood, front = Model(), "wood/walnut", "paint/plain"
    half, top, low = 0.8, 0.5, 0.15
    m.add(slab((-half, -0.21, top - 0.024), (half, 0.21, top), 0.004), wood)
    m.add(slab((-half, -0.21, low), (half, 0.21, low + 0.024), 0.004), wood)
    for x in (-half + 0.012, -0.29, 0.29, half - 0.012):
        m.add(
            slab(
                (x - 0.012, -0.2095, low + 0.02), (x + 0.012, 0.2095, top - 0.02), 0.0
            ),
            wood,
        )
    m.add(
        slab((-half + 0.01, 0.185, low + 0.01), (half - 0.01, 0.205, top - 0.01), 0.0),
        wood,
    )
    m.add(slab((-0.285, -0.19, 0.315), (0.285, 0.19, 0.333), 0.002), wood)
    for sign in (-1, 1):
        a, b = sorted((sign * 0.3015, sign * 0.7765))
        m.add(slab((a, -0.207, low + 0.029), (b, -0.185, top - 0.029), 0.004), front)
        _knob(m, sign * 0.345, -0.207, 0.34, "metal/brass")
    m.add(slab((-0.18, -0.14, 0.333), (0.18, 0.1, 0.385), 0.005), "plastic/black")
    for k, name in enumerate(
        ("book/red", "book/cream", "book/blue", "book/green", "book/ochre")
    ):
        m.add(
            slab(
                (-0.25 + 0.04 * k, -0.13, 0.174),
                (-0.212 + 0.04 * k, 0.03, 0.28 + 0.011 * (k * 7 % 3)),
                0.002,
            ),
            name,
        )
    m.four(leg((0.7, 0.17, 0), (0.66, 0.15, low + 0.005), 0.026, 0.042, 9), wood)
    _television(m, 0.02, top, 1.24)
    return m


def tv_open() -> Model:
    """An open stand of boards and black metal, a soundbar and a television on top."""
    m, wood, metal = Model(), "wood/oak", "metal/black"
    for z in (0.06, 0.27, 0.49):
        m.add(box((1.36, 0.4, 0.03), (0, 0, z + 0.015), 0.004), wood)
    for y in (-0.19, 0.19):
        m.pair(box((0.026, 0.026, 0.494), (0.666, y, 0.247), 0.003), metal)
    for x in (-0.22, 0.22):
        m.add(slab((x - 0.012, -0.17, 0.085), (x + 0.012, 0.17, 0.495), 0.0), metal)
    for z in (0.02, 0.2, 0.42):
        m.pair(box((0.022, 0.36, 0.022), (0.666, 0, z), 0.0), metal)
    m.add(slab((-0.42, -0.19, 0.52), (0.42, -0.115, 0.575), 0.012, 2), "plastic/black")
    m.add(slab((-0.2, -0.13, 0.3), (0.2, 0.12, 0.345), 0.005), "plastic/black")
    for x in (-0.45, 0.45):
        basket = slab((x - 0.18, -0.17, 0.09), (x + 0.18, 0.15, 0.25), 0.014, 2)
        m.add(basket, "wicker/natural")
        m.add(box((0.09, 0.012, 0.025), (x, -0.172, 0.2), 0.003), "wood/black")
    for k, (name, h) in enumerate(
        (
            ("book/blue", 0.16),
            ("book/ochre", 0.145),
            ("book/red", 0.165),
            ("book/cream", 0.15),
            ("book/green", 0.17),
        )
    ):
        m.add(
            slab(
                (0.27 + 0.042 * k, -0.14, 0.3),
                (0.309 + 0.042 * k, 0.04, 0.3 + h),
                0.002,
            ),
            name,
        )
    _television(m, 0.05, 0.52, 1.15)
    return m


def tv_panel() -> Model:
    """A long low unit of painted drawers, a television on the ribbed wall behind."""
    m, wood, front = Model(), "wood/oak", "paint/plain"
    m.add(slab((-0.8, -0.19, 0.06), (0.8, 0.17, 0.4), 0.003), "wood/black")
    m.add(slab((-0.76, -0.15, 0.0), (0.76, 0.15, 0.065), 0.0), "wood/black")
    m.add(slab((-0.83, -0.215, 0.4), (0.83, 0.2, 0.43), 0.004), wood)
    m.pair(slab((0.8, -0.212, 0.05), (0.827, 0.2, 0.402), 0.003), wood)
    for k in (-1, 0, 1):
        x = 0.533 * k
        for low, high in ((0.06, 0.226), (0.232, 0.396)):
            drawer = slab((x - 0.263, -0.21, low), (x + 0.263, -0.185, high), 0.004)
            m.add(drawer, front)
            at = (x, -0.208, high - 0.006)
            m.add(box((0.16, 0.012, 0.014), at, 0.0), "metal/black")
    m.add(slab((-0.76, 0.18, 0.05), (0.76, 0.196, 1.42), 0.002), "wood/black")
    for k in range(25):
        x = 0.062 * (k - 12)
        m.add(slab((x - 0.021, 0.15, 0.425), (x + 0.021, 0.185, 1.425), 0.0), wood)
    m.add(box((0.4, 0.06, 0.3), (0, 0.135, 0.97), 0.0), "metal/black")
    _panel(m, 0.08, 0.98, 1.2)
    m.add(slab((-0.4, -0.05, 0.43), (0.4, 0.03, 0.49), 0.012, 2), "plastic/black")
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "dining_table/rectangular": dining_rectangular,
    "dining_table/round": dining_round,
    "dining_table/trestle": dining_trestle,
    "coffee_table/shelf": coffee_shelf,
    "coffee_table/round": coffee_round,
    "coffee_table/oval": coffee_oval,
    "side_table/pedestal": side_pedestal,
    "side_table/drawer": side_drawer,
    "side_table/tray": side_tray,
    "side_table/hoops": side_nest,
    "desk/pedestal": desk_pedestal,
    "desk/writing": desk_writing,
    "desk/hutch": desk_hutch,
    "tv_stand/low": tv_low,
    "tv_stand/open": tv_open,
    "tv_stand/panel": tv_panel,
}
