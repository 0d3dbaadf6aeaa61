"""Which of four things is straight ahead: twins of a finished room, best first."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.geometry.angles import cosine, sine
from scenegen.tasks.perspective.facing.flat_features import amid, giver_widths
from scenegen.tasks.perspective.facing.foreseen import are_close, mark_is_covered
from scenegen.tasks.perspective.facing.plans import TwinPlan
from scenegen.tasks.perspective.facing.rows import (
    LEAST_M,
    Rows,
    SearchedRoom,
    directions_of,
    glimpsed_along,
    seen_along,
)
from scenegen.tasks.search.fours import SIZE, Four, fours_of, nearness
from scenegen.tasks.search.pictures import any_alike, stretches
from scenegen.tasks.search.sights import SHOWN
from scenegen.tasks.search.things import Flags, Floats, Ints

AHEAD, AHEAD_FOR_ALL, ASIDE = 80, 120, 240
"""From straight ahead to what is right, for the lens and for every lens; and to what is
not, tenths of a degree."""

UNLIKE_COST = 4
"""What outlines of a giver that differ in width by all of the widest one count for, as
excess of a four."""

CAMERAS, DRAWS = 60, 12
"""Cameras that are searched, and fours that are tried for one X in a picture."""


class _Looks(NamedTuple):
    """Ways to look from the X of a picture: x marks, s spins of a giver, t things.

    Attributes:
        camera, giver: of the picture.
        cross: (x,) of the marks from which four things or more can be straight ahead.
        things: (t,) that may be named.
        right, wrong: (x, s, t) surely straight ahead, and surely not; neither where the
            X does not see them well.
    """

    camera: int
    giver: int
    cross: Ints
    things: Ints
    right: Flags
    wrong: Flags

    def without(self, spoilt: Flags) -> _Looks:
        """Where nothing is spoilt; of flags as large as `right`, or of size 1."""
        right, wrong = self.right & ~spoilt, self.wrong & ~spoilt
        able = np.count_nonzero(right.any(axis=1), axis=1) >= SIZE
        return self._replace(
            cross=self.cross[able], right=right[able], wrong=wrong[able]
        )


def plans_of_four(room: SearchedRoom, rng: Generator) -> Iterator[TwinPlan]:
    """Twins with the same four options, of which each has another right one."""
    enough = np.count_nonzero(room.shown.named, axis=1) > SIZE
    every = [
        _looks(room, int(camera), int(giver))
        for camera in rng.permutation(np.flatnonzero(enough))[:CAMERAS]
        for giver in np.flatnonzero(room.giver[camera])
    ]
    plain = _unmistaken(room, [looks for looks in every if len(looks.cross)])
    found = [each for looks in plain for each in _fours(room, looks, rng)]
    for _, plan in sorted(found, key=itemgetter(0)):
        yield plan


def _fours(
    room: SearchedRoom, looks: _Looks, rng: Generator
) -> Iterator[tuple[float, TwinPlan]]:
    """Twins of one picture whose giver is turned, each with how much its four tells.

    That is its excess; the same for who stands in the middle of what the picture shows,
    as readers may who overlook the X; and by how much the outlines of the giver differ
    in width over its ways: which of the four a unit asks about should not show in one.
    """
    giver, middles = looks.giver, room.things.middles
    widths = _widths(room, looks.camera, giver)
    ways = _all_ways(room, giver)
    near = nearness(ways, middles[looks.things, :2] - middles[giver, :2])
    centre = amid(room)[looks.camera]
    amidst = nearness(ways, middles[looks.things, :2] - centre)
    for place in rng.permutation(len(looks.cross)):
        cross = int(looks.cross[place])
        for four in _unobstructed(room, looks, int(place), near, rng):
            first, second, *_ = four.ways
            plan = TwinPlan(
                cameras=(looks.camera,),
                cross=(cross, cross),
                giver=(giver, giver),
                spin=(first, second),
                named=tuple(int(looks.things[each]) for each in four.things),
            )
            wide = widths[list(four.ways)]
            unlike = float((wide.max() - wide.min()) / wide.max())
            amiss = abs(_told(amidst, four) - 1)
            yield four.excess + amiss + UNLIKE_COST * unlike, plan


def _unobstructed(
    room: SearchedRoom, looks: _Looks, place: int, near: Floats, rng: Generator
) -> Iterator[Four]:
    """Fours of one X whose mark can be seen, and with nothing right before the view.

    All four views count, as in `_unmistaken`. Most places have no four at all, which
    costs less to find out.
    """
    right, wrong = looks.right[place], looks.wrong[place]
    if not any(fours_of(right, wrong, near, rng, DRAWS)):
        return
    camera, cross = looks.camera, int(looks.cross[place])
    if mark_is_covered(room, camera, cross):
        return
    free = ~are_close(room, camera, cross, _all_ways(room, looks.giver))[:, None]
    yield from fours_of(right & free, wrong & free, near, rng, DRAWS)


def _told(near: Floats, four: Four) -> int:
    """For how many ways of a four the right thing is nearest, by `nearness`."""
    own = near[list(four.ways)][:, list(four.things)]
    return int(np.count_nonzero(own.argmax(axis=1) == np.arange(SIZE)))


def _widths(room: SearchedRoom, camera: int, giver: int) -> Floats:
    """(s,) how wide a giver looks in a picture as it may be turned, radians."""
    spins = np.arange(room.spins)
    none, cameras, givers = (np.full(len(spins), n) for n in (0, camera, giver))
    return giver_widths(room, Rows(cameras, none, givers, spins, none))


def _all_ways(room: SearchedRoom, giver: int) -> Floats:
    """(s, 2) unit vectors of the ways that a giver faces as it may be turned."""
    spins = np.arange(room.spins)
    return directions_of(room.things, np.full(len(spins), giver), spins)


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
    return _Looks(camera, giver, marks[able], named, right[able], (aside & clear)[able])


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
    looks = _all_ways(room, giver)
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


def _unmistaken(room: SearchedRoom, every: list[_Looks]) -> Iterator[_Looks]:
    """Ways to look, without views that glimpse what might be taken for what is named.

    All four views count, and not only those of the twins: what spoils a view goes
    together with where its thing is, and would tell which of the four are asked. So no
    way is left for what is right, nor for what is not, where a view is spoilt.
    """
    if not every:
        return
    marks = np.unique(np.concatenate([each.cross for each in every]))
    alike: dict[int, Flags] = {}
    for looks in every:
        giver = looks.giver
        if giver not in alike:
            alike[giver] = _alike(room, giver, marks)
        found = alike[giver][np.searchsorted(marks, looks.cross)]
        yield looks.without(found[:, :, looks.things] | found[:, :, [giver]])


def _alike(room: SearchedRoom, giver: int, marks: Ints) -> Flags:
    """(x, s, t) whether views glimpse something that might be taken for a thing."""
    looks = _all_ways(room, giver)
    cross = np.repeat(marks, len(looks))
    glimpsed = glimpsed_along(room, cross, np.tile(looks, (len(marks), 1)))
    found = any_alike(glimpsed, room.things.alike)
    return found.reshape(len(marks), len(looks), -1)
