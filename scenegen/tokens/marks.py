"""Marks of an object map: the signs that the picture of a view shows.

A sign on the floor has a mark where the picture shows its place, the middle of a cross
or the tip of an arrow, and furniture leaves at least a bit of the sign free. A walk has
a mark for every disc and, where its line is drawn, for every bend.
"""

from math import sqrt

from scenegen.geometry.floor_symbols import points_of
from scenegen.geometry.pose import Vector
from scenegen.records.item import MapMark
from scenegen.records.rig import FloorMark, Route, View
from scenegen.records.visibility import ViewVisibility
from scenegen.tokens.birds_eye_grid import pixel_of, place_of

CROSS, ARROW, START, MIDDLE, END, BEND = "X", "ARROW", "1", "M1", "2", "BEND"

LABELS = (CROSS, ARROW, START, MIDDLE, END, BEND)
"""What marks are called."""

LABEL_OF_SIGN = {"cross": CROSS, "arrow": ARROW}

CARPET = 0.05
"""What is no higher than this is floor, metres; signs lie on rugs as well."""

Spot = tuple[int, int]


def map_marks(visibility: ViewVisibility) -> tuple[MapMark, ...]:
    """The marks of one view: signs on the floor, then the walk from "1" to "2"."""
    view = visibility.view
    signs = [
        _mark(view, LABEL_OF_SIGN[sign.kind], _points(sign)[0])
        for sign in view.floor_marks
        if any(_is_seen(visibility, spot) for spot in _points(sign))
    ]
    walk = [_mark(view, label, spot) for label, spot in _stations(view.route)]
    return tuple(mark for mark in (*signs, *walk) if mark is not None)


def _points(sign: FloorMark) -> tuple[Spot, ...]:
    """Points of a sign; the first is its place."""
    return points_of(sign.kind, sign.position_mm, sign.heading_tenths)


def _is_seen(visibility: ViewVisibility, spot: Spot) -> bool:
    """Whether the pixel over a point of the floor shows the floor there."""
    size = visibility.ids.shape[0]
    x, y = spot
    found = visibility.view.camera(size).project(Vector(x / 1000, y / 1000, 0.0))
    if found.depth <= 0.0 or not (0.0 <= found.u < size and 0.0 <= found.v < size):
        return False
    row, column = int(found.v), int(found.u)
    depth = float(visibility.depth[row, column])
    shown = visibility.view.camera(size).unproject(column + 0.5, row + 0.5, depth)
    return depth > 0.0 and shown.z <= CARPET


def _mark(view: View, label: str, spot: Spot) -> MapMark | None:
    """The mark of a point of the floor; None where the picture does not reach it."""
    point = (*spot, 0)
    pixel = pixel_of(view, point)
    if pixel is None:
        return None
    place = place_of(view, point)
    return MapMark(label, place.row, place.column, pixel, place.distance)


def _stations(route: Route | None) -> tuple[tuple[str, Spot], ...]:
    """What is painted of a walk, in its order from "1" to "2"."""
    if route is None:
        return ()
    points = route.points_mm
    bends = [(BEND, spot) for spot in points[1:-1]] if route.has_line else []
    inner = [*bends]
    if route.middle_mm is not None:
        before = _leg_of(points, route.middle_mm) if route.has_line else 0
        inner.insert(before, (MIDDLE, route.middle_mm))
    return ((START, points[0]), *inner, (END, points[-1]))


def _leg_of(points: tuple[Spot, ...], spot: Spot) -> int:
    """The stretch of a walk, from 0, that a place on it belongs to."""
    detours = [
        _length(points[leg], spot)
        + _length(spot, points[leg + 1])
        - _length(points[leg], points[leg + 1])
        for leg in range(len(points) - 1)
    ]
    return detours.index(min(detours))


def _length(start: Spot, end: Spot) -> float:
    x, y = end[0] - start[0], end[1] - start[1]
    return sqrt(x * x + y * y)
