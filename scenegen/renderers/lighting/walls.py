"""The walls of a room in metres, and the windows that are in them."""

from typing import NamedTuple

from scenegen.records.scene import Opening, Room


class WallLine(NamedTuple):
    """A wall: its first corner, unit vectors along and outwards, length, metres."""

    x: float
    y: float
    along: tuple[float, float]
    out: tuple[float, float]
    length: float


def wall_lines(room: Room) -> tuple[WallLine, ...]:
    """The walls of a room in the order of its outline."""
    corners = room.outline_mm
    walls = []
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        length = abs(bx - ax) + abs(by - ay)
        x, y = (bx - ax) / length, (by - ay) / length
        walls.append(WallLine(ax / 1000, ay / 1000, (x, y), (y, -x), length / 1000))
    return tuple(walls)


def windows_of(room: Room) -> tuple[Opening, ...]:
    """The openings that light comes through."""
    return tuple(each for each in room.openings if each.kind == "window")
