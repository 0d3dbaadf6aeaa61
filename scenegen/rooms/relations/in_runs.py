"""Relations of what is kept together: runs along walls, and stacks."""

from dataclasses import dataclass

from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.angles import QUARTER, difference
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placement import SKIRTING_GAP, Stretch, Wall, walls_of
from scenegen.rooms.relations.at_walls import AtWall
from scenegen.rooms.relations.base import Host, Layer, Site, Span, is_backed_by
from scenegen.rooms.relations.on_tops import OnTop
from scenegen.seeding import between, pick


@dataclass(frozen=True, slots=True)
class InRun:
    """Its back to a wall, side by side with the run that a host is in.

    A run grows at its ends only, so that it has no gaps; without a host one begins, at
    an end of a long free stretch of wall.

    Attributes:
        gap: between neighbours, millimetres.
        faces_wall: their fronts to the wall instead, as treadmills have it.
        front: free floor before it, millimetres.
        wanted: length of the stretch in which a run begins, where there is one so long,
            millimetres.
    """

    hosts: tuple[str, ...] = ()
    gap: Span = (6, 40)
    faces_wall: bool = False
    front: int = 0
    wanted: int = 0
    layer: Layer = "floor"
    clearance: int | None = 4

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, height = asset.size_mm
        beside = site.gap if host is None else self.gap[0]
        free = [
            stretch
            for wall in walls_of(site.room)
            if host is None or self._is_at(wall, host.footprint)
            for stretch in site.plan.free_along(
                wall, depth + self.front, beside, height
            )
            if stretch.length > width
        ]
        if host is None:
            long = [each for each in free if each.length >= self.wanted]
            ends = _ends_of_the_longest(long or free)
        else:
            ends = _ends_beside(free, host.footprint)
        places = [
            self._place(stretch, is_start, asset, between(rng, 0, self._slack))
            for stretch, is_start in ends
        ]
        reach = None if host is None else self.gap[1] + 4
        return _pick_next_to(rng, site, places, asset, reach)

    @property
    def _slack(self) -> int:
        return self.gap[1] - self.gap[0]

    def _is_at(self, wall: Wall, footprint: Footprint) -> bool:
        """Whether a host is at a wall, in a run or near a corner."""
        return is_backed_by(wall, self._backed(footprint), (0, 250))

    def _backed(self, footprint: Footprint) -> Footprint:
        """A footprint with its back where the wall is to be."""
        if not self.faces_wall:
            return footprint
        turned = footprint.spot.turned(2 * QUARTER)
        return Footprint(turned, footprint.length, footprint.width)

    def _place(
        self, stretch: Stretch, is_start: bool, asset: Asset, slack: int
    ) -> FloorPosition:
        """At one end of a stretch, or a little away from it."""
        depth, width, _ = asset.size_mm
        inset = min(slack, stretch.length - width - 1) + (width + 1) // 2
        along = stretch.start + inset if is_start else stretch.end - inset
        wall = stretch.wall
        face = FloorPosition(wall.x, wall.y, wall.along).offset(along, 0)
        away = SKIRTING_GAP + (depth + 1) // 2
        spot = FloorPosition(face.x, face.y, wall.inward).offset(away, 0)
        return spot.turned(2 * QUARTER) if self.faces_wall else spot

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its back is to the wall that its host has its back to."""
        if not AtWall(faces_wall=self.faces_wall).holds(room, footprint, None):
            return False
        if host is None:
            return True
        return any(
            self._is_at(wall, footprint) and self._is_at(wall, host.footprint)
            for wall in walls_of(room)
        )


def _ends_of_the_longest(free: list[Stretch]) -> list[tuple[Stretch, bool]]:
    """Both ends of the stretches that are at least half as long as the longest one."""
    longest = max((each.length for each in free), default=0)
    long = [each for each in free if 2 * each.length >= longest]
    return [(each, is_start) for each in long for is_start in (True, False)]


def _ends_beside(free: list[Stretch], host: Footprint) -> list[tuple[Stretch, bool]]:
    """The ends of the stretches on both sides of a host that are towards it."""
    found = []
    for stretch in free:
        low, high, _, _ = stretch.wall.extent_of(host.box)
        if stretch.start >= high:
            found.append((stretch, True))
        if stretch.end <= low:
            found.append((stretch, False))
    return found


def _pick_next_to(
    rng: Generator,
    site: Site,
    places: list[FloorPosition],
    asset: Asset,
    reach: int | None,
) -> FloorPosition | None:
    """One of some places, of those within reach of what is there already."""
    depth, width, _ = asset.size_mm
    near = [
        place
        for place in places
        if reach is None
        or any(
            Footprint(place, depth, width).meets(each, reach)
            for each in site.plan.footprints
        )
    ]
    return pick(rng, near) if near else None


@dataclass(frozen=True, slots=True)
class Stacked:
    """On a box that is at least as large, square to it, as boxes are kept.

    Attributes:
        highest: upper edge of a stack at most, millimetres.
    """

    hosts: tuple[str, ...]
    highest: int = 1400
    layer: Layer = "top"
    clearance: int | None = 0

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, height = asset.size_mm
        top = site.low_mm + height
        if host is None or host.asset.surface is None or top > self.highest:
            return None
        (rear, front), (right, left) = host.asset.surface.x_mm, host.asset.surface.y_mm
        spare = (front - rear - depth) // 2, (left - right - width) // 2
        if min(spare) < 0:
            return None
        ahead, aside = (between(rng, -each, each) for each in spare)
        middle = (rear + front) // 2 + ahead, (right + left) // 2 + aside
        spot = host.footprint.spot.offset(*middle).turned(pick(rng, (0, 2 * QUARTER)))
        footprint = Footprint(spot, depth, width)
        # What is low enough for the floor before a window may be too high on another.
        is_clear = site.plan.admits_height(footprint, top)
        return spot if is_clear and site.walls.leaves_hung(footprint, top) else None

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It lies within the host's top, square to it."""
        if host is None or not OnTop(()).holds(room, footprint, host):
            return False
        turn = difference(footprint.spot.heading_tenths, host.footprint.spot[2])
        return turn % (2 * QUARTER) == 0
