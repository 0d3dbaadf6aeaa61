"""The relation of what is placed at a position that was decided before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenegen.catalogue import Asset
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.relations.base import Host, Layer, Site

if TYPE_CHECKING:
    from numpy.random import Generator


@dataclass(frozen=True, slots=True)
class AtPosition:
    """At a position that was decided before, by a question say; a `Relation`.

    Attributes:
        spot: the position.
        clearance, layer, hosts: see `Relation`.
    """

    spot: FloorPosition
    clearance: int
    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """The position; see `Relation`."""
        return self.spot

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """The footprint is exactly there."""
        return footprint.spot == self.spot
