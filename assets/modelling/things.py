"""Things that people keep: guitars on their stands, sitting teddy bears."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from forms import ball, limb, ring
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    ellipse,
    leg,
    prism,
    smooth_path,
    tube,
)

# -------------------------------------------------------------------------- guitars

BOUTS: tuple[Flat, ...] = (
    (0.0, 0.0), (0.09, 0.008), (0.155, 0.045), (0.193, 0.105), (0.2, 0.165),
    (0.182, 0.225), (0.148, 0.27), (0.129, 0.31), (0.128, 0.345), (0.141, 0.385),
    (0.146, 0.425), (0.132, 0.465), (0.098, 0.494), (0.045, 0.505), (0.0, 0.505),
)  # fmt: skip
"""Right half of a guitar body as (half width, height), bottom to neck."""


@dataclass(frozen=True, slots=True)
class GuitarStyle:
    """Materials and proportions of one guitar."""

    top: str
    sides: str
    neck: str
    waist: float = 1.0
    cutaway: bool = False
    scratchplate: bool = False
    lean: float = 11.0


def _body_outline(style: GuitarStyle, grow: float = 0.0) -> list[Flat]:
    """The figure eight, anticlockwise; `grow` moves the edge outwards (metres)."""
    half = smooth_path([(x, z, 0.0) for x, z in BOUTS], 2)
    right = []
    for x, z, _ in half:
        pinch = math.exp(-(((z - 0.325) / 0.09) ** 2))
        right.append((x * (1.0 - (1.0 - style.waist) * pinch), z))
    left = [(-x, z) for x, z in reversed(right[1:-1])]
    if style.cutaway:
        right = [(_cut(x, z), z) for x, z in right]
    scale = 1.0 + grow / 0.22
    return [(x * scale, 0.25 + (z - 0.25) * scale) for x, z in right + left]


def _cut(x: float, z: float) -> float:
    """Half width with a scoop taken out beside the neck."""
    return (
        x
        if z < 0.4
        else min(
            x, 0.035 + 26.0 * (z - 0.4) * (z - 0.505) ** 2 + max(0.0, (0.435 - z) * 3.2)
        )
    )


def _guitar(style: GuitarStyle) -> list[tuple[Part, str]]:
    """The instrument upright, its back at y=+0.05, the strings towards -y."""
    made: list[tuple[Part, str]] = []

    def add(part: Part, material: str) -> None:
        made.append((part, material))

    def front(outline: Sequence[Flat], y: float, material: str, z: float = 0.0) -> None:
        add(prism(outline, 0.006, "Y").move(0, y, z), material)

    add(prism(_body_outline(style), 0.098, "Y"), style.sides)
    front(_body_outline(style, 0.004), -0.048, "fur/cream")
    front(_body_outline(style, -0.003), -0.0505, style.top)
    front(ellipse(0.128, 0.128, 18), -0.0525, "fur/cream", 0.335)
    front(ellipse(0.12, 0.12, 18), -0.0538, style.neck, 0.335)
    front(ellipse(0.1, 0.1, 18), -0.0552, "plastic/black", 0.335)
    if style.scratchplate:
        plate = [(0.03, 0.2), (0.1, 0.17), (0.118, 0.22), (0.1, 0.28), (0.085, 0.31)]
        front([*plate, (0.06, 0.36), (0.05, 0.3)], -0.053, "plastic/black")
    add(box((0.17, 0.016, 0.03), (0, -0.058, 0.15), 0.005), style.neck)
    add(box((0.09, 0.008, 0.006), (0, -0.067, 0.156), 0), "fur/cream")
    add(leg((0, -0.036, 0.46), (0, -0.046, 0.875), 0.056, 0.042, 8), style.neck)
    board = [(-0.028, 0.375), (0.028, 0.375), (0.0225, 0.88), (-0.0225, 0.88)]
    add(prism(board, 0.014, "Y").move(0, -0.0615, 0), "wood/black")
    for k in range(13):
        z = 0.88 - 0.65 * (1.0 - 0.5 ** (k / 12.0))
        add(box((0.048, 0.004, 0.005), (0, -0.0685, z), 0), "metal/steel")
    head = [
        (-0.026, 0.875),
        (0.026, 0.875),
        (0.038, 0.91),
        (0.034, 1.03),
        (0.015, 1.045),
    ]
    head += [(-0.015, 1.045), (-0.034, 1.03), (-0.038, 0.91)]
    paddle = prism(head, 0.02, "Y", 0.003).turn("X", -9, (0, 0, 0.88))
    add(paddle.move(0, -0.052, 0), style.neck)
    for x in (-1, 1):
        for k in range(3):
            z = 0.925 + 0.038 * k
            y = -0.052 + 0.16 * (z - 0.88)
            add(box((0.02, 0.01, 0.007), (x * 0.042, y, z), 0), "metal/steel")
            add(box((0.016, 0.014, 0.022), (x * 0.057, y, z), 0), "fur/cream")
    for k in range(6):
        x = 0.0068 * (k - 2.5)
        add(
            tube([(1.5 * x, -0.07, 0.155), (x, -0.071, 0.885)], 0.0011, 3),
            "metal/steel",
        )
    return made


def _stand(m: Model, lean: float, lift: float, material: str) -> None:
    """An A-frame: two bars behind the body, cradle arms, two legs to the rear."""
    slope = math.tan(math.radians(lean))

    def back(z: float) -> float:
        """Where the back of the leaning body lies, and the bar behind it."""
        return 0.053 / math.cos(math.radians(lean)) + (z - lift) * slope + 0.014

    apex = 0.56
    for x in (-1, 1):
        foot: Point = (x * 0.2, back(0.0), 0.012)
        top: Point = (x * 0.035, back(apex), apex)
        m.add(tube([foot, top], 0.012, 8), material)
        rear: Point = (x * 0.16, 0.34, 0.012)
        hinge: Point = (x * 0.03, back(apex) + 0.012, apex - 0.01)
        m.add(tube([rear, hinge], 0.011, 8), material)
        for y, spread in ((foot[1], 0.2), (0.34, 0.16)):
            m.add(
                ball((0.034, 0.04, 0.024), (x * spread, y, 0.012), 6, 4),
                "plastic/black",
            )
        root = (x * 0.168, back(0.11), 0.11)
        path = [root, (x * 0.12, 0.02, 0.095), (x * 0.115, -0.085, 0.092)]
        path += [(x * 0.115, -0.1, 0.12), (x * 0.115, -0.1, 0.15)]
        m.add(tube(path, 0.011, 8), "plastic/black")
    m.add(box((0.12, 0.05, 0.05), (0, back(apex) + 0.006, apex), 0.01), material)
    m.add(tube([(-0.102, 0.262, 0.25), (0.102, 0.262, 0.25)], 0.007, 6), material)


def _on_stand(style: GuitarStyle, stand: str) -> Model:
    """A guitar that leans on its stand."""
    m, lift = Model(), 0.105
    for part, material in _guitar(style):
        m.add(part.turn("X", -style.lean).move(0, 0, lift), material)
    _stand(m, style.lean, lift, stand)
    return m


def guitar_natural() -> Model:
    """A spruce-topped steel-string guitar with a black scratchplate."""
    return _on_stand(
        GuitarStyle("wood/pine", "wood/walnut", "wood/walnut", 0.94, scratchplate=True),
        "metal/black",
    )


def guitar_black() -> Model:
    """A black guitar with cream binding on a wooden stand."""
    return _on_stand(
        GuitarStyle("wood/black", "wood/black", "wood/oak", 0.9, scratchplate=False),
        "wood/oak",
    )


def guitar_cutaway() -> Model:
    """A lacquered guitar with a scoop beside the neck."""
    return _on_stand(
        GuitarStyle("paint/plain", "paint/plain", "wood/oak", 0.92, cutaway=True),
        "metal/black",
    )


# ---------------------------------------------------------------------- teddy bears


@dataclass(frozen=True, slots=True)
class BearStyle:
    """Materials and pose of one bear."""

    fur: str
    pad: str
    ribbon: str
    splay: float = 0.17
    arm_out: float = 0.3
    arm_low: float = 0.2
    stout: float = 1.0
    belly: bool = False
    share: float = 0.62


def _bear(style: BearStyle) -> Model:
    """A bear that sits with its legs towards the front, 71 cm high times its share."""
    m, w = Model(), style.stout
    m.add(ball((0.36 * w, 0.31 * w, 0.42), (0, 0, 0.225), 14, 8), style.fur)
    if style.belly:
        m.add(ball((0.25 * w, 0.12, 0.29), (0, -0.108 * w, 0.225), 12, 6), style.pad)
    head: Point = (0, -0.02, 0.53)
    m.add(ball((0.34, 0.3, 0.29), head, 14, 8), style.fur)
    for x in (-1, 1):
        m.add(ball((0.125, 0.07, 0.125), (x * 0.135, 0.0, 0.655), 10, 5), style.fur)
        m.add(ball((0.08, 0.03, 0.08), (x * 0.135, -0.027, 0.652), 8, 4), style.pad)
        m.add(ball((0.034, 0.022, 0.038), (x * 0.062, -0.153, 0.565), 7, 4),
              "plastic/black")  # fmt: skip
        _bear_limbs(m, style, x)
    m.add(ball((0.17, 0.13, 0.125), (0, -0.148, 0.495), 12, 6), style.pad)
    m.add(ball((0.06, 0.034, 0.042), (0, -0.21, 0.522), 8, 4), "plastic/black")
    m.add(tube([(0, -0.212, 0.51), (0, -0.212, 0.48)], 0.0045, 4), "plastic/black")
    smile: list[Point] = [(-0.03, -0.2, 0.472), (0, -0.21, 0.474), (0.03, -0.2, 0.472)]
    m.add(tube(smile, 0.0045, 4), "plastic/black")
    _bow(m, style.ribbon)
    for part, _ in m.parts:
        part.scale(style.share, style.share, style.share)
    return m


def _bear_limbs(m: Model, style: BearStyle, x: float) -> None:
    """One arm and one leg, with their pads, on the side of the sign of x."""
    hip, foot = (x * 0.1, -0.06, 0.085), (x * style.splay, -0.32, 0.09)
    knee = (x * (0.1 + style.splay) / 2 + x * 0.02, -0.19, 0.083)
    m.add(limb([hip, knee, foot], [0.085, 0.078, 0.083], 8), style.fur)
    turn = math.degrees(math.atan2(x * (style.splay - 0.1), 0.26))
    sole = ball((0.125, 0.05, 0.145), (0, 0, 0), 10, 5).turn("Z", turn)
    toe = (x * (style.splay + 0.022), -0.385, 0.092)
    m.add(sole.move(*toe), style.pad)
    shoulder, hand = (x * 0.14, -0.02, 0.37), (x * style.arm_out, -0.13, style.arm_low)
    elbow = (x * (0.06 + style.arm_out) * 0.62, -0.05, (0.39 + style.arm_low) / 2)
    m.add(limb([shoulder, elbow, hand], [0.068, 0.064, 0.06], 8), style.fur)
    pad = ball((0.075, 0.03, 0.075), (0, 0, 0), 8, 4).turn("Z", x * 18)
    m.add(pad.move(hand[0] + x * 0.01, hand[1] - 0.05, hand[2] - 0.015), style.pad)


def _bow(m: Model, material: str) -> None:
    """A ribbon round the neck, tied in a bow in front."""
    m.add(ring(0.118, 0.024, (0, -0.005, 0.405), 16, 4), material)
    for x in (-1, 1):
        loop = ball((0.12, 0.04, 0.075), (x * 0.06, 0, 0), 7, 5)
        loop.warp(lambda a, b, c: (a, b, c * (0.35 + 7.0 * abs(a))))
        m.add(loop.turn("Y", x * 8).move(0, -0.155, 0.395), material)
        tail = box((0.036, 0.008, 0.1), (0, 0, -0.05), 0.0).turn("Y", -x * 24)
        m.add(tail.turn("X", -14).move(x * 0.008, -0.158, 0.39), material)
    m.add(ball((0.042, 0.045, 0.042), (0, -0.158, 0.395), 7, 4), material)


def bear_brown() -> Model:
    """A brown bear with cream muzzle and a red bow."""
    return _bear(BearStyle("fur/brown", "fur/cream", "book/red"))


def bear_cream() -> Model:
    """A stout cream bear, arms held out, with a blue bow."""
    return _bear(
        BearStyle("fur/cream", "fur/brown", "book/blue", 0.21, 0.32, 0.29, 1.08)
    )


def bear_patchwork() -> Model:
    """A woollen bear with a pale belly and a green bow."""
    return _bear(
        BearStyle(
            "fabric/wool", "fur/cream", "book/green", 0.15, 0.25, 0.17, 1.04, True, 0.56
        )
    )


MODELS = {
    "acoustic_guitar/natural": guitar_natural,
    "acoustic_guitar/black": guitar_black,
    "acoustic_guitar/cutaway": guitar_cutaway,
    "teddy_bear/brown": bear_brown,
    "teddy_bear/cream": bear_cream,
    "teddy_bear/woollen": bear_patchwork,
}
