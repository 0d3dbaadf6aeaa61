"""Furnished rooms that hold a given number of one category, and their twins.

Twins are one room with and without its last counted object, so no property of the room
tells the counts apart: a room is furnished for the larger count, and the smaller one
follows by leaving an object out. Floor area grows with what is counted, furniture comes
before it and small objects after it, so that the rest of the room says little about how
many there are.
"""

from dataclasses import replace

from numpy.random import Generator

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.params import Field, Params, field_validator
from scenegen.records.item import CountBrief
from scenegen.records.scene import Entity, Scene
from scenegen.records.twins import ScenePair
from scenegen.rooms.counted_objects import place_counted
from scenegen.rooms.furnisher import SUPPORTS, Furnisher, PlacedEntity
from scenegen.rooms.furnishing import place_dividers, place_pieces, place_strays
from scenegen.rooms.lighting import light_room
from scenegen.rooms.openings import keep_clear, open_walls, window_zones
from scenegen.rooms.outlines import draw_outline, finish_room
from scenegen.rooms.palette import SCHEMES
from scenegen.rooms.placement import in_open
from scenegen.rooms.room_types import ROOM_KINDS, SHIPPED_KINDS, RoomKind
from scenegen.seeding import between, pick

COUNTED_TRIES = 50

CLEARINGS = 4
"""Small clearings in a room that is not seen from a single position."""

WIDE_REACH, NARROW_REACH = 60_000_000, 110_000_000
"""Reach of a clearing for the wide views of a turn, and for others; see `Clearing`."""

ROOMIER_PCT = (110, 140)
"""Floor area of a room in which something is counted, of what it would need."""

DRESSING = 8
"""Objects of `RoomKind.dressing` for which a full room leaves a place."""


class RoomParams(Params):
    """How large the rooms are and how full.

    Attributes:
        kinds: kinds of rooms; those that suit a brief are tried by their weight.
        area_pct: floor area of a room before the counted objects are added, per cent of
            what is usual for its kind.
        elbow_mm: floor around each counted object that the area grows by.
        dividers: tall objects that occlude others, (least, most).
        strays: other single objects, (least, most).
        entities: objects in a room, (least, most); others are rejected.
        clearance_mm: free floor between objects.
        clearing_mm: side of the free square that is kept for a turn on the spot; other
            rigs get a few squares of half the side.
    """

    kinds: tuple[str, ...] = Field(default=SHIPPED_KINDS, min_length=1)
    area_pct: int = Field(default=100, ge=50, le=400)
    elbow_mm: int = Field(default=900, ge=100, le=2000)
    dividers: tuple[int, int] = (2, 3)
    strays: tuple[int, int] = (2, 7)
    entities: tuple[int, int] = (8, 30)
    clearance_mm: int = Field(default=200, ge=20, le=1000)
    clearing_mm: int = Field(default=2000, ge=400, le=5000)

    @field_validator("kinds")
    @classmethod
    def _known(cls, kinds: tuple[str, ...]) -> tuple[str, ...]:
        for name in kinds:
            if name not in ROOM_KINDS:
                raise ValueError(
                    f"unknown kind of room '{name}'; {ROOM_KINDS.hint(name)}"
                )
        return kinds


class RoomSampler:
    """Samples twin scenes: the same room with and without one counted object."""

    name = "rooms"
    Params = RoomParams

    def __init__(self, params: RoomParams, catalogue: Catalogue) -> None:
        """A sampler that draws from a catalogue."""
        self.params = params
        self.catalogue = catalogue
        self._lamps = frozenset(
            each.name for each in catalogue.categories if "lamp" in each.roles
        )

    def sample(self, brief: CountBrief, rng: Generator) -> ScenePair:
        """The two scenes of a unit, holding `brief.counts` of `brief.category`.

        Raises:
            Rejected: "crowded" when the counted objects find no room, "dividers" when
                too few of those do, "entities" when the room is too empty or too full.
        """
        kind = self._kind(brief, rng)
        furnisher = self._empty_room(kind, brief, rng)
        self._keep_clearings(furnisher, is_turn=brief.rig == "rotation")
        most = self.params.entities[1]
        to_come = max(brief.counts) + self.params.dividers[1] + DRESSING
        place_pieces(furnisher, kind.furniture, most=most - to_come)
        place_dividers(furnisher, kind, self.params.dividers)
        counted = self._count(furnisher, brief)
        place_strays(furnisher, kind, self.params.strays, most=most - DRESSING)
        place_pieces(furnisher, kind.dressing, most=most)
        return self._scenes(furnisher, counted, brief)

    def furnish(self, kind: RoomKind, rng: Generator) -> Scene:
        """A room of a kind in which nothing is counted.

        Raises:
            Rejected: as `sample`.
        """
        furnisher = self.open_room(kind, between(rng, *kind.area_dm2), rng, barred=())
        self.fill(furnisher, kind)
        return self.scene_of(furnisher, furnisher.placed, barred=())

    def fill(self, furnisher: Furnisher, kind: RoomKind) -> None:
        """Place what a kind of room has, around what is there already."""
        most = self.params.entities[1]
        place_pieces(furnisher, kind.furniture, most=most - DRESSING)
        place_strays(furnisher, kind, self.params.strays, most=most - DRESSING)
        place_pieces(furnisher, kind.dressing, most=most)

    def _kind(self, brief: CountBrief, rng: Generator) -> RoomKind:
        """One of the kinds whose strays hold the category, or else any of them."""
        kinds = [ROOM_KINDS[name] for name in self.params.kinds]
        homes = [kind for kind in kinds if brief.category in kind.strays]
        return pick(rng, [k for k in homes or kinds for _ in range(k.weight)])

    def _empty_room(
        self, kind: RoomKind, brief: CountBrief, rng: Generator
    ) -> Furnisher:
        """A room that is large enough for what is counted."""
        category = self.catalogue.category(brief.category)
        assets = self.catalogue.assets_of(brief.category)
        depth, width = (max(asset.size_mm[axis] for asset in assets) for axis in (0, 1))
        elbow = self.params.elbow_mm
        each = (depth + elbow) * (width + elbow) // 10_000
        area = between(rng, *kind.area_dm2) + max(brief.counts) * each
        if brief.rig == "rotation":
            area += 2 * self.params.clearing_mm**2 // 10_000
        area = area * between(rng, *ROOMIER_PCT) // 100
        return self.open_room(
            kind, area, rng, barred=(brief.category, *category.similar)
        )

    def open_room(
        self,
        kind: RoomKind,
        area_dm2: int,
        rng: Generator,
        *,
        barred: tuple[str, ...],
    ) -> Furnisher:
        """An empty room of about an area, with its doors and windows."""
        outline = draw_outline(
            rng,
            area_dm2 * self.params.area_pct // 100,
            shape=pick(rng, kind.shapes),
            aspect_pct=kind.aspect_pct,
        )
        room = finish_room(
            rng,
            outline,
            kind=kind.name,
            finishes=kind.finishes,
            materials=self.catalogue.finishes,
        )
        openings = open_walls(rng, outline, kind.openings, height_mm=room.height_mm)
        furnisher = Furnisher(
            rng,
            replace(room, openings=openings),
            self.catalogue,
            scheme=pick(rng, SCHEMES),
            barred=barred,
            clearance=self.params.clearance_mm,
        )
        for footprint in keep_clear(furnisher.room):
            furnisher.plan.keep(footprint)
        for zone in window_zones(furnisher.room):
            furnisher.plan.limit(zone.footprint, max(zone.sill_mm, 0))
        return furnisher

    def _keep_clearings(self, furnisher: Furnisher, *, is_turn: bool) -> None:
        """Clearings for cameras: a large square for a turn, else a few small ones."""
        rng, room = furnisher.rng, furnisher.room
        side = self.params.clearing_mm if is_turn else self.params.clearing_mm // 2
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
        least, most = self.params.entities
        if not least < len(furnisher.placed) <= most:
            raise Rejected("entities")
        leaver = pick(furnisher.rng, counted)
        order = [each for each in furnisher.placed if each is not leaver] + [leaver]
        full = self.scene_of(furnisher, order, barred=(brief.category,))
        bare = replace(full, entities=full.entities[:-1])
        first, second = brief.counts
        return ScenePair(full, bare) if first > second else ScenePair(bare, full)

    def scene_of(
        self,
        furnisher: Furnisher,
        order: list[PlacedEntity],
        *,
        barred: tuple[str, ...],
    ) -> Scene:
        """The room with what was placed, and its light; barred lamps stay dark."""
        entities = _numbered(order)
        lamps = [
            entity.id
            for entity in entities
            if entity.category in self._lamps and entity.category not in barred
        ]
        light = light_room(furnisher.rng, furnisher.room, lamps)
        return Scene(furnisher.room, entities, light)


def _numbered(placed: list[PlacedEntity]) -> tuple[Entity, ...]:
    """Entities with ids from 1, each supported by the floor, a wall, or another one."""
    return tuple(
        each.entity(number, _support(each, placed))
        for number, each in enumerate(placed, start=1)
    )


def _support(each: PlacedEntity, placed: list[PlacedEntity]) -> int:
    """The id of what supports an object."""
    if each.relation.layer == "top" and each.host is not None:
        return placed.index(each.host) + 1
    return SUPPORTS[each.relation.layer]
