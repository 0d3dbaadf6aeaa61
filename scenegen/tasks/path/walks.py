"""Walks on the free floor of a room: straight ones, and ones with bends."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenegen.geometry.angles import TURN, cosine, sine
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.polyline import Leg, Point, leg_at, legs_of, length_of
from scenegen.records.scene import Room
from scenegen.rooms.floor_plan import FloorPlan
from scenegen.seeding import between, pick
from scenegen.tasks.path.brief import PathBrief

if TYPE_CHECKING:
    from numpy.random import Generator

BODY_MM = 500
"""Width of the body that walks."""

END_MM = 300
"""Free floor before the first and behind the last point of a walk."""

WALL_GAP = 50

APART_MM = 300
"""Free floor between two pieces of a walk that do not join."""

BEND = (350, 1050)
"""How much a walk turns at a corner, (least, most), tenths of a degree."""

STRAIGHT_MM = 450
"""How far from the middle of a walk its next corner is at least."""

SHORTEST_LEG = 700

OFF_AXIS = 400
"""How far from the directions of the page a walk leads at most, tenths of a degree."""

SHIFTS = 12
"""Places in the room that are tried for one form of a walk."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A way over the floor, in the order of walking.

    Attributes:
        points: its corners, millimetres.
        legs: the straight pieces between them.
        middle: way from the start to M1, millimetres.
    """

    points: tuple[Point, ...]
    legs: tuple[Leg, ...]
    middle: int

    @property
    def length(self) -> int:
        """Millimetres."""
        return length_of(self.legs)

    @property
    def middle_leg(self) -> Leg:
        """The piece that M1 lies on."""
        return leg_at(self.legs, self.middle)

    @property
    def marker(self) -> Point:
        """The place of M1."""
        leg = self.middle_leg
        return leg.at(self.middle - leg.before)

    def corridor(self, width: int = BODY_MM, end: int = END_MM) -> list[Footprint]:
        """The floor that a body of some width needs, and some more at its ends."""
        return [_strip(leg, width, end) for leg in self.legs]


def _strip(leg: Leg, width: int, end: int) -> Footprint:
    from scenegen.geometry.angles import towards

    (ax, ay), (bx, by) = leg.start, leg.end
    heading = towards(bx - ax, by - ay, step=2)
    middle = FloorPosition((ax + bx) // 2, (ay + by) // 2, heading)
    return Footprint(middle, round(leg.length) + 2 * end, width)


def draw_walk(
    rng: "Generator", room: Room, plan: FloorPlan, brief: PathBrief, *, up: int
) -> Walk | None:
    """A walk of the wanted form somewhere in a room; None when it does not fit.

    Args:
        rng: the stream of the scene stage.
        room: the room.
        plan: its floor, on which the walk is free.
        brief: what is wanted.
        up: direction that is up on the page, tenths of a degree.
    """
    walk = _form(rng, brief, heading=brief.heading * (TURN // 4) + up - TURN // 4)
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


def _form(rng: "Generator", brief: PathBrief, *, heading: int) -> Walk | None:
    """A walk from the origin; the piece that matters leads towards a heading."""
    length = between(rng, *brief.length_mm)
    shares = _shares(rng, length, brief.bends)
    turns = [pick(rng, (-1, 1)) * between(rng, *BEND, 10) for _ in shares[1:]]
    middle = length * between(rng, 45, 55) // 100
    at_middle = brief.kind == "side_object"
    before = _leg_of(shares, middle) if at_middle else 0
    first = heading + between(rng, -OFF_AXIS, OFF_AXIS) - sum(turns[:before])
    points = [(0, 0)]
    for number, share in enumerate(shares):
        direction = first + sum(turns[:number])
        x, y = points[-1]
        points.append(
            (x + round(share * cosine(direction)), y + round(share * sine(direction)))
        )
    walk = Walk(tuple(points), legs_of(tuple(points)), middle)
    return walk if _is_plain(walk, at_middle=at_middle) else None


def _shares(rng: "Generator", length: int, bends: int) -> list[int]:
    """Lengths of the pieces of a walk, millimetres."""
    least = min(SHORTEST_LEG, length // (bends + 1))
    rest = length - least * (bends + 1)
    cuts = sorted(between(rng, 0, rest) for _ in range(bends))
    ends = zip([0, *cuts], [*cuts, rest], strict=True)
    return [least + end - start for start, end in ends]


def _leg_of(shares: list[int], way: int) -> int:
    """The number of the piece on which a way ends."""
    for number, share in enumerate(shares):
        if way < share:
            return number
        way -= share
    return len(shares) - 1


def _is_plain(walk: Walk, *, at_middle: bool) -> bool:
    """Whether M1 is on a straight stretch, and pieces keep away from each other."""
    leg = walk.middle_leg
    way = walk.middle - leg.before
    if at_middle and not STRAIGHT_MM <= way <= leg.length - STRAIGHT_MM:
        return False
    strips = walk.corridor(end=0)
    return not any(
        strips[one].meets(strips[other], APART_MM)
        for one in range(len(strips))
        for other in range(one + 2, len(strips))
    )


def _moved(walk: Walk, shift: Point) -> Walk:
    points = tuple((x + shift[0], y + shift[1]) for x, y in walk.points)
    return Walk(points, legs_of(points), walk.middle)
