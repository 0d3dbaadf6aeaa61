"""What can be seen from where in a finished room: lines of sight through boxes.

Why boxes do: a line of sight is a segment from an eye to one of a few points of a
thing. It is cut when it passes through the box of another thing that fills its box, or
through a wall. A box that is mostly air, like that of a table or of an arc lamp, hides
nothing here. This is wrong now and then in both directions, and cheap: a raster judges
what is chosen, so an error costs an attempt and no label.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenegen.geometry.polygons import Points
from scenegen.geometry.segments import Boxes, cuts_of, walled
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
        eyes, marks = eyes_mm / 1000, raised(eyes_mm / 1000, MARK_M)
        boxes = boxes_of(things, np.flatnonzero(is_solid(things)))
        clear, blocker = clear_points(things, eyes_mm, np.arange(len(things)), height)
        nobody = np.full(len(marks), -1)
        over, _ = cuts_of(raised(eyes, height), marks, nobody, boxes, 1)
        blocked = (over >= 0) | walled(eyes, eyes, things.outline)
        return cls(eyes, height, clear, blocker, ~blocked)


def clear_points(
    things: RoomThings, eyes_mm: Points, rows: Ints, height: float = EYE_M
) -> tuple[Ints, Ints]:
    """Clear points of some things from some places, and what hides most of them.

    Args:
        things: of the room.
        eyes_mm: (e, 2) places to stand, millimetres.
        rows: (r,) of the things that are looked at.
        height: of the eyes, metres.

    Returns:
        (e, r) clear points, and rows of things, as `SightTable` has them.
    """
    eyes = eyes_mm / 1000
    boxes = boxes_of(things, np.flatnonzero(is_solid(things)))
    targets = sight_points(things)[rows].reshape(-1, 3)
    owners = np.repeat(rows, POINTS)
    cut, _ = cuts_of(raised(eyes, height), targets, owners, boxes, 1)
    hidden = (cut >= 0) | walled(eyes, targets[:, :2], things.outline)
    shape = (len(eyes), len(rows), POINTS)
    clear = POINTS - np.count_nonzero(hidden.reshape(shape), axis=2)
    return clear, _most_frequent(cut.reshape(shape))


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
    targets = raised(things.middles[:, :2], FOOT_M)
    boxes = boxes_of(things, stands)
    eyes = raised(eyes_mm / 1000, FOOT_M)
    _, count = cuts_of(eyes, targets, np.arange(len(things)), boxes, len(stands))
    return count


def boxes_of(things: RoomThings, rows: Ints) -> Boxes:
    """The boxes of some things."""
    return Boxes(rows, things.middles[rows], things.axes[rows], things.sizes[rows])


def raised(places: Floats, height: float) -> Floats:
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
