"""Features of what lies on the line from where a viewer stands to each candidate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.features.lines import Points, places_of
from scenegen.audit.features.marks import STANDS
from scenegen.audit.features.sheet import MARKS, FlatTable, ShownView, Values

SHARES = np.linspace(0.02, 0.98, 49)
"""Places of a line that are looked at."""

FAR = 336.0
"""A gap where nothing else is shown: the picture's side."""


def add_sights(table: FlatTable, view: ShownView, *, is_map: bool) -> None:
    """Add what lies between a mark and each candidate on the page."""
    points = places_of(view, is_map=is_map)
    for label in STANDS:
        if label not in view.marks:
            continue
        start = np.array(view.marks[label][:2])
        lines = start + SHARES[:, None, None] * (points - start)  # (s, k, 2)
        rivals = _rivals(view)
        name, inputs = f"the line from {label}", (view.name, MARKS)
        held = _boxes_on(lines, view, rivals)
        gap, rows = _nearest_foot(lines, view, rivals)
        for title, found in {
            f"footprints crossed by {name}": held.any(axis=0).sum(axis=-1),
            f"share of {name} in footprints": held.any(axis=-1).mean(axis=0),
            f"gap of the nearest foot to {name}": gap,
            f"rows from the nearest foot of {name} to it": rows - points[:, 1],
        }.items():
            table.add(f"{view.name}: {title}", _known(points, found), inputs=inputs)


def _rivals(view: ShownView) -> NDArray[np.bool_]:
    """Which boxes are not the candidate's own, (k, e)."""
    own = np.stack([view.x0, view.y0, view.x1, view.y1], axis=1)
    return np.asarray((own[:, None] != view.boxes[None]).any(axis=2))


def _boxes_on(
    lines: NDArray[np.float64], view: ShownView, rivals: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Which boxes hold which places of the lines, (s, k, e)."""
    x, y = lines[..., 0][..., None], lines[..., 1][..., None]
    x0, y0, x1, y1 = view.boxes.T
    return np.asarray((x0 <= x) & (x <= x1) & (y0 <= y) & (y <= y1) & rivals)


def _nearest_foot(
    lines: NDArray[np.float64], view: ShownView, rivals: NDArray[np.bool_]
) -> tuple[Values, Values]:
    """Pixels from each line to the nearest lower edge of a box, and its row."""
    if not len(view.boxes):
        return np.full(lines.shape[1], FAR), np.full(lines.shape[1], np.nan)
    x, y = lines[..., 0][..., None], lines[..., 1][..., None]
    x0, _, x1, foot = view.boxes.T
    aside = np.maximum(np.maximum(x0 - x, x - x1), 0)
    gaps = np.where(rivals, np.hypot(aside, y - foot), FAR).min(axis=0)
    return gaps.min(axis=1), foot[gaps.argmin(axis=1)]


def _known(points: Points, values: Values) -> Values:
    return np.where(np.isnan(points[:, 0]), np.nan, values)
