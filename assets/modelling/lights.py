"""Lamps that hang, stand on tables or are fixed to walls, and candlesticks."""

from __future__ import annotations

import math
from collections.abc import Sequence

from forms import ball, band, ring
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    ellipse,
    lathe,
    leg,
    prism,
    smooth_path,
    tube,
)

BRASS, BLACK, GLOW = "metal/brass", "metal/black", "bulb/opal"


def _around(count: int, first: float = 90.0) -> list[Flat]:
    """Directions evenly round the z axis as (cosine, sine)."""
    turns = [math.radians(first + 360.0 * k / count) for k in range(count)]
    return [(math.cos(t), math.sin(t)) for t in turns]


def _shade(m: Model, low: Flat, high: Flat, sides: int = 24) -> None:
    """A cloth shade between two (radius, z) rims."""
    wall = 0.005
    inner = [(high[0] - wall, high[1]), (low[0] - wall, low[1])]
    m.add(band([low, high, *inner], sides), "paper/shade")


def _hems(m: Model, low: Flat, high: Flat, sides: int) -> None:
    """White tape round both rims of a shade."""
    for (radius, z), up in ((low, 1), (high, -1)):
        tape = [(radius + 0.0012, z), (radius + 0.0012, z + 0.009 * up)]
        m.add(band([*tape, (radius - 0.006, z - 0.001 * up)], sides), "paper/white")


def _spider(m: Model, radius: float, z: float, metal: str) -> None:
    """Three spokes that hold a shade of that inner radius to its socket."""
    for c, s in _around(3):
        m.add(tube([(0, 0, z), (radius * c, radius * s, z)], 0.0025, 4), metal)


def _canopy(m: Model, top: float, metal: str, radius: float = 0.06) -> None:
    """The cup that covers the ceiling box; `top` is where the ceiling is."""
    cup = [(0.012, top - 0.035), (radius * 0.8, top - 0.028), (radius, top - 0.01)]
    m.add(lathe([*cup, (radius, top)], 20), metal)


def _dome(radius: float, height: float, sides: int = 24, steps: int = 6) -> Part:
    """A thin bowl, open downwards, its rim at z 0 (a cap hides the hole on top)."""
    wall = 0.005
    turns = [math.radians(90.0 * k / steps) for k in range(steps)]
    outer = [(radius * math.cos(t), height * math.sin(t)) for t in turns]
    tip = radius * 0.16
    inner = [
        ((radius - wall) * math.cos(t), (height - wall) * math.sin(t)) for t in turns
    ]
    close = [(tip, height * 0.987), (tip - wall / 2, height * 0.987 - wall)]
    return band([*outer, *close, *reversed(inner)], sides)


# -------------------------------------------------------------------- pendant lamps


def pendant_drum() -> Model:
    """A wide cloth drum with an opal pane below, on a cable."""
    m = Model()
    _shade(m, (0.24, 0.0), (0.24, 0.24), 32)
    _hems(m, (0.24, 0.0), (0.24, 0.24), 32)
    m.add(lathe([(0.2335, 0.012), (0.2335, 0.018), (0, 0.02)], 32), GLOW)
    _spider(m, 0.238, 0.21, BLACK)
    m.add(lathe([(0.02, 0.15), (0.022, 0.16), (0.022, 0.235), (0.01, 0.25)], 12), BLACK)
    m.add(ball((0.07, 0.07, 0.1), (0, 0, 0.11), 10, 6), GLOW)
    m.add(tube([(0, 0, 0.24), (0, 0, 0.79)], 0.004, 6), BLACK)
    _canopy(m, 0.8, BLACK)
    return m


def pendant_dome() -> Model:
    """An enamelled metal dome with a brass neck and a bulb below it."""
    m = Model()
    m.add(_dome(0.21, 0.2, 24).move(0, 0, 0.025), "paint/plain")
    m.add(ring(0.207, 0.007, (0, 0, 0.026), 24, 4), BRASS)
    neck = [(0.05, 0.215), (0.05, 0.232), (0.032, 0.25), (0.032, 0.285), (0.02, 0.305)]
    m.add(lathe([*neck, (0.008, 0.32)], 14), BRASS)
    m.add(lathe([(0.02, 0.12), (0.02, 0.225)], 10), BRASS)
    m.add(ball((0.1, 0.1, 0.13), (0, 0, 0.08), 14, 8), GLOW)
    m.add(tube([(0, 0, 0.31), (0, 0, 0.84)], 0.004, 6), BLACK)
    _canopy(m, 0.85, BRASS)
    return m


def pendant_globe() -> Model:
    """Three opal globes at different heights below one round brass plate."""
    m = Model()
    for (c, s), low in zip(_around(3, 200.0), (0.0, 0.13, 0.27), strict=True):
        x, y = 0.135 * c, 0.135 * s
        m.add(ball((0.2, 0.2, 0.2), (x, y, low + 0.1), 16, 9), GLOW)
        cap = [(0.045, 0.184), (0.05, 0.19), (0.046, 0.2), (0.02, 0.215)]
        m.add(lathe([*cap, (0.014, 0.25), (0.006, 0.26)], 12, (x, y, low)), BRASS)
        m.add(tube([(x, y, low + 0.25), (x, y, 0.845)], 0.0035, 5), BLACK)
    m.add(lathe([(0.18, 0.83), (0.185, 0.835), (0.185, 0.86)], 28), BRASS)
    return m


def pendant_linear() -> Model:
    """A long oak beam with a strip of light below, hung by two cables."""
    m = Model()
    m.add(box((1.2, 0.075, 0.07), (0, 0, 0.049), 0.006), "wood/oak")
    m.add(box((1.12, 0.05, 0.02), (0, 0, 0.01), 0.005), GLOW)
    m.pair(box((0.012, 0.082, 0.076), (0.6, 0, 0.049), 0.003), BLACK)
    for x in (-0.42, 0.42):
        m.add(lathe([(0.014, 0.08), (0.014, 0.1), (0.006, 0.112)], 10, (x, 0, 0)),
              BLACK)  # fmt: skip
        m.add(tube([(x, 0, 0.1), (x, 0, 0.755)], 0.0035, 5), BLACK)
    m.add(box((1.0, 0.065, 0.03), (0, 0, 0.765), 0.005), BLACK)
    return m


# --------------------------------------------------------------------- table lamps


def table_classic() -> Model:
    """A glazed gourd on a walnut foot below a pleated cone."""
    m = Model()
    m.add(lathe([(0.078, 0), (0.08, 0.004), (0.08, 0.016), (0.05, 0.022)], 14),
          "wood/walnut")  # fmt: skip
    gourd = [(0.05, 0.02), (0.085, 0.055), (0.098, 0.1), (0.085, 0.15), (0.05, 0.19)]
    gourd += [(0.038, 0.215), (0.042, 0.235), (0.03, 0.25)]
    m.add(lathe(gourd, 14), "ceramic/blue")
    m.add(lathe([(0.022, 0.245), (0.016, 0.26), (0.016, 0.31), (0.006, 0.32)], 6),
          BRASS)  # fmt: skip
    m.add(ball((0.06, 0.06, 0.09), (0, 0, 0.355), 8, 5), GLOW)
    m.add(lathe([(0.003, 0.39), (0.003, 0.5), (0.009, 0.51), (0, 0.522)], 6), BRASS)
    _spider(m, 0.098, 0.49, BRASS)
    _shade(m, (0.17, 0.275), (0.1, 0.5), 18)
    return m


def table_mushroom() -> Model:
    """A painted metal mushroom: round cap over a stout stem, light below the cap."""
    m, paint = Model(), "paint/plain"
    foot = [(0.095, 0), (0.1, 0.006), (0.094, 0.02), (0.05, 0.045), (0.036, 0.1)]
    m.add(lathe([*foot, (0.034, 0.2), (0.05, 0.255)], 14), paint)
    m.add(_dome(0.165, 0.13, 18, 4).move(0, 0, 0.24), paint)
    m.add(lathe([(0.155, 0.252), (0.155, 0.256), (0, 0.258)], 20), GLOW)
    m.add(lathe([(0.03, 0.362), (0.03, 0.375), (0.014, 0.385), (0, 0.387)], 12), BRASS)
    return m


def table_tripod() -> Model:
    """A cloth drum on three short oak legs."""
    m = Model()
    for c, s in _around(3, 30.0):
        m.add(leg((0.12 * c, 0.12 * s, 0), (0.018 * c, 0.018 * s, 0.235), 0.014, 0.024,
                  8), "wood/oak")  # fmt: skip
    m.add(lathe([(0.034, 0.205), (0.036, 0.21), (0.036, 0.235), (0.014, 0.245)], 14),
          BLACK)  # fmt: skip
    m.add(lathe([(0.011, 0.24), (0.011, 0.3)], 8), BLACK)
    m.add(ball((0.06, 0.06, 0.09), (0, 0, 0.335), 8, 5), GLOW)
    _spider(m, 0.138, 0.29, BLACK)
    _shade(m, (0.14, 0.25), (0.14, 0.43), 20)
    return m


def table_bedside() -> Model:
    """A small lamp for a nightstand: a white glazed pebble below a low drum."""
    m = Model()
    pebble = [(0.044, 0.0), (0.056, 0.006), (0.066, 0.035), (0.064, 0.07)]
    pebble += [(0.048, 0.105), (0.026, 0.128), (0.018, 0.138)]
    m.add(lathe(pebble, 14), "ceramic/white")
    m.add(lathe([(0.02, 0.132), (0.013, 0.144), (0.011, 0.2)], 8), BRASS)
    m.add(ball((0.05, 0.05, 0.075), (0, 0, 0.237), 8, 5), GLOW)
    _spider(m, 0.115, 0.205, BRASS)
    _shade(m, (0.122, 0.18), (0.1, 0.345), 18)
    return m


def table_ball() -> Model:
    """A small lamp for a nightstand: an opal ball in a cup on a brass foot."""
    m = Model()
    foot = [(0.062, 0.0), (0.066, 0.004), (0.064, 0.014), (0.02, 0.02), (0.012, 0.03)]
    m.add(lathe([*foot, (0.01, 0.12), (0.016, 0.135)], 14), BRASS)
    m.add(lathe([(0.016, 0.13), (0.05, 0.148), (0.066, 0.172), (0.06, 0.174)], 14),
          "paint/plain")  # fmt: skip
    m.add(ball((0.168, 0.168, 0.168), (0, 0, 0.224), 14, 8), GLOW)
    return m


# ---------------------------------------------------------------------- wall lamps
# Modelled with the wall at y 0 and everything in front of it.


def wall_shade() -> Model:
    """A brass bracket with a curled arm and a small cloth cone."""
    m = Model()
    plate = prism(ellipse(0.1, 0.17, 24), 0.014, "Y", 0.004)
    m.add(plate.move(0, -0.007, 0.085), BRASS)
    knots: list[Point] = [(0, -0.008, 0.085), (0, -0.055, 0.05), (0, -0.115, 0.065)]
    m.add(tube(smooth_path([*knots, (0, -0.14, 0.13)], 4), 0.007, 7), BRASS)
    cup = [(0.006, 0.115), (0.026, 0.128), (0.028, 0.138), (0.012, 0.142)]
    m.add(lathe([*cup, (0.012, 0.19)], 12, (0, -0.14, 0)), BRASS)
    m.add(ball((0.04, 0.04, 0.07), (0, -0.14, 0.215), 8, 5), GLOW)
    head = Model()
    _shade(head, (0.1, 0.16), (0.06, 0.31), 20)
    _hems(head, (0.1, 0.16), (0.06, 0.31), 20)
    _spider(head, 0.097, 0.168, BRASS)
    for part, material in head.parts:
        m.add(part.move(0, -0.14, 0), material)
    return m


def wall_globe() -> Model:
    """A round black plate, a straight arm and an opal globe above it."""
    m = Model()
    m.add(lathe([(0.06, 0), (0.06, 0.012), (0.052, 0.018)], 22)
          .turn("X", 90).move(0, 0, 0.062), BLACK)  # fmt: skip
    m.add(tube([(0, -0.01, 0.062), (0, -0.13, 0.062)], 0.009, 8), BLACK)
    m.add(lathe([(0.011, 0.045), (0.015, 0.05), (0.015, 0.075)], 10, (0, -0.13, 0)),
          BRASS)  # fmt: skip
    cup = [(0.012, 0.07), (0.05, 0.085), (0.056, 0.1), (0.046, 0.1)]
    m.add(lathe([*cup, (0.01, 0.09)], 18, (0, -0.13, 0)), BRASS)
    m.add(ball((0.17, 0.17, 0.17), (0, -0.13, 0.173), 20, 12), GLOW)
    return m


def wall_swing() -> Model:
    """A jointed reading arm with a painted metal hood."""
    m = Model()
    m.add(box((0.075, 0.02, 0.15), (0, -0.01, 0.165), 0.006), BLACK)
    elbow: Point = (0.06, -0.17, 0.165)
    m.add(tube([(0, -0.015, 0.165), elbow], 0.008, 8), BLACK)
    m.add(lathe([(0.014, 0.145), (0.014, 0.185)], 10, (0.06, -0.17, 0)), BRASS)
    neck: list[Point] = [elbow, (-0.02, -0.27, 0.18), (-0.045, -0.3, 0.165)]
    m.add(tube(smooth_path(neck, 4), 0.007, 7), BLACK)
    hood = _dome(0.1, 0.12, 20, 5)
    cap = lathe([(0.026, 0.112), (0.024, 0.135), (0.008, 0.145)], 12)
    bulb = ball((0.07, 0.07, 0.085), (0, 0, 0.025), 12, 7)
    socket = lathe([(0.018, 0.05), (0.018, 0.116)], 8)
    parts = ((hood, "paint/plain"), (cap, BRASS), (bulb, GLOW), (socket, BRASS))
    for part, material in parts:
        m.add(part.turn("X", -24).move(-0.045, -0.345, 0.045), material)
    return m


# -------------------------------------------------------------------- candlesticks


def _candle(m: Model, at: Point, radius: float, height: float) -> None:
    """A candle with a dished, slightly run top and a wick."""
    top = [(radius, height - 0.004), (radius * 0.7, height)]
    profile = [(radius, 0.0), *top, (0, height - 0.004)]
    m.add(lathe(profile, 7, at), "wax/ivory")
    x, y, z = at
    wick: list[Point] = [(x, y, z + height - 0.008), (x + 0.001, y, z + height + 0.004)]
    m.add(tube([*wick, (x + 0.004, y, z + height + 0.012)], 0.0012, 3), BLACK)


def candlestick_turned() -> Model:
    """A tall turned brass stick with a slim candle."""
    m = Model()
    foot = [(0.056, 0), (0.058, 0.006), (0.05, 0.014), (0.024, 0.024), (0.012, 0.04)]
    knops = [(0.012, 0.055), (0.021, 0.068), (0.012, 0.08), (0.009, 0.11)]
    upper = [(0.014, 0.155), (0.024, 0.17), (0.014, 0.182), (0.012, 0.195)]
    lip = [(0.032, 0.208), (0.033, 0.213), (0.016, 0.216), (0.016, 0.23)]
    m.add(lathe([*foot, *knops, *upper, *lip], 16), BRASS)
    _candle(m, (0, 0, 0.226), 0.011, 0.2)
    return m


def candlestick_branched() -> Model:
    """A black candelabrum: three candles in a row on curled arms."""
    m = Model()
    foot = [(0.062, 0), (0.064, 0.006), (0.05, 0.016), (0.02, 0.03), (0.01, 0.05)]
    m.add(lathe([*foot, (0.01, 0.12), (0.02, 0.135), (0.01, 0.15), (0.01, 0.23)], 10),
          BLACK)  # fmt: skip
    arm: list[Point] = [
        (0, 0, 0.135),
        (0.05, 0, 0.105),
        (0.1, 0, 0.125),
        (0.12, 0, 0.2),
    ]
    m.pair(tube(smooth_path(arm, 3), 0.006, 5), BLACK)
    for x, z in ((-0.12, 0.19), (0.0, 0.225), (0.12, 0.19)):
        cup = [(0.006, 0), (0.026, 0.01), (0.027, 0.015), (0.014, 0.018), (0.015, 0.03)]
        m.add(lathe(cup, 8, (x, 0, z)), BLACK)
        _candle(m, (x, 0, z + 0.026), 0.01, 0.15)
    return m


def candlestick_chamber() -> Model:
    """A painted saucer with a finger loop and a thick candle."""
    m, paint = Model(), "paint/plain"
    dish = [(0.05, 0), (0.062, 0.004), (0.078, 0.018), (0.081, 0.018), (0.079, 0.021)]
    well = [(0.06, 0.008), (0.024, 0.008), (0.023, 0.035), (0.0, 0.035)]
    m.add(lathe([*dish, *well], 20), paint)
    m.add(lathe([(0.026, 0.03), (0.027, 0.034), (0.018, 0.037)], 14), BRASS)
    m.add(_finger_loop((0.1, 0, 0.022)), paint)
    _candle(m, (0, 0, 0.034), 0.017, 0.1)
    return m


def _finger_loop(at: Point) -> Part:
    """An upright ring of flat bar in the (x, z) plane."""
    turns = [2.0 * math.pi * k / 14 for k in range(14)]
    path: Sequence[Point] = [
        (at[0] + 0.024 * math.cos(t), at[1], at[2] + 0.02 * math.sin(t)) for t in turns
    ]
    return tube(path, 0.0045, 5, closed=True)


MODELS = {
    "pendant_lamp/drum": pendant_drum,
    "pendant_lamp/dome": pendant_dome,
    "pendant_lamp/globe": pendant_globe,
    "pendant_lamp/linear": pendant_linear,
    "table_lamp/ball": table_ball,
    "table_lamp/bedside": table_bedside,
    "table_lamp/classic": table_classic,
    "table_lamp/mushroom": table_mushroom,
    "table_lamp/tripod": table_tripod,
    "wall_lamp/shade": wall_shade,
    "wall_lamp/globe": wall_globe,
    "wall_lamp/swing": wall_swing,
    "candlestick/turned": candlestick_turned,
    "candlestick/branched": candlestick_branched,
    "candlestick/chamber": candlestick_chamber,
}
