"""The boxes of counted things as one table: places, sizes, distances, neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.groups import AuditGroup
from scenegen.tasks.solving.token_sheet import MIDDLE
from scenegen.tokens.birds_eye_grid import BOX_GRID

Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class CountedBoxes:
    """All boxes of a group, item by item.

    Attributes:
        names: of what is known of a box.
        values: (boxes, names).
        items: the first box of each item, and the number of all, (n + 1,).
        cells: the number of the item times `views`, plus that of the picture, (boxes,).
        views: pictures of an item, at most.
    """

    names: tuple[str, ...]
    values: Values
    items: NDArray[np.int64]
    cells: NDArray[np.int64]
    views: int

    def column(self, name: str) -> Values:
        """One thing that is known of all boxes, (boxes,)."""
        return self.values[:, self.names.index(name)]

    def by_picture(self, marks: Values) -> Values:
        """Sums over the boxes of each picture, (n, views, columns).

        Args:
            marks: (boxes, columns).
        """
        n = len(self.items) - 1
        edges = np.searchsorted(self.cells, np.arange(n * self.views + 1))
        sums = np.zeros((len(marks) + 1, marks.shape[1]))
        np.cumsum(marks, axis=0, out=sums[1:])
        found = sums[edges[1:]] - sums[edges[:-1]]
        return found.reshape(n, self.views, -1).astype(np.float32)

    def of_some(self, chosen: NDArray[np.bool_], marks: Values) -> Values:
        """Sums over some of the boxes of each item, (n, columns).

        Args:
            chosen: which boxes, (boxes,).
            marks: of these alone, (chosen, columns), whole numbers.
        """
        edges = np.concatenate([[0], np.cumsum(chosen)])[self.items]
        sums = np.zeros((len(marks) + 1, marks.shape[1]), dtype=np.float32)
        np.cumsum(marks, axis=0, out=sums[1:])
        return np.asarray(sums[edges[1:]] - sums[edges[:-1]])


def counted_boxes_of(group: AuditGroup) -> CountedBoxes:
    """The boxes of the counted things of a group."""
    rows = [each.counted for each in group.items]
    table = np.concatenate(rows)
    sizes = [len(each) for each in rows]
    items = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    views = int(table[:, 0].max(initial=0)) + 1
    owner = np.repeat(np.arange(len(rows)), sizes)
    cells = owner * views + table[:, 0].astype(np.int64)
    order = np.argsort(cells, kind="stable")
    return _known(table[order], items, cells[order], views)


def _known(
    table: Values, items: NDArray[np.int64], cells: NDArray[np.int64], views: int
) -> CountedBoxes:
    picture, x0, y0, x1, y1, depth, pixels = table.T
    width, height = x1 - x0 + 1, y1 - y0 + 1
    column, row = (x0 + x1) / 2 - MIDDLE, (y0 + y1) / 2
    aside = np.minimum(x0, BOX_GRID - 1 - x1)
    above = np.minimum(y0, BOX_GRID - 1 - y1)
    gap, rank = _neighbours(np.stack([column, y1, width * height], axis=1), cells)
    known = {
        "columns from the middle": np.abs(column),
        "column": column,
        "middle row": row,
        "rows from the middle": np.abs(row - MIDDLE),
        "pixels from the middle": np.hypot(column, row - MIDDLE),
        "top row": y0,
        "foot row": y1,
        "width": width,
        "height": height,
        "area": width * height,
        "width over height": width / height,
        "depth code": depth,
        "visible pixels": pixels,
        "visible pixels over area": pixels / (width * height),
        "columns to the border": aside,
        "rows to the border": above,
        "touches the border": (np.minimum(aside, above) <= 0) * 1.0,
        "pixels to the nearest of its picture": gap,
        "larger ones in its picture": rank,
        "number of its picture": picture,
    }
    values = np.stack([*known.values()], axis=1).astype(np.float32)
    return CountedBoxes(tuple(known), values, items, cells, views)


def _neighbours(
    places: NDArray[np.float64], cells: NDArray[np.int64]
) -> tuple[Values, Values]:
    """Pixels from foot to foot of the nearest box of a picture, and larger ones in it.

    Boxes of a picture lie together, so that each is held against the next ones, one
    step farther each time, until no picture has as many.

    Args:
        places: column, foot row and area of each box, (boxes, 3).
        cells: the picture of each box, ascending, (boxes,).
    """
    gap = np.full(len(cells), 2.0 * BOX_GRID, dtype=np.float32)
    rank = np.zeros(len(cells), dtype=np.float32)
    for step in range(1, len(cells)):
        first = np.nonzero(cells[:-step] == cells[step:])[0]
        if not len(first):
            break
        other = first + step
        away = np.hypot(*(places[first, :2] - places[other, :2]).T)
        gap[first] = np.minimum(gap[first], away)
        gap[other] = np.minimum(gap[other], away)
        rank[first] += places[other, 2] > places[first, 2]
        rank[other] += places[first, 2] > places[other, 2]
    return gap, rank


SLACKS = (0, 1, 3)
"""Codes of distance within which two boxes are as far away as each other."""


def distinct_distances(boxes: CountedBoxes) -> dict[str, NDArray[np.float32]]:
    """How many different distances the boxes of each item have, (n,) by name.

    Who turns on the spot is as far from a thing in each picture: equal distances are
    the same thing there.
    """
    n = len(boxes.items) - 1
    codes = boxes.column("depth code")
    owner = np.repeat(np.arange(n), np.diff(boxes.items))
    order = np.lexsort((codes, owner))
    steps = np.diff(codes[order])
    is_next = np.diff(owner[order]) == 0
    shown = np.bincount(owner, minlength=n)
    found = {}
    for slack in SLACKS:
        equal = owner[order][1:][is_next & (steps <= slack)]
        said = f"distances that differ by more than {slack} codes"
        distinct = shown - np.bincount(equal, minlength=n)
        found[said] = distinct.astype(np.float32)
    return found
