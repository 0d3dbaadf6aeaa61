"""Which of four things is straight ahead: twins of a finished room, best first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.geometry.angles import cosine, sine
from scenegen.tasks.perspective.facing.foreseen import obstructed
from scenegen.tasks.perspective.facing.plans import TwinPlan
from scenegen.tasks.perspective.facing.rows import (
    LEAST_M,
    Rows,
    SearchedRoom,
    confused,
    directions_of,
    seen_along,
)
from scenegen.tasks.search.fours import SIZE, fours_of, nearness
from scenegen.tasks.search.pictures import stretches
from scenegen.tasks.search.sights import SHOWN
from scenegen.tasks.search.things import Flags, Floats, Ints

AHEAD, AHEAD_FOR_ALL, ASIDE = 80, 120, 240
"""From straight ahead to what is right, for the lens and for every lens; and to what is
not, tenths of a degree."""

CAMERAS, DRAWS = 60, 12
"""Cameras that are searched, and fours that are tried for one X in a picture."""


class _Looks(NamedTuple):
    """Ways to look from the X of a picture: x marks, s spins of a giver, t things.

    Attributes:
        cross: (x,) of the marks from which four things or more can be straight ahead.
        things: (t,) that may be named.
        right, wrong: (x, s, t) surely straight ahead, and surely not; neither where the
            X does not see them well.
    """

    cross: Ints
    things: Ints
    right: Flags
    wrong: Flags


class _FourPlan(NamedTuple):
    """Twins that a four makes.

    Attributes:
        excess: see `Four`.
        plan: of the twins, which are the first two of the four.
        spins: turns of the giver for which each of the four is right.
    """

    excess: int
    plan: TwinPlan
    spins: tuple[int, ...]


def plans_of_four(room: SearchedRoom, rng: Generator) -> Iterator[TwinPlan]:
    """Twins with the same four options, of which each has another right one."""
    enough = np.count_nonzero(room.shown.named, axis=1) > SIZE
    found = [
        each
        for camera in rng.permutation(np.flatnonzero(enough))[:CAMERAS]
        for giver in np.flatnonzero(room.giver[camera])
        for each in _of_camera(room, int(camera), int(giver), rng)
    ]
    for each in sorted(found, key=lambda each: each.excess):
        if not _is_spoilt(room, each):
            yield each.plan


def _of_camera(
    room: SearchedRoom, camera: int, giver: int, rng: Generator
) -> Iterator[_FourPlan]:
    """Twins of one picture whose giver is turned."""
    looks = _looks(room, camera, giver)
    middles = room.things.middles
    axes = directions_of(room.things, *_all_spins(room, giver))
    near = nearness(axes, middles[looks.things, :2] - middles[giver, :2])
    for place in rng.permutation(len(looks.cross)):
        right, wrong = looks.right[place], looks.wrong[place]
        for four in fours_of(right, wrong, near, rng, DRAWS):
            cross = int(looks.cross[place])
            named = tuple(int(looks.things[each]) for each in four.things)
            first, second, *_ = four.ways
            spin = first, second
            plan = TwinPlan((camera,), (cross, cross), (giver, giver), spin, named)
            yield _FourPlan(four.excess, plan, four.ways)


def _all_spins(room: SearchedRoom, giver: int) -> tuple[Ints, Ints]:
    """(s,) a giver as often as it may be turned, and the numbers of its turns."""
    spins = np.arange(room.spins)
    return np.full(len(spins), giver), spins


def _looks(room: SearchedRoom, camera: int, giver: int) -> _Looks:
    """All ways to look in one picture."""
    shown, sights = room.shown, room.sights
    named = np.flatnonzero(shown.named[camera])
    named = named[named != giver]
    marks = np.flatnonzero(shown.marks.framed[camera])
    ways = room.things.middles[None, named, :2] - sights.eyes[marks, None]
    clear = ways[:, :, 0] * ways[:, :, 0] + ways[:, :, 1] * ways[:, :, 1] > (
        LEAST_M * LEAST_M
    )
    clear &= sights.clear[marks[:, None], named] >= SHOWN
    enough = np.count_nonzero(clear, axis=1) >= SIZE
    marks, ways, clear = marks[enough], ways[enough], clear[enough][:, None]
    right, aside = _compared(room, camera, giver, ways)
    right &= clear
    able = np.count_nonzero(right.any(axis=1), axis=1) >= SIZE
    return _Looks(marks[able], named, right[able], (aside & clear)[able])


def _compared(
    room: SearchedRoom, camera: int, giver: int, ways: Floats
) -> tuple[Flags, Flags]:
    """(x, s, t) whether ways are straight ahead, and whether plainly not.

    Args:
        room: to search.
        camera: that shows them.
        giver: whose turns are looked along.
        ways: (x, t, 2) on the floor.
    """
    looks = directions_of(room.things, *_all_spins(room, giver))
    axes = room.shown.axes[[camera]]
    look_ahead, look_left = (each[:, None] for each in seen_along(axes, looks))
    shape = len(ways), 1, ways.shape[1]
    way_ahead, way_left = (
        each.reshape(shape) for each in seen_along(axes, ways.reshape(-1, 2))
    )
    right = np.ones((len(ways), len(looks), ways.shape[1]), dtype=np.bool_)
    aside = right.copy()
    # The first of the three lenses is the one of the picture.
    tolerances = (AHEAD, AHEAD_FOR_ALL, AHEAD_FOR_ALL)
    for factor, tolerance in zip(
        stretches(room.shown.focal[camera]), tolerances, strict=True
    ):
        way, look = factor * way_ahead, factor * look_ahead
        ahead = way * look + way_left * look_left
        left = np.abs(way_left * look - way * look_left)
        right &= (ahead > 0) & (left * cosine(tolerance) < ahead * sine(tolerance))
        aside &= (ahead <= 0) | (left * cosine(ASIDE) >= ahead * sine(ASIDE))
    return right, aside


def _is_spoilt(room: SearchedRoom, found: _FourPlan) -> bool:
    """Whether a view glimpses what might be taken for what is named, or is obstructed.

    All four views count, and not only those of the twins: what spoils a view goes
    together with where its thing is, and would tell which of the four are asked.
    """
    plan = found.plan
    rows = Rows(
        camera=np.repeat(plan.cameras[0], SIZE),
        cross=np.repeat(plan.cross[0], SIZE),
        giver=np.repeat(plan.giver[0], SIZE),
        spin=np.array(found.spins, dtype=np.int64),
        thing=np.array(plan.named, dtype=np.int64),
    )
    named = np.array([plan.giver[0], *plan.named], dtype=np.int64)
    bad = confused(room, rows, np.tile(named, (SIZE, 1))) | obstructed(room, rows)
    return bool(bad.any())
