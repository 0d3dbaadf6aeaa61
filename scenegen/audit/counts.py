"""What the counts of single views tell of the number in all."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scenegen.audit.bars import Bar, bar_of
from scenegen.audit.groups import AuditGroup
from scenegen.audit.probe import AuditContext
from scenegen.audit.tables import LearntTable, best_table, numbered


def counts(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """Every function of the sorted counts and the smallest option, learnt by heart."""
    if not group.is_count:
        return
    windows = [tuple(map(int, each.text.options)) for each in group.items]
    lows = [min(each) for each in windows]
    shown: list[tuple[int, ...]] = [each.counts or (0,) for each in group.items]
    keys: dict[str, list[tuple[int, ...]]] = {
        "the smallest option": [()] * len(shown),
        "all counts": shown,
        "the most of a view": [each[:1] for each in shown],
        "the sum": [(sum(each),) for each in shown],
        "the most and the sum": [(each[0], sum(each)) for each in shown],
        "the two best views": [each[:2] for each in shown],
        "the most and the least": [(each[0], each[-1]) for each in shown],
        "how many views, and their sum": [(len(each), sum(each)) for each in shown],
    }
    ranks = np.array(
        [
            sorted(window).index(window[each.text.right])
            for window, each in zip(windows, group.items, strict=True)
        ]
    )
    tables = []
    for name, rows in keys.items():
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
