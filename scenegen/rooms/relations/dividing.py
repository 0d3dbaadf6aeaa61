"""The relation of what divides a room, out from one of its walls."""

from dataclasses import dataclass

from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.relations.at_walls import SideToWall
from scenegen.rooms.relations.base import Host, Layer, Site, wall_ahead


@dataclass(frozen=True, slots=True)
class OutFromWall:
    """Its side to a wall, jutting out, where people still pass at its other end.

    Attributes:
        passage: floor between its other end and the wall beyond, millimetres.
    """

    passage: int = 1200
    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        out = SideToWall(clearance=self.clearance)
        position = out.draw(rng, site, asset, host)
        if position is None:
            return None
        footprint = Footprint(position, *asset.size_mm[:2])
        return position if self._leaves_passage(site.room, footprint) else None

    def _leaves_passage(self, room: Room, footprint: Footprint) -> bool:
        """Whether the floor beyond its end is wide enough."""
        outward = footprint.spot.turned(-QUARTER)
        wall = wall_ahead(room, outward)
        return wall is not None and (
            wall.inward_to(outward) - footprint.width // 2 >= self.passage
        )

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its side is at a wall, and the passage is free of walls."""
        is_out = SideToWall().holds(room, footprint, None)
        return is_out and self._leaves_passage(room, footprint)
