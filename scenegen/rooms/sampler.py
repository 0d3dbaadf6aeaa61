"""Furnished rooms: an outline with doors and windows, filled as its kind is."""

from dataclasses import replace

from numpy.random import Generator

from scenegen.catalogue import Catalogue
from scenegen.params import Field, Params, field_validator
from scenegen.records.scene import Entity, Scene
from scenegen.rooms.furnisher import SUPPORTS, Furnisher, PlacedEntity
from scenegen.rooms.furnishing import place_pieces, place_strays
from scenegen.rooms.lighting import light_room
from scenegen.rooms.openings import keep_clear, open_walls, window_zones
from scenegen.rooms.outlines import draw_outline, finish_room
from scenegen.rooms.palette import SCHEMES
from scenegen.rooms.room_types import ROOM_KINDS, SHIPPED_KINDS, RoomKind
from scenegen.seeding import between, pick

DRESSING = 8
"""Objects of `RoomKind.dressing` for which a full room leaves a place."""


class RoomParams(Params):
    """How large the rooms are and how full.

    Attributes:
        kinds: kinds of rooms; counting tries those that suit its category by weight,
            other tasks try all alike.
        area_pct: floor area of a room before the counted objects are added, per cent of
            what is usual for its kind.
        elbow_mm: floor around each counted object that the area grows by; only for
            tasks that count.
        dividers: tall objects that occlude others, (least, most); only for tasks that
            count.
        strays: other single objects, (least, most).
        entities: objects in a room, (least, most); others are rejected.
        clearance_mm: free floor between objects.
        clearing_mm: side of the free square that is kept for a turn on the spot; other
            rigs get a few squares of half the side; only for tasks that count.
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
    """Samples furnished rooms of the kinds that a recipe names."""

    def __init__(self, params: RoomParams, catalogue: Catalogue) -> None:
        """A sampler that draws from a catalogue."""
        self.params = params
        self.catalogue = catalogue
        self._lamps = frozenset(
            each.name for each in catalogue.categories if "lamp" in each.roles
        )

    def furnish(self, kind: RoomKind, rng: Generator) -> Scene:
        """A room of a kind in which nothing is counted.

        Raises:
            Rejected: when its parts find no room.
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
