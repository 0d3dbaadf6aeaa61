"""Parts of a map that are hatched as unexplored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.footprint import Footprint
from scenegen.geometry.free_floor import take
from scenegen.geometry.polygons import Points, corners_of, hold_points
from scenegen.records.scene import Room
from scenegen.seeding import between, pick

if TYPE_CHECKING:
    from numpy.random import Generator

CELL = 200
"""Areas are made of whole cells of this size, millimetres."""

WANTED_PCT = (22, 40)
"""Part of the floor that is aimed at, (least, most), per cent."""

LEAST_PCT, MOST_PCT = 20, 45
"""Part of the floor that is accepted, per cent."""

SEEDS = 14
"""Rectangles that are tried."""

BEYOND_MM = 20_000
"""How far areas at the walls reach out of the room: beyond any map."""

NARROW = 3
"""Cells that a rectangle is wide at least."""

Flags = NDArray[np.bool_]
Area = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class HideableFloor:
    """The floor of a room in cells, and what of it may be hatched.

    Attributes:
        xs: (i,) middles of its columns, millimetres.
        ys: (j,) middles of its rows, millimetres.
        floor: (i, j) cells within the walls.
        free: (i, j) cells that may be hidden, within the walls or beyond.
        boxes: cells below objects that may be hidden, half open.
    """

    xs: Points
    ys: Points
    floor: Flags
    free: Flags
    boxes: tuple[Area, ...]

    @classmethod
    def of(
        cls, room: Room, shown: Sequence[Footprint], standing: Sequence[Footprint] = ()
    ) -> HideableFloor:
        """That of a room.

        Args:
            room: the room.
            shown: what must stay clear.
            standing: the floor below all objects that the map shows where it is
                explored. Those that reach into what must stay clear are shown whole.
        """
        outline = np.array(room.outline_mm, dtype=np.int64)
        (west, south), (east, north) = outline.min(axis=0), outline.max(axis=0)
        xs = np.arange(west + CELL // 2, east, CELL, dtype=np.int64)
        ys = np.arange(south + CELL // 2, north, CELL, dtype=np.int64)
        grid = np.stack(np.meshgrid(xs, ys, indexing="ij"), axis=2).reshape(-1, 2)
        floor = hold_points(outline, grid).reshape(len(xs), len(ys))
        free = np.ones(floor.shape, dtype=np.bool_)
        for each in shown:
            take(free, xs, ys, corners_of(each.rectangle, CELL))
        boxes = [
            _cells_of(each, (int(west), int(south)), free.shape) for each in standing
        ]
        return cls(xs, ys, floor, free, tuple(_block(free, boxes)))

    @property
    def suffices(self) -> bool:
        """Whether enough may be hidden: areas cover free cells alone."""
        return _percent(self.free, self.floor) >= LEAST_PCT

    def areas(self, rng: Generator) -> tuple[Area, ...] | None:
        """Rectangles (west, south, east, north) that cover enough, and nothing shown.

        From random free cells, rectangles grow by one strip at a time on a random side
        until blocked on all four: maximal ones, which look like rooms not yet entered
        instead of confetti. They may overlap, but a seed is never taken from a covered
        cell, so each adds area; one that is too narrow, or would hide too much, is
        dropped and its try is used up.

        An object is explored or it is not: one that an area reaches adds its own
        rectangle to the areas.

        Args:
            rng: the stream of the cameras.

        Returns:
            None when too little of the floor can be covered.
        """
        wanted = between(rng, *WANTED_PCT)
        found, covered = _cover(rng, self.free, self.floor, wanted, self.boxes)
        if not LEAST_PCT <= _percent(covered, self.floor) <= MOST_PCT:
            return None
        lines_x, lines_y = _lines(self.xs), _lines(self.ys)
        return tuple(
            (lines_x[a], lines_y[b], lines_x[c], lines_y[d]) for a, b, c, d in found
        )


def _cover(
    rng: Generator, free: Flags, floor: Flags, wanted: int, boxes: Sequence[Area]
) -> tuple[list[Area], Flags]:
    """Rectangles of cells, half open, and the cells that they cover."""
    covered = np.zeros(free.shape, dtype=np.bool_)
    found: list[Area] = []
    for _ in range(SEEDS):
        rows, columns = np.nonzero(free & floor & ~covered)
        if not len(rows) or _percent(covered, floor) >= wanted:
            break
        seed = int(rng.integers(len(rows)))
        a, b, c, d = _grown(rng, free, (int(rows[seed]), int(columns[seed])))
        more = covered.copy()
        more[a:c, b:d] = True
        whole = _complete(more, boxes)
        if min(c - a, d - b) >= NARROW and _percent(more, floor) <= MOST_PCT:
            found += [(a, b, c, d), *whole]
            covered = more
    return found, covered


def _cells_of(
    footprint: Footprint, origin: tuple[int, int], shape: tuple[int, ...]
) -> Area:
    """The rectangle of cells that a footprint reaches into, half open."""
    xs, ys = zip(*footprint.corners(), strict=True)
    (a, c), (b, d) = (
        tuple(min(max((end - low) // CELL, 0), count - 1) for end in (min(at), max(at)))
        for at, low, count in zip((xs, ys), origin, shape, strict=True)
    )
    return a, b, c + 1, d + 1


def _block(free: Flags, boxes: Sequence[Area]) -> list[Area]:
    """Block the whole of each rectangle that is partly blocked; those that are free."""
    left = list(boxes)
    while True:
        partly = [
            box for box in left if not free[box[0] : box[2], box[1] : box[3]].all()
        ]
        if not partly:
            return left
        for a, b, c, d in partly:
            free[a:c, b:d] = False
        left = [box for box in left if box not in partly]


def _complete(covered: Flags, boxes: Sequence[Area]) -> list[Area]:
    """Cover the whole of each rectangle that is partly covered; which these are."""
    added: list[Area] = []
    while True:
        partly = [
            (a, b, c, d)
            for a, b, c, d in boxes
            if covered[a:c, b:d].any() and not covered[a:c, b:d].all()
        ]
        if not partly:
            return added
        for a, b, c, d in partly:
            covered[a:c, b:d] = True
        added += partly


def _grown(rng: Generator, free: Flags, seed: tuple[int, int]) -> Area:
    """A rectangle of free cells around a seed that can grow no more."""
    a, b = seed
    c, d = a + 1, b + 1
    sides = [0, 1, 2, 3]
    while sides:
        side = pick(rng, sides)
        strips = (
            free[max(a - 1, 0) : a, b:d],
            free[a:c, max(b - 1, 0) : b],
            free[c : c + 1, b:d],
            free[a:c, d : d + 1],
        )
        strip = strips[side]
        if not strip.size or not strip.all():
            sides.remove(side)
            continue
        a, b = a - (side == 0), b - (side == 1)
        c, d = c + (side == 2), d + (side == 3)
    return a, b, c, d


def _percent(covered: Flags, floor: Flags) -> int:
    return 100 * int(np.count_nonzero(covered & floor)) // int(np.count_nonzero(floor))


def _lines(middles: Points) -> list[int]:
    """Where cells begin and end; the outermost lines lie beyond the walls."""
    starts = [int(each) - CELL // 2 for each in middles]
    return [starts[0] - BEYOND_MM, *starts[1:], starts[-1] + CELL + BEYOND_MM]
