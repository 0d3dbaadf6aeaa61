"""Tops, bars, castors and boards that the furniture of shops and workshops shares."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from toolkit import Flat, Model, Part, Point, box, lathe, slab, tube


def disc(radius: float, low: float, high: float, sides: int = 28) -> Part:
    """A round top with eased edges between two heights."""
    e = min(0.008, (high - low) * 0.3)
    rim = [(0.0, low), (radius - e, low), (radius, low + e), (radius, high - e)]
    return lathe([*rim, (radius - e, high), (0.0, high)], sides)


def rods(
    m: Model,
    ends: Sequence[tuple[Point, Point]],
    radius: float,
    material: str,
    sides: int = 6,
) -> None:
    """Straight round bars between pairs of points."""
    for a, b in ends:
        m.add(tube([a, b], radius, sides), material)


def posts(
    m: Model, half: Flat, span: Flat, side: float, material: str, bevel: float = 0.002
) -> None:
    """Four square uprights; `half` is how far their middles lie out in x and y."""
    high, z = span[1] - span[0], (span[0] + span[1]) / 2.0
    m.four(box((side, side, high), (*half, z), bevel), material)


def castor(
    m: Model, x: float, y: float, top: float, rubber: str = "plastic/black"
) -> None:
    """A wheel below a plate whose upper face lies at `top`."""
    r = (top - 0.012) / 2.0
    wheel = lathe([(r, -0.011), (r, 0.011)], 10).turn("Y", 90).move(x, y, r)
    m.add(wheel, rubber)
    m.add(box((0.034, 0.05, top - r), (x, y, (top + r) / 2.0), 0.0), "metal/steel")


def castors(m: Model, half: Flat, top: float) -> None:
    """Four castors; `half` is how far they stand out in x and y."""
    for x in (-half[0], half[0]):
        for y in (-half[1], half[1]):
            castor(m, x, y, top)


def boards(
    m: Model, low: Point, high: Point, count: int, material: str, gap: float = 0.004,
    bevel: float = 0.003,
) -> None:  # fmt: skip
    """A level field of `count` boards side by side along y, their grain along x."""
    pitch = (high[1] - low[1]) / count
    for k in range(count):
        y = low[1] + k * pitch
        m.add(
            slab((low[0], y + gap / 2, low[2]), (high[0], y + pitch - gap / 2, high[2]),
                 bevel),
            material,
        )  # fmt: skip


def spread(low: float, high: float, count: int) -> Iterator[float]:
    """`count` values evenly between two ends, both ends among them."""
    for k in range(count):
        yield low + (high - low) * k / (count - 1)


def around(
    count: int, radius: float, start: float = 0.0
) -> Iterator[tuple[float, Flat]]:
    """`count` places on a circle: (degrees, (x, y))."""
    for k in range(count):
        turn = start + 360.0 * k / count
        t = math.radians(turn)
        yield turn, (radius * math.cos(t), radius * math.sin(t))
