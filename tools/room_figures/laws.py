"""Laws of the physical world that a scene obeys, each with what breaks it.

The geometry is exact (shapely), while rooms are furnished on a millimetre grid: corners
are rounded, and halves of odd sides are rounded down. `GRID_MM` allows for that.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from types import MappingProxyType

import shapely

from scenegen.records.scene import Opening
from scenegen.records.visibility import CEILING, FLOOR, WALL, WINDOW
from tools.room_figures.bodies import (
    FLAT_MM,
    Body,
    Crowd,
    back_of,
    behind_pane,
    strip_before,
    top_of,
)

GRID_MM = 2

RIM_MM = 4
"""How far things reach over the edge of a top: place and corners are both rounded."""

PERSON_MM = 250
"""Half the width of a person."""

REACH_MM = 450
"""How near a person has to get to the floor before a door."""

DOOR_MM, WINDOW_MM = 900, 400
"""Free floor before doors and windows."""

STAND_OFF: Mapping[str, int] = MappingProxyType(
    dict.fromkeys(("curtain", "net_curtain", "blind", "curtain_rail"), 180)
    | {"radiator": 90}
)
"""How far from the wall the back of what is fixed to it may be, millimetres."""

BLIND_RISE_MM = 40
"""How far blinds reach up over their window."""

LEAST_SHARE = 0.4
"""Of the walkable floor, what is joined to every door."""

Law = Callable[[Crowd], Iterator[str]]


def unsupported(crowd: Crowd) -> Iterator[str]:
    """Everything rests on what holds it: floor, wall, ceiling, sill, or another one."""
    for body in crowd.bodies:
        if body.entity.support > 0:
            if not _is_on_top(crowd, body):
                yield f"{body} is not on the top that holds it"
        elif not _is_held(crowd, body):
            yield f"{body} floats"


def _heads(crowd: Crowd) -> int:
    """The upper edge of the windows, which are in line, millimetres."""
    windows = (o for o in crowd.scene.room.openings if o.kind == "window")
    return max(window.sill_mm + window.height_mm for window in windows)


def _is_held(crowd: Crowd, body: Body) -> bool:
    """Whether floor, wall, ceiling or sill are where an entity ends."""
    support = body.entity.support
    if support == FLOOR:
        return body.low == 0
    if support == CEILING:
        return body.high == crowd.room.height_mm
    if support == WALL:
        if body.category == "blind":
            return body.high == _heads(crowd) + BLIND_RISE_MM
        return body.low == crowd.catalogue.category(body.category).hang_mm
    return support == WINDOW and _is_on_sill(crowd, body)


def _is_on_sill(crowd: Crowd, body: Body) -> bool:
    """Whether an entity is on the board of some window."""
    return any(
        0 <= body.low - each.sill_mm <= 10
        and behind_pane(crowd.room, each).buffer(GRID_MM).covers(body.plan)
        for each in crowd.windows()
    )


def _is_on_top(crowd: Crowd, body: Body) -> bool:
    """Whether an entity lies wholly on the level top of its host."""
    number = body.entity.support
    if not 1 <= number <= len(crowd.bodies) or number == body.entity.id:
        return False
    host = crowd.bodies[number - 1]
    if host.asset.surface is None:
        return False
    surface = host.asset.surface
    # What is soft yields, and is nowhere quite level.
    least = min((min(row) for row in surface.soft_mm), default=surface.z_mm)
    is_level = least <= body.low - host.low <= surface.z_mm
    return is_level and bool(top_of(host).buffer(RIM_MM).covers(body.plan))


def outside(crowd: Crowd) -> Iterator[str]:
    """Everything is within the walls and below the ceiling; sills reach into walls."""
    inner = crowd.outline.buffer(GRID_MM, join_style="mitre")
    for body in crowd.bodies:
        is_inside = body.entity.support == WINDOW or inner.covers(body.plan)
        if not (is_inside and 0 <= body.low < body.high <= crowd.room.height_mm):
            yield f"{body} sticks out of the room"


def off_wall(crowd: Crowd) -> Iterator[str]:
    """What hangs has all of its back at one wall."""
    for body in crowd.hung:
        gap = STAND_OFF.get(body.category, GRID_MM)
        back = back_of(body)
        if not any(side.buffer(gap).covers(back) for side in crowd.sides):
            yield f"{body} hangs off the wall"


def intersecting(crowd: Crowd) -> Iterator[str]:
    """No two bodies are in one place; what is carried may be in the box of its host."""
    thick = [each for each in crowd.bodies if not each.is_rug]
    for a, b in combinations(thick, 2):
        if a.low >= b.high or b.low >= a.high or _carries(a, b) or _carries(b, a):
            continue
        # A sliver of the grid at an edge is no collision.
        if a.plan.intersects(b.plan):
            shared = a.plan.intersection(b.plan)
            if not shared.buffer(-GRID_MM).is_empty:
                yield f"{a} and {b} are in one place"


def _carries(lower: Body, upper: Body) -> bool:
    return upper.entity.support == lower.entity.id


def rugs_crossed(crowd: Crowd) -> Iterator[str]:
    """Rugs and mats do not lie on each other."""
    rugs = [each for each in crowd.bodies if each.is_rug]
    for a, b in combinations(rugs, 2):
        if a.plan.intersects(b.plan):
            yield f"{a} lies on {b}"


def doors_blocked(crowd: Crowd) -> Iterator[str]:
    """The floor before each door is free."""
    for door in crowd.doors():
        free = strip_before(crowd.room, door, DOOR_MM).buffer(-GRID_MM)
        for body in crowd.bodies:
            if body.low == 0 and body.high > FLAT_MM and free.intersects(body.plan):
                yield f"{body} is before a door"


def doors_apart(crowd: Crowd) -> Iterator[str]:
    """A person can walk from every door to every other, and to most of the room."""
    ground = crowd.outline.buffer(-PERSON_MM, join_style="mitre")
    taken = [
        each.plan.buffer(PERSON_MM)
        for each in crowd.bodies
        if each.low == 0 and each.high > FLAT_MM
    ]
    pieces = shapely.get_parts(ground.difference(shapely.unary_union(taken)))
    fronts = [
        strip_before(crowd.room, door, DOOR_MM).centroid for door in crowd.doors()
    ]
    joined = [
        piece.area
        for piece in pieces
        if all(piece.distance(front) <= REACH_MM for front in fronts)
    ]
    if max(joined, default=0.0) <= LEAST_SHARE * sum(each.area for each in pieces):
        yield "a door is out of reach"


def openings_covered(crowd: Crowd) -> Iterator[str]:
    """What hangs covers no opening, and nothing high stands before a window."""
    for opening in crowd.room.openings:
        front = strip_before(crowd.room, opening, 20).buffer(-GRID_MM)
        near = strip_before(crowd.room, opening, WINDOW_MM).buffer(-GRID_MM)
        for body in crowd.bodies:
            if _hangs_level_with(body, opening) and front.intersects(body.plan):
                yield f"{body} hangs over a {opening.kind}"
            if _hides(body, opening) and near.intersects(body.plan):
                yield f"{body} hides a window"


def _hangs_level_with(body: Body, opening: Opening) -> bool:
    """Whether what hangs is at the height of an opening; curtains belong there."""
    low, high = opening.sill_mm, opening.sill_mm + opening.height_mm
    is_level = body.low < high and low < body.high
    return body.is_hung and body.category not in STAND_OFF and is_level


def _hides(body: Body, opening: Opening) -> bool:
    """Whether what is on the floor is higher than the sill of a window."""
    return opening.kind == "window" and body.is_standing and body.high > opening.sill_mm


LAWS: Mapping[str, Law] = MappingProxyType(
    {
        "supports": unsupported,
        "walls": outside,
        "hanging": off_wall,
        "intersections": intersecting,
        "rugs": rugs_crossed,
        "doors free": doors_blocked,
        "doors reached": doors_apart,
        "openings": openings_covered,
    }
)
"""Every law by name: from a crowd to what breaks it."""


def broken(crowd: Crowd) -> list[str]:
    """What breaks a law, each with the name of the law."""
    return [f"{name}: {fault}" for name, law in LAWS.items() for fault in law(crowd)]
