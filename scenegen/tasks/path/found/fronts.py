"""Pairs for "at M1 you look the way a thing faces: which of these do you see?".

The direction is the front of a seat beside the start of the walk, which is set down on
free floor there. Twins are made by turning it on the spot, so that nothing else on the
map differs, and no direction is more likely than others: seats as they are furnished
face off their walls, which answers most questions.

The seat is set down last, where a walk begins from which four things can be asked
about: whether it fits there is the same for all of the four, so its place tells nothing
of the answer, and a room is searched once for all of its spots.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from scenegen.cameras.visibility_estimate import directions
from scenegen.errors import Rejected
from scenegen.geometry.angles import QUARTER, TURN
from scenegen.records.twins import ScenePair
from scenegen.seeding import between
from scenegen.tasks.path.found.brief import FoundBrief, FoundPair, Stop
from scenegen.tasks.path.found.ringed import are_ringed, ringed_floor, views
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.found.stands import (
    SAMPLE_MM,
    Flags,
    Floats,
    Ints,
    draw_stands,
    gaps,
)
from scenegen.tasks.path.found.ways import line_floor
from scenegen.tasks.search.fours import SIZE, Four, fours_of, nearness
from scenegen.tasks.search.things import footprint_of

if TYPE_CHECKING:
    from numpy.random import Generator

    from scenegen.geometry.polygons import Points

GIVERS = ("chair", "armchair", "office_chair")
"""Categories whose front a map shows, by the back of the seat."""

PLAIN = (
    "armchair/lounge", "chair/dining", "chair/ladderback", "chair/windsor",
    "office_chair/banker", "office_chair/executive", "office_chair/task",
)  # fmt: skip
"""Their models with a back that is plainly another one than arms and seat, seen from
above. Blind readers of maps of 512 pixels answered 65 of 73 questions with these seats,
and 17 of 33 with shell chairs, club and wingback armchairs."""

STEP = 150
"""Between two ways in which a seat may face, tenths of a degree."""

BESIDE_M = (0.4, 0.95)
"""From the seat to the start of the walk, (least, most), metres."""

PASSING_MM = 260
"""From the middle of a walk to the seat, at least: half a walker, and a little."""

RIVAL, RIVAL_M = 1.7, 0.4
"""How many times farther from there, and how much farther, all that is alike is."""

WALKS = 60
"""Walks of a room."""

FOURS = 120
"""Fours of a room, about, after which no further places of M1 are looked at."""

DRAWS = 60
"""Fours that are tried at one place of M1."""

AHEAD_COST = 2.0
"""What it counts for that the right thing is ahead from the middle between the four."""


def may_hold(room: FinishedRoom, carries: Flags) -> bool:
    """Whether a room has floor from which four things may be asked about.

    What is set on tops later is about where they are, so that they count as well;
    seats do not, as the one that is set down may be one of them.

    Args:
        room: with its furniture, but with nothing on the walls and the tops.
        carries: (t,) what may come to carry something that is asked about.
    """
    things = room.things
    is_seat = np.array([name in GIVERS for name in things.categories], dtype=np.bool_)
    rows = np.flatnonzero((room.is_named & ~is_seat) | carries)
    return len(ringed_floor(things, rows)) > 0


def find_pairs(
    room: FinishedRoom, brief: FoundBrief, rng: Generator
) -> Iterator[FoundPair]:
    """The pairs of a room, those first which the view from the seat tells least.

    Of four things of which each could be the right one, the twins ask for two.

    Raises:
        Rejected: "no_walk" or "no_pair", how far it came.
    """
    named = np.flatnonzero(room.is_named & ~room.is_rival)
    if not len(room.ringed):
        raise Rejected("no_pair")
    floor = room.things.floor
    starts = floor[_beside(room, floor).any(axis=1)]
    stands = draw_stands(
        rng, floor, brief.shape, most=WALKS, starts=starts, places=room.ringed
    )
    if not len(stands):
        raise Rejected("no_walk")
    headings = _headings(rng)
    seen, beside = views(room.things, stands.at, named, headings)
    spots: dict[int, Points] = {}
    found: list[tuple[int, Four]] = []
    able = np.flatnonzero(are_ringed(seen, QUARTER // STEP))
    for stand in able[rng.permutation(len(able))].tolist():
        walk = int(stands.walk[stand])
        if walk not in spots:
            spots[walk] = _spots(room, stands.walks[walk])
        if not len(spots[walk]):
            continue
        near = _from_the_seat(room, spots[walk][0], headings, named)
        fours = fours_of(seen[stand], beside[stand], near, rng, DRAWS, QUARTER // STEP)
        found += [(stand, four) for four in fours]
        if len(found) >= FOURS:
            break
    if not found:
        raise Rejected("no_pair")
    mixed = [found[int(each)] for each in rng.permutation(len(found))]
    axes = directions(np.array(headings, dtype=np.int64))
    places = room.things.middles[named, :2]
    for stand, four in sorted(mixed, key=lambda each: _cost(places, axes, each[1])):
        ways = [headings[each] for each in four.ways]
        walk = int(stands.walk[stand])
        spot = _clear_spot(room, spots[walk], stands.walks[walk], ways)
        if spot is not None:
            things = [int(named[each]) for each in four.things]
            yield _found(room, Stop.at(stands, stand, 0), spot, things, ways)


def _cost(places: Floats, axes: Floats, four: Four) -> float:
    """How much the fronts of a four tell who overlooks M1, beyond chance.

    From the place of the seat: see `Four.excess`. And from the middle between the four
    things, from where each of them is on its own side: by how much nearer the right
    thing is to the front than the next one, as cosines.

    Args:
        places: (r, 2) of all things that may be asked about, metres.
        axes: (h, 2) of length 1, of all headings.
        four: columns and rows of these.
    """
    own = places[list(four.things)]
    low, high = own.min(axis=0), own.max(axis=0)
    near = nearness(axes[list(four.ways)], own - 0.5 * (low + high))
    ahead = 0.0
    for way in range(SIZE):
        others = [near[way, each] for each in range(SIZE) if each != way]
        ahead += float(near[way, way]) - float(max(others))
    return four.excess + AHEAD_COST * max(ahead, 0.0)


def _from_the_seat(
    room: FinishedRoom, spot: Points, headings: tuple[int, ...], rows: Ints
) -> Floats:
    """(h, r) how near things are to the front of a seat on a spot, seen from there."""
    axes = directions(np.array(headings, dtype=np.int64))
    return nearness(axes, room.things.middles[rows, :2] - spot / 1000)


def _beside(room: FinishedRoom, starts: Points) -> Flags:
    """(n, k) whether starts of walks are beside spots for the seat.

    They have to be plainly nearer to it than to all that is alike.
    """
    assert room.loose is not None
    own = gaps(starts, room.loose.spots) / 1000
    beside: Flags = (own > BESIDE_M[0]) & (own < BESIDE_M[1])
    rivals = gaps(starts / 1000, room.things.middles[room.is_rival, :2])
    if rivals.shape[1]:
        other = rivals.min(axis=1)[:, None]
        beside &= (other > RIVAL * own) & (other > own + RIVAL_M)
    return beside


def _spots(room: FinishedRoom, walk: Points) -> Points:
    """(k, 2) spots beside the start of a walk, as far out of its way as they must be.

    Args:
        room: with what is set down.
        walk: (c, 2) corners, millimetres.
    """
    assert room.loose is not None
    spots = room.loose.spots[_beside(room, walk[:1])[0]]
    length, width, _ = room.catalogue.asset(room.loose.thing.asset).size_mm
    clear = gaps(_along(walk), spots).min(axis=0) >= min(length, width) / 2 + PASSING_MM
    found: Points = spots[clear]
    return found


def _clear_spot(
    room: FinishedRoom, spots: Points, walk: Points, ways: list[int]
) -> tuple[int, int] | None:
    """The first of some spots where the seat is not in the way of a walk.

    It has to keep out of it in all directions for which one of the four is right, so
    that where it stands tells nothing of which of them it is. None: there is none.
    """
    assert room.loose is not None
    length, width, _ = room.catalogue.asset(room.loose.thing.asset).size_mm
    away = (_along(walk)[None] - spots[:, None]).astype(np.float64)
    axes = directions(np.array(ways, dtype=np.int64))
    x, y = away[..., 0][:, :, None], away[..., 1][:, :, None]
    ahead, left = x * axes[:, 0] + y * axes[:, 1], y * axes[:, 0] - x * axes[:, 1]
    free = (np.abs(ahead) >= length / 2 + PASSING_MM) | (
        np.abs(left) >= width / 2 + PASSING_MM
    )
    fits = np.flatnonzero(free.all(axis=(1, 2)))
    if not len(fits):
        return None
    x_mm, y_mm = spots[fits[0]]
    return int(x_mm), int(y_mm)


def _along(walk: Points) -> Points:
    """(n, 2) points of a walk, `SAMPLE_MM` apart or less on each leg."""
    points = []
    for start, end in pairwise(walk):
        steps = int(np.abs(end - start).max()) // SAMPLE_MM + 1
        parts = np.arange(steps + 1, dtype=np.int64)[:, None]
        points.append(start + (end - start) * parts // steps)
    return np.concatenate(points)


def _headings(rng: Generator) -> tuple[int, ...]:
    """All ways in which the seat may face, tenths of a degree."""
    first = between(rng, 0, STEP - 50, 50)
    return tuple(range(first, TURN, STEP))


def _found(
    room: FinishedRoom,
    stop: Stop,
    spot: tuple[int, int],
    four: list[int],
    looks: list[int],
) -> FoundPair:
    """Twins at one place, who look the two ways in which the first two of four are."""
    assert room.loose is not None
    loose, things = room.loose, room.things
    scenes = [loose.with_it(spot, look) for look in looks]
    floors = [footprint_of(things.scene.entities[row], room.catalogue) for row in four]
    seats = [footprint_of(scene.entities[-1], room.catalogue) for scene in scenes]
    lines = [line_floor(stop.marker, each) for each in floors]
    asked = (*(int(things.ids[row]) for row in four), loose.thing.id)
    stops = [stop._replace(look=look) for look in looks]
    shown = (*floors, *seats, *lines)
    rest = FoundPair(ScenePair(*scenes[2:]), (stops[2], stops[3]), asked, shown)
    return FoundPair(
        ScenePair(*scenes[:2]), (stops[0], stops[1]), asked, shown, rest=rest
    )
