"""Blinds and net curtains.

Modelled with the window behind y 0 and everything in front of it. Blinds hang from
their heads, half let down: their upper edge belongs at the head of the window.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from decoration import DROP, Drape, _drape, _rod
from toolkit import Model, Point, box, shell, slab, tube

WHITE, CORD = "wood/white", "paper/white"
SHEER = "paper/white"

# -------------------------------------------------------------------------- blinds


def _pull(m: Model, x: float, top: float, low: float) -> None:
    """A cord with a small weight at its end."""
    m.add(box((0.004, 0.004, top - low), (x, -0.04, (top + low) / 2), 0), CORD)
    m.add(box((0.012, 0.012, 0.03), (x, -0.04, low), 0), WHITE)


def _roller(width: float, drop: float, cloth: str) -> Model:
    """Plain cloth from a roller, with a bar in its hem."""
    m = Model()
    m.add(
        tube(
            [(-width / 2, -0.03, drop - 0.03), (width / 2, -0.03, drop - 0.03)],
            0.026,
            8,
        ),
        cloth,
    )
    m.add(
        slab(
            (-width / 2 + 0.01, -0.034, 0.012),
            (width / 2 - 0.01, -0.031, drop - 0.03),
            0,
        ),
        cloth,
    )
    m.add(box((width - 0.02, 0.012, 0.024), (0, -0.0325, 0.012), 0.003), WHITE)
    for x in (-width / 2, width / 2):
        m.add(slab((x - 0.006, -0.058, drop - 0.06), (x + 0.006, 0, drop), 0), WHITE)
    _pull(m, width / 2 - 0.03, drop - 0.05, -0.12)
    return m


def _venetian(width: float, drop: float, slats: str) -> Model:
    """Slats on ladders of tape below a head rail, turned half open."""
    m, pitch = Model(), 0.042
    m.add(slab((-width / 2, -0.055, drop - 0.045), (width / 2, 0, drop), 0.002), slats)
    count = int((drop - 0.09) / pitch)
    for k in range(count):
        slat = box((width - 0.01, 0.046, 0.0035), (0, 0, 0), 0).turn("X", -32)
        m.add(slat.move(0, -0.03, drop - 0.075 - pitch * k), slats)
    low = drop - 0.075 - pitch * count
    m.add(box((width - 0.01, 0.04, 0.018), (0, -0.03, low), 0.002), slats)
    for x in (-width / 2 + 0.14, 0.0, width / 2 - 0.14):
        high = drop - 0.04
        m.add(box((0.018, 0.003, high - low), (x, -0.054, (high + low) / 2), 0), CORD)
        m.add(box((0.018, 0.003, high - low), (x, -0.006, (high + low) / 2), 0), CORD)
    _pull(m, width / 2 - 0.06, drop - 0.04, low - 0.2)
    return m


def _roman(width: float, drop: float, cloth: str) -> Model:
    """Cloth that is drawn up in soft folds below a flat upper part."""
    m = Model()
    folds, each = 4, 0.075

    def surface(u: float, v: float) -> Point:
        x = width * (u - 0.5)
        share = v * (folds + 1)
        if share >= folds:
            z = folds * each + (share - folds) * (drop - folds * each)
            return (x, -0.025, z)
        t = share - math.floor(share)
        belly = 0.045 * math.sin(math.pi * t) * (0.9 + 0.1 * math.cos(6 * (u - 0.5)))
        return (x, -0.022 - belly, each * share + 0.012 * math.sin(2 * math.pi * t))

    m.add(shell(surface, 2, (folds + 1) * 4, 0.006), cloth)
    m.add(slab((-width / 2, -0.03, drop - 0.03), (width / 2, 0, drop), 0.002), WHITE)
    return m


# -------------------------------------------------------------------- net curtains


def _net(outer: float, inner: float, folds: int, *, z: float) -> Model:
    """A pair of pale, finely pleated sheers; the middle stays free."""
    m = Model()
    m.pair(_drape(Drape(-outer, -inner, folds, 0.032, z - 0.008, rows=2)), SHEER)
    return m


def net_pair() -> Model:
    """A pair on a thin white rail."""
    z = DROP - 0.02
    m = _net(0.86, 0.4, 8, z=z)
    m.add(box((1.78, 0.03, 0.024), (0, 0, z), 0.002), WHITE)
    for x in (-0.7, 0.7):
        m.add(box((0.02, 0.06, 0.02), (x, 0.035, z), 0), WHITE)
    return m


def net_wide() -> Model:
    """A wide pair on a brass rod with ball ends."""
    z = DROP - 0.02
    m = _net(1.22, 0.56, 11, z=z)
    _rod(m, 1.25, z, 0.01, "metal/brass")
    m.pair(box((0.03, 0.03, 0.03), (1.25, 0, z), 0.01), "metal/brass")
    return m


def net_side() -> Model:
    """One length drawn to one side of a black rod."""
    m, z = Model(), DROP - 0.02
    m.add(_drape(Drape(-0.78, -0.12, 9, 0.032, z - 0.008, rows=2)), SHEER)
    _rod(m, 0.8, z, 0.009, "metal/black")
    return m


def net_tied() -> Model:
    """A pair tied back at waist height, on a white rod."""
    m, z = Model(), DROP - 0.02
    m.pair(_drape(Drape(-1.02, -0.3, 8, 0.036, z - 0.008, 0.95, 3)), SHEER)
    _rod(m, 1.05, z, 0.012, WHITE)
    m.pair(box((0.28, 0.085, 0.035), (-0.9, 0, 0.95), 0.01), WHITE)
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "blind/roller": partial(_roller, 1.15, 0.62, "fabric/linen"),
    "blind/roller_wide": partial(_roller, 1.85, 0.55, "fabric/linen"),
    "blind/venetian": partial(_venetian, 1.3, 0.72, "wood/white"),
    "blind/venetian_wood": partial(_venetian, 1.7, 0.64, "wood/oak"),
    "blind/roman": partial(_roman, 1.2, 0.58, "fabric/linen"),
    "blind/roman_wide": partial(_roman, 2.15, 0.5, "fabric/wool"),
    "net_curtain/pair": net_pair,
    "net_curtain/wide": net_wide,
    "net_curtain/side": net_side,
    "net_curtain/tied": net_tied,
}
