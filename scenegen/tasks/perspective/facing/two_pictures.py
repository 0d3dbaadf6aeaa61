"""Two pictures: the first shows the X and the giver, the second what is asked about."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from scenegen.tasks.perspective.facing.laid_floors import side_holds
from scenegen.tasks.perspective.facing.plans import (
    TwinPlan,
    by_what_fronts_tell,
    plans_in_order,
)
from scenegen.tasks.perspective.facing.rows import (
    KEPT,
    LEAST_M,
    Rows,
    SearchedRoom,
    seen_along,
    side_answers,
    spun,
    ways_of,
)
from scenegen.tasks.perspective.facing.slots import TURNED, FacingSlot
from scenegen.tasks.search.pairing import CONSIDERED, by_signs, group_keys, partners
from scenegen.tasks.search.pictures import any_alike, pseudo_angle
from scenegen.tasks.search.sights import SHOWN
from scenegen.tasks.search.things import Flags, Floats, Ints

PAIRS, SEARCHED = 12_000, 400
"""Pairs of cameras that are tried in a room, and those that are searched for rows."""

SHARED = 2
"""Things that both pictures show, at least; one is enough if it has a front."""

OUT = 0.08
"""How far beside its frame the X is of the second picture, in sides."""

FEATURES = ("wall", "col", "foot", "depth", "area")


def plans_of_two(
    room: SearchedRoom, slot: FacingSlot, rng: Generator
) -> Iterator[TwinPlan]:
    """Twins that two pictures show, best first."""
    gives = np.flatnonzero(room.giver.any(axis=1))
    first, second = camera_pairs(room, (gives, np.arange(len(room.shown))), PAIRS, rng)
    pair, rows = _rows(room, first, second, rng)
    sure, answers = side_answers(room, rows)
    pair, rows, answers = pair[sure], rows.at(sure), answers[sure]
    same = side_holds(room, rows, second[pair], answers)
    pair, rows, answers = pair[same], rows.at(same), answers[same]
    held = rows.cross if slot.differs == TURNED else rows.spin
    keys = group_keys(pair, rows.giver, rows.thing, held)
    zeros, ones = partners(keys, answers, rng)
    some = rng.permutation(len(zeros))[:CONSIDERED]
    both = zeros[some], ones[some]
    one, other = (both[each] for each in slot.answers)
    seconds = second[pair]
    order = by_signs(
        FEATURES,
        _features(room, rows.at(one), seconds[one]),
        _features(room, rows.at(other), seconds[other]),
        {name: sign for name, sign in slot.wishes.items() if name in FEATURES},
    )
    twins = one[order], other[order]
    chosen = by_what_fronts_tell(room, rows, twins, slot, seconds)
    twins = twins[0][chosen], twins[1][chosen]
    yield from plans_in_order(room, rows, twins, seconds)


def camera_pairs(
    room: SearchedRoom, able: tuple[Ints, Ints], tries: int, rng: Generator
) -> tuple[Ints, Ints]:
    """Cameras that show enough of the same things, the first one an X.

    Args:
        room: of the cameras.
        able: rows of those that may be the first one, and the second one.
        tries: pairs that are drawn.
        rng: draws them.
    """
    shown, things = room.shown, room.things
    starts, ends = able
    starts = starts[shown.marks.framed[starts].any(axis=1)]
    if not len(starts) or not len(ends):
        return starts[:0], starts[:0]
    first = starts[rng.integers(0, len(starts), tries)]
    second = ends[rng.integers(0, len(ends), tries)]
    known = shown.framed & things.is_large
    facing = known & things.has_front & things.is_floor
    enough = shared_counts(known, first, second) >= SHARED
    enough |= shared_counts(facing, first, second) > 0
    return first[enough], second[enough]


def shared_counts(shown: Flags, first: Ints, second: Ints) -> Ints:
    """(p,) how many things both pictures of a pair show.

    Args:
        shown: (c, t) what pictures show.
        first: (p,) rows of pictures.
        second: (p,) the other ones.
    """
    # Pairs are many more than pictures: eight things are looked up at once.
    packed = np.packbits(shown, axis=1)
    both = np.unpackbits(packed[first] & packed[second], axis=1)
    found: Ints = np.count_nonzero(both, axis=1)
    return found


def asked_of(room: SearchedRoom, first: Ints, second: Ints) -> Flags:
    """(p, t) things that only the second of two pictures shows, and nothing like it."""
    shown = room.shown
    asked: Flags = shown.named[second] & ~shown.glimpsed[first]
    return asked & ~any_alike(shown.glimpsed, room.things.alike)[first]


def crosses_of(room: SearchedRoom, first: Ints, second: Ints) -> Flags:
    """(p, e) places of an X that only the first of two pictures shows."""
    marks = room.shown.marks
    beyond = (np.abs(marks.u - 0.5) > 0.5 + OUT) | (marks.v > 1 + OUT)
    found: Flags = marks.framed[first] & beyond[second]
    return found


def _rows(
    room: SearchedRoom, first: Ints, second: Ints, rng: Generator
) -> tuple[Ints, Rows]:
    """(n,) pairs of cameras, and rows whose `camera` is the first one."""
    shown = room.shown
    asked, crosses = (each(room, first, second) for each in (asked_of, crosses_of))
    gives = room.giver[first] & ~shown.glimpsed[second]
    gives &= ~any_alike(shown.glimpsed, room.things.alike)[second]
    whole = asked.any(axis=1) & crosses.any(axis=1) & gives.any(axis=1)
    some = np.flatnonzero(whole)[:SEARCHED]
    first = first[some]
    crosses, asked, gives = (each[some] for each in (crosses, asked, gives))
    pair, cross, thing = np.nonzero(crosses[:, :, None] & asked[:, None, :])
    kept = rng.permutation(len(pair))[:KEPT]
    pair, cross, thing = pair[kept], cross[kept], thing[kept]
    row, giver = np.nonzero(gives[pair])
    pair, cross, thing = pair[row], cross[row], thing[row]
    rows = Rows(first[pair], cross, giver, np.zeros_like(giver), thing)
    ways = ways_of(room, rows)
    good = ways[:, 0] * ways[:, 0] + ways[:, 1] * ways[:, 1] > LEAST_M * LEAST_M
    good &= room.sights.clear[cross, thing] >= SHOWN
    pair, rows = pair[good], rows.at(good)
    # The number of the pair travels with the rows in the place of the camera.
    many = spun(rows._replace(camera=pair), room)
    return some[many.camera], many._replace(camera=first[many.camera])


def _features(room: SearchedRoom, rows: Rows, second: Ints) -> Floats:
    """(n, f) of `FEATURES`."""
    shown, thing = room.shown, rows.thing
    walls = room.things.off_wall[rows.giver]
    return np.stack(
        [
            pseudo_angle(*seen_along(walls, ways_of(room, rows))),
            shown.u[second, thing],
            shown.v[second, thing],
            shown.depth[second, thing],
            shown.area[second, thing],
        ],
        axis=1,
    )
