"""Which pixels of a map lie over given parts of the floor, for pictures and labels.

A pixel belongs to a part when its centre does, at whatever size a map is drawn.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.camera import Camera

Bounds = tuple[int, int, int, int]
"""West, south, east and north edge, millimetres, half open."""


@lru_cache(maxsize=16)
def pixels_over(camera: Camera, parts: tuple[Bounds, ...]) -> NDArray[np.bool_]:
    """(size, size) whether the centre of a pixel lies over one of the parts.

    The same maps are asked for over and over while a scene is perturbed, so the last
    results are kept.

    Args:
        camera: orthographic, straight down.
        parts: of the floor.

    Returns:
        Read-only.
    """
    right, down, _ = camera.axes
    origin = camera.origin
    steps = (np.arange(camera.size) + 0.5 - camera.size / 2) / camera.scale
    across, along = steps[None, :], steps[:, None]
    x = (origin.x + across * right.x + along * down.x) * 1000.0
    y = (origin.y + across * right.y + along * down.y) * 1000.0
    over = np.zeros((camera.size, camera.size), dtype=np.bool_)
    for west, south, east, north in parts:
        over |= (west <= x) & (x < east) & (south <= y) & (y < north)
    over.setflags(write=False)
    return over
