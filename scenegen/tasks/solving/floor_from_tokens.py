"""Places on the floor from tokens: a cell of 0.6 m, cut by a ring of distances.

A spot is (forward, right) of a camera, metres.
"""

from collections.abc import Iterable
from math import atan2, cos, hypot, radians, sin
from typing import NamedTuple

from scenegen.records.item import MapEntry, MapMark
from scenegen.tokens.birds_eye_grid import CELL_METRES, CELLS
from scenegen.tokens.depth_grid import BEYOND, distance_of, tolerance_of

STEPS = 24
"""Points of a cell that are looked at, a side."""


class EstimatedPosition(NamedTuple):
    """A place on the floor, as a camera sees it."""

    forward: float
    right: float


class Placement(NamedTuple):
    """Where a camera stands and looks in the frame of another one.

    Attributes:
        at: its place.
        turn: of its facing, radians, positive to the left.
    """

    at: EstimatedPosition
    turn: float

    def place(self, spot: EstimatedPosition) -> EstimatedPosition:
        """A spot of its own frame, in the frame of the other camera."""
        c, s = cos(self.turn), sin(self.turn)
        return EstimatedPosition(
            self.at.forward + spot.forward * c + spot.right * s,
            self.at.right - spot.forward * s + spot.right * c,
        )


def position_of(placed: MapEntry | MapMark) -> EstimatedPosition:
    """The middle of what the cell and the distance of an entry leave open."""
    near = (CELLS - 1 - placed.row) * CELL_METRES
    left = (placed.column - CELLS // 2) * CELL_METRES
    middle = EstimatedPosition(near + CELL_METRES / 2, left + CELL_METRES / 2)
    away, half = distance_of(placed.distance), tolerance_of(placed.distance)
    if placed.distance == BEYOND or away is None or half is None:
        return middle
    steps = [(step + 0.5) * CELL_METRES / STEPS for step in range(STEPS)]
    open_spots = [
        EstimatedPosition(near + up, left + across)
        for up in steps
        for across in steps
        if abs(hypot(near + up, left + across) - away) <= half
    ]
    if not open_spots:
        shrink = away / max(hypot(*middle), 1e-9)
        return EstimatedPosition(middle.forward * shrink, middle.right * shrink)
    return _mean(open_spots)


def way(start: EstimatedPosition, end: EstimatedPosition) -> float:
    """Metres over the floor."""
    return hypot(end.forward - start.forward, end.right - start.right)


def turned(at: EstimatedPosition, turn_tenths: int) -> Placement:
    """A camera that faced as the first one does, moved, and then turned."""
    return Placement(at, radians(turn_tenths / 10))


def fitted(
    pairs: Iterable[tuple[EstimatedPosition, EstimatedPosition]],
) -> Placement | None:
    """The placement that best takes the first spots to the second ones.

    Returns:
        None when there are fewer than two pairs.
    """
    known = tuple(pairs)
    if len(known) < 2:
        return None
    own = _mean([each for each, _ in known])
    other = _mean([each for _, each in known])
    along = across = 0.0
    for here, there in known:
        f, r = here.forward - own.forward, here.right - own.right
        g, q = there.forward - other.forward, there.right - other.right
        along += f * g + r * q
        across += r * g - f * q
    turn = atan2(across, along)
    moved = Placement(EstimatedPosition(0.0, 0.0), turn).place(own)
    at = EstimatedPosition(other.forward - moved.forward, other.right - moved.right)
    return Placement(at, turn)


def _mean(spots: list[EstimatedPosition]) -> EstimatedPosition:
    count = len(spots)
    return EstimatedPosition(
        sum(spot.forward for spot in spots) / count,
        sum(spot.right for spot in spots) / count,
    )
