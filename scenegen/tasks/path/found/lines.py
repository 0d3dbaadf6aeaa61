"""Pairs for "is it seen from M1, or hidden behind what stands between?".

Something always stands on the line on the map, in both answers: what counts is how high
it is, which no line on a map tells. Sure is what eyes at `LOW_M` and at `HIGH_M` agree
about, so that it does not matter how tall the walker is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scenegen.errors import Rejected
from scenegen.geometry.angles import towards
from scenegen.geometry.polygons import hold_points
from scenegen.records.twins import ScenePair
from scenegen.tasks.path.found.brief import FoundBrief, FoundPair, Stop
from scenegen.tasks.path.found.room import PAGE, FinishedRoom
from scenegen.tasks.path.found.stands import (
    HIGH_M,
    LOW_M,
    Flags,
    Floats,
    Ints,
    Stands,
    draw_stands,
)
from scenegen.tasks.path.found.ways import line_floor
from scenegen.tasks.search.pairing import CONSIDERED, by_signs, group_keys, partners
from scenegen.tasks.search.sights import POINTS, clear_points, crossed
from scenegen.tasks.search.things import footprint_of

if TYPE_CHECKING:
    from numpy.random import Generator

NEAR_M, FAR_M = 1.4, 6.0
"""From M1 to what is asked about, metres."""

WIDE = 0.55
"""Half its width over its distance, at most: what is wider fills the view."""

WALKS = 60
"""Walks of a room."""

INSIDE = 8
"""Points of a line that must be within the walls."""

CROSSED = "crossed"

FEATURES = (*PAGE, CROSSED, "hidden_there", "hidden_thing")
"""With how many footprints the line crosses; the part of the things that is hidden from
this M1; and the part of all M1s from which this thing is hidden."""

SEEN, HIDDEN = 0, 1
"""Answers."""


@dataclass(frozen=True, slots=True, eq=False)
class SightRows:
    """Sure questions, one a row, n of them.

    Attributes:
        stand, thing: (n,) numbers.
        answer: (n,) SEEN or HIDDEN.
        features: (n, f) the values of `FEATURES`.
    """

    stand: Ints
    thing: Ints
    answer: Ints
    features: Floats


def find_pairs(
    room: FinishedRoom, brief: FoundBrief, rng: Generator
) -> Iterator[FoundPair]:
    """The pairs of a room, those that meet most wishes first.

    Raises:
        Rejected: "no_walk" or "no_pair", how far it came.
    """
    stands = draw_stands(rng, room.things.floor, brief.shape, most=WALKS)
    if not len(stands):
        raise Rejected("no_walk")
    rows = sure_rows(room, stands)
    seen, hidden = _pairs(rows, stands, brief.differs, rng)
    fair = _is_fair(rows, seen, hidden, brief.wishes.get(CROSSED, 0))
    seen, hidden = seen[fair], hidden[fair]
    if not len(seen):
        raise Rejected("no_pair")
    some = rng.permutation(len(seen))[:CONSIDERED]
    seen, hidden = seen[some], hidden[some]
    order = by_signs(FEATURES, rows.features[seen], rows.features[hidden], brief.wishes)
    for each in order:
        pair = int(seen[each]), int(hidden[each])
        first, second = (pair[answer] for answer in brief.right)
        yield _found(room, brief, stands, rows, (first, second))


def _is_fair(rows: SightRows, seen: Ints, hidden: Ints, sign: int) -> Flags:
    """(n,) whether the hidden one of a pair does not cross more floors by its nature.

    What hides stands on the line, so that this number tells most. A wish for its sign
    is no preference, as the others are: pairs that go against it are left out.
    """
    column = FEATURES.index(CROSSED)
    more = rows.features[hidden, column] - rows.features[seen, column]
    fair: Flags = more * sign >= 0
    return fair


def sure_rows(room: FinishedRoom, stands: Stands) -> SightRows:
    """Things that are plainly seen, or plainly hidden behind others.

    Raises:
        Rejected: "no_pair" when nothing is hidden.
    """
    things = room.things
    named = np.flatnonzero(room.is_named & room.stands_on)
    high, blocker = clear_points(things, stands.at, named, HIGH_M)
    behind = (high == 0) & (blocker >= 0)
    if not behind.any():
        raise Rejected("no_pair")
    low, _ = clear_points(things, stands.at, named, LOW_M)
    hidden = behind & (low == 0)
    seen = (low >= POINTS - 1) & (high >= POINTS - 1)
    lines = crossed(things, stands.at)[:, named]
    away = things.middles[None, named, :2] - stands.at[:, None] / 1000
    far = np.sqrt(away[:, :, 0] * away[:, :, 0] + away[:, :, 1] * away[:, :, 1])
    fits = (lines > 0) & (far > NEAR_M) & (far < FAR_M)
    fits &= things.sizes[named, :2].max(axis=1) / 2 < WIDE * far
    stand, place = np.nonzero((hidden | seen) & fits)
    inside = _is_inside(room, stands, stand, named[place])
    stand, place = stand[inside], place[inside]
    there = np.count_nonzero(hidden, axis=1) / max(len(named), 1)
    often = np.count_nonzero(hidden, axis=0) / len(stands)
    extra = [lines[stand, place], there[stand], often[place]]
    page = room.page_features(stands, stand, named[place])
    features = np.concatenate([page, np.stack(extra, axis=1)], axis=1)
    answer = hidden[stand, place].astype(np.int64)
    return SightRows(stand, named[place], answer, features)


def _is_inside(room: FinishedRoom, stands: Stands, stand: Ints, thing: Ints) -> Flags:
    """(n,) whether lines from M1 to things stay within the walls."""
    spots = np.rint(room.things.middles[:, :2] * 1000).astype(np.int64)
    start, way = stands.at[stand], spots[thing] - stands.at[stand]
    part = np.arange(1, INSIDE + 1)[None, :, None]
    points = start[:, None] + way[:, None] * part // (INSIDE + 1)
    outline = np.array(room.things.scene.room.outline_mm, dtype=np.int64)
    inside = hold_points(outline, points.reshape(-1, 2)).reshape(len(stand), INSIDE)
    held: Flags = np.asarray(inside.all(axis=1))
    return held


def _pairs(
    rows: SightRows, stands: Stands, differs: str, rng: Generator
) -> tuple[Ints, Ints]:
    """Rows that are seen, and for each a hidden one that differs in one input."""
    walk = stands.walk[rows.stand]
    if differs == "thing":
        return partners(rows.stand, rows.answer, rng)
    if differs == "m1":
        return partners(group_keys(walk, rows.thing), rows.answer, rng)
    seen, hidden = partners(rows.thing, rows.answer, rng)
    other = walk[seen] != walk[hidden]
    return seen[other], hidden[other]


def _found(
    room: FinishedRoom,
    brief: FoundBrief,
    stands: Stands,
    rows: SightRows,
    pair: tuple[int, int],
) -> FoundPair:
    things = room.things
    entities = [things.scene.entities[rows.thing[each]] for each in pair]
    stops, shown = [], []
    for row, entity in zip(pair, entities, strict=True):
        x, y = stands.marker(int(rows.stand[row]))
        dx, dy = entity.position_mm[0] - x, entity.position_mm[1] - y
        look = towards(dx, dy, step=10) + brief.aim_tenths
        stops.append(Stop.at(stands, int(rows.stand[row]), look))
        floor = footprint_of(entity, room.catalogue)
        shown += [floor, line_floor((x, y), floor)]
    asked = [each.id for each in entities]
    return FoundPair(
        ScenePair(things.scene, things.scene),
        (stops[0], stops[1]),
        tuple(asked) if brief.differs == "thing" else (asked[0],),
        tuple(shown),
    )
