"""Squares of a room, and a giver set down where each of their pictures shows it.

A square is found in a room without a giver: which way somebody looks needs none. It is
set down afterwards, on free floor that the picture shows, and the room is looked at
again with it: what it hides, and whether all four cases are still as good. A place is
taken or not for all of them together, never for the two that are asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.cameras.visibility_estimate import directions
from scenegen.catalogue import Catalogue
from scenegen.geometry.angles import TURN
from scenegen.geometry.polygons import Points
from scenegen.tasks.perspective.facing.foreseen import close_ahead, covered_marks
from scenegen.tasks.perspective.facing.loose_givers import SHARE, LooseGiver
from scenegen.tasks.perspective.facing.planes import Case, Plane, case_of
from scenegen.tasks.perspective.facing.plans import TwinPlan
from scenegen.tasks.perspective.facing.rows import (
    SPINS,
    SearchedRoom,
    glimpsed_along,
    within,
)
from scenegen.tasks.perspective.facing.shots import (
    PAIR_SHARE,
    Shots,
    open_pictures,
    shots_of,
)
from scenegen.tasks.perspective.facing.slots import THING, FacingSlot
from scenegen.tasks.perspective.facing.squares import (
    MARK_MOST,
    Squares,
    squares_of,
)
from scenegen.tasks.perspective.facing.sure_sights import SureSights
from scenegen.tasks.search.freeing import LooseThing
from scenegen.tasks.search.pictures import Pictures
from scenegen.tasks.search.sights import SightTable
from scenegen.tasks.search.things import Floats, Ints, RoomThings

SPOTS, SPOTS_TRIED, SQUARES = 400, 2, 400
"""Free floor for a giver that is known of a room, what is tried of it for a square, and
squares that are tried."""

IN_LINE = 300
"""From a way to an X that a giver has straight ahead, or behind, tenths of a degree."""

KEPT = {1: (0.45, 0.75), 2: (0.2, 0.25)}
"""By the number of pictures: of spots that have the X ahead where nothing is in view,
and of those that have it behind where one thing is, the share that is kept. Without it
34 % of the items of one picture with the X ahead were "exactly one", and 62 % of those
with it behind; of two pictures, 30 % and 88 %."""

MARKED = np.array([2, 3], dtype=np.int64)
"""Rows of the places of the X in a placed square."""


class PlacedSquare(NamedTuple):
    """A square in a room with its giver, the last of its things.

    Attributes:
        room: of one camera (0), or two; its places are those of both cameras (0 and 1),
            and both of the X (2 and 3).
        plane: both inputs of which it has two values.
        pairs: rows of things; either pair may be asked about.
        ways: numbers of `SPINS`.
    """

    room: SearchedRoom
    plane: Plane
    pairs: tuple[tuple[int, int], tuple[int, int]]
    ways: tuple[int, int]

    @property
    def named(self) -> Ints:
        """Rows of all its things, two to four of them."""
        return np.unique(np.array(self.pairs, dtype=np.int64))


class _Site(NamedTuple):
    """Where which giver is set down for which square, in the order of a lot."""

    square: int
    lot: float
    giver: int
    spot: tuple[int, int]


def placed_squares(
    room: SearchedRoom,
    choices: Sequence[LooseThing],
    heading: int,
    asked: tuple[Plane, int],
    sources: tuple[Catalogue, Generator],
) -> Iterator[PlacedSquare]:
    """Squares whose four cases are good with a giver that stands in their picture.

    No two of them share a first picture: what one shows badly, the next one may show
    well.

    Args:
        room: to search, without the giver.
        choices: of which one becomes the giver.
        heading: that its ways are counted from, tenths of a degree.
        asked: both inputs of which squares have two values; and visible pictures, 1
            or 2.
        sources: of the models; and what draws squares.
    """
    catalogue, rng = sources
    plane, views = asked
    looks, room = _looks(heading), open_pictures(room, views)
    shots = shots_of(room, views, rng)
    givers = [LooseGiver.of(room, shots, each, catalogue) for each in choices]
    framed = np.concatenate([each.framed for each in givers], axis=1)
    able = np.flatnonzero(framed.any(axis=1))
    shots = shots.at(able)
    givers = [each._replace(framed=each.framed[able]) for each in givers]
    squares = squares_of(room, shots, looks, plane, rng)
    done: set[int] = set()
    for site in _sites(room, shots, squares, (looks, givers), (plane, rng)):
        square = squares.at(np.array([site.square]))
        camera = int(shots.first[square.shot[0]])
        if camera in done:
            continue
        loose = givers[site.giver].loose
        things = RoomThings.of(loose.with_it(site.spot, heading), catalogue)
        placed = _placed(room, shots, square, things, plane)
        if placed is not None:
            done.add(camera)
            yield placed


def _sites(
    room: SearchedRoom,
    shots: Shots,
    squares: Squares,
    ways: tuple[Floats, Sequence[LooseGiver]],
    sources: tuple[Plane, Generator],
) -> list[_Site]:
    """Sites for some of the squares, those first that tell least.

    Which spot of its shot a square gets is drawn. Where spots were preferred from which
    the X is seen at the same angles to the way, and as far, for either answer, somebody
    who does not know the things found more of the answers than before: places of the X
    and ways were then told by each other.

    Args:
        room: of the shots.
        shots: of the squares.
        squares: those first that tell least.
        ways: (s, 2) unit vectors; and what may be set down to give them.
        sources: of the squares; and what draws spots.
    """
    looks, givers = ways
    plane, rng = sources
    shares = KEPT[1 if (shots.first == shots.second).all() else 2]
    best = squares.at(np.arange(min(len(squares.shot), SQUARES)))
    found: list[_Site] = []
    for shot in np.unique(best.shot).tolist():
        numbers = np.flatnonzero(best.shot == shot)
        some = best.at(numbers)
        for row, giver in enumerate(givers):
            spots = giver.seen_spots(room, shots, shot)
            aside = giver.is_aside(room, shots, some, spots)
            if THING not in plane:
                crosses, turns = room.sights.eyes[some.crosses], looks[some.ways]
                kept = _kept(crosses, turns, spots, shares)
                aside &= rng.random(aside.shape) < kept
            order = np.where(aside, rng.random(aside.shape), np.inf)
            for rank in np.argsort(order, axis=1, kind="stable")[:, :SPOTS_TRIED].T:
                fits = np.flatnonzero(aside[np.arange(len(rank)), rank])
                lots = rng.random(len(fits)).tolist()
                at = spots[rank[fits]].tolist()
                for square, lot, (x, y) in zip(numbers[fits], lots, at, strict=True):
                    found.append(_Site(int(square), lot, row, (x, y)))
    return sorted(found)


def _kept(
    crosses: Floats, looks: Floats, spots: Points, shares: tuple[float, float]
) -> Floats:
    """(n, k) how many spots are kept of those where a line tells more than others.

    Seen from the giver, the X is mostly straight ahead where neither thing is in view,
    since there the way leads out of the room, and straight behind where one of them
    is: by so much more than where both are, or the other way about. See `KEPT`.

    Args:
        crosses: (n, 2, 2) places of the X of squares, metres.
        looks: (n, 2, 2) unit vectors, their ways.
        spots: (k, 2) millimetres.
        shares: of `KEPT`.
    """
    ahead, behind = shares
    kept = np.ones((len(crosses), len(spots)))
    # None is in view from the second place the first way; one is where both numbers of
    # place and way are the same.
    lines = (1, 0, 1, ahead), (0, 0, -1, behind), (1, 1, -1, behind)
    for place, way, sign, share in lines:
        x, y = (crosses[:, place, [at]] - spots[:, at] / 1000 for at in (0, 1))
        cos, sin = (sign * looks[:, way, [at]] for at in (0, 1))
        in_line = within(x * cos + y * sin, y * cos - x * sin, IN_LINE)
        kept = np.where(in_line, share * kept, kept)
    return kept


def _looks(heading: int) -> Floats:
    """(s, 2) the ways of a giver with a heading, as it may be turned."""
    return directions((heading + np.array(SPINS, dtype=np.int64)) % TURN)


def _placed(
    room: SearchedRoom, shots: Shots, square: Squares, things: RoomThings, plane: Plane
) -> PlacedSquare | None:
    """A square with its giver; None where that spoils it."""
    shown = room.shown
    (first,), (second,) = (each[square.shot] for each in (shots.first, shots.second))
    cameras = [first] if first == second else [first, second]
    homes = shown.eye[[first, second]]
    places = np.array([*homes, *square.crosses[0]], dtype=np.int64)
    table = SightTable.of(things, shown.eyes_mm[places])
    pictures = Pictures.through(
        things,
        table,
        shown.heights_mm[places],
        tuple(shown.lenses[each] for each in places),
        (np.arange(len(cameras)), shown.heading[cameras]),
    )
    giver, last = len(things) - 1, len(cameras) - 1
    gives = np.zeros((len(cameras), len(things)), dtype=np.bool_)
    gives[0, giver] = True
    pairs, ways = square.pairs[0].tolist(), square.ways[0].tolist()
    found = PlacedSquare(
        SearchedRoom(things, table, pictures, gives, len(SPINS)),
        plane,
        (tuple(pairs[0]), tuple(pairs[1])),
        (ways[0], ways[1]),
    )
    named = found.named
    if not pictures.named[0, giver] or pictures.area[0, giver] <= SHARE:
        return None
    is_shown = pictures.named[last, named] & (pictures.area[last, named] > PAIR_SHARE)
    if not is_shown.all():
        return None
    if last and (pictures.glimpsed[1, giver] or pictures.glimpsed[0, named].any()):
        return None
    if not pictures.marks.framed[0, MARKED].all():
        return None
    return found if _is_good(found) else None


def _is_good(placed: PlacedSquare) -> bool:
    """Whether all four cases have their answers, surely, and show what they must."""
    room, plane, pairs, ways = placed
    giver = len(room.things) - 1
    looks = _looks(room.things.scene.entities[giver].heading_tenths)[list(ways)]
    cameras = (0, len(room.shown) - 1)
    things = np.array(pairs, dtype=np.int64).ravel()
    seen = SureSights.of(room, looks).signs(cameras, (MARKED, things))
    seen = seen.reshape(2, 2, 2, 2)
    for first, second in product((0, 1), (0, 1)):
        case = case_of(plane, first, second)
        one, other = seen[case.place, case.pair, :, case.way]
        if one * other != (-1 if first == second else 1):
            return False
    return _is_clear(room, np.append(placed.named, giver), looks)


def _is_clear(room: SearchedRoom, named: Ints, looks: Floats) -> bool:
    """Whether both marks can be seen, and all four views show what they must.

    Nothing is right before them, and they glimpse nothing like what is named.

    Args:
        room: of a placed square.
        named: rows of things that a question names.
        looks: (2, 2) unit vectors, the ways.
    """
    cross, look = np.repeat(MARKED, len(looks)), np.tile(looks, (len(MARKED), 1))
    height = room.shown.heights_mm[room.shown.eye[0]] / 1000
    if close_ahead(room, cross, look, height).any():
        return False
    glimpsed = glimpsed_along(room, cross, look)
    alike = room.things.alike[named].any(axis=0)
    if (glimpsed & alike).any():
        return False
    return not covered_marks(room, 0, MARKED, MARK_MOST).any()


def plans_of_sides(
    placed: PlacedSquare, slot: FacingSlot, rng: Generator
) -> tuple[TwinPlan, TwinPlan]:
    """Two neighbouring cases of a square, drawn, and the other two.

    Args:
        placed: the square.
        slot: with the input in which twins differ, and their answers.
        rng: draws the other input, and in which order things are named.
    """
    side, order = (int(each) for each in rng.integers(0, 2, 2))
    giver, plane = len(placed.room.things) - 1, placed.plane
    step = -1 if order else 1
    pairs = [each[::step] for each in placed.pairs]

    def case(same: int, answer: int) -> Case:
        # Both values have the same number where the answer, 0, is "exactly one".
        other = (same + answer) % 2
        is_first = slot.differs == plane[0]
        return case_of(plane, *((other, same) if is_first else (same, other)))

    def plan(same: int) -> TwinPlan:
        one, other = (case(same, answer) for answer in slot.answers)
        return TwinPlan(
            cameras=tuple(range(len(placed.room.shown))),
            cross=(int(MARKED[one.place]), int(MARKED[other.place])),
            giver=(giver, giver),
            spin=(placed.ways[one.way], placed.ways[other.way]),
            named=(*pairs[one.pair], *pairs[other.pair]),
        )

    return plan(side), plan(1 - side)
