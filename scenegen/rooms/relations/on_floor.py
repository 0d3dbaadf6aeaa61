"""Relations of objects on the open floor, by themselves or next to a host."""

from dataclasses import dataclass

import shapely
from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, difference
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placement import before, in_open
from scenegen.rooms.relations.at_walls import AtWall
from scenegen.rooms.relations.base import Host, Layer, Site, Span, in_frame_of
from scenegen.seeding import between, pick


@dataclass(frozen=True, slots=True)
class InOpen:
    """Anywhere on the floor, at any angle, or square to the walls.

    Attributes:
        is_square: square to the walls.
        drift: how far from the middle of the open floor at most, millimetres; None for
            anywhere.
        wall_gap: free floor to the walls, for seats all round say, millimetres.
    """

    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None
    is_square: bool = False
    drift: int | None = None
    wall_gap: int = 0

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        position = in_open(rng, site.room)
        if self.drift is not None:
            x, y = site.middle_mm
            position = FloorPosition(
                x + between(rng, -self.drift, self.drift),
                y + between(rng, -self.drift, self.drift),
                position.heading_tenths,
            )
        if self.is_square:
            heading = QUARTER * (position.heading_tenths // QUARTER)
            position = position._replace(heading_tenths=heading)
        floor = Footprint(position, *asset.size_mm[:2])
        if self.wall_gap and not site.plan.holds(floor, self.wall_gap):
            return None
        return position

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its middle is in the room, and it is square to the walls if it must be."""
        x, y, heading = footprint.spot
        inside = bool(shapely.Polygon(room.outline_mm).covers(shapely.Point(x, y)))
        return inside and not (self.is_square and heading % QUARTER)


@dataclass(frozen=True, slots=True)
class Beside:
    """Left or right of a host, backs in line, facing the same way.

    Attributes:
        gap: free floor between the two, millimetres.
        forward: how far its back may be ahead of the host's, millimetres.
        is_backed: only where there is a wall behind all of it, as behind the host.
    """

    hosts: tuple[str, ...]
    gap: Span = (60, 250)
    forward: Span = (0, 150)
    is_backed: bool = False
    layer: Layer = "floor"
    clearance: int | None = 20

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        depth, width, _ = asset.size_mm
        side = pick(rng, (-1, 1))
        beside = host.footprint.width // 2 + width // 2 + between(rng, *self.gap)
        ahead = (depth - host.footprint.length) // 2 + between(rng, *self.forward)
        position = host.footprint.spot.offset(ahead, side * beside)
        if self.is_backed and not AtWall().holds(
            site.room, Footprint(position, depth, width), None
        ):
            return None
        return position

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Same heading; it lies to the side, within the gap."""
        if host is None:
            return False
        _, left = in_frame_of(host.footprint, footprint.spot)
        free = abs(left) - (host.footprint.width + footprint.width) // 2
        is_parallel = footprint.spot.heading_tenths == host.footprint.spot[2]
        is_near = self.gap[0] - 3 <= free <= self.gap[1] + 3
        is_backed = not self.is_backed or AtWall().holds(room, footprint, None)
        return is_parallel and is_near and is_backed


def in_line(*hosts: str) -> Beside:
    """Side by side without a gap, as kitchen units are."""
    return Beside(hosts, gap=(4, 8), forward=(0, 0), is_backed=True, clearance=1)


@dataclass(frozen=True, slots=True)
class Facing:
    """In front of a host, facing it.

    Attributes:
        gap: free floor between the two, millimetres.
        drift: how far it may be off the host's axis, millimetres; None for a sixth of
            the host's width.
    """

    hosts: tuple[str, ...]
    gap: Span = (250, 600)
    drift: int | None = None
    layer: Layer = "floor"
    clearance: int | None = 20

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        drift = host.footprint.width // 6 if self.drift is None else self.drift
        return before(rng, host.footprint, asset.size_mm[0], gap=self.gap, drift=drift)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It is before the host's front, and faces it."""
        if host is None:
            return False
        ahead, left = in_frame_of(host.footprint, footprint.spot)
        free = ahead - (host.footprint.length + footprint.length) // 2
        turn = difference(footprint.spot.heading_tenths, host.footprint.spot[2])
        is_before = self.gap[0] - 3 <= free <= self.gap[1] + 3
        aside = host.footprint.width if self.drift is None else self.drift + 3
        return is_before and abs(left) <= aside and abs(turn) == 1800
