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

Two of them are by construction. Two places of the X and two ways make a square of four
cases of one pair of things, whose answers alternate: another place changes the answer,
and so does another way. Who lacks the place finds, for either way, one case of each
answer; who lacks the way finds the same for either place. A unit asks two neighbouring
cases, and which ones is drawn.

The third lacks the things. He sees from where somebody looks, and which way, and all
that the picture shows. So of both cases that are not "exactly one", both things are in
view in one case, and neither is in the other: a way that leads to where much is stands
for either answer. And if k of all n things are in view, he bets on "exactly one" by
k (n - k) of n (n - 1) / 2 pairs. Squares are taken where such bets, and what else a
place and a way tell, are worth as much in the cases of either answer; see `TOLD`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.view_signs import Bits, pair_places, view_signs
from scenegen.tasks.perspective.facing.flat_features import amid
from scenegen.tasks.perspective.facing.foreseen import covered_marks
from scenegen.tasks.perspective.facing.laid_floors import (
    looks_on_floors,
    ways_on_floors,
)
from scenegen.tasks.perspective.facing.outlooks import Outlooks, outlooks_of
from scenegen.tasks.perspective.facing.rows import (
    LENS_IN_VIEW,
    LENS_OUT_OF_VIEW,
    NOVEL_FOV,
    TOLD_IN_VIEW,
    TOLD_OUT_OF_VIEW,
    SearchedRoom,
    is_far,
)
from scenegen.tasks.perspective.facing.shots import Shots
from scenegen.tasks.search.pictures import pseudo_angle
from scenegen.tasks.search.sights import SHOWN
from scenegen.tasks.search.things import Floats, Ints

SHOTS, MARKS = 200, 60
"""Pictures of a room that are searched, and places of the X in each: the bits of one
word."""

MARK_MOST = (2, 4)
"""Of the nine points of a mark, those that something solid, and the box of what is
mostly air, covers where an X is spoilt: less than elsewhere, since all four cases have
to be good."""

PER_PICTURE = 60
"""Squares of one picture among which the best are looked for."""

TOLD = ("odds", "sure", "amid", "camera", "inward")
"""What a place and a way tell who does not know the things, and how it is weighed: how
likely exactly one of two things is in view; how many are surely in view; how far the
way is off the middle of what the picture shows, and off the camera; and whether it
leads to the middle of the picture, or out of it."""

WEIGHTS = np.array([6.0, 2.0, 2.0, 1.0, 1.0])

_LIMITS = np.array(
    [
        (cosine(angle), sine(angle))
        for angle in (
            LENS_IN_VIEW,
            LENS_OUT_OF_VIEW,
            TOLD_IN_VIEW,
            TOLD_OUT_OF_VIEW,
            NOVEL_FOV // 2,
        )
    ]
)


class Squares(NamedTuple):
    """n squares; the answer is "exactly one" where place and way have the same number.

    Attributes:
        shot: (n,) rows of shots.
        crosses: (n, 2) rows of places.
        pair: (n, 2) rows of things.
        ways: (n, 2) numbers of ways.
        told: (n, f) by how much more `TOLD` is where the answer is "exactly one".
    """

    shot: Ints
    crosses: Ints
    pair: Ints
    ways: Ints
    told: Floats

    def at(self, chosen: Ints) -> Squares:
        """Some of them."""
        return Squares(
            self.shot[chosen],
            self.crosses[chosen],
            self.pair[chosen],
            self.ways[chosen],
            self.told[chosen],
        )


def squares_of(
    room: SearchedRoom, shots: Shots, looks: Floats, rng: Generator
) -> Squares:
    """Squares of a room, those first that tell least.

    Args:
        room: to search; nothing in it has to give a direction.
        shots: pictures that may be asked about.
        looks: (s, 2) unit vectors, the ways.
        rng: draws pictures, and squares of each.
    """
    numbers = rng.permutation(len(shots.first))[:SHOTS].tolist()
    # Most rooms have no squares, and what spoils a view costs more to find out.
    outlooks = cache(lambda: outlooks_of(room, looks))
    parts = [_of_shot(room, shots, each, (looks, outlooks), rng) for each in numbers]
    every = zip(*(_no_squares(), *parts), strict=True)
    found = Squares(*(np.concatenate(each) for each in every))
    cost = np.zeros(len(found.shot))
    for column, weight in enumerate(WEIGHTS):
        cost = cost + weight * np.abs(found.told[:, column])
    return found.at(np.argsort(cost, kind="stable"))


def _of_shot(
    room: SearchedRoom,
    shots: Shots,
    number: int,
    ways: tuple[Floats, Callable[[], Outlooks]],
    rng: Generator,
) -> Squares:
    """Some squares of one shot; `ways` are directions, and what spoils views there."""
    looks, outlooks = ways
    cameras = int(shots.first[number]), int(shots.second[number])
    marks = rng.permutation(np.flatnonzero(shots.marks[number]))[:MARKS]
    things = np.flatnonzero(shots.things[number])
    seen = sights_of(room, cameras, (marks, things), looks)
    if not len(_corners(seen).found):
        return _no_squares()
    covered = covered_marks(room, cameras[0], marks, MARK_MOST)[:, None, None]
    spoilt = covered | outlooks().close[marks][:, None]
    spoilt = spoilt | outlooks().confused[marks[:, None], things]
    corners = _corners(np.where(spoilt, 0, seen))
    if not len(corners.found):
        return _no_squares()
    # With repetition: a pair and two ways mostly have many places.
    drawn = rng.integers(0, len(corners.found), PER_PICTURE)
    pair, one_way, other = corners.found[drawn].T
    crosses = np.stack(
        [
            _any_bits(corners.to_both[pair, one_way, other], rng),
            _any_bits(corners.to_none[pair, one_way, other], rng),
        ],
        axis=1,
    )
    turns = np.stack([one_way, other], axis=1)
    first, second = np.triu_indices(len(things), 1)
    told = _told(room, cameras, (marks, seen, looks))
    return Squares(
        np.full(len(pair), number),
        marks[crosses],
        np.stack([things[first[pair]], things[second[pair]]], axis=1),
        turns,
        (told[crosses[:, 0], turns[:, 0]] - told[crosses[:, 0], turns[:, 1]])
        + (told[crosses[:, 1], turns[:, 1]] - told[crosses[:, 1], turns[:, 0]]),
    )


class _Corners(NamedTuple):
    """Places of the X for pairs and two ways, as bits; (p, s, s).

    Attributes:
        to_both: from there one is in view the first way, and both are the second way.
        to_none: from there none is in view the first way, and one is the second way.
        found: (n, 3) pairs and ways with places of either sort.
    """

    to_both: Bits
    to_none: Bits
    found: Ints


def _corners(seen: Ints) -> _Corners:
    """What (x, t, s) of things that are seen, or not, makes squares of."""
    one, both, none = pair_places(seen)
    to_both = one[:, :, None] & both[:, None, :]
    to_none = none[:, :, None] & one[:, None, :]
    found = np.argwhere((to_both != 0) & (to_none != 0))
    return _Corners(to_both, to_none, found)


def _no_squares() -> Squares:
    """None at all."""
    none = np.zeros((0, 2), dtype=np.int64)
    return Squares(none[:, 0], none, none, none, np.zeros((0, len(TOLD))))


def _any_bits(words: Bits, rng: Generator) -> Ints:
    """(n,) the number of one of the bits that are set in each word."""
    places = np.arange(MARKS, dtype=np.uint64)
    is_set = (words[:, None] >> places) & np.uint64(1)
    drawn = np.where(is_set == 1, rng.random((len(words), MARKS)), -1.0)
    found: Ints = drawn.argmax(axis=1)
    return found


def _told(
    room: SearchedRoom, cameras: tuple[int, int], cases: tuple[Ints, Ints, Floats]
) -> Floats:
    """(x, s, f) of `TOLD` for places and ways of a shot.

    Args:
        room: of the pictures.
        cameras: rows of the one that shows the X, and the one that shows the things.
        cases: rows of x places, what is seen from there (x, t, s), and s ways.
    """
    marks, seen, looks = cases
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
            _inward(room, cameras[0], marks, looks),
        ],
        axis=2,
    )


def _inward(room: SearchedRoom, camera: int, marks: Ints, looks: Floats) -> Floats:
    """(x, s) how far ways lead to the middle of the picture, parts of 1."""
    axis, place = room.shown.axes[camera], room.shown.marks.u[camera, marks] - 0.5
    to_left = looks[:, 1] * axis[0] - looks[:, 0] * axis[1]
    found: Floats = np.sign(place)[:, None] * to_left
    return found


def sights_of(
    room: SearchedRoom,
    cameras: tuple[int, int],
    places: tuple[Ints, Ints],
    looks: Floats,
) -> Ints:
    """(x, t, s) 1 where a thing is in view, surely and for every lens, -1 where not.

    It is 0 where that is in doubt. What is not in view is aside, never hidden.

    Args:
        room: of the pictures.
        cameras: rows of the one that shows the places, and the one that shows the
            things.
        places: (x,) rows of places of the X, and (t,) rows of things.
        looks: (s, 2) unit vectors, the ways to look.
    """
    marks, things = places
    cross, thing = (each.ravel() for each in np.meshgrid(marks, things, indexing="ij"))
    far = is_far(room, cross, thing)
    clear = room.sights.clear[cross, thing] >= SHOWN
    signs = view_signs(
        ways_on_floors(room, cameras, cross, thing),
        _reaches(room, thing),
        looks_on_floors(room, cameras[0], looks),
        _LIMITS,
    )
    # What is not far has no sign; nor has what is ahead, but hidden.
    signs[~far] = 0
    signs[~clear] = np.minimum(signs[~clear], 0)
    return signs.reshape(len(marks), len(things), len(looks))


def _reaches(room: SearchedRoom, thing: Ints) -> Floats:
    """(n,) half of the diagonals of things on the floor, metres."""
    sizes = room.things.sizes[thing]
    found: Floats = 0.5 * np.sqrt(sizes[:, 0] * sizes[:, 0] + sizes[:, 1] * sizes[:, 1])
    return found
