"""The vocabulary of furnishing: at a wall, facing, around, on top of, beside, under.

A relation says where people put one thing, by itself or with regard to a host that is
already there. `draw` proposes a spot; whether it is free is asked of the plans. `holds`
is the law that everything placed by the relation obeys.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

import shapely
from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import cosine, difference, sine
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Opening, Room
from scenegen.rooms import placement as places
from scenegen.rooms.placement import Wall, walls_of
from scenegen.seeding import between, pick

Layer = Literal["floor", "window", "flat", "top", "wall", "ceiling"]
"""What a thing takes: floor, floor before a window, floor that others share, ..."""

Span = tuple[int, int]
"""Least and most, both included."""

SQUARE = 900
EDGE = 15
"""Free rim around what stands on a top, millimetres."""

SILL = 90
"""How far a window board stands out from its wall, millimetres."""


class Host(NamedTuple):
    """Something that is there already.

    Attributes:
        asset: what it is.
        footprint: where it stands.
    """

    asset: Asset
    footprint: Footprint


class Relation(Protocol):
    """Where people put a thing."""

    @property
    def layer(self) -> Layer:
        """What the thing takes."""
        ...

    @property
    def hosts(self) -> tuple[str, ...]:
        """Categories that it may relate to; empty when it needs none."""
        ...

    @property
    def clearance(self) -> int | None:
        """Free floor to other things, millimetres; None is what is usual."""
        ...

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """A spot for the thing, or None when there is none."""
        ...

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Whether a footprint stands in this relation."""
        ...


@dataclass(frozen=True, slots=True)
class AtWall:
    """With its back to a wall, facing the room."""

    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """See `Relation`."""
        return places.at_wall(rng, room, *asset.size_mm[:2])

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its back is next to a wall, and its front looks away from it."""
        gap = (0, 2 * places.SKIRTING_GAP)
        return any(_is_at(wall, footprint, gap) for wall in walls_of(room))


@dataclass(frozen=True, slots=True)
class SideToWall:
    """Its side to a wall: a wide thing stands out and divides, a long one along it."""

    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """See `Relation`."""
        depth, width, _ = asset.size_mm
        # Swapping the two gives room for the side that runs out from the wall.
        end = places.at_wall(rng, room, width, depth)
        return None if end is None else end.turned(SQUARE)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Turned back by a quarter, it stands at a wall."""
        spot = footprint.spot.turned(-SQUARE)
        turned = Footprint(spot, footprint.width, footprint.length)
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
        """See `Relation`."""
        return places.in_corner(rng, room, *asset.size_mm[:2])

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
        """See `Relation`."""
        spot = places.in_open(rng, room)
        if not self.is_square:
            return spot
        return spot._replace(heading_tenths=SQUARE * (spot.heading_tenths // SQUARE))

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It stands in the room, square to the walls if so wished."""
        x, y, heading = footprint.spot
        inside = bool(shapely.Polygon(room.outline_mm).covers(shapely.Point(x, y)))
        return inside and not (self.is_square and heading % SQUARE)


@dataclass(frozen=True, slots=True)
class Beside:
    """Left or right of a host, backs in line, facing the same way.

    Attributes:
        gap: free floor between the two, millimetres.
        forward: how far its back may stand out before the host's, millimetres.
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
        """See `Relation`."""
        if host is None:
            return None
        depth, width, _ = asset.size_mm
        side = pick(rng, (-1, 1))
        beside = host.footprint.width // 2 + width // 2 + between(rng, *self.gap)
        ahead = (depth - host.footprint.length) // 2 + between(rng, *self.forward)
        spot = host.footprint.spot.offset(ahead, side * beside)
        if self.is_backed and not AtWall().holds(
            room, Footprint(spot, depth, width), None
        ):
            return None
        return spot

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Same heading; it lies to the side, within the gap."""
        if host is None:
            return False
        _, left = _seen_from(host.footprint, footprint.spot)
        free = abs(left) - (host.footprint.width + footprint.width) // 2
        is_parallel = footprint.spot.heading_tenths == host.footprint.spot[2]
        is_near = self.gap[0] - 3 <= free <= self.gap[1] + 3
        is_backed = not self.is_backed or AtWall().holds(room, footprint, None)
        return is_parallel and is_near and is_backed


def in_line(*hosts: str) -> Beside:
    """Side by side without a gap, as kitchen units stand."""
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
        """See `Relation`."""
        if host is None:
            return None
        return places.before(rng, host.footprint, asset.size_mm[0], gap=self.gap)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It stands before the host's front, and looks back at it."""
        if host is None:
            return False
        ahead, left = _seen_from(host.footprint, footprint.spot)
        free = ahead - (host.footprint.length + footprint.length) // 2
        turn = difference(footprint.spot.heading_tenths, host.footprint.spot[2])
        is_before = self.gap[0] - 3 <= free <= self.gap[1] + 3
        return is_before and abs(left) <= host.footprint.width and abs(turn) == 1800


@dataclass(frozen=True, slots=True)
class Opposite:
    """At the wall that a host looks at, looking back, as a television stands."""

    hosts: tuple[str, ...]
    layer: Layer = "floor"
    clearance: int | None = None

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """See `Relation`."""
        if host is None or host.footprint.spot.heading_tenths % SQUARE:
            return None
        wall = _wall_ahead(room, host.footprint.spot)
        if wall is None:
            return None
        depth, width, _ = asset.size_mm
        ahead = _inward_of(wall, host.footprint.spot) - places.SKIRTING_GAP
        aside = between(rng, -500, 500)
        spot = host.footprint.spot.offset(ahead - (depth + 1) // 2, aside).turned(1800)
        # Off the line of sight, that wall may have come to its end.
        return spot if self._is_backed(room, Footprint(spot, depth, width)) else None

    def _is_backed(self, room: Room, footprint: Footprint) -> bool:
        """Whether there is a wall behind all of it."""
        return AtWall().holds(room, footprint, None)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Back to a wall, before the host's front, looking back at it."""
        if host is None or not self._is_backed(room, footprint):
            return False
        ahead, left = _seen_from(host.footprint, footprint.spot)
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
        """See `Relation`."""
        if host is None:
            return None
        return places.around(rng, host.footprint, *asset.size_mm[:2])

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It stands off one side of the table and looks at that side."""
        if host is None:
            return False
        x, y, heading = footprint.spot
        for side in range(4):
            turned = host.footprint.spot.turned(SQUARE * side)
            reach = host.footprint.length if side % 2 == 0 else host.footprint.width
            face = Footprint(turned, reach, 0)
            ahead, _ = _seen_from(face, FloorPosition(x, y, 0))
            free = ahead - (reach + footprint.length) // 2
            turn = difference(heading, turned.turned(1800).heading_tenths)
            if 30 <= free <= 170 and abs(turn) <= 60:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Under:
    """Flat on the floor below a host, as a rug; before its front if `ahead` is given.

    Attributes:
        ahead: from the host's middle to that of the thing, millimetres.
        is_across: whether its length runs along the host's width.
    """

    hosts: tuple[str, ...]
    ahead: int = 0
    is_across: bool = True
    layer: Layer = "flat"
    clearance: int | None = 0

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """See `Relation`."""
        if host is None:
            return None
        spot = host.footprint.spot.offset(self.ahead, 0)
        return spot.turned(SQUARE) if self.is_across else spot

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """The two overlap on the floor plan."""
        if host is None:
            return False
        return bool(footprint.polygon().intersects(host.footprint.polygon()))


@dataclass(frozen=True, slots=True)
class Lying:
    """Flat on the open floor, square to the walls."""

    layer: Layer = "flat"
    hosts: tuple[str, ...] = ()
    clearance: int | None = 0

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """See `Relation`."""
        x, y = room.middle_mm
        return FloorPosition(
            x + between(rng, -400, 400, places.GRID),
            y + between(rng, -400, 400, places.GRID),
            pick(rng, (0, SQUARE)),
        )

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It lies within the walls, square to them."""
        polygon = footprint.polygon()
        inside = bool(shapely.Polygon(room.outline_mm).covers(polygon))
        return inside and footprint.spot.heading_tenths % SQUARE == 0


@dataclass(frozen=True, slots=True)
class OnTop:
    """On the level top of a host.

    Attributes:
        is_facing: looks the way the host does, as a monitor on a desk; else any way.
        at_rear: stands in the rear half of the top.
    """

    hosts: tuple[str, ...]
    is_facing: bool = False
    at_rear: bool = False
    layer: Layer = "top"
    clearance: int | None = EDGE

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """See `Relation`."""
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
        spot = host.footprint.spot.offset(between(rng, *xs), between(rng, *ys))
        return spot.turned(turn)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its footprint lies within the host's top."""
        if host is None or host.asset.surface is None:
            return False
        surface = host.asset.surface
        return all(
            surface.x_mm[0] - 2 <= ahead <= surface.x_mm[1] + 2
            and surface.y_mm[0] - 2 <= left <= surface.y_mm[1] + 2
            for ahead, left in (
                _seen_from(host.footprint, FloorPosition(x, y, 0))
                for x, y in footprint.corners()
            )
        )


@dataclass(frozen=True, slots=True)
class OnWall:
    """Hung on a wall; above a host's back when hosts are named."""

    hosts: tuple[str, ...] = ()
    layer: Layer = "wall"
    clearance: int | None = None

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """See `Relation`."""
        depth, width, _ = asset.size_mm
        if host is None:
            spot = places.at_wall(rng, room, depth, width)
            back = places.SKIRTING_GAP
            return None if spot is None else spot.offset(-back, 0)
        for wall in walls_of(room):
            gap = _gap_to(wall, host.footprint)
            if host.footprint.spot.heading_tenths == wall.inward and 0 <= gap <= 100:
                back = host.footprint.length // 2 + gap - (depth + 1) // 2
                slack = max(0, (host.footprint.width - width) // 6)
                aside = between(rng, -slack, slack)
                return host.footprint.spot.offset(-back, aside)
        return None

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its back touches a wall; it hangs behind its host."""
        touches = any(_is_at(wall, footprint, (-3, 3)) for wall in walls_of(room))
        if host is None:
            return touches
        _, left = _seen_from(host.footprint, footprint.spot)
        return touches and abs(left) <= host.footprint.width // 2


@dataclass(frozen=True, slots=True)
class AtWindow:
    """Before a window, over its whole width, as a curtain hangs."""

    layer: Layer = "window"
    hosts: tuple[str, ...] = ()
    clearance: int | None = 10

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """See `Relation`."""
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
        return _before_opening(room, pick(rng, windows)).offset(SILL + depth // 2, 0)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It is centred before a window that is narrower, and faces the room."""
        for each in room.openings:
            middle = _before_opening(room, each)
            ahead, left = _seen_from(Footprint(middle, 0, 0), footprint.spot)
            is_before = abs(left) <= 3 and 0 < ahead <= SILL + footprint.length
            is_parallel = middle.heading_tenths == footprint.spot.heading_tenths
            if each.kind == "window" and is_before and is_parallel:
                return each.width_mm <= footprint.width
        return False


@dataclass(frozen=True, slots=True)
class FromCeiling:
    """Hung from the ceiling, above a host or in the middle of the room."""

    hosts: tuple[str, ...] = ()
    layer: Layer = "ceiling"
    clearance: int | None = None

    def draw(
        self, rng: Generator, room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """See `Relation`."""
        if host is not None:
            return host.footprint.spot
        x, y = room.middle_mm
        drift = 600
        return FloorPosition(
            x + between(rng, -drift, drift, places.GRID),
            y + between(rng, -drift, drift, places.GRID),
            pick(rng, (0, SQUARE)),
        )

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It hangs within the walls; above the host, if there is one."""
        inside = bool(shapely.Polygon(room.outline_mm).covers(footprint.polygon()))
        return inside and (
            host is None or footprint.spot[:2] == host.footprint.spot[:2]
        )


def _seen_from(host: Footprint, spot: FloorPosition) -> tuple[int, int]:
    """How far a spot lies ahead and to the left of a host's middle, millimetres."""
    cos, sin = cosine(host.spot.heading_tenths), sine(host.spot.heading_tenths)
    dx, dy = spot.x - host.spot.x, spot.y - host.spot.y
    return round(dx * cos + dy * sin), round(dy * cos - dx * sin)


def _inward_of(wall: Wall, spot: FloorPosition) -> int:
    """How far from a wall a spot lies, into the room."""
    cos, sin = cosine(wall.inward), sine(wall.inward)
    return round((spot.x - wall.x) * cos + (spot.y - wall.y) * sin)


def _gap_to(wall: Wall, footprint: Footprint) -> int:
    """Free floor behind a footprint whose back is turned to a wall."""
    return _inward_of(wall, footprint.spot) - (footprint.length + 1) // 2


def _is_at(wall: Wall, footprint: Footprint, gap: Span) -> bool:
    """Whether all of the back of a footprint is turned to a wall, a gap away."""
    half = footprint.width // 2
    return (
        footprint.spot.heading_tenths == wall.inward
        and gap[0] <= _gap_to(wall, footprint) <= gap[1]
        and half <= _along(wall, footprint.spot) <= wall.length - half
    )


def _wall_ahead(room: Room, spot: FloorPosition) -> Wall | None:
    """The nearest wall that a spot looks at squarely."""
    ahead = [
        (_inward_of(wall, spot), wall)
        for wall in walls_of(room)
        if wall.inward == (spot.heading_tenths + 1800) % 3600
        and _inward_of(wall, spot) > 0
        and 0 <= _along(wall, spot) <= wall.length
    ]
    return min(ahead)[1] if ahead else None


def _along(wall: Wall, spot: FloorPosition) -> int:
    """How far along a wall a spot lies."""
    cos, sin = cosine(wall.along), sine(wall.along)
    return round((spot.x - wall.x) * cos + (spot.y - wall.y) * sin)


def _before_opening(room: Room, opening: Opening) -> FloorPosition:
    """The foot of the wall below the middle of an opening, looking into the room."""
    wall = walls_of(room)[opening.wall]
    along = opening.offset_mm + opening.width_mm // 2
    start = FloorPosition(wall.x, wall.y, wall.along).offset(along, 0)
    return start._replace(heading_tenths=wall.inward)


def _turned_extent(asset: Asset, turn_tenths: int) -> tuple[int, int]:
    """Depth and width of the box around an asset that is turned on a top."""
    depth, width, _ = asset.size_mm
    cos, sin = abs(cosine(turn_tenths)), abs(sine(turn_tenths))
    return round(depth * cos + width * sin) + 2, round(depth * sin + width * cos) + 2
