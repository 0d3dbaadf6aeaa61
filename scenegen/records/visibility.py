"""What each view shows: instance ids and depth per pixel, and a summary per entity."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.records.rig import View

NOTHING, FLOOR, WALL, CEILING, SKIRTING, DOOR, WINDOW = 0, -1, -2, -3, -4, -5, -6
"""Ids of the background in an instance mask; entities count from 1."""

FOG = -7
"""The id where a map shows nothing, as if unexplored; nothing there has a depth."""


class Box(NamedTuple):
    """Pixel bounds of a mask, half open: columns x0 to x1, rows y0 to y1."""

    x0: int
    y0: int
    x1: int
    y1: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """One entity in one view; only entities with `amodal_px` > 0 have one.

    Attributes:
        entity: id of the entity.
        visible_px: pixels in which it is nearest.
        amodal_px: pixels that it covers, visible or occluded.
        touches_border: the amodal mask reaches the edge of the picture, so the picture
            may cut the entity.
        box: bounds of the visible pixels; all zero when there are none.
        nearest_mm: depth of its nearest visible pixel, rounded down; 0 without one.
    """

    entity: int
    visible_px: int
    amodal_px: int
    touches_border: bool
    box: Box
    nearest_mm: int


@dataclass(frozen=True, slots=True, eq=False)
class ViewVisibility:
    """What one view shows, at `size` x `size` pixels.

    Attributes:
        view: the view.
        sightings: in the order of entity ids.
        contacts: pairs (smaller id, larger id) of entities whose visible masks touch
            along at least one pixel edge.
        ids: (size, size) int16, entity id or one of FLOOR, WALL, ...; read-only.
        depth: (size, size) float64, metres along the optical axis, 0 where there is
            nothing; read-only.
    """

    view: View
    sightings: tuple[Sighting, ...]
    contacts: tuple[tuple[int, int], ...]
    ids: NDArray[np.int16]
    depth: NDArray[np.float64]

    @property
    def pixels(self) -> int:
        """The number of pixels of the picture."""
        return self.ids.size

    def visible_px(self, entity: int) -> int:
        """Visible pixels of an entity, 0 when there are none."""
        for sighting in self.sightings:
            if sighting.entity == entity:
                return sighting.visible_px
        return 0


@dataclass(frozen=True, slots=True, eq=False)
class SceneVisibility:
    """What all views of a rig show, in the order of the rig."""

    views: tuple[ViewVisibility, ...]

    @property
    def visible(self) -> tuple[ViewVisibility, ...]:
        """Of the views that are shown."""
        return tuple(seen for seen in self.views if not seen.view.is_hidden)

    @property
    def hidden(self) -> tuple[ViewVisibility, ...]:
        """Of the views to be imagined."""
        return tuple(seen for seen in self.views if seen.view.is_hidden)
