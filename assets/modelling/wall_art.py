"""Framed pictures and posters: each variant is one picture.

Modelled as in decoration.py: the wall at y 0, the middle at x 0, z 0, facing -Y.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from decoration import _backing, _canvas, _frame
from toolkit import Flat, Model, Part, box, lathe, shell, slab

BRASS, BLACK = "metal/brass", "metal/black"

Profile = Sequence[Flat]

SLIM: Profile = ((0, 0), (0, 0.024), (0.014, 0.024), (0.016, 0))
FLAT: Profile = (
    (0, 0),
    (0, 0.024),
    (0.004, 0.028),
    (0.03, 0.028),
    (0.034, 0.022),
    (0.036, 0),
)
SCOOP: Profile = (
    (0, 0),
    (0, 0.03),
    (0.01, 0.042),
    (0.026, 0.034),
    (0.046, 0.026),
    (0.056, 0.024),
    (0.058, 0),
)
GILT: Profile = (
    (0, 0),
    (0, 0.03),
    (0.012, 0.046),
    (0.032, 0.05),
    (0.05, 0.034),
    (0.07, 0.036),
    (0.084, 0.024),
    (0.084, 0),
)
TRAY: Profile = ((0, 0), (0, 0.045), (0.01, 0.045), (0.011, 0))


@dataclass(frozen=True, slots=True)
class Framed:
    """A picture in a frame.

    Attributes:
        picture: its material.
        width, height: of the whole, metres.
        frame: section of the frame.
        wood: material of the frame.
    """

    picture: str
    width: float
    height: float
    frame: Profile
    wood: str


def _framed(kind: Framed) -> Model:
    """A picture that fills its frame, on a board against the wall."""
    m, rebate = Model(), kind.frame[-1][0]
    inner, high = kind.width - 2 * rebate + 0.012, kind.height - 2 * rebate + 0.012
    front = 0.6 * kind.frame[-2][1]
    _canvas(m, inner, high, front, f"picture/{kind.picture}")
    _backing(m, inner - 0.01, high - 0.01, front - 0.008, "paper/kraft")
    _frame(m, kind.width, kind.height, kind.frame, kind.wood)
    return m


def _floating(kind: Framed) -> Model:
    """A canvas that stands free inside a deep tray."""
    m, inset = Model(), kind.frame[-1][0] + 0.014
    width, height = kind.width - 2 * inset, kind.height - 2 * inset
    _canvas(m, width, height, 0.04, f"picture/{kind.picture}")
    _backing(m, kind.width - 0.01, kind.height - 0.01, 0.012, kind.wood)
    low, high = (
        (-width / 2 + 0.01, -0.034, -height / 2 + 0.01),
        (width / 2 - 0.01, -0.01, height / 2 - 0.01),
    )
    m.add(slab(low, high, 0), "paper/white")
    _frame(m, kind.width, kind.height, kind.frame, kind.wood)
    return m


def _bare(picture: str, width: float, height: float) -> Model:
    """A canvas without a frame, its sides painted white."""
    m = Model()
    _canvas(m, width, height, 0.035, f"picture/{picture}")
    _backing(m, width - 0.002, height - 0.002, 0.026, "paper/white")
    return m


def _scroll(picture: str, width: float, height: float) -> Model:
    """A hanging scroll: paper between two turned rods, on a cord."""
    m = Model()
    _canvas(m, width, height, 0.014, f"picture/{picture}")
    _backing(m, width + 0.012, height + 0.012, 0.009, "paper/white")
    _backing(m, width + 0.05, height + 0.12, 0.006, "fabric/linen")
    for z, reach in ((height / 2 + 0.06, 0.03), (-height / 2 - 0.06, 0.055)):
        half = width / 2 + reach
        rod = lathe([(0.011, -half), (0.011, half)], 8).turn("Y", 90)
        m.add(rod.move(0, -0.012, z), "wood/walnut")
    top = height / 2 + 0.06
    for sign in (-1, 1):
        run = ((width / 2) ** 2 + 0.1**2) ** 0.5
        cord = box((run, 0.004, 0.004), (0, 0, 0), 0)
        cord.turn("Y", -sign * -23.0 if width < 0.5 else 0)
        m.add(cord.move(sign * width / 4, -0.008, top + 0.05), "wood/black")
    return m


# ------------------------------------------------------------------------- posters


def _sheet(m: Model, picture: str, width: float, height: float) -> None:
    """Paper 3 mm thick, as the first part of a model."""
    _canvas(m, width, height, 0.004, f"picture/{picture}")
    m.parts[0][0].scale(y=0.3)


def _pinned(picture: str, width: float, height: float, pin: str) -> Model:
    """Bare paper on four pins."""
    m = Model()
    _sheet(m, picture, width, height)
    for x in (-width / 2 + 0.02, width / 2 - 0.02):
        for z in (-height / 2 + 0.02, height / 2 - 0.02):
            head = lathe([(0.007, 0.0), (0.008, 0.006), (0.004, 0.01)], 6).turn("X", 90)
            m.add(head.move(x, 0, z), pin)
    return m


def _hanger(picture: str, width: float, height: float, wood: str) -> Model:
    """Paper between two pairs of battens, on a cord from a nail."""
    m = Model()
    _sheet(m, picture, width, height)
    for z in (height / 2, -height / 2):
        m.add(box((width + 0.016, 0.018, 0.024), (0, -0.01, z), 0), wood)
    for sign in (-1, 1):
        cord = _cord(sign * width * 0.46, height / 2 + 0.01, height / 2 + 0.13)
        m.add(cord, "wood/black")
    nail = lathe([(0.006, 0), (0.007, 0.012)], 6).turn("X", 90)
    m.add(nail.move(0, 0, height / 2 + 0.13), "metal/steel")
    return m


def _cord(x: float, low: float, high: float) -> Part:
    """A straight cord up to the middle."""

    def at(u: float, v: float) -> tuple[float, float, float]:
        return (x * (1 - v), -0.006, low + (high - low) * v + 0.003 * (u - 0.5))

    return shell(at, 1, 1, 0.004)


MODELS: dict[str, Callable[[], Model]] = {
    "painting/birches": partial(_framed, Framed("birches", 0.6, 0.8, FLAT, "wood/oak")),
    "painting/village": partial(_framed, Framed("village", 0.95, 0.78, GILT, BRASS)),
    "painting/harbour": partial(_bare, "harbour", 1.2, 0.6),
    "painting/scroll": partial(_scroll, "ink_peaks", 0.34, 0.7),
    "painting/lady": partial(_framed, Framed("lady", 0.48, 0.6, FLAT, "wood/walnut")),
    "painting/gentleman": partial(
        _framed, Framed("gentleman", 0.62, 0.76, SCOOP, BRASS)
    ),
    "painting/lemons": partial(
        _framed, Framed("lemons", 0.7, 0.57, SCOOP, "wood/black")
    ),
    "painting/sunflowers": partial(
        _framed, Framed("sunflowers", 0.52, 0.64, FLAT, "wood/pine")
    ),
    "painting/robin": partial(_framed, Framed("robin", 0.3, 0.4, SLIM, "wood/oak")),
    "painting/fields": partial(_floating, Framed("fields", 0.9, 1.1, TRAY, "wood/oak")),
    "painting/gestures": partial(
        _floating, Framed("gestures", 1.2, 0.8, TRAY, "wood/black")
    ),
    "painting/quilt": partial(_bare, "tiles_of_paint", 0.7, 0.7),
    "painting/jetty": partial(_framed, Framed("jetty", 0.75, 0.5, SLIM, "wood/black")),
    "painting/dunes": partial(_framed, Framed("dunes", 1.0, 0.72, SLIM, "wood/white")),
    "painting/chart": partial(
        _framed, Framed("old_chart", 0.9, 0.68, SCOOP, "wood/walnut")
    ),
    "poster/record": partial(_framed, Framed("record", 0.5, 0.7, SLIM, "wood/black")),
    "poster/guitar": partial(_pinned, "guitar_night", 0.5, 0.7, "plastic/white"),
    "poster/stranger": partial(
        _framed, Framed("stranger", 0.6, 0.85, SLIM, "wood/black")
    ),
    "poster/planet": partial(_pinned, "ringed_planet", 0.6, 0.86, "metal/steel"),
    "poster/alps": partial(_framed, Framed("alps", 0.5, 0.7, SLIM, "wood/oak")),
    "poster/riviera": partial(_hanger, "riviera", 0.5, 0.7, "wood/pine"),
    "poster/city_plan": partial(
        _framed, Framed("city_plan", 0.5, 0.7, SLIM, "wood/white")
    ),
    "poster/exhibition": partial(
        _framed, Framed("exhibition", 0.6, 0.85, SLIM, "metal/brushed")
    ),
    "poster/great_wave": partial(
        _framed, Framed("great_wave", 0.42, 0.6, SLIM, "wood/walnut")
    ),
    "poster/mushrooms": partial(_hanger, "mushrooms", 0.56, 0.8, "wood/black"),
    "poster/solar": partial(_pinned, "planets", 0.7, 0.5, "plastic/red"),
    "poster/whale": partial(_framed, Framed("whale", 0.42, 0.6, SLIM, "wood/white")),
    "poster/animals": partial(_hanger, "animals", 0.42, 0.6, "wood/oak"),
    "poster/rocket": partial(_pinned, "rocket", 0.42, 0.6, "plastic/yellow"),
    "poster/world": partial(_hanger, "world_map", 0.7, 0.467, "wood/walnut"),
}
