"""Pairs for "what is in the way of a straight walk, if anything?".

Nothing is placed: many straight walks are laid over a finished room, and for each it is
known which footprints reach into the strip that a body sweeps. Three things and
"nothing" make a four when each of them is the answer for some walk; chance says for
which two of these walks the twins ask. So all but the walk is blind by construction.

What a walk tells by itself (its length, where it is, how it leads) is made alike: the
four walks are of one narrow bin of lengths, and of all fours those are taken whose
walks begin and end close to one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scenegen.errors import Rejected
from scenegen.geometry.angles import towards
from scenegen.geometry.polygons import Points, clear_legs
from scenegen.records.twins import ScenePair
from scenegen.rooms.walkable import CELL, floor_grid
from scenegen.tasks.path.found.brief import FoundBrief, FoundPair, Stop
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.found.stands import Flags, Floats, Ints, WalkShape
from scenegen.tasks.path.walks import BODY_MM, Walk
from scenegen.tasks.search.things import RoomThings, footprint_of

if TYPE_CHECKING:
    from numpy.random import Generator

LENGTHS = (
    WalkShape((2200, 2600), 0), WalkShape((2600, 3000), 0), WalkShape((3000, 3400), 0),
    WalkShape((3400, 3900), 0), WalkShape((3900, 4400), 0), WalkShape((4400, 5000), 0),
)  # fmt: skip
"""Of walks; each falls to equally many units."""

NOTHING = -1
"""The row of no thing."""

INSIDE_M, CLEAR_M = 0.18, 0.23
"""How far things reach into the way, or stay out of it, at least, metres."""

CLOSE_M = 0.9
"""How far beside the way the other options are, at most, if that can be had."""

FAR_COST = 0.25
"""Metres that the walks of a four may be farther apart for each option that is close to
one more of them."""

HEAD_M = 0.45
"""Free way before and behind what is in the way, metres."""

FLAT_M = 0.04
"""What is no higher can be walked on."""

TALL_M, SLENDER = 1.5, 2
"""What is higher, and more times as long as wide, than this hangs over free floor."""

WALL_MM = 400
"""From a walk to the walls, at least."""

POINTS = 170
"""Points of the floor between which walks lead."""

STEPS = 50
"""Points of a walk that are looked up on the floor."""

MOST = 160
"""Walks with one answer that are compared."""

SIZE = 3
"""Things in a four, besides nothing."""

EXPLORED_MM, EXPLORED_END_MM = 700, 350
"""Width of a walk, and what lies behind its ends, that stays explored with its
surroundings."""


@dataclass(frozen=True, slots=True, eq=False)
class StraightWalks:
    """Straight walks with sure answers; n of them, t things.

    Attributes:
        starts, ends: (n, 2) millimetres.
        answer: (n,) the row of what is in the way, or `NOTHING`.
        depth: (n, t) how far things reach into the way; negative: how far they stay
            out of it, metres.
    """

    starts: Points
    ends: Points
    answer: Ints
    depth: Floats


class WalkFour(NamedTuple):
    """Four answers with a walk for each.

    Attributes:
        answers: rows of three things, and `NOTHING`.
        walks: numbers of walks.
        cost: how unlike the walks are, metres.
    """

    answers: tuple[int, ...]
    walks: tuple[int, ...]
    cost: float


def find_pairs(
    room: FinishedRoom, brief: FoundBrief, rng: Generator
) -> Iterator[FoundPair]:
    """The pairs of a room, those with the most similar walks first.

    Raises:
        Rejected: "no_walk" or "no_pair", how far it came.
    """
    able = _may_block(room)
    if np.count_nonzero(able) < SIZE:
        raise Rejected("no_pair")
    starts, ends = _draw_walks(room.things, brief.shape, rng)
    if not len(starts):
        raise Rejected("no_walk")
    walks = sure_walks(room.things, able, starts, ends)
    fours = _fours(walks, rng)
    if not fours:
        raise Rejected("no_pair")
    for each in sorted(fours, key=lambda four: four.cost):
        yield _found(room, walks, each, rng)


def _may_block(room: FinishedRoom) -> Flags:
    """(t,) a noun names it, and its box is not mostly air, as below an arc lamp."""
    things = room.things
    length, width, height = things.sizes.T
    longer, shorter = np.maximum(length, width), np.minimum(length, width)
    fills = (height < TALL_M) | (longer <= SLENDER * shorter)
    able: Flags = room.is_named & _stands(things) & fills
    return able


def _stands(things: RoomThings) -> Flags:
    """(t,) it is on the floor, and higher than a rug."""
    stands: Flags = things.is_floor & (things.sizes[:, 2] > FLAT_M)
    return stands


def _draw_walks(
    things: RoomThings, shape: WalkShape, rng: Generator
) -> tuple[Points, Points]:
    """(n, 2) starts and ends of walks of a length that keep off the walls.

    Each walk is there in both directions.
    """
    points = things.floor[np.sort(rng.permutation(len(things.floor))[:POINTS])]
    legs = points[None] - points[:, None]
    squares = legs[:, :, 0] * legs[:, :, 0] + legs[:, :, 1] * legs[:, :, 1]
    low, high = shape.length_mm
    first, last = np.nonzero((squares >= low * low) & (squares <= high * high))
    grid = floor_grid(things.scene.room, WALL_MM)
    corner = np.array([grid.xs[0], grid.ys[0]], dtype=np.int64) - CELL // 2
    starts, ends = points[first], points[last]
    free = clear_legs(grid.free, starts - corner, ends - starts, CELL, STEPS)
    return starts[free], ends[free]


def sure_walks(
    things: RoomThings, able: Flags, starts: Points, ends: Points
) -> StraightWalks:
    """Those of some walks that are plainly free, or plainly blocked by one thing.

    Args:
        things: of the room.
        able: (t,) what may be asked about.
        starts: (n, 2) of the walks, millimetres.
        ends: (n, 2) of the walks, millimetres.
    """
    stands = np.flatnonzero(_stands(things))
    legs = (ends - starts) / 1000
    length = np.sqrt(legs[:, 0] * legs[:, 0] + legs[:, 1] * legs[:, 1])[:, None]
    x, y = legs[:, [0]] / length, legs[:, [1]] / length
    away = things.middles[None, stands, :2] - starts[:, None] / 1000
    forward = away[:, :, 0] * x + away[:, :, 1] * y
    across = np.abs(away[:, :, 1] * x - away[:, :, 0] * y)
    axes, halves = things.axes[stands], things.sizes[stands] / 2
    cos = np.abs(x * axes[:, 0] + y * axes[:, 1])
    sin = np.abs(x * axes[:, 1] - y * axes[:, 0])
    reach = cos * halves[:, 0] + sin * halves[:, 1]
    one, two = sin * halves[:, 0], cos * halves[:, 1]
    beside = BODY_MM / 2000 + one + two - across
    ahead = np.minimum(forward, length - forward)
    depth = np.minimum(beside, ahead + reach)
    # What is round does not fill the corners of its box; an ellipse surely fits in.
    cut = one + two - np.sqrt(one * one + two * two)
    touches = depth > -CLEAR_M
    sure = touches & (beside - cut >= INSIDE_M) & (ahead - reach >= HEAD_M)
    count = np.count_nonzero(touches, axis=1)
    is_blocked = (count == 1) & (sure & able[stands]).any(axis=1)
    kept = np.flatnonzero(is_blocked | (count == 0))
    answer = np.where(is_blocked, stands[np.argmax(touches, axis=1)], NOTHING)[kept]
    found = np.full((len(kept), len(things)), -np.inf)
    found[:, stands] = depth[kept]
    return StraightWalks(starts[kept], ends[kept], answer, found)


def _fours(walks: StraightWalks, rng: Generator) -> list[WalkFour]:
    """For each three things, those fours whose walks come near to one of them."""
    groups: dict[int, Ints] = {}
    for each in np.unique(walks.answer):
        mine = np.flatnonzero(walks.answer == each)
        groups[int(each)] = mine[np.sort(rng.permutation(len(mine))[:MOST])]
    things = [each for each in groups if each != NOTHING]
    if NOTHING not in groups or len(things) < SIZE:
        return []
    nearest = {
        (one, other): _nearest(walks, groups[one], groups[other])
        for one in groups
        for other in groups
    }
    return [
        _best_four(walks, (*three, NOTHING), own, nearest)
        for three in combinations(things, SIZE)
        for own in (*three, NOTHING)
    ]


def _nearest(walks: StraightWalks, one: Ints, other: Ints) -> tuple[Ints, Floats]:
    """For each of (a,) walks the most similar of (b,) others, and how unlike it is.

    That is how far their starts and their ends are apart, in sum, metres.
    """
    total = np.zeros((len(one), len(other)))
    for points in (walks.starts, walks.ends):
        away = (points[one][:, None] - points[other][None]) / 1000
        x, y = away[:, :, 0], away[:, :, 1]
        total = total + np.sqrt(x * x + y * y)
    return other[np.argmin(total, axis=1)], total.min(axis=1)


def _best_four(
    walks: StraightWalks,
    answers: tuple[int, ...],
    own: int,
    nearest: dict[tuple[int, int], tuple[Ints, Floats]],
) -> WalkFour:
    """The walk of one answer to which those of the others come nearest, with these."""
    chosen = np.stack([nearest[own, each][0] for each in answers], axis=1)
    cost = np.zeros(len(chosen))
    for each in answers:
        cost = cost + nearest[own, each][1]
    for thing in answers[:SIZE]:
        is_far = walks.depth[chosen, thing] < -CLOSE_M
        cost = cost + FAR_COST * np.count_nonzero(is_far, axis=1)
    best = int(np.argmin(cost))
    return WalkFour(answers, tuple(int(n) for n in chosen[best]), float(cost[best]))


def _found(
    room: FinishedRoom, walks: StraightWalks, four: WalkFour, rng: Generator
) -> FoundPair:
    """Twins for two of the four answers in a random order."""
    order = [int(each) for each in rng.permutation(len(four.answers))]
    things = room.things
    rows = [four.answers[each] for each in order]
    stops = [_stop(walks, four.walks[each]) for each in order]
    floors = [
        footprint_of(things.scene.entities[row], room.catalogue)
        for row in rows
        if row != NOTHING
    ]
    ways = [
        floor
        for stop in stops
        for floor in Walk.of(stop.points).corridor(EXPLORED_MM, end=EXPLORED_END_MM)
    ]
    return FoundPair(
        ScenePair(things.scene, things.scene),
        (stops[0], stops[1]),
        tuple(0 if row == NOTHING else int(things.ids[row]) for row in rows),
        (*floors, *ways),
    )


def _stop(walks: StraightWalks, number: int) -> Stop:
    """At the start of a walk, looking along it."""
    (ax, ay), (bx, by) = (
        (int(x), int(y)) for x, y in (walks.starts[number], walks.ends[number])
    )
    return Stop(((ax, ay), (bx, by)), (ax, ay), towards(bx - ax, by - ay, step=10))
