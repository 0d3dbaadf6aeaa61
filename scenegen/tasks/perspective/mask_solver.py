"""The answer to a question about the X, from what a depth camera with a segmenter has.

The input is instance masks, depth and cameras of all views, the painted marks, the
category of each instance, the question and its options: not where entities are, nor any
summary of what a view shows. All of that is worked out from the pixels.
"""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians, sin

from scenegen.tasks.perspective.phrasing import ParsedPerspectiveQuestion
from scenegen.tasks.solving.point_clouds import (
    SEEN_PCM,
    Spot,
    bounds_of,
    mask_of,
    share_pcm,
)
from scenegen.tasks.solving.segmented_views import SegmentedViews


def closer_or_further(views: SegmentedViews, asked: ParsedPerspectiveQuestion) -> str:
    """Distances over the floor to the middle of all pixels of the target."""
    target = views.entity_named(asked.object)
    extent = bounds_of(views.visibility.views, target)
    if extent is None:
        raise ValueError(f"no view shows the {asked.object}")
    camera, cross = views.camera_position("view_0"), views.cross_position
    before, after = _distance(camera, extent.middle), _distance(cross, extent.middle)
    return "closer" if after < before else "further"


def side_after_turn(views: SegmentedViews, asked: ParsedPerspectiveQuestion) -> str:
    """The side of the final facing on which the target is, seen from the X."""
    bearing = _bearing(views, asked.turn_tenths, views.entity_named(asked.object))
    return "left" if bearing > 0.0 else "right"


def visible_or_hidden(views: SegmentedViews, asked: ParsedPerspectiveQuestion) -> str:
    """Whether the imagined view shows the target."""
    novel, target = views.view("novel_view"), views.entity_named(asked.object)
    if share_pcm(novel, target) >= SEEN_PCM:
        return "visible"
    if not mask_of(novel, views.entity_named(asked.occluder)).any():
        raise ValueError(f"the imagined view does not show the {asked.occluder}")
    return "hidden"


def straight_ahead(views: SegmentedViews, asked: ParsedPerspectiveQuestion) -> str:
    """The option that is least off the final facing, seen from the X."""
    turns = {
        option: abs(_bearing(views, asked.turn_tenths, entity))
        for option, entity in views.option_entities().items()
    }
    return min(turns, key=lambda option: turns[option])


def _bearing(views: SegmentedViews, turn_tenths: int, entity: int) -> float:
    """Degrees from the final facing to an entity, positive to the left.

    The facing is the one of the first picture, turned; the pose of the imagined camera
    plays no part.
    """
    extent = bounds_of(views.visibility.views, entity)
    if extent is None:
        raise ValueError(f"no view shows entity {entity}")
    heading = views.view("view_0").view.heading_tenths + turn_tenths
    facing = radians(heading / 10)
    x, y = (
        extent.middle[0] - views.cross_position[0],
        extent.middle[1] - views.cross_position[1],
    )
    ahead = x * cos(facing) + y * sin(facing)
    left = y * cos(facing) - x * sin(facing)
    return degrees(atan2(left, ahead))


def _distance(start: Spot, end: Spot) -> float:
    return hypot(end[0] - start[0], end[1] - start[1])
