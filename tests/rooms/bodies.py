"""What stands in a scene as upright boxes, by trigonometry that is not scenegen's."""

from typing import NamedTuple

import numpy as np
import shapely

from scenegen.catalogue import Asset, Catalogue
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Entity, Opening, Room, Scene
from tests.rooms.furnished import exact


class Body(NamedTuple):
    """An entity as a box, millimetres.

    Attributes:
        entity: what it is.
        asset: its model.
        plan: its bounding box from above.
        low, high: its lower and its upper edge above the floor.
    """

    entity: Entity
    asset: Asset
    plan: shapely.Polygon
    low: int
    high: int


def footprint_of(entity: Entity, asset: Asset) -> Footprint:
    x, y, _ = entity.position_mm
    return Footprint(FloorPosition(x, y, entity.heading_tenths), *asset.size_mm[:2])


def bodies(scene: Scene, catalogue: Catalogue) -> list[Body]:
    """Every entity of a scene, in order."""
    found = []
    for entity in scene.entities:
        asset = catalogue.asset(entity.asset)
        low = entity.position_mm[2]
        plan = exact(footprint_of(entity, asset))
        found.append(Body(entity, asset, plan, low, low + asset.size_mm[2]))
    return found


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


def sides_of(room: Room) -> list[shapely.LineString]:
    """The walls of a room, in order."""
    corners = room.outline_mm
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    return [shapely.LineString(pair) for pair in pairs]


def strip_before(room: Room, opening: Opening, depth: float) -> shapely.Polygon:
    """The floor in front of an opening, exactly as wide as it is."""
    side = sides_of(room)[opening.wall]
    ends = (opening.offset_mm, opening.offset_mm + opening.width_mm)
    line = shapely.LineString([side.interpolate(end) for end in ends])
    # The floor lies to the left of walls that run counter-clockwise.
    return line.buffer(depth, single_sided=True)


def edge_of(footprint: Footprint, side: str) -> shapely.LineString:
    """The front, left, back or right edge of a footprint."""
    ring = shapely.get_coordinates(exact(footprint).exterior)
    first = {"front": 3, "left": 0, "back": 1, "right": 2}[side]
    return shapely.LineString([ring[first], ring[(first + 1) % 4]])
