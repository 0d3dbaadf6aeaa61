"""How the floor of one picture lies on that of another, by things that both show.

The turn and shift with the least sum of squared distances between n points a and
their images b have a closed form on a plane: with both sets taken from their middles,
the cosine of the turn is as the sum of a . b, and its sine as the sum of a x b; the
shift takes the turned middle of one to that of the other (the plane case of Horn 1987).
"""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from scenegen.kernels import allocating

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@allocating
def laid_poses(
    shared: Flags,
    first: tuple[Floats, Floats, Floats],
    second: tuple[Floats, Floats, Floats],
) -> tuple[Floats, Floats, Floats, Floats]:
    """(p, k) cosine and sine of the turn, and the shift ahead and to the left, metres.

    Sums are taken in the order of things, so that they are the same everywhere.

    Args:
        shared: (p, t) things that both pictures of a pair show.
        first: (p, k) factors on depth, for k lenses that may be assumed; (p, t) depths
            and (p, t) distances to the left of the axis in the first picture, metres.
        second: the same of the second one.
    """
    pairs, things = shared.shape
    lenses = first[0].shape[1]
    found = np.zeros((4, pairs, lenses))
    for pair in range(pairs):
        for lens in range(lenses):
            one, other = first[0][pair, lens], second[0][pair, lens]
            count, a, b, c, d, dot, cross = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
            for thing in range(things):
                if shared[pair, thing]:
                    own, left = other * second[1][pair, thing], second[2][pair, thing]
                    to, to_left = one * first[1][pair, thing], first[2][pair, thing]
                    count += 1.0
                    a, b, c, d = a + own, b + left, c + to, d + to_left
                    dot = dot + own * to + left * to_left
                    cross = cross + own * to_left - left * to
            many = max(count, 1.0)
            a, b, c, d = a / many, b / many, c / many, d / many
            dot = dot - many * (a * c + b * d)
            cross = cross - many * (a * d - b * c)
            size = max(sqrt(dot * dot + cross * cross), 1e-9)
            cos, sin = dot / size, cross / size
            found[0, pair, lens], found[1, pair, lens] = cos, sin
            found[2, pair, lens] = c - (a * cos - b * sin)
            found[3, pair, lens] = d - (a * sin + b * cos)
    return found[0], found[1], found[2], found[3]
