"""Which of four things is straight ahead: twins of a finished room, best first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.tasks.perspective.facing.plans import TwinPlan
from scenegen.tasks.perspective.facing.rows import (
    LEAST_M,
    Rows,
    SearchedRoom,
    confused,
    ways_of,
    within,
)
from scenegen.tasks.search.fours import SIZE, fours_of
from scenegen.tasks.search.sights import SHOWN
from scenegen.tasks.search.things import Flags, Ints

AHEAD, AHEAD_FOR_ALL, ASIDE = 80, 120, 240
"""From straight ahead to what is right, for the lens and for every lens; and to what is
not, tenths of a degree."""

CAMERAS, DRAWS = 60, 12
"""Cameras that are searched, and fours that are tried for one X in a picture."""


class _Looks(NamedTuple):
    """Ways to look from the X of a picture: x marks, s spins of a giver, t things.

    Attributes:
        cross: (x,) of the marks.
        things: (t,) that may be named.
        right, wrong: (x, s, t) surely straight ahead, and surely not; neither where the
            X does not see them well.
    """

    cross: Ints
    things: Ints
    right: Flags
    wrong: Flags


def plans_of_four(room: SearchedRoom, rng: Generator) -> Iterator[TwinPlan]:
    """Twins with the same four options, of which each has another right one."""
    enough = np.count_nonzero(room.shown.named, axis=1) > SIZE
    for camera in rng.permutation(np.flatnonzero(enough))[:CAMERAS]:
        for giver in np.flatnonzero(room.giver[camera]):
            for plan in _of_camera(room, int(camera), int(giver), rng):
                if not _is_confused(room, plan):
                    yield plan
                    break


def _of_camera(
    room: SearchedRoom, camera: int, giver: int, rng: Generator
) -> Iterator[TwinPlan]:
    """Twins of one picture whose giver is turned."""
    looks = _looks(room, camera, giver)
    for place in rng.permutation(len(looks.cross)):
        for four in fours_of(looks.right[place], looks.wrong[place], rng, DRAWS):
            cross = int(looks.cross[place])
            named = tuple(int(looks.things[each]) for each in four.things)
            first, second, *_ = four.ways
            spin = first, second
            yield TwinPlan((camera,), (cross, cross), (giver, giver), spin, named)


def _looks(room: SearchedRoom, camera: int, giver: int) -> _Looks:
    """All ways to look in one picture."""
    shown = room.shown
    marks = np.flatnonzero(shown.marks.framed[camera])
    named = np.flatnonzero(shown.named[camera])
    named = named[named != giver]
    shape = len(marks), room.spins, len(named)
    cross, spin, thing = (each.ravel() for each in np.indices(shape))
    rows = Rows(
        camera=np.full(len(cross), camera),
        cross=marks[cross],
        giver=np.full(len(cross), giver),
        spin=spin,
        thing=named[thing],
    )
    ways = ways_of(room, rows)
    clear = ways[:, 0] * ways[:, 0] + ways[:, 1] * ways[:, 1] > LEAST_M * LEAST_M
    clear &= room.sights.clear[rows.cross, rows.thing] >= SHOWN
    right = clear & within(room, rows, AHEAD_FOR_ALL).all(axis=1)
    right &= within(room, rows, AHEAD)[:, 0]
    wrong = clear & ~within(room, rows, ASIDE).any(axis=1)
    return _Looks(marks, named, right.reshape(shape), wrong.reshape(shape))


def _is_confused(room: SearchedRoom, plan: TwinPlan) -> bool:
    """Whether an imagined view glimpses what might be taken for what is named."""
    first, second = (np.array(each, dtype=np.int64) for each in (plan.giver, plan.spin))
    rows = Rows(
        camera=np.repeat(plan.cameras, 2),
        cross=np.array(plan.cross, dtype=np.int64),
        giver=first,
        spin=second,
        thing=np.array(plan.named[:2], dtype=np.int64),
    )
    named = np.tile(np.array([plan.giver[0], *plan.named], dtype=np.int64), (2, 1))
    return bool(confused(room, rows, named).any())
