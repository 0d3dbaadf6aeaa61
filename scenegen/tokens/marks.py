"""The marks of an object map: crosses, arrows and walks that are painted into a view.

A cross or an arrow on the floor has a mark where the picture shows its place, the
middle of the cross or the tip of the arrow, unless furniture covers all of its points.
A walk has a mark for every disc and, where its line is drawn, for every bend. Marks
have no block of text of their own: they come after the entries of an object map.
"""

import re
from math import sqrt

from scenegen.geometry.floor_symbols import points_of
from scenegen.geometry.pose import Vector
from scenegen.records.columns import INT16, TEXT, Column, ListOf, Struct
from scenegen.records.item import MapMark
from scenegen.records.rig import FloorMark, Route, View
from scenegen.records.visibility import ViewVisibility
from scenegen.tokens.base import Cell
from scenegen.tokens.birds_eye_grid import pixel_of, place_of
from scenegen.tokens.spelling import (
    PIXEL,
    PLACE,
    is_on_grids,
    spell_pixels,
    spell_place,
)

CROSS, ARROW, START, MIDDLE, END, BEND = "X", "ARROW", "1", "M1", "2", "BEND"

LABELS = (CROSS, ARROW, START, MIDDLE, END, BEND)
"""What marks are called."""

LABEL_OF_KIND = {"cross": CROSS, "arrow": ARROW}

CARPET = 0.05
"""What is no higher than this is floor, metres; marks are painted on rugs as well."""

COLUMN = Column(
    "marks",
    ListOf(
        Struct.of(
            label=TEXT, row=INT16, col=INT16, pixel=ListOf(INT16, 2), distance=INT16
        )
    ),
    "marks that are painted into each view, in the order of `cameras`: X, arrow, the "
    "points of a walk in its order; cell, pixel and distance as in `object_map`",
)

FloorPoint = tuple[int, int]
"""x and y on the floor, millimetres."""

_MARK = re.compile(rf"<MARK_({'|'.join(LABELS)})>{PLACE}{PIXEL}{PIXEL}")


def map_marks(visibility: ViewVisibility) -> tuple[MapMark, ...]:
    """The marks of one view: those on the floor, then the walk from "1" to "2"."""
    view = visibility.view
    on_floor = [
        _mark(view, LABEL_OF_KIND[each.kind], _points(each)[0])
        for each in view.floor_marks
        if any(_is_visible(visibility, point) for point in _points(each))
    ]
    walk = [_mark(view, label, point) for label, point in _stations(view.route)]
    return tuple(mark for mark in (*on_floor, *walk) if mark is not None)


def mark_cells(mark: MapMark) -> dict[str, Cell]:
    """A mark as `COLUMN` holds it."""
    return {
        "label": mark.label,
        "row": mark.row,
        "col": mark.column,
        "pixel": list(mark.pixel),
        "distance": mark.distance,
    }


def mark_words() -> tuple[str, ...]:
    """The words that begin a mark."""
    return tuple(f"<MARK_{label}>" for label in LABELS)


def mark_text(mark: MapMark) -> str:
    """A mark as text, e.g. <MARK_X><ROW_19><COL_12><DEPTH_70><PIXEL_168><PIXEL_240>."""
    return f"<MARK_{mark.label}>{spell_place(mark)}{spell_pixels(mark.pixel)}"


def read_mark(text: str) -> MapMark | None:
    """The mark that a text spells; None when it spells none, or one off the grids."""
    match = _MARK.fullmatch(text)
    if match is None:
        return None
    label, *numbers = match.groups()
    row, column, distance, x, y = (int(number) for number in numbers)
    mark = MapMark(label, row, column, (x, y), distance)
    return mark if is_on_grids(mark, mark.pixel) else None


def _points(mark: FloorMark) -> tuple[FloorPoint, ...]:
    """Points of a mark; the first is its place."""
    return points_of(mark.kind, mark.position_mm, mark.heading_tenths)


def _is_visible(visibility: ViewVisibility, point: FloorPoint) -> bool:
    """Whether the pixel over a point of the floor shows the floor there."""
    size = visibility.ids.shape[0]
    x, y = point
    found = visibility.view.camera(size).project(Vector(x / 1000, y / 1000, 0.0))
    if found.depth <= 0.0 or not (0.0 <= found.u < size and 0.0 <= found.v < size):
        return False
    row, column = int(found.v), int(found.u)
    depth = float(visibility.depth[row, column])
    shown = visibility.view.camera(size).unproject(column + 0.5, row + 0.5, depth)
    return depth > 0.0 and shown.z <= CARPET


def _mark(view: View, label: str, point: FloorPoint) -> MapMark | None:
    """The mark of a point of the floor; None where it is outside the picture."""
    point_mm = (*point, 0)
    pixel = pixel_of(view, point_mm)
    if pixel is None:
        return None
    place = place_of(view, point_mm)
    return MapMark(label, place.row, place.column, pixel, place.distance)


def _stations(route: Route | None) -> tuple[tuple[str, FloorPoint], ...]:
    """What is painted of a walk, in its order from "1" to "2"."""
    if route is None:
        return ()
    points = route.points_mm
    inner = [(BEND, point) for point in points[1:-1]] if route.has_line else []
    if route.middle_mm is not None:
        before = _leg_of(points, route.middle_mm) if route.has_line else 0
        inner.insert(before, (MIDDLE, route.middle_mm))
    return ((START, points[0]), *inner, (END, points[-1]))


def _leg_of(points: tuple[FloorPoint, ...], point: FloorPoint) -> int:
    """The leg of a walk, from 0, on which a point lies: the one with the least detour.

    A point on a leg makes it no longer. In whole millimetres it lies beside the leg, so
    that the detour is not zero but still the least of all legs.
    """
    detours = [
        _length(points[leg], point)
        + _length(point, points[leg + 1])
        - _length(points[leg], points[leg + 1])
        for leg in range(len(points) - 1)
    ]
    return detours.index(min(detours))


def _length(start: FloorPoint, end: FloorPoint) -> float:
    x, y = end[0] - start[0], end[1] - start[1]
    return sqrt(x * x + y * y)
