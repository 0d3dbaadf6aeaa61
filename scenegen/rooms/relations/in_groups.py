"""Relations of many alike: seats around a table, desks in rows."""

from dataclasses import dataclass

from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, difference
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placement import seats_at
from scenegen.rooms.relations.base import Host, Layer, Site, in_frame_of
from scenegen.seeding import between, pick


@dataclass(frozen=True, slots=True)
class Around:
    """At a side of a table, facing it, where fewest others sit so far.

    Opposite sides fill evenly: nobody sits next to another one while nobody sits
    across from them.
    """

    hosts: tuple[str, ...]
    layer: Layer = "floor"
    clearance: int | None = 20

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        key = self, asset.id, host.footprint
        able = site.plan.recall(key, lambda: _free_sides(site, asset, host.footprint))
        if not able:
            return None
        # Where most room is left; now and then elsewhere, if that is out of reach.
        least = max(map(len, able)) if int(rng.integers(3)) else 1
        seat = pick(rng, pick(rng, [side for side in able if len(side) >= least]))
        return seat.offset(-between(rng, 0, 100), 0).turned(between(rng, -60, 60))

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It is off one side of the table and faces that side."""
        return host is not None and _side_of(host.footprint, footprint) is not None


def _free_sides(
    site: Site, asset: Asset, table: Footprint
) -> list[list[FloorPosition]]:
    """The free seats of the sides of a table at which one more may sit."""
    depth, width, height = asset.size_mm
    taken = [0, 0, 0, 0]
    for each in site.plan.footprints:
        side = _side_of(table, each) if each.meets(table, 200) else None
        if side is not None:
            taken[side] += 1
    free = [
        [
            seat
            for seat in seats_at(table, side, depth, width)
            if site.plan.fits(Footprint(seat, depth, width), 0, height=height)
        ]
        for side in range(4)
        if taken[side] <= taken[(side + 2) % 4]
    ]
    return [side for side in free if side]


def _side_of(table: Footprint, seat: Footprint) -> int | None:
    """The side of a table that something faces from close by, if any.

    Counted as in `seats_at`; what is beyond the ends of a side is at none.
    """
    x, y, heading = seat.spot
    for side in range(4):
        turned = table.spot.turned(QUARTER * side)
        ends = (table.length, table.width)
        reach, span = ends if side % 2 == 0 else ends[::-1]
        face = Footprint(turned, reach, 0)
        ahead, left = in_frame_of(face, FloorPosition(x, y, 0))
        free = ahead - (reach + seat.length) // 2
        turn = difference(heading, turned.turned(1800).heading_tenths)
        is_here = 30 <= free <= 170 and abs(left) <= (span + seat.width) // 2
        if is_here and abs(turn) <= 60:
            return side
    return None


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
        front: free floor before it, for a chair, millimetres.
        wall_gap: free floor to the walls, millimetres.
    """

    pitch: tuple[int, int]
    hosts: tuple[str, ...] = ()
    first: int = 0
    rows: int = 6
    columns: int = 6
    jitter: int = 30
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
        row = rows[0] if int(rng.integers(3)) else pick(rng, rows)
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
        ahead = place.offset(self.front // 2, 0)
        whole = Footprint(ahead, depth + self.front, width)
        return site.plan.fits(whole, self.clearance or 0, self.wall_gap, height=height)

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
