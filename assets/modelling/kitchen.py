"""Kitchens: units, cookers, refrigerators, sinks, bar stools and what is cooked with.

All floor units are 0.60 m deep from back to worktop edge and 0.90 m high, so that
they stand in a line.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from fittings import (
    FLUSH,
    RAISED,
    SHAKER,
    basket,
    board_with_hole,
    cross_handle,
    dial,
    feet,
    front,
    knob,
    lever,
    plate,
    plate_stack,
    pull,
    spout,
)
from forms import band, crate, ring
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    lathe,
    leg,
    prism,
    rounded,
    shell,
    slab,
    smooth_path,
    spindle,
    tube,
)

TOP, UNDER = 0.90, 0.86
"""Height of a worktop and of its underside."""

BACK, EDGE, FACE = 0.30, -0.30, -0.27
"""Depths of a unit's back, of its worktop's front edge, and behind its doors."""

# ------------------------------------------------------------------ kitchen cabinets


def _plinth(
    m: Model, left: float, right: float, material: str = "plastic/black"
) -> None:
    """The set-back board between floor and doors."""
    m.add(slab((left + 0.002, -0.22, 0), (right - 0.002, 0.28, 0.105), 0), material)


def _body(m: Model, left: float, right: float, material: str) -> None:
    """A closed unit without its fronts."""
    m.add(slab((left, FACE, 0.1), (right, BACK, UNDER), 0), material)
    _shade(m, (left, 0.11), (right, 0.85))


def _shade(m: Model, low: Flat, high: Flat, y: float = FACE) -> None:
    """A dark sheet behind fronts, so that the gaps between them can be seen."""
    sheet = slab((low[0] + 0.003, y - 0.0015, low[1]), (high[0] - 0.003, y, high[1]), 0)
    m.add(sheet, "plastic/black")


def _worktop(m: Model, width: float, material: str) -> None:
    """A worktop with eased edges, as wide as its unit."""
    half = width / 2
    m.add(slab((-half, EDGE, UNDER), (half, BACK, TOP), 0.005, 2), material)


def _hollow(m: Model, left: float, right: float, material: str, front_y: float) -> None:
    """A unit open at the top; a board at `front_y` closes it behind its doors."""
    wall = 0.018
    for x in (left, right - wall):
        m.add(slab((x, FACE, 0.1), (x + wall, BACK, UNDER), 0.001), material)
    inner = (left + 0.01, right - 0.01)
    m.add(slab((inner[0], 0.28, 0.102), (inner[1], 0.297, UNDER), 0), material)
    m.add(slab((inner[0], FACE + 0.001, 0.101), (inner[1], 0.298, 0.12), 0), material)
    liner = slab((inner[0], front_y, 0.11), (inner[1], front_y + 0.01, UNDER), 0)
    m.add(liner, "plastic/black")


def cabinet_shaker() -> Model:
    """Two framed doors under two drawers, an oak worktop and brass knobs."""
    m, paint, brass = Model(), "paint/plain", "metal/brass"
    _plinth(m, -0.45, 0.45, "wood/black")
    _body(m, -0.45, 0.45, paint)
    _worktop(m, 0.9, "wood/oak")
    for left in (-0.45, 0.0):
        front(m, (left, 0.69), (left + 0.45, 0.85), FACE, paint, FLUSH)
        knob(m, (left + 0.225, FACE - 0.02, 0.77), brass)
        front(m, (left, 0.11), (left + 0.45, 0.69), FACE, paint, SHAKER)
        side = left + (0.42 if left < 0 else 0.03)
        knob(m, (side, FACE - 0.02, 0.6), brass)
    return m


def cabinet_drawers() -> Model:
    """A narrow unit of three deep oak drawers with black bars, a marble worktop."""
    m, wood = Model(), "wood/oak"
    _plinth(m, -0.3, 0.3)
    _body(m, -0.3, 0.3, wood)
    _worktop(m, 0.6, "stone/marble")
    for low, high in ((0.11, 0.41), (0.41, 0.67), (0.67, 0.85)):
        front(m, (-0.3, low), (0.3, high), FACE, wood)
        pull(m, (0, FACE - 0.02, high - 0.06), 0.32, "metal/black")
    return m


def cabinet_long() -> Model:
    """A long white unit: door, drawers and open shelves with baskets and bowls."""
    m, white, steel = Model(), "wood/white", "metal/brushed"
    _plinth(m, -0.6, 0.6)
    _body(m, -0.6, 0.16, white)
    _worktop(m, 1.2, "stone/granite")
    front(m, (-0.6, 0.11), (-0.2, 0.85), FACE, white)
    pull(m, (-0.235, FACE - 0.02, 0.66), 0.26, steel, upright=True)
    for low, high in ((0.11, 0.39), (0.39, 0.62), (0.62, 0.85)):
        front(m, (-0.2, low), (0.16, high), FACE, white)
        pull(m, (-0.02, FACE - 0.02, high - 0.05), 0.2, steel)
    _open_shelves(m, 0.16, 0.6, "wood/oak")
    return m


def _open_shelves(m: Model, left: float, right: float, wood: str) -> None:
    """Open shelves in a floor unit, with baskets below and crockery above."""
    m.add(slab((left + 0.01, -0.285, 0.101), (right - 0.01, 0.298, 0.125), 0.002), wood)
    m.add(slab((left + 0.01, 0.28, 0.11), (right - 0.01, 0.297, UNDER), 0), wood)
    for x in (left, right - 0.022):
        m.add(slab((x, -0.289, 0.1), (x + 0.022, BACK, UNDER), 0.002), wood)
    m.add(slab((left + 0.01, -0.27, 0.5), (right - 0.01, 0.29, 0.52), 0.002), wood)
    middle = (left + right) / 2
    basket(m, (left + 0.05, -0.25, 0.124), (right - 0.05, 0.2, 0.4))
    plate_stack(m, (middle - 0.075, -0.12, 0.519), 0.11, 5, "ceramic/white")
    bowl = [(0.03, 0), (0.035, 0.01), (0.075, 0.07), (0.07, 0.07), (0.03, 0.015)]
    for k in range(3):
        m.add(lathe(bowl, 14, (middle + 0.115, -0.16, 0.519 + 0.0155 * k)), "book/blue")


# --------------------------------------------------------------------------- stoves


def _oven_door(
    m: Model, low: Flat, high: Flat, body: str, bar: str, window: float = 0.07
) -> None:
    """An oven door with a dark window and a rail to pull it open."""
    y, x = FACE, (low[0] + high[0]) / 2
    front(m, low, high, y, body)
    wide, tall = high[0] - low[0], high[1] - low[1]
    at = (x, y - 0.019, low[1] + tall * 0.42)
    plate(m, (wide - 2 * window, tall * 0.56, 0.025), at, 0.003, "glass/screen")
    z = high[1] - 0.055
    reach = wide / 2 - 0.045
    m.add(tube([(x - reach, -0.335, z), (x + reach, -0.335, z)], 0.01, 8), bar)
    for side in (-1, 1):
        post = slab((-0.009, -0.335, -0.007), (0.009, y - 0.015, 0.007), 0.002)
        m.add(post.move(x + side * (reach - 0.03), 0, z), bar)


def _hob_ring(x: float, y: float, z: float, radius: float) -> Part:
    """A thin ring printed on a glass hob."""
    low, high, r = z - 0.001, z + 0.0012, radius
    return band(
        [(r - 0.005, low), (r, low), (r, high), (r - 0.005, high)], 20, (x, y, 0)
    )


def stove_electric() -> Model:
    """A steel cooker with a black glass hob, a big oven window and six dials."""
    m, steel = Model(), "metal/brushed"
    _plinth(m, -0.295, 0.295)
    m.add(slab((-0.3, FACE, 0.1), (0.3, BACK, 0.888), 0.003), steel)
    m.add(slab((-0.3, EDGE, 0.886), (0.3, BACK, 0.896), 0.002), steel)
    m.add(slab((-0.287, -0.287, 0.89), (0.287, 0.287, TOP), 0.003), "glass/screen")
    for x, y, r in ((-0.14, -0.13, 0.105), (0.14, -0.13, 0.08),
                    (-0.14, 0.14, 0.08), (0.14, 0.14, 0.105)):  # fmt: skip
        m.add(_hob_ring(x, y, TOP, r), steel)
        if r > 0.1:
            m.add(_hob_ring(x, y, TOP, 0.06), steel)
    _shade(m, (-0.3, 0.11), (0.3, 0.88))
    front(m, (-0.3, 0.775), (0.3, 0.885), FACE, steel)
    for x in (-0.25, -0.18, -0.11, 0.11, 0.18, 0.25):
        dial(m, (x, FACE - 0.02, 0.83), 0.021, "plastic/black", "plastic/white")
    m.add(box((0.12, 0.004, 0.045), (0, FACE - 0.021, 0.83), 0), "glass/screen")
    _oven_door(m, (-0.3, 0.25), (0.3, 0.775), steel, steel)
    front(m, (-0.3, 0.11), (0.3, 0.25), FACE, steel)
    m.add(box((0.3, 0.012, 0.012), (0, FACE - 0.024, 0.225), 0.003), "plastic/black")
    return m


def _grate(x: float) -> list[Part]:
    """The iron bars over two gas burners, one behind the other."""
    z = TOP + 0.016
    bars = [
        box((0.012, 0.47, 0.012), (x + side * 0.115, 0, z), 0.0) for side in (-1, 1)
    ]
    bars.append(box((0.012, 0.46, 0.01), (x, 0, z), 0))
    for y in (-0.229, -0.115, 0, 0.115, 0.229):
        bars.append(box((0.24, 0.012, 0.011), (x, y, z + 0.001), 0))
    for side in (-1, 1):
        for y in (-0.2, 0.2):
            bars.append(box((0.012, 0.012, 0.02), (x + side * 0.115, y, z - 0.01), 0))
    return bars


def stove_range() -> Model:
    """A wide enamelled range: gas burners beside a griddle, two ovens, a brass rail."""
    m, coat, brass, iron = Model(), "ceramic/plain", "metal/brass", "metal/black"
    _plinth(m, -0.44, 0.44)
    m.add(slab((-0.45, FACE, 0.1), (0.45, BACK, 0.885), 0.003), coat)
    m.add(slab((-0.45, EDGE, 0.88), (0.45, BACK, TOP), 0.004), iron)
    m.add(slab((-0.45, 0.275, 0.89), (0.45, BACK, 0.965), 0.005), "metal/brushed")
    m.add(
        slab((-0.135, -0.235, TOP - 0.002), (0.135, 0.235, 0.916), 0.004),
        "metal/brushed",
    )
    for x in (-0.29, 0.29):
        for y in (-0.115, 0.115):
            burner = [(0.048, 0), (0.05, 0.004), (0.034, 0.006), (0.034, 0.012)]
            m.add(
                lathe([(r, z + TOP - 0.002) for r, z in burner], 14, (x, y, 0)), brass
            )
            m.add(lathe([(0.03, 0.905), (0.03, 0.915)], 12, (x, y, 0)), iron)
        for part in _grate(x):
            m.add(part, iron)
    _shade(m, (-0.45, 0.11), (0.45, 0.875))
    front(m, (-0.45, 0.77), (0.45, 0.88), FACE, coat)
    for k in range(6):
        x = (k - 2.5) * 0.14
        dial(m, (x, FACE - 0.02, 0.815), 0.022, brass, "plastic/black")
    m.add(tube([(-0.43, -0.345, 0.872), (0.43, -0.345, 0.872)], 0.011, 8), brass)
    for x in (-0.42, 0, 0.42):
        m.add(slab((x - 0.008, -0.345, 0.864), (x + 0.008, -0.28, 0.88), 0.0), brass)
    _oven_door(m, (-0.45, 0.11), (0.02, 0.77), coat, brass, 0.09)
    _oven_door(m, (0.02, 0.44), (0.45, 0.77), coat, brass, 0.09)
    front(m, (0.02, 0.11), (0.45, 0.44), FACE, coat, RAISED)
    pull(m, (0.235, FACE - 0.02, 0.4), 0.2, brass)
    return m


def stove_plates() -> Model:
    """An old white cooker on legs: four iron plates, dials on a raised back."""
    m, white, chrome = Model(), "ceramic/white", "metal/chrome"
    m.four(leg((0.25, 0.23, 0), (0.26, 0.24, 0.17), 0.028, 0.045, 10), chrome)
    m.add(slab((-0.29, -0.272, 0.16), (0.29, BACK, 0.885), 0.018, 2), white)
    m.add(slab((-0.3, EDGE, 0.868), (0.3, BACK, TOP), 0.012, 2), white)
    m.add(slab((-0.3, 0.235, 0.885), (0.3, BACK, 1.06), 0.022, 2), white)
    for x, y, r in ((-0.14, -0.15, 0.09), (0.14, -0.15, 0.075),
                    (-0.14, 0.09, 0.075), (0.14, 0.09, 0.09)):  # fmt: skip
        rim = [(r + 0.012, TOP - 0.002), (r + 0.012, TOP + 0.001), (r, TOP + 0.002)]
        m.add(lathe(rim, 16, (x, y, 0)), chrome)
        iron = [(r, TOP - 0.002), (r, TOP + 0.004), (0.022, TOP + 0.005)]
        m.add(lathe([*iron, (0.018, TOP + 0.003)], 16, (x, y, 0)), "metal/black")
    for x in (-0.24, -0.16, 0.16, 0.24):
        dial(m, (x, 0.235, 0.98), 0.024, "plastic/black", "plastic/white")
    clock = lathe([(0.05, 0), (0.05, 0.008), (0.044, 0.01)], 20)
    m.add(clock.turn("X", 90).move(0, 0.237, 0.985), chrome)
    face = lathe([(0.042, 0), (0.042, 0.0115)], 20).turn("X", 90)
    m.add(face.move(0, 0.237, 0.985), "paper/white")
    for size, x, z in (
        ((0.004, 0.004, 0.03), 0, 1.0),
        ((0.022, 0.004, 0.004), 0.01, 0.985),
    ):
        m.add(box(size, (x, 0.225, z), 0), "plastic/black")
    door = prism(rounded(0.5, 0.46, 0.03, 3), 0.034, "Y", 0.008)
    m.add(door.move(0, -0.275, 0.57), "ceramic/plain")
    plate(m, (0.28, 0.17, 0.03), (0, -0.29, 0.55), 0.004, "glass/screen")
    path: list[Point] = [(-0.2, -0.28, 0.745), (-0.18, -0.33, 0.745)]
    path += [(0.18, -0.33, 0.745), (0.2, -0.28, 0.745)]
    m.add(tube(smooth_path(path, 2), 0.011, 8), chrome)
    drawer = prism(rounded(0.5, 0.12, 0.02, 3), 0.03, "Y", 0.006)
    m.add(drawer.move(0, -0.275, 0.25), white)
    m.add(box((0.16, 0.03, 0.014), (0, -0.3, 0.285), 0.005), chrome)
    return m


# --------------------------------------------------------------------- refrigerators


def _long_handle(m: Model, x: float, y: float, low: float, high: float) -> None:
    """A long upright handle before a refrigerator door."""
    out = y - 0.055
    m.add(tube([(x, out, low), (x, out, high)], 0.012, 8), "metal/chrome")
    for z in (low + 0.05, high - 0.05):
        post = slab((-0.009, out, -0.012), (0.009, y + 0.003, 0.012), 0.002)
        m.add(post.move(x, 0, z), "metal/chrome")


def fridge_freezer() -> Model:
    """A tall steel fridge over a freezer, two long handles and a display."""
    m, steel = Model(), "metal/brushed"
    m.add(slab((-0.3, -0.27, 0.03), (0.3, 0.33, 1.85), 0.006), "plastic/black")
    m.add(slab((-0.285, -0.22, 0), (0.285, 0.3, 0.05), 0), "plastic/black")
    for low, high in ((0.07, 0.735), (0.745, 1.85)):
        m.add(slab((-0.3, -0.335, low), (0.3, -0.28, high), 0.008, 2), steel)
        gasket = slab((-0.285, -0.285, low + 0.01), (0.285, -0.265, high - 0.01), 0)
        m.add(gasket, "plastic/black")
    for x in (-0.3005, 0.3005):
        m.add(box((0.001, 0.59, 1.78), (x, 0.03, 0.95), 0), steel)
    _long_handle(m, 0.245, -0.335, 0.86, 1.42)
    _long_handle(m, 0.245, -0.335, 0.27, 0.68)
    m.add(box((0.16, 0.004, 0.075), (0, -0.336, 1.55), 0), "glass/screen")
    m.add(box((0.05, 0.002, 0.02), (-0.035, -0.339, 1.55), 0), "book/blue")
    m.add(box((0.09, 0.004, 0.018), (-0.2, -0.336, 1.79), 0), "metal/chrome")
    return m


def fridge_retro() -> Model:
    """A round-shouldered enamelled fridge with a chrome latch and a small freezer."""
    m, coat, chrome = Model(), "ceramic/plain", "metal/chrome"
    shape = _shoulders(0.62, 1.48, 0.1)
    m.add(prism(shape, 0.52, "Y", 0.012).move(0, 0.06, 0.09), coat)
    m.add(slab((-0.285, -0.2, 0.095), (0.285, -0.21 + 0.02, 0.11), 0), "plastic/black")
    gap = _shoulders(0.595, 1.46, 0.09)
    m.add(prism(gap, 0.03, "Y").move(0, -0.212, 0.1), "plastic/black")
    m.add(_retro_door(0.1, 1.15, False), coat)
    m.add(_retro_door(1.163, 1.57, True), coat)
    for z, tall in ((0.98, 0.2), (1.28, 0.14)):
        grip = [(0.255, -0.3, z - tall / 2), (0.255, -0.345, z - tall / 2 + 0.04)]
        grip += [(0.255, -0.345, z + tall / 2 - 0.04), (0.255, -0.3, z + tall / 2)]
        m.add(tube(smooth_path(grip, 3), 0.014, 8), chrome)
        for end in (-1, 1):
            pad = box((0.04, 0.01, 0.05), (0.255, -0.3, z + end * tall / 2), 0.003)
            m.add(pad, chrome)
    m.add(box((0.22, 0.012, 0.035), (-0.12, -0.303, 1.33), 0.005), chrome)
    badge = box((0.05, 0.012, 0.05), (0, 0, 0), 0.006).turn("Y", 45)
    m.add(badge.move(-0.12, -0.306, 1.33), chrome)
    m.add(box((0.5, 0.012, 0.012), (0, -0.302, 0.2), 0.003), chrome)
    feet(m, (0.26, 0.22), 0.022, 0.1, chrome)
    return m


def _shoulders(width: float, height: float, radius: float) -> list[Flat]:
    """Outline (x, z) of a box that stands at 0 and whose top corners are round."""
    half, low = width / 2, 0.02
    outline = [(-half + low, 0.0), (half - low, 0.0), (half, low)]
    for k in range(7):
        t = math.radians(15 * k)
        across, up = radius * (1 - math.cos(t)), radius * math.sin(t)
        outline.append((half - across, height - radius + up))
    mirror = [(-x, z) for x, z in reversed(outline[2:])]
    return [*outline, *mirror]


def _retro_door(low: float, high: float, top: bool) -> Part:
    """A swelling fridge door; that at the top has round upper corners."""
    tall = high - low
    outline = _shoulders(0.61, tall, 0.095) if top else rounded(0.61, tall, 0.02, 2)
    part = prism(outline, 0.08, "Y", 0.025, 3)
    return part.move(0, -0.262, low if top else low + tall / 2)


def fridge_double() -> Model:
    """A wide white fridge with two doors, a water dispenser, magnets and a note."""
    m, white = Model(), "plastic/white"
    m.add(slab((-0.455, -0.28, 0.04), (0.455, 0.36, 1.76), 0.006), "plastic/black")
    m.add(slab((-0.46, -0.26, 0.05), (0.46, 0.362, 1.765), 0.004), white)
    m.add(slab((-0.44, -0.27, 0), (0.44, 0.3, 0.06), 0), "plastic/black")
    m.add(slab((-0.44, -0.29, 0.08), (0.44, -0.27, 1.75), 0), "plastic/black")
    for left, right in ((-0.46, -0.064), (-0.056, 0.46)):
        m.add(slab((left, -0.35, 0.075), (right, -0.285, 1.77), 0.016, 3), white)
    _long_handle(m, -0.105, -0.35, 0.62, 1.35)
    _long_handle(m, -0.013, -0.35, 0.62, 1.35)
    plate(m, (0.2, 0.34, 0.015), (-0.28, -0.349, 1.14), 0.007, "metal/brushed")
    plate(m, (0.16, 0.2, 0.012), (-0.28, -0.356, 1.09), 0.003, "plastic/black")
    m.add(box((0.13, 0.004, 0.05), (-0.28, -0.357, 1.25), 0), "glass/screen")
    m.add(box((0.03, 0.025, 0.05), (-0.28, -0.365, 1.155), 0.004), "metal/chrome")
    m.add(box((0.14, 0.03, 0.012), (-0.28, -0.366, 1.0), 0.003), "metal/brushed")
    note = box((0.14, 0.002, 0.19), (0, 0, 0), 0).turn("Y", 4)
    m.add(note.move(0.22, -0.351, 1.37), "book/cream")
    magnets = (("book/red", 0.215, 1.45), ("book/ochre", 0.33, 1.5),
               ("book/blue", 0.36, 1.42), ("book/green", 0.31, 1.36))  # fmt: skip
    for material, x, z in magnets:
        dot = lathe([(0.016, 0), (0.016, 0.008), (0.011, 0.011)], 10).turn("X", 90)
        m.add(dot.move(x, -0.349, z), material)
    return m


# --------------------------------------------------------------------- kitchen sinks


def _shifted(outline: list[Flat], x: float, y: float) -> list[Flat]:
    """An outline moved in its plane."""
    return [(a + x, b + y) for a, b in outline]


def _bowl(m: Model, size: Flat, at: Flat, deep: float, metal: str) -> None:
    """A basin that hangs in a hole of a worktop, with its drain."""
    w, d = size
    low = TOP - deep
    sections = [
        (w - 0.05, d - 0.05, 0.05, low),
        (w - 0.006, d - 0.006, 0.05, low + 0.05),
        (w - 0.006, d - 0.006, 0.05, TOP - 0.002),
        (w + 0.03, d + 0.03, 0.06, TOP - 0.001),
        (w + 0.03, d + 0.03, 0.06, TOP + 0.003),
        (w - 0.01, d - 0.01, 0.05, TOP + 0.005),
        (w - 0.022, d - 0.022, 0.045, TOP - 0.004),
        (w - 0.03, d - 0.03, 0.045, low + 0.04),
        (w - 0.07, d - 0.07, 0.04, low + 0.012),
    ]
    m.add(crate(sections).move(at[0], at[1], 0), metal)
    drain = [(0.034, 0), (0.04, 0.004), (0.03, 0.005), (0.02, 0.002)]
    m.add(lathe(drain, 14, (*at, low + 0.011)), "metal/chrome")


def sink_steel() -> Model:
    """A steel sink with a ribbed drainer in a dark worktop, two doors below."""
    m, steel, paint = Model(), "metal/chrome", "paint/plain"
    _plinth(m, -0.5, 0.5)
    _hollow(m, -0.5, 0.5, paint, FACE + 0.002)
    hole = _shifted(rounded(0.42, 0.36, 0.06, 3), 0.21, -0.04)
    m.add(board_with_hole((1.0, 0.6), hole, UNDER, TOP), "stone/granite")
    plate = _shifted(rounded(0.42, 0.36, 0.06, 3), 0.21, -0.02)
    deck = board_with_hole((0.88, 0.48), plate, TOP - 0.003, TOP + 0.0035, 0.002)
    m.add(deck.move(0, -0.02, 0), steel)
    _bowl(m, (0.42, 0.36), (0.21, -0.04), 0.17, steel)
    for k in range(7):
        rib = box((0.34, 0.014, 0.006), (-0.23, -0.2 + 0.05 * k, TOP + 0.005), 0.0025)
        m.add(rib, steel)
    spout(m, (0.21, 0.17, TOP + 0.002), (0.3, 0.2), "metal/chrome")
    lever(m, (0.21, 0.17, TOP), "metal/chrome")
    for left, side in ((-0.5, -0.04), (0.0, 0.04)):
        front(m, (left, 0.11), (left + 0.5, 0.85), FACE, paint)
        pull(m, (side, FACE - 0.02, 0.68), 0.2, steel, upright=True)
    return m


def sink_farmhouse() -> Model:
    """A deep white sink with a bare front between oak tops, a brass bridge tap."""
    m, paint, wood, brass = Model(), "paint/plain", "wood/oak", "metal/brass"
    _plinth(m, -0.45, 0.45, "wood/black")
    m.add(slab((-0.45, FACE, 0.1), (0.45, BACK, 0.64), 0), paint)
    for side in (-1, 1):
        a, b = sorted((side * 0.45, side * 0.31))
        m.add(slab((a, FACE, 0.64), (b, BACK, UNDER), 0), paint)
        front(m, (a, 0.11), (b, 0.85), FACE, paint, SHAKER[:3])
        m.add(slab((a, EDGE, UNDER), (b, BACK, TOP), 0.004), wood)
    m.add(slab((-0.31, 0.14, 0.64), (0.31, BACK, UNDER), 0), paint)
    m.add(slab((-0.31, 0.13, UNDER), (0.31, BACK, TOP), 0.002), wood)
    tub = [(0.6, 0.46, 0.02, 0.635), (0.616, 0.476, 0.025, 0.65),
           (0.616, 0.476, 0.025, 0.885), (0.604, 0.464, 0.02, 0.893),
           (0.55, 0.41, 0.03, 0.893), (0.536, 0.396, 0.04, 0.88),
           (0.52, 0.38, 0.05, 0.68), (0.46, 0.32, 0.05, 0.665)]  # fmt: skip
    m.add(crate(tub).move(0, -0.09, 0), "ceramic/white")
    m.add(
        lathe([(0.04, 0.66), (0.04, 0.668), (0.025, 0.669)], 14, (0, -0.06, 0)), brass
    )
    _shade(m, (-0.44, 0.11), (0.44, 0.63))
    for x in (-0.31, 0.0):
        front(m, (x, 0.11), (x + 0.31, 0.635), FACE, paint, RAISED)
        knob(m, (-0.03 if x < 0 else 0.03, FACE - 0.02, 0.54), brass)
    for x in (-0.1, 0.1):
        cross_handle(m, (x, 0.215, TOP - 0.002), brass)
    m.add(tube([(-0.1, 0.215, 0.935), (0.1, 0.215, 0.935)], 0.009, 8), brass)
    spout(m, (0, 0.215, TOP - 0.002), (0.3, 0.2), brass)
    return m


def sink_round() -> Model:
    """A round steel basin in a marble top on a walnut unit with a black tap."""
    m, wood, black, steel = Model(), "wood/walnut", "metal/black", "metal/chrome"
    _plinth(m, -0.4, 0.4)
    _hollow(m, -0.4, 0.4, wood, FACE + 0.002)
    middle = (0.0, -0.045)
    hole = [(0.2 * math.cos(math.pi * k / 12), 0.2 * math.sin(math.pi * k / 12))
            for k in range(24)]  # fmt: skip
    top = board_with_hole((0.8, 0.6), _shifted(hole, *middle), UNDER, TOP)
    m.add(top, "stone/marble")
    basin = [(0.1, 0.73), (0.17, 0.77), (0.196, 0.87), (0.196, TOP - 0.002),
             (0.222, TOP), (0.222, TOP + 0.004), (0.205, TOP + 0.007), (0.19, TOP),
             (0.184, 0.87), (0.158, 0.782), (0.095, 0.745)]  # fmt: skip
    m.add(lathe(basin, 24, (*middle, 0)), steel)
    m.add(lathe([(0.036, 0.744), (0.04, 0.749), (0.02, 0.75)], 12, (*middle, 0)), black)
    spout(m, (0, 0.21, TOP - 0.002), (0.36, 0.22), black, 0.013)
    lever(m, (0, 0.21, TOP), black)
    soap = [(0.033, 0), (0.036, 0.01), (0.036, 0.1), (0.014, 0.125), (0.012, 0.15)]
    m.add(lathe([(r, z + TOP - 0.001) for r, z in soap], 12, (-0.26, 0.2, 0)),
          "ceramic/white")  # fmt: skip
    m.add(box((0.014, 0.055, 0.014), (-0.26, 0.182, TOP + 0.153), 0.003), black)
    for low, high in ((0.11, 0.5), (0.5, 0.85)):
        front(m, (-0.4, low), (0.4, high), FACE, wood)
        pull(m, (0, FACE - 0.02, high - 0.07), 0.4, black)
    return m


# --------------------------------------------------------------------- wall cabinets


def _case(m: Model, left: float, right: float, material: str, lining: str) -> None:
    """The open case of a wall cabinet: sides, top, bottom and back."""
    wall = 0.02
    for x in (left, right - wall):
        m.add(slab((x, -0.155, 0), (x + wall, 0.175, 0.7), 0.002), material)
    inner = (left + 0.01, right - 0.01)
    for low, high in ((0.001, 0.02), (0.68, 0.699)):
        board = slab((inner[0], -0.154, low), (inner[1], 0.174, high), 0.002)
        m.add(board, material)
    m.add(slab((inner[0], 0.16, 0.01), (inner[1], 0.173, 0.69), 0), lining)


def wall_shaker() -> Model:
    """Two framed doors under a cornice, with steel knobs."""
    m, paint = Model(), "paint/plain"
    m.add(slab((-0.4, -0.155, 0), (0.4, 0.174, 0.7), 0.002), paint)
    _shade(m, (-0.4, 0.01), (0.4, 0.655), -0.155)
    for x in (-0.4, 0.0):
        front(m, (x, 0.004), (x + 0.4, 0.66), -0.155, paint, SHAKER)
        knob(m, (-0.03 if x < 0 else 0.03, -0.175, 0.09), "metal/brushed")
    outline = [(-0.175, 0.66), (-0.182, 0.665), (-0.185, 0.68), (-0.205, 0.695),
               (-0.205, 0.72), (0.175, 0.72), (0.175, 0.66)]  # fmt: skip
    m.add(prism(outline, 0.84, "X", 0.002), paint)
    return m


def _glazed_door(m: Model, left: float, right: float, material: str) -> None:
    """A door of bars without its panes, two bays wide and three high."""
    y, gap = (-0.175, -0.153), 0.0015
    for x in (left + gap, right - 0.05 - gap):
        m.add(slab((x, y[0], 0.004), (x + 0.05, y[1], 0.696), 0.003), material)
    for z in (0.004, 0.646):
        bar = slab((left + 0.05, y[0], z), (right - 0.05, y[1], z + 0.05), 0.003)
        m.add(bar, material)
    middle = (left + right) / 2
    m.add(slab((middle - 0.008, -0.17, 0.05), (middle + 0.008, -0.158, 0.65), 0.002),
          material)  # fmt: skip
    for z in (0.248, 0.452):
        bar = slab(
            (left + 0.045, -0.169, z - 0.008), (right - 0.045, -0.159, z + 0.008), 0
        )
        m.add(bar, material)


def wall_glazed() -> Model:
    """Two barred doors before shelves with plates, bowls and mugs."""
    m, white = Model(), "wood/white"
    _case(m, -0.4, 0.4, white, "wood/oak")
    for z in (0.235, 0.455):
        m.add(slab((-0.385, -0.14, z), (0.385, 0.165, z + 0.016), 0), "wood/oak")
    for left in (-0.4, 0.0):
        _glazed_door(m, left, left + 0.4, white)
        knob(m, (-0.025 if left < 0 else 0.025, -0.175, 0.33), "metal/brass")
    for x in (-0.2, 0.22):
        plate_stack(m, (x, 0.0, 0.019), 0.12, 3, "ceramic/white")
    bowl = [(0.03, 0), (0.035, 0.01), (0.075, 0.065), (0.07, 0.065), (0.03, 0.015)]
    for x, material in ((-0.25, "book/blue"), (-0.08, "book/ochre"), (0.2, "book/red")):
        for k in range(2):
            m.add(lathe(bowl, 9, (x, 0, 0.25 + 0.0155 * k)), material)
    for k, x in enumerate((-0.3, -0.19, -0.08, 0.09, 0.2, 0.31)):
        glass = lathe([(0.034, 0), (0.042, 0.1), (0.036, 0.1), (0.03, 0.01)], 8)
        material = "ceramic/white" if k % 2 else "book/green"
        m.add(glass.move(x, -0.02, 0.47), material)
    return m


def wall_open() -> Model:
    """A walnut case: one white door beside two open shelves with jars and books."""
    m, wood = Model(), "wood/walnut"
    _case(m, -0.5, 0.5, wood, wood)
    m.add(slab((-0.01, -0.15, 0.01), (0.01, 0.165, 0.69), 0), wood)
    m.add(slab((0.0, -0.145, 0.34), (0.49, 0.165, 0.36), 0.002), wood)
    m.add(slab((-0.482, -0.154, 0.02), (-0.008, -0.14, 0.68), 0), "plastic/black")
    front(m, (-0.5, 0.002), (0.0, 0.698), -0.155, "wood/white")
    pull(m, (-0.04, -0.175, 0.16), 0.2, "metal/black", upright=True)
    for x, r, tall, material in (
        (0.07, 0.045, 0.15, "ceramic/terracotta"),
        (0.175, 0.045, 0.19, "ceramic/white"),
        (0.28, 0.05, 0.13, "ceramic/white"),
        (0.4, 0.06, 0.2, "book/blue"),
    ):
        jar = [(r * 0.9, 0), (r, 0.01), (r, tall), (r * 0.8, tall + 0.012)]
        m.add(lathe(jar, 14, (x, 0.01, 0.359)), material)
        lid = [(r * 0.85, tall + 0.01), (r * 0.85, tall + 0.025), (0.012, tall + 0.028)]
        m.add(lathe([*lid, (0.012, tall + 0.045)], 12, (x, 0.01, 0.359)), "wood/oak")
    plate_stack(m, (0.14, 0, 0.019), 0.115, 5, "ceramic/white")
    for k, material in enumerate(
        ("book/red", "book/cream", "book/green", "book/ochre")
    ):
        tall = 0.2 + 0.02 * (k * 3 % 4)
        book = slab(
            (0.3 + 0.042 * k, -0.1, 0.019), (0.338 + 0.042 * k, 0.07, tall), 0.002
        )
        m.add(book, material)
    return m


# ------------------------------------------------------------------------ bar stools


def bar_wooden() -> Model:
    """A saddle seat on four splayed oak legs with rungs at two heights."""
    m, wood, high = Model(), "wood/oak", 0.72
    seat = [(0, 0), (0.12, 0), (0.172, 0.012), (0.182, 0.028), (0.17, 0.042)]
    saddle = lathe([*seat, (0.1, 0.038), (0, 0.034)], 24).scale(1.18, 0.92, 1)
    saddle.warp(lambda x, y, z: (x, y, z + 0.6 * x * x - 0.25 * y * y))
    m.add(saddle.move(0, 0, high - 0.04), "paint/plain")
    low, top = (0.215, 0.195, 0.0), (0.125, 0.1, high - 0.022)
    shares = [(0, 0.026), (0.3, 0.036), (0.6, 0.042), (1, 0.034)]
    m.four(spindle(low, top, shares, 10), wood)
    for z, sides in ((0.24, "y"), (0.32, "x"), (0.5, "y")):
        share = z / (high - 0.022)
        x, y = (low[k] + (top[k] - low[k]) * share for k in range(2))
        for sign in (-1, 1):
            a = (-x, sign * y, z) if sides == "y" else (sign * x, -y, z)
            b = (x, sign * y, z) if sides == "y" else (sign * x, y, z)
            middle = tuple((p + q) / 2 for p, q in zip(a, b, strict=True))
            m.add(tube([a, middle, b], [0.009, 0.013, 0.009], 8), wood)  # type: ignore[list-item]
    return m


def bar_swivel() -> Model:
    """A padded seat with a low wrapped back on a chrome column with a foot loop."""
    m, chrome, hide = Model(), "metal/chrome", "leather/plain"
    foot = [(0.205, 0), (0.21, 0.008), (0.19, 0.018), (0.07, 0.032), (0.036, 0.05)]
    m.add(lathe([*foot, (0.03, 0.06), (0.03, 0.42), (0.024, 0.425)], 28), chrome)
    m.add(lathe([(0.018, 0.42), (0.018, 0.67)], 12), "metal/black")
    m.add(lathe([(0.05, 0.64), (0.09, 0.665), (0.09, 0.68)], 16), "metal/black")
    m.add(lathe([(0.036, 0.27), (0.036, 0.31)], 14), chrome)
    loop: list[Point] = [
        (-0.02, -0.02, 0.29),
        (-0.13, -0.07, 0.29),
        (-0.14, -0.17, 0.29),
    ]
    loop += [(0, -0.21, 0.29), (0.14, -0.17, 0.29), (0.13, -0.07, 0.29)]
    m.add(tube(smooth_path([*loop, (0.02, -0.02, 0.29)], 3), 0.011, 8), chrome)
    pad = [(0, 0.672), (0.15, 0.672), (0.19, 0.69), (0.2, 0.72), (0.185, 0.75)]
    m.add(lathe([*pad, (0.13, 0.762), (0, 0.76)], 24), hide)

    def wrap(u: float, v: float) -> Point:
        t = math.radians(-8 + 196 * u)
        r = 0.205 + 0.025 * v
        rise = 0.1 + 0.1 * math.sin(math.pi * u)
        return (r * math.cos(t), r * math.sin(t), 0.7 + rise * 1.15 * v)

    m.add(shell(wrap, 16, 3, 0.028), hide)
    arm = tube(
        [(0.09, -0.05, 0.672), (0.15, -0.12, 0.69), (0.16, -0.125, 0.71)], 0.01, 6
    )
    m.add(arm, chrome)
    return m


def bar_sheet() -> Model:
    """A painted sheet-metal stool: square seat, four folded legs and braces."""
    m, paint, high = Model(), "paint/plain", 0.76
    seat = prism(rounded(0.32, 0.32, 0.04, 3), 0.022, "Z", 0.006)
    m.add(seat.move(0, 0, high - 0.011), paint)
    m.add(
        prism(rounded(0.29, 0.29, 0.035, 3), 0.05, "Z").move(0, 0, high - 0.04), paint
    )
    m.add(
        prism(rounded(0.06, 0.018, 0.009, 3), 0.004, "Z").move(0, 0, high),
        "plastic/black",
    )
    low, top = (0.215, 0.215, 0.012), (0.13, 0.13, high - 0.02)
    m.four(leg(low, top, 0.034, 0.056, 4), paint)
    m.four(lathe([(0.026, 0), (0.026, 0.018)], 8, (0.215, 0.215, 0)), "plastic/black")
    reach = 0.215 - 0.085 * 0.27 / 0.73
    for turn in (0, 90):
        for y in (-reach, reach):
            bar = box((2 * reach, 0.014, 0.034), (0, y, 0.28), 0.004).turn("Z", turn)
            m.add(bar, paint)
        brace = box((0.5, 0.006, 0.024), (0, 0, 0.42), 0).turn("Z", 45 + turn)
        m.add(brace.move(0, 0, 0.001 * (turn > 0)), paint)
    return m


def bar_screw() -> Model:
    """A workshop stool: thick walnut seat on an iron screw between three legs."""
    m, iron, high = Model(), "metal/black", 0.7
    seat = [(0.15, high - 0.045), (0.17, high - 0.036), (0.172, high - 0.012)]
    m.add(lathe([*seat, (0.16, high), (0.08, high - 0.006)], 24), "wood/walnut")
    m.add(lathe([(0.1, high - 0.056), (0.1, high - 0.044)], 16), iron)
    thread: list[Flat] = []
    for k in range(11):
        thread += [(0.015, 0.31 + 0.032 * k), (0.021, 0.326 + 0.032 * k)]
    m.add(lathe([*thread, (0.015, high - 0.05)], 10), iron)
    collar = [(0.03, 0.4), (0.045, 0.41), (0.045, 0.5), (0.03, 0.51)]
    m.add(lathe(collar, 14), iron)
    for k in range(3):
        t = math.radians(-90 + 120 * k)
        c, s = math.cos(t), math.sin(t)
        path = [(r * c, r * s, z) for r, z in ((0.035, 0.48), (0.12, 0.46))]
        path += [(r * c, r * s, z) for r, z in ((0.19, 0.36), (0.225, 0.01))]
        m.add(tube(smooth_path(path, 3), 0.014, 8), iron)
        strut = tube([(0.02 * c, 0.02 * s, 0.32), (0.2 * c, 0.2 * s, 0.24)], 0.008, 6)
        m.add(strut, iron)
        pad = lathe([(0.022, 0), (0.022, 0.012), (0.014, 0.02)], 10)
        m.add(pad.move(0.225 * c, 0.225 * s, 0), iron)
    m.add(ring(0.208, 0.011, (0, 0, 0.24), 28, 6), "metal/brass")
    return m


def bar_padded() -> Model:
    """A metal stool: padded round seat, four legs, a foot ring."""
    m, metal = Model(), "metal/black"
    m.add(
        lathe([(0, 0.675), (0.165, 0.675), (0.172, 0.69), (0.165, 0.7), (0, 0.7)], 22),
        metal,
    )
    pad = [
        (0, 0.695),
        (0.165, 0.695),
        (0.185, 0.705),
        (0.193, 0.725),
        (0.186, 0.746),
        (0.16, 0.758),
        (0.08, 0.763),
        (0, 0.764),
    ]
    m.add(lathe(pad, 22), "leather/plain")
    for k in range(4):
        t = math.radians(45 + 90 * k)
        c, s = math.cos(t), math.sin(t)
        m.add(
            spindle(
                (0.2344 * c, 0.2344 * s, 0.004),
                (0.13 * c, 0.13 * s, 0.69),
                [(0, 0.024), (1, 0.024)],
                8,
            ),
            metal,
        )
        m.add(
            lathe([(0.018, 0), (0.018, 0.02), (0.014, 0.026)], 8).move(
                0.235 * c, 0.235 * s
            ),
            "plastic/black",
        )
    radius = 0.235 - 0.105 * 0.25 / 0.69 + 0.004
    m.add(ring(radius, 0.011, (0, 0, 0.25), 24, 6), metal)
    return m


# ------------------------------------------------------------------------ microwaves


def _rubber_feet(m: Model, half: Flat) -> None:
    """Four low black feet under an appliance."""
    m.four(lathe([(0.014, 0), (0.014, 0.012)], 8, (*half, 0)), "plastic/black")


def _vents(m: Model, at: Point, width: float) -> None:
    """Slits in the back of an appliance, and the plate that says what it is."""
    x, y, z = at
    for k in range(4):
        m.add(box((width, 0.004, 0.009), (x, y, z - 0.024 * k), 0), "plastic/black")
    m.add(box((0.07, 0.004, 0.045), (x - 0.14, y, z - 0.04), 0), "metal/brushed")


def microwave_white() -> Model:
    """A white microwave: dark window, a key pad and a display."""
    m, white, black = Model(), "plastic/white", "plastic/black"
    _rubber_feet(m, (0.19, 0.13))
    m.add(slab((-0.235, -0.15, 0.01), (0.235, 0.17, 0.275), 0.006), white)
    m.add(slab((-0.235, -0.172, 0.012), (0.115, -0.149, 0.273), 0.005), white)
    m.add(slab((0.118, -0.168, 0.012), (0.235, -0.148, 0.273), 0.004), white)
    plate(m, (0.25, 0.17, 0.014), (-0.075, -0.171, 0.143), 0.003, "glass/screen")
    m.add(box((0.014, 0.012, 0.2), (0.092, -0.19, 0.143), 0.003), "metal/brushed")
    for z in (0.06, 0.226):
        m.add(box((0.012, 0.02, 0.014), (0.092, -0.178, z), 0), "metal/brushed")
    m.add(box((0.088, 0.004, 0.04), (0.177, -0.169, 0.235), 0), "glass/screen")
    for k in range(12):
        x, z = 0.148 + 0.029 * (k % 3), 0.19 - 0.026 * (k // 3)
        m.add(box((0.022, 0.004, 0.018), (x, -0.169, z), 0), "metal/brushed")
    m.add(box((0.085, 0.004, 0.03), (0.177, -0.169, 0.055), 0), black)
    _vents(m, (0.09, 0.17, 0.21), 0.16)
    return m


def microwave_retro() -> Model:
    """A round-cornered coloured microwave with two chrome dials and a chrome bar."""
    m, coat, chrome = Model(), "ceramic/plain", "metal/chrome"
    _rubber_feet(m, (0.18, 0.13))
    shell_part = prism(rounded(0.46, 0.28, 0.05, 2), 0.33, "Y", 0.012)
    m.add(shell_part.move(0, 0.015, 0.15), coat)
    m.add(
        prism(rounded(0.438, 0.258, 0.04, 2), 0.012, "Y").move(0, -0.152, 0.15), chrome
    )
    face = prism(rounded(0.425, 0.245, 0.036, 2), 0.02, "Y")
    m.add(face.move(0, -0.153, 0.15), coat)
    plate(m, (0.26, 0.165, 0.03), (-0.06, -0.162, 0.14), 0.005, chrome)
    plate(m, (0.24, 0.145, 0.024), (-0.06, -0.166, 0.14), 0.003, "glass/screen")
    bar = [(-0.18, -0.16, 0.245), (-0.16, -0.19, 0.245), (0.04, -0.19, 0.245)]
    m.add(tube(smooth_path([*bar, (0.06, -0.16, 0.245)], 2), 0.007, 5), chrome)
    for z in (0.2, 0.115):
        dial(m, (0.145, -0.163, z), 0.026, chrome, "plastic/black")
    m.add(box((0.06, 0.006, 0.014), (0.145, -0.163, 0.06), 0), chrome)
    _vents(m, (0.09, 0.18, 0.22), 0.15)
    return m


def microwave_steel() -> Model:
    """A large steel microwave: a black glass door, a long bar and one dial."""
    m, steel = Model(), "metal/brushed"
    _rubber_feet(m, (0.21, 0.16))
    m.add(slab((-0.26, -0.18, 0.01), (0.26, 0.2, 0.31), 0.004), steel)
    m.add(slab((-0.26, -0.204, 0.012), (0.13, -0.179, 0.308), 0.004), "glass/screen")
    m.add(slab((-0.262, -0.2, 0.26), (0.132, -0.184, 0.311), 0.003), steel)
    m.add(slab((0.134, -0.2, 0.01), (0.26, -0.178, 0.31), 0.004), steel)
    m.add(
        tube([(0.095, -0.245, 0.04), (0.095, -0.245, 0.275)], 0.009, 8), "metal/chrome"
    )
    for z in (0.065, 0.25):
        post = slab((0.089, -0.245, z - 0.006), (0.101, -0.2, z + 0.006), 0)
        m.add(post, "metal/chrome")
    m.add(box((0.1, 0.004, 0.045), (0.197, -0.201, 0.265), 0), "glass/screen")
    dial(m, (0.197, -0.2, 0.165), 0.036, "plastic/black", "plastic/white")
    for k in range(4):
        x, z = 0.173 + 0.048 * (k % 2), 0.085 - 0.04 * (k // 2)
        m.add(box((0.038, 0.006, 0.024), (x, -0.201, z), 0), "plastic/black")
    _vents(m, (0.09, 0.2, 0.24), 0.18)
    return m


# --------------------------------------------------------------------------- kettles


def kettle_electric() -> Model:
    """A conical steel kettle on its base, with a black handle and lid knob."""
    m, black = Model(), "plastic/black"
    base = [(0.082, 0), (0.085, 0.006), (0.085, 0.016), (0.078, 0.022)]
    m.add(lathe(base, 20), black)
    m.add(lathe([(0.076, 0.02), (0.073, 0.034)], 16), black)
    body = [(0.076, 0.032), (0.078, 0.045), (0.066, 0.13), (0.054, 0.19)]
    m.add(lathe([*body, (0.05, 0.196)], 20), "metal/brushed")
    lid = [(0.05, 0.192), (0.047, 0.202), (0.03, 0.212), (0.012, 0.214), (0.012, 0.22)]
    m.add(lathe([*lid, (0.017, 0.228), (0.012, 0.236)], 12), black)
    beak = [(0.03, 0.15), (0.088, 0.2), (0.09, 0.206), (0.03, 0.195)]
    nose = prism(beak, 0.036, "Y", 0.003)
    m.add(
        nose.warp(lambda x, y, z: (x, y * (1 - 4.5 * max(0, x - 0.04)), z)),
        "metal/brushed",
    )
    grip: list[Point] = [(-0.04, 0, 0.19), (-0.085, 0, 0.205), (-0.125, 0, 0.18)]
    grip += [(-0.125, 0, 0.1), (-0.11, 0, 0.055), (-0.068, 0, 0.055)]
    m.add(tube(smooth_path(grip, 2), 0.012, 6), black)
    m.add(box((0.012, 0.02, 0.03), (-0.118, 0, 0.185), 0.003), "metal/chrome")
    return m


def kettle_hoop() -> Model:
    """A squat enamelled stove kettle: a hoop over the top with a wooden grip."""
    m, coat, steel = Model(), "ceramic/plain", "metal/chrome"
    body = [(0.085, 0), (0.1, 0.006), (0.108, 0.03), (0.1, 0.075), (0.075, 0.11)]
    m.add(lathe([*body, (0.045, 0.125), (0.04, 0.128)], 18), coat)
    lid = [(0.043, 0.126), (0.04, 0.134), (0.008, 0.142), (0.007, 0.15)]
    m.add(lathe([*lid, (0.014, 0.158), (0.008, 0.17)], 12), coat)
    path: list[Point] = [(0.08, 0, 0.06), (0.115, 0, 0.085), (0.135, 0, 0.12)]
    beak = smooth_path([*path, (0.155, 0, 0.135)], 2)
    wide = [0.024, 0.023, 0.02, 0.017, 0.015, 0.014, 0.013]
    m.add(tube(beak, wide, 8), coat)
    m.add(tube([(0.15, 0, 0.132), (0.163, 0, 0.14)], 0.0155, 10), steel)
    hoop: list[Point] = [(-0.078, 0, 0.1), (-0.088, 0, 0.17), (-0.05, 0, 0.222)]
    hoop += [(0.05, 0, 0.222), (0.088, 0, 0.17), (0.078, 0, 0.1)]
    m.add(tube(smooth_path(hoop, 3), 0.0055, 5), steel)
    grip = [
        (-0.055, 0, 0.219),
        (-0.03, 0, 0.2265),
        (0.03, 0, 0.2265),
        (0.055, 0, 0.219),
    ]
    m.add(tube(grip, [0.009, 0.0125, 0.0125, 0.009], 10), "wood/oak")
    return m


def kettle_jug() -> Model:
    """A tall white plastic jug kettle with a flat lid, a window and a closed grip."""
    m, white, grey = Model(), "plastic/white", "plastic/black"
    m.add(lathe([(0.078, 0), (0.08, 0.005), (0.08, 0.018), (0.074, 0.024)], 16), grey)
    body = [(0.07, 0.022), (0.074, 0.03), (0.072, 0.12), (0.066, 0.215), (0.062, 0.224)]
    m.add(lathe(body, 16).scale(1.05, 0.92, 1), white)
    lid = lathe([(0.058, 0.222), (0.056, 0.232), (0.03, 0.238)], 14)
    m.add(lid.scale(1.05, 0.92, 1), grey)
    beak = prism([(0.045, 0.155), (0.098, 0.222), (0.05, 0.224)], 0.05, "Y", 0.004)
    beak.warp(lambda x, y, z: (x, y * (1 - 7 * max(0, x - 0.05)), z))
    m.add(beak, white)
    loop: list[Point] = [(-0.05, 0, 0.222), (-0.1, 0, 0.222), (-0.128, 0, 0.19)]
    loop += [(-0.128, 0, 0.1), (-0.11, 0, 0.06), (-0.065, 0, 0.058)]
    m.add(tube(smooth_path(loop, 2), 0.014, 6), grey)
    for side in (-1, 1):
        window = box((0.02, 0.004, 0.12), (0, side * 0.0665, 0.115), 0)
        window.turn("X", side * 3.0, (0, side * 0.0665, 0.115))
        m.add(window, "book/blue")
    m.add(box((0.03, 0.02, 0.012), (-0.112, 0, 0.066), 0.003), "book/red")
    return m


# ---------------------------------------------------------------------- cooking pots


def _ear(m: Model, x: float, z: float, metal: str, wide: float = 0.045) -> None:
    """Two loop handles at the sides of a pot of radius x."""
    path: list[Point] = [(x - 0.008, -wide, z), (x + 0.022, -wide * 0.95, z + 0.004)]
    path += [(x + 0.036, -wide * 0.5, z + 0.006), (x + 0.036, wide * 0.5, z + 0.006)]
    path += [(x + 0.022, wide * 0.95, z + 0.004), (x - 0.008, wide, z)]
    m.pair(tube(smooth_path(path, 1), 0.006, 5), metal)


def pot_steel() -> Model:
    """A steel stew pot with two loops and a domed lid with a black knob."""
    m, steel, black = Model(), "metal/chrome", "plastic/black"
    body = [(0.118, 0), (0.124, 0.006), (0.125, 0.012), (0.125, 0.128), (0.13, 0.132)]
    m.add(lathe([*body, (0.13, 0.137), (0.1, 0.138)], 18), steel)
    lid = [(0.127, 0.135), (0.127, 0.142), (0.118, 0.147), (0.07, 0.163), (0.02, 0.168)]
    m.add(lathe([*lid, (0, 0.168)], 18), "metal/brushed")
    top = [(0.01, 0.165), (0.009, 0.178), (0.02, 0.186), (0.02, 0.195), (0.012, 0.2)]
    m.add(lathe(top, 10), black)
    _ear(m, 0.125, 0.1, black)
    return m


def pot_casserole() -> Model:
    """A heavy oval enamelled casserole: broad lid with ridges, lugs, a brass knob."""
    m, coat = Model(), "ceramic/plain"
    body = [(0.09, 0), (0.1, 0.004), (0.118, 0.05), (0.124, 0.1), (0.128, 0.104)]
    m.add(lathe([*body, (0.1, 0.106)], 18).scale(1.2, 0.92, 1), coat)
    lid = [(0.128, 0.106), (0.13, 0.112), (0.124, 0.12), (0.1, 0.127)]
    lid += [(0.097, 0.133), (0.06, 0.139), (0.012, 0.142)]
    m.add(lathe(lid, 18).scale(1.2, 0.92, 1), coat)
    knob_line = [(0.009, 0.138), (0.008, 0.152), (0.021, 0.158), (0.022, 0.166)]
    m.add(lathe([*knob_line, (0.01, 0.173)], 10), "metal/brass")
    lug = prism(rounded(0.06, 0.1, 0.024, 2), 0.016, "Z", 0.004)
    m.pair(lug.move(0.156, 0, 0.088), coat)
    return m


def pot_copper() -> Model:
    """A copper saucepan with a lid and one long iron handle."""
    m, copper, iron = Model(), "metal/copper", "metal/black"
    body = [(0.088, 0), (0.094, 0.005), (0.095, 0.11), (0.099, 0.113), (0.099, 0.117)]
    m.add(lathe([*body, (0.07, 0.118)], 14), copper)
    lid = [(0.097, 0.116), (0.1, 0.12), (0.098, 0.123), (0.075, 0.126), (0.04, 0.132)]
    m.add(lathe([*lid, (0, 0.134)], 14), copper)
    bow: list[Point] = [(-0.028, 0, 0.13), (-0.02, 0, 0.152), (0.02, 0, 0.152)]
    m.add(tube(smooth_path([*bow, (0.028, 0, 0.13)], 3), 0.0055, 6), iron)
    path: list[Point] = [(0.09, 0, 0.088), (0.14, 0, 0.1), (0.22, 0, 0.118)]
    m.add(tube([*path, (0.29, 0, 0.13)], [0.008, 0.0075, 0.009, 0.011], 8), iron)
    eye = ring(0.013, 0.0045, (0, 0, 0), 12, 5).turn("Y", -10)
    m.add(eye.move(0.303, 0, 0.132), iron)
    m.add(box((0.012, 0.05, 0.04), (0.094, 0, 0.088), 0.004), iron)
    for y in (-0.017, 0.017):
        rivet = lathe([(0.005, 0), (0.004, 0.004)], 8).turn("Y", 90)
        m.add(rivet.move(0.099, y, 0.098), copper)
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "kitchen_cabinet/shaker": cabinet_shaker,
    "kitchen_cabinet/drawers": cabinet_drawers,
    "kitchen_cabinet/long": cabinet_long,
    "stove/electric": stove_electric,
    "stove/range": stove_range,
    "stove/plates": stove_plates,
    "refrigerator/freezer": fridge_freezer,
    "refrigerator/retro": fridge_retro,
    "refrigerator/double": fridge_double,
    "kitchen_sink/steel": sink_steel,
    "kitchen_sink/farmhouse": sink_farmhouse,
    "kitchen_sink/round": sink_round,
    "wall_cabinet/shaker": wall_shaker,
    "wall_cabinet/glazed": wall_glazed,
    "wall_cabinet/open": wall_open,
    "bar_stool/wooden": bar_wooden,
    "bar_stool/swivel": bar_swivel,
    "bar_stool/sheet": bar_sheet,
    "bar_stool/screw": bar_screw,
    "bar_stool/padded": bar_padded,
    "microwave/white": microwave_white,
    "microwave/retro": microwave_retro,
    "microwave/steel": microwave_steel,
    "kettle/electric": kettle_electric,
    "kettle/hoop": kettle_hoop,
    "kettle/jug": kettle_jug,
    "cooking_pot/steel": pot_steel,
    "cooking_pot/casserole": pot_casserole,
    "cooking_pot/copper": pot_copper,
}
