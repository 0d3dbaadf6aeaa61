"""Features of how large a giver looks, from which a reader guesses its axis.

A sofa is wide from the front and narrow from its end. How wide one looks for a sofa
tells along which axis it lies, and with where things are to that axis, half of what its
front tells. What is usual for a sofa, the items of a group say together (`usual.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scenegen.audit.features.lines import Points, places_of
from scenegen.audit.features.marks import STANDS
from scenegen.audit.features.sheet import (
    GIVER,
    MARKS,
    FlatTable,
    Role,
    ShownView,
    Values,
)
from scenegen.records.item import Facts
from scenegen.tasks.solving.token_sheet import MIDDLE
from scenegen.tokens.depth_grid import distance_of

HALF_RIGHT = 45.0
"""Degrees from ahead at which something is as much to the side as ahead."""


def add_axis(
    table: FlatTable, shown: ShownView, giver: ShownView, facts: Facts
) -> None:
    """Add sizes of the giver, and on which side of diagonals candidates lie.

    Args:
        table: of the item.
        shown: what the picture shows of the candidates.
        giver: what it shows of the thing that gives the direction, one row.
        facts: of the item.
    """
    (view,) = (each for each in facts.rig.views if each.name == shown.name)
    if np.isnan(giver.column[0]):
        return
    inputs = (shown.name, GIVER)
    for title, value, role in _sizes(giver, is_map=view.is_map):
        table.add(f"{shown.name}: {title}", value, inputs=inputs, role=role)
    points, home = (laid_on_floor(each, is_map=view.is_map) for each in (shown, giver))
    for label, start in floor_starts(shown, home, is_map=view.is_map):
        seen = (shown.name, MARKS) if label in STANDS else inputs
        across, ahead = points[:, 0] - start[0], start[1] - points[:, 1]
        name = f"{shown.name}: degrees by which it is more beside than before {label}"
        beside = np.degrees(np.arctan2(np.abs(across), np.abs(ahead))) - HALF_RIGHT
        table.add(name, beside, inputs=seen, role="way")
        name = f"{shown.name}: farther right or nearer left of {label}"
        quarter = np.sign(across * ahead)
        table.add(name, quarter, inputs=seen, is_odd=True, role="way")


def _sizes(giver: ShownView, *, is_map: bool) -> Iterator[tuple[str, float, Role]]:
    """How large the giver is: as it looks, at its distance, and in its proportions."""
    metres = 1.0 if is_map else metres_of(float(giver.depth[0]))
    width = float(giver.x1[0] - giver.x0[0] + 1)
    height = float(giver.y1[0] - giver.y0[0] + 1)
    yield "width of the giver at its distance", width * metres, "shape"
    yield "height of the giver at its distance", height * metres, "size"
    yield "area of the giver at its distance", width * height * metres**2, "size"
    yield "width over height of the giver", width / height, "shape"


def metres_of(code: float) -> float:
    """The distance of a depth code, NaN where there is none."""
    found = None if np.isnan(code) else distance_of(int(code))
    return float("nan") if found is None else found


def laid_on_floor(view: ShownView, *, is_map: bool) -> Points:
    """Candidates on the floor, rows as on a page, (k, 2).

    On a map they are where they are. In a picture, a column is worth the more the
    farther away it is; no lens is needed to tell left from right and near from far.
    """
    if is_map:
        return places_of(view, is_map=True)
    metres = np.array([metres_of(float(code)) for code in view.depth])
    return np.stack([view.column / MIDDLE * metres, -metres], axis=1)


def floor_starts(
    shown: ShownView, home: Points, *, is_map: bool
) -> Iterator[tuple[str, Values]]:
    """Where a reader may stand: where the giver is, or on a mark."""
    yield "the giver", home[0]
    for label in STANDS:
        if label not in shown.marks:
            continue
        x, y, code = shown.marks[label]
        metres = metres_of(code)
        aslant = np.array([(x - MIDDLE) / MIDDLE * metres, -metres])
        yield label, np.array([x, y]) if is_map else aslant
