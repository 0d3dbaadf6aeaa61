"""Camera symbols painted over a finished map: a numbered disc, and what it looks at.

Every shape is tested at 4 x 4 points of each pixel, so edges are smooth; letters are
strokes of our own, so no font is needed.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.errors import RenderError
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import Camera
from scenegen.geometry.pose import Floats, Vector
from scenegen.records.rig import Marker
from scenegen.records.scene import Rgb
from scenegen.renderers.kernel import kernel

Pixels = NDArray[np.uint8]

FINE = 4
DISC: Rgb = (24, 78, 160)
RIM: Rgb = (255, 255, 255)
CONE: Rgb = (38, 112, 214)

DISC_SHARE = 0.027
"""Radius of the disc as a share of the picture."""

LEAST_RADIUS = 7.0
CONE_SHARE = 0.15
"""Length of the view cone as a share of the picture."""

CROWDED_REACH, CROWDED_SIZE = 2.4, 0.8
"""Discs that would hide each other: how far out they stand, in radii, and their size.

Eight of them still stand apart, and all stay on the floor that a turn keeps free.
"""

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


class _Symbol(NamedTuple):
    """A marker in the picture: its pixel, a unit direction, half of its opening."""

    u: float
    v: float
    du: float
    dv: float
    cos: float
    sin: float


class _Brush(NamedTuple):
    """A shape around a symbol.

    Attributes:
        kind: `_DISC`, `_SECTOR`, `_SIDES` or `_STROKE`.
        size: radius of a disc, length of a cone, half the width of a stroke.
        stroke: start and end of a stroke, or half the width of a cone's sides and 0s.
        alpha: how much it covers.
    """

    kind: int
    size: float
    stroke: tuple[float, float, float, float]
    alpha: float


_DISC, _SECTOR, _SIDES, _STROKE = range(4)
_NONE = (0.0, 0.0, 0.0, 0.0)


def paint_markers(rgb: Pixels, camera: Camera, markers: tuple[Marker, ...]) -> Pixels:
    """A picture with camera symbols over it; the picture itself if there are none.

    Args:
        rgb: (size, size, 3) sRGB.
        camera: what it was drawn with.
        markers: cones are painted first, so that no disc lies below one; discs that
            would touch are moved out along their views.

    Raises:
        RenderError: a label has no characters, too many, or one without strokes.
    """
    if not markers:
        return rgb
    painted = rgb.astype(np.float64)
    symbols = [_symbol(camera, marker) for marker in markers]
    for symbol in symbols:
        _paint_cone(painted, symbol)
    for symbol, marker in zip(symbols, markers, strict=True):
        radius = _radius(len(rgb))
        if _is_crowded(symbol, symbols, radius):
            _paint_dot(painted, symbol, radius * 0.42)
            symbol = _moved_out(symbol, CROWDED_REACH * radius)
            radius *= CROWDED_SIZE
        _paint_disc(painted, symbol, radius, label=marker.label)
    return (painted + 0.5).astype(np.uint8)


def _symbol(camera: Camera, marker: Marker) -> _Symbol:
    """Where a marker is in the picture, and where it looks to."""
    if not 1 <= len(marker.label) <= 2 or any(c not in STROKES for c in marker.label):
        raise RenderError(
            f"a marker cannot be labelled '{marker.label}'. "
            f"Use one or two characters of {''.join(STROKES)}."
        )
    x, y, z = (value / 1000 for value in marker.position_mm)
    heading, half = marker.heading_tenths, marker.fov_tenths // 2
    here = camera.project(Vector(x, y, z))
    ahead = camera.project(Vector(x + cosine(heading), y + sine(heading), z))
    du, dv = ahead.u - here.u, ahead.v - here.v
    scale = 1.0 / max(math.sqrt(du * du + dv * dv), 1e-9)
    return _Symbol(here.u, here.v, du * scale, dv * scale, cosine(half), sine(half))


def _radius(size: int) -> float:
    return max(DISC_SHARE * size, LEAST_RADIUS)


def _is_crowded(symbol: _Symbol, symbols: list[_Symbol], radius: float) -> bool:
    """Whether the disc would touch another one, as those of a turn on the spot do."""
    near = 0
    for other in symbols:
        du, dv = other.u - symbol.u, other.v - symbol.v
        near += du * du + dv * dv < 4.0 * radius * radius
    return near > 1


def _moved_out(symbol: _Symbol, reach: float) -> _Symbol:
    """A symbol moved along its view."""
    return symbol._replace(
        u=symbol.u + reach * symbol.du, v=symbol.v + reach * symbol.dv
    )


def _paint_dot(painted: Floats, symbol: _Symbol, radius: float) -> None:
    """A small mark where the camera is, when its disc stands further out."""
    _lay(painted, symbol, _Brush(_DISC, radius * 1.35, _NONE, 1.0), RIM)
    _lay(painted, symbol, _Brush(_DISC, radius, _NONE, 1.0), DISC)


def _paint_cone(painted: Floats, symbol: _Symbol) -> None:
    """A sector that fades away from the symbol, with firm sides."""
    size = len(painted)
    length = CONE_SHARE * size + _radius(size)
    sides = (0.0025 * size, 0.0, 0.0, 0.0)
    _lay(painted, symbol, _Brush(_SECTOR, length, _NONE, 0.62), CONE)
    _lay(painted, symbol, _Brush(_SIDES, length, sides, 0.85), CONE)


def _paint_disc(painted: Floats, symbol: _Symbol, radius: float, *, label: str) -> None:
    """A disc with a white rim and its label."""
    _lay(painted, symbol, _Brush(_DISC, radius * 1.18, _NONE, 1.0), RIM)
    _lay(painted, symbol, _Brush(_DISC, radius, _NONE, 1.0), DISC)
    step = radius * (0.29 if len(label) == 1 else 0.235)
    for index, character in enumerate(label):
        left = (3.0 * index - 1.5 * (len(label) - 1) - 1.0) * step
        for stroke in STROKES[character].split():
            ax, ay, bx, by = (float(digit) * step for digit in stroke)
            top = -2.0 * step
            line = (left + ax, top + ay, left + bx, top + by)
            _lay(painted, symbol, _Brush(_STROKE, 0.42 * step, line, 1.0), RIM)


def _lay(painted: Floats, symbol: _Symbol, brush: _Brush, colour: Rgb) -> None:
    """Lay a colour over the pixels that a brush touches."""
    _blend(painted, symbol, brush, np.array(colour, dtype=np.float64))


@kernel
def _blend(painted: Floats, symbol: _Symbol, brush: _Brush, colour: Floats) -> None:
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
def _cover(symbol: _Symbol, brush: _Brush, x: float, y: float) -> float:
    """How much a brush covers a point relative to its symbol, 0 to 1."""
    if brush.kind == _STROKE:
        ax, ay, bx, by = brush.stroke
        dx, dy = bx - ax, by - ay
        x, y = x - ax, y - ay
        share = (x * dx + y * dy) / (dx * dx + dy * dy)
        share = min(max(share, 0.0), 1.0)
        x, y = x - share * dx, y - share * dy
    away = math.sqrt(x * x + y * y)
    if away > brush.size:
        return 0.0
    if brush.kind in (_DISC, _STROKE):
        return 1.0
    along = x * symbol.du + y * symbol.dv
    across = abs(y * symbol.du - x * symbol.dv)
    if brush.kind == _SECTOR:
        if along < symbol.cos * away:
            return 0.0
        return 1.0 - 0.8 * away / brush.size
    beside = abs(across * symbol.cos - along * symbol.sin)
    ahead = along * symbol.cos + across * symbol.sin
    return 1.0 if ahead > 0.0 and beside <= brush.stroke[0] else 0.0
