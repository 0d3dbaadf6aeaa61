"""Features of boxes in one picture: places, sizes, depths, neighbours."""

from __future__ import annotations

import numpy as np

from scenegen.audit.features.sheet import FlatTable, ShownView, Values
from scenegen.tasks.solving.token_sheet import MIDDLE
from scenegen.tokens.birds_eye_grid import BOX_GRID


def add_boxes(table: FlatTable, view: ShownView) -> None:
    """Add what a picture shows of each candidate by itself."""
    name, inputs = view.name, (view.name,)
    width, height = view.x1 - view.x0 + 1, view.y1 - view.y0 + 1
    column, middle = view.column, (view.y0 + view.y1) / 2 - MIDDLE
    plain = {
        "columns from the middle": np.abs(column),
        "foot row": view.foot,
        "top row": view.y0,
        "middle row": middle,
        "width": width,
        "height": height,
        "area of the box": width * height,
        "width over height": width / height,
        "depth code": view.depth,
        "pixels from the middle": np.hypot(column, middle),
        "columns to the border": np.minimum(view.x0, BOX_GRID - 1 - view.x1),
        "rows to the border": np.minimum(view.y0, BOX_GRID - 1 - view.y1),
        "visible pixels": view.pixels,
        "visible pixels over the box": view.pixels / (width * height),
        "height by depth code": height * view.depth,
        "depth code beyond the mean": view.depth - view.grid.mean(),
        "pixels from the lower border's middle": np.hypot(
            column, BOX_GRID - 1 - view.foot
        ),
        "top row over foot row": view.y0 / (view.foot + 1),
        "is shown": np.where(np.isnan(column), 0.0, 1.0),
    }
    for title, values in plain.items():
        table.add(f"{name}: {title}", values, inputs=inputs)
    table.add(f"{name}: column", column, inputs=inputs, is_side=True)
    _add_neighbours(table, view)
    _add_depths(table, view)


def _add_neighbours(table: FlatTable, view: ShownView) -> None:
    """Add how candidates lie among all that the picture shows."""
    name, inputs = view.name, (view.name,)
    if not len(view.boxes):
        return
    x0, y0, x1, y1 = view.boxes.T
    middles = (x0 + x1) / 2 - MIDDLE
    overlaps = (
        (x0[:, None] <= view.x1)
        & (x1[:, None] >= view.x0)
        & (y0[:, None] <= view.y1)
        & (y1[:, None] >= view.y0)
    )
    shown = ~np.isnan(view.column)
    lower = (y1[:, None] > view.foot).sum(axis=0)
    sides = np.sign(middles[:, None] - view.column).sum(axis=0)
    areas = (x1 - x0 + 1) * (y1 - y0 + 1)
    own = (view.x1 - view.x0 + 1) * (view.y1 - view.y0 + 1)
    for title, values in {
        "overlapping boxes": overlaps.sum(axis=0) - 1,
        "boxes that reach lower": lower,
        "larger boxes": (areas[:, None] > own).sum(axis=0),
        "foot rows below the mean": view.foot - y1.mean(),
        "area over the mean": own / areas.mean(),
    }.items():
        table.add(f"{name}: {title}", _where(shown, values), inputs=inputs)
    for title, values in {
        "boxes to the right minus left": sides,
        "columns right of the mean": view.column - middles.mean(),
    }.items():
        table.add(f"{name}: {title}", _where(shown, values), inputs=inputs, is_odd=True)


def _add_depths(table: FlatTable, view: ShownView) -> None:
    """Add the depth grid around each candidate's foot."""
    name, inputs = view.name, (view.name,)
    shown = ~np.isnan(view.column)
    cell = BOX_GRID / 10
    columns = np.where(shown, (view.column + MIDDLE) / cell, 0).astype(int).clip(0, 9)
    rows = np.where(shown, view.foot / cell, 0).astype(int).clip(0, 9)
    here = view.grid[rows, columns]
    left = view.grid[rows, (columns - 1).clip(0)]
    right = view.grid[rows, (columns + 1).clip(0, 9)]
    table.add(f"{name}: depth grid at the foot", _where(shown, here), inputs=inputs)
    table.add(
        f"{name}: depth grid, right minus left of it",
        _where(shown, right - left),
        inputs=inputs,
        is_odd=True,
    )


def _where(shown: np.ndarray, values: Values) -> Values:
    return np.where(shown, values, np.nan)
