"""Floor positions around a walk that the objects of a question may take.

A question must not be answerable by "the nearest to the line", so all its objects are
about equally far from the walk. Candidates are therefore drawn in a narrow band around
it, and described by what a shortcut could look at: distances to the marker, the ends
and the centre, the side, and where the walk passes them. `target_search` then picks
those of which the right one is as near, as central and as far out as the slot wants.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from scenegen.geometry.angles import towards
from scenegen.geometry.footprint import FloorPosition
from scenegen.geometry.polyline import (
    Leg,
    NearestPoint,
    Point,
    first_passing,
    leg_at,
    nearest_point_on,
)
from scenegen.seeding import between, pick
from scenegen.tasks.path.walks import Walk

if TYPE_CHECKING:
    from numpy.random import Generator

SPREAD_PCT = 23
"""How much farther from the walk than the nearest of the four another may be."""

AWAY_MM = (950, 1500)
"""From the walk to the nearest of the four, (least, most)."""

NOTICED_MM = 1500
"""Within this distance an object might be said to be passed, millimetres."""

BEHIND_MM = 750
"""How far behind the start an object is that is not passed, at least."""

GAP_MM = 120
"""Free floor between two objects of a question, at least."""

POOL = 110
"""Candidates that are drawn for one walk."""


class CandidatePosition(NamedTuple):
    """A floor position, and what a question could be answered from there.

    Attributes:
        position: with the object facing the walk, more or less.
        to_marker: distance to the marker, M1 or the start, millimetres.
        to_start, to_end: distances to the ends of the walk.
        to_centre: distance to the point half-way between its ends.
        arc: how far along the walk it is.
        first: how far along the walk it is first passed; None for never.
        is_left: of the walk where that is nearest.
        turned: how far off square to the walker it is at M1, on the asked side, see
            `aside`; 0 where no side is asked for.
        is_right: whether it may be the answer.
    """

    position: FloorPosition
    to_marker: int
    to_start: int
    to_end: int
    to_centre: int
    arc: int
    first: int | None
    is_left: bool
    turned: int = 0
    is_right: bool = False


class DistanceBand(NamedTuple):
    """How far from a walk objects may be, millimetres.

    Attributes:
        least, most: both included.
        behind_in: one in so many is well behind the start; 0 for none.
    """

    least: int
    most: int
    behind_in: int = 0


def distance_band(rng: Generator) -> DistanceBand:
    """A narrow band, itself at a random distance."""
    least = between(rng, *AWAY_MM, 10)
    return DistanceBand(least, least * (100 + SPREAD_PCT) // 100)


def draw_around(
    rng: Generator, walk: Walk, band: DistanceBand, marker: Point
) -> Iterator[tuple[CandidatePosition, NearestPoint]]:
    """Candidates in a band around a walk, each with the point nearest to it.

    A candidate is drawn beside one leg, or on an arc around an end. At a bend another
    leg may be nearer to it than was drawn; what is out of the band then is dropped.
    """
    for _ in range(POOL):
        position = _draw_beside(rng, walk, between(rng, band.least, band.most), band)
        foot = nearest_point_on(walk.legs, position[:2])
        if band.least <= foot.away <= band.most:
            yield _candidate(walk, position, foot, marker), foot


def _draw_beside(
    rng: Generator, walk: Walk, away: int, band: DistanceBand
) -> FloorPosition:
    """A position at some distance from the walk, turned to it more or less."""
    is_behind = band.behind_in > 0 and between(rng, 1, band.behind_in) == 1
    last = max(-BEHIND_MM, -away) if is_behind else walk.length + away
    way = between(rng, -away, last)
    leg = leg_at(walk.legs, way)
    forward = way - leg.before
    beyond = max(-way, way - walk.length, 0)
    across = round(sqrt(away * away - beyond * beyond)) * pick(rng, (-1, 1))
    x, y = beside(leg, forward, across)
    foot = leg.at(min(max(forward, 0), leg.length))
    facing = towards(foot[0] - x, foot[1] - y)
    return FloorPosition(x, y, (facing + between(rng, -300, 300, 150)) % 3600)


def _candidate(
    walk: Walk, position: FloorPosition, foot: NearestPoint, marker: Point
) -> CandidatePosition:
    place = position[:2]
    leg = leg_at(walk.legs, foot.arc)
    dx, dy = leg.along
    return CandidatePosition(
        position=position,
        to_marker=distance(position, marker),
        to_start=distance(position, walk.points[0]),
        to_end=distance(position, walk.points[-1]),
        to_centre=distance(position, centre_of(walk)),
        arc=foot.arc,
        first=first_passing(walk.legs, place, reach=NOTICED_MM),
        is_left=dx * (place[1] - leg.start[1]) - dy * (place[0] - leg.start[0]) > 0,
    )


def beside(leg: Leg, forward: float, across: int) -> Point:
    """The point that is so far along a leg, and so far to its left, millimetres."""
    x, y = leg.at(forward)
    dx, dy = leg.along
    return x - round(dy * across / leg.length), y + round(dx * across / leg.length)


def distance(position: FloorPosition, point: Point) -> int:
    """In a straight line, millimetres."""
    x, y = position.x - point[0], position.y - point[1]
    return round(sqrt(x * x + y * y))


def centre_of(walk: Walk) -> Point:
    """Half-way between the ends of a walk, in a straight line."""
    (ax, ay), (bx, by) = walk.points[0], walk.points[-1]
    return (ax + bx) // 2, (ay + by) // 2
