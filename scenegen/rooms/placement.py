"""Positions that people choose for furniture: at a wall, in a corner, around a table.

Each function draws one position; the floor plan says whether it is free. Walls are
drawn by their length, so that every stretch of wall is equally likely to be furnished.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from numpy.random import Generator

from scenegen.geometry.angles import cosine, sine, towards
from scenegen.geometry.footprint import FloorPoint, FloorPosition, Footprint
from scenegen.records.scene import Opening, Room
from scenegen.seeding import between, pick

GRID = 50
"""Free-standing objects are placed on multiples of this many millimetres."""

SKIRTING_GAP = 30


class Wall(NamedTuple):
    """A straight piece of wall; walls are axis-aligned, so all measures are exact.

    Attributes:
        x, y: its first corner, millimetres; the room is on its left.
        along: heading from its first to its second corner, tenths of a degree.
        inward: heading into the room.
        length: of its inner face, millimetres.
    """

    x: int
    y: int
    along: int
    inward: int
    length: int

    def along_to(self, position: FloorPosition) -> int:
        """How far along the wall a position lies, millimetres from its first corner."""
        return self._in_direction(self.along, position.x, position.y)

    def inward_to(self, position: FloorPosition) -> int:
        """How far from the wall a position lies, millimetres into the room."""
        return self._in_direction(self.inward, position.x, position.y)

    def reach_of(self, corners: Iterable[FloorPoint]) -> tuple[int, int, int]:
        """Least and most distance along the wall, and the least from it, of points."""
        points = tuple(corners)
        along = [self._in_direction(self.along, x, y) for x, y in points]
        inward = [self._in_direction(self.inward, x, y) for x, y in points]
        return min(along), max(along), min(inward)

    def _in_direction(self, heading_tenths: int, x: int, y: int) -> int:
        cos, sin = cosine(heading_tenths), sine(heading_tenths)
        return round((x - self.x) * cos + (y - self.y) * sin)


def walls_of(room: Room) -> tuple[Wall, ...]:
    """The walls of a room, counter-clockwise."""
    return _walls_along(room.outline_mm)


@lru_cache(maxsize=64)
def _walls_along(corners: tuple[tuple[int, int], ...]) -> tuple[Wall, ...]:
    """The walls between the corners of an outline; asked for over and over."""
    walls = []
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        along = towards(bx - ax, by - ay, step=900)
        length = abs(bx - ax) + abs(by - ay)
        walls.append(Wall(ax, ay, along, (along + 900) % 3600, length))
    return tuple(walls)


def at_opening(room: Room, opening: Opening) -> FloorPosition:
    """On the face of the wall below the middle of an opening, facing the room."""
    wall = walls_of(room)[opening.wall]
    along = opening.offset_mm + opening.width_mm // 2
    start = FloorPosition(wall.x, wall.y, wall.along).offset(along, 0)
    return start._replace(heading_tenths=wall.inward)


def at_wall(rng: Generator, room: Room, depth: int, width: int) -> FloorPosition | None:
    """With its back to a wall, facing the room; None when that wall is too short."""
    walls = walls_of(room)
    reach = int(rng.integers(sum(wall.length for wall in walls)))
    for wall in walls:
        if reach < wall.length:
            break
        reach -= wall.length
    room_left = wall.length - width - 2 * SKIRTING_GAP
    if room_left < 0:
        return None
    along = SKIRTING_GAP + width // 2 + between(rng, 0, room_left)
    start = FloorPosition(wall.x, wall.y, wall.along).offset(along, 0)
    facing = FloorPosition(start.x, start.y, wall.inward)
    return facing.offset(SKIRTING_GAP + (depth + 1) // 2, 0)


def in_corner(rng: Generator, room: Room, depth: int, width: int) -> FloorPosition:
    """Near a corner of the outline, with its back to one of the two walls."""
    walls = walls_of(room)
    wall = pick(rng, walls)
    gap = between(rng, 60, 200)
    start = FloorPosition(wall.x, wall.y, wall.along).offset(gap + width // 2, 0)
    return FloorPosition(start.x, start.y, wall.inward).offset(gap + depth // 2, 0)


def in_open(rng: Generator, room: Room) -> FloorPosition:
    """Anywhere, turned at random in steps of 15 degrees."""
    xs = [x for x, _ in room.outline_mm]
    ys = [y for _, y in room.outline_mm]
    return FloorPosition(
        between(rng, min(xs), max(xs), GRID),
        between(rng, min(ys), max(ys), GRID),
        between(rng, 0, 3450, 150),
    )


def before(
    rng: Generator, host: Footprint, depth: int, *, gap: tuple[int, int]
) -> FloorPosition:
    """In front of a host, facing it."""
    forward = host.length // 2 + between(rng, *gap) + depth // 2
    left = between(rng, -host.width // 6, host.width // 6)
    return host.spot.offset(forward, left).turned(1800)


def around(rng: Generator, host: Footprint, depth: int, width: int) -> FloorPosition:
    """At a side of a table, facing it, slightly turned as people leave chairs."""
    side = int(rng.integers(4))
    ends = (host.width, host.length)
    span, reach = ends if side % 2 == 0 else ends[::-1]
    seats = max(1, span // (width + 80))
    pitch = span // seats
    seat = int(rng.integers(seats))
    shift = (2 * seat + 1 - seats) * pitch // 2
    outward = host.spot.turned(900 * side)
    away = outward.offset(reach // 2 + between(rng, 40, 160) + depth // 2, shift)
    return away.turned(1800 + between(rng, -60, 60))
