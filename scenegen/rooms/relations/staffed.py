"""The relation of a counter: before a wall, with room behind it for who serves."""

from dataclasses import dataclass

from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placement import along_stretch, short_of_corners, walls_of
from scenegen.rooms.relations.base import Host, Layer, Site, Span, is_backed_by
from scenegen.seeding import between

WAY_IN = 600
"""Floor beside a counter by which people get behind it, millimetres."""


@dataclass(frozen=True, slots=True)
class BeforeWall:
    """Its back to a wall, so far from it that people stand in between.

    Attributes:
        away: free floor behind it, millimetres.
    """

    away: Span = (850, 950)
    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = 100

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, height = asset.size_mm
        away = between(rng, *self.away)
        free = [
            stretch
            for wall in walls_of(site.room)
            for stretch in site.plan.free_along(wall, depth + away, 100, height)
        ]
        free = short_of_corners(site.room, free)
        face = along_stretch(rng, free, width + WAY_IN, is_centred=False)
        return None if face is None else face.offset(away + (depth + 1) // 2, 0)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """A wall is behind all of it, as far away as it is to be."""
        low, high = self.away
        return any(
            is_backed_by(wall, footprint, (low - 2, high + 2))
            for wall in walls_of(room)
        )

    def behind(self, footprint: Footprint) -> Footprint:
        """The floor that stays free for who stands behind it, and for the way in."""
        depth = self.away[0]
        middle = footprint.spot.offset(-(footprint.length + depth) // 2 - 1, 0)
        return Footprint(middle, depth, footprint.width + WAY_IN)
