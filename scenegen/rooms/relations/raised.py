"""Relations of objects that take no floor: flat on it, on a top, hung."""

from dataclasses import dataclass

import shapely
from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, cosine, sine
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placement import GRID, SKIRTING_GAP, at_wall, walls_of
from scenegen.rooms.relations.base import (
    Host,
    Layer,
    gap_behind,
    in_frame_of,
    is_backed_by,
)
from scenegen.seeding import between, pick

EDGE = 15
"""Free rim around what is placed on a top, millimetres."""


@dataclass(frozen=True, slots=True)
class Under:
    """Flat on the floor below a host, as a rug; before its front if `ahead` is given.

    Attributes:
        ahead: from the host's middle to that of the object, millimetres.
        is_across: whether its length runs along the host's width.
    """

    hosts: tuple[str, ...]
    ahead: int = 0
    is_across: bool = True
    layer: Layer = "flat"
    clearance: int | None = 0

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        position = host.footprint.spot.offset(self.ahead, 0)
        return position.turned(QUARTER) if self.is_across else position

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """The two overlap on the floor plan."""
        if host is None:
            return False
        return bool(footprint.polygon().intersects(host.footprint.polygon()))


@dataclass(frozen=True, slots=True)
class Lying:
    """Flat on the open floor, square to the walls."""

    layer: Layer = "flat"
    hosts: tuple[str, ...] = ()
    clearance: int | None = 0

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        x, y = room.middle_mm
        return FloorPosition(
            x + between(rng, -400, 400, GRID),
            y + between(rng, -400, 400, GRID),
            pick(rng, (0, QUARTER)),
        )

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It lies within the walls, square to them."""
        polygon = footprint.polygon()
        inside = bool(shapely.Polygon(room.outline_mm).covers(polygon))
        return inside and footprint.spot.heading_tenths % QUARTER == 0


@dataclass(frozen=True, slots=True)
class OnTop:
    """On the level top of a host.

    Attributes:
        is_facing: faces the way the host does, as a monitor on a desk; else any way.
        at_rear: in the rear half of the top.
    """

    hosts: tuple[str, ...]
    is_facing: bool = False
    at_rear: bool = False
    layer: Layer = "top"
    clearance: int | None = EDGE

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None or host.asset.surface is None:
            return None
        (rear, front), (right, left) = (
            host.asset.surface.x_mm,
            host.asset.surface.y_mm,
        )
        turn = between(rng, -100, 100) if self.is_facing else between(rng, 0, 3500, 100)
        depth, width = _turned_extent(asset, turn)
        if self.at_rear:
            front = min(front, max(rear + depth + 2 * EDGE, (rear + front) // 2))
        xs = rear + depth // 2 + EDGE, front - depth // 2 - EDGE
        ys = right + width // 2 + EDGE, left - width // 2 - EDGE
        if xs[1] < xs[0] or ys[1] < ys[0]:
            return None
        position = host.footprint.spot.offset(between(rng, *xs), between(rng, *ys))
        return position.turned(turn)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its footprint lies within the host's top."""
        if host is None or host.asset.surface is None:
            return False
        surface = host.asset.surface
        return all(
            surface.x_mm[0] - 2 <= ahead <= surface.x_mm[1] + 2
            and surface.y_mm[0] - 2 <= left <= surface.y_mm[1] + 2
            for ahead, left in (
                in_frame_of(host.footprint, FloorPosition(x, y, 0))
                for x, y in footprint.corners()
            )
        )


@dataclass(frozen=True, slots=True)
class OnWall:
    """Hung on a wall; above a host's back when hosts are named."""

    hosts: tuple[str, ...] = ()
    layer: Layer = "wall"
    clearance: int | None = None

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, _ = asset.size_mm
        if host is None:
            position = at_wall(rng, room, depth, width)
            back = SKIRTING_GAP
            return None if position is None else position.offset(-back, 0)
        for wall in walls_of(room):
            gap = gap_behind(wall, host.footprint)
            if host.footprint.spot.heading_tenths == wall.inward and 0 <= gap <= 100:
                back = host.footprint.length // 2 + gap - (depth + 1) // 2
                slack = max(0, (host.footprint.width - width) // 6)
                aside = between(rng, -slack, slack)
                return host.footprint.spot.offset(-back, aside)
        return None

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its back touches a wall; it hangs behind its host."""
        touches = any(is_backed_by(wall, footprint, (-3, 3)) for wall in walls_of(room))
        if host is None:
            return touches
        _, left = in_frame_of(host.footprint, footprint.spot)
        return touches and abs(left) <= host.footprint.width // 2


@dataclass(frozen=True, slots=True)
class FromCeiling:
    """Hung from the ceiling, above a host or in the middle of the room."""

    hosts: tuple[str, ...] = ()
    layer: Layer = "ceiling"
    clearance: int | None = None

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is not None:
            return host.footprint.spot
        x, y = room.middle_mm
        drift = 600
        return FloorPosition(
            x + between(rng, -drift, drift, GRID),
            y + between(rng, -drift, drift, GRID),
            pick(rng, (0, QUARTER)),
        )

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It hangs within the walls; above the host, if there is one."""
        inside = bool(shapely.Polygon(room.outline_mm).covers(footprint.polygon()))
        return inside and (
            host is None or footprint.spot[:2] == host.footprint.spot[:2]
        )


def _turned_extent(asset: Asset, turn_tenths: int) -> tuple[int, int]:
    """Depth and width of the box around an asset that is turned on a top."""
    depth, width, _ = asset.size_mm
    cos, sin = abs(cosine(turn_tenths)), abs(sine(turn_tenths))
    return round(depth * cos + width * sin) + 2, round(depth * sin + width * cos) + 2
