"""What the counts of single views tell of the number in all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.bars import Bar, Limit, bar_of
from scenegen.audit.box_rules import (
    best_number,
    numbers_of,
    numbers_of_two,
    summaries_of,
)
from scenegen.audit.counted_boxes import CountedBoxes, counted_boxes_of
from scenegen.audit.cut_boxes import cut_counts, of_cut_boxes
from scenegen.audit.groups import AuditGroup
from scenegen.audit.learners import boosted
from scenegen.audit.neighbours import by_neighbours
from scenegen.audit.probe import AuditContext
from scenegen.audit.rule_columns import RuleColumns, own_columns
from scenegen.audit.spread_boxes import of_spread
from scenegen.audit.tables import LearntTable, best_table, numbered

Key = tuple[int, ...]


def counts(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """Every function of the counts and the options: learnt by heart, and boosted.

    A table learnt by heart is any function whatever of its key; where keys are too many
    to be met again, boosting joins neighbours.
    """
    if not group.is_count:
        return
    ranks, lows = _ranks(group), _lows(group)
    tables = []
    for name, rows in _keys(group).items():
        exact = numbered(zip(lows, rows, strict=True))
        tables.append(LearntTable(f"{name}, by window", exact, ranks, group.classes))
        moved = [
            (low - each[0], *each) if each else ()
            for low, each in zip(lows, rows, strict=True)
        ]
        tables.append(LearntTable(name, numbered(moved), ranks, group.classes))
    found = best_table(tables, group.folds)
    limit = context.limits.counts(group)
    yield bar_of(group, "counts: learnt by heart", found.hits, limit, found.words)
    hits = boosted(_columns(group, ranks))
    yield bar_of(group, "counts: boosted functions", hits, limit)
    boxes = counted_boxes_of(group)
    if len(boxes.values):
        yield from _of_boxes(group, limit, boxes)
        yield from of_cut_boxes(group, limit, cut_counts(boxes), ranks)
        yield from of_spread(group, context, boxes, ranks)
        if len(group.items[0].neighbours):
            yield from by_neighbours(group, limit, boxes, np.array(lows), ranks)


def _of_boxes(group: AuditGroup, limit: Limit, boxes: CountedBoxes) -> Iterator[Bar]:
    """Counts of some of the boxes; of two features, and boosting, without a limit.

    Boxes and distances of all pictures are the geometry, as they are for other kinds.
    """
    lows, ranks = np.array(_lows(group)), _ranks(group)
    found = best_number(numbers_of(boxes), lows, ranks, group.folds)
    yield bar_of(group, "counts: some of the boxes", found.hits, limit, found.words)
    found = best_number(numbers_of_two(boxes), lows, ranks, group.folds)
    name = "counts: S3 boxes by two features"
    yield bar_of(group, name, found.hits, Limit(), found.words)
    names, values = summaries_of(boxes, lows)
    columns = replace(own_columns(group, names, values[:, None]), right=ranks)
    yield bar_of(group, "counts: S3 boosting on boxes", boosted(columns), Limit())


def _keys(group: AuditGroup) -> Mapping[str, Sequence[Key]]:
    """What a function of the counts may go by; "shown" is sorted, largest first."""
    placed: list[Key] = [each.counts or (0,) for each in group.items]
    shown: list[Key] = [tuple(sorted(each, reverse=True)) for each in placed]
    return {
        "the smallest option": [()] * len(shown),
        "all counts": shown,
        "all counts in the order of the views": placed,
        "the first and the last view": [(each[0], each[-1]) for each in placed],
        "the most of a view": [each[:1] for each in shown],
        "the sum": [(sum(each),) for each in shown],
        "the most and the sum": [(each[0], sum(each)) for each in shown],
        "the two best views": [each[:2] for each in shown],
        "the three best views": [each[:3] for each in shown],
        "the most and the least": [(each[0], each[-1]) for each in shown],
        "how many views, and their sum": [(len(each), sum(each)) for each in shown],
        "how many views, and the most": [(each[0], len(each)) for each in shown],
    }


def _ranks(group: AuditGroup) -> NDArray[np.int64]:
    """The place of the right option among all, the smallest first, (n,)."""
    return np.array(
        [
            sorted(map(int, text.options)).index(int(text.options[text.right]))
            for text in (each.text for each in group.items)
        ]
    )


def _lows(group: AuditGroup) -> list[int]:
    return [min(map(int, each.text.options)) for each in group.items]


def _columns(group: AuditGroup, ranks: NDArray[np.int64]) -> RuleColumns:
    """Counts by view and by size, and the smallest option beside them."""
    views = max(len(each.counts) for each in group.items) or 1
    table = np.full((len(group.items), 2 * views + 4), np.nan, dtype=np.float32)
    for row, low, each in zip(table, _lows(group), group.items, strict=True):
        shown = sorted(each.counts or (0,), reverse=True)
        row[: len(each.counts)] = each.counts
        row[views : views + len(shown)] = shown
        row[2 * views :] = low, low - shown[0], low - sum(shown), sum(shown)
    names = [
        *(f"view {place}" for place in range(views)),
        *(f"view number {place} by count" for place in range(views)),
        *("smallest option", "less the most", "less the sum", "sum"),
    ]
    found = own_columns(group, names, table[:, None])
    return replace(found, right=ranks)
