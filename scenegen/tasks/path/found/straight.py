"""Pairs for "what is in the way of a straight walk, if anything?".

Nothing is placed: many straight walks are laid over a finished room, and for each it is
known which footprints reach into the strip that a body sweeps. Three things and
"nothing" make a four when each of them is the answer for some walk; chance says for
which two of these walks the twins ask. So all but the walk is blind by construction.

What a walk tells by itself is made alike. The four walks have one length and one slope
on the page, up to mirroring. Of all fours those come first whose walks begin and end
close to one another; where of the four the free one is, counted from the walls, is
drawn; and of three things in the way one is nearest of all to the start, and one to the
end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scenegen.errors import Rejected
from scenegen.geometry.angles import towards
from scenegen.geometry.free_floor import clear_legs
from scenegen.geometry.polygons import Points
from scenegen.records.twins import ScenePair
from scenegen.rooms.walkable import CELL, floor_grid
from scenegen.tasks.path.found.brief import FoundBrief, FoundPair, Stop
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.found.stands import Flags, Floats, Ints, WalkShape, gaps
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

FREE = "free"
"""Whether the way of one twin is free: a wish that is dealt, since rooms show a free
way more often than they show two things plainly."""

INSIDE_M, CLEAR_M = 0.18, 0.23
"""How far things reach into the way, or stay out of it, at least, metres."""

CLOSE_M = 0.9
"""How far beside the way the other options are, at most, if that can be had."""

FAR_COST = 0.25
"""Metres that the walks of a four may be farther apart for each option that is close to
one more of them."""

RANK_COST, END_COST = 1.0, 2.5
"""The same where the free walk is not as far from the walls as drawn; and for each
thing too many or too few that is nearest to an end of its walk."""

HEAD_M = 0.45
"""Free way before and behind what is in the way, metres."""

FLAT_M = 0.04
"""What is no higher can be walked on."""

TALL_M, SLENDER = 1.5, 2
"""What is higher, and more times as long as wide, than this hangs over free floor."""

WALL_MM = 400
"""From a walk to the walls, at least."""

SLOPES = 10
"""Ways from a start to its end that are tried, of those that lead to a grid point."""

STEPS = 50
"""Points of a walk that are looked up on the floor."""

MOST = 120
"""Walks of one slope and with one answer that are compared."""

SIZE = 3
"""Things in a four, besides nothing."""

EXPLORED_MM, EXPLORED_END_MM = 700, 350
"""Width of a walk, and what lies behind its ends, that stays explored with its
surroundings."""


class WalkEnds(NamedTuple):
    """Straight walks, n of them.

    Attributes:
        starts, ends: (n, 2) millimetres.
        slope: (n,) number of their length and slope, up to mirroring.
    """

    starts: Points
    ends: Points
    slope: Ints

    def of(self, rows: Ints | Flags) -> WalkEnds:
        """Some of them."""
        return WalkEnds(self.starts[rows], self.ends[rows], self.slope[rows])


@dataclass(frozen=True, slots=True, eq=False)
class StraightWalks:
    """Straight walks with sure answers; n of them, t things. Lengths are metres.

    Attributes:
        lines: the walks.
        answer: (n,) the row of what is in the way, or `NOTHING`.
        depth: (n, t) how far things reach into the way; negative: how far they stay
            out of it.
        to_start, to_end: (n, t) from there to things.
        to_walls: (n,) from the middle of a walk to the nearest wall.
    """

    lines: WalkEnds
    answer: Ints
    depth: Floats
    to_start: Floats
    to_end: Floats
    to_walls: Floats


class WalkFour(NamedTuple):
    """Four answers with a walk for each.

    Attributes:
        answers: rows of three things, and `NOTHING`.
        walks: numbers of walks.
        cost: how unlike the walks are, and how much they tell, metres.
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
    lines = _draw_walks(room.things, brief.shape, rng)
    if not len(lines.starts):
        raise Rejected("no_walk")
    walks = sure_walks(room.things, able, lines)
    fours = _fours(walks, rng)
    if not fours:
        raise Rejected("no_pair")
    for each in sorted(fours, key=lambda four: four.cost):
        order = [int(place) for place in rng.permutation(SIZE + 1)]
        if (SIZE in order[:2]) != (brief.wishes.get(FREE, 1) > 0):
            order = order[2:] + order[:2]
        yield _found(room, walks, each, order)


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


def _draw_walks(things: RoomThings, shape: WalkShape, rng: Generator) -> WalkEnds:
    """Walks of a length that keep off the walls, each of them in both directions."""
    slopes = _slopes(shape, rng)
    turned = np.stack([slopes, slopes[:, ::-1]], axis=1)
    signs = np.array([(1, 1), (1, -1), (-1, 1), (-1, -1)], dtype=np.int64)
    ways = (turned[:, :, None] * signs[None, None]).reshape(-1, 2)
    alike = 2 * len(signs)
    grid = floor_grid(things.scene.room, WALL_MM)
    corner = np.array([grid.xs[0], grid.ys[0]], dtype=np.int64) - CELL // 2
    cells = (things.floor - corner) // CELL
    shape_of = np.array(grid.free.shape, dtype=np.int64)
    is_floor = np.zeros(grid.free.shape, dtype=np.bool_)
    is_floor[cells[:, 0], cells[:, 1]] = True
    ends = cells[:, None] + ways[None]
    start, way = np.nonzero(((ends >= 0) & (ends < shape_of)).all(axis=2))
    x, y = ends[start, way].T
    start, way = start[is_floor[x, y]], way[is_floor[x, y]]
    starts, legs = things.floor[start], ways[way] * CELL
    free = clear_legs(grid.free, starts - corner, legs, CELL, STEPS)
    return WalkEnds(starts, starts + legs, way // alike).of(free)


def _slopes(shape: WalkShape, rng: Generator) -> Points:
    """(s, 2) some ways of a length to other grid points, none a mirror image, cells.

    A way along a wall, or half-way between two, is its own mirror image, and left out.
    """
    low, high = (each * each for each in shape.length_mm)
    most = shape.length_mm[1] // CELL + 1
    sides = np.arange(1, most, dtype=np.int64)
    x, y = np.meshgrid(sides, sides, indexing="ij")
    squares = (x * x + y * y) * CELL * CELL
    across, up = np.nonzero((squares >= low) & (squares <= high) & (x < y))
    found = np.stack([sides[across], sides[up]], axis=1)
    return found[rng.permutation(len(found))[:SLOPES]]


def sure_walks(things: RoomThings, able: Flags, lines: WalkEnds) -> StraightWalks:
    """Those of some walks that are plainly free, or plainly blocked by one thing.

    Args:
        things: of the room.
        able: (t,) what may be asked about.
        lines: the walks.
    """
    starts, ends = lines.starts, lines.ends
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
    lines = lines.of(kept)
    return StraightWalks(
        lines=lines,
        answer=answer,
        depth=found,
        to_start=gaps(lines.starts / 1000, things.middles[:, :2]),
        to_end=gaps(lines.ends / 1000, things.middles[:, :2]),
        to_walls=_to_walls((lines.starts + lines.ends) / 2000, things.outline),
    )


def _to_walls(points: Floats, outline: Floats) -> Floats:
    """(n,) from points to the nearest of the walls, which are along the axes."""
    first, last = outline, np.roll(outline, -1, axis=0)
    low, high = np.minimum(first, last), np.maximum(first, last)
    away = points[:, None] - np.clip(points[:, None], low[None], high[None])
    squares = away[:, :, 0] * away[:, :, 0] + away[:, :, 1] * away[:, :, 1]
    near: Floats = np.sqrt(squares.min(axis=1))
    return near


def _fours(walks: StraightWalks, rng: Generator) -> list[WalkFour]:
    """For each three things, those fours whose walks come near to one of them."""
    rank = int(rng.integers(SIZE + 1))
    found: list[WalkFour] = []
    for slope in np.unique(walks.lines.slope):
        mine = np.flatnonzero(walks.lines.slope == slope)
        groups: dict[int, Ints] = {}
        for each in np.unique(walks.answer[mine]):
            rows = mine[walks.answer[mine] == each]
            groups[int(each)] = rows[np.sort(rng.permutation(len(rows))[:MOST])]
        things = [each for each in groups if each != NOTHING]
        if NOTHING not in groups or len(things) < SIZE:
            continue
        nearest = {
            (one, other): _nearest(walks.lines, groups[one], groups[other])
            for one in groups
            for other in groups
        }
        found += [
            _best_four(walks, (*three, NOTHING), own, nearest, rank)
            for three in combinations(things, SIZE)
            for own in (*three, NOTHING)
        ]
    return found


def _nearest(lines: WalkEnds, one: Ints, other: Ints) -> tuple[Ints, Floats]:
    """For each of (a,) walks the most similar of (b,) others, and how unlike it is.

    That is how far their starts and their ends are apart, in sum, metres.
    """
    total = np.zeros((len(one), len(other)))
    for points in (lines.starts / 1000, lines.ends / 1000):
        total = total + gaps(points[one], points[other])
    return other[np.argmin(total, axis=1)], total.min(axis=1)


def _best_four(
    walks: StraightWalks,
    answers: tuple[int, ...],
    own: int,
    nearest: dict[tuple[int, int], tuple[Ints, Floats]],
    rank: int,
) -> WalkFour:
    """The walk of one answer to which those of the others come nearest, with these."""
    chosen = np.stack([nearest[own, each][0] for each in answers], axis=1)
    cost = np.zeros(len(chosen))
    for each in answers:
        cost = cost + nearest[own, each][1]
    for thing in answers[:SIZE]:
        is_far = walks.depth[chosen, thing] < -CLOSE_M
        cost = cost + FAR_COST * np.count_nonzero(is_far, axis=1)
    walls = walks.to_walls[chosen]
    farther = np.count_nonzero(walls > walls[:, [SIZE]], axis=1)
    cost = cost + RANK_COST * (farther != rank)
    for away in (walks.to_start, walks.to_end):
        near = np.zeros(len(chosen), dtype=np.int64)
        for place in range(SIZE):
            far = away[chosen[:, place]][:, answers[:SIZE]]
            near += np.argmin(far, axis=1) == place
        cost = cost + END_COST * np.abs(near - 1)
    best = int(np.argmin(cost))
    return WalkFour(answers, tuple(int(n) for n in chosen[best]), float(cost[best]))


def _found(
    room: FinishedRoom, walks: StraightWalks, four: WalkFour, order: list[int]
) -> FoundPair:
    """Twins for the first two of the four answers in some order."""
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
    scenes = ScenePair(things.scene, things.scene)
    asked = tuple(0 if row == NOTHING else int(things.ids[row]) for row in rows)
    shown = (*floors, *ways)
    rest = FoundPair(scenes, (stops[2], stops[3]), asked, shown)
    return FoundPair(scenes, (stops[0], stops[1]), asked, shown, rest=rest)


def _stop(walks: StraightWalks, number: int) -> Stop:
    """At the start of a walk, looking along it."""
    (ax, ay), (bx, by) = (
        (int(x), int(y))
        for x, y in (walks.lines.starts[number], walks.lines.ends[number])
    )
    return Stop(((ax, ay), (bx, by)), (ax, ay), towards(bx - ax, by - ay, step=10))
