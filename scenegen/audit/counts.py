"""What the counts of single views tell of the number in all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.bars import Bar, bar_of
from scenegen.audit.groups import AuditGroup
from scenegen.audit.learners import boosted
from scenegen.audit.probe import AuditContext
from scenegen.audit.rule_columns import RuleColumns, own_columns
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
