"""What a viewer gets who assumes another lens than that of the camera.

The lens is not stated. With the horizon kept, a viewer who assumes a focal length that
is r times the true one finds every point of the floor as far aside as it is, and r
times as far ahead: depth is focal length times height over rows below the horizon. So
the floor is stretched along the camera's heading, and the question is answered there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from scenegen.geometry.angles import cosine, sine
from scenegen.records.item import Facts
from scenegen.records.rig import FloorMark, PerspectiveLens, View

FIELDS_OF_VIEW = (550, 640, 730, 820, 910, 1000)
"""Lenses that a viewer may assume, tenths of a degree across the picture."""

Point = tuple[int, int]


def depends_on_lens(facts: Facts, solve: Callable[[Facts], int]) -> bool:
    """Whether the answer changes for any lens that a viewer may assume.

    Args:
        facts: of an honest item.
        solve: finds the right option from positions in the scene.
    """
    if all(view.is_map for view in facts.rig.visible):
        return False
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

    What several pictures show is found by the first of them. Cameras stay: a viewer
    knows from where a picture was taken, relative to the things in it.
    """
    shown = _first_views(facts)
    entities = tuple(
        replace(each, position_mm=(*_moved(view, each.position_mm[:2], fov_tenths), z))
        if (view := shown.get(each.id)) is not None
        else each
        for each in facts.scene.entities
        for z in each.position_mm[2:]
    )
    views = tuple(
        replace(
            view,
            floor_marks=tuple(
                _moved_mark(view, mark, fov_tenths) for mark in view.floor_marks
            ),
        )
        for view in facts.rig.views
    )
    return replace(
        facts,
        scene=replace(facts.scene, entities=entities),
        rig=replace(facts.rig, views=views),
    )


def _first_views(facts: Facts) -> Mapping[int, View]:
    """The first visible view in perspective that shows each entity."""
    found: dict[int, View] = {}
    for view, sightings in zip(facts.rig.views, facts.sightings, strict=True):
        if view.is_hidden or view.is_map:
            continue
        for each in sightings:
            if each.visible_px:
                found.setdefault(each.entity, view)
    return found


def _moved_mark(view: View, mark: FloorMark, fov_tenths: int) -> FloorMark:
    return replace(mark, position_mm=_moved(view, mark.position_mm, fov_tenths))


def _moved(view: View, point: Point, fov_tenths: int) -> Point:
    """A point of the floor, stretched along the heading of a camera."""
    if not isinstance(view.lens, PerspectiveLens):
        return point
    stretch = _focal(fov_tenths) / _focal(view.lens.fov_tenths)
    cos, sin = cosine(view.heading_tenths), sine(view.heading_tenths)
    x, y = point[0] - view.position_mm[0], point[1] - view.position_mm[1]
    ahead, left = x * cos + y * sin, y * cos - x * sin
    ahead *= stretch
    return (
        view.position_mm[0] + round(ahead * cos - left * sin),
        view.position_mm[1] + round(ahead * sin + left * cos),
    )


def _focal(fov_tenths: int) -> float:
    """Focal length in half sides of the picture."""
    half = fov_tenths // 2
    return cosine(half) / sine(half)
