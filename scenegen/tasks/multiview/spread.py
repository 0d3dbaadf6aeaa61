"""How far apart views show the objects that are taken, and by how much twins differ.

What two views share lies at an edge of both, and what takes its place in the twin is in
one of them alone and may lie anywhere. So the twin that has fewer objects would show
them farther apart, and whoever looks at that alone would know which twin it is.
"""

from __future__ import annotations

import numpy as np

from scenegen.tasks.multiview.place_sets import total
from scenegen.tasks.multiview.shown_table import Flags, Ints, ShownTable

FAR = 1 << 20
"""Beyond every column and nearness."""

COUNTS_FOR = (2, 2, 1, 1, 2, 2, 3)
"""What a difference in each feature of `spreads` counts for."""

MORE = (200, 400, 200, 0, 200, 150, 250)
"""By how much more of each feature the fuller twin is to show. Where it can it does so
then; in the other half of the rooms all twins show less, and these the least less.
"""


GAP_PCT = 70
"""The widest gap where the outermost are as far apart as is dealt, per cent of that."""


def spreads(table: ShownTable, rigs: Ints, taken: Flags) -> Ints:
    """(p, views, 7) how far apart the objects lie in each view; 0 where there is none.

    Of their columns, thousandths of half of the width: how far the outermost are from
    each other, all from the middle together, the outermost and the innermost one from
    it, and the widest gap; of how near they are, see `ShownTable.near`: how far they
    differ, and all together.

    Args:
        table: what views show.
        rigs: (p, views) rows of it.
        taken: (p, n) places that are taken.
    """
    shown = table.seen[rigs] & taken[:, None]
    columns, near = table.columns[rigs], table.near[rigs]
    aside = np.abs(columns)
    is_empty = ~shown.any(axis=2)
    first, last = _ends(columns, shown)
    nearest, farthest = _ends(near, shown)
    found = np.stack(
        [
            last - first,
            total(aside * shown, axis=2),
            np.maximum(np.abs(first), np.abs(last)),
            _ends(aside, shown)[0],
            _widest(columns, shown),
            farthest - nearest,
            total(near * shown, axis=2),
        ],
        axis=2,
    )
    found[is_empty] = 0
    return found


def off_spread(
    table: ShownTable, rigs: Ints, fuller: Flags, emptier: Flags, *, apart: int
) -> Ints:
    """(p,) how far twins are from showing objects as far apart as is asked for.

    Both twins together are to show the outermost as far apart as is dealt, and to have
    a widest gap that goes with it; and the fuller one more of each feature than the
    other, as `MORE` says.

    Args:
        table: what views show.
        rigs: (p, views) rows of it.
        fuller: (p, n) places that are taken in the twin that has more.
        emptier: (p, n) the same of the other one.
        apart: how far the outermost are to be from each other in a view, on average,
            thousandths of half of the picture's width.
    """
    ours, theirs = (
        total(spreads(table, rigs, each), axis=1) for each in (fuller, emptier)
    )
    off = np.abs(ours - theirs - np.array(MORE, dtype=np.int64))
    unlike = total(off * np.array(COUNTS_FOR, dtype=np.int64), axis=1)
    both, wanted = ours + theirs, 2 * apart * rigs.shape[1]
    outermost, widest = both[:, 0] - wanted, both[:, 4] - GAP_PCT * wanted // 100
    found: Ints = unlike + 2 * np.abs(outermost) + np.abs(widest)
    return found


def _ends(values: Ints, shown: Flags) -> tuple[Ints, Ints]:
    """(p, views) the smallest and the largest value of what is shown."""
    low: Ints = np.where(shown, values, FAR).min(axis=2)
    high: Ints = np.where(shown, values, -FAR).max(axis=2)
    return low, high


def _widest(columns: Ints, shown: Flags) -> Ints:
    """(p, views) between neighbouring columns of what is shown; 0 for less than two."""
    ordered = np.sort(np.where(shown, columns, FAR), axis=2)
    gaps = np.diff(ordered, axis=2)
    widest: Ints = np.where(ordered[:, :, 1:] < FAR, gaps, 0).max(axis=2)
    return widest
