"""Relations of objects that stand at a wall, in a corner or at a window."""

from dataclasses import dataclass

from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, difference
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Opening, Room
from scenegen.rooms.placement import (
    SKIRTING_GAP,
    Stretch,
    along_stretch,
    at_opening,
    in_corner,
    short_of_corners,
    walls_of,
)
from scenegen.rooms.relations.base import (
    Host,
    Layer,
    Site,
    in_frame_of,
    is_backed_by,
    is_before_window,
    wall_ahead,
)
from scenegen.seeding import between, pick

SILL = 140
"""How far a window board juts out from its wall, millimetres."""


@dataclass(frozen=True, slots=True)
class AtWall:
    """With its back to a wall, facing the room.

    Attributes:
        is_centred: in the middle of the longest free stretch of wall, or near it.
        faces_wall: its front to the wall instead, as a treadmill is.
        front: free floor before it, for a chair or a door, millimetres.
    """

    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None
    is_centred: bool = False
    front: int = 0
    faces_wall: bool = False

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, _ = asset.size_mm
        position = _against_wall(rng, site, asset, (depth, width), self)
        if position is not None and self.faces_wall:
            return position.turned(2 * QUARTER)
        return position

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its back is next to a wall, and it faces away from that wall."""
        gap = (0, 2 * SKIRTING_GAP)
        if self.faces_wall:
            turned = footprint.spot.turned(2 * QUARTER)
            footprint = Footprint(turned, footprint.length, footprint.width)
        return any(is_backed_by(wall, footprint, gap) for wall in walls_of(room))


def _against_wall(
    rng: Generator,
    site: Site,
    asset: Asset,
    extent: tuple[int, int],
    relation: "AtWall | SideToWall",
) -> FloorPosition | None:
    """Where an object fits along the walls, whose extent is (from, along) the wall."""
    depth, width = extent
    usual = site.gap if relation.clearance is None else relation.clearance
    is_centred = isinstance(relation, AtWall) and relation.is_centred
    front = relation.front if isinstance(relation, AtWall) else 0
    height = site.low_mm + asset.size_mm[2]
    reach = depth + front
    stretches = site.plan.recall(
        ("against a wall", reach, usual, height),
        lambda: _free_walls(site, reach, usual, height),
    )
    # Half of an odd width is rounded, so that one millimetre more is needed.
    face = along_stretch(rng, stretches, width + 1, is_centred=is_centred)
    return None if face is None else face.offset(SKIRTING_GAP + (depth + 1) // 2, 0)


def _free_walls(site: Site, depth: int, gap: int, height: int) -> list[Stretch]:
    """Where along the walls an object fits, clear of corners that project."""
    stretches = [
        stretch
        for wall in walls_of(site.room)
        for stretch in site.plan.free_along(wall, depth, gap, height)
    ]
    return short_of_corners(site.room, stretches)


@dataclass(frozen=True, slots=True)
class SideToWall:
    """Its side to a wall: a wide object juts out and divides, a long one lies along."""

    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, _ = asset.size_mm
        # Swapping the two gives room for the side that runs out from the wall.
        end = _against_wall(rng, site, asset, (width, depth), self)
        return None if end is None else end.turned(QUARTER)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Turned back by a quarter, it is at a wall."""
        position = footprint.spot.turned(-QUARTER)
        turned = Footprint(position, footprint.width, footprint.length)
        return AtWall().holds(room, turned, None)


@dataclass(frozen=True, slots=True)
class Opposite:
    """At the wall that a host faces, facing the host, as a television does."""

    hosts: tuple[str, ...]
    layer: Layer = "floor"
    clearance: int | None = None

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None or host.footprint.spot.heading_tenths % QUARTER:
            return None
        wall = wall_ahead(site.room, host.footprint.spot)
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
            if self._is_backed(site.room, Footprint(position, depth, width))
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
class InCorner:
    """Near a corner, out of the way."""

    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        return in_corner(rng, site.room, *asset.size_mm[:2])

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """No farther from a corner of the room than 0.4 m beyond its own size."""
        reach = 400 + footprint.length + footprint.width
        x, y, _ = footprint.spot
        return any(max(abs(x - a), abs(y - b)) <= reach for a, b in room.outline_mm)


@dataclass(frozen=True, slots=True)
class AtWindow:
    """Before a window, over its whole width, as a curtain hangs."""

    layer: Layer = "window"
    hosts: tuple[str, ...] = ()
    clearance: int | None = 10

    def covers(self, window: Opening, asset: Asset) -> bool:
        """Whether a model is wide and high enough for a window, and not far wider."""
        _, width, height = asset.size_mm
        return (
            window.kind == "window"
            and window.width_mm <= width - 150 <= window.width_mm + 900
            and window.sill_mm + window.height_mm <= height + 100
        )

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, _ = asset.size_mm
        windows = [each for each in site.room.openings if self.covers(each, asset)]
        if not windows:
            return None
        face = at_opening(site.room, pick(rng, windows))
        position = face.offset(SILL + depth // 2, 0)
        is_backed = self._is_backed(site.room, Footprint(position, depth, width))
        return position if is_backed else None

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It is centred before a window that is narrower, and faces the room."""
        for each in room.openings:
            middle = at_opening(room, each)
            ahead, left = in_frame_of(Footprint(middle, 0, 0), footprint.spot)
            is_before = abs(left) <= 3 and 0 < ahead <= SILL + footprint.length
            is_parallel = middle.heading_tenths == footprint.spot.heading_tenths
            if each.kind == "window" and is_before and is_parallel:
                is_wide = each.width_mm <= footprint.width
                return is_wide and self._is_backed(room, footprint)
        return False

    def _is_backed(self, room: Room, footprint: Footprint) -> bool:
        """Whether there is a wall behind all of it, also beside the window."""
        return any(
            is_backed_by(wall, footprint, (0, SILL + 1)) for wall in walls_of(room)
        )


@dataclass(frozen=True, slots=True)
class BelowWindow:
    """On the wall below a window, in its middle, as a radiator is."""

    layer: Layer = "window"
    hosts: tuple[str, ...] = ()
    clearance: int | None = 10

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, height = asset.size_mm
        top = site.low_mm + height + SILL
        windows = [
            each
            for each in site.room.openings
            if each.kind == "window"
            and each.sill_mm >= top
            and each.width_mm >= width - 200
        ]
        if not windows:
            return None
        face = at_opening(site.room, pick(rng, windows))
        return face.offset(SKIRTING_GAP + (depth + 1) // 2, 0)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its back is at a wall, its middle is that of a window."""
        return is_before_window(room, footprint) and AtWall().holds(
            room, footprint, None
        )
