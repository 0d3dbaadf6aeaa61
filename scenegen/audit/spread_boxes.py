"""What tells the number in all by how far apart counted boxes lie in their pictures.

What two pictures share lies at the edges of both, and what is in one of them alone may
lie anywhere. So a reader who never knows a thing again may still see, by how far apart
the outermost boxes are, how much is there twice. Here are such distances, picture by
picture and over all of them, and what other things the pictures show: each by itself,
in parts by its quantiles, and trees of two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.bars import Bar, Limit, bar_of
from scenegen.audit.counted_boxes import CountedBoxes
from scenegen.audit.features.neighbours import (
    KEYS,
    NEIGHBOURS,
    SHARED,
    SHARES,
    SHOWN,
)
from scenegen.audit.groups import AuditGroup
from scenegen.audit.learners import boosted
from scenegen.audit.probe import AuditContext
from scenegen.audit.rule_columns import own_columns
from scenegen.audit.rules import one_feature
from scenegen.audit.tables import LearntTable, best_table
from scenegen.audit.trees import two_features

PARTS = (3, 4, 6)
"""Equally large parts of all items by a feature, each with an answer of its own."""

RANKED = 3
"""Boxes of an item of which the columns are features, from either end."""

Labels = NDArray[np.int64]
Values = NDArray[np.float64]
OfBoxes = Callable[[Values], float]


def of_spread(
    group: AuditGroup, context: AuditContext, boxes: CountedBoxes, ranks: Labels
) -> Iterator[Bar]:
    """How far apart boxes lie: all rules of one and of two features, and boosting.

    Args:
        group: of items that ask for a number.
        context: its limits.
        boxes: of its items.
        ranks: the place of the right option among all, the smallest first, (n,).
    """
    found = {**spread_features(boxes), **_shown(group)}
    values = np.stack([*found.values()], axis=1).astype(np.float32)
    columns = replace(own_columns(group, [*found], values[:, None]), right=ranks)
    if not columns.names:  # nothing is counted that any picture shows apart
        return
    tables = [
        LearntTable(f"'{name}' in {parts} parts", keys, ranks, group.classes)
        for name, own in zip(columns.names, columns.values[:, 0].T, strict=True)
        for parts in PARTS
        for keys in (_parts(own, parts),)
    ]
    best = best_table(tables, group.folds)
    limit = context.limits.one_feature(group)
    yield bar_of(group, "counts: spread, one feature", best.hits, limit, best.words)
    both = two_features(columns, one_feature(columns))
    limit = context.limits.two_features(group)
    yield bar_of(group, "counts: spread, two features", both.hits, limit, both.words)
    yield bar_of(group, "counts: S3 boosting on spread", boosted(columns), Limit())


def spread_features(boxes: CountedBoxes) -> Mapping[str, Values]:
    """How far apart the boxes of each item lie, (n,) by name.

    Of what is known of each picture, the least, the middle and the most of an item
    stand there, and all together.
    """
    n = len(boxes.items) - 1
    table = _table_of(boxes)
    starts = np.nonzero(np.diff(boxes.cells, prepend=-1))[0]
    pictures = np.split(table, starts[1:])
    cells = boxes.cells[starts]
    found: dict[str, Values] = {}
    for name, measure in _MEASURES.items():
        each = np.full(n * boxes.views, np.nan)
        each[cells] = [measure(own) for own in pictures]
        ordered = np.sort(each.reshape(n, boxes.views), axis=1)
        shown = np.count_nonzero(~np.isnan(ordered), axis=1)
        last = np.maximum(shown - 1, 0)
        for said, place in (("least", 0 * last), ("middle", last // 2), ("most", last)):
            found[f"{name}, {said} of a picture"] = ordered[np.arange(n), place]
        found[f"{name}, of all pictures"] = np.nansum(ordered, axis=1)
    items = np.split(table, boxes.items[1:-1])
    for name, measure in _OF_ITEMS.items():
        found[f"{name}, over all boxes"] = np.array([measure(own) for own in items])
    return found


def _table_of(boxes: CountedBoxes) -> Values:
    """Columns off the middle, half widths, depth codes and feet, (boxes, 4)."""
    names = ("column", "width", "depth code", "foot row")
    table = np.stack([boxes.column(name) for name in names], axis=1).astype(np.float64)
    table[:, 1] /= 2
    return table


def _extent(values: Values) -> float:
    return float(values.max() - values.min()) if len(values) else np.nan


def _gaps(own: Values) -> Values:
    """Between the columns of neighbouring boxes; 0 where there is but one."""
    return np.diff(np.sort(own[:, 0])) if len(own) > 1 else np.zeros(1)


def _column_from(place: int) -> OfBoxes:
    """How far aside the box is that lies so many from one end of all."""

    def measure(own: Values) -> float:
        aside = np.sort(np.abs(own[:, 0]))
        return float(aside[place]) if -len(aside) <= place < len(aside) else np.nan

    return measure


_MEASURES: Mapping[str, OfBoxes] = {
    "columns between the outermost": lambda own: _extent(own[:, 0]),
    "columns between the outermost edges": lambda own: float(
        (own[:, 0] + own[:, 1]).max() - (own[:, 0] - own[:, 1]).min()
    ),
    "leftmost column": lambda own: float(own[:, 0].min()),
    "rightmost column": lambda own: float(own[:, 0].max()),
    "outermost column": lambda own: float(np.abs(own[:, 0]).max()),
    "innermost column": lambda own: float(np.abs(own[:, 0]).min()),
    "outermost edge": lambda own: float((np.abs(own[:, 0]) + own[:, 1]).max()),
    "columns from the middle, mean": lambda own: float(np.abs(own[:, 0]).mean()),
    "mean column, from the middle": lambda own: float(abs(own[:, 0].mean())),
    "widest gap": lambda own: float(_gaps(own).max()),
    "narrowest gap": lambda own: float(_gaps(own).min()),
    "depth codes between the outermost": lambda own: _extent(own[:, 2]),
    "rows between the outermost feet": lambda own: _extent(own[:, 3]),
}
"""Of the boxes of a picture."""

_OF_ITEMS: Mapping[str, OfBoxes] = {
    "columns from the middle, mean": lambda own: float(np.abs(own[:, 0]).mean()),
    "depth codes between the outermost": lambda own: _extent(own[:, 2]),
    "deviation of depth codes": lambda own: float(own[:, 2].std()),
    "deviation of columns": lambda own: float(own[:, 0].std()),
    "deviation of columns from the middle": lambda own: float(np.abs(own[:, 0]).std()),
    "columns from the middle, median": lambda own: float(np.median(np.abs(own[:, 0]))),
    **{f"column of number {n} from within": _column_from(n) for n in range(RANKED)},
    **{
        f"column of number {n} from without": _column_from(-1 - n)
        for n in range(RANKED)
    },
}
"""Of the boxes of all pictures together."""


def _shown(group: AuditGroup) -> Mapping[str, Values]:
    """How many other things pictures show and share, (n,) by name; may be none."""
    table = np.stack([each.neighbours for each in group.items])
    if not table.shape[1]:
        return {}
    names = (*SHOWN, *SHARED[KEYS[0]][: len(SHARES)])
    return {name: table[:, NEIGHBOURS.index(name)].astype(np.float64) for name in names}


def _parts(values: NDArray[np.float32], parts: int) -> Labels:
    """Which of some equally large parts of all items each is in, (n,).

    What is unknown is a part of its own.
    """
    known = values[~np.isnan(values)]
    edges = np.unique(np.quantile(known, np.arange(1, parts) / parts))
    found = np.searchsorted(edges, values, side="right")
    return np.where(np.isnan(values), parts, found).astype(np.int64)
