"""How sure an answer about the X is; doubtful items are rejected.

Here is what several kinds of questions measure, on the scene and on rasterized views.
Angles are tenths of a degree, lengths millimetres on the floor.
"""

from __future__ import annotations

from math import sqrt

from scenegen.errors import Rejected
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.floor_symbols import points_of
from scenegen.geometry.pose import Vector
from scenegen.records.rig import FloorMark, View
from scenegen.records.scene import Entity
from scenegen.records.visibility import SceneVisibility, Sighting, ViewVisibility
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.phrases import angle_to, sighting_of, square_mm
from scenegen.tasks.showing import clear_pct, share_pcm

LINE_PERCENT = 3
"""Least distance between a target and the lines that divide a picture (its middle, and
the column and the row of the X), per cent of its side. A target on such a line would be
on no side of it for certain."""

CARPET = 0.05
"""Greatest height that counts as floor, metres: marks may be painted on rugs, too."""

OUTSIDE_PX = 2
"""Pixels beyond its border that a picture is taken to reach."""

# Reasons are stored with rejected attempts, so their texts stay as they are.
UNSEEN = "unseen"
"""The last picture, which is to show the targets, shows too little of one."""

SEEN_AT_START = "seen_at_start"
HIDDEN_MARK = "hidden_sign"
SECOND_MARK = "second_sign"
NEAR_LINE = "near_line"

NOVEL = "novel_view"
"""Name of the view on the X."""

Position = tuple[int, int]


def position_of(entity: Entity) -> Position:
    """Where an entity is on the floor plan."""
    x, y, _ = entity.position_mm
    return x, y


def distance_gap(view: View, cross: Position, target: Position) -> int:
    """How much nearer to a target the X is than a camera; negative when farther."""
    start = (view.position_mm[0], view.position_mm[1])
    before, after = square_mm(start, target), square_mm(cross, target)
    return round(sqrt(before) - sqrt(after))


def corners(entity: Entity, size_mm: tuple[int, int, int]) -> tuple[Position, ...]:
    """The corners of the floor below the box of an entity."""
    cos, sin = cosine(entity.heading_tenths), sine(entity.heading_tenths)
    x, y, _ = entity.position_mm
    half, wide = size_mm[0] / 2, size_mm[1] / 2
    return tuple(
        (x + round(a * cos - b * sin), y + round(a * sin + b * cos))
        for a, b in ((half, wide), (-half, wide), (-half, -wide), (half, -wide))
    )


def left_of(view: View, position: Position) -> float:
    """How far a position lies to the left of where a camera faces."""
    x, y = position[0] - view.position_mm[0], position[1] - view.position_mm[1]
    return y * cosine(view.heading_tenths) - x * sine(view.heading_tenths)


def bearing(view: View, position: Position) -> int:
    """The direction of a position from a camera; 0 ahead, positive to the left."""
    eye = (view.position_mm[0], view.position_mm[1])
    return angle_to(eye, view.heading_tenths, position)


def shown_well(
    seen: ViewVisibility, entity: int, *, least_pcm: int, clear_percent: int
) -> Sighting | None:
    """The sighting of an entity in a view, if it is large and uncovered enough.

    Args:
        seen: the view.
        entity: its id.
        least_pcm: share of the view that it fills, per cent mille, at least.
        clear_percent: part of its outline that shows, at least.
    """
    sighting = sighting_of(seen, entity)
    if (
        sighting is None
        or share_pcm(sighting, seen) < least_pcm
        or clear_pct(sighting) < clear_percent
    ):
        return None
    return sighting


def novel_of(visibility: SceneVisibility) -> ViewVisibility:
    """The view on the X."""
    (novel,) = (seen for seen in visibility.views if seen.view.name == NOVEL)
    return novel


def check_marks(seen: tuple[ViewVisibility, ...]) -> None:
    """The first picture shows all of its marks, and no other one shows a bit of them.

    Raises:
        Rejected: HIDDEN_MARK or SECOND_MARK.
    """
    marks = seen[0].view.floor_marks
    for mark in marks:
        if not all(_shows(seen[0], point) for point in _points(mark)):
            raise Rejected(HIDDEN_MARK)
    for other in seen[1:]:
        if any(_is_framed(other, p) for mark in marks for p in _points(mark)):
            raise Rejected(SECOND_MARK)


def check_lines(
    brief: PerspectiveBrief, seen: ViewVisibility, sighting: Sighting
) -> None:
    """A target is on those sides of the lines of a picture that the brief names.

    Raises:
        Rejected: NEAR_LINE.
    """
    size, box = seen.ids.shape[0], sighting.box
    column = (box.x0 + box.x1) / 2
    spare = LINE_PERCENT * size / 100
    if brief.half and not _is_beside(column, size / 2, brief.half, spare):
        raise Rejected(NEAR_LINE)
    if not (brief.side or brief.row):
        return
    (cross, *_) = seen.view.floor_marks
    x, y = cross.position_mm
    at = seen.view.camera(size).project(Vector(x / 1000, y / 1000, 0.0))
    if brief.side and not _is_beside(column, at.u, brief.side, spare):
        raise Rejected(NEAR_LINE)
    is_above = {"above": "left", "below": "right"}
    if brief.row and not _is_beside(float(box.y1), at.v, is_above[brief.row], spare):
        raise Rejected(NEAR_LINE)


def _is_beside(at: float, line: float, side: str, spare: float) -> bool:
    """Whether a column is plainly to the left or to the right of a line."""
    return at < line - spare if side == "left" else at > line + spare


def _points(mark: FloorMark) -> tuple[Position, ...]:
    return points_of(mark.kind, mark.position_mm, mark.heading_tenths)


def _is_framed(seen: ViewVisibility, point: Position) -> bool:
    """Whether the frame of a picture holds a point of the floor, covered or not."""
    size = seen.ids.shape[0]
    at = seen.view.camera(size).project(Vector(point[0] / 1000, point[1] / 1000, 0.0))
    low, high = -OUTSIDE_PX, size + OUTSIDE_PX
    return at.depth > 0.0 and low <= at.u < high and low <= at.v < high


def _shows(seen: ViewVisibility, point: Position) -> bool:
    """Whether a picture shows a point of the floor, uncovered."""
    size = seen.ids.shape[0]
    camera = seen.view.camera(size)
    at = camera.project(Vector(point[0] / 1000, point[1] / 1000, 0.0))
    if at.depth <= 0.0 or not (0.0 <= at.u < size and 0.0 <= at.v < size):
        return False
    row, column = int(at.v), int(at.u)
    depth = float(seen.depth[row, column])
    shown = camera.unproject(column + 0.5, row + 0.5, depth)
    return depth > 0.0 and shown.z <= CARPET
