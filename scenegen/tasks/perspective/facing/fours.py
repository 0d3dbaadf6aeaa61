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
from scenegen.tasks.perspective.facing.slots import GIVER, TURNED, FacingSlot
from scenegen.tasks.search.pairing import by_ranks
from scenegen.tasks.search.sights import SHOWN
from scenegen.tasks.search.things import Flags, Ints

AHEAD, AHEAD_FOR_ALL, ASIDE = 80, 120, 240
"""From straight ahead to what is right, for the lens and for every lens; and to what is
not, tenths of a degree."""

CAMERAS, PICKS, TRIED, DRAWS = 60, 150, 60, 3
"""Cameras that are searched, twins that are enough, pairs that are tried in a picture,
and choices of wrong options."""


class _Looks(NamedTuple):
    """Ways to look from the X of a picture: s states, t things.

    Attributes:
        cross, giver, spin: (s,) of each.
        things: (t,) that may be named.
        right, wrong: (s, t) surely.
    """

    cross: Ints
    giver: Ints
    spin: Ints
    things: Ints
    right: Flags
    wrong: Flags


def plans_of_four(
    room: SearchedRoom, slot: FacingSlot, rng: Generator
) -> Iterator[TwinPlan]:
    """Twins with the same four options, of which each has another right one."""
    enough = np.count_nonzero(room.shown.named, axis=1) > 4
    found: list[TwinPlan] = []
    for camera in rng.permutation(np.flatnonzero(enough))[:CAMERAS]:
        found += _of_camera(room, int(camera), slot.differs, rng)
        if len(found) > PICKS:
            break
    if not found:
        return
    for number in _order(room, found, slot):
        plan = found[number]
        if not _is_confused(room, plan):
            yield plan


def _of_camera(
    room: SearchedRoom, camera: int, differs: str, rng: Generator
) -> list[TwinPlan]:
    looks = _looks(room, camera, rng)
    states = np.flatnonzero(looks.right.any(axis=1))
    ones, others = np.nonzero(_are_twins(looks, states, differs))
    found = []
    for number in rng.permutation(len(ones))[:TRIED]:
        pair = int(states[ones[number]]), int(states[others[number]])
        found += _fours(looks, pair, camera, rng)
    return found


def _looks(room: SearchedRoom, camera: int, rng: Generator) -> _Looks:
    """All ways to look in one picture."""
    shown = room.shown
    marks = np.flatnonzero(shown.marks.framed[camera])
    named = np.flatnonzero(shown.named[camera])
    fronts = [
        (giver, spin)
        for giver in np.flatnonzero(room.giver[camera])
        for spin in range(room.spins)
    ]
    cross = np.repeat(marks, len(fronts))
    giver, spin = np.tile(np.array(fronts, dtype=np.int64), (len(marks), 1)).T
    rows = Rows(
        camera=np.full(len(cross) * len(named), camera),
        cross=np.repeat(cross, len(named)),
        giver=np.repeat(giver, len(named)),
        spin=np.repeat(spin, len(named)),
        thing=np.tile(named, len(cross)),
    )
    shape = len(cross), len(named)
    ways = ways_of(room, rows)
    far = ways[:, 0] * ways[:, 0] + ways[:, 1] * ways[:, 1] > LEAST_M * LEAST_M
    fits = far & (rows.giver != rows.thing)
    right = within(room, rows, AHEAD_FOR_ALL).all(axis=1)
    right &= within(room, rows, AHEAD)[:, 0]
    right &= fits & (room.sights.clear[rows.cross, rows.thing] >= SHOWN)
    wrong = fits & ~within(room, rows, ASIDE).any(axis=1)
    return _Looks(cross, giver, spin, named, right.reshape(shape), wrong.reshape(shape))


def _are_twins(looks: _Looks, states: Ints, differs: str) -> Flags:
    """(n, n) which of some ways to look differ in one input alone, and have a four."""
    same_cross, same_giver, same_spin = (
        each[states][:, None] == each[states][None]
        for each in (looks.cross, looks.giver, looks.spin)
    )
    twins: Flags = same_giver & same_spin & ~same_cross
    if differs == TURNED:
        twins = same_cross & same_giver & ~same_spin
    elif differs == GIVER:
        twins = same_cross & same_spin & ~same_giver
    right, wrong = (
        each[states].astype(np.int64) for each in (looks.right, looks.wrong)
    )
    told_apart = right @ wrong.T > 0
    return twins & told_apart & told_apart.T & (wrong @ wrong.T >= 2)


def _fours(
    looks: _Looks, pair: tuple[int, int], camera: int, rng: Generator
) -> list[TwinPlan]:
    """Options for two ways to look: one right each, and two that are wrong in both."""
    one, other = pair
    first = np.flatnonzero(looks.right[one] & looks.wrong[other])
    second = np.flatnonzero(looks.right[other] & looks.wrong[one])
    rest = np.flatnonzero(looks.wrong[one] & looks.wrong[other])
    found = []
    for _ in range(DRAWS):
        a, b = (int(each[int(rng.integers(len(each)))]) for each in (first, second))
        c, d = (int(each) for each in rng.permutation(rest)[:2])
        named = tuple(int(looks.things[each]) for each in (a, b, c, d))
        found.append(
            TwinPlan(
                (camera,),
                (int(looks.cross[one]), int(looks.cross[other])),
                (int(looks.giver[one]), int(looks.giver[other])),
                (int(looks.spin[one]), int(looks.spin[other])),
                named,
            )
        )
    return found


def _order(room: SearchedRoom, found: list[TwinPlan], slot: FacingSlot) -> Ints:
    """Numbers of the plans whose right options rank as wished first."""
    first, second = (
        flat_features(room, _rows(found, member), is_side=False).reshape(
            len(found), 4, len(FLAT)
        )
        for member in (0, 1)
    )
    zeros = np.zeros(len(found), dtype=np.int64)
    return by_ranks(FLAT, first, second, (zeros, zeros + 1), slot.wishes)


def _rows(plans: list[TwinPlan], member: int) -> Rows:
    """Four rows for each plan, as one of the twins has them."""
    camera, cross, giver, spin = (
        np.repeat(np.array(values, dtype=np.int64), 4)
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
