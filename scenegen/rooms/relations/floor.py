"""Relations of objects that take floor: at a wall, beside, facing, around, ..."""

from dataclasses import dataclass

import shapely
from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, difference
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Opening, Room
from scenegen.rooms.placement import (
    SKIRTING_GAP,
    along_stretch,
    at_opening,
    before,
    in_corner,
    in_open,
    seats_at,
    walls_of,
)
from scenegen.rooms.relations.base import (
    Host,
    Layer,
    Site,
    Span,
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
    stretches = [
        stretch
        for wall in walls_of(site.room)
        for stretch in site.plan.free_along(wall, depth + front, usual, height)
    ]
    # Half of an odd width is rounded, so that one millimetre more is needed.
    face = along_stretch(rng, stretches, width + 1, is_centred=is_centred)
    return None if face is None else face.offset(SKIRTING_GAP + (depth + 1) // 2, 0)


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
class InOpen:
    """Anywhere on the floor, at any angle, or square to the walls.

    Attributes:
        is_square: square to the walls.
        drift: how far from the middle of the open floor at most, millimetres; None for
            anywhere.
    """

    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None
    is_square: bool = False
    drift: int | None = None

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        position = in_open(rng, site.room)
        if self.drift is not None:
            x, y = site.middle_mm
            position = FloorPosition(
                x + between(rng, -self.drift, self.drift),
                y + between(rng, -self.drift, self.drift),
                position.heading_tenths,
            )
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
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
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
            site.room, Footprint(position, depth, width), None
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
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
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
class Around:
    """At a side of a table, facing it, where fewest others sit so far."""

    hosts: tuple[str, ...]
    layer: Layer = "floor"
    clearance: int | None = 20

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        depth, width, height = asset.size_mm
        free = [
            [
                seat
                for seat in seats_at(host.footprint, side, depth, width)
                if site.plan.fits(Footprint(seat, depth, width), 0, height=height)
            ]
            for side in range(4)
        ]
        most = max(map(len, free))
        if most == 0:
            return None
        # Where most room is left; now and then elsewhere, if that is out of reach.
        least = most if int(rng.integers(3)) else 1
        seat = pick(rng, pick(rng, [side for side in free if len(side) >= least]))
        return seat.offset(-between(rng, 0, 100), 0).turned(between(rng, -60, 60))

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
        depth = asset.size_mm[0]
        windows = [each for each in site.room.openings if self.covers(each, asset)]
        if not windows:
            return None
        return at_opening(site.room, pick(rng, windows)).offset(SILL + depth // 2, 0)

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


@dataclass(frozen=True, slots=True)
class InRows:
    """In rows and columns before a host, as the desks of a classroom are.

    Their fronts, where people sit, are turned away from the host. Without a host the
    rows are those of the whole room, and all face along it.

    Attributes:
        pitch: from row to row and from column to column, millimetres.
        first: from the host's front, or the middle of the room, to the first row.
        rows, columns: how many there are at most.
        jitter: how far an object may be off its place, millimetres.
    """

    pitch: tuple[int, int]
    hosts: tuple[str, ...] = ()
    first: int = 0
    rows: int = 6
    columns: int = 6
    jitter: int = 30
    layer: Layer = "floor"
    clearance: int | None = 150

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, height = asset.size_mm
        gap = self.clearance or 0
        rows = [
            [
                place
                for place in (
                    self._at(site, asset, host, row, column)
                    for column in range(self.columns)
                )
                if site.plan.fits(Footprint(place, depth, width), gap, height=height)
            ]
            for row in range(self.rows)
        ]
        open_rows = [row for row in rows if row]
        if not open_rows:
            return None
        # Row by row; now and then elsewhere, if the first one is out of reach.
        row = open_rows[0] if int(rng.integers(3)) else pick(rng, open_rows)
        ahead = between(rng, -self.jitter, self.jitter)
        return pick(rng, row).offset(ahead, between(rng, -self.jitter, self.jitter))

    def _at(
        self, site: Site, asset: Asset, host: Host | None, row: int, column: int
    ) -> FloorPosition:
        """The middle of one place of the rows, filled from the first row on."""
        left = (2 * column + 1 - self.columns) * self.pitch[1] // 2
        ahead = row * self.pitch[0]
        if host is not None:
            reach = host.footprint.length // 2 + self.first + asset.size_mm[0] // 2
            return host.footprint.spot.offset(reach + ahead, left)
        ahead -= (self.rows - 1) * self.pitch[0] // 2
        x, y = site.middle_mm
        return FloorPosition(x, y, _long_way(site.room)).offset(ahead, left)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It is before the host and faces as it does, or along the room."""
        heading = footprint.spot.heading_tenths
        if host is None:
            return heading == _long_way(room)
        ahead, _ = in_frame_of(host.footprint, footprint.spot)
        return ahead > 0 and heading == host.footprint.spot.heading_tenths


def _long_way(room: Room) -> int:
    """The direction of the longer side of a room."""
    xs = [x for x, _ in room.outline_mm]
    ys = [y for _, y in room.outline_mm]
    return 0 if max(xs) - min(xs) >= max(ys) - min(ys) else QUARTER
