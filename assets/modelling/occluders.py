"""Screens, columns, wardrobes, half walls, partitions, and books on low shelves.

Room dividers are opaque from floor to top, so that what stands behind them is hidden.
Books for low shelves of other furniture are made here; bookcases are in `bookcases`.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit import (
    Model,
    Part,
    box,
    lathe,
    leg,
    prism,
    rounded,
    slab,
    tube,
)

# --------------------------------------------------------------------------- books

BINDINGS = (
    "book/red",
    "book/blue",
    "book/green",
    "book/cream",
    "book/ochre",
    "book/blue",
    "book/green",
    "book/cream",
)


@dataclass(frozen=True, slots=True)
class Bay:
    """The room between two uprights above one board, metres.

    Attributes:
        left, right: where the uprights begin.
        floor: top of the board.
        clear: height up to the next board.
        front: y of the front edge of the board.
        depth: from the front edge to the back panel.
    """

    left: float
    right: float
    floor: float
    clear: float
    front: float
    depth: float


def book(
    model: Model,
    rng: random.Random,
    at: Sequence[float],
    size: Sequence[float],
    lean: float = 0.0,
) -> None:
    """A book that stands with its spine to the front, its pages pale on top.

    Args:
        model: where it goes.
        rng: draws its binding.
        at: lower left corner of the spine.
        size: thickness (x), depth (y), height (z).
        lean: degrees that its top leans to the left.
    """
    x, y, z = at
    thick, deep, high = size
    binding = rng.choice(BINDINGS)
    cover = slab((x, y, z), (x + thick, y + deep, z + high), bevel=0.0)
    pages = slab(
        (x + 0.003, y + 0.006, z + high - 0.01),
        (x + thick - 0.003, y + deep - 0.003, z + high + 0.0015),
        bevel=0.0,
    )
    for part, material in ((cover, binding), (pages, "paper/white")):
        model.add(part.turn("Y", -lean, (x, y, z)) if lean else part, material)


def coffer(
    model: Model, rng: random.Random, bay: Bay, x: float, wide: float = 0.26
) -> float:
    """A lidded storage box in cloth with a brass plate; the width that it takes."""
    high, deep = min(bay.clear - 0.03, 0.19), min(bay.depth - 0.03, 0.26)
    left, front, z = x + 0.01, bay.front + 0.014, bay.floor
    cloth = rng.choice(("book/blue", "book/green", "book/cream"))
    body = slab((left, front, z), (left + wide, front + deep, z + high), bevel=0.0)
    model.add(body, cloth)
    low = (left - 0.004, front - 0.004, z + high - 0.04)
    top = (left + wide + 0.004, front + deep, z + high + 0.004)
    model.add(slab(low, top, bevel=0.0), cloth)
    label = box((0.06, 0.006, 0.024), (left + wide / 2.0, front, z + high * 0.4), 0.0)
    model.add(label, "metal/brass")
    return wide + 0.03


def run(model: Model, rng: random.Random, bay: Bay, x: float, width: float) -> float:
    """Standing books over about `width`, the last one leaning; the width they take."""
    start = x
    tall = min(bay.clear - 0.02, 0.31)
    mean = rng.uniform(0.72, 0.9) * tall
    deep = min(bay.depth - 0.02, 0.23)
    high = mean
    while x - start < width:
        thick = rng.choice((0.022, 0.026, 0.03, 0.036, 0.044, 0.054))
        if x + thick > bay.right - 0.004:
            return x - start
        high = min(tall, max(0.55 * tall, mean + rng.uniform(-0.05, 0.05)))
        size = (thick, deep * rng.uniform(0.78, 1.0), high)
        front = bay.front + rng.uniform(0.008, 0.03)
        book(model, rng, (x, front, bay.floor), size)
        x += thick + 0.0008
    tilt = rng.uniform(7.0, 12.0)
    slope = math.tan(math.radians(tilt))
    thick, other = rng.uniform(0.026, 0.04), high * rng.uniform(1.0, 1.08)
    other = min(other, tall - 0.015)
    reach = min(high, other) * slope
    if x + reach + thick + 0.01 > bay.right:
        return x - start
    size = (thick, deep * 0.9, other)
    book(model, rng, (x + reach, bay.front + 0.015, bay.floor + 0.0005), size, tilt)
    return x + reach + thick + 0.012 - start


def fill(model: Model, rng: random.Random, bay: Bay, calm: float = 0.25) -> None:
    """Fill a bay from the left; `calm` is the share of boxes among books."""
    x = bay.left + 0.004
    while bay.right - x > 0.06:
        rest = bay.right - x
        other = rng.random() < calm
        if other and rest > 0.3:
            x += coffer(model, rng, bay, x)
        else:
            used = run(model, rng, bay, x, rng.uniform(0.16, 0.34))
            if used <= 0.0:
                return
            x += used


# --------------------------------------------------------------------------- wardrobes


def panelled(
    model: Model,
    x: float,
    y: float,
    z: float,
    wide: float,
    high: float,
    material: str,
    rails: float = 0.06,
) -> None:
    """A framed door: `x` its middle, `y` its outer face's back, `z` its foot."""
    for side in (-1, 1):
        stile = box(
            (rails, 0.022, high),
            (x + side * (wide - rails) / 2, y, z + high / 2),
            bevel=0.003,
        )
        model.add(stile, material)
    for centre in (z + rails / 2, z + high - rails / 2):
        rail = box(
            (wide - 2 * rails + 0.004, 0.021, rails), (x, y, centre), bevel=0.003
        )
        model.add(rail, material)
    field = box(
        (wide - 2 * rails - 0.03, 0.012, high - 2 * rails - 0.03),
        (x, y + 0.003, z + high / 2),
        bevel=0.005,
    )
    model.add(field, material)


def wardrobe_classic() -> Model:
    """Pine, two panelled doors over a drawer, bun feet, a cornice."""
    model = Model()
    wood = "wood/pine"
    w, d, h = 1.06, 0.58, 1.98
    foot, drawer = 0.1, 0.28
    body = slab((-w / 2, -d / 2, foot), (w / 2, d / 2, h - 0.04), bevel=0.006)
    model.add(body, wood)
    model.add(box((w + 0.03, d + 0.02, 0.05), (0, -0.005, foot + 0.02), 0.008), wood)
    model.add(box((w + 0.03, d + 0.02, 0.03), (0, -0.005, h - 0.085), 0.006), wood)
    model.add(box((w + 0.09, d + 0.05, 0.05), (0, -0.01, h - 0.025), 0.016, 2), wood)
    bun = lathe(
        [(0.03, 0.0), (0.05, 0.02), (0.055, 0.05), (0.04, 0.085), (0.04, 0.11)], 14
    )
    model.four(bun.move(w / 2 - 0.07, -d / 2 + 0.07, 0.0), wood)
    front = -d / 2 - 0.008
    door_foot = foot + 0.05 + drawer
    for side in (-1, 1):
        x = side * (w / 4 - 0.008)
        high = h - 0.115 - door_foot
        _door_with_two_fields(model, x, front, door_foot, w / 2 - 0.03, high, wood)
        knob = lathe(
            [
                (0.0, 0.0),
                (0.009, 0.0),
                (0.009, 0.014),
                (0.019, 0.024),
                (0.015, 0.036),
                (0.0, 0.04),
            ],
            12,
        )
        knob.turn("X", 90.0).move(side * 0.05, front - 0.008, door_foot + high * 0.48)
        model.add(knob, "metal/brass")
        knob = knob.copy().move(
            side * 0.2, 0.0, foot + 0.045 + drawer / 2 - door_foot - high * 0.48
        )
        model.add(knob, "metal/brass")
    chest = box(
        (w - 0.05, 0.022, drawer - 0.03), (0, front, foot + 0.045 + drawer / 2), 0.006
    )
    model.add(chest, wood)
    return model


def _door_with_two_fields(
    model: Model, x: float, y: float, z: float, wide: float, high: float, material: str
) -> None:
    """A door with a tall field over a low one."""
    low = 0.36 * high
    panelled(model, x, y, z, wide, low, material, 0.07)
    panelled(model, x, y, z + low - 0.002, wide, high - low, material, 0.07)


def wardrobe_modern() -> Model:
    """Three plain doors in a colour, long bar handles, a black plinth."""
    model = Model()
    w, d, h = 1.5, 0.6, 2.05
    model.add(
        slab(
            (-w / 2 + 0.03, -d / 2 + 0.05, 0.0),
            (w / 2 - 0.03, d / 2 - 0.02, 0.09),
            bevel=0.0,
        ),
        "wood/black",
    )
    model.add(
        slab((-w / 2, -d / 2 + 0.022, 0.08), (w / 2, d / 2, h), bevel=0.004), "wood/oak"
    )
    third = (w - 0.036) / 3
    for k in range(3):
        x = (k - 1) * (third + 0.005)
        door = box(
            (third, 0.024, h - 0.125), (x, -d / 2 + 0.012, 0.08 + (h - 0.08) / 2), 0.003
        )
        model.add(door, "paint/plain")
    for x in (-third / 2 - 0.055, -third / 2 + 0.06, third / 2 + 0.06):
        _bar_handle(model, x, -d / 2, 1.12, 0.62)
    return model


def _bar_handle(model: Model, x: float, face: float, z: float, length: float) -> None:
    """An upright bar that stands off a door by two posts."""
    bar = tube(
        [(x, face - 0.032, z - length / 2), (x, face - 0.032, z + length / 2)], 0.008, 8
    )
    model.add(bar, "metal/black")
    for height in (z - length / 2 + 0.05, z + length / 2 - 0.05):
        post = tube([(x, face + 0.004, height), (x, face - 0.032, height)], 0.006, 6)
        model.add(post, "metal/black")


def wardrobe_sliding() -> Model:
    """Two sliding walnut doors, one pushed aside: clothes hang on a rail behind."""
    model = Model()
    w, d, h, white = 1.6, 0.62, 2.1, "wood/white"
    model.pair(slab((w / 2 - 0.03, -d / 2, 0.0), (w / 2, d / 2, h - 0.01)), white)
    model.add(slab((-w / 2, -d / 2 - 0.004, h - 0.05), (w / 2, d / 2, h)), white)
    model.add(slab((-0.78, -d / 2, 0.0), (0.78, d / 2 - 0.01, 0.08), bevel=0.0), white)
    model.add(
        slab((-0.78, d / 2 - 0.03, 0.07), (0.78, d / 2 - 0.01, h - 0.04), 0), white
    )
    model.add(slab((-0.012, -0.22, 0.07), (0.012, d / 2 - 0.02, h - 0.04), 0.0), white)
    model.add(slab((-0.78, -0.18, 1.78), (0.0, d / 2 - 0.02, 1.8), 0.0), white)
    for x, y in ((0.395, -0.285), (0.19, -0.25)):
        _sliding_door(model, x, y, (0.075, h - 0.045))
    _clothes(model, (-0.78, 0.0), 1.68)
    return model


def _sliding_door(model: Model, x: float, y: float, span: tuple[float, float]) -> None:
    """A walnut door 77 cm wide in a black frame, its middle at x, between heights."""
    low, high = span
    middle, tall = (low + high) / 2, high - low
    field = box((0.73, 0.012, tall - 0.03), (x, y, middle), 0.0)
    model.add(field, "wood/walnut")
    for end in (-0.37, 0.37):
        model.add(box((0.034, 0.026, tall), (x + end, y, middle), 0.0), "metal/black")
    for z in (low + 0.014, high - 0.014):
        model.add(box((0.73, 0.022, 0.03), (x, y, z), 0.0), "metal/black")
    grip = box((0.02, 0.02, 0.5), (x - 0.32, y - 0.014, 1.05), 0.0)
    model.add(grip, "metal/steel")


def _clothes(model: Model, across: tuple[float, float], rail: float) -> None:
    """Coats and shirts on a rail between two x, a shelf of linen, boxes below."""
    left, right = across
    bar = tube([(left, 0.05, rail), (right, 0.05, rail)], 0.014, 6)
    model.add(bar, "metal/steel")
    colours = ("book/red", "book/cream", "book/blue", "fur/brown", "book/ochre",
               "book/green", "paper/white", "book/blue")  # fmt: skip
    for k, cloth in enumerate(colours):
        drop = (0.95, 0.7, 1.1, 0.75)[k % 4]
        outline = [(-0.2, -drop), (0.2, -drop), (0.19, -0.14), (0.03, -0.05)]
        outline += [(-0.03, -0.05), (-0.19, -0.14)]
        x = left + 0.06 + 0.088 * k
        coat = prism(outline, 0.058, "X").move(x, 0.05, rail)
        model.add(coat, cloth)
        hook = tube([(x, 0.05, rail - 0.06), (x, 0.05, rail + 0.005)], 0.006, 4)
        model.add(hook, "metal/steel")
    for k, linen in enumerate(("book/cream", "book/blue", "paper/white")):
        pile = box((0.2, 0.3, 0.16), (left + 0.14 + 0.24 * k, 0.02, 1.88), 0.01)
        model.add(pile, linen)
    for x, high in ((left + 0.2, 0.2), (left + 0.55, 0.26)):
        chest = slab((x - 0.15, -0.16, 0.08), (x + 0.15, 0.2, 0.08 + high), 0.0)
        model.add(chest, "paper/kraft")


# --------------------------------------------------------------------------- screens


def _zigzag(count: int, wide: float, degrees: float) -> list[tuple[float, float]]:
    """Middle (x) and turn of each panel of a zig-zag."""
    angle = math.radians(degrees)
    across = wide * math.cos(angle)
    return [
        ((k - (count - 1) / 2) * across, degrees if k % 2 == 0 else -degrees)
        for k in range(count)
    ]


def _screen(
    model: Model,
    parts: Sequence[tuple[Part, str]],
    places: Sequence[tuple[float, float]],
) -> None:
    """Set copies of a panel, built around x = 0, at their places."""
    for x, turn in places:
        for part, material in parts:
            model.add(part.copy().turn("Z", turn).move(x), material)


def screen_shoji() -> Model:
    """Black frames, white paper behind a lattice, four panels."""
    w, h, t = 0.46, 1.78, 0.026
    wood, paper = "wood/black", "paper/white"
    parts: list[tuple[Part, str]] = []
    for side in (-1, 1):
        x = side * (w - 0.034) / 2
        parts.append((box((0.032, t, h), (x, 0, h / 2)), wood))
    for z, high in ((0.16, 0.05), (h - 0.025, 0.045)):
        parts.append((box((w - 0.06, t - 0.004, high), (0, 0, z)), wood))
    low, top = 0.18, h - 0.04
    parts.append(
        (
            slab((-w / 2 + 0.025, -0.003, low), (w / 2 - 0.025, 0.003, top), bevel=0.0),
            paper,
        )
    )
    parts.append(
        (
            slab(
                (-w / 2 + 0.025, -0.005, 0.03), (w / 2 - 0.025, 0.005, 0.15), bevel=0.0
            ),
            wood,
        )
    )
    x = 0.0
    parts.append((box((0.012, 0.016, top - low), (x, 0, (top + low) / 2), 0.0), wood))
    for k in range(1, 6):
        z = low + (top - low) * k / 6
        parts.append((box((w - 0.06, 0.014, 0.012), (0, 0, z), 0.0), wood))
    model = Model()
    _screen(model, parts, _zigzag(4, w + 0.002, 27.0))
    return model


def screen_linen() -> Model:
    """Oak frames on short feet, stretched with cloth, arched tops, three panels."""
    w, h, t = 0.56, 1.7, 0.03
    parts: list[tuple[Part, str]] = []
    for side in (-1, 1):
        x = side * (w - 0.045) / 2
        parts.append(
            (box((0.045, t, h - 0.08), (x, 0, (h - 0.08) / 2), 0.005), "wood/oak")
        )
    parts.append((box((w - 0.08, t - 0.004, 0.06), (0, 0, 0.075), 0.005), "wood/oak"))
    arch = [(-w / 2, h - 0.13), (w / 2, h - 0.13)]
    steps = 12
    for k in range(steps + 1):
        s = k / steps
        arch.append((w / 2 - w * s, h - 0.08 + 0.08 * math.sin(math.pi * s)))
    parts.append((prism(arch, t + 0.004, "Y", 0.004), "wood/oak"))
    cloth = box((w - 0.075, 0.016, h - 0.19), (0, 0, 0.09 + (h - 0.19) / 2), 0.0)
    parts.append((cloth, "fabric/linen"))
    model = Model()
    _screen(model, parts, _zigzag(3, w + 0.002, 24.0))
    return model


def screen_wicker() -> Model:
    """Walnut frames round woven panels, a crossbar at waist height, four panels."""
    w, h, t = 0.43, 1.72, 0.028
    wood = "wood/walnut"
    parts: list[tuple[Part, str]] = []
    for side in (-1, 1):
        post = leg(
            (side * (w / 2 - 0.019), 0, 0),
            (side * (w / 2 - 0.019), 0, h),
            0.036,
            0.036,
            8,
        )
        parts.append((post, wood))
        finial = lathe([(0.0, 0.0), (0.019, 0.002), (0.024, 0.02), (0.0, 0.042)], 8)
        parts.append((finial.move(side * (w / 2 - 0.019), 0, h - 0.004), wood))
    for z in (0.08, 0.78, h - 0.05):
        parts.append((box((w - 0.05, t, 0.045), (0, 0, z), 0.004), wood))
    woven = box((w - 0.06, 0.014, h - 0.15), (0, 0, 0.085 + (h - 0.15) / 2), 0.0)
    parts.append((woven.lay_uv(0), "wicker/natural"))
    model = Model()
    _screen(model, parts, _zigzag(4, w + 0.002, 30.0))
    return model


# --------------------------------------------------------------------------- columns


def column_round() -> Model:
    """A smooth shaft that swells a little, between a moulded base and a capital."""
    model = Model()
    model.add(box((0.5, 0.5, 0.08), (0, 0, 0.04), 0.006), "stone/marble")
    model.add(box((0.5, 0.5, 0.07), (0, 0, 2.365), 0.006), "stone/marble")
    profile = [
        (0.235, 0.07),
        (0.24, 0.085),
        (0.245, 0.11),
        (0.235, 0.14),
        (0.205, 0.15),
        (0.2, 0.17),
        (0.215, 0.19),
        (0.205, 0.215),
        (0.185, 0.225),
        (0.185, 0.6),
        (0.183, 1.1),
        (0.176, 1.6),
        (0.165, 2.16),
        (0.18, 2.17),
        (0.18, 2.19),
        (0.167, 2.2),
        (0.167, 2.24),
        (0.185, 2.27),
        (0.22, 2.31),
        (0.235, 2.34),
    ]
    shaft = lathe(profile, 32)
    _map_around(shaft, 0.18)
    model.add(shaft, "stone/marble")
    return model


def _map_around(part: Part, radius: float) -> None:
    """UVs of a turned part: u up, v around, metres."""
    layer = part.bm.loops.layers.uv.verify()
    for face in part.bm.faces:
        angles = [math.atan2(loop.vert.co.y, loop.vert.co.x) for loop in face.loops]
        split = max(angles) - min(angles) > math.pi
        for loop, angle in zip(face.loops, angles, strict=True):
            turn = angle + 2 * math.pi if split and angle < 0 else angle
            flat = abs(face.normal.z) > 0.999
            u, v = loop.vert.co.z, turn * radius
            loop[layer].uv = (loop.vert.co.x, loop.vert.co.y) if flat else (u, v)
    part.mapped = True


def column_square() -> Model:
    """A brick pier on a concrete foot, with a concrete cap."""
    model = Model()
    model.add(box((0.52, 0.52, 0.14), (0, 0, 0.07), 0.012), "concrete/plain")
    pier = box((0.44, 0.44, 2.16), (0, 0, 1.2), 0.004)
    model.add(pier.lay_uv(0), "brick/red")
    model.add(box((0.5, 0.5, 0.05), (0, 0, 2.265), 0.006), "concrete/plain")
    model.add(box((0.56, 0.56, 0.09), (0, 0, 2.335), 0.012), "concrete/plain")
    return model


def column_panelled() -> Model:
    """A square painted column with sunk panels between mouldings."""
    model = Model()
    paint = "paint/plain"
    model.add(box((0.4, 0.4, 2.3), (0, 0, 1.16), 0.004), paint)
    for z, size, high in (
        (0.07, 0.5, 0.14), (0.165, 0.47, 0.05), (0.95, 0.46, 0.05), (2.19, 0.46, 0.05),
        (2.3, 0.5, 0.06), (2.365, 0.56, 0.07),
    ):  # fmt: skip
        model.add(box((size, size, high), (0, 0, z), 0.008, 2), paint)
    for low, high in ((0.24, 0.88), (1.02, 2.12)):
        for quarter in range(4):
            for part in _moulding(0.28, low, high):
                model.add(part.turn("Z", 90.0 * quarter), paint)
    return model


def _moulding(wide: float, low: float, high: float) -> list[Part]:
    """A raised rectangle of strips on the front of a column of 0.4 m."""
    y = -0.2
    strips = [box((wide, 0.03, 0.022), (0, y, z), 0.005) for z in (low, high)]
    for side in (-1, 1):
        x = side * (wide / 2 - 0.011)
        strips.append(box((0.0215, 0.029, high - low), (x, y, (low + high) / 2), 0.005))
    return strips


# --------------------------------------------------------------------------- half walls


def half_wall_plaster() -> Model:
    """A plastered wall with an oak cap and a white skirting."""
    model = Model()
    w, d, h = 1.6, 0.15, 1.28
    core = slab((-w / 2, -d / 2, 0.0), (w / 2, d / 2, h - 0.03), bevel=0.006)
    model.add(core.lay_uv(0), "plaster/white")
    model.add(box((w + 0.06, d + 0.07, 0.036), (0, 0, h - 0.018), 0.008, 2), "wood/oak")
    skirting = box((w + 0.028, d + 0.028, 0.09), (0, 0, 0.045), 0.006)
    model.add(skirting, "wood/white")
    return model


def half_wall_brick() -> Model:
    """A brick wall with a stone coping."""
    model = Model()
    w, d, h = 1.8, 0.22, 1.4
    core = slab((-w / 2, -d / 2, 0.0), (w / 2, d / 2, h - 0.05), bevel=0.004)
    model.add(core.lay_uv(0), "brick/red")
    coping = prism(
        [
            (-0.16, h - 0.06),
            (0.16, h - 0.06),
            (0.16, h - 0.02),
            (0.14, h),
            (-0.14, h),
            (-0.16, h - 0.02),
        ],
        w + 0.07,
        "X",
        0.006,
    )
    model.add(coping, "concrete/plain")
    return model


def half_wall_panelled() -> Model:
    """Painted boards over a plinth of the same paint, under a walnut shelf."""
    model = Model()
    paint = "paint/plain"
    w, d, h, count = 1.5, 0.16, 1.22, 12
    core = slab(
        (-w / 2 + 0.01, -d / 2 + 0.012, 0.0),
        (w / 2 - 0.01, d / 2 - 0.012, h - 0.02),
        bevel=0.0,
    )
    model.add(core, paint)
    for k in range(count):
        x = (k - (count - 1) / 2) * w / count
        lath = box((w / count - 0.004, d, h - 0.06), (x, 0, (h - 0.02) / 2), 0.006)
        model.add(lath, paint)
    model.add(box((w + 0.03, d + 0.03, 0.14), (0, 0, 0.07), 0.01, 2), paint)
    model.add(box((w + 0.02, d + 0.02, 0.04), (0, 0, h - 0.055), 0.008), paint)
    model.add(box((w + 0.1, d + 0.1, 0.036), (0, 0, h - 0.018), 0.01, 2), "wood/walnut")
    return model


# --------------------------------------------------------------------------- partitions


def _feet(model: Model, xs: Sequence[float], deep: float, material: str) -> None:
    """Flat bars across the foot of a partition."""
    for x in xs:
        outline = [
            (-deep / 2, 0.0),
            (deep / 2, 0.0),
            (deep / 2, 0.012),
            (0.05, 0.04),
            (-0.05, 0.04),
            (-deep / 2, 0.012),
        ]
        model.add(prism(outline, 0.06, "X", 0.003).move(x, 0.0, 0.0), material)


def partition_felt() -> Model:
    """An acoustic panel: wool over a thick board with round corners, steel feet."""
    model = Model()
    w, h, t = 1.5, 1.9, 0.055
    panel = prism(rounded(w, h - 0.06, 0.07, 5), t, "Y", 0.012, 2).move(
        0, 0, h / 2 + 0.03
    )
    model.add(panel, "fabric/wool")
    _feet(model, (-w / 2 + 0.22, w / 2 - 0.22), 0.44, "metal/black")
    for x in (-w / 2 + 0.22, w / 2 - 0.22):
        model.add(box((0.05, 0.03, 0.07), (x, 0, 0.06), 0.003), "metal/black")
    seam = box((0.006, t + 0.003, h - 0.09), (0, 0, h / 2 + 0.03), 0.0)
    model.add(seam, "plastic/black")
    return model


def partition_slats() -> Model:
    """Oak slats on both sides of a black board, between two posts on broad feet."""
    model = Model()
    w, h = 1.36, 2.05
    model.add(
        slab((-w / 2 + 0.02, -0.009, 0.05), (w / 2 - 0.02, 0.009, h - 0.03), bevel=0.0),
        "wood/black",
    )
    for side in (-1, 1):
        x = side * (w / 2 - 0.025)
        model.add(box((0.05, 0.07, h - 0.02), (x, 0, h / 2 + 0.005), 0.005), "wood/oak")
    for z in (0.09, h - 0.04):
        model.add(box((w - 0.06, 0.062, 0.06), (0, 0, z), 0.004), "wood/oak")
    count = 17
    for k in range(count):
        x = (k - (count - 1) / 2) * (w - 0.1) / count
        slat = box((0.044, 0.044, h - 0.18), (x, 0, h / 2 + 0.03), 0.004)
        model.add(slat, "wood/oak")
    _feet(model, (-w / 2 + 0.025, w / 2 - 0.025), 0.46, "metal/black")
    return model


def _wave(w: float, swing: float, thick: float) -> list[tuple[float, float]]:
    """The outline from above of a wall that winds once each way over a width."""
    steps = 28
    line = []
    for k in range(steps + 1):
        t = 2.0 * math.pi * (k / steps - 0.5)
        slope = swing * math.cos(t) * 2.0 * math.pi / w
        length = math.sqrt(1.0 + slope * slope)
        across = (-slope / length, 1.0 / length)
        line.append((w * (k / steps - 0.5), swing * math.sin(t), across))
    front = [(x - a * thick / 2, y - b * thick / 2) for x, y, (a, b) in line]
    back = [(x + a * thick / 2, y + b * thick / 2) for x, y, (a, b) in line]
    return [*front, *reversed(back)]


def partition_curved() -> Model:
    """A winding felt wall that stands by its own curve, between two oak rims."""
    model, w, h, swing = Model(), 1.75, 1.8, 0.2
    felt = prism(_wave(w, swing, 0.05), h - 0.06, "Z").move(0, 0, h / 2)
    model.add(felt, "fabric/wool")
    for z, high in ((0.04, 0.08), (h - 0.02, 0.04)):
        rim = prism(_wave(w + 0.02, swing, 0.074), high, "Z").move(0, 0, z)
        model.add(rim, "wood/oak")
    return model


MODELS = {
    "wardrobe/classic": wardrobe_classic,
    "wardrobe/modern": wardrobe_modern,
    "wardrobe/sliding": wardrobe_sliding,
    "folding_screen/shoji": screen_shoji,
    "folding_screen/linen": screen_linen,
    "folding_screen/wicker": screen_wicker,
    "column/round": column_round,
    "column/square": column_square,
    "column/panelled": column_panelled,
    "half_wall/plaster": half_wall_plaster,
    "half_wall/brick": half_wall_brick,
    "half_wall/panelled": half_wall_panelled,
    "partition/felt": partition_felt,
    "partition/slats": partition_slats,
    "partition/curved": partition_curved,
}
