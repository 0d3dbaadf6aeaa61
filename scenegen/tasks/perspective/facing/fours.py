"""Which of four things is straight ahead: twins of a finished room, best first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.tasks.perspective.facing.plans import TwinPlan
from scenegen.tasks.perspective.facing.rows import (
    FLAT,
    LEAST_M,
    Rows,
    SearchedRoom,
    confused,
    flat_features,
    ways_of,
    within,
)
from scenegen.tasks.perspective.facing.slots import FacingSlot
from scenegen.tasks.search.fours import SIZE, fours_of
from scenegen.tasks.search.pairing import by_ranks
from scenegen.tasks.search.sights import SHOWN
from scenegen.tasks.search.things import Flags, Ints

AHEAD, AHEAD_FOR_ALL, ASIDE = 80, 120, 240
"""From straight ahead to what is right, for the lens and for every lens; and to what is
not, tenths of a degree."""

CAMERAS, PICKS, DRAWS = 60, 150, 12
"""Cameras that are searched, twins that are enough, and fours that are tried for one X
in a picture."""


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


def plans_of_four(
    room: SearchedRoom, slot: FacingSlot, rng: Generator
) -> Iterator[TwinPlan]:
    """Twins with the same four options, of which each has another right one."""
    enough = np.count_nonzero(room.shown.named, axis=1) > SIZE
    found: list[TwinPlan] = []
    for camera in rng.permutation(np.flatnonzero(enough))[:CAMERAS]:
        for giver in np.flatnonzero(room.giver[camera]):
            found += _of_camera(room, int(camera), int(giver), rng)
        if len(found) > PICKS:
            break
    if not found:
        return
    for number in _order(room, found, slot):
        plan = found[number]
        if not _is_confused(room, plan):
            yield plan


def _of_camera(
    room: SearchedRoom, camera: int, giver: int, rng: Generator
) -> list[TwinPlan]:
    """Twins of one picture whose giver is turned."""
    looks = _looks(room, camera, giver)
    found = []
    for place in rng.permutation(len(looks.cross)):
        for four in fours_of(looks.right[place], looks.wrong[place], rng, DRAWS):
            cross = int(looks.cross[place])
            named = tuple(int(looks.things[each]) for each in four.things)
            first, second, *_ = four.ways
            spin = first, second
            found.append(
                TwinPlan((camera,), (cross, cross), (giver, giver), spin, named)
            )
    return found


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


def _order(room: SearchedRoom, found: list[TwinPlan], slot: FacingSlot) -> Ints:
    """Numbers of the plans whose right options rank as wished first."""
    first, second = (
        flat_features(room, _rows(found, member), is_side=False).reshape(
            len(found), SIZE, len(FLAT)
        )
        for member in (0, 1)
    )
    zeros = np.zeros(len(found), dtype=np.int64)
    return by_ranks(FLAT, first, second, (zeros, zeros + 1), slot.wishes)


def _rows(plans: list[TwinPlan], member: int) -> Rows:
    """Four rows for each plan, as one of the twins has them."""
    camera, cross, giver, spin = (
        np.repeat(np.array(values, dtype=np.int64), SIZE)
        for values in (
            [each.cameras[0] for each in plans],
            [each.cross[member] for each in plans],
            [each.giver[member] for each in plans],
            [each.spin[member] for each in plans],
        )
    )
    thing = np.array([each.named for each in plans], dtype=np.int64).ravel()
    return Rows(camera, cross, giver, spin, thing)


def _is_confused(room: SearchedRoom, plan: TwinPlan) -> bool:
    """Whether an imagined view glimpses what might be taken for what is named."""
    for member in (0, 1):
        rows = _rows([plan], member).at(np.array([0]))
        named = np.array([[*plan.giver, *plan.named]], dtype=np.int64)
        if confused(room, rows, named).any():
            return True
    return False
