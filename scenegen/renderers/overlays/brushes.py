"""Flat shapes over a finished picture: discs, strokes, sectors, and letters of strokes.

Every shape is tested at 4 x 4 points of each pixel, so edges are smooth; letters are
strokes of our own, so no font is needed.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.errors import RenderError
from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel
from scenegen.records.scene import Rgb

Pixels = NDArray[np.uint8]

FINE = 4
DISC_COLOUR: Rgb = (24, 78, 160)
RIM: Rgb = (252, 252, 252)
"""The lightest code that light makes: ink is not taken for clipped light, even where
four markers fill much of a small map."""

STROKES = {
    "0": "0010 1021 2123 2314 1403 0301 0100",
    "1": "0110 1014 0424",
    "2": "0110 1021 2112 1204 0424",
    "3": "0010 1021 2112 1223 2314 1404",
    "4": "1003 0323 1114",
    "5": "2000 0002 0212 1223 2314 1404",
    "6": "2010 1001 0103 0314 1423 2312 1202",
    "7": "0020 2014",
    "8": "0110 1021 2112 1201 0110 1203 0314 1423 2312",
    "9": "2212 1201 0110 1021 2123 2314 1404",
    "A": "0410 1024 0222",
    "B": "0004 0010 1021 2112 1202 1223 2314 1404",
    "C": "2010 1001 0103 0314 1424",
    "D": "0004 0010 1021 2123 2314 1404",
    "E": "2000 0004 0424 0212",
    "F": "2000 0004 0212",
    "M": "0400 0012 1220 2024",
    "X": "0024 2004",
}
"""Strokes on a grid 2 wide and 4 high: start and end as column and row."""


DISC, SECTOR, SIDES, STROKE = range(4)
PLAIN = (0.0, 0.0, 0.0, 0.0)
"""The stroke of a brush that has none."""


class Symbol(NamedTuple):
    """Where a shape is in the picture: a pixel, a unit direction, half of its opening.

    Only cones have a direction and an opening.
    """

    u: float
    v: float
    du: float = 1.0
    dv: float = 0.0
    cos: float = 1.0
    sin: float = 0.0


class Brush(NamedTuple):
    """A shape around a symbol.

    Attributes:
        kind: `DISC`, `SECTOR`, `SIDES` or `STROKE`.
        size: radius of a disc, length of a cone, half the width of a stroke.
        stroke: start and end of a stroke, or half the width of a cone's sides and 0s.
        alpha: how much it covers.
    """

    kind: int
    size: float
    stroke: tuple[float, float, float, float] = PLAIN
    alpha: float = 1.0


def check_label(label: str, longest: int = 2) -> None:
    """Require that a label can be written on a disc.

    Raises:
        RenderError: it has no characters, too many, or one without strokes.
    """
    if not 1 <= len(label) <= longest or any(c not in STROKES for c in label):
        raise RenderError(
            f"a marker cannot be labelled '{label}'. "
            f"Use one or two characters of {''.join(STROKES)}."
        )


def lay_disc(painted: Floats, symbol: Symbol, radius: float, *, label: str) -> None:
    """A disc with a white rim and its label."""
    lay(painted, symbol, Brush(DISC, radius * 1.18), RIM)
    lay(painted, symbol, Brush(DISC, radius), DISC_COLOUR)
    step = radius * (0.29 if len(label) == 1 else 0.235)
    for index, character in enumerate(label):
        left = (3.0 * index - 1.5 * (len(label) - 1) - 1.0) * step
        for stroke in STROKES[character].split():
            ax, ay, bx, by = (float(digit) * step for digit in stroke)
            top = -2.0 * step
            line = (left + ax, top + ay, left + bx, top + by)
            lay(painted, symbol, Brush(STROKE, 0.42 * step, line), RIM)


def lay(painted: Floats, symbol: Symbol, brush: Brush, colour: Rgb) -> None:
    """Lay a colour over the pixels that a brush touches.

    Args:
        painted: (size, size, 3) sRGB codes, written to.
        symbol: where.
        brush: the shape.
        colour: sRGB.
    """
    _blend(painted, symbol, brush, np.array(colour, dtype=np.float64))


@kernel
def _blend(painted: Floats, symbol: Symbol, brush: Brush, colour: Floats) -> None:
    """Mix a colour into a picture by how much of each pixel a brush covers."""
    size = painted.shape[0]
    ax, ay, bx, by = brush.stroke
    reach = brush.size + 1.0
    first_row = max(int(symbol.v + min(ay, by, 0.0) - reach), 0)
    last_row = min(int(symbol.v + max(ay, by, 0.0) + reach), size - 1)
    first_column = max(int(symbol.u + min(ax, bx, 0.0) - reach), 0)
    last_column = min(int(symbol.u + max(ax, bx, 0.0) + reach), size - 1)
    for row in range(first_row, last_row + 1):
        for column in range(first_column, last_column + 1):
            share = 0.0
            for point in range(FINE * FINE):
                x = column + (point % FINE + 0.5) / FINE - symbol.u
                y = row + (point // FINE + 0.5) / FINE - symbol.v
                share += _cover(symbol, brush, x, y)
            share = share * brush.alpha / (FINE * FINE)
            for channel in range(3):
                below = painted[row, column, channel]
                painted[row, column, channel] += share * (colour[channel] - below)


@kernel
def _cover(symbol: Symbol, brush: Brush, x: float, y: float) -> float:
    """How much a brush covers a point relative to its symbol, 0 to 1."""
    if brush.kind == STROKE:
        ax, ay, bx, by = brush.stroke
        dx, dy = bx - ax, by - ay
        x, y = x - ax, y - ay
        share = (x * dx + y * dy) / (dx * dx + dy * dy)
        share = min(max(share, 0.0), 1.0)
        x, y = x - share * dx, y - share * dy
    away = math.sqrt(x * x + y * y)
    if away > brush.size:
        return 0.0
    if brush.kind in (DISC, STROKE):
        return 1.0
    along = x * symbol.du + y * symbol.dv
    across = abs(y * symbol.du - x * symbol.dv)
    if brush.kind == SECTOR:
        if along < symbol.cos * away:
            return 0.0
        return 1.0 - 0.8 * away / brush.size
    beside = abs(across * symbol.cos - along * symbol.sin)
    ahead = along * symbol.cos + across * symbol.sin
    return 1.0 if ahead > 0.0 and beside <= brush.stroke[0] else 0.0
