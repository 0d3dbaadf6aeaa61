"""A route drawn over a map: its line with arrows, and discs at ends and middle."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from scenegen.geometry.camera import Camera
from scenegen.geometry.pose import Floats, Vector
from scenegen.records.rig import DISC_SHARE, Route
from scenegen.records.scene import Rgb
from scenegen.renderers.overlays.brushes import (
    RIM,
    STROKE,
    Brush,
    Pixels,
    Symbol,
    lay,
    lay_disc,
)

LINE: Rgb = (226, 20, 136)

LINE_SHARE, RIM_SHARE = 0.011, 0.0035
"""Width of the line, and of the rim on either side, as shares of the picture."""

LEAST_LINE, LEAST_RIM = 2.0, 0.7
"""The same in pixels, on small pictures."""

LEAST_RADIUS = 7.0
"""Of discs on small pictures, pixels."""

ARROW_SHARE, LEAST_ARROW = 0.017, 3.5
"""Half the width of an arrow, which is also its length."""

ARROW_EVERY, FEWEST_ARROWS = 0.12, 2
"""From one arrow to the next, as a share of the picture."""

LEAST_EVERY = 6.0
"""The same in widths of half an arrow, on small pictures."""

STRAIGHT = 1.6
"""How far the way is straight before and after an arrow, likewise."""

CLEARANCES = (1.0, 0.8, 0.4, 0.0)
"""Of the room that an arrow has beside a disc: less on a walk that is short."""

STEM = 3.4
"""Length of the arrow of a walk that shows no line, in radii of its disc."""


class _Point(NamedTuple):
    """A place in the picture."""

    u: float
    v: float


class _Arrow(NamedTuple):
    """The place of an arrow's middle in the picture, and a unit direction."""

    u: float
    v: float
    du: float
    dv: float


class _Widths(NamedTuple):
    """Pixels: half the line, the rim beside it, half an arrow, the radius of a disc."""

    half: float
    rim: float
    arrow: float
    radius: float


class _Step(NamedTuple):
    """A straight part of a way, from `start` on for `length` pixels."""

    start: _Point
    du: float
    dv: float
    length: float


def paint_route(rgb: Pixels, camera: Camera, route: Route | None) -> Pixels:
    """A map with a walk over it; the picture itself if there is none.

    Args:
        rgb: (size, size, 3) sRGB.
        camera: what it was drawn with.
        route: the walk; it has two points or more.
    """
    if route is None:
        return rgb
    painted = rgb.astype(np.float64)
    widths = _widths(len(rgb))
    corners = [_point(camera, spot) for spot in route.points_mm]
    middle = [] if route.middle_mm is None else [_point(camera, route.middle_mm)]
    discs = [corners[0], *middle, corners[-1]]
    way = corners[::-1] if route.is_reversed else corners
    if route.has_line:
        _lay_lines(painted, list(pairwise(way)), widths)
        if route.has_arrows:
            for arrow in _arrows(_steps(way), discs, widths, size=len(rgb)):
                _lay_arrow(painted, arrow, widths)
    elif route.has_arrows:
        _lay_stem(painted, way[0], way[-1], widths)
    labels = ("1", "M1", "2") if middle else ("1", "2")
    for label, place in zip(labels, discs, strict=True):
        lay_disc(painted, Symbol(*place), widths.radius, label=label)
    return (painted + 0.5).astype(np.uint8)


def _widths(size: int) -> _Widths:
    return _Widths(
        half=max(LINE_SHARE * size, LEAST_LINE) / 2,
        rim=max(RIM_SHARE * size, LEAST_RIM),
        arrow=max(ARROW_SHARE * size, LEAST_ARROW),
        radius=max(DISC_SHARE * size, LEAST_RADIUS),
    )


def _point(camera: Camera, spot: tuple[int, int]) -> _Point:
    at = camera.project(Vector(spot[0] / 1000, spot[1] / 1000, 0.0))
    return _Point(at.u, at.v)


def _lay_lines(
    painted: Floats, lines: Sequence[tuple[_Point, _Point]], widths: _Widths
) -> None:
    """Straight lines with round ends, all above the rims of all."""
    for rim, colour in ((widths.rim, RIM), (0.0, LINE)):
        for start, end in lines:
            du, dv = end.u - start.u, end.v - start.v
            if du * du + dv * dv > 0.0:
                brush = Brush(STROKE, widths.half + rim, (0.0, 0.0, du, dv))
                lay(painted, Symbol(*start), brush, colour)


def _lay_arrow(painted: Floats, arrow: _Arrow, widths: _Widths) -> None:
    """Two wings that meet at a tip."""
    reach = widths.arrow
    tip = _Point(arrow.u + arrow.du * reach / 2, arrow.v + arrow.dv * reach / 2)
    back_u, back_v = tip.u - arrow.du * reach, tip.v - arrow.dv * reach
    wings = [
        (_Point(back_u - side * arrow.dv, back_v + side * arrow.du), tip)
        for side in (reach, -reach)
    ]
    _lay_lines(painted, wings, widths)


def _lay_stem(painted: Floats, start: _Point, end: _Point, widths: _Widths) -> None:
    """A short arrow from the disc where a walk starts towards the other one."""
    for step in _steps([start, end]):
        reach = min(STEM * widths.radius, step.length - 1.6 * widths.radius)
        tip = _Point(start.u + reach * step.du, start.v + reach * step.dv)
        _lay_lines(painted, [(start, tip)], widths)
        back = reach - widths.arrow / 2
        u, v = start.u + back * step.du, start.v + back * step.dv
        _lay_arrow(painted, _Arrow(u, v, step.du, step.dv), widths)


def _steps(way: Sequence[_Point]) -> list[_Step]:
    """The straight parts of a way; those without a length are left out."""
    steps = []
    for start, end in pairwise(way):
        du, dv = end.u - start.u, end.v - start.v
        length = math.sqrt(du * du + dv * dv)
        if length > 0.0:
            steps.append(_Step(start, du / length, dv / length, length))
    return steps


def _arrows(
    steps: Sequence[_Step], discs: Sequence[_Point], widths: _Widths, *, size: int
) -> list[_Arrow]:
    """Arrows at even distances along a way, each moved to where it has room."""
    places = _places(steps)
    every = max(ARROW_EVERY * size, LEAST_EVERY * widths.arrow)
    count = max(int(len(places) / every + 0.5), FEWEST_ARROWS)
    wanted = [(2 * n + 1) * len(places) // (2 * count) for n in range(count)]
    chosen: list[int] = []
    for share in CLEARANCES:
        reach = share * (widths.radius * 1.18 + widths.arrow)
        free = [
            number
            for number, place in enumerate(places)
            if _is_free(place, discs, reach) and not _is_turning(places, number, widths)
        ]
        chosen = _nearest(wanted, free, apart=2.0 * widths.arrow)
        if len(chosen) >= FEWEST_ARROWS:
            break
    return [places[number] for number in chosen]


def _places(steps: Sequence[_Step]) -> list[_Arrow]:
    """One place for each pixel of a way."""
    return [
        _Arrow(
            step.start.u + along * step.du,
            step.start.v + along * step.dv,
            step.du,
            step.dv,
        )
        for step in steps
        for along in range(int(step.length) + 1)
    ]


def _is_turning(places: Sequence[_Arrow], number: int, widths: _Widths) -> bool:
    """Whether the way turns next to a place."""
    reach = int(STRAIGHT * widths.arrow)
    before, after = max(number - reach, 0), min(number + reach, len(places) - 1)
    here = places[number]
    return any(
        places[end].du != here.du or places[end].dv != here.dv
        for end in (before, after)
    )


def _nearest(wanted: Sequence[int], free: Sequence[int], *, apart: float) -> list[int]:
    """For each wanted number the nearest free one, if it keeps apart from the others.

    Args:
        wanted: numbers in rising order.
        free: what may be taken.
        apart: the least distance between two of them.
    """
    chosen: list[int] = []
    for number in wanted:
        left = [each for each in free if not chosen or each - chosen[-1] > apart]
        if left:
            chosen.append(min(left, key=lambda each: abs(each - number)))
    return chosen


def _is_free(place: _Arrow, discs: Sequence[_Point], reach: float) -> bool:
    """Whether no disc is nearer to a place than a reach."""
    return all(
        (place.u - disc.u) * (place.u - disc.u)
        + (place.v - disc.v) * (place.v - disc.v)
        > reach * reach
        for disc in discs
    )
