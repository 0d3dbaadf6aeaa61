"""Finished rooms with the places where objects of one category stand, or could.

A room is furnished as any other is, without a word about the question. What is asked
about is what stands there; where it stands in other numbers than the unit needs, some
of it is left out, or more is placed by the same relations by which rooms of the type
have it. A few places more than are needed leave the search for cameras its choice, and
each has a stand-in: a thing of another category that would fit there as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
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
from scenegen.rooms.furnishing import place_dividers, place_strays
from scenegen.rooms.openings import window_zones
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.room_types import ROOM_KINDS, Furnishing, RoomKind, version_of
from scenegen.rooms.sampler import DRESSING, RoomSampler
from scenegen.seeding import between, pick
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.search import TwinPlaces

if TYPE_CHECKING:
    from numpy.random import Generator

COUNTED_TRIES = 50
"""Positions drawn for one more object before another relation is tried."""

SPARE, SPARE_ALONE = 5, 8
"""Places beyond those that are needed, among which the search for cameras chooses; and
where every view must show something that no other shows."""

ROOMY_PCT = MappingProxyType({"exchanged": 150, "split": 180})
"""Floor of a room, per cent of what it takes to hold its things: where all is near, all
is in each view. Twins of which every view shows as many ask for the most of it, but
where every view is needed: there it is to see what the others see that is hard."""

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
        belongings: of each place, what is on the object there, or belongs to it.
        stand_ins: of each place, what could be there instead, if anything.
    """

    furnisher: Furnisher
    others: tuple[PlacedEntity, ...]
    places: tuple[PlacedEntity, ...]
    belongings: tuple[frozenset[int], ...]
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
            Rejected: "crowded" when too few find a place, "dividers" when too few of
                those do, "entities" when the room is too empty or too full, and as
                `RoomSampler.fill`.
        """
        kind = self._kind(brief, rng)
        furnisher = self._furnish(kind, brief, rng)
        placed = furnisher.placed
        there = furnisher.hosts(brief.category)
        places = tuple(each for each in there if each.z_mm == 0)
        stacked = _belonging_to([each for each in there if each.z_mm > 0], placed)
        others = tuple(
            each for each in placed if each not in there and each not in stacked
        )
        least, most = self.rooms.params.entities
        if not least <= len(others) + brief.total <= most:
            raise Rejected("entities")
        return CountedRoom(
            furnisher,
            others,
            places,
            tuple(
                frozenset(others.index(e) for e in _belonging_to([each], others))
                for each in places
            ),
            tuple(self._stand_in(furnisher, kind, each) for each in places),
        )

    def furnished(self, room: CountedRoom) -> Scene:
        """The room with an object on every place."""
        return self._scene(room, [*room.others, *room.places])

    def twins(self, room: CountedRoom, places: TwinPlaces) -> ScenePair:
        """The fuller and the emptier scene: equal ids, equally many entities.

        What belongs to an object goes with it, and from both scenes if only one of
        them has the object.
        """
        fuller = [room.places[each] for each in places.fuller]
        changed = {places.exchanged, *(places.moved or ())}
        kept = [each for each in places.fuller if each not in changed]
        gone = frozenset().union(
            *(e for n, e in enumerate(room.belongings) if n not in kept)
        )
        others = [each for n, each in enumerate(room.others) if n not in gone]
        emptier = []
        for each in places.fuller:
            found: PlacedEntity | None = room.places[each]
            if each == places.exchanged:
                found = room.stand_ins[each]
            elif places.moved is not None and each == places.moved[1]:
                found = room.places[places.moved[0]]
            if found is not None:
                emptier.append(found)
        first = self._scene(room, [*others, *fuller])
        second = self._scene(room, [*others, *emptier])
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

    def _furnish(
        self, kind: RoomKind, brief: CountBrief, rng: "Generator"
    ) -> Furnisher:
        """A finished room; one of its kind that has many of the category.

        They come as soon as the room is what it is for, before what makes way.
        """
        rooms, category = self.rooms, self.rooms.catalogue.category(brief.category)
        furnisher = rooms.open_room(
            kind, self._area(kind, brief, rng), rng, barred=category.similar
        )
        most = rooms.params.entities[1] - DRESSING
        rooms.prepare(furnisher)
        rooms.place_furniture(furnisher, kind, lambda each: _main(each, True))
        self._add(furnisher, brief)
        place_dividers(furnisher, kind, rooms.params.dividers)
        rooms.place_furniture(furnisher, kind, lambda each: _main(each, False))
        place_strays(furnisher, kind, rooms.params.strays, most=most)
        rooms.dress(furnisher, kind)
        return furnisher

    def _area(self, kind: RoomKind, brief: CountBrief, rng: "Generator") -> int:
        """Floor area, square decimetres; it follows what is dealt, not the answer."""
        assets = self.rooms.catalogue.assets_of(brief.category)
        depth, width = (max(asset.size_mm[axis] for asset in assets) for axis in (0, 1))
        elbow = self.rooms.params.elbow_mm
        each = (depth + elbow) * (width + elbow) // 10_000
        area = between(rng, *kind.area_dm2) + (brief.most + _spare(brief)) * each
        ease = "exchanged" if brief.needs_all_views else brief.differs
        return area * ROOMY_PCT[ease] // 100

    def _add(self, furnisher: Furnisher, brief: CountBrief) -> None:
        """Place more of the category, as the room would have them.

        Raises:
            Rejected: "crowded" when too few find a free position.
        """
        wanted = brief.total + _spare(brief)
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
        """Something else that fits where an object is, of what such rooms have.

        Where they have nothing of the size, it is of what other rooms have.
        """
        others = [name for each in ROOM_KINDS.values() for name in each.strays]
        for names in (kind.strays, tuple(dict.fromkeys(others))):
            found = self._one_of(furnisher, names, place)
            if found is not None:
                return found
        return None

    def _one_of(
        self, furnisher: Furnisher, names: Sequence[str], place: PlacedEntity
    ) -> PlacedEntity | None:
        """An object of some categories that fits where another one is."""
        catalogue, asset = furnisher.catalogue, place.asset
        barred = {asset.category, *catalogue.category(asset.category).similar}
        names = [
            name
            for name in names
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


def _spare(brief: CountBrief) -> int:
    """How many places there are to be beyond those that are needed."""
    return SPARE_ALONE if brief.needs_all_views else SPARE


def _belonging_to(
    hosts: Sequence[PlacedEntity], placed: Sequence[PlacedEntity]
) -> list[PlacedEntity]:
    """What was placed in relation to some objects, and in relation to that, ...

    An object of the same category beside another one does not belong to it.
    """
    own = {host.asset.category for host in hosts}
    found = list(hosts)
    for each in placed:
        if each.host in found and each.asset.category not in own:
            found.append(each)
    return found[len(hosts) :]


def _main(kind: RoomKind, is_main: bool) -> list[Furnishing]:
    """What a kind of room never lacks, or the rest of its furniture."""
    return [piece for piece in kind.furniture if piece.is_main == is_main]


def _is_alike(other: Asset, asset: Asset) -> bool:
    """Whether a model is hardly larger on the floor than another one."""
    return all(
        ours <= size + ALIKE_MM
        for ours, size in zip(other.size_mm[:2], asset.size_mm[:2], strict=True)
    )


def _fits(furnisher: Furnisher, put: PlacedEntity, place: PlacedEntity) -> bool:
    """Whether something stands free in the room once an object has left its place.

    It may not hide a window either, as whatever else stands there.
    """
    outline = np.array(furnisher.room.outline_mm, dtype=np.int64)
    corners = np.array(put.footprint.corners(), dtype=np.int64)
    if not hold_points(outline, corners).all():
        return False
    if any(
        put.top_mm > zone.sill_mm and zone.footprint.meets(put.footprint)
        for zone in window_zones(furnisher.room)
    ):
        return False
    return not any(
        each.z_mm < put.top_mm
        and put.z_mm < each.top_mm
        and each is not place
        and each.relation.layer != "flat"
        and each.footprint.meets(put.footprint, GAP_MM)
        for each in furnisher.placed
    )
