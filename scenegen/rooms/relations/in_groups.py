"""Relations of many alike around something: seats at a table, things in a ring."""

from dataclasses import dataclass

from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, difference
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placement import seats_at
from scenegen.rooms.relations.base import (
    Host,
    Layer,
    Site,
    Span,
    in_frame_of,
)
from scenegen.seeding import between, pick

STEP = 600
"""Free floor before the front of what people stand or sit at, millimetres."""

ROUND_PCT = 76
"""Width of the level part of a round table at most, per cent of its own."""

SPOKES = 12
"""Directions in which things are placed around a host."""


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
        best, able = site.plan.recall(key, lambda: _free_sides(site, asset, host))
        if not able:
            return None
        # Now and then elsewhere, if the best places are out of reach.
        seat = pick(rng, pick(rng, best if int(rng.integers(3)) else able))
        return seat.offset(-between(rng, 0, 100), 0).turned(between(rng, -60, 60))

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It is off one side of the table and faces that side."""
        return host is not None and _side_of(host.footprint, footprint) is not None


def is_round(asset: Asset) -> bool:
    """Whether a table is round: as wide as deep, and its level part far smaller.

    The largest square in a disc is 0.71 times as wide as the disc.
    """
    depth, width, _ = asset.size_mm
    if asset.surface is None or depth != width:
        return False
    (rear, front), (right, left) = asset.surface.x_mm, asset.surface.y_mm
    return 100 * max(front - rear, left - right) <= ROUND_PCT * depth


def _free_sides(
    site: Site, asset: Asset, host: Host
) -> tuple[list[list[FloorPosition]], list[list[FloorPosition]]]:
    """The free seats of the sides of a table at which one more may sit.

    Returns:
        those across from others who have nobody there, or else where most room is
        left; and all of them.
    """
    depth, width, height = asset.size_mm
    table = host.footprint
    taken = [0, 0, 0, 0]
    for each in site.plan.footprints:
        side = _side_of(table, each) if each.meets(table, 200) else None
        if side is not None:
            taken[side] += 1
    free = [
        [
            seat
            for seat in seats_at(
                table, side, depth, width, is_round=is_round(host.asset)
            )
            if site.plan.fits(Footprint(seat, depth, width), 0, height=height)
        ]
        for side in range(4)
    ]
    across = [taken[(side + 2) % 4] - taken[side] for side in range(4)]
    wanted = [side for side in range(4) if free[side] and across[side] >= 0]
    alone = [side for side in wanted if across[side] > 0]
    # Who comes first sits where another one finds room opposite.
    alone = alone or [side for side in wanted if free[(side + 2) % 4]] or wanted
    most = max((len(free[side]) for side in alone), default=0)
    best = [free[side] for side in alone if len(free[side]) == most]
    return best, [free[side] for side in wanted]


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
class InRing:
    """Around a host, some way off, as easels are around a model.

    Attributes:
        reach: free floor between the two, (least, most), millimetres.
        is_outward: its front away from the host, as that of an easel, whose painter
            looks past it; else towards it.
    """

    hosts: tuple[str, ...]
    reach: Span = (500, 900)
    is_outward: bool = False
    layer: Layer = "floor"
    clearance: int | None = 150

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        depth, width, height = asset.size_mm
        size = max(host.footprint.length, host.footprint.width)
        away = (size + depth + 1) // 2 + between(rng, *self.reach)
        free = []
        for spoke in range(SPOKES):
            turn = spoke * (4 * QUARTER // SPOKES)
            spot = host.footprint.spot.turned(turn).offset(away, 0)
            body = Footprint(spot, depth, width)
            front = Footprint(spot.offset((depth + STEP) // 2, 0), STEP, width)
            fits = site.plan.fits(body, self.clearance or 0, height=height)
            if fits and (not self.is_outward or site.plan.has_room(front, 0, 0)):
                free.append(spot if self.is_outward else spot.turned(2 * QUARTER))
        return pick(rng, free) if free else None

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """The host is straight behind it, or straight ahead, within reach."""
        if host is None:
            return False
        ahead, left = in_frame_of(footprint, host.footprint.spot)
        away = -ahead if self.is_outward else ahead
        size = max(host.footprint.length, host.footprint.width)
        free = away - (size + footprint.length) // 2
        return abs(left) <= 5 and self.reach[0] - 5 <= free <= self.reach[1] + 5
