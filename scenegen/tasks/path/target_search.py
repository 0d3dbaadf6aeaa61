"""Where the four objects of a question are: beside a walk, or in its way.

Two of them change places between the twins; their positions are large enough for both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Asset
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.polygons import Flags, Points, are_clear, corners_of
from scenegen.rooms.floor_plan import FloorPlan
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.candidate_positions import GAP_MM, CandidatePosition
from scenegen.tasks.path.walks import Walk

if TYPE_CHECKING:
    from numpy.random import Generator

Ints = NDArray[np.int64]

CLEARANCE = 60
"""Free floor around each of the objects, millimetres."""

RIGHTS, GATHERINGS = 8, 4
"""Positions of one walk that are tried for the right object, and how often the others
are placed around each of those."""


@dataclass(frozen=True, slots=True)
class TargetPosition:
    """A position with the floor that is needed there.

    Attributes:
        candidate: the position.
        footprint: for all objects that take turns there.
    """

    candidate: CandidatePosition
    footprint: Footprint


@dataclass(frozen=True, slots=True)
class TargetPositions:
    """Positions of all objects of a question.

    Attributes:
        right: of the right object of either twin.
        other: of what is right for the other twin.
        rest: of the other objects, in the order of their categories.
    """

    right: TargetPosition
    other: TargetPosition
    rest: tuple[TargetPosition, ...]

    @property
    def all(self) -> tuple[TargetPosition, ...]:
        """The right one first."""
        return (self.right, self.other, *self.rest)


class TargetSizes(NamedTuple):
    """Length and width, millimetres, of what takes turns, and of the rest."""

    pair: tuple[int, int]
    rest: tuple[tuple[int, int], ...]


class FloorAreas(NamedTuple):
    """The floor of a room, and where the right object may be on it."""

    plan: FloorPlan
    is_open: Callable[[FloorPosition], bool]


def sizes_of(assets: tuple[Asset | None, ...], right: tuple[int, int]) -> TargetSizes:
    """The floor that some assets need; None is nothing at all."""
    pair = [asset for place in right if (asset := assets[place]) is not None]
    rest = [
        asset
        for place, asset in enumerate(assets)
        if place not in right and asset is not None
    ]
    length, width = (max(each.size_mm[axis] for each in pair) for axis in (0, 1))
    return TargetSizes((length, width), tuple(each.size_mm[:2] for each in rest))


def find_target_positions(
    rng: Generator,
    walk: Walk,
    brief: PathBrief,
    sizes: TargetSizes,
    floor: FloorAreas,
) -> list[TargetPositions]:
    """Some ways to place the objects of a question around a walk.

    Generate and test, from cheap to dear: candidates that are free for the smallest of
    the objects; those among them that may be right, for the larger of the pair; around
    each of these the others, one after another, in a random order of candidates; then
    whether shortcuts would find the right one (`PathKind.is_balanced`). Each of the
    others is drawn for a turn (`PathKind.suits_turn`), since the wanted number of
    nearer objects is rare among independent draws. A right position is used at most
    once, so that none is favoured for having more room around it.

    Args:
        rng: the stream of the scene stage.
        walk: in the order of walking.
        brief: what is wanted.
        sizes: of the objects.
        floor: of the room, and where the right object may be on it.
    """
    kind, plan = brief.kind, floor.plan
    least = min(min(size) for size in (sizes.pair, *sizes.rest))
    pool = [
        each
        for each in kind.candidates(rng, walk, brief)
        if plan.fits(Footprint(each.position, least, least), CLEARANCE)
    ]
    rights = (
        each
        for each in pool
        if each.is_right
        and plan.fits(Footprint(each.position, *sizes.pair), CLEARANCE)
        and floor.is_open(each.position)
    )
    floors = _CandidateFloors(plan, pool, {}, {})
    found: list[TargetPositions] = []
    for right in islice(rights, RIGHTS):
        needed = Footprint(right.position, *sizes.pair)
        if not kind.is_on_walk and any(needed.meets(leg) for leg in walk.corridor()):
            continue
        free = _free_around(walk, brief, right, needed, floors)
        positions = _balanced(rng, brief, right, free, sizes)
        if positions is not None:
            found.append(positions)
    return found


def _free_around(
    walk: Walk,
    brief: PathBrief,
    right: CandidatePosition,
    needed: Footprint,
    floors: _CandidateFloors,
) -> _FreeCandidates:
    """Where the others may be once the right object has the floor that it needs."""
    kind = brief.kind
    rows = [
        row for row, each in enumerate(floors.pool) if kind.leaves_no_doubt(right, each)
    ]
    taken = [needed, *kind.reserved(walk, brief, needed)]
    return _FreeCandidates(floors, np.array(rows, dtype=np.int64), needed, taken)


@dataclass(frozen=True, slots=True)
class _CandidateFloors:
    """The floor below the candidates of a walk, for objects of several sizes.

    Attributes:
        plan: the floor of the room.
        pool: the candidates.
        corners: by size and margin, (n, 4, 2) corners of the floor below each of them.
        fits: by size and number of a candidate, whether the plan has room for it.
    """

    plan: FloorPlan
    pool: list[CandidatePosition]
    corners: dict[tuple[tuple[int, int], int], Points]
    fits: dict[tuple[tuple[int, int], int], bool]

    def grown(self, size: tuple[int, int], margin: int) -> Points:
        """The floor below all candidates, grown by a margin."""
        key = size, margin
        if key not in self.corners:
            floors = [Footprint(each.position, *size) for each in self.pool]
            grown = [corners_of(each.rectangle, margin) for each in floors]
            self.corners[key] = np.array(grown, dtype=np.int64).reshape(-1, 4, 2)
        return self.corners[key]

    def has_room(self, size: tuple[int, int], row: int) -> bool:
        """Whether an object fits into the room at a candidate."""
        key = size, row
        if key not in self.fits:
            floor = Footprint(self.pool[row].position, *size)
            self.fits[key] = self.plan.fits(floor, CLEARANCE)
        return self.fits[key]


class _FreeCandidates:
    """The candidates that are left once the right object has its position."""

    def __init__(
        self,
        floors: _CandidateFloors,
        rows: Ints,
        needed: Footprint,
        taken: list[Footprint],
    ) -> None:
        """Those of some floors.

        Args:
            floors: of all candidates.
            rows: (n,) numbers of those that leave no doubt about the right one.
            needed: floor of the right object.
            taken: floor that is not free any more.
        """
        self.floors, self.rows, self.needed = floors, rows, needed
        self._taken = np.array(
            [corners_of(each.rectangle, 0) for each in taken], dtype=np.int64
        ).reshape(-1, 4, 2)
        self._clear: dict[tuple[int, int], Flags] = {}

    def take(
        self, rows: Ints, size: tuple[int, int], others: list[Points]
    ) -> TargetPosition | None:
        """The first of some candidates where an object fits; it is taken then.

        Args:
            rows: their numbers, in the order in which they are tried.
            size: of the object.
            others: (4, 2) corners of the floor that others have taken; grows.
        """
        grown = self.floors.grown(size, GAP_MM)
        if size not in self._clear:
            self._clear[size] = are_clear(grown, self._taken)
        rows = rows[self._clear[size][rows]]
        if others:
            rows = rows[are_clear(grown[rows], np.stack(others))]
        for row in rows.tolist():
            if self.floors.has_room(size, row):
                candidate = self.floors.pool[row]
                others.append(self.floors.grown(size, 0)[row])
                return TargetPosition(candidate, Footprint(candidate.position, *size))
        return None


def _balanced(
    rng: Generator,
    brief: PathBrief,
    right: CandidatePosition,
    free: _FreeCandidates,
    sizes: TargetSizes,
) -> TargetPositions | None:
    """Positions around a right object that no shortcut gives away."""
    for _ in range(GATHERINGS):
        found = _place_others(rng, brief, right, free, sizes)
        if found is None:
            continue
        # Where the way is free in one twin, the other one leaves a position empty.
        compared = found.rest if brief.is_answered_by_nothing else found.all[1:]
        others = [each.candidate for each in compared]
        if brief.kind.is_balanced(brief, right, others):
            return found
    return None


def _place_others(
    rng: Generator,
    brief: PathBrief,
    right: CandidatePosition,
    free: _FreeCandidates,
    sizes: TargetSizes,
) -> TargetPositions | None:
    """Positions for the others in a random order, each as its turn wants it."""
    labels = [int(n) for n in rng.permutation(1 + len(sizes.rest))]
    if brief.is_answered_by_nothing:
        # The position that is left empty comes last: it is compared with no other.
        labels = [*(n for n in labels if n), 0]
    order = free.rows[rng.permutation(len(free.rows))]
    pool, taken = free.floors.pool, list[Points]()
    found: dict[int, TargetPosition] = {}
    for turn, label in enumerate(labels):
        size = sizes.pair if label == 0 else sizes.rest[label - 1]
        suits = [brief.kind.suits_turn(brief, right, pool[n], turn) for n in order]
        target = free.take(order[np.array(suits, dtype=np.bool_)], size, taken)
        if target is None:
            return None
        found[label] = target
    rest = tuple(found[label] for label in range(1, len(labels)))
    return TargetPositions(TargetPosition(right, free.needed), found[0], rest)
