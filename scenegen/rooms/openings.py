"""Doors and windows: where they are in the walls, and the floor that they need."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from numpy.random import Generator

from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Opening, Room
from scenegen.rooms.outlines import GRID, Outline
from scenegen.rooms.placement import at_opening
from scenegen.seeding import between, pick
from scenegen.shell.windows import (
    SILL_EARS,
    SILL_REACH,
    SILL_RISE,
    SILL_THICKNESS,
    SILLS_FROM,
)

GAP = 300
"""Wall that is left between an opening and a corner or another opening, millimetres."""

DOOR_DEPTH = 900
"""Floor before a door that stays free, millimetres."""

DOOR_MARGIN = 50
WINDOW_DEPTH = 400
"""Floor before a window on which only low objects are placed, millimetres."""

LINTEL = 200
"""The least wall over a window, millimetres."""

NARROWEST, WIDEST = 900, 2100
"""Of windows, millimetres."""


class OpeningCounts(NamedTuple):
    """How many doors and windows rooms of a type have.

    Attributes:
        doors, windows: numbers of them, (least, most).
        french_pct: share of rooms whose windows reach down to the floor or nearly so,
            per cent.
    """

    doors: tuple[int, int]
    windows: tuple[int, int]
    french_pct: int


USUAL = OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=15)
"""Of room types that say nothing about it."""


class WindowZone(NamedTuple):
    """The floor before a window.

    Attributes:
        footprint: a strip as wide as the window and its sill board.
        sill_mm: objects on it must be lower than this: the lower edge of the sill
            board, or of the window if it has none; millimetres.
    """

    footprint: Footprint
    sill_mm: int


class SillBoard(NamedTuple):
    """The box around the board of a window.

    Attributes:
        footprint: the floor below it.
        low, high: its lower and upper edge, millimetres.
    """

    footprint: Footprint
    low: int
    high: int


class _Stretch(NamedTuple):
    """A free piece of a wall, with the gaps at its ends already taken off."""

    wall: int
    start: int
    end: int

    @property
    def length(self) -> int:
        """Millimetres."""
        return self.end - self.start


def open_walls(
    rng: Generator, outline: Outline, counts: OpeningCounts, *, height_mm: int = 2500
) -> tuple[Opening, ...]:
    """Doors and windows for the walls of an outline, sorted by wall and offset.

    There is a door wherever a wall is 1.5 metres long or longer, and a window in every
    room that should have one and has as much wall left. Windows keep to one wall or to
    two neighbouring ones, and doors to the others, as far as there is room.

    Args:
        rng: the stream of the layout.
        outline: corners of the room, millimetres.
        counts: how many doors and windows there should be.
        height_mm: floor to ceiling; windows end `LINTEL` below it.
    """
    lengths = _lengths(outline)
    facade = _facade(rng, lengths)
    inner = tuple(wall for wall in range(len(lengths)) if wall not in facade)
    found: list[Opening] = []
    for _ in range(between(rng, *counts.doors)):
        # Doors side by side look odd where there are other walls.
        bare = [wall for wall in inner if all(wall != each.wall for each in found)]
        apart = _door(rng, _free(lengths, bare, found))
        found += apart or _door(rng, _free(lengths, inner, found))
    if not found:
        found += _door(rng, _free(lengths, range(len(lengths)), found))
    found += _windows(rng, lengths, facade, found, counts, height_mm)
    return tuple(sorted(found, key=lambda each: (each.wall, each.offset_mm)))


def keep_clear(room: Room) -> tuple[Footprint, ...]:
    """The floor before each door that has to stay free, in the order of the doors."""
    return tuple(
        _strip(room, door, depth=DOOR_DEPTH + DOOR_MARGIN, margin=DOOR_MARGIN)
        for door in room.openings
        if door.kind == "door"
    )


def window_zones(room: Room) -> tuple[WindowZone, ...]:
    """The floor before each window, in the order of the windows."""
    return tuple(
        WindowZone(
            _strip(room, window, depth=WINDOW_DEPTH, margin=SILL_EARS),
            max(window.sill_mm - SILL_THICKNESS, 0),
        )
        for window in room.openings
        if window.kind == "window"
    )


def sill_boards(room: Room) -> tuple[SillBoard, ...]:
    """The boards of the windows that have one, in the order of the windows."""
    return tuple(
        SillBoard(
            _strip(room, window, depth=SILL_REACH, margin=SILL_EARS),
            window.sill_mm + SILL_RISE - SILL_THICKNESS,
            window.sill_mm + SILL_RISE,
        )
        for window in room.openings
        if window.kind == "window" and window.sill_mm > SILLS_FROM
    )


def door_position(opening: Opening, room: Room) -> tuple[int, int]:
    """The point on the floor 450 mm inside of the middle of a door, millimetres."""
    middle = _before(room, opening, away=DOOR_DEPTH // 2)
    return middle.x, middle.y


def _strip(room: Room, opening: Opening, *, depth: int, margin: int) -> Footprint:
    """The floor from an opening into the room, wider by a margin on both sides."""
    middle = _before(room, opening, away=depth // 2)
    return Footprint(middle, depth, opening.width_mm + 2 * margin)


def _before(room: Room, opening: Opening, *, away: int) -> FloorPosition:
    """Before the middle of an opening, facing the room."""
    return at_opening(room, opening).offset(away, 0)


def _lengths(outline: Outline) -> tuple[int, ...]:
    """How long the walls are, millimetres."""
    return tuple(
        abs(bx - ax) + abs(by - ay)
        for (ax, ay), (bx, by) in zip(outline, outline[1:] + outline[:1], strict=True)
    )


def _facade(rng: Generator, lengths: tuple[int, ...]) -> tuple[int, ...]:
    """The outer wall, sometimes with a neighbour; drawn by length."""
    able = [wall for wall in range(len(lengths)) if _can_hold(lengths[wall])]
    if not able:
        return ()
    reach = int(rng.integers(sum(lengths[wall] for wall in able)))
    main = able[-1]
    for wall in able:
        if reach < lengths[wall]:
            main = wall
            break
        reach -= lengths[wall]
    other = (main + pick(rng, (1, -1))) % len(lengths)
    is_corner = pick(rng, (False, True)) and other in able
    return (main, other) if is_corner else (main,)


def _can_hold(length: int) -> bool:
    return length >= NARROWEST + 2 * GAP


def _free(
    lengths: tuple[int, ...], walls: Iterable[int], found: Sequence[Opening]
) -> list[_Stretch]:
    """Where openings can be in some walls, on the grid, wall by wall."""
    stretches = []
    for wall in walls:
        start = GAP
        taken = sorted(
            (each.offset_mm, each.offset_mm + each.width_mm)
            for each in found
            if each.wall == wall
        )
        for low, high in (*taken, (lengths[wall], lengths[wall])):
            stretches.append(_Stretch(wall, start, low - GAP))
            start = -(-(high + GAP) // GRID) * GRID
    return stretches


def _door(rng: Generator, free: list[_Stretch]) -> list[Opening]:
    """A door, more often than not near an end of a stretch; none where none fits."""
    width, height = between(rng, 800, 900, 50), between(rng, 2000, 2100, 50)
    able = [stretch for stretch in free if stretch.length >= width]
    if not able:
        return []
    stretch = pick(rng, able)
    spare = (stretch.length - width) // GRID * GRID
    where = int(rng.integers(10))
    near = min(between(rng, 0, 200, GRID), spare)
    offset = near if where < 4 else spare - near
    if where >= 7:
        offset = between(rng, 0, spare, GRID)
    return [Opening("door", stretch.wall, stretch.start + offset, width, 0, height)]


def _windows(
    rng: Generator,
    lengths: tuple[int, ...],
    facade: tuple[int, ...],
    doors: Sequence[Opening],
    counts: OpeningCounts,
    height_mm: int,
) -> list[Opening]:
    """Windows of one height in the walls of the facade, or else anywhere."""
    is_french = int(rng.integers(100)) < counts.french_pct
    sill = between(rng, 0, 300, 100) if is_french else between(rng, 850, 1000, 50)
    top = min(between(rng, 2100, 2300, 50), height_mm - LINTEL)
    wanted = [pick(rng, facade) for _ in range(between(rng, *counts.windows)) if facade]
    found: list[Opening] = []
    for wall in facade:
        widest = _widest(_free(lengths, (wall,), doors))
        found += _row(rng, widest, wanted.count(wall), sill=sill, height=top - sill)
    if not found and counts.windows[0] > 0:
        widest = _widest(_free(lengths, range(len(lengths)), doors))
        found += _row(rng, widest, 1, sill=sill, height=top - sill)
    return found


def _widest(stretches: list[_Stretch]) -> _Stretch:
    """The longest stretch, the first of several."""
    widest = stretches[0]
    for stretch in stretches:
        widest = stretch if stretch.length > widest.length else widest
    return widest


def _row(
    rng: Generator, stretch: _Stretch, count: int, *, sill: int, height: int
) -> list[Opening]:
    """Equal windows, evenly spaced; fewer where the stretch is short."""
    # Rounding down to the grid may bring two neighbours nearer by one step of it.
    while count > 1 and stretch.length // count < NARROWEST + GAP + GRID:
        count -= 1
    if count == 0 or stretch.length < NARROWEST:
        return []
    cell = stretch.length // count
    most = min(cell - (GAP + GRID if count > 1 else 0), WIDEST) // GRID * GRID
    # The larger of two, as people like windows.
    width = max(between(rng, NARROWEST, most, GRID) for _ in range(2))
    shift = int(rng.integers(stretch.length - width + 1)) if count == 1 else 0
    is_shifted = pick(rng, (False, True)) and count == 1
    offsets = [
        shift if is_shifted else number * cell + (cell - width) // 2
        for number in range(count)
    ]
    return [
        Opening(
            "window",
            stretch.wall,
            stretch.start + offset // GRID * GRID,
            width,
            sill,
            height,
        )
        for offset in offsets
    ]
