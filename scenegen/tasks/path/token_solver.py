"""Solves questions about a walk from perception tokens alone.

The grid of a map has no scale. Where a length in metres matters, the scale is estimated
from the imagined view, whose tokens give the positions of objects that the map shows as
well.
"""

from __future__ import annotations

from itertools import combinations
from math import hypot
from statistics import median

from scenegen.records.item import MapEntry
from scenegen.tasks.path.phrasing import NOTHING, SEEN_OPTIONS, ParsedPathQuestion
from scenegen.tasks.solving.floor_from_tokens import EstimatedPosition, distance_between
from scenegen.tasks.solving.lens_from_tokens import positions_of
from scenegen.tasks.solving.token_sheet import MIDDLE, TokenSheet, floor_middle_of
from scenegen.tasks.solving.walks import Point, nearest_on, passing_of
from scenegen.tokens import marks
from scenegen.tokens.depth_grid import distance_of

MAP, SIDE = "map", "side_view"

NEAR_METRES = 1.4
"""What is farther from the walk than this is not passed."""

REACH_METRES = 0.275
"""What comes as near to the straight line as this is in the way of a person."""

METRES_A_PICTURE = 8.0
"""A guess at the width of a map, where nothing says it."""

WITNESSES = 6
"""Fewer pairs of objects do not give the scale of a map."""

DOUBT = 1.6
"""How many times larger than that guess a map may be."""

SLOPE = 0.95
"""Half the width of a picture at a distance of one: the tangent of some 43 degrees."""

FAR_APART = 1.0
"""Metres between two objects that give the scale of a map, at least."""


def largest_in_side_view(sheet: TokenSheet, asked: ParsedPathQuestion) -> str | None:
    """The option that the imagined view shows; the larger one of several.

    That view is directed to the side that is asked for, whichever it is.
    """
    sizes = {place: _area(each) for place, each in _options(sheet, SIDE).items()}
    if not sizes:
        return None
    return sheet.options[max(sizes, key=lambda place: sizes[place])]


def seen_or_hidden(sheet: TokenSheet, asked: ParsedPathQuestion) -> str | None:
    """Whether the tokens of the imagined view list the thing."""
    seen, hidden = SEEN_OPTIONS
    return hidden if sheet.entry(SIDE, sheet.nouns[asked.thing]) is None else seen


def nearest_to_the_middle(sheet: TokenSheet, asked: ParsedPathQuestion) -> str | None:
    """The option that is nearest to the middle of the imagined view."""
    gaps = {
        place: abs(entry.box[0] + entry.box[2] - 2 * MIDDLE)
        for place, entry in _options(sheet, SIDE).items()
    }
    if not gaps:
        return None
    return sheet.options[min(gaps, key=lambda place: gaps[place])]


def passed_first(sheet: TokenSheet, asked: ParsedPathQuestion) -> str | None:
    """The option that the walk comes by first, of those that the imagined view shows.

    That view is directed at what is passed first, and may show others behind it. What
    is far off the walk is left out, as well as the scale of the map is known.
    """
    walk = _walk(sheet, asked)
    if len(walk) < 2:
        return None
    scale = _pixels_a_metre(sheet, None)
    near = NEAR_METRES * (scale or 2 * MIDDLE / METRES_A_PICTURE * DOUBT)
    passed = []
    imagined = _options(sheet, SIDE)
    for place, entry in _options(sheet, MAP).items():
        found = passing_of(walk, floor_middle_of(entry))
        if place in imagined and found is not None and found.away <= near:
            passed.append((found.along, place))
    return sheet.options[min(passed)[1]] if passed else None


def blocking(sheet: TokenSheet, asked: ParsedPathQuestion) -> str | None:
    """The option that comes nearest to the line, on the map and in the imagined view.

    The two views are averaged, since they err in opposite directions: on a map, a box
    is larger than an object that is turned; in the imagined view, only the front of it
    shows.
    """
    walk = _walk(sheet, asked)
    if len(walk) < 2:
        return None
    scale = _pixels_a_metre(sheet, walk[0]) or 2 * MIDDLE / METRES_A_PICTURE
    imagined = _options(sheet, SIDE)
    gaps = {
        place: (_gap_on_map(entry, walk) / scale + _gap_ahead(imagined[place])) / 2
        for place, entry in _options(sheet, MAP).items()
        if place in imagined and nearest_on(walk, floor_middle_of(entry)).is_inner
    }
    nearest = min(gaps, key=lambda place: gaps[place], default=None)
    if nearest is not None and gaps[nearest] < REACH_METRES:
        return sheet.options[nearest]
    return NOTHING


def _options(sheet: TokenSheet, view: str) -> dict[int, MapEntry]:
    """The entries of the options' objects in a view, by the place of the option."""
    found = {
        place: sheet.entry(view, category)
        for place, category in enumerate(sheet.option_categories())
        if category is not None
    }
    return {place: entry for place, entry in found.items() if entry is not None}


def _area(entry: MapEntry) -> int:
    x0, y0, x1, y1 = entry.box
    return (x1 - x0 + 1) * (y1 - y0 + 1)


def _walk(sheet: TokenSheet, asked: ParsedPathQuestion) -> tuple[Point, ...]:
    """The corners of the walk on the map, in its direction."""
    labels = {marks.START, marks.BEND, marks.MIDDLE, marks.END}
    corners = tuple(
        (float(mark.pixel[0]), float(mark.pixel[1]))
        for mark in sheet.views[MAP].marks
        if mark.label in labels
    )
    return corners[::-1] if asked.is_reversed else corners


def _pixels_a_metre(sheet: TokenSheet, camera: Point | None) -> float | None:
    """The scale of the map: objects on it, against where the imagined view has them.

    Each pair of objects that both views show gives one estimate; the median of these is
    robust against objects that one of the views shows only in part.

    Args:
        sheet: all tokens.
        camera: the camera of the imagined view on the map, if that is known.

    Returns:
        None when there are too few pairs.
    """
    on_map = {
        entry.instance: floor_middle_of(entry) for entry in sheet.views[MAP].entries
    }
    positions = positions_of(sheet.views[SIDE])
    pairs = [
        (on_map[entry.instance], positions[entry.instance])
        for entry in sheet.views[SIDE].entries
        if entry.instance in on_map
    ]
    if camera is not None:
        pairs.append((camera, EstimatedPosition(0.0, 0.0)))
    scales = [
        hypot(a[0] - b[0], a[1] - b[1]) / distance_between(here, there)
        for (a, here), (b, there) in combinations(pairs, 2)
        if distance_between(here, there) >= FAR_APART
    ]
    return median(scales) if len(scales) >= WITNESSES else None


def _gap_on_map(entry: MapEntry, walk: tuple[Point, ...]) -> float:
    """Pixels between the line and an object that fills its box as an ellipse does."""
    (x, y), (u, v) = walk[0], walk[-1]
    length = max(hypot(u - x, v - y), 1.0)
    x0, y0, x1, y1 = entry.box
    across = (x1 - x0 + 1) / 2 * (v - y) / length
    down = (y1 - y0 + 1) / 2 * (u - x) / length
    return max(nearest_on(walk, floor_middle_of(entry)).away - hypot(across, down), 0.0)


def _gap_ahead(entry: MapEntry) -> float:
    """Metres between the line straight ahead and an object, about."""
    x0, _, x1, _ = entry.box
    pixels = max(x0 - MIDDLE, MIDDLE - x1, 0.0)
    away = distance_of(entry.distance)
    return 0.0 if away is None else pixels / MIDDLE * SLOPE * away
