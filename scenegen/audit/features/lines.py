"""Features of a candidate beside a line through two marks, and beside a walk."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.features.marks import add_angle, wrapped
from scenegen.audit.features.sheet import MARKS, TURN, FlatTable, ShownView, Values
from scenegen.tasks.base import TextCues
from scenegen.tasks.solving.token_sheet import MIDDLE

Points = NDArray[np.float64]
"""Pixels of the candidates' feet, (k, 2)."""

SQUARE = 90
"""Degrees to the side that a text names without an amount."""


def add_lines(
    table: FlatTable, view: ShownView, cues: TextCues, *, is_map: bool
) -> None:
    """Add the relations of each candidate to lines; on maps, boxes' middles count."""
    points = places_of(view, is_map=is_map)
    labels = [label for label in view.marks if label != "BEND"]
    for first, second in combinations(labels, 2):
        a, b = (np.array(view.marks[each][:2]) for each in (first, second))
        _add_line(table, view, points, (f"{first}-{second}", a, b))
    if len(view.walk) > 1:
        _add_walk(table, view, points, cues)
        ends = view.walk[[0, -1]]
        _add(table, view, "distance to the straight way", _to_segment(points, ends)[0])


def places_of(view: ShownView, *, is_map: bool) -> Points:
    """Where candidates are on the page: their feet, or on a map the boxes' middles."""
    row = (view.y0 + view.y1) / 2 if is_map else view.foot
    return np.stack([view.column + MIDDLE, row], axis=1)


def _add(table: FlatTable, view: ShownView, title: str, values: Values) -> None:
    table.add(f"{view.name}: {title}", values, inputs=(view.name, MARKS))


def _add_side(table: FlatTable, view: ShownView, title: str, values: Values) -> None:
    """Add how far to the right."""
    table.add(f"{view.name}: {title}", values, inputs=(view.name, MARKS), is_odd=True)


def _add_line(
    table: FlatTable,
    view: ShownView,
    points: Points,
    line: tuple[str, NDArray[np.float64], NDArray[np.float64]],
) -> None:
    name, start, end = line
    length = max(float(np.hypot(*(end - start))), 1.0)
    way = (end - start) / length
    offset = points - start
    right = way[0] * offset[:, 1] - way[1] * offset[:, 0]
    along = offset @ way
    _add_side(table, view, f"right of line {name}", right)
    _add(table, view, f"distance to line {name}", np.abs(right))
    _add(table, view, f"along line {name}", along)
    _add(table, view, f"share along line {name}", along / length)
    beyond = np.maximum(-along, along - length).clip(0)
    _add(table, view, f"beyond the ends of line {name}", beyond)
    angle = np.degrees(np.arctan2(right, along))
    _add_side(table, view, f"angle off line {name}", angle)


def _add_walk(
    table: FlatTable, view: ShownView, points: Points, cues: TextCues
) -> None:
    """Add the nearest place of the walk, and what is square to it at M1."""
    lengths = np.hypot(*np.diff(view.walk, axis=0).T)
    before = np.concatenate([[0.0], np.cumsum(lengths)])
    best = np.full(len(points), np.inf)
    where, side = np.full(len(points), np.nan), np.full(len(points), np.nan)
    for number, start in enumerate(view.walk[:-1]):
        segment = np.stack([start, view.walk[number + 1]])
        far, share, right = _to_segment(points, segment)
        nearer = far < best
        best = np.where(nearer, far, best)
        where = np.where(nearer, before[number] + share * lengths[number], where)
        side = np.where(nearer, right, side)
    known = np.isfinite(best)
    _add(table, view, "distance to the walk", np.where(known, best, np.nan))
    _add(table, view, "place along the walk", where)
    _add_side(table, view, "right of the walk", side)
    if "M1" in view.marks:
        _add_leg(table, view, points, cues)


def _add_leg(table: FlatTable, view: ShownView, points: Points, cues: TextCues) -> None:
    """Add places in the frame of a walker at M1."""
    middle = np.array(view.marks["M1"][:2])
    legs = [view.walk[number : number + 2] for number in range(len(view.walk) - 1)]
    leg = min(legs, key=lambda each: float(_to_segment(middle[None], each)[0][0]))
    way = (leg[1] - leg[0]) / max(float(np.hypot(*(leg[1] - leg[0]))), 1.0)
    offset = points - middle
    ahead = offset @ way
    right = way[0] * offset[:, 1] - way[1] * offset[:, 0]
    _add(table, view, "ahead of M1 on its leg", ahead)
    _add(table, view, "off square at M1", np.abs(ahead))
    name = f"{view.name}: right of M1's leg"
    table.add(name, right, inputs=(view.name, MARKS), is_side=True)
    _add(table, view, "distance to M1's leg", np.abs(right))
    angle = np.degrees(np.arctan2(right, ahead))
    _add_side(table, view, "angle off M1's leg", angle)
    _add(table, view, "angle off square at M1", np.abs(np.abs(angle) - 90))
    if cues.side:
        off = wrapped(angle + cues.side * (cues.amount or SQUARE))
        name = f"{view.name}: angle off the asked direction at M1"
        add_angle(table, name, off, (view.name, MARKS, TURN))


def _to_segment(points: Points, ends: Points) -> tuple[Values, Values, Values]:
    """Distance to a segment, share of it at the nearest place, and how far right."""
    start, way = ends[0], ends[1] - ends[0]
    square = max(float(way @ way), 1.0)
    offset = points - start
    share = (offset @ way / square).clip(0, 1)
    gap = offset - share[:, None] * way
    right = (way[0] * offset[:, 1] - way[1] * offset[:, 0]) / np.sqrt(square)
    return np.hypot(gap[:, 0], gap[:, 1]), share, right
