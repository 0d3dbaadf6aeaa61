"""Which pixels of a map lie over given parts of the floor, for pictures and labels.

A pixel belongs to a part when the place that its centre shows does, at whatever size a
map is drawn; where it shows nothing, the place of the floor that it would show.
"""

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.camera import Camera, CameraNumbers
from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel

Bounds = tuple[int, int, int, int]
"""West, south, east and north edge, millimetres, half open."""


def pixels_over(
    camera: Camera, depth: Floats, parts: tuple[Bounds, ...]
) -> NDArray[np.bool_]:
    """(size, size) whether what a pixel shows lies over one of the parts.

    Args:
        camera: orthographic, from above.
        depth: (size, size) metres along the optical axis, 0 where there is nothing.
        parts: of the floor.
    """
    over = np.zeros(depth.shape, dtype=np.bool_)
    bounds = np.array(parts, dtype=np.float64).reshape(-1, 4)
    _mark(camera.numbers, depth, bounds, over)
    return over


@kernel
def _mark(
    eye: CameraNumbers, depth: Floats, bounds: Floats, over: NDArray[np.bool_]
) -> None:
    """Set the pixels that lie within bounds."""
    right, down, forward = eye.right, eye.down, eye.forward
    for row in range(eye.size):
        along = (row + 0.5 - eye.size / 2) / eye.scale
        to_floor = -(eye.origin.z + along * down.z) / forward.z
        for column in range(eye.size):
            across = (column + 0.5 - eye.size / 2) / eye.scale
            away = depth[row, column]
            if away == 0.0:
                away = to_floor
            x = eye.origin.x + across * right.x + along * down.x + away * forward.x
            y = eye.origin.y + across * right.y + along * down.y + away * forward.y
            x, y = 1000.0 * x, 1000.0 * y
            for part in range(len(bounds)):
                inside = bounds[part, 0] <= x < bounds[part, 2]
                if inside and bounds[part, 1] <= y < bounds[part, 3]:
                    over[row, column] = True
                    break
