"""Furnished rooms: an outline with doors and windows, filled as its kind is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Annotated

from numpy.random import Generator

from scenegen.catalogue import Catalogue
from scenegen.params import RISING, Field, Params, field_validator
from scenegen.records.scene import Entity, Room, Scene
from scenegen.rooms.dressing import dress_walls, dress_windows, hang_rows, place_kits
from scenegen.rooms.fixtures import AFTER_FURNITURE, BEFORE_FURNITURE
from scenegen.rooms.floor_plan import FloorPlan
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.furnishing import arrange, place_pieces, place_strays
from scenegen.rooms.lighting import light_room
from scenegen.rooms.openings import (
    keep_clear,
    open_walls,
    window_zones,
)
from scenegen.rooms.outlines import (
    draw_joined,
    draw_outline,
    finish_room,
    parts_of,
    passage_of,
)
from scenegen.rooms.palette import SCHEMES
from scenegen.rooms.placed_entity import SUPPORTS, PlacedEntity
from scenegen.rooms.placement import walls_of
from scenegen.rooms.room_types import (
    ROOM_KINDS,
    SHIPPED_KINDS,
    Furnishing,
    RoomKind,
    main_first,
    version_of,
)
from scenegen.seeding import between, pick

LARGEST_DM2 = 3800
"""Floor area of two joined rooms at most, without the opening, square decimetres."""

PLAN_TRIES = 12
"""Floor plans drawn before a room takes one that leaves too little wall."""

CASE_DEPTH, CASE_HEIGHT = 660, 1800
"""Of what asks for a free stretch of wall, millimetres."""

PASSAGE = 500
"""Floor before the opening between two rooms that stays free, millimetres."""

_Few = Annotated[int, Field(ge=0, le=100)]
_Objects = Annotated[int, Field(ge=0, le=1000)]

FewRange = Annotated[tuple[_Few, _Few], RISING]
"""(least, most) of some among the objects of a room."""

ObjectRange = Annotated[tuple[_Objects, _Objects], RISING]
"""(least, most) of all objects of a room."""

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
    """

    kinds: tuple[str, ...] = Field(default=SHIPPED_KINDS, min_length=1)
    area_pct: int = Field(default=100, ge=50, le=400)
    elbow_mm: int = Field(default=350, ge=100, le=2000)
    dividers: FewRange = (0, 1)
    strays: FewRange = (0, 3)
    entities: ObjectRange = (8, 70)
    clearance_mm: int = Field(default=200, ge=20, le=1000)

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
        kind = version_of(rng, kind)
        furnisher = self.open_room(kind, between(rng, *kind.area_dm2), rng, barred=())
        self.fill(furnisher, kind)
        return self.scene_of(furnisher, furnisher.placed, barred=())

    def fill(
        self,
        furnisher: Furnisher,
        kind: RoomKind,
        check: Callable[[], None] = lambda: None,
    ) -> None:
        """Place what a kind of room has, around what is there already.

        Args:
            furnisher: the room.
            kind: its kind.
            check: raises Rejected where the furniture will not do, before the walls and
                the tops are dressed.

        Raises:
            Rejected: "main_piece", or that of `check`.
        """
        self.prepare(furnisher)
        self.place_furniture(furnisher, kind, lambda each: each.furniture)
        place_strays(
            furnisher, kind, self.params.strays, most=self.params.entities[1] - DRESSING
        )
        check()
        self.dress(furnisher, kind)

    def prepare(self, furnisher: Furnisher) -> None:
        """Place what furniture leaves room for: switches, radiators, curtains."""
        dress_windows(furnisher)
        place_pieces(furnisher, BEFORE_FURNITURE, most=self.params.entities[1])

    def place_furniture(
        self,
        furnisher: Furnisher,
        kind: RoomKind,
        pieces: Callable[[RoomKind], Iterable[Furnishing]],
    ) -> None:
        """Place some furnishings of a kind of room, and of the room beyond it.

        The main pieces of both come before all else: they need the most room, and a
        room that has none for them is given up early.

        Raises:
            Rejected: "main_piece".
        """
        most = self.params.entities[1] - DRESSING
        for each in self._parts(furnisher, kind):
            first, _ = main_first(pieces(each))
            arrange(furnisher, first, most=most)
        for each in self._parts(furnisher, kind):
            _, others = main_first(pieces(each))
            place_pieces(furnisher, others, most=most)

    def dress(self, furnisher: Furnisher, kind: RoomKind) -> None:
        """Dress the walls, the ceiling and the tops of a room."""
        most = self.params.entities[1]
        place_pieces(furnisher, AFTER_FURNITURE, most=most)
        for each in self._parts(furnisher, kind):
            hang_rows(furnisher, each.hung, but=_hung_over(each), most=most)
            place_pieces(furnisher, each.dressing, most=most)
        for each in self._parts(furnisher, kind):
            dress_walls(furnisher, each.hung, most=most)
            place_kits(furnisher, each.tops, most=most)

    def _parts(self, furnisher: Furnisher, kind: RoomKind) -> Iterator[RoomKind]:
        """The kinds of two joined rooms in turn, each with the other room closed."""
        parts = parts_of(furnisher.room.outline_mm)
        if furnisher.beyond is None or not parts:
            yield kind
            return
        for number, each in enumerate((kind, furnisher.beyond)):
            furnisher.open_part(parts[number], [parts[1 - number]])
            yield each
        furnisher.open_part(None, [])

    def open_room(
        self,
        kind: RoomKind,
        area_dm2: int,
        rng: Generator,
        *,
        barred: tuple[str, ...],
    ) -> Furnisher:
        """An empty room of about an area, with its doors and windows."""
        area_dm2 = area_dm2 * self.params.area_pct // 100
        shape, beyond = pick(rng, kind.shapes), None
        if shape == "joined":
            beyond = ROOM_KINDS[pick(rng, kind.beyond)]
        kinds = (kind,) if beyond is None else (kind, beyond)
        needs_wall = any(each.open_wall_mm for each in kinds)
        for _ in range(PLAN_TRIES if needs_wall else 1):
            room = self._draw_room(rng, shape, area_dm2, *kinds)
            if not needs_wall or _has_walls(room, *kinds):
                break
        furnisher = Furnisher(
            rng,
            room,
            self.catalogue,
            scheme=pick(rng, SCHEMES),
            barred=barred,
            clearance=self.params.clearance_mm,
        )
        furnisher.beyond = beyond
        passage = passage_of(room.outline_mm, PASSAGE)
        for footprint in (*keep_clear(room), *passage):
            furnisher.plan.keep(footprint)
        for zone in window_zones(room):
            furnisher.plan.limit(zone.footprint, max(zone.sill_mm, 0))
        return furnisher

    def _draw_room(
        self,
        rng: Generator,
        shape: str,
        area_dm2: int,
        kind: RoomKind,
        beyond: RoomKind | None = None,
    ) -> Room:
        """An empty room: outline, surfaces, doors and windows."""
        if beyond is not None:
            second = between(rng, *beyond.area_dm2)
            both = min(area_dm2 + second, LARGEST_DM2)
            share = 100 * area_dm2 // (area_dm2 + second)
            outline = draw_joined(rng, both, share)
        else:
            outline = draw_outline(
                rng, area_dm2, shape=shape, aspect_pct=kind.aspect_pct
            )
        room = finish_room(
            rng,
            outline,
            kind=kind.name,
            finishes=kind.finishes,
            materials=self.catalogue.finishes,
        )
        openings = open_walls(rng, outline, kind.openings, height_mm=room.height_mm)
        return replace(room, openings=openings, beyond=beyond.name if beyond else None)

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
        light = light_room(
            furnisher.rng, furnisher.room, lamps, self.catalogue.finishes
        )
        return Scene(furnisher.room, entities, light)


def _has_walls(room: Room, *kinds: RoomKind) -> bool:
    """Whether each part of a room has the free wall that its kind asks for."""
    plan = FloorPlan(room)
    for footprint in keep_clear(room):
        plan.keep(footprint)
    for zone in window_zones(room):
        plan.limit(zone.footprint, 0)
    parts = parts_of(room.outline_mm)
    for number, kind in enumerate(kinds):
        if parts:
            plan.close(parts[1 - number])
        stretches = [
            stretch.length
            for wall in walls_of(room)
            for stretch in plan.free_along(wall, CASE_DEPTH, 0, CASE_HEIGHT)
        ]
        if max(stretches, default=0) < kind.open_wall_mm:
            return False
    return True


def _hung_over(kind: RoomKind) -> list[str]:
    """What something other than pictures hangs over in a kind of room."""
    pieces = [each for each in kind.dressing if each.relation.layer == "wall"]
    return [host for each in pieces for host in each.relation.hosts]


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
