"""Floor plans: rectangles, L and T shapes, two joined rooms, on a 100 mm grid."""

from typing import NamedTuple

from numpy.random import Generator

from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Finish, Room
from scenegen.rooms.palette import Finishes, usable, wall_finish
from scenegen.seeding import between, pick

Outline = tuple[tuple[int, int], ...]

GRID = 100
WALL = 120

ARM = 1600
"""The narrowest arm of an L or a T, millimetres."""

SHORTEST = ARM + 1000
"""The shortest side of the box around an L or a T, millimetres."""

GROW = 110
"""What sides grow by before corners are cut away, per cent."""

BETWEEN = 2 * WALL
"""Thickness of a wall between two rooms: that of two walls back to back."""

STUB = 700
"""Wall that is left at both ends of the opening between two rooms, millimetres."""

GAPS = (1400, 2200)
"""How wide such an opening is, (least, most), millimetres."""

SHAPES = {4: "rectangle", 6: "l", 8: "t", 12: "joined"}
"""The shape of an outline, by the number of its corners."""


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


def tee(
    length: int, width: int, *, notches: tuple[int, int], depth: int, turn: int
) -> Outline:
    """A rectangle without two neighbouring corners: a bar with a stem.

    Args:
        length: extent along x, millimetres.
        width: extent along y, millimetres.
        notches: what is missing at both ends of the side that the stem reaches,
            measured along that side, counter-clockwise, millimetres.
        depth: what is missing there across the side: the length of the stem.
        turn: the side that the stem reaches, 0 to 3, counter-clockwise from the south.
    """
    across, deep = (length, width) if turn % 2 == 0 else (width, length)
    west, east = notches[0], across - notches[1]
    corners = (
        (west, 0), (east, 0), (east, depth), (across, depth),
        (across, deep), (0, deep), (0, depth), (west, depth),
    )  # fmt: skip
    if turn % 4 == 0:
        return corners
    if turn % 4 == 1:
        return tuple((deep - y, x) for x, y in corners)
    if turn % 4 == 2:
        return tuple((across - x, deep - y) for x, y in corners)
    return tuple((y, across - x) for x, y in corners)


def joined(length: int, width: int, *, at: int, gap: tuple[int, int]) -> Outline:
    """Two rooms beside each other, joined by an opening in the wall between them.

    Args:
        length: of both and the wall, along x, millimetres.
        width: along y, millimetres.
        at: where the wall begins along x; it is `BETWEEN` thick.
        gap: from where to where it is open along y.
    """
    far, (low, high) = at + BETWEEN, gap
    return (
        (0, 0), (at, 0), (at, low), (far, low), (far, 0), (length, 0),
        (length, width), (far, width), (far, high), (at, high), (at, width), (0, width),
    )  # fmt: skip


def parts_of(outline: Outline) -> tuple[Footprint, ...]:
    """The two rooms of a joined outline, the first one first; else none."""
    if SHAPES[len(outline)] != "joined":
        return ()
    frame = _frame_of(outline)
    start, at, far, end = frame.along
    across = frame.across[0], frame.across[-1]
    return frame.box((start, at), across), frame.box((far, end), across)


def passage_of(outline: Outline, reach: int) -> tuple[Footprint, ...]:
    """The floor in the opening of a joined outline, and before it; else none.

    Args:
        outline: of a room.
        reach: how far before the opening, on both sides, millimetres.
    """
    if SHAPES[len(outline)] != "joined":
        return ()
    frame = _frame_of(outline)
    _, at, far, _ = frame.along
    _, low, high, _ = frame.across
    return (frame.box((at - reach, far + reach), (low, high)),)


class _Frame(NamedTuple):
    """Where the walls of a joined outline are, millimetres.

    Attributes:
        is_along_x: whether the two rooms lie beside each other along x.
        along: four coordinates in that direction: of the ends and of the wall between.
        across: four coordinates in the other one: of the ends and of the opening.
    """

    is_along_x: bool
    along: list[int]
    across: list[int]

    def box(self, along: tuple[int, int], across: tuple[int, int]) -> Footprint:
        """The floor between two coordinates in either direction."""
        (start, end), (low, high) = along, across
        middle, aside = (start + end) // 2, (low + high) // 2
        position = FloorPosition(middle, aside, 0)
        if not self.is_along_x:
            position = FloorPosition(aside, middle, 900)
        return Footprint(position, end - start, high - low)


def _frame_of(outline: Outline) -> _Frame:
    """Where the walls of a joined outline are; its first one tells the direction."""
    xs, ys = (sorted({corner[axis] for corner in outline}) for axis in (0, 1))
    if outline[1][0] < xs[-1]:
        return _Frame(True, xs, ys)
    return _Frame(False, ys, xs)


def draw_joined(rng: Generator, area_dm2: int, share_pct: int) -> Outline:
    """Two joined rooms of about an area in all.

    Args:
        rng: the stream of the layout.
        area_dm2: floor area of both, square decimetres.
        share_pct: part of it that the first room has.
    """
    aspect = between(rng, 160, 210)
    width = max(side_for(area_dm2, aspect), 2 * STUB + GAPS[1])
    length = area_dm2 * 10_000 // width // GRID * GRID
    at = length * share_pct // 100 // GRID * GRID
    wide = between(rng, *GAPS, GRID)
    low = between(rng, STUB, width - STUB - wide, GRID)
    corners = joined(length + BETWEEN, width, at=at, gap=(low, low + wide))
    if pick(rng, (False, True)):
        return corners
    # Mirrored along the diagonal, then in order: counter-clockwise again.
    return tuple((y, x) for x, y in (corners[0], *corners[:0:-1]))


def draw_outline(
    rng: Generator,
    area_dm2: int,
    *,
    shape: str = "rectangle",
    aspect_pct: tuple[int, int] = (100, 155),
) -> Outline:
    """An outline of about `area_dm2`; L and T shapes are cut from a larger one.

    Args:
        rng: the stream of the layout.
        area_dm2: floor area, square decimetres.
        shape: "rectangle", "l" or "t".
        aspect_pct: longer side to shorter side, (least, most), per cent.
    """
    aspect = between(rng, *aspect_pct)
    width = side_for(area_dm2, aspect)
    length = width * aspect // 100 // GRID * GRID
    if pick(rng, (False, True)):
        length, width = width, length
    if shape == "rectangle":
        return rectangle(length, width)
    length, width = (
        max(side * GROW // 100 // GRID * GRID, SHORTEST) for side in (length, width)
    )
    if shape == "t":
        return _draw_tee(rng, length, width)
    notch = _cut(rng, length, (32, 50)), _cut(rng, width, (32, 50))
    return ell(length, width, notch=notch, turn=int(rng.integers(4)))


def _draw_tee(rng: Generator, length: int, width: int) -> Outline:
    """A T in a box; the stem is anywhere along the bar but at its ends."""
    turn = int(rng.integers(4))
    across, deep = (length, width) if turn % 2 == 0 else (width, length)
    cut = _cut(rng, across, (44, 62))
    first = cut * between(rng, 35, 65) // 100 // GRID * GRID
    depth = _cut(rng, deep, (34, 48))
    return tee(length, width, notches=(first, cut - first), depth=depth, turn=turn)


def _cut(rng: Generator, side: int, share_pct: tuple[int, int]) -> int:
    """What is cut from a side: a share of it that leaves an arm."""
    cut = side * between(rng, *share_pct) // 100 // GRID * GRID
    return min(cut, side - ARM)


def side_for(area_dm2: int, aspect_pct: int) -> int:
    """The shorter side, in millimetres, of a rectangle of an area and aspect ratio.

    The largest multiple of the grid whose rectangle is no larger than the area.
    """
    side = GRID
    while (side + GRID) ** 2 * aspect_pct <= area_dm2 * 10_000 * 100:
        side += GRID
    return side


def finish_room(
    rng: Generator,
    outline: Outline,
    *,
    kind: str,
    finishes: Finishes,
    materials: frozenset[str] | None = None,
) -> Room:
    """A room on an outline, with its surfaces; doors and windows come later.

    Args:
        rng: the stream of the layout.
        outline: as `draw_outline` gives it.
        kind: name of the room type.
        finishes: what to choose from.
        materials: ids that may be used, None for all. Where a recipe leaves none of
            the suitable ones, all of them are used.
    """
    choice = usable(finishes, materials)
    skirting = pick(rng, choice.skirtings)
    return Room(
        shape=SHAPES[len(outline)],
        outline_mm=outline,
        height_mm=between(rng, 2500, 2900, 50),
        wall_mm=WALL,
        floor=pick(rng, choice.floors),
        walls=wall_finish(rng, choice),
        ceiling=pick(rng, choice.ceilings),
        skirting=skirting,
        kind=kind,
        joinery=pick(rng, _matching(skirting, choice.joinery)),
        skirting_profile=pick(rng, choice.skirting_profiles),
        cornice=pick(rng, choice.cornices),
    )


def _matching(skirting: Finish, joinery: tuple[Finish, ...]) -> tuple[Finish, ...]:
    """The finishes of doors and frames that go with a skirting: all wood, or none."""
    is_wood = skirting.material.endswith("/wood")
    fitting = [each for each in joinery if each.material.endswith("/wood") == is_wood]
    return tuple(fitting) or joinery
