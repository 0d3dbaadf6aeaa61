"""The shell of a room as meshes: floor, walls, skirting, doors, windows, ceiling.

Built from the outline and the openings by exact arithmetic, so it needs no files. Uvs
are metres on the surface, so that a texture of known size lies at its true scale.
"""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from scenegen.geometry.mesh import Mesh
from scenegen.records.scene import Room
from scenegen.records.visibility import CEILING, DOOR, FLOOR, SKIRTING, WALL, WINDOW
from scenegen.shell.doors import REBATE, SETBACK, door_quads
from scenegen.shell.low_walls import filling_quads, low_wall_quads
from scenegen.shell.mouldings import cornice_quads
from scenegen.shell.quads import Quad, level, mesh_of, sides_of
from scenegen.shell.walls import (
    hole_of,
    lintel_tops,
    openings_of,
    skirting_quads,
    wall_quads,
)
from scenegen.shell.windows import PANE, window_quads

METAL = "metal/steel"
"""Of handles."""

BACKDROP = "outside/garden_noon"
"""Of windows, where no light says what they show."""

SEAM = (-8, 2)
"""Floor and ceiling run on into the walls, millimetres: what ends behind another face
leaves no crack. They do so by strips of their own, since light changes at a wall."""


class ShellPart(NamedTuple):
    """A mesh of the shell in world coordinates, and its id in instance masks."""

    owner: int
    mesh: Mesh


def shell_parts(room: Room, backdrop: str = BACKDROP) -> list[ShellPart]:
    """Floor, walls, skirting, doors and windows if there are any, last the ceiling.

    The ceiling has its cornice with it, so that maps leave out both.

    Args:
        room: outline, openings and finishes.
        backdrop: material of what windows show; see `Light.backdrop`.
    """
    return list(_parts(room, backdrop))


@lru_cache(maxsize=8)
def _parts(room: Room, backdrop: str) -> tuple[ShellPart, ...]:
    """The parts; twins and their views share a room."""
    joinery = (room.joinery.material, METAL, backdrop)
    skirting = skirting_quads(room)
    parts = [
        ShellPart(FLOOR, mesh_of(_floor(room), [room.floor.material])),
        ShellPart(WALL, mesh_of(wall_quads(room), [room.walls.material], is_wall=True)),
        ShellPart(SKIRTING, mesh_of(skirting, [room.skirting.material])),
    ]
    doors, windows = _doors(room), _windows(room)
    if doors:
        parts.append(ShellPart(DOOR, mesh_of(doors, joinery[:2])))
    if windows:
        parts.append(ShellPart(WINDOW, mesh_of(windows, joinery)))
    ceiling = [quad.turned for quad in _slabs(room, room.height_mm)]
    if room.cornice is not None:
        ceiling += cornice_quads(sides_of(room), room.cornice, room.height_mm)
    parts.append(ShellPart(CEILING, mesh_of(ceiling, [room.ceiling.material])))
    return tuple(parts)


@lru_cache(maxsize=8)
def map_parts(room: Room) -> tuple[ShellPart, ...]:
    """The shell that maps show: the same floor, walls cut low, and no ceiling."""
    joinery = [room.joinery.material]
    parts = [
        ShellPart(FLOOR, mesh_of(_floor(room), [room.floor.material])),
        ShellPart(WALL, mesh_of(low_wall_quads(room), [room.walls.material])),
        ShellPart(SKIRTING, mesh_of(skirting_quads(room), [room.skirting.material])),
    ]
    for owner, kind in ((DOOR, "door"), (WINDOW, "window")):
        quads = filling_quads(room, kind)
        if quads:
            parts.append(ShellPart(owner, mesh_of(quads, joinery)))
    return tuple(parts)


def _floor(room: Room) -> list[Quad]:
    return _slabs(room, 0) + _thresholds(room)


def _doors(room: Room) -> list[Quad]:
    """All doors, with the tops of the wall over them."""
    quads = []
    for side in sides_of(room):
        for opening in openings_of(room, side):
            if opening.kind == "door":
                quads += door_quads(side, opening, room.wall_mm)
                quads += lintel_tops(room, side, opening)
    return quads


def _windows(room: Room) -> list[Quad]:
    """All windows, with the tops of the wall over them."""
    quads = []
    for side in sides_of(room):
        for opening in openings_of(room, side):
            if opening.kind == "window":
                quads += window_quads(side, opening)
                quads += lintel_tops(room, side, opening)
    return quads


def _thresholds(room: Room) -> list[Quad]:
    """The floor in the openings that reach down to it, up to under what fills them."""
    quads = []
    for side in sides_of(room):
        for opening in openings_of(room, side):
            if opening.sill_mm == 0:
                span = hole_of(opening).along
                depth = SETBACK + REBATE if opening.kind == "door" else PANE
                quads.append(level(side, (span, span), (SEAM[0], depth), 0))
    return quads


def _slabs(room: Room, z: int) -> list[Quad]:
    """The outline cut into rectangles at every corner's x and y, and its seam."""
    outline = room.outline_mm
    xs = sorted({x for x, _ in outline})
    ys = sorted({y for _, y in outline})
    quads = [
        Quad(((west, south, z), (east, south, z), (east, north, z), (west, north, z)))
        for west, east in pairwise(xs)
        for south, north in pairwise(ys)
        if _contains(outline, (west + east) / 2, (south + north) / 2)
    ]
    for side in sides_of(room):
        near, far = (side.reach(out) for out in SEAM)
        quads.append(level(side, (near, far), SEAM, z))
    return quads


def _contains(outline_mm: tuple[tuple[int, int], ...], x: float, y: float) -> bool:
    """Whether a point is inside an axis-aligned outline: crossings of a ray to +x."""
    inside = False
    for (ax, ay), (_, by) in zip(
        outline_mm, outline_mm[1:] + outline_mm[:1], strict=True
    ):
        if ax > x and min(ay, by) < y < max(ay, by):
            inside = not inside
    return inside
