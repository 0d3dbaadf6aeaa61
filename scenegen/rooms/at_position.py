"""A relation for what is put at a position that was settled before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenegen.geometry.footprint import FloorPosition, Footprint

if TYPE_CHECKING:
    from numpy.random import Generator

    from scenegen.catalogue import Asset
    from scenegen.records.scene import Room
    from scenegen.rooms.relations import Host, Layer


@dataclass(frozen=True, slots=True)
class AtPosition:
    """On the floor at one position; see `relations.Relation`.

    Attributes:
        position: of the centre of the footprint, and its heading.
        clearance: free floor to other footprints, millimetres; None for the usual.
    """

    position: FloorPosition
    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """The position; draws nothing."""
        return self.position

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Whether a footprint is there."""
        return footprint.spot == self.position
