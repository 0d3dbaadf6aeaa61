"""Features of a picture as a whole, the same for all candidates."""

from __future__ import annotations

import numpy as np

from scenegen.audit.features.sheet import MARKS, TURN, FlatTable, ShownView
from scenegen.tasks.base import TextCues
from scenegen.tasks.solving.token_sheet import MIDDLE


def add_picture(table: FlatTable, view: ShownView) -> None:
    """Add where its marks are, how much it shows, and how deep it is."""
    inputs = (view.name,)
    middles = (view.boxes[:, 0] + view.boxes[:, 2]) / 2 - MIDDLE
    table.add(f"{view.name}: boxes", float(len(view.boxes)), inputs=inputs)
    half = view.grid[:, 5:].mean() - view.grid[:, :5].mean()
    table.add(f"{view.name}: mean depth", float(view.grid.mean()), inputs=inputs)
    for title, value in {
        "depth, right minus left": float(half),
        "boxes, right minus left": float(np.sign(middles).sum()),
    }.items():
        table.add(f"{view.name}: {title}", value, inputs=inputs, is_odd=True)
    for label, mark in view.marks.items():
        if label == "BEND":
            continue
        name, seen = f"{view.name}: {label}", (view.name, MARKS)
        table.add(f"{name}, row", mark.y, inputs=seen)
        table.add(f"{name}, depth code", mark.depth, inputs=seen)
        table.add(f"{name}, columns from the middle", abs(mark.x - MIDDLE), inputs=seen)
        table.add(f"{name}, column", mark.x - MIDDLE, inputs=seen, is_odd=True)


def add_text(table: FlatTable, cues: TextCues) -> None:
    """Add the amount in the text; its side comes as the sign of other features."""
    if cues.amount:
        table.add("degrees in the text", float(cues.amount), inputs=(TURN,))
