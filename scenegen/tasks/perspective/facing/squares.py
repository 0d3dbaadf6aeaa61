"""Whether exactly one of two things is in view: four cases that tell nothing by parts.

Whether a thing T is in view from an X along a way f is the sign of a sum of three
terms,

    f * T  -  f * X  -  c |T - X|        with c the cosine of half the field of view,

and each term lacks one input: the X, the thing, the way. On average over any set of
questions the sum agrees with the answer, so at least one of its terms does. However
twins are chosen, somebody who lacks an input and reads both others well keeps an
advantage. The same holds for the side on which a thing is.

Whether *exactly one* of two things is in view is a product of two such signs, and no
sum: it is true with both signs, and so is its opposite. So all three can be at chance.

Take two values each of two inputs: two places of the X and two ways, or either of both
with two pairs of things. They make a square of four cases, whose answers alternate:
another value of either input changes the answer. Who lacks one of these inputs finds,
for all else that he sees, one case of each answer. A unit asks two neighbouring cases,
and which ones is drawn.

Who lacks the third input, which all four cases share, may find something in the other
two. So units vary different ones, see `slots.PLANES`, and those squares
are taken that tell little, see `told`. A cube, two values of all three inputs, would
tell nothing at all, but 1 picture in 2,500 has one, and 1 in 12 a square of place and
way.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.tasks.perspective.facing.corners import MARKS, corners_of, some_turns
from scenegen.tasks.perspective.facing.foreseen import covered_marks
from scenegen.tasks.perspective.facing.outlooks import Outlooks, outlooks_of
from scenegen.tasks.perspective.facing.planes import Plane
from scenegen.tasks.perspective.facing.rows import SearchedRoom
from scenegen.tasks.perspective.facing.shots import Shots
from scenegen.tasks.perspective.facing.sure_sights import SureSights
from scenegen.tasks.perspective.facing.told import ShownCases, SquareRows, told
from scenegen.tasks.search.things import Floats, Ints

SHOTS = 200
"""Pictures of a room that are searched."""

MARK_MOST = (2, 4)
"""Of the nine points of a mark, those that something solid, and the box of what is
mostly air, covers where an X is spoilt: less than elsewhere, since all four cases have
to be good."""

PER_PICTURE = 60
"""Squares of one picture among which the best are looked for."""


class Squares(NamedTuple):
    """n squares: two values each of two inputs, and one of the third.

    The answer is "exactly one" where both values have the same number. Of the input
    that has one value, both are the same.

    Attributes:
        shot: (n,) rows of shots.
        crosses: (n, 2) rows of places.
        pairs: (n, 2, 2) rows of things; either pair may be asked about.
        ways: (n, 2) numbers of ways.
        told: (n,) see `told.told`.
    """

    shot: Ints
    crosses: Ints
    pairs: Ints
    ways: Ints
    told: Floats

    def at(self, chosen: Ints) -> Squares:
        """Some of them."""
        return Squares(
            self.shot[chosen],
            self.crosses[chosen],
            self.pairs[chosen],
            self.ways[chosen],
            self.told[chosen],
        )

    def each_cross(self) -> list[Ints]:
        """(n,) rows of places, one or two of them."""
        first, second = self.crosses.T
        return [first] if (first == second).all() else [first, second]

    def each_thing(self) -> list[Ints]:
        """(n,) rows of things, two or four of them."""
        first, second = self.pairs.transpose(1, 2, 0)
        return [*first] if (first == second).all() else [*first, *second]


def squares_of(
    room: SearchedRoom, shots: Shots, looks: Floats, plane: Plane, rng: Generator
) -> Squares:
    """Squares of a room, those first that tell least.

    Args:
        room: to search; nothing in it has to give a direction.
        shots: pictures that may be asked about.
        looks: (s, 2) unit vectors, the ways.
        plane: both inputs of which squares have two values.
        rng: draws pictures, and squares of each.
    """
    numbers = rng.permutation(len(shots.first))[:SHOTS].tolist()
    # Most rooms have no squares, and what spoils a view costs more to find out.
    outlooks = cache(lambda: outlooks_of(room, looks))
    search = _Search(room, shots, SureSights.of(room, looks), outlooks, plane)
    parts = [search.of_shot(each, rng) for each in numbers]
    every = zip(*(_no_squares(), *parts), strict=True)
    found = Squares(*(np.concatenate(each) for each in every))
    return found.at(np.argsort(found.told, kind="stable"))


class _Search(NamedTuple):
    """The arguments of `squares_of`; `outlooks` are what spoils views."""

    room: SearchedRoom
    shots: Shots
    sights: SureSights
    outlooks: Callable[[], Outlooks]
    plane: Plane

    def of_shot(self, number: int, rng: Generator) -> Squares:
        """Some squares of one shot."""
        room, shots = self.room, self.shots
        cameras = int(shots.first[number]), int(shots.second[number])
        marks = rng.permutation(np.flatnonzero(shots.marks[number]))[:MARKS]
        things = np.flatnonzero(shots.things[number])
        looks = self.sights.looks
        seen = self.sights.signs(cameras, (marks, things))
        turns = some_turns(len(looks), self.plane, rng)
        if not len(corners_of(seen, self.plane, turns).found):
            return _no_squares()
        covered = covered_marks(room, cameras[0], marks, MARK_MOST)[:, None, None]
        spoilt = covered | self.outlooks().close[marks][:, None]
        spoilt = spoilt | self.outlooks().confused[marks[:, None], things]
        corners = corners_of(np.where(spoilt, 0, seen), self.plane, turns)
        if not len(corners.found):
            return _no_squares()
        # With repetition: pairs and ways mostly have many places.
        drawn = rng.integers(0, len(corners.found), PER_PICTURE)
        crosses = corners.places(drawn, self.plane, rng)
        pairs, ways = corners.found[drawn, :2], corners.found[drawn, 2:]
        rows = SquareRows(crosses, pairs, ways)
        cases = ShownCases(room, cameras, marks, seen, looks)
        ends = np.stack(np.triu_indices(len(things), 1), axis=1)
        return Squares(
            np.full(len(drawn), number),
            marks[crosses],
            things[ends[pairs]],
            ways,
            told(cases, self.plane, rows),
        )


def _no_squares() -> Squares:
    """None at all."""
    none = np.zeros((0, 2), dtype=np.int64)
    pairs = none[:, :, None] + none[:, None]
    return Squares(none[:, 0], none, pairs, none, np.zeros(0))
