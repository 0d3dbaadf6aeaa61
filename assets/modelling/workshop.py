"""Workshops and storerooms: benches, tool chests and walls, ladders, racks, bins."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forms import crate, ring
from stands import boards, castors, posts, rods, spread
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    lathe,
    leg,
    prism,
    slab,
    tube,
)
from wares import folded, jar, tin, tray

STEEL, BLACK = "metal/steel", "metal/black"

# ---------------------------------------------------------------------- workbenches


def _vice(m: Model, at: Point, paint: str, size: float = 1.0) -> None:
    """An engineer's vice bolted to a bench, its jaws to the front."""
    s, parts = size, Model()
    parts.add(
        lathe([(0.075, 0), (0.075, 0.018), (0.045, 0.03), (0.045, 0.06)], 10), paint
    )
    parts.add(slab((-0.04, -0.06, 0.05), (0.04, 0.1, 0.11), 0.006), paint)
    parts.add(slab((-0.06, -0.02, 0.09), (0.06, 0.03, 0.16), 0.004), paint)
    parts.add(slab((-0.03, -0.17, 0.06), (0.03, 0.0, 0.1), 0.0), STEEL)
    parts.add(slab((-0.06, -0.1, 0.055), (0.06, -0.055, 0.16), 0.004), paint)
    parts.add(tube([(0, -0.1, 0.08), (0, -0.21, 0.08)], 0.012, 6), STEEL)
    parts.add(tube([(-0.075, -0.195, 0.08), (0.075, -0.195, 0.08)], 0.007, 6), STEEL)
    for part, material in parts.parts:
        m.add(part.scale(s, s, s).move(*at), material)


def _drawer_fronts(
    m: Model, across: Flat, rows: Sequence[float], y: float, paint: str
) -> None:
    """Sheet-metal drawers between successive heights, a full-width grip on each."""
    for low, high in itertools.pairwise(rows):
        m.add(
            slab(
                (across[0] + 0.004, y - 0.016, low + 0.004),
                (across[1] - 0.004, y + 0.004, high - 0.004),
                0.0,
            ),
            paint,
        )
        m.add(
            slab(
                (across[0] + 0.03, y - 0.028, high - 0.03),
                (across[1] - 0.03, y - 0.012, high - 0.014),
                0.0,
            ),
            STEEL,
        )


def bench_joiner() -> Model:
    """A joiner's pine bench: thick top with dog holes, wooden vices, a low shelf."""
    m, wood = Model(), "wood/pine"
    boards(m, (-0.75, -0.31, 0.8), (0.75, 0.31, 0.87), 3, wood, 0.001)
    for x in (-0.6, 0.6):
        for y in (-0.24, 0.24):
            m.add(box((0.09, 0.09, 0.8), (x, y, 0.4), 0.005), wood)
        m.add(box((0.07, 0.5, 0.1), (x, 0, 0.16), 0.004), wood)
        m.add(box((0.07, 0.5, 0.08), (x, 0, 0.76), 0.0), wood)
    for y in (-0.24, 0.24):
        m.add(box((1.25, 0.04, 0.13), (0, y, 0.24), 0.004), wood)
    boards(m, (-0.58, -0.22, 0.27), (0.58, 0.22, 0.29), 4, wood)
    for x in spread(-0.1, 0.6, 6):
        m.add(box((0.028, 0.028, 0.004), (x, -0.25, 0.87), 0.0), "wood/black")
    m.add(box((0.42, 0.06, 0.17), (-0.5, -0.338, 0.785), 0.006), "wood/walnut")
    m.add(tube([(-0.5, -0.3, 0.77), (-0.5, -0.46, 0.77)], 0.022, 8), "wood/walnut")
    m.add(tube([(-0.62, -0.45, 0.77), (-0.38, -0.45, 0.77)], 0.012, 6), "wood/walnut")
    m.add(box((0.06, 0.4, 0.15), (0.81, -0.08, 0.79), 0.006), "wood/walnut")
    m.add(box((0.09, 0.05, 0.06), (0.77, -0.08, 0.79), 0.0), STEEL)
    m.add(tube([(0.83, -0.08, 0.76), (0.9, -0.08, 0.76)], 0.02, 8), "wood/walnut")
    m.add(tube([(0.89, -0.2, 0.76), (0.89, 0.04, 0.76)], 0.012, 6), "wood/walnut")
    _tools_below(m)
    return m


def _tools_below(m: Model) -> None:
    """A saw's offcuts and two tins on the low shelf of a bench."""
    m.add(box((0.4, 0.1, 0.04), (-0.25, 0.06, 0.31), 0.0), "wood/oak")
    m.add(box((0.3, 0.08, 0.05), (-0.2, -0.08, 0.314), 0.0), "wood/walnut")
    tin(m, (0.25, 0.02, 0.289), 0.08, 0.17, "book/blue")
    tin(m, (0.43, -0.04, 0.289), 0.07, 0.14, "book/ochre")


def bench_cabinet() -> Model:
    """A beech top on two painted steel cabinets with drawers, a blue-grey vice."""
    m, paint = Model(), "paint/plain"
    for x in (-0.5, 0.5):
        m.add(slab((x - 0.25, -0.27, 0.05), (x + 0.25, 0.29, 0.83), 0.003), paint)
        m.add(slab((x - 0.22, -0.23, 0.0), (x + 0.22, 0.27, 0.06), 0.0), BLACK)
        rows = (0.07, 0.32, 0.52, 0.68, 0.82) if x < 0 else (0.07, 0.56, 0.69, 0.82)
        _drawer_fronts(m, (x - 0.24, x + 0.24), rows, -0.27, paint)
    m.add(slab((-0.3, 0.25, 0.35), (0.3, 0.28, 0.83), 0.0), paint)
    m.add(slab((-0.78, -0.31, 0.825), (0.78, 0.31, 0.87), 0.005), "wood/oak")
    m.add(slab((-0.78, 0.29, 0.86), (0.78, 0.31, 0.97), 0.003), paint)
    _vice(m, (-0.58, -0.16, 0.868), "book/blue", 1.15)
    return m


def bench_garage() -> Model:
    """A garage bench: black steel frame, pine top, a shelf of tins and a red vice."""
    m, wood = Model(), "wood/pine"
    posts(m, (0.62, 0.26), (0.0, 0.84), 0.05, BLACK)
    for z in (0.2, 0.815):
        for y in (-0.26, 0.26):
            m.add(box((1.24, 0.03, 0.05), (0, y, z), 0.0), BLACK)
        for x in (-0.62, 0.62):
            m.add(box((0.03, 0.52, 0.05), (x, 0, z), 0.0), BLACK)
    m.add(slab((-0.68, -0.31, 0.838), (0.68, 0.31, 0.885), 0.004), wood)
    m.add(slab((-0.62, -0.26, 0.222), (0.62, 0.26, 0.242), 0.0), wood)
    m.add(slab((0.1, -0.25, 0.69), (0.58, 0.2, 0.8), 0.0), BLACK)
    m.add(slab((0.1, -0.27, 0.695), (0.58, -0.245, 0.8), 0.003), "book/red")
    m.add(box((0.12, 0.016, 0.02), (0.34, -0.275, 0.755), 0.0), STEEL)
    _vice(m, (0.48, -0.16, 0.883), "plastic/red", 1.1)
    for x, r, h, paper in (
        (-0.5, 0.085, 0.2, "book/green"),
        (-0.3, 0.085, 0.2, "paper/white"),
        (-0.1, 0.06, 0.14, "book/ochre"),
    ):
        tin(m, (x, -0.05, 0.241), r, h, paper)
    tray(m, (0.1, -0.2, 0.241), (0.5, 0.15, 0.4), "plastic/blue")
    m.add(slab((0.13, -0.16, 0.25), (0.47, 0.1, 0.34), 0.0), "wood/oak")
    return m


# ----------------------------------------------------------------------- tool chests


def chest_roller() -> Model:
    """A painted roller cabinet: six drawers, black corners, a bar to push it."""
    m, paint = Model(), "paint/plain"
    castors(m, (0.28, 0.17), 0.125)
    m.add(slab((-0.33, -0.22, 0.12), (0.33, 0.22, 0.9), 0.004), paint)
    _drawer_fronts(
        m, (-0.31, 0.31), (0.14, 0.36, 0.53, 0.64, 0.74, 0.82, 0.89), -0.22, paint
    )
    m.add(slab((-0.345, -0.24, 0.895), (0.345, 0.23, 0.925), 0.006), "plastic/black")
    m.add(slab((-0.3, -0.2, 0.923), (0.3, 0.19, 0.928), 0.0), "rubber/orange")
    for x in (-0.33, 0.33):
        m.add(box((0.03, 0.03, 0.77), (x, -0.215, 0.51), 0.0), "plastic/black")
    bar: list[Point] = [
        (0.32, -0.16, 0.82),
        (0.4, -0.16, 0.84),
        (0.4, 0.16, 0.84),
        (0.32, 0.16, 0.82),
    ]
    m.add(tube(bar, 0.012, 6), STEEL)
    return m


def chest_stacked() -> Model:
    """A red and black top chest with its lid up on a roller cabinet, tools in it."""
    m, red = Model(), "plastic/red"
    castors(m, (0.26, 0.16), 0.12)
    m.add(slab((-0.31, -0.21, 0.115), (0.31, 0.21, 0.74), 0.004), red)
    _drawer_fronts(m, (-0.3, 0.3), (0.13, 0.4, 0.56, 0.65, 0.73), -0.21, red)
    m.add(slab((-0.32, -0.22, 0.735), (0.32, 0.22, 0.76), 0.0), "plastic/black")
    m.add(slab((-0.29, -0.18, 0.755), (0.29, 0.19, 1.02), 0.003), red)
    _drawer_fronts(m, (-0.28, 0.28), (0.77, 0.86, 0.94, 1.02), -0.18, red)
    tray(m, (-0.29, -0.18, 1.015), (0.29, 0.19, 1.09), red, 0.014)
    m.add(slab((-0.27, -0.16, 1.03), (0.27, 0.17, 1.045), 0.0), "plastic/black")
    lid = slab((-0.29, -0.02, 0.0), (0.29, 0.02, 0.34), 0.004)
    m.add(lid.turn("X", -12).move(0, 0.195, 1.08), red)
    inside = slab((-0.26, -0.004, 0.03), (0.26, 0.004, 0.31), 0.0)
    m.add(inside.turn("X", -12).move(0, 0.175, 1.08), "plastic/black")
    for x, colour in (
        (-0.18, "plastic/yellow"),
        (-0.1, "plastic/yellow"),
        (0.02, "plastic/blue"),
    ):
        m.add(tube([(x, -0.1, 1.06), (x, 0.0, 1.065)], 0.016, 6), colour)
        m.add(tube([(x, 0.0, 1.065), (x, 0.12, 1.062)], 0.006, 5), STEEL)
    return m


def chest_wide() -> Model:
    """A wide steel cabinet under an oak top: drawers beside a door."""
    m, paint = Model(), "paint/plain"
    castors(m, (0.45, 0.18), 0.125)
    m.add(slab((-0.52, -0.23, 0.12), (0.52, 0.24, 0.93), 0.004), "plastic/black")
    _drawer_fronts(m, (-0.5, 0.1), (0.14, 0.36, 0.54, 0.68, 0.8, 0.91), -0.23, paint)
    m.add(slab((0.12, -0.25, 0.145), (0.5, -0.225, 0.905), 0.004), paint)
    m.add(box((0.02, 0.03, 0.2), (0.16, -0.262, 0.56), 0.0), STEEL)
    for k in range(4):
        m.add(
            box((0.2, 0.008, 0.012), (0.32, -0.251, 0.24 + 0.035 * k), 0.0),
            "plastic/black",
        )
    m.add(slab((-0.55, -0.27, 0.925), (0.55, 0.26, 0.965), 0.006), "wood/oak")
    return m


# ------------------------------------------------------------------------- pegboards
# Modelled with the wall at y 0; tools hang in front of the board.

HANG = -0.019
"""Where (y) the middle of a hanging tool lies."""


def _flat(outline: Sequence[Flat], thick: float, at: Flat, turn: float = 0.0) -> Part:
    """A flat part that hangs against the board, turned in its plane."""
    return prism(outline, thick, "Y").turn("Y", turn).move(at[0], HANG, at[1])


def _bar_of(w: float, h: float) -> list[Flat]:
    """A rectangle centred on the origin."""
    return [(-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2)]


def hammer(m: Model, at: Flat, grip: str, head: str = STEEL) -> None:
    """A hammer that hangs by its head."""
    x, z = at
    m.add(_flat(_bar_of(0.028, 0.26), 0.022, (x, z - 0.14)), grip)
    outline = [
        (-0.07, -0.012),
        (0.03, -0.02),
        (0.06, -0.022),
        (0.06, 0.022),
        (0.03, 0.02),
        (-0.02, 0.022),
    ]
    m.add(_flat(outline, 0.034, at), head)


def spanner(m: Model, at: Flat, long: float, metal: str = STEEL) -> None:
    """An open-ended spanner, its jaw up, a ring at its foot."""
    w = 0.1 * long + 0.006
    a, top = w * 0.5, long / 2.0
    jaw = [
        (-a, -top),
        (a, -top),
        (a, top - 2.4 * w),
        (1.3 * w, top - w),
        (1.1 * w, top),
        (0.45 * w, top),
    ]
    jaw += [
        (0.45 * w, top - w),
        (-0.45 * w, top - w),
        (-0.45 * w, top),
        (-1.1 * w, top),
        (-1.3 * w, top - w),
    ]
    m.add(_flat([*jaw, (-a, top - 2.4 * w)], 0.012, at), metal)
    end = lathe([(1.15 * w, -0.007), (1.15 * w, 0.007)], 8).turn("X", 90)
    m.add(end.move(at[0], HANG, at[1] - top), metal)


def driver(m: Model, at: Flat, long: float, grip: str) -> None:
    """A screwdriver that hangs blade down."""
    x, z = at
    m.add(tube([(x, HANG, z), (x, HANG, z - long)], 0.006, 4), STEEL)
    m.add(
        lathe(
            [(0.012, -0.01), (0.018, 0.02), (0.016, 0.085), (0.01, 0.095)],
            6,
            (x, HANG, z),
        ),
        grip,
    )


def pliers(m: Model, at: Flat, grip: str, turn: float = 0.0) -> None:
    """A pair of pliers: dark jaws up, two bowed grips."""
    jaw = [
        (-0.024, -0.01),
        (0.024, -0.01),
        (0.02, 0.03),
        (0.004, 0.07),
        (-0.004, 0.07),
        (-0.02, 0.03),
    ]
    m.add(_flat(jaw, 0.018, at, turn), BLACK)
    handle = [
        (0.004, 0.0),
        (0.022, -0.004),
        (0.04, -0.06),
        (0.034, -0.14),
        (0.016, -0.14),
        (0.022, -0.06),
    ]
    for side in (1, -1):
        m.add(_flat([(side * x, z) for x, z in handle], 0.016, at, turn), grip)


def saw(m: Model, at: Flat, grip: str, turn: float = 0.0) -> None:
    """A hand saw: a tapered blade and a closed wooden grip."""
    m.add(
        _flat(
            [(-0.42, 0.0), (-0.42, 0.03), (0.0, 0.11), (0.0, -0.01)], 0.008, at, turn
        ),
        STEEL,
    )
    hoop = [(-0.02, -0.02), (0.09, -0.04), (0.12, 0.02), (0.1, 0.11), (-0.02, 0.12)]
    m.add(_flat(hoop, 0.024, at, turn), grip)
    hole = [(0.03, 0.01), (0.07, 0.0), (0.08, 0.05), (0.06, 0.08), (0.035, 0.08)]
    m.add(_flat(hole, 0.028, at, turn), "wood/black")


def _holes(m: Model, half: Flat, low: float, high: float, dark: str) -> None:
    """Rows of dark dots: the holes of a pegboard."""
    for z in spread(low, high, 6):
        for x in spread(-half[0], half[0], 10):
            dot = [
                (x - 0.005, z - 0.005),
                (x + 0.005, z - 0.005),
                (x + 0.005, z + 0.005),
                (x - 0.005, z + 0.005),
            ]
            part = prism(dot, 0.002, "Y")
            part.bm.faces.ensure_lookup_table()
            m.add(_front_only(part).move(0, half[1], 0), dark, sheet=True)


def _front_only(part: Part) -> Part:
    """The face of a flat part that looks to -Y, alone."""
    part.lay_uv()
    part.bm.normal_update()
    for face in [f for f in part.bm.faces if f.normal.y > -0.9]:
        part.bm.faces.remove(face)
    for vertex in [v for v in part.bm.verts if not v.link_faces]:
        part.bm.verts.remove(vertex)
    return part


def pegboard_classic() -> Model:
    """A pale hardboard wall with holes: hammers, saw, spanners, drivers, pliers."""
    m = Model()
    m.add(slab((-0.6, -0.014, 0.0), (0.6, 0.0, 0.8), 0.0), "wood/white")
    for z in (0.0, 0.78):
        m.add(slab((-0.61, -0.022, z - 0.005), (0.61, 0.0, z + 0.025), 0.0), "wood/oak")
    m.pair(slab((0.59, -0.0215, 0.0), (0.61, 0.0, 0.8), 0.0), "wood/oak")
    _holes(m, (0.54, -0.0142), 0.08, 0.73, "plastic/black")
    hammer(m, (-0.47, 0.68), "wood/pine")
    hammer(m, (-0.3, 0.68), "plastic/red", BLACK)
    saw(m, (0.42, 0.6), "wood/walnut", 6.0)
    for k in range(5):
        driver(
            m,
            (-0.52 + 0.075 * k, 0.26),
            0.09 + 0.012 * k,
            (
                "plastic/red",
                "plastic/yellow",
                "plastic/blue",
                "plastic/green",
                "plastic/orange",
            )[k],
        )
    for k in range(5):
        spanner(m, (-0.05 + 0.09 * k, 0.36 + 0.012 * k), 0.14 + 0.024 * k)
    pliers(m, (0.46, 0.4), "plastic/red")
    pliers(m, (0.46, 0.18), "plastic/blue")
    m.add(
        ring(0.05, 0.016, (0, 0, 0), 12, 5).turn("X", 90).move(0.28, HANG, 0.12),
        "plastic/black",
    )
    return m


def pegboard_steel() -> Model:
    """Two painted steel panels with slots, tools and a row of small parts bins."""
    m, paint = Model(), "paint/plain"
    for x in (-0.3, 0.3):
        m.add(slab((x - 0.298, -0.018, 0.0), (x + 0.298, 0.0, 0.78), 0.003), paint)
    _holes(m, (0.55, -0.0182), 0.26, 0.73, "plastic/black")
    for k, colour in enumerate(
        (
            "plastic/red",
            "plastic/yellow",
            "plastic/blue",
            "plastic/red",
            "plastic/green",
            "plastic/yellow",
            "plastic/blue",
        )
    ):
        x = -0.5 + 0.165 * k
        outline = [(-0.016, 0.03), (-0.1, 0.03), (-0.125, 0.1), (-0.016, 0.15)]
        m.add(prism(outline, 0.14, "X").move(x, 0, 0), colour)
        m.add(
            box((0.1, 0.004, 0.03), (x, -0.113, 0.065), 0.0).turn("X", 0), "paper/white"
        )
    saw(m, (-0.15, 0.6), "plastic/orange", -4.0)
    hammer(m, (0.02, 0.68), "wood/oak")
    hammer(m, (0.18, 0.68), "plastic/blue", BLACK)
    for k in range(4):
        spanner(m, (0.3 + 0.075 * k, 0.58), 0.24 - 0.03 * k, BLACK)
    for k in range(5):
        driver(m, (-0.52 + 0.08 * k, 0.41), 0.12, "plastic/yellow")
    pliers(m, (0.38, 0.36), "plastic/orange")
    pliers(m, (0.5, 0.36), "plastic/red")
    return m


def pegboard_wooden() -> Model:
    """A pine board with a shelf of jars and brushes, a square, chisels and clamps."""
    m, wood = Model(), "wood/pine"
    for k in range(4):
        z = 0.2 * k
        m.add(slab((-0.58, -0.018, z + 0.002), (0.58, 0.0, z + 0.198), 0.0), wood)
    for x in (-0.45, 0.45):
        m.add(slab((x - 0.03, -0.012, 0.0), (x + 0.03, 0.0, 0.8), 0.0), wood)
    m.add(slab((-0.56, -0.13, 0.1), (0.56, -0.01, 0.12), 0.0), wood)
    for k, colour in enumerate(
        ("book/ochre", "book/red", "book/blue", "book/cream", "book/green")
    ):
        jar(m, (-0.48 + 0.115 * k, -0.07, 0.119), 0.042, 0.12, colour, BLACK)
    tin(m, (0.2, -0.07, 0.119), 0.05, 0.13, "plastic/blue")
    tin(m, (0.36, -0.07, 0.119), 0.05, 0.13, "book/cream")
    m.add(slab((-0.55, -0.04, 0.5), (-0.1, -0.015, 0.52), 0.0), "wood/walnut")
    for k in range(5):
        driver(m, (-0.5 + 0.09 * k, 0.53), 0.14, "wood/walnut")
    saw(m, (0.4, 0.62), "wood/walnut", 0.0)
    hammer(m, (-0.32, 0.74), "wood/oak")
    hammer(m, (-0.48, 0.74), "wood/oak", BLACK)
    square = [
        (0.0, 0.0),
        (0.2, 0.0),
        (0.2, 0.03),
        (0.03, 0.03),
        (0.03, 0.28),
        (0.0, 0.28),
    ]
    m.add(_flat(square, 0.012, (0.02, 0.26)), STEEL)
    for x in (0.32, 0.46):
        m.add(_flat(_bar_of(0.018, 0.3), 0.014, (x, 0.4)), BLACK)
        m.add(_flat(_bar_of(0.1, 0.024), 0.024, (x + 0.035, 0.53)), "plastic/red")
        m.add(_flat(_bar_of(0.1, 0.024), 0.024, (x + 0.035, 0.36)), "plastic/red")
        m.add(_flat(_bar_of(0.022, 0.09), 0.022, (x + 0.075, 0.33)), "wood/oak")
    return m


# ------------------------------------------------------------------------ stepladders


def _treads(
    m: Model,
    feet: tuple[float, float],
    top: tuple[float, float],
    half: Flat,
    count: int,
    size: Flat,
    material: str,
) -> None:
    """Steps between two leaning stiles from (y, z) `feet` to `top`; `half` likewise."""
    for k in range(1, count + 1):
        t = k / (count + 1)
        y, z = feet[0] + (top[0] - feet[0]) * t, feet[1] + (top[1] - feet[1]) * t
        wide = 2.0 * (half[0] + (half[1] - half[0]) * t)
        m.add(box((wide, size[0], size[1]), (0, y, z), 0.0), material)


def _stiles(m: Model, foot: Point, top: Point, size: Flat, material: str) -> None:
    """Two leaning uprights, mirror images."""
    m.pair(leg(foot, top, size[0], size[1], 4), material)


def ladder_aluminium() -> Model:
    """An aluminium stepladder: five deep treads, a platform, a hoop to hold on to."""
    m, metal = Model(), "metal/brushed"
    _stiles(m, (0.25, -0.42, 0), (0.18, 0.08, 1.16), (0.05, 0.04), metal)
    _treads(m, (-0.42, 0.0), (0.08, 1.16), (0.25, 0.18), 4, (0.09, 0.03), metal)
    m.add(box((0.38, 0.26, 0.035), (0, 0.06, 1.17), 0.005), "plastic/black")
    _stiles(m, (0.24, 0.47, 0), (0.17, 0.12, 1.16), (0.034, 0.034), metal)
    for t in (0.25, 0.6):
        y, z, x = 0.47 - 0.35 * t, 1.16 * t, 0.24 - 0.07 * t
        rods(m, [((-x, y, z), (x, y, z))], 0.011, metal)
    hoop: list[Point] = [
        (-0.17, 0.06, 1.12),
        (-0.16, 0.13, 1.6),
        (-0.12, 0.14, 1.66),
        (0.12, 0.14, 1.66),
        (0.16, 0.13, 1.6),
        (0.17, 0.06, 1.12),
    ]
    m.add(tube(hoop, 0.014, 6), metal)
    m.add(box((0.3, 0.1, 0.03), (0, 0.14, 1.6), 0.004), "plastic/red")
    for x, y in ((0.25, -0.42), (0.24, 0.47)):
        m.pair(box((0.05, 0.06, 0.05), (x, y, 0.025), 0.0), "plastic/black")
    return m


def ladder_painter() -> Model:
    """A painter's wooden ladder: rungs on both sides, a cord between them."""
    m, wood = Model(), "wood/pine"
    for side in (-1, 1):
        _stiles(
            m, (0.27, 0.42 * side, 0), (0.16, 0.03 * side, 1.5), (0.045, 0.06), wood
        )
        for k in range(1, 6):
            t = k / 6.0
            x, y, z = 0.27 - 0.11 * t, side * (0.42 - 0.39 * t), 1.5 * t
            rods(m, [((-x, y, z), (x, y, z))], 0.017, wood)
    m.add(box((0.4, 0.14, 0.03), (0, 0, 1.49), 0.004), wood)
    for x in (-0.24, 0.24):
        rods(m, [((x, -0.29, 0.5), (x, 0.29, 0.5))], 0.006, "book/cream")
    for x in (-0.17, 0.17):
        m.add(tube([(x, -0.09, 1.43), (x, 0.09, 1.43)], 0.014, 6), STEEL)
    return m


def ladder_household() -> Model:
    """A folding three-step ladder: broad rubber treads in a painted tube frame."""
    m, paint = Model(), "paint/plain"
    frame: list[Point] = [
        (-0.23, -0.3, 0.012),
        (-0.19, 0.16, 1.08),
        (-0.14, 0.18, 1.13),
        (0.14, 0.18, 1.13),
        (0.19, 0.16, 1.08),
        (0.23, -0.3, 0.012),
    ]
    m.add(tube(frame, 0.014, 6), paint)
    for z, deep in ((0.25, 0.2), (0.5, 0.22), (0.74, 0.27)):
        y = -0.3 + 0.46 * z / 1.07
        m.add(box((0.42, deep, 0.035), (0, y + 0.01, z), 0.008), "plastic/black")
    for x in (-0.2, 0.2):
        rods(m, [((x, 0.3, 0.012), (x, -0.02, 0.76))], 0.013, paint)
    rods(m, [((-0.2, 0.26, 0.11), (0.2, 0.26, 0.11))], 0.011, paint)
    rods(m, [((-0.2, 0.18, 0.3), (0.2, 0.18, 0.3))], 0.009, paint)
    for y, x in ((-0.3, 0.23), (0.3, 0.2)):
        m.pair(box((0.045, 0.05, 0.03), (x, y, 0.015), 0.0), "plastic/black")
    return m


# -------------------------------------------------------------------------- toolboxes


def _grown(m: Model, factor: Point) -> Model:
    """A model scaled as a whole."""
    for part, _ in m.parts:
        part.scale(*factor)
    return m


def toolbox_metal() -> Model:
    """A painted cantilever box of sheet steel, closed, with a tube handle."""
    m, paint = Model(), "paint/plain"
    body = [
        (-0.1, 0.0),
        (0.1, 0.0),
        (0.105, 0.11),
        (0.105, 0.17),
        (0.03, 0.21),
        (-0.03, 0.21),
        (-0.105, 0.17),
        (-0.105, 0.11),
    ]
    m.add(prism(body, 0.44, "X", 0.0), paint)
    for z in (0.06, 0.115, 0.168):
        m.add(
            slab((-0.222, -0.108, z), (0.222, 0.108, z + 0.006), 0.0), "plastic/black"
        )
    for x in (-0.2, 0.2):
        m.add(box((0.014, 0.215, 0.02), (x, 0, 0.14), 0.0), STEEL)
    grip: list[Point] = [
        (-0.17, 0, 0.2),
        (-0.16, 0, 0.255),
        (0.16, 0, 0.255),
        (0.17, 0, 0.2),
    ]
    m.add(tube(grip, 0.01, 6), STEEL)
    m.add(box((0.04, 0.012, 0.05), (0, -0.108, 0.14), 0.0), STEEL)
    return _grown(m, (1.1, 1.1, 1.15))


def toolbox_plastic() -> Model:
    """A black plastic box with a yellow lid, two latches and a folding handle."""
    m, black = Model(), "plastic/black"
    m.add(crate([(0.44, 0.22, 0.02, 0.0), (0.46, 0.24, 0.02, 0.15)]), black)
    m.add(
        crate(
            [
                (0.475, 0.25, 0.02, 0.145),
                (0.475, 0.25, 0.02, 0.185),
                (0.42, 0.2, 0.02, 0.22),
            ]
        ),
        "plastic/yellow",
    )
    for x in (-0.14, 0.14):
        m.add(box((0.06, 0.02, 0.08), (x, -0.122, 0.14), 0.0), "plastic/yellow")
    for x in (-0.1, 0.1):
        m.add(box((0.025, 0.03, 0.05), (x, 0, 0.23), 0.0), black)
    m.add(box((0.225, 0.032, 0.026), (0, 0, 0.262), 0.006), black)
    m.add(box((0.1, 0.006, 0.04), (0, -0.116, 0.075), 0.0), "plastic/yellow")
    return _grown(m, (1.03, 1.03, 1.12))


def toolbox_wooden() -> Model:
    """An open wooden tote with a round handle; a hammer and grips stick out."""
    m, wood = Model(), "wood/pine"
    tray(m, (-0.23, -0.12, 0.0), (0.23, 0.12, 0.13), wood, 0.014)
    gable = [
        (-0.12, 0.0),
        (0.12, 0.0),
        (0.12, 0.13),
        (0.03, 0.28),
        (-0.03, 0.28),
        (-0.12, 0.13),
    ]
    m.pair(prism(gable, 0.016, "X").move(0.228, 0, 0), wood)
    m.add(tube([(-0.23, 0, 0.25), (0.23, 0, 0.25)], 0.014, 8), "wood/walnut")
    m.add(slab((-0.2, 0.06, 0.012), (0.2, 0.085, 0.17), 0.0), "plastic/yellow")
    m.add(tube([(-0.15, -0.04, 0.012), (-0.08, -0.07, 0.2)], 0.013, 6), "plastic/red")
    head = box((0.04, 0.11, 0.035), (-0.075, -0.07, 0.21), 0.0)
    m.add(head, STEEL)
    for x, colour in (
        (0.05, "plastic/blue"),
        (0.11, "plastic/orange"),
        (0.17, "plastic/green"),
    ):
        m.add(tube([(x, -0.06, 0.012), (x + 0.01, -0.09, 0.18)], 0.016, 6), colour)
    return _grown(m, (1.05, 1.05, 1.1))


# ---------------------------------------------------------------------- storage racks


@dataclass(frozen=True, slots=True)
class Rack:
    """A rack of boards between four uprights.

    Attributes:
        half: half its width and depth to the middle of the uprights, metres.
        levels: heights of the tops of the boards.
        high: height of the uprights.
        post, board: materials.
    """

    half: Flat
    levels: tuple[float, ...]
    high: float
    post: str
    board: str


def _rack(m: Model, rack: Rack, side: float = 0.04, thick: float = 0.022) -> None:
    """Uprights and boards; each board's front edge carries a beam."""
    posts(m, rack.half, (0.0, rack.high), side, rack.post, 0.0)
    a, b = rack.half
    for z in rack.levels:
        m.add(slab((-a, -b, z - thick), (a, b, z), 0.0), rack.board)
        for y in (-b, b):
            m.add(box((2 * a, 0.022, 0.045), (0, y, z - 0.02), 0.0), rack.post)


def archive(m: Model, at: Point, size: Point, body: str, lid: str) -> None:
    """A lidded storage carton with a label and a finger hole in front."""
    x, y, z = at
    w, d, h = size
    m.add(box((w, d, h), (x, y, z + h / 2.0), 0.0), body)
    m.add(box((w + 0.012, d + 0.012, h * 0.26), (x, y, z + h * 0.88), 0.0), lid)
    m.add(
        box((w * 0.5, 0.004, h * 0.26), (x, y - d / 2.0, z + h * 0.42), 0.0),
        "paper/white",
    )


def scoop(m: Model, at: Point, size: Point, colour: str) -> None:
    """A picking bin with a low front, filled to a dark level."""
    x, y, z = at
    w, d, h = size
    outline = [
        (-d / 2, 0.0),
        (d / 2, 0.0),
        (d / 2, h),
        (-d * 0.1, h),
        (-d / 2 - 0.02, h * 0.5),
    ]
    m.add(prism(outline, w, "X").move(x, y, z), colour)
    m.add(
        box((w * 0.84, d * 0.5, 0.004), (x, y + d * 0.2, z + h), 0.0), "plastic/black"
    )
    m.add(
        box((w * 0.5, 0.004, h * 0.2), (x, y - d / 2 - 0.009, z + h * 0.24), 0.0),
        "paper/white",
    )


def rack_boltless() -> Model:
    """A grey steel rack with chipboard boards: cartons, picking bins, paint tins."""
    m = Model()
    _rack(
        m,
        Rack(
            (0.46, 0.2), (0.12, 0.55, 0.98, 1.4, 1.8), 1.84, "metal/steel", "wood/pine"
        ),
    )
    for x in (-0.29, 0.02, 0.3):
        archive(
            m,
            (x, 0, 0.119),
            (0.27, 0.34, 0.26),
            "paper/white",
            "book/blue" if x else "book/red",
        )
    for k, colour in enumerate(
        ("plastic/red", "plastic/blue", "plastic/yellow", "plastic/blue")
    ):
        scoop(m, (-0.33 + 0.22 * k, 0, 0.549), (0.19, 0.32, 0.18), colour)
    for k, label in enumerate(("book/green", "paper/white", "book/ochre")):
        tin(m, (-0.34 + 0.19 * k, -0.02, 0.979), 0.08, 0.19, label)
    archive(m, (0.28, 0, 0.979), (0.28, 0.34, 0.25), "paper/kraft", "paper/kraft")
    for x in (-0.26, 0.1):
        archive(m, (x, 0, 1.399), (0.32, 0.34, 0.24), "book/cream", "book/cream")
    m.add(slab((0.3, -0.12, 1.398), (0.42, 0.14, 1.6), 0.0), "plastic/green")
    return m


def rack_wooden() -> Model:
    """A pine rack with slatted shelves: baskets, crates, jars and folded cloth."""
    m, wood = Model(), "wood/pine"
    posts(m, (0.4, 0.2), (0.0, 1.75), 0.042, wood, 0.003)
    for z in (0.14, 0.56, 0.98, 1.38, 1.7):
        boards(m, (-0.42, -0.2, z - 0.02), (0.42, 0.2, z), 4, wood, 0.03, 0.0)
        for x in (-0.4, 0.4):
            m.add(box((0.022, 0.4, 0.04), (x, 0, z - 0.034), 0.0), wood)
    for x, z in ((-0.2, 0.139), (0.2, 0.139), (0.2, 0.979)):
        basket = crate([(0.3, 0.26, 0.03, 0.0), (0.34, 0.32, 0.03, 0.24),
                        (0.3, 0.28, 0.03, 0.24), (0.28, 0.25, 0.03, 0.16)])  # fmt: skip
        m.add(basket.move(x, 0, z), "wicker/natural")
    for x in (-0.2, 0.19):
        tray(m, (x - 0.17, -0.17, 0.559), (x + 0.17, 0.17, 0.74), "wood/oak", 0.016)
        m.add(
            box((0.312, 0.312, 0.02), (x, 0, 0.7), 0.0),
            "book/red" if x < 0 else "book/blue",
        )
    folded(
        m,
        (-0.2, 0, 0.978),
        (0.32, 0.3, 0.06),
        ("book/blue", "book/cream", "book/green"),
    )
    for k, colour in enumerate(
        ("book/ochre", "book/red", "leaf/pale", "book/cream", "book/ochre")
    ):
        jar(m, (-0.3 + 0.15 * k, -0.03, 1.379), 0.055, 0.18, colour, "metal/brass")
    return m


def rack_wire() -> Model:
    """A chromed wire rack on castors: plastic bins, towels and a crate."""
    m, metal = Model(), "metal/chrome"
    for x in (-0.44, 0.44):
        for y in (-0.2, 0.2):
            rods(m, [((x, y, 0.09), (x, y, 1.78))], 0.013, metal)
    castors(m, (0.44, 0.2), 0.1)
    for z in (0.2, 0.62, 1.04, 1.42, 1.74):
        for y in (-0.2, 0.2):
            rods(m, [((-0.44, y, z), (0.44, y, z))], 0.008, metal, 4)
        for x in spread(-0.44, 0.44, 12):
            rods(m, [((x, -0.2, z), (x, 0.2, z))], 0.004, metal, 3)
    for x in (-0.22, 0.22):
        for z in (0.2, 1.04):
            body = crate([(0.33, 0.28, 0.03, z), (0.37, 0.33, 0.03, z + 0.22)])
            m.add(body.move(x, 0, 0), "plastic/plain")
            m.add(box((0.39, 0.35, 0.03), (x, 0, z + 0.23), 0.0), "plastic/white")
    folded(
        m,
        (-0.24, 0, 0.62),
        (0.36, 0.32, 0.065),
        ("plaster/white", "book/blue", "plaster/white"),
    )
    tray(m, (0.02, -0.17, 0.62), (0.4, 0.17, 0.84), "plastic/red", 0.014)
    m.add(box((0.356, 0.316, 0.02), (0.21, 0, 0.8), 0.0), "plastic/black")
    for x in (-0.22, 0.2):
        archive(m, (x, 0, 1.42), (0.3, 0.33, 0.22), "paper/white", "plastic/black")
    return m


# ----------------------------------------------------------------------- storage bins


def bin_clip() -> Model:
    """A white box with a tinted lid and clips at both ends."""
    m, tone = Model(), "plastic/plain"
    m.add(crate([(0.44, 0.3, 0.03, 0.0), (0.5, 0.36, 0.03, 0.27)]), "plastic/white")
    m.add(
        crate(
            [
                (0.525, 0.385, 0.03, 0.262),
                (0.525, 0.385, 0.03, 0.285),
                (0.49, 0.35, 0.03, 0.3),
            ]
        ),
        tone,
    )
    m.add(crate([(0.44, 0.3, 0.03, 0.298), (0.44, 0.3, 0.03, 0.306)]), tone)
    for x in (-0.262, 0.262):
        m.add(box((0.02, 0.14, 0.09), (x, 0, 0.25), 0.0), tone)
    return m


def bin_tote() -> Model:
    """A tinted industrial tote with ribs, closed by a black lid with two grips."""
    m, tone = Model(), "plastic/plain"
    m.add(crate([(0.5, 0.32, 0.025, 0.0), (0.56, 0.37, 0.025, 0.3)]), tone)
    for x in (-0.18, -0.06, 0.06, 0.18):
        for y in (-1, 1):
            rib = slab((x - 0.012, -0.014, 0.02), (x + 0.012, 0.014, 0.27), 0.0)
            m.add(rib.turn("X", -5.0 * -y).move(0, y * 0.162, 0), tone)
    m.add(crate([(0.6, 0.4, 0.025, 0.285), (0.6, 0.4, 0.025, 0.325)]), "plastic/black")
    m.add(crate([(0.5, 0.3, 0.025, 0.32), (0.5, 0.3, 0.025, 0.338)]), "plastic/black")
    for x in (-0.305, 0.305):
        m.add(box((0.03, 0.16, 0.03), (x, 0, 0.28), 0.0), "plastic/black")
    return m


def bin_handled() -> Model:
    """A deep tinted box with a white rim, a domed lid and a handle on it."""
    m, tone = Model(), "plastic/plain"
    m.add(crate([(0.36, 0.3, 0.05, 0.0), (0.42, 0.36, 0.05, 0.32)]), tone)
    m.add(
        crate([(0.445, 0.385, 0.05, 0.31), (0.445, 0.385, 0.05, 0.335)]),
        "plastic/white",
    )
    m.add(
        crate(
            [
                (0.43, 0.37, 0.05, 0.333),
                (0.41, 0.35, 0.05, 0.36),
                (0.34, 0.28, 0.05, 0.375),
            ]
        ),
        tone,
    )
    grip: list[Point] = [
        (-0.08, 0, 0.37),
        (-0.07, 0, 0.415),
        (0.07, 0, 0.415),
        (0.08, 0, 0.37),
    ]
    m.add(tube(grip, 0.011, 6), "plastic/white")
    m.add(box((0.14, 0.004, 0.08), (0, -0.169, 0.2), 0.0), "paper/white")
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "workbench/joiner": bench_joiner,
    "workbench/cabinet": bench_cabinet,
    "workbench/garage": bench_garage,
    "tool_chest/roller": chest_roller,
    "tool_chest/stacked": chest_stacked,
    "tool_chest/wide": chest_wide,
    "pegboard/classic": pegboard_classic,
    "pegboard/steel": pegboard_steel,
    "pegboard/wooden": pegboard_wooden,
    "stepladder/aluminium": ladder_aluminium,
    "stepladder/painter": ladder_painter,
    "stepladder/household": ladder_household,
    "toolbox/metal": toolbox_metal,
    "toolbox/plastic": toolbox_plastic,
    "toolbox/wooden": toolbox_wooden,
    "storage_rack/boltless": rack_boltless,
    "storage_rack/wooden": rack_wooden,
    "storage_rack/wire": rack_wire,
    "storage_bin/clip": bin_clip,
    "storage_bin/tote": bin_tote,
    "storage_bin/handled": bin_handled,
}
