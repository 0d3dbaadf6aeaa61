"""How much of an entity a view shows, with an occluder laid over it.

An occluder only ever takes pixels away. So what a view would show behind one follows
from two rasters, the view without it and the occluder alone: the target's pixels where
the occluder is nearer are hidden. Both are read on every second row and column.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.geometry.rasterizer import FaceBuffers
from scenegen.records.item import Occlusion
from scenegen.records.rig import View
from scenegen.records.visibility import SceneVisibility, Sighting, ViewVisibility

Pixel = TypeVar("Pixel", np.int16, np.float64)

COARSE = 2
"""Positions are tried on every second row and column of a picture."""

SMALLEST_SHARE, CLEAR_SHARE = 500, 400
"""Smallest parts of a picture, one in so many pixels: that the target covers in the
view that hides it, and that it shows in the view where it is clear."""

CLEAR_PCT = 35
"""Part of a counted object that some view should show, per cent."""

FULL_PCT, CLOSE_MM = 35, 800
"""Most of a picture that an occluder may fill, per cent, and the depth below which it
is too close to the camera."""


@dataclass(frozen=True, slots=True, eq=False)
class TargetVisibility:
    """What a view shows of the target, before the occluder is placed.

    Attributes:
        view: the view.
        wanted: what is asked for.
        visible_px, amodal_px: of the target, as labels count them.
        mask: (s, s) where it is visible, on every `COARSE`-th pixel.
        depth: (s, s) metres along the optical axis, of the same pixels.
    """

    view: View
    wanted: Occlusion
    visible_px: int
    amodal_px: int
    mask: NDArray[np.bool_]
    depth: Floats

    def is_met_by(self, visible_px: int) -> bool:
        """Whether so many visible pixels are what is asked for."""
        return self.wanted.is_met(visible_px, self.amodal_px)

    def visible_behind(self, silhouette: FaceBuffers) -> int:
        """About how many pixels of the target stay visible behind an occluder."""
        seen = int(np.count_nonzero(self.mask))
        hidden = int(np.count_nonzero(_hides(silhouette, self.depth) & self.mask))
        return self.visible_px * (seen - hidden) // max(seen, 1)


@dataclass(frozen=True, slots=True, eq=False)
class ProtectedEntities:
    """Entities each of which has to be clear in some view, whatever is placed.

    Attributes:
        views: what the visible views show before the occluder is placed.
        entities: ids.
    """

    views: tuple[ViewVisibility, ...]
    entities: tuple[int, ...]


def hideable(
    visibility: SceneVisibility, counted: tuple[int, ...], *, least_pct: int
) -> Iterator[tuple[int, ViewVisibility]]:
    """What may be hidden where: an entity, and a view that does not cut it.

    An entity of which less than `CLEAR_PCT` may stay visible is clear in another view.
    """
    views = visibility.visible
    for entity in counted:
        found = [(seen, _sighting(seen, entity)) for seen in views]
        clear = [each is not None and _is_clear(each, seen) for seen, each in found]
        for place, (seen, each) in enumerate(found):
            if each is None or each.touches_border:
                continue
            if least_pct < CLEAR_PCT and not any(clear[:place] + clear[place + 1 :]):
                continue
            if each.amodal_px * SMALLEST_SHARE >= seen.pixels:
                yield entity, seen


def fills_picture(silhouette: FaceBuffers) -> bool:
    """Whether an occluder fills a picture, or is close before the camera."""
    covered = silhouette.triangles >= 0
    near = covered & (silhouette.depth * 1000 < CLOSE_MM)
    return (
        int(np.count_nonzero(covered)) * 100 > covered.size * FULL_PCT
        or int(np.count_nonzero(near)) * 100 > covered.size
    )


def are_clear_beside(
    protected: ProtectedEntities, silhouettes: list[FaceBuffers]
) -> bool:
    """Whether each protected entity is clear in some view beside the occluder."""
    shown: list[int] = []
    for seen, silhouette in zip(protected.views, silhouettes, strict=True):
        ids = coarse(seen.ids)
        hidden = _hides(silhouette, coarse(seen.depth))
        for each in seen.sightings:
            if each.entity not in protected.entities or each.entity in shown:
                continue
            mask = ids == each.entity
            total = int(np.count_nonzero(mask))
            left = total - int(np.count_nonzero(mask & hidden))
            now = replace(each, visible_px=each.visible_px * left // max(total, 1))
            shown += [each.entity] if _is_clear(now, seen) else []
    return all(entity in shown for entity in protected.entities)


def _hides(silhouette: FaceBuffers, depth: Floats) -> NDArray[np.bool_]:
    """Where an occluder is nearer than what a view shows."""
    hides: NDArray[np.bool_] = (silhouette.triangles >= 0) & (silhouette.depth < depth)
    return hides


def coarse(pixels: NDArray[Pixel]) -> NDArray[Pixel]:
    """Every `COARSE`-th pixel of a picture."""
    return pixels[::COARSE, ::COARSE]


def _sighting(seen: ViewVisibility, entity: int) -> Sighting | None:
    for sighting in seen.sightings:
        if sighting.entity == entity:
            return sighting
    return None


def _is_clear(sighting: Sighting, seen: ViewVisibility) -> bool:
    """Whether a view shows enough of an entity, large enough and not cut."""
    return (
        not sighting.touches_border
        and 100 * sighting.visible_px >= CLEAR_PCT * sighting.amodal_px
        and sighting.visible_px * CLEAR_SHARE >= seen.pixels
    )


def target_in(visibility: ViewVisibility, wanted: Occlusion) -> TargetVisibility:
    """What a view shows of the entity that an occlusion is about."""
    seen = _sighting(visibility, wanted.entity)
    return TargetVisibility(
        view=visibility.view,
        wanted=wanted,
        visible_px=seen.visible_px if seen else 0,
        amodal_px=seen.amodal_px if seen else 0,
        mask=coarse(visibility.ids) == wanted.entity,
        depth=coarse(visibility.depth),
    )
