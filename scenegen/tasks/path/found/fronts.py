"""Pairs for "at M1 you look the way a thing faces: which of these do you see?".

The direction is the front of a seat beside the start of the walk, which was set down on
free floor before anything was asked. Twins are made by turning it on the spot, so that
nothing else on the map differs, and no direction is more likely than others: seats as
they are furnished face off their walls, which answers most questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from scenegen.cameras.visibility_estimate import directions
from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN, cosine, sine
from scenegen.records.scene import Scene
from scenegen.records.twins import ScenePair
from scenegen.tasks.path.found.brief import FoundBrief, FoundPair, Stop
from scenegen.tasks.path.found.lines import HIGH_M, LOW_M
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.found.stands import (
    Flags,
    Floats,
    Ints,
    Stands,
    draw_stands,
)
from scenegen.tasks.path.found.ways import line_floor
from scenegen.tasks.search.fours import fours_of, nearness
from scenegen.tasks.search.sights import SHOWN, clear_points
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
above. Blind readers of maps of 512 pixels answered 22 of 23 questions with these seats
(banker not met), and 17 of 33 with shell chairs, club and wingback armchairs."""

HEADINGS = tuple(range(0, TURN, 150))
"""By how much a seat is turned on the spot, tenths of a degree."""

BESIDE_M = (0.4, 0.95)
"""From the seat to the start of the walk, (least, most), metres."""

RIVAL, RIVAL_M = 1.7, 0.4
"""How many times farther from there, and how much farther, all that is alike is."""

WELL, OUT = 280, 480
"""What is in the view is no farther off its middle, what is not at least so much."""

SHARE = 0.006
"""Part of the view that a thing in it fills, at least, about."""

FOCAL = 0.62
"""Focal length of the view, sides of the picture, about."""

NEAR_M = 1.3
"""From M1 to a thing in the view, metres, at least."""

WALKS = 30
"""Walks from one seat."""

DRAWS = 60
"""Fours that are tried at one place of M1."""


def find_pairs(
    room: FinishedRoom, brief: FoundBrief, rng: Generator
) -> Iterator[FoundPair]:
    """The pairs of a room in a random order.

    Of four things of which each could be the right one, the twins ask for two.

    Raises:
        Rejected: "no_walk" or "no_pair", how far it came.
    """
    starts = _starts(room, room.loose)
    stands = draw_stands(rng, room.things.floor, brief.shape, most=WALKS, starts=starts)
    if not len(stands):
        raise Rejected("no_walk")
    headings = _headings(room)
    named = np.flatnonzero(room.is_named)
    named = named[named != room.loose]
    seen, beside = _views(room, stands, headings, named)
    near = _from_the_seat(room, headings, named)
    found = [
        (stand, four)
        for stand in range(len(stands))
        for four in fours_of(seen[stand], beside[stand], near, rng, DRAWS)
    ]
    if not found:
        raise Rejected("no_pair")
    mixed = [found[int(each)] for each in rng.permutation(len(found))]
    for stand, four in sorted(mixed, key=lambda each: each[1].excess):
        things = [int(named[each]) for each in four.things]
        looks = [headings[each] for each in four.ways[:2]]
        yield _found(room, stands, stand, things, looks)


def _starts(room: FinishedRoom, row: int) -> Points:
    """Places beside a seat, and plainly nearer to it than to all that is alike."""
    things = room.things
    floor = things.floor / 1000
    away = floor - things.middles[row, :2]
    own = np.sqrt(away[:, 0] * away[:, 0] + away[:, 1] * away[:, 1])
    near = (own > BESIDE_M[0]) & (own < BESIDE_M[1])
    for other in np.flatnonzero(things.alike[row]):
        away = floor - things.middles[other, :2]
        gap = np.sqrt(away[:, 0] * away[:, 0] + away[:, 1] * away[:, 1])
        near &= (gap > RIVAL * own) & (gap > own + RIVAL_M)
    found: Points = things.floor[near]
    return found


def _views(
    room: FinishedRoom, stands: Stands, headings: tuple[int, ...], rows: Ints
) -> tuple[Flags, Flags]:
    """(s, h, r) what is plainly in the view of each heading, and plainly beside it.

    What cannot be seen from a place is neither.
    """
    things = room.things
    low, high = (
        clear_points(things, stands.at, rows, height_m)[0]
        for height_m in (LOW_M, HIGH_M)
    )
    away = things.middles[None, rows, :2] - stands.at[:, None] / 1000
    axes = directions(np.array(headings, dtype=np.int64))
    x, y = away[:, None, :, 0], away[:, None, :, 1]
    cos, sin = axes[None, :, None, 0], axes[None, :, None, 1]
    ahead, left = x * cos + y * sin, np.abs(y * cos - x * sin)
    far = np.sqrt(x * x + y * y)
    size = FOCAL / np.maximum(far, 0.3)
    large = things.fronts[None, None, rows] * size * size > SHARE
    clear = ((low >= SHOWN) & (high >= SHOWN))[:, None] & large & (far > NEAR_M)
    seen: Flags = clear & (left * cosine(WELL) < ahead * sine(WELL))
    beside: Flags = clear & ~(left * cosine(OUT) < ahead * sine(OUT))
    return seen, beside


def _from_the_seat(room: FinishedRoom, headings: tuple[int, ...], rows: Ints) -> Floats:
    """(h, r) how near things are to the front of the seat, seen from there."""
    middles = room.things.middles
    axes = directions(np.array(headings, dtype=np.int64))
    return nearness(axes, middles[rows, :2] - middles[room.loose, :2])


def _headings(room: FinishedRoom) -> tuple[int, ...]:
    """All ways in which the seat may face, tenths of a degree."""
    now = room.things.scene.entities[room.loose].heading_tenths
    return tuple((now + turn) % TURN for turn in HEADINGS)


def _found(
    room: FinishedRoom, stands: Stands, stand: int, four: list[int], looks: list[int]
) -> FoundPair:
    """Twins at one place, who look the two ways in which the first two of four are."""
    things = room.things
    stops = [Stop.at(stands, stand, look) for look in looks]
    floors = [
        footprint_of(things.scene.entities[row], room.catalogue)
        for row in (*four, room.loose)
    ]
    lines = [line_floor(stands.marker(stand), each) for each in floors[:-1]]
    first, second = (_facing(room, look) for look in looks)
    return FoundPair(
        ScenePair(first, second),
        (stops[0], stops[1]),
        tuple(int(things.ids[row]) for row in (*four, room.loose)),
        (*floors, *lines),
    )


def _facing(room: FinishedRoom, heading: int) -> Scene:
    """The room with its seat turned."""
    entities = list(room.things.scene.entities)
    entities[room.loose] = replace(entities[room.loose], heading_tenths=heading)
    return replace(room.things.scene, entities=tuple(entities))
