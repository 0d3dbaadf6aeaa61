"""School and meeting rooms: boards, pupils' desks, long tables, lecterns, machines."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

from forms import loft
from toolkit import (
    Flat,
    Model,
    Point,
    box,
    lathe,
    leg,
    prism,
    rounded,
    slab,
    smooth_path,
    tube,
)

BLACK, STEEL, WHITE = "metal/black", "metal/steel", "plastic/white"
DARK = "plastic/black"

# --------------------------------------------------------------------- whiteboards
# What hangs is modelled with the wall at y 0, its middle at x 0, z 0, facing -Y.

INK_FRONT = -0.0145
"""Depth at which ink lies on a board (metres)."""


def _board(m: Model, width: float, height: float, face: str, frame: str) -> None:
    """A board of a size in a frame 4 cm wide."""
    low, high = (-width / 2, -0.014, -height / 2), (width / 2, -0.002, height / 2)
    m.add(slab(low, high, 0), face)
    out = width / 2 + 0.03
    for z in (-height / 2, height / 2):
        m.add(slab((-out, -0.028, z - 0.02), (out, 0, z + 0.02), 0.004), frame)
    side = slab((width / 2 - 0.01, -0.027, -height / 2), (out, -0.001, height / 2), 0)
    m.pair(side, frame)


def _tray(m: Model, width: float, low: float, material: str) -> float:
    """A shelf below a board with a lip in front; the height things lie on."""
    m.add(slab((-width / 2, -0.11, low - 0.012), (width / 2, 0, low), 0.0), material)
    lip = slab((-width / 2, -0.118, low - 0.014), (width / 2, -0.108, low + 0.014), 0)
    m.add(lip, material)
    return low


def _stroke(m: Model, line: Sequence[Flat], ink: str, width: float = 0.014) -> None:
    """A line of ink through (x, z) points on the face of a board."""
    for (a, b), (c, d) in itertools.pairwise(line):
        length, turn = math.hypot(c - a, d - b), math.degrees(math.atan2(d - b, c - a))
        bar = box((length + width * 0.7, 0.002, width), (0, 0, 0), 0.0)
        m.add(bar.turn("Y", -turn).move((a + c) / 2, INK_FRONT, (b + d) / 2), ink)


def _writing(
    m: Model, at: Flat, words: Sequence[Sequence[float]], ink: str, pitch: float = 0.11
) -> None:
    """Rows of words as dashes from a top left corner (x, z); their lengths in m."""
    for row, lengths in enumerate(words):
        x, z = at[0], at[1] - pitch * row
        for length in lengths:
            _stroke(m, [(x, z), (x + length, z)], ink, 0.024)
            x += length + 0.05


def _pens(m: Model, inks: Sequence[str], x: float, z: float) -> None:
    """Pens side by side on a tray, along x."""
    for k, ink in enumerate(inks):
        m.add(box((0.13, 0.02, 0.02), (x + 0.17 * k, -0.065, z + 0.01), 0.0), ink)


def board_plain() -> Model:
    """A wide white board in aluminium: a chart, some lines, pens and a sponge."""
    m, blue, red = Model(), "plastic/blue", "plastic/red"
    _board(m, 1.8, 1.1, WHITE, "metal/brushed")
    z = _tray(m, 0.9, -0.563, "metal/brushed")
    _pens(m, (blue, red, "plastic/green"), -0.3, z)
    m.add(box((0.15, 0.055, 0.035), (0.33, -0.06, z + 0.018), 0.004), DARK)
    _writing(m, (-0.78, 0.38), ((0.22, 0.3), (0.34, 0.12), (0.18, 0.2)), blue)
    _stroke(m, [(0.12, 0.4), (0.12, -0.24), (0.78, -0.24)], DARK)
    _stroke(m, [(0.18, -0.16), (0.34, 0.02), (0.5, -0.04), (0.72, 0.28)], red, 0.02)
    return m


def board_planner() -> Model:
    """A month planner: a grid with a coloured head, round magnets and notes."""
    m = Model()
    _board(m, 1.16, 0.86, WHITE, BLACK)
    head = box((1.12, 0.003, 0.1), (0, INK_FRONT, 0.36), 0.0)
    m.add(head, "plastic/blue")
    for k in range(8):
        x = -0.56 + 0.16 * k
        _stroke(m, [(x, 0.31), (x, -0.39)], DARK, 0.006)
    for k in range(5):
        _stroke(m, [(-0.56, 0.17 - 0.14 * k), (0.56, 0.17 - 0.14 * k)], DARK, 0.006)
    notes = ((0, 0, "yellow"), (2, 1, "red"), (5, 1, "yellow"), (3, 3, "green"))
    for column, row, colour in notes:
        at = (-0.48 + 0.16 * column, INK_FRONT, 0.24 - 0.14 * row)
        m.add(box((0.1, 0.004, 0.09), at, 0.0), f"plastic/{colour}")
    for x, z in ((-0.32, -0.32), (0.48, -0.04), (0.16, 0.1)):
        disc = lathe([(0.02, 0.012), (0.02, 0.024)], 8).turn("X", 90)
        m.add(disc.move(x, 0, z), "plastic/red")
    return m


def board_blackboard() -> Model:
    """A green chalk board in oak: sums and a triangle, chalk and a felt block."""
    m, chalk = Model(), "paper/white"
    _board(m, 2.1, 1.1, "book/green", "wood/oak")
    z = _tray(m, 2.0, -0.563, "wood/oak")
    for x in (-0.62, -0.48, 0.2):
        m.add(box((0.08, 0.018, 0.018), (x, -0.06, z + 0.009), 0.0), chalk)
    m.add(box((0.16, 0.06, 0.03), (0.6, -0.055, z + 0.015), 0.0), "wood/pine")
    m.add(box((0.16, 0.06, 0.02), (0.6, -0.055, z + 0.038), 0.0), "fabric/wool")
    _writing(m, (-0.9, 0.38), ((0.3, 0.18, 0.24), (0.2, 0.34), (0.26, 0.1)), chalk)
    _stroke(m, [(0.2, -0.3), (0.86, -0.3), (0.2, 0.2), (0.2, -0.3)], chalk, 0.016)
    _stroke(m, [(0.2, -0.22), (0.28, -0.22), (0.28, -0.3)], chalk, 0.01)
    return m


def board_menu() -> Model:
    """A black board in oak with a cafe's menu: a cup above two columns with prices."""
    m, chalk, warm = Model(), "paper/white", "plastic/yellow"
    _board(m, 1.4, 0.9, DARK, "wood/oak")
    cup = [(-0.13, 0.36), (-0.1, 0.22), (0.06, 0.22), (0.09, 0.36), (-0.13, 0.36)]
    handle = [(0.08, 0.33), (0.15, 0.32), (0.15, 0.27), (0.07, 0.26)]
    for line in (cup, handle, [(-0.17, 0.2), (0.14, 0.2)]):
        _stroke(m, line, warm, 0.014)
    for x in (-0.07, 0.03):
        _stroke(m, [(x, 0.38), (x + 0.02, 0.4), (x, 0.42)], chalk, 0.009)
    names = ((0.14, 0.1), (0.26,), (0.1, 0.12), (0.2,), (0.16, 0.06))
    for x in (-0.6, 0.1):
        _writing(m, (x, 0.08), names, chalk)
        _writing(m, (x + 0.4, 0.08), ((0.08,),) * len(names), warm)
    return m


# -------------------------------------------------------------------- school desks


def desk_tube() -> Model:
    """A beech-coloured top on two steel runners, a wire tray for books below."""
    m, wood = Model(), "wood/oak"
    m.add(prism(rounded(0.7, 0.5, 0.03, 2), 0.022, "Z", 0.004).move(0, 0, 0.739), wood)
    m.add(box((0.44, 0.024, 0.003), (0, 0.205, 0.7505), 0.0), "wood/black")
    runner = [(-0.21, 0.012), (0.21, 0.012)]
    m.pair(tube([(0.31, y, z) for y, z in runner], 0.014, 6), STEEL)
    post: list[Point] = [(0.31, 0.12, 0.015), (0.31, 0.12, 0.7), (0.31, 0.1, 0.72)]
    post.append((0.31, -0.2, 0.72))
    m.pair(tube(post, 0.016, 6), STEEL)
    for x in (-0.31, 0.31):
        for y in (-0.21, 0.21):
            m.add(box((0.036, 0.04, 0.03), (x, y, 0.015), 0.0), DARK)
    m.add(tube([(-0.31, 0.12, 0.33), (0.31, 0.12, 0.33)], 0.014, 6), STEEL)
    m.add(slab((-0.27, -0.16, 0.618), (0.27, 0.13, 0.624), 0.0), BLACK)
    m.pair(slab((0.262, -0.16, 0.618), (0.27, 0.13, 0.73), 0.0), BLACK)
    m.add(slab((-0.27, 0.122, 0.618), (0.27, 0.13, 0.73), 0.0), BLACK)
    m.add(box((0.2, 0.15, 0.03), (-0.1, -0.05, 0.639), 0.0), "book/red")
    m.add(box((0.21, 0.16, 0.025), (-0.09, -0.05, 0.666), 0.0), "book/blue")
    hook = smooth_path(
        [(0.315, -0.02, 0.712), (0.36, -0.02, 0.68), (0.36, -0.02, 0.71)]
    )
    m.add(tube(hook, 0.005, 4), STEEL)
    return m


def desk_iron() -> Model:
    """An old desk: wooden top with a pen groove and inkwell on cast iron sides."""
    m, wood = Model(), "wood/walnut"
    m.add(box((0.62, 0.47, 0.026), (0, 0, 0.727), 0.006, 2), wood)
    m.add(box((0.4, 0.022, 0.003), (-0.05, 0.19, 0.7405), 0.0), "wood/black")
    m.add(lathe([(0.03, 0.738), (0.03, 0.743), (0.02, 0.744)], 12, (0.24, 0.19, 0)),
          "metal/brass")  # fmt: skip
    m.add(slab((-0.27, -0.2, 0.585), (0.27, 0.21, 0.6), 0.0), wood)
    m.add(slab((-0.27, 0.198, 0.59), (0.27, 0.212, 0.717), 0.0), wood)
    side = [(-0.21, 0.0), (-0.13, 0.0), (-0.09, 0.06), (0.09, 0.06), (0.13, 0.0),
            (0.21, 0.0), (0.2, 0.035), (0.12, 0.1), (0.08, 0.3), (0.12, 0.5),
            (0.22, 0.58), (0.22, 0.716), (-0.22, 0.716), (-0.22, 0.58),
            (-0.12, 0.5), (-0.08, 0.3), (-0.12, 0.1), (-0.2, 0.035)]  # fmt: skip
    m.pair(prism(side, 0.026, "X", 0.005).move(0.272), BLACK)
    m.add(tube([(-0.27, 0, 0.3), (0.27, 0, 0.3)], 0.013, 6), BLACK)
    m.add(tube([(-0.27, -0.0, 0.08), (0.27, -0.0, 0.08)], 0.013, 6), BLACK)
    m.add(box((0.19, 0.25, 0.035), (-0.12, -0.02, 0.6175), 0.0), "book/ochre")
    return m


def desk_trapezoid() -> Model:
    """A coloured trapezoid top on four slanted white legs, a basket at one side."""
    m = Model()
    top = [(-0.4, 0.25), (-0.4, 0.22), (-0.25, -0.25), (0.25, -0.25), (0.4, 0.22),
           (0.4, 0.25)]  # fmt: skip
    m.add(prism(top, 0.028, "Z", 0.008).move(0, 0, 0.736), "paint/plain")
    m.add(prism([(x * 0.85, y * 0.8) for x, y in top], 0.03, "Z").move(0, 0, 0.708),
          "plastic/white")  # fmt: skip
    m.pair(leg((0.37, 0.23, 0.03), (0.3, 0.17, 0.72), 0.03, 0.044, 8), "plastic/white")
    m.pair(leg((0.27, -0.25, 0), (0.2, -0.18, 0.72), 0.03, 0.044, 8), "plastic/white")
    for x in (-0.37, 0.37):
        wheel = lathe([(0.026, -0.015), (0.026, 0.015)], 10).turn("Y", 90)
        m.add(wheel.move(x, 0.23, 0.026), DARK)
    m.add(slab((-0.2, -0.14, 0.6), (0.2, 0.14, 0.606), 0.0), STEEL)
    m.pair(slab((0.194, -0.14, 0.6), (0.2, 0.14, 0.7), 0.0), STEEL)
    m.add(box((0.16, 0.22, 0.04), (-0.06, 0.0, 0.626), 0.0), "book/green")
    m.add(box((0.22, 0.2, 0.02), (0.0, 0.01, 0.656), 0.0), "paper/white")
    return m


# --------------------------------------------------------------- conference tables


def _ports(m: Model, places: Sequence[float], z: float) -> None:
    """Cable lids let into the middle of a top, flush but for 2 mm."""
    for x in places:
        m.add(box((0.3, 0.13, 0.006), (x, 0, z - 0.001), 0.0), BLACK)
        m.add(box((0.3, 0.006, 0.003), (x, -0.052, z + 0.002), 0.0), STEEL)


def conference_boat() -> Model:
    """A long walnut top, wider in the middle, on two stout panelled pedestals."""
    m, wood = Model(), "wood/walnut"
    ends = [(-1.3 + 0.325 * k, 0.0) for k in range(9)]
    far = [(x, 0.6 - 0.15 * (x / 1.3) ** 2) for x, _ in ends]
    outline = [(x, -y) for x, y in far] + list(reversed(far))
    m.add(prism(outline, 0.04, "Z", 0.008).move(0, 0, 0.72), wood)
    inner = [(x * 0.96, y * 0.94) for x, y in outline]
    m.add(prism(inner, 0.03, "Z").move(0, 0, 0.692), "wood/black")
    for x in (-0.72, 0.72):
        m.add(slab((x - 0.16, -0.3, 0.05), (x + 0.16, 0.3, 0.68), 0.008), wood)
        m.add(slab((x - 0.14, -0.28, 0), (x + 0.14, 0.28, 0.052), 0.0), "wood/black")
    m.add(slab((-0.6, -0.02, 0.2), (0.6, 0.02, 0.68), 0.0), wood)
    _ports(m, (-0.6, 0.6), 0.74)
    return m


def conference_oval() -> Model:
    """A white race-track top with a dark edge on two steel columns and discs."""
    m = Model()
    turns = [math.pi * k / 12 for k in range(13)]
    round_end = [(0.65 + 0.55 * math.sin(t), -0.55 * math.cos(t)) for t in turns]
    outline = round_end + [(-x, -y) for x, y in round_end]
    m.add(prism(outline, 0.024, "Z", 0.004).move(0, 0, 0.728), "wood/white")
    edge = [(x * 1.008, y * 1.012) for x, y in outline]
    m.add(prism(edge, 0.012, "Z").move(0, 0, 0.716), BLACK)
    for x in (-0.65, 0.65):
        foot = [(0.34, 0), (0.34, 0.012), (0.08, 0.03), (0.06, 0.05), (0.06, 0.68)]
        m.add(lathe([*foot, (0.2, 0.7), (0.2, 0.714)], 20, (x, 0, 0)), STEEL)
    m.add(tube([(-0.65, 0, 0.62), (0.65, 0, 0.62)], 0.025, 6), STEEL)
    _ports(m, (0.0,), 0.74)
    return m


def conference_frames() -> Model:
    """A long oak top in two halves on three black frames, a steel trough below."""
    m, wood = Model(), "wood/oak"
    for x in (-0.701, 0.701):
        m.add(box((1.398, 1.1, 0.03), (x, 0, 0.725), 0.005), wood)
    for x in (-1.25, 0.0, 1.25):
        for y in (-0.45, 0.45):
            m.add(box((0.06, 0.06, 0.71), (x, y, 0.355), 0.006), BLACK)
        m.add(box((0.06, 0.96, 0.05), (x, 0, 0.686), 0.004), BLACK)
        m.add(box((0.058, 0.9, 0.05), (x, 0, 0.026), 0.004), BLACK)
    for y in (-0.3, 0.3):
        m.add(box((2.5, 0.05, 0.045), (0, y, 0.684), 0.0), BLACK)
    m.add(slab((-1.2, -0.11, 0.56), (1.2, 0.11, 0.57), 0.0), STEEL)
    for y in (-0.11, 0.11):
        m.add(slab((-1.2, y - 0.005, 0.56), (1.2, y + 0.005, 0.68), 0.0), STEEL)
    _ports(m, (-0.7, 0.7), 0.74)
    return m


# ------------------------------------------------------------------------ lecterns
# A lectern faces its listeners (-Y); who speaks stands behind it.


def _desk_top(m: Model, size: Flat, z: float, wood: str) -> None:
    """A sloped reading board that falls to the back, its lip, and two open pages."""
    wide, deep = size
    parts = [(box((wide, deep, 0.024), (0, 0, 0), 0.005), wood)]
    lip = box((wide, 0.018, 0.05), (0, deep / 2 - 0.009, 0.02), 0.0)
    parts.append((lip, wood))
    for x, tilt in ((-0.105, 3.0), (0.105, -3.0)):
        page = box((0.2, 0.28, 0.01), (x, 0.0, 0.018), 0.0).turn("Y", tilt)
        parts.append((page, "paper/white"))
    for part, material in parts:
        m.add(part.turn("X", -22.0).move(0, 0, z), material)


def _gooseneck(m: Model, at: Point) -> None:
    """A thin bent microphone that leans to who speaks."""
    x, y, z = at
    knots = [(x, y, z), (x, y - 0.01, z + 0.14), (x, y + 0.06, z + 0.27)]
    m.add(tube(smooth_path(knots, 4), 0.007, 5), BLACK)
    head = lathe([(0.012, 0), (0.02, 0.02), (0.02, 0.055), (0, 0.065)], 8)
    m.add(head.turn("X", -65).move(x, y + 0.05, z + 0.265), BLACK)


def lectern_panelled() -> Model:
    """A closed oak lectern that widens upwards, a raised panel, a microphone."""
    m, wood = Model(), "wood/oak"
    m.add(slab((-0.31, -0.24, 0), (0.31, 0.24, 0.08), 0.008), wood)
    outline = [(-0.26, 0.07), (0.26, 0.07), (0.3, 1.11), (-0.3, 1.11)]
    m.add(prism(outline, 0.04, "Y", 0.004).move(0, -0.18, 0), wood)
    panel = [(-0.19, 0.2), (0.19, 0.2), (0.21, 0.88), (-0.21, 0.88)]
    m.add(prism(panel, 0.03, "Y", 0.012).move(0, -0.2, 0), "wood/walnut")
    side = [(-0.19, 0.07), (0.18, 0.07), (0.21, 0.985), (-0.19, 1.13)]
    for x in (-1, 1):
        m.add(prism(side, 0.03, "X").move(0.27 * x), wood)
    m.add(slab((-0.27, -0.17, 0.66), (0.27, 0.18, 0.68), 0.0), wood)
    _desk_top(m, (0.66, 0.5), 1.07, wood)
    _gooseneck(m, (0.2, -0.19, 1.14))
    return m


def lectern_column() -> Model:
    """A slim lectern: sloped walnut board on a steel column and a round foot."""
    m = Model()
    foot = [(0.24, 0), (0.24, 0.014), (0.06, 0.028), (0.04, 0.06), (0.04, 0.99)]
    m.add(lathe([*foot, (0.1, 1.02), (0.1, 1.05)], 20), STEEL)
    _desk_top(m, (0.54, 0.42), 1.07, "wood/walnut")
    return m


def lectern_wedge() -> Model:
    """A coloured slab that leans to the listeners, on a dark plate, with a shelf."""
    m, paint = Model(), "paint/plain"
    m.add(slab((-0.3, -0.2, 0), (0.3, 0.28, 0.03), 0.006), DARK)
    profile = [(0.02, 0.03), (0.1, 0.03), (-0.1, 1.1), (-0.19, 1.135)]
    m.add(prism(profile, 0.46, "X", 0.008), paint)
    m.add(slab((-0.2, -0.12, 0.7), (0.2, 0.17, 0.72), 0.0), "wood/white")
    plate = box((0.22, 0.012, 0.22), (0, 0, 0), 0.0).turn("X", 11)
    m.add(plate.move(0, -0.135, 0.8), "wood/white")
    _desk_top(m, (0.6, 0.46), 1.07, "wood/white")
    _gooseneck(m, (-0.2, -0.15, 1.13))
    return m


# ---------------------------------------------------------------------- projectors


def _lens(m: Model, x: float, front: float, z: float, radius: float) -> None:
    """A barrel with a dark glass that looks to the front."""
    barrel = [(radius, -0.03), (radius, 0.03), (radius * 0.8, 0.035)]
    m.add(lathe([*barrel, (radius * 0.72, 0.02)], 14).turn("X", 90).move(x, front, z),
          DARK)  # fmt: skip
    glass = lathe([(radius * 0.75, 0.018), (radius * 0.5, 0.028), (0, 0.031)], 12)
    m.add(glass.turn("X", 90).move(x, front, z), "glass/mirror")


def _slits(m: Model, x: float, y: float, z: float, count: int) -> None:
    """Air slits one above the other in a front at depth `y`."""
    for k in range(count):
        m.add(box((0.09, 0.006, 0.007), (x, y, z + 0.018 * k), 0.0), BLACK)


def _mount(m: Model, low: float, top: float) -> None:
    """A steel pole from a plate on the projector to one on the ceiling."""
    m.add(box((0.16, 0.16, 0.012), (0, 0, low + 0.005), 0.0), STEEL)
    m.add(lathe([(0.02, low), (0.02, top - 0.01)], 8), STEEL)
    m.add(lathe([(0.07, top - 0.02), (0.07, top)], 14), STEEL)


def projector_pole() -> Model:
    """A white projector with a big lens at one side, on a long pole."""
    m = Model()
    body = prism(rounded(0.38, 0.3, 0.04, 2), 0.12, "Z", 0.012)
    m.add(body.move(0, 0, 0.065), WHITE)
    _lens(m, 0.1, -0.15, 0.065, 0.045)
    _slits(m, -0.1, -0.149, 0.035, 4)
    _mount(m, 0.12, 0.55)
    return m


def projector_hall() -> Model:
    """A big black projector, its lens in the middle, in a close steel cage."""
    m = Model()
    m.add(box((0.48, 0.4, 0.16), (0, 0, 0.085), 0.014, 2), DARK)
    m.add(box((0.49, 0.1, 0.05), (0, -0.12, 0.085), 0.0), STEEL)
    _lens(m, 0, -0.2, 0.085, 0.06)
    for x in (-0.15, 0.15):
        _slits(m, x, -0.2, 0.06, 3)
    m.pair(slab((0.255, -0.03, 0.06), (0.262, 0.03, 0.33), 0.0), STEEL)
    m.pair(slab((0.235, -0.02, 0.05), (0.26, 0.02, 0.07), 0.0), STEEL)
    m.add(slab((-0.262, -0.03, 0.32), (0.262, 0.03, 0.33), 0.0), STEEL)
    m.add(slab((-0.12, -0.12, 0.33), (0.12, 0.12, 0.342), 0.0), STEEL)
    return m


def projector_round() -> Model:
    """A small grey drum with a lens in its side, on a short jointed arm."""
    m = Model()
    drum = [(0.12, 0), (0.135, 0.012), (0.135, 0.11), (0.12, 0.122), (0.0, 0.124)]
    m.add(lathe(drum, 24), "metal/brushed")
    m.add(lathe([(0.137, 0.03), (0.137, 0.04)], 24), DARK)
    _lens(m, 0, -0.135, 0.075, 0.038)
    m.add(lathe([(0.03, 0.115), (0.03, 0.15), (0.016, 0.16)], 10), DARK)
    arm: list[Point] = [(0, 0, 0.15), (0.06, 0, 0.24), (0, 0, 0.34)]
    m.add(tube(arm, 0.014, 6), DARK)
    m.add(lathe([(0.06, 0.33), (0.06, 0.345)], 14), DARK)
    return m


# ------------------------------------------------------------------------ printers


def printer_laser() -> Model:
    """A grey office printer: paper drawer, slot on top with a sheet, small display."""
    m = Model()
    m.add(slab((-0.2, -0.19, 0.0), (0.2, 0.19, 0.1), 0.006), DARK)
    m.add(slab((-0.2, -0.19, 0.1), (0.2, 0.19, 0.25), 0.014, 2), WHITE)
    m.add(slab((-0.15, -0.197, 0.02), (0.15, -0.18, 0.085), 0.0), WHITE)
    m.add(slab((-0.05, -0.2, 0.065), (0.05, -0.19, 0.078), 0.0), DARK)
    m.add(slab((-0.19, 0.02, 0.24), (0.19, 0.18, 0.29), 0.01), WHITE)
    m.add(slab((-0.13, 0.015, 0.252), (0.13, 0.03, 0.272), 0.0), BLACK)
    sheet = slab((-0.105, -0.13, 0.0), (0.105, 0.1, 0.012), 0.0).turn("X", 5)
    m.add(sheet.move(0, 0, 0.25), "paper/white")
    m.add(slab((-0.185, -0.18, 0.244), (-0.125, -0.05, 0.254), 0.0), BLACK)
    m.add(slab((0.14, -0.192, 0.2), (0.175, -0.188, 0.225), 0.0), "plastic/green")
    return m


def printer_inkjet() -> Model:
    """A flat black machine with a glass lid: sheets behind, a page in front."""
    m = Model()
    m.add(slab((-0.225, -0.15, 0), (0.225, 0.15, 0.11), 0.012), DARK)
    m.add(slab((-0.22, -0.145, 0.112), (0.22, 0.15, 0.135), 0.008), "metal/brushed")
    m.add(slab((-0.21, -0.14, 0.1), (0.21, 0.14, 0.115), 0.0), BLACK)
    m.add(slab((-0.13, -0.155, 0.03), (0.13, -0.14, 0.075), 0.0), BLACK)
    out = slab((-0.12, -0.25, 0.026), (0.12, -0.14, 0.034), 0.0)
    m.add(out, DARK)
    m.add(slab((-0.105, -0.26, 0.034), (0.105, -0.12, 0.042), 0.0), "paper/white")
    for y, high, material in ((0.0, 0.25, DARK), (-0.008, 0.3, "paper/white")):
        wide = 0.12 if material == DARK else 0.105
        sheet = slab((-wide, y - 0.006, 0), (wide, y, high), 0.0).turn("X", -14)
        m.add(sheet.move(0, 0.15, 0.06), material)
    m.add(slab((0.14, -0.154, 0.045), (0.21, -0.146, 0.095), 0.0), "plastic/blue")
    return m


def printer_home() -> Model:
    """A small white printer, open: rear tray with paper, a printed page below."""
    m = Model()

    def section(x: float) -> list[Point]:
        outline = [(-0.12, 0), (0.12, 0), (0.12, 0.13), (0.06, 0.16), (-0.08, 0.13)]
        return [(x, y, z) for y, z in [*outline, (-0.12, 0.06)]]

    m.add(loft([section(-0.18), section(0.18)]), WHITE)
    m.pair(slab((0.178, -0.11, 0.005), (0.2, 0.115, 0.135), 0.006), "metal/brushed")
    m.add(slab((-0.13, -0.128, 0.015), (0.13, -0.11, 0.045), 0.0), BLACK)
    m.add(slab((-0.12, -0.24, 0.012), (0.12, -0.11, 0.02), 0.0), WHITE)
    m.add(slab((-0.1, -0.23, 0.02), (0.1, -0.11, 0.028), 0.0), "paper/white")
    m.add(slab((-0.07, -0.21, 0.028), (0.07, -0.14, 0.03), 0.0), "plastic/blue")
    for y, high, material in ((0.0, 0.19, WHITE), (-0.01, 0.24, "paper/white")):
        wide = 0.125 if material == WHITE else 0.1
        sheet = slab((-wide, y - 0.008, 0), (wide, y, high), 0.0).turn("X", -16)
        m.add(sheet.move(0, 0.11, 0.11), material)
    m.add(box((0.09, 0.05, 0.006), (0.1, -0.02, 0.146), 0.0), DARK)
    return m


# ------------------------------------------------------------------- water coolers


def _bottle(m: Model, z: float, sides: int = 20) -> None:
    """A great ribbed water bottle upside down, its neck at height z."""
    profile = [(0.03, -0.03), (0.03, 0.01), (0.135, 0.06), (0.135, 0.13)]
    profile += [(0.128, 0.14), (0.135, 0.15), (0.135, 0.24), (0.128, 0.25)]
    profile += [(0.135, 0.26), (0.135, 0.35), (0.115, 0.375), (0.0, 0.375)]
    m.add(lathe(profile, sides, (0, 0, z)), "glass/water")


def _taps(m: Model, front: float, z: float, spread: float = 0.06) -> None:
    """A blue and a red tap side by side in a front at depth `front`."""
    for x, colour in ((spread, "plastic/blue"), (-spread, "plastic/red")):
        m.add(box((0.03, 0.06, 0.03), (x, front - 0.025, z), 0.0), WHITE)
        m.add(box((0.036, 0.03, 0.02), (x, front - 0.04, z + 0.024), 0.0), colour)
        m.add(box((0.018, 0.018, 0.03), (x, front - 0.045, z - 0.025), 0.0), WHITE)


def cooler_office() -> Model:
    """A white cooler with a blue bottle, two taps in a dark niche, a drip tray."""
    m = Model()
    m.add(slab((-0.16, -0.16, 0), (0.16, 0.16, 0.68), 0.012), WHITE)
    m.add(slab((-0.16, -0.05, 0.67), (0.16, 0.16, 0.98), 0.0), WHITE)
    m.pair(slab((0.135, -0.16, 0.67), (0.16, 0, 0.98), 0.0), WHITE)
    m.add(slab((-0.14, -0.056, 0.67), (0.14, -0.045, 0.95), 0.0), DARK)
    m.add(slab((-0.16, -0.16, 0.9), (0.16, 0.16, 0.98), 0.01), WHITE)
    _taps(m, -0.056, 0.84)
    m.add(slab((-0.12, -0.155, 0.678), (0.12, -0.06, 0.69), 0.0), DARK)
    m.add(slab((-0.12, -0.164, 0.1), (0.12, -0.155, 0.58), 0.0), "metal/brushed")
    m.add(lathe([(0.15, 0.975), (0.15, 1.0), (0.07, 1.01)], 20), "plastic/blue")
    _bottle(m, 1.0)
    return m


def cooler_tower() -> Model:
    """A slim black tower with steel sides, cups in a tube at its side, a bottle."""
    m = Model()
    m.add(slab((-0.15, -0.17, 0), (0.15, 0.17, 0.96), 0.02, 2), DARK)
    m.pair(slab((0.145, -0.15, 0.05), (0.156, 0.15, 0.93), 0.0), "metal/brushed")
    m.add(slab((-0.125, -0.176, 0.78), (0.125, -0.165, 0.9), 0.0), "metal/brushed")
    _taps(m, -0.17, 0.72, 0.05)
    m.add(slab((-0.12, -0.26, 0.48), (0.12, -0.16, 0.5), 0.0), "metal/brushed")
    m.add(lathe([(0.038, 0.45), (0.038, 0.86)], 10, (-0.195, 0, 0)), "plastic/plain")
    cup = [(0.024, 0.36), (0.033, 0.46), (0.0, 0.46)]
    m.add(lathe([(0, 0.36), *cup], 10, (-0.195, 0, 0)), "paper/white")
    m.add(lathe([(0.145, 0.95), (0.145, 0.985), (0.07, 0.995)], 20), DARK)
    _bottle(m, 0.985)
    return m


def cooler_crock() -> Model:
    """A glazed crock with one tap on a pine cupboard, the bottle in its mouth."""
    m, wood = Model(), "wood/pine"
    m.add(slab((-0.16, -0.15, 0.06), (0.16, 0.16, 0.7), 0.004), wood)
    m.add(slab((-0.14, -0.13, 0), (0.14, 0.15, 0.062), 0.0), "wood/black")
    m.add(slab((-0.145, -0.166, 0.075), (0.145, -0.148, 0.68), 0.004), wood)
    m.add(box((0.02, 0.02, 0.1), (0.12, -0.172, 0.5), 0.0), "metal/brass")
    m.add(box((0.36, 0.36, 0.03), (0, 0, 0.715), 0.004), wood)
    crock = [(0.11, 0.73), (0.145, 0.75), (0.155, 0.85), (0.145, 0.96), (0.15, 0.98)]
    m.add(lathe([*crock, (0.15, 1.0), (0.06, 1.0)], 20), "ceramic/plain")
    for z in (0.79, 0.93):
        m.add(lathe([(0.155, z), (0.155, z + 0.014)], 20), "ceramic/blue")
    m.add(box((0.026, 0.08, 0.026), (0, -0.18, 0.79), 0.0), "metal/chrome")
    m.add(box((0.016, 0.016, 0.05), (0, -0.205, 0.77), 0.0), "metal/chrome")
    m.add(box((0.05, 0.014, 0.014), (0, -0.19, 0.81), 0.0), "plastic/blue")
    _bottle(m, 1.005)
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "whiteboard/plain": board_plain,
    "whiteboard/planner": board_planner,
    "whiteboard/blackboard": board_blackboard,
    "whiteboard/menu": board_menu,
    "school_desk/tube": desk_tube,
    "school_desk/iron": desk_iron,
    "school_desk/trapezoid": desk_trapezoid,
    "conference_table/boat": conference_boat,
    "conference_table/oval": conference_oval,
    "conference_table/frames": conference_frames,
    "lectern/panelled": lectern_panelled,
    "lectern/column": lectern_column,
    "lectern/wedge": lectern_wedge,
    "projector/pole": projector_pole,
    "projector/hall": projector_hall,
    "projector/round": projector_round,
    "printer/laser": printer_laser,
    "printer/inkjet": printer_inkjet,
    "printer/home": printer_home,
    "water_cooler/office": cooler_office,
    "water_cooler/tower": cooler_tower,
    "water_cooler/crock": cooler_crock,
}
