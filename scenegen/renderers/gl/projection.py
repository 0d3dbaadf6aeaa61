"""From the world to OpenGL's clip space, with rows of the picture running downwards.

OpenGL's window has v upwards. Here the picture is drawn upside down in it, so that
`gl_FragCoord.xy` are the (u, v) of `geometry.camera`, and the first row that is read
back is the top one. Fronts then run clockwise.
"""

import numpy as np

from scenegen.geometry.camera import NEAR, CameraNumbers
from scenegen.geometry.pose import Floats

MARGIN = 0.1
"""Metres between the furthest vertex and the far plane."""


def clip_from_world(eye: CameraNumbers, low: Floats, high: Floats) -> Floats:
    """(4, 4) matrix, times columns.

    Args:
        eye: the eye.
        low: (3,) the lowest corner of a box around all there is, metres.
        high: (3,) its highest corner.
    """
    view = np.array([eye.right, eye.down, eye.forward], dtype=np.float64)
    origin = np.array(eye.origin)
    x, y, z = view * origin
    moved = np.array([-sum(row.tolist()) for row in (x, y, z)])
    far = max(_furthest(view[2], moved[2], low, high), NEAR) + MARGIN
    rows = np.zeros((4, 4))
    spread = 2.0 * eye.scale / eye.size
    rows[:2, :3], rows[:2, 3] = spread * view[:2], spread * moved[:2]
    principal = np.array([eye.principal_u, eye.principal_v])
    if eye.is_orthographic:
        slope, shift = 2.0 / (far - NEAR), -(far + NEAR) / (far - NEAR)
        rows[3, 3] = 1.0
    else:
        slope, shift = (far + NEAR) / (far - NEAR), -2.0 * far * NEAR / (far - NEAR)
        rows[3, :3], rows[3, 3] = view[2], moved[2]
    rows[:2] += (2.0 * principal / eye.size - 1.0)[:, None] * rows[3]
    rows[2, :3], rows[2, 3] = slope * view[2], slope * moved[2] + shift
    return rows


def bounds_of(points: Floats) -> tuple[Floats, Floats]:
    """The lowest and the highest corner of a box around (n, 3) points."""
    # Column by column: numpy takes ten times as long over the first axis.
    columns = [np.ascontiguousarray(points[:, axis]) for axis in range(3)]
    low = np.array([column.min() for column in columns])
    return low, np.array([column.max() for column in columns])


def _furthest(forward: Floats, moved: float, low: Floats, high: Floats) -> float:
    """The largest depth of a box."""
    reached = np.maximum(forward * low, forward * high).tolist()
    return float(reached[0] + reached[1] + reached[2] + moved)
