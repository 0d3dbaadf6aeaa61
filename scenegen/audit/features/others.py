"""Features that compare a candidate with what else the text names, as an occluder."""

from __future__ import annotations

import numpy as np

from scenegen.audit.features.boxes import add_boxes
from scenegen.audit.features.lines import Points
from scenegen.audit.features.marks import add_marks
from scenegen.audit.features.sheet import MARKS, FlatTable, ShownView
from scenegen.tasks.base import TextCues
from scenegen.tasks.solving.token_sheet import MIDDLE


def add_other(
    table: FlatTable, view: ShownView, other: ShownView, cues: TextCues
) -> None:
    """Add features of another entity, and how candidates lie to it in a picture.

    Args:
        table: of the item.
        view: what the picture shows of the candidates.
        other: what it shows of the other entity, one row.
        cues: of the text.
    """
    own = FlatTable(1)
    add_boxes(own, other)
    add_marks(own, other, cues)
    for each, values in own.columns.items():
        table.add(
            each.name.replace(": ", ": of the other, ", 1),
            values,
            inputs=each.inputs,
            is_odd=each.is_odd,
        )
    _add_pair(table, view, other)
    for label, mark in view.marks.items():
        if label != "BEND":
            _add_between(table, view, other, (label, np.array(mark[:2])))


def _add_pair(table: FlatTable, view: ShownView, other: ShownView) -> None:
    inputs = (view.name,)
    across = view.column - other.column
    heights = view.y1 - view.y0 + 1, other.y1 - other.y0 + 1
    widths = view.x1 - view.x0 + 1, other.x1 - other.x0 + 1
    shared = np.minimum(view.x1, other.x1) - np.maximum(view.x0, other.x0)
    for title, values in {
        "columns to the other": np.abs(across),
        "foot rows below the other": view.foot - other.foot,
        "top rows below the other": view.y0 - other.y0,
        "pixels to the other": np.hypot(across, view.foot - other.foot),
        "depth codes beyond the other": view.depth - other.depth,
        "height over the other's": heights[0] / heights[1],
        "width over the other's": widths[0] / widths[1],
        "columns shared with the other": shared,
        "height minus the other's": heights[0] - heights[1],
    }.items():
        table.add(f"{view.name}: {title}", values, inputs=inputs)
    name = f"{view.name}: columns right of the other"
    table.add(name, across, inputs=inputs, is_odd=True)


def _add_between(
    table: FlatTable,
    view: ShownView,
    other: ShownView,
    mark: tuple[str, np.ndarray],
) -> None:
    """Add how the other lies to the line from a mark to each candidate."""
    label, start = mark
    foot: Points = np.stack([view.column + MIDDLE, view.foot], axis=1)
    way = foot - start
    length = np.hypot(way[:, 0], way[:, 1]) + 1
    x = other.column + MIDDLE - start[0]
    y = other.foot - start[1]
    right = (way[:, 0] * y - way[:, 1] * x) / length
    along = (way[:, 0] * x + way[:, 1] * y) / length
    inputs = (view.name, MARKS)
    name = f"{view.name}: the other right of the line from {label}"
    table.add(name, right, inputs=inputs, is_odd=True)
    for title, values in {
        f"distance of the other to the line from {label}": np.abs(right),
        f"share of the line from {label} at the other": along / length,
        f"width of the other over its distance to the line from {label}": (
            other.x1 - other.x0 + 1
        )
        / (np.abs(right) + 4),
    }.items():
        table.add(f"{view.name}: {title}", values, inputs=inputs)
