"""Pairs for "at M1 you look the way a thing faces: which of these do you see?".

The direction is the front of a seat beside the start of the walk. Twins are made by
turning that seat on the spot, so that nothing else on the map differs; and seldom does
it face where one would guess, off the wall behind it or towards its table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import permutations
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
from scenegen.tasks.search.pairing import CONSIDERED, by_ranks
from scenegen.tasks.search.sights import SHOWN, clear_points
from scenegen.tasks.search.things import footprint_of, turned

if TYPE_CHECKING:
    from numpy.random import Generator

    from scenegen.geometry.polygons import Points

GIVERS = ("chair", "armchair", "office_chair", "child_chair")
"""Categories whose front a map shows plainly, by the back of the seat."""

TURNS = (0, 450, -450, 600, -600, 900, -900, 1350, -1350)
"""How seats are turned from how they were furnished, tenths of a degree."""

EXPECTED = 200
"""A front that is no farther off the wall behind it faces where one would guess, tenths
of a degree; as does a seat that was not turned."""

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

WALKS = 14
"""Walks from one seat."""

DRAWS = 6
"""Fours that are drawn for one place and two fronts."""

FEATURES = PAGE


@dataclass(slots=True)
class _Fours:
    """Questions as they are found: place, numbers of two fronts, and four things."""

    stand: list[int] = field(default_factory=list)
    fronts: list[tuple[int, int]] = field(default_factory=list)
    four: list[Ints] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Giver:
    """A seat with the ways in which it can face.

    Attributes:
        row: of the seat.
        headings: tenths of a degree, h of them.
        is_expected: whether it faces where one would guess.
        scenes: the room for each of them.
    """

    row: int
    headings: tuple[int, ...]
    is_expected: tuple[bool, ...]
    scenes: tuple[Scene, ...]


def find_pairs(
    room: FinishedRoom, brief: FoundBrief, rng: Generator
) -> Iterator[FoundPair]:
    """The pairs of a room, for each seat those first that meet most wishes.

    Raises:
        Rejected: "no_giver", "no_walk" or "no_pair", how far it came.
    """
    reached = 0
    for giver in _givers(room, rng):
        reached = max(reached, 1)
        starts = _starts(room, giver.row)
        stands = draw_stands(
            rng, room.things.floor, brief.shape, most=WALKS, starts=starts
        )
        if not len(stands):
            continue
        reached = 2
        fours = _fours(room, giver, stands, brief, rng)
        if fours.stand:
            yield from _ordered(room, brief, giver, stands, fours)
    raise Rejected(("no_giver", "no_walk", "no_pair")[reached])


def _givers(room: FinishedRoom, rng: Generator) -> list[_Giver]:
    """Seats that can be turned on the spot, in a random order."""
    things, found = room.things, []
    rows = [row for row in range(len(things)) if things.categories[row] in GIVERS]
    for place in rng.permutation(len(rows)):
        row = rows[int(place)]
        if not things.can_turn[row]:
            continue
        entity = things.scene.entities[row]
        ways = [(turn, turned(things.scene, entity.id, turn, room.catalogue))
                for turn in TURNS if turn]  # fmt: skip
        free = [(0, things.scene), *((t, scene) for t, scene in ways if scene)]
        if len(free) < 2:
            continue
        headings = [(entity.heading_tenths + turn) % TURN for turn, _ in free]
        off = things.off_wall[row]
        found.append(
            _Giver(
                row,
                tuple(headings),
                tuple(
                    turn == 0
                    or off[0] * cosine(h) + off[1] * sine(h) > cosine(EXPECTED)
                    for (turn, _), h in zip(free, headings, strict=True)
                ),
                tuple(scene for _, scene in free),
            )
        )
    return found


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
    """(s, h, r) what is plainly in the view of each heading, and what plainly not."""
    things = room.things
    low, high = (
        clear_points(things, stands.at, rows, height_m)[0]
        for height_m in (LOW_M, HIGH_M)
    )
    clear, hidden = (low >= SHOWN) & (high >= SHOWN), (low == 0) & (high == 0)
    away = things.middles[None, rows, :2] - stands.at[:, None] / 1000
    axes = directions(np.array(headings, dtype=np.int64))
    x, y = away[:, None, :, 0], away[:, None, :, 1]
    cos, sin = axes[None, :, None, 0], axes[None, :, None, 1]
    ahead, left = x * cos + y * sin, np.abs(y * cos - x * sin)
    far = np.sqrt(x * x + y * y)
    size = FOCAL / np.maximum(ahead, 0.3)
    large = things.fronts[None, None, rows] * size * size > SHARE
    inside = left * cosine(WELL) < ahead * sine(WELL)
    within = left * cosine(OUT) < ahead * sine(OUT)
    seen: Flags = inside & large & clear[:, None] & (far > NEAR_M)
    unseen: Flags = ~within | hidden[:, None]
    return seen, unseen


def _fours(
    room: FinishedRoom,
    giver: _Giver,
    stands: Stands,
    brief: FoundBrief,
    rng: Generator,
) -> _Fours:
    """Fours of things for places and pairs of fronts."""
    named = np.flatnonzero(room.is_named)
    named = named[named != giver.row]
    fours = _Fours()
    if len(named) < 4:
        return fours
    seen, unseen = _views(room, stands, giver.headings, named)
    wanted = tuple(member == brief.as_furnished for member in (0, 1))
    for one, two in permutations(range(len(giver.headings)), 2):
        if (giver.is_expected[one], giver.is_expected[two]) != wanted:
            continue
        first, second = seen[:, one] & unseen[:, two], seen[:, two] & unseen[:, one]
        rest = unseen[:, one] & unseen[:, two]
        fits = first.any(axis=1) & second.any(axis=1)
        fits &= np.count_nonzero(rest, axis=1) >= 2
        for stand in np.flatnonzero(fits):
            rows = (first[stand], second[stand], rest[stand])
            for _ in range(DRAWS):
                a, b, others = (rng.permutation(np.flatnonzero(each)) for each in rows)
                fours.stand.append(int(stand))
                fours.fronts.append((one, two))
                fours.four.append(named[np.array([a[0], b[0], *others[:2]])])
    return fours


def _ordered(
    room: FinishedRoom, brief: FoundBrief, giver: _Giver, stands: Stands, fours: _Fours
) -> Iterator[FoundPair]:
    count = len(fours.stand)
    some = range(0, count, max(count // CONSIDERED, 1))
    stand = np.array([fours.stand[each] for each in some], dtype=np.int64)
    four = np.stack([fours.four[each] for each in some])
    values: Floats = room.page_features(stands, stand[:, None], four)
    right = np.zeros(len(stand), np.int64), np.ones(len(stand), np.int64)
    for best in by_ranks(FEATURES, values, values, right, brief.wishes):
        asked = int(stand[best]), four[best]
        yield _found(room, giver, stands, asked, fours.fronts[some[best]])


def _found(
    room: FinishedRoom,
    giver: _Giver,
    stands: Stands,
    asked: tuple[int, Ints],
    fronts: tuple[int, int],
) -> FoundPair:
    stand, four = asked
    things = room.things
    stops = [Stop.at(stands, stand, giver.headings[each]) for each in fronts]
    floors = [
        footprint_of(things.scene.entities[row], room.catalogue)
        for row in (*four, giver.row)
    ]
    lines = [line_floor(stands.marker(stand), each) for each in floors[:-1]]
    first, second = (giver.scenes[each] for each in fronts)
    return FoundPair(
        ScenePair(first, second),
        (stops[0], stops[1]),
        tuple(int(things.ids[row]) for row in (*four, giver.row)),
        (*floors, *lines),
    )
