"""Relations of objects that take floor: at a wall, beside, facing, around, ..."""

from dataclasses import dataclass

import shapely
from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, difference
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placement import (
    SKIRTING_GAP,
    around,
    at_opening,
    at_wall,
    before,
    in_corner,
    in_open,
    walls_of,
)
from scenegen.rooms.relations.base import (
    Host,
    Layer,
    Span,
    in_frame_of,
    is_backed_by,
    wall_ahead,
)
from scenegen.seeding import between, pick

SILL = 90
"""How far a window board juts out from its wall, millimetres."""


@dataclass(frozen=True, slots=True)
class AtWall:
    """With its back to a wall, facing the room."""

    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        return at_wall(rng, room, *asset.size_mm[:2])

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its back is next to a wall, and it faces away from that wall."""
        gap = (0, 2 * SKIRTING_GAP)
        return any(is_backed_by(wall, footprint, gap) for wall in walls_of(room))


@dataclass(frozen=True, slots=True)
class SideToWall:
    """Its side to a wall: a wide object juts out and divides, a long one lies along."""

    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, _ = asset.size_mm
        # Swapping the two gives room for the side that runs out from the wall.
        end = at_wall(rng, room, width, depth)
        return None if end is None else end.turned(QUARTER)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Turned back by a quarter, it is at a wall."""
        position = footprint.spot.turned(-QUARTER)
        turned = Footprint(position, footprint.width, footprint.length)
        return AtWall().holds(room, turned, None)


@dataclass(frozen=True, slots=True)
class InCorner:
    """Near a corner, out of the way."""

    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        return in_corner(rng, room, *asset.size_mm[:2])

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """No farther from a corner of the room than 0.4 m beyond its own size."""
        reach = 400 + footprint.length + footprint.width
        x, y, _ = footprint.spot
        return any(max(abs(x - a), abs(y - b)) <= reach for a, b in room.outline_mm)


@dataclass(frozen=True, slots=True)
class InOpen:
    """Anywhere on the floor, at any angle, or square to the walls."""

    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None
    is_square: bool = False

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        position = in_open(rng, room)
        if not self.is_square:
            return position
        return position._replace(
            heading_tenths=QUARTER * (position.heading_tenths // QUARTER)
        )

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its middle is in the room, and it is square to the walls if it must be."""
        x, y, heading = footprint.spot
        inside = bool(shapely.Polygon(room.outline_mm).covers(shapely.Point(x, y)))
        return inside and not (self.is_square and heading % QUARTER)


@dataclass(frozen=True, slots=True)
class Beside:
    """Left or right of a host, backs in line, facing the same way.

    Attributes:
        gap: free floor between the two, millimetres.
        forward: how far its back may be ahead of the host's, millimetres.
        is_backed: only where there is a wall behind all of it, as behind the host.
    """

    hosts: tuple[str, ...]
    gap: Span = (60, 250)
    forward: Span = (0, 150)
    is_backed: bool = False
    layer: Layer = "floor"
    clearance: int | None = 20

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        depth, width, _ = asset.size_mm
        side = pick(rng, (-1, 1))
        beside = host.footprint.width // 2 + width // 2 + between(rng, *self.gap)
        ahead = (depth - host.footprint.length) // 2 + between(rng, *self.forward)
        position = host.footprint.spot.offset(ahead, side * beside)
        if self.is_backed and not AtWall().holds(
            room, Footprint(position, depth, width), None
        ):
            return None
        return position

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Same heading; it lies to the side, within the gap."""
        if host is None:
            return False
        _, left = in_frame_of(host.footprint, footprint.spot)
        free = abs(left) - (host.footprint.width + footprint.width) // 2
        is_parallel = footprint.spot.heading_tenths == host.footprint.spot[2]
        is_near = self.gap[0] - 3 <= free <= self.gap[1] + 3
        is_backed = not self.is_backed or AtWall().holds(room, footprint, None)
        return is_parallel and is_near and is_backed


def in_line(*hosts: str) -> Beside:
    """Side by side without a gap, as kitchen units are."""
    return Beside(hosts, gap=(4, 8), forward=(0, 0), is_backed=True, clearance=1)


@dataclass(frozen=True, slots=True)
class Facing:
    """In front of a host, facing it.

    Attributes:
        gap: free floor between the two, millimetres.
    """

    hosts: tuple[str, ...]
    gap: Span = (250, 600)
    layer: Layer = "floor"
    clearance: int | None = 20

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        return before(rng, host.footprint, asset.size_mm[0], gap=self.gap)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It is before the host's front, and faces it."""
        if host is None:
            return False
        ahead, left = in_frame_of(host.footprint, footprint.spot)
        free = ahead - (host.footprint.length + footprint.length) // 2
        turn = difference(footprint.spot.heading_tenths, host.footprint.spot[2])
        is_before = self.gap[0] - 3 <= free <= self.gap[1] + 3
        return is_before and abs(left) <= host.footprint.width and abs(turn) == 1800


@dataclass(frozen=True, slots=True)
class Opposite:
    """At the wall that a host faces, facing the host, as a television does."""

    hosts: tuple[str, ...]
    layer: Layer = "floor"
    clearance: int | None = None

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None or host.footprint.spot.heading_tenths % QUARTER:
            return None
        wall = wall_ahead(room, host.footprint.spot)
        if wall is None:
            return None
        depth, width, _ = asset.size_mm
        ahead = wall.inward_to(host.footprint.spot) - SKIRTING_GAP
        aside = between(rng, -500, 500)
        position = host.footprint.spot.offset(ahead - (depth + 1) // 2, aside).turned(
            1800
        )
        # Beside the host's axis, that wall may already have ended.
        return (
            position
            if self._is_backed(room, Footprint(position, depth, width))
            else None
        )

    def _is_backed(self, room: Room, footprint: Footprint) -> bool:
        """Whether there is a wall behind all of it."""
        return AtWall().holds(room, footprint, None)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Back to a wall, before the host's front, and facing it."""
        if host is None or not self._is_backed(room, footprint):
            return False
        ahead, left = in_frame_of(host.footprint, footprint.spot)
        turn = difference(footprint.spot.heading_tenths, host.footprint.spot[2])
        return ahead > 0 and abs(left) <= 510 and abs(turn) == 1800


@dataclass(frozen=True, slots=True)
class Around:
    """At a side of a table, facing it."""

    hosts: tuple[str, ...]
    layer: Layer = "floor"
    clearance: int | None = 20

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        return around(rng, host.footprint, *asset.size_mm[:2])

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It is off one side of the table and faces that side."""
        if host is None:
            return False
        x, y, heading = footprint.spot
        for side in range(4):
            turned = host.footprint.spot.turned(QUARTER * side)
            reach = host.footprint.length if side % 2 == 0 else host.footprint.width
            face = Footprint(turned, reach, 0)
            ahead, _ = in_frame_of(face, FloorPosition(x, y, 0))
            free = ahead - (reach + footprint.length) // 2
            turn = difference(heading, turned.turned(1800).heading_tenths)
            if 30 <= free <= 170 and abs(turn) <= 60:
                return True
        return False


@dataclass(frozen=True, slots=True)
class AtWindow:
    """Before a window, over its whole width, as a curtain hangs."""

    layer: Layer = "window"
    hosts: tuple[str, ...] = ()
    clearance: int | None = 10

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, height = asset.size_mm
        windows = [
            each
            for each in room.openings
            if each.kind == "window"
            and each.width_mm <= width - 200
            and each.sill_mm + each.height_mm <= height + 100
        ]
        if not windows:
            return None
        return at_opening(room, pick(rng, windows)).offset(SILL + depth // 2, 0)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It is centred before a window that is narrower, and faces the room."""
        for each in room.openings:
            middle = at_opening(room, each)
            ahead, left = in_frame_of(Footprint(middle, 0, 0), footprint.spot)
            is_before = abs(left) <= 3 and 0 < ahead <= SILL + footprint.length
            is_parallel = middle.heading_tenths == footprint.spot.heading_tenths
            if each.kind == "window" and is_before and is_parallel:
                return each.width_mm <= footprint.width
        return False
