"""Doors: a leaf in a lining, boards around it, and a handle."""

from scenegen.records.scene import Opening
from scenegen.shell.quads import (
    Quad,
    Rect,
    Side,
    Span,
    bevel,
    board,
    front,
    lattice,
    pocket,
)
from scenegen.shell.walls import hole_of

JOINERY, METAL = 0, 1
"""Slots of the materials of a door."""

LINING = 30
"""Thickness of the lining of the opening, millimetres."""

SETBACK = 50
"""The leaf lies this far behind the face of the wall, millimetres."""

BOARD, PROUD, STEP = 60, 16, 10
"""The boards around a door: width, thickness, and how far they cover the lining."""

STILE, RECESS, SLOPE = 110, 10, 18
"""The frame of a leaf with panels, how deep the panels lie, and the width of the slope
down to them; millimetres."""

LOCK_RAIL = (920, 1080)
"""Height of the rail that holds the lock, millimetres."""

BACKING = SETBACK + 2 * RECESS
"""The middle of the leaf, behind the face of the wall, millimetres."""

REBATE = 10
"""How far the leaf runs on behind the lining, millimetres."""

HANDLE_HEIGHT = 1000


def door_quads(side: Side, opening: Opening, thickness: int) -> list[Quad]:
    """What fills the hole of a door.

    Args:
        side: its wall.
        opening: the door.
        thickness: of the wall, millimetres.
    """
    hole = hole_of(opening)
    (left, right), (low, high) = hole
    clear = Rect((left + LINING, right - LINING), (low, high - LINING))
    quads = [front(side, bar, 0) for bar in _around(hole, clear)]
    quads += pocket(side, clear, (0, SETBACK + REBATE))
    quads += _boards(side, hole)
    quads += _leaf(side, clear, _columns(opening))
    quads += _handle(side, clear, is_right=_hangs_left(side, opening))
    # Behind joints where a corner touches an edge there is more of the door.
    quads.append(front(side, hole, BACKING))
    # The outer face of the leaf closes the hole.
    quads.append(front(side, hole, thickness).turned)
    return quads


def _around(outer: Rect, inner: Rect) -> list[Rect]:
    """What a rectangle on the floor leaves of a larger one."""
    (left, right), (_, high) = inner
    return [
        Rect((outer.along[0], left), outer.height),
        Rect((right, outer.along[1]), outer.height),
        Rect((left, right), (high, outer.height[1])),
    ]


def _boards(side: Side, hole: Rect) -> list[Quad]:
    """Boards on the wall to the left, to the right and above."""
    (left, right), (low, high) = hole
    inner = Rect((left + STEP, right - STEP), (low, high - STEP))
    outer = Rect(
        (inner.along[0] - BOARD, inner.along[1] + BOARD),
        (low, inner.height[1] + BOARD),
    )
    return [
        quad for bar in _around(outer, inner) for quad in board(side, bar, (-PROUD, 0))
    ]


def _columns(opening: Opening) -> int:
    """Columns of panels: none, one or two, as the place of a door has it."""
    return (opening.offset_mm // 100 + opening.wall + opening.height_mm // 50) % 3


def _leaf(side: Side, clear: Rect, columns: int) -> list[Quad]:
    """A flush leaf, or one with two rows of panels that lie a little deeper."""
    face = Rect(
        (clear.along[0] - REBATE, clear.along[1] + REBATE),
        (clear.height[0], clear.height[1] + REBATE),
    )
    if columns == 0:
        return [front(side, face, SETBACK)]
    rows = ((220, LOCK_RAIL[0]), (LOCK_RAIL[1], clear.height[1] - STILE))
    panels = lattice(face, _panel_spans(clear.along, columns), rows)
    quads = [front(side, bar, SETBACK) for bar in panels.bars]
    for hole in panels.holes:
        quads += bevel(side, hole, (SETBACK, SETBACK + RECESS), SLOPE)
        quads.append(front(side, hole.grown(-SLOPE), SETBACK + RECESS))
    return quads


def _panel_spans(along: Span, columns: int) -> list[Span]:
    """Equal columns of panels between stiles."""
    left, right = along
    pitch = (right - left - STILE) // columns
    starts = [left + STILE + number * pitch for number in range(columns)]
    return [(start, start + pitch - STILE) for start in starts]


def _hangs_left(side: Side, opening: Opening) -> bool:
    """Whether its hinges are at its first end: the one that is nearer to a corner."""
    after = side.length - opening.offset_mm - opening.width_mm
    return opening.offset_mm <= after


def _handle(side: Side, clear: Rect, *, is_right: bool) -> list[Quad]:
    """A plate, a neck and a lever that points to the hinges."""
    left, right = clear.along
    middle = right - 62 if is_right else left + 62
    inward = -1 if is_right else 1
    tip = middle + inward * 115
    end = middle - inward * 9
    lever = min(tip, end), max(tip, end)
    plate_front, neck_front, lever_front = SETBACK - 8, SETBACK - 48, SETBACK - 60
    z = HANDLE_HEIGHT
    return [
        *board(
            side,
            Rect((middle - 20, middle + 20), (z - 130, z + 90)),
            (plate_front, SETBACK),
            METAL,
        ),
        *board(
            side,
            Rect((middle - 8, middle + 8), (z - 8, z + 8)),
            (neck_front, plate_front),
            METAL,
        ),
        *board(side, Rect(lever, (z - 10, z + 10)), (lever_front, neck_front), METAL),
        front(side, Rect(lever, (z - 10, z + 10)), neck_front, METAL).turned,
    ]
