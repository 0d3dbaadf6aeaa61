"""Furnished rooms that hold a given number of one category, and their twins."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.params import Field, Params
from scenegen.records.facts import Brief
from scenegen.records.scene import Entity, Scene
from scenegen.sampling.base import ScenePair
from scenegen.sampling.counted import put_counted
from scenegen.sampling.furnisher import Furnisher, Placed
from scenegen.sampling.groups import GROUPS, put_at_wall, put_divider
from scenegen.sampling.outlines import draw_outline, finish_room
from scenegen.sampling.palette import SCHEMES, daylight
from scenegen.sampling.places import between, in_open, pick

if TYPE_CHECKING:
    from numpy.random import Generator

T = TypeVar("T")

DIVIDERS = ("partition", "folding_screen", "half_wall", "column", "bookcase")
COUNTED_TRIES = 30

VANTAGES = 4
"""Small clearings in a room that is not looked at from one place."""

WIDE_REACH, NARROW_REACH = 60_000_000, 110_000_000
"""Reach of a vantage for the wide views of a turn, and for others; see `Vantage`."""

FURNITURE = ("wardrobe", "bookcase", "tv_stand", "sofa", "bed", "desk")


class RoomParams(Params):
    """How large the rooms are and how full.

    Attributes:
        base_area_dm2: floor area of a room before the counted objects are added, square
            decimetres.
        elbow_mm: floor around each counted object that the area grows by.
        ell_pct: share of L-shaped rooms, per cent.
        groups: furniture groups, (least, most).
        dividers: objects that hide others, (least, most).
        fillers: other single objects, (least, most).
        entities: objects in a room, (least, most); others are rejected.
        clearance_mm: free floor between objects.
        clearing_mm: side of the free square that is kept for a turn on the spot; other
            rigs get a few squares of half the side.
    """

    base_area_dm2: int = Field(default=1700, ge=800, le=10_000)
    elbow_mm: int = Field(default=800, ge=100, le=2000)
    ell_pct: int = Field(default=35, ge=0, le=100)
    groups: tuple[int, int] = (1, 3)
    dividers: tuple[int, int] = (2, 3)
    fillers: tuple[int, int] = (6, 12)
    entities: tuple[int, int] = (8, 25)
    clearance_mm: int = Field(default=200, ge=20, le=1000)
    clearing_mm: int = Field(default=2000, ge=400, le=5000)


class RoomLayout:
    """Samples twin scenes: the same room with and without one counted object."""

    name = "rooms"
    Params = RoomParams

    def __init__(self, params: RoomParams, catalogue: Catalogue) -> None:
        """A layout that draws from a catalogue."""
        self.params = params
        self.catalogue = catalogue

    def sample(self, brief: Brief, rng: "Generator") -> ScenePair:
        """The two scenes of a unit, holding `brief.counts` of `brief.category`.

        Raises:
            Rejected: "crowded" when the counted objects find no room, "dividers" when
                too few of those do, "entities" when the room is too empty or too full.
        """
        furnisher = self._empty_room(brief, rng)
        self._keep_clear(furnisher, is_turn=brief.rig == "rotation")
        for group in _some(rng, GROUPS, between(rng, *self.params.groups)):
            group(furnisher)
        self._divide(furnisher)
        counted = self._count(furnisher, brief)
        self._fill(furnisher)
        return self._scenes(furnisher, counted, brief)

    def _empty_room(self, brief: Brief, rng: "Generator") -> Furnisher:
        category = self.catalogue.category(brief.category)
        assets = self.catalogue.assets_of(brief.category)
        depth, width = (max(asset.size_mm[axis] for asset in assets) for axis in (0, 1))
        elbow = self.params.elbow_mm
        each = (depth + elbow) * (width + elbow) // 10_000
        area = self.params.base_area_dm2 + max(brief.counts) * each
        if brief.rig == "rotation":
            area += 2 * self.params.clearing_mm**2 // 10_000
        area = area * between(rng, 105, 135) // 100
        is_ell = int(rng.integers(100)) < self.params.ell_pct
        room = finish_room(rng, draw_outline(rng, area, is_ell=is_ell))
        return Furnisher(
            rng,
            room,
            self.catalogue,
            scheme=pick(rng, SCHEMES),
            barred=(brief.category, *category.similar),
            clearance=self.params.clearance_mm,
        )

    def _keep_clear(self, furnisher: Furnisher, *, is_turn: bool) -> None:
        """Free floor to look from: a large square for a turn, else a few small ones."""
        rng, room = furnisher.rng, furnisher.room
        side = self.params.clearing_mm if is_turn else self.params.clearing_mm // 2
        reach = WIDE_REACH if is_turn else NARROW_REACH
        wanted = 1 if is_turn else VANTAGES
        for _ in range(COUNTED_TRIES):
            if len(furnisher.vantages) < wanted:
                spot = in_open(rng, room)._replace(heading_tenths=0)
                furnisher.clear(spot, side, reach=reach)

    def _divide(self, furnisher: Furnisher) -> None:
        """Put things in the way.

        Raises:
            Rejected: when fewer than the least number found room.
        """
        least, most = self.params.dividers
        kinds = [kind for kind in DIVIDERS if furnisher.allows(kind)]
        wanted = between(furnisher.rng, least, most)
        made = 0
        for _ in range(2 * wanted):
            if made < wanted and put_divider(furnisher, pick(furnisher.rng, kinds)):
                made += 1
        if made < least:
            raise Rejected("dividers")

    def _count(self, furnisher: Furnisher, brief: Brief) -> list[Placed]:
        """Place the counted objects.

        Raises:
            Rejected: when one of them finds no room.
        """
        counted = []
        for _ in range(max(brief.counts)):
            placed = put_counted(
                furnisher, brief.category, tries=COUNTED_TRIES, in_sight=True
            )
            if placed is None:
                raise Rejected("crowded")
            counted.append(placed)
        return counted

    def _fill(self, furnisher: Furnisher) -> None:
        """Single objects of other categories, until the room is as full as drawn."""
        rng = furnisher.rng
        kinds = [
            category.name
            for category in self.catalogue.categories
            if "countable" in category.roles and furnisher.allows(category.name)
        ]
        for _ in range(between(rng, *self.params.fillers)):
            if len(furnisher.placed) >= self.params.entities[1]:
                return
            if int(rng.integers(100)) < 30:
                put_at_wall(furnisher, pick(rng, FURNITURE))
            else:
                put_counted(furnisher, pick(rng, kinds))

    def _scenes(
        self, furnisher: Furnisher, counted: list[Placed], brief: Brief
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
        full = Scene(furnisher.room, _numbered(order), daylight(furnisher.rng))
        bare = replace(full, entities=full.entities[:-1])
        first, second = brief.counts
        return ScenePair(full, bare) if first > second else ScenePair(bare, full)


def _numbered(placed: Iterable[Placed]) -> tuple[Entity, ...]:
    return tuple(each.entity(number) for number, each in enumerate(placed, start=1))


def _some(rng: "Generator", things: Sequence[T], count: int) -> list[T]:
    return [things[int(index)] for index in rng.permutation(len(things))[:count]]
