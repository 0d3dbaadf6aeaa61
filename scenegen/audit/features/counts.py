"""Features of the options of a count: numbers beside what single views show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from scenegen.audit.features.sheet import FlatTable
from scenegen.records.item import Facts


def shown_counts(facts: Facts) -> tuple[int, ...]:
    """How many of the counted instances each visible view shows, in their order."""
    return tuple(len(each) for each in facts.question.evidence.per_view)


def add_counts(table: FlatTable, counts: Sequence[int], options: Sequence[int]) -> None:
    """Add by how much each option is more than numbers that are read off the views."""
    offered = np.array(options, dtype=np.float64)
    table.add("the option", offered, inputs=())
    low = float(offered.min())
    table.add("place of the option among all", offered - low, inputs=())
    for name, value in _statistics(counts).items():
        table.add(f"the option minus {name}", offered - value, inputs=("views",))
        table.add(
            f"the option over {name}", offered / max(value, 0.5), inputs=("views",)
        )


def _statistics(counts: Sequence[int]) -> Mapping[str, float]:
    """Numbers that a reader may form from the counts of the views."""
    values = np.array(sorted(counts, reverse=True) or (0,), dtype=np.float64)
    total, most = float(values.sum()), float(values[0])
    found = {
        "the most of a view": most,
        "the least of a view": float(values[-1]),
        "the sum of the views": total,
        "the mean of the views": total / len(values),
        "the middle of the views": float(np.median(values)),
        "the two best views": float(values[:2].sum()),
        "the three best views": float(values[:3].sum()),
        "the most and half of the rest": most + (total - most) / 2,
        "the most and a third of the rest": most + (total - most) / 3,
        "half of the sum": total / 2,
        "two thirds of the sum": 2 * total / 3,
        "views with any": float((values > 0).sum()),
        "views with the most": float((values == most).sum()),
        "the spread of the views": most - float(values[-1]),
    }
    for place, value in enumerate(values[1:3], start=2):
        found[f"view number {place} by count"] = float(value)
    return found
