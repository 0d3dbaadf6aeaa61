"""What can be seen from where in a finished room: lines of sight through boxes.

Why boxes do: a line of sight is a segment from an eye to one of a few points of a
thing. It is cut when it passes through the box of another thing that fills its box, or
through a wall. A box that is mostly air, like that of a table or of an arc lamp, hides
nothing here. This is wrong now and then in both directions, and cheap: a raster judges
what is chosen, so an error costs an attempt and no label.

In the frame of an upright box its faces are planes of constant coordinates. A segment
is inside the slab between two of them for one interval of its parameter, so it meets
the box where the three intervals overlap (the slab method, Kay and Kajiya 1986).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from scenegen.geometry.polygons import Points
from scenegen.kernels import allocating
from scenegen.tasks.search.things import Flags, Floats, Ints, RoomThings

EYE_M, MARK_M = 1.4, 0.02
"""Height of eyes, and of a mark on the floor, metres."""

SOLID = 0.55
"""Part of its box that a thing fills at least where it hides others."""

LOW_M = 0.2
"""What is lower than this hides nothing, metres."""

POINTS = 7
"""Points of a thing that lines of sight go to."""

SHOWN = 5
"""Clear points from which a thing counts as seen; 0 is hidden."""

BEFORE_WALL = 0.93
"""How far along a line to a thing a wall may be crossed at the latest: things that
hang on a wall reach into it by a little."""

FOOT_M, LOWEST_M = 0.05, 0.1
"""Height at which a line over a map crosses what stands on the floor, and from which
something stands there, metres."""


@dataclass(frozen=True, slots=True, eq=False)
class SightTable:
    """What can be seen from where; e places to stand, t things.

    Attributes:
        eyes: (e, 2) metres.
        height: of the eyes, metres.
        clear: (e, t) clear points of each thing, 0 to `POINTS`.
        blocker: (e, t) the row of the thing that hides most of it; -1 for none.
        marks: (e, e) whether an eye sees a mark on the floor at another place.
    """

    eyes: Floats
    height: float
    clear: Ints
    blocker: Ints
    marks: Flags

    @classmethod
    def of(
        cls, things: RoomThings, eyes_mm: Points, height: float = EYE_M
    ) -> SightTable:
        """All lines of sight from some places.

        Args:
            things: of the room.
            eyes_mm: (e, 2) places to stand, millimetres.
            height: of the eyes, metres.
        """
        eyes = eyes_mm / 1000
        raised, marks = _raised(eyes, height), _raised(eyes, MARK_M)
        boxes = _Boxes.of(things, np.flatnonzero(is_solid(things)))
        targets = sight_points(things).reshape(-1, 3)
        owners = np.repeat(np.arange(len(things)), POINTS)
        cut, _ = _cuts_of(raised, targets, owners, boxes, 1)
        hidden = (cut >= 0) | _walled(eyes, targets[:, :2], things.outline)
        shape = (len(eyes), len(things), POINTS)
        clear = POINTS - np.count_nonzero(hidden.reshape(shape), axis=2)
        over, _ = _cuts_of(raised, marks, np.full(len(marks), -1), boxes, 1)
        blocked = (over >= 0) | _walled(eyes, eyes, things.outline)
        return cls(eyes, height, clear, _most_frequent(cut.reshape(shape)), ~blocked)


def is_solid(things: RoomThings) -> Flags:
    """(t,) which things hide what is behind them."""
    sizes = things.sizes
    box = (sizes[:, 0] + sizes[:, 1]) / 2 * sizes[:, 2]
    solid: Flags = (things.fronts > SOLID * box) & (sizes[:, 2] > LOW_M)
    return solid


def sight_points(things: RoomThings) -> Floats:
    """(t, POINTS, 3) points of things: inside their boxes, low, middle and high."""
    parts = np.array(
        [(0, 0, 0.2), (0, 0, 0.5), (0, 0, 0.85)]
        + [(a, b, 0.5) for a, b in ((1, 1), (-1, 1), (-1, -1), (1, -1))]
    )
    along = 0.4 * things.sizes[:, None, 0] * parts[None, :, 0]
    across = 0.4 * things.sizes[:, None, 1] * parts[None, :, 1]
    cos, sin = things.axes[:, [0]], things.axes[:, [1]]
    x, y = along * cos - across * sin, along * sin + across * cos
    z = things.sizes[:, [2]] * parts[None, :, 2]
    points: Floats = things.middles[:, None, :] + np.stack([x, y, z], axis=2)
    return points


def crossed(things: RoomThings, eyes_mm: Points) -> Ints:
    """(e, t) footprints that a line on the map crosses on its way to each thing.

    Rugs and the like do not count.
    """
    stands = np.flatnonzero(things.is_floor & (things.sizes[:, 2] > LOWEST_M))
    targets = _raised(things.middles[:, :2], FOOT_M)
    boxes = _Boxes.of(things, stands)
    eyes = _raised(eyes_mm / 1000, FOOT_M)
    _, count = _cuts_of(eyes, targets, np.arange(len(things)), boxes, len(stands))
    return count


class _Boxes(NamedTuple):
    """Upright boxes of some things.

    Attributes:
        rows: (b,) of the things.
        middles: (b, 3) of their lower faces, metres.
        axes: (b, 2) cosine and sine of their headings.
        sizes: (b, 3) length, width and height, metres.
    """

    rows: Ints
    middles: Floats
    axes: Floats
    sizes: Floats

    @classmethod
    def of(cls, things: RoomThings, rows: Ints) -> _Boxes:
        return cls(rows, things.middles[rows], things.axes[rows], things.sizes[rows])


def _raised(places: Floats, height: float) -> Floats:
    """(n, 3) places at a height."""
    return np.concatenate([places, np.full((len(places), 1), height)], axis=1)


def _most_frequent(cut: Ints) -> Ints:
    """(e, t) of (e, t, p) rows of things the one named most often; -1 for none."""
    found = np.full(cut.shape[:2], -1, dtype=np.int64)
    most = np.zeros(cut.shape[:2], dtype=np.int64)
    for point in range(cut.shape[2]):
        one = cut[:, :, point]
        times = np.count_nonzero(cut == one[:, :, None], axis=2)
        better = (one >= 0) & (times > most)
        found[better], most[better] = one[better], times[better]
    return found


@allocating
def _cuts_of(
    eyes: Floats, targets: Floats, owners: Ints, boxes: _Boxes, most: int
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
def _walled(eyes: Floats, targets: Floats, outline: Floats) -> Flags:
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
