"""Office things: swivel chairs, computer screens, laptops and desk lamps."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forms import ball, band, loft
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    cushion,
    lathe,
    loop,
    prism,
    rounded,
    shell,
    smooth_path,
    tube,
)

Surface = Callable[[float, float], Point]

# -------------------------------------------------------------------- office chairs


def _castor(m: Model, x: float, y: float, turn: float) -> None:
    """A twin wheel under its hood, 60 mm high, standing at (x, y)."""
    for side in (-0.013, 0.013):
        wheel = lathe([(0.028, -0.009), (0.028, 0.009)], 8).turn("X", 90)
        m.add(wheel.move(0, side, 0.028).turn("Z", turn).move(x, y), "plastic/black")
    hood = box((0.04, 0.03, 0.026), (0, 0, 0.047), 0.0).turn("Z", turn)
    m.add(hood.move(x, y), "plastic/black")
    m.add(lathe([(0.008, 0.05), (0.008, 0.085)], 5, (x, y, 0)), "metal/steel")


def _swivel_base(m: Model, material: str, top: float, reach: float = 0.31) -> None:
    """Five spokes on castors, a gas spring, and a plate that holds a seat at `top`."""
    for k in range(5):
        turn = 90.0 + 72.0 * k
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        spoke: list[Point] = [(0.02 * c, 0.02 * s, 0.118), (reach * c, reach * s, 0.08)]
        m.add(tube(spoke, [0.034, 0.019], 6, flat=0.75), material)
        _castor(m, (reach - 0.01) * c, (reach - 0.01) * s, turn + 35.0 + 50.0 * k)
    m.add(lathe([(0.048, 0.085), (0.048, 0.13), (0.034, 0.15)], 12), material)
    m.add(lathe([(0.027, 0.14), (0.027, 0.27)], 12), "plastic/black")
    m.add(lathe([(0.015, 0.26), (0.015, top - 0.04)], 10), "metal/steel")
    m.add(box((0.2, 0.24, 0.045), (0, 0.01, top - 0.025), 0.012), "plastic/black")
    lever: list[Point] = [(0.08, -0.03, top - 0.03), (0.24, -0.05, top - 0.04)]
    m.add(tube(lever, 0.007, 5), "plastic/black")


def _rim(surface: Surface, steps: int = 5) -> list[Point]:
    """The edge of a surface over (u, v) in 0..1, once around."""
    ends: list[Flat] = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    path: list[Point] = []
    for (a, b), (c, d) in itertools.pairwise(ends):
        for k in range(steps):
            t = k / steps
            path.append(surface(a + (c - a) * t, b + (d - b) * t))
    return path


def _mesh_back(s: float, v: float) -> Point:
    """A chair back, s in -1..1 across: waisted, hollow, its lower part to the fore."""
    width = 0.225 * (1.0 - 0.1 * abs(2.0 * v - 1.0) ** 3) * (0.93 + 0.07 * v)
    hollow = 0.05 * s * s
    lumbar = 0.035 * math.sin(math.pi * min(1.0, 1.5 * v))
    round_off = 0.03 * abs(s) ** 4 * (v - 0.5)
    return (s * width, 0.22 + 0.11 * v - hollow - lumbar, 0.6 + 0.52 * v - round_off)


def chair_task() -> Model:
    """A task chair: a mesh back in a black frame, T-shaped armrests."""
    m, black = Model(), "plastic/black"
    _swivel_base(m, black, 0.43)
    seat = cushion((0.5, 0.48, 0.075), (0, -0.01, 0.468), 0.036, 0.012, (4, 4, 1))
    seat.warp(lambda x, y, z: (x, y, z - 2.2 * max(0.0, -0.1 - y) ** 2))
    m.add(seat, "fabric/wool")

    def surface(u: float, v: float) -> Point:
        return _mesh_back(2.0 * u - 1.0, v)

    m.add(shell(surface, 6, 6, 0.012), "fabric/wool")
    m.add(tube(_rim(surface, 5), 0.015, 5, closed=True), black)
    spine: list[Point] = [(0, 0.08, 0.405), (0, 0.24, 0.4), (0, 0.285, 0.5)]
    spine += [(0, 0.245, 0.66), (0, 0.262, 0.8)]
    m.add(tube(smooth_path(spine, 3), 0.022, 6), black)
    m.add(box((0.3, 0.02, 0.04), (0, 0.25, 0.74), 0.006), black)
    arm: list[Point] = [(0.2, 0.03, 0.42), (0.285, 0.03, 0.425), (0.295, 0.04, 0.655)]
    m.pair(tube(arm, 0.017, 6), black)
    m.pair(box((0.075, 0.25, 0.026), (0.293, 0.0, 0.667), 0.011, 2), black)
    return m.squared()


def chair_executive() -> Model:
    """A manager's chair: tall padded leather back, chromed arms and star."""
    m, hide, metal = Model(), "leather/plain", "metal/steel"
    _swivel_base(m, metal, 0.41, 0.33)
    m.add(cushion((0.53, 0.53, 0.13), (0, -0.02, 0.475), 0.055, 0.025, (3, 3, 1)), hide)
    for z, high, wide in ((0.15, 0.27, 0.5), (0.4, 0.25, 0.54), (0.635, 0.24, 0.48)):
        pad = cushion((wide, 0.11, high), (0, -0.025, z), 0.045, 0.035, (3, 1, 2), 1)
        m.add(pad.turn("X", -10).move(0, 0.235, 0.5), hide)
    board = prism(rounded(0.47, 0.76, 0.09, 3), 0.05, "Y")
    m.add(board.move(0, 0.035, 0.4).turn("X", -10).move(0, 0.235, 0.49), hide)
    frame = [(-0.2, 0.44), (0.2, 0.44), (0.24, 0.47), (0.25, 0.64)]
    frame += [(0.22, 0.68), (-0.17, 0.7), (-0.215, 0.67), (-0.225, 0.47)]
    m.pair(loop(frame, 0.024, 0.045).move(0.292), metal)
    m.pair(box((0.075, 0.3, 0.035), (0.292, -0.01, 0.708), 0.014), hide)
    for y in (-0.1, 0.12):
        m.add(box((0.58, 0.05, 0.016), (0, y, 0.434), 0.0), metal)
    return m.squared()


def chair_typist() -> Model:
    """A typist's chair: two small pads, the upper one on a bent steel strip."""
    m, pads = Model(), "plastic/plain"
    _swivel_base(m, "metal/steel", 0.45, 0.28)
    seat = cushion((0.42, 0.4, 0.06), (0, -0.02, 0.482), 0.029, 0.014, (3, 3, 1))
    m.add(seat.warp(lambda x, y, z: (x * (1.0 - 0.25 * y), y, z)), pads)
    m.add(box((0.36, 0.34, 0.014), (0, -0.02, 0.446), 0.0), "plastic/black")
    strip = smooth_path(
        [(0, 0.05, 0.437), (0, 0.2, 0.432), (0, 0.255, 0.5), (0, 0.25, 0.72),
         (0, 0.243, 0.86)], 4,
    )  # fmt: skip
    n = len(strip) - 1

    def bend(u: float, v: float) -> Point:
        _, y, z = strip[min(n, round(v * n))]
        return (0.06 * u - 0.03, y, z)

    m.add(shell(bend, 1, n, 0.008), "metal/steel")
    back = cushion((0.38, 0.05, 0.22), (0, 0, 0), 0.024, 0.012, (6, 1, 2))
    back.warp(lambda x, y, z: (x, y - 0.9 * x * x, z))
    m.add(back.turn("X", -4).move(0, 0.222, 0.82), pads)
    knob = lathe([(0.02, 0), (0.026, 0.012), (0.02, 0.03)], 10).turn("X", -90)
    m.add(knob.move(0, 0.248, 0.81), "plastic/black")
    return m


def chair_banker() -> Model:
    """A banker's chair: oak seat and star, spindles under a bent rail of arms."""
    m, wood = Model(), "wood/oak"
    _swivel_base(m, wood, 0.436)
    seat = prism(rounded(0.5, 0.46, 0.13, 4), 0.042, "Z", 0.012)
    m.add(seat.move(0, 0, 0.452), wood)
    pad = cushion((0.4, 0.38, 0.035), (0, -0.01, 0.484), 0.017, 0.012, (3, 3, 1), 1)
    m.add(pad, "leather/plain")
    half = [(0.27, -0.17), (0.29, -0.02), (0.26, 0.16), (0.14, 0.27)]
    line = [*half, (0.0, 0.3), *[(-x, y) for x, y in reversed(half)]]
    rail = smooth_path([(x, y, 0.665 + 0.05 * y) for x, y in line], 3)
    m.add(tube(rail, 0.026, 6, flat=0.7), wood)

    def crest(u: float, v: float) -> Point:
        s = 2.0 * u - 1.0
        high = 0.16 * (1.0 - 0.55 * s * s)
        return (0.235 * s, 0.3 - 0.095 * s * s + 0.03 * v, 0.675 + high * v)

    m.add(shell(crest, 10, 2, 0.026), wood)
    for k in range(9):
        t = math.radians(200.0 * (k / 8.0) - 10.0)
        c, s = math.cos(t), math.sin(t)
        low = (0.22 * c, 0.19 * s, 0.46)
        high = (0.278 * c, 0.29 * s, 0.668)
        m.add(tube([low, high], 0.0095, 6), wood)
    return m.squared()


# ------------------------------------------------------------------------- monitors


def _picture(part: Part, width: float, height: float, middle: float) -> Part:
    """UVs from 0 to 1 over a screen of a size that faces -Y, about a height."""
    layer = part.bm.loops.layers.uv.verify()
    for face in part.bm.faces:
        for loop_ in face.loops:
            x, _, z = loop_.vert.co
            loop_[layer].uv = (x / width + 0.5, (z - middle) / height + 0.5)
    part.mapped = True
    return part


def monitor_flat() -> Model:
    """A flat screen with a thin frame on a steel stand, a desktop on show."""
    m = Model()
    wide, high, z = 0.56, 0.325, 0.315
    glass = box((wide - 0.016, 0.004, high - 0.016), (0, -0.0095, z), 0.0)
    m.add(_picture(glass, wide - 0.016, high - 0.016, z), "screen/desktop")
    m.add(box((wide, 0.018, high), (0, 0, z), 0.004), "plastic/black")
    m.add(box((wide * 0.6, 0.03, high * 0.55), (0, 0.018, z), 0.012), "plastic/black")
    m.add(box((0.055, 0.014, 0.28), (0, 0.045, 0.145), 0.004), "metal/steel")
    m.add(box((0.05, 0.03, 0.05), (0, 0.032, 0.25), 0.0), "metal/steel")
    foot = prism(rounded(0.24, 0.19, 0.03, 3), 0.01, "Z", 0.003)
    m.add(foot.move(0, 0.02, 0.005), "metal/steel")
    m.add(box((0.014, 0.004, 0.003), (0.25, -0.0095, 0.157), 0.0), "metal/steel")
    return m


def monitor_wide() -> Model:
    """A very wide curved screen on a splayed black foot."""
    m = Model()

    def curve(width: float, high: float, y: float) -> Surface:
        def surface(u: float, v: float) -> Point:
            s = 2.0 * u - 1.0
            return (s * width / 2, y - 0.05 * s * s, 0.31 + high * (v - 0.5))

        return surface

    m.add(shell(curve(0.82, 0.36, 0.02), 10, 1, 0.02), "plastic/black")
    m.add(shell(curve(0.8, 0.335, 0.0085), 10, 1, 0.004), "glass/screen")
    m.add(box((0.3, 0.04, 0.2), (0, 0.045, 0.31), 0.015), "plastic/black")
    m.add(lathe([(0.03, 0), (0.026, 0.22)], 12, (0, 0.08, 0.04)), "plastic/black")
    m.add(box((0.05, 0.06, 0.05), (0, 0.07, 0.27), 0.01), "plastic/black")
    leg = [(0.0, -0.02), (0.26, -0.2), (0.285, -0.17), (0.03, 0.03)]
    m.pair(prism(leg, 0.016, "Z", 0.004).move(0, 0.07, 0.008), "plastic/black")
    tail = [(-0.035, -0.03), (0.035, -0.03), (0.02, 0.07), (-0.02, 0.07)]
    m.add(prism(tail, 0.016, "Z", 0.004).move(0, 0.07, 0.008), "plastic/black")
    m.add(lathe([(0.05, 0.014), (0.036, 0.045)], 14, (0, 0.08, 0)), "plastic/black")
    return m


def monitor_tube() -> Model:
    """An old deep screen with a bulging glass in a pale case on a swivelling foot."""
    m, case = Model(), "plastic/white"
    m.add(box((0.4, 0.1, 0.36), (0, -0.12, 0.245), 0.014, 2), case)

    def ring(width: float, high: float, y: float, z: float) -> list[Point]:
        return [(a, y, z + b) for a, b in rounded(width, high, 0.03, 2)]

    rings = [ring(0.385, 0.345, -0.075, 0.245), ring(0.37, 0.33, 0.0, 0.247)]
    rings += [ring(0.26, 0.23, 0.15, 0.25), ring(0.22, 0.19, 0.22, 0.25)]
    m.add(loft(rings), case)
    frame = loop([(-0.155, -0.115), (0.155, -0.115), (0.155, 0.115), (-0.155, 0.115)],
                 0.022, 0.022)  # fmt: skip
    m.add(frame.turn("Z", 90).move(0, -0.168, 0.26), "plastic/black")

    def bulge(u: float, v: float) -> Point:
        s, t = 2.0 * u - 1.0, 2.0 * v - 1.0
        return (0.15 * s, -0.166 - 0.012 * (2.0 - s * s - t * t), 0.26 + 0.11 * t)

    m.add(shell(bulge, 6, 5, 0.01), "glass/screen")
    for k, x in enumerate((0.09, 0.115, 0.155)):
        side = 0.022 if k == 2 else 0.014
        m.add(box((side, 0.01, 0.014), (x, -0.17, 0.092), 0.0), "metal/black")
    m.add(lathe([(0.1, 0.03), (0.075, 0.075)], 16), case)
    m.add(lathe([(0.135, 0), (0.14, 0.01), (0.12, 0.032), (0, 0.036)], 20), case)
    for k in range(5):
        y = 0.03 + 0.024 * k
        slit = box((0.15, 0.012, 0.004), (0, 0, 0), 0.0).turn("X", -18.5)
        m.add(slit.move(0, y, 0.412 - 0.313 * y), "metal/black")
    return m


# -------------------------------------------------------------------------- laptops


@dataclass(frozen=True, slots=True)
class Clamshell:
    """Size and materials of a laptop; `open` is the angle of its lid in degrees."""

    wide: float
    deep: float
    thick: float
    open: float
    case: str
    keys: str
    screen: str
    bezel: str


def _laptop(style: Clamshell) -> Model:
    """An open laptop; its hinge lies at the back."""
    m = Model()
    w, d, t = style.wide, style.deep, style.thick
    lid, hinge = d * 0.99, (0.0, d / 2.0 - t * 0.4, t)
    tilt = 90.0 - style.open

    def opened(part: Part, material: str) -> None:
        m.add(part.turn("X", tilt).move(*hinge), material)

    glass = box((w - 0.02, 0.002, lid - 0.03), (0, -0.0036, lid / 2 + 0.004), 0.0)
    _picture(glass, w - 0.02, lid - 0.03, lid / 2 + 0.004)
    opened(glass, style.screen)
    inner = box((w - 0.006, 0.002, lid - 0.008), (0, -0.0029, lid / 2), 0.0)
    opened(inner, style.bezel)
    cover = prism(rounded(w, lid, 0.006, 1), 0.006, "Y", 0.0015)
    opened(cover.move(0, 0.0, lid / 2), style.case)
    base = prism(rounded(w, d, 0.012, 1), t, "Z", 0.002)
    m.add(base.move(0, 0, t / 2), style.case)
    bar = tube([(-w * 0.36, hinge[1], t), (w * 0.36, hinge[1], t)], 0.005, 4)
    m.add(bar, "plastic/black")
    _keyboard(m, style)
    return m


def _keyboard(m: Model, style: Clamshell) -> None:
    """Five rows of keys in a shallow bed, and a touch pad in front of them."""
    w, d, t = style.wide, style.deep, style.thick
    key, high = (w - 0.05) / 10.0, d * 0.075
    bed = box((w - 0.036, d * 0.47, 0.001), (0, d * 0.13, t), 0.0)
    m.add(bed, "plastic/black")
    for row in range(5):
        y = d * 0.31 - row * d * 0.09
        if row == 4:
            cells = [(-3.7, 2.6), (0.0, 4.6), (3.7, 2.6)]
        else:
            cells = [(k - 4.5 + 0.15 * (row % 2), 1.0) for k in range(10)]
        for at, span in cells:
            size = (key * (span - 0.16), high, 0.0025)
            m.add(box(size, (at * key, y, t + 0.001), 0.0), style.keys)
    pad = box((w * 0.3, d * 0.25, 0.001), (0, -d * 0.33, t), 0.0)
    m.add(pad, style.keys if style.keys != style.case else style.bezel)


def laptop_slim() -> Model:
    """A slim metal laptop with black keys, a desktop on show."""
    return _laptop(
        Clamshell(0.31, 0.22, 0.011, 108.0, "metal/steel", "metal/black",
                  "screen/desktop", "plastic/black")
    )  # fmt: skip


def laptop_black() -> Model:
    """A broad black laptop, thick, with a dark screen, opened wide."""
    m = _laptop(
        Clamshell(0.375, 0.255, 0.021, 112.0, "plastic/black", "metal/black",
                  "glass/screen", "plastic/black")
    )  # fmt: skip
    m.add(lathe([(0.0045, 0), (0.0045, 0.005)], 5, (0, 0.03, 0.0205)), "book/red")
    for x, size in ((0.18, 0.03), (0.18, 0.014)):
        at = (x + 0.0065, -0.02 if size > 0.02 else 0.05, 0.011)
        m.add(box((0.003, size, 0.007), at, 0.0), "metal/steel")
    return m


def laptop_coloured() -> Model:
    """A small laptop in a coloured case with white keys."""
    return _laptop(
        Clamshell(0.28, 0.2, 0.017, 100.0, "plastic/plain", "plastic/white",
                  "glass/screen", "plastic/white")
    )  # fmt: skip


# ----------------------------------------------------------------------- desk lamps


def _round_foot(m: Model, radius: float, y: float, material: str) -> None:
    """A heavy round foot with a soft edge."""
    profile = [(radius, 0), (radius, 0.012), (radius - 0.01, 0.02), (0.022, 0.028)]
    m.add(lathe([*profile, (0.012, 0.04)], 22, (0, y, 0)), material)


def _cone(
    m: Model, outside: Sequence[Flat], at: Point, tilt: float, material: str
) -> None:
    """A shade that hangs from `at` and looks down and `tilt` degrees to the front.

    `outside` runs from its rim up to its neck as (radius, z), the neck at z = 0.
    """
    wall = 0.004
    inside = [(max(0.003, r - wall), z - (0.0 if k == 0 else wall))
              for k, (r, z) in enumerate(outside)]  # fmt: skip
    shade = band([*outside, *reversed(inside)], 12)
    m.add(shade.turn("X", -tilt).move(*at), material)
    r, low = outside[0]
    bulb = ball((r * 0.8, r * 0.8, r * 1.05), (0, 0, low + r * 0.45), 8, 4)
    m.add(bulb.turn("X", -tilt).move(*at), "bulb/opal")
    neck = lathe([(0.017, -0.02), (0.017, 0.016), (0.009, 0.022)], 8)
    m.add(neck.turn("X", -tilt).move(*at), "metal/black")
    stem = lathe([(0.01, low + r * 0.5), (0.01, 0.0)], 8)
    m.add(stem.turn("X", -tilt).move(*at), "metal/black")


def lamp_jointed() -> Model:
    """A jointed lamp: two sprung arms on a round foot, a deep cone shade."""
    m, paint = Model(), "paint/plain"
    _round_foot(m, 0.09, 0.045, paint)
    low, knee, head = (0.0, 0.045, 0.045), (0.0, 0.125, 0.28), (0.0, -0.05, 0.43)
    for a, b in ((low, knee), (knee, head)):
        for x in (-0.011, 0.011):
            bar = [(x, a[1], a[2]), (x, b[1], b[2])]
            m.add(tube(bar, 0.0042, 5), "metal/steel")
        near = tuple(a[k] + (b[k] - a[k]) * 0.06 for k in range(3))
        far = tuple(a[k] + (b[k] - a[k]) * 0.42 for k in range(3))
        m.add(tube([near, far], 0.0095, 6), "metal/black")  # type: ignore[list-item]
    for joint in (low, knee, head):
        pin = lathe([(0.016, -0.018), (0.016, 0.018)], 10).turn("Y", 90)
        m.add(pin.move(*joint), "metal/black")
    rim = [(0.082, -0.13), (0.05, -0.045), (0.032, -0.012), (0.016, 0.0)]
    _cone(m, rim, (0, -0.085, 0.428), 22.0, paint)
    m.add(tube([head, (0, -0.085, 0.44)], 0.008, 6), "metal/black")
    return m


def lamp_gooseneck() -> Model:
    """A lamp with a bent, ribbed neck out of a wooden block, a small round shade."""
    m = Model()
    m.add(box((0.14, 0.14, 0.035), (0, 0.08, 0.0175), 0.006), "wood/oak")
    knots: list[Point] = [(0, 0.1, 0.03), (0, 0.11, 0.18), (0, 0.1, 0.33)]
    knots += [(0, 0.04, 0.43), (0, -0.04, 0.42), (0, -0.075, 0.36)]
    path = smooth_path(knots, 5)
    ribs = [0.0075 if k % 2 else 0.0055 for k in range(len(path))]
    m.add(tube(path, ribs, 5), "metal/brass")
    m.add(lathe([(0.018, 0.03), (0.018, 0.045), (0.01, 0.055)], 12, (0, 0.1, 0)),
          "metal/brass")  # fmt: skip
    dome = [(0.07, -0.085), (0.068, -0.055), (0.052, -0.025), (0.03, -0.008)]
    dome.append((0.014, 0))
    _cone(m, dome, (0, -0.083, 0.352), 16.0, "paint/plain")
    knob = lathe([(0.011, 0.0), (0.011, 0.01), (0.0, 0.013)], 10, (0.035, 0.045, 0.034))
    m.add(knob, "metal/brass")
    return m


def lamp_banker() -> Model:
    """A banker's lamp: brass stem on a stepped foot, a long green glass shade."""
    m, brass = Model(), "metal/brass"
    foot = [(0.09, 0), (0.09, 0.014), (0.07, 0.018), (0.066, 0.03), (0.026, 0.04)]
    m.add(lathe([*foot, (0.012, 0.06)], 24, (0, 0.03, 0)), brass)
    stem = [(0.009, 0.05), (0.009, 0.17), (0.018, 0.18), (0.018, 0.195), (0.009, 0.205)]
    m.add(lathe([*stem, (0.009, 0.3), (0.012, 0.31)], 10, (0, 0.03, 0)), brass)
    arch = [(0.075, -0.045), (0.08, -0.02), (0.068, 0.02), (0.035, 0.045)]
    outside = [*arch, *[(-y, z) for y, z in reversed(arch)]]
    inside = [(y * 0.92, z - (0.0 if z < -0.04 else 0.006)) for y, z in outside]
    shade = prism([*outside, *reversed(inside)], 0.24, "X", 0.0)
    m.add(shade.move(0, -0.01, 0.33), "glass/emerald")
    for x in (-0.122, 0.122):
        cap = prism([*outside, (-0.073, -0.047), (0.073, -0.047)], 0.008, "X", 0.0)
        m.add(cap.move(x, -0.01, 0.33), brass)
    m.add(tube([(-0.12, -0.01, 0.325), (0.12, -0.01, 0.325)], 0.02, 8), "bulb/opal")
    rod: list[Point] = [(0, 0.03, 0.305), (0, 0.02, 0.335), (0, -0.01, 0.37)]
    m.add(tube(rod, 0.008, 6), brass)
    m.add(lathe([(0.012, 0.37), (0.014, 0.385), (0, 0.395)], 10, (0, -0.01, 0)), brass)
    chain: list[Point] = [(0.05, -0.04, 0.3), (0.05, -0.04, 0.22)]
    m.add(tube(chain, 0.0025, 4), brass)
    m.add(tube([(0.05, -0.04, 0.3), (0.05, -0.02, 0.33)], 0.0025, 4), brass)
    m.add(ball((0.012, 0.012, 0.016), (0.05, -0.04, 0.215), 6, 4), brass)
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "office_chair/task": chair_task,
    "office_chair/executive": chair_executive,
    "office_chair/typist": chair_typist,
    "office_chair/banker": chair_banker,
    "monitor/flat": monitor_flat,
    "monitor/wide": monitor_wide,
    "monitor/tube": monitor_tube,
    "laptop/slim": laptop_slim,
    "laptop/black": laptop_black,
    "laptop/coloured": laptop_coloured,
    "desk_lamp/jointed": lamp_jointed,
    "desk_lamp/gooseneck": lamp_gooseneck,
    "desk_lamp/banker": lamp_banker,
}
