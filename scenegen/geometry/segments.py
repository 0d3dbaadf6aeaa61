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
    starts, ends = _in_boxes(eyes, boxes), _in_boxes(targets, boxes)
    for eye in range(len(eyes)):
        for box in range(len(boxes.rows)):
            for point in range(len(targets)):
                if (
                    count[eye, point] < most
                    and boxes.rows[box] != owners[point]
                    and _is_near(starts[box, eye], ends[box, point], boxes.sizes[box])
                    and _cuts(starts[box, eye], ends[box, point], boxes.sizes[box])
                ):
                    if first[eye, point] < 0:
                        first[eye, point] = boxes.rows[box]
                    count[eye, point] += 1
    return first, count


@allocating
def _in_boxes(points: Floats, boxes: Boxes) -> Floats:
    """(b, p, 3) points (p, 3) in the frame of each box, from the middle of its foot."""
    found = np.zeros((len(boxes.rows), len(points), 3))
    for box in range(len(boxes.rows)):
        middle, axis = boxes.middles[box], boxes.axes[box]
        for point in range(len(points)):
            x = points[point, 0] - middle[0]
            y = points[point, 1] - middle[1]
            found[box, point, 0] = x * axis[0] + y * axis[1]
            found[box, point, 1] = y * axis[0] - x * axis[1]
            found[box, point, 2] = points[point, 2] - middle[2]
    return found


@allocating
def _is_near(start: Floats, end: Floats, size: Floats) -> bool:
    """Whether a segment may pass through a box, in its frame; costs no division.

    Most segments lie beyond one face with both ends, or pass by the box on a map: the
    middle is further from their line than the half diagonal that is seen from there.
    """
    for side in range(3):
        low, high = _slab(size, side)
        if (start[side] < low and end[side] < low) or (
            start[side] > high and end[side] > high
        ):
            return False
    x, y = end[0] - start[0], end[1] - start[1]
    reach = (size[0] * abs(y) + size[1] * abs(x)) / 2
    return bool(abs(start[0] * y - start[1] * x) <= reach)


@allocating
def _cuts(start: Floats, end: Floats, size: Floats) -> bool:
    """Whether a segment passes through a box, its last end left out; in its frame."""
    enter, leave = 0.0, 0.97
    for side in range(3):
        low, high = _slab(size, side)
        step = end[side] - start[side]
        if step == 0.0:
            if start[side] <= low or start[side] >= high:
                return False
        else:
            one, two = (low - start[side]) / step, (high - start[side]) / step
            enter, leave = max(enter, min(one, two)), min(leave, max(one, two))
            if enter >= leave:
                return False
    return True


@allocating
def _slab(size: Floats, side: int) -> tuple[float, float]:
    """Between which coordinates a box is, along one of its axes."""
    if side == 2:
        return 0.0, size[2]
    return -size[side] / 2, size[side] / 2


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


@allocating
def are_beside(points: Floats, segments: Floats, least: Floats) -> Flags:
    """(n, p) whether points are at some distance from all of n sets of segments.

    Args:
        points: (p, 2) metres.
        segments: (n, m, 4) x and y of the first and of the last end of m segments.
        least: (m,) the distance from each, metres.
    """
    found = np.ones((len(segments), len(points)), dtype=np.bool_)
    for row in range(len(segments)):
        for number in range(len(least)):
            x0, y0, x1, y1 = segments[row, number]
            to_x, to_y = x1 - x0, y1 - y0
            square = max(to_x * to_x + to_y * to_y, 1e-9)
            enough = least[number] * least[number]
            for point in range(len(points)):
                if found[row, point]:
                    x, y = points[point, 0] - x0, points[point, 1] - y0
                    part = min(max((x * to_x + y * to_y) / square, 0.0), 1.0)
                    x, y = x - part * to_x, y - part * to_y
                    found[row, point] = x * x + y * y > enough
    return found


@allocating
def are_in_footprints(points: Floats, boxes: Boxes) -> Flags:
    """(p,) whether points (p, 2) of a floor, metres, are below or above a box."""
    found = np.zeros(len(points), dtype=np.bool_)
    for point in range(len(points)):
        for box in range(len(boxes.rows)):
            x = points[point, 0] - boxes.middles[box, 0]
            y = points[point, 1] - boxes.middles[box, 1]
            cos, sin = boxes.axes[box]
            if (
                abs(x * cos + y * sin) < boxes.sizes[box, 0] / 2
                and abs(y * cos - x * sin) < boxes.sizes[box, 1] / 2
            ):
                found[point] = True
                break
    return found
