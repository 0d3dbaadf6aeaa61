"""Points beside a walk: how far along it they are, and how far away.

Points are whole millimetres on the floor; lengths are sums of square roots, rounded to
millimetres at the end.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from scenegen.geometry.angles import difference, towards

Point = tuple[int, int]


class NearestPoint(NamedTuple):
    """Where a walk is nearest to a point.

    Attributes:
        arc: way along the walk, millimetres; below 0 for what lies behind the start,
            beyond the length for what lies past the end.
        away: from there to the point, millimetres.
        is_inner: whether it is not one of the two ends.
    """

    arc: int
    away: int
    is_inner: bool


@dataclass(frozen=True, slots=True)
class Leg:
    """A straight piece of a walk.

    Attributes:
        start, end: its ends.
        before: way from the start of the walk to it, millimetres.
        length: millimetres.
    """

    start: Point
    end: Point
    before: float
    length: float

    @property
    def along(self) -> Point:
        """From its start to its end, millimetres."""
        return self.end[0] - self.start[0], self.end[1] - self.start[1]

    def at(self, way: float) -> Point:
        """The point that is so many millimetres behind its start."""
        x, y = self.along
        part = way / self.length
        return self.start[0] + round(x * part), self.start[1] + round(y * part)

    def forward_to(self, place: Point) -> float:
        """Way from its start to the foot of the perpendicular of a point, any sign."""
        x, y = self.along
        return (
            x * (place[0] - self.start[0]) + y * (place[1] - self.start[1])
        ) / self.length


def legs_of(points: tuple[Point, ...]) -> tuple[Leg, ...]:
    """The straight pieces between the corners of a walk."""
    legs: list[Leg] = []
    before = 0.0
    for start, end in pairwise(points):
        x, y = end[0] - start[0], end[1] - start[1]
        leg = Leg(start, end, before, sqrt(x * x + y * y))
        legs.append(leg)
        before += leg.length
    return tuple(legs)


def length_of(legs: tuple[Leg, ...]) -> int:
    """Of a walk, millimetres."""
    return round(legs[-1].before + legs[-1].length)


def leg_at(legs: tuple[Leg, ...], way: int) -> Leg:
    """The piece on which a walker is after so many millimetres."""
    for leg in legs:
        if way < leg.before + leg.length:
            return leg
    return legs[-1]


def nearest_point_on(legs: tuple[Leg, ...], place: Point) -> NearestPoint:
    """The point of a walk nearest to another one; the first of several."""
    feet = [_foot(legs, number, place) for number in range(len(legs))]
    return min(feet, key=lambda foot: foot.away)


def first_passing(legs: tuple[Leg, ...], place: Point, *, reach: int) -> int | None:
    """How far along a walk a point is first right beside the walker.

    Args:
        legs: of the walk.
        place: millimetres.
        reach: what is farther away than this, in millimetres, is not passed.

    Returns:
        None when it is never passed.
    """
    for number in range(len(legs)):
        foot = _foot(legs, number, place)
        if foot.is_inner and foot.away <= reach:
            return foot.arc
    return None


def _foot(legs: tuple[Leg, ...], number: int, place: Point) -> NearestPoint:
    """The point of one leg that is nearest to another one."""
    leg = legs[number]
    way = leg.forward_to(place)
    held = min(max(way, 0.0), leg.length)
    x, y = leg.along
    dx = place[0] - leg.start[0] - x * held / leg.length
    dy = place[1] - leg.start[1] - y * held / leg.length
    is_behind = number == 0 and way <= 0
    is_past = number == len(legs) - 1 and way >= leg.length
    shown = way if is_behind or is_past else held
    return NearestPoint(
        round(leg.before + shown),
        round(sqrt(dx * dx + dy * dy)),
        not (is_behind or is_past),
    )


def aside(along: Point, offset: Point, *, side: str) -> int:
    """How far off square to one side something is, tenths of a degree.

    Args:
        along: direction of walking.
        offset: from the walker to the object.
        side: "left" or "right".

    Returns:
        0 when it is right beside the walker on that side, 900 straight ahead or
        behind, up to 1800 on the other side; in steps of 0.2 degrees.
    """
    sign = 1 if side == "left" else -1
    square = (-along[1] * sign, along[0] * sign)
    dot = square[0] * offset[0] + square[1] * offset[1]
    cross = square[0] * offset[1] - square[1] * offset[0]
    return abs(difference(towards(dot, cross, step=2), 0))
