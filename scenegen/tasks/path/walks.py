"""Walks on the free floor of a room: straight ones, and ones with bends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scenegen.geometry.angles import cosine, sine, towards
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.polyline import Leg, Point, leg_at, legs_of, length_of
from scenegen.records.scene import Room
from scenegen.rooms.floor_plan import FloorPlan
from scenegen.seeding import between, pick

if TYPE_CHECKING:
    from numpy.random import Generator

BODY_MM = 500
"""Width of the body that walks."""

END_MM = 300
"""Free floor before the first and behind the last point of a walk."""

WALL_GAP = 50
"""Free floor between the body and a wall, millimetres."""

APART_MM = 300
"""Free floor between two legs of a walk that do not join."""

BEND = (350, 1050)
"""How much a walk turns at a corner, (least, most), tenths of a degree."""

STRAIGHT_MM = 450
"""Distance from M1 to the next corner of the walk, at least."""

SHORTEST_LEG = 700
"""Length of a leg, millimetres, at least, where the length of the walk allows it."""

OFF_AXIS = 400
"""How far from the directions of the page a walk leads at most, tenths of a degree."""

SHIFTS = 12
"""Positions in the room that are tried for one shape of a walk."""


class WalkForm(NamedTuple):
    """What a walk has to be like.

    Attributes:
        length_mm: (least, most).
        bends: number of its corners.
        heading: direction of the leg that matters within `OFF_AXIS`, tenths of a
            degree: the leg of M1 when the walk has a marker, else the first one.
        has_marker: whether M1 is marked on it, with a straight stretch around.
    """

    length_mm: tuple[int, int]
    bends: int
    heading: int
    has_marker: bool


@dataclass(frozen=True, slots=True)
class Walk:
    """A polyline on the floor, in the order of walking.

    Attributes:
        points: its corners, millimetres.
        legs: the straight pieces between them.
        middle: way from the start to M1, millimetres.
    """

    points: tuple[Point, ...]
    legs: tuple[Leg, ...]
    middle: int

    @classmethod
    def of(cls, points: tuple[Point, ...]) -> Walk:
        """A walk with M1 half-way."""
        legs = legs_of(points)
        return cls(points, legs, length_of(legs) // 2)

    @property
    def length(self) -> int:
        """Millimetres."""
        return length_of(self.legs)

    @property
    def middle_leg(self) -> Leg:
        """The leg that M1 lies on."""
        return leg_at(self.legs, self.middle)

    @property
    def marker(self) -> Point:
        """The position of M1."""
        leg = self.middle_leg
        return leg.at(self.middle - leg.before)

    def corridor(self, width: int = BODY_MM, end: int = END_MM) -> list[Footprint]:
        """The floor that a body sweeps, one rectangle for each leg.

        Args:
            width: of the body, millimetres.
            end: how far a rectangle reaches beyond both ends of its leg.
        """
        return [_strip(leg, width, end) for leg in self.legs]


def _strip(leg: Leg, width: int, end: int) -> Footprint:
    (ax, ay), (bx, by) = leg.start, leg.end
    heading = towards(bx - ax, by - ay, step=2)
    middle = FloorPosition((ax + bx) // 2, (ay + by) // 2, heading)
    return Footprint(middle, round(leg.length) + 2 * end, width)


def draw_walk(
    rng: Generator, room: Room, plan: FloorPlan, form: WalkForm
) -> Walk | None:
    """A walk of some form somewhere in a room; None when it does not fit.

    The shape is drawn first, at the origin, and dropped when it crosses itself. Only
    then is it shifted: the shifts that keep its bounding box inside that of the room
    are known, so no draw is wasted on the others. Nothing is repaired, since a repaired
    walk would no longer have the length, the bends and the heading that fall to the
    unit; the caller draws another shape instead.

    Args:
        rng: the stream of the scene stage.
        room: the room.
        plan: its floor, on which the walk must be free.
        form: what the walk has to be like.
    """
    walk = _shape(rng, form)
    if walk is None:
        return None
    xs, ys = zip(*walk.points, strict=True)
    floor_xs, floor_ys = zip(*room.outline_mm, strict=True)
    gap = BODY_MM // 2 + WALL_GAP
    west, east = min(floor_xs) + gap - min(xs), max(floor_xs) - gap - max(xs)
    south, north = min(floor_ys) + gap - min(ys), max(floor_ys) - gap - max(ys)
    if west > east or south > north:
        return None
    for _ in range(SHIFTS):
        shift = between(rng, west, east), between(rng, south, north)
        moved = _moved(walk, shift)
        if all(plan.has_room(each, 0, WALL_GAP) for each in moved.corridor()):
            return moved
    return None


def _shape(rng: Generator, form: WalkForm) -> Walk | None:
    """A walk from the origin; None when it crosses itself or bends at M1."""
    length = between(rng, *form.length_mm)
    shares = _shares(rng, length, form.bends)
    turns = [pick(rng, (-1, 1)) * between(rng, *BEND, 10) for _ in shares[1:]]
    middle = length * between(rng, 45, 55) // 100
    # The heading is given for the leg of M1; the first leg precedes its turns.
    before = _leg_of(shares, middle) if form.has_marker else 0
    first = form.heading + between(rng, -OFF_AXIS, OFF_AXIS) - sum(turns[:before])
    points = [(0, 0)]
    for number, share in enumerate(shares):
        direction = first + sum(turns[:number])
        x, y = points[-1]
        points.append(
            (x + round(share * cosine(direction)), y + round(share * sine(direction)))
        )
    walk = Walk(tuple(points), legs_of(tuple(points)), middle)
    return walk if _is_clear(walk, has_marker=form.has_marker) else None


def _shares(rng: Generator, length: int, bends: int) -> list[int]:
    """Lengths of the legs of a walk, millimetres.

    Each leg gets the least length; sorted cuts divide the rest uniformly among them.
    """
    least = min(SHORTEST_LEG, length // (bends + 1))
    rest = length - least * (bends + 1)
    cuts = sorted(between(rng, 0, rest) for _ in range(bends))
    ends = zip([0, *cuts], [*cuts, rest], strict=True)
    return [least + end - start for start, end in ends]


def _leg_of(shares: list[int], way: int) -> int:
    """The number of the leg on which a way ends."""
    for number, share in enumerate(shares):
        if way < share:
            return number
        way -= share
    return len(shares) - 1


def _is_clear(walk: Walk, *, has_marker: bool) -> bool:
    """Whether M1 is on a straight stretch, and legs keep away from each other."""
    leg = walk.middle_leg
    way = walk.middle - leg.before
    if has_marker and not STRAIGHT_MM <= way <= leg.length - STRAIGHT_MM:
        return False
    return not crosses_itself(walk)


def crosses_itself(walk: Walk) -> bool:
    """Whether two legs that do not join come near to each other."""
    strips = walk.corridor(end=0)
    return any(
        strips[one].meets(strips[other], APART_MM)
        for one in range(len(strips))
        for other in range(one + 2, len(strips))
    )


def _moved(walk: Walk, shift: Point) -> Walk:
    points = tuple((x + shift[0], y + shift[1]) for x, y in walk.points)
    return Walk(points, legs_of(points), walk.middle)
