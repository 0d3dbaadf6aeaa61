"""Camera poses on a walk: to its side, towards an object, at its ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.angles import TURN, cosine, difference, sine, towards
from scenegen.geometry.footprint import Footprint
from scenegen.geometry.polyline import Leg, Point
from scenegen.records.rig import PerspectiveLens, View
from scenegen.seeding import between

if TYPE_CHECKING:
    from numpy.random import Generator

    from scenegen.geometry.frustum import FramedBoxes

YAWS = (0, 100, -100, 200, -200, 300, -300)
"""Turns from the wanted heading that are tried, tenths of a degree."""

OFFSETS = (0, -120, 120, -240, 240)
"""Steps along the walk that are tried, millimetres."""

LOOKS = (-80, -60)
"""Directions to the middle of the picture that are tried, tenths of a degree, negative
below the horizon. Cameras are level, and the lens is shifted."""

END_LOOKS = (-80, -60)
"""Of the views from the ends, (steepest, flattest), tenths of a degree."""

SLICES = 4
"""Parts of an object, one on top of another; the more of them in view, the better."""

LEAST_SLICES = 1
"""How many of them have to be in view."""

SLACK = 80
"""How much wider a view is taken when nothing of an object may be in it, tenths."""

Boxes = NDArray[np.float64]
"""(8, 3) or (n, 8, 3) corners, metres."""


class ObstacleBox(NamedTuple):
    """Something of a height on its floor, millimetres."""

    footprint: Footprint
    height: int


class Viewpoint(NamedTuple):
    """About where a walker stops and looks.

    Attributes:
        leg: of the walk.
        way: from the start of the leg, millimetres.
        heading: tenths of a degree.
    """

    leg: Leg
    way: int
    heading: int


def side_view(
    lens: View,
    at: Viewpoint,
    wanted: tuple[ObstacleBox, ...],
    unwanted: tuple[ObstacleBox, ...],
) -> View | None:
    """The pose near a viewpoint that frames most of the wanted objects, if any does.

    An exhaustive search over a small grid of shifts, steps and headings, since all
    poses of one shift are framed in one call. What counts is how many slices of the
    bounding boxes are wholly in the picture: a pose that cuts off the top of an object
    loses against one that does not. Among equal poses the first one wins, which is the
    one with the least step and an object near the middle. A pose is ruled out when the
    box of an unwanted object reaches into a view that is slightly wider, so that it
    stays out of the picture when everything moves a little.

    Args:
        lens: gives height and field of view.
        at: where the walker stops.
        wanted: what is at the right position in either twin.
        unwanted: of what nothing may be in view.
    """
    steps = [at.leg.at(at.way + step) for step in OFFSETS]
    headings = _headings(at, wanted[0])
    avoided = [_box(each, 0, 1) for each in unwanted]
    shown = [_box(each, n, SLICES) for each in wanted for n in range(SLICES)]
    best, found = LEAST_SLICES * len(wanted) - 1, None
    for look in LOOKS:
        view = looking(lens, look)
        parts = np.count_nonzero(_framed(view, shown, steps, headings).whole, axis=2)
        if avoided:
            others = _framed(_widened(view), avoided, steps, headings).inside
            parts = np.where(others.any(axis=2), 0, parts)
        place = int(np.argmax(parts))
        step, turn = divmod(place, len(headings))
        if int(parts[step, turn]) > best:
            best = int(parts[step, turn])
            found = posed(view, steps[step], headings[turn])
    return found


def _headings(at: Viewpoint, target: ObstacleBox) -> list[int]:
    """Headings to try, those first that have an object near the middle."""
    x, y = at.leg.at(at.way)
    spot = target.footprint.spot
    straight = towards(spot.x - x, spot.y - y, step=10)
    headings = [at.heading + yaw for yaw in YAWS]
    return sorted(headings, key=lambda heading: abs(difference(heading, straight)))


def end_views(rng: Generator, lens: View, ends: tuple[Leg, Leg]) -> tuple[View, View]:
    """Into the walk from both of its ends.

    Args:
        rng: the stream of the scene stage.
        lens: gives height and field of view.
        ends: legs that begin at the points 1 and 2.
    """
    looks = between(rng, *END_LOOKS), between(rng, *END_LOOKS)
    return views_along(lens, ends, looks)


def views_along(
    lens: View, ends: tuple[Leg, Leg], looks: tuple[int, int]
) -> tuple[View, View]:
    """The same with given directions to the middles of the pictures."""
    first, second = (
        posed(
            replace(looking(lens, look), name=f"view_{number}"),
            leg.start,
            towards(*leg.along, step=10),
        )
        for number, (leg, look) in enumerate(zip(ends, looks, strict=True))
    )
    return first, second


def may_show(view: View, boxes: tuple[ObstacleBox, ...]) -> bool:
    """Whether any of some boxes may be in a view, if nothing hides it."""
    corners = [_box(each, 0, 1) for each in boxes]
    place, heading = view.position_mm[:2], view.heading_tenths
    return bool(_framed(_widened(view), corners, [place], [heading]).inside.any())


def posed(view: View, place: Point, heading: int) -> View:
    """The same view taken from a place in some direction, tenths of a degree."""
    height = view.position_mm[2]
    return replace(view, position_mm=(*place, height), heading_tenths=heading % TURN)


def looking(view: View, pitch_tenths: int) -> View:
    """The same view with a lens that looks up or down by its shift."""
    assert isinstance(view.lens, PerspectiveLens)
    lens = PerspectiveLens.levelled(view.lens.fov_tenths, pitch_tenths)
    return replace(view, lens=lens)


def _widened(view: View) -> View:
    """The same view, with room for a camera that is a little off."""
    lens = view.lens
    assert isinstance(lens, PerspectiveLens)
    return replace(view, lens=replace(lens, fov_tenths=lens.fov_tenths + SLACK))


def _framed(
    view: View, boxes: list[Boxes], places: list[Point], headings: list[int]
) -> FramedBoxes:
    """Which boxes are framed from some places in some directions."""
    # Imported late: recipes name this package, and reading one must not load numba.
    from scenegen.geometry.frustum import FrustumLens, frame_boxes

    height = view.position_mm[2]
    eyes = np.array([(x, y, height) for x, y in places], dtype=np.float64) / 1000
    turns = np.array([[(cosine(h), sine(h)) for h in headings]] * len(places))
    lens = FrustumLens.of(view.camera(size=1))
    return frame_boxes(
        lens, np.stack(boxes), eyes, turns, np.ones(turns.shape[:2], dtype=np.bool_)
    )


def _box(box: ObstacleBox, part: int, parts: int) -> Boxes:
    """(8, 3) corners of one of the equal slices of a box, metres."""
    floor = box.height * part / parts / 1000
    top = box.height * (part + 1) / parts / 1000
    corners = box.footprint.corners()
    rows = [(x / 1000, y / 1000, z) for z in (floor, top) for x, y in corners]
    return np.array(rows, dtype=np.float64)
