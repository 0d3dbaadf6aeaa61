"""Camera symbols painted over a finished map: a numbered disc, and what it looks at.

Every shape is tested at 4 x 4 points of each pixel, so edges are smooth; letters are
strokes of our own, so no font is needed.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.errors import RenderError
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import Camera
from scenegen.geometry.pose import Floats, Vector
from scenegen.records.rig import Marker
from scenegen.records.scene import Rgb

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
    """A marker in the picture: pixel coordinates and a unit direction."""

    marker: Marker
    u: float
    v: float
    du: float
    dv: float


class _Patch(NamedTuple):
    """Sample points of a part of the picture, relative to a symbol, in pixels."""

    rows: slice
    columns: slice
    x: Floats
    y: Floats


def paint_markers(rgb: Pixels, camera: Camera, markers: tuple[Marker, ...]) -> Pixels:
    """A picture with camera symbols over it; the picture itself if there are none.

    Args:
        rgb: (size, size, 3) sRGB.
        camera: what it was drawn with.
        markers: cones are painted first, so that no disc lies below one.

    Raises:
        RenderError: a label has no characters, too many, or one without strokes.
    """
    if not markers:
        return rgb
    painted = rgb.astype(np.float64)
    symbols = [_symbol(camera, marker) for marker in markers]
    for symbol in symbols:
        _paint_cone(painted, symbol)
    for symbol in symbols:
        _paint_disc(painted, symbol)
    return (painted + 0.5).astype(np.uint8)


def _symbol(camera: Camera, marker: Marker) -> _Symbol:
    """Where a marker is in the picture, and where it looks to."""
    if not 1 <= len(marker.label) <= 2 or any(c not in STROKES for c in marker.label):
        raise RenderError(
            f"a marker cannot be labelled '{marker.label}'. "
            f"Use one or two characters of {''.join(STROKES)}."
        )
    x, y, z = (value / 1000 for value in marker.position_mm)
    here = camera.project(Vector(x, y, z))
    ahead = camera.project(
        Vector(x + cosine(marker.heading_tenths), y + sine(marker.heading_tenths), z)
    )
    du, dv = ahead.u - here.u, ahead.v - here.v
    scale = 1.0 / max(float(np.sqrt(du * du + dv * dv)), 1e-9)
    return _Symbol(marker, here.u, here.v, du * scale, dv * scale)


def _patch(size: int, symbol: _Symbol, reach: float) -> _Patch:
    """The pixels within `reach` of a symbol, FINE x FINE points each."""
    edges = []
    for middle in (symbol.v, symbol.u):
        first = min(max(int(middle - reach), 0), size)
        edges.append(slice(first, min(max(int(middle + reach) + 2, first), size)))
    rows, columns = edges
    y = np.arange(rows.start * FINE, rows.stop * FINE) + 0.5
    x = np.arange(columns.start * FINE, columns.stop * FINE) + 0.5
    grid = np.meshgrid(x / FINE - symbol.u, y / FINE - symbol.v)
    return _Patch(rows, columns, grid[0], grid[1])


def _blend(painted: Floats, patch: _Patch, cover: Floats, colour: Rgb) -> None:
    """Lay a colour over a patch; `cover` is 0 to 1 at its sample points."""
    rows, columns = len(cover) // FINE, cover.shape[1] // FINE
    share = np.zeros((rows, columns, 1))
    for row in range(FINE):
        for column in range(FINE):
            share[:, :, 0] += cover[row::FINE, column::FINE]
    share /= FINE * FINE
    below = painted[patch.rows, patch.columns]
    below += share * (np.array(colour, dtype=np.float64) - below)


def _radius(size: int) -> float:
    return max(DISC_SHARE * size, LEAST_RADIUS)


def _paint_cone(painted: Floats, symbol: _Symbol) -> None:
    """A sector that fades away from the symbol, with firm sides."""
    size = len(painted)
    length = CONE_SHARE * size + _radius(size)
    patch = _patch(size, symbol, length)
    away = np.sqrt(patch.x * patch.x + patch.y * patch.y) + 1e-9
    along = patch.x * symbol.du + patch.y * symbol.dv
    half = symbol.marker.fov_tenths // 2
    inside = (along >= cosine(half) * away) & (away <= length)
    fade = 0.12 + 0.5 * (1.0 - away / length)
    _blend(painted, patch, np.where(inside, fade, 0.0), CONE)
    across = np.abs(patch.y * symbol.du - patch.x * symbol.dv)
    side = np.abs(across * cosine(half) - along * sine(half))
    beyond = along * cosine(half) + across * sine(half) > 0.0
    line = (side <= 0.0025 * size) & beyond & (away <= length)
    _blend(painted, patch, np.where(line, 0.85, 0.0), CONE)


def _paint_disc(painted: Floats, symbol: _Symbol) -> None:
    """A disc with a white rim and its label."""
    radius = _radius(len(painted))
    patch = _patch(len(painted), symbol, radius * 1.3)
    away = np.sqrt(patch.x * patch.x + patch.y * patch.y)
    _blend(painted, patch, np.where(away <= radius * 1.18, 1.0, 0.0), RIM)
    _blend(painted, patch, np.where(away <= radius, 1.0, 0.0), DISC)
    label = symbol.marker.label
    step = radius * (0.29 if len(label) == 1 else 0.235)
    for index, character in enumerate(label):
        left = (3.0 * index - 1.5 * (len(label) - 1) - 1.0) * step
        ink = _ink(patch, STROKES[character], (left, -2.0 * step), step)
        _blend(painted, patch, ink, RIM)


def _ink(
    patch: _Patch, strokes: str, corner: tuple[float, float], step: float
) -> Floats:
    """1 near a stroke, else 0."""
    ink = np.zeros_like(patch.x)
    for stroke in strokes.split():
        ax, ay, bx, by = (float(digit) * step for digit in stroke)
        x, y = patch.x - corner[0] - ax, patch.y - corner[1] - ay
        dx, dy = bx - ax, by - ay
        share = (x * dx + y * dy) / (dx * dx + dy * dy)
        share = np.minimum(np.maximum(share, 0.0), 1.0)
        x, y = x - share * dx, y - share * dy
        near = x * x + y * y <= 0.1764 * step * step
        ink = np.maximum(ink, np.where(near, 1.0, 0.0))
    return ink
