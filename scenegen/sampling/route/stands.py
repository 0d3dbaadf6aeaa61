"""Where the four things of a question stand: beside a walk, or in its way.

Two of them change places between the twins; their places are large enough for both.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from scenegen.catalogue import Asset
from scenegen.geometry.angles import TURN, towards
from scenegen.geometry.polyline import Point, aside, first_passing, foot_on
from scenegen.records.path import PathBrief
from scenegen.sampling.floor_plan import FloorPlan, Footprint, Spot
from scenegen.sampling.places import between, pick
from scenegen.sampling.route.outlooks import standpoint_of
from scenegen.sampling.route.walks import BODY_MM, Walk

if TYPE_CHECKING:
    from numpy.random import Generator

SPREAD_PCT = 23
"""How much farther from the walk than the nearest of the four another may be."""

AWAY_MM = (700, 1400)
"""From the walk to the nearest of the four, (least, most)."""

BESIDE, OFF = 330, 650
"""What is beside a walker is turned no more from square than this, what is not at least
so much; tenths of a degree."""

PASSED_MM = 1200
"""How far from the walk a thing is that one passes, at most."""

NOTICED_MM = 1500
"""Within this distance a thing might be said to be passed, millimetres."""

LEAD_MM, LEAD_BESIDE_MM = 850, 1500
"""How much earlier than all others the first thing is passed, and than those on its own
side of the walk, which its picture must not show."""

BEHIND_MM = 450
"""How far behind the start a thing is that one does not pass, at least."""

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

CLOSE_MM = 900
"""How far beside the straight way things stand at most."""

HEAD_START, LAST_STRETCH = 900, 800
"""Free way before and behind what is in the way, millimetres."""

POOL, RIGHTS, GATHERINGS = 110, 8, 4
"""Places drawn for one walk, how many of them are tried for the right thing, and how
often the others are gathered around each of those."""

OTHERS = 3
"""Things beside the right one."""


class Place(NamedTuple):
    """A place that one of the things may take.

    Attributes:
        spot: with the thing's face to the walk.
        near: distance from the marker, M1 or the start, millimetres.
        back, far: distances from the start and from the end of the walk.
        off_centre: distance from the point half-way between its ends.
        arc: how far along the walk it is.
        first: how far along the walk it is first passed; None for never.
        turned: how far off square it is at M1, on the asked side; see `aside`.
        is_left: of the walk where it is nearest.
        is_right: whether it may be the answer.
    """

    spot: Spot
    near: int
    back: int
    far: int
    off_centre: int
    arc: int
    first: int | None
    turned: int
    is_left: bool
    is_right: bool


@dataclass(frozen=True, slots=True)
class Stand:
    """A place with the floor that is needed there.

    Attributes:
        place: see there.
        footprint: for all things that take turns there.
    """

    place: Place
    footprint: Footprint


@dataclass(frozen=True, slots=True)
class Company:
    """Where everything stands.

    Attributes:
        right: the place of the right thing of either twin.
        other: the place of what is right for the other twin.
        rest: of the other things, in the order of their categories.
    """

    right: Stand
    other: Stand
    rest: tuple[Stand, ...]

    @property
    def all(self) -> tuple[Stand, ...]:
        """Right one first."""
        return (self.right, self.other, *self.rest)


class Sizes(NamedTuple):
    """Length and width, millimetres, of what takes turns, and of the rest."""

    pair: tuple[int, int]
    rest: tuple[tuple[int, int], ...]


class Ground(NamedTuple):
    """The floor of a room, and where the right thing may stand on it."""

    plan: FloorPlan
    is_open: Callable[[Spot], bool]


def sizes_of(assets: tuple[Asset | None, ...], right: tuple[int, int]) -> Sizes:
    """The floor that some assets need; None stands for nothing at all."""
    pair = [asset for place in right if (asset := assets[place]) is not None]
    rest = [
        asset
        for place, asset in enumerate(assets)
        if place not in right and asset is not None
    ]
    length, width = (max(each.size_mm[axis] for each in pair) for axis in (0, 1))
    return Sizes((length, width), tuple(each.size_mm[:2] for each in rest))


def stand_by(
    rng: "Generator", walk: Walk, brief: PathBrief, sizes: Sizes, ground: Ground
) -> list[Company]:
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
        for place in _pool(rng, walk, brief)
        if plan.fits(Footprint(place.spot, least, least), CLEARANCE)
    ]
    rights = [
        place
        for place in pool
        if place.is_right
        and plan.fits(Footprint(place.spot, *sizes.pair), CLEARANCE)
        and ground.is_open(place.spot)
    ][:RIGHTS]
    found: list[Company] = []
    for right in rights:
        others = [place for place in pool if _goes_with(brief, right, place)]
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
    at = standpoint_of(walk, brief, right.spot[:2])
    ax, ay = at.leg.at(at.way)
    bx, by = right.spot[:2]
    x, y = bx - ax, by - ay
    middle = Spot((ax + bx) // 2, (ay + by) // 2, towards(x, y, step=2))
    width = max(right.length, right.width) + SIGHT_MM
    return Footprint(middle, round(sqrt(x * x + y * y)), width)


def _kept_free(walk: Walk, brief: PathBrief, right: Footprint) -> list[Footprint]:
    """The floor that no other thing may take: the sight first, then the walk."""
    if brief.kind == "blocked":
        wide = BODY_MM + 2 * (CLEAR_MM - GAP_MM)
        return walk.corridor(wide, end=HEAD_START // 2)
    return [sight_to(walk, brief, right), *walk.corridor()]


def _pool(rng: "Generator", walk: Walk, brief: PathBrief) -> list[Place]:
    """Places around a walk, all about as far from it."""
    if brief.kind == "blocked":
        return [_near_line(rng, walk, is_right=n % 6 == 0) for n in range(POOL)]
    least = between(rng, *AWAY_MM, 10)
    most = least * (100 + SPREAD_PCT) // 100
    if brief.kind == "passing_order":
        most = min(most, PASSED_MM)
        least = min(least, most * 100 // (100 + SPREAD_PCT))
    drawn = (_around(rng, walk, between(rng, least, most)) for _ in range(POOL))
    places = (_judge(walk, brief, spot) for spot in drawn)
    return [p for p in places if least <= foot_on(walk.legs, p.spot[:2]).away <= most]


def _around(rng: "Generator", walk: Walk, away: int) -> Spot:
    """A place at some distance from the walk, turned to it more or less."""
    way = between(rng, -away, walk.length + away)
    leg = walk.legs[0]
    for each in walk.legs:
        if way >= each.before:
            leg = each
    forward = way - leg.before
    beyond = max(-way, way - walk.length, 0)
    across = round(sqrt(away * away - beyond * beyond)) * pick(rng, (-1, 1))
    x, y = leg.at(forward)
    dx, dy = leg.along
    x -= round(dy * across / leg.length)
    y += round(dx * across / leg.length)
    foot = leg.at(min(max(forward, 0), leg.length))
    facing = towards(foot[0] - x, foot[1] - y)
    return Spot(x, y, (facing + between(rng, -300, 300, 150)) % 3600)


def _near_line(rng: "Generator", walk: Walk, *, is_right: bool) -> Place:
    """A place on a straight walk, or close beside it."""
    leg = walk.legs[0]
    low, high = (HEAD_START, walk.length - LAST_STRETCH) if is_right else (400, 0)
    way = between(rng, low, max(high, low) if is_right else walk.length - 300)
    reach = BODY_MM // 2 + CLOSE_MM + 150
    across = between(rng, -100, 100) if is_right else between(rng, -reach, reach)
    x, y = leg.at(way)
    dx, dy = leg.along
    x -= round(dy * across / leg.length)
    y += round(dx * across / leg.length)
    spot = Spot(x, y, between(rng, 0, 3450, 150))
    is_on = is_right and high >= low
    near, far = (_distance(spot, point) for point in walk.points)
    centre = _distance(spot, _centre(walk))
    return Place(spot, near, near, far, centre, way, None, 0, across > 0, is_on)


def _distance(spot: Spot, point: Point) -> int:
    x, y = spot.x - point[0], spot.y - point[1]
    return round(sqrt(x * x + y * y))


def _centre(walk: Walk) -> Point:
    """Half-way between the ends of a walk, as the crow flies."""
    (ax, ay), (bx, by) = walk.points[0], walk.points[-1]
    return (ax + bx) // 2, (ay + by) // 2


def _judge(walk: Walk, brief: PathBrief, spot: Spot) -> Place:
    """What a place is to the walker."""
    place, at_middle = spot[:2], brief.kind == "side_object"
    foot = foot_on(walk.legs, place)
    first = first_passing(walk.legs, place, reach=NOTICED_MM)
    marker = walk.marker if at_middle else walk.points[0]
    offset = place[0] - marker[0], place[1] - marker[1]
    turned = aside(walk.middle_leg.along, offset, side=brief.side) if at_middle else 0
    if at_middle:
        is_right = turned <= BESIDE
    else:
        is_right = foot.is_inner and first == foot.arc and foot.arc >= BEHIND_MM
    return Place(
        spot,
        _distance(spot, marker),
        _distance(spot, walk.points[0]),
        _distance(spot, walk.points[-1]),
        _distance(spot, _centre(walk)),
        foot.arc,
        first,
        turned,
        _is_left(walk, place, foot.arc),
        is_right,
    )


def _is_left(walk: Walk, place: Point, arc: int) -> bool:
    leg = walk.legs[0]
    for each in walk.legs:
        if arc >= each.before:
            leg = each
    dx, dy = leg.along
    return dx * (place[1] - leg.start[1]) - dy * (place[0] - leg.start[0]) > 0


def _goes_with(brief: PathBrief, right: Place, other: Place) -> bool:
    """Whether something at another place leaves no doubt about the right one."""
    if brief.kind == "side_object":
        return other.turned >= OFF
    if brief.kind == "blocked":
        return not other.is_right
    if other.first is None:
        return other.arc <= -BEHIND_MM or other.arc > right.arc + LEAD_BESIDE_MM
    lead = LEAD_BESIDE_MM if other.is_left == right.is_left else LEAD_MM
    return other.first >= right.arc + lead


@dataclass(frozen=True, slots=True)
class _Spare:
    """The places that are left.

    Attributes:
        plan: the floor.
        places: those that may go with the right thing.
        taken: floor that is not free any more, that of the right thing first.
    """

    plan: FloorPlan
    places: list[Place]
    taken: list[Footprint]

    def take(
        self, places: list[Place], size: tuple[int, int], taken: list[Footprint]
    ) -> Stand | None:
        """The first of some places where a thing meets nothing; it is taken then."""
        for place in places:
            footprint = Footprint(place.spot, *size)
            if any(footprint.meets(each, GAP_MM) for each in taken):
                continue
            if self.plan.fits(footprint, CLEARANCE):
                taken.append(footprint)
                return Stand(place, footprint)
        return None


def _companies(
    rng: "Generator", brief: PathBrief, right: Place, spare: _Spare, sizes: Sizes
) -> Iterator[Company]:
    """Ways to stand by a right thing that no rule of thumb gives away."""
    for _ in range(GATHERINGS):
        company = _gather(rng, brief, right, spare, sizes)
        if company is not None and _is_fair(brief, company):
            yield company
            return


def _gather(
    rng: "Generator", brief: PathBrief, right: Place, spare: _Spare, sizes: Sizes
) -> Company | None:
    """Places for the others, as near to the marker as is wanted."""
    labels = [int(n) for n in rng.permutation(1 + len(sizes.rest))]
    if brief.kind == "blocked" and 0 in brief.right:
        # What one twin only has in its way leaves a place that nobody compares.
        labels = [*(n for n in labels if n), 0]
    order = [spare.places[n] for n in rng.permutation(len(spare.places))]
    taken = list(spare.taken)
    found: dict[int, Stand] = {}
    for turn, label in enumerate(labels):
        size = sizes.pair if label == 0 else sizes.rest[label - 1]
        places = [each for each in order if _has_turn(brief, right, each, turn)]
        stand = spare.take(places, size, taken)
        if stand is None:
            return None
        found[label] = stand
    rest = tuple(found[label] for label in range(1, len(labels)))
    return Company(Stand(right, spare.taken[0]), found[0], rest)


def _has_turn(brief: PathBrief, right: Place, other: Place, turn: int) -> bool:
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


def _is_fair(brief: PathBrief, company: Company) -> bool:
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


def _is_by_end(wanted: bool | None, right: Place, others: list[Place]) -> bool:
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
