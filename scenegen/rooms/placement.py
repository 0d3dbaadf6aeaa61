"""Positions that people choose for furniture: at a wall, in a corner, around a table.

Each function draws one position; the floor plan says whether it is free. Along walls
nothing is drawn blindly: what is there already leaves free stretches, and an object is
placed in one that is long enough, so that a nearly full wall still takes a last chair.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.geometry.angles import QUARTER, towards
from scenegen.geometry.footprint import Box, FloorPosition, Footprint
from scenegen.geometry.polygons import Rectangle, lies_inside
from scenegen.records.scene import Opening, Room
from scenegen.seeding import between, pick

GRID = 50
"""Free-standing objects are placed on multiples of this many millimetres."""

SKIRTING_GAP = 30

CORNER_GAP = 200
"""Free wall next to a corner that projects into the room, millimetres."""

ELBOWS = 105
"""Room between two who sit side by side at a table, millimetres."""


Extent = tuple[int, int, int, int]
"""Least and most distance along a wall, least and most from it, millimetres."""


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

    def extent_of(self, box: Box) -> Extent:
        """A box as the wall has it before it: walls are axis-aligned, so it stays one.

        Args:
            box: around something on the floor.
        """
        west, south, east, north = box
        if self.along == 0:
            return west - self.x, east - self.x, south - self.y, north - self.y
        if self.along == QUARTER:
            return south - self.y, north - self.y, self.x - east, self.x - west
        if self.along == 2 * QUARTER:
            return self.x - east, self.x - west, self.y - north, self.y - south
        return self.y - north, self.y - south, west - self.x, east - self.x

    def _in_direction(self, heading_tenths: int, x: int, y: int) -> int:
        if heading_tenths == 0:
            return x - self.x
        if heading_tenths == QUARTER:
            return y - self.y
        return self.x - x if heading_tenths == 2 * QUARTER else self.y - y


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


def is_projecting(wall: Wall, following: Wall) -> bool:
    """Whether the corner between a wall and the next one projects into the room."""
    return (following.along - wall.along) % 3600 == 2700


class OpenBox(NamedTuple):
    """A rectangle along the axes, millimetres."""

    west: int
    south: int
    east: int
    north: int

    @property
    def middle(self) -> tuple[int, int]:
        """Its centre."""
        return (self.west + self.east) // 2, (self.south + self.north) // 2

    @property
    def is_long(self) -> bool:
        """Whether it is at least as long along x as along y."""
        return self.east - self.west >= self.north - self.south


@lru_cache(maxsize=64)
def open_box(outline_mm: tuple[tuple[int, int], ...]) -> OpenBox:
    """The largest rectangle in an outline.

    Its sides lie on the lines of the walls, so all pairs of them are tried, and the few
    points where those lines cross decide what is inside.
    """
    xs, ys = (sorted({corner[axis] for corner in outline_mm}) for axis in (0, 1))
    outline = np.array(outline_mm, dtype=np.int64)
    best, found = 0, OpenBox(0, 0, 0, 0)
    for west, east in combinations(xs, 2):
        for south, north in combinations(ys, 2):
            box = OpenBox(west, south, east, north)
            sides = Rectangle(*box.middle, 1.0, 0.0, east - west, north - south)
            area = (east - west) * (north - south)
            if area > best and lies_inside(sides, 0, outline):
                best, found = area, box
    return found


def open_middle(outline_mm: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """The middle of the largest rectangle in an outline, millimetres.

    The middle of the box around an L or a T may lie in a wall; this one never does.
    """
    return open_box(outline_mm).middle


def at_opening(room: Room, opening: Opening) -> FloorPosition:
    """On the face of the wall below the middle of an opening, facing the room."""
    wall = walls_of(room)[opening.wall]
    along = opening.offset_mm + opening.width_mm // 2
    start = FloorPosition(wall.x, wall.y, wall.along).offset(along, 0)
    return start._replace(heading_tenths=wall.inward)


class Stretch(NamedTuple):
    """A free piece of a wall, millimetres from its first corner."""

    wall: Wall
    start: int
    end: int

    @property
    def length(self) -> int:
        """Millimetres."""
        return self.end - self.start


def gaps_between(
    wall: Wall, blocked: Iterable[tuple[int, int]], margin: int
) -> list[Stretch]:
    """What some intervals leave free of a wall.

    Args:
        wall: the wall.
        blocked: (start, end) along it, in any order; they may overlap.
        margin: that is left free at both ends of the wall, millimetres.
    """
    free, start = [], margin
    for low, high in sorted(blocked):
        if low > start:
            free.append(Stretch(wall, start, min(low, wall.length - margin)))
        start = max(start, high)
    free.append(Stretch(wall, start, wall.length - margin))
    return [each for each in free if each.length > 0]


def short_of_corners(room: Room, stretches: Iterable[Stretch]) -> list[Stretch]:
    """What is left of stretches where corners that project into the room stay bare.

    Furniture that ends flush with such a corner looks as if it stuck out.
    """
    bare = _bare_ends(walls_of(room))
    if not bare:
        return list(stretches)
    kept = []
    for wall, start, end in stretches:
        at_start, at_end = bare[wall]
        if at_start:
            start = max(start, CORNER_GAP)
        if at_end:
            end = min(end, wall.length - CORNER_GAP)
        if start < end:
            kept.append(Stretch(wall, start, end))
    return kept


@lru_cache(maxsize=64)
def _bare_ends(walls: tuple[Wall, ...]) -> Mapping[Wall, tuple[bool, bool]]:
    """Whether corners at the start and the end of each wall project; empty if none."""
    befores, afters = walls[-1:] + walls[:-1], walls[1:] + walls[:1]
    ends = {
        wall: (is_projecting(before, wall), is_projecting(wall, after))
        for before, wall, after in zip(befores, walls, afters, strict=True)
    }
    has_any = any(any(each) for each in ends.values())
    return MappingProxyType(ends if has_any else {})


def along_stretch(
    rng: Generator, stretches: Sequence[Stretch], width: int, *, is_centred: bool
) -> FloorPosition | None:
    """On the face of a wall, facing the room, where something of a width fits.

    A stretch is drawn by the room that it leaves, so that every position is about as
    likely as every other. People push furniture against what is there already: half
    the time the object goes to an end of its stretch.

    Args:
        rng: the stream of the scene.
        stretches: free pieces of walls.
        width: of the object, millimetres.
        is_centred: in the middle of the longest stretch instead, or near it.

    Returns:
        None when it is too wide for all of them.
    """
    fitting = [each for each in stretches if each.length >= width]
    if not fitting:
        return None
    if is_centred:
        fitting = [max(fitting, key=lambda each: each.length)]
    reach = int(rng.integers(sum(each.length - width + 100 for each in fitting)))
    for stretch in fitting:
        if reach < stretch.length - width + 100:
            break
        reach -= stretch.length - width + 100
    spare = stretch.length - width
    if is_centred:
        shift = between(rng, spare * 3 // 8, spare * 5 // 8)
    else:
        shift = pick(rng, (0, spare, between(rng, 0, spare), between(rng, 0, spare)))
    wall = stretch.wall
    start = FloorPosition(wall.x, wall.y, wall.along)
    middle = start.offset(stretch.start + shift + width // 2, 0)
    return FloorPosition(middle.x, middle.y, wall.inward)


def in_corner(rng: Generator, room: Room, depth: int, width: int) -> FloorPosition:
    """Near a corner of the outline, with its back to one of the two walls."""
    wall = pick(rng, _after_corners(walls_of(room)))
    gap = between(rng, 60, 200)
    start = FloorPosition(wall.x, wall.y, wall.along).offset(gap + width // 2, 0)
    return FloorPosition(start.x, start.y, wall.inward).offset(gap + depth // 2, 0)


@lru_cache(maxsize=64)
def _after_corners(walls: tuple[Wall, ...]) -> tuple[Wall, ...]:
    """The walls that begin at corners that the room fills.

    There the wall before comes from the left.
    """
    return tuple(
        wall
        for before_it, wall in zip(walls[-1:] + walls[:-1], walls, strict=True)
        if (wall.along - before_it.along) % 3600 == 900
    )


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
    rng: Generator, host: Footprint, depth: int, *, gap: tuple[int, int], drift: int
) -> FloorPosition:
    """In front of a host, facing it, so far off its axis at most."""
    forward = host.length // 2 + between(rng, *gap) + depth // 2
    left = between(rng, -drift, drift)
    return host.spot.offset(forward, left).turned(1800)


def seats_at(
    host: Footprint, side: int, depth: int, width: int, *, is_round: bool = False
) -> list[FloorPosition]:
    """Places side by side at one side of a table, facing it, 100 mm pulled out.

    Args:
        host: the table.
        side: 0 to 3, counter-clockwise from its front.
        depth: of what is placed there, millimetres.
        width: of what is placed there, millimetres.
        is_round: whether the table is, at which nobody sits off its axes.
    """
    ends = (host.width, host.length)
    span, reach = ends if side % 2 == 0 else ends[::-1]
    seats = 1 if is_round else max(1, span // (width + ELBOWS))
    outward = host.spot.turned(900 * side)
    away = reach // 2 + 50 + (depth + 1) // 2
    return [
        outward.offset(away, (2 * seat + 1 - seats) * (span // seats) // 2).turned(1800)
        for seat in range(seats)
    ]
