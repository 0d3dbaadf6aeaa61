"""The views of a scene that are worth having, judged on the plan, many at a time.

A rig is chosen from a table of candidate views: every free floor position times evenly
spaced headings, each row with what it is likely to show (`visibility_estimate`). Good
rigs are rare, since every object has to be whole in some view while no view shows too
many. A table makes the search for one cheap: judging a view costs once, and combining
views is boolean algebra on its rows. Only the chosen rig is rasterised.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from scenegen.cameras.visibility_estimate import (
    TALL,
    EntityBox,
    Flags,
    VisibilityEstimator,
    directions,
)
from scenegen.geometry.angles import TURN
from scenegen.geometry.polygons import Points, are_clear, hold_points
from scenegen.records.rig import View
from scenegen.records.scene import Room

HEADINGS = 24
"""Headings judged at every position."""

LEAST_OBJECTS = 3
"""Objects that every view should show, by the estimate."""


@dataclass(frozen=True, slots=True, eq=False)
class CandidateViews:
    """A table of views that are free, show something, and do not show everything.

    Attributes:
        eyes: (n, 2) int64, position of each view on the floor, millimetres.
        headings: (n,) int64, tenths of a degree.
        whole: (n, counted) which objects each is likely to show whole.
        glimpsed: (n, counted) which objects each may show, even if in part.
    """

    eyes: Points
    headings: NDArray[np.int64]
    whole: Flags
    glimpsed: Flags

    def __len__(self) -> int:
        """The number of views."""
        return len(self.headings)


@dataclass(frozen=True, slots=True, eq=False)
class FreeSpace:
    """The free space of a room: its outline, and what is in it.

    Attributes:
        outline: (n, 2) corners of the floor, millimetres.
        low: (n, 4, 2) footprints of everything.
        tall: (n, 4, 2) footprints of what blocks sight.
        near_mm: free floor below a view; twice as far ahead of it at eye level.
        ahead_mm: floor ahead of a view before a wall.
    """

    outline: Points
    low: Points
    tall: Points
    near_mm: int
    ahead_mm: int

    @classmethod
    def of(
        cls, room: Room, boxes: list[EntityBox], *, near_mm: int, ahead_mm: int
    ) -> "FreeSpace":
        """The space of a furnished room."""
        outline = np.array(room.outline_mm, dtype=np.int64)
        low, tall = (
            [each.footprint.corners() for each in boxes if each.height >= least]
            for least in (0, TALL)
        )
        return cls(outline, _quads(low), _quads(tall), near_mm, ahead_mm)

    def is_free(self, eyes: Points, headings: NDArray[np.int64]) -> Flags:
        """(e, h) whether views have room below and ahead of them.

        Args:
            eyes: (e, 2) positions, millimetres.
            headings: (e, h) tenths of a degree.
        """
        ahead = directions(headings).reshape(-1, 2)
        here = np.repeat(eyes, headings.shape[1], axis=0)
        far = np.rint(here + self.ahead_mm * ahead).astype(np.int64)
        free: Flags = hold_points(self.outline, far)
        near = self.near_mm
        for others, reach in ((self.low, near), (self.tall, 2 * near)):
            wedges = _wedges(here, ahead, reach=reach, half=near)
            free &= are_clear(wedges, others)
        return free.reshape(headings.shape)


def _quads(corners: list[tuple[tuple[int, int], ...]]) -> Points:
    """(n, 4, 2) footprints, none when there are none."""
    return np.array(corners, dtype=np.int64).reshape(-1, 4, 2)


def _wedges(
    here: Points, ahead: NDArray[np.float64], *, reach: int, half: int
) -> Points:
    """(n, 3, 2) triangles from positions to a line across their view, whole mm."""
    across = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)
    tip = here + reach * ahead
    corners = np.stack([here, tip - half * across, tip + half * across], axis=1)
    return np.rint(corners).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class ViewSearch:
    """Judges views from given positions.

    Attributes:
        space: where views are free.
        estimator: what they show.
        lens: height, pitch and field of view.
        most: counted objects of the emptier twin that one view may glimpse.
        step: angle between the headings at one position, tenths of a degree.
        turns: how many views have to be free at one position, each turned from the one
            before by `angle`, a multiple of the step in tenths of a degree.
    """

    space: FreeSpace
    estimator: VisibilityEstimator
    lens: View
    most: int
    step: int
    turns: int = 1
    angle: int = TURN

    def views_from(self, rng: Generator, eyes: Points) -> CandidateViews:
        """The good views from some positions.

        Args:
            rng: draws the first heading at each position.
            eyes: (e, 2) positions, millimetres.
        """
        starts = rng.integers(0, self.step, (len(eyes), 1))
        headings = (starts + np.arange(0, TURN, self.step)) % TURN
        free = self.space.is_free(eyes, headings)
        # Judging costs most, and a position without a single free turn is of no use.
        useful = _turn_anywhere(free, self.turns, self.angle // self.step)
        eyes, headings, free = eyes[useful], headings[useful], free[useful]
        seen = self.estimator.judge(self.lens, eyes, headings, free)
        # The object that only the fuller twin has is the last one.
        partial = np.count_nonzero(seen.glimpsed[:, :, :-1], axis=2) <= self.most
        good = free & partial & (seen.objects >= LEAST_OBJECTS)
        return CandidateViews(
            eyes[np.nonzero(good)[0]],
            headings[good],
            seen.whole[good],
            seen.glimpsed[good],
        )


def _turn_anywhere(free: Flags, turns: int, every: int) -> Flags:
    """(e,) whether some of the (e, h) headings, and each `every`-th after it, are free.

    Headings go all around, so that the first one comes after the last.
    """
    whole_turns = free
    for turn in range(1, turns):
        whole_turns = whole_turns & np.roll(free, -turn * every, axis=1)
    return np.asarray(whole_turns.any(axis=1), dtype=np.bool_)


def concatenated(tables: Sequence[CandidateViews]) -> CandidateViews:
    """One table of several."""
    return CandidateViews(
        np.concatenate([each.eyes for each in tables]),
        np.concatenate([each.headings for each in tables]),
        np.concatenate([each.whole for each in tables]),
        np.concatenate([each.glimpsed for each in tables]),
    )
