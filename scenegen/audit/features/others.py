"""Features that compare a candidate with what else the text names, as an occluder."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scenegen.audit.features.boxes import add_boxes
from scenegen.audit.features.lines import Points
from scenegen.audit.features.marks import add_marks
from scenegen.audit.features.sheet import MARKS, FlatTable, ShownView
from scenegen.tasks.base import TextCues
from scenegen.tasks.solving.token_sheet import MIDDLE


class NamedOther(NamedTuple):
    """Something else that a text names.

    Attributes:
        name: as features call it.
        shown: what a picture shows of it, one row.
        inputs: what features of it are read from beside the picture.
    """

    name: str
    shown: ShownView
    inputs: tuple[str, ...] = ()


def add_other(
    table: FlatTable, view: ShownView, other: NamedOther, cues: TextCues
) -> None:
    """Add features of another entity, and how candidates lie to it in a picture.

    Args:
        table: of the item.
        view: what the picture shows of the candidates.
        other: the other entity in the same picture.
        cues: of the text.
    """
    own = FlatTable(1)
    add_boxes(own, other.shown)
    add_marks(own, other.shown, cues)
    for each, values in own.columns.items():
        table.add(
            each.name.replace(": ", f": of {other.name}, ", 1),
            values,
            inputs=(*each.inputs, *other.inputs),
            is_odd=each.is_odd,
        )
    _add_pair(table, view, other)
    for label, mark in view.marks.items():
        if label != "BEND":
            _add_between(table, view, other, (label, np.array(mark[:2])))


def _add_pair(table: FlatTable, view: ShownView, named: NamedOther) -> None:
    name, other, inputs = named.name, named.shown, (view.name, *named.inputs)
    across = view.column - other.column
    heights = view.y1 - view.y0 + 1, other.y1 - other.y0 + 1
    widths = view.x1 - view.x0 + 1, other.x1 - other.x0 + 1
    shared = np.minimum(view.x1, other.x1) - np.maximum(view.x0, other.x0)
    for title, values in {
        f"columns to {name}": np.abs(across),
        f"foot rows below {name}": view.foot - other.foot,
        f"top rows below {name}": view.y0 - other.y0,
        f"pixels to {name}": np.hypot(across, view.foot - other.foot),
        f"depth codes beyond {name}": view.depth - other.depth,
        f"height over that of {name}": heights[0] / heights[1],
        f"width over that of {name}": widths[0] / widths[1],
        f"columns shared with {name}": shared,
        f"height minus that of {name}": heights[0] - heights[1],
    }.items():
        table.add(f"{view.name}: {title}", values, inputs=inputs)
    title = f"{view.name}: columns right of {name}"
    table.add(title, across, inputs=inputs, is_side=True)


def _add_between(
    table: FlatTable,
    view: ShownView,
    named: NamedOther,
    mark: tuple[str, np.ndarray],
) -> None:
    """Add how the other lies to the line from a mark to each candidate."""
    (label, start), other = mark, named.shown
    foot: Points = np.stack([view.column + MIDDLE, view.foot], axis=1)
    way = foot - start
    length = np.hypot(way[:, 0], way[:, 1]) + 1
    x = other.column + MIDDLE - start[0]
    y = other.foot - start[1]
    right = (way[:, 0] * y - way[:, 1] * x) / length
    along = (way[:, 0] * x + way[:, 1] * y) / length
    inputs = (view.name, MARKS, *named.inputs)
    name = f"{view.name}: {named.name} right of the line from {label}"
    table.add(name, right, inputs=inputs, is_odd=True)
    for title, values in {
        f"distance of {named.name} to the line from {label}": np.abs(right),
        f"share of the line from {label} at {named.name}": along / length,
        f"width of {named.name} over its distance to the line from {label}": (
            other.x1 - other.x0 + 1
        )
        / (np.abs(right) + 4),
    }.items():
        table.add(f"{view.name}: {title}", values, inputs=inputs)
