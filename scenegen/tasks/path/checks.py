"""By how much the answer about a walk holds, and whether the views show what it needs.

Doubtful items are rejected: on the floor plan first, then in the rasterized views.
These bounds are a little laxer than those by which positions are chosen, so that
rounding and the perturbed control seldom reject what was placed with care.

All angles are tenths of a degree, all lengths millimetres on the floor.
"""

from dataclasses import dataclass

import numpy as np

from scenegen.errors import Rejected
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.polyline import (
    Leg,
    Point,
    aside,
    first_passing,
    legs_of,
    nearest_point_on,
)
from scenegen.geometry.pose import Vector
from scenegen.records.rig import DISC_SHARE, Rig, Route
from scenegen.records.scene import Entity
from scenegen.records.visibility import Sighting, ViewVisibility
from scenegen.tasks.phrases import sighting_of
from scenegen.tasks.showing import clear_pct, share_pcm

BODY_MM = 500
"""Width of the body that walks."""

BESIDE, OFF = 350, 600
"""What is beside a walker is turned no more from square than this; what is not, at
least so much."""

PASSED_MM, NOTICED_MM = 1200, 1400
"""How far from the walk the first object is at most, and how near anything is that
might be said to be passed."""

INSIDE_MM = 150
"""Way from where the walk passes the first object to both of its ends, at least: what
is beside the very start or end is hardly passed."""

LEAD_MM = 800
"""How much earlier than all others the first object is passed, at least."""

BEHIND_MM, REST_BEHIND_MM = 700, 250
"""How far behind the start the middle and the nearest part of something are that is not
passed, at least."""

OVERLAP_MM, CLEAR_MM = 150, 200
"""How far an object reaches into the way, or stays out of it, at least."""

# Reasons are stored with rejected attempts, so their texts stay as they are.
NOT_BESIDE = "not_beside"
RIM = 1.18
"""How much larger a disc of the walk is with its rim."""

NOT_FIRST = "not_first"
NOT_CLEARLY_FREE = "not_clearly_free"
UNCLEAR_ON_MAP = "unclear_on_map"
NOT_SHOWN = "not_shown"
"""The imagined view, which is not among the pictures, shows too little of the right
object."""

DISTRACTOR_SHOWN = "distractor_shown"
SHOWN_FROM_END = "shown_from_end"


@dataclass(frozen=True, slots=True)
class EntityExtent:
    """The bounding box of an object, on the floor.

    Attributes:
        place: its middle.
        heading: direction of its length.
        length, width: along and across that direction.
    """

    place: Point
    heading: int
    length: int
    width: int

    def reach(self, along: tuple[float, float]) -> float:
        """Half of its extent in a direction of length 1."""
        cos, sin = cosine(self.heading), sine(self.heading)
        ahead = abs(along[0] * cos + along[1] * sin)
        across = abs(along[1] * cos - along[0] * sin)
        return (self.length * ahead + self.width * across) / 2


def entity_extent(entity: Entity, size_mm: tuple[int, ...]) -> EntityExtent:
    """The floor that an entity of some size covers."""
    x, y, _ = entity.position_mm
    return EntityExtent((x, y), entity.heading_tenths, size_mm[0], size_mm[1])


@dataclass(frozen=True, slots=True)
class WalkSurroundings:
    """A walk and what is around it.

    Attributes:
        route: the walk, as the map shows it.
        right: the right object.
        others: the other objects that options name.
    """

    route: Route
    right: EntityExtent
    others: tuple[EntityExtent, ...]


def route_of(rig: Rig) -> Route:
    """The walk that the map of a rig shows."""
    (route,) = (view.route for view in rig.views if view.route is not None)
    return route


def walk_of(route: Route) -> tuple[Leg, ...]:
    """Its legs in the order of walking."""
    points = route.points_mm
    return legs_of(points[::-1] if route.is_reversed else points)


def check_side(
    route: Route, right: EntityExtent, others: tuple[EntityExtent, ...], *, side: str
) -> int:
    """The turn at M1 by which another object would be as much on that side.

    Raises:
        Rejected: NOT_BESIDE.
    """
    if route.middle_mm is None:
        raise Rejected(NOT_BESIDE)
    middle, legs = route.middle_mm, walk_of(route)
    way = nearest_point_on(legs, middle).arc
    leg = next(each for each in reversed(legs) if way >= each.before)

    def turned(extent: EntityExtent) -> int:
        offset = extent.place[0] - middle[0], extent.place[1] - middle[1]
        return aside(leg.along, offset, side=side)

    best, next_best = turned(right), min(turned(each) for each in others)
    if best > BESIDE or next_best < OFF:
        raise Rejected(NOT_BESIDE)
    return (next_best - best) // 2


def check_order(
    route: Route, right: EntityExtent, others: tuple[EntityExtent, ...]
) -> int:
    """How much earlier the right object is passed than any other.

    Raises:
        Rejected: NOT_FIRST.
    """
    legs = walk_of(route)
    foot = nearest_point_on(legs, right.place)
    first = first_passing(legs, right.place, reach=NOTICED_MM)
    if not foot.is_inner or foot.away > PASSED_MM or first != foot.arc:
        raise Rejected(NOT_FIRST)
    whole = legs[-1].before + legs[-1].length
    if min(foot.arc, whole - foot.arc) < INSIDE_MM:
        raise Rejected(NOT_FIRST)
    leads = [_passed_at(legs, each) - foot.arc for each in others]
    if min(leads) < LEAD_MM:
        raise Rejected(NOT_FIRST)
    return min(leads)


def _passed_at(legs: tuple[Leg, ...], extent: EntityExtent) -> int:
    """The way to where an object is passed; twice the walk for what never is.

    Raises:
        Rejected: NOT_FIRST when it is little behind the start, however far aside.
    """
    foot = nearest_point_on(legs, extent.place)
    x, y = legs[0].along
    ahead = extent.reach((x / legs[0].length, y / legs[0].length))
    least = max(BEHIND_MM, ahead + REST_BEHIND_MM)
    if -least < foot.arc <= 0:
        raise Rejected(NOT_FIRST)
    first = first_passing(legs, extent.place, reach=NOTICED_MM)
    if first is not None:
        return first
    return round(2 * (legs[-1].before + legs[-1].length))


def check_way(
    leg: Leg, blocking: tuple[EntityExtent, ...], others: tuple[EntityExtent, ...]
) -> int:
    """How far objects reach into a straight way or stay out of it, the least of them.

    Raises:
        Rejected: NOT_CLEARLY_FREE.
    """
    inside = [_intrusion(leg, each) for each in blocking]
    outside = [-_intrusion(leg, each) for each in others]
    if min(inside, default=OVERLAP_MM) < OVERLAP_MM:
        raise Rejected(NOT_CLEARLY_FREE)
    if min(outside, default=CLEAR_MM) < CLEAR_MM:
        raise Rejected(NOT_CLEARLY_FREE)
    return min([*inside, *outside])


def _intrusion(leg: Leg, extent: EntityExtent) -> int:
    """How far an object reaches into the way; negative: how far it stays out of it."""
    x, y = leg.along
    along = (x / leg.length, y / leg.length)
    dx, dy = extent.place[0] - leg.start[0], extent.place[1] - leg.start[1]
    forward = along[0] * dx + along[1] * dy
    across = abs(along[0] * dy - along[1] * dx)
    half = BODY_MM / 2
    beside = half + extent.reach((-along[1], along[0])) - across
    reach = extent.reach(along)
    return round(min(beside, forward + reach, leg.length - forward + reach))


def check_map(
    page: ViewVisibility, asked: tuple[int, ...], *, least_pcm: int, clear_percent: int
) -> None:
    """The map shows each of the options' objects, whole and hardly occluded.

    What a disc of the walk covers counts as occluded.

    Args:
        page: the map.
        asked: ids of the objects; 0 where an option names none.
        least_pcm: share of the map that each fills, per cent mille, at least.
        clear_percent: part of its outline that shows, at least.

    Raises:
        Rejected: UNCLEAR_ON_MAP.
    """
    for number in filter(None, asked):
        seen = sighting_of(page, number)
        if (
            seen is None
            or seen.touches_border
            or share_pcm(seen, page) < least_pcm
            or 100 * (seen.visible_px - _below_discs(page, number))
            < clear_percent * seen.amodal_px
        ):
            raise Rejected(UNCLEAR_ON_MAP)


def _below_discs(page: ViewVisibility, number: int) -> int:
    """Pixels of an object that the discs of the walk are painted over."""
    route, size = page.view.route, page.ids.shape[0]
    if route is None:
        return 0
    places = [route.points_mm[0], route.points_mm[-1]]
    if route.middle_mm is not None:
        places.append(route.middle_mm)
    rows, columns = np.nonzero(page.ids == number)
    covered = np.zeros(len(rows), dtype=np.bool_)
    reach = RIM * DISC_SHARE * size
    for x, y in places:
        at = page.view.camera(size).project(Vector(x / 1000, y / 1000, 0.0))
        u, v = columns + 0.5 - at.u, rows + 0.5 - at.v
        covered |= u * u + v * v < reach * reach
    return int(np.count_nonzero(covered))


def check_shows_only(side: ViewVisibility, asked: tuple[int, ...], right: int) -> None:
    """The imagined view shows not a pixel of an option's object that is not right.

    Raises:
        Rejected: DISTRACTOR_SHOWN.
    """
    if any(side.visible_px(each) for each in asked if each != right):
        raise Rejected(DISTRACTOR_SHOWN)


def shown_from_walk(
    side: ViewVisibility, right: int, *, least_pcm: int, clear_percent: int
) -> Sighting:
    """What the imagined view shows of the right object.

    Raises:
        Rejected: NOT_SHOWN when that is too little.
    """
    seen = sighting_of(side, right)
    if (
        seen is None
        or share_pcm(seen, side) < least_pcm
        or clear_pct(seen) < clear_percent
    ):
        raise Rejected(NOT_SHOWN)
    return seen


def check_hidden_from_ends(visible: tuple[ViewVisibility, ...], right: int) -> None:
    """The pictures from the ends of the walk do not show the right object.

    Raises:
        Rejected: SHOWN_FROM_END.
    """
    if any(seen.visible_px(right) for seen in visible if not seen.view.is_map):
        raise Rejected(SHOWN_FROM_END)
