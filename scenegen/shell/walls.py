"""Walls with thickness, cut around doors and windows, and the skirting before them."""

from itertools import pairwise

from scenegen.records.scene import Opening, Room
from scenegen.shell.mouldings import SKIRTINGS, end_quads, strip_quads
from scenegen.shell.quads import Quad, Rect, Side, Span, front, level, pocket, sides_of


def hole_of(opening: Opening) -> Rect:
    """What an opening takes out of its wall."""
    left, low = opening.offset_mm, opening.sill_mm
    return Rect((left, left + opening.width_mm), (low, low + opening.height_mm))


def openings_of(room: Room, side: Side) -> list[Opening]:
    """The openings of one wall, by offset."""
    found = [each for each in room.openings if each.wall == side.number]
    return sorted(found, key=lambda each: each.offset_mm)


def wall_quads(room: Room) -> list[Quad]:
    """Inner and outer faces, reveals, and the tops that a map shows."""
    thickness = room.wall_mm
    quads = []
    for side in sides_of(room):
        openings = openings_of(room, side)
        holes = [hole_of(each) for each in openings]
        for out in (0, thickness):
            face = Rect(side.reach(out), (0, room.height_mm))
            if face.along[0] >= face.along[1]:
                # The end of a wall between two rooms: its faces meet inside of it.
                continue
            cells = [front(side, cell, out) for cell in cut_around(face, holes)]
            quads += cells if out == 0 else [cell.turned for cell in cells]
        for hole in holes:
            quads += pocket(side, hole, (0, thickness))
        quads += wall_tops(room, side, openings)
    return quads


def cut_around(face: Rect, holes: list[Rect]) -> list[Rect]:
    """A face cut at every edge of its holes, which are left out.

    All cuts run from end to end, so that no corner lies on the edge of another piece.
    """
    columns = sorted({*face.along, *(edge for hole in holes for edge in hole.along)})
    rows = sorted({*face.height, *(edge for hole in holes for edge in hole.height)})
    cells = [
        Rect(along, high) for along in pairwise(columns) for high in pairwise(rows)
    ]
    return [cell for cell in cells if not any(_is_in(cell, hole) for hole in holes)]


def _is_in(cell: Rect, hole: Rect) -> bool:
    return (
        hole.along[0] <= cell.along[0] < hole.along[1]
        and hole.height[0] <= cell.height[0] < hole.height[1]
    )


def wall_tops(room: Room, side: Side, openings: list[Opening]) -> list[Quad]:
    """The top of a wall: whole stretches, and over windows a line between its faces."""
    thickness, height = room.wall_mm, room.height_mm
    near, far = side.reach(0), side.reach(thickness)
    spans = [hole_of(each).along for each in openings]
    starts = [(near[0], far[0]), *((right, right) for _, right in spans)]
    stops = [*((left, left) for left, _ in spans), (near[1], far[1])]
    quads = []
    for (near_a, far_a), (near_b, far_b) in zip(starts, stops, strict=True):
        along = (near_a, near_b), (far_a, far_b)
        quads.append(level(side, along, (0, thickness), height))
    for opening in openings:
        if opening.kind == "window":
            span = hole_of(opening).along
            quads.append(level(side, (span, span), line_of(thickness), height))
    return quads


def line_of(thickness: int) -> Span:
    """Where, across a wall, the line runs by which maps show a window."""
    return thickness // 3, thickness - thickness // 3


def lintel_tops(room: Room, side: Side, opening: Opening) -> list[Quad]:
    """What maps show of an opening: the wall's top over it, but for a window's line."""
    span = hole_of(opening).along
    near, far = line_of(room.wall_mm)
    strips = [(0, near), (far, room.wall_mm)]
    if opening.kind == "door":
        strips = [(0, room.wall_mm)]
    return [level(side, (span, span), strip, room.height_mm) for strip in strips]


def skirting_quads(room: Room) -> list[Quad]:
    """A board along every wall, with its upper edge; it stops where an opening is."""
    section = SKIRTINGS[room.skirting_profile]
    quads = []
    for side in sides_of(room):
        low = [each for each in openings_of(room, side) if each.sill_mm == 0]
        edges = [
            0,
            *(edge for each in low for edge in hole_of(each).along),
            side.length,
        ]
        stretches = list(zip(edges[::2], edges[1::2], strict=True))
        for number, along in enumerate(stretches):
            stops = number > 0, number < len(low)
            quads += strip_quads(side, section, stops, along)
            if stops[0]:
                quads += end_quads(side, section, along[0], is_first=True)
            if stops[1]:
                quads += end_quads(side, section, along[1], is_first=False)
    return quads
