"""Fronts, handles, taps and boards with holes: what kitchens and baths share."""

from __future__ import annotations

import math
from collections.abc import Sequence

from forms import level, loft
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    lathe,
    prism,
    rounded,
    slab,
    smooth_path,
    tube,
)

Steps = tuple[Flat, ...]

FLUSH: Steps = ((0.0, 0.0), (0.0, 0.017), (0.003, 0.02))
"""A plain front: (inset from the rim, how far it stands out), back to front."""

SHAKER: Steps = (*FLUSH, (0.056, 0.02), (0.068, 0.008))
"""A frame around a sunk field."""

RAISED: Steps = (*FLUSH, (0.05, 0.02), (0.058, 0.01), (0.066, 0.01), (0.088, 0.019))
"""A frame around a field that rises again."""


def panel(width: float, height: float, steps: Steps) -> Part:
    """An upright board that faces -Y, the middle of its back at the origin."""
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    rings = [
        [(a * (width / 2 - inset), -out, b * (height / 2 - inset)) for a, b in corners]
        for inset, out in steps
    ]
    return loft(rings)


def front(
    m: Model, low: Flat, high: Flat, y: float, material: str, steps: Steps = FLUSH
) -> None:
    """A door or drawer front between two corners (x, z), its back at depth `y`.

    It leaves a gap of 5 mm to its neighbour when both are given the same corner.
    """
    gap = 0.005
    part = panel(high[0] - low[0] - gap, high[1] - low[1] - gap, steps)
    part.move((low[0] + high[0]) / 2, y, (low[1] + high[1]) / 2)
    m.add(part, material)


def pull(
    m: Model, at: Point, length: float, metal: str, *, upright: bool = False
) -> None:
    """A bar handle before the point `at` of a front that faces -Y."""
    bar = box((length, 0.012, 0.012), (0, -0.028, 0), 0.003)
    posts = [
        box((0.01, 0.032, 0.01), (side * (length / 2 - 0.02), -0.014, 0), 0)
        for side in (-1, 1)
    ]
    for part in (bar, *posts):
        m.add(part.turn("Y", 90 if upright else 0).move(*at), metal)


def knob(m: Model, at: Point, metal: str, size: float = 1.0) -> None:
    """A round knob on a front that faces -Y."""
    profile = [(0.006, -0.004), (0.006, 0.012), (0.015, 0.017), (0.017, 0.025)]
    turned = lathe([*profile, (0.01, 0.031), (0, 0.032)], 12)
    m.add(turned.scale(size, size, size).turn("X", 90).move(*at), metal)


def dial(m: Model, at: Point, radius: float, body: str, mark: str) -> None:
    """A turning knob with a mark, on a front that faces -Y."""
    edge = [(radius * 1.15, -0.002), (radius, 0.004)]
    turned = lathe([*edge, (radius * 0.92, 0.022), (radius * 0.8, 0.025)], 12)
    m.add(turned.turn("X", 90).move(*at), body)
    x, y, z = at
    line = box((0.004, 0.003, radius * 0.8), (x, y - 0.0255, z + radius * 0.35), 0)
    m.add(line, mark)


def spout(
    m: Model, at: Point, size: tuple[float, float], metal: str, thick: float = 0.011
) -> None:
    """A swan-necked spout that rises from `at` and bends to -Y.

    `size` is its height and how far it reaches.
    """
    high, reach = size
    foot = [(0.026, 0), (0.026, 0.008), (0.018, 0.014), (0.016, 0.05), (0.012, 0.056)]
    m.add(lathe(foot, 14, at), metal)
    path: list[Point] = [
        (0, 0, 0.03),
        (0, 0, 0.62 * high),
        (0, -0.06 * reach, 0.8 * high),
    ]
    path += [(0, -0.45 * reach, high), (0, -0.88 * reach, 0.86 * high)]
    path += [(0, -reach, 0.64 * high)]
    m.add(tube(smooth_path(path, 4), thick, 8).move(*at), metal)
    nozzle = lathe([(thick * 1.25, -0.012), (thick * 1.25, 0.02)], 10)
    m.add(nozzle.move(at[0], at[1] - reach, at[2] + 0.64 * high), metal)


def lever(m: Model, at: Point, metal: str) -> None:
    """The lever of a mixer, out to the right of the foot of its spout."""
    x, y, z = at
    arm = [(x, y, z + 0.035), (x + 0.03, y, z + 0.04), (x + 0.085, y, z + 0.075)]
    m.add(tube(arm, [0.011, 0.009, 0.006], 8), metal)


def cross_handle(m: Model, at: Point, metal: str) -> None:
    """An old-fashioned tap handle with four arms on a short stem."""
    stem = [(0.02, 0), (0.02, 0.006), (0.011, 0.014), (0.009, 0.05), (0.014, 0.056)]
    m.add(lathe([*stem, (0.012, 0.072), (0, 0.075)], 12, at), metal)
    for turn in (0, 90):
        bar = tube([(-0.034, 0, 0), (0.034, 0, 0)], 0.0065, 6).turn("Z", turn + 20)
        m.add(bar.move(at[0], at[1], at[2] + 0.06), metal)


def board_with_hole(
    size: Flat, hole: Sequence[Flat], low: float, high: float, ease: float = 0.004
) -> Part:
    """A level board, centred, with one hole given by its anticlockwise outline."""
    middle = [sum(p[k] for p in hole) / len(hole) for k in range(2)]
    rim = [_to_rim(point, middle, size) for point in hole]
    for a, b in ((1, 1), (-1, 1), (-1, -1), (1, -1)):
        corner = (a * size[0] / 2, b * size[1] / 2)
        nearest = min(range(len(rim)), key=lambda k: math.dist(rim[k], corner))
        rim[nearest] = corner
    shrink = [1 - 2 * ease / side for side in size]
    inner = [(x * shrink[0], y * shrink[1]) for x, y in rim]
    rings = [level(rim, low), level(rim, high - ease), level(inner, high)]
    return loft([*rings, level(hole, high), level(hole, low)], closed=True)


def _to_rim(point: Flat, middle: Sequence[float], size: Flat) -> Flat:
    """Where the ray from a middle through a point leaves a rectangle."""
    arms = [point[k] - middle[k] for k in range(2)]
    reach = min(
        (math.copysign(size[k] / 2, arms[k]) - middle[k]) / arms[k]
        for k in range(2)
        if abs(arms[k]) > 1e-9
    )
    return (middle[0] + arms[0] * reach, middle[1] + arms[1] * reach)


def plate(
    m: Model, size: tuple[float, float, float], at: Point, thick: float, material: str
) -> None:
    """A thin plate with round corners that faces -Y: panes, fields, escutcheons.

    `size` is its width, height and corner radius, `at` the middle of its back; it
    reaches 1 mm into what it lies on.
    """
    x, y, z = at
    part = prism(rounded(*size, 3), thick + 0.001, "Y")
    m.add(part.move(x, y - (thick - 0.001) / 2, z), material)


def feet(m: Model, half: Flat, radius: float, high: float, material: str) -> None:
    """Four short round feet; `half` is how far they stand out in x and y."""
    m.four(lathe([(radius, 0), (radius, high)], 10, (*half, 0)), material)


def plate_stack(m: Model, at: Point, radius: float, count: int, material: str) -> None:
    """Plates on one another."""
    for k in range(count):
        edge = [(0.55 * radius, 0), (0.6 * radius, 0.004), (radius, 0.02)]
        dish = lathe([*edge, (radius, 0.024), (0.55 * radius, 0.01)], 10)
        m.add(dish.move(at[0], at[1], at[2] + 0.009 * k), material)


def basket(m: Model, low: Point, high: Point) -> None:
    """A woven basket on a shelf, with a dark grip in its front."""
    m.add(slab(low, high, 0.012, 2), "wicker/natural")
    x, z = (low[0] + high[0]) / 2, high[2] - 0.05
    m.add(box((0.09, 0.012, 0.025), (x, low[1] - 0.002, z), 0.003), "wood/black")
