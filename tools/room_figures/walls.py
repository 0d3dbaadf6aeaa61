"""Bare walls, and what is fixed to them."""

from collections.abc import Iterator

from scenegen.records.scene import Opening
from tools.room_figures.bodies import Body, Crowd
from tools.room_figures.habits import FIXED

HUNG_FROM_MM, HUNG_TO_MM = 1250, 1900
"""The part of a wall that people dress."""

SHORT_MM = 400
"""Shorter pieces of free wall are no place for anything."""

BEHIND_MM = 350
"""What stands this near to a wall hides it, if it is tall."""

Interval = tuple[float, float]


def bare_wall_mm(crowd: Crowd) -> int:
    """The free length of all walls at the height of pictures.

    Free is what no opening cuts, and no furniture covers that reaches higher than
    1.25 m; what hangs there does not count as cover.
    """
    return round(
        sum(
            end - start
            for wall in range(len(crowd.sides))
            for start, end in _free(crowd, wall)
            if end - start >= SHORT_MM
        )
    )


def _free(crowd: Crowd, wall: int) -> Iterator[Interval]:
    """The free pieces of one wall, from its first corner on."""
    reached = 0.0
    for start, end in sorted(_taken(crowd, wall)):
        yield reached, start
        reached = max(reached, end)
    yield reached, float(crowd.sides[wall].length)


def _taken(crowd: Crowd, wall: int) -> Iterator[Interval]:
    """What openings and tall furniture take of a wall."""
    for opening in crowd.room.openings:
        if opening.wall == wall and _is_level(opening):
            yield opening.offset_mm, opening.offset_mm + opening.width_mm
    for body in crowd.bodies:
        if body.low < HUNG_FROM_MM < body.high and not body.is_hung:
            yield from _behind(crowd, wall, body)


def _is_level(opening: Opening) -> bool:
    low, high = opening.sill_mm, opening.sill_mm + opening.height_mm
    return low < HUNG_TO_MM and high > HUNG_FROM_MM


def _behind(crowd: Crowd, wall: int, body: Body) -> Iterator[Interval]:
    """The piece of a wall that a body is before, if it is near to it."""
    side = crowd.sides[wall]
    if side.distance(body.plan) > BEHIND_MM:
        return
    (ax, ay), (bx, by) = side.coords
    length = side.length
    along = [
        ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length
        for x, y in body.plan.exterior.coords
    ]
    start, end = max(0.0, min(along)), min(length, max(along))
    if start < end:
        yield start, end


def decorations(crowd: Crowd) -> list[Body]:
    """What hangs at the height of pictures, and is no fixture."""
    return [
        each
        for each in crowd.hung
        if each.category not in FIXED
        and each.low < HUNG_TO_MM
        and each.high > HUNG_FROM_MM
    ]
