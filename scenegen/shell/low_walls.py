"""The walls of a map: cut low all around, so that they hide no floor.

A door is a block of its own colour in the wall, a window a line along the wall's top,
as in floor plans.
"""

from collections.abc import Sequence
from dataclasses import replace

from scenegen.records.scene import Opening, Room
from scenegen.shell.quads import Quad, Rect, Side, front, sides_of
from scenegen.shell.walls import (
    cut_around,
    hole_of,
    lintel_tops,
    openings_of,
    wall_tops,
)

CUT_MM = 300
"""Height at which maps cut the walls, millimetres: more than skirting, less than what
stands before them."""


def low_wall_quads(room: Room) -> list[Quad]:
    """Inner and outer faces up to the cut, and the tops that a map shows."""
    low, quads = _cut(room), []
    for side in sides_of(room):
        openings = openings_of(room, side)
        holes = [_block(each) for each in openings if each.sill_mm == 0]
        for out in (0, room.wall_mm):
            cells = cut_around(Rect(side.reach(out), (0, CUT_MM)), holes)
            quads += _faces(side, cells, out)
        quads += wall_tops(low, side, openings)
    return quads


def filling_quads(room: Room, kind: str) -> list[Quad]:
    """What maps show of the openings of a kind, doors or windows."""
    low, quads = _cut(room), []
    for side in sides_of(room):
        for opening in openings_of(room, side):
            if opening.kind != kind:
                continue
            quads += lintel_tops(low, side, opening)
            if opening.sill_mm == 0:
                for out in (0, room.wall_mm):
                    quads += _faces(side, [_block(opening)], out)
    return quads


def _cut(room: Room) -> Room:
    return replace(room, height_mm=CUT_MM)


def _block(opening: Opening) -> Rect:
    """An opening up to the cut."""
    return Rect(hole_of(opening).along, (0, CUT_MM))


def _faces(side: Side, cells: Sequence[Rect], out: int) -> list[Quad]:
    """Faces of a wall: towards the room, or away from it at its outer side."""
    quads = [front(side, cell, out) for cell in cells]
    return quads if out == 0 else [quad.turned for quad in quads]
