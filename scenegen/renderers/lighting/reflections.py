"""What mirrors show: the empty room as a box, with its light and its windows.

A mirrored ray is followed to the box around the room, by the nearest of the planes that
it runs towards, and no further. Furniture is left out: mirrors are few, what they show
decides no label, and they only have to change with the view as glass does. The light of
the place on the box is that of `ambient` and `local_lights` without shadows; edges of
the box are darker, as in real rooms, since that is what makes a plain box look like a
room.
"""

from typing import NamedTuple

import numpy as np

from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel
from scenegen.records.scene import Room
from scenegen.renderers.lighting.local_lights import (
    PANES,
    SKY,
    LocalLights,
    light_of_local_lights,
)
from scenegen.renderers.lighting.materials import MaterialScene, RgbLight, Xyz
from scenegen.renderers.lighting.walls import wall_lines, windows_of

EDGE_LOSS, EDGE_WIDTH = 0.5, 0.06
"""Share of a wall's light that is lost where it meets floor, ceiling or another wall,
and the distance in metres at which half as much is lost."""

MAIN_LIGHT = 1.5
"""What the main light, which is not followed here, adds to light from all around."""

IN_WALL = 0.01
"""Metres within which a place on the box lies in the wall of a window."""

LEVEL, FAR = 1e-9, 1e9
"""A direction that does not change along an axis, and metres beyond any room."""


class ReflectedRoom(NamedTuple):
    """A room without furniture.

    Attributes:
        low, high: corners of the box around it, metres.
        floor, walls, ceiling: shares of light that they throw back.
        panes: (w, 10) a corner of the wall (x, y), the way along it (x, y), the way out
            (x, y), the window along the wall (first, last) and in height (low, high).
        sky: light of the panes.
    """

    low: Xyz
    high: Xyz
    floor: RgbLight
    walls: RgbLight
    ceiling: RgbLight
    panes: Floats
    sky: RgbLight


def reflected_room(materials: MaterialScene, time: str) -> ReflectedRoom:
    """The room of a scene at a time of day."""
    room = materials.room
    xs, ys = zip(*room.outline_mm, strict=True)
    red, green, blue = SKY[time]
    return ReflectedRoom(
        low=(min(xs) / 1000, min(ys) / 1000, 0.0),
        high=(max(xs) / 1000, max(ys) / 1000, room.height_mm / 1000),
        floor=materials.floor,
        walls=materials.walls,
        ceiling=materials.ceiling,
        panes=_panes(room),
        sky=(PANES * red, PANES * green, PANES * blue),
    )


def _panes(room: Room) -> Floats:
    """The windows of a room as rectangles of its walls."""
    walls, rows = wall_lines(room), []
    for opening in windows_of(room):
        wall = walls[opening.wall]
        first, low = opening.offset_mm / 1000, opening.sill_mm / 1000
        last = (opening.offset_mm + opening.width_mm) / 1000
        high = (opening.sill_mm + opening.height_mm) / 1000
        rows.append((wall.x, wall.y, *wall.along, *wall.out, first, last, low, high))
    return np.array(rows, dtype=np.float64).reshape(-1, 10)


@kernel
def seen_in_mirror(
    room: ReflectedRoom,
    local_lights: LocalLights,
    around: tuple[RgbLight, RgbLight],
    ray: tuple[Xyz, Xyz],
) -> RgbLight:
    """The light that comes to a place from a direction.

    Args:
        room: the empty room.
        local_lights: its lamps and windows.
        around: light from all around on surfaces that look up, and down.
        ray: the place, and the unit vector away from it.
    """
    place, normal = _met(room, ray)
    if _is_pane(room.panes, place, normal):
        return room.sky
    given = light_of_local_lights(local_lights, place, normal)
    above, below = around
    up = 0.5 + 0.5 * normal[2]
    colour = room.walls
    if normal[2] > 0.5:
        colour = room.floor
    elif normal[2] < -0.5:
        colour = room.ceiling
    dim = MAIN_LIGHT * _edge_dimming(room, place, normal)
    return (
        colour[0] * (below[0] + up * (above[0] - below[0]) + given[0]) * dim,
        colour[1] * (below[1] + up * (above[1] - below[1]) + given[1]) * dim,
        colour[2] * (below[2] + up * (above[2] - below[2]) + given[2]) * dim,
    )


@kernel
def _met(room: ReflectedRoom, ray: tuple[Xyz, Xyz]) -> tuple[Xyz, Xyz]:
    """Where a ray meets the box, and the normal there, inwards."""
    origin, way = ray
    nearest, normal = FAR, (0.0, 0.0, 1.0)
    for axis in range(3):
        if abs(way[axis]) < LEVEL:
            continue
        side = room.high[axis] if way[axis] > 0.0 else room.low[axis]
        far = (side - origin[axis]) / way[axis]
        if far < nearest and far > 0.0:
            nearest = far
            turn = -1.0 if way[axis] > 0.0 else 1.0
            x = turn if axis == 0 else 0.0
            y = turn if axis == 1 else 0.0
            normal = (x, y, turn if axis == 2 else 0.0)
    return (
        origin[0] + nearest * way[0],
        origin[1] + nearest * way[1],
        origin[2] + nearest * way[2],
    ), normal


@kernel
def _edge_dimming(room: ReflectedRoom, place: Xyz, normal: Xyz) -> float:
    """Less than 1 near the edges of the box, where real rooms are darker."""
    edge = FAR
    for axis in range(3):
        if abs(normal[axis]) < 0.5:
            away = min(
                place[axis] - room.low[axis],
                room.high[axis] - place[axis],
            )
            edge = min(edge, away)
    return float(1.0 - EDGE_LOSS * EDGE_WIDTH / (EDGE_WIDTH + max(edge, 0.0)))


@kernel
def _is_pane(panes: Floats, place: Xyz, normal: Xyz) -> bool:
    """Whether a place on the box is in a window of a wall that it lies in."""
    for row in range(len(panes)):
        facing = normal[0] * panes[row, 4] + normal[1] * panes[row, 5]
        x, y = place[0] - panes[row, 0], place[1] - panes[row, 1]
        if facing > -0.5 or abs(x * panes[row, 4] + y * panes[row, 5]) > IN_WALL:
            continue
        along = x * panes[row, 2] + y * panes[row, 3]
        if (
            panes[row, 6] < along < panes[row, 7]
            and panes[row, 8] < place[2] < panes[row, 9]
        ):
            return True
    return False
