"""The relation of what lies before a seat at a table: a plate, a cup, a laptop."""

from dataclasses import dataclass

from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, difference
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.relations.base import Host, Layer, Site, in_frame_of
from scenegen.rooms.relations.on_tops import EDGE, OnTop
from scenegen.seeding import between

TURN = 60
"""How far what is used at a place may be turned away from it, tenths of a degree."""


@dataclass(frozen=True, slots=True)
class AtPlace:
    """On a table before a seat, its front to the one who sits there.

    Attributes:
        hosts: categories of the table.
        seat: middle of the seat, turned to the table.
        ahead: from the rim of the top to the object, millimetres.
        aside: to the right of the one who sits there, millimetres.
    """

    hosts: tuple[str, ...]
    seat: FloorPosition
    ahead: int = 10
    aside: int = 0
    layer: Layer = "top"
    clearance: int | None = 4

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None or host.asset.surface is None:
            return None
        depth, width, _ = asset.size_mm
        outward = self._outward(host.footprint)
        rim, right, left = _rims(host.asset, outward)
        opposite, _, _ = _rims(host.asset, (outward + 2) % 4)
        # Turned a little, it takes somewhat more of the top than its own sides.
        half = (depth + width * TURN // 600) // 2 + EDGE
        flank = (width + depth * TURN // 600) // 2 + EDGE
        if rim + opposite < 2 * half or right + left < 2 * flank:
            return None
        away = rim - half - self.ahead - between(rng, 0, 10)
        facing = host.footprint.spot.turned(outward * QUARTER)
        _, beside = in_frame_of(Footprint(facing, 0, 0), self.seat)
        # Seen from the table, the right of who sits there is on the left.
        beside += self.aside + between(rng, -6, 6)
        spot = facing.offset(
            max(away, half - opposite), min(max(beside, flank - right), left - flank)
        )
        return spot.turned(between(rng, -TURN, TURN))

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It lies on the top, before the seat, and is turned to its side."""
        if host is None or not OnTop(()).holds(room, footprint, host):
            return False
        outward = host.footprint.spot.turned(self._outward(host.footprint) * QUARTER)
        turn = difference(footprint.spot.heading_tenths, outward.heading_tenths)
        return abs(turn) <= TURN

    def _outward(self, table: Footprint) -> int:
        """The side of the table that the seat is at, 0 to 3 from its front."""
        turn = self.seat.heading_tenths + 2 * QUARTER - table.spot.heading_tenths
        return (turn + QUARTER // 2) // QUARTER % 4


def _rims(asset: Asset, outward: int) -> tuple[int, int, int]:
    """From the middle of a table to the rims of its top, seen towards one side.

    Returns:
        ahead, to the right, to the left, all millimetres.
    """
    surface = asset.surface
    if surface is None:
        return 0, 0, 0
    (rear, front), (right, left) = surface.x_mm, surface.y_mm
    rims = (front, left, -rear, -right)
    return rims[outward], rims[(outward + 3) % 4], rims[(outward + 1) % 4]
