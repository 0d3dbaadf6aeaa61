"""Relations of objects that take no floor: flat on it, on a top, hung."""

from dataclasses import dataclass

import shapely
from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, cosine, sine
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
from scenegen.shell.windows import SILL_REACH, SILLS_FROM

EDGE = 15
"""Free rim around what is placed on a top, millimetres."""

SILL_BACK = 35
"""How far what is on a sill reaches back into the window, millimetres."""

SILL_DEPTH = SILL_BACK + SILL_REACH
"""How deep objects on a sill are at most, millimetres."""

SILL_HIGHEST = 1200
"""The highest sill that things are put on, millimetres."""


@dataclass(frozen=True, slots=True)
class Under:
    """Flat on the floor below a host, as a rug; before its front if `ahead` is given.

    Attributes:
        ahead: from the host's middle to that of the object, millimetres.
        is_across: whether its length runs along the host's width.
    """

    hosts: tuple[str, ...]
    ahead: int = 0
    is_across: bool = True
    layer: Layer = "flat"
    clearance: int | None = 0

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        position = host.footprint.spot.offset(self.ahead, 0)
        return position.turned(QUARTER) if self.is_across else position

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """The two overlap on the floor plan."""
        if host is None:
            return False
        return bool(footprint.polygon().intersects(host.footprint.polygon()))


@dataclass(frozen=True, slots=True)
class Lying:
    """Flat on the open floor, square to the walls.

    Attributes:
        drift: how far from the middle of the room at most, millimetres.
    """

    layer: Layer = "flat"
    hosts: tuple[str, ...] = ()
    clearance: int | None = 0
    drift: int = 400

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        x, y = site.middle_mm
        return FloorPosition(
            x + between(rng, -self.drift, self.drift, GRID),
            y + between(rng, -self.drift, self.drift, GRID),
            pick(rng, (0, QUARTER)),
        )

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It lies within the walls, square to them."""
        polygon = footprint.polygon()
        inside = bool(shapely.Polygon(room.outline_mm).covers(polygon))
        return inside and footprint.spot.heading_tenths % QUARTER == 0


@dataclass(frozen=True, slots=True)
class OnTop:
    """On the level top of a host.

    Attributes:
        is_facing: faces the way the host does, as a monitor on a desk; else any way.
        at_rear: in the rear half of the top.
    """

    hosts: tuple[str, ...]
    is_facing: bool = False
    at_rear: bool = False
    layer: Layer = "top"
    clearance: int | None = EDGE

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None or host.asset.surface is None:
            return None
        (rear, front), (right, left) = (
            host.asset.surface.x_mm,
            host.asset.surface.y_mm,
        )
        turn = between(rng, -100, 100) if self.is_facing else between(rng, 0, 3500, 100)
        depth, width = _turned_extent(asset, turn)
        if self.at_rear:
            front = min(front, max(rear + depth + 2 * EDGE, (rear + front) // 2))
        xs = rear + depth // 2 + EDGE, front - depth // 2 - EDGE
        ys = right + width // 2 + EDGE, left - width // 2 - EDGE
        if xs[1] < xs[0] or ys[1] < ys[0]:
            return None
        position = host.footprint.spot.offset(between(rng, *xs), between(rng, *ys))
        return position.turned(turn)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its footprint lies within the host's top."""
        if host is None or host.asset.surface is None:
            return False
        surface = host.asset.surface
        return all(
            surface.x_mm[0] - 2 <= ahead <= surface.x_mm[1] + 2
            and surface.y_mm[0] - 2 <= left <= surface.y_mm[1] + 2
            for ahead, left in (
                in_frame_of(host.footprint, FloorPosition(x, y, 0))
                for x, y in footprint.corners()
            )
        )


@dataclass(frozen=True, slots=True)
class NearOnTop:
    """On the top that a host is on, close to the host, as a cup is to its pot.

    Attributes:
        reach: free top between the two, (least, most), millimetres.
    """

    hosts: tuple[str, ...]
    reach: Span = (25, 160)
    layer: Layer = "top"
    clearance: int | None = EDGE

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        turn = between(rng, 0, 3500, 100)
        extent = (max(asset.size_mm[:2]) + max(host.asset.size_mm[:2])) // 2
        away = extent + between(rng, *self.reach)
        start = host.footprint.spot._replace(heading_tenths=turn)
        return start.offset(away, 0).turned(between(rng, 0, 3500, 100))

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Their middles are no farther apart than their sizes and the reach."""
        if host is None:
            return False
        ahead, left = in_frame_of(host.footprint, footprint.spot)
        size = max(footprint.length, footprint.width)
        most = (size + max(host.asset.size_mm[:2])) // 2 + self.reach[1] + 3
        return ahead * ahead + left * left <= most * most


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
class OnSill:
    """On the board below a window, its length along it."""

    hosts: tuple[str, ...] = ()
    layer: Layer = "sill"
    clearance: int | None = EDGE

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, _ = asset.size_mm
        boards = [each for each in sills_of(site.room) if each.width_mm >= width + 60]
        if not boards or depth > SILL_DEPTH:
            return None
        window = pick(rng, boards)
        slack = (window.width_mm - width) // 2 - 20
        aside = between(rng, -slack, slack)
        return at_opening(site.room, window).offset(depth // 2 - SILL_BACK, aside)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It lies on the board of one of the windows, beside the pane."""
        for window in sills_of(room):
            face = Footprint(at_opening(room, window), 0, 0)
            ahead, left = in_frame_of(face, footprint.spot)
            fits = abs(left) <= (window.width_mm - footprint.width) // 2
            if fits and abs(ahead - footprint.length // 2 + SILL_BACK) <= 2:
                return True
        return False


def sills_of(room: Room) -> tuple[Opening, ...]:
    """The windows of a room with a board that things are put on."""
    return tuple(
        each
        for each in room.openings
        if each.kind == "window" and SILLS_FROM < each.sill_mm <= SILL_HIGHEST
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


def _turned_extent(asset: Asset, turn_tenths: int) -> tuple[int, int]:
    """Depth and width of the box around an asset that is turned on a top."""
    depth, width, _ = asset.size_mm
    cos, sin = abs(cosine(turn_tenths)), abs(sine(turn_tenths))
    return round(depth * cos + width * sin) + 2, round(depth * sin + width * cos) + 2
