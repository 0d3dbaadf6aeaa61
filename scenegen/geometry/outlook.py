"""Which boxes a camera frames as it turns: a guess from corners, nothing drawn."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats

AHEAD = 0.2
"""What is nearer than this, in metres, counts as beside the camera."""

FRAME, EDGE = 0.49, 0.5
"""From the middle of a picture, in parts of it: what is whole, what still shows."""


class Lens(NamedTuple):
    """What all turns of a camera share.

    Attributes:
        cos, sin: of the pitch.
        scale: focal length in sides of the picture.
    """

    cos: float
    sin: float
    scale: float


class Outlook(NamedTuple):
    """What is framed in each of h directions.

    Attributes:
        whole: (h, n) all corners of a box are well within the picture.
        inside: (h, n) some corner is between its left and right edge.
        nearness: (h, n) part of the picture that a square metre in the middle of a box
            fills.
    """

    whole: NDArray[np.bool_]
    inside: NDArray[np.bool_]
    nearness: Floats


@njit(cache=True, error_model="numpy")
def look_out(lens: Lens, boxes: Floats, turns: Floats) -> Outlook:
    """Look at boxes in several directions.

    Args:
        lens: pitch and focal length.
        boxes: (n, 8, 3) corners relative to the camera, metres, axes as in the world;
            the first and the seventh lie opposite each other.
        turns: (h, 2) cosine and sine of each heading.
    """
    shape = len(turns), len(boxes)
    whole = np.ones(shape, dtype=np.bool_)
    inside = np.zeros(shape, dtype=np.bool_)
    nearness = np.zeros(shape, dtype=np.float64)
    for turn in range(shape[0]):
        cos, sin = turns[turn, 0], turns[turn, 1]
        for box in range(shape[1]):
            near = far = 1.0
            for corner in range(8):
                x, y, z = boxes[box, corner]
                forward = x * cos + y * sin
                depth = forward * lens.cos + z * lens.sin
                ahead = depth > AHEAD
                safe = depth if ahead else 1.0
                if corner == 0:
                    near = safe
                elif corner == 6:
                    far = safe
                u = abs((x * sin - y * cos) * lens.scale / safe)
                v = abs((forward * lens.sin - z * lens.cos) * lens.scale / safe)
                whole[turn, box] &= ahead and u < FRAME and v < FRAME
                inside[turn, box] |= ahead and u < EDGE
            middle = (near + far) / 2
            nearness[turn, box] = lens.scale * lens.scale / (middle * middle)
    return Outlook(whole, inside, nearness)
