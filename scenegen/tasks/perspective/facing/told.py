"""What two inputs of a question tell, of squares in which both vary, or one of them.

Whoever lacks an input that varies in a square finds a case of either answer for all
that he sees. Of the one that does not vary this is not so. Here is what he makes of the
other two, so that those squares are taken where it is worth as much in the cases of
either answer.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scenegen.tasks.perspective.facing.flat_features import amid
from scenegen.tasks.perspective.facing.planes import DIAGONALS, Plane, case_of
from scenegen.tasks.perspective.facing.rows import SearchedRoom
from scenegen.tasks.perspective.facing.slots import THING, X
from scenegen.tasks.search.pictures import pseudo_angle
from scenegen.tasks.search.things import Floats, Ints

WEIGHTS = {"odds": 6.0, "sure": 2.0, "amid": 2.0, "camera": 1.0, "inward": 1.0}
"""What a place and a way tell who does not know the things, and how it is weighed: how
likely exactly one of two things is in view; how many are surely in view; how far the
way is off the middle of what the picture shows, and off the camera; and whether it
leads to the middle of the picture, or out of it."""


class ShownCases(NamedTuple):
    """All cases of one picture, or two.

    Attributes:
        room: of the pictures.
        cameras: rows of the one that shows the X, and the one that shows the things.
        marks: (x,) rows of places.
        seen: (x, t, s) signs of things for places and ways.
        looks: (s, 2) unit vectors, the ways.
    """

    room: SearchedRoom
    cameras: tuple[int, int]
    marks: Ints
    seen: Ints
    looks: Floats


class SquareRows(NamedTuple):
    """n squares: (n, 2) rows of places, pairs and ways of `ShownCases`."""

    places: Ints
    pairs: Ints
    ways: Ints


def told(cases: ShownCases, plane: Plane, squares: SquareRows) -> Floats:
    """(n,) how unlike the cases of both answers are for who lacks the third input.

    Args:
        cases: of the squares.
        plane: both inputs that vary.
        squares: n of them.
    """
    if THING not in plane:
        return _told_without_things(cases, plane, squares)
    table = odds(cases.seen, 2 if X in plane else 0)

    def likely(values: tuple[int, int]) -> Floats:
        case = case_of(plane, *values)
        pair = squares.pairs[:, case.pair]
        if X in plane:
            return table[squares.places[:, case.place], pair]
        return table[pair, squares.ways[:, case.way]]

    one, other = (
        np.sort([likely(each) for each in values], axis=0) for values in DIAGONALS
    )
    apart = np.abs(one - other)
    found: Floats = (apart[0, :, 0] + apart[1, :, 0]) + (
        apart[0, :, 1] + apart[1, :, 1]
    )
    return found


def odds(seen: Ints, axis: int) -> Floats:
    """How likely exactly one of two things is in view, by two inputs of three.

    The last axis is for where not both are in view, and for where any is.

    Args:
        seen: (x, t, s) signs of things.
        axis: of the input that is not known, of (place, pair, way).
    """
    first, second = np.triu_indices(seen.shape[1], 1)
    sums = seen[:, first] + seen[:, second]
    is_sure = seen[:, first] * seen[:, second] != 0
    none, one, both = (
        np.count_nonzero(is_sure & (sums == each), axis=axis) for each in (-2, 0, 2)
    )
    shares = [(1 + one) / (2 + one + each) for each in (none, both)]
    return np.stack(shares, axis=-1)


def _told_without_things(
    cases: ShownCases, plane: Plane, squares: SquareRows
) -> Floats:
    """(n,) weighted differences of what places and ways tell."""
    table = told_by_ways(cases)
    cost, more = np.zeros(len(squares.places)), np.zeros(1)
    for diagonal in zip(*DIAGONALS, strict=True):
        one, other = (
            table[squares.places[:, case.place], squares.ways[:, case.way]]
            for case in (case_of(plane, *values) for values in diagonal)
        )
        more = more + (one - other)
    for column, weight in enumerate(WEIGHTS.values()):
        cost = cost + weight * np.abs(more[:, column])
    return cost


def told_by_ways(cases: ShownCases) -> Floats:
    """(x, s, f) of `WEIGHTS` for places and ways."""
    room, cameras, marks, seen, looks = cases
    count = seen.shape[1]
    inside = np.count_nonzero(seen == 1, axis=1)
    outside = np.count_nonzero(seen == -1, axis=1)
    eyes, shown = room.sights.eyes, room.shown
    home = eyes[shown.eye[cameras[1]]]
    (middle,) = amid(room, np.array(cameras[1:]))

    def off(ways: Floats) -> Floats:
        ahead = ways[:, [0]] * looks[:, 0] + ways[:, [1]] * looks[:, 1]
        left = ways[:, [1]] * looks[:, 0] - ways[:, [0]] * looks[:, 1]
        return np.abs(pseudo_angle(ahead, left))

    return np.stack(
        [
            2 * inside * outside / (count * (count - 1)),
            inside / count,
            off(middle - eyes[marks]),
            off(home - eyes[marks]),
            _inward(cases),
        ],
        axis=2,
    )


def _inward(cases: ShownCases) -> Floats:
    """(x, s) how far ways lead to the middle of the picture, parts of 1."""
    shown, camera, looks = cases.room.shown, cases.cameras[0], cases.looks
    axis, place = shown.axes[camera], shown.marks.u[camera, cases.marks] - 0.5
    to_left = looks[:, 1] * axis[0] - looks[:, 0] * axis[1]
    found: Floats = np.sign(place)[:, None] * to_left
    return found
