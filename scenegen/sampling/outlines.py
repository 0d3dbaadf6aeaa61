"""Floor plans: rectangles and L shapes on a 100 mm grid."""

from typing import TYPE_CHECKING

from scenegen.records.scene import Finish, Room
from scenegen.sampling.palette import FLOORS, wall_finish
from scenegen.sampling.places import between, pick

if TYPE_CHECKING:
    from numpy.random import Generator

Outline = tuple[tuple[int, int], ...]

SKIRTINGS = ("skirting/white", "skirting/white", "skirting/wood")

GRID = 100
WALL = 120


def rectangle(length: int, width: int) -> Outline:
    """Four corners, counter-clockwise from the south-west."""
    return (0, 0), (length, 0), (length, width), (0, width)


def ell(length: int, width: int, *, notch: tuple[int, int], turn: int) -> Outline:
    """A rectangle without one of its corners.

    Args:
        length: extent along x, millimetres.
        width: extent along y, millimetres.
        notch: size of the missing corner along x and y, millimetres.
        turn: which corner is missing, 0 to 3, counter-clockwise from the north-east.
    """
    a, b = notch
    if turn % 4 == 0:
        far = (length, width - b), (length - a, width - b), (length - a, width)
        return (0, 0), (length, 0), *far, (0, width)
    if turn % 4 == 1:
        far = (a, width), (a, width - b), (0, width - b)
        return (0, 0), (length, 0), (length, width), *far
    if turn % 4 == 2:
        near = (0, b), (a, b), (a, 0)
        return *near, (length, 0), (length, width), (0, width)
    near = (length - a, 0), (length - a, b), (length, b)
    return (0, 0), *near, (length, width), (0, width)


def draw_outline(rng: "Generator", area_dm2: int, *, is_ell: bool) -> Outline:
    """An outline of about `area_dm2`; L shapes are cut from a larger one."""
    aspect = between(rng, 100, 155)
    width = side_for(area_dm2, aspect)
    length = width * aspect // 100 // GRID * GRID
    if pick(rng, (False, True)):
        length, width = width, length
    if not is_ell:
        return rectangle(length, width)
    grow = 118
    length, width = (side * grow // 100 // GRID * GRID for side in (length, width))
    notch = (
        length * between(rng, 32, 50) // 100 // GRID * GRID,
        width * between(rng, 32, 50) // 100 // GRID * GRID,
    )
    return ell(length, width, notch=notch, turn=int(rng.integers(4)))


def side_for(area_dm2: int, aspect_pct: int) -> int:
    """The shorter side, in millimetres, of a rectangle of an area and aspect ratio.

    The largest multiple of the grid whose rectangle is no larger than the area.
    """
    side = GRID
    while (side + GRID) ** 2 * aspect_pct <= area_dm2 * 10_000 * 100:
        side += GRID
    return side


def finish_room(rng: "Generator", outline: Outline) -> Room:
    """A room on an outline, with floor, walls, ceiling and skirting."""
    return Room(
        shape="rectangle" if len(outline) == 4 else "l",
        outline_mm=outline,
        height_mm=between(rng, 2500, 2900, 50),
        wall_mm=WALL,
        floor=pick(rng, FLOORS),
        walls=wall_finish(rng),
        ceiling=Finish("ceiling/paint"),
        skirting=Finish(pick(rng, SKIRTINGS)),
    )
