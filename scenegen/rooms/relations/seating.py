"""Relations of a seating group: a sofa, what it faces, and the chairs at its table."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, difference, towards
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placement import (
    SKIRTING_GAP,
    Stretch,
    Wall,
    gaps_between,
    short_of_corners,
    walls_of,
)
from scenegen.rooms.relations.at_walls import AtWall
from scenegen.rooms.relations.base import (
    Host,
    Layer,
    Site,
    Span,
    in_frame_of,
    wall_ahead,
)
from scenegen.seeding import between, pick

SCREEN_DEPTH, SCREEN_HEIGHT = 450, 1450
"""Of what stands opposite a sofa, millimetres."""

LEAN = 350
"""How far a seat may be turned away from the middle of its table, tenths of a degree.

From a place in the corner of a group one looks past the table's middle.
"""


class _Pair(NamedTuple):
    """Two walls that face each other.

    Attributes:
        wall, opposite: the walls.
        apart: from one to the other, millimetres.
        spans: where along the first one the second one is the wall ahead.
    """

    wall: Wall
    opposite: Wall
    apart: int
    spans: tuple[Span, ...]


@lru_cache(maxsize=64)
def _facing_pairs(walls: tuple[Wall, ...]) -> tuple[_Pair, ...]:
    """All pairs of walls of which one can be seen squarely from the other."""
    pairs = []
    for wall in walls:
        ahead = [
            (wall.inward_to(FloorPosition(each.x, each.y, 0)), each)
            for each in walls
            if each.inward == (wall.inward + 2 * QUARTER) % (4 * QUARTER)
        ]
        for apart, opposite in ahead:
            if apart <= 0:
                continue
            start, end = _along(wall, Stretch(opposite, 0, opposite.length))
            hidden = [
                _along(wall, Stretch(each, 0, each.length))
                for nearer, each in ahead
                if 0 < nearer < apart
            ]
            beyond = [(-1, start), (end, wall.length + 1)]
            free = gaps_between(wall, [*hidden, *beyond], 0)
            if free:
                spans = tuple((each.start, each.end) for each in free)
                pairs.append(_Pair(wall, opposite, apart, spans))
    return tuple(pairs)


def _along(wall: Wall, stretch: Stretch) -> Span:
    """A stretch of a parallel wall, as measured along another one."""
    start = FloorPosition(stretch.wall.x, stretch.wall.y, stretch.wall.along)
    ends = [
        wall.along_to(start.offset(each, 0)) for each in (stretch.start, stretch.end)
    ]
    return min(ends), max(ends)


def _on_face(wall: Wall, along: int) -> FloorPosition:
    """On the face of a wall, facing the room."""
    start = FloorPosition(wall.x, wall.y, wall.along).offset(along, 0)
    return start._replace(heading_tenths=wall.inward)


@dataclass(frozen=True, slots=True)
class FacingWall:
    """Its back to a wall, and before it another wall, as a sofa has for a television.

    Both walls are free where the two things go. In rooms without such a pair of walls,
    it is free in the room, before a wall.

    Attributes:
        apart: from the wall behind it, or its back, to the wall before it, millimetres.
        opposite: free width that is wanted of the wall before it, millimetres.
    """

    apart: Span = (3000, 5200)
    opposite: int = 1700
    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth = asset.size_mm[0]
        places = self._backed(site, asset)
        if not places:
            return self._in_open(rng, site, depth)
        reach = int(rng.integers(sum(high - low + 100 for _, low, high in places)))
        for wall, low, high in places:  # noqa: B007  the last one is taken
            if reach < high - low + 100:
                break
            reach -= high - low + 100
        spare = high - low
        along = low + between(rng, spare * 3 // 8, spare * 5 // 8)
        return _on_face(wall, along).offset(SKIRTING_GAP + (depth + 1) // 2, 0)

    def _backed(self, site: Site, asset: Asset) -> list[tuple[Wall, int, int]]:
        """Where its middle may be along walls: (wall, least, most)."""
        depth, width, height = asset.size_mm
        half, other = (width + 2) // 2, self.opposite // 2
        places = []
        for wall, opposite, apart, spans in _facing_pairs(walls_of(site.room)):
            if not self.apart[0] <= apart <= self.apart[1]:
                continue
            fronts = [_along(wall, each) for each in self._fronts(site, opposite)]
            backs = site.plan.free_along(wall, depth, self._gap(site), height)
            for back in short_of_corners(site.room, backs):
                for start, end in fronts:
                    for first, last in spans:
                        low = max(back.start + half, start + other, first)
                        high = min(back.end - half, end - other, last)
                        if low <= high:
                            places.append((wall, low, high))
        return places

    def _in_open(self, rng: Generator, site: Site, depth: int) -> FloorPosition | None:
        """Free in the room, facing the middle of a free stretch of wall."""
        fronts = [each for w in walls_of(site.room) for each in self._fronts(site, w)]
        if not fronts:
            return None
        front = pick(rng, fronts)
        away = between(rng, self.apart[0], self.apart[0] + 500) - depth // 2
        face = _on_face(front.wall, (front.start + front.end) // 2)
        return face.offset(away, 0).turned(2 * QUARTER)

    def _fronts(self, site: Site, wall: Wall) -> list[Stretch]:
        """The free stretches of a wall that are wide enough to be faced."""
        free = site.plan.free_along(wall, SCREEN_DEPTH, self._gap(site), SCREEN_HEIGHT)
        return [each for each in free if each.length >= self.opposite]

    def _gap(self, site: Site) -> int:
        return site.gap if self.clearance is None else self.clearance

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It faces a wall squarely, that is as far from its back as it is to be."""
        if footprint.spot.heading_tenths % QUARTER:
            return False
        wall = wall_ahead(room, footprint.spot)
        if wall is None:
            return False
        away = wall.inward_to(footprint.spot) + (footprint.length + 1) // 2
        return self.apart[0] - 2 * SKIRTING_GAP <= away <= self.apart[1]


@dataclass(frozen=True, slots=True)
class InView:
    """At a wall, seen from a host: on the host's axis, or at a wall to its side.

    Attributes:
        drift: how far from the axis at most, at the wall that the host faces,
            millimetres.
        ahead: how far before the host's middle it is at a wall to the side.
    """

    hosts: tuple[str, ...]
    drift: int = 400
    ahead: Span = (700, 2600)
    layer: Layer = "floor"
    clearance: int | None = None

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None or host.footprint.spot.heading_tenths % QUARTER:
            return None
        places = self._on_axis(site, asset, host) or self._aside(site, asset, host)
        if not places:
            return None
        wall, low, high = pick(rng, places)
        face = _on_face(wall, between(rng, low, high))
        return face.offset(SKIRTING_GAP + (asset.size_mm[0] + 1) // 2, 0)

    def _on_axis(
        self, site: Site, asset: Asset, host: Host
    ) -> list[tuple[Wall, int, int]]:
        """The place at the wall ahead that is nearest to the axis, if it is near."""
        wall = wall_ahead(site.room, host.footprint.spot)
        if wall is None:
            return []
        axis = wall.along_to(host.footprint.spot)
        nearest = [
            min(max(axis, low), high) for _, low, high in _middles(site, asset, wall)
        ]
        off = min((abs(each - axis) for each in nearest), default=self.drift + 1)
        return [
            (wall, each, each)
            for each in nearest
            if abs(each - axis) == off <= self.drift
        ][:1]

    def _aside(
        self, site: Site, asset: Asset, host: Host
    ) -> list[tuple[Wall, int, int]]:
        """Where it faces across the floor before the host, from a wall to its side."""
        start = host.footprint.spot.offset(self.ahead[0], 0)
        end = host.footprint.spot.offset(self.ahead[1], 0)
        places = []
        for wall in walls_of(site.room):
            turn = difference(wall.inward, host.footprint.spot.heading_tenths)
            if abs(turn) != QUARTER or wall.inward_to(start) <= 0:
                continue
            near, far = sorted((wall.along_to(start), wall.along_to(end)))
            for _, low, high in _middles(site, asset, wall):
                if max(low, near) <= min(high, far):
                    places.append((wall, max(low, near), min(high, far)))
        return places

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its back is at a wall; it faces the host, or across the floor before it."""
        if host is None or not AtWall().holds(room, footprint, None):
            return False
        ahead, left = in_frame_of(host.footprint, footprint.spot)
        turn = difference(footprint.spot.heading_tenths, host.footprint.spot[2])
        if abs(turn) == 2 * QUARTER:
            return ahead > 0 and abs(left) <= self.drift + 3
        is_before = self.ahead[0] - 3 <= ahead <= self.ahead[1] + 3
        return is_before and turn == (-QUARTER if left > 0 else QUARTER)


def _middles(site: Site, asset: Asset, wall: Wall) -> list[tuple[Wall, int, int]]:
    """Where the middle of an object may be along a wall: (wall, least, most)."""
    depth, width, height = asset.size_mm
    half = (width + 2) // 2
    return [
        (wall, each.start + half, each.end - half)
        for each in site.plan.free_along(wall, depth, site.gap, height)
        if each.length >= 2 * half
    ]


@dataclass(frozen=True, slots=True)
class AtSides:
    """At the left or the right of a low table, turned to its middle.

    What is behind the table is left free, so that nobody sits before the screen that
    the sofa before it faces.

    Attributes:
        gap: free floor between the two, millimetres.
        back: how far behind the table's middle it is, millimetres.
    """

    hosts: tuple[str, ...]
    gap: Span = (220, 420)
    back: Span = (-50, 350)
    layer: Layer = "floor"
    clearance: int | None = 60

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        if host is None:
            return None
        table = host.footprint
        aside = (table.width + asset.size_mm[0]) // 2 + between(rng, *self.gap)
        behind = between(rng, *self.back)
        spot = table.spot.offset(-behind, pick(rng, (-1, 1)) * aside)
        heading = towards(table.spot.x - spot.x, table.spot.y - spot.y)
        return spot._replace(heading_tenths=heading)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It is off a side of the table, and turned to its middle."""
        if host is None:
            return False
        table, spot = host.footprint, footprint.spot
        ahead, left = in_frame_of(table, spot)
        free = abs(left) - (table.width + footprint.length) // 2
        facing = towards(table.spot.x - spot.x, table.spot.y - spot.y)
        return (
            self.gap[0] - 3 <= free <= self.gap[1] + 3
            and self.back[0] - 3 <= -ahead <= self.back[1] + 3
            and abs(difference(spot.heading_tenths, facing)) <= LEAN
        )
