"""What stands on a kitchen counter: machines, boards, knives, jars and racks."""

from __future__ import annotations

import math
from collections.abc import Callable

from forms import ball, crate, loft, ring
from small_forms import cup, fronted, hollow, marks, sleeve, spot
from toolkit import (
    Flat,
    Model,
    Point,
    box,
    lathe,
    prism,
    rounded,
    slab,
    tube,
)

STEEL, BLACK = "metal/brushed", "plastic/black"

# ------------------------------------------------------------------- coffee machines


def coffee_filter() -> Model:
    """A filter machine: a tank behind, a basket above a glass jug of coffee."""
    m = Model()
    m.add(slab((-0.11, -0.12, 0.0), (0.11, 0.12, 0.035), 0.0), BLACK)
    m.add(slab((-0.11, 0.02, 0.03), (0.11, 0.12, 0.33), 0.0), BLACK)
    m.add(slab((-0.11, -0.12, 0.225), (0.11, 0.03, 0.33), 0.0), BLACK)
    m.add(slab((-0.105, -0.123, 0.24), (0.105, -0.118, 0.262), 0.0), STEEL)
    m.add(lathe([(0.06, 0.0), (0.06, 0.006)], 12, (0, -0.05, 0.034)), STEEL)
    pot = [(0.0, 0.0), (0.05, 0.0), (0.068, 0.03), (0.066, 0.08)]
    m.add(lathe([*pot, (0.0, 0.08)], 11, (0, -0.05, 0.039)), "drink/coffee")
    upper = [(0.066, 0.08), (0.05, 0.12), (0.054, 0.138), (0.0, 0.138)]
    m.add(lathe([(0.0, 0.079), *upper], 11, (0, -0.05, 0.039)), "glass/clear")
    m.add(lathe([(0.054, 0.136), (0.045, 0.15)], 10, (0, -0.05, 0.039)), BLACK)
    ear: list[Point] = [
        (0.044, -0.07, 0.165),
        (0.098, -0.1, 0.16),
        (0.09, -0.096, 0.1),
        (0.055, -0.076, 0.085),
    ]
    m.add(tube(ear, 0.009, 4), BLACK)
    lamp = fronted(spot(0.008, 0.07, 0.018, 0.0, 6), -0.1206)
    m.add(lamp, "plastic/red", sheet=True)
    m.add(
        fronted(marks([(-0.02, 0.27, 0.02, 0.31)]), -0.121), "plastic/white", sheet=True
    )
    return m


def coffee_espresso() -> Model:
    """An espresso machine of steel: a group with its handle, cups warming on top."""
    m = Model()
    m.add(slab((-0.15, -0.14, 0.0), (0.15, 0.14, 0.06), 0.0), STEEL)
    m.add(slab((-0.15, 0.0, 0.05), (0.15, 0.14, 0.34), 0.0), STEEL)
    m.add(slab((-0.15, -0.14, 0.23), (0.15, 0.01, 0.34), 0.0), STEEL)
    m.add(slab((-0.13, -0.13, 0.0602), (0.13, -0.005, 0.063), 0.0), BLACK)
    m.add(lathe([(0.035, 0.0), (0.035, 0.05)], 9, (-0.02, -0.08, 0.185)), "metal/black")
    arm: list[Point] = [(-0.02, -0.1, 0.2), (-0.02, -0.21, 0.19)]
    m.add(tube(arm, [0.008, 0.014], 5), "wood/walnut")
    wand: list[Point] = [
        (0.11, -0.11, 0.24),
        (0.115, -0.135, 0.17),
        (0.115, -0.14, 0.1),
    ]
    m.add(tube(wand, 0.005, 4), "metal/chrome")
    m.add(fronted(spot(0.028, -0.085, 0.285), -0.141), "paper/white", sheet=True)
    m.add(
        fronted(marks([(-0.086, 0.285, -0.083, 0.307)]), -0.142),
        "plastic/red",
        sheet=True,
    )
    for x in (0.02, 0.075):
        m.add(fronted(spot(0.014, x, 0.285, 0.0, 8), -0.141), BLACK, sheet=True)
    cup(m, (-0.03, -0.085, 0.0625), "ceramic/white", "drink/coffee", 0.9)
    for x, y in ((-0.08, 0.05), (0.0, 0.06)):
        upturned = [(0.036, 0.0), (0.022, 0.05)]
        m.add(lathe(upturned, 7, (x, y, 0.339)), "ceramic/white")
    return m


def coffee_capsule() -> Model:
    """A small rounded capsule machine with its lever up and a cup under the spout."""
    m, paint = Model(), "paint/plain"
    m.add(prism(rounded(0.13, 0.34, 0.05, 2), 0.03, "Z").move(0, 0.0, 0.015), BLACK)
    outline = [(0.16, 0.02), (0.16, 0.24), (0.12, 0.285), (-0.06, 0.285), (-0.12, 0.26)]
    outline += [(-0.13, 0.2), (-0.06, 0.18), (0.0, 0.16), (0.02, 0.02)]
    m.add(prism(outline, 0.12, "X", 0.012), paint)
    m.add(lathe([(0.012, 0.0), (0.022, 0.03)], 8, (0, -0.085, 0.16)), BLACK)
    lever: list[Point] = [
        (-0.045, 0.0, 0.28),
        (-0.045, -0.05, 0.325),
        (0.045, -0.05, 0.325),
        (0.045, 0.0, 0.28),
    ]
    m.add(tube(lever, 0.008, 4), "metal/chrome")
    m.add(slab((-0.05, 0.155, 0.02), (0.05, 0.205, 0.25), 0.0), "glass/water")
    grate = marks(
        [(-0.045, -0.14 + 0.02 * k, 0.045, -0.13 + 0.02 * k) for k in range(5)], 0.0308
    )
    m.add(grate, "metal/chrome", sheet=True)
    cup(m, (0, -0.085, 0.0298), "ceramic/white", "drink/coffee", 1.0)
    return m


# -------------------------------------------------------------------------- toasters


def _toast(m: Model, at: Point, along_x: bool = True) -> None:
    """The upper part of a slice of bread that stands in a slot."""
    shape = prism(rounded(0.105, 0.09, 0.022, 1), 0.014, "Y")
    m.add((shape if along_x else shape.turn("Z", 90)).move(*at), "food/bread")


def toaster_steel() -> Model:
    """A steel toaster with black ends and two slices of toast."""
    m = Model()
    body = prism(rounded(0.17, 0.17, 0.04, 3), 0.25, "X").move(0, 0, 0.1)
    m.add(body, STEEL)
    for x in (-0.132, 0.132):
        m.add(
            prism(rounded(0.172, 0.175, 0.04, 2), 0.022, "X").move(x, 0, 0.0985), BLACK
        )
    m.add(box((0.25, 0.14, 0.014), (0, 0, 0.007), 0.0), BLACK)
    slots = marks(
        [(-0.095, y - 0.013, 0.095, y + 0.013) for y in (-0.032, 0.032)], 0.186
    )
    m.add(slots, BLACK, sheet=True)
    for y in (-0.032, 0.032):
        _toast(m, (-0.02, y, 0.18))
    m.add(box((0.03, 0.03, 0.014), (0.155, 0, 0.13), 0.0), BLACK)
    knob = lathe([(0.016, 0.0), (0.014, 0.012)], 8).turn("Y", 90)
    m.add(knob.move(0.142, 0.0, 0.06), STEEL)
    return m


def toaster_retro() -> Model:
    """A round-shouldered painted toaster with chromed trim."""
    m, paint = Model(), "paint/plain"
    arc = [math.pi * k / 8 for k in range(9)]
    outline = [(0.15 * math.cos(t), 0.09 + 0.1 * math.sin(t)) for t in arc]
    outline += [(-0.155, 0.03), (-0.14, 0.015), (0.14, 0.015), (0.155, 0.03)]
    m.add(prism(outline, 0.17, "Y", 0.012), paint)
    m.add(box((0.29, 0.16, 0.02), (0, 0, 0.01), 0.0), "metal/chrome")
    m.add(slab((-0.085, -0.045, 0.17), (0.085, 0.045, 0.196), 0.0), "metal/chrome")
    slots = marks(
        [(-0.075, y - 0.012, 0.075, y + 0.012) for y in (-0.02, 0.02)], 0.1968
    )
    m.add(slots, BLACK, sheet=True)
    for y in (-0.02, 0.02):
        _toast(m, (0, y, 0.19))
    m.add(box((0.02, 0.045, 0.014), (0.155, 0, 0.1), 0.0), "metal/chrome")
    m.add(fronted(spot(0.02, 0.09, 0.07, 0.0, 10), -0.0858), "metal/chrome", sheet=True)
    m.add(fronted(spot(0.012, 0.09, 0.07, 0.0, 8), -0.0866), BLACK, sheet=True)
    return m


def toaster_long() -> Model:
    """A long black toaster with one slot, a bun rack of wire above it."""
    m = Model()
    body = [(0.37, 0.12, 0.03, 0.012), (0.38, 0.13, 0.035, 0.06)]
    body += [(0.37, 0.115, 0.035, 0.165), (0.35, 0.095, 0.03, 0.178)]
    m.add(crate(body), BLACK)
    m.add(box((0.35, 0.1, 0.014), (0, 0, 0.007), 0.0), STEEL)
    m.add(slab((-0.165, -0.035, 0.17), (0.165, 0.035, 0.1795), 0.0), STEEL)
    m.add(marks([(-0.15, -0.015, 0.15, 0.015)], 0.1803), BLACK, sheet=True)
    for x in (-0.08, 0.04):
        _toast(m, (x, 0, 0.172))
    for y in (-0.042, 0.042):
        rail: list[Point] = [
            (-0.14, y, 0.175),
            (-0.14, y, 0.225),
            (0.14, y, 0.225),
            (0.14, y, 0.175),
        ]
        m.add(tube(rail, 0.0035, 3), "metal/chrome")
    m.add(box((0.018, 0.05, 0.016), (0.194, 0, 0.13), 0.0), STEEL)
    m.add(fronted(marks([(-0.06, 0.06, 0.06, 0.09)]), -0.0655), STEEL, sheet=True)
    return m


# ------------------------------------------------------------------- chopping boards


def _kitchen_knife(m: Model, at: Point, turn: float, length: float = 0.18) -> None:
    """A cook's knife lying flat, its handle at `at`, its blade along x."""
    blade = [(0.0, -0.02), (length * 0.6, -0.018), (length, 0.012), (0.0, 0.012)]
    m.add(prism(blade, 0.003).turn("Z", turn).move(*at), "metal/chrome")
    grip = slab((-0.11, -0.013, -0.002), (0.004, 0.013, 0.014), 0.0)
    m.add(grip.turn("Z", turn).move(*at), BLACK)


def _loaf(width: float, high: float) -> list[Flat]:
    """The outline of a slice of a loaf, standing on its base."""
    half = width / 2.0
    shape = [(-half * 0.86, 0.0), (half * 0.86, 0.0), (half, high * 0.55)]
    shape += [(half * 0.75, high * 0.92), (0.0, high), (-half * 0.75, high * 0.92)]
    return [*shape, (-half, high * 0.55)]


def board_bread() -> Model:
    """A loaf on a board, three slices cut off, and a knife."""
    m = Model()
    m.add(
        prism(rounded(0.38, 0.24, 0.02, 2), 0.02, "Z", 0.003).move(0, 0, 0.01),
        "wood/oak",
    )
    outline = _loaf(0.11, 0.1)
    m.add(prism(outline, 0.15, "X").move(0.085, 0.03, 0.0195), "food/bread")
    inner = [(y * 0.9, 0.005 + z * 0.88) for y, z in outline]
    m.add(prism(inner, 0.003, "X").move(0.0095, 0.03, 0.0195), "book/cream")
    for k in range(3):
        x = -0.04 - 0.03 * k
        for shape, thick, crumb in (
            (outline, 0.013, "food/bread"),
            (inner, 0.015, "book/cream"),
        ):
            part = prism(shape, thick, "X").turn("Y", -58).move(x, 0.03, 0.0255)
            m.add(part, crumb)
    _kitchen_knife(m, (0.0, -0.085, 0.0215), 6.0, 0.17)
    return m


def board_vegetables() -> Model:
    """Tomatoes, a cut cucumber and a pepper on a round board beside a knife."""
    m = Model()
    m.add(lathe([(0.155, 0.0), (0.155, 0.018), (0.15, 0.022)], 16), "wood/pine")
    cucumber = tube([(-0.1, 0.075, 0.043), (0.01, 0.085, 0.043)], [0.019, 0.021], 7)
    m.add(cucumber, "leaf/dark")
    for k in range(3):
        part = lathe([(0.021, 0.0), (0.021, 0.005)], 8).turn("Y", 35)
        m.add(part.move(0.034 + 0.024 * k, 0.075 - 0.015 * k, 0.033), "food/apple")
    for x, y in ((-0.07, -0.01), (-0.02, 0.02)):
        m.add(ball((0.058, 0.058, 0.05), (x, y, 0.045), 7, 4), "plastic/red")
        m.add(lathe([(0.012, 0.0), (0.0, 0.006)], 5, (x, y, 0.0685)), "leaf/green")
    m.add(ball((0.07, 0.062, 0.075), (0.055, -0.005, 0.055), 7, 4), "plastic/yellow")
    m.add(tube([(0.055, -0.005, 0.085), (0.062, -0.008, 0.11)], 0.006, 4), "leaf/green")
    _kitchen_knife(m, (-0.01, -0.075, 0.0235), 8.0, 0.14)
    return m


def board_cheese() -> Model:
    """A paddle of walnut with two cheeses, grapes and crackers."""
    m = Model()
    paddle = [(-0.17, -0.1), (0.13, -0.1), (0.15, -0.05), (0.25, -0.024), (0.25, 0.024)]
    paddle += [(0.15, 0.05), (0.13, 0.1), (-0.17, 0.1)]
    m.add(prism(paddle, 0.018, "Z", 0.003).move(0, 0, 0.009), "wood/walnut")
    m.add(
        fronted(spot(0.009, 0, 0, 0, 8), 0.0).turn("X", -90).move(0.23, 0, 0.0188),
        "metal/black",
        sheet=True,
    )
    wedge: list[Flat] = [(0.0, 0.0), (0.11, -0.035), (0.11, 0.045)]
    m.add(prism(wedge, 0.05).move(-0.14, 0.04, 0.0425), "plastic/yellow")
    m.add(prism([(0.1, -0.036), (0.115, -0.0366), (0.115, 0.0466), (0.1, 0.042)], 0.052)
          .move(-0.14, 0.04, 0.0425), "plastic/red")  # fmt: skip
    brie = [
        (0.05 * math.cos(t), 0.05 * math.sin(t))
        for t in (0.9 + 5.0 * k / 9 for k in range(10))
    ]
    m.add(prism([(0.0, 0.0), *brie], 0.03).move(-0.1, -0.045, 0.0325), "wax/ivory")
    for k in range(8):
        x, y = 0.06 + 0.019 * (k % 3) + 0.008 * (k // 3), -0.02 + 0.019 * (k // 3)
        m.add(
            ball((0.024, 0.024, 0.024), (x, y, 0.0275 + 0.005 * (k % 2)), 5, 3),
            "drink/wine",
        )
    for k in range(3):
        cracker = box((0.05, 0.05, 0.006), (0, 0, 0), 0.0).turn("Y", 14)
        m.add(cracker.move(0.02 + 0.02 * k, -0.065, 0.0265), "food/bread")
    return m


# --------------------------------------------------------------------- knife blocks


def _grip(m: Model, at: Point, lean: float, length: float, turn: float = 0.0) -> None:
    """The handle of a knife that stands out of a block, with two rivets' steel butt."""
    part = slab((-0.008, -0.012, -0.01), (0.008, 0.012, length), 0.0)
    m.add(part.turn("X", lean).turn("Z", turn).move(*at), BLACK)


def knives_slanted() -> Model:
    """A slanted oak block: five black handles and a steel look out of it."""
    m = Model()
    outline = [(-0.09, 0.0), (0.07, 0.0), (0.09, 0.1), (0.03, 0.215), (-0.065, 0.135)]
    m.add(prism(outline, 0.11, "X", 0.004), "wood/oak")
    # The upper face falls from (0.03, 0.215) to (-0.065, 0.135).
    for row, share, length, spots in (
        (0, 0.75, 0.1, (-0.032, 0.0, 0.032)),
        (1, 0.35, 0.085, (-0.034, -0.011, 0.012, 0.034)),
    ):
        y, z = -0.065 + 0.095 * share, 0.135 + 0.08 * share
        for x in spots:
            _grip(m, (x, y, z), 40.0, length - 0.01 * (x > 0) - 0.005 * row)
    return m


def knives_round() -> Model:
    """A painted cylinder full of bristles with four knives and scissors in it."""
    m = Model()
    m.add(hollow([(0.058, 0.0), (0.058, 0.22)], 0.006, 0.21, 13), "paint/plain")
    m.add(spot(0.051, 0, 0, 0.2108, 12), BLACK, sheet=True)
    for x, y, length, lean in (
        (-0.025, 0.02, 0.12, -4),
        (0.02, 0.028, 0.13, -6),
        (0.03, -0.015, 0.11, 4),
        (-0.008, -0.006, 0.12, 0),
    ):
        _grip(m, (x, y, 0.215), float(lean), length, 90.0)
    for x in (-0.045, -0.012):
        loop_ = ring(0.016, 0.004, (0, 0, 0), 7, 3).turn("X", 90)
        m.add(loop_.move(x, -0.032, 0.25), "plastic/red")
    m.add(box((0.02, 0.006, 0.04), (-0.028, -0.032, 0.225), 0.0), "metal/chrome")
    return m


def knives_magnetic() -> Model:
    """An upright walnut board on a foot, five blades held against it."""
    m = Model()
    m.add(slab((-0.14, -0.06, 0.0), (0.14, 0.06, 0.018), 0.003), "wood/walnut")
    m.add(slab((-0.14, 0.0, 0.015), (0.14, 0.024, 0.25), 0.003), "wood/walnut")
    for k, length in enumerate((0.18, 0.2, 0.17, 0.15, 0.13)):
        x, low = -0.105 + 0.052 * k, 0.225 - length
        blade = [
            (-0.015, low + length),
            (0.012, low + length),
            (0.012, low),
            (-0.012, low + 0.05),
        ]
        m.add(prism(blade, 0.003, "Y").move(x, -0.002, 0), "metal/chrome")
        m.add(slab((x - 0.01, -0.012, 0.222), (x + 0.01, 0.002, 0.325), 0.0), BLACK)
    return m


# --------------------------------------------------------------------- utensil jars


def _spoon(
    m: Model, foot: Point, head: Point, material: str, wide: float = 0.05
) -> None:
    """A cooking spoon that stands in a jar, its bowl up."""
    m.add(tube([foot, head], 0.0055, 4), material)
    m.add(ball((wide, 0.02, wide * 1.5), head, 7, 4), material)


def _spatula(m: Model, foot: Point, head: Point, material: str) -> None:
    """A turner that stands in a jar."""
    m.add(tube([foot, head], 0.005, 4), material)
    m.add(box((0.06, 0.006, 0.085), head, 0.0), material)


def _whisk(m: Model, foot: Point, head: Point) -> None:
    """A balloon whisk that stands in a jar, its wires up."""
    m.add(tube([foot, head], 0.007, 5), "metal/chrome")
    x, y, z = head
    for turn in (0.0, 60.0, 120.0):
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        bow = (
            (0.0, -0.01),
            (0.028, 0.05),
            (0.016, 0.088),
            (-0.016, 0.088),
            (-0.028, 0.05),
            (0.0, -0.01),
        )
        path: list[Point] = [(x + c * a, y + s * a, z + h) for a, h in bow]
        m.add(tube(path, 0.0018, 3), "metal/chrome")


def utensils_ceramic() -> Model:
    """A glazed jar with wooden spoons and a turner."""
    m = Model()
    jar = [(0.05, 0.0), (0.064, 0.05), (0.059, 0.15)]
    m.add(hollow(jar, 0.006, 0.1, 13), "ceramic/plain")
    _spoon(m, (-0.01, 0.01, 0.1), (-0.06, 0.02, 0.27), "wood/oak")
    _spoon(m, (0.01, 0.01, 0.1), (0.035, 0.045, 0.29), "wood/pine", 0.055)
    _spatula(m, (0.01, -0.01, 0.1), (0.055, -0.03, 0.28), "wood/walnut")
    return m


def utensils_steel() -> Model:
    """A steel cylinder with a whisk, a ladle and a red turner."""
    m = Model()
    m.add(hollow([(0.054, 0.0), (0.054, 0.155)], 0.003, 0.1, 14), STEEL)
    _whisk(m, (0.0, 0.01, 0.1), (-0.025, 0.03, 0.215))
    _spatula(m, (0.01, -0.01, 0.1), (0.05, -0.01, 0.285), "plastic/red")
    _spoon(m, (0.0, -0.01, 0.1), (-0.05, -0.03, 0.265), BLACK, 0.06)
    return m


def utensils_crock() -> Model:
    """A stoneware crock with ears: a rolling pin, a brush, a spoon."""
    m = Model()
    jar = [(0.058, 0.0), (0.077, 0.05), (0.075, 0.1), (0.064, 0.135)]
    m.add(hollow(jar, 0.007, 0.105, 12), "ceramic/terracotta")
    m.add(sleeve([(0.0775, 0.055), (0.0758, 0.1)], 12), "book/cream", sheet=True)
    pin = lathe(
        [
            (0.008, 0.0),
            (0.01, 0.05),
            (0.024, 0.055),
            (0.024, 0.2),
            (0.009, 0.205),
            (0.011, 0.25),
        ],
        6,
    )
    m.add(pin.turn("Y", 14).move(0.0, 0.015, 0.082), "wood/pine")
    m.add(tube([(0.0, -0.02, 0.085), (-0.05, -0.02, 0.22)], 0.007, 4), "wood/oak")
    head = box((0.045, 0.018, 0.06), (0, 0, 0), 0.0).turn("Y", -20)
    m.add(head.move(-0.06, -0.02, 0.245), "book/cream")
    _spoon(m, (0.0, -0.03, 0.085), (0.025, -0.045, 0.24), "wood/oak")
    return m


# --------------------------------------------------------------------- storage jars


def _tin(m: Model, x: float, radius: float, high: float) -> None:
    """A round tin with a wooden lid and a paper label."""
    m.add(lathe([(radius, 0.0), (radius, high)], 12, (x, 0, 0)), "paint/plain")
    lid = [(radius + 0.002, high - 0.02), (radius + 0.002, high + 0.006)]
    m.add(lathe(lid, 12, (x, 0, 0)), "wood/oak")
    m.add(box((0.03, 0.014, 0.018), (x, 0, high + 0.014), 0.0), BLACK)
    half, front = radius * 0.5, -radius - 0.0012
    label = slab((x - half, front, high * 0.34), (x + half, 0.0, high * 0.66), 0.0)
    m.add(label, "paper/white")
    name = (x - half * 0.7, high * 0.5, x + half * 0.7, high * 0.58)
    line = (x - half * 0.4, high * 0.4, x + half * 0.4, high * 0.44)
    print_ = fronted(marks([name, line]), front - 0.0008)
    m.add(print_, BLACK, sheet=True)


def jars_tins() -> Model:
    """Three round tins of three sizes for flour, sugar and tea."""
    m = Model()
    x = -0.12
    for radius, high in ((0.06, 0.2), (0.05, 0.16), (0.042, 0.12)):
        _tin(m, x + radius, radius, high)
        x += 2.0 * radius - 0.0005
    return m


def jars_glass() -> Model:
    """Two glass jars under cork: one of pasta, one of coffee beans."""
    m = Model()
    for x, radius, high, full, food in (
        (-0.052, 0.05, 0.25, 0.2, "book/ochre"),
        (0.051, 0.052, 0.16, 0.11, "drink/coffee"),
    ):
        base = [(radius - 0.004, 0.0), (radius, 0.01), (radius, full)]
        m.add(lathe(base, 12, (x, 0, 0)), food)
        m.add(
            lathe(
                [
                    (radius - 0.0003, full - 0.001),
                    (radius, high - 0.02),
                    (radius * 0.86, high),
                ],
                12,
                (x, 0, 0),
            ),
            "glass/clear",
        )
        cork = [(radius * 0.88, high - 0.006), (radius * 0.92, high + 0.022)]
        m.add(lathe(cork, 12, (x, 0, 0)), "paper/kraft")
    return m


def jars_clip() -> Model:
    """A square jar of flour with a wire clip, a scoop leaning on it."""
    m = Model()
    m.add(
        loft(
            [
                [(x, y, z) for x, y in rounded(w, w, 0.018, 2)]
                for w, z in ((0.104, 0.0), (0.11, 0.008), (0.11, 0.12))
            ]
        ),
        "paper/white",
    )
    m.add(
        loft(
            [
                [(x, y, z) for x, y in rounded(w, w, r, 2)]
                for w, r, z in (
                    (0.11, 0.018, 0.118),
                    (0.11, 0.018, 0.15),
                    (0.088, 0.036, 0.168),
                )
            ]
        ),
        "glass/clear",
    )
    m.add(lathe([(0.05, 0.165), (0.05, 0.172)], 12), "rubber/orange")
    m.add(lathe([(0.049, 0.171), (0.049, 0.182), (0.03, 0.19)], 12), "glass/clear")
    bail: list[Point] = [
        (-0.05, 0, 0.16),
        (-0.058, -0.02, 0.18),
        (-0.03, -0.056, 0.165),
        (0.03, -0.056, 0.165),
        (0.058, -0.02, 0.18),
        (0.05, 0, 0.16),
    ]
    m.add(tube(bail, 0.0028, 3), "metal/chrome")
    m.add(
        fronted(marks([(-0.034, 0.045, 0.034, 0.085)]), -0.0557),
        "book/blue",
        sheet=True,
    )
    m.add(
        fronted(marks([(-0.024, 0.061, 0.024, 0.069)]), -0.0564),
        "paper/white",
        sheet=True,
    )
    return m


def jars_enamel() -> Model:
    """A tall enamelled can with a dark rim, a knob and a bold band."""
    m = Model()
    m.add(lathe([(0.07, 0.0), (0.07, 0.19)], 15), "ceramic/plain")
    m.add(
        sleeve([(0.0722, 0.176), (0.0722, 0.1885), (0.069, 0.1895)], 15),
        "book/blue",
        sheet=True,
    )
    lid = [(0.071, 0.197), (0.05, 0.216), (0.01, 0.222), (0.016, 0.238), (0.0, 0.246)]
    m.add(lathe([(0.0, 0.188), (0.071, 0.188), *lid[1:]], 14), "ceramic/plain")
    m.add(sleeve([(0.0708, 0.07), (0.0708, 0.11)], 15), "book/blue", sheet=True)
    m.add(sleeve([(0.0714, 0.0), (0.0714, 0.008)], 15), "book/blue", sheet=True)
    return m


# ----------------------------------------------------------------------- dish racks


def _standing_plate(
    m: Model, x: float, y: float, z: float, radius: float, china: str
) -> None:
    """A plate on its edge, its face to the right, a little back."""
    part = lathe(
        [(0.0, 0.0), (radius, 0.014), (radius - 0.002, 0.018), (0.0, 0.006)], 12
    )
    m.add(part.turn("Y", 80).move(x, y, z + 0.985 * radius - 0.001), china)


def rack_wire() -> Model:
    """A rack of white wire over a drip tray, plates on edge, a pan lid, a mug."""
    m, wire = Model(), "metal/chrome"
    m.add(box((0.42, 0.3, 0.016), (0, 0, 0.008), 0.0), "plastic/white")
    for z, w, d in ((0.03, 0.38, 0.26), (0.1, 0.4, 0.28)):
        path: list[Point] = [(x, y, z) for x, y in rounded(w, d, 0.03, 1)]
        m.add(tube(path, 0.0035, 3, closed=True), wire)
    for x in (-0.17, 0.0, 0.17):
        m.add(
            tube(
                [
                    (x, -0.138, 0.1),
                    (x, -0.125, 0.015),
                    (x, 0.125, 0.015),
                    (x, 0.138, 0.1),
                ],
                0.0025,
                3,
            ),
            wire,
        )
    for k in range(3):
        _standing_plate(
            m,
            -0.145 + 0.055 * k,
            0.0,
            0.016,
            0.115,
            ("ceramic/white", "ceramic/blue", "ceramic/white")[k],
        )
    upturned = [(0.042, 0.0), (0.042, 0.085), (0.036, 0.09)]
    m.add(lathe(upturned, 8, (0.12, 0.05, 0.017)), "plastic/red")
    m.add(lathe([(0.075, 0.0), (0.05, 0.05)], 9, (0.11, -0.07, 0.017)), "ceramic/white")
    return m


def rack_folding() -> Model:
    """A folding wooden rack: two crossed rows of pegs, plates between them."""
    m, wood = Model(), "wood/pine"
    for x in (-0.18, 0.18):
        for turn in (-40.0, 40.0):
            bar = box((0.02, 0.018, 0.32), (x + 0.01 * (turn > 0), 0, 0), 0.0)
            m.add(bar.turn("X", turn).move(0, 0, 0.13), wood)
    for y, z in (
        (-0.09, 0.235),
        (0.09, 0.235),
        (-0.09, 0.028),
        (0.09, 0.028),
        (0.0, 0.13),
    ):
        m.add(tube([(-0.195, y, z), (0.2, y, z)], 0.007, 4), wood)
    for k in range(4):
        x = -0.13 + 0.075 * k
        _standing_plate(
            m, x, 0.0, 0.134, 0.1, "ceramic/plain" if k % 2 else "ceramic/white"
        )
    return m


def rack_tray() -> Model:
    """A coloured plastic tray with plates, an upturned glass and a cutlery cup."""
    m = Model()
    m.add(
        crate(
            [
                (0.38, 0.27, 0.03, 0.0),
                (0.41, 0.3, 0.04, 0.09),
                (0.395, 0.285, 0.035, 0.09),
                (0.365, 0.255, 0.025, 0.02),
            ]
        ),
        "plastic/plain",
    )
    for k in range(3):
        _standing_plate(m, -0.13 + 0.05 * k, 0.02, 0.019, 0.11, "ceramic/white")
    m.add(lathe([(0.036, 0.0), (0.03, 0.1)], 8, (0.06, 0.06, 0.019)), "glass/clear")
    m.add(lathe([(0.036, 0.0), (0.03, 0.1)], 8, (0.065, -0.03, 0.019)), "glass/clear")
    m.add(slab((0.11, -0.06, 0.019), (0.165, 0.06, 0.13), 0.0), "plastic/white")
    for k in range(5):
        y = -0.045 + 0.022 * k
        lean = 0.01 * (k % 3 - 1)
        m.add(
            tube(
                [(0.138, y, 0.125), (0.138 + lean, y + lean, 0.2)],
                [0.003, 0.007],
                4,
                flat=0.6,
            ),
            "metal/chrome",
        )
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "coffee_machine/filter": coffee_filter,
    "coffee_machine/espresso": coffee_espresso,
    "coffee_machine/capsule": coffee_capsule,
    "toaster/steel": toaster_steel,
    "toaster/retro": toaster_retro,
    "toaster/long": toaster_long,
    "chopping_board/bread": board_bread,
    "chopping_board/vegetables": board_vegetables,
    "chopping_board/cheese": board_cheese,
    "knife_block/slanted": knives_slanted,
    "knife_block/round": knives_round,
    "knife_block/magnetic": knives_magnetic,
    "utensil_jar/ceramic": utensils_ceramic,
    "utensil_jar/steel": utensils_steel,
    "utensil_jar/crock": utensils_crock,
    "storage_jar/tins": jars_tins,
    "storage_jar/glass": jars_glass,
    "storage_jar/clip": jars_clip,
    "storage_jar/enamel": jars_enamel,
    "dish_rack/wire": rack_wire,
    "dish_rack/folding": rack_folding,
    "dish_rack/tray": rack_tray,
}
