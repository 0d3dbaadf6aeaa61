"""Solves questions about a walk from what a depth camera with a segmenter would see.

Input are instance masks, depth and cameras of all views, the painted marks, the
category of each instance, the question and its options: neither the positions of
entities nor any summary of a view. All of that is computed from the pixels.
"""

from __future__ import annotations

from scenegen.tasks.path.phrasing import NOTHING, SEEN_OPTIONS, ParsedPathQuestion
from scenegen.tasks.solving.point_clouds import (
    SEEN_PCM,
    bounds_of,
    points_of,
    share_pcm,
)
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.walks import nearest_on, passing_of

REACH = 0.25
"""Half the width that a person needs, metres."""

OVERLAP = 0.05
"""Metres by which an obstacle must reach into the way; less is due to pixels."""

PASSING = 1.35
"""What is farther from the walk than this is not passed, metres."""


def beside_marker(views: SegmentedViews, asked: ParsedPathQuestion) -> str:
    """The one option that the side view shows; the map must agree on the side."""
    side_view = views.view("side_view")
    shown = [
        option
        for option, entity in views.option_entities().items()
        if share_pcm(side_view, entity) >= SEEN_PCM
    ]
    if len(shown) != 1:
        raise ValueError(f"the side view shows {len(shown)} of the options")
    start, end = views.leg_at_middle(is_reversed=asked.is_reversed)
    extent = bounds_of((views.view("map"),), views.option_entities()[shown[0]])
    if extent is None:
        raise ValueError(f"the map does not show {shown[0]}")
    (x, y), (east, north) = start, extent.middle
    is_left = (end[0] - x) * (north - y) > (end[1] - y) * (east - x)
    if is_left != (asked.side == "left"):
        raise ValueError(f"the side view shows {shown[0]}, which is on the other side")
    return shown[0]


def passed_first(views: SegmentedViews, asked: ParsedPathQuestion) -> str:
    """The option that an inner point of the walk comes by first, from the map."""
    walk = views.walk(is_reversed=asked.is_reversed)
    passed = []
    for option, entity in views.option_entities().items():
        extent = bounds_of((views.view("map"),), entity)
        found = None if extent is None else passing_of(walk, extent.middle)
        if found is not None and found.away <= PASSING:
            passed.append((found.along, option))
    if not passed:
        raise ValueError("the walk passes none of the options")
    return min(passed)[1]


def blocking(views: SegmentedViews, asked: ParsedPathQuestion) -> str:
    """What any pixel of the map puts into the straight way."""
    walk = views.walk(is_reversed=asked.is_reversed)
    above = views.view("map")
    blocking = [
        option
        for option, entity in views.option_entities().items()
        if any(
            nearest_on(walk, (float(x), float(y))).away <= REACH - OVERLAP
            for x, y, _ in points_of(above, entity)
        )
    ]
    if len(blocking) > 1:
        raise ValueError(f"{' and '.join(blocking)} are in the way")
    return blocking[0] if blocking else NOTHING


def seen_or_hidden(views: SegmentedViews, asked: ParsedPathQuestion) -> str:
    """Whether the imagined view shows the thing; the map must show it."""
    entity = views.entity_named(asked.thing)
    if bounds_of((views.view("map"),), entity) is None:
        raise ValueError(f"the map does not show the {asked.thing}")
    seen, hidden = SEEN_OPTIONS
    return seen if share_pcm(views.view("side_view"), entity) >= SEEN_PCM else hidden


def only_one_shown(views: SegmentedViews, asked: ParsedPathQuestion) -> str:
    """The one option that the imagined view shows."""
    side_view = views.view("side_view")
    shown = [
        option
        for option, entity in views.option_entities().items()
        if share_pcm(side_view, entity) >= SEEN_PCM
    ]
    if len(shown) != 1:
        raise ValueError(f"the side view shows {len(shown)} of the options")
    return shown[0]
