"""What is inside a view for every lens that a viewer may assume of a picture.

A viewer who assumes another lens finds the floor stretched along the axis of the
camera, and lays the floors of two pictures on each other otherwise. So whether a thing
is within an angle of a direction is asked anew on each of these floors; and it is
surely inside, or surely outside, where all of them agree.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenegen.kernels import allocating, kernel

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bits = NDArray[np.uint64]

WELL_INSIDE = 0.6
"""Part of a thing that is inside the border of the view, from its middle."""


@allocating
def view_signs(
    ways: Floats, reaches: Floats, known: Ints, looks: Floats, limits: Floats
) -> Ints:
    """(x, t, s) 1 where things are surely inside a view, -1 where surely outside, or 0.

    Args:
        ways: (k, x, t, 2) from x eyes to t things on k floors, along the axis of a
            camera and to its left; on the first one, the true one, metres.
        reaches: (t,) from the middle of a thing to its corners, metres.
        known: (x, t) what may be found: no sign (0), only -1 (1), either one (2).
        looks: (k, s, 2) the middles of views, unit vectors on the true floor.
        limits: (5, 2) cosine and sine of the angles within which a thing is inside on
            any floor, and beyond which it is outside; of those on the true one; and of
            half the view.
    """
    eyes, things = known.shape
    found = np.zeros((eyes, things, looks.shape[1]), dtype=np.int64)
    for eye in range(eyes):
        for thing in range(things):
            if known[eye, thing] == 0:
                continue
            way, most = ways[:, eye, thing], known[eye, thing]
            for look in range(looks.shape[1]):
                sign = _sign(way, reaches[thing], looks[:, look], limits)
                found[eye, thing, look] = min(sign, most - 1)
    return found


@allocating
def pair_places(seen: Ints) -> Bits:
    """(3, p, s) eyes, as bits, from which one, both or none of a pair is inside.

    Args:
        seen: (x, t, s) signs of t things, of which there are p pairs, from 64 eyes at
            most.
    """
    places, things, ways = seen.shape
    found = np.zeros((3, things * (things - 1) // 2, ways), dtype=np.uint64)
    for place in range(places):
        pair, bit = 0, np.uint64(1) << np.uint64(place)
        for first in range(things):
            for second in range(first + 1, things):
                for way in range(ways):
                    one, other = seen[place, first, way], seen[place, second, way]
                    if one != 0 and other != 0:
                        kind = 0 if one != other else 1 if one == 1 else 2
                        found[kind, pair, way] |= bit
                pair += 1
    return found


@kernel
def _sign(ways: Floats, reach: float, looks: Floats, limits: Floats) -> int:
    """The sign of one thing and one view, on k floors (k, 2)."""
    ahead, left = _seen_along(ways[0], looks[0])
    beyond = left * limits[4, 0] - ahead * limits[4, 1]
    if _is_within(ahead, left, limits[2]) and beyond < -WELL_INSIDE * reach:
        sign, row = 1, 0
    elif not _is_within(ahead, left, limits[3]) and (beyond > reach or ahead < -reach):
        sign, row = -1, 1
    else:
        return 0
    for floor in range(1, len(ways)):
        ahead, left = _seen_along(ways[floor], looks[floor])
        if _is_within(ahead, left, limits[row]) != (sign == 1):
            return 0
    return sign


@kernel
def _seen_along(way: Floats, look: Floats) -> tuple[float, float]:
    """How far a way leads along a direction, and to either side of it."""
    ahead = way[0] * look[0] + way[1] * look[1]
    return ahead, abs(way[1] * look[0] - way[0] * look[1])


@kernel
def _is_within(ahead: float, left: float, limit: Floats) -> bool:
    """Whether a way, of any length, is so near to a direction."""
    return bool(ahead > 0.0 and left * limit[0] < ahead * limit[1])
