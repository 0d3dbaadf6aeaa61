"""Windows: a frame with bars and sashes, a sill board, and what is seen outside."""

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
    level,
    pocket,
)
from scenegen.shell.walls import hole_of

JOINERY, METAL, OUTSIDE = 0, 1, 2
"""Slots of the materials of a window."""

BAR = 50
"""Width of the frame and its bars, millimetres."""

FRAME, SASH, PANE = 45, 57, 75
"""How far frame, sash and pane lie behind the face of the wall, millimetres."""

STILE, SLOPE = 34, 12
"""Width of the frame of a sash, and of the slope down to it; millimetres."""

LAP = 5
"""How far the pane runs on into the wall, millimetres."""

WIDE = 1500
"""Wider windows have three lights, others two; millimetres."""

TALL = 1400
"""Taller windows have lights above the others, millimetres."""

FANLIGHT = 380
"""Height of those with their bar, millimetres."""

SILLS_FROM = 500
"""Higher windows have a sill board that juts out, millimetres."""

SILL_REACH, SILL_EARS, SILL_THICKNESS = 130, 30, 28
"""How far a sill board juts out before the wall and beside the window, and how thick
it is; millimetres."""

SILL_SPLAY = 110
"""By how much the nose of a sill board is shorter at each end than its back: a square
corner would show beside a curtain before it, as if it stuck through; millimetres."""

SILL_RISE = 4
"""How far ledge and sill board lie above the wall's edge, millimetres."""


def window_quads(side: Side, opening: Opening) -> list[Quad]:
    """What fills the hole of a window, and its sill board.

    Args:
        side: its wall.
        opening: the window.
    """
    hole = hole_of(opening)
    rows = _rows(hole.height)
    frame = lattice(hole, _columns(hole.along), rows)
    quads = [front(side, bar, FRAME) for bar in frame.bars]
    for light in frame.holes:
        has_sash = light.height == rows[0]
        quads += _sash(side, light) if has_sash else pocket(side, light, (FRAME, PANE))
    quads += _catch(side, frame.holes[0])
    quads.append(front(side, hole.grown(LAP), PANE, OUTSIDE))
    if opening.sill_mm > 0:
        ledge = opening.sill_mm + SILL_RISE
        quads.append(level(side, (hole.along, hole.along), (0, FRAME), ledge))
    if opening.sill_mm > SILLS_FROM:
        quads += _sill(side, hole)
    return quads


def _columns(along: Span) -> list[Span]:
    """Equal lights beside each other."""
    left, right = along
    count = 3 if right - left > WIDE else 2
    pitch = (right - left - BAR) // count
    starts = [left + BAR + number * pitch for number in range(count)]
    # What a division leaves over goes to the last bar.
    return [(start, start + pitch - BAR) for start in starts]


def _rows(height: Span) -> list[Span]:
    """One row of lights, or a second, low one above it."""
    low, high = height
    if high - low <= TALL:
        return [(low + BAR, high - BAR)]
    bar = high - FANLIGHT
    return [(low + BAR, bar), (bar + BAR, high - BAR)]


def _sash(side: Side, light: Rect) -> list[Quad]:
    """A frame that opens, inside of a light."""
    inner = light.grown(-STILE)
    frame = lattice(light, [inner.along], [inner.height])
    quads = bevel(side, light, (FRAME, SASH), SLOPE)
    quads += [front(side, bar, SASH) for bar in frame.bars]
    return quads + pocket(side, inner, (SASH, PANE))


def _catch(side: Side, light: Rect) -> list[Quad]:
    """The handle of the first sash, at the bar in the middle."""
    low, high = light.height
    middle, z = light.along[1] - STILE // 2, min((low + high) // 2, low + 900)
    plate = Rect((middle - 13, middle + 13), (z - 35, z + 35))
    lever = Rect((middle - 9, middle + 9), (z - 110, z + 12))
    quads = board(side, plate, (SASH - 8, SASH), METAL)
    return quads + board(side, lever, (SASH - 40, SASH - 24), METAL)


def _sill(side: Side, hole: Rect) -> list[Quad]:
    """A board that juts out before the wall, as the reveal's ledge goes on."""
    (left, right), (low, _) = hole
    top = low + SILL_RISE
    under = top - SILL_THICKNESS
    back = left - SILL_EARS, right + SILL_EARS
    nose = back[0] + SILL_SPLAY, back[1] - SILL_SPLAY
    ends = [
        Quad(
            (
                side.at(near, -SILL_REACH, under),
                side.at(far, 0, under),
                side.at(far, 0, top),
                side.at(near, -SILL_REACH, top),
            )
        )
        for near, far in zip(nose, back, strict=True)
    ]
    return [
        front(side, Rect(nose, (under, top)), -SILL_REACH),
        level(side, (nose, back), (-SILL_REACH, 0), top),
        level(side, (nose, back), (-SILL_REACH, 0), under).turned,
        ends[0],
        ends[1].turned,
    ]
