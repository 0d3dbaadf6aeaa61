"""The relation of what hangs in line above furniture, as pictures over a sofa do."""

from dataclasses import dataclass

from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placement import walls_of
from scenegen.rooms.relations.base import Host, Layer, Site, gap_behind, in_frame_of
from scenegen.rooms.relations.hung import OnWall

BEHIND_MM = 100
"""How far the back of a host may be from the wall above it, millimetres."""


@dataclass(frozen=True, slots=True)
class AboveMiddle:
    """Hung above the back of a host, so far beside its middle.

    Attributes:
        aside: to the left of the host's middle, millimetres; 0 for a single picture,
            and what keeps a row in line and centred for each one of more.
        reach: how far the back of the host may be from the wall, millimetres.
    """

    hosts: tuple[str, ...]
    aside: int = 0
    reach: int = BEHIND_MM
    layer: Layer = "wall"
    clearance: int | None = None

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        return None if host is None else self.spot(site.room, asset.size_mm[0], host)

    def spot(self, room: Room, depth: int, host: Host) -> FloorPosition | None:
        """Where something of a depth hangs; None for a host that is at no wall."""
        for wall in walls_of(room):
            gap = gap_behind(wall, host.footprint)
            is_here = host.footprint.spot.heading_tenths == wall.inward
            if is_here and 0 <= gap <= self.reach:
                back = (host.footprint.length + 1) // 2 + gap - (depth + 1) // 2
                return host.footprint.spot.offset(-back, self.aside)
        return None

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its back touches a wall, as far beside the host's middle as it is to be."""
        if host is None or not OnWall().holds(room, footprint, None):
            return False
        _, left = in_frame_of(host.footprint, footprint.spot)
        return abs(left - self.aside) <= 3
