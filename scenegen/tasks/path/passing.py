"""Where a walk comes nearest to a place beside it."""

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passing:
    """The place of a walk that is nearest to something.

    Attributes:
        start, end: ends of the leg that it is on, in the order of the walk, mm.
        along_mm: way from the start of the walk.
        rest_mm: way from there to the end of the walk.
        off_mm: distance from the walk, positive on its left.
    """

    start: Point
    end: Point
    along_mm: float
    rest_mm: float
    off_mm: float


def passing_of(walk: tuple[Point, ...], place: Point) -> Passing:
    """Where a walk passes a place; of equally near ones the first.

    Args:
        walk: its corners in order, at least two that differ from their neighbours.
        place: millimetres on the floor.
    """
    found: list[tuple[float, float, float, Point, Point]] = []
    gone = 0.0
    for start, end in pairwise(walk):
        dx, dy = end[0] - start[0], end[1] - start[1]
        ex, ey = place[0] - start[0], place[1] - start[1]
        length = sqrt(dx * dx + dy * dy)
        along = min(max((dx * ex + dy * ey) / length, 0.0), length)
        across_x, across_y = ex - dx * along / length, ey - dy * along / length
        off = sqrt(across_x * across_x + across_y * across_y)
        signed = off if dx * ey - dy * ex >= 0 else -off
        found.append((off, gone + along, signed, start, end))
        gone += length
    _, along, signed, start, end = min(found, key=lambda each: each[:2])
    return Passing(start, end, along, gone - along, signed)
