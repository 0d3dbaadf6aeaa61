"""The views in between: four frames of the way from the first view to the last one.

Of a walk on a map, the way leads along it, from its "1" to its "M1", with the eyes
ahead. Of other items it leads straight from the first view to the hidden one, or, where
that is a map, to the second view, and turns evenly.
"""

from dataclasses import replace
from itertools import pairwise
from math import sqrt

from scenegen.dense.targets import BETWEEN
from scenegen.geometry.angles import difference, towards
from scenegen.records.rig import PerspectiveLens, Rig, Route, View

FRAMES = 4


def between_views(rig: Rig) -> tuple[View, ...]:
    """The cameras of the frames in between; none where there is no way.

    They have the lens and the height of the views at its ends.
    """
    eyes = [view for view in rig.visible if not view.is_map]
    goals = [view for view in rig.hidden if not view.is_map]
    route = next((view.route for view in rig.views if view.route is not None), None)
    if route is not None and goals:
        return _along(route, goals[0])
    if eyes and (goals or len(eyes) > 1):
        return _straight(eyes[0], goals[0] if goals else eyes[1])
    return ()


def _straight(first: View, last: View) -> tuple[View, ...]:
    """Even steps from one view to another, neither of them included."""
    turn = difference(last.heading_tenths, first.heading_tenths)
    found = []
    for number in range(FRAMES):
        step, steps = number + 1, FRAMES + 1
        x, y, z = (
            a + (b - a) * step // steps
            for a, b in zip(first.position_mm, last.position_mm, strict=True)
        )
        found.append(
            _frame(
                number,
                first,
                (x, y, z),
                (first.heading_tenths + turn * step // steps) % 3600,
            )
        )
    return tuple(found)


def _along(route: Route, goal: View) -> tuple[View, ...]:
    """Steps of a walk from its beginning to the place of a view, the last one there."""
    points = [*route.points_mm]
    if route.is_reversed:
        points.reverse()
    end = goal.position_mm[0], goal.position_mm[1]
    legs = _legs_to(points, end)
    whole = sum(_length(*leg) for leg in legs)
    found = []
    for number in range(FRAMES):
        left = whole * (number + 1) / FRAMES
        for start, stop in legs:
            length = _length(start, stop)
            if left <= length or (start, stop) == legs[-1]:
                break
            left -= length
        share = min(left / length, 1.0) if length else 1.0
        x, y = (round(a + (b - a) * share) for a, b in zip(start, stop, strict=True))
        heading = towards(stop[0] - start[0], stop[1] - start[1])
        found.append(_frame(number, goal, (x, y, goal.position_mm[2]), heading))
    return tuple(found)


def _legs_to(
    points: list[tuple[int, int]], end: tuple[int, int]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The legs of a walk up to a place that is on one of them."""
    legs = list(pairwise(points))
    # The place lies on the leg on which it makes no detour.
    detours = [_length(a, end) + _length(end, b) - _length(a, b) for a, b in legs]
    last = detours.index(min(detours))
    return [*legs[:last], (legs[last][0], end)]


def _length(one: tuple[int, int], other: tuple[int, int]) -> float:
    dx, dy = other[0] - one[0], other[1] - one[1]
    return sqrt(dx * dx + dy * dy)


def _frame(
    number: int, like: View, position_mm: tuple[int, int, int], heading_tenths: int
) -> View:
    """A view without marks, with the lens of another one."""
    assert isinstance(like.lens, PerspectiveLens)
    return replace(
        like,
        name=f"{BETWEEN}_{number}",
        is_hidden=True,
        position_mm=position_mm,
        heading_tenths=heading_tenths,
        markers=(),
        floor_marks=(),
        route=None,
        fog_mm=(),
    )
