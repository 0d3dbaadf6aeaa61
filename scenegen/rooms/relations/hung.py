"""Relations of objects that hang: on a wall, before a pane, from the ceiling."""

from dataclasses import dataclass

import shapely
from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Opening, Room
from scenegen.rooms.placement import (
    GRID,
    SKIRTING_GAP,
    along_stretch,
    at_opening,
    walls_of,
)
from scenegen.rooms.relations.base import (
    Host,
    Layer,
    Site,
    Span,
    gap_behind,
    in_frame_of,
    is_backed_by,
    is_before_window,
)
from scenegen.seeding import between, pick


@dataclass(frozen=True, slots=True)
class InWindow:
    """Hung before a window at its head, as a blind is."""

    hosts: tuple[str, ...] = ()
    layer: Layer = "pane"
    clearance: int | None = None

    def covers(self, window: Opening, asset: Asset) -> bool:
        """Whether a model is wide enough for a window, and not far wider."""
        spare = asset.size_mm[1] - window.width_mm
        return window.kind == "window" and 0 <= spare <= 700

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        windows = [each for each in site.room.openings if self.covers(each, asset)]
        if not windows:
            return None
        face = at_opening(site.room, pick(rng, windows))
        return face.offset((asset.size_mm[0] + 1) // 2, 0)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its back touches the wall, and its middle is that of a window."""
        return is_before_window(room, footprint) and OnWall().holds(
            room, footprint, None
        )


@dataclass(frozen=True, slots=True)
class OnWall:
    """Hung on a wall; above a host's back when hosts are named.

    Attributes:
        is_centred: in the middle of the longest free stretch of wall, or near it.
        is_as_wide: no wider than its host, as a hood over a stove.
    """

    hosts: tuple[str, ...] = ()
    layer: Layer = "wall"
    clearance: int | None = None
    is_centred: bool = False
    is_as_wide: bool = False

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, _ = asset.size_mm
        if host is None:
            free = site.walls.free_along(site.low_mm, site.low_mm + asset.size_mm[2])
            face = along_stretch(rng, free, width + 1, is_centred=self.is_centred)
            return None if face is None else face.offset((depth + 1) // 2, 0)
        if self.is_as_wide and width > host.footprint.width + 40:
            return None
        for wall in walls_of(site.room):
            gap = gap_behind(wall, host.footprint)
            is_here = host.footprint.spot.heading_tenths == wall.inward
            if is_here and 0 <= gap <= 100:
                back = host.footprint.length // 2 + gap - (depth + 1) // 2
                slack = max(0, (host.footprint.width - width) // 6)
                aside = between(rng, -slack, slack)
                return host.footprint.spot.offset(-back, aside)
        return None

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its back touches a wall; it hangs behind its host."""
        touches = any(is_backed_by(wall, footprint, (-3, 3)) for wall in walls_of(room))
        if host is None:
            return touches
        _, left = in_frame_of(host.footprint, footprint.spot)
        return touches and abs(left) <= host.footprint.width // 2


@dataclass(frozen=True, slots=True)
class BesideOnWall:
    """Hung next to a host that hangs or is at the wall, as pictures in a group.

    Attributes:
        gap: free wall between the two, millimetres.
    """

    hosts: tuple[str, ...]
    gap: Span = (90, 180)
    layer: Layer = "wall"
    clearance: int | None = None

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        depth, width, _ = asset.size_mm
        beside = (host.footprint.width + width + 1) // 2 + between(rng, *self.gap)
        ahead = (depth + 1) // 2 - (host.footprint.length + 1) // 2
        ahead -= 0 if host.z_mm else SKIRTING_GAP
        return host.footprint.spot.offset(ahead, pick(rng, (-1, 1)) * beside)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Both touch one wall, with the gap between them."""
        if host is None:
            return False
        _, left = in_frame_of(host.footprint, footprint.spot)
        free = abs(left) - (host.footprint.width + footprint.width) // 2
        is_near = self.gap[0] - 3 <= free <= self.gap[1] + 3
        return is_near and OnWall().holds(room, footprint, None)


@dataclass(frozen=True, slots=True)
class ByDoor:
    """On the wall beside a door, as a switch is.

    Attributes:
        gap: wall between the door and the object, millimetres.
    """

    gap: Span = (110, 200)
    hosts: tuple[str, ...] = ()
    layer: Layer = "wall"
    clearance: int | None = None

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        doors = [each for each in site.room.openings if each.kind == "door"]
        if not doors:
            return None
        door = pick(rng, doors)
        depth, width, _ = asset.size_mm
        beside = (door.width_mm + width) // 2 + between(rng, *self.gap)
        face = at_opening(site.room, door)
        return face.offset((depth + 1) // 2, pick(rng, (-1, 1)) * beside)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its back touches a wall within the gap from a door in it."""
        for door in room.openings:
            face = Footprint(at_opening(room, door), 0, 0)
            _, left = in_frame_of(face, footprint.spot)
            free = abs(left) - (door.width_mm + footprint.width) // 2
            is_near = self.gap[0] - 3 <= free <= self.gap[1] + 3
            is_parallel = face.spot.heading_tenths == footprint.spot.heading_tenths
            if door.kind == "door" and is_near and is_parallel:
                return OnWall().holds(room, footprint, None)
        return False


@dataclass(frozen=True, slots=True)
class FromCeiling:
    """Hung from the ceiling, above a host or in the middle of the room."""

    hosts: tuple[str, ...] = ()
    layer: Layer = "ceiling"
    clearance: int | None = None

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is not None:
            return host.footprint.spot
        x, y = site.middle_mm
        drift = 600
        return FloorPosition(
            x + between(rng, -drift, drift, GRID),
            y + between(rng, -drift, drift, GRID),
            pick(rng, (0, QUARTER)),
        )

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It hangs within the walls; above the host, if there is one."""
        inside = bool(shapely.Polygon(room.outline_mm).covers(footprint.polygon()))
        return inside and (
            host is None or footprint.spot[:2] == host.footprint.spot[:2]
        )
