"""Who can see whom on the floor plan: integer geometry, a guess that rasters confirm.

Sampling tries many cameras; drawing each would be slow. Lines of sight on the plan say
which cameras are worth drawing. All numbers are integer millimetres, so that every
comparison is exact.
"""

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.int64]

Eye = tuple[int, int]
"""Where a camera stands on the plan, millimetres."""

TALL = 1000
"""What is at least this high, in millimetres, is taken to block sight."""


def blocked(eye: Eye, targets: Points, obstacles: Points) -> NDArray[np.bool_]:
    """Which lines of sight each obstacle cuts.

    By separating axes: a segment and a convex polygon are apart when the polygon lies
    on one side of the segment's line, or the segment outside one of its edges.

    Args:
        eye: where the camera stands, millimetres.
        targets: (t, 2) points that are looked at.
        obstacles: (o, 4, 2) corners of convex footprints, counter-clockwise.

    Returns:
        (t, o) True where the segment from the eye to the target meets the obstacle.
    """
    # Here, so that reading a recipe, which names this package, loads no compiler.
    from scenegen.geometry.polygons import cuts

    return cuts(np.array(eye, dtype=np.int64), targets, obstacles)
