"""Camera symbols painted over a finished map: a numbered disc, and its view cone."""

import math

import numpy as np

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import Camera
from scenegen.geometry.pose import Floats, Vector
from scenegen.records.rig import Marker
from scenegen.records.scene import Rgb
from scenegen.renderers.overlays.brushes import (
    DISC,
    DISC_COLOUR,
    RIM,
    SECTOR,
    SIDES,
    Brush,
    Pixels,
    Symbol,
    check_label,
    lay,
    lay_disc,
)

CONE: Rgb = (38, 112, 214)

DISC_SHARE = 0.027
"""Radius of the disc as a share of the picture."""

LEAST_RADIUS = 7.0
CONE_SHARE = 0.15
"""Length of the view cone as a share of the picture."""

CROWDED_REACH, CROWDED_SIZE = 2.4, 0.8
"""Discs that would hide each other: how far they are moved, in radii, and their size.

Eight of them are still apart, and all stay on the floor that a turn keeps free.
"""


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
        lay_disc(painted, symbol, radius, label=marker.label)
    return (painted + 0.5).astype(np.uint8)


def _symbol(camera: Camera, marker: Marker) -> Symbol:
    """Where a marker is in the picture, and the direction of its view."""
    check_label(marker.label)
    x, y = marker.position_mm[0] / 1000, marker.position_mm[1] / 1000
    heading, half = marker.heading_tenths, marker.fov_tenths // 2
    here = camera.project(Vector(x, y, 0.0))
    ahead = camera.project(Vector(x + cosine(heading), y + sine(heading), 0.0))
    du, dv = ahead.u - here.u, ahead.v - here.v
    scale = 1.0 / max(math.sqrt(du * du + dv * dv), 1e-9)
    return Symbol(here.u, here.v, du * scale, dv * scale, cosine(half), sine(half))


def _radius(size: int) -> float:
    return max(DISC_SHARE * size, LEAST_RADIUS)


def _is_crowded(symbol: Symbol, symbols: list[Symbol], radius: float) -> bool:
    """Whether the disc would touch another one, as those of a turn on the spot do."""
    near = 0
    for other in symbols:
        du, dv = other.u - symbol.u, other.v - symbol.v
        near += du * du + dv * dv < 4.0 * radius * radius
    return near > 1


def _moved_out(symbol: Symbol, reach: float) -> Symbol:
    """A symbol moved along its view."""
    return symbol._replace(
        u=symbol.u + reach * symbol.du, v=symbol.v + reach * symbol.dv
    )


def _paint_dot(painted: Floats, symbol: Symbol, radius: float) -> None:
    """A small mark where the camera is, when its disc is moved."""
    lay(painted, symbol, Brush(DISC, radius * 1.35), RIM)
    lay(painted, symbol, Brush(DISC, radius), DISC_COLOUR)


def _paint_cone(painted: Floats, symbol: Symbol) -> None:
    """A sector that fades away from the symbol, with firm sides."""
    size = len(painted)
    length = CONE_SHARE * size + _radius(size)
    sides = (0.0025 * size, 0.0, 0.0, 0.0)
    lay(painted, symbol, Brush(SECTOR, length, alpha=0.62), CONE)
    lay(painted, symbol, Brush(SIDES, length, sides, 0.85), CONE)
