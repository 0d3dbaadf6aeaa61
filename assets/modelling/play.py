"""Things to play with: rocking horses, toys, dollhouses, play tents, bicycles."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forms import ball, crate, limb, loft, ring
from mathutils import Vector
from mathutils.bvhtree import BVHTree
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    bounds,
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
    solid,
    tube,
)

PRIMARY = ("plastic/red", "plastic/yellow", "plastic/blue", "plastic/green")


def _plate(corners: Sequence[Point], thickness: float) -> Part:
    """A flat board or cloth through corners in one plane, thickened both ways."""
    p = [Vector(corner) for corner in corners]
    normal = (p[1] - p[0]).cross(p[2] - p[0]).normalized() * (thickness / 2.0)
    n = len(p)
    points = [tuple(q - normal) for q in p] + [tuple(q + normal) for q in p]
    faces = [list(range(n)), list(range(2 * n - 1, n - 1, -1))]
    faces += [[k, (k + 1) % n, n + (k + 1) % n, n + k] for k in range(n)]
    return solid(points, faces)  # type: ignore[arg-type]


def _peg(at: Point, radius: float, length: float, sides: int = 10) -> Part:
    """A round bar along x with its middle at `at`."""
    x, y, z = at
    return tube([(x - length / 2, y, z), (x + length / 2, y, z)], radius, sides)


# ------------------------------------------------------------------- rocking horses

ROCKER = 1.05
"""Radius of the arc on which a horse rocks (metres)."""


def _rockers(m: Model, half: float, reach: float, wood: str) -> None:
    """Two bent runners and the bars between them."""
    turns = [reach * (2.0 * k / 10 - 1.0) for k in range(11)]
    low = [(y, ROCKER - math.sqrt(ROCKER * ROCKER - y * y)) for y in turns]
    high = [(0.985 * y, z + 0.05) for y, z in reversed(low)]
    m.pair(prism([*low, *high], 0.032, "X").move(half, 0, 0), wood)
    for share in (-0.72, 0.72):
        y = share * reach
        z = ROCKER - math.sqrt(ROCKER * ROCKER - y * y) + 0.03
        m.add(box((2 * half, 0.055, 0.022), (0, y, z), 0.004), wood)


@dataclass(frozen=True, slots=True)
class HorseStyle:
    """Materials and stoutness of one rocking horse."""

    coat: str
    mane: str
    saddle: str
    wood: str
    stout: float = 1.0
    head: float = 1.0
    drop: float = 0.0
    hoof: str = "plastic/black"


def _horse(style: HorseStyle) -> Model:
    """A horse on runners that looks to the front."""
    m, s, d, h = Model(), style.stout, style.drop, style.head
    _rockers(m, 0.135, 0.46, style.wood)
    m.add(ball((0.23 * s, 0.56, 0.25 * s), (0, 0.01, 0.5), 12, 8), style.coat)
    neck: list[Point] = [(0, -0.17, 0.53), (0, -0.245, 0.65 - d), (0, -0.29, 0.76 - d)]
    m.add(limb(neck, [0.105 * s, 0.08 * s, 0.066 * s], 8), style.coat)
    face: list[Point] = [(0, -0.275, 0.8 - d), (0, -0.36, 0.745 - d)]
    face.append((0, -0.425, 0.69 - d))
    m.add(limb(face, [0.072 * h, 0.06 * h, 0.046 * h], 8), style.coat)
    muzzle = ball((0.098 * h, 0.075 * h, 0.09 * h), (0, -0.447, 0.675 - d), 9, 5)
    m.add(muzzle, "fur/cream")
    for x in (-1, 1):
        _horse_side(m, style, x)
    _mane(m, style.mane, d, h)
    tail: list[Point] = [(0, 0.27, 0.56), (0, 0.35, 0.53), (0, 0.38, 0.42)]
    tail.append((0, 0.36, 0.3))
    m.add(limb(tail, [0.028, 0.042, 0.046, 0.024], 7), style.mane)
    _saddle_cloth(m, s, style.saddle)
    m.add(_peg((0, -0.275, 0.72 - d), 0.014, 0.3, 7), style.wood)
    return m


def _horse_side(m: Model, style: HorseStyle, x: float) -> None:
    """Legs, ear, eye and grip on the side of the sign of x."""
    s, d, h = style.stout, style.drop, style.head
    for y, reach in ((-0.17, -0.29), (0.19, 0.31)):
        foot: Point = (x * 0.135, reach, 0.11)
        knee: Point = (x * 0.12, 0.62 * reach + 0.38 * y - 0.02, 0.27)
        hip: Point = (x * 0.075, y, 0.46)
        path: list[Point] = [(x * 0.05, y, 0.52), hip, knee, foot]
        radii = [0.055 * s, 0.082 * s, 0.05 * s, 0.037 * s]
        m.add(tube(path, radii, 8), style.coat)
        hoof = leg((foot[0], reach, 0.07), (foot[0], reach, 0.125), 0.098, 0.078, 8)
        m.add(hoof, style.hoof)
    ear = lathe([(0.0, 0.0), (0.026, 0.012), (0.022, 0.04), (0.0, 0.085)], 7)
    ear.scale(h, 0.6 * h, h).turn("Y", x * 14).turn("X", 8)
    m.add(ear.move(x * 0.042 * h, -0.255, 0.805 + 0.04 * h - d), style.coat)
    eye = ball((0.02, 0.03, 0.032), (x * 0.06 * h, -0.325, 0.79 - d), 6, 4)
    m.add(eye, "plastic/black")
    m.add(ball((0.036, 0.036, 0.036), (x * 0.15, -0.275, 0.72 - d), 7, 4), style.saddle)


def _mane(m: Model, hair: str, drop: float, head: float) -> None:
    """Tufts from the brow down the back of the neck."""
    tufts = (
        (-0.315, 0.86, 0.03), (-0.26, 0.87, 0.04), (-0.205, 0.835, 0.046),
        (-0.175, 0.775, 0.05), (-0.145, 0.715, 0.05), (-0.11, 0.655, 0.048),
    )  # fmt: skip
    for y, z, r in tufts:
        size = (1.3 * r * head, 2.2 * r * head, 2.0 * r * head)
        lower = drop * (z - 0.53) / 0.3
        m.add(ball(size, (0, y, z - min(drop, lower)), 7, 4), hair)


def _saddle_cloth(m: Model, stout: float, material: str) -> None:
    """A padded saddle bent over the back, with its girth."""

    def seat(u: float, v: float) -> Point:
        t = math.radians(150.0 * (u - 0.5))
        y = 0.16 - 0.27 * v
        hollow = 0.035 * (2.0 * v - 1.0) ** 2
        a, b = 0.127 * stout, 0.137 * stout
        return (a * math.sin(t), y, 0.5 + b * math.cos(t) + hollow * math.cos(t))

    m.add(shell(seat, 8, 4, 0.02), material)
    turns = [2.0 * math.pi * k / 12 for k in range(12)]
    path = [
        (0.118 * stout * math.sin(t), 0.02, 0.5 + 0.128 * stout * math.cos(t))
        for t in turns
    ]
    m.add(tube(path, 0.013, 3, closed=True), "plastic/black")


def horse_carved() -> Model:
    """A carved white horse: brown mane, red saddle, oak runners."""
    return _horse(
        HorseStyle("wood/white", "bark/brown", "plastic/red", "wood/oak", 0.95)
    )


def horse_plush() -> Model:
    """A stout brown plush horse with a cream mane and a blue saddle."""
    return _horse(
        HorseStyle(
            "fur/brown",
            "fur/cream",
            "plastic/blue",
            "wood/pine",
            1.3,
            1.42,
            0.1,
            "fur/cream",
        )
    )


def horse_plank() -> Model:
    """A horse cut from boards: flat head, seat with a back, painted mane."""
    m, wood, paint = Model(), "wood/pine", "paint/plain"
    _rockers(m, 0.13, 0.46, paint)
    head = [
        (-0.05, 0.37), (-0.2, 0.37), (-0.24, 0.48), (-0.285, 0.62), (-0.36, 0.59),
        (-0.42, 0.585), (-0.445, 0.625), (-0.43, 0.665), (-0.35, 0.765),
        (-0.3, 0.815), (-0.275, 0.88), (-0.245, 0.82), (-0.18, 0.76), (-0.12, 0.64),
        (-0.07, 0.5),
    ]  # fmt: skip
    m.add(prism(head, 0.04, "X", 0.007), wood)
    mane = [
        (-0.305, 0.835), (-0.26, 0.845), (-0.22, 0.825), (-0.15, 0.765), (-0.085, 0.64),
        (-0.03, 0.49), (-0.075, 0.49), (-0.13, 0.6), (-0.165, 0.65), (-0.18, 0.72),
        (-0.225, 0.755), (-0.25, 0.8),
    ]  # fmt: skip
    m.add(prism(mane, 0.052, "X", 0.006), paint)
    m.add(_peg((0, -0.335, 0.7), 0.015, 0.046), "plastic/black")
    m.add(_peg((0, -0.235, 0.655), 0.015, 0.32), paint)
    m.add(box((0.24, 0.44, 0.028), (0, 0.06, 0.385), 0.008), wood)
    back = [(-0.12, 0.39), (0.12, 0.39), (0.125, 0.54), (0.08, 0.6), (0.0, 0.62)]
    rest = prism([*back, (-0.08, 0.6), (-0.125, 0.54)], 0.024, "Y", 0.007)
    m.add(rest.turn("X", -10, (0, 0, 0.39)).move(0, 0.255, 0), wood)
    front = [(-0.14, 0.38), (-0.02, 0.38), (-0.2, 0.07), (-0.31, 0.09)]
    rear = [(0.1, 0.38), (0.24, 0.38), (0.33, 0.1), (0.22, 0.07)]
    for outline in (front, rear):
        m.pair(prism(outline, 0.026, "X", 0.006).move(0.102, 0, 0), wood)
    m.add(_peg((0, -0.17, 0.2), 0.014, 0.36), paint)
    for sign in (-1, 0, 1):
        rope: list[Point] = [(0.012 * sign, 0.255, 0.43), (0.02 * sign, 0.36, 0.41)]
        rope.append((0.03 * sign, 0.385, 0.27))
        m.add(tube(smooth_path(rope, 3), 0.013, 6), "fur/cream")
    return m


# ----------------------------------------------------------------------- toy chests


def _chest_star(radius: float) -> list[Flat]:
    """A five-pointed star."""
    outline = []
    for k in range(10):
        t = math.radians(90 + 36 * k)
        reach = radius if k % 2 == 0 else 0.45 * radius
        outline.append((reach * math.cos(t), reach * math.sin(t)))
    return outline


def chest_stars() -> Model:
    """A white chest with coloured stars, a painted lid and round feet."""
    m, wood, lid = Model(), "wood/white", "paint/plain"
    m.add(slab((-0.4, -0.2, 0.05), (0.4, 0.2, 0.45), 0.006), wood)
    for y in (-0.2, 0.2):
        m.pair(box((0.05, 0.02, 0.4), (0.378, y, 0.25), 0.004), lid)
    for z, high in ((0.075, 0.05), (0.425, 0.05)):
        m.add(box((0.72, 0.02, high), (0, -0.2, z), 0.004), lid)
    m.add(slab((-0.425, -0.225, 0.45), (0.425, 0.215, 0.487), 0.01, 2), lid)
    for k, x in enumerate((-0.24, -0.08, 0.08, 0.24)):
        star = prism(_chest_star(0.075), 0.016, "Y").turn("Y", 9 if k % 2 else -9)
        m.add(star.move(x, -0.203, 0.25), PRIMARY[k])
    foot = [(0.028, 0.0), (0.04, 0.014), (0.04, 0.036), (0.03, 0.052)]
    m.four(lathe(foot, 14, (0.35, 0.155, 0)), lid)
    for x in (-0.25, 0.25):
        m.add(box((0.05, 0.012, 0.05), (x, 0.206, 0.45), 0.003), "metal/brass")
    m.add(box((0.07, 0.014, 0.04), (0, -0.229, 0.462), 0.004), "metal/brass")
    for x in (-1, 1):
        knots: list[Point] = [(x * 0.398, -0.07, 0.34), (x * 0.43, -0.055, 0.29)]
        knots += [(x * 0.43, 0.055, 0.29), (x * 0.398, 0.07, 0.34)]
        m.add(tube(smooth_path(knots, 3), 0.012, 6), "fur/cream")
    return m


LETTERS: dict[str, tuple[Flat, ...]] = {
    "T": (
        (-0.12, -0.5), (0.12, -0.5), (0.12, 0.26), (0.42, 0.26), (0.42, 0.5),
        (-0.42, 0.5), (-0.42, 0.26), (-0.12, 0.26),
    ),
    "Y": (
        (-0.12, -0.5), (0.12, -0.5), (0.12, -0.08), (0.45, 0.5), (0.18, 0.5),
        (0.0, 0.15), (-0.18, 0.5), (-0.45, 0.5), (-0.12, -0.08),
    ),
    "S": (
        (0.34, 0.28), (0.24, 0.37), (0.0, 0.38), (-0.22, 0.34), (-0.28, 0.2),
        (-0.15, 0.06), (0.12, -0.04), (0.27, -0.18), (0.22, -0.33), (0.0, -0.38),
        (-0.24, -0.37), (-0.34, -0.28),
    ),
}  # fmt: skip
"""Outlines of plump letters of height 1; of the S the middle line."""


def _letter(name: str, size: float) -> Part:
    """A plump capital letter in the (x, z) plane, `size` high, centred, 2 cm deep."""
    if name == "O":
        outer = rounded(0.9 * size, size, 0.36 * size, 3)
        inner = rounded(0.42 * size, 0.52 * size, 0.16 * size, 3)
        sides = ((outer, -0.01), (outer, 0.01), (inner, 0.01), (inner, -0.01))
        return loft([[(x, y, z) for x, z in line] for line, y in sides], closed=True)
    outline = [(x * size, z * size) for x, z in LETTERS[name]]
    if name == "S":
        return _ribbon(outline, 0.24 * size, 0.02)
    return prism(outline, 0.02, "Y")


def _ribbon(line: Sequence[Flat], width: float, depth: float) -> Part:
    """A flat bar that follows a line in the (x, z) plane."""
    rings = []
    for k, (x, z) in enumerate(line):
        a, b = line[max(0, k - 1)], line[min(len(line) - 1, k + 1)]
        along = Vector((b[0] - a[0], b[1] - a[1])).normalized() * (width / 2.0)
        u, w = -along.y, along.x
        rings.append(
            [(x + s * u, y, z + s * w)
             for s, y in ((1, -depth / 2), (1, depth / 2), (-1, depth / 2),
                          (-1, -depth / 2))]
        )  # fmt: skip
    return loft(rings)


def chest_letters() -> Model:
    """A pine chest of boards that says TOYS, on castors, with a heavy lid."""
    m, wood = Model(), "wood/pine"
    m.add(slab((-0.43, -0.205, 0.07), (0.43, 0.205, 0.42), 0.0), wood)
    for k in range(3):
        z = 0.07 + 0.1167 * k
        board = slab((-0.44, -0.222, z + 0.002), (0.44, -0.2, z + 0.1145), 0.005)
        m.add(board, wood)
        m.pair(slab((0.425, -0.2, z + 0.002), (0.447, 0.2, z + 0.1145), 0.005), wood)
    m.add(slab((-0.465, -0.24, 0.42), (0.465, 0.225, 0.452), 0.008), wood)
    for y in (-0.12, 0.12):
        m.add(slab((-0.445, y - 0.02, 0.4515), (0.445, y + 0.02, 0.453), 0.0), wood)
    for k, name in enumerate("TOYS"):
        letter = _letter(name, 0.21).move(-0.3 + 0.2 * k, -0.225, 0.245)
        m.add(letter, PRIMARY[k])
    for x in (-1, 1):
        m.add(box((0.014, 0.14, 0.05), (x * 0.45, 0, 0.34), 0.006), "wood/walnut")
        for y in (-0.15, 0.15):
            m.add(box((0.05, 0.05, 0.03), (x * 0.36, y, 0.06), 0.005), "metal/black")
            wheel = lathe([(0.022, -0.012), (0.026, -0.008), (0.026, 0.008),
                           (0.022, 0.012)], 14).turn("Y", 90)  # fmt: skip
            m.add(wheel.move(x * 0.36, y, 0.026), "plastic/black")
    return m


def chest_padded() -> Model:
    """A white frame with coloured panels and a padded lid to sit on."""
    m, frame = Model(), "wood/white"
    m.add(slab((-0.37, -0.19, 0.04), (0.37, 0.19, 0.4), 0.0), frame)
    for k in range(4):
        x = -0.276 + 0.184 * k
        panel = slab((x - 0.08, -0.198, 0.075), (x + 0.08, -0.185, 0.365), 0.004)
        m.add(panel, PRIMARY[k])
        knob = ball((0.034, 0.03, 0.034), (x, -0.206, 0.22), 10, 6)
        m.add(knob, frame)
    m.pair(slab((0.365, -0.15, 0.075), (0.378, 0.15, 0.365), 0.004), "plastic/yellow")
    m.four(box((0.05, 0.05, 0.4), (0.362, 0.182, 0.2), 0.008), frame)
    m.add(slab((-0.4, -0.22, 0.4), (0.4, 0.215, 0.422), 0.006), frame)
    pad = cushion((0.78, 0.41, 0.05), (0, -0.002, 0.445), 0.024, 0.004, (4, 2, 1), 2)
    m.add(pad, "fabric/linen")
    return m


# ------------------------------------------------------------------------- toy cars


def _toy_wheel(
    radius: float, width: float, hub: str, sides: int = 9
) -> list[tuple[Part, str]]:
    """A fat wheel with its axle along x at the origin: tyre and hub cap."""
    b = 0.25 * width
    tyre = [(radius - b, -width / 2), (radius, -width / 2 + b), (radius, width / 2 - b)]
    disc = lathe([*tyre, (radius - b, width / 2)], sides).turn("Y", 90)
    cap = lathe([(0.5 * radius, -width / 2 - 0.003), (0.5 * radius, width / 2 + 0.003)],
                7).turn("Y", 90)  # fmt: skip
    return [(disc, "plastic/black"), (cap, hub)]


def _axle_pair(m: Model, at: Flat, half: float, wheel: Flat, hub: str) -> None:
    """Two wheels at (y, z), `half` out on either side; `wheel` is (radius, width)."""
    y, z = at
    for x in (-half, half):
        for part, material in _toy_wheel(wheel[0], wheel[1], hub):
            m.add(part.move(x, y, z), material)
    m.add(_peg((0, y, z), 0.006, 2 * half, 4), "metal/steel")


def _lamps(m: Model, x: float, y: float, z: float, size: float, lens: str) -> None:
    """Two round lamps on a front or a rear."""
    for sign in (-1, 1):
        lamp = ball((size, 0.6 * size, size), (sign * x, y, z), 6, 3)
        m.add(lamp, lens)


def car_saloon() -> Model:
    """A red toy car: round roof, dark windows, yellow hubs, a bumper at each end."""
    m, red = Model(), "plastic/red"
    low = [(-0.14, 0.03), (0.14, 0.03), (0.143, 0.06), (0.135, 0.085), (-0.06, 0.09),
           (-0.125, 0.078), (-0.143, 0.055)]  # fmt: skip
    m.add(prism(low, 0.118, "X", 0.01), red)
    roof = [(-0.075, 0.082), (0.118, 0.08), (0.09, 0.125), (0.06, 0.133),
            (-0.015, 0.132), (-0.04, 0.125)]  # fmt: skip
    m.add(prism(roof, 0.1, "X", 0.01), red)
    for a, b in ((-0.046, 0.012), (0.02, 0.088)):
        top_a = a + (0.024 if a < 0 else 0.0)
        top_b = b - (0.018 if b > 0.05 else 0.0)
        pane = [(a, 0.09), (b, 0.09), (top_b, 0.119), (top_a, 0.119)]
        m.add(prism(pane, 0.1035, "X", 0.0), "glass/screen")
    for (a, low_z), (b, high_z) in (((-0.071, 0.087), (-0.045, 0.119)),
                                    ((0.1135, 0.087), (0.0945, 0.118))):  # fmt: skip
        pane = [(-0.041, a, low_z), (0.041, a, low_z)]
        pane += [(0.035, b, high_z), (-0.035, b, high_z)]
        m.add(_plate(pane, 0.004), "glass/screen")
    _axle_pair(m, (-0.085, 0.034), 0.054, (0.034, 0.026), "plastic/yellow")
    _axle_pair(m, (0.085, 0.034), 0.054, (0.034, 0.026), "plastic/yellow")
    _lamps(m, 0.04, -0.137, 0.065, 0.024, "plastic/yellow")
    _lamps(m, 0.042, 0.14, 0.065, 0.018, "plastic/orange")
    for y in (-0.144, 0.144):
        m.add(box((0.11, 0.012, 0.014), (0, y, 0.042), 0.0), "metal/steel")
    return m


def car_truck() -> Model:
    """A toy tipper: blue cab, yellow bed with a load of blocks."""
    m, cab, bed = Model(), "plastic/blue", "plastic/yellow"
    m.add(slab((-0.035, -0.15, 0.035), (0.035, 0.16, 0.058), 0), "plastic/black")
    nose = [(-0.165, 0.04), (-0.055, 0.04), (-0.055, 0.165), (-0.115, 0.165),
            (-0.13, 0.115), (-0.165, 0.105)]  # fmt: skip
    m.add(prism(nose, 0.125, "X", 0.008), cab)
    m.add(slab((-0.05, -0.127, 0.122), (0.05, -0.118, 0.156), 0.0).turn(
        "X", -17, (0, -0.12, 0.14)), "glass/screen")  # fmt: skip
    for x in (-1, 1):
        pane = slab((x * 0.0635 - 0.002, -0.108, 0.118),
                    (x * 0.0635 + 0.002, -0.068, 0.152), 0.0)  # fmt: skip
        m.add(pane, "glass/screen")
    m.add(slab((-0.035, -0.169, 0.06), (0.035, -0.16, 0.092), 0), "metal/steel")
    _lamps(m, 0.05, -0.163, 0.078, 0.022, "plastic/white")
    m.add(box((0.13, 0.014, 0.018), (0, -0.168, 0.045), 0), "metal/steel")
    tub = crate([
        (0.115, 0.17, 0.008, 0.062), (0.15, 0.215, 0.01, 0.13),
        (0.136, 0.2, 0.008, 0.13), (0.104, 0.16, 0.006, 0.07),
    ]).move(0, 0.062, 0)  # fmt: skip
    m.add(tub, bed)
    for k in range(3):
        y = 0.0 + 0.062 * k
        m.pair(box((0.01, 0.012, 0.06), (0, 0, 0), 0).turn("Y", 14.0)
               .move(0.069, y, 0.097), "plastic/orange")  # fmt: skip
    for x, y, turn, k in (
        (-0.025, 0.02, 15, 0),
        (0.03, 0.06, 40, 3),
        (-0.02, 0.11, 5, 2),
    ):
        cube = box((0.05, 0.05, 0.05), (0, 0, 0), 0.0).turn("Z", turn)
        m.add(cube.move(x, y, 0.0945), PRIMARY[k])
    for y in (-0.115, 0.105):
        _axle_pair(m, (y, 0.035), 0.06, (0.035, 0.03), "plastic/red")
    return m


def car_tractor() -> Model:
    """A green toy tractor: two great rear wheels, bonnet, exhaust, open cab."""
    m, green, yellow = Model(), "plastic/green", "plastic/yellow"
    m.add(slab((-0.026, -0.12, 0.05), (0.026, 0.08, 0.085), 0), "plastic/black")
    m.add(box((0.075, 0.13, 0.07), (0, -0.075, 0.115), 0.01), green)
    grille = slab((-0.026, -0.143, 0.092), (0.026, -0.136, 0.138), 0)
    m.add(grille, "plastic/black")
    m.pair(box((0.016, 0.008, 0.016), (0.028, -0.14, 0.13), 0), yellow)
    m.add(lathe([(0.006, 0.14), (0.006, 0.19), (0.009, 0.194), (0.009, 0.218)], 6,
                (0.018, -0.08, 0)), "metal/steel")  # fmt: skip
    m.add(slab((-0.05, -0.01, 0.07), (0.05, 0.09, 0.1), 0), green)
    seat = [(0.03, 0.098), (0.075, 0.098), (0.088, 0.15), (0.076, 0.152)]
    seat += [(0.066, 0.115), (0.03, 0.112)]
    m.add(prism(seat, 0.05, "X"), "plastic/black")
    m.add(tube([(0, -0.005, 0.1), (0, 0.018, 0.145)], 0.004, 4), "plastic/black")
    wheel = lathe([(0.022, -0.002), (0.022, 0.002)], 8)
    m.add(wheel.turn("X", -28).move(0, 0.018, 0.146), "plastic/black")
    m.add(slab((-0.02, -0.112, 0.03), (0.02, -0.08, 0.06), 0), "plastic/black")
    for y in (-0.002, 0.088):
        m.pair(box((0.008, 0.008, 0.12), (0.044, y, 0.15), 0.0), green)
    m.add(slab((-0.06, -0.018, 0.205), (0.06, 0.105, 0.222), 0), green)
    for x in (-1, 1):
        arch = [(0.055 + 0.089 * math.cos(t), 0.079 + 0.089 * math.sin(t))
                for t in (math.radians(20 + 28 * k) for k in range(6))]  # fmt: skip
        inner = [(y * 0.9 + 0.0055, z * 0.93) for y, z in reversed(arch)]
        m.add(prism([*arch, *inner], 0.05, "X").move(x * 0.073, 0, 0), green)
        for part, material in _toy_wheel(0.079, 0.042, yellow, 11):
            m.add(part.move(x * 0.075, 0.055, 0.079), material)
    _axle_pair(m, (-0.095, 0.037), 0.058, (0.037, 0.026), yellow)
    m.add(_peg((0, 0.055, 0.079), 0.01, 0.14, 4), "metal/steel")
    return m


# ------------------------------------------------------------------- piles of blocks

UNIT = 0.085
"""Edge of a building block (metres)."""

BRIGHT = (*PRIMARY, "plastic/orange", "wood/pine")


def _brick(kind: str) -> Part:
    """A building block standing on z=0 at the origin, as wide as 1 or 2 units."""
    u = UNIT
    if kind == "cube":
        return box((u, u, u), (0, 0, u / 2), 0.005)
    if kind == "long":
        return box((2 * u, u, u), (0, 0, u / 2), 0.005)
    if kind == "plank":
        return box((3 * u, u, u / 2), (0, 0, u / 4), 0.005)
    if kind == "post":
        return lathe([(u / 2 - 0.005, 0), (u / 2, 0.005), (u / 2, 2 * u - 0.005),
                      (u / 2 - 0.005, 2 * u)], 18)  # fmt: skip
    if kind == "drum":
        return lathe([(u / 2 - 0.005, 0), (u / 2, 0.005), (u / 2, u - 0.005),
                      (u / 2 - 0.005, u)], 18)  # fmt: skip
    if kind == "cone":
        tip = 1.25 * u
        return lathe([(u / 2 - 0.002, 0), (u / 2, 0.004), (0.004, tip), (0, tip)], 18)
    if kind == "roof":
        return prism([(-u, 0), (u, 0), (0, u)], u, "Y", 0.004)
    turns = [math.pi * k / 10 for k in range(11)]
    hole = [(0.52 * u * math.cos(t), 0.52 * u * math.sin(t)) for t in reversed(turns)]
    return prism([(-u, 0), *hole, (u, 0), (u, u), (-u, u)], u, "Y", 0.0)


def _put(m: Model, kind: str, at: Point, spin: float, colour: int) -> None:
    """Stand a block of a kind at `at`, all in units, turned by degrees."""
    x, y, z = (UNIT * c for c in at)
    part = _brick(kind).turn("Z", spin).move(x, y, z)
    m.add(part, BRIGHT[colour % len(BRIGHT)])


def _strew(m: Model, kind: str, at: Flat, spin: float, colour: int) -> None:
    """A block on the floor, pushed to the pile; posts and drums lie on their side."""
    part = _brick(kind)
    if kind in ("post", "drum"):
        half = UNIT if kind == "post" else UNIT / 2
        part.turn("X", 90).move(0, half, UNIT / 2)
    part.turn("Z", spin).move(UNIT * at[0], UNIT * at[1])
    part.move(*_gap(m, part))
    m.add(part, BRIGHT[colour % len(BRIGHT)])


def _gap(m: Model, part: Part) -> Flat:
    """How far to push a part towards the z axis until it touches the model."""
    low, high = bounds(vertex.co for vertex in part.bm.verts)
    way = Vector((low[0] + high[0], low[1] + high[1])) / -2.0
    step = way.normalized() * 0.002
    there = [BVHTree.FromBMesh(other.bm) for other, _ in m.parts]
    moved, trial = Vector((0.0, 0.0)), part.copy()
    for _ in range(round(way.length / 0.002)):
        here = BVHTree.FromBMesh(trial.bm)
        if any(here.overlap(tree) for tree in there):
            break
        trial.move(step.x, step.y)
        moved += step
    return (moved.x, moved.y)


def blocks_heap() -> Model:
    """A heap of bright blocks: some stacked askew, some fallen around."""
    m = Model()
    for kind, at, spin, colour in (
        ("long", (-0.6, 0.2, 0), 12, 0),
        ("cube", (0.95, 0.5, 0), 30, 1),
        ("long", (0.6, -0.9, 0), -20, 2),
        ("arch", (-0.15, 1.6, 0), -8, 4),
        ("cube", (-0.5, 0.2, 1), 38, 5),
        ("long", (0.85, -0.3, 1), 70, 3),
        ("drum", (-0.15, 1.6, 1), 0, 0),
        ("roof", (-0.5, 0.2, 2), -20, 2),
        ("cube", (0.8, -0.3, 2), 22, 0),
        ("cone", (-0.15, 1.6, 2), 0, 3),
    ):
        _put(m, kind, at, spin, colour)
    for kind, spot, spin, colour in (
        ("cube", (-1.4, -1.6), 50, 3),
        ("cube", (-2.9, 0.4), 20, 4),
        ("roof", (3.0, -0.6), 65, 0),
        ("drum", (-2.2, 2.2), 10, 1),
        ("cone", (2.6, 1.6), 0, 5),
        ("plank", (-0.4, -3.2), 8, 1),
        ("cube", (1.6, -3.0), 15, 4),
        ("post", (-3.4, -1.4), -35, 2),
    ):
        _strew(m, kind, spot, spin, colour)
    return m


def blocks_castle() -> Model:
    """A castle of blocks: gate with an arch, round towers, pointed roofs."""
    m = Model()
    for kind, at, spin, colour in (
        ("arch", (0, -0.3, 0), 0, 1),
        ("post", (-1.5, -0.3, 0), 0, 0),
        ("post", (1.5, -0.3, 0), 0, 2),
        ("cube", (-1.5, 0.7, 0), 0, 5),
        ("cube", (1.5, 0.7, 0), 0, 4),
        ("post", (-1.5, 1.7, 0), 0, 3),
        ("post", (1.5, 1.7, 0), 0, 1),
        ("long", (0, 1.7, 0), 0, 5),
        ("plank", (0, 1.7, 1), 0, 0),
        ("cone", (-1.5, 1.7, 2), 0, 2),
        ("cone", (1.5, 1.7, 2), 0, 4),
        ("drum", (-1.5, -0.3, 2), 0, 1),
        ("drum", (1.5, -0.3, 2), 0, 3),
        ("cone", (-1.5, -0.3, 3), 0, 3),
        ("cone", (1.5, -0.3, 3), 0, 0),
        ("long", (0, -0.3, 1), 0, 2),
        ("cube", (-0.5, -0.3, 2), 0, 4),
        ("cube", (0.5, -0.3, 2), 0, 5),
        ("roof", (0, -0.3, 3), 0, 0),
    ):
        _put(m, kind, at, spin, colour)
    _strew(m, "cube", (0.6, -2.4), 25, 5)
    _strew(m, "long", (3.2, -1.7), 50, 2)
    _strew(m, "drum", (-2.6, -2.2), 60, 4)
    return m


def blocks_letters() -> Model:
    """Large wooden letter cubes, framed in colours, heaped in a pyramid."""
    m, size = Model(), 0.12
    spots = (
        (-0.05, 0.0, 0, -5, "O"), (0.09, -0.01, 0, 7, "Y"), (0.26, 0.02, 0, -12, "S"),
        (-0.26, 0.0, 0, 4, "T"), (-0.11, 0.005, 1, 9, "O"), (0.015, -0.002, 1, -8, "T"),
        (0.145, 0.01, 1, 4, "Y"), (-0.05, 0.0, 2, -14, "S"), (0.085, 0.005, 2, 12, "O"),
        (0.02, 0.0, 3, 25, "T"), (-0.26, -0.22, 0, 33, "Y"), (0.14, -0.24, 0, -24, "S"),
    )  # fmt: skip
    for k, (x, y, row, spin, name) in enumerate(spots):
        _letter_cube(m, (x, y, row * size), size, (spin, PRIMARY[k % 4]), name)
    return m


def _letter_cube(
    m: Model, at: Point, size: float, look: tuple[float, str], name: str
) -> None:
    """A pine cube with a letter in front and coloured plates on its other sides."""
    spin, colour = look
    x, y, z = at
    made = [(box((size, size, size), (0, 0, size / 2), 0.006), "wood/pine")]
    letter = _letter(name, 0.6 * size).scale(1.0, 0.25, 1.0)
    made.append((letter.move(0, -size / 2, size / 2), colour))
    plate = 0.62 * size
    for turn in (90, 180, 270):
        side = box((plate, 0.004, plate), (0, -size / 2, size / 2), 0.0)
        made.append((side.turn("Z", turn), colour))
    top = box((plate, plate, 0.004), (0, 0, size - 0.001), 0.0)
    made.append((top, colour))
    for part, _ in made:
        part.turn("Z", spin).move(x, y, z)
    shift = _gap(m, made[0][0]) if m.parts and z == 0.0 else (0.0, 0.0)
    for part, material in made:
        m.add(part.move(*shift), material)


# ----------------------------------------------------------------------- dollhouses


def _pane(m: Model, at: Point, size: Flat, frame: str, shutter: str = "") -> None:
    """A window in a front that faces -Y: glass, frame, crossbars, shutters."""
    x, y, z = at
    w, h = size
    m.add(box((w + 0.024, 0.012, h + 0.024), (x, y, z), 0.0), frame)
    m.add(box((w, 0.012, h), (x, y - 0.004, z), 0.0), "glass/water")
    m.add(box((0.008, 0.012, h), (x, y - 0.0065, z), 0.0), frame)
    m.add(box((w, 0.012, 0.008), (x, y - 0.0055, z), 0.0), frame)
    m.add(box((w + 0.05, 0.03, 0.012), (x, y - 0.008, z - h / 2 - 0.016), 0.0), frame)
    if shutter:
        for sign in (-1, 1):
            leaf = box((0.36 * w, 0.012, h + 0.01),
                       (x + sign * (0.7 * w + 0.012), y - 0.004, z), 0.0)  # fmt: skip
            m.add(leaf, shutter)


def _door(m: Model, at: Point, size: Flat, leaf: str, frame: str) -> None:
    """A house door standing at height `at` in a front that faces -Y."""
    x, y, z = at
    w, h = size
    m.add(slab((x - w / 2 - 0.014, y - 0.01, z), (x + w / 2 + 0.014, y, z + h + 0.014),
               0.0), frame)  # fmt: skip
    m.add(slab((x - w / 2, y - 0.016, z), (x + w / 2, y, z + h), 0.0), leaf)
    for low, high in ((0.1, 0.45), (0.55, 0.9)):
        m.add(slab((x - 0.32 * w, y - 0.02, z + low * h),
                   (x + 0.32 * w, y, z + high * h), 0.0), leaf)  # fmt: skip
    m.add(ball((0.016, 0.016, 0.016), (x + 0.38 * w, y - 0.022, z + 0.48 * h), 8, 5),
          "metal/brass")  # fmt: skip


def _gable_roof(m: Model, half: Flat, low: float, high: float, tile: str) -> None:
    """Two roof boards with their ridge along y; `half` is (x, y) with the eaves."""
    reach, deep = half
    slope = (high - low) / reach
    for sign in (-1, 1):
        a: Point = (0.0, -deep, high)
        b: Point = (sign * (reach + 0.04), -deep, low - 0.04 * slope)
        c: Point = (b[0], deep, b[2])
        board = _plate([a, b, c, (0.0, deep, high)], 0.026)
        m.add(board, tile)
    m.add(box((0.05, 2 * deep + 0.004, 0.03), (0, 0, high + 0.006), 0.008), tile)


def _shingles(m: Model, half: Flat, low: float, high: float, tile: str) -> None:
    """Raised rows across both slopes of a gable roof."""
    reach, deep = half
    lean = math.atan2(high - low, reach)
    for k in range(1, 6):
        share = k / 6.0 * (1.0 + 0.04 / reach)
        for sign in (-1, 1):
            x = sign * (reach * share + 0.014 * math.sin(lean))
            z = high - (high - low) * share + 0.014 * math.cos(lean)
            bar = box((0.03, 2 * deep + 0.01, 0.01), (0, 0, 0), 0.0)
            m.add(bar.turn("Y", sign * math.degrees(lean)).move(x, 0, z), tile)


def dollhouse_cottage() -> Model:
    """A cottage with a gable in front: red roof, blue shutters, chimney, door."""
    m, wall, white = Model(), "paint/plain", "wood/white"
    m.add(slab((-0.44, -0.27, 0), (0.44, 0.25, 0.03), 0.006), "plastic/green")
    outline = [(-0.36, 0.025), (0.36, 0.025), (0.36, 0.56), (0, 0.9), (-0.36, 0.56)]
    m.add(prism(outline, 0.4, "Y"), wall)
    _gable_roof(m, (0.36, 0.235), 0.585, 0.925, "plastic/red")
    _shingles(m, (0.36, 0.235), 0.585, 0.925, "plastic/red")
    chimney = slab((0.16, 0.02, 0.68), (0.25, 0.11, 0.97), 0.004)
    m.add(chimney, "ceramic/terracotta")
    m.add(
        slab((0.148, 0.008, 0.955), (0.262, 0.122, 0.98), 0.004), "ceramic/terracotta"
    )
    _door(m, (0, -0.2, 0.03), (0.13, 0.24), "plastic/blue", white)
    m.add(slab((-0.11, -0.255, 0.025), (0.11, -0.2, 0.045), 0.003), "concrete/plain")
    for x in (-0.21, 0.21):
        _pane(m, (x, -0.2, 0.18), (0.11, 0.12), white, "plastic/blue")
    for x in (-0.19, 0.0, 0.19):
        _pane(m, (x, -0.2, 0.45), (0.085, 0.12), white, "plastic/blue")
    m.add(prism(ellipse(0.13, 0.13, 18), 0.02, "Y").move(0, -0.2, 0.7), white)
    m.add(prism(ellipse(0.1, 0.1, 18), 0.02, "Y").move(0, -0.205, 0.7), "glass/water")
    for x in (-0.21, 0.21):
        m.add(slab((x - 0.06, -0.24, 0.075), (x + 0.06, -0.2, 0.1), 0.003), "wood/oak")
        for k in range(3):
            bloom = ball(
                (0.035, 0.035, 0.035), (x - 0.035 + 0.035 * k, -0.22, 0.11), 7, 4
            )
            m.add(bloom, ("plastic/yellow", "plastic/red", "plastic/orange")[k])
    m.add(slab((-0.365, -0.206, 0.315), (0.365, 0.206, 0.335), 0.003), white)
    return m


def dollhouse_open() -> Model:
    """A pine house without a front: four rooms and an attic, furnished."""
    m, wood, deep = Model(), "wood/pine", 0.17
    for z in (0.015, 0.335, 0.645):
        m.add(slab((-0.42, -deep, z - 0.011), (0.42, deep, z + 0.011), 0.003), wood)
    m.pair(slab((0.4, -deep, 0.0), (0.422, deep, 0.66), 0.003), wood)
    m.add(slab((-0.01, -deep + 0.005, 0.02), (0.01, deep, 0.64), 0.0), wood)
    rooms = (
        (-0.4, -0.01, 0.026, 0.324, "plastic/yellow"),
        (0.01, 0.4, 0.026, 0.324, "glass/water"),
        (-0.4, -0.01, 0.346, 0.634, "glass/water"),
        (0.01, 0.4, 0.346, 0.634, "book/cream"),
    )
    for a, b, low, high, paper in rooms:
        m.add(slab((a - 0.005, deep - 0.012, low - 0.005),
                   (b + 0.005, deep - 0.001, high + 0.005), 0.0), paper)  # fmt: skip
    m.add(slab((-0.418, deep - 0.002, 0.006), (0.418, deep + 0.01, 0.655), 0.003), wood)
    attic = [(-0.41, 0.65), (0.41, 0.65), (0, 0.97)]
    m.add(prism(attic, 0.014, "Y").move(0, deep - 0.007, 0), "plastic/orange")
    _gable_roof(m, (0.42, deep + 0.03), 0.66, 0.985, "plastic/red")
    for x, z in ((-0.29, 0.47), (0.29, 0.17), (0.1, 0.53)):
        _pane(m, (x, deep - 0.014, z + 0.03), (0.08, 0.1), "wood/white")
    _doll_bed(m, (0.25, 0.04, 0.346))
    _doll_sofa(m, (-0.22, 0.06, 0.026))
    _doll_table(m, (0.2, -0.02, 0.026))
    m.add(slab((-0.17, 0.06, 0.346), (-0.05, 0.15, 0.53), 0.003), "wood/oak")
    m.add(slab((-0.112, 0.056, 0.36), (-0.108, 0.07, 0.52), 0.0), "wood/black")
    m.add(cushion((0.14, 0.1, 0.02), (-0.28, -0.02, 0.357), 0.009, 0.0, (1, 1, 1), 1),
          "plastic/green")  # fmt: skip
    chest = slab((-0.1, 0.0, 0.656), (0.08, 0.1, 0.75), 0.004)
    m.add(chest, "plastic/blue")
    m.add(slab((-0.105, -0.006, 0.75), (0.085, 0.105, 0.766), 0.004), "plastic/yellow")
    return m


def _doll_bed(m: Model, at: Point) -> None:
    """A doll's bed along x."""
    x, y, z = at
    m.add(slab((x - 0.12, y - 0.06, z + 0.02), (x + 0.12, y + 0.07, z + 0.05), 0.002),
          "wood/white")  # fmt: skip
    m.add(slab((x + 0.11, y - 0.062, z), (x + 0.125, y + 0.072, z + 0.12), 0.003),
          "wood/white")  # fmt: skip
    m.add(slab((x - 0.125, y - 0.062, z), (x - 0.11, y + 0.072, z + 0.08), 0.003),
          "wood/white")  # fmt: skip
    quilt = slab(
        (x - 0.11, y - 0.064, z + 0.045), (x + 0.05, y + 0.07, z + 0.075), 0.008
    )
    m.add(quilt, "plastic/red")
    m.add(slab((x + 0.055, y - 0.05, z + 0.045), (x + 0.105, y + 0.06, z + 0.08), 0.01),
          "paper/white")  # fmt: skip


def _doll_sofa(m: Model, at: Point) -> None:
    """A doll's sofa facing the front."""
    x, y, z = at
    for a, b, c, d, low, high in (
        (-0.11, 0.11, -0.04, 0.06, 0.0, 0.055), (-0.11, 0.11, 0.03, 0.065, 0.04, 0.13),
        (-0.13, -0.1, -0.045, 0.065, 0.0, 0.09), (0.1, 0.13, -0.045, 0.065, 0.0, 0.09),
    ):  # fmt: skip
        m.add(slab((x + a, y + c, z + low), (x + b, y + d, z + high), 0.01),
              "plastic/blue")  # fmt: skip


def _doll_table(m: Model, at: Point) -> None:
    """A doll's round table with two stools."""
    x, y, z = at
    profile = [(0.03, 0.0), (0.008, 0.012), (0.008, 0.085), (0.065, 0.09), (0.065, 0.1)]
    m.add(lathe(profile, 14, (x, y, z)), "wood/oak")
    for sign in (-1, 1):
        stool = lathe([(0.022, 0.0), (0.016, 0.04), (0.028, 0.05), (0.028, 0.06)], 12)
        m.add(stool.move(x + sign * 0.1, y, z), "plastic/red")


def dollhouse_town() -> Model:
    """A tall town house: three floors, steep slate roof with dormers, porch."""
    m, wall, white, slate = Model(), "plastic/yellow", "wood/white", "book/blue"
    m.add(slab((-0.34, -0.24, 0), (0.34, 0.2, 0.03), 0.005), "concrete/plain")
    m.add(slab((-0.31, -0.17, 0.025), (0.31, 0.18, 0.78), 0.0), wall)
    for z in (0.28, 0.53, 0.78):
        m.add(slab((-0.325, -0.185, z - 0.012), (0.325, 0.19, z + 0.012), 0.004), white)
    m.pair(slab((0.29, -0.178, 0.025), (0.318, -0.15, 0.78), 0.0), white)
    roof = [(-0.2, 0.785), (0.2, 0.785), (0.105, 0.99), (-0.09, 0.99)]
    m.add(prism(roof, 0.64, "X"), slate)
    m.add(slab((-0.325, -0.1, 0.985), (0.325, 0.115, 1.005), 0.004), white)
    for x in (-0.15, 0.15):
        m.add(slab((x - 0.065, -0.195, 0.79), (x + 0.065, 0.0, 0.905), 0.0), white)
        cap = prism([(x - 0.085, 0.9), (x + 0.085, 0.9), (x, 0.955)], 0.2, "Y")
        m.add(cap.move(0, -0.11, 0), slate)
        _pane(m, (x, -0.195, 0.85), (0.07, 0.075), white)
    for x in (-0.26, 0.26):
        m.add(
            slab((x - 0.035, 0.02, 0.95), (x + 0.035, 0.09, 1.07), 0.003),
            "ceramic/terracotta",
        )
    for z in (0.405, 0.65):
        for x in (-0.2, 0.0, 0.2):
            _pane(m, (x, -0.17, z), (0.09, 0.14), white)
    _door(m, (0, -0.17, 0.03), (0.12, 0.2), "plastic/red", white)
    for x in (-0.2, 0.2):
        _pane(m, (x, -0.17, 0.155), (0.1, 0.13), white)
    for x in (-0.1, 0.1):
        m.add(leg((x, -0.225, 0.03), (x, -0.225, 0.27), 0.022, 0.018, 10), white)
    m.add(slab((-0.13, -0.245, 0.266), (0.13, -0.165, 0.285), 0.003), white)
    for k in range(7):
        x = -0.12 + 0.04 * k
        m.add(box((0.008, 0.008, 0.07), (x, -0.236, 0.317), 0.0), "metal/black")
    m.add(box((0.256, 0.012, 0.01), (0, -0.236, 0.352), 0.0), "metal/black")
    m.add(slab((-0.09, -0.24, 0.025), (0.09, -0.17, 0.045), 0.003), "concrete/plain")
    return m


# ----------------------------------------------------------------------- play tents


def _bunting(m: Model, a: Point, b: Point, count: int) -> None:
    """Small coloured flags on a line between two points, in the plane of z."""
    start, end = Vector(a), Vector(b)
    for k in range(count):
        left = start.lerp(end, (k + 0.1) / count)
        right = start.lerp(end, (k + 0.9) / count)
        tip = start.lerp(end, (k + 0.5) / count) + Vector((0, -0.012, -0.075))
        m.add(_plate([tuple(left), tuple(right), tuple(tip)], 0.004), PRIMARY[k % 4])


def tent_tepee() -> Model:
    """A canvas tepee on four crossed poles, its door flaps tied back."""
    m, cloth, half, top = Model(), "fabric/linen", 0.56, 1.22
    t = 0.06
    low = [(-half, -half), (half, -half), (half, half), (-half, half)]
    high = [(-t, -t), (t, -t), (t, t), (-t, t)]
    for k in (1, 2, 3):
        (a, b), (c, d) = low[k], low[(k + 1) % 4]
        (e, f), (g, h) = high[(k + 1) % 4], high[k]
        wall = [(a, b, 0.01), (c, d, 0.01), (e, f, top), (g, h, top)]
        m.add(_plate(wall, 0.01), cloth)
        hem = [_toward(p, q, s) for p, q, s in (
            (wall[0], wall[3], 0.06), (wall[1], wall[2], 0.06),
            (wall[1], wall[2], 0.16), (wall[0], wall[3], 0.16))]  # fmt: skip
        m.add(_plate(hem, 0.018), PRIMARY[k])
    front = _on_front(half, t, top)
    for sign in (-1, 1):
        side = [front(sign * half, 0.01), front(sign * 0.36, 0.01)]
        side += [front(sign * 0.02, 0.86), front(0.0, 0.86), front(0.0, top)]
        side.append(front(sign * t, top))
        m.add(_plate(side, 0.01), cloth)
        flap = [front(sign * 0.05, 0.8), front(sign * 0.37, 0.02)]
        flap.append(front(sign * 0.47, 0.1))
        flap.append(front(sign * 0.3, 0.45))
        m.add(_plate(flap, 0.012).move(0, -0.014, 0.006), "plastic/yellow")
        tie = ball((0.05, 0.04, 0.04), front(sign * 0.3, 0.42), 8, 5)
        m.add(tie.move(0, -0.015, 0), "plastic/red")
    for x, y in low:
        k = 1.0 + 0.22 / top
        tip = (x * (1 - k) * 1.1, y * (1 - k) * 1.1, top * k + 0.05)
        foot = (x * 1.01, y * 1.01, 0.0)
        m.add(leg(foot, tip, 0.034, 0.028, 8), "wood/pine")
    m.add(ring(0.085, 0.016, (0, 0, top - 0.02), 14, 5), "fur/brown")
    m.add(slab((-0.545, -0.545, 0.0), (0.545, 0.545, 0.03), 0.008), "plastic/blue")
    pad = cushion((0.34, 0.12, 0.3), (0, 0, 0), 0.05, 0.03, (2, 1, 2), 2)
    m.add(pad.turn("X", -18).move(0.1, 0.3, 0.17), "plastic/red")
    return m


def _toward(a: Point, b: Point, share: float) -> Point:
    """The point a share of the way from a to b."""
    return tuple(Vector(a).lerp(Vector(b), share))  # type: ignore[return-value]


def _on_front(half: float, t: float, top: float) -> Callable[[float, float], Point]:
    """Points of the leaning front wall of a tepee from x and height."""
    return lambda x, z: (x, -half + (half - t) * z / top, z)


def tent_house() -> Model:
    """A cloth house: red gable roof, windows, curtains drawn aside, bunting."""
    m, cloth, half, deep = Model(), "fabric/linen", 0.52, 0.5
    eaves, ridge = 0.86, 1.36
    wall = 0.012
    for y in (-deep, deep):
        m.pair(leg((half, y, 0), (half, y, eaves + 0.01), 0.03, 0.03, 8), "wood/pine")
    m.add(slab((-half, deep - wall, 0.01), (half, deep, eaves), 0.0), cloth)
    for y in (-deep + wall / 2, deep - wall / 2):
        gable = [(-half, eaves), (half, eaves), (0, ridge)]
        m.add(prism(gable, wall, "Y").move(0, y, 0), cloth)
    for low, high, a, b in (
        (0.01, 0.36, -deep, deep),
        (0.66, eaves, -deep, deep),
        (0.36, 0.66, -deep, -0.17),
        (0.36, 0.66, 0.17, deep),
    ):
        m.pair(slab((half - wall, a, low), (half, b, high), 0.0), cloth)
    for z in (0.36, 0.51, 0.66):
        m.pair(box((0.02, 0.36, 0.022), (half - 0.006, 0, z), 0.0), "plastic/white")
    for y in (-0.17, 0.0, 0.17):
        m.pair(box((0.026, 0.022, 0.3), (half - 0.006, y, 0.51), 0.0), "plastic/white")
    m.pair(slab((0.27, -deep, 0.01), (half, -deep + wall, eaves), 0.0), cloth)
    m.add(slab((-0.28, -deep, 0.74), (0.28, -deep + wall, eaves), 0.0), cloth)
    for sign in (-1, 1):
        _drawn_curtain(m, (sign * 0.21, -deep - 0.012, 0.74), sign)
    _gable_roof(m, (half, deep + 0.05), eaves + 0.02, ridge + 0.02, "plastic/red")
    front, line = -deep - 0.058, eaves + 0.02
    _bunting(m, (-0.5, front, line), (0.5, front, line), 8)
    cord = tube([(-0.53, front + 0.002, line), (0.53, front + 0.002, line)], 0.008, 5)
    m.add(cord, "wood/pine")
    mat = slab(
        (-half + 0.002, -deep + 0.003, 0.0), (half - 0.002, deep - 0.002, 0.03), 0.008
    )
    m.add(mat, "plastic/green")
    heart = prism(_chest_star(0.1), 0.012, "Y")
    m.add(heart.move(0, -deep - 0.004, 1.06), "plastic/yellow")
    pad = cushion((0.32, 0.12, 0.28), (0, 0, 0), 0.05, 0.03, (2, 1, 2), 2)
    m.add(pad.turn("X", -16).move(-0.12, 0.36, 0.18), "plastic/yellow")
    return m


def _drawn_curtain(m: Model, at: Point, sign: float) -> None:
    """A curtain hanging from `at`, tied to the side of the sign."""
    x, y, z = at

    def fall(u: float, v: float) -> Point:
        pull = 0.5 - 0.5 * math.cos(math.pi * min(1.0, v / 0.62))
        wide = 0.17 * (1.0 - 0.68 * pull) + (0.03 if v > 0.62 else 0.0)
        fold = 0.012 * math.sin(6.0 * math.pi * u)
        middle = x + sign * 0.075 * pull
        return (middle + (u - 0.5) * wide, y + fold, z - (z - 0.03) * v)

    m.add(shell(fall, 8, 6, 0.01), "plastic/blue")
    tie = ball((0.08, 0.05, 0.035), (x + sign * 0.075, y, z * 0.42), 10, 5)
    m.add(tie, "plastic/yellow")


def tent_castle() -> Model:
    """A round pop-up tower: striped wall, battlement, cone roof with a flag."""
    m, radius, high = Model(), 0.5, 0.86
    stripes = 10
    gap = 34.0
    for k in range(stripes):
        start = -90.0 + gap + (360.0 - 2 * gap) * k / stripes
        end = -90.0 + gap + (360.0 - 2 * gap) * (k + 1) / stripes
        cloth = "fabric/linen" if k % 2 else "plastic/blue"
        m.add(_wall_piece(radius, (start, end), (0.0, high), 3), cloth)
    m.add(_wall_piece(radius, (-90.0 - gap, -90.0 + gap), (0.68, high), 5),
          "fabric/linen")  # fmt: skip
    for k in range(16):
        start = 22.5 * k - 90.0
        span, rise = (start, start + 13.0), (high - 0.1, high + 0.06)
        m.add(_wall_piece(radius + 0.012, span, rise, 2), "plastic/yellow")
    m.add(_wall_piece(radius + 0.008, (-90.0, 89.9), (high - 0.16, high - 0.08), 12),
          "plastic/yellow")  # fmt: skip
    m.add(_wall_piece(radius + 0.008, (90.0, 269.9), (high - 0.16, high - 0.08), 12),
          "plastic/yellow")  # fmt: skip
    cone = [(radius - 0.002, high - 0.04), (radius - 0.004, high), (0.26, 1.12)]
    m.add(lathe([*cone, (0.02, 1.32), (0.0, 1.32)], 20), "plastic/red")
    m.add(leg((0, 0, 1.3), (0, 0, 1.5), 0.016, 0.014, 8), "wood/pine")
    m.add(
        _plate([(0, 0, 1.49), (0.18, 0, 1.44), (0, 0, 1.39)], 0.008), "plastic/yellow"
    )
    for sign in (-1, 1):
        t = math.radians(-90.0 + sign * (gap + 1.0))
        x, y = (radius + 0.004) * math.cos(t), (radius + 0.004) * math.sin(t)
        m.add(tube([(x, y, 0.0), (x, y, 0.72)], 0.02, 6), "plastic/yellow")
    m.add(lathe([(radius - 0.004, 0.0), (radius - 0.004, 0.02), (0, 0.021)], 24),
          "plastic/green")  # fmt: skip
    return m


def _wall_piece(radius: float, span: Flat, heights: Flat, cells: int) -> Part:
    """A bent upright cloth between two angles (degrees) and two heights."""

    def surface(u: float, v: float) -> Point:
        t = math.radians(span[0] + (span[1] - span[0]) * u)
        z = heights[0] + (heights[1] - heights[0]) * v
        return (radius * math.cos(t), radius * math.sin(t), z)

    return shell(surface, cells, 1, 0.014)


# ------------------------------------------------------------------------- bicycles

WHEEL = 0.325
"""Radius of a bicycle wheel over the tyre (metres)."""

FRONT, REAR = -0.55, 0.5
"""Where the axles lie along y."""


def _bike_wheel(m: Model, y: float, tyre: float, rubber: str) -> None:
    """A wheel in the middle plane: tyre, rim, ten crossed spokes, hub."""
    m.add(ring(WHEEL - tyre, tyre, (0, 0, 0), 24, 4).turn("Y", 90).move(0, y, WHEEL),
          rubber)  # fmt: skip
    rim = WHEEL - 2 * tyre + (0.002 if tyre > 0.025 else -0.004)
    m.add(ring(rim, 0.0095, (0, 0, 0), 24, 3).turn("Y", 90).move(0, y, WHEEL),
          "metal/steel")  # fmt: skip
    for k in range(10):
        t, shift = math.pi * k / 5.0, 0.35 if k % 2 else -0.35
        x = 0.025 if k % 2 else -0.025
        hub = (x, y + 0.02 * math.cos(t + shift), WHEEL + 0.02 * math.sin(t + shift))
        end = (0.0, y + rim * math.cos(t), WHEEL + rim * math.sin(t))
        m.add(tube([hub, end], 0.0028, 3), "metal/steel")
    m.add(_peg((0, y, WHEEL), 0.02, 0.08, 6), "metal/steel")
    m.add(_peg((0, y, WHEEL), 0.007, 0.13, 4), "metal/black")


def _bar(m: Model, a: Point, b: Point, radius: float, paint: str) -> None:
    """A frame tube."""
    m.add(tube([a, b], radius, 7), paint)


def _rear_end(m: Model, crank: Point, seat: Point, paint: str) -> None:
    """Stays from crank and seat to the rear axle."""
    for x in (-0.055, 0.055):
        axle = (x, REAR, WHEEL)
        m.add(tube([(x * 0.5, crank[1] + 0.02, crank[2]), axle], 0.0095, 6), paint)
        m.add(tube([(x * 0.4, seat[1], seat[2]), axle], 0.0085, 6), paint)


def _front_fork(m: Model, low: Point, high: Point, paint: str, metal: str) -> None:
    """Steering head between two points, and the fork below it."""
    _bar(m, low, high, 0.022, paint)
    m.add(box((0.13, 0.035, 0.03), (0, low[1] - 0.008, low[2] - 0.012), 0.0), metal)
    for x in (-0.055, 0.055):
        knots: list[Point] = [(x, low[1] - 0.012, low[2] - 0.02)]
        knots += [(x, low[1] - 0.06, low[2] - 0.17), (x, FRONT, WHEEL)]
        m.add(tube(knots, 0.011, 6), metal)


def _drive(m: Model, crank: Point, guard: str) -> None:
    """Chain wheel, chain, cranks and pedals; `guard` covers the chain if named."""
    x, y, z = 0.06, crank[1], crank[2]
    m.add(_peg((0, y, z), 0.026, 0.1, 7), "metal/steel")
    m.add(lathe([(0.09, -0.003), (0.09, 0.003)], 16).turn("Y", 90).move(-x, y, z),
          "metal/steel")  # fmt: skip
    for sign in (-1, 1):
        ends = [(-x, y, z + sign * 0.086), (-x, REAR, WHEEL + sign * 0.035)]
        m.add(tube(ends, 0.005, 4), "metal/black")
    m.add(lathe([(0.04, -0.01), (0.04, 0.01)], 8).turn("Y", 90).move(-x + 0.01, REAR,
          WHEEL), "metal/black")  # fmt: skip
    if guard:
        outline = [(y - 0.11, z - 0.02), (y - 0.05, z - 0.1), (y + 0.03, z - 0.1),
                   (REAR + 0.02, WHEEL - 0.045), (REAR + 0.02, WHEEL + 0.045),
                   (y + 0.03, z + 0.105), (y - 0.06, z + 0.09)]  # fmt: skip
        m.add(prism(outline, 0.014, "X").move(-x - 0.006, 0, 0), guard)
    for sign in (-1, 1):
        end: Point = (sign * 0.085, y + sign * 0.12, z - sign * 0.12)
        m.add(tube([(sign * 0.085, y, z), end], 0.011, 4), "metal/steel")
        m.add(_peg((sign * 0.072, y, z), 0.013, 0.04, 4), "metal/steel")
        pedal = box((0.09, 0.07, 0.022), (end[0] + sign * 0.05, end[1], end[2]), 0.0)
        m.add(pedal, "plastic/black")


def _bike_saddle(m: Model, seat: Point, high: float, wide: float, skin: str) -> None:
    """Seat post above `seat` and a saddle at a height, narrow in front."""
    y = seat[1] + 0.28 * (high - seat[2])
    m.add(tube([seat, (0, y, high + 0.025)], 0.013, 8), "metal/steel")
    rows = ((-0.16, 0.2, 0.0), (-0.13, 0.28, 0.006), (-0.04, 0.4, 0.008),
            (0.04, 0.85, 0.006), (0.09, 1.0, 0.012), (0.12, 0.8, 0.012))  # fmt: skip
    rings = []
    for along, share, lift in rows:
        w = wide * share / 2.0
        z = high + 0.03 + lift
        rings.append([
            (w, y + along, z - 0.02), (0.6 * w, y + along, z + 0.015),
            (0.0, y + along, z + 0.02), (-0.6 * w, y + along, z + 0.015),
            (-w, y + along, z - 0.02), (0.0, y + along, z - 0.03),
        ])  # fmt: skip
    m.add(loft(rings), skin)


def _prop(m: Model, crank: Point) -> None:
    """A two-legged stand below the crank that holds the bicycle upright."""
    for x in (-1, 1):
        knots: list[Point] = [(0, crank[1] + 0.07, crank[2] - 0.01)]
        knots += [(x * 0.05, crank[1] + 0.08, crank[2] - 0.05)]
        knots += [(x * 0.15, crank[1] + 0.12, 0.01), (x * 0.19, crank[1] + 0.1, 0.01)]
        m.add(tube(knots, 0.01, 4), "metal/black")


def _mudguard(m: Model, y: float, span: Flat, material: str) -> None:
    """A bent strip over a tyre between two angles (degrees, 90 is up)."""

    def strip(u: float, v: float) -> Point:
        t = math.radians(span[0] + (span[1] - span[0]) * v)
        bow = 0.012 * (1.0 - (2.0 * u - 1.0) ** 2)
        r = WHEEL + 0.012 + bow
        return ((u - 0.5) * 0.065, y + r * math.cos(t), WHEEL + r * math.sin(t))

    m.add(shell(strip, 2, 7, 0.006), material)


def bicycle_city() -> Model:
    """A city bicycle: low step, basket, mudguards, carrier, chain case."""
    m, paint, steel = Model(), "paint/plain", "metal/steel"
    crank, seat = (0.0, 0.07, 0.28), (0.0, 0.19, 0.68)
    low, high = (0.0, -0.405, 0.66), (0.0, -0.36, 0.82)
    for y in (FRONT, REAR):
        _bike_wheel(m, y, 0.02, "plastic/black")
    _bar(m, crank, seat, 0.017, paint)
    for a, b in (((0, 0.16, 0.57), (0, -0.37, 0.78)), (crank, low)):
        knots = [a, (0, (a[1] + b[1]) / 2 + 0.03, (a[2] + b[2]) / 2 - 0.12), b]
        m.add(tube(smooth_path(knots, 2), 0.018, 7), paint)
    _rear_end(m, crank, seat, paint)
    _front_fork(m, low, high, paint, paint)
    _drive(m, crank, paint)
    _bike_saddle(m, seat, 0.86, 0.22, "wood/walnut")
    _prop(m, crank)
    _mudguard(m, FRONT, (20, 165), paint)
    _mudguard(m, REAR, (15, 175), paint)
    m.add(tube([high, (0, -0.33, 0.98)], 0.013, 6), steel)
    knots = [
        (0.3, -0.1, 0.96),
        (0.29, -0.2, 0.99),
        (0.2, -0.32, 1.0),
        (0, -0.35, 0.985),
    ]
    knots += [(-0.2, -0.32, 1.0), (-0.29, -0.2, 0.99), (-0.3, -0.1, 0.96)]
    m.add(tube(smooth_path(knots, 2), 0.012, 5), steel)
    m.pair(tube([(0.292, -0.19, 0.985), (0.3, -0.07, 0.955)], 0.018, 6), "wood/walnut")
    basket = crate([(0.27, 0.2, 0.04, 0.78), (0.36, 0.27, 0.05, 1.0),
                    (0.34, 0.25, 0.045, 1.0), (0.25, 0.18, 0.035, 0.79)])  # fmt: skip
    m.add(basket.move(0, -0.53, 0), "wicker/natural")
    m.add(box((0.1, 0.12, 0.02), (0, -0.42, 0.81), 0.0), "metal/black")
    m.add(slab((-0.06, 0.26, 0.69), (0.06, 0.68, 0.702), 0), "metal/black")
    m.pair(tube([(0.05, 0.6, 0.69), (0.06, REAR, WHEEL)], 0.006, 4), "metal/black")
    m.add(tube([(0, 0.19, 0.66), (0, 0.3, 0.695)], 0.008, 4), "metal/black")
    lamp = ball((0.07, 0.06, 0.07), (0, -0.48, 0.72), 8, 4)
    m.add(lamp, steel)
    m.add(tube([(0, -0.41, 0.68), (0, -0.47, 0.71)], 0.008, 4), steel)
    return m


def bicycle_racing() -> Model:
    """A red racing bicycle: level top tube, dropped bars, thin tyres."""
    m, paint = Model(), "plastic/red"
    crank, seat = (0.0, 0.07, 0.28), (0.0, 0.2, 0.76)
    low, high = (0.0, -0.405, 0.66), (0.0, -0.37, 0.8)
    for y in (FRONT, REAR):
        _bike_wheel(m, y, 0.013, "plastic/black")
    _bar(m, crank, seat, 0.016, paint)
    _bar(m, (0, 0.19, 0.735), (0, -0.375, 0.775), 0.016, paint)
    _bar(m, crank, (0, -0.4, 0.68), 0.019, paint)
    _rear_end(m, crank, seat, paint)
    _front_fork(m, low, high, paint, "plastic/black")
    _drive(m, crank, "")
    _bike_saddle(m, seat, 0.92, 0.15, "plastic/black")
    _prop(m, crank)
    m.add(tube([high, (0, -0.355, 0.86), (0, -0.45, 0.885)], 0.013, 8), "metal/steel")
    for x in (-1, 1):
        knots: list[Point] = [(0, -0.45, 0.885), (x * 0.19, -0.45, 0.885)]
        knots += [(x * 0.21, -0.53, 0.88), (x * 0.215, -0.57, 0.82)]
        knots += [(x * 0.22, -0.52, 0.75), (x * 0.225, -0.42, 0.745)]
        m.add(tube(smooth_path(knots, 3), 0.014, 6), "plastic/white")
        lever: list[Point] = [(x * 0.212, -0.555, 0.88), (x * 0.215, -0.6, 0.79)]
        m.add(tube(lever, 0.009, 5), "metal/steel")
    bottle = lathe([(0.034, 0.0), (0.034, 0.15), (0.02, 0.17), (0.02, 0.19)], 12)
    lean = math.degrees(math.atan2(0.47, 0.4))
    m.add(bottle.turn("X", lean).move(0, -0.01, 0.395), "plastic/yellow")
    return m


def bicycle_mountain() -> Model:
    """A mountain bicycle: thick tyres, sloping frame, flat bar, spring fork."""
    m, paint, dark = Model(), "plastic/blue", "plastic/black"
    crank, seat = (0.0, 0.06, 0.29), (0.0, 0.17, 0.64)
    low, high = (0.0, -0.4, 0.7), (0.0, -0.37, 0.82)
    for y in (FRONT, REAR):
        _bike_wheel(m, y, 0.03, dark)
    _bar(m, crank, seat, 0.019, paint)
    _bar(m, (0, 0.16, 0.62), (0, -0.375, 0.79), 0.022, paint)
    _bar(m, crank, (0, -0.395, 0.72), 0.026, paint)
    _bar(m, (0, 0.02, 0.655), (0, 0.165, 0.55), 0.011, paint)
    _rear_end(m, crank, (0, 0.165, 0.6), paint)
    _bar(m, low, high, 0.025, paint)
    m.add(box((0.15, 0.05, 0.035), (0, -0.41, 0.69), 0.008), dark)
    for x in (-0.062, 0.062):
        m.add(tube([(x, -0.41, 0.7), (x, -0.5, 0.48)], 0.015, 8), "metal/steel")
        m.add(tube([(x, -0.475, 0.54), (x, FRONT, WHEEL)], 0.021, 8), "plastic/yellow")
    _drive(m, crank, "")
    _bike_saddle(m, seat, 0.85, 0.16, dark)
    _prop(m, crank)
    m.add(tube([high, (0, -0.355, 0.88), (0, -0.41, 0.91)], 0.016, 8), dark)
    grips: list[Point] = [(-0.34, -0.37, 0.925), (0, -0.41, 0.91)]
    m.add(tube([*grips, (0.34, -0.37, 0.925)], 0.012, 8), dark)
    m.pair(tube([(0.23, -0.383, 0.92), (0.345, -0.369, 0.926)], 0.019, 8),
           "plastic/yellow")  # fmt: skip
    m.pair(tube([(0.2, -0.4, 0.918), (0.29, -0.43, 0.9)], 0.007, 5), dark)
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "rocking_horse/carved": horse_carved,
    "rocking_horse/plush": horse_plush,
    "rocking_horse/plank": horse_plank,
    "toy_chest/stars": chest_stars,
    "toy_chest/letters": chest_letters,
    "toy_chest/padded": chest_padded,
    "toy_car/saloon": car_saloon,
    "toy_car/truck": car_truck,
    "toy_car/tractor": car_tractor,
    "pile_of_blocks/heap": blocks_heap,
    "pile_of_blocks/castle": blocks_castle,
    "pile_of_blocks/letters": blocks_letters,
    "dollhouse/cottage": dollhouse_cottage,
    "dollhouse/open": dollhouse_open,
    "dollhouse/town": dollhouse_town,
    "play_tent/tepee": tent_tepee,
    "play_tent/house": tent_house,
    "play_tent/castle": tent_castle,
    "bicycle/city": bicycle_city,
    "bicycle/racing": bicycle_racing,
    "bicycle/mountain": bicycle_mountain,
}
