"""Relations of what stands in the open floor: rows, islands, amid it."""

from collections.abc import Iterator
from dataclasses import dataclass

import shapely
from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER
from scenegen.geometry.footprint import FloorPoint, FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.outlines import parts_of
from scenegen.rooms.placement import OpenBox, open_box
from scenegen.rooms.relations.base import (
    Host,
    Layer,
    Site,
    in_frame_of,
    wall_ahead,
)
from scenegen.rooms.relations.in_groups import STEP
from scenegen.seeding import between, pick

SIDE_AISLE = 620
"""Floor between the walls and the middles of the outer columns, millimetres."""

NEAREST = 6
"""Places around the middle, the nearest ones, of which one is drawn."""

SCAN = 350
"""From one to the next place that is looked at around the middle, millimetres."""


@dataclass(frozen=True, slots=True)
class InRows:
    """In rows and columns before a host, as the desks of a classroom are.

    Their fronts, where people sit, are turned away from the host. The columns are those
    that the room is wide enough for. Without a host the rows are those of the whole
    room, and all face along it.

    Attributes:
        pitch: from row to row and from column to column, millimetres.
        first: from the host's front, or the middle of the room, to the first row.
        rows, columns: how many there are at most.
        jitter: how far an object may be off its place, millimetres.
        is_ordered: each row is filled from its end, so that none has a gap.
        front: free floor before each of them, for a chair, millimetres.
        wall_gap: free floor to the walls, millimetres.
    """

    pitch: tuple[int, int]
    hosts: tuple[str, ...] = ()
    first: int = 0
    rows: int = 6
    columns: int = 6
    jitter: int = 30
    is_ordered: bool = False
    front: int = 0
    wall_gap: int = 20
    layer: Layer = "floor"
    clearance: int | None = 150

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        key = self, asset.id, None if host is None else host.footprint
        rows = site.plan.recall(key, lambda: self._free_rows(site, asset, host))
        if not rows:
            return None
        # Row by row; now and then elsewhere, if the first one is out of reach.
        is_first = int(rng.integers(3)) > 0
        row = rows[0] if is_first else pick(rng, rows)
        if self.is_ordered and is_first:
            row = row[:1]
        ahead = between(rng, -self.jitter, self.jitter)
        return pick(rng, row).offset(ahead, between(rng, -self.jitter, self.jitter))

    def _free_rows(
        self, site: Site, asset: Asset, host: Host | None
    ) -> list[list[FloorPosition]]:
        """The free places, row by row."""
        rows = [
            [self._at(site, asset, host, row, column) for column in range(self.columns)]
            for row in range(self.rows)
        ]
        free = [
            [each for each in row if self._is_free(site, asset, each)] for row in rows
        ]
        return [row for row in free if row]

    def _is_free(self, site: Site, asset: Asset, place: FloorPosition) -> bool:
        """Whether a place has room for an object, and for who sits before it."""
        depth, width, height = asset.size_mm
        before = place.offset((depth + self.front) // 2 + self.jitter, 0)
        return site.plan.fits(
            Footprint(place, depth, width),
            self.clearance or 0,
            self.wall_gap,
            height=height,
        ) and (
            not self.front or site.plan.fits(Footprint(before, self.front, width), 0, 0)
        )

    def _at(
        self, site: Site, asset: Asset, host: Host | None, row: int, column: int
    ) -> FloorPosition:
        """The middle of one place of the rows, filled from the first row on."""
        ahead = row * self.pitch[0]
        if host is not None:
            reach = host.footprint.length // 2 + self.first + asset.size_mm[0] // 2
            left = self._left_of(_open_box_of(site), host.footprint, column)
            return host.footprint.spot.offset(reach + ahead, left)
        left = (2 * column + 1 - self.columns) * self.pitch[1] // 2
        ahead -= (self.rows - 1) * self.pitch[0] // 2
        x, y = site.middle_mm
        return FloorPosition(x, y, _long_way(site.room)).offset(ahead, left)

    def _left_of(self, box: OpenBox, host: Footprint, column: int) -> int:
        """How far to the left of a host a column is, all of them amid the room."""
        is_across = host.spot.heading_tenths % (2 * QUARTER) != 0
        across = box.east - box.west if is_across else box.north - box.south
        free = across - 2 * SIDE_AISLE
        columns = min(self.columns, max(1, free // self.pitch[1] + 1))
        _, middle = in_frame_of(host, FloorPosition(*box.middle, 0))
        if column >= columns:
            # Beyond the wall, where nothing fits.
            return middle + across
        return middle + (2 * column + 1 - columns) * self.pitch[1] // 2

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


@dataclass(frozen=True, slots=True)
class InIslands:
    """Side by side and back to back in the middle of the floor, as desks are.

    An island is two rows with their backs together, or one row; people walk around each
    of them. They lie along or across the room, whichever takes more.

    Attributes:
        front: free floor from the front of an island to the next one, millimetres.
        margin: free floor to the walls, before the outer fronts and at the ends.
        most: islands, and objects side by side, at most.
        gap: between neighbours, millimetres.
        jitter: how far an object may be off its place, millimetres.
        is_paired: two rows back to back.
        is_aside: from one end of the room on, instead of in its middle.
    """

    front: int
    margin: tuple[int, int]
    most: tuple[int, int] = (3, 3)
    gap: int = 8
    jitter: int = 0
    is_paired: bool = True
    is_aside: bool = False
    hosts: tuple[str, ...] = ()
    layer: Layer = "floor"
    clearance: int | None = 1

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, height = asset.size_mm
        for place in self._places(_open_box_of(site), depth, width):
            ahead, left = (between(rng, -self.jitter, self.jitter) for _ in range(2))
            spot = place.offset(ahead, left)
            body = Footprint(spot, depth, width)
            is_free = site.plan.fits(body, self.clearance or 0, height=height)
            # A place that is free, but would block the way, is passed over in the end.
            if is_free and self._has_front(site, body) and int(rng.integers(2)):
                return spot
        return None

    def _has_front(self, site: Site, body: Footprint) -> bool:
        """Whether people can get to the front of an object; they walk over mats."""
        ahead = body.spot.offset((body.length + STEP) // 2 + 1, 0)
        front = Footprint(ahead, STEP, body.width)
        return self.layer == "flat" or site.plan.has_room(front, 0, 0)

    def _places(self, box: OpenBox, depth: int, width: int) -> Iterator[FloorPosition]:
        """Island by island, those that are back to back one after the other."""
        grids = [self._grid(box, depth, width, heading) for heading in (0, QUARTER)]
        heading = 0 if grids[0] >= grids[1] else QUARTER
        if self.is_aside:
            heading = 0 if box.is_long else QUARTER
        _, islands, columns = grids[heading // QUARTER]
        length = box.north - box.south if heading else box.east - box.west
        thick = self._thickness(depth)
        middle = FloorPosition(*box.middle, heading)
        for island in range(islands):
            ahead = (2 * island + 1 - islands) * (thick + self.front) // 2
            if self.is_aside:
                nearest = self.margin[0] + thick // 2 - length // 2
                ahead = nearest + island * (thick + self.front)
            for column in range(columns):
                left = (2 * column + 1 - columns) * (width + self.gap) // 2
                spot = middle.offset(ahead, left)
                if self.is_paired:
                    for turn in (0, 2 * QUARTER):
                        yield spot.turned(turn).offset((depth + self.gap + 1) // 2, 0)
                else:
                    yield spot

    def _grid(
        self, box: OpenBox, depth: int, width: int, heading: int
    ) -> tuple[int, int, int]:
        """(places, islands, columns) when the rows face along a heading."""
        sides = box.east - box.west, box.north - box.south
        ahead, across = sides[::-1] if heading else sides
        thick = self._thickness(depth)
        free = ahead - 2 * self.margin[0] + self.front
        islands = min(self.most[0], max(0, free // (thick + self.front)))
        free = across - 2 * self.margin[1] + self.gap
        columns = min(self.most[1], max(0, free // (width + self.gap)))
        return islands * columns, islands, columns

    def _thickness(self, depth: int) -> int:
        """Of an island, from front to front."""
        return 2 * depth + self.gap + 1 if self.is_paired else depth

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It is square to the walls, and far enough from the one it faces."""
        wall = wall_ahead(room, footprint.spot)
        if wall is None or footprint.spot.heading_tenths % QUARTER:
            return False
        free = wall.inward_to(footprint.spot) - footprint.length // 2
        return free >= self.margin[0] - self.jitter - 2


@dataclass(frozen=True, slots=True)
class Amid:
    """In the middle of the open floor, its longer side along the longer way.

    Where the middle is taken, or before a door, it is somewhat off.

    Attributes:
        free: floor to the walls on all sides, millimetres.
        drift: how far from the middle at most along the longer way, millimetres; a
            third of it across.
    """

    free: int = 900
    drift: int = 250
    hosts: tuple[str, ...] = ()
    layer: Layer = "floor"
    clearance: int | None = 300

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        box = _open_box_of(site)
        middle = FloorPosition(*box.middle, 0 if box.is_long else QUARTER)
        drifted = middle.offset(
            between(rng, -self.drift, self.drift),
            between(rng, -self.drift // 3, self.drift // 3),
        )
        back = pick(rng, (0, 2 * QUARTER))
        usual = self._turned(site, asset, drifted)
        if usual is not None:
            return usual.turned(back)
        key = self, asset.id, middle
        places = site.plan.recall(key, lambda: self._nearest(site, asset, middle))
        return pick(rng, places).turned(back) if places else None

    def _turned(
        self, site: Site, asset: Asset, spot: FloorPosition
    ) -> FloorPosition | None:
        """A place, turned so that an object fits there, the long way first."""
        depth, width, height = asset.size_mm
        first = 0 if depth >= width else QUARTER
        for turn in (first, QUARTER - first):
            body = Footprint(spot.turned(turn), depth, width)
            gap = self.clearance or 0
            if site.plan.fits(body, gap, wall_gap=self.free, height=height):
                return body.spot
        return None

    def _nearest(
        self, site: Site, asset: Asset, middle: FloorPosition
    ) -> list[FloorPosition]:
        """The places next to the middle where an object fits, some at most."""
        found = []
        reach = self.free + min(asset.size_mm[:2]) // 2
        for x, y in _scan(site.room.outline_mm, middle, reach):
            place = self._turned(site, asset, middle._replace(x=x, y=y))
            found += [] if place is None else [place]
            if len(found) == NEAREST:
                break
        return found

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It is square to the walls, and far enough from all of them."""
        inner = shapely.Polygon(room.outline_mm).buffer(
            3 - self.free, join_style="mitre"
        )
        is_square = footprint.spot.heading_tenths % QUARTER == 0
        return is_square and bool(inner.covers(footprint.polygon()))


def _scan(
    outline: tuple[FloorPoint, ...], middle: FloorPosition, reach: int
) -> list[FloorPoint]:
    """Points all over a floor, the nearest to its middle first.

    Args:
        outline: of the room.
        middle: of the floor.
        reach: so far from the box around the outline at least, millimetres; what has
            such an extent would not fit any nearer.
    """
    (west, east), (south, north) = (
        (min(each), max(each)) for each in zip(*outline, strict=True)
    )
    away = [
        ((x - middle.x) * (x - middle.x) + (y - middle.y) * (y - middle.y), x, y)
        for x in range(west + SCAN, east, SCAN)
        if west + reach <= x <= east - reach
        for y in range(south + SCAN, north, SCAN)
        if south + reach <= y <= north - reach
    ]
    return [(x, y) for _, x, y in sorted(away)]


def _open_box_of(site: Site) -> OpenBox:
    """The largest rectangle of the floor that is furnished now."""
    for part in parts_of(site.room.outline_mm):
        if (part.spot.x, part.spot.y) == site.middle_mm:
            xs, ys = zip(*part.corners(), strict=True)
            return OpenBox(min(xs), min(ys), max(xs), max(ys))
    return open_box(site.room.outline_mm)
