"""Where the four objects of a question are beside a walk.

Two of them change places between the twins; their positions are large enough for both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from scenegen.catalogue import Asset
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.rooms.floor_plan import FloorPlan
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.candidate_positions import GAP_MM, CandidatePosition
from scenegen.tasks.path.walks import Walk

if TYPE_CHECKING:
    from numpy.random import Generator

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


def sizes_of(assets: tuple[Asset, ...], right: tuple[int, int]) -> TargetSizes:
    """The floor that some assets need."""
    pair = [assets[place] for place in right]
    rest = [asset for place, asset in enumerate(assets) if place not in right]
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
    found: list[TargetPositions] = []
    for right in islice(rights, RIGHTS):
        needed = Footprint(right.position, *sizes.pair)
        if any(needed.meets(leg) for leg in walk.corridor()):
            continue
        others = [each for each in pool if kind.leaves_no_doubt(right, each)]
        taken = [needed, *kind.reserved(walk, brief, needed)]
        free = _FreeCandidates(plan, others, taken)
        positions = _balanced(rng, brief, right, free, sizes)
        if positions is not None:
            found.append(positions)
    return found


@dataclass(frozen=True, slots=True)
class _FreeCandidates:
    """The candidates that are left once the right object has its position.

    Attributes:
        plan: the floor.
        candidates: those that leave no doubt about the right one.
        taken: floor that is not free any more, that of the right object first.
    """

    plan: FloorPlan
    candidates: list[CandidatePosition]
    taken: list[Footprint]

    def take(
        self,
        candidates: list[CandidatePosition],
        size: tuple[int, int],
        taken: list[Footprint],
    ) -> TargetPosition | None:
        """The first of some candidates where an object fits; it is taken then."""
        for candidate in candidates:
            footprint = Footprint(candidate.position, *size)
            if any(footprint.meets(each, GAP_MM) for each in taken):
                continue
            if self.plan.fits(footprint, CLEARANCE):
                taken.append(footprint)
                return TargetPosition(candidate, footprint)
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
        others = [each.candidate for each in found.all[1:]]
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
    order = [free.candidates[n] for n in rng.permutation(len(free.candidates))]
    taken = list(free.taken)
    found: dict[int, TargetPosition] = {}
    for turn, label in enumerate(labels):
        size = sizes.pair if label == 0 else sizes.rest[label - 1]
        fitting = [
            each for each in order if brief.kind.suits_turn(brief, right, each, turn)
        ]
        target = free.take(fitting, size, taken)
        if target is None:
            return None
        found[label] = target
    rest = tuple(found[label] for label in range(1, len(labels)))
    return TargetPositions(TargetPosition(right, free.taken[0]), found[0], rest)
