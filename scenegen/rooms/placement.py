"""Places that people choose for things: at a wall, in a corner, beside, around, facing.

Each function draws one spot; whether it is free is asked of the floor plan.
"""

from functools import lru_cache
from typing import NamedTuple

from numpy.random import Generator

from scenegen.geometry.angles import towards
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.seeding import between, pick

GRID = 50
"""Free-standing things are placed on multiples of this many millimetres."""

SKIRTING_GAP = 30


class Wall(NamedTuple):
    """A straight piece of wall: where it starts, where it runs, and its inner side."""

    x: int
    y: int
    along: int
    inward: int
    length: int


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
