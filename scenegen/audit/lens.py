"""What a viewer gets who assumes another lens than that of the camera.

The lens is not stated. With the horizon kept, a viewer who assumes a focal length that
is r times the true one finds every point of the floor as far aside as it is, and r
times as far ahead: depth is focal length times height over rows below the horizon. So
the floor is stretched along the camera's heading, and the question is answered there.

Where a second picture was taken is not stated either. A viewer finds out by what both
pictures show: the stretched floor of the second one is laid on that of the first, so
that shared things lie on each other as well as they can.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import radians

from scenegen.geometry.angles import cosine, difference, sine
from scenegen.records.item import Facts
from scenegen.records.rig import PerspectiveLens, View
from scenegen.tasks.solving.floor_from_tokens import (
    EstimatedPosition,
    Placement,
    fitted,
)

FIELDS_OF_VIEW = (550, 640, 730, 820, 910, 1000)
"""Lenses that a viewer may assume, tenths of a degree across the picture."""

Point = tuple[int, int]


def depends_on_lens(facts: Facts, solve: Callable[[Facts], int]) -> bool:
    """Whether the answer changes for any lens that a viewer may assume.

    Args:
        facts: of an honest item.
        solve: finds the right option from positions in the scene.
    """
    for fov in FIELDS_OF_VIEW:
        try:
            answer = solve(seen_through(facts, fov))
        except ValueError:
            return True
        if answer != facts.question.answer_index:
            return True
    return False


def seen_through(facts: Facts, fov_tenths: int) -> Facts:
    """The facts with everything where a viewer finds it who assumes a lens.

    What several pictures show is found by the first of them. What none of them shows
    stays, and so does what a visible map shows: a map has no lens.
    """
    if any(view.is_map for view in facts.rig.visible):
        return facts
    views = [view for view in facts.rig.visible if not view.is_map]
    floors = [_Floor.of(facts, view, fov_tenths) for view in views]
    placements = _placements(facts, floors)
    moved: dict[int, Point] = {}
    for floor, placement in zip(floors, placements, strict=True):
        for number, position in floor.positions.items():
            moved.setdefault(number, _on_floor(views[0], placement.place(position)))
    entities = tuple(
        replace(
            each,
            position_mm=(
                *moved.get(each.id, each.position_mm[:2]),
                each.position_mm[2],
            ),
        )
        for each in facts.scene.entities
    )
    rig = replace(
        facts.rig,
        views=tuple(_with_marks(view, fov_tenths) for view in facts.rig.views),
    )
    return replace(facts, scene=replace(facts.scene, entities=entities), rig=rig)


@dataclass(frozen=True, slots=True)
class _Floor:
    """What a viewer finds in one picture.

    Attributes:
        view: the picture.
        positions: of the entities that it shows, from its camera, metres.
        known: those that it shows well enough to find them in another picture.
    """

    view: View
    positions: Mapping[int, EstimatedPosition]
    known: frozenset[int]

    @classmethod
    def of(cls, facts: Facts, view: View, fov_tenths: int) -> _Floor:
        """The floor that a picture shows to whoever assumes a lens."""
        places = {each.id: each.position_mm[:2] for each in facts.scene.entities}
        (sightings,) = (
            found
            for each, found in zip(facts.rig.views, facts.sightings, strict=True)
            if each.name == view.name
        )
        (tokens,) = (each for each in facts.tokens if each.view == view.name)
        return cls(
            view,
            {
                each.entity: _seen_at(view, places[each.entity], fov_tenths)
                for each in sightings
                if each.visible_px
            },
            frozenset(each.instance for each in tokens.entries),
        )


def _placements(facts: Facts, floors: Sequence[_Floor]) -> list[Placement]:
    """How the floor of each picture is laid on that of the first one.

    By what both show; by the true cameras where that is too little.
    """
    found = [Placement(EstimatedPosition(0.0, 0.0), 0.0)]
    for floor in floors[1:]:
        shared = sorted(floor.known & floors[0].known)
        laid = fitted(
            (floor.positions[each], floors[0].positions[each])
            for each in shared
            if each in floor.positions and each in floors[0].positions
        )
        found.append(laid or _true_placement(floors[0].view, floor.view))
    return found


def _true_placement(first: View, other: View) -> Placement:
    at = _frame(first, (other.position_mm[0], other.position_mm[1]))
    turn = difference(other.heading_tenths, first.heading_tenths)
    return Placement(at, radians(turn / 10))


def _seen_at(view: View, point: Point, fov_tenths: int) -> EstimatedPosition:
    """Where a viewer finds a point of the floor, from the camera, metres."""
    found = _frame(view, point)
    if not isinstance(view.lens, PerspectiveLens):
        return found
    stretch = _focal(fov_tenths) / _focal(view.lens.fov_tenths)
    return EstimatedPosition(stretch * found.forward, found.right)


def _frame(view: View, point: Point) -> EstimatedPosition:
    """A point of the floor from a camera, metres."""
    cos, sin = cosine(view.heading_tenths), sine(view.heading_tenths)
    x, y = point[0] - view.position_mm[0], point[1] - view.position_mm[1]
    return EstimatedPosition((x * cos + y * sin) / 1000, (x * sin - y * cos) / 1000)


def _on_floor(view: View, position: EstimatedPosition) -> Point:
    """The point of the floor at a position from a camera, millimetres."""
    cos, sin = cosine(view.heading_tenths), sine(view.heading_tenths)
    forward, right = 1000 * position.forward, 1000 * position.right
    return (
        view.position_mm[0] + round(forward * cos + right * sin),
        view.position_mm[1] + round(forward * sin - right * cos),
    )


def _with_marks(view: View, fov_tenths: int) -> View:
    """A view with the marks on its floor where a viewer finds them."""
    if view.is_hidden or view.is_map:
        return view
    marks = tuple(
        replace(
            each,
            position_mm=_on_floor(view, _seen_at(view, each.position_mm, fov_tenths)),
        )
        for each in view.floor_marks
    )
    return replace(view, floor_marks=marks)


def _focal(fov_tenths: int) -> float:
    """Focal length in half sides of the picture."""
    half = fov_tenths // 2
    return cosine(half) / sine(half)
