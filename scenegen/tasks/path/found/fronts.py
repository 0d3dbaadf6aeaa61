"""Pairs for "at M1 you look the way a thing faces: which of these do you see?".

The direction is the front of a seat beside the start of the walk, which was set down on
free floor before anything was asked. Twins are made by turning it on the spot, so that
nothing else on the map differs, and no direction is more likely than others: seats as
they are furnished face off their walls, which answers most questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from scenegen.cameras.visibility_estimate import directions
from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN, cosine, sine
from scenegen.records.scene import Scene
from scenegen.records.twins import ScenePair
from scenegen.tasks.path.found.brief import FoundBrief, FoundPair, Stop
from scenegen.tasks.path.found.lines import HIGH_M, LOW_M
from scenegen.tasks.path.found.room import PAGE, FinishedRoom
from scenegen.tasks.path.found.stands import (
    Flags,
    Floats,
    Ints,
    Stands,
    draw_stands,
)
from scenegen.tasks.path.found.ways import line_floor
from scenegen.tasks.search.fours import fours_of
from scenegen.tasks.search.pairing import CONSIDERED, by_ranks
from scenegen.tasks.search.pictures import pseudo_angle
from scenegen.tasks.search.sights import SHOWN, clear_points
from scenegen.tasks.search.things import footprint_of

if TYPE_CHECKING:
    from numpy.random import Generator

    from scenegen.geometry.polygons import Points

GIVERS = ("chair", "armchair", "office_chair", "child_chair")
"""Categories whose front a map shows plainly, by the back of the seat."""

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

OFF_WALL = "off_wall"

FEATURES = (*PAGE, OFF_WALL)
"""And how far a thing is, seen from M1, off the way that leads from the seat's wall."""


@dataclass(slots=True)
class _Fours:
    """Questions as they are found: place, numbers of two fronts, and four things."""

    stand: list[int] = field(default_factory=list)
    fronts: list[tuple[int, ...]] = field(default_factory=list)
    four: list[Ints] = field(default_factory=list)


def find_pairs(
    room: FinishedRoom, brief: FoundBrief, rng: Generator
) -> Iterator[FoundPair]:
    """The pairs of a room, those first that meet most wishes.

    Raises:
        Rejected: "no_walk" or "no_pair", how far it came.
    """
    starts = _starts(room, room.loose)
    stands = draw_stands(rng, room.things.floor, brief.shape, most=WALKS, starts=starts)
    if not len(stands):
        raise Rejected("no_walk")
    fours = _fours(room, stands, rng)
    if not fours.stand:
        raise Rejected("no_pair")
    yield from _ordered(room, brief, stands, fours)


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


def _headings(room: FinishedRoom) -> tuple[int, ...]:
    """All ways in which the seat may face, tenths of a degree."""
    now = room.things.scene.entities[room.loose].heading_tenths
    return tuple((now + turn) % TURN for turn in HEADINGS)


def _fours(room: FinishedRoom, stands: Stands, rng: Generator) -> _Fours:
    """Fours of things for places, of which the first two are right."""
    named = np.flatnonzero(room.is_named)
    named = named[named != room.loose]
    seen, beside = _views(room, stands, _headings(room), named)
    fours = _Fours()
    for stand in range(len(stands)):
        for four in fours_of(seen[stand], beside[stand], rng, DRAWS):
            fours.stand.append(stand)
            fours.fronts.append(four.ways[:2])
            fours.four.append(named[np.array(four.things)])
    return fours


def _ordered(
    room: FinishedRoom, brief: FoundBrief, stands: Stands, fours: _Fours
) -> Iterator[FoundPair]:
    count = len(fours.stand)
    some = range(0, count, max(count // CONSIDERED, 1))
    stand = np.array([fours.stand[each] for each in some], dtype=np.int64)
    four = np.stack([fours.four[each] for each in some])
    values = _features(room, stands, stand[:, None], four)
    right = np.zeros(len(stand), np.int64), np.ones(len(stand), np.int64)
    for best in by_ranks(FEATURES, values, values, right, brief.wishes):
        asked = int(stand[best]), four[best]
        yield _found(room, stands, asked, fours.fronts[some[best]])


def _features(room: FinishedRoom, stands: Stands, stand: Ints, thing: Ints) -> Floats:
    """(..., f) of `FEATURES` of things (...,) for places of M1 (...,)."""
    away = room.things.middles[thing][..., :2] - stands.at[stand] / 1000
    wall = room.things.off_wall[room.loose]
    ahead = away[..., 0] * wall[0] + away[..., 1] * wall[1]
    left = away[..., 1] * wall[0] - away[..., 0] * wall[1]
    off = np.abs(pseudo_angle(ahead, left))[..., None]
    return np.concatenate([room.page_features(stands, stand, thing), off], axis=-1)


def _found(
    room: FinishedRoom,
    stands: Stands,
    asked: tuple[int, Ints],
    fronts: tuple[int, ...],
) -> FoundPair:
    stand, four = asked
    things, headings = room.things, _headings(room)
    stops = [Stop.at(stands, stand, headings[each]) for each in fronts]
    floors = [
        footprint_of(things.scene.entities[row], room.catalogue)
        for row in (*four, room.loose)
    ]
    lines = [line_floor(stands.marker(stand), each) for each in floors[:-1]]
    first, second = (_facing(room, headings[each]) for each in fronts)
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
