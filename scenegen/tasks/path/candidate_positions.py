"""Places beside a walk, or in its way, that one of its things may take."""

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from scenegen.geometry.angles import towards
from scenegen.geometry.footprint import FloorPosition
from scenegen.geometry.polyline import (
    NearestPoint,
    Point,
    aside,
    first_passing,
    nearest_point_on,
)
from scenegen.seeding import between, pick
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.walks import BODY_MM, Walk

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

BEHIND_MM, AHEAD_MM = 750, 450
"""How far behind the start a thing is that one does not pass, and how far ahead of it
the first that one passes, at least."""

CLOSE_MM = 900
"""How far beside the straight way things stand at most."""

HEAD_START, LAST_STRETCH = 900, 800
"""Free way before and behind what is in the way, millimetres."""

POOL, RARE = 110, 4
"""Places drawn for one walk; where the order of passing is asked for, one in how many
is well behind the start, as few else are that are nearer to it than the first thing."""


class CandidatePosition(NamedTuple):
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

    spot: FloorPosition
    near: int
    back: int
    far: int
    off_centre: int
    arc: int
    first: int | None
    turned: int
    is_left: bool
    is_right: bool


def places_by(
    rng: "Generator", walk: Walk, brief: PathBrief
) -> list[CandidatePosition]:
    """Places around a walk, all about as far from it."""
    if brief.kind == "blocked":
        return [_near_line(rng, walk, is_right=n % 6 == 0) for n in range(POOL)]
    least = between(rng, *AWAY_MM, 10)
    most = least * (100 + SPREAD_PCT) // 100
    if brief.kind == "passing_order":
        most = min(most, PASSED_MM)
        least = min(least, most * 100 // (100 + SPREAD_PCT))
    drawn = (_around(rng, walk, brief, between(rng, least, most)) for _ in range(POOL))
    footed = ((spot, nearest_point_on(walk.legs, spot[:2])) for spot in drawn)
    return [
        _judge(walk, brief, spot, foot)
        for spot, foot in footed
        if least <= foot.away <= most
    ]


def _around(rng: "Generator", walk: Walk, brief: PathBrief, away: int) -> FloorPosition:
    """A place at some distance from the walk, turned to it more or less."""
    is_behind = brief.kind == "passing_order" and between(rng, 1, RARE) == 1
    last = max(-BEHIND_MM, -away) if is_behind else walk.length + away
    way = between(rng, -away, last)
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
    return FloorPosition(x, y, (facing + between(rng, -300, 300, 150)) % 3600)


def _near_line(rng: "Generator", walk: Walk, *, is_right: bool) -> CandidatePosition:
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
    spot = FloorPosition(x, y, between(rng, 0, 3450, 150))
    is_on = is_right and high >= low
    near, far = (_distance(spot, point) for point in walk.points)
    centre = _distance(spot, _centre(walk))
    return CandidatePosition(
        spot, near, near, far, centre, way, None, 0, across > 0, is_on
    )


def _distance(spot: FloorPosition, point: Point) -> int:
    x, y = spot.x - point[0], spot.y - point[1]
    return round(sqrt(x * x + y * y))


def _centre(walk: Walk) -> Point:
    """Half-way between the ends of a walk, as the crow flies."""
    (ax, ay), (bx, by) = walk.points[0], walk.points[-1]
    return (ax + bx) // 2, (ay + by) // 2


def _judge(
    walk: Walk, brief: PathBrief, spot: FloorPosition, foot: NearestPoint
) -> CandidatePosition:
    """What a place is to the walker, who is nearest to it at its foot."""
    place, at_middle = spot[:2], brief.kind == "side_object"
    first = first_passing(walk.legs, place, reach=NOTICED_MM)
    marker = walk.marker if at_middle else walk.points[0]
    offset = place[0] - marker[0], place[1] - marker[1]
    turned = aside(walk.middle_leg.along, offset, side=brief.side) if at_middle else 0
    if at_middle:
        is_right = turned <= BESIDE
    else:
        is_right = foot.is_inner and first == foot.arc and foot.arc >= AHEAD_MM
    return CandidatePosition(
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


def goes_with(
    brief: PathBrief, right: CandidatePosition, other: CandidatePosition
) -> bool:
    """Whether something at another place leaves no doubt about the right one."""
    if brief.kind == "side_object":
        return other.turned >= OFF
    if brief.kind == "blocked":
        return not other.is_right
    if other.first is None:
        return other.arc <= -BEHIND_MM or other.arc > right.arc + LEAD_BESIDE_MM
    lead = LEAD_BESIDE_MM if other.is_left == right.is_left else LEAD_MM
    return other.first >= right.arc + lead
