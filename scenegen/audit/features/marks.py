"""Features of a candidate beside a mark: offsets, angles, the turn laid on the page."""

from __future__ import annotations

import numpy as np

from scenegen.audit.features.sheet import (
    MARKS,
    TURN,
    FlatTable,
    Mark,
    ShownView,
    Values,
)
from scenegen.tasks.base import TextCues
from scenegen.tasks.solving.token_sheet import MIDDLE

STRETCHES = (1, 3)
"""Rows are worth so many columns: a floor seen aslant looks flattened by about that."""


STANDS = ("X", "M1")
"""Marks on which a viewer stands in imagination."""


def add_marks(table: FlatTable, view: ShownView, cues: TextCues) -> None:
    """Add the relations of each candidate to each mark of a picture."""
    for label, mark in view.marks.items():
        if label != "BEND":
            _add_offsets(table, view, label, mark)
            _add_angles(table, view, label, mark, cues)


def _add_offsets(table: FlatTable, view: ShownView, label: str, mark: Mark) -> None:
    across = view.column + MIDDLE - mark.x
    down, height = view.foot - mark.y, view.y1 - view.y0 + 1
    middle = (view.y0 + view.y1) / 2 - mark.y
    inputs = (view.name, MARKS)
    far = np.hypot(across, down)
    plain = {
        "columns to": np.abs(across),
        "rows of the foot below": down,
        "rows of the foot to": np.abs(down),
        "rows of the middle below": middle,
        "rows of the top below": view.y0 - mark.y,
        "pixels from the foot to": far,
        "pixels from the middle to": np.hypot(across, middle),
        "depth codes beyond": view.depth - mark.depth,
        "depth codes from": np.abs(view.depth - mark.depth),
        "depth code over that of": view.depth / max(mark.depth, 1.0),
        "columns in heights to": np.abs(across) / height,
        "foot row over that of": view.foot / max(mark.y, 1.0),
        "is in the columns of": ((view.x0 <= mark.x) & (mark.x <= view.x1)) * 1.0,
        "columns of the nearest edge to": np.maximum(
            np.maximum(view.x0 - mark.x, mark.x - view.x1), 0
        ),
        "pixels from the foot over height to": far / height,
        "rows of the foot a column to": np.abs(down) / (np.abs(across) + 8),
        "is farther from the middle than": np.abs(view.column) - abs(mark.x - MIDDLE),
    }
    for title, values in plain.items():
        known = np.where(np.isnan(across), np.nan, values)
        table.add(f"{view.name}: {title} {label}", known, inputs=inputs)
    for title, values in {
        "columns a row right of": across / (np.abs(down) + 8),
        "columns right of, times rows below": across * down,
        "columns in heights right of": across / height,
    }.items():
        name = f"{view.name}: {title} {label}"
        table.add(name, values, inputs=inputs, is_odd=True)
    name = f"{view.name}: columns right of {label}"
    table.add(name, across, inputs=inputs, is_odd=True, is_side=label in STANDS)


def _add_angles(
    table: FlatTable, view: ShownView, label: str, mark: Mark, cues: TextCues
) -> None:
    """Add directions on the page: from up, clockwise; and against that of the turn."""
    seen = (view.name, MARKS)
    for stretch in STRETCHES:
        flat = "" if stretch == 1 else ", rows stretched"
        angle = page_angles(view, mark, stretch)
        add_angle(table, f"{view.name}: angle from up at {label}{flat}", angle, seen)
        if cues.side and cues.amount:
            off = wrapped(angle + cues.side * cues.amount)
            name = f"{view.name}: angle off the turn at {label}{flat}"
            add_angle(table, name, off, (*seen, TURN))


def page_angles(view: ShownView, start: Mark, stretch: int) -> Values:
    """Directions on the page to the candidates' feet, degrees from up, clockwise."""
    across = view.column + MIDDLE - start.x
    return np.degrees(np.arctan2(across, stretch * (start.y - view.foot)))


def wrapped(degrees: Values) -> Values:
    """Angles within -180 and 180 degrees."""
    return (degrees + 180) % 360 - 180


def add_angle(
    table: FlatTable, name: str, degrees: Values, inputs: tuple[str, ...]
) -> None:
    """Add an angle, to the right, and how large it is."""
    table.add(name, degrees, inputs=inputs, is_odd=True)
    table.add(f"{name}, either way", np.abs(degrees), inputs=inputs)
