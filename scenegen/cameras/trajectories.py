"""Camera trajectories through a room: a turn on the spot, a walk, a ring.

Each is a generator of proposals. A proposal has one entry per view of the rig: the rows
of the candidate table that this view may be. The rig sampler chooses among them so that
all views together show what they should. Where a trajectory fixes every view there is
one row each; where it leaves freedom there are many. A generator never ends by itself,
except for turns, which are all enumerated; the sampler limits the proposals.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from scenegen.cameras.candidate_views import CandidateViews
from scenegen.geometry.angles import TURN, difference, towards
from scenegen.geometry.footprint import FloorPoint
from scenegen.geometry.nearest import nearest_row, rows_at
from scenegen.records.scene import Room
from scenegen.seeding import between

Rows = NDArray[np.int64]
"""Rows of a candidate table."""

INWARDS = 1100
"""How far a view of a ring may turn away from the middle, tenths of a degree."""


PAN = 720
"""Largest angle between neighbouring views of a turn on the spot, tenths of a
degree."""

FAR = 10**9
"""Beyond any two coordinates of a position, millimetres."""

STRIDE = 700
"""Least distance between two stops of a walk, or of a ring from its middle, mm."""


class CandidateRoom(NamedTuple):
    """A room with candidate views for a rig.

    Attributes:
        room: the room.
        candidates: its candidate views.
        views: the number of views of a rig.
        step: between neighbouring views of a turn on the spot, tenths of a degree;
            `angle_between` of the views where it is 0.
    """

    room: Room
    candidates: CandidateViews
    views: int
    step: int = 0


def angle_between(views: int) -> int:
    """The angle between neighbouring views of a turn on the spot, tenths of a degree.

    Small enough for pictures of ordinary lenses to overlap, and a whole part of a turn.
    Few views do not go all around then; from five on they do, or nearly.
    """
    most = min(PAN, TURN // views)
    return max(angle for angle in range(1, most + 1) if TURN % angle == 0)


def rotation(rng: Generator, room: CandidateRoom) -> Iterator[list[Rows]]:
    """Turns on the spot, clockwise, in equal steps: all that the candidates allow."""
    for turn in turns_of(rng, room):
        yield [turn[[view]] for view in range(room.views)]


def turns_of(rng: Generator, room: CandidateRoom) -> Rows:
    """(m, views) what `rotation` proposes, all at once."""
    candidates, views = room.candidates, room.views
    step = room.step or angle_between(views)
    x, y = candidates.eyes[:, 0], candidates.eyes[:, 1]
    _, eye = np.unique(x * FAR + y, return_inverse=True)
    keys = eye * TURN + candidates.headings
    order = np.argsort(keys, kind="stable")
    first = rng.permutation(len(candidates))
    headings = candidates.headings[first, None] - step * np.arange(views)
    wanted = eye[first, None] * TURN + headings % TURN
    place = np.searchsorted(keys[order], wanted)
    rows = order[np.minimum(place, len(order) - 1)]
    found: Rows = rows[(keys[rows] == wanted).all(axis=1)]
    return found


def walk(rng: Generator, room: CandidateRoom) -> Iterator[list[Rows]]:
    """Stops along the rims of rectangles, with any heading at each."""
    while True:
        yield _stops(rng, room)


def _stops(rng: Generator, room: CandidateRoom) -> list[Rows]:
    """The stops of one rectangle: points of its rim, moved to the nearest positions.

    There are no rows to choose from when two stops are nearer than a stride.
    """
    eyes, views = room.candidates.eyes, room.views
    x, y = (int(value) for value in eyes[int(rng.integers(len(eyes)))])
    half = between(rng, 500, 2000, 100), between(rng, 500, 2000, 100)
    stops: list[FloorPoint] = []
    for corner in range(views):
        dx, dy = _on_rim(TURN * corner // views + TURN // 8, half)
        row = nearest_row(eyes, x + dx, y + dy)
        stops.append((int(eyes[row, 0]), int(eyes[row, 1])))
    if any(_squared(a, b) < STRIDE * STRIDE for a, b in combinations(stops, 2)):
        return [np.zeros(0, dtype=np.int64)] * views
    return [rows_at(eyes, *stop) for stop in stops]


def _squared(a: FloorPoint, b: FloorPoint) -> int:
    """The squared distance of two positions, square millimetres."""
    dx, dy = a[0] - b[0], a[1] - b[1]
    return dx * dx + dy * dy


def ring(rng: Generator, room: CandidateRoom) -> Iterator[list[Rows]]:
    """Positions all around the room, facing inwards past the middle.

    The room is cut into as many equal sectors around its middle as there are views, the
    first at a random direction; a view may be anything in its sector that faces inwards
    and is not too near to the middle.
    """
    candidates, views = room.candidates, room.views
    x, y = room.room.middle_mm
    bearings = _bearings(candidates, (x, y))
    turned = np.array(
        [
            abs(difference(int(heading), bearing + TURN // 2))
            for heading, bearing in zip(candidates.headings, bearings, strict=True)
        ]
    )
    offsets = candidates.eyes - np.array([x, y], dtype=np.int64)
    squares = offsets[:, 0] * offsets[:, 0] + offsets[:, 1] * offsets[:, 1]
    usable = (turned <= INWARDS) & (squares >= STRIDE * STRIDE)
    bearing = np.array(bearings, dtype=np.int64)
    # Half-open sectors: a view on the border of two would be shown twice.
    half = TURN // (2 * views)
    while True:
        start = int(rng.integers(TURN))
        proposal = []
        for number in range(views):
            direction = start + TURN * number // views
            apart = (bearing - direction + TURN // 2) % TURN - TURN // 2
            sector = (-half <= apart) & (apart < half)
            proposal.append(np.flatnonzero(sector & usable))
        yield proposal


TRAJECTORIES = {"rotation": rotation, "walk": walk, "ring": ring}


def _bearings(candidates: CandidateViews, middle: FloorPoint) -> list[int]:
    """The direction of every view's position from the middle of the room."""
    known: dict[FloorPoint, int] = {}
    bearings = []
    for x, y in candidates.eyes:
        eye = int(x), int(y)
        if eye not in known:
            known[eye] = towards(eye[0] - middle[0], eye[1] - middle[1])
        bearings.append(known[eye])
    return bearings


def _on_rim(direction: int, half: tuple[int, int]) -> tuple[int, int]:
    """The point of a rectangle's rim in a direction, by octants."""
    octant = direction % TURN * 8 // TURN
    unit = ((1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))
    return unit[octant][0] * half[0], unit[octant][1] * half[1]
