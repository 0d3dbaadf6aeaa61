"""Where the four things of a question stand: beside a walk, or in its way.

Two of them change places between the twins; their places are large enough for both.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from scenegen.catalogue import Asset
from scenegen.geometry.angles import TURN, towards
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.rooms.floor_plan import FloorPlan
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.candidate_positions import (
    BESIDE,
    HEAD_START,
    CandidatePosition,
    goes_with,
    places_by,
)
from scenegen.tasks.path.side_view_search import viewpoint_at
from scenegen.tasks.path.walks import BODY_MM, Walk

if TYPE_CHECKING:
    from numpy.random import Generator

NEARER_MM = 120
"""By how much distances to the marker differ, at least."""

CLEARANCE = 60
"""Free floor around each of the things, millimetres."""

GAP_MM = 120
"""Free floor between two of the things, at least."""

CLEAR_MM = 220
"""How far things that are not in the straight way stay out of it, at least."""

SIGHT_MM = 150
"""How much wider than the right thing the floor before it is kept free."""

RIGHTS, GATHERINGS = 8, 4
"""Places of one walk that are tried for the right thing, and how often the others are
gathered around each of those."""

OTHERS = 3
"""Things beside the right one."""


@dataclass(frozen=True, slots=True)
class TargetPosition:
    """A place with the floor that is needed there.

    Attributes:
        place: see there.
        footprint: for all things that take turns there.
    """

    place: CandidatePosition
    footprint: Footprint


@dataclass(frozen=True, slots=True)
class TargetPositions:
    """Where everything stands.

    Attributes:
        right: the place of the right thing of either twin.
        other: the place of what is right for the other twin.
        rest: of the other things, in the order of their categories.
    """

    right: TargetPosition
    other: TargetPosition
    rest: tuple[TargetPosition, ...]

    @property
    def all(self) -> tuple[TargetPosition, ...]:
        """Right one first."""
        return (self.right, self.other, *self.rest)


class TargetSizes(NamedTuple):
    """Length and width, millimetres, of what takes turns, and of the rest."""

    pair: tuple[int, int]
    rest: tuple[tuple[int, int], ...]


class FloorAreas(NamedTuple):
    """The floor of a room, and where the right thing may stand on it."""

    plan: FloorPlan
    is_open: Callable[[FloorPosition], bool]


def sizes_of(assets: tuple[Asset | None, ...], right: tuple[int, int]) -> TargetSizes:
    """The floor that some assets need; None stands for nothing at all."""
    pair = [asset for place in right if (asset := assets[place]) is not None]
    rest = [
        asset
        for place, asset in enumerate(assets)
        if place not in right and asset is not None
    ]
    length, width = (max(each.size_mm[axis] for each in pair) for axis in (0, 1))
    return TargetSizes((length, width), tuple(each.size_mm[:2] for each in rest))


def stand_by(
    rng: "Generator",
    walk: Walk,
    brief: PathBrief,
    sizes: TargetSizes,
    ground: FloorAreas,
) -> list[TargetPositions]:
    """Some ways in which the things may stand beside a walk.

    Args:
        rng: the stream of the scene stage.
        walk: in the order of walking.
        brief: what is wanted.
        sizes: of the things.
        ground: the floor, and where the right thing may stand on it.
    """
    plan = ground.plan
    least = min(min(size) for size in (sizes.pair, *sizes.rest))
    pool = [
        place
        for place in places_by(rng, walk, brief)
        if plan.fits(Footprint(place.spot, least, least), CLEARANCE)
    ]
    rights = [
        place
        for place in pool
        if place.is_right
        and plan.fits(Footprint(place.spot, *sizes.pair), CLEARANCE)
        and ground.is_open(place.spot)
    ][:RIGHTS]
    found: list[TargetPositions] = []
    for right in rights:
        others = [place for place in pool if goes_with(brief, right, place)]
        needed = Footprint(right.spot, *sizes.pair)
        taken = [needed, *_kept_free(walk, brief, needed)]
        if brief.kind != "blocked" and any(needed.meets(each) for each in taken[2:]):
            continue
        found += _companies(rng, brief, right, _Spare(plan, others, taken), sizes)
    return found


def sight_to(walk: Walk, brief: PathBrief, right: Footprint) -> Footprint:
    """The floor between the walker and the right thing, or along the straight way."""
    if brief.kind == "blocked":
        return walk.corridor()[0]
    at = viewpoint_at(walk, brief, right.spot[:2])
    ax, ay = at.leg.at(at.way)
    bx, by = right.spot[:2]
    x, y = bx - ax, by - ay
    middle = FloorPosition((ax + bx) // 2, (ay + by) // 2, towards(x, y, step=2))
    width = max(right.length, right.width) + SIGHT_MM
    return Footprint(middle, round(sqrt(x * x + y * y)), width)


def _kept_free(walk: Walk, brief: PathBrief, right: Footprint) -> list[Footprint]:
    """The floor that no other thing may take: the sight first, then the walk."""
    if brief.kind == "blocked":
        wide = BODY_MM + 2 * (CLEAR_MM - GAP_MM)
        return walk.corridor(wide, end=HEAD_START // 2)
    return [sight_to(walk, brief, right), *walk.corridor()]


@dataclass(frozen=True, slots=True)
class _Spare:
    """The places that are left.

    Attributes:
        plan: the floor.
        places: those that may go with the right thing.
        taken: floor that is not free any more, that of the right thing first.
    """

    plan: FloorPlan
    places: list[CandidatePosition]
    taken: list[Footprint]

    def take(
        self,
        places: list[CandidatePosition],
        size: tuple[int, int],
        taken: list[Footprint],
    ) -> TargetPosition | None:
        """The first of some places where a thing meets nothing; it is taken then."""
        for place in places:
            footprint = Footprint(place.spot, *size)
            if any(footprint.meets(each, GAP_MM) for each in taken):
                continue
            if self.plan.fits(footprint, CLEARANCE):
                taken.append(footprint)
                return TargetPosition(place, footprint)
        return None


def _companies(
    rng: "Generator",
    brief: PathBrief,
    right: CandidatePosition,
    spare: _Spare,
    sizes: TargetSizes,
) -> Iterator[TargetPositions]:
    """Ways to stand by a right thing that no rule of thumb gives away."""
    for _ in range(GATHERINGS):
        company = _gather(rng, brief, right, spare, sizes)
        if company is not None and _is_fair(brief, company):
            yield company
            return


def _gather(
    rng: "Generator",
    brief: PathBrief,
    right: CandidatePosition,
    spare: _Spare,
    sizes: TargetSizes,
) -> TargetPositions | None:
    """Places for the others, as near to the marker as is wanted."""
    labels = [int(n) for n in rng.permutation(1 + len(sizes.rest))]
    if brief.kind == "blocked" and 0 in brief.right:
        # What one twin only has in its way leaves a place that nobody compares.
        labels = [*(n for n in labels if n), 0]
    order = [spare.places[n] for n in rng.permutation(len(spare.places))]
    taken = list(spare.taken)
    found: dict[int, TargetPosition] = {}
    for turn, label in enumerate(labels):
        size = sizes.pair if label == 0 else sizes.rest[label - 1]
        places = [each for each in order if _has_turn(brief, right, each, turn)]
        stand = spare.take(places, size, taken)
        if stand is None:
            return None
        found[label] = stand
    rest = tuple(found[label] for label in range(1, len(labels)))
    return TargetPositions(TargetPosition(right, spare.taken[0]), found[0], rest)


def _has_turn(
    brief: PathBrief, right: CandidatePosition, other: CandidatePosition, turn: int
) -> bool:
    """Whether a place will do for one of the others.

    The first ones are nearer to the marker, the last ones in the asked half of the
    floor; the first of those in the other half is right beside the walker as well.
    """
    if brief.kind == "blocked":
        return True
    is_nearer = turn < brief.nearness
    if is_nearer and other.near > right.near - NEARER_MM:
        return False
    if not is_nearer and other.near < right.near + NEARER_MM:
        return False
    if not brief.abreast:
        return True
    is_abreast = turn > OTHERS - brief.abreast
    if is_abreast != (other.turned < TURN // 4):
        return False
    return turn > 0 or other.turned >= TURN // 2 - BESIDE


def _is_fair(brief: PathBrief, company: TargetPositions) -> bool:
    """Whether the right thing is as near to the centre, or to the ends, as wanted."""
    right = company.right.place
    others = [stand.place for stand in (company.other, *company.rest)]
    if brief.kind == "blocked":
        if 0 in brief.right:
            others = others[1:]
        first = all(each.near >= right.near + NEARER_MM for each in others)
        last = all(each.far >= right.far + NEARER_MM for each in others)
        clear = all(
            abs(each.near - right.near) >= NEARER_MM
            and abs(each.far - right.far) >= NEARER_MM
            for each in others
        )
        return clear and (first, last) == (brief.nearness == 0, brief.nearness == 2)
    return (
        _agrees(
            brief.is_central, right.off_centre, [each.off_centre for each in others]
        )
        and _agrees(brief.is_outermost, -right.far, [-each.far for each in others])
        and _is_by_end(brief.is_by_end, right, others)
    )


def _is_by_end(
    wanted: bool | None, right: CandidatePosition, others: list[CandidatePosition]
) -> bool:
    """Whether the right thing is plainly the nearest to an end, or to neither."""
    if wanted is None:
        return True
    backs, fars = [each.back for each in others], [each.far for each in others]
    starts, ends = (right.back, backs), (right.far, fars)
    if wanted:
        return _agrees(True, *starts) or _agrees(True, *ends)
    return _agrees(False, *starts) and _agrees(False, *ends)


def _agrees(is_least: bool | None, value: int, others: list[int]) -> bool:
    """Whether a value is plainly the least, or plainly not, as wanted."""
    if is_least is None:
        return True
    if is_least:
        return all(each >= value + NEARER_MM for each in others)
    return any(each <= value - NEARER_MM for each in others)
