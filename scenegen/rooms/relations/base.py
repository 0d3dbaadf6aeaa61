"""What a relation is, and what all of them measure."""

from typing import Literal, NamedTuple, Protocol

from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, cosine, sine
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.floor_plan import FloorPlan
from scenegen.rooms.placement import Wall, at_opening, walls_of
from scenegen.rooms.wall_plan import WallPlan

Layer = Literal["floor", "window", "flat", "top", "wall", "ceiling", "sill", "pane"]
"""What an object takes up: floor, floor before a window, floor that others share (as a
rug does), the top of its host, a part of a wall, room below the ceiling, the board of a
window, or the wall before a window."""

Span = tuple[int, int]
"""Least and most, both included."""


class Host(NamedTuple):
    """An object that is there already, as relations see it.

    Attributes:
        asset: its model.
        footprint: the floor below it.
        z_mm: height of its lower edge.
    """

    asset: Asset
    footprint: Footprint
    z_mm: int = 0


class Site(NamedTuple):
    """What a relation may look at before it proposes a position.

    Attributes:
        room: its outline and openings.
        plan: which floor is taken.
        walls: which parts of the walls are taken.
        gap: free floor between objects that ask for no other clearance, millimetres.
        middle_mm: of the open floor that is furnished now.
        low_mm: height of the lower edge of the object that is to be placed.
    """

    room: Room
    plan: FloorPlan
    walls: WallPlan
    gap: int
    middle_mm: tuple[int, int]
    low_mm: int = 0


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
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """A position for the object, whether or not it is free.

        Args:
            rng: the stream of the scene.
            site: the room as it is furnished so far.
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
    x, y, heading = host.spot
    dx, dy = position.x - x, position.y - y
    if heading == 0:
        return dx, dy
    if heading == QUARTER:
        return dy, -dx
    if heading == 2 * QUARTER:
        return -dx, -dy
    if heading == 3 * QUARTER:
        return -dy, dx
    cos, sin = cosine(heading), sine(heading)
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


def is_before_window(room: Room, footprint: Footprint) -> bool:
    """Whether a footprint faces the room before the middle of one of the windows."""
    for window in room.openings:
        face = Footprint(at_opening(room, window), 0, 0)
        _, left = in_frame_of(face, footprint.spot)
        is_parallel = face.spot.heading_tenths == footprint.spot.heading_tenths
        if window.kind == "window" and abs(left) <= 3 and is_parallel:
            return True
    return False


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
