"""Gyms: treadmills, exercise bikes, weight benches, dumbbells, mats and balls."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from forms import ball, band, loft
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    cushion,
    ellipse,
    lathe,
    prism,
    rounded,
    slab,
    smooth_path,
    tube,
)

BLACK, STEEL, DARK = "metal/black", "metal/steel", "plastic/black"
RED = "plastic/red"


def _across(part: Part, at: Point) -> Part:
    """Lay a part that was turned about z along x, its middle at a point."""
    return part.turn("Y", 90).move(*at)


def _bar(m: Model, line: Sequence[Point], radius: float, material: str) -> None:
    """A bar through points."""
    m.add(tube(line, radius, 6), material)


def _feet(m: Model, half: float, places: Sequence[float], material: str) -> None:
    """Bars across the floor at depths `places`, capped with rubber."""
    for y in places:
        m.add(box((2 * half, 0.06, 0.045), (0, y, 0.035), 0.006), material)
        m.pair(box((0.05, 0.072, 0.057), (half, y, 0.0285), 0.0), DARK)


# ---------------------------------------------------------------------- treadmills
# The runner faces the front (-Y), where the motor and the console are.


def _deck(m: Model, half: Flat, height: float, rail: str, belt: str = DARK) -> None:
    """A running deck: belt, two rails with grips, rollers; `half` width and length."""
    wide, long = half
    m.add(slab((-wide, -long, 0.04), (wide, long, height), 0.008), BLACK)
    middle = wide - 0.09
    m.add(slab((-middle, -long, height), (middle, long, height + 0.006), 0.0), belt)
    for k in range(-2, 3):
        m.add(box((0.05, 0.16, 0.004), (0, 0.27 * k, height + 0.006), 0.0), STEEL)
    side = slab((middle, -long, height), (wide + 0.01, long, height + 0.03), 0.006)
    m.pair(side, rail)
    m.pair(box((0.05, 0.08, 0.05), (wide - 0.06, long - 0.1, 0.025), 0.0), DARK)
    m.pair(box((0.05, 0.08, 0.05), (wide - 0.06, -long + 0.1, 0.025), 0.0), DARK)


def _console(m: Model, at: Flat, wide: float, lean: float, case: str) -> None:
    """A display that looks up and back to the runner, its middle at (y, z)."""
    y, z = at
    parts = [
        (box((wide, 0.05, 0.26), (0, 0, 0), 0.012), case),
        (box((wide * 0.6, 0.006, 0.15), (0, 0.024, 0.03), 0.0), "glass/screen"),
        (box((wide * 0.3, 0.008, 0.035), (0, 0.026, -0.085), 0.0), RED),
    ]
    for x in (-0.38, 0.38):
        key = box((wide * 0.13, 0.006, 0.12), (wide * x, 0.025, 0.02), 0.0)
        parts.append((key, "metal/brushed"))
    for part, material in parts:
        m.add(part.turn("X", lean).move(0, y, z), material)


def treadmill_classic() -> Model:
    """A gym treadmill: motor hood, two leaning posts, side grips and a console."""
    m = Model()
    _deck(m, (0.38, 0.85), 0.17, STEEL)
    hood = [(-0.9, 0.05), (-0.52, 0.05), (-0.52, 0.2), (-0.6, 0.26), (-0.86, 0.24)]
    m.add(prism(hood, 0.78, "X", 0.02), DARK)
    m.add(box((0.3, 0.03, 0.02), (0, -0.72, 0.255), 0.0), RED)
    post = [(-0.7, 0.1), (-0.58, 0.1), (-0.5, 1.12), (-0.6, 1.12)]
    m.pair(prism(post, 0.07, "X", 0.01).move(0.37), STEEL)
    grip: list[Point] = [(0.37, -0.56, 1.06), (0.37, -0.3, 1.04), (0.37, -0.02, 0.94)]
    m.pair(tube(smooth_path(grip, 3), 0.025, 6), DARK)
    m.add(box((0.78, 0.16, 0.07), (0, -0.56, 1.08), 0.016), DARK)
    _console(m, (-0.6, 1.24), 0.62, 25.0, DARK)
    m.add(box((0.06, 0.03, 0.05), (0, -0.47, 1.1), 0.0), RED)
    for x in (-0.2, 0.2):
        m.add(lathe([(0.045, 1.105), (0.045, 1.118)], 10, (x, -0.53, 0)), BLACK)
    return m


def treadmill_folding() -> Model:
    """A light treadmill for the home: low white deck, one hoop and a small display."""
    m, white = Model(), "plastic/white"
    _deck(m, (0.32, 0.72), 0.12, white)
    hood = [(-0.78, 0.03), (-0.5, 0.03), (-0.5, 0.15), (-0.58, 0.19), (-0.75, 0.17)]
    m.add(prism(hood, 0.66, "X", 0.02), white)
    m.add(slab((-0.22, -0.7, 0.18), (0.22, -0.6, 0.192), 0.0), "plastic/plain")
    hoop: list[Point] = [(-0.3, -0.62, 0.1), (-0.3, -0.6, 0.9), (-0.3, -0.56, 1.06)]
    hoop += [(-x, y, z) for x, y, z in reversed(hoop)]
    _bar(m, hoop, 0.024, white)
    for x in (-0.3, 0.3):
        _bar(m, [(x, -0.58, 1.0), (x, -0.4, 1.02), (x, -0.22, 1.0)], 0.02, DARK)
    _console(m, (-0.57, 1.13), 0.4, 30.0, DARK)
    return m


def treadmill_curved() -> Model:
    """A treadmill without a motor: a bowed belt of slats between tall side frames."""
    m = Model()
    lift = [(-0.8 + 0.1 * k, 0.16 + 0.3 * (-0.8 + 0.1 * k) ** 2) for k in range(17)]
    for k, (y, z) in enumerate(lift):
        turn = math.degrees(math.atan(0.6 * y))
        slat = box((0.48, 0.103, 0.03), (0, 0, 0), 0.0).turn("X", turn)
        m.add(slat.move(0, y, z), DARK if k % 2 else BLACK)
    upper = [(y * 1.06, z + 0.03) for y, z in lift]
    lower = [(0.74, 0.03), (0.5, 0.0), (-0.5, 0.0), (-0.74, 0.03)]
    m.pair(prism([*upper, *lower], 0.06, "X").move(0.27), "paint/plain")
    for x in (-0.27, 0.27):
        _bar(m, [(x, -0.72, 0.2), (x, -0.7, 1.0), (x, -0.5, 1.1), (x, 0.1, 1.02)],
             0.026, BLACK)  # fmt: skip
        _bar(m, [(x, 0.1, 1.02), (x, 0.2, 0.7), (x, 0.2, 0.12)], 0.022, BLACK)
    _bar(m, [(-0.27, -0.66, 1.03), (0.27, -0.66, 1.03)], 0.024, BLACK)
    m.add(box((0.08, 0.05, 0.16), (0, -0.67, 1.08), 0.0), BLACK)
    _console(m, (-0.68, 1.18), 0.34, 20.0, DARK)
    m.add(slab((-0.24, -0.72, 0.02), (0.24, -0.6, 0.1), 0.0), BLACK)
    m.add(slab((-0.24, 0.6, 0.02), (0.24, 0.72, 0.1), 0.0), BLACK)
    return m


# ------------------------------------------------------------------ exercise bikes
# The rider faces the front (-Y).


def _saddle(m: Model, y: float, z: float, low: float) -> None:
    """A saddle with a broad rear on a post that starts at height `low`."""
    outline = [(-0.03, -0.14), (0.03, -0.14), (0.045, 0.0), (0.095, 0.09), (0.07, 0.13)]
    outline += [(-0.07, 0.13), (-0.095, 0.09), (-0.045, 0.0)]
    m.add(prism(outline, 0.05, "Z", 0.014).move(0, y, z), DARK)
    _bar(m, [(0, y - 0.07, low), (0, y + 0.02, z - 0.01)], 0.022, STEEL)


def _cranks(m: Model, y: float, z: float, half: float) -> None:
    """Two opposite cranks with pedals on an axle across."""
    axle = lathe([(0.03, -half), (0.03, half)], 8)
    m.add(_across(axle, (0, y, z)), STEEL)
    for side in (-1, 1):
        x = side * half
        tip: Point = (x, y + side * 0.12, z - side * 0.11)
        _bar(m, [(x, y, z), tip], 0.014, STEEL)
        m.add(box((0.1, 0.09, 0.026), (x + side * 0.05, *tip[1:]), 0.0), DARK)


def _wheel(m: Model, y: float, z: float, radius: float, rim: str) -> None:
    """A heavy spoked flywheel that turns about x."""
    hoop = [(radius, -0.025), (radius, 0.025), (radius - 0.06, 0.02)]
    m.add(_across(band([*hoop, (radius - 0.06, -0.02)], 24), (0, y, z)), rim)
    m.add(_across(lathe([(0.05, -0.04), (0.05, 0.04)], 10), (0, y, z)), DARK)
    for k in range(3):
        spoke = box((0.014, 0.04, 2 * radius - 0.06), (0, 0, 0), 0.0)
        m.add(spoke.turn("X", 60.0 * k).move(0, y, z), STEEL)


def bike_spin() -> Model:
    """A racing bike for indoors: flywheel in front, slanted frame, horned bars."""
    m, paint = Model(), "paint/plain"
    _feet(m, 0.24, (-0.5, 0.5), BLACK)
    _wheel(m, -0.36, 0.34, 0.25, STEEL)
    for x in (-0.045, 0.045):
        _bar(m, [(x, -0.5, 0.05), (x, -0.36, 0.34), (x, -0.24, 0.78)], 0.02, paint)
    _bar(m, [(0, -0.25, 0.74), (0, 0.02, 0.3), (0, 0.3, 0.06), (0, 0.5, 0.05)],
         0.035, paint)  # fmt: skip
    _bar(m, [(0, -0.2, 0.66), (0, 0.2, 0.5), (0, 0.02, 0.3)], 0.028, paint)
    m.add(box((0.1, 0.06, 0.1), (0, -0.24, 0.78), 0.01), paint)
    _cranks(m, 0.02, 0.3, 0.09)
    guard = prism(ellipse(0.24, 0.24, 14), 0.03, "X").move(0.055, 0.02, 0.3)
    m.add(guard, DARK)
    _bar(m, [(0, -0.25, 0.76), (0, -0.3, 1.04)], 0.024, STEEL)
    _saddle(m, 0.27, 0.95, 0.5)
    for x in (-1, 1):
        horn: list[Point] = [(0, -0.3, 1.04), (0.18 * x, -0.3, 1.04)]
        horn += [(0.2 * x, -0.38, 1.06), (0.17 * x, -0.48, 1.14)]
        _bar(m, horn, 0.017, DARK)
    m.add(box((0.14, 0.02, 0.1), (0, -0.32, 1.14), 0.0), "glass/screen")
    m.add(box((0.03, 0.03, 0.1), (0, -0.31, 1.07), 0.0), DARK)
    return m


def bike_upright() -> Model:
    """A bike whose wheel hides in a white shell, with a tall mast and a display."""
    m, white = Model(), "plastic/white"
    _feet(m, 0.26, (-0.46, 0.46), STEEL)
    shell = [(-0.46, 0.14), (-0.2, 0.1), (0.2, 0.16), (0.26, 0.3), (0.14, 0.44)]
    shell += [(-0.1, 0.62), (-0.28, 0.66), (-0.44, 0.56), (-0.52, 0.36)]
    m.add(prism(shell, 0.14, "X", 0.03), white)
    m.pair(prism(ellipse(0.34, 0.34, 18), 0.02, "X").move(0.075, -0.24, 0.36), DARK)
    m.add(box((0.07, 0.9, 0.06), (0, 0, 0.08), 0.008), STEEL)
    _cranks(m, 0.06, 0.3, 0.12)
    _bar(m, [(0, 0.16, 0.1), (0, 0.2, 0.5), (0, 0.24, 0.66)], 0.035, white)
    _saddle(m, 0.3, 0.88, 0.5)
    _bar(m, [(0, -0.28, 0.6), (0, -0.34, 1.1)], 0.034, white)
    for x in (-1, 1):
        arm: list[Point] = [(0, -0.32, 1.0), (0.22 * x, -0.3, 1.02)]
        arm += [(0.24 * x, -0.12, 1.08), (0.2 * x, 0.0, 1.1)]
        _bar(m, arm, 0.018, DARK)
    _console(m, (-0.36, 1.2), 0.28, 25.0, DARK)
    return m


def bike_recumbent() -> Model:
    """A low bike with a chair: padded seat and back, pedals out in front."""
    m = Model()
    _feet(m, 0.27, (-0.62, 0.62), STEEL)
    m.add(box((0.08, 1.26, 0.08), (0, 0, 0.09), 0.01), STEEL)
    shell = [(-0.64, 0.12), (-0.12, 0.12), (-0.14, 0.4), (-0.26, 0.6), (-0.46, 0.66)]
    m.add(prism([*shell, (-0.62, 0.52)], 0.18, "X", 0.03), DARK)
    m.pair(prism(ellipse(0.24, 0.24, 16), 0.02, "X").move(0.095, -0.4, 0.38), RED)
    _cranks(m, -0.34, 0.38, 0.14)
    m.add(box((0.12, 0.16, 0.34), (0, 0.36, 0.28), 0.008), STEEL)
    seat = cushion((0.44, 0.4, 0.09), (0, 0.34, 0.48), 0.035, 0.012, (2, 2, 1))
    m.add(seat, "leather/plain")
    back = cushion((0.42, 0.08, 0.52), (0, 0, 0), 0.035, 0.012, (2, 1, 2))
    m.add(back.turn("X", -14).move(0, 0.58, 0.8), "leather/plain")
    m.add(box((0.1, 0.04, 0.5), (0, 0, 0), 0.0).turn("X", -14).move(0, 0.6, 0.66),
          STEEL)  # fmt: skip
    for x in (-1, 1):
        grip: list[Point] = [(0.05 * x, 0.34, 0.38), (0.29 * x, 0.34, 0.4)]
        grip += [(0.3 * x, 0.26, 0.62), (0.3 * x, 0.1, 0.66)]
        _bar(m, grip, 0.016, DARK)
    _bar(m, [(0, -0.44, 0.6), (0, -0.4, 1.06)], 0.03, STEEL)
    _console(m, (-0.4, 1.14), 0.28, 15.0, DARK)
    return m


# ----------------------------------------------------------------- weight benches


def _plate(m: Model, x: float, y: float, z: float, radius: float, paint: str) -> None:
    """A weight on a bar along x, its middle at a point."""
    profile = [(radius, -0.018), (radius, 0.018), (radius * 0.75, 0.01)]
    m.add(_across(lathe([*profile, (0.03, 0.014)], 16), (x, y, z)), paint)


def _barbell(m: Model, y: float, z: float, half: float, radius: float) -> None:
    """A steel bar across with plates at both ends."""
    m.add(tube([(-half, y, z), (half, y, z)], 0.014, 6), STEEL)
    sleeve = tube([(half - 0.28, y, z), (half, y, z)], 0.022, 8)
    m.pair(sleeve, STEEL)
    for x, share, paint in ((0.22, 1.0, DARK), (0.17, 0.8, RED), (0.125, 0.6, DARK)):
        for side in (-1, 1):
            _plate(m, side * (half - x), y, z, radius * share, paint)


def _pad(m: Model, size: Flat, at: Point, lean: float = 0.0) -> None:
    """A firm leather pad, 7 cm thick, leaning up at its rear by degrees."""
    pad = cushion((size[0], size[1], 0.07), (0, 0, 0), 0.025, 0.006, (2, 3, 1), 1)
    m.add(pad.turn("X", lean).move(*at), "leather/plain")


def weights_press() -> Model:
    """A flat bench below a loaded barbell on two posts."""
    m = Model()
    _pad(m, (0.3, 1.2), (0, -0.12, 0.43))
    m.add(box((0.08, 1.2, 0.06), (0, -0.1, 0.37), 0.006), BLACK)
    _feet(m, 0.24, (-0.6,), BLACK)
    m.add(box((0.07, 0.07, 0.36), (0, -0.6, 0.2), 0.0), BLACK)
    m.add(box((1.16, 0.07, 0.06), (0, 0.5, 0.035), 0.006), BLACK)
    m.add(box((0.08, 0.08, 0.36), (0, 0.46, 0.2), 0.0), BLACK)
    m.pair(box((0.06, 0.07, 1.0), (0.5, 0.5, 0.52), 0.006), BLACK)
    m.add(box((1.0, 0.05, 0.05), (0, 0.5, 0.3), 0.0), BLACK)
    m.pair(box((0.06, 0.1, 0.02), (0.5, 0.46, 0.96), 0.0), STEEL)
    m.pair(box((0.06, 0.02, 0.09), (0.5, 0.41, 1.0), 0.0), STEEL)
    _barbell(m, 0.445, 0.981, 0.88, 0.21)
    return m


def weights_incline() -> Model:
    """A bench with a raised back, a short seat and two rolls for the feet."""
    m = Model()
    _pad(m, (0.28, 0.78), (0, 0.2, 0.74), 42.0)
    _pad(m, (0.3, 0.34), (0, -0.28, 0.44), -8.0)
    _feet(m, 0.26, (-0.5, 0.62), STEEL)
    m.add(box((0.07, 1.12, 0.07), (0, 0.06, 0.06), 0.006), STEEL)
    m.add(box((0.07, 0.07, 0.36), (0, -0.24, 0.24), 0.0), STEEL)
    _bar(m, [(0, 0.5, 0.07), (0, 0.3, 0.78)], 0.03, STEEL)
    _bar(m, [(0, -0.36, 0.4), (0, -0.05, 0.46), (0, 0.46, 0.93)], 0.03, BLACK)
    _bar(m, [(0, -0.36, 0.4), (0, -0.56, 0.34), (0, -0.6, 0.22)], 0.026, BLACK)
    for y, z in ((-0.52, 0.46), (-0.6, 0.22)):
        roll = lathe([(0.04, -0.22), (0.055, -0.21), (0.055, 0.21), (0.04, 0.22)], 10)
        m.add(_across(roll, (0, y, z)), RED)
    _bar(m, [(0, -0.5, 0.36), (0, -0.52, 0.46)], 0.016, BLACK)
    return m


def weights_rack() -> Model:
    """A bench in front of a tall cage: four posts, a barbell, plates on pegs."""
    m = Model()
    for x in (-0.55, 0.55):
        for y in (0.05, 0.65):
            m.add(box((0.06, 0.06, 1.85), (x, y, 0.925), 0.0), BLACK)
        for z in (0.035, 1.82):
            m.add(box((0.058, 0.6, 0.06), (x, 0.35, z), 0.0), BLACK)
        for z in (0.5, 0.9):
            peg = lathe([(0.022, -0.09), (0.022, 0.09)], 8)
            m.add(_across(peg, (x * 1.12, 0.65, z)), STEEL)
            _plate(m, x * 1.14, 0.65, z, 0.17, RED if z < 0.7 else DARK)
    for z in (0.12, 1.82):
        m.add(box((1.06, 0.05, 0.06), (0, 0.65, z), 0.0), BLACK)
    m.add(tube([(-0.55, 0.05, 1.8), (0.55, 0.05, 1.8)], 0.018, 6), STEEL)
    _pad(m, (0.28, 1.1), (0, -0.2, 0.43))
    m.add(box((0.07, 0.9, 0.06), (0, -0.2, 0.37), 0.0), "metal/brushed")
    m.add(box((0.07, 0.07, 0.34), (0, -0.58, 0.2), 0.0), "metal/brushed")
    m.add(box((0.07, 0.07, 0.34), (0, 0.2, 0.2), 0.0), "metal/brushed")
    m.add(box((0.4, 0.06, 0.05), (0, -0.58, 0.025), 0.0), "metal/brushed")
    m.add(box((1.1, 0.06, 0.05), (0, 0.2, 0.035), 0.0), "metal/brushed")
    m.pair(box((0.05, 0.1, 0.04), (0.55, 0.0, 1.06), 0.0), STEEL)
    m.pair(box((0.05, 0.02, 0.1), (0.55, -0.04, 1.1), 0.0), STEEL)
    _barbell(m, -0.008, 1.091, 0.95, 0.2)
    return m


# ----------------------------------------------------------------- dumbbell racks


def _dumbbell(
    m: Model, at: Point, size: float, sides: int, paint: str, spin: float = 0.0
) -> None:
    """Two heads on a steel grip along y, lying with its middle at a point."""
    half = size * 1.35
    parts = [(lathe([(size * 0.28, -half), (size * 0.28, half)], 4), STEEL)]
    for side in (-1, 1):
        low, high = sorted((side * half * 0.45, side * half))
        parts.append((lathe([(size, low), (size, high)], sides), paint))
    for part, material in parts:
        part.turn("X", 90).turn("Z", spin)
        m.add(part.move(*at), material)


def rack_tiers() -> Model:
    """Three slanted shelves of black six-sided dumbbells, heavier towards the floor."""
    m = Model()
    side = [(-0.3, 0.0), (0.3, 0.0), (0.3, 0.04), (0.2, 0.06), (0.16, 1.0), (0.1, 1.0)]
    m.pair(prism([*side, (0.06, 0.06), (-0.3, 0.04)], 0.05, "X").move(0.66), STEEL)
    rows = ((0.2, -0.06, 0.085, 5), (0.55, 0.02, 0.072, 5), (0.9, 0.08, 0.06, 6))
    for z, y, size, count in rows:
        shelf = box((1.36, 0.3, 0.02), (0, 0, 0), 0.0).turn("X", 14)
        m.add(shelf.move(0, y, z), STEEL)
        lip = box((1.36, 0.02, 0.05), (0, -0.14, 0.01), 0.0).turn("X", 14)
        m.add(lip.move(0, y, z), STEEL)
        for k in range(count):
            x = 1.16 * (k / (count - 1) - 0.5)
            _dumbbell(m, (x, y - 0.01, z + size * 0.94), size, 6, DARK)
    return m


def rack_tower() -> Model:
    """A slim post with arms on both sides that hold coloured dumbbells."""
    m = Model()
    _feet(m, 0.3, (-0.2, 0.2), BLACK)
    m.add(box((0.08, 0.46, 0.05), (0, 0, 0.03), 0.0), BLACK)
    m.pair(prism([(-0.16, 0.05), (-0.06, 0.05), (0.0, 1.12), (-0.06, 1.12)], 0.05, "X")
           .move(0.0, 0.06, 0.0).move(0.03), BLACK)  # fmt: skip
    colours = ("plastic/green", "plastic/blue", "plastic/orange", "plastic/red", DARK)
    for k, paint in enumerate(colours):
        z, size = 1.05 - 0.2 * k, 0.05 + 0.006 * k
        lying = z + 0.009 + size * 0.92
        m.add(box((0.5, 0.12, 0.02), (0, 0.0, z), 0.0), BLACK)
        for x in (-0.18, 0.18):
            m.add(box((0.02, 0.03, 0.08), (x + (0.06 if x > 0 else -0.06), 0, z + 0.03),
                      0.0), BLACK)  # fmt: skip
            _dumbbell(m, (x, 0, lying), size, 8, paint)
    return m


def rack_low() -> Model:
    """A low stand: round chrome dumbbells above, a row of kettlebells below."""
    m, metal = Model(), "paint/plain"
    for x in (-0.6, 0.6):
        for y in (-0.19, 0.19):
            m.add(box((0.05, 0.05, 0.66), (x, y, 0.33), 0.0), metal)
    for z in (0.14, 0.6):
        m.add(box((1.25, 0.44, 0.03), (0, 0, z), 0.0), metal)
        m.add(box((1.25, 0.02, 0.06), (0, -0.22, z + 0.02), 0.0), metal)
    for k in range(5):
        size = 0.085 - 0.008 * k
        x = 0.24 * (k - 2)
        _dumbbell(m, (x, 0, 0.614 + size * 0.92), size, 8, "metal/chrome")
    for k, paint in enumerate((DARK, RED, "plastic/blue", "plastic/yellow", DARK)):
        x, r = 0.23 * (k - 2), 0.09 - 0.006 * k
        m.add(ball((2 * r, 2 * r, 1.9 * r), (x, 0, 0.15 + r * 0.93), 10, 6), paint)
        bow: list[Point] = [(x - r * 0.55, 0, 0.155 + r * 1.5)]
        bow += [(x - r * 0.6, 0, 0.155 + r * 2.3), (x + r * 0.6, 0, 0.155 + r * 2.3)]
        bow.append((x + r * 0.55, 0, 0.155 + r * 1.5))
        m.add(tube(bow, 0.015, 5), paint)
    return m


# ----------------------------------------------------------------------- yoga mats


def _mat(m: Model, size: Flat, radius: float, thick: float, z: float = 0.0) -> None:
    """A thin mat of a size with round corners, lying at a height."""
    m.add(prism(rounded(*size, radius, 3), thick, "Z").move(0, 0, z + thick / 2),
          "plastic/plain")  # fmt: skip


def _stripe(m: Model, size: Flat, at: Flat, z: float) -> None:
    """A white mark printed on a mat."""
    m.add(box((*size, 0.002), (*at, z), 0.0), "plastic/white")


def mat_lined() -> Model:
    """A mat with white lines along its middle and across, to stand by."""
    m, z = Model(), 0.007
    _mat(m, (0.61, 1.78), 0.02, z)
    _stripe(m, (0.012, 1.5), (0, 0), z)
    for y in (-0.75, -0.375, 0.0, 0.375, 0.75):
        _stripe(m, (0.34 if y else 0.44, 0.012), (0, y), z)
    return m


def mat_round() -> Model:
    """A mat with round ends, a band near each, and a ring in the middle."""
    m, z = Model(), 0.007
    _mat(m, (0.66, 1.83), 0.2, z)
    for y in (-0.6, 0.6):
        for side in (-0.03, 0.03):
            _stripe(m, (0.5, 0.018), (0, y + side), z)
    for radius in (0.2, 0.12):
        hoop = [(radius, z - 0.001), (radius, z + 0.001), (radius - 0.014, z + 0.001)]
        m.add(band([*hoop, (radius - 0.014, z - 0.001)], 24), "plastic/white")
    return m


def mat_curled() -> Model:
    """A mat with two stripes at each end, one of which still curls up a little."""
    m, thick, half = Model(), 0.007, 0.32
    line: list[Flat] = [(-0.85, 0.0), (0.72, 0.0), (0.8, 0.004), (0.86, 0.013)]
    line.append((0.88, 0.02))
    rings = []
    for k, (y, z) in enumerate(line):
        before, after = line[max(k - 1, 0)], line[min(k + 1, len(line) - 1)]
        dy, dz = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dy, dz)
        up = (-dz / length * thick, dy / length * thick)
        ring: list[Point] = [(-half, y, z), (half, y, z)]
        ring += [(half, y + up[0], z + up[1]), (-half, y + up[0], z + up[1])]
        rings.append(ring)
    m.add(loft(rings), "plastic/plain")
    for y in (-0.76, -0.7, 0.5, 0.56):
        _stripe(m, (0.64, 0.03), (0, y), thick)
    return m


# ------------------------------------------------------------------ exercise balls


def _globe(radius: float, groove: float, sides: int, rows: int) -> Part:
    """A ball flattened where it stands, of `rows` bands parted by grooves."""
    shares = [k + part for k in range(rows) for part in (0.0, 0.86, 0.93)]
    shares = [*(shares if groove else range(rows)), rows]
    profile: list[Flat] = []
    for share in shares:
        t = math.pi * (share / rows - 0.5)
        r = radius - (groove if share % 1.0 > 0.9 else 0.0)
        profile.append((r * math.cos(t), r * math.sin(t)))
    profile[0], profile[-1] = (0.0, -radius), (0.0, radius)
    floor = -radius * 0.955
    return lathe([(r, max(z, floor)) for r, z in profile], sides).move(0, 0, -floor)


def ball_ridged() -> Model:
    """A gym ball with ridges round it and a white plug."""
    m, r = Model(), 0.325
    m.add(_globe(r, 0.012, 18, 8), "plastic/plain")
    plug = lathe([(0.03, r - 0.008), (0.03, r + 0.003), (0.0, r + 0.004)], 10)
    m.add(plug.turn("X", 50).move(0, 0, r * 0.955), "plastic/white")
    return m


def ball_ring() -> Model:
    """A smooth ball in a black ring that keeps it from rolling."""
    m, r = Model(), 0.36
    m.add(_globe(r, 0.0, 20, 12).move(0, 0, 0.012), "plastic/plain")
    foot = [(0.27, 0), (0.31, 0.01), (0.32, 0.07), (0.29, 0.1), (0.21, 0.076)]
    m.add(band([*foot, (0.2, 0.01)], 20), DARK)
    for turn in (0.0, 90.0):
        hoop = [(r + 0.002, -0.012), (r + 0.002, 0.012), (r - 0.01, 0.0)]
        seam = band(hoop, 24).turn("X", 90).turn("Z", turn)
        m.add(seam.move(0, 0, r * 0.955 + 0.012), "plastic/white")
    return m


def ball_banded() -> Model:
    """A smaller smooth ball with three white bands about a slanted axis."""
    m, r = Model(), 0.28
    m.add(_globe(r, 0.0, 20, 12), "plastic/plain")
    for t in (-0.42, 0.0, 0.42):
        around, at = (r + 0.002) * math.cos(t), (r + 0.002) * math.sin(t)
        hoop = [(around, at - 0.012), (around, at + 0.012), (around - 0.02, at)]
        part = band(hoop, 24).turn("X", 62)
        m.add(part.move(0, 0, r * 0.955), "plastic/white")
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "treadmill/classic": treadmill_classic,
    "treadmill/folding": treadmill_folding,
    "treadmill/curved": treadmill_curved,
    "exercise_bike/spin": bike_spin,
    "exercise_bike/upright": bike_upright,
    "exercise_bike/recumbent": bike_recumbent,
    "weight_bench/press": weights_press,
    "weight_bench/incline": weights_incline,
    "weight_bench/rack": weights_rack,
    "dumbbell_rack/tiers": rack_tiers,
    "dumbbell_rack/tower": rack_tower,
    "dumbbell_rack/low": rack_low,
    "yoga_mat/lined": mat_lined,
    "yoga_mat/round": mat_round,
    "yoga_mat/curled": mat_curled,
    "exercise_ball/ridged": ball_ridged,
    "exercise_ball/ring": ball_ring,
    "exercise_ball/banded": ball_banded,
}
