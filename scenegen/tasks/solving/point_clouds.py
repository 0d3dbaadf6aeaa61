"""World points from depth buffers, and what instance masks show of an entity."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.records.visibility import ViewVisibility

Spot = tuple[float, float]
"""East and north of a point on the floor, metres."""

SEEN_PCM = 100
"""What fills less of a picture than this counts as not visible, per cent mille."""


class PointBounds(NamedTuple):
    """Bounds on the floor, metres."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> Spot:
        """Of the bounds; what is visible of an object is mostly its near side."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2


def mask_of(seen: ViewVisibility, entity: int) -> NDArray[np.bool_]:
    """(size, size) the pixels that show an entity."""
    mask: NDArray[np.bool_] = seen.ids == entity
    return mask


def points_of(seen: ViewVisibility, entity: int) -> Floats:
    """(n, 3) world points of the pixels that show an entity, metres."""
    rows, columns = np.nonzero(mask_of(seen, entity))
    camera = seen.view.camera(seen.ids.shape[0])
    depth = seen.depth[rows, columns]
    grow = 1.0 if camera.is_orthographic else depth
    principal_u, principal_v = camera.principal_point
    x = (columns + 0.5 - principal_u) / camera.scale * grow
    y = (rows + 0.5 - principal_v) / camera.scale * grow
    axes = camera.axes
    return np.stack(
        [
            base + x * right + y * down + depth * forward
            for base, right, down, forward in zip(
                camera.origin, axes.right, axes.down, axes.forward, strict=True
            )
        ],
        axis=1,
    )


def bounds_of(views: tuple[ViewVisibility, ...], entity: int) -> PointBounds | None:
    """The bounds of all that some views show of an entity; None if none shows it."""
    found = [points_of(seen, entity) for seen in views]
    points = np.concatenate(found) if found else np.zeros((0, 3))
    if not len(points):
        return None
    west, south = (float(low) for low in points[:, :2].min(axis=0))
    east, north = (float(high) for high in points[:, :2].max(axis=0))
    return PointBounds(west, south, east, north)


def share_pcm(seen: ViewVisibility, entity: int) -> float:
    """The share of a picture that shows an entity, per cent mille."""
    return float(mask_of(seen, entity).sum()) * 100_000 / seen.pixels
