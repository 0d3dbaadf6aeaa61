"""The camera of a map: from above, a little slanted, with parallel rays.

Straight from above, chairs, stools, lamps and cases are discs and rectangles that few
people can name. A slant of some degrees shows a strip of every front, so that things
are recognised, and hides little: of what stands on the floor, a fifth of its height.
Lengths across the picture stay as they are, those up the page shrink by 2 per cent.

Where a question turns on which way a thing faces, the rays are vertical instead: at a
slant the box of a seat is higher when its back is up the page than when it is down, so
that the box alone would tell what is to be seen of the seat itself.
"""

from scenegen.geometry.angles import TURN, cosine, sine
from scenegen.records.rig import OrthographicLens, View
from scenegen.records.scene import Room

SLANT_TENTHS = 120
"""Angle between the rays and the vertical, tenths of a degree."""

AIM_MM = 400
"""Height of what is in the middle of the picture above the middle of the room: tall
things at the far wall lean out of the room, and there is nothing below its near one."""

EYE_MM = 8000
"""Height of the camera, millimetres. It changes nothing but depths, as rays are
parallel; no corner of a room comes before the picture plane."""

RISE_MM = 2200
"""Height of what the picture still shows whole at the far wall, millimetres."""


def view_from_above(
    name: str,
    room: Room,
    *,
    is_hidden: bool,
    up_tenths: int,
    margin_mm: int,
    slant_tenths: int = SLANT_TENTHS,
) -> View:
    """The whole room from above.

    Args:
        name: of the view.
        room: the room.
        is_hidden: to be imagined rather than shown.
        up_tenths: the direction that is up the page, a multiple of a quarter turn.
        margin_mm: floor outside the walls that shows.
        slant_tenths: angle between the rays and the vertical, tenths of a degree.
    """
    xs, ys = zip(*room.outline_mm, strict=True)
    wide, deep = max(xs) - min(xs), max(ys) - min(ys)
    if up_tenths % (TURN // 2) == 0:
        wide, deep = deep, wide
    beyond = room.wall_mm + margin_mm
    pitch = slant_tenths - TURN // 4
    shrink, lean = -sine(pitch), cosine(pitch)
    far = deep / 2 * shrink + max(beyond * shrink, RISE_MM * lean) - AIM_MM * lean
    near = (deep / 2 + beyond) * shrink + AIM_MM * lean
    span = max(wide + 2 * beyond, round(2 * max(far, near)))
    back = (EYE_MM - AIM_MM) * lean / shrink
    x, y = room.middle_mm
    return View(
        name=name,
        is_hidden=is_hidden,
        position_mm=(
            x - round(back * cosine(up_tenths)),
            y - round(back * sine(up_tenths)),
            EYE_MM,
        ),
        heading_tenths=up_tenths,
        pitch_tenths=pitch,
        lens=OrthographicLens(span),
    )
