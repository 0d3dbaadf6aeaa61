"""Relations of rugs on free floor, and of what is on a rug or around it."""

from dataclasses import dataclass

from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, difference, towards
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placement import in_open
from scenegen.rooms.relations.base import Host, Layer, Site, Span, in_frame_of
from scenegen.rooms.relations.on_tops import Lying
from scenegen.seeding import between, pick

CANDIDATES = 10
"""Positions of a rug that are looked at for each one that is proposed."""

FREE_MM = 60
"""Free floor around a rug that is under nothing, millimetres."""

INNER_PCT = 72
"""Share of a rug, from its middle, that things lie on; round ones have no corners."""


@dataclass(frozen=True, slots=True)
class OnFreeFloor:
    """Flat on a free part of the floor, square to the walls, clear of furniture.

    Best away from the floor before doors, which people leave bare.

    Attributes:
        is_along: its length runs along the room, as that of a runner does.
    """

    is_along: bool = False

    layer: Layer = "flat"
    hosts: tuple[str, ...] = ()
    clearance: int | None = 0

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, _ = asset.size_mm
        headings = (_across(site.room),) if self.is_along else (0, QUARTER)
        second: FloorPosition | None = None
        for _ in range(CANDIDATES):
            spot = in_open(rng, site.room)
            spot = spot._replace(heading_tenths=pick(rng, headings))
            footprint = Footprint(spot, depth, width)
            if site.plan.is_open(footprint, FREE_MM, FREE_MM):
                if site.plan.fits(footprint, FREE_MM, wall_gap=FREE_MM):
                    return spot
                second = second or spot
        return second

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It lies within the walls, square to them."""
        return Lying().holds(room, footprint, None)


def _across(room: Room) -> int:
    """The heading at which the width of an object runs along a room."""
    xs, ys = zip(*room.outline_mm, strict=True)
    return QUARTER if max(xs) - min(xs) > max(ys) - min(ys) else 0


@dataclass(frozen=True, slots=True)
class OnRug:
    """On the floor, on a rug, turned any way, as toys that were played with."""

    hosts: tuple[str, ...] = ("rug",)
    layer: Layer = "floor"
    clearance: int | None = 60

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        ahead = host.footprint.length * INNER_PCT // 200
        aside = host.footprint.width * INNER_PCT // 200
        spot = host.footprint.spot.offset(
            between(rng, -ahead, ahead), between(rng, -aside, aside)
        )
        return spot._replace(heading_tenths=between(rng, 0, 3450, 150))

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its middle is on the inner part of the rug."""
        if host is None:
            return False
        ahead, left = in_frame_of(host.footprint, footprint.spot)
        return (
            abs(ahead) <= host.footprint.length * INNER_PCT // 200 + 2
            and abs(left) <= host.footprint.width * INNER_PCT // 200 + 2
        )


@dataclass(frozen=True, slots=True)
class AroundRug:
    """At the rim of a rug, turned to its middle, as chairs in a circle.

    Attributes:
        beyond: from the middle of the rug to that of the seat, beyond half of the
            rug's longer side, millimetres.
    """

    hosts: tuple[str, ...] = ("rug",)
    beyond: Span = (-150, 250)
    layer: Layer = "floor"
    clearance: int | None = 250

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        away = self._radius(host) + between(rng, *self.beyond)
        outward = host.footprint.spot.turned(between(rng, 0, 3450, 150))
        return outward.offset(away, 0).turned(1800)

    def _radius(self, host: Host) -> int:
        return max(host.footprint.length, host.footprint.width) // 2

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It is as far from the middle of the rug as it is to be, and faces it."""
        if host is None:
            return False
        ahead, left = in_frame_of(host.footprint, footprint.spot)
        least, most = (self._radius(host) + each for each in self.beyond)
        middle, spot = host.footprint.spot, footprint.spot
        facing = towards(middle.x - spot.x, middle.y - spot.y)
        return (least - 3) * (least - 3) <= ahead * ahead + left * left <= (
            most + 3
        ) * (most + 3) and abs(difference(spot.heading_tenths, facing)) <= 50
