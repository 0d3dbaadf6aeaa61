"""Putting catalogue objects into a room, one at a time, each by a relation."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.cameras.visibility_estimate import TALL
from scenegen.catalogue import Asset, Catalogue
from scenegen.catalogue.outline_area import outline_area
from scenegen.geometry.footprint import FloorPoint, FloorPosition, Footprint
from scenegen.geometry.polygons import any_cut
from scenegen.records.scene import Entity, Rgb, Room
from scenegen.records.visibility import CEILING, FLOOR, WALL
from scenegen.rooms.floor_plan import FloorPlan
from scenegen.rooms.reachability import Reachability
from scenegen.rooms.relations import Host, Relation
from scenegen.rooms.wall_plan import Patch, WallPlan
from scenegen.seeding import pick

EYE_GAP = 350
"""Free floor between a wall and a square that is kept clear, millimetres."""

TRIES = 8
"""Spots drawn for one object before it is given up."""

HEADROOM = 1950
"""Free height below what hangs over the open floor, millimetres."""


class Viewing(NamedTuple):
    """A place to look from.

    Attributes:
        eye: on the plan, millimetres.
        reach: squared distance, mm2, up to which an object is seen well, for each
            square metre of its outline.
    """

    eye: FloorPoint
    reach: int


@dataclass(frozen=True, slots=True, eq=False)
class PlacedEntity:
    """An object that found its place.

    Attributes:
        asset: what it is.
        footprint: where it stands or hangs.
        tint: its colour, if it takes one.
        z_mm: height of its lower edge.
        relation: by which it was placed.
        host: what that relation relates it to.
    """

    asset: Asset
    footprint: Footprint
    tint: Rgb | None
    z_mm: int
    relation: Relation
    host: "PlacedEntity | None" = None

    @property
    def as_host(self) -> Host:
        """As relations see it."""
        return Host(self.asset, self.footprint)

    @property
    def is_low(self) -> bool:
        """Whether it takes floor, where it can hide things and be in the way."""
        return self.relation.layer in ("floor", "window")

    def entity(self, number: int, support: int) -> Entity:
        """As an entity of a scene, held by another one, the floor, ..."""
        spot = self.footprint.spot
        return Entity(
            id=number,
            asset=self.asset.id,
            category=self.asset.category,
            position_mm=(spot.x, spot.y, self.z_mm),
            heading_tenths=spot.heading_tenths,
            tint=self.tint,
            support=support,
        )


MATCHED = ("kitchen_cabinet", "kitchen_sink", "wall_cabinet")
"""Categories that are of one colour in one room."""

SUPPORTS = {
    "floor": FLOOR,
    "flat": FLOOR,
    "window": WALL,
    "wall": WALL,
    "ceiling": CEILING,
}
"""What holds the things of each layer; those on a top are held by their host."""


class Furnisher:
    """A room that is being furnished."""

    def __init__(
        self,
        rng: Generator,
        room: Room,
        catalogue: Catalogue,
        *,
        scheme: tuple[Rgb, ...],
        barred: Iterable[str],
        clearance: int,
    ) -> None:
        """An empty room.

        Args:
            rng: the stream of the scene stage.
            room: the room.
            catalogue: where objects come from.
            scheme: tints of the room.
            barred: categories that only `put` may place, and no piece or filler.
            clearance: free floor between objects, millimetres.
        """
        self.rng = rng
        self.room = room
        self.catalogue = catalogue
        self.plan = FloorPlan(room)
        self.walls = WallPlan(room)
        self.passage = Reachability(room)
        self.placed: list[PlacedEntity] = []
        self.barred = tuple(barred)
        self.vantages: list[Viewing] = []
        self._tall = np.zeros((0, 4, 2), dtype=np.int64)
        self._scheme = scheme
        self._clearance = clearance
        self._known = frozenset(each.name for each in catalogue.categories)

    def allows(self, category: str) -> bool:
        """Whether pieces and fillers may use a category, and there is a model of it."""
        return category in self._known and category not in self.barred

    def choose(self, category: str) -> Asset:
        """A variant of a category."""
        return pick(self.rng, self.catalogue.assets_of(category))

    def hosts(self, *categories: str) -> tuple[PlacedEntity, ...]:
        """What is already there of some categories."""
        return tuple(each for each in self.placed if each.asset.category in categories)

    def put(
        self,
        asset: Asset,
        relation: Relation,
        host: PlacedEntity | None = None,
        *,
        tries: int = TRIES,
        in_sight: bool = False,
    ) -> PlacedEntity | None:
        """Place an object on the first drawn spot that is free.

        Args:
            asset: what to place.
            relation: where to.
            host: what the relation relates it to.
            tries: spots drawn before the object is given up.
            in_sight: only where it can be seen from a vantage, if there are any.
        """
        anchor = None if host is None else host.as_host
        for _ in range(tries):
            spot = relation.draw(self.rng, self.room, asset, anchor)
            if spot is None:
                continue
            footprint = Footprint(spot, asset.size_mm[0], asset.size_mm[1])
            if in_sight and not self._is_seen(asset, footprint):
                continue
            z_mm = self._height_of(asset, relation, host)
            placed = PlacedEntity(asset, footprint, None, z_mm, relation, host)
            if self._is_free(placed):
                return self._keep(placed)
        return None

    def reserve(self, spot: FloorPosition, side: int, *, reach: int) -> bool:
        """Keep a square free of furniture, to look around from its middle.

        Args:
            spot: its middle.
            side: millimetres.
            reach: see `Viewing`.

        Returns:
            False when the square is not free, and nothing was kept.
        """
        square = Footprint(spot, side, side)
        if not self.plan.has_room(square, 0, wall_gap=EYE_GAP):
            return False
        grown = side + 2 * self._clearance
        self.plan.keep(Footprint(spot, grown, grown))
        self.vantages.append(Viewing((spot.x, spot.y), reach))
        return True

    def hold(self, footprint: Footprint, height: int) -> None:
        """Leave a place to something that stands there in another twin.

        Args:
            footprint: the floor that it takes.
            height: of it, millimetres.
        """
        spot, length, width = footprint.spot, footprint.length, footprint.width
        gap = 2 * self._clearance
        self.plan.keep(Footprint(spot, length + gap, width + gap))
        self.passage.add(footprint)
        self.walls.stand(footprint, height)

    def _height_of(
        self, asset: Asset, relation: Relation, host: PlacedEntity | None
    ) -> int:
        """The height of the lower edge of something, by what it takes."""
        if relation.layer == "top" and host is not None:
            surface = host.asset.surface
            return host.z_mm + (surface.z_mm if surface else 0)
        if relation.layer == "wall":
            return self.catalogue.category(asset.category).hang_mm
        if relation.layer == "ceiling":
            return self.room.height_mm - asset.size_mm[2]
        return 0

    def _is_free(self, new: PlacedEntity) -> bool:
        """Whether nothing is in the way of something new."""
        layer, height = new.relation.layer, new.asset.size_mm[2]
        if new.is_low:
            usual = new.relation.clearance is None
            clearance = self._clearance if usual else new.relation.clearance or 0
            # What belongs before a window may be higher than its sill.
            limited = 0 if layer == "window" else height
            fits = self.plan.fits(new.footprint, clearance, height=limited)
            return fits and self.passage.admits(new.footprint)
        if layer == "flat":
            return self.plan.holds(new.footprint, 20) and not self._meets_its_like(new)
        if layer == "top":
            return self._has_room_on_top(new)
        if layer == "wall":
            patch = self._patch(new)
            fits = patch is not None and self.walls.fits(patch)
            return fits and not self._meets_at_its_height(new)
        has_headroom = new.host is not None or new.z_mm >= HEADROOM
        inside = self.plan.holds(new.footprint, 100)
        return has_headroom and inside and not self._meets_at_its_height(new)

    def _meets_its_like(self, new: PlacedEntity) -> bool:
        """Whether something else of the same layer is in the way."""
        return any(
            each.relation.layer == new.relation.layer
            and each.footprint.meets(new.footprint)
            for each in self.placed
        )

    def _meets_at_its_height(self, new: PlacedEntity) -> bool:
        """Whether something that is neither wholly above nor below it is in the way."""
        top = new.z_mm + new.asset.size_mm[2]
        return any(
            each.z_mm < top
            and new.z_mm < each.z_mm + each.asset.size_mm[2]
            and each.footprint.meets(new.footprint)
            for each in self.placed
        )

    def _has_room_on_top(self, new: PlacedEntity) -> bool:
        """Whether a top is free, and the thing stays below what hangs above it."""
        gap = new.relation.clearance or 0
        top = new.z_mm + new.asset.size_mm[2]
        for each in self.placed:
            is_beside = each.host is new.host and each.relation.layer == "top"
            hangs = each.relation.layer in ("wall", "ceiling")
            is_above = hangs and new.z_mm < each.z_mm <= top
            if (is_beside or is_above) and new.footprint.meets(each.footprint, gap):
                return False
        return True

    def _patch(self, new: PlacedEntity) -> Patch | None:
        """The part of a wall that something hangs on."""
        height = new.asset.size_mm[2]
        return self.walls.patch_behind(new.footprint, new.z_mm, new.z_mm + height)

    def _is_seen(self, asset: Asset, footprint: Footprint) -> bool:
        """Whether an object would be large, and not hidden, seen from some vantage."""
        if not self.vantages:
            return True
        targets = np.array(footprint.corners(), dtype=np.int64)
        area = outline_area(self.catalogue, asset.id)
        for eye, reach in self.vantages:
            x, y = footprint.spot.x - eye[0], footprint.spot.y - eye[1]
            if x * x + y * y > reach * area:
                continue
            if not any_cut(np.array(eye, dtype=np.int64), targets, self._tall):
                return True
        return False

    def _keep(self, new: PlacedEntity) -> PlacedEntity:
        """Give it a colour, and note what it takes."""
        tint = self._tint_for(new.asset)
        placed = PlacedEntity(
            new.asset, new.footprint, tint, new.z_mm, new.relation, new.host
        )
        self.placed.append(placed)
        if placed.is_low:
            self.plan.add(placed.footprint)
            self.passage.add(placed.footprint)
            self.walls.stand(placed.footprint, placed.asset.size_mm[2])
            if placed.asset.size_mm[2] >= TALL:
                corners = np.array([placed.footprint.corners()], dtype=np.int64)
                self._tall = np.concatenate([self._tall, corners])
        elif placed.relation.layer == "wall":
            patch = self._patch(placed)
            if patch is not None:
                self.walls.hang(patch)
        return placed

    def _tint_for(self, asset: Asset) -> Rgb | None:
        """One of the colours of the room; that of its set, if it belongs to one."""
        if not asset.tintable:
            return None
        is_matched = asset.category in MATCHED
        for each in self.placed if is_matched else ():
            if each.asset.category in MATCHED and each.tint is not None:
                return each.tint
        return pick(self.rng, self._scheme)
