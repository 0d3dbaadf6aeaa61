"""What makes a room a home: pictures, mirrors, clocks, curtains, vases, cushions."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forms import ball, band, loft, ring
from plants import leaf
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    ellipse,
    lathe,
    leg,
    pillow,
    prism,
    shell,
    slab,
    smooth_path,
    solid,
    tube,
)

BRASS, BLACK = "metal/brass", "metal/black"

# -------------------------------------------------------------------------- frames
# What hangs is modelled with the wall at y 0, its middle at x 0, z 0, facing -Y.


def _bar(length: float, reach: float, profile: Sequence[Flat]) -> Part:
    """One mitred side of a frame, along x, its outer edge at z -`reach`."""
    rings = [
        [(sign * (length - inset), -front, inset - reach) for inset, front in profile]
        for sign in (-1, 1)
    ]
    return loft(rings)


def _frame(
    m: Model, width: float, height: float, profile: Sequence[Flat], wood: str
) -> None:
    """Four mitred bars round a picture of `width` by `height` outside.

    The profile runs round the section of a bar as (inset from the outer edge, how
    far it stands out from the wall).
    """
    for k, (along, across) in enumerate(((width, height), (height, width)) * 2):
        bar = _bar(along / 2.0, across / 2.0, profile)
        m.add(bar.turn("Y", -90.0 * k), wood)


def _canvas(m: Model, width: float, height: float, front: float, picture: str) -> None:
    """A board that wears a picture once; it has to be the first part of a model.

    Later parts have their texture coordinates moved, which a picture must not.
    """
    board = box((width, 0.01, height), (0, 0.005 - front, 0), 0.0)
    layer = board.bm.loops.layers.uv.verify()
    for face in board.bm.faces:
        for loop in face.loops:
            x, _, z = loop.vert.co
            loop[layer].uv = (x / width + 0.5, z / height + 0.5)
    board.mapped = True
    m.add(board, picture)


def _backing(m: Model, width: float, height: float, front: float, board: str) -> None:
    """What closes a picture towards the wall; it stands a hair off it."""
    low, high = (-width / 2, -front, -height / 2), (width / 2, -0.002, height / 2)
    m.add(slab(low, high, 0), board)


# ----------------------------------------------------------------------- paintings


def painting_landscape() -> Model:
    """A wide landscape in a heavy gilt moulding."""
    m = Model()
    _canvas(m, 1.02, 0.71, 0.026, "picture/hills")
    _backing(m, 1.1, 0.79, 0.018, "paper/kraft")
    moulding = [(0, 0), (0, 0.03), (0.012, 0.046), (0.032, 0.05), (0.05, 0.034)]
    moulding += [(0.07, 0.036), (0.078, 0.03), (0.084, 0.026), (0.084, 0)]
    _frame(m, 1.18, 0.87, moulding, BRASS)
    return m


def painting_panorama() -> Model:
    """A long seascape in a slim black frame."""
    m = Model()
    _canvas(m, 1.46, 0.585, 0.026, "picture/seascape")
    _backing(m, 1.44, 0.56, 0.018, "paper/kraft")
    _frame(m, 1.5, 0.62, [(0, 0), (0, 0.04), (0.022, 0.04), (0.026, 0.0)], "wood/black")
    return m


def painting_portrait() -> Model:
    """An upright abstract of flat shapes in an oak frame."""
    m = Model()
    _canvas(m, 0.57, 0.79, 0.024, "picture/forms")
    _backing(m, 0.56, 0.78, 0.016, "paper/kraft")
    profile = [(0, 0), (0, 0.032), (0.004, 0.036), (0.03, 0.036), (0.036, 0.03)]
    _frame(m, 0.64, 0.86, [*profile, (0.038, 0.0)], "wood/oak")
    return m


def painting_square() -> Model:
    """A square poured abstract that floats inside a white tray frame."""
    m = Model()
    _canvas(m, 0.8, 0.8, 0.04, "picture/currents")
    _backing(m, 0.86, 0.86, 0.014, "wood/white")
    m.add(slab((-0.38, -0.031, -0.38), (0.38, -0.01, 0.38), 0), "paper/kraft")
    _frame(m, 0.88, 0.88, [(0, 0), (0, 0.045), (0.012, 0.045), (0.013, 0)],
           "wood/white")  # fmt: skip
    return m


def painting_print() -> Model:
    """A small leaf print, mounted, in a walnut frame."""
    m = Model()
    _canvas(m, 0.39, 0.55, 0.014, "picture/botanical")
    _backing(m, 0.39, 0.55, 0.008, "paper/kraft")
    profile = [(0, 0), (0, 0.02), (0.005, 0.026), (0.015, 0.026), (0.02, 0.02)]
    _frame(m, 0.42, 0.58, [*profile, (0.021, 0.0)], "wood/walnut")
    return m


# ------------------------------------------------------------------------- mirrors


def mirror_tall() -> Model:
    """A tall mirror in a stepped walnut frame."""
    m = Model()
    _backing(m, 0.54, 1.14, 0.016, "glass/mirror")
    profile = [(0, 0), (0, 0.024), (0.008, 0.034), (0.034, 0.034), (0.04, 0.026)]
    _frame(m, 0.62, 1.22, [*profile, (0.054, 0.024), (0.058, 0)], "wood/walnut")
    return m


def mirror_round() -> Model:
    """A round mirror in a brass hoop."""
    m = Model()
    glass = lathe([(0.375, 0.002), (0.375, 0.014)], 40)
    m.add(glass.turn("X", 90), "glass/mirror")
    hoop = band([(0.37, 0), (0.4, 0), (0.4, 0.026), (0.394, 0.032), (0.37, 0.03)], 40)
    m.add(hoop.turn("X", 90), BRASS)
    return m


def _arch(width: float, height: float, steps: int = 12) -> list[Flat]:
    """Outline in (x, z) of a window with a round head, anticlockwise from the foot."""
    r, spring = width / 2.0, height / 2.0 - width / 2.0
    turns = [math.pi * k / steps for k in range(steps + 1)]
    head = [(r * math.cos(t), spring + r * math.sin(t)) for t in turns]
    return [(-r, -height / 2.0), (r, -height / 2.0), *head]


def mirror_arched() -> Model:
    """An arched mirror in black iron, in one piece: with bars it reads as a window."""
    m, width, height = Model(), 0.72, 1.15
    m.add(prism(_arch(width, height), 0.014, "Y").move(0, -0.009, 0), "glass/mirror")
    rings = [
        [(x, -depth, z + 0.011) for x, z in _arch(width + grow, height + grow)]
        for grow, depth in ((-0.05, 0.0), (0.02, 0.0), (0.02, 0.03), (-0.05, 0.03))
    ]
    m.add(loft(rings, closed=True), BLACK)
    return m


# -------------------------------------------------------------------------- clocks


def _dial(m: Model, radius: float, front: float, paper: str, ink: str) -> None:
    """A round dial with an hour mark for each hour, longer at the quarters."""
    m.add(lathe([(radius, front - 0.016), (radius, front)], 36).turn("X", 90), paper)
    for hour in range(12):
        quarter = hour % 3 == 0
        length, width = (0.16, 0.05) if quarter else (0.09, 0.028)
        mark = box((width * radius, 0.003, length * radius), (0, -front, 0), 0)
        mark.move(0, 0, radius * (0.93 - length / 2.0))
        m.add(mark.turn("Y", 30.0 * hour), ink)


def _hands(m: Model, radius: float, front: float, time: Flat, metal: str) -> None:
    """Two pointed hands at `time` (hours, minutes) and the boss that holds them."""
    hours, minutes = time
    for turn, reach, wide, out in (
        (30.0 * hours + 0.5 * minutes, 0.52, 0.075, 0.004),
        (6.0 * minutes, 0.78, 0.055, 0.008),
    ):
        w = wide * radius / 2.0
        tail, tip = -0.16 * radius, reach * radius
        outline = [(-w * 0.8, tail), (w * 0.8, tail), (w, 0.0), (w * 0.4, tip)]
        hand = prism([*outline, (-w * 0.4, tip), (-w, 0.0)], 0.003, "Y")
        m.add(hand.move(0, -front - out, 0).turn("Y", turn), metal)
    boss = lathe([(0.055 * radius, front - 0.002), (0.055 * radius, front + 0.012)], 10)
    m.add(boss.turn("X", 90), metal)


def clock_round() -> Model:
    """A station clock: white dial, black rim and hands."""
    m = Model()
    rim = [(0.14, 0), (0.166, 0), (0.17, 0.03), (0.16, 0.045), (0.149, 0.04)]
    m.add(band([*rim, (0.147, 0.02)], 36).turn("X", 90), BLACK)
    _dial(m, 0.15, 0.025, "plastic/white", BLACK)
    _hands(m, 0.15, 0.025, (10, 9), BLACK)
    return m


def clock_sunburst() -> Model:
    """A walnut dial with long and short brass rays round it."""
    m = Model()
    for k in range(18):
        long = 0.33 if k % 2 == 0 else 0.25
        ray = tube([(0, -0.012, 0.1), (0, -0.012, long)], 0.0045, 4)
        tip = ball((0.024, 0.018, 0.024), (0, -0.012, long), 6, 3)
        for part in (ray, tip):
            m.add(part.turn("Y", 20.0 * k), BRASS)
    m.add(band([(0.1, 0), (0.138, 0), (0.138, 0.026), (0.1, 0.03)], 30).turn("X", 90),
          "wood/walnut")  # fmt: skip
    _dial(m, 0.115, 0.018, "book/cream", "wood/walnut")
    _hands(m, 0.115, 0.018, (1, 51), BRASS)
    return m


def clock_pendulum() -> Model:
    """A wooden case clock with a gable, a glazed belly and a brass pendulum."""
    m, wood = Model(), "wood/walnut"
    for x in (-0.13, 0.13):
        m.add(slab((x - 0.012, -0.12, -0.26), (x + 0.012, 0, 0.22), 0.003), wood)
    m.add(slab((-0.125, -0.012, -0.255), (0.125, -0.002, 0.21), 0.0), "wood/oak")
    for low, high, out in ((-0.285, -0.25, 0.165), (0.205, 0.24, 0.165)):
        m.add(slab((-out, -0.138, low), (out, 0, high), 0.006), wood)
    m.add(slab((-0.125, -0.115, -0.045), (0.125, -0.005, -0.025), 0.002), wood)
    gable = [(-0.165, 0.238), (0.165, 0.238), (0.1, 0.275), (0, 0.345), (-0.1, 0.275)]
    m.add(prism(gable, 0.12, "Y", 0.004).move(0, -0.065, 0), wood)
    m.add(slab((-0.12, -0.1, -0.03), (0.12, -0.01, 0.21), 0), wood)
    for part, material in _dial_high(0.1, 0.1, 0.09):
        m.add(part, material)
    m.add(tube([(0, -0.06, -0.03), (0, -0.06, -0.19)], 0.004, 5), BRASS)
    m.add(lathe([(0.045, 0), (0.05, 0.006), (0.045, 0.014)], 20).turn("X", 90)
          .move(0.0, -0.055, -0.19), BRASS)  # fmt: skip
    finial = [(0.012, 0), (0.02, -0.015), (0.026, -0.04), (0.012, -0.058), (0, -0.065)]
    for x in (-0.1, 0.1):
        m.add(lathe(finial, 10, (x, -0.07, -0.283)), wood)
    return m


def _dial_high(radius: float, front: float, z: float) -> list[tuple[Part, str]]:
    """The parts of a dial with a brass rim, its middle at a height."""
    face = Model()
    _dial(face, radius, front + 0.006, "plastic/white", BLACK)
    _hands(face, radius, front + 0.006, (7, 22), BLACK)
    inner, outer, low = radius - 0.002, radius + 0.01, front - 0.01
    section = [(inner, low), (outer, low), (outer, front + 0.01)]
    rim = band([*section, (inner, front + 0.012)], 30)
    face.add(rim.turn("X", 90), BRASS)
    return [(part.move(0, 0, z), material) for part, material in face.parts]


# ------------------------------------------------------------------------ curtains

DROP = 2.25
"""Height of a curtain from its hem to the top of its rod (metres)."""


@dataclass(frozen=True, slots=True)
class Drape:
    """One side of a pair of curtains.

    Attributes:
        outer, inner: where its edges hang from the rod, x in metres.
        folds: how many pleats lie between them.
        deep: half the depth of a pleat at the hem, metres.
        top: height of its upper edge, metres.
        waist: height at which a band draws it aside; None when it hangs free.
        rows: cells from hem to rod.
    """

    outer: float
    inner: float
    folds: int
    deep: float
    top: float
    waist: float | None = None
    rows: int = 3


def _drape(drape: Drape) -> Part:
    """The cloth of one side, gathered in round pleats."""
    span = drape.inner - drape.outer

    def surface(u: float, v: float) -> Point:
        z = drape.top * v
        pinch = 1.0
        if drape.waist is not None:
            below = (drape.waist - z) / drape.waist
            above = (z - drape.waist) / (drape.top - drape.waist)
            pinch = 0.36 + (0.3 * below**0.7 if z < drape.waist else 0.64 * above**1.4)
        x = drape.outer + span * u * pinch
        swing = math.sin(2.0 * math.pi * drape.folds * u + 0.5 * math.sin(9.0 * u))
        depth = drape.deep * (1.0 - 0.4 * v) * (0.75 + 0.25 * pinch)
        return (x, depth * swing * (0.85 + 0.15 * math.sin(17.0 * u + 2.0 * v)), z)

    return shell(surface, drape.folds * 4, drape.rows, 0.008)


def _rod(m: Model, half: float, z: float, radius: float, metal: str) -> None:
    """A rod between two brackets that reach back to the wall."""
    m.add(tube([(-half, 0, z), (half, 0, z)], radius, 10), metal)
    for x in (-half * 0.93, half * 0.93):
        m.add(box((0.014, 0.085, 0.014), (x, 0.035, z), 0.002), metal)
        m.add(box((0.03, 0.008, 0.07), (x, 0.076, z - 0.015), 0.002), metal)


def _rings(m: Model, drape: Drape, z: float, radius: float, metal: str) -> None:
    """Rings on the rod, one for each pleat."""
    for k in range(drape.folds):
        share = (k + 0.5) / drape.folds
        x = drape.outer + (drape.inner - drape.outer) * share
        hoop = ring(radius, 0.004, sides=8, section=3).turn("Y", 90)
        m.add(hoop.move(x, 0, z), metal)


def curtain_linen() -> Model:
    """Plain linen on black rings and a thin iron rod with ball ends."""
    m, z = Model(), DROP - 0.025
    cloth = Drape(-0.8, -0.41, 6, 0.055, z - 0.024)
    m.pair(_drape(cloth), "fabric/linen")
    _rod(m, 0.82, z, 0.01, BLACK)
    for sign in (-1, 1):
        m.add(ball((0.05, 0.05, 0.05), (sign * 0.825, 0, z), 10, 6), BLACK)
        side = Drape(sign * cloth.outer, sign * cloth.inner, 6, 0, z)
        _rings(m, side, z - 0.008, 0.022, BLACK)
    return m


def curtain_velvet() -> Model:
    """Heavy velvet drawn aside by brass bands, on a fat wooden rod."""
    m, z = Model(), DROP - 0.045
    cloth = Drape(-0.98, -0.4, 6, 0.055, z - 0.012, 0.95, 5)
    m.pair(_drape(cloth), "fabric/velvet")
    _rod(m, 0.98, z, 0.02, "wood/walnut")
    finial = [(0.022, 0), (0.03, 0.01), (0.02, 0.02), (0.045, 0.045), (0, 0.075)]
    m.pair(lathe(finial, 12).turn("Y", 90).move(0.975, 0, z), "wood/walnut")
    tie = [(x, y, 0) for x, y in ellipse(0.26, 0.115, 14)]
    m.pair(tube(tie, 0.02, 5, closed=True, flat=1.6).turn("Y", 8)
           .move(-0.88, 0, 0.95), BRASS)  # fmt: skip
    return m


def curtain_pelmet() -> Model:
    """Wide wool curtains below a boxed white pelmet."""
    m = Model()
    cloth = Drape(-1.26, -0.68, 8, 0.05, DROP - 0.01)
    m.pair(_drape(cloth), "fabric/wool")
    white, low = "wood/white", DROP - 0.2
    m.add(slab((-1.3, -0.08, low), (1.3, -0.064, DROP), 0.004), white)
    m.add(slab((-1.3, -0.07, DROP - 0.018), (1.3, 0.072, DROP), 0.003), white)
    m.pair(slab((1.284, -0.07, low), (1.3, 0.072, DROP - 0.01), 0.003), white)
    m.add(slab((-1.27, -0.086, low + 0.03), (1.27, -0.076, low + 0.045), 0.003), white)
    return m


# --------------------------------------------------------------------------- vases


def _vessel(profile: Sequence[Flat], mouth: float, depth: float, sides: int) -> Part:
    """A turned vessel: up the outside, over the lip, down to a floor inside."""
    radius, top = profile[-1]
    lip = [(radius - 0.006, top), (mouth, top - 0.015), (mouth, top - depth)]
    return lathe([*profile, *lip, (0, top - depth)], sides)


def _lean(part: Part, yaw: float, tilt: float, at: Point) -> Part:
    """A flower head tilted outwards by `tilt` towards `yaw` (degrees), set at a tip."""
    return part.turn("Y", tilt).turn("Z", yaw).move(*at)


def _stem(yaw: float, tilt: float, low: float, high: float) -> list[Point]:
    """A stem out of the middle of a vase, bending outwards as it climbs."""
    c, s = math.cos(math.radians(yaw)), math.sin(math.radians(yaw))
    reach = (high - low) * math.tan(math.radians(tilt))
    return [
        (reach * t * t * c, reach * t * t * s, low + (high - low) * t)
        for t in (0.0, 0.55, 1.0)
    ]


def _tulip() -> Part:
    """A closed cup of a flower, its base at the origin."""
    cup = [(0.005, 0), (0.02, 0.012), (0.025, 0.032), (0.017, 0.056), (0, 0.05)]
    return lathe(cup, 6)


def _daisy() -> tuple[Part, Part]:
    """A ring of petals and its yellow eye, facing up from the origin."""
    rim, points = 18, [(0.0, 0.0, -0.004), (0.0, 0.0, 0.006)]
    for k in range(rim):
        t, r = 2.0 * math.pi * k / rim, (0.036, 0.034, 0.017)[k % 3]
        points.append((r * math.cos(t), r * math.sin(t), 0.008 if r > 0.02 else 0.002))
    faces = [[end, 2 + k, 2 + (k + 1) % rim] for k in range(rim) for end in (0, 1)]
    eye = lathe([(0.012, 0.002), (0.01, 0.01), (0, 0.013)], 7)
    return solid(points, faces), eye


def vase_tulips() -> Model:
    """A slender blue vase with pink tulips."""
    m, dice = Model(), random.Random(4)
    body = [(0.04, 0), (0.046, 0.01), (0.062, 0.1), (0.058, 0.16), (0.034, 0.21)]
    m.add(_vessel([*body, (0.036, 0.24), (0.044, 0.25)], 0.03, 0.04, 14),
          "ceramic/blue")  # fmt: skip
    for k in range(6):
        yaw = 137.5 * k + dice.uniform(-12, 12)
        tilt = 6.0 + 3.2 * k
        path = _stem(yaw, tilt, 0.205, 0.46 - 0.014 * k + dice.uniform(-0.01, 0.01))
        m.add(tube(path, 0.003, 3), "leaf/green")
        tip = (path[-1][0], path[-1][1], path[-1][2] - 0.004)
        m.add(_lean(_tulip(), yaw, 1.5 * tilt, tip), "petal/rose")
    for yaw in (30.0, 150.0, 265.0):
        c, s = math.cos(math.radians(yaw)), math.sin(math.radians(yaw))
        path = [(r * c, r * s, z) for r, z in
                ((0, 0.21), (0.035, 0.29), (0.08, 0.36), (0.14, 0.38))]  # fmt: skip
        m.add(leaf(path, [0.034, 0.03], (-s, c, 0.0)), "leaf/green")
    return m


def vase_daisies() -> Model:
    """A round-bellied pot with daisies."""
    m, dice = Model(), random.Random(9)
    body = [(0.045, 0), (0.055, 0.008), (0.088, 0.06), (0.08, 0.11), (0.046, 0.145)]
    m.add(_vessel([*body, (0.052, 0.165)], 0.04, 0.03, 14), "ceramic/plain")
    for k in range(6):
        yaw = 137.5 * k + dice.uniform(-15, 15)
        tilt = 4.0 + 5.0 * k
        path = _stem(yaw, tilt, 0.133, 0.31 - 0.009 * k + dice.uniform(-0.01, 0.01))
        m.add(tube(path, 0.0025, 3), "leaf/green")
        for part, material in zip(
            _daisy(), ("petal/white", "petal/yellow"), strict=True
        ):
            m.add(_lean(part, yaw, 18.0 + 1.3 * tilt, path[-1]), material)
    return m


def vase_amphora() -> Model:
    """An empty terracotta jar with two handles."""
    m, clay = Model(), "ceramic/terracotta"
    body = [(0.05, 0), (0.056, 0.006), (0.05, 0.02), (0.095, 0.13), (0.102, 0.18)]
    body += [(0.085, 0.225), (0.042, 0.255), (0.036, 0.3), (0.05, 0.325)]
    m.add(_vessel([*body, (0.052, 0.335)], 0.034, 0.12, 18), clay)
    ear: list[Point] = [(0.038, 0, 0.305), (0.085, 0, 0.3), (0.1, 0, 0.255)]
    m.pair(tube(smooth_path([*ear, (0.088, 0, 0.215)], 3), 0.0085, 6), clay)
    return m


# ------------------------------------------------------------------------ cushions


def _lie(part: Part, high: float) -> Part:
    """Lay a pillow down: its underside nearly flat, its back edge raised by `high`."""

    def settle(x: float, y: float, z: float) -> Point:
        thick = z if z > 0.0 else 0.4 * z
        return (x, y, max(thick + high * y + 0.05, 0.0))

    return part.warp(settle)


def cushion_square() -> Model:
    """A square velvet cushion with a piped seam."""
    m, half, pull = Model(), 0.23, 0.05
    m.add(_lie(pillow(0.46, 0.46, 0.22, 8, pull), 0.09), "fabric/velvet")
    turns = [k / 4.0 - 1.0 for k in range(8)]
    sides = [(t, -1.0) for t in turns] + [(1.0, t) for t in turns]
    sides += [(-t, 1.0) for t in turns] + [(-1.0, -t) for t in turns]
    seam = [
        (u * (1 - pull * (1 - v * v)) * half, v * (1 - pull * (1 - u * u)) * half)
        for u, v in sides
    ]
    path = [(x, y, 0.09 * y + 0.05) for x, y in seam]
    m.add(tube(path, 0.007, 5, closed=True), "book/cream")
    return m


def cushion_long() -> Model:
    """A long linen cushion with a tassel at each corner."""
    m, high = Model(), 0.1
    m.add(_lie(pillow(0.54, 0.32, 0.19, 8, 0.04), high), "fabric/linen")
    tassel = [
        (0.004, -0.004),
        (0.011, 0.006),
        (0.007, 0.014),
        (0.014, 0.05),
        (0, 0.052),
    ]
    for sx in (-1, 1):
        for sy in (-1, 1):
            fringe = lathe(tassel, 7).turn("Y", 100).turn("Z", 90 - sx * (90 - sy * 35))
            z = 0.05 + high * sy * 0.155
            m.add(fringe.move(sx * 0.265, sy * 0.155, z), "fur/cream")
    return m


def cushion_round() -> Model:
    """A round wool cushion, gathered to a button."""
    m = Model()
    rim = [(0.0, -0.075), (0.1, -0.085), (0.17, -0.065), (0.205, -0.025), (0.21, 0.0)]
    top = [(0.205, 0.03), (0.17, 0.07), (0.1, 0.092), (0.035, 0.078), (0, 0.06)]
    part = lathe([*rim, *top], 28)

    def gather(x: float, y: float, z: float) -> Point:
        t, r = math.atan2(y, x), math.hypot(x, y)
        wave = math.cos(14.0 * t) * min(1.0, r / 0.08)
        return (x, y, z + 0.0045 * wave * (1.0 if z > 0.02 else 0.0))

    m.add(_lie(part.warp(gather), 0.08), "fabric/wool")
    button = lathe([(0.02, 0.0), (0.022, 0.008), (0.014, 0.016), (0, 0.018)], 12)
    m.add(button.turn("X", 5).move(0, 0, 0.108), "wood/oak")
    return m


# ---------------------------------------------------------------------- fireplaces
# Modelled with the wall at y 0 and the room in front of it.


def _log(m: Model, start: Point, end: Point, radius: float, cuts: int = 2) -> None:
    """A round log with its bark, pale where it is cut: at its end, or at both."""
    m.add(tube([start, end], radius, 8), "bark/brown")
    for here, there in ((end, start), (start, end))[:cuts]:
        out = [here[k] + 0.02 * (here[k] - there[k]) / 0.4 for k in range(3)]
        path: list[Point] = [here, (out[0], out[1], out[2])]
        m.add(tube(path, radius * 0.86, 8), "wood/pine")


def _fire(m: Model, y: float, z: float, half: float) -> None:
    """Logs on an iron grate; `half` is how far they reach to each side."""
    for x in (-half * 0.7, half * 0.7):
        m.add(box((0.02, 0.24, 0.02), (x, y, z + 0.055), 0.003), BLACK)
        for at in (y - 0.09, y + 0.09):
            m.add(box((0.018, 0.018, 0.05), (x, at, z + 0.025), 0.0), BLACK)
        m.add(box((0.024, 0.024, 0.13), (x, y - 0.12, z + 0.065), 0.006), BLACK)
    lift = z + 0.065
    _log(m, (-half, y - 0.06, lift + 0.05), (half, y - 0.05, lift + 0.052), 0.052)
    _log(
        m, (-half * 0.94, y + 0.06, lift + 0.045), (half, y + 0.05, lift + 0.05), 0.048
    )
    _log(m, (-half * 0.8, y - 0.03, lift + 0.14), (half * 0.85, y + 0.03, lift + 0.13),
         0.045)  # fmt: skip


def _chamber(m: Model, width: float, low: float, high: float, depth: float) -> None:
    """The sooty lining of an opening: a back, two cheeks, a floor and a roof."""
    half = width / 2.0
    m.add(slab((-half, -0.03, low), (half, -0.005, high), 0), BLACK)
    for x in (-half, half - 0.02):
        m.add(slab((x, -depth, low), (x + 0.02, -0.02, high), 0), BLACK)
    m.add(slab((-half, -depth, low), (half, -0.02, low + 0.015), 0), BLACK)
    m.add(slab((-half, -depth, high - 0.02), (half, -0.02, high), 0), BLACK)


def fireplace_classic() -> Model:
    """A white wooden surround with pilasters, marble slips and a marble hearth."""
    m, white, marble = Model(), "wood/white", "stone/marble"
    m.add(slab((-0.68, -0.46, 0), (0.68, -0.002, 0.035), 0.006), marble)
    _chamber(m, 0.66, 0.03, 0.7, 0.235)
    m.pair(slab((0.315, -0.24, 0.03), (0.44, -0.004, 0.82), 0.002), marble)
    m.add(slab((-0.33, -0.238, 0.685), (0.33, -0.006, 0.82), 0.0), marble)
    m.pair(slab((0.43, -0.255, 0.03), (0.62, 0, 1.03), 0.003), white)
    m.add(slab((-0.44, -0.253, 0.8), (0.44, -0.002, 1.03), 0.0), white)
    m.pair(slab((0.455, -0.278, 0.18), (0.595, -0.25, 0.8), 0.006), white)
    m.pair(slab((0.435, -0.29, 0.03), (0.615, -0.25, 0.16), 0.006), white)
    m.pair(slab((0.435, -0.29, 0.82), (0.615, -0.25, 1.0), 0.006), white)
    m.add(slab((-0.34, -0.272, 0.85), (0.34, -0.25, 0.98), 0.008), white)
    for step, (out, low, high) in enumerate(
        ((0.3, 1.0, 1.04), (0.33, 1.03, 1.075), (0.37, 1.07, 1.115))
    ):
        half = 0.645 + 0.025 * step
        m.add(slab((-half, -out, low), (half, 0.002 * (step + 1), high), 0.007), white)
    _fire(m, -0.13, 0.045, 0.2)
    return m


def _courses(low: Point, high: Point) -> Part:
    """A block of brickwork whose courses lie level."""
    return slab(low, high, 0.004).lay_uv(0)


def fireplace_brick() -> Model:
    """A brick breast with a thick oak beam for a mantelpiece and a brick hearth."""
    m, brick = Model(), "brick/red"
    m.add(_courses((-0.62, -0.55, 0), (0.62, 0, 0.06)), brick)
    _chamber(m, 0.7, 0.055, 0.74, 0.33)
    m.add(_courses((-0.58, -0.36, 0.055), (-0.34, -0.002, 1.08)), brick)
    m.add(_courses((0.34, -0.36, 0.055), (0.58, -0.002, 1.08)), brick)
    m.add(_courses((-0.345, -0.358, 0.72), (0.345, -0.004, 1.078)), brick)
    for k in range(9):
        x = 0.082 * (k - 4)
        m.add(slab((x - 0.036, -0.372, 0.7), (x + 0.036, -0.33, 0.84), 0.005)
              .lay_uv(2), brick)  # fmt: skip
    m.pair(slab((0.4, -0.42, 0.98), (0.48, -0.35, 1.09), 0.01), "wood/oak")
    m.add(box((1.36, 0.46, 0.12), (0, -0.23, 1.14), 0.014, 2), "wood/oak")
    _fire(m, -0.19, 0.07, 0.23)
    return m


def fireplace_modern() -> Model:
    """A plain concrete block with a wide opening and a niche stacked with wood."""
    m, stone = Model(), "concrete/plain"
    m.add(slab((-0.602, -0.362, 0), (0.602, 0, 0.08), 0.004), stone)
    m.add(slab((-0.505, -0.358, 0.4), (0.505, -0.002, 0.48), 0.0), stone)
    m.add(slab((-0.602, -0.362, 0.88), (0.602, 0, 1.22), 0.004), stone)
    m.pair(slab((0.5, -0.36, 0.07), (0.6, -0.002, 0.89), 0.004), stone)
    m.add(slab((-0.505, -0.03, 0.07), (0.505, -0.004, 0.41), 0), stone)
    _chamber(m, 1.005, 0.478, 0.882, 0.35)
    m.add(slab((-0.505, -0.368, 0.855), (0.505, -0.345, 0.885), 0.003), BLACK)
    m.add(slab((-0.505, -0.368, 0.475), (0.505, -0.345, 0.5), 0.003), BLACK)
    m.pair(slab((0.482, -0.366, 0.48), (0.504, -0.347, 0.88), 0.0), BLACK)
    dice = random.Random(6)
    for row, count in enumerate((7, 6, 5)):
        for k in range(count):
            x = 0.132 * (k - (count - 1) / 2.0) + dice.uniform(-0.004, 0.004)
            z = 0.08 + 0.062 + 0.108 * row
            _log(m, (x, -0.025, z), (x, -0.31 + dice.uniform(-0.02, 0.02), z), 0.063, 1)
    _fire(m, -0.19, 0.488, 0.24)
    return m


# -------------------------------------------------------------------------- pianos


@dataclass(frozen=True, slots=True)
class Upright:
    """What tells one upright piano from another.

    Attributes:
        case: material of the whole case.
        high: height of the lid, metres.
        foot: adds the two front legs to a model.
        trim: material of handles, hinges and pedals.
    """

    case: str
    high: float
    foot: Callable[[Model, str], None]
    trim: str = BRASS


KEYBED, KEYS, BACK = 0.62, 52, 0.1
"""Height of the underside of a keyboard, its white keys, where the case ends (m)."""


def _keyboard(m: Model) -> None:
    """White keys with black ones in groups of two and three, above the keybed."""
    pitch, low = 1.225 / KEYS, KEYBED + 0.075
    bed = slab((-0.614, -0.415, low - 0.01), (0.614, -0.27, low + 0.01), 0)
    m.add(bed, "plastic/black")
    for k in range(KEYS):
        x = (k - (KEYS - 1) / 2.0) * pitch
        at = (x, -0.345, low + 0.009)
        m.add(box((pitch * 0.92, 0.15, 0.018), at, 0.0), "plastic/white")
        # The lowest key is an A: black keys follow A, C, D, F and G.
        if k % 7 in (0, 2, 3, 5, 6) and k < KEYS - 1:
            sharp = (x + pitch / 2.0, -0.317, low + 0.022)
            m.add(box((pitch * 0.56, 0.094, 0.024), sharp, 0.0), "plastic/black")


def _keybed(m: Model, kind: Upright) -> None:
    """The shelf of the keyboard with its cheeks, slip and fallboard."""
    case = kind.case
    m.add(slab((-0.735, -0.44, KEYBED), (0.735, -0.05, KEYBED + 0.075), 0.005), case)
    m.add(slab((-0.64, -0.44, KEYBED + 0.07), (0.64, -0.424, KEYBED + 0.083), 0.0),
          case)  # fmt: skip
    cheek = [(-0.44, KEYBED + 0.05), (-0.05, KEYBED + 0.05), (-0.05, KEYBED + 0.23)]
    cheek += [(-0.25, KEYBED + 0.21), (-0.4, KEYBED + 0.15), (-0.44, KEYBED + 0.12)]
    for x in (-0.7375, 0.7375):
        m.add(prism(cheek, 0.038, "X", 0.006).move(x, 0, 0), case)
    m.pair(slab((0.618, -0.43, KEYBED + 0.07), (0.722, -0.25, KEYBED + 0.11), 0.0),
           case)  # fmt: skip
    fall = box((1.44, 0.022, 0.15), (0, -0.255, KEYBED + 0.155), 0.005)
    m.add(fall.turn("X", -14, (0, -0.26, KEYBED + 0.08)), case)


def _case(m: Model, kind: Upright) -> None:
    """The tall back part: sides, panels, lid, music desk and pedals."""
    case, high = kind.case, kind.high
    for x in (-0.7375, 0.7375):
        m.add(slab((x - 0.0175, -0.26, 0.03), (x + 0.0175, BACK, high - 0.02), 0.0),
              case)  # fmt: skip
    m.add(slab((-0.73, -0.2, 0.1), (0.73, BACK - 0.01, high - 0.02), 0.0), case)
    m.add(slab((-0.73, -0.258, 0.03), (0.73, BACK - 0.012, 0.12), 0.0), case)
    m.add(slab((-0.66, -0.215, 0.15), (0.66, -0.19, KEYBED - 0.03), 0.008), case)
    m.add(slab((-0.775, -0.3, high - 0.025), (0.775, BACK, high), 0.006), case)
    shelf = max(high - 0.32, KEYBED + 0.24)
    m.add(slab((-0.66, -0.222, shelf + 0.03), (0.66, -0.19, high - 0.05), 0.008), case)
    m.add(slab((-0.5, -0.26, shelf), (0.5, -0.19, shelf + 0.018), 0.0), case)
    for x in (-0.07, 0.0, 0.07):
        path: list[Point] = [(x, -0.24, 0.075), (x, -0.31, 0.07), (x, -0.35, 0.055)]
        radii = [0.01, 0.011, 0.013, 0.018, 0.02]
        m.add(tube(smooth_path(path, 2), radii, 6, flat=0.5), kind.trim)
    for x in (-0.67, 0.67):
        m.add(box((0.07, 0.38, 0.03), (x, -0.08, 0.016), 0.0), BLACK)


def _upright(kind: Upright) -> Model:
    """A whole upright piano of a kind."""
    m = Model()
    _case(m, kind)
    _keybed(m, kind)
    _keyboard(m)
    kind.foot(m, kind.case)
    return m


def _scrolled(m: Model, case: str) -> None:
    """Toe blocks under carved consoles, as a tall upright has them."""
    m.pair(slab((0.645, -0.46, 0.03), (0.735, -0.2, 0.115), 0.01), case)
    console = [
        (-0.43, 0.11),
        (-0.34, 0.11),
        (-0.345, 0.25),
        (-0.31, 0.4),
        (-0.23, 0.52),
    ]
    console += [(-0.23, KEYBED), (-0.43, KEYBED), (-0.44, 0.55), (-0.4, 0.4)]
    part = prism([*console, (-0.42, 0.22)], 0.06, "X", 0.008)
    m.pair(part.move(0.69, 0, 0), case)


def _turned(m: Model, case: str) -> None:
    """Two turned legs on small blocks."""
    profile = [(0.0, 0.11), (0.035, 0.11), (0.042, 0.14), (0.026, 0.17), (0.024, 0.2)]
    profile += [(0.042, 0.4), (0.044, 0.47), (0.028, 0.51), (0.03, 0.53), (0.046, 0.55)]
    part = lathe([*profile, (0.046, KEYBED + 0.01)], 10)
    m.pair(part.move(0.69, -0.385, 0), case)
    m.pair(slab((0.64, -0.45, 0.0), (0.74, -0.2, 0.115), 0.01), case)


def _square(m: Model, case: str) -> None:
    """Two plain tapered legs straight to the floor."""
    m.pair(leg((0.7, -0.4, 0), (0.7, -0.4, KEYBED + 0.01), 0.04, 0.06, 4), case)


def piano_tall() -> Model:
    """A tall black upright with scrolled consoles and brass candle arms."""
    m = _upright(Upright("lacquer/black", 1.3, _scrolled))
    for x in (-0.52, 0.52):
        m.add(lathe([(0.028, 0), (0.03, 0.006), (0.01, 0.012)], 10).turn("X", 90)
              .move(x, -0.219, 1.1), BRASS)  # fmt: skip
        arm: list[Point] = [(x, -0.225, 1.1), (x, -0.28, 1.07), (x, -0.32, 1.12)]
        m.add(tube(smooth_path(arm, 2), 0.006, 5), BRASS)
        m.add(lathe([(0.008, 0), (0.026, 0.006), (0.012, 0.01), (0.014, 0.03)], 10,
                    (x, -0.32, 1.115)), BRASS)  # fmt: skip
    return m


def piano_console() -> Model:
    """A lower walnut piano with turned legs."""
    return _upright(Upright("wood/walnut", 1.1, _turned))


def piano_modern() -> Model:
    """A low white piano with straight legs and steel pedals."""
    return _upright(Upright("wood/white", 1.02, _square, "metal/steel"))


MODELS: dict[str, Callable[[], Model]] = {
    "painting/landscape": painting_landscape,
    "painting/panorama": painting_panorama,
    "painting/portrait": painting_portrait,
    "painting/square": painting_square,
    "painting/print": painting_print,
    "curtain/linen": curtain_linen,
    "curtain/velvet": curtain_velvet,
    "curtain/pelmet": curtain_pelmet,
    "mirror/tall": mirror_tall,
    "mirror/round": mirror_round,
    "mirror/arched": mirror_arched,
    "wall_clock/round": clock_round,
    "wall_clock/sunburst": clock_sunburst,
    "wall_clock/pendulum": clock_pendulum,
    "vase/tulips": vase_tulips,
    "vase/daisies": vase_daisies,
    "vase/amphora": vase_amphora,
    "cushion/square": cushion_square,
    "cushion/long": cushion_long,
    "cushion/round": cushion_round,
    "fireplace/classic": fireplace_classic,
    "fireplace/brick": fireplace_brick,
    "fireplace/modern": fireplace_modern,
    "piano/tall": piano_tall,
    "piano/console": piano_console,
    "piano/modern": piano_modern,
}
