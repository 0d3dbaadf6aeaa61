"""What a walker sees: to the side, of a thing beside the way, and from its ends."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.angles import TURN, cosine, difference, sine, towards
from scenegen.geometry.footprint import Footprint
from scenegen.geometry.polyline import Leg, Point, leg_at, nearest_point_on
from scenegen.records.rig import PerspectiveLens, View
from scenegen.seeding import between
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.walks import Walk

if TYPE_CHECKING:
    from numpy.random import Generator

    from scenegen.geometry.frustum import FramedBoxes

YAWS = (0, 100, -100, 200, -200, 300, -300)
"""Turns from square that are tried, tenths of a degree; the plainest first."""

OFFSETS = (0, -120, 120, -240, 240)
"""Steps along the way that are tried, millimetres."""

PITCHES = (-200, -300, -100)
"""What is tried up and down, tenths of a degree."""

END_PITCH = (-180, -100)
"""Of the views from the ends, (steepest, flattest), tenths of a degree."""

SLICES = 4
"""Parts of a thing, one on top of another; as many as possible shall be in view."""

LEAST_SLICES = 2

SLACK = 80
"""How much wider a view is taken when nothing of a thing may be in it."""

Boxes = NDArray[np.float64]


class ObstacleBox(NamedTuple):
    """Something of a height on its floor, millimetres."""

    footprint: Footprint
    height: int


class Viewpoint(NamedTuple):
    """Where somebody stops and looks: a place on the way, and the direction."""

    leg: Leg
    way: int
    heading: int


def viewpoint_at(walk: Walk, brief: PathBrief, right: Point) -> Viewpoint:
    """Where the walker looks at the right thing, or along the way that may be blocked.

    Args:
        walk: in the order of walking.
        brief: what is asked.
        right: the place of the right thing, millimetres.
    """
    if brief.kind == "blocked":
        leg = walk.legs[0]
        return Viewpoint(leg, 0, towards(*leg.along, step=10))
    if brief.kind == "side_object":
        leg = walk.middle_leg
        x, y = leg.along
        square = (-y, x) if brief.side == "left" else (y, -x)
        return Viewpoint(
            leg, round(walk.middle - leg.before), towards(*square, step=10)
        )
    foot = nearest_point_on(walk.legs, right)
    leg = leg_at(walk.legs, foot.arc)
    way = round(foot.arc - leg.before)
    x, y = leg.at(way)
    return Viewpoint(leg, way, towards(right[0] - x, right[1] - y, step=10))


def side_view(
    lens: View,
    at: Viewpoint,
    wanted: tuple[ObstacleBox, ...],
    unwanted: tuple[ObstacleBox, ...],
    *,
    is_free: bool,
) -> View | None:
    """The view of a sweep that shows most of the wanted things, in their turns.

    Args:
        lens: gives height and field of view.
        at: where the walker stops.
        wanted: what takes turns at the right place.
        unwanted: of what nothing may be in view.
        is_free: whether one may step and turn a little, or looks straight ahead.
    """
    steps = [at.leg.at(at.way + step) for step in (OFFSETS if is_free else (0,))]
    headings = _headings(at, wanted[0]) if is_free else [at.heading]
    avoided = [_box(thing, 0, 1) for thing in unwanted]
    shown = [_box(thing, n, SLICES) for thing in wanted for n in range(SLICES)]
    best, found = LEAST_SLICES * len(wanted) - 1, None
    for pitch in PITCHES:
        view = replace(lens, pitch_tenths=pitch)
        parts = np.count_nonzero(_look(view, shown, steps, headings).whole, axis=2)
        if avoided:
            others = _look(_widened(view), avoided, steps, headings).inside
            parts = np.where(others.any(axis=2), 0, parts)
        place = int(np.argmax(parts))
        step, turn = divmod(place, len(headings))
        if int(parts[step, turn]) > best:
            best = int(parts[step, turn])
            found = _posed(view, steps[step], headings[turn])
    return found


def _headings(at: Viewpoint, thing: ObstacleBox) -> list[int]:
    """Directions to try, those first that have a thing near the middle."""
    x, y = at.leg.at(at.way)
    straight = towards(thing.footprint.spot.x - x, thing.footprint.spot.y - y, step=10)
    headings = [at.heading + yaw for yaw in YAWS]
    return sorted(headings, key=lambda heading: abs(difference(heading, straight)))


def end_views(rng: "Generator", lens: View, ends: tuple[Leg, Leg]) -> tuple[View, View]:
    """Into the walk from both of its ends.

    Args:
        rng: the stream of the scene stage.
        lens: gives height and field of view.
        ends: pieces that begin at the discs 1 and 2.
    """
    first, second = (
        _posed(
            replace(lens, name=f"view_{number}", pitch_tenths=between(rng, *END_PITCH)),
            leg.start,
            towards(*leg.along, step=10),
        )
        for number, leg in enumerate(ends)
    )
    return first, second


def may_show(view: View, things: tuple[ObstacleBox, ...]) -> bool:
    """Whether one of some things may be in a view, if nothing hides it."""
    boxes = [_box(thing, 0, 1) for thing in things]
    place, heading = view.position_mm[:2], view.heading_tenths
    return bool(_look(_widened(view), boxes, [place], [heading]).inside.any())


def _posed(view: View, place: Point, heading: int) -> View:
    height = view.position_mm[2]
    return replace(view, position_mm=(*place, height), heading_tenths=heading % TURN)


def _widened(view: View) -> View:
    """The same view, with room for a camera that is a little off."""
    assert isinstance(view.lens, PerspectiveLens)
    return replace(view, lens=PerspectiveLens(view.lens.fov_tenths + SLACK))


def _look(
    view: View, boxes: list[Boxes], places: list[Point], headings: list[int]
) -> "FramedBoxes":
    """What is framed from some places in some directions."""
    # Here, so that reading a recipe, which names this package, loads no compiler.
    from scenegen.geometry.frustum import FrustumLens, frame_boxes

    pitch, height = view.pitch_tenths, view.position_mm[2]
    eyes = np.array([(x, y, height) for x, y in places], dtype=np.float64) / 1000
    turns = np.array([[(cosine(h), sine(h)) for h in headings]] * len(places))
    lens = FrustumLens(cosine(pitch), sine(pitch), view.camera(size=1).scale)
    return frame_boxes(lens, np.stack(boxes), eyes, turns)


def _box(thing: ObstacleBox, part: int, parts: int) -> Boxes:
    """(8, 3) corners of one of the equal slices of a thing, metres."""
    floor = thing.height * part / parts / 1000
    top = thing.height * (part + 1) / parts / 1000
    corners = thing.footprint.corners()
    rows = [(x / 1000, y / 1000, z) for z in (floor, top) for x, y in corners]
    return np.array(rows, dtype=np.float64)
