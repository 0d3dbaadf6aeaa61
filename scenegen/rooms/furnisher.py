"""Placing catalogue objects in a room, one at a time, each by a relation.

Placement is rejection sampling: a relation draws a position, the plans of the floor and
of the walls accept it or not, and after a few tries the object is left out. The order
of objects is their priority. The main pieces of a room come first; they are arranged
anew when one of them finds no place, and after that nothing moves again. So the cost of
a room is bounded by the number of objects times tries. The floor before
doors is reserved before furniture comes.
"""

from collections.abc import Iterable
from typing import NamedTuple

from numpy.random import Generator

from scenegen.catalogue import Asset, Catalogue
from scenegen.geometry.footprint import Footprint
from scenegen.records.scene import Rgb, Room
from scenegen.rooms.neighbours import ONE_A_ROOM, Neighbours
from scenegen.rooms.occupancy import Occupancy, OccupancyMark
from scenegen.rooms.palette import Scheme
from scenegen.rooms.picture_themes import suits
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.placement import open_middle
from scenegen.rooms.relations import BeforeWall, NearOnTop, Relation, Site, sills_of
from scenegen.rooms.resting import rest_mm
from scenegen.rooms.room_types.base import RoomKind
from scenegen.seeding import pick
from scenegen.shell.windows import SILL_RISE

TRIES = 8
"""Positions drawn for one object before it is left out."""

APART_MM = 900
"""Free floor between objects that do not go together, millimetres."""

FEWEST_TINTS = 3
"""While a room wears fewer tints, what is small comes in others of its scheme."""

HEAD_RISE = 40
"""How far blinds reach up over their window, millimetres."""


class FurnisherMark(NamedTuple):
    """How far a room was furnished at some time.

    Attributes:
        space: what it held.
    """

    space: OccupancyMark


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
        self.space = Occupancy(room, clearance)
        self.plan = self.space.plan
        self.walls = self.space.walls
        self.passage = self.space.passage
        self.placed = self.space.placed
        self.barred = tuple(barred)
        self.beyond: RoomKind | None = None
        self._scheme = scheme
        self._known = frozenset(each.name for each in catalogue.categories)
        middle = open_middle(room.outline_mm)
        self._site = Site(room, self.plan, self.walls, clearance, middle)
        # The windows of a room have their sills, and their heads, in line.
        self._head_mm = HEAD_RISE + max(
            (e.sill_mm + e.height_mm for e in room.openings if e.kind == "window"),
            default=0,
        )
        self._part: Footprint | None = None
        self._kinds = (room.kind, *((room.beyond,) if room.beyond else ()))
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

    def wants(self, category: str) -> bool:
        """As `allows`, but of some categories a room has one at most."""
        is_there = category in ONE_A_ROOM and any(
            each.asset.category == category for each in self.placed
        )
        return self.allows(category) and not is_there

    def choose(self, category: str, ids: tuple[str, ...] = ()) -> Asset:
        """A model of a category, drawn; of pictures, one that is not there yet.

        Args:
            category: of the model.
            ids: of the models to choose from, if the catalogue has one of them.
        """
        models = tuple(self.catalogue.assets_of(category))
        models = tuple(each for each in models if each.id in ids) or models
        if "hung" in self.catalogue.category(category).roles:
            models = self.fresh(models)
        return pick(self.rng, models)

    def fresh(self, models: tuple[Asset, ...]) -> tuple[Asset, ...]:
        """Of models that hang, those that suit the room and are not there yet.

        Args:
            models: at least one; where none is fresh, others come instead.
        """
        there = {each.asset.id for each in self.placed}
        fresh = tuple(each for each in models if each.id not in there)
        suited = tuple(each for each in fresh if suits(each.id, *self._kinds))
        return suited or fresh or models

    def choose_small(self, category: str) -> Asset:
        """A model of what stands on a top: one that takes a tint if the room is pale.

        Wood, steel and glass may be all that large furniture is of; people then live
        with what is small in colour.
        """
        models = self.catalogue.assets_of(category)
        coloured = tuple(each.id for each in models if each.tintable)
        return self.choose(category, coloured if self._is_pale() else ())

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
        apart_from: tuple[str, ...] = (),
    ) -> PlacedEntity | None:
        """Place an object at the first drawn position that is free.

        Args:
            asset: its model.
            relation: draws positions.
            host: what the relation relates it to.
            tries: positions drawn before the object is left out.
            apart_from: categories that it is not placed next to.

        Returns:
            None when no drawn position was free; the room is as before.
        """
        anchor = None if host is None else host.as_host
        z_mm = self._height_of(asset, relation, host)
        site = self._site._replace(low_mm=z_mm)
        shunned = self.hosts(*apart_from) if apart_from else ()
        neighbours: Neighbours | None = None
        for _ in range(tries):
            position = relation.draw(self.rng, site, asset, anchor)
            if position is None:
                continue
            footprint = Footprint(position, asset.size_mm[0], asset.size_mm[1])
            if any(footprint.meets(each.footprint, APART_MM) for each in shunned):
                continue
            bearer = None if host is None else self.bearer(relation, host)
            if bearer is not None and relation.layer == "top":
                z_mm = rest_mm(bearer, footprint)
            placed = PlacedEntity(asset, footprint, None, z_mm, relation, bearer)
            if neighbours is None:
                neighbours = Neighbours(self.room, self.placed, asset.category)
            if neighbours.admit(placed) and self.space.admits(placed):
                return self._keep(placed)
        return None

    def hold(self, footprint: Footprint, height: int) -> None:
        """Leave room for an object that only another twin has.

        Args:
            footprint: the floor that it takes.
            height: of it, millimetres.
        """
        self.space.hold(footprint, height)

    def mark(self) -> FurnisherMark:
        """How far the room is furnished now."""
        return FurnisherMark(self.space.mark())

    def undo(self, mark: FurnisherMark) -> None:
        """Take out what was placed since, for another arrangement."""
        self.space.undo(mark.space)

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
        """The height of the top of an object, millimetres, where it is highest."""
        surface = host.asset.surface
        return host.z_mm + (surface.z_mm if surface else 0)

    def _keep(self, new: PlacedEntity) -> PlacedEntity:
        """Give an object its colour, and enter it in the plans of floor and walls."""
        tint = self.tint_for(new.asset)
        placed = PlacedEntity(
            new.asset, new.footprint, tint, new.z_mm, new.relation, new.host
        )
        self.space.add(placed)
        if isinstance(placed.relation, BeforeWall):
            self.plan.keep(placed.relation.behind(placed.footprint))
        return placed

    def tint_for(self, asset: Asset) -> Rgb | None:
        """A tint of the room's scheme, by the part that a category plays in it."""
        if not asset.tintable:
            return None
        worn = self._worn() if self._is_pale() else frozenset()
        return self._scheme.tint(self.rng, asset.category, worn)

    def _worn(self) -> frozenset[Rgb]:
        """The tints that are in the room."""
        return frozenset(each.tint for each in self.placed if each.tint is not None)

    def _is_pale(self) -> bool:
        """Whether a room shows too little of its scheme so far."""
        return len(self._worn()) < FEWEST_TINTS
