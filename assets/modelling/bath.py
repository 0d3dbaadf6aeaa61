"""Bath and washing: washing machines, bathtubs, toilets and washbasins."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from fittings import (
    SHAKER,
    board_with_hole,
    cross_handle,
    dial,
    feet,
    front,
    knob,
    lever,
    plate,
    spout,
)
from forms import ball, band, crate, crumple, level, loft
from toolkit import (
    Model,
    Part,
    Point,
    box,
    cushion,
    lathe,
    leg,
    rounded,
    shell,
    slab,
    smooth_path,
    tube,
)

WHITE = "ceramic/white"
CHROME = "metal/chrome"

# ----------------------------------------------------------------- washing machines


def _facing(part: Part, x: float, y: float, z: float) -> Part:
    """A part turned about z, laid over so that its top looks to -Y, and put there."""
    return part.turn("X", 90).move(x, y, z)


def _porthole(m: Model, at: Point, radius: float, rim: str) -> None:
    """A round door with a broad rim, a bulging dark glass and a grip."""
    r = radius
    edge = [(r, -0.002), (r + 0.004, 0.012), (r - 0.012, 0.026), (r - 0.05, 0.022)]
    m.add(_facing(band([*edge, (r - 0.055, -0.002)], 28), *at), rim)
    glass = [(r - 0.05, 0.0), (r - 0.052, 0.012), (r - 0.09, 0.026), (0.03, 0.034)]
    m.add(_facing(lathe(glass, 24), *at), "glass/screen")
    grip = box((0.018, 0.014, 0.09), (at[0] + r - 0.025, at[1] - 0.028, at[2]), 0.004)
    m.add(grip, "plastic/black")


def washer_white() -> Model:
    """A white front loader: soap drawer, dial, display and a chrome porthole."""
    m, white = Model(), "plastic/white"
    m.add(slab((-0.298, -0.27, 0.012), (0.298, 0.29, 0.84), 0.008, 2), white)
    m.add(slab((-0.3, -0.28, 0.818), (0.3, 0.292, 0.85), 0.006, 2), white)
    feet(m, (0.26, 0.24), 0.022, 0.02, "plastic/black")
    front(m, (-0.296, 0.7), (0.296, 0.812), -0.265, white)
    plate(m, (0.17, 0.07, 0.008), (-0.195, -0.284, 0.757), 0.008, white)
    plate(m, (0.1, 0.018, 0.006), (-0.195, -0.292, 0.738), 0.001, "plastic/black")
    dial(m, (0.0, -0.285, 0.757), 0.032, CHROME, "plastic/black")
    plate(m, (0.12, 0.04, 0.004), (0.15, -0.285, 0.77), 0.002, "glass/screen")
    for k in range(4):
        plate(m, (0.022, 0.012, 0.004), (0.105 + 0.032 * k, -0.285, 0.735), 0.003,
              "metal/brushed")  # fmt: skip
    _porthole(m, (0, -0.27, 0.42), 0.2, CHROME)
    front(m, (-0.296, 0.03), (0.296, 0.13), -0.265, white, ((0, 0), (0, 0.006)))
    plate(m, (0.11, 0.05, 0.006), (0.2, -0.27, 0.08), 0.002, "metal/brushed")
    return m


def washer_dark() -> Model:
    """A black front loader with a wide steel porthole and a glass control strip."""
    m, black, steel = Model(), "plastic/black", "metal/brushed"
    m.add(slab((-0.3, -0.28, 0.012), (0.3, 0.3, 0.85), 0.012, 2), black)
    feet(m, (0.26, 0.24), 0.022, 0.02, steel)
    plate(m, (0.56, 0.1, 0.02), (0, -0.28, 0.77), 0.006, "glass/screen")
    dial(m, (0.0, -0.286, 0.77), 0.036, steel, "plastic/white")
    plate(m, (0.09, 0.035, 0.004), (0.14, -0.286, 0.77), 0.001, "book/blue")
    for k in range(3):
        dot = lathe([(0.008, 0), (0.008, 0.003)], 10)
        m.add(_facing(dot, -0.23 + 0.05 * k, -0.286, 0.77), "plastic/white")
    _porthole(m, (0, -0.28, 0.4), 0.245, steel)
    m.add(slab((-0.27, -0.284, 0.05), (0.27, -0.275, 0.056), 0), steel)
    return m


def washer_laundry() -> Model:
    """A coloured front loader on feet whose open porthole shows the laundry."""
    m, coat = Model(), "paint/plain"
    middle, hole = 0.43, 0.17
    outline = [(hole * math.cos(math.pi * k / 12), hole * math.sin(math.pi * k / 12))
               for k in range(24)]  # fmt: skip
    face = board_with_hole((0.6, 0.79), outline, 0, 0.02, 0.006)
    m.add(_facing(face, 0, -0.26, middle + 0.025), coat)
    for x in (-0.3, 0.285):
        m.add(slab((x, -0.262, 0.06), (x + 0.015, 0.3, 0.845), 0.004), coat)
    m.add(slab((-0.29, -0.262, 0.062), (0.29, 0.298, 0.08), 0), coat)
    m.add(slab((-0.29, 0.28, 0.062), (0.29, 0.297, 0.84), 0), coat)
    m.add(slab((-0.3, -0.29, 0.835), (0.3, 0.3, 0.87), 0.008, 2), WHITE)
    drum = [(0.19, 0.0), (0.2, -0.02), (0.2, -0.3), (0.185, -0.3), (0.185, -0.02)]
    m.add(
        _facing(band([*drum, (0.165, 0.0)], 24), 0, -0.262, middle + 0.025),
        "metal/brushed",
    )
    m.add(_facing(lathe([(0.2, -0.3), (0.2, -0.28)], 20), 0, -0.26, middle + 0.025),
          "metal/brushed")  # fmt: skip
    edge = [(0.162, 0.0), (0.2, 0.0), (0.215, 0.006), (0.21, 0.026), (0.175, 0.028)]
    m.add(_facing(band(edge, 28), 0, -0.279, middle + 0.025), CHROME)
    heaps = (("book/blue", -0.06, -0.06), ("book/cream", 0.06, -0.07),
             ("book/red", 0.02, 0.0), ("book/ochre", -0.08, 0.02))  # fmt: skip
    for seed, (cloth, x, z) in enumerate(heaps):
        lump = crumple(ball((0.17, 0.2, 0.14), (0, 0, 0), 9, 6), 0.012, seed + 60)
        m.add(lump.move(x, -0.14 - 0.02 * (seed % 2), middle + z), cloth)
    for x in (-0.22, 0.22):
        dial(m, (x, -0.28, 0.775), 0.03, CHROME, "plastic/black")
    plate(m, (0.2, 0.05, 0.02), (0, -0.28, 0.775), 0.006, CHROME)
    m.four(leg((0.24, 0.22, 0), (0.25, 0.23, 0.07), 0.032, 0.045, 10), CHROME)
    return m


# ------------------------------------------------------------------------- bathtubs


def _oval(
    width: float, depth: float, z: float, sides: int = 32, power: float = 2.6
) -> list[Point]:
    """A ring between an ellipse (power 2) and a rectangle (higher powers)."""
    points: list[Point] = []
    for k in range(sides):
        t = 2.0 * math.pi * (k + 0.5) / sides
        c, s = math.cos(t), math.sin(t)
        x = math.copysign(abs(c) ** (2 / power), c) * width / 2
        y = math.copysign(abs(s) ** (2 / power), s) * depth / 2
        points.append((x, y, z))
    return points


def _vessel(sections: Sequence[tuple[float, float, float]], power: float = 2.6) -> Part:
    """A skin over ovals (width, depth, z): up the outside, then down the inside."""
    return loft([_oval(w, d, z, 28, power) for w, d, z in sections])


def _drain(m: Model, x: float, z: float) -> None:
    m.add(lathe([(0.04, 0), (0.04, 0.006), (0.03, 0.007)], 14, (x, 0, z)), CHROME)


def _slipper(x: float, y: float, z: float) -> Point:
    """Lift one end of a tub: the higher the more."""
    share = max(0.0, x / 0.85)
    return (x + 0.05 * share**3 * z, y, z + 0.3 * share**3 * max(0.0, z - 0.2))


def tub_claw() -> Model:
    """A cast-iron slipper bath on brass claw feet, coloured outside; brass taps."""
    m, brass = Model(), "metal/brass"
    skin = [(1.05, 0.34, 0.13), (1.3, 0.5, 0.16), (1.5, 0.62, 0.3), (1.58, 0.68, 0.55),
            (1.56, 0.66, 0.55), (1.48, 0.6, 0.31), (1.28, 0.48, 0.18)]  # fmt: skip
    m.add(_vessel([*skin, (1.03, 0.32, 0.15)]).warp(_slipper), "ceramic/plain")
    liner = [(1.0, 0.31, 0.152), (1.27, 0.47, 0.185), (1.46, 0.58, 0.31),
             (1.56, 0.66, 0.545), (1.63, 0.73, 0.55), (1.65, 0.75, 0.565),
             (1.63, 0.73, 0.582), (1.56, 0.66, 0.585), (1.5, 0.6, 0.56),
             (1.4, 0.52, 0.31), (1.18, 0.4, 0.2), (0.9, 0.26, 0.18)]  # fmt: skip
    m.add(_vessel(liner).warp(_slipper), WHITE)
    _drain(m, -0.4, 0.179)
    for x in (-0.5, 0.5):
        for y in (-0.2, 0.2):
            out = math.copysign(0.05, y)
            path: list[Point] = [(x, y, 0.2), (x * 1.06, y + out, 0.14)]
            path += [(x * 1.03, y + out * 0.6, 0.07), (x * 1.07, y + out * 1.3, 0.02)]
            curve = smooth_path(path, 2)
            thick = [0.04 - 0.02 * k / (len(curve) - 1) for k in range(len(curve))]
            m.add(tube(curve, thick, 8), brass)
            paw = ball((0.075, 0.075, 0.045), (x * 1.07, y + out * 1.3, 0.0225), 8, 5)
            m.add(paw, brass)
    for x in (-0.09, 0.09):
        m.add(tube([(x, 0.42, 0), (x, 0.42, 0.72)], 0.012, 8), brass)
        m.add(
            lathe([(0.03, 0), (0.03, 0.008), (0.014, 0.014)], 12, (x, 0.42, 0)), brass
        )
        cross_handle(m, (x, 0.42, 0.71), brass)
        m.add(tube([(x, 0.42, 0.5), (x, 0.32, 0.5)], 0.009, 6), brass)
    m.add(tube([(-0.09, 0.42, 0.7), (0.09, 0.42, 0.7)], 0.014, 8), brass)
    nose: list[Point] = [
        (0, 0.42, 0.7),
        (0, 0.33, 0.72),
        (0, 0.27, 0.7),
        (0, 0.25, 0.65),
    ]
    m.add(tube(smooth_path(nose, 3), 0.014, 8), brass)
    return m


def tub_panelled() -> Model:
    """A built-in bath behind painted panels, with a mixer and a towel over its side."""
    m, paint, wide, deep, high = Model(), "paint/plain", 1.7, 0.75, 0.56
    hole = rounded(1.48, 0.54, 0.16, 5)
    m.add(board_with_hole((wide, deep), hole, high - 0.035, high, 0.01), WHITE)
    half, back = wide / 2 - 0.012, deep / 2 - 0.012
    for y in (-back, back - 0.018):
        m.add(
            slab((-half + 0.002, y, 0.062), (half - 0.002, y + 0.018, high - 0.034), 0),
            paint,
        )
    for x in (-half, half - 0.018):
        m.add(
            slab((x, -back + 0.001, 0.06), (x + 0.018, back - 0.001, high - 0.034), 0),
            paint,
        )
    m.add(slab((-half + 0.01, -0.33, 0), (half - 0.01, 0.34, 0.08), 0), "wood/black")
    backing = slab(
        (-half + 0.01, -back - 0.001, 0.07), (half - 0.01, -back + 0.01, 0.52), 0
    )
    m.add(backing, "plastic/black")
    field = ((0, 0), (0, 0.009), (0.003, 0.012), (0.05, 0.012), (0.06, 0.003))
    for k in range(3):
        left = -half + k * 2 * half / 3
        front(
            m, (left, 0.065), (left + 2 * half / 3, high - 0.036), -back, paint, field
        )
    tub = [(1.3, 0.42, 0.14, 0.1), (1.47, 0.53, 0.16, 0.3),
           (1.5, 0.56, 0.16, high - 0.02),
           (1.5, 0.56, 0.16, high + 0.003), (1.475, 0.535, 0.15, high + 0.005),
           (1.44, 0.5, 0.15, high - 0.02), (1.38, 0.46, 0.15, 0.24),
           (1.24, 0.38, 0.14, 0.14)]  # fmt: skip
    m.add(loft([level(rounded(w, d, r, 5), z) for w, d, r, z in tub]), WHITE)
    _drain(m, -0.5, 0.139)
    plate_part = lathe([(0.045, 0), (0.045, 0.004), (0.036, 0.008)], 14).turn("Y", 90)
    m.add(plate_part.move(-0.712, 0, 0.42), CHROME)
    m.add(box((0.05, 0.22, 0.045), (-0.795, 0, high + 0.05), 0.012, 2), CHROME)
    for y in (-0.09, 0.09):
        m.add(lathe([(0.022, 0), (0.018, 0.04)], 12, (-0.795, y, high - 0.002)), CHROME)
        tap = lathe([(0.02, 0), (0.024, 0.02), (0.024, 0.035), (0.012, 0.04)], 10)
        m.add(tap.move(-0.795, y, high + 0.07), CHROME)
    m.add(tube([(-0.79, 0, high + 0.05), (-0.68, 0, high + 0.045),
                (-0.66, 0, high + 0.02)], 0.016, 8), CHROME)  # fmt: skip
    _draped(m, 0.42, -deep / 2, high)
    return m


def _draped(m: Model, x: float, y: float, z: float) -> None:
    """A towel that hangs over the front rim of a bath."""
    line: list[Point] = [(0, y - 0.016, z - 0.3), (0, y - 0.017, z - 0.04)]
    line += [(0, y - 0.008, z + 0.008), (0, y + 0.05, z + 0.012)]
    line += [(0, y + 0.1, z + 0.012), (0, y + 0.128, z - 0.02), (0, y + 0.14, z - 0.12)]
    drop = smooth_path(line, 2)
    last = len(drop) - 1
    cloth = shell(
        lambda u, v: (x + 0.36 * u - 0.18, *drop[round(v * last)][1:]), 2, last, 0.012
    )
    m.add(cloth, "book/blue")
    m.add(slab((x - 0.181, y - 0.026, z - 0.27), (x + 0.181, y - 0.008, z - 0.24), 0),
          "book/cream")  # fmt: skip


def tub_egg() -> Model:
    """A freestanding modern oval bath with a standing tap and a walnut tray across."""
    m = Model()
    outside = [(1.1, 0.5, 0), (1.14, 0.53, 0.008), (1.36, 0.64, 0.2),
               (1.56, 0.74, 0.45), (1.64, 0.78, 0.57), (1.63, 0.77, 0.58),
               (1.59, 0.73, 0.58)]  # fmt: skip
    inside = [
        (1.56, 0.7, 0.56),
        (1.44, 0.62, 0.38),
        (1.22, 0.48, 0.18),
        (0.98, 0.34, 0.14),
    ]
    m.add(_vessel([*outside, *inside], 2.15), WHITE)
    _drain(m, 0.0, 0.139)
    m.add(slab((0.26, -0.42, 0.578), (0.46, 0.42, 0.6), 0.005), "wood/walnut")
    for y in (-0.36, 0.36):
        m.add(slab((0.25, y - 0.02, 0.574), (0.47, y + 0.02, 0.584), 0), "wood/walnut")
    m.add(box((0.13, 0.19, 0.022), (0.36, -0.08, 0.611), 0.003).turn(
        "Z", 15, (0.36, -0.08, 0)), "book/ochre")  # fmt: skip
    candle = [(0.03, 0.598), (0.03, 0.66), (0.006, 0.662), (0.004, 0.678)]
    m.add(lathe(candle, 12, (0.36, 0.17, 0)), "book/cream")
    m.add(box((0.09, 0.09, 0.01), (-0.2, 0.46, 0.005), 0.003), CHROME)
    m.add(tube([(-0.2, 0.46, 0), (-0.2, 0.46, 0.86)], 0.019, 10), CHROME)
    m.add(tube([(-0.2, 0.46, 0.5), (-0.2, 0.36, 0.5)], 0.01, 6), CHROME)
    m.add(box((0.03, 0.26, 0.022), (-0.2, 0.36, 0.86), 0.005), CHROME)
    m.add(box((0.016, 0.016, 0.09), (-0.16, 0.46, 0.82), 0.004).turn(
        "Y", 65, (-0.16, 0.46, 0.8)), CHROME)  # fmt: skip
    return m


# -------------------------------------------------------------------------- toilets


def _pan(
    width: float, nose: float, tail: float, z: float, sides: int = 24
) -> list[Point]:
    """A ring like the rim of a toilet: round at its nose (-Y), squarer at its tail.

    `nose` and `tail` are how far it reaches to the front and to the back of y = 0.
    """
    points: list[Point] = []
    for k in range(sides):
        t = 2.0 * math.pi * (k + 0.5) / sides
        c, s = math.cos(t), math.sin(t)
        power = 2.3 if s < 0 else 3.5
        reach = nose if s < 0 else tail
        x = math.copysign(abs(c) ** (2 / power), c) * width / 2
        points.append((x, math.copysign(abs(s) ** (2 / power), s) * reach, z))
    return points


def _bowl(m: Model, floor: float = 0.0, opened: bool = False) -> None:
    """A pan on its foot, or hung at a height, whose rim lies at 0.40 m."""
    foot = [(0.23, 0.13, 0.24, 0.0), (0.22, 0.12, 0.24, 0.03), (0.19, 0.09, 0.23, 0.13),
            (0.24, 0.2, 0.22, 0.24)]  # fmt: skip
    hung = [(0.2, 0.08, 0.2, floor), (0.3, 0.22, 0.2, floor + 0.06)]
    rim = [(0.35, 0.32, 0.2, 0.34), (0.365, 0.335, 0.2, 0.385), (0.36, 0.33, 0.2, 0.4)]
    rings = [*(hung if floor > 0 else foot), *rim]
    if opened:
        rings += [(0.26, 0.25, 0.13, 0.4), (0.25, 0.24, 0.12, 0.37)]
        rings += [(0.2, 0.18, 0.08, 0.29), (0.12, 0.08, 0.04, 0.24)]
    m.add(loft([_pan(*r) for r in rings]), WHITE)
    if opened:
        pool = [(0.18, 0.155, 0.065, 0.27), (0.18, 0.155, 0.065, 0.276)]
        m.add(loft([_pan(*r) for r in pool]), "glass/water")


def _lid(m: Model, material: str) -> None:
    """A seat with its lid closed."""
    for low, high, grow in ((0.399, 0.415, 0.0), (0.418, 0.436, 0.004)):
        rings = [(0.36 + grow, 0.335 + grow, 0.16, low)]
        rings += [(0.372 + grow, 0.342 + grow, 0.165, low + 0.005)]
        rings += [(0.372 + grow, 0.342 + grow, 0.165, high - 0.006)]
        rings += [(0.345 + grow, 0.32 + grow, 0.155, high)]
        m.add(loft([_pan(*r) for r in rings]), material)
    m.add(slab((-0.12, 0.1, 0.41), (0.12, 0.14, 0.42), 0), material)
    for x in (-0.075, 0.075):
        m.add(
            tube([(x - 0.03, 0.165, 0.418), (x + 0.03, 0.165, 0.418)], 0.012, 8), CHROME
        )


def _open_seat(m: Model, material: str, lean: float) -> None:
    """A seat lying down and its lid up against what is behind."""
    outer, inner = (0.37, 0.34, 0.165), (0.24, 0.235, 0.1)
    rings = [_pan(*outer, 0.4), _pan(*outer, 0.412), _pan(0.35, 0.325, 0.155, 0.42)]
    rings += [_pan(0.25, 0.245, 0.11, 0.42), _pan(*inner, 0.412), _pan(*inner, 0.4)]
    m.add(loft(rings, closed=True), material)
    flat = [_pan(0.355, 0.33, 0.16, 0.43), _pan(0.37, 0.34, 0.165, 0.435)]
    flat += [_pan(0.37, 0.34, 0.165, 0.444), _pan(0.35, 0.325, 0.155, 0.45)]
    m.add(loft(flat).turn("X", -lean, (0, 0.15, 0.43)), material)
    for x in (-0.075, 0.075):
        m.add(
            tube([(x - 0.03, 0.155, 0.425), (x + 0.03, 0.155, 0.425)], 0.016, 8), CHROME
        )


def toilet_cistern() -> Model:
    """A white toilet with its cistern behind the closed lid."""
    m = Model()
    _bowl(m)
    m.add(slab((-0.17, 0.1, 0.34), (0.17, 0.32, 0.396), 0.015, 2), WHITE)
    _lid(m, "plastic/white")
    tank = [
        (0.33, 0.17, 0.03, 0.39),
        (0.37, 0.185, 0.03, 0.46),
        (0.385, 0.19, 0.03, 0.77),
    ]
    m.add(crate(tank).move(0, 0.24, 0), WHITE)
    top = [(0.385, 0.19, 0.03, 0.77), (0.405, 0.21, 0.035, 0.776),
           (0.405, 0.21, 0.035, 0.796), (0.385, 0.19, 0.03, 0.806)]  # fmt: skip
    m.add(crate(top).move(0, 0.235, 0), WHITE)
    m.add(
        lathe([(0.028, 0.8), (0.028, 0.812), (0.02, 0.815)], 16, (0, 0.235, 0)), CHROME
    )
    pipe: list[Point] = [(-0.17, 0.3, 0.0), (-0.17, 0.3, 0.3), (-0.13, 0.28, 0.42)]
    m.add(tube(smooth_path(pipe, 3), 0.009, 6), CHROME)
    return m


def toilet_high() -> Model:
    """An old toilet: oak seat, a pipe up to a cistern on brackets, a chain to pull."""
    m, brass, wood, base = Model(), "metal/brass", "wood/oak", 1.08
    _bowl(m)
    _lid(m, wood)
    m.add(slab((-0.06, 0.15, 0.3), (0.06, 0.25, 0.39), 0.015, 2), WHITE)
    bend: list[Point] = [(0, 0.19, 0.36), (0, 0.25, 0.4), (0, 0.262, 0.5)]
    pipe = [*smooth_path(bend, 3), (0, 0.262, base + 0.02)]
    m.add(tube(pipe, 0.019, 10), brass)
    for z in (0.62, 0.88):
        m.add(box((0.07, 0.05, 0.018), (0, 0.275, z), 0.004), brass)
    tank = [(0.36, 0.16, 0.02, 0), (0.44, 0.18, 0.02, 0.05), (0.46, 0.19, 0.02, 0.28),
            (0.48, 0.2, 0.025, 0.3), (0.48, 0.2, 0.025, 0.32),
            (0.46, 0.19, 0.02, 0.332)]  # fmt: skip
    m.add(crate(tank).move(0, 0.2, base), "ceramic/plain")
    for x in (-0.14, 0.14):
        arm: list[Point] = [(x, 0.29, -0.18), (x, 0.2, -0.12), (x, 0.13, 0.005)]
        upright = slab((x - 0.012, 0.285, -0.23), (x + 0.012, 0.298, 0.01), 0)
        rest = slab((x - 0.012, 0.115, -0.005), (x + 0.012, 0.295, 0.01), 0)
        for part in (tube(smooth_path(arm, 3), 0.009, 6), upright, rest):
            m.add(part.move(0, 0, base), brass)
    lift: list[Point] = [(0.1, 0.2, 0.325), (0.24, 0.2, 0.35), (0.29, 0.2, 0.33)]
    chain: list[Point] = [(0.288, 0.2, 0.335), (0.288, 0.2, -0.26)]
    m.add(tube(lift, 0.008, 6).move(0, 0, base), brass)
    m.add(tube(chain, 0.004, 5).move(0, 0, base), brass)
    pear = [(0.006, 0.115), (0.012, 0.095), (0.022, 0.045), (0.016, 0.005), (0, 0)]
    m.add(lathe(pear, 12, (0.288, 0.2, base - 0.365)), wood)
    return m


def toilet_hung() -> Model:
    """A modern pan on a boxed-in wall: lid up, an oak shelf, a flush plate."""
    m, paint = Model(), "paint/plain"
    m.add(slab((-0.3, 0.17, 0), (0.3, 0.33, 1.06), 0.003), paint)
    m.add(slab((-0.305, 0.155, 1.058), (0.305, 0.33, 1.085), 0.004), "wood/oak")
    _bowl(m, 0.11, opened=True)
    _open_seat(m, "plastic/white", 84.0)
    plate(m, (0.22, 0.15, 0.012), (0, 0.17, 0.93), 0.008, CHROME)
    for x, wide in ((-0.045, 0.1), (0.055, 0.07)):
        plate(m, (wide, 0.1, 0.01), (x, 0.162, 0.93), 0.004, "plastic/white")
    roll = band([(0.02, -0.05), (0.055, -0.05), (0.055, 0.05), (0.02, 0.05)], 16)
    m.add(roll.turn("Y", 90).move(0.17, 0.1, 0.72), "paper/white")
    bar = tube([(0.1, 0.1, 0.72), (0.24, 0.1, 0.72), (0.24, 0.175, 0.72)], 0.007, 6)
    m.add(bar, CHROME)
    m.add(tube([(0.17, 0.1, 0.72), (0.2, 0.1, 0.72)], 0.021, 8), CHROME)
    return m


# ----------------------------------------------------------------------- washbasins


def basin_pedestal() -> Model:
    """A white washbasin on a pedestal with two cross-handled taps."""
    m, rim = Model(), 0.84
    foot = [
        (0.15, 0),
        (0.15, 0.02),
        (0.11, 0.05),
        (0.08, 0.2),
        (0.075, 0.5),
        (0.1, 0.68),
    ]
    m.add(lathe([*foot, (0.13, 0.72)], 20).scale(1, 0.9, 1).move(0, 0.06, 0), WHITE)
    rings = [(0.24, 0.08, 0.16, 0.68), (0.42, 0.2, 0.21, 0.74),
             (0.54, 0.28, 0.23, 0.79), (0.58, 0.3, 0.235, rim - 0.012),
             (0.575, 0.297, 0.233, rim)]  # fmt: skip
    inner = [(0.46, 0.24, 0.11, rim), (0.44, 0.23, 0.1, rim - 0.02)]
    inner += [(0.34, 0.16, 0.06, rim - 0.1), (0.16, 0.06, 0.02, rim - 0.125)]
    m.add(loft([_pan(*r, 28) for r in [*rings, *inner]]), WHITE)
    m.add(slab((-0.27, 0.2, rim - 0.03), (0.27, 0.238, rim + 0.07), 0.014, 2), WHITE)
    drain = [(0.024, 0), (0.024, 0.004), (0.015, 0.003)]
    m.add(lathe(drain, 12, (0, -0.01, rim - 0.126)), CHROME)
    for x in (-0.15, 0.15):
        cross_handle(m, (x, 0.16, rim - 0.003), CHROME)
    spout(m, (0, 0.165, rim - 0.003), (0.16, 0.14), CHROME, 0.013)
    return m


def basin_cabinet() -> Model:
    """A painted washstand: two doors on legs below a white top with an oval basin."""
    m, paint, brass = Model(), "paint/plain", "metal/brass"
    half, top = 0.4, 0.86
    m.four(leg((0.37, 0.19, 0), (0.37, 0.19, 0.16), 0.034, 0.046, 4), paint)
    m.add(slab((-half + 0.01, -0.19, 0.151), (half - 0.01, 0.229, 0.17), 0), paint)
    for x in (-half, half - 0.018):
        m.add(slab((x, -0.192, 0.15), (x + 0.018, 0.23, top - 0.03), 0.002), paint)
    m.add(slab((-half + 0.01, 0.21, 0.16), (half - 0.01, 0.227, top - 0.03), 0), paint)
    m.add(
        slab((-half + 0.01, -0.185, 0.16), (half - 0.01, -0.175, top - 0.03), 0),
        "plastic/black",
    )
    for left in (-half, 0.0):
        front(m, (left, 0.155), (left + half, top - 0.034), -0.192, paint, SHAKER)
        knob(m, (-0.03 if left < 0 else 0.03, -0.212, 0.55), brass)
    hole = [(p[0], p[1] - 0.03) for p in _oval(0.48, 0.3, 0, 24, 2.2)]
    m.add(board_with_hole((0.84, 0.47), hole, top - 0.032, top, 0.008), WHITE)
    bowl = [(0.3, 0.16, top - 0.14), (0.46, 0.28, top - 0.07), (0.5, 0.32, top - 0.03),
            (0.5, 0.32, top - 0.004), (0.475, 0.295, top + 0.001),
            (0.45, 0.275, top - 0.03), (0.4, 0.24, top - 0.09),
            (0.2, 0.1, top - 0.125)]  # fmt: skip
    m.add(loft([_oval(w, d, z, 28, 2.2) for w, d, z in bowl]).move(0, -0.03, 0), WHITE)
    drain = [(0.024, 0), (0.024, 0.004), (0.015, 0.003)]
    m.add(lathe(drain, 12, (0, -0.03, top - 0.126)), brass)
    m.add(slab((-0.42, 0.213, top - 0.01), (0.42, 0.235, top + 0.09), 0.006), WHITE)
    spout(m, (0, 0.17, top - 0.002), (0.19, 0.13), brass, 0.012)
    for x in (-0.12, 0.12):
        cross_handle(m, (x, 0.17, top - 0.002), brass)
    soap = box((0.075, 0.05, 0.024), (0.28, 0.06, top + 0.0115), 0.008)
    m.add(soap, "book/ochre")
    return m


def basin_bowl() -> Model:
    """A round bowl on a walnut board in a black frame, towels on the shelf below."""
    m, wood, black = Model(), "wood/walnut", "metal/black"
    top = 0.74
    m.add(slab((-0.4, -0.24, top - 0.04), (0.4, 0.24, top), 0.005, 2), wood)
    for y in (-0.215, 0.215):
        m.pair(
            box((0.026, 0.026, top - 0.038), (0.37, y, (top - 0.038) / 2), 0.0), black
        )
        for z in (0.2, top - 0.05):
            m.add(box((0.72, 0.022, 0.022), (0, y, z), 0.0), black)
    for z in (0.2002, top - 0.0502):
        m.pair(box((0.0218, 0.41, 0.022), (0.37, 0, z), 0.0), black)
    m.add(slab((-0.36, -0.21, 0.208), (0.36, 0.21, 0.226), 0.002), wood)
    bowl = [(0.08, 0), (0.12, 0.012), (0.185, 0.08), (0.205, 0.135), (0.2, 0.139),
            (0.195, 0.135), (0.172, 0.08), (0.1, 0.028), (0.03, 0.02)]  # fmt: skip
    m.add(lathe([(r, z + top - 0.001) for r, z in bowl], 22, (0.02, -0.02, 0)), WHITE)
    m.add(
        lathe([(0.024, top + 0.018), (0.024, top + 0.026)], 12, (0.02, -0.02, 0)), black
    )
    spout(m, (0.02, 0.2, top - 0.002), (0.34, 0.15), black, 0.012)
    lever(m, (0.02, 0.2, top + 0.1), black)
    for k, cloth in enumerate(("book/cream", "book/blue")):
        towel = cushion(
            (0.26, 0.3, 0.07), (-0.17, 0, 0.262 + 0.07 * k), 0.028, 0.008, (2, 2, 1), 1
        )
        m.add(towel, cloth)
    for x, z in ((0.12, 0.276), (0.225, 0.276), (0.172, 0.366)):
        m.add(tube([(x, -0.15, z), (x, 0.15, z)], 0.0535, 10), "book/cream")
    jar = [(0.03, 0), (0.033, 0.008), (0.033, 0.1), (0.028, 0.1), (0.028, 0.02)]
    m.add(lathe(jar, 12, (0.31, 0.12, top - 0.001)), "ceramic/terracotta")
    for x, cloth in ((0.3, "book/red"), (0.32, "book/green")):
        brush = tube([(x, 0.12, top + 0.015), (x * 1.06, 0.13, top + 0.17)], 0.005, 5)
        m.add(brush, cloth)
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "washing_machine/white": washer_white,
    "washing_machine/dark": washer_dark,
    "washing_machine/laundry": washer_laundry,
    "bathtub/claw": tub_claw,
    "bathtub/panelled": tub_panelled,
    "bathtub/egg": tub_egg,
    "toilet/cistern": toilet_cistern,
    "toilet/high": toilet_high,
    "toilet/hung": toilet_hung,
    "washbasin/pedestal": basin_pedestal,
    "washbasin/cabinet": basin_cabinet,
    "washbasin/bowl": basin_bowl,
}
