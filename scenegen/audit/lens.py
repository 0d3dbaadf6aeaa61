"""What a viewer gets who assumes another lens than that of the camera.

The lens is not stated. With the horizon kept, a viewer who assumes a focal length that
is r times the true one finds every point of the floor as far aside as it is, and r
times as far ahead: depth is focal length times height over rows below the horizon. So
the floor is stretched along the camera's heading, with all that stands on it and the
ways that fronts point, and the question is answered there.

Where a second picture was taken is not stated either. A viewer finds out by what both
pictures show: the stretched floor of the second one is laid on that of the first, so
that shared things lie on each other as well as they can.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import radians

from scenegen.geometry.angles import cosine, difference, sine, towards
from scenegen.records.item import Facts
from scenegen.records.rig import PerspectiveLens, View
from scenegen.records.scene import Entity
from scenegen.tasks.solving.floor_from_tokens import (
    EstimatedPosition,
    Placement,
    fitted,
)

FIELDS_OF_VIEW = (550, 640, 730, 820, 910, 1000)
"""Lenses that a viewer may assume, tenths of a degree across the picture."""

AHEAD_MM = 10_000
"""How far before a front a point is that tells its direction, millimetres: so far that
whole millimetres do not turn it."""

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
    moved: dict[int, tuple[Point, Point]] = {}
    for floor, placement in zip(floors, placements, strict=True):
        for number, ends in floor.positions.items():
            at, ahead = (_on_floor(views[0], placement.place(each)) for each in ends)
            moved.setdefault(number, (at, ahead))
    entities = tuple(
        _moved(each, *moved[each.id]) if each.id in moved else each
        for each in facts.scene.entities
    )
    rig = replace(
        facts.rig,
        views=tuple(_with_marks(view, fov_tenths) for view in facts.rig.views),
    )
    return replace(facts, scene=replace(facts.scene, entities=entities), rig=rig)


def _moved(entity: Entity, at: Point, ahead: Point) -> Entity:
    """An entity at another place, its front towards another one."""
    heading = towards(ahead[0] - at[0], ahead[1] - at[1], step=2)
    return replace(
        entity, position_mm=(*at, entity.position_mm[2]), heading_tenths=heading
    )


@dataclass(frozen=True, slots=True)
class _Floor:
    """What a viewer finds in one picture.

    Attributes:
        view: the picture.
        positions: of the entities that it shows, and of what is `AHEAD_MM` before their
            fronts, from its camera, metres.
        known: those that it shows well enough to find them in another picture.
    """

    view: View
    positions: Mapping[int, tuple[EstimatedPosition, EstimatedPosition]]
    known: frozenset[int]

    @classmethod
    def of(cls, facts: Facts, view: View, fov_tenths: int) -> _Floor:
        """The floor that a picture shows to whoever assumes a lens."""
        ends = {each.id: _ends(each) for each in facts.scene.entities}
        (sightings,) = (
            found
            for each, found in zip(facts.rig.views, facts.sightings, strict=True)
            if each.name == view.name
        )
        (tokens,) = (each for each in facts.tokens if each.view == view.name)
        return cls(
            view,
            {
                each.entity: (
                    _seen_at(view, ends[each.entity][0], fov_tenths),
                    _seen_at(view, ends[each.entity][1], fov_tenths),
                )
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
            (floor.positions[each][0], floors[0].positions[each][0])
            for each in shared
            if each in floor.positions and each in floors[0].positions
        )
        found.append(laid or _true_placement(floors[0].view, floor.view))
    return found


def _true_placement(first: View, other: View) -> Placement:
    at = _frame(first, (other.position_mm[0], other.position_mm[1]))
    turn = difference(other.heading_tenths, first.heading_tenths)
    return Placement(at, radians(turn / 10))


def _ends(entity: Entity) -> tuple[Point, Point]:
    """Where an entity is, and a point before its front."""
    x, y, _ = entity.position_mm
    cos, sin = cosine(entity.heading_tenths), sine(entity.heading_tenths)
    return (x, y), (x + round(AHEAD_MM * cos), y + round(AHEAD_MM * sin))


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
