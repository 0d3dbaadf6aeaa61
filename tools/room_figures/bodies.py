"""What is in a scene as upright boxes, by trigonometry that is not scenegen's."""

import math
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import shapely

from scenegen.catalogue import Asset, Catalogue
from scenegen.records.scene import Entity, Opening, Room, Scene
from scenegen.records.visibility import FLOOR, WALL

FLAT_MM = 40
"""What is no higher is walked on, as a rug is."""


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

    @property
    def category(self) -> str:
        """Of the entity."""
        return self.entity.category

    @property
    def is_standing(self) -> bool:
        """Whether a person bumps into it: on the floor, and no rug."""
        return self.entity.support == FLOOR and self.high > FLAT_MM

    @property
    def is_rug(self) -> bool:
        """Whether it lies flat on the floor."""
        return self.entity.support == FLOOR and self.high <= FLAT_MM

    @property
    def is_hung(self) -> bool:
        """Whether a wall holds it, off the floor."""
        return self.entity.support == WALL and self.low > 0

    def __str__(self) -> str:
        """As lists of offenders name it."""
        return f"{self.entity.asset} ({self.entity.id})"


class Crowd:
    """A scene with its bodies, in the order of its entities."""

    def __init__(self, scene: Scene, catalogue: Catalogue) -> None:
        """The boxes of a scene, from the sizes that the catalogue gives."""
        self.scene = scene
        self.room = scene.room
        self.catalogue = catalogue
        self.bodies = bodies(scene, catalogue)

    def of(self, *categories: str) -> list[Body]:
        """The bodies of some categories."""
        return [each for each in self.bodies if each.category in categories]

    def carried_by(self, host: Body) -> list[Body]:
        """What is on an entity."""
        return [each for each in self.bodies if each.entity.support == host.entity.id]

    @cached_property
    def standing(self) -> list[Body]:
        """What takes floor."""
        return [each for each in self.bodies if each.is_standing]

    @cached_property
    def hung(self) -> list[Body]:
        """What hangs on walls."""
        return [each for each in self.bodies if each.is_hung]

    @cached_property
    def outline(self) -> shapely.Polygon:
        """The floor."""
        return shapely.Polygon(self.room.outline_mm)

    @cached_property
    def sides(self) -> list[shapely.LineString]:
        """The walls, in order."""
        return sides_of(self.room)

    @property
    def area_m2(self) -> float:
        """Of the floor."""
        return float(self.outline.area) / 1e6

    def windows(self) -> list[Opening]:
        """The windows of the room."""
        return [each for each in self.room.openings if each.kind == "window"]

    def doors(self) -> list[Opening]:
        """The doors of the room."""
        return [each for each in self.room.openings if each.kind == "door"]


def bodies(scene: Scene, catalogue: Catalogue) -> list[Body]:
    """Every entity of a scene as a box, in order."""
    found = []
    for entity in scene.entities:
        asset = catalogue.asset(entity.asset)
        low = entity.position_mm[2]
        plan = plan_of(entity, asset)
        found.append(Body(entity, asset, plan, low, low + asset.size_mm[2]))
    return found


def plan_of(entity: Entity, asset: Asset) -> shapely.Polygon:
    """The bounding box of an entity from above."""
    depth, width, _ = asset.size_mm
    return placed(entity, (-depth / 2, depth / 2), (-width / 2, width / 2))


def top_of(body: Body) -> shapely.Polygon:
    """The level top of an entity, from above.

    Raises:
        ValueError: its model has none.
    """
    if body.asset.surface is None:
        raise ValueError(f"{body.asset.id} has no level top")
    return placed(body.entity, body.asset.surface.x_mm, body.asset.surface.y_mm)


def placed(
    entity: Entity, ahead: tuple[float, float], left: tuple[float, float]
) -> shapely.Polygon:
    """A rectangle of the body frame of an entity, in the world.

    Args:
        entity: where it is.
        ahead: bounds along x of the body frame, millimetres.
        left: bounds along y of it.
    """
    angle = math.radians(entity.heading_tenths / 10)
    cos, sin = math.cos(angle), math.sin(angle)
    x, y, _ = entity.position_mm
    (x0, x1), (y0, y1) = ahead, left
    corners = ((x1, y1), (x0, y1), (x0, y0), (x1, y0))
    return shapely.Polygon(
        [(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in corners]
    )


def back_of(body: Body) -> shapely.LineString:
    """The edge of a body that its front is turned away from."""
    ring = shapely.get_coordinates(body.plan.exterior)
    return shapely.LineString([ring[1], ring[2]])


def front_strip(body: Body, depth_mm: float) -> shapely.Polygon:
    """The floor before the front of a body, as wide as it is."""
    length, width, _ = body.asset.size_mm
    ahead = (length / 2, length / 2 + depth_mm)
    return placed(body.entity, ahead, (-width / 2, width / 2))


def sides_of(room: Room) -> list[shapely.LineString]:
    """The walls of a room, in order."""
    closed = (*room.outline_mm, room.outline_mm[0])
    return [shapely.LineString(pair) for pair in pairwise(closed)]


def strip_before(room: Room, opening: Opening, depth_mm: float) -> shapely.Polygon:
    """The floor before an opening, exactly as wide as it is; behind it if negative."""
    side = sides_of(room)[opening.wall]
    ends = (opening.offset_mm, opening.offset_mm + opening.width_mm)
    line = shapely.LineString([side.interpolate(end) for end in ends])
    # The floor lies to the left of walls that run counter-clockwise.
    return line.buffer(depth_mm, single_sided=True)


def behind_pane(room: Room, opening: Opening) -> shapely.Polygon:
    """Where the board of a window is: in the hole of the wall, and a little before."""
    hole = strip_before(room, opening, -float(room.wall_mm))
    return shapely.union(hole, strip_before(room, opening, 120)).convex_hull


def nearest_mm(body: Body, others: Iterable[Body]) -> float:
    """From one body to the nearest of others on the floor plan; infinite if none."""
    return min((body.plan.distance(each.plan) for each in others), default=math.inf)


def share_of(hits: int, whole: int) -> float:
    """A share; 0 of nothing."""
    return hits / whole if whole else 0.0
