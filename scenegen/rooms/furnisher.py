"""Placing catalogue objects in a room, one at a time, each by a relation.

Placement is rejection sampling: a relation draws a position, the plans of the floor and
of the walls accept it or not, and after a few tries the object is left out. Objects
never move again. So a room is made in one pass, whose cost is bounded by the number of
objects times tries, and the order of objects is their priority. What may not be lost is
reserved before furniture comes: the floor before doors, and clearings for cameras.
"""

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
from scenegen.records.visibility import CEILING, FLOOR, WALL, WINDOW
from scenegen.rooms.floor_plan import FloorPlan
from scenegen.rooms.palette import Scheme
from scenegen.rooms.placement import open_middle
from scenegen.rooms.reachability import Reachability
from scenegen.rooms.relations import (
    Host,
    NearOnTop,
    OnTop,
    Relation,
    Site,
    Stacked,
    sills_of,
)
from scenegen.rooms.room_types.base import RoomKind
from scenegen.rooms.wall_plan import Patch, WallPlan
from scenegen.seeding import pick
from scenegen.shell.windows import SILL_RISE

CLEARING_GAP = 350
"""Free floor between a wall and a clearing, millimetres."""

TRIES = 8
"""Positions drawn for one object before it is left out."""

TALL_CASE = 1250
"""Furniture as high as this has no rug below it, millimetres."""

APART_MM = 900
"""Free floor between objects that do not go together, millimetres."""

HEAD_RISE = 40
"""How far blinds reach up over their window, millimetres."""

HEADROOM = 1950
"""Free height below what hangs over the open floor, millimetres."""


class Clearing(NamedTuple):
    """A square that is kept free of furniture, so that a camera fits in its middle.

    Attributes:
        middle: where the camera will be, or near it.
        reach: squared distance, mm2, up to which an object is seen well, for each
            square metre of its outline. The share of a picture that an object fills
            falls with the square of its distance, so this is one multiplication.
    """

    middle: FloorPoint
    reach: int


@dataclass(frozen=True, slots=True, eq=False)
class PlacedEntity:
    """An object with its place in the room.

    Attributes:
        asset: its model.
        footprint: the floor below it.
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
        return Host(self.asset, self.footprint, self.z_mm)

    @property
    def is_low(self) -> bool:
        """Whether it takes floor, where it can occlude others and be in the way."""
        return self.relation.layer in ("floor", "window")

    def entity(self, number: int, support: int) -> Entity:
        """As an entity of a scene, held by another one, the floor, ..."""
        position = self.footprint.spot
        return Entity(
            id=number,
            asset=self.asset.id,
            category=self.asset.category,
            position_mm=(position.x, position.y, self.z_mm),
            heading_tenths=position.heading_tenths,
            tint=self.tint,
            support=support,
        )


SUPPORTS = {
    "floor": FLOOR,
    "flat": FLOOR,
    "window": WALL,
    "wall": WALL,
    "ceiling": CEILING,
    "sill": WINDOW,
    "pane": WALL,
}
"""What supports objects of each layer; those on a top are supported by their host."""


class Furnisher:
    """A room that is being furnished."""

    def __init__(
        self,
        rng: Generator,
        room: Room,
        catalogue: Catalogue,
        *,
        scheme: Scheme,
        barred: Iterable[str],
        clearance: int,
    ) -> None:
        """An empty room.

        Args:
            rng: the stream of the scene stage.
            room: the room.
            catalogue: where objects come from.
            scheme: colours of the room.
            barred: categories that `allows` refuses; `put` still places them.
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
        self.beyond: RoomKind | None = None
        self.clearings: list[Clearing] = []
        self._tall = np.zeros((0, 4, 2), dtype=np.int64)
        self._scheme = scheme
        self._clearance = clearance
        self._known = frozenset(each.name for each in catalogue.categories)
        middle = open_middle(room.outline_mm)
        self._site = Site(room, self.plan, self.walls, clearance, middle)
        # The windows of a room have their sills, and their heads, in line.
        self._head_mm = HEAD_RISE + max(
            (e.sill_mm + e.height_mm for e in room.openings if e.kind == "window"),
            default=0,
        )
        self._part: Footprint | None = None
        self._sill_mm = max((each.sill_mm for each in sills_of(room)), default=0)

    def open_part(self, part: Footprint | None, others: Iterable[Footprint]) -> None:
        """Furnish one part of the floor from now on; None for all of it.

        Args:
            part: of two joined rooms.
            others: the parts on which nothing is placed meanwhile.
        """
        self._part = part
        self.plan.close(*others)
        middle = open_middle(self.room.outline_mm)
        if part is not None:
            middle = part.spot.x, part.spot.y
        self._site = self._site._replace(middle_mm=middle)

    def allows(self, category: str) -> bool:
        """Whether furnishings and strays may be of a category, and it has a model."""
        return category in self._known and category not in self.barred

    def choose(self, category: str, ids: tuple[str, ...] = ()) -> Asset:
        """A model of a category, drawn; of pictures, one that is not there yet.

        Args:
            category: of the model.
            ids: of the models to choose from, if the catalogue has one of them.
        """
        models = tuple(self.catalogue.assets_of(category))
        models = tuple(each for each in models if each.id in ids) or models
        if "hung" in self.catalogue.category(category).roles:
            there = {each.asset.id for each in self.placed}
            fresh = tuple(each for each in models if each.id not in there)
            models = fresh or models
        return pick(self.rng, models)

    def hosts(self, *categories: str) -> tuple[PlacedEntity, ...]:
        """The placed objects of some categories, in their order.

        Of two joined rooms, only those in the one that is furnished now.
        """
        return tuple(
            each
            for each in self.placed
            if each.asset.category in categories
            and (self._part is None or each.footprint.meets(self._part))
        )

    def put(
        self,
        asset: Asset,
        relation: Relation,
        host: PlacedEntity | None = None,
        *,
        tries: int = TRIES,
        only_visible: bool = False,
        apart_from: tuple[str, ...] = (),
    ) -> PlacedEntity | None:
        """Place an object at the first drawn position that is free.

        Args:
            asset: its model.
            relation: draws positions.
            host: what the relation relates it to.
            tries: positions drawn before the object is left out.
            only_visible: only where it is seen well from a clearing, if there are any.
            apart_from: categories that it is not placed next to.

        Returns:
            None when no drawn position was free; the room is as before.
        """
        anchor = None if host is None else host.as_host
        z_mm = self._height_of(asset, relation, host)
        site = self._site._replace(low_mm=z_mm)
        shunned = self.hosts(*apart_from)
        for _ in range(tries):
            position = relation.draw(self.rng, site, asset, anchor)
            if position is None:
                continue
            footprint = Footprint(position, asset.size_mm[0], asset.size_mm[1])
            if only_visible and not self._is_visible(asset, footprint):
                continue
            if any(footprint.meets(each.footprint, APART_MM) for each in shunned):
                continue
            bearer = None if host is None else self.bearer(relation, host)
            placed = PlacedEntity(asset, footprint, None, z_mm, relation, bearer)
            if self._is_free(placed):
                return self._keep(placed)
        return None

    def reserve(self, middle: FloorPosition, side: int, *, reach: int) -> bool:
        """Keep a square free of furniture from now on, for a camera in its middle.

        The plan keeps a larger one, wider by the clearance on every side, so that what
        is placed beside it later does not fill the picture.

        Args:
            middle: of the square.
            side: of the square, millimetres.
            reach: see `Clearing`.

        Returns:
            False when the square is not free, and nothing was kept.
        """
        square = Footprint(middle, side, side)
        if not self.plan.has_room(square, 0, wall_gap=CLEARING_GAP):
            return False
        grown = side + 2 * self._clearance
        self.plan.keep(Footprint(middle, grown, grown))
        self.clearings.append(Clearing((middle.x, middle.y), reach))
        return True

    def hold(self, footprint: Footprint, height: int) -> None:
        """Leave room for an object that only another twin has.

        Args:
            footprint: the floor that it takes.
            height: of it, millimetres.
        """
        middle, length, width = footprint.spot, footprint.length, footprint.width
        gap = 2 * self._clearance
        self.plan.keep(Footprint(middle, length + gap, width + gap))
        self.passage.add(footprint)
        self.walls.block_behind(footprint, height)

    def _height_of(
        self, asset: Asset, relation: Relation, host: PlacedEntity | None
    ) -> int:
        """The height of the lower edge of an object, by its layer."""
        if relation.layer == "top" and host is not None:
            return self._top_of(self.bearer(relation, host))
        if relation.layer in ("wall", "window"):
            return self.catalogue.category(asset.category).hang_mm
        if relation.layer == "sill":
            return self._sill_mm + SILL_RISE
        if relation.layer == "pane":
            return self._head_mm - asset.size_mm[2]
        if relation.layer == "ceiling":
            return self.room.height_mm - asset.size_mm[2]
        return 0

    @staticmethod
    def bearer(relation: Relation, host: PlacedEntity) -> PlacedEntity:
        """What an object is on: its host, or with `NearOnTop` what that is on."""
        is_near = isinstance(relation, NearOnTop) and host.host is not None
        return host.host if is_near and host.host is not None else host

    @staticmethod
    def _top_of(host: PlacedEntity) -> int:
        """The height of the level top of an object, millimetres."""
        surface = host.asset.surface
        return host.z_mm + (surface.z_mm if surface else 0)

    def _is_free(self, new: PlacedEntity) -> bool:
        """Whether nothing is in the way of a new object, by what its layer takes up."""
        layer, height = new.relation.layer, new.asset.size_mm[2]
        if new.is_low:
            usual = new.relation.clearance is None
            clearance = self._clearance if usual else new.relation.clearance or 0
            # What belongs before a window may be higher than its sill.
            limited = 0 if layer == "window" else height
            return (
                self.plan.fits(new.footprint, clearance, height=limited)
                and self.walls.leaves_hung(new.footprint, height)
                and self.passage.admits(new.footprint)
            )
        if layer == "flat":
            return (
                self.plan.holds(new.footprint, 20)
                and not self._meets_its_like(new)
                and not self._runs_under_furniture(new)
            )
        if layer == "top":
            return self._has_room_on_top(new)
        if layer in ("sill", "pane"):
            return not self._meets_at_its_height(new)
        if layer == "wall":
            patch = self._patch(new)
            fits = patch is not None and self.walls.fits(patch)
            return fits and not self._meets_at_its_height(new)
        has_headroom = new.host is not None or new.z_mm >= HEADROOM
        inside = self.plan.holds(new.footprint, 100)
        return has_headroom and inside and not self._meets_at_its_height(new)

    def _meets_its_like(self, new: PlacedEntity) -> bool:
        """Whether another object of the same layer is in the way."""
        return any(
            each.relation.layer == new.relation.layer
            and each.footprint.meets(new.footprint)
            for each in self.placed
        )

    def _runs_under_furniture(self, new: PlacedEntity) -> bool:
        """Whether a rug or mat would lie under what it has nothing to do with.

        Rugs may run under tables and chairs, but not under wardrobes and the like; what
        has no host of its own lies on free floor.
        """
        return any(
            each.is_low
            and each is not new.host
            and (new.host is None or each.asset.size_mm[2] >= TALL_CASE)
            and each.footprint.meets(new.footprint)
            for each in self.placed
        )

    def _meets_at_its_height(self, new: PlacedEntity) -> bool:
        """Whether an object that is neither wholly above nor below it is in the way."""
        top = new.z_mm + new.asset.size_mm[2]
        return any(
            each.z_mm < top
            and new.z_mm < each.z_mm + each.asset.size_mm[2]
            and each.footprint.meets(new.footprint)
            for each in self.placed
        )

    def _has_room_on_top(self, new: PlacedEntity) -> bool:
        """Whether a top is free, and the object stays below what hangs above it."""
        gap = new.relation.clearance or 0
        top = new.z_mm + new.asset.size_mm[2]
        host = new.host
        if host is None or not OnTop(()).holds(self.room, new.footprint, host.as_host):
            return False
        for each in self.placed:
            is_beside = each.host is host and each.relation.layer == "top"
            hangs = each.relation.layer in ("wall", "ceiling")
            is_above = hangs and new.z_mm < each.z_mm <= top
            if (is_beside or is_above) and new.footprint.meets(each.footprint, gap):
                return False
        return True

    def _patch(self, new: PlacedEntity) -> Patch | None:
        """The part of a wall that an object hangs on."""
        height = new.asset.size_mm[2]
        return self.walls.patch_behind(new.footprint, new.z_mm, new.z_mm + height)

    def _is_visible(self, asset: Asset, footprint: Footprint) -> bool:
        """Whether an object would be large, and not occluded, from some clearing.

        Lines of sight go to the four corners of its footprint, and every tall object
        that is there already cuts them. All four have to be clear: later objects can
        only hide more.
        """
        if not self.clearings:
            return True
        targets = np.array(footprint.corners(), dtype=np.int64)
        area = outline_area(self.catalogue, asset.id)
        for middle, reach in self.clearings:
            x, y = footprint.spot.x - middle[0], footprint.spot.y - middle[1]
            if x * x + y * y > reach * area:
                continue
            if not any_cut(np.array(middle, dtype=np.int64), targets, self._tall):
                return True
        return False

    def _keep(self, new: PlacedEntity) -> PlacedEntity:
        """Give an object its colour, and enter it in the plans of floor and walls."""
        tint = self._tint_for(new.asset)
        placed = PlacedEntity(
            new.asset, new.footprint, tint, new.z_mm, new.relation, new.host
        )
        self.placed.append(placed)
        if placed.is_low:
            self.plan.add(placed.footprint)
            self.passage.add(placed.footprint)
            self.walls.block_behind(placed.footprint, placed.asset.size_mm[2])
            if placed.asset.size_mm[2] >= TALL:
                corners = np.array([placed.footprint.corners()], dtype=np.int64)
                self._tall = np.concatenate([self._tall, corners])
        elif isinstance(placed.relation, Stacked):
            top = placed.z_mm + placed.asset.size_mm[2]
            self.walls.block_behind(placed.footprint, top)
        elif placed.relation.layer == "pane":
            # It is wider than its window: what is high stays clear of its ends.
            self.plan.limit(placed.footprint, placed.z_mm)
        elif placed.relation.layer == "wall":
            patch = self._patch(placed)
            if patch is not None:
                self.walls.hang(patch)
        return placed

    def _tint_for(self, asset: Asset) -> Rgb | None:
        """A tint of the room's scheme, by the part that a category plays in it."""
        return self._scheme.tint(self.rng, asset.category) if asset.tintable else None
