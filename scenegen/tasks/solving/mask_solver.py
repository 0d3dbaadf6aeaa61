"""A second solver, which sees what a depth camera with a perfect segmenter would see.

It reads instance masks, depth and cameras of all views, the signs that are painted, the
category of each instance, the question and its options. It does not see where things
stand, nor any summary of what a view shows: it works that out from the pixels.
"""

from collections.abc import Mapping
from math import atan2, cos, degrees, hypot, radians, sin

from scenegen.catalogue import Category
from scenegen.records.item import Facts
from scenegen.records.visibility import SceneVisibility
from scenegen.tasks.path import phrasing as path_words
from scenegen.tasks.perspective import phrasing as perspective_words
from scenegen.tasks.perspective.phrasing import OPTION_TEXTS
from scenegen.tasks.solving.point_clouds import (
    Spot,
    bounds_of,
    mask_of,
    points_of,
    share_pcm,
)
from scenegen.tasks.solving.segmented_views import SegmentedViews, segmented_views
from scenegen.tasks.solving.token_solver import counted_in
from scenegen.tasks.solving.walks import nearest_on, passing_of

SEEN_PCM = 100
"""A thing with less of a picture than this is as good as unseen."""

REACH = 0.25
"""Half the width that a person needs, metres."""

OVERLAP = 0.05
"""Metres by which a thing must reach into the straight way; less is the pixels' own."""

PASSING = 1.35
"""What is farther from the walk than this is not passed, metres."""


def solve_from_pixels(
    facts: Facts, visibility: SceneVisibility, categories: Mapping[str, Category]
) -> int:
    """The index of the right option.

    Args:
        facts: of the item.
        visibility: masks and depth of all its views.
        categories: of the catalogue, by name.

    Raises:
        ValueError: when the masks speak for no option, or for more than one.
    """
    clues = segmented_views(facts, visibility, categories)
    kind = facts.question.kind
    if kind in perspective_words.WORDINGS:
        asked = perspective_words.read(clues.text)
        return clues.place_of(_PERSPECTIVE[kind](clues, asked))
    if kind in path_words.WORDINGS:
        walk = path_words.read(clues.text)
        return clues.place_of(_PATH[kind](clues, walk))
    return clues.place_of(_count(clues, facts.question.margins.threshold_pcm))


def _count(clues: SegmentedViews, threshold_pcm: int) -> str:
    """How many instances the visible views show, and the map as well."""
    category = counted_in(clues.text, len(clues.visibility.visible), clues.categories)
    ids = [name for name, kind in clues.kinds.items() if kind == category]
    seen = [
        name
        for name in ids
        if any(
            share_pcm(view, name) >= threshold_pcm for view in clues.visibility.visible
        )
    ]
    for view in clues.visibility.hidden:
        mapped = [name for name in ids if mask_of(view, name).any()]
        if mapped != seen:
            raise ValueError(f"the map shows {mapped}, the other views {seen}")
    return str(len(seen))


def _closer(
    clues: SegmentedViews, asked: perspective_words.ParsedPerspectiveQuestion
) -> str:
    """Ways over the floor to the middle of all that is seen of the thing."""
    target = clues.named(asked.object)
    extent = bounds_of(clues.visibility.views, target)
    if extent is None:
        raise ValueError(f"no view shows the {asked.object}")
    camera, cross = clues.eye("view_0"), clues.cross
    before, after = _way(camera, extent.middle), _way(cross, extent.middle)
    return OPTION_TEXTS["closer" if after < before else "further"]


def _side(
    clues: SegmentedViews, asked: perspective_words.ParsedPerspectiveQuestion
) -> str:
    """The side of the final facing on which the thing is, seen from the X."""
    bearing = _bearing(clues, asked.turn_tenths, clues.named(asked.object))
    return OPTION_TEXTS["left" if bearing > 0.0 else "right"]


def _hidden(
    clues: SegmentedViews, asked: perspective_words.ParsedPerspectiveQuestion
) -> str:
    """Whether the imagined view shows the thing."""
    novel, target = clues.view("novel_view"), clues.named(asked.object)
    if share_pcm(novel, target) >= SEEN_PCM:
        return OPTION_TEXTS["visible"]
    if not mask_of(novel, clues.named(asked.occluder)).any():
        raise ValueError(f"the imagined view does not show the {asked.occluder}")
    return OPTION_TEXTS["hidden"].format(occluder=asked.occluder)


def _in_front(
    clues: SegmentedViews, asked: perspective_words.ParsedPerspectiveQuestion
) -> str:
    """The option that is least off the final facing, seen from the X."""
    turns = {
        option: abs(_bearing(clues, asked.turn_tenths, entity))
        for option, entity in clues.things().items()
    }
    return min(turns, key=lambda option: turns[option])


def _bearing(clues: SegmentedViews, turn_tenths: int, entity: int) -> float:
    """Degrees from the final facing to an entity, positive to the left.

    The facing is the one of the first picture, turned; where the imagined camera looks
    plays no part.
    """
    extent = bounds_of(clues.visibility.views, entity)
    if extent is None:
        raise ValueError(f"no view shows entity {entity}")
    heading = clues.view("view_0").view.heading_tenths + turn_tenths
    facing = radians(heading / 10)
    x, y = extent.middle[0] - clues.cross[0], extent.middle[1] - clues.cross[1]
    ahead = x * cos(facing) + y * sin(facing)
    left = y * cos(facing) - x * sin(facing)
    return degrees(atan2(left, ahead))


def _beside(clues: SegmentedViews, asked: path_words.ParsedPathQuestion) -> str:
    """The one option that the side view shows; the map must agree on the side."""
    side_view = clues.view("side_view")
    shown = [
        option
        for option, entity in clues.things().items()
        if share_pcm(side_view, entity) >= SEEN_PCM
    ]
    if len(shown) != 1:
        raise ValueError(f"the side view shows {len(shown)} of the options")
    start, end = clues.leg_at_middle(is_reversed=asked.is_reversed)
    extent = bounds_of((clues.view("map"),), clues.things()[shown[0]])
    if extent is None:
        raise ValueError(f"the map does not show {shown[0]}")
    (x, y), (east, north) = start, extent.middle
    is_left = (end[0] - x) * (north - y) > (end[1] - y) * (east - x)
    if is_left != (asked.side == "left"):
        raise ValueError(f"the side view shows {shown[0]}, which is on the other side")
    return shown[0]


def _first(clues: SegmentedViews, asked: path_words.ParsedPathQuestion) -> str:
    """The option that an inner point of the walk comes by first, from the map."""
    walk = clues.walk(is_reversed=asked.is_reversed)
    passed = []
    for option, entity in clues.things().items():
        extent = bounds_of((clues.view("map"),), entity)
        found = None if extent is None else passing_of(walk, extent.middle)
        if found is not None and found.away <= PASSING:
            passed.append((found.along, option))
    if not passed:
        raise ValueError("the walk passes none of the options")
    return min(passed)[1]


def _blocking(clues: SegmentedViews, asked: path_words.ParsedPathQuestion) -> str:
    """What any pixel of the map puts into the straight way."""
    walk = clues.walk(is_reversed=asked.is_reversed)
    above = clues.view("map")
    blocking = [
        option
        for option, entity in clues.things().items()
        if any(
            nearest_on(walk, (float(x), float(y))).away <= REACH - OVERLAP
            for x, y, _ in points_of(above, entity)
        )
    ]
    if len(blocking) > 1:
        raise ValueError(f"{' and '.join(blocking)} are in the way")
    return blocking[0] if blocking else path_words.NOTHING


def _way(start: Spot, end: Spot) -> float:
    return hypot(end[0] - start[0], end[1] - start[1])


_PERSPECTIVE = {
    "distance_change": _closer,
    "relative_position": _side,
    "visibility": _hidden,
    "which_object": _in_front,
}
_PATH = {"side_object": _beside, "passing_order": _first, "blocked": _blocking}
