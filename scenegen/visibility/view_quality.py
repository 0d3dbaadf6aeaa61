"""Rejects poor views: too close to a surface, full of one object, or nearly blank."""

import numpy as np

from scenegen.errors import Rejected
from scenegen.params import Field, Params
from scenegen.records.visibility import (
    CEILING,
    DOOR,
    WALL,
    WINDOW,
    SceneVisibility,
    ViewVisibility,
)


class QualityParams(Params):
    """What a visible view must show.

    Attributes:
        close_mm: surfaces nearer than this count as close.
        close_pct: most of the picture that may be close, per cent.
        single_pct: most of the picture that one entity may fill, per cent.
        blank_pct: most of the picture that walls and ceiling may fill, per cent.
        slab_mm: the face of a wall, a door or a window nearer than this is a slab.
        slab_pct: most of the picture that slabs may cover, per cent.
        entities: entities that must be seen with at least 0.3 % of the picture.
    """

    close_mm: int = Field(default=700, ge=0, le=5000)
    close_pct: int = Field(default=3, ge=0, le=100)
    single_pct: int = Field(default=33, ge=1, le=100)
    blank_pct: int = Field(default=66, ge=1, le=100)
    slab_mm: int = Field(default=1200, ge=0, le=5000)
    slab_pct: int = Field(default=33, ge=0, le=100)
    entities: int = Field(default=3, ge=0, le=20)


def inspect(visibility: SceneVisibility, params: QualityParams) -> None:
    """Check every visible view.

    Raises:
        Rejected: "close_view", "slab_view", "blank_view" or "empty_view".
    """
    for seen in visibility.visible:
        if _is_close(seen, params):
            raise Rejected("close_view")
        if _is_covered(seen, params):
            raise Rejected("slab_view")
        blank = int(np.count_nonzero((seen.ids == WALL) | (seen.ids == CEILING)))
        if blank * 100 > seen.pixels * params.blank_pct:
            raise Rejected("blank_view")
        shown = [s for s in seen.sightings if s.visible_px * 1000 >= seen.pixels * 3]
        if len(shown) < params.entities:
            raise Rejected("empty_view")


def _is_close(seen: ViewVisibility, params: QualityParams) -> bool:
    near = (seen.depth > 0) & (seen.depth * 1000 < params.close_mm)
    close = int(np.count_nonzero(near))
    largest = max((s.visible_px for s in seen.sightings), default=0)
    return (
        close * 100 > seen.pixels * params.close_pct
        or largest * 100 > seen.pixels * params.single_pct
    )


def _is_covered(seen: ViewVisibility, params: QualityParams) -> bool:
    """Whether the edge of a wall, or a door, stands right before the camera."""
    near = (seen.depth > 0) & (seen.depth * 1000 < params.slab_mm)
    slab = near & ((seen.ids == WALL) | (seen.ids == DOOR) | (seen.ids == WINDOW))
    return int(np.count_nonzero(slab)) * 100 > seen.pixels * params.slab_pct
