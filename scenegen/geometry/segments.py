"""Segments in a room: through which upright boxes they pass, and through which walls.

In the frame of an upright box its faces are planes of constant coordinates. A segment
is inside the slab between two of them for one interval of its parameter, so it meets
the box where the three intervals overlap (the slab method, Kay and Kajiya 1986).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.kernels import allocating

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

BEFORE_WALL = 0.93
"""How far along a line to a thing a wall may be crossed at the latest: things that
hang on a wall reach into it by a little."""


class Boxes(NamedTuple):
    """Upright boxes.

    Attributes:
        rows: (b,) their numbers.
        middles: (b, 3) of their lower faces, metres.
        axes: (b, 2) cosine and sine of their headings.
        sizes: (b, 3) length, width and height, metres.
    """

    rows: Ints
    middles: Floats
    axes: Floats
    sizes: Floats


@allocating
def cuts_of(
    eyes: Floats, targets: Floats, owners: Ints, boxes: Boxes, most: int
) -> tuple[Ints, Ints]:
    """(e, p) the row of the first box that cuts a segment, -1 for none; how many do.

    Args:
        eyes: (e, 3) first ends of the segments, metres.
        targets: (p, 3) their other ends.
        owners: (p,) row whose box does not count, as the point is a part of it.
        boxes: that may cut them.
        most: how many are counted at most.
    """
    first = np.full((len(eyes), len(targets)), -1, dtype=np.int64)
    count = np.zeros((len(eyes), len(targets)), dtype=np.int64)
    for eye in range(len(eyes)):
        for point in range(len(targets)):
            for box in range(len(boxes.rows)):
                if count[eye, point] == most:
                    break
                if boxes.rows[box] != owners[point] and _cuts(
                    eyes[eye],
                    targets[point],
                    boxes.middles[box],
                    boxes.axes[box],
                    boxes.sizes[box],
                ):
                    if first[eye, point] < 0:
                        first[eye, point] = boxes.rows[box]
                    count[eye, point] += 1
    return first, count


@allocating
def _cuts(
    eye: Floats, target: Floats, middle: Floats, axis: Floats, size: Floats
) -> bool:
    """Whether a segment passes through an upright box, its last end left out."""
    enter, leave = 0.0, 0.97
    ax, ay = eye[0] - middle[0], eye[1] - middle[1]
    bx, by = target[0] - middle[0], target[1] - middle[1]
    for side in range(3):
        if side == 0:
            start = ax * axis[0] + ay * axis[1]
            end = bx * axis[0] + by * axis[1]
            low, high = -size[0] / 2, size[0] / 2
        elif side == 1:
            start = ay * axis[0] - ax * axis[1]
            end = by * axis[0] - bx * axis[1]
            low, high = -size[1] / 2, size[1] / 2
        else:
            start, end = eye[2] - middle[2], target[2] - middle[2]
            low, high = 0.0, size[2]
        step = end - start
        if step == 0.0:
            if start <= low or start >= high:
                return False
        else:
            one, two = (low - start) / step, (high - start) / step
            enter, leave = max(enter, min(one, two)), min(leave, max(one, two))
            if enter >= leave:
                return False
    return True


@allocating
def walled(eyes: Floats, targets: Floats, outline: Floats) -> Flags:
    """(e, p) whether a wall is between an eye and a target."""
    walled = np.zeros((len(eyes), len(targets)), dtype=np.bool_)
    for eye in range(len(eyes)):
        for point in range(len(targets)):
            wx = targets[point, 0] - eyes[eye, 0]
            wy = targets[point, 1] - eyes[eye, 1]
            for row in range(len(outline)):
                sx = outline[row - 1, 0] - eyes[eye, 0]
                sy = outline[row - 1, 1] - eyes[eye, 1]
                ex = outline[row, 0] - outline[row - 1, 0]
                ey = outline[row, 1] - outline[row - 1, 1]
                cross = wx * ey - wy * ex
                if cross == 0.0:
                    continue
                part = (sx * ey - sy * ex) / cross
                along = (sx * wy - sy * wx) / cross
                if 0.0 < part < BEFORE_WALL and 0.0 < along < 1.0:
                    walled[eye, point] = True
                    break
    return walled
