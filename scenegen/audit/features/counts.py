"""Features of the options of a count: numbers beside what single views show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.features.sheet import FlatTable
from scenegen.records.item import Facts
from scenegen.tasks.solving.picture_features import visible_px


def shown_counts(facts: Facts) -> tuple[int, ...]:
    """How many of the counted instances each visible view shows, in their order."""
    return tuple(len(each) for each in facts.question.evidence.per_view)


BOX = ("view", "x0", "y0", "x1", "y1", "depth code", "visible pixels")
"""What is kept of the box of a counted thing; views are counted from 0."""


def no_boxes() -> NDArray[np.float32]:
    """The boxes of a question that counts nothing, (0, 7)."""
    return np.zeros((0, len(BOX)), dtype=np.float32)


def counted_boxes(facts: Facts) -> NDArray[np.float32]:
    """The boxes of the counted things in all visible views, (boxes, 7)."""
    tokens = {each.view: each for each in facts.tokens}
    rows = []
    for place, view in enumerate(facts.rig.visible):
        counted = set(facts.question.evidence.per_view[place])
        for entry in tokens[view.name].entries:
            if entry.instance in counted:
                pixels = visible_px(facts, view.name, entry.instance)
                rows.append((place, *entry.box, entry.distance, pixels))
    return np.array(rows, dtype=np.float32).reshape(-1, len(BOX))


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
