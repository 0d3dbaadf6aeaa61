"""What a relation is, and what all of them measure."""

from typing import Literal, NamedTuple, Protocol

from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placement import Wall, walls_of

Layer = Literal["floor", "window", "flat", "top", "wall", "ceiling"]
"""What an object takes up: floor, floor before a window, floor that others share (as a
rug does), the top of its host, a part of a wall, or room below the ceiling."""

Span = tuple[int, int]
"""Least and most, both included."""


class Host(NamedTuple):
    """An object that is there already, as relations see it.

    Attributes:
        asset: its model.
        footprint: the floor below it.
    """

    asset: Asset
    footprint: Footprint


class Relation(Protocol):
    """Where people put an object of some kind."""

    @property
    def layer(self) -> Layer:
        """What the object takes up."""
        ...

    @property
    def hosts(self) -> tuple[str, ...]:
        """Categories of the hosts it may relate to; empty when it needs none."""
        ...

    @property
    def clearance(self) -> int | None:
        """Free floor to other objects, millimetres; None for that of the recipe."""
        ...

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """A position for the object, whether or not it is free.

        Args:
            rng: the stream of the scene.
            room: its outline and openings.
            asset: the model to be placed.
            host: what it is placed relative to; ignored by relations without hosts.

        Returns:
            None when this draw, or this room, has no such position.
        """
        ...

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Whether a footprint is in this relation to the room, and to its host."""
        ...


def in_frame_of(host: Footprint, position: FloorPosition) -> tuple[int, int]:
    """How far a position lies ahead and to the left of a host's middle, millimetres."""
    cos, sin = cosine(host.spot.heading_tenths), sine(host.spot.heading_tenths)
    dx, dy = position.x - host.spot.x, position.y - host.spot.y
    return round(dx * cos + dy * sin), round(dy * cos - dx * sin)


def gap_behind(wall: Wall, footprint: Footprint) -> int:
    """Free floor behind a footprint whose back is turned to a wall."""
    return wall.inward_to(footprint.spot) - (footprint.length + 1) // 2


def is_backed_by(wall: Wall, footprint: Footprint, gap: Span) -> bool:
    """Whether all of the back of a footprint is turned to a wall, a gap away.

    Args:
        wall: the wall.
        footprint: of the object.
        gap: least and most free floor behind it, millimetres.
    """
    half = footprint.width // 2
    return (
        footprint.spot.heading_tenths == wall.inward
        and gap[0] <= gap_behind(wall, footprint) <= gap[1]
        and half <= wall.along_to(footprint.spot) <= wall.length - half
    )


def wall_ahead(room: Room, position: FloorPosition) -> Wall | None:
    """The nearest wall that a position faces squarely; None when it faces none."""
    ahead = [
        (wall.inward_to(position), wall)
        for wall in walls_of(room)
        if wall.inward == (position.heading_tenths + 1800) % 3600
        and wall.inward_to(position) > 0
        and 0 <= wall.along_to(position) <= wall.length
    ]
    return min(ahead)[1] if ahead else None
