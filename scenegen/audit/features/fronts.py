"""What a picture tells of a front without its pixels, and where things lie to it.

How large a giver looks for its distance, and how depth runs over its box, is all that
boxes and depth grids tell of the way it faces. Together with where the things asked
about are on the floor it is enough for who knows how to put it together: the probe
`audit.fronts` learns to, from the true fronts of other items.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, hypot, radians, sin, tan

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.features.axis import metres_of
from scenegen.audit.features.marks import STANDS
from scenegen.audit.features.sheet import ShownView, shown_views
from scenegen.audit.features.slopes import mean_depth
from scenegen.records.item import Facts
from scenegen.records.rig import OrthographicLens, PerspectiveLens, View
from scenegen.tasks.base import TextCues
from scenegen.tasks.solving.token_sheet import MIDDLE
from scenegen.tokens.birds_eye_grid import BOX_GRID

PARTS = 4
"""Columns and rows in which depth over a giver is averaged."""

COLUMN = 3
"""Of `FrontSketch.seen`, where the middle of the box is, from the middle."""

Point = tuple[float, float]
"""On the floor, metres."""


@dataclass(frozen=True, slots=True)
class FrontSketch:
    """A giver as flat numbers, and what is where around.

    Axes are those of the sight of the giver in its picture, (right, away), or of the
    page of a map, (right, up).

    Attributes:
        seen: size and depth of the giver, (k,); NaN where nothing is known.
        front: which way it truly faces, of length 1, (2,).
        from_stand, from_giver: ways to the candidates, or to all that is asked about,
            metres, (rows, 2).
    """

    seen: NDArray[np.float32]
    front: NDArray[np.float32]
    from_stand: NDArray[np.float32]
    from_giver: NDArray[np.float32]

    @property
    def in_mirror(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """`seen` and `front` of the giver in a mirror that swaps left and right."""
        seen = self.seen.copy()
        seen[COLUMN] = -seen[COLUMN]
        level = seen[-PARTS * PARTS :].reshape(PARTS, PARTS)
        seen[-PARTS * PARTS :] = level[:, ::-1].ravel()
        return seen, self.front * np.array([-1, 1], dtype=np.float32)

    @property
    def to_stand(self) -> NDArray[np.float32]:
        """The way from the giver to where one stands, (1, 2)."""
        return self.from_giver[:1] - self.from_stand[:1]


def front_sketch(facts: Facts, cues: TextCues) -> FrontSketch | None:
    """The sketch of an item; None where nothing shown gives a direction."""
    givers = [each for each in facts.scene.entities if each.id == cues.giver]
    if not givers or not cues.subjects:
        return None
    views = {view.name: view for view in facts.rig.views}
    home = _first_shown(shown_views(facts, TextCues((cues.giver,))))
    subjects = _subjects(facts, cues)
    things = shown_views(facts, replace(cues, subjects=subjects))
    stand = _stand(things, views)
    if home is None or stand is None:
        return None
    view = views[home.name]
    at = _on_floor(view, float(home.column[0]), _row(home, 0), float(home.depth[0]))
    axis = _axis(view, at)
    heading = radians(givers[0].heading_tenths / 10)
    places = [_candidate(things, views, each) for each in range(len(subjects))]
    return FrontSketch(
        seen=_seen(home, is_map=view.is_map),
        front=_turned([(cos(heading), sin(heading))], (0.0, 0.0), axis)[0],
        from_stand=_turned(places, stand, axis),
        from_giver=_turned(places, at, axis),
    )


def _subjects(facts: Facts, cues: TextCues) -> tuple[int, ...]:
    """The options, or all that is asked about."""
    is_choice = bool(facts.question.evidence.options)
    return cues.subjects if is_choice else (*cues.subjects, *cues.others)


def _first_shown(views: tuple[ShownView, ...]) -> ShownView | None:
    return next((each for each in views if not np.isnan(each.column[0])), None)


def _stand(shown: tuple[ShownView, ...], views: dict[str, View]) -> Point | None:
    """The place of the mark on which the viewer stands."""
    for each in shown:
        for label in STANDS:
            if label in each.marks:
                x, y, code = each.marks[label]
                return _on_floor(views[each.name], x - MIDDLE, y - MIDDLE, code)
    return None


def _candidate(
    shown: tuple[ShownView, ...], views: dict[str, View], number: int
) -> Point:
    """The place of a candidate by the first picture that shows it; else NaN."""
    for each in shown:
        if not np.isnan(each.column[number]):
            column, code = float(each.column[number]), float(each.depth[number])
            return _on_floor(views[each.name], column, _row(each, number), code)
    return float("nan"), float("nan")


def _row(shown: ShownView, number: int) -> float:
    """Rows from the middle of the picture to the middle of a box."""
    return float(shown.y0[number] + shown.y1[number]) / 2 - MIDDLE


def _on_floor(view: View, column: float, row: float, code: float) -> Point:
    """Where something is, by its place in a picture and its depth code."""
    if isinstance(view.lens, PerspectiveLens):
        slope = column / MIDDLE * tan(radians(view.lens.fov_tenths / 20))
        ahead = metres_of(code) / hypot(1.0, slope)
        right = ahead * slope
    else:
        assert isinstance(view.lens, OrthographicLens)
        scale = view.lens.span_mm / 1000 / BOX_GRID
        ahead, right = -row * scale, column * scale
    c, s = _direction(view)
    x, y = view.position_mm[0] / 1000, view.position_mm[1] / 1000
    return x + ahead * c + right * s, y + ahead * s - right * c


def _axis(view: View, place: Point) -> Point:
    """The way from a camera to a place; upwards on the page of a map."""
    if view.is_map:
        return _direction(view)
    x, y = place[0] - view.position_mm[0] / 1000, place[1] - view.position_mm[1] / 1000
    far = max(hypot(x, y), 0.001)
    return x / far, y / far


def _direction(view: View) -> Point:
    heading = radians(view.heading_tenths / 10)
    return cos(heading), sin(heading)


def _turned(places: list[Point], start: Point, axis: Point) -> NDArray[np.float32]:
    """Ways from a start to places, to the right of an axis and along it, (n, 2)."""
    ways = np.array(places) - start
    right = ways[:, 0] * axis[1] - ways[:, 1] * axis[0]
    along = ways[:, 0] * axis[0] + ways[:, 1] * axis[1]
    return np.stack([right, along], axis=1).astype(np.float32)


def _seen(home: ShownView, *, is_map: bool) -> NDArray[np.float32]:
    """Width, height, place and distance of a giver, and depth over its box."""
    distance = 1.0 if is_map else metres_of(float(home.depth[0]))
    x0, x1 = float(home.x0[0]), float(home.x1[0]) + 1
    y0, y1 = float(home.y0[0]), float(home.y1[0]) + 1
    grid = np.array([[metres_of(code) for code in row] for row in home.grid])
    columns = list(pairwise(np.linspace(x0, x1, PARTS + 1).tolist()))
    rows = list(pairwise(np.linspace(y0, y1, PARTS + 1).tolist()))
    parts = np.array([mean_depth(grid, x, y) for y in rows for x in columns])
    level = parts - np.nanmean(parts) if not np.isnan(parts).all() else parts
    sizes = (x1 - x0) * distance, (y1 - y0) * distance, (x1 - x0) / (y1 - y0)
    known = (*sizes, float(home.column[0]), y1, distance)
    return np.concatenate([known, level]).astype(np.float32)
