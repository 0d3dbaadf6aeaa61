"""Relations of objects that lie flat on the floor, or on a top or a sill."""

from dataclasses import dataclass

import shapely
from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, cosine, sine
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Opening, Room
from scenegen.rooms.placement import GRID, at_opening
from scenegen.rooms.relations.base import Host, Layer, Site, Span, in_frame_of
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
        is_reversed: faces the other way instead, as a till on a counter.
        at_rear: in the rear half of the top.
        is_centred: in the middle of the top, or near it; with `at_rear`, only of its
            width, as a monitor on a desk.
    """

    hosts: tuple[str, ...]
    is_facing: bool = False
    is_reversed: bool = False
    at_rear: bool = False
    is_centred: bool = False
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
        is_turned = self.is_facing or self.is_reversed
        turn = between(rng, -100, 100) if is_turned else between(rng, 0, 3500, 100)
        turn += 2 * QUARTER if self.is_reversed else 0
        depth, width = _turned_extent(asset, turn)
        if self.at_rear:
            front = min(front, max(rear + depth + 2 * EDGE, (rear + front) // 2))
        xs = rear + depth // 2 + EDGE, front - depth // 2 - EDGE
        ys = right + width // 2 + EDGE, left - width // 2 - EDGE
        if xs[1] < xs[0] or ys[1] < ys[0]:
            return None
        if self.is_centred:
            xs, ys = xs if self.at_rear else _amid(xs), _amid(ys)
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
        faces: the way its front is turned, or nearly; None for any way.
    """

    hosts: tuple[str, ...]
    reach: Span = (25, 160)
    faces: int | None = None
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
        spot = start.offset(away, 0)
        if self.faces is None:
            return spot.turned(between(rng, 0, 3500, 100))
        heading = (self.faces + between(rng, -100, 100)) % (4 * QUARTER)
        return spot._replace(heading_tenths=heading)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Their middles are no farther apart than their sizes and the reach."""
        if host is None:
            return False
        ahead, left = in_frame_of(host.footprint, footprint.spot)
        size = max(footprint.length, footprint.width)
        most = (size + max(host.asset.size_mm[:2])) // 2 + self.reach[1] + 3
        return ahead * ahead + left * left <= most * most


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


def _amid(span: Span) -> Span:
    """The middle of a span, a twelfth of it to both sides, and 40 mm at most."""
    middle, drift = (span[0] + span[1]) // 2, min(40, (span[1] - span[0]) // 12)
    return middle - drift, middle + drift


def _turned_extent(asset: Asset, turn_tenths: int) -> tuple[int, int]:
    """Depth and width of the box around an asset that is turned on a top."""
    depth, width, _ = asset.size_mm
    cos, sin = abs(cosine(turn_tenths)), abs(sine(turn_tenths))
    return round(depth * cos + width * sin) + 2, round(depth * sin + width * cos) + 2
