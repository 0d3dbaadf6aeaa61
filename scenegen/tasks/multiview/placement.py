"""Finished rooms with the places where objects of one category stand, or could.

A room is furnished as any other is, without a word about the question. What is asked
about is what stands there; where it stands in other numbers than the unit needs, some
of it is left out, or more is placed by the same relations by which rooms of the type
have it. A few places more than are needed leave the search for cameras its choice, and
each has a stand-in: a thing of another category that would fit there as well.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scenegen.catalogue import Asset
from scenegen.errors import Rejected
from scenegen.geometry.footprint import Footprint
from scenegen.geometry.polygons import hold_points
from scenegen.records.scene import Scene
from scenegen.records.twins import ScenePair
from scenegen.rooms.counted_objects import place_counted
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.room_types import ROOM_KINDS, RoomKind, version_of
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import between, pick
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.search import TwinPlaces

if TYPE_CHECKING:
    from numpy.random import Generator

COUNTED_TRIES = 12
"""Positions drawn for one more object before another relation is tried."""

SPARE = 2
"""Places beyond those that are needed, among which the search for cameras chooses."""

LEFT_OUT = 3
"""Objects of a furnished room that are left out at most."""

ALIKE_MM = 150
"""How much longer, or wider, than the object itself its stand-in may be."""

GAP_MM = 20
"""Free floor around a stand-in."""


@dataclass(frozen=True, slots=True, eq=False)
class CountedRoom:
    """A finished room, what is counted in it set apart.

    Attributes:
        furnisher: of the room.
        others: what is not counted.
        places: objects of the category, those that the room was furnished with first.
        is_free: of each place, whether it may be empty: nothing depends on it.
        stand_ins: of each place, what could be there instead, if anything.
    """

    furnisher: Furnisher
    others: tuple[PlacedEntity, ...]
    places: tuple[PlacedEntity, ...]
    is_free: tuple[bool, ...]
    stand_ins: tuple[PlacedEntity | None, ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """Ids of the objects in the scene that has one on every place."""
        first = len(self.others) + 1
        return tuple(range(first, first + len(self.places)))


class CountedRooms:
    """Furnishes rooms in which a category may stand in numbers."""

    def __init__(self, rooms: RoomSampler) -> None:
        """Rooms of the kinds that a series asks for."""
        self.rooms = rooms

    def sample(self, brief: CountBrief, rng: "Generator") -> CountedRoom:
        """A room that holds as many of the category as a brief needs, and a few more.

        Raises:
            Rejected: "too_many" when the room holds more, "crowded" when no more find
                a place in it, "entities" when it is too empty or too full, and as
                `RoomSampler.fill`.
        """
        catalogue, params = self.rooms.catalogue, self.rooms.params
        kind = self._kind(brief, rng)
        similar = catalogue.category(brief.category).similar
        area = between(rng, *kind.area_dm2)
        furnisher = self.rooms.open_room(kind, area, rng, barred=similar)
        self.rooms.fill(furnisher, kind)
        if len(furnisher.hosts(brief.category)) > brief.total + LEFT_OUT:
            raise Rejected("too_many")
        self._add(furnisher, brief)
        places = furnisher.hosts(brief.category)
        others = tuple(each for each in furnisher.placed if each not in places)
        is_free = tuple(
            not any(other.host is each for other in furnisher.placed)
            for each in places
        )
        needed = brief.total - 2 if brief.differs == "split" else brief.total
        if is_free.count(False) > needed:
            raise Rejected("too_many")
        least, most = params.entities
        if not least <= len(others) + brief.total <= most:
            raise Rejected("entities")
        return CountedRoom(
            furnisher,
            others,
            places,
            is_free,
            tuple(self._stand_in(furnisher, kind, each) for each in places),
        )

    def furnished(self, room: CountedRoom) -> Scene:
        """The room with an object on every place."""
        return self._scene(room, [*room.others, *room.places])

    def twins(self, room: CountedRoom, places: TwinPlaces) -> ScenePair:
        """The fuller and the emptier scene: equal ids, equally many entities."""
        fuller = [*room.others, *(room.places[each] for each in places.fuller)]
        emptier = []
        for each in places.fuller:
            found: PlacedEntity | None = room.places[each]
            if each == places.exchanged:
                found = room.stand_ins[each]
            elif places.moved is not None and each == places.moved[1]:
                found = room.places[places.moved[0]]
            if found is not None:
                emptier.append(found)
        first = self._scene(room, fuller)
        second = self._scene(room, [*room.others, *emptier])
        return ScenePair(first, replace(second, light=first.light))

    def _scene(self, room: CountedRoom, order: list[PlacedEntity]) -> Scene:
        category = room.places[0].asset.category
        return self.rooms.scene_of(room.furnisher, order, barred=(category,))

    def _kind(self, brief: CountBrief, rng: "Generator") -> RoomKind:
        """One of the kinds where the category occurs in numbers, or else any."""
        kinds = [ROOM_KINDS[name] for name in self.rooms.params.kinds]
        homes = [kind for kind in kinds if brief.category in kind.numerous]
        kind = pick(rng, [k for k in homes or kinds for _ in range(k.weight)])
        return version_of(rng, kind, wanted=(brief.category,))

    def _add(self, furnisher: Furnisher, brief: CountBrief) -> None:
        """Place more of the category, as the room would have them.

        Raises:
            Rejected: "crowded" when too few find a free position.
        """
        wanted = brief.total + SPARE
        for _ in range(wanted - len(furnisher.hosts(brief.category))):
            if place_counted(furnisher, brief.category, tries=COUNTED_TRIES) is None:
                break
        # A thing that moves between two pictures has a place in each.
        needed = brief.total + (brief.differs == "split")
        if len(furnisher.hosts(brief.category)) < needed:
            raise Rejected("crowded")

    def _stand_in(
        self, furnisher: Furnisher, kind: RoomKind, place: PlacedEntity
    ) -> PlacedEntity | None:
        """Something else that fits where an object is, of what such rooms have."""
        catalogue, asset = furnisher.catalogue, place.asset
        barred = {asset.category, *catalogue.category(asset.category).similar}
        names = [
            name
            for name in kind.strays
            if name not in barred
            and furnisher.allows(name)
            and catalogue.category(name).placement != "wall"
        ]
        for index in furnisher.rng.permutation(len(names)):
            fitting = [
                each
                for each in catalogue.assets_of(names[int(index)])
                if each.is_seen_across_a_room and _is_alike(each, asset)
            ]
            if not fitting:
                continue
            other = pick(furnisher.rng, fitting)
            spot = Footprint(place.footprint.spot, *other.size_mm[:2])
            tint = furnisher.tint_for(other)
            put = PlacedEntity(other, spot, tint, place.z_mm, place.relation)
            if _fits(furnisher, put, place):
                return put
        return None


def _is_alike(other: Asset, asset: Asset) -> bool:
    """Whether a model is hardly larger on the floor than another one."""
    return all(
        ours <= size + ALIKE_MM
        for ours, size in zip(other.size_mm[:2], asset.size_mm[:2], strict=True)
    )


def _fits(furnisher: Furnisher, put: PlacedEntity, place: PlacedEntity) -> bool:
    """Whether something stands free in the room once an object has left its place."""
    outline = np.array(furnisher.room.outline_mm, dtype=np.int64)
    corners = np.array(put.footprint.corners(), dtype=np.int64)
    if not hold_points(outline, corners).all():
        return False
    return not any(
        each.z_mm < put.top_mm
        and put.z_mm < each.top_mm
        and each is not place
        and each.relation.layer != "flat"
        and each.footprint.meets(put.footprint, GAP_MM)
        for each in furnisher.placed
    )
