"""A relation that proposes one position, so that only what is free decides."""

from dataclasses import dataclass

from scenegen.geometry.footprint import FloorPosition
from scenegen.rooms.relations import Layer


@dataclass(frozen=True)
class Here:
    """Proposes one spot, whatever the room is like."""

    spot: FloorPosition
    layer: Layer
    hosts: tuple[str, ...] = ()
    clearance: int | None = 0

    def draw(self, rng, room, asset, host):
        return self.spot

    def holds(self, room, footprint, host):
        return footprint.spot == self.spot
