"""What is inside a view for every lens that a viewer may assume of a picture.

A viewer who assumes another lens finds the floor stretched along the axis of the
camera. A direction and what is asked about are stretched alike, so whether the one is
within an angle of the other is asked anew for each factor; and it is surely inside, or
surely outside, where all factors agree.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenegen.kernels import allocating, kernel

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WELL_INSIDE = 0.6
"""Part of a thing that is inside the border of the view, from its middle."""


@allocating
def view_signs(
    ways: Floats, reaches: Floats, looks: Floats, factors: Floats, limits: Floats
) -> Ints:
    """(n, s) 1 where things are surely inside of a view, -1 where surely outside, or 0.

    Args:
        ways: (n, 2) from an eye to things, along the axis of a camera and to its left,
            metres.
        reaches: (n,) from the middle of a thing to its corners, metres.
        looks: (s, 2) unit vectors, the middles of views, in the same frame.
        factors: (k,) of the stretched floors; 1, the true one, is the first.
        limits: (5, 2) cosine and sine of the angles within which a thing is inside for
            a stretched floor, and beyond which it is outside; of those for the true
            one; and of half the view.
    """
    found = np.zeros((len(ways), len(looks)), dtype=np.int64)
    for thing in range(len(ways)):
        for look in range(len(looks)):
            found[thing, look] = _sign(
                ways[thing], reaches[thing], looks[look], factors, limits
            )
    return found


@kernel
def _sign(
    way: Floats, reach: float, look: Floats, factors: Floats, limits: Floats
) -> int:
    """The sign of one thing and one view."""
    ahead = way[0] * look[0] + way[1] * look[1]
    left = abs(way[1] * look[0] - way[0] * look[1])
    beyond = left * limits[4, 0] - ahead * limits[4, 1]
    if _is_within(ahead, left, limits[2]) and beyond < -WELL_INSIDE * reach:
        sign, row = 1, 0
    elif not _is_within(ahead, left, limits[3]) and (beyond > reach or ahead < -reach):
        sign, row = -1, 1
    else:
        return 0
    for factor in factors:
        way_ahead, look_ahead = factor * way[0], factor * look[0]
        ahead = way_ahead * look_ahead + way[1] * look[1]
        left = abs(way[1] * look_ahead - way_ahead * look[1])
        if _is_within(ahead, left, limits[row]) != (sign == 1):
            return 0
    return sign


@kernel
def _is_within(ahead: float, left: float, limit: Floats) -> bool:
    """Whether a way, of any length, is so near to a direction."""
    return bool(ahead > 0.0 and left * limit[0] < ahead * limit[1])
