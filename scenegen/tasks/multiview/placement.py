"""Rooms that hold a given number of one category, with and without one of them.

Twins are one room with and without its last counted object, so no property of the room
tells the counts apart: a room is furnished for the larger count, and the smaller one
follows by leaving an object out. Floor area grows with what is counted, furniture comes
before it and small objects after it, so that the rest of the room says little about how
many there are.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from scenegen.errors import Rejected
from scenegen.records.twins import ScenePair
from scenegen.rooms.counted_objects import place_counted
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.furnishing import place_dividers, place_strays
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.placement import in_open
from scenegen.rooms.room_types import ROOM_KINDS, Furnishing, RoomKind, version_of
from scenegen.rooms.sampler import DRESSING, RoomSampler
from scenegen.seeding import between, pick
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.pools import barred_categories

if TYPE_CHECKING:
    from numpy.random import Generator

COUNTED_TRIES = 50

CLEARINGS = 4
"""Small clearings in a room that is not seen from a single position."""

WIDE_REACH, NARROW_REACH = 60_000_000, 110_000_000
"""Reach of a clearing for the wide views of a turn, and for others; see `Clearing`."""

ROOMIER_PCT = (100, 115)
"""Floor area of a room in which something is counted, of what it would need."""


class CountedRooms:
    """Twin scenes: the same room with and without one counted object."""

    def __init__(self, rooms: RoomSampler) -> None:
        """Rooms of the kinds that a series asks for."""
        self.rooms = rooms

    def sample(self, brief: CountBrief, rng: "Generator") -> ScenePair:
        """The two scenes of a unit, holding `brief.counts` of `brief.category`.

        Raises:
            Rejected: "crowded" when the counted objects find no room, "dividers" when
                too few of those do, "entities" when the room is too empty or too full.
        """
        kind = self._kind(brief, rng)
        furnisher = self._empty_room(kind, brief, rng)
        most = self.rooms.params.entities[1]
        self.rooms.prepare(furnisher)
        # What is counted comes as soon as the room is what it is for; what could be
        # elsewhere, or not at all, makes way.
        rooms = self.rooms
        rooms.place_furniture(furnisher, kind, lambda each: _main(each, True))
        self._keep_clearings(furnisher, is_turn=brief.rig == "rotation")
        counted = self._count(furnisher, brief)
        place_dividers(furnisher, kind, rooms.params.dividers)
        rooms.place_furniture(furnisher, kind, lambda each: _main(each, False))
        place_strays(furnisher, kind, self.rooms.params.strays, most=most - DRESSING)
        self.rooms.dress(furnisher, kind)
        return self._scenes(furnisher, counted, brief)

    def _kind(self, brief: CountBrief, rng: "Generator") -> RoomKind:
        """One of the kinds where the category occurs in numbers, or else any."""
        kinds = [ROOM_KINDS[name] for name in self.rooms.params.kinds]
        homes = [kind for kind in kinds if brief.category in kind.numerous]
        kind = pick(rng, [k for k in homes or kinds for _ in range(k.weight)])
        return version_of(rng, kind, wanted=(brief.category,))

    def _empty_room(
        self, kind: RoomKind, brief: CountBrief, rng: "Generator"
    ) -> Furnisher:
        """A room that is large enough for what is counted."""
        assets = self.rooms.catalogue.assets_of(brief.category)
        depth, width = (max(asset.size_mm[axis] for asset in assets) for axis in (0, 1))
        elbow = self.rooms.params.elbow_mm
        each = (depth + elbow) * (width + elbow) // 10_000
        area = between(rng, *kind.area_dm2) + max(brief.counts) * each
        if brief.rig == "rotation":
            area += 2 * self.rooms.params.clearing_mm**2 // 10_000
        area = area * between(rng, *ROOMIER_PCT) // 100
        barred = barred_categories(self.rooms.catalogue, (brief.category,))
        return self.rooms.open_room(kind, area, rng, barred=barred)

    def _keep_clearings(self, furnisher: Furnisher, *, is_turn: bool) -> None:
        """Clearings for cameras: a large square for a turn, else a few small ones."""
        rng, room = furnisher.rng, furnisher.room
        side = (
            self.rooms.params.clearing_mm
            if is_turn
            else self.rooms.params.clearing_mm // 2
        )
        reach = WIDE_REACH if is_turn else NARROW_REACH
        wanted = 1 if is_turn else CLEARINGS
        for _ in range(COUNTED_TRIES):
            if len(furnisher.clearings) < wanted:
                middle = in_open(rng, room)._replace(heading_tenths=0)
                furnisher.reserve(middle, side, reach=reach)

    def _count(self, furnisher: Furnisher, brief: CountBrief) -> list[PlacedEntity]:
        """Place the counted objects.

        Raises:
            Rejected: "crowded" when one of them finds no free position.
        """
        counted = []
        for _ in range(max(brief.counts)):
            placed = place_counted(
                furnisher, brief.category, tries=COUNTED_TRIES, only_visible=True
            )
            if placed is None:
                raise Rejected("crowded")
            counted.append(placed)
        return counted

    def _scenes(
        self, furnisher: Furnisher, counted: list[PlacedEntity], brief: CountBrief
    ) -> ScenePair:
        """The fuller and the emptier scene, in the order of the brief.

        The object that only one twin has comes last, so that all others keep their ids.

        Raises:
            Rejected: when the room is too empty or too full.
        """
        least, most = self.rooms.params.entities
        if not least < len(furnisher.placed) <= most:
            raise Rejected("entities")
        leaver = pick(furnisher.rng, counted)
        order = [each for each in furnisher.placed if each is not leaver] + [leaver]
        full = self.rooms.scene_of(furnisher, order, barred=(brief.category,))
        bare = replace(full, entities=full.entities[:-1])
        first, second = brief.counts
        return ScenePair(full, bare) if first > second else ScenePair(bare, full)


def _main(kind: RoomKind, is_main: bool) -> list[Furnishing]:
    """What a kind of room never lacks, or the rest of its furniture."""
    return [piece for piece in kind.furniture if piece.is_main == is_main]
