"""The outlines of marks on the floor, cross and arrow, in whole millimetres.

A mark has a position and a heading. The bars of a cross lie at 45 degrees to it. An
arrow begins beyond the reach of a cross at the same position, so that both can be seen.
"""

from scenegen.geometry.angles import cosine, sine

Point = tuple[int, int]
"""x and y on the floor, millimetres."""

Outline = tuple[Point, ...]
"""Corners of a convex piece, counter-clockwise."""

CROSS_LENGTH, CROSS_WIDTH = 500, 90
"""Of each bar of a cross."""

SHAFT_START, SHAFT_END, TIP = 300, 650, 900
"""Distances from its position at which an arrow, its head and its tip begin."""

SHAFT_WIDTH, HEAD_WIDTH = 90, 300

_BARS = (450, 1350)
_ARMS = (450, 1350, 2250, 3150)
"""Directions of the bars of a cross and of its arms, from its heading."""

_BAR = (
    (-CROSS_LENGTH // 2, -CROSS_WIDTH // 2),
    (CROSS_LENGTH // 2, -CROSS_WIDTH // 2),
    (CROSS_LENGTH // 2, CROSS_WIDTH // 2),
    (-CROSS_LENGTH // 2, CROSS_WIDTH // 2),
)
_SHAFT = (
    (SHAFT_START, -SHAFT_WIDTH // 2),
    (SHAFT_END, -SHAFT_WIDTH // 2),
    (SHAFT_END, SHAFT_WIDTH // 2),
    (SHAFT_START, SHAFT_WIDTH // 2),
)
_HEAD = ((SHAFT_END, -HEAD_WIDTH // 2), (TIP, 0), (SHAFT_END, HEAD_WIDTH // 2))


def pieces_of(kind: str, place: Point, heading_tenths: int) -> tuple[Outline, ...]:
    """The convex pieces of a mark.

    Args:
        kind: "cross" or "arrow".
        place: middle of a cross; the position that an arrow leaves.
        heading_tenths: the heading; where an arrow points to.

    Raises:
        ValueError: there is no mark of that kind.
    """
    if kind == "cross":
        return tuple(_laid(_BAR, place, heading_tenths + turn) for turn in _BARS)
    _refuse_others(kind)
    return tuple(_laid(piece, place, heading_tenths) for piece in (_SHAFT, _HEAD))


def points_of(kind: str, place: Point, heading_tenths: int) -> tuple[Point, ...]:
    """Sample points of a mark, to estimate how much of it is visible.

    Of a cross its middle, then the middles of its four arms, then their ends; of an
    arrow its tip, the two corners of its head, and three points of its shaft.

    Raises:
        ValueError: there is no mark of that kind.
    """
    if kind == "cross":
        arms = tuple(
            point
            for reach in (CROSS_LENGTH // 4, CROSS_LENGTH // 2)
            for turn in _ARMS
            for point in _laid(((reach, 0),), place, heading_tenths + turn)
        )
        return (place, *arms)
    _refuse_others(kind)
    right, tip, left = _HEAD
    middle = (SHAFT_START + SHAFT_END) // 2
    shaft = ((SHAFT_END, 0), (middle, 0), (SHAFT_START, 0))
    return _laid((tip, left, right, *shaft), place, heading_tenths)


def _laid(points: Outline, place: Point, heading_tenths: int) -> Outline:
    """Points relative to a position and a heading, on the floor."""
    cos, sin = cosine(heading_tenths), sine(heading_tenths)
    return tuple(
        (place[0] + round(x * cos - y * sin), place[1] + round(x * sin + y * cos))
        for x, y in points
    )


def _refuse_others(kind: str) -> None:
    if kind != "arrow":
        raise ValueError(f"a sign is a 'cross' or an 'arrow', not '{kind}'")
