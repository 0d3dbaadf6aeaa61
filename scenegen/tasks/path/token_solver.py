"""A reader of the tokens of the path task.

A map's grid has no metres. Where the size of something in metres matters, it comes
from the imagined view, which tells the places of things that the map shows as well.
"""

from itertools import combinations
from math import hypot
from statistics import median

from scenegen.records.item import MapEntry
from scenegen.tasks.path.phrasing import NOTHING, ParsedPathQuestion, read
from scenegen.tasks.solving.floor_from_tokens import EstimatedPosition, way
from scenegen.tasks.solving.lens_from_tokens import spots_of
from scenegen.tasks.solving.token_sheet import MIDDLE, TokenSheet, middle_of
from scenegen.tasks.solving.walks import Point, nearest_on, passing_of
from scenegen.tokens import marks as signs
from scenegen.tokens.depth_grid import distance_of

MAP, SIDE = "map", "side_view"

NEAR_METRES = 1.4
"""What is farther from the walk than this is not passed."""

REACH_METRES = 0.275
"""What comes as near to the straight line as this is in the way of a person."""

METRES_A_PICTURE = 8.0
"""A guess at the width of a map, where nothing tells it."""

WITNESSES = 6
"""Fewer pairs of things do not tell the scale of a map."""

DOUBT = 1.6
"""How many times larger than that guess a map may be."""

SLOPE = 0.95
"""Half the width of a picture at a distance of one: the tangent of some 43 degrees."""

FAR_APART = 1.0
"""Metres between two things that tell the scale of a map."""


def solve_path_from_tokens(sheet: TokenSheet) -> int | None:
    """The place of the option that the tokens speak for; None when for none.

    Raises:
        ValueError: when no wording of the task reads like the text.
    """
    asked = read(sheet.text)
    if asked.kind == "side_object":
        return _largest_beside(sheet)
    walk = _walk(sheet, asked)
    if len(walk) < 2:
        return None
    if asked.kind == "passing_order":
        return _first_passed(sheet, walk)
    return _in_the_way(sheet, walk)


def _options(sheet: TokenSheet, view: str) -> dict[int, MapEntry]:
    """The entries of the options' things in a view, by the place of the option."""
    found = {
        place: sheet.entry(view, category)
        for place, category in enumerate(sheet.things())
        if category is not None
    }
    return {place: entry for place, entry in found.items() if entry is not None}


def _largest_beside(sheet: TokenSheet) -> int | None:
    """The option that the imagined view shows; the larger one of several."""
    sizes = {place: _area(each) for place, each in _options(sheet, SIDE).items()}
    return max(sizes, key=lambda place: sizes[place]) if sizes else None


def _area(entry: MapEntry) -> int:
    x0, y0, x1, y1 = entry.box
    return (x1 - x0 + 1) * (y1 - y0 + 1)


def _walk(sheet: TokenSheet, asked: ParsedPathQuestion) -> tuple[Point, ...]:
    """The corners of the walk on the map, in its direction."""
    labels = {signs.START, signs.BEND, signs.MIDDLE, signs.END}
    corners = tuple(
        (float(mark.pixel[0]), float(mark.pixel[1]))
        for mark in sheet.views[MAP].marks
        if mark.label in labels
    )
    return corners[::-1] if asked.is_reversed else corners


def _first_passed(sheet: TokenSheet, walk: tuple[Point, ...]) -> int | None:
    """The option that the walk comes by first, of those that the imagined view shows.

    That view looks at the thing which is passed first, and may show others behind it.
    Things far off the walk are left out as well as the scale of the map is known.
    """
    scale = _pixels_a_metre(sheet, None)
    near = NEAR_METRES * (scale or 2 * MIDDLE / METRES_A_PICTURE * DOUBT)
    passed = []
    imagined = _options(sheet, SIDE)
    for place, entry in _options(sheet, MAP).items():
        found = passing_of(walk, middle_of(entry))
        if place in imagined and found is not None and found.away <= near:
            passed.append((found.along, place))
    return min(passed)[1] if passed else None


def _pixels_a_metre(sheet: TokenSheet, camera: Point | None) -> float | None:
    """The scale of the map: things on it, against how the imagined view places them.

    Args:
        sheet: all tokens.
        camera: where the imagined view stands on the map, if that is known.

    Returns:
        None when too little tells it.
    """
    on_map = {entry.instance: middle_of(entry) for entry in sheet.views[MAP].entries}
    spots = spots_of(sheet.views[SIDE])
    pairs = [
        (on_map[entry.instance], spots[entry.instance])
        for entry in sheet.views[SIDE].entries
        if entry.instance in on_map
    ]
    if camera is not None:
        pairs.append((camera, EstimatedPosition(0.0, 0.0)))
    scales = [
        hypot(a[0] - b[0], a[1] - b[1]) / way(here, there)
        for (a, here), (b, there) in combinations(pairs, 2)
        if way(here, there) >= FAR_APART
    ]
    return median(scales) if len(scales) >= WITNESSES else None


def _in_the_way(sheet: TokenSheet, walk: tuple[Point, ...]) -> int | None:
    """The option that comes nearest to the line, on the map and in the imagined view.

    The two views are asked together: on a map, a box is larger than a thing that stands
    across it; in the imagined view, it is only seen from the front.
    """
    scale = _pixels_a_metre(sheet, walk[0]) or 2 * MIDDLE / METRES_A_PICTURE
    imagined = _options(sheet, SIDE)
    gaps = {
        place: (_gap_on_map(entry, walk) / scale + _gap_ahead(imagined[place])) / 2
        for place, entry in _options(sheet, MAP).items()
        if place in imagined and nearest_on(walk, middle_of(entry)).is_inner
    }
    nearest = min(gaps, key=lambda place: gaps[place], default=None)
    if nearest is not None and gaps[nearest] < REACH_METRES:
        return nearest
    return sheet.place_of(NOTHING)


def _gap_on_map(entry: MapEntry, walk: tuple[Point, ...]) -> float:
    """Pixels between the line and a thing that fills its box as an ellipse does."""
    (x, y), (u, v) = walk[0], walk[-1]
    length = max(hypot(u - x, v - y), 1.0)
    x0, y0, x1, y1 = entry.box
    across = (x1 - x0 + 1) / 2 * (v - y) / length
    down = (y1 - y0 + 1) / 2 * (u - x) / length
    return max(nearest_on(walk, middle_of(entry)).away - hypot(across, down), 0.0)


def _gap_ahead(entry: MapEntry) -> float:
    """Metres between the line straight ahead and a thing, about."""
    x0, _, x1, _ = entry.box
    pixels = max(x0 - MIDDLE, MIDDLE - x1, 0.0)
    away = distance_of(entry.distance)
    return 0.0 if away is None else pixels / MIDDLE * SLOPE * away
