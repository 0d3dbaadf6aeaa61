"""What a viewer gets who assumes another lens than that of the camera.

The lens is not stated. With the horizon kept, a viewer who assumes a focal length that
is r times the true one finds every point of the floor as far aside as it is, and r
times as far ahead: depth is focal length times height over rows below the horizon. So
the floor is stretched along the camera's heading, with all that stands on it and the
ways that fronts point, and the question is answered there.

Where a second picture was taken is not stated either. A viewer finds out by what both
pictures show: the stretched floor of the second one is laid on that of the first, so
that shared things lie on each other as well as they can.

A floor has the frame of its camera: millimetres ahead of it, and to its left. Answers
are rejected by what is found here, so all of it is exact: no angle is ever computed, a
rotation is the cosine and the sine that normalised sums of products give.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import NamedTuple

from scenegen.geometry.angles import cosine, sine, towards
from scenegen.records.rig import PerspectiveLens, Rig, View
from scenegen.records.scene import Entity, Scene

FIELDS_OF_VIEW = (550, 640, 730, 820, 910, 1000)
"""Lenses that a viewer may assume, tenths of a degree across the picture."""

AHEAD_MM = 10_000
"""How far before a front a point is that tells its direction, millimetres: so far that
whole millimetres do not turn it."""

Point = tuple[int, int]


class FloorPoint(NamedTuple):
    """A point of the floor in the frame of a camera, millimetres."""

    ahead: float
    left: float


class FloorPose(NamedTuple):
    """How one floor lies on another one: turned to the left, then moved.

    Attributes:
        cos, sin: of the turn.
        at: where the camera of the one is on the other.
    """

    cos: float
    sin: float
    at: FloorPoint

    def place(self, own: FloorPoint) -> FloorPoint:
        """A point of the one floor on the other."""
        return FloorPoint(
            self.at.ahead + own.ahead * self.cos - own.left * self.sin,
            self.at.left + own.ahead * self.sin + own.left * self.cos,
        )


class ShownThings(NamedTuple):
    """What one picture shows.

    Attributes:
        view: the picture.
        seen: ids of the entities of which a pixel shows.
        known: ids of those that show well enough to be found in another picture.
    """

    view: View
    seen: tuple[int, ...]
    known: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Floor:
    """What a viewer who assumes a lens finds in one picture.

    Attributes:
        shown: by the picture.
        points: the entities that it shows, and what is `AHEAD_MM` before their fronts.
    """

    shown: ShownThings
    points: Mapping[int, tuple[FloorPoint, FloorPoint]]

    @classmethod
    def of(cls, scene: Scene, shown: ShownThings, fov_tenths: int) -> _Floor:
        """The floor that a picture shows to whoever assumes a lens."""
        ends = {each.id: _ends(each) for each in scene.entities}
        view = shown.view
        return cls(
            shown,
            {
                number: (
                    _seen_at(view, ends[number][0], fov_tenths),
                    _seen_at(view, ends[number][1], fov_tenths),
                )
                for number in shown.seen
            },
        )


def with_lens(
    scene: Scene, rig: Rig, pictures: Sequence[ShownThings], fov_tenths: int
) -> tuple[Scene, Rig]:
    """Scene and marks where a viewer finds them who assumes a lens.

    What several pictures show is found by the first of them. What none of them shows
    stays, and so do all cameras.

    Args:
        scene: as it is.
        rig: its cameras and marks.
        pictures: all visible views, none of them a map.
        fov_tenths: field of view that is assumed of all pictures.
    """
    floors = [_Floor.of(scene, each, fov_tenths) for each in pictures]
    first = pictures[0].view
    moved: dict[int, tuple[Point, Point]] = {}
    for floor in floors:
        pose = _pose_on(floors[0], floor)
        for number, ends in floor.points.items():
            at, ahead = (_on_plan(first, pose.place(each)) for each in ends)
            moved.setdefault(number, (at, ahead))
    entities = tuple(
        _moved(each, *moved[each.id]) if each.id in moved else each
        for each in scene.entities
    )
    views = tuple(_with_marks(view, fov_tenths) for view in rig.views)
    return replace(scene, entities=entities), replace(rig, views=views)


def fitted_pose(pairs: Sequence[tuple[FloorPoint, FloorPoint]]) -> FloorPose | None:
    """The pose that takes the first points closest to the second ones.

    Least squares over all pairs. In two dimensions that has a closed form: with both
    sets relative to their centroids, the best rotation is the direction of the sum of
    (dot product, cross product) over the pairs, and the translation then takes one
    centroid to the other.

    Returns:
        None when there are fewer than two pairs, or no rotation is the best.
    """
    if len(pairs) < 2:
        return None
    own = _centroid([each for each, _ in pairs])
    other = _centroid([each for _, each in pairs])
    along = across = 0.0
    for here, there in pairs:
        a, b = here.ahead - own.ahead, here.left - own.left
        c, d = there.ahead - other.ahead, there.left - other.left
        along += a * c + b * d
        across += a * d - b * c
    size = sqrt(along * along + across * across)
    if size == 0.0:
        return None
    cos, sin = along / size, across / size
    at = FloorPoint(
        other.ahead - (own.ahead * cos - own.left * sin),
        other.left - (own.ahead * sin + own.left * cos),
    )
    return FloorPose(cos, sin, at)


def _centroid(points: Sequence[FloorPoint]) -> FloorPoint:
    ahead = left = 0.0
    for each in points:
        ahead += each.ahead
        left += each.left
    return FloorPoint(ahead / len(points), left / len(points))


def _pose_on(first: _Floor, floor: _Floor) -> FloorPose:
    """How the floor of a picture is laid on that of the first one.

    By what both show; by the true cameras where that is too little.
    """
    if floor is first:
        return FloorPose(1.0, 0.0, FloorPoint(0.0, 0.0))
    shared = [each for each in first.shown.known if each in floor.shown.known]
    pairs = [(floor.points[each][0], first.points[each][0]) for each in sorted(shared)]
    return fitted_pose(pairs) or _true_pose(first.shown.view, floor.shown.view)


def _true_pose(first: View, other: View) -> FloorPose:
    turn = other.heading_tenths - first.heading_tenths
    x, y, _ = other.position_mm
    return FloorPose(cosine(turn), sine(turn), _on_floor(first, (x, y)))


def _moved(entity: Entity, at: Point, ahead: Point) -> Entity:
    """An entity at another place, its front towards another one."""
    heading = towards(ahead[0] - at[0], ahead[1] - at[1], step=2)
    return replace(
        entity, position_mm=(*at, entity.position_mm[2]), heading_tenths=heading
    )


def _ends(entity: Entity) -> tuple[Point, Point]:
    """Where an entity is, and a point before its front."""
    x, y, _ = entity.position_mm
    cos, sin = cosine(entity.heading_tenths), sine(entity.heading_tenths)
    return (x, y), (x + round(AHEAD_MM * cos), y + round(AHEAD_MM * sin))


def _seen_at(view: View, point: Point, fov_tenths: int) -> FloorPoint:
    """Where a viewer who assumes a lens finds a point of the plan."""
    found = _on_floor(view, point)
    if not isinstance(view.lens, PerspectiveLens):
        return found
    stretch = _focal(fov_tenths) / _focal(view.lens.fov_tenths)
    return FloorPoint(stretch * found.ahead, found.left)


def _on_floor(view: View, point: Point) -> FloorPoint:
    """A point of the plan on the floor of a camera."""
    cos, sin = cosine(view.heading_tenths), sine(view.heading_tenths)
    x, y = point[0] - view.position_mm[0], point[1] - view.position_mm[1]
    return FloorPoint(x * cos + y * sin, y * cos - x * sin)


def _on_plan(view: View, point: FloorPoint) -> Point:
    """The point of the plan that a point on the floor of a camera is."""
    cos, sin = cosine(view.heading_tenths), sine(view.heading_tenths)
    return (
        view.position_mm[0] + round(point.ahead * cos - point.left * sin),
        view.position_mm[1] + round(point.ahead * sin + point.left * cos),
    )


def _with_marks(view: View, fov_tenths: int) -> View:
    """A view with the marks on its floor where a viewer finds them."""
    if view.is_hidden or view.is_map:
        return view
    marks = tuple(
        replace(
            each,
            position_mm=_on_plan(view, _seen_at(view, each.position_mm, fov_tenths)),
        )
        for each in view.floor_marks
    )
    return replace(view, floor_marks=marks)


def _focal(fov_tenths: int) -> float:
    """Focal length in half sides of the picture."""
    half = fov_tenths // 2
    return cosine(half) / sine(half)
