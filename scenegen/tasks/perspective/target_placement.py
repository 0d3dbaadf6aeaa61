"""Drawing target positions among the candidates: single ones and pairs.

Each kind of question first combines flags of `CandidatePositions` into what it allows,
and then draws here. Positions are indices into the candidates' points.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from scenegen.tasks.perspective.candidate_positions import (
    AssetExtent,
    CandidatePositions,
)
from scenegen.tasks.perspective.floor_projection import BEYOND, Flags, Lengths

Indices: TypeAlias = NDArray[np.int64]

TwinPositions: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""For either twin, the position of each target, in the order of the categories."""

PairCost: TypeAlias = Callable[[Indices, Indices], Lengths]
"""(n,) and (m,) candidates of two classes to (n, m) costs; from `BEYOND` on, never."""

AHEAD_MM = 900
"""From the X to what the view on it shows, at least."""

MOST_POSITIONS = 60
"""Candidates of a class that are compared."""


def draw_position(rng: Generator, flags: Flags) -> int:
    """One of the marked positions, all equally likely."""
    found = np.flatnonzero(flags)
    return int(found[int(rng.integers(len(found)))])


def draw_near_pair(
    candidates: CandidatePositions, first: Flags, second: Flags, rng: Generator
) -> tuple[int, int]:
    """A position of each class, the second among the nearest third to the first."""
    one = draw_position(rng, first)
    others = np.flatnonzero(second)
    x = candidates.points[others, 0] - candidates.points[one, 0]
    y = candidates.points[others, 1] - candidates.points[one, 1]
    nearest = np.argsort(x * x + y * y, kind="stable")
    few = max(1, len(nearest) // 3)
    return one, int(others[nearest[int(rng.integers(few))]])


def row_difference(candidates: CandidatePositions) -> PairCost:
    """The cost that makes two positions alike in their row of the picture."""
    v = candidates.shown.v
    return lambda ones, others: np.abs(v[others] - v[ones][:, None])


def best_pair(
    candidates: CandidatePositions,
    extent: AssetExtent,
    first: Flags,
    second: Flags,
    rng: Generator,
    cost: PairCost,
) -> tuple[int, int] | None:
    """The cheapest pair of one position of each class, with room for both.

    The target is at the first position in one twin and at the second in the other, and
    nothing else differs. Whatever tells the two positions apart in the picture, beside
    what is asked, would be a shortcut; the cost measures that. A uniform sample of each
    class is compared pair by pair: enough that a pair with nearly no difference is
    among them, small enough to be cheap, and random, so that the cheapest pair is not
    always at the same corner of the room.

    Args:
        candidates: of a camera and an X.
        extent: of the target.
        first: (n,) flags of one class.
        second: (n,) flags of the other class.
        rng: draws the samples.
        cost: of pairs.

    Returns:
        None if no non-overlapping pair costs less than `BEYOND / 2`.
    """
    ones, others = np.flatnonzero(first), np.flatnonzero(second)
    ones, others = (rng.permutation(each)[:MOST_POSITIONS] for each in (ones, others))
    if not (len(ones) and len(others)):
        return None
    x = candidates.points[ones, 0][:, None] - candidates.points[others, 0]
    y = candidates.points[ones, 1][:, None] - candidates.points[others, 1]
    least = 2 * extent.radius + 50
    is_free = x * x + y * y > least * least
    costs = np.where(is_free, cost(ones, others), BEYOND)
    row, column = divmod(int(np.argmin(costs)), len(others))
    if costs[row, column] > BEYOND / 2:
        return None
    return int(ones[row]), int(others[column])
