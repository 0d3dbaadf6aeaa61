"""Playrooms: bean bags, small tables and chairs for children, toy trains."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from forms import ball, crate, loft
from stands import around, disc, rods, spread
from toolkit import (
    Model,
    Part,
    Point,
    box,
    lathe,
    leg,
    pillow,
    prism,
    rounded,
    shell,
    slab,
    tube,
)
from wares import tray

BRIGHTS = ("plastic/red", "plastic/yellow", "plastic/green", "plastic/blue")

# ------------------------------------------------------------------------ bean bags


def _gathered(part: Part, folds: int, depth: float, above: float) -> Part:
    """Press seams into a bag, deeper towards its top."""

    def press(x: float, y: float, z: float) -> Point:
        t = math.atan2(y, x)
        share = 1.0 + depth * math.cos(folds * t) * max(0.0, z - above)
        return (x * share, y * share, z)

    return part.warp(press)


def bean_bag_pear() -> Model:
    """A pear-shaped bag of linen: broad below, a slumped neck, a loop at its tip."""
    m = Model()
    body = [
        (0.0, 0.0),
        (0.3, 0.0),
        (0.39, 0.06),
        (0.42, 0.16),
        (0.39, 0.29),
        (0.31, 0.4),
        (0.22, 0.52),
        (0.15, 0.64),
        (0.09, 0.72),
        (0.05, 0.75),
        (0.0, 0.76),
    ]

    def slump(x: float, y: float, z: float) -> Point:
        dent = 0.11 * math.exp(-((x * x + (y + 0.18) ** 2) / 0.05)) if z > 0.15 else 0.0
        return (x, y + 0.2 * max(0.0, z - 0.2) ** 1.2, z - dent)

    m.add(_gathered(lathe(body, 24), 6, 0.1, 0.1).warp(slump), "fabric/linen")
    loop: list[Point] = [
        (-0.025, 0.085, 0.68),
        (-0.03, 0.1, 0.76),
        (0.03, 0.1, 0.76),
        (0.025, 0.085, 0.68),
    ]
    m.add(tube(loop, 0.009, 5), "fabric/linen")
    return m


def bean_bag_lounger() -> Model:
    """A low velvet bag to lie in: one soft skin that rises behind into a back."""
    rows = (
        (0.6, 0.62, 0.0, 0.0, 0.0),
        (0.86, 0.88, 0.0, 0.05, 0.06),
        (0.94, 0.94, 0.0, 0.16, 0.24),
        (0.92, 0.9, 0.01, 0.27, 0.46),
        (0.84, 0.78, 0.05, 0.335, 0.66),
        (0.68, 0.6, 0.1, 0.35, 0.78),
        (0.5, 0.42, 0.1, 0.335, 0.77),
        (0.32, 0.26, 0.05, 0.32, 0.55),
        (0.14, 0.12, 0.0, 0.31, 0.36),
    )
    rings: list[list[Point]] = []
    for wide, deep, middle, front, back in rows:
        turns = [2.0 * math.pi * k / 22 for k in range(22)]
        rings.append([
            (wide / 2 * math.cos(t), middle + deep / 2 * math.sin(t),
             front + (back - front) * (0.5 + 0.5 * math.sin(t)) ** 1.6)
            for t in turns
        ])  # fmt: skip
    m = Model()
    m.add(loft(rings), "fabric/velvet")
    seam = [(x * 1.004, y * 1.004, z) for x, y, z in rings[3]]
    m.add(tube(seam, 0.008, 4, closed=True), "fabric/velvet")
    return m


def bean_bag_pillow() -> Model:
    """A huge square pillow stood on its edge and slumped into a seat."""
    m = Model()
    sack = pillow(1.05, 1.2, 0.56, 8, 0.05)

    def sit(x: float, y: float, z: float) -> Point:
        # The front half lies on the floor; the rear half rises behind the sitter.
        t = max(0.0, y + 0.05)
        rise, back = 0.62 * math.sin(min(1.5, 1.75 * t)), 0.55 * t
        flat = y if y < -0.05 else -0.05 + back
        thick = z if z > 0 else 0.75 * z
        lean = min(1.0, 2.2 * t)
        return (
            x,
            flat - 0.7 * thick * lean,
            0.085 + rise + thick * (1.0 - 0.55 * lean),
        )

    def rest(x: float, y: float, z: float) -> Point:
        return (x, y, max(0.0, z))

    m.add(sack.warp(sit).warp(rest), "fabric/wool")
    return m


# ---------------------------------------------------------------------- play tables


def play_table_square() -> Model:
    """A square table with a painted top, rounded corners and stout beech legs."""
    m = Model()
    m.add(
        prism(rounded(0.68, 0.68, 0.08, 4), 0.026, "Z", 0.006).move(0, 0, 0.497),
        "paint/plain",
    )
    m.add(prism(rounded(0.6, 0.6, 0.06, 3), 0.05, "Z").move(0, 0, 0.46), "wood/pine")
    m.four(leg((0.28, 0.28, 0), (0.26, 0.26, 0.485), 0.045, 0.06, 10), "wood/pine")
    return m


def play_table_round() -> Model:
    """A round white table whose legs are four coloured pencils, points down."""
    m = Model()
    m.add(disc(0.36, 0.49, 0.515, 30), "wood/white")
    m.add(disc(0.3, 0.47, 0.492, 24), "wood/pine")
    for k, (_, (x, y)) in enumerate(around(4, 0.25, 45.0)):
        tip = [(0.009, 0.0), (0.012, 0.03), (0.03, 0.1)]
        m.add(lathe([(0.0, 0.0), *tip[:2], (0.0, 0.03)], 6, (x, y, 0)), BRIGHTS[k])
        m.add(lathe([(0.012, 0.028), (0.032, 0.1)], 6, (x, y, 0)), "wood/pine")
        m.add(lathe([(0.033, 0.098), (0.033, 0.475)], 6, (x, y, 0)), BRIGHTS[k])
    return m


def play_table_building() -> Model:
    """A low table with a green building plate, bins of bricks sunk at both ends."""
    m, wood = Model(), "wood/white"
    m.add(box((0.52, 0.56, 0.04), (0, 0, 0.43), 0.004), wood)
    m.add(box((0.46, 0.46, 0.012), (0, 0, 0.455), 0.002), "plastic/green")
    for x in spread(-0.2, 0.2, 3):
        m.add(
            box((0.06, 0.03, 0.036), (x, 0.17, 0.478), 0.0),
            BRIGHTS[int(10 * abs(x - 0.1)) % 4],
        )
    for side in (-1, 1):
        tub = crate(
            [
                (0.16, 0.5, 0.02, 0.0),
                (0.18, 0.54, 0.02, 0.14),
                (0.16, 0.52, 0.02, 0.14),
                (0.15, 0.48, 0.02, 0.07),
            ]
        )
        m.add(
            tub.move(side * 0.345, 0, 0.305),
            "plastic/red" if side < 0 else "plastic/blue",
        )
        for k in range(8):
            y, x = -0.19 + 0.054 * k, side * 0.345 + 0.03 * (-1) ** k
            brick = (
                box((0.07, 0.036, 0.03), (0, 0, 0), 0.0)
                .turn("Z", 47 * k)
                .turn("Y", 12 * (k % 3 - 1))
            )
            m.add(brick.move(x, y, 0.384), BRIGHTS[(k + side) % 4])
        m.add(box((0.03, 0.5, 0.04), (side * 0.25, 0, 0.43), 0.0), wood)
    m.four(leg((0.22, 0.24, 0), (0.22, 0.24, 0.42), 0.05, 0.05, 4), wood)
    m.four(leg((0.4, 0.22, 0), (0.4, 0.22, 0.31), 0.03, 0.03, 4), wood)
    return m


# --------------------------------------------------------------------- child chairs


def child_chair_slats() -> Model:
    """A small painted wooden chair with two rounded slats for a back."""
    m, paint = Model(), "paint/plain"
    m.add(
        prism(rounded(0.3, 0.28, 0.05, 3), 0.022, "Z", 0.006).move(0, -0.01, 0.29),
        paint,
    )
    for x in (-0.125, 0.125):
        m.add(leg((x * 1.1, -0.13, 0), (x, -0.11, 0.282), 0.026, 0.032, 8), "wood/pine")
        m.add(leg((x * 1.1, 0.14, 0), (x, 0.11, 0.3), 0.026, 0.032, 8), "wood/pine")
        m.add(leg((x, 0.11, 0.28), (x, 0.17, 0.56), 0.032, 0.026, 8), "wood/pine")
    for z, high in ((0.42, 0.05), (0.525, 0.08)):
        slat = prism(rounded(0.29, high, 0.02, 3), 0.018, "Y", 0.004)
        m.add(slat.turn("X", -12).move(0, 0.11 + 0.214 * (z - 0.28), z), paint)
    for y in (-0.12, 0.125):
        rods(m, [((-0.13, y, 0.14), (0.13, y, 0.14))], 0.009, "wood/pine")
    return m


def child_chair_plastic() -> Model:
    """A moulded chair of one piece: flared legs, a back with a grip cut into it."""
    m, tone = Model(), "plastic/plain"
    m.add(prism(rounded(0.34, 0.32, 0.06, 3), 0.03, "Z", 0.008).move(0, 0, 0.28), tone)
    for x in (-0.15, 0.15):
        for y in (-0.14, 0.14):
            foot = leg(
                (x * 1.14, y * 1.14, 0), (x * 0.9, y * 0.9, 0.275), 0.05, 0.075, 4
            )
            m.add(foot, tone)

    def back(u: float, v: float) -> Point:
        s = 2.0 * u - 1.0
        wide = 0.155 * (1.0 - 0.12 * v**3)
        return (
            s * wide,
            0.13 + 0.06 * v - 0.03 * s * s,
            0.285 + 0.29 * v - 0.03 * abs(s) ** 3 * v,
        )

    m.add(shell(back, 6, 4, 0.022), tone)
    hole = prism(rounded(0.13, 0.04, 0.018, 2), 0.04, "Y").turn("X", -11)
    m.add(hole.move(0, 0.175, 0.5), "plastic/black")
    return m


def child_chair_bear() -> Model:
    """A stool-legged chair whose back is the head of a bear with round ears."""
    m, paint, wood = Model(), "paint/plain", "wood/pine"
    m.add(disc(0.155, 0.275, 0.3, 22), wood)
    for _, (x, y) in around(4, 0.105, 45.0):
        m.add(leg((1.3 * x, 1.3 * y, 0), (x, y, 0.28), 0.026, 0.036, 8), wood)
    m.pair(leg((0.06, 0.11, 0.27), (0.06, 0.135, 0.42), 0.024, 0.024, 6), wood)
    head = [
        (0.15 * math.cos(t), 0.125 * math.sin(t))
        for t in (math.radians(18 * k) for k in range(20))
    ]
    face = Model()
    face.add(prism(head, 0.026, "Y", 0.006), paint)
    for x in (-0.1, 0.1):
        ear = prism(
            [
                (
                    0.05 * math.cos(math.radians(36 * k)),
                    0.05 * math.sin(math.radians(36 * k)),
                )
                for k in range(10)
            ],
            0.024,
            "Y",
        )
        face.add(ear.move(x, 0, 0.1), paint)
        face.add(
            ball((0.022, 0.012, 0.026), (x * 0.5, -0.014, 0.025), 6, 4), "plastic/black"
        )
    snout = [
        (0.055 * math.cos(math.radians(36 * k)), 0.042 * math.sin(math.radians(36 * k)))
        for k in range(10)
    ]
    face.add(prism(snout, 0.01, "Y").move(0, -0.015, -0.045), "wood/white")
    face.add(ball((0.032, 0.014, 0.022), (0, -0.02, -0.025), 6, 4), "plastic/black")
    for part, material in face.parts:
        m.add(part.turn("X", -9).move(0, 0.14, 0.475), material)
    return m


# ----------------------------------------------------------------------- toy trains
# A train runs to the front (-Y).


def _wheels(
    m: Model, ys: Sequence[float], half: float, radius: float, colour: str
) -> None:
    """Pairs of wheels at the given y."""
    for y in ys:
        for x in (-half, half):
            wheel = lathe([(radius, -0.008), (radius, 0.008)], 7).turn("Y", 90)
            m.add(wheel.move(x, y, radius), colour)


def _wagon(m: Model, y: float, colour: str, loads: Sequence[str]) -> None:
    """An open wagon with its load, coupled to what runs before it."""
    tray(m, (-0.044, y - 0.065, 0.028), (0.044, y + 0.065, 0.078), colour, 0.008)
    for k, load in enumerate(loads):
        m.add(box((0.06, 0.034, 0.062), (0, y - 0.034 + 0.034 * k, 0.066), 0.0), load)
    _wheels(m, (y - 0.04, y + 0.04), 0.046, 0.024, "plastic/black")
    m.add(box((0.012, 0.05, 0.008), (0, y - 0.082, 0.036), 0.0), "metal/black")


def train_wooden() -> Model:
    """A wooden steam engine with two wagons of blocks."""
    m, red, blue = Model(), "plastic/red", "plastic/blue"
    m.add(box((0.08, 0.19, 0.02), (0, -0.19, 0.042), 0.0), "wood/pine")
    m.add(tube([(0, -0.285, 0.085), (0, -0.16, 0.085)], 0.037, 8), red)
    m.add(tube([(0, -0.29, 0.085), (0, -0.275, 0.085)], 0.04, 8), "plastic/yellow")
    m.add(box((0.085, 0.07, 0.09), (0, -0.13, 0.095), 0.0), blue)
    m.add(box((0.1, 0.09, 0.012), (0, -0.13, 0.144), 0.0), "plastic/yellow")
    m.add(box((0.087, 0.035, 0.035), (0, -0.13, 0.115), 0.0), "wood/black")
    m.add(lathe([(0.013, 0.0), (0.022, 0.056)], 6, (0, -0.255, 0.115)), "metal/black")
    _wheels(m, (-0.25, -0.14), 0.044, 0.03, "plastic/black")
    _wagon(m, 0.0, "plastic/green", ("plastic/yellow", "plastic/red"))
    _wagon(m, 0.16, "plastic/yellow", ("wood/pine", "wood/walnut"))
    return m


def train_steam() -> Model:
    """A big painted engine with its tender of coal, brass bands and a tall chimney."""
    m, paint, brass = Model(), "paint/plain", "metal/brass"
    m.add(box((0.11, 0.3, 0.022), (0, -0.08, 0.058), 0.0), "metal/black")
    m.add(tube([(0, -0.225, 0.115), (0, -0.02, 0.115)], 0.05, 10), paint)
    for y in (-0.17, -0.06):
        m.add(tube([(0, y - 0.005, 0.115), (0, y + 0.005, 0.115)], 0.0525, 10), brass)
    m.add(tube([(0, -0.24, 0.115), (0, -0.222, 0.115)], 0.046, 8), "metal/black")
    m.add(box((0.12, 0.09, 0.12), (0, 0.02, 0.125), 0.0), paint)
    m.add(box((0.14, 0.12, 0.014), (0, 0.02, 0.19), 0.0), "metal/black")
    m.add(box((0.122, 0.05, 0.045), (0, 0.02, 0.15), 0.0), "wood/black")
    m.add(
        lathe([(0.016, 0.0), (0.016, 0.05), (0.03, 0.08)], 6, (0, -0.19, 0.155)),
        "metal/black",
    )
    m.add(lathe([(0.02, 0.0), (0.02, 0.02), (0.0, 0.034)], 6, (0, -0.1, 0.16)), brass)
    guard = [(-0.06, 0.02), (0.06, 0.02), (0.03, 0.055), (-0.03, 0.055)]
    m.add(prism(guard, 0.03, "Y").move(0, -0.24, 0.0), "plastic/red")
    _wheels(m, (-0.17, -0.03), 0.055, 0.036, "plastic/red")
    m.add(box((0.11, 0.14, 0.075), (0, 0.17, 0.09), 0.0), paint)
    m.add(box((0.09, 0.12, 0.025), (0, 0.17, 0.135), 0.0), "plastic/black")
    m.add(box((0.02, 0.06, 0.01), (0, 0.09, 0.056), 0.0), "metal/black")
    _wheels(m, (0.125, 0.215), 0.052, 0.028, "plastic/red")
    return m


def train_express() -> Model:
    """A smooth modern train of three cars, white with a blue band and dark windows."""
    m, white = Model(), "plastic/white"
    nose = [
        (-0.3, 0.03),
        (-0.29, 0.055),
        (-0.22, 0.1),
        (-0.17, 0.115),
        (-0.09, 0.115),
        (-0.09, 0.03),
    ]
    pane = [(-0.268, 0.078), (-0.225, 0.103), (-0.205, 0.108), (-0.24, 0.078)]
    for sign in (-1, 1):
        m.add(prism([(-sign * y, z) for y, z in nose], 0.09, "X"), white)
        m.add(prism([(-sign * y, z) for y, z in pane], 0.07, "X"), "glass/screen")
    m.add(slab((-0.045, -0.085, 0.03), (0.045, 0.085, 0.115), 0.0), white)
    for y0, y1 in ((-0.19, -0.1), (-0.075, 0.075), (0.1, 0.19)):
        m.add(slab((-0.0465, y0, 0.075), (0.0465, y1, 0.1), 0.0), "glass/screen")
    m.add(slab((-0.0462, -0.27, 0.05), (0.0462, 0.27, 0.064), 0.0), "plastic/blue")
    _wheels(m, (-0.21, -0.12, 0.0, 0.12, 0.21), 0.036, 0.018, "plastic/black")
    m.add(slab((-0.03, -0.24, 0.02), (0.03, 0.24, 0.034), 0.0), "plastic/black")
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "bean_bag/pear": bean_bag_pear,
    "bean_bag/lounger": bean_bag_lounger,
    "bean_bag/pillow": bean_bag_pillow,
    "play_table/square": play_table_square,
    "play_table/round": play_table_round,
    "play_table/building": play_table_building,
    "child_chair/slats": child_chair_slats,
    "child_chair/plastic": child_chair_plastic,
    "child_chair/bear": child_chair_bear,
    "toy_train/wooden": train_wooden,
    "toy_train/steam": train_steam,
    "toy_train/express": train_express,
}
