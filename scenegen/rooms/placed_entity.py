"""An object with its place in a room, and what holds it there."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scenegen.catalogue import Asset
from scenegen.geometry.footprint import Footprint
from scenegen.records.scene import Entity, Rgb
from scenegen.records.visibility import CEILING, FLOOR, WALL, WINDOW
from scenegen.rooms.relations import Host, Relation

SUPPORTS: Mapping[str, int] = MappingProxyType(
    {
        "floor": FLOOR,
        "flat": FLOOR,
        "window": WALL,
        "wall": WALL,
        "ceiling": CEILING,
        "sill": WINDOW,
        "pane": WALL,
    }
)
"""What supports objects of each layer; those on a top are supported by their host."""


@dataclass(frozen=True, slots=True, eq=False)
class PlacedEntity:
    """An object with its place in the room.

    Attributes:
        asset: its model.
        footprint: the floor below it.
        tint: its colour, if it takes one.
        z_mm: height of its lower edge.
        relation: by which it was placed.
        host: what that relation relates it to.
    """

    asset: Asset
    footprint: Footprint
    tint: Rgb | None
    z_mm: int
    relation: Relation
    host: "PlacedEntity | None" = None

    @property
    def as_host(self) -> Host:
        """As relations see it."""
        return Host(self.asset, self.footprint, self.z_mm)

    @property
    def is_low(self) -> bool:
        """Whether it takes floor, where it can occlude others and be in the way."""
        return self.relation.layer in ("floor", "window")

    @property
    def top_mm(self) -> int:
        """Height of its upper edge."""
        return self.z_mm + self.asset.size_mm[2]

    @property
    def bearer(self) -> "PlacedEntity | None":
        """The object on whose top it is, if it is on one."""
        return self.host if self.relation.layer == "top" else None

    def entity(self, number: int, support: int) -> Entity:
        """As an entity of a scene, held by another one, the floor, ..."""
        position = self.footprint.spot
        return Entity(
            id=number,
            asset=self.asset.id,
            category=self.asset.category,
            position_mm=(position.x, position.y, self.z_mm),
            heading_tenths=position.heading_tenths,
            tint=self.tint,
            support=support,
        )
