"""The relation of what fills a corner: its back to one wall, its side to the next."""

from dataclasses import dataclass

from numpy.random import Generator

from scenegen.catalogue import Asset
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Room
from scenegen.rooms.placement import (
    SKIRTING_GAP,
    Wall,
    is_projecting,
    walls_of,
)
from scenegen.rooms.relations.base import Host, Layer, Site, is_backed_by
from scenegen.seeding import pick


@dataclass(frozen=True, slots=True)
class InNook:
    """Tight in a corner that the room fills, square to its walls, as a shower is."""

    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = None

    def draw(
        self, rng: Generator, site: Site, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """Propose a position, see `Relation.draw`."""
        depth, width, height = asset.size_mm
        gap = site.gap if self.clearance is None else self.clearance
        half = (width + 2) // 2
        places = []
        for wall, (at_start, at_end) in _ends(walls_of(site.room)):
            for each in site.plan.free_along(wall, depth, gap, height):
                if each.length < 2 * half:
                    continue
                if at_start and each.start == SKIRTING_GAP:
                    places.append((wall, each.start + half))
                if at_end and each.end == wall.length - SKIRTING_GAP:
                    places.append((wall, each.end - half))
        if not places:
            return None
        wall, along = pick(rng, places)
        start = FloorPosition(wall.x, wall.y, wall.along).offset(along, 0)
        face = start._replace(heading_tenths=wall.inward)
        return face.offset(SKIRTING_GAP + (depth + 1) // 2, 0)

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """Its back is at a wall, and one of its sides at the wall next to that one."""
        for wall, (at_start, at_end) in _ends(walls_of(room)):
            if is_backed_by(wall, footprint, (0, 2 * SKIRTING_GAP)):
                along = wall.along_to(footprint.spot)
                before = along - footprint.width // 2
                after = wall.length - along - footprint.width // 2
                most = 2 * SKIRTING_GAP
                return (at_start and before <= most) or (at_end and after <= most)
        return False


def _ends(walls: tuple[Wall, ...]) -> list[tuple[Wall, tuple[bool, bool]]]:
    """Each wall, and whether the room fills the corner at its start, and at its end."""
    before, after = walls[-1:] + walls[:-1], walls[1:] + walls[:1]
    return [
        (wall, (not is_projecting(first, wall), not is_projecting(wall, last)))
        for first, wall, last in zip(before, walls, after, strict=True)
    ]
