"""What stands in a scene as upright boxes, by trigonometry that is not scenegen's."""

import numpy as np
import shapely

from scenegen.catalogue import Asset
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Entity
from tests.rooms.furnished import exact
from tools.room_figures.bodies import Body, bodies, sides_of, strip_before

__all__ = [
    "Body",
    "bodies",
    "edge_of",
    "footprint_of",
    "sides_of",
    "strip_before",
    "top_of",
]


def footprint_of(entity: Entity, asset: Asset) -> Footprint:
    x, y, _ = entity.position_mm
    return Footprint(FloorPosition(x, y, entity.heading_tenths), *asset.size_mm[:2])


def top_of(host: Footprint, asset: Asset) -> shapely.Polygon:
    """The level top of an asset that stands somewhere, from above."""
    assert asset.surface is not None
    (x0, x1), (y0, y1) = asset.surface.x_mm, asset.surface.y_mm
    angle = np.radians(host.spot.heading_tenths / 10)
    cos, sin = np.cos(angle), np.sin(angle)
    x, y, _ = host.spot
    corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    return shapely.Polygon(
        [(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in corners]
    )


def edge_of(footprint: Footprint, side: str) -> shapely.LineString:
    """The front, left, back or right edge of a footprint."""
    ring = shapely.get_coordinates(exact(footprint).exterior)
    first = {"front": 3, "left": 0, "back": 1, "right": 2}[side]
    return shapely.LineString([ring[first], ring[(first + 1) % 4]])
