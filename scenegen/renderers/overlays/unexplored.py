"""Fog over a map: light, finely hatched and framed, so that it is not taken for floor.

It covers the very pixels that `visibility.observe` leaves blank at the
size of the picture.
"""

import numpy as np
from numpy.typing import NDArray

from scenegen.records.scene import Rgb
from scenegen.renderers.overlays.brushes import Pixels

Flags = NDArray[np.bool_]

LIGHT: Rgb = (222, 224, 228)
HATCH: Rgb = (196, 199, 206)
BORDER: Rgb = (112, 116, 126)

HATCHES = 36
"""Lines of the hatch from the left of a picture to its right."""


def paint_fog(rgb: Pixels, mask: Flags) -> Pixels:
    """A map with some of its pixels hatched.

    Args:
        rgb: (size, size, 3) sRGB.
        mask: (size, size) those pixels.
    """
    size = len(mask)
    row, column = np.indices((size, size))
    period = max(size // HATCHES, 4)
    is_line = (row + column) % period < max(period // 4, 1)
    painted = np.where(is_line[:, :, None], HATCH, LIGHT)
    framed = np.where(_rim(mask, max(size // 256, 1))[:, :, None], BORDER, painted)
    return np.where(mask[:, :, None], framed, rgb).astype(np.uint8)


def _rim(mask: Flags, width: int) -> Flags:
    """The pixels of a mask that are within a width of one beside it."""
    inner = mask
    for _ in range(width):
        padded = np.pad(inner, 1, constant_values=True)
        inner = inner & padded[2:, 1:-1] & padded[:-2, 1:-1]
        inner = inner & padded[1:-1, 2:] & padded[1:-1, :-2]
    return mask & ~inner
